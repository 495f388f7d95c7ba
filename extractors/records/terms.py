"""Rows of ``terms``: the words of each section in Sudachi's normalized form, for counting and comparing vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.context import PlanContext
from extractors.document import Passage, Section
from extractors.rows import Row
from taxonomy.tokenizer import words

_KEPT = frozenset(("名詞", "動詞", "形容詞", "形状詞"))
_LONGEST_UNITS = "C"
"""Sudachi's split mode that keeps compounds (行政手続, 情報システム) whole."""
_EMPTY = frozenset(
    "する 為る いる 居る ある 有る なる 成る できる 出来る よる 因る おく 於く つく 関する 対する こと 事 もの 物 "
    "ため 為 よう 様 ところ 所 等 上 中 内 際 者 とも 通り とおり 訳 わけ 筈 はず ない 無い いく 行く くる 来る 置く "
    "みる いう 言う くださる いただく 頂く しまう 得る うえ うち まま 共 次 他 その他 ほか".split()
)
"""Words with a grammatical office alone."""
_WORD = re.compile(r"[A-Za-zぁ-んァ-ヶ一-龠々〆]")
_NUMERALS = frozenset("0123456789０１２３４５６７８９.,，．〇一二三四五六七八九十百千万億兆数")
_NUMERAL = re.compile(rf"^[{''.join(_NUMERALS)}]+$")
_ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w.-]+")
_KANA = re.compile(r"^[ぁ-んァ-ヶー]$")


@dataclass(slots=True)
class _Term:
    """A word of a section: how often it stands there, and where first."""

    first: Passage
    count: int = 0


def term_rows(context: PlanContext) -> list[Row]:
    """One row a word and section, in the order in which words first stand there.

    Counted are nouns, verbs and adjectives (形容詞, 形状詞) of the heading and of the section's own prose; compounds
    count as one. Left out are symbols, numbers with the units behind them, addresses and words of grammar alone;
    running heads and page numbers are no part of a section's text.
    """
    rows = []
    for section in context.outline.walk():
        section_id, measure_id = context.section_id(section), context.measure_of(section)
        for (lemma, pos), term in _terms(section).items():
            rows.append(
                context.maker.row(
                    "terms",
                    term.first,
                    section_id=section_id,
                    measure_id=measure_id,
                    lemma=lemma,
                    pos=pos,
                    count=term.count,
                )
            )
    return rows


def _terms(section: Section) -> dict[tuple[str, str], _Term]:
    found: dict[tuple[str, str], _Term] = {}
    passage = Passage.join([section.title, section.passage], "\n")
    text = passage.text
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    for before, start, end, normalized, pos in words(text, _KEPT, _LONGEST_UNITS):
        key = (normalized, pos)
        term = found.get(key)
        if (term is None and not _says_something(normalized)) or _is_figure(text, before, start, end):
            continue
        if term is None:
            term = found[key] = _Term(passage[start:end])
        term.count += 1
    return found


@lru_cache(maxsize=65536)
def _says_something(word: str) -> bool:
    return word not in _EMPTY and _WORD.search(word) is not None and not _KANA.match(word)


def _is_figure(text: str, before: int, start: int, end: int) -> bool:
    """Whether a word is a number, or the short unit directly behind one, which begins at ``before``."""
    if text[start] in _NUMERALS and _NUMERAL.match(text[start:end]):
        return True
    return end - start <= 2 and text[before] in _NUMERALS and _NUMERAL.match(text[before:start]) is not None
