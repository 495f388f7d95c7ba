"""``dxplans review``: what a person should look at, a blind sheet to code, and the score of a filled one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.commands.common import (
    ALL_READ,
    WrongUse,
    cause_of,
    command_of,
    out_argument,
    published_of,
    tables_argument,
    whole_number,
)


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "review", _review, "list doubtful rows, or measure how right the tables are",
        "Writes the rows that a person should look at as a sheet; filled in (value, who, why) and put into the folder "
        "of corrections it counts from the next run on. --sample writes a blind sheet for coding instead, and --score "
        "compares a filled one with the tables.",
    )  # fmt: skip
    tables_argument(command)
    out_argument(command, "write .xlsx or .csv (without it: counts are printed)", formerly="--output")
    deed = command.add_mutually_exclusive_group()
    deed.add_argument("--sample", type=whole_number, metavar="N", help="a blind sheet of N rows a table, drawn by lot")
    deed.add_argument("--score", metavar="FILE", help="score a filled sheet (.csv or .xlsx)")
    command.add_argument("--seed", type=whole_number, default=1, metavar="S", help="of the lot (default: %(default)s)")
    command.add_argument("--pdfs", metavar="DIR_OR_URL",
                         help="where the PDFs stand, for links; a relative folder is seen from the file that is "
                         "written")  # fmt: skip


def _review(options: argparse.Namespace) -> int:
    output = Path(options.out) if options.out else None
    if output and output.suffix.lower() not in (".csv", ".xlsx"):
        raise WrongUse(f"{output}: the name must end in .csv or .xlsx")
    if options.score:
        return _score(options, output)
    from analysis.links import Links

    published = published_of(options.tables)
    links = Links(published, options.pdfs)
    if options.sample is not None:
        from analysis.coding import COLUMNS, sample

        if output is None:
            raise WrongUse("say where the blind sheet goes: -o FILE")
        lines = [[line[name] for name in COLUMNS] for line in sample(published, options.sample, options.seed, links)]
        return _write(output, "符号化", COLUMNS, lines)
    from analysis import review

    doubts = list(review.doubtful(published, links))
    counts = Counter(doubt.reason for doubt in doubts)
    for reason, label in review.REASONS.items():
        if counts[reason]:
            print(f"{counts[reason]:6}  {reason} ({label})")
    print(f"{len(doubts):6}  values to look at")
    return _write(output, "確認", review.COLUMNS, map(review.cells, doubts)) if output else ALL_READ


def _write(output: Path, sheet: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> int:
    from analysis.csv_files import write_csv
    from analysis.workbook import Column, write_sheet

    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix.lower() == ".csv":
        count = write_csv(output, list(columns.values()), rows)
    else:
        wide = ("text", "value", "title", "detail", "question", "allowed", "answer", "read")
        heads = [Column(label, 32 if name in wide else 14) for name, label in columns.items()]
        link = list(columns).index("link")
        linked = ([*row[:link], ("開く", row[link]) if row[link] else "", *row[link + 1 :]] for row in rows)
        count = write_sheet(output, sheet, heads, linked)
    print(f"{output}: {count} rows")
    return ALL_READ


def _score(options: argparse.Namespace, output: Path | None) -> int:
    from analysis.coding import score
    from analysis.csv_files import write_csv
    from analysis.sheet_lines import NoSheet, read_lines

    try:
        lines = read_lines(Path(options.score))
    except OSError as error:
        raise WrongUse(cause_of(error, options.score)) from None
    except NoSheet as error:
        raise WrongUse(str(error)) from None
    scores, problems = score(published_of(options.tables), lines)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not scores:
        raise WrongUse(f"{options.score}: no line has an answer")
    heading = ["column", "coded", "stated", "right", "precision", "low", "high", "missed"]
    rows: list[list[Any]] = []
    for one in scores:
        low, high = one.interval or (None, None)
        shares = [None if share is None else round(share, 3) for share in (one.precision, low, high)]
        rows.append([f"{one.table}.{one.column}", one.coded, one.stated, one.right, *shares, one.missed])
    for row in [heading, *rows]:
        print(f"{row[0]:<30}" + "".join(f"{'-' if value is None else value:>10}" for value in row[1:]))
    for one in scores:
        for row_id, read, answer in one.wrong[:5]:
            print(f"  {one.table}.{one.column} {row_id}: read {read!r}, answered {answer!r}")
    if output and output.suffix.lower() == ".csv":
        write_csv(output, heading, rows)
    return ALL_READ
