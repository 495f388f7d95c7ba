"""Says which pairs of boxes are label and value of a form that the document repeats, and which are title and text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.document import Block, LaidOutPage, Place
from extractors.layout.axis import year_of
from extractors.layout.box_pairs import is_known, plain_label

REPEATED = 3
"""A box title that no list knows is a label where it stands so often over values, in company of another such."""
COLUMN = 3
"""So many known labels above and below one that no list knows make it a label like them."""
COMPANY = 2
"""Labels come as a set: so many different ones are known or repeated, or none is believed."""

_NUMBERED = re.compile(r"^\W*[^\W\d_]{0,4}[\s.．]*[0-9０-９①-⑳Ⅰ-Ⅻ]+(?:[\s　.．)）:：-]|$)")
"""What is a title of its own below another: it has a number."""


def confirm_labels(pages: Sequence[LaidOutPage]) -> None:
    """Keep the pairs whose labels are known words or come back with others; the rest become titles with their text.

    A label at the left of its box is believed by its word alone; one above a box is a title as long as it stands once,
    for a slide about the present state has that as its title too.
    """
    blocks = [block for page in pages for block in page.blocks if block.pair is not None]
    labels = [block for block in blocks if block.is_label]
    if not labels:
        return
    titles = {_key(block.text) for page in pages for block in page.blocks[:1] if block.pair is None}
    times = Counter(_key(label.text) for label in labels)
    repeated = {key for key, count in times.items() if count >= REPEATED} - titles
    if len(repeated) < COMPANY:
        repeated = set()
    together = _together(labels)
    for label in labels:
        if year_of(label.text.strip()) is not None:
            _dissolve(label, blocks)
            continue
        known, key = is_known(label.text), _key(label.text)
        beside = _beside(label, blocks)
        company = len(together[_set_of(label)] | {key}) >= COMPANY
        if key in repeated or (known and (beside or times[key] >= 2 or company)) or _in_column(label, labels, blocks):
            continue
        _dissolve(label, blocks)


def _key(text: str) -> str:
    return "".join(plain_label(text).split())


def _set_of(label: Block) -> tuple[int, float, bool, bool]:
    """The page and the look that labels of one set share."""
    line = label.lines[0]
    return line.page, round(line.size), line.bold, label.box is not None


def _together(labels: Sequence[Block]) -> dict[tuple[int, float, bool, bool], set[str]]:
    """The known labels of pairs on each page, those that look alike together."""
    found: defaultdict[tuple[int, float, bool, bool], set[str]] = defaultdict(set)
    for label in labels:
        if is_known(label.text):
            found[_set_of(label)].add(_key(label.text))
    return found


def _in_column(label: Block, labels: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether a label at the left of its value stands in a column of known ones that are set and placed like it."""
    values = [b for b in blocks if b.pair == label.pair and b is not label]
    if not values or values[0].place.x0 < label.place.x1:
        return False
    alike = {
        _key(other.text)
        for other in labels
        if is_known(other.text) and _set_of(other) == _set_of(label)
        and abs(other.place.center[0] - label.place.center[0]) < max(other.place.width, label.place.width)
        and abs((other.box or other.place).x0 - (label.box or label.place).x0) < 2
    }  # fmt: skip
    return len(alike) >= COLUMN


def _beside(label: Block, blocks: Sequence[Block]) -> bool:
    """Whether a label stands at the left of its value."""
    value = next((b for b in blocks if b.pair == label.pair and b is not label), None)
    if value is None or label.box is None:
        return False
    framed = value.box is not None and value.box.overlap(label.box) == 0
    box: Place = value.box if framed and value.box is not None else value.place
    if not framed:
        return label.box.x1 <= box.x0 + 4
    return label.box.x1 <= box.x0 + 4 or (label.box.width < 0.5 * box.width and label.box.height > box.height - 8)


def _around(label: Block, values: Sequence[Block]) -> list[Place]:
    """The frames of values that hold the label too."""
    inner = label.box or label.place
    return [block.box for block in values if block.box is not None and block.box.overlap(inner) > 0]


def _dissolve(label: Block, blocks: Sequence[Block]) -> None:
    """Make of a pair a title and what stands below it."""
    place = label.pair
    values = [block for block in blocks if block.pair == place and block is not label]
    # Boxes of one look at the left of lines are terms with what they mean, no titles.
    label.under_title = _beside(label, blocks) and values[0].box in (None, *_around(label, values))
    for block in [label, *values]:
        block.pair = None
    for block in values[:1] if len(values) == 1 and label.box is not None else ():
        block.under_title = not _NUMBERED.match(block.text)
