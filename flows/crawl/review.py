"""Keeps the list of doubtful files, on which a person decides, and what was decided."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flows.crawl.addresses import Refused, join
from flows.crawl.discovery import Candidate

NAME = "review.csv"
COLUMNS = ("municipality_code", "url", "anchor_text", "found_on", "score", "why", "first_seen", "decision")
DECISIONS = ("", "fetch", "ignore")


@dataclass(slots=True)
class Review:
    """The list of one folder; ``problems`` are about decisions that cannot be understood."""

    path: Path
    lines: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def decided(self, code: str, decision: str) -> set[str]:
        """Addresses of a town on which a person has decided so."""
        return {url for (town, url), line in self.lines.items() if town == code and line["decision"] == decision}

    def note(self, code: str, candidates: Iterable[Candidate], today: str) -> list[Candidate]:
        """Take a visit's doubtful files into the list; those on which nobody has decided are returned.

        Lines of the town that are undecided and were not found again are dropped.
        """
        found = {(code, candidate.url): candidate for candidate in candidates}
        for key in [key for key, line in self.lines.items() if key[0] == code and not line["decision"]]:
            if key not in found:
                del self.lines[key]
        for (town, url), candidate in found.items():
            known = self.lines.get((town, url), {})
            self.lines[(town, url)] = {
                "municipality_code": town, "url": url, "anchor_text": _cell(candidate.anchor),
                "found_on": candidate.page, "score": f"{candidate.judgement.score:.2f}",
                "why": _cell(candidate.judgement.why), "first_seen": known.get("first_seen") or today,
                "decision": known.get("decision", ""),
            }  # fmt: skip
        return [candidate for key, candidate in found.items() if not self.lines[key]["decision"]]

    def write(self) -> None:
        """Write the list in one step, if it says anything new."""
        if not self.lines and not self.path.exists():
            return
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.lines[key] for key in sorted(self.lines))
        data = b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")
        if self.path.exists() and self.path.read_bytes() == data:
            return
        beside = self.path.with_name(f".{NAME}.tmp")
        beside.write_bytes(data)
        os.replace(beside, self.path)


def read_review(folder: Path) -> Review:
    """The list in a folder; what cannot be understood becomes a problem, and a damaged list stops nothing."""
    review = Review(folder / NAME)
    if not review.path.is_file():
        return review
    try:
        with review.path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        aside = review.path.with_name(f"{NAME}.unreadable")
        os.replace(review.path, aside)
        review.problems.append(f"{NAME}: cannot be read ({error}); it was put aside as {aside.name}")
        return review
    for number, line in enumerate(lines, start=2):
        row = {name: (line.get(name) or "").strip() for name in COLUMNS}
        row["decision"] = row["decision"].lower()
        if row["decision"] not in DECISIONS:
            review.problems.append(f"{NAME}, line {number}: decision {row['decision']!r} must be fetch or ignore")
            row["decision"] = ""
        try:
            row["url"] = join("", row["url"])
        except Refused as error:
            review.problems.append(f"{NAME}, line {number}: {row['url'][:80]!r} {error}")
            continue
        review.lines[(row["municipality_code"], row["url"])] = row
    return review


def _cell(text: str) -> str:
    """Text of the web for a cell: what a spreadsheet would take for a formula is made plain text."""
    return f"'{text[:200]}" if text[:1] in ("=", "+", "-", "@", "\t") else text[:200]
