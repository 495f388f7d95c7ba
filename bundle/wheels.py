"""Collects the wheels of a requirement and all that it needs, for another system and Python than this one.

pip evaluates environment markers for the machine it runs on, so ``pip download --platform`` misses what only the
target needs (colorama on Windows). Here each wheel's own metadata is asked, with the markers of the target.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename


class BundleError(RuntimeError):
    """A bundle that cannot be built; the message says which package and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A system and Python that the wheels are for."""

    name: str
    python: str
    platforms: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]

    def environment(self, extra: str = "") -> dict[str, str]:
        """The values of environment markers on the target."""
        return {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "implementation_version": f"{self.python}.0",
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "platform_release": "",
            "platform_version": "",
            **dict(self.markers),
            "extra": extra,
        }


def target(system: str, python: str) -> Target:
    """The target of a system's name.

    Args:
        system: ``windows`` or ``linux``, both on 64-bit x86.
        python: ``3.11`` to ``3.13``.

    Raises:
        BundleError: for any other system.
    """
    if system == "windows":
        markers = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"}
        return Target(system, python, ("win_amd64",), tuple(markers.items()))
    if system == "linux":
        markers = {
            "os_name": "posix",
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
        }
        # glibc 2.28 is of 2018: RHEL 8, Debian 10, Ubuntu 20.04 and everything newer.
        tags = ["manylinux_2_28", "manylinux_2_27", "manylinux_2_24", "manylinux2014", "manylinux_2_17",
                "manylinux2010", "manylinux_2_12", "manylinux1", "manylinux_2_5"]  # fmt: skip
        return Target(system, python, tuple(f"{tag}_x86_64" for tag in tags), tuple(markers.items()))
    raise BundleError(f"{system}: only windows and linux are known")


def collect(first: Path, extras: Iterable[str], constraints: Path, where: Target, folder: Path) -> list[Path]:
    """Download what a wheel needs on the target, everything at the version of the constraints.

    Args:
        first: the wheel whose requirements are followed.
        extras: extras of it that are wanted.
        constraints: file of ``name==version``; what it does not name is not downloaded but an error.
        where: the target.
        folder: where the wheels go; those that are there already are not fetched again.

    Returns:
        The wheels, sorted by name, `first` not among them.

    Raises:
        BundleError: if a package is not pinned, has no wheel for the target, or cannot be downloaded.
    """
    pins = read_pins(constraints)
    folder.mkdir(parents=True, exist_ok=True)
    seen: dict[str, set[str]] = {}
    waiting = dict(_needs(first, set(extras), where))
    found: dict[str, Path] = {}
    while waiting:
        missing = {name for name in waiting if name not in found}
        unpinned = sorted(name for name in missing if name not in pins)
        if unpinned:
            raise BundleError(f"{constraints.name} does not pin {', '.join(unpinned)}, which {where.name} needs")
        _download(sorted(f"{name}=={pins[name]}" for name in missing), where, folder)
        for name in missing:
            found[name] = _wheel(folder, name, pins[name])
        following: dict[str, set[str]] = {}
        for name, wanted in waiting.items():
            known = seen.setdefault(name, set())
            if name not in missing and wanted <= known:
                continue
            known |= wanted
            for other, more in _needs(found[name], known, where):
                if other not in found or not more <= seen.get(other, set()):
                    following.setdefault(other, set()).update(more)
        waiting = following
    return sorted(found.values())


def read_pins(path: Path) -> dict[str, str]:
    """The versions of a constraints file by canonical name."""
    pins: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", line)
        if match:
            pins[canonicalize_name(match[1])] = match[2]
    return pins


def _needs(wheel: Path, extras: set[str], where: Target) -> Iterator[tuple[str, set[str]]]:
    """Names that a wheel requires on the target, each with the extras that it asks of them."""
    with zipfile.ZipFile(wheel) as archive:
        (inside,) = [name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        metadata = HeaderParser().parsestr(archive.read(inside).decode("utf-8"))
    found: dict[str, set[str]] = {}
    for line in metadata.get_all("Requires-Dist") or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate(where.environment(extra)) for extra in ("", *extras)):
            found.setdefault(canonicalize_name(requirement.name), set()).update(requirement.extras)
    yield from found.items()


def _download(requirements: list[str], where: Target, folder: Path) -> None:
    if not requirements:
        return
    platforms = [word for platform in where.platforms for word in ("--platform", platform)]
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--only-binary=:all:", "--implementation", "cp", "--python-version", where.python, *platforms,
        "--dest", str(folder), *requirements,
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise BundleError(f"wheels for {where.name} cannot be downloaded:\n{run.stderr.strip()[-2000:]}")


def _wheel(folder: Path, name: str, version: str) -> Path:
    for path in folder.glob("*.whl"):
        found, number, _, _ = parse_wheel_filename(path.name)
        if found == name and str(number) == version:
            return path
    raise BundleError(f"{name}=={version}: no wheel was downloaded")
