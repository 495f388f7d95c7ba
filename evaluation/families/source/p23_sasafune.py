"""笹舟町: a two-column 概要版 of coloured boxes, divisions in brackets at the end of bullets (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:11.5pt;line-height:1.55;color:#222}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:12mm 13mm 14mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;right:13mm;bottom:6mm;font-size:8.5pt;color:#666}
.ban{background:linear-gradient(90deg,#146c94,#19a7ce);color:#fff;padding:5mm 6mm 4mm;margin:-12mm -13mm 5mm;border-bottom:2mm solid #f6c445}
p.t1{font-size:22pt;font-weight:bold;line-height:1.3}
p.t2{font-size:11pt}
.cols{column-count:2;column-gap:8mm;height:252mm;column-fill:auto}
.cols.s{height:228mm}
p.h1{font-size:13pt;font-weight:bold;color:#146c94;border-bottom:1.6pt solid #19a7ce;margin:0 0 2mm;break-after:avoid}
p.h1:not(:first-child){margin-top:4mm}
.box{border:1pt solid #19a7ce;border-radius:3mm;padding:0 3mm 2mm;margin:0 0 4mm;break-inside:avoid;background:#f5fbfe}
.box.g{border-color:#4b9d5f;background:#f4fbf5}.box.o{border-color:#e08e3c;background:#fff8f0}
.box p.m{background:#19a7ce;color:#fff;font-weight:bold;font-size:12.5pt;margin:0 -3mm 2mm;padding:1mm 3mm;border-radius:2.6mm 2.6mm 0 0}
.box.g p.m{background:#4b9d5f}.box.o p.m{background:#e08e3c}
p.p{margin:0 0 1.5mm;text-align:justify}
p.li{padding-left:1em;text-indent:-1em;margin:0 0 .5mm}
p.lab{font-weight:bold;color:#0f4c6b;margin-top:1mm}
p.ast{font-size:7.5pt;padding-left:1em;text-indent:-1em}
p.cap{font-weight:bold;font-size:9pt;margin-top:3mm;text-align:center}
table{margin:1mm 0 3mm}
table td,table th{border:.6pt solid #777;padding:1pt 3pt;font-weight:normal}
table th{background:#d8eef6}
"""
M = [
    ("b", "スマートフォンで役場の用事が済むまち", [
        ("１", "いつでもどこでも申請", "online-procedures", "仕事や子育てで役場に来られない人も、手続を終えられるようにします。",
         [("よく使う50の手続をオンラインで受け付けます", ["総務課デジタル係", "住民課"]), ("使用料や手数料をキャッシュレスで払えるようにします", ["会計課"])],
         "令和７年度末までに50手続", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
        ("２", "書かずに済む窓口", "frontyard-reform", "氏名や住所を何度も書く負担をなくします。",
         [("マイナンバーカードから申請書を作る機器を置きます", ["住民課"]), ("亡くなられた方の手続を１か所で受け付けます", ["住民課", "健康福祉課", "税務課"])],
         "令和６年１月から運用開始", [("令和６年１月から", "from", "2024-01", "operate", True)]),
        ("３", "マイナンバーカードを身近に", "mynumber-card", "カードを持つ人が、便利さを感じられるようにします。",
         [("図書館と町民体育館の利用証として使えるようにします", ["教育課"]), ("商店や集会所に出向いて申請を受け付けます", ["住民課"])],
         "令和７年度に利用証の運用を開始", [("令和７年度", "fiscal_year", 2025, "operate", True)]),
    ]),
    ("g", "職員が町に出られる役場", [
        ("４", "業務システムを全国共通の仕様に", "system-standardization", "国が定めた標準仕様のシステムに切り替え、経費と手間を減らします。",
         [("20の業務を標準準拠システムに移します", ["総務課デジタル係"]), ("事務の流れを標準仕様に合わせて見直します", ["各課"])],
         "令和８年３月末までに移行を完了", [("令和８年３月末まで", "by_date", "2026-03", "implement", True)]),
        ("５", "ＡＩなどの新しい技術を使う", "ai-rpa", "繰り返しの作業をコンピュータに任せ、住民と話す時間を増やします。",
         [("税の入力作業を自動化します", ["税務課"]), ("会議の記録をＡＩで作ります", ["総務課デジタル係"])],
         "随時", [("随時", "open", None, None, True)]),
        ("６", "情報を守る", "security", "住民の大切な情報を守る備えを強めます。",
         [("情報セキュリティポリシーを見直します", ["総務課デジタル係"]), ("全職員が毎年研修を受けます", ["総務課人事係"])],
         "令和５年度中に見直し", [("令和５年度中", "fiscal_year", 2023, "review", True)]),
    ]),
    ("o", "だれもがデジタルの恵みを受けられるまち", [
        ("７", "スマホの「困った」をなくす", "digital-divide", "教え合いの輪を広げ、不安を感じる人を支えます。",
         [("全ての自治会で教室を開きます", ["健康福祉課", "社会福祉協議会"]), ("中学生による「スマホ先生」の日を設けます", ["教育課"])],
         "令和６年度から毎年度", [("令和６年度から", "from", 2024, "implement", True)]),
        ("８", "町のデータを公開する", "open-data", "町の持つデータを、だれもが二次利用できる形で公開します。",
         [("防災や公共施設のデータを県の共同サイトに載せます", ["総務課", "建設課"])],
         "取組ごとに別途定める", [("取組ごとに別途定める", "deferred", None, None, True)]),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "sasafune_leaflet", title="笹舟町デジタル推進計画【概要版】", issuer="笹舟町", municipality="笹舟町", municipality_code="993441",
        issued_on="2023-06-01", plan_start="2023-04-01", plan_end="2026-03-31",
    )  # fmt: skip

    def begin(n, first=False):
        b.fixed = n
        b.raw('<div class="page">')
        if first:
            b.raw('<div class="ban"><p class="t1">笹舟町デジタル推進計画【概要版】</p><p class="t2">令和５年度～令和７年度　　令和５年６月　笹舟町</p></div>')
        b.raw(f'<div class="cols{" s" if first else ""}">')
        b.page(n, str(n))

    def close(n):
        b.raw(f'</div><div class="foot">{n}</div></div>')

    def boxes(k, which):
        colour, _, items = M[k]
        for num, title, mid, aim, acts, when, dates in items[which]:
            b.raw(f'<div class="box {colour}">')
            b.sec(2, num, title, style="m")
            m = b.meas(mid)
            b.p(aim)
            b.p("【取組】", "lab")
            lines = [f"・{a}［{'、'.join(d)}］" for a, d in acts]
            for line in lines:
                b.p(line, "li")
            b.p("【目標】", "lab")
            mk = b.p(when)
            b.raw("</div>")
            b.field(m, "actions", "【取組】", "\n".join(lines))
            b.field(m, "goal", "【目標】", when, mk)
            for _, d in acts:
                for x in d:
                    b.dept(m, x.replace("課デ", "課<デ").replace("課人", "課<人") + (">" if x.endswith("係") else ""))
            for t, kd, w, ph, c in dates:
                b.target(m, "goal", t, kd, w, phase=ph, commits=c)

    begin(1, True)
    b.sec(1, None, "なぜ計画をつくるの？")["_brk"] = True
    b.p("笹舟町では、働く世代の人口が10年間で18％減りました。役場で働く人も減るなかで暮らしを支え続けるには、デジタルの力を生かして、仕事の進め方を変えることが必要です。")
    b.p("国は令和３年９月にデジタル庁を設け、市町村にも情報システムの標準化や手続のオンライン化を求めています。")
    b.sec(1, None, "計画の期間は？")
    b.p("令和５年度から令和７年度までの３年間です。国の動きに合わせ、必要なときは期間の途中でも見直します。")
    b.sec(1, None, "だれが進めるの？")
    b.meas("organization", "optional")
    b.p("町長をリーダーとする「デジタル推進会議」が進み具合を確かめます。総務課デジタル係が事務局となり、各課に置くデジタル推進員が取組を進めます。")
    b.org("リーダー", "role", "町長", None)
    b.org("デジタル推進会議", "body", None, "進み具合を確かめます")
    b.org("事務局", "body", "総務課デジタル係", None)
    b.org("デジタル推進員", "role", None, "取組を進めます")
    b.sec(1, None, M[0][1])
    boxes(0, slice(0, 3))
    close(1)
    begin(2)
    b.sec(1, None, M[1][1])["_brk"] = True
    boxes(1, slice(0, 3))
    b.sec(1, None, M[2][1])
    boxes(2, slice(0, 2))
    close(2)
    begin(3)
    b.sec(1, None, "どこまで進めるの？")["_brk"] = True
    b.p("次の目標を立て、毎年度の終わりに達成の度合いを確かめます。")
    data = [
        ("オンラインで受け付ける手続", "手続", "６手続", 6, "50手続", 50, "up", "online-procedures"),
        ("転入手続にかかる時間", "分", "40分", 40, "15分", 15, "down", "frontyard-reform"),
        ("カードの保有率", "％", "67.9％", 67.9, "85.0％", 85, "up", "mynumber-card"),
        ("自動化した業務", "業務", "０業務", 0, "８業務", 8, "up", "ai-rpa"),
        ("スマホ教室の参加者", "人", "84人", 84, "600人", 600, "up", "digital-divide"),
    ]
    rows = [["指標", "令和４年度", "令和７年度"]] + [[x[0], C(x[2], align="end"), C(x[4], align="end")] for x in data]
    b.table(rows, [44, 22, 22], caption="計画の目標値", header=1, style="k", size=10)
    for n, u, bv, bn, tv, tn, d, mid in data:
        b.kpi(None, n, u, (bv, bn, "令和４年度"), (tv, tn, "令和７年度"), d)
        b.rows["kpis"][-1].pop("measure_id")
    b.p("※カードの保有率は、国が公表する各年度３月末の値です。", "ast", gold=False)
    b.note("※", None, "カードの保有率は、国が公表する各年度３月末の値です。", "asterisk")
    b.sec(1, None, "人を育てます")
    m = b.meas("human-resources")
    b.p("全ての職員がデジタルの基礎を学ぶ研修を毎年度行います。専門の知識を持つ外部の人材を、近隣の２町と共同で令和５年10月に迎えます。")
    b.target(m, "other", "令和５年10月", "month", "2023-10", phase="implement", commits=True)
    b.sec(1, None, "もっと知りたい方へ")
    b.p("計画の本編は、町のホームページと役場１階の情報コーナーでご覧になれます。")
    b.p("【お問い合わせ】笹舟町総務課デジタル係　電話000-000-0000")
    b.sec(1, None, "ことばの説明")
    for t, x in (("標準準拠システム", "国が定めた標準仕様に合うように作られた、市町村の業務システム。"), ("オープンデータ", "だれもが自由に使えるように公開されたデータ。")):
        b.p(f"{{b:{t}}}　{x}", gold=False)
    b.open[-1].pop("text")
    close(3)
    for row in b.rows["measures"]:
        row.pop("target")
    for row in b.rows["departments"]:
        row["text"] = row["text"].replace("（", "").replace("）", "")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
