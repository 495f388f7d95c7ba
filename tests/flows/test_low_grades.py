"""Documents that were read badly are listed at the end of a run, the worst first, and never more than can be read."""

from __future__ import annotations

from flows.batch_report import BatchReport
from flows.summary import SHOWN, summary_lines, summary_markdown


def listed(report: BatchReport) -> list[str]:
    lines = list(summary_lines(report))
    return lines[lines.index("lowest grades:") + 1 :] if "lowest grades:" in lines else []


def test_poor_documents_come_before_fair_ones_and_good_ones_are_not_listed() -> None:
    report = BatchReport(
        documents=[
            ("b.pdf", "ok", None, "fair"), ("a.pdf", "ok", None, "good"), ("c.pdf", "partial", "page 3", "poor"),
            ("d.pdf", "failed", "password", None),
        ]
    )  # fmt: skip
    assert listed(report) == ["  poor: c.pdf", "  fair: b.pdf"]
    assert "poor: c.pdf" in summary_markdown(report)


def test_how_much_was_read_as_printed_stands_beside_the_grade() -> None:
    report = BatchReport(documents=[("b.pdf", "ok", None, "fair")], legible={"b.pdf": (0.981, 0.7)})
    assert listed(report) == ["  fair: b.pdf (read as printed: 98.1% on average, 70.0% on the worst twentieth of its pages)"]


def test_a_run_of_good_documents_says_nothing_of_grades() -> None:
    assert listed(BatchReport(documents=[("a.pdf", "ok", None, "good")])) == []


def test_of_very_many_low_grades_the_rest_is_counted() -> None:
    report = BatchReport(documents=[(f"{i:03}.pdf", "ok", None, "poor") for i in range(SHOWN + 5)])
    assert listed(report)[-1] == "  … and 5 more"
