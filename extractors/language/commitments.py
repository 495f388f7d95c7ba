"""Dates by which a body says it will do something, apart from plan periods, laws, budgets and what has happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.language.dates import DateMatch, find_dates

PHASES = ("study", "prepare", "trial", "implement", "operate", "continue", "review")

# A Japanese clause says at its end what is done: the last word that matches decides (導入に向けた検討 is a study).
_PHASE_WORDS = re.compile(
    r"(?P<study>検討|調査|研究|企画|構想|検証(?!実験)|分析|協議|情報収集|洗い出[しす]|ヒアリング|把握)"
    r"|(?P<prepare>準備|設計|調達|契約|入札|公募|仕様書|要件定義|計画(?:の)?(?:策定|作成)|体制(?:の)?整備|選定|予算化)"
    r"|(?P<trial>実証(?:実験)?|試行|試験(?:的|運用|導入)?|トライアル|モデル(?:事業|実施)|先行(?:実施|導入)|PoC|仮運用)"
    r"|(?P<implement>導入|構築|移行|整備|開発|設置|改修|切替|切り替え|策定|作成|配備|拡充|拡大|展開)"
    r"|(?P<operate>運用|稼働|稼動|供用|本格実施|サービス(?:の)?(?:提供|開始)|リリース|利用開始|受付開始|公開|開始)"
    r"|(?P<continue>継続|引き?続き|随時実施|定着|維持)"
    r"|(?P<review>見直し|改定|改訂|評価|効果測定|検証結果|改善)"
)
_TRIAL_RUN = re.compile(r"(?:試験|試行|仮|実証)運用")
_BEGINNING = re.compile(
    r"(?:検討|調査|研究|準備|実証(?:実験)?|試行|構築|整備|設計|開発)(?:を|の|に)?(?:開始|着手|始め|スタート)"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SENTENCE_END = re.compile(r"[。\n]")

_PLAN_PERIOD = re.compile(
    r"(?:計画|戦略|ビジョン|プラン|方針|構想|取組|推進|対象|実施)(?:の|は)?(?:期間|年度)(?!の)"
    r"|期間(?:は|:|：|を|とし)|[0-9０-９一二三四五六七八九十]+\s*(?:年間|[かカヵヶケ箇]年)(?:計画|とします|とする|の計画)"
)
_NO_PLAN_PERIOD = re.compile(r"(?:検討|実証|準備|移行|試行|導入|調査|整備)期間")
_NAMED = re.compile(
    r"^\s*(?:の)?(?:第?[0-9０-９一二三]*次?(?:補正|当初)?予算|(?:の)?第[0-9０-９]+(?:次|回)|補正|当初予算|決算|[(（]?(?:閣議決定|公布|施行済|制定|発出|告示|通知))"
    r"|^\s*(?:末)?(?:時点|現在|実績|比|国勢調査|版|度版|以来|現状|基準)|^\s*(?:に|より|から)?(?:閣議決定|公布|成立|発出)"
)
_PAST = re.compile(
    r"(?:し|され|行われ|定め|始め|始まっ|設け|なっ|向け|進め|受け|発生し|あっ|行っ|図っ|示され|示し|まとめ|超え|続い|開い)た"
    r"|ました|[てで]き(?:た|ました)|(?:し|され)て(?:いる|おり|きた|います|きました)|とりまとめ[)）]?"
)
_FUTURE = re.compile(
    r"(?:す|行|図|進め|目指|めざ|定め|始め|設け|努め|高め|取り組|取組|なく|なる)[るうむす]|目標|予定|目指|めざ|めど|目途|実施|完了|達成"
    r"|こととし|ます|とし|移行|導入|開始|稼働|稼動|運用|整備|構築|公表|提供|共有|登録|必要|提示"
)
_ENDS_PAST = re.compile(r"(?:た|ている|ています|ていた|ております)[)）」』]*\s*$")
# …までにゼロトラストの構成へ移る: any verb in its plain form promises where a deadline stands before it.
_PLAIN_VERB = re.compile(r"[一-龥ぁ-ん][うくぐすつぬぶむる][)）」』]*\s*$")
_TARGET_LABEL = re.compile(r"(?:目標時期|期限|達成時期|完了時期|目標年度)(?:を|は|[:：])\s*$")
_ATTRIBUTE = re.compile(
    r"^\s*の(?!(?:正式|本格|早期|全庁|一斉)?(?:運用|開始|導入|移行|完了|稼働|稼動|実施|達成|公開|公表|提供|供用|整備))"
)


@dataclass(frozen=True)
class Commitment:
    """A date expression which states a commitment; ``phase`` is one of PHASES, None where the text does not say."""

    date: DateMatch
    phase: str | None


def commitment_phase(sentence: str) -> str | None:
    """Phase of work that a sentence or the text of a schedule bar speaks of.

    The last matching word decides, words in brackets are left out: ``検討期間(実証実験を含む)`` is a study. Beginning
    to study is a study (検討を開始), and a trial run is a trial (試験運用).
    """
    plain = _BRACKETS.sub("", sentence)
    if not plain.strip():
        plain = sentence
    plain = _TRIAL_RUN.sub("試行", plain)
    plain = _BEGINNING.sub(lambda match: re.split(r"を|の|に|開始|着手|始め|スタート", match[0])[0], plain)
    phase = None
    for match in _PHASE_WORDS.finditer(plain):
        phase = match.lastgroup
    return phase


def find_commitments(text: str, *, in_target_field: bool = False) -> list[Commitment]:
    """Find the dates in ``text`` which state a commitment, each with its phase.

    ``in_target_field``: the text answers a label such as 目標時期, so every date in it commits, and open or deferred
    answers count as well. Elsewhere a date must stand in a clause about the future. Plan periods, laws, decisions,
    budgets, reference values and what has happened never commit.
    """
    matches = find_dates(text)
    found: list[Commitment] = []
    for index, match in enumerate(matches):
        if match.kind in ("open", "deferred"):
            if in_target_field:
                found.append(Commitment(match, None))
            continue
        low, high = _sentence(text, match)
        before = text[max(low, matches[index - 1].end_offset) if index else low : match.start_offset]
        after = text[
            match.end_offset : min(high, matches[index + 1].start_offset) if index + 1 < len(matches) else high
        ]
        whole = text[low:high]
        if _is_background(match, whole, after, text[match.end_offset : high], in_target_field=in_target_field):
            continue
        found.append(Commitment(match, _phase_near(before, after)))
    return found


def completion(commitments: Iterable[Commitment]) -> Commitment | None:
    """The first commitment to complete or to operate, passing over study, preparation and trial; None without one."""
    for commitment in commitments:
        if commitment.phase not in ("study", "prepare", "trial") and commitment.date.kind not in ("open", "deferred"):
            return commitment
    return None


def _sentence(text: str, match: DateMatch) -> tuple[int, int]:
    low = max(text.rfind("。", 0, match.start_offset), text.rfind("\n", 0, match.start_offset)) + 1
    end = _SENTENCE_END.search(text, match.end_offset)
    return low, end.start() if end is not None else len(text)


def _phase_near(before: str, after: str) -> str | None:
    """Phase of the clause which a date opens; of the words before it if the date stands at the end."""
    if _TARGET_LABEL.search(before):
        return None
    after = _until_closed(after)
    clause = re.split(r"(?<=[しめい])、|[、,]\s*(?=(?:次|その後|以降))", after)[0]
    return commitment_phase(clause) or commitment_phase(after) or commitment_phase(before)


def _is_background(match: DateMatch, sentence: str, clause: str, rest: str, *, in_target_field: bool) -> bool:
    if _NAMED.search(clause):
        return True
    if match.kind in ("fiscal_year_range", "date") and match.start != match.end and _PLAN_PERIOD.search(sentence):
        return _NO_PLAN_PERIOD.search(sentence) is None
    future = _FUTURE.search(rest)
    if not in_target_field and _has_happened(match, sentence, rest, future):
        return True
    if in_target_field:
        return False
    if match.kind == "date" and match.start != match.end:
        return True
    if match.kind in ("fiscal_year", "fiscal_year_range", "month", "date") and _ATTRIBUTE.search(rest):
        return True
    deadline = match.kind in ("by_end_of_fiscal_year", "by_date", "from")
    if deadline and _PLAIN_VERB.search(rest):
        return False
    return future is None and not (deadline and re.fullmatch(r"\s*(?:に|を|の)?[^。]{0,12}", rest))


def _has_happened(match: DateMatch, sentence: str, rest: str, future: re.Match[str] | None) -> bool:
    if _ENDS_PAST.search(sentence):
        return True
    # A deadline may be followed by 総務省が設定した…: only the end of its sentence tells.
    if match.kind in ("by_end_of_fiscal_year", "by_date"):
        return False
    past = _PAST.search(re.split("[、,]", rest)[0])
    return past is not None and (future is None or past.start() <= future.start() + 12)


def _until_closed(text: str) -> str:
    """The text up to a bracket which closes one that was opened before it."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char in "(（「【") - (char in ")）」】")
        if depth < 0:
            return text[:index]
    return text
