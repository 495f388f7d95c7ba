"""The field of texts that stand below one unknown label, by what they hold: divisions, dates, money, figures, deeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.language.dates import find_dates
from extractors.language.divisions import find_divisions

SHARE, PROSE_SHARE = 0.6, 0.75
"""Share of the texts that have to be of one kind; more where only the words of a sentence speak for it."""
LEAST_TEXTS = 3
"""Running texts that have to agree."""
LONGEST_STEP = 90
"""Characters of an indicator's name and its two values."""
_BETWEEN = re.compile(r"[\s　、，,・/／()（）【】\[\]:：と及びおよび並びに等など◎○●主副担当関係協力連携]*")
_ANSWER = re.compile(r"^(?:随時|順次|毎年度?|通年|継続|未定|検討中|実施中|実施済み?|別途|別に定め)")
_LONGEST_ANSWER = 48
_MONEY = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*\s*[千百億万]*円|補助金|交付金|交付税|起債|基金|一般財源|地方債|予算|使用料で賄|寄附"
)
_STEP = re.compile(
    r"[0-9０-９][^。→⇒➡▶]{0,20}(?:→|⇒|➡|▶|->)\s*[^。]{0,14}?[0-9０-９]"
    r"|[0-9０-９%％割件人回分日]\s*から\s*[^。]{0,14}?[0-9０-９]+(?:\.[0-9]+)?\s*[%％割件人回分日]"
)
_ELSEWHERE = re.compile(
    r"(?<![本当同各わが一-龥])[一-龥ァ-ヴー]{1,5}(?<![本当同各])[市町村区県](?:では|は、|が|で、|の事例|（|\()|他(?:の)?(?:自治体|市町村|団体)"
)
_WILL = re.compile(r"(?:ます|[うくぐすつぬぶむる])[。．]?$")
_STANDS = re.compile(
    r"(?:て(?:い(?:ます|る|ない|ません)|おり|き(?:た|ました))|である|です|した|ました|った|た|ない|ません"
    r"|(?:が|も|に|で|は|を)(?:あ[るり]|い[るま]|及[ぶび]|占め|(?:の|上)[ぼる]|達[すし]|かか[るり]|とどま|続[くき]|残[るり])(?:る|ます|す)?"
    r"|(?:多|少な|高|低|長|短|遠|狭|古)い(?:です)?)[。．]?$"
)
_LACKS = re.compile(
    r"課題|不足|困難|限られ|負担|遅れ|難し|にくい|づらい|懸念|支障|(?:足り|でき|進ま|届か|そろわ)(?:て(?:い|お))?(?:な|ま|ら)|差がある|とどま|手間"
)


def field_of_content(texts: Sequence[str]) -> str | None:
    """The field of texts below one label whose parts show it (divisions, dates, money, figures); None for others."""
    return _agreed([_plainly(text) for text in texts if text.strip()], SHARE)


def field_of_sentences(texts: Sequence[str]) -> str | None:
    """The field of running texts below one label, by how their sentences end; None for fewer than three."""
    told = [told_by_sentences(text.strip()) for text in texts if text.strip()]
    return _agreed(told, PROSE_SHARE) if len(told) >= LEAST_TEXTS else None


def _agreed(kinds: Sequence[str | None], share: float) -> str | None:
    counts = Counter(kind for kind in kinds if kind is not None).most_common(1)
    return counts[0][0] if counts and counts[0][1] >= share * len(kinds) else None


def is_step(text: str) -> bool:
    """Whether a short text without a sentence says from which figure to which one an indicator goes."""
    return len(text) <= LONGEST_STEP and "。" not in text and _STEP.search(text) is not None


def _plainly(text: str) -> str | None:
    """What a text is where its parts show it."""
    text = text.strip()
    if _is_divisions(text):
        return "departments"
    if _STEP.search(text) and len(text) <= LONGEST_STEP:
        return "kpi"
    if len(text) <= _LONGEST_ANSWER and (_ANSWER.match(text) or find_dates(text)) and not _MONEY.search(text):
        return "target"
    if _MONEY.search(text) and len(text) <= 120:
        return "funding"
    return "examples" if _ELSEWHERE.search(text) else None


def _is_divisions(text: str) -> bool:
    found = find_divisions(text)
    if not found:
        return False
    rest, at = "", 0
    for match in found:
        rest += text[at : match.start_offset]
        at = max(at, match.end_offset)
    return _BETWEEN.fullmatch(rest + text[at:]) is not None


def told_by_sentences(text: str) -> str | None:
    """Whether sentences tell what is lacking, how things stand or what will be done, by how they end; else None."""
    sentences = [s.strip() for s in re.split(r"(?<=[。．])|\n", text) if s.strip()]
    if _LACKS.search(sentences[-1]):
        return "issues"
    if all(_STANDS.search(s) for s in sentences):
        return "current_state"
    return "actions" if all(_WILL.search(s) for s in sentences) else None
