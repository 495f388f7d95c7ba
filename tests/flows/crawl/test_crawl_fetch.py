"""One address is fetched from a server that misbehaves in every way that servers do."""

from __future__ import annotations

import email.utils
import gzip
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.addresses import Scope
from flows.crawl.fetch import Fetcher, Known
from tests.flows.crawl.town_site import Answer, plain_pdf
from tests.flows.crawl.web_server import Behave, WebServer

HOST = "www.town.example"
PDF = plain_pdf("a plan")
Client = Callable[..., Fetcher]


def raw(data: bytes, then: Callable[[], None] | None = None) -> Behave:
    """Send these bytes as they are, do something, and hang up."""

    def behave(handler: BaseHTTPRequestHandler) -> bool:
        handler.wfile.write(data)
        handler.wfile.flush()
        if then is not None:
            then()
        handler.close_connection = True
        return True

    return behave


def in_turn(*behaviours: Behave) -> Behave:
    """Behave differently each time, at last always as the last says."""
    left = list(behaviours)

    def behave(handler: BaseHTTPRequestHandler) -> bool:
        return (left.pop(0) if len(left) > 1 else left[0])(handler)

    return behave


def status(code: int, headers: str = "", body: bytes = b"") -> Behave:
    head = f"HTTP/1.1 {code} X\r\n{headers}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return raw(head + body)


def pages(handler: BaseHTTPRequestHandler) -> bool:
    """Leave it to the pages."""
    return False


def no_bodies(into: Path) -> bool:
    return not list(into.iterdir())


def test_a_pdf_is_streamed_to_a_file(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a.pdf")] = Answer(
        PDF, "application/octet-stream",
        {"Last-Modified": "Fri, 20 Nov 2026 00:00:00 GMT",
         "Content-Disposition": "attachment; filename*=UTF-8''..%2F..%2F%E8%A8%88%E7%94%BB.pdf"},
    )  # fmt: skip
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert (got.outcome, got.kind, got.size) == ("body", "pdf", len(PDF))
    assert got.path is not None and got.path.read_bytes() == PDF and got.path.parent == into
    assert got.file_name == "計画.pdf", "a name is a word, never a path"
    assert got.last_modified.startswith("Fri") and got.etag
    (asked,) = server.asked
    assert asked.headers["User-Agent"].startswith("dxplans/") and "crawl@example.jp" in asked.headers["User-Agent"]


def test_what_did_not_change_sends_no_body(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    fetcher = client()
    first = fetcher.fetch(server.url(HOST, "/a.pdf"), into)
    second = fetcher.fetch(server.url(HOST, "/a.pdf"), into, known=Known(first.etag, ""))
    assert second.outcome == "same" and second.path is None
    server.pages[(HOST, "/a.pdf")] = Answer(plain_pdf("another"), "application/pdf")
    third = fetcher.fetch(server.url(HOST, "/a.pdf"), into, known=Known(first.etag, ""))
    assert third.outcome == "body" and third.sha256 != first.sha256


def test_a_304_that_nobody_asked_for_is_a_failure(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a.pdf")] = status(304)
    assert client().fetch(server.url(HOST, "/a.pdf"), into).outcome == "failed"


@pytest.mark.parametrize("code", [404, 410])
def test_what_is_gone(server: WebServer, client: Client, into: Path, code: int) -> None:
    server.behaviours[(HOST, "/a.pdf")] = status(code)
    assert client().fetch(server.url(HOST, "/a.pdf"), into).outcome == "gone"


def test_redirects_are_followed_one_by_one(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a")] = status(302, "Location: /b/../c?x=%e3%81%82\r\n")
    server.behaviours[(HOST, "/c?x=%E3%81%82")] = status(301, "Location: /d.pdf\r\n")
    server.pages[(HOST, "/d.pdf")] = Answer(PDF, "application/pdf")
    got = client().fetch(server.url(HOST, "/a"), into)
    assert got.outcome == "body" and got.final_url == server.url(HOST, "/d.pdf") and got.url == server.url(HOST, "/a")


def test_a_redirect_in_bare_utf8(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a")] = raw("HTTP/1.1 302 X\r\nLocation: /計画.pdf\r\nContent-Length: 0\r\n\r\n".encode())
    server.pages[(HOST, "/%E8%A8%88%E7%94%BB.pdf")] = Answer(PDF, "application/pdf")
    assert client().fetch(server.url(HOST, "/a"), into).outcome == "body"


def test_redirects_in_a_circle_and_without_end(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a")] = status(302, "Location: /b\r\n")
    server.behaviours[(HOST, "/b")] = status(302, "Location: /a\r\n")
    assert client().fetch(server.url(HOST, "/a"), into).reason == "redirects in a circle"

    def onwards(handler: BaseHTTPRequestHandler) -> bool:
        return status(302, f"Location: {handler.path}x\r\n")(handler)

    server.behaviours[("long.example", "*")] = onwards
    got = client().fetch(server.url("long.example", "/"), into)
    assert got.outcome == "failed" and "more than 5 times" in got.reason
    assert sum(asked.host == "long.example" for asked in server.asked) == 6


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(
    server: WebServer, client: Client, into: Path, slept: list[float], code: int
) -> None:  # fmt: skip
    server.behaviours[(HOST, "/a.pdf")] = in_turn(status(code), status(code), pages)
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    assert client().fetch(server.url(HOST, "/a.pdf"), into).outcome == "body"
    first, second = slept
    assert 1 <= first <= 2 <= second <= 4, "doubled, with jitter"


def test_retry_after_in_seconds_and_as_a_date(
    server: WebServer, client: Client, into: Path, slept: list[float]
) -> None:  # fmt: skip
    later = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    server.behaviours[(HOST, "/a.pdf")] = in_turn(
        status(503, "Retry-After: 17\r\n"), status(429, f"Retry-After: {later}\r\n"), pages
    )
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    assert client().fetch(server.url(HOST, "/a.pdf"), into).outcome == "body"
    assert slept[0] == 17 and 60 < slept[1] <= 90


def test_a_host_that_asks_for_a_long_rest_gets_it(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a.pdf")] = status(503, "Retry-After: 7200\r\n")
    server.pages[(HOST, "/b.pdf")] = Answer(PDF, "application/pdf")
    fetcher = client()
    assert fetcher.fetch(server.url(HOST, "/a.pdf"), into).outcome == "failed"
    got = fetcher.fetch(server.url(HOST, "/b.pdf"), into)
    assert got.outcome == "failed" and got.passing and "7200 s" in got.reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("code", [400, 401, 403, 418, 501])
def test_what_will_not_pass_is_not_tried_again(server: WebServer, client: Client, into: Path, code: int) -> None:
    server.behaviours[(HOST, "/a.pdf")] = status(code)
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert (got.outcome, got.status, got.passing) == ("failed", code, False) and len(server.asked) == 1


def test_a_page_under_the_name_of_a_pdf(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a.pdf")] = Answer(b"<!DOCTYPE html><html>not found" + b" " * 5000, "application/pdf")
    got = client().fetch(server.url(HOST, "/a.pdf"), into, expect="file")
    assert got.outcome == "failed" and got.reason == "is a page under a PDF's name" and no_bodies(into)


def test_neither_pdf_nor_page(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a")] = Answer(b"PK\x03\x04" + b"\0" * 5000, "application/zip")
    got = client().fetch(server.url(HOST, "/a"), into)
    assert "neither a PDF nor a page" in got.reason and no_bodies(into)


def test_a_pdf_is_known_by_its_bytes(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a")] = Answer(b"\xef\xbb\xbf\r\n" + PDF, "text/html")
    assert client().fetch(server.url(HOST, "/a"), into).kind == "pdf"


def test_a_body_that_breaks_off_is_fetched_again(server: WebServer, client: Client, into: Path) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {len(PDF)}\r\n\r\n".encode()
    server.behaviours[(HOST, "/a.pdf")] = in_turn(raw(head + PDF[:200]), pages)
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert got.outcome == "body" and got.path is not None and got.path.read_bytes() == PDF
    assert list(into.iterdir()) == [got.path]


def test_a_cut_pdf_without_a_length_is_fetched_again(server: WebServer, client: Client, into: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n"
    server.behaviours[(HOST, "/a.pdf")] = in_turn(raw(head + PDF[:300]), pages)
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert got.outcome == "body" and got.size == len(PDF) and list(into.iterdir()) == [got.path]


def test_a_pdf_that_is_always_cut_elsewhere_fails(server: WebServer, client: Client, into: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n"
    server.behaviours[(HOST, "/a.pdf")] = in_turn(*(raw(head + PDF[:cut]) for cut in (300, 310, 320)))
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert got.outcome == "failed" and got.reason == "the PDF is cut off" and no_bodies(into)


def test_a_pdf_that_stands_cut_on_its_server_is_kept_with_a_note(
    server: WebServer, client: Client, into: Path
) -> None:  # fmt: skip
    server.pages[(HOST, "/a.pdf")] = Answer(PDF[:300], "application/pdf")
    got = client().fetch(server.url(HOST, "/a.pdf"), into)
    assert got.outcome == "body" and "no end mark" in got.note and list(into.iterdir()) == [got.path]


def test_too_large_by_what_is_said_and_by_what_comes(server: WebServer, client: Client, into: Path) -> None:
    said = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 99999999999\r\n\r\n%PDF-1.4" + b" " * 2000
    server.behaviours[(HOST, "/said.pdf")] = raw(said)
    sent = [0]

    def endless(handler: BaseHTTPRequestHandler) -> bool:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n%PDF-1.4\n")
        for _ in range(20_000):
            handler.wfile.write(b"x" * 65536)
            sent[0] += 65536
        return True

    server.behaviours[(HOST, "/endless.pdf")] = endless
    fetcher = client(max_file_bytes=1_000_000)
    for name in ("said", "endless"):
        got = fetcher.fetch(server.url(HOST, f"/{name}.pdf"), into)
        assert got.outcome == "failed" and "larger than 1,000,000 bytes" in got.reason and not got.passing
    assert no_bodies(into) and sent[0] < 100_000_000, "it hung up soon"


def test_pages_have_a_smaller_limit(server: WebServer, client: Client, into: Path) -> None:
    server.pages[(HOST, "/a")] = Answer(b"<html>" + b"x" * 200_000, "text/html")
    got = client(max_page_bytes=100_000).fetch(server.url(HOST, "/a"), into)
    assert "larger than 100,000 bytes" in got.reason and no_bodies(into)


def compressed(codings: str, body: bytes) -> Behave:
    return status(200, f"Content-Type: text/html\r\nContent-Encoding: {codings}\r\n", body)


@pytest.mark.parametrize(
    ("codings", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda data: zlib.compress(data)[2:-4]),
     ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))), ("x-gzip", gzip.compress)],
)  # fmt: skip
def test_compressed_bodies(
    server: WebServer, client: Client, into: Path, codings: str, pack: Callable[[bytes], bytes]
) -> None:  # fmt: skip
    page = "<html><body>計画</body></html>".encode() * 3000
    server.behaviours[(HOST, "/a")] = compressed(codings, pack(page))
    got = client().fetch(server.url(HOST, "/a"), into)
    assert got.path is not None and got.path.read_bytes() == page, got.reason


@pytest.mark.parametrize(
    ("codings", "pack"),
    [("gzip", lambda data: gzip.compress(data)), ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
     ("deflate", lambda data: zlib.compress(data))],
)  # fmt: skip
def test_bombs_stop_at_the_limit(
    server: WebServer, client: Client, into: Path, codings: str, pack: Callable[[bytes], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bomb = pack(b"<html>" + b"\0" * 300_000_000)
    assert len(bomb) < 400_000
    server.behaviours[(HOST, "/a")] = compressed(codings, bomb)
    import flows.crawl.fetch as module

    most = [0]
    real = module.decoded

    def watched(*arguments: Any) -> Any:
        for chunk in real(*arguments):
            most[0] += len(chunk)
            yield chunk

    monkeypatch.setattr(module, "decoded", watched)
    got = client(max_file_bytes=2_000_000, max_page_bytes=500_000).fetch(server.url(HOST, "/a"), into)
    assert got.outcome == "failed" and "larger than" in got.reason and no_bodies(into)
    assert most[0] <= 2_000_000, "no more was unpacked than a piece above the limit"


def test_codings_that_nobody_asked_for(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a")] = compressed("br", b"xxxx")
    server.behaviours[(HOST, "/b")] = compressed("gzip, gzip, gzip", b"xxxx")
    server.behaviours[(HOST, "/c")] = compressed("gzip", b"this is not gzip")
    server.behaviours[(HOST, "/d")] = compressed("gzip", gzip.compress(b"<html>" + bytes(range(256)) * 99)[:-30])
    reasons = [client().fetch(server.url(HOST, path), into).reason for path in ("/a", "/b", "/c", "/d")]
    assert "'br'" in reasons[0] and "3 times over" in reasons[1] and "broken" in reasons[2]
    assert "end too soon" in reasons[3] and no_bodies(into)


def test_hosts_that_hang_are_left_alone(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "*")] = raw(b"", lambda: time.sleep(1.5))
    fetcher = client(read_seconds=0.2, strikes=4)
    got = [fetcher.fetch(server.url(HOST, f"/{number}.pdf"), into) for number in range(4)]
    assert all(item.outcome == "failed" and item.passing for item in got)
    assert "does not answer in time" in got[0].reason and "left alone" in got[3].reason
    assert len(server.asked) == 4, "after four tries nothing more is asked"


def test_a_byte_now_and_then_does_not_keep_a_request_alive(server: WebServer, client: Client, into: Path) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> bool:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(200):
            handler.wfile.write(b"<html>")
            handler.wfile.flush()
            time.sleep(0.05)
        return True

    def drip_headers(handler: BaseHTTPRequestHandler) -> bool:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)
        return True

    server.behaviours[(HOST, "/body")] = drip
    server.behaviours[(HOST, "/head")] = drip_headers
    fetcher = client(page_seconds=0.4, read_seconds=5, tries=1)
    for path in ("/body", "/head"):
        got = fetcher.fetch(server.url(HOST, path), into)
        assert got.outcome == "failed" and "does not answer in time" in got.reason
    assert no_bodies(into)


def test_garbage_instead_of_http(server: WebServer, client: Client, into: Path) -> None:
    server.behaviours[(HOST, "/a")] = raw(b"220 mail.example ESMTP\r\n")
    server.behaviours[(HOST, "/b")] = raw(b"HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n")
    assert client().fetch(server.url(HOST, "/a"), into).outcome == "failed"
    assert "nowhere" in client().fetch(server.url(HOST, "/b"), into).reason


# What must never be visited.


def names(**addresses: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: addresses.get(host.split(".")[0], "127.0.0.1").split()


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "198.18.0.1", "192.0.2.1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
     "2002:a00:1::1", "64:ff9b::a00:1", "::10.0.0.1", "2001:db8::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"],
)  # fmt: skip
def test_names_that_lead_inside_are_refused(
    server: WebServer, client: Client, into: Path, address: str
) -> None:  # fmt: skip
    fetcher = client(names(inside=address))
    got = fetcher.fetch("http://inside.example/a.pdf", into)
    assert got.outcome == "refused" and "no public address" in got.reason
    literal = f"[{address}]" if ":" in address else address
    assert client(lambda host, port: [host]).fetch(f"http://{literal}/", into).outcome == "refused"
    assert not server.asked


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_this_machine_is_refused_unless_a_test_allows_it(
    server: WebServer, client: Client, into: Path, address: str
) -> None:  # fmt: skip
    got = client(names(www=address), allow_loopback=False).fetch(server.url(HOST, "/"), into)
    assert got.outcome == "refused" and "this machine" in got.reason and not server.asked


def test_a_name_with_one_address_inside_is_refused_whole(client: Client, into: Path) -> None:
    got = client(names(www="192.0.3.1 10.0.0.1")).fetch("http://www.example/", into)
    assert got.outcome == "refused" and "10.0.0.1" in got.reason


def test_redirects_inside_are_refused(server: WebServer, client: Client, into: Path) -> None:
    for path, place in {
        "/a": "http://169.254.169.254/latest/meta-data/", "/b": "file:///etc/passwd", "/c": "ftp://www.example/a.pdf",
        "/d": "http://user:pass@www.example/", "/e": "http://inside.example/", "/f": "gopher://x",
    }.items():  # fmt: skip
        server.behaviours[(HOST, path)] = status(302, f"Location: {place}\r\n")
    fetcher = client(names(inside="192.168.0.7", **{"169": "169.254.169.254"}))
    for path in "abcdef":
        got = fetcher.fetch(server.url(HOST, f"/{path}"), into)
        assert got.outcome == "refused", (path, got)
    assert len(server.asked) == 6


def test_a_name_that_changes_its_address_is_checked_at_every_connection(
    server: WebServer, client: Client, into: Path
) -> None:  # fmt: skip
    answers = iter(["127.0.0.1", "10.0.0.1", "127.0.0.1"])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [next(answers)]

    server.behaviours[(HOST, "*")] = status(200, "Content-Type: text/html\r\n", b"<html>hello</html>")
    fetcher = client(rebinding)
    assert fetcher.fetch(server.url(HOST, "/1"), into).outcome == "body"
    assert fetcher.fetch(server.url(HOST, "/2"), into).outcome == "refused"
    assert len(asked) == 2 and len(server.asked) == 1, "resolved once a connection, and used as it was checked"


def test_the_name_goes_into_tls_and_host_although_a_number_is_connected(
    server: WebServer, client: Client, into: Path
) -> None:  # fmt: skip
    server.pages[(HOST, "/a.pdf")] = Answer(PDF, "application/pdf")
    assert client(lambda host, port: ["127.0.0.1"]).fetch(server.url(HOST, "/a.pdf"), into).outcome == "body"
    assert server.asked[0].headers["Host"] == f"{HOST}:{server.port}"


def test_other_sites_are_refused_also_after_redirects(server: WebServer, client: Client, into: Path) -> None:
    scope = Scope([server.url("www.city.a.lg.jp", "/")], ["cdn.example"])
    server.behaviours[("www.city.a.lg.jp", "/x")] = status(302, f"Location: {server.url('www.evil.example', '/')}\r\n")
    server.behaviours[("www.city.a.lg.jp", "/y")] = status(302, f"Location: {server.url('f.cdn.example', '/y.pdf')}\r\n")
    server.pages[("f.cdn.example", "/y.pdf")] = Answer(PDF, "application/pdf")
    fetcher = client()
    got = fetcher.fetch(server.url("www.city.a.lg.jp", "/x"), into, scope=scope)
    assert got.outcome == "refused" and "another site" in got.reason
    assert fetcher.fetch(server.url("www.city.a.lg.jp", "/y"), into, scope=scope).outcome == "body"
    assert fetcher.fetch("http://www.city.a.lg.jp:22/", into, scope=scope).outcome == "refused"


def test_one_request_at_a_time_and_a_pause_between(
    server: WebServer, client: Client, into: Path, slept: list[float]
) -> None:  # fmt: skip
    from concurrent.futures import ThreadPoolExecutor

    hosts = [f"www.t{number}.example" for number in range(2)]
    for host in hosts:
        for number in range(4):
            server.pages[(host, f"/{number}.pdf")] = Answer(plain_pdf(f"{host}{number}"), "application/pdf")
    server.think_seconds = 0.03
    fetcher = client(delay=5.0)
    urls = [server.url(host, f"/{number}.pdf") for number in range(4) for host in hosts]
    with ThreadPoolExecutor(8) as threads:
        got = list(threads.map(lambda url: fetcher.fetch(url, into), urls))
    assert all(item.outcome == "body" for item in got) and server.most_at_once == 1
    assert len(slept) == 6 and all(4 < pause <= 5 for pause in slept), "none before a host's first request"
