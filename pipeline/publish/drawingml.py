"""The words that the XML of charts is made of: elements with a value, lines, fills, letters."""

from __future__ import annotations

from html import escape
from typing import Final

from pipeline.publish.theme import FONT

LEVEL, SLANTED, UPWARDS = 0, -2_700_000, -5_400_000
"""How letters are turned, in 60,000ths of a degree."""

THIN_EMU, THICK_EMU = 6_350, 25_400
"""Lines of half a point and of two; 12,700 English Metric Units are a point."""

NO_FILL: Final = "<a:noFill/>"
_SIZE: Final = 900  # hundredths of a point
_BLACK: Final = "000000"


def c(name: str, *inner: str, val: object = None) -> str:
    """Return an element of charts around others, with its value where it has one."""
    said = "" if val is None else f' val="{escape(str(val))}"'
    return f"<c:{name}{said}>{''.join(inner)}</c:{name}>"


def shape(fill: str, line: str) -> str:
    """Return how an area and its outline look."""
    return c("spPr", fill, line)


def filling(colour: str) -> str:
    """Return a fill of one colour, as RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def outline(colour: str = "", width_emu: int = THIN_EMU) -> str:
    """Return a line; without a colour none is drawn."""
    if not colour:
        return f"<a:ln>{NO_FILL}</a:ln>"
    return f'<a:ln w="{width_emu}" cap="rnd">{filling(colour)}<a:round/></a:ln>'


def number_format(shown: str) -> str:
    """Return the format of figures along an axis or beside their values."""
    return f'<c:numFmt formatCode="{escape(shown)}" sourceLinked="0"/>'


def rich(words: str, turned: int = LEVEL) -> str:
    """Return words that stand in a chart for themselves."""
    run = f'<a:r><a:rPr lang="vi-VN"{_letters()}</a:rPr><a:t>{escape(words)}</a:t></a:r>'
    return c("rich", _turned(turned), f"<a:p>{_usual()}{run}</a:p>")


def text_look(turned: int = LEVEL) -> str:
    """Return the look of words that stand elsewhere: in the figures, in the legend."""
    return c("txPr", _turned(turned), f'<a:p>{_usual()}<a:endParaRPr lang="vi-VN"/></a:p>')


def _turned(turned: int) -> str:
    return f'<a:bodyPr rot="{turned}" vert="horz"/><a:lstStyle/>'


def _usual() -> str:
    return f"<a:pPr><a:defRPr{_letters()}</a:defRPr></a:pPr>"


def _letters() -> str:
    fonts = "".join(f'<a:{script} typeface="{FONT}"/>' for script in ("latin", "ea", "cs"))
    return f' sz="{_SIZE}" b="0">{filling(_BLACK)}{fonts}'
