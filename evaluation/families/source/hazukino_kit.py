"""What the plans of 葉月野市, 霧ヶ瀬市, 白砂浦市 and 鳴瀬沢町 share: rows of gold in which what is not told is not judged."""

from content import GOLD

from evaluation.gold_rows import GROUPS, TABLES, dumps

UNTOLD = object()
"""A value that the gold leaves out."""
MARKS = "・●▶ 　"


class Gold:
    """The gold of one plan."""

    def __init__(self, stem, town, title, **facts):
        """Begin with the document's row."""
        self.stem, self.by_id, self.now = stem, {}, {}
        self.d = {name: [] for name in TABLES}
        self.d["documents"] = [{"fictional": True, "document_type": "municipal_plan", "edition": None, "municipality": town, "issuer": town,
                                "title": title, "text_source": "native", **facts}]  # fmt: skip

    def pages(self, labels, cover=True):
        """Note all pages by their labels."""
        for n, label in enumerate(labels, 1):
            self.d["pages"].append({"page": n, "label": label, "kind": "cover" if cover and n == 1 else "body"})

    def sec(self, page, num, title, parent=None, text=UNTOLD, end=None, opt=False):
        """Note a section and return its id."""
        sid = f"s{len(self.d['sections']) + 1:03}"
        above = self.by_id.get(parent)
        row = {
            "section_id": sid, "parent_id": parent, "order": len(self.d["sections"]) + 1, "level": above["level"] + 1 if above else 1,
            "numbering": num, "title": title, "path": [*(above["path"] if above else []), title], "page_start": page,
            "page_end": end or page, "origin": "own",
        }  # fmt: skip
        if text is not UNTOLD:
            row["text"] = text
        if opt:
            row["certainty"] = "optional"
        self.d["sections"].append(row)
        self.by_id[sid] = row
        while above:
            above["page_end"] = max(above["page_end"], row["page_end"])
            above = self.by_id.get(above["parent_id"])
        return sid

    def meas(self, sid, mid, num, title, page, fields=(), target=None, start=None, end=None, opt=False, table=False):
        """Note a measure with its fields (field, label, text); what follows is noted of it."""
        row = {
            "section_id": sid, "measure_id": mid, "measure_group": GROUPS.get(mid, "priority"), "numbering": num, "title": title,
            "page_start": page, "page_end": page, "policy": None, "current_state": None, "issues": None, "target": target,
            "target_start": start, "target_end": end, "funding": None, "actions": [], "examples": [], "departments": [],
            "certainty": "optional" if opt else "sure", "origin": "own",
        }  # fmt: skip
        if table:
            row["in_table"] = True
        for i, (field, label, text) in enumerate(fields, 1):
            self.d["fields"].append({"section_id": sid, "measure_id": mid, "field": field, "label": label, "order": i, "text": text, "page": page,
                                     "origin": "own"})  # fmt: skip
            if field in ("current_state", "issues", "funding"):
                row[field] = text
            if field == "actions":
                row["actions"] += [x.lstrip(MARKS).strip() for x in text.split("\n")]
        self.d["measures"].append(row)
        self.now = row

    def dept(self, names, role="lead"):
        """Note divisions of the measure."""
        for name in names:
            if name not in self.now["departments"]:
                self.now["departments"].append(name)
            self.d["departments"].append({"measure_id": self.now["measure_id"], "section_id": self.now["section_id"], "bureau": None,
                                          "division": name, "units": [], "role": role, "text": name, "page": self.now["page_start"]})  # fmt: skip

    def sch(self, item, text, first, last, kind, sub=None, start=None, end=None, phase=None, page=None, mid=None, table=None):
        """Note a bar of a timetable."""
        row = {"measure_id": mid or self.now["measure_id"], "item": item, "sub_item": sub, "fiscal_year_start": first, "fiscal_year_end": last,
               "kind": kind, "phase": phase, "text": text, "page": page or self.now["page_start"], "origin": "own"}  # fmt: skip
        if start:
            row |= {"start": start, "end": end}
        if table:
            row["table_id"] = table
        self.d["schedules"].append({k: v for k, v in row.items() if v is not UNTOLD})

    def tgt(self, text, kind, start, end, field="target", page=None, sid=None, mid=UNTOLD):
        """Note a date of the measure, or of a section and no measure."""
        self.d["targets"].append({
            "section_id": sid or self.now["section_id"], "measure_id": self.now["measure_id"] if mid is UNTOLD else mid, "field": field,
            "text": text, "kind": kind, "start": start, "end": end, "page": page or self.now["page_start"], "origin": "own",
        })  # fmt: skip

    def kpi(self, name, unit, base, goal, before, after, page=None, sid=None):
        """Note an indicator of the measure; one of a section (`sid`) has no measure that is judged."""
        row = {"section_id": sid or self.now["section_id"], "measure_id": self.now["measure_id"], "name": name, "unit": unit, "baseline_value": base,
               "baseline_period": before, "target_value": goal, "target_period": after, "page": page or self.now["page_start"], "origin": "own"}  # fmt: skip
        if sid:
            row.pop("measure_id")
        self.d["kpis"].append(row)

    def org(self, sid, name, kind, holder, duties, page):
        """Note a role or body."""
        row = {"section_id": sid, "name": name, "kind": kind, "holder": holder, "duties": duties, "page": page}
        self.d["organization"].append({k: v for k, v in row.items() if v is not UNTOLD})

    def note(self, sid, marker, term, text, page, kind="asterisk"):
        """Note a remark or an entry of a glossary; a section of None is not judged."""
        row = {"section_id": sid, "marker": marker, "term": term, "text": text, "page": page, "kind": kind}
        if sid is None:
            row.pop("section_id")
        self.d["notes"].append(row)

    def table(self, page, rows, header):
        """Note a table of texts or (text, rows, columns), and return its id."""
        tid = f"t{len(self.d['tables']) + 1:02}"
        cells, height, breadth = grid(rows)
        self.d["tables"].append({"table_id": tid, "page": page, "n_rows": height, "n_cols": breadth, "n_header_rows": header, "continued_from": None})
        for i, j, text, rs, cs in cells:
            self.d["table_cells"].append({"table_id": tid, "page": page, "row": i, "col": j, "row_span": rs, "col_span": cs,
                                          "text": text.replace("\n", ""), "is_header": i < header})  # fmt: skip
        return tid

    def save(self, drop=()):
        """Write the gold without the tables that are not judged, and return the number of pages."""
        pages = self.d["documents"][0]["page_count"] = len(self.d["pages"])
        (GOLD / f"{self.stem}.json").write_text(dumps({k: v for k, v in self.d.items() if k not in drop}), encoding="utf-8")
        return pages


def grid(rows):
    """Return cells (row, column, text, rows, columns) of rows in which merged cells stand once, and the table's size."""
    taken, out, breadth = set(), [], 0
    for i, row in enumerate(rows):
        j = 0
        for entry in row:
            text, rs, cs = entry if isinstance(entry, tuple) else (entry, 1, 1)
            while (i, j) in taken:
                j += 1
            taken |= {(i + a, j + b) for a in range(rs) for b in range(cs)}
            out.append((i, j, text, rs, cs))
            j += cs
            breadth = max(breadth, j)
    return out, len(rows), breadth


def half(n, last=False):
    """Return the first or the last day of the n-th half of a year from April 2026 on."""
    year, late = 2026 + n // 2, n % 2
    if last:
        return f"{year + 1}-03-31" if late else f"{year}-09-30"
    return f"{year}-10-01" if late else f"{year}-04-01"
