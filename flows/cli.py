"""The command ``dxplans``: every command loads only what it needs, so that help is there at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

ALL_READ = 0
SOME_FAILED = 1
WRONG_USE = 2


class _WrongUse(Exception):
    """Something that the person has to put right: said without a traceback, exit code 2."""


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
    except _WrongUse as error:
        print(f"dxplans {options.command}: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); Python must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
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
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_run(commands)
    _add_extract(commands)
    _add_lines(commands)
    _add_show(commands)
    _add_taxonomy(commands)
    command = _command(commands, "dictionary", _dictionary, "print the data dictionary (Markdown)",
                       "Prints what every table and column means, as in docs/data-dictionary.md.")  # fmt: skip
    command.add_argument("--check", metavar="FILE", help="print nothing; exit 1 if FILE says something else")
    _add_serve(commands)
    return parser


class _Version(argparse.Action):
    """The version, asked for only when it is printed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print it and end."""
        from flows.versions import program_version

        print(f"dxplans {program_version()}")
        parser.exit(ALL_READ)


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], short: str, long: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=short, description=long)
    command.set_defaults(run=run)
    return command


def _add_run(commands: Any) -> None:
    command = _command(
        commands, "run", _run, "read PDFs and publish their tables",
        "Reads every PDF below the paths and publishes the tables all at once. Documents that did not change are not "
        "read again; other documents of the output stay unless --prune is given.",
    )  # fmt: skip
    _batch_arguments(command)
    command.add_argument("--direct", action="store_true", help="run without a workflow server")


def _batch_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="*", metavar="PATH", help="PDF or folder of PDFs (default: data/raw)")
    command.add_argument("--out", default="data/processed", metavar="DIR",
                         help="where tables go (default: %(default)s)")  # fmt: skip
    command.add_argument("--workers", type=_count, default=0, metavar="N", help="processes (default: one a core)")
    command.add_argument("--prune", action="store_true", help="remove documents that are not among the PATHs")
    command.add_argument("--accept-drop", action="store_true",
                         help="publish even if a table loses more than 20 %% of its rows")  # fmt: skip
    command.add_argument("--roster", metavar="FILE", help="CSV of codes or names that coverage has to list")
    command.add_argument("--edition", metavar="ID", help="edition of the national plan for coverage (default: 1.0)")
    command.add_argument("--password", metavar="P", help="password for files that the manifest gives none for")
    command.add_argument("--ocr", choices=("auto", "off"), default="auto",
                         help="recognise pages without text where Tesseract is installed (default: auto)")  # fmt: skip
    command.add_argument("--retry", action="store_true", help="read again what failed or was read in part")
    command.add_argument("--wait", type=_seconds, default=600.0, metavar="S",
                         help="seconds to wait for another run on DIR (default: 600)")  # fmt: skip
    command.add_argument("--seconds", type=_seconds, default=60.0, metavar="S",
                         help="time for a document, without its pages (default: 60)")  # fmt: skip
    command.add_argument("--seconds-a-page", type=_seconds, default=5.0, metavar="S",
                         help="time for each of its pages (default: 5)")  # fmt: skip
    command.add_argument("--seconds-a-scan", type=_seconds, default=20.0, metavar="S",
                         help="time for each page that OCR reads (default: 20)")  # fmt: skip
    command.add_argument("--memory", type=_count, default=2048, metavar="MB",
                         help="memory for a document, 0 for no limit (default: 2048)")  # fmt: skip
    command.add_argument("--max-pages", type=_count, default=2000, metavar="N",
                         help="pages read of a document (default: 2000)")  # fmt: skip


def _add_extract(commands: Any) -> None:
    command = _command(
        commands, "extract", _extract, "print one document's tables as JSON",
        "Reads one PDF and prints an object of tables, each a list of rows, on standard output.",
    )  # fmt: skip
    command.add_argument("file", metavar="FILE.pdf")
    command.add_argument("--password", metavar="P", help="password of an encrypted file")
    command.add_argument("--max-pages", type=_count, metavar="N", help="read only the first N pages")
    command.add_argument("--ocr", choices=("auto", "off"), default="auto",
                         help="recognise pages without text where Tesseract is installed (default: auto)")  # fmt: skip


def _add_lines(commands: Any) -> None:
    command = _command(
        commands, "map", _map, "map headings onto national measures",
        "Reads headings, one a line (plain, or JSON with text, ancestors, body, edition), from files or standard input "
        "and prints one JSON object a line.",
    )  # fmt: skip
    command.add_argument("--explain", action="store_true", help="say what decided")
    command.add_argument("files", nargs="*", metavar="FILE")
    for name, run, thing in (("dates", _dates, "dates"), ("divisions", _divisions, "divisions")):
        command = _command(
            commands, name, run, f"find {thing} in lines of text",
            f"Reads lines from files or standard input and prints the {thing} of each as one JSON object a line.",
        )  # fmt: skip
        command.add_argument("files", nargs="*", metavar="FILE")


def _add_show(commands: Any) -> None:
    command = _command(
        commands, "show", _show, "draw a page with the boxes of what was extracted",
        "Draws a page as PNG with a numbered box for each row, and prints the rows by number: the way to see whether a "
        "row is right.",
    )  # fmt: skip
    command.add_argument("file", metavar="FILE.pdf")
    command.add_argument("--page", type=_count, required=True, metavar="N", help="physical page, from 1")
    command.add_argument("--table", action="append", metavar="NAME",
                         help="table to show; may be given again (default: sections, measures, tables)")  # fmt: skip
    command.add_argument("-o", "--output", metavar="PNG", help="picture to write (default: FILE-pN.png, here)")
    command.add_argument("--password", metavar="P", help="password of an encrypted file")


def _add_taxonomy(commands: Any) -> None:
    command = _command(commands, "taxonomy", _taxonomy, "check or export the taxonomy",
                       "Checks that the taxonomy's data are consistent, or writes them as files.")  # fmt: skip
    command.add_argument("action", choices=("check", "export"))
    command.add_argument("--out", metavar="DIR", help="where export writes (default: data/taxonomy)")


def _add_serve(commands: Any) -> None:
    command = _command(
        commands, "serve", _serve, "serve the batch with a schedule",
        "Serves the batch as a Prefect deployment with a cron schedule in Asia/Tokyo until it is ended. Needs a "
        "Prefect server: set PREFECT_API_URL.",
    )  # fmt: skip
    command.add_argument("--cron", default="0 2 * * *", help="when (default: %(default)r, every night at two)")
    command.add_argument("--timezone", default="Asia/Tokyo", help="of the schedule (default: %(default)s)")
    _batch_arguments(command)


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1e9:
        raise ValueError
    return number


def _batch_inputs(options: argparse.Namespace) -> tuple[list[Path], Any]:
    from flows.batch import Settings
    from flows.workers import Limits

    paths = [Path(path) for path in options.paths or ["data/raw"]]
    for path in paths:
        if not path.exists():
            raise _WrongUse(f"{path}: there is no such file or folder")
    if options.roster and not Path(options.roster).is_file():
        raise _WrongUse(f"{options.roster}: there is no such roster")
    if Path(options.out).exists() and not Path(options.out).is_dir():
        raise _WrongUse(f"{options.out}: is no folder")
    settings: dict[str, Any] = {}
    if options.edition:
        from taxonomy.loader import load_taxonomy

        known = [edition.id for edition in load_taxonomy().editions]
        if options.edition not in known:
            raise _WrongUse(f"there is no edition {options.edition}; known are {', '.join(known)}")
        settings["edition"] = options.edition
    limits = Limits(
        options.seconds, options.seconds_a_page, options.seconds_a_scan, options.memory, options.max_pages or 2000
    )
    return paths, Settings(
        workers=options.workers, prune=options.prune, accept_drop=options.accept_drop, retry=options.retry,
        ocr=options.ocr, roster=Path(options.roster) if options.roster else None, password=options.password,
        wait=options.wait, limits=limits, **settings,
    )  # fmt: skip


def _run(options: argparse.Namespace) -> int:
    from flows.batch import run_batch
    from flows.progress import Progress
    from flows.publish import OutputBusy
    from flows.sources import NoSuchPath
    from flows.summary import summary_lines

    paths, settings = _batch_inputs(options)
    with Progress(sys.stderr) as progress:
        try:
            report = run_batch(
                paths, Path(options.out), direct=options.direct, settings=settings, on_read=progress.advance,
                tell=progress.say,
            )  # fmt: skip
        except NoSuchPath as error:
            raise _WrongUse(str(error)) from None
        except OutputBusy as error:
            progress.say(f"dxplans run: {error}")
            return SOME_FAILED
        except UnicodeDecodeError as error:
            raise _WrongUse(f"{options.roster}: the roster is not in UTF-8 ({error.reason})") from None
        except OSError as error:
            progress.say(f"dxplans run: {error.filename or options.out}: {error.strerror or error}")
            return SOME_FAILED
    for line in summary_lines(report):
        print(line)
    if not report.documents:
        print(f"no PDF was found in {', '.join(map(str, paths))}", file=sys.stderr)
    return ALL_READ if report.all_read else SOME_FAILED


def _extract(options: argparse.Namespace) -> int:
    import json

    records = _read_one(options.file, options.password, options.max_pages, options.ocr)
    if records is None:
        return SOME_FAILED
    print(json.dumps(records.tables, ensure_ascii=False, default=_plain))
    return ALL_READ


def _read_one(
    file: str, password: str | None, max_pages: int | None = None, ocr: Literal["auto", "off"] = "auto"
) -> Any:
    """The rows of one file; None, with the cause on standard error, where it cannot be read."""
    from extractors.plan import ExtractOptions, extract_plan
    from extractors.reading.reader import ReadError
    from flows.manifest import Manifests

    path = Path(file)
    if not path.is_file():
        raise _WrongUse(f"{file}: there is no such file")
    manifest, problems = Manifests().row(path, path.parent)
    for problem in problems:
        print(problem, file=sys.stderr)
    try:
        return extract_plan(path, ExtractOptions(password, max_pages, path.name, dict(manifest), ocr))
    except ReadError as error:
        print(error.message, file=sys.stderr)
        return None


def _plain(value: Any) -> Any:
    import datetime

    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _map(options: argparse.Namespace) -> int:
    from taxonomy.commands import map_lines

    return _print_lines(map_lines(_lines(options.files), explain=options.explain))


def _dates(options: argparse.Namespace) -> int:
    from extractors.language.dates import date_lines

    return _print_lines(date_lines(_lines(options.files)))


def _divisions(options: argparse.Namespace) -> int:
    from extractors.language.divisions import division_lines

    return _print_lines(division_lines(_lines(options.files)))


def _print_lines(rows: Iterable[dict[str, Any]]) -> int:
    import json

    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=_plain), flush=sys.stdout.isatty())
    return ALL_READ


def _lines(files: Sequence[str]) -> Iterator[str]:
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
            raise _WrongUse(f"{name}: cannot be opened ({error.strerror})") from None


def _show(options: argparse.Namespace) -> int:
    from extractors.schema import TABLES
    from flows.show import DEFAULT_TABLES, draw

    names = options.table or list(DEFAULT_TABLES)
    for name in names:
        if name not in TABLES:
            raise _WrongUse(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    records = _read_one(options.file, options.password)
    if records is None:
        return SOME_FAILED
    output = Path(options.output or f"{Path(options.file).stem}-p{options.page}.png")
    try:
        legend = draw(Path(options.file), options.page, records.tables, names, output, options.password)
    except IndexError as error:
        raise _WrongUse(str(error)) from None
    for line in legend:
        print(line)
    print(f"{output}: {len(legend)} rows of {', '.join(names)} on page {options.page}")
    return ALL_READ


def _taxonomy(options: argparse.Namespace) -> int:
    if options.action == "check":
        from taxonomy.check import check

        report = check()
        for line in report.lines():
            print(line)
        return ALL_READ if report.ok else SOME_FAILED
    from taxonomy.export import write

    for path in write(Path(options.out or "data/taxonomy")):
        print(path)
    return ALL_READ


def _dictionary(options: argparse.Namespace) -> int:
    from extractors.schema import dictionary

    if not options.check:
        print(dictionary(), end="")
        return ALL_READ
    try:
        same = Path(options.check).read_text(encoding="utf-8") == dictionary()
    except OSError as error:
        raise _WrongUse(f"{options.check}: cannot be opened ({error.strerror})") from None
    return ALL_READ if same else SOME_FAILED


def _serve(options: argparse.Namespace) -> int:
    if not os.environ.get("PREFECT_API_URL"):
        raise _WrongUse("a schedule needs a Prefect server: set PREFECT_API_URL (see docs/operations.md)")
    paths, settings = _batch_inputs(options)
    from flows.prefect_settings import prepare_environment

    prepare_environment(Path(options.out))
    from flows.prefect_flows import serve

    values = {"workers": settings.workers, "prune": settings.prune, "accept_drop": settings.accept_drop,
              "retry": settings.retry, "edition": settings.edition, "wait": settings.wait,
              "ocr": settings.ocr}  # fmt: skip
    if settings.roster:
        values["roster"] = str(settings.roster.resolve())
    serve([str(path.resolve()) for path in paths], str(Path(options.out).resolve()), options.cron, options.timezone,
          values)  # fmt: skip
    return ALL_READ


if __name__ == "__main__":
    sys.exit(main())
