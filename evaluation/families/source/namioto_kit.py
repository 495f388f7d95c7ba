"""What the plans of 波音町, 銀杏台町, 藤波坂市 and 椿ヶ窪村 share: rows of gold told in the order of reading."""

import re

from content import GOLD, PDFS, page_texts

from evaluation.gold_rows import GROUPS, TABLES, dumps, span

KINDS = {"by": "by_end_of_fiscal_year", "fy": "fiscal_year", "bydate": "by_date"}
MARK = re.compile(r"^[・▷]\s*")
UNTOLD = object()
"""A value that the gold leaves out."""


def date(text, kind, when, phase=UNTOLD, field="target", first=True):
    """Return a date expression; of a measure with several the one that counts is not marked `first=False`."""
    kind = KINDS.get(kind, kind)
    start, end = (when, None) if kind == "from" else (None, when) if kind == "by_date" else span(kind, when)
    row = {"field": field, "text": text, "kind": kind, "start": start, "end": end, "phase": phase, "first": first}
    return {k: v for k, v in row.items() if v is not UNTOLD}


class Plan:
    """The gold of one plan."""

    def __init__(self, stem, town, title, **facts):
        """Begin with the document's row."""
        self.stem, self.now, self.opens = stem, 1, False
        self.stack, self.last = [], None
        self.g = {name: [] for name in TABLES}
        self.g["documents"] = [{"fictional": True, "document_type": "municipal_plan", "edition": None, "text_source": "native",
                                "municipality": town, "issuer": town, "title": title, **facts}]  # fmt: skip

    @property
    def pdf(self):
        """Where the plan is printed."""
        return PDFS / f"{self.stem}.pdf"

    def page(self, n, label=UNTOLD, kind="body"):
        """Begin a page; a label that is left out and a kind of None are not judged."""
        self.now, self.opens = n, True
        row = {"page": n}
        if label is not UNTOLD:
            row["label"] = label
        if kind:
            row["kind"] = kind
        self.g["pages"].append(row)

    def sec(self, level, num, title, text=UNTOLD, opt=False):
        """Note a section below the last one of a level above."""
        while self.stack and self.stack[-1]["level"] >= level:
            self.stack.pop()
        above = self.stack[-1] if self.stack else None
        n = len(self.g["sections"]) + 1
        row = {
            "section_id": f"s{n:03}", "parent_id": above and above["section_id"], "order": n, "level": level, "numbering": num, "title": title,
            "path": [*(above["path"] if above else []), title], "page_start": self.now, "page_end": self.now, "text": text, "origin": "own",
            "opens": self.opens,
        }  # fmt: skip
        if text is UNTOLD:
            row.pop("text")
        if opt:
            row["certainty"] = "optional"
        self.opens = False
        self.g["sections"].append(row)
        self.stack.append(row)
        self.last = row

    def meas(self, mid, fields=(), depts=(), targets=(), sure=True, title=None, num=None, in_table=False, when=True):
        """Note a measure of the section, or of a row in it (`title`, `num`); without `when` its dates are not judged."""
        sid = self.last["section_id"]

        def first(field):
            return next((text for key, _, text in fields if key == field), None)

        row = {
            "section_id": sid, "measure_id": mid, "measure_group": GROUPS.get(mid, "priority"), "numbering": num or self.last["numbering"],
            "title": title or self.last["title"], "page_start": self.now, "page_end": self.now, "policy": None,
            "current_state": first("current_state"), "issues": first("issues"),
        }  # fmt: skip
        if first("target"):
            row["target"] = first("target")
        if when:
            counted = [t for t in targets if t["first"]]
            row["target_start"], row["target_end"] = (counted[0]["start"], counted[0]["end"]) if counted else (None, None)
        row["actions"] = [MARK.sub("", x).strip() for key, _, text in fields if key == "actions" for x in text.split("\n")]
        row |= {"examples": [], "departments": list(dict.fromkeys(d for d, _ in depts)), "certainty": "sure" if sure else "optional", "origin": "own"}
        if in_table:
            row["in_table"] = True
        self.g["measures"].append(row)
        for i, (field, label, text) in enumerate(fields, 1):
            self.g["fields"].append({"section_id": sid, "measure_id": mid, "field": field, "label": label, "order": i, "text": text,
                                     "page": self.now, "origin": "own"})  # fmt: skip
        for division, role in depts:
            self.g["departments"].append({"measure_id": mid, "section_id": sid, "bureau": None, "division": division, "units": [], "role": role,
                                          "text": division, "page": self.now})  # fmt: skip
        for t in targets:
            self.target(mid, t)

    def target(self, mid, t):
        """Note a date."""
        row = {"section_id": self.last["section_id"], "measure_id": mid, "page": self.now, "origin": "own", **t}
        row.pop("first")
        self.g["targets"].append(row)

    def kpi(self, name, unit, base, goal, way="up", mid=UNTOLD):
        """Note an indicator; base and goal are (value, number, period)."""
        row = {
            "section_id": self.last["section_id"], "name": name, "unit": unit, "baseline_value": base[0], "baseline_number": base[1],
            "baseline_period": base[2], "target_value": goal[0], "target_number": goal[1], "target_period": goal[2], "direction": way,
            "page": self.now, "origin": "own",
        }  # fmt: skip
        if mid is not UNTOLD:
            row["measure_id"] = mid
        self.g["kpis"].append(row)

    def org(self, name, kind, holder=UNTOLD, duties=UNTOLD):
        """Note a role or body."""
        row = {"section_id": self.last["section_id"], "name": name, "kind": kind, "page": self.now, "holder": holder, "duties": duties}
        self.g["organization"].append({k: v for k, v in row.items() if v is not UNTOLD})

    def note(self, marker, term, text, kind):
        """Note a remark or an entry of a glossary."""
        self.g["notes"].append({"section_id": self.last["section_id"], "marker": marker, "term": term, "text": text, "page": self.now, "kind": kind})

    def sched(self, item, first, last, text, mid, phase=UNTOLD):
        """Note a bar of a timetable."""
        row = {"item": item, "sub_item": None, "fiscal_year_start": first, "fiscal_year_end": last, "text": text, "page": self.now, "origin": "own",
               "measure_id": mid, "phase": phase}  # fmt: skip
        self.g["schedules"].append({k: v for k, v in row.items() if v is not UNTOLD})

    def table(self, rows, header=1):
        """Note a table of texts or (text, rows, columns)."""
        tid, taken, breadth = f"t{len(self.g['tables']) + 1:02}", set(), 0
        for r, row in enumerate(rows):
            c = 0
            for entry in row:
                text, rs, cs = entry if isinstance(entry, tuple) else (entry, 1, 1)
                while (r, c) in taken:
                    c += 1
                taken |= {(r + i, c + j) for i in range(rs) for j in range(cs)}
                self.g["table_cells"].append({"table_id": tid, "page": self.now, "row": r, "col": c, "row_span": rs, "col_span": cs,
                                              "text": text.replace("\n", ""), "is_header": r < header})  # fmt: skip
                c += cs
                breadth = max(breadth, c)
        self.g["tables"].append({"table_id": tid, "page": self.now, "n_rows": len(rows), "n_cols": breadth, "n_header_rows": header,
                                 "continued_from": None})  # fmt: skip

    def save(self):
        """Settle where sections end, write the gold, and return the number of pages."""
        pages = self.g["documents"][0]["page_count"] = len(page_texts(self.pdf))
        sections = self.g["sections"]
        for i, row in enumerate(sections):
            later = next((x for x in sections[i + 1 :] if x["level"] <= row["level"] and x.get("certainty") != "optional"), None)
            end = later["page_start"] - later["opens"] if later else pages
            row["page_end"] = max(end, row["page_start"])
        ends = {row["section_id"]: row["page_end"] for row in sections}
        for m in self.g["measures"]:
            if not m.get("in_table"):
                m["page_end"] = ends[m["section_id"]]
        for row in sections:
            row.pop("opens")
        (GOLD / f"{self.stem}.json").write_text(dumps(self.g), encoding="utf-8")
        return pages


def html_table(rows, header=1, style=""):
    """Return a table element of texts or (text, rows, columns)."""
    out = f'<table class="{style}">'
    for r, row in enumerate(rows):
        tag, cells = "th" if r < header else "td", ""
        for entry in row:
            text, rs, cs = entry if isinstance(entry, tuple) else (entry, 1, 1)
            spans = (f" rowspan={rs}" if rs > 1 else "") + (f" colspan={cs}" if cs > 1 else "")
            cells += f"<{tag}{spans}>" + text.replace("\n", "<br>") + f"</{tag}>"
        out += f"<tr>{cells}</tr>"
    return out + "</table>"
