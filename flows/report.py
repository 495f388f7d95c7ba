"""Makes a report: finds the files that were read, has their pages drawn, and puts all of it in place at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.report.model import Report, open_report
from analysis.report.place import FOLDER, staged
from analysis.report.safe import file_name
from analysis.report.site import PAGES, Site
from flows.manifest import Manifests
from flows.page_pictures import MAKING
from flows.pictures import draw_all
from flows.publish import published
from flows.sources import find_sources

SETTINGS = f"{PAGES}/drawn.json"
"""Says how the pictures of a report were drawn."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written."""

    towns: int
    read: int
    documents: int
    without_file: int
    drawn: int
    taken: int
    missing: int


def write_report(
    tables: Path,
    out: Path,
    *,
    pdfs: Sequence[Path] = (),
    images: bool = True,
    all_pages: bool = False,
    edition: str | None = None,
    workers: int = 0,
    tell: Callable[[str], None] = print,
) -> Done:
    """Write the report of published tables into a folder.

    Args:
        tables: an output folder of ``dxplans run``.
        out: where the report goes.
        pdfs: files and folders in which to look for documents that are not where they were read.
        images: whether to draw pages at all.
        all_pages: draw all pages of the plans shown, not only those that are evidence.
        edition: edition of coverage; the published one if None.
        workers: processes that draw.
        tell: is told what could not be done.

    Raises:
        NotPublished: if no tables are published there.
        KeyError: if there is no such edition.
        NoSuchPath: if a path of `pdfs` does not exist.
        Refused: if `out` holds something that is no report.
        OSError: if it cannot be written; the older report then stays.
    """
    report = open_report(tables, edition)
    shown = [row["document_id"] for town in report.towns for row in town.current]
    files = _files(report, tables, pdfs) if images else {}
    drawn = taken = missing = 0
    # Pages that are needed are known when all is written; the front page has nothing of the tables in it.
    front = Site(report, out).front()
    with staged(out, front) as folder:
        site = Site(report, folder, files)
        site.write()
        if images:
            wanted = {key: set(pages) for key, pages in site.places.needed.items()}
            if all_pages:
                counts = {row["document_id"]: row["page_count"] or 0 for row in report.documents}
                wanted |= {key: set(range(1, counts[key] + 1)) for key in shown}
            (folder / PAGES).mkdir()
            (folder / SETTINGS).write_text(json.dumps({"making": MAKING}) + "\n", encoding="utf-8", newline="\n")
            drawn, taken = draw_all(
                wanted, files, folder / PAGES, _before(out), workers=workers, passwords=_passwords(files),
                name=file_name, tell=tell,
            )  # fmt: skip
            missing = sum(map(len, wanted.values())) - drawn - taken
    return Done(
        len(report.towns), sum(bool(town.current) for town in report.towns), len(report.documents),
        len(set(shown) - set(files)) if images else 0, drawn, taken, missing,
    )  # fmt: skip


def _files(report: Report, tables: Path, pdfs: Sequence[Path]) -> dict[str, Path]:
    """Where the files of the documents are: where they were read, or below the given paths; the bytes decide."""
    wanted = {row["document_id"] for row in report.documents}
    found: dict[str, Path] = {}
    told = [entry.get("path") for entry in published(tables).get("documents", {}).values()]
    places: list[Path] = [Path(path) for path in told if path and Path(path).is_file()]
    for paths in (places, list(pdfs)):
        for source in find_sources(paths):
            if source.sha256 and source.document_id in wanted:
                found.setdefault(source.document_id, source.path)
    return found


def _passwords(files: dict[str, Path]) -> dict[str, str]:
    manifests = Manifests()
    stated = {
        key: manifests.row(path, Path(path.resolve().anchor))[0].get("password") for key, path in files.items()
    }
    return {key: password for key, password in stated.items() if password}


def _before(out: Path) -> Path | None:
    """The pictures of the report that stands there, if they were drawn as they would be now."""
    try:
        settings = json.loads((out / FOLDER / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return out / FOLDER / PAGES if settings == {"making": MAKING} else None
