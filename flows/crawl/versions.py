"""Keeps the versions of a town's files: which is new, which takes another's place, which is gone from the site."""

from __future__ import annotations

from dataclasses import replace

from flows.crawl.archive import Change, Row, TownArchive
from flows.crawl.discovery import Candidate
from flows.crawl.fetch import Fetched
from flows.crawl.source_list import Landing
from flows.crawl.town_reader import TownReader
from flows.crawl.town_report import Item, TownReport

_SLUGS = {"summary": "-summary", "draft": "-draft"}


class Versions:
    """The files of one town during a visit.

    Attributes:
        marks: what is noted of files that are here already; written once, at the end of the visit.
    """

    def __init__(self, landings: list[Landing], archive: TownArchive, reader: TownReader, report: TownReport) -> None:
        """Of the town with these landing pages; the archive is open."""
        self.marks: dict[str, Row] = {}
        self._landings, self._archive, self._reader, self._report = landings, archive, reader, report

    def seen_again(self, url: str) -> None:
        """A file is as it was."""
        self._report.same += 1
        name = self._archive.has(self._archive.addresses[url].get("sha256", ""))
        if name is not None:
            self.marks.setdefault(name, {}).update(last_seen=self._reader.moment, vanished="")
        self._archive.addresses[url]["seen"] = self._reader.moment

    def keep(self, candidate: Candidate, fetched: Fetched, *, all_pages_read: bool) -> None:
        """Put fetched bytes into the archive: a new file, a new version of one, or what is there already.

        Args:
            candidate: what was found.
            fetched: its bytes.
            all_pages_read: whether every page of the visit could be read, so that a link that is not there is gone.
        """
        assert fetched.path is not None
        archive, change = self._archive, Change()
        url = candidate.url
        before = archive.addresses.get(url, {})
        old = archive.has(before.get("sha256", "")) if before.get("kind") == "pdf" else None
        known = archive.has(fetched.sha256)
        change.addresses[url] = self._reader.noted(replace(fetched, path=None))
        if known is not None:
            row = {"last_seen": self._reader.moment, "vanished": "", "etag": fetched.etag,
                   "last_modified": fetched.last_modified}  # fmt: skip
            change.rows[known] = row
            name = known
        else:
            name = f"{fetched.sha256[:12]}-{_slug(candidate)}.pdf"
            change.moves.append((fetched.path.name, name))
            change.rows[name] = self._row(candidate, fetched)
        replaced = old if old is not None and old != name else self._moved(candidate, name, all_pages_read)
        if replaced is not None:
            self._supersede(change, replaced, name)
        archive.commit(change)
        fetched.path.unlink(missing_ok=True)
        self._reader.fetched[url] = replace(fetched, path=None)
        item = Item(self._report.code, url, candidate.anchor, name, fetched.note)
        if replaced is not None:
            item.cause = f"replaces {replaced}"
            self._report.changed.append(item)
        elif known is None:
            self._report.new.append(item)
        else:
            self._report.same += 1

    def vanish(self, url: str, name: str | None, fetched: Fetched) -> None:
        """Mark a file whose every address is gone; the file stays."""
        archive = self._archive
        sha256 = archive.addresses[url].get("sha256", "")
        archive.addresses[url]["gone"] = self._reader.moment
        others = [
            known for other, known in archive.addresses.items()
            if other != url and known.get("sha256") == sha256 and not known.get("gone")
        ]  # fmt: skip
        if name is None or others or archive.rows[name].get("vanished"):
            return
        self.marks.setdefault(name, {})["vanished"] = self._reader.moment
        if archive.rows[name].get("superseded_by"):
            return
        self._report.vanished.append(
            Item(self._report.code, url, archive.rows[name].get("anchor_text", ""), name, fetched.reason)
        )

    def _row(self, candidate: Candidate, fetched: Fetched) -> Row:
        """The manifest row of a new file."""
        landing = next((item for item in self._landings if item.url == candidate.landing), self._landings[0])
        variant = "chapter" if candidate.part is not None else candidate.judgement.variant
        code = self._archive.code
        return {
            "municipality_code": code, "municipality": landing.municipality, "prefecture": landing.prefecture,
            "fictional": "true" if code.startswith("99") else "",
            "variant": "" if variant == "full" else variant,
            "part": str(candidate.part or ""), "plan_id": f"{code}-{candidate.group}" if candidate.group else "",
            "source_url": candidate.url, "retrieved_at": self._reader.moment, "licence": landing.licence,
            "landing_page": candidate.landing, "found_on": candidate.page, "anchor_text": candidate.anchor[:200],
            "etag": fetched.etag, "last_modified": fetched.last_modified, "sha256": fetched.sha256,
            "size": str(fetched.size), "first_seen": self._reader.moment, "last_seen": self._reader.moment,
            "vanished": "", "superseded_by": "", "note": fetched.note,
        }  # fmt: skip

    def _supersede(self, change: Change, old: str, new: str) -> None:
        """Let a file take the place of another: the old one becomes a plan of its own, which the new one replaces."""
        rows = self._archive.rows
        plan = rows[old].get("plan_id", "")
        shared = not plan or any(row.get("plan_id") == plan for name, row in rows.items() if name != old)
        own = f"{self._archive.code}-{rows[old].get('sha256', '')[:12]}" if shared else plan
        kept = change.rows.setdefault(new, {})
        if shared and plan and new in rows:
            kept["plan_id"] = plan
        change.rows.setdefault(old, {}).update(plan_id=own, superseded_by=new, supersedes="")
        kept.update(supersedes=own, superseded_by="")

    def _moved(self, candidate: Candidate, name: str, all_pages_read: bool) -> str | None:
        """The file that stood under the same name on the same page and is gone from there: it got a new address."""
        if not all_pages_read:
            return None
        shown = {link.url for page in self._reader.pages.values() for link in page.links}
        alike = [
            known for known, row in self._archive.rows.items()
            if known != name and not row.get("superseded_by") and row.get("found_on") == candidate.page
            and row.get("anchor_text") == candidate.anchor[:200] and candidate.anchor
            and row.get("source_url") not in shown
        ]  # fmt: skip
        return alike[0] if len(alike) == 1 else None


def _slug(candidate: Candidate) -> str:
    """A name for people, made of our own words: nothing that a site says becomes a path."""
    if candidate.part is not None:
        return f"dx-plan-part-{candidate.part:02d}"
    return "dx-plan" + _SLUGS.get(candidate.judgement.variant, "")
