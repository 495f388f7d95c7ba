"""A line above the first of the labels that come back is a title, though it is set like the text."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

PROSE = "町の仕事を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2
NAMES = ("窓口の改革", "手続の電子化", "業務の標準化", "端末の更新")
LARGE = {"size": 14.0, "bold": True}


def plan(title: str, labels: tuple[str, ...]) -> list[Page]:
    """A page with a chapter, below it measures with labelled texts in one type."""
    groups = [chars("第１章　取組", 50, 60, **LARGE), paragraph(PROSE, 50, 90, 48)]  # type: ignore[arg-type]
    top = 160.0
    for n, name in enumerate(NAMES, 1):
        rows = [title.format(n=n, kana="アイウエ"[n - 1], name=name)]
        for label in labels:
            rows += [label, f"　{name}を町の職員が進めている。"]
        for row in rows:
            groups.append(chars(row, 50, top))
            top += 15
        top += 6
    return [page_of(*groups)]


def found(pages: list[Page]) -> list[str]:
    return [s.title.text for s in build_outline(laid(*pages), []).walk()]


@pytest.mark.parametrize("title", ["({n})　{name}", "（{n}）{name}", "{kana}　{name}", "１－{n}　{name}", "{name}"])
@pytest.mark.parametrize("labels", [("【現状】", "【取組内容】"), ("■現状と課題", "■取組内容"), ("現状・課題：", "取組内容：")])
def test_titles_in_the_type_of_the_text(title: str, labels: tuple[str, ...]) -> None:
    assert found(plan(title, labels)) == ["取組", *NAMES]


def test_the_last_item_of_a_list_is_no_title() -> None:
    groups, top = [], 60.0
    for n, name in enumerate(NAMES, 1):
        groups.append(chars(f"{n}　{name}", 50, top, **LARGE))  # type: ignore[arg-type]
        for row in (f"　{name}を進めるため、町は仕事の流れを見直す。", f"・職員の研修（{n}回）", "【担当課】", "　総務課"):
            top += 20
            groups.append(chars(row, 50, top))
        top += 30
    assert found([page_of(*groups)]) == list(NAMES)


def test_a_subtitle_between_waves_and_a_lone_value_are_no_titles() -> None:
    groups, top = [], 60.0
    for n, name in enumerate(NAMES, 1):
        groups.append(chars(f"{n}　{name}", 50, top, **LARGE))  # type: ignore[arg-type]
        rows = ("～もっと身近に～", "■現状", f"{name}はこれからである。", "■担当課", "総務課", "■課題", "人手が足りない。")
        for row in rows:
            top += 20
            groups.append(chars(row, 50, top, bold=row.startswith("～")))
        top += 30
    assert found([page_of(*groups)]) == list(NAMES)


def test_a_foreword_in_the_look_of_the_chapters_stands_beside_them() -> None:
    groups, top = [], 60.0
    for name in ("はじめに", "１　計画の目的", "２　取組", "資料編"):
        groups += [chars(name, 50, top, **LARGE), paragraph(PROSE, 50, top + 30, 48)]  # type: ignore[arg-type]
        top += 120
    assert [s.level for s in build_outline(laid(page_of(*groups)), []).walk()] == [1, 1, 1, 1]
