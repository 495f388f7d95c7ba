"""What the plans of the tenth set share: measures as data, and the gold that follows from them."""

from dataclasses import dataclass, field

from content import Book, C

FIELDS = {
    "state": "current_state", "issues": "issues", "policy": "policy", "goal": "goal", "acts": "actions", "effect": "effect",
    "when": "target", "who": "departments", "sup": "departments", "cost": "funding", "examples": "examples",
}  # fmt: skip


@dataclass
class T:
    """A measure: national id, number, title, texts by key, dates, divisions, indicators, bars."""

    mid: str | None
    num: str | None
    title: str
    texts: dict = field(default_factory=dict)
    acts: list = field(default_factory=list)
    dates: list = field(default_factory=list)
    who: list = field(default_factory=list)
    sup: list = field(default_factory=list)
    kpis: list = field(default_factory=list)
    bars: list = field(default_factory=list)


def code(five):
    """Return a government's code with its check digit."""
    s = sum(int(d) * w for d, w in zip(five, (6, 5, 4, 3, 2), strict=True))
    return five + str((11 - s % 11) % 10)


def begin(name, title, town, five, **facts):
    """Begin a plan."""
    return Book(name, **({"title": title, "issuer": town, "municipality": town, "municipality_code": code(five)} | facts))


def body_of(t, key, bullet="・", sep="\n"):
    """Return the printed text of a field."""
    if key == "acts":
        return sep.join(bullet + a for a in t.acts)
    if key in ("who", "sup"):
        return "、".join(getattr(t, key))
    return t.texts.get(key, "")


def note(b, m, t, labels, bullet="・", sep="\n", field_of=None, mark=None):
    """Note fields, divisions and dates of a measure; labels are key → label in printed order; `both` is (state, issues)."""
    for key, label in labels.items():
        if key == "both":
            b.field(m, "current_state", label, t.texts["both"][0], mark=mark)
            b.field(m, "issues", label, t.texts["both"][1], mark=mark)
            continue
        text = body_of(t, key, bullet, sep)
        if text:
            b.field(m, FIELDS[key], label, text, mark=mark)
    if "acts" in labels:
        m["actions"] = list(t.acts)
    if "when" not in labels:
        m.pop("target", None)
    b.dept(m, *t.who, mark=mark)
    if t.sup:
        b.dept(m, *t.sup, role="support", mark=mark)
    note_dates(b, m, t, labels, mark)


def note_dates(b, m, t, labels, mark=None):
    """Note the date expressions; one is (text, kind, when, phase, key of its field)."""
    for text, kind, when, phase, *where in t.dates:
        key = where[0] if where else "when" if "when" in labels else "goal" if "goal" in labels else "acts"
        b.target(m, FIELDS.get(key, "other"), text, kind, when, phase=phase, commits=len(where) < 2, mark=mark)


def note_kpis(b, m, t, base, goal, mark=None, section=None):
    """Note indicators: (name, unit, value, number, value, number, direction)."""
    for name, unit, bv, bn, tv, tn, way in t.kpis:
        b.kpi(m, name, unit, (bv, bn, base), (tv, tn, goal), way, mark=mark, section=section)
        row = b.rows["kpis"][-1]
        row.pop("text")
        if m is None:
            row.pop("measure_id")
        if bn is None:
            for key in ("baseline_value", "baseline_number", "baseline_period"):
                row.pop(key)


def note_bars(b, table, t, first, kind, form=True, part=1, mark=None):
    """Note bars: columns are years (1), halves (2) or quarters (4) from a fiscal year on."""
    for item, bars in t.bars:
        for s, e, words, phase in bars:
            dates = None
            if part > 1:
                dates = (edge(first, s, part, False), edge(first, e, part, True))
            years = (first + s // part, first + e // part)
            a, c = (item, None) if form else (t.title, item)
            if a == c:
                c = None
            b.sched(table, t.mid, a, c, years, kind, words, phase, dates=dates, mark=mark)
            if table is None:
                b.rows["schedules"][-1].pop("table_id")


def edge(first, n, part, last):
    """Return the first or last day of a half or quarter."""
    year, k = first + n // part, n % part
    if part == 2:
        days = ("04-01", "10-01") if not last else ("09-30", "03-31")
    else:
        days = ("04-01", "07-01", "10-01", "01-01") if not last else ("06-30", "09-30", "12-31", "03-31")
    late = k == part - 1 and (last or part == 4)
    return f"{year + late}-{days[k]}"


def role(b, name, kind, holder=None, duties=None, mark=None):
    """Note a role or body; what is not stated is not judged."""
    b.org(name, kind, holder, duties, mark=mark)
    for key in ("holder", "duties"):
        if b.rows["organization"][-1][key] is None:
            b.rows["organization"][-1].pop(key)


def bar_line(n, bars, fill=None, kind="merge", sign="→"):
    """Return the cells of a row of a timetable."""
    line = [C("", align="center") for _ in range(n)]
    for i, (s, e, words, _) in enumerate(bars):
        tint = fill[i % len(fill)] if isinstance(fill, tuple) else fill
        if kind == "merge":
            line[s] = C(words or "", cs=e - s + 1, align="center", fill=tint)
            for c in range(s + 1, e + 1):
                line[c] = None
        else:
            for c in range(s, e + 1):
                line[c] = C(words if c == s else sign, align="center")
    return line


def close(b):
    """Leave out captions, which some tables have as a heading only."""
    for r in b.rows["tables"]:
        r.pop("caption", None)


def number_pages(b, label, kind=lambda n: "body"):
    """Note every page when their number is known; a kind of None is not judged."""
    finish = b.finish

    def numbered(pages):
        b.rows["pages"].clear()
        for n in range(1, pages + 1):
            b.page(n, label(n), kind(n))
            if kind(n) is None:
                b.rows["pages"][-1].pop("kind")
        finish(pages)

    b.finish = numbered
