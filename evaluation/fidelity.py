"""Compare the characters of our pages with poppler's, page by page: `python -m evaluation.fidelity`."""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from evaluation.text import squeeze
from extractors.document import Document, LaidOutPage
from extractors.layout.lines import make_lines
from extractors.layout.pages import lay_out
from extractors.layout.tables import find_tables
from extractors.reading import ReadError, read_document
from extractors.records.pages import page_passage

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PLACES = (ROOT / "data/raw", SHARED / "plans", SHARED / "corpus")
ORDERS = ROOT / "evaluation/gold/reading_order.yaml"

LEAST_MEDIAN = 0.995
LEAST_TENTH = 0.98
LEAST_ORDER = 0.95


@dataclass(frozen=True, slots=True)
class PageFidelity:
    """A page's characters, white space aside, as multisets: in `pages.text`, as read, poppler's."""

    document: str
    page: int
    published: Counter[str]
    read: Counter[str]
    reference: Counter[str]
    unmapped: int
    hidden: int
    source: str

    @property
    def score(self) -> float:
        """F1 of published against reference characters; 1 where both are empty."""
        return bag_f1(self.published, self.reference)

    @property
    def silently_empty(self) -> bool:
        """Poppler finds text and we publish none."""
        return not self.published and bool(self.reference)

    @property
    def reason(self) -> str:
        """Where characters went, in words."""
        parts = []
        if lost := self.read - self.published:
            parts.append(f"layout drops {lost.total()} ({_sample(lost)})")
        if added := self.published - self.read:
            parts.append(f"layout repeats {added.total()} ({_sample(added)})")
        if missing := self.reference - self.read:
            parts.append(f"reader lacks {missing.total()} ({_sample(missing)})")
        if more := self.read - self.reference:
            parts.append(f"reader has {more.total()} more ({_sample(more)})")
        if self.unmapped:
            parts.append(f"{self.unmapped} unmapped")
        if self.hidden:
            parts.append(f"{self.hidden} hidden or double")
        return "; ".join(parts)


def bag_f1(ours: Counter[str], theirs: Counter[str]) -> float:
    """F1 of two multisets; 1 where both are empty."""
    size = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / size if size else 1.0


def _sample(characters: Counter[str]) -> str:
    return "".join(c for c, _ in characters.most_common(10))


def poppler_pages(path: Path) -> list[str]:
    """The text of every page as pdftotext prints it.

    Raises:
        RuntimeError: if pdftotext is not installed.
    """
    program = shutil.which("pdftotext")
    if program is None:
        raise RuntimeError("pdftotext is not installed: apt-get install poppler-utils")
    done = subprocess.run([program, "-q", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace").split("\f")


def compare(path: Path) -> list[PageFidelity]:
    """Every page of a file; a file that we cannot read gives no page if poppler finds no text in it either."""
    reference = poppler_pages(path)
    try:
        document = read_document(path, ocr="off")
    except ReadError as error:
        print(error.message, file=sys.stderr)
        return [
            PageFidelity(path.name, number, Counter(), Counter(), _bag(text), 0, 0, "none")
            for number, text in enumerate(reference, 1)
            if text.strip()
        ]
    return [
        PageFidelity(
            path.name,
            laid.number,
            _bag(page_passage(laid).text),
            _bag("".join(char.text for char in laid.page.chars)),
            _bag(reference[laid.number - 1] if laid.number <= len(reference) else ""),
            laid.page.unmapped,
            laid.page.hidden,
            laid.page.text_source,
        )
        for laid in _lay_out(document)
    ]


def _lay_out(document: Document) -> list[LaidOutPage]:
    return lay_out(document.pages, lambda page: find_tables(page, make_lines))


def _bag(text: str) -> Counter[str]:
    return Counter(squeeze(text))


def order_score(text: str, anchors: Sequence[str]) -> float:
    """How well a page's text keeps the order in which a person reads it, from 0 to 1.

    Args:
        text: the published text of the page.
        anchors: beginnings of paragraphs, headings and cells in the order of reading; each stands once on the page.
    """
    squeezed = squeeze(text)
    places = {anchor: squeezed.find(squeeze(anchor)) for anchor in anchors}
    found = sorted((anchor for anchor in anchors if places[anchor] >= 0), key=places.__getitem__)
    return SequenceMatcher(None, list(anchors), found, autojunk=False).ratio()


def check_orders(path: Path, places: Iterable[Path]) -> list[tuple[str, int, float]]:
    """Document, page and order score of every hand-checked page whose document is here."""
    files = {file.name: file for place in places if place.is_dir() for file in place.rglob("*.pdf")}
    scores = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        file = files.get(entry["document"])
        if file is None:
            continue
        pages = _lay_out(read_document(file, ocr="off"))
        text = page_passage(pages[entry["page"] - 1]).text
        scores.append((entry["document"], int(entry["page"]), order_score(text, entry["anchors"])))
    return scores


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and the worst pages.

    Returns:
        0, or 1 where a figure is under its least value or a page is silently empty.
    """
    parser = argparse.ArgumentParser(prog="python -m evaluation.fidelity", description=__doc__)
    parser.add_argument("path", type=Path, nargs="*", help="PDFs or folders (default: samples, plans and corpus)")
    parser.add_argument("--worst", type=int, default=20, help="pages to show")
    options = parser.parse_args(arguments)
    files = sorted({f for p in options.path or PLACES for f in ([p] if p.is_file() else p.rglob("*.pdf"))})
    pages: list[PageFidelity] = []
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for found in pool.imap_unordered(compare, sorted(files, key=lambda f: -f.stat().st_size)):
            pages += found
    good = _print_pages(pages, options.worst)
    if options.path:
        return int(not good)
    orders = check_orders(ORDERS, PLACES)
    print("\nreading order of hand-checked pages")
    for name, number, score in orders:
        print(f"  {score:.3f}  {name} page {number}")
    mean = statistics.fmean(score for _, _, score in orders) if orders else 1.0
    print(f"  mean {mean:.3f} (least {LEAST_ORDER})")
    return int(not good or mean < LEAST_ORDER)


def _print_pages(pages: list[PageFidelity], worst: int) -> bool:
    if not pages:
        print("no pages")
        return False
    ranked = sorted(pages, key=lambda page: (page.score, page.document, page.page))
    scores = [page.score for page in ranked]
    median, tenth = statistics.median(scores), scores[len(scores) // 10]
    empty = [page for page in ranked if page.silently_empty]
    reader = statistics.fmean(bag_f1(page.read, page.reference) for page in pages)
    print(f"{len(pages)} pages of {len({page.document for page in pages})} documents against poppler")
    print(f"  pages.text: median F1 {median:.4f} (least {LEAST_MEDIAN}), tenth percentile {tenth:.4f} "
          f"(least {LEAST_TENTH}), mean {statistics.fmean(scores):.4f}")  # fmt: skip
    print(f"  reader alone: mean F1 {reader:.4f}; pages silently empty: {len(empty)}")
    for page in ranked[:worst]:
        if page.score < 1.0:
            print(f"  {page.score:.3f}  {page.document} page {page.page}: {page.reason}")
    for page in empty[:worst]:
        print(f"  empty  {page.document} page {page.page}: poppler finds {page.reference.total()} characters")
    return median >= LEAST_MEDIAN and tenth >= LEAST_TENTH and not empty


if __name__ == "__main__":
    sys.exit(main())
