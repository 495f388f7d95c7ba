"""A plan's content, written once: the flow that is printed, and the gold that is known when its pages are."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

from evaluation.gold_rows import (
    TABLES,
    Row,
    about,
    add_paragraph,
    dumps,
    join_field,
    kpi_row,
    measure_row,
    section_row,
    span,
)

HERE = Path(__file__).resolve().parent
PDFS = HERE.parent
GOLD = PDFS.parent / "gold" / "families"

INLINE = re.compile(r"\{(fn|sup|b|x):((?:[^{}])*)\}")


def plain(text: str) -> str:
    """Return text without inline marks: superscripts and footnotes go, {b:} and {x:} keep their words."""
    return INLINE.sub(lambda m: "" if m[1] in ("fn", "sup") else m[2], text)


def folded(text: str) -> str:
    """Return text for looking it up on a page: compatibility forms folded, no white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class Mark:
    """A place in the flow whose page is known only when the plan is typeset."""

    def __init__(self, number: int, key: str) -> None:
        """Remember what is printed there."""
        self.number, self.key, self.page = number, folded(plain(key))[:18], 0


class C:
    """A cell: text, spans and look."""

    def __init__(
        self,
        text: str = "",
        rs: int = 1,
        cs: int = 1,
        fill: str | None = None,
        align: str | None = None,
        vert: bool = False,
        gold: str | None = None,
        inner: str | None = None,
        bold: bool = False,
    ) -> None:
        """Keep the cell; `gold` replaces the text a reader sees, `inner` the markup."""
        self.text, self.rs, self.cs, self.fill, self.align, self.vert = text, rs, cs, fill, align, vert
        self.gold, self.inner, self.bold = gold, inner, bold


class Book:
    """A plan: flow of printed items and rows of gold."""

    def __init__(self, name: str, **document: Any) -> None:
        """Begin a plan with its document facts."""
        self.name = name
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        base = {"municipality": None, "prefecture": "白嶺県", "fictional": True, "document_type": "municipal_plan"}
        base |= {"edition": None, "issued_on": None, "plan_start": None, "plan_end": None, "text_source": "native"}
        self.document = base | document
        self.rows["documents"].append(self.document)
        self.items: list[tuple[Any, ...]] = []
        self.marks: list[Mark] = []
        self.open: list[Row] = []
        self.here: Mark | None = None
        self.fixed: int | None = None
        self.unscored: set[str] = set()

    # ---- places
    def at(self, key: str) -> Mark:
        """Place a mark in the flow."""
        mark = Mark(len(self.marks), key)
        if self.fixed is not None:
            mark.page = self.fixed
        self.marks.append(mark)
        self.items.append(("mark", mark))
        self.here = mark
        return mark

    # ---- gold
    def section(
        self, level: int, num: str | None, title: str, mark: Mark, *, brk: bool = False, origin: str = "own"
    ) -> Row:
        """Note a heading."""
        while self.open and self.open[-1]["level"] >= level:
            self.open.pop()
        parent = self.open[-1] if self.open else None
        row = section_row(self.rows["sections"], parent, level, num, title, mark) | {"origin": origin}
        row |= {"page_end": None, "_brk": brk}
        self.rows["sections"].append(row)
        self.open.append(row)
        return row

    def say(self, text: str, section: Row | None = None) -> None:
        """Add a paragraph to the section's own text."""
        section = section or self.open[-1]
        add_paragraph(section, plain(text))

    def meas(
        self, measure_id: str, certainty: str = "sure", section: Row | None = None, in_table: tuple[Any, ...] | None = None
    ) -> Row:
        """Note that a section (or a row of a table: number, title, mark) is about a national measure."""
        section = section or self.open[-1]
        row = measure_row(section, measure_id, certainty) | {"page_end": section["section_id"]}
        if in_table:
            row |= {"numbering": in_table[0], "title": in_table[1], "page_start": in_table[2], "in_table": True}
        row["_orders"] = 0
        self.rows["measures"].append(row)
        return row

    def field(self, m: Row, field: str, label: str, text: str, mark: Any = None, section: Row | None = None) -> None:
        """Note a labelled field."""
        section = section or next(s for s in self.rows["sections"] if s["section_id"] == m["section_id"])
        m["_orders"] += 1
        text = plain(text)
        self.rows["fields"].append(
            {
                "section_id": section["section_id"],
                "measure_id": m["measure_id"],
                "field": field,
                "label": label,
                "order": m["_orders"],
                "text": text,
                "page": mark or self.here,
                "origin": m["origin"],
            }
        )
        join_field(m, field, text)

    def dept(self, m: Row, *names: str, role: str = "lead", mark: Any = None, section: Row | None = None) -> None:
        """Note divisions: `課`, `部/課`, `課<係、係>`."""
        for name in names:
            printed = name
            bureau, units = None, []
            if "/" in name:
                bureau, name = name.split("/")
            if "<" in name:
                name, rest = name[:-1].split("<")
                units = rest.split("、")
            text = printed.replace("/", "").replace("<", "（").replace(">", "）")
            row = {"measure_id": m["measure_id"], "section_id": (section or m)["section_id"], "bureau": bureau}
            row |= {"division": name, "units": units, "role": role, "text": text, "page": mark or self.here}
            same = ("measure_id", "division", "page")
            if not any(all(row[k] is d[k] or row[k] == d[k] for k in same) for d in self.rows["departments"]):
                self.rows["departments"].append(row)
            if name not in m["departments"]:
                m["departments"].append(name)

    def target(
        self, m: Row | None, field: str, text: str, kind: str, when: Any = None, *,
        phase: str | None = None, commits: bool = False, mark: Any = None, section: Row | None = None,
        origin: str | None = None,
    ) -> None:  # fmt: skip
        """Note a date expression."""
        start, end = span(kind, when)
        row = about(section or m or self.open[-1], m) | {"field": field, "text": text, "kind": kind, "start": start, "end": end, "phase": phase}
        row |= {"page": mark or self.here, "origin": origin or (m["origin"] if m else "own")}
        self.rows["targets"].append(row)
        if commits and m:
            m["target_start"], m["target_end"] = start, end

    def kpi(
        self, m: Row | None, name: str, unit: str | None, base: tuple[Any, ...], goal: tuple[Any, ...],
        direction: str | None = "up", *, text: str | None = None, mark: Any = None, section: Row | None = None,
    ) -> None:  # fmt: skip
        """Note an indicator; base and goal are value as printed, number, period."""
        row = kpi_row(about(section or m or self.open[-1], m), name, unit, base, goal, direction)
        text = text or " ".join(x for x in (name, base[0], goal[0]) if x)
        self.rows["kpis"].append(row | {"text": text, "page": mark or self.here, "origin": "own"})

    def sched(
        self, table: str | None, m: str | None, item: str, sub: str | None, years: tuple[int, int], kind: str,
        text: str | None, phase: str | None = None, dates: tuple[str, str] | None = None, mark: Any = None,
    ) -> None:  # fmt: skip
        """Note a bar, arrow, mark or word of a schedule."""
        row: Row = {"table_id": table, "measure_id": m, "item": item, "sub_item": sub}
        row |= {"fiscal_year_start": years[0], "fiscal_year_end": years[1]}
        if dates:
            row |= {"start": dates[0], "end": dates[1]}
        row |= {"kind": kind, "phase": phase, "text": text, "page": mark or self.here, "origin": "own"}
        self.rows["schedules"].append(row)

    def org(self, name: str, kind: str, holder: str | None, duties: str | None, mark: Any = None) -> None:
        """Note a role or body."""
        row = {"section_id": self.open[-1]["section_id"], "name": name, "kind": kind, "holder": holder}
        self.rows["organization"].append(row | {"duties": duties, "page": mark or self.here})

    def note(self, marker: str | None, term: str | None, text: str, kind: str, mark: Any = None) -> None:
        """Note a footnote, an asterisk note or an entry of a glossary."""
        row = {"section_id": self.open[-1]["section_id"], "marker": marker, "term": term, "text": plain(text)}
        self.rows["notes"].append(row | {"page": mark or self.here, "kind": kind})

    def system(self, title: str, deadline: str | None = None, section: Row | None = None) -> None:
        """Note a standardised business system."""
        row = {"section_id": (section or self.open[-1])["section_id"], "title": title, "deadline": deadline}
        self.rows["systems"].append(row | {"page": self.here, "deadline_kind": "migration"})

    def proc(
        self, label: str | None, list_id: str | None, number: int | None, title: str, category: str | None = None,
        scope: str = "municipality", origin: str = "own",
    ) -> None:  # fmt: skip
        """Note a listed procedure."""
        row = {"section_id": self.open[-1]["section_id"], "number": number, "title": title, "category": category}
        row |= {"scope": scope, "list_label": label, "list_id": list_id, "origin": origin, "page": self.here}
        self.rows["procedures"].append(row)

    def grid(
        self, rows: list[list[Any]], *, caption: str | None = None, header: int = 0, mark: Any = None,
        continued: str | None = None,
    ) -> str:  # fmt: skip
        """Note a ruled table; None stands for a covered place."""
        table_id = f"t{len(self.rows['tables']) + 1:02}"
        n_cols = sum(c.cs for c in map(cell, (x for x in rows[0] if x is not None)))
        row = {"table_id": table_id, "page": mark or self.here, "caption": caption, "n_rows": len(rows)}
        self.rows["tables"].append(row | {"n_cols": n_cols, "n_header_rows": header, "continued_from": continued})
        for r, line in enumerate(rows):
            for c, entry in enumerate(line):
                if entry is None:
                    continue
                entry = cell(entry)
                text = plain(entry.gold if entry.gold is not None else entry.text).replace("\n", "")
                found = {"table_id": table_id, "page": mark or self.here, "row": r, "col": c}
                found |= {"row_span": entry.rs, "col_span": entry.cs, "text": text, "is_header": r < header}
                self.rows["table_cells"].append(found)
        return table_id

    def page(self, number: int, label: str | None, kind: str = "body") -> None:
        """Note a page."""
        self.rows["pages"].append({"page": number, "label": label, "kind": kind})

    # ---- printed flow with gold
    def sec(
        self, level: int, num: str | None, title: str, *, sep: str = "　", brk: bool = False, style: str | None = None,
        origin: str = "own", show: str | None = None,
    ) -> Row:  # fmt: skip
        """Print a heading and note it."""
        printed = show or (f"{num}{sep}{title}" if num else title)
        if brk:
            self.items.append(("break", None))
        mark = self.at(printed)
        self.items.append(("para", style or f"h{level}", printed))
        return self.section(level, num, title, mark, brk=brk, origin=origin)

    def p(self, text: str, style: str = "p", *, gold: bool = True) -> Mark:
        """Print a paragraph and add it to the section's text."""
        mark = self.at(INLINE.sub("", text) if text.startswith("{") else text)
        self.items.append(("para", style, text))
        if gold and self.open:
            self.say(text)
        return mark

    def raw(self, markup: str) -> None:
        """Print markup as it is."""
        self.items.append(("raw", markup))

    def table(
        self, rows: list[list[Any]], widths: list[float], *, caption: str | None = None, header: int = 0,
        style: str = "grid", gold: bool = True, size: float = 9, cap_style: str = "cap",
    ) -> str | None:  # fmt: skip
        """Print a table and note it."""
        if caption:
            mark = self.at(caption)
            self.items.append(("para", cap_style, caption))
        else:
            first = next((cell(x).text for x in rows[0] if x is not None and cell(x).text), "")
            mark = self.at(first)
        self.items.append(("table", rows, widths, header, style, size))
        return self.grid(rows, caption=caption, header=header, mark=mark) if gold else None

    # ---- finish
    def finish(self, pages: int) -> None:
        """Resolve marks, section ends and write the gold."""
        self.document["page_count"] = pages
        sections = self.rows["sections"]
        for i, row in enumerate(sections):
            end = pages
            for later in sections[i + 1 :]:
                if later["level"] <= row["level"]:
                    end = later["page_start"].page - (1 if later["_brk"] else 0)
                    break
            row["page_end"] = max(row["page_start"].page, end)
        ends = {row["section_id"]: row["page_end"] for row in sections}
        out: dict[str, list[Row]] = {}
        for table, found in self.rows.items():
            if table in self.unscored:
                continue
            out[table] = []
            for row in found:
                new = {k: (v.page if isinstance(v, Mark) else v) for k, v in row.items() if not k.startswith("_")}
                if table == "measures":
                    new["page_end"] = ends[new["page_end"]]
                out[table].append(new)
        GOLD.mkdir(parents=True, exist_ok=True)
        (GOLD / f"{self.name}.json").write_text(dumps(out), encoding="utf-8")

    def note_openers(self, pdf: Path) -> None:
        """Mark the sections whose heading is the first thing on its page below the running head."""
        texts = [folded(t) for t in page_texts(pdf)]
        for row in self.rows["sections"]:
            mark = row["page_start"]
            before = texts[mark.page - 1].partition(mark.key)[0]
            if len(before) <= 24 and "。" not in before:
                row["_brk"] = True

    @staticmethod
    def _next(texts: list[str], key: str, page: int, after: int, skip: set[int]) -> tuple[int, int] | None:
        """Return the page and the place behind the next occurrence of some words."""
        for number in range(page, len(texts) + 1):
            if number not in skip:
                place = texts[number - 1].find(key, after if number == page else 0)
                if place >= 0:
                    return number, place + len(key)
        return None

    def look_up(self, pdf: Path, *, skip: set[int]) -> int:
        """Find the page of every mark by its words, going on from the page of the mark before; return the page count."""
        texts = [folded(t) for t in page_texts(pdf)]
        page, after = 1, 0
        for mark in self.marks:
            if mark.page:
                page, after = mark.page, 0
                continue
            found = self._next(texts, mark.key, page, after, skip) or self._next(texts, mark.key[:8], page, after, skip)
            if not found:
                raise LookupError(f"{self.name}: {mark.key} is on no page from {page} on")
            page, after = found
            mark.page = page
        self.note_openers(pdf)
        return len(texts)


def cell(entry: Any) -> C:
    """Return a cell for a string or a cell."""
    return entry if isinstance(entry, C) else C(str(entry))


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page in content order."""
    out = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return out.split("\f")[:-1]
