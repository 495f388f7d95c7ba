"""Time of each reader over a document as a share of the pdfplumber loop's over the same document in the same run.

CPU time of the process counts, not the clock: another program on the machine then changes little. Each reader has read
one document before it is measured, so that what is loaded once is no part of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import page_count
from benchmarks.readers import installed

ROUNDS = 2
"""Each document is read so often; the fastest counts."""
UNRULED = 3
"""Segments of rulings below which no table can be found on a page."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Seconds of CPU by reader over one document or over its pages without rulings."""

    name: str
    pages: int
    seconds: dict[str, float]

    def share(self, reader: str) -> float | None:
        """The reader's time as a share of pdfplumber's; None where it could not read the document."""
        ours, theirs = self.seconds.get(reader), self.seconds.get("pdfplumber")
        return ours / theirs if ours is not None and theirs else None


def cpu_time(read: Callable[[Path], None], path: Path, rounds: int = ROUNDS) -> float:
    """Seconds of CPU that the fastest of some readings takes."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        read(path)
        best = min(best, time.process_time() - start)
    return best


def measure(paths: Sequence[Path], warm_up: Path) -> list[Ratio]:
    """The ratios of documents."""
    readers = installed()
    for name in list(readers):
        try:
            readers[name](warm_up)
        except Exception as error:
            print(f"{name} cannot read {warm_up.name}: {error}")
            del readers[name]
    found = []
    for path in paths:
        seconds = {}
        for name, read in readers.items():
            try:
                seconds[name] = cpu_time(read, path)
            except Exception as error:
                print(f"{name} cannot read {path.name}: {error}")
        found.append(Ratio(path.name, page_count(path), seconds))
    return found


def without_rulings(path: Path, target: Path) -> Path | None:
    """A copy of a document that holds only its pages without rulings; None where it has hardly any."""
    import pypdfium2 as pdfium

    from extractors.reading import open_document

    reader, _ = open_document(path)
    try:
        plain = [n for n in range(1, reader.page_count + 1) if _is_plain(reader.page(n))]
    finally:
        reader.close()
    if len(plain) < 3:
        return None
    source, copy = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
    try:
        copy.import_pages(source, [n - 1 for n in plain])
        copy.save(target)
    finally:
        copy.close()
        source.close()
    return target


def _is_plain(page: object) -> bool:
    from extractors.document import Page

    return isinstance(page, Page) and len(page.segments) < UNRULED and len(page.chars) > 100


def table(ratios: Sequence[Ratio]) -> str:
    """The ratios as a table in Markdown."""
    names = [name for name in installed() if name != "pdfplumber"]
    lines = ["| document | pages | pdfplumber s | " + " | ".join(names) + " |", "| --- " * (3 + len(names)) + "|"]
    for ratio in ratios:
        shares = [ratio.share(name) for name in names]
        cells = ["–" if share is None else f"{share:.2f}" for share in shares]
        plumber = f"{ratio.seconds.get('pdfplumber', 0):.2f}"
        lines.append(f"| {' | '.join([ratio.name, str(ratio.pages), plumber, *cells])} |")
    return "\n".join(lines)
