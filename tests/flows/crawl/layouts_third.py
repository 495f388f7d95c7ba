"""Layouts written after the code had been mended for the second half: what it scores on them is what to expect."""

from __future__ import annotations

from tests.flows.crawl.layouts_second import modern, old
from tests.flows.crawl.town_site import Town


def tabs(town: Town) -> None:
    """A page with tabs: the files of three plans in three panels, each under a heading that says the plan."""
    town.landing = "/gyosei/digital/"
    town.page(town.landing, modern(town, "デジタル化の取組", """
<div class="tab-panel" id="t1"><h3>市のDX推進計画</h3><p><a class="icon-pdf" href="t1.pdf">本編[PDF:2.8MB]</a></p><p><a href="t1g.pdf">概要[PDF:0.4MB]</a></p></div>
<div class="tab-panel" id="t2"><h3>官民データ活用推進計画</h3><p><a class="icon-pdf" href="t2.pdf">計画書[PDF:1.8MB]</a></p></div>
<div class="tab-panel" id="t3"><h3>情報セキュリティポリシー</h3><p><a class="icon-pdf" href="t3.pdf">基本方針[PDF:0.2MB]</a></p></div>
<div class="tab-panel" id="t4"><h3>オープンデータ</h3><p><a href="t4.pdf">利用ルール[PDF:0.1MB]</a></p></div>"""))
    town.pdf("/gyosei/digital/t1.pdf", "full")
    town.pdf("/gyosei/digital/t1g.pdf", "summary")
    town.pdf("/gyosei/digital/t2.pdf", "full")
    town.pdf("/gyosei/digital/t3.pdf")
    town.pdf("/gyosei/digital/t4.pdf")


def update_log(town: Town) -> None:
    """The newest revision stands on top, the old plan below, both named in full with dates."""
    town.landing = "/site/dx/plan.html"
    town.page(town.landing, modern(town, f"{town.name}DX推進計画を改定しました", f"""
<p>令和8年3月に「{town.name}DX推進計画」を改定しました。</p>
<ul class="files"><li><a href="/uploaded/attachment/9011.pdf">{town.name}DX推進計画（令和8年3月改定） [PDFファイル／3.3MB]</a></li>
<li><a href="/uploaded/attachment/9012.pdf">主な改定内容 [PDFファイル／0.2MB]</a></li></ul>
<h2>改定前の計画</h2><ul class="files"><li><a href="/uploaded/attachment/5522.pdf">{town.name}DX推進計画（令和5年3月策定） [PDFファイル／2.9MB]</a></li></ul>
<h2>計画の進捗</h2><ul><li><a href="/uploaded/attachment/9100.pdf">令和6年度の実績 [PDFファイル／0.5MB]</a></li></ul>"""))
    town.pdf("/uploaded/attachment/9011.pdf", "revision")
    town.pdf("/uploaded/attachment/5522.pdf", "full")
    town.pdf("/uploaded/attachment/9012.pdf")
    town.pdf("/uploaded/attachment/9100.pdf")


def nested_tables(town: Town) -> None:
    """Tables within tables; each row is a chapter with a file, the plan's name stands in the head."""
    town.landing = "/kikaku/it/"
    rows = "".join(
        f'<tr><td>{n}</td><td>{title}</td><td><a href="it{n}.pdf">ダウンロード</a>（{n}.1MB）</td></tr>'
        for n, title in enumerate(("計画の趣旨", "地域の情報化の現状", "情報化の施策", "用語集"), start=1)
    )
    town.page(town.landing, old("企画課", f"""<table width="100%"><tr><td><b>{town.name}IT推進計画</b><br>
<table border="1"><tr><th>No.</th><th>内容</th><th>ファイル</th></tr>{rows}</table></td></tr>
<tr><td><b>村勢要覧</b><br><table border="1"><tr><td>2026年版</td><td><a href="y.pdf">ダウンロード</a></td></tr></table></td></tr></table>"""))
    for n in range(1, 5):
        town.pdf(f"/kikaku/it/it{n}.pdf", "chapter", n)
    town.pdf("/kikaku/it/y.pdf")


def english_site(town: Town) -> None:
    """A plan whose name is made of kana, its files named in romaji, no word 計画 in the links."""
    town.landing = "/dxnavi/"
    town.page(town.landing, modern(town, "スマートみらいビジョン", f"""
<p>{town.name}のDXの方向性を示す「スマートみらいビジョン」をつくりました。</p>
<p><a href="smart_mirai_vision.pdf">スマートみらいビジョン（PDF 5.5MB）</a></p>
<p><a href="smart_mirai_vision_digest.pdf">ダイジェスト版（PDF 1.1MB）</a></p><p><a href="kodomo.pdf">こども版（PDF 1.0MB）</a></p>"""))
    town.pdf("/dxnavi/smart_mirai_vision.pdf", "full")
    town.pdf("/dxnavi/smart_mirai_vision_digest.pdf", "summary")
    town.pdf("/dxnavi/kodomo.pdf")


def by_division(town: Town) -> None:
    """From the town's first page over the list of divisions to the division in charge."""
    town.landing, town.kind = "/", "site"
    town.page("/", modern(town, "トップページ", """<ul><li><a href="/soshiki/">組織から探す</a></li><li><a href="/gov/">市政情報</a></li></ul>"""))
    town.page("/soshiki/", modern(town, "組織から探す", """<ul><li><a href="/soshiki/1/">総務課</a></li>
<li><a href="/soshiki/2/">DX推進課</a></li><li><a href="/soshiki/3/">税務課</a></li></ul>"""))
    town.page("/gov/", modern(town, "市政情報", """<ul><li><a href="/soshiki/2/">DX・情報化</a></li><li><a href="/gov/plan/">計画・方針</a></li></ul>"""))
    town.page("/gov/plan/", modern(town, "計画・方針", "<ul><li><a href='/gov/plan/1.html'>総合計画</a></li></ul>"))
    town.page("/soshiki/2/", modern(town, "DX推進課", f"""<h2>主な業務</h2><p>DXの推進、情報システム、統計</p>
<h2>計画</h2><p><a href="/soshiki/2/dx.pdf">{town.name}DX推進計画（PDF：2.0MB）</a></p><p><a href="/soshiki/2/dxg.pdf">同　概要版（PDF：0.3MB）</a></p>
<h2>統計</h2><p><a href="/soshiki/2/toukei.pdf">統計書（PDF：2.0MB）</a></p>"""))
    town.pdf("/soshiki/2/dx.pdf", "full")
    town.pdf("/soshiki/2/dxg.pdf", "summary")
    town.pdf("/soshiki/2/toukei.pdf")


def split_by_pages(town: Town) -> None:
    """A plan cut by size, named only by numbers, and its appendix."""
    town.landing = "/plan/joho.html"
    town.page(town.landing, modern(town, f"第4次{town.name}地域情報化計画", f"""
<p>第4次{town.name}地域情報化計画（計画期間：令和6～10年度）</p>
<ul><li><a href="j1.pdf">その1（表紙～10ページ）（PDF：4.8MB）</a></li><li><a href="j2.pdf">その2（11～25ページ）（PDF：4.9MB）</a></li>
<li><a href="j3.pdf">その3（26ページ～）（PDF：3.1MB）</a></li></ul>
<p>※パブリックコメントの結果は<a href="kekka.pdf">こちら</a></p><h2>前計画</h2>
<ul><li><a href="k3.pdf">第3次{town.name}地域情報化計画（PDF：2.2MB）</a></li></ul>"""))
    for n in (1, 2, 3):
        town.pdf(f"/plan/j{n}.pdf", "chapter", n)
    town.pdf("/plan/k3.pdf", "full")
    town.pdf("/plan/kekka.pdf")


def cards(town: Town) -> None:
    """Cards of pictures and captions, the link around everything."""
    town.landing = "/digital/"
    card = '<a class="card" href="{}"><figure><img src="/i.jpg" alt=""></figure><div class="card-title">{}</div><p>{}</p></a>'
    town.page(town.landing, modern(town, "まちのデジタル", card.format("plan.pdf", f"{town.name}デジタル田園まちづくり計画", "令和7年3月策定（PDF）")
        + card.format("sumaho.pdf", "スマホ教室", "毎月開催（PDF）") + card.format("houshin.pdf", f"{town.name}自治体DX全体方針", "令和5年4月（PDF）")
        + card.format("ai.pdf", "生成AI利用ガイドライン", "令和6年（PDF）")))
    town.pdf("/digital/plan.pdf", "full")
    town.pdf("/digital/houshin.pdf", "full")
    town.pdf("/digital/sumaho.pdf")
    town.pdf("/digital/ai.pdf")


LAYOUTS = (tabs, update_log, nested_tables, english_site, by_division, split_by_pages, cards)
