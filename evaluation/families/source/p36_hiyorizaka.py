"""日和坂町: a slide deck, one measure a slide, block arrows over a timetable of half-years (pptx by LibreOffice Impress)."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, Book, C, page_texts

FONT = "Noto Sans CJK JP"
TEAL, PALE, SAND, INK = "00796B", "E0F2F1", "FFECB3", "263238"
YEARS = ["R7年度", "R8年度", "R9年度", "R10年度"]
# number, title, measure, situation, actions, effect, done by, targets, lead, support, indicator, bars by item
SLIDES = [
    ("取組１", "来て、話して、すぐ終わる窓口", "frontyard-reform",
     "春の異動期は最長で70分お待たせしています。申請書は42種類あり、すべて手書きです。",
     ["聞き取り入力で申請書を自動作成", "番号案内と混雑状況をLINEで配信"], "町民の待ち時間と書く負担をゼロに近づける",
     "令和８年９月末までに全窓口で運用開始", [("令和８年９月末まで", "by_date", "2026-09", "operate", True)],
     ["町民生活課"], ["税務課", "福祉課"], ("窓口の平均滞在時間", "分", "28分", 28, "12分", 12, "down"),
     [("書かない窓口", [(0, 1, "設計・準備", "prepare"), (2, 2, "先行導入", "implement"), (3, 7, "全窓口で運用", "operate")]),
      ("混雑の配信", [(1, 2, "試行", "trial"), (3, 7, "本番運用", "operate")])]),
    ("取組２", "いつでも申請、どこでも支払い", "online-procedures",
     "オンラインで申請できるのは38手続。支払いは窓口か金融機関に限られます。",
     ["年間50件以上の手続を順に電子化", "施設予約の使用料をコード決済に対応"], "夜間や休日でも用事が済む",
     "令和９年度中に120手続へ", [("令和９年度中", "fiscal_year", 2027, "implement", True)],
     ["企画デジタル課"], ["会計室", "生涯学習課"], ("電子申請の利用率", "％", "9％", 9, "50％", 50, "up"),
     [("電子申請", [(0, 5, "手続の追加", "implement"), (6, 7, "見直し", "review")]),
      ("コード決済", [(0, 1, "検討", "study"), (2, 7, "運用", "operate")])]),
    ("取組３", "システムをみんなと同じ型に", "system-standardization",
     "独自の改修に年間1,900万円をかけています。20業務のうち12業務が移行済みです。",
     ["残る８業務を標準準拠システムに移行", "ガバメントクラウドの利用料を毎月点検"], "改修費を抑え、制度改正にすばやく対応",
     "令和８年度末までに移行完了", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
     ["企画デジタル課"], ["税務課", "町民生活課", "福祉課"], ("独自の改修にかかる費用（年額）", "万円", "1,900万円", 1900, "600万円", 600, "down"),
     [("移行", [(0, 3, "順次移行", "implement")]), ("経費の点検", [(2, 7, "継続", "continue")])]),
    ("取組４", "AIに任せて人は現場へ", "ai-rpa",
     "職員の残業は月平均21時間。議事録づくりと入力作業が上位を占めます。",
     ["全職員に生成AIの利用環境を用意", "税の申告書をAI-OCRで読み取り"], "職員が地域に出る時間を生み出す",
     "令和７年10月から本格利用", [("令和７年10月から", "from", "2025-10", "operate", True)],
     ["総務課"], ["全課"], ("職員の月平均残業時間", "時間", "21時間", 21, "12時間", 12, "down"),
     [("生成AI", [(0, 0, "試行", "trial"), (1, 7, "本格利用", "operate")]),
      ("AI-OCR", [(2, 3, "実証", "trial"), (4, 7, "導入", "implement")])]),
    ("取組５", "町の情報をまるごと公開", "open-data",
     "公開は14データ。表計算の様式がばらばらで、使いにくいという声があります。",
     ["様式を推奨データセットに統一", "空き家と公園の地図データを追加"], "民間のアプリや研究に使われる",
     "令和８年度に公開サイトを開設", [("令和８年度", "fiscal_year", 2026, "implement", True)],
     ["企画デジタル課"], ["建設課"], ("公開データ数", "件", "14件", 14, "60件", 60, "up"),
     [("公開サイト", [(0, 1, "準備", "prepare"), (2, 3, "構築", "prepare"), (4, 7, "運用", "operate")])]),
]  # fmt: skip
HALVES = [(f"{2025 + i // 2}-{'04-01' if i % 2 == 0 else '10-01'}", f"{2025 + i // 2 + i % 2}-{'09-30' if i % 2 == 0 else '03-31'}") for i in range(8)]


def build():
    """Typeset the plan and write its gold."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.oxml.ns import qn
    from pptx.util import Cm, Pt

    b = Book(
        "hiyorizaka_action", title="日和坂町スマート役場アクションプラン", issuer="日和坂町", municipality="日和坂町", municipality_code="993468",
        issued_on="2025-02-01", plan_start="2025-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    now = []

    def words(frame, text, size, bold=False, ink=INK, align=None):
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Cm(0.2)
        frame.margin_top = frame.margin_bottom = Cm(0.1)
        for i, line in enumerate(text.split("\n")):
            p = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            if align:
                p.alignment = align
            run = p.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = RGBColor.from_string(ink)
            rpr = run._r.get_or_add_rPr()
            east = rpr.makeelement(qn("a:ea"), {"typeface": FONT})
            rpr.append(east)

    def shape(kind, x, y, w, h, text="", fill=None, line=None, size=12, bold=False, ink=INK, align=None, anchor=MSO_ANCHOR.MIDDLE):
        made = now[-1].shapes.add_shape(kind, Cm(x), Cm(y), Cm(w), Cm(h))
        made._element.find(".//" + qn("a:effectRef")).set("idx", "0")
        if fill:
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(fill)
        else:
            made.fill.background()
        if line:
            made.line.color.rgb = RGBColor.from_string(line)
        else:
            made.line.fill.background()
        made.text_frame.vertical_anchor = anchor
        if text:
            words(made.text_frame, text, size, bold, ink, align or PP_ALIGN.LEFT)
        return made

    box = MSO_SHAPE.RECTANGLE

    def slide(n, title=None):
        now.append(deck.slides.add_slide(deck.slide_layouts[6]))
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
        if title:
            shape(box, 0, 1.9, 33.867, 0.12, fill=TEAL)
            shape(box, 0.8, 0.5, 29, 1.3, title, size=24, bold=True, ink=TEAL)
            shape(box, 31.6, 18.1, 1.6, 0.7, str(n), size=11, align=PP_ALIGN.RIGHT)

    def table(x, y, widths, heights, rows, size, header):
        count = len(rows)
        frame = now[-1].shapes.add_table(count, len(widths), Cm(x), Cm(y), Cm(sum(widths)), Cm(sum(heights)))
        made = frame.table
        style = frame._element.graphic.graphicData.tbl.tblPr
        style.set("firstRow", "0")
        style.set("bandRow", "0")
        style.find(qn("a:tableStyleId")).text = "{5940675A-B579-460E-94D1-54222C63F5DA}"
        for i, w in enumerate(widths):
            made.columns[i].width = Cm(w)
        for r, h in enumerate(heights):
            made.rows[r].height = Cm(h)
        for r, line in enumerate(rows):
            for c, entry in enumerate(line):
                if entry is None:
                    continue
                entry = entry if isinstance(entry, C) else C(entry)
                place = made.cell(r, c)
                if entry.rs * entry.cs > 1:
                    place.merge(made.cell(r + entry.rs - 1, c + entry.cs - 1))
                place.vertical_anchor = MSO_ANCHOR.MIDDLE
                place.margin_top = place.margin_bottom = Cm(0.05)
                if r < header:
                    place.fill.solid()
                    place.fill.fore_color.rgb = RGBColor.from_string("B2DFDB")
                if entry.text:
                    words(place.text_frame, entry.text, size, r < header, align=PP_ALIGN.CENTER if r < header or entry.align else PP_ALIGN.LEFT)
        return b.grid(rows, header=header)

    slide(1)
    shape(box, 0, 0, 33.867, 19.05, fill=PALE)
    shape(box, 3, 6, 27.8, 2.4, "日和坂町スマート役場アクションプラン", size=36, bold=True, ink=TEAL, align=PP_ALIGN.CENTER)
    shape(box, 3, 8.6, 27.8, 1.2, "令和７年度 ― 令和10年度", size=20, align=PP_ALIGN.CENTER)
    shape(box, 20, 16.2, 12, 1.2, "令和７年２月　日和坂町", size=16, align=PP_ALIGN.RIGHT)

    slide(2, "プランのねらい")
    b.section(1, None, "プランのねらい", b.at("プランのねらい"), brk=True)
    for text, y in (("町の人口は１万４千人。職員の３割が10年以内に定年を迎えます。", 2.8), ("限られた人手で町民サービスを守るため、役場の仕事を五つの取組で変えます。", 4.4)):
        shape(box, 1.2, y, 31, 1.3, text, size=18)
        b.say(text)
    b.section(2, None, "合言葉", b.at("合言葉"))
    shape(box, 1.2, 7, 6, 1.3, "合言葉", fill=TEAL, size=18, bold=True, ink="FFFFFF", align=PP_ALIGN.CENTER)
    shape(box, 1.2, 8.3, 31, 1.8, "「待たせない・書かせない・来させない」", fill=PALE, size=22, align=PP_ALIGN.CENTER)
    b.say("「待たせない・書かせない・来させない」")
    b.section(2, None, "位置づけ", b.at("位置づけ"))
    shape(box, 1.2, 11.4, 6, 1.3, "位置づけ", fill=TEAL, size=18, bold=True, ink="FFFFFF", align=PP_ALIGN.CENTER)
    shape(box, 1.2, 12.7, 31, 1.8, "第６次日和坂町総合計画を実現するための行動計画です。", fill=PALE, size=18, align=PP_ALIGN.CENTER)
    b.say("第６次日和坂町総合計画を実現するための行動計画です。")

    for n, (num, title, mid, state, acts, effect, when, dates, lead, support, gauge, items) in enumerate(SLIDES, 3):
        slide(n, f"{num}　{title}")
        b.section(1, num, title, b.at(title), brk=True)
        b.open[-1].pop("text")
        m = b.meas(mid)
        w = 10.4

        def panel(i, head, text, fill=PALE, width=w):
            x = 0.8 + (width + 0.5) * i
            shape(box, x, 2.5, width, 0.9, head, fill=TEAL, size=14, bold=True, ink="FFFFFF", align=PP_ALIGN.CENTER)
            shape(box, x, 3.4, width, 3.4, text, fill=fill, size=13, anchor=MSO_ANCHOR.TOP)

        lines = [f"➢ {a}" for a in acts]
        panel(0, "いまの状況", state)
        panel(1, "実施すること", "\n".join(lines))
        panel(2, "ねらう効果", effect)
        b.field(m, "current_state", "いまの状況", state)
        b.field(m, "actions", "実施すること", "\n".join(lines))
        m["actions"] = acts
        b.field(m, "effect", "ねらう効果", effect)
        name, unit, bv, bn, tv, tn, way = gauge
        text = f"{name}　{bv}（R6）⇒ {tv}（R10）"
        for x, wide, label, value in ((0.8, 10.4, "完了予定", when), (11.7, 21.3, "主担当", None)):
            if value:
                shape(box, x, 7.1, 2.6, 1.3, label, fill=SAND, size=12, bold=True, align=PP_ALIGN.CENTER)
                shape(box, x + 2.6, 7.1, wide - 2.6, 1.3, value, line="BDBDBD", size=12)
        b.field(m, "target", "完了予定", when)
        for t, kind, stamp, phase, commits in dates:
            b.target(m, "target", t, kind, stamp, phase=phase, commits=commits)
        for x, wide, label, names, role in ((11.7, 8.0, "主担当", lead, "lead"), (20.2, 12.8, "協力", support, "support")):
            shape(box, x, 7.1, 2.2, 1.3, label, fill=SAND, size=12, bold=True, align=PP_ALIGN.CENTER)
            shape(box, x + 2.2, 7.1, wide - 2.2, 1.3, "、".join(names), line="BDBDBD", size=12)
            b.field(m, "departments", label, "、".join(names))
            b.dept(m, *names, role=role)
        shape(box, 0.8, 8.7, 3.2, 1.1, "成果指標", fill=SAND, size=12, bold=True, align=PP_ALIGN.CENTER)
        shape(box, 4.0, 8.7, 29, 1.1, text, line="BDBDBD", size=13)
        b.kpi(m, name, unit, (bv, bn, "R6"), (tv, tn, "R10"), way, text=text)
        head = [[C("実施項目", rs=2), *[x for y in YEARS for x in (C(y, cs=2), None)]], [None, *["上期", "下期"] * 4]]
        rows = head + [[item, *[""] * 8] for item, _ in items]
        t = table(0.8, 10.4, [6.2, *[3.25] * 8], [0.9, 0.8, *[1.9] * len(items)], rows, 12, 2)
        for r, (item, bars) in enumerate(items):
            for k, (s, e, words_, phase) in enumerate(bars):
                kind = (MSO_SHAPE.RIGHT_ARROW, MSO_SHAPE.PENTAGON)[(r + k) % 2]
                tall = 1.5 if kind == MSO_SHAPE.RIGHT_ARROW else 1.1
                shape(kind, 7.0 + 3.25 * s + 0.1, 12.1 + 1.9 * r + (1.9 - tall) / 2, 3.25 * (e - s + 1) - 0.2, tall, words_,
                      fill=("80CBC4", "FFD54F")[k % 2], size=11, align=PP_ALIGN.CENTER)  # fmt: skip
                b.sched(t, mid, item, None, (2025 + s // 2, 2025 + e // 2), "arrow", words_, phase, dates=(HALVES[s][0], HALVES[e][1]))

    n = len(SLIDES) + 3
    slide(n, "推進のしくみ")
    b.section(1, None, "推進のしくみ", b.at("推進のしくみ"), brk=True)
    b.meas("organization", "optional")
    text = "町長をトップとする体制で、毎月の進み具合を共有します。"
    shape(box, 1.2, 2.4, 31, 1.2, text, size=18)
    b.say(text)
    rows = [["役割", "担い手", "すること"], ["最高デジタル責任者", "町長", "取組の最終判断"], ["スマート役場本部", "副町長・全課長", "毎月の進捗確認と課題の調整"],
            ["デジタル推進員", "各課１名", "課内の業務の棚卸しと提案"], ["デジタル専門官", "外部人材（週１日）", "技術面の助言"]]  # fmt: skip
    table(1.2, 4.4, [8, 9, 14], [1.1, *[1.3] * 4], rows, 15, 1)
    for name, kind, row in zip(("最高デジタル責任者", "スマート役場本部", "デジタル推進員", "デジタル専門官"), ("role", "body", "role", "role"), rows[1:], strict=True):
        b.org(name, kind, row[1], row[2])
    b.section(2, None, "人を育てる", b.at("人を育てる"))
    m = b.meas("human-resources")
    shape(box, 1.2, 11.6, 6, 1.1, "人を育てる", fill=TEAL, size=16, bold=True, ink="FFFFFF", align=PP_ALIGN.CENTER)
    text = "令和７年度から全職員がデジタル基礎研修を受けます。担当：総務課"
    shape(box, 1.2, 12.7, 31, 1.5, text, fill=PALE, size=16)
    b.open[-1].pop("text")
    b.target(m, "other", "令和７年度から", "from", 2025, phase="implement", commits=True)
    b.dept(m, "総務課")
    shape(box, 1.2, 15.4, 31, 1.0, "※ 専門官は近隣３町との共同任用です。", size=12)
    b.note("※", None, "専門官は近隣３町との共同任用です。", "asterisk")
    b.rows["notes"][-1].pop("section_id")

    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{b.name}.pptx"
        deck.save(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
