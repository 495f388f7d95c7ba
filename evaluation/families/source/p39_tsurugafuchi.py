"""鶴ヶ淵市: a ruled form a page with title, check boxes and a row of years inside, two divisions a form (fpdf2)."""

from book import PDFS, Book, C

FONTS = {"M": "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf", "G": "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"}
L, R = 50, 545
YEARS = ["令和６年度", "令和７年度", "令和８年度"]
# number, title, measure, kind, reached, left, contents, by when, targets, cost, main, others, gauge, plan by year
FORMS = [
    ("１－１", "電子申請サービスの拡充", "online-procedures", "□ 新規　■ 継続　□ 拡充",
     "令和５年度末で54の手続が電子申請に対応し、年間8,300件の利用がある。",
     "添付書類の原本確認が必要な手続では、結局来庁を求めている。",
     ["添付書類を見直し、省略できるものを要綱で定める。", "住民異動の予約と事前申請を一つの画面にまとめる。", "手数料の納付にキャッシュレス決済を取り入れる。"],
     "令和７年度末までに120手続とする。", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, None, True)], "31,200千円（３か年）",
     "行政経営課", "市民課、税務課", ("電子申請の利用件数（年間）", "件", "8,300", 8300, "25,000", 25000, "up"),
     [("添付書類の見直し", "prepare"), ("順次拡充", None), ("順次拡充", None)]),
    ("１－２", "総合窓口の設置", "frontyard-reform", "■ 新規　□ 継続　□ 拡充",
     "死亡に伴う手続は最大で11の課にまたがり、御遺族の滞在は平均２時間に及ぶ。",
     "課ごとに受付の端末が異なり、聞き取った内容を引き継ぐことができない。",
     ["御遺族の手続を一か所で受け付ける窓口を設ける。", "申請書の一括作成の仕組みを転入・転居にも広げる。"],
     "令和６年10月に開設し、令和８年度から転入・転居を扱う。", [("令和６年10月", "month", "2024-10", "implement", True), ("令和８年度から", "from", 2026, "implement", False)], "18,500千円（３か年）",
     "市民課", "保険年金課、行政経営課", ("窓口の利用者の満足度", "％", "－", None, "90", 90, "up"),
     [("開設", "implement"), ("運用", "operate"), ("転入・転居に拡大", None)]),
    ("２－１", "基幹業務システムの更新", "system-standardization", "□ 新規　■ 継続　□ 拡充",
     "住民記録、税など20業務を二つの事業者のシステムで運用している。",
     "令和８年１月に現行の機器の保守が終わる。",
     ["国の標準仕様に適合するシステムへ切り替える。", "切替えに合わせて帳票を整理し、外部への印刷委託を減らす。"],
     "令和７年12月までに切り替える。", [("令和７年12月まで", "by_date", "2025-12", "implement", True)], "412,000千円（３か年）",
     "行政経営課", "市民課、税務課、保険年金課、介護長寿課", ("標準仕様に適合した業務の数", "業務", "0", 0, "20", 20, "up"),
     [("適合の分析・契約", "prepare"), ("切替え", "implement"), ("運用", "operate")]),
    ("２－２", "生成ＡＩ・自動処理の導入", "ai-rpa", "■ 新規　□ 継続　□ 拡充",
     "軽自動車税の登録など４つの業務で自動処理を試した。",
     "作成した処理を直せる職員が１人しかいない。",
     ["自動処理の作り方を学ぶ研修を行う。", "生成ＡＩの利用の手引を作る。"],
     "令和６年度は試行とし、令和７年度に本格導入する。", [("令和６年度", "fiscal_year", 2024, "trial", False), ("令和７年度", "fiscal_year", 2025, "implement", True)], "9,600千円（３か年）",
     "職員課", "行政経営課", ("自動処理を用いる業務の数", "業務", "4", 4, "30", 30, "up"),
     [("試行", "trial"), ("本格導入", "implement"), ("対象業務の追加", None)]),
    ("３－１", "高齢者等のデジタル活用支援", "digital-divide", "□ 新規　□ 継続　■ 拡充",
     "公民館６館でスマートフォン講座を年24回開いている。",
     "講座の後に相談できる場所がなく、使い続けられない人が多い。",
     ["図書館と公民館に常設の相談席を置く。", "学生の相談員を募り、研修を行う。"],
     "随時拡大する。", [("随時", "open", None, None, True)], "5,400千円（３か年）",
     "生涯学習課", "介護長寿課、学校教育課", ("相談席の利用者数（年間）", "人", "－", None, "3,600", 3600, "up"),
     [("２館に設置", "implement"), ("４館に設置", "implement"), ("６館に設置", "implement")]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    from fpdf import FPDF

    b = Book(
        "tsurugafuchi_jisshi", title="鶴ヶ淵市デジタル変革実施計画（前期）", issuer="鶴ヶ淵市", municipality="鶴ヶ淵市", municipality_code="992755",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for name, path in FONTS.items():
        pdf.add_font(name, "", path)

    def wrap(text, size, width, font="M"):
        pdf.set_font(font, size=size)
        out = []
        for para in text.split("\n"):
            line = ""
            for ch in para:
                if pdf.get_string_width(line + ch) > width and ch not in "。、）」":
                    out.append(line)
                    line = ""
                line += ch
            out.append(line)
        return out

    def put(x, y, text, size=10.5, font="M", align="l"):
        pdf.set_font(font, size=size)
        w = pdf.get_string_width(text)
        pdf.text(x - (w / 2 if align == "c" else w if align == "r" else 0), y, text)

    y = 0.0

    def para(text, size=10.5, first=True):
        nonlocal y
        for line in wrap(("　" if first else "") + text, size, R - L - 14):
            put(L + 14, y, line, size)
            y += size * 1.6
        b.say(text)

    def head(num, title, brk=False):
        nonlocal y
        y += 12
        put(L, y, f"{num}　{title}", 13, "G")
        row = b.section(1, num, title, b.at(title), brk=brk)
        y += 22
        return row

    def page(n):
        pdf.add_page()
        b.fixed = n
        b.page(n, str(n))
        put((L + R) / 2, 815, f"－ {n} －", 9, align="c")

    page(1)
    put((L + R) / 2, 90, "鶴ヶ淵市デジタル変革実施計画（前期）", 20, "G", "c")
    put((L + R) / 2, 116, "令和６年度～令和８年度", 12, "M", "c")
    put(R, 145, "令和６年３月　鶴ヶ淵市", 11, "M", "r")
    y = 175
    head("第１", "この計画について", brk=True)
    para("鶴ヶ淵市デジタル変革基本方針（令和５年10月策定）に掲げる三つの柱を実現するため、前期３か年に行う事業の内容、期限及び経費を定めるものである。")
    head("第２", "期間と見直し")
    para("令和６年度から令和８年度までを前期とする。社会情勢の変化に応じ、毎年度見直しを行う。後期の計画は令和８年度に策定する。")
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="prepare")
    head("第３", "推進する組織")
    b.meas("organization", "optional")
    para("副市長を委員長とし、各部の部長で構成する「デジタル変革推進委員会」が、事業の採否と優先順位を決める。委員会の下に、各課の係長級の職員から成る作業部会を置く。事務局は行政経営課が担う。")
    b.org("委員長", "role", "副市長", None)
    b.org("デジタル変革推進委員会", "body", "各部の部長", "事業の採否と優先順位を決める")
    b.org("作業部会", "body", "各課の係長級の職員", None)
    b.org("事務局", "body", "行政経営課", None)
    head("第４", "職員の育成")
    m = b.meas("human-resources")
    para("各課に１人以上の「変革推進員」を置く。推進員には年30時間の研修を課し、令和８年度末までに全員の認定を終える。")
    b.target(m, "other", "令和８年度末まで", "by_end_of_fiscal_year", 2026, phase="implement", commits=True)

    for n, (num, title, mid, kind, reached, left, acts, by, dates, cost, main, others, gauge, plan) in enumerate(FORMS, 2):
        page(n)
        y = 40
        if n == 2:
            head("第５", "事業の個票", brk=True).pop("text")
        y += 6
        b.section(2, num, title, b.at(title), brk=n > 2).pop("text")
        m = b.meas(mid)
        name, unit, bv, bn, tv, tn, way = gauge
        body = "\n".join(f"{'①②③'[i]} {a}" for i, a in enumerate(acts))
        rows = [
            [C("整理番号"), C(num, align="c"), C("事業名"), C(title, cs=3), None, None],
            [C("区分"), C(kind, cs=5), None, None, None, None],
            [C("到達点"), C(reached, cs=5), None, None, None, None],
            [C("残る課題"), C(left, cs=5), None, None, None, None],
            [C("事業の中身"), C(body, cs=5), None, None, None, None],
            [C("年度別の計画", rs=2), C(YEARS[0], cs=2), None, C(YEARS[1]), C(YEARS[2], cs=2), None],
            [None, C(plan[0][0], cs=2), None, C(plan[1][0]), C(plan[2][0], cs=2), None],
            [C("期限"), C(by, cs=5), None, None, None, None],
            [C("経費の見込み"), C(cost, cs=5), None, None, None, None],
            [C("成果の測り方", rs=2), C("指標", cs=2), None, C("単位"), C("現状（令和５年度）"), C("目標（令和８年度）")],
            [None, C(name, cs=2), None, C(unit, align="c"), C(bv, align="c"), C(tv, align="c")],
            [C("主管課"), C(main, cs=2), None, C("関係課"), C(others, cs=2), None],
        ]
        xs = [L, L + 80, L + 150, L + 215, L + 290, L + 395, R]
        labels = {"整理番号", "事業名", "区分", "到達点", "残る課題", "事業の中身", "年度別の計画", "期限", "経費の見込み", "成果の測り方", "指標", "単位",
                  "現状（令和５年度）", "目標（令和８年度）", "主管課", "関係課", *YEARS}  # fmt: skip
        heights = []
        for line in rows:
            tall = 24.0
            for c, cell in enumerate(line):
                if cell is not None and cell.rs == 1:
                    tall = max(tall, len(wrap(cell.text, 10, xs[c + cell.cs] - xs[c] - 10)) * 16 + 9)
            heights.append(tall)
        top = y
        for r, line in enumerate(rows):
            for c, cell in enumerate(line):
                if cell is None:
                    continue
                x0, x1, tall = xs[c], xs[c + cell.cs], sum(heights[r : r + cell.rs])
                shade = cell.text in labels
                pdf.set_fill_color(226, 236, 246) if shade else pdf.set_fill_color(255, 255, 255)
                pdf.rect(x0, top, x1 - x0, tall, "DF")
                lines = wrap(cell.text, 10, x1 - x0 - 10, "G" if shade else "M")
                ty = top + (tall - len(lines) * 16) / 2 + 12
                for text in lines:
                    middle = shade or cell.align or r == 6
                    put((x0 + x1) / 2 if middle else x0 + 5, ty, text, 10, "G" if shade else "M", "c" if middle else "l")
                    ty += 16
            top += heights[r]
        t = b.grid(rows)
        b.field(m, "other", "区分", kind)
        b.field(m, "current_state", "到達点", reached)
        b.field(m, "issues", "残る課題", left)
        b.field(m, "actions", "事業の中身", body)
        m["actions"] = acts
        b.field(m, "target", "期限", by)
        for text, k, when, phase, commits in dates:
            b.target(m, "target", text, k, when, phase=phase, commits=commits)
        b.field(m, "funding", "経費の見込み", cost)
        b.field(m, "departments", "主管課", main)
        b.field(m, "departments", "関係課", others)
        b.dept(m, main)
        b.dept(m, *others.split("、"), role="support")
        b.kpi(m, name, unit, (None, None, None) if bn is None else (bv, bn, "令和５年度"), (tv, tn, "令和８年度"), way)
        if bn is None:
            for key in ("baseline_value", "baseline_number", "baseline_period"):
                b.rows["kpis"][-1].pop(key)
        for i, (text, phase) in enumerate(plan):
            b.sched(t, mid, title, None, (2024 + i, 2024 + i), "text", text, phase)
            b.rows["schedules"][-1].pop("item")
        y = top + 16
        put(L, y, "（注）経費は一般会計の当初予算ベースである。", 9)
        b.note("（注）", None, "経費は一般会計の当初予算ベースである。", "asterisk")
    pdf.set_title("実施計画")
    pdf.output(str(PDFS / f"{b.name}.pdf"))
    b.finish(len(FORMS) + 1)
    return len(FORMS) + 1


if __name__ == "__main__":
    print(build())
