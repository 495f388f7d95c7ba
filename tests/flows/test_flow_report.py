"""`dxplans report`: pictures are drawn once, what cannot be drawn is said, and a report never harms what stands there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PIL import Image

from extractors.reading.pdfium import PdfiumReader
from flows import page_pictures
from flows.batch_report import BatchReport
from flows.cli import main
from flows.page_pictures import LONG_SIDE, compress, draw_pages
from flows.report import write_report
from tests.flows.small_pdf import write_pdf


@pytest.fixture(autouse=True)
def _no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts take most of the time to write a small report, and have their own tests."""
    monkeypatch.setattr("analysis.report.charts._svg", lambda spec: "<svg></svg>")


@pytest.fixture(scope="module")
def tables(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of one sample plan, read where it stands: `tables/../in`."""
    base = tmp_path_factory.mktemp("report")
    (base / "in").mkdir()
    for name in ("hoshimino_forms.pdf", "manifest.csv"):
        shutil.copy(root / "data" / "raw" / name, base / "in" / name)
    assert main(["run", str(base / "in"), "--out", str(base / "tables"), "--direct", "--workers", "1"]) == 0
    return base / "tables"


def test_the_command_writes_a_report_and_says_so(tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tables), "--out", str(tmp_path / "site"), "--workers", "1"]) == 0
    said = capsys.readouterr().out
    assert "towns      1 (1 with a plan that was read)" in said and "0 missing" in said
    assert (tmp_path / "site" / "index.html").is_file()
    pictures = list((tmp_path / "site" / "report" / "pages").rglob("*.webp"))
    evidence = {(row["document_id"], region["page"]) for name in ("fields", "measures", "schedules", "kpis")
                for row in pq.read_table(tables / f"{name}.parquet").to_pylist() if row["measure_id"]
                for region in row["regions"]}  # fmt: skip
    assert evidence <= {(path.parent.name, int(path.stem)) for path in pictures}
    with Image.open(pictures[0]) as picture:
        assert max(picture.size) == LONG_SIDE and picture.format == "WEBP"


def test_pictures_are_taken_over_and_the_bytes_are_the_same(tables: Path, tmp_path: Path) -> None:
    first = write_report(tables, tmp_path / "a", workers=1)
    again = write_report(tables, tmp_path / "a", workers=1)
    fresh = write_report(tables, tmp_path / "b", workers=1)
    assert first.drawn == fresh.drawn == again.taken > 0 and again.drawn == 0

    def bytes_of(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_pictures_that_were_drawn_otherwise_are_not_taken_over(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(tables, tmp_path, workers=1)
    monkeypatch.setattr("flows.report.MAKING", page_pictures.MAKING + "x")
    assert write_report(tables, tmp_path, workers=1).taken == 0


def test_all_pages_can_be_drawn_or_none(tables: Path, tmp_path: Path) -> None:
    evidence = write_report(tables, tmp_path, workers=1)
    (document,) = pq.read_table(tables / "documents.parquet").to_pylist()
    every = write_report(tables, tmp_path, all_pages=True, workers=1)
    assert every.drawn + every.taken == document["page_count"] > evidence.drawn
    assert write_report(tables, tmp_path, images=False).drawn == 0
    assert not (tmp_path / "report" / "pages").exists()


def test_a_file_that_moved_is_found_by_its_bytes(tables: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "renamed.pdf"
    moved.parent.mkdir()
    original = tables.parent / "in" / "hoshimino_forms.pdf"
    shutil.copy(original, moved)
    write_pdf(tmp_path / "elsewhere" / "hoshimino_forms.pdf")
    copied = tmp_path / "tables"
    shutil.copytree(tables / ".current", copied)
    lost = write_report(copied, tmp_path / "site", workers=1)
    assert (lost.without_file, lost.drawn) == (1, 0) or lost.drawn > 0
    shutil.rmtree(tmp_path / "site")
    (copied / "index.json").unlink()
    lost = write_report(copied, tmp_path / "site", workers=1)
    assert (lost.without_file, lost.drawn) == (1, 0) and lost.missing > 0
    found = write_report(copied, tmp_path / "site", pdfs=[moved.parent], workers=1)
    assert (found.without_file, found.missing) == (0, 0) and found.drawn > 0


def test_a_damaged_page_costs_its_own_picture(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "a.pdf", 3)
    assert draw_pages(pdf, tmp_path / "out", [1, 3, 99]) == [1, 3]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["1.webp", "3.webp"]


def test_a_photograph_is_drawn_as_one() -> None:
    noise = Image.effect_noise((900, 1240), 90).convert("RGB")
    plain = Image.new("RGB", (900, 1240), "white")
    assert len(compress(noise)) < 900 * 1240 // 2
    assert len(compress(plain)) < 1000
    assert compress(noise) == compress(noise)


def test_wrong_use_is_said(tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    for arguments in (
        ["report", str(tmp_path / "nowhere"), "--out", str(tmp_path / "x")],
        ["report", str(tables), "--out", str(tmp_path / "x"), "--edition", "9.9"],
        ["report", str(tables), "--out", str(tmp_path / "x"), "--pdfs", str(tmp_path / "nowhere")],
        ["report", str(tables), "--out", str(tmp_path)],
    ):
        assert main(arguments) == 2
        assert "dxplans report: " in capsys.readouterr().err
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "x" / "index.html").exists()


def test_documents_that_failed_and_towns_without_a_plan_have_their_place(
    folder: Callable[..., Path], batch: Callable[..., BatchReport], tmp_path: Path
) -> None:
    report = batch(folder("a", "b"))
    assert report.documents
    done = write_report(tmp_path / "out", tmp_path / "site", images=False)
    assert done.documents == 2
    assert "a.pdf" in (tmp_path / "site" / "report" / "documents.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_drawn_where_its_facts_stand(rotation: int, tmp_path: Path) -> None:
    import pypdfium2 as pdfium
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "plain.pdf"), pagesize=(400, 600))
    canvas.setFont("Helvetica-Bold", 40)
    canvas.drawString(120, 430, "MM")
    canvas.save()
    pdf = pdfium.PdfDocument(tmp_path / "plain.pdf")
    pdf[0].set_cropbox(50, 100, 380, 550)
    pdf[0].set_rotation(rotation)
    pdf.save(tmp_path / "turned.pdf")
    reader = PdfiumReader((tmp_path / "turned.pdf").read_bytes(), tmp_path / "turned.pdf")
    page = reader.page(1)
    assert draw_pages(tmp_path / "turned.pdf", tmp_path / "out", [1]) == [1]
    with Image.open(tmp_path / "out" / "1.webp") as picture:
        grey = picture.convert("L")
    assert grey.width / grey.height == pytest.approx(page.width / page.height, rel=0.01)
    left, top, right, bottom = grey.point(lambda value: 255 * (value < 128)).getbbox() or (0, 0, 0, 0)
    scale = grey.width / page.width
    places = [char.place for char in page.chars]
    assert len(places) == 2
    assert min(place.x0 for place in places) * scale - 3 <= left < right <= max(p.x1 for p in places) * scale + 3
    assert min(place.top for place in places) * scale - 3 <= top < bottom <= max(p.bottom for p in places) * scale + 3
