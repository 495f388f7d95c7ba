"""月白市: a city's main plan made in Word: 第１章 / 第１節 / １ / （1） / ア, footnotes, a table of years and one of indicators a measure."""

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from book import PDFS, Book, C, cell, folded, page_texts

MIN, GOT = "IPAMincho", "IPAPGothic"
# style: font, size, left indent (pt), first line (pt), space before, centred
LOOK = {
    "t": (GOT, 24, 0, 0, 190, True), "t2": (GOT, 14, 0, 0, 16, True), "t3": (MIN, 15, 0, 0, 300, True), "t4": (MIN, 18, 0, 0, 8, True),
    "h1": (GOT, 18, 0, 0, 0, False), "h2": (GOT, 14, 0, 0, 14, False), "h3": (GOT, 12, 10, 0, 14, False), "h4": (GOT, 10.5, 16, 0, 6, False),
    "p": (MIN, 10.5, 24, 10.5, 0, False), "i": (MIN, 10.5, 45, -21, 0, False), "who": (MIN, 10.5, 20, 0, 2, False),
    "toc": (MIN, 10.5, 0, 0, 2, False), "toch": (GOT, 16, 0, 0, 0, True), "cap": (GOT, 9.5, 24, 0, 8, False), "src": (MIN, 8.5, 24, 0, 2, False),
    "r": (MIN, 9.5, 0, 0, 0, False),
}  # fmt: skip
FN = re.compile(r"\{fn:([^{}]*)\}")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
YEARS = ["令和７年度", "令和８年度", "令和９年度", "令和10年度", "令和11年度"]
SECTIONS = ["いつでもどこでも使える市民サービス", "少ない人数で支える市役所", "だれもが参加できる地域"]
# measure, title, who, divisions, state, issues, policy, actions, dates, indicators, rows of years (words or ⇒)
MEASURES = [
    [
        ("online-procedures", "電子申請の拡充", "総務部デジタル推進課、市民生活部市民課", ["総務部/デジタル推進課", "市民生活部/市民課"],
         "本市では、平成30年度に電子申請の受付を始め、令和５年度末現在、142の手続を受け付けています。",
         "一方で、子育てや介護の手続では添付書類が多く、電子申請の利用は全体の１割に達していません。",
         "申請の件数が多い手続から順に電子化し、書類の添付を求めない仕組みに改めます。",
         ["児童手当、保育施設の利用申込みなど子育てに関する手続を、令和７年度中にマイナポータル{fn:国が運営する、行政手続の検索や電子申請を行うことのできる個人向けのウェブサイト。}から申請できるようにします。",
          "電子申請による手数料の納付に、クレジットカード及びコード決済を導入します。",
          "令和９年度までに、押印又は対面を要する手続を除く全ての手続を電子化します。"],
         [("令和７年度中", "fiscal_year", 2025, None, False), ("令和９年度まで", "by_end_of_fiscal_year", 2027, None, True)],
         [("電子申請を受け付ける手続の数", "件", "142", 142, "480", 480, "up"), ("電子申請の利用率", "％", "9.6", 9.6, "50.0", 50.0, "up")],
         [("子育て関係手続の電子化", ["実施", "⇒", "⇒", "⇒", "⇒"], [(0, 4, "実施", "implement")]),
          ("その他の手続の電子化", ["調査", "順次実施", "⇒", "評価", ""], [(0, 0, "調査", "study"), (1, 2, "順次実施", "implement"), (3, 3, "評価", "review")])]),
        ("frontyard-reform", "窓口サービスの改革", "市民生活部市民課、各支所", ["市民生活部/市民課", "各支所"],
         "転入の届出では、来庁された方が平均して３枚の申請書に住所と氏名を記入し、手続が終わるまで約55分を要しています。",
         "また、支所では取り扱うことのできる手続が少なく、本庁まで足を運んでいただく場合があります。",
         "書かない、待たない、回らない窓口を本庁と支所の双方で実現します。",
         ["本人確認書類を読み取って申請書を作成する機器を、令和８年１月に本庁の全ての窓口に配置します。",
          "本庁と支所をビデオ通話でつなぎ、専門の職員が相談を受けます。"],
         [("令和８年１月", "month", "2026-01", "implement", True)],
         [("転入の届出に要する時間", "分", "55", 55, "25", 25, "down")],
         [("申請書を作成する機器の配置", ["本庁", "支所", "⇒", "⇒", "⇒"], [(0, 0, "本庁", None), (1, 4, "支所", None)]),
          ("支所とのビデオ通話", ["検討", "試行", "本格実施", "⇒", "⇒"], [(0, 0, "検討", "study"), (1, 1, "試行", "trial"), (2, 4, "本格実施", "implement")])]),
        ("eltax-payment", "公金の収納における電子納付の推進", "会計課、総務部収納課", ["会計課", "総務部/収納課"],
         "市税については、令和５年４月から地方税統一ＱＲコードによる納付が可能となり、納付件数の14.8％を占めています。",
         "使用料、保険料等の納付は、今なお金融機関の窓口における納付書払いが中心です。",
         "市税以外の公金についても、ｅＬＴＡＸ{fn:地方税ポータルシステムの呼称。地方税共同機構が運営する。}を用いて納付できるよう準備を進めます。",
         ["国民健康保険料、介護保険料及び道路占用料について、令和８年９月から電子納付を始めます。",
          "口座振替の申込みをウェブサイトで受け付けます。"],
         [("令和８年９月から", "from", "2026-09", "implement", True)],
         [("公金の電子納付の割合", "％", "14.8", 14.8, "45.0", 45.0, "up")],
         [("ｅＬＴＡＸによる納付", ["システム改修", "開始", "対象の拡大", "⇒", "⇒"], [(0, 0, "システム改修", "prepare"), (1, 1, "開始", "implement"), (2, 4, "対象の拡大", None)])]),
    ],
    [
        ("system-standardization", "基幹業務システムの標準化", "総務部デジタル推進課", ["総務部/デジタル推進課"],
         "本市の基幹業務システムは、平成27年度に導入したものであり、制度改正の都度、多額の改修費を要しています。",
         "標準化の対象となる20業務のうち、生活保護など４業務については、事業者の人員が確保できず、移行の時期が定まっていません。",
         "国が定める標準仕様に準拠したシステムに移行し、運用に係る経費の抑制を図ります。",
         ["16業務について、令和８年２月までにガバメントクラウドへの移行を完了します。",
          "残る４業務について、令和10年度末までに移行を完了するよう事業者と協議します。"],
         [("令和８年２月まで", "by_date", "2026-02", None, True), ("令和10年度末まで", "by_end_of_fiscal_year", 2028, None, True)],
         [("標準準拠システムに移行した業務の数", "業務", "0", 0, "20", 20, "up")],
         [("16業務の移行", ["移行", "運用", "⇒", "⇒", "⇒"], [(0, 0, "移行", "implement"), (1, 4, "運用", "operate")]),
          ("４業務の移行", ["協議", "⇒", "設計", "移行", "運用"], [(0, 1, "協議", None), (2, 2, "設計", "prepare"), (3, 3, "移行", "implement"), (4, 4, "運用", "operate")])]),
        ("ai-rpa", "ＡＩ及びＲＰＡの活用", "総務部デジタル推進課、総務部人事課", ["総務部/デジタル推進課", "総務部/人事課"],
         "令和５年度に、会議の音声を文字に起こすＡＩと、給与支払報告書を読み取るＡＩ－ＯＣＲを導入しました。",
         "導入の効果を所属の間で共有する機会がなく、新たな活用が広がっていません。",
         "定型的な作業を機械に任せ、職員が企画や相談に充てる時間を生み出します。",
         ["生成ＡＩの利用に関する要領を定め、令和７年10月から全ての職員が利用できるようにします。",
          "ＲＰＡによる自動化の対象を、税務及び福祉の分野に広げます。"],
         [("令和７年10月から", "from", "2025-10", "operate", True)],
         [("ＡＩ及びＲＰＡにより削減した時間（年間）", "時間", "1,850", 1850, "12,000", 12000, "up")],
         [("生成ＡＩの利用", ["導入", "利用", "⇒", "⇒", "⇒"], [(0, 0, "導入", "implement"), (1, 4, "利用", "operate")]),
          ("ＲＰＡの対象業務の拡大", ["選定", "開発", "拡大", "⇒", "⇒"], [(0, 0, "選定", "study"), (1, 1, "開発", "prepare"), (2, 4, "拡大", None)])]),
        ("bpr", "電子決裁及び電子契約の推進", "総務部総務課、総務部契約検査課", ["総務部/総務課", "総務部/契約検査課"],
         "文書の電子決裁率は31.0％であり、契約書は全て紙で取り交わしています。",
         "紙の文書が書庫の収容能力を超え、保存に係る経費が増加しています。",
         "文書の作成から保存までを一貫して電子的に行うこととします。",
         ["文書管理システムを更新し、令和８年度から原則として全ての決裁を電子的に行います。",
          "電子契約を工事請負契約から順次導入します。"],
         [("令和８年度から", "from", 2026, "implement", True)],
         [("文書の電子決裁率", "％", "31.0", 31.0, "95.0", 95.0, "up")],
         [("電子決裁", ["更新", "実施", "⇒", "⇒", "⇒"], [(0, 0, "更新", None), (1, 4, "実施", "implement")])]),
    ],
    [
        ("digital-divide", "デジタルデバイドの解消", "福祉部高齢者支援課、教育委員会生涯学習課", ["福祉部/高齢者支援課", "教育委員会/生涯学習課"],
         "公民館等でスマートフォン教室を年36回開催し、延べ412人が参加しました。",
         "参加者は市の中心部に偏り、教室に通うことのできない方への支援が不足しています。",
         "身近な人から教わることのできる場を、市内の全ての地区に設けます。",
         ["携帯電話の販売店と協定を結び、移動販売車を活用した相談会を開きます。",
          "市内の大学生を「スマホ案内人」として委嘱し、令和７年度から12地区に派遣します。"],
         [("令和７年度から", "from", 2025, "implement", True)],
         [("相談会及び教室の参加者数（年間）", "人", "412", 412, "2,400", 2400, "up")],
         [("スマホ案内人の派遣", ["12地区", "⇒", "24地区", "⇒", "⇒"], [(0, 1, "12地区", None), (2, 4, "24地区", None)])]),
        ("open-data", "オープンデータの公開", "総務部デジタル推進課", ["総務部/デジタル推進課"],
         "市のウェブサイトでは、37種類のデータを公開しています。",
         "データの形式が所属ごとに異なり、民間事業者による利用が進んでいません。",
         "国の推奨データセットに沿って形式を統一し、機械判読に適したデータを公開します。",
         ["公共施設、避難所及び子育て施設のデータを、地図と連動する形で公開します。",
          "データの更新を担当する職員を、各所属に置きます。"],
         [],
         [("公開するデータの種類", "種類", "37", 37, "120", 120, "up")],
         [("推奨データセットの公開", ["整理", "公開", "⇒", "⇒", "⇒"], [(0, 0, "整理", "prepare"), (1, 4, "公開", "implement")])]),
    ],
]  # fmt: skip


def footnotes_part(doc, notes):
    """Add the footnotes to the package of a docx."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    out = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{W}">']
    for i, kind in ((-1, "separator"), (0, "continuationSeparator")):
        out.append(f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>')
    font = f'<w:rFonts w:ascii="{MIN}" w:hAnsi="{MIN}" w:eastAsia="{MIN}"/><w:sz w:val="17"/>'
    for i, text in enumerate(notes, 1):
        out.append(f'<w:footnote w:id="{i}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
                   f'<w:r><w:rPr>{font}</w:rPr><w:t xml:space="preserve">　{escape(text)}</w:t></w:r></w:p></w:footnote>')  # fmt: skip
    out.append("</w:footnotes>")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, "".join(out).encode(), doc.part.package)
    doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def to_docx(book, path):
    """Write the flow as a docx."""
    from docx import Document
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Pt(595.3), Pt(841.9)
    page.left_margin = page.right_margin = Pt(71)
    page.top_margin, page.bottom_margin = Pt(85), Pt(71)
    page.different_first_page_header_footer = True
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = text
        foot.add_run()._r.append(made)
    notes = []

    def put(p, style, text, size=None, bold=False):
        font, points, left, first, before, centred = LOOK[style]
        form = p.paragraph_format
        form.left_indent, form.first_line_indent = Pt(left), Pt(first)
        form.space_before, form.space_after = Pt(before), Pt(0)
        form.line_spacing = Pt((size or points) * 1.7)
        form.keep_with_next = style in ("h1", "h2", "h3", "h4", "cap", "who")
        if centred:
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for i, part in enumerate(FN.split(text)):
            if i % 2:
                notes.append(part)
                run = p.add_run()
                run.font.superscript = True
                mark = OxmlElement("w:footnoteReference")
                mark.set(qn("w:id"), str(len(notes)))
                run._r.append(mark)
            elif part:
                run = p.add_run(part)
                run.font.size, run.font.name, run.font.bold = Pt(size or points), font, bold
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        if style == "h1":
            edge = OxmlElement("w:pBdr")
            line = OxmlElement("w:bottom")
            for key, value in (("val", "double"), ("sz", "6"), ("space", "2"), ("color", "3B3B6D")):
                line.set(qn(f"w:{key}"), value)
            edge.append(line)
            p._p.get_or_add_pPr().append(edge)

    def shade(place, color):
        made = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
            made.set(qn(f"w:{key}"), value)
        place._tc.get_or_add_tcPr().append(made)

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
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
            for r, line in enumerate(rows):
                table.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
                for c, entry in enumerate(line):
                    if entry is None:
                        continue
                    entry = cell(entry)
                    place = table.cell(r, c)
                    if entry.rs * entry.cs > 1:
                        place = place.merge(table.cell(r + entry.rs - 1, c + entry.cs - 1))
                    p = place.paragraphs[0]
                    put(p, "r", entry.text, size)
                    p.paragraph_format.line_spacing = Pt(size * 1.45)
                    p.paragraph_format.keep_with_next = r < len(rows) - 1
                    if entry.align == "center" or r < header:
                        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    if r < header:
                        shade(place, "DDE3F0")
            for c, w in enumerate(widths):
                table.columns[c].width = Pt(w)
                for place in table.columns[c].cells:
                    place.width = Pt(w)
    footnotes_part(doc, notes)
    doc.save(path)


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "tsukishiro_honpen", title="月白市デジタル都市推進計画", issuer="月白市", municipality="月白市", municipality_code="992810",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    count = 0

    def p(text, style="p"):
        nonlocal count
        mark = b.p(text, style)
        for found in FN.findall(text):
            count += 1
            b.note(str(count), None, found, "footnote")
        return mark

    b.p("月白市デジタル都市推進計画", "t", gold=False)
    b.p("（令和７年度～令和１１年度）", "t2", gold=False)
    b.p("令和７年３月", "t3", gold=False)
    b.p("月　白　市", "t4", gold=False)
    toc_at = len(b.items)
    tables = 0

    def caption(text):
        nonlocal tables
        tables += 1
        return f"表{tables}　{text}"

    b.sec(1, "第１章", "計画の基本的な考え方", brk=True)
    b.sec(2, "第１節", "計画策定の背景")
    p("本市の人口は、平成17年の91,204人をピークに減少に転じ、令和22年には68,000人程度になると見込まれています。市税収入の減少と社会保障費の増加が同時に進む中で、これまでと同じ方法で行政サービスを維持することは難しくなっています。")
    p("国は、令和２年12月に「自治体デジタル・トランスフォーメーション（ＤＸ）推進計画」を策定し、自治体が重点的に取り組むべき事項を示しました{fn:令和６年４月に第3.0版が公表されている。}。本市においても、デジタル技術を活用して市民の利便性と行政の生産性をともに高めるため、本計画を策定します。")
    b.sec(2, "第２節", "計画の位置付け")
    p("本計画は、第３次月白市総合計画の個別計画として、市のデジタル化に関する施策を総合的かつ計画的に推進するために定めるものです。")
    b.sec(2, "第３節", "計画の期間")
    p("本計画の期間は、令和７年度から令和11年度までの５年間とします。なお、技術の進展等を踏まえ、令和９年度に中間見直しを行います。")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")

    b.sec(1, "第２章", "本市を取り巻く状況", brk=True)
    b.sec(2, "第１節", "人口の推移")
    p("本市の人口と、65歳以上の人口が総人口に占める割合は、次のとおりです。")
    b.table([["区分", "平成22年", "平成27年", "令和２年", "令和７年（推計）"], ["総人口（人）", "89,930", "87,112", "83,459", "79,300"],
             ["65歳以上人口（人）", "21,133", "24,304", "25,956", "26,200"], ["高齢化率（％）", "23.5", "27.9", "31.1", "33.0"]],
            [110, 80, 80, 80, 90], caption=caption("人口と高齢化率の推移"), header=1, size=9.5)  # fmt: skip
    b.p("資料：国勢調査。令和７年は市の推計による。", "src", gold=False)
    b.sec(2, "第２節", "市民の意識")
    p("令和６年７月に、18歳以上の市民2,000人を対象として郵送とウェブによる調査を行い、873人から回答を得ました。行政手続の電子化を望む声が多い一方で、操作や情報の漏えいに対する不安も示されています。")
    b.table([["項目", "全体", "18～39歳", "40～64歳", "65歳以上"], ["市役所に行かずに手続を済ませたい", "71.4％", "88.2％", "76.9％", "52.3％"],
             ["窓口での待ち時間を短くしてほしい", "58.0％", "61.7％", "60.5％", "53.1％"], ["スマートフォンの操作に不安がある", "29.6％", "4.4％", "17.8％", "55.9％"],
             ["個人情報の漏えいが心配である", "44.3％", "36.0％", "45.2％", "49.8％"]],
            [180, 65, 65, 65, 65], caption=caption("市民意識調査の結果（複数回答）"), header=1, size=9.5)  # fmt: skip
    b.sec(2, "第３節", "課題の整理")
    p("以上を踏まえ、本市が取り組むべき課題を次のとおり整理します。")
    for line in ("ア　時間と場所を問わずに利用できる行政サービスの整備", "イ　職員数の減少に対応するための業務の見直し", "ウ　デジタル技術の利用に不慣れな市民への配慮"):
        p(line, "i")

    b.sec(1, "第３章", "施策の内容", brk=True)
    for n, (title, group) in enumerate(zip(SECTIONS, MEASURES, strict=True)):
        b.sec(2, f"第{'１２３'[n]}節", title)
        for k, (mid, name, who, divs, state, issues, policy, acts, dates, gauges, years) in enumerate(group):
            home = b.sec(3, "１２３"[k], name)
            home.pop("text")
            m = b.meas(mid)
            b.p(f"【担当課】{who}", "who", gold=False)
            b.field(m, "departments", "【担当課】", who)
            b.dept(m, *divs)
            b.sec(4, "（1）", "現状と課題", sep="")
            for field, text in (("current_state", state), ("issues", issues)):
                b.field(m, field, "現状と課題", text, mark=p(text), section=b.open[-1])
            b.sec(4, "（2）", "取組の方針", sep="")
            b.field(m, "policy", "取組の方針", policy, mark=p(policy), section=b.open[-1])
            b.sec(4, "（3）", "主な取組", sep="")
            lines = [f"{'アイウ'[i]}　{a}" for i, a in enumerate(acts)]
            places = [p(line, "i") for line in lines]
            b.field(m, "actions", "主な取組", "\n".join(lines), mark=places[0], section=b.open[-1])
            m["actions"] = [FN.sub("", a) for a in acts]
            for t, kind, w, phase, commits in dates:
                b.target(m, "actions", t, kind, w, phase=phase, commits=commits, section=b.open[-1],
                         mark=next(x for x, a in zip(places, acts, strict=True) if t in a))  # fmt: skip
            rows = [["取組", *YEARS]]
            rows += [[item, *[C(x, align="center", gold="" if x == "⇒" else None) for x in cells]] for item, cells, _ in years]
            t = b.table(rows, [125, 64, 64, 64, 64, 64], caption=caption(f"年度別計画（{name}）"), header=1, size=9)
            for item, _, bars in years:
                for s, e, text, phase in bars:
                    b.sched(t, mid, item, None, (2025 + s, 2025 + e), "text", text, phase)
            rows = [["指標", "単位", "現状値（令和５年度）", "目標値（令和11年度）"]]
            rows += [[g[0], C(g[1], align="center"), C(g[2], align="center"), C(g[4], align="center")] for g in gauges]
            b.table(rows, [200, 45, 100, 100], caption=caption(f"成果指標（{name}）"), header=1, size=9)
            for g, unit, bv, bn, tv, tn, way in gauges:
                b.kpi(m, g, unit, (bv, bn, "令和５年度"), (tv, tn, "令和11年度"), way, section=b.open[-1])

    b.sec(1, "第４章", "計画の推進", brk=True)
    b.sec(2, "第１節", "推進体制")
    b.meas("organization", "optional")
    p("本計画を全庁的に推進するため、市長を本部長とする月白市デジタル推進本部を設置します。本部の下に、各部の主管課長で構成する幹事会と、課題ごとの検討部会を置きます。")
    b.table([["役職", "構成", "役割"], ["本部長", "市長", "計画の決定及び全体の統括"], ["副本部長（ＣＩＯ）", "副市長", "情報化に関する施策の統括"],
             ["本部員", "教育長及び各部長", "所管する施策の推進"], ["幹事会", "各部の主管課長", "施策の調整及び進捗の把握"], ["検討部会", "関係課の職員", "個別の課題に関する調査及び検討"]],
            [120, 130, 190], caption=caption("推進本部の構成"), header=1, size=9.5)  # fmt: skip
    for name, kind, holder, duty in (
        ("本部長", "role", "市長", "計画の決定及び全体の統括"), ("副本部長（ＣＩＯ）", "role", "副市長", "情報化に関する施策の統括"), ("本部員", "role", "教育長及び各部長", "所管する施策の推進"),
        ("幹事会", "body", "各部の主管課長", "施策の調整及び進捗の把握"), ("検討部会", "body", "関係課の職員", "個別の課題に関する調査及び検討"), ("月白市デジタル推進本部", "body", None, "本計画を全庁的に推進する"),
    ):  # fmt: skip
        b.org(name, kind, holder, duty)
    b.sec(2, "第２節", "人材の確保と育成")
    m = b.meas("human-resources")
    p("民間企業等での経験を有する専門人材を、令和８年４月までに任期付職員として採用します。あわせて、全ての職員を対象とする基礎研修を毎年度実施し、各課に１人以上のデジタル推進員を置きます。")
    b.target(m, "other", "令和８年４月まで", "by_date", "2026-04", phase=None, commits=True)
    b.sec(2, "第３節", "情報セキュリティの確保")
    m = b.meas("security")
    p("国のガイドラインの改定に合わせて、令和７年度末までに月白市情報セキュリティポリシーを改定します。また、情報システムの調達に当たっては、委託先の管理体制を事前に確認します。")
    b.target(m, "other", "令和７年度末まで", "by_end_of_fiscal_year", 2025, phase="review", commits=True)
    b.sec(2, "第４節", "進行管理")
    b.meas("planned-approach", "optional")
    p("施策の進捗状況は、毎年度、推進本部において評価し、市のウェブサイトで公表します。評価に当たっては、学識経験者及び市民で構成する懇話会の意見を聴きます。")
    b.org("懇話会", "body", "学識経験者及び市民", None)
    for key in ("holder", "duties"):
        b.rows["organization"][-1].pop(key)

    pdf = PDFS / f"{b.name}.pdf"

    def print_docx():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{b.name}.docx"
            to_docx(b, path)
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                            "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip

    def toc(pages):
        out = [("break", None), ("para", "toch", "目　次")]
        for row in b.rows["sections"]:
            if row["level"] <= 3:
                text = f"{'　' * (row['level'] - 1)}{row['numbering']}　{row['title']}"
                out.append(("para", "toc", f"{text}{'…' * (37 - len(text))}{pages(row)}"))
        return out

    flow = b.items[:]
    b.items = flow[:toc_at] + toc(lambda row: 9) + flow[toc_at:]
    print_docx()
    b.look_up(pdf, skip={2})
    b.items = flow[:toc_at] + toc(lambda row: row["page_start"].page) + flow[toc_at:]
    print_docx()
    pages = b.look_up(pdf, skip={2})
    texts = [folded(t) for t in page_texts(pdf)]
    for row in b.rows["sections"]:
        row["_brk"] = texts[row["page_start"].page - 1].startswith(row["page_start"].key[:8])
    for n in range(1, pages + 1):
        b.page(n, None if n == 1 else str(n), "cover" if n == 1 else "toc" if n == 2 else "body")
        if n > 1 and not texts[n - 1].endswith(str(n)) and not texts[n - 1].startswith(str(n)):
            print("label?", n, texts[n - 1][-20:])
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
