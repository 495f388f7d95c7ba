"""Words of roles and bodies are data: kinds do not overlap, heads of tables are told, sources are known."""

from __future__ import annotations

import re

from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.role_words import any_of, head_words, role_words


def test_the_longest_word_is_tried_first() -> None:
    found = re.match(any_of("chief"), "最高情報セキュリティ責任者")
    assert found is not None and found.group() == "最高情報セキュリティ責任者"
    assert list(map(len, role_words("body"))) == sorted(map(len, role_words("body")), reverse=True)


def test_bodies_and_roles_are_different_words() -> None:
    assert not set(role_words("body")) & {*role_words("head"), *role_words("member"), *role_words("chief")}
    assert "庶務" not in {*role_words("body"), *role_words("member")}


def test_heads_that_ask_for_a_holder_or_for_duties() -> None:
    assert "担い手" in head_words("holder") and "すること" in head_words("duties") and "職" in head_words("name")


def test_every_word_says_where_it_was_seen() -> None:
    data = read_yaml("role_words.yaml")
    rows = [row for kind, row in data.items() if kind != "heads"] + list(data["heads"].values())
    known = set(load_taxonomy().sources)
    assert all(row["seen"] and row["sources"] and set(row["sources"]) <= known for row in rows)
