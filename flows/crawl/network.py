"""Connects to the very address that was checked: names are resolved here, once, and nothing else may connect."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from flows.crawl.addresses import Refused, check_machine

Resolve = Callable[[str, int], list[str]]
"""The numeric addresses of a host, best first; raises OSError where there are none."""


def system_resolve(host: str, port: int) -> list[str]:
    """What the system's resolver says."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Deadline(threading.local):
    """When the request of this thread has to be over, by the monotonic clock; None for never.

    Time-outs of a connection count silence; a server that sends a byte now and then is stopped by this one.
    """

    at: float | None = None

    def left(self, timeout: float | None) -> float | None:
        """The time that a step may take.

        Raises:
            httpcore.ReadTimeout: if there is none left.
        """
        if self.at is None:
            return timeout
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took longer than a request may take")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline of its thread."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name, refuses machines that are not public, and connects to the numbers that it has checked.

    TLS and the Host header still carry the name, so certificates are checked against it.
    """

    def __init__(self, allow_loopback: bool, resolve: Resolve, deadline: Deadline) -> None:
        """With the permission of tests to visit this machine, and what turns names into addresses."""
        self._allow_loopback = allow_loopback
        self._resolve = resolve
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a checked address of the host.

        Raises:
            Refused: if any of its addresses is not public: a name that points inside too is not to be trusted.
        """
        try:
            found = list(dict.fromkeys(self._resolve(host, port)))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} has no address ({error})") from None
        checked = [str(check_machine(address, self._allow_loopback)) for address in found]
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in checked:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Stream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """No address of the web leads there."""
        raise Refused("a socket of this machine")


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted, read once."""
    return httpx.create_ssl_context(trust_env=False)


class CheckedTransport(httpx.BaseTransport):
    """httpx over a pool whose connections all come from :class:`CheckedBackend`; uses no proxy."""

    def __init__(
        self, allow_loopback: bool, resolve: Resolve = system_resolve, verify: ssl.SSLContext | None = None
    ) -> None:
        """``verify`` replaces the system's trusted certificates, for tests."""
        self.deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=verify or _trusted(),
            network_backend=CheckedBackend(allow_loopback, resolve, self.deadline),
            max_connections=None,
            max_keepalive_connections=32,
            keepalive_expiry=20.0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what breaks is an httpx error, what is refused stays :class:`Refused`."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except _BROKEN as error:
            raise _as_httpx(error) from error
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except _BROKEN as error:
            raise _as_httpx(error) from error

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


_BROKEN = (
    httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
)  # fmt: skip


def _as_httpx(error: Exception) -> httpx.TransportError:
    text = str(error) or type(error).__name__
    if isinstance(error, httpcore.TimeoutException):
        return httpx.TimeoutException(text)
    if isinstance(error, httpcore.ProtocolError):
        return httpx.RemoteProtocolError(text)
    return httpx.NetworkError(text)
