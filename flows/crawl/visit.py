"""Visits one town: reads its pages, fetches what is new, and notes what changed or vanished."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.crawl.addresses import Refused, Scope
from flows.crawl.archive import Change, Row, TownArchive
from flows.crawl.bodies import read_text
from flows.crawl.discovery import Candidate, Walk
from flows.crawl.fetch import Expect, Fetched, Fetcher, Known
from flows.crawl.judge import Judge, Judgement, Town
from flows.crawl.page import Page, read_page
from flows.crawl.robots import Robots
from flows.crawl.source_list import Landing
from flows.crawl.vocabulary import vocabulary

_TOLD = 0.8
"""Worth of a page from which on it is told that it cannot be read."""
_SLUGS = {"summary": "-summary", "draft": "-draft"}


@dataclass(slots=True)
class Item:
    """Something that a visit has to tell: of which town, which address, what it was called, file and cause."""

    code: str
    url: str
    anchor: str = ""
    file: str = ""
    cause: str = ""


@dataclass(slots=True)
class TownReport:
    """What a visit found.

    ``new`` files were not there before, ``changed`` ones replace a version, ``vanished`` ones are gone from the site;
    ``failed`` addresses could not be read. ``same`` counts files that are as they were. ``planned`` is what a dry run
    would fetch. ``answered`` are the landing pages that could be read. ``bodies`` counts answers that carried bytes.
    """

    code: str
    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    vanished: list[Item] = field(default_factory=list)
    failed: list[Item] = field(default_factory=list)
    doubtful: list[Candidate] = field(default_factory=list)
    planned: list[Candidate] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    same: int = 0
    pages: int = 0
    bodies: int = 0
    received: int = 0


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
        self.fetcher = fetcher
        self.robots = robots
        self.decisions = decisions or Decisions()
        self.dry = dry
        self.report = TownReport(archive.code)
        self._moment = now().replace(microsecond=0).isoformat().replace("+00:00", "Z")
        first = landings[0]
        self._judge = Judge(vocabulary(), Town(first.municipality, first.prefecture))
        self._scope = Scope([landing.url for landing in landings], [name for item in landings for name in item.cdn])
        self._end = time.monotonic() + fetcher.settings.town_seconds
        self._fetched: dict[str, Fetched] = {}
        self._pages: dict[str, Page] = {}
        self._told: set[str] = set()
        self._unread = False
        # What is noted of files that are here already; written once, at the end.
        self._marks: dict[str, Row] = {}

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
            for fetched in self._fetched.values():
                if fetched.path is not None:
                    fetched.path.unlink(missing_ok=True)
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
        settings = self.fetcher.settings
        walk = Walk(self._judge, self._visit, self._outside, settings.clicks, settings.pages)
        result = walk.go(landing.url, "site" if landing.kind == "site" else "page")
        if landing.url in self._pages or self._kind_of(landing.url) in ("pdf", "passed"):
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

    def _kind_of(self, url: str) -> str:
        fetched = self._fetched.get(url)
        if fetched is not None and fetched.outcome == "body":
            return fetched.kind
        return self.archive.addresses.get(url, {}).get("kind", "") if fetched is not None else ""

    def _visit(self, url: str, worth: float) -> Page | str | None:
        """Read an address for a walk, once a visit; pages that hardly promised anything may fail without a word."""
        if url in self._pages:
            return self._pages[url]
        if url not in self._fetched:
            self._fetched[url] = self._get(url, "any")
        fetched = self._fetched[url]
        if fetched.outcome not in ("body", "same"):
            self._unread = True
            if worth >= _TOLD:
                self._fail(url, "", fetched)
            return None
        if self._kind_of(url) in ("pdf", "passed"):
            return fetched.file_name or self.archive.addresses.get(url, {}).get("file_name", "")
        if fetched.outcome == "body" and fetched.path is not None:
            body, content_type, final = fetched.path.read_bytes(), fetched.content_type, fetched.final_url
            fetched.path.unlink(missing_ok=True)
            self._fetched[url] = replace(fetched, path=None)
            if not self.dry:
                self.archive.keep_page(fetched.sha256, body)
        else:
            known = self.archive.addresses.get(url, {})
            body = self.archive.page(known.get("sha256", "")) or b""
            content_type, final = known.get("content_type", ""), known.get("final_url", url)
        text, charset = read_text(body, content_type)
        self._pages[url] = read_page(final, text, charset)
        self.report.pages += 1
        for address, why in self._pages[url].refused:
            if "scheme" not in why and address not in self._told:
                self._told.add(address)
        return self._pages[url]

    def _get(self, url: str, expect: Expect, scope: Scope | None = None) -> Fetched:
        """Fetch an address, unless the time is over; a page or file that is kept is asked for with its marks."""
        if time.monotonic() > self._end:
            return Fetched(url, url, "failed", "the time for this town is over", passing=True)
        fetched = self.fetcher.fetch(
            url, self.archive.incoming, known=self._known(url), expect=expect, scope=scope or self._scope,
            rules=_Rules(self),
        )  # fmt: skip
        if fetched.outcome == "body":
            self.report.bodies += 1
            self.report.received += fetched.size
        return fetched

    def _known(self, url: str) -> Known | None:
        """What to send along, where what it would save is really here."""
        known = self.archive.addresses.get(url)
        if known is None:
            return None
        sha256 = known.get("sha256", "")
        if known.get("kind") == "passed":
            here = True
        elif known.get("kind") == "pdf":
            here = self.archive.has(sha256) is not None
        else:
            here = bool(sha256) and self.archive.page(sha256) is not None
        return Known(known.get("etag", ""), known.get("last_modified", "")) if here else None

    def read_robots(self, url: str) -> tuple[str, bytes, str]:
        """A host's robots.txt, for :class:`flows.crawl.robots.Robots`."""
        fetched = self.fetcher.fetch(url, self.archive.incoming, known=self._known(url), expect="any")
        if fetched.outcome == "same":
            return "rules", self.archive.page(self.archive.addresses[url].get("sha256", "")) or b"", ""
        if fetched.outcome == "body" and fetched.path is not None:
            self.report.bodies += 1
            self.report.received += fetched.size
            body = fetched.path.read_bytes()
            fetched.path.unlink(missing_ok=True)
            if not self.dry:
                self.archive.keep_page(fetched.sha256, body)
                self.archive.addresses[url] = self._noted(replace(fetched, kind="html", path=None))
            return "rules", body, ""
        if fetched.outcome == "gone" or (fetched.status is not None and 400 <= fetched.status < 500
                                         and fetched.status != 429):  # fmt: skip
            return "none", b"", ""
        if fetched.status == 200:
            # It answers with something that is no text: that forbids nothing.
            return "none", b"", ""
        return "unknown", b"", fetched.reason

    def _noted(self, fetched: Fetched) -> dict[str, str]:
        return {
            "kind": fetched.kind, "sha256": fetched.sha256, "etag": fetched.etag,
            "last_modified": fetched.last_modified, "content_type": fetched.content_type,
            "final_url": fetched.final_url, "file_name": fetched.file_name, "seen": self._moment,
        }  # fmt: skip

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
            if number >= self.fetcher.settings.files:
                cause = f"more than {self.fetcher.settings.files} files were found"
                self.report.failed.append(Item(self.report.code, candidate.url, candidate.anchor, cause=cause))
                continue
            if self._take(candidate) and candidate.judgement.whole and candidate.group:
                whole.add(candidate.group)

    def _take(self, candidate: Candidate) -> bool:
        """Fetch one file and keep it; returns whether it is kept now."""
        url = candidate.url
        if url not in self._fetched:
            scope = self._scope
            if url in self.decisions.fetch:
                scope = Scope([*(landing.url for landing in self.landings), url], [])
            self._fetched[url] = self._get(url, "file" if url.lower().endswith(".pdf") else "any", scope)
        fetched = self._fetched[url]
        if fetched.outcome == "same" and self.archive.addresses[url].get("kind") == "passed":
            # It was looked at before and thought no plan; now it is one.
            del self.archive.addresses[url]
            fetched = self._fetched[url] = self._get(url, "any")
        if fetched.outcome == "same":
            self._seen_again(url)
            return True
        if fetched.outcome != "body":
            self._fail(url, candidate.anchor, fetched)
            return False
        if fetched.kind != "pdf" or fetched.path is None:
            self._fail(url, candidate.anchor, replace(fetched, reason="is a page where a PDF was expected"))
            return False
        self._keep(candidate, fetched)
        return True

    def _seen_again(self, url: str) -> None:
        """A file is as it was."""
        self.report.same += 1
        name = self.archive.has(self.archive.addresses[url].get("sha256", ""))
        if name is not None:
            self._marks.setdefault(name, {}).update(last_seen=self._moment, vanished="")
        self.archive.addresses[url]["seen"] = self._moment

    def _keep(self, candidate: Candidate, fetched: Fetched) -> None:
        """Put fetched bytes into the archive: a new file, a new version of one, or what is there already."""
        assert fetched.path is not None
        archive, change = self.archive, Change()
        url = candidate.url
        before = archive.addresses.get(url, {})
        old = archive.has(before.get("sha256", "")) if before.get("kind") == "pdf" else None
        known = archive.has(fetched.sha256)
        change.addresses[url] = self._noted(replace(fetched, path=None))
        if known is not None:
            row = {"last_seen": self._moment, "vanished": "", "etag": fetched.etag,
                   "last_modified": fetched.last_modified}  # fmt: skip
            change.rows[known] = row
            name = known
        else:
            name = f"{fetched.sha256[:12]}-{_slug(candidate)}.pdf"
            change.moves.append((fetched.path.name, name))
            change.rows[name] = self._row(candidate, fetched)
        replaced = old if old is not None and old != name else self._moved(candidate, name)
        if replaced is not None:
            self._supersede(change, replaced, name)
        archive.commit(change)
        fetched.path.unlink(missing_ok=True)
        self._fetched[url] = replace(fetched, path=None)
        item = Item(self.report.code, url, candidate.anchor, name, fetched.note)
        if replaced is not None:
            item.cause = f"replaces {replaced}"
            self.report.changed.append(item)
        elif known is None:
            self.report.new.append(item)
        else:
            self.report.same += 1

    def _row(self, candidate: Candidate, fetched: Fetched) -> Row:
        """The manifest row of a new file."""
        landing = next((item for item in self.landings if item.url == candidate.landing), self.landings[0])
        variant = "chapter" if candidate.part is not None else candidate.judgement.variant
        code = self.archive.code
        return {
            "municipality_code": code, "municipality": landing.municipality, "prefecture": landing.prefecture,
            "fictional": "true" if code.startswith("99") else "",
            "variant": "" if variant == "full" else variant,
            "part": str(candidate.part or ""), "plan_id": f"{code}-{candidate.group}" if candidate.group else "",
            "source_url": candidate.url, "retrieved_at": self._moment, "licence": landing.licence,
            "landing_page": candidate.landing, "found_on": candidate.page, "anchor_text": candidate.anchor[:200],
            "etag": fetched.etag, "last_modified": fetched.last_modified, "sha256": fetched.sha256,
            "size": str(fetched.size), "first_seen": self._moment, "last_seen": self._moment, "vanished": "",
            "superseded_by": "", "note": fetched.note,
        }  # fmt: skip

    def _supersede(self, change: Change, old: str, new: str) -> None:
        """Let a file take the place of another: the old one becomes a plan of its own, which the new one replaces."""
        rows = self.archive.rows
        plan = rows[old].get("plan_id", "")
        shared = not plan or any(row.get("plan_id") == plan for name, row in rows.items() if name != old)
        own = f"{self.archive.code}-{rows[old].get('sha256', '')[:12]}" if shared else plan
        kept = change.rows.setdefault(new, {})
        if shared and plan and new in rows:
            kept["plan_id"] = plan
        change.rows.setdefault(old, {}).update(plan_id=own, superseded_by=new, supersedes="")
        kept.update(supersedes=own, superseded_by="")

    def _moved(self, candidate: Candidate, name: str) -> str | None:
        """The file that stood under the same name on the same page and is gone from there: it got a new address."""
        if self._unread:
            return None
        shown = {link.url for page in self._pages.values() for link in page.links}
        alike = [
            known for known, row in self.archive.rows.items()
            if known != name and not row.get("superseded_by") and row.get("found_on") == candidate.page
            and row.get("anchor_text") == candidate.anchor[:200] and candidate.anchor
            and row.get("source_url") not in shown
        ]  # fmt: skip
        return alike[0] if len(alike) == 1 else None

    def _look_for_missing(self, found: dict[str, Candidate]) -> None:
        """Ask for files that no page leads to any more: only an address that is gone makes a file vanished."""
        archive = self.archive
        for url, known in sorted(archive.addresses.items()):
            if known.get("kind") != "pdf" or url in self.decisions.ignore:
                continue
            name = archive.has(known.get("sha256", ""))
            if url not in found and (name is None or archive.rows[name].get("vanished")):
                continue
            if url in self._fetched:
                fetched = self._fetched[url]
            else:
                fetched = self._fetched[url] = self._get(url, "file" if url.lower().endswith(".pdf") else "any")
                if fetched.outcome == "body" and fetched.kind == "pdf" and name is not None:
                    row = archive.rows[name]
                    candidate = Candidate(
                        url, row.get("landing_page", ""), row.get("found_on", ""), row.get("anchor_text", ""),
                        Judgement(1.0, "was fetched before"),
                    )  # fmt: skip
                    self._keep(candidate, fetched)
                    continue
                if fetched.outcome == "same":
                    self._seen_again(url)
                    continue
            page_instead = "page under a PDF's name" in fetched.reason
            if fetched.outcome == "gone" or page_instead:
                self._vanish(url, name, fetched)

    def _vanish(self, url: str, name: str | None, fetched: Fetched) -> None:
        """Mark a file whose every address is gone; the file stays."""
        archive = self.archive
        sha256 = archive.addresses[url].get("sha256", "")
        archive.addresses[url]["gone"] = self._moment
        others = [
            known for other, known in archive.addresses.items()
            if other != url and known.get("sha256") == sha256 and not known.get("gone")
        ]  # fmt: skip
        if name is None or others or archive.rows[name].get("vanished"):
            return
        self._marks.setdefault(name, {})["vanished"] = self._moment
        if archive.rows[name].get("superseded_by"):
            return
        self.report.vanished.append(
            Item(self.report.code, url, archive.rows[name].get("anchor_text", ""), name, fetched.reason)
        )

    def _finish(self) -> None:
        """Write down what is known of all addresses and files now."""
        archive = self.archive
        change = Change(rows=self._marks)
        for url, fetched in self._fetched.items():
            if fetched.outcome == "body" and fetched.kind == "html":
                archive.addresses[url] = self._noted(fetched)
            elif fetched.outcome == "body" and fetched.path is not None:
                # A PDF that was looked at and is no plan: its marks keep it from coming again.
                archive.addresses[url] = {**self._noted(fetched), "kind": "passed"}
            elif fetched.outcome in ("body", "same") and url in archive.addresses:
                archive.addresses[url].pop("gone", None)
        change.addresses = dict(archive.addresses)
        archive.commit(change)
        archive.drop_pages()


class _Rules:
    """The robots.txt of the hosts, read in the name of one town."""

    def __init__(self, visit: TownVisit) -> None:
        self._visit = visit

    def allows(self, url: str) -> str | None:
        return self._visit.robots.allows(url, self._visit.read_robots)


def _slug(candidate: Candidate) -> str:
    """A name for people, made of our own words: nothing that a site says becomes a path."""
    if candidate.part is not None:
        return f"dx-plan-part-{candidate.part:02d}"
    return "dx-plan" + _SLUGS.get(candidate.judgement.variant, "")


def _remove_empty(folder: Path) -> None:
    for step in (folder, folder.parent, folder.parent.parent):
        try:
            step.rmdir()
        except OSError:
            return

