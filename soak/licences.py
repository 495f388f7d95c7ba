"""``python -m soak.licences > docs/licences.md``: the licence of everything that an installation brings along."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_KNOWN = {"apache": "Apache-2.0", "mit license": "MIT", "bsd": "BSD", "mozilla public license 2.0": "MPL-2.0"}
_FORBIDDEN = re.compile(r"AGPL|Affero", re.IGNORECASE)


def stated(extras: Iterable[str] = ()) -> list[Requirement]:
    """What this project itself asks for, with these extras."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    requirements = [Requirement(line) for line in lines]
    inner = [extra for r in requirements if r.name == project["name"] for extra in r.extras]
    rest = [r for r in requirements if r.name != project["name"]]
    return rest + (stated_extras(inner, project) if inner else [])


def stated_extras(extras: Iterable[str], project: dict[str, Any]) -> list[Requirement]:
    """What extras of this project ask for, where another extra names them."""
    return [Requirement(line) for extra in extras for line in project["optional-dependencies"][extra]]


def all_extras() -> list[str]:
    """The names of all extras."""
    return list(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"])


def tree(extras: Iterable[str] = ()) -> dict[str, Distribution]:
    """Every package that an installation with these extras needs here, by name; those not installed are left out."""
    found: dict[str, Distribution] = {}
    waiting = [(canonicalize_name(r.name), frozenset(r.extras)) for r in stated(extras)
               if r.marker is None or r.marker.evaluate()]  # fmt: skip
    seen: set[tuple[NormalizedName, frozenset[str]]] = set()
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found[canonicalize_name(name)] = package
        for text in package.requires or ():
            requirement = Requirement(text)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                waiting.append((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    return dict(sorted(found.items()))


def licence(package: Distribution) -> str:
    """The licence that a package states: its expression, else its classifiers, else its free text."""
    data: Any = package.metadata
    if expression := data.get("License-Expression"):
        return str(expression)
    classified = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier") or () if c.startswith("License ::")]
    if classified := [c for c in classified if c != "OSI Approved"]:
        return ", ".join(classified)
    text = " ".join((data.get("License") or "").split())
    if 0 < len(text) <= 60:
        return text
    return next((name for words, name in _KNOWN.items() if words in text.lower()[:400]), "not stated")


def is_forbidden(package: Distribution) -> bool:
    """Whether a package is under the AGPL, which the default installation must not bring along."""
    return _FORBIDDEN.search(licence(package)) is not None


def page() -> str:
    """The Markdown page."""
    needed = tree()
    everything = tree(all_extras())
    lines = [
        "# Licences",
        "",
        "What an installation brings along, as the packages themselves state it (`python -m soak.licences` writes this",
        "page). The default installation holds nothing under the AGPL; a test sees to it.",
        "",
        "| package | version | licence | installed |",
        "| --- | --- | --- | --- |",
    ]
    for name, package in everything.items():
        how = "always" if name in needed else "with an extra"
        lines.append(f"| {name} | {package.version} | {licence(package).replace('|', '/')} | {how} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
