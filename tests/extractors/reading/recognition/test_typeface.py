"""Weight is measured on the ink."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from extractors.reading.recognition.typeface import find_bold
from tests.extractors.reading.recognition.seen import seen


def test_heavier_strokes_are_bold() -> None:
    picture = Image.new("L", (1200, 400), 255)
    lines = [seen("行政手続の電子化を進める", 40, 20 + 60 * i) for i in range(5)]
    for n, line in enumerate(lines):
        for symbol in line.symbols:
            box = symbol.box
            for y in (6, 18, 30):
                ImageDraw.Draw(picture).line((box.x0 + 2, box.top + y, box.x1 - 2, box.top + y), 0, 6 if n == 0 else 3)
    find_bold(lines, np.array(picture))
    assert [line.bold for line in lines] == [True, False, False, False, False]
