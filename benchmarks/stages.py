"""Where the time of a reading goes, stage by stage."""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

STAGES = ("read_document", "lay_out", "find_tables", "build_outline", "find_facts", "map_outline", "find_statements")
"""Functions of `extractors.plan` that are measured beside all that make rows; lay_out calls find_tables."""


def measure(paths: Sequence[Path], warm_up: Path) -> list[tuple[str, float]]:
    """Seconds of CPU by stage over documents, dearest first; the last is the whole."""
    import extractors.plan as plan

    plan.extract_plan(warm_up)
    spent: Counter[str] = Counter()
    names = [name for name in dir(plan) if name in STAGES or name.endswith("_rows")]
    kept = {name: getattr(plan, name) for name in names}
    try:
        for name in names:
            setattr(plan, name, _timed(name, kept[name], spent))
        start = time.process_time()
        for path in paths:
            plan.extract_plan(path)
        whole = time.process_time() - start
    finally:
        for name, function in kept.items():
            setattr(plan, name, function)
    spent["lay_out"] -= spent["find_tables"]
    return [*spent.most_common(), ("whole", whole)]


def _timed(name: str, function: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def measured(*args: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[name] += time.process_time() - start  # type: ignore[assignment]

    return measured


def table(stages: Sequence[tuple[str, float]], pages: int) -> str:
    """The stages as a table in Markdown, with milliseconds a page; those below one in a hundred together."""
    whole = stages[-1][1]
    lines = ["| stage | s | share | ms a page |", "| --- | --- | --- | --- |"]
    small = sum(seconds for _, seconds in stages[:-1] if seconds < 0.01 * whole)
    shown = [(name, seconds) for name, seconds in stages[:-1] if seconds >= 0.01 * whole]
    for name, seconds in [*shown, ("the rest", small), stages[-1]]:
        lines.append(f"| {name} | {seconds:.2f} | {seconds / whole:.0%} | {1000 * seconds / pages:.1f} |")
    return "\n".join(lines)
