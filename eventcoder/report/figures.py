"""The figures of the report as Vega-Lite, drawn to SVG and PNG without a browser or a network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from eventcoder import extras
from eventcoder.export.labels import QUAD
from eventcoder.report.numbers import COUNTRIES, Table

Spec = dict[str, Any]

#: Okabe and Ito's colours: they hold for colour-blind readers, on white and on black.
COLOURS = ("#8c8c8c", "#56b4e9", "#0072b2", "#e69f00", "#d55e00")
#: Colours that the page replaces by its own, light or dark; a figure by itself keeps them.
TEXT, GRID, LAND, PAPER = "#222223", "#d8d8d9", "#e9e9ea", "#fffffe"

_WIDTH = 860
_SCALE = 2.0  # of PNG files, for print and sharp screens


def specs(tables: Sequence[Table]) -> dict[str, Spec]:
    """A figure for each table that has one and is not empty, by the table's key."""
    by_key = {table.key: table for table in tables}
    makers = {
        "time": over_time,
        "dyads": dyads,
        "places": lambda table: world(table, by_key["countries"]),
        "countries": countries,
        "codes": codes,
        "coverage": coverage,
    }
    return {key: _styled(make(by_key[key])) for key, make in makers.items() if by_key[key].rows}


def over_time(table: Table) -> Spec:
    unit = table.columns[0]
    return {
        "width": _WIDTH - 90,
        "height": 260,
        "data": {"values": table.records()},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": unit,
                "type": "temporal",
                "timeUnit": f"utc{_UNITS[unit]}",
                "title": None,
            },
            "y": {**_count(), "stack": "zero"},
            "color": _quad(),
        },
    }


_UNITS = {
    "day": "yearmonthdate",
    "week": "yearmonthdate",
    "month": "yearmonth",
    "year": "year",
}


def dyads(table: Table) -> Spec:
    records = [
        {**record, "dyad": f"{record['source']} → {record['target']}"} for record in table.records()
    ]
    return {
        "width": _WIDTH - 330,
        "height": {"step": 20},
        "data": {"values": records},
        "mark": "bar",
        "encoding": {
            "y": {
                "field": "dyad",
                "type": "nominal",
                "title": None,
                "sort": list(dict.fromkeys(record["dyad"] for record in records)),
            },
            "x": {**_count(), "stack": "zero"},
            "color": _quad(),
        },
    }


def world(places: Table, by_country: Table) -> Spec:
    topology = (resources.files("eventcoder.report") / "world.json").read_text("utf-8")
    outlines = {
        "values": json.loads(topology),
        "format": {"type": "topojson", "feature": "countries"},
    }
    countries = [
        {"code": record["code"], "events": record["events"]} for record in by_country.records()
    ]
    return {
        "width": _WIDTH - 20,
        "height": 430,
        "projection": {"type": "equalEarth"},
        "layer": [
            {
                "data": outlines,
                "mark": {"type": "geoshape", "fill": LAND, "stroke": PAPER, "strokeWidth": 0.5},
            },
            {
                "data": outlines,
                "transform": [
                    {
                        "lookup": "id",
                        "from": {
                            "data": {"values": countries},
                            "key": "code",
                            "fields": ["events"],
                        },
                    },
                    {"filter": "isValid(datum.events)"},
                ],
                "mark": {"type": "geoshape", "stroke": PAPER, "strokeWidth": 0.5},
                "encoding": {
                    "color": {
                        "field": "events",
                        "type": "quantitative",
                        "scale": {"type": "log", "range": ["#b5d3e7", "#2f6f9f"]},
                        "legend": None,
                    }
                },
            },
            {
                "data": {"values": places.records()},
                "mark": {
                    "type": "circle",
                    "color": COLOURS[4],
                    "opacity": 0.7,
                    "stroke": PAPER,
                    "strokeWidth": 0.5,
                },
                "encoding": {
                    "longitude": {"field": "longitude", "type": "quantitative"},
                    "latitude": {"field": "latitude", "type": "quantitative"},
                    "size": {
                        "field": "events",
                        "type": "quantitative",
                        "scale": {"range": [12, 500]},
                        "legend": {"orient": "bottom", "tickCount": 4, "format": ",d"},
                    },
                },
            },
        ],
    }


def countries(table: Table) -> Spec:
    return {
        "width": _WIDTH - 250,
        "height": {"step": 18},
        "data": {"values": table.records()[:COUNTRIES]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "country", "type": "nominal", "title": None, "sort": None},
            "x": {
                "field": "mean Goldstein",
                "type": "quantitative",
                "scale": {"domain": [-10, 10]},
                "axis": {"values": [-10, -5, 0, 5, 10]},
            },
            "color": {
                "condition": {"test": "datum['mean Goldstein'] < 0", "value": COLOURS[4]},
                "value": COLOURS[2],
            },
        },
    }


def codes(table: Table) -> Spec:
    records = [
        {**record, "act": f"{record['root']} {record['label'].capitalize()}"}
        for record in table.records()
    ]
    return {
        "width": _WIDTH - 310,
        "height": {"step": 18},
        "data": {"values": records},
        "mark": {"type": "bar", "color": COLOURS[2]},
        "encoding": {
            "y": {
                "field": "act",
                "type": "nominal",
                "title": None,
                "sort": None,
                "axis": {"labelLimit": 290},
            },
            "x": _count(),
        },
    }


def coverage(table: Table) -> Spec:
    records = [record for record in table.records() if record["share"] is not None]
    return {
        "width": _WIDTH - 280,
        "height": {"step": 22},
        "data": {"values": records},
        "mark": {"type": "bar", "color": COLOURS[2]},
        "encoding": {
            "y": {"field": "what", "type": "nominal", "title": None, "sort": None},
            "x": {
                "field": "share",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": {"format": "%"},
            },
        },
    }


def _count() -> Spec:
    """A number of events: whole, and no more marks on its axis than there is room for."""
    axis = {"tickMinStep": 1, "tickCount": 6, "format": ",d"}
    return {"field": "events", "type": "quantitative", "axis": axis}


def _quad() -> Spec:
    return {
        "field": "quad class",
        "type": "nominal",
        "sort": list(QUAD.values()),
        "scale": {"domain": list(QUAD.values()), "range": list(COLOURS)},
        "legend": {"orient": "top", "title": None},
    }


def _styled(spec: Spec) -> Spec:
    axis = {
        "labelColor": TEXT,
        "titleColor": TEXT,
        "gridColor": GRID,
        "domainColor": GRID,
        "tickColor": GRID,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 240,
    }
    legend = {"labelColor": TEXT, "titleColor": TEXT, "labelFontSize": 12}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": PAPER,
        "config": {"axis": axis, "legend": legend, "view": {"stroke": None}},
        **spec,
    }


def svg(spec: Mapping[str, Any]) -> str:
    """A figure as SVG."""
    drawn: str = _converter().vegalite_to_svg(dict(spec))
    return drawn


def png(spec: Mapping[str, Any]) -> bytes:
    """A figure as PNG, twice as large as on the page."""
    drawn: bytes = _converter().vegalite_to_png(dict(spec), scale=_SCALE)
    return drawn


def _converter() -> Any:
    return extras.load("vl_convert", "The report", extras.REPORT)
