"""Every broken, odd or locked file ends with a result or an error that says why, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractors.reading import ReadError, read_document
from tests.extractors.reading.handmade import pdf, read

SECONDS = 20.0
"""Far more than any of the files takes on a busy machine; a hang takes for ever."""
PASSWORDS = {
    "pdfjs__issue15893_reduced.pdf": "test",
    "pdfjs__issue6010_1.pdf": "abc",
    "pdfminersix__aes-256-r6.pdf": "usersecret",
    "pdfplumber__password-example.pdf": "test",
}
UNREADABLE = {
    "pdfjs__REDHAT-1531897-0.pdf": "damaged",
    "pdfjs__bug1980958.pdf": "damaged",
    "pdfjs__poppler-742-0-fuzzed.pdf": "damaged",
    "qpdf__bad1.pdf": "not_pdf",
    "qpdf__empty.pdf": "damaged",
    **dict.fromkeys([*PASSWORDS, "pdfjs__saslprep-r6.pdf"], "password"),
}


def test_every_odd_file_ends_well(shared: Path) -> None:
    for path in sorted((shared / "robustness").glob("*.pdf")):
        start = time.monotonic()
        try:
            document = read_document(path, ocr="off")
        except ReadError as error:
            assert UNREADABLE.get(path.name) == error.code, path.name
            assert path.name in error.message
        else:
            assert path.name not in UNREADABLE
            assert len(document.pages) == document.page_count > 0
        assert time.monotonic() - start < SECONDS, path.name


@pytest.mark.parametrize(("name", "password"), PASSWORDS.items())
def test_password_opens(shared: Path, name: str, password: str) -> None:
    assert read_document(shared / "robustness" / name, password).pages[0].chars
    with pytest.raises(ReadError, match="password"):
        read_document(shared / "robustness" / name, password + "x")


def test_empty_user_password_needs_none(shared: Path) -> None:
    assert read_document(shared / "robustness/pdfjs__empty_protected.pdf").page_count == 1


def test_absurd_page_is_left_blank_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    path.write_bytes(pdf(b"BT /F1 12 Tf 20 100 Td (A) Tj ET", page=b"/MediaBox[0 0 595 2147483648]"))
    document = read_document(path)
    assert [problem.code for problem in document.warnings] == ["page_damaged"]
    assert document.pages[0].height == 842


def test_form_that_holds_itself_ends(tmp_path: Path) -> None:
    from tests.extractors.reading.handmade import stream

    loop = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 6 0 R>>>>", b"/X1 Do")
    assert read(tmp_path, pdf(b"/X1 Do", more=[loop])).chars == []
