"""All blocks of a document one behind the other, and the type in which its running text is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Block, LaidOutPage

LEAST_TEXT = 60
"""Characters of running text that tell how it is set."""

MOST_IN_ROWS = 5
"""Tables of slides with so many times the running text tell how that is set."""


@dataclass(slots=True)
class Style:
    """How the document's running text is set, against which headings stand out."""

    size: float
    bold: bool
    font: str
    landscape: bool


@dataclass(slots=True)
class Flow:
    """All blocks of the document one behind the other, with the page each is on."""

    blocks: list[Block]
    pages: list[LaidOutPage]

    def each(self) -> Iterator[tuple[Block, LaidOutPage]]:
        """Every block with its page."""
        return zip(self.blocks, self.pages, strict=True)

    def page(self, index: int) -> LaidOutPage:
        """The page of a block."""
        return self.pages[index]


def flow_of(pages: Sequence[LaidOutPage]) -> Flow:
    """Blocks of all pages in reading order, without furniture."""
    blocks, owners = [], []
    for page in (panel for sheet in pages for panel in sheet.panels or [sheet]):
        for block in page.blocks:
            if block.kind not in ("furniture", "ruby"):
                blocks.append(block)
                owners.append(page)
    return Flow(blocks, owners)


def body_styles(flow: Flow) -> dict[bool, Style]:
    """The type in which most of the running text is set, on landscape pages (True) and on others (False)."""
    prose = _weights(flow, ("paragraph", "item"))
    # On few pages there may be no text but titles and the words of drawings, or, between forms, of tables.
    drawn = _weights(flow, ("paragraph", "item", "figure"))
    ruled = _weights(flow, ("paragraph", "item", "figure", "table"))
    styles = {}
    for landscape, counts in prose.items():
        if landscape and MOST_IN_ROWS * counts.total() < ruled[landscape].total():
            counts = ruled[landscape]  # slides whose texts stand in rows: all but their titles
        if counts.total() < LEAST_TEXT:
            counts = drawn[landscape] if drawn[landscape].total() >= LEAST_TEXT else ruled[landscape]
        (size, bold, font), _ = counts.most_common(1)[0] if counts else ((10.5, False, ""), 0)
        styles[landscape] = Style(size, bold, font, landscape)
    return styles


def _weights(flow: Flow, kinds: Sequence[str]) -> dict[bool, Counter[tuple[float, bool, str]]]:
    """Characters by type in blocks of these kinds, on landscape pages (True) and on others (False)."""
    weights: dict[bool, Counter[tuple[float, bool, str]]] = {True: Counter(), False: Counter()}
    for block, page in zip(flow.blocks, flow.pages, strict=True):
        if block.kind in kinds and page.kind not in ("cover", "toc"):
            for line in block.lines:
                weights[is_landscape(page)][(round(line.size * 2) / 2, line.bold, line.font)] += len(line.text)
    return weights


def page_style(page: LaidOutPage, styles: dict[bool, Style]) -> Style:
    """The running text of one page: slides differ from one another, pages of a report do not."""
    general = styles[is_landscape(page)]
    if not general.landscape:
        return general
    sizes: Counter[float] = Counter()
    for block in page.blocks:
        if block.kind in ("paragraph", "item"):
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
    size, count = sizes.most_common(1)[0] if sizes else (general.size, 0)
    return general if count < 60 or size < general.size else Style(size, general.bold, general.font, True)


def is_landscape(page: LaidOutPage) -> bool:
    """Whether the page is wider than high: a slide, or a sheet of a table."""
    return page.page.landscape
