"""A measure side by side: what each plan says in its own words, where it says so, and why a row is empty."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from analysis.comparison import BODY_MARK, Comparison, cells, kpi_text
from analysis.comparison_page import page
from analysis.indicators import read_value
from analysis.links import Links
from analysis.tables import Published
from extractors.schema import to_arrow
from flows.cli import main
from tests.analysis.sets import SetOf

DAY = datetime.date


def figure(code: str, indicator: str, cell: str, year: int = 2024) -> dict[str, Any]:
    return {"row_id": f"{code}{indicator}{year}", "municipality_code": code, "indicator_group": "住民サービスのDX", "indicator": indicator,
            **read_value(cell), "measure_id": "online-procedures", "procedure_id": None, "as_of": DAY(year, 7, 12), "source_file": "a.csv",
            "source_sha256": "0"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = SetOf()
    made.plan("203611", "shimosuwa", source_url="https://www.example.lg.jp/a.pdf#x")
    made.section("s1", "国")
    made.measure("online-procedures", section_id="s1", policy="=1+1 原則オンライン", target="令和4年度末までに", target_end=DAY(2023, 3, 31),
                 actions=["入力項目の確認", "様式の変更"], page=10)  # fmt: skip
    made.measure("online-procedures", origin="national", policy="国の方針")
    made.row("departments", measure_id="online-procedures", bureau="総務部", division="総務課", units=["庶務係", "情報係"], role="lead", text="総務課")
    made.row("departments", measure_id="online-procedures", division="税務課", units=[], role="support", text="税務課")
    made.row("kpis", measure_id="online-procedures", name="申請率", unit="%", baseline_value="12", baseline_period="R3", target_value="60%",
             target_period="R7", text="申請率", origin="own")  # fmt: skip
    made.plan("131016", "chiyoda", taxonomy_edition="3.0", title="千代田区DX戦略")
    made.section("s2", "書かない窓口を<b>広げる</b>。")
    made.measure("frontyard-reform", section_id="s2", page=3)
    made.plan("993018", "kiri")
    made.measure("telework")
    out = made.write(tmp_path / "set", roster=("011002",))
    figures = [figure("203611", "よく使う32手続", "45%"), figure("203611", "よく使う32手続", "30%", 2023), figure("203611", "よく使う32手続_分母", "22"),
               figure("131016", "よく使う32手続", "")]  # fmt: skip
    pq.write_table(to_arrow("indicators", figures), out / "indicators.parquet")
    return out


def test_each_body_speaks_for_itself(folder: Path) -> None:
    published = Published(folder)
    sides = Comparison(published, links=Links(published, pdfs="../pdf")).sides("online-procedures")
    assert [side.body.code for side in sides] == ["011002", "131016", "203611", "993018"]
    sapporo, chiyoda, shimosuwa, kiri = map(cells, sides)
    assert (sapporo["status"], chiyoda["status"], shimosuwa["status"], kiri["status"]) == ("未読", "掲載（版の対応による）", "掲載", "記載なし")
    assert shimosuwa["policy"] == "=1+1 原則オンライン"
    assert shimosuwa["target"] == "令和4年度末までに（2023-03-31まで）"
    assert shimosuwa["actions"] == "・入力項目の確認\n・様式の変更"
    assert shimosuwa["departments"] == "総務部 総務課（庶務係、情報係）\n税務課（関係）"
    assert shimosuwa["kpis"] == "申請率: 12%（R3） → 60%（R7）"
    assert shimosuwa["indicators"] == "よく使う32手続: 45%", "the newest figure, without its parts"
    assert chiyoda["indicators"] == "よく使う32手続: 空欄"
    assert shimosuwa["link"] == "https://www.example.lg.jp/a.pdf#page=10"
    assert chiyoda["link"] == "../pdf/chiyoda.pdf#page=3" and chiyoda["evidence"] == "千代田区DX戦略 p.3"
    assert chiyoda["policy"] == BODY_MARK + "書かない窓口を<b>広げる</b>。"


def test_a_roster_decides_rows_and_order(folder: Path) -> None:
    sides = Comparison(Published(folder), ["131016", "203611", "131016"]).sides("telework")
    assert [side.body.name for side in sides] == ["千代田区", "下諏訪町"]
    with pytest.raises(KeyError):
        Comparison(Published(folder)).sides("magic")


def test_indicators_without_numbers_are_named(folder: Path) -> None:
    empty = {"name": "件数", "unit": None, "baseline_value": None, "baseline_period": None, "target_value": None, "target_period": None}
    assert kpi_text(empty) == "件数"
    assert kpi_text({**empty, "target_period": "R7"}) == "件数: （R7）"


def test_the_page_needs_nothing_else_and_prints_on_a3(folder: Path) -> None:
    sides = Comparison(Published(folder)).sides("online-procedures")
    text = page("online-procedures", sides, "1.0")
    assert "size: A3 landscape" in text and "table-header-group" in text
    assert "<script" not in text and "<link" not in text and "src=" not in text and "@import" not in text
    assert "&lt;b&gt;広げる" in text and "<b>広げる" not in text
    assert 'href="https://www.example.lg.jp/a.pdf#page=10"' in text


def test_only_web_addresses_become_links(tmp_path: Path) -> None:
    made = SetOf()
    document = made.plan("203611", "a b", source_url="javascript:alert(1)")
    published = Published(made.write(tmp_path / "set"))
    assert Links(published).of(document, 3) is None
    assert Links(published, pdfs="https://files.example.jp/dx/").of(document, 3) == "https://files.example.jp/dx/a%20b.pdf#page=3"
    assert Links(published, pdfs="/srv/pdf").of(document, None) == "file:///srv/pdf/a%20b.pdf"
    assert Links(published, report="out").town("203611", "telework") == "out/report/towns/203611.html#m-telework"


def test_the_command_writes_page_sheet_and_csv(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "out" / f"a{suffix}" for suffix in (".html", ".csv", ".xlsx")]
    roster = tmp_path / "towns.csv"
    roster.write_text("名称,都道府県\n下諏訪町,長野県\n千代田区,東京都\nどこか市,\n", encoding="utf-8")
    wanted = [part for file in files for part in ("-o", str(file))]
    assert main(["compare", "--measure", "自治体の行政手続のオンライン化", "--tables", str(folder), "--roster", str(roster), *wanted]) == 0
    assert "どこか市" in capsys.readouterr().err
    lines = list(csv.reader(files[1].open(encoding="utf-8-sig", newline="")))
    assert [line[0] for line in lines] == ["団体コード", "203611", "131016"]
    assert lines[1][5] == "'=1+1 原則オンライン", "formulas are defused"
    sheet = openpyxl.load_workbook(files[2])["横並び"]
    assert sheet["B2"].value == "203611" and sheet["G2"].value == "=1+1 原則オンライン" and sheet["G2"].data_type == "s"
    assert main(["compare", "--measure", "telework", "--tables", str(folder), "--edition", "3.0"]) == 0
    assert "4 bodies: 掲載 1, 記載なし 2, 判読困難 0, 未読 1, 版にない 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["--measure", "magic"], ["--measure", "telework", "--edition", "9.9"], ["--measure", "telework", "-o", "a.pdf"],
     ["--measure", "telework", "--roster", "nowhere.csv"], ["--measure", "telework", "--tables", "nowhere"]],
)  # fmt: skip
def test_wrong_use_is_said(folder: Path, arguments: list[str]) -> None:
    given = arguments if "--tables" in arguments else [*arguments, "--tables", str(folder)]
    assert main(["compare", *given]) == 2
