"""椿ヶ窪村: vertical writing, one column on some pages and two tiers on others, a contents page with leaders, 〔labels〕, kanji numerals with points, a table that stands in the writing (Chromium)."""

from book import chromium
from namioto_kit import UNTOLD, Plan, date, html_table

CSS = """@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font-family:"IPAMincho";font-size:12.5pt;line-height:1.95;color:#111}
.pg{width:210mm;height:297mm;page-break-after:always;position:relative;overflow:hidden}
.v{writing-mode:vertical-rl;text-orientation:mixed;position:absolute;top:26mm;bottom:28mm;left:20mm;right:20mm}
h1{font-family:"IPAGothic";font-size:18pt;margin:0 0 0 5mm;font-weight:400}h2{font-family:"IPAGothic";font-size:14pt;margin:0 4mm 0 1mm;font-weight:400;text-indent:1em}h3{font-family:"IPAGothic";font-size:12.5pt;margin:0 2.5mm 0 0;font-weight:400;text-indent:2em}
p{margin:0;text-indent:1em;padding-top:1em}p.d{padding-top:3em;text-indent:0}p.d b{font-family:"IPAGothic";font-weight:400}p.i{padding-top:4em;text-indent:-1em}
.fo{position:absolute;bottom:13mm;left:0;right:0;text-align:center;font-size:10.5pt}
table{border-collapse:collapse;font-size:11.5pt;margin-right:4mm;margin-left:4mm;line-height:1.5}td,th{border:.7pt solid #222;padding:2.5mm 2mm;font-weight:400;text-align:start}th{background:#eee;font-family:"IPAGothic"}
.t2{column-count:2;column-gap:9mm;column-fill:auto;column-rule:.5pt solid #777;font-size:11.5pt;line-height:1.78}.t2 h1{font-size:16pt}.t2 h2{font-size:13pt}.t2 h3{font-size:11.5pt;text-indent:1em;margin-right:2mm}.t2 p.d{padding-top:2em;text-indent:0}.t2 p.i{padding-top:3em}
.t{font-size:34pt;font-family:"IPAMincho";letter-spacing:.18em}
.toc div{padding-top:2em;display:flex;justify-content:space-between}.toc div.a{padding-top:0;margin-right:5mm}.toc span.x{flex:1;border-right:1.2pt dotted #444;margin:2mm 4.5mm 2mm 4.5mm}"""


def build():
    """Typeset the plan and write its gold."""
    P = Plan("tsubakigakubo_tate", "椿ヶ窪村", "椿ヶ窪村情報化推進計画", issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2030-03-31")
    sheets = []

    def pg(b, lab=None):
        two = " t2" if lab in ("二", "三", "四") else ""
        sheets.append(f'<div class=pg><div class="v{two}">{b}</div>' + (f"<div class=fo>{lab}</div>" if lab else "") + "</div>")

    P.page(1, None, "cover")
    sheets.append(
        '<div class=pg><div class=v style="border:2.5pt double #333;top:30mm;bottom:30mm;left:28mm;right:28mm"><div class=t style="position:absolute;right:58mm;top:32mm">椿ヶ窪村情報化推進計画</div><div style="position:absolute;right:40mm;top:32mm;font-size:16pt">令和八年度から令和十一年度まで</div><div style="position:absolute;left:34mm;top:120mm;font-size:16pt">令和八年三月</div><div style="position:absolute;left:18mm;top:150mm;font-size:20pt;letter-spacing:.4em">椿ヶ窪村</div></div></div>'
    )
    P.page(2, None, "toc")
    pg(
        '<h1 style="letter-spacing:1em">目次</h1><div class=toc>'
        + "".join(
            f"<div class={'a' if k else 'b'}>{t}<span class=x></span>{n}</div>"
            for k, t, n in [
                (1, "第一　計画のあらまし", "一"),
                (0, "一　計画をつくる理由", "一"),
                (0, "二　計画の性格", "一"),
                (0, "三　計画の期間", "一"),
                (0, "四　計画を進める組織", "一"),
                (1, "第二　取り組む事柄", "二"),
                (0, "一　村民の暮らしを便利にする", "二"),
                (0, "二　村役場の仕事を改める", "三"),
                (0, "三　山の暮らしを守る", "四"),
                (1, "第三　計画の点検", "五"),
                (0, "一　目標とする数値", "五"),
                (0, "二　点検の方法", "五"),
            ]
        )
        + "</div>"
    )

    def s(lv, num, t, texts=None, **k):
        P.sec(lv, num, t, *(["\n".join(texts)] if texts is not None else []), **k)
        return f"<h{lv}>{num}　{t}</h{lv}>" + "".join(f"<p>{x}</p>" for x in texts or [])

    P.page(3, "一")
    b = s(1, "第一", "計画のあらまし", [])
    b += s(
        2,
        "一",
        "計画をつくる理由",
        [
            "椿ヶ窪村は、四方を山に囲まれ、十九の集落に二千四百六人が暮らしている。村民の半数が六十五歳を超え、役場や診療所まで車で四十分を要する集落もある。",
            "平成二十九年に村の全域で光回線の整備を終えたが、暮らしや仕事の中で十分に使われているとは言い難い。離れた集落に住んでいても安心して暮らせるよう、情報通信の技術を生かすための道筋を定める。",
        ],
    )
    b += s(2, "二", "計画の性格", ["この計画は、第六次椿ヶ窪村振興計画に基づく部門別の計画である。"])
    b += s(2, "三", "計画の期間", ["計画の期間は、令和八年度から令和十一年度までの四年間とする。"])
    b += s(
        2,
        "四",
        "計画を進める組織",
        ["村長を会長とする椿ヶ窪村情報化推進会議を設け、計画の進み具合を確かめる。副村長は最高情報責任者として、各課の取組を取りまとめる。会議の事務は、総務課情報係が行う。"],
    )
    P.meas("organization")
    P.org("会長", "role", "村長")
    P.org("椿ヶ窪村情報化推進会議", "body", UNTOLD, "計画の進み具合を確かめる")
    P.org("最高情報責任者", "role", "副村長", "各課の取組を取りまとめる")
    pg(b, "一")

    def M(num, t, mid, fs, depts, targets, sure=True):
        P.sec(3, num, t)
        o = f"<h3>{num}　{t}</h3>"
        gf = []
        for a, label, x in fs:
            if a == "actions":
                o += f"<p class=d><b>{label}</b></p>" + "".join(f"<p class=i>・{y}</p>" for y in x.split("\n"))
                x = "\n".join("・" + y for y in x.split("\n"))
            else:
                o += f"<p class=d><b>{label}</b>　{x}</p>"
            gf.append((a, label, x))
        P.meas(mid, gf, depts, targets, sure)
        return o

    def fs(c, a, t, d):
        return [("current_state", "〔現況〕", c), ("actions", "〔取り組むこと〕", a), ("target", "〔時期〕", t), ("departments", "〔担当〕", d)]

    P.page(4, "二")
    b = s(1, "第二", "取り組む事柄", []) + s(2, "一", "村民の暮らしを便利にする", [])
    b += M(
        "（１）",
        "手続のオンライン化",
        "online-procedures",
        fs(
            "電子申請ができる手続は九件にとどまる。",
            "国が示す子育てと介護の手続を電子申請に対応させる。\n郵便局の窓口で、操作の手助けを受けられるようにする。",
            "令和九年度末までに三十五件とする。",
            "住民課、福祉課",
        ),
        [("住民課", "lead"), ("福祉課", "lead")],
        [date("令和九年度末まで", "by", 2027)],
    )
    b += M(
        "（２）",
        "書かない窓口",
        "frontyard-reform",
        fs(
            "転入の手続では五枚の書類に記入を要する。",
            "本庁の窓口に申請書の作成を助ける機器を入れる。\n二つの出張所と本庁を映像で結ぶ。",
            "令和九年一月から始める。",
            "住民課",
        ),
        [("住民課", "lead")],
        [date("令和九年一月から", "from", "2027-01-01")],
    )
    b += M(
        "（３）",
        "マイナンバーカードの利用",
        "mynumber-card",
        fs("令和七年十二月末の保有枚数率は八五・三％である。", "村営バスと診療所で使えるようにする。", "令和八年度中に導入する。", "住民課、診療所"),
        [("住民課", "lead"), ("診療所", "lead")],
        [date("令和八年度中", "fy", 2026)],
    )
    b += M(
        "（４）",
        "機器に不慣れな村民への手助け",
        "digital-divide",
        fs(
            "七十歳以上の村民の六割が、スマートフォンを使っていない。",
            "集落支援員が月に一度、集会所で相談を受ける。",
            "令和八年度から全ての集落で行う。",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和八年度から", "from", "2026-04-01")],
    )
    pg(b, "二")
    P.page(5, "三")
    b = s(2, "二", "村役場の仕事を改める", [])
    b += M(
        "（１）",
        "情報システムの標準化・共通化",
        "system-standardization",
        fs(
            "郡内の五町村が共同で調達したシステムを使っている。",
            "標準準拠システムへ移行し、運用に係る経費を確かめる。\n帳票を整理し、外部への委託を改める。",
            "令和八年十二月までに移行を終える。",
            "総務課、税務課、住民課",
        ),
        [("総務課", "lead"), ("税務課", "lead"), ("住民課", "lead")],
        [date("令和八年十二月まで", "bydate", "2026-12-31")],
    )
    b += M(
        "（２）",
        "生成ＡＩの利用",
        "ai-rpa",
        fs(
            "議会だよりや会議録の作成に年間五百時間を費やしている。",
            "会議録と広報の下書きに生成ＡＩを用いる。",
            "令和八年度に試み、令和九年度から全ての課で用いる。",
            "総務課、議会事務局",
        ),
        [("総務課", "lead"), ("議会事務局", "lead")],
        [date("令和八年度", "fy", 2026, phase="trial", first=False), date("令和九年度から", "from", "2027-04-01", phase="operate")],
    )
    b += M(
        "（３）",
        "情報の安全の確保",
        "security",
        fs(
            "職員の訓練を行っていない。",
            "情報セキュリティの規程を改める。\n全職員を対象に、年に一度、訓練と点検を行う。",
            "令和八年度末までに規程を改める。",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和八年度末まで", "by", 2026)],
    )
    b += M(
        "（４）",
        "職員の研修",
        "human-resources",
        fs(
            "情報の技術を学ぶ機会は、県の研修に限られている。",
            "各課に一人の推進員を置き、三年を掛けて育てる。",
            "令和十年度末までに十二人を育てる。",
            "総務課",
        ),
        [("総務課", "lead")],
        [date("令和十年度末まで", "by", 2028)],
    )
    pg(b, "三")
    P.page(6, "四")
    b = s(2, "三", "山の暮らしを守る", [])
    b += M(
        "（１）",
        "防災情報の伝達",
        "regional-digitalization",
        fs(
            "防災行政無線の屋外子局は、谷の奥で聞こえにくい。",
            "全ての世帯に個別の受信機を貸し出す。\n川の水位と斜面の動きを測る機器を十二か所に置く。",
            "令和九年度までに整備する。",
            "防災課、建設課",
        ),
        [("防災課", "lead"), ("建設課", "lead")],
        [date("令和九年度まで", "by", 2027)],
    )
    b += M(
        "（２）",
        "林業の情報化",
        "regional-digitalization",
        fs(
            "森林の境界を示す図面が紙のままで、古いものが多い。",
            "航空測量の結果を用いて、森林の台帳を電子化する。",
            "令和十一年度末までに終える。",
            "林務課",
        ),
        [("林務課", "lead")],
        [date("令和十一年度末まで", "by", 2029)],
    )
    b += M(
        "（３）",
        "遠隔での診療",
        "regional-digitalization",
        fs("診療所の医師は一人で、往診に時間を要する。", "看護師が患者の家を訪れ、医師が映像で診察する。", "令和十年四月から始める。", "診療所、福祉課"),
        [("診療所", "lead"), ("福祉課", "lead")],
        [date("令和十年四月から", "from", "2028-04-01")],
    )
    pg(b, "四")
    P.page(7, "五")
    b = s(1, "第三", "計画の点検", []) + s(2, "一", "目標とする数値", ["取組の成果は、次の数値により確かめる。"])
    rows = [
        ["指標", "令和六年度", "令和十一年度", "担当"],
        ["電子申請ができる手続", "九件", "五十件", "住民課"],
        ["転入の手続に要する時間", "四十分", "十五分", "住民課"],
        ["カードの保有枚数率", "八三・一％", "九五％", "住民課"],
        ["訓練を受けた職員の割合", "〇％", "一〇〇％", "総務課"],
        ["個別の受信機がある世帯", "三百二十世帯", "九百八十世帯", "防災課"],
    ]
    b += html_table(rows)
    P.table(rows)
    for n, u, bv, bn, tv, tn, dr in [
        ("電子申請ができる手続", "件", "九件", 9, "五十件", 50, "up"),
        ("転入の手続に要する時間", "分", "四十分", 40, "十五分", 15, "down"),
        ("カードの保有枚数率", "％", "八三・一％", 83.1, "九五％", 95, "up"),
        ("訓練を受けた職員の割合", "％", "〇％", 0, "一〇〇％", 100, "up"),
        ("個別の受信機がある世帯", "世帯", "三百二十世帯", 320, "九百八十世帯", 980, "up"),
    ]:
        P.kpi(n, u, (bv, bn, "令和六年度"), (tv, tn, "令和十一年度"), dr)
    b += '<p style="text-indent:0;font-size:11pt">※　カードの保有枚数率は、各年度の三月末の値とする。</p>'
    P.note("※", None, "カードの保有枚数率は、各年度の三月末の値とする。", "asterisk")
    b += s(2, "二", "点検の方法", ["情報化推進会議は、毎年度五月に前の年度の実績を確かめ、広報で村民に知らせる。令和九年度に計画の中間の見直しを行う。"])
    P.meas("planned-approach", sure=False)
    P.target(None, date("令和九年度", "fy", 2027, field="other", phase="review"))
    pg(b, "五")
    chromium(f"<html lang=ja><meta charset=utf-8><title>計画</title><style>{CSS}</style>" + "".join(sheets), P.pdf)
    return P.save()


if __name__ == "__main__":
    print(build())
