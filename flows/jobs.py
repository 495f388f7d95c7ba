"""A document that is to be read, and what its reading may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

EXTRACTOR = "extractors.plan:extract_plan"
"""What reads a document: ``module:function``."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use.

    Wall time and processor time are ``seconds``, ``seconds_a_page`` for each page, and ``seconds_a_scan`` instead for a
    page whose characters have to be recognised; no single page may take longer than the larger of ``seconds`` and
    ``seconds_a_scan``. ``memory`` is in MB, 0 for no limit; pages beyond ``pages`` are not read. A document may have
    ``rows`` rows, and nothing that a worker writes may be larger than ``output`` MB.
    """

    seconds: float = 60.0
    seconds_a_page: float = 5.0
    seconds_a_scan: float = 60.0
    memory: int = 2048
    pages: int = 2000
    rows: int = 500_000
    output: int = 512

    @property
    def seconds_on_a_page(self) -> float:
        """The longest that one stage may take for one page."""
        return max(self.seconds, self.seconds_a_scan)

    def time(self, pages: int, scans: int = 0) -> float:
        """Seconds that a document of so many pages, so many of them without text, may take."""
        return self.seconds + self.seconds_a_page * (pages - scans) + self.seconds_a_scan * scans


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read and where its rows go.

    ``notes`` are problems of its manifest row; ``origin`` is the address of shared storage that the file came from.
    """

    document_id: str
    path: str
    name: str
    sha256: str | None
    size: int
    key: str
    target: str
    extracted_at: datetime
    extractor_version: str
    manifest: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    password: str | None = None
    max_pages: int | None = None
    ocr: str = "auto"
    problem: str | None = None
    origin: str = ""
    plain: bool = False
    undrawn: tuple[int, ...] = ()
    skip: tuple[int, ...] = ()

    @property
    def position(self) -> Path:
        """The file in which a worker notes where it is, for whoever finds the worker dead."""
        return Path(f"{self.target}.at")


def longest_first(jobs: Sequence[Job]) -> list[Job]:
    """Jobs by falling size of their files, so that no long one is left for the end."""
    return sorted(jobs, key=lambda job: (-job.size, job.name, job.document_id))
