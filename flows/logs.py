"""Writes what a batch did as JSON lines, one a document, page and stage, for machines that watch over many runs."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from flows.jobs import Job
from flows.steps import Step
from flows.store import Entry


class RunLog:
    """A file to which every reading appends its steps; may be used from several threads."""

    def __init__(self, path: Path) -> None:
        """Open the file; lines are added to those of earlier runs.

        Raises:
            OSError: if it cannot be written.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()

    def __enter__(self) -> RunLog:
        """Use it in a ``with`` statement, so that the file is closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    def tell(self, job: Job, entry: Entry, steps: Sequence[Step]) -> None:
        """Add the steps of a reading, and a line for the document: ``stage`` is ``document`` there, with its status."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        about = {"time": now, "document": job.document_id, "file": job.name}
        lines: list[dict[str, Any]] = [
            {**about, "page": step.page, "stage": step.stage, "seconds": step.seconds} for step in steps
        ]
        lines.append({
            **about, "page": None, "stage": "document", "seconds": round(sum(step.seconds for step in steps), 4),
            "status": entry.status, "error": entry.error, "pages": entry.pages, "rows": sum(entry.counts.values()),
        })  # fmt: skip
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        with self._lock:
            self._file.write(text)
            self._file.flush()


def in_words(job: Job, entry: Entry, steps: Sequence[Step]) -> str:
    """One line for a person: status, name, seconds, and the stage that took the longest."""
    spent: dict[str, float] = {}
    for step in steps:
        spent[step.stage] = spent.get(step.stage, 0.0) + step.seconds
    slowest = max(spent, key=lambda stage: spent[stage], default=None)
    most = f", {slowest} {spent[slowest]:.1f} s" if slowest else ""
    return f"{entry.status}: {job.name} ({entry.pages} pages, {sum(spent.values()):.1f} s{most})"
