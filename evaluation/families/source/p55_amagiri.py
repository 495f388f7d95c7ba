"""天霧市: a core city's implementation plan in annexed tables: a list over four landscape pages, a Gantt chart in quarters, a list of indicators, a chart of the organization (ReportLab, TrueType)."""

from book import PDFS, Book, C, cell
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

GO, MIN = "AmaG", "AmaM"
FONTS = {GO: "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf", MIN: "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf"}
WIDE, HIGH = 842, 595
YEARS = ["令和７年度", "令和８年度", "令和９年度"]
HEAD, BAND, BAR, BAR2 = (0.82, 0.88, 0.82), (0.93, 0.95, 0.86), (0.55, 0.75, 0.55), (0.96, 0.78, 0.5)
STARTS, ENDS = ["04-01", "07-01", "10-01", "01-01"], ["06-30", "09-30", "12-31", "03-31"]
A = "→"
# pillar: (no, title, measure, overview, who, divisions, years)
MATRIX = [
    ("基本方針１　市民の暮らしが変わる", [
        ("1-1", "行政手続のオンライン化の推進", "online-procedures", "電子申請システムの対象手続を拡大し、令和８年度末までに、オンライン化が可能な全ての手続に対応する。", "総務部\nデジタル戦略課", ["総務部/デジタル戦略課"], ["順次拡大", A, "運用・改善"]),
        ("1-2", "窓口の総合的なデジタル化", "frontyard-reform", "書かない窓口、来庁予約、番号案内を一体的に整備し、市民センターを含む全ての窓口に展開する。", "市民部\n市民窓口課", ["市民部/市民窓口課"], ["本庁導入", "センター展開", A]),
        ("1-3", "マイナンバーカードの利活用促進", "mynumber-card", "カードの電子証明書の更新体制を強化するとともに、図書館や高齢者優待等での利用を拡大する。", "市民部\n市民窓口課\n教育部\n中央図書館", ["市民部/市民窓口課", "教育部/中央図書館"], ["実施", A, A]),
        ("1-4", "公金収納の多様化", "eltax-payment", "国民健康保険料等について、eLTAXを活用した電子納付を令和８年９月に開始する。", "会計管理室\n収納推進課", ["会計管理室", "収納推進課"], ["システム改修", "開始", "運用"]),
        ("1-5", "子育て支援アプリの充実", "regional-digitalization", "母子健康手帳の記録や予防接種の管理ができるアプリの機能を追加し、相談予約に対応する。", "こども未来部\nこども政策課", ["こども未来部/こども政策課"], ["機能追加", A, "運用"]),
        ("1-6", "学校と保護者の連絡のデジタル化", "regional-digitalization", "欠席連絡やお便りの配布を行う連絡システムを全ての市立小中学校で利用する。", "教育部\n学校教育課", ["教育部/学校教育課"], ["全校利用", A, A]),
        ("1-7", "避難所運営のデジタル化", "regional-digitalization", "避難所の入退所の受付及び物資の管理を行うシステムを導入する。", "危機管理部\n防災対策課", ["危機管理部/防災対策課"], ["検討", "導入", "運用"]),
    ]),
    ("基本方針２　市役所の仕事が変わる", [
        ("2-1", "情報システムの標準化・共通化", "system-standardization", "20業務の標準準拠システムについて、移行後の安定稼働を確保し、令和９年度末までに運用経費の最適化を図る。", "総務部\nデジタル戦略課", ["総務部/デジタル戦略課"], ["安定稼働", "経費の最適化", A]),
        ("2-2", "ＡＩの全庁的な活用", "ai-rpa", "生成ＡＩの利用環境を全職員に提供し、庁内文書を参照して回答する仕組みを構築する。", "総務部\nデジタル戦略課", ["総務部/デジタル戦略課"], ["試行", "本格運用", A]),
        ("2-3", "ＲＰＡの適用業務の拡大", "ai-rpa", "税、福祉の分野を中心に適用業務を拡大し、職員自らが作成できるよう研修を行う。", "総務部\n行政経営課", ["総務部/行政経営課"], ["拡大", A, A]),
        ("2-4", "業務プロセスの見直し（ＢＰＲ）", "bpr", "全庁業務量調査の結果を踏まえ、業務の廃止、統合、外部委託等の見直しを行う。", "総務部\n行政経営課", ["総務部/行政経営課"], ["調査", "見直し", A]),
        ("2-5", "文書事務の電子化", "bpr", "電子決裁率の向上及び過去の紙文書の電子化を進め、書庫を縮減する。", "総務部\n総務課", ["総務部/総務課"], ["実施", A, A]),
        ("2-6", "テレワーク環境の整備", "telework", "令和７年度に端末をモバイル型に更新し、在宅勤務及びサテライトオフィスの利用を進める。", "総務部\n人事課", ["総務部/人事課"], ["端末更新", "実施", A]),
        ("2-7", "情報セキュリティ対策の強化", "security", "β’モデルへの移行を令和８年度中に完了し、外部監査を定期的に実施する。", "総務部\nデジタル戦略課", ["総務部/デジタル戦略課"], ["設計", "移行", "運用"]),
        ("2-8", "ＤＸ人材の育成", "human-resources", "ＤＸ推進員を各課に配置し、令和９年度末までに累計300人を養成する。", "総務部\n人事課", ["総務部/人事課"], ["養成", A, A]),
    ]),
    ("基本方針３　地域の未来が変わる", [
        ("3-1", "デジタルデバイド対策", "digital-divide", "地区市民センターでのスマートフォン相談会を定期的に開催し、地域の支援員を養成する。", "福祉部\n長寿支援課", ["福祉部/長寿支援課"], ["実施", A, A]),
        ("3-2", "オープンデータの拡充", "open-data", "都市計画、施設、統計等のデータをデータ連携基盤から公開する。", "企画部\n統計情報課", ["企画部/統計情報課"], ["整備", "公開", A]),
        ("3-3", "中小企業のデジタル化支援", "regional-digitalization", "商工会議所と連携し、専門家の派遣及び設備導入の補助を行う。", "産業部\n商工振興課", ["産業部/商工振興課"], ["実施", A, A]),
        ("3-4", "自動運転バスの実証", "regional-digitalization", "市街地と大学を結ぶ路線で実証運行を行い、令和９年度の定常運行を目指す。", "都市部\n交通政策課", ["都市部/交通政策課"], ["実証", A, "定常運行"]),
        ("3-5", "スマート農業の普及", "regional-digitalization", "ドローンや環境制御装置の導入を支援し、データに基づく営農を広める。", "産業部\n農政課", ["産業部/農政課"], ["支援", A, A]),
    ]),
]  # fmt: skip
PHASE = {"運用": "operate", "実施": "implement", "検討": "study", "導入": "implement", "試行": "trial", "本格運用": "operate", "調査": "study", "見直し": "review", "移行": "implement", "設計": "prepare", "公開": "implement", "実証": "trial", "開始": "implement", "整備": "prepare", "システム改修": "prepare", "定常運行": "operate"}
DATES = {
    "1-1": [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None)], "1-4": [("令和８年９月", "month", "2026-09", "implement")], "2-1": [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None)],
    "2-6": [("令和７年度", "fiscal_year", 2025, "implement")], "2-7": [("令和８年度中", "fiscal_year", 2026, "implement")], "2-8": [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None)], "3-4": [("令和９年度", "fiscal_year", 2027, "operate")],
}  # fmt: skip
# Gantt: no, rows of (item, bars (first quarter, last, words or None, phase), stars)
GANTT = [
    [("1-1", [("手続の洗い出し", [(0, 1, None, None)], []), ("申請フォームの作成・公開", [(2, 7, "順次公開", "implement")], []), ("利用促進の広報", [(2, 11, None, None)], [])]),
     ("1-2", [("本庁舎", [(0, 1, "構築", "prepare"), (2, 11, "運用", "operate")], [2]), ("地区市民センター", [(3, 5, "準備", "prepare"), (6, 11, "順次導入", "implement")], [])]),
     ("1-3", [("更新窓口の増設", [(0, 3, None, None)], []), ("図書館での利用", [(1, 3, "改修", "prepare"), (4, 11, "利用", "operate")], [4])]),
     ("1-4", [("システム改修", [(1, 4, None, None)], []), ("電子納付", [(5, 11, "運用", "operate")], [5])])],
    [("2-1", [("運用監視体制の構築", [(0, 3, None, None)], []), ("経費の分析・最適化", [(3, 11, "分析・最適化", None)], [])]),
     ("2-2", [("庁内文書検索", [(0, 3, "試行", "trial"), (4, 11, "本格運用", "operate")], [4]), ("職員研修", [(1, 1, None, None), (5, 5, None, None), (9, 9, None, None)], [])]),
     ("2-6", [("端末の更新", [(1, 3, "調達・配備", None)], []), ("サテライトオフィス", [(4, 5, "試行", "trial"), (6, 11, "運用", "operate")], [6])]),
     ("2-7", [("移行設計", [(0, 3, "設計", "prepare")], []), ("移行作業", [(4, 7, "移行", "implement")], [8]), ("外部監査", [(3, 3, None, None), (7, 7, None, None), (11, 11, None, None)], [])])],
]  # fmt: skip
KPIS = [
    ("1-1", "オンライン申請の割合", "％", "23.4", 23.4, ("30.0", "40.0", "50.0"), 50, "up"), ("1-1", "オンライン化した手続の数", "手続", "412", 412, ("500", "700", "800"), 800, "up"), ("1-2", "窓口の平均待ち時間", "分", "28", 28, ("25", "18", "12"), 12, "down"),
    ("1-3", "カードの保有枚数率", "％", "75.0", 75, ("80.0", "84.0", "88.0"), 88, "up"), ("1-4", "電子納付の割合", "％", "16.8", 16.8, ("20.0", "30.0", "40.0"), 40, "up"), ("1-5", "アプリの登録者数", "人", "6,210", 6210, ("8,000", "9,500", "11,000"), 11000, "up"),
    ("2-1", "運用経費の削減率", "％", "－", None, ("0", "10", "20"), 20, "up"), ("2-2", "生成ＡＩを月１回以上利用する職員の割合", "％", "12.0", 12, ("30.0", "60.0", "80.0"), 80, "up"), ("2-3", "ＲＰＡの適用業務数", "業務", "31", 31, ("40", "50", "60"), 60, "up"),
    ("2-5", "電子決裁率", "％", "64.1", 64.1, ("75.0", "85.0", "95.0"), 95, "up"), ("2-6", "テレワークの実施者数（年間延べ）", "人", "1,930", 1930, ("2,500", "4,000", "6,000"), 6000, "up"), ("2-8", "ＤＸ推進員の養成数（累計）", "人", "85", 85, ("160", "230", "300"), 300, "up"),
    ("3-1", "相談会の参加者数（年間延べ）", "人", "740", 740, ("1,000", "1,500", "2,000"), 2000, "up"), ("3-2", "公開データセット数", "件", "118", 118, ("150", "200", "250"), 250, "up"), ("3-3", "専門家の派遣件数（累計）", "件", "22", 22, ("60", "120", "180"), 180, "up"),
]  # fmt: skip


def wrapped(text, font, size, width):
    """Return the lines of a text, broken between characters."""
    out = []
    for part in text.split("\n"):
        line = ""
        for ch in part:
            if pdfmetrics.stringWidth(line + ch, font, size) > width and ch not in "、。」）":
                out.append(line)
                line = ""
            line += ch
        out.append(line)
    return out


class Sheet:
    """A canvas measured from its upper left corner."""

    def __init__(self, canvas):
        """Keep the canvas."""
        self.c = canvas

    def text(self, x, y, text, size=9.0, font=GO, align="l"):
        """Write a line at its baseline."""
        self.c.setFillColorRGB(0, 0, 0)
        self.c.setFont(font, size)
        {"l": self.c.drawString, "c": self.c.drawCentredString, "r": self.c.drawRightString}[align](x, HIGH - y, text)

    def rect(self, x0, y0, x1, y1, fill=None, stroke=1):
        """Draw a rectangle."""
        self.c.setLineWidth(0.5)
        if fill:
            self.c.setFillColorRGB(*fill)
        self.c.rect(x0, HIGH - y1, x1 - x0, y1 - y0, stroke=stroke, fill=1 if fill else 0)

    def words(self, x0, y0, x1, y1, text, align="l", size=8.5, font=GO):
        """Write lines into a place, in its middle."""
        lines = wrapped(text, font, size, x1 - x0 - 6)
        top = (y0 + y1) / 2 - len(lines) * size * 0.65 + size * 1.02
        for i, line in enumerate(lines):
            x = (x0 + x1) / 2 if align == "c" else x0 + 3
            self.text(x, top + i * size * 1.3, line, size, font, align)

    def table(self, x, y, widths, heights, rows, header, size=8.5):
        """Draw a ruled table; return its lower edge."""
        xs, ys = [x], [y]
        for w in widths:
            xs.append(xs[-1] + w)
        for h in heights:
            ys.append(ys[-1] + h)
        for r, line in enumerate(rows):
            for c, entry in enumerate(line):
                if entry is None:
                    continue
                e = cell(entry)
                place = xs[c], ys[r], xs[c + e.cs], ys[r + e.rs]
                self.rect(*place, fill=HEAD if r < header else e.fill)
                if e.text:
                    self.words(*place, e.text, "c" if r < header or e.align else "l", size)
        return ys[-1]


def build():
    """Typeset the plan and write its gold."""
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, path))
    b = Book(
        "amagiri_beppyo", title="天霧市ＤＸ推進計画実施計画", issuer="天霧市", municipality="天霧市", municipality_code="992879",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    canvas = Canvas(str(PDFS / f"{b.name}.pdf"), pagesize=(WIDE, HIGH))
    canvas.setTitle("天霧市ＤＸ推進計画実施計画")
    s = Sheet(canvas)
    n = 1
    y = 0.0

    def foot(kind="body"):
        nonlocal n
        if n > 1:
            s.text(WIDE / 2, 575, str(n), 9, MIN, "c")
        b.page(n, str(n) if n > 1 else None, kind)
        canvas.showPage()
        n += 1
        b.fixed = n

    def head(num, title, brk=False):
        nonlocal y
        y += 14
        s.text(45, y, f"{num}　{title}", 14)
        y += 20
        return b.section(1, num, title, b.at(title), brk=brk)

    def para(text):
        nonlocal y
        for line in wrapped("　" + text, MIN, 11, WIDE - 120):
            s.text(60, y, line, 11, MIN)
            y += 17
        b.say(text)

    b.fixed = 1
    s.text(WIDE / 2, 220, "天霧市ＤＸ推進計画", 30, GO, "c")
    s.text(WIDE / 2, 262, "実施計画", 26, GO, "c")
    s.text(WIDE / 2, 300, "（令和７年度～令和９年度）", 15, GO, "c")
    s.text(WIDE / 2, 460, "令和７年３月", 15, MIN, "c")
    s.text(WIDE / 2, 490, "天霧市", 18, MIN, "c")
    foot("cover")

    y = 40
    head("１", "実施計画の位置づけ", True)
    para("本市では、令和７年３月に「天霧市ＤＸ推進計画」を策定し、「つながる・ひろがる・かわる　デジタル都市あまぎり」を将来像に掲げました。")
    para("実施計画は、ＤＸ推進計画に定める３つの基本方針の下で実施する取組の内容、担当課及び工程を具体的に定め、計画的に推進するためのものです。")
    head("２", "実施計画の期間")
    para("令和７年度から令和９年度までの３年間とし、毎年度、進捗状況を踏まえて取組の追加や見直しを行います。")
    head("３", "実施計画の構成")
    para("実施計画は、次の別表により構成します。")
    rows = [["別表", "内容"], ["別表１　取組一覧", "全20取組の概要、担当課及び年度別の計画"], ["別表２　工程表", "重点的に進行を管理する取組の四半期ごとの工程"], ["別表３　指標一覧", "取組の成果を測る指標と各年度の目標値"]]
    y = s.table(60, y, [180, 400], [22] * 4, rows, 1, 10) + 8
    b.grid(rows, header=1)
    head("４", "進行管理")
    b.meas("planned-approach", "optional")
    para("四半期ごとに担当課が進捗状況を報告し、ＤＸ推進本部において評価を行います。評価結果は、毎年６月に市ホームページで公表します。")
    foot()

    flat = [(g, e) for g, items in MATRIX for e in items]
    measures = {}
    widths = [30, 118, 262, 96, 82, 82, 82]
    section, previous = None, None
    parts = [flat[:6], flat[6:11], flat[11:16], flat[16:]]
    last_group = None
    for i, part in enumerate(parts):
        y = 40
        if i == 0:
            s.text(45, y, "別表１　取組一覧", 14)
            section = b.section(1, "別表１", "取組一覧", b.at("取組一覧"), brk=True)
            section.pop("text")
        mark = b.at("No.")
        rows = [[C("No.", rs=2), C("取組名", rs=2), C("取組の概要", rs=2), C("担当課", rs=2), C("年度別計画", cs=3), None, None], [None, None, None, None, *YEARS]]
        heights, found = [18, 18], []
        for group, (no, title, mid, about, who, divs, years) in part:
            if group != last_group:
                rows.append([C(group, cs=7, fill=BAND), *[None] * 6])
                heights.append(22)
                last_group = group
            rows.append([C(no, align="c"), title, about, C(who, gold=who.replace("\n", "")), *[C(w, align="c", gold="" if w == A else None) for w in years]])
            heights.append(66 if who.count("\n") > 2 else 60)
            if mid:
                m = b.meas(mid, "sure", section=section, in_table=(no, title, mark))
                measures[no] = m
                b.field(m, "actions", "取組の概要", about, mark)
                b.field(m, "departments", "担当課", who.replace("\n", ""), mark)
                b.dept(m, *divs, mark=mark)
                for text, kind, when, phase in DATES.get(no, []):
                    b.target(m, "actions", text, kind, when, phase=phase, commits=True, mark=mark)
            at = 0
            while at < 3:
                last = at
                while last < 2 and years[last + 1] == A:
                    last += 1
                found.append((mid, title, (2025 + at, 2025 + last), years[at], PHASE.get(years[at])))
                at = last + 1
        s.table(45, 52, widths, heights, rows, 2)
        previous = b.grid(rows, header=2, mark=mark, continued=previous)
        for mid, title, span, word, phase in found:
            b.sched(previous, mid, title, None, span, "text", word, phase, mark=mark)
        foot()

    previous = None
    names = {e[0]: (e[1], e[2]) for _, e in flat}
    for i, part in enumerate(GANTT):
        if i == 0:
            s.text(45, 40, "別表２　工程表", 14)
            section = b.section(1, "別表２", "工程表", b.at("工程表"), brk=True)
            section.pop("text")
        s.text(797, 46, "凡例　★：運用開始", 9, GO, "r")
        rows = [[C("No.", rs=2), C("取組名", rs=2), C("項目", rs=2), *[x for t in YEARS for x in (C(t, cs=4), None, None, None)]], [None, None, None, *[C(q) for _ in YEARS for q in ("1Q", "2Q", "3Q", "4Q")]]]
        draw, found, heights = [], [], [18, 18]
        for no, items in part:
            b.meas(names[no][1], "optional", section=section, in_table=(no, names[no][0], b.at(names[no][0])))
            for j, (item, bars, stars) in enumerate(items):
                rows.append([C(no, rs=len(items), align="c") if j == 0 else None, C(names[no][0], rs=len(items)) if j == 0 else None, item, *[C("", gold="★" if q in stars else None) for q in range(12)]])
                top = 52 + sum(heights)
                heights.append(40)
                for f, last, words, phase in bars:
                    draw.append((292 + 42 * f, top, 292 + 42 * (last + 1), words))
                    found.append((names[no][1], names[no][0], item, (f, last), "bar", words, phase))
                for q in stars:
                    draw.append((292 + 42 * q, top, None, "★"))
                    found.append((names[no][1], names[no][0], item, (q, q), "mark", "★", "operate"))
        s.table(45, 52, [30, 110, 107, *[42] * 12], heights, rows, 2)
        for x0, top, x1, words in draw:
            if x1 is None:
                s.text(x0 + 8, top + 10, words, 9, GO, "c")
            else:
                s.rect(x0 + 2, top + 13, x1 - 2, top + 32, fill=BAR if words else BAR2, stroke=0)
                if words:
                    s.words(x0, top + 13, x1, top + 32, words, "c", 8.5)
        previous = b.grid(rows, header=2, continued=previous)
        for mid, item, sub, (f, last), kind, words, phase in found:
            b.sched(previous, mid, item, sub, (2025 + f // 4, 2025 + last // 4), kind, words, phase,
                    dates=(f"{2025 + f // 4 + (f % 4 == 3)}-{STARTS[f % 4]}", f"{2025 + last // 4 + (last % 4 == 3)}-{ENDS[last % 4]}"))  # fmt: skip
        foot()

    s.text(45, 40, "別表３　指標一覧", 14)
    section = b.section(1, "別表３", "指標一覧", b.at("指標一覧"), brk=True)
    section.pop("text")
    rows = [[C("No.", rs=2), C("指標名", rs=2), C("単位", rs=2), C("現状値\n（令和５年度）", rs=2), C("目標値", cs=3), None, None], [None, None, None, None, *YEARS]]
    for no, name, unit, bv, bn, goals, tn, way in KPIS:
        rows.append([C(no, align="c"), name, C(unit, align="c"), C(bv, align="c"), *[C(g, align="c") for g in goals]])
        b.kpi(measures.get(no), name, unit, (bv, bn, "令和５年度"), (goals[-1], tn, "令和９年度"), way, section=section)
        b.rows["kpis"][-1].pop("text")
        if bn is None:
            for key in ("baseline_value", "baseline_number", "baseline_period"):
                b.rows["kpis"][-1].pop(key)
    y = s.table(45, 52, [45, 300, 60, 90, 85, 85, 85], [18, 18, *[28] * len(KPIS)], rows, 2, 9)
    b.grid(rows, header=2)
    text = "No.2-1の現状値は、標準準拠システムへの移行後に算定する。"
    s.text(45, y + 14, "※　" + text, 9, MIN)
    b.note("※", None, text, "asterisk")
    foot()

    y = 40
    head("５", "推進体制", True)
    b.meas("organization", "optional")
    para("市長を本部長とするＤＸ推進本部の下に、取組ごとの作業部会を置き、全庁横断的に推進します。")
    chart = [
        (300, 120, 540, "ＤＸ推進本部", ["本部長：市長", "副本部長：副市長、教育長　本部員：各部長"], None, "body"), (590, 120, 790, "ＣＤＯ（最高デジタル責任者）", ["副市長"], "副市長", "role"),
        (300, 240, 540, "ＤＸ推進会議", ["各部の総務担当課長"], "各部の総務担当課長", "body"), (590, 240, 790, "ＤＸアドバイザー", ["外部の専門人材"], "外部の専門人材", "role"),
        (60, 360, 280, "窓口・手続部会", ["市民窓口課ほか"], "市民窓口課ほか", "body"), (310, 360, 530, "業務改革部会", ["行政経営課ほか"], "行政経営課ほか", "body"), (560, 360, 780, "地域デジタル部会", ["商工振興課ほか"], "商工振興課ほか", "body"),
        (60, 240, 250, "事務局", ["デジタル戦略課"], "デジタル戦略課", "body"),
    ]  # fmt: skip
    canvas.setLineWidth(1)
    for x0, y0, x1, y1 in ((420, 180, 420, 240), (540, 150, 590, 150), (540, 270, 590, 270), (250, 270, 300, 270), (420, 300, 420, 360), (170, 330, 670, 330), (170, 330, 170, 360), (670, 330, 670, 360)):
        canvas.line(x0, HIGH - y0, x1, HIGH - y1)
    for x0, y0, x1, name, lines, holder, kind in chart:
        s.rect(x0, y0, x1, y0 + 60, fill=BAND)
        s.text((x0 + x1) / 2, y0 + 22, name, 12, GO, "c")
        for i, line in enumerate(lines):
            s.text((x0 + x1) / 2, y0 + 39 + 13 * i, line, 9, MIN, "c")
        b.org(name, kind, holder, None)
        b.rows["organization"][-1].pop("duties")
        if holder is None:
            b.rows["organization"][-1].pop("holder")
    for name, holder in (("本部長", "市長"), ("副本部長", "副市長、教育長"), ("本部員", "各部長")):
        b.org(name, "role", holder, None)
        b.rows["organization"][-1].pop("duties")
    b.open[-1].pop("text")
    foot()
    canvas.save()
    for row in b.rows["measures"]:
        row.pop("target")
    for row in b.rows["tables"]:
        row.pop("caption")
    b.finish(n - 1)
    return n - 1


if __name__ == "__main__":
    print(build())
