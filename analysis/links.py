"""Where a person can look a fact up: the page of the PDF at its source, in a folder of PDFs, or in the report.

``Links(published, pdfs, report)``: ``of(document_id, page)`` is the address of a page, ``town(code, measure_id)`` that
of a measure in the report's page of a body. Both are None where nothing can be opened.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from analysis.tables import Published


class Links:
    """Addresses of pages: http(s) or files, nothing else that a click could run."""

    def __init__(self, published: Published, pdfs: str | None = None, report: str | None = None) -> None:
        """Read where the documents come from.

        Args:
            published: the tables.
            pdfs: folder or address below which the PDFs stand as they were given; used where a document states no
                source. A relative folder stays relative, so that a file and its PDFs can be moved together.
            report: folder or address of a report that ``dxplans report`` wrote.
        """
        self._pdfs, self._report = pdfs, report
        columns = ["document_id", "title", "source_path", "source_url"]
        self._documents = {row["document_id"]: row for row in published.rows("documents", columns)}

    def of(self, document_id: str | None, page: int | None) -> str | None:
        """Address of a page of a document, as PDF viewers understand it (``#page=7``)."""
        row = self._documents.get(document_id or "")
        if row is None:
            return None
        url = row["source_url"] or ""
        if not url.startswith(("http://", "https://")):
            if self._pdfs is None:
                return None
            url = _below(self._pdfs, row["source_path"])
        return f"{url.split('#')[0]}#page={page}" if page else url

    def said(self, document_id: str | None, page: int | None) -> str:
        """The place in words: title (else file) and page."""
        row = self._documents.get(document_id or "")
        if row is None:
            return ""
        name = row["title"] or Path(row["source_path"]).name
        return f"{name} p.{page}" if page else name

    def town(self, code: str, measure_id: str | None = None) -> str | None:
        """Address of a body's page in the report, at a measure."""
        if self._report is None:
            return None
        return _below(self._report, f"report/towns/{code}.html") + (f"#m-{measure_id}" if measure_id else "")


def _below(base: str, path: str) -> str:
    """An address below another; folders become file addresses where they are absolute."""
    if base.startswith(("http://", "https://", "file://")):
        return base.rstrip("/") + "/" + quote(path)
    folder = Path(base)
    if folder.is_absolute():
        return folder.as_uri().rstrip("/") + "/" + quote(path)
    return quote((folder / path).as_posix())
