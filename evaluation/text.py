"""Fold and compare texts, so that spaces, widths and dashes do not count as differences of content."""

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

# Characters that stay different after NFKC but are printed for one another in Japanese documents.
_FOLDED = {
    **dict.fromkeys(map(ord, "-‐‑‒–—―−ー─━ｰ﹣－"), "-"),
    **dict.fromkeys(map(ord, "〜～∼˜"), "~"),
    **dict.fromkeys(map(ord, "・･‧•●▪∙⋅"), "・"),
    **dict.fromkeys(map(ord, "“”„‟〝〟"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe00\ufe01\ufe0e\ufe0f"), None),
    ord("⺠"): "民",
    ord("⻑"): "長",
    ord("⻘"): "青",
    ord("⻄"): "西",
    ord("⻲"): "亀",
    ord("⻩"): "黄",
    ord("⻭"): "歯",
    ord("⻫"): "斉",
    ord("⻨"): "麦",
    ord("⻯"): "竜",
    ord("⻤"): "鬼",
    ord("⻝"): "食",
    ord("⻆"): "角",
    ord("⻅"): "見",
    ord("⻋"): "車",
    ord("⻔"): "門",
    ord("⻓"): "長",
}


def squeeze(text: str) -> str:
    """Text without any white space; all other characters as they are."""
    return "".join(text.split())


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Text for a tolerant comparison: compatibility forms, dashes and bullets folded, no white space, lower case."""
    plain = unicodedata.normalize("NFKC", text.translate(_FOLDED))
    return squeeze(plain.translate(_FOLDED)).casefold()


@lru_cache(maxsize=200_000)
def similarity(left: str, right: str) -> float:
    """How alike two texts are after folding, from 0 to 1 (matching characters in order, both ways)."""
    a, b = fold(left), fold(right)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    bound = matcher.quick_ratio()
    return matcher.ratio() if bound >= 0.4 else bound


def containment(left: str, right: str) -> float:
    """Like `similarity`, but 1.0 too where one folded text of two characters or more lies inside the other."""
    a, b = fold(left), fold(right)
    if min(len(a), len(b)) >= 2 and (a in b or b in a):
        return 1.0
    return similarity(left, right)


def bag_share(left: str, right: str) -> float:
    """F1 of two texts as bags of characters: 1.0 where they have the same characters, in whatever order."""
    if not left and not right:
        return 1.0
    common = sum((Counter(left) & Counter(right)).values())
    return 2 * common / (len(left) + len(right))
