"""Score dates and divisions on labelled lines: dates exact, divisions by precision, recall and F1."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.language.dates import find_dates
from extractors.language.divisions import DivisionMatch, find_divisions

OUTLINES = Path(__file__).resolve().parents[1].parent / "shared" / "outlines"


@dataclass
class DateScore:
    """Labelled lines read exactly (one match with the labelled kind, start and end), by kind, and the others."""

    right: dict[str, int] = field(default_factory=dict)
    total: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def exact(self) -> float:
        """Share of lines read exactly; 0 without lines."""
        total = sum(self.total.values())
        return sum(self.right.values()) / total if total else 0.0


@dataclass
class DivisionScore:
    """Names of divisions found, missed and found wrongly, over all lines."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the found names that are labelled."""
        found = self.true_positive + self.false_positive
        return self.true_positive / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled names that were found."""
        labelled = self.true_positive + self.false_negative
        return self.true_positive / labelled if labelled else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def full_name(match: DivisionMatch) -> str:
    """Bureau, division and units put together, as the labelled lines write a division."""
    return (match.bureau or "") + (match.division or "") + "".join(match.units)


def score_dates(rows: list[dict[str, Any]]) -> DateScore:
    """Score rows with text, kind, start and end (ISO strings or None).

    A row labelled ``open`` without dates is right as well where nothing was found: it says that no period is usable.
    """
    score = DateScore()
    for row in rows:
        wanted = (row["kind"], row["start"], row["end"])
        found = [
            (match.kind, match.start and match.start.isoformat(), match.end and match.end.isoformat())
            for match in find_dates(row["text"])
        ]
        score.total[row["kind"]] = score.total.get(row["kind"], 0) + 1
        if found == [wanted] or (not found and wanted == ("open", None, None)):
            score.right[row["kind"]] = score.right.get(row["kind"], 0) + 1
        else:
            score.misses.append(f"{row['text']}: wanted {wanted}, found {found}")
    return score


def score_divisions(rows: list[dict[str, Any]]) -> DivisionScore:
    """Score rows with text and gold, the list of its divisions' full names."""
    score = DivisionScore()
    for row in rows:
        found = [full_name(match) for match in find_divisions(row["text"])]
        wanted = list(row["gold"])
        for name in found:
            if name in wanted:
                wanted.remove(name)
                score.true_positive += 1
            else:
                score.false_positive += 1
        score.false_negative += len(wanted)
        if wanted or sorted(found) != sorted(row["gold"]):
            score.misses.append(f"{row['text']}: wanted {row['gold']}, found {found}")
    return score


def main(arguments: list[str] | None = None) -> int:
    """Print the scores as tables, with every line that was not read as labelled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=OUTLINES, help="with dates.jsonl and departments.jsonl")
    folder = parser.parse_args(arguments).folder
    if not folder.is_dir():
        print(f"no labelled lines: {folder} is not here")
        return 1
    dates = score_dates(_rows(folder / "dates.jsonl"))
    divisions = score_divisions(_rows(folder / "departments.jsonl"))
    print(f"{'dates, exact':<24}{'lines':>6}{'right':>7}{'share':>7}")
    for kind, total in sorted(dates.total.items()):
        right = dates.right.get(kind, 0)
        print(f"  {kind:<22}{total:>6}{right:>7}{right / total:>7.2f}")
    print(f"  {'all':<22}{sum(dates.total.values()):>6}{sum(dates.right.values()):>7}{dates.exact:>7.2f}")
    print(f"{'divisions':<24}{'P':>6}{'R':>7}{'F1':>7}")
    print(f"  {'names':<22}{divisions.precision:>6.2f}{divisions.recall:>7.2f}{divisions.f1:>7.2f}")
    for miss in dates.misses + divisions.misses:
        print("  not as labelled:", miss)
    return 0


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    raise SystemExit(main())
