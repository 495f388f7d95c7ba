"""Puts people's decisions into the rows that are to be published, and says which of them could not be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from analysis.corrections import Decision, apply, source_changed
from extractors.rows import Row
from extractors.schema import to_arrow
from flows.store import Store

FOLDER = "corrections"
"""Where decisions are looked for, below the working directory, if nobody says where."""


@dataclass(slots=True)
class Corrected:
    """What became of all decisions: changed tables by document, and the rows of the table ``corrections``."""

    tables: dict[str, dict[str, pa.RecordBatch]] = field(default_factory=dict)
    outcomes: list[Row] = field(default_factory=list)


def correct(decisions: Sequence[Decision], documents: Mapping[str, Any], store: Store) -> Corrected:
    """Apply the decisions to what the store holds of these documents; the store itself stays as it was read.

    Args:
        decisions: all of them.
        documents: id to ``{"name": path below its folder}`` of the documents that are to be published.
        store: where their rows are.
    """
    result = Corrected()
    names = {str(known["name"]) for known in documents.values()}
    by_document: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_document.setdefault(decision.document_id, []).append(decision)
    for document_id, mine in by_document.items():
        if document_id not in documents:
            result.outcomes += [source_changed(decision, _what_changed(decision, names)) for decision in mine]
            continue
        tables = {name: batch.to_pylist() for name, batch in store.tables(document_id).items()}
        changed, outcomes = apply(mine, tables)
        result.outcomes += outcomes
        if changed:
            result.tables[document_id] = {
                name: to_arrow(name, rows).combine_chunks().to_batches()[0] if rows else _empty(name)
                for name, rows in changed.items()
            }
    order = {decision.source: number for number, decision in enumerate(decisions)}
    result.outcomes.sort(key=lambda row: order[row["source"]])
    return result


def _empty(name: str) -> pa.RecordBatch:
    table = to_arrow(name, [])
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in table.schema], schema=table.schema)


def _what_changed(decision: Decision, names: set[str]) -> str:
    if decision.file and decision.file in names:
        return f"{decision.file} has other bytes now; look at it again"
    return f"{decision.file or 'the document'} is not in the set any more"
