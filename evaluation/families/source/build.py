"""Typesets the plans of the families and writes their gold: `python build.py [MODULE ...]`."""

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Build the plans that are named, or all."""
    here = Path(__file__).resolve().parent
    # The scripts import each other by name, and what gold is made of from the top of the repository.
    sys.path[:0] = [str(here), str(here.parents[2])]
    for name in sys.argv[1:] or sorted(p.stem for p in here.glob("p[0-9]*.py")):
        print(name, importlib.import_module(name).build())


if __name__ == "__main__":
    main()
