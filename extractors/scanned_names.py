"""The body's own name on scans: a rare letter of it is misread again and again, and the name is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from extractors.document import Document, Page
from taxonomy.municipalities import find_in_text, lookup

LEAST = 3
"""Letters of a name that is known again with one of them wrong, and times a name stands that no manifest gives."""
LONG = 6
"""Letters from which two may be wrong."""
OCR_FONT = "ocr"
"""What recognition gives as the font of its characters."""
_KANJI = re.compile(r"[一-龠々]")


def right_names(document: Document, stated: Mapping[str, str]) -> None:
    """Right the issuing body's name where recognition missed a letter of it.

    Only characters of recognised pages change, and none where what was read is another municipality of the register.

    Args:
        document: as it was read; changed in place.
        stated: what a manifest says of the file: ``municipality`` and ``prefecture``. Without it the name of the
            register counts that the pages name most often.
    """
    pages = [page for page in document.pages if page.text_source in ("ocr", "mixed") and page.chars]
    if not pages:
        return
    names = [name for key in ("municipality", "prefecture") if len(name := stated.get(key, "").strip()) >= LEAST]
    if not stated.get("municipality"):
        names += _most_named(pages)
    for page in pages:
        for name in names:
            _right(page, name)


def _most_named(pages: list[Page]) -> list[str]:
    """The municipality of the register that the pages name most often, if they do so again and again."""
    counts: Counter[str] = Counter()
    for page in pages:
        for line in _lines(page).split("\n"):
            counts.update(m.municipality.name for m in find_in_text(line) if m.municipality is not None)
    return [name for name, count in counts.most_common(1) if count >= LEAST <= len(name)]


def _lines(page: Page) -> str:
    """The page's characters, with a line feed where one stands apart from the one before."""
    text = "".join(
        ("" if abs(a.place.center[1] - b.place.center[1]) < 0.5 * b.place.height else "\n") + b.text
        for a, b in pairwise(page.chars)
    )
    return page.chars[0].text + text


def _right(page: Page, name: str) -> None:
    chars = list(page.chars)
    letters = [c.text for c in chars]
    wrong = 2 if len(name) >= LONG else 1
    for at in range(len(letters) - len(name) + 1):
        if letters[at + len(name) - 1] != name[-1]:
            continue
        seen = letters[at : at + len(name)]
        off = [i for i, (a, b) in enumerate(zip(seen, name, strict=True)) if a != b]
        if not 0 < len(off) <= wrong or not _one_line(page, at, len(name)):
            continue
        before = letters[at - 1] if at else ""
        if _KANJI.match(before) and before not in "都道府県":
            continue
        if lookup("".join(seen)).candidates:
            continue
        for i in off:
            if chars[at + i].font == OCR_FONT:
                chars[at + i] = chars[at + i]._replace(text=name[i])
    if any(a is not b for a, b in zip(chars, page.chars, strict=True)):
        page.chars, page.glyphs, page.signals = chars, None, None


def _one_line(page: Page, at: int, length: int) -> bool:
    """Whether so many characters stand side by side, or one below the other."""
    first, last = page.chars[at].place, page.chars[at + length - 1].place
    level = abs(first.center[1] - last.center[1]) < 0.5 * first.height and last.x0 > first.x0
    upright = abs(first.center[0] - last.center[0]) < 0.5 * first.width and last.top > first.top
    return level or upright
