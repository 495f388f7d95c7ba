"""What a form (個票) or the rows of a matrix say of one measure, and what names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Cell, Line, Passage, Table, join_lines
from extractors.layout.row_names import label_values, part_name
from extractors.outline.numbering import parse_numbering
from extractors.statements.labels import LabelledField, read_parts
from extractors.statements.parts import Part, parts_of_cell
from taxonomy.fields import pillar_words
from taxonomy.search_text import fold

TITLE_LABEL = re.compile(
    r"^(?:重点|主要|個別|具体的な?|主な|基本|関連)?(?:取り?組み?|施策|事業|プロジェクト|アクション|プラン|テーマ)"
    r"(?:[・／/](?:取り?組み?|施策|事業|プロジェクト))?(?:事項|項目|の)?(?:名称?|タイトル)?$"
    r"|^(?:件名|名称|項目名?|事務事業名?|実施項目|個別計画名?|業務名?|対象業務|取組みの名称)$"
)
"""Labels of the cell that names the measure."""
COUNTER = re.compile(
    r"^(?:(?:整理|管理|取組|施策|事業|個票|シート|様式|項目|通し|計画|プロジェクト)?(?:番号|no\.?|コード)|項番|#|№|連番|通番|id|単位)$",
    re.IGNORECASE,
)
"""Labels of the number that a measure bears."""
INDICATOR = re.compile(
    r"^(?:成果|活動|評価|目標|達成|代表|管理|重要業績評価|数値)*(?:指標|kpi|kgi)(?:の?(?:名称?|項目|内容))?$"
)
"""Labels of the cell that names an indicator (指標, KPI)."""
_LONGEST_PILLAR = 40
"""Characters of a pillar's name."""
SENTENCE_END = re.compile(r"[。．]|ます$")
"""What a name never holds."""
EMPTY = re.compile(r"^[-‐–—―ー－/／・…\s　]*$")
"""A cell that says nothing: blank, or dashes alone."""
_MINISTRIES = re.compile(r"【[^】]*(?:省|庁|官房|府)[^】]*】")


@dataclass(slots=True)
class Sheet:
    """A form, or the rows of a matrix that belong to one name.

    ``title`` is what names it, without numbering; ``intro`` is text that stands below the name in the same cell.
    """

    kind: str
    table: Table
    title: Passage | None = None
    numbering: str | None = None
    fields: list[LabelledField] = field(default_factory=list)
    intro: list[Part] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: tuple[int, int] = (0, 0)
    """First row, and the row behind the last."""
    columns: tuple[str, ...] = ()
    """Fields that the table has columns or cells for, filled or not."""
    pillar: bool = False
    """Whether the table's head says that its names are those of pillars (柱, 基本目標)."""
    charted: bool = False
    """Whether it is a timetable's row whose fields stand below its name."""


def read_title(cell: Cell, whole: bool = True) -> tuple[Passage | None, str | None, list[Part]]:
    """A cell's name without numbering and ministries, its numbering, and the text that stands below the name.

    Args:
        cell: the cell that names a measure.
        whole: whether all of a short cell is the name; where the table has no column of its own for the text, what
            stands below the first line is that text.
    """
    lines = [line for line in cell.lines if line.text.strip()]
    if not lines:
        return None, None, []
    counter = parse_numbering(lines[0].text.strip()) if len(lines) > 1 else None
    count = lines[:1] if counter is not None and counter.end == len(lines[0].text.strip()) else []
    head, rest = head_of(cell, lines[len(count) :])
    below = join_lines(rest).strip() if rest else None
    intro: list[Part] = []
    if (
        below is not None
        and len(below) >= 20
        and re.search(r"[、。をに]", below.text)
        and not _MINISTRIES.fullmatch(below.text)
    ):
        intro = parts_of_cell(Cell(cell.row, cell.col, 1, 1, cell.place, rest))
    elif whole or below is None or len(below) < 20:
        head = lines if below is None or not below.text.startswith(("(", "（", "【")) else head
    title = join_lines(head).strip()
    numbering = parse_numbering(title.text)
    token = counter.token if count and counter is not None else None
    if numbering is not None and numbering.end < len(title):
        token = numbering.token
        title = title[numbering.end :].strip()
    ministries = _MINISTRIES.search(title.text)
    if ministries is not None and ministries.start() > 0:
        title = title[: ministries.start()].strip()
    return title, token, intro


def told_below_name(cell: Cell) -> tuple[Cell, list[LabelledField]]:
    """A cell's name alone, and the fields that lines of label and value below it tell (担当：総務課)."""
    name, told = part_name(cell.lines)
    if not told or not any(line.text.strip() for line in name):
        return cell, []
    found = read_parts(None, [Part(value, "paragraph", cell.row) for value in label_values(told)])
    return replace(cell, lines=name), found.fields


def head_of(cell: Cell, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the name and the others: it ends with its type, or with the first line that leaves room."""
    for i, line in enumerate(lines[:-1]):
        following = lines[i + 1]
        changed = line.bold and not following.bold or line.size > following.size + 0.6
        if changed or cell.place.width - line.place.width > 3.0 * line.size:
            return list(lines[: i + 1]), list(lines[i + 1 :])
    return list(lines), []


def names_pillar(label: str, value: str) -> bool:
    """Whether a value below 基本方針 or 柱 is the numbered name of the pillar over a measure, and no field of it."""
    text = value.strip()
    if not 0 < len(text) <= _LONGEST_PILLAR or SENTENCE_END.search(text) is not None:
        return False
    plain = fold(label).replace(" ", "")
    numbered = parse_numbering(text)
    counted = numbered is not None and 0 < numbered.end < len(text)
    return counted and (plain in pillar_words() or fold(text).replace(" ", "").startswith(plain))


def plain_text(cell: Cell) -> str:
    """A cell's text as words are compared: folded, without spaces."""
    return fold(cell.text).replace(" ", "")
