"""What a document says of itself: title, issuer, municipality, type, edition, dates, plan period, variant and part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from extractors.cover import Cover, IssuerLine, association, issue_dates, issuer_of, read_cover
from extractors.document import LaidOutPage, Outline, Problem
from extractors.document_type import document_type, names_plan
from extractors.language.dates import find_dates
from extractors.language.folding import fold_text
from taxonomy.loader import load_taxonomy
from taxonomy.municipalities import Municipality, by_code, find_in_text, lookup


@dataclass(slots=True)
class DocumentFacts:
    """The document's own facts; None where it does not say."""

    title: str | None = None
    issuer: str | None = None
    municipality_code: str | None = None
    municipality: str | None = None
    prefecture: str | None = None
    document_type: str = "other"
    edition: str | None = None
    issued_on: date | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    variant: str = "full"
    part: int | None = None
    fictional: bool = False
    taxonomy_edition: str | None = None
    speaks_local: bool = False
    """Whether the text calls its issuer 本市, 本町 …, whether or not its name was found."""
    about_national_plan: bool = False
    """Whether it tells of the nation's plan rather than of the body's own."""

    @property
    def issued_by_local(self) -> bool:
        """Whether a local government issues it."""
        named = self.municipality_code is not None or self.municipality is not None
        return named or self.fictional or self.speaks_local

    @property
    def year(self) -> int | None:
        """The year from which the document speaks."""
        for day in (self.issued_on, self.plan_start):
            if day is not None:
                return day.year
        return None


class _Span(NamedTuple):
    """First and last day of a period."""

    start: date
    end: date


_FIRST_PAGES = 6
_TOOL_MARKS = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pptx?|xlsx?|pdf|jtd)$")
_NATIONAL_PLAN = re.compile(r"自治体(?:DX|デジタル・?トランスフォーメーション\(?(?:DX)?\)?)推進計画")
_SUMMARY = re.compile(
    r"概要版|(?:計画|プラン|ビジョン|戦略|方針|構想)の概要$|ダイジェスト|要約版|サマリー|リーフレット"
)
_DRAFT = re.compile(
    r"[(\[【〔](?:案|素案|原案|骨子案|中間案|最終案|たたき台|パブリックコメント版?)[)\]】〕]|素案|"
    r"骨子案|中間案|(?:計画|戦略|プラン|ビジョン|方針)案$|パブリックコメント"
)
_REVISION = re.compile(r"改[訂定]版|一部改[訂定]|中間見直し版?|\(改[訂定]\)|年度?(?:\d+月)?(?:改[訂定]|見直し)")
_CHAPTER = re.compile(r"^第[0-9一二三四五六七八九十]+[章編部]|抜粋")
_PART = re.compile(r"第([0-9]+)分冊|分冊([0-9]+)|その([0-9]+)[)】]?$|\(([0-9]+)/[0-9]+\)$|第([0-9]+)[部編][)】]?$")
_PERIOD_TITLE = re.compile(
    r"期間|いつから.*いつまで|何年(?:間|度?から)|対象(?:とする)?年度|計画の?年[次度]$|始まりと終わり"
)
_PERIOD = re.compile(r"(?:計画|対象|推進|取組|実施|戦略|ビジョン|プラン|方針)(?:の|対象)*期間|期間(?:は|を|:)")
_YEARS = re.compile(r"([0-9]{1,2})(?:[かヶカケ箇]年|年度?間|年計画)")
_COUNTS_YEARS = re.compile(rf"(?:まで|年度?|[)])(?:の|、|を|[(]|と?する)*{_YEARS.pattern}")
"""A span whose years are counted behind it."""
_ARROW = re.compile(r"(?<=[度年])\s*[→⇒▶➡➔►]+\s*(?=(?:令和|平成|[RHrh]|20)[0-9元])")
_FIRST_YEAR = re.compile(r"を?(?:計画の)?(?:初年度|始期|開始年度|起点)")
_LAST_YEAR = re.compile(r"を?(?:計画の)?(?:目標年度|最終年度|終期|終了年度|終点)")
_OF_OTHERS = re.compile(r"国(?:は|の|が)|総務省|政府|内閣|デジタル庁|(?<![本当])県(?:は|の|が)|自治体DX|これまで|前回")
_OTHER_PLANS = re.compile(
    r"総合計画|総合戦略|基本構想|実行計画|前期|前計画|上位計画|国の計画|まち・ひと・しごと|強靱化"
)
_OWN_PLAN = re.compile(
    r"本(?:計画|戦略|ビジョン|プラン|方針|構想|ロードマップ)|(?:この|当該?)(?:計画|戦略|ビジョン|"
    r"プラン|方針)"
)
_CITED = re.compile(
    r"(?:自治体(?:DX|デジタル・?トランスフォーメーション)[^。]{0,12}推進計画[^。0-9]{0,6})[【(\["
    r"]?第([0-9]\.[0-9])版"
)
_ISSUE_WORDS = re.compile(r"発行|策定|作成|編集|改[訂定]|公表")
_BARE_DAY = re.compile(r"^(?:令和|平成)[0-9元]+年[0-9]+月(?:[0-9]+日)?$")
_UNLISTED_BODY = re.compile(
    r"((?!政府|[各全本当])[一-龠々ぁ-んァ-ヶー]{1,6}?[市町村区県府])"
    r"(?=第?[0-9一二三四五六七八九十]*[次期]?(?:DX|デジタル|ICT|IT|情報|電子|スマート|官民|行政|自治体|地域))"
)
"""A body at the beginning of a title that no list has: a merged one, or one of a sample."""
_OWN_BODY = re.compile(r"[本当](?:市|町|村|区|県|都|府|道)(?![村長民])")


def find_facts(
    pages: Sequence[LaidOutPage], outline: Outline, metadata: Mapping[str, str], manifest: Mapping[str, str]
) -> tuple[DocumentFacts, list[Problem]]:
    """Read the document's own facts, and say what could not be decided; what the manifest states wins.

    Args:
        pages: the laid-out pages.
        outline: the section tree; the plan period often has a section of its own.
        metadata: the file's own properties; its title is believed only where the first page prints it.
        manifest: the file's row of ``manifest.csv``.

    Raises:
        ValueError: if the manifest states a date or a number that is none.
    """
    facts, problems = DocumentFacts(), list[Problem]()
    first = next((page for page in pages[:3] if page.kind != "blank" and page.blocks), None)
    cover = read_cover(first) if first is not None and first.kind != "toc" else Cover()
    facts.title = cover.title.text if cover.title else _title_elsewhere(pages, metadata)
    facts.edition = cover.edition or _generation(facts.title)
    title = fold_text(facts.title or "")
    _find_issuer(facts, cover, title, pages, manifest, problems)
    facts.speaks_local = len(_OWN_BODY.findall(_head_text(pages))) >= 3
    local = facts.issued_by_local or bool(manifest.get("municipality_code") or manifest.get("municipality"))
    headings = (section.title.text for section in outline.walk())
    stated = manifest.get("document_type")
    facts.document_type = stated or document_type(title, cover, local, _head_text(pages), headings)
    facts.issued_on = _issued_on(cover, pages)
    marks = [title, *cover.texts]
    facts.variant = _variant(marks, title)
    facts.part = next((int(next(filter(None, m.groups()))) for m in map(_PART.search, marks) if m), None)
    if facts.document_type in ("municipal_plan", "national_plan"):
        period = _period(cover, pages, outline, facts.title)
        if period:
            facts.plan_start, facts.plan_end = period.start, period.end
    _stated(facts, manifest)
    facts.about_national_plan = _about_national_plan(facts, outline, pages)
    facts.edition = facts.edition or _national_edition(facts)
    facts.taxonomy_edition = manifest.get("taxonomy_edition") or _taxonomy_edition(facts, pages)
    return facts, problems


def _head_text(pages: Sequence[LaidOutPage]) -> str:
    return "\n".join(fold_text(b.text) for p in pages[:_FIRST_PAGES] for b in p.blocks if b.kind != "toc" and b.lines)


def _title_elsewhere(pages: Sequence[LaidOutPage], metadata: Mapping[str, str]) -> str | None:
    """A title for a file whose cover is a picture: from its properties, or the running line that names a plan."""
    known = _title_of_metadata(pages, metadata)
    if known:
        return known
    lines = Counter(
        re.sub(r"^[\s\d\-]+|[\s\d\-]+$", "", block.text)
        for page in pages
        for block in page.blocks
        if block.kind == "furniture" and block.lines
    )
    often = (line for line, times in lines.most_common() if times >= 3)
    return next((line for line in often if names_plan(line)), None)


def _title_of_metadata(pages: Sequence[LaidOutPage], metadata: Mapping[str, str]) -> str | None:
    title = _TOOL_MARKS.sub("", metadata.get("Title") or "")
    if len(title) < 4:
        return None
    printed = "".join(fold_text(b.text) for p in pages[:1] for b in p.blocks if b.lines)
    return title if fold_text(title) in printed else None


def _generation(title: str | None) -> str | None:
    """第2期 or 第3次 before the name of the plan itself, where no edition is printed."""
    found = re.search(r"第([0-9]+|[一二三四五六七八九十]+)期", fold_text(title or ""))
    return found.group() if found else None


def _find_issuer(
    facts: DocumentFacts,
    cover: Cover,
    title: str,
    pages: Sequence[LaidOutPage],
    manifest: Mapping[str, str],
    problems: list[Problem],
) -> None:
    named = _named_issuer(cover, title, pages)
    if named is None:
        return
    facts.issuer = named.name
    if named.kind != "local" or manifest.get("municipality_code"):
        return
    name = re.sub(r"(?:議会|教育委員会)$", "", named.name)
    context = "\n".join([*cover.texts, _head_text(pages)])
    answer = lookup(name, named.prefecture, context)
    body = answer.municipality or _said_in_text(name, context)
    if body is not None:
        facts.municipality_code, facts.municipality, facts.prefecture = body.code, body.name, body.prefecture
        return
    facts.municipality, facts.prefecture = name, named.prefecture
    if answer.candidates:
        names = "、".join(f"{c.prefecture}{c.name}" for c in answer.candidates)
        message = f"{name} may be {names}: the manifest can say which"
        problems.append(Problem("facts", "municipality_ambiguous", message, 1))
    else:
        message = f"{named.prefecture or ''}{name} is in no list of municipalities: the manifest can give a code"
        problems.append(Problem("facts", "municipality_unknown", message, 1))


def _said_in_text(name: str, context: str) -> Municipality | None:
    """The body of an ambiguous name, where the text itself writes it with its prefecture."""
    found = {m.municipality for m in find_in_text(context) if m.municipality and m.municipality.name == name}
    return found.pop() if len(found) == 1 else None


def _named_issuer(cover: Cover, title: str, pages: Sequence[LaidOutPage]) -> IssuerLine | None:
    """Who issues it: by the cover, the opening of the title, the colophon, the running heads, the text, in turn."""
    ranked = sorted(cover.issuers, key=lambda line: ("local", "national", "other").index(line.kind))
    if ranked and ranked[0].kind != "other":
        same = (line for line in ranked if line.name == ranked[0].name and line.prefecture)
        return next(same, ranked[0])
    opening = _body_at_start(title)
    if opening:
        return opening
    for line in _colophon(pages):
        if re.match(r"編集|発行|作成|企画", line) and (named := issuer_of(line)) and named.kind != "other":
            return named
    for page in pages[:4]:
        for head in [h.text for h in page.running_heads] + [b.text for b in page.blocks if b.kind == "furniture"]:
            text = re.sub(r"^[0-9\- ]+|[0-9\- ]+$", "", fold_text(head))
            named = issuer_of(text) or _body_at_start(text)
            if named and named.kind == "local":
                return named
    spoken = _speaking_body(pages)
    if spoken:
        return spoken
    return ranked[0] if ranked else None


def _body_at_start(text: str) -> IssuerLine | None:
    text = re.sub(r"^[「『【(]|^(?:第[0-9一二三四五六七八九十]+[次期回]|新|改訂)", "", text)
    for mention in find_in_text(text[:24]):
        if mention.start == 0 and mention.candidates:
            body = mention.municipality or mention.candidates[0]
            prefecture = body.prefecture if mention.municipality else None
            return IssuerLine(body.name, "local", prefecture)
    unlisted = _UNLISTED_BODY.match(text)
    if unlisted:
        return IssuerLine(unlisted.group(1), "local", None)
    joint = association(text)
    return IssuerLine(joint, "local", None) if joint else None


def _speaking_body(pages: Sequence[LaidOutPage]) -> IssuerLine | None:
    """The body that calls itself 本市 or 本町 and is named most in the first pages."""
    text = _head_text(pages)
    if len(_OWN_BODY.findall(text)) < 2:
        return None
    named = [m.municipality for m in find_in_text(text) if m.municipality is not None]
    count = Counter(body for body in named if body.kind != "prefecture")
    if not count:
        return None
    body, times = count.most_common(1)[0]
    if times < 2 or times < 0.5 * count.total():
        return None
    return IssuerLine(body.name, "local", body.prefecture)


def _colophon(pages: Sequence[LaidOutPage]) -> Iterator[str]:
    for page in pages[-2:]:
        if page.number == 1:
            continue
        lines = [line for block in page.blocks if block.lines for line in block.lines]
        if len(lines) <= 25:
            yield from (fold_text(line.text) for line in lines)


def _issued_on(cover: Cover, pages: Sequence[LaidOutPage]) -> date | None:
    """The day on the cover (the latest, where it was revised), else the one of the colophon."""
    if cover.dates:
        return max(day for day, _ in cover.dates)
    found = []
    for line in _colophon(pages):
        if _ISSUE_WORDS.search(line) or _BARE_DAY.match(line):
            found += issue_dates(re.sub(r"^(?:発行(?:日|年月日?)?|策定|作成):?", "", line))
    return max(found, default=None)


def _variant(marks: Sequence[str], title: str) -> str:
    if any(_SUMMARY.search(text) for text in marks):
        return "summary"
    if any(_DRAFT.search(text) or text in ("案", "(案)") for text in marks):
        return "draft"
    if any(_REVISION.search(text) for text in marks):
        return "revision"
    return "chapter" if _CHAPTER.search(title) else "full"


def _about_national_plan(facts: DocumentFacts, outline: Outline, pages: Sequence[LaidOutPage]) -> bool:
    """Whether a local briefing presents 自治体DX推進計画: named in two headings, or in one and on every other page."""
    if facts.document_type != "briefing" or not facts.issued_by_local:
        return False
    headings = sum(_NATIONAL_PLAN.search(fold_text(s.title.text)) is not None for s in outline.walk())
    times = sum(len(_NATIONAL_PLAN.findall(fold_text(b.text))) for p in pages for b in p.blocks if b.lines)
    return headings >= 2 or (headings >= 1 and times >= len(pages) / 2)


def _period(cover: Cover, pages: Sequence[LaidOutPage], outline: Outline, title: str | None) -> _Span | None:
    """The plan period: from the cover, from the section about it, or from a sentence of the first pages.

    A sentence that names no period is believed where it counts the years of its span (2026年度から2030年度までの5年間).
    """
    for text in [*cover.texts, fold_text(title or "")]:
        if text.endswith("。") and _OF_OTHERS.search(text):
            continue  # a sentence of the text below the title
        found = _span(text)
        if found:
            return found
    for section in outline.walk():
        if _PERIOD_TITLE.search(section.title.text):
            found = _stated_span([b.text for s in section.walk() for b in s.blocks if b.kind != "note" and b.lines])
            if found:
                return found
    blocks = [b for p in pages[: 2 * _FIRST_PAGES] for b in p.blocks if b.lines]
    texts = [b.text for b in blocks if b.kind not in ("note", "toc", "furniture", "ruby")]
    near = []
    for i, text in enumerate(texts):
        if _PERIOD.search(fold_text(text)):
            near += [text, *texts[i + 1 : i + 2]] if len(text) < 14 else [text]
    found = _stated_span(near)
    if found is not None:
        return found
    counted = [s for text in texts for s in re.split(r"(?<=。)|\n", fold_text(text)) if _COUNTS_YEARS.search(s)]
    return _stated_span([s for s in counted if not _OF_OTHERS.search(s) or _OWN_PLAN.search(s)])


def _stated_span(texts: Sequence[str]) -> _Span | None:
    """The span of the best sentence: one that speaks of this plan comes before one that names another plan."""
    best: tuple[int, int, _Span] | None = None
    for i, text in enumerate(texts):
        for sentence in re.split(r"(?<=。)|\n", fold_text(text)):
            found = _span(sentence)
            if found is None:
                continue
            rank = 0 if _OWN_PLAN.search(sentence) else 2 if _OTHER_PLANS.search(sentence) else 1
            if best is None or (rank, i) < best[:2]:
                best = (rank, i, found)
    return best[2] if best and best[0] < 2 else None


def _span(text: str) -> _Span | None:
    """First and last day of a span of years: with から, a dash or an arrow, or from the first year to the last."""
    text = _ARROW.sub("~", text)
    dates = find_dates(text)
    for match in dates:
        if match.start and match.end and (match.end - match.start).days > 366:
            return _Span(match.start, match.end)
    first = next((m for m in dates if m.start and _FIRST_YEAR.match(text, m.end_offset)), None)
    if first is None or first.start is None:
        return None
    last = next((m for m in dates if m.end and m.end > first.start and _LAST_YEAR.match(text, m.end_offset)), None)
    if last is not None and last.end is not None:
        return _Span(first.start, last.end)
    years = _YEARS.search(text, first.end_offset)
    if years is None or not 2 <= int(years.group(1)) <= 20:
        return None
    return _Span(first.start, first.start.replace(year=first.start.year + int(years.group(1))) - timedelta(days=1))


def _national_edition(facts: DocumentFacts) -> str | None:
    """The edition of the national plan itself by its date: the first one prints no number on its cover."""
    if facts.document_type != "national_plan" or not _NATIONAL_PLAN.search(fold_text(facts.title or "")):
        return None
    day = facts.issued_on.isoformat() if facts.issued_on else None
    return next((e.id for e in load_taxonomy().editions if e.date and e.date == day), None)


def _taxonomy_edition(facts: DocumentFacts, pages: Sequence[LaidOutPage]) -> str | None:
    """The edition of 自治体DX推進計画 that the document answers to.

    The national plan's own edition; else the highest edition that is cited; else the one in force when the document
    was issued or its plan begins; else the one whose words it uses. None for a document older than the first edition.
    """
    editions = {e.id: e for e in load_taxonomy().editions if e.items()}
    if facts.document_type == "national_plan" and facts.edition in editions:
        return facts.edition
    text = fold_text("\n".join(b.text for p in pages for b in p.blocks if b.lines))
    cited = {number for number in _CITED.findall(text) if number in editions}
    if cited:
        return max(cited)
    day = facts.issued_on or facts.plan_start
    if day is not None:
        in_force = [e.id for e in editions.values() if e.date and e.date <= day.isoformat()]
        return max(in_force) if in_force else None
    if "フロントヤード改革" in text:
        return min(e.id for e in editions.values() if "フロントヤード" in (e.title_of("frontyard-reform") or ""))
    return min(editions) if _NATIONAL_PLAN.search(text) else None


def _stated(facts: DocumentFacts, manifest: Mapping[str, str]) -> None:
    """Write what the manifest states over what was read."""
    for name in ("title", "municipality_code", "municipality", "prefecture", "document_type", "edition", "variant"):
        if manifest.get(name):
            setattr(facts, name, manifest[name])
    if manifest.get("municipality_code"):
        body = by_code(manifest["municipality_code"])
        if body is not None:
            facts.municipality = manifest.get("municipality") or body.name
            facts.prefecture = manifest.get("prefecture") or body.prefecture
        facts.issuer = facts.issuer or facts.municipality
    for name in ("issued_on", "plan_start", "plan_end"):
        if manifest.get(name):
            setattr(facts, name, date.fromisoformat(manifest[name]))
    if manifest.get("part"):
        facts.part = int(manifest["part"])
    facts.fictional = manifest.get("fictional", "").lower() in ("true", "1", "yes") or (
        facts.municipality_code or ""
    ).startswith("99")
