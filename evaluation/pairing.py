"""Pair the records of gold and table one to one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any

from evaluation.rules import Rule
from evaluation.text import bag_share, containment, fold, similarity, squeeze

Row = dict[str, Any]
Pairs = list[tuple[int, int]]


def plain(value: Any) -> str:
    """A value as one text: dates in ISO form, whole numbers without a point, lists and structs joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else "".join(plain(part) for part in value.values())
    if isinstance(value, list | tuple):
        return "\n".join(plain(part) for part in value)
    return str(value)


def pair_exact(rule: Rule, gold: Sequence[Row], found: Sequence[Row]) -> Pairs:
    """Pairs whose key has the same characters on both sides, white space aside.

    A text that the gold row leaves out (its key is not there, rather than null) is not judged.
    """
    judged: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(gold):
        texts = tuple(name for name in rule.like if name in row or not rule.same)
        judged[rule.same + texts + rule.exact_also].append(index)
    pairs: Pairs = []
    left = list(range(len(found)))
    for names, indices in sorted(judged.items(), key=lambda one: -len(one[0])):

        def key(row: Row, names: tuple[str, ...] = names) -> tuple[str, ...]:
            return tuple(squeeze(plain(row.get(name))) for name in names)

        here = _pair_equal(key, [gold[i] for i in indices], [found[i] for i in left])
        pairs += [(indices[g], left[f]) for g, f in here]
        taken = {left[f] for _, f in here}
        left = [i for i in left if i not in taken]
    return sorted(pairs)


def pair_tolerant(rule: Rule, gold: Sequence[Row], found: Sequence[Row]) -> Pairs:
    """As many pairs as possible whose key is equal or, for texts, similar; the most similar ones first.

    Equal keys are paired before all others; then candidates go in by similarity, and a pair may be exchanged for two
    (augmenting paths), so that no record is left alone only because of the order.
    """
    pairs = pair_exact(rule, gold, found)
    used_gold, used_found = {g for g, _ in pairs}, {f for _, f in pairs}

    def block(row: Row) -> tuple[str, ...]:
        return tuple(fold(plain(row.get(name))) for name in rule.same)

    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(found):
        if index not in used_found:
            blocks[block(row)].append(index)
    edges: list[tuple[float, int, int]] = []
    for index, row in enumerate(gold):
        if index in used_gold:
            continue
        for other in blocks.get(block(row), []):
            score = _likeness(rule, row, found[other])
            if score is not None:
                edges.append((-score, index, other))
    edges.sort()
    return sorted(pairs + _match(edges))


def _likeness(rule: Rule, gold: Row, found: Row) -> float | None:
    """Mean similarity of the texts that the gold row has, or None where one of them is under the threshold."""
    names = [name for name in rule.like if name in gold or not rule.same]
    if not names:
        return 1.0
    compare = containment if rule.part else similarity
    total = 0.0
    for name in names:
        left, right = plain(gold.get(name)), plain(found.get(name))
        if not rule.part and bag_share(fold(left), fold(right)) < rule.threshold:
            return None
        score = compare(left, right)
        if score < rule.threshold:
            return None
        # A text inside the other pairs, but after those that are alike as a whole.
        total += score - (0.01 * (1 - similarity(left, right)) if rule.part else 0)
    return total / len(names)


def _pair_equal(key: Callable[[Row], Hashable], gold: Sequence[Row], found: Sequence[Row]) -> Pairs:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(found))):
        waiting[key(found[index])].append(index)
    pairs = []
    for index, row in enumerate(gold):
        candidates = waiting.get(key(row))
        if candidates:
            pairs.append((index, candidates.pop()))
    return pairs


def _match(edges: list[tuple[float, int, int]]) -> Pairs:
    """A largest one-to-one matching that begins with the best edges."""
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    neighbours: dict[int, list[int]] = defaultdict(list)
    for _, left, right in edges:
        neighbours[left].append(right)
        if left not in taken and right not in partner:
            taken[left] = right
            partner[right] = left

    def augment(left: int, seen: set[int]) -> bool:
        for right in neighbours[left]:
            if right in seen:
                continue
            seen.add(right)
            if right not in partner or augment(partner[right], seen):
                partner[right] = left
                taken[left] = right
                return True
        return False

    for left in neighbours:
        if left not in taken:
            augment(left, set())
    return list(taken.items())


def pair_tables(gold_cells: Sequence[Row], found_cells: Sequence[Row]) -> dict[str, str]:
    """Found table ids by gold table ids: tables of the same page that share most cell texts (at least a quarter)."""

    def texts(cells: Sequence[Row]) -> dict[tuple[int, str], str]:
        grouped: dict[tuple[int, str], list[str]] = defaultdict(list)
        for cell in cells:
            grouped[(cell["page"], cell["table_id"])].append(fold(plain(cell.get("text"))))
        return {key: "".join(words) for key, words in grouped.items()}

    left, right = texts(gold_cells), texts(found_cells)
    edges = []
    for i, (page, table) in enumerate(left):
        for j, (other_page, other) in enumerate(right):
            if page == other_page:
                share = bag_share(left[page, table], right[other_page, other])
                if share >= 0.25:
                    edges.append((-share, i, j))
    edges.sort()
    gold_keys, found_keys = list(left), list(right)
    return {gold_keys[i][1]: found_keys[j][1] for i, j in _greedy(edges)}


def _greedy(edges: list[tuple[float, int, int]]) -> Pairs:
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, left, right in edges:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return pairs
