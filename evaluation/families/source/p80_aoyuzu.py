"""青柚市: spreads of A4 pages on A3 sheets with numbers at both outer corners, a chart over the gutter, an A3 fold-out table turned with /Rotate 90, a portrait page among them (Chromium, pypdf)."""

import tempfile
from pathlib import Path

import content
from book import C, chromium, page_texts
from html_print import table_html, to_html
from pypdf import PdfReader, PdfWriter, Transformation
from sight_kit import T, bar_line, begin, close, note, note_bars, note_kpis, role

CSS = """
@page{size:A4;margin:0}@page wide{size:420mm 297mm;margin:0}
body{margin:0;font-family:'IPAPGothic';font-size:10.4pt;line-height:1.65;color:#111}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:24mm 20mm;position:relative;break-after:page;overflow:hidden}
.wide{page:wide;width:420mm;height:296.6mm}
.page:last-child{break-after:auto}
.no{position:absolute;bottom:9mm;font-size:10pt}.od .no{right:15mm}.ev .no{left:15mm}
.run{position:absolute;top:10mm;font-size:8pt;border-bottom:.2mm solid #666}.od .run{right:15mm}.ev .run{left:15mm}
p.t{font-size:30pt;font-weight:bold;text-align:center;margin-top:80mm}p.t2{font-size:15pt;text-align:center;margin-top:8mm}p.t3{font-size:15pt;text-align:center;margin-top:90mm}
p.h1{font-size:17pt;font-weight:bold;border-bottom:.8mm solid #2f6f4f;margin-bottom:5mm;line-height:1.5}
p.h2{font-size:13pt;font-weight:bold;background:#2f6f4f;color:#fff;padding:.8mm 3mm;margin:5mm 0 2mm}
p.h3{font-size:11.5pt;font-weight:bold;color:#2f6f4f;margin:4mm 0 1mm}
p.p{text-indent:1em}p.i{padding-left:2em;text-indent:-1em}
p.f{margin-left:1em}p.f b{background:#e3efe8;padding:0 1.5mm}
table.g td,table.g th{border:.25mm solid #333;padding:1.2mm 2mm;font-weight:normal;line-height:1.4}table.g th{background:#e3efe8}
p.toc{margin-top:2mm;display:flex}p.toc i{flex:1;border-bottom:.3mm dotted #333;margin:0 2mm 2mm}
"""
L = {"both": "現状と課題", "acts": "施策の内容", "when": "目標年度", "who": "担当課"}
YEARS = ["2026", "2027", "2028", "2029", "2030"]
GROUPS = [("基本方針１", "デジタルで暮らしを支える", [
    T("online-procedures", "施策1-1", "行政手続のオンライン化の推進", {"state": "オンライン申請の対象となる手続は134件で、利用する市民の割合は18％です。|入力のしやすさと周知に課題があります。", "when": "2028年度末まで"}, ["市民の利用が多い100手続を優先し、スマートフォンに最適化した申請画面を整備します。", "申請から交付、手数料の納付までをオンラインで完結させます。"], [("2028年度末まで", "by_end_of_fiscal_year", 2028, None)], ["デジタル政策課", "市民課"], [], [("オンライン申請の利用率", "％", "18.0", 18, "60.0", 60, "up")], [("申請画面の整備", [(0, 2, "順次整備", "prepare"), (3, 4, "改善", None)])]),
    T("frontyard-reform", "施策1-2", "窓口改革の推進", {"state": "本庁舎の窓口は14課に分かれています。|案内表示が分かりにくいという意見が多く寄せられています。", "when": "2027年10月"}, ["ライフイベントごとに手続をまとめた総合窓口を設置します。"], [("2027年10月", "month", "2027-10", None)], ["市民課"], [], [("窓口満足度", "％", "72.4", 72.4, "90.0", 90, "up")], [("総合窓口", [(0, 0, "設計", "prepare"), (1, 1, "設置", "implement"), (2, 4, "運用", "operate")])]),
    T("mynumber-card", "施策1-3", "マイナンバーカードの利活用", {"state": "カードの保有率は84％に達しています。|使う機会が少ないことが課題です。", "when": "2027年度から"}, ["市民病院の診察券や図書館の利用証との一体化を進めます。"], [("2027年度から", "from", 2027, "implement")], ["市民課", "中央図書館"], [], [("一体化したサービス", "件", "1", 1, "6", 6, "up")], [("利用証の一体化", [(0, 0, "調整", None), (1, 4, "拡大", None)])]),
]), ("基本方針２", "デジタルで市役所を変える", [
    T("system-standardization", "施策2-1", "標準準拠システムの安定運用", {"state": "2025年度までに20業務のうち18業務の移行を終えました。|運用経費の増加が財政上の課題となっています。", "when": "2026年度中"}, ["残る２業務を移行するとともに、クラウドの利用料を最適化します。"], [("2026年度中", "fiscal_year", 2026, None)], ["情報システム課"], [], [("移行した業務", "業務", "18", 18, "20", 20, "up")], [("残る２業務", [(0, 0, "移行", "implement"), (1, 4, "運用", "operate")])]),
    T("ai-rpa", "施策2-2", "生成ＡＩの活用", {"state": "生成ＡＩは職員の２割が利用しています。|活用の事例が共有されていないことが課題です。", "when": "随時"}, ["各課の活用事例を共有し、業務に合わせた利用環境を整備します。"], [("随時", "open", None, None)], ["デジタル政策課"], [], [("生成ＡＩを利用する職員の割合", "％", "20.0", 20, "80.0", 80, "up")], [("利用環境の整備", [(0, 1, "整備", "prepare"), (2, 4, "拡大", None)])]),
]), ("基本方針３", "デジタルで地域をつなぐ", [
    T("digital-divide", "施策3-1", "デジタルデバイドの解消", {"state": "デジタル活用の講座を市内の８会場で開いています。|山間部の３地区では、会場までの移動が負担となっています。", "when": "2026年度から"}, ["車両による移動型のスマートフォン相談を行います。"], [("2026年度から", "from", 2026, "implement")], ["地域振興課"], [], [("相談を実施した地区", "地区", "5", 5, "22", 22, "up")], [("移動型相談", [(0, 1, "試行", "trial"), (2, 4, "実施", "implement")])]),
])]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = begin("aoyuzu_spread", "青柚市デジタル化推進基本計画", "青柚市", "99510", issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2031-03-31")
    count = [0]

    def start(sheet, wide=False, run="青柚市デジタル化推進基本計画"):
        count[0] += 1
        n = count[0]
        b.fixed = sheet
        side = "ev" if n % 2 == 0 else "od"
        b.raw(f'<div class="page {side}{" wide" if wide else ""}">' + (f'<div class="run">{run}</div><div class="no">{n - 1}</div>' if n > 1 else ""))

    start(1)
    b.page(1, None, "cover")
    b.p("青柚市\nデジタル化推進基本計画", "t", gold=False)
    b.p("2026年度～2030年度", "t2", gold=False)
    b.p("2026年３月　　青柚市", "t3", gold=False)
    b.raw("</div>")
    start(2)
    b.page(2, None)
    b.rows["pages"][-1].pop("kind")
    b.rows["pages"][-1].pop("label")
    toc_at = len(b.items)
    b.raw("</div>")
    start(2)
    b.sec(1, "第１章", "計画の概要")["_brk"] = False
    b.sec(2, "１", "計画策定の背景")
    b.p("我が国では、生産年齢人口の減少が加速し、2040年頃には地方自治体の職員が現在の半数になるとも言われています。本市においても、採用試験の申込者数がこの10年間で４割減少しており、限られた職員で行政サービスを維持する仕組みづくりが急務となっています。")
    b.p("また、令和８年１月に実施した市民意識調査では、市の手続をオンラインで行いたいと回答した方が68.3％に上りました。")
    b.sec(2, "２", "計画の位置付け")
    b.p("本計画は、青柚市総合計画の部門別計画であり、地方公共団体が策定する官民データ活用推進計画としての性格を併せ持ちます。")
    b.meas("public-private-data-plan", "optional")
    b.sec(2, "３", "計画の期間")
    b.p("2026年度から2030年度までの５年間とし、中間年度である2028年度に見直しを行います。")
    b.target(None, "other", "2028年度", "fiscal_year", 2028, phase="review")
    b.raw("</div>")
    sheet = 2
    half = 0
    for g, (no, name, tasks) in enumerate(GROUPS):
        if g < 2:
            sheet += half == 0
            start(sheet)
            if half == 0:
                b.page(sheet, None)
                b.rows["pages"][-1].pop("label")
            half = 1 - half
            if g == 0:
                b.sec(1, "第２章", "施策の展開")["_brk"] = True
                b.open[-1].pop("text")
        b.sec(2, no, name)
        if g < 2 and g:
            b.open[-1]["_brk"] = False
        for t in tasks:
            b.sec(3, t.num, t.title)
            b.open[-1].pop("text")
            m = b.meas(t.mid)
            t.texts["both"] = t.texts["state"].split("|")
            for key, label in L.items():
                if key == "acts":
                    b.p(f"{{b:{label}}}", "f", gold=False)
                    for a in t.acts:
                        b.p("◎" + a, "i", gold=False)
                else:
                    b.p(f"{{b:{label}}}　{'、'.join(t.who) if key == 'who' else ''.join(t.texts[key]) if key == 'both' else t.texts[key]}", "f", gold=False)
            note(b, m, t, L, bullet="◎")
        if g in (0, 2):
            b.raw("</div>")
    # chapter 3: the fold-out, turned
    sheet += 1
    start(sheet, wide=True)
    b.page(sheet, str(count[0] - 1))
    b.sec(1, "第３章", "工程表")["_brk"] = True
    b.open[-1].pop("text")
    rows = [[C("施策", cs=2), None, "実施内容", *[C(f"{y}年度") for y in YEARS], "指標", "現状値（2024年度）", "目標値（2030年度）"]]
    for no, name, tasks in GROUPS:
        for i, t in enumerate(tasks):
            k = t.kpis[0]
            rows.append([C(name, rs=len(tasks)) if i == 0 else None, f"{t.num}　{t.title}", t.bars[0][0], *bar_line(5, t.bars[0][1], fill="#c7dccf"), k[0], C(k[2] + k[1], align="center"), C(k[4] + k[1], align="center")])
    b.raw(table_html(rows, [34, 58, 36, 28, 28, 28, 28, 28, 44, 32, 32], 1, "g", 10))
    tid = b.grid(rows, header=1)
    for _, _, tasks in GROUPS:
        for t in tasks:
            b.meas(t.mid, "optional", in_table=(t.num, t.title, b.here))
            note_bars(b, tid, t, 2026, "bar", form=False)
            t.kpis = [(k[0], k[1], k[2] + k[1], k[3], k[4] + k[1], k[5], k[6]) for k in t.kpis]
            note_kpis(b, None, t, "2024年度", "2030年度")
    b.raw("</div>")
    sheet += 1
    start(sheet)
    b.page(sheet, str(count[0] - 1))
    b.sec(1, "第４章", "計画の推進")["_brk"] = True
    b.sec(2, "１", "推進体制")
    b.meas("organization")
    b.p("市長を本部長とする「デジタル化推進本部」において、全庁的な方針の決定と進捗の管理を行います。ＣＤＯ（最高デジタル責任者）には副市長を充て、民間企業から登用したＣＤＯ補佐官が専門的な見地から助言します。")
    role(b, "本部長", "role", "市長")
    role(b, "デジタル化推進本部", "body", None, "全庁的な方針の決定と進捗の管理を行います")
    role(b, "ＣＤＯ（最高デジタル責任者）", "role", "副市長")
    role(b, "ＣＤＯ補佐官", "role", "民間企業から登用", "専門的な見地から助言します")
    b.sec(2, "２", "人材の確保と育成")
    m = b.meas("human-resources")
    b.p("デジタル専門職の採用を進め、2028年度までに10人を確保します。")
    b.target(m, "other", "2028年度まで", "by_end_of_fiscal_year", 2028, phase=None, commits=True)
    b.sec(2, "３", "情報セキュリティ対策")
    b.meas("security")
    b.p("サイバー攻撃の高度化に対応するため、情報セキュリティポリシーを随時見直し、職員への訓練を行います。")
    b.sec(2, "４", "進捗管理")
    b.meas("planned-approach", "optional")
    b.p("ＰＤＣＡサイクルに基づき、毎年度、指標の達成状況を評価し、公表します。")
    b.raw("</div>")
    toc = '<p class="h1" style="border:0;text-align:center">目　次</p>' + "".join(f'<p class="toc"><span>{t}</span><i></i><span>{n}</span></p>' for t, n in (("第１章　計画の概要", 2), ("第２章　施策の展開", 3), ("第３章　工程表", 5), ("第４章　計画の推進", 6)))
    b.items.insert(toc_at, ("raw", toc))
    close(b)
    b.unscored |= {"notes"}
    pdf = content.PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "s.pdf"
        chromium(to_html(b, CSS, marks=False), single)
        src = PdfReader(single).pages
        assert len(src) == 7, len(src)
        out = PdfWriter()
        out.add_page(src[0])
        for left in (1, 3):
            sheet_ = out.add_blank_page(1190.55, 841.89)
            for k in (0, 1):
                sheet_.merge_transformed_page(src[left + k], Transformation().translate(595.28 * k, 0))
        wide = src[5]
        turned = out.add_blank_page(841.89, 1190.55)
        turned.merge_transformed_page(wide, Transformation().rotate(90).translate(841.89, 0))
        turned.rotate(90)
        out.add_page(src[6])
        out.write(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
