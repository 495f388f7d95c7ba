"""霞谷村: a vertical policy with 〔labels〕 at the head of lines, kanji numerals, and a table of years set in the writing (Chromium)."""

from asagirino_kit import Gold, by, since, task, within
from book import PDFS, chromium

KN = "〇一二三四五六"
ms = [
    task(
        "online-procedures",
        "行政手続のオンライン化",
        "電子申請を受け付けている手続は九件にとどまる。",
        "紙の申請を前提とした決まりが残り、手続を見直す必要がある。",
        ["村民の求めが多い手続から電子申請に移す。"],
        by("令和七年度末までに五十件に広げる。", "令和七年度末まで", "2026-03-31"),
        ["総務課"],
        ["住民課"],
        ("電子申請を受け付ける手続", "九件", "令和四年度", "五十件", "令和九年度", "up"),
    ),
    task(
        "frontyard-reform",
        "出向く窓口の開設",
        "支所を閉じた後、遠い集落の村民は役場まで足を運んでいる。",
        "冬の間は道路の凍結により来庁が難しい。",
        ["通信機器を積んだ車で集落を巡り、証明書の交付と相談を行う。"],
        since("令和六年十月から巡回を始める。", "令和六年十月から", "2024-10-01"),
        ["住民課"],
        ["福祉課"],
        ("巡回する集落", "〇集落", "令和四年度", "十七集落", "令和九年度", "up"),
    ),
    task(
        "system-standardization",
        "情報システムの標準化",
        "基幹系の業務は近隣の村と共同でシステムを利用している。",
        "移行に要する費用と職員の負担が大きい。",
        ["国の示す標準仕様に沿ったシステムへ共同で移行する。"],
        by("令和七年度末までに移行を完了する。", "令和七年度末まで", "2026-03-31"),
        ["総務課"],
        ["住民課", "税務課"],
        ("移行した業務", "〇業務", "令和四年度", "十七業務", "令和七年度", "up"),
    ),
    task(
        "telework",
        "テレワークの推進",
        "在宅での勤務は感染症の流行時に試みたのみである。",
        "持ち出せる端末が足りず、勤務の決まりも整っていない。",
        ["端末を増やし、大雪の日にも業務を続けられる体制を整える。"],
        within("令和六年度中に体制を整える。", "令和六年度中", 2024),
        ["総務課"],
        [],
        ("在宅勤務ができる職員", "四人", "令和四年度", "四十人", "令和九年度", "up"),
    ),
    task(
        "digital-divide",
        "デジタルデバイド対策",
        "集落支援員が高齢の村民からの相談に応じている。",
        "支援員によって対応できる内容に差がある。",
        ["支援員への研修を行い、集会所で学びの会を開く。"],
        by("令和八年度末までに全ての集落で開く。", "令和八年度末まで", "2027-03-31"),
        ["福祉課"],
        ["教育委員会"],
        ("学びの会に参加した村民", "三十二人", "令和四年度", "五百人", "令和九年度", "up"),
    ),
]
KNUM = {"九件": 9, "五十件": 50, "〇集落": 0, "十七集落": 17, "〇業務": 0, "十七業務": 17, "四人": 4, "四十人": 40, "三十二人": 32, "五百人": 500}
S = [
    [(2024, 2024, "準備", "prepare"), (2025, 2025, "拡大", "implement"), (2026, 2027, "運用", "operate")],
    [(2024, 2024, "開始", "implement"), (2025, 2027, "巡回", "operate")],
    [(2024, 2024, "設計", "prepare"), (2025, 2025, "移行", "implement"), (2026, 2027, "運用", "operate")],
    [(2024, 2024, "整備", "implement"), (2025, 2027, "運用", "operate")],
    [(2024, 2024, "研修", "prepare"), (2025, 2026, "拡大", "implement"), (2027, 2027, "検証", "review")],
]
CSS = """@page{size:A4;margin:0}body{margin:0;font-family:"Noto Serif CJK JP";font-size:11pt;line-height:1.85}.pg{width:210mm;height:296.5mm;position:relative;page-break-after:always;box-sizing:border-box;padding:26mm 22mm}.v{writing-mode:vertical-rl;height:245mm;width:166mm}
.run{position:absolute;top:12mm;left:22mm;font-size:8.5pt;color:#555}.no{position:absolute;bottom:11mm;left:0;right:0;text-align:center;font-size:9pt}
h1{font-size:16pt;margin:0 0 0 4mm;border-right:2pt solid #432;padding-right:2mm}h2{font-size:12.5pt;margin:0 3mm 0 1mm;padding-top:1em;font-family:"Noto Sans CJK JP"}p{margin:0}p.b{text-indent:1em;padding-top:2em}p.f{padding-top:4em;text-indent:-1em}
table{border-collapse:collapse;font-size:9.5pt;margin-right:5mm;line-height:1.5;height:230mm}td,th{border:.7pt solid #000;padding:1.5mm}th{background:#eee3d6;font-weight:bold}.c{text-align:center}"""


def build():
    """Typeset the plan and write its gold."""
    g = Gold(
        "kasumitani_vertical",
        municipality="霞谷村",
        title="霞谷村デジタル化推進方針",
        issued_on="2024-03-01",
        plan_start="2024-04-01",
        plan_end="2028-03-31",
    )
    P = {n: [] for n in range(2, 7)}
    g.page(1, None, "cover")
    for p in P:
        g.page(p, KN[p - 1])

    def sec(level, num, t, p, text=""):
        sid = g.sec(level, num, t, p, text)
        P[p].append(f"<h{level}>{num}　{t}</h{level}>")
        for x in text.split("\n"):
            if x:
                if x[0] == "〔":
                    a, b = x.split("〕", 1)
                    P[p].append(f"<p class=f><b>{a}〕</b>{b}</p>")
                else:
                    P[p].append(f"<p class=b>{x}</p>")
        return sid

    sec(1, "第一章", "方針の趣旨", 2)
    sec(
        2,
        "一",
        "策定の背景",
        2,
        "霞谷村は、面積の九割を森林が占め、十七の集落が谷あいに点在する。村の人口は千九百人余りとなり、高齢化率は五割を超えた。集落から役場までは遠いところで車で四十分を要し、手続のために半日を費やす村民も少なくない。\n役場では五十二人の職員が、多くの事務を兼ねて担っている。災害の対応や見守りなど、人でなければできない仕事に力を注ぐためには、デジタル技術を生かして事務の負担を減らすことが欠かせない。",
    )
    sec(2, "二", "方針の位置付け", 2, "本方針は、霞谷村第五次総合計画の実現に向け、村が進めるデジタル化の方向を示すものである。")
    sec(2, "三", "方針の期間", 2, "令和六年度から令和九年度までの四年間とする。")
    sec(1, "第二章", "取り組む事項", 3)
    for i, m in enumerate(ms):
        p = [3, 3, 4, 4, 5][i]
        num = "一二三四五"[i]
        mid = m["id"]
        k = m["kpi"]
        kt = f"{k[0]}を{k[1]}（{k[2]}）から{k[3]}（{k[4]}）とする。"
        rows = [
            ("current_state", "〔現状〕", m["state"]),
            ("issues", "〔課題〕", m["issues"]),
            ("actions", "〔取組〕", m["actions"][0]),
            ("target", "〔時期〕", m["target"][0]),
            ("departments", "〔主管〕", "、".join(m["lead"])),
        ]
        if m["support"]:
            rows.append(("departments", "〔協力〕", "、".join(m["support"])))
        sid = sec(2, num, m["title"], p, "\n".join([*(b + c for a, b, c in rows), "〔指標〕" + kt]))
        g.measure(sid, m, num, m["title"], p)
        for f, lab, t in rows:
            g.field(sid, mid, f, lab, t, p)
        g.departments(sid, m, p)
        g.target(sid, mid, m["target"], p)
        x = g.kpi(sid, mid, k, p, kt)
        x["baseline_number"] = KNUM[k[1]]
        x["target_number"] = KNUM[k[3]]
        x["unit"] = k[3].lstrip("〇一二三四五六七八九十百")
    sec(1, "第三章", "年次の計画", 5, "各事項は、次の表に示す年次により進める。")
    hd = ["事項", "令和六年度", "令和七年度", "令和八年度", "令和九年度"]
    cells = [(0, j, 1, 1, t) for j, t in enumerate(hd)]
    tr = "<tr>" + "".join(f"<th>{x}</th>" for x in hd) + "</tr>"
    for i, m in enumerate(ms):
        cells.append((i + 1, 0, 1, 1, m["title"]))
        tr += f"<tr><td>{m['title']}</td>"
        for a, e, x, ph in S[i]:
            cells.append((i + 1, a - 2023, 1, e - a + 1, x))
            tr += f"<td colspan={e - a + 1} class=c>{x}</td>"
            g.sched("t01", m["id"], m["title"], a, e, "text", ph, x, 5)
        tr += "</tr>"
    g.table(5, cells, 6, 5)
    P[5].append(f"<table>{tr}</table>")
    sec(1, "第四章", "推進の体制", 6)
    s = sec(
        2,
        "一",
        "推進体制",
        6,
        "村長を本部長とする霞谷村デジタル化推進本部を置く。副村長を最高情報統括責任者とし、各課の長を本部員とする。総務課が事務局を担う。",
    )
    g.measure(s, dict(id="organization"), "一", "推進体制", 6)
    g.org(s, "本部長", "role", 6, "村長")
    g.org(s, "霞谷村デジタル化推進本部", "body", 6)
    g.org(s, "最高情報統括責任者", "role", 6, "副村長")
    g.org(s, "本部員", "role", 6, "各課の長")
    g.org(s, "事務局", "body", 6, "総務課")
    s = sec(2, "二", "進捗の管理", 6, "本部は毎年度の終わりに取組の成果を点検し、村議会に報告する。情勢の変化に応じ、方針を見直す。")
    g.measure(s, dict(id="planned-approach"), "二", "進捗の管理", 6, certainty="optional")
    html = f'<meta charset=utf-8><style>{CSS}</style><div class=pg><div class=v style="border:1.5pt solid #432;box-sizing:border-box"><div style="font-size:32pt;margin-right:45mm;padding-top:40mm;letter-spacing:.15em">霞谷村デジタル化推進方針</div><div style="font-size:14pt;padding-top:60mm;margin-right:14mm">令和六年度から令和九年度まで</div><div style="font-size:15pt;padding-top:150mm;margin-right:20mm">令和六年三月　白嶺県霞谷村</div></div></div>'
    for n, c in P.items():
        html += f"<div class=pg><div class=run>霞谷村デジタル化推進方針</div><div class=v>{''.join(c)}</div><div class=no>{KN[n - 1]}</div></div>"
    chromium(html, PDFS / f"{g.stem}.pdf")
    return g.save()


if __name__ == "__main__":
    print(build())
