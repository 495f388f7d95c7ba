"""``dxplans compare``, ``export`` and ``query``: the published tables side by side, as sheets, and behind SQL."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import (
    ALL_READ,
    WrongUse,
    command_of,
    edition_of,
    measure_of,
    out_argument,
    plain,
    published_of,
    roster_of,
    tables_argument,
    whole_number,
)

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.tables import Published

HTML, CSV, XLSX = ".html", ".csv", ".xlsx"


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "compare", _compare, "put one measure of many plans side by side",
        "Writes one national measure side by side, a row a body: policy, date, actions, divisions, KPIs, official "
        "figures, evidence. Without FILE a short form is printed; .html prints on A3 landscape.",
    )  # fmt: skip
    command.add_argument("--measure", required=True, metavar="ID", help="id or Japanese name of the measure")
    _bodies_arguments(command)
    out_argument(command, "write .html, .csv or .xlsx; may be given again", action="append", formerly="--output")
    command = command_of(
        commands, "export", _export, "write the tables as a workbook or as CSV for Excel",
        "Writes one workbook (coverage, side by side, measures, targets, KPIs, divisions, procedures, official "
        "figures, corrections, data dictionary) or every table as CSV in UTF-8 with BOM. Formulas in documents stay "
        "words.",
    )  # fmt: skip
    command.add_argument("--xlsx", metavar="FILE", help="write the workbook")
    command.add_argument("--csv", metavar="DIR", help="write tables as CSV into this folder")
    command.add_argument("--only", action="append", metavar="TABLE", help="with --csv: this table; may be given again")
    command.add_argument("--measure", action="append", metavar="ID",
                         help="with --xlsx: a measure of the sheet side by side (default: all)")  # fmt: skip
    _bodies_arguments(command)
    command = command_of(
        commands, "query", _query, "answer SQL over the tables (DuckDB)",
        "Answers one query. There is a view a table, and bodies and measure_names for names. Nothing is written and "
        "nothing is fetched.",
    )  # fmt: skip
    command.add_argument("sql", metavar="SQL", help="the query; - reads it from standard input")
    tables_argument(command)
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--csv", action="store_true", help="print CSV, or write it (with BOM, for Excel)")
    kind.add_argument("--json", action="store_true", help="print one JSON object a line")
    out_argument(command, "write .csv, .json or .parquet instead of printing")
    command.add_argument("--limit", type=whole_number, default=200, metavar="N",
                         help="rows shown in the terminal, 0 for all (default: %(default)s)")  # fmt: skip


def _bodies_arguments(command: argparse.ArgumentParser) -> None:
    tables_argument(command)
    command.add_argument("--roster", metavar="FILE", help="CSV of codes or names: these bodies, in this order")
    command.add_argument("--edition", metavar="ID",
                         help="edition of the national plan, through the crosswalk (default: 1.0)")  # fmt: skip
    command.add_argument("--pdfs", metavar="DIR_OR_URL",
                         help="where the PDFs stand, for links of those whose source address is not known; a relative "
                         "folder is seen from the file that is written")  # fmt: skip
    command.add_argument("--report", metavar="DIR_OR_URL", help="a report of dxplans report, for links to its pages")


def _compared(options: argparse.Namespace, published: Published) -> Comparison:
    from analysis.comparison import Comparison
    from analysis.coverage import DEFAULT_EDITION
    from analysis.links import Links

    codes = roster_of(options.roster)
    edition = edition_of(options.edition or DEFAULT_EDITION)
    return Comparison(published, codes, edition, Links(published, options.pdfs, options.report))


def _compare(options: argparse.Namespace) -> int:
    from analysis.comparison import COLUMNS, STATUS_LABELS, cells, status_text
    from analysis.comparison_page import page
    from analysis.csv_files import write_csv
    from analysis.workbook import write_sides

    measure_id = measure_of(options.measure)
    files = [Path(name) for name in options.out or ()]
    for file in files:
        if file.suffix.lower() not in (HTML, CSV, XLSX):
            raise WrongUse(f"{file}: the name must end in {HTML}, {CSV} or {XLSX}")
    compared = _compared(options, published_of(options.tables))
    sides = compared.sides(measure_id)
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix.lower() == HTML:
            file.write_text(page(measure_id, sides, compared.edition), encoding="utf-8", newline="\n")
        elif file.suffix.lower() == CSV:
            write_csv(file, list(COLUMNS.values()), (list(cells(side).values()) for side in sides))
        else:
            write_sides(file, compared, [measure_id])
        print(f"{file}: {len(sides)} bodies")
    if not files:
        for side in sides:
            texts = cells(side)
            print(f"{side.body.code} {side.body.name}  {status_text(side)}")
            for key in ("policy", "target", "actions", "departments", "kpis", "indicators", "evidence"):
                if texts[key]:
                    print(f"  {COLUMNS[key]}: " + texts[key].replace("\n", "\n    "))
        counts = [f"{label} {sum(side.status == status for side in sides)}" for status, label in STATUS_LABELS.items()]
        print(f"{len(sides)} bodies: {', '.join(counts)}")
    return ALL_READ


def _export(options: argparse.Namespace) -> int:
    from extractors.schema import TABLES
    from extractors.schema.columns import MEASURE_IDS

    if not options.xlsx and not options.csv:
        raise WrongUse("say what to write: --xlsx FILE, --csv DIR or both")
    for name in options.only or ():
        if name not in TABLES:
            raise WrongUse(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    measures = [measure_of(text) for text in options.measure or MEASURE_IDS]
    published = published_of(options.tables)
    if options.csv:
        from analysis.csv_files import export_csv

        counts = export_csv(published, Path(options.csv), options.only)
        print(f"{options.csv}: {len(counts)} tables, {sum(counts.values())} rows")
    if options.xlsx:
        from analysis.workbook import write_workbook

        Path(options.xlsx).parent.mkdir(parents=True, exist_ok=True)
        counts = write_workbook(Path(options.xlsx), published, _compared(options, published), measures)
        print(f"{options.xlsx}: {', '.join(f'{sheet} {rows}' for sheet, rows in counts.items())}")
    return ALL_READ


def _query(options: argparse.Namespace) -> int:
    import pyarrow.parquet as pq

    from analysis.csv_files import write_csv
    from analysis.query import BadQuery, Database, lines
    from analysis.safe_cells import csv_value

    out = Path(options.out) if options.out else None
    if out and not (options.csv or options.json) and out.suffix.lower() not in (CSV, ".json", ".jsonl", ".parquet"):
        raise WrongUse(f"{out}: the name must end in .csv, .json or .parquet")
    sql = sys.stdin.read() if options.sql == "-" else options.sql
    try:
        table = Database(published_of(options.tables)).select(sql)
    except BadQuery as error:
        raise WrongUse(str(error)) from None
    rows = table.to_pylist()
    if out is None:
        _print(table, rows, options, lines, csv_value)
        return ALL_READ
    out.parent.mkdir(parents=True, exist_ok=True)
    if options.csv or (not options.json and out.suffix.lower() == CSV):
        write_csv(out, table.column_names, (list(row.values()) for row in rows))
    elif not options.json and out.suffix.lower() == ".parquet":
        pq.write_table(table, out)
    else:
        text = "".join(json.dumps(row, ensure_ascii=False, default=plain) + "\n" for row in rows)
        out.write_text(text, encoding="utf-8", newline="\n")
    print(f"{out}: {len(rows)} rows")
    return ALL_READ


def _print(table: Any, rows: list[dict[str, Any]], options: argparse.Namespace, lines: Any, csv_value: Any) -> None:
    if options.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False, default=plain))
        return
    if options.csv:
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows([csv_value(value) for value in row.values()] for row in rows)
        return
    for line in lines(table.slice(0, options.limit) if options.limit else table):
        print(line)
    if not rows:
        print("(no rows)")
    if options.limit and len(rows) > options.limit:
        print(f"… {len(rows) - options.limit} more rows (--limit 0 shows all)")
