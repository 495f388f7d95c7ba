"""Draws the charts as SVG with Vega-Lite, once for each language: no script runs in the browser for them.

vl-convert holds Vega and Vega-Lite and needs neither network nor browser. Vega writes a label for screen readers on
every bar. What it measures by the fonts of the machine (room for labels) is given here as numbers, so that the same
tables give the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from analysis.report.model import STATUSES, Measure, Report
from analysis.report.safe import visible
from analysis.report.summaries import Group
from analysis.report.words import LANGUAGES, say

COLOURS = {"covered": "#1f6a8c", "absent": "#c9d1d6", "low_quality": "#e5a823", "unread": "#8d959b",
           "not_in_edition": "#e9e4da"}  # fmt: skip
"""Colours of the statuses; app.css has the same."""
FONT = "Hiragino Kaku Gothic ProN, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif"
LONGEST = 16
"""Letters of a name at an axis; no prefecture has more than four."""
ROW = 22
"""Height of a bar with its gap, in pixels."""
_VEGA_LITE = "6.4"
_STYLE = re.compile(r'\sstyle="[^"]*"')

Chart = tuple[str, str]
"""The SVG in Japanese and in English."""


def of_measures(report: Report, groups: Sequence[Group]) -> Chart:
    """Bars of the measures: how many towns have each."""
    names = {measure.id: measure for measure in report.measures}
    return _both(lambda language: _bars(groups, lambda g: _name(names[g.name], language), language, 560))


def of_groups(groups: Sequence[Group], kinds: bool) -> Chart:
    """Bars of the prefectures or kinds of one measure."""

    def name(group: Group, language: str) -> str:
        if not group.name:
            return say("no_prefecture" if not kinds else "no_kind", language)
        return say(f"kind_{group.name}", language) if kinds else _label(group.name)

    return _both(lambda language: _bars(groups, lambda group: name(group, language), language, 460))


def of_years(years: dict[int, int], without: int) -> Chart:
    """Columns of the fiscal years of deadlines, with those that state none at the right."""

    def spec(language: str) -> dict[str, Any]:
        labels = [str(year) for year in years] + [say("no_deadline", language)]
        values = [
            {"year": label, "towns": count, "label": str(count or ""), "dated": at < len(years)}
            for at, (label, count) in enumerate(zip(labels, [*years.values(), without], strict=True))
        ]
        year, towns = say("fiscal_year", language), say("towns", language)
        return {
            "width": max(240, 62 * len(labels)), "height": 180, "padding": {"left": 50, "top": 16, "right": 16,
                                                                            "bottom": 46},
            "data": {"values": values},
            "encoding": {
                "x": {"field": "year", "type": "nominal", "sort": labels, "title": year,
                      "axis": {"labelAngle": 0, "titlePadding": 10}},
                "y": {"field": "towns", "type": "quantitative", "title": towns,
                      "axis": {"tickMinStep": 1, "minExtent": 30, "maxExtent": 30}},
                "description": {"field": "said"},
            },
            "transform": [{"calculate": f"datum.year + {json.dumps(' ')} + datum.towns", "as": "said"}],
            "layer": [
                {"mark": {"type": "bar", "width": 30},
                 "encoding": {"color": {"field": "dated", "type": "nominal", "legend": None,
                                        "scale": {"domain": [True, False],
                                                  "range": [COLOURS["covered"], COLOURS["unread"]]}}}},
                {"mark": {"type": "text", "dy": -7, "aria": False},
                 "encoding": {"text": {"field": "label", "type": "nominal"}}},
            ],
        }  # fmt: skip

    return _both(spec)


def _name(measure: Measure, language: str) -> str:
    return measure.ja if language == "ja" else measure.en


def _bars(groups: Sequence[Group], name: Any, language: str, width: int) -> dict[str, Any]:
    """A bar a group, divided by status."""
    order = [name(group) for group in groups]
    shown = [status for status in STATUSES if any(group.counts[status] for group in groups)]
    labels = [say(f"status_{status}", language) for status in shown]
    values = [
        {"group": label, "at": at, "status": say(f"status_{status}", language), "rank": rank,
         "towns": group.counts[status], "said": f"{label}: {say(f'status_{status}', language)} {group.counts[status]}"}
        for at, (group, label) in enumerate(zip(groups, order, strict=True)) for rank, status in enumerate(shown)
        if group.counts[status]
    ]  # fmt: skip
    room = max((_width(label) for label in order), default=0) + 12
    return {
        "width": width, "height": ROW * max(1, len(groups)),
        "padding": {"left": room, "top": 6, "right": 24, "bottom": 44},
        "data": {"values": values},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {"field": "group", "type": "nominal", "sort": {"field": "at", "op": "min"}, "title": None,
                  "axis": {"labelLimit": 0, "labelOverlap": False, "minExtent": room - 8, "maxExtent": room - 8,
                           "domain": False, "ticks": False}},
            "x": {"field": "towns", "type": "quantitative", "stack": "zero", "title": say("towns", language),
                  "axis": {"tickMinStep": 1, "titlePadding": 8}},
            "color": {"field": "status", "type": "nominal", "legend": None,
                      "scale": {"domain": labels, "range": [COLOURS[status] for status in shown]}},
            "order": {"field": "rank"},
            "description": {"field": "said"},
        },
    }  # fmt: skip


def _label(name: str) -> str:
    """A name that a document states, short enough for an axis. It is data only: Vega-Lite makes code of sort lists."""
    name = visible(name).replace("\n", " ")
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _width(text: str) -> float:
    """Room for a label of 12 pixels, whatever the font."""
    return sum(12 if unicodedata.east_asian_width(char) in "FWA" else 6.6 for char in text)


def _both(spec: Any) -> Chart:
    return tuple(_svg(spec(language)) for language in LANGUAGES)  # type: ignore[return-value]


def _svg(spec: dict[str, Any]) -> str:
    """The drawing, without attributes that a strict page would not let in; its words come from our tables alone."""
    import vl_convert

    config = {
        "font": FONT, "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
                               "gridColor": "#e3e6e8", "domainColor": "#8d959b"},
        "text": {"fontSize": 12}, "view": {"stroke": None},
        "background": "#ffffff",
    }  # fmt: skip
    whole = {"$schema": f"https://vega.github.io/schema/vega-lite/v{_VEGA_LITE[0]}.json", "autosize": "none",
             **spec, "config": config}  # fmt: skip
    svg = str(vl_convert.vegalite_to_svg(whole, vl_version=_VEGA_LITE, allowed_base_urls=[]))
    return _STYLE.sub("", svg)
