"""Says of a body what tables show of it: name, prefecture, kind.

``Bodies(published)`` gives the body of a code, also fictional ones, from what their documents say. ``KIND_LABELS`` has
the kinds in both languages, in the order in which they are listed. 中核市 and 施行時特例市 are no kinds here: no source
of the taxonomy says which cities are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.tables import Published
from extractors.rows import Row
from extractors.schema.columns import BODY_KINDS
from taxonomy.municipalities import by_code, municipalities

KIND_LABELS: Mapping[str, tuple[str, str]] = {
    "prefecture": ("都道府県", "prefecture"),
    "designated_city": ("指定都市", "designated city"),
    "city": ("市", "city (other than designated)"),
    "special_ward": ("特別区", "special ward"),
    "town": ("町", "town"),
    "village": ("村", "village"),
}
_ENDINGS = {"都": "prefecture", "道": "prefecture", "府": "prefecture", "県": "prefecture", "市": "city",
            "区": "special_ward", "町": "town", "村": "village"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body as tables show it; `kind` is one of ``BODY_KINDS`` or empty where it cannot be told."""

    code: str
    name: str
    prefecture: str
    kind: str
    fictional: bool = False

    @property
    def kind_label(self) -> str:
        """The kind in Japanese; empty where it cannot be told."""
        return KIND_LABELS[self.kind][0] if self.kind else ""


def body_of(code: str, named: Mapping[str, tuple[str, str]] | None = None) -> Body:
    """The body with this code.

    Args:
        code: six digits.
        named: name and prefecture by code, as documents state them; used for bodies that are in no national list.
    """
    known = by_code(code)
    if known is not None:
        kind = "designated_city" if known.designated and known.kind == "city" else known.kind
        return Body(code, known.name, known.prefecture, kind if kind in BODY_KINDS else "")
    name, prefecture = (named or {}).get(code, (code, ""))
    return Body(code, name, prefecture, _ENDINGS.get(name[-1:], ""), fictional=code.startswith("99"))


def named_bodies(documents: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """Name and prefecture of each body as most of its documents state them."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for row in documents:
        if row["municipality_code"]:
            said = (row["municipality"] or row["municipality_code"], row["prefecture"] or "")
            counts.setdefault(row["municipality_code"], Counter())[said] += 1
    return {code: min(said, key=lambda pair: (-said[pair], pair)) for code, said in counts.items()}


class Bodies:
    """The bodies of a published set; call it with a code."""

    def __init__(self, published: Published) -> None:
        """Read what the documents say of their bodies."""
        self._named = named_bodies(published.rows("documents", ["municipality_code", "municipality", "prefecture"]))
        self._known: dict[str, Body] = {}

    def __call__(self, code: str) -> Body:
        """The body with this code."""
        if code not in self._known:
            self._known[code] = body_of(code, self._named)
        return self._known[code]


@cache
def nation_counts() -> Mapping[tuple[str, str], int]:
    """How many bodies the nation has, by (grouping, group) as in the table ``summary``."""
    counts: Counter[tuple[str, str]] = Counter()
    for known in municipalities():
        if not known.counted or known.valid_to or known.kind == "ward":
            continue
        body = body_of(known.code)
        counts.update([("all", "all"), ("prefecture", body.prefecture), ("kind", body.kind)])
    return counts
