"""Names of the roles and bodies that promote digitalisation, and which spellings mean the same one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Passage
from taxonomy.role_words import any_of

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE = re.compile("[\uff01-\uff5e\u3000]")

OFFICE = (
    r"(?:首長|知事|副知事|(?:副|各)?(?:市|町|村|区)長|教育長|(?:総務|企画|企画政策|政策|情報)?部長"
    r"|(?:[^\s、。はがを]{1,8})?(?:課|室|局)長)"
)
"""Offices that exist anyway and to which a role is given."""

CHIEF = any_of("chief")
_ROLE = (
    rf"(?:{CHIEF}\s*補佐(?:官|監|員|役)?等?|{CHIEF}|[^\s、。はがをの（）()]{{0,14}}{any_of('head', 'member')}"
    r"|事務局長|首長|知事|副知事|副?(?:市|町|村|区)長)"
)
_BODY = (
    rf"[^\s、。はがを「」]{{0,24}}(?:{any_of('body')}|推進室|推進課|戦略室|戦略課|政策室|担当部門|部門"
    r"|(?:デジタル|DX)[^\s、。はがを「」]{0,6}(?:課|室|局|係))"
)
_BRACKET = r"(?:\s*[(<（＜][^()（）<>＜＞]*[)>）＞])?"
NAME = rf"(?:{_ROLE}|{_BODY}){_BRACKET}等?"
"""A role or body with what stands in brackets behind it."""

_ROLE_AT_END = re.compile(rf"{_ROLE}{_BRACKET}等?$")
_NOTE = re.compile(r"\s*[(（]?※\s*\d*[)）]?")
_WHOLE = re.compile(rf"^(?:{NAME})$")
_IN_BRACKETS = re.compile(r"^(?P<outer>[^()（）]+?)\s*[(（](?P<inner>[^()（）]+)[)）]$")
_CLAUSE = re.compile(r"により|からなる|から成る|による|される|する|した|として|ための|第\d+条|及び|又は|など")
_OFFICE = re.compile(rf"^{OFFICE}$")
_OFFICES = re.compile(rf"^{OFFICE}(?:(?:[・･、,/]|及び|と){OFFICE})*$")
_DIVISION = re.compile(r"^[^\s、。はがを]{1,16}[課室係局]$")
_GIVEN_BODY = re.compile(r"^(?:[^\s、。はがを]{1,10})?事務局$|^庶務$")
_STAFF = re.compile(r"職員|[級長]$|\d+[人名]|各[課部局室]|有識者|代表者")
"""Words in brackets that say who a body or role consists of: 推進会議（部長級の職員）."""
_GIVEN_ROLE = re.compile(
    rf"^(?:{CHIEF}(?:補佐[官監員役])?|[^\s、。はがをのに()]{{0,14}}{any_of('head', 'member')}|委員)$"
)


_PAIR_HEAD = re.compile(
    rf"(?P<role>(?:{CHIEF}(?:補佐[官監員役]?)?|[^\s、。はがをのに():]{{0,12}}?{any_of('head', 'member')}|事務局)"
    rf"{_BRACKET})"
    r"(?:\s*[:…]+\s*|\s+)(?=\S)"
)
"""A role at the head of its pair; the role and its holder are parted by a colon or white space."""


@dataclass(frozen=True, slots=True)
class Named:
    """A role or body as printed, with the office that brackets give it to."""

    name: str
    kind: str
    """``role`` or ``body``."""
    holder: str | None = None


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs in their common width, character by character."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def read_name(text: str) -> Named | None:
    """The role or body that a text names and says nothing else of; 市長（本部長） is the role with its holder."""
    text = _NOTE.sub("", text).strip("「」『』[]【】・○■●◆ \u3000")
    plain = narrow(text)
    if not 2 <= len(text) <= 44:
        return None
    brackets = _IN_BRACKETS.match(plain)
    if brackets:
        outer, inner = brackets.group("outer"), brackets.group("inner")
        outside, inside = text[slice(*brackets.span("outer"))], text[slice(*brackets.span("inner"))]
        if _OFFICE.match(outer) and _GIVEN_ROLE.match(inner):
            return Named(inside, "role", outside)
        if _GIVEN_ROLE.match(outer) and _OFFICES.match(inner):
            return Named(outside, "role", inside)
        if _DIVISION.match(outer) and _GIVEN_BODY.match(inner):
            return Named(inside, "body", outside)
        if _STAFF.search(inner) and not _STAFF.search(outer):
            within = read_name(outside)
            return Named(within.name, within.kind, inside) if within is not None and within.holder is None else None
    if not _WHOLE.match(plain) or _CLAUSE.search(plain) or ":" in plain:
        return None
    group = plain.startswith("各") or not _ROLE_AT_END.search(plain)
    return Named(text, "body" if group else "role")


def pairs_in(line: Passage) -> list[tuple[Passage, Passage]]:
    """Roles and who holds them, where a line is made of such pairs: 本部長：市長　副本部長：副市長、教育長.

    Empty for a line that begins with anything but a role.
    """
    text = narrow(line.text)
    heads = [m for m in _PAIR_HEAD.finditer(text) if m.start() == 0 or text[m.start() - 1] in " 、(/"]
    if not heads or heads[0].start() > 0:
        return []
    found = []
    for head, end in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        held = line[head.end() : end].strip(" \u3000、()（）/／")
        if not held or len(held) > 40:
            return []
        found.append((line[head.start("role") : head.end("role")].strip(), held))
    return found


def same_key(name: str) -> str:
    """The same for all spellings of one role: 最高情報統括責任者, CIO and 副町長（CIO） are one."""
    bare = re.sub(r"[\s「」]|等$", "", narrow(name))
    if re.search(r"CISO|最高情報セキュリティ", bare):
        chief = "CISO"
    elif re.search(r"CIO|最高情報(?:統括)?責任者", bare):
        chief = "CIO"
    elif re.search(r"CDX?O|最高デジタル", bare):
        chief = "CDO"
    else:
        return bare
    return chief + ("補佐" if "補佐" in bare else "")


def is_office(text: str) -> bool:
    """Whether a text names an office such as 副市長 or 総務部長."""
    return _OFFICE.match(text) is not None
