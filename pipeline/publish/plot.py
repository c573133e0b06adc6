"""What a chart shows, before anything is drawn: the names along it, its figures, their colours."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from pipeline.publish.theme import Show

WIDTH_MM: Final = 245
_HEIGHT_MM: Final = 115
_BAR_MM: Final = 5
FOOT_MM: Final = 14
"""What lying bars have below them: the marks of their axis and its title."""


class Kind(StrEnum):
    """How figures are drawn."""

    LINES = "lines"
    COLUMNS = "columns"
    BARS = "bars"  # lying, the first at the top


class Series(Struct, frozen=True):
    """One line, or the bars of one colour.

    Attributes:
        name: as the legend has it.
        values: one for each name along the chart; None where nothing is known and nothing drawn.
        colour: as RRGGBB.
        shown: the format of the figure beside each value; empty where none stands there.
        said: words that stand beside single values, by their places: decimals, of which a format
            takes the sign from the reader's country.
        has_dots: each known value of a line is a dot as well.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    shown: str = ""
    said: tuple[tuple[int, str], ...] = ()
    has_dots: bool = False


class Scale(Struct, frozen=True):
    """The axis of the figures.

    Attributes:
        title: what is measured, with its unit.
        shown: the figures' format along the axis.
        cells: how the figures look where they are a table.
        top: where the axis ends; None leaves it to the office.
        step: from one mark to the next; None leaves it to the office.
    """

    title: str
    shown: str
    cells: Show
    top: float | None = None
    step: float | None = None


class Plot(Struct, frozen=True):
    """All that a chart shows.

    Attributes:
        names: of months or projects, in the order of drawing.
        heading: of the names where the figures are a table; their unit stands behind it.
        every: how many names there are for one that is written.
        slanted: whether they are written slanted, to take less room.
    """

    kind: Kind
    heading: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    scale: Scale
    every: int = 1
    slanted: bool = False

    @property
    def height_mm(self) -> int:
        """The height as printed; lying bars are of the same thickness in every chart."""
        return FOOT_MM + _BAR_MM * len(self.names) if self.kind is Kind.BARS else _HEIGHT_MM
