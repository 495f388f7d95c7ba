"""A book of several hundred pages with all that books carry at their edges, and the headings that it truly has."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 72.0, WIDTH - 72.0, 96.0, HEIGHT - 84.0
SIZE, LEADING = 10.5, 18.0
PLACES = "東西南北上中下本新元"
GROUNDS = ("浜", "沢", "野", "川", "原", "坂", "島", "宮", "里", "崎", "町", "谷")
ENTRIES = 40
"""Entries on a sheet of contents."""
WIDE = "０１２３４５６７８９"

CHAPTERS = (
    "計画の考え方", "窓口のこれから", "仕事の進め方", "情報を守る", "使いやすい手続", "人を育てる", "地域とともに",
    "仕組みをそろえる", "学びと暮らし", "計画を確かめる",
)  # fmt: skip
SECTIONS = ("何を目指すか", "今の姿", "これまでの取組", "これから取り組むこと", "進め方と役割")
PARTS = ("背景", "課題", "方向", "手立て")
SENTENCES = (
    "町に住む人が必要なときに必要な手続を選べるよう、庁内の仕事の流れから順に見直す。",
    "窓口で同じ事柄を何度も書いてもらうことのないように、持っている情報を庁内で分け合う。",
    "職員が相談に向き合う時間を生み出すため、定型の作業は機械に任せることを基本とする。",
    "災害のときにも仕事を続けられるよう、情報の置き場所を分け、年に一度は切り替えを試す。",
    "この計画でいう電子化は、紙をそのまま画面に移すことではなく、手順そのものを改めることを指す。",
    "近隣の町と共同で取り組むほうが費用も手間も少ないものは、圏域の会議で相談して進める。",
    "高齢の方や障害のある方が取り残されないように、身近な場所で相談できる機会を設ける。",
    "取組の成果は毎年度の終わりに数字で確かめ、翌年度の予算と事業の組み立てに生かす。",
)

Entry = tuple[int, str, str, int]


@dataclass(slots=True)
class Look:
    """How the edges of the pages are set."""

    head_size: float = 8.0
    head_font: str = GOTHIC
    head_ruled: bool = True
    head_on_openers: bool = False
    """Whether the page on which a chapter opens carries the running head too, equal to the heading below."""
    thumbs: bool = True
    """Chapter marks at the outer edge, one height a chapter."""
    contents: bool = False
    joined_number: bool = False
    """Whether the page number stands in the running head's line."""


@dataclass(slots=True)
class Made:
    """What was printed."""

    headings: list[Entry] = field(default_factory=list)
    """Level, number, title and sheet of each heading in order."""
    heads: set[str] = field(default_factory=set)
    """All running heads."""
    texts: list[str] = field(default_factory=list)
    """What is printed below each heading, without line ends."""


class _Setter:
    def __init__(self, path: Path, look: Look, before: int) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, pageCompression=1, invariant=1)
        for name in (MINCHO, GOTHIC):
            pdfmetrics.registerFont(UnicodeCIDFont(name))
        self.look, self.page, self.y = look, 1, TOP
        self.before = before
        self.chapter, self.section, self.opener = (0, ""), "", False
        self.made = Made()

    def text(self, x: float, top: float, words: str, size: float, font: str = MINCHO) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top - 0.88 * size, words)

    def edges(self) -> None:
        look, number = self.look, str(self.page)
        even = self.page % 2 == 0
        count, name = self.chapter
        if count and (look.head_on_openers or not self.opener):
            words = f"第{WIDE[count // 10] if count > 9 else ''}{WIDE[count % 10]}章　{name}" if even else self.section
            self.made.heads.add(words)
            shown = (f"{number}　　{words}" if even else f"{words}　　{number}") if look.joined_number else words
            width = pdfmetrics.stringWidth(shown, look.head_font, look.head_size)
            self.text(LEFT if even else RIGHT - width, 52, shown, look.head_size, look.head_font)
            if look.head_ruled:
                self.canvas.setLineWidth(0.5)
                self.canvas.line(LEFT, HEIGHT - 66, RIGHT, HEIGHT - 66)
        if not (count and look.joined_number):
            self.text(LEFT if even else RIGHT - 5 * len(number), HEIGHT - 52, number, 9.5)
        if count and look.thumbs:
            x, top = (0.0 if even else WIDTH - 22), 110 + 58 * (count - 1)
            self.canvas.setFillGray(0.35)
            self.canvas.rect(x, HEIGHT - top - 50, 22, 50, stroke=0, fill=1)
            self.canvas.setFillGray(1)
            for i, letter in enumerate(f"第{count}章"):
                self.text(x + 6.5, top + 6 + 12 * i, letter, 9, GOTHIC)
            self.canvas.setFillGray(0)

    def turn(self) -> None:
        self.edges()
        self.canvas.showPage()
        self.page += 1
        self.y, self.opener = TOP, False

    def need(self, room: float) -> None:
        if self.y + room > BOTTOM:
            self.turn()

    def heading(self, level: int, number: str, title: str) -> None:
        size = (0.0, 20.0, 14.0, 11.5)[level]
        self.need(size * 2.4 + 3 * LEADING)
        self.y += (0.0, 60.0, 14.0, 8.0)[level]
        self.text(LEFT, self.y, f"{number}　{title}", size, GOTHIC)
        self.y += size + (0.0, 36.0, 14.0, 8.0)[level]
        self.made.headings.append((level, number, title, self.page + self.before))
        self.made.texts.append("")

    def paragraph(self, words: str) -> None:
        self.made.texts[-1] += words
        room = int((RIGHT - LEFT) / SIZE)
        left = "　" + words
        while left:
            self.need(LEADING)
            self.text(LEFT, self.y, left[:room], SIZE)
            left = left[room:]
            self.y += LEADING


def _parts(chapters: int, sections: int) -> Iterator[tuple[int, str, str]]:
    for c in range(1, chapters + 1):
        yield 1, f"第{WIDE[c // 10] if c > 9 else ''}{WIDE[c % 10]}章", CHAPTERS[(c - 1) % len(CHAPTERS)]
        for s in range(1, sections + 1):
            yield 2, f"{c}－{s}", SECTIONS[(s - 1) % len(SECTIONS)]
            for p in range(1, len(PARTS) + 1):
                yield 3, f"({p})", PARTS[p - 1]


def print_book(path: Path, look: Look, *, chapters: int = 10, sections: int = 5, pages: int = 400) -> Made:
    """Set a book; the same arguments give the same book.

    Args:
        path: where the PDF is written.
        look: of the edges of its pages.
        chapters: how many.
        sections: how many a chapter.
        pages: how long it is, roughly.
    """
    entries: list[Entry] = [(level, *words, 0) for level, *words in _parts(chapters, sections) if level < 3]
    if not look.contents:
        return _set(path, look, chapters, sections, pages, [])
    trial = _set(path, look, chapters, sections, pages, entries)
    return _set(path, look, chapters, sections, pages, [h for h in trial.headings if h[0] < 3])


def _set(path: Path, look: Look, chapters: int, sections: int, pages: int, entries: Sequence[Entry]) -> Made:
    dice = random.Random(7)

    def words(count: int) -> str:
        # A place in each sentence: otherwise equal lines would come to stand at one height, which no book has.
        said = (f"{dice.choice(PLACES)}{dice.choice(GROUNDS)}地区では、{dice.choice(SENTENCES)}" for _ in range(count))
        return "".join(said)

    sheets = 1 + -(-len(entries) // ENTRIES)
    setter = _Setter(path, look, sheets)
    setter.text(150, 250, "第二次光る町づくり計画", 24, GOTHIC)
    setter.text(240, 600, "令和７年３月　白嶺県", 14, GOTHIC)
    setter.canvas.showPage()
    for first in range(0, len(entries), ENTRIES):
        if first == 0:
            setter.text(LEFT, 64, "目次", 18, GOTHIC)
        for i, (level, number, title, sheet) in enumerate(entries[first : first + ENTRIES]):
            name = f"{'　' * level}{number}　{title}"
            dots = "・" * int((RIGHT - LEFT - 36) / 10 - len(name))
            setter.text(LEFT, 100 + 15 * i, f"{name}{dots}{sheet - sheets}", 10)
        setter.canvas.showPage()
    count = chapters * sections * len(PARTS)
    lines = int((BOTTOM - TOP) / LEADING)
    for level, number, title in _parts(chapters, sections):
        if level == 1:
            if setter.y > TOP:
                setter.turn()
            setter.chapter, setter.opener = (setter.chapter[0] + 1, title), True
            setter.section = f"{number}　{title}"
        if level == 2:
            setter.section = f"{number}　{title}"
        setter.heading(level, number, title)
        if level == 3:
            for _ in range(max(round((pages - 3 * chapters) * lines / count / 5.0), 1)):
                setter.paragraph(words(dice.choice((3, 4, 5))))
        else:
            setter.paragraph(words(2))
    setter.turn()
    setter.canvas.save()
    return setter.made
