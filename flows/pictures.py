"""Draws the pages of a report in worker processes: a PDF that hangs or kills one costs its own pictures only."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import CancelledError
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from extractors.reading.reader import ReadError
from flows.page_pictures import draw_pages

SECONDS = 30.0
SECONDS_A_PAGE = 5.0
"""What a document may take; a page takes about a fifth of a second."""


def draw_all(
    wanted: Mapping[str, Collection[int]],
    pdfs: Mapping[str, Path],
    folder: Path,
    before: Path | None,
    *,
    workers: int = 0,
    passwords: Mapping[str, str] | None = None,
    name: Callable[[str], str] = str,
    tell: Callable[[str], None] = print,
) -> tuple[int, int]:
    """Draw pages of documents below a folder, or take over those that an older report has.

    A picture depends on the document's bytes, the page and the way of drawing alone, and the id of a document is made
    from its bytes; so an older picture of the same way of drawing is the same picture.

    Args:
        wanted: pages by document.
        pdfs: where each document's file is.
        folder: gets a folder a document.
        before: the folder of the older report's pictures, if they were drawn in the same way.
        workers: processes; one a core if 0.
        passwords: passwords of encrypted documents.
        name: the name of a document's folder.
        tell: is told what could not be drawn.

    Returns:
        How many pages were drawn, and how many taken over.
    """
    taken = 0
    left: dict[str, list[int]] = {}
    for document_id in sorted(set(wanted) & set(pdfs)):
        for page in sorted(wanted[document_id]):
            old = before / name(document_id) / f"{page}.webp" if before else None
            if old is not None and old.is_file():
                target = folder / name(document_id) / old.name
                target.parent.mkdir(parents=True, exist_ok=True)
                _take(old, target)
                taken += 1
            else:
                left.setdefault(document_id, []).append(page)
    drawn = 0
    context = multiprocessing.get_context("spawn")
    with ProcessPool(max_workers=workers or os.cpu_count() or 1, max_tasks=25, context=context) as pool:
        running = {
            document_id: pool.schedule(
                draw_pages, args=(pdfs[document_id], folder / name(document_id), pages,
                                  (passwords or {}).get(document_id)),
                timeout=SECONDS + SECONDS_A_PAGE * len(pages),
            )
            for document_id, pages in left.items()
        }  # fmt: skip
        for document_id, future in running.items():
            pages = left[document_id]
            try:
                done = future.result()
            except ReadError as error:
                tell(f"no pictures: {error.message}")
            except (TimeoutError, ProcessExpired, CancelledError, OSError, MemoryError) as error:
                done = [page for page in pages if (folder / name(document_id) / f"{page}.webp").is_file()]
                drawn += len(done)
                tell(f"{pdfs[document_id]}: {len(pages) - len(done)} pages could not be drawn ({type(error).__name__})")
            else:
                drawn += len(done)
                if len(done) < len(pages):
                    tell(f"{pdfs[document_id]}: {len(pages) - len(done)} damaged pages could not be drawn")
    return drawn, taken


def _take(old: Path, target: Path) -> None:
    """The same file under another name where the disk can, else a copy."""
    try:
        os.link(old, target)
    except OSError:
        shutil.copyfile(old, target)
