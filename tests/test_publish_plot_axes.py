"""Axes of charts: what is written along them, how it is turned, where they end."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.publish.plot import FOOT_MM, Kind, Plot, Scale, Series
from pipeline.publish.plot_xml import chart_xml
from pipeline.publish.theme import Show
from tests.drawn import Drawn

SCALE = Scale("tỷ đồng", r"[<1000]0;0\.000", Show.EXACT)
PLOT = Plot(Kind.COLUMNS, "Tháng", ("01/2026",), (Series("Kế hoạch", (1.0,), "7F8FA6"),), SCALE)
BARS = replace(PLOT, kind=Kind.BARS)


def drawn(plot: Plot) -> Drawn:
    return Drawn(chart_xml(plot))


def test_the_figures_axis_bears_its_title_and_its_format() -> None:
    chart = drawn(PLOT)
    assert chart.found("//c:valAx/c:title//a:t/text()") == ["tỷ đồng"]
    assert chart.found("//c:valAx/c:numFmt/@formatCode") == [r"[<1000]0;0\.000"]
    assert chart.found("//c:valAx/c:title//a:bodyPr/@rot") == ["-5400000"]


def test_figures_begin_at_zero_and_end_where_it_is_said() -> None:
    assert drawn(PLOT).found("//c:valAx/c:scaling/*/@val") == ["minMax", "0"]
    told = replace(PLOT, scale=replace(SCALE, top=1, step=0.2))
    assert drawn(told).found("//c:valAx/c:scaling/*/@val") == ["minMax", "1", "0"]
    assert drawn(told).found("//c:majorUnit/@val") == ["0.2"]


def test_many_names_are_slanted_and_some_left_out() -> None:
    assert drawn(PLOT).found("//c:catAx/c:txPr/a:bodyPr/@rot") == ["0"]
    many = drawn(replace(PLOT, every=6, slanted=True))
    assert many.found("//c:catAx/c:txPr/a:bodyPr/@rot") == ["-2700000"]
    assert many.found("//c:tickLblSkip/@val") == ["6"]


def test_lying_bars_are_counted_from_the_top_and_measured_at_the_foot() -> None:
    chart = drawn(BARS)
    assert chart.found("//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert chart.found("//c:valAx/c:crosses/@val") == ["max"]
    assert chart.found("//c:axPos/@val") == ["l", "b"]


def test_names_of_lying_bars_have_two_fifths_of_the_width() -> None:
    sides = drawn(BARS).found("//c:plotArea/c:layout/c:manualLayout/*/@val")
    high = round(5 / (5 + FOOT_MM), 4)
    assert sides == ["inner", "edge", "edge", "0.42", "0", "0.53", str(high)]
    assert drawn(PLOT).found("//c:plotArea/c:layout/*") == []
