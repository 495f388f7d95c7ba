"""雪代村: report in vertical writing with kanji numerals and a horizontal table (Chromium)."""

from book import Book, print_html

CSS = """
@page{size:A4 landscape;margin:0}
body{margin:0;font-family:'IPAMincho';font-size:12pt}
.page{width:297mm;height:209.6mm;box-sizing:border-box;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.v{position:absolute;writing-mode:vertical-rl;top:22mm;right:22mm;height:162mm;line-height:1.95}
.foot{position:absolute;bottom:8mm;left:0;right:0;text-align:center;font-size:10pt}
.run{position:absolute;writing-mode:vertical-rl;left:8mm;top:22mm;font-size:8.5pt;color:#444}
.v p{margin:0}
p.h1{font-family:'IPAGothic';font-size:16pt;line-height:1.9;margin:0 0 0 3mm!important}
p.h2{font-family:'IPAGothic';font-size:12.5pt;padding-top:1em;margin-right:2mm!important}
p.h3{font-family:'IPAGothic';font-size:12pt;padding-top:2em}
p.p{text-indent:1em;text-align:justify}
p.lab{text-indent:-4em;padding-top:7em;text-align:justify}
p.c1{font-size:30pt;letter-spacing:.2em;line-height:2}
p.c2{font-size:16pt;line-height:2}
p.toc{font-size:12pt}
.h{position:absolute;left:22mm;top:30mm;width:150mm;font-size:10.5pt;writing-mode:horizontal-tb}
table.grid td,table.grid th{border:.7pt solid #222;padding:4pt 5pt;font-weight:normal;line-height:1.4}
table.grid th{background:#e8e8e8}
p.cap{font-family:'IPAGothic';font-size:11pt;text-align:center;margin-bottom:3mm}
p.ast{font-size:9.5pt;margin-top:2mm}
"""


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "yukishiro_vertical", title="雪代村デジタル化推進計画", issuer="雪代村", municipality="雪代村", municipality_code="993522",
        issued_on="2021-12-01", plan_start="2022-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    b.raw('<div class="page"><div class="v" style="right:130mm;top:30mm"><p class="c2">雪代村</p><p class="c1">デジタル化推進計画</p><p class="c2" style="padding-top:60mm">令和三年十二月</p></div></div>')
    b.page(1, None, "cover")
    at = len(b.items)
    toc, n = [], [0]

    def turn(extra=""):
        if n[0]:
            close()
        n[0] += 1
        b.raw(f'<div class="page"><div class="run">雪代村デジタル化推進計画</div>{extra}<div class="v">')
        b.page(n[0] + 2, str(n[0]))

    def close(extra=""):
        b.raw(f'</div>{extra}<div class="foot">{n[0]}</div></div>')

    def h1(num, title):
        toc.append((f"{num}　{title}", n[0]))
        return b.sec(1, num, title)

    def h2(num, title):
        toc.append((f"　{num}　{title}", n[0]))
        return b.sec(2, num, title)

    def lab(m, field, name, text):
        mark = b.p(f"【{name}】{text}", "lab")
        b.field(m, field, f"【{name}】", text, mark)

    def item(num, title, mid, cert, policy, acts, when, dates, divs):
        h2(num, title)
        m = b.meas(mid, cert)
        lab(m, "policy", "方針", policy)
        lab(m, "actions", "取組", acts)
        lab(m, "target", "時期", when)
        for e in dates:
            b.target(m, "target", e[0], e[1], e[2], phase=e[3], commits=len(e) > 4)
        lab(m, "departments", "担当", "、".join(divs))
        b.dept(m, *divs)

    turn()
    h1("第一章", "計画の趣旨")
    h2("一", "策定の目的")
    b.p("雪代村は、一年の半ばを雪に閉ざされる山あいの村である。冬の間は役場へ通うことも容易ではなく、除雪や見守りに多くの人手を要している。若い世代が村を離れる中で、これまでのやり方を続けることは難しくなった。")
    b.p("デジタルの技術は、雪と距離という二つの壁を低くする。本計画は、村民の暮らしを守り、役場の仕事を改めるために、村が行うことと、その時期を定めるものである。")
    h2("二", "計画の位置付け")
    b.p("本計画は、第七次雪代村総合計画の下に置く。国の自治体ＤＸ推進計画が市町村に求める事項のうち、村の規模に見合うものを選んで取り組む。")
    h2("三", "計画の期間")
    b.p("令和四年度から令和八年度までの五か年とする。")
    h1("第二章", "推進の体制")
    b.meas("organization", "optional")
    b.p("村長を長とするデジタル化推進会議を設け、全ての課長が加わる。副村長を最高情報統括責任者とし、総務課が事務を担う。技術の面の助言を得るため、県から職員の派遣を受ける。")
    b.org("デジタル化推進会議", "body", "村長", None)
    b.org("最高情報統括責任者", "role", "副村長", None)
    turn()
    h1("第三章", "重点的に取り組む事項")
    item("一", "情報システムの標準化", "system-standardization", "sure",
         "近隣の三村で共同利用している基幹システムを、国の標準仕様に合わせる。", "移行の計画を三村の協議会で定め、帳票の見直しを進める。",
         "令和七年度末までに移行する。", [("令和七年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)], ["総務課", "住民課"])  # fmt: skip
    item("二", "マイナンバーカードの普及", "mynumber-card", "sure",
         "冬でも申請できるよう、集落を巡って受け付ける。", "除雪の詰所や診療所に臨時の窓口を置き、写真の撮影から申請までを手伝う。",
         "令和四年度末までに全ての集落を巡る。", [("令和四年度末まで", "by_end_of_fiscal_year", 2022, "implement", True)], ["住民課"])  # fmt: skip
    item("三", "行政手続のオンライン化", "online-procedures", "sure",
         "吹雪の日でも家から手続ができる村とする。", "子育てと介護の手続を国の電子の窓口で受け付ける。施設の予約も同じ仕組みに載せる。",
         "令和五年四月から受け付ける。", [("令和五年四月から", "from", "2023-04", "implement", True)], ["総務課", "福祉課"])  # fmt: skip
    item("四", "セキュリティの確保", "security", "sure",
         "村民の情報を守ることを全てに優先する。", "情報を守るための規程を改め、職員の訓練を毎年行う。",
         "令和四年度中に改める。", [("令和四年度中", "fiscal_year", 2022, "review", True)], ["総務課"])  # fmt: skip
    turn()
    h1("第四章", "村の特色を生かす事項")
    item("一", "雪と暮らしのデジタル化", "regional-digitalization", "sure",
         "雪に負けない暮らしを技術で支える。", "屋根の雪の重さを測る装置を試し、除雪車の位置を村民に知らせる。",
         "令和五年度に試行し、令和七年度から本格的に運用する。", [("令和五年度", "fiscal_year", 2023, "trial"), ("令和七年度から", "from", 2025, "operate", True)], ["建設課", "総務課"])  # fmt: skip
    item("二", "デジタルデバイド対策", "digital-divide", "sure",
         "年齢や障害にかかわらず、だれもが技術の恵みを受けられるようにする。", "冬の間、公民館で毎週一回の寄り合い教室を開く。中学生が先生を務める日を設ける。",
         "令和四年十二月から始める。", [("令和四年十二月から", "from", "2022-12", "implement", True)], ["教育委員会事務局"])  # fmt: skip
    item("三", "職員の育成", "human-resources", "sure",
         "専任の職員がいない村だからこそ、全ての職員が学ぶ。", "県の研修に毎年五人以上を送り、学んだことを役場で分かち合う。",
         "令和四年度から毎年行う。", [("令和四年度から", "from", 2022, "implement", True)], ["総務課"])  # fmt: skip
    turn()
    h1("第五章", "指標と点検")
    h2("一", "指標")
    b.p("計画の進み具合は、表一の指標で確かめる。")
    indicator = b.open[-1]
    h2("二", "点検")
    b.p("推進会議は毎年六月に実績を点検し、村の広報で知らせる。国の計画が改められたときは、本計画も見直す。")
    b.raw("</div><div class='h'>")
    data = [("カードを持つ村民の割合", "％", "32.8％", 32.8, "90％", 90, "mynumber-card"), ("オンラインで行える手続", "件", "2件", 2, "40件", 40, "online-procedures"),
            ("寄り合い教室に参加した村民", "人", "0人", 0, "300人", 300, "digital-divide")]  # fmt: skip
    rows = [["指標", "現状値（令和2年度）", "目標値（令和8年度）", "担当"]] + [[x[0], x[2], x[4], y] for x, y in zip(data, ("住民課", "総務課", "教育委員会事務局"), strict=True)]
    b.open = [s for s in b.rows["sections"] if s["section_id"] in (indicator["parent_id"], indicator["section_id"])]
    b.table(rows, [60, 34, 34, 34], caption="表一　計画の指標", header=1, size=10)
    for name, unit, bv, bn, tv, tn, mid in data:
        b.kpi({"section_id": indicator["section_id"], "measure_id": mid}, name, unit, (bv, bn, "令和2年度"), (tv, tn, "令和8年度"), "up")
    b.p("※「オンラインで行える手続」は、申請から通知までを終えられるものを数える。", "ast", gold=False)
    b.note("※", None, "「オンラインで行える手続」は、申請から通知までを終えられるものを数える。", "asterisk")
    b.raw("<div>")
    close("</div>")
    page = ['<div class="page"><div class="v"><p class="h1">目次</p>'] + [f'<p class="toc">{t}　……　{k}</p>' for t, k in toc] + ["</div></div>"]
    b.items.insert(at, ("raw", "".join(page)))
    b.rows["pages"].insert(1, {"page": 2, "label": None, "kind": "toc"})
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
