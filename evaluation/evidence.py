"""Check that the characters inside a row's regions, read again from the PDF, are the row's text; needs no gold."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from evaluation.gold import name_key
from evaluation.pairing import plain
from evaluation.report import layout
from evaluation.reread import Reread
from evaluation.tables import Published
from evaluation.text import bag_share, fold

Row = dict[str, Any]

MIN_SHARE = 0.98
"""Least share of rows with text that must agree."""

CHARACTER_SHARE = 0.98
"""Least F1 of the two texts' characters for a row to agree; under fifty characters that means all of them."""

EXAMPLES_KEPT = 5

# The text that must be inside the regions, then the row's other texts that may be printed there too.
TEXTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sections.title": (("title",), ("numbering",)),
    "sections.text": (("title", "text"), ("numbering",)),
    "measures.title": (("title",), ("numbering",)),
    "fields.text": (("text",), ("label",)),
    "departments.text": (("text",), ()),
    "schedules.text": (("text",), ("item", "sub_item")),
    "targets.text": (("text",), ()),
    "kpis.text": (("text",), ()),
    "procedures.title": (("title",), ("number", "list_label")),
    "systems.title": (("title",), ()),
    "supports.text": (("text",), ("number",)),
    "organization.name": (("name",), ("holder", "duties")),
    "notes.text": (("text",), ("marker", "term")),
    "cases.title": (("title",), ()),
    "tables.caption": (("caption",), ()),
    "table_cells.text": (("text",), ()),
}

# The evidence of these begins with the heading and may go on with the body: the heading is looked for in the first
# regions, and a section's text is judged only where the regions hold more than the heading.
_HEADINGS = ("sections.title", "measures.title", "cases.title")
_HEADING_REGIONS = 4
_BODY = "sections.text"

# The first region of these is the thing itself, the text is in those behind it.
_BESIDE = ("tables.caption",)

# Marks printed around a title, before a bullet or after a number, which a row's text may leave out.
_MARKS = str.maketrans("", "", "【】〔〕[]<>《》◆◇■□●○◎・▶▷►➤➢→⇒*※|:")


@dataclass
class Agreement:
    """Rows of one column: how many were read again, agree, agree in the same order, lack or have more characters."""

    rows: int = 0
    agree: int = 0
    in_order: int = 0
    missing: int = 0
    surplus: int = 0
    unplaced: int = 0
    worst: list[tuple[float, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of rows that agree; 1 where there is none."""
        return self.agree / self.rows if self.rows else 1.0

    def add(self, other: "Agreement") -> None:
        """Count another column's rows in, keeping the worst examples."""
        for name in ("rows", "agree", "in_order", "missing", "surplus", "unplaced"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.worst = sorted([*self.worst, *other.worst])[:EXAMPLES_KEPT]


@dataclass
class EvidenceReport:
    """Agreement by document and column, and the PDFs that could not be read again."""

    documents: dict[str, dict[str, Agreement]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    def columns(self) -> dict[str, Agreement]:
        """Agreement by column over all documents."""
        total: dict[str, Agreement] = {}
        for columns in self.documents.values():
            for column, agreement in columns.items():
                total.setdefault(column, Agreement()).add(agreement)
        return total

    def whole(self) -> Agreement:
        """Agreement over all columns and documents."""
        total = Agreement()
        for agreement in self.columns().values():
            total.add(agreement)
        return total


def check(published: Published, pdfs: Iterable[Path]) -> EvidenceReport:
    """Re-read every published row with text.

    Args:
        published: the output folder's tables.
        pdfs: PDF files, or folders searched for them; joined with documents by file name.
    """
    report = EvidenceReport()
    for path in _files(pdfs):
        stem = name_key(path.name)
        if stem not in published.documents:
            continue
        if published.documents[stem].get("status") == "failed":
            report.unread[stem] = f"the pipeline failed: {published.documents[stem].get('error')}"
            continue
        try:
            reread = Reread(path)
        except pdfium.PdfiumError as error:
            report.unread[stem] = str(error)
            continue
        try:
            report.documents[stem] = _check_document(published, stem, reread)
        finally:
            reread.close()
    return report


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from sorted(place.rglob("*.pdf")) if place.is_dir() else [place]


def _check_document(published: Published, stem: str, reread: Reread) -> dict[str, Agreement]:
    """All columns of one document, the rows in the order of their pages so that each page is read about once."""
    work: list[tuple[int, str, Row]] = []
    result: dict[str, Agreement] = defaultdict(Agreement)
    for column, (needed, _) in TEXTS.items():
        for row in published.rows(column.split(".")[0], stem):
            if not fold(plain(row.get(needed[-1]))):
                continue
            if row.get("regions"):
                work.append((row["regions"][0]["page"], column, row))
            else:
                result[column].rows += 1
                result[column].unplaced += 1
                _remember(result[column], 0.0, f"no regions: {plain(row.get(needed[-1]))[:60]}")
    for _, column, row in sorted(work, key=lambda item: item[0]):
        _check_row(result[column], column, row, _printed(column, row["regions"], reread))
    return {column: agreement for column, agreement in result.items() if agreement.rows}


def _text_inside(regions: list[Row], reread: Reread) -> str:
    """Characters of all regions; regions of one page are read together, so that overlaps count once."""
    by_page: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
    for region in regions:
        by_page[region["page"]].append((region["x0"], region["top"], region["x1"], region["bottom"]))
    return "".join(reread.page(page).inside(boxes) for page, boxes in by_page.items())


def _printed(column: str, regions: list[Row], reread: Reread) -> list[str]:
    """What is printed in the regions; for headings, in the first one, the first two and so on."""
    whole = [fold(_text_inside(regions[1:] if column in _BESIDE else regions, reread))]
    if column not in _HEADINGS:
        return whole
    return whole + [fold(_text_inside(regions[:size], reread)) for size in range(1, _HEADING_REGIONS + 1)]


def _check_row(agreement: Agreement, column: str, row: Row, readings: list[str]) -> None:
    share, _, wanted, printed = max(
        (bag_share(text.translate(_MARKS), seen.translate(_MARKS)), text == seen, text, seen)
        for text in _readings(column, row)
        for seen in readings
    )
    if column == _BODY and share < CHARACTER_SHARE and len(printed) < 0.5 * len(wanted):
        return
    agreement.rows += 1
    agreement.in_order += wanted == printed
    if share >= CHARACTER_SHARE:
        agreement.agree += 1
        return
    agreement.missing += any(wanted.count(char) > printed.count(char) for char in set(wanted))
    agreement.surplus += any(wanted.count(char) < printed.count(char) for char in set(printed))
    page = row["regions"][0]["page"]
    _remember(agreement, share, f"p.{page} row {wanted[:50]!r} page {printed[:50]!r}")


def _readings(column: str, row: Row) -> Iterator[str]:
    """The needed texts alone and with every choice of the others, in the order in which they are usually printed."""
    needed, others = TEXTS[column]
    main = "".join(plain(row.get(name)) for name in needed)
    extra = [plain(row[name]) for name in others if plain(row.get(name))]
    for size in range(len(extra) + 1):
        for chosen in combinations(extra, size):
            before = chosen if column.split(".")[0] != "organization" else ()
            after = () if before else chosen
            yield fold("".join([*before, main, *after]))


def _remember(agreement: Agreement, share: float, text: str) -> None:
    agreement.worst = sorted([*agreement.worst, (share, text)])[:EXAMPLES_KEPT]


def as_text(report: EvidenceReport, examples: bool = True) -> str:
    """The shares by column, the worst documents and examples."""
    whole = report.whole()
    verdict = "ok" if whole.share >= MIN_SHARE else "too low"
    lines = [
        f"Evidence: {whole.agree} of {whole.rows} rows with text agree with the page again: "
        f"{whole.share:.4f} (least {MIN_SHARE}: {verdict})",
        f"documents: {len(report.documents)} read again, {len(report.unread)} not",
    ]
    columns = report.columns()
    if columns:
        lines.append(layout(
            ["column", "rows", "agree", "share", "same order", "missing", "surplus", "no regions", "worst document"],
            [
                [
                    column, str(a.rows), str(a.agree), f"{a.share:.4f}", str(a.in_order), str(a.missing),
                    str(a.surplus), str(a.unplaced), _worst_document(report, column),
                ]
                for column, a in columns.items()
            ],
        ))
    if examples:
        for column, agreement in columns.items():
            lines += [f"{column} {share:.2f} {text}" for share, text in agreement.worst]
    lines += [f"not read again: {stem}: {reason}" for stem, reason in report.unread.items()]
    return "\n".join(lines)


def _worst_document(report: EvidenceReport, column: str) -> str:
    share, _, stem = min(
        (columns[column].share, -columns[column].rows, stem)
        for stem, columns in report.documents.items()
        if column in columns
    )
    return f"{share:.3f} {stem[-30:]}"


def as_json(report: EvidenceReport) -> dict[str, Any]:
    """The same figures for programs."""

    def figures(agreement: Agreement) -> dict[str, Any]:
        return {
            "rows": agreement.rows, "agree": agreement.agree, "share": round(agreement.share, 5),
            "in_order": agreement.in_order, "missing": agreement.missing, "surplus": agreement.surplus,
            "no_regions": agreement.unplaced, "worst": [text for _, text in agreement.worst],
        }

    return {
        "min_share": MIN_SHARE,
        "whole": figures(report.whole()),
        "columns": {column: figures(a) for column, a in report.columns().items()},
        "documents": {
            stem: {column: figures(a) for column, a in columns.items()} for stem, columns in report.documents.items()
        },
        "not_read": report.unread,
    }


def main(arguments: list[str] | None = None) -> int:
    """Check a folder of PDFs against an output folder; 0 where the share is high enough, else 1."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.evidence", description=__doc__)
    parser.add_argument("out", type=Path, help="folder with the published tables")
    parser.add_argument("pdfs", type=Path, nargs="+", help="the PDFs they were made from, files or folders")
    options = parser.parse_args(arguments)
    report = check(Published(options.out), options.pdfs)
    print(as_text(report))
    return 0 if report.whole().share >= MIN_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
