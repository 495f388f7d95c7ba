"""A real HTTP server on loopback: answers for the sites of towns by their Host header, with ETag and 304."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.flows.crawl.town_site import Answer, Town

Behave = Callable[[BaseHTTPRequestHandler], bool]
"""Answers a request itself, in whatever way; False leaves it to the pages."""


@dataclass(slots=True)
class Asked:
    """A request that came: host without port, path with query, status given, bytes of body sent, and its headers."""

    host: str
    path: str
    status: int
    sent: int
    headers: dict[str, str] = field(default_factory=dict)
    thread: int = 0


class WebServer:
    """A server in a thread; ``pages`` by (host, path with query), ``behaviours`` by the same come first."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        """Listening at once, on a port that is free."""
        self.pages: dict[tuple[str, str], Answer] = {}
        self.behaviours: dict[tuple[str, str], Behave] = {}
        self.asked: list[Asked] = []
        self.at_once: dict[str, int] = {}
        self.most_at_once = 0
        self.think_seconds = 0.0
        self.without_etags: set[str] = set()
        lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 60
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                host = (self.headers.get("Host") or "").partition(":")[0]
                self.host = host
                time.sleep(outer.think_seconds)
                with lock:
                    outer.at_once[host] = outer.at_once.get(host, 0) + 1
                    outer.most_at_once = max(outer.most_at_once, outer.at_once[host])
                try:
                    self.answer(host)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    self.done()

            def done(self) -> None:
                """The request is over before its answer goes out: the client may ask again the moment it has it."""
                host, self.host = getattr(self, "host", ""), ""
                if host:
                    with lock:
                        outer.at_once[host] -= 1

            def answer(self, host: str) -> None:
                behave = outer.behaviours.get((host, self.path)) or outer.behaviours.get((host, "*"))
                if behave is not None:
                    seen = outer.note(host, self, 0, 0)
                    if behave(self):
                        seen.status = getattr(self, "given", 0)
                        return
                    outer.asked.remove(seen)
                page = outer.pages.get((host, self.path))
                if page is None:
                    self.reply(404, b"<html><body>not found</body></html>", {"Content-Type": "text/html"})
                    outer.note(host, self, 404, 0)
                    return
                headers = {"Content-Type": page.content_type, **page.headers}
                if host not in outer.without_etags and page.status == 200:
                    headers["ETag"] = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
                    if self.headers.get("If-None-Match") == headers["ETag"]:
                        self.reply(304, b"", headers)
                        outer.note(host, self, 304, 0)
                        return
                self.reply(page.status, page.body, headers)
                outer.note(host, self, page.status, len(page.body))

            def reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
                self.given = status
                time.sleep(outer.think_seconds)
                self.done()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_: Any) -> None:
                pass

        self._server = Server((address, 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def note(self, host: str, handler: Any, status: int, sent: int) -> Asked:
        """Remember a request."""
        asked = Asked(host, handler.path, status, sent, dict(handler.headers.items()), threading.get_ident())
        self.asked.append(asked)
        return asked

    def put(self, town: Town) -> None:
        """Answer for a town too; ``{port}`` in its pages becomes this server's port."""
        for key, page in town.pages.items():
            body = page.body.replace(b"{port}", str(self.port).encode()) if b"html" in page.content_type.encode() else page.body
            self.pages[key] = Answer(body, page.content_type, page.headers, page.status)

    def url(self, host: str, path: str = "/") -> str:
        """The address of a page on a host of this server."""
        return f"http://{host}:{self.port}{path}"

    def bodies(self) -> list[Asked]:
        """Requests answered with a body, since the last :meth:`forget`; error pages are none."""
        return [asked for asked in self.asked if asked.sent and asked.status == 200]

    def forget(self) -> None:
        """Forget the requests so far."""
        self.asked.clear()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


def to_loopback(host: str, port: int) -> list[str]:
    """Names of test sites are on this machine; no name is looked up."""
    return [host] if host.replace(".", "").isdigit() else ["127.0.0.1"]
