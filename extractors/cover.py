"""Reads the title page: which lines are the title, which name the issuer, the date, the edition or the plan period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median

from extractors.document import LaidOutPage, Line, Passage, Place, join_lines
from extractors.language.dates import find_dates
from extractors.language.folding import Folded, fold_text
from taxonomy.municipalities import find_in_text

_EDITION = re.compile(
    r"(?:((?:令和|平成|西暦)?[0-9元]+年度版)|"
    r"第([0-9]+(?:\.[0-9]+)*|[一二三四五六七八九十]+)版|[Vv]er(?:sion)?\.? ?([0-9]+(?:\.[0-9]+)*)|"
    r"((?:改[訂定]|増補|初|最新)版))"
)
_KANJI_NUMBERS = {kanji: str(i) for i, kanji in enumerate("一二三四五六七八九十", start=1)}
_DATE_WORDS = re.compile(
    r"^(?:策定|作成|発行|公表|決定|一部改[訂定]|改[訂定]|制定|初版|閣議決定|提出|更新|版|現在|時点|年月日|日|付け?|"
    r"[:()\[\]【】・、,/-]|第?[0-9.]+版)*$"
)
_ISSUE_WORDS = re.compile(r"^(?:策定|作成|発行|公表|決定|一部改[訂定]|改[訂定]|制定|初版|閣議決定|更新|現在|時点)+")
_PERIOD_WORDS = re.compile(r"計画期間|対象期間|期間[:]|推進期間")
_OF_YEARS = re.compile(
    r"[\s\d()\[\]【】〔〕~\-–―:・、,./]|令和|平成|昭和|西暦|年度?|[かヶケカ箇]年|間|から|まで|より|[始終末元度期版自至年月日RHS]|"
    r"計画|期間|対象|推進|実施|前期|後期|初年|最終|第"
)
"""What a line says of years beside the dates in it: （５年間）, から, まで, 計画期間."""
_MARKS = frozenset(("目次", "要旨", "概要版", "本編", "資料編", "案", "(案)", "素案", "(素案)"))
_BRACKET = re.compile(r"[【〔《〈\[(][^【】〔〕《》〈〉\[\]()]*[】〕》〉\])]$")
_BRACKET_OUT = re.compile(
    r"版|案$|素案|概要|ダイジェスト|資料編|本編|年度?|(?:19|20)\d\d|月|[RHS]\d|抜粋|仮|未定稿|最終|"
    r"更新|公表|改[訂定]|パブリック"
)
_SUBTITLE = re.compile(r"^[~\-―─—<〈《「].*[~\-―─—>〉》」]$|^サブタイトル|^[~\-].{3,}")
_LABEL = re.compile(
    r"^(?:議案|第|号|資料|別紙|別添|参考(?:資料)?|添付|付録|様式|議題|議事)*\s*[0-9\-"
    r"()一二三四五六七八九十]*号?$"
)
_OF_LETTER = re.compile(
    r"^(?:事務連絡|\(?(?:公印|押印)省略\)?|写し?|[一-龠ァ-ヶ]{2,12}\d*第\d+号(?:の\d+)?)$|(?:御中|各位|[^\s]{2}(?:殿|様|あて))$"
)
"""What stands above the subject of a letter: its number, and to whom it goes."""
_FISCAL_YEAR = re.compile(r"^(?:令和|平成)[0-9元]+年度$")
_NOT_YEARLY = re.compile(r"計画|戦略|プラン|ビジョン|構想|方策|年度")
"""What a title speaks of that holds for more than a year, or that says its year itself."""
_SENTENCE_END = re.compile(r"[。．]$")
_NO_TITLE = re.compile(r"。|単位[: ]|^\([^()]*\)$|^https?:|^[a-z]+:|^[^一-龠ァ-ヶA-Z]*$")
_NAME = re.compile(r"^[ぁ-んー]{2,}[!?]?$")
"""A name in hiragana alone, which is part of a title where it is as large as the rest of it."""
_MOST_LINES = 4
_UNLISTED = re.compile(
    r"^(?P<prefecture>[^\s、。]{1,4}?[都道府県])?(?P<name>[^\s"
    r"、。・「」]{1,7}?[市区町村]|[一-龠々ヶ]{1,4}県)(?![市町村])(?P<rest>.*)$"
)
_NO_NAMES = frozenset(
    "市町村 市区町村 各市町村 全市町村 本市 本町 本村 本区 当市 当町 当村 都道府県 本県 各県 当県 同県 他県".split()
)
_ASSOCIATION = re.compile(
    r"^(?!全国|日本|国立)[一-龠々ぁ-んァ-ヶーA-Z]{1,14}?(?:広域連合|一部事務組合|事務組合|"
    r"広域(?:市町村圏)?(?:行政)?組合|広域(?:行政|市町村)圏(?:協議会|組合)|市町村圏組合|企業団|町村会|"
    r"(?:推進|共同|運営|連携)協議会)"
    r"(?=$|[^一-龠ァ-ヶA-Za-z]|第[0-9一二三四五六七八九十]+[次期]|自治体|DX|デジタル|ICT|IT|情報|電子|スマート|官民|"
    r"行政|地域|共同|広域|事務局|総務|企画|アクション)"
)
"""Bodies that municipalities form together and that issue plans as one of them does."""
_OFFICE = re.compile(
    r"^(?:役所|役場|議会|教育委員会|庁|省|長|[^、。]{0,24}(?:部|局|課|室|係|本部|委員会|会議|事務局|"
    r"センター|グループ|チーム|担当|官房|庁|省))*"
    r"(?:長|参事官|審議官|統括官)?$"
)
_NATIONAL = re.compile(
    r"^(?:内閣(?:府|官房|法制局)?|デジタル庁|個人情報保護委員会|サイバーセキュリティ戦略本部|"
    r"[一-龠]{1,6}(?<!各)(?:省|庁)(?!庁舎?|内))"
    r"(?P<rest>.*)$"
)
_OTHER_BODY = re.compile(
    r"(?:機構|財団|法人|株式会社|大学|学会|協会|協議会|研究所|研究会|連合会?|組合|センター|推進室|"
    r"企画室|検討会|ワーキンググループ|"
    r"(?:有識者|連絡|戦略|推進|検討|専門家?)会議|戦略室|本部|事務局|議会|審議会|委員会)(?:[((].{1,20}[))])?$"
)
_ISSUED_BY = re.compile(r"^(?:編集・?発行|発行・?編集|発行[者元所]?|編集|作成[者元]?|策定|制作|企画・?編集)[:\s・]*")


@dataclass(frozen=True, slots=True)
class IssuerLine:
    """A line that names nothing but a body: its name without office, the prefecture as printed, and its kind."""

    name: str
    kind: str
    """``local``, ``national`` or ``other``."""
    prefecture: str | None = None
    """As printed before the name."""


@dataclass(slots=True)
class Cover:
    """What the title page states, each as printed."""

    title: Passage | None = None
    subtitle: Passage | None = None
    edition: str | None = None
    dates: list[tuple[date, str]] = field(default_factory=list)
    """Days of issue with the words of their line."""
    issuers: list[IssuerLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Folded lines of the page's title part, for marks such as 概要版 and for the plan period."""


def read_cover(page: LaidOutPage) -> Cover:
    """Read the title page, or the head of the first page where the text begins on it."""
    cover = Cover()
    lines = _title_part(page)
    cover.texts = [_folded(line.text) for line in lines]
    free: list[Line] = []
    for line, text in zip(lines, cover.texts, strict=True):
        if not _plain_fact(cover, text):
            free.append(line)
    title = _title_lines(free, {id(line.passage): block.box for block in page.blocks for line in block.lines})
    if title:
        passage = _with_name(_with_year(_closed(join_lines(title)), title[0], lines), title[0], lines)
        cover.edition = cover.edition or edition_in(_folded(passage.text))
        cover.title = _without_brackets(passage)
        cover.subtitle = _subtitle(free, title)
    return cover


def edition_in(text: str) -> str | None:
    """The edition that a folded text states: ``1.0`` for 第1.0版, 改訂版 as printed."""
    found = _EDITION.search(text)
    if not found:
        return None
    number = found.group(2) or found.group(3)
    return _KANJI_NUMBERS.get(number, number) if number else found.group(1) or found.group(4)


def issuer_of(text: str) -> IssuerLine | None:
    """The body that a folded line names and says nothing else of, or None."""
    text = _ISSUE_WORDS.sub("", _ISSUED_BY.sub("", text)).strip("()[]【】<> ")
    if not 2 <= len(text) <= 40 or _SENTENCE_END.search(text):
        return None
    national = _NATIONAL.match(text)
    if national and _OFFICE.match(national.group("rest")):
        return IssuerLine(text, "national")
    local = _local(text)
    if local:
        prefecture, name, rest = local
        if _OFFICE.match(rest):
            council = re.match(r"議会|教育委員会", rest)
            return IssuerLine(name + (council.group() if council else ""), "local", prefecture)
    joint = association(text)
    if joint and _OFFICE.match(text[len(joint) :]):
        return IssuerLine(joint, "local")
    return IssuerLine(text, "other") if _OTHER_BODY.search(text) else None


def association(text: str) -> str | None:
    """The body of several municipalities (広域連合, 事務組合, 推進協議会) with whose name a folded text begins."""
    found = _ASSOCIATION.match(text)
    return found.group() if found else None


def _local(text: str) -> tuple[str | None, str, str] | None:
    """Prefecture as printed, name and rest of a line that begins with a local body, in the list of codes or not."""
    for mention in find_in_text(text[:24]):
        if mention.start == 0 and mention.candidates:
            body = mention.municipality or mention.candidates[0]
            if body.kind == "prefecture":
                return body.name, body.name, text[mention.end :]
            written = text.startswith(body.prefecture)
            return body.prefecture if written else None, body.name, text[mention.end :]
    found = _UNLISTED.match(text)
    if found and (found.group("name") in _NO_NAMES or "の" in found.group("name")):
        return None
    return (found.group("prefecture"), found.group("name"), found.group("rest")) if found else None


def issue_dates(text: str) -> list[date]:
    """Days or months in a folded line that holds nothing but dates, words of issue and perhaps a body's name."""
    matches = [m for m in find_dates(text) if m.kind in ("date", "month") and m.start is not None]
    if not matches:
        return []
    rest = text
    for match in find_dates(text):
        rest = rest.replace(match.text, "", 1)
    rest = re.sub(r"\s|\(?[月火水木金土日祝・]{1,3}曜?日?\)|\(\)", "", rest)
    named = issuer_of(rest)
    if not _DATE_WORDS.match(rest) and named is None:
        return []
    return [m.start for m in matches if m.start is not None]


def _folded(text: str) -> str:
    return fold_text(text)


def _title_part(page: LaidOutPage) -> list[Line]:
    """The lines among which the title stands: all of a cover; else those before the first running text."""
    lines: list[Line] = []
    for block in page.blocks:
        if block.kind in ("furniture", "note", "ruby", "table") or not block.lines:
            continue
        lines += block.lines
    if 2 * sum(line.vertical for line in lines) > len(lines):
        lines = [_laid_down(line, page) for line in lines]
    lines.sort(key=lambda line: (round(line.place.top), line.place.x0))
    if page.kind == "cover" or len(lines) <= 12:
        return lines
    kept: list[Line] = []
    for line in lines:
        if len(kept) >= 4 and (line.place.top > page.page.height * 0.6 or _SENTENCE_END.search(line.text)):
            break
        kept.append(line)
    return kept[:24]


def _laid_down(line: Line, page: LaidOutPage) -> Line:
    """A line of a page in vertical writing where it would stand if the page were written across."""
    number, x0, top, x1, bottom = line.place
    right = page.page.place.x1
    return replace(line, place=Place(number, top, right - x1, bottom, right - x0), vertical=False)


def _plain_fact(cover: Cover, text: str) -> bool:
    """Whether a line states only a date, an issuer, an edition or a label; what it states goes to the cover."""
    days = issue_dates(text)
    if days:
        cover.dates += [(day, text) for day in days]
        for match in find_dates(text):
            text = text.replace(match.text, " ", 1)
        named = next((i for i in map(issuer_of, text.split()) if i), None)
        if named:
            cover.issuers.append(named)
        cover.edition = cover.edition or edition_in(text)
        return True
    if len(text) <= 14 and re.fullmatch(r"[(\[【〔]?(?:令和|平成)?[0-9元]+年度版[)\]】〕]?", text):
        cover.edition = cover.edition or edition_in(text)
        return True
    if _PERIOD_WORDS.search(text) or re.match(
        r"[一-龠]{2,6}:.*\d"
    , text) or _only_years(text):
        return True
    named = issuer_of(text)
    if named:
        cover.issuers.append(named)
        return True
    edition = edition_in(text)
    if edition and len(text) <= 14:
        cover.edition = cover.edition or edition
        return True
    return bool(_LABEL.match(text) or _OF_LETTER.search(re.sub(r"\s", "", text))) or text in _MARKS


def _only_years(text: str) -> bool:
    """Whether a line states a span of years and nothing else; 令和８年度 before a title's words is a part of that."""
    found = find_dates(text)
    for match in found:
        text = text.replace(match.text, "", 1)
    return bool(found) and not _OF_YEARS.sub("", text)


def _title_lines(lines: Sequence[Line], boxes: Mapping[int, Place | None]) -> list[Line]:
    """The largest line and its neighbours of about its size and frame; none where nothing is larger than the text."""
    candidates = [
        line
        for line in lines
        if not line.vertical
        and 3 <= len(line.text.strip()) <= 80 and not _NO_TITLE.search(_folded(line.text))
    ]
    if not candidates:
        return []
    top = max(candidates, key=lambda line: (round(line.size, 1), -line.place.top))
    usual = median(line.size for line in lines)
    if top.size < 1.08 * usual and "、" in top.text:
        return []
    chosen = [top]
    order = list(lines)
    at = order.index(top)
    for step in (1, -1):
        i, last = at + step, top
        frame = boxes[id(top.passage)]
        while 0 <= i < len(order) and boxes[id(order[i].passage)] == frame and _goes_on(order[i], last, top):
            chosen.append(order[i])
            last = order[i]
            i += step
    if len(chosen) > _MOST_LINES:
        return []
    return sorted(chosen, key=lambda line: (round(line.place.top), line.place.x0))


def _goes_on(line: Line, last: Line, top: Line) -> bool:
    gap = max(line.place.top - last.place.bottom, last.place.top - line.place.bottom)
    text = _folded(line.text)
    return (
        line.size >= 0.72 * top.size
        and gap < (2.6 if abs(line.size - last.size) < 0.5 else 1.9) * max(line.size, last.size)
        and (not _NO_TITLE.search(text) or (_NAME.match(text) is not None and abs(line.size - top.size) < 0.5))
        and not _SUBTITLE.match(text)
        and not _SENTENCE_END.search(text)
        and not re.match(r"^(?:[0-9]+[.．]|[(0-9]+\)|第[0-9]+[章節]|[①-⑳○●◆■・])", text)
    )


def _closed(title: Passage) -> Passage:
    """The title without the blanks of a letter-spaced setting (計 画 書)."""
    words = title.text.split()
    return title.without(" \u3000") if sum(len(w) == 1 for w in words) > 0.6 * len(words) else title


def _with_year(title: Passage, first: Line, lines: Sequence[Line]) -> Passage:
    """The title of a yearly paper with the fiscal year that stands on a line of its own above it; no plan is yearly."""
    above = [line for line in lines if line.place.bottom <= first.place.top + 2 and line is not first]
    if not above or _NOT_YEARLY.search(_folded(title.text)):
        return title
    line = above[-1]
    near = first.place.top - line.place.bottom < 2.5 * max(first.size, line.size)
    alone = _FISCAL_YEAR.match(_folded(line.text).strip()) is not None
    return line.passage.strip() + title if near and alone else title


def _with_name(title: Passage, first: Line, lines: Sequence[Line]) -> Passage:
    """The title with the body's name set on a line of its own just above it, as covers do for long names."""
    above = [line for line in lines if line.place.bottom <= first.place.top + 2 and line is not first]
    if not above:
        return title
    line = above[-1]
    text = _folded(line.text)
    named = issuer_of(text)
    near = first.place.top - line.place.bottom < 2.5 * max(first.size, line.size)
    alone = named is not None and named.kind == "local" and text.endswith(named.name)
    if near and alone and named is not None and named.name not in _folded(title.text):
        name = line.passage.strip()
        start = name.text.rfind(named.name[:1], 0, len(name.text) - len(named.name) + 1)
        return name[max(start, 0) :] + title if line.size >= 0.4 * first.size else title
    return title


def _without_brackets(title: Passage) -> Passage:
    """The title without what a closing bracket adds: its edition, that it is a draft or a summary, its years."""
    passage = title.strip()
    while True:
        folded = Folded(passage.text)
        found = _BRACKET.search(folded.text)
        tail = re.search(r"(?:第[0-9.]+版|概要版|改[訂定]版|ダイジェスト版|本編)$", folded.text)
        if found and found.start() > 2 and _BRACKET_OUT.search(found.group()[1:-1]) and not _is_span(found.group()):
            cut = folded.origin(found.start(), found.end())[0]
        elif tail and tail.start() > 2:
            cut = folded.origin(tail.start(), tail.end())[0]
        else:
            return passage
        passage = passage[:cut].strip()


def _is_span(bracket: str) -> bool:
    """Whether a bracket holds nothing but a span of years, which plans bear in their names (2025～2029)."""
    return any(m.kind == "fiscal_year_range" and len(m.text) >= len(bracket) - 4 for m in find_dates(bracket))


def _subtitle(lines: Sequence[Line], title: Sequence[Line]) -> Passage | None:
    after = [line for line in lines if line.place.top >= title[-1].place.bottom - 2]
    if not after or after[0].place.top - title[-1].place.bottom > 4 * title[-1].size:
        return None
    return after[0].passage.strip() if _SUBTITLE.match(_folded(after[0].text)) else None
