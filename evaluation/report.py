"""Print scores as plain tables and turn them into JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from evaluation.rules import WEIGHTS
from evaluation.score import Count, DocumentScore, TableScore, by_group, overall, pool
from evaluation.text import fold

GROUP_TITLES = {
    "typeset": "Typeset plans",
    "real": "Real pages",
    "samples": "Sample plans",
    "families": "Plans of other families",
}


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


def layout(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as columns, the first one to the left and the others to the right, wide characters counted twice."""
    lines = [list(head), *map(list, rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(head))]
    out = []
    for line in lines:
        cells = []
        for i, cell in enumerate(line):
            pad = " " * (widths[i] - _width(cell))
            cells.append(cell + pad if i == 0 else pad + cell)
        out.append("  ".join(cells).rstrip())
    out.insert(1, "-" * (sum(widths) + 2 * (len(widths) - 1)))
    return "\n".join(out)


def worst(documents: Iterable[DocumentScore], table: str) -> tuple[str, float]:
    """The document with the lowest tolerant F1 of a table (of two, the one with more records), and that F1."""
    counts = [(d.tables[table].tolerant, d.stem) for d in documents if table in d.tables]
    f1, _, stem = min((count.f1, -count.gold, stem) for count, stem in counts)
    return stem, f1


def as_text(documents: Sequence[DocumentScore]) -> str:
    """All groups: records by table, values by field, tables by document."""
    parts = []
    for group, members in by_group(documents).items():
        pooled = pool(members)
        near, exact = overall(members), overall(members, "exact")
        if near is None or exact is None:
            continue
        title = f"{GROUP_TITLES[group]}: {len(members)} documents"
        parts.append(f"\n== {title}, weighted F1 {near:.3f} (exact {exact:.3f})")
        unread = [d.stem for d in members if not d.read]
        if unread:
            parts.append(f"not among the published documents: {', '.join(unread)}")
        parts.append(layout(
            ["table", "weight", "gold", "found", "P", "R", "F1", "exact F1", "worst document"],
            [_table_line(table, score, members) for table, score in pooled.items()],
        ))
        parts.append(layout(
            ["field", "gold", "found", "P", "R", "F1", "exact F1", "of pairs"],
            [
                [
                    f"{table}.{name}", *_figures(count), f"{score.values[name].f1:.3f}",
                    "–" if not score.agreeing[name][1] else f"{score.agreeing[name][0] / score.agreeing[name][1]:.3f}",
                ]
                for table, score in pooled.items()
                for name, count in score.near_values.items()
            ],
        ))
        shown = [table for table in pooled if table in WEIGHTS]
        parts.append(layout(
            ["F1 by document", "all", *(table[:9] for table in shown)],
            [
                [
                    d.stem[-40:], f"{overall([d]) or 0:.2f}",
                    *(f"{d.tables[t].tolerant.f1:.2f}" if t in d.tables else "" for t in shown),
                ]
                for d in members
            ],
        ))
    return "\n\n".join(parts)


def _figures(count: Count) -> list[str]:
    return [str(count.gold), str(count.found), f"{count.precision:.3f}", f"{count.recall:.3f}", f"{count.f1:.3f}"]


def _table_line(table: str, score: TableScore, members: Sequence[DocumentScore]) -> list[str]:
    stem, f1 = worst(members, table)
    weight = str(WEIGHTS.get(table, "–"))
    return [table, weight, *_figures(score.tolerant), f"{score.exact.f1:.3f}", f"{f1:.3f} {stem[-24:]}"]


def differences(documents: Iterable[DocumentScore], table: str, part: str = "") -> str:
    """What a table missed, found beyond gold and stated otherwise, for documents whose name contains `part`."""
    lines = []
    for document in documents:
        score = document.tables.get(table)
        if score is None or fold(part) not in fold(document.stem):
            continue
        lines.append(f"# {document.stem}")
        lines += [f"  missed  {text}" for text in score.missed]
        lines += [f"  extra   {text}" for text in score.extra]
        lines += [f"  differs {text}" for text in score.differing]
    return "\n".join(lines)


def as_json(documents: Sequence[DocumentScore]) -> dict[str, Any]:
    """The same figures for programs, with the examples."""
    return {
        group: {
            "weighted_f1": overall(members),
            "weighted_f1_exact": overall(members, "exact"),
            "tables": {table: _table_json(score) for table, score in pool(members).items()},
            "documents": {
                d.stem: {
                    "read": d.read,
                    "weighted_f1": overall([d]),
                    "tables": {
                        table: _table_json(score)
                        | {"missed": score.missed, "extra": score.extra, "differing": score.differing}
                        for table, score in d.tables.items()
                    },
                }
                for d in members
            },
        }
        for group, members in by_group(documents).items()
    }


def _table_json(score: TableScore) -> dict[str, Any]:
    return {
        "exact": _count_json(score.exact),
        "tolerant": _count_json(score.tolerant),
        "fields": {
            name: {"exact": _count_json(score.values[name]), "tolerant": _count_json(score.near_values[name])}
            for name in score.values
        },
    }


def _count_json(count: Count) -> dict[str, float]:
    return {
        "gold": count.gold, "found": count.found, "right": count.right,
        "precision": round(count.precision, 4), "recall": round(count.recall, 4), "f1": round(count.f1, 4),
    }
