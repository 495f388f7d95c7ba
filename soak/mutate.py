"""Damages plans byte by byte and holds what is read from them against what must be true of every reading."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pypdfium2 as pdfium

from extractors.schema import DOCUMENT_TABLES, TABLES
from extractors.schema.columns import ORDERED_COLUMNS
from soak.hostile import chosen

PAGES = 3
"""Pages of a sample plan that are kept, so that many mutants can be read."""
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"0.00001", b"1e999")


def seeds(plans: Sequence[Path]) -> list[bytes]:
    """What is damaged: the first pages of plans, and small plain files whose words stand unpacked."""
    found = []
    for path in plans:
        with pdfium.PdfDocument(path) as plan, pdfium.PdfDocument.new() as part:
            part.import_pages(plan, list(range(min(PAGES, len(plan)))))
            at = path.with_suffix(".part")
            part.save(at)
            found.append(at.read_bytes())
            at.unlink()
    found += [chosen("hostile-words").make(1), chosen("endless-headings").make(60), chosen("absurd-pages").make(1)]
    return found


def mutant(data: bytes, chance: random.Random) -> bytes:
    """The file with one to eight damages."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(out) or 1)
        length = min(chance.choice((1, 1, 2, 8, 64, 1024)), len(out) - at)
        match chance.randrange(7):
            case 0:
                out[at : at + length] = chance.randbytes(length)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = chance.randbytes(length)
            case 3:
                other = chance.randrange(len(out) or 1)
                out[at:at] = out[other : other + length]
            case 4:
                for i in range(at, at + length):
                    out[i] ^= 1 << chance.randrange(8)
            case 5:
                del out[max(at, 20) :]
            case _:
                digits = [i for i in range(at, min(at + 4000, len(out))) if chr(out[i]).isdigit()]
                if digits:
                    out[digits[0] : digits[0] + 1] = chance.choice(_NUMBERS)
    return bytes(out)


def write_mutants(folder: Path, plans: Sequence[Path], number: int, seed: int = 1) -> None:
    """Write so many mutants of the plans into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    whole = seeds(plans)
    for i in range(number):
        data = mutant(whole[i % len(whole)], chance)
        (folder / f"m{i:05}.pdf").write_bytes(data or b"\n")


def faults_of(out: Path) -> list[str]:
    """What is not as it must be in a published folder."""
    wrong: list[str] = []
    tables = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in DOCUMENT_TABLES}
    sizes = {row["document_id"]: row for row in tables["documents"]}
    warned = {row["document_id"] for row in tables["warnings"]}
    for row in tables["documents"]:
        name = row["source_path"]
        if row["status"] not in ("ok", "partial", "failed"):
            wrong.append(f"{name}: status {row['status']}")
        if row["status"] != "ok" and (not row["error"] or name not in row["error"] or row["document_id"] not in warned):
            wrong.append(f"{name}: {row['status']} without a cause that names the file")
    for name, rows in tables.items():
        for key in (TABLES[name].primary_key, *TABLES[name].unique):
            twice = Counter(tuple(row[column] for column in key) for row in rows)
            wrong += [f"{name}: {value} is there {count} times" for value, count in twice.items() if count > 1]
        for row in rows:
            for first, last in ORDERED_COLUMNS:
                start, end = row.get(first), row.get(last)
                if start is not None and end is not None and start > end:
                    wrong.append(f"{name}: {first} {start} lies after {last} {end}")
            document = sizes.get(row["document_id"])
            if document is None and name != "warnings":
                wrong.append(f"{name}: {row['row_id']} belongs to no document")
            for region in row.get("regions") or []:
                if not (region["x0"] <= region["x1"] and region["top"] <= region["bottom"]):
                    wrong.append(f"{name}: {row['row_id']} stands in {region}")
                if document is not None and not 1 <= region["page"] <= (document["page_count"] or 0):
                    wrong.append(f"{name}: {row['row_id']} stands on page {region['page']}")
    return wrong


def raised(out: Path) -> list[str]:
    """Errors that the extractors themselves raised, and rows that the checks had to take out: faults to be mended."""
    rows = pq.read_table(out / "warnings.parquet").to_pylist()
    return [row["message"] for row in rows if row["code"] in ("error", "left_out", "crash")]
