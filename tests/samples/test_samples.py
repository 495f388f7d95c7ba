"""Holds the shipped sample plans against the script that typesets them and against their gold."""

from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data/raw"
GOLD = ROOT / "evaluation/gold/samples"
NAMES = ("kirigahara_report", "hoshimino_forms", "shirasunahama_slides", "tsukigaoka_matrix")


def load(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return a sample's gold."""
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))


def fold(text: str | None) -> str:
    """Return a text without blanks and in one width, so that line ends and letter spacing do not matter."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest) -> tuple[dict[str, list[dict[str, Any]]], dict[int, str]]:
    """A sample's gold, and the text of its pages by physical number."""
    document = pypdfium2.PdfDocument(RAW / f"{request.param}.pdf")
    pages = {}
    for number in range(len(document)):
        characters = document[number].get_textpage().get_text_bounded()
        pages[number + 1] = fold(characters)
    document.close()
    return load(request.param), pages


def test_typesetting_again_gives_the_committed_files(tmp_path: Path) -> None:
    if importlib.util.find_spec("reportlab") is None:
        pytest.skip("ReportLab is not installed; it is needed only to typeset the samples again")
    sys.path.insert(0, str(ROOT))
    try:
        from reportlab import Version

        from samples import fonts
    finally:
        sys.path.remove(str(ROOT))
    try:
        same = all(fonts.digest(path) == fonts.FILES[face][1] for face, path in fonts.find().items())
    except fonts.FontsMissing as missing:
        pytest.skip(str(missing))
    if not same or Version != "5.1.0":
        pytest.skip("the IPA fonts or ReportLab here are of another version than those of the committed PDFs")
    command = [sys.executable, "-m", "samples.typeset", "--pdf", str(tmp_path), "--gold", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in NAMES:
        assert (tmp_path / f"{name}.pdf").read_bytes() == (RAW / f"{name}.pdf").read_bytes(), name
        assert (tmp_path / f"{name}.json").read_bytes() == (GOLD / f"{name}.json").read_bytes(), name


def test_section_titles_stand_on_their_pages(sample: Any) -> None:
    gold, pages = sample
    for row in gold["sections"]:
        assert fold((row["numbering"] or "") + row["title"]) in pages[row["page_start"]], row["title"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("fields", "text"), ("fields", "label"), ("departments", "division"), ("targets", "text"), ("kpis", "name"),
        ("kpis", "baseline_value"), ("kpis", "target_value"), ("procedures", "title"), ("systems", "title"),
        ("organization", "name"), ("notes", "text"), ("table_cells", "text"), ("schedules", "text"),
        ("schedules", "item"), ("tables", "caption"), ("pages", "label"),
    ],
)  # fmt: skip
def test_gold_text_stands_on_its_page(sample: Any, table: str, column: str) -> None:
    gold, pages = sample
    for row in gold[table]:
        page = row["page"]
        text = pages[page] + pages.get(page + 1, "") if table == "fields" else pages[page]
        for line in (row[column] or "").split("\n"):
            assert fold(line).strip("・") in text, (table, page, line)


def test_rows_point_to_rows_that_exist(sample: Any) -> None:
    gold, pages = sample
    sections = {row["section_id"] for row in gold["sections"]}
    tables = {row["table_id"] for row in gold["tables"]}
    assert [row["page"] for row in gold["pages"]] == sorted(pages)
    assert gold["documents"][0]["page_count"] == len(pages)
    for table, rows in gold.items():
        for row in rows:
            assert row.get("section_id", next(iter(sections))) in sections, table
            assert not row.get("table_id") or row["table_id"] in tables, table
    for row in gold["sections"]:
        assert row["page_start"] <= row["page_end"] <= len(pages)


def test_cells_fill_their_tables_without_overlap(sample: Any) -> None:
    gold, _ = sample
    for table in gold["tables"]:
        seen: set[tuple[int, int]] = set()
        for cell in gold["table_cells"]:
            if cell["table_id"] != table["table_id"]:
                continue
            for row in range(cell["row"], cell["row"] + cell["row_span"]):
                for col in range(cell["col"], cell["col"] + cell["col_span"]):
                    assert (row, col) not in seen, (table["table_id"], row, col)
                    seen.add((row, col))
        assert len(seen) == table["n_rows"] * table["n_cols"], table["table_id"]


def test_background_chapter_gives_no_own_measures() -> None:
    rows = load("kirigahara_report")["measures"]
    national = [row for row in rows if row["page_start"] == 4]
    assert len(national) == 4
    assert {row["origin"] for row in national} == {"national"}
    assert len({row["measure_id"] for row in rows if row["origin"] == "own"}) == 12


def test_manifest_states_fictional_bodies_with_valid_codes() -> None:
    with (RAW / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [f"{name}.pdf" for name in NAMES]
    for row in rows:
        code = row["municipality_code"]
        total = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True))
        assert code.startswith("99") and code[5] == str((11 - total % 11) % 10)
        assert row["fictional"] == "true"
        document = load(Path(row["file"]).stem)["documents"][0]
        assert (document["municipality_code"], document["municipality"]) == (code, row["municipality"])


def test_bodies_are_none_of_the_real_ones() -> None:
    shared = ROOT.parent / "shared/lists/jichitai-code-index.json"
    if not shared.is_file():
        pytest.skip("../shared/lists is not there")
    items = json.loads(shared.read_text(encoding="utf-8"))["items"]
    real = {item["n"] for item in items} | {item["p"] for item in items}
    for name in NAMES:
        document = load(name)["documents"][0]
        assert not {document["municipality"], document["prefecture"]} & real


def test_files_are_small_and_one_has_an_outline() -> None:
    outlined = []
    for name in NAMES:
        path = RAW / f"{name}.pdf"
        assert path.stat().st_size < 500_000, name
        document = pypdfium2.PdfDocument(path)
        if list(document.get_toc()):
            outlined.append(name)
        document.close()
    assert outlined == ["hoshimino_forms"]
