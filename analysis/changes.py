"""Table ``changes``: what is different between two editions of a plan, or between two runs over the same bodies.

``edition_changes(published)`` compares every plan of a set with the one that replaced it (as ``editions`` tells),
``document_changes(published, old, new)`` two documents or plans, ``run_changes(old, new)`` two sets. All give rows of
``changes``; ``markdown(rows, body)`` writes them for people.

Compared are the body's own words. A measure of the older plan that the crosswalk leads to one of the newer is moved,
not dropped. Indicators are matched by measure and likeness of their names. A division is taken as renamed where its
name is gone, a new one like it came, and both have the same measures in charge; ``likeness`` says how sure that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from analysis.bodies import Body
from analysis.comparison import kpi_text
from analysis.coverage import Views
from analysis.divisions import folded
from analysis.editions import edition_pairs
from analysis.plans import Plans
from analysis.tables import Published, by_key
from extractors.rows import Row, short_id
from extractors.schema.columns import MEASURE_IDS
from taxonomy.loader import load_taxonomy

KPI_LIKENESS = 0.75
"""Likeness of names from which two indicators of one measure are the same one, worded anew."""
DIVISION_LIKENESS = 0.6
"""Mean of the likeness of two names and the share of measures that both have in charge."""
KINDS: Mapping[str, str] = {
    "plan_added": "計画が加わった", "plan_dropped": "計画がなくなった", "measure_added": "取組の追加",
    "measure_dropped": "取組の削除", "measure_moved": "取組の統合・移動", "target_moved": "期限の変更",
    "target_added": "期限の追加", "target_dropped": "期限の削除", "kpi_changed": "指標の変更",
    "kpi_added": "指標の追加", "kpi_dropped": "指標の削除", "division_renamed": "担当課の名称変更",
    "division_added": "担当課の追加", "division_dropped": "担当課の削除",
}  # fmt: skip
"""Kinds of changes in the order in which they are listed, in Japanese."""
_ENDINGS = ("委員会", "事務局", "本部", "課", "室", "係", "局", "部", "班", "所")
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "measures": ("measure_id", "title", "target_end", "score", "page", "bbox"),
    "targets": ("measure_id", "end", "text", "page", "bbox"),
    "kpis": ("measure_id", "name", "unit", "baseline_value", "baseline_period", "target_value", "target_period", "page",
             "bbox"),
    "departments": ("measure_id", "division", "page", "bbox"),
}  # fmt: skip


@dataclass(slots=True)
class _Side:
    """One of the two plans: its documents and what they say."""

    documents: list[Row]
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in _COLUMNS})

    @property
    def first(self) -> str:
        """The document that stands for the plan where no row is evidence."""
        return str(min(self.documents, key=lambda row: (row["part"] or 0, row["source_path"]))["document_id"])

    @property
    def edition(self) -> str | None:
        """Edition of the national plan that it is mapped on."""
        return next((row["taxonomy_edition"] for row in self.documents if row["taxonomy_edition"]), None)


class _Reader:
    """Reads what many plans of a set say in one pass a table."""

    def __init__(self, published: Published, wanted: Iterable[str]) -> None:
        ids = set(wanted)
        self._found: dict[str, dict[str, list[Row]]] = {}
        for table, columns in _COLUMNS.items():
            own = table != "departments"
            names = ["document_id", *columns, *(["origin"] if own else [])]

            def keep(row: Row, own: bool = own) -> bool:
                return row["document_id"] in ids and (not own or row["origin"] == "own")

            self._found[table] = by_key(published.rows(table, names, keep), "document_id")

    def side(self, documents: Sequence[Row]) -> _Side:
        """The side that these documents are."""
        side = _Side(list(documents))
        for table, found in self._found.items():
            for document in documents:
                side.rows[table] += found.get(document["document_id"], [])
        return side


_DOCUMENT = (
    "document_id", "municipality_code", "municipality", "prefecture", "issuer", "document_type", "plan_id",
    "supersedes", "variant", "part", "title", "edition", "issued_on", "plan_start", "plan_end", "taxonomy_edition",
    "source_path", "status",
)  # fmt: skip


def edition_changes(published: Published) -> list[Row]:
    """Changes from every plan of a set to the one that replaced it."""
    documents = {
        row["document_id"]: row
        for row in published.rows("documents", list(_DOCUMENT))
        if row["status"] != "failed" and row["municipality_code"]
    }
    pairs = edition_pairs(documents.values())
    reader = _Reader(published, {one for old, new in pairs for one in (*old, *new)})
    rows: list[Row] = []
    for old, new in pairs:
        sides = reader.side([documents[one] for one in old]), reader.side([documents[one] for one in new])
        rows += _changes(_Between(documents[new[0]]["municipality_code"], "editions", *sides))
    return _sorted(rows)


def document_changes(published: Published, old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Changes from some documents of a set to others; the body is that of the newer ones.

    Raises:
        KeyError: if there is no such document.
    """
    documents = {row["document_id"]: row for row in published.rows("documents", list(_DOCUMENT))}
    sides = [[documents[one] for one in ids] for ids in (old, new)]
    reader = _Reader(published, [*old, *new])
    code = next((row["municipality_code"] for row in sides[1] + sides[0] if row["municipality_code"]), "")
    return _sorted(_changes(_Between(code, "editions", reader.side(sides[0]), reader.side(sides[1]))))


def run_changes(old: Published, new: Published) -> list[Row]:
    """Changes of the current plans of all bodies from one run to another."""
    before, after = Plans(old), Plans(new)
    documents = []
    for published, plans in ((old, before), (new, after)):
        rows_of = published.rows("documents", list(_DOCUMENT))
        documents.append({row["document_id"]: row for row in rows_of if row["document_id"] in plans.read})
    readers = _Reader(old, before.read), _Reader(new, after.read)
    rows: list[Row] = []
    for code in sorted({*before.by_body, *after.by_body}):
        sides = []
        for plans, known, reader in zip((before, after), documents, readers, strict=True):
            ids = [row["document_id"] for row in plans.by_body.get(code, []) if row["document_id"] in plans.read]
            sides.append(reader.side([known[one] for one in ids]) if ids else None)
        first, second = sides
        if first and second:
            rows += _changes(_Between(code, "runs", first, second))
        elif first or second:
            there = first or second
            assert there is not None
            kind = "plan_dropped" if first else "plan_added"
            title = there.documents[0]["title"] or there.documents[0]["source_path"]
            rows.append(_Between(code, "runs", there, there).row(kind, title))
    return _sorted(rows)


def _sorted(rows: Iterable[Row]) -> list[Row]:
    def order(row: Row) -> tuple[Any, ...]:
        measure = MEASURE_IDS.index(row["measure_id"]) if row["measure_id"] else len(MEASURE_IDS)
        return row["municipality_code"], row["old_document_id"], list(KINDS).index(row["kind"]), measure, row["subject"]

    unique = {row["row_id"]: row for row in rows}
    return sorted(unique.values(), key=order)


class _Between(NamedTuple):
    """Two plans of a body, and whether they are ``editions`` or stand in two ``runs``."""

    code: str
    between: str
    old: _Side
    new: _Side

    def row(
        self,
        kind: str,
        subject: str,
        *,
        measure_id: str | None = None,
        rows: tuple[Row | None, Row | None] = (None, None),
        values: tuple[str | None, str | None] = (None, None),
        days: int | None = None,
        likeness: float | None = None,
    ) -> Row:
        """A row of ``changes``: with the rows that are evidence and the values, of the older and the newer plan."""
        was, now = rows
        documents = (was["document_id"] if was else self.old.first, now["document_id"] if now else self.new.first)
        key = (self.code, self.between, kind, measure_id, subject, *documents, *values)
        return {
            "row_id": short_id("changes", *key), "municipality_code": self.code, "between": self.between,
            "old_document_id": documents[0], "new_document_id": documents[1], "measure_id": measure_id, "kind": kind,
            "subject": subject, "old_value": values[0], "new_value": values[1], "days": days,
            "likeness": None if likeness is None else round(likeness, 3), "old_page": was and was["page"],
            "old_bbox": was and was["bbox"], "new_page": now and now["page"], "new_bbox": now and now["bbox"],
        }  # fmt: skip


def _changes(pair: _Between) -> Iterator[Row]:
    yield from _measure_changes(pair)
    yield from _target_changes(pair)
    yield from _kpi_changes(pair)
    yield from _division_changes(pair)


def _best(rows: Iterable[Row]) -> dict[str, Row]:
    """The surest statement about each measure."""
    best: dict[str, Row] = {}
    for row in rows:
        known = best.get(row["measure_id"])
        if known is None or row["score"] > known["score"]:
            best[row["measure_id"]] = row
    return best


def _measure_changes(pair: _Between) -> Iterator[Row]:
    old, new = pair.old, pair.new
    before, after = _best(old.rows["measures"]), _best(new.rows["measures"])
    views = Views(load_taxonomy(), new.edition or "1.0")
    source = old.edition or new.edition or "1.0"
    reached: set[str] = set()
    for measure_id, row in before.items():
        if measure_id in after:
            continue
        moved = [seen for seen in views(measure_id, source) if seen in after and seen != measure_id]
        reached.update(moved)
        if moved:
            yield pair.row("measure_moved", row["title"], measure_id=measure_id, rows=(row, after[moved[0]]),
                           values=(measure_id, ", ".join(moved)))  # fmt: skip
        else:
            yield pair.row("measure_dropped", row["title"], measure_id=measure_id, rows=(row, None),
                           values=(row["title"], None))  # fmt: skip
    for measure_id, row in after.items():
        if measure_id not in before and measure_id not in reached:
            yield pair.row("measure_added", row["title"], measure_id=measure_id, rows=(None, row),
                           values=(None, row["title"]))  # fmt: skip


def _target_changes(pair: _Between) -> Iterator[Row]:
    """Compare the latest date by which a measure is to be complete or to run."""
    before, after = _deadlines(pair.old), _deadlines(pair.new)
    there = [set(_best(side.rows["measures"])) for side in (pair.old, pair.new)]
    for measure_id in MEASURE_IDS:
        was, now = before.get(measure_id), after.get(measure_id)
        if not all(measure_id in known for known in there) or (was and was[0]) == (now and now[0]):
            continue
        title = (now or was or ("", {}))[1].get("title", "")
        ends = was and was[0].isoformat(), now and now[0].isoformat()
        kind = "target_moved" if was and now else "target_added" if now else "target_dropped"
        days = (now[0] - was[0]).days if was and now else None
        evidence = was and was[2], now and now[2]
        yield pair.row(kind, title, measure_id=measure_id, rows=evidence, values=ends, days=days)


def _deadlines(side: _Side) -> dict[str, tuple[Any, Row, Row]]:
    """Latest deadline of each measure: the day, the statement that has it, and the row that is evidence."""
    found: dict[str, tuple[Any, Row, Row]] = {}
    for row in side.rows["measures"]:
        end = row["target_end"]
        if end is None or (row["measure_id"] in found and found[row["measure_id"]][0] >= end):
            continue
        same = (t for t in side.rows["targets"] if t["measure_id"] == row["measure_id"] and t["end"] == end)
        found[row["measure_id"]] = (end, row, next(same, row))
    return found


def _kpi_changes(pair: _Between) -> Iterator[Row]:
    pairs, gone, came = _matched(pair.old.rows["kpis"], pair.new.rows["kpis"])
    for was, now, likeness in pairs:
        before, after = kpi_text({**was, "name": ""}), kpi_text({**now, "name": ""})
        if folded(before) != folded(after):
            yield pair.row("kpi_changed", now["name"], measure_id=now["measure_id"], rows=(was, now),
                           values=(before.removeprefix(": "), after.removeprefix(": ")),
                           likeness=None if likeness == 1 else likeness)  # fmt: skip
    for row in gone:
        yield pair.row("kpi_dropped", row["name"], measure_id=row["measure_id"], rows=(row, None),
                       values=(kpi_text(row), None))  # fmt: skip
    for row in came:
        yield pair.row("kpi_added", row["name"], measure_id=row["measure_id"], rows=(None, row),
                       values=(None, kpi_text(row)))  # fmt: skip


def _matched(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[Row, Row, float]], list[Row], list[Row]]:
    """Pairs of the same indicator, likest first; what is left of the old and of the new ones.

    Names that are the same belong together whatever the measure; others only under one measure.
    """
    candidates = []
    names = [[folded(row["name"]) for row in rows] for rows in (old, new)]
    for i, first in enumerate(names[0]):
        for j, second in enumerate(names[1]):
            same_measure = old[i]["measure_id"] == new[j]["measure_id"]
            if first == second:
                candidates.append((1.0 + same_measure, i, j))
            elif same_measure and (likeness := likeness_of(first, second)) >= KPI_LIKENESS:
                candidates.append((likeness, i, j))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for likeness, i, j in sorted(candidates, key=lambda item: (-item[0], abs(item[1] - item[2]), item[1], item[2])):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old[i], new[j], min(likeness, 1.0)))
    return (pairs, [row for i, row in enumerate(old) if i not in taken_old],
            [row for j, row in enumerate(new) if j not in taken_new])  # fmt: skip


def likeness_of(first: str, second: str) -> float:
    """How alike two words are, 0 to 1, whichever comes first."""
    return max(SequenceMatcher(None, first, second, autojunk=False).ratio(),
               SequenceMatcher(None, second, first, autojunk=False).ratio())  # fmt: skip


def _division_changes(pair: _Between) -> Iterator[Row]:
    if not pair.old.rows["departments"] or not pair.new.rows["departments"]:
        return  # a plan that names no division at all did not dissolve them
    before, after = _charges(pair.old), _charges(pair.new)
    gone = [name for name in before if name not in after]
    came = [name for name in after if name not in before]
    candidates = []
    for first in gone:
        for second in came:
            names = likeness_of(_stem(first), _stem(second))
            mine, theirs = before[first][1], after[second][1]
            likeness = (names + len(mine & theirs) / len(mine | theirs)) / 2
            if names > 0 and likeness >= DIVISION_LIKENESS:
                candidates.append((-likeness, first, second))
    renamed: dict[str, str] = {}
    for likeness, first, second in sorted(candidates):
        if first not in renamed and second not in renamed.values():
            renamed[first] = second
            was, now = before[first][0], after[second][0]
            yield pair.row("division_renamed", now["division"], rows=(was, now),
                           values=(was["division"], now["division"]), likeness=-likeness)  # fmt: skip
    for name in gone:
        if name not in renamed:
            row = before[name][0]
            yield pair.row("division_dropped", row["division"], rows=(row, None), values=(row["division"], None))
    for name in came:
        if name not in renamed.values():
            row = after[name][0]
            yield pair.row("division_added", row["division"], rows=(None, row), values=(None, row["division"]))


def _charges(side: _Side) -> dict[str, tuple[Row, set[str | None]]]:
    """Divisions by folded name: where each is named first, and the measures that it has in charge."""
    found: dict[str, tuple[Row, set[str | None]]] = {}
    for row in side.rows["departments"]:
        found.setdefault(folded(row["division"]), (row, set()))[1].add(row["measure_id"])
    return found


def _stem(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def markdown(rows: Sequence[Row], body: Callable[[str], Body]) -> str:
    """The changes for people, a section a body, with the pages of both editions."""
    lines = ["# 計画の変化", ""]
    if not rows:
        lines.append("変化は見つかりませんでした。")
    labels = {measure.id: measure.label_ja for measure in load_taxonomy().measures}
    for code, found in by_key(rows, "municipality_code").items():
        known = body(code)
        lines += [f"## {_escaped(known.name)}（{_escaped(known.prefecture)} {code}）", ""]
        for row in found:
            measure = f"{_escaped(labels[row['measure_id']])}: " if row["measure_id"] else ""
            lines.append(f"- **{KINDS[row['kind']]}** {measure}{_escaped(_said(row))}{_pages(row)}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _said(row: Row) -> str:
    old, new = row["old_value"], row["new_value"]
    if row["kind"] in ("kpi_added", "kpi_dropped"):
        return str(new or old)
    if row["kind"] in ("measure_added", "measure_dropped", "division_added", "division_dropped") or not (old or new):
        return str(row["subject"])
    days = f"（{row['days']:+d}日）" if row["days"] is not None else ""
    said = f"{old or '―'} → {new or '―'}{days}"
    if row["kind"] == "division_renamed":
        return f"{said}（類似度 {row['likeness']:.2f}）"
    return said if row["kind"].startswith("target") else f"{row['subject']} {said}"


def _pages(row: Row) -> str:
    pages = [f"{name} p.{row[key]}" for name, key in (("旧", "old_page"), ("新", "new_page")) if row[key]]
    return f"（{'、'.join(pages)}）" if pages else ""


def _escaped(text: str) -> str:
    text = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in text)
