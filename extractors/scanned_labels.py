"""The signs around labels on scans: brackets and marks are misread, but one document sets all alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Char, Document, Page
from extractors.scanned_names import OCR_FONT
from taxonomy.fields import fields_of_label
from taxonomy.tokenizer import tokenize

LONGEST = 14
"""Letters of a label with its signs on a line of its own."""
LEAST = 4
"""Labels on recognised pages by which a document is known to set its labels apart by signs."""
LEAST_KNOWN = 2
"""Times a label stands with its signs, from which one that is not closed is known."""
SHORT = 3.0
"""Sizes by which the last line of a paragraph is shorter than others."""
LEAST_TEXT, TOKENS = 2, 12
"""Letters of the shortest text behind a label, and of its beginning by which it is told from the rest of a compound."""
SHARE = 0.4
"""Share of them at which some sign was read."""
SHARE_MARK = 0.2
"""The same of a mark: it is taken for letters more often than brackets are."""
NEAR = 0.4
"""Labels whose left edges differ by less, in sizes, stand below one another."""
GAP = 1.5
"""White space, in sizes, behind which another line begins."""
_PAIRS = ("＜＞", "〈〉", "《》", "【】", "［］", "〔〕", "≪≫", "（）", "「」", "『』")
_READ_AS = str.maketrans("<>[]()", "＜＞［］（）")
_ANGLE = "くぐごべヘへて"
"""What an angle at the left of a word is taken for."""
_LEFT = "".join(pair[0] for pair in _PAIRS) + _ANGLE + "<[({"
_RIGHT = "".join(pair[1] for pair in _PAIRS) + ">])}シジラッフハパゝノタ少|｜!1lI"
_TWO_ANGLES = ("くる", "ぐる")
"""What two angles are taken for."""
_MARKS = "■□◆◇●○◎▼▽▶▷★☆▲△"
_TAKEN_FOR = {"□": "口ロ", "◎": "@⑥⑨⑧", "◇": "やの", "○": "〇Oo0", "◆": "多久金人令", "▶": "ゅぁ"}
_MISREAD_MARKS = "".join(_TAKEN_FOR.values())
"""What marks are taken for. Those of solid ink are known by it before (`recognition/ink_signs.py`)."""
_NO_LABEL = re.compile(r"[くぐ・0-9@>\s]|[ごのやをるすゅぁと](?=[一-龠])")
"""What begins no label, but may be what a sign was taken for."""


@dataclass(slots=True)
class _Line:
    """A line of recognised characters: where it begins and ends among its page's, and the label in it."""

    page: Page
    start: int
    end: int
    before: str
    """What stands before the label: nothing, or what a sign was taken for."""
    label: str
    behind: str
    alone: bool
    """Whether nothing follows the label in its line."""

    @property
    def first(self) -> Char:
        """The line's first character."""
        return self.page.chars[self.start]

    def shows_sign(self, pair: str | None) -> bool:
        """Whether a bracket or mark, or what is often read for one, stands at the label."""
        if pair is not None:
            return bool(self.behind) or self.before[-1:] in tuple(_LEFT)
        return any(c in _MARKS + _MISREAD_MARKS for c in self.before)


def right_label_signs(document: Document) -> None:
    """Give labels on recognised pages the brackets or marks that the document sets around them.

    Where Tesseract takes a sign for a letter (く現状>, 多課題) or passes it over, the label's word itself is known, and
    its neighbours show the sign. Labels that no sign was seen at are left as they are.

    Args:
        document: as it was read; changed in place.
    """
    pages = [page for page in document.pages if page.text_source in ("ocr", "mixed") and page.chars]
    lines = [line for page in pages for line in _labels(page)]
    alone = [line for line in lines if line.alone]
    if len(alone) < LEAST and len(lines) < LEAST:
        return
    pair = _pair_of(lines)
    mark = _mark_of(alone) if pair is None else None
    if pair is None and mark is None:
        return
    if pair is not None:
        often = [label for label, count in Counter(line.label for line in lines).items() if count >= LEAST_KNOWN]
        inline = sum(not line.alone for line in lines) >= LEAST
        starts = {(id(line.page), line.start) for line in lines}
        half_open = [line for page in pages for line in _half_open(page, often, inline)]
        lines += [line for line in half_open if (id(line.page), line.start) not in starts]
    for page in pages:
        on_page = [line for line in lines if line.page is page]
        seen = [line for line in on_page if line.shows_sign(pair)]
        edits = [
            line for line in on_page
            if line in seen or any(abs(line.first.place.x0 - o.first.place.x0) <= NEAR * o.first.size for o in seen)
        ]  # fmt: skip
        if edits:
            _rewrite(page, edits, pair, mark)


def _pair_of(lines: Sequence[_Line]) -> str | None:
    """The brackets in which the document sets its labels; None where too few show any."""
    votes: Counter[str] = Counter()
    for line in lines:
        signs = (line.before[-1:] + line.behind[:1]).translate(_READ_AS)
        found = {pair for pair in _PAIRS if any(sign in pair for sign in signs)}
        if line.before in _TWO_ANGLES:
            found = {"《》"}
        if not found and line.before and line.before[-1] in _ANGLE:
            found = {"＜＞"}
        votes.update(found)
    if not votes or sum(votes.values()) < max(LEAST, SHARE * len(lines)):
        return None
    # ＜ is often read for 〈 and 》 for 〉; the narrower one is never read where the wider stands.
    if votes["〈〉"] >= 0.3 * votes["＜＞"] and votes["＜＞"]:
        votes["〈〉"] += votes["＜＞"]
    return votes.most_common(1)[0][0]


def _mark_of(lines: Sequence[_Line]) -> str | None:
    """The mark that stands before the document's labels; None where too few show one."""
    votes: Counter[str] = Counter()
    for line in lines:
        votes.update({mark for mark in _MARKS if any(c in mark + _TAKEN_FOR.get(mark, "") for c in line.before)})
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= max(LEAST, SHARE_MARK * len(lines)) else None


def _labels(page: Page) -> Iterator[_Line]:
    """Lines of a page that begin with a known label, whatever stands around it."""
    for start, end in _lines(page.chars):
        chars = page.chars[start:end]
        if any(c.font != OCR_FONT or len(c.text) != 1 or not c.upright for c in chars):
            continue
        text = "".join(c.text for c in chars)
        found = _alone(text) if len(text) <= LONGEST else _followed(text)
        if found is not None:
            before, label, behind = found
            yield _Line(page, start, end, before, label, behind, len(before + label + behind) == len(text))


def _alone(text: str) -> tuple[str, str, str] | None:
    """What stands before a label, the label and what stands behind it, in a line that holds nothing else.

    The longest label counts: 主な課題 is one, 多課題 is none.
    """
    splits = sorted(((a, b) for a in range(4) for b in range(3)), key=sum)
    for a, b in splits:
        before, label, behind = text[:a], text[a : len(text) - b], text[len(text) - b :]
        if len(label) >= 2 and _may_stand(before, behind, label) and fields_of_label(label):
            return before, label, behind
    return _followed(text)


def _followed(text: str) -> tuple[str, str, str] | None:
    """The same where the label's text follows in its line: a bracket, or what it was taken for, has to close it."""
    for a in (0, 1):
        if a and text[0] not in _LEFT:
            continue
        for end in range(min(a + 9, len(text) - 3), a + 1, -1):
            label, sign = text[a:end], text[end]
            if sign in _RIGHT and _is_plain(label) and fields_of_label(label):
                return text[:a], label, sign
    return None


def _half_open(page: Page, labels: Sequence[str], inline: bool) -> Iterator[_Line]:
    """Lines that begin with a label of the document of whose brackets the last one, or both, were passed over.

    A bracket, or what it was taken for, tells the label; without any it has to begin a paragraph, and no particle may
    follow it (取組を); ``inline`` says that the document's texts stand behind their labels.
    """
    right = max((c.place.x1 for c in page.chars), default=0.0)
    begins = True
    for start, end in _lines(page.chars):
        chars = page.chars[start:end]
        text = "".join(c.text for c in chars)
        new, begins = begins, text[-1] in "。）)" or chars[-1].place.x1 < right - SHORT * chars[-1].size
        if chars[0].font != OCR_FONT or len(text) != end - start:
            continue
        at = 1 if text[0] in _LEFT else 0
        label = max((label for label in labels if text.startswith(label, at)), key=len, default="")
        if label and (at or (inline and new and _text_begins(text[len(label) :]))):
            yield _Line(page, start, end, text[:at], label, "", len(text) == at + len(label))


def _text_begins(text: str) -> bool:
    """Whether a word is no part of a compound with the label before it, nor a particle behind that."""
    tokens = tokenize(text[:TOKENS])
    return bool(tokens) and tokens[0].pos not in ("助詞", "助動詞", "接尾辞", "補助記号") and len(text) > LEAST_TEXT


def _may_stand(before: str, behind: str, label: str) -> bool:
    """Whether what stands around a label may be signs or what they were taken for."""
    if not _is_plain(label):
        return False
    if any(c not in _RIGHT for c in behind):
        return False
    if len(before) > 1 and before[0] in _MARKS:
        return True  # the mark was seen, and taken for letters too
    if len(before) > 2:
        return False
    if len(before) == 2:
        return before in _TWO_ANGLES or all(c in _LEFT + _MARKS + _MISREAD_MARKS for c in before)
    # Any letter may be read for a mark; it counts where the mark was seen at others below and above.
    return True


def _is_plain(label: str) -> bool:
    """Whether a label has no sign at its ends, which the vocabulary passes over."""
    ends = label[0] + label[-1]
    signs = any(c in _MARKS or c.translate(_READ_AS) in "".join(_PAIRS) for c in ends)
    return not signs and not _NO_LABEL.match(label)


def _lines(chars: Sequence[Char]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(chars) + 1):
        if i < len(chars):
            a, b = chars[i - 1], chars[i]
            level = abs(a.place.center[1] - b.place.center[1]) < 0.5 * a.size
            if level and -0.5 * a.size < b.place.x0 - a.place.x1 < GAP * a.size:
                continue
        yield start, i
        start = i


def _rewrite(page: Page, lines: Sequence[_Line], pair: str | None, mark: str | None) -> None:
    """Set the signs around some labels of a page."""
    chars = list(page.chars)
    for line in sorted(lines, key=lambda line: -line.start):
        at = line.start + len(line.before)
        end = at + len(line.label)
        before, word, behind = chars[line.start : at], chars[at:end], chars[end : end + len(line.behind)]
        if pair is not None:
            closed = _sign(pair[1], behind) or [_beside(pair[1], word[-1])]
            opened = _sign(pair[0], before) or _parted(pair[0], word)
            # Labels behind the first one (［主管課］住民課　［関係課］総務課) are told by the same brackets.
            rest = chars[end + len(behind) : line.end]
            rest = [c._replace(text=wide) if (wide := c.text.translate(_READ_AS)) in pair else c for c in rest]
            chars[line.start : line.end] = [*opened, *word, *closed, *rest]
        elif mark is not None:
            own = line.before[:1] if line.before[:1] in tuple(_MARKS) else mark
            chars[line.start : end] = [*(_sign(own, before) or _parted(own, word)), *word]
    if len(chars) != len(page.chars) or any(a is not b for a, b in zip(chars, page.chars, strict=True)):
        page.chars, page.glyphs, page.signals = chars, None, None


def _sign(sign: str, read: Sequence[Char]) -> list[Char]:
    """A sign in the place of what it was taken for; none where it was passed over."""
    if not read:
        return []
    first, last = read[0].place, read[-1].place
    return [read[0]._replace(text=sign, place=first._replace(x1=last.x1))]


def _parted(sign: str, word: list[Char]) -> list[Char]:
    """A sign that was passed over before a word: its ink lies in the box of the word's first letter, which it parts."""
    place = word[0].place
    middle = place.center[0]
    word[0] = word[0]._replace(place=place._replace(x0=middle))
    return [word[0]._replace(text=sign, place=place._replace(x1=middle))]


def _beside(sign: str, letter: Char) -> Char:
    """A sign that was passed over behind a word."""
    place = letter.place
    return letter._replace(text=sign, place=place._replace(x0=place.x1, x1=place.x1 + letter.size / 2))
