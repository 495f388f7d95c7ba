"""綴原町: tables without lines, quarters with several bars a row, vertical labels over two pages (Chromium)."""

import calendar

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'IPAPGothic';font-size:10.5pt;line-height:1.6}
.page{width:210mm;height:296.5mm;box-sizing:border-box;padding:20mm 20mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
p.h{font-size:15pt;font-weight:bold;margin:0 0 4mm}
p.p{text-indent:1em;margin:0 0 3mm}
p.foot{position:absolute;bottom:10mm;left:0;right:0;text-align:center;font-size:9pt}
p.cap{font-size:9.5pt;text-align:center;margin:2mm 0 1mm}
table.n{border-collapse:collapse;width:170mm;margin:0 0 5mm;line-height:1.35}
table.n td{padding:2.2mm 3mm 2.2mm 0;vertical-align:top}
table.n tr.hd td{font-weight:bold}
table.s tr.hd td{font-weight:normal;background:#e2e2e2;padding-left:2mm}
table.s td{padding-left:2mm}
table.f tr.hd td{font-weight:normal;border-bottom:.8pt solid #000}
table.f td.r{text-align:right;padding-right:6mm}
.wrap{position:relative;width:640px}
.wrap svg{position:absolute;left:0;top:0;overflow:visible}
table.q{border-collapse:collapse;width:640px !important;table-layout:fixed;line-height:1.2;font-size:9pt}
table.q td{border:.6pt solid #444;padding:0 4px;box-sizing:border-box;height:56px;vertical-align:middle}
table.q tr.hd td{height:24px;background:#f0e6d2;text-align:center}
table.m{border-collapse:collapse;width:170mm;line-height:1.3;font-size:9.5pt}
table.m td{border:.6pt solid #333;padding:2mm 1.5mm;vertical-align:middle}
table.m tr.hd td{background:#dfe8dc;text-align:center}
table.m td.v{writing-mode:vertical-rl;text-align:center;letter-spacing:2pt}
table.m td.c{text-align:center}
svg text{font-family:'IPAPGothic'}
"""
MEETINGS = [
    ["会議", "開く時期", "話し合うこと", "とりまとめ"],
    ["推進会議", "４月、10月", "計画の進み具合の確認、翌年度の重点の決定", "企画財政課"],
    ["作業部会", "毎月", "課をまたぐ課題の調整、研修の内容", "各課"],
    ["町民懇話会", "年２回", "町民の目線からの意見。年齢や地区が偏らないように委員を選ぶ", "企画財政課"],
    ["議会報告", "３月", "１年間の成果", "議会事務局"],
]
WORDS = [
    ["用語", "意味"],
    ["RPA", "決まった手順の入力や集計をソフトウェアに任せる仕組み"],
    ["BPR", "仕事の進め方をはじめから見直すこと"],
    ["GIS", "地図の上に情報を重ねて調べる仕組み。道路や水道の管理に使う"],
    ["二要素認証", "合言葉のほかに、持ち物や指紋で本人を確かめること"],
]
USE = [
    ["施設", "令和４年度", "令和５年度", "令和６年度"],
    ["公民館", "412", "530", "688"],
    ["体育館", "1,204", "1,377", "1,590"],
    ["図書館", "96", "143", "251"],
    ["合計", "1,712", "2,050", "2,529"],
]
# item, measure, bars: (first quarter, last quarter, text, phase, lane)
QUARTERS = [
    ("行政手続のオンライン化", "online-procedures", [(0, 1, "調査", "study", 0), (2, 4, "設計", "prepare", 0), (5, 11, "受付", "operate", 0)]),
    ("マイナンバーカードの普及促進", "mynumber-card", [(0, 5, "出張申請", None, 0), (3, 8, "休日の窓口", None, 1), (9, 11, "見直し", "review", 0)]),
    ("AI・RPAの利用推進", "ai-rpa", [(2, 3, "試行", "trial", 0), (4, 7, "順次導入", "implement", 0), (6, 11, "職員の研修", None, 1)]),
    ("情報システムの標準化・共通化", "system-standardization", [(0, 7, "移行", "implement", 0), (8, 11, "運用", "operate", 0)]),
    ("オープンデータの推進", "open-data", [(4, 4, "選定", "study", 0), (6, 6, "公開", "implement", 0), (8, 11, "追加", None, 0)]),
]  # fmt: skip
YEARS = ["2025", "2026", "2027", "2028"]
A = "→"
# group, [(measure title, measure, [(task, cells, [(first, last, kind, text, phase)])])]
MATRIX = [
    [
        ("便利なくらし", [
            ("窓口のワンストップ化", "frontyard-reform", [
                ("書かない窓口", ["検討", "実施", A, A], [(0, 0, "text", "検討", "study"), (1, 3, "text", "実施", "implement")]),
                ("予約の受付", ["●", A, A, A], [(0, 0, "mark", "●", None), (1, 3, "arrow", None, None)]),
                ("支所の遠隔相談", ["", "試行", "●", A], [(1, 1, "text", "試行", "trial"), (2, 2, "mark", "●", None), (3, 3, "arrow", None, None)]),
            ]),
            ("デジタルデバイド対策", "digital-divide", [
                ("スマートフォンの教室", ["○", "○", "○", "○"], [(n, n, "mark", "○", None) for n in range(4)]),
                ("相談員の配置", ["準備", "配置", A, ""], [(0, 0, "text", "準備", "prepare"), (1, 2, "text", "配置", "implement")]),
            ]),
        ]),
        ("強い役場", [
            ("セキュリティ対策の徹底", "security", [
                ("規程の改定", ["改定", "", "", "見直し"], [(0, 0, "text", "改定", "implement"), (3, 3, "text", "見直し", "review")]),
                ("訓練", ["", "○", "", "○"], [(1, 1, "mark", "○", None), (3, 3, "mark", "○", None)]),
            ]),
        ]),
    ],
    [
        ("強い役場", [
            ("テレワークの推進", "telework", [
                ("端末の整備", ["整備", A, "", ""], [(0, 1, "text", "整備", "prepare")]),
                ("在宅勤務", ["", "試行", "本格実施", A], [(1, 1, "text", "試行", "trial"), (2, 3, "text", "本格実施", "implement")]),
            ]),
        ]),
        ("つながる町", [
            ("オープンデータの推進", "open-data", [
                ("データの棚卸し", ["調査", "", "", ""], [(0, 0, "text", "調査", "study")]),
                ("公開", ["", "●", A, A], [(1, 1, "mark", "●", None), (2, 3, "arrow", None, None)]),
            ]),
        ]),
    ],
]  # fmt: skip


def plain_table(rows: list[list[str]], widths: list[int], style: str, right: int = 99) -> str:
    """Return a table without lines, its first row a header."""
    out = [f'<table class="n {style}">']
    for r, row in enumerate(rows):
        cells = "".join(
            f'<td style="width:{w}%"{" class=r" if i >= right else ""}>{x}</td>'
            for i, (x, w) in enumerate(zip(row, widths, strict=True))
        )
        out.append(f'<tr{" class=hd" if not r else ""}>{cells}</tr>')
    return "".join(out) + "</table>"


def day(quarter: int, last: bool) -> str:
    """Return the first or last day of a quarter; 0 is April to June 2025."""
    months = quarter * 3 + 3 + (2 if last else 0)
    year, month = 2025 + months // 12, months % 12 + 1
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1] if last else 1:02}"


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "tsuzurihara_tables", title="綴原町デジタル推進計画", issuer="綴原町", municipality="綴原町",
        municipality_code="993581", plan_start="2025-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    b.unscored |= {"documents", "fields", "departments", "organization", "measures", "kpis", "targets", "notes"}

    def page(number: int) -> None:
        b.fixed = number
        b.raw('<div class="page">')
        b.page(number, str(number))

    def close(number: int) -> None:
        b.raw(f'<p class="foot">{number}</p></div>')

    page(1)
    b.sec(1, "第１章", "推進の体制", style="h")["_brk"] = True
    b.p("町は、次の会議を開いて計画を進めます。")
    b.raw(plain_table(MEETINGS, [18, 18, 44, 20], "b"))
    b.grid(MEETINGS, header=1)
    b.p("会議の記録は町のホームページで公表し、町民の意見を聴きながら、取り組む順番を毎年見直します。")
    b.sec(1, "第２章", "利用の様子とことば", style="h")
    b.p("施設の予約をオンラインで受け付けた件数は、年々増えています。")
    b.raw(plain_table(USE, [31, 23, 23, 23], "f", right=1))
    b.grid(USE, header=1)
    b.p("この計画では、次のことばを使います。")
    b.raw(plain_table(WORDS, [22, 78], "s"))
    b.grid(WORDS, header=1)
    close(1)

    page(2)
    b.sec(1, "第３章", "三年間の工程", style="h")["_brk"] = True
    b.p("四半期ごとの工程を示します。帯の上の段と下の段は、並行して進める作業です。")
    label, width = 136, 42
    head = [[C("取組", rs=2)] + [x for y in (7, 8, 9) for x in (C(f"令和{y}年度", cs=4), None, None, None)]]
    head.append([None] + [C(f"{n}Q") for _ in range(3) for n in (1, 2, 3, 4)])
    rows = head + [[C(item)] + [C() for _ in range(12)] for item, *_ in QUARTERS]
    svg = []
    for i, (_, _, bars) in enumerate(QUARTERS):
        for first, last, text, _, lane in bars:
            x0, x1 = label + first * width + 3, label + (last + 1) * width - 3
            y = 48 + i * 56 + (6 if not any(z[4] for z in bars) else 4) + lane * 25
            svg.append(
                f'<rect x="{x0}" y="{y}" width="{x1 - x0}" height="20" fill="#f2c48d"/>'
                f'<text x="{(x0 + x1) / 2}" y="{y + 14}" font-size="11" text-anchor="middle">{text}</text>'
            )
    b.raw('<div class="wrap"><table class="q">')
    b.raw(f'<colgroup><col style="width:{label}px">{f"<col style=width:{width}px>" * 12}</colgroup>')
    for r, row in enumerate(rows):
        cells = "".join(f"<td rowspan={c.rs} colspan={c.cs}>{c.text}</td>" for c in row if c is not None)
        b.raw(f'<tr{" class=hd" if r < 2 else ""}>{cells}</tr>')
    b.raw(f'</table><svg width="640" height="{48 + 56 * len(QUARTERS)}">{"".join(svg)}</svg></div>')
    t = b.grid(rows, header=2)
    for item, measure, bars in QUARTERS:
        for first, last, text, phase, _ in bars:
            years = (2025 + first // 4, 2025 + last // 4)
            b.sched(t, measure, item, None, years, "bar", text, phase, (day(first, False), day(last, True)))
    close(2)

    before = None
    for number, groups in enumerate(MATRIX, 3):
        page(number)
        if number == 3:
            b.sec(1, "第４章", "施策の一覧", style="h")["_brk"] = True
            b.p("●は始める年度、→は続けること、○はその年度に行うことを表します。")
        mark = b.at("区分")
        rows = [["区分", "施策", "取組", *YEARS]]
        printed = ['<table class="m"><tr class="hd">', *(f"<td>{x}</td>" for x in rows[0]), "</tr>"]
        found = []
        for group, measures in groups:
            height = sum(len(tasks) for _, _, tasks in measures)
            for i, (title, measure, tasks) in enumerate(measures):
                for j, (task, cells, bars) in enumerate(tasks):
                    row = [C(group, rs=height) if not i and not j else None, C(title, rs=len(tasks)) if not j else None]
                    row += [C(task), *(C(x, gold="" if x == A else None) for x in cells)]
                    rows.append(row)
                    styles = ["v", "", "", "c", "c", "c", "c"]
                    printed.append("<tr>" + "".join(
                        f'<td class="{s}" rowspan={c.rs}>{c.text}</td>' for c, s in zip(row, styles, strict=True) if c
                    ) + "</tr>")  # fmt: skip
                    found += [(measure, title, task, bar) for bar in bars]
        b.raw("".join(printed) + "</table>")
        before = b.grid(rows, header=1, mark=mark, continued=before)
        for measure, title, task, (first, last, kind, text, phase) in found:
            b.sched(before, measure, title, task, (2025 + first, 2025 + last), kind, text, phase, mark=mark)
        close(number)
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
