"""Rows of ``organization``: roles and bodies of the promotion structure, from tables, charts, labels and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.context import PlanContext
from extractors.document import Block, Cell, Line, Passage, Place, Section, Table
from extractors.records.entries import first_of, header_text, split_mark
from extractors.records.named_boxes import named_boxes
from extractors.records.role_sentences import Told, may_tell, tell
from extractors.records.roles import CHIEF, NAME, OFFICE, is_office, narrow, pairs_in, read_name, same_key
from extractors.rows import Row
from taxonomy.role_words import any_of, head_words

_SECTION = re.compile(
    r"推進体制|推進組織|推進(?:の|する|のための)?(?:しくみ|仕組み?|組織|体制)|組織体制|庁内体制|体制図|体制$|組織体系"
    r"|体制の(?:構築|整備|強化)|推進本部$"
)
_ASKS_NAME = "|".join(map(re.escape, head_words("name")))
_NAME_HEADER = re.compile(rf"^(?:{_ASKS_NAME})(?:等|名)?(?:(?:[・･/／、，,]|及び|又は|と)(?:{_ASKS_NAME})(?:等|名)?)?$")
_HOLDER_HEADER = re.compile("|".join(map(re.escape, head_words("holder"))))
_DUTIES_HEADER = re.compile("|".join(map(re.escape, head_words("duties"))))
_HOLDER = re.compile(
    rf"^(?:{OFFICE}等?|[^。]{{1,16}}(?:職員|人材|長級?|課|室|部|局|者|家|補佐|員|事務局|\d+人|メンバー|市民|町民|村民|"
    rf"事業者|企業|大学)(?:等|ほか|・)?)$"
)
_NOTE = r"(?:[(（]※\s*\d*[)）])?"
_HOLDERS = re.compile(rf"^{_HOLDER.pattern[1:-1]}(?:[、・及び]+{_HOLDER.pattern[1:-1]})*$")
_SENTENCE = re.compile(r"[^。\n]*。|[^。\n]+$")
_SUBJECT = re.compile(rf"^(?:また、|なお、|さらに、|次に、)?「?(?P<name>{NAME}){_NOTE}」?{_NOTE}は、?(?P<rest>.+)$")
_PUT_IN = re.compile(
    r"^(?P<holder>[^、。]{1,24}?)(?:をもって充て|を充て|が務め|が担[いう]|が兼ね|が就[きく]|が担当し?|が当た[りる]|に置[きく])"
    r"(?:る|します|する|ます|ており|ています|ている)?[、。]?(?P<rest>.*)$"
)
_AS_CHIEF = re.compile(rf"^(?P<role>[^、。]{{2,30}}?){_NOTE}として、?(?P<rest>.*)$")
_DONE_BY = re.compile(
    rf"^(?P<duties>[^。、]+?)は、?(?P<holder>{OFFICE})[(（](?P<role>[^()（）]+)[)）]が(?:行い|行う|"
    rf"担い|担う)(?:、(?P<more>.*)|。)$"
)
_UNDER = re.compile(rf"(?P<office>{OFFICE})の(?P<duties>[^、。]{{2,24}}?)の(?:下|もと)")
_LABEL = re.compile(
    r"^\s*(?:[\[【〔<＜](?P<framed>[^\]】〕>＞]{2,40})[\]】〕>＞]|[■◆●○◇□▼]\s*(?P<marked>[^。]{2,40}))"
    r"\s*$"
)
_LISTED = re.compile(
    r"^[\s　]*[・･●○■◆▪][\s　]*(?P<name>[^（()）：:。、\s]{2,20})"
    r"[（(](?P<who>[^（）()]{1,24})[）)][\s　]*(?P<duty>[^。：:、がはをのにでとや][^。：:]{1,39})$"
)
"""・本部長（市長）　全体の指揮."""
_HELD_LABEL = re.compile(r"^\s*[\[【〔<＜](?P<name>[^\]】〕>＞]{2,24})[\]】〕>＞]\s*(?P<rest>[^。]{2,30})$")
_COLON = re.compile(rf"^(?P<name>{NAME})(?:\s*[:：…]+\s*|[ \u3000]+)(?P<rest>.+)$")
_TOLD = re.compile(r"^[\s　・]*(?P<label>[^\s：:]{2,6})[：:][\s　]*(?=\S)")
"""A label with who or what behind it, beside or below a role's name."""
_BEFORE_LABEL = re.compile(r"(?<=\S)[\s　]+(?=[^\s：:、。]{2,6}[：:][\s　]*\S)")
"""White space between what a label says and the next label of its line."""
_IS_HOLDER = re.compile(rf"(?P<holder>{OFFICE}等?)(?:であることが|を充て|が務め|が就|をもって)")
_KINDS_OF_BODY = frozenset(("本部", "会議", "委員会", "部会"))
"""What a sentence calls a body whose whole name has been said (本部は毎年度…)."""
_IS_CHIEF = re.compile(rf"{CHIEF}|本部|委員会|会議|{any_of('head')}")
"""What a table on something else has to name one of, to be one of roles."""
_STAFF = re.compile(
    r"^(?P<holder>[^、。]{0,12}?[課部局室係][^、。]{0,4}?[0-9０-９一二三]+[人名](?:程度|以上|ずつ)?)"
    r"[。、　 ]\s*(?P<rest>.*)$"
)
"""Members by number, then what they do: 各課１名。課内の相談を受ける."""
_DIGITAL = re.compile(r"DX|デジタル|情報|ICT|スマート|電子")
_IN_PASSING = 0.3
"""Weight of what a section on something else says, against one on the structure."""
_PEOPLE = re.compile(
    r"長|員|者|[課室部局]|[0-9０-９]+[人名]|人材|起業人|任用|公募|代表|メンバー|住民|[市町村区県]民|事業者|大学|団体"
)
_STAFFED = re.compile(rf"^[（(](?P<who>[^（）()]*(?:{_PEOPLE.pattern})[^（）()]*)[）)]$")
"""The second line of a box that says in brackets who a body consists of: （部長級）."""
_TASK = re.compile(
    r"[。をが]|(?:決定|管理|調整|推進|検討|審議|確認|助言|支援|実施|立案"
    r"|共有|評価|報告|承認|総括|統括|指揮|庶務|補佐|提案|点検)$"
)
"""How a line ends that says what a body does."""
CHART = 3
"""Boxes with known names that make a drawing a chart of the organization."""
MOST_IN_BOX = 4
"""Lines of a box that begins with a name and its holder."""
_DIVISION = re.compile(r"^[^\s、。はがを]{1,12}[課室係]$")
_NAMED_AND_HELD = re.compile(r"^(?P<name>[^:：]{2,30}?)[\s　]*[:：][\s　]*(?P<rest>.+)$")
_BLANKS = re.compile(r"[\s　]{2,}")
_TOUCHING = 5.0
"""Points by which a bar with a name and the frame below it are apart at most, and their sides."""
_LARGER = 1.15
"""How much larger a name is set than who holds it, above the name."""
_LARGE = 0.3
"""A drawn frame that takes this share of a page holds the chart, not one of its boxes."""


@dataclass(slots=True)
class _Role:
    """What one place says of a role or body."""

    name: Passage
    kind: str
    section: Section
    holder: str | None = None
    duties: list[Passage] = field(default_factory=list)
    more: list[Passage] = field(default_factory=list)
    """Further evidence."""
    weight: float = 0.0
    """How good the place is as evidence: what it states of the role."""
    drawn: bool = False
    """Whether it stands in a box or table of its own."""


def organization_rows(context: PlanContext) -> list[Row]:
    """One row a role or body of the document; what several places say of it is joined.

    The row's place is the one that says most: a table or box that gives holder or duties comes before a clause in
    passing. A casebook gives none: its bodies are those of many towns.
    """
    if context.facts.document_type == "casebook":
        return []
    merged: dict[str, list[_Role]] = {}
    for role in _found(context):
        merged.setdefault(same_key(role.name.text), []).append(role)
    _join_short_names(merged)
    rows = []
    for roles in merged.values():
        best = max(roles, key=lambda role: role.weight)
        near = [role for role in roles if role.section is best.section or not best.duties]
        duties = _joined(near, best)
        holder = best.holder or next((role.holder for role in roles if role.holder), None)
        rows.append(
            context.maker.row(
                "organization",
                [best.name, *best.more, *duties],
                section_id=context.section_id(best.section),
                name=best.name.text,
                kind=best.kind,
                holder=holder,
                duties="".join(p.text for p in duties) or None,
            )
        )
    return rows


def _join_short_names(merged: dict[str, list[_Role]]) -> None:
    """What a sentence says of 推進本部 belongs to the one body whose name ends so; boxes and tables name their own."""
    for key in sorted(merged, key=len):
        roles = merged[key]
        if roles[0].kind != "body" or any(role.drawn for role in roles):
            continue
        full = [k for k in merged if k != key and k.endswith(key) and merged[k][0].kind == "body"]
        if len(full) == 1 and (len(key) >= 4 or key in _KINDS_OF_BODY):
            shorter = merged.pop(key)
            for role in shorter:
                role.weight = 0.0
            merged[full[0]] += shorter


def _joined(roles: Iterable[_Role], best: _Role) -> list[Passage]:
    """Duties in the order in which they are printed, each once, also as a part of a sentence that is there whole.

    A table's or box's own words stand alone.
    """
    if best.weight >= 3:
        return best.duties
    found: list[Passage] = []
    for passage in (passage for role in roles for passage in role.duties):
        if not any(passage.text in known.text for known in found):
            found = [known for known in found if known.text not in passage.text] + [passage]
    return found


def _found(context: PlanContext) -> Iterator[_Role]:
    for section in context.outline.walk():
        if not _about_structure(context, section):
            if section.origin == "own":
                yield from _in_tables(section, strict=True)
                listed, _ = _in_named_boxes(context, section)
                if len(listed) >= CHART and any(_IS_CHIEF.search(narrow(role.name.text)) for role in listed):
                    yield from listed
            yield from _elsewhere(context, section)
            continue
        own = _of_title(section)
        if own is not None:
            yield own
        yield from _in_tables(section)
        listed, read = _in_named_boxes(context, section)
        yield from listed
        yield from _in_boxes(context, section, read)
        yield from _in_text(section, read)


def _about_structure(context: PlanContext, section: Section) -> bool:
    if any(match.measure_id == "organization" for match in context.topics_of(section)[:1]):
        return True
    return any(_SECTION.search(title) for title in section.path[-3:])


def _of_title(section: Section) -> _Role | None:
    """A section whose title is the name: its text is what the body does."""
    title = re.sub(r"(?:の(?:設置|役割|構成|開催|任命|配置))$", "", section.title.text)
    named = read_name(title)
    if named is None or not section.text or section.children:
        return None
    start = section.title.text.find(named.name)
    name = section.title[start : start + len(named.name)] if start >= 0 else section.title
    bracketed = _STAFFED.match(section.text.strip())
    if bracketed is not None:
        # In a chart's box the second line says in brackets who it is.
        body = section.passage.strip()
        who = body[bracketed.start("who") : bracketed.end("who")]
        heads = bool(pairs_in(who))
        return _Role(name, named.kind, section, None if heads else who.text, [], [] if heads else [who], weight=2.5)
    return _Role(name, named.kind, section, named.holder, [section.passage], weight=2.5)


def _in_tables(section: Section, strict: bool = False) -> Iterator[_Role]:
    for table in section.tables:
        head = first_of(table)
        headers = [header_text(head, col) for col in range(head.n_cols)]
        if not head.n_header_rows and _is_head_row(head):
            headers = [re.sub(r"\s", "", c.text) if (c := head.cell_at(0, col)) else "" for col in range(head.n_cols)]
        if table.n_cols < 2 or len(headers) != table.n_cols:
            continue
        yield from _table_roles(table, headers, section, strict)


def _table_roles(table: Table, headers: list[str], section: Section, strict: bool) -> Iterator[_Role]:
    """Roles and bodies that a table lists: heads say which column names them, else what the columns hold.

    ``strict`` is for sections on something else: there nearly every name has to be one, and a head has to ask for it.
    """
    name_col = _name_column(table, headers)
    if name_col is None:
        return
    over = {c.col for c in table.cells if c.col < name_col and c.row_span > 1 and read_name(c.text) is not None}
    rest = [c for c in range(table.n_cols) if c != name_col and c not in over]
    holder_col = next((c for c in rest if _HOLDER_HEADER.search(headers[c])), None)
    duties_col = next((c for c in rest if c != holder_col and _DUTIES_HEADER.search(headers[c])), None)
    asked = holder_col is not None or duties_col is not None
    if not asked:
        holder_col, duties_col = _unlabelled(table, rest)
    elif holder_col is None:
        holder_col = _unlabelled(table, [c for c in rest if c != duties_col])[0]
    filled = _names_in(table, name_col)
    named = [found for cell in filled if (found := read_name(cell.text)) is not None]
    heads = sum(_IS_CHIEF.search(narrow(found.name)) is not None for found in named)
    if strict and (not asked or not heads or len(named) < 2 or 4 * len(named) < 3 * len(filled)):
        return
    if not strict:
        yield from _above_names(table, name_col, section)
    for cell in filled:
        found = read_name(cell.text)
        name = cell.passage.strip()
        if (cell.row == 0 and _is_head_row(table)) or (not strict and _holds_for(table, cell)):
            continue
        kind = found.kind if found else "body"
        role = _Role(_cut(name, found.name) if found else name, kind, section, found.holder if found else None)
        if holder_col is not None and (held := table.cell_at(cell.row, holder_col)) and held.text.strip():
            role.holder = held.text.strip()
            role.more.append(held.passage.strip())
        if duties_col is not None and (does := table.cell_at(cell.row, duties_col)) and does.text.strip():
            role.duties.append(does.passage.strip())
        role.weight, role.drawn = 4.0, True
        yield role


def _is_head_row(table: Table) -> bool:
    """Whether the first row asks for names and for holders or duties, though nothing sets it apart."""
    texts = [re.sub(r"\s", "", c.text) for c in table.cells if c.row == 0]
    asks = {i for i, t in enumerate(texts) if _NAME_HEADER.match(t)}
    told = {i for i, t in enumerate(texts) if _HOLDER_HEADER.search(t) or _DUTIES_HEADER.search(t)}
    return bool(asks and told) and len(asks | told) > 1 and max(map(len, texts)) <= 10


def _holds_for(table: Table, cell: Cell) -> bool:
    """Whether a cell says who the body at its left is (事務局 | デジタル推進課) in the column of roles."""
    left = table.cell_at(cell.row, cell.col - 1) if cell.col else None
    named = read_name(left.text) if left is not None and left.row_span == 1 else None
    return named is not None and named.kind == "body" and cell.col_span > 1


def _above_names(table: Table, name_col: int, section: Section) -> Iterator[_Role]:
    """Bodies whose merged cells stand at the left of the roles that they consist of."""
    for col in range(name_col):
        for cell in (c for c in table.cells if c.col == col and c.row >= table.n_header_rows and c.text.strip()):
            found = read_name(cell.text)
            if found is None or found.kind != "body" or cell.col + cell.col_span > name_col:
                continue
            role = _Role(_cut(cell.passage.strip(), found.name), "body", section, found.holder, weight=3.5, drawn=True)
            beside = table.cell_at(cell.row, cell.col + cell.col_span)
            if cell.row_span == 1 and beside is not None and _HOLDERS.match(beside.text.strip()):
                role.holder, role.more = beside.text.strip(), [beside.passage.strip()]
            yield role


def _names_in(table: Table, col: int) -> list[Cell]:
    cells = [table.cell_at(row, col) for row in range(table.n_header_rows, table.n_rows)]
    return list({id(cell): cell for cell in cells if cell is not None and cell.text.strip()}.values())


def _name_column(table: Table, headers: list[str]) -> int | None:
    """The column of names: headed as such, else the one that holds most roles and bodies; at least half, and two."""
    shares: list[tuple[bool, float, int]] = []
    for col in range(min(3, table.n_cols)):
        filled = _names_in(table, col)
        named = [found for cell in filled if (found := read_name(cell.text)) is not None]
        given = [found for found in named if not is_office(found.name)]
        if len(named) >= 2 and 2 * len(named) >= len(filled) and given:
            shares.append((bool(_NAME_HEADER.match(headers[col])), len(given) / len(filled), -col))
    if not shares:
        return None
    best = -max(shares)[2]
    # Where merged cells of bodies stand over several roles each, the roles are the rows.
    merged = any(c.col == best and c.row_span > 1 and c.text.strip() for c in table.cells)
    finer = [-at for _, _, at in shares if -at > best]
    return min(finer) if merged and finer else best


def _unlabelled(table: Table, columns: Iterable[int]) -> tuple[int | None, int | None]:
    """Columns of holders and duties whose heads say nothing: a column of offices and staff, then the longest other."""
    texts = {c: [cell.text.strip() for cell in _names_in(table, c)] for c in columns}
    holders = next((c for c in texts if texts[c] and 3 * _count(texts[c], _HOLDERS) >= 2 * len(texts[c])), None)
    others = [c for c in texts if c != holders and texts[c]]
    return holders, max(others, key=lambda c: sum(map(len, texts[c])), default=None)


def _count(texts: Iterable[str], pattern: re.Pattern[str]) -> int:
    return sum(pattern.match(text) is not None for text in texts)


def _cut(passage: Passage, name: str) -> Passage:
    start = passage.text.find(name)
    return passage[start : start + len(name)] if start >= 0 else passage


def _in_named_boxes(context: PlanContext, section: Section) -> tuple[list[_Role], set[int]]:
    """Names in boxes with holders and duties at their right, and the ids of the lines in which these are said."""
    lines = [line for block in section.blocks if block.table is None for line in block.lines]
    roles: list[_Role] = []
    read: set[int] = set()
    for rows in named_boxes(lines, lambda line: _frame(context, line), lambda text: read_name(text) is not None):
        columns = list(zip(*(row.texts for row in rows), strict=True))
        of_holders = [_tells_holders([text[0].text for text in column if text]) for column in columns]
        for row in rows:
            named = read_name(row.name.text)
            role = _Role(row.name, named.kind if named else "body", section, named.holder if named else None)
            if named is not None:
                role.name = _cut(row.name, named.name)
            who = Passage.join([line.passage.strip() for line in row.before])
            if role.holder is None and who and (is_office(who.text) or _DIVISION.match(who.text)):
                role.holder, role.more = who.text, [who]
                read.update(id(line) for line in row.before)
            for text, holders in zip(row.texts, of_holders, strict=True):
                _tell_beside(role, text, holders, len(row.texts) == 1)
            role.weight, role.drawn = 4.0, True
            roles.append(role)
            read.update(id(line) for line in row.lines)
    return roles, read


def _asks(label: str) -> bool:
    return bool(_HOLDER_HEADER.search(label) or _DUTIES_HEADER.search(label))


def _told_by_labels(role: _Role, lines: Sequence[Passage]) -> bool:
    """Note who and what a role's lines say behind labels (構成：…　役割：…); whether all have such."""
    parts = [part for line in lines for part in _parted(line)]
    labelled = [_TOLD.match(part.text) for part in parts]
    if not parts or not all(found is not None and _asks(found["label"]) for found in labelled):
        return False
    for part, found in zip(parts, labelled, strict=True):
        if found is None:
            continue
        value = part[found.end() :].strip()
        if _HOLDER_HEADER.search(found["label"]) and role.holder is None:
            role.holder, role.more = value.text, [*role.more, value]
        else:
            role.duties.append(value)
    return True


def _parted(line: Passage) -> list[Passage]:
    """A line cut before each label with a colon that stands behind white space."""
    starts = [0, *(found.end() for found in _BEFORE_LABEL.finditer(line.text))]
    return [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line.text)], strict=True)]


def _tell_beside(role: _Role, lines: Sequence[Passage], holders: bool, alone: bool) -> None:
    """Note what a text beside a role's box says: lines with labels (構成：…), who it is, or what it does.

    ``holders`` says that such texts begin with people, ``alone`` that there is no other text for the duties.
    """
    if _told_by_labels(role, lines):
        return
    who = Passage.join(lines[:1] if alone else lines)
    if who and holders and role.holder is None:
        role.holder, role.more = who.text, [who]
        lines = lines[1:] if alone else []
    if lines:
        role.duties.append(Passage.join(lines))


def _tells_holders(texts: Sequence[str]) -> bool:
    """Whether most texts of a column beside names are people or offices and no deeds."""
    return 2 * sum(bool(_HOLDERS.match(text)) or _who(text) for text in texts) > len(texts)


def _in_boxes(context: PlanContext, section: Section, read: set[int]) -> Iterator[_Role]:
    """Boxes of an organisation chart: the first line names, a second one may say who, the others say what.

    Lines whose ids are in ``read`` belong to another box.
    """
    groups: dict[Place, list[Line]] = {}
    for block in section.blocks:
        if block.box is None and block.kind != "figure":
            continue
        for line in block.lines:
            frame = _frame(context, line) if id(line) not in read else None
            if frame is not None:
                groups.setdefault(frame, []).append(line)
    for lines in groups.values():
        lines.sort(key=lambda line: (round(line.place.top), line.place.x0))
    _below_bars(groups)
    for lines in groups.values():
        _name_first(lines)
    known = {_type(lines[0]) for lines in groups.values() if len(lines) > 1 and read_name(lines[0].text) is not None}
    of_chart = sum(read_name(lines[0].text) is not None for lines in groups.values()) >= CHART
    for lines in groups.values():
        office = _bracketed_office(lines, section)
        if office is not None:
            yield office
            continue
        named = read_name(lines[0].text)
        if named is None and of_chart and _type(lines[0]) in known and _names_and_holds(lines):
            who = lines[1].passage.strip()
            yield _Role(lines[0].passage.strip(), "body", section, who.text, [], [who], weight=3.5, drawn=True)
            continue
        held_by = _held_in_box(lines, section) if named is None else None
        if held_by is not None:
            yield held_by
            continue
        if named is None and len(lines) > 1 and _may_be_called(lines[0].text):
            held = [role for line in lines[1:] for role in _held_inside(line.passage.strip(), section)]
            if held:
                yield _Role(lines[0].passage.strip(), "body", section, weight=0.5, drawn=True)
                yield from held
                continue
        if named is None or len(lines) > 6:
            continue
        role = _Role(_cut(lines[0].passage.strip(), named.name), named.kind, section, named.holder)
        rest = []
        for line in lines[1:]:
            held = _held_inside(line.passage.strip(), section)
            if held:
                yield from held
            elif line.text.strip():
                rest.append(line.passage.strip())
        if named.holder:
            role.more.append(_cut(lines[0].passage, named.holder))
        bracketed = _STAFFED.match(rest[0].text) if rest and not named.holder else None
        if _told_by_labels(role, rest):
            rest = []
        elif bracketed is not None:
            who = rest.pop(0)[bracketed.start("who") : bracketed.end("who")]
            role.holder, role.more = who.text, [who]
        elif rest and not named.holder and (
            (_HOLDER.match(rest[0].text) and "、" not in rest[0].text) or (len(lines) == 2 and _names_and_holds(lines))
        ):
            role.holder = rest[0].text
            role.more.append(rest.pop(0))
        role.duties += rest
        role.weight = (3.0 if role.duties else 0.0) + (1.0 if role.holder else 0.2)
        role.drawn = True
        yield role


def _below_bars(groups: dict[Place, list[Line]]) -> None:
    """Put what a frame says into the group of the bar directly on top of it, where that holds nothing but a name."""
    for bar in [f for f, lines in groups.items() if len(lines) == 1 and read_name(lines[0].text) is not None]:
        below = next(
            (f for f in groups if f.page == bar.page and abs(f.top - bar.bottom) < _TOUCHING
             and abs(f.x0 - bar.x0) < _TOUCHING and abs(f.x1 - bar.x1) < _TOUCHING),
            None,
        )  # fmt: skip
        if below is not None and read_name(groups[below][0].text) is None:
            groups[bar] += groups.pop(below)


def _name_first(lines: list[Line]) -> None:
    """Where a box has the name in larger type below who holds it, put the name first."""
    if len(lines) < 2 or lines[1].size < _LARGER * lines[0].size:
        return
    below, above = read_name(lines[1].text), lines[0].text.strip()
    if below is not None and not is_office(below.name) and (is_office(above) or _who(above)):
        lines[0], lines[1] = lines[1], lines[0]


def _bracketed_office(lines: Sequence[Line], section: Section) -> _Role | None:
    """A division with what it is in brackets on the line below: 情報政策課 / （事務局）."""
    if len(lines) != 2:
        return None
    name, inner = lines[0].passage.strip(), lines[1].passage.strip()
    named = read_name(name.text + inner.text)
    if named is None or named.holder != name.text:
        return None
    return _Role(_cut(inner, named.name), named.kind, section, name.text, [], [name], weight=1.0, drawn=True)


def _held_in_box(lines: Sequence[Line], section: Section) -> _Role | None:
    """A box that begins with a name and, behind a colon, who that is (ＣＤＯ：副市長), and what it does."""
    first = lines[0].passage.strip()
    colon = _NAMED_AND_HELD.match(first.text) or _HELD_LABEL.match(first.text)
    named = read_name(first.text[slice(*colon.span("name"))]) if colon is not None else None
    if colon is None or named is None or len(lines) > MOST_IN_BOX:
        return None
    parts = _BLANKS.split(first.text[colon.start("rest") :], maxsplit=1)
    start = colon.start("rest")
    holder = first[start : start + len(parts[0])].strip()
    if not (_HOLDERS.match(holder.text) or _who(holder.text)):
        return None
    behind = first[start + len(parts[0]) :].strip()
    duties = [*([behind] if behind else []), *(line.passage.strip() for line in lines[1:] if line.text.strip())]
    name = _cut(first[colon.start("name") : colon.end("name")], named.name)
    return _Role(name, named.kind, section, holder.text, duties, [holder], weight=4.0 if duties else 1.0, drawn=True)


def _may_be_called(text: str) -> bool:
    """Whether a box's first line may be the own name of a body; what is below it says that it is one."""
    return 2 <= len(text.strip()) <= 24 and re.search(r"[。：:]|[をがは]、", text) is None


def _type(line: Line) -> tuple[float, bool]:
    return round(line.size), line.bold


def _names_and_holds(lines: Sequence[Line]) -> bool:
    """Whether a box holds a name and, in smaller or lighter type below it, who that is; not what it does."""
    if len(lines) != 2 or len(lines[0].text) > 20 or len(lines[1].text) > 24:
        return False
    first, second = lines
    lighter = second.size < first.size - 0.5 or (first.bold and not second.bold)
    return lighter and _PEOPLE.search(second.text) is not None and _TASK.search(second.text) is None


def _held_inside(line: Passage, section: Section) -> list[_Role]:
    """What a line says that gives roles their holders and nothing else: 本部長　市長　副本部長　副市長."""
    roles = []
    for name, held in pairs_in(line):
        if not _HOLDERS.match(held.text):
            return []
        roles.append(_Role(name, "role", section, held.text, [], [held], weight=1.0, drawn=True))
    return roles


def _frame(context: PlanContext, line: Line) -> Place | None:
    """The smallest drawn box around a line, where it is small enough to be one box of a chart."""
    page = next((p.page for p in context.pages if p.number == line.page), None)
    if page is None:
        return None
    x, y = line.place.center
    around = [s.place for s in page.shapes if s.place.holds(x, y) and s.place.height > 0.9 * line.place.height]
    smallest = min(around, key=lambda place: place.width * place.height, default=None)
    if smallest is None or smallest.width * smallest.height > _LARGE * page.width * page.height:
        return None
    return smallest


def _in_text(section: Section, read: set[int]) -> Iterator[_Role]:
    label: _Role | None = None
    for block in section.blocks:
        if block.kind not in ("paragraph", "item") or all(id(line) in read for line in block.lines):
            continue
        passage = block.passage
        listed = _listed(passage, section)
        if listed is not None:
            yield listed
            continue
        holding = _labelled_holder(passage, section)
        if holding is not None:
            if label is not None and _says(label):
                yield label
            label = holding
            continue
        named = _label(passage)
        if named is not None:
            if label is not None and _says(label):
                yield label
            label = _Role(named[0], named[1], section, weight=2.0)
            continue
        if label is not None and not _of_another(passage.text, label):
            held = _held_inside(passage.strip(), section)
            if held:
                yield from held
                label.weight += 0.1
                continue
            if label.holder is None and not label.duties and _HOLDERS.match(passage.text.strip()):
                label.holder, label.more = passage.text.strip(), [passage.strip()]
                continue
            label.duties.append(passage.strip())
            found = _IS_HOLDER.search(passage.text)
            label.holder = label.holder or (found.group("holder") if found else None)
            continue
        yield from _sentences(block, section)
    if label is not None and _says(label):
        yield label


def _says(label: _Role) -> bool:
    """Whether anything stands below a label that is about its role or body."""
    return bool(label.duties or label.holder or label.weight > 2)


def _listed(passage: Passage, section: Section) -> _Role | None:
    """An item of a list that is a role or body, in brackets who it is, and behind them what it does."""
    found = _LISTED.match(passage.text)
    named = read_name(found.group("name")) if found else None
    if found is None or named is None:
        return None
    name, who, duty = (passage[found.start(g) : found.end(g)].strip() for g in ("name", "who", "duty"))
    return _Role(name, named.kind, section, who.text, [duty], [who], weight=2.5)


def _labelled_holder(passage: Passage, section: Section) -> _Role | None:
    """A role in a frame with who holds it behind: 【本部長】町長."""
    found = _HELD_LABEL.match(passage.text)
    named = read_name(found.group("name")) if found else None
    if found is None or named is None or named.kind != "role":
        return None
    held = passage[found.start("rest") : found.end("rest")].strip()
    if not (_HOLDERS.match(held.text) or _who(held.text)):
        return None
    name = passage[found.start("name") : found.end("name")].strip()
    return _Role(name, named.kind, section, held.text, [], [held], weight=2.2)


def _label(passage: Passage) -> tuple[Passage, str] | None:
    found = _LABEL.match(passage.text)
    if not found:
        return None
    group = "framed" if found.group("framed") else "marked"
    name = passage[found.start(group) : found.end(group)].strip()
    named = read_name(name.text) or (read_name(re.sub(r"[(（].*", "", name.text)) if group == "framed" else None)
    return (name, named.kind) if named else None


def _of_another(text: str, label: _Role) -> bool:
    """Whether a paragraph under a label has gone on to another role."""
    others = {same_key(name) for name in re.findall(r"CISO|CDO|CIO", text)}
    return bool(others) and same_key(label.name.text)[:3] not in {key[:3] for key in others} and label.duties != []


def _sentences(block: Block, section: Section) -> Iterator[_Role]:
    _, _, body = split_mark(block.passage)
    several = _held_inside(body, section)
    if len(several) > 1:
        yield from several
        return
    colon = _COLON.match(body.text)
    if colon:
        named = read_name(colon.group("name"))
        if named:
            name, rest = _cut(body[: colon.end("name")], named.name), body[colon.start("rest") :]
            role = _Role(name, named.kind, section, named.holder, [rest], weight=2.0)
            staff = _STAFF.match(rest.text)
            if role.holder is None and (_HOLDERS.match(rest.text) or _who(rest.text)):
                role.holder, role.more, role.duties = rest.text, [rest], []
            elif role.holder is None and staff is not None:
                held = rest[staff.start("holder") : staff.end("holder")]
                does = rest[staff.start("rest") : staff.end("rest")]
                role.holder, role.more, role.duties = held.text, [held], [does] if does else []
            yield role
            return
    for sentence in _split(body):
        yield from _sentence(sentence, section)


def _who(text: str) -> bool:
    """Whether the words behind a role's colon are people and no deed: 地域活性化起業人, 副村長（ＣＩＯを兼ねる）."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", text).strip()
    return len(bare) <= 24 and _PEOPLE.search(bare) is not None and _TASK.search(bare) is None


def _sentence(sentence: Passage, section: Section) -> Iterator[_Role]:
    done = _DONE_BY.match(sentence.text)
    if done:
        role = sentence[done.start("role") : done.end("role")]
        duties = sentence[done.start("duties") : done.end("duties")]
        held = sentence[done.start("holder") : done.end("holder")]
        yield _Role(role, "role", section, held.text, [duties], [held], weight=2.0)
        if done.group("more"):
            yield from _sentence(sentence[done.start("more") : done.end("more")], section)
        return
    told = [_told(one, section) for one in tell(sentence)]
    subject = _SUBJECT.match(sentence.text)
    if subject:
        acting = _of_subject(sentence, subject, section)
        if acting is not None and not any(_says_as_much(one, acting) for one in told):
            yield acting
    yield from told
    for under in _UNDER.finditer(sentence.text):
        office = sentence[under.start("office") : under.end("office")]
        duties = sentence[under.start("duties") : under.end("duties")]
        yield _Role(office, "role", section, None, [duties], weight=1.0)


def _told(told: Told, section: Section) -> _Role:
    holder, duties = told.holder.text or None, [told.duties] if told.duties else []
    weight = 0.5 + 1.0 * bool(holder) + 1.2 * bool(duties)
    return _Role(told.name, told.kind, section, holder, duties, [told.holder] if told.holder else [], weight)


def _says_as_much(one: _Role, other: _Role) -> bool:
    """Whether a sentence's subject has been read already, with what it does, or as the office that holds a role."""
    if one.kind == "role" and one.holder is not None and one.holder.strip() == other.name.text:
        return True
    return same_key(one.name.text) == same_key(other.name.text) and (bool(one.duties) or one.kind == "body")


def _of_subject(sentence: Passage, subject: re.Match[str], section: Section) -> _Role | None:
    named = read_name(subject.group("name"))
    if named is None:
        return None
    name = _cut(sentence[subject.start("name") : subject.end("name")], named.name)
    of = name.text.rfind("の")
    if of > 0 and name.text[of + 1 :] in ("事務局", "座長", "会長", "議長", "委員長", "本部長", "部会長", "幹事長"):
        name = name[of + 1 :]
    rest = sentence[subject.start("rest") : subject.end("rest")]
    role = _Role(name, named.kind, section, named.holder, [rest], weight=2.0)
    chief = _AS_CHIEF.match(rest.text)
    if chief and is_office(named.name) and re.search(r"CIO|CISO|CDX?O|最高", narrow(chief.group("role"))):
        role.holder, role.more = name.text, [name]
        role.name = rest[chief.start("role") : chief.end("role")]
        role.duties = [rest[chief.start("rest") : chief.end("rest")]]
        return role
    put = _PUT_IN.match(rest.text)
    if put:
        role.holder = put.group("holder")
        role.more = [rest[put.start("holder") : put.end("holder")]]
        role.duties = [rest[put.start("rest") : put.end("rest")]] if put.group("rest") else []
    return role


def _elsewhere(context: PlanContext, section: Section) -> Iterator[_Role]:
    """What other sections say: an office at the head of a body, what stands beside it, a body set up by its name.

    Below the heading of a measure other bodies are those of the measure, as a council of towns is.
    """
    if section.origin == "template":
        return
    said = [
        (told, sentence)
        for block in section.blocks
        if block.kind in ("paragraph", "item") and may_tell(block.text)
        for sentence in _split(block.passage)
        for told in tell(sentence)
    ]
    measured = context.measure_of(section) is not None or section.origin != "own"
    headed = any(told.sure for told, _ in said)
    for told, sentence in said:
        quoted = told.kind == "body" and f"「{told.name.text}」" in sentence.text
        proper = quoted and len(told.name) >= 6 and _DIGITAL.search(narrow(told.name.text)) is not None
        beside = headed and re.search(r"(?:[課室係]|(?<!事務)局)$", told.name.text) is None
        if told.sure or (not measured and (proper or beside)):
            role = _told(told, section)
            role.weight *= _IN_PASSING
            yield role


def _split(passage: Passage) -> list[Passage]:
    return [passage[found.start() : found.end()].strip() for found in _SENTENCE.finditer(passage.text)]
