"""Table ``neighbours``: for every national measure the bodies that write most alike about it.

Each body is the bag of the nouns (Sudachi normalised forms, table ``terms``) of its own sections about a measure. Words
weigh (1 + ln count) · (1 + ln((1 + bodies) / (1 + bodies that use it))), vectors have length 1, and likeness is their
cosine. Weights are rounded to 1/2048, so that every product and sum is a whole number that 32 bits of floating point
hold exactly: the same plans give the same neighbours on every machine, whatever order its library sums in.

``neighbour_rows(plans)`` is the function of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.plans import Plans
from analysis.tables import Published
from extractors.rows import Row, short_id
from extractors.schema.columns import MEASURE_IDS

SHOWN = 5
"""Neighbours of a body; also how many words are named that make two bodies alike."""
SCALE = 2048
"""Units of a weight of 1. Products stay below 2^22 and their sums too, as no vector is longer than 1."""
FEWEST_WORDS = 5
"""Different words that a body has to use about a measure to be compared; fewer are a heading, and say nothing."""
_NOUN = "名詞"
_ERAS = ("令和", "平成", "昭和")
"""Nouns of dates: two plans are not alike because both speak of a year."""
_BLOCK = 4096
"""Words that are multiplied at once: bounds the memory of a dense block."""
_COLUMNS = ["document_id", "section_id", "measure_id", "lemma", "pos", "count"]


def neighbour_rows(plans: Plans) -> list[Row]:
    """The rows of ``neighbours``, by code, measure and rank."""
    counts = _counts(plans)
    pages = _first_pages(plans)
    rows: list[Row] = []
    for measure_id in MEASURE_IDS:
        used = counts.filter(pc.equal(counts["measure_id"], measure_id))
        rows += _rows(measure_id, used, pages)
    return sorted(rows, key=lambda row: (row["municipality_code"], MEASURE_IDS.index(row["measure_id"]), row["rank"]))


def _counts(plans: Plans) -> pa.Table:
    """How often each body uses each noun about each measure: columns code, measure_id, lemma, count."""
    own = {
        f"{row['document_id']} {row['section_id']}" for row in plans.own("sections", ["section_id"])
    }  # sections have whose words they are, terms have not
    documents = sorted(plans.read)
    codes = pa.array([plans.read[document]["municipality_code"] for document in documents], pa.string())
    sections, ids = pa.array(sorted(own), pa.string()), pa.array(documents, pa.string())
    parts = [_used(batch, ids, codes, sections) for batch in _batches(plans.published)]
    schema = pa.schema([("code", pa.string()), ("measure_id", pa.string()), ("lemma", pa.string()),
                        ("count", pa.int64())])  # fmt: skip
    table = pa.concat_tables([schema.empty_table(), *parts])
    grouped = table.group_by(["code", "measure_id", "lemma"], use_threads=False).aggregate([("count", "sum")])
    return grouped.rename_columns({"count_sum": "count"}).sort_by(
        [("measure_id", "ascending"), ("code", "ascending"), ("lemma", "ascending")]
    )


def _batches(published: Published) -> Iterator[pa.RecordBatch]:
    path = published.folder / "terms.parquet"
    if path.is_file():
        yield from pq.ParquetFile(path).iter_batches(columns=_COLUMNS)
    else:
        yield from published.table("terms", _COLUMNS).to_batches()


def _used(batch: pa.RecordBatch, documents: pa.Array, codes: pa.Array, sections: pa.Array) -> pa.Table:
    """The counts of one batch, summed, so that the whole table of terms is never in memory."""
    table = pa.Table.from_batches([batch])
    table = table.filter(
        pc.and_(
            pc.and_(pc.is_valid(table["measure_id"]), pc.equal(table["pos"], _NOUN)),
            pc.and_(pc.is_in(table["document_id"], value_set=documents),
                    pc.invert(pc.is_in(table["lemma"], value_set=pa.array(_ERAS)))),
        )
    )
    section = pc.binary_join_element_wise(table["document_id"], table["section_id"], " ")
    table = table.filter(pc.fill_null(pc.is_in(section, value_set=sections), False))
    code = pc.take(codes, pc.index_in(table["document_id"], value_set=documents))
    table = pa.table({"code": code, "measure_id": table["measure_id"], "lemma": table["lemma"],
                      "count": pc.cast(table["count"], pa.int64())})  # fmt: skip
    summed = table.group_by(["code", "measure_id", "lemma"], use_threads=False).aggregate([("count", "sum")])
    return summed.rename_columns({"count_sum": "count"}).select(["code", "measure_id", "lemma", "count"])


def _first_pages(plans: Plans) -> dict[tuple[str, str], tuple[str, int]]:
    """Where each body begins to write about each measure."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for row in plans.own("measures", ["measure_id", "page"]):
        code = plans.read[row["document_id"]]["municipality_code"]
        if row["page"] is not None:
            here = (row["document_id"], row["page"])
            found[code, row["measure_id"]] = min(found.get((code, row["measure_id"]), here), here)
    return found


def _rows(measure_id: str, used: pa.Table, pages: dict[tuple[str, str], tuple[str, int]]) -> Iterator[Row]:
    bodies = used["code"].combine_chunks().dictionary_encode()
    words = used["lemma"].combine_chunks().dictionary_encode()
    body, word = (np.asarray(column.indices) for column in (bodies, words))
    enough = np.bincount(body, minlength=len(bodies.dictionary)) >= FEWEST_WORDS
    codes = bodies.dictionary.to_pylist()
    kept = [at for at, yes in enumerate(enough) if yes]
    if len(kept) < 2:
        return
    weight = _weights(body, word, np.asarray(used["count"]), enough)
    alike = _products(body, word, weight, len(codes), len(words.dictionary))
    alike[np.arange(len(codes)), np.arange(len(codes))] = 0
    starts = np.searchsorted(body, np.arange(len(codes) + 1))
    lemmas = words.dictionary.to_pylist()
    inside = np.lexsort((word, body))
    word, weight = word[inside], weight[inside]
    # Weights of the words of the body whose neighbours are looked for, by word; below 0 where it does not use one.
    own = np.full(len(lemmas), -1, dtype=np.float32)
    for at in kept:
        mine = slice(*starts[at : at + 2])
        own[word[mine]] = weight[mine]
        for rank, other in enumerate(_nearest(alike[at]), start=1):
            document, page = pages.get((codes[other], measure_id), (None, None))
            theirs = slice(*starts[other : other + 2])
            yield {
                "row_id": short_id("neighbours", codes[at], measure_id, rank),
                "municipality_code": codes[at],
                "measure_id": measure_id,
                "rank": rank,
                "neighbour_code": codes[other],
                "similarity": round(float(alike[at, other]) / SCALE**2, 4),
                "shared_terms": _shared(own, word[theirs], weight[theirs], lemmas),
                "evidence_document_id": document,
                "evidence_page": page,
            }
        own[word[mine]] = -1


def _nearest(alike: np.ndarray) -> list[int]:
    """Places of the highest products above 0, the highest first; of the same ones that of the lowest code."""
    least = np.partition(alike, -SHOWN)[-SHOWN] if len(alike) > SHOWN else 0
    places = np.flatnonzero(alike >= max(least, 1))
    return [int(place) for place in places[np.argsort(-alike[places], kind="stable")][:SHOWN]]


def _weights(body: np.ndarray, word: np.ndarray, count: np.ndarray, enough: np.ndarray) -> np.ndarray:
    """Weight of each (body, word) in units of 1 / SCALE; 0 for bodies that are not compared."""
    compared = enough[body]
    spread = np.bincount(word[compared], minlength=int(word.max()) + 1)
    idf = 1 + np.log((1 + enough.sum()) / (1 + spread))
    weight = np.where(compared, (1 + np.log(count)) * idf[word], 0.0)
    length = np.sqrt(np.bincount(body, weights=weight**2, minlength=len(enough)))
    length[length == 0] = 1
    return np.rint(weight / length[body] * SCALE).astype(np.float32)


def _products(body: np.ndarray, word: np.ndarray, weight: np.ndarray, bodies: int, words: int) -> np.ndarray:
    """Products of all pairs of bodies; words that one body alone uses make nobody alike and are left out."""
    several = np.bincount(word, minlength=words) > 1
    column = np.cumsum(several) - 1
    keep = several[word]
    body, weight, column = body[keep], weight[keep], column[word[keep]]
    alike = np.zeros((bodies, bodies), dtype=np.float32)
    shared = int(several.sum())
    for first in range(0, shared, _BLOCK):
        width = min(_BLOCK, shared - first)
        inside = (column >= first) & (column < first + width)
        block = np.zeros((bodies, width), dtype=np.float32)
        block[body[inside], column[inside] - first] = weight[inside]
        alike += block @ block.T
    return alike


def _shared(own: np.ndarray, words: np.ndarray, weight: np.ndarray, lemmas: Sequence[str]) -> list[str]:
    """The words that weigh most in two bodies: one by all its weights, the other by its words in order and theirs."""
    mine = own[words]
    both = np.flatnonzero(mine >= 0)
    order = np.argsort(-(mine[both] * weight[both]), kind="stable")[:SHOWN]
    return [lemmas[at] for at in words[both[order]].tolist()]
