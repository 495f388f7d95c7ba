"""Decides what a link leads to: a file of a DX plan, a page on the way to one, something doubtful, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

from flows.crawl.addresses import file_name_of
from flows.crawl.page import Link, Page
from flows.crawl.vocabulary import Reading, Variant, Vocabulary, squeeze

FETCH = 0.7
"""A file with this score is fetched."""
REVIEW = 0.4
"""A file with this score is put before a person."""
FOLLOW = 0.5
"""A page with this score is read."""

Shape = Literal["file", "page", "either", "neither"]

_PAGES = frozenset(("html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "cgi", "do", "action", "pl", "cfm"))
_OTHERS = frozenset(
    "doc docx xls xlsx xlsm ppt pptx zip lzh csv txt jpg jpeg png gif svg webp mp3 mp4 mov wmv avi ics rtf odt ods "
    "json xml rss rdf css js exe jtd epub".split()
)
_EDITION = re.compile(
    r"第[0-9一二三四五六七八九十]+[次期]|(?:令和|平成)(?:[0-9]+|元)年度?版|改[定訂]版|version\d+|ver\.?\d+"
)


@dataclass(frozen=True, slots=True)
class Town:
    """What the judgement knows of the town: its name and its prefecture's, which say nothing of a plan."""

    name: str = ""
    prefecture: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The longest first."""
        return tuple(name for name in (self.prefecture + self.name, self.name, self.prefecture) if name)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a link seems to lead to.

    ``score`` from 0 to 1, for a file of a plan; ``why`` in plain words. ``plan`` is the plan's name as found, with its
    edition; ``part`` marks one file of several, ``whole`` the whole of what stands in parts too; ``topic`` what is
    called like a chapter, which only its neighbours can confirm.
    """

    score: float
    why: str
    plan: str = ""
    variant: Variant = "full"
    part: bool = False
    whole: bool = False
    topic: bool = False

    @property
    def fetched(self) -> bool:
        """Whether the file is certain enough to be fetched."""
        return self.score >= FETCH

    @property
    def doubtful(self) -> bool:
        """Whether a person has to decide."""
        return REVIEW <= self.score < FETCH


def shape_of(link: Link, pdf_hint: bool) -> Shape:
    """What kind of thing an address seems to be, before it is asked."""
    path = urlsplit(link.url).path
    if file_name_of(link.url).lower().endswith(".pdf"):
        return "file"
    ending = path.rsplit("/", 1)[-1].rpartition(".")[2].lower() if "." in path.rsplit("/", 1)[-1] else ""
    if ending in _OTHERS:
        return "neither"
    if urlsplit(link.url).query or pdf_hint or (ending and ending not in _PAGES):
        return "either"
    return "page" if ending in _PAGES or path.endswith("/") else "either"


@dataclass(slots=True)
class Judge:
    """Judges the links of one town's pages."""

    words: Vocabulary
    town: Town = field(default_factory=Town)

    def read(self, text: str) -> Reading:
        """What a text says, without the town's own names."""
        return self.words.read(text, self.town.names)

    def file(self, link: Link, page: Page, file_name: str = "") -> Judgement:
        """Whether a link leads to a file of a plan. `file_name` is what the server calls the file, if it does."""
        own = self.read(" ".join(filter(None, (link.text, link.title))))
        name = file_name or file_name_of(link.url)
        named = self.words.file_name(name)
        # Some systems show nothing but the name of the file; some names are Japanese and say it all.
        spoken = self.read(re.sub(r"(?i)\.pdf$", "", name)) if _JAPANESE.search(name) else None
        if squeeze(name) in squeeze(link.text):
            own = self.read(link.text.replace(name, " "))
        if spoken is not None and own.plain and not own.speaks:
            own = spoken
        if link.edge and not own.plan:
            return Judgement(0.0, "stands in a menu")
        never = own.never or (spoken.never if spoken else "")
        if never and not own.chapter:
            return Judgement(0.0, f"speaks of {never}")
        if "never" in named and not own.plan:
            return Judgement(0.0, f"its file is called {name}")
        if foreign := self._foreign(own.text):
            return Judgement(0.0, f"is {foreign}'s")
        if own.outside and not own.chapter:
            return Judgement(0.0, f"is another body's ({own.outside})")
        if own.plan:
            return self._named(own, link, page, named)
        if own.other and not (own.theme or own.part):
            return Judgement(0.0, f"is another plan ({own.other})")
        return self._unnamed(own, link, page, named)

    def _named(self, own: Reading, link: Link, page: Page, named: set[str]) -> Judgement:
        """A link that names a plan itself."""
        score, why = 1.0, f"is called {own.plan}"
        if own.loose and "plan" not in named:
            score, why = 0.6, f"{why}, a name of unknown words"
        for against in (own.report, own.sector, own.other, "meetings" if own.meeting else ""):
            if against and not own.chapter:
                score, why = 0.5, f"{why}, but speaks of {against}"
        for place, near in self._contexts(link, page, headings_only=True):
            if near.never or near.meeting or near.outside:
                score = min(score, 0.5)
                why += f", but stands below “{near.text[:40]}” ({place})"
                break
            if near.plan:
                break
        return self._judged(score, why, own, own, link, page, named)

    def _unnamed(self, own: Reading, link: Link, page: Page, named: set[str]) -> Judgement:
        """A link whose surroundings have to say what it is."""

        def judged(score: float, why: str, near: Reading) -> Judgement:
            return self._judged(score, why, own, near, link, page, named)

        for place, near in self._contexts(link, page):
            weight = _WEIGHTS[place]
            prose = place in ("before", "beside") and "。" in near.text
            if near.plan and not near.never and not near.outside and not (prose and near.loose):
                if self._foreign(near.text):
                    return Judgement(0.0, f"is another body's ({place})")
                why = f"stands beside {near.plan} ({place})"
                against = near.report or near.sector or near.other or ("meetings" if near.meeting else "")
                if against and not (own.part and near.other == against):
                    return judged(0.5, f"{why}, which speaks of {against}", near)
                if near.loose:
                    weight *= 0.75
                against = own.report or own.sector or ("meetings" if own.meeting else "")
                if against and not own.chapter:
                    return judged(0.5 * weight, f"{why}, but speaks of {against}", near)
                known = own.plain or own.part or own.whole or "plan" in named
                known = known or (own.variant in ("summary", "draft") and own.topic)
                if known or self._part_by_row(link):
                    return judged(weight, why, near)
                if own.topic:
                    return replace(judged(0.55, f"{why}, perhaps a chapter of it", near), topic=True)
                return judged(0.55 * weight, f"{why}, but says “{own.text[:40]}”", near)
            if prose:
                # Running text mentions many things; only a plan's name in it says what stands beside it.
                continue
            if place == "row" and near.part and not near.never:
                continue
            if near.never or near.other or near.outside or near.sector or near.report or near.attached:
                if near.theme and own.kind and not near.never:
                    return judged(0.45, f"stands below “{near.text[:40]}”", near)
                return Judgement(0.0, f"stands beside “{near.text[:40]}” ({place})")
            if near.theme and (own.kind or "plan" in named) and own.plain and weight >= 0.75:
                return judged(0.75, f"a plan below “{near.text[:40]}”", near)
        if "plan" in named:
            return judged(0.6, "its file is called like a plan", own)
        if own.theme:
            return judged(0.45, "speaks of the theme", own)
        return Judgement(0.0, "nothing speaks of a plan")

    def follows(self, link: Link, before: Link, judgement: Judgement) -> Judgement | None:
        """What a link is that only names a variant (同 概要版), after one of a plan below the same heading."""
        own = self.read(link.text)
        again = link.text.startswith("同") or own.variant == "summary"
        if not again or link.headings != before.headings or own.speaks or not self.read(link.text.lstrip("同")).plain:
            return None
        why = f"goes on after {before.text[:40]}"
        return Judgement(0.8, why, judgement.plan, own.variant)

    def _part_by_row(self, link: Link) -> bool:
        """Whether a cell of the link's row numbers it as a part."""
        return any(self.read(cell).part for cell in link.row)

    def _judged(
        self, score: float, why: str, own: Reading, plan: Reading, link: Link, page: Page, named: set[str]
    ) -> Judgement:
        """Add which plan it is, which variant and whether a part."""
        # The nearest that says which variant it is: the link, its column, the words before it, its file's name.
        around = [own, *(self.read(text) for text in (link.column, link.lead, *reversed(link.row)) if text)]
        variant: Variant = next((near.variant for near in around if near.variant != "full"), "full")
        if variant == "full":
            variant = next((kind for kind in ("summary", "draft") if kind in named), "full")
        if variant == "full" and plan is not own:
            variant = plan.variant
        if variant in ("full", "summary") and self._asks_for_comments(page) and not own.plan:
            variant = "draft"
        part = own.part or (not own.plan and not own.whole and self._part_by_row(link))
        part = part and variant in ("full", "revision") and not own.whole
        edition = _EDITION.findall(squeeze(plan.text))
        name = "".join(dict.fromkeys([*edition, plan.plan]))
        return Judgement(score, why, name, variant, part, own.whole)

    def _asks_for_comments(self, page: Page) -> bool:
        return self.read(page.title).variant == "draft"

    def _contexts(self, link: Link, page: Page, headings_only: bool = False) -> list[tuple[str, Reading]]:
        """What stands around a link, the nearest first."""
        found: list[tuple[str, str]] = []
        if not headings_only:
            found = [("lead", link.lead), *(("row", cell) for cell in reversed(link.row))]
            found += [("beside", link.beside), ("term", link.term), ("before", link.before), ("column", link.column)]
        headings = list(reversed(link.headings))
        found += [("heading", heading) for heading in headings[:1]]
        found += [("upper heading", heading) for heading in headings[1:]]
        found.append(("title", page.title))
        return [(place, self.read(text)) for place, text in found if text]

    def _foreign(self, text: str) -> str:
        """Another local government that a text names, or an empty string."""
        return _other_body(text, self.town)

    def page(self, link: Link, page: Page, open_ways: bool) -> tuple[float, str]:
        """How much it is worth to read the page behind a link, and why.

        `open_ways` lets words of the way pass too, such as 行政情報: from a town's first page, not from a plan's.
        """
        if link.kind in ("frame", "next"):
            return 0.9, "is part of the page"
        own = self.read(" ".join(filter(None, (link.text, link.title))))
        if self._foreign(own.text) or own.outside:
            return 0.0, "is another body's"
        if own.meeting or own.report:
            return 0.0, "leads to papers of meetings and reports"
        if own.never and not (own.plan and own.variant == "draft" and "結果" not in own.never):
            return 0.0, f"speaks of {own.never}"
        if own.plan:
            return (0.6 if own.loose or own.sector else 1.0), f"speaks of {own.plan}"
        if own.other and not own.theme:
            return 0.0, f"speaks of {own.other}"
        if own.theme:
            return 0.7, "speaks of the theme"
        if own.pathway and open_ways:
            return 0.5, "is on the way to plans"
        if link.edge:
            return 0.0, "is a menu's"
        if own.plain:
            for _place, near in self._contexts(link, page, headings_only=False)[:4]:
                if near.speaks:
                    return (0.8, f"goes on about {near.plan}") if near.plan and not near.never else (0.0, "")
        return 0.0, "nothing speaks of a plan"


_WEIGHTS = {
    "lead": 0.95, "row": 0.95, "term": 0.95, "beside": 0.9, "before": 0.85, "column": 0.85, "heading": 0.9,
    "upper heading": 0.8, "title": 0.75,
}  # fmt: skip
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def _other_body(text: str, town: Town) -> str:
    """Another local government that a text names: one of the national list, or the town's prefecture alone."""
    from taxonomy.municipalities import find_in_text

    plain = squeeze(text)
    own = squeeze(town.name)
    if own and own in plain:
        return ""
    if town.prefecture and squeeze(town.prefecture) != own and squeeze(town.prefecture) in plain:
        return town.prefecture
    for mention in find_in_text(text):
        body = mention.municipality
        if body is not None and squeeze(body.name) != own and squeeze(body.name) not in own:
            return mention.text
    return ""
