"""The command ``dxplans``: every command loads only what it needs, so that help is there at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from flows.commands import batch, changes, compare, crawl, dataset, document, figures, lines, reference, report, review
from flows.commands.common import ALL_READ, SOME_FAILED, WRONG_USE, WrongUse, cause_of

# The order of the help.
GROUPS = (
    batch,
    crawl,
    report,
    compare,
    changes,
    review,
    document,
    lines,
    figures,
    dataset,
    reference,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 if all was read, 1 if some failed, 2 for wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return WRONG_USE
    try:
        return int(options.run(options))
    except WrongUse as error:
        print(f"dxplans {options.command}: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); Python must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
    except OSError as error:
        out = getattr(options, "out", None) or ""
        print(f"dxplans {options.command}: {cause_of(error, out if isinstance(out, str) else ', '.join(out))}",
              file=sys.stderr)  # fmt: skip
        return SOME_FAILED
    except KeyboardInterrupt:
        print(f"dxplans {options.command}: stopped", file=sys.stderr)
        return 130


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="dxplans",
        description="Reads DX plans of Japanese local governments (PDF) into tables, with page and rectangle for "
        "every row.",
        epilog="Exit codes: 0 all was read, 1 some failed, 2 wrong use. `dxplans COMMAND --help` tells more.",
    )
    parser.add_argument("-V", "--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for group in GROUPS:
        group.add(commands)
    return parser


class _Version(argparse.Action):
    """The version, asked for only when it is printed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print it and end."""
        from flows.versions import program_version

        print(f"dxplans {program_version()}")
        parser.exit(ALL_READ)


if __name__ == "__main__":
    sys.exit(main())
