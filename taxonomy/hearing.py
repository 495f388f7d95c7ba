"""What the model of texts hears in a section: the voice for what no pattern and no phrase knows.

A body says what will be done in words of its own (予約すると家の前まで来る乗合の車を走らせる). The patterns look for
names of things; the model weighs all words of heading and text together, so that a thing that only serves
(AIが経路を決める) does not decide, and a text on what was (申請は２割増えた) tells no measure.
"""

from collections.abc import Mapping
from functools import lru_cache

from taxonomy.body import ABOUT_THE_PLAN, CATCH_ALL, sentences_of
from taxonomy.features import text_features
from taxonomy.linear import TEXT_WEIGHTS, load_model
from taxonomy.rules import Evidence, plain_evidence

Told = tuple[str, tuple[Evidence, ...]]
"""A measure and the words that decided."""
HEARD = 0.35
"""Probability from which a text is about a measure where nothing else speaks."""
CLEAR = 3.0
"""By how much its odds have to exceed those of the next measure."""
SHARE, MURMUR = 1 / 3, 0.15
"""Share of a body's sentences, if not the first, that speak most of its measure, with this probability at least."""
RIVAL, LEAD = 0.25, 10.0
"""Probability of another measure, and by how much its odds exceed those of the measure that words name plainly."""
AGAINST = 0.6
"""Probability of another measure from which the text alone outvotes a weak heading, with the same lead."""
_SILENT = (*ABOUT_THE_PLAN, "public-private-data-plan")
"""Measures of which a text alone tells nothing: any part of a plan may say who carries it."""


def heard(heading: str, body: str, told: Told | None) -> Told | None:
    """Return the measure of a section with a silent heading: what was `told` by its plain words, or what is heard."""
    chances = _chances(heading, body)
    best, second = sorted(chances, key=lambda key: (-chances[key], key))[:2]
    if told is None:
        alone = chances[best] >= HEARD and _odds(chances[best]) >= CLEAR * _odds(chances[second])
        return _as_told(best, heading, body) if alone and _goes_through(best, body) else None
    return _instead(best, chances, told, heading, body)


def heard_against(measure_id: str, heading: str, body: str, told: Told | None) -> Told | None:
    """Return the measure that outvotes a weak heading: `told` by plain words, or plainly heard; or None."""
    chances = _chances(heading, body)
    best = max(chances, key=lambda key: chances[key])
    if told is None:
        far = _odds(chances[best]) >= LEAD * _odds(chances.get(measure_id, 1.0))
        return _as_told(best, heading, body) if far and chances[best] >= AGAINST else None
    if _odds(chances.get(measure_id, 0.0)) >= CLEAR * _odds(chances.get(told[0], 0.5)):
        return None
    return _instead(best, chances, told, heading, body)


def hears(measure_id: str, heading: str, body: str) -> bool:
    """Whether a section is about a measure by all its words, though they name no digital means."""
    return _chances(heading, body).get(measure_id, 0.0) >= AGAINST


def heard_beside(measure_id: str, body: str) -> Told | None:
    """Return the other measure that a sentence or point of a body names plainly, and is heard to be about."""
    for sentence in sentences_of(body):
        plain = plain_evidence(sentence)
        ids = {item.measure_id for item in plain} - {measure_id, CATCH_ALL, *_SILENT}
        if len(ids) == 1 and measure_id not in {item.measure_id for item in plain}:
            other = ids.pop()
            if _chances(sentence, "")[other] >= AGAINST:
                return other, tuple(item for item in plain if item.measure_id == other)
    return None


def _goes_through(measure_id: str, body: str) -> bool:
    """Whether the first or enough sentences of a body speak of a measure, and not one among many."""
    each = [_chances(text, "") for text in sentences_of(body)]
    speaks = [chances[measure_id] >= max(MURMUR, *chances.values()) for chances in each]
    return speaks[:1] == [True] or sum(speaks) >= SHARE * len(speaks)


def _instead(best: str, chances: Mapping[str, float], told: Told, heading: str, body: str) -> Told:
    """Return what is told by plain words unless the text as a whole speaks of another measure by far."""
    other = best != told[0] and chances[best] >= RIVAL
    far = other and _odds(chances[best]) >= LEAD * _odds(chances.get(told[0], 0.5))
    return _as_told(best, heading, body) if far else told


def _odds(chance: float) -> float:
    return chance / max(1.0 - chance, 1e-6)


@lru_cache(maxsize=4096)
def _chances(heading: str, body: str) -> Mapping[str, float]:
    found = load_model(TEXT_WEIGHTS).of_features(text_features(heading, sentences_of(body)))
    return {key: value for key, value in found.items() if key not in _SILENT}


def _as_told(measure_id: str, heading: str, body: str) -> Told:
    names = text_features(heading, sentences_of(body))
    words = load_model(TEXT_WEIGHTS).loudest(names, measure_id)
    return measure_id, tuple(Evidence(measure_id, word, 0, 0, 0.0, "model") for word in words)
