"""Turns a heading into the features of the linear model: character n-grams, lemmas, and its kind of background."""

import re

from taxonomy.context import background_kind, topic
from taxonomy.heading import Heading
from taxonomy.tokenizer import tokenize

NGRAMS = (1, 2, 3, 4)
"""Lengths of character n-grams."""
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞"})
_DIGITS = re.compile(r"[0-9]+")


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
