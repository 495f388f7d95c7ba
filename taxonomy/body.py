"""What the text below a heading says of measures: it answers where the heading is silent, and outvotes a weak one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from taxonomy.rules import Evidence, plain_evidence, with_phrases
from taxonomy.search_text import fold

CHARACTERS, SENTENCES = 2000, 3
"""How much of a body is read, and how many of its sentences have to name one measure."""
LEAF_SENTENCES, LEAF_SHARE = 4, 0.5
"""Length of a leaf's body in sentences up to which its first sentence, or this share of all, may decide."""
DIFFERENT = 2
"""Different words that name one measure plainly outvote a heading that speaks weakly for another."""
ABOUT_THE_PLAN = ("organization", "planned-approach")
"""Any part of a plan may say who carries and who checks it; that alone tells of no measure."""
CATCH_ALL = "regional-digitalization"
"""Words of daily life stand in the text of every measure: they outvote none and decide nothing by one mention."""
_COMING = re.compile(
    r"(?:行か|来|来庁し|足を運ば|出向か|並ば|待た)(?:な|ず|せ)|24時間|二十四時間|いつでも|どこ(?:から)?でも"
    r"|休まない|眠らない|ひらいて|開いて"
)
_BY_WHICH = re.compile(r"窓口|書か(?:な|ず|せ)|ワンストップ|オンライン|申請|手続|届|支払|納|税|働|勤務|テレワーク")
_WAS = re.compile(r"[ぁ-ん](?:た|だった)$")
_MEANS = re.compile(
    r"デジタル|DX|ICT|IoT|(?<![A-Za-z])IT(?![A-Za-z])|(?<![A-Za-z])AI(?![A-Za-z])|スマート|データ|オンライン"
    r"|アプリ|センサー|ドローン|キャッシュレス|電子|システム|SNS|ネット|カメラ|情報化|情報技術|ブロードバンド|光ファイバ"
    r"|スマホ|タブレット|端末|機器|携帯|通信|無線|遠隔|ロボット|自動運転|GIGA|[1１一]人[1１一]台|[Ww][Ii]-?[Ff][Ii]|5G|GPS|QR|ウェブ|Web"
    r"|ホームページ|動画|配信|デマンド|MaaS|予約|クラウド|技術"
)
"""Means without which a text on daily life is about no measure of this taxonomy."""


def spoken(body: str, *, leaf: bool) -> tuple[str, tuple[Evidence, ...]] | None:
    """Return the one measure that a body speaks of where its heading says nothing, with the words: a doubtful one."""
    texts = sentences_of(body)
    if not leaf and len(texts) < SENTENCES:
        return None
    sentences = [_strong(text) for text in texts]
    if leaf and len(texts) <= LEAF_SENTENCES and not any(sentences):
        sentences = [_in_own_words(text) for text in texts]
    counts = Counter(measure_id for found in sentences for measure_id in found)
    ranked = counts.most_common(2)
    if not set(counts) - {CATCH_ALL} and counts[CATCH_ALL] < SENTENCES:
        return _of_daily_life(texts) if leaf and len(texts) <= LEAF_SENTENCES else None
    first, hits = ranked[0]
    if hits < SENTENCES or (len(ranked) > 1 and hits < 2 * ranked[1][1]):
        named = _of_leaf(sentences) if leaf else None
        if named is None:
            return None
        first = named
    return first, tuple(found[first] for found in sentences if first in found)[:3]


def leaves_open(heading: str) -> bool:
    """Whether a heading only says that nobody has to come or wait (行かない市役所): its body says by which measure."""
    return _COMING.search(heading) is not None and _BY_WHICH.search(heading) is None


def outvoting(measure_id: str, body: str, *, different: int = DIFFERENT) -> tuple[str, tuple[Evidence, ...]] | None:
    """Return the measure that a body names plainly, in more words or sentences than the heading's own, or None.

    Words that name the heading's own measure plainly (PLAIN) keep it.
    """
    words: dict[str, dict[str, Evidence]] = {}
    told: Counter[str] = Counter()
    own = 0
    for text in sentences_of(body):
        plain = plain_evidence(text)
        told.update({item.measure_id for item in plain})
        for item in plain:
            words.setdefault(item.measure_id, {}).setdefault(item.words, item)
        own += measure_id != CATCH_ALL and any(item.measure_id == measure_id for item in with_phrases(text))
    others = [key for key in words if key not in (*ABOUT_THE_PLAN, CATCH_ALL)]
    ranked = sorted(((max(len(words[key]), told[key]), key) for key in others), reverse=True)
    if measure_id in words or not ranked or ranked[0][0] < max(different, own + 1):
        return None
    if len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]:
        return None
    best = ranked[0][1]
    return best, tuple(words[best].values())[:3]


def tells_only_what_was(body: str) -> bool:
    """Whether every sentence ends on what was done or found (導入した, 3割であった): a report."""
    return all(_WAS.search(text) for text in sentences_of(body))


def tells_no_means(heading: str, body: str) -> bool:
    """Whether neither heading nor body names any digital means: daily life alone is no measure."""
    return not _MEANS.search(fold(heading)) and not any(_MEANS.search(text) for text in sentences_of(body))


def _of_daily_life(texts: Sequence[str]) -> tuple[str, tuple[Evidence, ...]] | None:
    """Return the widest measure where every second sentence speaks of daily life and the text of digital means."""
    found = [item for text in texts for item in with_phrases(text)[:1] if item.measure_id == CATCH_ALL]
    needed = LEAF_SHARE * len(texts)
    digital = any(_MEANS.search(text) for text in texts)
    return (CATCH_ALL, tuple(found)) if len(found) >= needed and digital else None


def sentences_of(body: str) -> list[str]:
    """Return the folded sentences and lines of the beginning of a body."""
    return [text for text in map(fold, re.split(r"[。\n]", body[:CHARACTERS])) if len(text) > 3]


def _strong(sentence: str) -> dict[str, Evidence]:
    """Return the measures that a sentence names plainly, each with its strongest words."""
    named: dict[str, Evidence] = {}
    for item in plain_evidence(sentence):
        named.setdefault(item.measure_id, item)
    return named


def _in_own_words(sentence: str) -> dict[str, Evidence]:
    """Return the measures of which a sentence speaks in a town's own words, where none is named plainly."""
    return {item.measure_id: item for item in reversed(with_phrases(sentence)) if item.source == "phrase"}


def _of_leaf(sentences: Sequence[Mapping[str, Evidence]]) -> str | None:
    """Return the measure that a short body names first or in half of its sentences, if none other is named as often."""
    if len(sentences) > LEAF_SENTENCES:
        return None
    counts = Counter(key for found in sentences for key in found if key not in (*ABOUT_THE_PLAN, CATCH_ALL))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    first, hits = ranked[0]
    return first if first in sentences[0] or hits >= LEAF_SHARE * len(sentences) else None
