"""Workbooks and CSV hold what the tables hold: codes as text, no formulas, no broken files, nothing lost unsaid."""

from __future__ import annotations

import csv
import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape

from analysis.comparison import Comparison
from analysis.csv_files import export_csv
from analysis.links import Links
from analysis.safe_cells import CUT, LONGEST, csv_value, sheet_text, text_of
from analysis.tables import Published
from analysis.workbook import write_workbook
from extractors.schema import TABLES
from flows.cli import main
from tests.analysis.sets import SetOf

NASTY = ["=HYPERLINK(\"http://evil\")", "+1", "-2+3", "@SUM(A1)", "\tx", "＝1＋1", "a\x0bb\x00c", "行1\r\n行2", "_x000D_", "\ud83d", "😀",
         '"quoted", comma', "  ", "007", "1e5", "true", "2026-03-31"]  # fmt: skip


@pytest.fixture
def published(tmp_path: Path) -> Published:
    made = SetOf()
    made.plan("011002", "札幌市", source_url="https://www.example.lg.jp/dx.pdf")
    made.measure("telework", target_end=datetime.date(2026, 3, 31), score=0.75, policy="長" * 40_000, actions=["a", "b"], page=3)
    for text in NASTY:
        if "\ud83d" not in text:
            made.row("targets", measure_id="telework", text=text, kind="open", origin="own")
    made.row("kpis", measure_id="telework", name="率", baseline_number=-12.5, target_number=3.0, text="率", origin="own")
    made.row("procedures", title="転出届", procedure_id="move-out", score=1.0, origin="own")
    made.row("departments", measure_id="telework", division="総務課", units=["情報係"], role="lead", text="総務課")
    made.plan("131016", "千代田")
    return Published(made.write(tmp_path / "set", roster=("203611",)))


def written(published: Published, tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    write_workbook(path, published, Comparison(published, links=Links(published)))
    return path


def test_the_workbook_holds_the_tables(published: Published, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(published, tmp_path))
    assert book.sheetnames == ["はじめに", "掲載状況", "横並び", "取組", "目標時期", "KPI", "担当課", "手続", "公的な指標", "訂正", "データ辞書"]
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.freeze_panes and sheet.auto_filter.ref and sheet.column_dimensions["A"].width, name
    coverage = book["掲載状況"]
    assert [row[0].value for row in coverage.iter_rows(min_row=2)] == ["011002", "131016", "203611"]
    assert all(row[0].data_type == "s" for row in coverage.iter_rows(min_row=2)), "codes keep their zeros"
    measures = book["取組"]
    heading = [str(cell.value).split("\n")[-1] for cell in measures[1]]
    row = {name: cell for name, cell in zip(heading, measures[2], strict=True)}
    assert row["target_end"].value == datetime.datetime(2026, 3, 31) and row["score"].value == 0.75
    assert row["needs_review"].value is False and row["actions"].value == "a\nb"
    assert row["evidence"].hyperlink.target == "https://www.example.lg.jp/dx.pdf" and row["evidence"].hyperlink.location == "page=3"
    kpis = dict(zip([str(cell.value).split("\n")[-1] for cell in book["KPI"][1]], [cell.value for cell in book["KPI"][2]], strict=True))
    assert kpis["baseline_number"] == -12.5
    listed = {(row[0].value, row[1].value) for row in book["データ辞書"].iter_rows(min_row=2)}
    assert listed == {(table.name, field.name) for table in TABLES.values() for field in table.fields}


def test_words_of_documents_stay_words(published: Published, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(published, tmp_path))["目標時期"]
    at = next(number for number, cell in enumerate(sheet[1]) if str(cell.value).endswith("\ntext"))
    cells = [row[at] for row in sheet.iter_rows(min_row=2)]
    assert all(cell.data_type == "s" for cell in cells)
    assert [unescape(str(cell.value)) for cell in cells] == [
        '=HYPERLINK("http://evil")', "+1", "-2+3", "@SUM(A1)", "\tx", "＝1＋1", "abc", "行1\n行2", "_x000D_", "😀", '"quoted", comma', "  ", "007", "1e5",
        "true", "2026-03-31",
    ]  # fmt: skip


def test_long_words_are_cut_and_say_so(published: Published, tmp_path: Path) -> None:
    assert sheet_text("長" * LONGEST) == "長" * LONGEST
    cut = sheet_text("😀" * 20_000)
    assert cut.endswith("😀" + CUT) and LONGEST - 2 < len(cut.encode("utf-16-le")) // 2 <= LONGEST
    sheet = openpyxl.load_workbook(written(published, tmp_path))["取組"]
    values = [str(cell.value) for cell in sheet[2]]
    assert any(value.endswith(CUT) and len(value) == LONGEST for value in values)


def test_text_of_any_value() -> None:
    assert [text_of(v) for v in (None, True, 3, 2.0, 2.5, datetime.date(2026, 3, 31), ["a", "b"], [], [{"x": 1}], {"a": "あ"})] == [
        "", "TRUE", "3", "2", "2.5", "2026-03-31", "a\nb", "", '[{"x": 1}]', '{"a": "あ"}']  # fmt: skip
    assert csv_value(-12.5) == "-12.5" and csv_value("-12.5") == "'-12.5" and csv_value(["=1"]) == "'=1"


def test_csv_for_excel(published: Published, tmp_path: Path) -> None:
    counts = export_csv(published, tmp_path / "csv")
    assert set(counts) == set(TABLES)
    assert (tmp_path / "csv" / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "csv" / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["text"] == '\'=HYPERLINK("http://evil")' and rows[5]["text"] == "'＝1＋1"
    assert len(rows) == published.table("targets").num_rows


def office(file: Path, folder: Path, sheets: str = "-1") -> list[Path]:
    """The sheets of a workbook as LibreOffice reads them, as CSV."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("needs LibreOffice, which is not here")
    subprocess.run(
        [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheets}", "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return sorted(folder.glob("*.csv"))


@pytest.mark.slow
def test_libreoffice_opens_the_workbook_without_loss(published: Published, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(published, tmp_path))
    files = {path.stem.removeprefix("a-"): path for path in office(tmp_path / "a.xlsx", tmp_path / "office")}
    assert set(files) == set(book.sheetnames)
    for name in book.sheetnames[1:]:
        lines = list(csv.reader(files[name].open(encoding="utf-8", newline="")))
        sheet = book[name]
        assert len(lines) == sheet.max_row, name
        for line, row in zip(lines, sheet.iter_rows(), strict=True):
            for shown, cell in zip(line, row, strict=False):
                if isinstance(cell.value, str):
                    assert shown == unescape(cell.value), (name, cell.coordinate)
                elif isinstance(cell.value, datetime.datetime):
                    assert shown == cell.value.date().isoformat(), (name, cell.coordinate)


def test_the_command(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(published.folder)
    assert main(["export", "--xlsx", str(tmp_path / "new" / "a.xlsx"), "--csv", str(tmp_path / "c"), "--only", "targets", "--tables", folder]) == 0
    assert (tmp_path / "new" / "a.xlsx").is_file() and [p.name for p in (tmp_path / "c").iterdir()] == ["targets.csv"]
    assert main(["export", "--tables", folder]) == 2
    assert main(["export", "--csv", "x", "--only", "chairs", "--tables", folder]) == 2
    assert main(["export", "--xlsx", str(tmp_path), "--tables", folder]) == 1
    assert "dxplans export: " in capsys.readouterr().err


def test_the_same_set_gives_the_same_workbook(published: Published, tmp_path: Path) -> None:
    first = written(published, tmp_path).read_bytes()
    assert written(published, tmp_path).read_bytes() == first


def test_sheets_of_a_set_without_rows(tmp_path: Path) -> None:
    made = SetOf()
    published = Published(made.write(tmp_path / "set"))
    book = openpyxl.load_workbook(written(published, tmp_path))
    assert book["掲載状況"].max_row == 1
    assert pq.read_table(tmp_path / "set" / "coverage.parquet").num_rows == 0


@pytest.mark.parametrize(
    ("folder", "target"),
    [
        ("plans", r"plans\a.pdf"),
        ("計画 pdf", r"計画%20pdf\a.pdf"),
        ("https://www.example.lg.jp/dx", "https://www.example.lg.jp/dx/a.pdf"),
        ("file://share/dx", r"file:///\\share\dx\a.pdf"),
    ],
)
def test_links_lead_beside_the_workbook_to_a_share_or_to_a_site(tmp_path: Path, folder: str, target: str) -> None:
    """The library knows no address without a scheme and loses the server's name of a share."""
    from analysis.links import _below
    from analysis.workbook import Column, write_sheet

    path = tmp_path / "a.xlsx"
    assert write_sheet(path, "表", [Column("根拠", 10)], [[("開く", _below(folder, "a.pdf") + "#page=3")]]) == 1
    link = openpyxl.load_workbook(path).worksheets[0]["A2"].hyperlink
    assert (link.target, link.location) == (target, "page=3")
