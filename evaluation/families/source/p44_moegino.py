"""萌木野町: a town's deck, one measure a slide, labels in pentagons, a road map of block arrows, a chart of the organization (pptx by Impress)."""

from book import PDFS, Book, C, page_texts
from deck_print import Deck

GREEN, DEEP, PALE, LIME = "558B2F", "33691E", "F1F8E9", "DCEDC8"
YEARS = ["R8年度", "R9年度", "R10年度", "R11年度"]
# number, title, measure, now, acts, aim, when, targets, lead, support, indicator, bars (first, last, words, phase)
SLIDES = [
    ("施策１", "手のひらで完結する手続き", "online-procedures",
     "オンラインで受け付けている手続きは26件で、子育ての分野に限られています。",
     ["転出届、国保の加入、犬の登録など64件を追加します", "入力の途中で保存できるように画面を改めます", "使い方の動画を町の公式チャンネルで配信します"],
     "役場が閉まっていても、思い立ったときに申請できます。",
     "令和９年度末までに90件を公開", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None, True)],
     ["住民課"], ["こども未来課", "デジタル推進室"], ("オンライン申請の割合", "％", "７％", 7, "40％", 40, "up"),
     [(0, 0, "様式の点検", "prepare"), (1, 1, "順次公開", "implement"), (2, 3, "公開・改善", None)]),
    ("施策２", "お待たせしない窓口", "frontyard-reform",
     "住所の変更では課ごとに同じ内容を書く必要があり、平均で50分かかります。",
     ["職員が聞き取りながら申請書を作り、署名だけいただきます", "混み具合をホームページで知らせます"],
     "来庁の時間が半分になり、職員は相談に時間をかけられます。",
     "令和８年10月に本庁舎で開始", [("令和８年10月", "month", "2026-10", "implement", True)],
     ["住民課"], ["税務課", "健康福祉課"], ("手続きに要する時間", "分", "50分", 50, "25分", 25, "down"),
     [(0, 0, "本庁舎で開始", "implement"), (1, 3, "支所へ拡大", None)]),
    ("施策３", "町税と料金のキャッシュレス", "eltax-payment",
     "固定資産税と軽自動車税は二次元コードで納められますが、水道料金や保育料は納付書のみです。",
     ["水道料金、保育料、町営住宅の使用料をスマホ決済の対象に加えます", "eLTAXで納められる公金の種類を増やします"],
     "金融機関が遠い地区でも、家から支払いができます。",
     "令和９年４月から対象を拡大", [("令和９年４月から", "from", "2027-04", None, True)],
     ["会計課"], ["上下水道課", "税務課"], ("スマホ決済による納付の割合", "％", "11％", 11, "35％", 35, "up"),
     [(0, 0, "準備", "prepare"), (1, 3, "対象の拡大", None)]),
    ("施策４", "全国共通のシステムへ", "system-standardization",
     "20業務のうち、税と住民記録など13業務の移行が終わりました。",
     ["健康管理、子ども・子育て支援など７業務を標準準拠システムに移します", "移行後の経費を毎年検証し、町議会に報告します"],
     "法律の改正にすばやく対応し、改修の費用をおさえます。",
     "令和８年12月までに移行を完了", [("令和８年12月まで", "by_date", "2026-12", "implement", True)],
     ["デジタル推進室"], ["健康福祉課", "こども未来課"], ("移行を終えた業務の数", "業務", "13業務", 13, "20業務", 20, "up"),
     [(0, 0, "７業務の移行", "implement"), (1, 3, "経費の検証", "review")]),
    ("施策５", "AIと働く役場", "ai-rpa",
     "生成AIを試験的に使う職員は15人で、広報の原案づくりなどに限られています。",
     ["全職員が使える生成AIの環境を整えます", "介護認定の調査票をAI-OCRで読み取ります", "チャットボットが夜間の問合せに答えます"],
     "年間６千時間を生み出し、地域に出向く仕事にあてます。",
     "令和８年度に試行、令和９年度から全庁で利用",
     [("令和８年度", "fiscal_year", 2026, "trial", False), ("令和９年度から", "from", 2027, "operate", True)],
     ["総務課"], ["デジタル推進室"], ("生み出した時間（年間）", "時間", "300時間", 300, "6,000時間", 6000, "up"),
     [(0, 0, "試行", "trial"), (1, 3, "全庁で利用", "operate")]),
    ("施策６", "だれでもスマホの先生", "digital-divide",
     "65歳以上の４人に１人がスマートフォンを持っておらず、教室は役場でしか開いていません。",
     ["11の行政区の集会所で出張教室を開きます", "中学生が先生になる体験会を学校と企画します"],
     "機器が苦手な人も、家族や近所の手を借りて安心して使えます。",
     "随時実施", [("随時", "open", None, None, True)],
     ["健康福祉課"], ["教育委員会", "社会福祉協議会"], ("出張教室の参加者（年間）", "人", "90人", 90, "600人", 600, "up"),
     [(0, 3, "出張教室の開催", "implement")]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "moegino_slides", title="もえぎのデジタルまちづくり計画", issuer="萌木野町", municipality="萌木野町", municipality_code="993531",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    d = Deck(33.867, 19.05, "Noto Sans CJK JP", "212121")

    def slide(n, title=None, over=None):
        d.slide()
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
        if title:
            d.box(0, 0, 33.867, 2.2, fill=GREEN)
            d.box(0.8, 0.35, 27, 1.5, title, size=26, bold=True, ink="FFFFFF")
            if over:
                d.box(27.2, 0.7, 6, 0.9, over, kind="ROUNDED_RECTANGLE", fill=LIME, size=11, align="c")
            d.box(32.0, 18.2, 1.5, 0.7, str(n), size=11, align="r")

    slide(1)
    d.box(0, 11.5, 33.867, 7.55, fill=GREEN)
    d.box(2.5, 5.2, 28.8, 2.4, "もえぎのデジタルまちづくり計画", size=40, bold=True, ink=DEEP)
    d.box(2.5, 7.8, 28.8, 1.2, "2026－2029　（令和８年度～令和11年度）", size=20)
    d.box(2.5, 14.2, 28.8, 2.2, "令和８年３月\n萌木野町", size=20, ink="FFFFFF")

    slide(2, "計画のあらまし")
    b.section(1, None, "計画のあらまし", b.at("x"), brk=True)
    for x, head, text in (
        (1.0, "背景", "萌木野町の人口は9,800人。役場の職員は104人で、10年前より18人減りました。道路や水道の更新、介護の支援など、町の仕事は増えつづけています。"),
        (11.9, "ねらい", "デジタルの力で手間をへらし、人にしかできない仕事に力を注ぎます。町民の安心と、職員の働きがいを両立させます。"),
        (22.8, "位置づけ", "「萌木野町総合振興計画」の後期基本計画を、デジタルの面から支える部門別の計画です。"),
    ):  # fmt: skip
        d.box(x, 3.2, 10.1, 1.3, head, fill=DEEP, size=18, bold=True, ink="FFFFFF", align="c")
        d.box(x, 4.5, 10.1, 8.4, text, fill=PALE, line=GREEN, size=17, top=True)
        b.section(2, None, head, b.at(head))
        b.say(text)
    d.box(1.0, 14.2, 31.9, 2.6, "令和８年度から令和11年度までの４年間を計画期間とし、令和９年度に中間評価を行います。", kind="ROUNDED_RECTANGLE", line=GREEN, size=18, align="c")
    b.open[-1].pop("text")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")
    b.rows["targets"][-1].pop("section_id")

    slide(3, "施策の体系")
    b.section(1, None, "施策の体系", b.at("x"), brk=True)
    pillars = ["くらしの手間をへらす", "役場の仕事を変える", "みんなで支え合う"]
    rows = [["まちの将来像", "柱", "施策"]]
    for i, s in enumerate(SLIDES):
        first = C("人にやさしい、手間のかからない町", rs=6) if i == 0 else None
        pillar = {0: C(pillars[0], rs=3), 3: C(pillars[1], rs=2), 5: C(pillars[2])}.get(i)
        rows.append([first, pillar, f"{s[0]}　{s[1]}"])
        b.meas(s[2], "optional", in_table=(s[0], s[1], b.here))
    d.table(1.2, 3.2, [8.5, 9.5, 13.4], [1.3, *[1.9] * 6], rows, 17, 1, LIME)
    b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")

    for n, (num, title, mid, now, acts, aim, when, dates, lead, support, gauge, _) in enumerate(SLIDES, 4):
        slide(n, f"{num}　{title}", over=pillars[0 if n < 7 else 1 if n < 9 else 2])
        b.section(1, num, title, b.at("x"), brk=True).pop("text")
        m = b.meas(mid)
        lines = [f"■ {a}" for a in acts]
        for y, h, label, text, field in ((2.8, 2.9, "いま", now, "current_state"), (6.0, 5.2, "これから", "\n".join(lines), "actions"), (11.5, 2.5, "変わること", aim, "effect")):
            d.box(0.8, y, 3.9, h, label, kind="PENTAGON", fill=GREEN, size=15, bold=True, ink="FFFFFF", align="c")
            d.box(4.9, y, 16.6, h, text, size=15)
            d.link(0.8, y + h + 0.12, 21.5, y + h + 0.12, "AED581")
            b.field(m, field, label, text)
        m["actions"] = acts
        name, unit, bv, bn, tv, tn, way = gauge
        d.box(22.3, 2.8, 10.8, 1.1, "数値目標", fill=DEEP, size=15, bold=True, ink="FFFFFF", align="c")
        d.box(22.3, 3.9, 10.8, 7.3, fill=PALE, line=DEEP)
        d.box(22.5, 4.1, 10.4, 1.3, name, size=15, bold=True, align="c")
        d.box(22.6, 5.9, 4.2, 3.6, [("現状（R6）", 12, False), (bv, 24, True)], line="9E9E9E", fill="FFFFFF", align="c")
        d.box(26.95, 7.1, 1.5, 1.2, kind="RIGHT_ARROW", fill="FBC02D")
        d.box(28.6, 5.9, 4.2, 3.6, [("目標（R11）", 12, False), (tv, 24, True)], line=DEEP, fill="FFFFFF", align="c")
        b.kpi(m, name, unit, (bv, bn, "R6"), (tv, tn, "R11"), way)
        b.rows["kpis"][-1].pop("text")
        y = 14.6
        for x, label, text, field in ((0.8, "時期", when, "target"), (16.0, "担当課", "、".join(lead), "departments"), (23.3, "連携先", "、".join(support), "departments")):
            d.box(x, y, 3.0, 1.2, label, kind="ROUNDED_RECTANGLE", fill=LIME, line=GREEN, size=13, bold=True, align="c")
            d.box(x + 3.1, y, 11.5 if label == "時期" else 4.0 if label == "担当課" else 7.2, 1.2, text, size=13)
            b.field(m, field, label, text)
        for t, kind, w, phase, commits in dates:
            b.target(m, "target", t, kind, w, phase=phase, commits=commits)
        b.dept(m, *lead)
        b.dept(m, *[s for s in support if s != "社会福祉協議会"], role="support")

    n = len(SLIDES) + 4
    slide(n, "４年間のロードマップ")
    b.section(1, None, "４年間のロードマップ", b.at("x"), brk=True)
    rows = [["施策", *YEARS]] + [[f"{s[0]}　{s[1]}", *[""] * 4] for s in SLIDES]
    d.table(0.8, 2.9, [9.2, *[5.75] * 4], [1.2, *[2.2] * 6], rows, 14, 1, LIME)
    t = b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")
    for r, s in enumerate(SLIDES):
        for k, (first, last, words, phase) in enumerate(s[11]):
            d.box(10.0 + 5.75 * first + 0.1, 4.3 + 2.2 * r, 5.75 * (last - first + 1) - 0.2, 1.6, words, kind="RIGHT_ARROW" if k else "PENTAGON",
                  fill=("AED581", "FFE082")[k % 2], size=13, align="c")  # fmt: skip
            b.sched(t, s[2], s[1], None, (2026 + first, 2026 + last), "arrow", words, phase)
    d.box(0.8, 17.6, 28, 0.8, "※ 国の制度の見直しなどにより、時期を変更することがあります。", size=12)
    b.note("※", None, "国の制度の見直しなどにより、時期を変更することがあります。", "asterisk")

    n += 1
    slide(n, "推進のための組織")
    b.section(1, None, "推進のための組織", b.at("x"), brk=True).pop("text")
    b.meas("organization", "optional")
    chart = [
        (12.9, 3.0, 8.0, "本部長", "町長", "role"), (12.9, 6.4, 8.0, "副本部長（CIO）", "副町長", "role"), (23.8, 6.4, 8.4, "CIO補佐官", "県の人材派遣制度により任用", "role"),
        (9.4, 10.0, 15.0, "デジタル推進本部", "教育長、各課長", "body"), (1.0, 14.2, 9.6, "事務局", "デジタル推進室", "body"),
        (12.1, 14.2, 9.6, "業務改善チーム", "各課から選ばれた若手職員", "body"), (23.2, 14.2, 9.6, "町民モニター", "公募による20人", "body"),
    ]  # fmt: skip
    for x0, y0, x1, y1 in ((16.9, 5.4, 16.9, 6.4), (16.9, 8.8, 16.9, 10.0), (20.9, 7.6, 23.8, 7.6), (16.9, 12.4, 16.9, 13.3), (5.8, 13.3, 28.0, 13.3),
                           (5.8, 13.3, 5.8, 14.2), (16.9, 13.3, 16.9, 14.2), (28.0, 13.3, 28.0, 14.2)):  # fmt: skip
        d.link(x0, y0, x1, y1)
    for x, y, w, name, holder, kind in chart:
        d.box(x, y, w, 2.4, [(name, 17, True), (holder, 14, False)], fill=PALE if kind == "body" else LIME, line=DEEP, align="c")
        b.org(name, kind, holder, None)
        b.rows["organization"][-1].pop("duties")

    n += 1
    slide(n, "人づくりと進み具合の確認")
    b.section(1, None, "人づくりと進み具合の確認", b.at("x"), brk=True).pop("text")
    d.box(1.0, 3.2, 31.9, 1.2, "職員の育成", fill=DEEP, size=18, bold=True, ink="FFFFFF")
    text = "・全職員を対象に、年１回のデジタル研修を行います。\n・令和10年度末までに、各課に２人ずつ「デジタルリーダー」を置きます。"
    d.box(1.0, 4.4, 31.9, 3.0, text, fill=PALE, size=17)
    b.section(2, None, "職員の育成", b.at("x"))
    m = b.meas("human-resources")
    for line in text.split("\n"):
        b.say(line)
    b.target(m, "other", "令和10年度末まで", "by_end_of_fiscal_year", 2028, phase="implement", commits=True)
    d.box(1.0, 8.4, 31.9, 1.2, "情報の安全", fill=DEEP, size=18, bold=True, ink="FFFFFF")
    text = "・令和８年度に情報セキュリティポリシーを見直し、外部の監査を受けます。\n・標的型攻撃に備えた訓練を毎年行います。"
    d.box(1.0, 9.6, 31.9, 3.0, text, fill=PALE, size=17)
    b.section(2, None, "情報の安全", b.at("x"))
    m = b.meas("security")
    for line in text.split("\n"):
        b.say(line)
    b.target(m, "other", "令和８年度", "fiscal_year", 2026, phase="review", commits=True)
    d.box(1.0, 13.6, 31.9, 1.2, "進み具合の確認", fill=DEEP, size=18, bold=True, ink="FFFFFF")
    text = "・毎年６月に前年度の実績をまとめ、町のホームページで公表します。"
    d.box(1.0, 14.8, 31.9, 2.0, text, fill=PALE, size=17)
    b.section(2, None, "進み具合の確認", b.at("x"))
    b.meas("planned-approach", "optional")
    b.say(text)

    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
