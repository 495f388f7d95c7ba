"""銀杏台町: forms whose cells white gaps part, a strip of years below each, lists without rules, R8 to R11 (WeasyPrint)."""

from namioto_kit import UNTOLD, Plan, date, html_table

CSS = """@page{size:A4;margin:17mm 16mm 18mm;@bottom-right{content:counter(page);font-family:"IPAPGothic";font-size:9pt;color:#555}@top-left{content:"銀杏台町ＤＸ実行計画";font-family:"IPAPGothic";font-size:8pt;color:#8a6d00}}
@page:first{@bottom-right{content:none}@top-left{content:none}}
body{margin:0;font-family:"IPAPGothic";font-size:10pt;line-height:1.6;color:#222}.pb{page-break-before:always}
h1{font-size:15pt;margin:0 0 3mm;color:#6b5500;font-weight:bold}h2{font-size:12.5pt;margin:0 0 2mm;background:#f0c419;padding:1.4mm 3mm;font-weight:bold}
p{margin:0 0 2mm;text-indent:1em}table{width:100%;border-collapse:separate;border-spacing:0 1mm;margin:0 0 3mm}
table.f td{background:#fbf7e6;padding:1.4mm 3mm;vertical-align:middle}table.f td.l{background:#f3e3a3;width:25mm;text-align:center;font-weight:bold}
table.s{border-spacing:1mm 1mm;table-layout:fixed;margin-bottom:7mm}table.s th{background:#8a6d00;color:#fff;font-weight:normal;font-size:9pt;padding:.8mm}table.s td{font-size:9pt;text-align:center;padding:1.1mm}table.s td.i{text-align:left;width:auto}table.s td.b{background:#f7d96b}
table.z{border-collapse:collapse;border-spacing:0}table.z th{text-align:left;font-weight:bold;padding:1.2mm 3mm;background:#e5dfc8}table.z td{padding:1.2mm 3mm}table.z tr:nth-child(odd) td{background:#f6f3e8}
table.n td,table.n th{padding:1mm 4mm 1mm 0;text-align:left;font-weight:normal;vertical-align:top}table.n th{color:#8a6d00}
.nt{font-size:8.5pt;text-indent:0}"""
ids = ["online-procedures", "frontyard-reform", "mynumber-card", "system-standardization", "ai-rpa", "regional-digitalization", "digital-divide"]
TG = [
    date("令和９年度末まで", "by", 2027),
    date("令和８年11月から", "from", "2026-11-01"),
    date("令和９年度中", "fy", 2027),
    date("令和８年度末まで", "by", 2026),
    date("令和９年度から", "from", "2027-04-01"),
    date("令和10年４月から", "from", "2028-04-01"),
    date("令和８年度から", "from", "2026-04-01"),
]


def build():
    """Typeset the plan and write its gold."""
    import weasyprint

    P = Plan("ichodai_kohyo", "銀杏台町", "銀杏台町ＤＸ実行計画", issued_on="2026-04-01", plan_start="2026-04-01", plan_end="2030-03-31")
    o = []
    P.page(1, None, "cover")
    o.append(
        '<div style="height:75mm"></div><div style="background:#f0c419;padding:9mm 10mm"><div style="font-size:27pt;font-weight:bold">銀杏台町ＤＸ実行計画</div><div style="font-size:12pt">令和８年度～令和11年度</div></div><div style="height:105mm"></div><div style="text-align:right;font-size:13pt">令和８年４月<br>銀杏台町</div>'
    )

    def s(lv, num, t, texts=None, pb=False, **k):
        P.sec(lv, num, t, *(["\n".join(texts)] if texts is not None else []), **k)
        return f'<h{lv} class="{"pb" if pb else ""}">{num}　{t}</h{lv}>' + "".join(f"<p>{x}</p>" for x in texts or [])

    P.page(2, "2")
    b = s(
        1,
        "１",
        "計画の目的",
        [
            "この計画は、令和７年12月に定めた「銀杏台町デジタル化基本方針」に掲げる方向に沿って、町が４年間に実行する取組と工程を、個票の形で示すものです。町民の手続の負担を軽くし、職員が相談や訪問に充てる時間を生み出すことを目的とします。"
        ],
        True,
    )
    b += s(1, "２", "計画の期間", ["令和８年度から令和11年度までとします。個票は毎年度末に更新します。"])
    b += s(1, "３", "役割の分担", ["計画を進める体制と役割は、次のとおりです。"])
    rows = [
        ["組織・職", "構成・就任者", "役割"],
        ["ＤＸ実行本部", "町長、副町長、教育長、各課長", "計画の決定と進み具合の確認"],
        ["ＤＸ実行責任者", "副町長", "課をまたぐ調整"],
        ["ＤＸ補佐人", "外部の専門家", "技術に関する助言"],
        ["業務改善チーム", "各課の係長級の職員", "取組の立案と実行"],
        ["事務局", "総務課情報政策係", "会議の運営、とりまとめ"],
    ]
    b += html_table(rows, 1, "z")
    P.meas("organization", sure=True)
    P.table(rows)
    for (n, h, d), k in zip(rows[1:], ["body", "role", "role", "body", "body"], strict=False):
        P.org(n, k, h, d)
    b += s(1, "４", "取組の一覧", [])
    rows = [
        ["番号", "取組の名称", "担当課", "実施時期"],
        ["１", "スマート申請の拡充", "住民課", "令和９年度末まで"],
        ["２", "ワンストップ窓口の開設", "住民課", "令和８年11月から"],
        ["３", "マイナンバーカードの利用拡大", "住民課", "令和９年度中"],
        ["４", "基幹業務システムの標準化", "総務課", "令和８年度末まで"],
        ["５", "事務作業の自動化", "総務課", "令和９年度から"],
        ["６", "地域公共交通の予約システム", "まちづくり課", "令和10年４月から"],
        ["７", "スマホ教室の巡回開催", "健康福祉課", "令和８年度から"],
    ]
    b += html_table(rows, 1, "n")
    P.table(rows)
    for r, m, t in zip(rows[1:], ids, TG, strict=False):
        P.meas(
            m,
            [("departments", "担当課", r[2]), ("target", "実施時期", r[3])],
            [(r[2], "lead")],
            [t],
            sure=False,
            title=r[1],
            num=r[0],
            in_table=True,
            when=False,
        )
    o.append(b)

    def form(num, t, mid, fs, depts, targets, sched, pb=False, klist=None, sure=True):
        P.sec(2, num, t)
        out = f'<h2 class="{"pb" if pb else ""}">{num}　{t}</h2><table class=f>'
        gr = []
        gf = []
        dep = [f for f in fs if f[0] == "departments"]
        out += "<tr>" + "".join(f"<td class=l>{label}</td><td>{x}</td>" for a, label, x in dep) + "</tr>"
        gr.append([y for a, label, x in dep for y in (label, x)])
        gf += dep
        for a, label, x in fs:
            if a == "departments":
                continue
            x2 = "・" + x.replace("\n", "\n・") if a == "actions" and "\n" in x else x
            out += f"<tr><td class=l>{label}</td><td colspan=3>" + x2.replace("\n", "<br>") + "</td></tr>"
            gr.append([label, (x2.replace("\n", ""), 1, 3)])
            gf.append((a, label, x2))
        out += "</table>"
        P.meas(mid, gf, depts, targets, sure)
        P.table(gr, 0)
        if klist:
            n, u, bv, bn, tv, tn, dr = klist
            P.kpi(n, u, (bv, bn, "令和６年度"), (tv, tn, "令和11年度"), dr, mid=mid)
        Y = ["R8", "R9", "R10", "R11"]
        g2 = [["工程"] + Y]
        out += '<table class=s><colgroup><col style="width:46mm"></colgroup><tr><th>工程</th>' + "".join(f"<th>{y}</th>" for y in Y) + "</tr>"
        for it, bars in sched:
            row = [it]
            out += f"<tr><td class=i>{it}</td>"
            c = 8
            for a, z, tx, ph in bars:
                for k in range(c, a):
                    row.append("")
                    out += "<td></td>"
                row.append((tx, 1, z - a + 1))
                out += f"<td class=b colspan={z - a + 1}>{tx}</td>"
                c = z + 1
                P.sched(it, 2018 + a, 2018 + z, tx, mid=mid, phase=ph if ph else UNTOLD)
            for k in range(c, 12):
                row.append("")
                out += "<td></td>"
            out += "</tr>"
            g2.append(row)
        P.table(g2)
        return out + "</table>"

    P.page(3, "3")
    b = s(1, "５", "個票", [], True)
    b += form(
        "取組１",
        "スマート申請の拡充",
        "online-procedures",
        [
            ("departments", "担当課", "住民課"),
            ("departments", "協力課", "税務課、健康福祉課"),
            ("current_state", "現在の姿", "電子申請に対応した手続は31件で、申請全体の6.8％にとどまる。"),
            ("issues", "困りごと", "添付書類を別に郵送しなければならない手続がある。"),
            ("actions", "実行すること", "利用の多い80手続を電子申請に切り替える\n公的個人認証により本人確認を済ませる"),
            ("target", "実施時期", "令和９年度末まで"),
            ("kpi", "数値目標", "電子申請の割合　6.8％（令和６年度）→ 45％（令和11年度）"),
        ],
        [("住民課", "lead"), ("税務課", "support"), ("健康福祉課", "support")],
        [TG[0]],
        [("手続の洗い出し", [(8, 8, "調査", "study")]), ("電子申請への切替え", [(8, 9, "順次実施", "implement"), (10, 11, "対象の見直し", "review")])],
        klist=("電子申請の割合", "％", "6.8％", 6.8, "45％", 45, "up"),
    )
    b += form(
        "取組２",
        "ワンストップ窓口の開設",
        "frontyard-reform",
        [
            ("departments", "担当課", "住民課"),
            ("departments", "協力課", "総務課"),
            ("current_state", "現在の姿", "転入した方は、平均で４つの課を回っている。"),
            ("issues", "困りごと", "同じ内容を何枚もの用紙に書かなければならない。"),
            ("actions", "実行すること", "聞き取りにより申請書を作るシステムを入れる\n窓口の配置を改め、手続を１か所で終える"),
            ("target", "実施時期", "令和８年11月から"),
            ("kpi", "数値目標", "窓口の滞在時間　48分（令和６年度）→ 20分（令和11年度）"),
        ],
        [("住民課", "lead"), ("総務課", "support")],
        [TG[1]],
        [("システムの導入", [(8, 8, "構築", "prepare"), (9, 11, "運用", "operate")]), ("窓口の改修", [(8, 8, "設計・工事", "prepare")])],
        klist=("窓口の滞在時間", "分", "48分", 48, "20分", 20, "down"),
    )
    o.append(b)
    P.page(4, "4")
    b = form(
        "取組３",
        "マイナンバーカードの利用拡大",
        "mynumber-card",
        [
            ("departments", "担当課", "住民課"),
            ("departments", "協力課", "教育課"),
            ("current_state", "現在の姿", "カードの保有枚数率は81.2％である。"),
            ("issues", "困りごと", "役場のほかに、カードを使う場所がない。"),
            ("actions", "実行すること", "町立図書館と体育館の利用受付にカードを用いる"),
            ("target", "実施時期", "令和９年度中"),
        ],
        [("住民課", "lead"), ("教育課", "support")],
        [TG[2]],
        [("受付機器の整備", [(8, 8, "検討", "study"), (9, 9, "整備", "implement"), (10, 11, "利用の促進", 0)])],
        pb=True,
    )
    b += form(
        "取組４",
        "基幹業務システムの標準化",
        "system-standardization",
        [
            ("departments", "担当課", "総務課"),
            ("departments", "協力課", "住民課、税務課"),
            ("current_state", "現在の姿", "近隣の４町による共同利用のシステムを使っている。"),
            ("issues", "困りごと", "移行した後の利用料が今の1.8倍になる見込みである。"),
            ("actions", "実行すること", "20業務を標準準拠システムに移行する\n４町で費用の比較を行い、契約を見直す"),
            ("target", "実施時期", "令和８年度末まで"),
        ],
        [("総務課", "lead"), ("住民課", "support"), ("税務課", "support")],
        [TG[3]],
        [("システムの移行", [(8, 8, "データ移行", "implement"), (9, 11, "運用", "operate")]), ("契約の見直し", [(9, 10, "検証", "review")])],
    )
    o.append(b)
    P.page(5, "5")
    b = form(
        "取組５",
        "事務作業の自動化",
        "ai-rpa",
        [
            ("departments", "担当課", "総務課"),
            ("departments", "協力課", "税務課、会計課"),
            ("current_state", "現在の姿", "定型の入力作業に年間2,300時間をかけている。"),
            ("issues", "困りごと", "自動化の手順を作れる職員が２人しかいない。"),
            ("actions", "実行すること", "生成ＡＩを文書の作成と要約に使う\n税と会計の入力作業をＲＰＡに置き換える"),
            ("target", "実施時期", "令和８年度に試行し、令和９年度から本格運用"),
            ("kpi", "数値目標", "作業時間の削減　０時間（令和６年度）→ 1,500時間（令和11年度）"),
        ],
        [("総務課", "lead"), ("税務課", "support"), ("会計課", "support")],
        [date("令和８年度", "fy", 2026, phase="trial", first=False), date("令和９年度から", "from", "2027-04-01", phase="operate")],
        [
            ("生成ＡＩの活用", [(8, 8, "試行", "trial"), (9, 11, "本格運用", "operate")]),
            ("ＲＰＡの拡大", [(8, 9, "手順の作成", "prepare"), (10, 11, "運用", "operate")]),
        ],
        pb=True,
        klist=("作業時間の削減", "時間", "０時間", 0, "1,500時間", 1500, "up"),
    )
    b += form(
        "取組６",
        "地域公共交通の予約システム",
        "regional-digitalization",
        [
            ("departments", "担当課", "まちづくり課"),
            ("departments", "協力課", "健康福祉課"),
            ("current_state", "現在の姿", "乗合タクシーの予約は電話に限られている。"),
            ("issues", "困りごと", "朝の時間帯に電話が集中し、つながりにくい。"),
            ("actions", "実行すること", "スマートフォンから予約できる仕組みを入れる\n運行の経路をＡＩで組み立てる"),
            ("target", "実施時期", "令和10年４月から"),
        ],
        [("まちづくり課", "lead"), ("健康福祉課", "support")],
        [TG[5]],
        [("予約システム", [(8, 8, "検討", "study"), (9, 9, "実証", "trial"), (10, 11, "運用", "operate")])],
    )
    o.append(b)
    P.page(6, "6")
    b = form(
        "取組７",
        "スマホ教室の巡回開催",
        "digital-divide",
        [
            ("departments", "担当課", "健康福祉課"),
            ("departments", "協力課", "教育課"),
            ("current_state", "現在の姿", "教室は役場で年４回開いている。"),
            ("issues", "困りごと", "車を運転しない高齢者が参加しにくい。"),
            ("actions", "実行すること", "町内14の集会所を回って教室を開く\n参加者どうしが教え合う会をつくる"),
            ("target", "実施時期", "令和８年度から"),
        ],
        [("健康福祉課", "lead"), ("教育課", "support")],
        [TG[6]],
        [("巡回教室", [(8, 8, "準備", "prepare"), (9, 11, "開催", "implement")])],
        pb=True,
    )
    b += s(1, "６", "職員の育成", ["採用３年目までの職員を対象に業務改善の研修を行い、令和10年度末までに全ての係に１人以上の「ＤＸ推進員」を置きます。"])
    P.meas("human-resources", targets=[date("令和10年度末まで", "by", 2028, field="other")])
    b += s(1, "７", "進み具合の確認", ["ＤＸ実行本部は、年に２回、個票により進み具合を確かめ、結果を町のホームページで公表します。"])
    P.meas("planned-approach", sure=False)
    b += "<p class=nt>※　この計画に記した課の名称は、令和８年４月１日現在のものです。</p>"
    P.note("※", None, "この計画に記した課の名称は、令和８年４月１日現在のものです。", "asterisk")
    o.append(b)
    weasyprint.HTML(string=f"<html lang=ja><meta charset=utf-8><title>銀杏台町ＤＸ実行計画</title><style>{CSS}</style>" + "".join(o)).write_pdf(str(P.pdf))
    return P.save()


if __name__ == "__main__":
    print(build())
