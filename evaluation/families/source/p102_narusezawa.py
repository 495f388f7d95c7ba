"""鳴瀬沢町: two ruled forms a page: number and name in one row, five years and an indicator as rows of the form (Word file by LibreOffice Writer)."""

from book import PDFS, print_office
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hazukino_kit import UNTOLD, Gold, grid

F = "IPAMincho"
GF = "IPAGothic"
T = [
    (
        "第１",
        "実施計画策定の趣旨",
        [
            "本町では、令和６年12月に「鳴瀬沢町情報化推進計画」を改定し、「町民の手間を減らし、職員の力を生かす役場」を基本理念に掲げた。",
            "この実施計画は、同計画に定める事業について、内容、年次計画及び成果指標を事業ごとに明らかにし、着実な実施を図るものである。",
        ],
    ),
    (
        "第２",
        "計画の期間",
        ["令和７年度から令和11年度までの５か年とする。ただし、国の制度改正等があった場合は、期間の途中においても必要な見直しを行う。"],
    ),
    (
        "第３",
        "推進の体制",
        [
            "町長を本部長とする情報化推進本部が、事業の採択及び評価を行う。",
            "副町長は最高情報統括責任者（ＣＩＯ）として、庁内の総合調整に当たる。",
            "情報化推進本部の下に、各課の係長級職員からなる作業部会を置き、実務上の課題を検討する。",
            "事務局は、企画情報課に置く。",
        ],
    ),
    (
        "第４",
        "職員の育成",
        ["全ての職員が情報システムの利用及び情報の保護に関する研修を毎年度１回以上受講する。令和９年度末までに、各課に１名の情報化推進員を置く。"],
    ),
    ("第５", "進行管理", ["所管課は、毎年９月及び３月に事業個票により進捗を点検し、その結果を情報化推進本部に報告する。"]),
]
F8 = [
    (
        "１",
        "電子申請の拡充",
        "online-procedures",
        "企画情報課",
        "町民課、健康福祉課",
        "電子申請に対応する手続は31件であり、全体の１割に満たない。",
        "添付書類の多い手続が残り、本人の確認に時間を要している。",
        ["マイナポータルを通じた子育て及び介護の手続を拡充する。", "手数料の電子納付を導入する。"],
        ("令和８年度末までに100手続を対応済みとする。", "令和８年度末まで", "by_end_of_fiscal_year", None, "2027-03-31"),
        [(0, 1, "調査"), (1, 2, "拡充"), (2, 5, "運用・改善")],
        ("電子申請に対応した手続", "件", "31", "100"),
        "令和７年度　2,800千円",
    ),
    (
        "２",
        "総合窓口の設置",
        "frontyard-reform",
        "町民課",
        "税務課、健康福祉課",
        "転入時には、最大で５つの課を順に回る必要がある。",
        "庁舎の配置が古く、案内に人手を要している。",
        ["１階に総合窓口を設け、転出入の手続を一括して受け付ける。", "申請書の記入を省く受付端末を置く。"],
        ("令和８年４月に開設する。", "令和８年４月", "month", "2026-04-01", "2026-04-30"),
        [(0, 1, "設計・改修"), (1, 5, "開設・運用")],
        ("転入手続の所要時間", "分", "65", "30"),
        "令和７年度　18,500千円",
    ),
    (
        "３",
        "マイナンバーカードの利用の拡大",
        "mynumber-card",
        "町民課",
        "教育課、総務課",
        "カードの保有率は81.4％に達した。",
        "証明書の交付以外に使う場面が少ない。",
        ["図書館及び町営温泉の利用証として使えるようにする。", "職員による出張申請を月２回行う。"],
        ("令和７年度中に図書館で利用を開始する。", "令和７年度中", "fiscal_year", "2025-04-01", "2026-03-31"),
        [(0, 1, "図書館"), (1, 2, "町営温泉"), (2, 5, "随時拡大")],
        ("カードの利用場面", "場面", "３", "８"),
        "令和７年度　1,200千円",
    ),
    (
        "４",
        "基幹業務システムの標準化",
        "system-standardization",
        "企画情報課",
        "税務課、町民課",
        "20業務のうち12業務で標準準拠システムへの移行を終えた。",
        "一部の業務で事業者の作業が遅れている。",
        ["残る８業務を標準準拠システムに移行する。", "外字の整理及びデータの補正を行う。"],
        ("令和７年12月までに移行を完了する。", "令和７年12月まで", "by_date", None, "2025-12-31"),
        [(0, 1, "移行"), (1, 5, "運用")],
        ("移行済みの業務", "業務", "12", "20"),
        "令和７年度　96,000千円",
    ),
    (
        "５",
        "業務の自動化",
        "ai-rpa",
        "総務課",
        "企画情報課、税務課",
        "申請書の入力作業に年間およそ4,000時間を費やしている。",
        "作業の手順が職員ごとに異なる。",
        ["ＡＩ－ＯＣＲ及びＲＰＡを税と福祉の入力作業に導入する。", "生成ＡＩの利用指針を定め、文書の作成に用いる。"],
        ("令和９年度までに15業務へ導入する。", "令和９年度まで", "by_end_of_fiscal_year", None, "2028-03-31"),
        [(0, 1, "選定・試行"), (1, 3, "導入"), (3, 5, "運用")],
        ("自動化した業務", "業務", "２", "15"),
        "令和７年度　3,600千円",
    ),
    (
        "６",
        "情報の保護",
        "security",
        "総務課",
        "企画情報課",
        "情報セキュリティポリシーは令和２年度の改定から見直していない。",
        "クラウドの利用を想定した規定がない。",
        ["情報セキュリティポリシーを改定する。", "全職員を対象とする訓練を毎年度実施する。"],
        ("令和７年９月末までに改定する。", "令和７年９月末まで", "by_date", None, "2025-09-30"),
        [(0, 1, "改定・訓練"), (1, 5, "訓練の継続")],
        ("研修の受講率", "％", "68", "100"),
        "令和７年度　700千円",
    ),
    (
        "７",
        "暮らしの足の予約システム",
        "regional-digitalization",
        "まちづくり課",
        "健康福祉課",
        "町営バスの利用者は10年前の半数に減っている。",
        "運行時刻が通院や買い物の時間に合わない。",
        ["予約に応じて経路を変える乗合タクシーの配車システムを導入する。", "電話による予約も引き続き受け付ける。"],
        ("令和８年10月から全域で運行する。", "令和８年10月から", "from", "2026-10-01", None),
        [(0, 1, "検討"), (1, 2, "試験運行"), (2, 5, "本格運行")],
        ("１日当たりの利用者", "人", "０", "60"),
        "令和７年度　5,400千円",
    ),
    (
        "８",
        "高齢者のデジタル活用支援",
        "digital-divide",
        "健康福祉課",
        "教育課",
        "65歳以上の町民の42％がスマートフォンを利用していない。",
        "講習会の開催が役場のある地区に限られている。",
        ["集落の集会所で少人数の講習会を開く。", "地域おこし協力隊による個別の相談を行う。"],
        ("実施の時期は地区ごとに別に定める。", "別に定める", "deferred", None, None),
        [(0, 2, "３地区で開催"), (2, 5, "全地区で開催")],
        ("講習会の参加者（累計）", "人", "120", "900"),
        "令和７年度　400千円",
    ),
]
L = {"事業番号", "事業名", "所管課", "関係課", "現況", "問題点", "事業内容", "完了時期", "年次計画", "成果指標", "指標名", "単位", "概算事業費"}
W = [
    ["用語", "説明"],
    ["ＡＩ－ＯＣＲ", "手書きの文字を人工知能により読み取り、データに変換する技術をいう。"],
    ["標準準拠システム", "国が定めた標準仕様に適合する業務システムをいう。"],
    ["マイナポータル", "子育てや介護等の手続の検索及び電子申請ができる国のサービスをいう。"],
    ["ＲＰＡ", "定型的なパソコン操作を自動で行うソフトウェアをいう。"],
]


def build():
    """Typeset the plan and write its gold."""
    D = Document()
    sec = D.sections[0]
    sec.page_width = Mm(210)
    sec.page_height = Mm(297)
    sec.left_margin = sec.right_margin = Mm(22)
    sec.top_margin = Mm(20)
    sec.bottom_margin = Mm(18)
    sec.footer_distance = Mm(9)

    def run(p, t, size=10.5, font=F, bold=False):
        r = p.add_run(t)
        r.font.size = Pt(size)
        r.font.name = font
        r.bold = bold
        r._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        return r

    def para(t, size=10.5, font=F, al=None, before=0, after=0, indent=0, first=0, bold=False):
        p = D.add_paragraph()
        f = p.paragraph_format
        f.space_before = Pt(before)
        f.space_after = Pt(after)
        f.line_spacing = 1.25
        if al:
            p.alignment = al
        if indent:
            f.left_indent = Pt(indent)
        if first:
            f.first_line_indent = Pt(first)
        run(p, t, size, font, bold)
        return p

    # footer page number
    def fld(p, code):
        for k, t in (("begin", None), (None, code), ("end", None)):
            r = p.add_run()
            r.font.size = Pt(9)
            if k:
                e = OxmlElement("w:fldChar")
                e.set(qn("w:fldCharType"), k)
            else:
                e = OxmlElement("w:instrText")
                e.text = t
            r._r.append(e)

    sec.different_first_page_header_footer = True
    fp = sec.footer.paragraphs[0]
    fp.alignment = AL.CENTER
    run(fp, "- ", 9)
    fld(fp, "PAGE")
    run(fp, " -", 9)
    hp = sec.header.paragraphs[0]
    hp.alignment = AL.RIGHT
    run(hp, "鳴瀬沢町情報化推進計画　実施計画", 8.5, GF)

    def shade(c, col):
        e = OxmlElement("w:shd")
        e.set(qn("w:val"), "clear")
        e.set(qn("w:fill"), col)
        c._tc.get_or_add_tcPr().append(e)

    def table(rows, widths, lab, size=10, rh=9.2):
        cells, nr, nc = grid(rows)
        t = D.add_table(nr, nc)
        t.style = "Table Grid"
        t.alignment = WD_TABLE_ALIGNMENT.CENTER
        t.autofit = False
        for i, w in enumerate(widths):
            for r in t.rows:
                r.cells[i].width = Mm(w)
        for i, w in enumerate(widths):
            t.columns[i].width = Mm(w)
        for r in t.rows:
            r.height = Mm(rh)
        for i, j, x, rs, cs in cells:
            c = t.cell(i, j)
            if rs > 1 or cs > 1:
                c = c.merge(t.cell(i + rs - 1, j + cs - 1))
            c.vertical_alignment = 1
            for k, line in enumerate(x.split("\n")):
                p = c.paragraphs[0] if k == 0 else c.add_paragraph()
                p.paragraph_format.space_after = Pt(0)
                p.paragraph_format.line_spacing = 1.05
                L = lab(i, j, x)
                run(p, line, size, GF if L else F)
                if L:
                    p.alignment = AL.CENTER
            if lab(i, j, x):
                shade(c, "E4E4E4")
        return t

    g = Gold("narusezawa_kohyo", "鳴瀬沢町", "鳴瀬沢町情報化推進計画　実施計画", issued_on="2025-04-01", plan_start="2025-04-01", plan_end="2030-03-31")
    for _ in range(7):
        para("")
    para("鳴瀬沢町情報化推進計画", 26, GF, AL.CENTER)
    para("実施計画", 26, GF, AL.CENTER, after=20)
    para("（令和７年度～令和11年度）", 15, F, AL.CENTER)
    for _ in range(12):
        para("")
    para("令和７年４月", 15, F, AL.CENTER, after=8)
    para("鳴　瀬　沢　町", 20, GF, AL.CENTER)
    D.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def h(num, t):
        para(f"{num}　{t}", 12, GF, before=9, after=3)

    def b(t):
        para(t, 10.5, F, first=10.5, indent=10.5)

    S = []
    for n, t, ps in T:
        h(n, t)
        for x in ps:
            b(x)
        S.append(g.sec(2, n, t, text="\n".join(ps)))
    g.meas(S[2], "organization", "第３", "推進の体制", 2, opt=True)
    for a in [
        ("情報化推進本部", "body", None, "事業の採択及び評価を行う"),
        ("本部長", "role", "町長", None),
        ("最高情報統括責任者（ＣＩＯ）", "role", "副町長", "庁内の総合調整に当たる"),
        ("作業部会", "body", "各課の係長級職員", "実務上の課題を検討する"),
        ("事務局", "body", "企画情報課", None),
    ]:
        g.org(S[2], *a, 2)
    g.meas(S[3], "human-resources", "第４", "職員の育成", 2, end="2028-03-31")
    g.tgt("令和９年度末まで", "by_end_of_fiscal_year", None, "2028-03-31", field="other")
    g.meas(S[4], "planned-approach", "第５", "進行管理", 2, opt=True)
    para("※　事業個票に掲げる事業費は概算であり、予算編成の過程において変動することがある。", 9, F, before=14)
    g.note(S[4], "※", None, "事業個票に掲げる事業費は概算であり、予算編成の過程において変動することがある。", 2)
    D.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    h("第６", "事業個票")
    top = g.sec(3, "第６", "事業個票", text="", end=6)
    for i, (n, t, mid, ld, sp, cs, iss, ac, tg, sch, k, fund) in enumerate(F8):
        pg = 3 + i // 2
        act = "\n".join("・" + x for x in ac)
        yr = []
        for a, bb, x in sch:
            yr.append((x, 1, bb - a))
        rows = [
            ["事業番号", n, "事業名", (t, 1, 3)],
            ["所管課", (ld, 1, 2), "関係課", (sp, 1, 2)],
            ["現況", (cs, 1, 5)],
            ["問題点", (iss, 1, 5)],
            ["事業内容", (act, 1, 5)],
            ["完了時期", (tg[0], 1, 5)],
            [("年次計画", 2, 1), "令和７年度", "令和８年度", "令和９年度", "令和10年度", "令和11年度"],
            yr,
            [("成果指標", 2, 1), ("指標名", 1, 2), "単位", "現状（令和６年度）", "目標（令和11年度）"],
            [(k[0], 1, 2), k[1], k[2], k[3]],
            ["概算事業費", (fund, 1, 5)],
        ]
        table(rows, [24, 28, 28, 28, 29, 29], lambda i, j, x: x in L or x.endswith("年度") or x.startswith(("現状（", "目標（")))
        last = para("", 10)
        if i % 2 == 1:
            last.add_run().add_break(WD_BREAK.PAGE)
        tid = g.table(pg, rows, 0)
        z = g.sec(pg, n, t, top)
        g.meas(
            z,
            mid,
            n,
            t,
            pg,
            fields=[
                ("departments", "所管課", ld),
                ("departments", "関係課", sp),
                ("current_state", "現況", cs),
                ("issues", "問題点", iss),
                ("actions", "事業内容", act),
                ("target", "完了時期", tg[0]),
                ("funding", "概算事業費", fund),
            ],
            target=tg[0],
            start=tg[3],
            end=tg[4],
        )
        g.dept(ld.split("、"))
        g.dept(sp.split("、"), "support")
        g.tgt(*tg[1:])
        for a, bb, x in sch:
            g.sch(UNTOLD, x, 2025 + a, 2025 + bb - 1, "text", table=tid)
        g.kpi(k[0], k[1], k[2], k[3], "令和６年度", "令和11年度")
    h("第７", "用語の説明")
    z = g.sec(7, "第７", "用語の説明")
    table(W, [45, 121], lambda i, j, x: i == 0, 10)
    g.table(7, W, 1)
    for w in W[1:]:
        g.note(z, None, w[0], w[1], 7, kind="glossary")
    g.pages([None, *"234567"])
    print_office(D.save, PDFS / f"{g.stem}.pdf", "docx")
    return g.save()


if __name__ == "__main__":
    print(build())
