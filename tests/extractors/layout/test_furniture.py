"""Running heads and page numbers come back over the pages; labels that forms repeat do not count."""

from extractors.document import LaidOutPage
from tests.extractors.printed import chars, laid, page_of, paragraph

BODY = "本計画は、行政の仕事の進め方を見直し、住民の利便を高めるために定めるものである。" * 3


def report(head: str | None = None, foot: str = "- {} -", pages: int = 5) -> list[LaidOutPage]:
    made = []
    for n in range(1, pages + 1):
        groups = [paragraph(f"{n}番目の" + BODY, 50, 120, 45, page=n), chars(foot.format(n), 280, 800, page=n)]
        if head:
            groups.append(chars(head.format("一二三四五"[n - 1]), 400, 30, size=8, page=n))
        made.append(page_of(*groups, number=n))
    return laid(*made)


def kinds(page: LaidOutPage) -> list[str]:
    return [b.kind for b in page.blocks]


def test_page_numbers_are_labels_and_no_text() -> None:
    pages = report()
    assert [p.label for p in pages] == ["1", "2", "3", "4", "5"]
    assert kinds(pages[0]) == ["paragraph", "furniture"]


def test_a_footer_may_end_with_the_number() -> None:
    assert [p.label for p in report(foot="青空町DX推進計画 {}／5")] == ["1", "2", "3", "4", "5"]


def test_a_running_head_is_kept_out_of_the_text() -> None:
    pages = report(head="青空町DX推進計画")
    assert pages[2].running_heads[0].text == "青空町DX推進計画"
    assert kinds(pages[2]).count("furniture") == 2


def test_a_running_head_may_change_with_the_chapter() -> None:
    pages = report(head="第{}章　取組の内容")
    assert [p.running_heads[0].text[:3] for p in pages] == ["第一章", "第二章", "第三章", "第四章", "第五章"]


def test_a_label_below_other_text_is_no_running_head() -> None:
    names = ["窓口の改革", "手続の電子化", "人材の育成", "道路の見守り"]
    made = [
        page_of(
            chars(f"取組{n}　{names[n - 1]}", 50, 50, page=n), chars("目指す姿", 60, 75, page=n),
            paragraph(f"{n}番目の" + BODY, 50, 120, 45, page=n), number=n,
        )
        for n in range(1, 5)
    ]  # fmt: skip
    assert all(not p.running_heads for p in laid(*made))


def test_numbers_that_do_not_count_up_are_no_page_numbers() -> None:
    made = [page_of(paragraph(BODY, 50, 120, 45, page=n), chars(v, 280, 800, page=n), number=n)
            for n, v in enumerate(["12", "7", "55"], 1)]  # fmt: skip
    assert [p.label for p in laid(*made)] == [None, None, None]


def test_a_title_that_says_it_goes_on_is_no_running_head() -> None:
    made = [
        page_of(
            chars(f"６　取組一覧（{n}/3）", 50, 60, size=13, page=n), paragraph(f"{n}番目の" + BODY, 50, 120, 45, page=n),
            number=n,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    assert all(not p.running_heads for p in laid(*made))


def scan(numbers: list[str], source: str = "ocr") -> list[str | None]:
    """The labels of a scan on whose pages these numbers were recognised."""
    made = [
        page_of(paragraph(f"{n}番目の" + BODY, 50, 120, 45, page=n), *[chars(v, 280, 800, page=n)] * bool(v), number=n)
        for n, v in enumerate(numbers, 1)
    ]
    for page in made:
        page.text_source = source
    return [page.label for page in laid(*made)]


def test_a_page_of_a_scan_whose_number_is_lost_has_the_one_between() -> None:
    assert scan(["", "", "3", "", "5", "", "7", ""]) == [None, "2", "3", "4", "5", "6", "7", None]
    assert scan(["", "", "", "1", "", "3", "4"]) == [None, None, None, "1", "2", "3", "4"]


def test_a_misread_number_behind_the_last_one_counts_on() -> None:
    assert scan(["", "1", "2", "3", "4", "1"]) == [None, "1", "2", "3", "4", "5"]
    assert scan(["", "1", "2", "3", "4", ""]) == [None, "1", "2", "3", "4", None]


def test_numbers_are_supplied_neither_on_typeset_pages_nor_where_few_tell_them() -> None:
    typeset = ["", "", "3", "", "5", "6", "7"]
    assert scan(typeset, source="native") == [None, None, "3", None, "5", "6", "7"]
    assert scan(["", "2", "", "4", "", ""]) == [None, "2", None, "4", None, None]


def test_a_counted_word_above_a_larger_title_comes_back_and_is_no_running_head() -> None:
    pages = laid(*(
        page_of(
            chars(f"基本方針{n}", 50, 30, size=9, page=n), chars(title, 50, 44, size=19, bold=True, page=n),
            *(chars("窓口を一つにまとめて用紙を減らしていく。", 50, 120 + 16 * i, page=n) for i in range(6)), number=n,
        )
        for n, title in enumerate(["暮らしを便利にする", "役場の仕事を変える", "まちを元気にする", "人と人を結ぶ"], 1)
    ))  # fmt: skip
    assert [page.blocks[0].text for page in pages] == [f"基本方針{n}" for n in range(1, 5)]


def test_labels_and_values_at_the_foot_of_slides_are_no_running_feet() -> None:
    pages = laid(*(
        page_of(
            chars(title, 40, 20, size=24, page=n), chars("窓口を一つにまとめて用紙を減らしていく。", 50, 120, size=14, page=n),
            chars("担当課", 40, 480, size=13, page=n), chars("情報政策課", 120, 480, size=13, page=n),
            chars("青波市デジタル推進計画", 40, 515, size=9, page=n), number=n, width=960, height=540,
        )
        for n, title in enumerate(["窓口を変える", "手続を変える", "職場を変える", "地域を変える"], 1)
    ))  # fmt: skip
    for page in pages:
        assert [b.text for b in page.blocks if b.kind == "furniture"] == ["青波市デジタル推進計画"]
        assert "担当課" in "".join(b.text for b in page.blocks if b.kind != "furniture")


def test_a_number_far_before_the_title_of_a_running_foot_is_the_pages() -> None:
    pages = []
    for n in range(1, 5):
        left, right = (str(n), "白波町の計画") if n % 2 == 0 else ("白波町の計画", str(n))
        foot = [*chars(left, 40, 810, size=8, page=n), *chars(right, 480, 810, size=8, page=n)]
        prose = [chars("窓口に来る人の負担を減らすため、手続を電子に移していくこととする。" , 50, 100 + 20 * k, page=n) for k in range(9)]
        pages.append(page_of(*prose, foot if n != 3 else chars("白波町の計画", 40, 810, size=8, page=n), number=n))
    made = laid(*pages)
    assert [page.label for page in made] == ["1", "2", None, "4"]
    assert all("白波町" not in b.text for page in made for b in page.blocks if b.kind != "furniture")


def test_the_end_of_a_paragraph_at_the_edge_is_no_chapter_mark() -> None:
    made = []
    for n in range(1, 5):
        ends = [chars(f"{n}番目の窓口の様式は紙のままで残っていま", 10, 170, page=n), chars("す。", 10, 182, page=n)]
        beside = [chars("予約を受け付け、待ち時間を知らせる" * 2, 260, 300 + 16 * i, page=n) for i in range(12)]
        made.append(page_of(*ends, *beside, number=n))
    assert all("す。" in "".join(b.text for b in p.blocks if b.kind != "furniture") for p in laid(*made))


def test_a_number_beside_a_stroke_is_the_pages_on_either_side() -> None:
    pages = []
    for n in range(1, 6):
        foot = chars(f"{n} |", 50, 810, size=8, page=n) if n % 2 == 0 else chars(f"｜ {n}", 530, 810, size=8, page=n)
        prose = [chars("窓口に来る人の負担を減らすため、手続を電子に移していく。", 50, 100 + 20 * k, page=n) for k in range(9)]
        pages.append(page_of(*prose, foot, number=n))
    assert [page.label for page in laid(*pages)] == ["1", "2", "3", "4", "5"]
