"""What one line or sentence says of an indicator: its name, where it stands and where it shall be, with periods."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from extractors.document import EMPTY, Passage
from extractors.language.dates import find_dates
from extractors.language.folding import fold_text
from extractors.language.kanji_figures import arabic, digits_for
from extractors.language.quantities import find_quantities
from extractors.records.roles import narrow
from taxonomy.indicator_heads import change_words, is_no_value

P = ParamSpec("P")
_NUMBER = re.compile(r"[▲△\-−]?\d[\d,]*(?:\.\d+)?")
_AIM = re.compile(
    r"(?:少なくとも|最低でも?|おおむね|概ね|約)?[0-9０-９][0-9０-９,，.．]*\s*(?:[%％]|割|倍|件|団体|人|回|業務|手続|時間|ポイント)?[^、。）)0-9０-９]{0,8}?(?:削減|増加|以上|以下|未満|達成|向上|減少|短縮|増|減|超)"
)
_ALL_OF = re.compile(r"(?:全て|すべて|全)の[一-龥]{1,8}")
_STATED_BASE = re.compile(
    r"(?:現状値?|基準値?|実績値?|当初値?|策定時)(?:[（(](?P<when>[^）)]*)[）)])?\s*[:：＝=は]?\s*"
)
_STATED_AIM = re.compile(r"目標値?(?:[（(](?P<when>[^）)]*)[）)])?\s*[:：＝=は]?\s*(?=[0-9０-９約延累年月])")
_ARROW = re.compile(r"\s*(?:→|⇒|➡|➔|⟶|▶|►)\s*")
AMOUNT = (
    r"(?:約|概ね|おおむね|延べ|累計|年間?|月間?|週|[1１]日|少なくとも)?[▲△+\-−]?"
    r"[0-9０-９][0-9０-９,，.．]*\s*[^\s0-9０-９。、（）()→⇒▶]{0,8}?"
)
"""A number with what stands before and behind it."""
_WHEN = r"(?:\s*[（(](?P<{}>[^（）()]*[0-9０-９元][^（）()]*)[）)])?"
_BEFORE_ARROW = re.compile(rf"(?P<value>{AMOUNT}){_WHEN.format('when')}\s*$")
_BEHIND_ARROW = re.compile(rf"^\s*(?:目標値?[:：]?\s*)?(?P<value>{AMOUNT}){_WHEN.format('when')}(?=[\s。、）)]|$)")
_APART = re.compile(
    rf"^(?P<name>[^\s　。]{{2,40}})[\s　]+(?P<value>[^。　]*?[0-9０-９][^。（）()]*?){_WHEN.format('when')}$"
)
_WITH_PAST = re.compile(
    rf"^(?P<name>[^：:。（(]{{2,40}}?)[：:\s　]\s*(?P<aim>{AMOUNT})\s*"
    rf"[（(](?P<when>[^（）()：:]*[0-9０-９元][^（）()：:]*?)(?:[：:\s　]|の?実績|現在)+(?P<base>{AMOUNT})[）)]$"
)
_COUNTED_NAME = (
    r"[^、。「」]{1,36}?"
    r"(?:率|数|件数|時間|人数|割合|枚数|回数|経費|費用|額|所要時間|(?:利用|参加|受講|登録|来場|来庁)者)"
)

# Sentences. All patterns read the text with full-width letters and digits narrowed, character by character.
_NAME = r"(?:^|(?<=[、。「]))(?P<name>[^、。「」]{2,60}?)"
_NUMBER_WORD = r"(?:[▲△+-]?\s?\d[\d,.]*+\s?[千万億]?|[一二三四五六七八九十百千]+(?=割|倍|分の))"
_Q = (
    rf"(?:約|概ね|おおむね|延べ|累計|年間\s?|月間|年(?=\d)|月(?=\d)|週|1日|少なくとも|最低でも|最大)*{_NUMBER_WORD}"
    r"\s?[^\s\d。、()→⇒▶をにへがは]{0,8}?(?:以上|以下|未満|超|程度|以内)?"
)
_DAY = (
    r"(?>(?:(?:令和|平成)(?:\d{1,2}|元)|[RH]\d{1,2}|20\d\d)(?:\(\d+\))?(?:年度?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?度?末)?"
    r"|現在|現状|計画最終年度|最終年度|計画期間中|期間中|計画終了時)"
)
_SHORT_Q = rf"(?:約|延べ|累計|年間?|月)*{_NUMBER_WORD}\s?[^\s\d。、()→⇒▶をにへがは]{{0,3}}?"
_SINCE = rf"(?:(?P<since>{_DAY})(?:時点|現在|実績)?(?:の|は|で|における|には|に)+、?)?"
_UNTIL = rf"(?:(?P<until>{_DAY})(?:まで|時点|中)?(?:には|に|の|で|は)*、?)?"
_OVER = r"(?:(?P<over>[^、。をがは]{2,16}?)(?:比で|比|と比べて?|に比べて?|と比較して|から|より)、?)?"
_SUBJECT = r"(?:を|は|が|について(?:は)?|に関しては)、?"
_UP, _DOWN = ("|".join(map(re.escape, change_words()[way])) for way in ("up", "down"))
_CHANGE = rf"(?:{_UP}|{_DOWN})"
_MULTIPLE = "|".join(map(re.escape, change_words()["multiples"]))
_NOUNS = "|".join(word for word in (*change_words()["up"], *change_words()["down"]) if re.search(r"[一-龥]$", word))
_PAST = re.compile(
    r"見込ま|予測|推計|推移し|とどま|すぎ[なず]|過ぎ[なず]"
    r"|(?:した|きた|なった|された|った|ました|んだ|ている|ています|ており)(?:。|$|ところ|が、|もの|こと)"
)
"""What has happened or is foreseen is no goal."""
_FROM_TO = re.compile(
    rf"{_NAME}{_SUBJECT}{_SINCE}(?P<base>{_Q}(?=[(（]|から|より)|{_SHORT_Q}){_WHEN.format('before')}(?:から|より|を)、?{_UNTIL}(?:(?:は|も|約)?)"
    rf"(?P<aim>{_Q}){_WHEN.format('when')}(?:以上)?(?:へ|に|まで|と(?=し|す|な))"
)
_BEFORE_AIM = rf"{_NAME}{_SUBJECT}{_UNTIL}{_OVER}{_UNTIL.replace('until', 'till')}(?:更に|さらに)?"
_TO = re.compile(rf"{_BEFORE_AIM}(?P<aim>{_Q}){_WHEN.format('when')}(?:にまで|へと|へ|に|まで)、?{_CHANGE}")
"""A value that is to be reached: 施設を令和9年度までに12か所に増やす."""
_BY = re.compile(
    rf"{_BEFORE_AIM}(?P<aim>{_Q}(?:{_NOUNS})|{_Q}(?={_CHANGE}|の(?:{_NOUNS})|ずつ、?(?:{_CHANGE}))){_WHEN.format('when')}"
)
"""An amount by which something shall change: 運用経費を少なくとも2割削減する."""
_TIMES = re.compile(
    rf"{_BEFORE_AIM}(?P<aim>{_MULTIPLE}|{_NUMBER_WORD}\s?(?:倍|分の[1一])(?:以上|程度)?){_WHEN.format('when')}(?=[にとさすを。]|$)"
)
_OF = re.compile(
    rf"(?P<aim>{_Q})の(?P<name>[^、。をがはの\d]{{2,14}}?)を(?:{_CHANGE}|目標|目指|めざ|達成|創出|確保|生み出)"
)
"""年間1,200時間の業務時間を削減する."""
_SHALL_BE = re.compile(
    rf"^(?:[^、。]*、){{0,3}}?(?P<name>{_COUNTED_NAME})(?:を|は)、?(?P<aim>[^、。]*?{AMOUNT}){_WHEN.format('when')}"
    r"(?:以上)?(?:と(?:する|します)|を(?:目指|めざ|目標|達成|超え|上回|下回)|に(?:する|します|高め|引き上げ|減ら|増や|抑え))"
)
_MOVES = re.compile(
    rf"^(?P<name>[^。:]{{2,40}}?)[\s　:]+(?P<base>{_Q}){_WHEN.format('before')}(?:から|より)、?"
    rf"(?P<aim>{_Q}){_WHEN.format('when')}(?:へ|に|まで)?。?$"
)
"""Name, value and value: 待ち時間　30分(令和4年度)から10分(令和9年度)."""
_CLAUSE = re.compile(r"(?:とともに|と共に|ほか|一方(?:で)?|と同時に|(?<=と)し|(?<=[らめげばやせ])し)、")
"""Where a sentence that states a goal may go on with another."""
_NOMINAL = re.compile(
    rf"^(?:{_DAY}(?:まで)?(?:には|に|の|で|は)?、?)?(?P<name>{_COUNTED_NAME}(?:[(（][^（）()]{{1,10}}[)）])?)"
    rf"[\s　]*(?:を|は|が|:)?[\s　]*(?P<aim>{_Q})"
    r"(?P<over>\s*[(（][^（）()]*[)）])?(?:と(?:する|します)|を(?:目指す|目指します|達成|達成する))?。?$"
)
"""A goal without its verb: 令和9年度までにオンライン申請率50%以上(令和6年度末実績12%)."""
_NOUN_END = re.compile(r"(?:[一-龥々ァ-ヶーA-Za-z0-9)）%]|もの|こと|まち)$")
_MEANS = re.compile(r"^.*(?:により|によって|を通じて|を活用し、?|ことで|においては|では|には)(?=.{2})")
BOTH = re.compile(rf"^[\s　]*(?P<base>{AMOUNT})\s*(?:→|⇒|➡|➔|⟶|▶|►|〜|～)\s*(?P<aim>{AMOUNT})[\s　]*$")
"""A baseline and a target that stand alone, as big figures of a card do."""
_UNIT_BEHIND = re.compile(
    r"^[^0-9０-９]*[0-9０-９][0-9０-９,，.．]*+(?:\s*[〜～~\-－―]\s*[0-9０-９][0-9０-９,，.．]*+)?\s*(?P<unit>[^\s0-9０-９。、，,.．（(〜～~]{1,8})"
)
"""A number or a range, and what is printed behind it."""
_MARKS = "\n 　:：（(、,"
NOTHING = re.compile(r"^[-‐–—―ー－/／…\s　]*$")


@dataclass(slots=True)
class Value:
    """A value of an indicator and when it holds, as printed; either may be missing."""

    text: Passage = EMPTY
    period: Passage = EMPTY

    @property
    def printed(self) -> str | None:
        """The value as printed; None for a dash."""
        plain = self.text.text.strip()
        return None if not plain or is_no_value(plain) else plain

    @property
    def number(self) -> float | None:
        """The value as a number; 1.2万件 is 12,000."""
        printed = self.printed
        if printed is None:
            return None
        printed = arabic(printed)
        found = find_quantities(printed)
        if found:
            return found[0].number
        match = _NUMBER.search(fold_text(printed))
        return (
            float(re.sub(r"[,]", "", match[0]).replace("▲", "-").replace("△", "-").replace("−", "-")) if match else None
        )

    @property
    def unit(self) -> str | None:
        """What is printed behind the number."""
        printed = arabic(self.printed or "")
        match = _UNIT_BEHIND.match(printed)
        if match is None:
            return None
        bounded = re.sub(r"(?:以上|以下|未満|超|程度|以内|削減|増加|減少|増|減|維持|を).*$", "", match["unit"])
        return re.sub(r"^[百千万億兆]+(?=[^円])", "", bounded) or None


Told = tuple[Passage, Value, Value]
"""Name, baseline, target."""


def _in_digits(
    read: Callable[Concatenate[Passage, P], Told | None],
) -> Callable[Concatenate[Passage, P], Told | None]:
    """What reads lines with digits reads those with figures in kanji too, and tells them as printed."""

    @wraps(read)
    def reader(text: Passage, *args: P.args, **options: P.kwargs) -> Told | None:
        digits = digits_for(text.text)
        if digits == text.text:
            return read(text, *args, **options)
        shaped = Passage(digits, text.places)
        told = read(shaped, *args, **options)
        if told is None:
            return None
        name, *values = told
        baseline, target = (Value(_printed(v.text, shaped, text), _printed(v.period, shaped, text)) for v in values)
        return _printed(name, shaped, text), baseline, target

    return reader


def _printed(part: Passage, shaped: Passage, text: Passage) -> Passage:
    """A piece of a text whose figures were set in digits, as the text prints it."""
    size = len(part)
    for at in range(len(shaped) - size + 1):
        if shaped.text[at : at + size] == part.text and shaped.places[at : at + size] == part.places:
            return text[at : at + size]
    return part


@_in_digits
def tell(text: Passage) -> Told | None:
    """Read a line under a label for indicators; None where it holds no value."""
    return _stated(text) or _moves(text) or _arrow(text) or _columns(text) or _bracket(text) or _ending(text)


@_in_digits
def tell_moved(line: Passage) -> Told | None:
    """Read a line that is name, value, arrow and value (申請率　16％（2024年度）→60％（2028年度）); else None."""
    if len(line) > 80 or line.text.rstrip().endswith("。"):
        return None
    told = _arrow(line) or _with_past(line)
    if told is None or len(told[0]) < 2 or not (find_quantities(told[2].printed or "") or told[2].number is not None):
        return None
    return told


def tell_sentences(sentence: Passage, counted: bool = False) -> list[Told]:
    """Read each goal of a sentence that states several (15分以内とするとともに、80％まで高める); they share a date."""
    edges = [0, *(m.end() for m in _CLAUSE.finditer(sentence.text)), len(sentence)]
    found: list[Told] = []
    for start, end in zip(edges, edges[1:], strict=False):
        told = tell_sentence(sentence[start:end], counted)
        if told is not None:
            shared = found[-1][2].period if found else EMPTY
            told[2].period = told[2].period or shared
            found.append(told)
    whole = tell_sentence(sentence, counted) if len(found) < 2 else None
    return [whole] if whole is not None else found


@_in_digits
def tell_sentence(sentence: Passage, counted: bool = False) -> Told | None:
    """Read a sentence that states a goal as a figure: 利用率を11.2％から60％に高める, 施設を12か所に増やす.

    Args:
        sentence: one sentence.
        counted: whether only a baseline beside the target, or a name that counts something (率, 件数), makes an
            indicator; in a list of deeds what is put online by a date is a deed.

    Returns:
        Name, baseline, target; None for what has happened (3割減った) and for sentences without a goal.
    """
    text = narrow(sentence.text)
    if not re.search(r"[\d一二三四五六七八九十半倍]|ゼロ", text) or _PAST.search(text):
        return None
    for pattern in (_FROM_TO,) if counted else (_FROM_TO, _TIMES, _TO, _BY, _OF):
        match = pattern.search(text)
        name = _name_of(sentence, match) if match is not None else EMPTY
        if match is None or not name or re.search(r"年度|\d月", match["aim"]):
            continue
        given = {key: _part(sentence, match, key) for key in match.groupdict()}
        baseline = Value(given.get("base", EMPTY), given.get("before") or _dated(given.get("since")))
        if not baseline.period and given.get("over"):
            baseline.period = _dated(_date_of(given["over"]))
        period = next((p for key in ("when", "till", "until") if (p := _dated(given.get(key)))), EMPTY)
        period = period or _date_of(_part(sentence, match, "name")) or _date_of(sentence[: match.start("name")])
        return name, baseline, Value(given["aim"], _no_until(period))
    return _shall_be(sentence, text)


@_in_digits
def tell_goal(line: Passage) -> Told | None:
    """Read a goal that has no verb: 令和９年度までにオンライン申請率50％以上（令和６年度末実績12％）; else None."""
    text = narrow(line.text)
    match = _NOMINAL.match(text)
    if match is None or _PAST.search(text) or re.search(r"年度|\d月", match["aim"]):
        return None
    name = _part(line, match, "name")
    baseline, period = Value(), _no_until(_date_of(line[: match.start("name")]))
    if match["over"]:
        inside = line[match.start("over") : match.end("over")]
        stated = find_quantities(inside.text)
        if stated:
            baseline = Value(inside[stated[0].start_offset : stated[0].end_offset], _date_of(inside))
        else:
            period = period or _date_of(inside)
    return name, baseline, Value(_part(line, match, "aim"), period)


def way_of(sentence: str) -> str | None:
    """Which way a figure shall go by the last verb of change in its sentence."""
    found = [(m.start(), way) for way, words in (("up", _UP), ("down", _DOWN)) for m in re.finditer(words, sentence)]
    # 引き下げ holds no 上げ, but 引き上げ and 下げ may end at one place: the longer word has begun earlier.
    return max(found)[1] if found else None


def _name_of(sentence: Passage, match: re.Match[str]) -> Passage:
    """What is counted, without the date and the means before it; empty where these are no name."""
    name = _without_date(_part(sentence, match, "name"))
    means = _MEANS.match(name.text)
    name = name[means.end() :] if means is not None else name
    named = len(name) >= 2 and _NOUN_END.search(name.text) is not None and not find_dates(name.text)
    return name if named else EMPTY


def _dated(period: Passage | None) -> Passage:
    """A period that names a date; 現状 and 期間中 name none."""
    return period if period and find_dates(period.text) else EMPTY


def _no_until(period: Passage) -> Passage:
    return period[: len(period) - 2] if period.text.endswith("まで") else period


def _shall_be(sentence: Passage, text: str) -> Told | None:
    shall = _SHALL_BE.search(text)
    if shall is None:
        return None
    aim = _part(sentence, shall, "aim")
    dates = find_dates(aim.text)
    value = _without_date(aim).strip(" 　、")
    period = aim[dates[0].start_offset : dates[0].end_offset] if dates else _part(sentence, shall, "when")
    name = _part(sentence, shall, "name")
    if not value or re.match(r"[0-9０-９約延累年月▲△+\-−]", value.text) is None or re.search(r"[をにでと]", value.text):
        return None
    period = period or _date_of(name) or _date_of(sentence[: shall.start("name")])
    return _without_date(name), Value(), Value(value, _no_until(period))


def _part(text: Passage, match: re.Match[str], group: str) -> Passage:
    start, end = match.span(group)
    return text[start:end].strip() if start >= 0 else EMPTY


def _without_date(text: Passage) -> Passage:
    """Text behind the date with which it begins (令和7年度までに…, 令和7年度に…)."""
    dates = find_dates(text.text)
    if not dates or dates[0].start_offset > 0:
        return text
    rest = text[dates[0].end_offset :]
    particle = re.match(r"(?:時点)?(?:における|までに|には|での|に|、|の)+", rest.text)
    return (rest[particle.end() :] if particle else rest).strip(" 　、")


def _stated(text: Passage) -> Told | None:
    base, aim = _STATED_BASE.search(text.text), _STATED_AIM.search(text.text)
    if aim is None or aim.start() < 2 or not find_quantities(text.text[aim.end() :]):
        return None
    baseline = Value()
    start = aim.start()
    if base is not None and 2 <= base.start() < aim.start():
        baseline = _quantity(text[base.end() : aim.start()], base["when"], text, base)
        start = base.start()
    target = _quantity(text[aim.end() :], aim["when"], text, aim)
    return text[:start].strip(_MARKS + "/／"), baseline, target


def _quantity(text: Passage, when: str | None, whole: Passage, label: re.Match[str]) -> Value:
    amounts, dates = find_quantities(text.text), find_dates(text.text)
    period = EMPTY
    if when:
        at = label.start("when")
        period = whole[at : at + len(when)]
    elif dates:
        period = text[dates[0].start_offset : dates[0].end_offset]
    value = text[amounts[0].start_offset : amounts[0].end_offset] if amounts else EMPTY
    return Value(value, period)


def _moves(text: Passage) -> Told | None:
    match = _MOVES.match(narrow(text.text))
    if match is None or find_dates(match["name"]) or re.search(r"年度|\d月", match["base"] + match["aim"]):
        return None
    base, aim = (Value(_part(text, match, value), _part(text, match, when))
                 for value, when in (("base", "before"), ("aim", "when")))  # fmt: skip
    return _part(text, match, "name"), base, aim


def _arrow(text: Passage) -> Told | None:
    arrow = _ARROW.search(text.text)
    if arrow is None:
        return None
    before, after = text[: arrow.start()], text[arrow.end() :]
    opening = find_dates(after.text)[:1]
    dated = EMPTY
    if opening and opening[0].start_offset <= 1:
        dated, after = after[opening[0].start_offset : opening[0].end_offset], after[opening[0].end_offset :]
    base, aim = _BEFORE_ARROW.search(before.text), _BEHIND_ARROW.match(after.text)
    if base is None or aim is None:
        return None
    name = before[: base.start()].strip(_MARKS)
    dates = find_dates(name.text)
    since = Value(_part(before, base, "value"), _part(before, base, "when"))
    until = Value(_part(after, aim, "value"), _part(after, aim, "when") or dated or _date_of(after))
    if dates and dates[-1].end_offset >= len(name) - 2:
        since.period = since.period or name[dates[-1].start_offset : dates[-1].end_offset]
        name = name[: dates[-1].start_offset].strip(_MARKS)
    return name, since, until


def _with_past(text: Passage) -> Told | None:
    """Name, target and in brackets what it was: 申請の割合：60％（令和６年度：12％）."""
    match = _WITH_PAST.match(text.text)
    if match is None or find_dates(match["name"]):
        return None
    when = _date_of(_part(text, match, "when"))
    if not when:
        return None
    return _part(text, match, "name"), Value(_part(text, match, "base"), when), Value(_part(text, match, "aim"))


def _columns(text: Passage) -> Told | None:
    """Name and target parted by white space: 運用経費　移行前比で3割減（R10）."""
    found = _APART.match(text.text)
    if found is None or find_dates(found["name"]):
        return None
    return _part(text, found, "name"), Value(), Value(_part(text, found, "value"), _part(text, found, "when"))


def _date_of(text: Passage) -> Passage:
    dates = find_dates(text.text)
    return text[dates[-1].start_offset : dates[-1].end_offset] if dates else EMPTY


def _bracket(text: Passage) -> Told | None:
    """地方公共団体の運用経費等（2026年度に2018年度比で少なくとも3割削減。…）."""
    match = re.search(r"[（(](?=[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]?$)", text.text)
    if match is None or match.start() < 3:
        return None
    inside = text[match.end() :].strip("）) 　")
    dates = find_dates(inside.text)
    if dates and len(dates[0].text) >= len(inside):
        return None
    aim = _AIM.search(inside.text) or _ALL_OF.search(inside.text)
    if aim is None:
        amounts = find_quantities(inside.text)
        if not amounts or not dates:
            return text[: match.start()].strip(), Value(), Value()
        value = inside[amounts[0].start_offset : amounts[0].end_offset]
        return text[: match.start()].strip(), Value(), Value(value, inside[dates[0].start_offset : dates[0].end_offset])
    baseline = Value()
    others = []
    for date in dates:
        if re.match(r"(?:比|対比|実績|と比べ|に比べ|を基準)", inside.text[date.end_offset :]):
            baseline = Value(EMPTY, inside[date.start_offset : date.end_offset])
        else:
            others.append(date)
    period = EMPTY
    if others:
        end = others[0].end_offset
        period = inside[others[0].start_offset : end]
        if period.text.endswith("まで"):
            period = period[: len(period) - 2]
    return text[: match.start()].strip(), baseline, Value(inside[aim.start() : aim.end()], period)


def _ending(text: Passage) -> Told | None:
    """オンライン申請率 60％以上（令和7年度）: the value stands last, or before a date in brackets."""
    amounts = find_quantities(text.text)
    if not amounts:
        return None
    last = amounts[-1]
    rest = text[last.end_offset :]
    bracket = re.fullmatch(r"\s*(?:[（(](?P<when>[^（）()]*)[）)])?\s*", rest.text)
    name = _without_date(text[: last.start_offset].strip(" 　:：（(、,を"))
    said = _date_of(text[: last.start_offset - len(name)]) if len(name) < last.start_offset else EMPTY
    if bracket is None or len(name) < 3 or name.text.endswith(("から", "は", "が")):
        return None
    return name, Value(), Value(text[last.start_offset : last.end_offset], _date_of(rest) or _no_until(said))
