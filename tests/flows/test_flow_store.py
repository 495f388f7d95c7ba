"""What the store gives back is what was put in, and a damaged file is never taken for a whole one."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors.rows import RowMaker
from extractors.schema import DOCUMENT_TABLES, arrow_schema, to_arrow
from flows import publish as publishing
from flows.store import Entry, Store


def entry(document_id: str) -> Entry:
    return Entry(document_id, "key", "partial", "町.pdf: 頁", "good", 3, {"notes": 2})


def notes(count: int, sha256: str = "ab" * 32) -> list[dict[str, object]]:
    maker = RowMaker(sha256)
    return [maker.row("warnings", None, stage="check", code="x", message=f"第{n}") for n in range(count)]


def test_rows_and_entry_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    rows = notes(3)
    store.write(entry("d1"), {"warnings": rows})
    assert store.entry("d1") == entry("d1")
    tables = store.tables("d1")
    assert list(tables) == list(DOCUMENT_TABLES)
    assert tables["warnings"].to_pylist() == to_arrow("warnings", rows).to_pylist()
    assert tables["terms"].num_rows == 0 and tables["terms"].schema == arrow_schema("terms")
    assert list(store.tables("d1", ["warnings"])) == ["warnings"]


@pytest.mark.parametrize("length", [0, 1, 40, -1])
def test_a_file_that_was_cut_off_counts_as_none(tmp_path: Path, length: int) -> None:
    store = Store(tmp_path)
    store.write(entry("d1"), {"warnings": notes(2)})
    data = store.path("d1").read_bytes()
    store.path("d1").write_bytes(data[:length])
    assert store.entry("d1") is None


def test_a_file_of_another_layout_counts_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.folder.mkdir()
    with pa.OSFile(str(store.path("d1")), "wb") as sink, pa.ipc.new_file(sink, pa.schema([("a", pa.int8())])):
        pass
    assert store.entry("d1") is None


def test_the_bytes_of_a_table_follow_from_its_rows_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "ROW_GROUP", 50)
    monkeypatch.setattr(publishing, "PIECES", 4)
    whole = to_arrow("warnings", [row for n in range(30) for row in notes(n % 7, f"{n:064d}")])
    written = []
    for name, length in (("one", len(whole)), ("many", 3), ("single", 1)):
        folder = tmp_path / name
        folder.mkdir()
        with publishing._Writer(folder, "warnings") as writer:
            for batch in whole.to_batches(max_chunksize=length):
                writer.add(batch)
        written.append((folder / "warnings.parquet").read_bytes())
    assert written[0] == written[1] == written[2]
    file = pq.ParquetFile(tmp_path / "many" / "warnings.parquet")
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [50, 35]
    assert file.read().equals(whole.combine_chunks())
