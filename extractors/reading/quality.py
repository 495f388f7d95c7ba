"""How well a page was read, in figures: what sends pages to OCR, and what their grades and the document's rest on."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from extractors.document import Page, PageText, Place
from extractors.reading.repair import cover

FEW = 50
"""Characters: a page with fewer may bear only a page number and a running head beside its picture."""
MOST_UNMAPPED = 0.2
"""Share of glyphs without a character from which the text of a page is of no use; words still stand below it."""
MOST_ODD = 0.3
"""Share of characters that no Japanese document prints so often (a wrong ToUnicode map gives such): garbage.
On 1,480 pages of real documents no page has more than 0.01."""
PICTURE = 0.3
"""Share of the page that pictures must cover to be worth reading where there is no text."""
SCAN = 0.6
"""Share from which a page with few characters counts as scanned paper with a stamped number."""
OUTLINES = 120
"""Small curved filled paths: fewer are a logo, more are words (a kanji has three to ten)."""
GLYPH = 60.0
"""Points; larger paths are drawings."""


_TEXT = itemgetter(0)
"""A character's text, asked for without a Python frame."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Measures of a page, each from 0 to 1 except the counts."""

    printed: int
    """Characters and glyphs without a character, white space aside."""
    unmapped: float
    letters: int
    japanese: float
    """Share of the letters that are kanji or kana; digits, dots and signs tell nothing."""
    odd: float
    """Share of characters that make no sense on a Japanese page."""
    images: float
    """Share of the page that pictures cover."""
    outlines: int
    """Small curved filled paths, which may be glyphs."""


def measure(page: Page) -> Signals:
    """Take the measures of a page, once as long as it stays as it is."""
    parts = (page.chars, len(page.chars), page.unmapped, page.shapes, page.images)
    if page.signals is None or page.signals[0] != parts:
        page.signals = parts, _measure(page)
    return page.signals[1]


def _measure(page: Page) -> Signals:
    counts = Counter(map(_TEXT, page.chars))
    printed = letters = japanese = odd = 0
    for text, count in counts.items():
        is_printed, is_letter, is_japanese, is_odd = _KINDS[text]
        printed += is_printed * count
        letters += is_letter * count
        japanese += is_japanese * count
        odd += is_odd * count
    total = printed or 1
    small = sum(p.width <= GLYPH and p.height <= GLYPH for p in outlines(page))
    return Signals(
        printed,
        min(page.unmapped / total, 1.0),
        letters,
        japanese / (letters or 1),
        odd / total,
        cover(page.images, page.width, page.height) if page.images else 0.0,
        small,
    )


def outlines(page: Page) -> list[Place]:
    """Places of the curved filled paths of a page, of which the small ones may be glyphs."""
    return [s.place for s in page.shapes if s.curved and s.fill is not None]


def why_unreadable(page: Page) -> str | None:
    """Why the text that the file gives for a page is none or of no use, in words; None where it will do."""
    return _why(measure(page), page.text_source)


def _why(signals: Signals, text_source: str) -> str | None:
    if reason := _why_garbage(signals):
        return reason
    if signals.outlines >= max(OUTLINES, 8 * signals.printed):
        return "its characters are drawn as outlines"
    if signals.printed == 0 and signals.images >= PICTURE:
        return "it holds only a picture"
    if signals.printed < FEW and signals.images >= SCAN and text_source == "native":
        return "it is a picture with a few characters on it"
    return None


def is_garbage(page: Page) -> bool:
    """Whether the characters that the file gives are not those that are printed, so that they must not be published."""
    return _why_garbage(measure(page)) is not None


def _why_garbage(signals: Signals) -> str | None:
    if signals.printed and signals.unmapped >= MOST_UNMAPPED:
        return f"{signals.unmapped:.0%} of its glyphs have no character"
    if signals.printed >= FEW and signals.odd >= MOST_ODD:
        return f"{signals.odd:.0%} of its characters make no sense"
    return None


UNMAPPED_POOR, UNMAPPED_FAIR = 0.05, 0.01
"""Glyphs without a character: at one in twenty hardly a sentence is whole; one in a hundred is a stray sign a line.
Readable pages of real documents have fewer than one in a thousand."""
ODD_POOR, ODD_FAIR = 0.1, 0.03
"""Characters that make no sense; the worst page among 1,480 of real documents has one in a hundred."""
CONFIDENCE_POOR = 0.95
"""Mean confidence of recognised characters. On typeset plans drawn as scans of 200 dpi it is 0.96 or more, and
about nineteen of twenty characters are right; two class diagrams of which hardly a word was read have 0.92 and 0.94,
vertical writing read across 0.85. Recognised text is never better than fair."""
FOREIGN = 200
"""Letters of a page; where hardly one of so many is Japanese, the page is foreign or its characters are exchanged."""


def page_text(page: Page) -> PageText:
    """How many characters a page has and how good they are, also after they were let go."""
    if page.text is not None:
        return page.text
    signals = measure(page)
    return PageText(bool(page.chars), signals.printed, _grade(page, signals), _legible(page, signals))


def let_go(page: Page) -> None:
    """Forget the characters and marks of a page that has been laid out: a book has hundreds of thousands."""
    page.text = page_text(page)
    page.chars = []
    page.marks = page.ruled_boxes = page.glyphs = page.signals = None


def _grade(page: Page, signals: Signals) -> str | None:
    """``good`` (at most a character in a hundred is doubtful), ``fair``, ``poor``; None for a page without content."""
    recognised = page.confidence is not None or page.text_source == "ocr"
    if not recognised and _why(signals, page.text_source):
        return "poor"
    if not signals.printed:
        return None
    if signals.unmapped > UNMAPPED_POOR or signals.odd > ODD_POOR:
        return "poor"
    if page.confidence is not None and page.confidence < CONFIDENCE_POOR:
        return "poor"
    foreign = signals.letters >= FOREIGN and signals.japanese < 0.05
    doubtful = signals.unmapped > UNMAPPED_FAIR or signals.odd > ODD_FAIR or foreign or recognised
    return "fair" if doubtful else "good"


def _legible(page: Page, signals: Signals) -> float | None:
    """The share without glyphs that have no character, signs that make no sense and what recognition doubts."""
    recognised = page.confidence is not None or page.text_source == "ocr"
    if not recognised and _why(signals, page.text_source):
        return 0.0
    if not signals.printed:
        return None
    doubted = 1.0 - page.confidence if page.confidence is not None else 0.0
    return round(1.0 - max(signals.unmapped, signals.odd, doubted), 4)


def mean_and_worst(shares: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Mean of the pages' shares, and the mean of the worst twentieth of them (at least of one page)."""
    known = sorted(share for share in shares if share is not None)
    if not known:
        return None, None
    worst = known[: max(1, len(known) // 20)]
    return round(sum(known) / len(known), 4), round(sum(worst) / len(worst), 4)


def document_grade(grades: Sequence[str | None]) -> str:
    """A document's grade from those of its pages, blank ones left aside.

    ``poor`` where more than a third of them is poor, or nothing could be read; ``good`` where all but the worst
    twentieth are good, because one bad map at the end does not spoil a plan; ``fair`` between.
    """
    read = [grade for grade in grades if grade is not None]
    if not read or read.count("poor") > len(read) / 3:
        return "poor"
    return "good" if len(read) - read.count("good") <= len(read) / 20 else "fair"


class _Kinds(dict[str, tuple[bool, bool, bool, bool]]):
    """Whether a character is printed, a letter, Japanese, odd: asked of hundreds on each page, few of which differ."""

    def __missing__(self, text: str) -> tuple[bool, bool, bool, bool]:
        category = unicodedata.category(text[0])
        script = _script(ord(text[0]), category)
        kind = not text.isspace(), category[0] == "L", script == "japanese", script == "odd"
        kind = self[text] = kind if kind[0] else (False, False, False, False)
        return kind


_KINDS = _Kinds()


def _script(code: int, category: str) -> str:
    """``japanese``, ``plain`` (what other documents of an office print), or ``odd``."""
    if 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF or 0xF900 <= code <= 0xFAFF:
        return "japanese"
    if 0x21 <= code <= 0x7E or 0x2E80 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF or 0x2000 <= code <= 0x2BFF:
        return "plain"
    if 0x3190 <= code <= 0x33FF or 0xF020 <= code <= 0xF0FF:
        return "plain"
    if 0x370 <= code <= 0x3FF or (0xA0 <= code <= 0x17F and category in ("Sm", "Po", "So", "No", "Sc")):
        return "plain"
    return "odd"
