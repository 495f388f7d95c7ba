"""Proves the data files consistent: ids unique, references whole, counts as the documents have them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from taxonomy.crosswalk import unknown_count
from taxonomy.loader import load_taxonomy
from taxonomy.model import Relation, Status, Taxonomy
from taxonomy.municipalities import check_digit, municipalities

EXPECTED_ITEMS_1_0 = {"organization": 4, "priority": 6, "together": 2, "optional": 3}
"""Items of each group of edition 1.0 (自治体DX推進計画 2020-12-25, chapters 2 and 3)."""
EXPECTED_31 = {"childcare": 15, "long-term-care": 11, "disaster": 1, "vehicle": 4}
"""The 31 procedures by field (same plan, 図表2)."""
EXPECTED_LISTS = {
    "procedures-31": 31,
    "besshi4-a": 24,
    "besshi4-b-childcare": 15,
    "besshi4-b-care": 11,
    "besshi4-b-disaster": 8,
    "procedures-26": 26,
    "frequent-32": 32,
    "move": 2,
}
"""Entries of each list of procedures (デジタル・ガバメント実行計画 別紙4, and the dashboard of the 32)."""
EXPECTED_BODIES = {"prefecture": 47, "city": 792, "special_ward": 23, "town": 743, "village": 183}
"""Bodies on 1 January 2024: 47 prefectures and 1,741 municipalities (総務省 全国地方公共団体コード)."""
MEASURE_COUNT = 18
SYSTEM_COUNTS = (17, 20)
CASEBOOK_CASES = 60
ARTICLES, PRINCIPLES, STEPS = 12, 3, 4


@dataclass
class Report:
    """Outcome of the check: what is wrong, what was counted, what documents count, and how much is unknown."""

    problems: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    stated: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        counted = [f"{name}: {count}" for name, count in self.counts.items()]
        stated = [f"{name}: {count}, as stated" for name, count in self.stated.items()]
        unknown = [f"unknown {name}: {count}" for name, count in self.unknown.items()]
        verdict = "ok" if self.ok else f"{len(self.problems)} problems"
        problems = [f"problem: {problem}" for problem in self.problems]
        return [*counted, *stated, *unknown, *problems, f"taxonomy: {verdict}"]


def _duplicates(what: str, ids: Iterable[str]) -> Iterator[str]:
    for key, count in Counter(ids).items():
        if count > 1:
            yield f"{what} id {key} occurs {count} times"


def _expect(what: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{what}: expected {expected}, found {found}"


def _missing(what: str, used: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for key in sorted(set(used) - set(known)):
        yield f"{what} refers to {key}, which does not exist"


def _ids(taxonomy: Taxonomy) -> Iterator[str]:
    yield from _duplicates("measure", (row.id for row in taxonomy.measures))
    yield from _duplicates("edition", (row.id for row in taxonomy.editions))
    yield from _duplicates("procedure", (row.id for row in taxonomy.procedures))
    yield from _duplicates("procedure title", (row.title for row in taxonomy.procedures))
    yield from _duplicates("system", (row.id for row in taxonomy.systems))
    yield from _duplicates("support", (row.id for row in taxonomy.supports))
    yield from _duplicates("kpi", (row.id for row in taxonomy.kpis))
    yield from _duplicates("municipality", (row.code for row in municipalities()))
    yield from _duplicates(
        "crosswalk", (f"{row.measure_id} {row.from_edition}>{row.to_edition}" for row in taxonomy.crosswalk)
    )


def _references(taxonomy: Taxonomy) -> Iterator[str]:
    measures = [row.id for row in taxonomy.measures]
    editions = [row.id for row in taxonomy.editions]
    kpis = [row.id for row in taxonomy.kpis]
    items = [item for edition in taxonomy.editions for _, item in edition.items()]
    yield from _missing("edition item", (key for item in items for key in item.measures), measures)
    yield from _missing("edition item", (key for item in items for key in item.kpis), kpis)
    yield from _missing("kpi", (row.measure for row in taxonomy.kpis), measures)
    yield from _missing("support", (row.measure for row in taxonomy.supports), measures)
    yield from _missing("casebook", (row.measure for row in taxonomy.casebook if row.measure), measures)
    yield from _missing("casebook", (row.step for row in taxonomy.casebook), (row.id for row in taxonomy.steps))
    yield from _missing("measure group", (row.group for row in taxonomy.measures), taxonomy.groups)
    rows = taxonomy.crosswalk
    yield from _missing("crosswalk", (row.measure_id for row in rows), measures)
    yield from _missing("crosswalk", (row.to_measure_id for row in rows if row.to_measure_id), measures)
    yield from _missing("crosswalk", (key for row in rows for key in (row.from_edition, row.to_edition)), editions)
    lists = [row.id for row in taxonomy.procedure_lists]
    yield from _missing("procedure", (key for row in taxonomy.procedures for key in row.lists), lists)
    yield from _missing("procedure", (row.category for row in taxonomy.procedures), taxonomy.procedure_categories)
    yield from _missing("a fact", _used_sources(taxonomy), taxonomy.sources)
    codes = {body.code for body in municipalities()}
    yield from _missing("ward", (body.parent for body in municipalities() if body.parent), codes)


def _used_sources(taxonomy: Taxonomy) -> Iterator[str]:
    for edition in taxonomy.editions:
        yield from edition.sources
        for group, item in edition.items():
            yield from group.sources + item.sources + (item.target.sources if item.target else ())
    for measure in taxonomy.measures:
        yield from (key for label in measure.alternative_labels for key in label.sources)
    for table in (taxonomy.procedures, taxonomy.systems, taxonomy.supports, taxonomy.kpis, taxonomy.procedure_lists):
        for row in table:
            yield from row.sources
    yield from (body.source for body in municipalities())


def _stated(taxonomy: Taxonomy) -> Iterator[tuple[str, object, object]]:
    """Yield what the documents count themselves: a name, what the data have, what the document says."""
    first = taxonomy.edition("1.0")
    yield "items of edition 1.0 by group", {group.id: len(group.items) for group in first.groups}, EXPECTED_ITEMS_1_0
    of_31 = Counter(row.category for row in taxonomy.procedures if "procedures-31" in row.lists)
    yield "the 31 procedures by field", dict(of_31), EXPECTED_31
    members = Counter(key for row in taxonomy.procedures for key in row.lists)
    yield "procedures by list", dict(members), EXPECTED_LISTS
    systems = (sum(row.in_17 for row in taxonomy.systems), sum(row.in_20 for row in taxonomy.systems))
    yield "standardised systems, 2020 and now", systems, SYSTEM_COUNTS
    yield "cases of the casebook", sum(row.cases or 0 for row in taxonomy.casebook), CASEBOOK_CASES
    yield "steps", [row.number for row in taxonomy.steps], list(range(STEPS))
    sets = Counter(row.set for row in taxonomy.principles)
    yield "articles and principles", dict(sets), {"service-design": ARTICLES, "digital": PRINCIPLES}
    bodies = Counter(body.kind for body in municipalities() if body.counted and body.kind != "ward")
    yield "bodies by kind", dict(bodies), EXPECTED_BODIES


def _counts(taxonomy: Taxonomy) -> Iterator[str]:
    for what, found, expected in _stated(taxonomy):
        yield from _expect(what, found, expected)
    for edition in taxonomy.editions:
        if edition.groups and edition.item_count is not None:
            yield from _expect(f"items of {edition.id}", len(edition.items()), edition.item_count)
    yield from _expect("measures", len(taxonomy.measures), MEASURE_COUNT)
    members = Counter(key for row in taxonomy.procedures for key in row.lists)
    for row in taxonomy.procedure_lists:
        yield from _expect(f"list {row.id}", members[row.id], row.count)
        numbers = [number for p in taxonomy.procedures if (number := p.lists.get(row.id)) is not None]
        if numbers:
            yield from _expect(f"numbers of {row.id}", sorted(numbers), list(range(1, row.count + 1)))


def _values(taxonomy: Taxonomy) -> Iterator[str]:
    for body in municipalities():
        if check_digit(body.code5) != body.code[5]:
            yield f"check digit of {body.code} {body.name}"
    relations, statuses = get_args(Relation), get_args(Status)
    for row in taxonomy.crosswalk:
        if row.relation not in relations or row.status not in statuses:
            yield f"crosswalk {row.measure_id} {row.from_edition}>{row.to_edition}: {row.relation}, {row.status}"
        if row.relation not in ("unknown", "dropped") and not row.to_measure_id:
            yield f"crosswalk {row.measure_id} {row.from_edition}>{row.to_edition} leads nowhere"
        if row.relation == "unknown" and row.status != "unknown":
            yield f"crosswalk {row.measure_id} {row.from_edition}>{row.to_edition}: unknown with status {row.status}"
    for edition in taxonomy.editions:
        for _, item in edition.items():
            if item.status not in statuses or (item.title is None) != (item.status == "unknown"):
                yield f"edition {edition.id} item {item.number}: title and status {item.status} disagree"
            if item.status == "verified" and not item.sources:
                yield f"edition {edition.id} item {item.number}: verified without a source"
    labels: dict[str, str] = {}
    for measure in taxonomy.measures:
        for label in (measure.label_ja, *(row.text for row in measure.alternative_labels)):
            if labels.setdefault(label, measure.id) != measure.id:
                yield f"label {label} names both {labels[label]} and {measure.id}"


def check(taxonomy: Taxonomy | None = None) -> Report:
    """Check the taxonomy (the one that ships with the package unless another is given)."""
    taxonomy = taxonomy or load_taxonomy()
    problems = [*_ids(taxonomy), *_references(taxonomy), *_counts(taxonomy), *_values(taxonomy)]
    items = [item for edition in taxonomy.editions for _, item in edition.items()]
    return Report(
        problems=problems,
        counts={
            "editions": len(taxonomy.editions),
            "measures": len(taxonomy.measures),
            "titles": len(items),
            "crosswalk": len(taxonomy.crosswalk),
            "procedures": len(taxonomy.procedures),
            "systems": len(taxonomy.systems),
            "supports": len(taxonomy.supports),
            "kpis": len(taxonomy.kpis),
            "municipalities": len(municipalities()),
            "sources": len(taxonomy.sources),
        },
        stated={what: str(found) for what, found, expected in _stated(taxonomy) if found == expected},
        unknown={
            "crosswalk relations": unknown_count(taxonomy),
            "titles": sum(item.title is None for item in items),
            "titles recalled only": sum(item.status == "recalled" for item in items),
            "editions without items": sum(not edition.groups for edition in taxonomy.editions),
            "edition dates": sum(edition.date is None for edition in taxonomy.editions),
        },
    )
