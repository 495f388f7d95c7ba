"""Notes of a page and entries of a glossary: marker, word that is explained, section that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.context import PlanContext
from extractors.document import EMPTY, Block, Line, Passage, Section, Table
from extractors.statements.parts import join_pieces, sentences
from taxonomy.search_text import fold

_COUNTED = r"(?![0-9０-９年月日時分名人位件回つ個割倍%％,，.．〜～-]|か所|カ所|ヶ所|箇所|課|業務|手続|種類|団体)"
"""A number before a counter is no marker: ※20名を3チームに分ける, ５か所で開始."""
_MARKER = re.compile(
    rf"^[\s　]*(?P<mark>[※＊*★☆†‡](?:[\s　]?[0-9０-９①-⑳]{{1,2}}{_COUNTED})?"
    r"|[（(]?注[\s　]?[0-9０-９①-⑳]{0,2}[）):：.]?|[（(][0-9０-９]{1,2}[）)]"
    rf"|[¹²³⁴-⁹⁰]{{1,2}}[⁾)）]?|[0-9０-９]{{1,3}}[）).]?{_COUNTED})[\s　:：]*"
)
_EXPLAINS = (
    re.compile(r"^[「『“](?P<term>[^」』”]{1,40})[」』”](?:とは|：|:)"),
    re.compile(r"^(?P<term>[^、。「」：:]{1,40}?)(?:とは)[、，]?"),
    re.compile(r"^(?P<term>[^、。「」：:]{1,40}?)\s*[：:]\s*\S"),
    re.compile(r"^(?P<term>[^、。「」：:\s　]{2,30})　+(?=[^　]{8}.*(?:。|こと|もの|略|略称|技術|仕組み)$)"),
    re.compile(r"^(?P<term>[A-Za-zＡ-Ｚａ-ｚァ-ヴー一-龥0-9・/ ]{2,24}?)(?:は)、"),
)
_ORGANIZATION = re.compile(
    r"(?:省|庁|府|内閣官房|市|町|村|県|法|年度?|出典|資料|条|備考|例|注)$|年|第[0-9]+|URL|http", re.IGNORECASE
)
_GLOSSARY = re.compile(r"用語(?:集|解説|説明|の(?:解説|説明|定義))|ことばの解説|語句(?:説明|解説)|用語一覧")
_ENTRY = re.compile(
    r"^[・●○◆■◇□▪※]?[\s　]*(?P<term>[^：:。、]{1,30})[\s　]*(?:[：:]|　+(?=.{10})|とは[、，]?)\s*(?=\S)"
)
_TERM_HEADER = re.compile(
    r"^(?:用語|語句|言葉|ことば|名称|略語|略称|単語|キーワード|項目|専門用語|カタカナ語|用語・略語)(?:名|等)?$"
)
_TERMS_ALONE = re.compile(r"^(?:用語|語句|言葉|ことば|略語|専門用語|カタカナ語|用語・略語)(?:名|等)?$")
"""Heads over words to be explained, wherever the table stands."""
_MEANING_HEADER = re.compile(r"^(?:(?:用語|言葉|ことば)の)?(?:説明|解説|意味|内容|定義|概要)(?:文|内容)?$")
_INITIAL = re.compile(
    r"^[【〔\[（(＜<《■◆●○◇□▼]?\s*(?:[あ-んア-ンA-ZＡ-Ｚ](?:[・、～〜\-－][あ-んア-ンA-ZＡ-Ｚ])*(?:行)?|(?:英(?:数)?字?|アルファベット|数字|記号)(?:順|等|・.*)?)"
    r"\s*[】〕\]）)＞>》]?$"
)
"""Words that only say with which letter the following entries begin: あ行, 【か】, Ａ～Ｚ."""
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
    found += _glossaries(context)
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
    """The notes of a block, one for each line that begins with a marker of the first one's kind."""
    groups: list[tuple[Passage, list[tuple[Line, Passage]]]] = []
    for line in block.lines:
        match = _MARKER.match(line.text)
        begins = match is not None and (not groups or _same_kind(match["mark"], groups[0][0].text))
        if match is not None and begins:
            marker = line.passage[match.start("mark") : match.end("mark")].strip()
            groups.append((marker, [(line, line.passage[match.end() :])]))
        elif groups:
            groups[-1][1].append((line, line.passage))
        else:
            groups.append((EMPTY, [(line, line.passage)]))
    for marker, pieces in groups:
        yield marker, join_pieces(pieces).strip()


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
    match = _MARKER.match(line.text)
    return match is not None and _same_kind(match["mark"], mark)


def _same_kind(mark: str, other: str) -> bool:
    return bool(other) and re.sub(r"[0-9０-９①-⑳\s　]", "", mark) == re.sub(r"[0-9０-９①-⑳\s　]", "", other)


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


def _glossaries(context: PlanContext) -> Iterator[Note]:
    for section in context.outline.walk():
        titled = any(_GLOSSARY.search(title) for title in section.path)
        for table in section.tables:
            for columns in _glossary_columns(table, titled):
                yield from _entries(table, section, *columns)
        if titled:
            yield from _listed(section)


def _listed(section: Section) -> Iterator[Note]:
    """Entries in text: word and meaning in one paragraph, the word above its meaning, or the word as a heading."""
    blocks = [b for b in section.blocks if b.kind in ("paragraph", "item") and b.lines]
    above = any(_GLOSSARY.search(parent.title.text) for parent in section.ancestors)
    if above and not section.children and not _INITIAL.match(section.title.text.strip()) and blocks:
        if not any(_ENTRY.match(b.passage.strip().text) for b in blocks) or len(blocks) == 1:
            meaning = Passage.join([b.passage for b in blocks]).strip()
            yield Note(section, EMPTY, _bare_term(section.title.text), meaning)
            return
    waiting: str | None = None
    for text in (piece for block in blocks for piece in _pieces(block)):
        if _INITIAL.match(text.text):
            waiting = None
        elif waiting is None and _word_alone(text.text):
            waiting = text.text
        elif waiting is not None and not _word_alone(text.text):
            yield Note(section, EMPTY, _bare_term(waiting), text)
            waiting = None
        elif (entry := _ENTRY.match(text.text)) is not None:
            yield Note(section, EMPTY, entry["term"].strip(), text)
            waiting = None
        else:
            waiting = text.text if _word_alone(text.text) else None


def _pieces(block: Block) -> Iterator[Passage]:
    """A block's text, parted where a word alone follows a line that ends a sentence at a deeper indent."""
    groups: list[list[Line]] = []
    for line in block.lines:
        before = groups[-1][-1] if groups else None
        ended = before is not None and before.text.rstrip().endswith(("。", "．"))
        anew = before is not None and (line.place.x0 < before.place.x0 - 0.5 * line.size or line.bold != before.bold)
        if groups and not (ended and anew and _word_alone(line.text.strip())):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        yield join_pieces([(line, line.passage) for line in group]).strip()


def _word_alone(text: str) -> bool:
    """Whether a paragraph is a word with perhaps its spelling in brackets, and says nothing of it."""
    sentence = re.search(r"[。．：:]|[をがはにで]、|(?:する|です|ます)$", text)
    return len(text) <= 36 and _ENTRY.match(text) is None and sentence is None


def _bare_term(text: str) -> str:
    return re.sub(r"^[・●○◆■◇□▪※▼\s　]+|^[(（]?[0-9０-９]{1,3}[）).．\s　]+", "", text).strip("【】〔〕[]「」 　")


def _glossary_columns(table: Table, titled: bool) -> list[tuple[int, int, int]]:
    """Columns of word and meaning, perhaps several pairs side by side, and the first row of entries."""
    heads = {cell.col: fold(cell.text).replace(" ", "") for cell in table.cells if cell.row == 0}
    words = [col for col, text in heads.items() if _TERM_HEADER.match(text) and (titled or _TERMS_ALONE.match(text))]
    found = []
    for word in sorted(words):
        meaning = next((col for col in sorted(heads) if col > word and _MEANING_HEADER.match(heads[col])), None)
        if meaning is not None:
            found.append((word, meaning, 1))
    if found or not titled or table.n_cols < 2:
        return found
    first = table.n_header_rows
    length = {
        col: sum(len(cell.text) for cell in table.cells if cell.col == col and cell.row >= first)
        for col in range(table.n_cols)
    }
    if table.n_cols == 2:
        return [(0, 1, 0)] if length[1] > length[0] else []
    meaning = max(length, key=lambda col: length[col])
    return [(meaning - 1, meaning, first)] if meaning > 0 and length[meaning] > 2 * length[meaning - 1] else []


def _entries(table: Table, section: Section, word: int, meaning: int, first: int) -> Iterator[Note]:
    for cell in table.cells:
        told = table.cell_at(cell.row, meaning)
        if cell.col != word or cell.row < first or told is None or not told.text.strip() or told is cell:
            continue
        if cell.text.strip() and not _INITIAL.match(cell.text.strip()):
            yield Note(section, EMPTY, cell.passage.strip().text, told.passage.strip())
