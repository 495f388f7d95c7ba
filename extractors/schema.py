"""Every table and field once: type, unit, meaning, what null means. Files, checks and dictionary come from here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pyarrow as pa

from extractors.rows import Row
from extractors.schema_ja import NEVER_NULL_JA, NULL_JA

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


class SchemaError(ValueError):
    """A row that its table has no room for: names the table, the column and the value."""


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


def _with(base: Field, **changes: Any) -> Field:
    values = {slot: getattr(base, slot) for slot in Field.__slots__}
    return Field(**{**values, **changes})


def _optional(name: str, kind: pa.DataType, meaning: str, ja: str, example: str = "", null: str = "not stated",
              **more: Any) -> Field:  # fmt: skip
    return Field(name, kind, meaning, ja, null=null, example=example, **more)


_DOCUMENTS = (
    ROW_ID,
    _with(DOCUMENT_ID, refers=None),
    PAGE,
    BBOX,
    REGION_LIST,
    _optional("sha256", STRING, "SHA-256 of the file's bytes.", "ファイルのSHA-256", "9f86d081…",
              null="the file could not be opened", unit="hex"),
    _optional("plan_id", STRING, "The same for all files of one plan.", "計画の識別子（分冊・版で共通）", "992011-2022",
              null="no plan could be told"),
    _optional("variant", STRING, "Whole plan or what of it.", "全体・概要版・章・案・改訂版の別", "full",
              null="not known: the file could not be read", values=("full", "summary", "chapter", "draft", "revision")),
    _optional("part", INT, "Number of the part, where a plan comes in several files.", "分冊の番号", "2",
              null="the plan is one file"),
    _optional("supersedes", STRING, "Plan (plan_id) that it replaces.", "置き換えられる計画", "992011-2018",
              null="none is known"),
    _optional("is_current", BOOL, "Whether no other file of the set replaces it.", "最新版か", "true",
              null="it cannot be told"),
    Field("fictional", BOOL, "A sample plan of a body that does not exist.", "架空の団体の見本か", example="false"),
    _optional("municipality_code", STRING, "Six-digit 全国地方公共団体コード with its check digit.",
              "全国地方公共団体コード（検査数字を含む6桁）", "131016", null="a national body, or not recognised"),
    _optional("municipality", STRING, "Name of the local government.", "団体名", "千代田区",
              null="a national body, or not recognised"),
    _optional("prefecture", STRING, "Its prefecture.", "都道府県", "東京都", null="a national body, or not recognised"),
    _optional("issuer", STRING, "Who issues the document, as printed.", "発行者（印字のまま）", "千代田区"),
    _optional("document_type", STRING, "What kind of document it is.", "文書の種類", "municipal_plan",
              null="not known: the file could not be read",
              values=("municipal_plan", "national_plan", "casebook", "briefing", "other")),
    _optional("title", STRING, "Title as printed on the cover.", "表題", "DX推進計画", null="none was found"),
    _optional("edition", STRING, "Edition of the document itself.", "文書自体の版", "1.0"),
    _optional("issued_on", DATE, "Day of issue; the first day where only a month is printed.",
              "発行日（月のみの場合は月初）", "2022-03-01", unit="date"),
    _optional("plan_start", DATE, "First day of the plan period.", "計画期間の初日", "2022-04-01", unit="date"),
    _optional("plan_end", DATE, "Last day of the plan period.", "計画期間の末日", "2026-03-31", unit="date"),
    _optional("page_count", INT, "Physical pages of the file.", "ページ数", "27", null="the file could not be opened",
              unit="page"),
    Field("char_count", INT64, "Characters read.", "読み取った文字数", unit="character", example="20431"),
    TEXT_SOURCE,
    GRADE,
    _optional("source_url", STRING, "Where the file was published.", "公開元のURL", "https://www.example.lg.jp/dx.pdf"),
    _optional("retrieved_at", TIME, "When it was fetched from there.", "取得日時", "2026-11-01T00:00:00Z",
              null="not known", unit="UTC"),
    _optional("licence", STRING, "Terms of use of the file.", "利用条件", "CC BY 4.0"),
    Field("source_path", STRING, "Path of the file below the folder that was given.",
          "入力フォルダーからの相対パス", example="tokyo/131016.pdf"),
    _optional("taxonomy_edition", STRING, "Edition of the national plan whose measures it is mapped on.",
              "対応付けに用いた国の計画の版", "1.0", null="nothing was mapped"),
    _optional("taxonomy_version", STRING, "Version of the taxonomy's data.", "分類データの版", "2026.11",
              null="nothing was mapped"),
    Field("extractor_version", STRING, "Version of the program that read it.", "抽出プログラムの版", example="0.1.0"),
    _optional("dictionary_version", STRING, "Version of the Sudachi dictionary.", "Sudachi辞書の版", "20261015",
              null="no text was analysed"),
    Field("extracted_at", TIME, "When it was read; kept while the document stays unchanged.",
          "読み取った日時（変更がない限り保持）", unit="UTC", example="2026-11-21T06:00:00Z"),
    Field("status", STRING, "Whether it was read whole.", "読み取りの結果", example="ok",
          values=("ok", "partial", "failed")),
    _optional("error", STRING, "Why it was not read whole.", "失敗の理由", "timed out after 90 s", null="it was"),
)  # fmt: skip

_TABLES = (
    TableSchema("documents", "file", "ファイル", _DOCUMENTS, unique=(("document_id",),)),
    TableSchema("pages", "page", "ページ", (
        ROW_ID, DOCUMENT_ID,
        _with(PAGE, null=None, meaning="Physical page, from 1.", meaning_ja="物理ページ（1から）"),
        _with(BBOX, meaning="The whole page as [0, 0, width, height].", meaning_ja="ページ全体"),
        REGION_LIST,
        _optional("label", STRING, "Page number as printed.", "印字されたページ番号", "5", null="none is printed"),
        Field("width", FLOAT, "Width as displayed.", "表示幅", unit="pt", example="595.3"),
        Field("height", FLOAT, "Height as displayed.", "表示高", unit="pt", example="841.9"),
        Field("rotation", INT, "Rotation that the file asks for.", "回転", unit="degree", example="0"),
        Field("kind", STRING, "What the page is.", "ページの種類", example="body",
              values=("cover", "toc", "body", "blank")),
        Field("char_count", INT64, "Characters read.", "読み取った文字数", unit="character", example="812"),
        Field("table_count", INT, "Tables found.", "表の数", example="1"),
        TEXT_SOURCE, GRADE,
        _with(TEXT, meaning="All visible text in reading order.", meaning_ja="読み順に並べた全文"),
    ), unique=(("document_id", "page"),)),
    TableSchema("sections", "heading and its own body", "見出しとその本文", (
        *COMMON,
        _with(SECTION_ID, meaning="Identifies the section.", meaning_ja="節の識別子", null=None, refers=None),
        _optional("parent_id", STRING, "The section above.", "上位の節", "s2mxw9rt5b87hn3kq",
                  null="a section of the top level", refers="sections.section_id"),
        Field("order", INT, "Position in the document, from 1.", "文書内の順序（1から）", example="12"),
        Field("level", INT, "Depth in the tree, 1 = top.", "階層（1が最上位）", example="2"),
        NUMBERING,
        Field("title", STRING, "Heading without its numbering.", "見出し（番号を除く）", example="推進体制"),
        Field("path", STRINGS, "Titles from the root to this section.", "最上位からの見出しの並び",
              example="[取組事項, 推進体制]"),
        PAGE_START, PAGE_END,
        _with(TEXT, meaning="The section's own prose and lists, paragraphs parted by a line feed; empty if none.",
              meaning_ja="節自身の本文（見出し・表・注・下位の節を除く）"),
        ORIGIN,
    ), unique=(("document_id", "section_id"),)),
    TableSchema("measures", "section, form or table row that is about a national measure",
                "国の取組事項について述べた節・個票・表の行", (
        *COMMON,
        Field("measure_row_id", STRING, "Identifies this statement of the measure.", "この記載の識別子",
              example="m3kq2mxw9rt5b87hn"),
        SECTION_ID,
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("measure_group", STRING, "Group of the measure in the national plan.", "国の計画での区分",
              example="priority", values=("organization", "priority", "together", "optional")),
        Field("title", STRING, "Heading or name as printed.", "見出し（印字のまま）",
              example="自治体の情報システムの標準化・共通化"),
        NUMBERING, PAGE_START, PAGE_END, _with(SCORE, null=None),
        Field("needs_review", BOOL, "Whether a person should look at it.", "確認を要するか", example="false"),
        Field("method", STRING, "How it was mapped.", "対応付けの方法", example="label"),
        _optional("evidence", STRING, "The words that decided.", "決め手となった語", "標準化・共通化",
                  null="nothing but the title"),
        ORIGIN,
        _optional("policy", STRING, "方針, as printed.", "方針", "標準準拠システムへ移行する。"),
        _optional("current_state", STRING, "現状, as printed.", "現状", "各課が個別に運用している。"),
        _optional("issues", STRING, "課題, as printed.", "課題", "人材が不足している。"),
        _optional("target", STRING, "目標時期, as printed.", "目標時期", "2025年度"),
        _optional("funding", STRING, "Funding, as printed.", "財政支援・財源", "デジタル基盤改革支援補助金"),
        _optional("actions", STRINGS, "取組内容, one an item.", "取組内容", "[窓口の予約, 申請の電子化]"),
        _optional("examples", STRINGS, "先行事例, one an item.", "先行事例", "[出張申請受付]"),
        _optional("departments", STRINGS, "Divisions named for it.", "担当課", "[総務課, 税務課]",
                  null="none is named"),
        _optional("target_start", DATE, "First day of the commitment to complete or to operate.",
                  "完了・運用の約束の初日", "2025-04-01", null="no beginning is stated", unit="date"),
        _optional("target_end", DATE, "Last day of the commitment to complete or to operate.",
                  "完了・運用の約束の末日", "2026-03-31", null="no deadline is stated", unit="date"),
    ), unique=(("document_id", "measure_row_id"),)),
    TableSchema("fields", "labelled field of a measure", "取組事項の欄", (
        *COMMON, SECTION_ID, MEASURE_ID,
        Field("field", STRING, "Which field.", "欄の種類", example="policy", values=FIELD_NAMES),
        Field("label", STRING, "Its label as printed.", "欄の名（印字のまま）", example="【方針】"),
        Field("order", INT, "Position in the document, from 1.", "文書内の順序（1から）", example="3"),
        TEXT, ORIGIN,
    )),
    TableSchema("departments", "division named for a measure", "取組事項の担当課", (
        *COMMON, MEASURE_ID, SECTION_ID,
        _optional("bureau", STRING, "部局.", "部局", "総務部", null="none is named"),
        Field("division", STRING, "課, 室 or 委員会.", "課・室・委員会", example="税務課"),
        Field("units", STRINGS, "係; empty where none is named.", "係", example="[資産税係]"),
        Field("role", STRING, "Whether it leads or supports.", "主管か関係か", example="lead",
              values=("lead", "support")),
        _with(TEXT, example="税務課(資産税係)"),
    )),
    TableSchema("schedules", "bar, arrow or filled cell of a schedule (工程表)", "工程表の帯・矢印・塗られたセル", (
        *COMMON, _with(TABLE_ID, null="the schedule is no ruled table"), MEASURE_ID,
        Field("item", STRING, "What the line is about.", "項目", example="BPRの取組の徹底"),
        _optional("sub_item", STRING, "Its second level.", "小項目", "業務の棚卸し", null="there is none"),
        _optional("fiscal_year_start", INT, f"First fiscal year covered; {FISCAL}.", "開始年度", "2022",
                  null="the axis could not be read", unit="fiscal year"),
        _optional("fiscal_year_end", INT, "Last fiscal year covered.", "終了年度", "2025",
                  null="the axis could not be read", unit="fiscal year"),
        _optional("start", DATE, "First day, where the axis has months or quarters.", "開始日（月・四半期の軸のみ）",
                  "2022-10-01", null="the axis has years only", unit="date"),
        _optional("end", DATE, "Last day, where the axis has months or quarters.", "終了日（月・四半期の軸のみ）",
                  "2022-12-31", null="the axis has years only", unit="date"),
        Field("kind", STRING, "How it is drawn.", "描かれ方", example="arrow",
              values=("text", "arrow", "bar", "mark")),
        PHASE,
        _with(TEXT, null="nothing is written in it", example="運用"),
        ORIGIN,
    )),
    TableSchema("targets", "date expression with a commitment", "約束を伴う期日の表現", (
        *COMMON, SECTION_ID, MEASURE_ID,
        _optional("field", STRING, "Field of the measure that it stands in.", "記載のある欄", "target",
                  null="it stands in running text", values=FIELD_NAMES),
        _with(TEXT, example="令和7年度末まで"),
        Field("kind", STRING, "What kind of expression it is.", "表現の種類", example="by_end_of_fiscal_year",
              values=("date", "month", "fiscal_year", "fiscal_year_range", "by_end_of_fiscal_year", "by_date", "from",
                      "open", "deferred")),
        _optional("start", DATE, "First day meant.", "初日", "2025-04-01",
                  null="a deadline, or neither is stated", unit="date"),
        _optional("end", DATE, "Last day meant.", "末日", "2026-03-31", null="a beginning, or neither is stated",
                  unit="date"),
        PHASE, ORIGIN,
    )),
    TableSchema("kpis", "indicator", "指標", (
        *COMMON, SECTION_ID, MEASURE_ID,
        Field("name", STRING, "What is measured.", "指標名", example="オンライン申請率"),
        _optional("unit", STRING, "Unit as printed.", "単位", "%"),
        _optional("baseline_value", STRING, "Value at the start, as printed.", "現状値（印字のまま）", "12.5%"),
        _optional("baseline_number", FLOAT, "The same as a number.", "現状値（数値）", "12.5",
                  null="not stated, or no number"),
        _optional("baseline_period", STRING, "When it was so, as printed.", "現状値の時点", "令和3年度"),
        _optional("target_value", STRING, "Value aimed at, as printed.", "目標値（印字のまま）", "60%"),
        _optional("target_number", FLOAT, "The same as a number.", "目標値（数値）", "60",
                  null="not stated, or no number"),
        _optional("target_period", STRING, "When it is to be so, as printed.", "目標の時点", "令和7年度"),
        _optional("direction", STRING, "Which way it is to go.", "増減の向き", "up", null="it cannot be told",
                  values=("up", "down", "keep")),
        TEXT, ORIGIN,
    )),
    TableSchema("procedures", "procedure listed", "掲げられた手続", (
        *COMMON, SECTION_ID,
        _optional("list_label", STRING, "Label of the list as printed.", "一覧の名（印字のまま）", "②",
                  null="the list has none"),
        _optional("list_id", STRING, "List of the taxonomy.", "国の一覧", "procedures-31", null="the body's own list",
                  values=("procedures-31", "besshi4-a", "besshi4-b-childcare", "besshi4-b-care", "besshi4-b-disaster",
                          "frequent-32", "move")),
        _optional("number", INT, "Number as printed.", "番号（印字のまま）", "3", null="the list is not numbered"),
        Field("title", STRING, "Name as printed.", "手続名（印字のまま）", example="児童手当の認定請求"),
        _optional("procedure_id", STRING, "Procedure of the taxonomy.", "国の手続", "child-allowance-claim",
                  null="none fits"),
        _optional("category", STRING, "Category as printed.", "区分（印字のまま）", "子育て関係"),
        _optional("scope", STRING, "Who handles it.", "担い手", "municipality",
                  values=("municipality", "prefecture", "both")),
        SCORE, ORIGIN,
    )),
    TableSchema("systems", "standardised business system (標準化対象業務) listed", "標準化対象業務", (
        *COMMON, SECTION_ID,
        _optional("system_id", STRING, "System of the taxonomy.", "国の業務", "resident-register", null="none fits"),
        Field("title", STRING, "Name as printed.", "業務名（印字のまま）", example="住民基本台帳"),
        _optional("deadline", STRING, "Deadline as printed.", "期限（印字のまま）", "令和7年度"),
        _optional("deadline_kind", STRING, "What is due then.", "期限の種類", "migration",
                  values=("specification", "migration")),
    )),
    TableSchema("supports", "national support measure (国の主な支援策等)", "国の支援策", (
        *COMMON, SECTION_ID, MEASURE_ID,
        _optional("number", INT, "Number as printed.", "番号", "1", null="it has none"),
        TEXT,
        Field("ministries", STRINGS, "Ministries named; empty where none is.", "所管省庁", example="[総務省]"),
        _optional("amount_jpy", INT64, "Amount of money.", "金額", "150860000000", unit="JPY"),
        _optional("amount_basis", STRING, "Whether the amount is a total or that of each year.", "総額か各年度の額か",
                  "total", null="no amount is stated", values=("total", "per_year")),
        Field("repeated", BOOL, "Printed as a repetition ([再掲]): leave out of sums.", "再掲か", example="false"),
        _optional("subsidy_rate", STRING, "Rate as printed.", "補助率（印字のまま）", "1/2"),
        _optional("period", STRING, "Period as printed.", "期間（印字のまま）", "2025年度まで"),
    )),
    TableSchema("organization", "role or body of the promotion structure (推進体制)", "推進体制の役割・組織", (
        *COMMON, SECTION_ID,
        Field("name", STRING, "Name of the role or body.", "役割・組織の名", example="CIO"),
        Field("kind", STRING, "Role or body.", "役割か組織か", example="role", values=("role", "body")),
        _optional("holder", STRING, "Who holds it.", "充てられる者", "副町長"),
        _optional("duties", STRING, "What it does, as printed.", "職務（印字のまま）", "全庁的な推進"),
    )),
    TableSchema("notes", "footnote or ※ note", "脚注・※の注", (
        *COMMON, SECTION_ID,
        _optional("marker", STRING, "Mark as printed.", "注の記号", "※1", null="it has none"),
        _optional("term", STRING, "Word that it explains.", "説明される語", "CIO", null="it explains no word"),
        TEXT,
    )),
    TableSchema("cases", "case of a casebook", "事例集の事例", (
        *COMMON,
        Field("case_id", STRING, "Identifies the case.", "事例の識別子", example="c3kq2mxw9rt5b87hn"),
        Field("title", STRING, "Title of the case.", "事例名", example="窓口の予約"),
        Field("organizations", ORGANIZATIONS, "Bodies whose case it is.", "取り組んだ団体",
              example="[{name: 福島県, prefecture: 福島県, municipality_code: 070009, population: 1880000}]"),
        _optional("step", INT, "Step of the national procedure book, 0 to 3.", "手順書のステップ", "1"),
        _optional("category", STRING, "Category as printed.", "区分", "DXの認識共有・機運醸成"),
        Field("highlights", STRINGS, "What is special, one an item; empty where none is stated.", "特徴",
              example="[8回の意見交換会]"),
        _optional("summary", STRING, "Summary as printed.", "概要", "関係者との意見交換を重ねた。"),
        Field("urls", STRINGS, "Addresses given; empty where none is.", "URL", example="[https://www.example.lg.jp/]"),
        Field("similar", STRINGS, "Bodies with similar cases; empty where none is named.", "類似の取組の団体",
              example="[岐阜県高山市]"),
    ), unique=(("document_id", "case_id"),)),
    TableSchema("tables", "table on a page", "ページ上の表", (
        *COMMON,
        _with(TABLE_ID, meaning="Identifies the table.", meaning_ja="表の識別子", refers=None),
        Field("logical_table_id", STRING, "The same for all pages of one table.", "ページをまたぐ表で共通の識別子",
              example="t5b8rt7hn3kq2mxw9"),
        _optional("continued_from", STRING, "The table on the page before that goes on here.", "前ページの表",
                  "t7hn3kq2mxw95b8rt", null="it begins here", refers="tables.table_id"),
        _optional("caption", STRING, "Caption as printed.", "表題", "表1 工程表", null="it has none"),
        Field("n_rows", INT, "Rows on this page, repeated header rows counted.", "行数", example="5"),
        Field("n_cols", INT, "Columns.", "列数", example="4"),
        Field("n_header_rows", INT, "Header rows.", "見出し行の数", example="1"),
    ), unique=(("document_id", "table_id"),)),
    TableSchema("table_cells", "cell", "セル", (
        *COMMON, TABLE_ID,
        Field("row", INT, "Row of its top edge, from 0.", "行（0から）", example="0"),
        Field("col", INT, "Column of its left edge, from 0.", "列（0から）", example="2"),
        Field("row_span", INT, "Rows covered.", "行の結合数", example="1"),
        Field("col_span", INT, "Columns covered.", "列の結合数", example="1"),
        Field("is_header", BOOL, "Whether it is a heading.", "見出しセルか", example="true"),
        _with(TEXT, meaning="Its lines joined without a break; empty where nothing is written.",
              meaning_ja="セルの文（改行なし）"),
    ), unique=(("document_id", "table_id", "row", "col"),)),
    TableSchema("terms", "lemma in a section", "節に現れる語", (
        *COMMON, SECTION_ID, MEASURE_ID,
        Field("lemma", STRING, "Sudachi normalised form.", "正規化形", example="標準化"),
        Field("pos", STRING, "Part of speech.", "品詞", example="名詞"),
        Field("count", INT, "Occurrences in the section.", "出現数", example="4"),
    )),
    TableSchema("coverage", "municipality and national measure of the viewed edition", "団体と国の取組事項の組", (
        ROW_ID,
        Field("municipality_code", STRING, "Six-digit code of the body.", "全国地方公共団体コード", example="131016"),
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("taxonomy_edition", STRING, "Edition of the national plan in which it is viewed.", "見る版",
              example="1.0"),
        Field("status", STRING,
              "covered; absent: the plan was read and has no such section; low_quality: read too badly to say; "
              "unread: no plan read; not_in_edition: the edition has no such measure.",
              "掲載・不掲載・判読困難・未読・その版にない", example="covered",
              values=("covered", "absent", "low_quality", "unread", "not_in_edition")),
        _optional("via", STRING, "Found under this measure, or under one that the crosswalk leads here.",
                  "直接か版の対応によるか", "direct", null="not covered", values=("direct", "crosswalk")),
        _with(SCORE, meaning="Best score of its sections.", null="not covered"),
        Field("section_count", INT, "Rows of measures that cover it.", "該当する記載の数", example="2"),
        _optional("target_end", DATE, "Latest deadline over its sections.", "最も遅い期限", "2026-03-31",
                  null="not covered, or no deadline is stated", unit="date"),
        Field("has_kpi", BOOL, "Whether it has an indicator.", "指標があるか", example="false"),
        Field("has_schedule", BOOL, "Whether it has a line in a schedule.", "工程表にあるか", example="true"),
        Field("department_count", INT, "Different divisions named for it.", "担当課の数", example="2"),
        Field("action_count", INT, "Actions stated.", "取組内容の数", example="3"),
        _optional("evidence_document_id", STRING, "Document of the best section.", "根拠の文書", "d8kq2mxw3rt5hn7bz",
                  null="not covered", refers="documents.document_id"),
        _optional("evidence_page", INT, "Its page.", "根拠のページ", "7", null="not covered", unit="page"),
        _optional("evidence_bbox", BOX, "Its box.", "根拠の矩形", "[72.0, 96.5, 310.2, 110.1]", null="not covered",
                  unit="pt"),
    ), unique=(("municipality_code", "measure_id", "taxonomy_edition"),)),
    TableSchema("timeline", "municipality, national measure, fiscal year and phase", "団体・取組事項・年度・段階の組", (
        ROW_ID, MUNICIPALITY_CODE,
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("fiscal_year", INT, f"Fiscal year; {FISCAL}.", "年度", unit="fiscal year", example="2024"),
        PHASE,
        Field("scheduled", BOOL, "Whether a line of a schedule covers the year.", "工程表がその年度に及ぶか",
              example="true"),
        Field("due", BOOL, "Whether a commitment to complete or to operate ends in it.", "完了・運用の期限の年度か",
              example="false"),
        Field("items", STRINGS, "Lines of schedules and words of commitments behind it, without repetitions.",
              "工程表の項目と期限の文", example="[BPRの取組の徹底]"),
        EVIDENCE_DOCUMENT, EVIDENCE_PAGE, EVIDENCE_BBOX,
    ), unique=(("municipality_code", "measure_id", "fiscal_year", "phase"),)),
    TableSchema("procedures_matrix", "municipality whose plan was read and procedure of the taxonomy",
                "計画を読み取った団体と国の手続の組", (
        ROW_ID, MUNICIPALITY_CODE,
        Field("procedure_id", STRING, "Procedure of the taxonomy.", "国の手続", example="child-allowance-claim"),
        Field("status", STRING,
              "listed; not_listed: the plan was read and does not list it; low_quality: read too badly to say.",
              "掲載・不掲載・判読困難", example="listed", values=("listed", "not_listed", "low_quality")),
        Field("list_ids", STRINGS, "National lists in which the plan has it; empty for its own lists.",
              "計画が掲げる国の一覧", example="[procedures-31]"),
        _optional("title", STRING, "Name as printed.", "手続名（印字のまま）", "児童手当の認定請求", null="not listed"),
        _with(SCORE, null="not listed"),
        EVIDENCE_DOCUMENT, EVIDENCE_PAGE, EVIDENCE_BBOX,
    ), unique=(("municipality_code", "procedure_id"),)),
    TableSchema("divisions_matrix", "municipality, national measure and division in charge",
                "団体・取組事項・担当課の組", (
        ROW_ID, MUNICIPALITY_CODE,
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("division", STRING, "課, 室 or 委員会.", "課・室・委員会", example="税務課"),
        _optional("bureau", STRING, "部局.", "部局", "総務部", null="none is named"),
        Field("role", STRING, "lead where it leads anywhere, else support.", "主管か関係か", example="lead",
              values=("lead", "support")),
        Field("units", STRINGS, "係; empty where none is named.", "係", example="[資産税係]"),
        Field("mentions", INT, "How often it is named for the measure.", "記載の数", example="2"),
        EVIDENCE_DOCUMENT, EVIDENCE_PAGE, EVIDENCE_BBOX,
    ), unique=(("municipality_code", "measure_id", "division"),)),
    TableSchema("summary", "group of bodies and national measure", "団体の区分と取組事項の組", (
        ROW_ID,
        Field("grouping", STRING, "By what bodies are grouped.", "区分の種類", example="prefecture",
              values=("all", "prefecture", "kind")),
        Field("group", STRING, "Prefecture or kind of body; all.", "区分", example="長野県"),
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("taxonomy_edition", STRING, "Edition of the national plan in which it is viewed.", "見る版",
              example="1.0"),
        _optional("nation_bodies", INT, "Bodies of the group in the nation.", "全国の団体数", "77",
                  null="the group is fictional"),
        Field("bodies", INT, "Bodies of the group in coverage.", "対象団体数", example="12"),
        Field("read", INT, "Of these, bodies whose plan was read well enough to say.", "判読できた団体数", example="9"),
        Field("covered", INT, "Bodies whose plan has the measure.", "掲載する団体数", example="7"),
        Field("absent", INT, "Bodies whose plan was read and has it not.", "掲載しない団体数", example="2"),
        Field("low_quality", INT, "Bodies whose plan was read too badly to say.", "判読困難の団体数", example="1"),
        Field("unread", INT, "Bodies without a plan that was read.", "未読の団体数", example="2"),
        Field("not_in_edition", INT, "Bodies for which the edition has no such measure.", "その版にない団体数",
              example="0"),
        _optional("covered_share", FLOAT, "covered / read.", "掲載率", "0.778", null="none was read", unit="0 to 1"),
        Field("with_deadline", INT, "Covered, with a deadline.", "期限のある団体数", example="5"),
        Field("with_kpi", INT, "Covered, with an indicator.", "指標のある団体数", example="3"),
        Field("with_schedule", INT, "Covered, with a line in a schedule.", "工程表のある団体数", example="4"),
        _optional("median_target_end", DATE, "Median of the deadlines; the earlier of two.", "期限の中央値",
                  "2026-03-31", null="no deadline is stated", unit="date"),
    ), unique=(("grouping", "group", "measure_id", "taxonomy_edition"),)),
    TableSchema("neighbours", "municipality, national measure and one of the five bodies most alike in words",
                "団体・取組事項ごとに記載の最も似た5団体", (
        ROW_ID, MUNICIPALITY_CODE,
        _with(MEASURE_ID, null=None, meaning="The national measure.", meaning_ja="国の取組事項"),
        Field("rank", INT, "1 for the most alike.", "順位", example="1"),
        Field("neighbour_code", STRING, "Code of the other body.", "似た団体のコード", example="203611"),
        Field("similarity", FLOAT, "Cosine of the TF-IDF weights of their words (Sudachi normalised forms).",
              "語のTF-IDFの余弦", unit="0 to 1", example="0.412"),
        Field("shared_terms", STRINGS, "Words that make them alike, the weightiest first.", "共通する語",
              example="[標準準拠システム, 移行]"),
        _with(EVIDENCE_DOCUMENT, meaning="Document of the other body.", meaning_ja="似た団体の文書"),
        _with(EVIDENCE_PAGE, meaning="Page on which it begins to write about the measure.",
              meaning_ja="その取組事項の記載の開始ページ"),
    ), unique=(("municipality_code", "measure_id", "rank"),)),
    TableSchema("changes", "difference between two editions of a plan, or two runs",
                "計画の版の間、または実行の間の違い", (
        ROW_ID, MUNICIPALITY_CODE,
        Field("between", STRING, "Two editions of a plan, or two runs over one document.", "版の間か実行の間か",
              example="editions", values=("editions", "runs")),
        Field("old_document_id", STRING, "Document before (its best evidence, or its first file).", "旧文書",
              example="d8kq2mxw3rt5hn7bz"),
        Field("new_document_id", STRING, "Document after.", "新文書", example="d5hn7bz8kq2mxw3rt"),
        MEASURE_ID,
        Field("kind", STRING, "What changed.", "変化の種類", example="target_moved",
              values=("plan_added", "plan_dropped", "measure_added", "measure_dropped", "measure_moved",
                      "target_moved", "target_added", "target_dropped",
                      "kpi_changed", "kpi_added", "kpi_dropped", "division_renamed", "division_added",
                      "division_dropped")),
        Field("subject", STRING, "Title, indicator or division that it is about.", "対象", example="オンライン申請率"),
        _optional("old_value", STRING, "Value before.", "旧の値", "2025-03-31", null="it was not there"),
        _optional("new_value", STRING, "Value after.", "新の値", "2026-03-31", null="it is not there any more"),
        _optional("days", INT, "Days by which a date moved; later is positive.", "期日の移動日数", "365",
                  null="no date moved", unit="day"),
        _optional("likeness", FLOAT, "How alike the two names are.", "名称の類似度", "0.86",
                  null="nothing was matched by likeness", unit="0 to 1"),
        _optional("old_page", INT, "Page of the evidence before.", "旧のページ", "7", null="it was not there",
                  unit="page"),
        _optional("old_bbox", BOX, "Its box.", "旧の矩形", "[72.0, 96.5, 310.2, 110.1]", null="it was not there",
                  unit="pt"),
        _optional("new_page", INT, "Page of the evidence after.", "新のページ", "8", null="it is not there any more",
                  unit="page"),
        _optional("new_bbox", BOX, "Its box.", "新の矩形", "[72.0, 96.5, 310.2, 110.1]",
                  null="it is not there any more", unit="pt"),
    )),
    TableSchema("indicators", "municipality and official figure (dashboard of the Digital Agency)",
                "団体と公的な指標（デジタル庁ダッシュボード）の組", (
        ROW_ID, MUNICIPALITY_CODE,
        Field("indicator_group", STRING, "Group as printed.", "区分", example="自治体業務のDX"),
        Field("indicator", STRING, "Name as printed.", "指標名", example="AIの導入状況"),
        _optional("value", STRING, "Value as printed.", "値（そのまま）", "72%", null="the cell is blank"),
        Field("state", STRING,
              "stated; blank: nothing is given, which is not 0 %; not_surveyed: 調査無し, which is not 未実施.",
              "記載・空欄・調査無し", example="stated", values=("stated", "blank", "not_surveyed")),
        _optional("done", BOOL, "実施 or 未実施.", "実施か", "true", null="the figure is no yes or no, or not stated"),
        _optional("number", FLOAT, "The figure; a percentage as 0 to 100.", "数値（百分率は0～100）", "72",
                  null="not stated, or a yes or no"),
        _optional("unit", STRING, "Unit of the number.", "単位", "%", null="a count, a yes or no, or not stated"),
        _with(MEASURE_ID, meaning="The national measure that it measures.", meaning_ja="対応する国の取組事項",
              null="it measures none"),
        _optional("procedure_id", STRING, "The procedure that it measures.", "対応する国の手続", "library-loan",
                  null="it measures none"),
        _optional("as_of", DATE, "Day of the data, as stated at the import.", "データの時点", "2024-07-12",
                  unit="date"),
        Field("source_file", STRING, "Name of the file.", "ファイル名", example="市区町村比較.csv"),
        Field("source_sha256", STRING, "SHA-256 of the file's bytes.", "ファイルのSHA-256", unit="hex",
              example="9f86d081…"),
    ), unique=(("municipality_code", "indicator_group", "indicator", "as_of"),)),
    TableSchema("corrections", "decision of a person about a value", "人による訂正", (
        ROW_ID,
        Field("table_name", STRING, "Table of the row.", "表", example="targets"),
        Field("target_row_id", STRING, "Row that it is about.", "対象の行", example="k3m8x2qw9rt5hn7b"),
        Field("field", STRING, "Column that it is about.", "対象の列", example="end"),
        _optional("old_value", STRING, "Value that was read, as JSON.", "読み取った値（JSON）", '"2025-03-31"',
                  null="the row is not there, or nothing was read"),
        _optional("new_value", STRING, "Right value, as JSON.", "正しい値（JSON）", '"2026-03-31"',
                  null="the right value is that nothing is stated"),
        Field("status", STRING,
              "applied; agrees: what is read now is right already; source_changed: the file has other bytes or is not "
              "there any more; row_gone: the document is the same and the row is not there; unfit: the value does not "
              "fit the column; contradictory: another decision says something else.",
              "適用・一致・原文変更・行なし・不適合・矛盾", example="applied",
              values=("applied", "agrees", "source_changed", "row_gone", "unfit", "contradictory")),
        _optional("message", STRING, "What became of it, where it was not applied.", "説明",
                  "a.pdf has other bytes now", null="applied, or agrees"),
        Field("who", STRING, "Who decided.", "誰が", example="山田"),
        Field("why", STRING, "Why.", "理由", example="p.7の表を確認"),
        Field("document_sha256", STRING, "SHA-256 of the file that the person looked at.", "確認したファイルのSHA-256",
              unit="hex", example="9f86d081…"),
        _optional("document_id", STRING, "Its document, where it is in the set.", "文書", "d8kq2mxw3rt5hn7bz",
                  null="it is not in the set", refers="documents.document_id"),
        Field("source", STRING, "File and line of the decision.", "訂正ファイルと行", example="2026-11.csv, line 3"),
    )),
    TableSchema("warnings", "thing that went wrong or is doubtful", "失敗・疑わしい点", (
        ROW_ID, _with(DOCUMENT_ID, null="it is about the run, not about a document"), PAGE, BBOX, REGION_LIST,
        Field("stage", STRING, "Where it was noticed.", "気付いた段階", example="reading"),
        Field("code", STRING, "What kind of thing it is.", "種類", example="page_limit"),
        Field("message", STRING, "File, page and cause in plain words.", "説明",
              example="a.pdf, page 3: cannot be loaded"),
    )),
)  # fmt: skip

DERIVED_TABLES = (
    "coverage", "timeline", "procedures_matrix", "divisions_matrix", "summary", "neighbours", "changes", "indicators",
    "corrections",
)  # fmt: skip
"""The tables that are made over all documents when a set is published."""

_CORRECTED = Field(
    "corrected", STRINGS, "Columns whose value a person put right (see `corrections`).", "人が訂正した列",
    null="nothing was corrected", example="[target_end]",
)  # fmt: skip
_NOT_CORRECTED = ("pages", "terms", "warnings")
"""Tables of documents that are counts or messages: there is nothing to put right in them."""


def _correctable(table: TableSchema) -> TableSchema:
    """The table with the column that marks corrected rows, where it is one of rows that a document states."""
    if table.name in (*DERIVED_TABLES, *_NOT_CORRECTED):
        return table
    return replace(table, fields=(*table.fields, _CORRECTED))


TABLES: Mapping[str, TableSchema] = {table.name: _correctable(table) for table in _TABLES}
"""All tables by name, in the order of the contract."""

DOCUMENT_TABLES = tuple(name for name in TABLES if name not in DERIVED_TABLES)
"""The tables that a document gives rows to."""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The explicit schema of a table's Parquet file; a column without a null meaning is not nullable.

    Raises:
        KeyError: if there is no such table.
    """
    return pa.schema([pa.field(f.name, f.type, nullable=f.null is not None) for f in TABLES[table].fields])


def fault(table: str, row: Mapping[str, Any]) -> str | None:
    """Why a row does not fit its table, or None if it does.

    A missing key is a null. Unknown keys, nulls where none may be, other types and values outside of a code list
    are faults.
    """
    schema = TABLES[table]
    names = {field.name for field in schema.fields}
    unknown = [key for key in row if key not in names]
    if unknown:
        return f"{table}: there is no column {', '.join(map(repr, unknown))}"
    for field in schema.fields:
        value = row.get(field.name)
        if value is None:
            if field.null is None:
                return f"{table}.{field.name}: must not be null"
        elif not _fits(value, field.type):
            return f"{table}.{field.name}: {value!r:.80} is no {field.type}"
        elif field.values and value not in field.values:
            return f"{table}.{field.name}: {value!r:.80} is none of {', '.join(field.values)}"
    return None


def _fits(value: Any, kind: pa.DataType) -> bool:
    if pa.types.is_list(kind):
        return isinstance(value, list) and all(item is not None and _fits(item, kind.value_type) for item in value)
    if pa.types.is_struct(kind):
        known = {kind.field(i).name: kind.field(i).type for i in range(kind.num_fields)}
        return isinstance(value, dict) and all(
            key in known and (item is None or _fits(item, known[key])) for key, item in value.items()
        )
    if pa.types.is_boolean(kind):
        return isinstance(value, bool)
    if pa.types.is_integer(kind):
        limit = 2 ** (kind.bit_width - 1)
        return isinstance(value, int) and not isinstance(value, bool) and -limit <= value < limit
    if pa.types.is_floating(kind):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if pa.types.is_date(kind):
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    if pa.types.is_timestamp(kind):
        return isinstance(value, datetime.datetime) and value.tzinfo is not None
    return isinstance(value, str)


def to_arrow(table: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of one table with its explicit schema.

    Raises:
        SchemaError: naming table, row, column and value, if a row does not fit.
        KeyError: if there is no such table.
    """
    schema = arrow_schema(table)
    items = list(rows)
    for number, row in enumerate(items):
        if cause := fault(table, row):
            raise SchemaError(f"row {number} ({row.get('row_id', 'without row_id')}): {cause}")
    try:
        return pa.Table.from_pylist(items, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        raise SchemaError(f"{table}: {error}") from error


def dictionary() -> str:
    """The data dictionary as Markdown, as committed in ``docs/data-dictionary.md``."""
    return "\n".join(_dictionary_lines())


def _dictionary_lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Generated from `extractors/schema.py` by `dxplans dictionary`; do not edit by hand."
    yield ""
    yield "Every table is one Parquet file, `<out>/<table>.parquet`, and is identified by `row_id`."
    yield ""
    for table in TABLES.values():
        yield f"- [{table.name}](#{table.name}): one row per {table.row} ({table.row_ja})"
    for table in TABLES.values():
        yield ""
        yield f"## {table.name}"
        yield ""
        yield f"One row per {table.row} ({table.row_ja}). Primary key: `row_id`."
        if table.unique:
            yield "Also unique: " + "; ".join(", ".join(f"`{name}`" for name in key) for key in table.unique) + "."
        yield ""
        yield "| column | type | unit | meaning | 意味 | null means | 空欄の意味 | example |"
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        for field in table.fields:
            meaning = field.meaning
            if field.values and field.name != "measure_id":
                meaning += " One of " + ", ".join(f"`{value}`" for value in field.values) + "."
            if field.refers:
                meaning += f" Refers to `{field.refers}`."
            example = f"`{field.example}`" if field.example else ""
            cells = (f"`{field.name}`", _type_name(field.type), field.unit, meaning, field.meaning_ja,
                     field.null or "never null", null_ja(field), example)  # fmt: skip
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
    yield "## Measure ids"
    yield ""
    yield ", ".join(f"`{name}`" for name in MEASURE_IDS)
    yield ""


def null_ja(field: Field) -> str:
    """What a missing value of a column means, in Japanese.

    Raises:
        KeyError: if the English meaning has no Japanese one yet.
    """
    return NULL_JA[field.null] if field.null else NEVER_NULL_JA


def _type_name(kind: pa.DataType) -> str:
    if kind == REGIONS:
        return "list of struct(page, x0, top, x1, bottom)"
    if kind == ORGANIZATIONS:
        return "list of struct(name, prefecture, municipality_code, population)"
    if pa.types.is_list(kind):
        return f"list of {kind.value_type}"
    return str(kind).split("[")[0] if pa.types.is_date(kind) else str(kind)
