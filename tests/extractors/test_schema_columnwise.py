"""Asking whole columns agrees with asking rows: what the columns pass every row passes, and faults keep their words."""

from __future__ import annotations

import datetime

import pytest

from extractors import schema
from extractors.schema.columnwise import sound

ROW = {
    "row_id": "r", "document_id": "d", "page": 3, "bbox": [1.0, 2, 3.5, 4.0],
    "regions": [{"page": 3, "x0": 1.0, "top": 2, "x1": 3.5, "bottom": 4.0}],
    "section_id": "s", "measure_id": None, "lemma": "手続", "pos": "名詞", "count": 2,
}  # fmt: skip


def test_rows_that_fit_are_passed_at_once():
    assert sound(schema.TABLES["terms"], [ROW, {**ROW, "measure_id": "bpr"}, {**ROW, "regions": []}])
    assert sound(schema.TABLES["terms"], [])
    assert schema.faults("terms", [ROW, ROW]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": None}, {"count": 2.0}, {"count": True}, {"count": 2**40}, {"lemma": 7}, {"pos": None}, {"more": 1},
        {"bbox": (1.0, 2.0, 3.0, 4.0)}, {"bbox": [1.0, None]}, {"bbox": [1.0, "2"]}, {"regions": [None]},
        {"regions": [{"side": 1}]}, {"regions": [{"page": 1.5}]}, {"regions": [[1]]},
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_found_among_others(wrong):
    bad = {**ROW, **wrong}
    cause = schema.fault("terms", bad)
    assert cause is not None
    assert schema.faults("terms", [ROW, bad, ROW]) == [(1, cause)]


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("targets", {"kind": "soon"}), ("targets", {"end": datetime.datetime(2026, 3, 31)}),
        ("documents", {"extracted_at": datetime.datetime(2026, 3, 31)}), ("documents", {"fictional": 1}),
    ],
)  # fmt: skip
def test_codes_days_and_times_are_judged_as_in_single_rows(table, wrong):
    whole = {f.name: _value(f) for f in schema.TABLES[table].fields}
    assert sound(schema.TABLES[table], [whole]) and schema.fault(table, whole) is None
    assert not sound(schema.TABLES[table], [whole, whole | wrong])
    assert [number for number, _ in schema.faults(table, [whole, whole | wrong])] == [1]


def _value(field):
    """A value that a column may have."""
    if field.null is not None:
        return None
    if field.values:
        return field.values[0]
    kind = str(field.type)
    if kind.startswith("list"):
        return []
    moment = datetime.datetime(2026, 3, 31, tzinfo=datetime.UTC)
    return {"string": "x", "bool": False, "date32[day]": moment.date(), "timestamp[us, tz=UTC]": moment}.get(kind, 1)


def test_what_only_looks_foreign_is_left_to_the_judgement_of_rows():
    class Count(int):
        """A whole number by another name."""

    assert not sound(schema.TABLES["terms"], [{**ROW, "count": Count(2)}])
    assert schema.faults("terms", [{**ROW, "count": Count(2)}]) == []
