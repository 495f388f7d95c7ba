"""Titles that run in are parted from their text; points of a list and labels are not."""

from __future__ import annotations

import pytest

from extractors.document import Block
from extractors.outline.flow import Flow
from extractors.outline.run_in import part_run_in_titles
from tests.extractors.pages import laid_out, line

TOLD = "紙の届出が残っている。利用の多いものから改める。"


def parted(*texts: str) -> list[str]:
    blocks = [Block("item", [line(text, 40.0 + 20 * i)]) for i, text in enumerate(texts)]
    flow = Flow(blocks, [laid_out() for _ in blocks])
    part_run_in_titles(flow)
    assert len(flow.blocks) == len(flow.pages)
    return [block.text for block in flow.blocks]


def test_numbered_titles_are_parted_from_the_text_behind_them() -> None:
    assert parted(f"(1)　家から出す届出　{TOLD}", "担当課　総務課", f"(2)　待ち時間をゼロに　{TOLD}") == [
        "(1)　家から出す届出", TOLD, "担当課　総務課", "(2)　待ち時間をゼロに", TOLD,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        (f"(1)　家から出す届出　{TOLD}",),  # one alone is chance
        ("(1)　家から出す届出　紙を減らす。", "(2)　書かない窓口　紙を減らす。"),  # points of a list
        (f"ア　現状　{TOLD}", f"イ　課題　{TOLD}"),  # labels
        ("取組内容", f"(1)　家から出す届出　{TOLD}", f"(2)　書かない窓口　{TOLD}"),  # points below a label
        (f"(1)　家から出す届出は　{TOLD}", f"(2)　書かない窓口で、　{TOLD}"),  # sentences
    ],
)
def test_what_stays_whole(texts: tuple[str, ...]) -> None:
    assert parted(*texts) == list(texts)
