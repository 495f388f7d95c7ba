"""A page that ends its reader costs itself, a worker stays inside its fence, and nobody prints on its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.steps import following, listening
from flows.workers import _Way


def test_a_bad_page_is_left_out_before_pages_are_halved() -> None:
    way = _Way(10)
    assert way.change("labels", 1) and way.plain
    assert way.change("reading", 4) and way.undrawn == (4,) and not way.skip
    assert way.change("reading", 4) and way.skip == (4,)
    assert way.change("tables", 7) and way.skip == (4, 7)
    assert way.change("", None) and way.pages == 5
    assert way.change("", None) and way.pages == 2
    assert not way.change("", None)


def test_a_file_of_one_page_is_never_left_out_whole() -> None:
    way = _Way(1)
    assert way.change("ocr", 1) and way.undrawn == (1,)
    assert not way.change("ocr", 1)


def test_the_stage_is_known_when_the_reader_dies(tmp_path: Path) -> None:
    from extractors import trace

    position = tmp_path / "x.at"
    with following(position) as steps:
        trace.at("reading", 3)
        trace.at("tables", 2)
        assert position.read_text().split() == ["tables", "2"]
        assert [(step.stage, step.page) for step in steps.ended()] == [("reading", 3), ("tables", 2)]


def test_what_libraries_say_is_counted_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    with listening() as heard:
        for number in range(3):
            logging.getLogger("pdfminer.pdffont").warning("Could not get FontBBox from %d", number)
        logging.getLogger("other").error("odd")
    assert heard.messages() == ["pdfminer said 3 times: Could not get FontBBox from 0", "other said: odd"]
    assert capfd.readouterr() == ("", "")


FENCED = """
import os, socket, subprocess, sys
from collections.abc import Callable
from pathlib import Path
from flows.fence import allow, fence
home, temporary = sys.argv[1:]
os.environ["TMPDIR"] = temporary
fence(1)
allow(Path(home))
Path(home, "a").write_text("mine")
Path(temporary, "b").write_text("passing")
def refused(deed):
    try:
        deed()
    except PermissionError:
        return
    raise SystemExit(f"not refused: {deed}")
outside = Path(home).parent
refused(lambda: Path(outside, "x").write_text("x"))
refused(lambda: Path(home, "..", "x").write_text("x"))
refused(lambda: os.open(outside / "x", os.O_CREAT | os.O_WRONLY))
refused(lambda: os.rename(Path(home, "a"), outside / "x"))
refused(lambda: (outside / "kept").unlink())
refused(lambda: subprocess.run(["true"]))
refused(lambda: os.system("true"))
refused(lambda: socket.create_connection(("127.0.0.1", 9)))
try:
    Path(home, "large").write_bytes(bytes(2 * 2**20))
except OSError as error:
    assert error.errno == 27, error
else:
    raise SystemExit("a large file was written")
print("fenced")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the size of files are POSIX")
def test_a_worker_writes_in_its_folder_alone(tmp_path: Path, root: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "temporary").mkdir()
    (tmp_path / "kept").write_text("x")
    done = subprocess.run(
        [sys.executable, "-c", FENCED, str(tmp_path / "home"), str(tmp_path / "temporary")],
        cwd=root, capture_output=True, text=True, env={"TMPDIR": str(tmp_path / "temporary"), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stdout == "fenced\n", done.stderr
    assert (tmp_path / "kept").exists() and not (tmp_path / "x").exists()


def test_a_log_has_a_line_a_page_and_stage(folder: Callable[..., Path], batch: Callable[..., object], tmp_path: Path) -> None:
    log, said = tmp_path / "log" / "run.jsonl", list[str]()
    batch(folder("good", "raise"), log=log, verbose=True, tell=said.append)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert all({"time", "document", "file", "page", "stage", "seconds"} <= set(line) for line in lines)
    ends = {line["file"]: line["status"] for line in lines if line["stage"] == "document"}
    assert ends == {"good.pdf": "ok", "raise.pdf": "failed"}
    assert any(line["page"] == 1 and line["file"] == "good.pdf" for line in lines)
    assert any(line.startswith("ok: good.pdf (1 pages") for line in said)


def test_a_full_disk_is_no_fault_of_the_document(
    folder: Callable[..., Path], batch: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be stored is read again by the next run, and is not called failed."""
    given = folder("a")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    from flows.workers import ReaderPool

    with monkeypatch.context() as patch:
        patch.setattr(ReaderPool, "_run", lambda self, seconds, function, *args: (1, 0) if len(args) == 3 else full())
        with pytest.raises(OSError, match="No space"):
            batch(given)
    assert not list((tmp_path / "out").glob(".store/*.arrow"))
