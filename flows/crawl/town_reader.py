"""Reads the addresses of one town, each once a visit, and remembers what came of them."""

from __future__ import annotations

import time
from dataclasses import replace

from flows.crawl.addresses import Scope
from flows.crawl.archive import TownArchive
from flows.crawl.bodies import read_text
from flows.crawl.fetch import Expect, Fetched, Fetcher, Known
from flows.crawl.page import Page, read_page
from flows.crawl.robots import Robots
from flows.crawl.town_report import TownReport


class TownReader:
    """Asks for addresses in the name of one town, with the marks of what is kept of them.

    Attributes:
        fetched: what came of every address that was asked for.
        pages: the pages that were read, by address.
        moment: when the visit began, as it is written down.
    """

    def __init__(
        self, archive: TownArchive, fetcher: Fetcher, robots: Robots, scope: Scope, report: TownReport, moment: str,
        *, dry: bool,
    ) -> None:  # fmt: skip
        """For a visit that begins now; a dry one keeps nothing."""
        self.fetched: dict[str, Fetched] = {}
        self.pages: dict[str, Page] = {}
        self.moment = moment
        self._archive, self._fetcher, self._robots, self._scope = archive, fetcher, robots, scope
        self._report, self._dry = report, dry
        self._end = time.monotonic() + fetcher.settings.town_seconds

    def get(self, url: str, expect: Expect, scope: Scope | None = None) -> Fetched:
        """What comes of an address: asked for once a visit, unless the time is over."""
        if url not in self.fetched:
            self.fetched[url] = self._ask(url, expect, scope)
        return self.fetched[url]

    def get_anew(self, url: str) -> Fetched:
        """What comes of an address without the marks of what was kept of it: its bytes, if it has any."""
        self._archive.addresses.pop(url, None)
        self.fetched[url] = self._ask(url, "any", None)
        return self.fetched[url]

    def kind_of(self, url: str) -> str:
        """What stands at an address that was asked for: ``html``, ``pdf`` or ``passed``; empty where not known."""
        fetched = self.fetched.get(url)
        if fetched is not None and fetched.outcome == "body":
            return fetched.kind
        return self._archive.addresses.get(url, {}).get("kind", "") if fetched is not None else ""

    def page(self, url: str) -> Page:
        """The page at an address that was asked for and is there."""
        fetched = self.fetched[url]
        if fetched.outcome == "body" and fetched.path is not None:
            body, content_type, final = fetched.path.read_bytes(), fetched.content_type, fetched.final_url
            fetched.path.unlink(missing_ok=True)
            self.fetched[url] = replace(fetched, path=None)
            if not self._dry:
                self._archive.keep_page(fetched.sha256, body)
        else:
            known = self._archive.addresses.get(url, {})
            body = self._archive.page(known.get("sha256", "")) or b""
            content_type, final = known.get("content_type", ""), known.get("final_url", url)
        text, charset = read_text(body, content_type)
        self.pages[url] = read_page(final, text, charset)
        self._report.pages += 1
        return self.pages[url]

    def noted(self, fetched: Fetched) -> dict[str, str]:
        """What is written down of an answer, so that the next visit can ask with its marks."""
        return {
            "kind": fetched.kind, "sha256": fetched.sha256, "etag": fetched.etag,
            "last_modified": fetched.last_modified, "content_type": fetched.content_type,
            "final_url": fetched.final_url, "file_name": fetched.file_name, "seen": self.moment,
        }  # fmt: skip

    def drop_files(self) -> None:
        """Remove what was fetched and is not kept."""
        for fetched in self.fetched.values():
            if fetched.path is not None:
                fetched.path.unlink(missing_ok=True)

    def allows(self, url: str) -> str | None:
        """Why the robots.txt of an address's host forbids it, or None where it does not."""
        return self._robots.allows(url, self._read_robots)

    def _ask(self, url: str, expect: Expect, scope: Scope | None) -> Fetched:
        if time.monotonic() > self._end:
            return Fetched(url, url, "failed", "the time for this town is over", passing=True)
        fetched = self._fetcher.fetch(
            url, self._archive.incoming, known=self._known(url), expect=expect, scope=scope or self._scope, rules=self
        )
        if fetched.outcome == "body":
            self._report.bodies += 1
            self._report.received += fetched.size
        return fetched

    def _known(self, url: str) -> Known | None:
        """What to send along, where what it would save is really here."""
        known = self._archive.addresses.get(url)
        if known is None:
            return None
        sha256 = known.get("sha256", "")
        if known.get("kind") == "passed":
            here = True
        elif known.get("kind") == "pdf":
            here = self._archive.has(sha256) is not None
        else:
            here = bool(sha256) and self._archive.page(sha256) is not None
        return Known(known.get("etag", ""), known.get("last_modified", "")) if here else None

    def _read_robots(self, url: str) -> tuple[str, bytes, str]:
        """A host's robots.txt, for :class:`flows.crawl.robots.Robots`."""
        fetched = self._fetcher.fetch(url, self._archive.incoming, known=self._known(url), expect="any")
        if fetched.outcome == "same":
            return "rules", self._archive.page(self._archive.addresses[url].get("sha256", "")) or b"", ""
        if fetched.outcome == "body" and fetched.path is not None:
            self._report.bodies += 1
            self._report.received += fetched.size
            body = fetched.path.read_bytes()
            fetched.path.unlink(missing_ok=True)
            if not self._dry:
                self._archive.keep_page(fetched.sha256, body)
                self._archive.addresses[url] = self.noted(replace(fetched, kind="html", path=None))
            return "rules", body, ""
        if fetched.outcome == "gone" or (fetched.status is not None and 400 <= fetched.status < 500
                                         and fetched.status != 429):  # fmt: skip
            return "none", b"", ""
        if fetched.status == 200:
            # It answers with something that is no text: that forbids nothing.
            return "none", b"", ""
        return "unknown", b"", fetched.reason
