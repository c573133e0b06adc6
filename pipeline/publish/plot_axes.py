"""The axes of a chart and the room that it leaves them, in DrawingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.drawingml import (
    LEVEL,
    SLANTED,
    THIN_EMU,
    UPWARDS,
    c,
    number_format,
    outline,
    rich,
    shape,
    text_look,
)
from pipeline.publish.plot import FOOT_MM, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.plot import Plot, Scale

NAMES_AXIS, VALUES_AXIS = 1001, 1002
"""How the axes of a chart are called by its series."""

_GRID, _AXIS = "D9D9D9", "595959"
_BARS_LEFT, _BARS_WIDTH = 0.42, 0.53  # of the chart's width; names stand left of the bars
_TITLE_MM: Final = 6  # from the lower edge to the top of the title below lying bars
_DIGITS: Final = 4


def room(plot: Plot) -> str:
    """Return where the figures are drawn.

    Names of lying bars get room of their own: by itself an office breaks them, or leaves some out.
    """
    if plot.kind is not Kind.BARS:
        return c("layout")
    high = 1 - FOOT_MM / plot.height_mm
    sides = {"x": _BARS_LEFT, "y": 0, "w": _BARS_WIDTH, "h": round(high, _DIGITS)}
    return _manual({"layoutTarget": "inner"}, sides)


def names_axis(plot: Plot) -> str:
    """Return the axis along which months or projects are named."""
    is_lying = plot.kind is Kind.BARS
    return c(
        "catAx",
        c("axId", val=NAMES_AXIS),
        # Lying bars are counted upwards unless the axis is turned round.
        c("scaling", c("orientation", val="maxMin" if is_lying else "minMax")),
        c("delete", val=0),
        c("axPos", val="l" if is_lying else "b"),
        number_format("General"),
        *_axis_marks("none" if is_lying else "out"),
        shape("", outline(_AXIS, THIN_EMU)),
        text_look(SLANTED if plot.slanted else LEVEL),
        c("crossAx", val=VALUES_AXIS),
        c("crosses", val="autoZero"),
        c("auto", val=0),
        c("lblAlgn", val="ctr"),
        c("lblOffset", val=100),
        c("tickLblSkip", val=plot.every),
        c("tickMarkSkip", val=plot.every),
        c("noMultiLvlLbl", val=1),
    )


def values_axis(plot: Plot) -> str:
    """Return the axis of the figures, with its title and its grid."""
    scale, is_lying = plot.scale, plot.kind is Kind.BARS
    return c(
        "valAx",
        c("axId", val=VALUES_AXIS),
        _scaling(scale),
        c("delete", val=0),
        c("axPos", val="b" if is_lying else "l"),
        c("majorGridlines", shape("", outline(_GRID, THIN_EMU))),
        _title(plot),
        number_format(scale.shown),
        *_axis_marks("out"),
        shape("", outline(_AXIS, THIN_EMU)),
        text_look(LEVEL),
        c("crossAx", val=NAMES_AXIS),
        c("crosses", val="max" if is_lying else "autoZero"),
        c("crossBetween", val="between"),
        c("majorUnit", val=scale.step) if scale.step else "",
    )


def _scaling(scale: Scale) -> str:
    top = "" if scale.top is None else c("max", val=scale.top)
    return c("scaling", c("orientation", val="minMax"), top, c("min", val=0))


def _axis_marks(major: str) -> tuple[str, ...]:
    marks = (c("majorTickMark", val=major), c("minorTickMark", val="none"))
    return (*marks, c("tickLblPos", val="nextTo"))


def _title(plot: Plot) -> str:
    """Return the title of the figures' axis; some offices centre it below names and bars alike."""
    is_lying = plot.kind is Kind.BARS
    middle = _BARS_LEFT + _BARS_WIDTH / 2
    high = 1 - _TITLE_MM / plot.height_mm
    place = _manual({}, {"x": round(middle, _DIGITS), "y": round(high, _DIGITS)})
    words = rich(plot.scale.title, LEVEL if is_lying else UPWARDS)
    return c("title", c("tx", words), place if is_lying else c("layout"), c("overlay", val=0))


def _manual(target: Mapping[str, str], sides: Mapping[str, float]) -> str:
    modes = {"xMode": "edge", "yMode": "edge"}
    said = (c(name, val=value) for name, value in {**target, **modes, **sides}.items())
    return c("layout", c("manualLayout", *said))
