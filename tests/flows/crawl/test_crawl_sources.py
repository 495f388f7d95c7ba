"""The list of sources: every wrong line is told, and the list that ships is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli import main
from flows.crawl.addresses import join
from flows.crawl.source_list import advice, mark_checked, official_sites, read_sources

HEAD = "municipality_code,landing_page,kind,municipality,cdn,last_checked\n"


def read(tmp_path: Path, *lines: str, head: str = HEAD) -> tuple[list[str], list[str]]:
    """Addresses that can be used, and problems."""
    path = tmp_path / "sources.csv"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    sources = read_sources(path)
    return [landing.url for landing in sources.landings], sources.problems


def test_two_columns_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("municipality_code,landing_page\n20361,http://www.town.example/dx/#top\n", encoding="utf-8-sig")
    (landing,) = read_sources(path).landings
    assert (landing.code, landing.municipality, landing.prefecture) == ("203611", "下諏訪町", "長野県")
    assert landing.url == "http://www.town.example/dx/" and landing.kind == "page"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("203612,https://a.example/,,,,", "check digit should be 1"),
        ("2036,https://a.example/,,,,", "six digits"),
        ("999,https://a.example/,,,,", "six digits"),
        ("479993,https://a.example/,,,,", "no body has it"),
        ("203611,ftp://a.example/,,,,", "not http or https"),
        ("203611,www.a.example,,,,", "its scheme is missing"),
        ("203611,https://u:p@a.example/,,,,", "user name"),
        ("203611,https:///x,,,,", "names no host"),
        ("203611,https://a.example/,plan,,,", "one of page, site, file"),
        ("203611,https://a.example/,,諏訪市,,", "長野県下諏訪町"),
        ("203611,https://a.example/,,,https://cdn.example/,", "without scheme"),
        ("203611,https://a.example/,,,,yesterday", "2026-11-21"),
        ("203611,https://a.example/,,,,,surplus", "more fields"),
    ],
)
def test_wrong_lines_are_told_and_left_out(tmp_path: Path, line: str, said: str) -> None:
    urls, problems = read(tmp_path, line, "992011,https://b.example/,,,,")
    assert urls == ["https://b.example/"]
    (problem,) = problems
    assert problem.startswith("sources.csv, line 2: ") and said in problem


def test_doubles_unknown_columns_and_missing_ones(tmp_path: Path) -> None:
    urls, problems = read(tmp_path, "203611,https://a.example/,,,,", "203611,HTTPS://A.example:443/#x,page,,,")
    assert len(urls) == 1 and "in line 2 already" in problems[0]
    assert "'note' is not known" in read(tmp_path, head="municipality_code,landing_page,note\n")[1][0]
    assert "no column landing_page" in read(tmp_path, head="municipality_code,url\n")[1][-1]


def test_a_list_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_bytes((HEAD + "203611,https://a.example/,,下諏訪町,,\n").encode("cp932"))
    assert "UTF-8" in read_sources(path).problems[0]


def test_advice(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(HEAD + "992011,http://10.0.0.1/,,,,\n992020,https://a.example/,,,,\n992011,https://a.example/,,,,\n",
                    encoding="utf-8")  # fmt: skip
    private, shared = advice(read_sources(path))
    assert "will not be visited" in private and "992011, 992020" in shared


def test_marking_keeps_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    text = 'municipality_code,landing_page,mine\n992011,https://a.example/,"x, y"\nbroken,line,z\n'
    path.write_text(text, encoding="utf-8-sig")
    assert mark_checked(path, {("992011", "https://a.example/"): "2026-11-21"}) == 1
    assert path.read_text(encoding="utf-8-sig") == (
        'municipality_code,landing_page,mine,last_checked\n992011,https://a.example/,"x, y",2026-11-21\nbroken,line,z\n'
    )
    assert mark_checked(path, {("992011", "https://a.example/"): "2026-11-21"}) == 0


def test_the_list_that_ships(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "data" / "sources.csv"
    sources = read_sources(path)
    assert not sources.problems and not advice(sources)
    listed = {(landing.code, landing.url) for landing in sources.landings if landing.kind == "site"}
    assert listed == {(site.code, join("", site.url)) for site in official_sites()} and len(listed) == 1788
    assert main(["sources", "check", "--sources", str(path)]) == 0
    assert "1788 bodies" in capsys.readouterr().out


def test_commands_say_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.delenv("DXPLANS_CONTACT", raising=False)
    path = tmp_path / "sources.csv"
    path.write_text(HEAD + "992011,https://a.example/,,,,\n", encoding="utf-8")
    assert main(["crawl", "--sources", str(path)]) == 2
    assert "who visits" in capsys.readouterr().err
    assert main(["crawl", "--sources", str(tmp_path / "none.csv"), "--contact", "x"]) == 2
    raw = str(tmp_path / "raw")
    assert main(["crawl", "--sources", str(path), "--contact", "x", "--raw", raw, "--only", "203611"]) == 2
    assert "no usable line for 203611" in capsys.readouterr().err
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert main(["serve", "--sources", str(path)]) == 2
    assert "who visits" in capsys.readouterr().err
