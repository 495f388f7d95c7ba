"""The labels of one document: those of the vocabulary, and words that stand again and again where its labels stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.document import Block, Line, Outline, Section
from extractors.language.dates import find_dates
from extractors.language.divisions import find_divisions
from extractors.language.folding import STRIPES
from extractors.layout.blocks import label_gap
from extractors.outline.numbering import parse_numbering
from extractors.statements.content import field_of_content, field_of_sentences
from taxonomy.fields import fields_of_label
from taxonomy.label_words import field_asked, field_by_head
from taxonomy.search_text import fold

if TYPE_CHECKING:
    from extractors.statements.labels import Labelled

LONGEST = 14
"""Characters of a label that no list holds."""
LEAST_BARE = 6
"""Labels alone on a line, with no dress, by which a document is known to set them so."""
LEAST_BEFORE_BLANK = 2
"""Labels of a document that have to stand before a single blank again and again, before it parts labels and texts."""
_BEFORE_BLANK = re.compile(r"[\s　・]*(?P<inner>[^\s　:：。、「」]{2,12}) (?=\S)")
LEAST_AT_EDGE = 4
"""Texts behind labels that begin at one edge, by which it is one."""
LEAST, LEAST_BESIDE = 3, 2
"""Places in which a word has to stand as a label, and in which a known label has to stand beside it."""
_DRESSED = re.compile(
    rf"[\s　]*(?:[■□◆◇●○◎▼▽▶▷►➢➤◼▪★☆{STRIPES}][\s　]*)?"
    r"(?:[【［\[〔〈＜<《≪](?P<in>[^【】［］\[\]〔〕〈〉＜＞<>《》≪≫]{2,16})[】］\]〕〉＞>》≫]"
    r"|(?P<bare>[^\s　:：。、「」（(]{2,14})[\s　]*[:：])"
)
_MARKED = re.compile(
    rf"[\s　]*[■□◆◇▼▽▶▷►➢➤◼▪★☆{STRIPES}][\s　]*(?P<bare>[^\s　:：。、「」（(]{{2,14}})[\s　]*$"
)
_GAPPED = re.compile(r"[\s　]*(?P<bare>[^\s　:：。、「」（(・0-9０-９]{2,14})[\s　]+(?=\S)")
"""A word alone before a gap (担い手　　総務課)."""
LEAST_GAP = 0.7
"""How wide such a gap is at least, in sizes."""
_DRESS = re.compile(rf"^[【\[〔〈<《≪■□◆◇●○◎▼▽▶▷►➢➤◼▪★☆・({STRIPES}]+|[】\]〕〉>》≫:)]+$")
_NO_LABEL = re.compile(
    r"[。、！!]|[？?](?!$)|^[0-9０-９]+$|^(?:参考|図表?|表|写真|出典|注|例|コラム|問い合わせ|国|県|総務省)"
)


_Look = tuple[float, str, bool]
"""Size, font and weight."""


@dataclass(frozen=True, slots=True)
class LabelBook:
    """The fields that a printed label opens in one document; ``learned`` holds those of its own making.

    ``bare`` says that the document sets its labels alone on lines without any dress, so that common words are labels
    there too (協力 below 所管). ``edges`` are where, in points, texts begin that stand behind labels and a gap: a label
    that fills the gap ends there. ``blanks`` are the labels of the vocabulary that this document parts from their texts
    by a single blank (・担当課 総務課).
    """

    learned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bare: bool = False
    edges: tuple[float, ...] = ()
    blanks: frozenset[str] = frozenset()
    kept: dict[tuple[int, ...], tuple[Sequence[Block], Labelled]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Blocks of the document that were divided at these labels, and what that gave."""

    def fields(self, text: str, dressed: bool = False) -> tuple[str, ...]:
        """The fields of a label, in order; empty when it is none.

        ``dressed`` says that it stands in brackets or the like, so that common words count (【対応】).
        """
        return fields_of_label(text, dressed) or self.learned.get(_key(text), ())

    def before_blanks(self, text: str) -> bool:
        """Whether the document parts this label from its texts by a single blank."""
        return bool(self.blanks) and _key(text) in self.blanks

    def knows_own(self, text: str) -> bool:
        """Whether a text is a label that only this document uses."""
        return _key(text) in self.learned


VOCABULARY = LabelBook()
"""The labels that any document may use; of which none are kept here."""


@dataclass(slots=True)
class _Seen:
    """Where a word stood as a label: the sections above it, those that have a known label too, and what it headed."""

    owners: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


def learn_labels(outline: Outline) -> LabelBook:
    """The labels of a document.

    A word is learned where it heads different texts under three headings or more, in a label's dress or as a heading
    of its own, and in two of them a label of the vocabulary stands beside it. Its field is what its texts
    agree on (divisions, dates, figures …), else what its last word says, else ``other``: what stands below it belongs
    to no other field.
    """
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    bare = 0
    begun: Counter[int] = Counter()
    blanks: Counter[str] = Counter()
    looks = _looks_of_labels(outline)
    for section in outline.walk():
        if section.origin == "template":
            continue
        bare += sum(_is_bare_label(block) for block in section.blocks)
        begun.update(round(x) for block in section.blocks for line in block.lines[:1] if (x := label_gap(line)))
        blanks.update({_key(label) for block in section.blocks for label in _before_blank(block)})
        listed = _in_blocks(section.blocks, looks), _in_titles(section.children)
        for owner, found in ((id(section), each) for each in listed):
            pairs = list(found)
            known = {key for key, printed, _ in pairs if fields_of_label(_plain(printed))}
            asked = {key for key, printed, _ in pairs if field_asked(_plain(printed))}
            known |= asked if len(asked) >= LEAST_BESIDE else set()
            for key, printed, text in pairs:
                if fields_of_label(printed) or not _may_be_label(printed):
                    continue
                seen[key].owners.add(owner)
                seen[key].texts.append(text)
                if known:
                    seen[key].beside.add(owner)
    learned = {
        key: _fields_learned(key, at.texts)
        for key, at in sorted(seen.items())
        if len(at.owners) >= LEAST and len(at.beside) >= LEAST_BESIDE and len(set(at.texts)) > 1
    }
    edges = tuple(sorted(float(x) for x, times in begun.items() if times >= LEAST_AT_EDGE))
    often = frozenset(key for key, times in blanks.items() if times >= LEAST)
    return LabelBook(learned, bare >= LEAST_BARE, edges, often if len(often) >= LEAST_BEFORE_BLANK else frozenset())


def _before_blank(block: Block) -> Iterator[str]:
    """The label that any plan may use at the head of a block, with no more than a blank before its text."""
    if block.table is None and block.pair is None and block.kind in ("paragraph", "item"):
        match = _BEFORE_BLANK.match(block.text)
        if match is not None and fields_of_label(match["inner"], dressed=True):
            yield match["inner"]


def _fields_learned(key: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The fields of a label of the document's own, by what stands below it and by its words."""
    plain = _plain(key)
    content = field_of_content(texts)
    known = fields_of_label(plain) if plain != key else ()
    if content == "departments" or not (known or field_asked(plain)):
        return (content or field_by_head(key) or field_of_sentences(texts) or "other",)
    return known or (field_asked(plain) or "other",)


def _plain(label: str) -> str:
    """A label without the question that it asks: 困っていることは？."""
    bare = label.rstrip("？? 　")
    return bare if bare == label else bare.removesuffix("は")


def _looks_of_labels(outline: Outline) -> frozenset[_Look]:
    """Type in which known labels stand alone on lines again and again, and in which most of the text is not set."""
    text: Counter[_Look] = Counter()
    labels: Counter[_Look] = Counter()
    for section in outline.walk():
        for block in section.blocks:
            if block.table is None and block.lines:
                text[_look(block)] += len(block.text)
                labels[_look(block)] += _is_bare_label(block)
    body = text.most_common(1)[0][0] if text else None
    return frozenset(look for look, times in labels.items() if times >= LEAST_BARE and look != body)


def _look(block: Block) -> _Look:
    line = block.lines[0]
    return round(line.size, 1), line.font, line.bold


def _is_bare_label(block: Block) -> bool:
    """Whether a block is nothing but a label that any plan may use, with no mark or bracket."""
    if block.table is not None or block.pair is not None or len(block.lines) != 1 or len(block.text) > LONGEST:
        return False
    text = block.text.strip()
    return text[:1].isalpha() and bool(fields_of_label(text))


def _in_titles(children: Iterable[Section]) -> Iterator[tuple[str, str, str]]:
    """Headings without headings of their own below them, each with its text."""
    for child in children:
        if not child.children and child.text.strip():
            yield _key(child.title.text), child.title.text, child.text.strip()


def _in_blocks(blocks: Iterable[Block], looks: frozenset[_Look]) -> Iterator[tuple[str, str, str]]:
    """Words in a label's dress at the beginning of a line, each with what stands up to the next."""
    printed: str | None = None
    texts: list[str] = []
    for block in blocks:
        if block.table is not None or block.kind not in ("paragraph", "item"):
            continue
        texts.append("\n")
        for line in block.lines:
            text = line.text.strip()
            dressed = _DRESSED.match(text) or _MARKED.match(text) or _gapped(line)
            alone = len(block.lines) == 1 and (bool(fields_of_label(text)) or _set_apart(block, looks))
            bare = text if block.is_label or alone else None
            if dressed is None and bare is None:
                texts.append(text)
                continue
            if printed is not None:
                yield _key(printed), printed, "".join(texts).strip()
            if dressed is not None:
                groups = dressed.groupdict()
                printed = groups.get("in") or groups["bare"]
                texts = [text[dressed.end() :].strip()]
            else:
                printed, texts = bare, []
    if printed is not None:
        yield _key(printed), printed, "".join(texts).strip()


def _gapped(line: Line) -> re.Match[str] | None:
    """A word at the head of a line that a gap of more than a blank parts from the rest."""
    found = _GAPPED.match(line.text)
    if found is None or line.vertical:
        return None
    before, after = line.passage.places[found.end("bare") - 1], line.passage.places[found.end()]
    if before is None or after is None or after.x0 - before.x1 < LEAST_GAP * line.size:
        return None
    return found


def _set_apart(block: Block, looks: frozenset[_Look]) -> bool:
    """Whether a line alone stands in a box, in bold or in the type of the document's known labels."""
    return (block.box is not None or block.lines[0].bold or _look(block) in looks) and _may_be_label(block.text)


def _may_be_label(text: str) -> bool:
    key = _key(text)
    if not 2 <= len(key) <= LONGEST or _NO_LABEL.search(text):
        return False
    return not find_dates(text) and not find_divisions(text)


def _key(text: str) -> str:
    """A label without numbering, brackets and differences of width."""
    numbering = parse_numbering(text)
    plain = text[numbering.end :] if numbering is not None and numbering.end < len(text) else text
    return _DRESS.sub("", fold(plain).replace(" ", ""))
