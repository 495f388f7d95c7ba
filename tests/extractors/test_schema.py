"""The schema refuses what does not fit, and everything that is generated from it is up to date."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors import schema
from extractors.document import Place
from extractors.rows import RowMaker
from extractors.schema.dictionary import dictionary
from extractors.schema.null_ja import null_ja


def warning(**changes: object) -> dict[str, object]:
    row = RowMaker("ab" * 32).row("warnings", Place(1, 1.0, 2.0, 3.0, 4.0), stage="reading", code="x", message="文")
    return {**row, **changes}


def test_every_table_of_the_contract_has_its_columns(shared: Path) -> None:
    contract = (shared / "CONTRACT.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\w+) \| [^|]+ \| (.+) \|$", contract, flags=re.M))
    listed.pop("table", None)
    assert set(listed) <= set(schema.TABLES)
    assert set(schema.TABLES) - set(listed) <= set(schema.DERIVED_TABLES)
    for name, columns in listed.items():
        bare = re.sub(r"\([^()]*\)", "", columns)
        words = set(re.findall(r"\b[a-z][a-z0-9_]*_[a-z0-9_]+\b", bare))
        assert words <= {field.name for field in schema.TABLES[name].fields}, name


def test_references_lead_to_columns() -> None:
    for table in schema.TABLES.values():
        for column, (target, key) in table.foreign_keys.items():
            assert schema.TABLES[target].field(key).type == table.field(column).type
        for key in (table.primary_key, *table.unique):
            assert all(table.field(column) for column in key)


def test_every_field_is_described_in_both_languages() -> None:
    for table in schema.TABLES.values():
        assert len({field.name for field in table.fields}) == len(table.fields)
        for field in table.fields:
            assert field.meaning.endswith("."), (table.name, field.name)
            assert field.meaning_ja and field.name.isidentifier()
            assert null_ja(field), (table.name, field.name)
            assert not field.values or not field.example or field.example in field.values, (table.name, field.name)


def test_rows_survive_a_written_file(tmp_path: Path) -> None:
    table = schema.to_arrow("warnings", [warning(), warning(page=None, bbox=None)])
    pq.write_table(table, tmp_path / "w.parquet")
    back = pq.read_table(tmp_path / "w.parquet")
    assert back.schema.equals(schema.arrow_schema("warnings"))
    assert back.to_pylist()[0]["regions"] == [{"page": 1, "x0": 1.0, "top": 2.0, "x1": 3.0, "bottom": 4.0}]
    assert back.to_pylist()[1]["bbox"] is None


def test_an_empty_table_keeps_its_types() -> None:
    for name in schema.TABLES:
        assert schema.to_arrow(name, []).schema == schema.arrow_schema(name)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"massage": "x"}, "no column 'massage'"),
        ({"message": None}, "warnings.message: must not be null"),
        ({"message": 3}, "warnings.message: 3 is no string"),
        ({"page": "1"}, "warnings.page: '1' is no int32"),
        ({"page": True}, "warnings.page: True is no int32"),
        ({"page": 2**31}, "is no int32"),
        ({"bbox": [1.0, "2"]}, "warnings.bbox"),
        ({"bbox": (1.0, 2.0, 3.0, 4.0)}, "warnings.bbox"),
        ({"regions": [{"pagina": 1}]}, "warnings.regions"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, object], words: str) -> None:
    with pytest.raises(schema.SchemaError, match=re.escape(words)):
        schema.to_arrow("warnings", [warning(**changes)])


def test_dates_and_codes_are_strict() -> None:
    row = {"row_id": "a", "document_id": "d", "text": "随時", "kind": "open", "origin": "own"}
    assert schema.fault("targets", row) is None
    assert schema.fault("targets", {**row, "end": datetime.date(2026, 3, 31)}) is None
    assert "is no date32" in (schema.fault("targets", {**row, "end": datetime.datetime(2026, 3, 31)}) or "")
    assert "is none of" in (schema.fault("targets", {**row, "kind": "soon"}) or "")
    assert schema.arrow_schema("supports").field("amount_jpy").type == pa.int64()
    assert schema.arrow_schema("targets").field("end").type == pa.date32()


def test_the_committed_dictionary_is_up_to_date(root: Path) -> None:
    committed = (root / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert committed == dictionary(), "run: dxplans dictionary > docs/data-dictionary.md"
