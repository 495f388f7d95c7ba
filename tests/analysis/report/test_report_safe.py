"""Words of documents do nothing in a page but stand there."""

from __future__ import annotations

import json
import re

import pytest

from analysis.report.safe import file_name, script, visible, web_link

HOSTILE = [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "\"'`<img src=x onerror=alert(1)>",
    "line\u2028separator\u2029paragraph", "abc\u202efdp.exe", "\u2066isolate\u2069", "zero\x00control\x1b[31m", "\ufeff",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_script_holds_the_words_and_nothing_that_ends_it(text: str) -> None:
    made = script("NAME", {"text": text, "list": [text]})
    assert made.startswith("window.NAME=") and made.endswith(";\n")
    assert not re.search("[<>\u2028\u2029\u202a-\u202e\u2066-\u2069]", made)
    assert made.count("\n") == 1
    assert json.loads(made[len("window.NAME=") : -2]) == {"text": visible(text), "list": [visible(text)]}


def test_what_cannot_be_seen_is_named() -> None:
    assert visible("a\u202eb") == "a[U+202E]b"
    assert visible("a\x00b\x7f") == "a[U+0000]b[U+007F]"
    assert visible("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne\tf"
    assert visible("令和７年度　髙﨑①㎡𠮷") == "令和７年度　髙﨑①㎡𠮷"


def test_a_lone_half_of_a_letter_can_be_written() -> None:
    assert script("X", "a\ud800b").encode("utf-8") == b'window.X="a[U+D800]b";\n'


@pytest.mark.parametrize(
    ("url", "follows"),
    [
        ("https://www.example.lg.jp/dx.pdf?a=1&b=2#page=3", True), ("HTTP://example.jp/", True),
        ("https://例え.jp/計画.pdf", True), ("javascript:alert(1)", False), ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False), (" javascript:alert(1)", False), ("data:text/html,<script>", False),
        ("vbscript:x", False), ("file:///etc/passwd", False), ("//host/x", False), ("https:///nohost", False),
        ("https://a/\u202ex", False), ("https://a/<script>", False), ("https://[bad", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_followed(url: str | None, follows: bool) -> None:
    assert web_link(url) == (url if follows else None)


def test_names_of_files_leave_no_folder() -> None:
    assert file_name("131016") == "131016"
    made = {file_name(key) for key in ("../../etc", "a/b", "..", "", "con:", "あ", "x" * 300)}
    assert len(made) == 7
    assert all(re.fullmatch("x[0-9a-f]{20}", name) for name in made)
