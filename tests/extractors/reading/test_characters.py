"""Which characters the reader sees, and where: a test for every way in which a file has misled it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.reading.characters import Characters
from extractors.reading.repair import drop_doubles
from tests.extractors.reading.handmade import cid_font, image, pdf, read, stream, text

SHOW = b"BT /F1 12 Tf 20 100 Td (%s) Tj ET"
APPEARANCE = stream(
    b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 5 0 R>>>>", b"BT /F1 12 Tf 2 5 Td (Note) Tj ET"
)


def test_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(b"BT /F1 12 Tf 14 TL 20 100 Td (with-) Tj T* (out) Tj ET"))
    assert text(page) == "with-out"
    assert page.unmapped == 0


def test_typed_note_is_read_and_hidden_note_is_not(tmp_path: Path) -> None:
    note = b"<</Type/Annot/Subtype/FreeText/Rect[20 %d 120 %d]/F %d/AP<</N 6 0 R>>/DA(/F1 12 Tf)>>"
    shown, hidden = note % (50, 70, 4), note % (10, 30, 2)
    data = pdf(SHOW % b"Body", page=b"/MediaBox[0 0 300 200]/Annots[7 0 R 8 0 R]", more=[APPEARANCE, shown, hidden])
    page = read(tmp_path, data)
    assert text(page) == "BodyNote"
    assert page.chars[4].place.top == pytest.approx(200 - 70 + 6, abs=3)


def test_filled_form_field_without_appearance_is_read(tmp_path: Path) -> None:
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Filled)/Rect[20 20 120 40]/F 4/DA(/F1 12 Tf 0 g)>>"
    form = b"/AcroForm<</Fields[7 0 R]/NeedAppearances true/DA(/F1 12 Tf)/DR<</Font<</F1 5 0 R>>>>>>"
    data = pdf(
        SHOW % b"Body", page=b"/MediaBox[0 0 300 200]/Annots[7 0 R]", more=[APPEARANCE, field], catalog=form
    )
    assert text(read(tmp_path, data)) == "BodyFilled"


def test_link_with_border_changes_nothing(tmp_path: Path) -> None:
    link = b"<</Type/Annot/Subtype/Link/Rect[20 90 120 110]/Border[0 0 1]>>"
    page = read(tmp_path, pdf(SHOW % b"Body", page=b"/MediaBox[0 0 300 200]/Annots[7 0 R]", more=[APPEARANCE, link]))
    assert text(page) == "Body"
    assert not page.segments


def test_white_text_counts_only_on_a_ground(tmp_path: Path) -> None:
    content = b"0 0 0.5 rg 10 90 100 30 re f 1 g " + SHOW % b"Seen" + b" BT /F1 12 Tf 20 40 Td (Unseen) Tj ET"
    page = read(tmp_path, pdf(content))
    assert text(page) == "Seen"
    assert page.hidden == 6


def test_text_as_a_clip_counts_where_something_is_painted_through_it(tmp_path: Path) -> None:
    shown = b"q BT /F1 24 Tf 7 Tr 20 100 Td (Title) Tj ET 1 0 0 rg 0 90 300 60 re f Q "
    bare = b"q BT /F1 24 Tf 7 Tr 20 20 Td (Bare) Tj ET Q"
    assert text(read(tmp_path, pdf(shown + bare))) == "Title"


def test_invisible_text_is_a_scanners_only_under_a_picture_of_the_page(tmp_path: Path) -> None:
    layer = b"BT /F1 12 Tf 3 Tr 20 100 Td (Layer) Tj ET"
    bare = read(tmp_path, pdf(layer))
    assert (text(bare), bare.hidden) == ("", 5)
    scanned = read(tmp_path, pdf(b"q 300 0 0 200 0 0 cm /X1 Do Q " + layer, more=[image()]))
    assert (text(scanned), scanned.text_source) == ("Layer", "ocr")


def test_text_beneath_a_picture_of_the_page_is_a_scanners(tmp_path: Path) -> None:
    picture = b" q 300 0 0 200 0 0 cm /X1 Do Q "
    assert read(tmp_path, pdf(SHOW % b"Layer" + picture, more=[image()])).text_source == "ocr"
    assert read(tmp_path, pdf(picture + SHOW % b"Title", more=[image()])).text_source == "native"


def test_scanned_page_cut_into_strips_is_one_picture(tmp_path: Path) -> None:
    strips = b"".join(b"q 300 0 0 40 0 %d cm /X1 Do Q " % (40 * i) for i in range(5))
    page = read(tmp_path, pdf(strips + b"BT /F1 12 Tf 3 Tr 20 100 Td (Layer) Tj ET", more=[image()]))
    assert page.text_source == "ocr"


def test_double_strike_is_one_bold_character(tmp_path: Path) -> None:
    again = b" BT /F1 12 Tf %s 100 Td (%s) Tj ET "
    # PDFium itself leaves out a text object that repeats one before; a run cut otherwise is left to us.
    for word, hidden in ((b"Bold", 0), (b"Bold x", 4)):
        page = read(tmp_path, pdf(SHOW % b"Bold" + again % (b"20.8", word) + again % (b"20", b"Plain")))
        assert text(page).startswith("Bold")
        assert all(char.bold for char in page.chars[:4])
        assert page.hidden == hidden
    page = read(tmp_path, pdf(SHOW % b"Plain" + SHOW % b"Plain"))
    assert not any(char.bold for char in page.chars)


def test_second_text_layer_is_left_out(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(SHOW % b"Layer" + b" BT /F1 12 Tf 20 140 Td (Other) Tj ET " + SHOW % b"Layer"))
    assert sorted(text(page)) == sorted("LayerOther")


def test_doubled_letters_stay_two(tmp_path: Path) -> None:
    assert text(read(tmp_path, pdf(SHOW % b"illicit wwww"))) == "illicit wwww"


def test_a_ligature_of_equal_letters_is_no_double() -> None:
    """PDFium gives every letter of a glyph that stands for several the glyph's box."""
    wide, narrow = (30.0, 90.0, 36.0, 100.0), (30.0, 90.0, 33.0, 100.0)
    for word, boxes, left in (
        ("Office", [(20.0, 90.0, 27.0, 100.0), wide, wide, wide, (37.0, 90.0, 42.0, 100.0), (43.0, 90.0, 48.0, 100.0)], "Office"),
        ("off", [(20.0, 90.0, 26.0, 100.0), wide, wide], "off"),
        ("off", [(20.0, 90.0, 26.0, 100.0), narrow, narrow], "of"),
    ):
        rows = len(word)
        found = Characters(
            np.array([ord(c) for c in word]), np.array(boxes), np.full(rows, 10.0), np.zeros(rows, dtype=bool),
            np.ones(rows, dtype=bool), np.zeros(rows, dtype=np.int64), ["Font"],
        )  # fmt: skip
        assert "".join(chr(code) for code in drop_doubles(found).codes) == left


def test_crop_box_moves_places_and_drops_what_lies_outside(tmp_path: Path) -> None:
    box = b"/MediaBox[0 0 300 200]/CropBox[100 50 300 150]"
    page = read(tmp_path, pdf(SHOW % b"Out" + b" BT /F1 12 Tf 120 100 Td (In) Tj ET", page=box))
    assert text(page).strip() == "In"
    assert (page.width, page.height) == (200, 100)
    assert page.chars[-2].place.x0 == pytest.approx(20, abs=1)
    assert page.chars[-2].place.bottom == pytest.approx(50, abs=4)


@pytest.mark.parametrize(("turn", "x", "y"), [(0, 20, 100), (90, 100, 20), (180, 280, 100), (270, 100, 280)])
def test_rotated_page_gives_places_as_displayed(tmp_path: Path, turn: int, x: float, y: float) -> None:
    page = read(tmp_path, pdf(SHOW % b"I", page=b"/MediaBox[0 0 300 200]/Rotate %d" % turn))
    assert (page.width, page.height) == ((300, 200) if turn in (0, 180) else (200, 300))
    place = page.chars[0].place
    assert place.x0 - 13 <= x <= place.x1 + 13 and place.top - 13 <= y <= place.bottom + 13
    assert page.chars[0].upright == (turn in (0, 180))


def test_text_in_a_form_has_its_place_on_the_page(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(b"q 2 0 0 2 50 20 cm /X1 Do Q", more=[APPEARANCE]))
    assert text(page) == "Note"
    assert page.chars[0].size == 24
    assert page.chars[0].place.x0 == pytest.approx(54, abs=0.5)


def test_user_unit_changes_no_place(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(SHOW % b"A", page=b"/MediaBox[0 0 300 200]/UserUnit 0.1"))
    assert page.chars[0].place.x0 == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        (b"90ms-RKSJ-H", "計画".encode("cp932")),
        (b"EUC-H", "計画".encode("euc_jp")),
        (b"UniJIS-UTF16-H", "計画".encode("utf-16-be")),
        (b"UniJIS-UCS2-H", "計画".encode("utf-16-be")),
    ],
)
def test_font_that_is_not_embedded_gives_its_characters(tmp_path: Path, encoding: bytes, code: bytes) -> None:
    page = read(tmp_path, pdf(b"BT /F1 12 Tf 20 100 Td <%s> Tj ET" % code.hex().encode(), cid_font(encoding)))
    assert text(page) == "計画"


def test_vertical_writing_steps_down(tmp_path: Path) -> None:
    code = "縦書き".encode("utf-16-be").hex().encode()
    page = read(tmp_path, pdf(b"BT /F1 12 Tf 100 180 Td <%s> Tj ET" % code, cid_font(b"UniJIS-UTF16-V")))
    assert text(page) == "縦書き"
    tops = [char.place.top for char in page.chars]
    assert tops == sorted(tops) and tops[2] - tops[0] == pytest.approx(24, abs=1)
    assert len({round(char.place.center[0]) for char in page.chars}) == 1


def _mapped(*codes: int) -> tuple[bytes, bytes]:
    """A font that maps codes 1, 2, … to these characters, and the string that shows them."""
    pairs = "\n".join(f"<{i:04x}> <{chr(c).encode('utf-16-be').hex()}>" for i, c in enumerate(codes, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(codes)} beginbfchar {pairs} endbfchar endcmap end end"
    )
    shown = "".join(f"{i:04x}" for i in range(1, len(codes) + 1))
    return cmap.encode(), b"BT /F1 12 Tf 20 100 Td <%s> Tj ET" % shown.encode()


def test_published_characters_are_those_of_the_document(tmp_path: Path) -> None:
    printed = "①㎡㈱⼀⺠﨑髙〜−…"
    cmap, content = _mapped(*map(ord, printed))
    font = cid_font(b"Identity-H", b"Identity", b"/ToUnicode 7 0 R")
    page = read(tmp_path, pdf(content, font, more=[APPEARANCE, stream(b"", cmap)]))
    assert text(page) == printed
    assert page.unmapped == 0


def test_private_characters_are_counted_and_bullets_of_symbol_fonts_are_not(tmp_path: Path) -> None:
    cmap, content = _mapped(0xE123, 0xF06C, *map(ord, "市役所の計画"))
    font = cid_font(b"Identity-H", b"Identity", b"/ToUnicode 7 0 R")
    page = read(tmp_path, pdf(content, font, more=[APPEARANCE, stream(b"", cmap)]))
    assert text(page) == "\ue123\uf06c市役所の計画"
    assert page.unmapped == 1


def test_glyphs_without_characters_are_counted_and_not_published(tmp_path: Path, shared: Path) -> None:
    page = read(tmp_path, (shared / "robustness/pdfjs__issue11768_reduced.pdf").read_bytes())
    assert (text(page), page.text_source) == ("", "none")
    assert page.unmapped == 3
