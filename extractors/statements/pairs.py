"""Several labels with their values in one line or bracket (［時期：令和7年度　担当：総務課］), parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Block, Line, Passage
from extractors.language.divisions import find_divisions
from extractors.statements.label_book import LabelBook

_OPEN, _CLOSE = "［[（(〔【〈＜", "］]）)〕】〉＞"
_LABEL = re.compile(
    r"(?:^|(?<=[\s　／/；;｜|・、,，。]))[\s　]*(?P<label>[^\s　:：。、／/；;｜|・（(［\[]{2,12})"
    r"[\s　]*[:：][\s　]*(?=\S)"
)
_GAPPED = re.compile(
    r"(?:^|(?<=[\s　／/；;｜|・、,，]))[\s　]*(?P<label>[^\s　:：。、／/；;｜|・（(［\[]{2,10})[\s　]+(?=\S)"
)
"""A label inside a bracket that a blank parts from its value: （時期　令和8年度、担当　総務課）."""
_BETWEEN = " \u3000／/；;｜|・、,，"
_FIGURE = re.compile(r"約?[▲△]?[0-9０-９][0-9０-９,，.．]*\s*(?:[%％]|[^\s0-9０-９年月度]{1,3}(?:$|[（(→⇒]))")
_MEASURED = frozenset({"goal", "current_state", "kpi"})
"""Fields whose bare figures belong to the indicator before them: 申請率（現状：12％、目標：60％）."""
_ALONE = frozenset({"departments", "target", "funding"})
"""Fields that may stand alone in a bracket or behind a sentence."""
LEAST = 2
"""Labels of the vocabulary that make a line without a bracket a list of pairs."""


def pairs_of(block: Block, book: LabelBook) -> tuple[Block | None, list[tuple[Passage, tuple[str, ...], Passage]]]:
    """The block without the labels and values at its end, and each label with its fields and its value.

    They stand in one bracket that ends the block, behind its last sentence, or are all of it. The block is None where
    nothing else is left; without pairs it is the block itself.
    """
    whole = Passage.join([line.passage for line in block.lines])
    for start, end in _spans(whole.text):
        found = _read(whole[start:end], book)
        if not found and start > 0 and whole.text[start - 1] in _OPEN:
            found = _read_gapped(whole[start:end], book)
        found = found or _read_offices(whole[start:end], book)
        known = sum(fields != ("other",) for _, fields, _ in found)
        if any(_FIGURE.match(value.text) and set(fields) & _MEASURED for _, fields, value in found):
            continue
        if len(found) == 1 and not set(found[0][1]) & _ALONE:
            continue
        bracketed = start > 0 and whole.text[start - 1] in _OPEN
        if bracketed and _names_helpers(whole.text[: start - 1], found):
            continue
        behind = start > 0 and whole.text[:start].rstrip()[-1:] in "。．"
        if known >= (1 if bracketed or behind else LEAST) and (len(found) == known or bracketed):
            return _before(block, start - bracketed), found
    return block, []


def _names_helpers(before: str, found: Sequence[tuple[Passage, tuple[str, ...], Passage]]) -> bool:
    """Whether a bracket behind a division only names those that help it: 市民課（協力：税務課） is one answer."""
    if any(fields != ("departments",) for _, fields, _ in found):
        return False
    named = find_divisions(before)
    return bool(named) and named[-1].end_offset == len(before.rstrip())


def _spans(text: str) -> list[tuple[int, int]]:
    """Where pairs may stand: inside the bracket at the end, behind the last sentence, or everywhere."""
    length = len(text.rstrip().rstrip("。．"))
    spans = []
    if length and text[length - 1] in _CLOSE:
        depth = 0
        for at in range(length - 1, -1, -1):
            depth += (text[at] in _CLOSE) - (text[at] in _OPEN)
            if depth == 0:
                spans.append((at + 1, length - 1))
                break
    last = max(text.rfind(mark, 0, length) for mark in "。．")
    if last >= 0:
        spans.append((last + 1, length))
    return [*spans, (0, length)]


def _read(text: Passage, book: LabelBook) -> list[tuple[Passage, tuple[str, ...], Passage]]:
    marks = [m for m in _LABEL.finditer(text.text) if "。" not in m["label"]]
    if not marks or text.text[: marks[0].start()].strip():
        return []
    marks = [m for i, m in enumerate(marks) if i == 0 or book.fields(m["label"]) or _is_parted(text.text, m)]
    found = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(_BETWEEN)
        fields = book.fields(mark["label"], dressed=True) or ("other",)
        if "。" in value.text.rstrip("。"):
            return []
        if value:
            found.append((text[mark.start("label") : mark.end("label")], fields, value))
    return found


def _read_gapped(text: Passage, book: LabelBook) -> list[tuple[Passage, tuple[str, ...], Passage]]:
    """Labels that any plan may use, each parted from its value by a blank; nothing unless the first begins the text."""
    marks = [m for m in _GAPPED.finditer(text.text) if book.fields(m["label"], dressed=True) not in ((), ("other",))]
    if len(marks) < LEAST or text.text[: marks[0].start()].strip():
        return []
    found = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(_BETWEEN)
        if value:
            label = text[mark.start("label") : mark.end("label")]
            found.append((label, book.fields(mark["label"], dressed=True), value))
    return found


def _read_offices(text: Passage, book: LabelBook) -> list[tuple[Passage, tuple[str, ...], Passage]]:
    """Labels of divisions with nothing but divisions behind each: 担当／総務課　関係／住民課."""
    named = find_divisions(text.text)
    if not named or text.text[named[-1].end_offset :].strip(_BETWEEN):
        return []
    parts: list[tuple[Passage, int, int]] = []
    at = 0
    for match in named:
        label = text[at : match.start_offset].strip(_BETWEEN + ":：◎○●")
        if label:
            if book.fields(label.text, dressed=True) != ("departments",):
                return []
            parts.append((label, match.start_offset, match.end_offset))
        elif not parts:
            return []
        else:
            parts[-1] = (parts[-1][0], parts[-1][1], match.end_offset)
        at = match.end_offset
    return [(label, ("departments",), text[start:end]) for label, start, end in parts]


def _is_parted(text: str, mark: re.Match[str]) -> bool:
    """Whether an unknown word before a colon is set apart from the value before it by more than a comma."""
    return re.search(r"(?:　|[ ]{2,}|[／/；;｜|])[\s　]*$", text[: mark.start("label")]) is not None


def _before(block: Block, end: int) -> Block | None:
    """The block up to an offset of its joined lines."""
    lines: list[Line] = []
    at = 0
    for line in block.lines:
        length = len(line.passage)
        if at + length <= end:
            lines.append(line)
        elif at < end:
            lines.append(replace(line, passage=line.passage[: end - at]))
        at += length
    kept: Sequence[Line] = [line for line in lines if line.text.strip()]
    return replace(block, lines=list(kept)) if kept else None
