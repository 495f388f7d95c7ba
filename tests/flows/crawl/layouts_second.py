"""The second half of the layouts: written after the code that finds plans, so that its score on them was a test."""

from __future__ import annotations

from tests.flows.crawl.town_site import Town

HEAD = '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="ja"><head><title>{title}</title>{more}</head>'


def old(title: str, body: str, more: str = "") -> str:
    """A page as word processors of the nineties made them: tables, fonts and no headings."""
    return (
        HEAD.format(title=title, more=more)
        + '<body bgcolor="#ffffff"><center><table width="760"><tr><td width="160" valign="top">'
        '<a href="/">HOME</a><br><a href="/kurashi.htm">くらしの情報</a><br><a href="/gikai.htm">村議会</a></td><td>'
        f'<font size="5" color="#003366"><b>{title}</b></font><br><hr>{body}</td></tr></table></center></body></html>'
    )


def modern(town: Town, title: str, body: str, crumbs: str = "") -> str:
    """A page of a newer system: wrappers without meaning, everything in divisions."""
    return f"""<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{title} | {town.name}</title></head>
<body class="page"><header class="l-header"><a href="/"><img src="/logo.svg" alt="{town.name}"></a>
<nav class="l-gnav"><ul><li><a href="/life/">暮らし・手続き</a></li><li><a href="/gov/">市政情報</a></li></ul></nav></header>
<div class="c-breadcrumb"><ol><li><a href="/">ホーム</a></li><li><a href="/gov/">市政情報</a></li>{crumbs}</ol></div>
<main class="l-main"><div class="c-pageTitle"><h1>{title}</h1></div><div class="l-contents">{body}</div>
<div class="c-inquiry"><h2>このページに関するお問い合わせ</h2><p>総務部 デジタル戦略課 電話000-000-0000</p>
<p><a href="/form/contact?id=22">お問い合わせフォーム</a></p></div></main>
<aside class="l-side"><h2>このカテゴリーのページ</h2><ul><li><a href="/gov/open.html">オープンデータ</a></li>
<li><a href="/gov/rpa.pdf">RPA導入実証実験報告書（PDF）</a></li></ul></aside>
<footer class="l-footer"><a href="/policy.html">サイトポリシー</a></footer></body></html>"""


def frames(town: Town) -> None:
    """A frameset in EUC-JP: menu at the left, the list of plans at the right."""
    town.landing = "/plan/index.html"
    town.page(town.landing, '<html><head><meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">'
              "<title>村の計画</title></head><frameset cols='200,*'><frame src='menu.html'><frame src='main.html' name='m'>"
              "</frameset></html>", "euc_jp", declared=False)  # fmt: skip
    town.page("/plan/menu.html", old("メニュー", '<a href="main.html">計画一覧</a><br><a href="/">戻る</a>'), "euc_jp", False)
    town.page("/plan/main.html", old("村の計画一覧", f"""
■{town.name}地域情報化計画<br>&nbsp;&nbsp;<a href="pdf/joho19.pdf">計画書本文</a>　<a href="pdf/joho19s.pdf">概要版</a><br>
■{town.name}過疎地域持続的発展計画<br>&nbsp;&nbsp;<a href="pdf/kaso.pdf">計画書本文</a><br>
■{town.name}農村振興基本計画<br>&nbsp;&nbsp;<a href="pdf/nouson.pdf">計画書本文</a><br>""",
        '<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">'), "euc_jp", False)
    town.pdf("/plan/pdf/joho19.pdf", "full")
    town.pdf("/plan/pdf/joho19s.pdf", "summary")
    town.pdf("/plan/pdf/kaso.pdf")
    town.pdf("/plan/pdf/nouson.pdf")


def pagination(town: Town) -> None:
    """A long list of plans over three pages."""
    town.landing = "/gov/plans/"
    others = ["総合計画", "環境基本計画", "地域福祉計画", "高齢者福祉計画", "住生活基本計画", "水道ビジョン", "観光振興計画", "食育推進計画",
              "男女共同参画プラン", "空家等対策計画", "公共施設等総合管理計画", "スポーツ推進計画"]  # fmt: skip
    items = [f'<li><a href="/gov/plans/o{i}.html">{town.name}{name}</a></li>' for i, name in enumerate(others)]
    items.insert(10, f'<li><a href="/gov/plans/dx.html">{town.name}DX推進指針</a></li>')
    for page in range(3):
        pager = "".join(
            f'<li><a href="/gov/plans/{"" if n == 0 else f"index_{n + 1}.html"}">{n + 1}</a></li>' for n in range(3)
        )
        body = f'<ul class="c-list">{"".join(items[page * 5 : page * 5 + 5])}</ul><div class="c-pager"><ul>{pager}</ul></div>'
        town.page("/gov/plans/" + ("" if page == 0 else f"index_{page + 1}.html"), modern(town, "計画・構想", body))
    for i, name in enumerate(others):
        town.page(f"/gov/plans/o{i}.html", modern(town, f"{town.name}{name}", f'<a href="o{i}.pdf">本編（PDF：1MB）</a>'))
        town.pdf(f"/gov/plans/o{i}.pdf")
    town.page("/gov/plans/dx.html", modern(town, f"{town.name}DX推進指針", f"""
<p>本市におけるDXの基本的な考え方を示すものです。</p>
<div class="c-file"><a href="/material/files/group/3/sisin_R5.pdf"><span class="c-file__name">{town.name}DX推進指針（令和5年4月改訂）</span>
<span class="c-file__size">(PDFファイル: 1.1MB)</span></a></div>
<p>更新日：2023年04月01日</p>"""))
    town.pdf("/material/files/group/3/sisin_R5.pdf", "revision")


def file_box(town: Town) -> None:
    """Files in a box at the end of the page, under a heading that says nothing."""
    town.landing = "/articles/2024031500012/"
    town.page(town.landing, modern(town, f"{town.name}DX推進計画の策定について", f"""
<div class="wysiwyg"><p>人口減少や少子高齢化が進む中、限られた職員で行政サービスを維持するため、「{town.name}DX推進計画」を策定しました。</p>
<p>計画期間：令和6年度～令和10年度（5年間）</p><p>なお、計画案に対するパブリックコメントの結果は下記のとおりです。</p></div>
<section class="attach"><h2>添付ファイル</h2><ul>
<li><a href="file_contents/R6dxkeikaku_honpen.pdf">R6dxkeikaku_honpen.pdf(3,021KB)</a></li>
<li><a href="file_contents/R6dxkeikaku_gaiyo.pdf">R6dxkeikaku_gaiyo.pdf(620KB)</a></li>
<li><a href="file_contents/pubcomkekka.pdf">パブリックコメント結果.pdf(120KB)</a></li></ul></section>"""))
    town.pdf("/articles/2024031500012/file_contents/R6dxkeikaku_honpen.pdf", "full")
    town.pdf("/articles/2024031500012/file_contents/R6dxkeikaku_gaiyo.pdf", "summary")
    town.pdf("/articles/2024031500012/file_contents/pubcomkekka.pdf")


def content_host(town: Town) -> None:
    """Files on the host of a content network."""
    town.landing, town.cdn = "/gov/digital/plan.html", f"cdn{town.number}.example"
    town.page(town.landing, modern(town, "デジタル変革の取組", f"""
<h2>{town.name}デジタル変革戦略</h2><p>本市のDXを進める戦略です。</p>
<ul><li><a href="//cdn{town.number}.example:{{port}}/a/12/senryaku.pdf">戦略本編（PDF 4.2MB）</a></li>
<li><a href="//cdn{town.number}.example:{{port}}/a/12/summary.pdf">戦略の概要（PDF 0.9MB）</a></li></ul>
<h2>国・県の取組</h2><ul><li><a href="/gov/digital/ken.pdf">葦原県デジタル戦略（葦原県ホームページより）</a></li>
<li><a href="/gov/digital/kuni.pdf">デジタル社会の実現に向けた重点計画</a></li></ul>"""))
    town.pdf("/a/12/senryaku.pdf", "full", host=f"cdn{town.number}.example")
    town.pdf("/a/12/summary.pdf", "summary", host=f"cdn{town.number}.example")
    town.pdf("/gov/digital/ken.pdf")
    town.pdf("/gov/digital/kuni.pdf")


def editions(town: Town) -> None:
    """Several editions of a plan, each with its files, under headings of bold type."""
    town.landing = "/uploaded/dx.html"
    town.page(town.landing, old(f"{town.name}情報化推進計画", f"""
<p><strong>第3次{town.name}情報化推進計画（令和6年度～令和10年度）</strong></p>
<p><a href="3/all.pdf">計画書（一括ダウンロード）</a> [3.4MB]</p>
<p><a href="3/1.pdf">第1章 計画の概要</a> [0.4MB]<br><a href="3/2.pdf">第2章 情報化の課題</a> [0.9MB]<br>
<a href="3/3.pdf">第3章 個別施策</a> [1.8MB]</p>
<p><strong>第2次{town.name}情報化推進計画（平成31年度～令和5年度）</strong></p>
<p><a href="2/keikaku.pdf">計画書</a> [2.2MB]　<a href="2/hyoka.pdf">進捗状況報告</a> [0.5MB]</p>"""))
    town.pdf("/uploaded/3/all.pdf", "full")
    for number in (1, 2, 3):
        town.pdf(f"/uploaded/3/{number}.pdf")
    town.pdf("/uploaded/2/keikaku.pdf", "full")
    town.pdf("/uploaded/2/hyoka.pdf")


def rows_of_chapters(town: Town) -> None:
    """A table whose rows are the chapters, the plan named once in a cell that spans them."""
    town.landing = "/ict/keikaku.html"
    names = ["はじめに・目次", "1 計画の位置付けと期間", "2 本市を取り巻く状況", "3 基本理念と施策の柱", "4 推進体制と進行管理"]
    rows = "".join(
        "<tr>" + (f'<td rowspan="5">{town.name}ICT推進プラン2025</td>' if i == 0 else "")
        + f'<td>{name}</td><td><a href="/ict/p{i}.pdf"><img src="/i/pdf.gif" alt="PDFファイル"></a> {i + 1}00KB</td></tr>'
        for i, name in enumerate(names)
    )  # fmt: skip
    town.page(town.landing, modern(town, "計画書のダウンロード", f"""
<table><thead><tr><th>計画名</th><th>内容</th><th>ファイル</th></tr></thead><tbody>{rows}
<tr><td>{town.name}中心市街地活性化基本計画</td><td>本編</td><td><a href="/ict/c.pdf"><img src="/i/pdf.gif" alt="PDFファイル"></a></td></tr>
</tbody></table>"""))
    for i in range(5):
        town.pdf(f"/ict/p{i}.pdf", "chapter", i + 1)
    town.pdf("/ict/c.pdf")


def scripted(town: Town) -> None:
    """Links that open windows by script, and an accordion."""
    town.landing = "/dx/index.php?cat=5"
    town.page(town.landing, modern(town, "DX推進", f"""
<details><summary>{town.name}DX推進ビジョン</summary><div><p>令和7年3月策定</p>
<a href="javascript:void(0)" onclick="window.open('/dx/file.php?f=vision.pdf','_blank')">ビジョンを見る</a>
<a href="#" onclick="location.href='/dx/file.php?f=vision_gaiyou.pdf'">概要を見る</a></div></details>
<details><summary>オープンデータの取組</summary><div><a href="/dx/file.php?f=od.pdf">オープンデータ利用規約</a></div></details>
<details><summary>DX推進アドバイザー</summary><div><a href="/dx/file.php?f=adv.pdf">設置要綱</a></div></details>"""))
    town.pdf("/dx/file.php?f=vision.pdf", "full")
    town.pdf("/dx/file.php?f=vision_gaiyou.pdf", "summary")
    town.pdf("/dx/file.php?f=od.pdf")
    town.pdf("/dx/file.php?f=adv.pdf")


def meetings(town: Town) -> None:
    """A committee that drew up the plan: its papers are none, the plan on the page beside is."""
    town.landing = "/soshiki/7/"
    town.page(town.landing, modern(town, "デジタル推進課", f"""
<h2>業務内容</h2><p>情報システムの管理、DXの推進に関すること</p><h2>お知らせ・関連ページ</h2>
<ul><li><a href="/soshiki/7/301">{town.name}デジタル社会推進計画</a></li><li><a href="/soshiki/7/302">デジタル社会推進計画策定委員会</a></li>
<li><a href="/soshiki/7/303">スマホ教室</a></li><li><a href="/soshiki/7/304">情報システム調達に関する基本方針</a></li></ul>"""))
    town.page("/soshiki/7/301", modern(town, f"{town.name}デジタル社会推進計画", f"""
<p>このたび、「{town.name}デジタル社会推進計画」を策定しましたので、お知らせします。</p><p>以下よりダウンロードしてご覧ください。</p>
<p><a class="pdf" href="/uploaded/life/301_1.pdf">計画（全体） [PDFファイル／5.62MB]</a></p>
<p><a class="pdf" href="/uploaded/life/301_2.pdf">計画（ダイジェスト） [PDFファイル／1.01MB]</a></p>
<p><a class="pdf" href="/uploaded/life/301_3.pdf">用語解説 [PDFファイル／321KB]</a></p>"""))
    town.page("/soshiki/7/302", modern(town, "デジタル社会推進計画策定委員会", """
<h3>第1回</h3><ul><li><a href="/uploaded/life/302_1.pdf">次第</a></li><li><a href="/uploaded/life/302_2.pdf">資料1 計画骨子案</a></li>
<li><a href="/uploaded/life/302_3.pdf">資料2 デジタル社会推進計画（素案）</a></li></ul>"""))
    town.pdf("/uploaded/life/301_1.pdf", "full")
    town.pdf("/uploaded/life/301_2.pdf", "summary")
    town.pdf("/uploaded/life/301_3.pdf", "chapter", 1)
    for number in (1, 2, 3):
        town.pdf(f"/uploaded/life/302_{number}.pdf")


def japanese_names(town: Town) -> None:
    """Japanese names of files, some percent-encoded in Shift_JIS systems' UTF-8, and plain words as links."""
    town.landing = "/top/gyosei/"
    town.page(town.landing, modern(town, "行政情報", f"""
<h2>計画</h2><p>・総合計画は<a href="総合計画.pdf">こちら</a></p>
<p>・{town.name}スマートタウン構想は<a href="スマートタウン構想（本編）.pdf">こちら</a>（概要版は<a href="スマートタウン構想（概要版）.pdf">こちら</a>）</p>
<p>・耐震改修促進計画は<a href="耐震.pdf">こちら</a></p>"""))
    from urllib.parse import quote

    town.pdf("/top/gyosei/" + quote("スマートタウン構想（本編）.pdf"), "full")
    town.pdf("/top/gyosei/" + quote("スマートタウン構想（概要版）.pdf"), "summary")
    town.pdf("/top/gyosei/" + quote("総合計画.pdf"))
    town.pdf("/top/gyosei/" + quote("耐震.pdf"))


def moved(town: Town) -> None:
    """The landing page has moved, files are handed out by redirects, the plan's own page is one click away."""
    from tests.flows.crawl.town_site import Answer

    town.landing = "/old/dx.html"
    town.pages[(town.host, "/old/dx.html")] = Answer(status=301, headers={"Location": "/new/dx/"})
    town.page("/new/dx/", modern(town, "自治体DXの推進", f"""
<p>本町のDXの取組みを紹介します。</p><div class="card"><a href="/new/dx/plan"><img src="/i/1.jpg" alt=""><p>{town.name}DX推進計画</p></a></div>
<div class="card"><a href="/new/dx/online"><img src="/i/2.jpg" alt=""><p>オンライン申請</p></a></div>
<div class="card"><a href="/new/dx/rpa"><img src="/i/3.jpg" alt=""><p>AI・RPAの活用</p></a></div>"""))
    town.page("/new/dx/plan", modern(town, f"{town.name}DX推進計画", """
<h2>計画の全文</h2><p><a href="/dl/881">計画書をダウンロードする（PDF／2,101KB）</a></p><h2>計画の概要</h2>
<p><a href="/dl/882">概要版をダウンロードする（PDF／420KB）</a></p><h2>推進体制</h2><p><a href="/dl/883">推進体制図（PDF／90KB）</a></p>"""))
    for number in (881, 882):
        town.pages[(town.host, f"/dl/{number}")] = Answer(status=302, headers={"Location": f"/files/{number}.bin"})
        town.pdf(f"/files/{number}.bin")
    town.page("/dl/883", modern(town, "ファイルがありません", "<p>削除されました</p>"))
    from tests.flows.crawl.town_site import Wanted

    town.wanted += [Wanted(town.host, "/dl/881", "full"), Wanted(town.host, "/dl/882", "summary")]


def long_index(town: Town) -> None:
    """Hundreds of links on one page, most of them plans of other fields, in cells with the division in charge."""
    town.landing = "/keikaku/list.html"
    rows = []
    for number in range(60):
        field = ("農業", "福祉", "環境", "教育", "防災", "住宅", "健康", "観光", "河川", "公園")[number % 10]
        rows.append(f"<tr><td>{field}課</td><td><a href='k{number}.pdf'>{town.name}{field}振興基本計画その{number}</a></td>"
                    f"<td>令和{number % 6 + 1}年3月</td></tr>")  # fmt: skip
        town.pdf(f"/keikaku/k{number}.pdf")
    rows.insert(33, f"<tr><td>情報政策課</td><td><a href='kmk.pdf'>{town.name}官民データ活用推進計画</a></td><td>令和3年3月</td></tr>")
    rows.insert(34, f"<tr><td>情報政策課</td><td><a href='kyoiku.pdf'>{town.name}学校教育情報化推進計画</a></td><td>令和5年3月</td></tr>")
    rows.insert(35, f"<tr><td>情報政策課</td><td><a href='dx.pdf'>{town.name}行政デジタル化実行計画（改定版）</a></td><td>令和5年3月</td></tr>")
    rows.insert(36, f"<tr><td>情報政策課</td><td><a href='sec.pdf'>{town.name}情報セキュリティポリシー</a></td><td>令和5年3月</td></tr>")
    town.page(town.landing, old("計画等一覧", f"<table border='1'><tr><th>担当</th><th>名称</th><th>策定</th></tr>{''.join(rows)}</table>"))
    town.pdf("/keikaku/kmk.pdf", "full")
    town.pdf("/keikaku/dx.pdf", "revision")
    town.pdf("/keikaku/kyoiku.pdf")
    town.pdf("/keikaku/sec.pdf")


def from_the_top(town: Town) -> None:
    """From the town's first page by its menus: 町政情報, then the list of plans, where the file stands."""
    town.landing, town.kind = "/", "site"
    menu = '<ul><li><a href="/life/">くらし</a></li><li><a href="/gov/index.html">町政情報</a></li><li><a href="/biz/">産業</a></li></ul>'
    town.page("/", modern(town, f"{town.name}ホームページ", menu + '<h2>お知らせ</h2><ul><li><a href="/n/1.html">マイナンバーカードの休日窓口</a></li></ul>'))
    town.page("/gov/index.html", modern(town, "町政情報", """<ul><li><a href="/gov/mayor.html">町長の部屋</a></li>
<li><a href="/gov/plan.html">町の計画・ビジョン</a></li><li><a href="/gov/gikai.html">議会</a></li><li><a href="/gov/jinji.html">人事・職員採用</a></li></ul>"""))
    town.page("/gov/plan.html", modern(town, "町の計画・ビジョン", f"""
<h2>総合計画</h2><ul><li><a href="/gov/p/sougou.pdf">第6次総合計画基本構想（PDF）</a></li></ul>
<h2>デジタル</h2><ul><li><a href="/gov/p/a.pdf">{town.name}DX推進計画（PDF）</a></li><li><a href="/gov/p/b.pdf">{town.name}DX推進計画 実施計画編（PDF）</a></li></ul>
<h2>防災</h2><ul><li><a href="/gov/p/bousai.pdf">地域防災計画（PDF）</a></li></ul>"""))
    for path in ("/life/", "/biz/", "/n/1.html", "/gov/mayor.html", "/gov/gikai.html", "/gov/jinji.html"):
        town.page(path, modern(town, "ページ", "<p>本文</p>"))
    town.pdf("/gov/p/a.pdf", "full")
    town.pdf("/gov/p/b.pdf", "full")
    town.pdf("/gov/p/sougou.pdf")
    town.pdf("/gov/p/bousai.pdf")


def comments_asked(town: Town) -> None:
    """A page that asks for comments on a draft; there is no plan yet."""
    town.landing = "/pubcom/r8/dx.html"
    town.page(town.landing, modern(town, f"「{town.name}DX推進計画（素案）」に対するご意見を募集します", f"""
<p>{town.name}では計画の策定を進めています。皆さまのご意見をお寄せください。</p><h2>1 公表資料</h2>
<ul><li><a href="a.pdf">{town.name}DX推進計画（素案） (PDF：2.9MB)</a></li><li><a href="b.pdf">素案の概要 (PDF：0.4MB)</a></li></ul>
<h2>2 意見の提出方法</h2><ul><li><a href="c.pdf">意見提出用紙 (PDF：80KB)</a></li></ul>
<h2>3 参考</h2><ul><li><a href="d.pdf">{town.name}DX推進計画策定方針 (PDF：80KB)</a></li></ul>"""))
    town.pdf("/pubcom/r8/a.pdf", "draft")
    town.pdf("/pubcom/r8/b.pdf", "draft")
    town.pdf("/pubcom/r8/c.pdf")
    town.pdf("/pubcom/r8/d.pdf")


def report_years(town: Town) -> None:
    """A plan among the reports on it and the materials of the procurement for it."""
    town.landing = "/contents/dx/"
    town.page(town.landing, modern(town, "DX推進基本方針", f"""
<p>市では令和4年3月に「{town.name}DX推進基本方針」を策定し、取組を進めています。</p>
<h3>基本方針</h3><div><a href="1.pdf">{town.name}DX推進基本方針（PDF：1,822.4KB）</a></div><div><a href="2.pdf">別冊　アクションプラン（PDF：2,000KB）</a></div>
<h3>取組状況</h3><div><a href="3.pdf">令和4年度取組状況（PDF）</a></div><div><a href="4.pdf">令和5年度取組状況（PDF）</a></div>
<h3>業務委託</h3><div><a href="5.pdf">DX推進基本方針改定支援業務公募型プロポーザル実施要領（PDF）</a></div>
<div><a href="6.pdf">評価基準（PDF）</a></div><h3>研修</h3><div><a href="7.pdf">DX研修計画（PDF）</a></div>"""))
    town.pdf("/contents/dx/1.pdf", "full")
    town.pdf("/contents/dx/2.pdf", "chapter", 1)
    for number in range(3, 8):
        town.pdf(f"/contents/dx/{number}.pdf")


LAYOUTS = (
    frames, pagination, file_box, content_host, editions, rows_of_chapters, scripted, meetings, japanese_names, moved,
    long_index, from_the_top, comments_asked, report_years,
)  # fmt: skip
