"""Says how a batch went, for a terminal and for a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.report.safe import visible
from flows.batch_report import BatchReport

SHOWN = 20
"""Failures and low grades that are listed; the rest are in the tables."""


def one_line(text: str) -> str:
    """Text with names of files or words of documents in it, on one line and without signs that steer a terminal."""
    return " ".join(visible(text).splitlines())


def in_cell(text: str) -> str:
    """The same for a cell of a table that is shown as Markdown: no tags, links, pictures or bars."""
    return re.sub(r"[\\`*_\[\]<>|!&]", lambda match: f"&#{ord(match.group())};", one_line(text))


def summary_lines(report: BatchReport) -> Iterator[str]:
    """What was found, what failed and what was read badly, in plain words, a line each."""
    return map(one_line, _lines(report))


def _lines(report: BatchReport) -> Iterator[str]:
    statuses = [status for _, status, _, _ in report.documents]
    known = len(statuses) - report.read
    yield (
        f"documents  {len(statuses)} ({statuses.count('ok')} ok, {statuses.count('partial')} partial, "
        f"{statuses.count('failed')} failed; {report.read} read now, {known} unchanged)"
    )
    yield f"pages      {report.pages}"
    for name in ("sections", "measures", "targets", "tables", "warnings"):
        yield f"{name:<10} {report.counts.get(name, 0)}"
    if report.corrected:
        yield f"corrected  {report.corrected} values (table corrections)"
    yield f"seconds    {report.seconds:.1f}"
    if report.failures:
        yield ""
        yield "not read whole:"
        for name, status, cause in report.failures[:SHOWN]:
            yield f"  {status}: {cause if cause.startswith(name) else f'{name}: {cause}'}"
        yield from _more(len(report.failures))
    if report.poor:
        yield ""
        yield "lowest grades:"
        for name, grade in report.poor[:SHOWN]:
            yield f"  {grade}: {name}{_shares(*report.legible.get(name, (None, None)))}"
        yield from _more(len(report.poor))
    if report.messages:
        yield ""
        yield "noticed:"
        yield from (f"  {message}" for message in report.messages[:SHOWN])
        yield from _more(len(report.messages))
    if report.refused:
        yield ""
        yield "NOT PUBLISHED, the tables of the last run stay:"
        yield from (f"  {cause}" for cause in report.refused)


def summary_markdown(report: BatchReport) -> str:
    """The same as a Markdown page, with the rows of every table."""
    # Three back ticks in a name would end the block, and what follows would be read as Markdown.
    said = (line.replace("```", "'''") for line in summary_lines(report))
    lines = ["```", *said, "```", "", "| table | rows |", "| --- | ---: |"]
    lines += [f"| {name} | {rows} |" for name, rows in report.counts.items()]
    return "\n".join(lines)


def _shares(mean: float | None, worst: float | None) -> str:
    if mean is None or worst is None:
        return ""
    return f" (read as printed: {mean:.1%} on average, {worst:.1%} on the worst twentieth of its pages)"


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"  … and {count - SHOWN} more"
