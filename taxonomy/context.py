"""Tells headings that are about no measure: front matter, the state of things, definitions, labels of fields."""

import re
from functools import lru_cache

from taxonomy.fields import fields_of_label, is_field_label
from taxonomy.heading import parse
from taxonomy.loader import read_yaml
from taxonomy.search_text import fold

STATE, FRONT, SOFT, FRAME, LABEL, GENERIC, TITLE = "state", "front", "soft", "frame", "label", "generic", "title"
"""Kinds of heading without a measure.

What is or was; what a plan says of itself; the same, unless strong words for a measure stand before it; a part that
only holds others; a label of a field; words without a topic; the name of a plan.
"""

_TITLE = re.compile(
    r"(?:DX|ICT|IT|デジタル|情報化|電子自治体|電子市役所|電子県庁|スマート|IoT|行政改革|行財政改革|トランスフォーメーション).{0,16}"
    r"(?:計画|プラン|戦略|構想|ビジョン|方針|ポリシー|大綱|指針|宣言|条例)"
    r"(?:[0-9~\-年度版次期]*|\(.{1,20}\)|【.{1,12}】|\[.{1,12}\]|(?:の)?(?:概要|概要版|総論|素案|案|について|概要について|とは[?]?))*$"
)
_PLAN_NAME = re.compile(
    r"[「『\[]?(?:第[0-9一二三四五六七八九十]+[次期])?[^\s、。「」『』とやを]{0,14}?(?:DX|ICT|IT|デジタル|情報化|電子自治体|スマート|IoT|トランスフォーメーション)"
    r"[^、。「」『』をにのと]{0,14}?(?:計画|プラン|戦略|構想|ビジョン|ポリシー|大綱)(?:\([^()]{1,8}\)|改定版|[0-9]{4})*[」』\]]?"
)
_TITLE_IS_TOPIC = re.compile(
    r"田園都市|人材|人財|セキュリティ|官民データ|オープンデータ|窓口|職員|全体方針|推進計画の(?:推進|進)"
)
_STATE_FIELDS = frozenset({"current_state", "issues"})
_SOFT_STATE = re.compile(r"(?:方針|目標|取組|施策|今後|事業)")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    compiled = {}
    for kind, groups in read_yaml("background.yaml")["kinds"].items():
        parts = [f"^(?:{pattern})$" for pattern in groups.get("whole", ())]
        parts += [f"(?:{pattern})$" for pattern in groups.get("end", ())]
        parts += [f"(?:{pattern})" for pattern in groups.get("part", ())]
        compiled[kind] = re.compile("|".join(parts))
    return compiled


@lru_cache(maxsize=1)
def _holding() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_yaml("background.yaml")["holding"]))


def holds_measures(text: str) -> bool:
    """Say whether a heading opens the part of a plan where its measures stand (重点施策, 各論)."""
    return _holding().search(parse(text).core) is not None


@lru_cache(maxsize=1)
def _aims() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_yaml("background.yaml")["aims"]))


def tells_aims(text: str) -> bool:
    """Say whether a heading opens what a plan says of its aims and pillars as a whole (基本方針, 施策の体系)."""
    return _aims().fullmatch(parse(text).core) is not None


@lru_cache(maxsize=1)
def _managing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_yaml("background.yaml")["managing"]))


def watches_over_plan(text: str) -> bool:
    """Say whether a heading only tells how the plan is watched over (進行管理), as every plan does at its end."""
    return _managing().fullmatch(parse(text).core) is not None


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    words = sorted({fold(word) for word in read_yaml("background.yaml")["generic"].split()}, key=len, reverse=True)
    places = r"[一-龠ぁ-んァ-ヶ]{1,6}?[市町村県区府都](?=の|に|デ|情|D|I|電|版|$)"
    # Possessive: the words overlap (市町村, 市, 町), and giving back would take exponential time on long headings.
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))}|{places}|[0-9・、。,.:;!?()「」『』【】\[\]<>/~ -])*+$")


@lru_cache(maxsize=65536)
def topic(text: str) -> str:
    """Return the folded words of a heading without numbering and without names of plans (第2次情報化基本計画 …).

    A name that tells a topic of its own (DX人材育成方針) stays.
    """
    core = parse(text).core
    return _PLAN_NAME.sub(lambda match: match.group() if _TITLE_IS_TOPIC.search(match.group()) else "", core).strip()


@lru_cache(maxsize=65536)
def background_kind(text: str) -> str | None:
    """Return why a printed heading is about no measure, judged by its own words, or None when it may be about one."""
    core = parse(text).core
    if not core:
        return GENERIC
    if is_field_label(core):
        return LABEL
    for kind, pattern in _patterns().items():
        if pattern.search(core):
            return kind
    if _TITLE.search(core) and not _TITLE_IS_TOPIC.search(core):
        return TITLE
    if _generic().match(topic(text)):
        return GENERIC
    return None


def ancestor_background(ancestors: tuple[str, ...]) -> str | None:
    """Return the ancestor under which nothing is a measure of the plan itself (現状, 国の動向, 用語集 …), or None.

    A heading that speaks of the state and of what will be done (現状と今後の取組) does not count.
    """
    for text in ancestors:
        kind = background_kind(text)
        if kind == LABEL and set(fields_of_label(parse(text).core)) <= _STATE_FIELDS:
            return text
        if kind == STATE and not _SOFT_STATE.search(parse(text).core):
            return text
    return None
