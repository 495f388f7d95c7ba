"""PDFs on storage that fsspec reaches are copied once, and again only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import pytest

from flows.batch_report import BatchReport
from flows.shared_storage import StorageError, bring
from tests.flows.small_pdf import write_pdf


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[str]:
    """An address with two PDFs, a manifest, and files that are none of our business."""
    system = fsspec.filesystem("memory")
    for name, pages in (("a.pdf", 1), ("town/b.PDF", 2), (".hidden/c.pdf", 1)):
        write_pdf(tmp_path / "made.pdf", pages)
        system.pipe(f"/plans/{name}", (tmp_path / "made.pdf").read_bytes())
    system.pipe("/plans/manifest.csv", "file,title\na.pdf,計画\n".encode())
    system.pipe("/plans/readme.txt", b"no plan")
    yield "memory://plans"
    system.rm("/plans", recursive=True)


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix.lower() == ".pdf")


def test_an_address_becomes_a_folder(bucket: str, tmp_path: Path) -> None:
    inputs = bring([bucket, "data/raw"], tmp_path / "out")
    folder, local = inputs.paths
    assert local == Path("data/raw")
    assert _names(folder) == ["a.pdf", "town/b.PDF"]
    assert (folder / "manifest.csv").read_text(encoding="utf-8").startswith("file,title")
    assert inputs.origins[str(folder / "town/b.PDF")] == "memory:///plans/town/b.PDF"


def test_only_what_changed_is_copied_again(bucket: str, tmp_path: Path) -> None:
    (folder,) = bring([bucket], tmp_path / "out").paths
    before = {name: (folder / name).stat().st_mtime_ns for name in _names(folder)}
    system = fsspec.filesystem("memory")
    system.pipe("/plans/a.pdf", b"%PDF changed")
    assert bring([bucket], tmp_path / "out").paths == [folder]
    assert (folder / "a.pdf").read_bytes() == b"%PDF changed"
    assert (folder / "town/b.PDF").stat().st_mtime_ns == before["town/b.PDF"]
    system.rm("/plans/a.pdf")
    bring([bucket], tmp_path / "out")
    assert _names(folder) == ["town/b.PDF"]


def test_a_single_file_and_a_wrong_address(bucket: str, tmp_path: Path) -> None:
    (folder,) = bring([f"{bucket}/a.pdf"], tmp_path / "out").paths
    assert _names(folder) == ["a.pdf"]
    with pytest.raises(StorageError, match=r"memory://nothing: cannot be read"):
        bring(["memory://nothing"], tmp_path / "out")
    with pytest.raises(StorageError, match=r"nosuch://x: cannot be read"):
        bring(["nosuch://x"], tmp_path / "out")


def test_a_batch_reads_the_copies(
    bucket: str, tmp_path: Path, batch: Callable[..., BatchReport], read_log: Callable[[], list[str]]
) -> None:
    inputs = bring([bucket], tmp_path / "out")
    report = batch(*inputs.paths, origins=inputs.origins)
    assert [name for name, *_ in report.documents] == ["a.pdf", "town/b.PDF"]
    assert read_log() == ["a.pdf", "b.PDF"]
    batch(*bring([bucket], tmp_path / "out").paths)
    assert read_log() == []
