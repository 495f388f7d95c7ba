"""What a sentence says of roles and bodies: 市長を本部長とする「DX推進本部」を置き、総務課が事務局を担う."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import EMPTY, Passage
from extractors.records.roles import CHIEF, OFFICE, is_office, narrow
from taxonomy.role_words import any_of, role_words

# Names. A note's number may stand behind one (CIO※1, CIO＊２, or raised: CIO1).
_LETTER = r"[一-龥々ヶァ-ヴーA-Za-z0-9・&]"
_HEAD = any_of("head")
_MEMBER = any_of("member")
_ROLE = (
    rf"(?:(?:{CHIEF}\s*(?:補佐[官監員役]?)?|{_LETTER}{{0,14}}?(?:{_HEAD}(?:代理|補佐|代行)?|{_MEMBER}))等?"
    r"|事務局長?)"
)
_BRACKET = r"(?:\s*[(<](?!※|\*|注)[^()<>]{1,40}[)>])?"
_REMARK = re.compile(r"\s*[(<][^()<>]{1,40}[)>]")
_NOTE = r"(?:[(]?[*※]\s*\d{0,2}[)]?|\d{1,2}(?=[と、にで]))?"
_NAME = rf"「?(?P<role>{_ROLE}{_BRACKET}){_NOTE}」?"

# Hiragana inside a name: a place (いわき市), or a word that names are made of.
_KANA = (
    r"(?:(?!におけ|による|に関|として|のため|する|した|なる|ある|いる|され)[ぁ-ん]{1,7}(?=[市町村区県])"
    r"|(?:まち|むら|ひと|しごと|くらし|みらい)?づくり|こども|まち|むら|ひと|くらし|みらい|しごと)"
)
_BODY = any_of("body").replace("|事務局", "")
_DIGITAL_OFFICE = rf"(?:デジタル|DX|情報|ICT|IT|スマート){_LETTER}{{0,10}}?[課室局係](?![一-龥])"
_BODIES = re.compile(
    rf"「(?P<quoted>[^「」]{{2,30}}?(?:{_BODY}|{_MEMBER}|委員|[課室局係]|窓口))(?P<bracket>{_BRACKET})(?:[(]※\d*[)])?」"
    r"|(?<=[がくるたのし])「(?P<called>[^「」。、]{2,16})」(?=[がをはに])"
    rf"|(?P<plain>(?:{_KANA}|{_LETTER}){{0,24}}?{_BODY}(?!長|員|{_LETTER}))"
    rf"|(?P<office>{_DIGITAL_OFFICE})"
)
_NO_NAME = re.compile(
    r"(?:各|全|両|同|本|当|上記|関係|庁内)?(?:本部|会議|委員会|協議会|チーム|部会|研究会|連絡会)|(?:各|同|両|当|本).{0,8}"
    r"|記者会議|.{0,6}議会|.*(?:定例|予算)会議|\d.*"
)
"""Words that refer to a body and do not name it."""

# Who is given which role: H を R とする, H が R となる; the verb may come after the last of several pairs.
_PAIR = re.compile(rf"(?P<link>[をがは])(?:、(?={CHIEF}))?{_NAME}")
_OF_ALL = re.compile(r"を(?:長|トップ)とする")
_GIVES = re.compile(
    r"と(?:し|す|な|定め|位置)|に(?:任命|充|選任|据え|就|置|位置|指名|定|委嘱|登用|起用|任用|委任|迎え|招)|として"
)
_BECOMES = re.compile(r"として|[とに](?:な|就)|を(?:務|担|兼|つと|受け持|行)")
_LEAD = re.compile(r".*(?:の下に?|のもとに?|には|では|からは|は(?!じめ))|(?:また|なお|さらに|次に|併せて)")
_OFFICE_BEHIND = re.compile(rf".*[をにで](?={OFFICE}$)")
_TAKES = (
    re.compile(
        rf"{_NAME}(?:機能|の役割|の機能)?は、?(?P<holder>[^、。をはが]{{2,30}}?)"
        rf"(?:が(?:務|担|当た|行|つと|受け持|兼|就)|を(?:もって)?充て|と(?:し|す)|に(?:置|設)|です|である|内に|(?=、「?{_ROLE}{_BRACKET}」?は))"
    ),
    re.compile(
        rf"{_NAME}(?:に|には|として)、?(?P<holder>[^、。は]{{2,30}}?)"
        rf"を(?:(?:もって)?(?:充て|任命|配置|登用|任用|置|選任|迎え|招)|、(?={_ROLE}{_BRACKET}(?:に|には|として)))"
    ),
    re.compile(
        rf"{_NAME}[をに]、?(?P<holder>{OFFICE}(?:(?:及び|並びに|・){OFFICE})*)(?=、|と(?:し|す|定め)|を?(?:もって)?充て)"
    ),
    re.compile(r"(?P<role>事務局)[(](?P<holder>[^()、。]{2,20}?[課室局係])[)]"),
    re.compile(rf"{_NAME}(?:である|を(?:務め|兼ね)る|を担う)(?P<holder>{OFFICE})"),
    re.compile(r"「?(?P<role>事務局)」?[をは]、?(?P<holder>[^、。をはに]{2,24}?)に(?:置|設)"),
    re.compile(r"(?P<holder>[^、。をはが]{2,24}?)(?:内)?に、?「?(?P<role>事務局)」?を(?:置|設)"),
)
_GROUP = any_of("placed")
_PLACED = (
    re.compile(
        rf"(?P<role>(?:{_LETTER}{{0,14}}?{_GROUP}|{CHIEF}(?:補佐[官監員役]?)?){_BRACKET})"
        r"」?を(?:[^、。をが]{1,14}の(?:下|もと|直下|中)に、?)?(?:\d+[人名](?:以上)?(?:ずつ)?)?"
        r"(?:置|配置|設置|選任|任命|指名|設け|選び|選ぶ|定め|招|迎え|登用|任用|委嘱|採用|受け入れ)"
    ),
    re.compile(rf"(?:置く|配置する|選任する|任命する|指名する)「?(?P<role>{_LETTER}{{0,14}}?{_GROUP})」?(?=[がはをに])"),
)
_CHIEF_ACTS = re.compile(
    rf"(?P<role>(?:{CHIEF}補佐[官監員役]?|{_LETTER}{{0,14}}?{_GROUP}){_BRACKET}){_NOTE}(?:\d+[人名])?(?:は|が)、?"
    r"(?!集[まい]|参集|参加し|出席)"
)
"""A role that acts; those who meet are the members of a body that does."""
_HELD = re.compile(
    rf"(?P<role>{_ROLE})[(](?P<holder>{OFFICE})[)]{_NOTE}(?:(?P<acts>は|が)、?|の(?=下|もと|指揮)|を(?=中心|先頭|トップ|筆頭))"
)
"""A role with its office in brackets that acts, or under which others do: CDO(副知事)が部局を横断して総括する."""
_STAFFED = re.compile(
    r"^(?P<who>[^。、]{2,30}?(?:、[^。、]{2,20}?)*?)(?:をもって|で|により|から)(?:構成|組織|編成)(?:し|する|します|され|した)(?:る|ます)?"
    r"[、。]?(?P<rest>.*)$"
)
"""Who a body that was set up consists of, in the place of what it does: 幹事会を置き、各部の課長をもって構成する."""
_ALSO = re.compile(
    r"(?:と(?:し|定め)|に(?:充て|任命し|任じ|据え|就け|指名し|位置付け))て?、(?P<does>[^。「」]{4,60})。?$"
)
"""What a role does whose holder was named: 副市長をCIOとし、全庁の調整を行う."""
_CALLED_IN = re.compile(r"として(?:任用|登用|委嘱|配置|採用|任命|迎え)(?:し|い)?て?、(?P<does>[^。「」]{4,60})。?$")
_SETS_UP = re.compile(rf"{_BODY}(?:を|に|が|は)|設置|構成|組織|置[きくい]|を{_LETTER}*?(?:{_HEAD}|{_MEMBER})(?:と|に)")
_AND_DOES = re.compile(r"(?:務め|担い|担当し|当たり|行い|就き|兼ね|充て|とし)て?、(?P<does>[^。「」]{4,60})。?$")
"""What a role does behind the words that give it: CIOは副市長が務め、各部を指揮する."""
_CLAUSE_BEFORE = re.compile(r"^(?P<who>[^がをはの、。]{2,16})が(?P<does>[^、。「」]{4,30}?[るうくすむつ])$")
"""若手職員が業務改革を議論する「…」: who and what stand before the name."""
_KIND_OF_PERSON = re.compile(r"(?:^|[、。])(?P<who>[^、。はがを]{2,14}?(?:出身|人材|専門家|有識者|経験者))の$")
_ONE_OF_MANY = re.compile(r"^[^、。をはがとのに「」]{2,12}(?:長|員|者|級)$")
_CALLED = re.compile(
    rf"(?P<holder>{OFFICE})(?P<link>[がを])、?「?(?P<role>[一-龥ァ-ヶー]{{2,8}})」?(?:として|と(?:し|す|な[りるっ])|を(?:務|担))"
)
"""A role by its own name, told by its office and its verb: 市長が船長となり."""
_THEN = re.compile(
    r"(?:に|を)?(?:置い|置き|設け|設置し|組織し|立ち?上げ|発足させ|配置し|開催し|開き|開い|選び|任命し|指名し|招き|招い|迎え|登用し|任用し|委嘱し|採用し|受け入れ)(?:て)?、?(?P<does>[^。]{4,})"
)
"""What a body that is set up, or people who are put in, do: 会議を設け、各課の意見をまとめる."""

# What is said of a body.
_FOUNDED = re.compile(
    r"(?:[をも]|と、[^。]{2,40}?を)(?:[^。、]{0,8}、)?[^。、を]{0,12}?(?:設置|設け|置[きくいか]|立ち?上げ|発足|新設|創設|組織|編成|構築|開催|開[きく]|中心|軸|核)"
)
_ACTS = re.compile(r"(?:が|は(?!じめ))、?")
_STANDS = re.compile(r"(?:に|において|の場で|で)(?:、|は|も|て)?(?!加入|参画|参加|加わ)")
"""Behind the name of a body of digitalisation it may be nothing but the place where something is decided."""
_WHERE = re.compile(r"」?(?:において|の場で)、(?P<does>[^。「」]{4,60})。?$")
"""A body in which something is done: 推進本部において、施策を推進する."""
_AMONG = re.compile(
    r"」?(?:\([^()]*\))?(?:、|及び|並びに|と)[^。]{2,80}?(?:から(?:なる|なり|成る|成り|構成)|で(?:構成|組織))"
)
"""A body that is one of those of which a structure consists: …「推進本部」、…「部会」及び事務局からなる."""
_DIGITAL = re.compile(r"DX|デジタル|情報|ICT|IT|スマート|電子|推進|^庁議$")
_REASON = re.compile(r"^(?:(?:本|当)[市町村区県][^、。]{0,6}、)?(?P<reason>[^。]+?)(?:として|ため|べく)、$")
_INSIDE = re.compile(rf"[(、]\s*(?P<role>{_ROLE})\s*[:：]\s*(?P<holder>[^()、]*[一-龥]{{2}}[^()、]{{0,18}})")
_BELOW = re.compile(r"(?:とする|とした|務める|からなる)$")
_TOPIC = re.compile(r"[^、。]{1,12}(?:は|に)、$")
"""What a sentence opens with before its subject: 事業化後は、部会が効果を検証する."""
_USED = re.compile(r"の下|のもと|に(?:諮|報告|おい|設置|付議|加わ)|で(?:は|協議|決定|検討|共有)|にて|へ(?:報告|付議)")
_MEMBERS = re.compile(
    r"(?P<who>[^、。]{1,30}?)(?:から(?:なる|構成(?:する|される))|で(?:(?:構成|組織|編成)(?:する|される|した|された)|つくる|作る|つくった)|により構成(?:する|される)"
    r"|を(?:構成員|メンバー|委員)と(?:する|した)|を中心と(?:する|した)|による|が(?:そろう|集まる|参加する|加わる)|(?<=[人名級員])の)$"
)

_NO_ROLES = frozenset(role_words("no_role"))
_WORDS = re.compile(rf"{CHIEF}|{_HEAD}|{_MEMBER}|{_GROUP}|{_BODY}|事務局|庶務|委員|[課室局係]|窓口")
"""What every role and every body that is told here has in its name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of one role or body; ``holder`` and ``duties`` are empty where it does not say."""

    name: Passage
    kind: str
    holder: Passage = EMPTY
    duties: Passage = EMPTY
    sure: bool = False
    """Whether the sentence gives an office a role at the head of a body: that means the same in any section."""


@dataclass(slots=True)
class _Found:
    """A role or body and where its words stand; ``does`` is where what it does begins, -1 where nothing says."""

    start: int
    name: tuple[int, int]
    kind: str
    holder: tuple[int, int] = (0, 0)
    does: int = -1
    reason: tuple[int, int] = (0, 0)
    sure: bool = False


def may_tell(text: str) -> bool:
    """Whether a text holds any word with which a role or a body ends."""
    return _WORDS.search(narrow(text)) is not None


def tell(sentence: Passage) -> list[Told]:
    """The roles and bodies of a sentence about a promotion structure, in the order in which they are printed."""
    text = narrow(sentence.text)
    if not (_WORDS.search(text) or "「" in text or _CALLED.search(text)):
        return []
    found = _pairs(text)
    for pattern in (*_TAKES, _INSIDE):
        found += [
            _Found(m.start(), m.span("role"), _kind(m["role"]), _trim(text, *m.span("holder")), _deed_behind(text, m))
            for m in pattern.finditer(text)
            if not _overlaps(m.span("role"), found) and not re.search(_ROLE, m["holder"])
        ]
    found += [
        _Found(m.start(), m.span("role"), "role", m.span("holder"))
        for m in _CALLED.finditer(text)
        if m["role"] not in _NO_ROLES
        and not is_office(m["role"])
        and not _overlaps(m.span("role"), found)
        and not re.search(_ROLE, m["role"])
    ]
    for item in found:
        item.sure = is_office(text[slice(*item.holder)])
    found += _bodies(text, found)
    for pattern in _PLACED:
        found += [
            _Found(m.start("role"), m.span("role"), "role", does=_done_then(text, m.end("role")))
            for m in pattern.finditer(text)
            if not _overlaps(m.span("role"), found)
        ]
    found += [
        _Found(m.start("role"), m.span("role"), "role", _kind_of_person(text, m.start("role")), m.end())
        for m in _CHIEF_ACTS.finditer(text)
        if not _overlaps(m.span("role"), found)
    ]
    found += [
        _Found(m.start("role"), m.span("role"), "role", m.span("holder"), m.end() if m["acts"] else -1, sure=True)
        for m in _HELD.finditer(text)
        if not _overlaps(m.span("role"), found)
    ]
    found.sort(key=lambda f: f.name)
    told = []
    for at, item in enumerate(found):
        duties = sentence[slice(*item.reason)]
        if item.does >= 0:
            # What it does goes on until a clause gives someone a role, or a body its office.
            others = (f for f in found[at + 1 :] if f.start >= item.does and (f.kind == "role" or f.holder != (0, 0)))
            stop = next((f.start for f in others), len(text))
            comma = text.rfind("、", item.does, stop) if stop < len(text) else -1
            duties = sentence[item.does : comma if comma > item.does else stop].strip(" 　、")
            duties = EMPTY if re.search(r"[にをがはので]$", duties.text) else duties
        staffed = _STAFFED.match(duties.text) if item.kind == "body" and item.holder == (0, 0) else None
        if staffed is not None:
            at = item.does if item.does >= 0 else 0
            start = sentence.text.find(duties.text, max(at - 1, 0))
            item.holder = (start + staffed.start("who"), start + staffed.end("who"))
            duties = duties[staffed.start("rest") :].strip(" 　、。") if staffed["rest"] else EMPTY
        name, holder = sentence[slice(*item.name)].strip(), sentence[slice(*item.holder)].strip()
        told.append(Told(name, item.kind, holder, duties, item.sure))
    return told


def _deed_behind(text: str, match: re.Match[str]) -> int:
    """Where it begins what a role does behind its office: …は副市長が務め、各部を指揮する. -1 if nothing says."""
    does = _AND_DOES.match(text[match.end() - 1 :]) or _AND_DOES.match(text[match.end() :])
    if does is None or _SETS_UP.search(does["does"]) or re.search(_ROLE, does["does"]):
        return -1
    return text.rfind(does["does"])


def _kind_of_person(text: str, end: int) -> tuple[int, int]:
    who = _KIND_OF_PERSON.search(text[:end])
    return who.span("who") if who is not None else (0, 0)


def _pairs(text: str) -> list[_Found]:
    """Holder and role: 市長を本部長、副市長を副本部長とする; 副市長がCIOとして…に当たる."""
    found: list[_Found] = []
    follows: tuple[str, int] | None = None
    for pair in reversed(list(_PAIR.finditer(text))):
        link, tail = pair["link"], text[pair.end() :]
        verb = (_GIVES if link == "を" else _BECOMES).match(tail)
        waits = follows is not None and follows[0] == link and re.match(r"を?、", tail) is not None
        waits = waits and follows is not None and "、" not in text[pair.end() + 2 : follows[1]]
        low = max((text.rfind(mark, 0, pair.start()) for mark in "、,。「」"), default=-1) + 1
        while link == "を" and low > 1 and _ONE_OF_MANY.search(text[:low - 1].rsplit("、", 1)[-1]):
            low = text.rfind("、", 0, low - 1) + 1
        holder = _trim(text, low, pair.start())
        if not (verb or waits) or holder[1] - holder[0] < 2:
            continue
        does = pair.end() + len("として") if link != "を" and tail.startswith("として") else -1
        does += 1 if does >= 0 and text[does : does + 1] == "、" else 0
        also = _CALLED_IN.match(tail) or _ALSO.match(tail) if link == "を" else None
        if also is not None and not _SETS_UP.search(also["does"]):
            does = pair.end() + also.start("does")
        found.append(_Found(holder[0], pair.span("role"), _kind(pair["role"]), holder, does))
        follows = (link, pair.start())
    return found[::-1]


def _bodies(text: str, roles: Sequence[_Found]) -> list[_Found]:
    """Bodies that are set up, act, or are placed below a head."""
    found: list[_Found] = []
    for match in _BODIES.finditer(text):
        group = next(name for name in ("quoted", "called", "plain", "office") if match[name])
        name, end = match.span(group), match.end()
        if _NO_NAME.fullmatch(match[group]) or _overlaps(name, roles) or _holds(name, roles):
            continue
        if match["bracket"]:
            name = (name[0], match.end("bracket"))
        remark = _REMARK.match(text[end:])
        end += remark.end() if remark is not None else 0
        low = max((text.rfind(mark, 0, match.start()) for mark in "、,。"), default=-1) + 1
        before = text[low : match.start()]
        acts = _ACTS.match(text, end)
        head = _OF_ALL.search(before)
        who = _MEMBERS.match(before[_lead(before) :])
        founded = _FOUNDED.match(text, end) is not None
        below = _BELOW.search(before) is not None and _USED.match(text, end) is not None
        stands = _STANDS.match(text, end) is not None and _DIGITAL.search(match[group]) is not None
        composed = re.search(r"構成|組織|編成|なる|つくる", before) is not None
        listed = group == "quoted" and _AMONG.match(text, end) is not None
        named = who is not None and (group in ("quoted", "called") or composed)
        given = _BELOW.search(before) is not None and any(r.start >= low and r.start < match.start() for r in roles)
        if group == "called" and who is None and not given and _CLAUSE_BEFORE.match(before[_lead(before) :]) is None:
            continue
        if group == "office":
            if not founded and not (acts and not before):
                continue
        elif not (founded or acts or below or stands or named or listed):
            continue
        if group not in ("quoted", "called") and re.search(r"など$|等$|[一-龥]と$", before):
            continue
        does = acts.end() if acts else _done_then(text, end) if founded else -1
        decides = _WHERE.match(text, end)
        if does < 0 and decides is not None and not _SETS_UP.search(decides["does"]):
            does = decides.start("does")
        item = _Found(low, name, "body", (0, 0), does)
        if acts and _TOPIC.match(text[: match.start()]):
            item.does = 0
        clause = _CLAUSE_BEFORE.match(before[_lead(before) :])
        if group in ("quoted", "called") and clause is not None and item.does < 0:
            start = low + _lead(before)
            item.holder = (start, start + clause.end("who"))
            item.reason = (start + clause.start("does"), start + clause.end("does"))
        if head is not None:
            item.holder = _trim(text, low, low + head.start())
            item.sure = is_office(text[slice(*item.holder)])
        elif who is not None and re.search(rf"{_ROLE}$", who["who"]) is None:
            start = low + _lead(before)
            item.holder = (start, start + who.end("who"))
        heads = _run(roles, low, match.start(), text)
        item.sure = item.sure or any(role.sure for role in heads)
        first = min((role.start for role in heads), default=low)
        item.start = min(first, item.holder[0] or first)
        reason = _REASON.match(text[: item.start])
        if founded and reason is not None:
            item.reason = reason.span("reason")
        found.append(item)
    return found


def _done_then(text: str, end: int) -> int:
    """Where it begins what a body does once it is set up; how often it meets belongs to that. -1 if nothing says."""
    behind = re.match(r"」?[を、](?P<often>[^、。]{0,10}?)", text[end:])
    if behind is None:
        return -1
    stop = text.find("。", end)
    then = _THEN.search(text, end, stop if stop >= 0 else len(text))
    if then is None or then.start() - end > 14:
        return -1
    meets = then.group().startswith(("開", "に開", "を開"))
    return end + 1 + (text[end] == "」") if meets else then.start("does")


def _run(roles: Sequence[_Found], low: int, high: int, text: str) -> list[_Found]:
    """The roles that are given in front of a body, the coordinated ones before its clause too."""
    run: list[_Found] = []
    for role in sorted(roles, key=lambda r: -r.start):
        joined = run and not text[role.name[1] : run[-1].start].strip("、」)） ")
        if role.start < high and (role.start >= low or joined):
            run.append(role)
    return run


def _holds(span: tuple[int, int], roles: Sequence[_Found]) -> bool:
    return any(r.holder[0] <= span[0] and span[1] <= r.holder[1] for r in roles)


def _kind(role: str) -> str:
    return "body" if role == "事務局" else "role"


def _lead(text: str) -> int:
    """Where a clause comes to what it is about: behind 本部の下に, 庁内には."""
    lead = _LEAD.match(text)
    return lead.end() if lead is not None and lead.end() < len(text) else 0


def _trim(text: str, low: int, high: int) -> tuple[int, int]:
    low += _lead(text[low:high])
    office = _OFFICE_BEHIND.match(text[low:high])
    low += office.end() if office is not None else 0
    while low < high and text[low] in " 「『":
        low += 1
    return low, high


def _overlaps(span: tuple[int, int], found: Sequence[_Found]) -> bool:
    return any(f.name[0] < span[1] and span[0] < f.name[1] for f in found)
