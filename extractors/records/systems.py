"""Rows of ``systems``: the business systems to be standardised, wherever a document lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.context import PlanContext
from extractors.document import Passage, Section, Table
from extractors.language.dates import find_dates
from extractors.records.entries import Entry, entries, first_of, header_text, make_entry, pieces
from extractors.rows import Row
from taxonomy.loader import load_taxonomy
from taxonomy.procedures import resolve_system
from taxonomy.search_text import SearchText, fold

_LEAST = 4
"""So many systems one behind the other are a list; two taxes in a sentence are none."""
_ABOUT = re.compile(
    r"標準化|標準準拠|標準仕様|対象(?:の|となる)?(?:[0-9]+)?業務|基幹(?:系|業務)|(?:17|18|"
    r"20)(?:の)?(?:基幹)?業務"
)
_BETWEEN = re.compile(r"^(?:システム|事務|業務|等|など)?\)?[、,・/／\s()]*(?:及び|および|並びに|又は|と)?[、\s]*$")
_HEAD_END = re.compile(r"^\s*(?::|$|\(|-)")
_TAIL = r"(?:(?:情報)?システム|事務|業務)?"
_SPECIFICATION = re.compile(r"標準仕様(?:書)?[^。]{0,80}?(?:作成|策定|見直し|改定)")
_MIGRATION = re.compile(r"移行|標準準拠|標準化")
_DEADLINE_HEADER = re.compile(r"期限|移行(?:予定)?(?:時期|年度|目標)|目標(?:時期|年度)|移行予定")
_FINISH = re.compile(r"移行|完了|対応")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A system's name in a passage."""

    title: Passage
    start: int
    end: int
    system_id: str


def system_rows(context: PlanContext) -> list[Row]:
    """One row a system that a list names: in a sentence, in a note, in a list of items or in the cells of a table.

    A section that names a system in several lists gives it once: outside of a framed quotation rather than in it, with
    a deadline rather than without, and where it stands first. The deadline is the one stated with the list, else the
    one of the measure that the list stands under.
    """
    rows = []
    for section, found in _listed(context):
        best: dict[str, tuple[Entry, _Hit, str | None, bool]] = {}
        for entry, hit in found:
            specification = _SPECIFICATION.search(entry.passage.text) is not None
            deadline = _stated(entry.passage.text, specification) or _beside(entry)
            known = best.get(hit.system_id)
            if known is None or _rank(entry, deadline, specification) > _rank(known[0], known[2], known[3]):
                best[hit.system_id] = (entry, hit, deadline, specification)
        kept = sorted(best.values(), key=lambda item: found.index((item[0], item[1])))
        for _, hit, deadline, specification in kept:
            if deadline is None and not specification:
                deadline = _measure_deadline(context, section)
            rows.append(
                context.maker.row(
                    "systems",
                    hit.title,
                    section_id=context.section_id(section),
                    system_id=hit.system_id,
                    title=hit.title.text,
                    deadline=deadline,
                    deadline_kind="specification" if specification else "migration",
                )
            )
    return rows


def _rank(entry: Entry, deadline: str | None, specification: bool) -> tuple[bool, bool, bool]:
    framed = entry.block is not None and entry.block.table is None and entry.block.box is not None
    return not framed, deadline is not None, specification


def _listed(context: PlanContext) -> Iterator[tuple[Section, list[tuple[Entry, _Hit]]]]:
    by_section: dict[int, list[Entry]] = {}
    for entry in entries(context):
        by_section.setdefault(id(entry.section), []).append(entry)
    for group in by_section.values():
        section = group[0].section
        near = context.measure_of(section) == "system-standardization" or _ABOUT.search(fold("".join(section.path)))
        found: list[tuple[Entry, _Hit]] = []
        heads: list[tuple[Entry, _Hit]] = []
        for entry in group:
            if entry.block is not None and entry.block.table is not None:
                found += _in_table(entry.block.table, entry, bool(near))
                continue
            if not near and not _ABOUT.search(fold(entry.text)):
                continue
            hits = _hits(entry.body)
            chains = [chain for chain in _chains(hits, entry.body) if len(chain) >= _LEAST]
            found += [(entry, hit) for chain in chains for hit in chain]
            if not chains and hits and hits[0].start == 0 and entry.kind in ("item", "paragraph"):
                rest = fold(entry.text[hits[0].end :])
                heads += [(entry, hits[0])] if _HEAD_END.match(rest) else []
        if found or len(heads) >= _LEAST:
            order = {id(entry): i for i, entry in enumerate(group)}
            yield section, sorted([*found, *heads], key=lambda pair: order.get(id(pair[0]), len(order)))


def _in_table(table: Table, entry: Entry, near: bool) -> list[tuple[Entry, _Hit]]:
    """Systems in cells: several in one cell as a list, or cells that hold nothing else."""
    found: list[tuple[Entry, _Hit]] = []
    single: list[tuple[Entry, _Hit]] = []
    text = "".join(cell.text for cell in table.cells)
    if not near and not _ABOUT.search(fold(text)):
        return []
    for cell in table.cells:
        for piece in pieces(cell):
            made = make_entry("cell", piece, entry.section, entry.block)
            hits = _hits(made.body)
            chains = [chain for chain in _chains(hits, made.body) if len(chain) >= _LEAST]
            found += [(made, hit) for chain in chains for hit in chain]
            if not chains and hits and hits[0].start == 0 and hits[0].end >= len(made.text.rstrip()):
                single.append((made, hits[0]))
    distinct = {hit.system_id for _, hit in single}
    return found + (single if len(distinct) >= _LEAST else [])


def _chains(hits: Sequence[_Hit], passage: Passage) -> list[list[_Hit]]:
    """Names that stand one behind the other with nothing but a comma between them."""
    chains: list[list[_Hit]] = []
    for hit in hits:
        if chains and _BETWEEN.match(fold(passage.text[chains[-1][-1].end : hit.start])):
            chains[-1].append(hit)
        else:
            chains.append([hit])
    return chains


def _hits(passage: Passage) -> list[_Hit]:
    searched = SearchText(passage.text)
    hits = []
    for match in _pattern().finditer(searched.folded):
        system = resolve_system(match.group())
        if system is None:
            continue
        where = searched.origin(*match.span())
        hits.append(_Hit(passage[where], where.start, where.stop, system.system_id))
    return hits


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = {fold(name) for system in load_taxonomy().systems for name in (system.title, *system.aliases)}
    plain = {name for name in names if len(name) >= 2} | {name.replace("・", "") for name in names}
    ordered = "|".join(re.escape(name) for name in sorted(plain, key=len, reverse=True))
    before, after = r"(?<![一-龠ァ-ヶー])", r"(?=$|[、,・/／\s()\]:。」と※等のをはがにでも]|及び|並びに|など)"
    return re.compile(rf"{before}(?:{ordered}){_TAIL}{after}")
def _beside(entry: Entry) -> str | None:
    """The deadline in the same row of a table that has a column for it."""
    table = entry.block.table if entry.block is not None else None
    if table is None:
        return None
    place = entry.passage.place
    cell = next((c for c in table.cells if place is not None and c.place.holds(*place.center)), None)
    columns = [c for c in range(table.n_cols) if _DEADLINE_HEADER.search(header_text(first_of(table), c))]
    if cell is None or not columns:
        return None
    stated = table.cell_at(cell.row, columns[0])
    return (stated.text.strip() or None) if stated is not None and stated is not cell else None


def _stated(text: str, specification: bool) -> str | None:
    """The deadline in the sentences about migration, or about the specification."""
    about = _SPECIFICATION if specification else _MIGRATION
    found = None
    for sentence in re.split(r"(?<=。)", text):
        if not about.search(sentence) or (not specification and not _FINISH.search(sentence)):
            continue
        for match in find_dates(sentence):
            behind = sentence[match.end_offset : match.end_offset + 3]
            if match.kind.startswith("by_") or "まで" in match.text or behind.startswith("まで"):
                until = "まで" if behind.startswith("まで") else ""
                found = match.text + until
    return found


def _measure_deadline(context: PlanContext, section: Section) -> str | None:
    """The deadline of migration that the measure states anywhere below its own heading."""
    owner = context.owner(section)
    if owner is None:
        return None
    texts = [
        block.text
        for part in owner.walk()
        for block in part.blocks
        if block.lines and block.kind in ("paragraph", "item") and block.table is None
    ]
    return next((found for text in texts if (found := _stated(text, False))), None)
