"""Tells the field of a label in a plan's own words (着手のめど): a head noun decides, its modifiers say no topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taxonomy.loader import read_yaml
from taxonomy.search_text import fold
from taxonomy.tokenizer import tokenize

LONGEST = 16
"""Characters of a label; longer lines are sentences or headings."""
_LESS = frozenset({"助詞", "補助記号", "空白"})
_EMPTY = frozenset("為る 成る 居る 有る 行く 来る 御 其れ 様 よう だ れる られる せる させる た て 化".split())
_WISH = "たい"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line of the data: which field, its heads (or words that ask), and the modifiers that may stand with them."""

    field: str
    words: tuple[str, ...]
    alone: frozenset[str]
    needed: frozenset[str]
    """Modifiers of which one has to be there, unless the head may stand alone."""
    allowed: frozenset[str]
    strict: frozenset[str]
    """Heads that say nothing without a needed modifier (こと, 点)."""
    excepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    heads: tuple[_Rule, ...]
    questions: tuple[_Rule, ...]
    endings: tuple[str, ...]
    same: tuple[tuple[str, str], ...]


def _forms(text: str) -> list[str]:
    """Normalized forms of the words with content; たい counts, as it tells a wish."""
    found = []
    for token in tokenize(text):
        form = token.normalized
        if token.pos == "助動詞" and form != _WISH:
            continue
        if token.pos in _LESS or form in _EMPTY:
            continue
        found.append(form)
    return found


def _set(names: Iterable[str], words: dict[str, list[str]]) -> frozenset[str]:
    """Normalized forms of the words in the sets of these names; a name that is no set is a word itself."""
    found: set[str] = set()
    for name in names:
        for word in words.get(name, [name]):
            forms = _forms(word)
            found.update(forms if len(forms) == 1 else [word])
    return frozenset(found)


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml("label_words.yaml")
    plain = _set(["plain"], data["words"])

    def rule(row: dict[str, object]) -> _Rule:
        def listed(name: str) -> list[str]:
            return [str(value) for value in row.get(name, [])]  # type: ignore[attr-defined]

        needed = _set(listed("with"), data["words"])
        return _Rule(
            str(row["field"]),
            tuple(sorted((*listed("words"), *listed("alone")), key=len, reverse=True)),
            frozenset(listed("alone")),
            needed,
            needed | plain | _set(listed("any"), data["words"]),
            frozenset(listed("strict")),
            frozenset(listed("not")),
        )

    heads = tuple(rule(row) for row in data["heads"])
    return _Words(
        heads,
        tuple(rule(row) for row in data["questions"]),
        tuple(sorted({word for row in heads for word in row.words})),
        tuple(data["same"].items()),
    )


@lru_cache(maxsize=65536)
def field_in_own_words(text: str) -> str | None:
    """Return the field that a label opens which no list holds, by its words; None when it is no label.

    Every word before the head has to be a modifier without a topic of its own: 交付の時期 is none, as 交付 is one.
    """
    label = fold(text).replace(" ", "")
    if not 2 <= len(label) <= LONGEST or label[-1] in "。、?!":
        return None
    book = _words()
    for printed, plain in book.same:
        label = label.replace(printed, plain)
    if label.endswith(book.endings):
        found = _of_head(label, book.heads)
        if found is not None:
            return found
    if label[0] in "いだどな何誰幾":
        return _of_question(label, book.questions)
    return None


def _of_head(label: str, rules: Iterable[_Rule]) -> str | None:
    for rule in rules:
        if label in rule.excepted:
            continue
        for head in rule.words:
            if not label.endswith(head):
                continue
            before = label[: -len(head)]
            if not before:
                if head in rule.alone:
                    return rule.field
                continue
            modifiers = _forms(before)
            known = all(form in rule.allowed or form.isdecimal() for form in modifiers)
            if not known:
                continue
            plain = head in rule.alone and head not in rule.strict
            if plain or any(form in rule.needed for form in modifiers):
                return rule.field
    return None


def _of_question(label: str, rules: Iterable[_Rule]) -> str | None:
    forms = _forms(label)
    for rule in rules:
        if forms and forms[0] in rule.words and all(form in rule.allowed for form in forms[1:]):
            if any(form in rule.needed for form in forms[1:]) or len(forms) == 1 and rule.field in ("target",):
                return rule.field
    return None
