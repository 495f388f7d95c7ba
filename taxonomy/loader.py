"""Reads the data files of the package into a `Taxonomy`."""

import csv
import io
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from taxonomy.model import (
    BusinessSystem,
    CasebookCategory,
    CrosswalkRow,
    Edition,
    EditionGroup,
    EditionItem,
    FieldLabel,
    Kpi,
    Label,
    Measure,
    Principle,
    Procedure,
    ProcedureList,
    Source,
    Step,
    Support,
    Target,
    Taxonomy,
)

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_text(name: str) -> str:
    """Return the text of a data file of the package."""
    return (files("taxonomy") / "data" / name).read_text(encoding="utf-8")


def read_yaml(name: str) -> Any:
    """Return the content of a YAML data file of the package."""
    return yaml.load(read_text(name), Loader=_YamlLoader)  # noqa: S506 - a safe loader, the C one where it was built


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV data file of the package; empty cells are empty strings."""
    return list(csv.DictReader(io.StringIO(read_text(name))))


def _tuple(values: list[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def _labels(rows: list[dict[str, Any]], key: str) -> tuple[Label, ...]:
    return tuple(Label(row[key], row["status"], _tuple(row.get("sources"))) for row in rows)


def _item(row: dict[str, Any]) -> EditionItem:
    target = row.get("target")
    return EditionItem(
        number=row["number"],
        title=row["title"],
        measures=_tuple(row["measures"]),
        status=row["status"],
        sources=_tuple(row.get("sources")),
        target=Target(target["text"], target["norm"], target["status"], _tuple(target["sources"])) if target else None,
        kpis=_tuple(row.get("kpis")),
    )


def _edition(row: dict[str, Any]) -> Edition:
    groups = tuple(
        EditionGroup(
            group["id"],
            group["title"],
            group["section"],
            group["status"],
            _tuple(group["sources"]),
            tuple(_item(item) for item in group["items"]),
        )
        for group in row["groups"]
    )
    period = row["period"]
    return Edition(
        id=row["id"],
        label=row["label"],
        title=row["title"],
        publisher=row["publisher"],
        date=row["date"],
        date_status=row["date_status"],
        period_start=period["start"],
        period_end=period["end"],
        period_status=period["status"],
        item_count=row["item_count"],
        sources=_tuple(row["sources"]),
        groups=groups,
    )


def _measure(row: dict[str, Any]) -> Measure:
    return Measure(
        id=row["id"],
        group=row["group"],
        label_ja=row["label_ja"],
        label_en=row["label_en"],
        definition=row["definition"],
        alternative_labels=_labels(row["alternative_labels"], "text"),
        negative_labels=_tuple(row["negative_labels"]),
        keywords=_tuple(row["keywords"]),
    )


def _crosswalk(row: dict[str, str]) -> CrosswalkRow:
    return CrosswalkRow(
        measure_id=row["measure_id"],
        from_edition=row["from_edition"],
        to_edition=row["to_edition"],
        relation=row["relation"],  # type: ignore[arg-type]  # the checker proves the value
        to_measure_id=row["to_measure_id"] or None,
        status=row["status"],  # type: ignore[arg-type]
        recalled_relation=row["recalled_relation"] or None,
        recalled_to_measure_id=row["recalled_to_measure_id"] or None,
    )


def _procedure(row: dict[str, Any]) -> Procedure:
    return Procedure(
        id=row["id"],
        title=row["title"],
        category=row["category"],
        scope=row["scope"],
        mynaportal=row["mynaportal"],
        lists=dict(row["lists"]),
        variants=_labels(row["variants"], "title"),
        status=row["status"],
        sources=_tuple(row["sources"]),
        note=row.get("note"),
    )


def _principles(data: dict[str, Any]) -> tuple[Principle, ...]:
    articles = [
        Principle("service-design", row["number"], row["title"], _tuple(row["variants"]))
        for row in data["service_design"]["articles"]
    ]
    principles = [Principle("digital", row["number"], row["title"]) for row in data["digital_principles"]["items"]]
    return tuple(articles + principles)


def _field_labels(data: dict[str, Any]) -> tuple[FieldLabel, ...]:
    labels = [
        FieldLabel(text, (row["field"],), kind == "seen", kind == "dressed")
        for row in data["fields"]
        for kind in ("seen", "recalled", "dressed")
        for text in row.get(kind, ())
    ]
    compounds = [FieldLabel(row["label"], _tuple(row["fields"]), row["status"] == "seen") for row in data["compounds"]]
    return tuple(labels + compounds)


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """Return the taxonomy that ships with the package; it is read once a process."""
    editions = read_yaml("editions.yaml")
    measures = read_yaml("measures.yaml")
    procedures = read_yaml("procedures.yaml")
    casebook = read_yaml("casebook.yaml")
    labels = read_yaml("field_labels.yaml")
    return Taxonomy(
        version=editions["taxonomy_version"],
        editions=tuple(_edition(row) for row in editions["editions"]),
        measures=tuple(_measure(row) for row in measures["measures"]),
        groups={row["id"]: row["title"] for row in measures["groups"]},
        crosswalk=tuple(_crosswalk(row) for row in read_csv("crosswalk.csv")),
        procedure_lists=tuple(
            ProcedureList(row["id"], row["title"], row["count"], row["status"], _tuple(row["sources"]))
            for row in procedures["lists"]
        ),
        procedure_categories=dict(procedures["categories"]),
        procedures=tuple(_procedure(row) for row in procedures["procedures"]),
        systems=tuple(
            BusinessSystem(**{**row, "aliases": _tuple(row["aliases"]), "sources": _tuple(row["sources"])})
            for row in read_yaml("systems.yaml")["systems"]
        ),
        steps=tuple(
            Step(**{**row, "variants": _tuple(row["variants"]), "sources": _tuple(row["sources"])})
            for row in read_yaml("steps.yaml")["steps"]
        ),
        casebook=tuple(CasebookCategory(**row) for row in casebook["categories"]),
        casebook_total=casebook["cases_total"],
        principles=_principles(read_yaml("principles.yaml")),
        supports=tuple(
            Support(**{**row, "ministries": _tuple(row["ministries"]), "sources": _tuple(row["sources"])})
            for row in read_yaml("supports.yaml")["supports"]
        ),
        kpis=tuple(
            Kpi(row["id"], row["measure"], row["text"], row["plan"], row["status"], _tuple(row["sources"]))
            for row in read_yaml("kpis.yaml")["kpis"]
        ),
        field_labels=_field_labels(labels),
        plan_level_labels=_tuple(labels["plan_level"]),
        sources={key: Source(id=key, **row) for key, row in read_yaml("sources.yaml")["sources"].items()},
    )
