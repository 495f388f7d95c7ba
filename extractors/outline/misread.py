"""What a scan got wrong in a heading is put right by what stands elsewhere: its siblings, its page's running head."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extractors.document import Line, Passage
from extractors.outline.flow import Flow
from extractors.outline.looks import MAX_TITLE
from extractors.outline.numbering import parse_numbering

CORNER = 0.12
"""A running head stands within this share of the page's height from its top."""
ECHO = 1.4
"""The title is set at least so many times larger than its running head."""
LIKE = 0.7
"""Likeness of the two, blanks aside: large letters set apart are read with one or two wrong ones."""
SAME_SIZE = 0.12
"""Share by which the sizes of siblings may differ; on a scan they are measured."""
_COUNTED = re.compile(
    r"(?P<before>[^\s0-9０-９]{1,4})\s*(?P<number>[0-9０-９]{1,2})\s*(?P<behind>[^\s0-9０-９]?)(?=[\s　]+\S)"
)
_ALIKE = {"S": 5, "s": 5, "l": 1, "I": 1, "|": 1, "!": 1, "Z": 2, "z": 2, "B": 8, "b": 6, "G": 6, "q": 9, "g": 9}
"""Letters for which a digit that stands alone is taken."""
_ALONE = re.compile(
    r"(?P<open>[(（]?)(?:(?P<digit>[0-9０-９]{1,2})|(?P<letter>[" + re.escape("".join(_ALIKE)) + r"]))"
    r"(?P<close>[)）.．、]?)(?=[\s　]+\S|(?<=[)）])\S)"
)
_UNITS = frozenset("年月日次期回号条者位種弾段級版部編節項款巻話度時分円人件")
"""What may stand behind a number with a sense of its own."""


@dataclass(slots=True)
class _Counter:
    """A line that begins with words around a number."""

    line: Line
    words: str
    """What stands before and behind the number."""
    places: tuple[int, ...]
    """Where in the line these letters stand."""
    value: int
    seen: bool
    """Whether the line was recognised on a picture."""
    known: bool
    """Whether it is a numbering by its own words."""


def join_echoes(flow: Flow) -> None:
    """Where a scan's page says its title twice, small at its top and large below, the title has the small one's words.

    Large letters set apart are misread more often than a running head in plain type; the two become one heading.
    """
    gone: set[int] = set()
    for index, (block, page) in enumerate(flow.each()):
        small = block.lines[0] if len(block.lines) == 1 and block.kind in ("paragraph", "item") else None
        if page.page.text_source != "ocr" or small is None or small.place.top > CORNER * page.page.height:
            continue
        for below in range(index + 1, min(index + 3, len(flow.blocks))):
            large = flow.blocks[below]
            if flow.page(below) is not page or len(large.lines) != 1 or large.lines[0].size < ECHO * small.size:
                continue
            if _likeness(small.text, large.text) >= LIKE:
                flow.blocks[below] = replace(large, lines=[replace(large.lines[0], passage=small.passage)])
                gone.add(index)
                break
    flow.pages[:] = [page for i, page in enumerate(flow.pages) if i not in gone]
    flow.blocks[:] = [block for i, block in enumerate(flow.blocks) if i not in gone]


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, re.sub(r"\s", "", a), re.sub(r"\s", "", b), autojunk=False).ratio()


def right_counters(flow: Flow) -> None:
    """Give lines of scans that are counted among siblings but for one letter the siblings' letter.

    The line stands between two siblings whose numbers are the one before and the one behind its own, in their size,
    and its own letters make no numbering.
    """
    counters = _counters(flow)
    families: defaultdict[str, list[int]] = defaultdict(list)
    for index, counter in enumerate(counters):
        if counter.known and len(counter.words) > 1:
            families[counter.words].append(index)
    for index, counter in enumerate(counters):
        if not counter.seen or counter.known:
            continue
        for words, family in families.items():
            wrong = _differs(counter.words, words)
            if wrong is None or not _belongs(counter, index, [(i, counters[i]) for i in family]):
                continue
            at = counter.places[wrong]
            text = counter.line.text
            places = counter.line.passage.places
            counter.line.passage = Passage(text[:at] + words[wrong] + text[at + 1 :], places)
            break


def right_digits(flow: Flow) -> None:
    """Give headings of scans whose number was taken for a letter (S　取組, (l)　窓口) the digit that follows.

    The line before it that is counted in the same form and size has the number that comes before.
    """
    last: list[tuple[tuple[str, str], float, int]] = []
    for block, page in flow.each():
        line = block.lines[0]
        match = _ALONE.match(line.text)
        if block.kind not in ("paragraph", "item") or match is None or len(line.text) > MAX_TITLE:
            continue
        form = match["open"], match["close"]
        letter = match["letter"]
        value = _ALIKE[letter] if letter else int(match["digit"])
        if letter:
            like = (v for f, size, v in reversed(last) if f == form and abs(size / line.size - 1) <= SAME_SIZE)
            before = next(like, 0)
            if page.page.text_source != "ocr" or value != before + 1 or (value == 1 and not match["open"]):
                continue
            at, text = match.start("letter"), line.text
            line.passage = Passage(text[:at] + str(value) + text[at + 1 :], line.passage.places)
        last.append((form, line.size, value))


def _counters(flow: Flow) -> list[_Counter]:
    found = []
    for block, page in flow.each():
        if block.kind not in ("paragraph", "item") or len(block.lines) > 2:
            continue
        line = block.lines[0]
        match = _COUNTED.match(line.text)
        if match is None or len(line.text) > MAX_TITLE:
            continue
        places = (*range(*match.span("before")), *range(*match.span("behind")))
        numbering = parse_numbering(line.text)
        known = numbering is not None and numbering.end >= match.end()
        words = match["before"] + match["behind"]
        found.append(_Counter(line, words, places, int(match["number"]), page.page.text_source == "ocr", known))
    return found


def _differs(words: str, others: str) -> int | None:
    """Where two words differ, if it is in a single letter that is no unit; None else."""
    if len(words) != len(others) or len(words) < 2:
        return None
    wrong = [i for i, (a, b) in enumerate(zip(words, others, strict=True)) if a != b]
    return wrong[0] if len(wrong) == 1 and words[wrong[0]] not in _UNITS else None


def _belongs(counter: _Counter, index: int, family: list[tuple[int, _Counter]]) -> bool:
    """Whether the siblings around a line have the numbers around its own, in its size."""
    before = next((c for i, c in reversed(family) if i < index), None)
    after = next((c for i, c in family if i > index), None)
    if before is None or before.value != counter.value - 1:
        return False
    last = after is None or after.value == 1
    if not last and (after is None or after.value != counter.value + 1):
        return False
    if last and sum(c.value == before.value - 1 for _, c in family) == 0:
        return False
    return abs(before.line.size - counter.line.size) <= SAME_SIZE * before.line.size
