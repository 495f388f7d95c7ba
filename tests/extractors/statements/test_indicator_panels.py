"""Figures side by side with their years and a name are indicators, in whatever order they were read."""

from __future__ import annotations

from extractors.document import Block, Place
from extractors.statements.indicator_panels import Panel, panels
from tests.extractors.pages import line, section


def seen(*printed: tuple[str, float, float, float]) -> list[Panel]:
    """The panels of lines (text, top, left edge, size)."""
    made = section("窓口の改革")
    made.blocks = [Block("paragraph", [line(text, top, x0=x0, size=size)]) for text, top, x0, size in printed]
    return panels([made])


def plain(panel: Panel) -> tuple[str, str | None, str, str | None, str]:
    base, target = panel.baseline, panel.target
    return panel.name.text, base.printed, base.period.text, target.printed, target.period.text


def test_a_band_with_years_above_its_figures() -> None:
    found = seen(
        ("現在（R5）", 100, 260, 8), ("目標（R9）", 100, 400, 8), ("窓口の待ち時間", 112, 60, 11),
        ("30分", 112, 260, 20), ("▶", 116, 350, 10), ("9分", 112, 400, 20),
    )  # fmt: skip
    assert [plain(p) for p in found] == [("窓口の待ち時間", "30分", "R5", "9分", "R9")]


def test_the_name_above_and_the_years_at_the_left_of_the_figures() -> None:
    found = seen(
        ("指標", 80, 60, 9), ("予約の割合", 80, 110, 10), ("令和５年度", 104, 60, 9), ("7 ％", 100, 130, 18),
        ("▶▶▶", 104, 200, 9), ("令和９年度", 104, 260, 9), ("45 ％", 100, 330, 18),
    )  # fmt: skip
    assert [plain(p) for p in found] == [("予約の割合", "7 ％", "令和５年度", "45 ％", "令和９年度")]


def test_figures_without_years_or_arrow_and_dates_are_none() -> None:
    assert seen(("参加者の数", 80, 60, 10), ("30人", 100, 60, 10), ("90人", 100, 200, 10)) == []
    assert seen(("期間", 80, 60, 10), ("令和５年度", 100, 60, 10), ("→", 100, 140, 10), ("令和９年度", 100, 200, 10)) == []


def test_figures_one_below_the_other_with_their_years() -> None:
    column = (("講習の修了者", 80, 300, 9), ("2024年度", 96, 320, 8), ("3人", 108, 322, 18), ("▼", 132, 328, 9))
    lower = (("2027年度", 146, 320, 8), ("30人", 158, 317, 18))
    beside = tuple((f"文章がここにあり{n}回ほど続きます。", 80 + 16 * n, 60, 9) for n in range(6))
    assert [plain(p) for p in seen(*column, *lower, *beside)] == [("講習の修了者", "3人", "2024年度", "30人", "2027年度")]
    assert seen(*column, ("これとは別の話", 140, 300, 9), ("30人", 158, 317, 18), *beside) == []


def test_figures_of_a_drawn_timetable_are_none() -> None:
    made = section("窓口の改革")
    row = [("現在（R5）", 100, 260, 8), ("目標（R9）", 100, 400, 8), ("窓口の待ち時間", 112, 60, 11)]
    row += [("30分", 112, 260, 20), ("9分", 112, 400, 20)]
    made.blocks = [Block("figure", [line(text, top, x0=x0, size=size)]) for text, top, x0, size in row]
    place = made.blocks[0].lines[0].place
    assert panels([made])
    assert panels([made], [place._replace(x0=0.0, top=90.0, x1=600.0, bottom=140.0)]) == []


def test_figures_of_frames_side_by_side_stay_in_their_frames() -> None:
    made = section("窓口の改革")
    for x, name, base, aim in ((40.0, "電子申請の割合", "18％", "60％"), (480.0, "窓口にかかる時間", "48分", "20分")):
        printed = (
            (name, 120, x + 8, 12), ("令和６年度", 100, x + 160, 8), ("令和10年度", 100, x + 300, 8),
            (base, 122, x + 160, 16), (aim, 120, x + 300, 20),
        )  # fmt: skip
        frame = Place(1, x, 90.0, x + 400, 150.0)
        for text, top, x0, size in printed:
            made.blocks.append(Block("paragraph", [line(text, top, x0=x0, size=size)], box=frame))
    assert sorted(plain(p) for p in panels([made])) == [
        ("窓口にかかる時間", "48分", "令和６年度", "20分", "令和10年度"),
        ("電子申請の割合", "18％", "令和６年度", "60％", "令和10年度"),
    ]


def test_years_and_figures_at_the_ends_of_two_bars() -> None:
    lying = (
        ("参加者の数", 80, 60, 9), ("令和５年度", 100, 60, 8), ("90人", 100, 160, 8),
        ("令和９年度", 112, 60, 8), ("400人", 112, 200, 8),
    )  # fmt: skip
    assert [plain(p) for p in seen(*lying)] == [("参加者の数", "90人", "令和５年度", "400人", "令和９年度")]
    upright = (
        ("参加者の数", 80, 60, 9), ("90人", 130, 70, 8), ("令和５年度", 150, 60, 8),
        ("400人", 110, 140, 8), ("令和９年度", 150, 130, 8),
    )  # fmt: skip
    assert [plain(p) for p in seen(*upright)] == [("参加者の数", "90人", "令和５年度", "400人", "令和９年度")]


def test_three_bars_are_a_course_of_years() -> None:
    lying = (("令和５年度", 100, 60, 8), ("90人", 100, 160, 8), ("令和６年度", 112, 60, 8), ("95人", 112, 170, 8))
    assert seen(("参加者の数", 80, 60, 9), *lying, ("令和７年度", 124, 60, 8), ("99人", 124, 180, 8)) == []
