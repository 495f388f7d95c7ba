"""Read gold files: what a person found in a document, with the pages that were judged."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass
class Gold:
    """One document's gold.

    Attributes:
        stem: the PDF's file name without `.pdf`, by which it is joined with the published documents.
        group: `typeset`, `real`, `samples` or `families`; scored apart.
        tables: rows by table. A table that is missing is unscored, an empty one says there is nothing.
        pages_judged: physical pages on which the gold is complete, or None for all.
        tables_only: further pages on which it is complete for tables, their cells and schedules alone.
    """

    stem: str
    group: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    pages_judged: frozenset[int] | None = None
    tables_only: frozenset[int] = frozenset()

    def pages_of(self, table: str) -> frozenset[int] | None:
        """The pages on which a table of the contract was judged; None for all."""
        if self.pages_judged is None:
            return None
        return self.pages_judged | self.tables_only if table in _OF_TABLES else self.pages_judged


_OF_TABLES = frozenset(("tables", "table_cells", "cell_texts", "schedules"))


def name_key(name: str) -> str:
    """A file name's stem in one Unicode form, because archives differ in how they compose kana."""
    return unicodedata.normalize("NFC", Path(name).stem)


def load_gold(folders: Iterable[Path]) -> list[Gold]:
    """All gold files of the folders, in order of name; the folder's name tells the group, `typeset` by default."""
    found: list[Gold] = []
    for folder in folders:
        group = folder.name if folder.name in {"real", "samples", "families"} else "typeset"
        for path in sorted(folder.glob("*.json")):
            content = json.loads(path.read_text(encoding="utf-8"))
            only = frozenset(content.pop("tables_only", ()))
            listed = content.pop("pages_judged", [] if only else None)
            judged = frozenset(listed) if listed is not None else None
            tables = {name: rows for name, rows in content.items() if isinstance(rows, list)}
            found.append(Gold(name_key(path.stem + ".pdf"), group, tables, judged, only))
    return found
