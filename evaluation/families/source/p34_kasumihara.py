"""霞原県: a prefecture's dry report made in Word: 第１章 / 第１節 / １ / (1) / ア, annexed tables over pages (docx by Writer)."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, Book, C, cell, folded, page_texts

MIN, GOT = "IPAMincho", "IPAGothic"
# style: font, size, left indent (pt), first line (pt), space before, centred
LOOK = {
    "t": (GOT, 20, 0, 0, 220, True), "t2": (GOT, 14, 0, 0, 12, True), "t3": (GOT, 14, 0, 0, 230, True),
    "h1": (GOT, 14, 0, 0, 0, True), "h2": (GOT, 12, 0, 0, 12, True), "h3": (GOT, 11, 0, 0, 10, False),
    "h4": (MIN, 11, 11, 0, 4, False), "p": (MIN, 11, 22, 11, 0, False), "i": (MIN, 11, 33, -11, 0, False), "toc": (MIN, 11, 0, 0, 2, False),
    "th": (GOT, 13, 0, 0, 0, True), "cap": (GOT, 10.5, 0, 0, 8, False), "n": (MIN, 9, 22, -22, 3, False), "r": (MIN, 10.5, 0, 0, 0, False),
}  # fmt: skip
# measure, number, title, current state, issues, policy, actions, when, targets, divisions
MEASURES = [
    [
        ("online-procedures", "１", "行政手続の電子的処理の推進",
         "県が受理する申請等は約2,400種類であり、このうち電子申請が可能なものは令和５年度末で612種類にとどまっている。",
         "申請者の利用頻度が高いにもかかわらず、添付書類の電子化が困難であることを理由に対応が進んでいない手続がある。",
         "年間の受理件数が100件以上の手続について、優先して電子化を図るものとする。",
         ["添付書類の省略及び様式の簡素化を行う。", "電子申請システムを更新し、電子署名を不要とする手続の範囲を拡大する。", "手数料の電子納付を導入する。"],
         "令和８年度末までに完了する。", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None, True)],
         "総務部行政管理課", ["総務部/行政管理課"]),
        ("digital-divide", "２", "情報の利用における格差の是正",
         "県政世論調査によれば、70歳以上の県民のうち電子申請を利用したことがある者は8.4パーセントである。",
         "市町村が実施する講習会は会場が中心部に偏り、山間部の県民が参加しにくい状況にある。",
         "市町村及び携帯電話事業者と協定を締結し、身近な場所で相談できる機会を確保する。",
         ["移動相談車による巡回講習を実施する。", "音声読上げに対応した広報資料を作成する。"],
         "令和７年度から実施する。", [("令和７年度から", "from", 2025, "implement", True)],
         "福祉保健部長寿社会課", ["福祉保健部/長寿社会課"]),
    ],
    [
        ("system-standardization", "１", "情報システムの標準化に係る市町村の支援及び県システムの移行",
         "県が運用する生活保護システムほか２業務のシステムは、令和９年度に保守期限を迎える。",
         "標準準拠システムへの移行に際し、事業者の技術者が不足している。",
         "県及び市町村の移行時期を調整し、技術者の確保を図る。",
         ["移行計画の進捗を四半期ごとに照会し、公表する。", "県のシステムを標準準拠システムに移行する。"],
         "令和９年12月までに移行を終える。", [("令和９年12月まで", "by_date", "2027-12", "implement", True)],
         "企画部情報政策課", ["企画部/情報政策課"]),
        ("ai-rpa", "２", "人工知能等による事務処理の効率化",
         "令和５年度に会議録作成支援システムを試行し、作業時間が62パーセント短縮された。",
         "利用が一部の所属に限られ、効果が県庁全体に及んでいない。",
         "定型的な事務を洗い出し、自動処理の対象を計画的に拡大する。",
         ["文章生成に係る人工知能の利用基準を制定する。", "税務及び旅費の事務に自動処理を導入する。"],
         "令和７年度に試行し、令和８年度から本格実施とする。",
         [("令和７年度", "fiscal_year", 2025, "trial", False), ("令和８年度から", "from", 2026, "implement", True)],
         "総務部人事課", ["総務部/人事課"]),
        ("security", "３", "情報の安全管理",
         "県情報セキュリティクラウドは、県内の全市町村が利用している。",
         "クラウドサービスの利用の増加に伴い、従来の三層の対策では業務に支障が生じている。",
         "県の情報通信網の構成を見直し、利便性と安全性との両立を図る。",
         ["県情報セキュリティポリシーを改正する。", "全職員を対象とした標的型攻撃メールの訓練を行う。"],
         "令和７年度中に改正する。", [("令和７年度中", "fiscal_year", 2025, "review", True)],
         "企画部情報政策課", ["企画部/情報政策課"]),
    ],
    [
        ("prefecture-support", "１", "市町村の取組に対する支援",
         "県内31市町村のうち、情報政策の専任職員を置くものは11団体である。",
         "小規模な町村においては、専門的な知識を有する職員の確保が極めて困難である。",
         "県及び市町村が共同して専門人材を確保する仕組みを構築する。",
         ["専門人材を県が任用し、市町村に派遣する。", "情報システムの共同調達の対象を拡大する。"],
         "令和７年10月に派遣を開始する。", [("令和７年10月", "month", "2025-10", "implement", True)],
         "企画部市町村課", ["企画部/市町村課"]),
        ("open-data", "２", "公共データの公開及び活用の促進",
         "県が公開するデータは412件であり、全市町村が県の公開サイトを共同で利用している。",
         "更新が行われていないデータが全体の約４割を占める。",
         "更新の自動化及び様式の統一を推進する。",
         ["河川の水位及び道路の規制情報を即時に公開する。", "データの利活用に関する事例集を作成する。"],
         "随時実施する。", [("随時", "open", None, None, True)],
         "企画部統計課", ["企画部/統計課"]),
    ],
]  # fmt: skip
SECTIONS = ["県民の利便の増進", "行政運営の効率化", "市町村との協働及びデータの活用"]
INDICATORS = [
    ("online-procedures", "電子申請が可能な手続の種類数", "種類", "612", 612, "1,500", 1500, "up"),
    ("digital-divide", "巡回講習の受講者数（累計）", "人", "－", None, "12,000", 12000, "up"),
    ("ai-rpa", "自動処理により削減した業務時間", "時間", "5,100", 5100, "60,000", 60000, "up"),
    ("security", "訓練メールの開封率", "％", "11.8", 11.8, "3.0", 3.0, "down"),
    ("prefecture-support", "専門人材を派遣する市町村数", "団体", "0", 0, "20", 20, "up"),
    ("open-data", "公開するデータの件数", "件", "412", 412, "900", 900, "up"),
]  # fmt: skip
# row: measure, item of the schedule by year (text or "⇒"), spans
YEARLY = [
    ("online-procedures", "手続の電子化", ["様式の見直し", "電子申請システムの更新", "⇒"], [((0, 0), "様式の見直し", None), ((1, 2), "電子申請システムの更新", None)]),
    ("online-procedures", "手数料の電子納付", ["検討", "導入", "⇒"], [((0, 0), "検討", "study"), ((1, 2), "導入", "implement")]),
    ("digital-divide", "巡回講習", ["実施", "⇒", "⇒"], [((0, 2), "実施", "implement")]),
    ("system-standardization", "県システムの移行", ["設計", "構築", "移行"], [((0, 0), "設計", "prepare"), ((1, 1), "構築", "prepare"), ((2, 2), "移行", "implement")]),
    ("ai-rpa", "人工知能の利用", ["試行", "本格実施", "⇒"], [((0, 0), "試行", "trial"), ((1, 2), "本格実施", "implement")]),
    ("security", "ポリシーの改正", ["改正", "運用", "⇒"], [((0, 0), "改正", "review"), ((1, 2), "運用", "operate")]),
    ("prefecture-support", "専門人材の派遣", ["派遣の開始", "拡大", "⇒"], [((0, 0), "派遣の開始", "implement"), ((1, 2), "拡大", "continue")]),
    ("open-data", "公共データの公開", ["随時実施", "⇒", "⇒"], [((0, 2), "随時実施", None)]),
]  # fmt: skip


def to_docx(book, path):
    """Write the flow as a docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Pt(595.3), Pt(841.9)
    page.left_margin = page.right_margin = Pt(75)
    page.top_margin, page.bottom_margin = Pt(80), Pt(75)
    page.different_first_page_header_footer = True
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = foot.add_run("- ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = text
        foot.add_run()._r.append(made)
    foot.add_run(" -")

    def put(p, style, text, size=None):
        font, points, left, first, before, centred = LOOK[style]
        p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Pt(left), Pt(first)
        p.paragraph_format.space_before, p.paragraph_format.space_after = Pt(before), Pt(0)
        p.paragraph_format.line_spacing = Pt((size or points) * 1.6)
        p.paragraph_format.keep_with_next = style in ("h1", "h2", "h3", "h4", "cap")
        if centred:
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = p.add_run(text)
        run.font.size, run.font.name = Pt(size or points), font
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

    new_page = False
    for item in book.items:
        if item[0] == "break":
            new_page = True
        elif item[0] == "para":
            p = doc.add_paragraph()
            p.paragraph_format.page_break_before = new_page
            new_page = False
            put(p, item[1], item[2])
        elif item[0] == "table":
            rows, widths, header, _, size = item[1:]
            table = doc.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
            table.autofit = False
            for r, line in enumerate(rows):
                props = table.rows[r]._tr.get_or_add_trPr()
                if r < header:
                    mark = OxmlElement("w:tblHeader")
                    mark.set(qn("w:val"), "true")
                    props.append(mark)
                keep = OxmlElement("w:cantSplit")
                props.append(keep)
                for c, entry in enumerate(line):
                    if entry is None:
                        continue
                    entry = cell(entry)
                    place = table.cell(r, c)
                    if entry.rs * entry.cs > 1:
                        place = place.merge(table.cell(r + entry.rs - 1, c + entry.cs - 1))
                    p = place.paragraphs[0]
                    put(p, "r", entry.text, size)
                    p.paragraph_format.line_spacing = Pt(size * 1.35)
                    if entry.align == "center" or r < header:
                        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for c, w in enumerate(widths):
                table.columns[c].width = Pt(w)
                for place in table.columns[c].cells:
                    place.width = Pt(w)
            if len(rows) > 20:
                for line in table.rows:
                    line.height = Pt(34)
    del run, WD_BREAK
    doc.save(path)


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "kasumihara_honpen", title="霞原県行政情報化推進計画（第４次）", issuer="霞原県", municipality="霞原県", prefecture="霞原県", municipality_code="990027",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.document.pop("edition")
    b.p("霞原県行政情報化推進計画（第４次）", "t", gold=False)
    b.p("（令和７年度～令和９年度）", "t2", gold=False)
    b.p("令和７年３月", "t3", gold=False)
    b.p("霞　原　県", "t2", gold=False)
    toc_at = len(b.items)

    b.sec(1, "第１章", "総則", brk=True)
    b.sec(2, "第１節", "策定の経緯")
    b.p("県においては、平成17年３月に第１次の計画を策定して以来、三次にわたり行政の情報化を推進してきたところである。今般、デジタル社会形成基本法（令和３年法律第35号）の趣旨を踏まえ、これを改定するものである。")
    b.sec(2, "第２節", "計画の性格")
    b.p("この計画は、県の総合計画の部門計画であるとともに、官民データ活用推進基本法（平成28年法律第103号）第９条第１項に規定する都道府県官民データ活用推進計画として位置付ける。")
    b.sec(2, "第３節", "計画の期間")
    b.p("この計画の期間は、令和７年度を初年度とし、令和９年度を目標年度とする３箇年とする。")
    b.sec(1, "第２章", "国の施策の動向", origin="national")
    b.p("国は、令和２年12月25日に自治体ＤＸ推進計画を決定し、自治体が重点的に取り組むべき事項として、自治体フロントヤード改革の推進、情報システムの標準化、行政手続のオンライン化等を示した（注１）。", "p")
    b.p("（注１）その後、令和３年以降数次にわたり改定されている。", "n", gold=False)
    b.note("（注１）", None, "その後、令和３年以降数次にわたり改定されている。", "footnote")
    b.sec(1, "第３章", "施策の展開", brk=True)
    b.p("県は、次に掲げる施策を講ずるものとする。各施策の年次計画は別表１に、成果に関する指標は別表２に掲げるとおりである。")
    for n, (title, group) in enumerate(zip(SECTIONS, MEASURES, strict=True), 1):
        b.sec(2, f"第{'１２３'[n - 1]}節", title)
        for mid, num, name, state, issues, policy, acts, when, dates, who, divs in group:
            b.sec(3, num, name)
            if mid == "system-standardization":
                b.meas("prefecture-support", "optional")  # its title and actions speak of the municipalities too
            m = b.meas(mid)
            home = b.open[-1]
            b.sec(4, "(1)", "現況及び課題")
            b.p(state)
            b.p(f"しかしながら、{issues}")
            here = b.open[-1]
            b.field(m, "current_state", "現況及び課題", state, section=here)
            b.field(m, "issues", "現況及び課題", f"しかしながら、{issues}", section=here)
            b.sec(4, "(2)", "施策の方針")
            b.p(policy)
            b.field(m, "policy", "施策の方針", policy, section=b.open[-1])
            b.sec(4, "(3)", "実施する事項")
            lines = [f"{'アイウ'[i]}　{a}" for i, a in enumerate(acts)]
            for line in lines:
                b.p(line, "i")
            b.field(m, "actions", "実施する事項", "\n".join(lines), section=b.open[-1])
            m["actions"] = acts
            b.sec(4, "(4)", "実施の時期")
            b.p(when)
            b.field(m, "target", "実施の時期", when, section=b.open[-1])
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits, section=b.open[-1])
            b.sec(4, "(5)", "所掌する課")
            b.p(who)
            b.field(m, "departments", "所掌する課", who, section=b.open[-1])
            b.dept(m, *divs, section=home)
    b.sec(1, "第４章", "計画の推進", brk=True)
    b.sec(2, "第１節", "推進の体制")
    b.meas("organization", "optional")
    b.p("計画の総合的な推進を図るため、知事を本部長とする霞原県情報化推進本部を置き、各部局長をもって構成する。本部の庶務は、企画部情報政策課において処理する。")
    b.org("本部長", "role", "知事", None)
    b.org("霞原県情報化推進本部", "body", "各部局長", "計画の総合的な推進を図る")
    b.rows["organization"][-1].pop("holder")
    b.table(
        [["職", "充てる者", "所掌"], ["本部長", "知事", "本部を統括する。"], ["副本部長", "副知事", "本部長を補佐し、本部長に事故があるときはその職務を代理する。"],
         ["幹事長", "企画部長", "幹事会を主宰し、施策の総合調整を行う。"], ["情報化主任", "各所属の次長", "所属における情報化の推進に関する事務を処理する。"]],
        [90, 110, 240], header=1, size=10,
    )  # fmt: skip
    for name, holder, duty in (("副本部長", "副知事", "本部長を補佐し、本部長に事故があるときはその職務を代理する。"),
                               ("幹事長", "企画部長", "幹事会を主宰し、施策の総合調整を行う。"), ("情報化主任", "各所属の次長", "所属における情報化の推進に関する事務を処理する。")):  # fmt: skip
        b.org(name, "role", holder, duty)
    next(r for r in b.rows["organization"] if r["name"] == "本部長")["duties"] = "本部を統括する。"
    b.sec(2, "第２節", "職員の育成")
    m = b.meas("human-resources")
    b.p("情報処理に関する国家資格を有する職員を計画的に養成することとし、令和９年度末までに全所属に配置する。研修は職層別に毎年度実施する。")
    b.target(m, "other", "令和９年度末まで", "by_end_of_fiscal_year", 2027, phase="implement", commits=True)
    b.sec(2, "第３節", "進行管理")
    b.p("本部は、毎年度、施策の実施状況を点検し、その結果を公表する。計画は、令和９年度に改定する。")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")

    annex = b.sec(1, "別表１", "年次計画", brk=True, style="th")
    annex.pop("text")
    names = {m[0]: m[2] for g in MEASURES for m in g}
    head = [["節", "施策", "事業", C("年度", cs=3), None, None], [None, None, None, "令和７年度", "令和８年度", "令和９年度"]]
    head[0][:3] = [C(x, rs=2) for x in head[0][:3]]
    place = {m[0]: i for i, g in enumerate(MEASURES) for m in g}
    rows = head[:]
    last_sec = last_m = None
    for mid, item, cells, _ in YEARLY:
        line = [None, None, item, *[C(x, align="center", gold="" if x == "⇒" else None) for x in cells]]
        if place[mid] != last_sec:
            line[0] = C(f"第{'１２３'[place[mid]]}節", rs=sum(place[y[0]] == place[mid] for y in YEARLY), align="center")
        if mid != last_m:
            line[1] = C(names[mid], rs=sum(y[0] == mid for y in YEARLY))
        last_sec, last_m = place[mid], mid
        rows.append(line)
    t = b.table(rows, [44, 120, 88, 66, 66, 66], header=2, size=9)
    for mid, item, _, bars in YEARLY:
        mark = b.at(item)
        for (s, e), text, phase in bars:
            b.sched(t, mid, names[mid], item, (2025 + s, 2025 + e), "text", text, phase, mark=mark)
    annex = b.sec(1, "別表２", "成果に関する指標", brk=True, style="th")
    annex.pop("text")
    rows = [["施策", "指標", "単位", "現状（令和５年度）", "目標（令和９年度）"]]
    for mid, name, unit, bv, _, tv, _, _ in INDICATORS:
        rows.append([names[mid], name, unit, C(bv, align="center"), C(tv, align="center")])
    b.table(rows, [130, 140, 44, 64, 64], header=1, size=9.5)
    for mid, name, unit, bv, bn, tv, tn, way in INDICATORS:
        b.kpi({"section_id": annex["section_id"], "measure_id": mid}, name, unit, (None if bn is None else bv, bn, "令和５年度"), (tv, tn, "令和９年度"), way, mark=b.at(name))
        if bn is None:
            for key in ("baseline_value", "baseline_number", "baseline_period"):
                b.rows["kpis"][-1].pop(key)
    b.p("備考　現状の欄の「－」は、未実施であることを示す。", "n", gold=False)

    annex = b.sec(1, "別表３", "電子化の対象とする主な手続", brk=True, style="th")
    annex.pop("text")
    procs = [
        ("道路の占用の許可の申請", "土木", "県土整備部道路管理課"), ("河川区域内の土地の占用の許可の申請", "土木", "県土整備部河川課"),
        ("宅地建物取引業の免許の申請", "建築", "県土整備部建築課"), ("建設業の許可の申請", "土木", "県土整備部監理課"),
        ("自動車税（種別割）の減免の申請", "税務", "総務部税務課"), ("法人県民税の申告", "税務", "総務部税務課"),
        ("飲食店営業の許可の申請", "保健衛生", "福祉保健部生活衛生課"), ("医師の届出", "保健衛生", "福祉保健部医務課"),
        ("指定難病に係る医療費の支給の認定の申請", "保健衛生", "福祉保健部健康増進課"), ("児童扶養手当の認定の請求", "福祉", "福祉保健部子育て支援課"),
        ("特別児童扶養手当の認定の請求", "福祉", "福祉保健部子育て支援課"), ("狩猟免許の申請", "環境", "環境部自然保護課"),
        ("産業廃棄物処理業の許可の申請", "環境", "環境部廃棄物対策課"), ("農地の転用の許可の申請", "農林", "農林部農政課"),
        ("林地の開発の許可の申請", "農林", "農林部森林整備課"), ("漁業の許可の申請", "農林", "農林部水産課"),
        ("県立高等学校の入学者選抜の出願", "教育", "教育委員会高校教育課"), ("教育職員免許状の授与の申請", "教育", "教育委員会教職員課"),
        ("道路の使用の許可の申請", "警察", "警察本部交通規制課"), ("自動車の保管場所の証明の申請", "警察", "警察本部交通規制課"),
        ("古物営業の許可の申請", "警察", "警察本部生活環境課"), ("情報公開条例に基づく公文書の開示の請求", "総務", "総務部行政管理課"),
        ("職員採用試験の受験の申込み", "総務", "人事委員会事務局"), ("県有施設の使用の許可の申請", "総務", "総務部管財課"),
    ]  # fmt: skip
    rows = [["番号", "手続の名称", "分野", "所管課"]] + [[C(str(i), align="center"), t, k, d] for i, (t, k, d) in enumerate(procs, 1)]
    table = b.table(rows, [40, 220, 70, 120], header=1, size=10.5)
    marks = [b.at(t[0]) for t in procs]
    for i, ((title, kind, _), mark) in enumerate(zip(procs, marks, strict=True), 1):
        b.proc("電子化の対象とする主な手続", None, i, title, kind, "prefecture")
        b.rows["procedures"][-1]["page"] = mark

    pdf = PDFS / f"{b.name}.pdf"

    def print_docx():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{b.name}.docx"
            to_docx(b, path)
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                            "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip

    def toc(pages):
        out = [("break", None), ("para", "h1", "目　　次")]
        for row in b.rows["sections"]:
            if row["level"] <= 2:
                text = f"{'　' * (row['level'] - 1)}{row['numbering']}　{row['title']}"
                out.append(("para", "toc", f"{text}{'・' * (34 - len(text))}{pages(row)}"))
        return out

    flow = b.items[:]
    b.items = flow[:toc_at] + toc(lambda row: 9) + flow[toc_at:]
    print_docx()
    b.look_up(pdf, skip={2})
    b.items = flow[:toc_at] + toc(lambda row: row["page_start"].page) + flow[toc_at:]
    print_docx()
    pages = b.look_up(pdf, skip={2})
    # no running heads: a heading opens a page only where nothing stands before it
    texts = [folded(t) for t in page_texts(pdf)]
    for row in b.rows["sections"]:
        row["_brk"] = texts[row["page_start"].page - 1].startswith(row["page_start"].key[:8])
    # the list of procedures runs over two pages: the second has its own row and head
    first = marks[0].page
    broken = next((i for i, mark in enumerate(marks) if mark.page > first), None)
    if broken is not None:
        cells = b.rows["table_cells"]
        old = next(r for r in b.rows["tables"] if r["table_id"] == table)
        old["n_rows"] = broken + 1
        b.rows["tables"].append(old | {"table_id": table + "b", "page": marks[broken], "n_rows": len(procs) - broken + 1, "continued_from": table, "caption": None})
        heads = [c | {"table_id": table + "b", "page": marks[broken]} for c in cells if c["table_id"] == table and c["row"] == 0]
        for c in cells:
            if c["table_id"] == table and c["row"] > broken:
                c |= {"table_id": table + "b", "page": marks[broken], "row": c["row"] - broken}
        cells.extend(heads)
    for row in b.rows["tables"][1:]:
        row.pop("caption")
    for n in range(1, pages + 1):
        b.page(n, None if n == 1 else str(n), "cover" if n == 1 else "toc" if n == 2 else "body")
    for row in b.rows["pages"]:
        if row["label"] and f"-{row['label']}-" not in folded(page_texts(pdf)[row["page"] - 1]):
            raise ValueError(row)
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
