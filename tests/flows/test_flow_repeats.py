"""Repeated keys of a table are counted, also across row groups and with values that may be missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.repeats import Repeats


@pytest.mark.parametrize(
    ("rows", "columns", "repeated"),
    [
        ([("a", 1), ("b", 1), ("c", None)], ["key"], 0),
        ([("a", 1), ("b", 1), ("a", 2)], ["key"], 1),
        ([("a", 1), ("b", 1), ("a", 2)], ["key", "page"], 0),
        ([("a", 1), ("a", 1), ("a", 1), ("b", 1), ("b", 1)], ["key", "page"], 3),
        ([("a", None), ("a", None)], ["key", "page"], 1),
        ([], ["key"], 0),
    ],
)
def test_repeated_keys_are_counted(
    tmp_path: Path, rows: list[tuple[str, int | None]], columns: list[str], repeated: int
) -> None:
    path = tmp_path / "table.parquet"
    table = pa.table({"key": pa.array([key for key, _ in rows], pa.string()),
                      "page": pa.array([page for _, page in rows], pa.int32())})  # fmt: skip
    pq.write_table(table, path, row_group_size=2)
    assert Repeats()(path, columns) == repeated


def test_equal_numbers_alone_are_no_repeated_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table({"key": ["a", "b", "b"]}), path)
    repeats = Repeats()
    asked: list[str] = []
    numbers = repeats._numbers

    def clash(sql: str, path: Path) -> np.ndarray:
        asked.append(sql)
        return np.array([7, 7, 7]) if "hash" in sql else numbers(sql, path)

    monkeypatch.setattr(repeats, "_numbers", clash)
    assert repeats(path, ["key"]) == 1 and len(asked) == 2
