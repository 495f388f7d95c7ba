"""花ノ木町: information plan of 2012 with letter-spaced headings and chapters in running heads (LibreOffice Writer)."""

from book import Book, layout, master, print_fodt

G, M = "IPAGothic", "IPAMincho"
CH = ["計画の策定にあたって", "情報化の現状と課題", "基本目標", "施策の展開", "計画の推進"]
ST = {
    "styles": {
        "p": {"size": 11, "ti": 11, "lh": 150},
        "li": {"size": 11, "ml": 11, "ti": -11, "lh": 150},
        "h1": {"size": 18, "font": G, "align": "center", "mb": 14, "lh": 160},
        "h2": {"size": 13, "font": G, "align": "start", "mt": 12, "mb": 4, "keep": True},
        "h2s": {"size": 14, "font": G, "align": "start", "mt": 14, "mb": 6, "keep": True, "spacing": 3, "border": "1pt solid #000000"},
        "h3": {"size": 12, "font": G, "align": "start", "mt": 10, "mb": 3, "keep": True, "bottom": "0.5pt solid #000000"},
        "cap": {"size": 10, "font": G, "align": "start", "keep": True, "mt": 4},
        "ast": {"size": 9, "ml": 9, "ti": -9, "lh": 130, "mb": 4},
        "c1": {"size": 26, "font": M, "align": "center", "mt": 180, "lh": 160, "spacing": 4},
        "c2": {"size": 15, "align": "center", "mt": 12},
        "c3": {"size": 15, "align": "center", "mt": 260},
        "tt": {"size": 16, "font": G, "align": "center", "mb": 16},
        "toc": {"size": 11, "lh": 170, "tab": 440, "align": "start"},
        "head": {"size": 9, "font": G, "align": "end", "bottom": "0.5pt solid #000000"},
        "foot": {"size": 10, "align": "center"},
    },
    "tables": {"grid": {"font": M, "head": "#d9d9d9"}},
    "layouts": layout("L0", 595, 842, (72, 72, 60, 72)) + layout("L1", 595, 842, (52, 72, 46, 72)),
    "masters": master("Standard", "L0")
    + master("Toc", "L0")
    + "".join(master(f"Ch{i}", "L1", head=f"第{'１２３４５'[i - 1]}章　{t}", foot="{n}") for i, t in enumerate(CH, 1)),
}  # fmt: skip


def spaced(text: str) -> str:
    """Return a heading with a blank between its letters."""
    return " ".join(text)


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "hananoki_joho", title="第２次花ノ木町情報化計画", issuer="花ノ木町", municipality="花ノ木町", municipality_code="993239",
        issued_on="2012-03-01", plan_start="2012-04-01", plan_end="2017-03-31",
    )  # fmt: skip
    b.p("第２次花ノ木町情報化計画", "c1", gold=False)
    b.p("（平成２４年度～平成２８年度）", "c2", gold=False)
    b.p("平成２４年３月\n花　ノ　木　町", "c3", gold=False)
    toc_at = len(b.items)
    chapters = []

    def h1(n):
        num = f"第{'１２３４５'[n - 1]}章"
        b.items.append(("break", f"Ch{n}"))
        row = b.sec(1, num, CH[n - 1], show=f"第 {'１２３４５'[n - 1]} 章　{spaced(CH[n - 1])}")
        row["_brk"] = True
        chapters.append((f"第{'１２３４５'[n - 1]}章　{CH[n - 1]}", row))

    h1(1)
    b.sec(2, "１", "計画策定の背景")
    b.p("わが国では、平成１３年の「ｅ－Ｊａｐａｎ戦略」以来、高速のインターネットの普及が進み、平成２２年には「新たな情報通信技術戦略」が定められた。携帯電話は一人一台となり、買い物や予約をインターネットで済ませることは日常のものとなっている。")
    b.p("本町では、平成１８年度に「花ノ木町情報化計画」を策定し、庁内の情報基盤の整備と電子申請の導入を進めてきた。しかし、昨年の東日本大震災では、庁舎の被災により住民の情報を失った自治体があり、情報を守り続けることの重さが改めて認識された。")
    b.sec(2, "２", "計画の位置づけ")
    b.p("本計画は、「第５次花ノ木町総合計画」を情報化の面から実現するための部門計画である。")
    b.sec(2, "３", "計画の期間")
    b.p("平成２４年度から平成２８年度までの５年間とする。")
    h1(2)
    b.sec(2, "１", "住民の利用の状況")
    b.p("平成２３年８月に行った住民アンケートでは、インターネットを週に１回以上使う人は５２．４％であった。年代別に見ると、６０歳代では３１．０％、７０歳以上では９．７％にとどまり、情報格差が生じている。")
    b.sec(2, "２", "庁内の情報化の状況")
    b.p("住民記録や税などの業務は、平成９年度に導入した汎用機で処理している。各課が個別に導入したシステムは２３に上り、同じ情報を重ねて管理していることや、保守の費用が増え続けていることが課題である。")
    h1(3)
    b.p("本計画では、情報化の将来像を「人と情報が行きかう、花咲くまち」とし、次の３つの基本目標を定める。")
    for t in ("基本目標１　便利さを実感できる行政サービス", "基本目標２　効率的で安全な行政運営", "基本目標３　だれもが情報を使える地域づくり"):
        b.p(t, "li")
    h1(4)

    def policy(num, title, mid, cert, intro, rows):
        b.sec(3, num, title)
        b.p(intro)
        table = [["事業名", "事業の内容", "実施時期", "担当課"]] + [[r[0], r[1], r[2], "、".join(r[4])] for r in rows]
        b.table(table, [105, 200, 76, 70], header=1, size=9.5)
        if not mid:
            return
        m = b.meas(mid, cert)
        b.field(m, "actions", "事業の内容", "\n".join(r[1] for r in rows))
        b.field(m, "target", "実施時期", "\n".join(r[2] for r in rows))
        b.field(m, "departments", "担当課", "\n".join("、".join(r[4]) for r in rows))
        for i, r in enumerate(rows):
            if r[3]:
                b.target(m, "target", r[2], r[3][0], r[3][1], phase=None, commits=i == 0)
            b.dept(m, *r[4])

    b.sec(2, "基本目標１", "便利さを実感できる行政サービス", style="h2s")
    policy("施策１－１", "電子申請・届出の推進", "online-procedures", "sure",
           "県と市町村が共同で運営する電子申請サービスの対象を広げ、住民が役場に出向く負担を減らす。",
           [("電子申請の手続の拡大", "利用の多い手続を優先し、電子申請の対象を３０手続に広げる。", "平成２６年度まで", ("by_end_of_fiscal_year", 2014), ["総務課"]),
            ("公共施設予約システム", "体育館や公民館の予約をインターネットで受け付ける。", "平成２５年度", ("fiscal_year", 2013), ["教育課"])])  # fmt: skip
    policy("施策１－２", "住民基本台帳カードの利用の拡大", "mynumber-card", "optional",
           "住民基本台帳カードを使った証明書の自動交付を行い、カードの利用の場面を増やす。",
           [("証明書自動交付機の設置", "役場と駅前の出張所に自動交付機を置く。", "平成２５年度", ("fiscal_year", 2013), ["住民課"]),
            ("カードの交付手数料の無料化", "カードの普及のため、交付の手数料を無料とする。", "平成２４年度から", ("from", 2012), ["住民課"])])  # fmt: skip
    policy("施策１－３", "町ホームページの充実", None, None,
           "住民が必要とする情報をすぐに見つけられるよう、町のホームページの構成を改める。",
           [("ホームページの改修", "高齢者や障害のある人にも読みやすい画面とする。", "継続", None, ["企画課"]),
            ("メール配信サービス", "防災や防犯の情報を携帯電話に配信する。", "継続", None, ["企画課"])])  # fmt: skip
    b.sec(2, "基本目標２", "効率的で安全な行政運営", style="h2s")
    policy("施策２－１", "情報システムの全体最適化", "system-standardization", "optional",
           "汎用機を廃止し、業務システムを近隣の町と共同で利用することにより、経費の削減と業務の標準化を図る。",
           [("基幹業務システムの更新", "自治体クラウドにより、近隣の３町で共同利用する。", "平成２７年度", ("fiscal_year", 2015), ["総務課", "税務課"]),
            ("個別システムの統合", "各課のシステムを調べ、統合や廃止の計画を定める。", "平成２５年度まで", ("by_end_of_fiscal_year", 2013), ["総務課"])])  # fmt: skip
    policy("施策２－２", "情報セキュリティ対策の強化", "security", "sure",
           "情報セキュリティポリシーに基づき、人と技術の両面から対策を進める。",
           [("情報セキュリティポリシーの改定", "災害時の業務の継続を踏まえて改定する。", "平成２４年度", ("fiscal_year", 2012), ["総務課"]),
            ("セキュリティ監査", "外部の専門家による監査を受ける。", "平成２６年度から", ("from", 2014), ["総務課"])])  # fmt: skip
    policy("施策２－３", "職員の情報リテラシーの向上", "human-resources", "sure",
           "職員が情報機器を正しく、効果的に使えるよう、研修の機会を設ける。",
           [("情報化研修", "新規採用職員と各課の情報化推進員に研修を行う。", "継続", None, ["総務課"]),
            ("情報化推進員の設置", "各課に１名の推進員を置き、業務の改善に取り組む。", "平成２４年度", ("fiscal_year", 2012), ["総務課"])])  # fmt: skip
    b.sec(2, "基本目標３", "だれもが情報を使える地域づくり", style="h2s")
    policy("施策３－１", "情報格差の解消", "digital-divide", "sure",
           "情報機器に不慣れな住民を対象に、学びの場を設け、デジタル・ディバイドの解消を図る。",
           [("パソコン教室", "公民館で初心者向けの教室を年１０回開く。", "平成２４年度から", ("from", 2012), ["教育課"]),
            ("情報ボランティアの育成", "住民が住民に教える仕組みを作る。", "平成２６年度まで", ("by_end_of_fiscal_year", 2014), ["教育課", "福祉課"])])  # fmt: skip
    policy("施策３－２", "情報通信基盤の整備", "regional-digitalization", "optional",
           "民間の通信事業者と協力し、山間部の高速インターネットの環境を整える。",
           [("光ファイバー網の整備", "未整備の４地区に光ファイバー網を整える。", "平成２７年度まで", ("by_end_of_fiscal_year", 2015), ["企画課"])])  # fmt: skip
    h1(5)
    b.sec(2, "１", "推進体制")
    b.meas("organization", "optional")
    b.p("町長を本部長とする「花ノ木町情報化推進本部」が、計画の推進と各課の調整を行う。副町長をＣＩＯ補佐とし、総務課が事務局を務める。")
    for name, kind, holder, duties in (("本部長", "role", "町長", None), ("花ノ木町情報化推進本部", "body", None, "計画の推進と各課の調整"), ("ＣＩＯ補佐", "role", "副町長", None), ("事務局", "body", "総務課", None)):
        b.org(name, kind, holder, duties)
    b.p("※ＣＩＯ：Ｃｈｉｅｆ　Ｉｎｆｏｒｍａｔｉｏｎ　Ｏｆｆｉｃｅｒ（情報統括責任者）", "ast", gold=False)
    b.note("※", "ＣＩＯ", "ＣＩＯ：Ｃｈｉｅｆ　Ｉｎｆｏｒｍａｔｉｏｎ　Ｏｆｆｉｃｅｒ（情報統括責任者）", "asterisk")
    b.sec(2, "２", "進行管理")
    b.p("毎年度、事業の実施状況を調べ、情報化推進本部に報告する。技術の進歩や社会の変化に応じ、期間の中ほどに中間の見直しを行う。")
    # contents: page numbers are found by typesetting once
    pages = 0
    for _ in range(2):
        items = [("break", "Toc"), ("para", "tt", "目　　次")]
        for title, row in chapters:
            items.append(("para", "toc", f"{title}\t{max(row['page_start'].page - 0, 0)}"))
        kept = b.items
        b.items = kept[:toc_at] + items + kept[toc_at:]
        for mark in b.marks:
            mark.page = 0
        pages = print_fodt(b, ST, skip={2})
        b.items = kept
    b.page(1, None, "cover")
    b.page(2, None, "toc")
    for n in range(3, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
