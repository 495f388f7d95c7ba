"""All that the script of a plan needs, in one import: content with gold, and the ways to print it."""

from content import PDFS, Book, C, cell, folded, page_texts
from html_print import chromium, print_html, print_weasy, table_html
from odf_print import NAMES, layout, master, print_fodt, print_office, soffice, to_fodt

__all__ = [
    "NAMES", "PDFS", "Book", "C", "cell", "chromium", "folded", "layout", "master", "page_texts", "print_fodt",
    "print_html", "print_office", "print_weasy", "soffice", "table_html", "to_fodt",
]  # fmt: skip
