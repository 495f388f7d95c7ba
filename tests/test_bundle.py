"""The bundle for closed networks: the right wheels for a target, installers that fit their system, an offline install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bundle import __main__ as bundle
from bundle import wheels
from bundle.wheels import BundleError, collect, read_pins, target


def write_wheel(folder: Path, name: str, requires: tuple[str, ...] = (), version: str = "1.0") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
        lines += [f"Requires-Dist: {line}" for line in requires]
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n")
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels in the place of a package index; what is fetched is written to `fetched`."""
    folder = tmp_path / "index"
    folder.mkdir()

    def download(requirements: list[str], where: object, into: Path) -> None:
        for requirement in requirements:
            name, _, version = requirement.partition("==")
            file = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
            if not file.is_file():
                raise BundleError(f"wheels cannot be downloaded: {requirement}")
            shutil.copy(file, into)

    monkeypatch.setattr(wheels, "_download", download)
    return folder


def names(paths: list[Path]) -> list[str]:
    return [path.name.split("-")[0] for path in paths]


def pins(tmp_path: Path, *pinned: str) -> Path:
    path = tmp_path / "constraints.txt"
    path.write_text("".join(f"{name}==1.0\n" for name in pinned), encoding="utf-8")
    return path


def test_markers_are_those_of_the_target_not_of_this_machine(index: Path, tmp_path: Path) -> None:
    first = write_wheel(tmp_path, "first", ("always", 'colors; sys_platform == "win32"', 'loop; os_name == "posix"'))
    for name in ("always", "colors", "loop"):
        write_wheel(index, name)
    constraints = pins(tmp_path, "always", "colors", "loop")
    assert names(collect(first, [], constraints, target("windows", "3.12"), tmp_path / "w")) == ["always", "colors"]
    assert names(collect(first, [], constraints, target("linux", "3.12"), tmp_path / "l")) == ["always", "loop"]


def test_what_a_need_needs_comes_too_with_its_extras_and_circles_end(index: Path, tmp_path: Path) -> None:
    first = write_wheel(tmp_path, "first", ("middle[fast]", 'never; extra == "other"'))
    write_wheel(index, "middle", ('speed; extra == "fast"', 'slow; extra == "slow"', "back"))
    write_wheel(index, "speed")
    write_wheel(index, "back", ("middle",))
    found = collect(first, [], pins(tmp_path, "middle", "speed", "back"), target("linux", "3.11"), tmp_path / "w")
    assert names(found) == ["back", "middle", "speed"]


def test_a_package_that_is_not_pinned_is_an_error_with_its_name(index: Path, tmp_path: Path) -> None:
    first = write_wheel(tmp_path, "first", ("loose>=1",))
    with pytest.raises(BundleError, match="does not pin loose"):
        collect(first, [], pins(tmp_path), target("linux", "3.11"), tmp_path / "w")


def test_an_unknown_system_is_an_error() -> None:
    with pytest.raises(BundleError, match="only windows and linux"):
        target("beos", "3.11")


def test_the_projects_own_pins_are_read(root: Path) -> None:
    found = read_pins(root / "constraints.txt")
    assert {"prefect", "pywin32", "sudachidict-core"} <= set(found)


def test_the_batch_file_is_for_a_japanese_windows(root: Path, tmp_path: Path) -> None:
    text = (root / "bundle" / "install.bat").read_text(encoding="utf-8")
    bundle._write_windows(tmp_path / "install.bat", text)
    written = (tmp_path / "install.bat").read_bytes()
    assert written.decode("cp932").replace("\r\n", "\n") == text
    assert b"\r\n" in written and b"\n" not in written.replace(b"\r\n", b"")
    assert "--no-index" in text and "runas" not in text.lower()


def test_paths_with_blanks_and_japanese_reach_the_batch_file_whole(root: Path) -> None:
    """Outside of quotes a blank, an ampersand or a bracket of a path would end the word or the block."""
    lines = (root / "bundle" / "install.bat").read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if not line.startswith("rem")]
    for line in code:
        line = line.replace(':"=!', ":=!")  # takes the quotes out of a variable
        assert line.count('"') % 2 == 0, line
        for at, piece in enumerate(line.split('"')):
            if at % 2 == 0:
                assert not any(name in piece for name in ("%HERE%", "%TARGET%", "%SHORT%", "%~1", "%~dp0")), line
    assert sum(line.count("(") - line.count(")") for line in code) == 0
    labels = {line.split()[0] for line in code if line.startswith(":")}
    assert {word for line in code for word in line.split() if word.startswith(":")} == labels
    # Blocks in brackets are read at once, with the values of before: none spans lines here.
    assert not any(line.rstrip().endswith("(") for line in code)
    assert any("pause" in line for line in code), "the window of a double click must not close on an error"


def test_a_failed_build_leaves_the_bundle_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "dxplans-bundle"
    old.mkdir()
    (old / "SHA256SUMS").write_text("old", encoding="utf-8")
    monkeypatch.setattr(bundle, "_own_wheel", lambda folder: write_wheel(folder, "dxplans", ("nowhere",)))
    with pytest.raises(BundleError):
        bundle.build(tmp_path, ["linux-3.11"])
    assert [path.name for path in tmp_path.iterdir()] == ["dxplans-bundle"]
    assert (old / "SHA256SUMS").read_text(encoding="utf-8") == "old"


@pytest.mark.slow
def test_it_installs_without_a_network_and_reads_the_samples(tmp_path: Path) -> None:
    here = f"linux-{sys.version_info.major}.{sys.version_info.minor}"
    if sys.platform != "linux":
        pytest.skip("builds and installs for Linux")
    try:
        built = bundle.build(tmp_path, [here])
    except BundleError as error:
        pytest.skip(f"no package index can be reached: {error}")
    place = tmp_path / "職場の フォルダー"
    shutil.move(built, place)
    # Without a network where the system allows that; nobody else's settings of pip either way.
    alone = ["unshare", "-rn"] if shutil.which("unshare") else []
    if alone and subprocess.run([*alone, "true"], capture_output=True).returncode:
        alone = []
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    env |= {"PIP_CONFIG_FILE": os.devnull, "PYTHON": sys.executable, "LC_ALL": "C.UTF-8"}
    installed = tmp_path / "導入 先"
    command = [*alone, "sh", str(place / "install.sh"), str(installed)]
    run = subprocess.run(command, env=env, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("dxplans ")
    out = tmp_path / "結果 の表"
    command = [*alone, str(installed / "bin" / "dxplans"), "run", str(place / "samples"), "--out", str(out), "--direct"]
    run = subprocess.run(command, env=env, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    import pyarrow.parquet as pq

    documents = pq.read_table(out / "documents.parquet").to_pylist()
    assert {row["status"] for row in documents} == {"ok"} and len(documents) == 4
