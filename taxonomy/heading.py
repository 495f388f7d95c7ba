"""Takes a heading apart: the numbering, the words that say what it is about, and what stands above and below it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from taxonomy.search_text import fold, fold_characters

_KANJI_NUMBER = "一二三四五六七八九十百〇"
_ROMAN = "Ⅰ-ⅿIVX"
_N = rf"[0-9{_KANJI_NUMBER}]+"
_PART = (
    "基本目標|基本方針|基本施策|重点目標|重点方針|重点施策|重点戦略|重点分野|重点項目|個別施策|施策の柱|取組方針|取組項目|取組事項|主要施策|施策|目標|方針|戦略|"
    "視点|テーマ|柱|取組|分野|プロジェクト|アクション|政策|ステップ|STEP|Step|事例|事業|項目|ビジョン|ミッション|区分|No\\.?|NO\\.?|PJ"
)
_MARK = r"[\s◆■●○◎◇□▼▽▲△★☆※・•➤➢⇒→〇◯♦❖▶▷]+"
_NUMBERINGS = (
    _MARK,
    rf"第\s*{_N}\s*(?:章|節|項|部|編|款|条|号)?(?!\s*(?:次|期|回|代|[0-9]))[\s:：.．]*(?=\D)",
    rf"[【\[]\s*(?:{_PART})?\s*[0-9A-Z]{{1,3}}(?:[-.－][0-9]{{1,3}})*\s*[】\]]",
    rf"(?:{_PART})\s*[0-9①-⑳{_ROMAN}A-Z]{{1,4}}(?:[-.－(][0-9①-⑳]+\)?)*(?:\s*[:：.．、)】]|\s+|(?=[^0-9A-Za-z\s次期つ年])|$)",
    r"[(（]\s*(?:[0-9]{1,3}|[ア-ンa-zA-Z]|[ivxⅠ-ⅿ]{1,4}|[一二三四五六七八九十]{1,3})\s*[)）]",
    r"[①-⓿⑴-⒛㈠-㊰❶-➓]",
    r"[Ⅰ-ⅿ]+(?:[-.－][0-9]+)*[.．:：、\s)]*",
    r"[IVX]{1,4}[.．:：\s)]+",
    r"[0-9]{1,3}(?:[-.－‐][0-9]{1,3}(?!つ))+[.．:：)）]?(?![0-9%年月日])",
    r"[0-9]{1,3}[.．:：)）](?![0-9](?!つ))",
    r"[0-9]{3,6}\s+(?=\D)",
    r"[0-9]{1,2}\s+(?!年|月|日|つ|次|期|手続|業務|人|%|項目|の|か年|ヶ年|カ年)(?=\D|[0-9]+つ)",
    r"[0-9]{1,2}(?=[^0-9\s.,年月日つ次期手業人%項の個本件か者歳回ヶカ市団区町村府省つ%％倍点段級兆億万千百割位章節部編-])(?![A-Za-z])",
    r"[ア-ン](?:[-－][0-9]+)?[.．)）、\s]+(?=\S)",
    r"[A-Za-z](?:[-.－][0-9]+)*[.．)）:：]\s*",
    r"[A-Z](?:[-－][0-9]+)?\s+(?=[^\sA-Za-z])",
)
_NUMBERING = re.compile("|".join(f"(?:{pattern})" for pattern in _NUMBERINGS))
_WRAP = re.compile(r"^[「『【<〈《\[]([^「『【<〈《\[\]】」』>〉》]*)[」』】>〉》\]]$")
_LEADER = re.compile(r"(?:[\s.・]*[…‥]+[\s.…‥・]*|[\s.・-]{3,})[0-9]*\s*$")
_SPACED = re.compile(r"^(?:[^\sA-Za-z0-9] ){3,}\S$")
_MOST_NUMBERINGS = 4
LONGEST = 300
"""Characters of a heading that are read; what is longer is a paragraph, and its beginning says what it is about."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the matcher sees it.

    Attributes:
        text: the heading as printed, with or without its numbering.
        ancestors: headings above it, from the root down.
        body: the section's own text.
        edition: id of the national edition that the document follows, if known.
        year: year in which the document was written, if known.
        leaf: whether it is the last of its branch below a pillar or chapter of a plan, where measures are expected:
            then a few plain words of a short body are enough.
    """

    text: str
    ancestors: tuple[str, ...] = ()
    body: str = ""
    edition: str | None = None
    year: int | None = None
    leaf: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """Numbering as printed, and the folded words after it."""

    numbering: str
    core: str


@lru_cache(maxsize=65536)
def parse(text: str) -> Parsed:
    """Split a printed heading into numbering and words.

    Several numberings may follow each other (`基本目標1 (2)`); dot leaders with a page number at the end are dropped,
    and brackets round the whole are taken off.
    """
    rest = _LEADER.sub("", fold_characters(text[:LONGEST])).strip()
    if _SPACED.match(rest):
        rest = rest.replace(" ", "")
    numbering = []
    for _ in range(_MOST_NUMBERINGS):
        match = _NUMBERING.match(rest)
        remaining = rest[match.end() :].strip() if match else ""
        if not match or not match.group() or not remaining:
            break
        numbering.append(match.group().strip())
        rest = remaining
    core = fold(rest).strip()
    while True:
        inner = _WRAP.match(core)
        if not inner:
            break
        core = inner.group(1).strip()
    return Parsed(" ".join(filter(None, numbering)), core)
