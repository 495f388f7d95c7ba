"""榧ノ沢村: a short plan on a grid of thirty-six characters a line as 一太郎 makes it, times and divisions in ［］, a glossary at the end (ReportLab)."""

from book import PDFS, Book

FONTS = {"M": "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf", "G": "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"}
SIZE, LINE, LEFT, TOP, COLS, ROWS = 12.0, 25.0, 82.0, 100.0, 36, 25
NEVER_FIRST = "、。，．）」］・ー"
# number, title, measure, prose, bullets, the line in brackets: when, targets, who
GROUPS = [
    ("（１）", "村民の手続きに関すること", [
        ("①", "申請や届出のオンライン化", "online-procedures",
         "村役場までの道のりが車で40分を超える集落が４つあり、冬期間は通行止めになることもある。役場に来なくても申請や届出ができるよう、対象となる手続きを増やしていく。",
         ["出生、転入及び介護に関する30の手続きを、マイナポータルで受け付ける。", "電話で申請の内容を聞き取り、職員が入力を代行する仕組みを設ける。"],
         "令和７年10月から", [("令和７年10月から", "from", "2025-10", "implement", True)], ["住民福祉課"]),
        ("②", "窓口の見直し", "frontyard-reform",
         "窓口の職員は３人であり、年度末には待ち時間が１時間を超える。記入の手間をなくし、一度の来庁で用件が済むように改める。",
         ["タブレット端末を使い、職員が聞き取って申請書を作る。", "総務課と住民福祉課の窓口を一つにまとめる。"],
         "令和８年度", [("令和８年度", "fiscal_year", 2026, "implement", True)], ["住民福祉課", "総務課"]),
        ("③", "マイナンバーカードの利用", "mynumber-card",
         "カードの保有率は86％に達したが、役場での利用は証明書の交付にとどまっている。",
         ["診療所の診察券及び村営バスの定期券として利用できるようにする。"],
         "令和９年３月まで", [("令和９年３月まで", "by_date", "2027-03", "implement", True)], ["住民福祉課", "診療所"]),
    ]),
    ("（２）", "役場の仕事に関すること", [
        ("①", "情報システムの標準化", "system-standardization",
         "住民記録、税、福祉など18の業務について、国が示す標準仕様書に適合したシステムへ移行する。移行は、県内の11町村で構成する協議会が共同で行う。",
         ["ガバメントクラウドに接続する回線を二重化する。", "移行の後、３年を目途に経費の見直しを行う。"],
         "令和８年１月まで", [("令和８年１月まで", "by_date", "2026-01", "implement", True)], ["総務課"]),
        ("②", "ＡＩの活用", "ai-rpa",
         "少ない職員で仕事を回すため、文書の作成や要約にＡＩを用いる。",
         ["議会の会議録の作成に音声認識を用いる。", "利用の手引きを定め、個人情報の入力を禁じる。"],
         "令和７年度中", [("令和７年度中", "fiscal_year", 2025, "implement", True)], ["総務課", "議会事務局"]),
        ("③", "紙の文書を減らす取組", "bpr",
         "決裁のために職員が庁舎の間を行き来しており、書庫もほぼ満杯である。",
         ["電子決裁を取り入れ、回覧をやめる。", "会議の資料は、端末で見ることとする。"],
         "令和８年４月から", [("令和８年４月から", "from", "2026-04", "implement", True)], ["総務課"]),
    ]),
    ("（３）", "地域に関すること", [
        ("①", "機器の操作に不安のある方への支援", "digital-divide",
         "高齢者の世帯が全体の６割を占める。社会福祉協議会や学校と力を合わせ、顔の見える関係の中で支援を行う。",
         ["集落支援員が各戸を回り、スマートフォンの使い方を手ほどきする。", "防災無線の放送を文字で読める受信機を貸し出す。"],
         "令和７年度から", [("令和７年度から", "from", 2025, "implement", True)], ["住民福祉課", "教育委員会"]),
        ("②", "鳥獣害対策や農林業でのデジタル技術の利用", "regional-digitalization",
         "猟友会の会員が減り、わなの見回りが負担となっている。",
         ["わなの作動を携帯電話に知らせる装置を60基設ける。", "山林の境界の調査にドローンを用いる。"],
         "令和８年度から", [("令和８年度から", "from", 2026, "implement", True)], ["産業建設課"]),
    ]),
]  # fmt: skip
GOALS = [
    ("マイナポータルで受け付ける手続き", "件", "４件", 4, "34件", 34, "up"), ("窓口での平均の待ち時間", "分", "38分", 38, "15分", 15, "down"),
    ("電子決裁の割合", "％", "０％", 0, "90％", 90, "up"), ("手ほどきを受けた村民の数（累計）", "人", "52人", 52, "500人", 500, "up"),
]  # fmt: skip
PLAN = [
    ("申請や届出のオンライン化", "online-procedures", ["○", "→", "→"]), ("窓口の見直し", "frontyard-reform", ["△", "○", "→"]), ("マイナンバーカードの利用", "mynumber-card", ["△", "○", "→"]),
    ("情報システムの標準化", "system-standardization", ["○", "→", "→"]), ("ＡＩの活用", "ai-rpa", ["○", "→", "→"]), ("紙の文書を減らす取組", "bpr", ["△", "○", "→"]),
    ("機器の操作に不安のある方への支援", "digital-divide", ["○", "→", "→"]), ("鳥獣害対策や農林業での利用", "regional-digitalization", ["", "○", "→"]),
]  # fmt: skip
WORDS = [
    ("ガバメントクラウド", "国が整備し、国と自治体が共同で利用する情報システムの基盤。"),
    ("音声認識", "人の話し声をコンピュータが聞き取り、文字に置き換える技術。"),
    ("電子決裁", "書類への押印に代えて、情報システムの上で承認の手続きを行うこと。"),
    ("標準仕様書", "自治体の業務システムが備えるべき機能などを国が定めたもの。"),
    ("マイナポータル", "行政手続の検索や申請、自分の情報の確認ができる国のウェブサイト。"),
    ("ＤＸ", "デジタル・トランスフォーメーションの略。デジタル技術により、暮らしや仕事をよりよい方向に変えること。"),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    b = Book(
        "kayanosawa_mura", title="榧ノ沢村デジタル化推進計画", issuer="榧ノ沢村", municipality="榧ノ沢村", municipality_code="993638",
        issued_on="2025-04-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(f"K{name}", path))
    pdf = PDFS / f"{b.name}.pdf"
    c = Canvas(str(pdf), pagesize=A4)
    c.setTitle("keikaku.jtd")
    pages, row = 0, 0

    def turn():
        nonlocal pages, row
        if pages:
            c.showPage()
        pages, row = pages + 1, 0
        b.fixed = pages
        b.page(pages, str(pages))
        c.setFont("KM", 10.5)
        c.drawCentredString(A4[0] / 2, 40, f"－{pages}－")

    def room(n=1):
        if row + n > ROWS:
            turn()

    def put(text, col, font="M", size=SIZE):
        c.setFont(f"K{font}", size)
        x = LEFT + col * SIZE
        for ch in text:
            c.drawString(x, A4[1] - TOP - row * LINE, ch)
            half = ch.isascii()
            x += size * (0.5 if half else 1)

    def lines(text, first, rest, right=COLS):
        out, line, width, room_ = [], "", 0.0, right - first
        for ch in text:
            w = 0.5 if ch.isascii() else 1
            if width + w > room_ and ch not in NEVER_FIRST:
                out.append(line)
                line, width, room_ = "", 0.0, right - rest
            line += ch
            width += w
        return [*out, line]

    def flow(text, first, rest, font="M", right=COLS):
        nonlocal row
        for i, part in enumerate(lines(text, first, rest, right)):
            room()
            put(part, rest if i else first, font)
            row += 1

    def para(text, indent):
        room(2 if len(lines(text, indent + 1, indent)) > 1 else 1)
        mark = b.at(text)
        flow(text, indent + 1, indent)
        b.say(text)
        return mark

    def bullet(mark, text, indent):
        room()
        place = b.at(text)
        flow(f"{mark}{text}", indent, indent + 1)
        b.say(f"{mark}{text}")
        return place

    def head(level, num, title, keep=3):
        nonlocal row
        room(keep + 1)
        if row and level < 3:
            row += 1
        opens = row == 0
        at = b.at(title)
        put(f"{num}{title}" if level == 2 else f"{num}　{title}", (0, 1, 2)[level - 1], "G" if level == 1 else "M")
        row += 1
        return b.section(level, num, title, at, brk=opens)

    turn()
    put("榧ノ沢村デジタル化推進計画", 8, "G", 18)
    row += 2
    put("（令和７年度から令和９年度まで）", 10)
    row += 2
    put("令和７年４月　榧ノ沢村", 25)
    row += 1
    head(1, "１", "計画を定める理由")
    para("村の人口は、令和７年３月末で2,214人となり、この10年間に２割減少した。職員の数も58人から49人に減り、限られた人数で村民の暮らしを支えていくことが求められている。", 1)
    para("村では、デジタル技術を手だてとして仕事の進め方を改め、村民一人ひとりに目の届く行政を続けるため、この計画を定める。", 1)
    head(1, "２", "計画の期間")
    para("令和７年度から令和９年度までの３年間とする。", 1)
    head(1, "３", "村の現状")
    bullet("○", "光回線は、全ての集落で利用できる。", 1)
    bullet("○", "令和６年度の村民アンケートでは、スマートフォンを持つ人の割合は68％であった。", 1)
    bullet("○", "役場の手続きのうち、オンラインで受け付けているものは４件である。", 1)
    bullet("○", "情報の担当職員は総務課に１人であり、庶務を兼ねている。", 1)
    head(1, "４", "取り組む事項")
    para("次の８つの事項に取り組む。", 1)
    for num, title, group in GROUPS:
        head(2, num, title, keep=5)
        for n, name, mid, prose, acts, when, dates, who in group:
            head(3, n, name, keep=3)
            m = b.meas(mid)
            para(prose, 3)
            for act in acts:
                bullet("・", act, 3)
            room()
            here = b.at(when)
            text = f"［時期：{when}　　担当：{'、'.join(who)}］"
            flow(text, 4, 5)
            b.open[-1].pop("text")
            b.field(m, "target", "時期", when, mark=here)
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits, mark=here)
            b.field(m, "departments", "担当", "、".join(who), mark=here)
            b.dept(m, *who, mark=here)
            m.pop("actions")
    head(1, "５", "おもな目標", keep=4)
    para("計画の最終年度である令和９年度の目標を次のとおり定める（かっこ内は令和６年度の実績）。", 1)
    for name, unit, bv, bn, tv, tn, way in GOALS:
        text = f"{name}　{tv}（{bv}）"
        place = bullet("・", text, 1)
        b.kpi(None, name, unit, (bv, bn, "令和６年度"), (tv, tn, "令和９年度"), way, text=text, mark=place)
        b.rows["kpis"][-1].pop("measure_id")
    head(1, "６", "年次計画", keep=14)
    para("△は準備、○は開始、→は継続を示す。", 1)
    rows = [["事　項", "令和７年度", "令和８年度", "令和９年度"]] + [[name, *[("" if x == "→" else x) for x in marks]] for name, _, marks in PLAN]
    shown = [rows[0]] + [[name, *marks] for name, _, marks in PLAN]
    xs = [LEFT + SIZE * x for x in (1, 18, 24, 30, 36)]
    room(len(rows) + 1)
    y0 = A4[1] - TOP - row * LINE + 12
    b.at("事　項")
    t = b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")
    c.setLineWidth(0.5)
    for i in range(len(rows) + 1):
        c.line(xs[0], y0 - i * LINE, xs[-1], y0 - i * LINE)
    for x in xs:
        c.line(x, y0, x, y0 - len(rows) * LINE)
    for r, line in enumerate(shown):
        for k, text in enumerate(line):
            size = 9.5 if k == 0 and r else 10.5
            c.setFont("KM", size)
            yy = y0 - (r + 1) * LINE + 5.5
            if k == 0 and r:
                c.drawString(xs[0] + 4, yy, text)
            else:
                c.drawCentredString((xs[k] + xs[k + 1]) / 2, yy, text)
    row += len(rows)
    for name, mid, marks in PLAN:
        i = 0
        while i < 3:
            e = i
            while marks[i] == "→" and e + 1 < 3 and marks[e + 1] == "→":
                e += 1
            if marks[i]:
                arrow = marks[i] == "→"
                phase = {"△": "prepare", "○": "implement", "→": "continue"}[marks[i]]
                b.sched(t, mid, name, None, (2025 + i, 2025 + e), "arrow" if arrow else "mark", None if arrow else marks[i], phase)
            i = e + 1
    head(1, "７", "計画の進め方")
    b.meas("organization", "optional")
    para("村長を会長とし、副村長、教育長及び各課長を委員とする「榧ノ沢村デジタル化推進委員会」を設ける。委員会は年２回開き、取組の進み具合を点検する。庶務は総務課が行う。", 1)
    b.org("会長", "role", "村長", None)
    b.org("委員", "role", "副村長、教育長及び各課長", None)
    b.org("榧ノ沢村デジタル化推進委員会", "body", None, "取組の進み具合を点検する")
    for r in b.rows["organization"][-3:]:
        r.pop("duties")
    b.rows["organization"][-1].pop("holder")
    b.rows["organization"][1]["certainty"] = "optional"
    para("職員の研修は、県と町村会が共同で開くものを利用する。", 1)
    para("国の制度や技術の動きに応じ、令和８年度に計画の見直しを行う。", 1)
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="review")
    room(12)
    if row:
        turn()
    head(1, "（資料）", "用語の解説")
    b.open[-1].pop("text")
    row += 1
    for term, text in WORDS:
        room(3)
        put(term, 1, "G")
        flow(text, 13, 13)
    c.save()
    b.unscored.add("notes")
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
