"""Draws a page with a box for each row that was extracted from it: the way to see whether a row is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extractors.rows import Row

DEFAULT_TABLES = ("sections", "measures", "tables")
SCALE = 2.0
"""Pixels a point: 144 dpi."""
_COLOURS = (
    (214, 39, 40), (31, 119, 180), (44, 160, 44), (255, 127, 14), (148, 103, 189), (140, 86, 75), (227, 119, 194),
    (23, 190, 207), (127, 127, 127), (188, 189, 34),
)  # fmt: skip
_LABELS = ("title", "text", "name", "division", "item", "label", "caption", "term", "lemma", "message", "kind")


def draw(
    file: Path,
    page: int,
    tables: Mapping[str, Sequence[Row]],
    names: Sequence[str],
    output: Path,
    password: str | None = None,
) -> list[str]:
    """Draw a page with the regions of the rows of some tables.

    Numbers stand beside the boxes; names stay out of the picture, so that no Japanese font is needed.

    Returns:
        One line a row: number, table, place, what it says.

    Raises:
        IndexError: if the file has no such page.
    """
    image = _render(file, page, password)
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    font = ImageFont.load_default(size=11 * SCALE / 1.5)
    legend: list[str] = []
    for at, name in enumerate(names):
        colour = _COLOURS[at % len(_COLOURS)]
        for row in tables.get(name, []):
            boxes = [r for r in row.get("regions") or [] if r["page"] == page]
            if not boxes:
                continue
            legend.append(_line(len(legend) + 1, name, row, boxes[0]))
            for box in boxes:
                corners = [box[side] * SCALE for side in ("x0", "top", "x1", "bottom")]
                pen.rectangle(corners, outline=(*colour, 255), fill=(*colour, 36), width=2)
            _number(pen, str(len(legend)), boxes[0], colour, font)
    _legend(pen, names, font)
    Image.alpha_composite(image, layer).convert("RGB").save(output)
    return legend


def _render(file: Path, page: int, password: str | None) -> Image.Image:
    pdf = pdfium.PdfDocument(file.read_bytes(), password=password)
    try:
        if not 1 <= page <= len(pdf):
            raise IndexError(f"{file}: there is no page {page}, it has {len(pdf)}")
        return pdf[page - 1].render(scale=SCALE).to_pil().convert("RGBA")
    finally:
        pdf.close()


def _line(number: int, name: str, row: Row, box: Mapping[str, Any]) -> str:
    label = next((str(row[key]) for key in _LABELS if row.get(key)), "")
    if name == "schedules":
        years = dict.fromkeys(str(row.get(key)) for key in ("fiscal_year_start", "fiscal_year_end"))
        what = " / ".join(str(row[key]) for key in ("item", "sub_item") if row.get(key))
        label = f"{'-'.join(years)} {row.get('kind')} {what}: {row.get('text') or ''}"
    elif name == "table_cells":
        spans = "" if row["row_span"] == row["col_span"] == 1 else f" x {row['row_span']},{row['col_span']}"
        label = f"{row['row']},{row['col']}{spans}{' head' if row['is_header'] else ''}: {row['text']}"
    place = f"[{box['x0']:.0f} {box['top']:.0f} {box['x1']:.0f} {box['bottom']:.0f}]"
    measure = f" <{row['measure_id']}>" if row.get("measure_id") else ""
    return f"{number:4} {name:12} {place:22}{measure} {label[:60]}".replace("\n", " ")


def _number(
    pen: ImageDraw.ImageDraw, text: str, box: Mapping[str, Any], colour: tuple[int, int, int], font: Any
) -> None:
    x, y = box["x0"] * SCALE, box["top"] * SCALE
    width = pen.textlength(text, font=font)
    left = max(0.0, x - width - 6)
    pen.rectangle([left, y, left + width + 5, y + font.size + 3], fill=(*colour, 230))
    pen.text((left + 2, y), text, fill=(255, 255, 255, 255), font=font)


def _legend(pen: ImageDraw.ImageDraw, names: Sequence[str], font: Any) -> None:
    x = 6.0
    for at, name in enumerate(names):
        width = pen.textlength(name, font=font)
        pen.rectangle([x, 4, x + width + 10, font.size + 10], fill=(*_COLOURS[at % len(_COLOURS)], 230))
        pen.text((x + 5, 5), name, fill=(255, 255, 255, 255), font=font)
        x += width + 16
