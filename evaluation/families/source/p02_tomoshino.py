"""灯野町: report in two columns with notes in the outer margin (Chromium)."""

from book import Book, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'IPAMincho';font-size:10.5pt;line-height:1.75}
.page{width:210mm;height:296.6mm;box-sizing:border-box;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.cols{position:absolute;top:26mm;max-height:246mm;column-count:2;column-gap:8mm;column-fill:balance}
.odd .cols{left:18mm;width:136mm}.odd .side{right:12mm;width:36mm}
.even .cols{right:18mm;width:136mm}.even .side{left:12mm;width:36mm}
.side{position:absolute;top:30mm;font-family:'IPAPGothic';font-size:8pt;line-height:1.5;color:#333}
.side p{border-top:.6pt solid #999;padding-top:2pt;margin-bottom:14pt!important}
.foot{position:absolute;bottom:11mm;left:0;right:0;text-align:center;font-size:9.5pt;font-family:'IPAMincho'}
.run{position:absolute;top:13mm;left:18mm;right:18mm;font-size:8.5pt;border-bottom:.5pt solid #777;font-family:'IPAPGothic'}
p.h1{font-family:'IPAGothic';font-size:14pt;line-height:1.4;background:#e6e6e6;padding:3pt 5pt;margin:0 0 7pt;break-after:avoid}
p.h2{font-family:'IPAGothic';font-size:11.5pt;line-height:1.5;margin:8pt 0 2pt;break-after:avoid}
p.p{text-indent:1em;text-align:justify}
p.lab{font-family:'IPAGothic';break-after:avoid}
p.li{padding-left:1em;text-indent:-1em}
p.cont{text-align:justify}
sup{font-size:60%;line-height:0}
p.c1{font-size:28pt;text-align:center;letter-spacing:.1em;margin-top:75mm}
p.c2{font-size:14pt;text-align:center;margin-top:8mm}
p.tt{font-family:'IPAGothic';font-size:15pt;text-align:center;margin-bottom:8mm}
p.toc{display:flex;font-size:10.5pt}p.toc i{flex:1;border-bottom:1.2pt dotted #666;margin:0 3pt 6pt}
"""

NAMES = "住民基本台帳、選挙人名簿管理、固定資産税、個人住民税、法人住民税、軽自動車税、国民健康保険、国民年金、障害者福祉、後期高齢者医療、介護保険、児童手当、生活保護、健康管理、就学、児童扶養手当、子ども・子育て支援"


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "tomoshino_columns", title="灯野町DX推進計画", issuer="灯野町", municipality="灯野町", municipality_code="993212",
        issued_on="2022-03-01", plan_start="2022-04-01", plan_end="2026-03-31",
    )  # fmt: skip
    state = {"n": 0, "side": []}
    b.raw('<div class="page"><p class="c1">灯野町DX推進計画</p><p class="c2">令和４年度～令和７年度</p><p class="c2" style="margin-top:95mm">令和４年３月<br>灯　野　町</p></div>')
    b.page(1, None, "cover")
    toc_at = len(b.items)

    def turn(chapter=None):
        if state["n"]:
            close()
        state["n"] += 1
        n = state["n"]
        b.raw(f'<div class="page {"odd" if n % 2 else "even"}"><div class="run">灯野町DX推進計画</div><div class="cols">')
        b.page(n + 2, str(n))

    def close():
        b.raw("</div>")
        b.raw('<div class="side">')
        for marker, term, text, section in state["side"]:
            mark = b.at(text)
            b.items.append(("para", "sn", f"{marker}　{text}"))
            row = {"section_id": section["section_id"], "marker": marker, "term": term, "text": text, "page": mark, "kind": "footnote"}
            b.rows["notes"].append(row)
        b.raw(f'</div><div class="foot">{state["n"]}</div></div>')
        state["side"] = []

    def note(marker, term, text):
        state["side"].append((marker, term, text, b.open[-1]))

    def label(m, field, name, paras, style="p"):
        b.p("■" + name, "lab")
        mark = None
        for t in paras:
            k = b.p(t, style)
            mark = mark or k
        b.field(m, field, name, "\n".join(paras), mark)

    toc = []

    def h1(num, title):
        b.sec(1, num, title)
        toc.append((f"{num}　{title}", state["n"]))

    def h2(num, title):
        toc.append((f"　{num}　{title}", state["n"]))
        return b.sec(2, num, title)

    turn()
    h1("第１章", "計画の基本的な考え方")
    h2("１", "策定の背景")
    b.p("本町の人口は、昭和30年の１万4,800人を頂点に減り続け、令和２年には6,120人となった。役場の職員もこの20年で３割減り、窓口や現場を支える力が細っている。")
    b.p("その一方で、光ファイバーは町内の全域に行き渡り、暮らしの中でデジタル技術に触れる機会は増えている。国は令和２年12月に「デジタル社会の実現に向けた改革の基本方針」を定め、「誰一人取り残さない、人に優しいデジタル化」を掲げた。")
    b.p("本町においても、デジタル・トランスフォーメーション{sup:＊１}を進め、少ない人数であっても町民に寄り添う行政を続けるため、本計画を策定する。")
    note("＊１", "デジタル・トランスフォーメーション", "デジタル・トランスフォーメーション（DX）　デジタル技術によって、生活や仕事の形をより良く変えること。")
    h2("２", "計画の性格")
    b.p("本計画は、第６次灯野町振興計画を情報の面から支える個別の計画であり、官民データ活用推進基本法第９条第３項に基づく「市町村官民データ活用推進計画」を兼ねるものとする。")
    b.meas("public-private-data-plan", "optional")
    h2("３", "計画の期間")
    b.p("令和４年度から令和７年度までの４年間とする。国の計画の改定や技術の変化に応じて、必要な見直しを行う。")
    h1("第２章", "推進体制の構築")
    h2("１", "組織体制の整備")
    m = b.meas("organization", "sure")
    b.p("町長を本部長とする「灯野町デジタル推進本部」を令和４年４月に設置する。副町長を最高情報統括責任者（CIO{sup:＊２}）とし、全ての課の長を本部員とする。事務局は総務課に置く。")
    note("＊２", "CIO", "CIO　Chief Information Officerの略。組織の情報政策を統括する責任者のこと。")
    b.target(m, "other", "令和４年４月", "month", "2022-04", phase="implement", commits=True)
    b.org("本部長", "role", "町長", None)
    b.org("灯野町デジタル推進本部", "body", None, None)
    b.org("最高情報統括責任者（CIO）", "role", "副町長", None)
    b.org("本部員", "role", "全ての課の長", None)
    b.org("事務局", "body", "総務課", None)
    h2("２", "デジタル人材の確保・育成")
    m = b.meas("human-resources", "sure")
    b.p("専門的な知見を持つ人材をCIO補佐官として任用するため、県及び近隣の町村と協議を進め、令和５年度末までに共同で任用することを目指す。")
    b.target(m, "other", "令和５年度末まで", "by_end_of_fiscal_year", 2023, phase="implement", commits=True)
    b.p("職員に対しては、役職に応じた研修を毎年度実施し、業務を見直す力とデータを読み解く力を養う。")
    h2("３", "計画的な取組み")
    b.meas("planned-approach", "sure")
    b.p("取組みごとに目標時期と担当課を定め、デジタル推進本部が年２回、進み具合を確認する。情報システムの更新に当たっては、標準化の時期を踏まえて契約の期間を調整する。")
    h1("第３章", "重点取組事項")

    def item(num, title, mid, policy, when, dates, acts, divs, notes=()):
        h2(num, title)
        m = b.meas(mid, "sure")
        label(m, "policy", "方針", policy)
        label(m, "target", "目標時期", [when])
        for e in dates:
            b.target(m, "target", e[0], e[1], e[2], phase=e[3], commits=len(e) > 4)
        label(m, "actions", "取組内容", acts, "li")
        label(m, "departments", "担当課", ["、".join(divs)])
        b.dept(m, *divs)
        for x in notes:
            note(*x)

    item("１", "自治体の情報システムの標準化・共通化", "system-standardization",
         ["基幹系の17業務{sup:＊３}のシステムについて、国が策定する標準仕様に準拠したシステムへ移行する。"], "令和７年度末までに移行を完了する。",
         [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
         ["・現行のシステムの調査と、標準仕様との比較を行う。", "・県内の町村による共同利用の枠組みを生かし、移行の計画を作る。"], ["総務課", "町民課", "税務課"],
         [("＊３", None, NAMES + "の17の業務。")])  # fmt: skip
    this = [s for s in b.rows["sections"] if s["title"].endswith("標準化・共通化")][0]
    for name in NAMES.split("、"):
        b.system(name, "令和７年度末まで", this)
    turn()
    item("２", "マイナンバーカードの普及促進", "mynumber-card", ["町民の大半がカードを持つことを目指し、申請しやすい機会を増やす。"], "令和４年度末までに実施する。",
         [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True)],
         ["・地区の集会や健診の会場に出向き、申請を受け付ける。", "・毎週木曜日は19時まで窓口を延長する。"], ["町民課"])  # fmt: skip
    item("３", "行政手続のオンライン化", "online-procedures", ["子育て、介護などの手続について、マイナポータルからの申請を可能とする。"], "令和４年度末までに開始し、令和５年度以降は対象を順次広げる。",
         [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True), ("令和５年度以降", "from", 2023, None)],
         ["・ぴったりサービス{sup:＊４}の入力の画面を整える。", "・申請のデータを基幹系システムに取り込む仕組みを導入する。", "・町独自の手続については、県の電子申請システムを使う。"], ["総務課", "福祉課"],
         [("＊４", "ぴったりサービス", "ぴったりサービス　マイナポータルの機能の一つで、手続の検索と電子申請ができる。")])  # fmt: skip
    item("４", "AI・RPAの利用促進", "ai-rpa", ["繰り返しの多い作業を機械に任せ、職員が町民と向き合う時間を増やす。"], "令和５年度から運用する。",
         [("令和５年度から", "from", 2023, "operate", True)],
         ["・会議録の作成にAIを用いる。", "・ふるさと納税の受付の処理にRPA{sup:＊５}を導入する。"], ["総務課", "産業課"],
         [("＊５", "RPA", "RPA　Robotic Process Automationの略。パソコンの操作を自動で行う技術。")])  # fmt: skip
    item("５", "テレワークの推進", "telework", ["災害や感染症の流行のときにも業務を続けられるよう、離れた場所で働ける環境を整える。"], "令和６年度までに整備する。",
         [("令和６年度まで", "by_end_of_fiscal_year", 2024, "implement", True)],
         ["・持ち運びのできる端末を各課に配る。", "・在宅での勤務に関する規程を定める。"], ["総務課"])  # fmt: skip
    turn()
    item("６", "セキュリティ対策の徹底", "security", ["国のガイドラインの改定を踏まえ、情報セキュリティポリシーを見直す。"], "令和４年度中に見直す。",
         [("令和４年度中", "fiscal_year", 2022, "review", True)],
         ["・次期の自治体情報セキュリティクラウドへ移行する。", "・職員への研修と自己点検を毎年行う。"], ["総務課"])  # fmt: skip
    h1("第４章", "あわせて取り組む事項")
    h2("１", "デジタルデバイド対策")
    m = b.meas("digital-divide", "sure")
    first = "高齢の町民や障害のある町民が、デジタル化の恩恵から取り残されることのないよう、身近な場所で学び、相談できる機会を設ける。町内の全12地区の公民館にインターネットの環境を整え、携帯電話会社や町内の高校と連携して、"
    second = "使い方の教室を年間24回開く。教室に通うことが難しい町民に対しては、地域おこし協力隊が自宅を訪ねて支援する。これらは令和４年10月から実施する。"
    b.p(first + second)
    b.target(m, "other", "令和４年10月から", "from", "2022-10", phase="implement", commits=True)
    h2("２", "地域社会のデジタル化")
    m = b.meas("regional-digitalization", "sure")
    b.p("農業では、水田の水位を離れた場所から確かめる装置を、令和５年度に３つの地区で試行する。観光では、名所を巡る電子のスタンプラリーを行い、集めたデータを商店街と共有する。")
    b.target(m, "other", "令和５年度", "fiscal_year", 2023, phase="trial")
    b.p("防災では、避難所の開設と混み具合を、町の公式アプリで知らせる仕組みを令和６年度末までに整える。")
    b.target(m, "other", "令和６年度末まで", "by_end_of_fiscal_year", 2024, phase="implement", commits=True)
    h1("第５章", "進捗の管理")
    b.p("デジタル推進本部は、毎年５月に前年度の取組みの結果を評価し、町議会に報告するとともに、町のホームページで公表する。")
    b.p("評価に当たっては、町民の代表、学識経験者からなる振興計画審議会の意見を聴く。")
    close()
    page = ['<div class="page"><div class="cols" style="column-count:1;left:30mm;width:150mm"><p class="tt">目　次</p>']
    page += [f'<p class="toc"><span>{t}</span><i></i><span>{n}</span></p>' for t, n in toc]
    b.items.insert(toc_at, ("raw", "".join(page) + "</div></div>"))
    b.rows["pages"].insert(1, {"page": 2, "label": None, "kind": "toc"})
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
