"""椿坂町: 概要版 on A3 landscape with boxes, and a sheet with arrows over months (Chromium)."""

import calendar

from book import Book, C, print_html

CSS = """
@page{size:A3 landscape;margin:0}
body{margin:0;font-family:'IPAPGothic';font-size:10pt;line-height:1.45}
.page{width:420mm;height:296.6mm;box-sizing:border-box;padding:8mm 10mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.top{background:#1f3864;color:#fff;padding:3mm 6mm;display:flex;justify-content:space-between;align-items:center;margin-bottom:4mm}
p.c1{font-size:20pt;font-weight:bold}p.c2{font-size:10pt}
.cols{display:grid;grid-template-columns:92mm 200mm 100mm;gap:4mm;height:255mm}
.col{display:flex;flex-direction:column;gap:3mm}
.box{border:1.2pt solid #1f3864;border-radius:6pt;padding:0 3mm 2mm}
p.bt{background:#1f3864;color:#fff;font-size:12pt;font-weight:bold;text-align:center;margin:0 -3mm 2mm;border-radius:4pt 4pt 0 0}
p.p{text-indent:1em;margin:0 0 2pt}
p.big{font-size:15pt;font-weight:bold;text-align:center;color:#b03a2e;margin:2mm 0}
.pil{border:1.5pt solid #2e75b6;padding:0 3mm 2mm}
p.pt{background:#2e75b6;color:#fff;font-size:12.5pt;font-weight:bold;margin:0 -3mm 2mm;padding-left:3mm}
.ms{display:grid;grid-template-columns:1fr 1fr;gap:2.5mm}
.m{border:.7pt dashed #2e75b6;padding:1mm 2mm}
p.mt{font-weight:bold;color:#1f3864;font-size:10.5pt}
p.li{padding-left:1em;text-indent:-1em;font-size:9.5pt}
p.dv{text-align:right;font-size:8.5pt}
table.k td,table.k th{border:.6pt solid #1f3864;padding:2pt 3pt;font-weight:normal;line-height:1.25}
table.k th{background:#dae3f3}
p.h{font-size:16pt;font-weight:bold;color:#1f3864;border-left:5mm solid #1f3864;padding-left:3mm;margin:0 0 4mm}
p.h2{font-size:13pt;font-weight:bold;color:#1f3864;margin:6mm 0 2mm}
p.cap{font-size:10pt;margin:3mm 0 1mm}
.wrap{position:relative;width:400mm}.wrap svg{position:absolute;left:0;top:0;overflow:visible}
table.g td,table.g th{border:.6pt solid #444;padding:1px 4px;font-weight:normal;box-sizing:border-box;height:44px;line-height:1.2;vertical-align:middle}
table.g th{background:#dae3f3;height:26px;text-align:center}
table.g{border-collapse:collapse}
svg text{font-family:'IPAPGothic'}
"""
P = [
    (
        "柱１",
        "いつでもどこでも行政サービス",
        [
            (
                "行政手続のオンライン化",
                "online-procedures",
                ["表１の手続を令和６年９月から受付", "公共施設の予約を電子化"],
                [("令和６年９月から", "from", "2024-09", "implement", True)],
                ["総務課", "こども教育課"],
            ),
            (
                "マイナンバーカードの普及促進",
                "mynumber-card",
                ["集会所を巡る申請の支援", "印鑑登録証の機能を令和７年度に追加"],
                [("令和７年度", "fiscal_year", 2025, "implement", True)],
                ["町民課"],
            ),
            (
                "書かない窓口の導入",
                "frontyard-reform",
                ["町民課と福祉課の窓口を一つに", "令和８年３月までに開設"],
                [("令和８年３月まで", "by_date", "2026-03", "implement", True)],
                ["町民課", "福祉課"],
            ),
            ("デジタルデバイド対策", "digital-divide", ["老人クラブでの教室を年20回開催"], [], ["福祉課"]),
        ],
    ),
    (
        "柱２",
        "ムリ・ムダのない役場",
        [
            (
                "情報システムの標準化・共通化",
                "system-standardization",
                ["20業務を令和７年度末までに移行"],
                [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                ["総務課"],
            ),
            ("AI・RPAの利用推進", "ai-rpa", ["ふるさと納税の事務にRPAを導入", "生成AIの試行"], [], ["企画課"]),
            ("テレワークの推進", "telework", ["端末50台を整備し、在宅勤務を制度化"], [], ["総務課"]),
            (
                "セキュリティ対策の徹底",
                "security",
                ["ポリシーを令和６年度中に改定"],
                [("令和６年度中", "fiscal_year", 2024, "review", True)],
                ["総務課"],
            ),
        ],
    ),
    (
        "柱３",
        "データでつながるまち",
        [
            (
                "オープンデータの推進",
                "open-data",
                ["30種類のデータを令和８年度末までに公開"],
                [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
                ["企画課"],
            ),
            (
                "地域社会のデジタル化",
                "regional-digitalization",
                ["茶園の温度や湿度を測る機器の試験", "予約型の乗合交通の運行"],
                [],
                ["産業課", "企画課"],
            ),
        ],
    ),
]
K = [
    ("オンラインで受け付ける手続", "手続", "９手続", 9, "60手続", 60, "up"),
    ("マイナンバーカードの保有率", "％", "73.5％", 73.5, "92.0％", 92, "up"),
    ("時間外勤務の時間", "時間", "月18.4時間", None, "月12.0時間", None, "down"),
]
# rows: item, measure, sub item, bars (month 0..11 of R6; 12 = R7, 13 = R8)
GANTT = [
    ("行政手続のオンライン化", "online-procedures", "様式の見直し", [(0, 2, "見直し", "review")]),
    ("行政手続のオンライン化", "online-procedures", "電子申請", [(3, 4, "試行", "trial"), (5, 13, "受付", "operate")]),
    (
        "マイナンバーカードの普及促進",
        "mynumber-card",
        "巡回申請",
        [(1, 6, "巡回", "implement"), (8, 11, "巡回", "implement")],
    ),
    (
        "書かない窓口の導入",
        "frontyard-reform",
        "窓口の統合",
        [(4, 11, "設計", "prepare"), (12, 12, "改修・開設", "implement"), (13, 13, "運用", "operate")],
    ),
    (
        "情報システムの標準化・共通化",
        "system-standardization",
        "データの移行",
        [
            (0, 5, "準備", "prepare"),
            (6, 11, "試験", "trial"),
            (12, 12, "移行", "implement"),
            (13, 13, "運用", "operate"),
        ],
    ),
    (
        "AI・RPAの利用推進",
        "ai-rpa",
        "RPA",
        [(2, 3, "選定", "study"), (4, 6, "開発", "prepare"), (7, 13, "運用", "operate")],
    ),
    ("セキュリティ対策の徹底", "security", "ポリシーの改定", [(5, 9, "改定", "review"), (10, 13, "研修", "implement")]),
    ("オープンデータの推進", "open-data", "データの公開", [(6, 11, "棚卸し", "study"), (12, 13, "公開", "implement")]),
]
L1, L2, MW, YW = 215, 130, 66, 187
XS = [L1 + L2 + MW * i for i in range(13)] + [L1 + L2 + MW * 12 + YW, L1 + L2 + MW * 12 + YW * 2]
PROCS = [
    "児童手当等の受給資格及び児童手当の額についての認定請求",
    "児童手当等の額の改定の請求及び届出",
    "支給認定の申請",
    "保育施設等の利用申込",
    "妊娠の届出",
    "要介護・要支援認定の申請",
    "被災者生活再建支援金の支給申請",
    "罹災証明書の発行申請",
]


def when(i, end):
    if i < 12:
        m = (i + 3) % 12 + 1
        y = 2024 if i < 9 else 2025
        return f"{y}-{m:02}-{calendar.monthrange(y, m)[1] if end else 1:02}"
    y = 2025 + i - 12
    return f"{y + 1}-03-31" if end else f"{y}-04-01"


def build():
    b = Book(
        "tsubakizaka_gaiyo",
        title="椿坂町DX推進計画【概要版】",
        issuer="椿坂町",
        municipality="椿坂町",
        municipality_code="993425",
        issued_on="2024-04-01",
        plan_start="2024-04-01",
        plan_end="2027-03-31",
        variant="summary",
    )
    b.fixed = 1
    b.raw(
        '<div class="page"><div class="top"><p class="c1">椿坂町DX推進計画【概要版】</p><p class="c2">令和６年４月　椿坂町</p></div><div class="cols">'
    )
    b.page(1, None)

    def box(title, paras):
        b.raw('<div class="box">')
        b.sec(1, None, title, style="bt")
        for st, t in paras:
            b.p(t, st)
        b.open[-1].pop("text") if any(st == "big" for st, _ in paras) else None
        b.raw("</div>")

    b.raw('<div class="col">')
    box(
        "策定の背景",
        [
            ("p", "町の人口は１万人を割り、役場の職員も20年前の７割となった。"),
            ("p", "国の「自治体DX推進計画」を踏まえ、町民の手間と職員の負担を減らすため、本計画を定める。"),
        ],
    )
    box("計画の期間", [("p", "令和６年度から令和８年度までの３年間とする。")])
    box("基本理念", [("big", "ひとの時間を生みだす椿坂")])
    b.raw('<div class="box">')
    b.sec(1, None, "推進体制", style="bt")
    b.meas("organization")
    b.p("町長を本部長とするDX推進本部を置き、副町長をCIOとする。各課にDX推進員を置き、企画課が事務局を担う。")
    for nm, k, h in (
        ("本部長", "role", "町長"),
        ("DX推進本部", "body", None),
        ("CIO", "role", "副町長"),
        ("DX推進員", "role", None),
        ("事務局", "body", "企画課"),
    ):
        b.org(nm, k, h, None)
    b.raw("</div>")
    b.raw('<div class="box">')
    b.sec(1, None, "人材の確保・育成", style="bt")
    b.meas("human-resources")
    b.p("県と連携して外部の人材を活用するとともに、全ての職員を対象に研修を行う。")
    b.raw('</div></div><div class="col">')
    # one box around the pillars with a heading
    b.sec(1, None, "取組の体系", style="bt")
    b.open[-1].pop("text")
    for num, title, ms in P:
        b.raw('<div class="pil">')
        b.sec(2, num, title, style="pt")
        b.raw('<div class="ms">')
        for name, mid, acts, dates, divs in ms:
            b.raw('<div class="m">')
            b.sec(3, None, name, style="mt")
            m = b.meas(mid)
            for a in acts:
                b.p("・" + a, "li")
            for t, kd, w, ph, c in dates:
                b.target(m, "actions", t, kd, w, phase=ph, commits=c)
                b.rows["targets"][-1].pop("field")
            m["actions"] = []
            m.pop("actions")
            b.p("（" + "、".join(divs) + "）", "dv", gold=False)
            b.open[-1].pop("text")
            b.dept(m, *divs)
            b.raw("</div>")
        b.raw("</div></div>")
    b.raw('</div><div class="col"><div class="box">')
    b.sec(1, None, "成果指標", style="bt")
    rows = [["指標", "現状（R5）", "目標（R8）"]] + [
        [x[0], C(x[2], align="center"), C(x[4], align="center")] for x in K
    ]
    b.table(rows, [50, 26, 26], header=1, style="k", size=9)
    for nm, u, bv, bn, tv, tn, d in K:
        b.kpi(None, nm, u, (bv, bn, "R5"), (tv, tn, "R8"), d)
        for key in ("measure_id", "baseline_period", "target_period") + (
            ("baseline_number", "target_number") if bn is None else ()
        ):
            b.rows["kpis"][-1].pop(key)
    b.raw("</div>")
    box("進行管理", [("p", "本部は毎年５月と11月に進み具合を確かめ、計画を見直す。")])
    b.raw('<div class="box">')
    b.sec(1, None, "オンラインで受け付ける手続", style="bt")
    rows = [["番号", "手続"]] + [[C(str(i), align="center"), t] for i, t in enumerate(PROCS, 1)]
    cap = "表１　特に国民の利便性向上に資する手続"
    b.table(rows, [14, 86], header=1, style="k", size=9, caption=cap)
    for i, t in enumerate(PROCS, 1):
        b.proc(cap, "procedures-31", i, t)
        b.rows["procedures"][-1].pop("category")
        b.rows["procedures"][-1].pop("scope")
    b.raw("</div></div></div></div>")
    b.fixed = 2
    b.raw('<div class="page">')
    b.page(2, None)
    b.sec(1, None, "工程表", style="h")["_brk"] = True
    b.p("令和６年度は月ごとに、令和７年度以降は年度ごとに示す。")
    months = [f"{(i + 3) % 12 + 1}月" for i in range(12)]
    rows = [
        [C("取組", rs=2), C("内容", rs=2), C("令和６年度", cs=12)]
        + [None] * 11
        + [C("令和７年度", rs=2), C("令和８年度", rs=2)],
        [None, None] + [C(x) for x in months] + [None, None],
    ]
    svg, y, seen = [], 52 + 22, {}
    counts = {}
    for it, *_ in GANTT:
        counts[it] = counts.get(it, 0) + 1
    for it, mid, sub, bars in GANTT:
        rows.append([C(it, rs=counts[it]) if it not in seen else None, C(sub)] + [C() for _ in range(14)])
        seen[it] = 1
        for s, e, t, ph in bars:
            x0, x1 = XS[s] + 3, XS[e + 1] - 3
            pts = f"{x0},{y - 8} {x1 - 12},{y - 8} {x1 - 12},{y - 14} {x1},{y} {x1 - 12},{y + 14} {x1 - 12},{y + 8} {x0},{y + 8}"
            svg.append(
                f'<polygon points="{pts}" fill="#f4b183" stroke="#c55a11"/><text x="{(x0 + x1) / 2 - 3}" y="{y + 4.5}" font-size="12" text-anchor="middle">{t}</text>'
            )
        y += 44
    b.raw('<div class="wrap">')
    b.items.append(("table", rows, [L1, L2] + [MW] * 12 + [YW] * 2, 2, "g", 9.5))
    b.raw(f'<svg width="{XS[-1]}" height="{y}">{"".join(svg)}</svg></div></div>')
    t = b.grid(rows, header=2)
    for it in seen:
        b.meas(next(g[1] for g in GANTT if g[0] == it), "optional", in_table=(None, it, b.here)).pop("actions")
    for it, mid, sub, bars in GANTT:
        for s, e, tx, ph in bars:

            def fy(i):
                return 2024 if i < 12 else 2025 + i - 12

            b.sched(t, mid, it, sub, (fy(s), fy(e)), "arrow", tx, ph, (when(s, False), when(e, True)))
    return print_html(b, CSS.replace("table.g{", f"table.g{{width:{XS[-1]}px !important;"))


print(build())
