"""Pages become blocks in reading order, and it is said what kind of page each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors import trace
from extractors.document import Block, LaidOutPage, Line, Page, Table
from extractors.glyphs import glyphs_of
from extractors.layout.atoms import Region
from extractors.layout.blocks import make_blocks
from extractors.layout.box_labels import confirm_labels
from extractors.layout.downwards import LaidDown, lay_down, runs_down, turn_of
from extractors.layout.figure_rows import order_figure_rows
from extractors.layout.footnotes import mark_footnotes
from extractors.layout.furniture import Furniture, find_furniture
from extractors.layout.line_numbers import split_line_numbers
from extractors.layout.lines import make_lines
from extractors.layout.panels import Sheet, split_sheets
from extractors.layout.regions import reading_order
from extractors.layout.ruby import split_ruby
from extractors.layout.title_tags import set_tags_aside
from extractors.turned import Turn, line_at

TableFinder = Callable[[Page], list[Table]]

FEW = 12
"""Half a spread with fewer characters tells nothing of how its sheet is written."""
INNER_PAGES = 4
"""Contents stand on one of the first pages."""
INNER_ENTRIES = 5
"""So many entries make contents of lines that end in numbers."""
_RUN_ENTRY = re.compile(r"[^0-9０-９.．,，]\s*([0-9０-９]{1,3})$")
"""How an entry ends where nothing parts its words from its page."""
TOC_ENTRY = re.compile(
    r"^(.{2,}?)[\s　]*[・･.．…‥⋯·─―\-_＿]{2,}[\s　]*(?:[pP]\.?\s*)?"
    r"([0-9０-９]{1,3}|[ivx]{1,5}|[一二三四五六七八九十百〇]{1,4})\s*$"
)
"""An entry of a contents page: words, leaders, page."""
_TOC_LOOSE = re.compile(
    r"^(.{2,}?[^0-9０-９\s])\s+(?:[pP]\.?\s*)?([0-9０-９]{1,3})\s*$"
    r"|^(.{2,}?[^一二三四五六七八九十百〇第\s])\s+([一二三四五六七八九十百〇]{1,3})(?:\s*(?:頁|ページ))?\s*$"
)
EDGE = 4.0
"""Points by which words beside a slide may begin above it."""
_TOC_TITLE = re.compile(
    r"^[\s【〔\[［＜<■◆]*(目次|もくじ|目録|CONTENTS|Contents|INDEX|Index|AGENDA|Agenda|アジェンダ|"
    r"本日の(?:内容|アジェンダ|説明内容|ご説明内容|流れ))[\s】〕\]］＞>]*$"
)


def lay_out(pages: Sequence[Page], find_tables: TableFinder) -> list[LaidOutPage]:
    """Blocks of all pages; running heads, footers and page numbers are blocks of kind ``furniture``."""
    pages, numbers = split_line_numbers(pages)
    sheets = split_sheets(pages)
    turns = [_turn_of(sheet) for sheet in sheets]
    panels = [_laid(panel, turn) for s, turn in zip(sheets, turns, strict=True) for panel in s.panels]
    made = _lay_out_all(panels, find_tables)
    # What stands beside panels, or on a cover, does not tell in which type the document is set.
    usual = common_size([[line for b in page.blocks for line in b.lines] for page in made]) if made else None
    rests = [_laid(s.rest, turn) for s, turn in zip(sheets, turns, strict=True)]
    whole, parts = _lay_out_all(rests, find_tables, usual), iter(made)
    for page, sheet, turn in zip(whole, sheets, turns, strict=True):
        sheet.page = _laid(sheet.page, turn).page
        if sheet.panels:
            _join(page, sheet, [next(parts) for _ in sheet.panels])
            page.blocks.extend(Block("furniture", make_lines(number)) for number in sheet.numbers)
    for page, counted in zip(whole, numbers, strict=True):
        page.blocks.extend(Block("furniture", make_lines(number)) for number in counted)
    confirm_labels(whole)
    set_tags_aside(whole)
    return whole


def _turn_of(sheet: Sheet) -> Turn | None:
    """How a sheet of vertical writing is laid on its side; None for one of which a part is written across."""
    if sheet.page.turn is not None or not runs_down(sheet.page):
        return None
    return turn_of(sheet.page) if all(runs_down(panel) or len(panel.chars) < FEW for panel in sheet.panels) else None


def _laid(page: Page, turn: Turn | None) -> LaidDown:
    return lay_down(page, turn) if turn is not None else LaidDown(page, page, [])


def _join(page: LaidOutPage, sheet: Sheet, panels: list[LaidOutPage]) -> None:
    """Make the layout of what stands beside a sheet's panels that of the whole sheet."""
    beside = LaidOutPage(page.page, _without_remarks(page.blocks, panels))
    page.page = sheet.page
    page.panels = [*panels, beside] if any(b.kind != "furniture" for b in beside.blocks) else panels
    page.blocks = [block for panel in [*panels, beside] for block in panel.blocks]
    page.running_heads = page.running_heads + [line for panel in panels for line in panel.running_heads]
    labels = [panel.label for panel in panels if panel.label]
    if page.label is None and labels:
        page.label = f"{labels[0]}-{labels[-1]}" if len(labels) > 1 else labels[0]
    kinds = {panel.kind for panel in panels} - {"blank"}
    page.kind = panels[0].kind if panels[0].kind in ("cover", "toc") or not kinds else "body"


def _without_remarks(blocks: Sequence[Block], panels: Sequence[LaidOutPage]) -> list[Block]:
    """What belongs to no slide of a sheet; a speaker's words beside a slide, or below it, become that slide's last."""
    left: list[Block] = []
    for block in blocks:
        owner = _remarked(block, panels) if block.kind != "furniture" else None
        (left if owner is None else owner.blocks).append(block)
    return left


def _remarked(block: Block, panels: Sequence[LaidOutPage]) -> LaidOutPage | None:
    """The only slide at a block's height, else the next one above it; None where that is not clear."""
    place = block.place
    level = [p for p in panels if p.page.place.top - EDGE <= place.top and place.center[1] <= p.page.place.bottom]
    if level:
        return level[0] if len(level) == 1 else None
    above = [
        p for p in panels
        if p.page.place.bottom <= place.top + EDGE
        and min(p.page.place.x1, place.x1) - max(p.page.place.x0, place.x0) > 0.5 * place.width
    ]  # fmt: skip
    return max(above, key=lambda p: p.page.place.bottom, default=None)


def _lay_out_all(
    laid: Sequence[LaidDown], find_tables: TableFinder, body_size: float | None = None
) -> list[LaidOutPage]:
    pages = [one.page for one in laid]
    parted = [split_ruby(glyphs_of(one.body)) for one in laid]
    plain = [
        replace(one.body, chars=rest) if ruby else one.body for one, (rest, ruby) in zip(laid, parted, strict=True)
    ]
    tables = [find_tables(page) for page in plain]
    regions = []
    for page, found in zip(plain, tables, strict=True):
        trace.at("order", page.number)
        regions.append(reading_order(page, found))
    trace.at("layout")
    furniture = _furniture(laid, regions)
    body_size = body_size or common_size([_loose(page) for page in regions])
    laid_out: list[LaidOutPage] = []
    for page, page_regions, known, (_, ruby) in zip(pages, regions, furniture, parted, strict=True):
        blocks: list[Block] = []
        drop = {id(line) for line in known.lines}
        for region in page_regions:
            lines = [line for line in region.lines if id(line) not in drop]
            kept = Region(lines, region.table, region.frame, region.fill, region.figure)
            made = make_blocks(kept, body_size)
            for block in made:
                block.pair = region.pair
            blocks.extend(made)
        blocks = order_figure_rows(blocks)
        mark_footnotes(blocks, page, body_size)
        blocks.extend(Block("ruby", [line]) for line in make_lines(ruby, split_gaps=True))
        blocks.extend(Block("furniture", [line]) for line in known.lines)
        laid_out.append(LaidOutPage(page, blocks, label=known.label, running_heads=known.heads))
    _name_kinds(laid_out, body_size)
    _mark_inner_contents(laid_out)
    return laid_out


def _loose(regions: Sequence[Region]) -> list[Line]:
    return [line for region in regions if not region.badge for line in region.lines]


def _furniture(laid: Sequence[LaidDown], regions: Sequence[list[Region]]) -> list[Furniture]:
    """Running heads and page numbers; they are looked for where they are printed, also on pages laid on their side.

    What stands in a margin of such a page and is no furniture becomes its last region.
    """
    pages, shown = [], []
    told: list[dict[int, Line]] = []
    for one, found in zip(laid, regions, strict=True):
        lines, turn = _loose(found), one.page.turn
        if turn is None or not turn.down:
            pages.append(one.page)
            shown.append(lines)
            told.append({})
            continue
        printed = [line_at(line, turn.back) for line in lines]
        place = turn.back(one.page.place)
        pages.append(replace(one.page, width=place.width, height=place.height, corner=(place.x0, place.top)))
        shown.append([*printed, *one.margin])
        lying = [line_at(line, turn.forth) for line in one.margin]
        told.append({id(a): b for a, b in zip([*printed, *one.margin], [*lines, *lying], strict=True)})
        if lying:
            found.append(Region(lying))
    furniture = find_furniture(pages, shown)
    for known, lines_of in zip(furniture, told, strict=True):
        if lines_of:
            known.lines = [lines_of[id(line)] for line in known.lines]
            known.heads = [lines_of[id(line)] for line in known.heads]
    return furniture


def common_size(lines_by_page: Sequence[Sequence[Line]]) -> float:
    """The size in points in which most characters outside tables are set."""
    weights: Counter[float] = Counter()
    for lines in lines_by_page:
        for line in lines:
            weights[round(line.size * 2) / 2] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 10.5


def _name_kinds(pages: list[LaidOutPage], body_size: float) -> None:
    contents_open = False
    for place, page in enumerate(pages):
        lines = [line for block in page.blocks if block.kind != "furniture" for line in block.lines]
        if not lines:
            page.kind = "blank"
            continue
        entries = sum(toc_entry(line.text) is not None for line in lines)
        leaders = sum(TOC_ENTRY.match(line.text.strip()) is not None for line in lines)
        titled = any(_TOC_TITLE.match(re.sub(r"\s+", "", line.text)) for line in lines[:4])
        if (titled and entries >= 3) or (leaders >= 4 and leaders >= 0.5 * len(lines)) or (
            contents_open and (entries >= max(3, 0.6 * len(lines)) or leaders >= max(1, 0.8 * len(lines)))
        ):
            page.kind = "toc"
            contents_open = True
            for block in page.blocks:
                if block.kind not in ("furniture", "table"):
                    block.kind = "toc"
            continue
        contents_open = False
        # Half a spread is no cover where another sheet comes before.
        early = place < 2 >= page.number and page.number - 1 <= place
        if early and _is_cover(page, lines, body_size, first=place == 0):
            if place == 0 or (pages[0].kind != "cover" and not _heads_alike(pages[0], page)):
                page.kind = "cover"
            elif pages[0].kind == "cover" and _repeats_title(pages[0], lines):
                page.kind = "cover"


def _mark_inner_contents(pages: Sequence[LaidOutPage]) -> None:
    """Set apart contents that share their page with other text: entries below 目次 whose words or pages tell them.

    An entry ends in a number no smaller than the one before, or comes back as a line of its own behind the contents.
    """
    again = {_squeezed(line.text): _spot(line) for page in pages for block in page.blocks for line in block.lines}
    open_at: int | None = None  # the page up to which the entries on the page before have come
    for page in pages[:INNER_PAGES]:
        blocks = [b for b in page.blocks if b.kind in ("paragraph", "item") and b.lines] if page.kind == "body" else []
        title = next((i for i, b in enumerate(blocks) if _TOC_TITLE.match(_squeezed(b.text))), None)
        begin = 0 if open_at is not None else title
        if begin is None:
            continue
        first, reached, entries = begin + (open_at is None), open_at or 0, 0
        end = first
        for block in blocks[first:]:
            numbers = [int(m[1]) for line in block.lines if (m := _RUN_ENTRY.search(line.text.strip()))]
            later = sum(again[_squeezed(line.text)] > _spot(line) for line in block.lines)
            rising = numbers == sorted(numbers) and (not numbers or numbers[0] >= reached)
            if not rising or len(numbers) + later < max(1, len(block.lines) - 1):
                break
            entries += len(block.lines)
            reached = numbers[-1] if numbers else reached
            end += 1
        if entries >= (1 if open_at is not None else INNER_ENTRIES):
            for block in blocks[begin:end]:
                block.kind = "toc"
            open_at = reached if end == len(blocks) else None
        else:
            open_at = None


def _spot(line: Line) -> tuple[int, float]:
    return line.page, line.place.top


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def toc_entry(text: str) -> tuple[str, str] | None:
    """Title and printed page of a contents entry, or None."""
    stripped = text.strip()
    match = TOC_ENTRY.match(stripped) or _TOC_LOOSE.match(stripped)
    if match is None:
        return None
    title, page = (found for found in match.groups() if found is not None)
    return title.strip(" 　・…‥."), page


def _repeats_title(cover: LaidOutPage, lines: Sequence[Line]) -> bool:
    """Whether a line of the page behind the cover stands on the cover too: an inner title page, no first slide."""
    printed = {"".join(line.text.split()) for block in cover.blocks for line in block.lines if len(line.text) > 3}
    return any("".join(line.text.split()) in printed for line in lines)


def _heads_alike(first: LaidOutPage, second: LaidOutPage) -> bool:
    """Whether two pages begin in one type at one place: they are two slides, and the second is no cover."""
    heads = [next((b.lines[0] for b in p.blocks if b.lines and b.kind != "furniture"), None) for p in (first, second)]
    a, b = heads
    if a is None or b is None or first.kind == "blank":
        return False
    near = abs(a.place.top - b.place.top) < EDGE and abs(a.place.x0 - b.place.x0) < EDGE
    return near and (a.font, a.bold) == (b.font, b.bold) and abs(a.size - b.size) < 1.0


def _is_cover(page: LaidOutPage, lines: Sequence[Line], body_size: float, first: bool) -> bool:
    """A title page: few words, the largest of them larger than running text, no sentence."""
    if not first and any(p.table for p in page.blocks):
        return False
    if any(b.kind in ("paragraph", "item") and len(b.lines) > 1 and "。" in b.text for b in page.blocks):
        return False
    characters = sum(len(line.text) for line in lines)
    largest = max(line.size for line in lines)
    sentences = sum(line.text.rstrip().endswith("。") for line in lines)
    return characters <= 250 and largest >= 1.25 * body_size and sentences <= 1 and len(lines) <= 25
