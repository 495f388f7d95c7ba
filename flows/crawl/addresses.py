"""Decides which addresses may be visited: their scheme, their site, and the machine behind a name."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_MAX_LENGTH = 2000
# Ranges that reach machines which are not public, whatever a version of Python says of them.
_REFUSED = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16",
        "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


class Refused(ValueError):
    """An address that is not visited, with the reason in plain words."""


def join(base: str, link: str, charset: str = "utf-8") -> str:
    """The address that a link means, in one spelling: what is the same address is the same string.

    Names of hosts are small letters, the path is percent-encoded in UTF-8 and the query in the page's charset, as
    browsers do; fragments and session ids are left out.

    Raises:
        Refused: if it is no address of the web.
    """
    text = link.strip().replace("\\", "/")
    try:
        parts = urlsplit(urljoin(base, re.sub(r"[\t\r\n]", "", text)))
        port = parts.port
    except ValueError as error:
        raise Refused(f"is no address ({error})") from None
    if parts.scheme.lower() not in _PORTS:
        raise Refused(f"its scheme is {parts.scheme or 'missing'!s}, not http or https")
    if parts.username or parts.password:
        raise Refused("it carries a user name")
    host = _host(parts)
    scheme = parts.scheme.lower()
    where = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[scheme]:
        where += f":{port}"
    path = quote(_resolved(_SESSION.sub("", parts.path)) or "/", safe="/%:@!$&'()*+,;=~-._")
    query = _quoted_query(parts.query, charset)
    url = urlunsplit((scheme, where, _upper_escapes(path), _upper_escapes(query), ""))
    if len(url) > _MAX_LENGTH:
        raise Refused("it is longer than 2,000 characters")
    return url


def _quoted_query(query: str, charset: str) -> str:
    try:
        return quote(query.encode(charset, "xmlcharrefreplace"), safe="/%:@!$&'()*+,;=?~-._")
    except LookupError:
        return quote(query, safe="/%:@!$&'()*+,;=?~-._")


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host or _CONTROL.search(host) or len(host) > 253:
        raise Refused("it names no host")
    if ":" in host:
        return host
    try:
        return host.encode("ascii").decode()
    except UnicodeEncodeError:
        pass
    try:
        import idna

        return idna.encode(host, uts46=True).decode()
    except (UnicodeError, ValueError) as error:
        raise Refused(f"its host is no name ({error})") from None


def _resolved(path: str) -> str:
    """A path without ``.`` and ``..`` that the join has left, as in ``/../a``."""
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            if len(kept) > 1:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _upper_escapes(text: str) -> str:
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return re.sub(r"%[0-9A-Fa-f]{2}", lambda match: match.group().upper(), text)


def host_of(url: str) -> str:
    """Host and port of an address, by which requests are counted."""
    return urlsplit(url).netloc


def file_name_of(url: str) -> str:
    """The readable file name in an address: the last step of its path, or what its query names, if it names a file."""
    parts = urlsplit(url)
    name = unquote(parts.path.rsplit("/", 1)[-1], errors="replace")
    for value in re.split(r"[&=]", parts.query):
        if re.search(r"\.pdf$", value, re.IGNORECASE):
            return unquote(value, errors="replace").rsplit("/", 1)[-1]
    return name


@lru_cache(maxsize=1)
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registrable domain of a host (``city.naha.okinawa.jp``); an IP address is a site of its own."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return str(_suffixes().privatesuffix(host) or host)


class Scope:
    """The addresses that belong to one town: the sites of its landing pages, and the hosts it keeps files on."""

    def __init__(self, landing_pages: list[str], cdn: list[str]) -> None:
        """Of a town's landing pages; ``cdn`` are names of further hosts, each with all hosts below it."""
        parts = [urlsplit(url) for url in landing_pages]
        self._sites = {site_of(part.hostname or "") for part in parts}
        self._ports = {part.port for part in parts} | {None, 80, 443}
        self._cdn = [name.lower().strip(".") for name in cdn]

    def check(self, url: str) -> None:
        """Let an address of the town pass.

        Raises:
            Refused: if it is on another site, or on a port that neither the web nor the landing page uses.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        inside = site_of(host) in self._sites or any(host == name or host.endswith(f".{name}") for name in self._cdn)
        if not inside:
            raise Refused(f"{host} is another site")
        if parts.port not in self._ports:
            raise Refused(f"port {parts.port} is none of the web")


def check_machine(address: str, allow_loopback: bool) -> Address:
    """The machine behind a name, if it is a public one.

    Addresses of IPv6 that carry one of IPv4 (mapped, 6to4, Teredo, NAT64) are judged by what they carry too.

    Raises:
        Refused: if it is private, loopback, link-local, shared (CGNAT), multicast or reserved.
    """
    found = ipaddress.ip_address(address.split("%")[0])
    for carried in (found, *_carried(found)):
        if any(carried in network for network in _LOOPBACK if carried.version == network.version):
            if allow_loopback:
                continue
            raise Refused(f"{address} is this machine")
        refused = any(carried in network for network in _REFUSED if carried.version == network.version)
        # An address that carries another is not global itself on some versions of Python: what it carries decides.
        if refused or carried.is_multicast or not (carried.is_global or _carried(carried)):
            raise Refused(f"{address} is no public address")
    return found


def _carried(address: Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0 and int(address) > 1:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [item for item in found if item is not None]
