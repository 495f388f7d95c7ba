"""Titles set like running text are headings where the same field label stands below each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Block
from extractors.outline.flow import Flow
from extractors.outline.heading import Heading, heading_at
from extractors.outline.numbering import parse_numbering
from taxonomy.fields import is_field_label
from taxonomy.search_text import fold

FEWEST = 3
"""A label that opens so many groups of labels tells that something is named above each."""
SHARE = 0.8
"""Above so many of them a short line stands that says no sentence."""
LONGEST_LABEL = 8
"""A label that stands alone on its line has no more, its mark counted in."""
LONGEST = 45
"""A title has no more characters."""
_OPENS = re.compile(
    r"^\s*(?:[【［〔＜《≪〈\[<(（](?P<bracket>[^】］〕＞》≫〉\]>)）]{1,14})[】］〕＞》≫〉\]>)）]"
    r"|[◆■●○▼▽□▶►◇◎▲・]?\s*(?P<sign>[^\s：:。、]{1,14})(?:[：:]|[\s　]+|$))"
)
_SAYS = re.compile(r"^[・･\-－–]|^[～〜~―].*[～〜~―]$|[。．]$|[：:]|(?:ます|です|する|した|せる|ない|いる|ある)$")
"""What begins as an item of a list, ends as a sentence or is a subtitle between waves is no title."""


def titles_over_labels(flow: Flow, known: Sequence[Heading]) -> list[Heading]:
    """Headings in the type of the text: the lines above the label with which every group of labels begins.

    Args:
        flow: the document's blocks.
        known: the headings that were found by other signs; those that only their number speaks for do not count.
    """
    labels = {i: text for i, block in enumerate(flow.blocks) if (text := _label(block)) is not None}
    sure = [h for h in known if h.source != "plain"]
    first = _first(sorted(labels), labels, sure)
    if first is None:
        return []
    taken = {i for heading in sure for i in heading.used}
    places = [i for i in sorted(labels) if labels[i] == first and i > 0]
    titles = [i - 1 for i in places if i - 1 not in taken and i - 1 not in labels and _may_be_title(flow, i - 1)]
    headed = sum(i - 1 in taken for i in places)
    texts = {fold(flow.blocks[i].text) for i in titles}
    if len(titles) < 2 or len(places) < FEWEST or len(texts) < SHARE * len(titles):
        return []
    styles = Counter(_style(flow.blocks[i]) for i in titles)
    if len(titles) + headed < SHARE * len(places) or max(styles.values()) < SHARE * len(titles):
        return []
    return [heading_at(flow, [i], "numbering", None) for i in titles]


def _style(block: Block) -> tuple[str | None, float, bool]:
    """How a title is counted and set: all of one kind are."""
    numbering = parse_numbering(block.text)
    return numbering.style if numbering is not None else None, block.lines[0].size, block.lines[0].bold


def _first(order: Sequence[int], labels: dict[int, str], sure: Sequence[Heading]) -> str | None:
    """The label that comes first below most headings with labels; of a document without headings, its first."""
    if not order:
        return None
    stops = sorted(h.index for h in sure)
    counts: Counter[str] = Counter()
    for start, stop in zip(stops, [*stops[1:], order[-1] + 1] if stops else [], strict=True):
        at = next((i for i in order if start < i < stop), None)
        if at is not None:
            counts[labels[at]] += 1
    if not counts:
        return labels[order[0]]
    text, times = counts.most_common(1)[0]
    return text if 2 * times > counts.total() else None


def _label(block: Block) -> str | None:
    """The field label with which a block begins, or None."""
    if block.kind not in ("paragraph", "item") or block.table is not None or not block.lines:
        return None
    found = _OPENS.match(block.lines[0].text)
    words = (found["bracket"] or found["sign"]) if found is not None else None
    return fold(words) if words and is_field_label(words) else None


def _is_lone_label(block: Block) -> bool:
    return len(block.lines) == 1 and len(block.text.strip()) <= LONGEST_LABEL and _label(block) is not None


def _may_be_title(flow: Flow, index: int) -> bool:
    """Whether a block is one short line that says no sentence, no deeper than the label below it."""
    block, label = flow.blocks[index], flow.blocks[index + 1]
    if block.kind not in ("paragraph", "item") or block.table is not None or len(block.lines) > 2:
        return False
    if index > 0 and _is_lone_label(flow.blocks[index - 1]):
        return False  # the value of that label (担当課 / 住民課), before the next title
    text = block.text.strip()
    outer = block.lines[0].vertical or block.place.x0 < label.place.x0 + 0.5 * label.lines[0].size
    return outer and 2 < len(text) <= LONGEST and _SAYS.search(text) is None
