"""What the plans of 朝霧野町, 霞谷村 and 夕凪原町 share: measures as data, rows of gold told one by one."""

import re

from content import GOLD

from evaluation.gold_rows import GROUPS, TABLES, dumps

WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Gold:
    """The gold of one plan."""

    def __init__(self, stem, prefecture="白嶺県", **doc):
        """Begin with the document's row."""
        self.stem, self.stack, self.order = stem, [], {}
        self.g = {name: [] for name in TABLES}
        self.g["documents"] = [{"fictional": True, "document_type": "municipal_plan", "edition": None, "text_source": "native",
                                "issuer": doc["municipality"], "prefecture": prefecture, **doc}]  # fmt: skip

    def page(self, n, label=None, kind="body"):
        """Note a page."""
        self.g["pages"].append({"page": n, "label": label, "kind": kind})

    def sec(self, level, num, title, page, text="", origin="own"):
        """Note a section below the last one of the level above, and return its id."""
        n = len(self.g["sections"]) + 1
        self.stack = self.stack[: level - 1]
        row = {
            "section_id": f"s{n:03}", "parent_id": self.stack[-1]["section_id"] if self.stack else None, "order": n, "level": level,
            "numbering": num, "title": title, "path": [*(x["title"] for x in self.stack), title], "page_start": page, "page_end": page,
            "text": text, "origin": origin,
        }  # fmt: skip
        for above in self.stack:
            above["page_end"] = max(above["page_end"], page)
        self.stack.append(row)
        self.g["sections"].append(row)
        return row["section_id"]

    def measure(self, sid, m, num, title, page, certainty="sure"):
        """Note a measure as `task` makes it."""
        t = m.get("target")
        self.g["measures"].append({
            "section_id": sid, "measure_id": m["id"], "measure_group": GROUPS.get(m["id"], "priority"), "numbering": num, "title": title,
            "page_start": page, "page_end": page, "policy": None, "current_state": m.get("state"), "issues": m.get("issues"),
            "target": t[0] if t else None, "target_start": t[3] if t else None, "target_end": t[4] if t else None, "funding": None,
            "actions": m.get("actions", []), "examples": [], "departments": [*m.get("lead", []), *m.get("support", [])],
            "certainty": certainty, "origin": "own",
        })  # fmt: skip

    def field(self, sid, mid, field, label, text, page):
        """Note a field in its order."""
        self.order[mid] = self.order.get(mid, 0) + 1
        self.g["fields"].append({"section_id": sid, "measure_id": mid, "field": field, "label": label, "order": self.order[mid], "text": text,
                                 "page": page, "origin": "own"})  # fmt: skip

    def departments(self, sid, m, page):
        """Note the divisions that lead and those that help."""
        for role in ("lead", "support"):
            for d in m[role]:
                self.g["departments"].append({"measure_id": m["id"], "section_id": sid, "bureau": None, "division": d, "units": [], "role": role,
                                              "text": d, "page": page})  # fmt: skip

    def target(self, sid, mid, t, page):
        """Note the date of a measure."""
        self.g["targets"].append({"section_id": sid, "measure_id": mid, "field": "target", "text": t[1], "kind": t[2], "start": t[3], "end": t[4],
                                  "phase": t[5], "page": page, "origin": "own"})  # fmt: skip

    def kpi(self, sid, mid, k, page, text=None):
        """Note an indicator and return its row: (name, value, period, value, period, direction)."""
        name, bv, before, tv, after, way = k
        row = {
            "section_id": sid, "measure_id": mid, "name": name, "unit": re.sub(r"[\d.,０-９]", "", tv), "baseline_value": bv,
            "baseline_number": number(bv), "baseline_period": before, "target_value": tv, "target_number": number(tv),
            "target_period": after, "direction": way, "text": text or f"{name} {bv} {tv}", "page": page, "origin": "own",
        }  # fmt: skip
        self.g["kpis"].append(row)
        return row

    def sched(self, tid, mid, item, first, last, kind, phase, text, page):
        """Note a bar of a timetable."""
        self.g["schedules"].append({"table_id": tid, "measure_id": mid, "item": item, "sub_item": None, "fiscal_year_start": first,
                                    "fiscal_year_end": last, "kind": kind, "phase": phase, "text": text, "page": page, "origin": "own"})  # fmt: skip

    def org(self, sid, name, kind, page, holder=None, duties=None):
        """Note a role or body."""
        self.g["organization"].append({"section_id": sid, "name": name, "kind": kind, "holder": holder, "duties": duties, "page": page})

    def table(self, page, cells, rows, columns, caption=None, header=1):
        """Note a table of cells (row, column, rows, columns, text), and return its id."""
        tid = f"t{len(self.g['tables']) + 1:02}"
        self.g["tables"].append({"table_id": tid, "page": page, "caption": caption, "n_rows": rows, "n_cols": columns, "n_header_rows": header,
                                 "continued_from": None})  # fmt: skip
        for r, c, rs, cs, text in cells:
            self.g["table_cells"].append({"table_id": tid, "page": page, "row": r, "col": c, "row_span": rs, "col_span": cs, "text": text,
                                          "is_header": r < header})  # fmt: skip
        return tid

    def grid(self, page, rows, header=1):
        """Note a table without merged cells."""
        return self.table(page, [(i, j, 1, 1, t) for i, r in enumerate(rows) for j, t in enumerate(r)], len(rows), len(rows[0]), header=header)

    def save(self):
        """Write the gold and return the number of pages."""
        pages = self.g["documents"][0]["page_count"] = len(self.g["pages"])
        (GOLD / f"{self.stem}.json").write_text(dumps(self.g), encoding="utf-8")
        return pages


def number(value):
    """Return the number of a printed value, 0 where it has no Arabic digits."""
    return float(re.sub(r"[^\d.]", "", value.translate(WIDE)) or 0)


def task(mid, title, state, issues, actions, target, lead, support, kpi, sched=()):
    """Return a measure."""
    return {"id": mid, "title": title, "state": state, "issues": issues, "actions": actions, "target": target, "lead": lead, "support": support,
            "kpi": kpi, "sched": sched}  # fmt: skip


def by(text, t, end):
    """Return a date that ends with a fiscal year."""
    return text, t, "by_end_of_fiscal_year", None, end, "implement"


def since(text, t, start):
    """Return a date from which on something holds."""
    return text, t, "from", start, None, "implement"


def within(text, t, year):
    """Return a date that is a fiscal year."""
    return text, t, "fiscal_year", f"{year}-04-01", f"{year + 1}-03-31", "implement"
