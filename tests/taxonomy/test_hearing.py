"""The model of texts: what it hears below a silent heading, and what it may say against a weak one."""

from __future__ import annotations

import pytest

from evaluation.train import fit_texts, shipped_texts
from taxonomy.body import sentences_of
from taxonomy.features import text_features
from taxonomy.heading import Heading
from taxonomy.hearing import heard, heard_against
from taxonomy.linear import TEXT_WEIGHTS, load_model
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Matcher

MATCHER = Matcher(load_taxonomy())


@pytest.mark.parametrize(
    ("title", "body", "measure"),
    [
        ("谷あいの足", "予約すると家の前まで迎えに来る乗合の車を、町の北部で走らせる。", "regional-digitalization"),
        ("畑のそばで", "土の湿り気を測る機器を置き、農家の携帯に値を送る。", "regional-digitalization"),
        ("伴にあゆむ", "近くの三つの町と一緒に買い、費用を分け合います。", "prefecture-support"),
        ("写し書きの終わり", "帳票への転記と突合をソフトウェアのロボットに任せる。", "ai-rpa"),
        ("書棚をからに", "書庫に積んだ文書を画像にし、新しい紙を増やさない。", "bpr"),
        ("ふたつの鍵", "端末を開くときは顔と暗証番号の両方で確かめ、持ち出す媒体は暗号にする。", "security"),
        ("孫に聞く", "中学生が先生になり、お年寄りに電話やLINEの使い方を教えます。", "digital-divide"),
    ],
)
def test_a_text_without_names_of_things_is_heard_below_a_silent_heading(title: str, body: str, measure: str) -> None:
    found = MATCHER.match(Heading(title, ("柱１　暮らし",), body, leaf=True))
    assert [(match.measure_id, match.method) for match in found] == [(measure, "body")]
    assert found[0].evidence, "the words that decided are told"


def test_a_thing_that_only_serves_does_not_decide() -> None:
    body = "予約に応じて乗合タクシーを運行する。AIが配車を決める。"
    assert MATCHER.match(Heading("乗合の車", (), body, leaf=True))[0].measure_id == "regional-digitalization"


@pytest.mark.parametrize(
    "body",
    [
        "申請の件数は前の年に比べて２割増えた。",
        "高齢化率は４割に達し、通院の足に困る人が増えている。",
        "ふるさと納税の返礼品を増やし、寄附を集める。",
        "公営住宅の屋根を直し、古い棟を取り壊す。",
    ],
)
def test_what_was_and_what_needs_no_digital_means_is_no_measure(body: str) -> None:
    assert MATCHER.match(Heading("あれこれ", ("第２章",), body, leaf=True)) == []


def test_a_plain_word_is_kept_unless_the_text_as_a_whole_denies_it() -> None:
    told = ("open-data", ())
    assert heard("数字で語る", "オープンデータを増やし、庁内の統計を分析する。", told) == told
    other = heard("孫に聞く", "中学生が先生になり、お年寄りにスマホの使い方を教えます。", told)
    assert other is not None and other[0] == "digital-divide"


def test_a_weak_heading_is_outvoted_only_where_its_own_measure_is_not_heard() -> None:
    body = "業務の流れを書き出し、無駄な工程をなくす。押印を廃止する。"
    against = heard_against("telework", "役場のこれから", body, None)
    assert against is not None and against[0] == "bpr"
    assert heard_against("bpr", "役場のこれから", body, None) is None


def test_the_shipped_weights_are_those_of_the_shipped_texts() -> None:
    fresh, shipped = fit_texts(), load_model(TEXT_WEIGHTS)
    for text, _ in shipped_texts()[::25]:
        names = text_features("", sentences_of(text))
        mine, theirs = fresh.of_features(names), shipped.of_features(names)
        assert max(abs(mine[key] - theirs[key]) for key in mine) < 0.1, "run python -m evaluation.train"


@pytest.mark.parametrize(
    ("title", "body", "measures"),
    [
        ("業務改革と自動化", "業務フローを点検し、要らない工程をなくす。\nRPAとAI-OCRを20の事務に入れる。", {"bpr", "ai-rpa"}),
        ("電子申請の拡充と窓口", "電子申請の対象を増やす。\n書かない窓口を支所に置く。", {"online-procedures", "frontyard-reform"}),
        ("テレワークと柔らかな職場", "端末を配り、在宅勤務の日数を増やす。", {"telework"}),
        ("業務改革の徹底", "業務フローを点検する。\nRPAを使う。", {"bpr"}),
    ],
)
def test_a_heading_that_joins_two_topics_takes_the_second_from_its_text(
    title: str, body: str, measures: set[str]
) -> None:
    assert {match.measure_id for match in MATCHER.match(Heading(title, (), body))} == measures


def test_measures_that_no_text_tells_are_kept_as_they_are_told() -> None:
    told = ("public-private-data-plan", ())
    assert heard_against("telework", "計画づくり", "官民データ活用推進計画を定める。", told) == told
    assert heard("計画づくり", "官民データ活用推進計画を定める。", told) == told
