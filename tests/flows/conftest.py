"""Small PDFs and batches of them for the tests of the flows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.batch import run_batch
from flows.batch_report import BatchReport
from flows.jobs import Limits
from flows.settings import Settings
from tests.flows.small_pdf import write_pdf

STUB = "tests.flows.stub_extractors:extract"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of PDFs: names, or name=pages."""

    def make(*names: str, **pages: int) -> Path:
        for name in names:
            write_pdf(tmp_path / "in" / f"{name}.pdf")
        for name, count in pages.items():
            write_pdf(tmp_path / "in" / f"{name}.pdf", count)
        return tmp_path / "in"

    return make


@pytest.fixture
def read_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """Names of the files that the stub read since the last question."""
    path = tmp_path / "read.log"
    monkeypatch.setenv("DXPLANS_READ_LOG", str(path))

    def names() -> list[str]:
        lines = path.read_text(encoding="utf-8").split() if path.exists() else []
        path.unlink(missing_ok=True)
        return sorted(lines)

    yield names


@pytest.fixture
def batch(tmp_path: Path) -> Callable[..., BatchReport]:
    """Runs a batch with the stub into ``tmp_path/out``."""

    def run(*paths: Path, out: Path = tmp_path / "out", **changes: Any) -> BatchReport:
        settings = Settings(workers=1, extractor=STUB, limits=Limits(seconds=20, seconds_a_page=0), wait=0)
        return run_batch(list(paths), out, settings=settings, **changes)

    return run
