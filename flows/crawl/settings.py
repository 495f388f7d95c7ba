"""How a crawl behaves towards the sites it visits, and what it takes from them at most."""

from __future__ import annotations

import os
from dataclasses import dataclass

CONTACT = "DXPLANS_CONTACT"
"""Environment variable with the address under which a site's operator reaches whoever crawls."""
ALLOW_LOOPBACK = "DXPLANS_CRAWL_ALLOW_LOOPBACK"
"""Environment variable that lets tests visit servers on this machine; it opens no other address."""
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """What a crawl may do.

    Attributes:
        contact: mail address or page of whoever crawls, part of the User-Agent.
        delay: seconds between two requests to one host; a longer Crawl-delay of its robots.txt wins.
        max_crawl_delay: a Crawl-delay above this many seconds is taken as this.
        workers: towns that are visited at once; a host never gets two requests at once.
        tries: how often a request is made that fails in a way that may pass (429, 5xx, broken connections).
        backoff: seconds before the second try; doubled for each further one, with jitter.
        max_wait: a Retry-After above this many seconds closes the host for the rest of the run.
        strikes: tries on a host that broke one after another until it is left alone for the rest of the run.
        clicks: links followed from a landing page.
        pages: pages read for one landing page.
        files: files fetched for one town in one run.
        max_file_bytes: size of a PDF; max_page_bytes: size of a page; both after decompression.
        file_seconds, page_seconds: time for one try, from connecting to the last byte.
        read_seconds: silence on a connection; connect_seconds: time to connect.
        town_seconds: time for one town in one run.
        max_redirects: redirects followed for one address.
        allow_loopback: let tests visit 127.0.0.0/8 and ::1, on any port.
    """

    contact: str = ""
    delay: float = 2.0
    max_crawl_delay: float = 60.0
    workers: int = 8
    tries: int = 3
    backoff: float = 2.0
    max_wait: float = 120.0
    strikes: int = 6
    clicks: int = 2
    pages: int = 30
    files: int = 60
    max_file_bytes: int = 200 * MEGABYTE
    max_page_bytes: int = 5 * MEGABYTE
    file_seconds: float = 600.0
    page_seconds: float = 60.0
    read_seconds: float = 30.0
    connect_seconds: float = 15.0
    town_seconds: float = 3600.0
    max_redirects: int = 5
    allow_loopback: bool = False

    @property
    def user_agent(self) -> str:
        """Who asks: program, version, and where to complain."""
        from flows.versions import program_version

        return f"dxplans/{program_version()} (reads published DX plans; contact: {self.contact})"


def from_environment() -> dict[str, object]:
    """Settings that the environment states: contact, and the permission to visit this machine."""
    return {
        "contact": os.environ.get(CONTACT, "").strip(),
        "allow_loopback": os.environ.get(ALLOW_LOOPBACK, "") == "1",
    }
