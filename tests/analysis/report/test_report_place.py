"""A report is put in place whole or not at all, and leaves alone what is not its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.report import place
from analysis.report.place import MARK, Refused, files_of, staged

FRONT = f"<html>{MARK}</html>"


def write(out: Path, **files: str) -> None:
    with staged(out, FRONT) as folder:
        for name, text in files.items():
            target = folder / name.replace("__", "/")
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


def test_an_older_report_is_replaced_and_files_of_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, a="1", towns__old="1")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (out / "report" / "towns" / "mine.txt").write_text("mine too", encoding="utf-8")
    write(out, a="2", towns__new="2")
    found = tree(out)
    assert found["notes.txt"] == "mine"
    assert found["report/towns/mine.txt"] == "mine too"
    assert found["report/a"] == "2" and "report/towns/old" not in found
    assert files_of(out / "report") == {"a", "towns/new"}
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "notes.txt", "report"]
    write(out, a="3")
    assert tree(out)["report/towns/mine.txt"] == "mine too"


def test_an_error_leaves_the_older_report(tmp_path: Path) -> None:
    write(tmp_path, a="1")
    before = tree(tmp_path)
    with pytest.raises(RuntimeError, match="in the middle"), staged(tmp_path, FRONT) as folder:
        (folder / "a").write_text("2", encoding="utf-8")
        raise RuntimeError("in the middle")
    assert tree(tmp_path) == before


def test_a_rename_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a="1")
    before = tree(tmp_path)
    rename = os.rename

    def fail(source: Path, target: Path) -> None:
        if Path(source).name == place.NEW:
            raise PermissionError(13, "in use")
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(PermissionError):
        write(tmp_path, a="2")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("new_there", [False, True])
def test_a_killed_run_is_put_right_by_the_next(tmp_path: Path, new_there: bool) -> None:
    write(tmp_path, a="1")
    os.rename(tmp_path / "report", tmp_path / place.OLD)
    (tmp_path / place.NEW).mkdir()
    if new_there:
        os.rename(tmp_path / place.NEW, tmp_path / "report")
        (tmp_path / "report" / place.LIST).write_text('{"files": []}', encoding="utf-8")
    with pytest.raises(RuntimeError), staged(tmp_path, FRONT):
        raise RuntimeError
    found = tree(tmp_path)
    assert ("report/a" in found) is not new_there
    assert not (tmp_path / place.OLD).exists() and not (tmp_path / place.NEW).exists()


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    site, folder, clash = tmp_path / "site", tmp_path / "folder", tmp_path / "clash"
    site.mkdir()
    (site / "index.html").write_text("my site", encoding="utf-8")
    (folder / "report").mkdir(parents=True)
    (folder / "report" / "thesis.txt").write_text("mine", encoding="utf-8")
    for out in (site, folder):
        before = tree(out)
        with pytest.raises(Refused, match="is not"):
            write(out, a="1")
        assert tree(out) == before
    write(clash, a="1")
    (clash / "report" / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="move it away"):
        write(clash, a="2", b="2")
    assert tree(clash)["report/a"] == "1" and tree(clash)["report/b"] == "mine"


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    with staged(tmp_path, FRONT), pytest.raises(Refused, match="another report"):
        write(tmp_path, a="2")
