"""What the plans of 霧ヶ谷町, 椚平町 and 葦原沢市 share: rows of gold told page by page, and lines for ReportLab."""

from pathlib import Path

from content import GOLD

from evaluation.gold_rows import GROUPS, dumps, span

FONTS = Path("/usr/share/fonts/opentype")
UNBROKEN = "、。」）％"
"""Characters that begin no line."""


class Gold:
    """The gold of one plan."""

    def __init__(self, stem, tables=True, **doc):
        """Begin with the document's row; without `tables` they are not judged."""
        names = "documents pages sections measures fields departments schedules targets kpis procedures systems supports organization notes"
        self.stem = stem
        self.d = {name: [] for name in names.split()}
        self.d["documents"] = [{"document_type": "municipal_plan", "edition": None, **doc}]
        if tables:
            self.d |= {"tables": [], "table_cells": []}

    def page(self, n, kind="body", label=None):
        """Note a page."""
        self.d["pages"].append({"page": n, "label": label, "kind": kind})

    def sec(self, title, num, page, parent=None, text=None, cert=None):
        """Note a section of one page; a text of None is not judged."""
        n = len(self.d["sections"]) + 1
        row = {
            "section_id": f"s{n:03}", "parent_id": parent["section_id"] if parent else None, "order": n,
            "level": parent["level"] + 1 if parent else 1, "numbering": num, "title": title,
            "path": [*(parent["path"] if parent else []), title], "page_start": page, "page_end": page, "origin": "own",
        }  # fmt: skip
        if text is not None:
            row["text"] = text
        if cert:
            row["certainty"] = cert
        self.d["sections"].append(row)
        return row

    def opt(self, sec, mid):
        """Note that a section may be read as a measure."""
        row = self._measure(sec, mid, sec["page_start"])
        row["certainty"] = "optional"

    def _measure(self, sec, mid, page, **more):
        row = {
            "section_id": sec["section_id"], "measure_id": mid, "measure_group": GROUPS.get(mid, "priority"),
            "numbering": sec["numbering"], "title": sec["title"], "page_start": page, "page_end": page, **more, "origin": "own",
        }  # fmt: skip
        self.d["measures"].append(row)
        return row

    def measure(self, sec, m, page, fields, dated="target"):
        """Note a measure with its fields (field, label, text), divisions and date; `dated` is what the field of its time is."""
        first = {}
        for key, _, text in fields:
            first.setdefault(key, text)
        start, end = span(m["tg"][1], m["tg"][2])
        mid, texts = m["id"], {key: first.get(key) for key in ("policy", "current_state", "issues", "target")}
        self._measure(sec, mid, page, **texts, target_start=start, target_end=end, funding=None, actions=m["act"], examples=[],
                      departments=m["lead"] + m["sup"], certainty="sure")  # fmt: skip
        for i, (key, label, text) in enumerate(fields, 1):
            row = {"section_id": sec["section_id"], "measure_id": mid, "field": dated if key == "target" else key, "order": i, "text": text,
                   "page": page, "origin": "own"}  # fmt: skip
            if label:
                row["label"] = label
            self.d["fields"].append(row)
        for role, divisions in (("lead", m["lead"]), ("support", m["sup"])):
            for d in divisions:
                self.d["departments"].append({"measure_id": mid, "section_id": sec["section_id"], "bureau": None, "division": d, "units": [],
                                              "role": role, "text": d, "page": page})  # fmt: skip
        self.target(sec, mid, dated if first.get("target") else "goal", m["tg"], page)

    def target(self, sec, mid, field, tg, page):
        """Note a date: (text, kind, when) or (text, kind, when, phase)."""
        start, end = span(tg[1], tg[2])
        self.d["targets"].append({"section_id": sec["section_id"], "measure_id": mid, "field": field, "text": tg[0], "kind": tg[1], "start": start,
                                  "end": end, "phase": tg[3] if len(tg) > 3 else None, "page": page, "origin": "own"})  # fmt: skip

    def kpi(self, sec, mid, k, page, before, after):
        """Note an indicator: (name, unit, value, number, value, number, direction)."""
        name, unit, bv, bn, tv, tn, way = k
        self.d["kpis"].append({
            "section_id": sec["section_id"], "measure_id": mid, "name": name, "unit": unit, "baseline_value": bv, "baseline_number": bn,
            "baseline_period": before, "target_value": tv, "target_number": tn, "target_period": after, "direction": way, "page": page, "origin": "own",
        })  # fmt: skip

    def sched(self, mid, item, sub, first, last, kind, phase, text, page, start=None, end=None):
        """Note a bar of a timetable."""
        row = {"measure_id": mid, "item": item, "sub_item": sub, "fiscal_year_start": first, "fiscal_year_end": last, "kind": kind, "phase": phase,
               "text": text, "page": page, "origin": "own"}  # fmt: skip
        if start:
            row |= {"start": start, "end": end}
        self.d["schedules"].append(row)

    def org(self, sec, name, kind, holder, duties, page):
        """Note a role or body."""
        self.d["organization"].append({"section_id": sec["section_id"], "name": name, "kind": kind, "holder": holder, "duties": duties, "page": page})

    def note(self, sec, marker, text, page):
        """Note a remark below a table."""
        self.d["notes"].append({"section_id": sec["section_id"], "marker": marker, "term": None, "text": text, "page": page, "kind": "asterisk"})

    def table(self, page, rows, columns, header):
        """Note a table; a row is a list of (column, text, rows, columns)."""
        tid = f"t{len(self.d['tables']) + 1:02}"
        self.d["tables"].append({"table_id": tid, "page": page, "caption": None, "n_rows": len(rows), "n_cols": columns, "n_header_rows": header,
                                 "continued_from": None})  # fmt: skip
        for i, row in enumerate(rows):
            for c, text, rs, cs in row:
                self.d["table_cells"].append({"table_id": tid, "page": page, "row": i, "col": c, "row_span": rs, "col_span": cs, "text": text,
                                              "is_header": i < header})  # fmt: skip

    def save(self):
        """Write the gold and return the number of pages."""
        pages = self.d["documents"][0]["page_count"] = len(self.d["pages"])
        (GOLD / f"{self.stem}.json").write_text(dumps(self.d), encoding="utf-8")
        return pages


def register():
    """Register the fonts of the drawn plans: g is proportional."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("g", FONTS / "ipafont-gothic/ipagp.ttf"))


def width(text, size):
    """Return the width of a line in points."""
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.stringWidth(text, "g", size)


def wrap(text, size, room):
    """Break a text into lines."""
    out = []
    for para in text.split("\n"):
        line = ""
        for ch in para:
            if width(line + ch, size) > room and ch not in UNBROKEN:
                out.append(line)
                line = ch
            else:
                line += ch
        out.append(line)
    return out
