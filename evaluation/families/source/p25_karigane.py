"""雁ヶ音村: a simple report, printed and scanned again: askew, grey, JPEG, without a text layer (Chromium, Pillow)."""

import io
import subprocess
import tempfile
from pathlib import Path

import numpy
from book import PDFS, Book, C, print_html
from PIL import Image, ImageFilter

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'IPAMincho';font-size:12pt;line-height:1.7}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:24mm 24mm 22mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;left:0;right:0;bottom:11mm;text-align:center;font-size:11pt}
p.h1{font-family:'IPAGothic';font-size:16pt;margin:6mm 0 3mm}
p.h2{font-family:'IPAGothic';font-size:13pt;margin:5mm 0 1.5mm}
p.p{text-indent:1em;margin:0 0 2pt}
p.li{padding-left:2em;text-indent:-1em}
p.r{margin-left:1em}
p.c1{font-family:'IPAGothic';font-size:28pt;text-align:center}
p.c2{font-size:18pt;text-align:center;margin-top:8mm}
p.cap{font-family:'IPAGothic';font-size:11.5pt;text-align:center;margin:4mm 0 1mm}
table td,table th{border:.8pt solid #000;padding:3pt 5pt;font-weight:normal}
"""
M = [
    ("(1)", "行政手続のオンライン化", "online-procedures", "村の手続のうち、オンラインで申請できるものは４件である。冬は雪のため役場に来ることが難しい村民が多く、来庁しなくても済む方法が求められている。",
     ["マイナポータルを利用し、子育てと介護の手続を受け付ける。", "手続の案内を写真入りの手引きにまとめ、全世帯に配る。"],
     "令和６年度末までに20件の手続をオンライン化する。", [("令和６年度末まで", "by_end_of_fiscal_year", 2024, "implement", True)], ["住民課", "保健福祉課"]),
    ("(2)", "マイナンバーカードの普及促進", "mynumber-card", "令和４年９月末の交付率は43.1％であり、国の平均を下回っている。高齢者の世帯で取得が遅れている。",
     ["村内８か所の集会所を巡り、申請を受け付ける。"],
     "令和５年度から実施する。", [("令和５年度から", "from", 2023, "implement", True)], ["住民課"]),
    ("(3)", "自治体情報システムの標準化・共通化", "system-standardization", "基幹業務のシステムは、県内12町村で構成する情報センターで共同運用している。標準仕様と異なる独自の帳票が27種類ある。",
     ["情報センターと協力し、標準準拠システムに移行する。", "独自の様式を減らす。"],
     "令和７年度末までに移行を完了する。", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)], ["総務課", "住民課", "税務会計課"]),
    ("(4)", "セキュリティ対策の徹底", "security", "職員は全員、年に１回の研修を受けている。情報の管理を専門に行う者を置くことができない。",
     ["情報セキュリティポリシーを改定する。", "県と合同で訓練を行う。"],
     "令和５年度中に改定する。", [("令和５年度中", "fiscal_year", 2023, "review", True)], ["総務課"]),
    ("(5)", "デジタルデバイド対策", "digital-divide", "高齢者の半数が、スマートフォンの操作に不安があると答えている。身近に相談できる場所も限られている。",
     ["郵便局と協力し、月に１回の相談会を開く。"],
     "令和５年10月から始める。", [("令和５年10月から", "from", "2023-10", "implement", True)], ["保健福祉課", "公民館"]),
]  # fmt: skip


def scan(pdf):
    """Replace a PDF by pictures of its pages."""
    rng = numpy.random.default_rng(7)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "200", "-gray", str(pdf), f"{folder}/p"], check=True)
        pictures = []
        for i, name in enumerate(sorted(Path(folder).glob("p*.pgm"))):
            page = Image.open(name).rotate(0.7 if i % 2 == 0 else -0.5, resample=Image.BICUBIC, fillcolor=255)
            page = page.filter(ImageFilter.GaussianBlur(0.5))
            grey = numpy.asarray(page, dtype=float) * 0.93 + 8 + rng.normal(0, 3.5, (page.height, page.width))
            dust = rng.random((page.height, page.width)) < 0.00002
            grey[dust] = 60
            out = io.BytesIO()
            Image.fromarray(grey.clip(0, 255).astype("uint8")).save(out, "JPEG", quality=38)
            pictures.append(Image.open(io.BytesIO(out.getvalue())))
        pictures[0].save(pdf, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=38)


def build():
    """Typeset the plan, write its gold and scan it."""
    b = Book(
        "karigane_scan", title="雁ヶ音村ＤＸ推進計画", issuer="雁ヶ音村", municipality="雁ヶ音村", municipality_code="993557",
        issued_on="2023-03-01", plan_start="2023-04-01", plan_end="2026-03-31", text_source="ocr",
    )  # fmt: skip
    b.raw('<div class="page"><div style="height:62mm"></div><p class="c1">雁ヶ音村ＤＸ推進計画</p><p class="c2">令和５年度～令和７年度</p><p class="c2" style="margin-top:105mm">令和５年３月<br>雁ヶ音村</p></div>')
    b.page(1, None, "cover")

    def begin(n):
        b.fixed = n
        b.raw('<div class="page">')
        b.page(n, f"{n - 1}")

    def close(n):
        b.raw(f'<div class="foot">- {n - 1} -</div></div>')

    def measure(i):
        num, title, mid, state, acts, goal, dates, divs = M[i]
        b.sec(2, num, title)
        m = b.meas(mid)
        b.p("【現状と課題】", "r")
        b.p(state)
        first, rest, _ = state.split("。")
        b.field(m, "current_state", "【現状と課題】", first + "。")
        b.field(m, "issues", "【現状と課題】", rest + "。")
        b.p("【取組内容】", "r")
        for a in acts:
            b.p("・" + a, "li")
        b.field(m, "actions", "【取組内容】", "\n".join("・" + a for a in acts))
        b.p("【目標】", "r")
        mk = b.p(goal)
        b.field(m, "goal", "【目標】", goal, mk)
        b.p(f"【担当課】{'、'.join(divs)}", "r")
        b.field(m, "departments", "【担当課】", "、".join(divs))
        b.dept(m, *divs)
        for t, kd, w, ph, c in dates:
            b.target(m, "goal", t, kd, w, phase=ph, commits=c)

    begin(2)
    b.sec(1, "１", "計画策定の目的")["_brk"] = True
    b.p("本村は、県の北部に位置する人口1,862人の村である。役場の職員は41人であり、一人の職員が多くの業務を受け持っている。限られた人数で住民の暮らしを支えるため、デジタル技術の活用を進める必要がある。")
    b.p("このため、国の「自治体ＤＸ推進計画」を踏まえ、本村の取組を示す計画を策定する。")
    b.sec(1, "２", "計画の期間")
    b.p("令和５年度から令和７年度までの３年間とする。")
    b.sec(1, "３", "推進体制")
    b.meas("organization")
    b.p("村長を本部長とするＤＸ推進本部を設置し、副村長がＣＩＯとして庁内を取りまとめる。事務局は総務課に置く。")
    for n, k, h in (("本部長", "role", "村長"), ("ＤＸ推進本部", "body", None), ("ＣＩＯ", "role", "副村長"), ("事務局", "body", "総務課")):
        b.org(n, k, h, None)
    b.sec(1, "４", "取組事項")
    measure(0)
    close(2)
    begin(3)
    for i in (1, 2, 3):
        measure(i)
        if i == 1:
            b.open[-1]["_brk"] = True
    close(3)
    begin(4)
    measure(4)
    b.open[-1]["_brk"] = True
    b.sec(1, "５", "年度別の計画")
    b.p("取組事項ごとの年度別の計画は、次の表のとおりとする。")
    plan = [
        ("行政手続のオンライン化", "online-procedures", [("準備", 0, 0, "prepare"), ("開始", 1, 1, "implement"), ("拡大", 2, 2, None)]),
        ("マイナンバーカードの普及促進", "mynumber-card", [("実施", 0, 2, "implement")]),
        ("情報システムの標準化", "system-standardization", [("調査", 0, 0, "study"), ("移行", 1, 2, "implement")]),
        ("セキュリティ対策の徹底", "security", [("改定", 0, 0, "review"), ("運用", 1, 2, "operate")]),
        ("デジタルデバイド対策", "digital-divide", [("試行", 0, 0, "trial"), ("実施", 1, 2, "implement")]),
    ]
    rows = [["取組事項", "令和５年度", "令和６年度", "令和７年度"]]
    for title, _, cells in plan:
        line = [C(title)]
        for t, s, e, _ in cells:
            line += [C(t, cs=e - s + 1, align="center")] + [None] * (e - s)
        rows.append(line)
    t = b.table(rows, [64, 32, 32, 32], caption="表１　年度別の計画", header=1, style="k", size=11.5)
    for title, mid, cells in plan:
        for text, s, e, ph in cells:
            b.sched(t, mid, title, None, (2023 + s, 2023 + e), "text", text, ph)
    b.sec(1, "６", "計画の指標")
    data = [("オンライン化した手続数", "件", "４件", 4, "20件", 20, "online-procedures"), ("マイナンバーカードの交付率", "％", "43.1％", 43.1, "80.0％", 80, "mynumber-card"), ("相談会の参加者数", "人", "０人", 0, "年240人", 240, "digital-divide")]
    rows = [["指標", "現状（令和４年度）", "目標（令和７年度）"]] + [[x[0], C(x[2], align="center"), C(x[4], align="center")] for x in data]
    b.table(rows, [64, 48, 48], caption="表２　計画の指標", header=1, style="k", size=11.5)
    for n, u, bv, bn, tv, tn, mid in data:
        b.kpi(None, n, u, (bv, bn, "令和４年度"), (tv, tn, "令和７年度"), "up")
        b.rows["kpis"][-1].pop("measure_id")
    b.p("※交付率は９月末の値", "r", gold=False)
    b.note("※", None, "交付率は９月末の値", "asterisk")
    close(4)
    for row in b.rows["measures"]:
        row.pop("target")
    n = print_html(b, CSS)
    scan(PDFS / f"{b.name}.pdf")
    return n


if __name__ == "__main__":
    print(build())
