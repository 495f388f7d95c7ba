"""The whole night for real: a Prefect server, `dxplans serve`, a schedule that fires, and new rows in the tables."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.flows.crawl.town_site import Answer
from tests.flows.crawl.web_server import WebServer
from tests.flows.test_flow_prefect import ROOT, ask, environment
from tests.flows.test_flow_prefect import server as prefect_server  # noqa: F401 - a fixture

pytestmark = pytest.mark.slow
HOST = "127.0.0.9"
PAGE = "<html><title>計画</title><body><h1>星見野市DX推進計画</h1><ul>{}</ul></body></html>"


@pytest.fixture
def site() -> Iterator[WebServer]:
    """A town's site on an address of its own."""
    server = WebServer(HOST)
    yield server
    server.close()


def publish(site: WebServer, *names: str) -> None:
    """Put sample plans onto the town's page."""
    items = "".join(f'<li><a href="{name}">DX推進計画 {name}</a></li>' for name in names)
    site.pages[(HOST, "/dx/")] = Answer(PAGE.format(items).encode())
    for name in names:
        site.pages[(HOST, f"/dx/{name}")] = Answer((ROOT / "data" / "raw" / name).read_bytes(), "application/pdf")


def write_sources(folder: Path, site: WebServer) -> Path:
    path = folder / "sources.csv"
    path.write_text(
        f"municipality_code,landing_page,municipality,prefecture\n992011,{site.url(HOST, '/dx/')},星見野市,葦原県\n",
        encoding="utf-8",
    )
    return path


def documents(out: Path) -> list[dict[str, Any]]:
    """The published documents; none before the first publishing."""
    path = out / "documents.parquet"
    return pq.read_table(path).to_pylist() if path.exists() else []


def wait_for(what: Callable[[], bool], process: subprocess.Popen[str], seconds: float = 240) -> None:
    for _ in range(int(seconds * 2)):
        if what():
            return
        assert process.poll() is None, "the serving process ended"
        time.sleep(0.5)
    raise AssertionError("it did not happen")


def latest(url: str, key: str) -> list[dict[str, str]]:
    """The newest table artifact with a key."""
    found = [artifact for artifact in ask(url, "artifacts") if artifact["key"] == key]
    return json.loads(max(found, key=lambda artifact: artifact["created"])["data"]) if found else []


def test_the_schedule_fires_and_the_crawl_ends_in_new_rows(
    tmp_path: Path, site: WebServer, prefect_server: str  # noqa: F811
) -> None:  # fmt: skip
    publish(site, "hoshimino_forms.pdf")
    raw, out = tmp_path / "raw", tmp_path / "out"
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "serve", "--sources", str(write_sources(tmp_path, site)), "--raw", str(raw),
             "--out", str(out), "--contact", "crawl@example.jp", "--delay", "0", "--cron", "* * * * *"],
            env=environment(PREFECT_API_URL=prefect_server, DXPLANS_CRAWL_ALLOW_LOOPBACK="1"), cwd=ROOT,
            stdout=output, stderr=output, text=True,
        )  # fmt: skip
        try:
            wait_for(lambda: len(documents(out)) == 1, process)
            (first,) = documents(out)
            assert first["municipality_code"] == "992011" and first["status"] == "ok"
            assert first["source_url"] == site.url(HOST, "/dx/hoshimino_forms.pdf") and first["retrieved_at"]
            assert pq.read_metadata(out / "measures.parquet").num_rows > 5
            (new,) = latest(prefect_server, "dxplans-new")
            assert new["url"].endswith("hoshimino_forms.pdf")
            # What is newly published is there after the next firing, and nothing is fetched or read again.
            publish(site, "hoshimino_forms.pdf", "tsukigaoka_matrix.pdf")
            site.forget()
            wait_for(lambda: len(documents(out)) == 2, process)
            assert [asked.path for asked in site.bodies()] == ["/dx/", "/dx/tsukigaoka_matrix.pdf"]
        finally:
            process.terminate()
            process.wait(90)
    (deployment,) = ask(prefect_server, "deployments")
    (schedule,) = deployment["schedules"]
    assert schedule["schedule"]["timezone"] == "Asia/Tokyo" and schedule["active"] and not deployment["paused"]
    flows = {run["name"]: run for run in ask(prefect_server, "flow_runs")}
    assert flows and all(run["state_type"] != "FAILED" for run in flows.values()), log.read_text()


def test_the_night_as_a_command(tmp_path: Path, site: WebServer) -> None:
    publish(site, "hoshimino_forms.pdf")

    def night(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flows.cli", "nightly", "--sources", str(write_sources(tmp_path, site)), "--raw",
             str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--contact", "crawl@example.jp", "--delay", "0", *more],
            env=environment(DXPLANS_CRAWL_ALLOW_LOOPBACK="1"), cwd=ROOT, capture_output=True, text=True, timeout=400,
            check=False,
        )  # fmt: skip

    done = night()
    assert done.returncode == 0 and "1 new" in done.stdout, done.stdout + done.stderr
    assert len(documents(tmp_path / "out")) == 1
    site.forget()
    done = night("--direct")
    assert done.returncode == 0 and "0 new, 0 changed, 0 vanished, 1 as before" in done.stdout, done.stderr
    assert not site.bodies()
