"""榛瀬市: continuous sections of one and two columns, titles of two lines in a column, ■ labels, hanging glossary (docx by Writer)."""

import subprocess

from book import PDFS
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from recast_haruse import HARUSE, begin, note_task

MINCHO, GOTHIC = "Noto Serif CJK JP", "Noto Sans CJK JP"
LABELS = {"state": "■現状", "issues": "■課題", "actions": "■主な取組", "when": "■達成時期", "who": "■担当課"}
LONGER = {
    "書かない窓口の導入": "支所でも本庁でも同じように受けられる書かない窓口の導入",
    "ＡＩ・ＲＰＡの活用": "繰り返しの多い事務を軽くするためのＡＩ・ＲＰＡの活用",
    "デジタルデバイド対策": "高齢の方が一人で困らないためのデジタルデバイド対策",
}


def build():
    """Typeset the plan and write its gold."""
    t, b, d = HARUSE, begin("haruse_word"), Document()
    d.styles["Normal"].font.size = Pt(10)
    for section in d.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)

    def para(text, size=10, bold=False, font=MINCHO, indent=0, before=0, after=0, align=None, keep=False):
        paragraph = d.add_paragraph()
        look = paragraph.paragraph_format
        look.space_before, look.space_after, look.line_spacing, look.keep_with_next = Pt(before), Pt(after), 1.25, keep
        look.first_line_indent = Pt(indent)
        if indent < 0:
            look.left_indent = Pt(-indent)
        if align:
            paragraph.alignment = align
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.font.name = Pt(size), bold, font
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)

    def columns(count):
        properties = d.add_section(WD_SECTION.CONTINUOUS)._sectPr
        found = properties.find(qn("w:cols"))
        if found is None:
            found = OxmlElement("w:cols")
            properties.append(found)
        found.set(qn("w:num"), str(count))
        found.set(qn("w:space"), "480")

    def head(level, num, title, size, before, after, sep="　"):
        b.sec(level, num, title, sep=sep)
        para(f"{num}{sep}{title}" if num else title, size, True, GOTHIC, before=before, after=after, keep=True)

    def wide(level, num, title, size, before, after):
        columns(1)
        head(level, num, title, size, before, after)
        columns(2)

    def prose(texts):
        for text in texts:
            b.p(text)
            para(text, indent=10)

    for i, line in enumerate(t["lines"]):
        para(line, 26, True, GOTHIC, before=0 if i else 60, align=1)
    para(f"（{t['period']}）", 13, align=1, before=20)
    para(t["issued_text"], 14, align=1, before=260)
    para(t["name"], 16, align=1)
    d.add_page_break()
    wide(1, "第１章", t["base"][0], 16, 10, 6)
    for i, (title, texts) in enumerate(t["base"][1], 1):
        head(2, f"第{i}節", title, 12, 6, 3)
        prose(texts)
    wide(1, "第２章", t["tasks_title"], 16, 10, 6)
    for k, (group, tasks) in enumerate(t["groups"], 1):
        wide(2, f"第{k}節", group, 13, 8, 4)
        for i, task in enumerate(tasks, 1):
            head(3, f"({i})", LONGER.get(task["title"], task["title"]), 11, 5, 2, sep=" ")
            m = b.meas(task["mid"])
            for key in ("state", "issues"):
                para(LABELS[key], font=GOTHIC, keep=True)
                para(task[key], indent=10)
            para(LABELS["actions"], font=GOTHIC, keep=True)
            for action in task["actions"]:
                para("・" + action)
            who = "、".join(task["who"]) + (f"（協力：{'、'.join(task['sup'])}）" if task["sup"] else "")
            for key, text in (("when", task["when"]), ("who", who)):
                para(LABELS[key], font=GOTHIC, keep=True)
                para(text, indent=10)
            note_task(b, m, task, LABELS, who)
            if task["sup"]:
                b.dept(m, *task["sup"], role="support")
    wide(1, "第３章", t["run"][0], 16, 10, 6)
    for i, (title, mid, texts) in enumerate(t["run"][1], 1):
        head(2, f"第{i}節", title, 12, 6, 3)
        b.meas(mid or "planned-approach", "sure" if mid else "optional")
        prose(texts)
    wide(1, None, "用語の説明", 14, 12, 4)
    for term, meaning in t["terms"]:
        b.note(None, term, meaning, "glossary")
        para(f"{term}　{meaning}", indent=-10)
    paper = PDFS / f"{b.name}.docx"
    d.save(str(paper))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(PDFS), str(paper)], check=True, capture_output=True, timeout=200)
    paper.unlink()
    pages = b.look_up(paper.with_suffix(".pdf"), skip={1})
    b.finish(pages)
    return pages
