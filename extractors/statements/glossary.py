"""Entries of glossaries: words and what they mean, in tables, columns, lists and under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.context import PlanContext
from extractors.document import Block, Line, Passage, Place, Section, Table
from extractors.statements.parts import join_pieces
from taxonomy.search_text import fold

_GLOSSARY = re.compile(
    r"用語(?:集|一覧)|(?:用語|語句|言葉|ことば|キーワード)の?(?:解説|説明|定義|意味|手引き)|(?:言葉|ことば)集"
)
LONGEST_HEAD = 16
"""A frame's first line that heads a glossary has no more characters."""
_ENTRY = re.compile(
    r"^[・●○◆■◇□▪※]?[\s　]*(?P<term>[^：:。、…‥―─]{1,30}?)[\s　]*(?:[：:]|[…‥―─]{2,}|　+(?=.{10})|とは[、，]?)\s*(?=\S)"
)
_SPACED = re.compile(r"^[・●○◆■◇□▪※]?[\s　]*(?P<term>[^\s　：:。、]{1,24})[\s　]+(?=[^\s].{7})")
"""A word, a blank and its meaning: an entry only where most lines of the glossary are so."""
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

_IMPRINT = re.compile(
    r"^[〒☎]|^(?:発行|編集|作成|制作|電話|TEL|ＴＥＬ|FAX|ＦＡＸ|住所|所在地|(?:お)?問い?合わ?せ先?|連絡先|ホームページ|URL|E-?mail)"
    r"(?:者|元|日|年月日|課)?[\s　:：]"
)
"""How the lines begin that say who made a booklet; they stand on its last page, often behind the glossary."""
WIDE_GAP = 1.5
"""A gap in a line wider than so many letters parts columns."""
LEAST_CUT = 16
"""Letters of a line that is full, where its sentence goes on in the next paragraph."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and the text that explains it, as printed."""

    section: Section
    term: str
    text: Passage


def find_entries(context: PlanContext) -> Iterator[Entry]:
    """All entries in the order of the sections: of tables headed 用語 and 説明, and of what stands below 用語集."""
    for section in context.outline.walk():
        titled = any(_heads_glossary(title) for title in section.path)
        for table in section.tables:
            for columns in _glossary_columns(table, titled):
                yield from _entries(table, section, *columns)
        if titled:
            yield from _listed(section, section.blocks)
        else:
            for boxed in _boxes(section):
                yield from _listed(section, boxed)


def _heads_glossary(title: str) -> bool:
    """Whether a title announces words with their meanings; its letters may be spaced (用 語 の 解 説)."""
    return _GLOSSARY.search(re.sub(r"\s", "", title)) is not None


def _boxes(section: Section) -> Iterator[list[Block]]:
    """What stands in frames of a section that are headed 用語解説 in their first line."""
    frames: dict[Place, list[Block]] = {}
    for block in section.blocks:
        if block.box is not None and block.table is None and block.lines:
            frames.setdefault(block.box, []).append(block)
    for blocks in frames.values():
        head = blocks[0].lines[0].text.strip()
        if len(head) > LONGEST_HEAD or not _heads_glossary(head):
            continue
        rest = blocks[0].lines[1:]
        yield [*([replace(blocks[0], lines=rest)] if rest else []), *blocks[1:]]


def _listed(section: Section, within: Sequence[Block]) -> Iterator[Entry]:
    """Entries in text: word and meaning in one paragraph or row, the word above its meaning or as a heading."""
    blocks = [b for b in within if b.kind in ("paragraph", "item") and b.lines]
    lines = [line for block in blocks for line in block.lines]
    if (rows := _rows(lines)) is not None:
        for words, told in rows:
            yield Entry(section, _bare_term(words.text), told)
        return
    above = any(_heads_glossary(parent.title.text) for parent in section.ancestors)
    if above and not section.children and not _INITIAL.match(section.title.text.strip()) and blocks:
        if not any(_ENTRY.match(b.passage.strip().text) for b in blocks) or len(blocks) == 1:
            meaning = Passage.join([b.passage for b in blocks]).strip()
            yield Entry(section, _bare_term(section.title.text), meaning)
            return
    pieces = [piece for block in blocks for piece in _pieces(block)]
    texts = [text for text in _whole(pieces) if not _IMPRINT.match(text.text)]
    entry_of = _entry_of([text.text for text in texts])
    waiting: str | None = None
    for text in texts:
        if _INITIAL.match(text.text):
            waiting = None
        elif waiting is None and _word_alone(text.text):
            waiting = text.text
        elif waiting is not None and not _word_alone(text.text):
            yield Entry(section, _bare_term(waiting), text)
            waiting = None
        elif (entry := entry_of.match(text.text)) is not None:
            yield Entry(section, entry["term"].strip(), text[entry.end() :].strip())
            waiting = None
        else:
            waiting = text.text if _word_alone(text.text) else None


def _entry_of(texts: Sequence[str]) -> re.Pattern[str]:
    """How these texts part the word from its meaning: a blank alone does where most of them have one."""
    if any(_ENTRY.match(text) for text in texts):
        return _ENTRY
    spaced = sum(_SPACED.match(text) is not None for text in texts)
    return _SPACED if spaced >= max(2, 0.6 * len(texts)) else _ENTRY


def _rows(lines: Sequence[Line]) -> list[tuple[Passage, Passage]] | None:
    """Words in a column at the left and their meanings at its right, without rules; None where there are no columns.

    A row that was read as one line is cut where the meanings begin.
    """
    whole, edges = lines, _edges(lines)
    for edge in edges[1:]:
        begun = any(abs(line.place.x0 - edge) < 0.5 * line.size for line in whole)
        lines = [piece for line in whole for piece in _cut_at(line, edge, begun)]
        right = [line for line in lines if abs(line.place.x0 - edge) < 0.5 * line.size]
        left = [line for line in lines if line.place.x0 < edge - line.size]
        if len(right) + len(left) < len(lines) or any(line.place.x1 > edge for line in left):
            continue
        heads = [line for line in left if any(_same_row(line, other) for other in right)]
        if len(heads) < 2 or not all(_word_alone(line.text.strip()) for line in left):
            continue
        heads.sort(key=_height)
        found = []
        for n, head in enumerate(heads):
            start = head.place.top - 0.5 * head.size
            after = heads[n + 1].place if n + 1 < len(heads) else None
            stop = after.top - 0.5 * head.size if after is not None and after.page == head.page else float("inf")
            words = [line for line in left if line.page == head.page and start <= line.place.top < stop]
            told = [line for line in right if line.page == head.page and start <= line.place.top < stop]
            if after is None or after.page != head.page:
                end = (after.page, after.top - 0.5 * head.size) if after is not None else (float("inf"), 0.0)
                told += [line for line in right if (head.page, float("inf")) < _height(line) < end]
            found.append((_joined(words), _joined(told)))
        return found
    return None


def _edges(lines: Sequence[Line]) -> list[int]:
    """Where lines begin, and where a line goes on behind a gap."""
    found = set()
    for line in lines:
        if line.vertical:
            continue
        found.add(round(line.place.x0))
        inked = [place for place in line.passage.places if place is not None]
        for before, place in zip(inked, inked[1:], strict=False):
            if place.x0 - before.x1 > WIDE_GAP * line.size:
                found.add(round(place.x0))
    return sorted(found)


def _cut_at(line: Line, edge: int, begun: bool) -> list[Line]:
    """A line's word and its meaning, where that begins at an edge; else the line as it is.

    A blank parts the two, unless other lines begin at the edge (``begun``): a long word reaches up to it.
    """
    places = line.passage.places
    at = next((i for i, p in enumerate(places) if i and p and abs(p.x0 - edge) < 0.5 * line.size), None)
    if at is None or line.place.x0 > edge - 2.0 * line.size or not (begun or line.text[at - 1].isspace()):
        return [line]
    pieces = [line.passage[:at].strip(), line.passage[at:].strip()]
    return [replace(line, passage=piece, place=piece.place, superscripts=()) for piece in pieces if piece.place]


def _whole(texts: Sequence[Passage]) -> list[Passage]:
    """Texts, each with the next one where a full line broke its sentence off."""
    found: list[Passage] = []
    for text in texts:
        last = found[-1].text if found else ""
        told = not _word_alone(last) or _SPACED.match(last) is not None
        cut = len(last) >= LEAST_CUT and last[-1:] not in "。．）)」" and told
        if cut and _ENTRY.match(text.text) is None:
            found[-1] = Passage.join([found[-1], text])
        else:
            found.append(text)
    return found


def _joined(lines: Sequence[Line]) -> Passage:
    return join_pieces([(line, line.passage) for line in sorted(lines, key=_height)]).strip()


def _same_row(line: Line, other: Line) -> bool:
    return line.page == other.page and abs(line.place.top - other.place.top) < 0.5 * max(line.size, other.size)


def _height(line: Line) -> tuple[int, float]:
    return line.page, line.place.top


def _pieces(block: Block) -> Iterator[Passage]:
    """A block's text, parted where the next entry begins.

    That is a word alone at a smaller indent or in other type behind the end of a sentence, or a word with its sign (：)
    at the left edge of the first one's.
    """
    groups: list[list[Line]] = []
    listed = _ENTRY.match(block.lines[0].text.strip()) is not None
    for line in block.lines:
        before = groups[-1][-1] if groups else None
        ended = before is not None and before.text.rstrip().endswith(("。", "．"))
        anew = before is not None and (line.place.x0 < before.place.x0 - 0.5 * line.size or line.bold != before.bold)
        first = groups[0][0] if groups else line
        room = before is not None and before.place.x1 < block.place.x1 - 2 * line.size
        outer = not line.vertical and line.place.x0 < first.place.x0 + 0.5 * line.size
        another = listed and outer and (ended or room) and _ENTRY.match(line.text.strip()) is not None
        if groups and not another and not (ended and anew and _word_alone(line.text.strip())):
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


def _entries(table: Table, section: Section, word: int, meaning: int, first: int) -> Iterator[Entry]:
    for cell in table.cells:
        told = table.cell_at(cell.row, meaning)
        if cell.col != word or cell.row < first or told is None or not told.text.strip() or told is cell:
            continue
        if cell.text.strip() and not _INITIAL.match(cell.text.strip()):
            yield Entry(section, cell.passage.strip().text, told.passage.strip())
