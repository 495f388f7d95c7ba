"""Which words of plans recognition of print misreads by letters of like shape, so that a scan says what was printed."""

import re
from functools import lru_cache
from itertools import combinations, product

from taxonomy.loader import read_yaml

LONG = 5
"""Letters from which a word may differ in two of them."""


@lru_cache(maxsize=1)
def _book() -> tuple[re.Pattern[str], dict[str, str]]:
    """The misread words and what each of them is; words in which nothing is exchanged map to themselves."""
    data = read_yaml("misread_words.yaml")
    alike: dict[str, str] = {}
    for group in data["alike"]:
        for letter in group:
            alike[letter] = alike.get(letter, "") + group.replace(letter, "")
    words = set(data["words"])
    right: dict[str, str] = {}
    for word in sorted(words, key=len):
        for count in (1, 2) if len(word) >= LONG else (1,):
            for places in combinations(range(len(word)), count):
                for letters in product(*(alike.get(word[i], "") for i in places)):
                    changed = list(word)
                    for place, letter in zip(places, letters, strict=True):
                        changed[place] = letter
                    right.setdefault("".join(changed), word)
    right = {seen: word for seen, word in right.items() if seen not in words}
    right |= {word: word for word in [*words, *data["but"]]}
    return re.compile("|".join(map(re.escape, sorted(right, key=len, reverse=True)))), right


def misread_words(text: str) -> list[tuple[int, str]]:
    """Where a text holds misread words of plans, and what was printed there, letter for letter."""
    pattern, right = _book()
    found = ((match.start(), match[0], right[match[0]]) for match in pattern.finditer(text))
    return [(at, word) for at, seen, word in found if seen != word]
