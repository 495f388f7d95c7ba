"""Every command helps at once, and its exit code says 0 all read, 1 some failed, 2 wrong use."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PIL import Image

from flows.cli import build_parser, main

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "run", "report", "extract", "map", "dates", "divisions", "show", "taxonomy", "dictionary", "serve", "compare",
    "changes", "review", "export", "query", "stats",
)  # fmt: skip


def dxplans(*arguments: object, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)], cwd=ROOT, input=text, capture_output=True, text=True,
        encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert f"dxplans {command}" in shown
    assert len(shown.splitlines()) > 5


def test_all_commands_are_listed() -> None:
    shown = build_parser().format_help()
    assert all(f"    {command}" in shown for command in COMMANDS)


def test_help_is_there_at_once() -> None:
    """Seconds of the processor, so that a busy machine does not make it slower."""
    best = 9.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert dxplans("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert best < 0.3


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["fly"], ["run", "nowhere"], ["run", "--workers", "many"], ["run", "flows", "--edition", "9.9"],
        ["run", "flows", "--roster", "nowhere.csv"], ["run", "flows", "--out", "pyproject.toml"],
        ["extract"], ["extract", "nowhere.pdf"], ["map", "nowhere.txt"], ["show", "nowhere.pdf", "--page", "1"],
        ["show", "pyproject.toml", "--page", "1", "--table", "chairs"], ["dictionary", "--check", "nowhere.md"],
        ["taxonomy", "burn"],
    ],
)  # fmt: skip
def test_wrong_use_is_two(arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    try:
        code = main([*arguments, *(["--direct"] if arguments[:1] == ["run"] else [])])
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2


def test_a_run_says_what_it_found_and_what_failed(folder: Callable[..., Path], tmp_path: Path) -> None:
    given = folder("a", b=2)
    out = tmp_path / "out"
    good = dxplans("run", given, "--out", out, "--direct", "--workers", 1)
    assert good.returncode == 0, good.stderr
    assert "documents  2 (2 ok, 0 partial, 0 failed; 2 read now, 0 unchanged)" in good.stdout
    for word in ("pages      3", "sections", "measures", "warnings", "seconds"):
        assert word in good.stdout
    (given / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    some = dxplans("run", given, "--out", out, "--direct", "--workers", 1)
    assert some.returncode == 1
    assert "failed: broken.pdf: " in some.stdout and "damaged beyond opening" in some.stdout
    assert "3 (2 ok, 0 partial, 1 failed; 1 read now, 2 unchanged)" in some.stdout
    assert pq.read_table(out / "documents.parquet").num_rows == 3


def test_the_core_loads_no_workflow_engine(folder: Callable[..., Path], tmp_path: Path) -> None:
    code = (
        "import sys; from flows.cli import main\n"
        "if __name__ == '__main__':\n"
        "    code = main(sys.argv[1:]); print('prefect' in sys.modules, 'httpx' in sys.modules); sys.exit(code)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), "run", str(folder("a")), "--out", str(tmp_path / "out"), "--direct"],
        env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False False"


def test_extract_prints_one_document(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    given = folder(a=2)
    assert main(["extract", str(given / "a.pdf")]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert tables["documents"][0]["page_count"] == 2 and len(tables["pages"]) == 2
    (given / "bad.pdf").write_bytes(b"no")
    assert main(["extract", str(given / "bad.pdf")]) == 1
    shown = capsys.readouterr()
    assert shown.out == "" and "bad.pdf" in shown.err and "no PDF" in shown.err


def test_lines_give_one_object_each(tmp_path: Path) -> None:
    mapped = dxplans("map", text="行政手続のオンライン化\n\n目次\n")
    rows = [json.loads(line) for line in mapped.stdout.splitlines()]
    assert [row["text"] for row in rows] == ["行政手続のオンライン化", "", "目次"]
    assert rows[0]["matches"][0]["measure_id"] == "online-procedures" and rows[2]["matches"] == []
    (tmp_path / "lines.txt").write_text("令和7年度末までに移行する\n", encoding="utf-8-sig")
    (dated,) = [json.loads(line) for line in dxplans("dates", tmp_path / "lines.txt").stdout.splitlines()]
    assert dated["matches"][0]["end"] == "2026-03-31"
    divided = json.loads(dxplans("divisions", text="総務課(情報防災係)\n").stdout)
    assert divided["divisions"][0]["division"] == "総務課"


def test_show_draws_the_boxes(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = next(path for path in sorted((root / "data" / "raw").glob("*.pdf")))
    output = tmp_path / "page.png"
    assert main(["show", str(plan), "--page", "1", "--table", "pages", "--table", "sections", "-o", str(output)]) == 0
    with Image.open(output) as image:
        assert min(image.size) > 800
    assert str(output) in capsys.readouterr().out
    assert main(["show", str(plan), "--page", "999", "-o", str(output)]) == 2
    assert "there is no page 999" in capsys.readouterr().err


def test_the_dictionary_is_printed_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionary"]) == 0
    (tmp_path / "d.md").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["dictionary", "--check", str(tmp_path / "d.md")]) == 0
    (tmp_path / "d.md").write_text("old", encoding="utf-8")
    assert main(["dictionary", "--check", str(tmp_path / "d.md")]) == 1


def test_the_taxonomy_is_checked_and_exported(tmp_path: Path) -> None:
    assert main(["taxonomy", "check"]) == 0
    assert main(["taxonomy", "export", "--out", str(tmp_path)]) == 0
    assert any(tmp_path.iterdir())
