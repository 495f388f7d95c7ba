"""Writes a measure side by side as one HTML page that needs nothing else and prints on A3 landscape.

``page(measure_id, sides, edition, published)`` is the page as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from analysis.comparison import COLUMNS, STATUS_LABELS, Place, Side, status_text
from analysis.safe_cells import clean
from extractors.schema import TABLES
from taxonomy.loader import load_taxonomy

_SHOWN = ("policy", "target", "actions", "departments", "kpis", "indicators")
_WIDTHS = {"name": 9, "status": 5, "policy": 19, "target": 10, "actions": 25, "departments": 11, "kpis": 13,
           "indicators": 8, "evidence": 8}  # fmt: skip
"""Widths of columns in parts of their sum; columns that are empty everywhere are left out."""

_STYLE = """
:root { font-family: "BIZ UDPGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
  font-size: 14px; line-height: 1.5; color: #1a1a1a; background: #fff; }
body { margin: 1rem 1.25rem; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; }
h1 small { font-size: .8rem; font-weight: normal; color: #555; margin-left: .6em; }
p { margin: .2rem 0 .6rem; color: #444; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #8a8a8a; padding: .3rem .4rem; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; white-space: pre-line; }
thead th { background: #e8edf3; position: sticky; top: 0; white-space: normal; }
tbody th { font-weight: bold; background: #f7f8fa; }
tbody th small { display: block; font-weight: normal; color: #555; }
.covered { background: #e3f1e6; } .absent { background: #fbe9e7; } .low_quality { background: #fff4d6; }
.unread, .not_in_edition { background: #efefef; }
a { color: #0b57a4; }
ul { list-style: none; margin: 0; padding: 0; white-space: normal; }
@page { size: A3 landscape; margin: 10mm 10mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  :root { font-size: 8.5pt; line-height: 1.4; }
  body { margin: 0; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr.short { break-inside: avoid; }
  .covered, .absent, .low_quality, .unread, .not_in_edition, thead th, tbody th {
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
"""
_LONG = 1500
"""Characters of a row above which it may be parted between two sheets of paper."""


def page(measure_id: str, sides: Sequence[Side], edition: str) -> str:
    """The page: a table with a row a body, the counts of statuses above it."""
    taxonomy = load_taxonomy()
    measure = taxonomy.measure(measure_id)
    printed = taxonomy.edition(edition).title_of(measure_id)
    counts = Counter(side.status for side in sides)
    said = "、".join(f"{STATUS_LABELS[status]} {counts[status]}" for status in STATUS_LABELS if counts[status])
    shown = [column for column in _SHOWN if any(getattr(side, column) for side in sides)]
    columns = ["name", "status", *shown, "evidence"]
    total = sum(_WIDTHS[column] for column in columns)
    widths = "".join(f'<col style="width:{100 * _WIDTHS[column] / total:.1f}%">' for column in columns)
    heads = "".join(f'<th scope="col">{COLUMNS[column]}</th>' for column in columns)
    rows = "\n".join(_row(side, shown) for side in sides)
    title = escape(measure.label_ja)
    subtitle = f"（第{escape(edition)}版: {escape(printed)}）" if printed and printed != measure.label_ja else ""
    note = TABLES["coverage"].field("status").meaning_ja
    return f"""<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} の比較 - dxplans</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}<small lang="en">{escape(measure.label_en)}</small></h1>
<p>{subtitle}{len(sides)}団体: {said}。各団体の現行の計画のうち、自団体の言葉だけを示します。
掲載状況は「{note}」の別です。国の計画は第{escape(edition)}版で見ています。</p>
<table>
<colgroup>{widths}</colgroup>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def _row(side: Side, shown: Sequence[str]) -> str:
    where = " ".join(part for part in (side.body.prefecture, side.body.kind_label, side.body.code) if part)
    name = f'<th scope="row">{escape(side.body.name)}<small>{escape(where)}</small></th>'
    status = f'<td class="{side.status}">{escape(status_text(side))}</td>'
    texts = "".join(f"<td>{escape(clean(getattr(side, column)))}</td>" for column in shown)
    places = "".join(f"<li>{_place(place)}</li>" for place in {(p.said, p.link): p for p in side.places}.values())
    length = sum(len(getattr(side, column)) for column in shown)
    return (f'<tr{" class=short" if length < _LONG else ""}>{name}{status}{texts}'
            f"<td>{f'<ul>{places}</ul>' if places else ''}</td></tr>")  # fmt: skip


def _place(place: Place) -> str:
    said = escape(clean(place.said))
    return f'<a href="{escape(place.link, quote=True)}">{said}</a>' if place.link else said
