"""Answers which measure a label means, by what the rest of the document says of its measures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractors.document import Passage, Place, Section, Table
from extractors.outline.numbering import parse_numbering
from extractors.statements.find import Statement
from extractors.statements.sheet import Sheet
from taxonomy.search_text import fold

LEAST = 4
"""A title or label with fewer characters is too common to be looked for in others."""
LIKE = 6
"""A label has so many characters, or begins with so many, before it can be like a title."""
_CODE = re.compile(
    r"[\[(【〔<「]?\s*(?:((?:個別|重点|基本)?(?:施策|事業|取り?組み?(?:事項|項目)?|プロジェクト|アクション))\s*(?=[0-9A-ZⅠ-Ⅹ]))?"
    r"((?:[A-ZⅠ-Ⅹ]|[0-9]{1,2})(?:\s*[-.]\s*[0-9]{1,2}){1,3}|[A-Z][0-9]{1,2}|(?(1)[0-9]{1,2}|(?!)))"
    r"\s*(?![0-9A-Za-z%.,-]|[年月日件人回])"
)
"""A number that tells one measure of a plan from the others: A-2, 1-3, 施策4; not a bare 4 nor (4)."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ーｰ－．・", "-"))
_MARKS = re.compile(r"[\s「」『』【】（）()・、。:：]")


class StatedMeasures:
    """The measures that a document's sections, forms and table rows state, by their titles and words."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        """Gather titles and words of the statements about a measure."""
        self._titles: dict[str, str | None] = {}
        self._words: list[tuple[str, str]] = []
        self._sections: dict[int, str] = {}
        self._codes: dict[str, str | None] = {}
        self._forms: dict[int, list[tuple[float, float, str | None, Passage]]] = {}
        for statement in statements:
            measure = statement.measure_id
            for sheet in statement.sheets:
                if sheet.kind == "form":
                    reach = _reach(sheet)
                    self._forms.setdefault(id(sheet.table), []).append((*reach, measure, statement.title))
            if statement.listed:
                self._number(statement.numbering, measure)
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

    def _number(self, numbering: str | None, measure: str | None) -> None:
        """Note a statement's number; one that two statements bear tells nothing."""
        code = code_of(numbering) if numbering else None
        if code is not None:
            self._codes[code] = measure if self._codes.get(code, measure) == measure else None

    def of_code(self, label: str) -> str | None:
        """The measure whose number a label begins with, as the plan numbers its measures."""
        code = code_of(label)
        return self._codes.get(code) if code is not None else None

    def of_title(self, label: str) -> str | None:
        """The measure whose title a label is, contains, or breaks off (待たずに for 待たずに、すぐ終わる)."""
        plain = _plain(label)
        if plain in self._titles:
            return self._titles[plain]
        inside = {m for title, m in self._titles.items() if len(title) > LEAST and title in plain and m is not None}
        if not inside and len(plain) > LEAST:
            inside = {m for title, m in self._titles.items() if title.startswith(plain) and m is not None}
        return inside.pop() if len(inside) == 1 else None

    def of_form(self, table: Table, place: Place) -> str | None:
        """The measure of the form, or of the part of a table of forms, in which a place lies."""
        y = place.center[1]
        forms = self._forms.get(id(table), ())
        return next((m for top, bottom, m, _ in forms if m is not None and top <= y <= bottom), None)

    def title_of_form(self, table: Table, place: Place) -> Passage | None:
        """The title of the form, or of the part of a table of forms, in which a place lies."""
        y = place.center[1]
        return next((title for top, bottom, _, title in self._forms.get(id(table), ()) if top <= y <= bottom), None)

    def told(self, label: str) -> str | None:
        """The one measure whose title is like a label, or whose fields speak of it."""
        plain = _plain(label)
        like = {m for title, m in self._titles.items() if m is not None and _is_like(plain, title)}
        return like.pop() if len(like) == 1 else self.of_words(label)

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


def _is_like(label: str, title: str) -> bool:
    """Whether a label leaves letters of a title out (働く場所を選ぶ of 働く場所を自分で選ぶ), or begins as it does."""
    if len(label) < LIKE:
        return False
    rest = iter(title)
    begun = next((i for i, (a, b) in enumerate(zip(label, title, strict=False)) if a != b), min(len(label), len(title)))
    return all(char in rest for char in label) or begun >= max(LIKE, 0.6 * len(label))


def _reach(sheet: Sheet) -> tuple[float, float]:
    """From where to where a form's rows reach on the page."""
    first, end = sheet.rows
    cells = [c for c in sheet.table.cells if first <= c.row < end]
    return min(c.place.top for c in cells), max(c.place.bottom for c in cells)


def code_of(text: str) -> str | None:
    """The number of a measure with which a text begins, in one spelling; None for none and for a mere count."""
    match = _CODE.match(unicodedata.normalize("NFKC", text).translate(_DASHES))
    if match is None:
        return None
    number = re.sub(r"\s", "", match[2]).replace(".", "-")
    # A number of several parts is the same with and without its word (施策1-2, 1-2).
    return number if "-" in number else re.sub(r"個別|重点|基本|[りみ]|事項|項目", "", match[1] or "") + number


def _plain(text: str) -> str:
    """A title without numbering, marks and differences of width."""
    numbering = parse_numbering(text)
    return _MARKS.sub("", fold(text[numbering.end :] if numbering is not None else text))
