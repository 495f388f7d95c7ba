"""Everything that is installed is pinned, and nothing of the default installation is under the AGPL."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.utils import canonicalize_name

from soak.licences import all_extras, is_forbidden, licence, stated, tree


def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;.*)?", line) for line in lines if line and line[0] != "#"]
    assert all(found), "constraints.txt holds nothing but name==version"
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def test_the_whole_tree_is_pinned(root: Path) -> None:
    pinned = pins(root)
    assert {name for name in tree(all_extras()) if name not in pinned} == set()
    assert {r.name for r in stated(all_extras()) if canonicalize_name(r.name) not in pinned} == set()


def test_the_tree_is_followed_to_its_leaves() -> None:
    assert {"pdfminer-six", "pydantic-core", "markupsafe", "cryptography"} <= set(tree())
    assert len(tree()) > 60


def test_the_default_installation_holds_no_agpl() -> None:
    assert [name for name, package in tree().items() if is_forbidden(package)] == []
    assert [name for name, package in tree().items() if licence(package) == "not stated"] == []


def test_licences_are_listed(root: Path) -> None:
    page = (root / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \| ", page, re.MULTILINE)) - {"package"}
    assert set(tree()) <= listed
