"""Turns a heading, or a section's heading and text, into the features of the linear models."""

import re
from collections.abc import Sequence

from taxonomy.context import background_kind, topic
from taxonomy.heading import Heading
from taxonomy.tokenizer import tokenize

NGRAMS = (1, 2, 3, 4)
"""Lengths of character n-grams."""
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞"})
_DIGITS = re.compile(r"[0-9]+")
_STATE = frozenset({"た", "居る"})
"""Words that end a sentence on what was or is (増えた, 増えている), not on what will be done."""


def features(heading: Heading) -> list[str]:
    """Return the features of a heading, each once and in a fixed order.

    `g:` n-grams with `^` and `$` for the ends, `l:` lemmas (Sudachi normalized forms) of content words, `b:` pairs of
    them, `h:` the last lemma, which is the head of a Japanese noun phrase, `k:` the kind of background.
    """
    core = topic(heading.text)
    found: dict[str, None] = {}
    text = f"^{_DIGITS.sub('0', core).lower()}$"
    for size in NGRAMS:
        for at in range(len(text) - size + 1):
            found.setdefault(f"g:{text[at : at + size]}")
    lemmas = [token.normalized.lower() for token in tokenize(core) if token.pos in _CONTENT]
    for lemma in lemmas:
        found.setdefault(f"l:{lemma}")
    for first, second in zip(lemmas, lemmas[1:], strict=False):
        found.setdefault(f"b:{first}+{second}")
    if lemmas:
        found.setdefault(f"h:{lemmas[-1]}")
    found.setdefault(f"k:{background_kind(heading.text)}")
    return list(found)


def text_features(heading: str, sentences: Sequence[str]) -> list[str]:
    """Return the features of a section, each once and in a fixed order.

    `l:` lemmas of content words in the heading and the folded sentences, `e:` the words with which sentences end: what
    was (増えた) is told apart from what will be done (増やす).
    """
    found: dict[str, None] = {}
    for place, text in enumerate([topic(heading), *sentences]):
        tokens = tokenize(_DIGITS.sub("0", text))
        for token in tokens:
            if token.pos in _CONTENT:
                found.setdefault(f"l:{token.normalized.lower()}")
        if place and tokens:
            found.setdefault("e:" + "+".join(token.normalized for token in tokens[-2:]))
            if tokens[-1].normalized in _STATE:
                found.setdefault(f"e:{tokens[-1].normalized}")
    return list(found)
