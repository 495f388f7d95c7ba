"""Prints a plan's flow as flat ODF with LibreOffice Writer."""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from content import INLINE, PDFS, Book, Row, cell

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
)


def print_office(save: Callable[[str], object], pdf: Path, suffix: str) -> None:
    """Print the office file that `save` writes with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{pdf.stem}.{suffix}"
        save(str(source))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", str(pdf.parent), str(source)],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip


def soffice(markup: str, suffix: str, pdf: Path) -> None:
    """Convert a flat ODF document to PDF with LibreOffice."""
    print_office(lambda name: Path(name).write_text(markup, encoding="utf-8"), pdf, suffix)


def inline_odf(text: str, counter: list[int]) -> str:
    """Return text with footnotes and line breaks as ODF."""
    out, last = [], 0
    for m in INLINE.finditer(text):
        out.append(html.escape(text[last : m.start()], quote=False))
        last = m.end()
        words = html.escape(m[2], quote=False)
        if m[1] == "fn":
            counter[0] += 1
            out.append(
                f'<text:note text:note-class="footnote"><text:note-citation>{counter[0]}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="fn">{words}</text:p></text:note-body></text:note>'
            )
        else:
            style = {"sup": "sup", "b": "bold", "x": "plain"}[m[1]]
            out.append(f'<text:span text:style-name="{style}">{words}</text:span>')
    out.append(html.escape(text[last:], quote=False))
    return "".join(out).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def para_style(name: str, p: Row) -> str:
    """Return a paragraph style from a short description."""
    font, size = p.get("font", "IPAMincho"), p.get("size", 10.5)
    weight = "bold" if p.get("bold") else "normal"
    para = (
        f'fo:text-align="{p.get("align", "justify")}" fo:margin-left="{p.get("ml", 0)}pt" fo:margin-right="0pt" '
        f'fo:text-indent="{p.get("ti", 0)}pt" fo:margin-top="{p.get("mt", 0)}pt" fo:margin-bottom="{p.get("mb", 0)}pt" '
        f'fo:line-height="{p.get("lh", 140)}%" style:auto-text-indent="false"'
    )
    if p.get("keep"):
        para += ' fo:keep-with-next="always"'
    if p.get("bg"):
        para += f' fo:background-color="{p["bg"]}"'
    if p.get("border"):
        para += f' fo:border="{p["border"]}" fo:padding="4pt"'
    if p.get("bottom"):
        para += f' fo:border-bottom="{p["bottom"]}" fo:padding-bottom="1pt"'
    if p.get("break"):
        para += f' fo:break-before="{p["break"]}"'
    inner = ""
    if p.get("tab"):
        inner = (
            f'<style:tab-stops><style:tab-stop style:position="{p["tab"]}pt" style:type="right" '
            'style:leader-style="dotted" style:leader-text="…"/></style:tab-stops>'
        )
    master = f' style:master-page-name="{p["master"]}"' if "master" in p else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}>'
        f"<style:paragraph-properties {para}>{inner}</style:paragraph-properties>"
        f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{font}" '
        f'style:font-name-asian="{font}" fo:font-weight="{weight}" style:font-weight-asian="{weight}" '
        f'fo:color="{p.get("color", "#000000")}" fo:letter-spacing="{p.get("spacing", 0)}pt"/></style:style>'
    )


def table_odf(rows: list[list[Any]], widths: list[float], header: int, style: str, size: float, n: int, st: Row) -> tuple[str, str]:
    """Return automatic styles and body of a table."""
    look = st.get("tables", {}).get(style, {})
    borders = look.get("borders") or f'fo:border="{look.get("line", "0.5pt solid #000000")}"'
    font = look.get("font", st["styles"]["p"].get("font", "IPAMincho"))
    total = sum(widths)
    styles = [
        f'<style:style style:name="T{n}" style:family="table"><style:table-properties style:width="{total}pt" '
        f'table:align="left" fo:margin-left="{look.get("ml", 0)}pt" fo:margin-top="3pt" fo:margin-bottom="8pt" '
        f'style:may-break-between-rows="{"true" if look.get("split") else "false"}" table:border-model="collapsing"/></style:style>'
    ]
    body = [f'<table:table table:name="T{n}" table:style-name="T{n}">']
    for i, w in enumerate(widths):
        styles.append(
            f'<style:style style:name="T{n}c{i}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{w}pt"/></style:style>'
        )
        body.append(f'<table:table-column table:style-name="T{n}c{i}"/>')
    counter = [0]
    if header:
        body.append("<table:table-header-rows>")
    for r, cells in enumerate(rows):
        if header and r == header:
            body.append("</table:table-header-rows>")
        body.append("<table:table-row>")
        for i, entry in enumerate(cells):
            if entry is None:
                body.append("<table:covered-table-cell/>")
                continue
            c = cell(entry)
            fill = c.fill or (look.get("head") if r < header else None)
            name = f"T{n}r{r}x{i}"
            mode = ' style:writing-mode="tb-rl"' if c.vert else ""
            background = f' fo:background-color="{fill}"' if fill else ""
            styles.append(
                f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
                f'{borders} fo:padding="{look.get("pad", 3)}pt" style:vertical-align="middle"{background}{mode}/></style:style>'
            )
            align = c.align or ("center" if r < header else "start")
            bold = c.bold or (r < header and look.get("bold"))
            styles.append(para_style(name + "p", {"font": font, "size": size, "align": align, "lh": 115, "bold": bold}))
            spans = f' table:number-rows-spanned="{c.rs}" table:number-columns-spanned="{c.cs}"' if c.rs * c.cs > 1 else ""
            paras = "".join(
                f'<text:p text:style-name="{name}p">{inline_odf(t, counter)}</text:p>' for t in c.text.split("\n")
            )
            body.append(f'<table:table-cell table:style-name="{name}"{spans} office:value-type="string">{paras}</table:table-cell>')
        body.append("</table:table-row>")
    if header and header == len(rows):
        body.append("</table:table-header-rows>")
    body.append("</table:table>")
    return "".join(styles), "".join(body)


def to_fodt(book: Book, st: Row) -> str:
    """Return the flow as a flat text document; `st` holds styles, tables, page layouts and masters."""
    auto, body = [], []
    counter = [0]
    n = 0
    brk = None
    derived: dict[tuple[str, str], str] = {}
    for item in book.items:
        if item[0] == "mark":
            continue
        if item[0] == "break":
            brk = item[1] or "page"
        elif item[0] == "para":
            name = item[1]
            if brk:
                key = (name, brk)
                if key not in derived:
                    derived[key] = f"{name}_b{len(derived)}"
                    extra = {"break": "page"} if brk == "page" else {"master": brk}
                    auto.append(para_style(derived[key], st["styles"][name] | extra))
                name, brk = derived[key], None
            body.append(f'<text:p text:style-name="{name}">{inline_odf(item[2], counter)}</text:p>')
        elif item[0] == "table":
            n += 1
            styles, made = table_odf(*item[1:], n, st)
            auto.append(styles)
            body.append(made)
        else:
            body.append(item[1])
    styles = "".join(para_style(k, v) for k, v in st["styles"].items())
    fonts = "".join(
        f'<style:font-face style:name="{f}" svg:font-family="&apos;{f}&apos;"/>'
        for f in ("IPAMincho", "IPAGothic", "IPAPGothic", "IPAPMincho", "Noto Sans CJK JP", "Noto Serif CJK JP")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{fonts}</office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US" '
        'style:language-asian="ja" style:country-asian="JP" style:font-name="IPAMincho" style:font-name-asian="IPAMincho"/></style:default-style>'
        f'{styles}<style:style style:name="sup" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
        '<style:style style:name="plain" style:family="text"/>'
        + st.get("notes", "")
        + f'</office:styles><office:automatic-styles>{"".join(auto)}{st["layouts"]}</office:automatic-styles>'
        f'<office:master-styles>{st["masters"]}</office:master-styles>'
        f'<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>'
    )


def layout(name: str, width: float, height: float, margins: tuple[float, float, float, float], **more: Any) -> str:
    """Return a page layout in points (top, right, bottom, left)."""
    top, right, bottom, left = margins
    turn = "landscape" if width > height else "portrait"
    head = '<style:header-style><style:header-footer-properties fo:min-height="14pt" fo:margin-bottom="8pt"/></style:header-style>'
    foot = '<style:footer-style><style:header-footer-properties fo:min-height="14pt" fo:margin-top="8pt"/></style:footer-style>'
    columns = more.get("columns", "")
    number = f' style:num-format="{more["num"]}"' if "num" in more else ' style:num-format="1"'
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}pt" '
        f'fo:page-height="{height}pt"{number} style:print-orientation="{turn}" fo:margin-top="{top}pt" '
        f'fo:margin-bottom="{bottom}pt" fo:margin-left="{left}pt" fo:margin-right="{right}pt">{columns}'
        f'<style:footnote-sep style:width="0.5pt" style:rel-width="30%" style:distance-before-sep="4pt" style:distance-after-sep="4pt" style:color="#000000"/>'
        f"</style:page-layout-properties>{head}{foot}</style:page-layout>"
    )


def master(name: str, of: str, *, head: str = "", foot: str = "", follow: str = "") -> str:
    """Return a master page; `{n}` in head or foot is the page number."""
    def para(text: str, style: str) -> str:
        return f'<text:p text:style-name="{style}">' + text.replace("{n}", "<text:page-number>1</text:page-number>") + "</text:p>"

    nxt = f' style:next-style-name="{follow}"' if follow else ""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="{of}"{nxt}>'
        + (f'<style:header>{para(head, "head")}</style:header>' if head else "")
        + (f'<style:footer>{para(foot, "foot")}</style:footer>' if foot else "")
        + "</style:master-page>"
    )


def print_fodt(book: Book, st: Row, *, skip: set[int]) -> int:
    """Typeset a flow with LibreOffice Writer, find its places, and write the gold."""
    pdf = PDFS / f"{book.name}.pdf"
    soffice(to_fodt(book, st), "fodt", pdf)
    pages = book.look_up(pdf, skip=skip)
    book.finish(pages)
    return pages
