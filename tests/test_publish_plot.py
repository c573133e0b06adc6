"""What a chart shows: how high it is printed."""

from __future__ import annotations

import pytest

from pipeline.publish.plot import Kind, Plot, Scale
from pipeline.publish.theme import Show

SCALE = Scale("ngày", "0", Show.WHOLE)


@pytest.mark.parametrize("names", [1, 22])
def test_lying_bars_take_five_millimetres_each_and_their_foot(names: int) -> None:
    plot = Plot(Kind.BARS, "Dự án", ("A",) * names, (), SCALE)
    assert plot.height_mm == 14 + 5 * names


@pytest.mark.parametrize("kind", [Kind.LINES, Kind.COLUMNS])
def test_months_are_drawn_at_one_height(kind: Kind) -> None:
    assert {Plot(kind, "Tháng", ("A",) * names, (), SCALE).height_mm for names in (1, 99)} == {115}
