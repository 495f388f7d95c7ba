"""Compare the published tables with gold: precision, recall and F1 of records and of their fields."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from evaluation.gold import Gold
from evaluation.pairing import Pairs, pair_exact, pair_tables, pair_tolerant, plain
from evaluation.rules import EXPLODED, RECALL_ONLY, RULES, TEXT_VALUE_THRESHOLD, TEXT_VALUES, WEIGHTS, Rule
from evaluation.tables import Published
from evaluation.text import fold, similarity, squeeze

Row = dict[str, Any]
EXAMPLES_KEPT = 60


@dataclass
class Count:
    """How many records (or values) gold has, were found, and are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Count") -> "Count":
        """The sum of two counts."""
        return Count(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 1 where gold has nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where gold has nothing and nothing was found."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 1.0


@dataclass
class TableScore:
    """One table of one document.

    Attributes:
        exact: records whose key has the same characters.
        tolerant: records whose key is the same after folding and within the rule's edit similarity.
        values: by field, the values that are equal, over gold's and over all found records.
        near_values: the same with similar texts counted as right.
        agreeing: by field, (right, compared) over the paired records only, a null against a null being right.
        missed, extra, differing: examples to look at.
    """

    exact: Count = field(default_factory=Count)
    tolerant: Count = field(default_factory=Count)
    values: dict[str, Count] = field(default_factory=dict)
    near_values: dict[str, Count] = field(default_factory=dict)
    agreeing: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


@dataclass
class DocumentScore:
    """All tables of one document that have gold; `read` is false where the document is not among the published."""

    stem: str
    group: str
    read: bool
    tables: dict[str, TableScore] = field(default_factory=dict)


def score_document(gold: Gold, published: Published) -> DocumentScore:
    """Score every table that the document's gold has."""
    result = DocumentScore(gold.stem, gold.group, gold.stem in published.documents)
    gold_sections = gold.tables.get("sections", [])
    doubtful = frozenset(fold(row["title"]) for row in gold_sections if row.get("certainty") == "optional")
    gold_names = _section_names(gold_sections)
    found_names = _section_names(published.rows("sections", gold.stem))
    table_of = pair_tables(gold.tables.get("table_cells", []), published.rows("table_cells", gold.stem))
    back = {found: wanted for wanted, found in table_of.items()}
    for table, rule in RULES.items():
        source = "table_cells" if table == "cell_texts" else table
        if source not in gold.tables:
            continue
        wanted = _prepare(source, gold.tables[source], gold_names, {})
        found = _prepare(source, published.rows(source, gold.stem), found_names, back, doubtful)
        judged = gold.pages_of(table)
        if judged is not None and table != "documents":
            wanted = [row for row in wanted if _page(row) in judged]
            found = [row for row in found if _page(row) in judged]
        if table in EXPLODED:
            wanted, found = _explode(table, wanted, found)
        result.tables[table] = score_rows(
            rule, wanted, found,
            recall_only=table in RECALL_ONLY.get(gold.stem, ()),
            relative_levels=gold.pages_judged is not None,
        )
    return result


def score_rows(
    rule: Rule, gold: Sequence[Row], found: Sequence[Row], *, recall_only: bool = False, relative_levels: bool = False
) -> TableScore:
    """Pair and count the rows of one table of one document.

    Args:
        rule: the table's rule.
        gold: what should be found.
        found: what was found.
        recall_only: gold is not exhaustive: records found beyond it do not count.
        relative_levels: gold has some pages only, so section levels are compared up to a common shift.
    """
    score = TableScore()
    optional = {
        index for index, row in enumerate(gold) if rule.optional and row.get(rule.optional[0]) == rule.optional[1]
    }
    exact, pairs = pair_exact(rule, gold, found), pair_tolerant(rule, gold, found)
    score.exact = _count(exact, len(gold), len(found), optional, recall_only)
    score.tolerant = _count(pairs, len(gold), len(found), optional, recall_only)
    paired_gold, paired_found = {g for g, _ in pairs}, {f for _, f in pairs}
    kept = [(g, f) for g, f in pairs if g not in optional]
    alone = [] if recall_only else [row for index, row in enumerate(found) if index not in paired_found]
    for name in rule.values:
        judged = [row for index, row in enumerate(gold) if index not in optional and name in row]
        if judged:
            shift = _level_shift(gold, found, kept) if name == "level" and relative_levels else 0
            _count_values(score, name, judged, [(gold[g], found[f]) for g, f in kept if name in gold[g]], alone, shift)
    score.missed = [
        _describe(rule, row) for i, row in enumerate(gold) if i not in paired_gold and i not in optional
    ][:EXAMPLES_KEPT]
    score.extra = [_describe(rule, row) for row in alone][:EXAMPLES_KEPT]
    return score


def overall(documents: Iterable[DocumentScore], kind: str = "tolerant") -> float | None:
    """Weighted mean of the tables' pooled F1 over the documents; None where nothing was scored."""
    pooled = pool(documents)
    weighed = [(WEIGHTS[table], getattr(score, kind).f1) for table, score in pooled.items() if table in WEIGHTS]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * f1 for weight, f1 in weighed) / total if total else None


def pool(documents: Iterable[DocumentScore]) -> dict[str, TableScore]:
    """The tables' counts summed over the documents."""
    pooled: dict[str, TableScore] = {}
    for document in documents:
        for table, score in document.tables.items():
            into = pooled.setdefault(table, TableScore())
            into.exact += score.exact
            into.tolerant += score.tolerant
            for name in score.values:
                into.values[name] = into.values.get(name, Count()) + score.values[name]
                into.near_values[name] = into.near_values.get(name, Count()) + score.near_values[name]
                right, compared = into.agreeing.get(name, (0, 0))
                into.agreeing[name] = (right + score.agreeing[name][0], compared + score.agreeing[name][1])
    return pooled


def _count(pairs: Pairs, gold: int, found: int, optional: set[int], recall_only: bool) -> Count:
    right = sum(g not in optional for g, _ in pairs)
    spared = len(pairs) - right
    return Count(gold - len(optional), right if recall_only else found - spared, right)


def _count_values(
    score: TableScore, name: str, judged: list[Row], pairs: list[tuple[Row, Row]], alone: list[Row], shift: int
) -> None:
    stated = sum(plain(row[name]) != "" for row in judged)
    found = sum(plain(row.get(name)) != "" for row in [*(f for _, f in pairs), *alone])
    equal = near = agreeing = 0
    for wanted, row in pairs:
        left, right = plain(wanted[name]), plain(row.get(name))
        if name == "level" and right:
            right = str(int(right) - shift)
        same = squeeze(left) == squeeze(right)
        close = same or (name in TEXT_VALUES and similarity(left, right) >= TEXT_VALUE_THRESHOLD)
        equal += same and left != ""
        near += close and left != ""
        agreeing += close
        if not close and len(score.differing) < EXAMPLES_KEPT:
            score.differing.append(f"{name}: {left[:80]!r} ≠ {right[:80]!r} ({_page(wanted)})")
    score.values[name] = Count(stated, found, equal)
    score.near_values[name] = Count(stated, found, near)
    score.agreeing[name] = (agreeing, len(pairs))


def _level_shift(gold: Sequence[Row], found: Sequence[Row], pairs: Pairs) -> int:
    shifts = [found[f]["level"] - gold[g]["level"] for g, f in pairs if found[f].get("level") and gold[g].get("level")]
    return round(median(shifts)) if shifts else 0


def _section_names(sections: Sequence[Row]) -> dict[str, str]:
    return {row["section_id"]: row["title"] for row in sections if row.get("section_id")}


def _prepare(
    table: str,
    rows: Sequence[Row],
    names: dict[str, str],
    tables: dict[str, str],
    doubtful: frozenset[str] = frozenset(),
) -> list[Row]:
    """Rows with `section`, `parent` and `table` by name; cells without text left out (gold README: arrow cells).

    A parent that gold calls doubtful is skipped for its own parent.
    """
    prepared = []
    parents = {row["section_id"]: row.get("parent_id") for row in rows} if table == "sections" else {}
    for row in rows:
        row = dict(row)
        if row.get("section_id") and table != "sections":
            row["section"] = names.get(row["section_id"])
        if table == "sections" and "parent_id" in row:
            above = row["parent_id"]
            while above and fold(names.get(above, "")) in doubtful:
                above = parents.get(above)
            row["parent"] = names.get(above) if above else None
        if table in {"tables", "table_cells"}:
            row["table"] = tables.get(row["table_id"], row["table_id"])
            if table == "table_cells" and not squeeze(plain(row.get("text"))):
                continue
        prepared.append(row)
    return prepared


def _page(row: Row) -> int | None:
    return row.get("page_start") or row.get("page")


def _explode(table: str, gold: list[Row], found: list[Row]) -> tuple[list[Row], list[Row]]:
    """One row for every stated value, so that a wrong value is a miss and a false find."""

    def rows(source: list[Row], judged: set[tuple[Any, str]]) -> list[Row]:
        return [
            {"page": row.get("page"), "field": name, "value": row.get(name)}
            for row in source
            for name in EXPLODED[table]
            if (row.get("page") if table == "pages" else None, name) in judged and plain(row.get(name)) != ""
        ]

    judged = {
        (row.get("page") if table == "pages" else None, name) for row in gold for name in EXPLODED[table] if name in row
    }
    return rows(gold, judged), rows(found, judged)


def _describe(rule: Rule, row: Row) -> str:
    names = dict.fromkeys(("page", "page_start", *rule.same, *rule.like))
    return " | ".join(f"{name}={plain(row[name])[:60]}" for name in names if row.get(name) is not None)


def by_group(documents: Iterable[DocumentScore]) -> dict[str, list[DocumentScore]]:
    """Documents by group, typeset first."""
    groups: dict[str, list[DocumentScore]] = defaultdict(list)
    order = ["typeset", "real", "samples", "families"]
    for document in sorted(documents, key=lambda one: (order.index(one.group), one.stem)):
        groups[document.group].append(document)
    return groups
