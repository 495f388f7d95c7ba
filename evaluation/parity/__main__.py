"""Compares our reader with pdfplumber, page by page: `python -m evaluation.parity`."""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.parity.findings import KINDS, LEAST, Difference, PageParity, shares
from evaluation.parity.pages import compare_document, documents, hush

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PLACES = (ROOT / "data/raw", SHARED / "plans", SHARED / "corpus")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what agrees, every page with differences and their reasons, and what nobody has explained.

    Returns:
        0, or 1 where a share is under its least value.
    """
    parser = argparse.ArgumentParser(prog="python -m evaluation.parity", description=__doc__)
    parser.add_argument("path", type=Path, nargs="*", help="PDFs or folders (default: samples, plans and corpus)")
    parser.add_argument("--pages", type=int, metavar="N", help="pages of each document, spread over it (default: all)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes (default: %(default)s)")
    options = parser.parse_args(arguments)
    files = sorted(documents([path for path in options.path or PLACES if path.exists()]))
    pages: list[PageParity] = []
    with multiprocessing.get_context("spawn").Pool(options.workers, initializer=hush) as pool:
        compare = functools.partial(compare_document, most=options.pages)
        for found in pool.imap_unordered(compare, sorted(files, key=lambda file: -file.stat().st_size)):
            pages += found
    if not pages:
        print("no pages")
        return 1
    pages.sort(key=lambda page: (page.document, page.page))
    good = _print_shares(pages)
    _print_reasons(pages)
    _print_pages(pages)
    return int(not good)


def _print_shares(pages: Sequence[PageParity]) -> bool:
    """Print how much of each side the other has too; whether enough of it is explained."""
    print(f"{len(pages)} pages of {len({page.document for page in pages})} documents against pdfplumber\n")
    print("| what | of | there are | the other has | with those explained | least |\n" + "| --- " * 6 + "|")
    found = shares(pages)
    for kind, side, total, matched, explained in found:
        print(f"| {kind} | {side} | {total} | {matched:.4f} | {explained:.5f} | {LEAST[kind]} |")
    offsets = [offset for page in pages for offset in page.offsets]
    if offsets:
        print(f"\nMiddles of equal characters lie {statistics.fmean(offsets):.3f} points apart across on average.")
    return all(share.good for share in found)


def _print_reasons(pages: Sequence[PageParity]) -> None:
    print("\n| what | alone with | why | how many | pages | for example |\n" + "| --- " * 6 + "|")
    counts: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], set[tuple[str, int]]] = {}
    for page in pages:
        for difference in page.differences:
            key = (difference.kind, difference.side, difference.reason or "**unexplained**")
            counts[key] += 1
            where.setdefault(key, set()).add((page.document, page.page))
    for key, count in sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1], -item[1])):
        document, number = min(where[key])
        print(f"| {' | '.join(key)} | {count} | {len(where[key])} | {document} page {number} |")


def _print_pages(pages: Sequence[PageParity]) -> None:
    print("\nPages with differences:\n")
    for page in pages:
        if page.differences:
            said = Counter((d.kind, d.side, d.reason or "unexplained") for d in page.differences)
            parts = [f"{count} {kind} of {side} ({why})" for (kind, side, why), count in said.most_common()]
            print(f"{page.document} page {page.page}: {'; '.join(parts)}")
    print("\nUnexplained:\n")
    for page in pages:
        for difference in page.unexplained:
            print(f"{page.document} page {page.page}: {_in_words(difference)}")


def _in_words(difference: Difference) -> str:
    box = ", ".join(f"{edge:.0f}" for edge in difference.box)
    what = f" {difference.what!r}" if difference.what else ""
    return f"{difference.kind} of {difference.side}:{what} at {box}"


if __name__ == "__main__":
    sys.exit(main())
