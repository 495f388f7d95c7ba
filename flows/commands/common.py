"""What the commands share: exit codes, wrong use, kinds of arguments, lines in and rows out."""

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


def tables_argument(command: argparse.ArgumentParser, name: str = "--tables") -> None:
    """Add the argument that says where the published tables are."""
    command.add_argument(name, default="data/processed", metavar="DIR",
                         help="folder of published tables (default: %(default)s)")  # fmt: skip


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


def edition_of(edition: str | None, usual: str) -> str:
    """An edition of the national plan.

    Raises:
        WrongUse: if there is no such edition.
    """
    from taxonomy.loader import load_taxonomy

    known = [known.id for known in load_taxonomy().editions]
    if edition is not None and edition not in known:
        raise WrongUse(f"there is no edition {edition}; known are {', '.join(known)}")
    return edition or usual


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
