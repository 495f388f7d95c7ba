"""What a missing value means, in Japanese: the other half of each ``Field.null`` of the schema."""

from __future__ import annotations

from extractors.schema.columns import Field

NULL_JA = {
    "the row states nothing that is printed": "印字された根拠のない行",
    "no plan could be told": "どの計画か分からない",
    "not known: the file could not be read": "読み取れず不明",
    "the plan is one file": "計画が1ファイルだけからなる",
    "none is known": "知られていない",
    "it cannot be told": "判断できない",
    "a national body, or not recognised": "国の機関、または団体を特定できない",
    "not stated": "記載なし",
    "none was found": "見つからない",
    "the file could not be opened": "ファイルを開けない",
    "nothing was read": "何も読み取れない",
    "not known": "不明",
    "nothing was mapped": "対応付けをしていない",
    "no text was analysed": "形態素解析をしていない",
    "it was": "読み取れた",
    "nothing was corrected": "訂正なし",
    "none is printed": "印字なし",
    "a section of the top level": "最上位の節",
    "no numbering is printed": "番号の印字なし",
    "it stands in none, or before the first heading": "節に属さない、または最初の見出しより前",
    "nothing but the title": "見出し以外の手掛かりなし",
    "none is named": "名称の記載なし",
    "no beginning is stated": "開始の記載なし",
    "no deadline is stated": "期限の記載なし",
    "it belongs to no national measure": "国の取組事項に当たらない",
    "the schedule is no ruled table": "罫線の表でない工程表",
    "there is none": "ない",
    "the axis could not be read": "時間軸を読み取れない",
    "the axis has years only": "時間軸が年度だけ",
    "nothing is written in it": "文字がない",
    "it stands in running text": "本文中にある",
    "a deadline, or neither is stated": "期限だけ、またはどちらも記載なし",
    "a beginning, or neither is stated": "開始だけ、またはどちらも記載なし",
    "not stated, or no number": "記載なし、または数値でない",
    "the list has none": "一覧に見出しがない",
    "the body's own list": "団体独自の一覧",
    "the list is not numbered": "番号のない一覧",
    "none fits": "該当なし",
    "it has none": "ない",
    "no amount is stated": "金額の記載なし",
    "it explains no word": "用語の説明ではない",
    "it begins here": "ここから始まる",
    "not covered": "記載のある計画がない",
    "not covered, or no deadline is stated": "記載のある計画がない、または期限の記載なし",
    "there is no evidence": "根拠がない",
    "not listed": "一覧にない",
    "the group is fictional": "架空の団体の集まり",
    "none was read": "読んだ計画がない",
    "it was not there": "以前はなかった",
    "it is not there any more": "今はない",
    "no date moved": "期日は動いていない",
    "nothing was matched by likeness": "類似による対応付けではない",
    "the cell is blank": "空欄",
    "the figure is no yes or no, or not stated": "実施・未実施の指標でない、または記載なし",
    "not stated, or a yes or no": "記載なし、または実施・未実施の指標",
    "a count, a yes or no, or not stated": "件数、実施・未実施、または記載なし",
    "it measures none": "対応するものがない",
    "the row is not there, or nothing was read": "行がない、または何も読み取れていない",
    "the right value is that nothing is stated": "「記載なし」が正しい",
    "applied, or agrees": "適用済み、または一致",
    "it is not in the set": "公開した集合にない文書",
    "it is about the run, not about a document": "文書ではなく実行についての行",
}
"""English meaning of null to the Japanese one; a test holds that every column has both."""
NEVER_NULL_JA = "空欄なし"


def null_ja(field: Field) -> str:
    """What a missing value of a column means, in Japanese.

    Raises:
        KeyError: if the English meaning has no Japanese one yet.
    """
    return NULL_JA[field.null] if field.null else NEVER_NULL_JA
