"""Charts in DrawingML: figures kept, switches set, nothing left to the office."""

from __future__ import annotations

import pytest

from pipeline.publish.plot import Kind, Plot, Scale, Series
from pipeline.publish.plot_xml import chart_xml
from pipeline.publish.theme import Show
from tests.drawn import Drawn

SCALE = Scale("tỷ đồng", "0", Show.EXACT)
MONTHS = ("01/2026", "02/2026", "03/2026")
PLAN = Series("Kế hoạch", (0.1, 0.25, 0.5), "7F8FA6")
DONE = Series("Thực hiện", (None, 0.2, None), "1F4E79", said=((1, "20,00%"),), has_dots=True)


def plot(kind: Kind = Kind.LINES, *series: Series, names: tuple[str, ...] = MONTHS) -> Plot:
    return Plot(kind, "Tháng", names, series or (PLAN, DONE), SCALE)


def drawn(kind: Kind = Kind.LINES, *series: Series) -> Drawn:
    return Drawn(chart_xml(plot(kind, *series)))


def test_figures_and_names_are_kept_in_the_chart() -> None:
    chart = drawn()
    assert chart.series == ["Kế hoạch", "Thực hiện"]
    assert chart.names == ["01/2026", "02/2026", "03/2026"]
    assert chart.values(0) == [0.1, 0.25, 0.5]


def test_an_unknown_figure_has_no_point() -> None:
    assert drawn().values(1) == [None, 0.2, None]


def test_words_stand_beside_their_values_alone() -> None:
    chart = drawn()
    assert [chart.said(0), chart.said(1)] == [{}, {1: "20,00%"}]
    assert chart.found("//c:ser[2]/c:dLbls/c:showVal/@val") == ["0"]
    assert chart.found("//c:ser[2]/c:dLbls/c:dLbl/c:showVal/@val") == ["1"]


def test_figures_stand_beside_all_values_in_their_format() -> None:
    chart = drawn(Kind.BARS, Series("Số ngày chậm", (9, 6, 3), "B03A2E", shown="0"))
    assert chart.found("//c:dLbls/c:numFmt/@formatCode") == ["0"]
    assert chart.found("//c:dLbls/c:showVal/@val") == ["1"]


def test_cells_of_the_workbook_are_named() -> None:
    assert drawn().found("//c:f/text()") == [
        "'Số liệu'!$B$1",
        "'Số liệu'!$A$2:$A$4",
        "'Số liệu'!$B$2:$B$4",
        "'Số liệu'!$C$1",
        "'Số liệu'!$A$2:$A$4",
        "'Số liệu'!$C$2:$C$4",
    ]


@pytest.mark.parametrize("name", ["A & B", "<c:v>", "\"x\" 'y'", "=1+1", "{{ 7*7 }}", "Đ" * 300])
def test_hostile_names_come_out_as_text(name: str) -> None:
    series = Series(name, (1.0,), "B03A2E", said=((0, name),))
    chart = Drawn(chart_xml(plot(Kind.BARS, series, names=(name,))))
    assert (chart.series, chart.names, chart.said(0)) == ([name], [name], {0: name})


@pytest.mark.parametrize("kind", Kind)
def test_no_switch_is_left_to_the_office(kind: Kind) -> None:
    chart = drawn(kind)
    assert chart.found("/c:chartSpace/c:roundedCorners/@val") == ["0"]
    assert chart.found("//c:autoTitleDeleted/@val") == ["1"]
    assert chart.found("//c:varyColors/@val") == ["0"]
    assert chart.found("//*[self::c:catAx or self::c:valAx]/c:delete/@val") == ["0", "0"]
    assert chart.found("//c:overlay/@val") == ["0", "0"]
    assert chart.found("//c:dLbls/c:showSerName/@val") == ["0", "0"]
    assert chart.found("//c:ser/c:smooth/@val") == (["0", "0"] if kind is Kind.LINES else [])


def test_the_workbook_is_named_behind_the_looks_and_nothing_follows_it() -> None:
    names = [each.split("}")[1] for each in map(str, (e.tag for e in drawn().root))]
    assert names == [
        "date1904",
        "lang",
        "roundedCorners",
        "chart",
        "spPr",
        "txPr",
        "externalData",
    ]


@pytest.mark.parametrize(("kind", "way"), [(Kind.COLUMNS, "col"), (Kind.BARS, "bar")])
def test_bars_stand_or_lie(kind: Kind, way: str) -> None:
    assert drawn(kind).found("//c:barDir/@val") == [way]


def test_lines_span_what_is_not_known_and_dots_mark_what_is() -> None:
    chart = drawn()
    assert chart.found("//c:dispBlanksAs/@val") == ["span"]
    assert chart.found("//c:ser/c:marker/c:symbol/@val") == ["none", "circle"]


def test_a_legend_stands_only_where_there_is_something_to_tell_apart() -> None:
    assert drawn().found("//c:legendPos/@val") == ["t"]
    assert drawn(Kind.COLUMNS, PLAN).found("//c:legendPos/@val") == []


def test_every_letter_is_in_the_font_of_the_document() -> None:
    assert set(drawn().found("//a:latin/@typeface")) == {"Times New Roman"}
