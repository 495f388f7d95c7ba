"""Walks from a landing page to the files of a town's plans: two clicks, best pages first, never the whole site."""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from flows.crawl.judge import FETCH, FOLLOW, Judge, Judgement, shape_of
from flows.crawl.page import Link, Page

Visit = Callable[[str, float], "Page | str | None"]
"""Reads an address that seems to be worth so much: gives its page; for a PDF the name that its server gives it, perhaps
empty; None for what cannot be read."""
Inside = Callable[[str], "str | None"]
"""None for an address of the town, else why it is none."""
LandingKind = Literal["page", "site", "file"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a plan's, with where it was found and what was thought of it.

    ``part`` counts the parts of a plan from 1, in the order of their page; None for whole files. ``group`` is the same
    for all files of one plan.
    """

    url: str
    landing: str
    page: str
    anchor: str
    judgement: Judgement
    part: int | None = None
    group: str = ""
    stands_whole: bool = False


@dataclass(slots=True)
class Found:
    """What a walk found: files to fetch, doubtful files, and the pages that were read."""

    files: list[Candidate] = field(default_factory=list)
    doubtful: list[Candidate] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


@dataclass(order=True, slots=True)
class _Step:
    """A page to be read, the most promising first."""

    rank: float
    clicks: int
    order: int
    url: str = field(compare=False)
    link: Link | None = field(compare=False, default=None)
    origin: Page | None = field(compare=False, default=None)
    download_only: bool = field(compare=False, default=False)


@dataclass(slots=True)
class Walk:
    """One walk from one landing page."""

    judge: Judge
    visit: Visit
    inside: Inside
    clicks: int = 2
    budget: int = 30

    def go(self, landing: str, kind: LandingKind = "page") -> Found:
        """Walk from a landing page and gather what it leads to."""
        found: dict[str, Candidate] = {}
        read: list[str] = []
        queue = [_Step(-1.0, 0, 0, landing)]
        known = {landing}
        order = 0
        while queue and len(read) < self.budget:
            step = heapq.heappop(queue)
            read.append(step.url)
            seen = self.visit(step.url, -step.rank)
            if seen is None:
                continue
            if isinstance(seen, str):
                self._take_file(found, step, landing, seen)
                continue
            if step.download_only:
                continue
            last: tuple[Link, Judgement] | None = None
            for link in seen.links:
                shape = shape_of(link, self.judge.read(link.text).pdf)
                if shape == "neither":
                    continue
                if shape == "file":
                    judgement = self.judge.file(link, seen)
                    if last is not None and not judgement.score:
                        judgement = self.judge.follows(link, *last) or judgement
                    last = (link, judgement) if judgement.fetched else None
                    self._add(found, Candidate(link.url, landing, seen.url, link.text, judgement))
                    continue
                entry = self._entry(link, seen, step, shape == "either", kind == "site")
                if entry is None or link.url in known or self.inside(link.url) is not None:
                    continue
                known.add(link.url)
                order += 1
                heapq.heappush(queue, replace(entry, order=order))
        return self._sorted(found.values(), read)

    def _entry(self, link: Link, page: Page, step: _Step, either: bool, open_ways: bool) -> _Step | None:
        """The step to the page behind a link, if it is worth it and near enough."""
        clicks = step.clicks + (1 if link.kind == "link" else 0)
        score, _ = self.judge.page(link, page, open_ways)
        as_file = self.judge.file(link, page).score if either and link.kind == "link" else 0.0
        if max(score, as_file) < FOLLOW:
            return None
        download_only = clicks > self.clicks
        if download_only and (as_file < FETCH or clicks > self.clicks + 1):
            return None
        return _Step(-max(score, as_file), clicks, 0, link.url, link, page, download_only)

    def _take_file(self, found: dict[str, Candidate], step: _Step, landing: str, name: str) -> None:
        """A step led to a PDF: judge it as one."""
        if step.link is None or step.origin is None:
            judgement = Judgement(1.0, "is the landing page itself")
            self._add(found, Candidate(step.url, landing, step.url, "", judgement))
            return
        judgement = self.judge.file(step.link, step.origin, name)
        self._add(found, Candidate(step.url, landing, step.origin.url, step.link.text, judgement))

    def _add(self, found: dict[str, Candidate], candidate: Candidate) -> None:
        """Keep the best that was thought of an address."""
        known = found.get(candidate.url)
        why = self.inside(candidate.url)
        if why is not None and candidate.judgement.score >= FETCH:
            judgement = replace(candidate.judgement, score=0.5, why=f"{candidate.judgement.why}, but {why}")
            candidate = replace(candidate, judgement=judgement)
        if known is None or _worth(known.judgement) < _worth(candidate.judgement):
            # The place in the order is that of the first sight.
            found[candidate.url] = candidate

    def _sorted(self, candidates: Iterable[Candidate], read: list[str]) -> Found:
        result = Found(pages=read)
        for candidate in _confirmed(list(candidates)):
            if candidate.judgement.fetched:
                result.files.append(candidate)
            elif candidate.judgement.doubtful:
                result.doubtful.append(candidate)
        result.files = grouped(result.files)
        return result


def _confirmed(candidates: list[Candidate]) -> list[Candidate]:
    """Take files that are called like chapters for chapters, where several stand together or one is numbered."""
    beside: dict[tuple[str, str], int] = {}
    for candidate in candidates:
        judgement = candidate.judgement
        if judgement.topic or (judgement.part and judgement.fetched):
            key = (candidate.page, judgement.plan)
            beside[key] = beside.get(key, 0) + (1 if judgement.topic else 2)
    result = []
    for candidate in candidates:
        judgement = candidate.judgement
        if judgement.topic and beside[(candidate.page, judgement.plan)] >= _CHAPTERS:
            judgement = replace(judgement, score=FETCH, part=True, why="is one of several chapters")
        result.append(replace(candidate, judgement=judgement))
    return result


_CHAPTERS = 3


def _worth(judgement: Judgement) -> tuple[float, bool]:
    return judgement.score, judgement.variant == "full"


def grouped(files: list[Candidate]) -> list[Candidate]:
    """Join files of one plan: a page's parts with one name are one plan, numbered as they stand there.

    One part alone is no plan in parts: it is what it says beside a whole file. Where the whole of a plan stands too,
    ``stands_whole`` tells so on its chapters.
    """
    by_plan: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in files:
        by_plan.setdefault((candidate.page, candidate.judgement.plan), []).append(candidate)
    placed: dict[str, Candidate] = {}
    for (page, plan), members in by_plan.items():
        parts = [member for member in members if member.judgement.part]
        group = hashlib.sha256(f"{page}\n{plan}".encode()).hexdigest()[:8] if parts else ""
        whole = any(member.judgement.whole and member.judgement.variant in ("full", "revision") for member in members)
        for member in members:
            placed[member.url] = replace(member, group=group)
        for number, member in enumerate(parts, start=1):
            stands = whole and not re.search(_SEPARATE, member.anchor)
            placed[member.url] = replace(member, group=group, part=number, stands_whole=stands)
    return [placed[candidate.url] for candidate in files]


_SEPARATE = r"別冊|資料編|附属|付属|別紙"
