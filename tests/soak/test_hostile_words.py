"""A plan of formulas, tags and commands goes through everything that is made of it, and nothing of it runs."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from flows.batch_report import BatchReport
from flows.cli import main
from flows.summary import in_cell, summary_markdown
from soak.hostile import chosen


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    (folder / "in").mkdir()
    (folder / "in" / "=cmd <b>|x.pdf").write_bytes(chosen("hostile-words").make(1))
    (folder / "in" / "manifest.csv").write_text(
        'file,municipality,title,source_url\n=cmd <b>|x.pdf,"<script>alert(1)</script>市","=1+1",javascript:alert(1)\n',
        encoding="utf-8",
    )
    assert main(["run", str(folder / "in"), "--out", str(folder / "out"), "--direct", "--workers", "1"]) == 0
    texts = " ".join(pq.read_table(folder / "out" / "pages.parquet")["text"].to_pylist())
    assert "<script>alert(1)</script>" in texts and "=HYPERLINK" in texts, "the words arrive as they are printed"
    return folder / "out"


@pytest.mark.slow
def test_csv_and_workbook_hold_no_formula(out: Path, tmp_path: Path) -> None:
    assert main(["export", "--tables", str(out), "--xlsx", str(tmp_path / "x.xlsx"), "--csv", str(tmp_path / "c")]) == 0
    cells = 0
    for path in (tmp_path / "c").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cell in (cell for line in csv.reader(file) for cell in line):
                cells += 1
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (path.name, cell)
    assert cells > 1000
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or str(cell.value).startswith("=HYPERLINK(\"#"), (sheet.title, cell.value)
                assert cell.hyperlink is None or not str(cell.hyperlink.target).startswith("javascript")


class _Active(HTMLParser):
    """Collects what a page would run or load from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            value = (value or "").strip().lower()
            if name.startswith("on") or value.startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and re.match(r"[a-z]+:|//", value) and not value.startswith("data:image/"):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and "alert(1)" in data and "<script" in data:
            self.found.append(data[:80])


@pytest.mark.slow
def test_the_report_runs_nothing_of_it(out: Path, tmp_path: Path) -> None:
    assert main(["report", str(out), "--out", str(tmp_path / "site"), "--no-images", "--workers", "1"]) == 0
    pages = list((tmp_path / "site").rglob("*.html"))
    assert pages
    for path in pages:
        page = _Active()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.found == [], path.name
    for path in (tmp_path / "site").rglob("*.js"):
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path.name


def test_artifacts_of_a_run_keep_their_form() -> None:
    name = "a|b\n```\n<script>alert(1)</script>\u202e.pdf"
    report = BatchReport(documents=[(name, "failed", f"{name}: `x` | <img src=x onerror=alert(1)>", None)])
    text = summary_markdown(report)
    assert text.count("```") == 2, "a name cannot end the block that it stands in"
    assert "\u202e" not in text
    assert not set(in_cell(name)) & set("|<>`\n\u202e")
