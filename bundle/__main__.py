"""``python -m bundle``: builds the folder for closed networks."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.dataset.descriptor import sha256_of
from bundle.wheels import BundleError, collect, target

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
GUIDE = "はじめにお読みください.txt"
DEFAULT_TARGETS = ("windows-3.12", f"linux-{sys.version_info.major}.{sys.version_info.minor}")


def build(out: Path, targets: Sequence[str], extras: Sequence[str] = ()) -> Path:
    """Build ``dxplans-bundle`` below `out`, whole or not at all; an older one is replaced.

    Args:
        out: folder for the bundle.
        targets: ``system-python``, for example ``windows-3.12``.
        extras: extras of the package to go with it.

    Raises:
        BundleError: if a wheel cannot be had.
    """
    folder, staging = out / "dxplans-bundle", out / ".dxplans-bundle.new"
    shutil.rmtree(staging, ignore_errors=True)
    wheels = staging / "wheels"
    wheels.mkdir(parents=True)
    try:
        own = _own_wheel(wheels)
        for name in targets:
            system, _, python = name.partition("-")
            print(f"wheels for {name} ...", flush=True)
            collect(own, extras, ROOT / "constraints.txt", target(system, python), wheels)
        _write_windows(staging / "install.bat", (HERE / "install.bat").read_text(encoding="utf-8"))
        script = (HERE / "install.sh").read_text(encoding="utf-8")
        (staging / "install.sh").write_text(script, encoding="utf-8", newline="\n")
        (staging / "install.sh").chmod(0o755)
        guide = (HERE / "guide.ja.txt").read_text(encoding="utf-8").replace("{targets}", "、".join(targets))
        (staging / GUIDE).write_text(guide, encoding="utf-8-sig", newline="\r\n")
        shutil.copytree(ROOT / "data" / "raw", staging / "samples", ignore=shutil.ignore_patterns(".*"))
        for name in ("LICENSE", "CITATION.cff"):
            shutil.copy(ROOT / name, staging / name)
        files = sorted(path for path in staging.rglob("*") if path.is_file())
        sums = "".join(f"{sha256_of(path)}  {path.relative_to(staging).as_posix()}\n" for path in files)
        (staging / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
        shutil.rmtree(folder, ignore_errors=True)
        staging.rename(folder)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return folder


def _own_wheel(wheels: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--wheel-dir", str(wheels), str(ROOT)]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise BundleError(f"the package's own wheel cannot be built:\n{run.stderr.strip()[-2000:]}")
    (wheel,) = wheels.glob("dxplans-*.whl")
    return wheel


def _write_windows(path: Path, text: str) -> None:
    """Write a batch file as the Japanese console of Windows reads it: code page 932, lines ended by CR LF."""
    path.write_bytes(text.replace("\r\n", "\n").replace("\n", "\r\n").encode("cp932"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the bundle; returns 1 with the cause on standard error where that fails."""
    parser = argparse.ArgumentParser(prog="python -m bundle", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("dist"), help="folder (default: %(default)s)")
    usual = ", ".join(DEFAULT_TARGETS)
    parser.add_argument("--target", action="append", metavar="SYSTEM-PYTHON",
                        help=f"for example windows-3.12; may be given again (default: {usual})")  # fmt: skip
    parser.add_argument("--extra", action="append", default=[], help="extra of the package to go with it")
    options = parser.parse_args(arguments)
    try:
        folder = build(options.out, options.target or DEFAULT_TARGETS, options.extra)
    except BundleError as error:
        print(f"bundle: {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {len(list((folder / 'wheels').iterdir()))} wheels, {size / 2**20:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
