"""Gives tables their captions: the numbered, bracketed or only line at a table's side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import LaidOutPage, Line, Passage, Table
from extractors.layout.blocks import CAPTION

REACH = 3.2
"""A caption stands within this many of its own heights of the table."""
LONGEST = 90
"""A caption has at most this many characters."""
CLOSE = 1.6
"""A label without a number or bracket stands within this many of its own heights of the table."""
SHORT = 30
"""Such a label has at most this many characters."""
SMALLER = 0.95
"""Type no larger than this share of the text's is no heading's."""
_BRACKETED = re.compile(
    r"^(?:【.{1,60}】.{0,30}|[<＜〈《≪].{1,60}[>＞〉》≫]|[■◆●◇○□▼▽]\s*.{2,40}(?:一覧|表|工程|スケジュール).{0,10})$"
)
_HEADING = re.compile(
    r"^\s*(?:第?[0-9０-９一二三四五六七八九十]+(?:[章節項編部]|[.．、　 \-－])"
    r"|[（(][0-9０-９一二三四五六七八九十]+[)）]|[ⅠⅡⅢⅣⅤ]|(?:方針|施策|戦略|目標|柱|プロジェクト)\s*[0-9０-９ⅠⅡⅢⅣⅤ])"
)
_ANNEX = re.compile(
    r"^[【（(＜<\[［]?\s*(?:(?:図表|図|表|別表|付表|別紙|別添|別記|様式|資料|参考資料)\s*[-－‐―・.．]?\s*第?\s*[0-9０-９一二三四五六七八九十Ⅰ-Ⅹ]{1,3}(?!覧)"
    r"|第\s*[0-9０-９一二三四五六七八九十]{1,3}(?:[-－‐.．][0-9０-９]+)?\s*(?:号?表|号様式))"
)
"""Further forms of a numbered title beside a table; a heading may have them too, so they make no caption elsewhere."""
_UNIT = re.compile(r"[\s　]*[（(]\s*単位[^（()）]*[）)]\s*$")
_REMARK = re.compile(r"^[（(]?(?:単位|注|出典|資料[:：]|凡\s*例|記号の)|^※|^\s*[0-9０-９\-－―ー]+\s*$")


def add_captions(pages: Sequence[LaidOutPage]) -> None:
    """Set ``caption`` of every table for which the page prints one."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            if block.table is None and block.kind in ("paragraph", "item"):
                for line in block.lines:
                    sizes[round(line.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    for page in pages:
        tables = page.tables
        if not tables:
            continue
        blocks = [b for b in page.blocks if b.table is None and b.kind not in ("furniture", "ruby")]
        lines = [line for block in blocks for line in block.lines]
        boxes = {id(line): block.box for block in blocks for line in block.lines if block.box is not None}
        # A slide's title names its table; what is set large on an upright page is a heading.
        largest = float("inf") if page.page.landscape else body + 1.0
        for table in tables:
            caption = _caption(table, tables, lines, largest)
            label = _labelled(table, tables, lines, body) if caption is None else None
            box = boxes.get(id(label))
            if box is not None and not box.holds(*table.place.center):
                # What stands in a box of its own beside the table is that box's text.
                label = None
            for block in blocks:
                if label is not None and block.lines == [label] and block.kind == "paragraph":
                    block.kind = "caption"
            caption = caption or label
            table.caption = _words(caption) if caption is not None else None


def _words(line: Line) -> Passage:
    """A caption without the unit (単位：千円) that is printed behind it on the same line."""
    passage = line.passage.strip()
    unit = _UNIT.search(passage.text)
    return passage[: unit.start()].strip() if unit is not None and unit.start() else passage


def _caption(table: Table, tables: Sequence[Table], lines: Sequence[Line], largest: float) -> Line | None:
    above = [line for line in lines if _beside(line, table) and line.place.bottom <= table.place.top + 2]
    above = [line for line in above if not _between(line, table, tables)]
    above.sort(key=lambda line: -line.place.bottom)
    below = [line for line in lines if _beside(line, table) and line.place.top >= table.place.bottom - 2]
    below.sort(key=lambda line: line.place.top)
    for line in above[:3]:
        if table.place.top - line.place.bottom <= 2 * REACH * line.size and _is_numbered(line):
            return line
    for line in below[:1]:
        if line.place.top - table.place.bottom <= REACH * line.size and _is_numbered(line):
            others = [t for t in tables if t is not table and t.place.top >= line.place.bottom]
            if not any(t.place.top - line.place.bottom < line.place.top - table.place.bottom for t in others):
                return line
    words = [line for line in above if not _REMARK.match(line.text)]
    if not words or table.place.top - words[0].place.bottom > REACH * words[0].size:
        return None
    nearest = words[0]
    if len(nearest.text) > LONGEST or nearest.text.rstrip().endswith(("。", "、")):
        return None
    if _BRACKETED.match(nearest.text.strip()) or (nearest.size <= largest and _is_alone(nearest, lines, table)):
        return nearest
    return None


def _labelled(table: Table, tables: Sequence[Table], lines: Sequence[Line], body: float) -> Line | None:
    """The label right above a table that is set as no heading is: smaller than the text."""
    from taxonomy.fields import is_field_label

    above = [line for line in lines if _beside(line, table) and line.place.bottom <= table.place.top + 2]
    above = [line for line in above if not _between(line, table, tables) and not _REMARK.match(line.text)]
    if not above or not table.n_header_rows:
        return None
    line = max(above, key=lambda x: x.place.bottom)
    text = line.text.strip()
    if table.place.top - line.place.bottom > CLOSE * line.size or not 2 < len(text) <= SHORT or _HEADING.match(text):
        return None
    if re.search(r"[。、：:]", text) or text[0] in "・●○◎※＊*◇◆■□▼▽➡→（(" or line.size > body + 0.5:
        return None
    beside = [x for x in lines if x is not line and abs(x.place.center[1] - line.place.center[1]) < 0.5 * line.size]
    if any(_beside(x, table) for x in beside):
        return None
    head, _, rest = text.replace("　", " ").partition(" ")
    if rest.strip() and is_field_label(head):
        return None  # the last field above the table: 関係課　住民課
    return line if line.size <= SMALLER * body else None


def _beside(line: Line, table: Table) -> bool:
    return line.place.x0 < table.place.x1 and line.place.x1 > table.place.x0


def _between(line: Line, table: Table, tables: Sequence[Table]) -> bool:
    """Whether another table stands between a line and its table."""
    return any(
        t is not table and t.place.bottom <= table.place.top + 2 and t.place.top > line.place.top and _beside(line, t)
        for t in tables
    )


def _is_numbered(line: Line) -> bool:
    text = line.text.strip()
    numbered = CAPTION.match(text) or _ANNEX.match(text)
    return numbered is not None and len(text) <= LONGEST and not text.endswith(("。", "、"))


def _is_alone(line: Line, lines: Sequence[Line], table: Table) -> bool:
    """Whether nothing else is printed above the table, and the line is no numbered heading."""
    above = [o for o in lines if o is not line and o.place.bottom <= table.place.top + 2]
    return not above and not _HEADING.match(line.text)
