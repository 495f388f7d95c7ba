"""The page on architecture names every package, and the first line of every module says what it is for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PACKAGES = ("taxonomy", "extractors", "analysis", "flows", "evaluation", "benchmarks", "bundle", "samples", "soak")


def test_every_package_can_be_found(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(root) for name in PACKAGES for path in (root / name).rglob("*.py")}
    missing = [folder.as_posix() for folder in folders if f"{folder.name}/" not in page and f"/{folder.name}`" not in page]
    assert not missing


def test_modules_named_in_the_page_exist(root: Path) -> None:
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    there = {path.name for name in PACKAGES for path in (root / name).rglob("*.py")}
    named = {Path(word).name for word in re.findall(r"`([\w/]+\.py)`", page)}
    assert len(named) > 20
    assert named <= there


def test_every_module_says_first_what_it_is_for(root: Path) -> None:
    wrong = []
    for name in PACKAGES:
        for path in (root / name).rglob("*.py"):
            text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
            first = (text or "").split("\n")[0].rstrip()
            if not first.endswith((".", ":")):
                wrong.append(path.relative_to(root).as_posix())
    assert not wrong
