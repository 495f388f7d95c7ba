"""蛍沢町: one matrix over pages from a spreadsheet, years as words, marks and arrows (LibreOffice Calc)."""

import html
import math
import unicodedata

from book import NAMES, PDFS, Book, C, soffice

YEARS = ["2025年度", "2026年度", "2027年度", "2028年度", "2029年度"]
HEAD = ["分野", "No.", "施策", "主な内容", "担当課", *YEARS]
W = [58, 26, 118, 262, 92, 48, 48, 48, 48, 48]

# area -> list of (no, title, measure, [(content, divisions, [cells], [(first, last, kind, text, phase)])])
A = "→"
MATRIX = [
    ("Ⅰ\n推進の\n基盤", [
        (1, "デジタル人材の確保・育成", "human-resources", "sure", [
            ("各課に「デジタル番」を置き、相談と改善の担い手とする。", "総務課", ["準備", "●", A, A, A], [(0, 0, "text", "準備", "prepare"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
            ("民間企業から専門人材を受け入れ、助言を受ける。", "企画振興課", ["●", A, A, "", ""], [(0, 0, "mark", "●", None), (1, 2, "arrow", None, None)]),
        ]),
        (2, "情報システムの標準化・共通化", "system-standardization", "sure", [
            ("住民基本台帳など20業務を標準準拠システムへ移行する。", "企画振興課\n町民課\n税務課", ["移行", "", "", "", ""], [(0, 0, "text", "移行", "implement")]),
            ("移行後の運用経費を検証し、事業者と見直す。", "企画振興課", ["", "検証", A, "見直し", A], [(1, 2, "text", "検証", "review"), (3, 4, "text", "見直し", "review")]),
        ]),
        (3, "セキュリティ対策の徹底", "security", "sure", [
            ("セキュリティポリシーをクラウドの利用に合わせて改定する。", "総務課", ["検討", "改定", "運用", A, A], [(0, 0, "text", "検討", "study"), (1, 1, "text", "改定", "implement"), (2, 4, "text", "運用", "operate")]),
            ("全職員を対象に、情報を守るための訓練を行う。", "総務課", ["●", "●", "●", "●", "●"], [(n, n, "mark", "●", None) for n in range(5)]),
        ]),
    ]),
    ("Ⅱ\n手続と\n窓口", [
        (4, "自治体フロントヤード改革の推進", "frontyard-reform", "sure", [
            ("庁舎の建替えに合わせ、総合窓口を設ける。", "町民課\n福祉課", ["設計", A, "構築", "●", A], [(0, 1, "text", "設計", "prepare"), (2, 2, "text", "構築", "prepare"), (3, 3, "mark", "●", None), (4, 4, "arrow", None, None)]),
            ("窓口の混み具合を町のホームページで知らせる。", "町民課", ["試行", "運用", A, A, A], [(0, 0, "text", "試行", "trial"), (1, 4, "text", "運用", "operate")]),
            ("証明書を自分で発行できる端末を商業施設に置く。", "町民課", ["", "調査", "●", A, A], [(1, 1, "text", "調査", "study"), (2, 2, "mark", "●", None), (3, 4, "arrow", None, None)]),
        ]),
        (5, "行政手続のオンライン化", "online-procedures", "sure", [
            ("妊娠の届出から入学までの手続をひとまとめにして受け付ける。", "福祉課\n教育課", ["準備", "●", A, A, A], [(0, 0, "text", "準備", "prepare"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
            ("農地に関する届出をオンラインで受け付ける。", "農林課", ["", "検討", "●", A, A], [(1, 1, "text", "検討", "study"), (2, 2, "mark", "●", None), (3, 4, "arrow", None, None)]),
        ]),
        (6, "マイナンバーカードの利用の推進", "mynumber-card", "sure", [
            ("図書館カード、温泉の利用証と一体にする。", "教育課\n商工観光課", ["実証", "●", A, A, A], [(0, 0, "text", "実証", "trial"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
            ("更新の時期を迎える町民への案内と出張での受付を行う。", "町民課", ["実施", A, A, A, A], [(0, 4, "text", "実施", "implement")]),
        ]),
        (7, "公金収納におけるｅＬＴＡＸの活用", "eltax-payment", "sure", [
            ("保険料や使用料の納付書にeL-QRを印刷する。", "会計課\n税務課", ["準備", "●", A, A, A], [(0, 0, "text", "準備", "prepare"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
        ]),
    ]),
    ("Ⅲ\n仕事の\n改革", [
        (8, "生成AIなどの活用", "ai-rpa", "sure", [
            ("生成AIの利用の決まりを定め、全職員が使える環境を整える。", "総務課", ["●", A, A, A, A], [(0, 0, "mark", "●", None), (1, 4, "arrow", None, None)]),
            ("給与と会計の入力をRPAに置き換える。", "総務課\n会計課", ["検討", "試行", "本格運用", A, A], [(0, 0, "text", "検討", "study"), (1, 1, "text", "試行", "trial"), (2, 4, "text", "本格運用", "operate")]),
        ]),
        (9, "テレワークの推進", "telework", "sure", [
            ("育児や介護と両立できるよう、在宅勤務の制度を改める。", "総務課", ["検討", "●", A, A, A], [(0, 0, "text", "検討", "study"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
        ]),
        (10, "業務の棚卸しと見直し（ＢＰＲ）", "bpr", "sure", [
            ("毎年3つの課を選び、仕事の量と手順を調べて減らす。", "企画振興課\n全課", ["実施", A, A, A, "総括"], [(0, 3, "text", "実施", "implement"), (4, 4, "text", "総括", "review")]),
            ("書面、押印、対面を求める例規を点検する。", "総務課", ["点検", "改正", "", "", ""], [(0, 0, "text", "点検", "review"), (1, 1, "text", "改正", "implement")]),
        ]),
    ]),
    ("Ⅳ\n地域の\n活力", [
        (11, "デジタル技術を活用した移動の支援", "regional-digitalization", "optional", [
            ("予約に応じて走る乗合車の配車にAIを用いる。", "企画振興課", ["実証", A, "●", A, A], [(0, 1, "text", "実証", "trial"), (2, 2, "mark", "●", None), (3, 4, "arrow", None, None)]),
            ("観光地の駐車場の空きを知らせる。", "商工観光課", ["", "構築", "●", A, A], [(1, 1, "text", "構築", "prepare"), (2, 2, "mark", "●", None), (3, 4, "arrow", None, None)]),
        ]),
        (12, "デジタルデバイド対策", "digital-divide", "sure", [
            ("公民館で月2回、スマートフォンの相談会を開く。", "教育課", ["実施", A, A, A, A], [(0, 4, "text", "実施", "implement")]),
            ("外国人の町民に向け、やさしい日本語の案内を作る。", "企画振興課\n町民課", ["準備", "●", A, A, A], [(0, 0, "text", "準備", "prepare"), (1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
        ]),
        (13, "オープンデータの推進", "open-data", "sure", [
            ("避難所、文化財、公共施設などのデータを公開する。", "企画振興課\n全課", ["拡充", A, A, A, A], [(0, 4, "text", "拡充", None)]),
            ("町内の高校と、データを使った学びの場を設ける。", "教育課", ["", "●", A, A, A], [(1, 1, "mark", "●", None), (2, 4, "arrow", None, None)]),
        ]),
    ]),
]  # fmt: skip


def wide(text: str) -> float:
    """Return a text's width in full-width characters."""
    return sum(1 if unicodedata.east_asian_width(c) in "FWA" else 0.55 for c in text)


def style(name, *, size=9, bold=False, fill="", align="start", border="0.5pt solid #333333", vertical="middle"):
    """Return a cell style."""
    background = f' fo:background-color="{fill}"' if fill else ""
    weight = "bold" if bold else "normal"
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
        f'style:vertical-align="{vertical}" fo:border="{border}" fo:padding="1.5pt"{background}/>'
        f'<style:paragraph-properties fo:text-align="{align}"/><style:text-properties style:font-name="IPAPGothic" '
        f'style:font-name-asian="IPAPGothic" fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:font-weight="{weight}" '
        f'style:font-weight-asian="{weight}"/></style:style>'
    )


class Sheets:
    """The spreadsheet: styles and sheets so far."""

    def __init__(self) -> None:
        """Begin with the cell styles."""
        self.auto = [
            style("head", bold=True, fill="#fbe3c0", align="center"), style("c", align="center"), style("l"),
            style("area", bold=True, fill="#fdf3e0", align="center"),
            style("title", size=15, bold=True, border="none"), style("h", size=11.5, bold=True, border="none"),
            style("t", size=10, border="none", vertical="top"), style("small", size=8, border="none"), style("right", size=10, border="none", align="end"),
        ]  # fmt: skip
        self.body: list[str] = []
        self.n = 0

    def sheet(self, name, widths, rows, header=0, page="P1"):
        """Add a sheet: rows of (height, break, cells); a cell is None (covered) or (style, text, rs, cs)."""
        self.n += 1
        self.auto.append(
            f'<style:style style:name="S{self.n}" style:family="table" style:master-page-name="{page}"><style:table-properties table:display="true"/></style:style>'
        )
        out = [f'<table:table table:name="{name}" table:style-name="S{self.n}">']
        for i, w in enumerate(widths):
            self.auto.append(
                f'<style:style style:name="S{self.n}c{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}pt"/></style:style>'
            )
            out.append(f'<table:table-column table:style-name="S{self.n}c{i}"/>')
        for r, (height, brk, cells) in enumerate(rows):
            before = ' fo:break-before="page"' if brk else ""
            self.auto.append(
                f'<style:style style:name="S{self.n}r{r}" style:family="table-row"><style:table-row-properties style:row-height="{height}pt" style:use-optimal-row-height="false"{before}/></style:style>'
            )
            if header and r == header[0]:
                out.append("<table:table-header-rows>")
            out.append(f'<table:table-row table:style-name="S{self.n}r{r}">')
            for entry in cells:
                if entry is None:
                    out.append("<table:covered-table-cell/>")
                    continue
                look, text, rs, cs = entry
                spans = f' table:number-rows-spanned="{rs}" table:number-columns-spanned="{cs}"' if rs * cs > 1 else ""
                paras = "".join(f"<text:p>{html.escape(t)}</text:p>" for t in text.split("\n"))
                out.append(f'<table:table-cell table:style-name="{look}"{spans} office:value-type="string">{paras}</table:table-cell>')
            out.append("</table:table-row>")
            if header and r == header[1]:
                out.append("</table:table-header-rows>")
        out.append("</table:table>")
        self.body.append("".join(out))

    def xml(self):
        """Return the flat spreadsheet."""
        foot = (
            '<style:footer><text:p text:style-name="Foot"><text:span>- </text:span><text:page-number>1</text:page-number><text:span> -</text:span></text:p></style:footer>'
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            "<office:font-face-decls><style:font-face style:name=\"IPAPGothic\" svg:font-family=\"IPAPGothic\"/></office:font-face-decls>"
            '<office:styles><style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style></office:styles>'
            f'<office:automatic-styles>{"".join(self.auto)}<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="842pt" fo:page-height="595pt" '
            'style:print-orientation="landscape" fo:margin-top="30pt" fo:margin-bottom="24pt" fo:margin-left="22pt" fo:margin-right="22pt" style:print="objects charts drawings" style:table-centering="horizontal"/>'
            '<style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="14pt" fo:margin-top="4pt"/></style:footer-style></style:page-layout></office:automatic-styles>'
            f'<office:master-styles><style:master-page style:name="P1" style:page-layout-name="PL"><style:header style:display="false"/>{foot}</style:master-page></office:master-styles>'
            f'<office:body><office:spreadsheet>{"".join(self.body)}</office:spreadsheet></office:body></office:document>'
        )


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "hotaruzawa_matrix", title="蛍沢町スマートシティ構想アクションプラン", issuer="蛍沢町", municipality="蛍沢町", municipality_code="993221",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    s = Sheets()
    b.fixed = 1
    rows = []

    def line(look, text, height, merge=8):
        rows.append((height, False, [(look, text, 1, merge)] + [None] * (merge - 1)))

    line("title", "蛍沢町スマートシティ構想　アクションプラン", 28)
    line("right", "2025年3月　蛍沢町", 20)

    def head(num, title):
        line("h", f"{num}　{title}", 26)
        return b.section(1, num, title, b.at(title))

    def text(words, n):
        line("t", words, 16 * n + 2)
        b.say(words)

    head("１", "アクションプランの目的").update({"_brk": True})
    text("　蛍の舞う水辺と、歩いて暮らせる町なかを次の世代に引き継ぐため、2024年9月に「蛍沢町スマートシティ構想」を定めました。このアクションプランは、構想に掲げた4つの分野について、5年間に行う施策を表にまとめたものです。".strip(), 3)
    head("２", "期間")
    text("2025年度から2029年度までの5年間です。毎年度末に表を更新し、町議会に報告します。", 1)
    head("３", "推進体制")
    b.meas("organization", "optional")
    text("町長が議長を務める「スマートシティ推進会議」が施策の進み具合を確かめます。庁内の連絡と調整は企画振興課が行います。", 2)
    b.org("議長", "role", "町長", None)
    b.org("スマートシティ推進会議", "body", None, "施策の進み具合を確かめます。")
    head("４", "表の見方")
    text("「●」は始める年度、「→」は前の年度から続けることを表します。文字はその年度に行うことを表し、続く「→」の年度まで行います。", 2)
    s.sheet("概要", [95] * 8, rows)

    chunks = [[0], [1], [2], [3]]
    rows = [(24, False, [("title", "５　施策一覧", 1, 10)] + [None] * 9)]
    rows.append((22, False, [("head", h, 1, 1) for h in HEAD]))
    for k, chunk in enumerate(chunks):
        page = 2 + k
        b.fixed = page
        if k == 0:
            section = b.section(1, "５", "施策一覧", b.at("施策一覧"), brk=True)
        mark = b.at(HEAD[0])
        grid = [list(HEAD)]
        notes = []
        for a in chunk:
            area, entries = MATRIX[a]
            total = sum(len(e[4]) for e in entries)
            first_area = True
            for no, title, mid, cert, contents in entries:
                m = b.meas(mid, cert, section=section, in_table=(str(no), title, mark))
                b.field(m, "actions", "主な内容", "\n".join(c[0] for c in contents), mark)
                b.field(m, "departments", "担当課", "\n".join(c[1].replace("\n", "、") for c in contents), mark)
                for i, (content, who, cells, bars) in enumerate(contents):
                    lines = max(math.ceil(wide(content) * 9.3 / 252), who.count("\n") + 1, 2 if len(contents) > 1 else math.ceil(wide(title) * 9.3 / 108))
                    height = max(12.5 * lines + 7, 34)
                    if len(contents) == 1:
                        height = max(height, 44)
                    if total < 6:
                        height += 10
                    printed = [("area", area, total, 1) if first_area else None]
                    printed += [("c", str(no), len(contents), 1), ("l", title, len(contents), 1)] if i == 0 else [None, None]
                    printed += [("l", content, 1, 1), ("c", who, 1, 1)] + [("c", c, 1, 1) for c in cells]
                    rows.append((height, first_area and k > 0, printed))
                    grid.append([None if p is None else C(p[1], rs=p[2], cs=p[3], gold="" if p[1] == A else None) for p in printed])
                    first_area = False
                    b.dept(m, *who.split("\n"), mark=mark)
                    notes += [(mid, title, content, bar) for bar in bars]
        t = b.grid(grid, header=1, mark=mark, continued=f"t{k:02}" if k else None)
        for mid, title, content, (x, y, kind, word, phase) in notes:
            b.sched(t, mid, title, content, (2025 + x, 2025 + y), kind, word, phase, mark=mark)
    s.sheet("施策一覧", W, rows, header=(1, 1))
    soffice(s.xml(), "fods", PDFS / f"{b.name}.pdf")
    for n in range(1, 6):
        b.page(n, str(n))
    b.finish(5)
    return 5


if __name__ == "__main__":
    print(build())
