"""Says how to cite: which code, data, taxonomy and dictionary made a set of tables."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.tables import Published
from taxonomy.loader import load_taxonomy
from taxonomy.tokenizer import dictionary_version

AUTHORS = "The dxplans contributors"
TITLE = "dxplans: DX plans of Japanese local governments as comparable tables with evidence"
LICENCES = {
    "data": "CC BY 4.0 for the compilation, printed text keeps the terms of its document",
    "program": "Apache-2.0",
}
"""Under which terms what is cited may be used."""
Format = Literal["text", "bibtex", "cff"]


@dataclass(frozen=True, slots=True)
class DataState:
    """What a folder of tables holds: documents, bodies, a hash over the documents' bytes, the last day of reading."""

    documents: int
    bodies: int
    digest: str
    read_until: datetime.date | None = None


def versions_of(published: Published, program: str) -> dict[str, str]:
    """Return the versions that made the tables, several of one kind joined by a comma.

    Args:
        published: the tables.
        program: version of the program that publishes or releases them.
    """
    kinds = {"extractor": "extractor_version", "taxonomy": "taxonomy_version", "dictionary": "dictionary_version"}
    found: dict[str, set[str]] = {kind: set() for kind in kinds}
    for row in published.rows("documents", list(kinds.values())):
        for kind, column in kinds.items():
            if row[column]:
                found[kind].add(row[column])
    return {"program": program, **{kind: ", ".join(sorted(values)) for kind, values in found.items() if values}}


def versions_installed(program: str) -> dict[str, str]:
    """Return the versions of what is installed, where no tables are at hand."""
    return {"program": program, "taxonomy": load_taxonomy().version, "dictionary": dictionary_version()}


def data_state(published: Published) -> DataState:
    """Return what the tables hold; two sets of the same documents have the same digest."""
    hashes, bodies, days = [], set(), set()
    for row in published.rows("documents", ["sha256", "municipality_code", "extracted_at"]):
        hashes.append(row["sha256"] or "")
        if row["municipality_code"]:
            bodies.add(row["municipality_code"])
        if row["extracted_at"]:
            days.add(row["extracted_at"].date())
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()[:12]
    return DataState(len(hashes), len(bodies), digest, max(days, default=None))


def cite(
    versions: Mapping[str, str], state: DataState | None, day: datetime.date, form: Format = "text"
) -> str:
    """Return the citation of the program, and of the data where a state is given.

    Args:
        versions: from :func:`versions_of` or :func:`versions_installed`.
        state: what the tables hold, or None for the program alone.
        day: day of the release, or the day of citing.
        form: a sentence, BibTeX, or a CITATION.cff.
    """
    made = "; ".join(f"{kind} {value}" for kind, value in versions.items())
    held = f"{state.documents} documents of {state.bodies} bodies, set {state.digest}" if state else ""
    if state and state.read_until:
        held += f", read until {state.read_until.isoformat()}"
    terms = LICENCES["data" if state else "program"]
    note = "; ".join(part for part in (held, made, terms) if part)
    if form == "bibtex":
        key = f"dxplans{day.year}"
        return "\n".join(
            [
                f"@misc{{{key},",
                f"  author = {{{{{AUTHORS}}}}},",
                f"  title = {{{TITLE}}},",
                f"  year = {{{day.year}}},",
                f"  version = {{{versions['program']}}},",
                f"  note = {{{note}}},",
                "}",
            ]
        )
    if form == "cff":
        return "\n".join(
            [
                "cff-version: 1.2.0",
                "message: If you use the tables or the program, please cite it.",
                f"title: '{TITLE}'",
                f"type: {'dataset' if state else 'software'}",
                f"version: '{versions['program']}'",
                f"date-released: {day.isoformat()}",
                f"license: {'CC-BY-4.0' if state else 'Apache-2.0'}",
                "authors:",
                f"  - name: {AUTHORS}",
                f"abstract: '{note}'",
            ]
        )
    kind = "data set" if state else "program"
    return f"{AUTHORS} ({day.year}). {TITLE} [{kind}], version {versions['program']}, {day.isoformat()}. {note}."
