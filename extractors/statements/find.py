"""Finds every place where a document states a measure and reads its labelled fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.context import PlanContext
from extractors.document import Passage, Problem, Section, Table
from extractors.outline.numbering import parse_numbering
from extractors.statements.carried import who_carries
from extractors.statements.chart_rows import chart_rows
from extractors.statements.frames import LEAST_OUTSIDE, frames, overviews
from extractors.statements.label_book import VOCABULARY, LabelBook, learn_labels
from extractors.statements.label_lines import Label, label_at
from extractors.statements.labels import LabelledField, read_labels
from extractors.statements.matrix_sheets import is_schedule
from extractors.statements.parts import Part
from extractors.statements.sheet import Sheet
from extractors.statements.sheets import merged, read_sheets
from extractors.statements.told import measure_told, telling_parts, told_parts
from taxonomy.context import (
    FRONT,
    STATE,
    TITLE,
    ancestor_background,
    background_kind,
    holds_measures,
    watches_over_plan,
)
from taxonomy.heading import Heading
from taxonomy.matcher import WEAK, Match
from taxonomy.procedures import resolve_procedure
from taxonomy.search_text import fold

SURE = 0.9
"""Score from which a heading inside quoted national policy is taken for the measure that it names."""
_LISTED = re.compile(r"(?:手続き?|業務|サービス)(?:の?一覧表?)?$")
"""How the heading of a mere list ends."""
_SENTENCE = re.compile(r"(?:[。．]|(?:ます|する|した|[うくすつむる]))$")
"""How a line ends that states something instead of naming it."""
_ACCOUNT = re.compile(
    r"(?:た|でした|ている|ています|であった|少ない|多い|ない|ありません|必要(?:である|です)?|課題(?:である|です)?)$"
)
"""How a line ends that tells what is or was, and not what will be done."""
CATCH_ALL = "regional-digitalization"
"""The measure whose words are those of all daily life."""
_DIGITAL = re.compile(
    r"DX|デジタル|ICT|IoT|(?<![A-Z])AI(?![A-Z])|スマート|データ|オンライン|電子|情報|アプリ|システム"
)
_DEVICES = re.compile(r"ドローン|センサー|キャッシュレス|自動運転|MaaS|ロボット")
"""What is a digital means in a plan of this kind; a budget buys such things too."""
_OTHER_MATTER = re.compile(
    r"(?:総合|都市|土地利用|環境|温暖化|福祉|介護|高齢者|障[害が碍]い?者|子ども|こども|子育て|教育|生涯学習|スポーツ|文化|健康|食育|"
    r"男女|人権|住宅|空き?家|水道|下水道|道路|交通|観光|農業|林業|森林|水産|産業|防災|国土強靱化|防犯|廃棄物|過疎|人口|創生|行財政|行政|財政|定員|公共施設)"
    r"[一-龠ぁ-んァ-ヶー・]{0,12}(?:計画|構想|戦略|ビジョン|プラン|大綱|指針)"
)
"""Names of plans that are about something else than digital government, of which some sections may speak."""
NAMED = 0.97
"""Score of a heading that is a measure's name."""
WHOLE = 4
"""So many different fields has a row that tells a measure whole."""
LEFT_OUT = 3
"""So many measures that are not taken from a document are worth a warning."""
CONTENT = frozenset(("policy", "current_state", "issues", "goal", "actions", "funding", "effect"))
"""Fields that say something of a measure; a table that has none of them (担当課, 目標時期 only) lists no measures."""


@dataclass(slots=True)
class Located:
    """A labelled field and the section in which it stands."""

    field: LabelledField
    section: Section


@dataclass(slots=True)
class Statement:
    """A section, form or table row that is about a measure.

    ``matches`` are the measures, best first; empty for a statement about no national measure, which has no row of its
    own. ``loose`` is running text without a label. ``row`` statements of tables that have no content of their own
    (``listed`` false) only tie divisions and dates to a measure.
    """

    section: Section
    title: Passage
    numbering: str | None
    matches: list[Match]
    origin: str
    fields: list[Located] = field(default_factory=list)
    loose: list[tuple[Section, Part]] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    source: str = "section"
    listed: bool = True

    @property
    def measure_id(self) -> str | None:
        """The measure that it is mainly about."""
        return self.matches[0].measure_id if self.matches else None

    def named(self, name: str) -> list[LabelledField]:
        """Its fields of one name."""
        return [located.field for located in self.fields if located.field.name == name]


def find_statements(context: PlanContext) -> list[Statement]:
    """All statements in the order of the document: sections with what stands below them, forms and rows of tables."""
    finder = _Finder(context)
    return finder.find()


def field_label(section: Section, book: LabelBook = VOCABULARY) -> tuple[Label, Passage | None] | None:
    """The label that a section's heading is, and the value that stands in the same line; None for other headings."""
    fields = book.fields(section.title.text)
    if fields:
        return Label(section.title, fields), None
    found = label_at(section.title, book=book)
    if found is not None and found[0].fields != ("other",):
        return found[0], section.title[found[1] :].strip() or None
    return None


def _plans_other_matter(title: str | None) -> bool:
    folded = fold(title or "")
    return _OTHER_MATTER.search(folded) is not None and _DIGITAL.search(folded) is None


class _Finder:
    def __init__(self, context: PlanContext) -> None:
        self.context = context
        self.statements: list[Statement] = []
        self.of_section: dict[int, Statement] = {}
        self.last_sheet: dict[int, Sheet] = {}
        self.matched: dict[tuple[str, str, int], list[Match]] = {}
        self.book = context.labels = learn_labels(context.outline)
        self.drawn: dict[int, list[Table]] = {}
        for table, _ in (found for page in context.pages for found in context.drawn.get(page.number, ())):
            self.drawn.setdefault(id(context.section_above(table.place)), []).append(table)

    def find(self) -> list[Statement]:
        sections = list(self.context.outline.walk())
        stated = {id(section): matches for section in sections if (matches := self._matches(section))}
        for section in sections:
            if id(section) in stated and (
                _inside_field(section, stated, self.book)
                or (_lists_procedures(section, self.book) and not _is_name(section, stated[id(section)][0]))
                or self._lists_measures(section, stated[id(section)][0])
            ):
                del stated[id(section)]
        for section in sections:
            if id(section) in stated:
                stated[id(section)] = self._witnessed(section, stated[id(section)])
        for section in sections:
            if self._is_pillar(section, stated):
                del stated[id(section)]
        for section in frames(sections, stated, self.book):
            del stated[id(section)]
        for section in sections:
            if id(section) not in stated and self._may_tell(section, stated):
                told = self._told(section, stated)
                if told:
                    stated[id(section)] = told
        if self.context.facts.document_type == "municipal_plan":
            stated |= self._named_nowhere_else(sections, stated)
            stated |= who_carries(sections, stated)
            for section in overviews([s for s in sections if s.origin == "own"], stated, self.book):
                del stated[id(section)]
        for section in sections:
            named = stated.get(id(section))
            if named:
                statement = Statement(section, section.title, section.numbering, named, self._origin(section))
                self.of_section[id(section)] = statement
                self.statements.append(statement)
            self._read(section)
        self._list_what_stands_nowhere_else()
        self._pass_over_tables_of_pillars()
        held = {id(s) for s in self.statements if self._frames_rows(s)}
        said = [s for s in self.statements if id(s) not in held]
        kept = [s for s in said if self._trusted(s)]
        self._tell_what_is_left_out([s for s in said if s.matches and s.origin == "own"], kept)
        return kept

    def _tell_what_is_left_out(self, stated: list[Statement], kept: list[Statement]) -> None:
        """Warn where a document that was taken for no plan names measures as one does."""
        named = {s.measure_id for s in stated} - {s.measure_id for s in kept}
        if len(named) >= LEFT_OUT:
            words = "the title and issuer tell no plan, so {} measures that headings name were not taken"
            message = words.format(len(named)) + ": document_type in the manifest says otherwise"
            self.context.problems.append(Problem("statements", "measures_not_taken", message, 1))

    def _list_what_stands_nowhere_else(self) -> None:
        """A table of measures against divisions and years states them where the plan does it nowhere else."""
        stated = {s.measure_id for s in self.statements if s.listed and s.matches and s.origin == "own"}
        tables: dict[int, list[Statement]] = {}
        for statement in self.statements:
            if statement.source == "row" and not statement.listed and statement.matches and statement.origin == "own":
                if any(set(sheet.columns) & {"departments", "actions"} for sheet in statement.sheets):
                    tables.setdefault(id(statement.section), []).append(statement)
        for rows in tables.values():
            known = sum(row.measure_id in stated for row in rows)
            for row in rows if known < 0.5 * len(rows) else ():
                row.listed = True

    def _pass_over_tables_of_pillars(self) -> None:
        """A table whose rows name no measure plainly is an overview where the plan states as many elsewhere."""
        tables: dict[int, list[Statement]] = {}
        for statement in self.statements:
            if statement.source == "row" and statement.listed and statement.matches:
                tables.setdefault(id(_first_of(statement.sheets[0].table)), []).append(statement)
        for rows in tables.values():
            here = {id(row) for row in rows}
            elsewhere = {s.measure_id for s in self.statements if s.listed and s.matches and id(s) not in here}
            plain = any(_names_plainly(row) or _is_whole(row) for row in rows)
            if not plain and len(elsewhere) >= max(LEAST_OUTSIDE, len(rows)):
                for row in rows:
                    row.listed = False

    def _frames_rows(self, statement: Statement) -> bool:
        """Whether a section's text is nothing but rows that state other measures."""
        if statement.source != "section" or statement.fields or any(part.kind != "note" for _, part in statement.loose):
            return False
        rows = {
            s.measure_id for s in self.statements if s.source == "row" and s.listed and s.section is statement.section
        }
        return len(rows - {statement.measure_id, None}) >= 2

    def _trusted(self, statement: Statement) -> bool:
        """Whether the document is one whose headings state measures.

        In a handbook or a council paper words of measures stand everywhere; there a statement counts only if it has
        labelled fields as a plan prints them, or, in a paper of a local government, the measure's very name.
        """
        facts = self.context.facts
        if statement.matches and _plans_other_matter(facts.title) and not self._speaks_of_data(statement, _DEVICES):
            text = statement.section.text if statement.source == "section" and statement.section is not None else ""
            return _DIGITAL.search(fold(text)) is not None
        if facts.document_type != "other" or not statement.matches:
            named = statement.source != "row" or statement.measure_id != CATCH_ALL
            return named or statement.matches[0].score >= SURE or self._speaks_of_data(statement, _DEVICES)
        labelled = {located.field.name for located in statement.fields} & (CONTENT | {"target"})
        best = statement.matches[0]
        plain = best.method == "label" and best.score >= NAMED
        if best.measure_id == CATCH_ALL and not plain and not self._speaks_of_data(statement):
            return False
        return len(labelled) >= 2 or (facts.issued_by_local and plain)

    @staticmethod
    def _speaks_of_data(statement: Statement, *further: re.Pattern[str]) -> bool:
        """Whether a row or section names digital means at all: the rows of a budget are about daily life too."""
        told = [statement.title.text, *(located.field.passage.text for located in statement.fields)]
        return any(words.search(fold(text)) for words in (_DIGITAL, *further) for text in told)

    def _may_tell(self, section: Section, stated: dict[int, list[Match]]) -> bool:
        """Whether a heading without a measure may head one all the same: in a plan, of its own, beside others."""
        if self.context.facts.document_type != "municipal_plan" or section.origin != "own":
            return False
        if field_label(section, self.book) is not None or background_kind(section.title.text) is not None:
            return False
        return not any(id(above) in stated for above in section.ancestors)

    def _named_nowhere_else(self, sections: list[Section], stated: dict[int, list[Match]]) -> dict[int, list[Match]]:
        """Headings with measures' very names that stand below 現状と課題 only because a sheet of frames was read so.

        Several do, the plan states them nowhere else, and what stands below them is no account of what was.
        """
        found: dict[int, list[Match]] = {}
        for section in sections:
            if id(section) in stated or section.origin != "own" or not ancestor_background(tuple(section.path[:-1])):
                continue
            lines = [line for line in re.split(r"[。\n]", section.text) if line.strip()]
            if not lines or 2 * sum(_ACCOUNT.search(line.strip()) is not None for line in lines) > len(lines):
                continue
            heading = Heading(section.title.text, (), "", self.context.facts.taxonomy_edition)
            named = [m for m in self.context.matcher.match(heading) if m.method == "label" and m.score >= SURE]
            if named:
                found[id(section)] = named
        names = {matches[0].measure_id for matches in found.values()}
        elsewhere = {matches[0].measure_id for matches in stated.values()}
        return found if len(names) >= LEAST_OUTSIDE and not names & elsewhere else {}

    def _told(self, section: Section, stated: dict[int, list[Match]]) -> list[Match]:
        """The measure that a section's text tells where its heading names none."""
        return measure_told(section, self.context.matcher, self.book) or self._spoken(section, stated)

    def _witnessed(self, section: Section, matches: list[Match]) -> list[Match]:
        """The measures of a heading with its labelled fields and form as second witness beside its running text."""
        own = self.context.facts.document_type == "municipal_plan" and section.origin == "own"
        parts = [c for c in section.children if field_label(c, self.book) is None]
        if not own or parts or matches[0].method in ("label", "body"):
            return matches
        if not (section.tables or section.children or read_labels(section.blocks, book=self.book).fields):
            return matches
        text = "\n".join(part.text for part in told_parts(section, self.book))
        titles = tuple(above.title.text for above in section.ancestors)
        facts = self.context.facts
        heading = Heading(section.title.text, titles, text, facts.taxonomy_edition, facts.year)
        again = self.context.matcher.match(heading)
        return again if again and again[0].method == "body" else matches

    def _is_pillar(self, section: Section, stated: dict[int, list[Match]]) -> bool:
        """Whether a heading that speaks weakly for a measure (柱３　支える) only holds several of their own."""
        best = stated.get(id(section), [None])[0]
        if best is None or best.method == "label" or (best.score >= WEAK and best.measure_id != CATCH_ALL):
            return False
        parts = [child for child in section.children if field_label(child, self.book) is None]
        if not parts or read_labels(section.blocks, book=self.book).fields or section.tables:
            return False
        if self.context.facts.document_type != "municipal_plan" or section.origin != "own":
            return False
        below = [stated.get(id(part)) or self._told(part, stated) for part in parts]
        told = [matches[0].measure_id for matches in below if matches]
        plainly = any(m and m[0].measure_id == best.measure_id and m[0].score >= SURE for m in below)
        if plainly and best.score < WEAK and 2 * len(told) >= len(parts):
            return True  # 誰もがつながる地域社会 over デジタル活用の支援: what the pillar hints at a part of it names
        if section.text.strip():
            return len(told) >= 2 and 2 * len(told) >= len(parts) and set(told) != {best.measure_id}
        return 2 * len(told) >= len(parts) and (len(told) >= 2 or set(told) != {best.measure_id})

    def _spoken(self, section: Section, stated: dict[int, list[Match]]) -> list[Match]:
        """The measure that a short text below a pillar names though its heading does not (守りを固める).

        A section of the first level counts where others beside it state measures.
        """
        titles = tuple(above.title.text for above in section.ancestors)
        above = [background_kind(title) for title in titles if not holds_measures(title)]
        if {STATE, FRONT} & set(above):
            return []
        if all(background_kind(title) == TITLE for title in titles):
            siblings = section.ancestors[-1].children if section.ancestors else self.context.outline.roots
            if sum(id(sibling) in stated for sibling in siblings) < 2:
                return []
        if any(field_label(child, self.book) is None for child in section.children):
            return []
        text = "\n".join(part.text for part in told_parts(section, self.book))
        facts = self.context.facts
        heading = Heading(section.title.text, titles, text, facts.taxonomy_edition, facts.year, leaf=True)
        return [match for match in self.context.matcher.match(heading) if match.method == "body"]

    def _matches(self, section: Section) -> list[Match]:
        """The measures of a section by its own words; below quoted policy only what is named plainly."""
        if section.origin == "template" or field_label(section, self.book) is not None:
            return []
        topics = self.context.topics_of(section)
        if topics and watches_over_plan(section.title.text) and self.context.facts.document_type == "municipal_plan":
            topics = [match for match in topics if match.measure_id != "planned-approach"]
        if topics or section.origin != "national":
            return topics
        heading = Heading(section.title.text, (), "", self.context.facts.taxonomy_edition)
        return [m for m in self.context.matcher.match(heading) if m.method == "label" and m.score >= SURE]

    def _lists_measures(self, section: Section, own: Match) -> bool:
        """Whether a section's text is nothing but names of several measures, as a contents list is.

        Below a measure's very name, lines of which one sounds like it and none names another plainly are its actions.
        """
        names = [name for line in section.text.split("\n") for name in re.split(r"[○●◎・■◆]", line) if name.strip()]
        if not 2 <= len(names) <= 30 or section.tables or max(map(len, names)) > 50:
            return False
        if any(_SENTENCE.search(name.strip()) for name in names):
            return False
        named = [matches[0] for name in names if (matches := self._match(name.strip(), section))]
        found = [match.measure_id for match in named]
        others = [match for match in named if match.measure_id != own.measure_id and match.score >= SURE]
        if own.measure_id in found and not others and _is_name(section, own):
            return False
        return len(found) >= 0.7 * len(names) and len(set(found)) >= 2

    def _origin(self, section: Section, table: Table | None = None) -> str:
        """Whose words: what a casebook tells is done by the bodies whose cases it tells."""
        origin = section.origin if table is None else self.context.origin_of(table, section)
        own_casebook = origin == "own" and self.context.facts.document_type == "casebook"
        return "other_body" if own_casebook else origin

    def _owner(self, section: Section | None) -> Statement | None:
        while section is not None:
            if id(section) in self.of_section:
                return self.of_section[id(section)]
            section = section.parent
        return None

    def _read(self, section: Section) -> None:
        owner = self._owner(section)
        states = owner is not None and owner.section is section
        label = field_label(section, self.book) if not states else None
        blocks = [block for block in section.blocks if block.table is None]
        if owner is not None and section.origin != "template":
            opened = label[0] if label is not None else None
            if label is not None and label[1] is not None:
                owner.fields += [Located(LabelledField(name, label[0].passage, [Part(label[1])]), section)
                                 for name in label[0].fields[:1]]  # fmt: skip
            held = read_labels(blocks, opened, self.book)
            owner.fields += [Located(found, section) for found in held.fields]
            owner.loose += [(section, part) for part in held.loose]
        for table in section.tables:
            self._read_table(table, section, owner)
        for table in self.drawn.get(id(section), ()):
            for sheet in chart_rows(table) if section.origin != "template" else ():
                self._take(sheet, section, owner)

    def _read_table(self, table: Table, section: Section, owner: Statement | None) -> None:
        if "template" in (section.origin, self.context.origin_of(table, section)):
            return
        before = self.last_sheet.get(id(table.continues)) if table.continues is not None else None
        sheets = read_sheets(table, lambda text: self._match(text, section) != [], before)
        if is_schedule(table) and all(sheet.title is None for sheet in sheets):
            sheets = chart_rows(table) or sheets
        if sheets:
            self.last_sheet[id(table)] = sheets[-1]
        if owner is not None and owner.source == "section" and self._detail(sheets, section, owner):
            sheets = [merged(sheets)]
        for sheet in sheets:
            self._take(sheet, section, owner)

    def _detail(self, sheets: Sequence[Sheet], section: Section, owner: Statement) -> bool:
        """Whether the rows of a table tell parts of the measure in whose section it stands.

        A row that sounds like another measure is a part too; rows of several others are measures of their own.
        """
        if not sheets or any(sheet.kind != "row" or sheet.title is None for sheet in sheets):
            return False
        named = [self._match(sheet.title.text, section) for sheet in sheets if sheet.title is not None]
        sure = [matches[0].measure_id for matches in named if matches and matches[0].score >= SURE]
        others = {measure_id for measure_id in sure if measure_id != owner.measure_id}
        return len(others) < 2

    def _take(self, sheet: Sheet, section: Section, owner: Statement | None) -> None:
        content = set(sheet.columns) & CONTENT
        if sheet.intro:
            content.add("policy")
        going_on = next((s for s in reversed(self.statements) if sheet.title is not None and any(
            known.title is sheet.title for known in s.sheets)), None)  # fmt: skip
        origin = self._origin(section, sheet.table)
        foreign = owner is not None and origin != owner.origin
        if foreign:
            # A table of other bodies' cases or of the nation's measures inside a section of one's own.
            owner = None
        if going_on is not None:
            target = going_on
        elif foreign and sheet.title is None:
            return
        elif sheet.title is None or (sheet.kind == "form" and owner is not None and _same_name(sheet.title, owner)):
            if owner is None:
                # A form below the heading of a project that is none of the national measures.
                whose = origin
                owner = Statement(section, section.title, section.numbering, [], whose, source=sheet.kind)
                self.statements.append(owner)
            target = owner
            target.numbering = target.numbering or sheet.numbering
        else:
            matches = self._match(sheet.title.text, section, self._told_by(sheet, section))
            saying = set(sheet.columns) & {"policy", "actions", "departments"} or sheet.charted
            if is_schedule(sheet.table) and not saying:
                matches = [match for match in matches if match.method == "label" and match.score >= SURE]
            if owner is not None and _details(sheet, matches, owner, section):
                target = owner
            else:
                target = Statement(
                    section, sheet.title, sheet.numbering, matches, origin, source=sheet.kind,
                    listed=sheet.charted
                    or (bool(content) and not (is_schedule(sheet.table) and not content & {"policy", "actions"})),
                )  # fmt: skip
                self.statements.append(target)
        target.sheets.append(sheet)
        target.fields += [Located(found, section) for found in sheet.fields]
        if sheet.intro:
            label = sheet.title if sheet.title is not None else section.title
            target.fields.append(Located(LabelledField("policy", label, sheet.intro), section))

    def _told_by(self, sheet: Sheet, section: Section) -> str:
        """What the row or form of a plan's own tells of its measure beside its title."""
        if self.context.facts.document_type != "municipal_plan" or section.origin != "own":
            return ""
        return "\n".join(part.text for part in (*sheet.intro, *telling_parts(sheet.fields)))

    def _match(self, text: str, section: Section, told: str = "") -> list[Match]:
        """The measures that a text below a section is about; a cell is asked for several times."""
        key = text, told, id(section)
        if key not in self.matched:
            self.matched[key] = self._matches_of(text, section, told)
        return self.matched[key]

    def _matches_of(self, text: str, section: Section, told: str) -> list[Match]:
        numbering = parse_numbering(text)
        plain = text[numbering.end :] if numbering is not None and numbering.end < len(text) else text
        ancestors = () if section.origin == "national" else tuple(section.path)
        facts = self.context.facts
        heading = Heading(plain.strip(), ancestors, told, facts.taxonomy_edition, facts.year, leaf=bool(told))
        return self.context.matcher.match(heading)


def _is_whole(row: Statement) -> bool:
    """Whether a row tells all of a measure: an overview of pillars names neither who nor when beside what is done."""
    names = {located.field.name for located in row.fields}
    return len(names) >= WHOLE and bool(names & {"departments", "target"})


def _first_of(table: Table) -> Table:
    """The table on whose later pages this one stands; itself where it goes on none."""
    while table.continues is not None:
        table = table.continues
    return table


def _names_plainly(row: Statement) -> bool:
    told = row.measure_id == CATCH_ALL or row.matches[0].method == "body"
    return not told and not any(sheet.pillar for sheet in row.sheets)


def _inside_field(section: Section, stated: dict[int, list[Match]], book: LabelBook) -> bool:
    """Whether a heading details a labelled field of a measure above it (② 人材 below 取組内容 below BPR)."""
    label = next((above for above in reversed(section.ancestors) if field_label(above, book) is not None), None)
    return label is not None and any(id(above) in stated for above in label.ancestors)


def _is_name(section: Section, match: Match) -> bool:
    """Whether a heading is a measure's very name, and not that of a list."""
    return match.method == "label" and match.score >= NAMED and not _LISTED.search(section.title.text)


def _lists_procedures(section: Section, book: LabelBook) -> bool:
    """Whether a section has no text but a list of procedures: it details online procedures and states nothing."""
    labelled = any(book.fields(child.title.text) for child in section.children)
    if labelled or read_labels(section.blocks, book=book).fields:
        return False
    items = [
        block.text
        for s in section.walk()
        for block in s.blocks
        if block.kind == "item" or (block.table is None and len(block.text) <= 40)
    ]
    cells = [
        cell.text
        for s in section.walk()
        for table in s.tables
        for cell in table.cells
        if len(cell.text) >= 5 and not cell.is_header
    ]
    if _LISTED.search(section.title.text) and len(items) + len(cells) >= 5:
        return True
    titles = [child.title.text for child in section.children]
    lines = [text for text in (*items, *cells, *titles) if text.strip()]
    if not lines:
        return False
    known = sum(resolve_procedure(text) is not None for text in lines)
    return known >= 0.5 * len(lines) and (known >= 3 or len(lines) <= 2)


def _details(sheet: Sheet, matches: Sequence[Match], owner: Statement, section: Section) -> bool:
    """Whether a form or row in a measure's own section tells a part of that measure rather than another one."""
    if sheet.kind == "form" and not matches:
        return owner.section is section
    if owner.source != "section":
        return False
    if not matches or matches[0].measure_id == owner.measure_id:
        return True
    return matches[0].score < SURE and owner.matches[0].score >= SURE


def _same_name(title: Passage, owner: Statement) -> bool:
    mine, theirs = (text.replace(" ", "").replace("　", "") for text in (title.text, owner.title.text))
    return mine in theirs or theirs in mine
