"""夕凪原町: forms without rules whose rows are parted by white lines and label cells by their shade, a striped table, a road map of coloured cells (Chromium)."""

from asagirino_kit import Gold, by, since, task, within
from book import PDFS, chromium

BREAK = "\n"
ms = [
    task(
        "frontyard-reform",
        "窓口サービスの改革",
        "窓口での待ち時間は平均32分となっています。",
        "手続ごとに窓口が異なり、町民に移動の負担をかけています。",
        ["総合窓口を設置し、手続をまとめて受け付けます。", "来庁予約の仕組みを導入します。"],
        by("令和９年度末までに設置します。", "令和９年度末まで", "2028-03-31"),
        ["住民環境課"],
        ["税務課", "保健福祉課"],
        ("窓口での待ち時間", "32分", "令和６年度", "10分", "令和11年度", "down"),
        [(2026, 2026, "検討", "study"), (2027, 2027, "設置", "implement"), (2028, 2029, "運用", "operate")],
    ),
    task(
        "eltax-payment",
        "公金収納のキャッシュレス化",
        "町税のスマートフォン決済は、納付件数の12％です。",
        "保育料や水道料金は口座振替と納付書に限られています。",
        ["使用料や手数料の納付書に地方税統一QRコードを印字します。"],
        since("令和９年４月から対象を広げます。", "令和９年４月から", "2027-04-01"),
        ["会計課"],
        ["税務課", "上下水道課"],
        ("キャッシュレス納付の割合", "12％", "令和６年度", "40％", "令和11年度", "up"),
        [(2026, 2026, "準備", "prepare"), (2027, 2029, "運用", "operate")],
    ),
    task(
        "ai-rpa",
        "生成ＡＩの業務活用",
        "一部の職員が無料のサービスを試しています。",
        "利用の決まりがなく、情報漏えいのおそれがあります。",
        ["庁内専用の生成ＡＩを導入し、利用の指針を定めます。", "議事録の作成を自動化します。"],
        within("令和８年度中に導入します。", "令和８年度中", 2026),
        ["政策推進課"],
        ["総務課"],
        ("生成ＡＩを使う職員の割合", "８％", "令和６年度", "80％", "令和11年度", "up"),
        [(2026, 2026, "導入", "implement"), (2027, 2028, "運用", "operate"), (2029, 2029, "検証", "review")],
    ),
    task(
        "open-data",
        "オープンデータの推進",
        "公開しているデータは11件で、更新が滞っています。",
        "公開の手順が定まっておらず、担当者に任されています。",
        ["公開する項目と更新の時期を定めます。"],
        by("令和10年度末までに60件を公開します。", "令和10年度末まで", "2029-03-31"),
        ["政策推進課"],
        ["建設課"],
        ("公開データの件数", "11件", "令和６年度", "60件", "令和11年度", "up"),
        [(2026, 2026, "準備", "prepare"), (2027, 2028, "公開", "implement"), (2029, 2029, "見直し", "review")],
    ),
    task(
        "regional-digitalization",
        "農業のデジタル化支援",
        "水田の見回りに多くの労力を要しています。",
        "機器の費用が高く、小規模な農家では導入が進みません。",
        ["水位センサーの導入費用を補助します。", "ドローンによる防除を実証します。"],
        by("令和９年度末までに30戸で導入します。", "令和９年度末まで", "2028-03-31"),
        ["農林振興課"],
        [],
        ("機器を導入した農家", "３戸", "令和６年度", "30戸", "令和11年度", "up"),
        [(2026, 2026, "実証", "trial"), (2027, 2029, "普及", "implement")],
    ),
]
col = ["#8fc1e3", "#f4b183", "#a9d18e", "#c9b3e6", "#ffd966"]
CSS = """@page{size:A4;margin:0}body{margin:0;font-family:"IPAGothic";font-size:10pt;line-height:1.5}.pg{width:210mm;height:296.5mm;position:relative;page-break-after:always;box-sizing:border-box;padding:18mm 20mm}.no{position:absolute;bottom:9mm;left:0;right:0;text-align:center}h1{font-size:15pt;background:#31527a;color:#fff;padding:1.5mm 3mm;margin:3mm 0 3mm}h2{font-size:12pt;color:#31527a;margin:4mm 0 1mm}p{margin:0 0 1mm;text-indent:1em}table{width:100%;border-spacing:0 1mm;border-collapse:separate;font-size:9.5pt}.f td{padding:.6mm 2.5mm;vertical-align:top;background:#f6f8fb}.f td.l{background:#d5deea;width:22mm;text-align:center;vertical-align:middle;font-weight:bold}.z{border-collapse:collapse}.z td{padding:2mm}.z tr:first-child td{background:#31527a;color:#fff;font-weight:bold}.z tr:nth-child(odd) td{background:#eef2f7}.z tr:first-child td{background:#31527a}.r td{border-bottom:3pt solid #fff}"""


def build():
    """Typeset the plan and write its gold."""

    def sec(level, num, t, p, text=""):
        P[p].append(f"<h{level}>{num}　{t}</h{level}>" + "".join(f"<p>{x}</p>" for x in text.split("\n") if x))
        return g.sec(level, num, t, p, text)

    g = Gold(
        "yuunagihara_shade",
        prefecture=None,
        municipality="夕凪原町",
        title="夕凪原町ＤＸ推進アクションプラン",
        issued_on="2026-03-01",
        plan_start="2026-04-01",
        plan_end="2030-03-31",
    )
    g.page(1, None, "cover")
    P = {n: [] for n in range(2, 6)}
    for p in range(2, 6):
        g.page(p, f"{p}")
    sec(
        1,
        "１",
        "プラン策定の背景",
        2,
        "本町では、平成の合併から20年が経過し、合併特例債を活用して整備した情報基盤が更新の時期を迎えています。人口は９千人を割り込み、税収の伸びも見込めない中で、行政サービスの質を保つことが求められています。\n町民意識調査では、役場の手続について「時間がかかる」と答えた方が46.2％に上りました。町民の皆さんの負担を減らし、職員が本来の仕事に集中できるよう、本プランを策定します。",
    )
    sec(1, "２", "プランの期間", 2, "令和８年度から令和11年度までの４年間とします。")
    sec(
        1,
        "３",
        "推進体制",
        2,
        "町長を本部長とする夕凪原町ＤＸ推進本部を設置し、全庁を挙げて取り組みます。ＣＩＯ補佐官には民間企業の専門人材を登用し、技術的な助言を得ます。事務局は政策推進課に置きます。",
    )
    g.measure("s003", dict(id="organization"), "３", "推進体制", 2)
    g.org("s003", "本部長", "role", 2, "町長")
    g.org("s003", "夕凪原町ＤＸ推進本部", "body", 2)
    g.org("s003", "ＣＩＯ補佐官", "role", 2, "民間企業の専門人材", "技術的な助言を得ます")
    g.org("s003", "事務局", "body", 2, "政策推進課")
    sec(1, "４", "施策の内容", 3)
    for i, m in enumerate(ms):
        p = [3, 3, 3, 4, 4][i]
        mid = m["id"]
        num = f"施策{i + 1}"
        sid = sec(2, num, m["title"], p)
        g.measure(sid, m, num, m["title"], p)
        rows = [
            ("current_state", "現状", m["state"]),
            ("issues", "課題", m["issues"]),
            ("actions", "取組内容", "\n".join("◇" + a for a in m["actions"])),
            ("target", "実施時期", m["target"][0]),
            ("departments", "主担当", m["lead"][0]),
        ]
        if m["support"]:
            rows.append(("departments", "連携", "、".join(m["support"])))
        for f, label, t in rows:
            g.field(sid, mid, f, label, t, p)
        g.departments(sid, m, p)
        g.target(sid, mid, m["target"], p)
        g.grid(p, [[label, t] for f, label, t in rows], header=0)
        P[p].append("<table class=f>" + "".join(f"<tr><td class=l>{label}</td><td>{t.replace(BREAK, '<br>')}</td></tr>" for f, label, t in rows) + "</table>")
    s = sec(1, "５", "成果指標", 4)
    R = [["指標", "現状値（令和６年度）", "目標値（令和11年度）", "主担当"]] + [[m["kpi"][0], m["kpi"][1], m["kpi"][3], m["lead"][0]] for m in ms]
    g.grid(4, R)
    for m in ms:
        g.kpi(s, m["id"], m["kpi"], 4)
    P[4].append("<table class=z>" + "".join("<tr>" + "".join(f"<td>{x}</td>" for x in r) + "</tr>" for r in R) + "</table>")
    s = sec(1, "６", "ロードマップ", 5)
    hd = ["施策", "令和８年度", "令和９年度", "令和10年度", "令和11年度"]
    cells = [(0, j, 1, 1, t) for j, t in enumerate(hd)]
    tr = "<tr>" + "".join(f"<td>{x}</td>" for x in hd) + "</tr>"
    for i, m in enumerate(ms):
        cells.append((i + 1, 0, 1, 1, m["title"]))
        tr += f"<tr><td>{m['title']}</td>"
        for a, e, x, ph in m["sched"]:
            cells.append((i + 1, a - 2025, 1, e - a + 1, x))
            tr += f'<td colspan={e - a + 1} style="background:{col[i]};text-align:center">{x}</td>'
            g.sched("t07", m["id"], m["title"], a, e, "bar", ph, x, 5)
        tr += "</tr>"
    g.table(5, cells, 6, 5)
    P[5].append(f'<table class="z r">{tr}</table>')
    s = sec(1, "７", "進行管理", 5, "毎年度、推進本部において成果指標を確認し、結果を町の広報紙で公表します。")
    g.measure(s, dict(id="planned-approach"), "７", "進行管理", 5, certainty="optional")
    html = (
        f'<meta charset=utf-8><style>{CSS}</style><div class=pg style="padding-top:90mm;text-align:center"><div style="font-size:26pt">夕凪原町ＤＸ推進アクションプラン</div><div style="margin-top:8mm">【令和８年度～令和11年度】</div><div style="margin-top:100mm;font-size:14pt">令和８年３月<br>夕凪原町</div></div>'
        + "".join(f"<div class=pg>{''.join(c)}<div class=no>{n}</div></div>" for n, c in P.items())
    )
    chromium(html, PDFS / f"{g.stem}.pdf")
    return g.save()


if __name__ == "__main__":
    print(build())
