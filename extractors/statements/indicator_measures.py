"""Says to which measure an indicator of a table belongs: its row's, its number's, its section's, or its own words'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.context import PlanContext
from extractors.document import Cell, Section, Table
from extractors.statements.find import SURE, Statement
from taxonomy.search_text import fold

OF_ALL = frozenset(("planned-approach", "organization"))
"""Measures that are about the whole plan: what its chapter on progress lists belongs to the measures that it names."""
SHARED = 6
"""So many characters in a row that a name shares with one section's words alone tie it to that section."""
_NUMBER = re.compile(
    r"(?:施策|取組|事業|項目|[Nn][Oo]\.?)?(?P<number>(?:[0-9]{1,2}|[IVXⅠ-Ⅻ]{1,4}|[A-Z])(?:[-.][0-9]{1,2}){1,3})"
)
"""A number of several parts (1-2, Ⅱ-3, A-1): it is one entry's alone in the whole plan."""
_DASHES = re.compile(r"[‐‑–—―−ー－ｰ]")


@dataclass(slots=True)
class MeasureFinder:
    """Ties the indicators of a document's tables to measures."""

    context: PlanContext
    statements: Sequence[Statement]
    _numbers: dict[str, str | None] | None = field(default=None)

    def of_row(self, table: Table, left: int, name: Cell, section: Section) -> str | None:
        """The measure of the indicator whose name is in a cell.

        Args:
            table: where it is listed.
            left: the first column that names no measure; cells before it may.
            name: the cell with its name.
            section: the section in which the table stands.
        """
        statement = self._statement_at(table, name.row)
        if statement is not None and statement.measure_id is not None and statement.measure_id not in OF_ALL:
            return statement.measure_id
        for col in range(left):
            cell = table.cell_at(name.row, col)
            text = cell.text.strip() if cell is not None else ""
            known, numbered = self._numbered(text)
            if known:
                return numbered
            named = self.named(text, section) if len(text) > 3 else None
            if named is not None:
                return named
        above = self.context.measure_of(section)
        if above is not None and above not in OF_ALL:
            return above
        return self._by_words(name.text.strip(), section)

    def of_rows(self, names: Sequence[tuple[Cell, str | None]], section: Section) -> list[str | None]:
        """What rows belong to that took their section's measure, where the table is about a whole pillar.

        It is where two of its names speak of measures beside the section's own; there a name without a measure of its
        own belongs to the pillar.

        Args:
            names: the cells of names with what :meth:`of_row` says.
            section: the section in which the table stands.
        """
        above = self.context.measure_of(section)
        beside = [s for s in section.parent.children if s is not section] if section.parent is not None else []
        others = {m for s in beside if (m := self.context.measure_of(s)) is not None and m != above}
        if above is None or above in OF_ALL or not others:
            return [measure for _, measure in names]
        own = [self._beside(cell.text.strip(), section, beside) for cell, _ in names]
        foreign = {m for m in own if m in others}
        if len(foreign) < 2 and sum(m in others for m in own) < 2:
            return [measure for _, measure in names]
        return [told if measure == above else measure for (_, measure), told in zip(names, own, strict=True)]

    def named(self, text: str, section: Section) -> str | None:
        """The measure of the section that has these words as its title, else the one that the words name."""
        plain = _bare(text)
        for other in self.context.outline.walk():
            if other is not section and _bare(other.title.text) == plain and self.context.measure_of(other) is not None:
                return self.context.measure_of(other)
        return self._by_words(text, section)

    def _by_words(self, text: str, section: Section) -> str | None:
        match = self.context.match_label(text, section)
        return match.measure_id if match is not None and match.score >= SURE else None

    def _beside(self, name: str, section: Section, beside: Sequence[Section]) -> str | None:
        """The measure of the one section of a pillar whose words a name shares, else the one that the name says."""
        shares = {id(s): _shared(name, _words(s)) for s in (section, *beside)}
        best = max(shares.values())
        nearest = [s for s in (section, *beside) if shares[id(s)] == best]
        if best >= SHARED and len(nearest) == 1:
            return self.context.measure_of(nearest[0])
        return self._by_words(name, section)

    def _statement_at(self, table: Table, row: int) -> Statement | None:
        """The statement in whose rows, or in whose form, an indicator stands."""
        best: tuple[int, Statement] | None = None
        for statement in self.statements:
            for sheet in statement.sheets:
                first = sheet.rows[0]
                if sheet.table is table and first <= row and (best is None or first >= best[0]):
                    best = (first, statement)
        return best[1] if best is not None else None

    def _numbered(self, text: str) -> tuple[bool, str | None]:
        """Whether a row, form or section has this number of several parts, and its measure."""
        number = _number(text)
        if number is None:
            return False, None
        if self._numbers is None:
            self._numbers = dict(_once(self._counted()))
        return number in self._numbers, self._numbers.get(number)

    def _counted(self) -> Iterable[tuple[str, str | None]]:
        for section in self.context.outline.walk():
            measure = self.context.measure_of(section)
            number = _number(section.numbering or "")
            if number is not None:
                yield number, measure
        for statement in self.statements:
            for sheet in statement.sheets:
                cells = [c for c in sheet.table.cells if c.row == sheet.rows[0] and c.col < 3]
                for text in (statement.numbering or "", sheet.numbering or "", *(c.text for c in cells)):
                    number = _number(text)
                    if number is not None and statement.measure_id is not None:
                        yield number, statement.measure_id


def _number(text: str) -> str | None:
    match = _NUMBER.fullmatch(re.sub(r"\s", "", _DASHES.sub("-", fold(text)).upper()))
    return match["number"] if match is not None else None


def _once(pairs: Iterable[tuple[str, str | None]]) -> Iterable[tuple[str, str | None]]:
    """Numbers with their measure; one that stands for two measures says nothing."""
    found: dict[str, str | None] = {}
    for number, measure in pairs:
        before = found.get(number) or measure
        found[number] = before if measure in (None, before) else None
    return found.items()


def _bare(title: str) -> str:
    return re.sub(r"^[\d()①-⑳.、\-ア-ン]{1,4}(?=\D{2})|\s", "", fold(title))


def _words(section: Section) -> str:
    return fold(section.title.text + "\n" + section.text)


def _shared(name: str, words: str) -> int:
    """The length of the longest run of characters of a name that stands in a section's words."""
    plain = re.sub(r"\s|[(（].*$", "", fold(name))
    for length in range(len(plain), SHARED - 1, -1):
        if any(plain[i : i + length] in words for i in range(len(plain) - length + 1)):
            return length
    return 0
