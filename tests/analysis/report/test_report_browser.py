"""A person's way through the report in headless Chromium, from files: search, filter, keys, evidence, languages.

Needs playwright and Debian's chromium (`make browser`); elsewhere these tests skip.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from PIL import Image

from flows.batch import run_batch
from flows.report import write_report
from flows.settings import Settings
from tests.analysis.report.sites import HOSTILE, full_set, write_site

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: make browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's package chromium: make browser"),
]
TABLES = ("measures", "fields", "targets", "departments", "kpis", "schedules", "organization", "procedures", "systems")


@pytest.fixture(scope="module")
def tables(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    roster = out.parent / "roster.csv"
    roster.write_text("code\n131016\n203611\n011002\n", encoding="utf-8")
    report = run_batch([root / "data" / "raw"], out, direct=True, settings=Settings(workers=2, roster=roster))
    assert report.all_read
    return out


@pytest.fixture(scope="module")
def site(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = write_report(tables, out, workers=2)
    assert done.missing == 0 and done.drawn > 10
    return out


@pytest.fixture(scope="module")
def rows(tables: Path) -> dict[str, dict[str, Any]]:
    """Every row of the tables that facts come from, by its id."""
    return {row["row_id"]: row for name in TABLES for row in pq.read_table(tables / f"{name}.parquet").to_pylist()}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


Open = Callable[..., Any]


@pytest.fixture
def visit(browser: Any) -> Iterator[Open]:
    """Opens a page of files; at the end, none has asked a host for anything or complained."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def go(path: Path, hash: str = "", width: int = 1280, height: int = 900) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: complaints.append(f"failed {request.url}"))
        page.on("console", lambda message: complaints.append(f"{message.type} {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri() + hash)
        page.wait_for_function("document.querySelector('[data-language]') !== null")
        return page

    yield go
    for context in contexts:
        context.close()
    assert asked and not [url for url in asked if not url.startswith("file:///")]
    assert not complaints


def names(page: Any) -> list[str]:
    return page.locator("#heat tbody th :is(a, span)").all_inner_texts()


def cell(page: Any, town: str, measure: str) -> Any:
    column = page.locator(f'#heat thead a[href^="measures/{measure}.html"]').get_attribute("data-column")
    return page.locator("#heat tbody tr", has_text=town).locator(f'td[data-column="{column}"]')


def test_from_a_double_click_to_the_rectangle(site: Path, rows: dict[str, dict[str, Any]], visit: Open) -> None:
    page = visit(site / "index.html")
    page.wait_for_url("**/report/index.html")
    target = cell(page, "霧ヶ原町", "system-standardization")
    assert target.inner_text() == "●"
    assert "掲載" in target.get_attribute("aria-label")
    target.click()
    assert "霧ヶ原町" in page.locator("#detail").inner_text()
    page.locator("#detail a", has_text="団体のページ").click()
    page.wait_for_url("**/towns/993018.html#m-system-standardization")
    section = page.locator("#m-system-standardization")
    assert section.locator("h4").is_visible()
    link = section.locator("dd a.ev").nth(1)
    row = rows[link.get_attribute("data-row")]
    link.click()
    check_evidence(page, row, site)
    assert page.locator('[data-part="words"]').inner_text().strip() == (row.get("text") or row.get("title")).strip()


def check_evidence(page: Any, row: dict[str, Any], site: Path) -> None:
    """The dialog shows the right page, and a rectangle where the table says that the fact stands."""
    page.wait_for_selector("dialog[open] .sheet img")
    image = page.locator(".sheet img")
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 0")
    assert image.get_attribute("src").endswith(f"pages/{row['document_id']}/{row['page']}.webp")
    sheet, regions = image.bounding_box(), [r for r in row["regions"] if r["page"] == row["page"]]
    width, height = map(float, page.locator(".sheet svg").get_attribute("viewBox").split()[2:])
    scale = sheet["width"] / width
    assert sheet["height"] / height == pytest.approx(scale, rel=0.01)
    drawn = page.locator(".sheet rect").all()
    assert len(drawn) == len(regions)
    picture = Image.open(site / "report" / "pages" / row["document_id"] / f"{row['page']}.webp").convert("L")
    assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
    for mark, region in zip(drawn, regions, strict=True):
        box = mark.bounding_box()
        expected = [(region["x0"] - 1.5) * scale, (region["top"] - 1.5) * scale,
                    (region["x1"] - region["x0"] + 3) * scale, (region["bottom"] - region["top"] + 3) * scale]  # fmt: skip
        actual = [box["x"] - sheet["x"], box["y"] - sheet["y"], box["width"], box["height"]]
        assert actual == pytest.approx(expected, abs=2.5)
        shown = picture.width / width
        cut = picture.crop(tuple(round(region[side] * shown) for side in ("x0", "top", "x1", "bottom")))  # type: ignore[arg-type]
        assert cut.getextrema()[0] < 140, "there is ink where the fact stands"


def test_the_evidence_of_every_kind_of_fact_opens(site: Path, rows: dict[str, dict[str, Any]], tables: Path, visit: Open) -> None:
    documents = {r["document_id"]: r for r in pq.read_table(tables / "documents.parquet").to_pylist()}
    for name in TABLES:
        row = next((r for r in pq.read_table(tables / f"{name}.parquet").to_pylist() if r.get("origin", "own") == "own"
                    and (name in ("organization", "procedures", "systems") or r["measure_id"])), None)  # fmt: skip
        if row is None:
            continue
        code = documents[row["document_id"]]["municipality_code"]
        page = visit(site / "report" / "towns" / f"{code}.html", f"#r-{row['row_id']}")
        check_evidence(page, row, site)
        assert row["row_id"] in page.locator('[data-part="row"]').inner_text()
        page.keyboard.press("Escape")
        assert page.locator("dialog").is_hidden()
        assert page.evaluate("document.activeElement.dataset.row") == row["row_id"]


def test_facts_over_several_pages_can_be_turned(site: Path, rows: dict[str, dict[str, Any]], visit: Open) -> None:
    page = visit(site / "report" / "measures" / "organization.html")
    page.evaluate("""() => {
        const link = document.querySelector("a.ev");
        const [page, rest] = link.dataset.at.split(":");
        link.dataset.at += "|" + (Number(page.split(",")[0]) + 1) + ",595,842:1,2,3,4";
    }""")
    page.locator("a.ev").first.click()
    first = page.locator('[data-part="page"]').inner_text()
    page.locator('[data-do="next"]').click()
    assert page.locator('[data-part="page"]').inner_text() != first
    assert page.locator('[data-do="next"]').get_attribute("aria-disabled") == "true"
    assert page.locator('[data-part="place"]').inner_text() == "1, 2, 3, 4"
    page.keyboard.press("ArrowLeft")
    assert page.locator('[data-part="page"]').inner_text() == first


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("霧ヶ原", ["霧ヶ原町"]), ("霧ケ原", ["霧ヶ原町"]), ("霧が原", []), ("９９３０１８", ["霧ヶ原町"]), ("しもすわ", ["下諏訪町"]),
        ("ｼﾓｽﾜ", ["下諏訪町"]), ("シモ スワ", ["下諏訪町"]), ("下諏訪町", ["下諏訪町"]), ("東京都千代田", ["千代田区"]), ("さっぽろ", ["札幌市"]),
        ("星見野", ["星見野市"]), ("白砂濱", ["白砂浜市"]), ("zzz", []),
    ],
)  # fmt: skip
def test_search_folds_what_japanese_writes_in_two_ways(typed: str, found: list[str], site: Path, visit: Open) -> None:
    page = visit(site / "report" / "index.html")
    page.fill("#q", typed)
    assert names(page) == found
    assert f"うち{len(found)}団体" in page.locator("#shown").inner_text()


def test_filters_sorts_and_views_can_be_sent(site: Path, visit: Open) -> None:
    page = visit(site / "report" / "index.html")
    everything = names(page)
    assert len(everything) == 7 and everything[0] == "札幌市"
    page.select_option("#p", label="葦原県")
    assert len(names(page)) == 4
    page.select_option("#k", label="町")
    assert names(page) == ["霧ヶ原町", "月ヶ丘町"]
    page.locator("button[type=reset]").click()
    page.check("#r")
    assert "札幌市" not in names(page)
    page.select_option("#m", "year")
    page.select_option("#s", label="「自治体の情報システムの標準化・共通化」の順")
    sent = page.evaluate("location.hash")
    again = visit(site / "report" / "index.html", sent)
    assert names(again) == names(page)
    assert re.fullmatch(r"\d\d", cell(again, names(again)[0], "system-standardization").inner_text())
    page.locator("#heat thead th", has_text="テレワークの推進").click(position={"x": 3, "y": 3})
    assert page.locator("#heat thead th[aria-sort]").inner_text() == "テレワークの推進"
    page.select_option("#s", "kana")
    page.uncheck("#r")
    assert names(page)[:3] == ["札幌市", "下諏訪町", "千代田区"]


def test_states_differ_by_sign_and_by_colour(site: Path, visit: Open) -> None:
    page = visit(site / "report" / "index.html")
    seen = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll(".legend .sign")].map((sign) =>
        [sign.className.split("st-")[1], [sign.textContent, getComputedStyle(sign).backgroundColor]]))""")
    assert len(seen) == 6
    assert len({sign for sign, _ in seen.values()}) == 6 and len({colour for _, colour in seen.values()}) == 6
    unread = cell(page, "札幌市", "organization")
    assert unread.inner_text() == seen["unread"][0] and "未読" in unread.get_attribute("aria-label")
    assert unread.evaluate("(cell) => getComputedStyle(cell).backgroundColor") == seen["unread"][1]


def test_the_keyboard_reaches_everything(site: Path, visit: Open) -> None:
    page = visit(site / "report" / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#heat') !== null"):
            break
    where = "() => [document.activeElement.closest('tr').dataset.row, document.activeElement.dataset.column].join()"
    assert page.evaluate(where) == "0,-1"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    for key, expected in (("ArrowDown", "1,-1"), ("ArrowRight", "1,0"), ("End", "1,18"), ("Control+End", "6,18"),
                          ("ArrowDown", "6,18"), ("Home", "6,-1"), ("Control+Home", "0,-1"), ("PageDown", None)):  # fmt: skip
        page.keyboard.press(key)
        assert expected is None or page.evaluate(where) == expected, key
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "measures/organization.html"
    page.keyboard.press("ArrowDown")
    page.fill("#q", "霧ヶ原")
    page.locator("#heat tbody th[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/towns/993018.html#m-organization")


def test_both_languages_and_the_choice_goes_along(site: Path, visit: Open) -> None:
    page = visit(site / "report" / "index.html")
    japanese = re.compile("[ぁ-ん]")
    page.locator('[data-language="en"]').click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Towns × measures | Comparison of municipal DX plans"
    for file in ("index.html", "overview.html", "measures/open-data.html", "towns/993018.html", "documents.html",
                 "about.html"):  # fmt: skip
        page.goto((site / "report" / file).as_uri() + "?lang=en")
        left = page.evaluate("""() => {
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const left = [];
            while (walk.nextNode()) {
                const at = walk.currentNode.parentElement;
                if (!at.closest("[lang=ja], [hidden], script, noscript, select") && at.checkVisibility()) left.push(walk.currentNode.data);
            }
            return left;
        }""")
        assert not [text for text in left if japanese.search(text)], file
    page.goto((site / "report" / "index.html").as_uri() + "?lang=en")
    page.fill("#q", "993018")
    page.locator("#heat tbody th a").click()
    page.wait_for_url("**/towns/993018.html?lang=en")
    page.locator("nav a", has_text="About").click()
    assert "?lang=en" in page.url
    page.locator('[data-language="ja"]').click()
    assert page.locator("h1").inner_text() == "この資料について"


def test_a_measure_is_seen_side_by_side(site: Path, rows: dict[str, dict[str, Any]], visit: Open) -> None:
    page = visit(site / "report" / "measures" / "system-standardization.html")
    assert page.locator("#rows tbody tr").count() == 4
    page.select_option("#t", "unread")
    assert page.locator("#rows tbody tr").count() == 3
    page.select_option("#t", "covered")
    page.fill("#q", "ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ")
    hits = page.locator("#rows tbody tr").all_inner_texts()
    assert 0 < len(hits) < 4 and all("ガバメントクラウド" in hit for hit in hits)
    page.fill("#q", "")
    link = page.locator("#rows tbody a.ev").nth(3)
    row = rows[link.get_attribute("data-row")]
    link.click()
    check_evidence(page, row, site)
    page.locator('[data-do="close"]').click()
    for name in ("timeline", "prefectures", "kinds"):
        assert page.locator(f"#{name} svg").first.is_visible()


def test_small_screens_need_no_sideways_scrolling(site: Path, visit: Open) -> None:
    for file in ("index.html", "towns/993018.html", "measures/open-data.html", "overview.html", "documents.html"):
        page = visit(site / "report" / file, width=360, height=740)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, file
    page = visit(site / "report" / "towns" / "993018.html", "#e-system-standardization", width=360, height=740)
    page.wait_for_selector("dialog[open] .sheet img")
    box = page.locator("dialog").bounding_box()
    assert box["x"] >= 0 and box["width"] <= 360


@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_no_barrier(language: str, site: Path, visit: Open) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: make browser")
    for file, hash in (("index.html", ""), ("index.html", "#m=year"), ("index.html", "#m=detail"), ("overview.html", ""),
                       ("towns/993018.html", ""), ("towns/992011.html", ""),
                       ("towns/993018.html", "#e-system-standardization"), ("measures/open-data.html", ""),
                       ("documents.html", ""), ("about.html", "")):  # fmt: skip
        page = visit(site / "report" / file, f"?lang={language}{hash}")
        page.wait_for_function("document.querySelectorAll('a[href]').length > 5")
        found = axe.Axe().run(page, options={"preload": False}).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found], file


def test_printing_shows_all_rows(site: Path, visit: Open, tmp_path: Path) -> None:
    import pypdfium2

    page = visit(site / "report" / "index.html", height=420)
    page.pdf(path=tmp_path / "heat.pdf", prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "heat.pdf")
    assert max(pdf[0].get_size()) == pytest.approx(1191, abs=2), "A3"
    text = "".join(pdf[at].get_textpage().get_text_range() for at in range(len(pdf)))
    assert all(name in text for name in ("札幌市", "霧ヶ原町", "星見野市", "白砂浜市", "月ヶ丘町"))
    assert "検索" not in text


def test_hostile_words_do_nothing(visit: Open, tmp_path: Path) -> None:
    site = write_site(full_set(tmp_path / "tables", HOSTILE, "javascript:window.hurt=1"), tmp_path / "site")
    for file in ("index.html", "towns/992011.html", "measures/open-data.html", "changes.html", "documents.html"):
        page = visit(site / file)
        for link in page.locator("main a.ev").all()[:3]:
            link.click()
            assert page.locator("dialog a[href^='javascript']").count() == 0
            page.keyboard.press("Escape")
        assert page.evaluate("window.hurt") is None
        assert page.locator("main img, main script").count() == 0
        assert "</script>" in page.locator("body").inner_text()


def test_without_pictures_the_place_is_shown_on_a_blank_sheet(tables: Path, tmp_path: Path, visit: Open) -> None:
    done = write_report(tables, tmp_path / "bare", images=False)
    assert (done.drawn, done.taken) == (0, 0)
    page = visit(tmp_path / "bare" / "report" / "towns" / "993018.html", "#e-system-standardization")
    assert page.locator(".sheet rect").count() > 0 and page.locator(".sheet img").count() == 0
    assert page.locator('[data-part="missing"]').is_visible()
    assert re.search(r"\d+ページ", page.locator('[data-part="page"]').inner_text())


def test_the_page_may_load_nothing_from_a_host(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site / "report" / "index.html").as_uri())
    blocked = page.evaluate("""() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (event) => done(event.blockedURI), { once: true });
        const image = new Image();
        image.src = "https://host.invalid/x.png";
        setTimeout(() => done("nothing was blocked"), 3000);
    })""")
    page.close()
    assert blocked.startswith("https://host.invalid")
    assert json.loads((site / "report" / "report.json").read_text(encoding="utf-8"))["files"]
