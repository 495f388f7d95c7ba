"""Counts the rows of a table's file that repeat a key, in little memory however many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1, "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
}  # fmt: skip


class Repeats:
    """Looks for repeated keys; call it with a file and the columns of a key."""

    def __init__(self) -> None:
        """Open a database in memory, for all files of a set."""
        import duckdb  # a sixth of a second and 40 MB, which no worker that reads documents needs

        self._connection = duckdb.connect(config=_SETTINGS)

    def __call__(self, path: Path, columns: Sequence[str]) -> int:
        """How many rows repeat the key of another row.

        Eight bytes a row are held: a number made of each key. Where two numbers are the same, the keys are compared.
        """
        names = ", ".join(f'"{column}"' for column in columns)
        numbers = self._numbers(f"SELECT hash({names}) AS number FROM read_parquet(?)", path)
        numbers.sort()
        if not (numbers[1:] == numbers[:-1]).any():
            return 0
        found = self._numbers(
            f"SELECT coalesce(sum(times - 1), 0)::BIGINT AS number FROM"
            f" (SELECT count(*) AS times FROM read_parquet(?) GROUP BY {names} HAVING times > 1)",
            path,
        )
        return int(found[0])

    def _numbers(self, sql: str, path: Path) -> np.ndarray:
        return np.asarray(self._connection.execute(sql, [str(path)]).fetchnumpy()["number"])
