"""``dxplans extract`` and ``dxplans show``: one document, as JSON or as a picture of a page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Literal

from flows.commands.common import ALL_READ, SOME_FAILED, WrongUse, command_of, out_argument, plain, whole_number


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    _add_extract(commands)
    _add_show(commands)


def _add_extract(commands: Any) -> None:
    command = command_of(
        commands, "extract", _extract, "print one document's tables as JSON",
        "Reads one PDF and prints an object of tables, each a list of rows, on standard output.",
    )  # fmt: skip
    command.add_argument("file", metavar="FILE.pdf", help="the document")
    command.add_argument("--password", metavar="P", help="password of an encrypted file")
    command.add_argument("--max-pages", type=whole_number, metavar="N", help="read only the first N pages")
    command.add_argument("--ocr", choices=("auto", "off"), default="auto",
                         help="recognise pages without text where Tesseract is installed (default: auto)")  # fmt: skip


def _add_show(commands: Any) -> None:
    command = command_of(
        commands, "show", _show, "draw a page with the boxes of what was extracted",
        "Draws a page as PNG with a numbered box for each row, and prints the rows by number: the way to see whether a "
        "row is right.",
    )  # fmt: skip
    command.add_argument("file", metavar="FILE.pdf", help="the document")
    command.add_argument("--page", type=whole_number, required=True, metavar="N", help="physical page, from 1")
    command.add_argument("--table", action="append", metavar="NAME",
                         help="table to show; may be given again (default: sections, measures, tables)")  # fmt: skip
    out_argument(command, "picture to write (default: FILE-pN.png, here)", metavar="PNG", formerly="--output")
    command.add_argument("--password", metavar="P", help="password of an encrypted file")


def _extract(options: argparse.Namespace) -> int:
    import json

    records = read_one(options.file, options.password, options.max_pages, options.ocr)
    if records is None:
        return SOME_FAILED
    print(json.dumps(records.tables, ensure_ascii=False, default=plain))
    return ALL_READ


def _show(options: argparse.Namespace) -> int:
    from extractors.schema import TABLES
    from flows.show import DEFAULT_TABLES, draw

    names = options.table or list(DEFAULT_TABLES)
    for name in names:
        if name not in TABLES:
            raise WrongUse(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    output = Path(options.out or f"{Path(options.file).stem}-p{options.page}.png")
    if output.suffix.lower() not in (".png", ".jpg", ".webp"):
        raise WrongUse(f"{output}: the name must end in .png")
    records = read_one(options.file, options.password)
    if records is None:
        return SOME_FAILED
    try:
        legend = draw(Path(options.file), options.page, records.tables, names, output, options.password)
    except IndexError as error:
        raise WrongUse(str(error)) from None
    for line in legend:
        print(line)
    print(f"{output}: {len(legend)} rows of {', '.join(names)} on page {options.page}")
    return ALL_READ


def read_one(
    file: str, password: str | None, max_pages: int | None = None, ocr: Literal["auto", "off"] = "auto"
) -> Any:
    """The rows of one file; None, with the cause on standard error, where it cannot be read."""
    from extractors.plan import ExtractOptions, extract_plan
    from extractors.reading.reader import ReadError
    from flows.manifest import Manifests

    path = Path(file)
    if path.is_dir():
        raise WrongUse(f"{file}: is a folder; `dxplans run {file}` reads all PDFs in it")
    if not path.is_file():
        raise WrongUse(f"{file}: there is no such file")
    manifest, problems = Manifests().row(path, path.parent)
    for problem in problems:
        print(problem, file=sys.stderr)
    try:
        return extract_plan(path, ExtractOptions(password, max_pages, path.name, dict(manifest), ocr))
    except ReadError as error:
        print(error.message, file=sys.stderr)
        return None
