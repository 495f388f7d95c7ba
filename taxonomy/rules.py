"""Weighs what the words of a heading say for each measure, by patterns that ship as data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.phrases import may_hold, phrases_in
from taxonomy.search_text import fold

SECOND_PATTERN_BONUS = 0.02
"""Added for each further pattern of the same measure."""
ASIDE = 0.6
"""Factor for words in brackets behind the heading proper: they name an example or a place more often than the topic."""
PLAIN, EXPLAINS = 0.9, 0.95
"""Weight from which words outside brackets are plain, and from which words inside explain what is not plain."""
QUALIFIER = 0.2
"""Factor for words that qualify the main topic of a heading and are not joined to it."""
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
    needs: re.Pattern[str] | None


def label_key(text: str) -> str:
    """Return a label without what varies between prints of it: brackets, dots, and 自治体の before the topic."""
    return _LABEL_NOISE.sub("", fold(text))


@cache
def _rules(least: float = 0.0) -> tuple[_Rule, ...]:
    """Return the rules of a weight, or of more."""
    return tuple(
        _Rule(
            measure_id,
            row["weight"],
            re.compile(row["re"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if row.get("unless") else None,
            re.compile(row["needs"], re.IGNORECASE) if row.get("needs") else None,
        )
        for measure_id, rows in read_yaml("rules.yaml").items()
        for row in rows
        if row["weight"] >= least
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


def _aside(core: str, at: int) -> bool:
    before = core[:at]
    return before.count("(") > before.count(")") and before.index("(") > 0


@lru_cache(maxsize=32768)
def evidence(core: str) -> tuple[Evidence, ...]:
    """Return everything that speaks for a measure in the folded words of a heading, the strongest first."""
    return _by_patterns(core, 0.0)


def _by_patterns(core: str, least: float) -> tuple[Evidence, ...]:
    key = label_key(core)
    barred = _negatives().get(key, frozenset())
    found = [
        Evidence(measure_id, core, 0, len(core), LABEL_WEIGHT, "label")
        for measure_id in _labels().get(key, ())
        if measure_id not in barred
    ]
    for rule in _rules(least):
        if rule.measure_id in barred:
            continue
        match = rule.pattern.search(core)
        if rule.needs and not rule.needs.search(core):
            continue
        if match and not (rule.unless and rule.unless.search(core)):
            found.append(Evidence(rule.measure_id, match.group(), match.start(), match.end(), rule.weight))
    found = _weigh_asides(core, found)
    return tuple(sorted(found, key=lambda item: (-item.weight, item.start, item.measure_id)))


def _weigh_asides(core: str, found: list[Evidence]) -> list[Evidence]:
    """Take from words in brackets, which name an example or a place, unless they say what a name means.

    手のひら市役所(オンライン申請の拡大): where nothing outside the brackets is plain, a plain word inside is the topic.
    """
    outside = max((item.weight for item in found if not _aside(core, item.start)), default=0.0)
    if outside < PLAIN and any(item.weight >= EXPLAINS for item in found):
        return found
    return [
        replace(item, weight=round(item.weight * ASIDE, 3)) if _aside(core, item.start) else item for item in found
    ]


@lru_cache(maxsize=32768)
def with_phrases(core: str) -> tuple[Evidence, ...]:
    """Return the evidence of a heading with what its own words say (`phrases.py`), the strongest first.

    A phrase speaks only for a measure of which no pattern speaks (it would say the same again) or was taken back by
    its exception (a phrase knows of none).
    """
    found = evidence(core)
    known = {item.measure_id for item in found} | _negatives().get(label_key(core), frozenset()) | _taken_back(core)
    added = [
        Evidence(item.measure_id, core[item.start : item.end], item.start, item.end, item.weight, "phrase")
        for item in phrases_in(core)
        if item.measure_id not in known
    ]
    if not added:
        return found
    return tuple(sorted((*found, *added), key=lambda item: (-item.weight, item.start, item.measure_id)))


@lru_cache(maxsize=32768)
def plain_evidence(core: str) -> tuple[Evidence, ...]:
    """Return the evidence that names a measure plainly (PLAIN), the strongest first.

    Of a body's many sentences nothing else is asked: weaker patterns are not tried, and Sudachi has to read none that
    cannot hold a plain phrase.
    """
    found = with_phrases(core) if may_hold(core, PLAIN) else _by_patterns(core, PLAIN)
    return tuple(item for item in found if item.weight >= PLAIN)


def _taken_back(core: str) -> set[str]:
    excepted = (rule for rule in _rules() if rule.unless and rule.unless.search(core))
    return {rule.measure_id for rule in excepted if rule.pattern.search(core)}


@lru_cache(maxsize=32768)
def without_partner(core: str) -> frozenset[str]:
    """Return the measures of which a heading has only a wide word (くらしを軽くする), not its partner."""
    return frozenset(
        rule.measure_id for rule in _rules() if rule.needs and rule.pattern.search(core) and not rule.needs.search(core)
    )


_TOGETHER = re.compile(r"と(?:いっしょ|一緒|共に|ともに|つなが|つなぐ|働|歩|な[りるっ]|す[るべ])")
_BRACKETS = re.compile(r"\([^()]*\)|【[^【】]*】")
_JOINER = re.compile(r"[・、,とや]|及び|並びに|かつ")
# Words that tie what stands before them to the head behind them: 子育て・介護分野の手続 is about 手続 alone.
_ATTRIBUTE = re.compile(r"の$|における$|分野の|に関する|を活用した|による")
_WIDE = "regional-digitalization"
# Measures that are a thing of one name: what is done with it (AIを活用した入所選考) is still about the thing.
_NAMED_THINGS = frozenset({"ai-rpa", "mynumber-card", "eltax-payment", "regulation-review", "prefecture-support"})
_SUPPORT = "prefecture-support"
# 標準化に係る市町村の支援及び県システムの移行: a prefecture helps its towns and does the same at home.
_AND_ITS_OWN = re.compile(
    r"(?:及び|並びに|と|・|、)(?:本|当)?(?:県庁?|府庁?|都庁?|道庁?)(?:の|自ら)?(?!民|内|立|下|市町村|と市町村)"
)


def scores(found: tuple[Evidence, ...], core: str) -> dict[str, float]:
    """Return the score of each measure: its strongest evidence and a little for each further one.

    A heading is about one measure unless it joins two (セキュリティとオープンデータ): words of another measure that
    only qualify the main topic (保育所入所申請のオンライン化) count for less.
    """
    best: dict[str, Evidence] = {}
    spans: dict[str, Evidence] = {}
    result: dict[str, float] = {}
    for item in found:
        if item.measure_id in best:
            result[item.measure_id] = min(LABEL_WEIGHT, result[item.measure_id] + SECOND_PATTERN_BONUS)
        else:
            best[item.measure_id], result[item.measure_id] = item, item.weight
        if item.source == "pattern":
            spans.setdefault(item.measure_id, item)
    if not best:
        return {}
    main = max((item for item in best.values() if not _spans_plainer(item, best.values())), key=_rank)
    head = spans.get(main.measure_id, main)
    for measure_id, item in best.items():
        if measure_id == main.measure_id or (item.source == "label" and main.source == "label"):
            continue
        other = spans.get(measure_id, item)
        if not _joined(core, head, other) and not (head.measure_id == _SUPPORT and _AND_ITS_OWN.search(core, head.end)):
            result[measure_id] = round(result[measure_id] * QUALIFIER, 3)
    return result


def _spans_plainer(item: Evidence, others: Iterable[Evidence]) -> bool:
    """Say whether a phrase reaches over words that name another measure more plainly (どこでも働ける役場)."""
    return item.source == "phrase" and any(
        other.source == "pattern"
        and other.weight >= EXPLAINS > item.weight
        and other.measure_id not in (item.measure_id, _WIDE)
        and other.start == item.start
        and other.end < item.end
        for other in others
    )


def parts_of(core: str) -> list[str]:
    """Return the topics that a heading joins (業務改革と自動化: two); what stands in brackets joins none."""
    return [part for part in _JOINER.split(_TOGETHER.sub("", _BRACKETS.sub("", core))) if len(part) > 1]


def _rank(item: Evidence) -> tuple[bool, int, bool, int, int]:
    """Order candidates for the main topic: labels first, then weight; the wide measure yields; the head is last.

    Of words that begin together those that reach further hold the head (役場に来なくても済む and … 済む手続).
    """
    tier = (item.weight >= 0.85) + (item.weight >= 0.7) + (item.measure_id in _NAMED_THINGS and item.weight >= 0.9)
    return item.source == "label", tier, item.measure_id != _WIDE, item.start, item.end


def _joined(core: str, first: Evidence, second: Evidence) -> bool:
    """Say whether two topics stand side by side, or the same words speak equally for both."""
    left, right = sorted((first, second), key=lambda item: item.start)
    between = core[left.end : right.start] if left.end <= right.start else core[left.start : right.start]
    parts = _JOINER.split(between)
    if len(parts) > 1 and not _ATTRIBUTE.search(parts[-1]):
        return True
    return (left.start, left.end, left.weight) == (right.start, right.end, right.weight)
