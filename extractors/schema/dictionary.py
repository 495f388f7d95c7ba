"""The data dictionary as Markdown, made from the schema, so that it says what the files hold."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from extractors.schema import TABLES
from extractors.schema.columns import MEASURE_IDS, ORGANIZATIONS, REGIONS
from extractors.schema.null_ja import null_ja


def dictionary() -> str:
    """The data dictionary as Markdown, as committed in ``docs/data-dictionary.md``."""
    return "\n".join(_dictionary_lines())


def _dictionary_lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Generated from `extractors/schema/` by `dxplans dictionary`; do not edit by hand."
    yield ""
    yield "Every table is one Parquet file, `<out>/<table>.parquet`, and is identified by `row_id`."
    yield ""
    for table in TABLES.values():
        yield f"- [{table.name}](#{table.name}): one row per {table.row} ({table.row_ja})"
    for table in TABLES.values():
        yield ""
        yield f"## {table.name}"
        yield ""
        yield f"One row per {table.row} ({table.row_ja}). Primary key: `row_id`."
        if table.unique:
            yield "Also unique: " + "; ".join(", ".join(f"`{name}`" for name in key) for key in table.unique) + "."
        yield ""
        yield "| column | type | unit | meaning | 意味 | null means | 空欄の意味 | example |"
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        for field in table.fields:
            meaning = field.meaning
            if field.values and field.name != "measure_id":
                meaning += " One of " + ", ".join(f"`{value}`" for value in field.values) + "."
            if field.refers:
                meaning += f" Refers to `{field.refers}`."
            example = f"`{field.example}`" if field.example else ""
            cells = (f"`{field.name}`", _type_name(field.type), field.unit, meaning, field.meaning_ja,
                     field.null or "never null", null_ja(field), example)  # fmt: skip
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
    yield "## Measure ids"
    yield ""
    yield ", ".join(f"`{name}`" for name in MEASURE_IDS)
    yield ""


def _type_name(kind: pa.DataType) -> str:
    if kind == REGIONS:
        return "list of struct(page, x0, top, x1, bottom)"
    if kind == ORGANIZATIONS:
        return "list of struct(name, prefecture, municipality_code, population)"
    if pa.types.is_list(kind):
        return f"list of {kind.value_type}"
    return str(kind).split("[")[0] if pa.types.is_date(kind) else str(kind)
