"""Fifty towns in two dozen layouts: every plan is found, nothing else is, and the second visit transfers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.crawl import layouts_first, layouts_second, layouts_third
from tests.flows.crawl.loopback_crawl import crawl_towns, place_of, rows_of
from tests.flows.crawl.town_site import Town, new_town
from tests.flows.crawl.web_server import WebServer

LAYOUTS = layouts_first.LAYOUTS + layouts_second.LAYOUTS + layouts_third.LAYOUTS


def make_towns(server: WebServer, count: int) -> list[Town]:
    towns = []
    for number in range(count):
        town = new_town(number)
        layout = LAYOUTS[number % len(LAYOUTS)]
        town.layout = layout.__name__
        layout(town)
        server.put(town)
        towns.append(town)
    return towns


def test_fifty_towns_twice(server: WebServer, tmp_path: Path) -> None:
    towns = make_towns(server, 50)
    first = crawl_towns(server, towns, tmp_path)
    wanted = {(w.host, w.path): (w.variant, w.part) for town in towns for w in town.wanted}
    found = {
        place_of(row["source_url"]): (row["variant"] or "full", int(row["part"]) if row["part"] else None)
        for town in towns for row in rows_of(tmp_path, town.code)
    }  # fmt: skip
    wrong = {place: label for place, label in found.items() if place not in wanted}
    assert not wrong
    share = len(found) / len(wanted)
    assert share >= 0.95, f"{share:.3f}: {sorted(set(wanted) - set(found))}"
    mislabelled = {place: (label, wanted[place]) for place, label in found.items() if wanted[place] != label}
    assert len(mislabelled) <= 0.05 * len(found), mislabelled
    assert len(first.new) == len(found) and not first.changed and not first.vanished and not first.failed
    assert server.most_at_once == 1, "no host ever had two requests at once"
    server.forget()
    second = crawl_towns(server, towns, tmp_path, day=2)
    assert not server.bodies() and second.bodies == 0
    assert second.same == len(found) and not (second.new or second.changed or second.vanished or second.failed)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_layout(server: WebServer, tmp_path: Path, layout: object) -> None:
    town = new_town(LAYOUTS.index(layout))  # type: ignore[arg-type]
    layout(town)  # type: ignore[operator]
    server.put(town)
    report = crawl_towns(server, [town], tmp_path)
    found = {(*place_of(row["source_url"]), row["variant"] or "full", row["part"]) for row in rows_of(tmp_path, town.code)}
    wanted = {(w.host, w.path, w.variant, str(w.part or "")) for w in town.wanted}
    assert not found - wanted
    missing = {(host, path) for host, path, _, _ in wanted - found}
    assert missing <= {place_of(item.url) for item in report.doubtful}, "what is not fetched is put before a person"
    assert not missing or layout in layouts_third.LAYOUTS
