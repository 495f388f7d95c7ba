"""The binding to Tesseract: where its data is, one engine a process, lines of an area within a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from extractors.reading.picture import Box
from extractors.reading.recognition.words import Line, Symbol, enlarge, shift

SECONDS = 20.0
"""Processor time for a page of A4; what is not read then is left out, with a warning. A busy machine reads no less."""
SHEET = 595.0 * 842.0
"""Square points of A4."""
MOST_SHEETS = 2.0
"""A larger page has so many times as long at most: A3 holds twice as much."""
PATIENCE = 6.0
"""So many times as long a page may take by the clock."""
LEVEL = "ー一－—―-"
"""What a single level stroke is taken for."""
HOW_TO_GET = (
    "OCR needs Tesseract's Japanese data and its binding: "
    "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert; pip install 'dxplans[ocr]'"
)


class OcrMissing(Exception):
    """Tesseract's binding or its Japanese data is not installed; the message says how to get them."""


class Deadline:
    """Until when a page is read: processor time, so that results do not hang on what else the machine does."""

    def __init__(self, area: float = SHEET) -> None:
        """Let the time begin for a page of so many square points."""
        self._spent, self._began = time.process_time(), time.monotonic()
        self.seconds = SECONDS * min(max(area / SHEET, 1.0), MOST_SHEETS)

    def left(self) -> float:
        """Seconds by the clock that are left; none once the processor time is used up."""
        if time.process_time() - self._spent > self.seconds:
            return 0.0
        return self._began + PATIENCE * self.seconds - time.monotonic()

    def share(self, share: float) -> Deadline:
        """A deadline for a try that may use up a share of what is left and no more."""
        part = Deadline()
        part.seconds = max(share * (self.seconds - (time.process_time() - self._spent)), 0.0)
        return part


def tessdata() -> str | None:
    """The folder with Tesseract's Japanese data, None where there is none."""
    places = [Path(os.environ["TESSDATA_PREFIX"])] if os.environ.get("TESSDATA_PREFIX") else []
    places += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    places += [Path(p) for p in ("/usr/share/tessdata", "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")]
    for place in places:
        for folder in (place, place / "tessdata"):
            if all((folder / f"{language}.traineddata").is_file() for language in ("jpn", "jpn_vert")):
                return str(folder)
    return None


@lru_cache(maxsize=2)
def load_engine(language: str) -> Any:
    """Tesseract with one model; loaded once a process, on one thread since documents are read in parallel.

    Raises:
        OcrMissing: if it is not installed.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    folder = tessdata()
    try:
        import tesserocr
    except ImportError:
        raise OcrMissing(HOW_TO_GET) from None
    if folder is None:
        raise OcrMissing(HOW_TO_GET)
    engine = tesserocr.PyTessBaseAPI(path=folder, lang=language, oem=tesserocr.OEM.LSTM_ONLY)
    engine.SetVariable("debug_file", os.devnull)
    return engine


def read_area(
    grey: np.ndarray, vertical: bool, mode: int, dpi: int, deadline: Deadline, *, scale: float = 1.0
) -> tuple[list[Line], bool]:
    """Lines of a part of the page, in its pixels, and whether time was enough; ``scale`` makes the part coarser."""
    left = deadline.left()
    if left <= 0:
        return [], False
    engine = load_engine("jpn_vert" if vertical else "jpn")
    engine.SetPageSegMode(mode)
    # White around the part: Tesseract loses strokes that touch its edge.
    edge = max(dpi // 30, 4)
    image = Image.fromarray(np.pad(grey, edge, constant_values=255))
    if scale != 1.0:
        image = image.resize((int(image.width * scale), int(image.height * scale)), Image.Resampling.LANCZOS)
    engine.SetImage(image)
    engine.SetSourceResolution(dpi)
    try:
        done = bool(engine.Recognize(int(left * 1000) + 1))
        lines = list(_lines(engine, vertical)) if done else []
        # A speck that is no letter is refused at once; only what used the time up was not read to its end.
        done = done or deadline.left() > 0
    except RuntimeError:
        return [], False
    finally:
        engine.Clear()
    for line in lines:
        if vertical:
            _step_down(line)
            _count_strokes(line)
        if scale != 1.0:
            enlarge(line, 1 / scale)
        shift(line, -edge, -edge)
    return lines, done


def _step_down(line: Line) -> None:
    """Set the characters of a vertical line at even steps: Tesseract gives their boxes as if the page were turned."""
    step = (line.box.bottom - line.box.top) / len(line.symbols)
    for i, symbol in enumerate(line.symbols):
        top = line.box.top + i * step
        symbol.box = Box(line.box.x0, round(top), line.box.x1, round(top + step))


def _count_strokes(line: Line) -> None:
    """Level strokes at the head of a vertical line are 一 or 二: the long vowel stands upright there."""
    strokes = [symbol.text in LEVEL for symbol in line.symbols[:3]]
    count = strokes.index(False) if False in strokes else len(strokes)
    if 0 < count <= 2 < len(line.symbols):
        first = line.symbols[0]
        first.text = "一二"[count - 1]
        del line.symbols[1:count]


def _lines(engine: Any, vertical: bool) -> Iterator[Line]:
    from tesserocr import RIL

    results = engine.GetIterator()
    if results is None or results.Empty(RIL.SYMBOL):
        return
    line: Line | None = None
    while True:
        if results.IsAtBeginningOf(RIL.TEXTLINE) or line is None:
            if line is not None and line.symbols:
                yield line
            line = Line([], Box(*results.BoundingBox(RIL.TEXTLINE)), vertical)
        text, box = results.GetUTF8Text(RIL.SYMBOL), results.BoundingBox(RIL.SYMBOL)
        if text and text.strip() and box is not None:
            begins = bool(results.IsAtBeginningOf(RIL.WORD))
            line.symbols.append(Symbol(text.strip(), results.Confidence(RIL.SYMBOL) / 100, Box(*box), begins))
        if not results.Next(RIL.SYMBOL):
            break
    if line.symbols:
        yield line
