"""Maps a heading in its context onto the measures of the national taxonomy."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

from taxonomy import body
from taxonomy.context import FRAME, GENERIC, SOFT, ancestor_background, background_kind, topic
from taxonomy.fields import fields_of_label
from taxonomy.heading import Heading, parse
from taxonomy.hearing import heard, heard_against, heard_beside, hears
from taxonomy.linear import load_model
from taxonomy.model import Taxonomy
from taxonomy.rules import Evidence, evidence, parts_of, scores, with_phrases, without_partner

EMIT = 0.5
"""Score from which a measure is named."""
STRONG = 0.9
"""Evidence that a heading ending in 方針 or 目標 is about the measure all the same."""
SHOW = 0.1
"""Score from which a candidate is worth explaining."""
RULE, MODEL, BIAS = 0.8, 0.3, 0.3
"""Weights of the two voices on the log-odds scale where both speak."""
MODEL_ALONE, MODEL_ALONE_BIAS = 0.9, -0.4
"""The same where no pattern speaks: the model has to give more than 0.6."""
TEMPER = 0.85
"""Draws scores towards one half, because the patterns were written with the development headings in view."""
BODY_SCORE, OUTVOTED_SCORE = 0.5, 0.6
"""Score of what a body alone says, and of what it says against a weak heading."""
WEAK = 0.9
"""Weight of its words under which a heading may be outvoted by its body; the widest measure always may."""
DEFAULT_EDITION = "2.3"
"""Edition whose wording an explanation quotes when the document's own is not known: the last with titles seen."""
REVIEW = 0.8
"""Score under which a match should be looked at by a person."""
__all__ = ["Heading", "Match", "Matcher", "needs_review"]


def _logit(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return math.log(p / (1 - p))


def combine(rule: float | None, model: float | None, *, plain: bool) -> float:
    """Return the score of a measure from the weight of its words and the probability of the model.

    Where no pattern speaks, the model alone has to be sure, and counts only for headings that are no background
    (`plain`).
    """
    if rule is None:
        if model is None or not plain:
            return 0.0
        z = MODEL_ALONE * _logit(model) + MODEL_ALONE_BIAS
    elif model is None:
        z = _logit(rule)
    else:
        z = RULE * _logit(rule) + MODEL * _logit(model) + BIAS
    return 1 / (1 + math.exp(-TEMPER * z))


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    measure_id: str
    score: float
    rule: float | None
    model: float | None
    evidence: tuple[Evidence, ...]
    forced: str | None = None

    def match(self) -> Match:
        method = self.forced or (self.evidence[0].source if self.evidence else "model")
        return Match(self.measure_id, self.score, method, tuple(item.words for item in self.evidence))


def needs_review(match: Match) -> bool:
    """Say whether a person should look at the match."""
    return match.score < REVIEW or match.method == "body"


class Matcher:
    """Holds the taxonomy and matches headings against it; it keeps no state between headings."""

    def __init__(self, taxonomy: Taxonomy, *, with_model: bool = True, phrases: bool = True) -> None:
        """Prepare for `taxonomy`; without model or phrases the other voices speak alone, for comparison."""
        self.taxonomy = taxonomy
        self.model = load_model() if with_model else None
        self._evidence = with_phrases if phrases else evidence

    def match(self, heading: Heading, *, quoted: bool = False) -> list[Match]:
        """Return the measures that the heading is about, best first; empty when it is about none.

        Args:
            heading: what to match, with its context.
            quoted: also name measures below headings of the state of things, for example the items under 国の動向,
                whose words are the nation's; by default nothing there is a measure of the plan.
        """
        if quoted:
            kept = tuple(text for text in heading.ancestors if not ancestor_background((text,)))
            heading = replace(heading, ancestors=kept)
        return [candidate.match() for candidate in self._candidates(heading) if candidate.score >= EMIT]

    def _candidates(self, heading: Heading) -> list[_Candidate]:
        """Return every measure that words or model speak for, best first; none under a veto."""
        against = self._veto(heading)
        if against:
            # 数で語る町: words without a topic forbid no measure that the text below them names.
            silent = heading.leaf and against == {"background": GENERIC}
            return self._from_body(heading) if silent and heading.body else []
        core = topic(heading.text)
        found = self._evidence(core)
        by_rule = scores(found, core)
        by_model = self.model.probabilities([heading])[0] if self.model else {}
        # What the model hears in a wide word is the word: without its partner neither voice counts.
        alone = without_partner(core)
        by_model = {key: value for key, value in by_model.items() if key in by_rule or key not in alone}
        plain = background_kind(heading.text) is None
        candidates = []
        spoken = any(combine(rule, by_model.get(key), plain=plain) >= EMIT for key, rule in by_rule.items())
        for measure_id in sorted(by_rule if spoken else {*by_rule, *by_model}):
            rule, model = by_rule.get(measure_id), by_model.get(measure_id)
            score = combine(rule, model, plain=plain)
            if score >= SHOW:
                own = tuple(item for item in found if item.measure_id == measure_id)
                candidates.append(_Candidate(measure_id, round(score, 3), rule, model, own))
        candidates.sort(key=lambda candidate: (-candidate.score, candidate.measure_id))
        if not spoken:  # the model alone names one measure: it does not see whether two are joined
            candidates = candidates[:1]
        if not heading.body or not plain:
            return candidates
        if not any(candidate.score >= EMIT for candidate in candidates):
            return self._from_body(heading) or candidates
        return self._joined(heading, self._outvoted(heading, candidates))

    def _veto(self, heading: Heading) -> dict[str, str]:
        """Return what forbids any measure: the heading's own kind, an ancestor, or a field label above it."""
        against: dict[str, str] = {}
        kind = background_kind(heading.text)
        if kind and not self._outspoken(heading, kind):
            against["background"] = kind
        above = ancestor_background(heading.ancestors)
        if above:
            against["under"] = above
        if self._inside_field(heading):
            against["inside_field"] = heading.ancestors[-1]
        return against

    def _outspoken(self, heading: Heading, kind: str) -> bool:
        """Say whether the words name a measure so plainly that the kind of heading does not matter."""
        found = self._evidence(topic(heading.text))
        if not found:
            return False
        return found[0].source == "label" or kind == GENERIC or (kind in (SOFT, FRAME) and found[0].weight >= STRONG)

    def explain(self, heading: Heading) -> dict[str, Any]:
        """Return what spoke for and against every candidate of a heading, with the wording of the edition."""
        parsed = parse(heading.text)
        against = self._veto(heading)
        candidates = self._candidates(replace(heading, ancestors=()) if against else heading)
        named = {match.measure_id for match in self.match(heading)}
        edition = self.taxonomy.edition_by_id.get(heading.edition or DEFAULT_EDITION)
        return {
            "numbering": parsed.numbering,
            "words": parsed.core,
            "topic": topic(heading.text),
            "against": against,
            "candidates": [
                {
                    "measure_id": candidate.measure_id,
                    "named": candidate.measure_id in named,
                    "score": candidate.score,
                    "rule": candidate.rule,
                    "model": None if candidate.model is None else round(candidate.model, 3),
                    "for": [
                        {"words": item.words, "source": item.source, "weight": item.weight}
                        for item in candidate.evidence
                    ],
                    "edition": edition.id if edition else None,
                    "wording": edition.title_of(candidate.measure_id) if edition else None,
                    "definition": self.taxonomy.measure(candidate.measure_id).definition,
                }
                for candidate in candidates
            ],
        }

    def _from_body(self, heading: Heading) -> list[_Candidate]:
        """Return the one measure that a body speaks of when the heading says nothing."""
        if body.tells_only_what_was(heading.body):
            return []
        told = body.spoken(heading.body, leaf=heading.leaf)
        if heading.leaf and self.model:
            told = heard(heading.text, heading.body, told)
        return [_Candidate(told[0], BODY_SCORE, None, None, told[1], "body")] if told else []

    def _outvoted(self, heading: Heading, candidates: list[_Candidate]) -> list[_Candidate]:
        """Return what the body says instead where it plainly speaks of another measure than a weak heading does."""
        best = candidates[0]
        named = any(item.source == "label" for item in best.evidence)
        sure = (best.rule or 0.0) >= WEAK and best.score >= REVIEW
        wide = best.measure_id == body.CATCH_ALL
        open_ = body.leaves_open(topic(heading.text))
        if named or (sure and not wide and not open_):
            return candidates
        needed = 1 if (wide and not sure) or open_ else body.DIFFERENT
        told = body.outvoting(best.measure_id, heading.body, different=needed)
        if self.model:
            told = heard_against(best.measure_id, heading.text, heading.body, told)
        if told is None:
            idle = wide and not sure and body.tells_no_means(heading.text, heading.body)
            return [] if idle and self.model and not hears(best.measure_id, heading.text, heading.body) else candidates
        return [_Candidate(told[0], OUTVOTED_SCORE, None, None, told[1], "body")]

    def _joined(self, heading: Heading, candidates: list[_Candidate]) -> list[_Candidate]:
        """Return with the measure of a heading that joins two topics (業務改革と自動化) the one that its body adds."""
        named = [candidate for candidate in candidates if candidate.score >= EMIT]
        if self.model is None or len(named) != 1 or named[0].match().method not in ("pattern", "phrase"):
            return candidates
        mine, parts = named[0].measure_id, parts_of(topic(heading.text))
        silent = [part for part in parts if all(item.measure_id != mine for item in self._evidence(part))]
        told = heard_beside(mine, heading.body) if 0 < len(silent) < len(parts) else None
        if told is None:
            return candidates
        rest = [candidate for candidate in candidates if candidate.measure_id != told[0]]
        return [*rest, _Candidate(told[0], BODY_SCORE, None, None, told[1], "body")]

    @staticmethod
    def _inside_field(heading: Heading) -> bool:
        """Say whether the heading details a numbered field label of a measure: then it is no measure of its own."""
        parents = heading.ancestors[-2:]
        if len(parents) < 2 or not parse(parents[1]).numbering or not fields_of_label(parse(parents[1]).core):
            return False
        above = evidence(topic(parents[0]))
        return bool(above) and above[0].weight >= EMIT and background_kind(parents[0]) is None

