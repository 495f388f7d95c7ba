"""What a visit of a town has to tell: files that are new, changed, vanished or failed, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.crawl.discovery import Candidate


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
