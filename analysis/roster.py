"""Reads a roster: the bodies that a comparison has to list, whether they have a plan or not.

``read_roster(path)`` gives their codes in the roster's order, and what could not be understood.
"""

from __future__ import annotations

import csv
from pathlib import Path

from taxonomy.municipalities import by_code, checked_code, lookup

_CODE_COLUMNS = ("municipality_code", "code", "団体コード", "全国地方公共団体コード", "コード")
_NAME_COLUMNS = ("municipality", "name", "団体名", "市区町村名", "市区町村", "名称")
_PREFECTURE_COLUMNS = ("prefecture", "都道府県名", "都道府県")


def read_roster(path: Path) -> tuple[list[str], list[str]]:
    """Codes of the bodies of a roster, and what could not be understood.

    A CSV in UTF-8 with a column of codes or of names (and perhaps prefectures); without such a heading the first column
    holds either.

    Raises:
        OSError, UnicodeDecodeError: if the file cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [[cell.strip() for cell in line] for line in csv.reader(file)]
    lines = [line for line in lines if any(line)]
    if not lines:
        return [], [f"{path.name}: the roster is empty"]
    heading = lines[0]
    code_at, name_at, prefecture_at = (
        next((heading.index(name) for name in names if name in heading), None)
        for names in (_CODE_COLUMNS, _NAME_COLUMNS, _PREFECTURE_COLUMNS)
    )
    if code_at is None and name_at is None:
        code_at = name_at = 0
        first = 0
    else:
        first = 1
    codes: dict[str, None] = {}
    problems = []
    for number, line in enumerate(lines[first:], start=first + 1):
        code, name, prefecture = (
            line[at] if at is not None and at < len(line) else "" for at in (code_at, name_at, prefecture_at)
        )
        try:
            code = _body(code, name, prefecture or None)
        except ValueError as error:
            problems.append(f"{path.name}, line {number}: {error}")
        else:
            codes[code] = None
    return list(codes), problems


def _body(code: str, name: str, prefecture: str | None) -> str:
    if code.isascii() and code.isdigit():
        body = by_code(code)
        if body is None and not (code.startswith("99") and checked_code(code)):
            raise ValueError(f"there is no body with the code {code}")
        return body.code if body else checked_code(code)
    found = lookup(name, prefecture)
    if found.municipality is None:
        raise ValueError(f"no single body is called {name!r}{f' in {prefecture}' if prefecture else ''}")
    return found.municipality.code
