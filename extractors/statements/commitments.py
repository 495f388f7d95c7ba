"""Dates that commit, tied to the statement and field in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.context import PlanContext
from extractors.document import Passage, Section
from extractors.language.commitments import Commitment, commitment_phase, completion, find_commitments
from extractors.language.dates import DateMatch
from extractors.statements.actions import split_actions
from extractors.statements.find import CONTENT, Located, Statement
from extractors.statements.labels import read_labels
from extractors.statements.parts import Part, sentences
from extractors.statements.year_steps import field_steps

_SPEAKING = ("policy", "goal", "schedule", "effect")
"""Fields besides 目標時期 and 取組内容 whose sentences may commit; state, issues, money and examples do not."""
_ASKED_WHEN = ("target", "schedule")
"""Fields that tell of what is to come, also where it was over when the document was issued."""
_RECURRING = re.compile(r"毎年度?|毎月|通年|各年度|継続|引き?続き")
_TIMETABLE = re.compile(r"年度[^。→⇒➡▶]{0,30}[→⇒➡▶][^。→⇒➡▶]*年度")
"""Steps of a timetable set as text (令和5年度 調査→令和6年度 運用): rows of schedules, no promises."""
_REVIEWS = re.compile(
    r"中間(?:点検|評価|見直|検証|年)|見直|改定|改訂|(?:次期|後期|後半|続く|新たな|次の)(?:の)?[^。]{0,10}(?:計画|プラン|プログラム|戦略|取組)"
    r"|(?:計画|プラン|プログラム|戦略|ビジョン|本書|冊子)[^。]{0,24}(?:点検|評価|検証|振り返|ふりかえ|改め|作り直|つくり直|つくりなお|策定|まとめ)"
)
"""Sentences on the plan's own future: it is checked, revised, or followed by another."""
_COURSE = re.compile(
    r"(?:策定|検討|審議|協議|改定|見直し)(?:等)?(?:の|まで(?:の)?)?(?:経過|経緯|過程|あゆみ|歩み|記録|流れ)|開催(?:経過|状況|実績)"
)
"""Headings of the course of a plan's making."""
_MEETINGS = re.compile(
    r"^(?:会議(?:名|等|名称)?|開催(?:内容|会議|した会議)?|出来事|(?:主な)?経過|議題|協議事項|審議内容|検討内容)$"
)
"""Heads of columns of what was held on a day."""
_FILLER = re.compile(r"[にのをはでへとがも、。（）()\s　]|目途|めど|予定|目標|時期")
_BINDING = ("by_end_of_fiscal_year", "by_date", "from")
_SHORT = 14
"""A goal of so few letters may be nothing but an answer to when."""
_ABOUT_TIME = re.compile(r"^(?:実施|導入|目標|開始|達成)?(?:時期|期限)(?:は|については)")
_OPEN = re.compile(r"随時|順次|逐次")
_REFERENCE = re.compile(r"参考")
_DEFERRED = re.compile(
    r"(?:他の|別途|別に|個別|今後|それぞれ|関係)?[^。、は]{0,24}(?:に(?:合わせ|併せ|あわせ|応じ|より|沿っ|基づ)|別途|別に|個別に|ごとに|今後|踏まえ)[^。は]{0,20}?"
    r"(?:定め|設定|決定|検討|判断)(?:する|し|ます|る)?"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A date expression by which a statement commits, or an open or deferred answer."""

    statement: Statement
    section: Section
    field: str | None
    passage: Passage
    commitment: Commitment
    origin: str


def find_promises(context: PlanContext, statements: Sequence[Statement]) -> list[Promise]:
    """All commitments with a date, in the order of the document."""
    found: list[Promise] = []
    national = context.facts.document_type == "national_plan"
    casebook = context.facts.document_type == "casebook"
    since = context.facts.plan_start
    for statement in statements:
        if statement.origin == "template" or casebook:
            continue
        if not statement.matches:
            found += _of_no_measure(context, statement)
            continue
        for located in statement.fields:
            found += _of_field(statement, located, national, since)
        for section, part in statement.loose:
            if part.kind == "note" or part.text.startswith(("KPI", "ＫＰＩ")):
                continue
            origin = "national" if part.quoted and not national else statement.origin
            spoken = _speaking(part) if not _TIMETABLE.search(part.text) else []
            spoken += _demanded(part) if statement.origin == "national" else []
            found += [Promise(statement, section, "other", said, promised, origin) for said, promised in spoken]
    found += _of_the_plan(context, statements)
    issued = context.facts.issued_on
    return [p for p in found if p.field in _ASKED_WHEN or p.origin != "own" or not _is_over(p.commitment, issued)]


def _is_over(commitment: Commitment, issued: date | None) -> bool:
    """Whether a date had passed when the document was issued: running text tells of the past too."""
    last = commitment.date.end or commitment.date.start
    return issued is not None and last is not None and last < issued.replace(day=1)


def _tells_course(statement: Statement) -> bool:
    """Whether a row says when the plan was made and by which meetings: its days are past, whatever the issue's day."""
    if any(_COURSE.search(title) for title in statement.section.path):
        return True
    heads = {cell.text.strip() for sheet in statement.sheets for cell in sheet.table.cells if cell.is_header}
    return any(_MEETINGS.match(head) for head in heads)


def _of_no_measure(context: PlanContext, statement: Statement) -> list[Promise]:
    """The 目標時期 of a project in a plan that is about none of the national measures."""
    if context.facts.document_type != "municipal_plan" or statement.origin != "own" or statement.source == "section":
        return []
    if not {located.field.name for located in statement.fields} & CONTENT or _tells_course(statement):
        return []
    return [p for located in statement.fields if located.field.name == "target"
            for p in _of_field(statement, located, False, context.facts.plan_start)]  # fmt: skip


def _of_the_plan(context: PlanContext, statements: Sequence[Statement]) -> list[Promise]:
    """When the plan itself is looked at again or goes on, said where no measure is stated: targets of no measure."""
    if context.facts.document_type != "municipal_plan":
        return []
    stated = {id(s.section) for s in statements if s.source == "section" and s.matches}
    found: list[Promise] = []
    for section in context.outline.walk():
        if section.origin != "own" or any(id(s) in stated for s in (section, *section.ancestors)):
            continue
        statement = Statement(section, section.title, section.numbering, [], "own")
        held = read_labels([b for b in section.blocks if b.table is None], book=context.labels)
        parts = [*held.loose, *(part for named in held.fields for part in named.parts)]
        for part in parts:
            if part.kind == "note" or part.quoted:
                continue
            for sentence in sentences(part.passage):
                if not _REVIEWS.search(sentence.text) or _TIMETABLE.search(sentence.text):
                    continue
                found += [Promise(statement, section, "other", *pair, "own") for pair in _speaking(Part(sentence))]
    return found


def target_of(statement: Statement, promises: Sequence[Promise], *, unlabelled: bool) -> Promise | None:
    """The first commitment to complete or to operate.

    Its 目標時期 answers, even with “later”; only a statement without one is asked for its policy, then its other
    fields, then, where ``unlabelled`` text counts, for the sentences below its heading.
    """
    own = [p for p in promises if p.statement is statement]
    asked = [p for p in own if p.field == "target"]
    if not asked and not statement.named("target"):
        asked = [p for p in own if p.field in ("policy", "goal")] or [
            p for p in own if p.field in ("actions", "effect", "schedule")
        ] or [p for p in own if unlabelled and p.field == "other" and p.origin == statement.origin == "own"]
    chosen = completion(p.commitment for p in asked)
    return next((p for p in asked if p.commitment is chosen), None)


def _demanded(part: Part) -> list[tuple[Passage, Commitment]]:
    """Deadlines that a section on national policy reports (国は2025年度までの移行を求めている)."""
    spoken = {c.date.start_offset for c in find_commitments(part.text)}
    return [
        (part.passage[c.date.start_offset : c.date.end_offset], c)
        for c in find_commitments(part.text, in_target_field=True)
        if c.date.kind in ("by_end_of_fiscal_year", "by_date") and c.date.start_offset not in spoken
    ]


def _of_field(statement: Statement, located: Located, national: bool, since: date | None) -> Iterator[Promise]:
    named = located.field
    if _REFERENCE.search(named.label.text) or (named.name == "schedule" and field_steps(named.passage)):
        return  # steps of a timetable are rows of schedules, no promises
    for part in named.parts:
        if part.kind == "note":
            continue
        if named.name == "target":
            found = _answers(part, _beside(statement, located, part), since)
        elif named.name == "actions":
            found = [pair for passage in split_actions([part])[0] for pair in _speaking(Part(passage), since=since)]
        elif named.name == "other":
            found = [pair for pair in _speaking(part, since=since) if pair[1].date.kind in _BINDING]
        elif named.name == "goal":
            found = _speaking(part, figures=True, since=since) + _later(part)
        elif named.name == "schedule":
            found = _speaking(part, since=since) + _later(part)
        elif named.name in _SPEAKING or (named.name == "funding" and national):
            found = _speaking(part, since=since)
        else:
            continue
        for passage, commitment in found:
            yield Promise(statement, located.section, named.name, passage, commitment, statement.origin)


def _speaking(part: Part, *, figures: bool = False, since: date | None = None) -> list[tuple[Passage, Commitment]]:
    """Commitments of running text: open answers (順次) say nothing there, and a season is no day."""
    return [
        (part.passage[c.date.start_offset : c.date.end_offset], c)
        for c in find_commitments(part.text, figures=figures, since=since)
        if c.date.kind not in ("open", "deferred") and not c.date.text.endswith("の間")
    ]


def _later(part: Part) -> list[tuple[Passage, Commitment]]:
    """Open and deferred answers where a goal says nothing but when: 随時; 実施時期は別に定める."""
    return [
        pair
        for sentence in sentences(part.passage)
        if len(sentence) <= _SHORT or _ABOUT_TIME.match(sentence.text)
        for pair in _answers(Part(sentence), "")
        if pair[1].date.kind in ("open", "deferred")
    ]


def _answers(part: Part, work: str, since: date | None = None) -> list[tuple[Passage, Commitment]]:
    """Commitments of an answer to 目標時期; ``work`` says what is done where the answer is nothing but a date."""
    found: list[tuple[Passage, Commitment]] = []
    for commitment in find_commitments(part.text, in_target_field=True, since=since):
        passage = part.passage[commitment.date.start_offset : commitment.date.end_offset]
        if commitment.date.kind == "open" and (_RECURRING.search(passage.text) or _is_month(passage.text)):
            continue
        if commitment.phase is None and work:
            commitment = replace(commitment, phase=commitment_phase(work))
        if commitment.phase is None and _says_what(part.text, commitment):
            commitment = replace(commitment, phase="implement")
        found.append((passage, commitment))
    found += _open_clauses(part, [c for _, c in found])
    taken = [(c.date.start_offset, c.date.end_offset) for _, c in found]
    for sentence in sentences(part.passage):
        offset = part.text.find(sentence.text)
        later = _DEFERRED.search(sentence.text)
        if later is None:
            continue
        start, end = offset + later.start(), offset + later.end()
        if any(a < end and start < b for a, b in taken):
            continue
        whole = not any(offset <= a < offset + len(sentence) for a, _ in taken)
        passage = sentence if whole else part.passage[start:end]
        date = DateMatch(passage.text, start, end, "deferred", None, None)
        found.append((passage, Commitment(date, None)))
    return found


def _says_what(text: str, commitment: Commitment) -> bool:
    """Whether an answer says what will be there by its date (令和8年度末までに120手続): it is built."""
    following = re.split(r"[、,。]", text[commitment.date.end_offset :])[0]
    return len(_FILLER.sub("", following)) >= 2


def _is_month(text: str) -> bool:
    """A month without a year (6～3月) is a place on a schedule's axis, not an open answer."""
    return re.search(r"[0-9０-９]\s*月", text) is not None


def _open_clauses(part: Part, dated: Sequence[Commitment]) -> list[tuple[Passage, Commitment]]:
    """Open answers in a clause of their own beside dated ones (その他は順次受付を始める)."""
    found = []
    for match in _OPEN.finditer(part.text):
        start = max(part.text.rfind(mark, 0, match.start()) for mark in "、。\n") + 1
        ends = [at for mark in "、。\n" if (at := part.text.find(mark, match.end())) >= 0]
        end = min(ends, default=len(part.text))
        if any(start < c.date.end_offset and c.date.start_offset < end for c in dated):
            continue
        date = DateMatch(match[0], match.start(), match.end(), "open", None, None)
        found.append(
            (
                part.passage[match.start() : match.end()],
                Commitment(date, commitment_phase(part.text[match.start() : end])),
            )
        )
    return found


def _beside(statement: Statement, located: Located, part: Part) -> str:
    """What the same row of the matrix says is done."""
    if part.row is None:
        return ""
    beside = [
        other.text
        for field in statement.named("actions")
        for other in field.parts
        if other.row == part.row and located.field.parts
    ]
    return "".join(beside)
