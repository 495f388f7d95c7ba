"""Labels of fields inside a section's own blocks (【取組方針】, 目標時期：令和7年度) and what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import EMPTY, Block, Line, Passage, Place
from extractors.language.divisions import find_divisions
from extractors.language.folding import STRIPES
from extractors.layout.figure_boxes import captions_of_figures
from extractors.statements.content import field_of_content, is_step, told_by_sentences
from extractors.statements.divide import divide
from extractors.statements.indicator_words import NOTHING
from extractors.statements.label_book import VOCABULARY, LabelBook
from extractors.statements.label_lines import CLOSE, OPEN, Label, label_at
from extractors.statements.pairs import pairs_of
from extractors.statements.parts import Part, join_pieces, joined, part_of_block
from taxonomy.fields import fields_of_label
from taxonomy.label_words import names_a_place_on_the_way

_LEADING_MARK = re.compile(rf"[■□◆◇●○〇◎▼▽▶▷►➢➤◼▪★☆{STRIPES}・\s　]+")
_INSIDE = re.compile(rf"(?<=\S)[\s　]*(?P<label>[{OPEN}](?P<inner>[^{OPEN}{CLOSE}]{{1,20}})[{CLOSE}])\s*[:：]?[\s　]*")
"""A label in brackets behind the text of another one in its line (【担当】総務課　【協力】税務課)."""
_INSIDE_LINE = re.compile(r"[\s　][^\s　:：、。]{2,8}[:：]")
"""A second label in a line (主担当：総務課　関係課：税務課), which is one text."""
_SOURCE = re.compile(r"[\s　※*（(【\[]*(?:資料|出典|出所|データ出典)(?:[:：]|[）)】\]]|　+)[^。]{0,60}$")
"""What a line below a table or figure says of where its figures come from."""
_FIGURE = re.compile(
    r"^[（(]?[約▲△+－-]?(?:令和|平成|[RH])?[0-9０-９元][0-9０-９,，.．]*\s*[^\s。、]{0,8}[）)]?$|^[→⇒➡▶]$"
)
_NATIONAL = re.compile(
    r"^[\s　【（(<＜■□○●◆◇・]*国(?:の|における)(?:主な)?(?:取り?組み?|動き|動向|施策|対応|目標|方針|支援策?|計画)"
    r"[\s　】）)＞>:：]*$"
)
"""What heads the half of a pair of boxes that tells what the nation does (国の取組｜本市の取組)."""
_OF_THE_NATION = re.compile(r"国の.{0,6}支援|財政(?:的)?支援|支援(?:策|メニュー)")
"""What a label says below which the nation's help is told."""
_QUOTATION = re.compile(
    r"^[◆◇■●○※\s　]*[「『“].{2,60}[」』”].{0,40}(?:抜粋|より|引用)|抜粋[)）】]?$|^[(（]?(?:出典|引用)[:：]"
    r"|閣議決定[)）】]?\s*(?:[(（]?抜粋[)）]?)?$"
)


@dataclass(slots=True)
class LabelledField:
    """A field of a measure: what it is about, its label as printed, its text in parts.

    ``role`` is set where a mark in a column headed by a division says its part; such a field has no text of its own.
    """

    name: str
    label: Passage
    parts: list[Part] = field(default_factory=list)
    role: str | None = None

    @property
    def passage(self) -> Passage:
        """The field's text, paragraphs joined by a line feed."""
        return joined(self.parts)


@dataclass(slots=True)
class Labelled:
    """What a run of blocks holds: the text before any label, and the labelled fields."""

    loose: list[Part] = field(default_factory=list)
    fields: list[LabelledField] = field(default_factory=list)



class Reader:
    """Takes labels and parts one after the other and divides them into fields.

    A label inside the text of a compound one (【課題】 below 現状・課題) opens that field of the compound.
    """

    def __init__(self, opened: Label | None = None) -> None:
        """Start below a label, or below none."""
        self._outer = opened
        self._groups: list[tuple[Label | None, Label | None, list[Part]]] = [(opened, None, [])]

    def goes_on(self, new: Label) -> bool:
        """Whether a label belongs to the field that is open (主担当： below 【担当】): its line is part of that text.

        In the same dress it opens one of its own (【担当課】 and 【関係課】); when and for how much the nation helps
        (【事業期間】, 【事業費】 below 【国の支援策】) is told there.
        """
        current = self._groups[-1][0]
        if current is None:
            return False
        if _OF_THE_NATION.search(current.passage.text) and set(new.fields) <= {"target", "funding"}:
            return True
        if new.fields != current.fields or new.fields == ("kpi",):
            return False
        return not new.dress or new.dress != current.dress

    def label(self, new: Label) -> None:
        """Go on below another label."""
        outer = self._outer
        if outer is not None and len(outer.fields) > 1 and set(new.fields) <= set(outer.fields):
            self._groups.append((Label(outer.passage, new.fields, new.dress), outer, []))
        else:
            self._outer = new
            self._groups.append((new, None, []))

    def part(self, part: Part) -> None:
        """Add a part to the open field."""
        self._groups[-1][2].append(part)

    def leave(self) -> None:
        """Go on without a label: what follows belongs to no field (a speech balloon beside the text)."""
        if self._groups[-1][0] is not None:
            self._outer = None
            self._groups.append((None, None, []))

    @property
    def lists_divisions(self) -> bool:
        """Whether a field of divisions is open."""
        label = self._groups[-1][0]
        return label is not None and label.fields == ("departments",)

    @property
    def counting(self) -> bool:
        """Whether an indicator is open."""
        label = self._groups[-1][0]
        return label is not None and label.fields == ("kpi",)

    def counts(self, block: Block) -> bool:
        """Whether an indicator is open and a block is a number or a date, which slides set in boxes of their own."""
        return self.counting and _FIGURE.match(block.text.strip()) is not None

    @property
    def filled(self) -> bool:
        """Whether the open field has text."""
        return bool(self._groups[-1][2])

    def close(self) -> Labelled:
        """Everything that was read."""
        found = Labelled()
        for label, _, parts in self._groups:
            kept = _without_footnotes(parts)
            if label is None:
                found.loose += kept
            elif kept and (label.fields == ("target",) or not all(NOTHING.match(part.text) for part in kept)):
                told = _by_content(label, kept)
                if told.fields == ("kpi",) and label.fields == ("goal",):
                    kept = [Part(Passage.join([part.passage for part in kept]), kept[0].kind, kept[0].row)]
                label = told
                if label.fields == ("departments",):
                    kept = _named(kept)
                taken = {name for inner, outer, _ in self._groups if outer is label and inner for name in inner.fields}
                left = tuple(name for name in label.fields if name not in taken) or label.fields
                found.fields += divide_field(Label(label.passage, left), kept)
        return found


def read_labels(blocks: Sequence[Block], opened: Label | None = None, book: LabelBook = VOCABULARY) -> Labelled:
    """Divide blocks at the labels inside them; a section's are asked for several times and divided once.

    Args:
        blocks: of one section, in reading order.
        opened: the label that the section's heading itself is.
        book: the document's labels.
    """
    if opened is not None or book is VOCABULARY:
        return _divided(blocks, opened, book)
    key = tuple(map(id, blocks))
    if key not in book.kept:
        book.kept[key] = tuple(blocks), _divided(blocks, None, book)
    return book.kept[key][1]


def _divided(blocks: Sequence[Block], opened: Label | None, book: LabelBook) -> Labelled:
    reader = Reader(opened)
    frames = _Frames(blocks)
    quoted: list[Part] = []
    box: Place | None = None
    pair: Place | None = None
    ordered = beside_labels(blocks, book)
    captions = captions_of_figures(ordered)
    for at, block in enumerate(ordered):
        if block.kind not in ("paragraph", "item", "note") and block.pair is None:
            continue
        if block.pair is None and len(block.lines) <= 2 and _SOURCE.match(block.text):
            continue
        if frames.quoted(block):
            quoted.append(part_of_block(block, quoted=True))
            continue
        if block.pair != pair and not block.is_label:
            reader.leave()
        pair = block.pair
        if block.is_label:
            reader.label(_label_of_pair(block, book))
            box = None
            continue
        counted = reader.counts(block) or (reader.counting and at in captions)
        loose = block.pair is None and not counted
        aside = box is None and block.box is not None and reader.counting  # a call-out between indicators
        if loose and reader.filled and (aside or (box is not None and _apart(box, block, reader.counting))):
            reader.leave()
        rest, pairs = pairs_of(block, book) if block.kind != "note" else (block, [])
        bare = block.pair is None and at not in captions
        for new, part, whole in _runs(rest, reader.lists_divisions, book, bare) if rest is not None else ():
            if new is not None and reader.goes_on(new):
                reader.part(whole)
                continue
            if new is not None:
                reader.label(new)
                box = block.box
            if part is not None:
                if not reader.filled and block.box is not None:
                    box = block.box
                reader.part(part)
        for label, fields, value in pairs:
            reader.label(Label(label, fields))
            reader.part(Part(value))
        if pairs:
            reader.leave()
            box = None
    found = reader.close()
    found.loose += quoted
    return found


def _label_of_pair(block: Block, book: LabelBook) -> Label:
    """The label that a box is whose value stands in another box; an unknown one opens a field ``other``."""
    passage = block.passage.strip()
    mark = _LEADING_MARK.match(passage.text)
    passage = passage[mark.end() :].strip() if mark else passage
    return Label(passage, book.fields(passage.text) or ("other",))


def _by_content(label: Label, parts: Sequence[Part]) -> Label:
    """A label that no list knows, with the field that its one text tells: divisions, a date, money, a figure.

    A goal that is nothing but a figure that changes (利用率　12%→50%) is an indicator.
    """
    if label.fields == ("goal",) and is_step("".join(part.text for part in parts)):
        return Label(label.passage, ("kpi",))
    if label.fields != ("other",) or len(parts) > 3 or fields_of_label(label.passage.text):
        return label
    told = field_of_content(["".join(part.text for part in parts)])
    return Label(label.passage, (told,)) if told is not None else label


def _apart(box: Place, block: Block, anywhere: bool) -> bool:
    """Whether a block stands in another frame than the label, of its page or anywhere; a text goes on over pages."""
    return block.box is not None and block.box != box and (anywhere or block.box.page == box.page)


def beside_labels(blocks: Sequence[Block], book: LabelBook = VOCABULARY) -> list[Block]:
    """Blocks in which labels that were read one below the other come before the text to their right, line by line.

    A panel of a slide may print its labels in a column of their own, and reading order takes that column first.
    """
    ordered: list[Block] = []
    at = 0
    while at < len(blocks):
        labels = _column_of_labels(blocks[at:], book)
        if len(labels) < 2:
            ordered.append(blocks[at])
            at += 1
            continue
        texts = _texts_beside(labels, blocks[at + len(labels) :], book)
        if texts:
            ordered += sorted([*labels, *texts], key=lambda b: _rank(b, labels))
        else:
            ordered += labels
        at += len(labels) + len(texts)
    return ordered


def _column_of_labels(blocks: Sequence[Block], book: LabelBook) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if block.table is not None or len(block.lines) != 1 or block.kind == "note":
            break
        label = label_at(block.lines[0].passage, alone=True, book=book)
        if label is None or block.lines[0].text[label[1] :].strip():
            break
        if found and (block.place.page != found[0].place.page or block.place.top <= found[-1].place.top):
            break
        found.append(block)
    return found


def _texts_beside(labels: Sequence[Block], blocks: Sequence[Block], book: LabelBook) -> list[Block]:
    edge = max(label.place.x1 for label in labels)
    top = labels[0].place.top - 2 * labels[0].lines[0].size
    found: list[Block] = []
    for block in blocks:
        place = block.place
        beside = place.page == labels[0].place.page and place.x0 >= edge - 2 and place.top >= top
        if block.table is not None or block.kind not in ("paragraph", "item") or not beside:
            break
        if label_at(block.lines[0].passage, alone=len(block.lines) == 1, book=book) is not None:
            break
        found.append(block)
    return found


def _rank(block: Block, labels: Sequence[Block]) -> tuple[int, int, float]:
    """The label beside which a block stands, the label itself first, then from top to bottom."""
    for i, label in enumerate(labels):
        if block is label:
            return i, 0, block.place.top
    reach = block.place.top + 0.8 * block.lines[0].size
    above = [i for i, label in enumerate(labels) if label.place.top <= reach]
    return (above[-1] if above else 0), 1, block.place.top


def read_parts(label: Label | None, parts: Sequence[Part], roles: bool = False) -> Labelled:
    """Divide the parts of a table's cell: at labels with which they begin, then by what its sentences are about.

    Args:
        label: of the cell.
        parts: of the cell.
        roles: whether lines below 担当 that say themselves who leads and who helps (主管：…, 協力：…) are fields
            of their own, as in a matrix, whose column holds nothing else.
    """
    reader = Reader(label)
    for part in parts:
        inner = label_at(part.passage)
        says = inner is not None and inner[0].dress == "colon" and inner[0].fields == ("departments",)
        apart = roles and says and _INSIDE_LINE.search(part.text) is None
        if inner is None or (reader.goes_on(inner[0]) and not apart):
            reader.part(part)
            continue
        reader.label(inner[0])
        rest = part.passage[inner[1] :].strip()
        if rest:
            reader.part(Part(rest, "paragraph", part.row))
    return reader.close()


def divide_field(label: Label, parts: Sequence[Part]) -> list[LabelledField]:
    """The fields of one label; a compound label's text is divided among them."""
    if len(label.fields) == 1:
        name = label.fields[0]
        stands = name == "goal" and names_a_place_on_the_way(label.passage.text)
        if stands and told_by_sentences(joined(parts).text) in ("current_state", "issues"):
            name = "current_state"
        return [LabelledField(name, label.passage, list(parts))]
    return [LabelledField(name, label.passage, own) for name, own in divide(label.fields, parts) if own]


def _runs(
    block: Block, divisions: bool, book: LabelBook, bare: bool = True
) -> list[tuple[Label | None, Part | None, Part]]:
    """A block cut at its labels: label, what stands behind it, and both as printed.

    Args:
        block: of a section.
        divisions: whether the field that is open lists divisions, one a line.
        book: the document's labels.
        bare: whether words alone may be a label; no in a value's box, and over a figure (現状（R6）).
    """
    runs: list[tuple[Label | None, list[tuple[Line, Passage]], int]] = [(None, [], 0)]
    lines, beside = _label_first(block.lines)
    for i, line in enumerate(lines):
        rest = line.passage
        alone = bare and (len(lines) == 1 or (i == 0 and (beside or block.box is not None)))
        opened = label_at(rest, alone=alone, book=book) if block.kind != "note" else None
        if opened is not None and not bare and opened[0].dress not in OPEN:
            opened = None
        if opened is not None and (i == 0 or _may_break(lines[i - 1])):
            label, at = opened
            runs.append((label, [], at))
            rest = rest[at:]
        while block.kind != "note" and (match := _INSIDE.search(rest.text)) is not None:
            inner = _inside(match, rest, runs[-1][0], book)
            if inner is None:
                break
            runs[-1][1].append((line, rest[: match.start()]))
            runs.append((inner, [], 0))
            rest = rest[match.end() :]
        runs[-1][1].append((line, rest))
    result: list[tuple[Label | None, Part | None, Part]] = []
    for n, (named, pieces, cut) in enumerate(runs):
        kind = block.kind if n == 0 and block.kind in ("item", "note") else "paragraph"
        first = pieces[0][0].passage[:cut] if cut and pieces else EMPTY
        lists = named.fields == ("departments",) if named is not None else divisions
        for at, group in enumerate(_one_a_line(pieces) if lists else [pieces]):
            passage = join_pieces([(line, piece) for line, piece in group if piece.text.strip()]).strip()
            opening = named if at == 0 else None
            part = Part(passage, kind) if passage else None
            if opening is not None or part is not None:
                whole = Part((first + passage).strip() if at == 0 else passage, kind)
                result.append((opening, part, whole))
    return result


def _label_first(lines: Sequence[Line]) -> tuple[Sequence[Line], bool]:
    """The lines of a block, the one first that stands at the left of all others, beside the middle of their height."""
    if len(lines) < 2:
        return lines, False
    for line in lines:
        others = [other for other in lines if other is not line]
        right = min(other.place.x0 for other in others)
        within = min(o.place.top for o in others) < line.place.bottom and line.place.top < max(
            o.place.bottom for o in others
        )
        if within and line.place.x1 + line.size <= right:
            return [line, *others], True
    return lines, False


def _one_a_line(pieces: Sequence[tuple[Line, Passage]]) -> list[list[tuple[Line, Passage]]]:
    """Lines that each end with a division's name, apart from one another: a narrow box prints one a line."""
    groups: list[list[tuple[Line, Passage]]] = []
    for line, piece in pieces:
        before = groups[-1][-1][1].text.rstrip() if groups else ""
        named = find_divisions(before)
        if groups and not (named and named[-1].end_offset == len(before)):
            groups[-1].append((line, piece))
        else:
            groups.append([(line, piece)])
    return groups or [[]]


def _inside(match: re.Match[str], rest: Passage, before: Label | None, book: LabelBook) -> Label | None:
    """The label in brackets inside a line: in 【】, or in the brackets of the label before it; other than that one."""
    dress = match["label"][0]
    alike = before is not None and before.dress == dress
    fields = book.fields(match["inner"], dressed=True)
    apart = dress == "【" and re.search(r"[。．）)】」\s　]$", rest.text[: match.start("label")]) is not None
    if not fields or not (apart or alike) or (before is not None and fields == before.fields and not alike):
        return None
    return Label(rest[match.start("label") : match.end("label")], fields, dress)


def _may_break(before: Line) -> bool:
    """A bracket at the beginning of a wrapped line is no label unless the line before ends something."""
    return before.text.rstrip()[-1:] not in "、，・（(「『はがをにのと"


def _named(parts: Sequence[Part]) -> list[Part]:
    """The parts of a field 担当 up to the last that names a division: what follows stands there by chance."""
    last = max((i for i, part in enumerate(parts) if find_divisions(part.text)), default=len(parts) - 1)
    return list(parts[: last + 1])


def _without_footnotes(parts: Sequence[Part]) -> list[Part]:
    """Notes between a field's paragraphs on one page, or alone, are its own; those at its or a page's end are not."""
    if all(part.kind == "note" for part in parts):
        return list(parts)
    kept = []
    for i, part in enumerate(parts):
        following = next((p for p in parts[i + 1 :] if p.kind != "note"), None)
        if part.kind != "note" or (following is not None and following.passage.page == part.passage.page):
            kept.append(part)
    return kept


class _Frames:
    """Remembers which frames hold words quoted from another document (◆「…」抜粋), also over a page break."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._opening: dict[Place, list[str]] = {}
        for block in blocks:
            if block.box is not None and block.kind in ("paragraph", "item", "caption"):
                self._opening.setdefault(block.box, []).append(block.text.strip())
        self._quoted: set[Place] = set()
        self._national: list[Place] = []
        self._seen: set[Place] = set()
        self._last: Place | None = None

    def quoted(self, block: Block) -> bool:
        """Whether a block stands in a quoting frame."""
        box = block.box
        if box is None:
            if block.kind != "note":
                self._last = None
            return False
        if box not in self._seen:
            self._seen.add(box)
            continued = self._last in self._quoted and self._last is not None and box.page == self._last.page + 1
            opening = self._opening.get(box, [""])
            heads = (opening[0], "".join(opening[:2]) if len(opening[0]) < 60 else "")
            quoting = any(_QUOTATION.search(head) for head in heads if head)
            if continued or quoting or self._of_the_nation(box, opening[0]):
                self._quoted.add(box)
        self._last = box
        return box in self._quoted

    def _of_the_nation(self, box: Place, opening: str) -> bool:
        """Whether a frame is headed 国の取組, within it or in a strip of its own at its top."""
        if _NATIONAL.match(opening):
            self._national.append(box)
            return True
        return any(
            head.page == box.page and box.holds(*head.center) and box.width < 1.2 * head.width
            for head in self._national
        )
