"""Settles where Prefect keeps its data and how it starts, before anything imports it."""

from __future__ import annotations

import os
from pathlib import Path

STARTUP_SECONDS = 300
"""How long the embedded server may take to start: the first start migrates a database, on a busy machine for long."""


def prepare_environment(out: Path) -> None:
    """Set what Prefect reads from the environment at its import; what a person has set stays.

    Its data go into the output folder, never into the user's home. Must be called before Prefect is imported.
    """
    home = (out / ".prefect").resolve()
    if "PREFECT_HOME" not in os.environ:
        home.mkdir(parents=True, exist_ok=True)
    for name, value in {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_SECONDS),
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
    }.items():
        os.environ.setdefault(name, value)
