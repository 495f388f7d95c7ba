"""The title above the text is no section, however it is broken and whatever stands around it."""

from extractors.document import Bookmark, Char, Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2
REST = ["計画の趣旨", "施策の内容", "推進の体制"]


def plan(
    *head: tuple[str, float, float], size: float = 14, bold: bool = True, numbered: bool = False, width: float = 595
) -> Page:
    """A first page: lines of the head (text, size, x), then headings with prose."""
    groups: list[list[Char]] = []
    top = 60.0
    for text, type_size, x0 in head:
        groups.append(chars(text, x0, top, size=type_size, bold=bold))
        top += 1.5 * type_size
    top += 30
    for i, title in enumerate(REST, 1):
        groups.append(chars(f"{i}　{title}" if numbered else title, 50, top, size=size, bold=True))
        groups.append(paragraph(BODY, 50, top + 24, 45))
        top += 110
    return page_of(*groups, width=width, height=842 if width < 700 else 595)


def levels(page: Page, *bookmarks: Bookmark) -> list[tuple[int, str]]:
    return [(s.level, s.title.text) for s in build_outline(laid(page), bookmarks).walk()]


FLAT = [(1, title) for title in REST]


def test_a_title_over_two_lines_with_its_period_in_brackets() -> None:
    assert levels(plan(("青空町デジタル化推進プラン（令和７年度～令和９", 20, 50), ("年度）", 20, 50))) == FLAT


def test_the_name_of_a_web_site_above_the_title() -> None:
    page = plan(("青空町公式ホームページ", 14, 50), ("青空町デジタル化推進プラン", 20, 50))
    assert levels(page) == FLAT


def test_an_edition_or_a_period_below_the_title_belongs_to_it() -> None:
    for below in ("（令和７年度版）", "【令和８年度～令和12年度】", "〈素案〉"):
        assert levels(plan(("青空町ＤＸ実施計画", 22, 150), (below, 14, 200))) == FLAT


def test_the_title_of_a_wide_sheet() -> None:
    page = plan(("青空広域連合　自治体ＤＸ共同推進プログラム", 22, 150), size=15, numbered=True, width=842)
    assert levels(page) == FLAT


def test_a_title_that_is_the_only_bookmark_of_the_first_level() -> None:
    marks = [Bookmark("青空町ＤＸ推進計画", 1, 1, None), *(Bookmark(title, 2, 1, None) for title in REST)]
    assert levels(plan(("青空町ＤＸ推進計画", 20, 50)), *marks) == FLAT


def test_a_first_heading_like_the_others_stays() -> None:
    assert levels(plan(("はじめに", 14, 50)))[0] == (1, "はじめに")
