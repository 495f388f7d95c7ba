"""Corners of paths are the same whether they are copied out of PDFium's memory or asked for one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from extractors.reading import corners, native
from extractors.reading.objects import page_objects
from tests.extractors.reading.handmade import pdf

DRAWN = (
    b"10 10 100 50 re f 20 150 m 60 190 l S 10 80 m 20 90 30 90 40 80 c h 50 80 m 60 80 l 60 95 l s "
    b"q .5 0 0 .5 7 9 cm 100 100 20 20 re 140 100 20 20 re W n 0 0 300 300 re f Q"
)


@pytest.fixture
def paths(tmp_path: Path):
    """Handles of the paths of a page, and how many corners each has."""
    file = tmp_path / "drawn.pdf"
    file.write_bytes(pdf(DRAWN))
    document = pdfium.PdfDocument(file)
    page = document[0]
    objects = page_objects(page)
    handles = objects.handles_of(objects.of(raw.FPDF_PAGEOBJ_PATH))
    yield handles, list(map(native.count_path_segments, handles))
    page.close()
    document.close()


def test_memory_holds_what_the_functions_state(paths) -> None:
    handles, counts = paths
    found, stated = corners._Memory().read(handles, counts), corners.asked(handles, counts)
    assert found is not None and len(stated) == sum(counts) > 20
    assert all((found[name] == stated[name]).all() for name in ("x", "y", "kind", "close"))
    assert set(stated["kind"].tolist()) == {raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO, raw.FPDF_SEGMENT_MOVETO}


def test_what_memory_holds_is_believed_only_if_the_functions_say_so(paths, monkeypatch: pytest.MonkeyPatch) -> None:
    handles, counts = paths
    stated = corners.asked(handles, counts)
    other = stated.copy()
    other["kind"] = (other["kind"] + 1) % 3
    memory = corners._Memory()
    monkeypatch.setattr(corners, "asked", lambda *_: other)
    assert memory.read(handles, counts) is None
    monkeypatch.setattr(corners, "asked", lambda *_: stated)
    assert memory.read(handles, counts) is None  # it is not asked again
    monkeypatch.setattr(corners, "_MEMORY", memory)
    points, kinds, closes = corners.read_corners(handles, counts)
    assert np.array_equal(points[:, 0], stated["x"]) and np.array_equal(points[:, 1], stated["y"])
    assert np.array_equal(kinds, stated["kind"]) and np.array_equal(closes, stated["close"] != 0)


def test_handles_that_are_no_addresses_are_never_followed(paths, monkeypatch: pytest.MonkeyPatch) -> None:
    handles, counts = paths
    monkeypatch.setattr(native, "locate_path_segment", lambda handle, number: 8 + 12 * number)
    assert corners._Memory().read(handles, counts) is None
