"""The first half of the layouts: written before the code that finds plans was."""

from __future__ import annotations

from tests.flows.crawl.town_site import Town

NAV = """<div id="header"><p><a href="/">{name}公式ホームページ</a></p><ul id="gnav"><li><a href="/kurashi/">くらし</a></li>
<li><a href="/shisei/">行政情報</a></li><li><a href="/kanko/">観光</a></li></ul></div>
<div id="topicpath"><a href="/">トップ</a> &gt; <a href="/shisei/">行政情報</a> &gt; 計画</div>"""
FOOT = """<div id="footer"><ul><li><a href="/privacy.html">個人情報の取扱い</a></li><li><a href="/sitemap.html">サイトマップ</a></li>
</ul><p>{name}役場　総務課デジタル推進係　電話0000-00-0000</p>
<p>PDF形式のファイルをご覧いただくにはAdobe Readerが必要です。<a href="https://get.adobe.com/jp/reader/">ダウンロード</a></p></div>"""


def frame(town: Town, title: str, body: str, head: str = "") -> str:
    """A page in the town's design."""
    nav, foot = NAV.format(name=town.name), FOOT.format(name=town.name)
    return (
        f'<!DOCTYPE html><html lang="ja"><head><title>{title} - {town.name}</title>{head}</head>'
        f'<body>{nav}<div id="main"><h1>{title}</h1>{body}</div>{foot}</body></html>'
    )


def list_page(town: Town) -> None:
    """A page of the plan with a list of files and their sizes."""
    town.landing = "/soshiki/somu/dx/1234.html"
    town.pdf("/uploaded/attachment/501.pdf", "full")
    town.pdf("/uploaded/attachment/502.pdf", "summary")
    town.pdf("/uploaded/attachment/503.pdf")
    town.pdf("/uploaded/attachment/504.pdf")
    town.page(town.landing, frame(town, f"{town.name}DX推進計画を策定しました", f"""
<p>本町では、国の「自治体DX推進計画」を踏まえ、{town.name}DX推進計画を策定しました。</p>
<ul><li><a href="/uploaded/attachment/501.pdf">{town.name}DX推進計画 [PDFファイル／1.2MB]</a></li>
<li><a href="/uploaded/attachment/502.pdf">{town.name}DX推進計画（概要版） [PDFファイル／356KB]</a></li></ul>
<h2>関連資料</h2>
<ul><li><a href="/uploaded/attachment/503.pdf">{town.name}DX推進本部設置要綱 [PDFファイル／98KB]</a></li>
<li><a href="/uploaded/attachment/504.pdf">第3回DX推進委員会会議録 [PDFファイル／210KB]</a></li>
<li><a href="https://www.soumu.example/main_content/000726912.pdf">自治体DX推進計画（総務省） [PDFファイル]</a></li></ul>"""))


def nested(town: Town) -> None:
    """Two clicks from a list of kinds of plans."""
    town.landing = "/shisei/keikaku/index.html"
    town.page(town.landing, frame(town, "計画・施策", """
<ul><li><a href="sogo/index.html">総合計画</a></li><li><a href="bosai/index.html">地域防災計画</a></li>
<li><a href="joho/index.html">情報化・DX</a></li><li><a href="fukushi/index.html">福祉の計画</a></li></ul>"""))
    town.page("/shisei/keikaku/sogo/index.html", frame(town, "総合計画", '<a href="s.pdf">第6次総合計画（PDF）</a>'))
    town.page("/shisei/keikaku/joho/index.html", frame(town, "情報化・DX", f"""
<ul><li><a href="plan.html">{town.name}デジタル化推進計画について</a></li><li><a href="security.html">情報セキュリティ基本方針</a></li>
</ul>"""))
    town.page("/shisei/keikaku/joho/security.html", frame(town, "情報セキュリティ基本方針", '<a href="p.pdf">基本方針（PDF）</a>'))
    town.page("/shisei/keikaku/joho/plan.html", frame(town, f"{town.name}デジタル化推進計画について", """
<p>計画期間は令和5年度から令和8年度までです。計画書は次のとおりです。</p>
<p><a href="./file/keikaku.pdf">計画書（PDF：2,345KB）</a></p><p><a href="./file/gaiyo.pdf">概要版（PDF：512KB）</a></p>"""))
    town.pdf("/shisei/keikaku/joho/file/keikaku.pdf", "full")
    town.pdf("/shisei/keikaku/joho/file/gaiyo.pdf", "summary")
    town.pdf("/shisei/keikaku/sogo/s.pdf")
    town.pdf("/shisei/keikaku/joho/p.pdf")


def table(town: Town) -> None:
    """All plans of the town in one table: the row says which plan, the column says what of it."""
    town.landing = "/gyosei/plans.html"
    town.page(town.landing, frame(town, "町の計画一覧", f"""
<table><caption>各種計画</caption><tr><th>計画名</th><th>計画期間</th><th>本編</th><th>概要版</th></tr>
<tr><td>第5次{town.name}総合計画</td><td>令和3年度～令和12年度</td><td><a href="/data/p1.pdf">PDF(5MB)</a></td><td><a href="/data/p2.pdf">PDF(1MB)</a></td></tr>
<tr><td>{town.name}ＤＸ推進計画</td><td>令和5年度～令和7年度</td><td><a href="/data/p3.pdf">PDF(3MB)</a></td><td><a href="/data/p4.pdf">PDF(1MB)</a></td></tr>
<tr><td>国土強靱化地域計画</td><td>令和2年度～</td><td><a href="/data/p5.pdf">PDF(2MB)</a></td><td>－</td></tr>
<tr><td>子ども・子育て支援事業計画</td><td>令和2年度～</td><td><a href="/data/p6.pdf">PDF(2MB)</a></td><td>－</td></tr></table>"""))
    for number in (1, 2, 5, 6):
        town.pdf(f"/data/p{number}.pdf")
    town.pdf("/data/p3.pdf", "full")
    town.pdf("/data/p4.pdf", "summary")


def definition_list(town: Town) -> None:
    """A definition list: the term names the plan, the links say no more than whole text or summary."""
    town.landing = "/keikaku/"
    town.page(town.landing, frame(town, "市の主な計画", f"""<dl>
<dt>{town.name}行財政改革大綱</dt><dd><a href="gyokaku.pdf">全文</a></dd>
<dt>{town.name}情報化推進計画（令和4年3月）</dt><dd>行政と地域の情報化を進めるための計画です。<br>
<a href="joho_all.pdf">全文（PDF形式 4.1MB）</a>／<a href="joho_gaiyo.pdf">概要（PDF形式 0.6MB）</a></dd>
<dt>{town.name}環境基本計画</dt><dd><a href="kankyo.pdf">全文</a>／<a href="kankyo_g.pdf">概要</a></dd></dl>"""))
    town.pdf("/keikaku/joho_all.pdf", "full")
    town.pdf("/keikaku/joho_gaiyo.pdf", "summary")
    for name in ("gyokaku", "kankyo", "kankyo_g"):
        town.pdf(f"/keikaku/{name}.pdf")


def chapters(town: Town) -> None:
    """A plan in chapters with numbered files."""
    town.landing = "/dx/plan/"
    parts = ["表紙・目次", "第1章　計画の策定にあたって", "第2章　現状と課題", "第3章　基本方針", "第4章　取組内容", "第5章　推進体制", "資料編"]
    items = "".join(f'<li><a href="dx{i:02d}.pdf">{p}（PDF：{i}00KB）</a></li>' for i, p in enumerate(parts))
    town.page(town.landing, frame(town, f"{town.name}DX推進計画", f"""
<p>容量が大きいため、分割して掲載しています。</p><h2>計画書（分割版）</h2><ul>{items}</ul>
<h2>様式</h2><ul><li><a href="yoshiki.pdf">ご意見記入様式（PDF）</a></li></ul>"""))
    for number in range(len(parts)):
        town.pdf(f"/dx/plan/dx{number:02d}.pdf", "chapter", number + 1)
    town.pdf("/dx/plan/yoshiki.pdf")


def icons(town: Town) -> None:
    """Links that are pictures with alternative text; the words stand beside them."""
    town.landing = "/page/dx.html"
    town.page(town.landing, frame(town, "デジタル・トランスフォーメーション（DX）の推進", f"""
<table><tr><td>{town.name}デジタル・トランスフォーメーション推進計画</td>
<td><a href="/f/1.pdf"><img src="/img/pdf.gif" alt="推進計画PDF"></a></td></tr>
<tr><td>令和6年度予算の概要</td><td><a href="/f/2.pdf"><img src="/img/pdf.gif" alt="PDF"></a></td></tr></table>
<p><a href="/f/3.pdf"><img src="/img/g.png" alt="{town.name}デジタル・トランスフォーメーション推進計画 概要版"></a></p>
<p><a href="/f/4.pdf"><img src="/img/s.png" alt="スマートフォン教室のご案内"></a></p>"""))
    town.pdf("/f/1.pdf", "full")
    town.pdf("/f/2.pdf")
    town.pdf("/f/3.pdf", "summary")
    town.pdf("/f/4.pdf")


def query_download(town: Town) -> None:
    """Addresses that do not say what they are."""
    town.landing = "/cgi-bin/odb-get.cgi?page=77"
    town.page(town.landing, frame(town, f"{town.name}DX推進基本計画について", f"""
<p>{town.name}では令和5年3月に計画を策定しました。</p>
<p><a href="/cgi-bin/download.cgi?id=10&amp;no=1">{town.name}DX推進基本計画</a></p>
<p><a href="/cgi-bin/download.cgi?id=10&amp;no=2">{town.name}DX推進基本計画【概要版】</a></p>
<p><a href="/cgi-bin/download.cgi?id=10&amp;no=3">デジタル化に関する住民アンケート調査結果</a></p>"""))
    for number, wanted in ((1, "full"), (2, "summary"), (3, "")):
        town.pdf(f"/cgi-bin/download.cgi?id=10&no={number}", wanted,
                 Content_Disposition=f"attachment; filename*=UTF-8''%E8%A8%88%E7%94%BB{number}.pdf")  # fmt: skip


def base_href(town: Town) -> None:
    """A page in Shift_JIS with relative links below another base, its charset stated in the page alone."""
    town.landing = "/kikaku/joho/index.htm"
    head = '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><base href="/kikaku/files/">'
    town.page(town.landing, frame(town, f"第２次{town.name}情報化計画", f"""
<p>第２次{town.name}情報化計画（令和４年度～令和８年度）を策定しましたので公表します。</p>
<p>・<a href="johoka2.pdf">第２次{town.name}情報化計画</a>（ＰＤＦ　1.8MB）<br>
・<a href="johoka1.pdf">第１次{town.name}情報化計画</a>（ＰＤＦ　1.1MB）<br>
・<a href="nyusatsu.pdf">情報化計画策定業務委託仕様書</a>（ＰＤＦ）</p>""", head), "cp932", declared=False)
    town.pdf("/kikaku/files/johoka2.pdf", "full")
    town.pdf("/kikaku/files/johoka1.pdf", "full")
    town.pdf("/kikaku/files/nyusatsu.pdf")


def public_comment(town: Town) -> None:
    """A plan, and the page on which comments were asked for its draft."""
    town.landing = "/seisaku/dx/"
    town.page(town.landing, frame(town, "DXの推進", f"""
<p><a href="keikaku.html">{town.name}DX推進計画</a></p>
<p><a href="pubcom.html">{town.name}DX推進計画（案）に関するパブリックコメントについて</a></p>
<p><a href="kaigi.html">DX推進本部会議の開催状況</a></p>"""))
    town.page("/seisaku/dx/keikaku.html", frame(town, f"{town.name}DX推進計画", """
<h3>ダウンロード</h3><p class="link-PDF"><a href="honpen.pdf">本編 (PDF 3.1MB)</a></p>"""))
    town.page("/seisaku/dx/pubcom.html", frame(town, f"{town.name}DX推進計画（案）に関するパブリックコメントについて", f"""
<ul><li><a href="an.pdf">{town.name}DX推進計画（案）</a></li><li><a href="youryo.pdf">意見募集要領</a></li>
<li><a href="youshiki.pdf">意見提出様式</a></li><li><a href="kekka.pdf">意見の概要と市の考え方</a></li></ul>"""))
    town.page("/seisaku/dx/kaigi.html", frame(town, "DX推進本部会議の開催状況", """
<ul><li><a href="k1.pdf">第1回会議録</a></li><li><a href="k2.pdf">第1回次第</a></li></ul>"""))
    town.pdf("/seisaku/dx/honpen.pdf", "full")
    town.pdf("/seisaku/dx/an.pdf", "draft")
    for name in ("youryo", "youshiki", "kekka", "k1", "k2"):
        town.pdf(f"/seisaku/dx/{name}.pdf")


def news(town: Town) -> None:
    """News on the first page lead to the plan."""
    town.landing, town.kind = "/", "site"
    town.page("/", frame(town, "ホーム", f"""<h2>新着情報</h2><ul>
<li>2026年11月2日 <a href="/news/2201.html">ごみ収集日の変更について</a></li>
<li>2026年11月1日 <a href="/news/2200.html">「{town.name}スマート自治体推進ビジョン」を策定しました</a></li>
<li>2026年10月30日 <a href="/news/2199.html">臨時職員の募集</a></li></ul>"""))
    town.page("/news/2200.html", frame(town, f"「{town.name}スマート自治体推進ビジョン」を策定しました", """
<p>詳しくは次のページをご覧ください。</p><p><a href="/gyosei/vision.html">スマート自治体推進ビジョン</a></p>"""))
    for number in (2199, 2201):
        town.page(f"/news/{number}.html", frame(town, "お知らせ", f'<a href="/news/{number}.pdf">チラシ（PDF）</a>'))
        town.pdf(f"/news/{number}.pdf")
    town.page("/gyosei/vision.html", frame(town, "スマート自治体推進ビジョン", f"""
<p>ファイル名：<a href="/gyosei/v.pdf">{town.name}スマート自治体推進ビジョン [PDFファイル／2.4MB]</a></p>
<p>ファイル名：<a href="/gyosei/v_leaf.pdf">リーフレット [PDFファイル／0.4MB]</a></p>"""))
    town.pdf("/gyosei/v.pdf", "full")
    town.pdf("/gyosei/v_leaf.pdf", "summary")


LAYOUTS = (
    list_page, nested, table, definition_list, chapters, icons, query_download, base_href, public_comment, news,
)  # fmt: skip
