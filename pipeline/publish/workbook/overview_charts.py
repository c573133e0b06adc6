"""The native charts of the overview, drawn by the office from cells of the workbook."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from pipeline.publish.theme import CHART_COLOURS, FONT

if TYPE_CHECKING:
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.chart_data import Charts, Series

_WIDTHS_PIXELS: Final = (375, 375, 495)
"""The last chart names projects: an office leaves out each name that would touch another."""
_HEIGHT_PIXELS: Final = 310
_GAP_PIXELS: Final = 17

_MOST_LABELS: Final = 7

_FONT: Final = {"name": FONT, "size": 9}
_NAME_FONT: Final = {"name": FONT, "size": 8}
_TITLE: Final = {"name_font": {"name": FONT, "size": 11, "bold": True}, "overlay": False}
_NAME_COLUMN, _DAYS_COLUMN = 8, 14


def add_charts(sheet: SheetWriter, row: int, charts: Charts, latest: tuple[int, int]) -> None:
    """Put the charts below each other's lists: payments, work, the latest projects.

    Args:
        sheet: the overview.
        row: the row at which the charts begin.
        charts: where the months stand.
        latest: the first row of the list of the latest projects, and how many it holds.
    """
    drawn = (
        _months(sheet, charts.payments, "Giải ngân, thực hiện vốn trong năm (tỷ đồng)", "#,##0,,,"),
        _months(sheet, charts.work, "Khối lượng của danh mục (%)", "0%"),
        _bars(sheet, *latest),
    )
    left = 0
    for chart, width in zip(drawn, _WIDTHS_PIXELS, strict=True):
        if chart is not None:
            chart.set_size({"width": width, "height": _HEIGHT_PIXELS})
            sheet.raw.insert_chart(row, 0, chart, {"x_offset": left})
        left += width + _GAP_PIXELS


def _months(sheet: SheetWriter, series: Series | None, title: str, numbers: str) -> Any:  # noqa: ANN401 - untyped library
    if series is None:
        return None
    chart = sheet.owner.book.add_chart({"type": "line"})
    ends = [series.sheet, series.first, series.column, series.last, series.column]
    plan, actual = series.column + 1, series.column + 2
    chart.add_series(
        {
            "name": "Kế hoạch",
            "categories": ends,
            "values": [series.sheet, series.first, plan, series.last, plan],
            "line": {"color": CHART_COLOURS[0], "width": 2, "dash_type": "dash"},
        }
    )
    chart.add_series(
        {
            "name": "Thực hiện",
            "categories": ends,
            "values": [series.sheet, series.first, actual, series.known, actual],
            "line": {"color": CHART_COLOURS[1], "width": 2.5},
            "marker": {"type": "circle", "size": 6, "fill": {"color": CHART_COLOURS[1]}},
        }
    )
    chart.show_blanks_as("span")
    every = ceil((series.last - series.first + 1) / _MOST_LABELS)
    slanting = {**_FONT, "rotation": -45}
    chart.set_x_axis({"num_format": "mm/yy", "num_font": slanting, "interval_unit": every})
    chart.set_y_axis({"num_format": numbers, "num_font": _FONT, "major_gridlines": _GRID})
    return _titled(chart, title, has_legend=True)


def _bars(sheet: SheetWriter, first: int, count: int) -> Any:  # noqa: ANN401 - untyped library
    if not count:
        return None
    chart = sheet.owner.book.add_chart({"type": "bar"})
    last = first + count - 1
    chart.add_series(
        {
            "name": "Số ngày chậm",
            "categories": [sheet.name, first, _NAME_COLUMN, last, _NAME_COLUMN],
            "values": [sheet.name, first, _DAYS_COLUMN, last, _DAYS_COLUMN],
            "fill": {"color": CHART_COLOURS[1]},
            "gap": 60,
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": _NAME_FONT, "interval_unit": 1})
    chart.set_x_axis({"num_font": _FONT, "major_gridlines": _GRID, "num_format": "0"})
    return _titled(chart, "Chậm nhiều nhất so với kế hoạch gốc (ngày)", has_legend=False)


_GRID: Final = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}


def _titled(chart: Any, title: str, *, has_legend: bool) -> Any:  # noqa: ANN401 - untyped library
    chart.set_title({"name": title, **_TITLE})
    chart.set_legend({"position": "bottom", "font": _FONT} if has_legend else {"none": True})
    return chart
