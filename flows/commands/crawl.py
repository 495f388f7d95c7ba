"""``dxplans crawl``, ``sources`` and ``nightly``: fetching plans, the list of where to look, and a whole night."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.batch import batch_arguments, batch_inputs, batch_values
from flows.commands.common import ALL_READ, SOME_FAILED, WrongUse, cause_of, command_of, seconds, whole_number

if TYPE_CHECKING:
    from flows.crawl.run import CrawlReport
    from flows.crawl.settings import CrawlSettings

SOURCES = "data/sources.csv"
RAW = "data/raw"


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    command = command_of(
        commands, "crawl", _crawl, "find and fetch new plans on the sites of local governments",
        "Visits the landing pages of the list of sources, follows what leads to DX plans, and keeps every new version "
        "of their PDFs below --raw, with a manifest that `dxplans run` reads. Doubtful files are listed in review.csv "
        "and not fetched.",
    )  # fmt: skip
    crawl_arguments(command)
    command.add_argument("--only", nargs="+", default=[], metavar="CODE", help="visit these municipality codes alone")
    command.add_argument("--dry-run", action="store_true", help="look, but fetch no file and write nothing")
    _add_sources(commands)
    command = command_of(
        commands, "nightly", _nightly, "crawl, read and publish, one after the other",
        "What the schedule of `dxplans serve --sources` does, once and now. A crawl that fails does not keep what is "
        "there from being read and published.",
    )  # fmt: skip
    crawl_arguments(command)
    batch_arguments(command)
    command.add_argument("--direct", action="store_true", help="run without a workflow server")


def crawl_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of everything that crawls."""
    command.add_argument("--sources", default=SOURCES, metavar="FILE", help="list of sources (default: %(default)s)")
    command.add_argument("--raw", default=RAW, metavar="DIR", help="where files are kept (default: %(default)s)")
    command.add_argument("--contact", metavar="WHO",
                         help="mail address or page of whoever crawls, told to sites (or DXPLANS_CONTACT)")  # fmt: skip
    command.add_argument("--delay", type=seconds, metavar="S", help="seconds between requests to a host (default: 2)")
    command.add_argument("--towns-at-once", type=whole_number, metavar="N", help="towns visited at once (default: 8)")
    command.add_argument("--pages", type=whole_number, metavar="N", help="pages read a landing page (default: 30)")
    command.add_argument("--mark-sources", action="store_true",
                         help="write into the list when landing pages last answered")  # fmt: skip


def crawl_values(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that the arguments state, by name."""
    stated = {"contact": options.contact, "delay": options.delay, "workers": options.towns_at_once,
              "pages": options.pages}  # fmt: skip
    return {name: value for name, value in stated.items() if value is not None}


def crawl_inputs(options: argparse.Namespace) -> CrawlSettings:
    """The settings that the arguments and the environment mean.

    Raises:
        WrongUse: if nobody is named as a contact, or the list of sources is missing.
    """
    from flows.nightly import NoContact, crawl_settings

    if not Path(options.sources).is_file():
        raise WrongUse(f"{options.sources}: there is no such list of sources")
    try:
        return crawl_settings(crawl_values(options))
    except NoContact as error:
        raise WrongUse(str(error)) from None


def _add_sources(commands: Any) -> None:
    command = command_of(
        commands, "sources", _sources, "check the list of sources, or print the official sites",
        "`check` tells every line of the list that is wrong, with what would be right. `sites` prints a list with the "
        "official sites of all local governments, to begin with.",
    )  # fmt: skip
    command.add_argument("action", choices=("check", "sites"), help="what to do with the list")
    command.add_argument("--sources", default=SOURCES, metavar="FILE", help="list of sources (default: %(default)s)")


def _sources(options: argparse.Namespace) -> int:
    if options.action == "sites":
        return _print_sites()
    from flows.crawl.source_list import KINDS, advice, read_sources

    path = Path(options.sources)
    try:
        sources = read_sources(path)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be opened ({error.strerror})") from None
    for problem in sources.problems:
        print(f"error: {problem}")
    for line in advice(sources):
        print(f"look: {line}")
    kinds = ", ".join(f"{sum(item.kind == kind for item in sources.landings)} {kind}" for kind in KINDS)
    bodies = len(sources.towns())
    print(f"{path}: {len(sources.landings)} landing pages of {bodies} bodies ({kinds}), {len(sources.problems)} errors")
    return ALL_READ if not sources.problems else SOME_FAILED


def _print_sites() -> int:
    import csv

    from flows.crawl.source_list import COLUMNS, official_sites

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for site in official_sites():
        writer.writerow([site.code, site.municipality, site.prefecture, site.url, site.kind, "", "", "", ""])
    return ALL_READ


def _crawl(options: argparse.Namespace) -> int:
    settings = crawl_inputs(options)
    report = _crawled(options, settings, options.only, options.dry_run)
    return ALL_READ if report is not None and not report.failed else SOME_FAILED


def _crawled(
    options: argparse.Namespace, settings: CrawlSettings, only: list[str], dry: bool
) -> CrawlReport | None:  # fmt: skip
    """Crawl and print what was found; None, with the cause on standard error, where it could not run."""
    from flows.crawl.run import CrawlBusy
    from flows.crawl.town_report import TownReport
    from flows.nightly import NoSources, crawl_lines, crawl_sources

    def tell(town: TownReport, done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done}/{total} {town.code} ", end="" if done < total else "\n", file=sys.stderr, flush=True)

    try:
        report = crawl_sources(
            Path(options.sources), Path(options.raw), settings, only=only, dry=dry, mark=options.mark_sources,
            on_town=tell,
        )  # fmt: skip
    except NoSources as error:
        raise WrongUse(str(error)) from None
    except CrawlBusy as error:
        print(f"dxplans {options.command}: {error}", file=sys.stderr)
        return None
    except OSError as error:
        print(f"dxplans {options.command}: {cause_of(error, options.raw)}", file=sys.stderr)
        return None
    for line in crawl_lines(report, dry):
        print(line)
    return report


def _nightly(options: argparse.Namespace) -> int:
    settings = crawl_inputs(options)
    Path(options.raw).mkdir(parents=True, exist_ok=True)
    options.paths = options.paths or [options.raw]
    paths, batch = batch_inputs(options)
    if options.direct:
        return _nightly_direct(options, settings, paths, batch)
    from flows.prefect_settings import prepare_environment

    prepare_environment(Path(options.out))
    try:
        from flows.nightly_flows import nightly_flow
    except Exception as error:
        print(f"the workflow engine cannot be loaded ({type(error).__name__}: {error}); the night runs without it",
              file=sys.stderr)  # fmt: skip
        return _nightly_direct(options, settings, paths, batch)
    try:
        result = nightly_flow(**nightly_parameters(options, paths, batch))
    except Exception as error:
        print(f"dxplans nightly: {type(error).__name__}: {error}", file=sys.stderr)
        return SOME_FAILED
    found = result["crawl"]
    print(f"crawl      {', '.join(f'{count} {name}' for name, count in found.items())}")
    failures = result["failures"]
    print(f"read       {result['read']} of {result['documents']} documents, {len(failures)} failed or partial")
    print(f"rows       {', '.join(f'{count} {name}' for name, count in sorted(result['rows'].items()) if count)}")
    failed = found.get("failed") or any(status == "failed" for _, status, _ in failures)
    return SOME_FAILED if failed else ALL_READ


def _nightly_direct(options: argparse.Namespace, settings: CrawlSettings, paths: list[Path], batch: Any) -> int:
    from flows.batch import run_batch
    from flows.progress import Progress
    from flows.publish import OutputBusy
    from flows.summary import summary_lines

    report = _crawled(options, settings, [], False)
    with Progress(sys.stderr) as progress:
        try:
            done = run_batch(paths, Path(options.out), direct=True, settings=batch, on_read=progress.advance,
                             tell=progress.say)  # fmt: skip
        except (OutputBusy, OSError) as error:
            progress.say(f"dxplans nightly: {error}")
            return SOME_FAILED
    for line in summary_lines(done):
        print(line)
    return ALL_READ if done.all_read and report is not None and not report.failed else SOME_FAILED


def nightly_parameters(options: argparse.Namespace, paths: list[Path], batch: Any) -> dict[str, Any]:
    """What the flow of the night is called with, as plain values with paths that hold anywhere on this machine."""
    return {
        "sources": str(Path(options.sources).resolve()), "raw": str(Path(options.raw).resolve()),
        "paths": [str(path.resolve()) for path in paths], "out": str(Path(options.out).resolve()),
        "crawl_options": crawl_values(options), "options": batch_values(batch), "mark": options.mark_sources,
    }  # fmt: skip
