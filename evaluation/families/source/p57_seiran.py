"""青嵐県: a prefecture's strategy: Ⅰ / １ / (１), 【現状】【課題】【今後の取組】 with ○ sentences that end in their divisions, a table of targets a policy (Chromium)."""

from book import PDFS, Book, C, page_texts, print_html

CSS = """
@page{size:A4;margin:25mm 23mm 22mm;@bottom-center{content:'－ ' counter(page) ' －';font:9pt 'IPAMincho'}}
@page:first{@bottom-center{content:''}}
body{margin:0;font-family:'IPAMincho';font-size:10.5pt;line-height:1.7;color:#000}
p.t{font:25pt 'IPAGothic';text-align:center;margin-top:70mm}p.t1{font:14pt 'IPAGothic';text-align:center;margin-top:6mm}p.t2{font:14pt 'IPAMincho';text-align:center;margin-top:95mm}p.t3{font:17pt 'IPAMincho';text-align:center;margin-top:3mm}
p.h1{font:16pt/1.5 'IPAGothic';text-align:center;border-top:.6mm solid #1c3f94;border-bottom:.6mm solid #1c3f94;padding:1.5mm;margin:0 0 6mm}
p.h2{font:13pt/1.6 'IPAGothic';margin:6mm 0 2mm;background:#e6ebf7;padding:.5mm 2mm;break-after:avoid}
p.h3{font:11.5pt/1.6 'IPAGothic';margin:5mm 0 1mm;break-after:avoid}
p.lab{font:10.5pt/1.6 'IPAGothic';margin:2mm 0 0 1em;break-after:avoid}p.p{text-indent:1em;text-align:justify}
p.li{margin-left:3em;text-indent:-1em}p.cap{font:9.5pt 'IPAGothic';margin:3mm 0 0;break-after:avoid}
table{margin:1mm 0 3mm;break-inside:avoid}table td,table th{border:.25mm solid #333;padding:.8mm 2mm;font-weight:normal;line-height:1.45;vertical-align:middle}table th{background:#e6ebf7;font-family:'IPAGothic'}
p.q{margin:2mm 2em;font-size:9.5pt}
"""
# policy: (number, title, measure, states, issues, actions [(text, divisions)], targets, indicators)
POLICIES = [
    ("Ⅰ", "県民の利便性の向上", [
        ("１", "行政手続のオンライン化", "online-procedures", ["県の行政手続3,150手続のうち、電子申請が可能な手続は1,204手続（38.2％）となっています。"], ["手数料の納付や証紙の貼付が必要な手続について、オンラインで完結できる仕組みが求められています。"],
         [("年間の申請件数が多い手続から優先して電子申請の対象とし、令和８年度末までに90％以上のオンライン化を目指します。", ["デジタル戦略課"]), ("収入証紙を廃止し、キャッシュレス決済及び電子納付を導入します。", ["会計課", "財政課"]), ("申請書等の様式を点検し、添付書類の削減を進めます。", ["行政経営課", "関係課"])],
         [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None, True)], [("行政手続のオンライン化率", "％", "38.2％", 38.2, "90％", 90, "up"), ("電子申請の利用件数（年間）", "件", "86,000件", 86000, "300,000件", 300000, "up")]),
        ("２", "デジタルデバイド対策", "digital-divide", ["県政モニター調査では、70歳以上の42.5％がスマートフォンを「利用していない」又は「ほとんど利用していない」と回答しています。"], ["市町村や民間事業者による講座の開催状況に地域差があります。"],
         [("市町村が開催する講習会に講師を派遣します。", ["地域デジタル推進課"]), ("障害者ＩＣＴサポートセンターにおいて、機器の利用に関する相談に応じます。", ["障害福祉課"])],
         [], [("講習会の受講者数（累計）", "人", "4,120人", 4120, "20,000人", 20000, "up")]),
    ]),
    ("Ⅱ", "行政のデジタル改革", [
        ("１", "県庁の業務改革", "bpr", ["庁内の業務量を把握するため、令和５年度に全所属を対象とした調査を実施しました。"], ["紙や対面を前提とした業務が多く残り、時間外勤務の縮減が進んでいません。"],
         [("業務プロセスの可視化と見直しを、全ての部局で実施します。", ["行政経営課"]), ("電子決裁を原則とし、令和７年度中に新たな文書管理システムを稼働させます。", ["総務課", "デジタル戦略課"])],
         [("令和７年度中", "fiscal_year", 2025, "operate", True)], [("電子決裁率", "％", "55.3％", 55.3, "100％", 100, "up")]),
        ("２", "ＡＩ等の利活用", "ai-rpa", ["令和５年８月から、庁内で生成ＡＩを試行的に利用しています。"], ["正確性や情報の取扱いに関する職員の理解を深める必要があります。"],
         [("生成ＡＩの本格的な利用を開始し、庁内の文書を活用した回答の仕組みを構築します。", ["デジタル戦略課"]), ("会議録作成支援、ＡＩ－ＯＣＲ及びＲＰＡを市町村と共同で利用します。", ["デジタル戦略課", "市町村課"])],
         [], [("ＡＩ等の利用により削減した時間（年間）", "時間", "3,400時間", 3400, "30,000時間", 30000, "up")]),
        ("３", "柔軟な働き方の推進", "telework", ["在宅勤務及びサテライトオフィスの利用者は、延べ9,800人となっています。"], ["所属によって利用状況に偏りがあります。"],
         [("在宅勤務に対応した業務用端末への更新を、令和６年度から順次行います。", ["デジタル戦略課"]), ("管理職を対象とした研修を実施します。", ["人事課"])],
         [("令和６年度から", "from", 2024, None, True)], [("テレワークの実施者数（年間延べ）", "人", "9,800人", 9800, "25,000人", 25000, "up")]),
        ("４", "情報セキュリティの強化", "security", ["県と市町村が共同で自治体情報セキュリティクラウドを運用しています。"], ["サイバー攻撃の手口が巧妙化しており、職員一人ひとりの意識の向上が欠かせません。"],
         [("情報セキュリティポリシーを不断に見直し、監査及び訓練を実施します。", ["デジタル戦略課"]), ("次期セキュリティクラウドへの移行を令和８年度に行います。", ["デジタル戦略課"])],
         [("令和８年度", "fiscal_year", 2026, "implement", True)], [("情報セキュリティ研修の受講率", "％", "91.0％", 91, "100％", 100, "up")]),
    ]),
    ("Ⅲ", "市町村との連携", [
        ("１", "市町村のＤＸへの支援", "prefecture-support", ["県内41市町村のうち、情報担当の職員が１人以下の団体が12団体あります。"], ["専門的な人材の確保や、システムの調達に関する知見の不足が課題となっています。"],
         [("県と市町村で構成する「青嵐県デジタル推進協議会」を設置し、人材の派遣や共同調達を進めます。", ["市町村課", "デジタル戦略課"]), ("令和６年10月から、県が採用したデジタル人材を希望する市町村に派遣します。", ["市町村課"])],
         [("令和６年10月から", "from", "2024-10", None, True)], [("デジタル人材を派遣した市町村数", "市町村", "０市町村", 0, "20市町村", 20, "up")]),
        ("２", "情報システムの標準化への対応", "system-standardization", ["市町村では、令和７年度末の期限に向けて、標準準拠システムへの移行作業を進めています。"], ["移行に要する経費や人員の確保が困難な団体があります。"],
         [("進捗状況を毎月確認し、課題を抱える市町村に助言を行います。", ["市町村課"]), ("県が保有する対象システムについて、令和７年度末までに移行を完了します。", ["税務課", "障害福祉課"])],
         [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)], [("移行を完了した市町村数", "市町村", "０市町村", 0, "41市町村", 41, "up")]),
    ]),
    ("Ⅳ", "地域・産業のデジタル化", [
        ("１", "データの利活用の促進", "open-data", ["県と市町村のオープンデータを掲載するポータルサイトを運営しています。"], ["掲載されたデータの形式が統一されておらず、活用が限られています。"],
         [("市町村と共通の形式によるデータの公開を進め、民間の活用を促します。", ["統計課", "デジタル戦略課"])],
         [], [("オープンデータの公開件数", "件", "860件", 860, "2,000件", 2000, "up")]),
        ("２", "中小企業・農林水産業のデジタル化", "regional-digitalization", ["県内の中小企業のうち、ＤＸに取り組んでいる企業は17.6％です。"], ["デジタル化を担う人材や資金が不足しています。"],
         [("産業支援センターに相談窓口を置き、専門家を派遣します。", ["産業政策課"]), ("ドローンやセンサーを用いたスマート農林水産業の実装を支援します。", ["農業振興課", "林業振興課", "水産課"])],
         [], [("専門家派遣を受けた企業数（累計）", "社", "35社", 35, "400社", 400, "up")]),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "seiran_senryaku", title="青嵐県ＤＸ推進戦略", issuer="青嵐県", municipality="青嵐県", prefecture="青嵐県", municipality_code="990035",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    b.p("青嵐県ＤＸ推進戦略", "t", gold=False)
    b.p("令和６（2024）年度～令和８（2026）年度", "t1", gold=False)
    b.p("令和６（2024）年３月", "t2", gold=False)
    b.p("青　嵐　県", "t3", gold=False)
    b.sec(1, "第１章", "戦略の策定に当たって", brk=True)
    b.sec(2, "１", "策定の趣旨")
    b.p("本県の人口は、2045年には現在の約７割まで減少すると推計されており、地域の活力の維持や行政サービスの担い手の確保が大きな課題となっています。こうした課題に対応し、県民一人ひとりが豊かさを実感できる社会を実現するため、県、市町村、民間が一体となってＤＸを推進する指針として、本戦略を策定します。")
    b.sec(2, "２", "戦略の位置付け")
    b.p("本戦略は、「青嵐県総合計画」の部門別計画であり、官民データ活用推進基本法に基づく「都道府県官民データ活用推進計画」を兼ねるものです。")
    b.sec(2, "３", "戦略の期間")
    b.p("令和６年度から令和８年度までの３年間とします。")
    b.sec(1, "第２章", "国の動向", brk=False, origin="national")
    b.p("国は、令和５年６月に「デジタル社会の実現に向けた重点計画」を改定し、デジタル化の基本的な方向性を示しました。また、総務省の「自治体ＤＸ推進計画」では、自治体が重点的に取り組むべき事項として、自治体情報システムの標準化・共通化、行政手続のオンライン化などが掲げられています。")
    b.sec(1, "第３章", "施策の展開", brk=True)
    for g, (pn, pillar, items) in enumerate(POLICIES):
        b.sec(2, pn, pillar, brk=g > 0 and g != 3)
        for num, title, mid, states, issues, acts, dates, gauges in items:
            b.sec(3, num, title).pop("text")
            m = b.meas(mid)
            for label, field, lines in (("【現状】", "current_state", states), ("【課題】", "issues", issues)):
                b.p(label, "lab", gold=False)
                marks = [b.p(f"○　{x}", "li", gold=False) for x in lines]
                b.field(m, field, label, "\n".join(f"○　{x}" for x in lines), mark=marks[0])
            m.pop("current_state")
            m.pop("issues")
            b.p("【今後の取組】", "lab", gold=False)
            lines = [f"○　{x}（{'、'.join(d)}）" for x, d in acts]
            marks = [b.p(x, "li", gold=False) for x in lines]
            b.field(m, "actions", "【今後の取組】", "\n".join(lines), mark=marks[0])
            m.pop("actions")
            seen = set()
            for mark, (_, divs) in zip(marks, acts, strict=True):
                b.dept(m, *[d for d in divs if d != "関係課" and d not in seen], mark=mark)
                seen.update(divs)
            for tx, kind, w, phase, commits in dates:
                b.target(m, "actions", tx, kind, w, phase=phase, commits=commits, mark=next(k for k, (x, _) in zip(marks, acts, strict=True) if tx in x))
            b.p("【目標】", "lab", gold=False)
            rows = [["指標", "現状（R4）", "目標（R8）"]] + [[n, C(bv, align="center"), C(tv, align="center")] for n, _, bv, _, tv, *_ in gauges]
            b.table(rows, [104, 30, 30], header=1, size=9.5)
            for n, unit, bv, bn, tv, tn, way in gauges:
                b.kpi(m, n, unit, (bv, bn, "R4"), (tv, tn, "R8"), way)
                b.rows["kpis"][-1].pop("text")
    b.sec(1, "第４章", "推進体制と進行管理", brk=True)
    b.sec(2, "１", "推進体制")
    b.meas("organization", "optional")
    b.p("知事を本部長、副知事を副本部長とし、各部局長等で構成する「青嵐県ＤＸ推進本部」において、部局横断的に施策を推進します。本部には、民間から登用した最高デジタル責任者（ＣＤＯ）を置き、施策全体を統括します。")
    for name, kind, holder, duty in (("本部長", "role", "知事", None), ("副本部長", "role", "副知事", None), ("青嵐県ＤＸ推進本部", "body", "各部局長等", "部局横断的に施策を推進します"), ("最高デジタル責任者（ＣＤＯ）", "role", None, "施策全体を統括します")):
        b.org(name, kind, holder, duty)
        if holder is None or name.endswith("本部"):
            b.rows["organization"][-1].pop("holder")
    b.sec(2, "２", "人材の確保・育成")
    m = b.meas("human-resources")
    b.p("各所属に「ＤＸ推進員」を配置するとともに、令和８年度までに、データ分析等の専門的な知識を有する職員を100人育成します。")
    b.target(m, "other", "令和８年度まで", "by_end_of_fiscal_year", 2026, phase=None, commits=True)
    b.sec(2, "３", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("毎年度、目標の達成状況や取組の実績を取りまとめ、外部有識者で構成する「青嵐県ＤＸ有識者会議」の意見を聴いた上で、その結果を公表します。")
    b.org("青嵐県ＤＸ有識者会議", "body", "外部有識者", None)
    b.rows["organization"][-1].pop("duties")
    for r in b.rows["tables"]:
        r.pop("caption")
    for r in b.rows["measures"]:
        r.pop("target")
    print_html(b, CSS)
    for n in range(1, len(page_texts(PDFS / f"{b.name}.pdf")) + 1):
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
