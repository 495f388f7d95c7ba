"""葉月野市: a booklet with a coined title: pillars い, ろ, は in discs, cards in two columns with label chips over their values, an indicator as two numbers (Chromium)."""

from book import PDFS, chromium
from hazukino_kit import UNTOLD, Gold

CSS = """@page{size:A4;margin:0} *{box-sizing:border-box} body{margin:0;font-family:'Noto Sans CJK JP';color:#333;font-size:10.5pt;line-height:1.55}
.p{width:210mm;height:297mm;position:relative;page-break-after:always;overflow:hidden;padding:18mm 16mm 16mm}
.no{position:absolute;bottom:8mm;width:9mm;height:9mm;border-radius:50%;text-align:center;line-height:9mm;color:#fff;font-size:9pt}
.l .no{left:12mm}.r .no{right:12mm}
.side{position:absolute;top:0;right:0;width:8mm;height:60mm}
h1{margin:0;font-size:24pt;line-height:1.25} .pil{display:flex;align-items:center;gap:5mm;border-radius:8mm;color:#fff;padding:4mm 7mm;margin-bottom:4mm}
.pil b{font-size:13pt;background:#fff;border-radius:50%;width:15mm;height:15mm;text-align:center;line-height:15mm;flex:none}
.pil span{font-size:21pt;font-weight:700}
.lead{font-size:11.5pt;margin:0 0 5mm}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:6mm 7mm} .c:nth-child(3){grid-column:1/3;display:grid;grid-template-columns:1fr 62mm;column-gap:6mm} .c:nth-child(3) .k{align-self:center} .c{background:#fff;border:0.6mm solid;border-radius:5mm;padding:4mm 4.5mm}
.c h3{margin:0 0 2mm;font-size:14pt;display:flex;gap:2.5mm;align-items:center;line-height:1.25} .c h3 i{font-style:normal;color:#fff;border-radius:50%;width:8.5mm;height:8.5mm;line-height:8.5mm;text-align:center;font-size:11pt;flex:none}
.t{display:inline-block;color:#fff;font-size:8.5pt;border-radius:3mm;padding:0 3mm;margin-top:2mm}
.c p{margin:.6mm 0 0} .c ul{margin:.6mm 0 0;padding:0;list-style:none} .f{display:flex;gap:2mm;margin-top:2mm;font-size:9.5pt}.f .t{margin:0;flex:none}
.k{margin-top:3mm;border-radius:3mm;padding:2mm 3mm;text-align:center} .k small{display:block;font-size:9pt} .k b{font-size:16pt}
.fn{position:absolute;bottom:19mm;left:16mm;right:16mm;border-top:.3mm dotted #888;padding-top:1.5mm;font-size:8.3pt;line-height:1.45}
sup{font-size:7pt}"""
# page 2
intro = [
    (
        "はじめに",
        "葉月野市では、平日に休みを取って市役所に来る方が年間でのべ３万人を超えています。「市役所に行く日」を「自分のための日」に変えたい。そんな思いから、デジタルを使ったまちづくりの進め方をこの冊子にまとめました。",
    ),
    ("このプランの立ち位置", "「葉月野市総合ビジョン2035」を実現するための部門別の計画です。国の「自治体ＤＸ推進計画」も踏まえています。"),
    ("取り組む期間", "2026年度から2030年度までの５年間です。2028年度に中間の見直しをします。"),
]
PIL = [
    ("い", "いつでも市役所", "#d9822b", "#fff6ea"),
    ("ろ", "ろうかの短い市役所", "#2f8f83", "#ecf7f5"),
    ("は", "はなれていても安心", "#5b6bb5", "#eff1fa"),
]
LEAD = [
    "申請も支払いも、思い立ったときにできるように。",
    "職員の仕事の道のりを短くして、相談の時間を増やします。",
    "年齢や住む場所にかかわらず、だれもがデジタルの便利さを受け取れるように。",
]
C = [
    [
        (
            "１",
            "申請はポケットの中で",
            "online-procedures",
            "オンラインでできる手続は全体の２割。窓口の開いている時間に来られない方が困っています。",
            ["子育てと引っ越しの手続をまるごとスマートフォンで", "証明書の手数料をアプリで支払い", "チャットで24時間の手続案内"],
            ("2028年度末までに200手続を対応", "2028年度末まで", "by_end_of_fiscal_year", None, "2029-03-31"),
            ["デジタル推進課"],
            ["市民課", "こども課"],
            ("オンライン申請の割合", "％", "21％", "70％"),
        ),
        (
            "２",
            "名前を書くのは一度だけ",
            "frontyard-reform",
            "引っ越しの日には５枚の用紙に同じことを書いてもらっています。",
            ["職員が聞き取って書類を作る「書かない窓口*1」", "亡くなった後の手続をひとつの窓口に"],
            ("2026年10月から本庁舎で開始", "2026年10月から", "from", "2026-10-01", None),
            ["市民課"],
            ["税務課"],
            ("窓口での平均時間", "分", "46分", "15分"),
        ),
        (
            "３",
            "納付書を持ち歩かない",
            "eltax-payment",
            "納付書の９割が銀行やコンビニの窓口で支払われています。",
            ["市税以外の料金もeL-QR*2に対応"],
            ("2027年度中に保育料など６科目で開始", "2027年度中", "fiscal_year", "2027-04-01", "2028-03-31"),
            ["会計課"],
            ["収納課"],
            ("キャッシュレス納付の割合", "％", "12％", "40％"),
        ),
    ],
    [
        (
            "４",
            "国のものさしに合わせたシステム",
            "system-standardization",
            "20業務のうち、３業務が古いシステムのまま残っています。",
            ["住民記録と税の連携を作り直し", "クラウドの利用料を毎年点検"],
            ("2026年度末までに移行を完了", "2026年度末まで", "by_end_of_fiscal_year", None, "2027-03-31"),
            ["デジタル推進課"],
            ["税務課", "市民課"],
            ("移行した業務", "業務", "17業務", "20業務"),
        ),
        (
            "５",
            "ＡＩはとなりの席の助手",
            "ai-rpa",
            "議事録や問い合わせの返事づくりに、職員の時間の15％が使われています。",
            ["生成ＡＩを全職員の端末に", "音声からの議事録づくりを自動化"],
            ("2026年度中に全職員へ配備", "2026年度中", "fiscal_year", "2026-04-01", "2027-03-31"),
            ["行政経営課"],
            ["デジタル推進課"],
            ("生まれた時間（年間）", "時間", "800時間", "12,000時間"),
        ),
        (
            "６",
            "はんこと紙の卒業式",
            "bpr",
            "庁内の決裁の６割が、まだ紙で回っています。",
            ["電子決裁を原則に", "紙の様式を半分に整理"],
            ("2027年３月までに切り替え", "2027年３月まで", "by_date", None, "2027-03-31"),
            ["総務課"],
            ["行政経営課"],
            ("電子決裁率", "％", "38％", "95％"),
        ),
    ],
    [
        (
            "７",
            "スマホご近所先生",
            "digital-divide",
            "75歳以上の方の55％が、スマートフォンでの手続をあきらめた経験があります。",
            ["自治会から推薦された「ご近所先生」を養成", "公民館で毎週の相談会"],
            ("2030年度までに全28地区で実施", "2030年度まで", "by_end_of_fiscal_year", None, "2031-03-31"),
            ["生涯学習課"],
            ["高齢福祉課"],
            ("ご近所先生の人数", "人", "12人", "150人"),
        ),
        (
            "８",
            "データの棚を開けておく",
            "open-data",
            "公開しているデータは避難所の一覧など19種類にとどまります。",
            ["バスの位置と公園の設備を公開", "高校生とのデータ活用講座"],
            ("2027年４月に公開サイトを開設", "2027年４月", "month", "2027-04-01", "2027-04-30"),
            ["企画課"],
            ["都市計画課"],
            ("公開データの数", "種類", "19種類", "120種類"),
        ),
        (
            "９",
            "畑と山のセンサー便り",
            "regional-digitalization",
            "鳥獣の被害額は年間2,400万円にのぼります。",
            ["わなの作動を知らせるセンサーを貸出し", "気温と土の水分を農家に配信"],
            ("2029年度までに120か所へ設置", "2029年度まで", "by_end_of_fiscal_year", None, "2030-03-31"),
            ["農林課"],
            ["デジタル推進課"],
            ("センサーの設置数", "か所", "８か所", "120か所"),
        ),
    ],
]
FN = {
    3: [
        ("*1", "書かない窓口", "職員が聞き取りながら書類を作り、住民は内容を確かめて署名するだけで済む窓口のことです。"),
        ("*2", "eL-QR", "地方税などの納付書に印刷される、全国共通の二次元コードです。"),
    ],
    4: [],
    5: [],
}


def build():
    """Typeset the plan and write its gold."""
    g = Gold("hazukino_cards", "葉月野市", "はづきのデジタルびより", issued_on="2026-04-01", plan_start="2026-04-01", plan_end="2031-03-31")
    sheets = []

    def page(n, body, bg="#fff", col="#888"):
        sheets.append(f'<div class="p {"l" if n % 2 == 0 else "r"}" style="background:{bg}">{body}' + (f'<div class="no" style="background:{col}">{n}</div>' if n > 1 else "") + "</div>")

    page(
        1,
        '<div style="position:absolute;left:-30mm;top:-20mm;width:170mm;height:170mm;border-radius:50%;background:#f7c873"></div><div style="position:absolute;right:-20mm;bottom:-10mm;width:150mm;height:150mm;border-radius:50%;background:#7cc0b8"></div><div style="position:absolute;left:22mm;top:95mm"><div style="font-size:38pt;font-weight:700;line-height:1.3">はづきの<br>デジタルびより</div><div style="font-size:15pt;margin-top:6mm">2026年度 ▶ 2030年度</div></div><div style="position:absolute;right:25mm;bottom:40mm;font-size:20pt;font-weight:700;color:#fff">葉月野市</div><div style="position:absolute;right:25mm;bottom:31mm;font-size:12pt;color:#fff">2026年４月</div>',
        "#fdf8ee",
    )
    b = '<div class="lead" style="font-size:24pt;font-weight:700;color:#c46a1b;margin-bottom:6mm">デジタルびよりとは</div>'
    t2 = g.sec(2, None, "デジタルびよりとは", text="")
    for a, x in intro:
        b += f'<div style="border-left:2.5mm solid #f7c873;padding-left:4mm;margin-bottom:6mm"><div style="font-size:14pt;font-weight:700;color:#c46a1b">{a}</div><div>{x}</div></div>'
        g.sec(2, None, a, t2, x)
    b += '<div style="font-size:14pt;font-weight:700;color:#c46a1b;margin:10mm 0 5mm;text-align:center">３つの「いろは」で進めます</div><div style="display:flex;justify-content:space-between">'
    z = g.sec(2, None, "３つの「いろは」で進めます", t2, opt=True)
    for (i, t, c, _), lead in zip(PIL, LEAD, strict=False):
        g.sec(2, i, t, z, opt=True)
        b += f'<div style="width:54mm;height:54mm;border-radius:50%;background:{c};color:#fff;text-align:center;padding:8mm 5mm"><div style="font-size:20pt;font-weight:700;line-height:1.2">{i}</div><div style="font-size:12pt;font-weight:700;margin-bottom:1mm">{t}</div></div>'
    b += "</div>"
    page(2, b, "#fffdf8", "#c46a1b")
    for pi, ((i, t, c, bg), cards) in enumerate(zip(PIL, C, strict=False)):
        n = 3 + pi
        ps = g.sec(n, i, t, text=LEAD[pi])
        b = f'<div class="side" style="background:{c}"></div><div class="pil" style="background:{c}"><b style="color:{c}">{i}</b><span>{t}</span></div><p class="lead">{LEAD[pi]}</p><div class="cards">'
        for no, ti, mid, iss, ac, tg, ld, sp, k in cards:

            def e(x):
                return x.replace("*1", "<sup>*1</sup>").replace("*2", "<sup>*2</sup>")

            def T(x, c=c):
                return f'<span class="t" style="background:{c}">{x}</span>'

            b += (
                f'<div class="c" style="border-color:{c}"><div><h3><i style="background:{c}">{no}</i>{ti}</h3>{T("困っていること")}<p>{iss}</p>{T("こう変えます")}<ul>'
                + "".join(f"<li>● {e(x)}</li>" for x in ac)
                + f'</ul>{T("いつまでに")}<p>{tg[0]}</p><div class="f">{T("受け持ち")}<span>{"、".join(ld)}</span></div><div class="f">{T("お手伝い")}<span>{"、".join(sp)}</span></div></div><div class="k" style="background:{bg}"><small>{k[0]}</small><b style="color:{c}">{k[2]} ▶ {k[3]}</b><small>2025年度 ▶ 2030年度</small></div></div>'
            )
            z = g.sec(n, no, ti, ps)
            g.meas(
                z,
                mid,
                no,
                ti,
                n,
                fields=[
                    ("issues", "困っていること", iss),
                    ("actions", "こう変えます", "\n".join("● " + x for x in ac)),
                    ("target", "いつまでに", tg[0]),
                    ("departments", "受け持ち", "、".join(ld)),
                    ("departments", "お手伝い", "、".join(sp)),
                ],
                target=tg[0],
                start=tg[3],
                end=tg[4],
            )
            g.dept(ld)
            g.dept(sp, "support")
            g.tgt(*tg[1:])
            g.kpi(k[0], k[1], k[2], k[3], "2025年度", "2030年度")
        b += "</div>"
        if FN[n]:
            b += '<div class="fn">' + "<br>".join(f"{m} {a}　{x}" for m, a, x in FN[n]) + "</div>"
            for m, a, x in FN[n]:
                g.note(None, m, a, x, n)
        page(n, b, bg, c)
    g.tgt("2028年度", "fiscal_year", "2028-04-01", "2029-03-31", field="other", page=2, sid="s004", mid=None)
    # page 6
    t6 = g.sec(6, None, "進める人、支える人", text="")
    b = '<div style="font-size:24pt;font-weight:700;color:#c46a1b;margin-bottom:6mm">進める人、支える人</div><div style="font-size:14pt;font-weight:700;color:#2f8f83;border-bottom:.5mm solid #2f8f83;margin-bottom:4mm">推進のしくみ</div><div style="display:flex;gap:5mm;margin-bottom:9mm">'
    o = g.sec(6, None, "推進のしくみ", t6)
    for a, h_, du in [
        ("デジタルびより本部", "市長（本部長）", "方針の決定と評価"),
        ("ＣＤＯ", "副市長", "部局をまたぐ調整"),
        ("びより推進員", "各課１人", "職場での実践"),
    ]:
        b += f'<div style="flex:1;background:#fff;border:.5mm solid #2f8f83;border-radius:4mm;padding:4mm;text-align:center"><div style="font-weight:700;color:#2f8f83;font-size:12.5pt">{a}</div><div>{h_}</div><div style="font-size:9.5pt;color:#666">{du}</div></div>'
    g.org(o, "デジタルびより本部", "body", UNTOLD, "方針の決定と評価", 6)
    g.org(o, "ＣＤＯ", "role", "副市長", "部局をまたぐ調整", 6)
    g.org(o, "びより推進員", "role", "各課１人", "職場での実践", 6)
    g.org(o, "本部長", "role", "市長", UNTOLD, 6)
    g.meas(o, "organization", None, "推進のしくみ", 6, opt=True)
    b += "</div>"
    for a, x in [
        ("人を育てる", "2029年度末までに、すべての課に「びより推進員」を置きます。新人から部長まで、年２回の研修を受けます。"),
        ("情報を守る", "個人情報を扱う手順を毎年見直し、職員の訓練を年４回行います。"),
        ("ふりかえり", "毎年７月に取組の成果を市のウェブサイトで公表し、市民の意見を聞いて翌年の進め方を決めます。"),
    ]:
        b += f'<div style="font-size:14pt;font-weight:700;color:#2f8f83;border-bottom:.5mm solid #2f8f83;margin:0 0 2mm">{a}</div><p style="margin:0 0 8mm">{x}</p>'
        z = g.sec(6, None, a, t6, x)
        if a == "人を育てる":
            g.meas(z, "human-resources", None, a, 6, end="2030-03-31")
            g.tgt("2029年度末まで", "by_end_of_fiscal_year", None, "2030-03-31", field="other")
        if a == "情報を守る":
            g.meas(z, "security", None, a, 6, opt=True)
        if a == "ふりかえり":
            g.meas(z, "planned-approach", None, a, 6, opt=True)
    b += '<div style="position:absolute;bottom:24mm;left:16mm;font-size:9pt">※ 課の名前は2026年４月１日のものです。</div>'
    g.note(None, "※", None, "課の名前は2026年４月１日のものです。", 6)
    page(6, b, "#fffdf8", "#c46a1b")
    g.pages([None] + [str(i) for i in range(2, 7)])
    chromium(
        f"<!doctype html><html lang=ja><meta charset=utf-8><title>はづきのデジタルびより</title><style>{CSS}</style><body>" + "".join(sheets),
        PDFS / f"{g.stem}.pdf",
    )
    return g.save()


if __name__ == "__main__":
    print(build())
