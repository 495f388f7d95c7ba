"""What is kept: every version, the same bytes once, nothing lost and nothing doubled, wherever a run is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.archive import BadArchive, TownArchive
from flows.crawl.run import CrawlBusy
from flows.manifest import Manifests, read_manifest
from tests.flows.crawl.loopback_crawl import crawl_towns, place_of, rows_of
from tests.flows.crawl.town_site import Answer, Town, new_town, plain_pdf
from tests.flows.crawl.web_server import WebServer


def plan_town(server: WebServer, files: dict[str, str], number: int = 1) -> Town:
    """A town whose page lists these files: name and what the link says."""
    town = new_town(number)
    town.landing = "/dx/"
    list_files(server, town, files)
    return town


def list_files(server: WebServer, town: Town, files: dict[str, str]) -> None:
    items = "".join(f'<li><a href="{name}">{text}</a></li>' for name, text in files.items())
    town.page("/dx/", f"<html><title>計画</title><body><h1>{town.name}DX推進計画</h1><ul>{items}</ul></body></html>")
    for name in files:
        if (town.host, f"/dx/{name}") not in server.pages:
            town.pdf(f"/dx/{name}")
    server.put(town)


def set_pdf(server: WebServer, town: Town, name: str, text: str) -> None:
    town.pages[(town.host, f"/dx/{name}")] = Answer(plain_pdf(text), "application/pdf")
    server.put(town)


def remove(server: WebServer, town: Town, name: str) -> None:
    """Take a file off the site."""
    del server.pages[(town.host, f"/dx/{name}")], town.pages[(town.host, f"/dx/{name}")]


def by_name(raw: Path, town: Town) -> dict[str, dict[str, str]]:
    """Rows that stand for what is on the site now, by the name in their address."""
    rows = [row for row in rows_of(raw, town.code) if not row["superseded_by"]]
    return {place_of(row["source_url"])[1].rsplit("/", 1)[-1]: row for row in rows}


def test_the_manifest_of_a_new_file(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"../../etc/passwd%00.pdf": "計画書本編", "g.pdf": "概要版"})
    town.pdf("/etc/passwd%00.pdf")
    server.put(town)
    report = crawl_towns(server, [town], tmp_path)
    assert len(report.new) == 2
    rows = {row["variant"]: row for row in rows_of(tmp_path, town.code)}
    row = rows[""]
    assert row["file"] == f"{row['sha256'][:12]}-dx-plan.pdf" and rows["summary"]["file"].endswith("-dx-plan-summary.pdf")
    assert (tmp_path / town.code / row["file"]).stat().st_size == int(row["size"])
    assert row["source_url"].endswith("/etc/passwd%00.pdf") and row["anchor_text"] == "計画書本編"
    assert row["landing_page"] == server.url(town.host, "/dx/") and row["etag"]
    assert row["retrieved_at"] == row["first_seen"] == row["last_seen"] == "2026-11-01T03:00:00Z"
    manifest = read_manifest(tmp_path / town.code / "manifest.csv")
    assert not manifest.problems and not manifest.file_problems, "the batch understands it"
    stated, _ = Manifests().row(tmp_path / town.code / row["file"], tmp_path)
    assert stated["municipality_code"] == town.code and stated["source_url"] == row["source_url"]
    assert "last_seen" not in stated and "etag" not in stated


def test_a_visit_without_news_changes_nothing_that_the_batch_reads(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    (row,) = rows_of(tmp_path, town.code)
    before = Manifests().row(tmp_path / town.code / row["file"], tmp_path)
    crawl_towns(server, [town], tmp_path, day=9)
    (row,) = rows_of(tmp_path, town.code)
    assert row["last_seen"].startswith("2026-11-09") and row["first_seen"].startswith("2026-11-01")
    assert Manifests().row(tmp_path / town.code / row["file"], tmp_path) == before


def test_changed_bytes_are_a_new_version_and_the_old_one_stays(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    (old,) = rows_of(tmp_path, town.code)
    set_pdf(server, town, "a.pdf", "a second version")
    report = crawl_towns(server, [town], tmp_path, day=2)
    (changed,) = report.changed
    rows = {row["file"]: row for row in rows_of(tmp_path, town.code)}
    assert len(rows) == 2 and not report.new
    assert rows[old["file"]]["superseded_by"] == changed.file
    assert rows[changed.file]["supersedes"] == rows[old["file"]]["plan_id"] != ""
    assert (tmp_path / town.code / old["file"]).is_file()
    # The first bytes come back: they are kept once, and stand in place of the second again.
    set_pdf(server, town, "a.pdf", f"{town.host}/dx/a.pdf")
    report = crawl_towns(server, [town], tmp_path, day=3)
    rows = {row["file"]: row for row in rows_of(tmp_path, town.code)}
    assert len(rows) == 2 and not rows[old["file"]]["superseded_by"]
    assert rows[changed.file]["superseded_by"] == old["file"] and not rows[changed.file]["supersedes"]
    assert rows[old["file"]]["supersedes"] == rows[changed.file]["plan_id"]


def test_a_vanished_plan_is_marked_and_stays(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書", "g.pdf": "概要版"})
    crawl_towns(server, [town], tmp_path)
    list_files(server, town, {"g.pdf": "概要版"})
    assert not crawl_towns(server, [town], tmp_path, day=2).vanished, "no page leads there, but the file is there still"
    remove(server, town, "a.pdf")
    (vanished,) = crawl_towns(server, [town], tmp_path, day=3).vanished
    row = by_name(tmp_path, town)["a.pdf"]
    assert row["vanished"].startswith("2026-11-03") and row["last_seen"].startswith("2026-11-02")
    assert (tmp_path / town.code / row["file"]).is_file() and vanished.file == row["file"]
    assert not crawl_towns(server, [town], tmp_path, day=4).vanished, "it is told once"
    list_files(server, town, {"a.pdf": "計画書", "g.pdf": "概要版"})
    set_pdf(server, town, "a.pdf", f"{town.host}/dx/a.pdf")
    crawl_towns(server, [town], tmp_path, day=5)
    assert by_name(tmp_path, town)["a.pdf"]["vanished"] == "", "it is back"


def test_a_site_that_is_down_makes_nothing_vanish(server: WebServer, tmp_path: Path) -> None:
    from tests.flows.crawl.test_crawl_fetch import status

    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    server.behaviours[(town.host, "*")] = status(503)
    report = crawl_towns(server, [town], tmp_path, day=2)
    assert report.failed and not report.vanished and not by_name(tmp_path, town)["a.pdf"]["vanished"]


def test_the_same_bytes_under_two_addresses_are_kept_once(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書", "b.pdf": "計画書本編"})
    set_pdf(server, town, "b.pdf", f"{town.host}/dx/a.pdf")
    report = crawl_towns(server, [town], tmp_path)
    assert len(report.new) == 1 and len(rows_of(tmp_path, town.code)) == 1
    remove(server, town, "a.pdf")
    assert not crawl_towns(server, [town], tmp_path, day=2).vanished, "the other address still hands it out"
    remove(server, town, "b.pdf")
    assert len(crawl_towns(server, [town], tmp_path, day=3).vanished) == 1


def test_a_new_address_for_the_same_link_replaces(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a_2025.pdf": "計画書", "g.pdf": "概要版"})
    crawl_towns(server, [town], tmp_path)
    remove(server, town, "a_2025.pdf")
    list_files(server, town, {"a_2026.pdf": "計画書", "g.pdf": "概要版"})
    report = crawl_towns(server, [town], tmp_path, day=2)
    (changed,) = report.changed
    assert changed.url.endswith("a_2026.pdf") and not report.vanished
    old = next(row for row in rows_of(tmp_path, town.code) if row["source_url"].endswith("a_2025.pdf"))
    assert old["superseded_by"] == changed.file and old["vanished"]


def test_chapters_are_one_plan_and_a_changed_chapter_leaves_the_others(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {f"{n}.pdf": f"第{n}章　取組" for n in (1, 2, 3)})
    crawl_towns(server, [town], tmp_path)
    rows = by_name(tmp_path, town)
    (plan,) = {row["plan_id"] for row in rows.values()}
    assert plan.startswith(f"{town.code}-") and [rows[f"{n}.pdf"]["part"] for n in (1, 2, 3)] == ["1", "2", "3"]
    set_pdf(server, town, "2.pdf", "a new second chapter")
    crawl_towns(server, [town], tmp_path, day=2)
    rows = by_name(tmp_path, town)
    assert {row["plan_id"] for row in rows.values()} == {plan}
    assert rows["2.pdf"]["supersedes"] not in ("", plan)


def test_what_a_person_wrote_into_the_manifest_stays(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    path = tmp_path / town.code / "manifest.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    title = lines[0].split(",").index("title")
    cells = lines[1].split(",")
    cells[title] = "霧の計画"
    path.write_text(f"{lines[0]},remark\n{','.join(cells)},looked at\n", encoding="utf-8-sig")
    crawl_towns(server, [town], tmp_path, day=2)
    (row,) = rows_of(tmp_path, town.code)
    assert row["title"] == "霧の計画" and row["remark"] == "looked at" and row["last_seen"].startswith("2026-11-02")


def test_a_manifest_that_cannot_be_read_is_not_written_over(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    (tmp_path / town.code).mkdir()
    (tmp_path / town.code / "manifest.csv").write_bytes("file,title\na.pdf,計画\n".encode("utf-16"))
    report = crawl_towns(server, [town], tmp_path)
    assert "cannot be read" in report.failed[0].cause and not report.new


def test_a_file_that_a_person_took_away_is_fetched_again(server: WebServer, tmp_path: Path) -> None:
    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    (row,) = rows_of(tmp_path, town.code)
    (tmp_path / town.code / row["file"]).unlink()
    crawl_towns(server, [town], tmp_path, day=2)
    assert (tmp_path / town.code / row["file"]).is_file() and len(rows_of(tmp_path, town.code)) == 1


def test_lost_state_costs_a_transfer_and_no_more(server: WebServer, tmp_path: Path) -> None:
    import shutil

    town = plan_town(server, {"a.pdf": "計画書"})
    crawl_towns(server, [town], tmp_path)
    before = rows_of(tmp_path, town.code)
    shutil.rmtree(tmp_path / town.code / ".crawl")
    report = crawl_towns(server, [town], tmp_path)
    assert not report.new and not report.changed and rows_of(tmp_path, town.code) == before


def test_one_crawl_at_a_time(server: WebServer, tmp_path: Path) -> None:
    from filelock import FileLock

    town = plan_town(server, {"a.pdf": "計画書"})
    with FileLock(tmp_path / ".crawl.lock"), pytest.raises(CrawlBusy):
        crawl_towns(server, [town], tmp_path)


def test_codes_and_digests_are_checked_before_they_are_paths(tmp_path: Path) -> None:
    for code in ("../x", "", "99001", "990010/.."):
        with pytest.raises(BadArchive):
            TownArchive(tmp_path, code)
    (tmp_path / "outside.gz").write_bytes(b"")
    assert TownArchive(tmp_path / "raw", "990010").page("../../../outside") is None


# Killed between any two steps.

KILLED = 77


def in_child(work: Callable[[], None]) -> int:
    """Do something in a forked process and return its exit code: a kill runs no clean-up."""
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(60)
            work()
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def kill_at(step: int, when: str, count_to: Path | None = None) -> None:
    """Have this process die at its n-th change of the file system, before or after it.

    A file that was not yet synced when the process died may be torn: half of it is cut off.
    """
    seen = [0]

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            seen[0] += 1
            if seen[0] == step and when == "before":
                if name == "fsync" and os.fstat(arguments[0]).st_size:
                    try:
                        os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)
                    except OSError:
                        pass
                os._exit(KILLED)
            result = real(*arguments, **named)
            if count_to is not None:
                count_to.write_bytes(str(seen[0]).encode())
            if seen[0] == step:
                os._exit(KILLED)
            return result

        return call

    for name in ("replace", "fsync", "unlink", "mkdir", "rmdir"):
        setattr(os, name, watched(name, getattr(os, name)))


def state_of(raw: Path, town: Town) -> list[tuple[str, ...]]:
    """What has to be the same however often a run was killed: rows without times, and the bytes they stand for."""
    rows = rows_of(raw, town.code)
    names = ("file", "source_url", "sha256", "variant", "part", "plan_id", "supersedes", "superseded_by", "anchor_text")
    files = {path.name for path in (raw / town.code).glob("*.pdf")}
    assert files == {row["file"] for row in rows}, "a row for each file, a file for each row"
    return sorted((*(row[name] for name in names), str(bool(row["vanished"]))) for row in rows)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork")
def test_killed_at_every_step_nothing_is_lost_and_nothing_doubled(server: WebServer, tmp_path: Path) -> None:
    files = {"all.pdf": "計画書（本編）", "g.pdf": "概要版", "c1.pdf": "別冊　取組一覧"}

    def build() -> Town:
        server.pages.clear()
        return plan_town(server, files)

    def change(town: Town) -> None:
        set_pdf(server, town, "all.pdf", "a second version")
        remove(server, town, "g.pdf")
        list_files(server, town, {"all.pdf": "計画書（本編）", "c1.pdf": "別冊　取組一覧", "n.pdf": "別冊2　工程表"})

    injected = 0
    for second in (False, True):
        town = build()
        reference = tmp_path / f"reference{second}"
        crawl_towns(server, [town], reference, workers=1)
        if second:
            change(town)
            crawl_towns(server, [town], reference, day=2, workers=1)
        wanted = state_of(reference, town)
        step, when, ended = 1, "before", False
        while not ended:
            raw = tmp_path / f"{second}-{step}-{when}"
            town = build()
            if second:
                crawl_towns(server, [town], raw, workers=1)
                change(town)
            server.forget()

            day = 2 if second else 1

            def killed(raw: Path = raw, town: Town = town, step: int = step, when: str = when, day: int = day) -> None:
                kill_at(step, when)
                crawl_towns(server, [town], raw, day=day, workers=1)

            code = in_child(killed)
            assert code in (0, KILLED)
            # A step that raises, such as making a folder below one that is missing, never comes to its end.
            ended = code == 0 and when == "before"
            injected += code == KILLED
            crawl_towns(server, [town], raw, day=2 if second else 1, workers=1)
            assert state_of(raw, town) == wanted, (second, step, when)
            assert not list((raw / town.code / ".crawl" / "incoming").iterdir())
            assert not (raw / town.code / ".crawl" / "journal.json").exists()
            sent = [asked.path for asked in server.bodies() if asked.path.endswith(".pdf")]
            assert len(sent) <= len(set(sent)) + 1, f"only what was on its way when the run died comes again: {sent}"
            server.forget()
            last = crawl_towns(server, [town], raw, day=3, workers=1)
            assert not server.bodies() and not (last.new or last.changed)
            step, when = (step, "after") if when == "before" else (step + 1, "before")
    print(f"{injected} faults")
    assert injected >= 200
