"""Fetches one address: politely, within limits, streamed to disk, and with a plain word for whatever went wrong."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from email.message import Message
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import unquote

import httpx

from flows.crawl.addresses import Refused, Scope, host_of, join
from flows.crawl.bodies import BadBody, decoded
from flows.crawl.hosts import Hosts, backoff, retry_after
from flows.crawl.network import CheckedTransport, Resolve, system_resolve
from flows.crawl.settings import CrawlSettings

Outcome = Literal["body", "same", "gone", "disallowed", "refused", "failed"]
"""What came of a request: bytes; not changed (304); no longer there (404, 410); forbidden by robots.txt; refused by us
for safety; failed otherwise."""
Kind = Literal["pdf", "html", "other"]
Expect = Literal["page", "file", "any"]

PDF_MARK = b"%PDF-"
_HEAD = 1024
_TAIL = 2048
_RETRIED = (429, 500, 502, 503, 504)
_REDIRECTS = (301, 302, 303, 307, 308)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|frameset|table|div|a\s)", re.IGNORECASE)
_NEVER = DefaultCookiePolicy(allowed_domains=[])


@dataclass(frozen=True, slots=True)
class Known:
    """What was kept of an address: what its server said to tell versions apart by."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching an address.

    ``path`` is a temporary file that belongs to the caller, only where ``outcome`` is ``body``. ``url`` is the address
    asked for, ``final_url`` the one that answered after redirects. ``note`` tells of a flaw in bytes that are kept.
    ``passing`` marks failures that may be over at the next run.
    """

    url: str
    final_url: str
    outcome: Outcome
    reason: str = ""
    status: int | None = None
    kind: Kind = "other"
    path: Path | None = None
    sha256: str = ""
    size: int = 0
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    file_name: str = ""
    note: str = ""
    passing: bool = False


class Rules(Protocol):
    """Says what a host allows."""

    def allows(self, url: str) -> str | None:
        """None where an address may be visited, else why not."""


class _Failure(Exception):
    """A try that failed; ``passing`` where another may succeed, ``wait`` what the server asked for."""

    def __init__(self, reason: str, passing: bool, wait: float | None = None, status: int | None = None) -> None:
        super().__init__(reason)
        self.passing = passing
        self.wait = wait
        self.status = status


class Fetcher:
    """The client of a run. Safe in threads; close it at the end."""

    def __init__(
        self, settings: CrawlSettings, resolve: Resolve = system_resolve, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """With what turns names into addresses, and what waits: tests bring their own."""
        self.settings = settings
        self.hosts = Hosts(settings.delay, settings.strikes, sleep)
        self._transport = CheckedTransport(settings.allow_loopback, resolve)
        self._client = httpx.Client(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds),
            headers={
                "User-Agent": settings.user_agent,
                "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
                "Accept-Language": "ja",
                "Accept-Encoding": "gzip, deflate",
            },
        )
        self._client.cookies.jar.set_policy(_NEVER)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(
        self, url: str, into: Path, *, known: Known | None = None, expect: Expect = "any", scope: Scope | None = None,
        rules: Rules | None = None,
    ) -> Fetched:  # fmt: skip
        """Fetch an address, following its redirects one by one; never raises for what a server does.

        Args:
            url: the address, as :func:`flows.crawl.addresses.join` spells it.
            into: an existing folder for the temporary file.
            known: sent along, so that the server may answer that nothing changed.
            expect: ``file`` refuses a page in place of a PDF, ``page`` a PDF in place of a page.
            scope: the addresses that may be visited, also by redirects; all where None.
            rules: the robots.txt of the hosts, asked for every step.
        """
        seen = [url]
        try:
            while True:
                step = seen[-1]
                if scope is not None:
                    scope.check(step)
                forbidden = rules.allows(step) if rules is not None else None
                if forbidden:
                    return Fetched(url, step, "disallowed", forbidden)
                answer = self._patiently(step, into, known, expect)
                if isinstance(answer, Fetched):
                    return replace(answer, url=url)
                if answer in seen:
                    return Fetched(url, answer, "failed", "redirects in a circle")
                if len(seen) > self.settings.max_redirects:
                    return Fetched(url, answer, "failed", f"redirects more than {self.settings.max_redirects} times")
                seen.append(answer)
        except Refused as error:
            where = f"redirects to {seen[-1]}: " if len(seen) > 1 else ""
            return Fetched(url, seen[-1], "refused", f"{where}{error}")

    def _patiently(self, url: str, into: Path, known: Known | None, expect: Expect) -> Fetched | str:
        """Ask until there is an answer, or there were enough tries: the answer, or where it redirects to."""
        host = host_of(url)
        incomplete: Fetched | None = None
        with self.hosts.turn(host):
            tried = 0
            while True:
                closed = self.hosts.closed(host)
                if closed:
                    _drop(incomplete)
                    return Fetched(url, url, "failed", f"its host was left alone: {closed}", passing=True)
                tried += 1
                try:
                    answer = self._once(url, into, known, expect)
                except _Failure as failure:
                    if failure.passing and failure.status is None:
                        self.hosts.broke(host, str(failure))
                    wait = failure.wait if failure.wait is not None else backoff(self.settings.backoff, tried)
                    if failure.passing and wait > self.settings.max_wait:
                        self.hosts.close(host, f"it asks to wait {wait:.0f} s")
                    elif failure.passing and tried < self.settings.tries and not self.hosts.closed(host):
                        self.hosts.pause(max(wait, self.settings.delay))
                        continue
                    _drop(incomplete)
                    return Fetched(url, url, "failed", str(failure), failure.status, passing=failure.passing)
                self.hosts.answered(host)
                if isinstance(answer, str) or answer.kind != "pdf" or answer.path is None or _ends(answer.path):
                    _drop(incomplete)
                    return answer
                # A PDF without its end mark was cut off, or it stands so on the server: then it comes alike again.
                if incomplete is not None and incomplete.sha256 == answer.sha256:
                    _drop(incomplete)
                    return replace(answer, note="has no end mark, twice alike")
                _drop(incomplete)
                incomplete = answer
                if tried >= max(2, self.settings.tries):
                    _drop(incomplete)
                    return Fetched(url, url, "failed", "the PDF is cut off", answer.status, passing=True)
                self.hosts.pause(self.settings.delay)

    def _once(self, url: str, into: Path, known: Known | None, expect: Expect) -> Fetched | str:
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        seconds = self.settings.file_seconds if expect == "file" else self.settings.page_seconds
        deadline = self._transport.deadline
        began = time.monotonic()
        deadline.at = began + seconds
        try:
            response = self._client.send(self._client.build_request("GET", url, headers=headers), stream=True)
            try:
                if response.status_code != 200:
                    return _without_body(url, response, bool(headers))

                def file_time() -> None:
                    deadline.at = began + self.settings.file_seconds

                return self._keep(url, response, into, expect, file_time)
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise _Failure(f"does not answer in time ({error})", True) from None
        except httpx.TransportError as error:
            raise _Failure(f"cannot be reached, or breaks off ({error})", True) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            if isinstance(error, Refused):
                raise
            raise _Failure(f"does not answer as the web does ({type(error).__name__}: {error})", False) from None
        finally:
            deadline.at = None

    def _keep(
        self, url: str, response: httpx.Response, into: Path, expect: Expect, file_time: Callable[[], None]
    ) -> Fetched:
        """Stream the body to a file as far as it is what it should be."""
        settings = self.settings
        content_type = response.headers.get("Content-Type", "")
        digest, size, kind, head = hashlib.sha256(), 0, "", b""
        handle, name = tempfile.mkstemp(prefix="body-", dir=into)
        path, done = Path(name), False
        try:
            with os.fdopen(handle, "wb") as file:
                limit = settings.max_file_bytes
                body = decoded(response.iter_raw(), response.headers.get("Content-Encoding", ""), limit)
                for chunk in body:
                    size += len(chunk)
                    if not kind:
                        head += chunk[:_HEAD]
                        kind = _kind(head, content_type) if len(head) >= _HEAD else ""
                        if kind:
                            _admit(kind, expect, response, settings)
                            if kind == "pdf":
                                file_time()
                    if kind not in ("", "pdf") and size > settings.max_page_bytes:
                        raise BadBody(f"is larger than {settings.max_page_bytes:,} bytes")
                    digest.update(chunk)
                    file.write(chunk)
                if not kind:
                    kind = _kind(head, content_type)
                    _admit(kind, expect, response, settings)
                file.flush()
                os.fsync(file.fileno())
            done = True
        except BadBody as error:
            raise _Failure(str(error), not error.fatal, status=200) from None
        finally:
            if not done:
                path.unlink(missing_ok=True)
        return Fetched(
            url, url, "body", status=200, kind=kind, path=path, sha256=digest.hexdigest(), size=size,  # type: ignore[arg-type]
            content_type=content_type, etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            file_name=_file_name(response.headers.get("Content-Disposition", "")),
        )  # fmt: skip


def _admit(kind: str, expect: Expect, response: httpx.Response, settings: CrawlSettings) -> None:
    """Let a body pass that is what was expected and says no size that is too large.

    Raises:
        BadBody: otherwise.
    """
    if kind == "other":
        raise BadBody(f"is neither a PDF nor a page ({response.headers.get('Content-Type', 'no type')})")
    if kind == "html" and expect == "file":
        raise BadBody("is a page under a PDF's name")
    if kind == "pdf" and expect == "page":
        raise BadBody("is a PDF where a page was expected")
    limit = settings.max_file_bytes if kind == "pdf" else settings.max_page_bytes
    stated = response.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise BadBody(f"is larger than {limit:,} bytes")


def _without_body(url: str, response: httpx.Response, asked: bool) -> Fetched | str:
    """What an answer other than 200 means: an outcome, or where it redirects to."""
    status = response.status_code
    if status == 304 and asked:
        return Fetched(
            url, url, "same", status=status, etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
        )  # fmt: skip
    if status in _REDIRECTS:
        place = response.headers.get("Location", "")
        if not place:
            raise _Failure(f"redirects to nowhere ({status})", False, status=status)
        try:
            # Headers are bytes: servers write UTF-8 there, which arrives as Latin-1.
            place = place.encode("latin-1").decode("utf-8")
        except UnicodeError:
            pass
        return join(url, place)
    if status in (404, 410):
        return Fetched(url, url, "gone", f"is not there ({status})", status)
    if status in _RETRIED:
        wait = retry_after(response.headers.get("Retry-After"))
        raise _Failure(f"is not available now ({status})", True, wait, status)
    raise _Failure(f"is not handed out ({status})", False, status=status)


def _kind(head: bytes, content_type: str) -> Kind:
    """What bytes are, whatever their server calls them: PDF by their mark; pages by their tags, or as stated."""
    if PDF_MARK in head:
        return "pdf"
    stated = content_type.partition(";")[0].strip().lower()
    if _HTML.search(head) or stated in ("text/html", "application/xhtml+xml", "text/plain"):
        return "html"
    return "other"


def _ends(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return b"%%EOF" in file.read()


def _drop(fetched: Fetched | None) -> None:
    if fetched is not None and fetched.path is not None:
        fetched.path.unlink(missing_ok=True)


def _header(response: httpx.Response, name: str) -> str:
    """A header to be sent back later; absurdly long ones are not kept."""
    value = str(response.headers.get(name, "")).strip()
    return value if len(value) <= 500 else ""


def _file_name(disposition: str) -> str:
    """The file name of a Content-Disposition: a word about the file, never a path."""
    if not disposition:
        return ""
    message = Message()
    message["Content-Disposition"] = _as_utf8(disposition)
    value = message.get_filename("") or ""
    return re.split(r"[/\\]", unquote(value))[-1][:200]


def _as_utf8(text: str) -> str:
    """Japanese servers write names in UTF-8 or Shift_JIS into a header that is read as Latin-1."""
    for charset in ("utf-8", "cp932"):
        try:
            return text.encode("latin-1").decode(charset)
        except UnicodeError:
            continue
    return text


def clear(folder: Path, names: Iterable[str] = ("body-*",)) -> None:
    """Remove the temporary files of runs that were killed."""
    for name in names:
        for path in folder.glob(name):
            path.unlink(missing_ok=True)
