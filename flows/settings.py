"""How a batch is to run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.coverage import DEFAULT_EDITION
from flows.jobs import EXTRACTOR, Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is to run.

    Attributes:
        workers: processes that read at once; 0 for one a core.
        prune: remove documents that are not among those given.
        accept_drop: publish tables that lost more than a fifth of their rows.
        retry: read documents again whose last reading failed or was partial.
        roster: CSV of the bodies that coverage has to list; None keeps the roster of the last run.
        corrections: folder of people's decisions; None takes ``corrections`` of the working directory, else that of
            the last run.
        ocr: ``auto`` recognises the characters of pages without text where Tesseract is installed, ``off`` does not.
        password: tried on every file that the manifest gives none for.
        edition: edition in which coverage is viewed.
        wait: seconds to wait for another run on the same output.
        limits: what one document may use.
        dask: address or scheduler file of a Dask cluster that reads the documents; None reads them here.
        origins: by path the address of shared storage that a file was copied from.
        extractor: ``module:function`` that reads a file.
        log: file to which steps of every reading are added as JSON lines.
        verbose: tell a line a document that is read.
    """

    workers: int = 0
    prune: bool = False
    accept_drop: bool = False
    retry: bool = False
    roster: Path | None = None
    corrections: Path | None = None
    ocr: str = "auto"
    password: str | None = None
    edition: str = DEFAULT_EDITION
    wait: float = 600.0
    limits: Limits = field(default_factory=Limits)
    dask: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    extractor: str = EXTRACTOR
    log: Path | None = None
    verbose: bool = False

    @property
    def processes(self) -> int:
        """Worker processes: as stated, else one for each core that this process may use."""
        if self.workers > 0:
            return self.workers
        try:
            return max(1, len(os.sched_getaffinity(0)))
        except AttributeError:
            return os.cpu_count() or 1
