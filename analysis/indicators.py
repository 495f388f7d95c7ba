"""Table ``indicators``: official figures of bodies, from the files of the Digital Agency's dashboard.

The dashboard (自治体DXの取組に関するダッシュボード) gives tables in which every body is a column, named without
its code and its prefecture; 25 names stand for 57 bodies. Columns stand in the order of codes, so a name between two
that are known can mean only the body whose code lies between theirs. Names that the order does not settle are reported
and left out, never guessed. Tables with a row a body, and with a column of codes, are read as well.

A blank cell is not 0 % (``state`` blank), and 調査無し is not 未実施 (``state`` not_surveyed).

``read_figures(path)`` reads a file (CSV, XLSX, or a ZIP of these), ``merged(old, new)`` puts new figures over old ones,
``shown(rows)`` writes figures of one body and measure for people.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import itertools
import re
import zipfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.rows import Row, short_id
from taxonomy.municipalities import Municipality, by_code, lookup, municipalities
from taxonomy.procedures import resolve_procedure
from taxonomy.search_text import SearchText

Grid = list[list[str]]

MEASURE_OF: tuple[tuple[str, str], ...] = (
    (r"CIO|体制構築|推進本部", "organization"),
    (r"全体方針", "planned-approach"),
    (r"人材|職員育成|研修", "human-resources"),
    (r"市区町村.{0,6}支援", "prefecture-support"),
    (r"AI|RPA", "ai-rpa"),
    (r"テレワーク", "telework"),
    (r"マイナンバーカード", "mynumber-card"),
    (r"書かないワンストップ|窓口|フロントヤード", "frontyard-reform"),
    (r"標準化|標準準拠", "system-standardization"),
    (r"オープンデータ", "open-data"),
    (r"セキュリティ", "security"),
    (r"オンライン", "online-procedures"),
)
"""Measure of an indicator by the words of its name, the first that fits; its group speaks where its name does not."""

_HEAD = 10
"""Lines at the top of a table among which the names of bodies are looked for."""
_MOST = 0.9
_LEAST = 0.5
"""Share of names that have to be bodies; with fewer a table is about something else."""
_NOT_SURVEYED = ("調査無し", "調査なし", "未調査", "調査対象外")
_NOTHING = ("", "%", "-", "ー", "―", "—", "…", "n/a", "na", "未回答", "未公表", "該当なし", "該当無し")
_DONE = {"実施": True, "実施済": True, "実施済み": True, "未実施": False}


class NoFigures(ValueError):
    """A file that holds no table of bodies; the message says which."""


def read_figures(path: Path, as_of: datetime.date | None = None) -> tuple[list[Row], list[str]]:
    """The rows of ``indicators`` of a file, and what could not be understood.

    Raises:
        OSError: if the file cannot be read.
        NoFigures: if it is no such table.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    rows: list[Row] = []
    problems: list[str] = []
    found = False
    for name, grid in _grids(path.name, data):
        table = _table(grid)
        if table is None:
            continue
        found = True
        read, wrong = _figures(name, digest, table, as_of)
        rows += read
        problems += wrong
    if not found:
        raise NoFigures(f"{path.name}: no table of bodies is in it (names of bodies in a line or a column)")
    return rows, problems


def _grids(name: str, data: bytes) -> Iterator[tuple[str, Grid]]:
    """The tables of a file, every cell as text."""
    if name.lower().endswith(".zip"):
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise NoFigures(f"{name}: {error}") from None
        with archive:
            for member in sorted(archive.namelist()):
                if member.lower().endswith((".csv", ".xlsx")):
                    yield from _grids(_member_name(archive, member), archive.read(member))
    elif name.lower().endswith(".xlsx"):
        yield from _sheets(name, data)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp932", errors="replace")
        yield name, [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text, newline=""))]


def _member_name(archive: zipfile.ZipFile, member: str) -> str:
    """Names in archives made on Windows are in CP932 and not marked; Python then reads them as CP437."""
    info = archive.getinfo(member)
    if info.flag_bits & 0x800:
        return member
    try:
        return member.encode("cp437").decode("cp932")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member


def _sheets(name: str, data: bytes) -> Iterator[tuple[str, Grid]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # a damaged archive raises whatever its parts raise
        raise NoFigures(f"{name}: cannot be read as a workbook ({type(error).__name__}: {error})") from None
    for sheet in book.worksheets:
        yield name, [[_cell(cell.value, getattr(cell, "number_format", "")) for cell in line] for line in sheet.rows]
    book.close()


def _cell(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in (number_format or ""):
            return f"{round(value * 100, 6):g}%"
        return f"{value:g}" if isinstance(value, float) and abs(value) < 1e15 else str(value)
    return str(value).strip()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table turned so that bodies are columns: names (and codes, prefectures) above, labels and cells in lines."""

    names: list[str]
    codes: list[str]
    prefectures: list[str]
    lines: list[tuple[list[str], list[str]]]


def _table(grid: Grid) -> _Table | None:
    width = max(map(len, grid), default=0)
    whole = [line + [""] * (width - len(line)) for line in grid]
    turned = [list(column) for column in zip(*whole, strict=True)]
    across, down = _names_at(whole), _names_at(turned)
    best, lines = (across, whole) if across[0] >= down[0] else (down, turned)
    count, at = best
    if count < 1:
        return None
    first = next(number for number, cell in enumerate(lines[at]) if _is_body(cell))
    if count < _LEAST * sum(bool(cell) for cell in lines[at][first:]):
        return None
    codes: list[str] = []
    prefectures: list[str] = []
    heads = {at}
    for number, line in enumerate(lines[:_HEAD]):
        cells = [cell for cell in line[first:] if cell]
        if number == at or not cells:
            continue
        if sum(bool(re.fullmatch(r"[0-9]{4,6}", cell) and by_code(cell)) for cell in cells) >= _MOST * len(cells):
            codes = line[first:]
        elif sum(_folded(cell) in _prefectures() for cell in cells) >= _MOST * len(cells):
            prefectures = line[first:]
        elif sum(map(_is_body, cells)) < _MOST * len(cells):
            continue
        heads.add(number)
    body = [(line[:first], line[first:]) for number, line in enumerate(lines) if number not in heads]
    return _Table(lines[at][first:], codes, prefectures, body)


def _names_at(lines: Grid) -> tuple[int, int]:
    """How many names of bodies the line with the most of them has, and which it is."""
    counts = [(sum(map(_is_body, line)), -number) for number, line in enumerate(lines[:_HEAD])]
    count, number = max(counts, default=(0, 0))
    return count, -number


def _folded(name: str) -> str:
    return "".join(SearchText(name).folded.split()) if name else ""


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(_folded(body.name) for body in municipalities() if body.kind == "prefecture")


@cache
def _known_names() -> frozenset[str]:
    return frozenset(_folded(body.name) for body in municipalities() if body.counted and body.kind != "ward")


@cache
def _is_body(cell: str) -> bool:
    """Whether a cell is the name of a body, with or without its prefecture before it."""
    name, known = _folded(cell), _known_names()
    return name in known or any(
        name.startswith(prefecture) and name.removeprefix(prefecture) in known for prefecture in _prefectures()
    )


def _figures(name: str, digest: str, table: _Table, as_of: datetime.date | None) -> tuple[list[Row], list[str]]:
    codes, problems = resolve(table.names, table.codes, table.prefectures)
    problems = [f"{name}: {problem}" for problem in problems]
    rows: list[Row] = []
    seen: set[tuple[str, str, str]] = set()
    group = ""
    for labels, cells in table.lines:
        words = [word for word in (" ".join(label.split()) for label in labels) if word]
        words = [word for word in words if not word.isdigit()] or words
        if not words:
            continue
        if len(words) == 1 and len([label for label in labels if label]) == 1 and "/" in words[0]:
            words = words[0].split("/", 1)
        group = words[0] if len(words) > 1 or not group else group
        indicator = "_".join(words[1:]) or words[0]
        if not any(cells) and len(words) == 1:
            group = words[0]
            continue
        measure_id, procedure_id = meaning(group, indicator)
        for code, cell in zip(codes, cells, strict=True):
            if code is None:
                continue
            if (code, group, indicator) in seen:
                problems.append(f"{name}: {indicator} of {code} is there twice; the first is used")
                continue
            seen.add((code, group, indicator))
            rows.append({
                "row_id": short_id("indicators", code, group, indicator, as_of),
                "municipality_code": code,
                "indicator_group": group,
                "indicator": indicator,
                **read_value(cell),
                "measure_id": measure_id,
                "procedure_id": procedure_id,
                "as_of": as_of,
                "source_file": name,
                "source_sha256": digest,
            })  # fmt: skip
    return rows, problems


def read_value(cell: str) -> Row:
    """A cell as printed, and what it says: ``value``, ``state``, ``done``, ``number``, ``unit``."""
    folded = "".join(SearchText(cell).folded.split())
    row: Row = {"value": cell or None, "state": "stated", "done": None, "number": None, "unit": None}
    if folded in _NOT_SURVEYED:
        row["state"] = "not_surveyed"
    elif folded.lower() in _NOTHING:
        row["state"] = "blank"
    elif folded in _DONE:
        row["done"] = _DONE[folded]
    elif match := re.fullmatch(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(%|件|人|団体|手続|枚)?", folded):
        row["number"], row["unit"] = float(match[1].replace(",", "")), match[2]
    return row


@cache
def meaning(group: str, indicator: str) -> tuple[str | None, str | None]:
    """The national measure that an indicator measures, and the procedure, where it is about one."""
    procedure = resolve_procedure(indicator) if "手続" in group else None
    for text in (indicator, group):
        for words, measure_id in MEASURE_OF:
            if re.search(words, SearchText(text).folded):
                return (measure_id if procedure is None else "online-procedures",
                        procedure.procedure_id if procedure and procedure.score >= 0.9 else None)  # fmt: skip
    return None, None


def resolve(
    names: Sequence[str], codes: Sequence[str] = (), prefectures: Sequence[str] = ()
) -> tuple[list[str | None], list[str]]:
    """The codes of bodies that are named in the order of codes, and what could not be settled.

    Args:
        names: as printed; empty ones are nobody.
        codes: the codes beside them, where the table has any.
        prefectures: their prefectures, where the table has any.
    """
    found: list[Sequence[Municipality]] = []
    for at, name in enumerate(names):
        code = by_code(codes[at]) if at < len(codes) and codes[at] else None
        found.append([code] if code else _candidates(name, prefectures[at] if at < len(prefectures) else ""))
    anchors = _rising([(at, here[0].code) for at, here in enumerate(found) if len(here) == 1])
    sure = sum(len(here) == 1 for here in found)
    ordered = sure == 0 or len(anchors) >= _MOST * sure
    result: list[str | None] = [here[0].code if len(here) == 1 else None for here in found]
    if ordered:
        _between(found, anchors, result)
    problems = [_unsettled(name, found[at]) for at, name in enumerate(names) if name and result[at] is None]
    doubles = [code for code, count in Counter(code for code in result if code).items() if count > 1]
    for double in sorted(doubles):
        body = by_code(double)
        problems.append(f"{body.name if body else double} ({double}) is named more than once; the first is used")
        for at in [at for at, one in enumerate(result) if one == double][1:]:
            result[at] = None
    return result, problems


def _unsettled(name: str, found: Sequence[Municipality]) -> str:
    if not found:
        return f"{name}: there is no such body; its figures are left out"
    which = ", ".join(f"{body.prefecture} {body.code}" for body in found)
    return f"{name}: may be {which}, and the order of the columns does not tell; its figures are left out"


@cache
def _candidates(name: str, prefecture: str) -> tuple[Municipality, ...]:
    if not name:
        return ()
    answer = lookup(name, prefecture or None)
    if answer.municipality is not None:
        return (answer.municipality,)
    return tuple(body for body in answer.candidates if body.kind != "ward" and not body.valid_to)


def _rising(pairs: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The longest part of (place, code) pairs in which codes rise: what stands out of order is no anchor."""
    ends: list[str] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, code) in enumerate(pairs):
        place = bisect_left(ends, code)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(code)
            at.append(number)
        else:
            ends[place], at[place] = code, number
    chain = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(
    found: Sequence[Sequence[Municipality]], anchors: Sequence[tuple[int, str]], result: list[str | None]
) -> None:
    """Settle the names between two anchors where one choice alone keeps the codes rising."""
    fences = [(-1, ""), *anchors, (len(found), "999999")]
    for (left, low), (right, high) in itertools.pairwise(fences):
        open_places = [at for at in range(left + 1, right) if len(found[at]) > 1]
        choices = [[body.code for body in found[at] if low < body.code < high] for at in open_places]
        if not open_places or not all(choices):
            continue
        rising = [chosen for chosen in itertools.islice(itertools.product(*choices), 10_000)
                  if all(a < b for a, b in itertools.pairwise(chosen))]  # fmt: skip
        for at, settled in zip(open_places, zip(*rising, strict=True), strict=False):
            if len(set(settled)) == 1:
                result[at] = settled[0]


def merged(old: Iterable[Row], new: Iterable[Row]) -> list[Row]:
    """Figures with newer imports over older ones of the same body, indicator and day, in a fixed order."""
    rows = {row["row_id"]: row for row in [*old, *new]}
    return sorted(rows.values(), key=lambda row: (row["municipality_code"], str(row["as_of"]), row["indicator_group"],
                                                  row["indicator"]))  # fmt: skip


def shown(rows: Iterable[Row]) -> str:
    """Figures for people, one a line: ``AIの導入状況: 実施``; a blank says so, as it is not 0."""
    said = {"blank": "空欄", "not_surveyed": "調査無し"}
    return "\n".join(f"{row['indicator']}: {said.get(row['state'], row['value'])}" for row in rows)
