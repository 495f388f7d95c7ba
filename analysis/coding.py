"""Measures how right the tables are: a blind sheet for a person to fill in, and the score of a filled one.

``sample(published, rows_a_table, seed)`` draws rows by lot and lists what to find out about each: the place and the
printed words, never the value that was read. ``score(published, lines)`` compares what a person wrote with what was
read and gives for every column the share of right values among those that were read (precision) with its Wilson
interval.

An answer of ``-`` says that nothing is stated; an empty answer that nobody looked. Rows are drawn by the hash of seed
and row id, so that the same seed gives the same rows, and rows that come later do not change the lot of the others.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analysis.bodies import Bodies
from analysis.corrections import parsed
from analysis.divisions import folded
from analysis.links import Links
from analysis.plans import Plans
from analysis.safe_cells import text_of
from analysis.tables import Published
from extractors.rows import Row
from extractors.schema import TABLES
from taxonomy.loader import load_taxonomy

CODED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "measures": ("title", ("measure_id", "target_start", "target_end")),
    "targets": ("text", ("start", "end", "phase")),
    "kpis": ("text", ("name", "baseline_number", "target_number")),
    "departments": ("text", ("division", "role")),
    "procedures": ("title", ("procedure_id",)),
    "schedules": ("item", ("fiscal_year_start", "fiscal_year_end", "phase")),
}
"""Tables that are coded: the printed words that are shown, and the columns that are asked for."""
COLUMNS: Mapping[str, str] = {
    "table": "table", "row_id": "row_id", "column": "column", "body": "団体", "document": "文書", "page": "ページ",
    "place": "位置（左, 上, 右, 下 pt）", "text": "印字された文", "question": "問い", "allowed": "書き方",
    "answer": "answer", "coder": "coder", "comment": "comment", "link": "リンク", "file": "file",
}  # fmt: skip
NOTHING = "-"
CONFIDENCE = 1.959964
"""Standard deviations of a two-sided interval of 95 %."""


def sample(published: Published, rows_a_table: int, seed: int, links: Links | None = None) -> Iterator[dict[str, Any]]:
    """Lines of a blind sheet by column of :data:`COLUMNS`: own words of current plans, by lot."""
    plans, bodies, links = Plans(published), Bodies(published), links or Links(published)
    for table, (shown, columns) in CODED.items():
        wanted = ["row_id", "page", "bbox", shown, *(["name"] if table == "kpis" else [])]
        drawn = sorted(plans.own(table, list(dict.fromkeys(wanted))), key=lambda row: _lot(seed, row["row_id"]))
        for row in drawn[:rows_a_table]:
            document = plans.read[row["document_id"]]
            for column in columns:
                field = TABLES[table].field(column)
                yield {
                    "table": table, "row_id": row["row_id"], "column": column,
                    "body": bodies(document["municipality_code"]).name,
                    "document": document["title"] or document["source_path"], "page": row["page"],
                    "place": ", ".join(f"{x:g}" for x in row["bbox"] or ()),
                    "text": "" if column == shown else row[shown], "question": field.meaning_ja,
                    "allowed": _allowed(field.values, field.type, column), "answer": "", "coder": "", "comment": "",
                    "link": links.of(row["document_id"], row["page"]) or "", "file": document["source_path"],
                }  # fmt: skip


def _lot(seed: int, row_id: str) -> str:
    return hashlib.sha256(f"{seed}:{row_id}".encode()).hexdigest()


def _allowed(values: Sequence[str], kind: pa.DataType, column: str) -> str:
    if values:
        return " | ".join([*values, NOTHING])
    if column == "procedure_id":
        return f"手続の識別子か国の一覧の手続名 | {NOTHING}"
    if pa.types.is_date(kind):
        return f"2026-03-31 | {NOTHING}"
    return f"{'数値' if not pa.types.is_string(kind) else '印字のまま'} | {NOTHING}"


@dataclass(slots=True)
class Score:
    """How right a column is.

    Attributes:
        stated: coded rows for which a value was read; precision is of these.
        right: of these, rows where the person found the same.
        missed: rows for which nothing was read and the person found something.
        wrong: up to a few (row id, read, answered) to look at.
    """

    table: str
    column: str
    stated: int = 0
    right: int = 0
    missed: int = 0
    nothing: int = 0
    wrong: tuple[tuple[str, str, str], ...] = ()

    @property
    def coded(self) -> int:
        """Rows that a person answered."""
        return self.stated + self.missed + self.nothing

    @property
    def precision(self) -> float | None:
        """Right values among those read; None where none was read."""
        return self.right / self.stated if self.stated else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson interval of the precision, 95 %."""
        return wilson(self.right, self.stated) if self.stated else None


def wilson(right: int, of: int, z: float = CONFIDENCE) -> tuple[float, float]:
    """The Wilson score interval of a share; it holds for small samples and for shares near 0 and 1 too.

    Raises:
        ValueError: if there are no trials.
    """
    if of <= 0:
        raise ValueError("an interval needs trials")
    share = right / of
    centre = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    below = 1 + z * z / of
    return max(0.0, (centre - spread) / below), min(1.0, (centre + spread) / below)


def score(published: Published, lines: Sequence[Mapping[str, str]]) -> tuple[list[Score], list[str]]:
    """The score of each column that was coded, and what could not be used.

    Args:
        published: the tables that the sheet was drawn from, or a later reading of the same documents.
        lines: the lines of the sheet by heading: ``table``, ``row_id``, ``column``, ``answer``.
    """
    problems: list[str] = []
    answers: dict[tuple[str, str, str], str] = {}
    for number, line in enumerate(lines, start=2):
        key = (line.get("table", ""), line.get("row_id", ""), line.get("column", ""))
        answer = line.get("answer", "").strip().removeprefix("'") or ""
        if not answer:
            continue
        if key[0] not in CODED or key[2] not in CODED[key[0]][1]:
            problems.append(f"line {number}: {key[0]}.{key[2]} is no column that is coded")
        elif answers.get(key, answer) != answer:
            problems.append(f"line {number}: {key[1]} is answered twice in different ways; the first answer counts")
        else:
            answers[key] = answer
    scores = {(table, column): Score(table, column) for table, (_, columns) in CODED.items() for column in columns}
    for table in dict.fromkeys(key[0] for key in answers):
        wanted = {key[1] for key in answers if key[0] == table}
        rows = {row["row_id"]: row for row in published.rows(table) if row["row_id"] in wanted}
        for (_, row_id, column), answer in ((key, value) for key, value in answers.items() if key[0] == table):
            if row_id not in rows:
                problems.append(f"{row_id}: is not in {table} any more")
            else:
                _count(scores[table, column], rows[row_id], answer, problems)
    return [one for one in scores.values() if one.coded], problems


def _count(one: Score, row: Row, answer: str, problems: list[str]) -> None:
    read = row[one.column]
    if answer == NOTHING:
        if read is None:
            one.nothing += 1
            return
        same = False
    else:
        try:
            same = _same(one.table, one.column, read, answer)
        except ValueError:
            problems.append(f"{row['row_id']}: {answer!r} is no value of {one.table}.{one.column}")
            return
        if read is None:
            one.missed += 1
            return
    one.stated += 1
    one.right += same
    if not same:
        one.wrong = (*one.wrong, (row["row_id"], text_of(read), answer))


def _same(table: str, column: str, read: Any, answer: str) -> bool:
    """Whether a person's answer means what was read.

    Raises:
        ValueError: if the answer is no value of the column.
    """
    field = TABLES[table].field(column)
    if column == "measure_id":
        answer = _measure(answer)
    elif column == "procedure_id":
        answer = _procedure(answer)
    elif field.values and answer not in field.values:
        raise ValueError(answer)
    value = parsed(answer, field.type)
    if isinstance(value, str):
        return read is not None and folded(value) == folded(read)
    return bool(read == value)


def _measure(answer: str) -> str:
    for measure in load_taxonomy().measures:
        if folded(answer) in (measure.id, folded(measure.label_ja)):
            return measure.id
    raise ValueError(answer)


def _procedure(answer: str) -> str:
    for procedure in load_taxonomy().procedures:
        if folded(answer) in (procedure.id, folded(procedure.title)):
            return procedure.id
    raise ValueError(answer)
