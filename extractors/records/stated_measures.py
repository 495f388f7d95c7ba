"""Answers which measure a label means, by what the rest of the document says of its measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Section
from extractors.outline.numbering import parse_numbering
from extractors.statements.find import Statement
from taxonomy.search_text import fold

LEAST = 4
"""A title or label with fewer characters is too common to be looked for in others."""
_MARKS = re.compile(r"[\s「」『』【】（）()・、。:：]")


class StatedMeasures:
    """The measures that a document's sections, forms and table rows state, by their titles and words."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Gather titles and words of the statements about a measure."""
        self._titles: dict[str, str | None] = {}
        self._words: list[tuple[str, str]] = []
        self._sections: dict[int, str] = {}
        for statement in statements:
            measure = statement.measure_id
            if measure is None:
                continue
            title = _plain(statement.title.text)
            # A title that stands for two measures tells none.
            self._titles[title] = measure if self._titles.get(title, measure) == measure else None
            words = [located.field.passage.text for located in statement.fields]
            words += [part.text for _, part in statement.loose]
            self._words.append((measure, _plain("".join(words))))
            if statement.source == "section":
                self._sections.setdefault(id(statement.section), measure)

    def of_title(self, label: str) -> str | None:
        """The measure whose title a label is, or contains."""
        plain = _plain(label)
        if plain in self._titles:
            return self._titles[plain]
        inside = {m for title, m in self._titles.items() if len(title) > LEAST and title in plain and m is not None}
        return inside.pop() if len(inside) == 1 else None

    def of_words(self, label: str) -> str | None:
        """The one measure whose fields speak of a label in its own words."""
        plain = _plain(label)
        if len(plain) < LEAST:
            return None
        found = {measure for measure, words in self._words if plain in words}
        return found.pop() if len(found) == 1 else None

    def of_section(self, section: Section | None) -> str | None:
        """The measure that a section, or the nearest one above it, states."""
        while section is not None:
            if id(section) in self._sections:
                return self._sections[id(section)]
            section = section.parent
        return None


def _plain(text: str) -> str:
    """A title without numbering, marks and differences of width."""
    numbering = parse_numbering(text)
    return _MARKS.sub("", fold(text[numbering.end :] if numbering is not None else text))
