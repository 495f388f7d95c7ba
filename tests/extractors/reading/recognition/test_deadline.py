"""A page of A3 has twice the time of one of A4, and no sheet has more."""

from __future__ import annotations

import pytest

from extractors.reading.recognition.tesseract import MOST_SHEETS, SECONDS, Deadline


@pytest.mark.parametrize(
    ("width", "height", "share"), [(595, 842, 1.0), (420, 595, 1.0), (1190, 842, 2.0), (2384, 1684, MOST_SHEETS)]
)
def test_time_of_a_page_follows_its_size(width: float, height: float, share: float) -> None:
    assert Deadline(width * height).seconds == pytest.approx(share * SECONDS, rel=0.01)
