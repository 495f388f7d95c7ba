"""A thin cached wrapper of Sudachi, so that one dictionary serves the whole process."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import Any, NamedTuple

MAX_BYTES = 49_149
"""Longest input in UTF-8 bytes that Sudachi accepts; longer text is split before it."""

SHORT = 80
"""Characters of a text, such as a heading, whose words are kept."""

_SENTENCE_END = re.compile(r"(?<=[。．！？!?\n])")


class Token(NamedTuple):
    """A morpheme: surface, normalized form (spelling variants joined), part of speech, and offset in characters."""

    surface: str
    normalized: str
    pos: str
    start: int
    end: int


_PARTS: dict[int, str] = {}
"""Parts of speech by Sudachi's number: asking for the number is cheap, for the words is not."""


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, Any]:
    from sudachipy import Dictionary, SplitMode  # the dictionary costs a quarter of a second: only when it is needed

    return Dictionary(dict="core").tokenizer(), SplitMode


@lru_cache(maxsize=1)
def dictionary_version() -> str:
    """Return the version of the installed Sudachi core dictionary, e.g. `20261015`: tokens change with it."""
    return version("sudachidict-core")


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    if len(text.encode()) < MAX_BYTES:
        yield 0, text
        return
    start, size, buffer = 0, 0, ""
    for sentence in _SENTENCE_END.split(text):
        chunks = [sentence[i : i + MAX_BYTES // 4 - 1] for i in range(0, len(sentence), MAX_BYTES // 4 - 1)]
        for chunk in chunks:
            length = len(chunk.encode())
            if buffer and size + length >= MAX_BYTES:
                yield start, buffer
                start, size, buffer = start + len(buffer), 0, ""
            buffer += chunk
            size += length
    if buffer:
        yield start, buffer


def tokenize(text: str, mode: str = "B") -> list[Token]:
    """Split `text` into tokens with Sudachi's split mode `A` (short), `B` or `C` (long).

    The offsets are those of `text`, whatever its length. A short text is analysed once: model and phrases both ask
    for the words of a heading.
    """
    return list(_short(text, mode) if len(text) <= SHORT else _tokens(text, mode))


@lru_cache(maxsize=1024)
def _short(text: str, mode: str) -> tuple[Token, ...]:
    return tuple(_tokens(text, mode))


def _tokens(text: str, mode: str) -> list[Token]:
    tokens = []
    for offset, piece, morphemes in _analysed(text, mode):
        for morpheme in morphemes:
            start, end = morpheme.begin(), morpheme.end()
            tokens.append(
                Token(piece[start:end], morpheme.normalized_form(), _part(morpheme), offset + start, offset + end)
            )
    return tokens


class Word(NamedTuple):
    """A token of a part of speech that was asked for: offsets in characters, and where the token before it begins."""

    before: int
    start: int
    end: int
    normalized: str
    pos: str


def words(text: str, parts: frozenset[str], mode: str = "B") -> Iterator[Word]:
    """The tokens of some parts of speech.

    Of what is left out nothing is asked but its part of speech: a good half of a text is particles and signs.
    """
    kept: dict[int, str] = {}
    new = tuple.__new__
    for offset, _, morphemes in _analysed(text, mode):
        before = None
        for morpheme in morphemes:
            number = morpheme.part_of_speech_id()
            if number not in kept:
                pos = _part(morpheme)
                kept[number] = pos if pos in parts else ""
            if pos := kept[number]:
                start = offset + morpheme.begin()
                first = offset + before.begin() if before is not None else offset
                yield new(Word, (first, start, offset + morpheme.end(), morpheme.normalized_form(), pos))
            before = morpheme


def _analysed(text: str, mode: str) -> Iterator[tuple[int, str, Any]]:
    engine, modes = _engine()
    split = getattr(modes, mode)
    for offset, piece in _pieces(text):
        yield offset, piece, engine.tokenize(piece, split)


def _part(morpheme: Any) -> str:
    number = morpheme.part_of_speech_id()
    return _PARTS.get(number) or _PARTS.setdefault(number, morpheme.part_of_speech()[0])
