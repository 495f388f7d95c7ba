"""What the commands share: exit codes, wrong use, kinds of arguments, lines in and rows out.

One rule holds for all that take or make tables: ``--tables DIR`` names published tables that are there, ``-o, --out``
what is written, a file or a folder. Spellings of earlier guides go on working and are not shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.tables import Published

ALL_READ = 0
SOME_FAILED = 1
WRONG_USE = 2
TABLES = "data/processed"
"""Where published tables stand unless an argument says otherwise."""


class WrongUse(Exception):
    """Something that the person has to put right: said without a traceback, exit code 2."""


def command_of(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], short: str, long: str
) -> argparse.ArgumentParser:
    """Add a command that calls `run`, and return its parser."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=short, description=long)
    command.set_defaults(run=run)
    return command


def whole_number(text: str) -> int:
    """An argument that is a number from 0."""
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def seconds(text: str) -> float:
    """An argument that is a time in seconds."""
    number = float(text)
    if not 0 <= number < 1e9:
        raise ValueError
    return number


def plain(value: Any) -> Any:
    """The form in JSON of what `json` does not know: dates."""
    import datetime

    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def print_lines(rows: Iterable[dict[str, Any]]) -> int:
    """Print rows as JSON, one a line."""
    import json

    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=plain), flush=sys.stdout.isatty())
    return ALL_READ


def lines_of(files: Sequence[str]) -> Iterator[str]:
    """Lines of the files, or of standard input where there are none, without their ends; always UTF-8."""
    if not files:
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    for name in files:
        try:
            with open(name, encoding="utf-8-sig", errors="replace") as file:
                for line in file:
                    yield line.rstrip("\r\n")
        except OSError as error:
            raise WrongUse(f"{name}: cannot be opened ({error.strerror})") from None


def published_of(folder: str) -> Published:
    """The published tables of a folder.

    Raises:
        WrongUse: if there are none.
    """
    from analysis.tables import NotPublished, Published

    try:
        return Published(folder)
    except NotPublished as error:
        raise WrongUse(str(error)) from None


def tables_argument(command: argparse.ArgumentParser, *, formerly: str | None = None) -> None:
    """Add ``--tables``, which says where the published tables are.

    Args:
        command: the command that reads them.
        formerly: a spelling of earlier guides; a name without dashes is a place in the line.
    """
    command.add_argument("--tables", default=TABLES, metavar="DIR",
                         help="folder of published tables (default: %(default)s)")  # fmt: skip
    if formerly and formerly.startswith("-"):
        command.add_argument(formerly, dest="tables", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    elif formerly:
        command.add_argument("tables", nargs="?", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def out_argument(
    command: argparse.ArgumentParser, meaning: str, *, metavar: str = "FILE", formerly: str | None = None, **kind: Any
) -> None:
    """Add ``-o, --out``, which says what is written.

    Args:
        command: the command that writes it.
        meaning: its help.
        metavar: FILE or DIR.
        formerly: a spelling of earlier guides.
        kind: further words of ``add_argument``.
    """
    command.add_argument("-o", "--out", metavar=metavar, help=meaning, **kind)
    if formerly:
        kind |= {"default": argparse.SUPPRESS, "required": False}
        command.add_argument(formerly, dest="out", help=argparse.SUPPRESS, **kind)


def cause_of(error: OSError, instead: object = "") -> str:
    """What went wrong with a file, as a person says it: which one, what, and on Windows what usually keeps it.

    Args:
        error: what was raised.
        instead: the name for errors that do not know their file, such as those of a full disk.
    """
    import os

    name = error.filename or instead
    said = os.strerror(error.errno) if error.errno else str(error)
    if os.name == "nt" and isinstance(error, PermissionError) and error.filename and os.path.isfile(error.filename):
        # What Excel shows it also holds.
        said += " (is it open in another program?)"
    return f"{name}: {said}" if name else said


def day(text: str) -> Any:
    """An argument that is a date (2026-03-31)."""
    import datetime

    return datetime.date.fromisoformat(text)


def roster_of(file: str | None) -> list[str] | None:
    """The codes of a roster, what could not be understood on standard error; None without a roster.

    Raises:
        WrongUse: if the file cannot be read, or names no body.
    """
    from pathlib import Path

    from analysis.roster import read_roster

    if file is None:
        return None
    try:
        codes, problems = read_roster(Path(file))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{file}: the roster cannot be read ({error})") from None
    for problem in problems:
        print(problem, file=sys.stderr)
    if not codes:
        raise WrongUse(f"{file}: the roster names no body")
    return codes


def edition_of(edition: str) -> str:
    """An edition of the national plan, if there is one of that name.

    Raises:
        WrongUse: if there is no such edition.
    """
    from taxonomy.loader import load_taxonomy

    known = [known.id for known in load_taxonomy().editions]
    if edition not in known:
        raise WrongUse(f"there is no edition {edition}; known are {', '.join(known)}")
    return edition


def measure_of(text: str) -> str:
    """The id of a measure, given as its id or as its Japanese name.

    Raises:
        WrongUse: if there is no such measure.
    """
    from taxonomy.loader import load_taxonomy
    from taxonomy.search_text import fold

    measures = load_taxonomy().measures
    for measure in measures:
        names = [measure.id, measure.label_ja, *(label.text for label in measure.alternative_labels)]
        if fold(text) in map(fold, names):
            return measure.id
    raise WrongUse(f"there is no measure {text!r}; known are {', '.join(measure.id for measure in measures)}")
