"""Says which of the labels beside a bar is its item and which its sub-item, the same for all rows of a timetable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Named(NamedTuple):
    """The measure that a row label names; ``strength`` is 2 for a name of the measure, 1 for a sure pattern, else 0."""

    measure_id: str
    strength: int


class LabelColumn(NamedTuple):
    """The column in which a label stands, and that column's own header (empty where it has none)."""

    col: int
    head: str


_MARKS = re.compile(r"[\s　・（）()の名称]")
_GROUP = re.compile(
    r"^(?:分野|区分|分類|大分類|柱|方針|基本方針|基本目標|目標|体系|視点|戦略|基本戦略|重点|カテゴリ.?|章|政策"
    r"|施策.?方向性?)$"
)
_PART = re.compile(
    r"内容|細目|小項目|工程|作業|タスク|ステップ|アクション|手順|実施項目|実施事項|小分類|具体|取組例|ToDo|詳細"
)
_MAIN = re.compile(r"施策|事業|大項目|取組事項|中分類|プロジェクト|重点取組|主要取組|プログラム")
_ITEM = re.compile(r"取り?組み?|項目|事項|事務|システム|手続|業務|件名")
_RANKS = ((3, _PART), (0, _GROUP), (1, _MAIN), (2, _ITEM))
"""What a header says of its column: 0 groups items, 1 or 2 are items (1 where both stand), 3 are parts of them."""


def item_column(columns: Sequence[Sequence[LabelColumn]], named: Sequence[Sequence[Named | None]]) -> int | None:
    """The column of a timetable's items, or None where nothing tells it.

    Headers of different rank tell it (施策 beside 取組, 取組 beside 内容); else it is the column in which most of the
    distinct rows name a measure.

    Args:
        columns: for each entry the columns of its labels, outermost first.
        named: for each entry the measures that its labels name.
    """
    heads = {c.col: c.head for row in columns for c in row}
    ranks = {col: rank for col, head in heads.items() if (rank := _rank(head)) is not None}
    if len(heads) > 1 and len(set(ranks.values())) > 1:
        items = {col: rank for col, rank in ranks.items() if rank}
        return min(items, key=lambda col: (items[col], col))
    votes: Counter[int] = Counter()
    for row, names in zip(columns, named, strict=True):
        strongest = max((n.strength for n in names if n is not None), default=0)
        for column, name in zip(row, names, strict=True):
            if strongest and name is not None and name.strength == strongest:
                votes[column.col] += 1
                break
    if not votes:
        return None
    most = max(votes.values())
    # One label that happens to name a measure makes no column of measures.
    return min(col for col, n in votes.items() if n == most) if most * 2 > len(columns) else None


def _rank(head: str) -> int | None:
    text = _MARKS.sub("", head)
    return next((rank for rank, pattern in _RANKS if pattern.search(text)), None)
