"""Reads words: what a piece of text says about the file that it stands beside, by the patterns of vocabulary.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from flows.crawl.page import fold

Variant = Literal["full", "summary", "draft", "revision"]

FILE = Path(__file__).with_name("vocabulary.yaml")
_FILLED = 7
"""Filling words between theme and kind, at most."""
_FREE = 10
"""Characters that may stand between theme and kind in a name that the filling words do not make."""
_KNOWN_REST = 2
"""Letters that may be left of a text that says nothing of its own."""
_BREAKS = "、。,.!?「」『』【】\\[\\]:;/|"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a piece of text says.

    ``plan`` is the name of a DX plan in it, ``loose`` where that name is made of unknown words too. ``never`` to
    ``attached`` are the words that speak against it, by the classes of the vocabulary. ``rest`` is what is left without
    known words, ``untitled`` what is left without those of titles of chapters too.
    """

    text: str
    plan: str = ""
    loose: bool = False
    theme: bool = False
    kind: bool = False
    never: str = ""
    report: str = ""
    other: str = ""
    sector: str = ""
    outside: str = ""
    meeting: bool = False
    attached: bool = False
    variant: Variant = "full"
    part: bool = False
    chapter: bool = False
    whole: bool = False
    pdf: bool = False
    pathway: bool = False
    rest: str = ""
    untitled: str = ""

    @property
    def plain(self) -> bool:
        """Whether the text says nothing of its own, so that its surroundings decide."""
        return len(self.rest) <= _KNOWN_REST

    @property
    def topic(self) -> bool:
        """Whether the text is made like the title of a chapter."""
        return len(self.untitled) <= _KNOWN_REST

    @property
    def speaks(self) -> bool:
        """Whether the text says what it is about."""
        return bool(self.plan or self.never or self.other or self.outside or self.sector or self.report)


class Vocabulary:
    """The patterns, compiled once."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Of the parsed file."""
        one = {name: _either(data[name]) for name in (
            "themes", "fillings", "kinds", "plans", "never", "reports", "others", "sectors", "outside", "meetings",
            "attached", "whole", "parts", "chapters", "plain", "topics", "noise", "pdf", "pathways",
        )}  # fmt: skip
        self._one = {name: re.compile(pattern) for name, pattern in one.items()}
        self._variants = {name: re.compile(_either(patterns)) for name, patterns in data["variants"].items()}
        self._files = {name: re.compile(_either(patterns)) for name, patterns in data["files"].items()}
        theme, filling, kind = one["themes"], one["fillings"], one["kinds"]
        self._plan = re.compile(f"(?:{theme})(?:{filling}){{0,{_FILLED}}}?(?:{kind})|(?:{one['plans']})")
        self._loose = re.compile(f"(?:{theme})[^{_BREAKS}]{{0,{_FREE}}}?(?:{kind})")

    def read(self, text: str, own_names: Iterable[str] = ()) -> Reading:
        """What a text says; `own_names` are the town's, which say nothing."""
        return _read(self, text, tuple(own_names))

    def file_name(self, name: str) -> set[str]:
        """Which of the classes for names of files a name belongs to."""
        low = name.lower().removesuffix(".pdf")
        return {kind for kind, pattern in self._files.items() if pattern.search(low)}

    def _found(self, name: str, text: str) -> str:
        match = self._one[name].search(text)
        return match.group() if match else ""

    def _reading(self, text: str, own_names: tuple[str, ...]) -> Reading:
        folded = squeeze(text)
        clean = self._one["noise"].sub("", folded)
        for name in own_names:
            clean = clean.replace(squeeze(name), "") if name else clean
        exact = self._plan.search(clean)
        loose = None if exact else self._loose.search(clean)
        found = exact or loose
        # Words of other plans inside the name of a DX plan (総合, 情報政策) are its own.
        outside_name = clean.replace(found.group(), "", 1) if found else clean
        variant: Variant = "full"
        chapter = bool(self._found("chapters", clean))
        for name in ("draft", "summary", "revision"):
            # 第1章 計画の概要 is a chapter, no summary.
            if self._variants[name].search(clean) and not (chapter and name == "summary"):
                variant = name  # type: ignore[assignment]
                break
        rest = clean.replace(found.group(), "", 1) if found else clean
        for pattern in (*self._variants.values(), self._one["whole"], self._one["parts"], self._one["plain"]):
            rest = pattern.sub("", rest)
        outside_name = self._one["parts"].sub("", outside_name)
        return Reading(
            text=text,
            plan=found.group() if found else "",
            loose=loose is not None,
            theme=bool(self._found("themes", clean)),
            kind=bool(self._found("kinds", clean)),
            never=self._found("never", clean),
            report=self._found("reports", outside_name),
            other=self._found("others", outside_name),
            sector=self._found("sectors", clean),
            outside=self._found("outside", clean),
            meeting=bool(self._found("meetings", outside_name)),
            attached=bool(self._found("attached", outside_name)),
            variant=variant,
            part=bool(self._found("parts", clean)),
            chapter=chapter,
            whole=bool(self._found("whole", clean)),
            pdf=bool(self._found("pdf", folded)),
            pathway=bool(self._found("pathways", clean)),
            rest=_letters(rest),
            untitled=_letters(self._one["topics"].sub("", rest)),
        )


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


@lru_cache(maxsize=20_000)
def _read(vocabulary: Vocabulary, text: str, own_names: tuple[str, ...]) -> Reading:
    return vocabulary._reading(text, own_names)


def squeeze(text: str) -> str:
    """Text in the spelling of the patterns: one spelling, no blanks, small Latin letters."""
    return fold(text).lower().replace(" ", "")


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The project's own vocabulary."""
    import yaml

    return Vocabulary(yaml.safe_load(FILE.read_text(encoding="utf-8")))
