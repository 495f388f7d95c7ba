"""波音町: a leaflet like a town's paper: three columns and two, labels in colour at the head of paragraphs, ▷ lists, a box of indicators (Chromium)."""

from book import chromium
from namioto_kit import UNTOLD, Plan, date, html_table

CSS = """@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font-family:"Noto Sans CJK JP";font-size:11.2pt;line-height:1.95;color:#222}
.pg{width:210mm;height:297mm;page-break-after:always;position:relative;padding:16mm 14mm 16mm;overflow:hidden}
.mast{background:#0b6e8a;color:#fff;padding:7mm 8mm;margin-bottom:5mm}.mast h1{margin:0;font-size:27pt;letter-spacing:.02em;font-weight:900}.mast p{margin:1mm 0 0;font-size:10.5pt}
.c3{font-size:10.8pt;column-count:3;column-gap:6mm;column-rule:.4pt dotted #888}.c2{column-count:2;column-gap:9mm}
h2{font-size:15pt;margin:0 0 3mm;color:#0b6e8a;border-bottom:2.2pt solid #0b6e8a;line-height:1.5}
h3{font-size:12.5pt;margin:5mm 0 2mm;background:#dff1f5;padding:.6mm 2mm;break-after:avoid}
p{margin:0;text-indent:1em;text-align:justify}p.n{text-indent:0}.l{font-weight:700;color:#c2410c}
ul{margin:0;padding-left:1.1em;list-style:none}li{text-indent:-1.1em}li:before{content:"▷";display:inline-block;width:1.1em;text-indent:0}
.box{border:1pt solid #c2410c;padding:2.5mm 3.5mm;margin-top:4mm}.box h3{background:none;color:#c2410c;padding:0;margin:0 0 1mm}
.fo{position:absolute;bottom:7mm;left:14mm;right:14mm;font-size:8pt;color:#555;display:flex;justify-content:space-between}
.kpi{break-inside:avoid;border-left:3pt solid #0b6e8a;padding-left:2.5mm;margin:1mm 0 1mm}.q{font-size:9.5pt;color:#444}
table{border-collapse:collapse;width:100%;font-size:10.5pt}td,th{border:.6pt solid #0b6e8a;padding:1mm 2mm;text-align:left}th{background:#0b6e8a;color:#fff}
.d{break-inside:avoid}"""
terms = [
    ("ぴったりサービス", "国のマイナポータルで、手続を探して申請できる仕組みです。"),
    ("ｅＬ－ＱＲ", "納付書に印刷された地方税統一のＱＲコードです。"),
    ("生成ＡＩ", "文章や画像を作り出す人工知能です。"),
    ("ガバメントクラウド", "国と自治体が共同で使うクラウドの環境です。"),
]


def build():
    """Typeset the plan and write its gold."""
    P = Plan("namioto_dayori", "波音町", "波音町デジタルまちづくり計画", issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2029-03-31")
    sheets = []

    def pg(body, n, foot=True):
        texts = "波音町デジタルまちづくり計画"
        f = f"<span>{n}</span><span>{texts}</span>" if n % 2 == 0 else f"<span>{texts}</span><span>{n}</span>"
        sheets.append(f"<div class=pg>{body}<div class=fo>{f}</div></div>")

    def h3(t):
        return f"<h3>{t}</h3>"

    def ps(texts):
        return "".join(f"<p>{x}</p>" for x in texts)

    # page1
    P.page(1, "1", None)
    P.sec(1, None, "波音町デジタルまちづくり計画", opt=True)
    P.opener = True
    b = "<div class=mast><p>人と海をつなぐ　2025年度〜2028年度</p><h1>波音町デジタルまちづくり計画</h1><p>令和７年３月　波音町企画財政課</p></div>"
    b += "<div class=c3>"

    def s(lv, t, texts):
        P.sec(lv, None, t, "\n".join(texts))
        return (f"<h2>{t}</h2>" if lv == 1 else h3(t)) + ps(texts)

    b += s(
        1,
        "なぜ計画をつくるのか",
        [
            "波音町の人口は、この30年で1万5,400人から8,920人に減りました。役場の職員も130人から92人となり、これまでと同じやり方では、窓口や相談の時間を保つことが難しくなっています。",
            "一方で、町内の96％の世帯に光回線が届き、60代の８割がスマートフォンを持つようになりました。漁業や観光の現場でも、データを使った新しい試みが始まっています。",
            "そこで町は、限られた人手で暮らしを支える手段としてデジタル技術を位置づけ、４年間で取り組むことをこの計画にまとめました。",
        ],
    )
    b += s(
        1,
        "計画の位置づけと期間",
        [
            "「波音町総合戦略」を支える計画です。また、官民データ活用推進基本法に基づく市町村計画を兼ねます。",
            "期間は令和７年度から令和10年度までの４年間です。",
        ],
    )
    P.meas("public-private-data-plan", sure=False)
    b += s(
        1,
        "役場の進め方",
        [
            "町長を本部長とする「デジタルまちづくり本部」を設け、年に３回、進み具合を確かめます。副町長はＣＤＯ（最高デジタル責任者）として、課をまたぐ調整を行います。企画財政課が事務局を担い、各課から選ばれた若手職員による「なみおとデジタル隊」が、現場の困りごとを拾い上げます。"
        ],
    )
    P.meas("organization")
    P.org("本部長", "role", "町長")
    P.org("デジタルまちづくり本部", "body", None, "年に３回、進み具合を確かめます")
    P.org("ＣＤＯ（最高デジタル責任者）", "role", "副町長", "課をまたぐ調整を行います")
    P.org("事務局", "body", "企画財政課")
    P.org("なみおとデジタル隊", "body", UNTOLD, "現場の困りごとを拾い上げます")
    b += s(
        1,
        "職員の学び",
        ["令和７年度に全職員を対象とした研修を始め、令和８年度末までに各課に１人以上の「業務改善リーダー」を置きます。県のデジタル人材シェア制度も使い、専門家から月２回の助言を受けます。"],
    )
    P.meas("human-resources", targets=[date("令和７年度", "fy", 2025, field="other"), date("令和８年度末まで", "by", 2026, field="other")], when=False)
    b += "</div><div class=box><h3>この計画の読み方</h3><p class=n>２ページから４ページで、３つの柱ごとに取組を紹介します。それぞれの取組には「いま」「めあて」「すること」「いつまでに」「係る課」を示しました。</p></div>"
    P.sec(1, None, "この計画の読み方", opt=True)
    pg(b, 1)

    def M(t, mid, fs, depts, targets, sure=True):
        P.sec(2, None, t)
        o = "<h3>" + t + "</h3>"
        gf = []
        for a, label, x in fs:
            if a == "actions":
                o += f"<p class=n><span class=l>{label}</span></p><ul>" + "".join(f"<li>{y}</li>" for y in x.split("\n")) + "</ul>"
                x = "\n".join("▷" + y for y in x.split("\n"))
            else:
                o += f"<p class=n><span class=l>{label}</span>　{x}</p>"
            gf.append((a, label, x))
        P.meas(mid, gf, depts, targets, sure)
        return "<div>" + o + "</div>"

    def fs(i, m, a, t, d):
        return [
            ("current_state", "いま", i),
            ("goal", "めあて", m),
            ("actions", "すること", a),
            ("target", "いつまでに", t),
            ("departments", "係る課", d),
        ]

    P.page(2, "2")
    P.sec(1, "柱１", "役場に行かなくてもいい町", "")
    b = "<h2>柱１　役場に行かなくてもいい町</h2><div class=c2>"
    b += M(
        "オンライン申請をふやす",
        "online-procedures",
        fs(
            "ぴったりサービスで受け付ける手続は18件です。利用者からは「どこから入ればよいか分からない」という声があります。",
            "暮らしに身近な手続が、夜でも休みの日でもできる。",
            "住民票や税の証明の請求をはじめ、70件の手続を追加します。\n町の公式ＬＩＮＥから申請の画面に進めるようにします。",
            "令和９年度末までに70件を追加",
            "町民課、税務課、企画財政課",
        ),
        [("町民課", "lead"), ("税務課", "lead"), ("企画財政課", "lead")],
        [date("令和９年度末まで", "by", 2027)],
    )
    b += M(
        "書かない・待たない窓口",
        "frontyard-reform",
        fs(
            "引っ越しのときは、４つの窓口を回り、平均で52分かかっています。",
            "一つの窓口で、名前を何度も書かずに済む。",
            "申請書の作成を手助けするシステムを入れます。\n来庁の予約をスマートフォンで受け付けます。",
            "令和８年１月に運用開始",
            "町民課（協力：福祉課、教育委員会事務局）",
        ),
        [("町民課", "lead"), ("福祉課", "support"), ("教育委員会事務局", "support")],
        [date("令和８年１月", "month", "2026-01")],
    )
    b += M(
        "マイナンバーカードを暮らしの中へ",
        "mynumber-card",
        fs(
            "保有枚数率は79.6％（令和７年１月末）です。使いみちが証明書の交付に限られています。",
            "診療所でも図書室でも、カード一枚で用が足りる。",
            "町立診療所と図書室での利用を始めます。\n施設に入所している方のもとへ職員が出向き、申請を受け付けます。",
            "令和８年度中に２施設で開始",
            "町民課",
        ),
        [("町民課", "lead")],
        [date("令和８年度中", "fy", 2026)],
    )
    b += M(
        "町税や使用料の払い方をふやす",
        "eltax-payment",
        fs(
            "スマートフォンで払えるのは町税だけで、港の使用料や保育料は窓口か口座振替に限られています。",
            "納付書のある支払いは、どこからでもできる。",
            "港湾使用料など12種類の納付書にｅＬ－ＱＲを印字します。",
            "令和８年９月から順次",
            "会計室（協力：税務課、水産課）",
        ),
        [("会計室", "lead"), ("税務課", "support"), ("水産課", "support")],
        [date("令和８年９月から", "from", "2026-09-01")],
    )
    b += "</div>"
    P.sec(2, None, "この柱の指標", opt=True)
    rows = [["指標", "令和５年度", "令和10年度"], ["オンラインで申請できる手続の数", "18件", "90件"], ["窓口の平均所要時間（転入）", "52分", "20分"]]
    b += '<div class=box style="border-color:#0b6e8a"><h3 style="color:#0b6e8a">この柱の指標</h3>' + html_table(rows) + "</div>"
    P.table(rows)
    P.kpi("オンラインで申請できる手続の数", "件", ("18件", 18, "令和５年度"), ("90件", 90, "令和10年度"))
    P.kpi("窓口の平均所要時間（転入）", "分", ("52分", 52, "令和５年度"), ("20分", 20, "令和10年度"), "down")
    pg(b, 2)
    P.page(3, "3")
    P.sec(1, "柱２", "仕事のやり方を変える役場", "")
    b = "<h2>柱２　仕事のやり方を変える役場</h2><div class=c2>"
    b += M(
        "基幹システムの標準化",
        "system-standardization",
        fs(
            "県内７町村で共同利用しているシステムで、住民記録など17業務を動かしています。",
            "国の標準に合った仕組みへ無理なく移り、費用を抑える。",
            "ガバメントクラウド上の標準準拠システムへ移行します。\n移行の後に、帳票と運用の手順を見直します。",
            "令和７年度末までに移行完了",
            "企画財政課（協力：町民課、税務課、福祉課）",
        ),
        [("企画財政課", "lead"), ("町民課", "support"), ("税務課", "support"), ("福祉課", "support")],
        [date("令和７年度末まで", "by", 2025, phase="implement")],
    )
    b += M(
        "ＡＩと自動化で時間を生み出す",
        "ai-rpa",
        fs(
            "会議録づくりに年間およそ900時間をかけています。",
            "職員が、町民と向き合う時間を増やす。",
            "会議録の作成と文書の要約に生成ＡＩを使います。\n給与や検針の入力をＲＰＡで自動化します。",
            "令和７年10月から試行し、令和８年度から本格運用",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和７年10月から", "from", "2025-10-01", phase="trial", first=False), date("令和８年度から", "from", "2026-04-01", phase="operate")],
    )
    b += M(
        "紙とはんこの見直し",
        "bpr",
        fs(
            "庁内の決裁の６割が紙で行われています。",
            "離れた支所からでも決裁ができる。",
            "文書管理システムを入れ、決裁を電子に切り替えます。\n様式を点検し、押印を求めるものを原則なくします。",
            "令和９年度までに電子決裁率90％",
            "総務課、会計室",
        ),
        [("総務課", "lead"), ("会計室", "lead")],
        [date("令和９年度まで", "by", 2027)],
    )
    P.kpi("電子決裁率", "％", (None, None, None), ("90％", 90, "令和９年度"), mid="bpr")
    b += M(
        "情報を守る",
        "security",
        fs(
            "情報セキュリティポリシーは令和元年度から改めていません。",
            "安心して町に情報を預けられる。",
            "ポリシーを全面的に改めます。\n年１回の訓練と、自己点検を続けます。",
            "令和７年度中",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和７年度中", "fy", 2025)],
    )
    b += M(
        "場所を選ばない働き方",
        "telework",
        fs(
            "テレワーク用の端末は10台で、利用は月に数件です。",
            "大雪や台風のときも、仕事を止めない。",
            "端末を40台に増やし、災害時の業務継続に役立てます。",
            "令和８年度末まで",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和８年度末まで", "by", 2026)],
    )
    b += "</div>"
    pg(b, 3)
    P.page(4, "4")
    P.sec(1, "柱３", "海と人がつながる町", "")
    b = "<h2>柱３　海と人がつながる町</h2><div class=c3>"
    b += M(
        "スマート水産業",
        "regional-digitalization",
        fs(
            "漁に出る判断は、経験と無線の情報に頼っています。",
            "若い人も安心して漁を始められる。",
            "海水温や潮の流れを測るブイを３基置き、データを公開します。\n水揚げの記録を電子化します。",
            "令和９年度までに整備",
            "水産課",
        ),
        [("水産課", "lead")],
        [date("令和９年度まで", "by", 2027)],
        sure=True,
    )
    b += M(
        "だれも取り残さないデジタル",
        "digital-divide",
        fs(
            "75歳以上でスマートフォンを使う人は38％です。",
            "困ったときに、近くで聞ける。",
            "集会所でスマホ相談会を月２回開きます。\n漁協や老人クラブと組み、教え手を育てます。",
            "令和７年度から毎年度",
            "福祉課（協力：公民館）",
        ),
        [("福祉課", "lead"), ("公民館", "support")],
        [date("令和７年度から", "from", "2025-04-01")],
    )
    b += M(
        "データをひらく",
        "open-data",
        fs(
            "公開しているデータは６種類です。",
            "町の情報を、だれもが使える。",
            "避難所や潮位のデータを、使いやすい形で公開します。",
            "令和10年度末までに30種類",
            "企画財政課、防災安全課",
        ),
        [("企画財政課", "lead"), ("防災安全課", "lead")],
        [date("令和10年度末まで", "by", 2028)],
    )
    b += '</div><div style="height:6mm"></div>'
    P.sec(1, None, "これからの進め方", "計画の進み具合は、毎年度、町議会に報告し、町のホームページでお知らせします。令和８年度に中間の見直しを行います。")
    P.meas("planned-approach", sure=False)
    P.target(None, date("令和８年度", "fy", 2026, field="other", phase="review"))
    b += '<h2>これからの進め方</h2><p>計画の進み具合は、毎年度、町議会に報告し、町のホームページでお知らせします。令和８年度に中間の見直しを行います。</p><div style="height:5mm"></div>'
    P.sec(1, None, "ことばの説明")
    b += '<h2>ことばの説明</h2><div class="c2 q">' + "".join(f"<p class=n><b>{t}</b>　{x}</p>" for t, x in terms) + "</div>"
    for t, x in terms:
        P.note(None, t, x, "glossary")
    b += '<div class=box><p class=n style="font-size:8.5pt">発行：波音町企画財政課デジタル推進係　電話　0000-22-1111（内線231）</p></div>'
    pg(b, 4)
    chromium(f"<html lang=ja><meta charset=utf-8><title>波音町デジタルまちづくり計画</title><style>{CSS}</style>" + "".join(sheets), P.pdf)
    return P.save()


if __name__ == "__main__":
    print(build())
