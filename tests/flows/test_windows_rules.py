"""What can be simulated of Windows: its console's code page, its path names, processes that spawn, no POSIX calls."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POSIX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "posix"}
PACKAGES = ("analysis", "bundle", "extractors", "flows", "taxonomy")


def command(*arguments: object, cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)], cwd=cwd, env=env, capture_output=True,
        input=text.encode("utf-8") if text is not None else None,
    )  # fmt: skip


def test_output_is_utf_8_whatever_the_console_says(tmp_path: Path) -> None:
    run = command("map", cwd=tmp_path, text="髙﨑市のオンライン申請〜①\n")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.decode("utf-8"))["text"] == "髙﨑市のオンライン申請〜①"


def test_names_with_blanks_and_japanese_letters(tmp_path: Path) -> None:
    folder = tmp_path / "計画 フォルダー（令和７年）"
    folder.mkdir()
    sample = next((ROOT / "data" / "raw").glob("*.pdf"))
    shutil.copy(sample, folder / "ＤＸ推進計画 ①【概要版】.pdf")
    run = command("run", folder, "--out", tmp_path / "結果 の表", "--direct", "--workers", "1", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
    import pyarrow.parquet as pq

    (document,) = pq.read_table(tmp_path / "結果 の表" / "documents.parquet").to_pylist()
    assert document["source_path"].endswith("ＤＸ推進計画 ①【概要版】.pdf") and document["status"] == "ok"


def test_a_missing_file_is_told_in_a_console_that_lacks_its_letters(tmp_path: Path) -> None:
    run = command("extract", "없는 파일.pdf", cwd=tmp_path)
    assert run.returncode == 2
    assert "없는 파일.pdf" in run.stderr.decode("utf-8")


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_needs_posix_to_be_imported(package: str) -> None:
    """Such modules are imported inside functions alone, where the lack of them is handled."""
    for path in sorted((ROOT / package).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not POSIX_ONLY & {name.split(".")[0] for name in names}, path


def test_text_files_are_opened_with_an_encoding() -> None:
    """Without one, Windows would read and write them in its code page."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            method = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            keywords = {keyword.arg for keyword in node.keywords}
            if method in ("read_text", "write_text"):
                # Places that give it by position: read_text("utf-8").
                given = "encoding" in keywords or len(node.args) > (method == "write_text")
                assert given, f"{path}:{node.lineno}: {method} without encoding"
            elif method == "open" and isinstance(node.func, ast.Name) and node.args:
                mode = node.args[1].value if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) else "r"
                assert "b" in str(mode) or "encoding" in keywords, f"{path}:{node.lineno}: open without encoding"


def test_calls_of_posix_are_not_taken_for_granted() -> None:
    lacking = {"signal": {"SIGKILL", "SIGHUP", "SIGALRM"}, "os": {"fork", "killpg", "getuid", "setsid"}}
    for path in modules():
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                owner, name = node.value.id, node.attr
                if name in lacking.get(owner, ()):
                    guarded = f'hasattr({owner}, "{name}")' in text or f'getattr({owner}, "{name}"' in text
                    assert guarded, f"{path}:{node.lineno}: {owner}.{name}"
