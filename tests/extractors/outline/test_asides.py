"""What stands beside or below a section on the page belongs to it, wherever the reading order took it."""

from __future__ import annotations

from extractors.document import Block, Outline, Place, Section
from extractors.outline.asides import settle
from tests.extractors.pages import line


def part(title: str, top: float, *blocks: Block) -> Section:
    return Section(line(title, top).passage, None, 1, line(title, top).passage, 1, 1, list(blocks))


def text(words: str, top: float, left: float = 50.0, box: Place | None = None) -> Block:
    block = Block("paragraph", [line(words, top, x0=left)])
    block.box = box
    return block


def blocks_of(section: Section) -> list[str]:
    return [block.text for block in section.blocks]


def test_a_narrow_box_at_the_margin_belongs_to_the_section_at_its_height() -> None:
    prose = "申請の入口を一つにまとめて迷わないようにする取組を進めます。"
    boxes = [text("担当課", at + 4, 420.0, Place(1, 410.0, at, 480.0, at + 60.0)) for at in (100.0, 300.0)]
    first = part("申請", 100.0, text(prose, 120.0))
    second = part("窓口", 300.0, text(prose, 320.0), *boxes)
    settle(Outline([first, second]))
    assert blocks_of(first) == [prose, "担当課"]
    assert blocks_of(second) == [prose, "担当課"]


def test_a_box_of_a_second_column_stays_with_the_text_before_it() -> None:
    prose = "申請の入口を一つにまとめる。"
    box = text("続きの話", 104.0, 300.0, Place(1, 290.0, 100.0, 480.0, 160.0))
    first, second = part("申請", 100.0, text(prose, 120.0)), part("窓口", 300.0, text(prose, 320.0), box)
    settle(Outline([first, second]))
    assert blocks_of(second) == [prose, "続きの話"]


def test_a_line_between_a_section_and_the_next_heading_belongs_to_the_section() -> None:
    wide = "国の取組と本市の取組を対比して示した一覧の最後の行にあたる文です。"
    first = part("申請", 100.0, text(wide, 120.0))
    second = part("窓口", 180.0, text("窓口を一つにする。", 200.0), text("【担当】市民課", 150.0, 200.0))
    settle(Outline([first, second]))
    assert blocks_of(first) == [wide, "【担当】市民課"]
    assert blocks_of(second) == ["窓口を一つにする。"]
