"""All tables that are made over the documents of a set, in one call: publishing writes them, tests compare them.

``derived_rows(folder, roster, edition)`` yields name and rows of every table that follows from the documents' tables
alone. ``indicators`` and ``corrections`` come from outside and are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.bodies import Bodies
from analysis.changes import edition_changes
from analysis.coverage import DEFAULT_EDITION, coverage_rows
from analysis.divisions import division_rows
from analysis.neighbours import neighbour_rows
from analysis.plans import Plans
from analysis.procedures import procedure_rows
from analysis.summary import summary_rows
from analysis.tables import Published
from analysis.timeline import timeline_rows
from extractors.rows import Row


def derived_rows(
    folder: Path, roster: Sequence[str] = (), edition: str = DEFAULT_EDITION
) -> Iterator[tuple[str, list[Row]]]:
    """Name and rows of each derived table, from a folder that holds the tables of documents.

    Raises:
        KeyError: if there is no such edition.
    """
    published = Published(folder)
    plans = Plans(published)
    coverage = coverage_rows(plans, roster, edition)
    yield "coverage", coverage
    yield "timeline", timeline_rows(plans)
    yield "procedures_matrix", procedure_rows(plans)
    yield "divisions_matrix", division_rows(plans)
    yield "summary", summary_rows(coverage, Bodies(published))
    yield "neighbours", neighbour_rows(plans)
    yield "changes", edition_changes(published)
