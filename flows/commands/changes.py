"""``dxplans changes``: what is different between two editions of a plan, or between two runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import ALL_READ, WrongUse, command_of, out_argument, published_of, tables_argument

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
    out_argument(command, "write the table as .parquet or .csv, or the Markdown as .md instead of printing it; may be "
                 "given again", action="append", formerly="--markdown")  # fmt: skip


def _changes(options: argparse.Namespace) -> int:
    import pyarrow.parquet as pq

    from analysis.bodies import Bodies
    from analysis.changes import markdown
    from analysis.csv_files import write_csv
    from extractors.schema import TABLES, to_arrow

    files = [Path(name) for name in options.out or ()]
    for file in files:
        if file.suffix.lower() not in (".parquet", ".csv", ".md"):
            raise WrongUse(f"{file}: the name must end in .parquet, .csv or .md")
    rows, published = _found(options)
    text = markdown(rows, Bodies(published))
    if not any(file.suffix.lower() == ".md" for file in files):
        print(text, end="")
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix.lower() == ".md":
            file.write_text(text, encoding="utf-8", newline="\n")
        elif file.suffix.lower() == ".parquet":
            pq.write_table(to_arrow("changes", rows), file)
        else:
            names = [field.name for field in TABLES["changes"].fields]
            write_csv(file, names, ([row[name] for name in names] for row in rows))
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
