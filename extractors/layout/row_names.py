"""Parts the name of a chart's row from the small lines of label and value that stand below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Line, Passage, join_lines

_LABEL = (
    r"[・■□◆●○▪▸]?[\s　]*(?:[【［〔\[](?P<framed>[^【】［］〔〕\[\]]{1,12})[】］〕\]][\s　]*[:：]?"
    r"|(?P<plain>[^\s　:：。、「」【】（）()]{1,12})[\s　]*[:：])"
)
_BEGINS = re.compile(rf"[\s　]*{_LABEL}")
_FURTHER = re.compile(rf"(?:(?<=[\s　])|(?=[【［〔])){_LABEL}")


def begins_with_label(text: str) -> bool:
    """Whether a line is a field's label with its value behind it (所管：総務課, 【達成時期】令和８年度)."""
    match = _BEGINS.match(text)
    return match is not None and match.end() < len(text.rstrip()) and _opens_field(match)


def _opens_field(match: re.Match[str]) -> bool:
    from taxonomy.fields import fields_of_label

    fields = fields_of_label(match["framed"] or match["plain"], dressed=True)
    return bool(fields) and fields != ("other",)


def part_name(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a row's name, and the lines below them from the first that begins with a label.

    Where no such line stands below a name, all lines are the name.
    """
    printed = [line for line in lines if line.text.strip()]
    if printed and begins_with_label(printed[0].text):
        return list(lines), []
    first = next((i for i, line in enumerate(printed) if begins_with_label(line.text)), len(printed))
    return (printed[:first], printed[first:]) if first < len(printed) else (list(lines), [])


def name_of(lines: Sequence[Line]) -> Passage:
    """A row's name without the lines of label and value below it."""
    name, told = part_name(lines)
    return join_lines(name) if told else Passage.join(line.passage for line in name)


def label_values(lines: Sequence[Line]) -> list[Passage]:
    """Lines of label and value cut at their labels, each with the lines on which its value goes on."""
    runs: list[list[Line]] = []
    for line in lines:
        if begins_with_label(line.text) or not runs:
            runs.append([line])
        else:
            runs[-1].append(line)
    found: list[Passage] = []
    for run in runs:
        whole, start = join_lines(run), 0
        for match in _FURTHER.finditer(whole.text):
            if match.start() > start and _opens_field(match):
                found.append(whole[start : match.start()].strip())
                start = match.start()
        found.append(whole[start:].strip())
    return found
