"""The matcher as a user meets it: headings in, measures out."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from taxonomy.commands import map_lines
from taxonomy.context import STATE, ancestor_background, background_kind, watches_over_plan
from taxonomy.heading import parse
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import EMIT, Heading, Matcher, needs_review

MATCHER = Matcher(load_taxonomy())


def named(text: str, *ancestors: str, body: str = "") -> list[str]:
    return [match.measure_id for match in MATCHER.match(Heading(text, ancestors, body))]


@pytest.mark.parametrize("edition", ["1.0", "2.0", "2.2", "2.3", "3.0"])
def test_every_title_of_every_edition_names_its_measure(edition: str) -> None:
    for _, item in load_taxonomy().edition(edition).items():
        assert item.title is not None
        assert set(item.measures) <= set(named(f"(1) {item.title}")), item.title


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("第３章　ＡＩ・ＲＰＡ の利用推進", "ai-rpa"),
        ("(2) 行政手続きの オンライン化", "online-procedures"),
        ("デジタル・ディバイドの解消", "digital-divide"),
        ("推 進 体 制", "organization"),
        ("施策1-2 書かない窓口の拡大", "frontyard-reform"),
        ("ガバメントクラウドへの移行", "system-standardization"),
        ("④ 情報セキュリティポリシーの改定", "security"),
        ("社会保障・税番号制度への対応", "mynumber-card"),
        ("電子申請・届出の推進", "online-procedures"),
        ("情報システムの全体最適化", "system-standardization"),
        ("市民の情報リテラシーの向上", "digital-divide"),
        ("職員の情報リテラシーの向上", "human-resources"),
        ("電子納付の推進", "eltax-payment"),
        ("窓口のキャッシュレス化", "frontyard-reform"),
        ("文書管理システムと電子決裁の導入", "bpr"),
        ("条例等のアナログ規制の点検", "regulation-review"),
        ("市町村の電子自治体化の支援", "prefecture-support"),
        ("進行管理", "planned-approach"),
        ("公衆無線LANの整備", "regional-digitalization"),
        ("ＥＢＰＭの推進", "open-data"),
        ("在宅勤務の実施", "telework"),
        ("移動市役所の運行", "frontyard-reform"),
        ("コンピュータウイルスへの備え", "security"),
        ("ウイルス感染を防ぐ", "security"),
    ],
)
def test_one_measure(text: str, measure: str) -> None:
    assert named(text) == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "第１章　計画の策定にあたって",
        "1 計画策定の趣旨",
        "計画の位置付け",
        "3．計画の期間",
        "国・県の動向",
        "本市の現状と課題",
        "AIとは",
        "デジタルデバイドの現状",
        "マイナンバーカードの交付状況",
        "用語集",
        "目次",
        "はじめに",
        "(ア) 方針",
        "目標時期と財政支援",
        "第２次情報化推進計画",
        "DX推進計画の概要",
        "デジタル化の推進",
        "重点取組事項",
        "パブリックコメントの結果",
        "官民データ活用推進基本法",
        "インターネットの普及状況",
        "担当課",
        "スケジュール",
        "情報化を取り巻く環境",
        "",
        "第12回推進本部会議",
        "第３回　デジタル推進委員会（書面）",
        "会議の記録",
        "新型コロナウイルス感染者ダッシュボード",
        "コロナウイルス対策",
        "インフルエンザウイルスの流行",
        "ウイルス性胃腸炎の予防",
    ],
)
def test_no_measure(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("地域社会のデジタル化・デジタルデバイド対策", {"regional-digitalization", "digital-divide"}),
        ("セキュリティ、デジタルデバイドへの配慮", {"security", "digital-divide"}),
        ("官民データ活用の推進", {"open-data", "public-private-data-plan"}),
    ],
)
def test_a_heading_that_joins_two_measures(text: str, measures: set[str]) -> None:
    assert set(named(text)) == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("保育所入所申請のオンライン化", "online-procedures"),
        ("AIを活用した保育所入所選考", "ai-rpa"),
        ("データ利活用人材の育成", "human-resources"),
    ],
)
def test_words_that_qualify_are_not_a_second_measure(text: str, measure: str) -> None:
    assert named(text) == [measure]


def test_nothing_below_the_state_of_things_is_a_measure() -> None:
    assert named("セキュリティ対策と個人情報保護", "第1章 ITを取り巻く環境", "2 本市の状況") == []
    assert named("(2) マイナンバーカードの普及促進", "第2章 国の動向") == []
    quoted = MATCHER.match(Heading("(2) マイナンバーカードの普及促進", ("第2章 国の動向",)), quoted=True)
    assert [match.measure_id for match in quoted] == ["mynumber-card"]


def test_below_a_numbered_field_of_a_measure_there_is_only_detail() -> None:
    above = ("(3) その他", "ア-1 BPRの取組みの徹底", "(ウ) 取組内容")
    assert named("① 職員人材の育成", *above) == []
    assert named("① 職員人材の育成", "(3) 具体的な施策") == ["human-resources"]


def test_the_body_decides_where_the_heading_says_nothing() -> None:
    body = "窓口の混雑を解消する。書かない窓口を導入する。来庁予約を始める。ワンストップ窓口を設ける。"
    matches = MATCHER.match(Heading("笑顔がひろがる第一歩", (), body))
    assert [match.measure_id for match in matches] == ["frontyard-reform"]
    assert matches[0].method == "body" and needs_review(matches[0])
    assert named("笑顔がひろがる第一歩") == []
    assert named("計画の位置付け", body=body) == []


@pytest.mark.parametrize(
    ("body", "measure"),
    [
        ("情報セキュリティポリシーを令和5年度に改める。外部の点検を受ける。", "security"),
        ("今も紙で届けてもらっている。スマートフォンから申請できるようにする。", "online-procedures"),
        ("雪の日も働けるよう、在宅で勤務できる環境を整える。", "telework"),
        ("使い方を教え合う場を開く。", "digital-divide"),
        ("氏名や住所を書かなくてよい受付にする。", "frontyard-reform"),
        ("税の計算に使うものを、国の標準に沿ったものへ入れ替える。", "system-standardization"),
    ],
)
def test_below_a_pillar_a_few_plain_words_of_the_body_are_enough(body: str, measure: str) -> None:
    (match,) = MATCHER.match(Heading("山あいの一歩", ("少人数でも回る役場",), body, leaf=True))
    assert (match.measure_id, match.method) == (measure, "body") and needs_review(match)
    assert named("山あいの一歩", "少人数でも回る役場", body=body) == []


@pytest.mark.parametrize(
    "body",
    [
        "情報セキュリティポリシーを改める。マイナンバーカードの使い道を増やす。",
        "庁舎の照明を替える。工事は休日に行う。節電にもなる。テレワークの日にも消す。",
        "紙を減らす。棚を空ける。人を移す。床を直す。オープンデータを公開する。",
        "推進本部が進捗管理を行う。",
        "地域課題を話し合う。集まりを開く。",
    ],
)
def test_a_rival_a_late_mention_or_words_on_the_plan_decide_nothing(body: str) -> None:
    assert MATCHER.match(Heading("山あいの一歩", ("少人数でも回る役場",), body, leaf=True)) == []


@pytest.mark.parametrize(
    "text", ["くらしを軽くする", "しごとを変える", "笑顔がつながる地域づくり", "にぎわいの創出", "災害の変化"]
)
def test_wide_words_without_a_partner_name_no_measure(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    ["くらしのデジタル化", "農の仕事とデータ", "観光でつくるにぎわい", "「暮らし・まち」", "ICTによる地域づくり"],
)
def test_wide_words_beside_what_is_done_do(text: str) -> None:
    assert named(text) == ["regional-digitalization"]


def test_scores_are_ordered_and_bounded() -> None:
    matches = MATCHER.match(Heading("地域社会のデジタル化・デジタルデバイド対策"))
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(EMIT <= score <= 1 for score in scores)


def test_evidence_quotes_the_words() -> None:
    (match,) = MATCHER.match(Heading("ガバメントクラウドへの移行を進める"))
    assert "ガバメントクラウド" in match.evidence


def test_width_and_letter_spacing_do_not_change_the_answer() -> None:
    assert named("３．２　オープンデータの推進") == named("3.2 オープンデータの推進") == ["open-data"]
    assert named("オ ー プ ン デ ー タ の 推 進") == ["open-data"]


def test_explain_says_what_spoke_for_and_against() -> None:
    told = MATCHER.explain(Heading("(1) セキュリティ対策", ("第2章 本市の現状",)))
    assert told["against"] == {"under": "第2章 本市の現状"}
    (first, *_) = told["candidates"]
    assert first["measure_id"] == "security" and not first["named"]
    assert first["wording"] == "セキュリティ対策の徹底" and first["for"]


def _mapped(text: str, body: str, **more: object) -> list[str]:
    line = json.dumps({"text": text, "ancestors": ["取組"], "body": body, **more})
    return [match["measure_id"] for match in next(map_lines([line]))["matches"]]


@pytest.mark.parametrize(
    ("text", "body", "measure"),
    [
        ("おもてなしカウンター", "書かない窓口の仕組みを入れ、待ち時間を短くする。", "frontyard-reform"),
        ("出前カード隊", "マイナンバーカードの申請を集会所で受け付ける。", "mynumber-card"),
        ("カード活用サービスの展開", "マイナンバーカードの出張申請を行う。", "mynumber-card"),
        ("判子の卒業式", "電子決裁の対象を全ての起案に広げる。", "bpr"),
        ("下書きはおまかせ", "生成ＡＩで挨拶文や通知文の案を作る。", "ai-rpa"),
        ("レジに並ばない納付", "eLTAXで保育料などの公金を納められるようにする。", "eltax-payment"),
        ("よろず相談の日", "スマートフォンの使い方の相談を公民館で受ける。", "digital-divide"),
        ("支所の役割の見直し", "支所に遠隔窓口を置き、本庁の職員に相談できるようにする。", "frontyard-reform"),
    ],
)
def test_below_a_coined_title_a_mapped_body_decides(text: str, body: str, measure: str) -> None:
    assert _mapped(text, body) == [measure]
    assert _mapped(text, "") == _mapped(text, body, leaf=False) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("はじめの一歩", "ＲＰＡを５業務に導入し、電子決裁を始めた。"),
        ("第１期の振り返り", "電子申請を広げる。"),
    ],
)
def test_reports_and_reviews_are_no_measures(text: str, body: str) -> None:
    assert _mapped(text, body) == []


def test_daily_life_below_a_digital_pillar_is_a_measure_where_it_is_heard() -> None:
    found = MATCHER.match(Heading("商店街の振興", ("デジタルでまちを元気に",), "空き店舗に入る事業者を助ける。"))
    assert [match.measure_id for match in found] == ["regional-digitalization"]


@pytest.mark.parametrize("text", ["どこでも働ける役場", "どこでもはたらける市役所", "どこでも勤務できる役所"])
def test_a_phrase_that_reaches_over_a_plainer_name_is_not_the_head(text: str) -> None:
    assert named(text) == ["telework"]
    assert named("どこでも役場") == ["frontyard-reform"]


def test_what_software_robots_do_is_automation() -> None:
    assert named("ロボットによる事務の効率化")[0] == named("ロボットで入力作業をなくす")[0] == "ai-rpa"


def test_explain_reads_the_body_as_the_match_does() -> None:
    told = MATCHER.explain(Heading("出前カード隊", ("取組",), "マイナンバーカードの申請を受け付ける。", leaf=True))
    assert [(row["measure_id"], row["named"]) for row in told["candidates"]] == [("mynumber-card", True)]


def test_map_lines_takes_text_and_json_and_keeps_line_by_line() -> None:
    lines = [
        "第2章 行政手続のオンライン化\n",
        "\n",
        json.dumps({"text": "(ア) 方針", "ancestors": ["ア テレワークの推進"], "body": "", "edition": "1.0"}),
        '{"text": "テレワークの推進", "ancestors": null}',
        "{壊れた行",
    ]
    rows = list(map_lines(lines))
    assert [row["text"] for row in rows] == [
        "第2章 行政手続のオンライン化",
        "",
        "(ア) 方針",
        "テレワークの推進",
        "{壊れた行",
    ]
    assert [[match["measure_id"] for match in row["matches"]] for row in rows] == [
        ["online-procedures"], [], [], ["telework"], [],
    ]  # fmt: skip
    assert set(rows[0]["matches"][0]) == {"measure_id", "score", "method"}
    json.dumps(list(map_lines(lines, explain=True)), ensure_ascii=False)


@pytest.mark.parametrize(
    ("printed", "numbering", "words"),
    [
        ("第１章　計画の策定", "第1章", "計画の策定"),
        ("ア-1 BPRの取組みの徹底", "ア-1", "BPRの取組の徹底"),
        ("基本目標Ⅱ ICT を活用した行政運営", "基本目標Ⅱ", "ICTを活用した行政運営"),
        ("⑴ 戦略1 「デジタル」", "⑴ 戦略1", "デジタル"),
        ("2.7つのコア", "2.", "7つのコア"),
        ("31手続のオンライン化", "", "31手続のオンライン化"),
        ("5Gの活用", "", "5Gの活用"),
        ("第2次情報化計画", "", "第2次情報化計画"),
        ("（３）その他 ･････ 12", "(3)", "その他"),
    ],
)
def test_numbering_is_taken_off(printed: str, numbering: str, words: str) -> None:
    assert (parse(printed).numbering, parse(printed).core) == (numbering, words)


def test_background_for_the_origin_of_a_section() -> None:
    assert background_kind("2 情報化の現状") == STATE
    assert ancestor_background(("第2章 社会情勢の変化",)) is not None
    assert ancestor_background(("第3章 具体的な取組",)) is None
    assert background_kind("テレワークの推進") is None


def test_the_gold_sections_of_a_plan_are_told_from_the_rest(shared: Path) -> None:
    gold = json.loads((shared / "gold/003_shimosuwa_dx_plan.json").read_text("utf-8"))
    expected = {row["section_id"]: row["measure_id"] for row in gold["measures"]}
    above: list[tuple[int, str]] = []
    wrong = []
    for section in gold["sections"]:
        while above and above[-1][0] >= section["level"]:
            above.pop()
        text = f"{section['numbering'] or ''} {section['title']}".strip()
        found = named(text, *(title for _, title in above))
        above.append((section["level"], text))
        if found != ([expected[section["section_id"]]] if section["section_id"] in expected else []):
            wrong.append((text, found))
    assert not wrong


def test_development_half_of_the_outlines(shared: Path) -> None:
    from evaluation.headings import evaluate, load_rows

    rows = load_rows(shared / "outlines")
    outcome = evaluate(rows, lambda row: {match.measure_id: match.score for match in MATCHER.match(row.heading)})
    assert outcome.whole.f1 >= 0.90
    assert outcome.strata["confidence"]["high"].precision >= 0.92
    assert outcome.strata["confidence"]["high"].recall >= 0.95


def test_speed_and_load() -> None:
    """Seconds of the processor, not of the clock: a busy machine makes nothing slower by them."""
    code = (
        "import time; t = time.process_time()\n"
        "from taxonomy.commands import default_matcher\n"
        "from taxonomy.heading import Heading\n"
        "m = default_matcher(); m.match(Heading('テスト'))\n"
        "load = time.process_time() - t; t = time.process_time()\n"
        "for i in range(1000):\n"
        "    m.match(Heading(f'({i}) 第{i}の窓口における電子申請の推進{i}', ('第1章 計画', f'{i} 取組')))\n"
        "print(load, time.process_time() - t)"
    )
    best = [float("inf")] * 2
    for _ in range(3):  # shared caches still slow single runs
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        best = [min(old, float(new)) for old, new in zip(best, out, strict=True)]
        if best[0] < 1.5 and best[1] < 2:
            break
    assert best[0] < 1.5
    assert best[1] < 2


@pytest.mark.parametrize(
    "text", ["市町村" * 80 + "漢", "計画の" * 1000, "1-" * 1000, "（" * 500, "デジタル化の推進に向けた" * 50 + "漢"]
)
def test_no_heading_takes_long(text: str) -> None:
    started = time.process_time()
    MATCHER.match(Heading(text, (text,), text))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("title", "body", "measure"),
    [
        ("来なくてよい役所", "電子申請の対象を90手続に広げる。電子申請の画面を分かりやすくする。", "online-procedures"),
        ("眠らない村役場", "電子申請を始め、夜でも届け出られるようにする。", "online-procedures"),
        ("来なくてよい役所", "書かない窓口を二つの支所に置く。", "frontyard-reform"),
        ("数で語る町", "避難所の一覧をオープンデータとして公開する。", "open-data"),
        ("みんなの倉", "人口の統計を、機械判読できる形で公開する。誰でも二次利用できるデータを増やす。", "open-data"),
        ("保育料もスマホで", "保育料と水道料金をスマホ決済の対象に加える。eLTAXで納められる公金を増やす。", "eltax-payment"),
        ("朝の畑を見張る", "水田の水位をセンサーで測り、画面に届ける。", "regional-digitalization"),
        ("はんこと紙に頼らない役場", "決裁を電子に改める。", "bpr"),
    ],
)
def test_the_body_is_the_second_witness_of_a_title_in_plain_words(title: str, body: str, measure: str) -> None:
    found = MATCHER.match(Heading(title, ("第2章　取組",), body, leaf=True))
    assert [match.measure_id for match in found][:1] == [measure]


@pytest.mark.parametrize(
    ("title", "measures"),
    [
        ("標準準拠システムに係る市町の支援及び県システムの移行", {"prefecture-support", "system-standardization"}),
        ("市町村のセキュリティ対策の支援と県庁の守りの強化", {"prefecture-support", "security"}),
    ],
)
def test_a_prefecture_helps_its_towns_and_does_the_same_at_home(title: str, measures: set[str]) -> None:
    assert set(named(title)) == measures


@pytest.mark.parametrize("above", ["よくある質問", "Q&A", "お問い合わせ先"])
def test_nothing_below_questions_and_addresses_is_a_measure(above: str) -> None:
    assert MATCHER.match(Heading("紙の申請書は使えなくなりますか", (above,), "電子申請と窓口の両方で受け付けます。")) == []


@pytest.mark.parametrize(
    ("text", "watches"),
    [
        ("計画の進行管理", True), ("第4章　進行管理と評価", True), ("目標と進行の管理", True), ("点検と見直し", True),
        ("窓口の見直し", False), ("条例の点検", False), ("業務の進行管理システム", False),
    ],
)  # fmt: skip
def test_how_a_plan_is_watched_over(text: str, watches: bool) -> None:
    assert watches_over_plan(text) is watches


def test_a_map_for_visitors_is_no_road_map_and_daily_life_without_means_is_no_measure() -> None:
    def told(text: str, body: str) -> list[str]:
        return [match.measure_id for match in MATCHER.match(Heading(text, ("第３章　取組",), body, leaf=True))]

    assert told("観光デジタルマップ", "見どころやイベントを案内する。") == ["regional-digitalization"]
    assert told("施策マップ", "施策の関わりを図に示す。") == []
    assert told("道路と橋の長寿命化", "橋りょうの点検を計画的に行い、修繕します。") == []
    assert told("道路と橋の長寿命化", "ドローンとカメラで橋りょうを点検する。") == ["regional-digitalization"]
    assert told("進み具合の見える化", "") == ["planned-approach"]


@pytest.mark.parametrize("text", ["計画をつくる理由", "なぜ今、デジタルなのか", "この計画について", "ことばの説明", "知っておきたい言葉"])
def test_what_a_plan_says_of_itself_and_its_words_is_no_measure_whatever_its_text(text: str) -> None:
    body = "オンラインで申請できるぴったりサービスと、作業を自動化するＲＰＡが広がっています。"
    assert MATCHER.match(Heading(text, ("第１章　計画の基本",), body, leaf=True)) == []
