"""Official figures reach the right body although tables name no code, and a blank is never a zero."""

from __future__ import annotations

import csv
import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from analysis.indicators import NoFigures, merged, read_figures, read_value, resolve, shown
from taxonomy.municipalities import by_code

LISTS = ("dxdash_municipal_progress_by_lgcode.csv", "dxdash_municipal_online_rate_by_lgcode.csv")


@pytest.mark.parametrize("name", LISTS)
def test_every_cell_reaches_its_body(shared: Path, tmp_path: Path, name: str) -> None:
    joined = list(csv.reader((shared / "lists" / name).open(encoding="utf-8-sig")))
    labels = [label.split("/", 1) for label in joined[0][4:]]
    lines = [["", "", *(line[3] for line in joined[1:])]]
    lines += [[*label, *(line[4 + at] for line in joined[1:])] for at, label in enumerate(labels)]
    with (tmp_path / "市区町村比較.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    rows, problems = read_figures(tmp_path / "市区町村比較.csv")
    assert problems == []
    found = {(r["municipality_code"], r["indicator_group"], r["indicator"]): r["value"] for r in rows}
    expected = {(line[0], *label): line[4 + at] or None for line in joined[1:] for at, label in enumerate(labels)}
    assert found == expected
    with_codes, _ = read_figures(shared / "lists" / name)
    assert {(r["municipality_code"], r["indicator_group"], r["indicator"]): r["value"] for r in with_codes} == expected


def test_ambiguous_names_are_settled_by_their_neighbours() -> None:
    codes, problems = resolve(["福山市", "府中市", "三次市", "大竹市"])
    assert codes == ["342076", "342084", "342092", "342114"] and not problems
    codes, _ = resolve(["立川市", "武蔵野市", "三鷹市", "青梅市", "府中市", "昭島市"])
    assert by_code(str(codes[4])).prefecture == "東京都"  # type: ignore[union-attr]


def test_what_the_order_does_not_settle_is_left_out() -> None:
    codes, problems = resolve(["札幌市", "府中市", "那覇市"])
    assert codes[1] is None and "府中市: may be" in problems[0]
    codes, problems = resolve(["那覇市", "福山市", "府中市", "三次市", "札幌市", "仙台市", "青森市"])
    assert codes[2] is None, "columns that are in no order of codes tell nothing"
    codes, problems = resolve(["福山市", "桃源市", "三次市"])
    assert codes == ["342076", None, "342092"] and problems == ["桃源市: there is no such body; its figures are left out"]
    codes, problems = resolve(["福山市", "福山市"])
    assert codes == ["342076", None] and "named more than once" in problems[0]


def test_prefectures_or_codes_beside_names_decide() -> None:
    assert resolve(["府中市", "府中市"], prefectures=["広島県", "東京都"])[0] == ["342084", "132063"]
    assert resolve(["どこか", "府中市"], codes=["13101", "342084"])[0] == ["131016", "342084"]


@pytest.mark.parametrize(
    ("cell", "state", "done", "number", "unit"),
    [
        ("実施", "stated", True, None, None), ("未実施", "stated", False, None, None), ("調査無し", "not_surveyed", None, None, None),
        ("", "blank", None, None, None), ("%", "blank", None, None, None), ("－", "blank", None, None, None),
        ("0%", "stated", None, 0.0, "%"), ("７２．５％", "stated", None, 72.5, "%"), ("24", "stated", None, 24.0, None),
        ("1,200件", "stated", None, 1200.0, "件"), ("検討中", "stated", None, None, None),
    ],
)  # fmt: skip
def test_a_blank_is_no_zero_and_not_surveyed_is_no_no(cell: str, state: str, done: bool | None, number: float | None, unit: str | None) -> None:
    assert read_value(cell) == {"value": cell or None, "state": state, "done": done, "number": number, "unit": unit}


def test_workbooks_and_archives_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["", "", "福山市", "府中市", "三次市"])
    sheet.append(["自治体業務のDX", "AIの導入状況", "実施", "未実施", None])
    sheet.append(["", "保有率", 0.725, 0, "調査無し"])
    for cell in sheet[3]:
        cell.number_format = "0.0%"
    book.save(tmp_path / "比較.xlsx")
    rows, problems = read_figures(tmp_path / "比較.xlsx", datetime.date(2024, 7, 12))
    assert not problems
    assert {(r["municipality_code"], r["indicator"]): r["value"] for r in rows} == {
        ("342076", "AIの導入状況"): "実施", ("342084", "AIの導入状況"): "未実施", ("342092", "AIの導入状況"): None,
        ("342076", "保有率"): "72.5%", ("342084", "保有率"): "0%", ("342092", "保有率"): "調査無し"}  # fmt: skip
    assert {r["indicator_group"] for r in rows} == {"自治体業務のDX"}
    with zipfile.ZipFile(tmp_path / "dashboard.zip", "w") as archive:
        archive.write(tmp_path / "比較.xlsx", "data/比較.xlsx")
        archive.writestr("readme.txt", "府中市")
    assert len(read_figures(tmp_path / "dashboard.zip")[0]) == 6
    assert shown(r for r in rows if r["municipality_code"] == "342092") == "AIの導入状況: 空欄\n保有率: 調査無し"


def test_figures_belong_to_measures_and_procedures(tmp_path: Path) -> None:
    lines = ["区分,指標,福山市,三次市", "よく使う32手続のオンライン申請利用状況,転出届,1%,", "体制,CIO補佐官等の任命,実施,未実施", "その他,人口,1,2"]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="cp932")
    rows, _ = read_figures(tmp_path / "a.csv")
    assert {(r["indicator"], r["measure_id"], r["procedure_id"]) for r in rows} == {
        ("転出届", "online-procedures", "move-out"), ("CIO補佐官等の任命", "organization", None), ("人口", None, None)}  # fmt: skip


def test_prefectures_and_names_with_their_prefecture(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("区分,指標,北海道,青森県,大阪府\n体制,CIOの任命,実施,未実施,実施\n", encoding="utf-8")
    assert [row["municipality_code"] for row in read_figures(path)[0]] == ["010006", "020001", "270008"]
    path.write_text("区分,指標,東京都府中市,広島県府中市\n体制,CIOの任命,実施,未実施\n", encoding="utf-8")
    assert {row["municipality_code"]: row["done"] for row in read_figures(path)[0]} == {"132063": True, "342084": False}


def test_new_figures_take_the_place_of_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指標,福山市\n人口,1", encoding="utf-8")
    first, _ = read_figures(path, datetime.date(2023, 1, 1))
    path.write_text("指標,福山市\n人口,2", encoding="utf-8")
    second, _ = read_figures(path, datetime.date(2023, 1, 1))
    later, _ = read_figures(path, datetime.date(2024, 1, 1))
    assert [r["number"] for r in merged(merged(first, second), later)] == [2.0, 2.0]


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"x,y\n1,2"), ("a.csv", b""), ("a.xlsx", b"no"), ("a.zip", b"no")])
def test_other_files_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NoFigures):
        read_figures(tmp_path / name)
