"""The workbook of a chart, opened as staff would to change a figure."""

from __future__ import annotations

import io
import time
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from pipeline.publish.plot import Kind, Plot, Scale, Series
from pipeline.publish.plot_book import book, heading_cell, names_area, values_area
from pipeline.publish.theme import Show

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

AS_OF = date(2026, 3, 25)
PLOT = Plot(
    Kind.LINES,
    "Tháng",
    ("01/2026", "02/2026"),
    (
        Series("Kế hoạch", (0.1, 0.25), "7F8FA6"),
        Series("Thực hiện", (None, 0.2), "1F4E79"),
    ),
    Scale("%", "0%", Show.SHARE),
)


def opened(package: bytes) -> Any:  # noqa: ANN401 - the library types its books too widely
    return openpyxl.load_workbook(io.BytesIO(package))


def sheet(plot: Plot = PLOT) -> Worksheet:
    (only,) = opened(book(plot, AS_OF)).worksheets
    assert only.title == "Số liệu"
    found: Worksheet = only
    return found


def test_names_and_figures_stand_in_columns() -> None:
    assert list(sheet().iter_rows(values_only=True)) == [
        ("Tháng (%)", "Kế hoạch", "Thực hiện"),
        ("01/2026", 0.1, None),
        ("02/2026", 0.25, 0.2),
    ]


def test_areas_are_those_in_which_names_and_figures_stand() -> None:
    assert names_area(PLOT) == "'Số liệu'!$A$2:$A$3"
    assert values_area(PLOT, 1) == "'Số liệu'!$C$2:$C$3"
    assert heading_cell(1) == "'Số liệu'!$C$1"


def test_figures_look_as_their_scale_has_it() -> None:
    assert sheet()["B2"].number_format == "0.0%"


@pytest.mark.parametrize(
    "name", ["=1+1", '=HYPERLINK("http://x.invalid")', "@x", "+84", "A & <B>", "Đ" * 300]
)
def test_a_name_is_text_whatever_it_looks_like(name: str) -> None:
    series = (Series(name, (3,), "B03A2E"),)
    cells = sheet(Plot(Kind.BARS, "Dự án", (name,), series, PLOT.scale))
    for place in ("B1", "A2"):
        assert (cells[place].value, cells[place].data_type) == (name, "s")


def test_the_day_of_making_is_the_reports() -> None:
    assert opened(book(PLOT, AS_OF)).properties.created == datetime(2026, 3, 25)  # noqa: DTZ001 - as the library gives it


def test_bytes_do_not_depend_on_the_clock_or_its_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = book(PLOT, AS_OF)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert book(PLOT, AS_OF) == first
