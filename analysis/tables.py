"""Opens the published tables of an output folder, all of one run, with only the columns that are wanted.

``Published(folder)`` is the way in for everything in this package: ``table`` gives Arrow, ``rows`` plain dictionaries,
``frame`` pandas. A folder that an older version published may lack derived tables; these read as empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.rows import Row
from extractors.schema import DERIVED_TABLES, TABLES, arrow_schema

if TYPE_CHECKING:
    import pandas as pd

CURRENT = ".current"
"""The link of an output folder that leads to the published snapshot."""


class NotPublished(ValueError):
    """A folder without published tables; the message says which and what to do."""


class Published:
    """The tables of one run.

    The link to the current snapshot is followed once, so that all tables are of one run even if the next one is
    published meanwhile (the snapshot before the current one is kept).
    """

    def __init__(self, folder: Path | str) -> None:
        """Open a folder: an output folder, one snapshot of it, or any folder of these Parquet files.

        Raises:
            NotPublished: if there are no tables.
        """
        self.given = Path(folder)
        current = self.given / CURRENT
        self.folder = current.resolve() if current.is_dir() else self.given
        if not self._path("documents").exists():
            raise NotPublished(f"{folder}: holds no published tables; `dxplans run PATH --out {folder}` makes them")

    def _path(self, name: str) -> Path:
        file = self.folder / f"{name}.parquet"
        return file if file.exists() else self.folder / name

    def has(self, name: str) -> bool:
        """Whether the table is there."""
        return self._path(name).exists()

    def table(self, name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
        """A table as Arrow.

        Args:
            name: the table.
            columns: the columns wanted, all if None; those that the file lacks are null.
            filters: as of :func:`pyarrow.parquet.read_table`.

        Raises:
            KeyError: if there is no such table or column.
            NotPublished: if the file of a document table is missing.
        """
        schema = arrow_schema(name)
        wanted = [schema.field(column) for column in columns] if columns is not None else list(schema)
        if not self.has(name):
            if name not in DERIVED_TABLES:
                raise NotPublished(f"{self.given}: {name}.parquet is missing; `dxplans run` makes it")
            return pa.schema(wanted).empty_table()
        path = self._path(name)
        there = set(pq.read_schema(path).names if path.is_file() else pq.ParquetDataset(path).schema.names)
        read = pq.read_table(path, columns=[f.name for f in wanted if f.name in there], filters=filters)
        for at, field in enumerate(wanted):
            if field.name not in there:
                read = read.add_column(min(at, read.num_columns), field.name, pa.nulls(read.num_rows, field.type))
        return read.select([field.name for field in wanted])

    def rows(
        self, name: str, columns: Sequence[str] | None = None, keep: Callable[[Row], Any] | None = None
    ) -> Iterator[Row]:
        """The rows of a table as dictionaries, those that `keep` says yes to; never all in memory at once."""
        for batch in self.table(name, columns).to_batches(max_chunksize=16_384):
            for row in batch.to_pylist():
                if keep is None or keep(row):
                    yield row

    def frame(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """A table as pandas with Arrow types, so that nullable integers and dates stay what they are."""
        import pandas as pd

        return self.table(name, columns).to_pandas(types_mapper=pd.ArrowDtype)

    def names(self) -> list[str]:
        """The tables that are there, in the order of the schema."""
        return [name for name in TABLES if self.has(name)]


def by_key(rows: Iterable[Row], *columns: str) -> dict[Any, list[Row]]:
    """Rows by the value of a column, or by the tuple of several."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        key = row[columns[0]] if len(columns) == 1 else tuple(row[column] for column in columns)
        found.setdefault(key, []).append(row)
    return found
