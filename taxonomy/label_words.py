"""Tells the field of a label in a plan's own words (着手のめど): a head noun decides, its modifiers say no topic."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taxonomy.loader import read_yaml
from taxonomy.search_text import fold
from taxonomy.tokenizer import Token, tokenize

LONGEST = 16
"""Characters of a label; longer lines are sentences or headings."""
LEAST_HEAD = 2
"""Characters of a head that decides alone."""
_LESS = frozenset({"助詞", "補助記号", "空白"})
_EMPTY = frozenset("為る 成る 居る 有る 行く 来る 御 其れ 様 よう だ れる られる せる させる た て 化".split())
_WISH = "たい"
_TO_VERB = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
_E_ROW = "えけげせてねべめれ"
_OF_OFFICES = re.compile(r"(?:課|部署|部局|部門|係)$")
"""Heads that a relative clause makes a label whatever its verb is: 手伝う課, 仕組みを支える部署."""
_OFFICES = ("課", "室", "係")
_NAME_OF_ONE = re.compile(r"[一-龥]{3,}(?<!担当)(?<!所管)(?<!主管)(?<!主務)(?<!関係)(?<!関連)(?<!連携)(?<!協力)")
"""What stands before 課 in the name of a division, although each of its words says no topic: 協働推進課."""
_CLAUSE_END = "うくぐすつぬぶむる"
_CALLED_SO = ("すぐやる", "なんでもやる", "何でもやる", "とことんやる", "まるごとやる")
"""Divisions whose name is a clause."""
_QUESTION = re.compile(r"^[いだどな何誰幾]|(?<=[がはを])(?:どう|何|なに)(?=[^、。]{2,8}$)")


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


def _tokens(text: str) -> list[Token]:
    """The words with content; たい counts, as it tells a wish."""
    kept = []
    for token in tokenize(text):
        if token.pos == "助動詞" and token.normalized != _WISH:
            continue
        if token.pos in _LESS or token.normalized in _EMPTY:
            continue
        kept.append(token)
    return kept


def _forms(text: str) -> list[str]:
    """Normalized forms of the words with content."""
    return [token.normalized for token in _tokens(text)]


@lru_cache(maxsize=4096)
def _verb_of(noun: str) -> str | None:
    """The verb of which a noun is made (仕上がり, 締めくくり), by its normalized form; None for other nouns."""
    last = noun[-1:]
    verb = noun[:-1] + _TO_VERB[last] if last in _TO_VERB else noun + "る" if last in _E_ROW else None
    if verb is None or len(noun) < 2:
        return None
    found = tokenize(verb)
    return found[0].normalized if len(found) == 1 and found[0].pos == "動詞" else None


def _stands_in(token: Token, words: frozenset[str]) -> bool:
    """Whether a word, or the verb of which it is made, is one of these."""
    if token.normalized in words:
        return True
    return token.pos == "名詞" and (verb := _verb_of(token.surface)) is not None and verb in words


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
    if _names_an_office(label):
        return "departments"
    asked = _QUESTION.search(label)
    return _of_question(label[asked.start() :], book.questions) if asked is not None else None


def _names_an_office(label: str) -> bool:
    """Whether a label is a clause about an office (町民の相談を受ける課): no division is called so."""
    office = _OF_OFFICES.search(label)
    if office is None or label[office.start() - 1] not in _CLAUSE_END or label.startswith(_CALLED_SO):
        return False
    before = tokenize(label[: office.start()])
    return len(before) > 0 and before[-1].pos in ("動詞", "助動詞")


def field_by_head(text: str) -> str | None:
    """Return the field that a text's last word speaks for, whatever stands before it (現場の悩み), or None.

    Only for texts that are known to be labels by their place: 町の財政の見通し is a heading anywhere else.
    """
    label = fold(text).replace(" ", "").strip("【】[]〔〕<>:")
    for rule in _words().heads:
        for head in rule.words:
            if len(head) >= LEAST_HEAD and head not in rule.strict and label.endswith(head):
                return rule.field
    return None


@lru_cache(maxsize=1)
def _asked() -> dict[str, str]:
    rows = read_yaml("label_words.yaml")["asked"]
    return {fold(word).replace(" ", ""): name for name, words in rows.items() for word in words}


def field_asked(text: str) -> str | None:
    """Return the field of a word or question with which a booklet heads a part of its cards (何をする？), or None.

    Only for texts that come back as labels do: the words are common ones.
    """
    label = fold(text).replace(" ", "").strip("【】[]〔〕<>:?")
    endings = (label, label.removesuffix("の"), label.removesuffix("は"), label.removesuffix("か"))
    return next((_asked()[word] for word in endings if word in _asked()), None)


@lru_cache(maxsize=1)
def _either() -> tuple[str, ...]:
    return tuple(read_yaml("label_words.yaml")["either"])


def names_a_place_on_the_way(text: str) -> bool:
    """Say whether a label leaves open if it tells where one stands or where one goes (到達点): its text decides."""
    return fold(text).replace(" ", "").strip("【】[]〔〕<>:").endswith(_either())


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
            if head in _OFFICES and _NAME_OF_ONE.fullmatch(before):
                continue
            modifiers = _tokens(before)
            known = all(_stands_in(token, rule.allowed) or token.normalized.isdecimal() for token in modifiers)
            if not known:
                continue
            plain = head in rule.alone and head not in rule.strict
            if plain or any(_stands_in(token, rule.needed) for token in modifiers):
                return rule.field
    return None


def _of_question(label: str, rules: Iterable[_Rule]) -> str | None:
    forms = _forms(label)
    for rule in rules:
        if forms and forms[0] in rule.words and all(form in rule.allowed for form in forms[1:]):
            if any(form in rule.needed for form in forms[1:]) or len(forms) == 1 and rule.field in ("target",):
                return rule.field
    return None
