"""The types of the national taxonomy: frozen records, one for each kind of fact."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Status = Literal["verified", "derived", "secondary", "recalled", "unknown"]
"""How a fact is known: read in a source, concluded, said by a third party, believed, or not seen."""

Relation = Literal["same", "renamed", "merged", "split", "new", "dropped", "unknown"]
"""What became of a measure between two editions; `unknown` wherever one of the two was not seen."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was seen: kind `document`, `page`, `repository` or `data`."""

    id: str
    kind: str
    title: str | None = None
    publisher: str | None = None
    where: str | None = None
    extent: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Target date of an item: as printed, and normalised (`FY2025`, `end-FY2022`, `2026-09`)."""

    text: str
    norm: str
    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionItem:
    """An item of an edition in printed order; `title` is null where it was not seen."""

    number: int
    title: str | None
    measures: tuple[str, ...]
    status: Status
    sources: tuple[str, ...] = ()
    target: Target | None = None
    kpis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionGroup:
    """A group of items: `organization`, `priority`, `together` or `optional`."""

    id: str
    title: str
    section: str | None
    status: Status
    sources: tuple[str, ...]
    items: tuple[EditionItem, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of 自治体DX推進計画: dates are ISO strings, periods `YYYY-MM`; without groups nothing was seen."""

    id: str
    label: str | None
    title: str | None
    publisher: str | None
    date: str | None
    date_status: Status
    period_start: str | None
    period_end: str | None
    period_status: Status
    item_count: int | None
    sources: tuple[str, ...]
    groups: tuple[EditionGroup, ...]

    def items(self) -> list[tuple[EditionGroup, EditionItem]]:
        """Return every item with its group, in printed order."""
        return [(group, item) for group in self.groups for item in group.items]

    def measure_ids(self) -> set[str]:
        """Return the measures that some item of this edition names."""
        return {measure for _, item in self.items() for measure in item.measures}

    def title_of(self, measure_id: str) -> str | None:
        """Return this edition's title of a measure, or None where it has none or none was seen."""
        for _, item in self.items():
            if measure_id in item.measures:
                return item.title
        return None


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a measure with its status."""

    text: str
    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A canonical measure: stable id, labels in two languages, and a definition that lets a person decide."""

    id: str
    group: str
    label_ja: str
    label_en: str
    definition: str
    alternative_labels: tuple[Label, ...]
    negative_labels: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """Relation of a measure between two editions.

    `recalled_relation` is what is believed and was not confirmed; it is shown beside, never instead of, `unknown`.
    """

    measure_id: str
    from_edition: str
    to_edition: str
    relation: Relation
    to_measure_id: str | None
    status: Status
    recalled_relation: str | None
    recalled_to_measure_id: str | None


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """A national list of procedures with the number of its entries."""

    id: str
    title: str
    count: int
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure: `lists` maps list id to the number inside that list (None where the list is not numbered)."""

    id: str
    title: str
    category: str
    scope: str
    mynaportal: bool | None
    lists: dict[str, int | None]
    variants: tuple[Label, ...]
    status: Status
    sources: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class BusinessSystem:
    """A business system to be standardised (標準化対象業務), with ministry and deadlines."""

    id: str
    title: str
    in_17: bool
    in_20: bool
    order: int
    standard_code: str
    ministry_2020: str | None
    ministry_now: str | None
    ministry_now_status: Status
    specification_group: str | None
    specification_deadline: str | None
    migration_deadline: str | None
    aliases: tuple[str, ...]
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of 自治体DX全体手順書."""

    id: str
    number: int
    title: str
    variants: tuple[str, ...]
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasebookCategory:
    """A chapter or section of the casebook; `cases` counts its cases, `measure` is the measure that it is about."""

    id: str
    number: str
    title: str
    step: str
    parent: str | None
    cases: int | None
    measure: str | None


@dataclass(frozen=True, slots=True)
class Principle:
    """An article of サービス設計12箇条 or one of デジタル3原則 (`set` names which)."""

    set: str
    number: int
    title: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """A national support measure; `amount_jpy` is the national total in yen."""

    id: str
    name: str
    measure: str
    kind: str
    ministries: tuple[str, ...]
    amount_jpy: int | None
    amount_text: str | None
    budget: str | None
    rate: str | None
    period: str | None
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kpi:
    """A national indicator of a measure."""

    id: str
    measure: str
    text: str
    plan: str
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label that plans print before a part of a measure, with the fields that it opens (several for a compound).

    A ``dressed`` one is a label only in brackets, behind a mark, before a colon or a gap: the word is too common else.
    """

    text: str
    fields: tuple[str, ...]
    seen: bool
    dressed: bool = False


@dataclass(frozen=True)
class Taxonomy:
    """Everything the nation decided, in the form the project uses it."""

    version: str
    editions: tuple[Edition, ...]
    measures: tuple[Measure, ...]
    groups: dict[str, str]
    crosswalk: tuple[CrosswalkRow, ...]
    procedure_lists: tuple[ProcedureList, ...]
    procedure_categories: dict[str, str]
    procedures: tuple[Procedure, ...]
    systems: tuple[BusinessSystem, ...]
    steps: tuple[Step, ...]
    casebook: tuple[CasebookCategory, ...]
    casebook_total: int
    principles: tuple[Principle, ...]
    supports: tuple[Support, ...]
    kpis: tuple[Kpi, ...]
    field_labels: tuple[FieldLabel, ...]
    plan_level_labels: tuple[str, ...]
    sources: dict[str, Source] = field(repr=False)

    @cached_property
    def measure_by_id(self) -> dict[str, Measure]:
        """Measures by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def edition_by_id(self) -> dict[str, Edition]:
        """Editions by id."""
        return {edition.id: edition for edition in self.editions}

    def measure(self, measure_id: str) -> Measure:
        """Return the measure with this id.

        Raises:
            KeyError: when no measure has the id.
        """
        return self.measure_by_id[measure_id]

    def edition(self, edition_id: str) -> Edition:
        """Return the edition with this id (`1.0`, `2.3` …).

        Raises:
            KeyError: when no edition has the id.
        """
        return self.edition_by_id[edition_id]
