"""Lines of a region become paragraphs, list items, notes and captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Block, Line
from extractors.language.folding import STRIPES
from extractors.language.quantities import UNITS
from extractors.layout.atoms import Region

BULLET = re.compile(
    r"^(?:[・･•●○◎◇◆■□▪▫▸▹▶►▷➢➤✓✔☑➡⇒→※★☆◉◦‣\uf000-\uf0ff]|[＊*–‒⁃⁻-](?!\d)|"
    r"[（(]?(?:[0-9０-９]{1,2}|[ア-ン]|[ivxⅰ-ⅹ]{1,4}|[a-zａ-ｚ])[）)．.]|[①-⑳㉑-㉟❶-❿⓪]|"
    r"[ア-ン](?:[-－][0-9０-９]{1,2})?[\s　]|[ivx]{1,4}\s)"
)
"""How an item of a list begins."""
COUNTER = r"(?:" + "|".join(map(re.escape, (*UNITS, *"年月日つ円番号期次部か箇"))) + ")"
"""What is counted by the number before it: ５か所で開始, ３課で試行, 10月から."""
NOTE = re.compile(
    r"^(?:※|＊|\*|[†‡¹²³⁴-⁹]|（?注[0-9０-９]{0,2}[）)：:]|\(注|（注|[0-9０-９]{1,2}(?:\s+|\s*[）)]\s*)(?=[「『A-Za-zぁ-んァ-ン一-龠])"
    rf"|[0-9０-９]{{1,2}}(?!{COUNTER})(?=[「『A-Za-zぁ-んァ-ン一-龠]))"
)
_MARKED = re.compile(
    r"^(?:※|＊|[†‡]|\*\s?[0-9０-９]{1,2}(?![0-9０-９.])|[¹²³⁴-⁹]{1,2}[⁾)）]?|[（(]?注\s?[0-9０-９]*[）):：]|[（(]注"
    r"|注(?:\s?[0-9０-９]{1,2})?[\s　](?!意|文|目|釈))"
)
"""Marks that begin a note in type of any size."""
_TERM_ALONE = re.compile(r"^(?:[※＊*†‡]\s?[0-9０-９]{0,2}|[（(]?注\s?[0-9０-９]{1,2}[）):：]?)[\s　]*[^。、]{2,24}$")
"""A note's first line that is no more than the word to be explained."""
_SENTENCE_END = re.compile(r"[。．）)]\s*$|(?:こと|もの|技術|仕組み|制度|システム|略称?)\s*$")
_CHANGE = re.compile(r"^[→⇒➡][\s　]*約?[0-9０-９]")
"""The second half of a figure that changes (25％ / →85％), not an item of a list."""
CAPTION = re.compile(
    r"^[【（(＜<\[［]?\s*(?:別表[\s　]|"
    r"(?:図表|図|表|写真|グラフ|別表)\s*[0-9０-９一二三四五六七八九十]+(?:[-－‐.．][0-9０-９]+)*)"
)
_HEADS = re.compile(r"^(?:第[0-9０-９一二三四五六七八九十]+[章節項編]|[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})+)[\s　]")
_NUMBERED = re.compile(
    r"^(?:第[0-9０-９一二三四五六七八九十]+[章節項編]|"
    r"[0-9０-９]{1,2}(?:\s?[-－‐–.．]\s?[0-9０-９]{1,2})*[.．]?[\s　]+(?=[ぁ-んァ-ヶ一-龠A-ZＡ-Ｚ「『“])|"
    r"[【■◆〔]|"
    r"(?:基本|重点|個別|主要)?(?:施策|方針|目標|戦略|取組|事業|プロジェクト)\s?[0-9０-９①-⑳ⅠⅡⅢⅣⅤⅥ]{1,2}"
    r"(?:\s?[-－‐–.．]\s?[0-9０-９]{1,2})*[\s　:：]+(?=\S)|[A-ZＡ-Ｚ][-－‐–][0-9０-９]{1,2}[\s　]+(?=\S)|"
    r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.．]?[\s　]+(?=\S)|"
    r"[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}[、．　])"
)
"""How a heading may begin that is set like its text."""
LONGEST_LABEL = 10
"""Characters of a label that stands in one line with its text."""
LABEL_GAP = 0.7
"""White space between them in sizes: more than that of a blank inside a sentence."""
FULL = 0.75
"""Share of its frame's width from which a centred line goes on in the next."""
LONG_ENTRY = 12
"""Letters of the first line of an entry."""
_WORD_AND_MEANING = re.compile(r"^[^\s　：:。、]{1,24}(?:[\s　]+|[：:]|……)\S")
"""How a word and its meaning begin."""
_ENTRY = re.compile(r"^[^\s：:。、]{2,20}(?:(?<![!-~])[\s　]+(?![!-~])|：|……)\S")
"""The same where a blank between Latin words parts nothing."""
_LABELLED = re.compile(r"^[【〔［\[〈《（(][^】〕］\]〉》）)\s。、\d]{2,8}[】〕］\]〉》）)]\S")
"""How a label and its text begin on one line (【現状】…)."""
OTHER_FONT = 0.6
"""Points by which lines of two fonts differ in size that belong to two blocks."""
OTHER_STEP = 0.06
"""Share of the size by which headings of two depths differ at least; both lines of one heading are set alike."""
_BRACKETED = re.compile(r"[【〔［\[]([^【】〔〕［］\[\]]{2,12})[】〕］\]]")
_UNFINISHED = re.compile(r"(?:[のをがにとはでやへも、・]|向けた|おける|する(?:ため|上)の?)$")
"""How a line ends whose sense goes on in the next, though that may be a field's word (…に向けた / 取組)."""
_END = "。．.！？!?」）)】"


def make_blocks(region: Region, body_size: float) -> list[Block]:
    """Blocks of one region in reading order.

    Args:
        region: lines that are read one after the other.
        body_size: the size in points of the document's running text.
    """
    if region.table is not None:
        lines = [line for cell in region.table.cells for line in cell.lines]
        return [Block("table", lines, region.table, region.frame)]
    blocks: list[Block] = []
    lines = region.lines
    if not lines:
        return []
    if region.figure:
        return [Block("figure", [line], None, region.frame) for line in lines]
    right = _far_edge(lines)
    pitch = _usual_gap(lines)
    centred = _centred(region, body_size)
    current: list[Line] = []
    kind = "paragraph"
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        alone = centred and current and current[-1].place.width < FULL * centred
        if current and (alone or _begins(current, line, following, right, pitch, kind)):
            _close(blocks, Block(kind, current, None, region.frame))
            current = []
        if not current:
            kind = _kind(line, body_size, blocks)
        current.append(line)
    if current:
        _close(blocks, Block(kind, current, None, region.frame))
    return blocks


def _centred(region: Region, body_size: float) -> float:
    """The width of a frame with a list in its middle, one entry a line; 0 for others, also for a title on two lines."""
    from taxonomy.fields import is_field_label

    lines, frame = region.lines, region.frame
    if frame is None or len(lines) < 2 or any(line.vertical for line in lines):
        return 0.0
    if not is_field_label(lines[0].text) and (len(lines) < 3 or lines[0].size > body_size):
        return 0.0
    middles = [line.place.center[0] for line in lines]
    uneven = max(line.place.x0 for line in lines) - min(line.place.x0 for line in lines) > lines[0].size
    short = max(line.place.width for line in lines) < FULL * frame.width
    inside = short and abs(middles[0] - frame.center[0]) < 3.0
    return frame.width if (uneven or inside) and max(middles) - min(middles) < 2.0 else 0.0


def _close(blocks: list[Block], block: Block) -> None:
    """Add a block; a small indented paragraph behind a note, or what explains its term, is the note's second one."""
    before = blocks[-1] if blocks else None
    if before is not None and before.kind == "note" and block.kind == "paragraph" and _explains(before, block):
        before.lines.extend(block.lines)
    elif (
        before is not None
        and before.kind == "note"
        and block.kind == "paragraph"
        and abs(before.lines[-1].size - block.lines[0].size) < 0.3
        and block.lines[0].place.x0 > before.lines[0].place.x0 + 0.5 * block.lines[0].size
    ):
        before.lines.extend(block.lines)
    else:
        blocks.append(block)


def _explains(note: Block, block: Block) -> bool:
    """Whether a note is but a word in a line of its own, and a block right below it explains that."""
    last, first = note.lines[-1], block.lines[0]
    if len(note.lines) > 1 or last.vertical or first.page != last.page or not _TERM_ALONE.match(last.text.strip()):
        return False
    near = -0.3 * first.size < first.place.top - last.place.bottom < 1.2 * first.size
    beside = -1.0 < first.place.x0 - last.place.x0 < 3.5 * last.size
    return near and beside and abs(first.size - last.size) < 1.1 and _SENTENCE_END.search(block.text) is not None


def _start(line: Line) -> float:
    """Where a line begins along its writing direction."""
    return line.place.top if line.vertical else line.place.x0


def _end(line: Line) -> float:
    return line.place.bottom if line.vertical else line.place.x1


def _far_edge(lines: Sequence[Line]) -> float:
    """Where full lines end: the farthest edge that two lines share, or the longest line's where that is far from it."""
    edges = sorted((_end(line) for line in lines), reverse=True)
    size = lines[0].size
    for edge, following in zip(edges, edges[1:], strict=False):
        if edges[0] - edge > 3 * size:
            break
        if edge - following < 1.2 * size:
            return edge
    return edges[0]


def _kind(line: Line, body_size: float, before: Sequence[Block]) -> str:
    text = line.text.lstrip()
    small = line.size < body_size - 0.4
    if _MARKED.match(text):
        return "note"
    if small and line.raised_mark:
        return "note"
    if small and NOTE.match(text) and before and before[-1].kind == "note":
        return "note"
    if CAPTION.match(text) and len(text) < 80 and not text.endswith("。"):
        return "caption"
    if BULLET.match(text):
        return "item"
    return "paragraph"


def _usual_gap(lines: Sequence[Line]) -> float:
    """The white space between lines that most lines of the region leave, in points; 0 where none is usual.

    Widely leaded text leaves more than its own size between lines; only the region itself tells that it is leaded.
    """
    gaps: Counter[float] = Counter()
    for before, line in zip(lines, lines[1:], strict=False):
        if abs(before.size - line.size) < 0.3 and before.page == line.page:
            gaps[round(_gap(before, line))] += 1
    gap, times = gaps.most_common(1)[0] if gaps else (0.0, 0)
    return gap if times >= 3 else 0.0


def _gap(before: Line, line: Line) -> float:
    return before.place.x0 - line.place.x1 if line.vertical else line.place.top - before.place.bottom


def _begins(
    current: Sequence[Line], line: Line, following: Line | None, right: float, pitch: float, kind: str
) -> bool:
    """Whether a line begins a block of its own.

    Japanese text breaks anywhere, so a line that leaves room for the next line's first word ends its paragraph.
    """
    last = current[-1]
    size = max(last.size, line.size)
    gap = _gap(last, line)
    if line.page != last.page or line.vertical != last.vertical:
        return True
    if gap > max(1.3 * size, pitch + 0.15 * size) or gap < -3 * size:
        return True
    if abs(line.size - last.size) > (0.12 * size if line.font == last.font else OTHER_FONT):
        return True
    text = line.text.lstrip()
    if text.startswith(tuple(STRIPES)) or (last.text.lstrip().startswith(tuple(STRIPES)) and _other_face(last, line)):
        return True
    if label_gap(line) is not None:
        return True
    if _CHANGE.match(text) and re.search(r"[0-9０-９]\S{0,12}$", last.text.rstrip()):
        return False
    if BULLET.match(text) or (CAPTION.match(text) and not last.text.rstrip().endswith(("、", "の", "は"))):
        return True
    if last.text.rstrip()[-1:] in _END and (_NUMBERED.match(text) or _other_face(last, line)):
        return True
    if _opens_with_label(text):
        return True
    listed = kind == "item" and not "ぁ" <= text[:1] <= "ん" and _UNFINISHED.search(last.text.rstrip()) is None
    ended = last.text.rstrip()[-1:] in _END or listed
    if (ended or (line.bold and not last.bold)) and _is_label(line):
        return True
    head = last.text.lstrip() if len(current) == 1 and "。" not in last.text else ""
    if _HEADS.match(head) and _other_face(last, line):
        return True  # a heading as long as the line, with its text directly below
    if last.text.rstrip()[-1:] in _END and _is_entry(text) and _is_entry(current[0].text.strip()):
        return True  # an entry of a glossary below a full one
    if _NUMBERED.match(head) and abs(line.size - last.size) > OTHER_STEP * size:
        return True  # a heading over the heading of its first part
    if _is_between_faces(last, line, following):
        return True
    value = label_gap(current[0])
    if value is not None and abs(_start(line) - value) < 0.7 * size:
        return False
    if len(current) > 1 and _end(line) > _end(last) and _share_edge(current[-2], last):
        right = _end(last)  # lines beside a box, and the first one below it
    room = right - _end(last) - 2.0 * size
    if room > _first_word(text) * size and not _share_edge(last, line):
        return True
    first = current[0]
    if kind in ("item", "note"):
        outdented = _start(line) < _start(first) - 0.7 * size
        wrapped = outdented and len(current) == 1 and following is not None and _start(following) > _start(line)
        return outdented and (wrapped or last.text.rstrip()[-1:] in _END)
    moved = _start(line) - _start(last)
    if len(current) == 1 and moved < -0.7 * size:
        # The first line of a paragraph is indented: its second comes back to the margin.
        return moved < -3.2 * size
    if len(current) == 1 and _hangs(last, line, following, right):
        return False
    return abs(moved) > 0.7 * size


def _hangs(first: Line, line: Line, following: Line | None, right: float) -> bool:
    """Whether an indented line is the second of an entry whose first one stands out (a word and its meaning).

    The first line is full and its sentence goes on; what is indented there and full would begin a paragraph.
    """
    size = line.size
    if not 0.7 * size < _start(line) - _start(first) < 3.2 * size or right - _end(first) > 1.5 * size:
        return False
    text = first.text.strip()
    labelled = _LABELLED.match(text) is not None
    entry = labelled or (_WORD_AND_MEANING.match(text) and not _NUMBERED.match(text))
    long = _end(first) - _start(first) > LONG_ENTRY * size
    if not entry or not long or text[-1:] in _END or _other_face(first, line):
        return False
    stays = following is not None and abs(_start(following) - _start(line)) < 0.3 * size
    return stays or right - _end(line) > 2.0 * size


def _is_entry(text: str) -> bool:
    """Whether a line begins with a word and its meaning, and not with a number or with Latin words."""
    found = _ENTRY.match(text)
    return found is not None and not _NUMBERED.match(text) and not BULLET.match(text)


def _is_label(line: Line) -> bool:
    """Whether a line is nothing but a field's label: below a full line that ends a sentence it opens a field."""
    from taxonomy.fields import is_field_label

    return len(line.text.strip()) <= LONGEST_LABEL and is_field_label(line.text)


def _opens_with_label(text: str) -> bool:
    """Whether a text begins with a label in brackets (【現状】): it goes on in no title and no text before it."""
    from taxonomy.fields import is_field_label

    found = _BRACKETED.match(text)
    return found is not None and is_field_label(found[1])


def _is_between_faces(last: Line, line: Line, following: Line | None) -> bool:
    """Whether a short line is set in another face than the lines above and below it: a label, whatever its word."""
    text = line.text.strip()
    if following is None or not 2 <= len(text) <= LONGEST_LABEL or re.search(r"[。、]", text):
        return False
    if _UNFINISHED.search(last.text.rstrip()) or abs(following.size - line.size) > OTHER_FONT:
        return False
    return line.bold >= last.bold and _other_face(last, line) and _other_face(line, following)


def _other_face(last: Line, line: Line) -> bool:
    """Whether two lines are set throughout in another font or weight, as prose and the heading below it are."""
    if line.bold == last.bold and line.font == last.font:
        return False
    japanese = [sum(c > "\u3000" for c in x.text) for x in (last, line)]
    return min(japanese) >= 3


def label_gap(line: Line) -> float | None:
    """Where the text begins of a line that is a field's label, a gap and text, in a column of labels; else None."""
    from taxonomy.fields import is_field_label

    head, blank, rest = line.text.partition(" ")
    if "　" in head:
        head, blank, rest = line.text.partition("　")
    if not blank or not 2 <= len(head) <= LONGEST_LABEL or not rest.strip() or line.vertical:
        return None
    before = line.passage.places[len(head) - 1]
    behind = zip(line.passage.places[len(head) :], line.text[len(head) :], strict=True)
    after = next((place for place, character in behind if place and not character.isspace()), None)
    if before is None or after is None or after.x0 - before.x1 < LABEL_GAP * line.size or not is_field_label(head):
        return None
    return after.x0


def _share_edge(last: Line, line: Line) -> bool:
    """Whether two long lines end at one place before the region's edge: text that runs round a box."""
    size = max(last.size, line.size)
    long = min(_end(last) - _start(last), _end(line) - _start(line)) > 15 * size
    return long and abs(_end(last) - _end(line)) < 0.6 * size and last.text.rstrip()[-1:] not in _END


def _first_word(text: str) -> float:
    """Width in sizes of what cannot be broken at the beginning of a line."""
    match = re.match(r"[!-~]+", text)
    return 0.55 * len(match.group()) if match else 0.0
