"""霧ヶ瀬市: a deck written in scrambled order: pillars in tags beside titles, two measures a slide with ▶ actions, indicators in frames, arrows over halves of years, an organization in boxes (PowerPoint file by LibreOffice Impress)."""

import random

from book import PDFS, print_office
from hazukino_kit import UNTOLD, Gold, half
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

GREEN = RGBColor(0x1F, 0x6F, 0x5C)
ORG = RGBColor(0xE0, 0x7B, 0x39)
PALE = RGBColor(0xEE, 0xF5, 0xF1)
GREY = RGBColor(0x55, 0x55, 0x55)
WHITE = RGBColor(255, 255, 255)
INK = RGBColor(0x22, 0x2B, 0x2B)
SAND = RGBColor(0xFB, 0xF1, 0xE4)
# 3
PIL = [
    ("柱１", "手続を、手のひらへ", ["スマホで終わる申請", "書かない窓口の全庁展開"], "申請も届出も、時間と場所を選ばない市役所にします。"),
    ("柱２", "仕事を、身軽に", ["基幹システムの標準化", "生成ＡＩとＲＰＡの日常使い"], "職員が人にしかできない仕事に向き合える職場にします。"),
    ("柱３", "まちを、つなぐ", ["だれでもスマホ相談所", "川と道路の見張り番ＩｏＴ"], "デジタルの便利さが隅々まで届くまちにします。"),
]
MID = [["online-procedures", "frontyard-reform"], ["system-standardization", "ai-rpa"], ["digital-divide", "regional-digitalization"]]
M = {
    "1-1": dict(
        cs="電子申請に対応する手続は86件で、利用率は18％にとどまっています。",
        iss="画面が分かりにくく、途中でやめる人が４割います。",
        ac=["年間100件以上の手続をすべて電子化", "手数料のスマホ決済を全手続に導入"],
        tg=("令和９年度末までに全手続を公開", "令和９年度末まで", "by_end_of_fiscal_year", None, "2028-03-31"),
        ld=["デジタル改革課"],
        sp=["市民課", "会計課"],
        k=("電子申請の利用率", "％", "18％", "60％"),
    ),
    "1-2": dict(
        cs="引っ越しの手続では平均して４枚の書類に住所と氏名を書いています。",
        iss="支所ごとに受付のやり方が異なります。",
        ac=["申請書作成支援システムを３支所に配置", "おくやみの手続を一つの窓口に集約"],
        tg=("令和８年10月から支所で開始", "令和８年10月から", "from", "2026-10-01", None),
        ld=["市民課"],
        sp=["福祉総務課", "税務課"],
        k=("手続にかかる時間", "分", "48分", "20分"),
    ),
    "2-1": dict(
        cs="20業務のうち14業務が標準準拠システムに移りました。",
        iss="移行後の運用経費が当初の見込みを上回っています。",
        ac=["残る６業務を順次移行", "通信回線を近隣３市と共同で調達"],
        tg=("令和８年12月までに全業務の移行を完了", "令和８年12月まで", "by_date", None, "2026-12-31"),
        ld=["デジタル改革課"],
        sp=["税務課", "子育て支援課"],
        k=("移行を終えた業務", "業務", "14業務", "20業務"),
    ),
    "2-2": dict(
        cs="生成ＡＩは２つの課で試しに使っています。",
        iss="使い方を教え合う場がなく、効果が広がりません。",
        ac=["全職員に生成ＡＩの利用環境を配備", "課をまたぐ「自動化サロン」を毎月開催"],
        tg=("令和８年度中に全課で利用", "令和８年度中", "fiscal_year", "2026-04-01", "2027-03-31"),
        ld=["人事課"],
        sp=["デジタル改革課"],
        k=("減らした作業時間", "時間", "1,200時間", "9,000時間"),
    ),
    "3-1": dict(
        cs="70歳以上の市民の半数が、スマホの操作に不安を感じています。",
        iss="講座の会場が市の中心部にかたよっています。",
        ac=["公民館14館に月１回の相談所を開設", "高校生サポーターを毎年40人養成"],
        tg=("令和10年度までに14館で開設", "令和10年度まで", "by_end_of_fiscal_year", None, "2029-03-31"),
        ld=["生涯学習課"],
        sp=["長寿福祉課"],
        k=("相談所の利用者数", "人", "年520人", "年3,000人"),
    ),
    "3-2": dict(
        cs="大雨のたびに職員が水位と冠水を目で確かめています。",
        iss="夜間の見回りに危険がともないます。",
        ac=["水位計と路面センサーを28か所に設置", "計測した値を地図で市民に公開"],
        tg=("令和９年６月から公開", "令和９年６月から", "from", "2027-06-01", None),
        ld=["防災危機管理課"],
        sp=["土木管理課"],
        k=("センサーの設置数", "か所", "６か所", "28か所"),
    ),
}
SC = {
    "1-1": [(0, 2, "手続の棚卸し", "study"), (2, 4, "順次電子化", "implement"), (4, 6, "改善", UNTOLD)],
    "1-2": [(0, 1, "準備", "prepare"), (1, 6, "支所で運用", "operate")],
    "2-1": [(0, 2, "残る業務の移行", "implement"), (2, 6, "運用・経費の検証", UNTOLD)],
    "2-2": [(0, 1, "配備", UNTOLD), (1, 6, "全課で利用", "operate")],
    "3-1": [(0, 2, "５館で試行", "trial"), (2, 6, "14館へ拡大", UNTOLD)],
    "3-2": [(0, 2, "設置工事", "implement"), (2, 3, "試験計測", "trial"), (3, 6, "公開", "operate")],
}


def build():
    """Typeset the plan and write its gold."""
    mix = random.Random(11)

    P = Presentation()
    P.slide_width = Inches(13.333)
    P.slide_height = Inches(7.5)

    class Slide:
        def __init__(s):
            s.s = P.slides.add_slide(P.slide_layouts[6])
            s.bg = []
            s.fg = []

        def box(
            s,
            x,
            y,
            w,
            h,
            t="",
            size=12,
            bold=False,
            color=INK,
            fill=None,
            line=None,
            shape=MSO_SHAPE.RECTANGLE,
            al="l",
            anchor="m",
            back=False,
            sp=1.0,
            m=0.06,
        ):
            def f():
                sh = s.s.shapes.add_shape(shape, Inches(x), Inches(y), Inches(w), Inches(h))
                st = sh._element.find(qn("p:style"))
                if st is not None:
                    sh._element.remove(st)
                if fill is None:
                    sh.fill.background()
                else:
                    sh.fill.solid()
                    sh.fill.fore_color.rgb = fill
                if line is None:
                    sh.line.fill.background()
                else:
                    sh.line.color.rgb = line
                    sh.line.width = Pt(1)
                tf = sh.text_frame
                tf.word_wrap = True
                tf.margin_left = tf.margin_right = Inches(m)
                tf.margin_top = tf.margin_bottom = Inches(0.02)
                tf.vertical_anchor = {"m": MSO_ANCHOR.MIDDLE, "t": MSO_ANCHOR.TOP}[anchor]
                for i, words in enumerate(t.split("\n")):
                    p = tf.paragraphs[0] if i == 0 else tf.add_paragraph()
                    p.alignment = {"l": PP_ALIGN.LEFT, "c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}[al]
                    p.line_spacing = sp
                    r = p.add_run()
                    r.text = words
                    r.font.size = Pt(size)
                    r.font.bold = bold
                    r.font.color.rgb = color
                    r.font.name = "Noto Sans CJK JP"
                    e = r._r.get_or_add_rPr().makeelement(qn("a:ea"), {"typeface": "Noto Sans CJK JP"})
                    r._r.get_or_add_rPr().append(e)

            (s.bg if back else s.fg).append(f)

        def done(s):
            for f in s.bg:
                f()
            mix.shuffle(s.fg)
            for f in s.fg:
                f()

    g = Gold("kirigase_deck", "霧ヶ瀬市", "霧ヶ瀬市デジタル変革実行プログラム", issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31")
    # 1 cover
    s = Slide()
    s.box(0, 0, 13.333, 7.5, fill=GREEN, back=True)
    s.box(0.9, 5.2, 6, 0.04, fill=ORG, back=True)
    s.box(0.8, 2.2, 11.5, 1.0, "霧ヶ瀬市デジタル変革実行プログラム", 40, True, WHITE)
    s.box(0.8, 3.3, 11, 0.6, "令和８年度～令和10年度", 22, False, WHITE)
    s.box(0.8, 5.4, 6, 0.5, "令和８年３月", 18, False, WHITE)
    s.box(0.8, 5.95, 8, 0.5, "霧ヶ瀬市", 20, True, WHITE)
    s.done()

    def head(s, t, n, tag=None):
        s.box(0, 0, 0.28, 1.0, fill=ORG, back=True)
        if tag:
            s.box(0.45, 0.28, 1.1, 0.5, tag, 18, True, WHITE, fill=GREEN, al="c", shape=MSO_SHAPE.ROUNDED_RECTANGLE)
            s.box(1.65, 0.2, 11, 0.65, t, 26, True, GREEN)
        else:
            s.box(0.4, 0.2, 12, 0.65, t, 26, True, GREEN)
        s.box(0.4, 0.98, 12.5, 0.03, fill=GREEN, back=True)
        s.box(12.3, 7.05, 0.8, 0.35, str(n), 11, False, GREY, al="r")

    # 2
    s = Slide()
    head(s, "このプログラムのねらい", 2)
    top = g.sec(2, None, "このプログラムのねらい", text="")
    for i, (a, b) in enumerate(
        [
            (
                "つくった理由",
                "市の人口は令和22年に５万人を下回り、職員の数も２割減る見込みです。窓口も内部の仕事も、これまでのやり方のままでは続けられません。デジタルを前提に仕事を組み立て直すため、このプログラムを定めます。",
            ),
            ("位置づけ", "「第６次霧ヶ瀬市総合計画」の分野別計画であり、官民データ活用推進基本法に基づく市町村官民データ活用推進計画を兼ねます。"),
            ("期間", "令和８年度から令和10年度までの３年間です。毎年度、取組の成果を確かめ、内容を改めます。"),
        ]
    ):
        x = 0.5 + i * 4.18
        s.box(x, 1.5, 3.95, 5.1, fill=PALE, back=True)
        s.box(x, 1.5, 3.95, 0.6, a, 18, True, WHITE, fill=GREEN, al="c")
        s.box(x + 0.1, 2.3, 3.75, 4.1, b, 16, anchor="t", sp=1.25)
        g.sec(2, None, a, top, b)
    s.done()
    s = Slide()
    head(s, "めざす姿と３本の柱", 3)
    t3 = g.sec(3, None, "めざす姿と３本の柱")
    s.box(0.5, 1.25, 12.3, 0.75, "めざす姿　　霧が晴れるように、暮らしの「めんどう」が消えるまち", 20, True, ORG, fill=SAND, al="c")
    g.sec(3, None, "めざす姿", t3, opt=True)
    for i, (n, t, ms, d) in enumerate(PIL):
        x = 0.5 + i * 4.18
        s.box(x, 2.3, 3.95, 4.5, fill=PALE, back=True)
        s.box(x + 0.15, 2.45, 0.95, 0.45, n, 15, True, WHITE, fill=GREEN, al="c")
        s.box(x + 1.15, 2.42, 2.75, 0.5, t, 17, True, GREEN)
        s.box(x + 0.15, 3.1, 3.65, 1.0, d, 14, anchor="t")
        g.sec(3, n, t, t3, opt=True)
        for k, m in enumerate(ms):
            s.box(x + 0.2, 4.3 + k * 1.1, 3.55, 0.8, f"{i + 1}-{k + 1}　{m}", 15, True, fill=WHITE, line=GREEN)
            g.meas(t3, MID[i][k], f"{i + 1}-{k + 1}", m, 3, opt=True, table=True)
    s.done()
    for i, (n, t, ms, d) in enumerate(PIL):
        s = Slide()
        head(s, t, 4 + i, n)
        ps = g.sec(4 + i, n, t, text="")
        for k, m in enumerate(ms):
            no = f"{i + 1}-{k + 1}"
            q = M[no]
            x = 0.45 + k * 6.3
            w = 6.1
            s.box(x, 1.2, w, 5.75, fill=PALE, back=True)
            s.box(x, 1.2, 0.85, 0.6, no, 20, True, WHITE, fill=ORG, al="c")
            s.box(x + 0.95, 1.2, w - 1, 0.6, m, 19, True, GREEN)
            y = 1.95
            for lab, txt, h in [
                ("現在地", q["cs"], 0.75),
                ("立ちはだかる壁", q["iss"], 0.75),
                ("アクション", "▶ " + "\n▶ ".join(q["ac"]), 0.95),
                ("ゴールの時期", q["tg"][0], 0.55),
            ]:
                s.box(x + 0.12, y, 1.35, h - 0.08, lab, 12, True, WHITE, fill=GREEN, al="c")
                s.box(x + 1.52, y, w - 1.65, h - 0.08, txt, 13, fill=WHITE)
                y += h
            s.box(x + 0.12, y, 1.35, 0.4, "主管", 12, True, GREEN, fill=SAND, al="c")
            s.box(x + 1.52, y, 1.55, 0.4, "、".join(q["ld"]), 12)
            s.box(x + 3.1, y, 0.75, 0.4, "協力", 12, True, GREEN, fill=SAND, al="c")
            s.box(x + 3.9, y, 2.15, 0.4, "、".join(q["sp"]), 12)
            y += 0.55
            a, u, b, c = q["k"]
            s.box(x + 0.12, y, w - 0.24, 1.25, fill=WHITE, line=ORG, back=True)
            s.box(x + 0.2, y + 0.08, 2.1, 1.1, a, 14, True, ORG)
            s.box(x + 2.35, y + 0.1, 1.4, 0.35, "令和６年度", 10, False, GREY, al="c")
            s.box(x + 2.25, y + 0.45, 1.6, 0.65, b, 18, True, GREY, al="c")
            s.box(x + 3.9, y + 0.5, 0.4, 0.45, "", fill=ORG, shape=MSO_SHAPE.RIGHT_ARROW)
            s.box(x + 4.4, y + 0.1, 1.5, 0.35, "令和10年度", 10, False, GREY, al="c")
            s.box(x + 4.3, y + 0.4, 1.65, 0.75, c, 20, True, ORG, al="c")
            z = g.sec(4 + i, no, m, ps)
            g.meas(
                z,
                MID[i][k],
                no,
                m,
                4 + i,
                fields=[
                    ("current_state", "現在地", q["cs"]),
                    ("issues", "立ちはだかる壁", q["iss"]),
                    ("actions", "アクション", "▶ " + "\n▶ ".join(q["ac"])),
                    ("target", "ゴールの時期", q["tg"][0]),
                    ("departments", "主管", "、".join(q["ld"])),
                    ("departments", "協力", "、".join(q["sp"])),
                ],
                target=q["tg"][0],
                start=q["tg"][3],
                end=q["tg"][4],
            )
            g.dept(q["ld"])
            g.dept(q["sp"], "support")
            g.tgt(*q["tg"][1:])
            g.kpi(a, u, b, c, "令和６年度", "令和10年度")
        s.done()
    # 7 schedule
    s = Slide()
    head(s, "３年間の進め方", 7)
    t7 = g.sec(7, None, "３年間の進め方")
    X0 = 3.6
    W = 9.2
    H = W / 6
    s.box(0.5, 1.2, 3.0, 0.75, "取組", 14, True, WHITE, fill=GREEN, al="c")
    for i, y in enumerate(["令和８年度", "令和９年度", "令和10年度"]):
        s.box(X0 + i * 2 * H, 1.2, 2 * H - 0.04, 0.4, y, 13, True, WHITE, fill=GREEN, al="c")
        for j, z in enumerate(["上期", "下期"]):
            s.box(X0 + (2 * i + j) * H, 1.6, H - 0.04, 0.35, z, 11, False, GREEN, fill=PALE, al="c")
    names = {f"{i + 1}-{k + 1}": (m, MID[i][k]) for i, (n, t, ms, d) in enumerate(PIL) for k, m in enumerate(ms)}
    for r, (no, bars) in enumerate(SC.items()):
        y = 2.1 + r * 0.78
        s.box(0.5, y + 0.74, 12.3, 0.015, fill=RGBColor(0xBB, 0xCC, 0xC5), back=True)
        s.box(0.5, y, 3.0, 0.66, f"{no}　{names[no][0]}", 12, True)
        for a, b, t, ph in bars:
            s.box(
                X0 + a * H + 0.03,
                y + 0.08,
                (b - a) * H - 0.06,
                0.52,
                t,
                12,
                True,
                WHITE,
                fill=(GREEN if r % 2 == 0 else ORG),
                al="c",
                shape=MSO_SHAPE.PENTAGON,
            )
            g.sch(f"{no}　{names[no][0]}", t, 2026 + a // 2, 2026 + (b - 1) // 2, "arrow", start=half(a), end=half(b - 1, True), page=7, mid=names[no][1])
    n7 = "※2-1は、国の経過措置の対象となった場合、時期を見直します。"
    s.box(0.5, 6.8, 10, 0.35, n7, 11, False, GREY)
    g.note(t7, "※", None, n7[1:], 7)
    s.done()
    # 8
    s = Slide()
    head(s, "プログラムを動かす仕組み", 8)
    t8 = g.sec(8, None, "プログラムを動かす仕組み", text="")
    s.box(0.5, 1.2, 7.6, 0.45, "推進体制", 16, True, WHITE, fill=GREEN)
    o = g.sec(8, None, "推進体制", t8)
    s.box(2.6, 1.85, 3.4, 1.0, "デジタル変革推進本部\n本部長：市長", 14, True, GREEN, fill=PALE, line=GREEN, al="c")
    s.box(6.1, 1.9, 2.0, 0.9, "取組の決定と評価", 12, False, GREY)
    s.box(4.2, 2.9, 0.2, 0.35, "", fill=ORG, shape=MSO_SHAPE.DOWN_ARROW, back=True)
    s.box(0.6, 3.3, 3.5, 1.2, "ＣＤＯ：副市長\n全庁の取組の統括", 14, True, GREEN, fill=PALE, line=GREEN, al="c")
    s.box(4.5, 3.3, 3.5, 1.2, "ＣＤＯ補佐官：民間専門人材\n技術面の助言", 14, True, GREEN, fill=PALE, line=GREEN, al="c")
    s.box(0.6, 5.0, 7.4, 0.9, "事務局：デジタル改革課　　進捗の管理と各課の支援", 14, True, GREEN, fill=SAND, line=ORG, al="c")
    g.org(o, "デジタル変革推進本部", "body", None, "取組の決定と評価", 8)
    g.org(o, "本部長", "role", "市長", None, 8)
    g.org(o, "ＣＤＯ", "role", "副市長", "全庁の取組の統括", 8)
    g.org(o, "ＣＤＯ補佐官", "role", "民間専門人材", "技術面の助言", 8)
    g.org(o, "事務局", "body", "デジタル改革課", "進捗の管理と各課の支援", 8)
    g.meas(o, "organization", None, "推進体制", 8, opt=True)
    s.box(8.5, 1.2, 4.4, 0.45, "職員の育成", 16, True, WHITE, fill=GREEN)
    hr = "令和10年度末までに、課ごとに２人の「変革リーダー」を育てます。研修は階層別に年６回行います。"
    s.box(8.5, 1.75, 4.4, 1.5, hr, 14, anchor="t", sp=1.15)
    z = g.sec(8, None, "職員の育成", t8, hr)
    g.meas(z, "human-resources", None, "職員の育成", 8, end="2029-03-31")
    g.tgt("令和10年度末まで", "by_end_of_fiscal_year", None, "2029-03-31", field="other")
    s.box(8.5, 3.5, 4.4, 0.45, "情報を守る備え", 16, True, WHITE, fill=GREEN)
    se = "情報セキュリティポリシーを毎年度点検し、標的型メールを想定した訓練を年２回行います。"
    s.box(8.5, 4.05, 4.4, 1.4, se, 14, anchor="t", sp=1.15)
    z = g.sec(8, None, "情報を守る備え", t8, se)
    g.meas(z, "security", None, "情報を守る備え", 8)
    s.done()
    g.pages([None] + [str(i) for i in range(2, 9)])
    print_office(P.save, PDFS / f"{g.stem}.pdf", "pptx")
    return g.save(drop=("tables", "table_cells"))


if __name__ == "__main__":
    print(build())
