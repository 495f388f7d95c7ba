"""苔ノ瀬村: a plain text: measures' titles in the type of the text, labels without brackets, a timetable of three rules (ReportLab Platypus)."""

from platypus_print import print_platypus
from recast_gold import begin, pdf_of
from recast_report import Report, wide
from recast_towns import KOKENOSE

A4 = (595.28, 841.89)
STYLES = {
    "c1": {"size": 22, "align": 1, "mt": 10, "lh": 1.6}, "c2": {"size": 12, "align": 1, "mt": 4}, "c3": {"size": 11, "align": 2, "mt": 12}, "c4": {"size": 11, "align": 2, "mb": 20},
    "h1": {"font": "G", "size": 13, "mt": 16, "mb": 6, "keep": 1}, "h2": {"font": "G", "size": 11, "mt": 8, "mb": 2, "keep": 1}, "h3": {"size": 11, "mt": 9, "mb": 1, "keep": 1, "ml": 11},
    "p": {"size": 11, "ml": 11, "ti": 11, "mb": 2}, "run": {"size": 11, "ml": 99, "ti": -66, "lh": 1.6}, "i": {"size": 11, "ml": 110, "ti": -11, "lh": 1.6}, "q": {"size": 11, "ml": 99},
    "lab": {"size": 11}, "ast": {"size": 9}, "w": {"size": 11, "ml": 11, "mb": 2},
}  # fmt: skip


class Plain(Report):
    """A report whose labels are words and a space as wide as the longest label needs."""

    def labelled(self, key, texts):
        """Print a label and its words, aligned as with a tabulator."""
        self.b.at(self.town.labels[key])
        self.b.items.append(("table", [[self.town.labels[key], "\n".join(texts)]], [66, 356], 0, "bare", 11))


def furniture(c, doc):
    """Draw the page number."""
    c.setFont("M", 10)
    c.drawCentredString(297, 40, f"- {c.getPageNumber()} -")


def build():
    """Typeset the plan and write its gold."""
    b = begin(KOKENOSE, "kokenose_heibun")
    number = lambda level, n, parents: (wide(n), f"({n})", "アイウエオ"[n - 1])[level - 1]  # noqa: E731
    r = Plain(b, KOKENOSE, number, deco="{}", width=450, size=10, table="rules")
    r.cover()
    r.base()
    r.tasks()
    r.run()
    r.annex(("#dddddd", "#f1f1f1", "#cccccc"))
    for row in b.rows["tables"]:
        row.pop("caption")
    look = {"rules": {"kind": "rules", "head": "M"}, "bare": {"kind": "none", "valign": "TOP", "pad": 0, "gap": (0, 0), "lh": 1.6, "align": "RIGHT"}}
    label = lambda n: (str(n), "body" if n > 1 else None)  # noqa: E731
    return print_platypus(b, pdf_of(b), STYLES, look, [("page", [(72, 70, 450, 700)], furniture)], A4, label=label)
