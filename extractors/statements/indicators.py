"""Indicators with baseline and target: from tables, from boxes of a slide and from sentences (【KPI】, KPI：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.context import PlanContext
from extractors.document import EMPTY, Cell, Passage, Section, Table
from extractors.language.dates import find_dates
from extractors.language.quantities import UNITS, direction_between, find_quantities, quantity_direction
from extractors.layout.figure_boxes import CAPTION, is_caption, is_figure
from extractors.statements.find import SURE, Statement
from extractors.statements.indicator_forms import form_indicators, told_in_column
from extractors.statements.indicator_lists import tell_listed
from extractors.statements.indicator_measures import OF_ALL, MeasureFinder
from extractors.statements.indicator_panels import bare_name, panels
from extractors.statements.indicator_table import IndicatorBlock, indicator_blocks, tells_the_past
from extractors.statements.indicator_values import baseline_and_target, tell_values
from extractors.statements.indicator_words import (
    BOTH,
    NOTHING,
    Told,
    Value,
    tell,
    tell_goal,
    tell_moved,
    tell_sentences,
    way_of,
)
from extractors.statements.labels import read_labels
from extractors.statements.parts import Part, sentences, without_mark
from extractors.statements.stated_periods import announced_period, stated_periods
from taxonomy.indicator_heads import is_no_value, role_of_head
from taxonomy.search_text import fold

_VALUE = re.compile(r"^(?:約|概ね|延べ|累計)?[▲△+\-−]?[0-9０-９][0-9０-９,，.．]*\s*[^\s0-9０-９。、]{0,8}$")
_STATES = re.compile(
    r"^[（(]?(?:現状|基準|実績|当初|目標)値?(?:[（(][^（）()]*[）)])?\s*[:：＝=]?\s*[0-9０-９約延累▲△]"
)
"""A line that states a value of the indicator named above it."""
_STATING = ("goal", "policy", "target", "actions")
"""Fields whose sentences may state a goal as a figure."""
_GOALS = ("goal", "target")
"""Fields whose lines may state a goal without a verb."""
_PERIODS = re.compile(r"[（(](?P<base>[^（）()→⇒▶〜～]+?)\s*[→⇒▶〜～]\s*(?P<aim>[^（）()→⇒▶〜～]+?)[）)]\s*$")
_YEARS_MOVED = re.compile(
    r"^[\s　（(]*(?P<base>(?:令和|平成|[RrＲHｈ]|20)?[0-9０-９元]{1,4}\s*年?度?末?)\s*[→⇒➡➔⟶▶►〜～]+\s*"
    r"(?P<aim>(?:令和|平成|[RrＲHｈ]|20)[0-9０-９元]{1,4}\s*年?度?末?)[\s　）)]*$"
)
"""Two years and the arrow from one to the other, as they stand over or under big figures."""
_Known = dict[tuple[int, bool], list[IndicatorBlock]]
_LISTS = re.compile(r"指標|KPI|KGI|目標値|数値目標|ものさし|成果目標|進捗|達成状況")
"""Titles of what lists indicators."""
_UNIT_IN_NAME = re.compile(r"\s*[（(](?:単位[:：]?)?(?P<unit>[^（）()0-9０-９]{1,6})[）)]\s*$")
_TIMES = frozenset(map(fold, ("年", "月", "日", "年度", "回", "人", "世帯", "か月")))
"""What a unit is counted by: 件／年."""
_KNOWN_UNITS = frozenset(map(fold, (*UNITS, "事務", "円", "千円", "万円", "百万円", "億円", "ポイント", "手続数")))
_NO_NAMES = ("baseline", "target", "between", "both", "unit")
"""What heads values names nothing: 現状（2023年度）."""
_YEARS = re.compile(r"(?:[\s　（()）、・～〜\-]|(?:令和|平成|20)?[0-9０-９元]{1,4}年度?末?|[RrＲHｈ][0-9０-９]{1,2})+")
"""What is nothing but years names nothing."""
_ARROW_ALONE = re.compile(r"^[\s　→⇒➡➔⟶▶►▷⇨>＞▼▽↓⬇⇩⇓]+$")
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
    verb: str | None = None
    """Which way the sentence says that it shall go."""

    @property
    def direction(self) -> str | None:
        """Which way it is to go: by its two numbers, else by its words."""
        numbers = direction_between(self.baseline.number, self.target.number)
        return numbers or quantity_direction(self.target.printed or "") or self.verb


def find_indicators(context: PlanContext, statements: Sequence[Statement]) -> list[Indicator]:
    """All indicators in the order of the document."""
    found: list[Indicator] = []
    read: set[int] = set()
    known: _Known = {}
    finder = MeasureFinder(context, statements)
    for section in context.outline.walk():
        for table in section.tables if section.origin != "template" else ():
            listed = list(_of_table(context, table, section, finder, known))
            listed = listed or list(_of_form(context, table, section, finder))
            listed = listed or list(_of_column(context, table, section, finder))
            found += listed
            if listed or tells_the_past(table, context.facts.plan_start):
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
            measure_id = context.measure_of(section)
            goals = [p for f in held.fields if f.name in ("goal", "target") for p in f.parts]
            for part in [*_whole(held.loose), *_whole(goals)]:
                moved = tell_moved(without_mark(part.passage).strip()) if section.origin == "own" else None
                if moved is not None and not _LABEL.match(part.text):
                    found.append(_moved(moved, part, section, measure_id, section.origin))
            found += _of_loose([(section, part) for part in held.loose], None, section.origin)
            if section.origin == "own" and _LISTS.search(fold(section.title.text)):
                for part in held.loose:
                    if tell_moved(without_mark(part.passage).strip()) is None:
                        found += _told_in(part, section, measure_id, section.origin)
    found = _with_panels(context, found)
    found += list(_of_lists(context, found))
    found = [i for i in found if _is_name(i.name.text)]
    found = [i for i in found if not _said_better(i, found)]
    _give_periods(context, found)
    return sorted(found, key=_place)


def _with_panels(context: PlanContext, found: list[Indicator]) -> list[Indicator]:
    """What was read, with the indicators that stand as figures side by side; what is a piece of one is none."""
    charts = [table.place for drawn in context.drawn.values() for table, _ in drawn]
    for panel in panels((s for s in context.outline.walk() if s.origin != "template"), charts):
        name, section = bare_name(panel.name), panel.section
        inside = [
            i
            for i in found
            if (at := i.name.place) is not None and at.page == panel.place.page and panel.place.holds(*at.center)
        ]
        figures = [value.text.place for value in (panel.baseline, panel.target)]
        named = [i for i in found if i.name.text.strip() and i.baseline.text and i.target.text]
        read = [value.text.place for i in named for value in (i.baseline, i.target)]
        if any(figure in read for figure in figures):
            for indicator in (i for i in inside if i.target.text.place == figures[1]):
                indicator.baseline.period = indicator.baseline.period or panel.baseline.period
                indicator.target.period = indicator.target.period or panel.target.period
            continue
        found = [i for i in found if not any(i is other for other in inside)]
        text = Passage.join([p for p in (name, panel.baseline.text, panel.target.text) if p], " ")
        unit = panel.target.unit or panel.baseline.unit
        found.append(Indicator(section, _measure_about(context, name, section), section.origin, name,
                               panel.baseline, panel.target, unit, text))  # fmt: skip
    return found


def _measure_about(context: PlanContext, name: Passage, section: Section) -> str | None:
    """The measure of the section; below none, or below one about the whole plan, that of the indicator's own words."""
    above = context.measure_of(section)
    if above is not None and above not in OF_ALL:
        return above
    match = context.match_label(name.text, section)
    return match.measure_id if match is not None and match.score >= SURE else None


def _is_name(text: str) -> bool:
    """Whether words name an indicator: not what heads its values, nor years alone, nor the end of a label (度）)."""
    torn = text.strip()[-1:] in "）)" and text.count("（") + text.count("(") == 0
    return bool(text.strip()) and not torn and role_of_head(text) not in _NO_NAMES and not _YEARS.fullmatch(text)


def _said_better(indicator: Indicator, found: Sequence[Indicator]) -> bool:
    """Whether a goal of a sentence is one whose baseline a table or a list states as well."""
    number = indicator.target.number
    return indicator.passage.text.endswith("。") and not indicator.baseline.text and number is not None and any(
        i.baseline.text and i.target.number == number and i.name.text == indicator.name.text for i in found
    )  # fmt: skip


def _of_lists(context: PlanContext, found: Sequence[Indicator]) -> Iterator[Indicator]:
    """Lists under a legend of their values; what was read of a line already takes the legend's dates."""
    for section in context.outline.walk():
        if section.origin == "template":
            continue
        read = {i.name.text: i for i in found if i.section is section}
        passages = [b.passage for b in section.blocks if b.table is None and b.kind in ("paragraph", "item")]
        for (name, baseline, target), line in tell_listed(passages):
            if (known := read.get(name.text)) is not None:
                known.baseline.period = known.baseline.period or baseline.period
                known.target.period = known.target.period or target.period
                continue
            measure_id = _measure_about(context, name, section)
            yield Indicator(section, measure_id, section.origin, name, baseline, target,
                            target.unit or baseline.unit, line)  # fmt: skip


def _give_periods(context: PlanContext, found: Sequence[Indicator]) -> None:
    """Values without a period of their own hold when a note says that all do."""
    if all(value.period or not value.printed for i in found for value in (i.baseline, i.target)):
        return
    periods = stated_periods(context)
    announced = {id(i.section): announced_period(i.section) for i in found if not i.target.period}
    for indicator in found:
        if indicator.target.printed and not indicator.target.period and indicator.origin == "own":
            indicator.target.period = announced[id(indicator.section)]
        for value, period in zip((indicator.baseline, indicator.target), periods, strict=True):
            if value.printed and not value.period and indicator.origin == "own":
                value.period = period


def _reaches(statement: Statement, section: Section) -> bool:
    return statement.source == "section" and (statement.section is section or statement.section in section.ancestors)


def _place(indicator: Indicator) -> tuple[int, float, float]:
    place = indicator.name.place
    return (place.page, place.top, place.x0) if place is not None else (0, 0.0, 0.0)


# ---- tables


def _of_table(
    context: PlanContext, table: Table, section: Section, finder: MeasureFinder, known: _Known
) -> Iterator[Indicator]:
    blocks = _blocks(context, table, any(_LISTS.search(fold(title)) for title in section.path[-2:]), known)
    rows = [(block, cell) for block in blocks for cell in _names_of(table, block)]
    named = [(cell, finder.of_row(table, block.name, cell, section)) for block, cell in rows]
    for (block, cell), measure in zip(rows, finder.of_rows(named, section), strict=True):
        name = cell.passage.strip()
        baseline, target = block.row_values(table, cell)
        unit = table.cell_at(cell.row, block.unit) if block.unit is not None else None
        yield Indicator(
            section,
            measure,
            context.origin_of(table, section),
            without_mark(name),
            baseline,
            target,
            _unit(unit.text) if unit is not None else target.unit or baseline.unit or _unit_of_name(name.text),
            Passage.join((p for p in (name, baseline.text, target.text) if p), " "),
        )


def _names_of(table: Table, block: IndicatorBlock) -> Iterator[Cell]:
    """The cells of a block that name an indicator, each once; a pillar's row over the whole width names none."""
    behind = max(column.col for column in block.values)
    row = block.first
    while row < block.last:
        cell = table.cell_at(row, block.name)
        if cell is None or cell.row + cell.row_span <= row:
            row += 1
            continue
        row = cell.row + cell.row_span
        text = cell.text.strip()
        over_all = cell.col < block.name and cell.col + cell.col_span > behind
        if text and not over_all and not is_no_value(text) and role_of_head(text) != "name":
            yield cell


def _of_column(
    context: PlanContext, table: Table, section: Section, finder: MeasureFinder
) -> Iterator[Indicator]:
    """A matrix whose column of indicators holds name and values in each cell."""
    for cell, told in told_in_column(table):
        name, baseline, target = told
        text = Passage.join([p for p in (name, baseline.text, target.text) if p], " ")
        yield Indicator(section, finder.of_row(table, cell.col, cell, section), context.origin_of(table, section),
                        name, baseline, target, target.unit or baseline.unit, text)  # fmt: skip


def _of_form(
    context: PlanContext, table: Table, section: Section, finder: MeasureFinder
) -> Iterator[Indicator]:
    for found in form_indicators(table):
        text = Passage.join([p for p in (found.name, found.baseline.text, found.target.text) if p], " ")
        unit = found.unit or found.target.unit or found.baseline.unit or _unit_of_name(found.name.text)
        yield Indicator(
            section,
            finder.of_row(table, 0, found.cell, section),
            context.origin_of(table, section),
            without_mark(found.name),
            found.baseline,
            found.target,
            unit,
            text,
        )


def _blocks(context: PlanContext, table: Table, titled: bool, known: _Known) -> list[IndicatorBlock]:
    """The table's own blocks; a part that goes on from the page before without its head keeps that page's columns.

    Args:
        context: the document.
        table: the table.
        titled: whether the section's titles say that it lists indicators.
        known: what was found before, so that a table of hundreds of pages is not looked through anew for each of them.
    """
    key = (id(table), titled)
    if key not in known:
        listed = titled or (table.caption is not None and _LISTS.search(fold(table.caption.text)) is not None)
        found = list(indicator_blocks(table, listed, context.facts.plan_start))
        before = table.continues
        if not found and before is not None and before.n_cols == table.n_cols:
            above = _blocks(context, before, titled, known)
            if above and above[-1].last == before.n_rows:
                found = [replace(above[-1], first=min(table.n_header_rows, table.n_rows), last=table.n_rows)]
        known[key] = found
    return known[key]


def _unit(text: str) -> str | None:
    plain = text.strip()
    return None if not plain or is_no_value(plain) else plain


def _unit_of_name(name: str) -> str | None:
    """The unit that a name carries in brackets: 交付率（％）, 利用者数（人）."""
    bracket = _UNIT_IN_NAME.search(name)
    if bracket is None:
        return None
    first, *per = re.split(r"[／/・]", bracket["unit"])
    known = fold(first) in _KNOWN_UNITS and all(fold(part) in _TIMES for part in per)
    return bracket["unit"] if known else None


# ---- text


def _of_statement(statement: Statement, done: set[int]) -> Iterator[Indicator]:
    for located in statement.fields:
        if located.field.name == "kpi" and id(located.field) not in done:
            yield from _of_parts(located.field.parts, located.section, statement.measure_id, statement.origin)
    yield from _of_loose(statement.loose, statement.measure_id, statement.origin)
    if statement.origin == "own" and statement.listed and not statement.named("kpi"):
        yield from _of_sentences(statement)


def _of_sentences(statement: Statement) -> Iterator[Indicator]:
    """Goals that a measure's sentences state as figures; what is to be done is listed with dates, not with goals."""
    texts = [(section, part, False) for section, part in statement.loose]
    for at in statement.fields:
        if at.field.name in _STATING:
            texts += [(at.section, part, at.field.name == "actions") for part in _whole(at.field.parts)]
        for part in at.field.parts if at.field.name in _GOALS else ():
            line = without_mark(part.passage).strip()
            goal = tell_goal(line) if not tell_sentences(line) else None
            # In a table's cell it is a goal with its date; else the table may tell what a former plan reached.
            if goal is not None and (goal[2].period or part.row is None):
                name, baseline, target = goal
                yield Indicator(at.section, statement.measure_id, statement.origin, name, baseline, target,
                                target.unit or baseline.unit, line)  # fmt: skip
    for section, part, action in texts:
        yield from _told_in(part, section, statement.measure_id, statement.origin, action)


def _told_in(
    part: Part, section: Section, measure_id: str | None, origin: str, action: bool = False
) -> Iterator[Indicator]:
    if part.kind == "note" or part.quoted or _LABEL.match(part.text) or BOTH.match(part.text):
        return
    moved = None if action else tell_moved(without_mark(part.passage).strip())
    if moved is not None:
        yield _moved(moved, part, section, measure_id, origin)
        return
    for sentence in sentences(without_mark(part.passage)):
        for told in tell_sentences(sentence, counted=action):
            name, baseline, target = told
            yield Indicator(section, measure_id, origin, name, baseline, target,
                            target.unit or baseline.unit, sentence, way_of(sentence.text))  # fmt: skip


def _whole(parts: Sequence[Part]) -> list[Part]:
    """Parts of text; one that a narrow box breaks inside brackets goes on in the next."""
    found: list[Part] = []
    for part in parts:
        last = found[-1].text if found else ""
        if last.count("（") + last.count("(") > last.count("）") + last.count(")") and len(last) < 60:
            found[-1] = replace(found[-1], passage=Passage.join((found[-1].passage, part.passage)))
        else:
            found.append(part)
    return found


def _moved(moved: Told, part: Part, section: Section, measure_id: str | None, origin: str) -> Indicator:
    name, baseline, target = moved
    text = without_mark(part.passage).strip()
    return Indicator(section, measure_id, origin, name, baseline, target, target.unit or baseline.unit, text)


def _of_loose(loose: Sequence[tuple[Section, Part]], measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """Paragraphs that begin with KPI：, with the paragraph that goes on where one was cut."""
    for i, (section, part) in enumerate(loose):
        barred = _barred(part.passage)
        if barred:
            yield from _of_group(barred, section, measure_id, origin)
            continue
        boxed = _below_name(loose, i) or _lines_below(loose, i)
        if boxed:
            yield from _of_group([part.passage, *boxed], section, measure_id, origin)
            continue
        if i and BOTH.match(part.text) and loose[i - 1][0] is section:
            around = [p.passage for s, p in loose[max(0, i - 2) : i + 2] if s is section]
            yield from _big_figures(around, part.passage, section, measure_id, origin)
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


def _barred(line: Passage) -> list[Passage]:
    """A name and its values between strokes on one line: 申請の件数　｜　現状 38件（R5）　｜　目標 90件（R9）."""
    edges = [-1, *(m.start() for m in re.finditer(r"[｜|│┃]", line.text)), len(line)]
    pieces = [line[a + 1 : b].strip(" 　") for a, b in zip(edges, edges[1:], strict=False)]
    if len(pieces) < 3 or not 3 <= len(pieces[0]) <= 44 or tell_values(pieces[0]):
        return []
    told = [tell_values(piece) for piece in pieces[1:]]
    return pieces if all(told) and any(role for values in told for role, _ in values) else []


def _below_name(loose: Sequence[tuple[Section, Part]], at: int) -> list[Passage]:
    """Figures and their captions, two of each, that follow a short name: boxes of a panel without a label."""
    section, part = loose[at]
    behind = [p.passage.strip() for s, p in loose[at + 1 : at + 6] if s is section]
    following = [passage for passage in behind if not _ARROW_ALONE.match(passage.text)][:4]
    captions = sum(is_caption(passage.text) for passage in following)
    figures = sum(is_figure(passage.text) for passage in following)
    short = 2 <= len(part.text) <= 40 and "。" not in part.text
    named = short and not is_caption(part.text) and not is_figure(part.text)
    return following if named and captions == figures == 2 else []


def _lines_below(loose: Sequence[tuple[Section, Part]], at: int) -> list[Passage]:
    """The lines below a short name that hold its values alone, one of them with its word (■…数 / 現状：… / 目標：…)."""
    section, part = loose[at]
    named = 3 <= len(part.text) <= 44 and re.search(r"[。：:]$|[をがは]、", part.text) is None
    if not named or tell_values(without_mark(part.passage)) or is_caption(part.text):
        return []
    found: list[Passage] = []
    for other, following in loose[at + 1 : at + 5]:
        line = without_mark(following.passage).strip()
        if other is not section or not tell_values(line):
            break
        found.append(line)
    stated = _of_lines(found) if found else None
    told = [value for line in found for value in tell_values(line)]
    # Two values with a year each need no word; more of them are a timetable's steps or a course of years.
    known = any(role for role, _ in told) or (len(told) == 2 and all(value.period for _, value in told))
    return found if stated is not None and known and all(value.text for value in stated) else []


def _big_figures(
    around: Sequence[Passage], figures: Passage, section: Section, measure_id: str | None, origin: str
) -> Iterator[Indicator]:
    """A card's figures below what they count: 申請率（R5→R8） above 23％ ▶ 65％.

    A line of two years that the same arrow joins, directly above or below the figures, says when they hold.
    """
    both = BOTH.match(figures.text)
    at = next(i for i, passage in enumerate(around) if passage is figures)
    if both is None or _YEARS_MOVED.match(figures.text):
        return
    years = next((y for line in around[max(0, at - 1) : at + 2] if (y := _YEARS_MOVED.match(line.text))), None)
    dates = next((line for line in around if years is not None and line.text == years.string), EMPTY)
    names = [line for line in around[:at] if line is not dates]
    if not names or len(names[-1]) > 40 or names[-1].text.endswith("。") or BOTH.match(names[-1].text):
        return
    name = names[-1]
    baseline = Value(figures[both.start("base") : both.end("base")].strip())
    target = Value(figures[both.start("aim") : both.end("aim")].strip())
    periods = _PERIODS.search(name.text)
    dated, said = (name, periods) if periods is not None else (dates, years)
    if said is not None:
        baseline.period = dated[said.start("base") : said.end("base")]
        target.period = dated[said.start("aim") : said.end("aim")]
    caption, name = name, name[: periods.start()].strip() if periods is not None else name
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
            if _ARROW_ALONE.match(piece.text):
                continue
            if _is_told(current[1:]) and not is_figure(piece.text) and not is_caption(piece.text):
                yield from _of_group(current, section, measure_id, origin)
                current = []
            if current and (_VALUE.match(piece.text) or _is_date(piece.text) or _STATES.match(piece.text)):
                current.append(piece)
                continue
            if current and not tell_values(current[0]) and tell_values(without_mark(piece)):
                current.append(without_mark(piece))
                continue
            if current and is_caption(piece.text):
                current.append(piece)
                continue
            if len(current) > 1 and len(piece) <= 3 and _VALUE.match(current[-1].text):
                current[-1] = Passage.join((current[-1], piece))  # 6,000時 / 間
                continue
            if current:
                yield from _of_group(current, section, measure_id, origin)
            current = [piece]
    if current:
        yield from _of_group(current, section, measure_id, origin)


def _is_told(pieces: Sequence[Passage]) -> bool:
    """Whether figures in boxes have all their captions, so that nothing but another such box goes on."""
    captions = sum(is_caption(piece.text) for piece in pieces)
    return captions >= 2 and captions == sum(is_figure(piece.text) for piece in pieces)


def _is_date(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) == 1 and len(dates[0].text) >= len(text.strip("（）() 　")) - 2


def _of_group(group: Sequence[Passage], section: Section, measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """A name with the values and dates printed beside it: the first value is the baseline if there are two."""
    if len(group) == 1:
        yield from _of_text(group[0], section, measure_id, origin)
        return
    stated = _of_lines(group[1:])
    if stated is not None:
        baseline, target = stated
        yield Indicator(section, measure_id, origin, _name(group[0]), baseline, target, target.unit or baseline.unit,
                        Passage.join(group, "\n"))  # fmt: skip
        return
    if any(_STATES.match(piece.text) for piece in group[1:]):
        yield from _of_text(Passage.join(group, "\n"), section, measure_id, origin)
        return
    captioned = _of_captions(group[1:])
    if captioned is not None:
        baseline, target = captioned
        yield Indicator(section, measure_id, origin, _name(group[0]), baseline, target, target.unit or baseline.unit,
                        Passage.join(group, " "))  # fmt: skip
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


def _of_lines(lines: Sequence[Passage]) -> tuple[Value, Value] | None:
    """Baseline and target of lines that say of their values what they are; None for figures and dates apart."""
    told = [tell_values(line) for line in lines]
    values = [value for line in told for value in line]
    told_by_words = any(role or value.period for role, value in values)
    if not all(told) or not told_by_words or (len(values) == 1 and values[0][0] is None):
        return None
    return baseline_and_target(values)


def _of_captions(pieces: Sequence[Passage]) -> tuple[Value, Value] | None:
    """Baseline and target of figures in boxes, each below or above its caption (現状（R6） ７％); None for others."""
    captions = [
        (i, m)
        for i, piece in enumerate(pieces)
        if is_caption(piece.text) and (m := CAPTION.match(piece.text.strip())) is not None
    ]
    told = {i for i, _ in captions}
    figures = [i for i, piece in enumerate(pieces) if i not in told and _VALUE.match(piece.text)]
    if not captions or len(captions) != len(figures):
        return None
    found: dict[str, Value] = {}
    for n, ((at, caption), figure) in enumerate(zip(captions, figures, strict=True)):
        role = caption["role"] or caption["role2"] or ("目標" if n else "現状")
        piece = pieces[at]
        start = len(piece.text) - len(piece.text.lstrip()) + caption.start("when")
        when = piece[start : start + len(caption["when"])].strip()
        aims = role in ("目標", "計画", "達成") or role_of_head(role) == "target"
        found["target" if aims else "baseline"] = Value(pieces[figure], when)
    return found.get("baseline", Value()), found.get("target", Value())


def _name(passage: Passage) -> Passage:
    label = _LABEL.match(passage.text)
    return without_mark(passage[label.end() :] if label else passage).strip(" 　:：")


def _of_text(passage: Passage, section: Section, measure_id: str | None, origin: str) -> Iterator[Indicator]:
    """An indicator told in one line: name（period に value）, name：baseline → target, 現状値 … 目標値 …."""
    rest = _name(passage)
    if len(rest) < 3 or NOTHING.match(rest.text) or _VALUE.match(rest.text) or role_of_head(rest.text) == "name":
        return
    told = tell(rest) or tell_goal(rest)
    if told is None and rest.text.endswith("。"):
        for sentence in sentences(rest):
            for name, baseline, target in tell_sentences(sentence):
                yield Indicator(section, measure_id, origin, name, baseline, target, target.unit or baseline.unit,
                                sentence, way_of(sentence.text))  # fmt: skip
        return
    name, baseline, target = told or (rest, Value(), Value())
    unit = target.unit or baseline.unit
    aim = find_quantities(target.printed or "")
    yield Indicator(
        section, measure_id, origin, name, baseline, target, aim[0].unit if aim and unit is None else unit, passage
    )
