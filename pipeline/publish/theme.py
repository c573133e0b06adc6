"""How everything looks that people open in a spreadsheet: one look for each role of a cell."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from schemas.column import Type

if TYPE_CHECKING:
    from schemas.column import Column

FONT: Final = "Times New Roman"  # NĐ 30/2020/NĐ-CP, Phụ lục I
SIZE: Final = 11
LINE_POINTS: Final = 15.0
"""The height of one line of text in the body's font."""


class Role(StrEnum):
    """What a cell is for; decides its font, fill, border and lock."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTE = "note"
    UNIT_LINE = "unit line"  # "Đơn vị tính: …", to the right
    HEADER = "header"
    NUMBERING = "numbering"  # the row of column numbers under a header
    SECTION = "section"
    LABEL = "label"
    GIVEN = "given"  # filled in beforehand, locked
    PREVIOUS = "previous"  # the last accepted value, locked
    COMPUTED = "computed"  # a formula, locked
    ENTRY = "entry"  # to be filled in
    ANSWER = "answer"  # to be filled in, beside its question
    WRONG = "wrong"  # an entry that was marked
    MARKED = "marked"  # what is printed or computed, and was marked all the same; locked
    CELL = "cell"  # a figure of the consolidated workbook
    TOTAL = "total"
    PLAIN = "plain"  # without border
    HEADLINE = "headline"  # the name of a table, centred
    SUBHEADLINE = "subheadline"  # its period and days, centred
    OFFICE = "office"  # the agency, at the head of a sheet
    DEMONSTRATION = "demonstration"
    CARRIED = "carried"  # a figure of an earlier period
    ADJUSTED = "adjusted"  # a figure that an officer replaced
    LINK = "link"  # leads to its rows
    DETAIL = "detail"  # a part of the line above it
    SMALL = "small"  # a figure among many in narrow columns


class Show(StrEnum):
    """How a value is shown; decides number format and alignment."""

    TEXT = "text"
    LINES = "lines"
    CODE = "code"
    NAME = "name"  # a number that names something, such as a year
    WORD = "word"  # a short word, centred
    WHOLE = "whole"
    EXACT = "exact"  # as many decimals as the value has, at most six
    MILLION = "million"  # kept in đồng, shown in triệu đồng
    BILLION = "billion"  # kept in đồng, shown in tỷ đồng
    AREA = "area"
    SHARE = "share"
    POINTS = "points"  # a difference of shares, kept as a fraction, shown as a signed %
    RATIO = "ratio"
    DECIMAL = "decimal"
    CHANGE = "change"  # a signed whole number, such as days of slippage
    DATE = "date"
    MOMENT = "moment"  # a day and the time of it
    NOTHING = "nothing"  # what only other cells need to see
    SHORT_DATE = "short date"
    MONTH = "month"  # a day, of which the month is shown


class Style(NamedTuple):
    """One look: what the cell is for and how its value is shown."""

    role: Role
    show: Show = Show.TEXT


NUMBER_FORMATS: Final[dict[Show, str]] = {
    Show.TEXT: "General",
    Show.LINES: "General",
    Show.CODE: "@",
    Show.NAME: "0",
    Show.WORD: "General",
    Show.WHOLE: "#,##0",
    Show.EXACT: "#,##0.0#####",
    Show.MILLION: "#,##0,,",
    Show.BILLION: "#,##0.0,,,",
    Show.AREA: "#,##0",
    Show.SHARE: "0.0%",
    Show.POINTS: "+0.0%;-0.0%;0.0%",
    Show.RATIO: "0.00",
    Show.DECIMAL: "#,##0.00",
    Show.CHANGE: "+#,##0;-#,##0;0",
    Show.DATE: "dd/mm/yyyy",
    Show.MOMENT: "dd/mm/yyyy hh:mm",
    Show.NOTHING: ";;;",
    Show.SHORT_DATE: "dd/mm/yy",
    Show.MONTH: "mm",
}
"""Written as offices store them; each office shows them with its own country's signs."""

SHOWN: Final[dict[Type, Show]] = {
    Type.TEXT: Show.TEXT,
    Type.NOTE: Show.LINES,
    Type.CODE: Show.CODE,
    Type.CHOICE: Show.TEXT,
    Type.MONEY: Show.WHOLE,
    Type.AREA: Show.AREA,
    Type.COUNT: Show.WHOLE,
    Type.SHARE: Show.SHARE,
    Type.DAYS: Show.WHOLE,
    Type.NUMBER: Show.DECIMAL,
    Type.DATE: Show.DATE,
    Type.PERIOD: Show.TEXT,
}
"""How a column of each type is shown where it is typed."""

STATUS_FILLS: Final[dict[str, str]] = {
    "green": "#C6E0B4",
    "amber": "#FFE699",
    "red": "#F4B183",
    "grey": "#D9D9D9",
}
"""Told apart in grey print as well, from light to dark."""

CHART_COLOURS: Final = ("#1F4E79", "#C55A11", "#548235", "#7F6000", "#7030A0")

_LINE = "#A6A6A6"
_BORDER = {"border": 1, "border_color": _LINE}
_MIDDLE = {"valign": "vcenter"}
_ROLES: Final[dict[Role, dict[str, Any]]] = {
    Role.TITLE: {"bold": True, "font_size": 14, "font_color": "#1F3864"},
    Role.SUBTITLE: {"bold": True},
    Role.NOTE: {"italic": True, "text_wrap": True, "font_color": "#404040"},
    Role.UNIT_LINE: {"italic": True, "align": "right"},
    Role.HEADER: {
        "bold": True,
        "align": "center",
        "text_wrap": True,
        "bg_color": "#D9E2F3",
        **_BORDER,
    },
    Role.NUMBERING: {
        "italic": True,
        "font_size": 9,
        "align": "center",
        "bg_color": "#EDF1F9",
        **_BORDER,
    },
    Role.SECTION: {"bold": True, "text_wrap": True, "bg_color": "#EDF1F9", **_BORDER},
    Role.LABEL: {"text_wrap": True, **_BORDER},
    Role.GIVEN: {"text_wrap": True, "bg_color": "#EDEDED", **_BORDER},
    Role.PREVIOUS: {
        "italic": True,
        "text_wrap": True,
        "font_color": "#595959",
        "bg_color": "#EDEDED",
        **_BORDER,
    },
    Role.COMPUTED: {"italic": True, "bg_color": "#EDEDED", **_BORDER},
    Role.ENTRY: {"text_wrap": True, "bg_color": "#FFFBE0", "locked": False, **_BORDER},
    Role.ANSWER: {
        "text_wrap": True,
        "bg_color": "#FFFBE0",
        "locked": False,
        "align": "left",
        **_BORDER,
    },
    Role.WRONG: {"text_wrap": True, "bg_color": "#FFC7CE", "locked": False, **_BORDER},
    Role.MARKED: {"text_wrap": True, "bg_color": "#FFC7CE", **_BORDER},
    Role.CELL: {"text_wrap": True, **_BORDER},
    Role.TOTAL: {"bold": True, "text_wrap": True, "bg_color": "#EDF1F9", **_BORDER},
    Role.PLAIN: {"text_wrap": True},
    Role.HEADLINE: {"bold": True, "font_size": 14, "align": "center", "text_wrap": True},
    Role.SUBHEADLINE: {"italic": True, "align": "center", "text_wrap": True},
    Role.OFFICE: {"bold": True, "align": "center", "text_wrap": True},
    Role.DEMONSTRATION: {"bold": True, "font_color": "#C00000", "align": "center"},
    Role.CARRIED: {"italic": True, "font_color": "#595959", "text_wrap": True, **_BORDER},
    Role.ADJUSTED: {
        "bold": True,
        "font_color": "#7030A0",
        "text_wrap": True,
        "bg_color": "#F3ECF8",
        **_BORDER,
    },
    Role.SMALL: {"font_size": 8, "align": "center", **_BORDER},
    Role.DETAIL: {"text_wrap": True, "italic": True, "font_size": 10, **_BORDER},
    Role.LINK: {"text_wrap": True, "font_color": "#1F3864", "underline": 1, **_BORDER},
}
_CENTRED: Final = frozenset({Show.CODE, Show.NAME, Show.WORD, Show.DATE, Show.MOMENT})
_WORDS: Final = frozenset({Show.TEXT, Show.LINES})


def properties(style: Style) -> dict[str, Any]:
    """Return the look as the writing library spells it."""
    spelled = {"font_name": FONT, "font_size": SIZE, **_MIDDLE, **_ROLES[style.role]}
    if style.show is not Show.TEXT:
        spelled["num_format"] = NUMBER_FORMATS[style.show]
    if style.show not in _WORDS:
        spelled.setdefault("align", "center" if style.show in _CENTRED else "right")
    return spelled


def show_of(column: Column) -> Show:
    """Return how a column's values are shown where they are typed."""
    is_name = column.type is Type.COUNT and not column.unit
    return Show.NAME if is_name else SHOWN[column.type]


@lru_cache(1 << 12)
def lines_needed(text: str, width: float) -> int:
    """Return how many lines a text takes in so many characters' width; at least one.

    Offices fit a row's height to its text, but never where cells are merged. A word is never
    broken; a character counts as one digit, which is a little more than Vietnamese text takes.
    """
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(_lines_of_paragraph(part, width) for part in text.split("\n"))


def height_for(text: str, width: float) -> float:
    """Return the height, in points, of a row that shows the text whole."""
    return lines_needed(text, width) * LINE_POINTS + 3


def _lines_of_paragraph(text: str, width: float) -> int:
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
        if used > width:
            lines, used = lines + ceil(used / width) - 1, int(used % width)
    return lines
