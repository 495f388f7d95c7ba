"""The tables as a data set: the descriptor is valid and true, the views answer, releases repeat and tell differences."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.dataset import descriptor, difference
from analysis.dataset.citation import cite, data_state, versions_of
from analysis.dataset.release import TEXT_COLUMNS, ReleaseError, check_sums, make_release
from analysis.dataset.views import views_sql
from analysis.tables import Published
from extractors.schema import TABLES, arrow_schema
from flows.batch import run_batch
from flows.settings import Settings

DAY = datetime.date(2026, 11, 20)
LATER = datetime.date(2031, 5, 17)
QUESTIONS = (
    "current_plans", "own_measures", "deadlines", "evidence", "divisions_in_charge", "indicators_promised",
    "procedures_named", "words_of_measures",
)  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("dataset") / "out"
    report = run_batch([root / "data" / "raw"], folder, direct=True, settings=Settings(workers=1))
    assert report.all_read
    yield folder


@pytest.fixture
def tables(out: Path, tmp_path: Path) -> Path:
    """A copy of the tables that a test may change."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name in TABLES:
        shutil.copyfile(out / f"{name}.parquet", folder / f"{name}.parquet")
    return folder


def test_the_descriptor_is_a_valid_data_package_and_says_what_the_files_hold(out: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    package = descriptor.describe(out, {"program": "1"})
    report = frictionless.Package.validate_descriptor(package)
    assert report.valid, report.flatten(["type", "message"])
    by_path = {resource["path"]: resource for resource in package["resources"]}
    assert set(by_path) == {f"{name}.parquet" for name in TABLES}
    for path, resource in by_path.items():
        file = pq.ParquetFile(out / path)
        assert [field["name"] for field in resource["schema"]["fields"]] == file.schema_arrow.names
        assert resource["rows"] == file.metadata.num_rows
        assert resource["hash"] == f"sha256:{descriptor.sha256_of(out / path)}"


def test_every_reference_of_the_descriptor_leads_to_a_column(out: Path) -> None:
    package = descriptor.describe(out, {})
    columns = {
        resource["name"]: {field["name"] for field in resource["schema"]["fields"]} for resource in package["resources"]
    }
    checked = 0
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            other = key["reference"].get("resource", resource["name"])
            assert set(key["reference"]["fields"]) <= columns[other]
            assert set(key["fields"]) <= columns[resource["name"]]
            checked += 1
    assert checked > 20


def test_the_views_run_in_duckdb_and_agree_with_the_tables(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    monkeypatch.chdir(out)
    with duckdb.connect() as connection:
        connection.execute(views_sql())
        for name in TABLES:
            (count,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone() or (None,)
            assert count == pq.read_metadata(out / f"{name}.parquet").num_rows
        for name in QUESTIONS:
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() != (0,), name
        deadlines = connection.execute(
            "SELECT done_by FROM deadlines WHERE measure_id = 'system-standardization' AND done_by IS NOT NULL"
        ).fetchall()
        rows = pq.read_table(out / "measures.parquet").to_pylist()
        latest = {row["target_end"] for row in rows if row["measure_id"] == "system-standardization"}
        assert deadlines and {day for (day,) in deadlines} <= latest
        places = "SELECT count(*) FROM evidence WHERE page IS NULL OR bbox IS NULL"
        assert connection.execute(places).fetchone() == (0,)


@pytest.mark.parametrize("form", ["text", "bibtex", "cff"])
def test_a_citation_names_program_taxonomy_dictionary_and_set(out: Path, form: str) -> None:
    published = Published(out)
    text = cite(versions_of(published, "9.9.9"), data_state(published), DAY, form)  # type: ignore[arg-type]
    for word in ("9.9.9", "taxonomy 20", "dictionary 20", "extractor ", "4 documents of 4 bodies", "2026"):
        assert word in text


def test_a_release_made_twice_is_identical_but_for_its_date(out: Path, tmp_path: Path) -> None:
    first = make_release(out, tmp_path / "a", DAY, "1.0").folder
    again = make_release(out, tmp_path / "b", DAY, "1.0").folder
    other = make_release(out, tmp_path / "c", LATER, "1.0").folder
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in again.iterdir()) == sorted(path.name for path in other.iterdir())
    assert {"datapackage.json", "views.sql", "SHA256SUMS", "README.md", "CITATION.cff", "counts.json"} <= set(names)
    for name in names:
        assert (first / name).read_bytes() == (again / name).read_bytes(), name
        if name != "SHA256SUMS":
            undated = (other / name).read_bytes().replace(b"2031-05-17", b"2026-11-20").replace(b"(2031)", b"(2026)")
            assert (first / name).read_bytes() == undated, name
    assert check_sums(first) == []


def test_a_changed_file_is_found_by_its_sum(out: Path, tmp_path: Path) -> None:
    folder = make_release(out, tmp_path, DAY, "1.0").folder
    (folder / "counts.json").write_text("{}", encoding="utf-8")
    (folder / "more.txt").write_text("x", encoding="utf-8")
    assert check_sums(folder) == ["counts.json", "more.txt"]


def test_a_release_is_never_changed_and_nothing_is_left_of_a_failed_one(out: Path, tmp_path: Path) -> None:
    make_release(out, tmp_path, DAY, "1.0")
    with pytest.raises(ReleaseError, match="exists already"):
        make_release(out, tmp_path, DAY, "1.0")
    with pytest.raises(ReleaseError, match="no such file"):
        make_release(out, tmp_path, LATER, "1.0", scores=tmp_path / "none.json")
    assert [path.name for path in tmp_path.iterdir()] == ["dxplans-2026-11-20"]


def test_the_difference_names_rows_that_came_went_and_changed(tables: Path, tmp_path: Path) -> None:
    make_release(tables, tmp_path, DAY, "1.0")
    targets = pq.read_table(tables / "targets.parquet").to_pylist()
    gone = targets.pop(0)
    moved = targets[0]["row_id"]
    targets[0] = {**targets[0], "end": datetime.date(2039, 3, 31), "phase": "operate"}
    schema = arrow_schema("targets")
    came = {**targets[1], "row_id": "zzzz"}
    pq.write_table(pa.Table.from_pylist([*targets, came], schema=schema), tables / "targets.parquet")
    release = make_release(tables, tmp_path, LATER, "1.0")
    assert release.previous == "dxplans-2026-11-20"
    rows = pq.read_table(release.folder / "difference.parquet").to_pylist()
    found = {(row["table_name"], row["row_id"], row["change"]) for row in rows}
    assert found == {("targets", gone["row_id"], "removed"), ("targets", moved, "changed"), ("targets", "zzzz", "added")}
    (changed,) = [row["columns"] for row in rows if row["change"] == "changed"]
    assert "end" in changed
    assert "| targets |" in (release.folder / "difference.md").read_text(encoding="utf-8")


def test_the_rows_are_what_the_descriptor_says(out: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for described in descriptor.describe(out, {"program": "1"})["resources"]:
        rows = pq.read_table(out / described["path"]).slice(0, 60).to_pylist()
        if rows:
            # The rows are handed over as they are: Frictionless' own reader of Parquet makes arrays of numpy of lists.
            alone = {key: value for key, value in described["schema"].items() if key != "foreignKeys"}
            schema = frictionless.Schema.from_descriptor(alone)
            report = frictionless.Resource(data=rows, schema=schema).validate()
            assert report.valid, (described["name"], report.flatten(["fieldName", "type", "note"])[:3])


def test_columns_of_one_side_alone_are_named(tables: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(tables, old)
    table = pq.read_table(old / "notes.parquet")
    pq.write_table(table.drop_columns(["marker"]), old / "notes.parquet")
    summary, rows = difference.compare(old, tables)
    (notes,) = [table for table in summary if table.name == "notes"]
    assert notes.columns_added == ("marker",) and not notes.same
    assert rows.num_rows == 0
    assert "`marker` is new" in difference.as_markdown(summary, "old", "new")


def test_sentences_are_withheld_only_where_the_licence_is_unknown(tables: Path, tmp_path: Path) -> None:
    documents = pq.read_table(tables / "documents.parquet").to_pylist()
    documents[0]["licence"], documents[1]["licence"] = None, "CC BY 4.0"
    unknown, known = documents[0]["document_id"], documents[1]["document_id"]
    pq.write_table(pa.Table.from_pylist(documents, schema=arrow_schema("documents")), tables / "documents.parquet")
    hidden = sum(not row["licence"] for row in documents)
    release = make_release(tables, tmp_path, DAY, "1.0", without_text=True)
    assert release.withheld == hidden
    for name, columns in TEXT_COLUMNS.items():
        rows = pq.read_table(release.folder / f"{name}.parquet").to_pylist()
        assert all(row[column] is None for row in rows if row["document_id"] == unknown for column in columns)
        before = pq.read_table(tables / f"{name}.parquet").to_pylist()
        assert [r for r in rows if r["document_id"] == known] == [r for r in before if r["document_id"] == known]
    titles = [row["title"] for row in pq.read_table(release.folder / "sections.parquet").to_pylist()]
    assert all(titles)
    said = {
        sentence
        for row in pq.read_table(tables / "pages.parquet").to_pylist()
        if row["document_id"] == unknown
        for sentence in re.findall(r"[^。\n]{12,}。", row["text"])
    }
    assert len(said) > 20
    for path in release.folder.glob("*.parquet"):
        whole = json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False, default=str)
        assert not [sentence for sentence in said if sentence in whole], path.name
    package = json.loads((release.folder / "datapackage.json").read_text(encoding="utf-8"))
    (pages,) = [resource for resource in package["resources"] if resource["name"] == "pages"]
    (text,) = [field for field in pages["schema"]["fields"] if field["name"] == "text"]
    assert "required" not in text.get("constraints", {})
    assert "withheld" in (release.folder / "README.md").read_text(encoding="utf-8")


def test_a_sentence_is_withheld_wherever_it_stands(tables: Path, tmp_path: Path) -> None:
    documents = pq.read_table(tables / "documents.parquet").to_pylist()
    unknown, known = documents[0]["document_id"], documents[1]["document_id"]
    for row in documents:
        row["licence"] = None if row["document_id"] == unknown else "CC BY 4.0"
    pq.write_table(pa.Table.from_pylist(documents, schema=arrow_schema("documents")), tables / "documents.parquet")
    sentence = "市民が来庁せずに申請できるよう、対象となる手続を順に増やしていく予定である"
    rows = pq.read_table(tables / "sections.parquet").to_pylist()
    for document_id in (unknown, known):
        row = next(row for row in rows if row["document_id"] == document_id)
        row.update(title=sentence, path=["第1章", sentence])
    pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema("sections")), tables / "sections.parquet")
    change = {"row_id": "c", "municipality_code": "992011", "between": "editions", "kind": "kpi_changed", "subject": "率",
              "old_value": "増やす。", "new_value": "30%"}  # fmt: skip
    changes = [{**change, "old_document_id": known, "new_document_id": unknown},
               {**change, "row_id": "d", "old_document_id": known, "new_document_id": known}]  # fmt: skip
    pq.write_table(pa.Table.from_pylist(changes, schema=arrow_schema("changes")), tables / "changes.parquet")
    release = make_release(tables, tmp_path, DAY, "1.0", without_text=True)
    found = pq.read_table(release.folder / "sections.parquet").to_pylist()
    titles = {row["document_id"]: (row["title"], row["path"]) for row in found if row["title"] in (None, sentence)}
    assert titles == {unknown: (None, None), known: (sentence, ["第1章", sentence])}
    values = [(row["old_value"], row["new_value"]) for row in pq.read_table(release.folder / "changes.parquet").to_pylist()]
    assert values == [(None, "30%"), ("増やす。", "30%")]
    package = json.loads((release.folder / "datapackage.json").read_text(encoding="utf-8"))
    (sections,) = [resource for resource in package["resources"] if resource["name"] == "sections"]
    (title,) = [field for field in sections["schema"]["fields"] if field["name"] == "title"]
    assert "required" not in title.get("constraints", {})
