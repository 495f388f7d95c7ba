"""What is asked of the many sentences of a body leaves out work, never an answer."""

import pytest

from taxonomy.loader import load_taxonomy
from taxonomy.phrases import may_hold, phrases_in
from taxonomy.rules import PLAIN, plain_evidence, with_phrases
from taxonomy.search_text import fold

INFLECTED = ("市税をキャッシュレスで払えます", "税金を、自宅からキャッシュレスで納める", "保育料の電子決済を始めました",
             "国保の保険料をスマホ決済で", "統計を機械判読できる形で出す", "市の持つデータを再び使い、再利用を促す",
             "情報を二次利用しやすくする")  # fmt: skip
"""Plain phrases in other words, and words beside them."""


def _texts() -> list[str]:
    measures = load_taxonomy().measures
    labels = [label.text for measure in measures for label in measure.alternative_labels]
    titles = [item.title for edition in load_taxonomy().editions for _, item in edition.items() if item.title]
    return [fold(text) for text in (*INFLECTED, *labels, *titles, *(measure.definition for measure in measures))]


def test_plain_words_are_those_of_all_that_weigh_enough() -> None:
    texts = _texts()
    assert len(texts) > 100
    for text in texts:
        assert plain_evidence(text) == tuple(item for item in with_phrases(text) if item.weight >= PLAIN), text


def test_a_text_that_holds_a_plain_phrase_is_always_read() -> None:
    held = [text for text in _texts() if any(found.weight >= PLAIN for found in phrases_in(text))]
    assert len(held) >= 3
    assert all(may_hold(text, PLAIN) for text in held)


@pytest.mark.parametrize("text", ["計画の進行を管理する", "キャッシュレスの店を増やす", "税を納める", "データを集める"])
def test_a_text_without_one_of_the_words_is_not_read(text: str) -> None:
    assert not may_hold(text, PLAIN)
