"""Columns become the Arrow arrays that the library itself makes of them, without the library that it would load."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema import SchemaError, to_arrow
from extractors.schema.arrays import array_of
from extractors.schema.columns import BOOL, BOX, DATE, FLOAT, INT, INT64, ORGANIZATIONS, REGIONS, STRING, STRINGS, TIME

ROOT = Path(__file__).parents[2]
WHOLE = st.integers(-(2**31), 2**31 - 1)
NUMBER = st.floats(allow_nan=False)
TEXT = st.text()
REGION = st.fixed_dictionaries({}, optional={"page": st.none() | WHOLE, "x0": NUMBER, "bottom": st.none() | NUMBER})
VALUES = {
    STRING: TEXT, INT: WHOLE, INT64: st.integers(-(2**63), 2**63 - 1), FLOAT: NUMBER | WHOLE, BOOL: st.booleans(),
    DATE: st.dates(), TIME: st.datetimes(timezones=st.just(datetime.UTC)), STRINGS: st.lists(TEXT),
    BOX: st.lists(NUMBER), REGIONS: st.lists(REGION),
    ORGANIZATIONS: st.lists(st.fixed_dictionaries({"name": TEXT, "population": st.none() | WHOLE})),
}  # fmt: skip


@pytest.mark.parametrize("kind", VALUES, ids=str)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_column_becomes_what_the_library_makes_of_it(kind: pa.DataType, data: st.DataObject) -> None:
    column = data.draw(st.lists(st.none() | VALUES[kind]))
    made = array_of(column, kind)
    made.validate(full=True)
    assert made.equals(pa.array(column, kind)) and made.type == kind


def test_half_a_surrogate_pair_is_named_by_its_table() -> None:
    row = {"row_id": "r", "document_id": "d", "regions": [], "stage": "check", "code": "x", "message": "\ud800"}
    with pytest.raises(SchemaError, match="warnings"):
        to_arrow("warnings", [row])


def test_a_worker_stores_a_document_without_loading_pandas(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from flows.store import Entry, write_record
from flows.checks import warning_row
write_record(Path({str(tmp_path / "d.arrow")!r}), Entry("d", "k", "ok", None, None, 1), {{"warnings": [warning_row("d", "a", "b", "c")]}})
assert "pandas" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
