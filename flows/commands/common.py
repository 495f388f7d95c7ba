"""What the commands share: exit codes, wrong use, kinds of arguments, lines in and rows out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

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
