"""Say once, for each table, what makes two records the same, which fields are compared and what the table weighs."""

from dataclasses import dataclass

# Share of the overall score in percent. An analyst compares plans by their measures, and every measure stands on a
# section, so these two weigh most; dates, bars and cells follow, because they are the facts that are counted; what
# only casebooks and national documents have weighs little. Tables without gold in a group leave the sum.
WEIGHTS: dict[str, int] = {
    "sections": 20,
    "measures": 20,
    "targets": 10,
    "schedules": 10,
    "table_cells": 10,
    "fields": 8,
    "departments": 5,
    "documents": 4,
    "procedures": 4,
    "kpis": 2,
    "pages": 1,
    "cases": 1,
    "tables": 1,
    "notes": 1,
    "organization": 1,
    "supports": 1,
    "systems": 1,
}

# Documents whose list of targets is not exhaustive (gold README): what was not found counts, what was found more
# does not.
RECALL_ONLY: dict[str, tuple[str, ...]] = {
    "000_ashikaga_dx_briefing": ("targets",),
    "002_soumu_jichitai_dx_keikaku_v1_0": ("targets",),
}


@dataclass(frozen=True)
class Rule:
    """How the records of one table are paired and compared.

    Attributes:
        same: fields that must be equal, in the exact and in the tolerant pairing.
        like: text fields: equal characters (white space aside) in the exact pairing, similar ones in the tolerant.
        threshold: least similarity of every `like` field in the tolerant pairing.
        part: in the tolerant pairing a text that lies inside the other is similar too (a date inside its sentence).
        exact_also: fields that must be equal too in the exact pairing only.
        values: fields compared on paired records, equal or (texts and lists) similar.
        optional: the gold field and its value by which a record may be found or not without any effect.
    """

    same: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    threshold: float = 0.85
    part: bool = False
    exact_also: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    optional: tuple[str, str] | None = None


# Fields of `section` and `parent` are titles: ids differ between gold and tables, so both sides are given them by name.
RULES: dict[str, Rule] = {
    "documents": Rule(same=("field", "value")),
    "pages": Rule(same=("page", "field", "value")),
    "sections": Rule(
        same=("page_start",),
        like=("title",),
        values=("numbering", "level", "parent", "page_end", "text", "origin"),
        optional=("certainty", "optional"),
    ),
    "measures": Rule(
        same=("measure_id", "page_start"),
        exact_also=("title",),
        values=(
            "title", "numbering", "measure_group", "page_end", "policy", "current_state", "issues", "target",
            "target_start", "target_end", "funding", "actions", "examples", "departments", "origin",
        ),
        optional=("certainty", "optional"),
    ),
    "fields": Rule(same=("measure_id", "field"), like=("text",), values=("section", "label", "page", "origin")),
    "departments": Rule(
        same=("measure_id",), like=("division",), exact_also=("units",),
        values=("section", "units", "role", "bureau", "text", "page"),
    ),
    "schedules": Rule(
        same=("page", "fiscal_year_start", "fiscal_year_end"), like=("item",), part=True,
        exact_also=("text",), values=("measure_id", "sub_item", "kind", "text", "origin"),
    ),
    "targets": Rule(
        same=("measure_id", "start", "end"), like=("text",), threshold=0.5, part=True,
        exact_also=("page", "kind"), values=("section", "field", "kind", "page", "phase", "origin"),
    ),
    "kpis": Rule(
        same=("page",), like=("name",), threshold=0.8, part=True,
        values=("measure_id", "unit", "baseline_value", "baseline_period", "target_value", "target_period", "text"),
    ),
    "procedures": Rule(
        same=("page",), like=("title",), threshold=0.9,
        values=("number", "list_label", "list_id", "category", "scope", "section"),
    ),
    "systems": Rule(same=("page",), like=("title",), threshold=0.9, values=("deadline", "deadline_kind")),
    "supports": Rule(
        same=("page",), like=("text",), threshold=0.8,
        values=("measure_id", "number", "ministries", "amount_jpy", "subsidy_rate", "period"),
    ),
    "organization": Rule(same=("page",), like=("name",), values=("kind", "holder", "duties")),
    "notes": Rule(same=("page",), like=("text",), values=("marker", "term", "section")),
    "cases": Rule(
        same=("page",), like=("title",),
        values=("organizations", "step", "category", "highlights", "summary", "urls", "similar"),
    ),
    "tables": Rule(same=("page", "table"), exact_also=("n_rows", "n_cols"),
                   values=("caption", "n_rows", "n_cols", "n_header_rows")),
    "table_cells": Rule(same=("table", "row", "col"), like=("text",),
                        values=("row_span", "col_span", "is_header")),
    "cell_texts": Rule(same=("page",), like=("text",)),
}

# Keys by which a table's rows are laid out one row a field, each scored as a record of its own.
EXPLODED: dict[str, tuple[str, ...]] = {
    "documents": (
        "title", "issuer", "municipality_code", "municipality", "prefecture", "document_type", "edition",
        "issued_on", "plan_start", "plan_end", "page_count", "text_source",
    ),
    "pages": ("label", "kind"),
}

# Text fields of `values`: similar ones count in the tolerant figure; all others must be equal in both figures.
TEXT_VALUES = frozenset(
    "title numbering text parent section policy current_state issues target funding actions examples departments "
    "label caption name duties holder term summary highlights organizations similar sub_item units division "
    "baseline_value baseline_period target_value target_period list_label category deadline".split()
)
TEXT_VALUE_THRESHOLD = 0.9
