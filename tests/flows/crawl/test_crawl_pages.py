"""Pages are read with their charsets and surroundings, links are judged, and sites are treated as they ask."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.crawl.addresses import Refused, Scope, check_machine, file_name_of, join, site_of
from flows.crawl.bodies import read_text
from flows.crawl.hosts import retry_after
from flows.crawl.judge import Judge, Town
from flows.crawl.page import read_page
from flows.crawl.vocabulary import vocabulary
from tests.flows.crawl.loopback_crawl import crawl_towns, rows_of
from tests.flows.crawl.test_crawl_archive import list_files, plan_town
from tests.flows.crawl.test_crawl_fetch import raw as send_raw
from tests.flows.crawl.test_crawl_fetch import status
from tests.flows.crawl.town_site import Answer, new_town, plain_pdf
from tests.flows.crawl.web_server import WebServer

TEXT = "<html><head>{}<title>計画</title></head><body>高度情報化推進計画の策定について～①②ＤＸ</body></html>"


@pytest.mark.parametrize(
    ("charset", "meta", "header"),
    [
        ("cp932", '<meta charset="Shift_JIS">', "text/html"),
        ("cp932", '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=x-sjis">', "text/html"),
        ("cp932", "", "text/html; charset=Shift_JIS"),
        ("cp932", '<meta charset="utf-8">', "text/html; charset=utf-8"),
        ("cp932", "", "text/html"),
        ("euc_jp", '<meta charset="EUC-JP">', "text/html"),
        ("euc_jp", '<meta charset="Shift_JIS">', "text/html"),
        ("euc_jp", "", "text/html; charset=nonsense"),
        ("iso2022_jp_ext", '<meta charset="iso-2022-jp">', "text/html"),
        ("utf-8", '<meta charset="Shift_JIS">', "text/html; charset=UTF-8"),
        ("utf-8-sig", '<meta charset="Shift_JIS">', "text/html"),
        ("utf-16", "", "text/html"),
    ],
)
def test_charsets(charset: str, meta: str, header: str) -> None:
    page = TEXT.format(meta)
    if charset in ("euc_jp", "iso2022_jp_ext"):
        page = page.replace("①②", "").replace("～", "")
    text, _ = read_text(page.encode(charset), header)
    assert text.removeprefix("\ufeff") == page


def test_a_few_broken_bytes_do_not_disprove_a_charset() -> None:
    page = TEXT.format('<meta charset="Shift_JIS">').encode("cp932") * 20
    text, charset = read_text(page[:300] + b"\xff\xfd" + page[300:], "text/html")
    assert charset == "cp932" and "高度情報化推進計画" in text


@pytest.mark.parametrize(
    ("base", "link", "url"),
    [
        ("http://a.jp/x/y.html", "../z.pdf#p2", "http://a.jp/z.pdf"),
        ("http://a.jp/x/", "/../../z.pdf", "http://a.jp/z.pdf"),
        ("http://a.jp/x/", " //B.JP:80/z ", "http://b.jp/z"),
        ("https://a.jp/", "計画.pdf", "https://a.jp/%E8%A8%88%E7%94%BB.pdf"),
        ("https://a.jp/", "%e8%a8%88 %zz.pdf", "https://a.jp/%E8%A8%88%20%25zz.pdf"),
        ("https://a.jp/", "a.do;jsessionid=AB12?x=1", "https://a.jp/a.do?x=1"),
        ("https://a.jp/", "files\\a.pdf", "https://a.jp/files/a.pdf"),
        ("https://a.jp/", "https://計画.jp/", "https://xn--2nyr75b.jp/"),
        ("https://a.jp", "", "https://a.jp/"),
    ],
)
def test_addresses_have_one_spelling(base: str, link: str, url: str) -> None:
    got = join(base, link)
    assert got == url and join("", got) == got


def test_the_query_is_in_the_charset_of_the_page() -> None:
    assert join("http://a.jp/", "?q=計", "cp932") == "http://a.jp/?q=%8Cv"


@pytest.mark.parametrize("link", ["javascript:x()", "file:///etc/passwd", "data:text/html,x", "http://[x]/",
                                  "http://a.jp:99999/", "http://user@a.jp/", "http://" + "a" * 3000])  # fmt: skip
def test_what_is_no_address(link: str) -> None:
    with pytest.raises(Refused):
        join("http://a.jp/", link)


def test_sites() -> None:
    assert site_of("www.city.naha.okinawa.jp") == "city.naha.okinawa.jp"
    assert site_of("www.city.kobe.lg.jp") == site_of("files.city.kobe.lg.jp")
    assert site_of("www.city.a.okinawa.jp") != site_of("www.city.b.okinawa.jp")
    assert site_of("127.0.0.3") != site_of("127.1.0.3"), "an address of numbers has no domain"
    scope = Scope(["https://www.city.a.lg.jp/"], ["files.example"])
    for url in ("https://www2.a.lg.jp/x", "http://files.example/", "http://x.files.example/", "http://a.lg.jp:80/"):
        scope.check(url)
    for url in ("https://www.city.b.lg.jp/", "http://badfiles.example/", "http://a.lg.jp:8080/", "http://lg.jp/"):
        with pytest.raises(Refused):
            scope.check(url)
    assert str(check_machine("8.8.8.8", False)) == "8.8.8.8" and check_machine("2001:4860:4860::8888", False)
    assert file_name_of("http://a.jp/get.cgi?file=%E8%A8%88.pdf&x=1") == "計.pdf"


def test_retry_after() -> None:
    assert retry_after("120") == 120 and retry_after("Fri, 31 Dec 1999 23:59:59 GMT") == 0
    assert retry_after("soon") is None and retry_after(None) is None and retry_after("-5") is None


PLAN = "霧野町DX推進計画"
JUDGED = [
    (f"<a href='a.pdf'>{PLAN}</a>", "fetch"),
    ("<a href='a.pdf'>町のデジタル化に向けた基本方針</a>", "fetch"),
    ("<a href='a.pdf'>第3期霧野町地域情報化計画（改訂版）</a>", "fetch"),
    (f"<h2>{PLAN}</h2><a href='a.pdf'>全文</a>", "fetch"),
    (f"<h2>{PLAN}</h2><a href='a.pdf'>こちらをクリック</a>", "fetch"),
    (f"<h2>{PLAN}</h2><p>（令和5年3月）</p><a href='a.pdf'>第2章 現状と課題（アンケート調査結果など）</a>", "fetch"),
    (f"<dl><dt>{PLAN}</dt><dd><a href='a.pdf'><img src='p.gif' alt='PDF'></a></dd></dl>", "fetch"),
    (f"<h2>{PLAN}</h2><a href='a.pdf'>策定委員会設置要綱</a>", "never"),
    (f"<a href='a.pdf'>{PLAN}策定業務委託公募型プロポーザル実施要領</a>", "never"),
    (f"<h2>{PLAN}</h2><h2>総合計画</h2><a href='a.pdf'>本編</a>", "never"),
    ("<a href='a.pdf'>第6次霧野町総合計画</a>", "never"),
    ("<a href='a.pdf'>デジタル田園都市国家構想総合戦略</a>", "never"),
    ("<a href='a.pdf'>自治体DX推進計画（総務省）</a>", "never"),
    ("<a href='a.pdf'>札幌市DX推進計画</a>", "never"),
    ("<a href='a.pdf'>葦原県DX推進計画</a>", "never"),
    (f"<h2>{PLAN}</h2><h3>様式</h3><a href='a.pdf'>PDF</a>", "never"),
    (f"<a href='a.pdf'>{PLAN}の進捗状況（令和6年度）</a>", "review"),
    ("<a href='a.pdf'>霧野町教育DX推進計画</a>", "review"),
    (f"<h2>第2回検討委員会</h2><a href='a.pdf'>{PLAN}（案）</a>", "review"),
    (f"<h2>{PLAN}</h2><a href='a.pdf'>地域の未来をひらく羅針盤</a>", "review"),
    ("<a href='a.pdf'>DXの取り組みについて</a>", "review"),
    ("<a href='a.pdf'>町長メッセージ</a>", "never"),
]


@pytest.mark.parametrize(("body", "wanted"), JUDGED)
def test_judgements(body: str, wanted: str) -> None:
    page = read_page("http://a.jp/", f"<html><title>計画のページ</title><body>{body}</body></html>")
    judgement = Judge(vocabulary(), Town("霧野町", "葦原県")).file(page.links[-1], page)
    got = "fetch" if judgement.fetched else "review" if judgement.doubtful else "never"
    assert got == wanted, judgement


def test_variants() -> None:
    for text, variant in {f"{PLAN}（概要版）": "summary", f"{PLAN}（案）": "draft", f"{PLAN}（令和7年改定）": "revision",
                          f"{PLAN}素案": "draft", f"{PLAN}": "full"}.items():  # fmt: skip
        page = read_page("http://a.jp/", f"<body><a href='a.pdf'>{text} [PDFファイル／1.2MB]</a></body>")
        assert Judge(vocabulary(), Town("霧野町")).file(page.links[0], page).variant == variant, text


def test_pages_nested_as_deep_as_they_like() -> None:
    page = read_page("http://a.jp/", "<div>" * 30_000 + "<a href='a.pdf'>x</a>")
    assert len(page.links) == 1


# Whole visits.


def test_robots_are_kept_to(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書", "b.pdf": "概要版"})
    server.pages[(town.host, "/robots.txt")] = Answer(
        b"User-agent: *\nDisallow: /\n\nUser-agent: dxplans\nDisallow: /dx/a.pdf\nCrawl-delay: 7\n", "text/plain"
    )
    report = crawl_towns(server, [town], tmp_path)
    assert [item.url[-5:] for item in report.new] == ["b.pdf"]
    assert report.failed[0].cause == "robots.txt forbids it"
    assert not any(asked.path.endswith("a.pdf") for asked in server.asked)


def test_a_host_that_hides_its_robots_is_not_visited(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    server.behaviours[(town.host, "/robots.txt")] = status(503)
    report = crawl_towns(server, [town], tmp_path)
    assert not report.new and "robots.txt cannot be read" in report.failed[0].cause
    assert {asked.path for asked in server.asked} == {"/robots.txt"}
    server.behaviours[(town.host, "/robots.txt")] = status(403)
    assert crawl_towns(server, [town], tmp_path).new, "a refusal of the file itself forbids nothing (RFC 9309)"


def test_doubtful_files_wait_for_a_person(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書", "r.pdf": "DX推進計画の進捗状況", "s.pdf": "DX推進計画の評価"})
    report = crawl_towns(server, [town], tmp_path)
    assert len(report.new) == 1 and len(report.doubtful) == 2
    path = tmp_path / "review.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    for row, decision in zip(rows, ("fetch", "ignore"), strict=True):
        row["decision"] = decision
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    report = crawl_towns(server, [town], tmp_path, day=2)
    assert [item.url[-5:] for item in report.new] == ["r.pdf"] and not report.doubtful
    report = crawl_towns(server, [town], tmp_path, day=3)
    assert not report.new and not report.doubtful and report.same == 2


def test_looking_only_writes_nothing(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書", "r.pdf": "DX推進計画の進捗状況"})
    report = crawl_towns(server, [town], tmp_path, dry=True)
    assert [item.url[-5:] for item in report.planned] == ["a.pdf"] and len(report.doubtful) == 1
    assert not any(asked.path.endswith(".pdf") for asked in server.asked)
    assert {path.name for path in tmp_path.iterdir()} <= {".crawl.lock"}


def test_never_the_whole_site(server: WebServer, tmp_path: Path) -> None:
    town = new_town(3)

    def endless(handler: object) -> bool:
        path = handler.path  # type: ignore[attr-defined]
        body = "".join(f'<a href="{path}{n}/">DX推進計画の関連ページ{n}</a>' for n in range(9)).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        return send_raw(head.encode() + body)(handler)  # type: ignore[arg-type]

    server.behaviours[(town.host, "*")] = endless
    crawl_towns(server, [town], tmp_path, pages=20)
    paths = {asked.path for asked in server.asked} - {"/robots.txt"}
    assert len(paths) <= 20 and max(path.count("/") for path in paths) <= 3, "two clicks"


def test_one_bad_town_does_not_stop_the_others(server: WebServer, tmp_path: Path) -> None:
    good, bad = plan_town(server, {"a.pdf": "計画書"}), plan_town(server, {"a.pdf": "計画書"}, 2)
    server.behaviours[(bad.host, "*")] = send_raw(b"\x00\x01\x02")
    (tmp_path / "990999").mkdir()
    report = crawl_towns(server, [good, bad], tmp_path)
    assert report.towns == 2 and len(report.new) == 1 and {item.code for item in report.failed} == {bad.code}


def test_a_page_under_a_plans_name_makes_it_vanish_not_change(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    server.pages[(town.host, "/dx/a.pdf")] = Answer(b"<html>gone" + b" " * 2000, "text/html")
    report = crawl_towns(server, [town], tmp_path, day=2)
    assert len(report.vanished) == 1 and len(rows_of(tmp_path, town.code)) == 1


def test_links_inside_are_not_followed(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    list_files(server, town, {"a.pdf": "計画書"})
    page = server.pages[(town.host, "/dx/")]
    page.body = page.body.replace(
        b"</ul>",
        b'<li><a href="http://169.254.169.254/latest.pdf">DX\xe6\x8e\xa8\xe9\x80\xb2\xe8\xa8\x88\xe7\x94\xbb</a></li>'
        b'<li><a href="http://127.0.0.1:1/x.pdf">DX\xe6\x8e\xa8\xe9\x80\xb2\xe8\xa8\x88\xe7\x94\xbb2</a></li>'
        b'<li><a href="file:///etc/passwd">DX\xe6\x8e\xa8\xe9\x80\xb2\xe8\xa8\x88\xe7\x94\xbb3</a></li></ul>',
    )
    report = crawl_towns(server, [town], tmp_path)
    assert [item.url[-5:] for item in report.new] == ["a.pdf"]
    assert {item.cause.rsplit("but ", 1)[-1] for item in report.doubtful} == {
        "169.254.169.254 is another site", "127.0.0.1 is another site"}  # fmt: skip


def test_bytes_of_a_plan_are_those_of_the_site(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    (row,) = rows_of(tmp_path, town.code)
    assert (tmp_path / town.code / row["file"]).read_bytes() == plain_pdf(f"{town.host}/dx/a.pdf")
