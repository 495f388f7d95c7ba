"""``dxplans report``: a static site over published tables, for people with nothing but a browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from flows.commands.common import (
    ALL_READ,
    WrongUse,
    command_of,
    edition_of,
    out_argument,
    tables_argument,
    whole_number,
)


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = command_of(
        commands, "report", _report, "write a report that opens in a browser without a server",
        "Writes a static site over the published tables: heat map of towns and measures, a page a town and a measure, "
        "with the page of evidence behind every fact. Open DIR/index.html by a double click; nothing is sent or "
        "fetched. An older report in DIR is replaced, all at once; other files there stay.",
    )  # fmt: skip
    tables_argument(command, formerly="tables")
    out_argument(command, "folder that the report is written into", metavar="DIR", required=True)
    command.add_argument("--pdfs", action="append", metavar="PATH",
                         help="PDF or folder in which to look for files that are not where they were read; may be "
                         "given again")  # fmt: skip
    command.add_argument("--no-images", action="store_true",
                         help="no pictures of pages: evidence is a page and a place")  # fmt: skip
    command.add_argument("--pages", choices=("evidence", "all"), default="evidence",
                         help="which pages to draw: those that are evidence, or all of the plans shown "
                         "(default: %(default)s)")  # fmt: skip
    command.add_argument("--edition", metavar="ID",
                         help="edition of the national plan to show coverage in (default: that of the tables)")
    command.add_argument("--workers", type=whole_number, default=0, metavar="N", help="processes (default: one a core)")


def _report(options: argparse.Namespace) -> int:
    from analysis.report.place import Refused
    from analysis.tables import NotPublished
    from flows.report import write_report
    from flows.sources import NoSuchPath

    if options.edition:
        edition_of(options.edition)
    try:
        done = write_report(
            Path(options.tables), Path(options.out), pdfs=[Path(path) for path in options.pdfs or ()],
            images=not options.no_images, all_pages=options.pages == "all", edition=options.edition,
            workers=options.workers, tell=lambda line: print(line, file=sys.stderr),
        )  # fmt: skip
    except (NotPublished, NoSuchPath, Refused) as error:
        raise WrongUse(str(error)) from None
    print(f"towns      {done.towns} ({done.read} with a plan that was read)")
    if options.no_images:
        print(f"documents  {done.documents}")
    else:
        print(f"documents  {done.documents} ({done.without_file} whose file is not at hand)")
        print(f"pictures   {done.drawn} drawn, {done.taken} taken over, {done.missing} missing")
    print(f"open       {Path(options.out) / 'index.html'}")
    return ALL_READ
