"""Date expressions: forms seen in plans, look-alikes, and what holds for any text."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.dates_divisions import score_dates
from extractors.language.dates import KINDS, date_lines, find_dates

ONE = [
    ("令和4年4月から令和8年3月まで", "date", "2022-04-01", "2026-03-31"),
    ("Ｒ７年度末まで", "by_end_of_fiscal_year", None, "2026-03-31"),
    ("Ｒ７", "fiscal_year", "2025-04-01", "2026-03-31"),
    ("R4～R7", "fiscal_year_range", "2022-04-01", "2026-03-31"),
    ("R5~7", "fiscal_year_range", "2023-04-01", "2026-03-31"),
    ("R2.12.25", "date", "2020-12-25", "2020-12-25"),
    ("R3.1～R8.3", "date", "2021-01-01", "2026-03-31"),
    ("H28.4.1-H31.3.31", "date", "2016-04-01", "2019-03-31"),
    ("平成33年度", "fiscal_year", "2021-04-01", "2022-03-31"),
    ("平成三十一年度", "fiscal_year", "2019-04-01", "2020-03-31"),
    ("二〇二五年", "date", "2025-01-01", "2025-12-31"),
    ("㋿5年度", "fiscal_year", "2023-04-01", "2024-03-31"),
    ("令和元（2019）年度", "fiscal_year", "2019-04-01", "2020-03-31"),
    ("令和4年(2022年)度", "fiscal_year", "2022-04-01", "2023-03-31"),
    ("2025年度（令和7年度）", "fiscal_year", "2025-04-01", "2026-03-31"),
    ("2022年度（令和4年度）末", "by_end_of_fiscal_year", None, "2023-03-31"),
    ("令和4年度末（2022年度末）", "by_end_of_fiscal_year", None, "2023-03-31"),
    ("令和5・6年度", "fiscal_year_range", "2023-04-01", "2025-03-31"),
    ("令和4、5年度", "fiscal_year_range", "2022-04-01", "2024-03-31"),
    ("2021・2022 年度", "fiscal_year_range", "2021-04-01", "2023-03-31"),
    ("平成26(2014)~28(2016)年度", "fiscal_year_range", "2014-04-01", "2017-03-31"),
    ("平成30年度から平成32年度(令和2年度)まで", "fiscal_year_range", "2018-04-01", "2021-03-31"),
    ("令和3年度から同5年度まで", "fiscal_year_range", "2021-04-01", "2024-03-31"),
    ("令和５年度\n～令和７年度", "fiscal_year_range", "2023-04-01", "2026-03-31"),
    ("2023-27", "fiscal_year_range", "2023-04-01", "2028-03-31"),
    ("2022年(令和4年)～2025年(令和7年)", "date", "2022-01-01", "2025-12-31"),
    ("令和4年10月～翌年3月", "date", "2022-10-01", "2023-03-31"),
    ("令和4年10月～3月", "date", "2022-10-01", "2023-03-31"),
    ("2022年4月1日～9月30日", "date", "2022-04-01", "2022-09-30"),
    ("2022/4/1～2022/9/30", "date", "2022-04-01", "2022-09-30"),
    ("2024年4～6月", "date", "2024-04-01", "2024-06-30"),
    ("令和4年4月から3年間", "date", "2022-04-01", "2025-03-31"),
    ("平成28年度から概ね5年間", "fiscal_year_range", "2016-04-01", "2021-03-31"),
    ("令和5年度上半期", "date", "2023-04-01", "2023-09-30"),
    ("令和5年度下期", "date", "2023-10-01", "2024-03-31"),
    ("令和5年度第4四半期", "date", "2024-01-01", "2024-03-31"),
    ("R5.2Q", "date", "2023-07-01", "2023-09-30"),
    ("令和5年度1Q~3Q", "date", "2023-04-01", "2023-12-31"),
    ("令和5年度3月", "month", "2024-03-01", "2024-03-31"),
    ("2021 年 7 月頃までに", "by_date", None, "2021-07-31"),
    ("令和5年3月末まで", "by_date", None, "2023-03-31"),
    ("令和5年3月末現在", "date", "2023-03-31", "2023-03-31"),
    ("2030年まで", "by_date", None, "2030-12-31"),
    ("計画期間 ～令和7年度", "by_end_of_fiscal_year", None, "2026-03-31"),
    ("令和5年度～", "from", "2023-04-01", None),
    ("令和7年度以降の正式運用", "from", "2025-04-01", None),
    ("令和3年9月1日より施行", "from", "2021-09-01", None),
    ("2021年夏頃を目途に", "open", None, None),
    ("随時", "open", None, None),
    ("順次実施", "open", None, None),
    ("本取組事項の内容別に目標時期を設定する。", "deferred", None, None),
    ("令和7年度から順次移行", "from", "2025-04-01", None),
]

NONE = [
    "官民データ活用推進基本法（平成28年法律第103号）",
    "平成二十八年法律第百三号",
    "平成28年12月14日法律第103号",
    "令和3年総務省告示第12号",
    "TEL 0266-27-1111",
    "03-2020-2025",
    "p.2020-2025",
    "5年間",
    "3か年",
    "2020年代",
    "第2020号",
    "人口 2,021人",
    "Windows Server 2012-2016 R2x",
    "Society5.0",
    "令和○年度",
    "令和 年 月 日",
    "S3バケット",
    "H264",
    "1,741団体",
    "第9条第4項",
    "継続的に取り組む",
    "前年度比",
    "（1,788億円（R2.3次補正））",
]


def _flat(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (match.kind, match.start.isoformat() if match.start else None, match.end.isoformat() if match.end else None)
        for match in find_dates(text)
    ]


@pytest.mark.parametrize(("text", "kind", "start", "end"), ONE, ids=[row[0] for row in ONE])
def test_one_expression(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert _flat(text) == [(kind, start, end)]


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert _flat(text) == []


def test_several_expressions_keep_their_order_and_text() -> None:
    text = "令和4年度から令和6年度を検討期間(実証実験を含む)とし、令和７年度以降の正式運用を目標とする。"
    assert [match.text for match in find_dates(text)] == ["令和4年度から令和6年度", "令和７年度以降"]


def test_brackets_that_name_another_year_are_an_expression_of_their_own() -> None:
    assert [kind for kind, *_ in _flat("平成30年度(2017年度)比")] == ["fiscal_year", "fiscal_year"]


def test_neighbouring_columns_are_no_range_but_years_apart_are() -> None:
    assert len(_flat("令和4年度 令和5年度")) == 2
    assert len(_flat("R4 R5 R6 R7")) == 4
    assert _flat("平成 31年度 平成 33年度") == [("fiscal_year_range", "2019-04-01", "2022-03-31")]


def test_arrow_between_years_is_a_change_not_a_span() -> None:
    assert [kind for kind, *_ in _flat("2022年度→2025年度")] == ["fiscal_year", "fiscal_year"]


@pytest.mark.parametrize("shift", [0xFEE0])
def test_full_width_reads_as_half_width(shift: int) -> None:
    wide = {ord(char): ord(char) + shift for char in map(chr, range(0x21, 0x7F))}
    for text, kind, start, end in ONE:
        assert _flat(text.translate(wide)) == [(kind, start, end)], text


def test_lines_of_the_command() -> None:
    assert list(date_lines(["令和7年度まで\n", "なし"])) == [
        {
            "text": "令和7年度まで",
            "matches": [
                {"text": "令和7年度まで", "kind": "by_end_of_fiscal_year", "start": None, "end": "2026-03-31"},
            ],
        },
        {"text": "なし", "matches": []},
    ]


PIECES = st.sampled_from(
    "令和 平成 昭和 R H 2025 2030 19 元 5 12 31 年度 年 月 日 末 から まで ～ ・ 、 ( ) （ "
    "令和7） 以降 頃 夏 第1四半期 上半期 随時 "
    "。 法律第 号 間 / . - 四 十 〇 \n \u3000 ① ﾃ ㍻".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_gives_ordered_spans_of_itself(text: str) -> None:
    last = 0
    for match in find_dates(text):
        assert match.kind in KINDS
        assert text[match.start_offset : match.end_offset] == match.text != ""
        assert match.start_offset >= last
        last = match.end_offset
        if match.start and match.end:
            assert match.start <= match.end
        if match.kind.startswith("by_"):
            assert match.start is None and match.end is not None
        if match.kind == "from":
            assert match.start is not None and match.end is None


def test_labelled_lines_are_read_exactly(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "outlines/dates.jsonl").read_text(encoding="utf-8").splitlines()]
    score = score_dates(rows)
    assert score.exact >= 0.98, score.misses


def test_ten_thousand_lines_take_less_than_three_seconds() -> None:
    begin = time.process_time()
    assert len(list(date_lines([row[0] for row in ONE] * 200))) == 200 * len(ONE)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("令和8年度に選び、下期から使う。", ("下期から", "2026-10-01", None)),
        ("令和9年度は備え、年度内に替える。", ("年度内", "2027-04-01", "2028-03-31")),
        ("令和8年６月に固め、同年11月から受ける。", ("同年11月から", "2026-11-01", None)),
        ("令和8年度に契約し、10月から使う。", ("10月から", "2026-10-01", None)),
        ("令和8年11月に始め、２月に広げる。", ("２月", "2027-02-01", "2027-02-28")),
        ("令和8年９月に選び、翌年３月までに替える。", ("翌年３月まで", None, "2027-03-31")),
        ("令和8年度に設計、翌々年度の下期から運用", ("翌々年度の下期から", "2028-10-01", None)),
        ("令和7年度に試す。同年度末に検証する。", ("同年度末", None, "2026-03-31")),
        ("2026年度に選び、第３四半期から使う。", ("第３四半期から", "2026-10-01", None)),
    ],
)
def test_a_time_told_by_the_one_before_it(text: str, second: tuple[str, str | None, str | None]) -> None:
    last = find_dates(text)[-1]
    assert (last.text, last.start and last.start.isoformat(), last.end and last.end.isoformat()) == second


@pytest.mark.parametrize(
    "text",
    ["同年齢の住民に配る。", "下期から始める。", "翌年度に見直す。", "３月から４月までに集中する。", "年度末に点検する。"],
)
def test_nothing_is_told_without_a_time_before(text: str) -> None:
    assert [item for item in find_dates(text) if item.start or item.end] == []


def test_a_month_of_every_year_belongs_to_no_year() -> None:
    assert [item.text for item in find_dates("令和7年12月に改め、毎年６月に点検する。")] == ["令和7年12月"]


def test_a_year_without_its_era_is_one_of_the_plan() -> None:
    since = datetime.date(2025, 4, 1)
    (found,) = find_dates("８年度中の稼働を目指す", since)
    assert (found.text, found.kind, found.start) == ("８年度中", "fiscal_year", datetime.date(2026, 4, 1))
    assert find_dates("八年度末まで", since)[0].end == datetime.date(2027, 3, 31)
    assert find_dates("26年度に導入", since)[0].start == datetime.date(2026, 4, 1)
    assert find_dates("３年度分を見込む", since) == find_dates("８年度中の稼働を目指す") == []


def test_what_a_bracket_says_of_a_year_leaves_it_a_deadline() -> None:
    (found,) = find_dates("令和11年度（計画の最終年度）までに")
    assert (found.kind, found.end) == ("by_end_of_fiscal_year", datetime.date(2030, 3, 31))
