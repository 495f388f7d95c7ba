"""Streaks, rims, specks and torn hairlines of a scan are undone; lines, dots and bands of the print stay."""

from __future__ import annotations

import numpy as np

from extractors.reading.wear import torn_lines, without_rim, without_specks, without_streaks

DPI = 200
POINT = DPI / 72


def sheet(height: int = 900, width: int = 640) -> np.ndarray:
    return np.full((height, width), 245, dtype=np.uint8)


def test_a_streak_down_the_whole_sheet_goes_and_the_letters_under_it_stay() -> None:
    grey = sheet()
    grey[300:330, 180:240] = 20
    printed = grey.copy()
    grey[:, 200:202] = np.maximum(grey[:, 200:202].astype(int) - 70, 0)
    clean = without_streaks(grey, DPI)
    assert (clean[:250, 195:206] > 230).all()
    assert np.abs(clean[305:325, 185:235].astype(int) - printed[305:325, 185:235]).max() < 80


def test_a_line_that_ends_within_the_margins_is_no_streak() -> None:
    grey = sheet()
    grey[60:840, 200:203] = 30
    assert (without_streaks(grey, DPI) == grey).all()


def test_the_shadow_of_the_lid_goes_and_a_broad_band_stays() -> None:
    grey = sheet()
    grey[:, :8] = 40
    grey[:120] = 60
    clean = without_rim(grey)
    assert (clean[200:, :12] == 255).all()
    assert (clean[:100, 100:] == 60).all()


def test_lone_grains_go_and_digits_and_leaders_stay() -> None:
    grey = sheet()
    grey[100:103, 100:103] = 0
    grey[400:414, 300:303] = 0
    for x in range(100, 400, 28):
        grey[600:603, x : x + 3] = 0
    clean = without_specks(grey, 128, DPI)
    assert (clean[100:103, 100:103] == 255).all()
    assert (clean[400:414, 300:303] == 0).all()
    assert (clean[600:603] == grey[600:603]).all()


def torn(rows: list[int], step: int, left: int, phase: int = 0) -> np.ndarray:
    """Hairlines of which a piece is left in each step."""
    dark = np.zeros((900, 1400), dtype=bool)
    for i, row in enumerate(rows):
        for start in range(100 + (phase * i) % step, 1200, step):
            dark[row, start : min(start + left, 1200)] = True
    return dark


def test_pieces_in_step_on_all_lines_are_one_line_each() -> None:
    dark = torn([100, 200, 300, 400], 115, 75, phase=30)
    across, down = torn_lines(dark, [], [], POINT)
    assert sorted(round(row) for row, *_ in across) == [100, 200, 300, 400]
    assert all(end - start > 950 for _, start, end, _ in across)
    assert down == []


def test_pieces_of_no_common_step_are_no_line() -> None:
    dark = torn([100], 115, 75) | torn([200], 170, 110) | torn([300], 70, 45) | torn([400], 240, 160)
    assert torn_lines(dark, [], [], POINT) == ([], [])


def test_a_gap_with_words_on_the_path_stays_open() -> None:
    dark = torn([100, 200, 300, 400], 115, 75, phase=30)
    start = next(x for x in range(500, 700) if not dark[200, x] and dark[200, x - 1])
    dark[190:212, start + 6 : start + 34 : 2] = True
    across, _ = torn_lines(dark, [], [], POINT)
    assert len([row for row, *_ in across if round(row) == 200]) == 2
