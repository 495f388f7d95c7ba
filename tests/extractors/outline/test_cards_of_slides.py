"""Titles of frames on one slide are siblings, whatever the program shrank; each frame's first line may be its title."""

import pytest

from extractors.document import Page, Place
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of

TEXT = "手続にかかる時間を測り、流れを見直して一つにまとめる。"


def slide(titles: list[tuple[str, float]], places: list[tuple[float, float, float, float]], head: float = 24) -> Page:
    """A slide's title and frames with a title and lines of text each."""
    groups, shapes = [chars("窓口をひとつにする取組", 24, 20, size=head, bold=True)], []
    for (title, size), (x0, top, x1, bottom) in zip(titles, places, strict=True):
        groups.append(chars(title, x0 + 8, top + 8, size=size, bold=True))
        for n in range(int((bottom - top - 40) / 18)):
            groups.append(chars("・" + TEXT[: int((x1 - x0) / 12) - 2], x0 + 8, top + 40 + 18 * n, size=11))
        shapes.append(box(x0, top, x1, bottom, fill=(240, 240, 240)))
    return page_of(*groups, width=780, height=540, shapes=shapes)


def levels(page: Page) -> list[tuple[int, str]]:
    return [(s.level, s.title.text) for s in build_outline(laid(page), ()).walk()]


STACKED = [(22.0, 100.0 + 130 * k, 758.0, 215.0 + 130 * k) for k in range(3)]
BESIDE = [(22.0 + 250 * k, 100.0, 255.0 + 250 * k, 400.0) for k in range(3)]
NAMES = ["予約のしくみ", "書かない窓口", "職員の研修"]


@pytest.mark.parametrize("places", [STACKED, BESIDE])
@pytest.mark.parametrize("sizes", [[20, 18, 18], [18, 20, 18], [16, 15, 16], [20, 18, 20]])
def test_titles_of_frames_are_siblings_though_one_is_shrunk(
    places: list[tuple[float, float, float, float]], sizes: list[float]
) -> None:
    page = slide(list(zip(NAMES, sizes, strict=True)), places)
    assert levels(page) == [(1, "窓口をひとつにする取組"), *((2, name) for name in NAMES)]


def test_a_frame_close_below_another_has_its_own_title() -> None:
    """Frames three points apart are no bar and its frame: both hold more than a title."""
    places = [(22.0, 100.0 + 118 * k, 758.0, 215.0 + 118 * k) for k in range(3)]
    assert levels(slide([(name, 20) for name in NAMES], places))[1:] == [(2, name) for name in NAMES]


def test_names_joined_in_one_title_are_a_heading() -> None:
    titles = [("庁内連携、企業連携、産学連携等", 20.0), ("予約、受付、交付のしくみと流れ、その他", 20.0)]
    assert [t for _, t in levels(slide(titles, STACKED[:2]))[1:]] == ["庁内連携、企業連携、産学連携等"]


@pytest.mark.parametrize("below", [False, True])
def test_a_line_centred_under_a_picture_is_its_caption(below: bool) -> None:
    """What has text of its own below it heads that text, wherever the picture stands."""
    page = slide([("予約のしくみ", 20.0)], [(22.0, 80.0, 758.0, 200.0)])
    page.images.append(Place(1, 60, 230, 360, 420))
    page.chars.extend(chars("新しい総合窓口の様子", 130, 426, size=16, bold=True))
    if below:
        page.chars.extend(chars("窓口を一つにまとめ、待つ時間を短くする。", 60, 452, size=11))
    found = [title for _, title in levels(page_of(page.chars, width=780, height=540, shapes=page.shapes))]
    again = page_of(page.chars, width=780, height=540, shapes=page.shapes)
    again.images.append(page.images[0])
    assert "新しい総合窓口の様子" in found
    assert ("新しい総合窓口の様子" in [title for _, title in levels(again)]) is below


@pytest.mark.parametrize(
    "stages",
    [
        ["Plan（計画）", "Do（実行）", "Check（評価）", "Action（改善）"],
        ["ＰＬＡＮ", "ＤＯ", "ＣＨＥＣＫ", "ＡＣＴ"],
        ["計画（Ｐｌａｎ）", "実行（Ｄｏ）", "評価（Ｃｈｅｃｋ）", "改善（Ａｃｔ）"],
        ["Ｐ：計画", "Ｄ：実行", "Ｃ：評価", "Ａ：改善"],
    ],
)
def test_boxes_of_a_cycle_head_nothing(stages: list[str]) -> None:
    groups, shapes = [chars("計画の進め方", 24, 20, size=24, bold=True)], []
    groups += [chars("・" + TEXT, 24, 60 + 18 * n, size=11) for n in range(6)]
    for (x0, top), stage in zip([(300, 200), (540, 300), (300, 400), (60, 300)], stages, strict=True):
        groups += [chars(stage, x0 + 10, top + 8, size=14, bold=True), chars("本部がまとめる", x0 + 10, top + 34, size=11)]
        shapes.append(box(x0, top, x0 + 180, top + 60, fill=(221, 232, 238)))
    page = page_of(*groups, width=780, height=540, shapes=shapes)
    assert [title for _, title in levels(page)] == ["計画の進め方"]
