"""What is read on a turned sheet stands where the sheet is displayed, and the page is turned to be laid out."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.document import Segment
from extractors.reading.recognition import turned_sheets
from extractors.reading.recognition.tesseract import Deadline
from extractors.reading.recognition.turned_sheets import laid, lay_back, quarters_turned
from extractors.turned import upright
from tests.extractors.printed import chars, page_of
from tests.extractors.reading.recognition.seen import seen


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_what_is_read_goes_back_and_is_laid_out_upright(quarters: int) -> None:
    page = page_of(width=600, height=800)
    page.text_source = "none"
    sheet = laid(page, quarters)
    assert (sheet.width, sheet.height) == ((800, 600) if quarters % 2 else (600, 800))
    sheet.chars, sheet.segments = chars("計画の期間", 50, 60), [Segment(50, 75, 150, 75, 1)]
    sheet.text_source, sheet.confidence = "ocr", 0.98
    lay_back(sheet, page, quarters)
    assert (page.width, page.height, page.lies, page.text_source) == (600, 800, quarters, "ocr")
    assert all(0 <= c.place.x0 and c.place.x1 <= 600 and 0 <= c.place.top <= 800 for c in page.chars)
    again = upright(page)
    assert again is not None
    assert [tuple(c.place.bbox) for c in again.chars] == [tuple(c.place.bbox) for c in sheet.chars]
    assert all(c.upright for c in again.chars) and again.segments == sheet.segments


def test_the_side_on_which_most_is_certain_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tesserocr")
    grey = np.full((200, 100), 255, dtype=np.uint8)
    grey[0] = 0

    def read(part: np.ndarray, *_: object, **__: object) -> tuple[list[object], bool]:
        up = part.shape == (100, 200) and (part[:, 0] == 0).all()  # the upper edge lies at the left
        return [seen("行政手続のオンライン化を進める計画の期間は三年間である。") if up else seen("ヘる")], True

    monkeypatch.setattr(turned_sheets, "read_area", read)
    assert quarters_turned(grey, 300, Deadline()) == 3
    monkeypatch.setattr(turned_sheets, "read_area", lambda *a, **k: ([seen("計画の期間は三年間である。")], True))
    assert quarters_turned(grey, 300, Deadline()) == 0
