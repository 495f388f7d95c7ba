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
_PROSE = re.compile(r"。|^\s*[・○●■◇◆□▪•]")
MOSTLY = 0.6
"""Share of a column's texts that are sentences or bullets."""
_RANKS = ((3, _PART), (0, _GROUP), (1, _MAIN), (2, _ITEM))
"""What a header says of its column: 0 groups items, 1 or 2 are items (1 where both stand), 3 are parts of them."""


def telling_columns(columns: Sequence[Sequence[LabelColumn]], labels: Sequence[Sequence[str]]) -> set[int]:
    """The columns that tell in sentences or bullets what the rows are about: one text a row, and names beside them.

    Args:
        columns: for each entry the columns of its labels, outermost first.
        labels: for each entry those labels.
    """
    texts: dict[int, set[str]] = {}
    for row, own in zip(columns, labels, strict=True):
        for column, label in zip(row, own, strict=True):
            texts.setdefault(column.col, set()).add(label)
    prose = {
        col for col, found in texts.items()
        if sum(bool(_PROSE.search(text)) for text in found) >= MOSTLY * len(found)
    }  # fmt: skip
    told: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row, own in zip(columns, labels, strict=True):
        both = list(zip(row, own, strict=True))
        name = tuple(label for column, label in both if column.col not in prose)
        told.setdefault(name, set()).add(tuple(label for column, label in both if column.col in prose))
    single = all(name and len(found) == 1 for name, found in told.items())
    return prose if single and len(told) > 1 else set()


def item_column(columns: Sequence[Sequence[LabelColumn]], named: Sequence[Sequence[Named | None]]) -> int | None:
    """The column of a timetable's items, or None where nothing tells it.

    Headers of different rank tell it (施策 beside 取組, 取組 beside 内容), unless nothing below the one names a measure
    and most below the other do; else it is the column in which most of the distinct rows name a measure.

    Args:
        columns: for each entry the columns of its labels, outermost first.
        named: for each entry the measures that its labels name.
    """
    pairs = list(zip(columns, named, strict=True))
    votes = _votes(pairs)
    heads = {c.col: c.head for row in columns for c in row}
    ranks = {col: rank for col, head in heads.items() if (rank := _rank(head)) is not None}
    if len(heads) > 1 and len(set(ranks.values())) > 1:
        items = {col: rank for col, rank in ranks.items() if rank}
        first = min(items, key=lambda col: (items[col], col))
        # Under a head of measures may stand groups, where the measures have a column of their own behind it.
        voted = _most_named(votes, len(columns))
        labels = [(c.col, n) for row, names in pairs for c, n in zip(row, names, strict=True)]
        named_there = any(col == first and name is not None for col, name in labels)
        return voted if not named_there and voted is not None and items.get(voted) in (1, 2) else first
    return _most_named(votes, len(columns))


def _votes(pairs: Sequence[tuple[Sequence[LabelColumn], Sequence[Named | None]]]) -> Counter[int]:
    """For each column in how many rows it has the first of the labels that name a measure most strongly."""
    votes: Counter[int] = Counter()
    for row, names in pairs:
        strongest = max((n.strength for n in names if n is not None), default=0)
        for column, name in zip(row, names, strict=True):
            if strongest and name is not None and name.strength == strongest:
                votes[column.col] += 1
                break
    return votes


def _most_named(votes: Counter[int], rows: int) -> int | None:
    """The first of the columns with the most votes, where that is more than one row in two."""
    if not votes:
        return None
    most = max(votes.values())
    # One label that happens to name a measure makes no column of measures.
    return min(col for col, n in votes.items() if n == most) if most * 2 > rows else None


def _rank(head: str) -> int | None:
    text = _MARKS.sub("", head)
    return next((rank for rank, pattern in _RANKS if pattern.search(text)), None)
