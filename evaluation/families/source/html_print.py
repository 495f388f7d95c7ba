"""Prints a plan's flow as HTML: with Chromium, which breaks the pages itself, or with WeasyPrint page by page."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from content import INLINE, PDFS, Book, cell, page_texts


def inline_html(text: str) -> str:
    """Return escaped text with inline marks as elements."""
    text = html.escape(text, quote=False)
    text = INLINE.sub(
        lambda m: {"b": f"<b>{m[2]}</b>", "sup": f"<sup>{m[2]}</sup>", "x": m[2], "fn": ""}[m[1]], text
    )
    return text.replace("\n", "<br>")


def table_html(rows: list[list[Any]], widths: list[float], header: int, style: str, size: float) -> str:
    """Return a table element."""
    total = sum(widths)
    cols = "".join(f'<col style="width:{100 * w / total:.3f}%">' for w in widths)
    body = []
    for r, line in enumerate(rows):
        tds = []
        for entry in line:
            if entry is None:
                continue
            c = cell(entry)
            css = (f"background:{c.fill};" if c.fill else "") + (f"text-align:{c.align};" if c.align else "")
            css += "font-weight:bold;" if c.bold else ""
            inner = c.inner if c.inner is not None else inline_html(c.text)
            if c.vert:
                inner = f'<span class="vert">{inner}</span>'
            tag = "th" if r < header else "td"
            tds.append(f'<{tag} rowspan="{c.rs}" colspan="{c.cs}" style="{css}">{inner}</{tag}>')
        body.append("<tr>" + "".join(tds) + "</tr>")
    head = "<thead>" + "".join(body[:header]) + "</thead>" if header else ""
    return (
        f'<table class="{style}" style="font-size:{size}pt"><colgroup>{cols}</colgroup>{head}'
        f"<tbody>{''.join(body[header:])}</tbody></table>"
    )


def to_html(book: Book, css: str, *, marks: bool, lang_attrs: str = "") -> str:
    """Return the flow as an HTML page."""
    out = []
    pending = ""
    for item in book.items:
        if item[0] == "mark":
            if marks:
                pending += f'<i class="mk">⟦{item[1].number}⟧</i>'
        elif item[0] == "para":
            out.append(f'<p class="{item[1]}">{pending}{inline_html(item[2])}</p>')
            pending = ""
        elif item[0] == "table":
            if pending:
                out.append(f'<div style="height:0;position:relative">{pending}</div>')
                pending = ""
            out.append(table_html(*item[1:]))
        elif item[0] == "break":
            out.append('<div class="brk"></div>')
        else:
            out.append(item[1])
    base = (
        ".mk{position:absolute;font:1px 'IPAGothic';line-height:1px;color:#fff;white-space:nowrap}"
        ".brk{break-after:page}p{margin:0;position:relative}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    )
    return (
        f'<!doctype html><html lang="ja"{lang_attrs}><meta charset="utf-8"><title>{book.document["title"]}</title>'
        f"<style>{base}{css}</style><body>{''.join(out)}</body></html>"
    )


def chromium(markup: str, pdf: Path) -> None:
    """Print markup with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"{pdf.stem}.html"  # Chromium's title of a page without one
        page.write_text(markup, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/u", f"--print-to-pdf={pdf}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def print_html(book: Book, css: str, *, lang_attrs: str = "") -> int:
    """Typeset a flow with Chromium, measure its places, and write the gold."""
    pdf = PDFS / f"{book.name}.pdf"
    if any(not m.page for m in book.marks):
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / "trial.pdf"
            chromium(to_html(book, css, marks=True, lang_attrs=lang_attrs), trial)
            for number, text in enumerate(page_texts(trial), 1):
                for found in re.findall(r"⟦(\d+)⟧", re.sub(r"\s", "", text)):
                    book.marks[int(found)].page = number
    lost = [m.key for m in book.marks if not m.page]
    if lost:
        raise LookupError(f"{book.name}: {lost}")
    chromium(to_html(book, css, marks=False, lang_attrs=lang_attrs), pdf)
    pages = len(page_texts(pdf))
    book.note_openers(pdf)
    book.finish(pages)
    return pages


def print_weasy(book: Book, css: str) -> int:
    """Typeset pages of fixed content with WeasyPrint and write the gold; every mark's page is known beforehand."""
    import weasyprint

    pdf = PDFS / f"{book.name}.pdf"
    weasyprint.HTML(string=to_html(book, css, marks=False)).write_pdf(str(pdf))
    pages = len(page_texts(pdf))
    book.finish(pages)
    return pages
