"""Sentences tell which divisions lead and which help; a clause about a thing names no doer."""

from __future__ import annotations

import pytest

from extractors.statements.doers import doers_of, in_last_brackets
from tests.extractors.statements.test_labels import passage


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("総務課は、住民課と協力して手続を増やす。", [("総務課", "lead"), ("住民課", "support")]),
        ("主管課は福祉課、関係課は生涯学習課、税務課とする。", [("福祉課", "lead"), ("生涯学習課", "support"), ("税務課", "support")]),
        ("町民課が受け持ち、税務課がお手伝いします。", [("町民課", "lead"), ("税務課", "support")]),
        ("とりまとめは情報推進課で行う。", [("情報推進課", "lead")]),
        ("総務課を中心に、庁内で進めます。", [("総務課", "lead")]),
        ("税務課の協力を得て、企画課が調べる。", [("税務課", "support"), ("企画課", "lead")]),
        ("広報課において動画を作成します。", [("広報課", "lead")]),
        ("建設課が管理する台帳を公開します。", []),
        ("住民課の窓口では、申請書を書いていただいている。", []),
        ("総務課の助言を受ける。", []),
    ],
)
def test_a_sentence_tells_who_leads_and_who_helps(sentence: str, doers: list[tuple[str, str]]) -> None:
    assert [(match.division, role) for match, _, role in doers_of(passage(sentence))] == doers


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("・会議録作成システムの導入（令和７年度、総務課）", "令和７年度、総務課"),
        ("セキュリティ対策の徹底（総務課、税務課）", "総務課、税務課"),
        ("窓口の見直し〔住民課〕", "住民課"),
        ("会議を開く（総務課の会議室）", None),
        ("件数を増やす（令和７年度）", None),
    ],
)
def test_brackets_at_the_end_name_divisions_alone_or_with_dates(text: str, inside: str | None) -> None:
    found = in_last_brackets(passage(text))
    assert (found.text if found is not None else None) == inside
