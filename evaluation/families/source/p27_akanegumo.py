"""茜雲町: sheets of mixed size and orientation, headings as pictures and as outlines, a table printed sideways (Chromium)."""

import base64
import io

from book import Book, C, print_html
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

FACE = "/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf"
CSS = """
@page{size:A4;margin:0}
@page wide{size:A4 landscape;margin:0}
body{margin:0;font-family:'IPAPMincho','IPAMincho';font-size:10.5pt;line-height:1.7;color:#222}
.page{width:210mm;height:296.4mm;position:relative;break-after:page;overflow:hidden}
.wide{page:wide;width:297mm;height:209.4mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.in{position:absolute;left:25mm;right:25mm;top:26mm}
.no{position:absolute;left:0;right:0;bottom:10mm;text-align:center;font-size:9pt}
img.h,svg.h{display:block;margin:14pt 0 6pt}
p.h1{font-family:'IPAPGothic','IPAGothic';font-size:15pt;margin:0 0 6pt}
p.p{text-indent:1em;text-align:justify;margin:0 0 3pt}
table.k td,table.k th{border:.6pt solid #333;padding:3pt 4pt;font-weight:normal;vertical-align:top}
table.k th{background:#f3e3da}
.turn{position:absolute;left:30mm;top:52mm;width:205mm;transform-origin:0 0;transform:translate(120mm,0) rotate(90deg)}
p.c1{font-size:28pt;text-align:center;margin-top:80mm}
p.c2{font-size:13pt;text-align:center;margin-top:9mm}
"""

ROWS = [
    ("行政手続のオンライン化", "online-procedures", "年間百件以上の手続を電子申請の対象とする", "総務課", "令和８年度末まで", ("by_end_of_fiscal_year", 2026), ["準備", "拡大", "運用"]),
    ("情報システムの標準化・共通化", "system-standardization", "残る五業務を標準準拠システムに移す", "総務課、税務課", "令和７年度末まで", ("by_end_of_fiscal_year", 2025), ["移行", "検証", "運用"]),
    ("マイナンバーカードの普及促進", "mynumber-card", "集会所を巡り、申請を手伝う", "町民課", "令和７年度から", ("from", 2025), ["実施", "実施", "実施"]),
    ("セキュリティ対策の徹底", "security", "情報セキュリティポリシーを改定する", "総務課", "令和８年９月まで", ("by_date", "2026-09"), ["調査", "改定", "運用"]),
    ("デジタルデバイド対策", "digital-divide", "操作を教える教室を年に三十回開く", "福祉課", "令和７年度から", ("from", 2025), ["実施", "実施", "実施"]),
]  # fmt: skip


def banner(text: str) -> str:
    """A heading as a picture of 300 dots an inch: light words on a dark bar."""
    face = ImageFont.truetype(FACE, 62)
    picture = Image.new("RGB", (1800, 104), (150, 62, 34))
    ImageDraw.Draw(picture).text((36, 20), text, font=face, fill=(255, 255, 255))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return f'<img class="h" style="width:152.4mm" src="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}">'


def outlined(text: str) -> str:
    """A heading as outlines of its glyphs."""
    font = TTFont(FACE)
    glyphs, cmap, at, paths = font.getGlyphSet(), font.getBestCmap(), 0, []
    for letter in text:
        name = cmap[ord(letter)]
        pen = SVGPathPen(glyphs)
        glyphs[name].draw(pen)
        paths.append(f'<path transform="translate({at},1760) scale(1,-1)" d="{pen.getCommands()}"/>')
        at += glyphs[name].width
    return f'<svg class="h" style="height:19pt" viewBox="0 0 {at} 2048" fill="#7a2f17">{"".join(paths)}</svg>'


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "akanegumo_mixed", title="茜雲町DX推進計画", issuer="茜雲町", municipality="茜雲町", municipality_code="993573",
        issued_on="2025-04-01", plan_start="2025-04-01", plan_end="2028-03-31", text_source="mixed",
    )  # fmt: skip

    def page(number, kind="body", css="page"):
        b.fixed = number
        b.page(number, str(number) if number > 1 else None, kind)
        b.raw(f'<div class="{css}"><div class="in">')

    def end(number):
        b.raw("</div>" + (f'<div class="no">- {number} -</div>' if number > 1 else "") + "</div>")

    def pictured(draw, number, title, top=False):
        mark = b.at(f"{number}　{title}")
        mark.page = b.fixed
        b.raw(draw(f"{number}　{title}"))
        row = b.section(1, number, title, mark)
        row["_brk"] = top
        return row

    page(1, "cover")
    b.raw('<p class="c1">茜雲町DX推進計画</p><p class="c2">令和７年度～令和９年度</p><p class="c2">令和７年４月</p><p class="c2">茜雲町</p>')
    end(1)

    page(2)
    pictured(banner, "１", "計画の目的", top=True)
    b.p("本町は、山あいの十二の集落に三千人が暮らす町である。役場まで遠い集落でも、必要な手続ができるようにするため、この計画を定める。")
    b.p("計画の期間は、令和７年度から令和９年度までの３年間とする。")
    pictured(banner, "２", "推進体制")
    b.meas("organization")
    b.p("町長を本部長とするDX推進本部を設置する。副町長がCIOとして全体を統括し、総務課が事務局を担う。")
    for name, kind, holder in (("本部長", "role", "町長"), ("DX推進本部", "body", None), ("CIO", "role", "副町長"), ("事務局", "role", "総務課")):
        b.org(name, kind, holder, None)
    end(2)

    page(3, css="wide")
    s = pictured(outlined, "３", "取組の一覧", top=True)
    b.p("国の重点取組事項に沿って、次の取組を進める。")
    rows = [["取組", "内容", "担当課", "目標時期"]]
    for title, mid, act, divisions, when, date, _ in ROWS:
        rows.append([title, act, divisions, when])
        m = b.meas(mid, in_table=(None, title, 3), section=s)
        b.field(m, "actions", "内容", act)
        b.field(m, "departments", "担当課", divisions)
        b.field(m, "target", "目標時期", when)
        b.target(m, "target", when, *date, commits=True)
        b.dept(m, *divisions.split("、"))
    b.table(rows, [60, 95, 40, 45], header=1, style="k", size=10)
    end(3)

    page(4)
    pictured(banner, "４", "工程表", top=True)
    b.raw('<div class="turn">')
    rows = [["取組", "令和７年度", "令和８年度", "令和９年度"]]
    table = f"t{len(b.rows['tables']) + 1:02}"
    phases = {"準備": "prepare", "拡大": "implement", "運用": "operate", "移行": "implement", "検証": "review", "実施": "implement", "調査": "study", "改定": "implement"}
    for title, mid, _, _, _, _, words in ROWS:
        rows.append([title, *(C(w, align="center") for w in words)])
        for i, word in enumerate(words):
            b.sched(table, mid, title, None, (2025 + i, 2025 + i), "text", word, phases[word])
    b.table(rows, [80, 40, 40, 40], header=1, style="k", size=10)
    b.raw("</div>")
    end(4)

    page(5)
    s = b.sec(1, "５", "進行管理", style="h1")
    s["_brk"] = True
    b.p("毎年度、実績を取りまとめて町議会に報告し、必要があるときは計画を改める。")
    end(5)
    for name in ("kpis", "procedures"):
        b.unscored.add(name)
    return print_html(b, CSS)
