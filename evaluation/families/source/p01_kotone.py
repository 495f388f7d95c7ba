"""琴音市: nested report without contents page, headings as large as the text (LibreOffice Writer)."""

from book import Book, layout, master, print_fodt

M = "IPAMincho"
ST = {
    "styles": {
        "p": {"size": 10.5, "ti": 10.5, "ml": 21, "lh": 150},
        "p1": {"size": 10.5, "ti": 10.5, "lh": 150},
        "li": {"size": 10.5, "ml": 42, "ti": -10.5, "lh": 150},
        "h1": {"size": 10.5, "font": "IPAGothic", "lh": 150, "mt": 16, "keep": True, "align": "start"},
        "h2": {"size": 10.5, "lh": 150, "mt": 10, "keep": True, "align": "start"},
        "h3": {"size": 10.5, "lh": 150, "mt": 6, "ml": 10.5, "keep": True, "align": "start"},
        "h4": {"size": 10.5, "lh": 150, "ml": 21, "keep": True, "align": "start"},
        "cap": {"size": 10.5, "align": "center", "keep": True, "mt": 6},
        "ast": {"size": 9, "ml": 31, "ti": -9, "lh": 120, "mb": 4},
        "c1": {"size": 22, "align": "center", "mt": 230, "lh": 160},
        "c2": {"size": 14, "align": "center", "mt": 10},
        "c3": {"size": 14, "align": "center", "mt": 260},
        "head": {"size": 9},
        "foot": {"size": 9, "align": "center"},
    },
    "tables": {"grid": {"ml": 21, "font": M}},
    "layouts": layout("L0", 595, 842, (72, 71, 60, 71)) + layout("L1", 595, 842, (72, 71, 50, 71)),
    "masters": master("Standard", "L0", follow="Body") + master("Body", "L1", foot="- {n} -"),
}


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "kotone_nested", title="琴音市DX推進計画", issuer="琴音市", municipality="琴音市", municipality_code="992216",
        issued_on="2023-03-01", plan_start="2023-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    b.p("琴音市DX推進計画", "c1", gold=False)
    b.p("令和5(2023)年度～令和8(2026)年度", "c2", gold=False)
    b.p("令和5年3月\n琴　音　市", "c3", gold=False)
    b.sec(1, "第1章", "はじめに", brk=True)
    b.sec(2, "1-1", "計画をつくる理由", sep="　")
    b.p("本市では、令和2年の国勢調査で人口が5万人を下回りました。働き手が少なくなる中でも市民サービスの質を落とさず、むしろ使いやすくしていくために、デジタル技術を前提として仕事の進め方をつくり直す必要があります。", "p")
    b.p("この計画は、市の仕事のうちデジタル化によって変えるものを選び、いつまでに、だれが、何をするのかを明らかにするためにつくるものです。", "p")
    b.sec(2, "1-2", "計画の位置づけと期間")
    b.p("「第3次琴音市総合計画」の行政経営の分野を支える計画とし、期間は令和5(2023)年度から令和8(2026)年度までの4年間とします。", "p")
    b.sec(2, "1-3", "国の動き")
    b.p("国の「自治体DX推進計画」では、市町村が重点的に取り組む事項として、次のものを挙げています。", "p")
    for t in ("自治体フロントヤード改革の推進", "自治体の情報システムの標準化・共通化", "マイナンバーカードの普及促進・利用の推進",
              "セキュリティ対策の徹底", "自治体のAI・RPAの利用推進", "テレワークの推進"):  # fmt: skip
        b.p("・" + t, "li")
    b.p("このうち情報システムの標準化・共通化については、令和7年度末までの移行が目標とされています。", "p")
    b.open[-1]["origin"] = "national"
    quoted = {"section_id": b.open[-1]["section_id"], "measure_id": "system-standardization", "origin": "national"}
    b.target(quoted, "other", "令和7年度末まで", "by_end_of_fiscal_year", 2025)

    b.sec(1, "第2章", "進め方")
    b.sec(2, "2-1", "目指すまちの姿")
    b.p("「だれもがつながり、響きあうまち」を合い言葉に、次の3つの方針で進めます。", "p")
    b.p("・市民の手間を減らします。", "li")
    b.p("・職員の時間を生み出します。", "li")
    b.p("・まちのデータを分かち合います。", "li")
    b.sec(2, "2-2", "推進体制")
    b.meas("organization", "optional")
    b.p("市長を本部長とする琴音市DX推進本部を設け、副市長をCIO(最高情報統括責任者)とします。本部のもとに課長補佐級の職員からなる推進部会を置き、事務局は企画部情報推進課が務めます。", "p")
    b.org("本部長", "role", "市長", None)
    b.org("CIO(最高情報統括責任者)", "role", "副市長", None)
    b.org("琴音市DX推進本部", "body", None, None)
    b.org("推進部会", "body", "課長補佐級の職員", None)
    b.org("事務局", "body", "企画部情報推進課", None)
    b.sec(2, "2-3", "職員の育成")
    m = b.meas("human-resources", "sure")
    b.p("各課から1名以上の「DX推進員」を選び、年間20時間の研修を行います。研修は令和5年度から始め、令和6年度末までに全課で選任を終えます。", "p")
    b.target(m, "other", "令和5年度から", "from", 2023, phase="implement", commits=True)
    b.target(m, "other", "令和6年度末まで", "by_end_of_fiscal_year", 2024, phase="implement")
    b.p("※DX推進員　所属する課の仕事の見直しを提案し、情報推進課とともに実現する職員です。", "ast", gold=False)
    b.note("※", "DX推進員", "DX推進員　所属する課の仕事の見直しを提案し、情報推進課とともに実現する職員です。", "asterisk")

    b.sec(1, "第3章", "具体的な取組")

    def item(num, title, mid, state, acts, when, dates, depts, table=None, certainty="sure"):
        s = b.sec(3, num, title, sep=" ")
        m = b.meas(mid, certainty)
        state_s = b.sec(4, "①", "現状と課題", sep=" ")
        for k, t in state:
            mk = b.p(t, "p")
            b.field(m, k, "現状と課題", t, mk, state_s)
        a = b.sec(4, "②", "取組の内容", sep=" ")
        first = None
        for t in acts:
            mk = b.p(t, "li" if t.startswith("・") else "p")
            first = first or mk
        if table:
            table(m)
        b.field(m, "actions", "取組の内容", "\n".join(acts), first, a)
        t = b.sec(4, "③", "目標時期", sep=" ")
        mk = b.p(when, "p")
        b.field(m, "target", "目標時期", when, mk, t)
        for d in dates:
            b.target(m, "target", d[0], d[1], d[2], phase=d[3], commits=len(d) > 4, mark=mk, section=t)
        d = b.sec(4, "④", "担当", sep=" ")
        text = "、".join(x.replace("/", "") for x in depts)
        mk = b.p(text, "p")
        b.field(m, "departments", "担当", text, mk, d)
        b.dept(m, *depts, mark=mk, section=d)
        return s, m

    b.sec(2, "3-1", "市民の手間を減らします")
    item("(1)", "書かない窓口の開設", "frontyard-reform",
         [("current_state", "引っ越しの手続では、市民が平均で5枚の用紙に住所と氏名を書いています。"),
          ("issues", "課ごとに受付の仕組みが異なるため、窓口を一つにまとめるだけでは手間が減りません。")],
         ["・本庁1階の窓口に、聞き取りで申請書を作成する仕組みを取り入れます。",
          "・来庁の予約と事前の入力を、市の公式LINEから行えるようにします。",
          "・支所と本庁を映像でつなぎ、支所でも専門の相談を受けられるようにします。"],
         "令和6(2024)年10月に本庁で始め、令和7(2025)年度末までに2つの支所に広げます。",
         [("令和6(2024)年10月", "month", "2024-10", "implement", True), ("令和7(2025)年度末まで", "by_end_of_fiscal_year", 2025, "implement")],
         ["市民生活部/市民課", "企画部/情報推進課"])  # fmt: skip

    def proc_table(m):
        rows = [["手続の名称", "担当課", "年間の件数"]]
        data = [("児童手当等の受給資格及び児童手当の額についての認定請求", "こども課", "410件"),
                ("保育施設等の利用申込", "こども課", "620件"),
                ("要介護・要支援認定の申請", "長寿介護課", "1,930件"),
                ("罹災証明書の発行申請", "税務課", "25件"),
                ("水道の使用開始及び中止の届出", "上下水道課", "2,260件")]  # fmt: skip
        for row in data:
            rows.append(list(row))
        b.table(rows, [240, 90, 90], caption="表1　優先してオンライン化する手続", header=1)
        for title, *_ in data:
            b.proc("表1", None, None, title)

    item("(2)", "行政手続のオンライン化", "online-procedures",
         [("current_state", "ぴったりサービスで受け付けている手続は12件です。"),
          ("issues", "オンラインで受け付けた後の事務処理が紙のままとなっています。")],
         ["表1の手続について、申請から結果の通知までをオンラインで終えられるようにします。", "申請のデータは基幹システムへ自動で取り込みます。"],
         "令和7年度末までに、表1の全ての手続を対象とします。",
         [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
         ["企画部/情報推進課"], proc_table)  # fmt: skip
    item("(3)", "マイナンバーカードの利活用", "mynumber-card",
         [("current_state", "令和5年1月末の申請率は71.4%です。"), ("issues", "受け取ったカードを使う場面が限られています。")],
         ["・市立図書館の利用カードとして使えるようにします。", "・休日の交付窓口を月2回開きます。", "・避難所の受付での利用を試します。"],
         "図書館での利用は令和5年度中に始めます。避難所での利用は令和6年度に実証し、令和8年度の本格導入を目指します。",
         [("令和5年度中", "fiscal_year", 2023, "implement", True), ("令和6年度", "fiscal_year", 2024, "trial"), ("令和8年度", "fiscal_year", 2026, "implement")],
         ["市民生活部/市民課", "教育部/生涯学習課<図書館>", "総務部/危機管理課"])  # fmt: skip
    item("(4)", "デジタルが苦手な方への支援", "digital-divide",
         [("current_state", "市の調査では、75歳以上の市民の58%がインターネットを使っていないと答えています。"),
          ("issues", "教室の会場が市の中心部に偏り、移動の手段を持たない方が参加できていません。")],
         ["・地区の集会所28か所を巡回する「スマホよろず教室」を開きます。", "・高校生のボランティアが使い方を教える場をつくります。"],
         "令和5年度から順次実施します。", [("令和5年度から", "from", 2023, "implement", True)],
         ["福祉部/長寿介護課", "教育部/生涯学習課"])  # fmt: skip
    b.sec(2, "3-2", "職員の時間を生み出します")
    item("(1)", "基幹業務システムの統一・標準化", "system-standardization",
         [("current_state", "住民記録や税などの業務を、2社のシステムで運用しています。"),
          ("issues", "標準仕様にない独自の帳票が143種類あり、見直しが必要です。")],
         ["・標準準拠システムへの移行に向け、業務の流れと帳票を見直します。", "・ガバメントクラウドの利用に必要な通信回線を整えます。"],
         "令和7年度末までに移行を完了します。", [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
         ["企画部/情報推進課", "総務部/税務課", "市民生活部/市民課"])  # fmt: skip
    item("(2)", "AI・RPAの活用", "ai-rpa",
         [("current_state", "会議録の作成に音声認識を使っています。"), ("issues", "RPAを使える業務の洗い出しができていません。")],
         ["・毎年度3業務以上にRPAを取り入れます。", "・手書きの申請書の読み取りにAI-OCRを用います。"],
         "令和5年度に対象業務を洗い出し、令和6年度から運用します。",
         [("令和5年度", "fiscal_year", 2023, "study"), ("令和6年度から", "from", 2024, "operate", True)], ["企画部/情報推進課", "全課"])  # fmt: skip
    item("(3)", "場所を選ばない働き方", "telework",
         [("current_state", "在宅勤務用の端末を30台用意していますが、利用は月に延べ12人にとどまります。"), ("issues", "庁内の無線の環境と、電話の仕組みが整っていません。")],
         ["・内線電話をスマートフォンに置き換えます。", "・庁内の全ての会議室に無線の環境を整えます。"],
         "令和6年度末までに整えます。", [("令和6年度末まで", "by_end_of_fiscal_year", 2024, "implement", True)], ["総務部/人事課", "総務部/管財課"])  # fmt: skip
    item("(4)", "情報セキュリティの確保", "security",
         [("current_state", "情報セキュリティポリシーは平成30年度に改定したものです。"), ("issues", "クラウドの利用を前提とした決まりになっていません。")],
         ["・国のガイドラインに合わせてポリシーを改定します。", "・全職員を対象とした訓練を年2回行います。"],
         "令和5年9月までに改定します。", [("令和5年9月まで", "by_date", "2023-09", "implement", True)], ["企画部/情報推進課"])  # fmt: skip
    b.sec(2, "3-3", "まちのデータを分かち合います")
    item("(1)", "オープンデータの充実", "open-data",
         [("current_state", "公開しているデータは9件です。"), ("issues", "更新が止まっているデータがあります。")],
         ["・自治体標準オープンデータセットに沿って公開します。", "・更新の担当者と時期を一覧で管理します。"],
         "令和8年度までに40件を公開します。", [("令和8年度まで", "by_end_of_fiscal_year", 2026, "implement", True)], ["企画部/情報推進課", "総務部/総務課"])  # fmt: skip
    b.sec(1, "第4章", "計画の点検")
    b.sec(2, "4-1", "指標")
    b.p("次の指標により、毎年度、進み具合を確かめます。", "p")
    data = [("書かない窓口で受け付けた割合", "%", "0%", 0, "80%", 80, "up", "frontyard-reform"),
            ("オンライン申請の利用率", "%", "8.2%", 8.2, "40%", 40, "up", "online-procedures"),
            ("RPAを取り入れた業務の数", "業務", "0業務", 0, "12業務", 12, "up", "ai-rpa"),
            ("時間外勤務の時間(職員1人当たり月平均)", "時間", "14.6時間", 14.6, "10時間", 10, "down", None)]  # fmt: skip
    rows = [["指標", "現状値\n(令和3年度)", "目標値\n(令和8年度)"]] + [[d[0], d[2], d[4]] for d in data]
    b.table(rows, [230, 95, 95], caption="表2　計画の指標", header=1)
    for name, unit, bv, bn, tv, tn, direction, mid in data:
        b.kpi({"section_id": b.open[-1]["section_id"], "measure_id": mid}, name, unit, (bv, bn, "令和3年度"), (tv, tn, "令和8年度"), direction)
    b.sec(2, "4-2", "見直し")
    b.p("推進本部が毎年6月に前年度の実績を点検し、結果を市のホームページで公表します。国の計画の改定などにより必要が生じたときは、計画の期間の途中であっても見直します。", "p")
    pages = print_fodt(b, ST, skip=set())
    b.page(1, None, "cover")
    for n in range(2, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
