"""弓月市: a road map on landscape A4 sheets drawn by hand: quarters of two years and years after them on one axis, bars whose words stand beside or below them, milestones (▲), group bands at the left, two lines of facts below a name (ReportLab)."""

from book import PDFS, page_texts
from canvas_print import Pen
from sight_kit import T, begin, close, edge, role

L = {"acts": "主な内容", "who": "担当"}
GROUPS = [("市民サービス", "#d6684a", [
    T("online-procedures", "A1", "オンライン申請の拡大", {"acts": "全庁の申請手続を洗い出し、年間50件以上の手続を電子申請に移す。"}, ["全庁の申請手続を洗い出し、年間50件以上の手続を電子申請に移す。"], [], ["ＤＸ推進室"], bars=[("手続の洗い出し", [(0, 1, "調査", "study")]), ("電子申請への移行", [(2, 8, "順次移行", "implement")])]),
    T("frontyard-reform", "A2", "書かない窓口", {"acts": "住所変更など16の手続を対象に、申請書を書かずに済む窓口を設ける。"}, ["住所変更など16の手続を対象に、申請書を書かずに済む窓口を設ける。"], [], ["市民課"], bars=[("窓口支援システム", [(1, 3, "調達・構築", "prepare"), (4, 9, "運用", "operate")])]),
    T("mynumber-card", "A3", "カード利用の拡大", {"acts": "図書館と市営バスでマイナンバーカードを使えるようにする。"}, ["図書館と市営バスでマイナンバーカードを使えるようにする。"], [], ["市民課", "図書館"], bars=[("図書館", [(2, 3, "改修", "prepare"), (4, 9, "利用開始", "implement")]), ("市営バス", [(4, 7, "実証", "trial"), (8, 9, "本格実施", "implement")])]),
]), ("市役所の仕事", "#4a7fb5", [
    T("system-standardization", "B1", "システムの標準化", {"acts": "20業務のシステムを標準準拠システムに移す。"}, ["20業務のシステムを標準準拠システムに移す。"], [], ["情報管理課"], bars=[("データ移行", [(0, 2, "準備", "prepare"), (3, 3, "移行", "implement")]), ("標準準拠システム", [(4, 9, "運用", "operate")])]),
    T("ai-rpa", "B2", "ＡＩ・ＲＰＡの活用", {"acts": "生成ＡＩの利用を全職員に広げ、ＲＰＡを内製する体制を整える。"}, ["生成ＡＩの利用を全職員に広げ、ＲＰＡを内製する体制を整える。"], [], ["ＤＸ推進室", "人事課"], bars=[("生成ＡＩ", [(0, 3, "一部の課で試行", "trial"), (4, 9, "全職員で利用", "operate")])]),
    T("telework", "B3", "テレワーク", {"acts": "育児や介護を行う職員を対象に在宅勤務を広げる。"}, ["育児や介護を行う職員を対象に在宅勤務を広げる。"], [], ["人事課"], bars=[("端末の更新", [(5, 6, "更新", "implement")])]),
]), ("地域とともに", "#5f9a4e", [
    T("digital-divide", "C1", "スマホ相談員", {"acts": "各地区のコミュニティセンターに相談員を置く。"}, ["各地区のコミュニティセンターに相談員を置く。"], [], ["地域づくり課"], bars=[("相談員の配置", [(1, 3, "３地区", None), (4, 7, "８地区", None), (8, 9, "12地区", None)])]),
    T("open-data", "C2", "オープンデータ", {"acts": "バスの運行情報や避難所の位置をデータとして公開する。"}, ["バスの運行情報や避難所の位置をデータとして公開する。"], [], ["総務課"], bars=[("データの公開", [(2, 9, "毎年度20件を追加", None)])]),
])]  # fmt: skip
X0, QW, YW = 300.0, 40.0, 80.0


def left(c):
    """Return the left edge of a column: eight quarters, then two years."""
    return X0 + QW * c if c <= 8 else X0 + QW * 8 + YW * (c - 8)


def dates(s, e):
    """Return start and end of a bar over columns."""
    start = edge(2025, s, 4, False) if s < 8 else f"{2027 + s - 8}-04-01"
    end = edge(2025, e, 4, True) if e < 8 else f"{2028 + e - 8}-03-31"
    ys = 2025 + s // 4 if s < 8 else 2027 + s - 8
    ye = 2025 + e // 4 if e < 8 else 2027 + e - 8
    return (ys, ye), (start, end)


def build():
    """Typeset the plan and write its gold."""
    b = begin("yuzuki_gantt", "弓月市ＤＸロードマップ", "弓月市", "99506", issued_on="2025-04-01", plan_start="2025-04-01", plan_end="2029-03-31")
    W, H = 842, 595
    p = Pen(PDFS / "yuzuki_gantt.pdf", (W, H))

    def begin_page(n, title=None, kind="body"):
        if n > 1:
            p.c.showPage()
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, kind)
        if n > 1:
            p.text(W / 2, 578, str(n), 9, align="c")
        if title:
            p.box(30, 26, 6, 24, fill="#333333")
            p.text(44, 45, title, 18, "PG")

    begin_page(1, kind="cover")
    p.box(0, 200, W, 120, fill="#24394f")
    p.text(W / 2, 262, "弓月市ＤＸロードマップ", 34, align="c", ink="#ffffff")
    p.text(W / 2, 296, "2025年度 － 2028年度", 16, align="c", ink="#ffffff")
    p.text(W / 2, 470, "令和７年４月　　弓月市", 14, align="c")
    begin_page(2, "１　ロードマップの目的")
    b.section(1, "１", "ロードマップの目的", b.at("x"), brk=True)
    text = "弓月市ＤＸ推進方針（令和６年12月）に掲げた３つの方向に沿って、2025年度からの４年間に何を、いつまでに行うのかを、市民と職員が一目で分かるように示したものです。"
    p.lines(56, 74, text, 730, 12)
    b.say(text)
    p.box(30, 126, 6, 24, fill="#333333")
    p.text(44, 145, "２　推進の体制", 18)
    b.section(1, "２", "推進の体制", b.at("x"))
    b.meas("organization")
    text = "市長を本部長とするＤＸ推進本部を置き、四半期ごとに工程の遅れや課題を確認します。副市長はＣＤＸＯ（最高ＤＸ責任者）として各部を指揮し、ＤＸ推進室が事務局を担います。"
    p.lines(56, 174, text, 730, 12)
    b.say(text)
    for n, k, h, du in (("本部長", "role", "市長", None), ("ＤＸ推進本部", "body", None, "四半期ごとに工程の遅れや課題を確認します"), ("ＣＤＸＯ（最高ＤＸ責任者）", "role", "副市長", "各部を指揮し"), ("事務局", "body", "ＤＸ推進室", None)):
        role(b, n, k, h, du)
    p.box(30, 226, 6, 24, fill="#333333")
    p.text(44, 245, "３　人を育てる", 18)
    b.section(1, "３", "人を育てる", b.at("x"))
    m = b.meas("human-resources")
    text = "全ての課に業務改革の中心となる「ＤＸパートナー」を置き、2026年度末までに100人を認定します。"
    p.lines(56, 274, text, 730, 12)
    b.say(text)
    b.target(m, "other", "2026年度末まで", "by_end_of_fiscal_year", 2026, phase=None, commits=True)
    p.box(30, 326, 6, 24, fill="#333333")
    p.text(44, 345, "４　工程表の見方", 18)
    b.section(1, "４", "工程表の見方", b.at("x"))
    text = "2025年度と2026年度は四半期、2027年度以降は年度を単位として示しています。▲は、特に大きな節目となる時期です。"
    p.lines(56, 374, text, 730, 12)
    b.say(text)
    for g, (name, ink, tasks) in enumerate(GROUPS):
        begin_page(3 + g, f"{'５６７'[g]}　{name}")
        b.section(1, "５６７"[g], name, b.at("x"), brk=True).pop("text")
        y = 66
        for i in range(2):
            p.box(X0 + 4 * QW * i, y, 4 * QW, 16, fill="#e6e6e6", line="#999999")
            p.text(X0 + 4 * QW * i + 2 * QW, y + 12, f"{2025 + i}年度", 9.5, align="c")
            for q in range(4):
                p.box(X0 + 4 * QW * i + QW * q, y + 16, QW, 14, fill="#f4f4f4", line="#999999")
                p.text(X0 + 4 * QW * i + QW * q + QW / 2, y + 26, ["4-6月", "7-9月", "10-12月", "1-3月"][q], 7.5, align="c")
        for i in range(2):
            p.box(X0 + 8 * QW + YW * i, y, YW, 30, fill="#e6e6e6", line="#999999")
            p.text(X0 + 8 * QW + YW * i + YW / 2, y + 19, f"{2027 + i}年度", 9.5, align="c")
        y += 34
        top = y
        for t in tasks:
            h = max(70, 30 * len(t.bars) + 14)
            p.line(30, y + h, X0 + 8 * QW + 2 * YW, y + h, "#999999", 0.5)
            p.box(30, y + 6, 26, 16, fill=ink, round_=3)
            p.text(43, y + 18, t.num, 10, align="c", ink="#ffffff")
            p.text(62, y + 18, t.title, 12)
            b.section(2, t.num, t.title, b.at("x")).pop("text")
            b.rows["sections"][-1]["certainty"] = "optional"
            m = b.meas(t.mid)
            p.lines(62, y + 32, f"主な内容：{t.texts['acts']}", 140, 7.6, lead=1.35)
            p.text(62, y + h - 5, f"担当：{'、'.join(t.who)}", 7.6)
            b.field(m, "actions", "主な内容", t.texts["acts"])
            m["actions"] = list(t.acts)
            m.pop("target")
            b.field(m, "departments", "担当", "、".join(t.who))
            b.dept(m, *t.who)
            for r, (item, bars) in enumerate(t.bars):
                yy = y + 10 + 30 * r
                p.text(212, yy + 12, item, 8.5)
                for s, e, words, phase in bars:
                    x0, x1 = left(s) + 1, left(e + 1) - 1
                    p.chevron(x0, yy, x1 - x0, 16, ink, notch=False)
                    if len(words) * 8.5 < x1 - x0 - 10:
                        p.text((x0 + x1) / 2 - 3, yy + 11.5, words, 8.5, ink="#ffffff", align="c")
                    else:
                        p.text(x0, yy + 25, words, 7.5)
                    ys, dd = dates(s, e)
                    b.sched(None, t.mid, t.title, item, ys, "arrow", words, phase, dates=dd)
                    b.rows["schedules"][-1].pop("table_id")
                    b.rows["schedules"][-1].pop("kind")
            y += h
        for c in range(11):
            p.line(left(c), top - 4, left(c), y, "#bbbbbb", 0.4, [1, 2])
    p.c.save()
    close(b)
    b.unscored |= {"tables", "table_cells"}
    pages = len(page_texts(PDFS / f"{b.name}.pdf"))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
