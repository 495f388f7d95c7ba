"""What kind of document a file is: a local government's plan, the nation's, a casebook, a briefing, or other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.cover import Cover
from extractors.language.dates import find_dates
from extractors.language.folding import fold_text

_PLAN = re.compile(
    r"計画|プラン|ビジョン|戦略|方針|構想|ロードマップ|プログラム|マスタープラン|大綱|アジェンダ|"
    r"工程表"
)
_BRIEFING = re.compile(
    r"について$|の概要$|概要説明|説明資料|説明会|の(?:進め方|状況|取組)$|の推進$|報告$|ポイント$|"
    r"委員会資料|会議資料"
)
_CASEBOOK = re.compile(r"事例集|事例$|優良事例|取組事例|先進事例")
_GUIDE = re.compile(
    r"手順書|ガイド|マニュアル|手引|ハンドブック|標準仕様|報告書|調査|要領|論文|ペーパー|予算|決算|"
    r"施政方針|議案|議事録|会報|だより|条例|規則"
)
_OWN_SUMMARY = re.compile(r"(?:計画|プラン|ビジョン|戦略|方針|構想)の概要$")
_ABOUT_A_PLAN = re.compile(
    r"(?:計画|プラン|ビジョン|戦略|方針|構想)(?:の策定|の進捗|の実施状況|の取組状況|の改[訂定]に|"
    r"に関する|に係る|に基づく|案?に対する)"
)
_PLAN_AT_END = re.compile(rf"(?:{_PLAN.pattern})(?:[0-9~\-年度版]*|[0-9]{{4}}.*)$")
_PLAN_NAMED = re.compile(
    r"(?:DX|デジタル|ICT|IT|情報|電子|スマート|官民データ|行政).*(?:計画|プラン|ビジョン|戦略|方針|構想|指針|大綱|プログラム)(?:の?(?:本編|概要版?))?$"
)
_LOCAL_WORDS = re.compile(
    r"(?<!市町村)(?:副?(?:市長|町長|村長|区長)(?!会)|[町村]民|市役所|[町村]?役場|構成(?:市町村|市町|町村)|連合長|本(?:組合|連合))"
)
"""Words of a plan of one municipality, or of a body of several, whatever it is called."""
_CALLS_ITSELF_PLAN = re.compile(r"本(?:計画|ビジョン|戦略)(?:は|の)")
_SPEAKS_OF_ITSELF = re.compile(
    r"(?:本|この|当)(?:推進|行動|実行|アクション|実施)?(?:計画|プラン|ビジョン|戦略|方針|構想|指針|ロードマップ)(?:は|の|を|で|が|に)"
)
_CHAPTERS = (
    re.compile(r"(?:計画|対象|推進|取組|実施|取り?組む|プラン|ビジョン|戦略)の?期間|期間と|いつから.*いつまで"),
    re.compile(r"位置[付づ]け|立ち位置|性格|ほかの計画|他の計画|関連計画|計画との関係"),
    re.compile(r"推進体制|進行管理|進捗管理|進める(?:人|ために|しくみ|仕組み|組織)|推進のしくみ|推進の仕組み"),
    re.compile(r"(?:計画|プラン|ビジョン|戦略|策定)の?(?:趣旨|背景|目的|ねらい)|なぜ.*(?:作|つく|進め)|(?:作|つく)る理由"),
)
"""Chapters that a plan has whatever its name: its period, its place among others, who carries it, what it is for."""


def names_plan(text: str) -> bool:
    """Whether a line ends in a plan's name (…推進計画, …ビジョン2030)."""
    return _PLAN_AT_END.search(fold_text(text)) is not None


def document_type(title: str, cover: Cover, local: bool, head: str, headings: Iterable[str]) -> str:
    """The kind of a document: ``municipal_plan``, ``national_plan``, ``casebook``, ``briefing`` or ``other``.

    The title decides, and who issues it. A local government's plan may bear a coined name: then a line of its cover
    says what it is, or it calls itself a plan and has a plan's chapters.

    Args:
        title: of the document, folded; empty where none was found.
        cover: what the cover says.
        local: whether a local government issues it.
        head: the folded text of its first pages.
        headings: of the whole document, as printed.
    """
    kind = _by_title(title, local, head)
    if kind == "other" and local and (_is_named_on_cover(title, cover) or _acts_as_plan(title, head, headings)):
        return "municipal_plan"
    return kind


def _by_title(title: str, local: bool, head: str) -> str:
    bare = re.sub(r"[【(\[][^】)\]]*[】)\]]$", "", title)
    if _CASEBOOK.search(bare):
        return "casebook"
    if _GUIDE.search(bare):
        return "other"
    if _BRIEFING.search(bare) and not (local and _OWN_SUMMARY.search(bare)):
        return "briefing" if _PLAN.search(bare) or re.search(r"DX|デジタル|情報|電子", bare) else "other"
    if _ABOUT_A_PLAN.search(bare):
        return "other"
    if not _PLAN.search(bare):
        return "municipal_plan" if local and _CALLS_ITSELF_PLAN.search(head) else "other"
    if local:
        return "municipal_plan"
    if not _PLAN_AT_END.search(bare):
        return "other"
    if len(_LOCAL_WORDS.findall(head)) >= 3:
        return "municipal_plan"
    return "national_plan" if re.search(r"総務省|内閣|デジタル庁|政府|閣議|国は|我が国", head) else "other"


def _is_named_on_cover(title: str, cover: Cover) -> bool:
    """Whether a plan has a name of its own: a further line of its cover says what plan it is (…市DX推進計画)."""
    if _is_something_else(title):
        return False
    for text in cover.texts:
        bare = text
        for match in find_dates(text):
            bare = bare.replace(match.text, "", 1)
        bare = re.sub(r"[\s()\[\]【】「」『』~\-―—<>〈〉、,]+$|^[\s()\[\]【】「」『』~\-―—<>〈〉]+", "", bare)
        if len(bare) <= 30 and _PLAN_NAMED.search(bare) and not any(w.search(bare) for w in (_GUIDE, _ABOUT_A_PLAN)):
            return True
    return False


def _is_something_else(title: str) -> bool:
    return any(words.search(title) for words in (_CASEBOOK, _GUIDE, _BRIEFING, _ABOUT_A_PLAN))


def _acts_as_plan(title: str, head: str, headings: Iterable[str]) -> bool:
    """Whether a document does what plans do: it has three of their chapters, or two and calls itself a plan."""
    if _CASEBOOK.search(title) or _GUIDE.search(title):
        return False
    titles = [fold_text(heading) for heading in headings]
    chapters = sum(any(words.search(heading) for heading in titles) for words in _CHAPTERS)
    return chapters + min(1, len(_SPEAKS_OF_ITSELF.findall(head))) >= 3
