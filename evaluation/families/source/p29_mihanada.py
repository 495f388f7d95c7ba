"""水縹市: a spreadsheet printed on A3: lead and support divisions, indicators and ◎○△ with a legend, two head rows (Calc)."""

import math

from book import PDFS, Book, C, soffice
from p06_hotaruzawa import Sheets, wide

W = [66, 30, 128, 236, 96, 96, 118, 66, 66, 46, 46, 46, 46]
TOP = [("分野", 2, 1), ("No.", 2, 1), ("施策名", 2, 1), ("概要", 2, 1), ("担当", 1, 2), None, ("成果指標", 1, 3), None, None, ("年度別計画", 1, 4), None, None, None]
SUB = [None] * 4 + [(t, 1, 1) for t in ("主管課", "協力課", "指標", "現状(R5)", "目標(R9)", "R6", "R7", "R8", "R9")]
A = "→"
WORD = {"△": "study", "○": "prepare", "◎": "implement"}
# no, title, measure, certainty, content, lead, support, (name, unit, now, number, goal, number, way), cells
MATRIX = [
    ("行かなく\nても\nよい\n市役所", [
        (1, "電子申請できる手続の拡大", "online-procedures", "sure", "住民票の写しの請求や保育所の入所申込みなど、件数の多い手続から順に電子申請の対象とし、手数料も同時に支払えるようにする。", "情報政策課", "市民課\n保育課", ("電子申請の利用率", "％", "14.5％", 14.5, "60％", 60, "up"), "○◎→→"),
        (2, "書かない窓口の開設", "frontyard-reform", "sure", "職員が聞き取った内容で申請書を作り、住所や氏名を何度も書く手間をなくす。", "市民課", "情報政策課\n福祉総務課", ("転入手続の所要時間", "分", "52分", 52, "20分", 20, "down"), "△○◎→"),
        (3, "マイナンバーカードを使う場面の拡大", "mynumber-card", "sure", "図書館の利用券、健診の受付及び避難所への入所の手続にカードを使えるようにする。", "市民課", "図書館\n危機管理課", ("カードを使う場面", "場面", "２場面", 2, "８場面", 8, "up"), "◎→→→"),
        (4, "市税等の納付方法の充実", "eltax-payment", "sure", "市税以外の公金についても、eLTAXを通じて全国の金融機関やスマートフォンから納められるようにする。", "会計課", "納税課", ("eLTAXによる収納の件数", "件", "1,200件", 1200, "15,000件", 15000, "up"), "△△○◎"),
    ]),
    ("無理なく\n働ける\n市役所", [
        (5, "住民情報系システムの標準化", "system-standardization", "sure", "標準化の対象となる20業務を国の標準仕様に合うシステムへ切り替え、ガバメントクラウドで運用する。", "情報政策課", "関係各課", ("移行を終えた業務", "業務", "０業務", 0, "20業務", 20, "up"), "○◎→→"),
        (6, "生成ＡＩとＲＰＡの活用", "ai-rpa", "sure", "議事録の作成、問合せへの回答案の作成、税の課税資料の入力など、時間のかかる事務を自動化する。", "行政管理課", "税務課", ("削減した時間（累計）", "時間", "640時間", 640, "8,000時間", 8000, "up"), "◎→→→"),
        (7, "場所を選ばない働き方", "telework", "sure", "自宅や出先でも庁内と同じ環境で働けるよう、持ち運べる端末に切り替え、勤務の決まりを見直す。", "人事課", "情報政策課", ("在宅勤務をした職員の割合", "％", "３％", 3, "25％", 25, "up"), "○○◎→"),
        (8, "情報を守る仕組みの強化", "security", "sure", "情報セキュリティポリシーを改め、ネットワークの構成の見直しを検討する。", "情報政策課", "－", None, "△◎△◎"),
        (9, "業務の棚卸しと見直し", "bpr", "optional", "全ての課の事務を書き出し、やめる仕事、まとめる仕事を決める。", "行政管理課", "全課", None, "○◎－－"),
    ]),
    ("みんなで\nつくる\nまち", [
        (10, "スマートフォン相談会の開催", "digital-divide", "sure", "公民館や商業施設に相談員が出向き、機器の操作に不慣れな市民の困りごとに応える。", "生涯学習課", "高齢福祉課\n社会福祉協議会", ("相談者数（年間）", "人", "310人", 310, "1,500人", 1500, "up"), "◎→→→"),
        (11, "データの公開", "open-data", "sure", "施設、防災及び統計のデータを、機械で読める形で公開する。", "統計情報室", "全課", ("公開したデータの数", "件", "46件", 46, "150件", 150, "up"), "◎→→→"),
        (12, "人と組織を育てる", "human-resources", "sure", "職層ごとに身に付ける力を定め、研修を行うとともに、外部の専門人材を任用する。", "人事課", "情報政策課", ("研修を終えた職員", "人", "48人", 48, "400人", 400, "up"), "○◎→→"),
        (13, "先端技術による地域の課題の解決", "regional-digitalization", "sure", "ドローンによる配送やセンサーによる除雪の判断など、事業者と組んで試みる。", "産業振興課", "道路河川課", None, "－△△○"),
    ]),
]  # fmt: skip


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "mihanada_ichiran", title="水縹市ＤＸ推進計画　施策一覧表", issuer="水縹市", municipality="水縹市", municipality_code="992496",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    s = Sheets()
    n = len(W)
    rows = []

    def line(look, text, height):
        rows.append((height, False, [(look, text, 1, n)] + [None] * (n - 1)))

    def head(num, title):
        line("h", f"{num}　{title}", 26)
        return b.section(1, num, title, b.at(title))

    def text(words, k=1):
        line("t", words, 16 * k + 2)
        b.say(words)

    b.fixed = 1
    line("title", "水縹市ＤＸ推進計画　施策一覧表", 30)
    line("right", "令和６年３月　水縹市総務部情報政策課", 20)
    head("１", "この表について").update({"_brk": True})
    text("令和６年３月に定めた水縹市ＤＸ推進計画の施策を、担当、成果指標及び年度別の計画とともに一覧にしたものである。期間は令和６年度から令和９年度までとする。")
    text("国は「自治体ＤＸ推進計画」において、令和７年度末までに標準準拠システムへ移行することを目指すとしており、本市の施策５はこれに沿って進める。")
    head("２", "進め方")
    b.meas("organization", "optional")
    text("副市長を委員長とするＤＸ推進委員会が毎年度10月に実績を点検し、翌年度の計画を改める。")
    b.org("委員長", "role", "副市長", None)
    b.org("ＤＸ推進委員会", "body", None, "毎年度10月に実績を点検し、翌年度の計画を改める")
    section = None
    previous = None
    for k, chunk in enumerate(((0,), (1,), (2,))):
        page = k + 1
        b.fixed = page
        if k == 0:
            line("h", "３　施策一覧表", 26)
            section = b.section(1, "３", "施策一覧表", b.at("施策一覧表"))
            section.pop("text")
            line("t", "【凡例】　△：検討　　○：準備　　◎：実施　　→：継続　　－：予定なし", 18)
        mark = b.at("分野")
        cells = [[None if x is None else C(x[0], rs=x[1], cs=x[2]) for x in r] for r in (TOP, SUB)]
        for i, r in enumerate((TOP, SUB)):
            rows.append((20, i == 0 and k > 0, [None if x is None else ("head", *x) for x in r]))
        bars = []
        for area in chunk:
            name, entries = MATRIX[area]
            for i, (no, title, mid, cert, content, lead, support, kpi, plan) in enumerate(entries):
                m = b.meas(mid, cert, section=section, in_table=(str(no), title, mark))
                b.field(m, "actions", "概要", content, mark)
                b.field(m, "departments", "主管課", lead, mark)
                b.dept(m, lead, mark=mark)
                if support != "－":
                    b.field(m, "departments", "協力課", support.replace("\n", "、"), mark)
                    b.dept(m, *(d for d in support.split("\n") if d != "関係各課"), role="support", mark=mark)
                what = (kpi[0], kpi[2], kpi[4]) if kpi else ("－", "－", "－")
                if kpi:
                    b.kpi(m, kpi[0], kpi[1], (kpi[2], kpi[3], "R5"), (kpi[4], kpi[5], "R9"), kpi[6], mark=mark)
                printed = [("area", name, len(entries), 1) if i == 0 else None, ("c", str(no), 1, 1), ("l", title, 1, 1), ("l", content, 1, 1)]
                printed += [("c", lead, 1, 1), ("c", support, 1, 1), ("l", what[0], 1, 1), ("c", what[1], 1, 1), ("c", what[2], 1, 1)]
                printed += [("c", p, 1, 1) for p in plan]
                rows.append((max(12.5 * max(math.ceil(wide(content) * 9.3 / 226), support.count("\n") + 1) + 9, 42), False, printed))
                cells.append([None if p is None else C(p[1], rs=p[2], cs=p[3], gold="" if p[1] == A else None) for p in printed])
                for at, p in enumerate(plan):
                    if p in WORD:
                        last = at
                        while last + 1 < 4 and plan[last + 1] == A:
                            last += 1
                        bars.append((mid, title, (2024 + at, 2024 + at), "mark", p, WORD[p]))
                        if last > at:
                            bars.append((mid, title, (2025 + at, 2024 + last), "arrow", None, None))
        previous = b.grid(cells, header=2, mark=mark, continued=previous)
        for mid, title, years, kind, text, phase in bars:
            b.sched(previous, mid, title, None, years, kind, text, phase, mark=mark)
        if k == 1:
            line("t", "※施策５は、事業者の都合により令和８年度以降にずれ込む業務が生じる見込みである。", 20)
            b.note("※", None, "施策５は、事業者の都合により令和８年度以降にずれ込む業務が生じる見込みである。", "asterisk")
    s.sheet("施策一覧表", W, rows)
    xml = s.xml().replace('fo:page-width="842pt" fo:page-height="595pt"', 'fo:page-width="1190.55pt" fo:page-height="841.89pt"')
    soffice(xml, "fods", PDFS / f"{b.name}.pdf")
    for row in b.rows["measures"]:
        row.pop("target")
    for page in range(1, 4):
        b.page(page, str(page))
    b.finish(3)
    return 3


if __name__ == "__main__":
    print(build())
