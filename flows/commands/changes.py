"""``dxplans changes``: what is different between two editions of a plan, or between two runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import ALL_READ, SOME_FAILED, WrongUse, command_of, published_of, tables_argument

if TYPE_CHECKING:
    from analysis.tables import Published
    from extractors.rows import Row


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "changes", _changes, "tell what changed between two editions of a plan, or two runs",
        "Compares two documents of a set (id, plan id, or file), or two folders of published tables: measures added "
        "and dropped, dates moved, KPIs changed, divisions renamed. Without OLD and NEW: what the set's own editions "
        "changed. Prints Markdown.",
    )  # fmt: skip
    command.add_argument("sides", nargs="*", metavar="OLD NEW", help="two documents, or two folders of tables")
    tables_argument(command)
    command.add_argument("--out", metavar="FILE", help="write the table as .parquet or .csv")
    command.add_argument("--markdown", metavar="FILE", help="write the Markdown into a file instead of printing it")


def _changes(options: argparse.Namespace) -> int:
    import pyarrow.parquet as pq

    from analysis.bodies import Bodies
    from analysis.changes import markdown
    from analysis.csv_files import write_csv
    from extractors.schema import TABLES, to_arrow

    out = Path(options.out) if options.out else None
    if out and out.suffix.lower() not in (".parquet", ".csv"):
        raise WrongUse(f"{out}: the name must end in .parquet or .csv")
    rows, published = _found(options)
    text = markdown(rows, Bodies(published))
    try:
        if options.markdown:
            Path(options.markdown).write_text(text, encoding="utf-8", newline="\n")
        else:
            print(text, end="")
        if out and out.suffix.lower() == ".parquet":
            pq.write_table(to_arrow("changes", rows), out)
        elif out:
            names = [field.name for field in TABLES["changes"].fields]
            write_csv(out, names, ([row[name] for name in names] for row in rows))
    except OSError as error:
        print(f"dxplans changes: {error.filename}: {error.strerror or error}", file=sys.stderr)
        return SOME_FAILED
    return ALL_READ


def _found(options: argparse.Namespace) -> tuple[list[Row], Published]:
    """The changes that are asked for, and the set that knows the bodies' names."""
    from analysis.changes import document_changes, edition_changes, run_changes

    if not options.sides:
        published = published_of(options.tables)
        return edition_changes(published), published
    if len(options.sides) != 2:
        raise WrongUse("name two documents or two folders, or none")
    old, new = options.sides
    if Path(old).is_dir() and Path(new).is_dir():
        published = published_of(new)
        return run_changes(published_of(old), published), published
    published = published_of(options.tables)
    return document_changes(published, _documents(published, old), _documents(published, new)), published


def _documents(published: Published, name: str) -> list[str]:
    """The documents that a name means: an id, a plan, a path below the given folder, or the last part of a path.

    Raises:
        WrongUse: if it means none, or files of different plans.
    """
    rows = list(published.rows("documents", ["document_id", "plan_id", "source_path", "status"]))
    for fits in (
        lambda row: row["document_id"] == name,
        lambda row: row["plan_id"] == name,
        lambda row: row["source_path"] == name,
        lambda row: Path(row["source_path"]).name == Path(name).name,
    ):
        found = [row for row in rows if fits(row)]
        if len(found) > 1 and len({row["plan_id"] for row in found}) > 1:
            raise WrongUse(f"{name}: means {', '.join(row['source_path'] for row in found)}; name one of them")
        if found:
            return [row["document_id"] for row in found]
    raise WrongUse(f"{name}: is no document of {published.given}, and no folder of tables")
