"""One national measure side by side: a row a body, what its plan says about policy, date, actions, divisions, KPIs.

``Comparison(published, codes, edition, links).sides(measure_id)`` gives :class:`Side` objects in the order of the codes
(all bodies of the set without any); ``COLUMNS`` are their columns with Japanese headings, ``cells(side)`` their texts.
``comparison_page`` writes them for reading and printing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow.compute as pc

from analysis.bodies import Bodies, Body
from analysis.coverage import DEFAULT_EDITION, Views, coverage_rows
from analysis.indicators import shown
from analysis.links import Links
from analysis.plans import Plans
from analysis.tables import Published, by_key
from extractors.rows import Row
from taxonomy.loader import load_taxonomy

STATUS_LABELS: Mapping[str, str] = {
    "covered": "掲載", "absent": "記載なし", "low_quality": "判読困難", "unread": "未読", "not_in_edition": "版にない",
}  # fmt: skip
ROLE_LABELS: Mapping[str, str] = {"lead": "", "support": "（関係）"}
BODY_MARK = "［本文］"
"""Before the words of a section that has no labelled policy and no actions: its own text stands in their place."""
BODY_LENGTH = 400
COLUMNS: Mapping[str, str] = {
    "code": "団体コード", "name": "団体名", "prefecture": "都道府県", "kind": "区分", "status": "掲載状況",
    "policy": "方針", "target": "目標時期", "actions": "取組", "departments": "担当課", "kpis": "KPI",
    "indicators": "公的な指標", "evidence": "根拠", "link": "リンク",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: the row, in words, and the address if there is one."""

    row_id: str
    document_id: str
    page: int | None
    said: str
    link: str | None


@dataclass(slots=True)
class Side:
    """What one body says about the measure; texts are as printed, one statement a line.

    Attributes:
        via: `crosswalk` where the plan has the measure only under another one that the edition leads here.
        places: where it says so, in the order of the document.
    """

    body: Body
    status: str
    via: str | None
    policy: str = ""
    target: str = ""
    actions: str = ""
    departments: str = ""
    kpis: str = ""
    indicators: str = ""
    places: list[Place] = field(default_factory=list)


class Comparison:
    """A set whose bodies are compared; the tables are read once for all measures."""

    def __init__(
        self,
        published: Published,
        codes: Sequence[str] | None = None,
        edition: str = DEFAULT_EDITION,
        links: Links | None = None,
    ) -> None:
        """Read what the bodies say; current plans and own words alone.

        Args:
            published: the tables.
            codes: the bodies, in the order wanted; None for all that have a plan or are on the set's roster.
            edition: edition of the national plan: what other editions have under another measure is seen through the
                crosswalk.
            links: where pages can be opened.

        Raises:
            KeyError: if there is no such edition.
        """
        self.edition = edition
        self.plans, self.bodies, self.links = Plans(published), Bodies(published), links or Links(published)
        self.codes = list(dict.fromkeys(codes)) if codes is not None else bodies_of(published, self.plans)
        rows = coverage_rows(self.plans, self.codes, edition)
        self.coverage = {(row["municipality_code"], row["measure_id"]): row for row in rows}
        self._views = Views(load_taxonomy(), edition)
        self._measures = self._by_measure("measures", ("row_id", "section_id", "page", "policy", "target", "actions",
                                                       "target_start", "target_end"))  # fmt: skip
        self._targets = self._by_measure("targets", ("text", "end", "phase"))
        self._kpis = self._by_measure("kpis", ("name", "unit", "baseline_value", "baseline_period", "target_value",
                                               "target_period"))  # fmt: skip
        self._departments = self._by_measure("departments", ("bureau", "division", "units", "role"))
        self._texts = self._texts_of_bare_sections()
        # Rates of single procedures are too many to stand beside a plan.
        columns = [
            "municipality_code",
            "indicator_group",
            "indicator",
            "value",
            "state",
            "measure_id",
            "procedure_id",
            "as_of",
        ]
        figures = published.table("indicators", columns, filters=(pc.field("measure_id").is_valid() &
                                                                  pc.field("procedure_id").is_null()))  # fmt: skip
        self._figures = by_key(figures.to_pylist(), "municipality_code", "measure_id")

    def sides(self, measure_id: str) -> list[Side]:
        """What every body says about a measure, in the order of the bodies.

        Raises:
            KeyError: if there is no such measure.
        """
        load_taxonomy().measure(measure_id)
        return [self._side(code, measure_id) for code in self.codes]

    def _by_measure(self, table: str, columns: Sequence[str]) -> dict[tuple[str, str], list[Row]]:
        """Rows of a table by body and measure of the viewed edition."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.plans.own(table, ["measure_id", *columns]):
            if row["measure_id"] is None:
                continue
            document = self.plans.read[row["document_id"]]
            for measure_id in self._views(row["measure_id"], document["taxonomy_edition"] or self.edition):
                found.setdefault((document["municipality_code"], measure_id), []).append(row)
        return found

    def _texts_of_bare_sections(self) -> dict[tuple[str, str], str]:
        """Text of the sections about a measure that have neither a labelled policy nor actions."""
        bare = {
            (row["document_id"], row["section_id"])
            for rows in self._measures.values()
            for row in rows
            if not row["policy"] and not row["actions"] and row["section_id"]
        }
        rows = self.plans.own("sections", ["section_id", "text"]) if bare else iter(())
        return {
            (row["document_id"], row["section_id"]): row["text"]
            for row in rows
            if (row["document_id"], row["section_id"]) in bare
        }

    def _side(self, code: str, measure_id: str) -> Side:
        key = (code, measure_id)
        row, measures = self.coverage[key], self._measures.get(key, [])
        return Side(
            self.bodies(code), row["status"], row["via"],
            policy=_lines(one["policy"] for one in measures) or self._text(measures),
            target=_lines(self._target(key, one) for one in measures),
            actions=_lines(f"・{action}" for one in measures for action in one["actions"] or ()),
            departments=_lines(_division(one) for one in self._departments.get(key, [])),
            kpis=_lines(kpi_text(one) for one in self._kpis.get(key, [])),
            indicators=shown(_latest(self._figures.get(key, []))),
            places=[
                Place(one["row_id"], one["document_id"], one["page"], self.links.said(one["document_id"], one["page"]),
                      self.links.of(one["document_id"], one["page"]))
                for one in measures
            ],
        )  # fmt: skip

    def _text(self, measures: Sequence[Row]) -> str:
        if any(row["policy"] or row["actions"] for row in measures):
            return ""
        text = _lines(self._texts.get((row["document_id"], row["section_id"]), "") for row in measures)
        if not text:
            return ""
        return BODY_MARK + (text if len(text) <= BODY_LENGTH else text[:BODY_LENGTH] + "…")

    def _target(self, key: tuple[str, str], row: Row) -> str:
        printed = row["target"]
        if printed is None and row["target_end"]:
            same = [target["text"] for target in self._targets.get(key, ()) if target["end"] == row["target_end"]]
            printed = same[0] if same else ""
        if row["target_end"]:
            return f"{printed}（{row['target_end']}まで）"
        if row["target_start"]:
            return f"{printed or ''}（{row['target_start']}から）"
        return printed or ""


def bodies_of(published: Published, plans: Plans) -> list[str]:
    """Codes of the bodies of a set: those with a plan and those of its roster, in the order of codes."""
    listed = {row["municipality_code"] for row in published.rows("coverage", ["municipality_code"])}
    return sorted(listed | set(plans.by_body))


def _latest(rows: Iterable[Row]) -> Iterator[Row]:
    """Of each figure the newest; parts of a figure (分母, 分子) are named as it with a ``_`` behind."""
    newest: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row["indicator_group"], row["indicator"])
        if key not in newest or str(row["as_of"]) > str(newest[key]["as_of"]):
            newest[key] = row
    names = {name for _, name in newest}
    return (row for (_, name), row in newest.items() if name.partition("_")[0] not in names - {name})


def _lines(texts: Iterable[str | None]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _division(row: Row) -> str:
    units = f"（{'、'.join(row['units'])}）" if row["units"] else ""
    bureau = f"{row['bureau']} " if row["bureau"] else ""
    return f"{bureau}{row['division']}{units}{ROLE_LABELS[row['role']]}"


def kpi_text(row: Row) -> str:
    """An indicator in one line: name, value at the start, value aimed at, each with its time."""

    def value(which: str) -> str:
        said, when = row[f"{which}_value"], row[f"{which}_period"]
        if not said:
            return ""
        unit = row["unit"] if row["unit"] and row["unit"] not in said else ""
        return f"{said}{unit}" + (f"（{when}）" if when else "")

    values = [text for text in (value("baseline"), value("target")) if text]
    if not values and row["target_period"]:
        values = [f"（{row['target_period']}）"]
    return row["name"] + (": " + " → ".join(values) if values else "")


def status_text(side: Side) -> str:
    """The status in Japanese, with the crosswalk where the plan has the measure under another name only."""
    return STATUS_LABELS[side.status] + ("（版の対応による）" if side.via == "crosswalk" else "")


def cells(side: Side) -> dict[str, str]:
    """The texts of a side by column of :data:`COLUMNS`."""
    return {
        "code": side.body.code, "name": side.body.name, "prefecture": side.body.prefecture,
        "kind": side.body.kind_label, "status": status_text(side), "policy": side.policy, "target": side.target,
        "actions": side.actions, "departments": side.departments, "kpis": side.kpis, "indicators": side.indicators,
        "evidence": "\n".join(dict.fromkeys(place.said for place in side.places)),
        "link": next((place.link for place in side.places if place.link), ""),
    }  # fmt: skip
