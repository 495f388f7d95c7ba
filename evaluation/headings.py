"""Measures the matcher on labelled headings of real plans: `python -m evaluation.headings`."""

import argparse
import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.train import fit, shipped_examples
from taxonomy.context import background_kind
from taxonomy.heading import Heading
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Match, Matcher

OUTLINES = Path(__file__).resolve().parents[2] / "shared" / "outlines"
"""Where the labelled headings stand: beside the repository; they are not part of it."""
NATIONAL_PLAN = 2021
"""First year in which plans could follow the national plan of 2020-12-25."""
FOLDS = 5
MODEL_THRESHOLD = 0.4
"""Probability from which the model alone names a measure, for the ablation."""
SHIPPED = "both (ships)"
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001)


@dataclass(frozen=True)
class Row:
    """A labelled heading with the headings above it, made from the levels of its plan."""

    heading: Heading
    gold: frozenset[str]
    confidence: str
    municipality: str
    era: str
    source_form: str


@dataclass
class Counts:
    """True and false positives and misses, and what follows from them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[str], gold: frozenset[str]) -> None:
        """Count one heading."""
        self.right += len(found & gold)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        """Share of the named measures that are right; 0 when none was named."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the gold measures that were named."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def cells(self) -> list[str]:
        """Return precision, recall, F1 and the number of gold measures as text."""
        return [f"{self.precision:.3f}", f"{self.recall:.3f}", f"{self.f1:.3f}", str(self.right + self.missed)]


@dataclass
class Outcome:
    """Counts of a run, whole and by stratum."""

    whole: Counts = field(default_factory=Counts)
    strata: dict[str, dict[str, Counts]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counts)))

    def macro(self) -> float:
        """Return the mean F1 over the measures that occur in the gold."""
        table = [counts for counts in self.strata["measure"].values() if counts.right + counts.missed]
        return sum(counts.f1 for counts in table) / max(1, len(table))


Predict = Callable[[Row], dict[str, float]]


def _year(row: dict[str, Any], periods: dict[tuple[str, str], int]) -> int | None:
    name = re.sub(r"\s|\(仮称\)|【.*?】|\(.*?\)", "", row["plan"])
    for (town, title), year in periods.items():
        if town == row["municipality"] and (name.startswith(title) or title.startswith(name)):
            return year
    western = re.search(r"(?:19|20)\d\d", row["plan"])
    if western:
        return int(western.group())
    heisei, reiwa = re.search(r"平成\s*(\d+)", row["plan"]), re.search(r"令和\s*(\d+)", row["plan"])
    return 1988 + int(heisei.group(1)) if heisei else 2018 + int(reiwa.group(1)) if reiwa else None


def _era(row: dict[str, Any], periods: dict[tuple[str, str], int]) -> str:
    year = _year(row, periods)
    if year is None:
        modern = re.search(r"DX|デジタル|フロントヤード|アナログ規制|窓口", row["plan"])
        return "since the national plan" if modern else "undated"
    return "since the national plan" if year >= NATIONAL_PLAN else "before the national plan"


def _periods(folder: Path) -> dict[tuple[str, str], int]:
    path = folder / "periods.csv"
    if not path.is_file():
        return {}
    table = {}
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            year = (row["start"] or row["adopted_date"])[:4]
            if year.isdigit():
                title = re.sub(r"\s|\(仮称\)|【.*?】|\(.*?\)", "", row["plan_title"])
                table[row["municipality"], title] = int(year)
    return table


def load_rows(folder: Path = OUTLINES, *, ancestors: bool = True) -> list[Row]:
    """Return the labelled headings of a folder; `ancestors=False` gives each heading alone.

    Raises:
        FileNotFoundError: when the folder has no `headings.jsonl`.
    """
    periods = _periods(folder)
    rows: list[Row] = []
    above: list[tuple[int, str]] = []
    plan: tuple[str, str] | None = None
    with (folder / "headings.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            raw = json.loads(line)
            if (raw["municipality"], raw["plan"]) != plan:
                plan, above = (raw["municipality"], raw["plan"]), []
            while above and above[-1][0] >= raw["level"]:
                above.pop()
            heading = Heading(raw["heading"], tuple(text for _, text in above) if ancestors else ())
            above.append((raw["level"], raw["heading"]))
            rows.append(
                Row(
                    heading,
                    frozenset(raw["gold"]),
                    raw["gold_confidence"],
                    raw["municipality"],
                    _era(raw, periods),
                    raw["source_form"],
                )
            )
    return rows


def evaluate(rows: Iterable[Row], predict: Predict) -> Outcome:
    """Count the predictions over rows: whole, by confidence, era, form, measure and town."""
    outcome = Outcome()
    for row in rows:
        found = set(predict(row))
        outcome.whole.add(found, row.gold)
        outcome.strata["confidence"][row.confidence].add(found, row.gold)
        outcome.strata["era"][row.era].add(found, row.gold)
        outcome.strata["form"][row.source_form].add(found, row.gold)
        outcome.strata["fold"][str(fold_of(row.municipality))].add(found, row.gold)
        for measure in found | row.gold:
            one = {measure}
            outcome.strata["measure"][measure].add(found & one, frozenset(row.gold & one))
    return outcome


def fold_of(municipality: str) -> int:
    """Return the fold of a town: all of its headings fall into one, whatever the order of the file."""
    return int(hashlib.sha256(municipality.encode()).hexdigest(), 16) % FOLDS


def _of_matcher(matcher: Matcher) -> Predict:
    return lambda row: {match.measure_id: match.score for match in matcher.match(row.heading)}


def ablation(rows: Sequence[Row], *, folds: bool = False) -> dict[str, Outcome]:
    """Return the outcome of patterns alone, model alone, and both; the last is what ships.

    The shipped model has seen none of the rows. With `folds`, `model, outlines added` is what training on the rows as
    well would give: five folds of whole towns, each predicted by a model that saw the shipped headings and the other
    four folds. That takes about a minute.
    """
    taxonomy = load_taxonomy()
    both, rules = Matcher(taxonomy), Matcher(taxonomy, with_model=False, phrases=False)
    shipped = both.model

    def of_model(model: Any) -> Predict:
        def predict(row: Row) -> dict[str, float]:
            probabilities = model(row).probabilities([row.heading])[0]
            return {key: value for key, value in probabilities.items() if value >= MODEL_THRESHOLD}

        return predict

    runs = {
        "patterns and labels": evaluate(rows, _of_matcher(rules)),
        "patterns, labels and phrases": evaluate(rows, _of_matcher(Matcher(taxonomy, with_model=False))),
        "patterns, labels and model": evaluate(rows, _of_matcher(Matcher(taxonomy, phrases=False))),
        "model": evaluate(rows, of_model(lambda row: shipped)),
    }
    if folds:
        examples = shipped_examples()
        models = {}
        for number in range(FOLDS):
            others = [(row.heading, row.gold) for row in rows if fold_of(row.municipality) != number]
            models[number] = fit([*examples, *others])
        added = of_model(lambda row: models[fold_of(row.municipality)])
        runs["model, outlines added"] = evaluate(rows, added)
    runs[SHIPPED] = evaluate(rows, _of_matcher(both))
    return runs


def reliability(rows: Iterable[Row], predict: Predict) -> list[tuple[str, int, float, float]]:
    """Return for each band of scores: its name, the matches in it, their mean score, and the share that is right."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in rows:
        for measure, score in predict(row).items():
            band = max(index for index, low in enumerate(BINS[:-1]) if score >= low)
            bands[band].append((score, measure in row.gold))
    table = []
    for index in sorted(bands):
        scores = bands[index]
        name = f"{BINS[index]:.2f}-{min(1.0, BINS[index + 1]):.2f}"
        mean = sum(score for score, _ in scores) / len(scores)
        table.append((name, len(scores), mean, sum(right for _, right in scores) / len(scores)))
    return table


def kinds(rows: Iterable[Row]) -> dict[str, Counts]:
    """Return how the background kinds agree with the gold: `right` are headings of no measure, `wrong` those of one."""
    table: dict[str, Counts] = defaultdict(Counts)
    for row in rows:
        kind = background_kind(row.heading.text)
        if kind:
            table[kind].right += not row.gold
            table[kind].wrong += bool(row.gold)
    return dict(table)


def errors(rows: Iterable[Row], matcher: Matcher) -> list[tuple[Row, list[Match]]]:
    """Return the headings where the matcher and the gold differ."""
    wrong = []
    for row in rows:
        matches = matcher.match(row.heading)
        if {match.measure_id for match in matches} != row.gold:
            wrong.append((row, matches))
    return wrong


def _table(title: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> list[str]:
    rule = "| " + " | ".join("---" for _ in header) + " |"
    return [f"\n{title}\n", "| " + " | ".join(header) + " |", rule, *("| " + " | ".join(line) + " |" for line in lines)]


def report(folder: Path, *, folds: bool = False) -> str:
    """Return every table of the evaluation as Markdown."""
    scores = ("precision", "recall", "F1", "gold")
    rows = load_rows(folder)
    alone = load_rows(folder, ancestors=False)
    matcher = Matcher(load_taxonomy())
    runs = ablation(rows, folds=folds)
    shipped = runs[SHIPPED]
    lines = [f"{len(rows)} headings of {len({row.municipality for row in rows})} bodies"]
    lines += _table(
        "What each part adds",
        ("run", *scores, "macro F1", "high precision", "high recall"),
        (
            [
                name,
                *outcome.whole.cells(),
                f"{outcome.macro():.3f}",
                f"{outcome.strata['confidence']['high'].precision:.3f}",
                f"{outcome.strata['confidence']['high'].recall:.3f}",
            ]
            for name, outcome in {**runs, "both, heading alone": evaluate(alone, _of_matcher(matcher))}.items()
        ),
    )
    for stratum in ("confidence", "era", "form", "fold", "measure"):
        table = sorted(shipped.strata[stratum].items())
        lines += _table(f"By {stratum}", (stratum, *scores), ([name, *counts.cells()] for name, counts in table))
    lines += _table(
        "Reliability of scores",
        ("score", "matches", "mean score", "right"),
        (
            [name, str(count), f"{mean:.3f}", f"{right:.3f}"]
            for name, count, mean, right in reliability(rows, _of_matcher(matcher))
        ),
    )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; with `--errors` also every heading where matcher and gold differ.

    Returns:
        0; 1 when the labelled headings are not there.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outlines", type=Path, default=OUTLINES, help="folder with headings.jsonl")
    parser.add_argument("--folds", action="store_true", help="also train on the outlines, cross-validated by town")
    parser.add_argument("--errors", action="store_true", help="list the differences")
    options = parser.parse_args(arguments)
    if not (options.outlines / "headings.jsonl").is_file():
        print(f"no headings.jsonl in {options.outlines}")
        return 1
    print(report(options.outlines, folds=options.folds))
    if options.errors:
        for row, matches in errors(load_rows(options.outlines), Matcher(load_taxonomy())):
            named = ",".join(f"{match.measure_id} {match.score:.2f}" for match in matches)
            print(f"{row.confidence}\t{row.heading.text}\tgold {','.join(sorted(row.gold))}\tnamed {named}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
