"""Notes of a page: marker, word that is explained, section that it belongs to; with the entries of glossaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.context import PlanContext
from extractors.document import EMPTY, Block, Line, Passage, Section
from extractors.statements.glossary import find_entries
from extractors.statements.parts import join_pieces, sentences

_COUNTED = r"(?![0-9０-９年月日時分名人位件回つ個割倍%％,，.．〜～-]|か所|カ所|ヶ所|箇所|課|業務|手続|種類|団体)"
"""A number before a counter is no marker: ※20名を3チームに分ける, ５か所で開始."""
_MARKER = re.compile(
    rf"^[\s　]*(?P<mark>(?:[＊*†‡]{{2,3}}|[※＊*★☆†‡])(?:[\s　]?[0-9０-９①-⑳]{{1,2}}{_COUNTED})?"
    r"|[\[［][0-9０-９]{1,2}[\]］]|[（(]?注[\s　]?[0-9０-９①-⑳]{0,2}[）):：.]?|[（(][0-9０-９]{1,2}[）)]"
    rf"|[¹²³⁴-⁹⁰]{{1,2}}[⁾)）]?|[0-9０-９]{{1,3}}[）).]?{_COUNTED})[\s　:：]*"
)
_EXPLAINS = (
    re.compile(r"^[「『“](?P<term>[^」』”]{1,40})[」』”](?:とは|：|:)"),
    re.compile(r"^(?P<term>[^、。「」：:]{1,40}?)(?:とは)[、，]?"),
    re.compile(r"^(?P<term>[^、。「」：:]{1,40}?)\s*[：:]\s*\S"),
    re.compile(
        r"^(?P<term>(?!なお|ただし|また|以下)[^、。「」：:\s　]{2,30})(?:　+|[ ]+(?=[ぁ-んァ-ヶ一-龠「]))"
        r"(?=[^　]{8}.*(?:。|こと|もの|略|略称|技術|仕組み)$)"
    ),
    re.compile(r"^(?P<term>[A-Za-zＡ-Ｚａ-ｚァ-ヴー一-龥0-9・/ ]{2,24}?)(?:は)、"),
)
_ORGANIZATION = re.compile(
    r"(?:省|庁|府|内閣官房|市|町|村|県|法|年度?|出典|資料|条|備考|例|注)$|年|第[0-9]+|URL|http", re.IGNORECASE
)
_DEFINES = re.compile(
    r"(?:もの|こと|の略|略称|略語|手法|技術|仕組み|制度|言葉|用語|総称|システム|サービス|状態|考え方|働き方|機器|規格|形式|方式|格差|人材|役職|責任者|担当者|職員"
    r"|をいう|を指す|を意味する)(?:[（(][^（）()]*[）)])?[。．]?$"
)
"""How the first sentence of a note ends that defines the word before its marker."""
_WORD = re.compile(
    r"[「『]([^「」『』]{1,30})[」』]$|([A-Za-zＡ-Ｚａ-ｚ0-9０-９.\-]{2,24}|[ァ-ヴー・]{3,24}|[一-龥々ヶァ-ヴーA-Za-z0-9・]{2,24})$"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note or an entry of a glossary; ``marker`` is empty for an entry."""

    section: Section | None
    marker: Passage
    term: str
    text: Passage


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of a page in which a marker may stand."""

    section: Section | None
    passage: Passage
    superscripts: tuple[tuple[int, int], ...]
    before: str = ""
    """The line before it: a word that a marker follows may begin there."""


def find_notes(context: PlanContext) -> list[Note]:
    """All notes in the order of the document."""
    found: list[Note] = []
    homes = _homes(context)
    texts = _texts(context)
    for page in context.pages:
        pieces = texts.get(page.number, [])
        for block in page.blocks:
            if block.kind != "note":
                continue
            for marker, text in _cut(block):
                if not text:
                    continue
                home = homes.get(id(block.lines[0]))
                cited = _citation(marker.text, pieces)
                apart = _apart(marker, block)
                term, text = apart if apart is not None else (_term(text.text), text)
                if not term and cited is not None and _DEFINES.search(sentences(text)[0].text):
                    term = _word_before(cited)
                section = cited[0].section if cited is not None and cited[0].section is not None else home
                found.append(Note(section, marker, term, text))
    found += [Note(entry.section, EMPTY, entry.term, entry.text) for entry in find_entries(context)]
    return sorted(found, key=_place)


def _place(note: Note) -> tuple[int, float, float]:
    place = note.marker.place or note.text.place
    return (place.page, place.top, place.x0) if place is not None else (0, 0.0, 0.0)


def _homes(context: PlanContext) -> dict[int, Section]:
    """The section in whose body a line stands."""
    return {id(line): section for section in context.outline.walk() for block in section.blocks for line in block.lines}


def _texts(context: PlanContext) -> dict[int, list[_Piece]]:
    """Headings, paragraphs and cells by page: where markers are printed."""
    found: dict[int, list[_Piece]] = {}
    for section in context.outline.walk():
        if section.heading.page is not None:
            found.setdefault(section.heading.page, []).append(_Piece(section, section.heading, ()))
        for block in section.blocks:
            if block.kind == "note":
                continue
            for n, line in enumerate(block.lines):
                before = block.lines[n - 1].text if n and block.table is None else ""
                found.setdefault(line.page, []).append(_Piece(section, line.passage, line.superscripts, before))
    return found


def _cut(block: Block) -> Iterator[tuple[Passage, Passage]]:
    """The notes of a block, one for each line that begins with a marker of the kind, raised or next where that is."""
    groups: list[tuple[Passage, list[tuple[Line, Passage]]]] = []
    raised = bool(block.lines[0].raised_mark)
    for line in block.lines:
        mark = _mark(line)
        begins = mark is not None and (not groups or _same_kind(mark[0].text, groups[0][0].text))
        if raised and groups and mark is not None and not line.raised_mark:
            begins = begins and _counts_on(groups[-1][0].text, mark[0].text)
        if mark is not None and begins:
            groups.append((mark[0], [(line, mark[1])]))
        elif groups:
            groups[-1][1].append((line, line.passage))
        else:
            groups.append((EMPTY, [(line, line.passage)]))
    for marker, pieces in groups:
        yield marker, join_pieces(pieces).strip()


def _counts_on(before: str, mark: str) -> bool:
    return before.isdecimal() and mark.isdecimal() and int(mark) == int(before) + 1


def _mark(line: Line) -> tuple[Passage, Passage] | None:
    """The mark that opens a line, and what stands behind it: a raised one is told by its type (⁵2023年)."""
    raised = line.passage[: line.raised_mark]
    if raised and _MARKER.fullmatch(raised.text):
        return raised.strip(), line.passage[line.raised_mark :].strip()
    match = _MARKER.match(line.text)
    if match is None:
        return None
    return line.passage[match.start("mark") : match.end("mark")].strip(), line.passage[match.end() :]


def _apart(marker: Passage, block: Block) -> tuple[str, Passage] | None:
    """The word alone on a note's first line, and what the lines below it say; None where the line runs on."""
    at = next((n for n, line in enumerate(block.lines) if marker and marker.text in line.text[: len(marker) + 2]), None)
    if at is None or at + 1 >= len(block.lines):
        return None
    first, below = block.lines[at], block.lines[at + 1 :]
    stop = next((n for n, line in enumerate(below) if _begins(line, marker.text)), len(below))
    below = below[:stop]
    match = _MARKER.match(first.text)
    if not below or match is None:
        return None
    word = first.text[match.end() :].strip()
    room = max(line.place.x1 for line in below) - first.place.x1 if not first.vertical else 0.0
    other_type = first.bold != below[0].bold or abs(first.size - below[0].size) > 0.3
    set_apart = other_type or (room > 1.2 * first.size and re.search(r"\s", word) is None)
    if not set_apart or not 2 <= len(word) <= 24 or re.search(r"[。、：:]|とは$|[をがはにのでとも]$", word):
        return None
    return word, join_pieces([(line, line.passage) for line in below]).strip()


def _begins(line: Line, mark: str) -> bool:
    own = _mark(line)
    return own is not None and _same_kind(own[0].text, mark)


def _same_kind(mark: str, other: str) -> bool:
    signs = [re.sub(r"[0-9０-９①-⑳\s　]|(?<=[＊*†‡])[＊*†‡]+", "", text) for text in (mark, other)]
    return bool(other) and signs[0] == signs[1]


def _citation(marker: str, pieces: Sequence[_Piece]) -> tuple[_Piece, int] | None:
    """Where a marker stands in the page's text: raised, in brackets, or behind a word."""
    plain = marker.strip("（）() 　:：.")
    if not plain:
        return None
    if plain.isdecimal():
        for piece in pieces:
            for start, end in piece.superscripts:
                if piece.passage.text[start:end].strip("（）()※＊* ") == plain:
                    return piece, start
        return None
    pattern = re.compile(rf"[（(<＜\[]?\s*{re.escape(plain)}(?![0-9０-９])\s*[)）>＞\]]?")
    for piece in pieces:
        match = pattern.search(piece.passage.text)
        if match is not None and match.start() > 0:
            return piece, match.start()
    return None


def _term(text: str) -> str:
    """The word that a note explains by its own words: Xとは、X：…, 「X」とは."""
    for pattern in _EXPLAINS:
        match = pattern.match(text)
        if match is not None and not _ORGANIZATION.search(match["term"]):
            return match["term"].strip()
    return ""


def _word_before(cited: tuple[_Piece, int]) -> str:
    """The word before a marker in the text."""
    piece, at = cited
    match = _WORD.search((piece.before + piece.passage.text[:at]).rstrip("（(<＜[ 　"))
    return (match[1] or match[2]) if match is not None else ""
