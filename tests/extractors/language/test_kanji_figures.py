"""Figures in kanji become digits where they count something, and nowhere else."""

from __future__ import annotations

import pytest

from extractors.document import Passage
from extractors.language.kanji_figures import arabic, digits_for
from extractors.statements.indicator_words import tell, tell_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五百人", "500人"), ("十一・三％", "11.3％"), ("十七集落", "17集落"), ("二〇二六年度", "2026年度"), ("〇件", "0件"),
        ("一万二千人", "12000人"), ("一部を一元化し一人ひとりに届ける", "一部を一元化し一人ひとりに届ける"), ("第五次計画", "第五次計画"),
        ("一人１台の端末", "一人１台の端末"),
    ],
)  # fmt: skip
def test_figures_in_digits(text: str, expected: str) -> None:
    assert arabic(text) == expected
    assert len(digits_for(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "name", "baseline", "target"),
    [
        ("巡回する集落を〇集落（令和四年度）から十七集落（令和九年度）とする。", "巡回する集落",
         ("〇集落", 0.0, "令和四年度"), ("十七集落", 17.0, "令和九年度")),
        ("講座に来た村民を三十二人（令和四年度）から五百人（令和九年度）とする。", "講座に来た村民",
         ("三十二人", 32.0, "令和四年度"), ("五百人", 500.0, "令和九年度")),
        ("窓口での待ち時間　30分（令和４年度）から10分（令和９年度）へ", "窓口での待ち時間",
         ("30分", 30.0, "令和４年度"), ("10分", 10.0, "令和９年度")),
    ],
)  # fmt: skip
def test_indicators_are_told_as_printed(
    text: str, name: str, baseline: tuple[str, float, str], target: tuple[str, float, str]
) -> None:
    told = tell(Passage.inserted(text)) or tell_sentences(Passage.inserted(text))[0]
    assert told[0].text == name
    assert [(v.printed, v.number, v.period.text) for v in told[1:]] == [baseline, target]


def test_one_each_is_no_goal() -> None:
    assert tell_sentences(Passage.inserted("令和八年度末までに、各課に推進員を一人ずつ置く。")) == []
