"""``dxplans map``, ``dates`` and ``divisions``: lines of text in, one JSON object a line out."""

from __future__ import annotations

import argparse
from typing import Any

from flows.commands.common import command_of, lines_of, print_lines


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "map", _map, "map headings onto national measures",
        "Reads headings, one a line (plain, or JSON with text, ancestors, body, leaf, edition), from files or standard "
        "input and prints one JSON object a line.",
    )  # fmt: skip
    command.add_argument("--explain", action="store_true", help="say what decided")
    command.add_argument("files", nargs="*", metavar="FILE", help="UTF-8 text (default: standard input)")
    for name, run, thing in (("dates", _dates, "dates"), ("divisions", _divisions, "divisions")):
        command = command_of(
            commands, name, run, f"find {thing} in lines of text",
            f"Reads lines from files or standard input and prints the {thing} of each as one JSON object a line.",
        )  # fmt: skip
        command.add_argument("files", nargs="*", metavar="FILE", help="UTF-8 text (default: standard input)")


def _map(options: argparse.Namespace) -> int:
    from taxonomy.commands import map_lines

    return print_lines(map_lines(lines_of(options.files), explain=options.explain))


def _dates(options: argparse.Namespace) -> int:
    from extractors.language.dates import date_lines

    return print_lines(date_lines(lines_of(options.files)))


def _divisions(options: argparse.Namespace) -> int:
    from extractors.language.divisions import division_lines

    return print_lines(division_lines(lines_of(options.files)))
