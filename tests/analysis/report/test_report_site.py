"""The pages of a report hold together, say everything the tables say, and let no word of a document do anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from analysis.report.charts import COLOURS
from analysis.report.model import open_report
from analysis.report.safe import visible
from analysis.report.site import POLICY
from analysis.report.words import words
from analysis.tables import NotPublished
from extractors.schema import TABLES
from extractors.schema.columns import BODY_KINDS
from tests.analysis.report.sites import HOSTILE, full_set, write_site

MEASURES = 18
VOID = {"meta", "link", "br", "input", "img", "col", "hr"}


@dataclass
class Page(HTMLParser):
    """What a browser would make of a page."""

    path: Path
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.path.read_text(encoding="utf-8"))
        self.close()
        assert not self._open, f"{self.path}: {self._open} are not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open.pop() == tag, f"{self.path}: </{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        return (attrs for name, attrs in self.tags if name == tag)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("honest")
    return write_site(full_set(base / "tables"), base / "site")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    return write_site(full_set(base / "tables", HOSTILE, "javascript:window.hurt=1"), base / "site")


def pages(site: Path) -> list[Page]:
    return [Page(path) for path in sorted(site.rglob("*.html"))]


def test_there_is_a_page_for_every_town_that_was_read_and_every_measure(honest: Path) -> None:
    names = {page.path.relative_to(honest).as_posix() for page in pages(honest)}
    assert {"index.html", "overview.html", "changes.html", "documents.html", "about.html"} <= names
    assert {"towns/992011.html", "towns/993018.html"} <= names and "towns/203611.html" not in names
    assert sum(name.startswith("measures/") for name in names) == MEASURES


@pytest.mark.parametrize("which", ["honest", "hostile"])
def test_pages_are_well_formed_and_lead_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    found = {page.path: page for page in pages(site)}
    ids = {path: [attrs["id"] for _, attrs in page.tags if "id" in attrs] for path, page in found.items()}
    for path, page in found.items():
        assert len(ids[path]) == len(set(ids[path])), path
        for _, attrs in page.tags:
            for name in ("aria-labelledby", "for"):
                assert attrs.get(name, ids[path][0]) in ids[path], (path, attrs)
            link = attrs.get("href") or attrs.get("src")
            if not link or link == "#" or re.match("https?://", link):
                continue
            file, _, hash = link.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            assert target.is_file(), f"{path}: {link}"
            assert not hash or hash in ids[target], f"{path}: {link}"


@pytest.mark.parametrize("which", ["honest", "hostile"])
def test_no_page_asks_a_host_or_runs_words(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    for page in pages(site):
        (policy,) = (a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
        assert policy == POLICY and "unsafe" not in policy and "http" not in policy
        for tag, attrs in page.tags:
            assert tag not in ("iframe", "object", "embed", "base", "style"), page.path
            assert not [name for name in attrs if name.startswith("on") or name == "style"], (page.path, tag, attrs)
            if tag in ("script", "link", "img"):
                assert ":" not in attrs.get("src", attrs.get("href", "")), (page.path, attrs)
            if tag == "script":
                assert re.fullmatch(r"(\.\./)?(assets|data)/[\w/-]+\.js", attrs["src"]) and "type" not in attrs
            if tag == "a":
                assert re.match(r"https?://|#|[\w./-]+\.(html|webp)(#|$)", attrs["href"]), (page.path, attrs)
                if attrs.get("target"):
                    assert attrs["rel"] == "noopener noreferrer"
        raw = page.path.read_text(encoding="utf-8")
        assert not re.search("[\u2028\u2029\u202a-\u202e\u2066-\u2069\x00]", raw)


def test_hostile_words_are_shown_as_they_are(hostile: Path) -> None:
    town = Page(hostile / "towns" / "992011.html")
    assert town.text.count(visible(HOSTILE)) > 20
    changes = Page(hostile / "changes.html")
    assert changes.text.count(visible(HOSTILE)) >= 3
    for path in sorted((hostile / "data").rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        value = json.loads(re.fullmatch(r"window\.DXPLANS_\w+=(.*);\n", text).group(1))  # type: ignore[union-attr]
        assert value
        assert "<" not in text and "\u202e" not in text
    side = (hostile / "data" / "measures" / "open-data.js").read_text(encoding="utf-8")
    towns = json.loads(side.split("=", 1)[1].rstrip(";\n"))["towns"]
    assert [line[0] for line in next(t for t in towns if t["c"] == "992011")["policy"]] == [visible(HOSTILE)]


def test_every_fact_of_a_town_has_its_evidence(honest: Path, tmp_path: Path) -> None:
    report = open_report(full_set(tmp_path / "tables"))
    town = next(town for town in report.towns if town.code == "992011")
    (document,) = (row["document_id"] for row in town.current)
    page = Page(honest / "towns" / "992011.html")
    shown = {attrs["data-row"]: attrs for attrs in page.all("a") if "data-row" in attrs}
    for table in ("measures", "fields", "targets", "departments", "kpis", "schedules", "organization", "procedures",
                  "systems", "sections"):  # fmt: skip
        rows = [row for row in report.tables.of(table, document) if row.get("section_id") != "s0"]
        assert rows, table
        if table == "sections":
            continue
        for row in rows:
            (region,) = row["regions"]
            box = ",".join(f"{region[side]:.1f}".removesuffix(".0") for side in ("x0", "top", "x1", "bottom"))
            assert shown[row["row_id"]]["data-at"] == f"{row['page']},595,842:{box}", table
            assert shown[row["row_id"]]["data-doc"] == document
            assert shown[row["row_id"]]["href"] == f"https://www.example.lg.jp/a.pdf#page={row['page']}"


def test_corrections_doubts_figures_and_neighbours_stand_beside_the_words(honest: Path) -> None:
    town = (honest / "towns" / "992011.html").read_text(encoding="utf-8")
    section = town[town.index('id="m-open-data"') : town.index('id="m-public-private-data-plan"')]
    assert section.count('data-t="corrected"') == 1 and section.count('data-t="needs_review"') == 1
    assert "72%" in section and 'data-t="indicator_blank"' in section and 'data-t="indicator_not_surveyed"' in section
    assert re.search(r'<a href="993018.html#m-open-data" lang="ja">霧ヶ原町</a>', section)
    side = json.loads((honest / "data" / "measures" / "open-data.js").read_text(encoding="utf-8").split("=", 1)[1][:-2])
    row = next(row for row in side["towns"] if row["c"] == "992011")
    assert row["figures"] == ["stated窓口を減らす：72%"] and row["near"] == [["霧ヶ原町", "993018"]]


def test_only_current_plans_are_compared_and_older_ones_listed(honest: Path) -> None:
    town = Page(honest / "towns" / "992011.html")
    assert "以前の版" in town.text and "old.pdf" in town.text
    old = {attrs["data-doc"] for page in pages(honest) for attrs in page.all("a")
           if "data-doc" in attrs and "changes" not in page.path.name}  # fmt: skip
    assert len(old) == 2


def test_all_words_are_known_in_both_languages(honest: Path) -> None:
    known = words()
    assert all(ja and en for ja, en in known.values())
    for page in pages(honest):
        for _, attrs in page.tags:
            for name, value in attrs.items():
                if re.fullmatch(r"data-t(-\w+)?|data-own-t", name):
                    assert value in known, (page.path, value)
                if name == "data-v":
                    assert isinstance(json.loads(value), dict)
    source = Path(__file__).parents[3] / "analysis" / "report"
    scripts = "".join(path.read_text(encoding="utf-8") for path in (source / "assets").glob("*.js"))
    for key in re.findall(r'\b(?:say|words)\("(\w+)"[,)]', scripts):
        assert key in known, key


@pytest.mark.parametrize(
    ("table", "column", "prefix"),
    [
        ("coverage", "status", "status"), ("changes", "kind", "change"), ("changes", "between", "between"),
        ("documents", "document_type", "type"), ("documents", "status", "document"), ("documents", "grade", "grade"),
        ("fields", "field", "field"), ("departments", "role", "role"), ("kpis", "direction", "direction"),
        ("schedules", "phase", "phase"), ("organization", "kind", "kind"), ("procedures", "scope", "scope"),
        ("measures", "measure_group", "group"), ("indicators", "state", "indicator"),
    ],
)  # fmt: skip
def test_every_code_of_the_tables_has_words(table: str, column: str, prefix: str) -> None:
    for value in TABLES[table].field(column).values:
        assert f"{prefix}_{value}" in words() or (prefix, value) == ("indicator", "stated"), value
    assert all(f"kind_{kind}" in words() for kind in BODY_KINDS)


def test_no_word_is_kept_that_nothing_says() -> None:
    source = Path(__file__).parents[3] / "analysis" / "report"
    files = [*source.glob("*.py"), *(source / "templates").iterdir(), *(source / "assets").glob("*.js")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    heads = ("status_", "kind_", "group_", "grade_", "direction_", "phase_", "scope_", "field_", "type_", "document_",
             "change_", "between_", "indicator_", "about_", "sort_", "gantt_", "role_")  # fmt: skip
    unused = [key for key in words() if not re.search(rf"['\"_]{key}['\"]", text) and not key.startswith(heads)]
    assert not unused


def test_scripts_build_text_and_run_nothing() -> None:
    source = Path(__file__).parents[3] / "analysis" / "report" / "assets"
    for path in source.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
                     "XMLHttpRequest", "import ", "import(", "sendBeacon", "WebSocket"):  # fmt: skip
            assert word not in text, (path.name, word)


def test_the_same_tables_give_the_same_bytes(honest: Path, tmp_path: Path) -> None:
    again = write_site(full_set(tmp_path / "tables"), tmp_path / "site")
    first = {path.relative_to(honest).as_posix(): path.read_bytes() for path in honest.rglob("*") if path.is_file()}
    second = {path.relative_to(again).as_posix(): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first == second


def test_charts_say_their_figures_to_those_who_cannot_see_them(honest: Path) -> None:
    page = Page(honest / "overview.html")
    drawings = [attrs for attrs in page.all("div") if attrs.get("class") == "drawing"]
    assert [attrs["data-in"] for attrs in drawings] == ["ja", "en"]
    bars = [attrs["aria-label"] for attrs in page.all("path") if attrs.get("aria-roledescription") == "bar"]
    assert "オープンデータの推進: 掲載 2" in bars and "Open data: covered 2" in bars
    assert "オープンデータの推進: 未読 1" in bars
    rows = (honest / "measures" / "open-data.html").read_text(encoding="utf-8")
    assert re.search(r'<th scope="row">2025</th><td class="number">1</td>', rows)


def test_the_key_of_charts_has_their_colours() -> None:
    css = (Path(__file__).parents[3] / "analysis" / "report" / "assets" / "report.css").read_text(encoding="utf-8")
    for status, colour in COLOURS.items():
        rule = re.search(rf"\.of-chart \.st-{status} {{ background: (#\w+)", css)
        assert colour == (rule.group(1) if rule else re.search(rf"--{status}: (#\w+)", css).group(1))  # type: ignore[union-attr]


def test_the_heat_map_tells_the_states_apart(honest: Path) -> None:
    text = (honest / "data" / "heatmap.js").read_text(encoding="utf-8")
    data = json.loads(text.split("=", 1)[1].rstrip(";\n"))
    at = {measure["id"]: number for number, measure in enumerate(data["measures"])}
    towns = {row[0]: row for row in data["towns"]}
    assert towns["992011"][7][at["open-data"]] == "c" and towns["992011"][8][at["open-data"]] == 2025
    assert towns["992011"][7][at["security"]] == "a" and towns["203611"][7][at["security"]] == "u"
    assert towns["992011"][7][at["eltax-payment"]] == "n"
    assert towns["992011"][9][at["open-data"]] == "e" and towns["203611"][5:7] == ["", 0]


def test_another_edition_is_another_view(tmp_path: Path) -> None:
    tables = full_set(tmp_path / "tables")
    first, later = open_report(tables), open_report(tables, "3.0")
    assert (first.edition, later.edition) == ("1.0", "3.0")
    assert first.coverage["992011", "frontyard-reform"]["status"] == "not_in_edition"
    assert later.coverage["992011", "frontyard-reform"]["status"] == "absent"
    assert {town.code for town in later.towns} == {"992011", "993018", "203611"}
    with pytest.raises(KeyError):
        open_report(tables, "9.9")


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotPublished):
        open_report(tmp_path)
