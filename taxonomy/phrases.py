"""Finds what a town says in its own words (家から出せる届出) by dictionary forms, with spaCy's phrase matcher.

Patterns see characters and know one spelling; here the words of a heading are compared by Sudachi's normalized form, in
any inflection (働ける, 働く), with other words between them, and in either order (申請を家から, 家から申請).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product
from typing import Any

from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.tokenizer import Token, tokenize

WEIGHT = 0.85
"""Weight of a phrase that states none: as much as a plain pattern, less than a label."""
GAP, LABEL_GAP = 4, 2
"""Words that may stand between two slots of a phrase, and between two words of a label."""
LABEL_WORDS = 3
"""Content words from which a label may be found inside a longer heading."""
AUXILIARIES = 2
"""Auxiliaries that may part a word from the negation behind it (書か-せ-ない)."""
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_EMPTY = frozenset({"為る", "成る", "有る", "居る", "化", "事", "等", "為"})
_NEGATION = frozenset({"ない", "ず", "ぬ"})
_NUMBER_FIRST = re.compile(r"(0\.\d+) +(?=\S)")
_SIGNS = re.compile(r"[々一-龠]")
_END = re.compile(r"[。!?！？]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Slots of which each has to be found: alternatives by id, whether their order counts, and the words between."""

    measure_id: str
    weight: float
    slots: tuple[str, ...]
    ordered: bool
    gap: int


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: the measure it speaks for, its weight, and the characters from its first to its last word."""

    measure_id: str
    weight: float
    start: int
    end: int


def _form(token: Token) -> str:
    """Return the form that is compared: without the polite prefix (ご自宅), and one spelling of the negation."""
    form = "ない" if token.normalized == "無い" else token.normalized.lower()
    return form[1:] if len(form) > 1 and form[0] == "御" else form


def _forms(text: str) -> list[str]:
    return [_form(token) for token in tokenize(text)]


def _alternatives(text: str) -> set[tuple[str, ...]]:
    """Return an alternative as normalized forms: read whole, and word by word where `+` joins words."""
    return {tuple(_forms(text.replace("+", ""))), tuple(form for word in text.split("+") for form in _forms(word))}


class PhraseBook:
    """All phrases and labels, ready to be looked for; it keeps no state between texts."""

    def __init__(self) -> None:
        """Compile the phrases of `phrases.yaml` and the labels of the taxonomy."""
        from spacy.matcher import PhraseMatcher  # half a second: only when a heading is matched
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._vocab: Any = Vocab()
        self._doc = Doc
        self._matcher: Any = PhraseMatcher(self._vocab)
        self._by_slot: dict[str, list[Phrase]] = defaultdict(list)
        self._slots: dict[frozenset[tuple[str, ...]], str] = {}
        self._weighty: dict[float, list[list[frozenset[tuple[str, ...]]]]] = {}
        for measure_id, lines in read_yaml("phrases.yaml").items():
            for line in lines:
                self._add_line(measure_id, str(line))
        for measure_id, label in _long_labels():
            words = [_form(token) for token in tokenize(label) if _is_content(token)]
            if len(words) >= LABEL_WORDS:
                self._add(Phrase(measure_id, WEIGHT, tuple(self._slot([(word,)]) for word in words), True, LABEL_GAP))

    def _add_line(self, measure_id: str, line: str) -> None:
        weight, rest = WEIGHT, line.strip()
        stated = _NUMBER_FIRST.match(rest)
        if stated:
            weight, rest = float(stated[1]), rest[stated.end() :]
        ordered = rest.startswith(">")
        slots = tuple(
            self._slot(forms for text in slot.split("|") for forms in _alternatives(text))
            for slot in rest.removeprefix(">").split()
        )
        self._add(Phrase(measure_id, weight, slots, ordered, GAP))

    def _add(self, phrase: Phrase) -> None:
        # The phrase is looked up by one of its slots: a text without that slot cannot hold it.
        self._by_slot[phrase.slots[-1]].append(phrase)

    def _slot(self, alternatives: Iterable[tuple[str, ...]]) -> str:
        key = frozenset(alternatives)
        if key not in self._slots:
            self._slots[key] = f"slot-{len(self._slots)}"
            docs = [self._doc(self._vocab, words=list(forms)) for forms in sorted(key)]
            self._matcher.add(self._slots[key], docs)
        return self._slots[key]

    def may_hold(self, text: str, least: float) -> bool:
        """Say whether a folded text may hold a phrase of this weight or more, without reading its words.

        Whatever their inflection, words share a sign with their normalized form (払った, 支払い), and names in kana or
        letters are written as that form.
        """
        return any(
            all(any(all(_may_be_in(form, text) for form in forms) for forms in slot) for slot in slots)
            for slots in self._of_weight(least)
        )

    def _of_weight(self, least: float) -> list[list[frozenset[tuple[str, ...]]]]:
        """Return the alternatives in the slots of each phrase of a weight or more."""
        if least not in self._weighty:
            alternatives = {name: forms for forms, name in self._slots.items()}
            phrases = [phrase for held in self._by_slot.values() for phrase in held if phrase.weight >= least]
            self._weighty[least] = [[alternatives[name] for name in phrase.slots] for phrase in phrases]
        return self._weighty[least]

    def find(self, text: str) -> list[Found]:
        """Return the phrases in a folded text, one a measure: the weightiest, then the first."""
        tokens = tokenize(text)
        if not tokens:
            return []
        words, origin = _without_auxiliaries(tokens)
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        strings = self._vocab.strings
        for key, start, end in self._matcher(self._doc(self._vocab, words=words)):
            places[strings[key]].append((start, end))
        best: dict[str, Found] = {}
        for slot in sorted(places):
            for phrase in self._by_slot.get(slot, ()):
                span = _span(phrase, places, words)
                if span is None:
                    continue
                start, end = tokens[origin[span[0]]].start, tokens[origin[span[1] - 1]].end
                found = Found(phrase.measure_id, phrase.weight, start, end)
                known = best.get(phrase.measure_id)
                if known is None or (-found.weight, found.start, found.end) < (-known.weight, known.start, known.end):
                    best[phrase.measure_id] = found
        return sorted(best.values(), key=lambda found: (-found.weight, found.start, found.measure_id))


def _may_be_in(form: str, text: str) -> bool:
    """Say whether a word of this normalized form may stand in a text."""
    signs = _SIGNS.findall(form)
    return any(sign in text for sign in signs) if signs else form in text.lower()


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and token.normalized not in _EMPTY


def _without_auxiliaries(tokens: list[Token]) -> tuple[list[str], list[int]]:
    """Return the normalized forms, auxiliaries before a negation left out (書か-せ-ない), and where each came from."""
    words: list[str] = []
    origin: list[int] = []
    for index, token in enumerate(tokens):
        if token.pos == "助動詞" and _form(token) not in _NEGATION:
            ahead = tokens[index + 1 : index + 1 + AUXILIARIES]
            if any(_form(next_) in _NEGATION for next_ in ahead):
                continue
        words.append(_form(token))
        origin.append(index)
    return words, origin


def _span(phrase: Phrase, places: dict[str, list[tuple[int, int]]], words: list[str]) -> tuple[int, int] | None:
    """Return the first and the last word of the first place where all slots stand close together, or None."""
    found = [places.get(slot) for slot in phrase.slots]
    if not all(found):
        return None
    for spans in product(*(spans for spans in found if spans)):
        for order in [spans] if phrase.ordered else permutations(spans):
            if _close(order, phrase.gap, words):
                return order[0][0], order[-1][1]
    return None


def _close(spans: tuple[tuple[int, int], ...], gap: int, words: list[str]) -> bool:
    """Say whether spans follow each other with at most `gap` words, and no end of a sentence, between neighbours."""
    return all(
        left[1] <= right[0] <= left[1] + gap and not any(_END.search(word) for word in words[left[1] : right[0]])
        for left, right in zip(spans, spans[1:], strict=False)
    )


def _long_labels() -> Iterator[tuple[str, str]]:
    taxonomy = load_taxonomy()
    for measure in taxonomy.measures:
        for text in (measure.label_ja, *(label.text for label in measure.alternative_labels)):
            yield measure.id, text


@lru_cache(maxsize=1)
def phrase_book() -> PhraseBook:
    """Return the phrases that ship with the package; they are compiled once a process."""
    return PhraseBook()


def may_hold(core: str, least: float) -> bool:
    """Say whether folded words may hold a phrase of this weight or more: False where it is sure that they do not."""
    return phrase_book().may_hold(core, least)


@lru_cache(maxsize=32768)
def phrases_in(core: str) -> tuple[Found, ...]:
    """Return the phrases in the folded words of a heading, the weightiest first, one a measure."""
    return tuple(phrase_book().find(core))
