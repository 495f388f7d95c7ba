"""Writes the sample plans and their gold: `python -m samples.typeset`, from the top of the repository."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.gold_rows import dumps
from samples import fonts
from samples.plans import forms, matrix, report, slides

ROOT = Path(__file__).resolve().parents[1]
PLANS = (report, forms, slides, matrix)


def main(arguments: list[str] | None = None) -> int:
    """Write every sample; return 1 where a font is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", type=Path, default=ROOT / "data/raw", help="folder of the PDFs (default: data/raw)")
    parser.add_argument("--gold", type=Path, default=ROOT / "evaluation/gold/samples", help="folder of the gold files")
    options = parser.parse_args(arguments)
    try:
        fonts.find()
    except fonts.FontsMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    for folder in (options.pdf, options.gold):
        folder.mkdir(parents=True, exist_ok=True)
    for plan in PLANS:
        rows = plan.build(options.pdf / f"{plan.NAME}.pdf")
        (options.gold / f"{plan.NAME}.json").write_text(dumps(rows), encoding="utf-8")
        size = (options.pdf / f"{plan.NAME}.pdf").stat().st_size
        print(f"{plan.NAME}: {len(rows['pages'])} pages, {size // 1024} KB, {len(rows['sections'])} sections")
    return 0


if __name__ == "__main__":
    sys.exit(main())
