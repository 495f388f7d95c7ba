"""Gold that every layout of a town's plan has, whatever it looks like: fields, divisions, dates, indicators, roles."""

import content
from content import Book, C


def begin(town, name, **more):
    """Begin the plan of a town."""
    facts = {"title": town.title, "issuer": town.name, "municipality": town.name, "municipality_code": town.code}
    return Book(name, **(facts | town.facts | more))


def state_label(town, deco):
    """Return the labels of state and of issues, which may be one."""
    both = deco.format(town.labels["state"])
    return both, deco.format(town.labels["issues"]) if "issues" in town.labels else both


def note_task(b, town, m, task, deco="{}", bullet="・", kpi=True, leave=(), mark=None):
    """Note the fields, divisions, dates and indicators of a measure; `leave` names what is not printed."""
    state, issues = state_label(town, deco)

    def put(key, field, label, text):
        if key not in leave and text:
            b.field(m, field, label, text, mark=mark)

    put("state", "current_state", state, task.state)
    put("issues", "issues", issues, task.issues)
    put("actions", "actions", deco.format(town.labels["actions"]), "\n".join(bullet + a for a in task.actions))
    put("when", town.goal_field, deco.format(town.labels["when"]), task.when)
    for text, kind, when, phase in task.dates:
        b.target(m, town.goal_field, text, kind, when, phase=phase, commits=True, mark=mark)
    if town.goal_field != "target":
        m.pop("target", None)
    put("who", "departments", deco.format(town.labels["who"]), "、".join(task.who))
    b.dept(m, *task.who, mark=mark)
    put("with", "departments", deco.format(town.labels["with"]), "、".join(task.helpers))
    if "with" not in leave:
        b.dept(m, *task.helpers, role="support", mark=mark)
    if kpi:
        note_gauges(b, town, m, task, mark=mark)


def note_gauges(b, town, m, task, mark=None, where=None):
    """Note the indicators of a measure; `where` is the section when they stand elsewhere."""
    for g in task.gauges:
        about = m if where is None else {"section_id": where["section_id"], "measure_id": task.measure}
        base, goal = (g.base, g.base_number, town.base_period), (g.goal, g.goal_number, town.goal_period)
        b.kpi(about, g.name, g.unit, base, goal, g.way, mark=mark)
        row = b.rows["kpis"][-1]
        row.pop("text")
        if where is not None:
            row.pop("measure_id")


def years_of(town, first, last):
    """Return fiscal years and dates of a bar in columns of the town's axis."""
    if not town.halves:
        return (town.first_year + first, town.first_year + last), None
    start, end = divmod(first, 2), divmod(last, 2)
    dates = (f"{town.first_year + start[0]}-{'10' if start[1] else '04'}-01",
             f"{town.first_year + end[0] + end[1]}-{'03-31' if end[1] else '09-30'}")  # fmt: skip
    return (town.first_year + start[0], town.first_year + end[0]), dates


def note_bars(b, town, table, task, kind, form=False, mark=None):
    """Note the bars of a measure: in a form the row's own name is the item, elsewhere the measure's title is."""
    for item, bars in task.bars:
        for first, last, words, phase in bars:
            years, dates = years_of(town, first, last)
            item_, sub = (item, None) if form else (task.title, item)
            b.sched(table, task.measure, item_, sub, years, kind, words, phase, dates=dates, mark=mark)


def note_roles(b, town, mark=None):
    """Note the roles of the promotion structure."""
    for name, kind, holder, duty in town.roles:
        b.org(name, kind, holder, duty, mark=mark)


def axis_rows(town, first_cells):
    """Return the head rows of a table of years, and how many there are."""
    if not town.halves:
        return [[*first_cells, *town.years]], 1
    top = [*[C(x, rs=2) for x in first_cells]]
    for year in town.years:
        top += [C(year, cs=2), None]
    return [top, [*[None] * len(first_cells), *["上期", "下期"] * len(town.years)]], 2


def bar_cells(town, bars, fill=None, arrows=False):
    """Return the cells of one row of bars: a merged cell each (`fill` one colour or several in turn), or a word and signs."""
    n = len(town.years) * (2 if town.halves else 1)
    line = [C("")] * n
    for k, (first, last, words, _) in enumerate(bars):
        tint = fill[k % len(fill)] if isinstance(fill, tuple) else fill
        if arrows:
            line[first] = C(words, align="center")
            for k in range(first + 1, last + 1):
                line[k] = C("⇒", align="center", gold="")
            continue
        line[first] = C(words, cs=last - first + 1, align="center", fill=tint)
        for c in range(first + 1, last + 1):
            line[c] = None
    return line


def pdf_of(book):
    """Return the path of a plan's PDF."""
    return content.PDFS / f"{book.name}.pdf"
