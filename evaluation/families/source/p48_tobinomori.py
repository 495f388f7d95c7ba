"""鳶ノ森町: a deck as it is handed out, four framed slides a sheet, and a timetable on a page that is stored turned (pptx by Impress, pypdf, ReportLab)."""

import io
import tempfile
from pathlib import Path

from book import PDFS, Book, C, cell
from deck_print import Deck

NAVY, SKY, PALE = "1A237E", "C5CAE9", "F3F4FB"
FONT = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
WIDTH, HEIGHT = 25.4, 19.05
# number, title, measure, now, acts, when, targets, who, divisions, bars in half-years (first, last, words, phase)
SLIDES = [
    ("取組１", "オンライン申請の拡大", "online-procedures", "電子申請の対象は19手続で、利用は月に30件ほどです。",
     ["対象を100手続に増やします", "本人確認をカードとスマホで完結させます"], "令和８年度末まで", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None, True)],
     "企画情報課、町民課", ["企画情報課", "町民課"], [(0, 1, "洗い出し", "study"), (2, 3, "順次開始", "implement"), (4, 5, "利用の促進", None)]),
    ("取組２", "書かない窓口", "frontyard-reform", "転入では７枚の用紙に記入していただいています。",
     ["申請書の作成を支援するシステムを入れます", "窓口の配置を見直し、移動を減らします"], "令和８年１月から", [("令和８年１月から", "from", "2026-01", "implement", True)],
     "町民課", ["町民課"], [(0, 1, "準備", "prepare"), (2, 5, "運用", "operate")]),
    ("取組３", "マイナンバーカードの活用", "mynumber-card", "保有率は79.5％、利用は証明書のコンビニ交付が中心です。",
     ["町立図書館の利用券として使えるようにします", "施設に出向いて更新を受け付けます"], "令和７年度中", [("令和７年度中", "fiscal_year", 2025, "implement", True)],
     "町民課、図書館", ["町民課", "図書館"], [(0, 1, "改修", "prepare"), (2, 5, "利用", "operate")]),
    ("取組４", "情報システムの標準化", "system-standardization", "対象20業務を４社のシステムで動かしています。",
     ["全業務を標準準拠システムに移します", "運用の費用を近隣町と比べて点検します"], "令和８年２月まで", [("令和８年２月まで", "by_date", "2026-02", "implement", True)],
     "企画情報課", ["企画情報課"], [(0, 1, "移行", "implement"), (2, 5, "運用・点検", "operate")]),
    ("取組５", "ＡＩ・ＲＰＡの活用", "ai-rpa", "会議録の作成にＡＩを使い、月40時間を減らしました。",
     ["生成ＡＩを全職員が使えるようにします", "ふるさと納税の事務をＲＰＡで自動化します"], "令和７年10月に開始", [("令和７年10月", "month", "2025-10", "implement", True)],
     "総務課", ["総務課"], [(0, 0, "試行", "trial"), (1, 5, "本格利用", "operate")]),
    ("取組６", "ペーパーレスと電子決裁", "bpr", "年間82万枚の紙を使い、決裁は全て押印です。",
     ["文書管理と電子決裁を一体で導入します", "会議の資料を電子化します"], "令和９年４月から", [("令和９年４月から", "from", "2027-04", "implement", True)],
     "総務課", ["総務課"], [(0, 1, "業務の調査", "study"), (2, 3, "構築", "prepare"), (4, 5, "運用", "operate")]),
    ("取組７", "情報セキュリティの強化", "security", "職員の４割が訓練を受けたことがありません。",
     ["町の基本方針を改定します", "全職員を対象に訓練を行います"], "令和７年度末までに改定", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "review", True)],
     "企画情報課", ["企画情報課"], [(0, 1, "方針の改定", "review"), (2, 5, "訓練", None)]),
    ("取組８", "スマートフォン教室の開催", "digital-divide", "年４回の教室は、申込みが定員を超えています。",
     ["公民館で毎月１回の教室を開きます", "終わった後も相談できる席を設けます"], "随時", [("随時", "open", None, None, True)],
     "福祉課、生涯学習課", ["福祉課", "生涯学習課"], [(0, 5, "毎月開催", "implement")]),
]  # fmt: skip
GAUGES = [
    ("online-procedures", "電子申請の対象", "手続", "19", 19, "100", 100, "up"), ("frontyard-reform", "転入の手続の時間", "分", "45", 45, "20", 20, "down"),
    ("system-standardization", "標準化した業務", "業務", "0", 0, "20", 20, "up"), ("ai-rpa", "ＡＩ等で減らした時間（月）", "時間", "40", 40, "400", 400, "up"),
    ("bpr", "紙の使用枚数（年）", "万枚", "82", 82, "40", 40, "down"), ("digital-divide", "教室の参加者（年）", "人", "64", 64, "360", 360, "up"),
]  # fmt: skip
HALVES = [(f"{2025 + i // 2}-{'04-01' if i % 2 == 0 else '10-01'}", f"{2025 + i // 2 + i % 2}-{'09-30' if i % 2 == 0 else '03-31'}") for i in range(6)]


def impose(slides, pdf, sheet):
    """Put four slides with frames on a landscape A4 sheet each, and a last sheet, turned, behind them."""
    from pypdf import PageObject, PdfReader, PdfWriter, Transformation
    from reportlab.pdfgen.canvas import Canvas

    wide, tall, w, h = 841.89, 595.28, 340.0, 340.0 * HEIGHT / WIDTH
    source, out = PdfReader(slides).pages, PdfWriter()
    for first in range(0, len(source), 4):
        page = PageObject.create_blank_page(width=wide, height=tall)
        drawn = io.BytesIO()
        c = Canvas(drawn, pagesize=(wide, tall))
        for k, one in enumerate(source[first : first + 4]):
            x, y = 60 + (k % 2) * (w + 42), tall - 30 - h - (k // 2) * (h + 22)
            page.merge_transformed_page(one, Transformation().scale(w / float(one.mediabox.width)).translate(x, y))
            c.rect(x, y, w, h)
        c.save()
        page.merge_page(PdfReader(drawn).pages[0])
        out.add_page(page)
    out.add_page(PdfReader(io.BytesIO(sheet)).pages[0].rotate(90))
    for page in out.pages:
        page.compress_content_streams()
    out.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out.write(str(pdf))
    return len(out.pages)


def build():
    """Typeset the plan and write its gold."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    b = Book(
        "tobinomori_handout", title="鳶ノ森町ＤＸ推進計画", issuer="鳶ノ森町", municipality="鳶ノ森町", municipality_code="993549",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    d = Deck(WIDTH, HEIGHT, "Noto Sans CJK JP", "111111")
    count = 0

    def slide(num=None, title=None, level=1):
        nonlocal count
        d.slide()
        b.fixed = count // 4 + 1
        count += 1
        if title:
            text = f"{num}　{title}" if num else title
            d.box(0.8, 0.5, 23.8, 1.7, text, size=26, bold=True, ink=NAVY)
            d.box(0.8, 2.2, 23.8, 0.15, fill=NAVY)
            d.box(22.9, 18.1, 1.8, 0.7, str(count), size=12, align="r")
            b.section(level, num, title, b.at("x"), brk=count % 4 == 1)

    def text(x, y, w, h, words, size=22):
        d.box(x, y, w, h, words, size=size, top=True)
        for line in words.split("\n"):
            b.say(line)

    slide()
    d.box(0, 5.5, WIDTH, 4.2, "鳶ノ森町ＤＸ推進計画", fill=NAVY, size=40, bold=True, ink="FFFFFF", align="c")
    d.box(2, 10.4, 21.4, 1.4, "令和７年度～令和９年度", size=22, align="c")
    d.box(2, 15.2, 21.4, 1.4, "令和７年３月　鳶ノ森町", size=20, align="c")
    slide("１", "計画策定の趣旨")
    text(1.2, 3, 23, 6, "・人口が１万人を割り、職員の数も10年で24人減りました。\n・デジタル技術を活用し、少ない人数でも質の高いサービスを続けます。\n・第５次鳶ノ森町総合計画に基づく計画です。")
    slide("２", "計画の期間")
    text(1.2, 3, 23, 6, "・令和７年度から令和９年度までの３年間とします。\n・国の動きに合わせて、令和８年度に見直しを行います。")
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="review")
    slide("３", "町民アンケートの結果")
    text(1.2, 2.8, 23, 1.3, "令和６年８月に実施し、町民642人が回答しました。", 18)
    rows = [["質問", "はい", "いいえ", "わからない"], ["電子申請を使ったことがある", "22.1％", "71.0％", "6.9％"], ["今後使いたい", "63.4％", "18.5％", "18.1％"], ["操作に不安がある", "47.8％", "45.2％", "7.0％"]]
    rows = rows[:1] + [[r[0], *[C(x, align="center") for x in r[1:]]] for r in rows[1:]]
    d.table(1.2, 4.6, [10.4, 4.2, 4.2, 4.2], [1.3, 1.6, 1.6, 1.6], rows, 17, 1, SKY)
    b.grid(rows, header=1)
    slide("４", "国の動き")
    b.open[-1]["origin"] = "national"
    text(1.2, 3, 23, 7, "・国は、令和２年12月に自治体ＤＸ推進計画を示しました。\n・自治体には、情報システムの標準化や行政手続のオンライン化などが求められています。")
    slide("５", "取組の全体像")
    b.open[-1].pop("text")
    d.box(1.2, 3, 11, 1.3, "住民サービスを変える", fill=NAVY, size=18, bold=True, ink="FFFFFF", align="c")
    d.box(1.2, 4.3, 11, 7, "\n".join(f"{s[0]}　{s[1]}" for s in SLIDES[:3]), fill=PALE, line=NAVY, size=17, top=True)
    d.box(13.2, 3, 11, 1.3, "役場を変える・地域を変える", fill=NAVY, size=18, bold=True, ink="FFFFFF", align="c")
    d.box(13.2, 4.3, 11, 7, "\n".join(f"{s[0]}　{s[1]}" for s in SLIDES[3:]), fill=PALE, line=NAVY, size=17, top=True)
    here = b.here
    for x in ("住民サービスを変える", "役場を変える・地域を変える"):
        b.section(2, None, x, here).pop("text")
        b.open[-1]["certainty"] = "optional"
    overview = b.rows["sections"][-3]
    for s in SLIDES:
        b.meas(s[2], "optional", section=overview)
    for num, title, mid, now, acts, when, dates, who, divs, _ in SLIDES:
        slide(num, title)
        b.open[-1].pop("text")
        m = b.meas(mid)
        body = "\n".join(f"・{a}" for a in acts)
        d.box(1.2, 2.8, 23, 13.5, f"【現状】\n{now}\n【取組】\n{body}\n【時期】{when}\n【担当】{who}", size=22, top=True)
        b.field(m, "current_state", "【現状】", now)
        b.field(m, "actions", "【取組】", body)
        m["actions"] = acts
        b.field(m, "target", "【時期】", when)
        for t, kind, w, phase, commits in dates:
            b.target(m, "target", t, kind, w, phase=phase, commits=commits)
        b.field(m, "departments", "【担当】", who)
        b.dept(m, *divs)
    slide("６", "成果指標")
    rows = [["指標", "単位", "現状\n（令和５年度）", "目標\n（令和９年度）"]] + [[g[1], C(g[2], align="center"), C(g[3], align="center"), C(g[5], align="center")] for g in GAUGES]
    d.table(1.2, 3, [9.6, 3, 5.4, 5.4], [1.9, *[1.6] * 6], rows, 16, 1, SKY)
    b.grid(rows, header=1)
    for mid, name, unit, bv, bn, tv, tn, way in GAUGES:
        b.kpi({"section_id": b.open[-1]["section_id"], "measure_id": mid}, name, unit, (bv, bn, "令和５年度"), (tv, tn, "令和９年度"), way)
        b.rows["kpis"][-1].pop("measure_id")
    slide("７", "推進体制")
    b.meas("organization", "optional")
    text(1.2, 2.8, 23, 2.6, "町長を本部長とする推進本部が、年２回、取組の進捗を確認します。", 18)
    rows = [["役割", "担当者", "内容"], ["本部長", "町長", "全体の指揮"], ["副本部長（ＣＩＯ）", "副町長", "部門間の調整"], ["本部員", "教育長・各課長", "取組の実行"], ["作業部会", "各課の担当者", "課題の洗い出し"]]
    d.table(1.2, 6, [8, 7, 8], [1.3, *[1.6] * 4], rows, 16, 1, SKY)
    b.grid(rows, header=1)
    for name, kind, row in zip(("本部長", "副本部長（ＣＩＯ）", "本部員", "作業部会"), ("role", "role", "role", "body"), rows[1:], strict=True):
        b.org(name, kind, row[1], row[2])
    b.org("推進本部", "body", None, "年２回、取組の進捗を確認します")
    b.rows["organization"][-1].pop("holder")
    slide("８", "人材の育成")
    m = b.meas("human-resources")
    text(1.2, 3, 23, 6, "・全職員が年に１回、デジタルの研修を受けます。\n・令和９年度までに、各課に１人のＤＸ推進員を置きます。")
    b.target(m, "other", "令和９年度まで", "by_end_of_fiscal_year", 2027, phase="implement", commits=True)
    slide("９", "お問い合わせ")
    text(1.2, 3, 23, 4, "鳶ノ森町役場　企画情報課\n電話　0000－00－0000")
    if count > 20:
        raise ValueError(count)
    for n in range(1, (count + 3) // 4 + 1):
        b.page(n, None, "body")
        b.rows["pages"][-1].pop("label")
    if b.rows["pages"]:
        b.rows["pages"][0].pop("kind")

    # the timetable: a portrait page whose words run upwards, turned by the file
    pdfmetrics.registerFont(TTFont("TG", FONT))
    n = (count + 3) // 4 + 1
    b.fixed = n
    b.page(n, None, "body")
    b.section(1, "資料", "年次計画", b.at("x"), brk=True)
    b.open[-1].pop("text")
    held = io.BytesIO()
    c = Canvas(held, pagesize=(595.28, 841.89))
    c.translate(595.28, 0)
    c.rotate(90)
    c.setFont("TG", 16)
    c.drawString(50, 540, "資料　年次計画")
    rows = [[C("取組", rs=2), *[x for y in ("令和７年度", "令和８年度", "令和９年度") for x in (C(y, cs=2), None)]], [None, *["上期", "下期"] * 3]]
    for num, title, _, _, _, _, _, _, _, bars in SLIDES:
        line = [f"{num}　{title}"]
        for s, e, words, _ in bars:
            line += [C(words, cs=e - s + 1, align="center"), *[None] * (e - s)]
        rows.append(line)
    t = b.grid(rows, header=2)
    for row in b.rows["tables"]:
        row.pop("caption")
    xs = [50, 275, *[275 + 85 * i for i in range(1, 7)]]
    tops = [515, 491, 467, *[467 - 46 * i for i in range(1, 9)]]
    c.setLineWidth(0.6)
    for r, line in enumerate(rows):
        for k, entry in enumerate(line):
            if entry is None:
                continue
            x = cell(entry)
            x0, x1, y1, y0 = xs[k], xs[k + x.cs], tops[r], tops[r + x.rs]
            c.setFillGray(0.88 if r < 2 else 0.95 if k and len(x.text) else 1)
            c.rect(x0, y0, x1 - x0, y1 - y0, fill=1)
            c.setFillGray(0)
            c.setFont("TG", 10.5)
            if r < 2 or x.align:
                c.drawCentredString((x0 + x1) / 2, (y0 + y1) / 2 - 4, x.text)
            else:
                c.drawString(x0 + 5, (y0 + y1) / 2 - 4, x.text)
    for num, title, mid, _, _, _, _, _, _, bars in SLIDES:
        for s, e, words, phase in bars:
            b.sched(t, mid, f"{num}　{title}", None, (2025 + s // 2, 2025 + e // 2), "bar", words, phase, dates=(HALVES[s][0], HALVES[e][1]))
    c.setFont("TG", 10)
    c.drawString(50, 80, "※　上期は４月から９月まで、下期は10月から３月までをいう。")
    b.note("※", None, "上期は４月から９月まで、下期は10月から３月までをいう。", "asterisk")
    c.save()

    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        slides = Path(folder) / "slides.pdf"
        d.save(slides)
        pages = impose(str(slides), pdf, held.getvalue())
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
