"""Dates by which a body says it will do something, apart from plan periods, laws, budgets and what has happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractors.language.dates import DateMatch, find_dates

PHASES = ("study", "prepare", "trial", "implement", "operate", "continue", "review")

LONGEST_DEED = 550
"""Days that something done from one day to another may take."""
_BEFORE = ("study", "prepare", "trial")
# A Japanese clause says at its end what is done: the last word that matches decides (導入に向けた検討 is a study).
_PHASE_WORDS = re.compile(
    r"(?P<study>検討|調査|研究|企画|構想|検証(?!実験)|分析|協議|情報収集|洗い出[しす]|ヒアリング|把握)"
    r"|(?P<prepare>準備|設計|調達|(?<!電子)契約|入札|公募|仕様書|要件定義|(?:計画|指針|方針|ガイドライン|要綱|規程|手順書?)(?:の|を)?(?:策定|作成)|体制(?:の)?整備|選定|予算化)"
    r"|(?P<trial>実証(?:実験)?|試行|試験(?:的|運用|導入)?|トライアル|お?試し|モデル(?:事業|実施)|先行(?:実施|導入)|PoC|仮運用)"
    r"|(?P<implement>導入|構築|移行|整備|開発|設置|改修|切替|切り替え|策定|作成|配備|拡充|拡大|展開|公開|開始|更新|更改"
    r"|開設|開所|開講|開校|創設|新設|増設|常設|発足|派遣|締結|施行|義務付|義務づ)"
    r"|(?P<operate>(?:運用|稼働|稼動|供用)(?:の|を)?(?:開始)?|本格(?:的な?)?(?:実施|利用|活用|開始)|サービス(?:の)?(?:提供|開始)|利用(?:の|を)?開始|リリース)"
    r"|(?P<continue>継続|引き?続き|随時実施|定着|維持)"
    r"|(?P<review>見直し|改定|改訂|改正|評価|効果測定|検証結果|改善)"
)
# What plain words say where none of these stands: 試しに使う, 支所に広げる, 方針を改める.
_PLAIN_PHASES = (
    ("trial", re.compile(r"試[しす]")),
    ("review", re.compile(r"改め(?!て)|点検|振り返|ふりかえ|見直")),
    ("prepare", re.compile(r"選[びぶん]|備え|仕様を|固め|定め[るまて]")),
    ("operate", re.compile(r"(?:全庁|全課|全部署|全職場|全職員|全所属|本番)[^。、]{0,8}(?:使[いうえわ]|利用|用い)")),
    (
        "implement",
        re.compile(
            r"実施|完了|始め|増や|広げ|設け|置き換え|入れ替え|置[きくい]|移[しすらっ]|移る|整え|使[うえい]|受け付け|養成|配置|派遣"
            r"|任用|選任|採用|迎え|集め|貸し出|つな[ぐげ]|始ま|切り?替わ|配[りる]|届け|そろえ|揃え|減ら|完成|仕上げ|印刷|対象と|開[きく]|配布|加え|対応|付与|引き?下げ|まとめ|掲載|追加|統合|終え|電子化|義務"
        ),
    ),
)
_TRIAL_RUN = re.compile(r"(?:試験|試行|仮|実証)運用")
_BY_TRIAL = re.compile(r"(?:試行|試験|実験|実証|モデル)的に|モデル(?:地区|校|課|部署|事業)(?:で|として|を)")
"""How a thing is done that is a trial whatever is done (試行的に設置し)."""
_BEGINNING = re.compile(
    r"(?:検討|調査|研究|準備|実証(?:実験)?|試行|構築|整備|設計|開発)(?:を|の|に)?(?:開始|着手|始め|スタート)"
)
_PREDICATE = re.compile(r"(?:に|を予定|とし|と)?(?:[、,。]|$|とする|です|である|を予定)")
_TOPIC = re.compile(r"(?:は|が|を)、?\s*$|[:：]\s*$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_SENTENCE_END = re.compile(r"[。\n]")

_PLAN_PERIOD = re.compile(
    r"(?:計画|戦略|ビジョン|プラン|方針|構想|取組|推進|対象|実施)(?:の|は)?(?:期間|年度)(?!の)"
    r"|期間(?:は|:|：|を|とし)|[0-9０-９一二三四五六七八九十]+\s*(?:年間|[かカヵヶケ箇]年)(?:計画|とします|とする|の計画)"
)
_NO_PLAN_PERIOD = re.compile(r"(?:検討|実証|準備|移行|試行|導入|調査|整備)期間")
_NAMED = re.compile(
    r"^\s*(?:の)?(?:第?[0-9０-９一二三]*次?(?:補正|当初)?予算|(?:の)?第[0-9０-９]+(?:次|回)|補正|当初予算|決算|[(（]?(?:閣議決定|公布|施行済|制定|発出|告示|通知))"
    r"|^\s*(?:末)?(?:時点|現在|実績|比|国勢調査|版|度版|以来|現状|基準|に比べ|と比べ|と比較|を基準)|^\s*(?:に|より|から)?(?:閣議決定|公布|成立|発出)"
)
_PAST = re.compile(
    r"(?:し|され|行われ|定め|始め|始まっ|設け|なっ|向け|進め|受け|発生し|あっ|行っ|図っ|示され|示し|まとめ|超え|続い|開い)た"
    r"(?!(?:うえ|上)で|後|のち|あと|ところで)"
    r"|ました|[てで]き(?:た|ました)|(?<!目指し)(?<!予定し)て(?:いる|おり|きた|います|きました)|とりまとめ[)）]?"
)
_FUTURE = re.compile(
    r"(?:す|行|図|進め|目指|めざ|定め|始め|設け|努め|高め|取り組|取組|なく|なる)[るうむす]|目標|予定|目指|めざ|めど|目途|実施|完了|達成"
    r"|こととし|ます|とし|移行|導入|開始|稼働|稼動|運用|整備|構築|公表|提供|共有|登録|必要|提示"
)
_BY_WAY_OF = re.compile(r"[^た]{0,20}を(?:活用|利用|使用|通じ|用い|使|基に|中心と)(?:し|っ)?た[一-龥ァ-ヴA-Za-z]")
"""An attribute of what will begin, although it stands in the past: …からeLTAXを活用した納付を可能とする."""
_TO_COME = re.compile(
    r"(?:予定|見込み?|目標|方針|計画|考え|こと|つもり)(?:と(?:して|され)てい(?:る|ます)|である|です|であります|とする|とします)?[)）」』]*\s*$"
    r"|(?:目指し|めざし|目標とし|予定し|見込んで|計画し|考え|担当し|求められ|担って)てい(?:る|ます)[)）」』]*\s*$|なければなら(?:ない|ず|ません)"
)
"""Ends of a sentence that look at what is to come although they say how things stand."""
_ENDS_PAST = re.compile(
    r"(?:た|でした|て(?:い|おり|き)(?:る|ます|た|ました|ない|ません)|ておらず|ております|である|です|であった|だ|だった"
    r"|[^ま]せん|ません|ない|なかった|多い|少ない|低い|高い|難しい)[)）」』]*\s*$"
)
# …までにゼロトラストの構成へ移る: any verb in its plain form promises, and so does a verbal noun behind its object.
_PLAIN_VERB = re.compile(r"[一-龥ぁ-ん][うくぐすつぬぶむる][)）」』]*\s*$")
_NOUN_AT_END = re.compile(
    r"^(?:中|中旬|末|頃|ごろ)?(?:に|から|より|には|を目途に|をめどに|、)?(?:[^。]*[をにがへとで、])?[一-龥ァ-ヴーA-Za-z・]{2,16}[)）」』]*\s*$"
)
_NO_VERBAL_NOUN = re.compile(
    r"(?:予算|現在|実績|推計|人口|時点|資料|参照|抜粋|課題|状況|現状|条例|年度|年|月|人|件|円|版|号|表|図|値|比)[)）」』]*\s*$"
)
_PART_OF_A_YEAR = (
    r"の(?:(?:でき|出来)るだけ|なるべく|可能な限り)?(?:早い|遅い)?"
    r"(?:時期|うち|内|段階|初め|はじめ|終わり|間|夏|秋|冬|春)"
)
_AT_A_TIME = re.compile(
    rf"^\s*(?:中|末|頃|ごろ|{_PART_OF_A_YEAR})?(?:に(?!比べ|対し|おけ|かけ|あた|当た|係る|関)|は(?!じめ)|を目途に|をめどに)"
)
# 6枚（2024年度）から1枚（2029年度）に減らす: the period of a value.
_IN_BRACKETS = re.compile(r"[0-9０-９]\s*[^\s0-9０-９、。()（）]{0,6}[(（]$")
_CLOSES_ITEM = re.compile(
    r"^(?:から|より|以降|以後|まで|[~～〜]|頃|ごろ|中|末|内)?(?:に|を)?(?:予定|開始|完了|目途|目標|実施|着手)?[)）][。．]?\s*$"
)
"""What stands behind a date that is all a bracket at the end of an item says: 手順書の作成（令和7年8月予定）."""
_TARGET_LABEL = re.compile(r"(?:目標時期|期限|達成時期|完了時期|目標年度)(?:を|は|[:：])\s*$")
_ENDS_BY_ITSELF = re.compile(
    r"(?:契約|保守|リース|賃貸借|サポート|保証|耐用年数|有効期[間限]|使用期限|期限|任期|更新期|経過措置|製造|販売)[^。、]{0,14}"
    r"(?:満了|終了|終わ|切れ|迎え|到来|過ぎ)|(?:満了|更新時期|更新期)(?:を迎え|となる|する|します)"
)
"""What comes to its end on a day without anyone's deed: a contract, the support of a product, a term of office."""
_EXPIRING = re.compile(
    r"(?:契約|保守|リース|賃貸借|サポート|保証|有効期[間限]|使用期限|任期|経過措置)(?:の?期[間限])?(?:は|が)、?$"
)
_EXPIRES = re.compile(r"^(?:末|中)?(?:に|で|をもって|を以て)、?(?:満了|終了|終わ|切れ|期限)")
_OF_A_FIGURE = re.compile(
    r"(?:率|割合|件数|者数|人数|回数|時間|満足度|日数|枚数|数|額|費用?|利用|人|量)(?:を|は|が|も)、?[^。]{0,40}$"
)
_FIGURE_REACHED = re.compile(
    r"^(?:末|中)?(?:に|には|は|で)?、?[^。]{0,12}?[0-9０-９一二三四五六七八九十百千][0-9０-９,，.．]*\s*"
    r"(?:[%％]|パーセント|ポイント|割|件|人|回|分|時間|日|か所|箇所|カ所|枚|種類|円|倍|万|千|業務|手続)[^。]{0,6}?(?:に|へ|まで|と(?:する|し)|を(?:目指|めざ|目標))"
)
_ATTRIBUTE = re.compile(
    rf"^\s*(?!{_PART_OF_A_YEAR})の(?!(?:正式|本格|早期|全庁|一斉)?(?:運用|開始|導入|移行|完了|稼働|稼動|実施|達成|公開|公表|提供|供用|整備))"
)


@dataclass(frozen=True)
class Commitment:
    """A date expression which states a commitment; ``phase`` is one of PHASES, None where the text does not say."""

    date: DateMatch
    phase: str | None


def commitment_phase(sentence: str) -> str | None:
    """Phase of work that a sentence or the text of a schedule bar speaks of.

    The last matching word decides, words in brackets are left out: ``検討期間(実証実験を含む)`` is a study. Beginning
    to study is a study (検討を開始), and a trial run is a trial (試験運用). Plain words (支所に広げる) count where no
    word of the trade stands.
    """
    return _named_phase(sentence) or _plain_phase(sentence)


def _named_phase(sentence: str) -> str | None:
    plain = _without_brackets(sentence)
    if _BY_TRIAL.search(plain):
        return "trial"
    plain = _TRIAL_RUN.sub("試行", plain)
    plain = _BEGINNING.sub(lambda match: re.split(r"を|の|に|開始|着手|始め|スタート", match[0])[0], plain)
    phase = None
    for match in _PHASE_WORDS.finditer(plain):
        phase = match.lastgroup
    return phase


def _plain_phase(sentence: str) -> str | None:
    plain = _without_brackets(sentence)
    return next((name for name, words in _PLAIN_PHASES if words.search(plain)), None)


def _without_brackets(sentence: str) -> str:
    plain = _BRACKETS.sub("", sentence)
    return plain if plain.strip() else sentence


def find_commitments(
    text: str, *, in_target_field: bool = False, figures: bool = False, since: date | None = None
) -> list[Commitment]:
    """Find the dates in ``text`` which state a commitment, each with its phase.

    ``in_target_field``: the text answers a label such as 目標時期, so every date in it commits, and open or deferred
    answers count as well. ``figures``: the text is a goal, where the year in which a figure is reached commits too.
    ``since`` is the plan's first day (see ``find_dates``). Elsewhere a date must stand in a clause about the future.
    Plan periods, laws, decisions, budgets, reference values and what has happened never commit.
    """
    matches = find_dates(text, since)
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
        rest = text[match.end_offset : high]
        if _is_background(match, whole, after, rest, in_target_field=in_target_field, figures=figures):
            continue
        found.append(Commitment(match, _phase_near(before, after)))
    return found


def completion(commitments: Iterable[Commitment]) -> Commitment | None:
    """The first commitment to complete or to operate, passing over study, preparation and trial; None without one.

    A review that comes before what is said to be built or run (点検, then 更新) is passed over too.
    """
    dated = [c for c in commitments if c.phase not in _BEFORE and c.date.kind not in ("open", "deferred")]
    if dated and dated[0].phase == "review":
        return next((c for c in dated if c.phase in ("implement", "operate")), dated[0])
    return dated[0] if dated else None


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
    subject = re.split("[、,]", before)[-1]
    if _PREDICATE.match(after) and _TOPIC.search(subject):
        # 試行は2026年度、本格運用は2027年４月から: each date says when its own subject is.
        phase = _named_phase(subject) or _plain_phase(subject)
        if phase is not None:
            return phase
    named = _named_phase(clause) or _named_phase(after) or _named_phase(subject)
    return named or _plain_phase(clause) or _plain_phase(after) or _plain_phase(subject)


def _is_background(
    match: DateMatch, sentence: str, clause: str, rest: str, *, in_target_field: bool, figures: bool
) -> bool:
    if _NAMED.search(clause):
        return True
    if match.kind in ("fiscal_year_range", "date") and match.start != match.end and _PLAN_PERIOD.search(sentence):
        return _NO_PLAN_PERIOD.search(sentence) is None
    future = _FUTURE.search(rest)
    if not in_target_field and _says_when(sentence[: sentence.find(match.text)], clause):
        return False
    if not in_target_field and _has_happened(match, sentence, rest, future):
        return True
    if in_target_field:
        return False
    before = sentence[: sentence.find(match.text)]
    if _ENDS_BY_ITSELF.search(rest) or (_EXPIRING.search(before) and _EXPIRES.match(rest)):
        return True
    point = match.kind in ("fiscal_year", "month", "date")
    if point and not figures and _FIGURE_REACHED.match(rest) and _OF_A_FIGURE.search(before):
        return True
    if match.start is not None and match.end is not None and match.kind == "date":
        # 令和8年10月から翌年3月まで行い: a trial lasts months, what lasts years is a period of something else.
        if (match.end - match.start).days > LONGEST_DEED:
            return True
    if _IN_BRACKETS.search(sentence[: sentence.find(match.text)]) and clause[:1] in ")）":
        return True
    if _dates_an_item(before, rest):
        return False
    if match.kind in ("fiscal_year", "fiscal_year_range", "month", "date") and _ATTRIBUTE.search(rest):
        return True
    deadline = match.kind in ("by_end_of_fiscal_year", "by_date", "from")
    if _PLAIN_VERB.search(rest) and (deadline or _AT_A_TIME.match(rest)):
        return False
    if _names_a_deed(match, rest):
        return False
    return future is None and not (deadline and re.fullmatch(r"\s*(?:に|を|の)?[^。]{0,12}", rest))


def _dates_an_item(before: str, rest: str) -> bool:
    """Whether a bracket at the end of a deed holds its date alone: ・窓口支援システムの導入（令和7年度）."""
    if before[-1:] not in ("(", "（") or _CLOSES_ITEM.match(rest) is None:
        return False
    deed = re.split(r"[、。・]", before[:-1])[-1][-12:]
    return _named_phase(deed) is not None or _plain_phase(deed) is not None


def _says_when(before: str, clause: str) -> bool:
    """Whether a date is all that is said of a deed: 選定は令和8年度、入替えは令和9年8月です."""
    subject = re.split("[、,]", before.rstrip("、"))[-1]
    predicate = re.match(r"(?:[、,]|(?:とする|と?します|です|を予定|の予定)[^。]{0,8}$|$)", clause)
    return predicate is not None and subject.endswith("は") and _named_phase(subject) is not None


def _names_a_deed(match: DateMatch, rest: str) -> bool:
    """A verbal noun in place of a verb, as items end (ポリシーを令和4年度中に改定)."""
    if _NO_VERBAL_NOUN.search(rest) or _NOUN_AT_END.match(rest) is None:
        return False
    return match.kind == "from" or _AT_A_TIME.match(rest) is not None


def _has_happened(match: DateMatch, sentence: str, rest: str, future: re.Match[str] | None) -> bool:
    if _ENDS_PAST.search(sentence):
        return _TO_COME.search(sentence) is None
    # A deadline may be followed by 総務省が設定した…: only the end of its sentence tells.
    if match.kind in ("by_end_of_fiscal_year", "by_date"):
        return False
    clause = re.split("[、,]", rest)[0]
    past = _PAST.search(clause)
    if past is not None and match.kind == "from" and _BY_WAY_OF.match(clause):
        return False
    return past is not None and (future is None or past.start() <= future.start() + 12)


def _until_closed(text: str) -> str:
    """The text up to a bracket which closes one that was opened before it."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char in "(（「【") - (char in ")）」】")
        if depth < 0:
            return text[:index]
    return text
