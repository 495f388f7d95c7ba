"""The rows that a person should look at, with the reason and the place, as a sheet to write decisions into.

``doubtful(published, links)`` yields :class:`Doubt` objects; ``COLUMNS`` are the columns of the sheet, ``cells(doubt)``
its cells. A sheet whose columns ``value``, ``who`` and ``why`` were filled in is a file of decisions as it is: saved
below ``corrections/`` it counts from the next publishing on, and what was decided is not listed again.

Reasons: the mapping is unsure (``needs_review``); the page was read badly; one measure has several dates, or another
one in another file of the plan; a procedure of a national list, a number or the years of a timetable were not
understood; a plan whose body is not known; a decision that does not fit any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.bodies import Bodies
from analysis.corrections import unused
from analysis.links import Links
from analysis.safe_cells import text_of
from analysis.tables import Published, by_key
from extractors.rows import Row

REASONS: Mapping[str, str] = {
    "stale_decision": "訂正が使えなくなった", "no_body": "団体がわからない", "needs_review": "対応付けが不確か",
    "two_dates": "期限が複数ある", "files_differ": "文書によって期限が違う",
    "low_grade": "ページの読み取りが悪い", "procedure": "手続を特定できない",
    "number": "数値を読めない", "years": "工程表の年度を読めない",
}  # fmt: skip
"""Reasons in the order in which they are listed, in Japanese."""
COLUMNS: Mapping[str, str] = {
    "reason": "理由", "table": "table", "row_id": "row_id", "field": "field", "read": "読み取った値", "value": "value",
    "who": "who", "why": "why", "body": "団体", "title": "見出し・文書", "text": "印字された文", "page": "ページ",
    "link": "リンク", "file": "file", "document_sha256": "document_sha256", "detail": "説明",
}  # fmt: skip
_DIGIT = re.compile("[0-9０-９]")
_DONE = ("implement", "operate", None)
_ON_PAGES = {"measures": ("target_end", "title"), "targets": ("end", "text"), "kpis": ("target_number", "text"),
             "departments": ("division", "text")}  # fmt: skip
"""Tables whose rows are listed when they stand on a page that was read badly: the column to check, the one to show."""


_SETTLED = ("applied", "agrees")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value to look at: why, in which row, what was read, and where it stands."""

    reason: str
    table: str
    row_id: str
    field: str
    read: str
    body: str
    title: str
    text: str
    page: int | None
    link: str
    file: str
    document_sha256: str
    detail: str = ""


class _Maker:
    """Makes doubts about rows of documents."""

    def __init__(self, published: Published, links: Links) -> None:
        columns = ["document_id", "row_id", "sha256", "title", "source_path", "municipality_code", "document_type",
                   "status", "grade", "page", "is_current"]  # fmt: skip
        self.documents = {row["document_id"]: row for row in published.rows("documents", columns)}
        decided = published.rows("corrections", ["target_row_id", "field", "status"])
        self._settled = {(row["target_row_id"], row["field"]) for row in decided if row["status"] in _SETTLED}
        self._bodies, self._links = Bodies(published), links

    def open(self, row: Row, field: str) -> bool:
        """Whether no person has decided yet what the value is."""
        return (row["row_id"], field) not in self._settled

    def of(self, reason: str, table: str, row: Row, field: str, *, text: str = "", detail: str = "") -> Doubt:
        """A doubt about a value of a row."""
        document = self.documents[row["document_id"]]
        code = document["municipality_code"]
        return Doubt(
            reason, table, row["row_id"], field, text_of(row.get(field)), self._bodies(code).name if code else "",
            row.get("title") or document["title"] or document["source_path"], text, row.get("page"),
            self._links.of(row["document_id"], row.get("page")) or "", document["source_path"], document["sha256"],
            detail,
        )  # fmt: skip


def doubtful(published: Published, links: Links | None = None) -> Iterator[Doubt]:
    """What a person should look at in the plans of bodies: their own words, reason by reason, in the order of files."""
    maker = _Maker(published, links or Links(published))
    plans = {
        key
        for key, row in maker.documents.items()
        if row["document_type"] == "municipal_plan" or row["status"] == "failed"
    }

    def own(row: Row) -> bool:
        return row["document_id"] in plans and row.get("origin", "own") == "own"

    yield from _stale(published, maker)
    for key in sorted(plans, key=lambda key: maker.documents[key]["source_path"]):
        row = maker.documents[key]
        if row["municipality_code"] is None and maker.open(row, "municipality_code"):
            yield maker.of("no_body", "documents", row, "municipality_code")
    measures = list(
        published.rows("measures", ["row_id", "document_id", "section_id", "measure_id", "title", "score",
                                    "needs_review", "target_end", "evidence", "origin", "page"], own)
    )  # fmt: skip
    for row in measures:
        if row["needs_review"] and maker.open(row, "measure_id"):
            detail = f"score {row['score']:.2f}" + (f", {row['evidence']}" if row["evidence"] else "")
            yield maker.of("needs_review", "measures", row, "measure_id", text=row["title"], detail=detail)
    yield from _several_dates(published, measures, maker, own)
    yield from _files_that_differ(measures, maker)
    yield from _badly_read(published, maker, own)
    yield from _not_understood(published, maker, own)


def _stale(published: Published, maker: _Maker) -> Iterator[Doubt]:
    for row in unused(published.rows("corrections")):
        document = maker.documents.get(row["document_id"] or "")
        yield Doubt(
            "stale_decision", row["table_name"], row["target_row_id"], row["field"], row["old_value"] or "", "",
            (document or {}).get("title") or "", row["new_value"] or "", None, "",
            (document or {}).get("source_path", ""), row["document_sha256"], row["message"] or row["status"],
        )  # fmt: skip


def _several_dates(published: Published, measures: list[Row], maker: _Maker, own: Any) -> Iterator[Doubt]:
    """Statements in whose own section several deadlines stand, and of which only one can be the row's."""
    columns = ["document_id", "section_id", "measure_id", "field", "text", "end", "phase", "origin"]
    targets = by_key(
        (row for row in published.rows("targets", columns, own) if row["end"] and row["phase"] in _DONE),
        "document_id", "section_id", "measure_id",
    )  # fmt: skip
    for row in measures:
        found = targets.get((row["document_id"], row["section_id"], row["measure_id"]), [])
        stated = [target for target in found if target["field"] == "target"] or found
        ends = sorted({target["end"] for target in stated})
        if len(ends) > 1 and maker.open(row, "target_end"):
            texts = "、".join(dict.fromkeys(f"{target['text']}（{target['end']}）" for target in stated))
            yield maker.of("two_dates", "measures", row, "target_end", text=texts)


def _files_that_differ(measures: list[Row], maker: _Maker) -> Iterator[Doubt]:
    """Deadlines of one measure that differ between the files of a body's current plans (a plan and its summary)."""
    latest: dict[tuple[str, str], dict[str, Row]] = {}
    for row in measures:
        document = maker.documents[row["document_id"]]
        if row["target_end"] and document["municipality_code"] and document["is_current"] is not False:
            files = latest.setdefault((document["municipality_code"], row["measure_id"]), {})
            known = files.get(row["document_id"])
            if known is None or row["target_end"] > known["target_end"]:
                files[row["document_id"]] = row
    for files in latest.values():
        if len({row["target_end"] for row in files.values()}) > 1:
            named = {maker.documents[key]["source_path"]: row["target_end"] for key, row in files.items()}
            said = "、".join(f"{name}: {end}" for name, end in named.items())
            yield from (
                maker.of("files_differ", "measures", row, "target_end", text=said)
                for row in files.values()
                if maker.open(row, "target_end")
            )


def _badly_read(published: Published, maker: _Maker, own: Any) -> Iterator[Doubt]:
    pages = {
        (row["document_id"], row["page"])
        for row in published.rows("pages", ["document_id", "page", "grade"])
        if row["grade"] == "poor"
    }
    if not pages:
        return
    for table, (field, shown) in _ON_PAGES.items():
        origin = ["origin"] if table != "departments" else []
        columns = list(dict.fromkeys(["row_id", "document_id", "page", field, shown, *origin]))
        for row in published.rows(table, columns, own):
            if (row["document_id"], row["page"]) in pages and maker.open(row, field):
                yield maker.of("low_grade", table, row, field, text=row[shown])


def _not_understood(published: Published, maker: _Maker, own: Any) -> Iterator[Doubt]:
    columns = ["row_id", "document_id", "page", "origin"]
    for row in published.rows("procedures", [*columns, "procedure_id", "list_id", "title", "score"], own):
        if row["list_id"] and row["procedure_id"] is None and maker.open(row, "procedure_id"):
            yield maker.of("procedure", "procedures", row, "procedure_id", text=row["title"], detail=row["list_id"])
    numbers = ["name", "baseline_value", "baseline_number", "target_value", "target_number"]
    for row in published.rows("kpis", [*columns, *numbers], own):
        for which in ("baseline", "target"):
            said, number = row[f"{which}_value"], row[f"{which}_number"]
            if said and number is None and _DIGIT.search(said) and maker.open(row, f"{which}_number"):
                yield maker.of("number", "kpis", row, f"{which}_number", text=f"{row['name']}: {said}")
    for row in published.rows("schedules", [*columns, "item", "sub_item", "text", "fiscal_year_start"], own):
        if row["fiscal_year_start"] is None and maker.open(row, "fiscal_year_start"):
            said = " / ".join(part for part in (row["item"], row["sub_item"], row["text"]) if part)
            yield maker.of("years", "schedules", row, "fiscal_year_start", text=said)


def cells(doubt: Doubt) -> list[Any]:
    """The cells of a doubt by column of :data:`COLUMNS`; what a person fills in is empty."""
    values: dict[str, Any] = {name: getattr(doubt, name, "") for name in COLUMNS}
    values["reason"] = REASONS[doubt.reason]
    return [values[name] for name in COLUMNS]
