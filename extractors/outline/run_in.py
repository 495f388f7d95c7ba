"""Titles that run in: a numbered title and, behind a wide blank in the same line, the text that it heads."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from extractors.document import Block, Line, union
from extractors.outline.flow import Flow
from extractors.outline.numbering import Numbering, parse_numbering

SHORTEST, LONGEST = 4, 30
"""Letters of such a title."""
LEAST_SENTENCES = 2
"""A point of a list is one sentence behind its name (① 窓口　予約を受け付けます。); what a title heads has more."""
GAP = 0.8
"""White space behind the title, in letters."""
_BLANK = re.compile(r"[ 　]+")
_NO_TITLE = re.compile(r"[。、：:]|[がはのでとも]$|^[0-9０-９.,，．]+")


def part_run_in_titles(flow: Flow) -> None:
    """Part numbered titles from the text behind them, where two that follow each other are set so.

    The words must be no label of a field, and stand below none: those are read with their text.
    """
    found: defaultdict[tuple[str, bool], list[tuple[int, Numbering, int]]] = defaultdict(list)
    for index, block in enumerate(flow.blocks):
        told = _title(block)
        if told is not None:
            numbering, at = told
            found[numbering.style, block.lines[0].bold].append((index, numbering, at))
    parted: dict[int, int] = {}
    for row in found.values():
        for (first, before, at), (second, after, other) in pairwise(row):
            if before.value is not None and after.value == before.value + 1 and not _below_label(flow, first):
                parted |= {first: at, second: other}
    for index in sorted(parted, reverse=True):
        title, rest = _cut(flow.blocks[index], parted[index])
        flow.blocks[index : index + 1] = [title, rest]
        flow.pages.insert(index, flow.pages[index])


def _title(block: Block) -> tuple[Numbering, int] | None:
    """The number of a block and where its title ends; None where it does not run in before several sentences."""
    from taxonomy.fields import is_field_label

    if block.table is not None or block.pair is not None or block.kind not in ("paragraph", "item"):
        return None
    line = block.lines[0]
    numbering = parse_numbering(line.text)
    if numbering is None or line.vertical or block.text.count("。") < LEAST_SENTENCES:
        return None
    for blank in _BLANK.finditer(line.text, numbering.end):
        before, after = line.passage.places[blank.start() - 1], line.passage.places[blank.end()]
        if before is None or after is None or after.x0 - before.x1 < GAP * line.size:
            continue
        title = line.text[numbering.end : blank.start()].strip()
        fits = SHORTEST <= len(title) <= LONGEST and _NO_TITLE.search(title) is None
        return (numbering, blank.start()) if fits and not is_field_label(title) else None
    return None


def _below_label(flow: Flow, index: int) -> bool:
    """Whether the block before is the label of a field, whose points these would be."""
    from taxonomy.fields import is_field_label

    above = flow.blocks[index - 1] if index else None
    return above is not None and len(above.lines) == 1 and is_field_label(above.text.strip(" 　■□◆◇●○◎・【】"))


def _cut(block: Block, at: int) -> tuple[Block, Block]:
    first = block.lines[0]
    title = _part_of(first, 0, at)
    rest = _part_of(first, at, len(first.passage))
    return replace(block, lines=[title]), replace(block, kind="paragraph", lines=[rest, *block.lines[1:]])


def _part_of(line: Line, start: int, end: int) -> Line:
    passage = line.passage[start:end].strip()
    place = union(place for place in passage.places if place is not None)
    raised = tuple((a - start, b - start) for a, b in line.superscripts if start <= a and b <= end)
    return replace(line, passage=passage, place=place, superscripts=raised)
