"""Says how a batch went, for a terminal and for a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from flows.batch import BatchReport

SHOWN = 20
"""Failures and low grades that are listed; the rest are in the tables."""


def summary_lines(report: BatchReport) -> Iterator[str]:
    """What was found, what failed and what was read badly, in plain words."""
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
            yield f"  {grade}: {name}"
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
    lines = ["```", *summary_lines(report), "```", "", "| table | rows |", "| --- | ---: |"]
    lines += [f"| {name} | {rows} |" for name, rows in report.counts.items()]
    return "\n".join(lines)


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"  … and {count - SHOWN} more"
