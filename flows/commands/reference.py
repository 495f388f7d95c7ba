"""``dxplans taxonomy``, ``dictionary`` and ``manual``: what the tables, the taxonomy and the commands mean."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from flows.commands.common import ALL_READ, SOME_FAILED, TABLES, WrongUse, command_of, out_argument


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(commands, "taxonomy", _taxonomy, "check or export the taxonomy",
                       "Checks that the taxonomy's data are consistent, or writes them as files.")  # fmt: skip
    command.add_argument("action", choices=("check", "export"), help="prove the data consistent, or write them")
    out_argument(command, "where export writes (default: %(default)s, beside the tables)", metavar="DIR",
                 default=TABLES)  # fmt: skip
    command = command_of(commands, "dictionary", _dictionary, "print the data dictionary (Markdown)",
                       "Prints what every table and column means, as in docs/data-dictionary.md.")  # fmt: skip
    command.add_argument("--check", metavar="FILE", help="print nothing; exit 1 if FILE says something else")
    command_of(commands, "manual", _manual, "print the manual of all commands (Markdown)",
               "Prints every command with its arguments, as in docs/commands.md.")  # fmt: skip


def _taxonomy(options: argparse.Namespace) -> int:
    if options.action == "check":
        from taxonomy.check import check

        try:
            report = check()
        except (KeyError, TypeError, ValueError) as error:
            print(f"the data of the taxonomy cannot be read: {type(error).__name__} {error}", file=sys.stderr)
            return SOME_FAILED
        for line in report.lines():
            print(line)
        return ALL_READ if report.ok else SOME_FAILED
    from taxonomy.export import write

    for path in write(Path(options.out)):
        print(path)
    return ALL_READ


def _dictionary(options: argparse.Namespace) -> int:
    from extractors.schema.dictionary import dictionary

    if not options.check:
        print(dictionary(), end="")
        return ALL_READ
    try:
        same = Path(options.check).read_text(encoding="utf-8") == dictionary()
    except OSError as error:
        raise WrongUse(f"{options.check}: cannot be opened ({error.strerror})") from None
    return ALL_READ if same else SOME_FAILED


def _manual(_: argparse.Namespace) -> int:
    from flows.cli import build_parser
    from flows.manual import manual

    print(manual(build_parser()), end="")
    return ALL_READ
