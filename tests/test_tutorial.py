"""The tutorial is true: its commands run as they stand, one after the other, and answer its question."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from flows.cli import main

ROOT = Path(__file__).resolve().parents[1]


def commands(file: str) -> list[list[str]]:
    text = (ROOT / "docs" / file).read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, flags=re.M | re.S)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.startswith("dxplans ")]


@pytest.mark.slow
def test_the_tutorial_from_a_folder_of_pdfs_to_an_answer_with_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "data" / "raw", tmp_path / "data" / "raw")
    monkeypatch.chdir(tmp_path)
    told = {}
    steps = commands("tutorial.ja.md")
    assert len(steps) >= 9
    for words in steps:
        code = main(words[1:])
        shown = capsys.readouterr()
        assert code == 0, (words, shown.err)
        told[" ".join(words[1:3]) + words[-1][-20:]] = shown.out
    answers = "\n".join(told.values())
    assert "霧ヶ原町" in answers and "2026-03-31" in answers
    for name in ("標準化.html", "page.png", "比較.xlsx", "報告/index.html", "確認.csv"):
        assert (tmp_path / name).is_file(), name


def test_links_between_the_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "notebooks" / "README.md"]:
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if not link.startswith(("http:", "https:", "mailto:")):
                assert (path.parent / link).exists(), f"{path.name}: {link}"
