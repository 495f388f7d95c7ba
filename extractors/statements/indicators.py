"""Indicators with baseline and target: from tables, from boxes of a slide and from sentences (【KPI】, KPI：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.context import PlanContext
from extractors.document import EMPTY, Cell, Passage, Section, Table
from extractors.language.dates import find_dates
from extractors.language.quantities import direction_between, find_quantities, quantity_direction
from extractors.statements.find import SURE, Statement
from extractors.statements.indicator_words import BOTH, NOTHING, Value, tell, tell_sentence
from extractors.statements.labels import read_labels
from extractors.statements.parts import Part, sentences, without_mark
from taxonomy.fields import fields_of_label
from taxonomy.search_text import fold

_NAME_HEADER = re.compile(
    r"^(?:成果|活動|評価|目標|達成|代表|管理|進捗|重要業績評価|重要業績|数値|主な)*"
    r"(?:指標|kpi|kgi)(?:名称?|項目|内容|の内容)?(?:\((?:kpi|指標)\))?$|^(?:kpi|kgi)[・/]?(?:指標|項目|名称?)?$"
    r"|^(?:数値目標|目標項目|評価項目|(?:成果の)?ものさし)$"
)
_ITEM_HEADER = re.compile(r"^(?:項目名?|内容|取組内容|名称|目標|指標.{0,12})$")
_TARGET_HEADER = re.compile(
    r"目標(?:値|数値|数|年度|年|水準|$|[\(（0-9rh令])|目標値|ゴール|達成目標|^target|計画値|到達|(?:めざす|目指す)(?:値|数|水準)"
)
_BASE_HEADER = re.compile(
    r"現状|基準|実績|当初|策定時|現在|開始時|ベースライン|初期値|直近|従前|^(?:いま|今)(?:の(?:値|数))?(?:$|\()"
)
_UNIT_HEADER = re.compile(r"^単位$")
_VALUE = re.compile(r"^(?:約|概ね|延べ|累計)?[▲△+\-−]?[0-9０-９][0-9０-９,，.．]*\s*[^\s0-9０-９。、]{0,8}$")
_STATES = re.compile(
    r"^[（(]?(?:現状|基準|実績|当初|目標)値?(?:[（(][^（）()]*[）)])?\s*[:：＝=]?\s*[0-9０-９約延累▲△]"
)
"""A line that states a value of the indicator named above it."""
_STATING = ("goal", "policy", "target", "actions")
"""Fields whose sentences may state a goal as a figure."""
_PERIODS = re.compile(r"[（(](?P<base>[^（）()→⇒▶〜～]+?)\s*[→⇒▶〜～]\s*(?P<aim>[^（）()→⇒▶〜～]+?)[）)]\s*$")
_SPLIT = re.compile(r"(?=(?:KPI|ＫＰＩ|KGI)\s*[:：])")
_LABEL = re.compile(r"^(?:・|※|○)?[\s　]*(?:[<＜【〈\[]\s*)?(?:KPI|ＫＰＩ|KGI)(?:[>＞】〉\]])?\s*[:：]?\s*")


@dataclass(slots=True)
class Indicator:
    """An indicator as it is stated in one place."""

    section: Section
    measure_id: str | None
    origin: str
    name: Passage
    baseline: Value = field(default_factory=Value)
    target: Value = field(default_factory=Value)
    unit: str | None = None
    passage: Passage = EMPTY

    @property
    def direction(self) -> str | None:
        """Which way it is to go: by its two numbers, else by its words."""
        numbers = direction_between(self.baseline.number, self.target.number)
        return numbers or quantity_direction(self.target.printed or "")


def find_indicators(context: PlanContext, statements: Sequence[Statement]) -> list[Indicator]:
    """All indicators in the order of the document."""
    found: list[Indicator] = []
    read: set[int] = set()
    for section in context.outline.walk():
        for table in section.tables if section.origin != "template" else ():
            listed = list(_of_table(context, table, section, statements))
            found += listed
            if listed:
                read.add(id(table))
    for statement in statements:
        done = {id(named) for sheet in statement.sheets if id(sheet.table) in read for named in sheet.fields}
        found += _of_statement(statement, done)
    for section in context.outline.walk():
        if section.origin != "template" and not any(_reaches(s, section) for s in statements):
            held = read_labels([b for b in section.blocks if b.table is None], book=context.labels)
            for named in held.fields:
                if named.name == "kpi":
                    found += _of_parts(named.parts, section, None, section.origin)
            found += _of_loose([(section, part) for part in held.loose], None, section.origin)
    return sorted(found, key=_place)


def _reaches(statement: Statement, section: Section) -> bool:
    return statement.source == "section" and (statement.section is section or statement.section in section.ancestors)


def _place(indicator: Indicator) -> tuple[int, float, float]:
    place = indicator.name.place
    return (place.page, place.top, place.x0) if place is not None else (0, 0.0, 0.0)


# ---- tables


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    end: int
    name: int
    unit: int | None
    baseline: tuple[int, Passage] | None
    target: tuple[int, Passage] | None
    last_row: int


def _of_table(
    context: PlanContext, table: Table, section: Section, statements: Sequence[Statement]
) -> Iterator[Indicator]:
    for header in _headers(table):
        before = None
        row = header.end
        while row < header.last_row:
            cell = table.cell_at(row, header.name)
            if cell is None or cell is before:
                row += 1
                continue
            before = cell
            row = cell.row + cell.row_span
            name = cell.passage.strip()
            if fields_of_label(name.text) or _begins_anew(table, cell, header):
                break
            if not name or NOTHING.match(name.text) or _NAME_HEADER.match(_plain(name.text)):
                continue
            baseline, target = (_value(table, cell, column) for column in (header.baseline, header.target))
            statement = _statement_at(table, cell.row, statements)
            unit = _cell(table, cell.row, header.unit)
            yield Indicator(
                section,
                _measure(context, statement, section, name.text),
                context.origin_of(table, section),
                without_mark(name),
                baseline,
                target,
                unit.text.strip() or None if unit is not None else target.unit or baseline.unit,
                Passage.join((p for p in (name, baseline.text, target.text) if p), " "),
            )


def _begins_anew(table: Table, name: Cell, header: _Header) -> bool:
    """Whether a row of a form below its indicators opens with another label (主管課 below 成果の測り方)."""
    left = [c for c in table.cells if c.col < header.name and c.row == name.row > header.row]
    return any(fields_of_label(c.text) not in ((), ("kpi",)) for c in left)


def _measure(context: PlanContext, statement: Statement | None, section: Section, name: str) -> str | None:
    """The measure of the row or section in which an indicator stands, else the one that its own name speaks of."""
    if statement is not None and statement.measure_id is not None:
        return statement.measure_id
    above = context.measure_of(section)
    if above is not None:
        return above
    match = context.match_label(name, section)
    return match.measure_id if match is not None and match.score >= SURE else None


def _headers(table: Table) -> Iterator[_Header]:
    """Rows that head indicators: 指標 with 現状値 or 目標値, at the top of a table or beside a form's label KPI."""
    for row in range(table.n_rows):
        cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span and cell.text.strip()]
        targets = [
            c for c in cells if c.row == row and _TARGET_HEADER.search(_plain(c.text)) and not _asks_date(c.text)
        ]
        bases = [c for c in cells if c.row == row and _BASE_HEADER.search(_plain(c.text)) and c not in targets]
        names = [c for c in cells if _NAME_HEADER.match(_plain(c.text))]
        if names:
            # What stands left of the names and reaches down beside them is a form's label (目標（KPI）), no header.
            edge = min(c.col for c in names)
            targets = [c for c in targets if c.col > edge]
            bases = [c for c in bases if c.col > edge]
            if not targets and not bases:
                years = _years(table, cells, edge)
                bases, targets = years[:1], years[-1:]
        first = min((c.col for c in (*targets, *bases)), default=0)
        named = max(
            (c for c in names if c.col < first),
            key=lambda c: c.col,
            default=None,
        )
        if named is None and targets and bases:
            named = next(
                (c for c in cells if _ITEM_HEADER.match(_plain(c.text)) and c.col < min(targets[0].col, bases[0].col)),
                None,
            )
        if named is None or not (targets or bases) or any(c is named for c in (*targets, *bases)):
            continue
        if named.col_span > 1 and named.row < row:
            continue
        end = max(c.row + c.row_span for c in (named, *targets, *bases) if c.row >= row or c is named)
        target = _last_column(table, targets[-1], end) if targets else None
        if target is not None and targets[-1].col_span > 1:
            end = max(end, _deepest(table, targets[-1]))
        unit = next((c.col for c in cells if _UNIT_HEADER.match(_plain(c.text))), None)
        left = table.cell_at(row, named.col - 1) if named.col > 0 else None
        inside = (
            left is not None
            and left.row_span > 1
            and left.row <= row
            and bool(fields_of_label(left.text))
            and left.row > 0
        )
        last = left.row + left.row_span if inside and left is not None else table.n_rows
        yield _Header(
            row, end, named.col, unit,
            (bases[0].col, _period(bases[0].passage)) if bases else None,
            target, last,
        )  # fmt: skip
        return


def _years(table: Table, cells: Sequence[Cell], left: int) -> list[Cell]:
    """Columns headed by a year alone, whose cells hold numbers: the first is the baseline, the last the target."""
    dated = [c for c in cells if c.col > left and _is_date(c.text.strip())]
    below = [c for c in table.cells if dated and c.row > dated[0].row and any(c.col == d.col for d in dated)]
    numbers = [c for c in below if _VALUE.match(c.text.strip())]
    return sorted(dated, key=lambda c: c.col) if len(dated) >= 2 and 2 * len(numbers) > len(below) else []


def _asks_date(text: str) -> bool:
    """Whether a header asks for a date (目標年度, 目標時期) and not for a value."""
    return fields_of_label(text) == ("target",)


def _last_column(table: Table, head: Cell, end: int) -> tuple[int, Passage]:
    """The column of the final target: the last of those below a header that spans several years."""
    below = [
        cell
        for cell in table.cells
        if head.row + head.row_span == cell.row
        and head.col <= cell.col < head.col + head.col_span
        and find_dates(cell.text)
    ]
    if head.col_span > 1 and len(below) > 1:
        last = max(below, key=lambda cell: cell.col)
        return last.col, last.passage.strip()
    return head.col, _period(head.passage)


def _deepest(table: Table, head: Cell) -> int:
    below = [
        c for c in table.cells if c.row == head.row + head.row_span and head.col <= c.col < head.col + head.col_span
    ]
    return head.row + head.row_span + int(len(below) > 1 and all(find_dates(c.text) for c in below))


def _period(header: Passage) -> Passage:
    """The date in a header: 目標値（令和7年度）, 現状値(R5), R8目標."""
    dates = find_dates(header.text)
    return header[dates[0].start_offset : dates[0].end_offset] if dates else EMPTY


def _value(table: Table, name: Cell, column: tuple[int, Passage] | None) -> Value:
    if column is None:
        return Value()
    cell = _cell(table, name.row, column[0])
    if cell is None or cell is name:
        return Value()
    printed, period = cell.passage.strip(), column[1]
    dates = find_dates(printed.text)
    if dates and re.search(r"[0-9０-９].*[（(][^（）()]*$", printed.text[: dates[0].start_offset]):
        period = printed[dates[0].start_offset : dates[0].end_offset]
        return Value(_before_bracket(printed, dates[0].start_offset), period)
    return Value(printed if not NOTHING.match(printed.text) else EMPTY, period if printed else EMPTY)


def _before_bracket(passage: Passage, at: int) -> Passage:
    opening = max(passage.text.rfind("(", 0, at), passage.text.rfind("（", 0, at))
    return passage[:opening].strip() if opening > 0 else passage


def _cell(table: Table, row: int, col: int | None) -> Cell | None:
    return table.cell_at(row, col) if col is not None else None


def _statement_at(table: Table, row: int, statements: Sequence[Statement]) -> Statement | None:
    """The statement in whose rows, or in whose form, an indicator stands."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        for sheet in statement.sheets:
            first = sheet.rows[0]
            if sheet.table is table and first <= row and (best is None or first >= best[0]):
                best = (first, statement)
    return best[1] if best is not None else None


# ---- text


def _of_statement(statement: Statement, done: set[int]) -> Iterator[Indicator]:
    for located in statement.fields:
        if located.field.name == "kpi" and id(located.field) not in done:
            yield from _of_parts(located.field.parts, located.section, statement.measure_id, statement.origin)
    yield from _of_loose(statement.loose, statement.measure_id, statement.origin)
    if statement.origin == "own" and statement.listed and not statement.named("kpi"):
        yield from _of_sentences(statement)


def _of_sentences(statement: Statement) -> Iterator[Indicator]:
    """Goals that a measure's sentences state as figures."""
    texts = list(statement.loose)
    texts += [(at.section, part) for at in statement.fields if at.field.name in _STATING for part in at.field.parts]
    for section, part in texts:
        if part.kind == "note" or part.quoted or _LABEL.match(part.text) or BOTH.match(part.text):
            continue
        for sentence in sentences(without_mark(part.passage)):
            told = tell_sentence(sentence)
            if told is not None:
                name, baseline, target = told
                yield Indicator(section, statement.measure_id, statement.origin, name, baseline, target,
                                target.unit or baseline.unit, sentence)  # fmt: skip


def _of_loose(loose: Sequence[tuple[Section, Part]], measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """Paragraphs that begin with KPI：, with the paragraph that goes on where one was cut."""
    for i, (section, part) in enumerate(loose):
        if i and BOTH.match(part.text) and loose[i - 1][0] is section:
            yield from _big_figures(loose[i - 1][1].passage, part.passage, section, measure_id, origin)
            continue
        for cut in _pieces(part.passage):
            if _LABEL.match(cut.text) is None:
                continue
            whole = cut
            following = loose[i + 1][1] if i + 1 < len(loose) else None
            if (
                following is not None
                and cut.text == _pieces(part.passage)[-1].text
                and _unfinished(cut.text, following)
            ):
                whole = Passage.join((cut, following.passage))
            yield from _of_text(whole, section, measure_id, origin)


def _big_figures(
    caption: Passage, figures: Passage, section: Section, measure_id: str | None, origin: str
) -> Iterator[Indicator]:
    """A card's figures below what they count: 申請率（R5→R8） above 23％ ▶ 65％."""
    both = BOTH.match(figures.text)
    if both is None or len(caption) > 40 or caption.text.endswith("。"):
        return
    baseline = Value(figures[both.start("base") : both.end("base")].strip())
    target = Value(figures[both.start("aim") : both.end("aim")].strip())
    periods = _PERIODS.search(caption.text)
    name = caption
    if periods is not None:
        name = caption[: periods.start()].strip()
        baseline.period = caption[periods.start("base") : periods.end("base")]
        target.period = caption[periods.start("aim") : periods.end("aim")]
    yield Indicator(section, measure_id, origin, name, baseline, target, target.unit or baseline.unit,
                    Passage.join((caption, figures), "\n"))  # fmt: skip


def _pieces(passage: Passage) -> list[Passage]:
    edges = [0, *(m.start() for m in _SPLIT.finditer(passage.text) if m.start() > 0), len(passage)]
    return [passage[a:b].strip() for a, b in zip(edges, edges[1:], strict=False)]


def _unfinished(text: str, following: Part) -> bool:
    open_bracket = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    goes_on = re.match(r"^[をがはにのでとへ度）)]", following.text) is not None
    return following.kind == "paragraph" and _LABEL.match(following.text) is None and (open_bracket or goes_on)


def _of_parts(parts: Sequence[Part], section: Section, measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """Indicators of a labelled field: each line names one; lines that are values and dates belong to the one before."""
    current: list[Passage] = []
    for part in parts:
        if part.kind == "note":
            continue
        for piece in _pieces(part.passage):
            if current and (_VALUE.match(piece.text) or _is_date(piece.text) or _STATES.match(piece.text)):
                current.append(piece)
                continue
            if current:
                yield from _of_group(current, section, measure_id, origin)
            current = [piece]
    if current:
        yield from _of_group(current, section, measure_id, origin)


def _is_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and len(dates[0].text) >= len(text.strip("（）() 　")) - 2


def _of_group(group: Sequence[Passage], section: Section, measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """A name with the values and dates printed beside it: the first value is the baseline if there are two."""
    if len(group) == 1:
        yield from _of_text(group[0], section, measure_id, origin)
        return
    if any(_STATES.match(piece.text) for piece in group[1:]):
        yield from _of_text(Passage.join(group, "\n"), section, measure_id, origin)
        return
    values: list[Value] = []
    for piece in group[1:]:
        if _is_date(piece.text):
            if values and not values[-1].period:
                values[-1].period = piece
            else:
                values.append(Value(EMPTY, piece))
        elif values and not values[-1].text:
            values[-1].text = piece
        else:
            values.append(Value(piece))
    baseline, target = (values[0], values[-1]) if len(values) > 1 else (Value(), values[0])
    name = _name(group[0])
    yield Indicator(section, measure_id, origin, name, baseline, target, target.unit or baseline.unit,
                    Passage.join(group, " "))  # fmt: skip


def _name(passage: Passage) -> Passage:
    label = _LABEL.match(passage.text)
    return without_mark(passage[label.end() :] if label else passage).strip(" 　:：")


def _of_text(passage: Passage, section: Section, measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """An indicator told in one line: name（period に value）, name：baseline → target, 現状値 … 目標値 …."""
    rest = _name(passage)
    if len(rest) < 3 or NOTHING.match(rest.text) or _VALUE.match(rest.text):
        return
    told = tell(rest)
    if told is None and rest.text.endswith("。"):
        return
    name, baseline, target = told or (rest, Value(), Value())
    unit = target.unit or baseline.unit
    aim = find_quantities(target.printed or "")
    yield Indicator(
        section, measure_id, origin, name, baseline, target, aim[0].unit if aim and unit is None else unit, passage
    )


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")
