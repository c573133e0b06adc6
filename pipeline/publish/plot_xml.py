"""A plot in DrawingML, every switch set: where a file is silent, Office takes most of them for on.

ECMA-376-1:2016, §21.2. The spreadsheet library leaves switches out: its files say that they come
from Excel 2007, and in these silence means off; documents that staff save say no such thing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from pipeline.publish.drawingml import (
    NO_FILL,
    THICK_EMU,
    THIN_EMU,
    c,
    filling,
    number_format,
    outline,
    rich,
    shape,
    text_look,
)
from pipeline.publish.plot import Kind
from pipeline.publish.plot_axes import NAMES_AXIS, VALUES_AXIS, names_axis, room, values_axis
from pipeline.publish.plot_book import heading_cell, names_area, values_area

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.plot import Plot, Series

BOOK_ID: Final = "rId1"
"""How a chart calls its workbook, the one thing that its part is related to."""

_SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DOT: Final = 7  # points
_ROOM: Final = {Kind.COLUMNS: 50, Kind.BARS: 30}  # between the bars of two names, % of a bar


def chart_xml(plot: Plot) -> bytes:
    """Return a chart's part, with the figures that show until its workbook is opened."""
    chart = c(
        "chart",
        c("autoTitleDeleted", val=1),
        _plot_area(plot),
        _legend() if len(plot.series) > 1 else "",
        c("plotVisOnly", val=1),
        c("dispBlanksAs", val="span"),
    )
    parts = (
        c("date1904", val=0),
        c("lang", val="vi-VN"),
        c("roundedCorners", val=0),
        chart,
        shape(NO_FILL, outline()),
        text_look(),
        f'<c:externalData r:id="{BOOK_ID}">{c("autoUpdate", val=0)}</c:externalData>',
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<c:chartSpace {_SPACES}>{''.join(parts)}</c:chartSpace>".encode()


def _plot_area(plot: Plot) -> str:
    series = [_series(plot, place) for place in range(len(plot.series))]
    axes = [c("axId", val=NAMES_AXIS), c("axId", val=VALUES_AXIS)]
    return c(
        "plotArea",
        room(plot),
        _lines(series, axes) if plot.kind is Kind.LINES else _bars(plot.kind, series, axes),
        names_axis(plot),
        values_axis(plot),
        shape(NO_FILL, outline()),
    )


def _lines(series: Iterable[str], axes: Iterable[str]) -> str:
    kind = (c("grouping", val="standard"), c("varyColors", val=0))
    return c("lineChart", *kind, *series, c("marker", val=1), *axes)


def _bars(kind: Kind, series: Iterable[str], axes: Iterable[str]) -> str:
    return c(
        "barChart",
        c("barDir", val="bar" if kind is Kind.BARS else "col"),
        c("grouping", val="clustered"),
        c("varyColors", val=0),
        *series,
        c("gapWidth", val=_ROOM[kind]),
        c("overlap", val=0),
        *axes,
    )


def _series(plot: Plot, place: int) -> str:
    series = plot.series[place]
    is_line = plot.kind is Kind.LINES
    return c(
        "ser",
        c("idx", val=place),
        c("order", val=place),
        c("tx", _texts(heading_cell(place), (series.name,))),
        _line_look(series) if is_line else _bar_look(series),
        _labels(series, "r" if is_line else "outEnd"),
        c("cat", _texts(names_area(plot), plot.names)),
        c("val", _numbers(values_area(plot, place), series.values)),
        c("smooth", val=0) if is_line else "",
    )


def _line_look(series: Series) -> str:
    line = shape("", outline(series.colour, THICK_EMU))
    if not series.has_dots:
        return line + c("marker", c("symbol", val="none"))
    dot = shape(filling(series.colour), outline(series.colour, THIN_EMU))
    return line + c("marker", c("symbol", val="circle"), c("size", val=_DOT), dot)


def _bar_look(series: Series) -> str:
    return shape(filling(series.colour), outline()) + c("invertIfNegative", val=0)


def _labels(series: Series, where: str) -> str:
    labels = (
        c(
            "dLbl",
            c("idx", val=place),
            c("layout"),
            c("tx", rich(words)),
            c("dLblPos", val=where),
            _shows(value=True),
        )
        for place, words in series.said
    )
    usual = (number_format(series.shown), c("dLblPos", val=where)) if series.shown else ()
    return c("dLbls", *labels, *usual, _shows(value=bool(series.shown)))


def _shows(*, value: bool) -> str:
    others = ("CatName", "SerName", "Percent", "BubbleSize")
    first = c("showLegendKey", val=0) + c("showVal", val=int(value))
    return first + "".join(c(f"show{other}", val=0) for other in others)


def _texts(area: str, texts: tuple[str, ...]) -> str:
    points = (_point(place, escape(text)) for place, text in enumerate(texts))
    kept = c("strCache", c("ptCount", val=len(texts)), *points)
    return c("strRef", c("f", escape(area)), kept)


def _numbers(area: str, values: tuple[float | None, ...]) -> str:
    points = (
        _point(place, f"{value:.16G}") for place, value in enumerate(values) if value is not None
    )
    count = c("ptCount", val=len(values))
    kept = c("numCache", c("formatCode", "General"), count, *points)
    return c("numRef", c("f", escape(area)), kept)


def _point(place: int, value: str) -> str:
    return f'<c:pt idx="{place}">{c("v", value)}</c:pt>'


def _legend() -> str:
    return c("legend", c("legendPos", val="t"), c("layout"), c("overlay", val=0), text_look())
