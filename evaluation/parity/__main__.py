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

from evaluation.parity.findings import KINDS, Difference, PageParity, least
from evaluation.parity.pages import compare_document, documents

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PLACES = (ROOT / "data/raw", SHARED / "plans", SHARED / "corpus")
SIDES = ("pdfplumber", "ours")


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
    with multiprocessing.get_context("spawn").Pool(options.workers) as pool:
        compare = functools.partial(compare_document, most=options.pages)
        for found in pool.imap_unordered(compare, sorted(files, key=lambda file: -file.stat().st_size)):
            pages += found
    if not pages:
        print("no pages")
        return 1
    pages.sort(key=lambda page: (page.document, page.page))
    good = print_shares(pages)
    _print_reasons(pages)
    _print_pages(pages)
    return int(not good)


def print_shares(pages: Sequence[PageParity]) -> bool:
    """Print how much of each side the other has too; whether all shares reach their least values."""
    everything, matched, explained = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for page in pages:
        everything += page.all
        matched += page.matched
        explained.update((d.kind, d.side) for d in page.differences if d.reason is not None)
    print(f"{len(pages)} pages of {len({page.document for page in pages})} documents against pdfplumber\n")
    print("| what | of | there are | the other has | least | with those explained | least |\n" + "| --- " * 7 + "|")
    good = True
    for kind in KINDS:
        for side in SIDES:
            count = everything[kind, side]
            if not count:
                continue
            share = matched[kind, side] / count
            with_reasons = (matched[kind, side] + explained[kind, side]) / count
            bounds = least(kind)
            good = good and share >= bounds[0] and with_reasons >= bounds[1]
            print(f"| {kind} | {side} | {count} | {share:.4f} | {bounds[0]} | {with_reasons:.5f} | {bounds[1]} |")
    offsets = [offset for page in pages for offset in page.offsets]
    if offsets:
        print(f"\nMiddles of equal characters lie {statistics.fmean(offsets):.3f} points apart across on average.")
    return good


def _print_reasons(pages: Sequence[PageParity]) -> None:
    print("\n| what | alone with | why | how many | pages |\n" + "| --- " * 5 + "|")
    counts: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], set[tuple[str, int]]] = {}
    for page in pages:
        for difference in page.differences:
            key = (difference.kind, difference.side, difference.reason or "**unexplained**")
            counts[key] += 1
            where.setdefault(key, set()).add((page.document, page.page))
    for key, count in sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1], -item[1])):
        print(f"| {' | '.join(key)} | {count} | {len(where[key])} |")


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
