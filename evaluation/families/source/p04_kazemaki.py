"""風巻村: two forms a page without rules, labels in shaded cells (LibreOffice Writer)."""

from book import Book, C, layout, master, print_fodt

G = "Noto Sans CJK JP"
ST = {
    "styles": {
        "p": {"size": 10, "ti": 10, "lh": 130, "font": G, "mb": 3},
        "ttl": {"size": 17, "font": G, "bold": True, "align": "center", "color": "#3a5a1c", "mb": 2},
        "sub": {"size": 10.5, "font": G, "align": "center", "mb": 12},
        "h1": {"size": 12, "font": G, "bold": True, "mt": 10, "mb": 4, "align": "start", "keep": True, "bottom": "1.2pt solid #6b8f3a"},
        "h2": {"size": 11.5, "font": G, "bold": True, "mt": 8, "mb": 3, "align": "start", "keep": True, "bg": "#dfe9cf"},
        "cap": {"size": 9.5, "font": G, "align": "start"},
        "ast": {"size": 8.5, "font": G, "ml": 9, "ti": -9, "lh": 120},
        "head": {"size": 8, "font": G, "align": "end"},
        "foot": {"size": 9, "font": G, "align": "center"},
    },
    "tables": {"form": {"line": "none", "font": G, "pad": 4.5}, "grid": {"line": "0.5pt solid #777777", "font": G, "head": "#eeeeee"}},
    "layouts": layout("L1", 595, 842, (40, 56, 36, 56)),
    "masters": master("Standard", "L1", head="風巻村デジタル化推進プラン", foot="{n}"),
}  # fmt: skip

FORMS = [
    ("どこでも役場", "frontyard-reform", "sure",
     "村のどこに住んでいても、役場に来たのと同じサービスを受けられる。",
     "本庁から最も遠い集落までは車で50分かかる。冬は通行止めになる日もある。", "移動手段のない高齢者が、手続を後回しにしがちである。",
     ["郵便局3か所に、本庁の職員と話せる画面を置く", "住所や氏名を書かなくてよい受付の仕組みを本庁に入れる"],
     "R7年10月から郵便局で開始", [("R7年10月から", "from", "2025-10", "implement", True)], ["住民福祉課"], ["総務課"],
     ("書かずに済む手続の数", "件", "0件", 0, "25件", 25, "up")),
    ("オンライン申請の拡充", "online-procedures", "sure",
     "24時間いつでも、スマートフォンから申請できる。",
     "オンラインで申請できる手続は7件しかない。", "入力の画面が村の実情に合っていない。",
     ["県と市町村の共同の電子申請システムに手続を追加する", "窓口で入力を手伝う「申請応援員」を置く"],
     "R8年度末までに30件", [("R8年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)], ["総務課"], ["住民福祉課", "産業建設課"],
     ("オンラインで申請できる手続", "件", "7件", 7, "30件", 30, "up")),
    ("基幹システムの標準化", "system-standardization", "sure",
     "国の標準に沿った仕組みで、止まらない行政を続ける。",
     "近隣の5町村と基幹システムを共同で使っている。", "移行の時期が全国で重なり、事業者の人手が足りない。",
     ["共同利用の協議会で移行の順番を決める", "ガバメントクラウドに移した後の費用を毎月確かめる"],
     "R7年度末までに移行", [("R7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)], ["総務課"], ["住民福祉課"],
     ("移行を終えた業務", "業務", "0業務", 0, "17業務", 17, "up")),
    ("マイナンバーカードを便利に", "mynumber-card", "sure",
     "カード1枚で、村の暮らしが便利になる。",
     "保有率は81.3%（R6年3月末）で県内4位である。", "カードを持っていても使う機会がない。",
     ["村営バスの運賃の割引に使えるようにする", "診療所の受付での利用を広げる"],
     "R8年4月までに村営バスで利用開始", [("R8年4月まで", "by_date", "2026-04", "implement", True)], ["住民福祉課"], ["産業建設課"],
     ("カードを使える事業の数", "事業", "1事業", 1, "6事業", 6, "up")),
    ("村税などの払い方を増やす", "eltax-payment", "sure",
     "役場や銀行に出向かなくても、すべての支払いができる。",
     "村税のほかは納付書による窓口での支払いに限られる。", "支払いの記録を職員が1件ずつ手で入力している。",
     ["保育料、水道料の納付書にeL-QRを付ける", "収納の記録を会計のシステムに自動で取り込む"],
     "R8年9月から対応", [("R8年9月から", "from", "2026-09", "implement", True)], ["会計室"], ["総務課", "住民福祉課"],
     ("電子で支払われた割合", "%", "22%", 22, "60%", 60, "up")),
    ("スマホ寄り合い", "digital-divide", "sure",
     "だれもがスマートフォンを使いこなせる。",
     "65歳以上の村民の43%がスマートフォンを持っていない。", "教える人が足りない。",
     ["集落の寄り合いに合わせて教室を開く", "中学生が先生となる日を年2回設ける"],
     "R6年度から順次", [("R6年度から", "from", 2024, "implement", True)], ["住民福祉課"], ["教育委員会事務局"],
     ("教室に参加した村民", "人", "38人", 38, "400人", 400, "up")),
    ("山の仕事とデータ", "regional-digitalization", "optional",
     "林業と観光の担い手が、データを生かして稼げる。",
     "森林の台帳は紙の図面で管理している。", "山の境界を知る人が年々減っている。",
     ["ドローンで森林の地図を作る", "登山口の混み具合をインターネットで知らせる"],
     "R7年度に試行、R9年度に本格運用", [("R7年度", "fiscal_year", 2025, "trial"), ("R9年度", "fiscal_year", 2027, "operate", True)], ["産業建設課"], [],
     ("地図を作った森林の面積", "ha", "0ha", 0, "3,200ha", 3200, "up")),
    ("デジタル職員を育てる", "human-resources", "sure",
     "すべての職員が、デジタルを使って仕事を変えられる。",
     "情報の担当は1人で、他の仕事を兼ねている。", "担当者がいないと、故障に対応できない。",
     ["県の支援を受け、専門の人材を近隣町村と共同で任用する", "全職員に年4回の研修を行う"],
     "R7年度中に共同任用を開始", [("R7年度中", "fiscal_year", 2025, "implement", True)], ["総務課"], [],
     ("研修を受けた職員の割合", "%", "30%", 30, "100%", 100, "up")),
]  # fmt: skip


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "kazemaki_borderless", title="風巻村デジタル化推進プラン", issuer="風巻村", municipality="風巻村", municipality_code="993514",
        issued_on="2024-10-01", plan_start="2024-10-01", plan_end="2029-03-31",
    )  # fmt: skip
    b.p("風巻村デジタル化推進プラン", "ttl", gold=False)
    b.p("（R6年10月～R11年3月）\nR6年10月1日　風巻村", "sub", gold=False)
    b.sec(1, "１．", "プランのねらい", sep="")
    b.p("風巻村は、面積の9割を山林が占め、人口は1,940人まで減っています。広い村に少ない人数で暮らし続けるためには、離れていてもつながることのできるデジタルの力が欠かせません。")
    b.p("このプランは、国の自治体DX推進計画と県のDX戦略を参考に、村として取り組む8つのことをまとめたものです。")
    b.sec(1, "２．", "プランの期間", sep="")
    b.p("R6年10月からR11年3月までとします。期間の中ほどで見直しを行います。")
    b.sec(1, "３．", "進める体制", sep="")
    b.meas("organization", "optional")
    b.p("村長を本部長、副村長を副本部長（CIO）とする「風巻村デジタル本部」を置き、3か月に1度会議を開きます。事務局は総務課が務めます。")
    for name, kind, holder in (("本部長", "role", "村長"), ("副本部長（CIO）", "role", "副村長"), ("風巻村デジタル本部", "body", None), ("事務局", "body", "総務課")):
        b.org(name, kind, holder, None)
    b.sec(1, "４．", "取組の一覧", sep="")
    b.p("次のページからの個票では、取組ごとに目指す姿、現状と課題、取り組むことなどを示します。")
    b.p("※指標の現状は、断りのない限りR5年度の値です。目標はR10年度の値です。", "ast", gold=False)
    b.note("※", None, "指標の現状は、断りのない限りR5年度の値です。目標はR10年度の値です。", "asterisk")
    F = "#eaf1de"
    for i, (title, mid, cert, goal, state, issue, acts, when, dates, lead, support, k) in enumerate(FORMS):
        num = "取組" + "１２３４５６７８"[i]
        sec = b.sec(2, num, title, brk=i % 2 == 0)
        m = b.meas(mid, cert)
        who = "、".join(lead) + ("　（協力）" + "、".join(support) if support else "")
        act = "\n".join("・" + a for a in acts)
        name, unit, bv, bn, tv, tn, d = k
        rows = [("目指す姿", goal), ("現状", state), ("課題", issue), ("取り組むこと", act), ("実施時期", when), ("担当", who), ("指標", f"{name}\n{bv} → {tv}")]
        cells = [[C(a, fill=F, align="center", bold=True), C(t)] for a, t in rows]
        b.table(cells, [92, 385], style="form", gold=False, size=10)
        sec.pop("text")
        for f, (label, text) in zip(("goal", "current_state", "issues", "actions", "target", "departments"), rows, strict=False):
            b.field(m, f, label, text)
        b.dept(m, *lead)
        b.dept(m, *support, role="support")
        for e in dates:
            b.target(m, "target", e[0], e[1], e[2], phase=e[3], commits=len(e) > 4)
        b.kpi(m, name, unit, (bv, bn, "R5年度"), (tv, tn, "R10年度"), d, text=f"{name} {bv} → {tv}")
    b.sec(1, "５．", "用語の説明", sep="", brk=True)
    terms = [("eL-QR", "地方税などの納付書に印刷する全国共通の二次元コードです。"), ("ガバメントクラウド", "国と地方公共団体が共同で使うクラウドの環境です。"),
             ("CIO", "最高情報統括責任者のことです。")]  # fmt: skip
    b.table([[C("用語"), C("説明")]] + [[a, t] for a, t in terms], [120, 360], header=1)
    for term, meaning in terms:
        b.note(None, term, meaning, "glossary")
    b.unscored |= {"tables", "table_cells"}
    pages = print_fodt(b, ST, skip=set())
    for n in range(1, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
