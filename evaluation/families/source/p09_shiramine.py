"""白嶺県: prefectural strategy with footnotes, three-line tables, a national chapter, cases, turned pages (Writer, Chromium)."""

import tempfile
from pathlib import Path

import pypdfium2
from book import PDFS, Book, C, chromium, layout, master, soffice, table_html, to_fodt

M, G = "Noto Serif CJK JP", "Noto Sans CJK JP"
ST = {
    "styles": {
        "p": {"size": 10.5, "ti": 10.5, "lh": 125, "font": M},
        "li": {"size": 10.5, "ml": 21, "ti": -10.5, "lh": 125, "font": M},
        "term": {"size": 10.5, "font": G, "bold": True, "mt": 4, "lh": 120, "align": "start", "keep": True},
        "h1": {"size": 17, "font": G, "bold": True, "mb": 12, "align": "start", "color": "#0b3d66", "bottom": "2pt solid #0b3d66", "lh": 120},
        "h2": {"size": 13.5, "font": G, "bold": True, "mt": 12, "mb": 5, "align": "start", "color": "#0b3d66", "keep": True, "lh": 120},
        "h3": {"size": 11.5, "font": G, "bold": True, "mt": 8, "mb": 3, "align": "start", "keep": True, "lh": 120},
        "lab": {"size": 10.5, "font": G, "bold": True, "mt": 4, "align": "start", "keep": True, "lh": 120, "color": "#0b3d66"},
        "cap": {"size": 9.5, "font": G, "align": "start", "keep": True, "mt": 6, "lh": 120},
        "src": {"size": 8.5, "font": G, "align": "end", "mb": 6, "lh": 120},
        "fn": {"size": 8.5, "font": M, "ml": 12, "ti": -12, "lh": 115},
        "c1": {"size": 30, "font": G, "bold": True, "align": "center", "mt": 190, "lh": 140, "color": "#0b3d66"},
        "c2": {"size": 15, "font": G, "align": "center", "mt": 12},
        "c3": {"size": 15, "font": G, "align": "center", "mt": 250},
        "tt": {"size": 16, "font": G, "bold": True, "align": "center", "mb": 14},
        "toc": {"size": 10.5, "font": M, "lh": 145, "tab": 448, "align": "start"},
        "toc2": {"size": 10.5, "font": M, "lh": 145, "tab": 448, "align": "start", "ml": 16},
        "head": {"size": 8.5, "font": G, "align": "end"},
        "foot": {"size": 9, "font": G, "align": "center"},
    },
    "tables": {"grid": {"font": G, "head": "#dbe7f1", "pad": 3.5}, "three": {"font": G, "line": "none", "pad": 3.5}},
    "notes": '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:citation-body-style-name="sup" text:citation-style-name="sup"/>',
    "layouts": layout("L0", 595, 842, (72, 72, 60, 72)) + layout("L1", 595, 842, (50, 72, 40, 72)) + layout("L2", 842, 595, (46, 60, 36, 60)),
    "masters": master("Standard", "L0") + master("Toc", "L0") + master("Body", "L1", head="白嶺県DX戦略", foot="{n}") + master("Wide", "L2", head="白嶺県DX戦略　資料編", foot="{n}"),
}  # fmt: skip


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "shiramine_strategy", title="白嶺県DX戦略", issuer="白嶺県", municipality="白嶺県", municipality_code="990001",
        edition="改訂版", issued_on="2024-03-28", plan_start="2023-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.p("白嶺県DX戦略", "c1", gold=False)
    b.p("（改訂版）", "c2", gold=False)
    b.p("令和5（2023）年度～令和9（2027）年度", "c2", gold=False)
    b.p("令和6年3月28日\n白嶺県", "c3", gold=False)
    toc_at = len(b.items)
    toc = []
    fn = [0]

    def h1(num, title, page="Body"):
        b.items.append(("break", page))
        row = b.sec(1, num, title)
        row["_brk"] = True
        toc.append(("toc", f"{num}　{title}", row))
        return row

    def h2(num, title, origin="own"):
        row = b.sec(2, num, title, origin=origin)
        toc.append(("toc2", f"{num}　{title}", row))
        return row

    def p(text, notes=()):
        """Print a paragraph whose {1}, {2} are footnotes."""
        printed, clean = text, text
        for i, (_, words) in enumerate(notes, 1):
            printed = printed.replace(f"<{i}>", "{fn:" + words + "}")
            clean = clean.replace(f"<{i}>", "")
        mark = b.at(clean.split("。")[0])
        b.items.append(("para", "p", printed))
        b.say(clean)
        for term, words in notes:
            fn[0] += 1
            b.note(str(fn[0]), term, words, "footnote", mark)
        return mark

    h1("第1章", "戦略の策定に当たって")
    h2("1", "策定の趣旨")
    p("本県では、人口が平成12年の約112万人を頂点として減少に転じ、令和22年には約78万人になると推計されている。生産年齢人口の減少はさらに速く、医療、交通、農林業などの暮らしを支える現場で担い手の不足が深刻となっている。")
    p("こうした中、県民一人一人の幸福と地域の持続的な発展を両立させるためには、デジタル技術とデータを活用して、これまでの仕組みそのものを変えるデジタル・トランスフォーメーション<1>を、県、市町村、民間が力を合わせて進めなければならない。", [("デジタル・トランスフォーメーション", "デジタル・トランスフォーメーション（DX）：デジタル技術の浸透により、生活や産業の形をより良い方向に変えること。")])
    p("令和5年3月に策定した本戦略について、生成AIの急速な広がりや国の計画の改定を踏まえ、所要の改訂を行う。")
    h2("2", "戦略の位置付けと期間")
    p("本戦略は、「しらみね未来ビジョン2030」の実現をデジタルの面から支える分野横断の計画であり、官民データ活用推進基本法第9条第1項に基づく都道府県官民データ活用推進計画<1>を兼ねる。", [("都道府県官民データ活用推進計画", "都道府県官民データ活用推進計画：国の基本計画に即して都道府県が定める、データの活用を進めるための計画。")])
    b.meas("public-private-data-plan", "optional")
    p("期間は、令和5（2023）年度から令和9（2027）年度までの5年間とする。")

    h1("第2章", "デジタルを取り巻く動向")
    h2("1", "国の動向", "national")
    p("国は、令和2年12月に自治体DX推進計画を策定し、その後、数次の改定を重ねている。同計画において自治体が重点的に取り組むこととされた事項の概要は、次のとおりである。")
    national = [
        ("(1)", "自治体フロントヤード改革の推進", "frontyard-reform", "対面の窓口だけでなく、オンラインなど住民との接点を多様にし、データの対応を充実させる。", None),
        ("(2)", "自治体の情報システムの標準化・共通化", "system-standardization", "原則として2025年度末までに、ガバメントクラウドを活用した標準準拠システムへの移行を目指す。", ("2025年度末まで", "by_end_of_fiscal_year", 2025)),
        ("(3)", "公金収納におけるeLTAXの活用", "eltax-payment", "遅くとも2026年9月までに、地方税以外の公金についてもeLTAXを用いた納付を始める。", ("2026年9月まで", "by_date", "2026-09")),
        ("(4)", "マイナンバーカードの普及促進・利用の推進", "mynumber-card", "カードの申請や受取りの環境を整え、市民カード化など利用の場面を広げる。", None),
        ("(5)", "セキュリティ対策の徹底", "security", "国のガイドラインの改定を踏まえ、適切にセキュリティポリシーの見直しを行う。", None),
        ("(6)", "自治体のAI・RPAの利用推進", "ai-rpa", "導入のガイドブックを参考に、AIやRPAの導入と活用を進める。", None),
        ("(7)", "テレワークの推進", "telework", "導入の事例や手引を参考に、テレワークの導入と活用を進める。", None),
    ]  # fmt: skip
    for num, title, mid, text, date in national:
        b.sec(3, num, title, sep=" ", origin="national")
        m = b.meas(mid)
        p(text)
        if date:
            b.target(m, "other", *date)
    h2("2", "本県の現状")
    p("表2-1に示すとおり、本県の市町村におけるデジタル化の取組には規模による差が見られる。特に人口1万人未満の町村では、情報の担当者が1人以下の団体が7割を超える。")
    three = [["区分", "団体数", "オンライン化率", "専任職員の平均"], ["人口5万人以上", "6", "71.2%", "8.3人"], ["1万人以上5万人未満", "14", "48.9%", "2.6人"], ["1万人未満", "19", "22.4%", "0.8人"]]
    line = "0.8pt solid #000000"
    b.at("表2-1　県内の市町村の状況")
    mark = b.here
    b.items.append(("para", "cap", "表2-1　県内の市町村の状況（令和5年4月）"))
    b.items.append(("rules", three, [150, 80, 110, 110]))
    b.grid(three, caption="表2-1　県内の市町村の状況（令和5年4月）", header=1, mark=mark)
    b.items.append(("para", "src", "（出典）県デジタル推進局調べ"))

    h1("第3章", "目指す姿")
    p("本戦略では、「山も里も、つながって輝く白嶺」を目指す姿として掲げ、次の3つの視点に立って施策を進める。")
    for t in ("・県民の視点　一人一人の状況に合わせた、やさしいサービスを届ける。", "・現場の視点　担い手の負担を減らし、人にしかできない仕事に力を注ぐ。", "・共創の視点　県、市町村、企業、大学がデータと知恵を持ち寄る。"):
        b.p(t, "li")

    h1("第4章", "施策の展開")

    def item(num, title, mid, cert, state, acts, kpis, divs, notes=(), dates=()):
        b.sec(3, num, title, sep=" ")
        m = b.meas(mid, cert)
        b.p("［現状と課題］", "lab")
        for k, t in state:
            mark = p(t, notes if "<1>" in t else ())
            b.field(m, k, "［現状と課題］", t.replace("<1>", ""), mark)
        b.p("［主な取組］", "lab")
        first = None
        for a in acts:
            mk = b.p("○" + a, "li")
            first = first or mk
        b.field(m, "actions", "［主な取組］", "\n".join("○" + a for a in acts), first)
        for text, kind, when, phase, commits in dates:
            b.target(m, "actions", text, kind, when, phase=phase, commits=commits, mark=first)
        b.p("［担当課］", "lab")
        mk = b.p("、".join(d.replace("/", "　") for d in divs), "p")
        b.field(m, "departments", "［担当課］", "、".join(d.replace("/", "　") for d in divs), mk)
        for d in divs:
            b.dept(m, d, mark=mk)
            b.rows["departments"][-1]["text"] = d.replace("/", "　")
        rows = [["指標", "現状値", "目標値"]] + [[k[0], f"{k[2]}（{k[6]}）", f"{k[4]}（{k[7]}）"] for k in kpis]
        b.table(rows, [210, 115, 115], header=1, size=9)
        for name, unit, bv, bn, tv, tn, bp, tp, d in kpis:
            b.kpi(m, name, unit, (bv, bn, bp), (tv, tn, tp), d, text=f"{name} {bv}（{bp}） {tv}（{tp}）")

    R4, R9 = "令和4年度", "令和9年度"
    h2("1", "県民に寄り添う行政サービス")
    item("(1)", "行政手続のオンライン化", "online-procedures", "sure",
         [("current_state", "県が所管する約2,900の手続のうち、オンラインで申請できるものは件数で62.7%に当たる。"), ("issues", "添付書類や手数料の納付のために来庁を要する手続が残り、最初から最後までオンラインで終えられない。")],
         ["全ての手続を点検し、令和7（2025）年度末までに、原則として全ての手続をオンラインで完結できるようにする。", "県の収入証紙を廃止し、電子納付に切り替える。", "申請者の声を毎月分析し、画面を改善する。"],
         [("オンラインで申請できる手続の割合（件数）", "%", "62.7%", 62.7, "100%", 100, R4, "令和7年度", "up")], ["デジタル推進局/デジタル県庁課", "会計管理部/会計課"],
         dates=[("令和7（2025）年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)])  # fmt: skip
    item("(2)", "デジタルデバイドの解消", "digital-divide", "sure",
         [("current_state", "県政世論調査では、70歳以上の県民の46.3%が「デジタル機器の利用に不安がある」と答えている。"), ("issues", "市町村により支援の機会に差がある。")],
         ["デジタル推進委員<1>と連携し、全ての市町村で相談会を開く。".replace("<1>", ""), "障害者情報アクセシビリティの専門員を県内4か所に配置する。"],
         [("相談会を開いた市町村の数", "市町村", "17市町村", 17, "39市町村", 39, R4, R9, "up")], ["健康福祉部/長寿社会課", "健康福祉部/障害福祉課"])  # fmt: skip
    h2("2", "持続可能な県庁と市町村")
    item("(1)", "市町村のDXへの支援", "prefecture-support", "sure",
         [("current_state", "令和4年に「しらみねDX協働会議」を設け、全39市町村と県が課題を共有している。"), ("issues", "小規模な町村では、標準準拠システム<1>への移行と日々の業務の両立が難しくなっている。")],
         ["専門人材を県が確保し、令和6（2024）年度から市町村に派遣する。", "電子申請、AI-OCRなどを共同で調達する。", "町村の標準化の工程を県が毎月確認し、遅れが生じた団体を助ける。"],
         [("専門人材を派遣した市町村", "市町村", "0市町村", 0, "25市町村", 25, R4, R9, "up")], ["デジタル推進局/市町村DX支援室", "総務部/市町村課"],
         notes=[("標準準拠システム", "標準準拠システム：国が定めた標準仕様に適合した業務システム。")], dates=[("令和6（2024）年度から", "from", 2024, "implement", True)])  # fmt: skip
    item("(2)", "AIの活用による業務の改革", "ai-rpa", "sure",
         [("current_state", "令和5年8月から全職員が生成AIを使える環境を整え、利用者は月に約1,400人となった。"), ("issues", "正確さの確認や個人情報の取扱いに不安を持つ職員が多い。")],
         ["庁内の文書を参照する生成AIを令和6年度に試行し、令和7年度から本格的に運用する。", "RPAの対象を出先機関の業務に広げる。"],
         [("AI・RPAにより減らした業務の時間", "時間", "11,200時間", 11200, "60,000時間", 60000, R4, R9, "up")], ["デジタル推進局/デジタル県庁課"],
         dates=[("令和6年度", "fiscal_year", 2024, "trial", False), ("令和7年度から", "from", 2025, "operate", True)])  # fmt: skip
    item("(3)", "場所にとらわれない働き方", "telework", "sure",
         [("current_state", "全職員の端末を持ち運びのできるものに更新した。"), ("issues", "出先機関での利用が進んでいない。")],
         ["共用の執務室を地域振興局に設ける。", "電子決裁の割合を高め、紙の書類を減らす。"],
         [("月1回以上テレワークを行う職員の割合", "%", "18.4%", 18.4, "50%", 50, R4, R9, "up")], ["総務部/人事課", "総務部/管財課"])  # fmt: skip
    item("(4)", "情報セキュリティの強化", "security", "sure",
         [("current_state", "県と市町村が共同で利用する情報セキュリティクラウドを令和4年度に更新した。"), ("issues", "クラウドサービスの利用が広がり、従来の境界による防御では守り切れない。")],
         ["令和8（2026）年度までにゼロトラストの考え方による構成へ移る。", "県と市町村の合同の演習を年2回行う。"],
         [("演習に参加した市町村", "市町村", "21市町村", 21, "39市町村", 39, R4, R9, "up")], ["デジタル推進局/情報基盤課"],
         dates=[("令和8（2026）年度まで", "by_end_of_fiscal_year", 2026, "implement", True)])  # fmt: skip
    h2("3", "地域と産業の力を高めるデジタル化")
    item("(1)", "オープンデータの推進", "open-data", "sure",
         [("current_state", "県のデータカタログでは312件のデータを公開している。"), ("issues", "機械判読に適した形のものは4割にとどまる。")],
         ["3次元の点群データを公開し、防災や観光での利用を促す。", "市町村と共通の形でデータを整える。"],
         [("公開するデータの数", "件", "312件", 312, "1,000件", 1000, R4, R9, "up")], ["デジタル推進局/データ戦略課"])  # fmt: skip
    item("(2)", "中山間地域の暮らしを支えるデジタル化", "regional-digitalization", "optional",
         [("current_state", "ドローンによる医薬品の配送を2つの村で試している。"), ("issues", "採算が取れず、実証の後に続かない事業が多い。")],
         ["遠隔での診療、自動運転の移動などを組み合わせて、集落の暮らしを支える。", "農業用の水路の見回りを遠隔化する。"],
         [("技術の実装が続いている地区", "地区", "3地区", 3, "20地区", 20, R4, R9, "up")], ["地域振興部/中山間地域課", "農林水産部/農村整備課"])  # fmt: skip

    h1("第5章", "推進体制")
    b.meas("organization", "optional")
    p("知事を本部長とする白嶺県DX推進本部の下、副知事が最高デジタル責任者（CDO）<1>として全庁の取組を統括する。外部の有識者からなるDXアドバイザリーボードは、技術と利用者の立場から助言を行う。", [("CDO", "CDO：Chief Digital Officerの略。組織のデジタル化を率いる責任者。")])
    for name, kind, holder, duties in (("本部長", "role", "知事", None), ("白嶺県DX推進本部", "body", None, None), ("最高デジタル責任者（CDO）", "role", "副知事", "全庁の取組を統括する"), ("DXアドバイザリーボード", "body", "外部の有識者", "技術と利用者の立場から助言を行う")):
        b.org(name, kind, holder, duties)
    p("進み具合は毎年度、指標により確かめ、結果を公表する。")

    top = h1("資料1", "他の自治体の取組事例")
    top["origin"] = "other_body"
    p("本戦略の検討に当たり参考とした、他の自治体の取組を紹介する。")
    cases = [
        ("(1)", "書かない窓口の導入（瑞浜県青潮市）", "frontyard-reform", "住民異動の手続を一つの窓口にまとめ、職員が聞き取りながら申請書を作成する。待ち時間は平均で38分から17分に短くなった。令和6年度末までに全支所で実施する予定とされている。", ("令和6年度末まで", "by_end_of_fiscal_year", 2024)),
        ("(2)", "RPAによる税務の効率化（瑞浜県）", "ai-rpa", "自動車税の還付の処理にRPAを用い、年間で1,200時間の作業を減らした。", None),
        ("(3)", "スマートフォン相談所（東ヶ峰県砂原町）", "digital-divide", "商店街の空き店舗に相談所を設け、地元の高校生が相談員を務めている。", None),
    ]  # fmt: skip
    for num, title, mid, text, date in cases:
        b.sec(2, num, title, sep=" ", origin="other_body")
        m = b.meas(mid)
        p(text)
        if date:
            b.target(m, "other", *date)
    h2x = b.sec(1, "資料2", "用語集", brk=False)
    toc.append(("toc", "資料2　用語集", h2x))
    for term, words in (("AI-OCR", "手書きの文字などをAIで読み取り、データに変える技術。"), ("ガバメントクラウド", "国と地方公共団体が共同で利用するクラウドサービスの環境。"), ("ゼロトラスト", "内と外を区別せず、全ての通信を確かめる守り方。"), ("点群データ", "地形や建物の形を、位置を持つ多数の点で表したデータ。")):
        b.p(term, "term")
        b.note(None, term, words, "glossary", b.p(words, "p"))

    h1("資料3", "主な取組の工程", "Wide")
    p("市町村への支援と県庁の改革に関する主な取組の工程は、次のとおりである。")
    years = [f"令和{y}年度" for y in range(5, 10)]
    F = "#cfe2f3"
    plan = [
        ("専門人材の派遣", "prefecture-support", "市町村DX支援室", [(0, 0, "募集・選考", "prepare"), (1, 4, "市町村への派遣", "implement")]),
        ("共同調達", "prefecture-support", "市町村DX支援室", [(0, 1, "需要の調査", "study"), (2, 4, "共同調達の実施", "implement")]),
        ("手続の完全オンライン化", "online-procedures", "デジタル県庁課", [(0, 2, "手続の点検と改修", "prepare"), (3, 4, "改善の継続", "continue")]),
        ("収入証紙の廃止", "online-procedures", "会計課", [(1, 1, "条例の改正", "prepare"), (2, 2, "廃止", "implement")]),
        ("庁内文書を参照する生成AI", "ai-rpa", "デジタル県庁課", [(1, 1, "試行", "trial"), (2, 4, "本格運用", "operate")]),
        ("ゼロトラストへの移行", "security", "情報基盤課", [(0, 0, "調査", "study"), (1, 2, "設計・構築", "prepare"), (3, 4, "運用", "operate")]),
    ]  # fmt: skip
    rows = [["取組", "担当課", *years]]
    for name, _, div, bars in plan:
        line_cells, at = [C(name), C(div, align="center")], 0
        for s, e, text, _ in bars:
            line_cells += [C() for _ in range(at, s)] + [C(text, cs=e - s + 1, fill=F, align="center")] + [None] * (e - s)
            at = e + 1
        rows.append(line_cells + [C() for _ in range(at, 5)])
    t = b.table(rows, [170, 110, 88, 88, 88, 88, 88], caption="表3　主な取組の工程表", header=1, size=10)
    for name, mid, div, bars in plan:
        for s, e, text, phase in bars:
            b.sched(t, mid, name, None, (2023 + s, 2023 + e), "bar", text, phase)
        b.dept({"measure_id": mid, "section_id": b.open[-1]["section_id"], "departments": []}, div)

    # the last page is typeset lying on its side and turned by /Rotate
    b.open = []
    mark = b.at("資料4　分野別の参考指標")
    row = b.section(1, "資料4", "分野別の参考指標", mark, brk=True)
    toc.append(("toc", "資料4　分野別の参考指標", row))
    lead = "戦略の指標のほか、次の参考指標により社会の変化を確かめる。"
    b.say(lead)
    ref = [("暮らし", "オンライン診療を行う医療機関の数", "機関", "58機関", 58, "200機関", 200), ("暮らし", "キャッシュレス決済の比率", "%", "29.1%", 29.1, "50%", 50), ("産業", "デジタル技術を使う経営体の割合（農業）", "%", "19.6%", 19.6, "45%", 45),
           ("産業", "IT関連企業の立地の件数", "件", "24件", 24, "60件", 60), ("行政", "マイナンバーカードの保有率", "%", "72.9%", 72.9, "90%", 90)]  # fmt: skip
    grid = [["分野", "指標", "現状値（令和4年度）", "目標値（令和9年度）"]] + [[r[0], r[1], r[3], r[5]] for r in ref]
    b.grid(grid, header=1, mark=mark)
    for _, name, unit, bv, bn, tv, tn in ref:
        b.kpi({"section_id": row["section_id"], "measure_id": "mynumber-card" if "マイナンバー" in name else None}, name, unit, (bv, bn, R4), (tv, tn, R9), "up", mark=mark)

    def typeset():
        with tempfile.TemporaryDirectory() as folder:
            main, last = Path(folder) / "main.pdf", Path(folder) / "last.pdf"
            soffice(with_rules(to_fodt(b_with_toc(), ST)), "fodt", main)
            document = pypdfium2.PdfDocument(main)
            number = len(document) + 1
            chromium(
                "<!doctype html><html lang='ja'><meta charset='utf-8'><style>@page{size:595pt 842pt;margin:0}body{margin:0;font-family:'Noto Sans CJK JP';width:595pt;height:842pt;overflow:hidden;position:relative}html{overflow:hidden}"
                ".s{position:absolute;width:842pt;height:595pt;left:0;top:842pt;transform-origin:0 0;transform:rotate(-90deg)}"
                ".i{padding:46pt 60pt}h1{font-size:17pt;color:#0b3d66;border-bottom:2pt solid #0b3d66;margin:0 0 10pt}"
                "p{font-family:'Noto Serif CJK JP';font-size:10.5pt;text-indent:1em;margin:0 0 8pt}table{border-collapse:collapse;width:100%;table-layout:fixed}"
                "td,th{border:.6pt solid #222;padding:6pt;font-weight:normal}th{background:#dbe7f1}.f{position:absolute;bottom:30pt;width:842pt;text-align:center;font-size:9pt}</style>"
                f"<body><div class='s'><div class='i'><h1>資料4　分野別の参考指標</h1><p>{lead}</p>{table_html(grid, [90, 330, 150, 150], 1, 'g', 10)}</div><div class='f'>{number}</div></div></body></html>",
                last,
            )
            extra = pypdfium2.PdfDocument(last)
            document.import_pages(extra, [0])
            document[number - 1].set_rotation(90)
            document.save(PDFS / f"{b.name}.pdf")
            return number

    class View:
        """The book with contents and three-line tables set for one run."""

    def b_with_toc():
        view = View()
        view.document = b.document
        items = [("break", "Toc"), ("para", "tt", "目次")]
        items += [("para", style, f"{text}\t{r['page_start'].page}") for style, text, r in toc]
        out = []
        for item in b.items[:toc_at] + items + b.items[toc_at:]:
            out.append(("table", item[1], item[2], 1, "three", 9.5) if item[0] == "rules" else item)
        view.items = out
        return view

    def with_rules(markup):
        """Give the three-line table its rules: above and below the head, below the last row."""
        import re

        start = markup.index('fo:border="none" fo:padding="3.5pt"')
        name = re.findall(r'style:name="(T\d+)r0x0"[^<]*><style:table-cell-properties fo:border="none"', markup)[0]
        for r in range(4):
            edges = {0: f'fo:border-top="{line}" fo:border-bottom="{line}"', 3: f'fo:border-bottom="{line}"'}.get(r)
            if edges:
                markup = re.sub(rf'(style:name="{name}r{r}x\d"[^<]*><style:table-cell-properties )fo:border="none"', rf"\1{edges}", markup)
        return markup if start else markup

    pages = 0
    for _ in range(2):
        for m in b.marks:
            m.page = 0
        pages = typeset()
        b.look_up(PDFS / f"{b.name}.pdf", skip={2})
    seen: dict[int, int] = {}
    for note in (row for row in b.rows["notes"] if row["marker"] is not None):  # Writer begins anew on each page
        page = note["page"].page
        seen[page] = seen.get(page, 0) + 1
        note["marker"] = str(seen[page])
    b.page(1, None, "cover")
    b.page(2, None, "toc")
    for n in range(3, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
