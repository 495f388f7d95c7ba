"""``dxplans stats``: official figures beside the plans."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from flows.commands.common import ALL_READ, SOME_FAILED, WrongUse, cause_of, command_of, day, seconds, tables_argument


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "stats", _stats, "import official figures of bodies",
        "Reads tables of the Digital Agency's dashboard (自治体DXの取組に関するダッシュボード; CSV, XLSX or ZIP) "
        "into the table indicators and publishes the set anew. Names that stand for several bodies are settled by the "
        "order of codes; what cannot be settled is reported and left out. Figures of the same indicator and day are "
        "replaced.",
    )  # fmt: skip
    command.add_argument("action", choices=("import",), help="the one thing it does")
    command.add_argument("files", nargs="+", metavar="FILE", help="CSV as the dashboard gives it")
    tables_argument(command, formerly="--out")
    command.add_argument("--as-of", type=day, metavar="DATE", help="day of the data, such as 2024-07-12")
    command.add_argument("--replace", action="store_true", help="drop all figures that were imported before")
    command.add_argument("--wait", type=seconds, default=600.0, metavar="S",
                         help="seconds to wait for a run on DIR (default: 600)")  # fmt: skip


def _stats(options: argparse.Namespace) -> int:
    from analysis.indicators import NoFigures, read_figures
    from flows.batch import import_indicators
    from flows.publish import OutputBusy, published

    out = Path(options.tables)
    if not published(out):
        raise WrongUse(f"{out}: holds no published tables; `dxplans run PATH --out {out}` makes them")
    rows, problems = [], []
    for file in options.files:
        try:
            read, wrong = read_figures(Path(file), options.as_of)
        except OSError as error:
            raise WrongUse(cause_of(error, file)) from None
        except NoFigures as error:
            raise WrongUse(str(error)) from None
        rows += read
        problems += wrong
    for problem in problems:
        print(problem, file=sys.stderr)
    try:
        report = import_indicators(out, rows, replace=options.replace, wait=options.wait)
    except OutputBusy as error:
        print(f"dxplans stats: {error}", file=sys.stderr)
        return SOME_FAILED
    for cause in report.refused:
        print(f"not published: {cause}", file=sys.stderr)
    bodies = len({row["municipality_code"] for row in rows})
    print(f"indicators {len(rows)} figures of {bodies} bodies read, {report.counts.get('indicators', 0)} published")
    return SOME_FAILED if report.refused else ALL_READ
