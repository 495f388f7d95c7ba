"""What a column and a table are, and what tables share: types, codes, and the columns that many of them have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

STRING = pa.string()
INT = pa.int32()
INT64 = pa.int64()
FLOAT = pa.float64()
BOOL = pa.bool_()
DATE = pa.date32()
TIME = pa.timestamp("us", tz="UTC")
STRINGS = pa.list_(pa.string())
BOX = pa.list_(pa.float64())
REGIONS = pa.list_(
    pa.struct([("page", INT), ("x0", FLOAT), ("top", FLOAT), ("x1", FLOAT), ("bottom", FLOAT)]),
)
ORGANIZATIONS = pa.list_(
    pa.struct([("name", STRING), ("prefecture", STRING), ("municipality_code", STRING), ("population", INT64)]),
)

ORIGINS = ("own", "national", "other_body", "template")
FIELD_NAMES = (
    "policy", "current_state", "issues", "goal", "target", "actions", "examples", "funding", "schedule", "departments",
    "kpi", "effect", "other",
)  # fmt: skip
MEASURE_IDS = (
    "organization", "human-resources", "planned-approach", "prefecture-support", "frontyard-reform",
    "system-standardization", "eltax-payment", "mynumber-card", "online-procedures", "security", "ai-rpa", "telework",
    "regional-digitalization", "digital-divide", "regulation-review", "bpr", "open-data", "public-private-data-plan",
)  # fmt: skip
ORDERED_COLUMNS = (
    ("start", "end"), ("plan_start", "plan_end"), ("target_start", "target_end"),
    ("fiscal_year_start", "fiscal_year_end"), ("page_start", "page_end"),
)  # fmt: skip
"""Pairs of columns of which the first must not lie after the second."""
PHASES = ("study", "prepare", "trial", "implement", "operate", "continue", "review")


@dataclass(frozen=True, slots=True)
class Field:
    """A column, described once.

    ``null`` says what a missing value means; None where a value is never missing. ``values`` are the only ones
    allowed, where the column is a code. ``refers`` names the ``table.column`` of the same document whose value it is.
    """

    name: str
    type: pa.DataType
    meaning: str
    meaning_ja: str
    null: str | None = None
    unit: str = ""
    example: str = ""
    values: tuple[str, ...] = ()
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: what one row is, its columns in order, what identifies a row, and what else must be unique."""

    name: str
    row: str
    row_ja: str
    fields: tuple[Field, ...]
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that identify a row: ``row_id`` in every table."""
        return ("row_id",)

    @property
    def foreign_keys(self) -> dict[str, tuple[str, str]]:
        """Column to the (table, column) whose values it takes."""
        found = {}
        for field in self.fields:
            if field.refers:
                table, _, column = field.refers.partition(".")
                found[field.name] = (table, column)
        return found

    def field(self, name: str) -> Field:
        """The field of this name.

        Raises:
            KeyError: if the table has no such column.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")


ROW_ID = Field(
    "row_id", STRING, "Identifies the row; made from the document's bytes, table, page, box and ordinal.",
    "行の識別子。文書のバイト列・表・ページ・位置・順序から作る", example="k3m8x2qw9rt5hn7b",
)  # fmt: skip
DOCUMENT_ID = Field(
    "document_id", STRING, "The document; made from its bytes.", "文書の識別子。ファイルのバイト列から作る",
    example="d8kq2mxw3rt5hn7bz", refers="documents.document_id",
)  # fmt: skip
PAGE = Field(
    "page", INT, "Physical page of the first region, from 1.", "根拠のある物理ページ（1から）",
    null="the row states nothing that is printed", unit="page", example="7",
)  # fmt: skip
BBOX = Field(
    "bbox", BOX, "First region as [x0, top, x1, bottom], from the top-left corner of the page as displayed.",
    "根拠の最初の矩形 [左, 上, 右, 下]。表示されたページの左上が原点", null="the row states nothing that is printed",
    unit="pt", example="[72.0, 96.5, 310.2, 110.1]",
)  # fmt: skip
REGION_LIST = Field(
    "regions", REGIONS, "Rectangles that together hold all of the row's text, in its order.",
    "行の本文をすべて含む矩形の並び", null="the row states nothing that is printed", unit="pt",
    example="[{page: 7, x0: 72.0, top: 96.5, x1: 310.2, bottom: 110.1}]",
)  # fmt: skip
COMMON = (ROW_ID, DOCUMENT_ID, PAGE, BBOX, REGION_LIST)

SECTION_ID = Field(
    "section_id", STRING, "The section it stands in.", "属する節",
    null="it stands in none, or before the first heading", example="s7hn3kq2mxw9rt5b8", refers="sections.section_id",
)  # fmt: skip
MEASURE_ID = Field(
    "measure_id", STRING, "The national measure it belongs to.", "対応する国の取組事項",
    null="it belongs to no national measure", example="system-standardization", values=MEASURE_IDS,
)  # fmt: skip
ORIGIN = Field(
    "origin", STRING, "Whose words: the issuer's own work, quoted national policy, another body's case, a form.",
    "誰の言葉か（自団体・国・他団体・様式）", example="own", values=ORIGINS,
)  # fmt: skip
NUMBERING = Field(
    "numbering", STRING, "Numbering as printed, apart from the title.", "見出しの番号（印字のまま）",
    null="no numbering is printed", example="(1)",
)  # fmt: skip
PAGE_START = Field("page_start", INT, "First physical page.", "開始ページ（物理）", unit="page", example="7")
PAGE_END = Field("page_end", INT, "Last physical page.", "終了ページ（物理）", unit="page", example="9")
TEXT = Field("text", STRING, "The words as printed.", "印字された文", example="2025年度までに移行する。")
SCORE = Field(
    "score", FLOAT, "How sure the mapping is, 0 to 1.", "対応付けの確からしさ（0～1）", null="nothing was mapped",
    unit="0 to 1", example="0.97",
)  # fmt: skip
TEXT_SOURCE = Field(
    "text_source", STRING, "Where the characters come from.", "文字の出所（埋め込み・OCR・混在・なし）",
    example="native", values=("native", "ocr", "mixed", "none"),
)  # fmt: skip
GRADE = Field(
    "grade", STRING, "How well it could be read.", "読み取りの質", null="nothing was read", example="good",
    values=("good", "fair", "poor"),
)  # fmt: skip
TABLE_ID = Field("table_id", STRING, "The table it stands in.", "属する表", example="t5b8rt7hn3kq2mxw9",
                 refers="tables.table_id")  # fmt: skip
PHASE = Field(
    "phase", STRING, "What stage of the work is meant.", "段階（検討・準備・試行・導入・運用・継続・見直し）",
    null="not stated", example="operate", values=PHASES,
)  # fmt: skip
MUNICIPALITY_CODE = Field(
    "municipality_code", STRING, "Six-digit code of the body.", "全国地方公共団体コード", example="131016",
)  # fmt: skip
EVIDENCE_DOCUMENT = Field(
    "evidence_document_id", STRING, "Document of the evidence.", "根拠の文書", null="there is no evidence",
    example="d8kq2mxw3rt5hn7bz", refers="documents.document_id",
)  # fmt: skip
EVIDENCE_PAGE = Field(
    "evidence_page", INT, "Its page.", "根拠のページ", null="there is no evidence", unit="page", example="7",
)  # fmt: skip
EVIDENCE_BBOX = Field(
    "evidence_bbox", BOX, "Its box.", "根拠の矩形", null="there is no evidence", unit="pt",
    example="[72.0, 96.5, 310.2, 110.1]",
)  # fmt: skip
BODY_KINDS = ("prefecture", "designated_city", "city", "special_ward", "town", "village")
FISCAL = "fiscal year N runs from N-04-01 to (N+1)-03-31"


def changed(base: Field, **changes: Any) -> Field:
    """A shared column with something else in this table: its name, meaning or what null means."""
    values = {slot: getattr(base, slot) for slot in Field.__slots__}
    return Field(**{**values, **changes})


def optional(name: str, kind: pa.DataType, meaning: str, ja: str, example: str = "", null: str = "not stated",
             **more: Any) -> Field:  # fmt: skip
    """A column whose value may be missing; ``null`` says what that means."""
    return Field(name, kind, meaning, ja, null=null, example=example, **more)
