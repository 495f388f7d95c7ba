"""Who writes most alike is found from words, not from names or origin, and is the same on every machine."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from analysis.neighbours import SCALE, _products, neighbour_rows
from analysis.plans import Plans
from analysis.tables import Published, by_key
from tests.analysis.sets import SetOf

COMMON = {"推進": 3, "行政": 1, "業務": 2}


def made() -> SetOf:
    collected = SetOf()
    texts = {
        "203611": {**COMMON, "標準準拠": 2, "移行": 2},
        "131016": {**COMMON, "標準準拠": 2, "移行": 1, "千代田": 5},
        "011002": {**COMMON, "チャットボット": 3, "除雪": 2},
    }
    for code, words in texts.items():
        collected.plan(code)
        collected.section(f"s{code}")
        collected.measure("system-standardization", page=4)
        collected.words(f"s{code}", "system-standardization", **words)
        collected.section(f"n{code}", origin="national")
        collected.words(f"n{code}", "system-standardization", 国=9, 標準=9, 仕様=9, 自治体=9, 移行=9)
    collected.plan("993018")
    collected.section("few")
    collected.words("few", "system-standardization", 標準準拠=1, 移行=1)
    return collected


def test_the_nearest_are_those_with_the_same_words(tmp_path: Path) -> None:
    rows = by_key(neighbour_rows(Plans(Published(made().write(tmp_path)))), "municipality_code")
    assert set(rows) == {"203611", "131016", "011002"}, "five different words are the least"
    assert [row["neighbour_code"] for row in rows["203611"]] == ["131016", "011002"]
    assert [row["neighbour_code"] for row in rows["131016"]] == ["203611", "011002"]
    best = rows["203611"][0]
    assert best["shared_terms"][0] == "標準準拠" and "移行" in best["shared_terms"]
    assert "国" not in {word for found in rows.values() for row in found for word in row["shared_terms"]}
    assert best["evidence_page"] == 4


def test_likeness_is_the_cosine_of_tf_idf(tmp_path: Path) -> None:
    rows = by_key(neighbour_rows(Plans(Published(made().write(tmp_path)))), "municipality_code")
    bags = [{**COMMON, "標準準拠": 2, "移行": 2}, {**COMMON, "標準準拠": 2, "移行": 1, "千代田": 5}, {**COMMON, "チャットボット": 3, "除雪": 2}]

    def weights(bag: dict[str, int]) -> dict[str, float]:
        spread = {word: sum(word in other for other in bags) for word in bag}
        raw = {word: (1 + math.log(n)) * (1 + math.log(4 / (1 + spread[word]))) for word, n in bag.items()}
        length = math.sqrt(sum(value**2 for value in raw.values()))
        return {word: value / length for word, value in raw.items()}

    first, second = weights(bags[0]), weights(bags[1])
    expected = sum(value * second.get(word, 0.0) for word, value in first.items())
    assert math.isclose(rows["203611"][0]["similarity"], expected, abs_tol=2e-3)


def test_sums_are_whole_numbers_in_any_order() -> None:
    chance = np.random.default_rng(5)
    bodies, words = 60, 9000
    body, word = np.repeat(np.arange(bodies), 150), chance.integers(0, words, 60 * 150)
    body, word = np.unique(np.stack([body, word]), axis=1)
    weight = np.rint(chance.random(len(body)) * SCALE / 13).astype(np.float32)
    alike = _products(body, word, weight, bodies, words)
    order = chance.permutation(words)
    assert np.array_equal(alike, _products(body, order[word], weight, bodies, words))
    assert np.array_equal(alike, np.rint(alike))
