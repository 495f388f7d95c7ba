"""汐見ヶ浦市: ruled forms that flow over page breaks, free titles, projects that are no national measure (Writer)."""

from book import Book, C, layout, master, print_fodt

P = "IPAPMincho"
ST = {
    "styles": {
        "p": {"size": 11, "ti": 11, "lh": 140, "font": P},
        "h1": {"size": 14, "font": "IPAPGothic", "mt": 14, "mb": 6, "align": "start", "keep": True},
        "h2": {"size": 11.5, "font": "IPAPGothic", "mt": 10, "mb": 3, "align": "start", "keep": True},
        "cap": {"size": 10, "font": P},
        "c1": {"size": 24, "font": "IPAPGothic", "align": "center", "mt": 200, "lh": 160},
        "c2": {"size": 15, "font": "IPAPGothic", "align": "center", "mt": 14},
        "c3": {"size": 15, "font": "IPAPGothic", "align": "center", "mt": 280},
        "foot": {"size": 9, "align": "center"},
    },
    "tables": {"grid": {"font": P, "pad": 4, "split": True}},
    "layouts": layout("L0", 595, 842, (72, 71, 60, 71)) + layout("L1", 595, 842, (60, 71, 46, 71)),
    "masters": master("Standard", "L0", follow="Body") + master("Body", "L1", foot="{n} ページ"),
}

# title, measures, 概要, 現状・課題 (state, issue), 実施内容, 実施年度, dates, lead, support, kpis
F = [
    ("ペーパーレスとはんこレス", [("bpr", "sure")], "紙と押印を前提とした事務を改め、職員の時間を生み出す。",
     "庁内の文書の58％が紙で回っており、決裁までに平均で4.2日を要している。", "電子決裁の対象とならない文書が多く、二重の手間となっている。",
     ["文書管理と電子決裁の仕組みを更新し、原則として全ての文書を電子で決裁する。", "押印を求める様式1,140件を点検し、法令に定めのあるものを除いて廃止する。"],
     "令和6年度：点検　令和7年度：更新　令和8年度から：全庁で運用",
     [("令和6年度", "fiscal_year", 2024, "review", False), ("令和7年度", "fiscal_year", 2025, "implement", True), ("令和8年度から", "from", 2026, "operate", False)],
     ["総務課"], ["デジタル推進室", "会計課"], ("電子決裁の割合", "％", "42.0％", 42, "95.0％", 95)),
    ("手のひら市役所（オンライン申請の拡大）", [("online-procedures", "sure")], "手続の始まりから終わりまでを、スマートフォンで行えるようにする。",
     "オンラインで申請できる手続は212件であるが、実際に使われた割合は16％である。", "どの手続がオンラインでできるのかが市民に伝わっていない。",
     ["オンライン申請の入口を一つにまとめ、質問に答えると必要な手続が分かるようにする。", "手数料のキャッシュレス決済と、証明書の電子交付を行う。", "市民50人に使ってもらい、画面を直す。"],
     "令和7年度末までに実施", [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
     ["デジタル推進室"], ["市民課"], ("オンライン申請の利用率", "％", "16.0％", 16, "60.0％", 60)),
    ("広報紙のリニューアル", [], "市民に読まれる広報紙とする。", "若い世代に読まれていない。", "文字が多い。", ["写真を増やし、ページの構成を改める。"],
     "令和6年度", [("令和6年度", "fiscal_year", 2024, None, False)], ["広報課"], [], ("広報紙を読む市民の割合", "％", "51.0％", 51, "65.0％", 65)),
    ("住民情報システムのガバメントクラウドへの移行", [("system-standardization", "sure")], "国の標準仕様に適合したシステムをガバメントクラウドの上で動かす。",
     "住民情報システムは平成26年度から同じ事業者の製品を使い続けている。", "移行に伴い、印刷や封入の委託の見直しが必要となる。",
     ["20の業務について、令和7年度中に段階を分けて移行する。", "移行に合わせて、帳票の数を半分に減らす。", "近隣の市と運用の手順を共通にする。"],
     "令和7年度末までに移行を完了", [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
     ["デジタル推進室"], ["市民課", "税務課", "福祉課"], ("移行を終えた業務", "業務", "0業務", 0, "20業務", 20)),
    ("道路台帳の電子化", [], "道路台帳を地図の上で見られるようにする。", "紙の図面が2,300枚ある。", "図面が傷んでいる。", ["図面を画像にし、地理情報システムに載せる。"],
     "令和8年度まで", [("令和8年度まで", "by_end_of_fiscal_year", 2026, None, False)], ["建設課"], [], ("電子化した図面", "枚", "0枚", 0, "2,300枚", 2300)),
    ("守れる組織づくり", [("security", "sure")], "情報を守る体制を整え、事故に素早く対応する。",
     "標的型の攻撃が増え、令和5年度には不審なメールが月に平均で1,900通届いた。", "事故が起きたときの手順が職員に知られていない。",
     ["情報セキュリティポリシーを改定し、事故への対応の班（CSIRT）を設ける。", "訓練を年2回行う。"],
     "令和6年9月までに改定", [("令和6年9月まで", "by_date", "2024-09", "implement", True)],
     ["デジタル推進室"], [], ("訓練への参加率", "％", "37.0％", 37, "100％", 100)),
    ("スマホ世代もシニアもいっしょに", [("digital-divide", "sure")], "だれもがデジタルの便利さを受け取れるまちとする。",
     "スマートフォンの教室の申込みは定員の3倍に上る。", "教室に来られない市民への支援がない。",
     ["市営住宅の集会所と福祉施設で出張の相談会を開く。", "大学生を「デジタルサポーター」として登録する。"],
     "令和6年度から", [("令和6年度から", "from", 2024, "implement", True)],
     ["福祉課"], ["生涯学習課"], ("相談を受けた市民", "人", "240人", 240, "1,500人", 1500)),
    ("ロボットと人工知能に任せる仕事", [("ai-rpa", "sure")], "単純な作業を機械に任せ、人は人にしかできない仕事に力を注ぐ。",
     "RPAを11の業務で動かしている。生成AIは一部の課で試している。", "組み立てられる職員が3人しかいない。",
     ["生成AIを全職員が使えるようにし、手引を定める。", "AI-OCRと組み合わせ、紙の申請の入力を自動にする。"],
     "令和6年度：試行　令和7年度から：本格運用", [("令和6年度", "fiscal_year", 2024, "trial", False), ("令和7年度から", "from", 2025, "operate", True)],
     ["デジタル推進室"], ["全課"], ("減らした作業時間", "時間", "1,300時間", 1300, "12,000時間", 12000)),
    ("港のにぎわい創出", [], "港の周りに人が集まる場をつくる。", "イベントが夏に偏る。", "駐車場が足りない。", ["朝市を毎月開く。"],
     "随時", [("随時", "open", None, None, False)], ["商工観光課"], [], ("港を訪れる人", "人", "12万人", 120000, "20万人", 200000)),
    ("オープンデータとデータに基づく行政", [("open-data", "sure")], "市の持つデータを市民と企業が使えるようにする。",
     "公開しているデータは31件で、更新が遅れているものがある。", "各課の職員がデータの公開の意義を感じていない。",
     ["公開の手順を定め、更新を自動にする。", "データの分析の研修を行い、政策の立案に生かす。"],
     "令和8年度末までに80件を公開", [("令和8年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
     ["総務課"], ["デジタル推進室"], ("公開するデータ", "件", "31件", 31, "80件", 80)),
    ("働く場所を選べる市役所", [("telework", "sure")], "職員が力を発揮できる働き方を広げる。",
     "テレワークを行った職員は全体の7％である。", "窓口の職場では難しいと考えられている。",
     ["1人1台の端末を持ち運びのできるものに替える。", "支所と図書館に共用の席を設ける。"],
     "令和7年度まで", [("令和7年度まで", "by_end_of_fiscal_year", 2025, "implement", True)],
     ["職員課"], ["デジタル推進室"], ("テレワークを行った職員の割合", "％", "7.0％", 7, "40.0％", 40)),
]  # fmt: skip


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "shiomigaura_flow", title="汐見ヶ浦市デジタル・トランスフォーメーション推進計画", issuer="汐見ヶ浦市", municipality="汐見ヶ浦市", municipality_code="992348",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    b.p("汐見ヶ浦市\nデジタル・トランスフォーメーション推進計画", "c1", gold=False)
    b.p("令和6年度～令和10年度", "c2", gold=False)
    b.p("令和6年3月\n汐見ヶ浦市", "c3", gold=False)
    b.sec(1, "第１", "計画の趣旨", brk=True)
    b.p("人口の減少と職員の不足が進む中でも、市民が安心して暮らせる行政を続けるため、本市が行うデジタル・トランスフォーメーションの内容を定める。")
    b.sec(1, "第２", "計画の期間")
    b.p("令和6年4月から令和11年3月までの5年間とする。")
    b.sec(1, "第３", "実施する事業")
    b.p("次の事業を実施する。事業ごとの表には、概要、現状と課題、実施内容などを示す。")
    for i, (title, mids, about, state, issue, acts, when, dates, lead, support, k) in enumerate(F, 1):
        num = f"事業{i}"
        sec = b.sec(2, num, title, sep="　")
        name, unit, bv, bn, tv, tn = k
        act = "\n".join("①②③"[j] + " " + a for j, a in enumerate(acts))
        who = "主担当課：" + "、".join(lead) + ("\n関係課：" + "、".join(support) if support else "")
        rows = [("事業の概要", about), ("現状・課題", f"{state}\n{issue}"), ("実施内容", act), ("実施年度", when), ("担当", who),
                ("成果指標", f"{name}\n現状値（令和4年度）{bv}　→　目標値（令和10年度）{tv}")]  # fmt: skip
        b.table([[C(a, fill="#ececec", align="center"), C(t)] for a, t in rows], [88, 365], gold=False, size=10.5)
        marks = {}
        for mid, cert in mids:
            m = b.meas(mid, cert)
            for label, text in rows:
                b.here = marks.setdefault(label, b.at(text.split("\n")[0]) if label not in marks else None)
                if label == "事業の概要":
                    b.field(m, "actions", label, text)
                elif label == "現状・課題":
                    b.field(m, "current_state", label, state)
                    b.field(m, "issues", label, issue)
                elif label == "実施内容":
                    b.field(m, "actions", label, text)
                    if "令和7年度中" in text:
                        b.target(m, "actions", "令和7年度中", "fiscal_year", 2025, phase="implement")
                elif label == "実施年度":
                    b.field(m, "target", label, text)
                    for e in dates:
                        b.target(m, "target", e[0], e[1], e[2], phase=e[3], commits=e[4])
                elif label == "担当":
                    b.field(m, "departments", label, text)
                    b.dept(m, *lead)
                    b.dept(m, *support, role="support")
                else:
                    b.kpi(m, name, unit, (bv, bn, "令和4年度"), (tv, tn, "令和10年度"), "up", text=f"{name} 現状値（令和4年度）{bv} 目標値（令和10年度）{tv}")
        if not mids:
            b.here = b.at(when)
            for e in dates:
                b.target(None, "target", e[0], e[1], e[2], phase=e[3])
            b.here = b.at(name)
            b.kpi(None, name, unit, (bv, bn, "令和4年度"), (tv, tn, "令和10年度"), "up", text=f"{name} 現状値（令和4年度）{bv} 目標値（令和10年度）{tv}")
        sec.pop("text")
    b.sec(1, "第４", "推進体制")
    b.meas("organization", "optional")
    b.p("市長を本部長とする推進本部を置き、副市長がCIOとして全体を指揮する。デジタル推進室が事務局となる。")
    for name, kind, holder in (("本部長", "role", "市長"), ("推進本部", "body", None), ("CIO", "role", "副市長"), ("事務局", "body", "デジタル推進室")):
        b.org(name, kind, holder, None)
    b.unscored |= {"tables", "table_cells"}
    pages = print_fodt(b, ST, skip=set())
    b.page(1, None, "cover")
    for n in range(2, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
