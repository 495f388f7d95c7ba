"""Reads a page: its links, each with all the words around it that tell a reader what it leads to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from flows.crawl.addresses import Refused, join

LinkKind = Literal["link", "frame", "next"]
"""``frame``: shown as part of the page; ``next``: the same list goes on there."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select summary table tbody td tfoot th "
    "thead tr ul".split()
)
_HIDDEN = frozenset("script style noscript template svg head iframe object select".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MINOR = 7
_HEADING_LIKE = frozenset(("caption", "legend", "summary", "figcaption"))
_BOLD = frozenset(("b", "strong"))
_TITLE_CLASS = re.compile(r"(?:^|[\s_-])(?:title|ttl|heading|headline|midashi|subject)(?:$|[\s_-]|\d)", re.IGNORECASE)
_MARKED = re.compile(r"^[■◆●◎○◇□▼▽★☆〇【《〈]")
_ZONE = re.compile(
    r"(?:^|[\s_-])(?:header|footer|[gls]?navi?(?:gation)?|menu|bread-?crumbs?|topicpath|pankuzu|pan|side(?:bar|menu)?|"
    r"sns|search|language|ranking|banner|inquiry|contact)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_ZONE_TAGS = frozenset(("nav", "aside", "footer"))
_ZONED = frozenset("div ul ol p section header table td nav aside footer dl form".split())
_NEXT = re.compile(
    r"^(?:次へ|次の(?:ページ|[0-9]+件)へ?|次ページ|next|[>›»→]+|次へ?[>›»→]+|もっと見る|[0-9]{1,2})$", re.IGNORECASE
)
_PAGER = re.compile(r"pager|pagination|page-?(?:nav|list|number)|paging", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"""(?:open|href|replace|assign|location)\s*(?:=|\()\s*['"]([^'"]+)['"]|['"]([^'"\s]+\.pdf)['"]"""
)
_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_LONGEST = 160
_LABEL_LINES = 4
_CELL_LINES = 8
"""A cell of more lines lays out a page; it is no cell of a table of facts."""


@dataclass(slots=True)
class Link:
    """A link and what stands around it, all in one spelling (:func:`fold`).

    ``text`` is what is clicked on, with the alternative text of pictures; ``title`` a title that shows on hovering.
    ``lead`` is what stands in its line between the link before and itself, ``beside`` all of the line that is no link,
    ``before`` the line above where that is no link. ``row`` are the cells before its own in a table, ``column`` the
    head of its column, ``term`` that of a definition list. ``headings`` go from the page's down to the nearest.
    ``edge`` tells that it stands in a menu, head or foot of the page.
    """

    url: str
    text: str
    kind: LinkKind = "link"
    title: str = ""
    lead: str = ""
    beside: str = ""
    before: str = ""
    row: tuple[str, ...] = ()
    column: str = ""
    term: str = ""
    headings: tuple[str, ...] = ()
    edge: bool = False


@dataclass(slots=True)
class Page:
    """A page with its title, its links in the order of the text, and links that are no addresses, with the reason."""

    url: str
    title: str
    links: list[Link] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def fold(text: str) -> str:
    """Text in one spelling: letters and figures narrow, kana wide, one blank between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def read_page(url: str, html: str, charset: str = "utf-8") -> Page:
    """Read a page that stands at an address."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    page = Page(url, fold(title.text() if title else ""))
    base = url
    stated = tree.css_first("base[href]")
    if stated is not None:
        try:
            base = join(url, stated.attributes.get("href") or "", charset)
        except Refused as error:
            page.refused.append((stated.attributes.get("href") or "", str(error)))
    reader = _Reader(page, base, charset)
    for node in tree.css("meta[http-equiv]"):
        refresh = _REFRESH.match(node.attributes.get("content") or "")
        if (node.attributes.get("http-equiv") or "").lower() == "refresh" and refresh:
            reader.add(refresh.group(1), Link("", "", "frame"))
    for node in tree.css("frame[src], iframe[src]"):
        reader.add(node.attributes.get("src") or "", Link("", fold(node.attributes.get("title") or ""), "frame"))
    for node in tree.css("link[rel=next][href]"):
        reader.add(node.attributes.get("href") or "", Link("", "", "next"))
    if tree.body is not None:
        reader.walk(tree.body)
    return page


@dataclass(slots=True)
class _Table:
    """A table as far as it has been read."""

    header: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    links: dict[int, int] = field(default_factory=dict)
    spans: dict[int, tuple[int, str]] = field(default_factory=dict)
    row_links: bool = False
    row_all_heads: bool = True
    rows: int = 0
    open: list[tuple[Link, int]] = field(default_factory=list)


class _Reader:
    """Walks a page once, in the order of its text."""

    def __init__(self, page: Page, base: str, charset: str) -> None:
        self.page = page
        self.base = base
        self.charset = charset
        self.headings: list[tuple[int, str]] = []
        self.line: list[str] = []
        self.bold = True
        self.line_links: list[Link] = []
        self.before = ""
        self.terms: list[str] = []
        self.tables: list[_Table] = []
        self.edge = False
        self.pager = False

    def add(self, address: str, link: Link) -> Link | None:
        """Give a link its address and keep it; what is no address of the web is noted."""
        address = address.strip()
        if not address or address.startswith("#") or address.lower().startswith(("mailto:", "tel:", "javascript:")):
            return None
        try:
            link.url = join(self.base, address, self.charset)
        except Refused as error:
            self.page.refused.append((address[:200], str(error)))
            return None
        self.page.links.append(link)
        return link

    def walk(self, root: Any) -> None:
        """Visit all nodes; a stack instead of recursion, because pages nest as deep as they like."""
        todo: list[tuple[Any, str]] = [(root, "enter")]
        while todo:
            node, step = todo.pop()
            tag = node.tag
            if step == "leave":
                self.leave(node, tag)
                continue
            if tag == "-text":
                self.say(node.text_content or "", node)
                continue
            if tag is None or tag.startswith("-") or tag in _HIDDEN:
                continue
            saved = (self.edge, self.pager)
            if self.enter(node, tag):
                todo.append((_Saved(node, saved), "leave"))
                children = []
                child = node.first_child
                while child is not None:
                    children.append((child, "enter"))
                    child = child.next
                todo.extend(reversed(children))

    def enter(self, node: Any, tag: str) -> bool:
        """Begin an element; returns whether its children are to be visited."""
        names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
        if tag in _ZONE_TAGS or (tag in _ZONED and _ZONE.search(names)):
            self.edge = True
        elif tag == "main" or (tag in _ZONED and re.search(r"\b(?:main|contents?|honbun|article)\b", names)):
            self.edge = False
        self.pager = self.pager or bool(_PAGER.search(names))
        if tag in ("a", "area"):
            self.anchor(node)
            return False
        if tag == "img":
            self.say(node.attributes.get("alt") or "", node)
            return False
        if tag in ("button", "input") and node.attributes.get("onclick"):
            self.anchor(node)
            return False
        if tag == "br":
            self.flush()
            return False
        if tag in _BLOCKS:
            self.flush()
            self.open(node, tag)
        return True

    def open(self, node: Any, tag: str) -> None:
        """Begin a block that carries meaning for those inside it."""
        if tag == "table":
            self.tables.append(_Table())
        elif tag == "dl":
            self.terms.append("")
        elif tag in ("td", "th"):
            self.before = ""
            if self.tables:
                table = self.tables[-1]
                self.skip_spans(table)
                table.cells.append("")
                table.row_all_heads = table.row_all_heads and tag == "th"

    def leave(self, saved: _Saved, tag: str) -> None:
        """End an element."""
        node = saved.node
        if tag in _BLOCKS:
            heading = _HEADINGS.get(tag)
            if heading is not None:
                self.flush(heading=heading)
            elif tag in _HEADING_LIKE or _TITLE_CLASS.search(node.attributes.get("class") or ""):
                self.flush(heading=_MINOR)
            else:
                self.flush(term=tag == "dt")
            self.close(node, tag)
        self.edge, self.pager = saved.state

    def close(self, node: Any, tag: str) -> None:
        """End a block that carries meaning."""
        if tag == "dl" and self.terms:
            self.terms.pop()
        elif tag == "table" and self.tables:
            self.tables.pop()
        elif tag in ("td", "th") and self.tables:
            self.end_cell(node)
        elif tag == "tr" and self.tables:
            self.end_row()

    def skip_spans(self, table: _Table) -> None:
        """Put cells that reach down from rows above into their places."""
        while (place := len(table.cells)) in table.spans:
            left, text = table.spans.pop(place)
            table.cells.append(text)
            if left > 1:
                table.spans[-1 - place] = (left - 1, text)

    def end_cell(self, node: Any) -> None:
        table = self.tables[-1]
        if not table.cells:
            return
        text = table.cells[-1]
        down, across = (_span(node, name) for name in ("rowspan", "colspan"))
        if down > 1:
            table.spans[-len(table.cells)] = (down - 1, text)
        table.cells.extend([text] * (across - 1))

    def end_row(self) -> None:
        table = self.tables[-1]
        if table.cells and not table.header and not table.row_links and (table.row_all_heads or table.rows == 0):
            table.header = list(table.cells)
        for link, place in table.open:
            if table.lines.get(place, 0) > _CELL_LINES:
                continue
            # A cell with several links or many lines is a menu or a column of the page, not the name of a row.
            labels = [
                cell for number, cell in enumerate(table.cells[:place])
                if cell and table.links.get(number, 0) < 2 and table.lines.get(number, 0) <= _LABEL_LINES
            ]  # fmt: skip
            link.row = tuple(dict.fromkeys(labels))
            if place < len(table.header) and table.rows:
                link.column = table.header[place]
        # Spans noted in this row become those of the next.
        table.spans = {(-key - 1 if key < 0 else key): value for key, value in table.spans.items()}
        table.cells, table.open, table.row_links, table.row_all_heads = [], [], False, True
        table.lines, table.links = {}, {}
        table.rows += 1

    def anchor(self, node: Any) -> None:
        """Keep a link with what is known now; the rest of its line comes with the line's end."""
        words = fold(" ".join(_words(node)))
        attributes = node.attributes
        title = fold(attributes.get("title") or attributes.get("aria-label") or attributes.get("alt") or "")
        text = words or title or fold(attributes.get("value") or "")
        addresses = [attributes.get("href") or ""]
        if addresses[0].lower().startswith("javascript:") or addresses[0] in ("", "#"):
            script = f"{addresses[0]} {attributes.get('onclick') or ''}"
            addresses = [first or second for first, second in _SCRIPTED.findall(script)]
        follows = "next" in (attributes.get("rel") or "").split() or (
            bool(_NEXT.match(text)) and (self.pager or not text.isdigit())
        )
        kept = 0
        for address in addresses:
            link = Link(
                "", text, "next" if follows else "link", title if title != text else "", before=self.before,
                term=next((term for term in reversed(self.terms) if term), ""),
                headings=tuple(heading for _, heading in self.headings), edge=self.edge,
            )  # fmt: skip
            if self.add(address, link) is None:
                continue
            self.line_links.append(link)
            kept += 1
            if self.tables and self.tables[-1].cells:
                place = len(self.tables[-1].cells) - 1
                self.tables[-1].links[place] = self.tables[-1].links.get(place, 0) + 1
                self.tables[-1].row_links = True
                self.tables[-1].open.append((link, len(self.tables[-1].cells) - 1))
        self.line.append(f"\0{min(kept, 9)}{text}")

    def say(self, text: str, node: Any) -> None:
        """Take words into the line."""
        if not text.strip():
            if text and self.line:
                self.line.append(" ")
            return
        self.line.append(text)
        if self.bold and not _within_bold(node):
            self.bold = False

    def leads(self) -> dict[int, str]:
        """The words before each link of the line, from the link before it on; what follows the last is its own."""
        found: dict[int, str] = {}
        words: list[str] = []
        number = 0
        for part in self.line:
            if not part.startswith("\0"):
                words.append(part)
                continue
            found[number] = fold("".join(words))
            number += int(part[1])
            words = []
        return found

    def flush(self, heading: int | None = None, term: bool = False) -> None:
        """End the line: give its links their neighbours, and see whether it is a heading."""
        whole = fold("".join(part[2:] if part.startswith("\0") else part for part in self.line))
        rest = fold(" ".join(part for part in self.line if not part.startswith("\0")))
        if whole:
            if self.tables and self.tables[-1].cells:
                cells, lines = self.tables[-1].cells, self.tables[-1].lines
                lines[len(cells) - 1] = lines.get(len(cells) - 1, 0) + 1
                cells[-1] = fold(f"{cells[-1]} {whole}")[:_LONGEST]
            leads = self.leads()
            for number, link in enumerate(self.line_links):
                link.beside = rest[:_LONGEST]
                link.lead = leads.get(number, "")[-_LONGEST:]
            if term and self.terms:
                self.terms[-1] = whole[:_LONGEST]
            short = len(whole) <= 60
            if heading is None and short and not self.line_links and (self.bold or _MARKED.match(whole)):
                heading = _MINOR
            if heading is not None and (heading < _MINOR or short):
                self.headings = [known for known in self.headings if known[0] < heading]
                self.headings.append((heading, whole[:_LONGEST]))
                self.before = ""
            elif not self.line_links:
                self.before = whole[:_LONGEST]
        self.line, self.line_links, self.bold = [], [], True


@dataclass(slots=True)
class _Saved:
    """An element on the way out, with the state before it."""

    node: Any
    state: tuple[bool, bool]

    @property
    def tag(self) -> str:
        return str(self.node.tag)


def _span(node: Any, name: str) -> int:
    text = node.attributes.get(name) or ""
    return min(int(text), 200) if text.isascii() and text.isdecimal() and text != "0" else 1


def _words(node: Any) -> Iterator[str]:
    """Words and alternative texts inside a link."""
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text":
            yield inner.text_content or ""
        elif inner.tag == "img":
            yield f" {inner.attributes.get('alt') or ''} "
        elif inner.tag == "br":
            yield " "


def _within_bold(node: Any) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in _BLOCKS:
        if parent.tag in _BOLD:
            return True
        parent = parent.parent
    return False
