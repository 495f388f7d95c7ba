"""Run the pipeline over everything that has gold and print the scores: `python -m evaluation`."""

import argparse
import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evaluation import evidence, report
from evaluation.gold import Gold, load_gold, name_key
from evaluation.score import DocumentScore, score_document
from evaluation.tables import Published

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PLACES = (ROOT / "data/raw", ROOT / "evaluation/families", SHARED / "plans", SHARED / "corpus")
GOLD = (
    *(ROOT / "evaluation/gold" / name for name in ("samples", "families", "real")),
    SHARED / "gold",
)


def main(arguments: list[str] | None = None) -> int:
    """Score an output folder, made for the occasion if none is given.

    Returns:
        0, or 1 where the evidence check is under its least share or the pipeline ended with an error.
    """
    options = _parser().parse_args(arguments)
    golds = load_gold(folder for folder in options.gold or GOLD if folder.is_dir())
    with _output(options, golds) as (out, failed):
        published = Published(out)
        scores = [score_document(gold, published) for gold in golds]
        checked = evidence.check(published, [place for place in PLACES if place.is_dir()])
    if options.show:
        print(report.differences(scores, options.show, options.document))
        return 0
    print(report.as_text(scores))
    print()
    print(evidence.as_text(checked, examples=options.examples))
    if options.lists:
        _run_lists()
    _write(options.json, scores, evidence.as_json(checked))
    print(f"\nscores written to {options.json}")
    return int(failed or checked.whole().share < evidence.MIN_SHARE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--out", type=Path, help="score this output folder instead of running the pipeline")
    parser.add_argument("--gold", type=Path, action="append", help="a folder of gold files (can be repeated)")
    parser.add_argument("--all", action="store_true", help="run over every PDF of the usual places, not only over gold")
    parser.add_argument("--json", type=Path, default=ROOT / "evaluation/scores.json", help="where to write the scores")
    parser.add_argument("--show", metavar="TABLE", help="print what this table missed, found more and states otherwise")
    parser.add_argument("--document", default="", help="with --show: only documents whose name contains this")
    parser.add_argument("--examples", action="store_true", help="print the worst rows of the evidence check")
    parser.add_argument("--no-lists", dest="lists", action="store_false", help="leave out the lists of single lines")
    return parser


@contextmanager
def _output(options: argparse.Namespace, golds: list[Gold]) -> Iterator[tuple[Path, bool]]:
    """The folder to score, and whether the pipeline failed on the way."""
    if options.out:
        yield options.out, False
        return
    with tempfile.TemporaryDirectory(prefix="dxplans-evaluation-") as folder:
        paths = _documents(None if options.all else {gold.stem for gold in golds})
        command = [sys.executable, "-m", "flows.cli", "run", *map(str, paths), "--out", folder, "--direct"]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            print(f"the pipeline ended with exit code {code}", file=sys.stderr)
        yield Path(folder), code != 0


def _documents(stems: set[str] | None) -> list[Path]:
    """Every PDF of the usual places, or those with these names."""
    files = [path for place in PLACES if place.is_dir() for path in sorted(place.rglob("*.pdf"))]
    return [path for path in files if stems is None or name_key(path.name) in stems]


def _run_lists() -> None:
    """Evaluate the parts that read single lines, each in its own module."""
    for name in ("evaluation.headings", "evaluation.dates_divisions"):
        if importlib.util.find_spec(name):
            print(f"\n== {name}")
            importlib.import_module(name).main([])


def _write(path: Path, scores: list[DocumentScore], checked: dict[str, Any]) -> None:
    content = {"scores": report.as_json(scores), "evidence": checked}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
