"""Rows of ``schedules``: what the lines of a timetable (工程表) say, and over which years."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from extractors.context import PlanContext
from extractors.document import EMPTY, LaidOutPage, Passage, Place, Section, Table
from extractors.records.legend import Legend, colours_near, page_signs
from extractors.records.listed_years import listed_entries
from extractors.records.stated_measures import StatedMeasures
from extractors.records.timetable import Entry, read_schedule, title_of, with_rests
from extractors.records.timetable_items import Named, item_column, telling_columns
from extractors.records.timetable_names import ReadTimetable, is_named, names_of_timetables
from extractors.records.written_timetable import entries_of_field, written_entries
from extractors.rows import Row, RowMaker
from extractors.statements.find import Statement

SURE = 0.9
"""A match scored lower names no measure: rows of a timetable are tasks more often than measures."""
FIRM = 0.97
"""A pattern scored so high is as good as a name."""
MANY = 0.6
"""Labels that only resemble measures count where this share of a timetable's rows do, or one names a measure."""


MeasureOf = Callable[[str], Named | None]

_CONTENT = re.compile(r"内容|概要|説明")
"""Headers of columns that tell what an item is about."""
_CAPTION_NUMBER = re.compile(
    r"^[【（(＜<]?\s*(?:図表|図|表|別表|別紙)\s*[0-9０-９一二三四五六七八九十]*(?:[-－‐.．][0-9０-９]+)?"
    r"\s*[】）)＞>]?[\s　:：]*"
)
_KIND_OF_TABLE = re.compile(
    r"(?:の|に関する|に係る)?(?:推進|実施|年次|年度別|事業)?(?:計画|工程|行程|スケジュール|ロードマップ|日程)(?:表|図)?(?:\s*[（(].*[)）])?$"
)
"""What a caption says of the table and not of its topic."""
_PLACEHOLDER = re.compile(r"取組内容|実施内容|記入|記載|[○〇×]{2,}")
_TEMPLATE_TITLE = re.compile(r"記入例|記載例|様式例|ひな形|ひながた|雛形|テンプレート")


def schedule_rows(context: PlanContext, statements: Sequence[Statement]) -> list[Row]:
    """One row an entry of every timetable of the document; ``table_rows`` comes first."""
    rows: list[Row] = []
    stated = StatedMeasures(statements)
    sections = _sections_of_tables(context)
    legend = Legend()
    later = {id(t.continues): t for page in context.pages for t in page.tables if t.continues is not None}
    read: list[tuple[Table, ReadTimetable]] = []
    for page in context.pages:
        # What a sign stands for holds on its own page and on those behind it, until another legend says otherwise.
        legend.signs.update(page_signs(page))
        for table in page.tables:
            entries = _with_legend(read_schedule(table), page, table, legend)
            if id(table) in later:
                with_rests(entries, table, later[id(table)])
            read.append((table, ReadTimetable(sections.get(id(table)), entries)))
        for table, axis in context.drawn.get(page.number, ()):
            entries = _with_legend(read_schedule(table, [axis]), page, table, legend)
            if table.down and _is_history(entries, context.facts.plan_start):
                continue
            read.append((table, ReadTimetable(context.section_above(table.place), entries)))
    names = names_of_timetables((timetable for _, timetable in read), context.labels)
    for table, (section, found) in read:
        for entry in found:
            if entry.labels and not is_named(entry, names):
                continue
            # A form's own timetable is of what the form is of, a slide or card is about what its heading says.
            title = stated.title_of_form(table, entry.place) or _topic(context, section)
            if title is not None:
                entry.labels, entry.columns = [title], []
        rows += _rows_of(context, stated, table, found, section)
    drawn = [table.place for table, (_, found) in read if found]
    written: set[Place] = set()
    for section in context.outline.walk():
        entries = list(written_entries(section))
        written.update(entry.place for entry in entries)
        measure = stated.of_title(section.title.text) or _section_measure(context, stated, section)
        rows += _written_rows(context, stated, entries, section, measure)
    for statement in statements:
        for field in statement.named("schedule"):
            told = [
                entry for entry in entries_of_field(statement.title, field)
                if entry.place not in written
                and not any(p.page == entry.place.page and p.holds(*entry.place.center) for p in drawn)
            ]  # fmt: skip
            written.update(entry.place for entry in told)
            rows += _written_rows(context, stated, told, statement.section, statement.measure_id)
    start = context.facts.plan_start
    first = start.year * 12 + start.month - 1 if start is not None else None
    for section in context.outline.walk():
        measure = _section_measure(context, stated, section)
        if measure is not None and section.origin == "own":
            told = [entry for entry in listed_entries(section, first) if entry.place not in written]
            rows += _written_rows(context, stated, told, section, measure)
    return rows


def _written_rows(
    context: PlanContext, stated: StatedMeasures, entries: Sequence[Entry], section: Section, measure: str | None
) -> list[Row]:
    """Rows of a timetable that is written as text."""
    return entry_rows(
        entries,
        table_id=None,
        measure_of=_measure_finder(context, stated, section),
        section_measure=measure,
        told=stated.told,
        of_code=stated.of_code,
        origin=section.origin,
        maker=context.maker,
    )


def _with_legend(entries: list[Entry], page: LaidOutPage, table: Table, legend: Legend) -> list[Entry]:
    """The entries of a timetable, told what their signs and colours stand for.

    The colours of an earlier page tell only what is said nowhere else: bars with words say it themselves.
    """
    if entries:
        near = colours_near(page, table)
        legend.colours = near or legend.colours
        for entry in entries:
            entry.meant = legend.phase(entry.sign, entry.fill if near or entry.text is None else None)
    return entries


def _is_history(entries: Sequence[Entry], since: date | None) -> bool:
    """Whether a time line ends before the plan begins: it tells how things came to be."""
    return since is not None and all(_last_day(entry.span.last) < since for entry in entries)


def _topic(context: PlanContext, section: Section | None) -> Passage | None:
    """The title of a section, or of the nearest above it that is no label of a field (スケジュール)."""
    if section is None:
        return None
    near = (s for s in (section, *reversed(section.ancestors)) if not context.labels.fields(s.title.text))
    return next(near, section).title


def _section_measure(context: PlanContext, stated: StatedMeasures, section: Section | None) -> str | None:
    return stated.of_section(section) or context.measure_of(section)


def _rows_of(
    context: PlanContext, stated: StatedMeasures, table: Table, entries: Sequence[Entry], section: Section | None
) -> list[Row]:
    origin = schedule_origin(entries, table, context.origin_of(table, section) if section is not None else "own")
    rows: list[Row] = []
    captioned = measure_of_caption(title_of(table), stated)
    find = _measure_finder(context, stated, section)

    def named(label: str) -> Named | None:
        # Below a caption that tells the measure, rows are its tasks unless they name another outright.
        found = find(label)
        return found if captioned is None or found is None or found.strength == 2 else None

    # A page may hold several forms in one section: each timetable is its own form's.
    for measure, own in groupby(entries, key=lambda entry: stated.of_form(table, entry.place)):
        rows += entry_rows(
            own,
            table_id=context.table_ids.get(id(table)),
            measure_of=named,
            section_measure=measure or captioned or _section_measure(context, stated, section),
            told=stated.told,
            of_code=stated.of_code,
            origin=origin,
            maker=context.maker,
        )
    return rows


def measure_of_caption(caption: str, stated: StatedMeasures) -> str | None:
    """The measure of a timetable whose caption has a measure's title, or words of its fields alone."""
    topic = _KIND_OF_TABLE.sub("", _CAPTION_NUMBER.sub("", caption)).strip("　 の【】「」『』<>＜＞")
    return stated.of_title(topic) or stated.of_words(topic) if topic else None


def _sections_of_tables(context: PlanContext) -> dict[int, Section]:
    return {
        id(block.table): section
        for section in context.outline.walk()
        for block in section.blocks
        if block.table is not None
    }


def _measure_finder(context: PlanContext, stated: StatedMeasures, section: Section | None) -> MeasureOf:
    def measure_of(label: str) -> Named | None:
        known = stated.of_title(label) or stated.of_code(label)
        if known is not None:
            return Named(known, 2)
        match = context.match_label(label, section)
        if match is None or match.score < SURE:
            return None
        if match.method == "label":
            return Named(match.measure_id, 2)
        return Named(match.measure_id, int(match.method == "pattern" and match.score >= FIRM))

    return measure_of


def entry_rows(
    entries: Iterable[Entry],
    *,
    table_id: str | None,
    measure_of: MeasureOf,
    section_measure: str | None,
    origin: str,
    maker: RowMaker,
    told: Callable[[str], str | None] = lambda label: None,
    of_code: Callable[[str], str | None] = lambda code: None,
) -> list[Row]:
    """Rows of the entries of one timetable.

    The item is the label beside the bar. Where a label further out names the measure, or the headers say that the
    items stand further out, that is the item, and the label beside the bar its sub-item.

    Args:
        entries: from :func:`read_schedule`.
        table_id: the table's id, None for a timetable that is no ruled table.
        measure_of: tells the measure of a label.
        section_measure: the measure of the section in which the timetable stands.
        told: tells the measure whose fields speak of a label; asked where nothing else tells one.
        of_code: tells the measure with a number, asked for rows that have theirs in a column of its own.
        origin: whose words they are.
        maker: makes the rows.
    """
    rows = []
    entries = list(entries)
    _drop_tellings(entries)
    named = [[measure_of(label.text) for label in entry.labels] for entry in entries]
    rows_named = sum(any(names) for names in named)
    loose = rows_named >= MANY * len(entries) or any(n is not None and n.strength for names in named for n in names)
    before: str | None = None
    column = item_column([entry.columns for entry in entries if entry.columns], [
        names for entry, names in zip(entries, named, strict=True) if entry.columns
    ])
    described = _described(entries, column)
    for entry, names in zip(entries, named, strict=True):
        measure, at = _measure(names, section_measure, loose)
        at = next((i for i, c in enumerate(entry.columns) if c.col == column), at)
        if entry.code is not None and not any(n is not None and n.strength for n in names):
            measure = of_code(entry.code) or measure
        if measure is None and before is not None and entry.labels and _depends(entry.labels[-1].text):
            measure = before
        if measure is None:
            measure = next((m for label in reversed(entry.labels) if (m := told(label.text)) is not None), None)
        before = measure
        item = entry.labels[at] if entry.labels else EMPTY
        sub_item = entry.labels[-1] if at < len(entry.labels) - 1 and not described else None
        rows.append(
            maker.row(
                "schedules",
                entry.text if entry.text is not None and entry.text.place is not None else entry.place,
                table_id=table_id,
                measure_id=measure,
                item=item.text,
                sub_item=sub_item.text if sub_item is not None else None,
                fiscal_year_start=entry.span.first_fiscal_year,
                fiscal_year_end=entry.span.last_fiscal_year,
                start=_first_day(entry.span.first) if entry.fine else None,
                end=_last_day(entry.span.last) if entry.fine else None,
                kind=entry.kind,
                phase=entry.phase,
                text=entry.text.text if entry.text else None,
                origin=origin,
            )
        )
    return rows


def _drop_tellings(entries: Sequence[Entry]) -> None:
    """Leave out the labels of columns that only tell what the items are about."""
    rows = [entry for entry in entries if entry.columns]
    telling = telling_columns([e.columns for e in rows], [[label.text for label in e.labels] for e in rows])
    for entry in rows if telling else ():
        kept = [i for i, column in enumerate(entry.columns) if column.col not in telling]
        entry.labels, entry.columns = [entry.labels[i] for i in kept], [entry.columns[i] for i in kept]


def _described(entries: Sequence[Entry], column: int | None) -> bool:
    """Whether the innermost labels only describe the items: a column of contents (内容) with one text an item."""
    contents: dict[str, set[str]] = {}
    for entry in entries:
        at = next((i for i, c in enumerate(entry.columns) if c.col == column), None)
        if at is None or at == len(entry.columns) - 1 or not _CONTENT.search(entry.columns[-1].head):
            return False
        contents.setdefault(entry.labels[at].text, set()).add(entry.labels[-1].text)
    return len(contents) > 1 and all(len(texts) == 1 for texts in contents.values())


def _measure(names: Sequence[Named | None], section_measure: str | None, loose: bool) -> tuple[str | None, int]:
    """The measure of an entry by its labels, outermost first, and which of them is the item (by default the last)."""
    last = len(names) - 1
    strongest = max((n.strength for n in names if n is not None), default=0)
    item: tuple[str, int] | None = None
    for at in range(last, -1, -1):
        name = names[at]
        # A group's label may name the measure of which the rows below are tasks, which then is the item.
        if name is None or not name.strength:
            continue
        if item[0] == name.measure_id if item is not None else name.strength == strongest:
            item = (name.measure_id, at)
    if item is not None:
        return item
    if section_measure is None and loose:
        for name in reversed(names):
            if name is not None:
                return name.measure_id, last
    return section_measure, last


def _depends(label: str) -> bool:
    """Whether a row belongs to the row above it: a reference or a branch of a tree."""
    return label.startswith(("【参考", "(参考", "（参考", "うち"))


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    year, number = month // 12, month % 12 + 1
    return date(year, number, calendar.monthrange(year, number)[1])


def schedule_origin(entries: Sequence[Entry], table: Table, origin: str) -> str:
    """``template`` for a form to fill in: its bars repeat one placeholder, or its title says so."""
    if _TEMPLATE_TITLE.search(title_of(table)):
        return "template"
    texts = Counter(entry.text.text for entry in entries if entry.text)
    if texts:
        text, count = texts.most_common(1)[0]
        if count >= 3 and count >= 0.6 * sum(texts.values()) and _PLACEHOLDER.search(text):
            return "template"
    return origin
