"""Weighs what the words of a heading say for each measure, by patterns that ship as data."""

import re
from dataclasses import dataclass
from functools import lru_cache

from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.search_text import fold

SECOND_PATTERN_BONUS = 0.02
"""Added for each further pattern of the same measure."""
LABEL_WEIGHT = 0.99
"""Weight of a heading that is a label of the measure, letter by letter after folding."""

_LABEL_NOISE = re.compile(r"[・、,\s()「」/]|の(?=推進$|促進$|徹底$|整備$)|(?:自治体|地方公共団体)(?:の)?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that speak for a measure: where they stand in the folded text, and with which weight."""

    measure_id: str
    words: str
    start: int
    end: int
    weight: float
    source: str = "pattern"


@dataclass(frozen=True, slots=True)
class _Rule:
    measure_id: str
    weight: float
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


def label_key(text: str) -> str:
    """Return a label without what varies between prints of it: brackets, dots, and 自治体の before the topic."""
    return _LABEL_NOISE.sub("", fold(text))


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            measure_id,
            row["weight"],
            re.compile(row["re"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if row.get("unless") else None,
        )
        for measure_id, rows in read_yaml("rules.yaml").items()
        for row in rows
    )


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    taxonomy = load_taxonomy()
    for measure in taxonomy.measures:
        for text in (measure.label_ja, *(label.text for label in measure.alternative_labels)):
            table.setdefault(label_key(text), []).append(measure.id)
    for edition in taxonomy.editions:
        for _, item in edition.items():
            if item.title:
                table.setdefault(label_key(item.title), []).extend(item.measures)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in table.items() if key}


@lru_cache(maxsize=1)
def _negatives() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for measure in load_taxonomy().measures:
        for text in measure.negative_labels:
            table.setdefault(label_key(text), set()).add(measure.id)
    return {key: frozenset(ids) for key, ids in table.items()}


@lru_cache(maxsize=32768)
def evidence(core: str) -> tuple[Evidence, ...]:
    """Return everything that speaks for a measure in the folded words of a heading, the strongest first."""
    key = label_key(core)
    barred = _negatives().get(key, frozenset())
    found = [
        Evidence(measure_id, core, 0, len(core), LABEL_WEIGHT, "label")
        for measure_id in _labels().get(key, ())
        if measure_id not in barred
    ]
    for rule in _rules():
        if rule.measure_id in barred:
            continue
        match = rule.pattern.search(core)
        if match and not (rule.unless and rule.unless.search(core)):
            found.append(Evidence(rule.measure_id, match.group(), match.start(), match.end(), rule.weight))
    return tuple(sorted(found, key=lambda item: (-item.weight, item.start, item.measure_id)))


def scores(found: tuple[Evidence, ...]) -> dict[str, float]:
    """Return the score of each measure: its strongest evidence and a little for each further one."""
    result: dict[str, float] = {}
    for item in found:
        if item.measure_id in result:
            result[item.measure_id] = min(0.99, result[item.measure_id] + SECOND_PATTERN_BONUS)
        else:
            result[item.measure_id] = item.weight
    return result
