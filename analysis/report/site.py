"""Writes the pages of a report: templates filled with facts, data as script files, charts, all into one folder."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from statistics import median_low
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from analysis.report import charts, summaries
from analysis.report.data import MeasureData, document_words, heat_map, look, page_file
from analysis.report.evidence import Evidence, Places
from analysis.report.facts import Fact, OfMeasure, TownFacts
from analysis.report.gantt import Line, gantt
from analysis.report.model import STATUSES, Report, Town
from analysis.report.safe import script, shown, visible, web_link
from analysis.report.words import say, words
from extractors.rows import Row
from extractors.schema.columns import PHASES
from taxonomy.loader import load_taxonomy
from taxonomy.model import Taxonomy

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; "
    "form-action 'none'"
)
"""What pages may load: their own files. `file:` is there for browsers to which no file is of the page's own origin."""
SIGNS = {"covered": "●", "crosswalk": "◐", "absent": "－", "low_quality": "△", "unread": "？", "not_in_edition": "／"}
PHASE_SIGNS = {"study": "◇", "prepare": "○", "trial": "△", "implement": "▲", "operate": "●", "continue": "→",
               "review": "↻", "none": "・"}  # fmt: skip
COLUMNS = ("statements", "field_policy", "field_target", "field_actions", "departments", "kpis")
PAGES = "pages"
"""The folder of the pictures of pages."""


class Site:
    """A report on its way into a folder."""

    def __init__(self, report: Report, folder: Path, drawn: Collection[str] = ()) -> None:
        """Prepare the templates.

        Args:
            report: what it is about.
            folder: where it is written; must exist.
            drawn: ids of the documents whose pages there will be pictures of.
        """
        self.report, self.folder, self.drawn = report, folder, frozenset(drawn)
        self.places = Places(report.tables)
        self._documents = {row["document_id"]: row for row in report.documents}
        self._by_id = {measure.id: measure for measure in report.measures}
        self._root = ""
        self._environment = self._templates()

    def write(self) -> None:
        """Write everything but the pictures of pages; `places.needed` says which these are, afterwards."""
        for kind in ("assets", "data/measures", "towns", "measures"):
            (self.folder / kind).mkdir(parents=True)
        for asset in sorted((files("analysis.report") / "assets").iterdir(), key=lambda entry: entry.name):
            self._put(f"assets/{asset.name}", asset.read_text(encoding="utf-8"))
        self._put("data/words.js", script("DXPLANS_WORDS", words()))
        self._put("data/heatmap.js", script("DXPLANS_HEATMAP", heat_map(self.report)))
        self._page("heat.html", "index.html", own_key="nav_heat", page_class="heat-page")
        side = MeasureData(self.report)
        for town in self.report.towns:
            facts = TownFacts(self.report, town, self.places)
            side.add(facts)
            if town.has_page:
                self._town(town, facts)
        self._overview()
        for measure in self.report.measures:
            self._put(f"data/measures/{measure.id}.js", script("DXPLANS_MEASURE", side.of(measure, self._words_of)))
            self._measure(measure.id)
        if self.report.has_changes:
            self._changes()
        self._quality()

    def front(self) -> str:
        """The page beside the report's folder that leads into it."""
        from analysis.report.place import FOLDER

        return self._environment.get_template("front.html").render(folder=FOLDER)

    def _put(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")

    def _page(self, template: str, file: str, **values: Any) -> None:
        self._root = "../" * file.count("/")
        rendered = self._environment.get_template(template).render(root=self._root, here=file, **values)
        self._put(file, rendered)

    def _town(self, town: Town, facts: TownFacts) -> None:
        everything = [*facts.kpis, *facts.departments, *facts.schedules]
        self._page(
            "town.html", f"towns/{town.file}.html", own=town.name, with_evidence=True, page_class="town-page",
            town=town, facts=facts, timetable=gantt(facts.schedules, [m.id for m in self.report.measures]),
            divisions=_divisions(facts.departments), documents_json=self._documents_json(town.current),
            parts=[("gantt", facts.schedules), ("kpis", facts.kpis), ("departments", facts.departments),
                   ("organization", facts.organization), ("procedures", facts.procedures), ("systems", facts.systems)]
            if everything or town.current else [],
        )  # fmt: skip

    def _overview(self) -> None:
        counts = summaries.over_all(self.report)
        medians = {}
        for measure in self.report.measures:
            rows = [self.report.coverage.get((town.code, measure.id), {}) for town in self.report.towns]
            ends = [row["target_end"] for row in rows if row.get("target_end")]
            medians[measure.id] = median_low(ends) if ends else None
        self._page(
            "overview.html", "overview.html", own_key="nav_overview", page_class="overview-page",
            drawing=self._drawing(charts.of_measures(self.report, counts)), counts={g.name: g for g in counts},
            medians=medians, read_count=sum(bool(town.current) for town in self.report.towns),
        )  # fmt: skip

    def _measure(self, measure_id: str) -> None:
        measure = self._by_id[measure_id]
        years, without = summaries.deadlines(self.report, measure_id)
        taxonomy = load_taxonomy()
        parts = []
        for id, key, grouping in (("prefectures", "by_prefecture", "prefecture"), ("kinds", "by_kind", "kind")):
            groups = summaries.by_group(self.report, measure_id, grouping)
            drawing = self._drawing(charts.of_groups(groups, grouping == "kind"))
            parts.append((id, key, groups, drawing, grouping == "kind"))
        self._page(
            "measure.html", f"measures/{measure_id}.html", own=measure.ja, own_en=measure.en, with_evidence=True,
            page_class="measure-page", measure=measure, columns=COLUMNS, years=years, without=without,
            year_chart=self._drawing(charts.of_years(years, without)), summaries=parts,
            definition=taxonomy.measure(measure_id).definition, titles=_titles(taxonomy, measure_id),
        )  # fmt: skip

    def _changes(self) -> None:
        towns = self.report.by_code
        found: dict[str, list[tuple[Row, Evidence | None, Evidence | None]]] = {}
        documents: dict[str, None] = {}
        for row in self.report.tables.rows("changes"):
            sides = []
            for side in ("old", "new"):
                page, box = row[f"{side}_page"], row[f"{side}_bbox"]
                document = row[f"{side}_document_id"]
                there = page and box and document in self._documents
                sides.append(self.places.at(document, row["row_id"], [(page, box)]) if there else None)
                if there:
                    documents[document] = None
            found.setdefault(row["municipality_code"], []).append((row, sides[0], sides[1]))
        self._page(
            "changes.html", "changes.html", own_key="nav_changes", with_evidence=True, page_class="changes-page",
            changes=[(towns.get(code) or Town(code, code, "", "", "", None), rows) for code, rows in found.items()],
            documents_json=self._documents_json([self._documents[key] for key in documents]),
        )  # fmt: skip

    def _quality(self) -> None:
        titles = {row["document_id"]: row["title"] or row["source_path"] for row in self.report.documents}
        self._page(
            "documents.html", "documents.html", own_key="nav_documents", page_class="documents-page",
            warnings=self.report.tables.rows("warnings"), titles=titles,
        )  # fmt: skip
        versions = [
            ("about_software", "extractor_version"), ("about_taxonomy", "taxonomy_version"),
            ("about_dictionary", "dictionary_version"), ("edition_of_plan", "taxonomy_edition"),
        ]  # fmt: skip
        self._page(
            "about.html", "about.html", own_key="nav_about", page_class="about-page",
            versions=[(key, sorted({row[column] for row in self.report.documents if row[column]}))
                      for key, column in versions],
        )  # fmt: skip

    def _words_of(self, document_id: str) -> dict[str, Any]:
        row = self._documents[document_id]
        return document_words(row, self.report.town_of_document.get(document_id), document_id in self.drawn)

    def _documents_json(self, rows: Iterable[Row]) -> str:
        return json.dumps(shown({row["document_id"]: self._words_of(row["document_id"]) for row in rows}),
                          ensure_ascii=False)  # fmt: skip

    def _drawing(self, chart: charts.Chart) -> tuple[Markup, Markup]:
        return Markup(chart[0]), Markup(chart[1])

    def _templates(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("analysis.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, keep_trailing_newline=True,
            finalize=_finished,
        )  # fmt: skip
        groups = [(group, list(of)) for group, of in groupby(self.report.measures, key=lambda measure: measure.group)]
        taxonomy = load_taxonomy()
        navigation = [("nav_heat", "index.html"), ("nav_overview", "overview.html"), ("nav_changes", "changes.html"),
                      ("nav_documents", "documents.html"), ("nav_about", "about.html")]  # fmt: skip
        if not self.report.has_changes:
            del navigation[2]
        environment.filters["groupby_run"] = _runs
        environment.globals.update(
            policy=POLICY, report=self.report, statuses=STATUSES, signs=SIGNS, navigation=navigation,
            measure_groups=groups, measures_by_id=self._by_id, phases=(*PHASES, "none"), phase_signs=PHASE_SIGNS,
            measures_at={measure.id: at for at, measure in enumerate(self.report.measures)},
            list_titles={entry.id: entry.title for entry in taxonomy.procedure_lists},
            own=None, own_en=None, own_key=None, with_evidence=False, s=say, t=_words, c=_code, a=_attributes,
            label=_label,
            look=lambda told: look(told.coverage), best=self._best, period=_period, source=self._source,
            card=self._card, page_file=self._page_file, drawn=self._bar, neighbour=self._neighbour,
            measure_link=self._measure_link, changed=self._changed,
        )  # fmt: skip
        return environment

    def _best(self, told: OfMeasure) -> Evidence | None:
        """The evidence that coverage names."""
        row = told.coverage
        if not row.get("evidence_bbox") or row["evidence_document_id"] not in self._documents:
            return None
        return self.places.at(
            row["evidence_document_id"], row["row_id"], [(row["evidence_page"], row["evidence_bbox"])]
        )

    def _page_file(self, evidence: Evidence) -> str:
        """Where a click leads without scripts: the picture of the page, else the published file."""
        if evidence.document_id in self.drawn:
            return f"{self._root}{PAGES}/{page_file(evidence)}"
        url = web_link(self._documents[evidence.document_id]["source_url"])
        return f"{url.split('#')[0]}#page={evidence.page}" if url else "#"

    def _source(self, row: Row) -> Markup:
        url = web_link(row["source_url"])
        name = Markup('<span class="file" lang="ja">{}</span>').format(visible(row["source_path"]))
        if url is None:
            return name
        words = _words("source_link")
        link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, words)
        return Markup("{} {}").format(link, name)

    def _card(self, row: Row) -> Markup:
        return Markup(self._environment.get_template("card.html").render(row=row))

    def _measure_link(self, measure_id: str | None) -> Markup:
        if measure_id is None:
            return _words("no_measure")
        measure = self._by_id[measure_id]
        return Markup('<a href="{}measures/{}.html" data-ja="{}" data-en="{}">{}</a>').format(
            self._root, measure.id, measure.ja, measure.en, measure.ja
        )

    def _changed(self, value: str | None) -> Markup | str:
        """A value before or after; a measure that moved is told by its id, and shown by its name."""
        measure = self._by_id.get(value or "")
        if measure is None:
            return value or ""
        return Markup('<span data-ja="{}" data-en="{}">{}</span>').format(measure.ja, measure.en, measure.ja)

    def _neighbour(self, row: Row, measure_id: str) -> Markup:
        town = self.report.by_code.get(row["neighbour_code"])
        name = visible(town.name if town else row["neighbour_code"])
        if town is None or not town.has_page:
            return Markup('<span lang="ja">{}</span>').format(name)
        return Markup('<a href="{}.html#m-{}" lang="ja">{}</a>').format(town.file, measure_id, name)

    def _bar(self, fact: Fact) -> Markup:
        """A bar of the timetable: a link to its evidence with its words, or its phase where nothing is written."""
        row = fact.row
        phase = row["phase"] or "none"
        first, last = row["fiscal_year_start"], row["fiscal_year_end"]
        years = _words("gantt_year", start=first) if first == last else _words("gantt_years", start=first, end=last)
        said = Markup('<span class="says" lang="ja">{}</span>').format(visible(fact.text)) if fact.text else _words(
            f"phase_{phase}")  # fmt: skip
        inside = Markup(
            '<span aria-hidden="true">{}</span> {}<span class="hidden"> {} {} {} p.{}</span>'
        ).format(PHASE_SIGNS.get(phase, "・"), said, _code("phase", phase), years, _words("evidence"), row["page"])
        kind = Markup("bar ph-{} kind-{}").format(phase, row["kind"])
        if fact.evidence is None:
            return Markup('<span class="{}">{}</span>').format(kind, inside)
        return Markup(
            '<a class="ev {}" href="{}" data-doc="{}" data-at="{}" data-row="{}">{}</a>'
        ).format(kind, self._page_file(fact.evidence), fact.evidence.document_id, fact.evidence.at,
                 fact.evidence.row_id, inside)  # fmt: skip


def _finished(value: Any) -> Any:
    """What a template puts into a page: words of documents without invisible controls; markup is ours."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _words(key: str, **values: Any) -> Markup:
    """Words of the interface, which the switch of languages can find again."""
    return Markup("<span {}>{}</span>").format(_attributes(key, **values), say(key, **values))


def _code(prefix: str, value: str) -> Markup:
    """A code of a table in words; one that this report does not know yet stands as it is."""
    key = f"{prefix}_{value}"
    return _words(key) if key in words() else Markup("{}").format(visible(value))


def _attributes(key: str, **values: Any) -> Markup:
    """The attributes by which an element's words change with the language."""
    if not values:
        return Markup('data-t="{}"').format(key)
    return Markup('data-t="{}" data-v="{}"').format(key, json.dumps(values, ensure_ascii=False, default=str))


def _label(key: str) -> Markup:
    return Markup('aria-label="{}" data-t-label="{}"').format(say(key), key)


def _titles(taxonomy: Taxonomy, measure_id: str) -> list[tuple[str, str]]:
    """The titles of a measure in the editions of the national plan, each with the editions that have it."""
    found: dict[str, list[str]] = {}
    for edition in taxonomy.editions:
        title = edition.title_of(measure_id)
        if title:
            found.setdefault(title, []).append(edition.id)
    return [("・".join(editions), title) for title, editions in found.items()]


def _period(start: Any, end: Any) -> Markup:
    """A span of days; open where one is not stated."""
    if start is None and end is None:
        return Markup("")
    return Markup("{}～{}").format(escape(start or ""), escape(end or ""))


def _runs(lines: Sequence[Line]) -> list[tuple[str | None, list[Line]]]:
    """Lines of the timetable by measure."""
    return [(key, list(run)) for key, run in groupby(lines, key=lambda line: line.measure_id)]


def _divisions(facts: Sequence[Fact]) -> list[tuple[str, list[tuple[str | None, list[Fact]]]]]:
    """Each division with its measures and the places at which it is named for them."""
    found: dict[str, dict[str | None, list[Fact]]] = {}
    for fact in facts:
        name = " ".join(filter(None, (fact.row["bureau"], fact.text)))
        found.setdefault(name, {}).setdefault(fact.row["measure_id"], []).append(fact)
    return [(name, list(of.items())) for name, of in found.items()]

