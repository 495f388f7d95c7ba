"""Writes a set as one Excel workbook: coverage, side by side, the main tables, and what every column means.

``write_workbook(path, published, ...)`` is the function of this module. Every cell of words is written as a string, so
that no word of a document runs as a formula; codes are text, dates are dates, headings stay in view and filter, and a
column of links opens the evidence. Rows are written one after the other and never held together.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.comparison import COLUMNS, STATUS_LABELS, Comparison, cells
from analysis.safe_cells import sheet_text, text_of
from analysis.tables import Published
from extractors.schema import TABLES
from extractors.schema.columns import MEASURE_IDS, Field
from taxonomy.loader import load_taxonomy

_DOCUMENT_SHEETS = {
    "取組": "measures",
    "目標時期": "targets",
    "KPI": "kpis",
    "担当課": "departments",
    "手続": "procedures",
}
_PLAIN_SHEETS = {"公的な指標": "indicators", "訂正": "corrections"}
_WIDE = ("title", "text", "policy", "actions", "current_state", "issues", "target", "name", "indicator")
_LEFT_OUT = ("row_id", "document_id", "page", "bbox", "regions", "measure_row_id", "section_id")
MOST_ROWS = 1_048_575
"""Rows of a sheet below its heading."""
MOST_LINKS = 65_000
"""Links of a sheet; Excel takes 65,530, further ones are written as words."""
LONGEST_LINK = 2_079
_COLOURS = {"covered": "#CDE8D2", "absent": "#F8D7D2", "low_quality": "#FFE9B0", "unread": "#E4E4E4",
            "not_in_edition": "#F2F2F2"}  # fmt: skip
_HEIGHT = 15
"""Height of a line of words in points."""
_MOST_LINES = 16
"""Lines that a row shows where words are wrapped; the rest is in the cell. A sheet of paper holds two such rows."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: heading, width in characters, and what its cells are (text, number, date, link)."""

    heading: str
    width: float = 14
    kind: str = "text"


def _lines(text: str, width: float) -> int:
    """Lines that words need in a column, of letters of which the full-width ones count two."""
    widths = [sum(2 if ord(char) > 0xFF else 1 for char in line) for line in text.split("\n")]
    return sum(max(1, math.ceil(width_of / (width - 1))) for width_of in widths)


def _height(columns: Sequence[Column], row: Sequence[Any]) -> int:
    """Lines that a row of wrapped words is high."""
    lines = (_lines(cell, column.width) for column, cell in zip(columns, row, strict=True) if isinstance(cell, str))
    return min(max(lines, default=1), _MOST_LINES)


def _address(url: str) -> str:
    """An address as the library takes it: folders beside the workbook and file shares have forms of their own."""
    if url.startswith(("http://", "https://", "file:///")):
        return url
    return "external:" + unquote(url).removeprefix("file:").replace("/", "\\")


class _Book:
    """A workbook that is being written, with the formats that its sheets share."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path), {
            "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
        })  # fmt: skip
        # The moment of writing would make two workbooks of one set differ.
        self.book.set_properties({"title": "dxplans", "created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
        top = {"valign": "top"}
        self.text = self.book.add_format({**top, "num_format": "@"})
        self.wrapped = self.book.add_format({**top, "num_format": "@", "text_wrap": True})
        self.number = self.book.add_format(top)
        self.date = self.book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self.link = self.book.add_format({**top, "font_color": "#0B57A4", "underline": 1})
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#E8EDF3", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.status = {name: self.book.add_format({**top, "bg_color": colour, "num_format": "@"})
                       for name, colour in _COLOURS.items()}  # fmt: skip
        self.cut: list[str] = []

    def sheet(self, name: str, columns: Sequence[Column], frozen: int = 0) -> Worksheet:
        """A sheet with its heading, columns as wide as they need."""
        sheet = self.book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, self.text if column.kind == "text" else None)
        sheet.set_row(0, _HEIGHT * max(_lines(column.heading, column.width) for column in columns))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, sheet_text(column.heading), self.head)
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def table(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]], frozen: int = 0,
        wrapped: bool = False,
    ) -> int:  # fmt: skip
        """A sheet of rows with filters; cells are ``(words, address)`` where they open something.

        Rows are one line high, so that many can be filtered and scanned, or `wrapped`, so that they can be read.
        """
        sheet = self.sheet(name, columns, frozen)
        links = last = 0
        for last, row in enumerate(rows, start=1):
            if last > MOST_ROWS:
                self.cut.append(name)
                last = MOST_ROWS
                break
            for at, (column, value) in enumerate(zip(columns, row, strict=True)):
                links += self._cell(sheet, last, at, column, value, links, self.wrapped if wrapped else self.text)
            sheet.set_row(last, _HEIGHT * (_height(columns, row) if wrapped else 1))
        sheet.autofilter(0, 0, last, len(columns) - 1)
        return last

    def _cell(
        self, sheet: Worksheet, row: int, at: int, column: Column, value: Any, links: int, words: Format
    ) -> int:
        """Write a cell; 1 where it is a link."""
        form: Format | None = None
        if isinstance(value, tuple):
            value, extra = value
            if isinstance(extra, Format):
                form = extra
            elif extra and links < MOST_LINKS and len(extra) <= LONGEST_LINK:
                return 1 if sheet.write_url(row, at, _address(extra), self.link, sheet_text(value)) == 0 else 0
        if value is None or value == "":
            return 0
        if isinstance(value, datetime.date) and value.year >= 1900:
            sheet.write_datetime(row, at, datetime.datetime(value.year, value.month, value.day), self.date)
        elif isinstance(value, bool):
            sheet.write_boolean(row, at, value, self.number)
        elif isinstance(value, int | float):
            sheet.write_number(row, at, value, self.number)
        else:
            sheet.write_string(row, at, sheet_text(text_of(value)), form or words)
        return 0


def write_workbook(
    path: Path, published: Published, compared: Comparison, measures: Sequence[str] = MEASURE_IDS
) -> dict[str, int]:
    """Write the workbook; returns the rows of each sheet.

    Args:
        path: the file.
        published: the tables.
        compared: the bodies, the edition in which coverage is viewed, and where evidence can be opened.
        measures: the national measures of the sheet side by side.

    Raises:
        OSError: if the file cannot be written.
        KeyError: if there is no such measure.
    """
    book = _Book(path)
    front = book.book.add_worksheet("はじめに")
    counts = {"掲載状況": _coverage(book, compared), "横並び": _side_by_side(book, compared, measures)}
    for sheet, table in _DOCUMENT_SHEETS.items():
        counts[sheet] = _document_table(book, sheet, table, compared)
    for sheet, table in _PLAIN_SHEETS.items():
        counts[sheet] = _plain_table(book, sheet, table, published, compared)
    counts["データ辞書"] = _dictionary(book)
    _front(book, front, published, counts, compared.edition)
    _close(book, path)
    return counts


def write_sides(path: Path, compared: Comparison, measures: Sequence[str]) -> int:
    """Write the sheet side by side alone; returns its rows.

    Raises:
        OSError: if the file cannot be written.
        KeyError: if there is no such measure.
    """
    book = _Book(path)
    rows = _side_by_side(book, compared, measures)
    _close(book, path)
    return rows


def write_sheet(path: Path, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
    """Write a workbook of one sheet of rows; returns how many there are.

    Raises:
        OSError: if the file cannot be written.
    """
    book = _Book(path)
    count = book.table(name, columns, rows)
    _close(book, path)
    return count


def _close(book: _Book, path: Path) -> None:
    try:
        book.book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        # The library wraps what the system said; that it is, and not the wrapping, that helps a person.
        (cause,) = error.args
        raise (cause if isinstance(cause, OSError) else OSError(f"{path}: {error}")) from None


def _coverage(book: _Book, compared: Comparison) -> int:
    taxonomy = load_taxonomy()
    columns = [Column("団体コード", 10), Column("団体名", 14), Column("都道府県", 10), Column("区分", 12),
               Column("掲載数", 7, "number"),
               *(Column(f"{taxonomy.measure(id_).label_ja}\n{id_}", 13) for id_ in MEASURE_IDS)]  # fmt: skip

    def rows() -> Iterator[list[Any]]:
        for code in compared.codes:
            body = compared.bodies(code)
            found = [compared.coverage[code, measure] for measure in MEASURE_IDS]
            statuses: list[Any] = []
            for row in found:
                said = STATUS_LABELS[row["status"]] + ("（版の対応）" if row["via"] == "crosswalk" else "")
                statuses.append((said, book.status[row["status"]]))
            covered = sum(row["status"] == "covered" for row in found)
            name = (body.name, compared.links.town(code))
            yield [code, name, body.prefecture, body.kind_label, covered, *statuses]

    return book.table("掲載状況", columns, rows(), frozen=2)


def _side_by_side(book: _Book, compared: Comparison, measures: Sequence[str]) -> int:
    taxonomy = load_taxonomy()
    widths = {"policy": 40, "actions": 50, "target": 26, "departments": 24, "kpis": 34, "indicators": 24,
              "evidence": 30,
              "code": 10, "link": 12}  # fmt: skip
    columns = [Column("取組事項", 22), *(Column(heading, widths.get(key, 13)) for key, heading in COLUMNS.items())]

    def rows() -> Iterator[list[Any]]:
        for measure in measures:
            label = taxonomy.measure(measure).label_ja
            for side in compared.sides(measure):
                texts = cells(side)
                address = compared.links.town(side.body.code, measure) or texts["link"]
                shown = {**texts, "link": ("開く", address) if address else ""}
                yield [label, *(shown[key] for key in COLUMNS)]

    return book.table("横並び", columns, rows(), frozen=3, wrapped=True)


def _column(field: Field) -> Column:
    heading = f"{field.meaning_ja.split('（')[0]}\n{field.name}"
    return Column(heading, _width(field.type, field.name), _kind(field.type))


def _kind(kind: pa.DataType) -> str:
    numeric = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)
    return "number" if numeric else "date" if pa.types.is_date(kind) else "text"


def _width(kind: pa.DataType, name: str) -> float:
    if name.endswith("_id") or name in _WIDE:
        return 28
    return 11 if _kind(kind) != "text" else 16


def _document_table(book: _Book, sheet: str, table: str, compared: Comparison) -> int:
    """Rows of current plans in the bodies' own words, with who says it and where."""
    plans, links, codes = compared.plans, compared.links, set(compared.codes)
    fields = [field for field in TABLES[table].fields if field.name not in _LEFT_OUT]
    columns = [
        Column("団体コード\nmunicipality_code", 10), Column("団体名\nmunicipality", 14),
        Column("都道府県\nprefecture", 10), *map(_column, fields),
        Column("根拠\nevidence", 30), Column("行の識別子\nrow_id", 18), Column("文書のSHA-256\ndocument_sha256", 18),
    ]  # fmt: skip
    shas = {row["document_id"]: row["sha256"] for row in plans.published.rows("documents", ["document_id", "sha256"])}

    def rows() -> Iterator[list[Any]]:
        for row in plans.own(table, [*(field.name for field in fields), "row_id", "page"]):
            code = plans.read[row["document_id"]]["municipality_code"]
            if code not in codes:
                continue
            body = compared.bodies(code)
            place = (links.said(row["document_id"], row["page"]), links.of(row["document_id"], row["page"]))
            yield [code, body.name, body.prefecture, *(row[field.name] for field in fields), place, row["row_id"],
                   shas[row["document_id"]]]  # fmt: skip

    return book.table(sheet, columns, rows(), frozen=2)


def _plain_table(book: _Book, sheet: str, table: str, published: Published, compared: Comparison) -> int:
    codes = set(compared.codes)
    fields = [field for field in TABLES[table].fields if field.name != "row_id"]
    with_body = any(field.name == "municipality_code" for field in fields)
    columns = [
        *([Column("団体名\nmunicipality", 14), Column("都道府県\nprefecture", 10)] if with_body else []),
        *map(_column, fields),
    ]  # fmt: skip

    def rows() -> Iterator[list[Any]]:
        for row in published.rows(table):
            values = [row[field.name] for field in fields]
            if not with_body:
                yield values
            elif row["municipality_code"] in codes:
                body = compared.bodies(row["municipality_code"])
                yield [body.name, body.prefecture, *values]

    return book.table(sheet, columns, rows())


def _dictionary(book: _Book) -> int:
    columns = [Column("表\ntable", 18), Column("列\ncolumn", 22), Column("型\ntype", 14), Column("単位\nunit", 10),
               Column("意味", 48), Column("meaning", 60), Column("空欄の意味\nnull means", 30),
               Column("値\nvalues", 40)]  # fmt: skip
    rows = (
        [table.name, field.name, str(field.type), field.unit, field.meaning_ja, field.meaning,
         field.null or "never null", ", ".join(field.values)]
        for table in TABLES.values() for field in table.fields
    )  # fmt: skip
    return book.table("データ辞書", columns, rows, frozen=2)


def _front(book: _Book, sheet: Worksheet, published: Published, counts: Mapping[str, int], edition: str) -> None:
    """What the workbook holds, how to read it, and what it was made from."""
    documents = published.table(
        "documents", ["extractor_version", "taxonomy_version", "extracted_at", "status"]
    ).to_pylist()
    latest = max((row["extracted_at"] for row in documents), default=None)
    versions = sorted({row["extractor_version"] for row in documents})
    taxonomy = sorted({row["taxonomy_version"] for row in documents if row["taxonomy_version"]})
    lines: list[tuple[str, str]] = [
        ("文書", f"{len(documents)}件（読み取れなかったもの {sum(row['status'] == 'failed' for row in documents)}件）"),
        ("最後に読み取った日", latest.date().isoformat() if latest else "―"),
        ("プログラム", ", ".join(versions)),
        ("分類データ", ", ".join(taxonomy)),
        ("国の計画の版", f"第{edition}版で見ています（掲載状況・横並び）"),
        (
            "対象",
            "各団体の現行の計画のうち、自団体の言葉（origin が own）だけ。国の計画の引用や他団体の事例を含みません",
        ),
        (
            "掲載状況の読み方",
            "掲載／記載なし（計画を読み、見つからない）／判読困難／未読（計画を読んでいない。ないとは限らない）／版にない",
        ),
        ("公的な指標の空欄", "空欄は0%ではなく、調査無しは未実施ではありません"),
        ("訂正のしかた", "各シートの行の識別子と文書のSHA-256を corrections/*.csv に書くと、次の公開から反映されます"),
        ("ご注意", "機械による読み取りです。引用の前に「根拠」のページを確かめてください"),
    ]
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 22, book.text)
    sheet.set_column(1, 1, 100, book.text)
    sheet.write_string(0, 0, "自治体DX計画の比較（dxplans）", book.title)
    at = 2
    for name, said in lines:
        sheet.write_string(at, 0, name, book.head)
        sheet.write_string(at, 1, sheet_text(said), book.wrapped)
        at += 1
    at += 1
    sheet.write_string(at, 0, "シート", book.head)
    sheet.write_string(at, 1, "行数", book.head)
    for name, count in counts.items():
        at += 1
        sheet.write_url(at, 0, f"internal:'{name}'!A1", book.link, name)
        said = f"{count}" + ("（Excelの上限で切れています。CSVかParquetを使ってください）" if name in book.cut else "")
        sheet.write_string(at, 1, said, book.text)
