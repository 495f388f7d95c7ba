"""The flow runs for real, on the embedded server and on one that was started, and the batch outlives either."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

RUN = """
import sys
from pathlib import Path
from flows.batch import run_batch
from flows.settings import Settings
if __name__ == "__main__":
    settings = Settings(workers=2, extractor="tests.flows.stub_extractors:extract")
    report = run_batch([Path(sys.argv[2])], Path(sys.argv[1]), direct=False, settings=settings)
    print("ended", len(report.documents), report.read, len(report.failures), flush=True)
"""


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


def run_flow(tmp_path: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script), str(tmp_path / "out"), str(tmp_path / "in")], env=environment(**changes),
        capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the API of a server that was started."""
    home = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
            env=environment(PREFECT_HOME=str(home), PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1"),
            stdout=log, stderr=log,
        )  # fmt: skip
        url = f"http://127.0.0.1:{port}/api"
        try:
            for _ in range(400):
                try:
                    with urllib.request.urlopen(f"{url}/health", timeout=2):
                        break
                except (urllib.error.URLError, OSError):
                    assert process.poll() is None, (home / "log").read_text()
                    time.sleep(0.5)
            yield url
        finally:
            process.terminate()
            process.wait(30)


def ask(url: str, what: str) -> Any:
    request = urllib.request.Request(
        f"{url}/{what}/filter", data=b"{}", headers={"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_on_the_embedded_server(folder: Callable[..., Path], tmp_path: Path) -> None:
    folder("a", "b", "raise")
    done = run_flow(tmp_path, HOME=str(tmp_path / "home"))
    assert done.stdout.endswith("ended 3 3 1\n"), done.stderr
    assert "cannot be used" not in done.stdout
    assert pq.read_table(tmp_path / "out" / "documents.parquet").num_rows == 3
    assert (tmp_path / "out" / ".prefect" / "prefect.db").is_file(), "its data are in the project's own folder"
    assert not (tmp_path / "home" / ".prefect").exists()
    assert "Traceback" not in done.stderr, done.stderr


def test_on_a_started_server(folder: Callable[..., Path], tmp_path: Path, server: str) -> None:
    folder("a", "b", "raise")
    done = run_flow(tmp_path, PREFECT_API_URL=server)
    assert done.stdout.endswith("ended 3 3 1\n"), done.stderr
    tasks = ask(server, "task_runs")
    assert sorted(task["name"] for task in tasks) == ["a.pdf", "b.pdf", "raise.pdf"]
    artifacts = {artifact["key"]: artifact for artifact in ask(server, "artifacts")}
    (failure,) = json.loads(artifacts["dxplans-failures"]["data"])
    assert failure["file"] == "raise.pdf" and "ZeroDivisionError" in failure["cause"]
    assert "documents  3 (2 ok, 0 partial, 1 failed" in artifacts["dxplans-summary"]["data"]
    assert artifacts["dxplans-progress"]["data"] == 100.0
    logs = [log["message"] for log in ask(server, "logs")]
    assert any(message.startswith("raise.pdf: failed: ") for message in logs)
    again = run_flow(tmp_path, PREFECT_API_URL=server)
    assert again.stdout.endswith("ended 3 0 1\n"), again.stderr
    assert len(ask(server, "task_runs")) == 3, "what did not change makes no task"


def test_without_a_server_the_batch_runs_and_says_so(folder: Callable[..., Path], tmp_path: Path) -> None:
    folder("a", "b")
    done = run_flow(tmp_path, PREFECT_API_URL="http://127.0.0.1:9/api", PREFECT_CLIENT_MAX_RETRIES="0")
    assert "the workflow server cannot be used" in done.stdout and done.stdout.endswith("ended 2 2 0\n"), done.stderr
    assert pq.read_table(tmp_path / "out" / "documents.parquet").num_rows == 2


def test_the_flow_of_the_deployments(folder: Callable[..., Path], tmp_path: Path, server: str) -> None:
    given = folder("a")
    code = (
        "import sys; from flows.prefect_flows import batch_flow\n"
        "if __name__ == '__main__':\n"
        "    stub = 'tests.flows.stub_extractors:extract'\n"
        "    print(batch_flow([sys.argv[1]], sys.argv[2], {'workers': 1, 'extractor': stub}))\n"
    )
    script = tmp_path / "deployed.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(given), str(tmp_path / "out")], env=environment(PREFECT_API_URL=server),
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert "'documents': 1, 'read': 1, 'failures': []" in done.stdout, done.stderr


def test_serving_makes_a_schedule_that_stays(folder: Callable[..., Path], tmp_path: Path, server: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve", str(folder("a")), "--out", str(tmp_path / "out")],
        env=environment(PREFECT_API_URL=server), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        deployments: list[Any] = []
        for _ in range(120):
            deployments = ask(server, "deployments")
            if deployments:
                break
            assert process.poll() is None
            time.sleep(0.5)
        (deployment,) = deployments
        (schedule,) = deployment["schedules"]
        assert schedule["schedule"] == {"cron": "0 2 * * *", "timezone": "Asia/Tokyo", "day_or": True}
        time.sleep(1)
    finally:
        process.terminate()
        process.wait(60)
    (deployment,) = ask(server, "deployments")
    assert not deployment["paused"] and deployment["schedules"][0]["active"]
