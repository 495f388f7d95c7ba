"""Folds printed text into one spelling for searching, with a map from every folded character back to the original."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from taxonomy.radicals import KANGXI_FIRST, KANGXI_LAST, SUPPLEMENT

_DASHES = dict.fromkeys("‐‑‒–—―−─━﹣－⁃", "-")
_TILDES = dict.fromkeys("〜～∼∽", "~")
_DOTS = dict.fromkeys("･·•‧∙⋅᛫", "・")
_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "′": "'"}
_SPACES = dict.fromkeys(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\r\n\x0b\x0c", " "
)
_NOTHING = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "")
_SINGLE: dict[str, str] = {**SUPPLEMENT, **_DASHES, **_TILDES, **_DOTS, **_QUOTES, **_SPACES, **_NOTHING}

_VOICED = {"ﾞ": "\u3099", "ﾟ": "\u309a", "゛": "\u3099", "゜": "\u309a", "\u3099": "\u3099", "\u309a": "\u309a"}

# Japanese script, marks that stand inside it, and brackets: a space beside one of them carries no meaning in a heading.
_JA = (
    r"\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
    r"、。・「」『』【】〈〉《》〔〕()\[\]/~:;,!?%&=<>+①-⓿Ⅰ-ⅿ㈠-㊰"
)

# Letters of which each match begins with one, what is printed, and the one spelling for it.
_SPELLINGS: tuple[tuple[str, str, str], ...] = (
    ("-", r"(?<=[ァ-ヺー])-(?=[ァ-ヺ])", "ー"),
    ("デ", r"デジタル・?デ[ィイ]?バ(?:イ[ドトン]ド?|йд|йド|イд)", "デジタルデバイド"),
    ("デ", r"デジタル・?トランスフォーメーション", "DX"),
    ("DＤ", r"(?<![A-Za-z0-9])[DＤ] +[XＸ](?![A-Za-z0-9])", "DX"),
    ("R", r"(?<![A-Za-z0-9])R +P +A(?![A-Za-z0-9])", "RPA"),
    ("A", r"(?<![A-Za-z0-9])A +I(?![A-Za-z0-9])", "AI"),
    ("I", r"(?<![A-Za-z0-9])I +([CT])( +T)?(?![A-Za-z0-9])", r"I\1\2"),
    ("取と", r"取(?:り)?(?:組み|くみ)|取り組(?!む|ん|め|も)|とりくみ|取組み", "取組"),
    ("手", r"手続き|手つづき|手続(?=き)", "手続"),
    ("位", r"位置(?:付け|づけ|づけ|付)(?!る|て|た|ら)", "位置付け"),
    (
        "サユベコフプブマモスパ",
        r"(サーバ|ユーザ|ベンダ|コンピュータ|フォルダ|プリンタ|ブラウザ|マネージャ|プロバイダ|モニタ|スキャナ|パラメータ)ー",
        r"\1",
    ),
    ("イ", r"インターフェ[ーイ]ス|インタフェイス", "インタフェース"),
    ("イ", r"インフラストラクチャー?", "インフラ"),
    ("障", r"障がい|障碍", "障害"),
    ("こ子", r"こども|子供", "子ども"),
    ("か", r"かい離", "乖離"),
    ("問", r"問い?合わ?せ", "問合せ"),
    ("申", r"申し?込み", "申込"),
    ("届", r"届け出(?!る|た|て)", "届出"),
    ("受", r"受け?付け(?!る|た|て)", "受付"),
    ("支", r"支払い", "支払"),
    ("引", r"引っ?越し", "引越"),
    ("打", r"打ち?合わ?せ", "打合せ"),
    ("見", r"見積もり|見積り", "見積"),
    ("街町ま", r"(?:街|町)づくり|まち作り|街作り|町作り", "まちづくり"),
    ("取", r"取りまとめ|取り纏め", "とりまとめ"),
    ("う", r"うながす", "促す"),
    ("ヶ", r"(?<=[一-龠])ヶ(?=[一-龠])", "ケ"),
    ("強", r"強靭", "強靱"),
    ("Ww", r"[Ww][Ii]-?[Ff][Ii](?![A-Za-z])", "Wi-Fi"),
    ("セ", r"セキュリティー", "セキュリティ"),
    ("マ", r"マイナ・?ポータル", "マイナポータル"),
    ("サ", r"サテライト・オフィス", "サテライトオフィス"),
    ("ペ", r"ペーパレス", "ペーパーレス"),
    ("ワ", r"ワン・ストップ", "ワンストップ"),
    ("オ", r"オープン・データ", "オープンデータ"),
    ("テ", r"テレ・ワーク", "テレワーク"),
)
_COMPILED = tuple((frozenset(first), re.compile(pattern), target) for first, pattern, target in _SPELLINGS)
_FIRST_LETTERS = frozenset().union(*(first for first, _, _ in _COMPILED))
_INNER_SPACE = re.compile(rf"(?<=[{_JA}]) +|(?<!^) +(?=[{_JA}])|(?<=[A-Za-z0-9]) +(?=[{_JA}])")
_RUN_OF_SPACES = re.compile(r"(?<= ) +")
_MAX_ROUNDS = 8


def _fold_char(char: str) -> str:
    code = ord(char)
    if char in _SINGLE:
        return _SINGLE[char]
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0xFF61 <= code <= 0xFF9F or KANGXI_FIRST <= char <= KANGXI_LAST or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", char)
    return char


def _fold_chars(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Fold character by character; a voicing mark joins the letter before it, blanks between them or not."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    for index, char in enumerate(text):
        if char in _VOICED and out:
            at = len(out) - 1
            while at and out[at] == " ":
                at -= 1
            joined = unicodedata.normalize("NFC", out[at] + _VOICED[char])
            if len(joined) == 1:
                out[at:], spans[at:] = [joined], [(spans[at][0], index + 1)]
                continue
        for folded in _FOLDED_CHARS[char]:
            out.append(folded)
            spans.append((index, index + 1))
    return "".join(out), spans


def _substitute(
    text: str, spans: list[tuple[int, int]], pattern: re.Pattern[str], target: str
) -> tuple[str, list[tuple[int, int]]]:
    """Replace every match; each new character maps to the whole span that it replaces."""
    pieces: list[str] = []
    mapped: list[tuple[int, int]] = []
    last = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        replacement = match.expand(target)
        pieces += (text[last:start], replacement)
        mapped += spans[last:start]
        if end > start:
            mapped += [(spans[start][0], spans[end - 1][1])] * len(replacement)
        last = end
    if not pieces:
        return text, spans
    return "".join(pieces) + text[last:], mapped + spans[last:]


def _spellings_in(text: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """The spellings of which a text holds the first letter, in their order; few texts hold many.

    A replacement may bring in a letter that a later spelling begins with; the next round finds it.
    """
    letters = _FIRST_LETTERS.intersection(text)
    if not letters:
        return ()
    return [(pattern, target) for first, pattern, target in _COMPILED if not first.isdisjoint(letters)]


class SearchText:
    """A text beside its folded form.

    Folded are: full and half width, Kangxi radicals and the CJK Radicals Supplement, dashes, tildes, middle dots,
    voicing marks, spaces beside Japanese characters, and classes of spelling (取組み, 手続き, サーバー …). Enclosed
    numbers (①) and Roman numerals (Ⅳ) stay: they are numbering. Folding a folded text changes nothing.

    Attributes:
        text: the original.
        folded: the text to search in.
    """

    __slots__ = ("_spans", "folded", "text")

    def __init__(self, text: str) -> None:
        """Fold `text`."""
        self.text = text
        folded, spans = _fold_chars(text)
        for _ in range(_MAX_ROUNDS):
            before = folded
            if " " in folded:
                folded, spans = _substitute(folded, spans, _RUN_OF_SPACES, "")
                folded, spans = _substitute(folded, spans, _INNER_SPACE, "")
            for pattern, target in _spellings_in(folded):
                folded, spans = _substitute(folded, spans, pattern, target)
            if folded == before:
                break
        self.folded = folded
        self._spans = spans

    def origin(self, start: int, end: int) -> slice:
        """Return the slice of the original that the folded characters `start` to `end` came from.

        Raises:
            IndexError: when the range lies outside the folded text.
        """
        if not 0 <= start <= end <= len(self.folded):
            raise IndexError(f"folded range {start}:{end} outside 0:{len(self.folded)}")
        if start == end:
            at = self._spans[start][0] if start < len(self._spans) else len(self.text)
            return slice(at, at)
        return slice(self._spans[start][0], self._spans[end - 1][1])

    def original(self, start: int, end: int) -> str:
        """Return the original characters of the folded range `start` to `end`."""
        return self.text[self.origin(start, end)]


def fold_characters(text: str) -> str:
    """Return `text` with its characters folded; spaces, which part numbering from words, and spelling stay."""
    if _VOICING.search(text):
        return _fold_chars(text)[0]
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_FOLDED_CHARS.__getitem__, text))


class _Folded(dict[str, str]):
    """Characters with their folded form, each worked out once."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold_char(char)
        return folded


_FOLDED_CHARS = _Folded()
_VOICING = re.compile("[" + "".join(_VOICED) + "]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the folded form of `text` (see `SearchText`)."""
    folded = fold_characters(text)
    for _ in range(_MAX_ROUNDS):
        before = folded
        if " " in folded:
            folded = _INNER_SPACE.sub("", _RUN_OF_SPACES.sub("", folded))
        for pattern, target in _spellings_in(folded):
            folded = pattern.sub(target, folded)
        if folded == before:
            break
    return folded
