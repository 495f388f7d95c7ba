"""The text under a compound label (現状と課題, 目標時期と財政支援) is divided by what each sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from extractors.language.dates import find_dates
from extractors.statements.parts import Part, sentences

_CUES = {
    "issues": re.compile(
        r"課題|必要(?:が|と|で|性)|求められ|望まれ|不足|困難|おそれ|恐れ|不十分|限られ|負担|遅れ|難し|にくい|づらい|懸念|問題|支障|リスク"
        r"|(?:い|られ|でき|てい|至ら|届か|進ま|そろわ|揃わ|足り|少|追いつか|なら)な[いく]|おらず|残[りるっ]|差がある|手間|煩雑|要(?:する|し|します|しま)|低い|とどま"
    ),
    "funding": re.compile(r"財政|補助|交付金|交付税|財源|予算|経費|費用|事業費|起債|基金|負担|[億千百万]円|助成"),
    "kpi": re.compile(r"[0-9０-９]+\s*[%％件割人回]|指標|KPI"),
    "effect": re.compile(r"効果|期待|向上|削減|軽減|短縮|見込"),
    "goal": re.compile(r"目指|目標|実現|姿|目的|ため"),
    "schedule": re.compile(r"年度|スケジュール|[0-9０-９]+月"),
    "actions": re.compile(r"(?:行|図|進め|推進|実施|導入|整備|検討|取り組)"),
}
_ONLY_IF_SPOKEN = ("kpi", "target", "funding", "schedule", "departments")
"""Fields that are given text only where it speaks of them."""
_ISSUE_OPENERS = re.compile(r"^(?:しかし|一方|ただし|そのため|また、課題|課題(?:として|は))")


def divide(fields: Sequence[str], parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    """Give every field of a compound label its part of the text.

    As many paragraphs as fields are taken one each. Otherwise the text is cut, in order, where the sentences change
    their subject. A single sentence goes to the field that it speaks of; one that speaks of none in particular is
    given to every field.
    """
    parts = _mended(parts)
    paragraphs = [part for part in parts if part.kind != "note"]
    if len(paragraphs) == len(fields):
        return [(name, [part]) for name, part in zip(fields, paragraphs, strict=True)]
    units = _units(parts)
    fields = _spoken(fields, units)
    if len(units) < len(fields) or len(fields) == 1:
        return _undivided(fields, parts, units)
    best = max(_cuts(len(units), len(fields)), key=lambda cuts: _fit(fields, units, cuts))
    edges = [0, *best, len(units)]
    return [
        (name, [part for part, _ in units[start:end]])
        for name, start, end in zip(fields, edges, edges[1:], strict=False)
    ]


def _mended(parts: Sequence[Part]) -> list[Part]:
    """Paragraphs that a column or page has cut in the middle of a sentence, put together."""
    whole: list[Part] = []
    for part in parts:
        before = whole[-1] if whole else None
        if before is not None and before.kind == part.kind == "paragraph" and before.text[-1:] not in "。．！？」）)":
            whole[-1] = replace(before, passage=before.passage + part.passage)
        else:
            whole.append(part)
    return whole


def _units(parts: Sequence[Part]) -> list[tuple[Part, bool]]:
    """Sentences, and whether each begins a paragraph."""
    units: list[tuple[Part, bool]] = []
    for part in parts:
        if part.kind == "item":
            units.append((part, True))
            continue
        for i, sentence in enumerate(sentences(part.passage)):
            units.append((Part(sentence, part.kind, part.row, part.quoted), i == 0))
    return units


def _spoken(fields: Sequence[str], units: Sequence[tuple[Part, bool]]) -> list[str]:
    kept = [f for f in fields if f not in _ONLY_IF_SPOKEN or any(_about(f, part.text) for part, _ in units)]
    return kept or list(fields)


def _undivided(
    fields: Sequence[str], parts: Sequence[Part], units: Sequence[tuple[Part, bool]]
) -> list[tuple[str, list[Part]]]:
    if set(fields) == {"goal", "effect"}:
        # What a thing is for and what comes of it is one sentence in two words.
        return [("goal", list(parts))]
    spoken = [name for name in fields if any(_about(name, part.text) for part, _ in units)]
    chosen = spoken if len(spoken) == 1 else list(fields)
    return [(name, list(parts)) for name in chosen]


def _cuts(units: int, fields: int) -> list[tuple[int, ...]]:
    # More than 24 units are cut only at every other place: nobody prints a compound label above so long a text.
    places = range(1, units) if units <= 24 else range(1, units, 2)
    return list(combinations(places, fields - 1))


def _fit(fields: Sequence[str], units: Sequence[tuple[Part, bool]], cuts: Sequence[int]) -> float:
    edges = [0, *cuts, len(units)]
    total = 0.0
    for name, start, end in zip(fields, edges, edges[1:], strict=False):
        others = [other for other in fields if other != name]
        for part, _ in units[start:end]:
            own = _about(name, part.text)
            total += own - 0.5 * (not own and any(_about(other, part.text) for other in others))
    return total + 0.4 * sum(units[cut][1] for cut in cuts)


def _about(name: str, text: str) -> bool:
    if name == "target":
        return bool(find_dates(text)) or re.search(r"時期|期限", text) is not None
    if name == "current_state":
        return not _about("issues", text)
    if name == "issues" and _ISSUE_OPENERS.search(text):
        return True
    cue = _CUES.get(name)
    return cue is not None and cue.search(text) is not None
