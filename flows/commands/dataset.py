"""``dxplans cite`` and ``release``: the tables as a data set that others cite."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from flows.commands.common import ALL_READ, SOME_FAILED, WrongUse, command_of, out_argument, tables_argument


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "cite", _cite, "print how to cite program and data",
        "Prints a citation with the versions of program, taxonomy and dictionary, and of the tables if there are any.",
    )  # fmt: skip
    tables_argument(command)
    command.add_argument("--format", choices=("text", "bibtex", "cff"), default="text", help="default: text")
    command = command_of(
        commands, "release", _release, "make a dated bundle of the tables",
        "Writes dxplans-DATE with the tables, their descriptor, views, dictionary, checksums, counts, and the "
        "row-by-row difference to the release before it. The same tables give the same bytes but for the date.",
    )  # fmt: skip
    tables_argument(command)
    out_argument(command, "folder of releases (default: %(default)s)", metavar="DIR", default="releases",
                 formerly="--to")  # fmt: skip
    command.add_argument("--date", metavar="YYYY-MM-DD", help="date of the release (default: today)")
    command.add_argument("--previous", metavar="DIR", help="release to compare with (default: the newest before it)")
    command.add_argument("--scores", metavar="FILE", help="scores.json of the evaluation to go with it")
    command.add_argument("--without-text", action="store_true",
                         help="withhold the sentences of documents whose licence is not known")  # fmt: skip
    command.add_argument("--check", metavar="DIR", help="make nothing; check the files of a release by their sums")


def _cite(options: argparse.Namespace) -> int:
    import datetime

    from analysis.dataset.citation import cite, data_state, versions_installed, versions_of
    from analysis.tables import NotPublished, Published
    from flows.versions import program_version

    try:
        published = Published(options.tables)
        state, versions = data_state(published), versions_of(published, program_version())
    except NotPublished as error:
        print(f"the program alone is cited: {error}", file=sys.stderr)
        state, versions = None, versions_installed(program_version())
    print(cite(versions, state, datetime.date.today(), options.format))
    return ALL_READ


def _release(options: argparse.Namespace) -> int:
    import datetime

    from analysis.dataset.release import ReleaseError, check_sums, make_release
    from analysis.tables import NotPublished
    from flows.versions import program_version

    if options.check:
        if not (Path(options.check) / "SHA256SUMS").is_file():
            raise WrongUse(f"{options.check}: is no release")
        wrong = check_sums(Path(options.check))
        print("\n".join(f"{name}: missing, changed or not listed" for name in wrong) or "all files are as released")
        return SOME_FAILED if wrong else ALL_READ
    try:
        day = datetime.date.fromisoformat(options.date) if options.date else datetime.date.today()
    except ValueError:
        raise WrongUse(f"{options.date}: is no date of the form YYYY-MM-DD") from None
    try:
        release = make_release(
            Path(options.tables), Path(options.out), day, program_version(),
            previous=Path(options.previous) if options.previous else None,
            scores=Path(options.scores) if options.scores else None, without_text=options.without_text,
        )  # fmt: skip
    except (ReleaseError, NotPublished) as error:
        raise WrongUse(str(error)) from None
    print(f"{release.folder}: {len(release.counts)} tables, {sum(release.counts.values())} rows")
    if release.previous:
        print(f"compared with {release.previous}: {release.folder / 'difference.md'}")
    if release.withheld:
        print(f"sentences of {release.withheld} documents are withheld: their licence is not known")
    return ALL_READ
