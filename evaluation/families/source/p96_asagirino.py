"""朝霧野町: a report whose measures are numbered headings with six numbered headings below each, two to a page, and a table of years at its end (Chromium)."""

from asagirino_kit import Gold, by, since, task, within
from book import PDFS, chromium

ms = [
    task(
        "frontyard-reform",
        "書かない窓口の導入",
        "転入時には平均で６枚の書類に氏名や住所を記入いただいており、繁忙期の待ち時間は50分を超えています。",
        "課ごとに様式が異なり、町民が庁舎内を回らなければならない状況です。",
        ["窓口支援システムを導入し、聞き取りにより申請書を作成します。", "おくやみ手続の一括受付を行います。"],
        by("令和９年度末までに全ての窓口で開始します。", "令和９年度末まで", "2028-03-31"),
        ["町民生活課"],
        ["税務課", "福祉課"],
        ("書かない窓口の利用率", "0％", "令和６年度", "70％", "令和12年度", "up"),
        [(2026, 2026, "設計", "prepare"), (2027, 2027, "導入", "implement"), (2028, 2030, "運用", "operate")],
    ),
    task(
        "online-procedures",
        "行政手続のオンライン化の推進",
        "電子申請に対応している手続は28件で、利用率は9.4％にとどまっています。",
        "対応する手続が少なく、町民に知られていないことが課題です。",
        ["町民の利用が多い手続から順に電子申請に対応します。", "公共施設の予約と使用料の支払いを電子化します。"],
        by("令和10年度末までに120件の手続に対応します。", "令和10年度末まで", "2029-03-31"),
        ["総務課"],
        ["町民生活課", "教育課"],
        ("オンライン申請の利用率", "9.4％", "令和６年度", "45％", "令和12年度", "up"),
        [(2026, 2028, "順次拡大", "implement"), (2029, 2030, "改善", "continue")],
    ),
    task(
        "system-standardization",
        "情報システムの標準化・共通化",
        "住民基本台帳をはじめとする20業務のうち、14業務の移行を終えました。",
        "残る業務の移行と、運用経費の増加への対応が必要です。",
        ["残る６業務を標準準拠システムへ移行します。"],
        by("令和８年度末までに移行を完了します。", "令和８年度末まで", "2027-03-31"),
        ["総務課"],
        ["税務課", "福祉課", "町民生活課"],
        ("移行を完了した業務数", "14業務", "令和６年度", "20業務", "令和８年度", "up"),
        [(2026, 2026, "移行", "implement"), (2027, 2030, "運用", "operate")],
    ),
    task(
        "ai-rpa",
        "ＡＩ・ＲＰＡの利用推進",
        "会議録の作成に限り、ＡＩによる文字起こしを利用しています。",
        "定型的な作業に多くの時間を費やしており、職員の利用経験にも差があります。",
        ["生成ＡＩの利用指針を定め、全ての職員が使える環境を整えます。", "給付金の審査事務にＲＰＡを導入します。"],
        since("令和８年10月から本格運用を行います。", "令和８年10月から", "2026-10-01"),
        ["総務課"],
        ["財政課"],
        ("削減した作業時間", "120時間", "令和６年度", "2,000時間", "令和12年度", "up"),
        [(2026, 2026, "試行", "trial"), (2027, 2030, "本格運用", "operate")],
    ),
    task(
        "digital-divide",
        "デジタルデバイド対策",
        "スマートフォン教室を年６回開催し、延べ84人が参加しました。",
        "会場が役場に限られ、山間部の町民が参加しにくい状況です。",
        ["地区の集会所を巡回する出前教室を開催します。", "町内の高校生がデジタル活用を手伝う取組を行います。"],
        within("令和８年度中に全ての地区で開催します。", "令和８年度中", 2026),
        ["福祉課"],
        ["総務課", "教育課"],
        ("教室の延べ参加者数", "84人", "令和６年度", "600人", "令和12年度", "up"),
        [(2026, 2030, "継続実施", "continue")],
    ),
]
pg = {0: 4, 1: 4, 2: 5, 3: 5, 4: 6}
grp = {0: ("第１節", "町民の時間を大切にする役場"), 2: ("第２節", "職員が力を発揮できる職場"), 4: ("第３節", "だれも取り残されない地域")}
Y = ["令和８年度", "令和９年度", "令和10年度", "令和11年度", "令和12年度"]
CSS = """@page{size:A4;margin:0}body{margin:0;font-family:"Noto Serif CJK JP";font-size:10.5pt;line-height:1.55}.pg{width:210mm;height:296.5mm;position:relative;page-break-after:always;box-sizing:border-box;padding:24mm 25mm 20mm}
.run{position:absolute;top:11mm;right:25mm;font-size:8.5pt;border-bottom:.5pt solid #555;width:160mm;text-align:right;color:#444}.no{position:absolute;bottom:9mm;left:0;right:0;text-align:center;font-size:9pt}
h1{font-size:18pt;text-align:center;letter-spacing:.12em;margin:2mm 0 5mm;border-bottom:2pt double #225;padding-bottom:2mm}h2{font-size:13pt;margin:4mm 0 1.5mm;border-left:5pt solid #357;padding-left:2mm}h3{font-size:11.5pt;margin:2.5mm 0 1mm}h4{font-size:10.5pt;font-family:"Noto Sans CJK JP";margin:1.2mm 0 0 1em}p{margin:0 0 1mm}p.b{text-indent:1em;margin-left:1em}p.li{margin-left:3em;text-indent:-1em}table{border-collapse:collapse;width:100%;font-size:9pt}td,th{border:.6pt solid #000;padding:1.2mm}th{background:#dde6f0}.c{text-align:center}.cap{text-align:center;font-size:9.5pt}"""


def build():
    """Typeset the plan and write its gold."""
    g = Gold(
        "asagirino_report",
        municipality="朝霧野町",
        title="朝霧野町デジタル・トランスフォーメーション推進計画",
        issued_on="2026-03-01",
        plan_start="2026-04-01",
        plan_end="2031-03-31",
    )
    sheets = []
    cur = []

    def newpage(n, run):
        nonlocal cur
        cur = []
        sheets.append((n, run, cur))

    g.page(1, None, "cover")

    def sec(level, num, t, p, text="", origin="own"):
        sid = g.sec(level, num, t, p, text, origin)
        if level == 1:
            cur.append(f"<h1>{' '.join(num)}　{t}</h1>")
        else:
            cur.append(f"<h{level}>{num}　{t}</h{level}>")
        for x in text.split("\n"):
            if x:
                cur.append(f'<p class="{"li" if x[0] in "・" else "b"}">{x}</p>')
        return sid

    newpage(2, "第１章　計画策定にあたって")
    g.page(2, "1")
    sec(1, "第１章", "計画策定にあたって", 2)
    sec(2, "１", "計画策定の背景", 2)
    sec(
        3,
        "（１）",
        "国の動向",
        2,
        "国は令和２年12月に「自治体デジタル・トランスフォーメーション（ＤＸ）推進計画」を策定し、自治体が重点的に取り組むべき事項を示しました。その後も改定が重ねられ、住民との接点の改革や情報システムの標準化などが求められています。",
        origin="national",
    )
    sec(
        3,
        "（２）",
        "本町の状況",
        2,
        "本町の総人口は平成12年をピークに減少が続き、令和７年４月１日現在で１万1,482人となりました。高齢化率は41.3％に達し、窓口を訪れることが難しい町民も増えています。\n一方、職員数はこの15年間で２割以上減少しており、限られた人員で多様化する行政需要に応えるため、仕事の進め方そのものを見直す必要があります。",
    )
    sec(2, "２", "計画の位置付け", 2, "本計画は、第６次朝霧野町総合振興計画を上位計画とし、情報化に関する施策の方向性を示す個別計画です。")
    sec(2, "３", "計画の期間", 2, "令和８年度から令和12年度までの５年間とします。")
    newpage(3, "第２章　基本的な考え方")
    g.page(3, "2")
    sec(1, "第２章", "基本的な考え方", 3)
    sec(2, "１", "基本理念", 3, "「霧が晴れるように、わかりやすい役場へ」を基本理念とし、町民一人ひとりがデジタル化の恩恵を実感できるまちを目指します。")
    sec(2, "２", "基本方針", 3, "・町民の時間を大切にする役場\n・職員が力を発揮できる職場\n・だれも取り残されない地域")
    newpage(4, "第３章　施策の展開")
    g.page(4, "3")
    sec(1, "第３章", "施策の展開", 4)
    for i, m in enumerate(ms):
        p = pg[i]
        if p != sheets[-1][0]:
            newpage(p, "第３章　施策の展開")
            g.page(p, str(p - 1))
        if i in grp:
            sec(2, *grp[i], p)
        n = "１２"[i % 2]
        ms_ = sec(3, n, m["title"], p)
        mid = m["id"]
        g.measure(ms_, m, n, m["title"], p)
        k = m["kpi"]
        kt = f"{k[0]}　{k[1]}（{k[2]}）→ {k[3]}（{k[4]}）"
        s = sec(4, "（１）", "現状", p, m["state"])
        g.field(s, mid, "current_state", "現状", m["state"], p)
        s = sec(4, "（２）", "課題", p, m["issues"])
        g.field(s, mid, "issues", "課題", m["issues"], p)
        at = "\n".join("・" + a for a in m["actions"])
        s = sec(4, "（３）", "取組内容", p, at)
        g.field(s, mid, "actions", "取組内容", at, p)
        s = sec(4, "（４）", "目標時期", p, m["target"][0])
        g.field(s, mid, "target", "目標時期", m["target"][0], p)
        g.target(s, mid, m["target"], p)
        dt = f"主管　{'、'.join(m['lead'])}\n関係　{'、'.join(m['support'])}"
        s = sec(4, "（５）", "担当課", p, dt)
        g.field(s, mid, "departments", "担当課", dt, p)
        g.departments(s, m, p)
        s = sec(4, "（６）", "成果指標", p, kt)
        g.kpi(s, mid, k, p, kt)
    s = sec(2, "第４節", "工程表", 6, "各施策は、次の工程により進めます。")
    cells = [(0, 0, 1, 1, "施策")] + [(0, j + 1, 1, 1, y) for j, y in enumerate(Y)]
    tr = "<tr><th>施策</th>" + "".join(f"<th>{y}</th>" for y in Y) + "</tr>"
    for i, m in enumerate(ms):
        cells.append((i + 1, 0, 1, 1, m["title"]))
        tr += f"<tr><td>{m['title']}</td>"
        for a, b, t, ph in m["sched"]:
            cells.append((i + 1, a - 2025, 1, b - a + 1, t))
            tr += f"<td colspan={b - a + 1} class=c>{t}</td>"
            g.sched("t01", m["id"], m["title"], a, b, "text", ph, t, 6)
        tr += "</tr>"
    g.table(6, cells, 6, 6, caption="表３－１　施策の工程")
    cur.append(f"<p class=cap>表３－１　施策の工程</p><table>{tr}</table>")
    newpage(7, "第４章　計画の推進")
    g.page(7, "6")
    sec(1, "第４章", "計画の推進", 7)
    s = sec(
        2,
        "１",
        "推進体制",
        7,
        "町長を本部長とする「朝霧野町ＤＸ推進本部」を設置し、副町長を最高情報統括責任者（ＣＩＯ）とします。各課から選任した推進員で構成する「ＤＸ推進部会」が施策の具体化を担い、総務課が事務局を務めます。",
    )
    g.measure(s, dict(id="organization"), "１", "推進体制", 7)
    g.org(s, "本部長", "role", 7, "町長")
    g.org(s, "朝霧野町ＤＸ推進本部", "body", 7)
    g.org(s, "最高情報統括責任者（ＣＩＯ）", "role", 7, "副町長")
    g.org(s, "ＤＸ推進部会", "body", 7, "各課から選任した推進員", "施策の具体化を担い")
    g.org(s, "事務局", "body", 7, "総務課")
    s = sec(
        2,
        "２",
        "進行管理",
        7,
        "ＤＸ推進本部は、毎年度、成果指標の達成状況を確認し、その結果を町のホームページで公表します。国の計画の改定など社会情勢の変化に応じて、必要な見直しを行います。",
    )
    g.measure(s, dict(id="planned-approach"), "２", "進行管理", 7, certainty="optional")
    html = f'<meta charset=utf-8><style>{CSS}</style><div class=pg style="text-align:center;padding-top:80mm"><div style="font-size:15pt;letter-spacing:.3em">朝霧野町</div><div style="font-size:24pt;font-weight:bold;line-height:1.6">デジタル・トランスフォーメーション<br>推進計画</div><div style="margin-top:12mm">（令和８年度～令和12年度）</div><div style="margin-top:85mm;font-size:14pt">令和８年３月<br>白嶺県　朝霧野町</div></div>'
    for n, run, c in sheets:
        html += f"<div class=pg><div class=run>{run}</div>{''.join(c)}<div class=no>－ {n - 1} －</div></div>"
    chromium(html, PDFS / f"{g.stem}.pdf")
    return g.save()


if __name__ == "__main__":
    print(build())
