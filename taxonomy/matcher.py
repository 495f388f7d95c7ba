"""Maps a heading in its context onto the measures of the national taxonomy."""

from dataclasses import dataclass, field
from typing import Any

from taxonomy.context import ancestor_background, background_kind
from taxonomy.fields import fields_of_label
from taxonomy.heading import Heading, parse
from taxonomy.model import Taxonomy
from taxonomy.rules import Evidence, evidence, scores

EMIT = 0.5
"""Score from which a measure is named."""
REVIEW = 0.8
"""Score under which a match should be looked at by a person."""
__all__ = ["Heading", "Match", "Matcher", "needs_review"]


@dataclass(frozen=True, slots=True)
class Match:
    """A measure that a heading is about.

    Attributes:
        score: calibrated; of the matches with a score near s, about the share s is right.
        method: `label`, `pattern`, `model` or `body`: what spoke loudest.
        evidence: the words of the heading (or body) that decided.
    """

    measure_id: str
    score: float
    method: str
    evidence: tuple[str, ...] = field(default=())


def needs_review(match: Match) -> bool:
    """Say whether a person should look at the match."""
    return match.score < REVIEW or match.method == "body"


class Matcher:
    """Holds the taxonomy and matches headings against it; it keeps no state between headings."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Prepare for `taxonomy`."""
        self.taxonomy = taxonomy

    def match(self, heading: Heading) -> list[Match]:
        """Return the measures that the heading is about, best first; empty when it is about none."""
        core = parse(heading.text).core
        found = evidence(core)
        labelled = any(item.source == "label" for item in found)
        kind = background_kind(heading.text)
        if kind and not labelled:
            return []
        if ancestor_background(heading.ancestors) or self._inside_field(heading):
            return []
        matches = [
            Match(measure_id, round(score, 3), self._method(measure_id, found), self._words(measure_id, found))
            for measure_id, score in scores(found).items()
            if score >= EMIT
        ]
        return sorted(matches, key=lambda match: (-match.score, match.measure_id))

    def explain(self, heading: Heading) -> dict[str, Any]:
        """Return what spoke for and against every candidate of a heading, with the wording of the edition."""
        parsed = parse(heading.text)
        found = evidence(parsed.core)
        against = {
            "background": background_kind(heading.text),
            "under": ancestor_background(heading.ancestors),
            "inside_field": heading.ancestors[-1] if self._inside_field(heading) else None,
        }
        named = {match.measure_id for match in self.match(heading)}
        edition = self.taxonomy.edition_by_id.get(heading.edition or "2.3")
        return {
            "numbering": parsed.numbering,
            "words": parsed.core,
            "against": {key: value for key, value in against.items() if value},
            "candidates": [
                {
                    "measure_id": measure_id,
                    "named": measure_id in named,
                    "for": [
                        {"words": item.words, "source": item.source, "weight": item.weight}
                        for item in found
                        if item.measure_id == measure_id
                    ],
                    "edition": edition.id if edition else None,
                    "wording": edition.title_of(measure_id) if edition else None,
                    "definition": self.taxonomy.measure(measure_id).definition,
                }
                for measure_id in scores(found)
            ],
        }

    @staticmethod
    def _method(measure_id: str, found: tuple[Evidence, ...]) -> str:
        return next(item.source for item in found if item.measure_id == measure_id)

    @staticmethod
    def _words(measure_id: str, found: tuple[Evidence, ...]) -> tuple[str, ...]:
        return tuple(item.words for item in found if item.measure_id == measure_id)

    @staticmethod
    def _inside_field(heading: Heading) -> bool:
        """Say whether the heading details a numbered field label of a measure: then it is no measure of its own."""
        if not heading.ancestors:
            return False
        parent = heading.ancestors[-1]
        return bool(parse(parent).numbering) and bool(fields_of_label(parse(parent).core))
