"""碧ヶ崎市: one form a page with nested and vertical labels, a schedule in quarters (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:9.5pt;line-height:1.5}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:16mm 18mm 20mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;right:18mm;bottom:10mm;font-size:9pt}
.run{position:absolute;left:18mm;bottom:10mm;font-size:7.5pt;color:#567}
table.form td,table.form th{border:.6pt solid #333;padding:5.5pt 3.5pt;font-weight:normal;vertical-align:middle;overflow-wrap:anywhere}
table.form{border:1.5pt solid #333}
.vert{writing-mode:vertical-rl;letter-spacing:.15em;display:inline-block;line-height:1.2}
p.h1{font-size:13pt;font-weight:bold;border-left:6pt solid #1b6f8a;padding-left:6pt;margin:14pt 0 6pt}
p.p{text-indent:1em;margin:0 0 3pt;text-align:justify}
p.c0{font-size:15pt;text-align:center}
p.c1{font-size:27pt;font-weight:bold;text-align:center;color:#114f64}
p.toc{font-size:11pt;display:flex;margin:5pt 0}
p.ttl{font-size:15pt;letter-spacing:1em;text-align:center;margin:0 0 12pt}
p.band{background:#1b6f8a;color:#fff;font-size:9pt;padding:2pt 6pt;margin:0 0 6pt}
"""

L, H, BAR = "#d7eaf0", "#eef6f8", "#9cc9d6"
Q = ["4-6月", "7-9月", "10-12月", "1-3月"]
W = [22, 60, 96, 28, 28, 28, 28, 28, 28, 28, 28, 46, 46]


def slot(n):
    """Return fiscal years and dates of a column of the schedule (0-7 quarters of 2022 and 2023, 8 = 2024, 9 = 2025)."""
    if n < 8:
        fy = 2022 + n // 4
        s, e = [("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"), ("01-01", "03-31")][n % 4]
        y = fy + (1 if n % 4 == 3 else 0)
        return fy, f"{y}-{s}", f"{y}-{e}"
    fy = 2016 + n
    return fy, f"{fy}-04-01", f"{fy + 1}-03-31"


FORMS = [
    ("1-1", "自治体の情報システムの標準化・共通化", "system-standardization", "1 しなやかな市役所をつくる",
     ["情報政策課"], ["市民課", "市民税課", "資産税課", "保険年金課", "介護保険課"],
     "平成30年度から単独のクラウドで基幹系の16業務を動かしている。契約は令和6年12月に満了する。",
     "標準仕様と現在の事務の違いが整理されておらず、外付けの仕組みが41本ある。",
     "国の標準仕様に適合したシステムへ、業務の順に段階的に移る。",
     "○業務ごとに標準仕様との違いを調べ、事務の流れを直す。\n○外付けの仕組みを廃止するものと残すものに分ける。\n○ガバメントクラウドへの接続を県の共同の回線で行う。",
     "令和7年度末まで", ("by_end_of_fiscal_year", 2025),
     [("標準仕様との比較", [(0, 3, "調査", "study")]), ("移行の計画", [(2, 4, "策定", "prepare")]),
      ("データの移行", [(5, 7, "試行", "trial"), (8, 8, "実施", "implement")]), ("標準準拠システム", [(9, 9, "運用開始", "operate")])],
     [("移行を終えた業務数", "業務", "0", 0, "4", "20", 20, "up")], "一部の業務は、国が示す経過措置の対象となることがある。"),
    ("1-2", "自治体のAI・RPAの利用推進", "ai-rpa", "1 しなやかな市役所をつくる",
     ["行政改革課"], ["情報政策課"],
     "保育所の入所選考など3業務でRPAを使っている。", "操作を覚えた職員が異動すると使われなくなる。",
     "職員が自ら組み立てられる環境を整え、定型の業務を減らす。",
     "○操作を学ぶ研修を四半期ごとに開く。\n○会議録の作成と問合せの対応にAIを用いる。", "令和5年度末まで", ("by_end_of_fiscal_year", 2023),
     [("研修", [(0, 9, "継続", "continue")]), ("AIによる会議録", [(1, 2, "試行", "trial"), (3, 9, "運用", "operate")]), ("AIチャットボット", [(4, 5, "準備", "prepare"), (6, 9, "運用", "operate")])],
     [("RPAを用いる業務数", "業務", "3", 3, "12", "25", 25, "up"), ("減らした作業時間", "時間", "410", 410, "2,000", "5,200", 5200, "up")], "―"),
    ("1-3", "セキュリティ対策の徹底", "security", "1 しなやかな市役所をつくる",
     ["情報政策課"], ["総務課"],
     "県のセキュリティクラウドを利用し、通信を3層に分けている。", "職員の意識に差があり、誤送信が年に数件起きている。",
     "決まりと仕組みの両面から情報の漏えいを防ぐ。", "○情報セキュリティポリシーを見直す。\n○次期の県セキュリティクラウドへ切り替える。\n○標的型メールの訓練を行う。",
     "令和4年度末まで", ("by_end_of_fiscal_year", 2022),
     [("ポリシー", [(0, 1, "検討", "study"), (2, 3, "見直し", "review")]), ("セキュリティクラウド", [(0, 2, "構築", "prepare"), (3, 9, "運用", "operate")])],
     [("訓練で開封した職員の割合", "％", "18.5", 18.5, "10.0", "5.0", 5, "down")], "―"),
    ("2-1", "自治体の行政手続のオンライン化", "online-procedures", "2 どこからでも届く市役所をつくる",
     ["情報政策課"], ["子育て支援課", "介護保険課", "市民課"],
     "電子申請サービスで受け付ける手続は46件である。", "手数料の支払いと本人確認のために来庁が必要な手続が多い。",
     "マイナポータルを用いて、子育てと介護の手続をオンラインで受け付ける。",
     "○国が示す27手続について、ぴったりサービスの画面を整える。\n○申請管理システムを整え、基幹系システムにつなぐ。\n○電子決済を取り入れる。", "令和4年度末まで", ("by_end_of_fiscal_year", 2022),
     [("申請管理システム", [(0, 1, "設計", "prepare"), (2, 3, "構築", "prepare"), (4, 9, "運用", "operate")]), ("電子決済", [(4, 5, "調査", "study"), (7, 7, "導入", "implement")])],
     [("オンライン申請の件数", "件", "3,150", 3150, "12,000", "30,000", 30000, "up")], "27手続の一覧は市のホームページに掲載する。"),
    ("2-2", "マイナンバーカードの普及促進", "mynumber-card", "2 どこからでも届く市役所をつくる",
     ["市民課"], ["商工観光課", "保険年金課"],
     "令和4年1月末の交付率は43.7％である。", "勤め先や学校の都合で、平日の昼間に来庁できない人が多い。",
     "市民のほとんどがカードを持つことを目指す。", "○企業、学校、商業施設に出向いて申請を受け付ける。\n○交付の窓口を夜間と休日にも開く。", "令和4年度末まで", ("by_end_of_fiscal_year", 2022),
     [("出張申請", [(0, 3, "実施", "implement"), (4, 9, "継続", "continue")]), ("夜間・休日の窓口", [(0, 7, "実施", "implement")])],
     [("カードの交付率", "％", "43.7", 43.7, "90.0", "95.0", 95, "up")], "―"),
    ("3-1", "デジタルデバイド対策", "digital-divide", "3 だれひとり取り残さないまちをつくる",
     ["高齢者支援課"], ["障害福祉課", "社会教育課"],
     "携帯電話会社と協力した教室を年12回開いている。", "視覚や聴覚に障害のある人への案内が足りない。",
     "一人ひとりの状況に合わせて、使う力を身につける機会をつくる。", "○公民館ごとに相談員を置く。\n○音声の読み上げに対応した案内を作る。", "令和6年度まで", ("by_end_of_fiscal_year", 2024),
     [("相談員の配置", [(2, 3, "準備", "prepare"), (4, 8, "拡大", None), (9, 9, "継続", "continue")]), ("案内の作成", [(4, 7, "作成", "implement"), (8, 8, "見直し", "review")])],
     [("相談の件数", "件", "0", 0, "600", "1,800", 1800, "up")], "―"),
]  # fmt: skip


def form(b, number, page):
    """Set one form."""
    num, title, mid, goal, lead, support, state, issue, policy, acts, when, date, schedule, kpis, remark = FORMS[number]

    def v(text, rs):
        return C(text, rs=rs, fill=L, align="center", vert=True)

    def lab(text, cs=1, rs=1):
        return C(text, rs=rs, cs=cs, fill=H, align="center")

    n, k = len(schedule), len(kpis)
    rows = [
        [lab("施策番号", 2), None, C(num, align="center"), lab("施策名", 2), None, C(title, cs=8, bold=True)] + [None] * 7,
        [lab("基本目標", 2), None, C(goal, cs=11)] + [None] * 10,
        [v("担当", 1), lab("主管課"), C("、".join(lead), cs=3), None, None, lab("関係課", 2), None, C("、".join(support), cs=6)] + [None] * 5,
        [v("現状と課題", 2), lab("現状"), C(state, cs=11)] + [None] * 10,
        [None, lab("課題"), C(issue, cs=11)] + [None] * 10,
        [v("取組の内容", 3), lab("方針"), C(policy, cs=11)] + [None] * 10,
        [None, lab("具体的な\n取組"), C(acts, cs=11)] + [None] * 10,
        [None, lab("目標時期"), C(when, cs=11)] + [None] * 10,
        [v("工程", 2 + n), lab("項目", 2, 2), None, lab("令和4年度", 4), None, None, None, lab("令和5年度", 4), None, None, None, lab("令和6\n年度", 1, 2), lab("令和7\n年度", 1, 2)],
        [None, None, None] + [lab(q) for q in Q * 2] + [None, None],
    ]
    for item, bars in schedule:
        line = [None, C(item, cs=2), None]
        at = 0
        for s, e, text, _ in bars:
            line += [C() for _ in range(at, s)] + [C(text, cs=e - s + 1, fill=BAR, align="center")] + [None] * (e - s)
            at = e + 1
        rows.append(line + [C() for _ in range(at, 10)])
    rows.append([v("指標", 1 + k), lab("指標名", 2), None, lab("単位"), lab("現状値（令和3年度）", 3), None, None, lab("中間値（令和5年度）", 3), None, None, lab("目標値（令和7年度）", 3), None, None])
    for name, unit, bv, _, mv, tv, _, _ in kpis:
        rows.append([None, C(name, cs=2), None, C(unit, align="center"), C(bv, cs=3, align="center"), None, None, C(mv, cs=3, align="center"), None, None, C(tv, cs=3, align="center"), None, None])
    rows.append([lab("備考", 2), None, C(remark, cs=11)] + [None] * 10)
    mark = b.at(title)
    b.section(2, num, title, mark, brk=True)
    b.items.append(("table", rows, W, 0, "form", 9))
    t = b.grid(rows)
    m = b.meas(mid)
    b.field(m, "goal", "基本目標", goal)
    b.field(m, "departments", "主管課", "、".join(lead))
    b.field(m, "departments", "関係課", "、".join(support))
    b.field(m, "current_state", "現状", state)
    b.field(m, "issues", "課題", issue)
    b.field(m, "policy", "方針", policy)
    b.field(m, "actions", "具体的な取組", acts)
    b.field(m, "target", "目標時期", when)
    b.dept(m, *lead)
    b.dept(m, *support, role="support")
    b.target(m, "target", when, date[0], date[1], phase=None, commits=True)
    for item, bars in schedule:
        for s, e, text, phase in bars:
            b.sched(t, mid, item, None, (slot(s)[0], slot(e)[0]), "bar", text, phase, (slot(s)[1], slot(e)[2]))
    for name, unit, bv, bn, _, tv, tn, d in kpis:
        b.kpi(m, name, unit, (bv, bn, "令和3年度"), (tv, tn, "令和7年度"), d)
    if remark != "―":
        b.field(m, "other", "備考", remark)


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "midorigasaki_forms", title="碧ヶ崎市デジタル化推進計画実施計画", issuer="碧ヶ崎市", municipality="碧ヶ崎市",
        municipality_code="992313", issued_on="2022-03-25", plan_start="2022-04-01", plan_end="2026-03-31",
    )  # fmt: skip
    end = "</div>"
    b.raw('<div class="page"><div style="height:60mm"></div><p class="c0">碧ヶ崎市</p><p class="c1">デジタル化推進計画</p><p class="c1">実施計画</p><p class="c0" style="margin-top:8mm">令和4年度～令和7年度</p><p class="c0" style="margin-top:80mm">令和4年3月25日　碧ヶ崎市</p></div>')
    b.page(1, None, "cover")
    b.raw('<div class="page"><p class="ttl">目次</p>')
    toc = [("1　実施計画の趣旨", 2), ("2　計画の期間", 2), ("3　進行管理", 2), ("4　施策個票", 3)] + [(f"　{f[0]}　{f[1]}", i + 3) for i, f in enumerate(FORMS)]
    for t, p in toc:
        b.raw(f'<p class="toc"><span>{t}</span><span style="flex:1;border-bottom:1.2pt dotted #555;margin:0 4pt 4pt"></span><span>{p}</span></p>')
    b.raw('<div class="foot">1</div></div>')
    b.page(2, "1", "toc")
    b.fixed = 3
    b.raw('<div class="page">')
    b.sec(1, "1", "実施計画の趣旨", brk=False).update({"_brk": True})
    b.p("この実施計画は、令和3年12月に策定した「碧ヶ崎市デジタル化推進計画」に掲げる3つの基本目標を実現するため、施策ごとの進め方を個票の形で定めるものである。")
    b.sec(1, "2", "計画の期間")
    b.p("令和4年度から令和7年度までの4年間とする。前半の2年間は四半期ごとに、後半の2年間は年度ごとに工程を示す。")
    b.sec(1, "3", "進行管理")
    b.p("各施策の主管課は、四半期ごとに進み具合を情報政策課に報告する。情報政策課は結果を取りまとめ、副市長を委員長とするデジタル化推進委員会に諮る。")
    b.p("社会の情勢や国の制度が変わったときは、個票を年度の途中であっても改める。")
    b.org("デジタル化推進委員会", "body", None, None)
    b.rows["organization"].append(b.rows["organization"][-1] | {"name": "委員長", "kind": "role", "holder": "副市長"})
    b.raw(f'<div class="foot">2</div>{end}')
    b.page(3, "2")
    for i in range(len(FORMS)):
        b.fixed = 4 + i
        b.raw('<div class="page"><p class="band">4　施策個票</p>')
        if i == 0:
            b.section(1, "4", "施策個票", b.at("施策個票"), brk=True)
        form(b, i, 4 + i)
        b.raw(f'<div class="run">碧ヶ崎市デジタル化推進計画　実施計画</div><div class="foot">{i + 3}</div>{end}')
        b.page(4 + i, str(i + 3))
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
