"""Rows of ``procedures``: every procedure that a list names, in text or in a table, resolved by its title alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.context import PlanContext
from extractors.document import Cell, Passage, Section, Table
from extractors.facts import DocumentFacts
from extractors.records.entries import Entry, entries, first_of, header_text, make_entry, pieces
from extractors.rows import Row
from taxonomy.procedures import ProcedureMatch, list_of_label, list_of_titles, named_procedure, resolve_procedure

_LEAST = 3
"""So many known procedures make a list; one alone may be a word of a sentence or a heading."""
_SURE = 0.9
_ABOUT_PROCEDURES = re.compile(r"手続|届出|申請・")
_OWN_LIST = re.compile(r"手続き?(?:等|名)?(?:の?一覧表?|リスト)?(?:[(（][^)）]*[)）])?$")
_LIKE_A_PROCEDURE = re.compile(
    r"(?:申請|届出?|届け出|請求|申込み?|申し込み|予約|交付|報告|登録|証明|納付|認定|変更|申告|入札|"
    r"調査|申出|手続き?|許可|確認|閲覧|相談|発行|更新|廃止)"
    r"(?:書|票)?等?(?:[(（][^)）]*[)）])?$"
)
_CATEGORY = re.compile(r"^(?P<name>[^。、※]{1,14}?(?:関係|分野|関連))(?:[\s(（]*\d+\s*手続[)）]?)?\s*(?P<rest>※.*)?$")
_COUNTED = re.compile(r"(?:\d+手続き?|手続)$")
_SCOPE = re.compile(r"(?P<local>市区?町村|市町)(?:が|の)?対象|(?P<wide>都道府県|県)(?:が|の)?対象")
_CAPTION = re.compile(r"^\s*((?:図表|別表|別紙|表|図|資料|様式|一覧)\s*[0-9０-９]*(?:[-－‐.．][0-9０-９]+)*)")
_TITLE_HEADER = re.compile(
    r"^(?!.*(?:数|件|状況|方法|担当|時期|開始|年度|課$))(?:.{0,10}手続き?.{0,4}|(?:申請|届出)[・、]?(?:届出|申請)?等?の?名.*)$"
)
_NUMBER_HEADER = re.compile(r"^(?:番号|[Nn][Oo][.．]?|№|項番|#|通番|連番)$")
_CATEGORY_HEADER = re.compile(r"分野|区分|分類|カテゴリ|関係$|種別")
_BLANK_NUMBER = re.compile(r"^([0-9０-９]{1,2})[ \u3000]+(?=[^\d\s])")
_PART = re.compile(r"[^、。：:（）()「」]+")
"""What a sentence names between its commas."""
_PART_END = re.compile(r"(?:など|等)?の?\d*手続.*$|(?:及び|並びに|など).*$")
_NATIONAL_COUNT = re.compile(r"(?<!\d)(?:31|26|32)手続")


@dataclass(slots=True)
class _List:
    """A list that is being read: what was printed above it, and its items so far."""

    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    caption: str | None = None
    opener: Entry | None = None
    items: list[_Item] = field(default_factory=list)
    explicit: bool = False
    """Whether a table's own header says that these are procedures."""


@dataclass(slots=True)
class _Item:
    """A printed name with what stood around it."""

    title: Passage
    number: int | None
    category: str | None
    scope: str | None
    section: Section
    match: ProcedureMatch | None
    marked: bool
    """Whether it has a list mark or a cell of its own."""


def procedure_rows(context: PlanContext) -> list[Row]:
    """One row a procedure that is listed, in reading order.

    Numbers are kept as printed and never used to tell what a procedure is: lists of towns leave out and reorder.
    A casebook gives none: what its slides list are single bodies' examples, which stand in ``cases``.
    """
    rows: list[Row] = []
    if context.facts.document_type == "casebook":
        return rows
    # All lists are read before the first is used: a table's later pages add to it.
    for found in list(_lists(context)):
        items = _accepted(found)
        if not items:
            continue
        list_id = _list_id(found, items)
        label = _label(found, items)
        scopes = any(item.scope for item in items)
        for item in items:
            match = item.match
            belongs = match is not None and list_id in match.lists
            rows.append(
                context.maker.row(
                    "procedures",
                    item.title,
                    section_id=context.section_id(item.section),
                    list_label=label,
                    list_id=list_id if belongs else None,
                    number=item.number,
                    title=item.title.text,
                    procedure_id=match.procedure_id if match else None,
                    category=item.category,
                    scope=_scope(item, list_id, scopes, context.facts),
                    score=match.score if match else None,
                    origin=item.section.origin,
                )
            )
    return rows


def _lists(context: PlanContext) -> Iterator[_List]:
    """The lists of the document: items in text gather until something else opens a list; each table is its own."""
    current = _List()
    category: str | None = None
    scope: str | None = None
    caption: Passage | None = None
    over_pages: dict[int, _List] = {}
    for entry in entries(context):
        if entry.block is not None and entry.block.table is not None:
            table = entry.block.table
            first = over_pages.get(id(first_of(table)))
            made = _read_table(table, entry, caption or table.caption, current)
            if first is not None and made is not None:
                first.items += made.items
            elif made is not None:
                over_pages[id(table)] = made
                yield made
            caption = None
            continue
        if entry.kind == "caption":
            caption = entry.passage
            continue
        if entry.kind in ("figure", "note"):
            current.texts.append(entry.passage.text)
            continue
        inline = list(_in_sentence(entry))
        if inline:
            yield _List([entry.text], items=inline)
            continue
        item = _item(entry, category, scope)
        named = _CATEGORY.match(entry.text)
        if item.match is not None and item.match.score >= _SURE and (entry.kind != "heading" or current.items):
            current.items.append(item)
        elif named:
            category = named.group("name")
            scope = _printed_scope(entry.text) or (scope if not named.group("rest") else None)
            if entry.kind == "heading" and entry.mark and not _bullet(entry.mark):
                if current.items:
                    yield current
                    current = replace(current, items=[], marks=list(current.marks))
                current.marks = [*current.marks[:1], entry.mark] if current.opener else [entry.mark]
        elif _printed_scope(entry.text) and len(entry.text) < 30:
            category, scope = None, _printed_scope(entry.text)
        elif _opens(entry):
            yield current
            current = _List([entry.text], [entry.mark] if entry.mark and not _bullet(entry.mark) else [], None, entry)
            category, scope = None, None
        elif current.opener is not None and _counts(entry):
            category = entry.text
        elif item.marked and entry.kind != "heading" and len(entry.text) <= 45 and not entry.text.endswith("。"):
            current.items.append(item)
        else:
            if entry.kind == "heading" and current.items and _known(current):
                yield current
                current = _List()
                category, scope = None, None
            elif entry.kind == "heading":
                current = _List([entry.text])
                category, scope = None, None
            current.texts.append(entry.text)
    yield current


def _in_sentence(entry: Entry) -> Iterator[_Item]:
    """Procedures that a sentence lists one behind the other; fewer than a handful are words of the sentence."""
    if len(entry.text) < 30 or "、" not in entry.text or entry.kind == "heading":
        return
    parts = [part for part in _PART.finditer(entry.text) if part.end() - part.start() > 3]
    if len(parts) <= _LEAST:
        return
    found: list[_Item] = []
    for part in parts:
        text = _PART_END.sub("", part.group())
        match = named_procedure(text) if len(text) > 3 else None
        if match is not None:
            title = entry.body[part.start() : part.start() + len(text)]
            found.append(_Item(title, None, None, None, entry.section, match, True))
    if len(found) > _LEAST:
        yield from found


def _counts(entry: Entry) -> bool:
    """Whether a line only names the procedures that follow, perhaps with their number (… 18手続)."""
    return entry.kind != "heading" and len(entry.text) < 90 and _COUNTED.search(entry.text) is not None


def _numbered(entry: Entry) -> Entry:
    """An entry whose number is parted from its title by nothing but a blank (１　妊娠の届出)."""
    found = _BLANK_NUMBER.match(entry.text) if entry.mark is None else None
    if not found:
        return entry
    return replace(entry, mark=found.group(1), number=int(found.group(1)), body=entry.body[found.end() :])


def _item(entry: Entry, category: str | None, scope: str | None) -> _Item:
    entry = _numbered(entry)
    title = _without_note(entry.body)
    short = 2 <= len(title.text) <= 60 and "。" not in title.text
    match = resolve_procedure(title.text) if short and _readable(title.text) else None
    return _Item(title, entry.number, category, scope, entry.section, match, entry.mark is not None)


def _readable(text: str) -> bool:
    return not _CATEGORY.match(text)


def _without_note(title: Passage) -> Passage:
    found = re.search(r"\s*[(（]?※\d*[)）]?$", title.text)
    return title[: found.start()] if found and found.start() > 1 else title


def _opens(entry: Entry) -> bool:
    """Whether an entry is the heading of a list of procedures: a section's title, or an item with a mark of its own."""
    if not _ABOUT_PROCEDURES.search(entry.text) or entry.text.endswith("。"):
        return False
    if entry.kind == "heading":
        return True
    return entry.mark is not None and not _bullet(entry.mark) and re.search(
        r"手続き?(?:[(（].*[)）])?$"
    , entry.text) is not None


def _bullet(mark: str) -> bool:
    return not re.search(r"[0-9０-９①-⓿ア-ンa-zA-Z]", mark)


def _printed_scope(text: str) -> str | None:
    found = _SCOPE.search(text)
    if not found:
        return None
    return "municipality" if found.group("local") else "prefecture"


def _known(found: _List) -> list[_Item]:
    return [item for item in found.items if item.match is not None and item.match.score >= _SURE]


def _accepted(found: _List) -> list[_Item]:
    """The items of a list that is one of procedures; none where it is not."""
    known = _known(found)
    if found.explicit:
        return found.items
    named = any(_ABOUT_PROCEDURES.search(text) for text in [*found.texts, found.caption or ""])
    if len(known) >= _LEAST or (known and named and 2 * len(known) >= len(found.items)):
        usual = 0.6 * len(found.items) <= len(known)
        return [i for i in found.items if i in known or (usual and i.marked and _LIKE_A_PROCEDURE.search(i.title.text))]
    own = found.opener is not None and _OWN_LIST.search(found.opener.text)
    alike = [item for item in found.items if _LIKE_A_PROCEDURE.search(item.title.text)]
    if own and len(alike) >= _LEAST and len(alike) >= 0.7 * len(found.items):
        return alike
    return []


def _list_id(found: _List, items: Sequence[_Item]) -> str | None:
    texts = [t for t in (found.caption, *found.texts) if t]
    said = next((list_id for list_id in map(list_of_label, texts) if list_id), None)
    return said or list_of_titles([item.title.text for item in items])


def _label(found: _List, items: Sequence[_Item]) -> str | None:
    """The list's label as printed: the number of its table, its marks, or the count by which the nation calls it."""
    if found.caption and (numbered := _CAPTION.match(found.caption)):
        return re.sub(r"\s", "", numbered.group(1))
    marks = [re.sub(r"[.．)）(（\s]", "", mark) for mark in found.marks]
    if marks:
        return "-".join(marks)
    for text in found.texts:
        if counted := _NATIONAL_COUNT.search(text):
            return counted.group()
    return None


def _scope(item: _Item, list_id: str | None, scopes: bool, facts: DocumentFacts) -> str | None:
    """Who handles it: as printed; an unmarked item of the 31 as the nation assigned it; a prefecture's own list itself.

    別紙4 and the lists of towns name both together as 地方公共団体, so there nothing is told apart that is not printed.
    """
    if item.scope:
        return item.scope
    if item.match is not None and not scopes and list_id == "procedures-31" and item.match.scope == "prefecture":
        return "prefecture"
    own = list_id is None and not scopes and item.section.origin == "own"
    return "prefecture" if own and _of_prefecture(facts) else "municipality"


def _of_prefecture(facts: DocumentFacts) -> bool:
    """Whether a prefecture issues the document: its code has no number of a town, its name ends so."""
    code = facts.municipality_code or ""
    return code[2:5] == "000" or re.search(r"[都道府県]$", facts.municipality or "") is not None


def _read_table(table: Table, entry: Entry, caption: Passage | None, around: _List) -> _List | None:
    head = first_of(table)
    headers = [header_text(head, col) for col in range(head.n_cols)]
    made = _List(list(around.texts[-2:]), [], caption.text if caption else None, around.opener)
    columns = [col for col, text in enumerate(headers) if _TITLE_HEADER.match(text)]
    rows = range(table.n_header_rows, table.n_rows)
    if columns and len(columns) < head.n_cols:
        made.items = list(_by_rows(table, entry, headers, columns, rows))
        known = len(_known(made))
        made.explicit = 4 * known >= len(made.items) or sum(
            _LIKE_A_PROCEDURE.search(item.title.text) is not None for item in made.items
        ) >= 0.6 * len(made.items)
        return made if made.items else None
    made.items = list(_by_cells(table, entry, headers, rows))
    filled = [item for item in made.items if item.title.text]
    known = len(_known(made))
    if known < _LEAST or 2 * known < len(filled):
        return None
    return made


def _by_rows(table: Table, entry: Entry, headers: list[str], columns: list[int], rows: range) -> Iterator[_Item]:
    """One procedure a row: number and category stand in columns of their own, before the title's column."""
    for row in rows:
        start = 0
        for col in columns:
            cell = table.cell_at(row, col)
            beside = range(start, col)
            start = col + 1
            around = beside if len(columns) > 1 else [c for c in range(table.n_cols) if c != col]
            if cell is None or cell.row != row or not cell.text.strip():
                continue
            number = next((_int(table, row, c) for c in beside if _NUMBER_HEADER.match(headers[c])), None)
            category = next((_text(table, row, c) for c in around if _CATEGORY_HEADER.search(headers[c])), None)
            for piece in _titles(cell):
                made = make_entry("cell", piece, entry.section)
                scope = _printed_scope(category or "")
                yield _in_cell(_item(made, category, scope), number if number is not None else made.number)


def _titles(cell: Cell) -> list[Passage]:
    """The titles in a cell: its items; or its lines, where each is a known procedure and all together are none."""
    found = pieces(cell)
    lines = [line.passage.strip() for line in cell.lines if line.text.strip()]
    if len(found) == 1 and len(lines) > 1 and resolve_procedure(found[0].text) is None:
        if all(resolve_procedure(line.text) for line in lines):
            return lines
    return found


def _in_cell(item: _Item, number: int | None) -> _Item:
    """The item as one with a cell of its own, its number perhaps from another column."""
    return replace(item, number=number, marked=True)


def _by_cells(table: Table, entry: Entry, headers: list[str], rows: range) -> Iterator[_Item]:
    """Every cell a procedure, its column's header the category."""
    for col in range(table.n_cols):
        named = _CATEGORY.match(headers[col]) if col < len(headers) else None
        category = named.group("name") if named else None
        scope = _printed_scope(headers[col]) if col < len(headers) else None
        for row in rows:
            cell = table.cell_at(row, col)
            if cell is None or (cell.row, cell.col) != (row, col) or not cell.text.strip():
                continue
            for piece in _titles(cell):
                made = make_entry("cell", piece, entry.section)
                inner = _CATEGORY.match(made.text)
                if inner:
                    category, scope = inner.group("name"), _printed_scope(made.text) or scope
                    continue
                if not re.fullmatch(r"[\d０-９\s]*", made.text):
                    yield _in_cell(_item(made, category, scope), made.number)


def _text(table: Table, row: int, col: int) -> str | None:
    cell = table.cell_at(row, col)
    return (cell.text.strip() or None) if cell is not None else None


def _int(table: Table, row: int, col: int) -> int | None:
    text = _text(table, row, col) or ""
    return int(text) if re.fullmatch(r"[0-9０-９]{1,3}", text) else None
