"""Typesets the plans of the families and writes their gold: `python build.py [MODULE ...]`."""

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Build the plans that are named, or all."""
    here = Path(__file__).resolve().parent
    sys.path.insert(0, str(here))
    for name in sys.argv[1:] or sorted(p.stem for p in here.glob("p*.py")):
        print(name, importlib.import_module(name).build())


if __name__ == "__main__":
    main()
