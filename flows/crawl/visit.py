"""Visits one town: walks from its landing pages, fetches what is new, and looks for what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.crawl.addresses import Refused, Scope
from flows.crawl.archive import Change, TownArchive
from flows.crawl.discovery import Candidate, Walk
from flows.crawl.fetch import Expect, Fetched, Fetcher
from flows.crawl.judge import Judge, Judgement, Town
from flows.crawl.page import Page
from flows.crawl.robots import Robots
from flows.crawl.source_list import Landing
from flows.crawl.town_reader import TownReader
from flows.crawl.town_report import Item, TownReport
from flows.crawl.versions import Versions
from flows.crawl.vocabulary import vocabulary

_TOLD = 0.8
"""Worth of a page from which on it is told that it cannot be read."""


@dataclass(slots=True)
class Decisions:
    """What people decided on doubtful files of the town: addresses to fetch, and to leave alone."""

    fetch: set[str] = field(default_factory=set)
    ignore: set[str] = field(default_factory=set)


class TownVisit:
    """One visit of one town; :meth:`go` does it."""

    def __init__(
        self,
        landings: list[Landing],
        archive: TownArchive,
        fetcher: Fetcher,
        robots: Robots,
        decisions: Decisions | None = None,
        dry: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Of the town with these landing pages; the archive is open."""
        self.landings = landings
        self.archive = archive
        self.decisions = decisions or Decisions()
        self.dry = dry
        self.report = TownReport(archive.code)
        moment = now().replace(microsecond=0).isoformat().replace("+00:00", "Z")
        first = landings[0]
        self._judge = Judge(vocabulary(), Town(first.municipality, first.prefecture))
        self._scope = Scope([landing.url for landing in landings], [name for item in landings for name in item.cdn])
        self._settings = fetcher.settings
        self._reader = TownReader(archive, fetcher, robots, self._scope, self.report, moment, dry=dry)
        self._versions = Versions(landings, archive, self._reader, self.report)
        self._told: set[str] = set()
        self._unread = False

    def go(self) -> TownReport:
        """Visit the town.

        Raises:
            OSError: if the archive cannot be written.
        """
        into = self.archive.prepare()
        found: dict[str, Candidate] = {}
        doubtful: dict[str, Candidate] = {}
        try:
            for landing in self.landings:
                self._look(landing, found, doubtful)
            self._decide(found, doubtful)
            if self.dry:
                self.report.planned = list(found.values())
                return self.report
            self._fetch_all(found)
            self._look_for_missing(found)
            self._finish()
        finally:
            self._reader.drop_files()
            if self.dry:
                _remove_empty(into)
        return self.report

    def _look(self, landing: Landing, found: dict[str, Candidate], doubtful: dict[str, Candidate]) -> None:
        """Walk from one landing page."""
        if landing.kind == "file":
            title = landing.notes or "named in the list of sources"
            variant = self._judge.read(landing.notes).variant
            judgement = Judgement(1.0, "is named in the list of sources", variant=variant)
            found.setdefault(landing.url, Candidate(landing.url, landing.url, landing.url, title, judgement))
            return
        settings = self._settings
        walk = Walk(self._judge, self._visit, self._outside, settings.clicks, settings.pages)
        result = walk.go(landing.url, "site" if landing.kind == "site" else "page")
        if landing.url in self._reader.pages or self._reader.kind_of(landing.url) in ("pdf", "passed"):
            self.report.answered.append(landing.url)
        for candidate in result.files:
            found.setdefault(candidate.url, candidate)
        for candidate in result.doubtful:
            doubtful.setdefault(candidate.url, candidate)

    def _decide(self, found: dict[str, Candidate], doubtful: dict[str, Candidate]) -> None:
        """Let people's decisions win over what was judged."""
        for url in self.decisions.ignore:
            found.pop(url, None)
        for url in sorted(self.decisions.fetch):
            known = doubtful.pop(url, None) or found.get(url)
            landing = self.landings[0].url
            candidate = known or Candidate(url, landing, landing, "", Judgement(1.0, ""))
            found[url] = replace(candidate, judgement=replace(candidate.judgement, score=1.0, why="a person decided"))
        self.report.doubtful = [item for url, item in doubtful.items() if url not in found]

    def _outside(self, url: str) -> str | None:
        try:
            self._scope.check(url)
        except Refused as error:
            return str(error)
        return None

    def _visit(self, url: str, worth: float) -> Page | str | None:
        """Read an address for a walk, once a visit; pages that hardly promised anything may fail without a word."""
        if url in self._reader.pages:
            return self._reader.pages[url]
        fetched = self._reader.get(url, "any")
        if fetched.outcome not in ("body", "same"):
            self._unread = True
            if worth >= _TOLD:
                self._fail(url, "", fetched)
            return None
        if self._reader.kind_of(url) in ("pdf", "passed"):
            return fetched.file_name or self.archive.addresses.get(url, {}).get("file_name", "")
        page = self._reader.page(url)
        self._told.update(address for address, why in page.refused if "scheme" not in why)
        return page

    def _fail(self, url: str, anchor: str, fetched: Fetched) -> None:
        if url not in self._told:
            self._told.add(url)
            self.report.failed.append(Item(self.report.code, url, anchor, cause=fetched.reason))

    def _fetch_all(self, found: dict[str, Candidate]) -> None:
        """Fetch the files that were found, whole plans before their parts."""
        whole: set[str] = set()
        files = sorted(found.values(), key=lambda item: item.stands_whole)
        for number, candidate in enumerate(files):
            if candidate.stands_whole and candidate.group in whole:
                continue
            if number >= self._settings.files:
                cause = f"more than {self._settings.files} files were found"
                self.report.failed.append(Item(self.report.code, candidate.url, candidate.anchor, cause=cause))
                continue
            if self._take(candidate) and candidate.judgement.whole and candidate.group:
                whole.add(candidate.group)

    def _take(self, candidate: Candidate) -> bool:
        """Fetch one file and keep it; returns whether it is kept now."""
        url = candidate.url
        scope = self._scope
        if url in self.decisions.fetch:
            scope = Scope([*(landing.url for landing in self.landings), url], [])
        fetched = self._reader.get(url, _expected(url), scope)
        if fetched.outcome == "same" and self.archive.addresses[url].get("kind") == "passed":
            # It was looked at before and thought no plan; now it is one.
            fetched = self._reader.get_anew(url)
        if fetched.outcome == "same":
            self._versions.seen_again(url)
            return True
        if fetched.outcome != "body":
            self._fail(url, candidate.anchor, fetched)
            return False
        if fetched.kind != "pdf" or fetched.path is None:
            self._fail(url, candidate.anchor, replace(fetched, reason="is a page where a PDF was expected"))
            return False
        self._versions.keep(candidate, fetched, all_pages_read=not self._unread)
        return True

    def _look_for_missing(self, found: dict[str, Candidate]) -> None:
        """Ask for files that no page leads to any more: only an address that is gone makes a file vanished."""
        archive = self.archive
        for url, known in sorted(archive.addresses.items()):
            if known.get("kind") != "pdf" or url in self.decisions.ignore:
                continue
            name = archive.has(known.get("sha256", ""))
            if url not in found and (name is None or archive.rows[name].get("vanished")):
                continue
            asked = url in self._reader.fetched
            fetched = self._reader.get(url, _expected(url))
            if not asked:
                if fetched.outcome == "body" and fetched.kind == "pdf" and name is not None:
                    row = archive.rows[name]
                    candidate = Candidate(
                        url, row.get("landing_page", ""), row.get("found_on", ""), row.get("anchor_text", ""),
                        Judgement(1.0, "was fetched before"),
                    )  # fmt: skip
                    self._versions.keep(candidate, fetched, all_pages_read=not self._unread)
                    continue
                if fetched.outcome == "same":
                    self._versions.seen_again(url)
                    continue
            page_instead = "page under a PDF's name" in fetched.reason
            if fetched.outcome == "gone" or page_instead:
                self._versions.vanish(url, name, fetched)

    def _finish(self) -> None:
        """Write down what is known of all addresses and files now."""
        archive = self.archive
        change = Change(rows=self._versions.marks)
        for url, fetched in self._reader.fetched.items():
            if fetched.outcome == "body" and fetched.kind == "html":
                archive.addresses[url] = self._reader.noted(fetched)
            elif fetched.outcome == "body" and fetched.path is not None:
                # A PDF that was looked at and is no plan: its marks keep it from coming again.
                archive.addresses[url] = {**self._reader.noted(fetched), "kind": "passed"}
            elif fetched.outcome in ("body", "same") and url in archive.addresses:
                archive.addresses[url].pop("gone", None)
        change.addresses = dict(archive.addresses)
        archive.commit(change)
        archive.drop_pages()


def _expected(url: str) -> Expect:
    return "file" if url.lower().endswith(".pdf") else "any"


def _remove_empty(folder: Path) -> None:
    for step in (folder, folder.parent, folder.parent.parent):
        try:
            step.rmdir()
        except OSError:
            return

