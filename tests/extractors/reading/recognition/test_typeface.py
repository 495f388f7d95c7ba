"""Weight is measured on the ink."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from extractors.reading.recognition.typeface import find_bold, ink_runs
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


def test_a_grain_of_dirt_hides_no_blank() -> None:
    picture = Image.new("L", (400, 80), 255)
    pen = ImageDraw.Draw(picture)
    line = seen("3情報")
    for symbol, x in zip(line.symbols, (24, 104, 144), strict=True):
        symbol.box = symbol.box._replace(x0=x, x1=x + 34)
        pen.rectangle((x, 22, x + 34, 56), outline=10, width=4)
    pen.point((80, 40), fill=10)
    assert len(ink_runs(line, np.array(picture))) == 2
    pen.ellipse((77, 34, 87, 44), fill=10)
    assert len(ink_runs(line, np.array(picture))) == 1
