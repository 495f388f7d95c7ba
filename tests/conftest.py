"""What all tests share: where the reference material stands."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the repository; the test is skipped where it is absent."""
    path = ROOT.parent / "shared"
    if not (path / "plans").is_dir():
        pytest.skip("needs the reference material in ../shared, which is not here")
    return path
