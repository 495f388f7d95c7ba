"""Reads ``sources.csv``: which towns are visited and where, one line a landing page, checked before it is used."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flows.crawl.addresses import Refused, check_machine, join
from flows.manifest import checked_code

NEEDED = ("municipality_code", "landing_page")
COLUMNS = (
    "municipality_code", "municipality", "prefecture", "landing_page", "kind", "cdn", "licence", "notes",
    "last_checked",
)  # fmt: skip
KINDS = ("page", "site", "file")
"""``page``: a page of plans or of one plan; ``site``: the town's first page; ``file``: a PDF itself."""


@dataclass(frozen=True, slots=True)
class Landing:
    """A line of the list: where to begin for a town.

    ``cdn`` are further hosts on which the town keeps files. ``line`` is its number in the file.
    """

    code: str
    url: str
    kind: str = "page"
    municipality: str = ""
    prefecture: str = ""
    cdn: tuple[str, ...] = ()
    licence: str = ""
    notes: str = ""
    last_checked: str = ""
    line: int = 0


@dataclass(slots=True)
class SourceList:
    """The lines that can be used, and what is wrong with others, in plain words."""

    landings: list[Landing] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def towns(self, only: Iterable[str] = ()) -> dict[str, list[Landing]]:
        """The landing pages of every town by its code; of the codes in `only`, if there are any."""
        wanted = set(only)
        towns: dict[str, list[Landing]] = {}
        for landing in self.landings:
            if not wanted or landing.code in wanted:
                towns.setdefault(landing.code, []).append(landing)
        return towns


def read_sources(path: Path) -> SourceList:
    """Read a list; a line that is wrong is left out and becomes a problem.

    Raises:
        OSError: if the file cannot be opened.
    """
    result = SourceList()
    text = path.read_bytes()
    try:
        reader = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True)
        names = [name.strip() for name in reader.fieldnames or []]
        reader.fieldnames = names
        lines = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        result.problems.append(f"{path.name}: cannot be read as CSV in UTF-8 ({error})")
        return result
    result.problems += [
        f"{path.name}: the column {name!r} is not known; known are {', '.join(COLUMNS)}"
        for name in names if name not in COLUMNS
    ]  # fmt: skip
    missing = [name for name in NEEDED if name not in names]
    if missing:
        result.problems.append(f"{path.name}: there is no column {' and no column '.join(missing)}")
        return result
    seen: dict[tuple[str, str], int] = {}
    for number, row in lines:
        values = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        if not any(values.values()):
            continue
        where = f"{path.name}, line {number}"
        if None in row:
            result.problems.append(f"{where}: it has more fields than the first line")
            continue
        try:
            landing = _landing(values, number)
        except ValueError as error:
            result.problems.append(f"{where}: {error}")
            continue
        first = seen.setdefault((landing.code, landing.url), number)
        if first != number:
            result.problems.append(f"{where}: {landing.url} is listed for {landing.code} in line {first} already")
            continue
        result.landings.append(landing)
    return result


def _landing(values: dict[str, str], line: int) -> Landing:
    """A line as it is used.

    Raises:
        ValueError: saying what is wrong.
    """
    from taxonomy.municipalities import by_code

    code = values["municipality_code"]
    try:
        code = checked_code(code)
    except ValueError as error:
        raise ValueError(f"municipality_code {code!r}: {error}") from None
    body = by_code(code)
    if body is None and not code.startswith("99"):
        raise ValueError(f"municipality_code {code!r}: no body has it")
    name = values.get("municipality", "")
    if body is not None and name and name not in (body.name, body.prefecture + body.name):
        raise ValueError(f"municipality {name!r}: {code} is {body.prefecture}{body.name}")
    kind = values.get("kind", "") or "page"
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r}: it must be one of {', '.join(KINDS)}")
    try:
        url = join("", values["landing_page"])
    except Refused as error:
        raise ValueError(f"landing_page {values['landing_page']!r}: {error}") from None
    checked = values.get("last_checked", "")
    if checked:
        try:
            date.fromisoformat(checked)
        except ValueError:
            raise ValueError(f"last_checked {checked!r}: it must be a day such as 2026-11-21") from None
    cdn = tuple(_host_name(name) for name in values.get("cdn", "").split())
    return Landing(
        code, url, kind, name or (body.name if body else ""),
        values.get("prefecture", "") or (body.prefecture if body else ""), cdn, values.get("licence", ""),
        values.get("notes", ""), checked, line,
    )  # fmt: skip


def _host_name(name: str) -> str:
    if "/" in name or ":" in name or "." not in name.strip("."):
        raise ValueError(f"cdn {name!r}: it must be a name of a host, without scheme and path")
    return name.lower().strip(".")


def advice(sources: SourceList) -> list[str]:
    """What is no fault, but worth a look: addresses of this or private machines, several towns on one page."""
    from urllib.parse import urlsplit

    found = []
    towns: dict[str, set[str]] = {}
    for landing in sources.landings:
        host = urlsplit(landing.url).hostname or ""
        try:
            check_machine(host, allow_loopback=False)
        except Refused as error:
            found.append(f"line {landing.line}: {landing.url} will not be visited: {error}")
        except ValueError:
            pass
        towns.setdefault(landing.url, set()).add(landing.code)
    for url, codes in towns.items():
        if len(codes) > 1:
            found.append(f"{url} is listed for {', '.join(sorted(codes))}: its plans are kept for each of them")
    return found


def mark_checked(path: Path, days: dict[tuple[str, str], str]) -> int:
    """Write into a list when landing pages last answered, by (code, address); returns how many lines changed.

    Everything else of the file stays as it is, also lines that cannot be used and columns that are not known.
    """
    text = path.read_bytes().decode("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""))
    lines = list(reader)
    if not lines:
        return 0
    names = [name.strip() for name in lines[0]]
    if any(name not in names for name in NEEDED):
        return 0
    if "last_checked" not in names:
        names.append("last_checked")
        lines[0].append("last_checked")
    code_at, url_at, day_at = (names.index(name) for name in ("municipality_code", "landing_page", "last_checked"))
    changed = 0
    for line in lines[1:]:
        if len(line) <= max(code_at, url_at):
            continue
        try:
            day = days.get((checked_code(line[code_at].strip()), join("", line[url_at])))
        except ValueError:
            continue
        if day is None:
            continue
        line.extend([""] * (len(names) - len(line)))
        changed += line[day_at] != day
        line[day_at] = day
    if changed:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(lines)
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_bytes((b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b"") +
                           out.getvalue().encode("utf-8"))  # fmt: skip
        os.replace(beside, path)
    return changed


def official_sites() -> list[Landing]:
    """The first pages of all 1,788 local governments, from the taxonomy's list of municipalities."""
    from taxonomy.municipalities import municipalities

    return [
        Landing(body.code, body.url, "site", body.name, body.prefecture)
        for body in municipalities()
        if body.counted and body.kind != "ward" and not body.valid_to and body.url
    ]
