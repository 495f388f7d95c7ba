"""One rule for the options of all commands: --tables names what is read, -o or --out what is written."""

from __future__ import annotations

import argparse
import errno
from pathlib import Path

import pytest

from analysis.workbook import Column, write_sheet
from flows.cli import build_parser, main
from flows.commands.common import cause_of


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = [a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(found.choices)


def shown(command: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in command._actions if action.help is not argparse.SUPPRESS]


@pytest.mark.parametrize("name", ["compare", "export", "query", "changes", "review", "report", "stats", "cite", "release"])
def test_published_tables_are_named_by_one_option(name: str) -> None:
    (tables,) = [action for action in shown(commands()[name]) if action.dest == "tables"]
    assert tables.option_strings == ["--tables"]
    assert tables.default == "data/processed"


def test_what_is_written_is_named_by_one_option() -> None:
    written = {
        name: action.option_strings for name, command in commands().items() for action in shown(command)
        if action.dest == "out"
    }  # fmt: skip
    assert set(map(tuple, written.values())) == {("-o", "--out")}
    assert {"run", "serve", "nightly", "report", "compare", "query", "changes", "review", "show", "release", "taxonomy"} == set(written)
    others = {
        word for command in commands().values() for action in shown(command) for word in action.option_strings
        if word in ("--output", "--to", "--markdown", "--file")
    }  # fmt: skip
    assert not others


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("report --tables t --out r", "report t --out r"),
        ("stats import a.csv --tables t", "stats import a.csv --out t"),
        ("release -o releases", "release --to releases"),
        ("compare --measure bpr -o a.html -o b.csv", "compare --measure bpr --output a.html --output b.csv"),
        ("review -o a.csv", "review --output a.csv"),
        ("show a.pdf --page 1 --out a.png", "show a.pdf --page 1 --output a.png"),
        ("changes -o a.md -o a.csv", "changes --markdown a.md --out a.csv"),
    ],
)  # fmt: skip
def test_spellings_of_earlier_guides_still_mean_the_same(now: str, before: str) -> None:
    parser = build_parser()
    assert vars(parser.parse_args(now.split())) == vars(parser.parse_args(before.split()))


def test_without_options_the_usual_folder_is_read() -> None:
    parser = build_parser()
    assert parser.parse_args(["report", "--out", "r"]).tables == "data/processed"
    assert parser.parse_args(["stats", "import", "a.csv"]).tables == "data/processed"


def test_a_cause_names_its_file_and_speaks_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "比較.xlsx"
    locked.write_text("", encoding="utf-8")
    refused = PermissionError(errno.EACCES, "x", str(locked))
    assert cause_of(refused).endswith("比較.xlsx: Permission denied")
    with monkeypatch.context() as windows:
        windows.setattr("os.name", "nt")
        assert cause_of(refused).endswith("比較.xlsx: Permission denied (is it open in another program?)")
    assert cause_of(OSError(errno.ENOSPC, "[Errno 28] Error writing bytes to file"), "tables") == "tables: No space left on device"
    assert cause_of(PermissionError(errno.EACCES, "x", str(tmp_path))).endswith("Permission denied")


def test_a_workbook_that_cannot_be_written_says_what_the_system_said(tmp_path: Path) -> None:
    """Excel holds the file it shows: the cause has to reach the person, not the name of a library's exception."""
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        write_sheet(tmp_path / "a.xlsx", "表", [Column("列", 10)], [["値"]])
    assert caught.value.filename == str(tmp_path / "a.xlsx")


def test_a_file_that_cannot_be_written_costs_a_line_not_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "taken")

    monkeypatch.setattr("taxonomy.export.write", refuse)
    assert main(["taxonomy", "export", "-o", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "dxplans taxonomy: taken: Permission denied\n"
