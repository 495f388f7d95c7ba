"""Collects a plan's content once and gives both its printed form (HTML or flat ODF) and its gold."""

from __future__ import annotations

import datetime
import html
import json
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

Row = dict[str, Any]

HERE = Path(__file__).resolve().parent
PDFS = HERE.parent
GOLD = PDFS.parent / "gold" / "families"

GROUPS = {
    "organization": "organization",
    "human-resources": "organization",
    "planned-approach": "organization",
    "prefecture-support": "organization",
    "regional-digitalization": "together",
    "digital-divide": "together",
    "regulation-review": "together",
    "bpr": "optional",
    "open-data": "optional",
    "public-private-data-plan": "optional",
}

TABLES = (
    "documents", "pages", "sections", "measures", "fields", "departments", "schedules", "targets", "kpis", "procedures",
    "systems", "supports", "organization", "notes", "tables", "table_cells",
)  # fmt: skip

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
        order = len(self.rows["sections"]) + 1
        row = {
            "section_id": f"s{order:03}",
            "parent_id": parent["section_id"] if parent else None,
            "order": order,
            "level": level,
            "numbering": num,
            "title": title,
            "path": [*(parent["path"] if parent else []), title],
            "page_start": mark,
            "page_end": None,
            "text": "",
            "origin": origin,
            "_brk": brk,
        }
        self.rows["sections"].append(row)
        self.open.append(row)
        return row

    def say(self, text: str, section: Row | None = None) -> None:
        """Add a paragraph to the section's own text."""
        section = section or self.open[-1]
        section["text"] += ("\n" if section["text"] else "") + plain(text)

    def meas(
        self, measure_id: str, certainty: str = "sure", section: Row | None = None, in_table: tuple[Any, ...] | None = None
    ) -> Row:
        """Note that a section (or a row of a table: number, title, mark) is about a national measure."""
        section = section or self.open[-1]
        row = {
            "section_id": section["section_id"],
            "measure_id": measure_id,
            "measure_group": GROUPS.get(measure_id, "priority"),
            "numbering": section["numbering"],
            "title": section["title"],
            "page_start": section["page_start"],
            "page_end": section["section_id"],
            "policy": None, "current_state": None, "issues": None, "target": None, "target_start": None,
            "target_end": None, "funding": None, "actions": [], "examples": [], "departments": [],
            "certainty": certainty,
            "origin": section["origin"],
        }  # fmt: skip
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
        if field in ("actions", "examples"):
            m[field] = m[field] + [re.sub(r"^[・○●①-⑳■◇◆]\s*", "", line) for line in text.split("\n")]
        elif field in ("policy", "current_state", "issues", "target", "funding"):
            m[field] = (m[field] + "\n" if m[field] else "") + text

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
        row = {"section_id": (section or m or self.open[-1])["section_id"], "measure_id": m["measure_id"] if m else None}
        row |= {"field": field, "text": text, "kind": kind, "start": start, "end": end, "phase": phase}
        row |= {"page": mark or self.here, "origin": origin or (m["origin"] if m else "own")}
        self.rows["targets"].append(row)
        if commits and m:
            m["target_start"], m["target_end"] = start, end

    def kpi(
        self, m: Row | None, name: str, unit: str | None, base: tuple[Any, ...], goal: tuple[Any, ...],
        direction: str | None = "up", *, text: str | None = None, mark: Any = None, section: Row | None = None,
    ) -> None:  # fmt: skip
        """Note an indicator; base and goal are value as printed, number, period."""
        row = {"section_id": (section or m or self.open[-1])["section_id"], "measure_id": m["measure_id"] if m else None}
        row |= {"name": name, "unit": unit}
        row |= dict(zip(("baseline_value", "baseline_number", "baseline_period"), base, strict=True))
        row |= dict(zip(("target_value", "target_number", "target_period"), goal, strict=True))
        text = text or " ".join(x for x in (name, base[0], goal[0]) if x)
        self.rows["kpis"].append(row | {"direction": direction, "text": text, "page": mark or self.here, "origin": "own"})

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

    def note(self, marker: str, term: str | None, text: str, kind: str, mark: Any = None) -> None:
        """Note a footnote or an asterisk note."""
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
        parts = []
        for table, found in out.items():
            body = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in found)
            parts.append(f'  "{table}": [\n{body}\n  ]' if found else f'  "{table}": []')
        GOLD.mkdir(parents=True, exist_ok=True)
        (GOLD / f"{self.name}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")

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


def span(kind: str, when: Any) -> tuple[str | None, str | None]:
    """Return start and end of a date expression of a kind of the contract."""
    if kind in ("open", "deferred"):
        return None, None
    if kind == "fiscal_year":
        return f"{when}-04-01", f"{when + 1}-03-31"
    if kind == "by_end_of_fiscal_year":
        return None, f"{when + 1}-03-31"
    if kind == "fiscal_year_range":
        return f"{when[0]}-04-01", f"{when[1] + 1}-03-31"
    if kind == "date":
        return when, when
    if isinstance(when, int):
        return f"{when}-04-01", None
    first = datetime.date.fromisoformat(when + "-01")
    last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    if kind == "month":
        return first.isoformat(), last.isoformat()
    if kind == "from":
        return first.isoformat(), None
    if kind == "by_date":
        return None, last.isoformat()
    raise ValueError(kind)


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page in content order."""
    out = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return out.split("\f")[:-1]


# ---- HTML by Chromium


def inline_html(text: str) -> str:
    """Return escaped text with inline marks as elements."""
    text = html.escape(text, quote=False)
    text = INLINE.sub(
        lambda m: {"b": f"<b>{m[2]}</b>", "sup": f"<sup>{m[2]}</sup>", "x": m[2], "fn": ""}[m[1]], text
    )
    return text.replace("\n", "<br>")


def table_html(rows: list[list[Any]], widths: list[float], header: int, style: str, size: float) -> str:
    """Return a table element."""
    total = sum(widths)
    cols = "".join(f'<col style="width:{100 * w / total:.3f}%">' for w in widths)
    body = []
    for r, line in enumerate(rows):
        tds = []
        for entry in line:
            if entry is None:
                continue
            c = cell(entry)
            css = (f"background:{c.fill};" if c.fill else "") + (f"text-align:{c.align};" if c.align else "")
            css += "font-weight:bold;" if c.bold else ""
            inner = c.inner if c.inner is not None else inline_html(c.text)
            if c.vert:
                inner = f'<span class="vert">{inner}</span>'
            tag = "th" if r < header else "td"
            tds.append(f'<{tag} rowspan="{c.rs}" colspan="{c.cs}" style="{css}">{inner}</{tag}>')
        body.append("<tr>" + "".join(tds) + "</tr>")
    head = "<thead>" + "".join(body[:header]) + "</thead>" if header else ""
    return (
        f'<table class="{style}" style="font-size:{size}pt"><colgroup>{cols}</colgroup>{head}'
        f"<tbody>{''.join(body[header:])}</tbody></table>"
    )


def to_html(book: Book, css: str, *, marks: bool, lang_attrs: str = "") -> str:
    """Return the flow as an HTML page."""
    out = []
    pending = ""
    for item in book.items:
        if item[0] == "mark":
            if marks:
                pending += f'<i class="mk">⟦{item[1].number}⟧</i>'
        elif item[0] == "para":
            out.append(f'<p class="{item[1]}">{pending}{inline_html(item[2])}</p>')
            pending = ""
        elif item[0] == "table":
            if pending:
                out.append(f'<div style="height:0;position:relative">{pending}</div>')
                pending = ""
            out.append(table_html(*item[1:]))
        elif item[0] == "break":
            out.append('<div class="brk"></div>')
        else:
            out.append(item[1])
    base = (
        ".mk{position:absolute;font:1px 'IPAGothic';line-height:1px;color:#fff;white-space:nowrap}"
        ".brk{break-after:page}p{margin:0;position:relative}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    )
    return (
        f'<!doctype html><html lang="ja"{lang_attrs}><meta charset="utf-8"><title>{book.document["title"]}</title>'
        f"<style>{base}{css}</style><body>{''.join(out)}</body></html>"
    )


def chromium(markup: str, pdf: Path) -> None:
    """Print markup with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(markup, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/u", f"--print-to-pdf={pdf}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def print_html(book: Book, css: str, *, lang_attrs: str = "") -> int:
    """Typeset a flow with Chromium, measure its places, and write the gold."""
    pdf = PDFS / f"{book.name}.pdf"
    if any(not m.page for m in book.marks):
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / "trial.pdf"
            chromium(to_html(book, css, marks=True, lang_attrs=lang_attrs), trial)
            for number, text in enumerate(page_texts(trial), 1):
                for found in re.findall(r"⟦(\d+)⟧", re.sub(r"\s", "", text)):
                    book.marks[int(found)].page = number
    lost = [m.key for m in book.marks if not m.page]
    if lost:
        raise LookupError(f"{book.name}: {lost}")
    chromium(to_html(book, css, marks=False, lang_attrs=lang_attrs), pdf)
    pages = len(page_texts(pdf))
    book.note_openers(pdf)
    book.finish(pages)
    return pages


# ---- flat ODF by LibreOffice

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
)


def soffice(markup: str, suffix: str, pdf: Path) -> None:
    """Convert a flat ODF document to PDF with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{pdf.stem}.{suffix}"
        source.write_text(markup, encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", str(pdf.parent), str(source)],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip


def inline_odf(text: str, counter: list[int]) -> str:
    """Return text with footnotes and line breaks as ODF."""
    out, last = [], 0
    for m in INLINE.finditer(text):
        out.append(html.escape(text[last : m.start()], quote=False))
        last = m.end()
        words = html.escape(m[2], quote=False)
        if m[1] == "fn":
            counter[0] += 1
            out.append(
                f'<text:note text:note-class="footnote"><text:note-citation>{counter[0]}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="fn">{words}</text:p></text:note-body></text:note>'
            )
        else:
            style = {"sup": "sup", "b": "bold", "x": "plain"}[m[1]]
            out.append(f'<text:span text:style-name="{style}">{words}</text:span>')
    out.append(html.escape(text[last:], quote=False))
    return "".join(out).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def para_style(name: str, p: Row) -> str:
    """Return a paragraph style from a short description."""
    font, size = p.get("font", "IPAMincho"), p.get("size", 10.5)
    weight = "bold" if p.get("bold") else "normal"
    para = (
        f'fo:text-align="{p.get("align", "justify")}" fo:margin-left="{p.get("ml", 0)}pt" fo:margin-right="0pt" '
        f'fo:text-indent="{p.get("ti", 0)}pt" fo:margin-top="{p.get("mt", 0)}pt" fo:margin-bottom="{p.get("mb", 0)}pt" '
        f'fo:line-height="{p.get("lh", 140)}%" style:auto-text-indent="false"'
    )
    if p.get("keep"):
        para += ' fo:keep-with-next="always"'
    if p.get("bg"):
        para += f' fo:background-color="{p["bg"]}"'
    if p.get("border"):
        para += f' fo:border="{p["border"]}" fo:padding="4pt"'
    if p.get("bottom"):
        para += f' fo:border-bottom="{p["bottom"]}" fo:padding-bottom="1pt"'
    if p.get("break"):
        para += f' fo:break-before="{p["break"]}"'
    inner = ""
    if p.get("tab"):
        inner = (
            f'<style:tab-stops><style:tab-stop style:position="{p["tab"]}pt" style:type="right" '
            'style:leader-style="dotted" style:leader-text="…"/></style:tab-stops>'
        )
    master = f' style:master-page-name="{p["master"]}"' if "master" in p else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}>'
        f"<style:paragraph-properties {para}>{inner}</style:paragraph-properties>"
        f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{font}" '
        f'style:font-name-asian="{font}" fo:font-weight="{weight}" style:font-weight-asian="{weight}" '
        f'fo:color="{p.get("color", "#000000")}" fo:letter-spacing="{p.get("spacing", 0)}pt"/></style:style>'
    )


def table_odf(rows: list[list[Any]], widths: list[float], header: int, style: str, size: float, n: int, st: Row) -> tuple[str, str]:
    """Return automatic styles and body of a table."""
    look = st.get("tables", {}).get(style, {})
    line = look.get("line", "0.5pt solid #000000")
    font = look.get("font", st["styles"]["p"].get("font", "IPAMincho"))
    total = sum(widths)
    styles = [
        f'<style:style style:name="T{n}" style:family="table"><style:table-properties style:width="{total}pt" '
        f'table:align="left" fo:margin-left="{look.get("ml", 0)}pt" fo:margin-top="3pt" fo:margin-bottom="8pt" '
        f'style:may-break-between-rows="{"true" if look.get("split") else "false"}" table:border-model="collapsing"/></style:style>'
    ]
    body = [f'<table:table table:name="T{n}" table:style-name="T{n}">']
    for i, w in enumerate(widths):
        styles.append(
            f'<style:style style:name="T{n}c{i}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{w}pt"/></style:style>'
        )
        body.append(f'<table:table-column table:style-name="T{n}c{i}"/>')
    counter = [0]
    if header:
        body.append("<table:table-header-rows>")
    for r, cells in enumerate(rows):
        if header and r == header:
            body.append("</table:table-header-rows>")
        body.append("<table:table-row>")
        for i, entry in enumerate(cells):
            if entry is None:
                body.append("<table:covered-table-cell/>")
                continue
            c = cell(entry)
            fill = c.fill or (look.get("head") if r < header else None)
            name = f"T{n}r{r}x{i}"
            mode = ' style:writing-mode="tb-rl"' if c.vert else ""
            background = f' fo:background-color="{fill}"' if fill else ""
            styles.append(
                f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
                f'fo:border="{line}" fo:padding="{look.get("pad", 3)}pt" style:vertical-align="middle"{background}{mode}/></style:style>'
            )
            align = c.align or ("center" if r < header else "start")
            bold = c.bold or (r < header and look.get("bold"))
            styles.append(para_style(name + "p", {"font": font, "size": size, "align": align, "lh": 115, "bold": bold}))
            spans = f' table:number-rows-spanned="{c.rs}" table:number-columns-spanned="{c.cs}"' if c.rs * c.cs > 1 else ""
            paras = "".join(
                f'<text:p text:style-name="{name}p">{inline_odf(t, counter)}</text:p>' for t in c.text.split("\n")
            )
            body.append(f'<table:table-cell table:style-name="{name}"{spans} office:value-type="string">{paras}</table:table-cell>')
        body.append("</table:table-row>")
    if header and header == len(rows):
        body.append("</table:table-header-rows>")
    body.append("</table:table>")
    return "".join(styles), "".join(body)


def to_fodt(book: Book, st: Row) -> str:
    """Return the flow as a flat text document; `st` holds styles, tables, page layouts and masters."""
    auto, body = [], []
    counter = [0]
    n = 0
    brk = None
    derived: dict[tuple[str, str], str] = {}
    for item in book.items:
        if item[0] == "mark":
            continue
        if item[0] == "break":
            brk = item[1] or "page"
        elif item[0] == "para":
            name = item[1]
            if brk:
                key = (name, brk)
                if key not in derived:
                    derived[key] = f"{name}_b{len(derived)}"
                    extra = {"break": "page"} if brk == "page" else {"master": brk}
                    auto.append(para_style(derived[key], st["styles"][name] | extra))
                name, brk = derived[key], None
            body.append(f'<text:p text:style-name="{name}">{inline_odf(item[2], counter)}</text:p>')
        elif item[0] == "table":
            n += 1
            styles, made = table_odf(*item[1:], n, st)
            auto.append(styles)
            body.append(made)
        else:
            body.append(item[1])
    styles = "".join(para_style(k, v) for k, v in st["styles"].items())
    fonts = "".join(
        f'<style:font-face style:name="{f}" svg:font-family="&apos;{f}&apos;"/>'
        for f in ("IPAMincho", "IPAGothic", "IPAPGothic", "IPAPMincho", "Noto Sans CJK JP", "Noto Serif CJK JP")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{fonts}</office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US" '
        'style:language-asian="ja" style:country-asian="JP" style:font-name="IPAMincho" style:font-name-asian="IPAMincho"/></style:default-style>'
        f'{styles}<style:style style:name="sup" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
        '<style:style style:name="plain" style:family="text"/>'
        + st.get("notes", "")
        + f'</office:styles><office:automatic-styles>{"".join(auto)}{st["layouts"]}</office:automatic-styles>'
        f'<office:master-styles>{st["masters"]}</office:master-styles>'
        f'<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>'
    )


def layout(name: str, width: float, height: float, margins: tuple[float, float, float, float], **more: Any) -> str:
    """Return a page layout in points (top, right, bottom, left)."""
    top, right, bottom, left = margins
    turn = "landscape" if width > height else "portrait"
    head = '<style:header-style><style:header-footer-properties fo:min-height="14pt" fo:margin-bottom="8pt"/></style:header-style>'
    foot = '<style:footer-style><style:header-footer-properties fo:min-height="14pt" fo:margin-top="8pt"/></style:footer-style>'
    columns = more.get("columns", "")
    number = f' style:num-format="{more["num"]}"' if "num" in more else ' style:num-format="1"'
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}pt" '
        f'fo:page-height="{height}pt"{number} style:print-orientation="{turn}" fo:margin-top="{top}pt" '
        f'fo:margin-bottom="{bottom}pt" fo:margin-left="{left}pt" fo:margin-right="{right}pt">{columns}'
        f'<style:footnote-sep style:width="0.5pt" style:rel-width="30%" style:distance-before-sep="4pt" style:distance-after-sep="4pt" style:color="#000000"/>'
        f"</style:page-layout-properties>{head}{foot}</style:page-layout>"
    )


def master(name: str, of: str, *, head: str = "", foot: str = "", follow: str = "") -> str:
    """Return a master page; `{n}` in head or foot is the page number."""
    def para(text: str, style: str) -> str:
        return f'<text:p text:style-name="{style}">' + text.replace("{n}", "<text:page-number>1</text:page-number>") + "</text:p>"

    nxt = f' style:next-style-name="{follow}"' if follow else ""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{of}"{nxt}>'
        + (f'<style:header>{para(head, "head")}</style:header>' if head else "")
        + (f'<style:footer>{para(foot, "foot")}</style:footer>' if foot else "")
        + "</style:master-page>"
    )


def print_fodt(book: Book, st: Row, *, skip: set[int]) -> int:
    """Typeset a flow with LibreOffice Writer, find its places, and write the gold."""
    pdf = PDFS / f"{book.name}.pdf"
    soffice(to_fodt(book, st), "fodt", pdf)
    pages = book.look_up(pdf, skip=skip)
    book.finish(pages)
    return pages


# ---- HTML by WeasyPrint


def print_weasy(book: Book, css: str) -> int:
    """Typeset pages of fixed content with WeasyPrint and write the gold; every mark's page is known beforehand."""
    import weasyprint

    pdf = PDFS / f"{book.name}.pdf"
    weasyprint.HTML(string=to_html(book, css, marks=False)).write_pdf(str(pdf))
    pages = len(page_texts(pdf))
    book.finish(pages)
    return pages
