"""``dxplans run`` and ``dxplans serve``: the batch once, or by schedule."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from flows.commands.common import (
    ALL_READ,
    SOME_FAILED,
    TABLES,
    WrongUse,
    cause_of,
    command_of,
    edition_of,
    out_argument,
    seconds,
    whole_number,
)


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "run", _run, "read PDFs and publish their tables",
        "Reads every PDF below the paths and publishes the tables all at once. Documents that did not change are not "
        "read again; other documents of the output stay unless --prune is given.",
    )  # fmt: skip
    batch_arguments(command)
    command.add_argument("--direct", action="store_true", help="run without a workflow server")
    command.add_argument("--dask", metavar="ADDRESS",
                         help="read on a Dask cluster: address of its scheduler, or its scheduler file")  # fmt: skip
    _add_serve(commands)


def _add_serve(commands: Any) -> None:
    command = command_of(
        commands, "serve", _serve, "serve the batch, or the whole night, with a schedule",
        "Serves the batch as a Prefect deployment with a cron schedule in Asia/Tokyo until it is ended; with --sources "
        "the whole night: crawl, read, publish. Needs a Prefect server: set PREFECT_API_URL.",
    )  # fmt: skip
    from flows.commands.crawl import crawl_arguments

    crawl_arguments(command)
    command.set_defaults(sources=None)
    command.add_argument("--cron", default="0 2 * * *", help="when (default: %(default)r, every night at two)")
    command.add_argument("--timezone", default="Asia/Tokyo", help="of the schedule (default: %(default)s)")
    batch_arguments(command)


def batch_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of everything that runs a batch."""
    command.add_argument("paths", nargs="*", metavar="PATH", help="PDF or folder of PDFs (default: data/raw)")
    out_argument(command, "where tables go (default: %(default)s)", metavar="DIR", default=TABLES)
    command.add_argument("--workers", type=whole_number, default=0, metavar="N", help="processes (default: one a core)")
    command.add_argument("--prune", action="store_true", help="remove documents that are not among the PATHs")
    command.add_argument("--accept-drop", action="store_true",
                         help="publish even if a table loses more than 20 %% of its rows")  # fmt: skip
    command.add_argument("--roster", metavar="FILE", help="CSV of codes or names that coverage has to list")
    command.add_argument("--corrections", metavar="DIR",
                         help="people's decisions (default: corrections, else the last run's)")  # fmt: skip
    command.add_argument("--edition", metavar="ID", help="edition of the national plan for coverage (default: 1.0)")
    command.add_argument("--password", metavar="P", help="password for files that the manifest gives none for")
    command.add_argument("--ocr", choices=("auto", "off"), default="auto",
                         help="recognise pages without text where Tesseract is installed (default: auto)")  # fmt: skip
    command.add_argument("--retry", action="store_true", help="read again what failed or was read in part")
    command.add_argument("--wait", type=seconds, default=600.0, metavar="S",
                         help="seconds to wait for another run on DIR (default: 600)")  # fmt: skip
    command.add_argument("--seconds", type=seconds, default=60.0, metavar="S",
                         help="time for a document, without its pages (default: 60)")  # fmt: skip
    command.add_argument("--seconds-a-page", type=seconds, default=5.0, metavar="S",
                         help="time for each of its pages (default: 5)")  # fmt: skip
    command.add_argument("--seconds-a-scan", type=seconds, default=60.0, metavar="S",
                         help="time for each page that OCR reads (default: 60)")  # fmt: skip
    command.add_argument("--memory", type=whole_number, default=2048, metavar="MB",
                         help="memory for a document, 0 for no limit (default: 2048)")  # fmt: skip
    command.add_argument("--log", metavar="FILE", help="add JSON lines: document, page, stage, seconds")
    command.add_argument("--verbose", action="store_true", help="say a line a document that is read")
    command.add_argument("--max-pages", type=whole_number, default=2000, metavar="N",
                         help="pages read of a document (default: 2000)")  # fmt: skip


def batch_inputs(options: argparse.Namespace) -> tuple[list[Path], Any]:
    """The paths and settings that the arguments mean.

    Raises:
        WrongUse: if a path, roster or edition does not exist.
    """
    from flows.jobs import Limits
    from flows.settings import Settings
    from flows.shared_storage import StorageError, bring, is_address

    if is_address(options.out):
        raise WrongUse(f"{options.out}: the output has to be a folder; a mounted one on shared storage will do")
    try:
        inputs = bring(options.paths or ["data/raw"], Path(options.out))
    except StorageError as error:
        raise WrongUse(str(error)) from None
    paths = inputs.paths
    for path in paths:
        if not path.exists():
            raise WrongUse(f"{path}: there is no such file or folder")
    if options.roster and not Path(options.roster).is_file():
        raise WrongUse(f"{options.roster}: there is no such roster")
    if options.corrections and not Path(options.corrections).is_dir():
        raise WrongUse(f"{options.corrections}: there is no such folder of corrections")
    if Path(options.out).exists() and not Path(options.out).is_dir():
        raise WrongUse(f"{options.out}: is no folder")
    settings: dict[str, Any] = {}
    if options.edition:
        settings["edition"] = edition_of(options.edition)
    limits = Limits(
        options.seconds, options.seconds_a_page, options.seconds_a_scan, options.memory, options.max_pages or 2000
    )
    return paths, Settings(
        workers=options.workers, prune=options.prune, accept_drop=options.accept_drop, retry=options.retry,
        ocr=options.ocr, roster=Path(options.roster) if options.roster else None, password=options.password,
        corrections=Path(options.corrections) if options.corrections else None, wait=options.wait, limits=limits,
        log=Path(options.log) if options.log else None, verbose=options.verbose,
        dask=getattr(options, "dask", None), origins=inputs.origins,
        **settings,
    )  # fmt: skip


def _run(options: argparse.Namespace) -> int:
    from flows.batch import run_batch
    from flows.cluster import ClusterError
    from flows.progress import Progress
    from flows.publish import OutputBusy
    from flows.sources import NoSuchPath
    from flows.summary import summary_lines

    paths, settings = batch_inputs(options)
    with Progress(sys.stderr) as progress:
        try:
            report = run_batch(
                paths, Path(options.out), direct=options.direct, settings=settings, on_read=progress.advance,
                tell=progress.say,
            )  # fmt: skip
        except NoSuchPath as error:
            raise WrongUse(str(error)) from None
        except ClusterError as error:
            progress.say(f"dxplans run: {error}")
            return SOME_FAILED
        except OutputBusy as error:
            progress.say(f"dxplans run: {error}")
            return SOME_FAILED
        except UnicodeDecodeError as error:
            raise WrongUse(f"{options.roster}: the roster is not in UTF-8 ({error.reason})") from None
        except OSError as error:
            progress.say(f"dxplans run: {cause_of(error, options.out)}")
            return SOME_FAILED
    for line in summary_lines(report):
        print(line)
    if report.published:
        print(f"written    {options.out}")
    if not report.documents:
        print(f"no PDF was found in {', '.join(map(str, paths))}", file=sys.stderr)
    return ALL_READ if report.all_read else SOME_FAILED


def batch_values(settings: Any) -> dict[str, Any]:
    """Settings as the plain values of a deployment's parameters."""
    values = {"workers": settings.workers, "prune": settings.prune, "accept_drop": settings.accept_drop,
              "retry": settings.retry, "edition": settings.edition, "wait": settings.wait,
              "ocr": settings.ocr}  # fmt: skip
    if settings.roster:
        values["roster"] = str(settings.roster.resolve())
    if settings.corrections:
        values["corrections"] = str(settings.corrections.resolve())
    return values


def _serve(options: argparse.Namespace) -> int:
    if not os.environ.get("PREFECT_API_URL"):
        raise WrongUse("a schedule needs a Prefect server: set PREFECT_API_URL (see docs/operations.md)")
    if options.sources is not None:
        return _serve_nightly(options)
    paths, settings = batch_inputs(options)
    from flows.prefect_settings import prepare_environment

    prepare_environment(Path(options.out))
    from flows.prefect_flows import serve

    serve([str(path.resolve()) for path in paths], str(Path(options.out).resolve()), options.cron, options.timezone,
          batch_values(settings))  # fmt: skip
    return ALL_READ


def _serve_nightly(options: argparse.Namespace) -> int:
    from flows.commands.crawl import crawl_inputs, nightly_parameters

    crawl_inputs(options)
    Path(options.raw).mkdir(parents=True, exist_ok=True)
    options.paths = options.paths or [options.raw]
    paths, settings = batch_inputs(options)
    from flows.prefect_settings import prepare_environment

    prepare_environment(Path(options.out))
    from flows.nightly_flows import serve_nightly

    serve_nightly(options.cron, options.timezone, nightly_parameters(options, paths, settings))
    return ALL_READ
