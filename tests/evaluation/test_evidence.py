"""The evidence check sees a wrong box, a wrong text and a turned page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evaluation import evidence
from evaluation.evidence import check
from evaluation.reread import Reread
from evaluation.tables import Published

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def write_pdf(path: Path, rotate: int = 0, crop: str = "0 0 400 300", content: str | None = None) -> Path:
    """One page, 400 by 300 points, with HEADING at (100, 200) and BODY at (100, 100) counted from the bottom left."""
    stream = (content or "BT /F 12 Tf 100 200 Td (HEADING) Tj 0 -100 Td (BODY) Tj ET").encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /CropBox [{crop}] /Rotate {rotate} "
        "/Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>".encode(),
        FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)
    return path


def publish(folder: Path, **tables: list[dict[str, Any]]) -> Published:
    tables["documents"] = [{"source_path": "plan.pdf"}]
    for name, rows in tables.items():
        rows = [{"document_id": "d", **row} for row in rows]
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{name}.parquet")
    return Published(folder)


def box(x0: float, top: float, x1: float, bottom: float, page: int = 1) -> dict[str, float]:
    return {"page": page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}


@pytest.mark.parametrize(
    ("rotate", "crop", "heading"),
    [
        (0, "0 0 400 300", (99, 88, 170, 103)),
        (0, "50 40 400 290", (49, 78, 120, 93)),
        (90, "0 0 400 300", (197, 99, 212, 170)),
        (180, "0 0 400 300", (230, 197, 301, 212)),
        (270, "0 0 400 300", (88, 230, 103, 301)),
        (90, "50 40 400 290", (157, 49, 172, 120)),
    ],
)
def test_boxes_are_those_of_the_page_as_displayed(tmp_path: Path, rotate: int, crop: str, heading: Any) -> None:
    reread = Reread(write_pdf(tmp_path / "plan.pdf", rotate, crop))
    assert reread.page(1).inside([heading]) == "HEADING"
    reread.close()


def test_a_character_printed_twice_at_one_spot_is_read_once(tmp_path: Path) -> None:
    twice = "BT /F 12 Tf 100 200 Td (BOLD) Tj 0.3 0 Td (BOLD) Tj ET"
    reread = Reread(write_pdf(tmp_path / "plan.pdf", content=twice))
    assert reread.page(1).inside([(0, 0, 400, 300)]) == "BOLD"
    reread.close()


def test_right_rows_agree_and_wrong_ones_are_told(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf")
    published = publish(
        tmp_path,
        fields=[
            {"text": "BODY", "label": None, "regions": [box(99, 188, 140, 203)]},
            {"text": "BODY", "label": None, "regions": [box(99, 88, 170, 103)]},
            {"text": "BOD", "label": None, "regions": [box(99, 188, 140, 203)]},
            {"text": "BODY", "label": None, "regions": []},
        ],
    )
    report = check(published, [tmp_path])
    found = report.columns()["fields.text"]
    assert (found.rows, found.agree, found.unplaced) == (4, 1, 1)
    assert found.share == 0.25 < evidence.MIN_SHARE
    assert "too low" in evidence.as_text(report)
    assert evidence.as_json(report)["whole"]["share"] == 0.25
    assert evidence.main([str(tmp_path), str(tmp_path)]) == 1


def test_a_heading_may_begin_the_regions_of_its_section(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf")
    regions = [box(99, 88, 170, 103), box(99, 188, 140, 203)]
    published = publish(
        tmp_path,
        sections=[{"title": "HEADING", "numbering": None, "text": "BODY", "regions": regions}],
    )
    columns = check(published, [tmp_path]).columns()
    assert columns["sections.title"].share == columns["sections.text"].share == 1.0
    assert evidence.main([str(tmp_path), str(tmp_path / "plan.pdf")]) == 0


def test_a_section_whose_regions_are_the_heading_alone_is_not_blamed_for_its_text(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf")
    row = {"title": "HEADING", "numbering": None, "text": "BODY" * 10, "regions": [box(99, 88, 170, 103)]}
    columns = check(publish(tmp_path, sections=[row]), [tmp_path]).columns()
    assert "sections.text" not in columns and columns["sections.title"].agree == 1


def test_numbering_may_stand_before_the_title(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf")
    row = {"title": "ADING", "numbering": "HE", "text": "", "regions": [box(99, 88, 170, 103)]}
    assert check(publish(tmp_path, sections=[row]), [tmp_path]).whole().agree == 1


def test_a_document_that_failed_is_named_and_not_left_out_silently(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf")
    documents = [{"document_id": "d", "source_path": "plan.pdf", "status": "failed", "error": "no text"}]
    publish(tmp_path)
    pq.write_table(pa.Table.from_pylist(documents), tmp_path / "documents.parquet")
    report = check(Published(tmp_path), [tmp_path])
    assert report.unread == {"plan": "the pipeline failed: no text"}
    assert "0 read again, 1 not" in evidence.as_text(report)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"no PDF")
    report = check(publish(tmp_path), [tmp_path])
    assert "plan" in report.unread
