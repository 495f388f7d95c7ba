"""The whole way from a file to rows, to be seen in one screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.rows import Row


@dataclass(slots=True)
class PlanRecords:
    """Everything that one file gave: rows by table name, in the order of the document."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
