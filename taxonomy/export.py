"""Writes the taxonomy as tables beside the extracted ones, in Parquet and JSON."""

import json
from pathlib import Path
from typing import Any

from taxonomy.loader import load_taxonomy
from taxonomy.model import Taxonomy
from taxonomy.municipalities import municipalities

Row = dict[str, Any]


def measure_rows(taxonomy: Taxonomy) -> list[Row]:
    """Return one row a canonical measure."""
    return [
        {
            "measure_id": measure.id,
            "measure_group": measure.group,
            "label_ja": measure.label_ja,
            "label_en": measure.label_en,
            "definition": measure.definition,
            "alternative_labels": [label.text for label in measure.alternative_labels],
            "negative_labels": list(measure.negative_labels),
            "keywords": list(measure.keywords),
            "taxonomy_version": taxonomy.version,
        }
        for measure in taxonomy.measures
    ]


def title_rows(taxonomy: Taxonomy) -> list[Row]:
    """Return one row an item of an edition and measure; `title` is null where it was not seen."""
    return [
        {
            "taxonomy_edition": edition.id,
            "edition_date": edition.date,
            "measure_group": group.id,
            "group_title": group.title,
            "number": item.number,
            "measure_id": measure_id,
            "title": item.title,
            "target_text": item.target.text if item.target else None,
            "target_norm": item.target.norm if item.target else None,
            "status": item.status,
            "sources": list(item.sources),
        }
        for edition in taxonomy.editions
        for group, item in edition.items()
        for measure_id in item.measures
    ]


def crosswalk_rows(taxonomy: Taxonomy) -> list[Row]:
    """Return one row a measure and pair of editions."""
    return [
        {
            "measure_id": row.measure_id,
            "from_edition": row.from_edition,
            "to_edition": row.to_edition,
            "relation": row.relation,
            "to_measure_id": row.to_measure_id,
            "status": row.status,
            "recalled_relation": row.recalled_relation,
            "recalled_to_measure_id": row.recalled_to_measure_id,
        }
        for row in taxonomy.crosswalk
    ]


def procedure_rows(taxonomy: Taxonomy) -> list[Row]:
    """Return one row a procedure and list; a procedure of no list has one row with a null list."""
    rows: list[Row] = []
    for procedure in taxonomy.procedures:
        row: Row = {
            "procedure_id": procedure.id,
            "title": procedure.title,
            "category": procedure.category,
            "scope": procedure.scope,
            "mynaportal": procedure.mynaportal,
            "list_id": None,
            "number": None,
            "variants": [label.text for label in procedure.variants],
            "status": procedure.status,
            "sources": list(procedure.sources),
        }
        rows += [{**row, "list_id": key, "number": number} for key, number in procedure.lists.items()] or [row]
    return rows


def system_rows(taxonomy: Taxonomy) -> list[Row]:
    """Return one row a standardised business system."""
    return [
        {
            "system_id": system.id,
            "title": system.title,
            "in_17": system.in_17,
            "in_20": system.in_20,
            "order": system.order,
            "standard_code": system.standard_code,
            "ministry_2020": system.ministry_2020,
            "ministry_now": system.ministry_now,
            "ministry_now_status": system.ministry_now_status,
            "specification_deadline": system.specification_deadline,
            "migration_deadline": system.migration_deadline,
            "aliases": list(system.aliases),
            "status": system.status,
            "sources": list(system.sources),
        }
        for system in taxonomy.systems
    ]


def municipality_rows() -> list[Row]:
    """Return one row a local body; codes are strings with their leading zero."""
    return [
        {
            "municipality_code": body.code,
            "municipality_code5": body.code5,
            "prefecture": body.prefecture,
            "name": body.name,
            "kana": body.kana,
            "kind": body.kind,
            "parent_code": body.parent or None,
            "designated": body.designated,
            "counted": body.counted,
            "url": body.url or None,
            "valid_from": body.valid_from or None,
            "valid_to": body.valid_to or None,
            "status": body.status,
            "source": body.source,
        }
        for body in municipalities()
    ]


def tables(taxonomy: Taxonomy | None = None) -> dict[str, list[Row]]:
    """Return every exported table by name."""
    taxonomy = taxonomy or load_taxonomy()
    return {
        "taxonomy_measures": measure_rows(taxonomy),
        "taxonomy_titles": title_rows(taxonomy),
        "taxonomy_crosswalk": crosswalk_rows(taxonomy),
        "taxonomy_procedures": procedure_rows(taxonomy),
        "taxonomy_systems": system_rows(taxonomy),
        "municipalities": municipality_rows(),
    }


_LISTS = frozenset({"alternative_labels", "negative_labels", "keywords", "sources", "variants", "aliases"})
_BOOLEANS = frozenset({"mynaportal", "in_17", "in_20", "designated", "counted"})
_INTEGERS = frozenset({"number", "order"})


def arrow_schema(rows: list[Row]) -> Any:
    """Return the pyarrow schema of a table: every column is a string unless its name says otherwise."""
    import pyarrow as pa  # not needed by the matcher, and slow to import

    def kind(name: str) -> Any:
        if name in _LISTS:
            return pa.list_(pa.string())
        return pa.bool_() if name in _BOOLEANS else pa.int32() if name in _INTEGERS else pa.string()

    return pa.schema([(name, kind(name)) for name in rows[0]])


def write(out: Path, taxonomy: Taxonomy | None = None) -> list[Path]:
    """Write every table to `out` as `<table>.parquet` and `<table>.json`; return the files in order.

    The same taxonomy gives the same bytes.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in tables(taxonomy).items():
        parquet, plain = out / f"{name}.parquet", out / f"{name}.json"
        pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(rows)), parquet)
        plain.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written += [parquet, plain]
    return written
