"""A town's plan as one flow of headings, labelled paragraphs and tables, for whatever prints it."""

from content import C, plain
from recast_gold import axis_rows, bar_cells, note_bars, note_gauges, note_roles, note_task

WIDE = "０１２３４５６７８９"


def wide(n):
    """Return a number in wide digits where it has one of them."""
    return WIDE[n] if n < 10 else str(n)


class Report:
    """Writes the flow of a town's plan into a book."""

    def __init__(self, b, town, number, *, deco="【{}】", bullet="・", table="grid", width=440, size=9):
        """Keep the looks: `number` gives a heading's number from level, count and parents, `deco` a label."""
        self.b, self.town, self.number, self.deco, self.bullet = b, town, number, deco, bullet
        self.look, self.width, self.size = table, width, size
        self.counts = []

    def head(self, level, title):
        """Print a heading with the next number of its level."""
        self.counts = self.counts[:level] + [0] * (level - len(self.counts))
        self.counts[level - 1] += 1
        num = self.number(level, self.counts[level - 1], self.counts[: level - 1])
        return self.b.sec(level, num, title)

    def labelled(self, key, texts):
        """Print a label on a line of its own and its paragraphs."""
        self.b.p(self.deco.format(self.town.labels[key]), "lab")
        for text in texts:
            self.b.p(text, "i" if text.startswith(self.bullet) else "q")

    def cover(self):
        """Print the words of the cover."""
        for i, text in enumerate(self.town.cover, 1):
            self.b.p(text, f"c{i}", gold=False)

    def base(self):
        """Print the chapter of purpose, place and period."""
        t = self.town
        self.head(1, t.chapters["base"])
        for key, texts in (("why", t.why), ("place", t.place), ("period", [t.period])):
            self.head(2, t.heads[key])
            for text in texts:
                self.b.p(text)

    def task(self, level, task):
        """Print a measure under labels."""
        b, t = self.b, self.town
        row = self.head(level, task.title)
        row.pop("text")
        m = b.meas(task.measure)
        if "issues" in t.labels:
            self.labelled("state", [task.state])
            self.labelled("issues", [task.issues])
        else:
            self.labelled("state", [task.state, task.issues])
        self.labelled("actions", [self.bullet + a for a in task.actions])
        self.labelled("when", [task.when])
        self.labelled("who", ["、".join(task.who)])
        if task.helpers:
            self.labelled("with", ["、".join(task.helpers)])
        note_task(b, t, m, task, self.deco, self.bullet, kpi=False, mark=row["page_start"])

    def tasks(self):
        """Print the chapter of measures by pillar."""
        self.head(1, self.town.chapters["tasks"])
        for _, title, tasks in self.town.pillars:
            self.head(2, title)
            for task in tasks:
                self.task(3, task)

    def run(self):
        """Print the chapter of organization, people, review and indicators."""
        b, t, w = self.b, self.town, self.width
        self.head(1, t.chapters["run"])
        self.head(2, t.heads["org"])
        b.meas("organization")
        b.p("役割は、次のとおりとする。")
        rows = [["役割", "担当", "内容"]] + [[name, holder, duty] for name, _, holder, duty in t.roles]
        b.table(rows, [w * 0.28, w * 0.3, w * 0.42], header=1, style=self.look, size=self.size)
        note_roles(b, t)
        title, mid, texts, dates = t.people
        self.head(2, title)
        m = b.meas(mid)
        for text in texts:
            b.p(text)
        for text, kind, when, phase in dates:
            b.target(m, "other", text, kind, when, phase=phase, commits=True)
        self.head(2, t.heads["review"])
        b.meas("planned-approach", "optional")
        for text in t.reviews:
            b.p(text)
        text, kind, when = t.review
        b.target(None, "other", text, kind, when, phase="review")
        self.head(2, t.heads["kpi"])
        rows = [["指標", "単位", f"現状\n（{t.base_period}）", f"目標\n（{t.goal_period}）"]]
        for g in (g for x in t.tasks for g in x.gauges):
            rows.append([g.name, *[C(text, align="center") for text in (g.unit, g.base, g.goal)]])
        b.table(rows, [w * 0.46, w * 0.12, w * 0.21, w * 0.21], header=1, style=self.look, size=self.size)
        for task in t.tasks:
            note_gauges(b, t, None, task, where=b.open[-1])

    def annex(self, fill, size=9.5, title_width=0.4):
        """Print the table of years, a row a measure, and the glossary."""
        b, t, w = self.b, self.town, self.width
        self.head(1, t.heads["plan"])
        rows, n_head = axis_rows(t, ["取組"])
        n = len(t.years) * (2 if t.halves else 1)
        for task in t.tasks:
            for k, (_, bars) in enumerate(task.bars):
                first = C(task.title, rs=len(task.bars)) if k == 0 else None
                rows.append([first, *bar_cells(t, bars, fill)])
        rest = w * (1 - title_width) / n
        table = b.table(rows, [w * title_width, *[rest] * n], header=n_head, style=self.look, size=size)
        for task in t.tasks:
            note_bars(b, t, table, task, "bar")
        for row in b.rows["schedules"]:
            row["sub_item"] = None
        b.p(f"※　{t.note}", "ast", gold=False)
        b.note("※", None, plain(t.note), "asterisk")
        self.head(1, t.heads["words"])
        b.open[-1].pop("text")
        for term, text in t.words:
            b.p(f"{term}：{text}", "w", gold=False)
            b.note(None, term, text, "glossary")
