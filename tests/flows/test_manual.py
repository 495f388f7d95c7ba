"""Every command is documented: the committed manual is what the program says of itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.cli import build_parser
from flows.manual import manual


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = [a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(found.choices)


def test_the_committed_manual_is_up_to_date(root: Path) -> None:
    assert (root / "docs" / "commands.md").read_text(encoding="utf-8") == manual(build_parser()), "run: make dictionary"


def test_every_command_and_argument_is_explained() -> None:
    for name, command in commands().items():
        assert command.description and command.description.endswith("."), name
        silent = [
            action.dest for action in command._actions
            if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
            and not action.help and not action.choices
        ]  # fmt: skip
        assert not silent, (name, silent)


def test_every_command_stands_in_a_guide(root: Path) -> None:
    """A command that no guide shows is one that nobody finds."""
    guides = [root / "README.md", *(path for path in (root / "docs").glob("*.md") if path.name != "commands.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in guides)
    missing = [name for name in commands() if f"dxplans {name}" not in text]
    assert not missing
