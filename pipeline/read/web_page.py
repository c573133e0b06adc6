"""Read the tables of a web page that calls itself .xls, as portals and suites export them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from pipeline.cell import ERROR_NAMES
from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS, Merged, RawSheet, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Raw
    from pipeline.read.facts import Place, Rows

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD_BYTES: Final = 2048
_MAX_CELLS: Final = 1_000_000
_BLOCKS: Final = frozenset({"p", "div", "center", "li", "h1", "h2", "h3", "h4", "title", "br"})
_TITLES: Final = frozenset({"h1", "h2", "h3"})
_UNSEEN: Final = frozenset({"script", "style", "title", "head"})
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DAY: Final = re.compile(r"\d[/-]\d")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_SHEET_WORD: Final = re.compile(r"^[^:]{0,20}\d+:\s*")  # "Sheet 1: Bìa", in any language


class WebSheet:
    """One sheet of a page: the cells met so far, and the place reached.

    Attributes:
        name: of the heading above its table.
        rows: the filled cells.
        errors: cells that show an error of Excel's.
        merged: cells that span others.
        fonts: the font of cells that name one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: Rows = {}
        self.errors: dict[Place, str] = {}
        self.merged: list[Merged] = []
        self.fonts: dict[Place, str] = {}
        self._row, self._column = -1, 0
        self._taken: dict[int, int] = {}  # columns that a cell from above holds, down to a row

    def start_row(self) -> None:
        """Go to the beginning of the next row."""
        self._row, self._column = self._row + 1, 0

    def start_cell(self, rows: int, columns: int) -> Place:
        """Return the next free place, and reserve what the cell spans."""
        self._row = max(self._row, 0)  # a cell before any row is of the first one
        while self._taken.get(self._column, -1) >= self._row:
            self._column += 1
        place = self._row, self._column
        bottom, right = place[0] + rows - 1, place[1] + columns - 1
        if bottom >= MAX_ROWS or right >= MAX_COLUMNS:
            raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{bottom} × {right}")
        if rows > 1:
            self._taken |= dict.fromkeys(range(place[1], right + 1), bottom)
        if rows > 1 or columns > 1:
            self.merged.append(Merged(*place, bottom, right))
        self._column = right + 1
        return place

    def fill(self, place: Place, value: Raw, font: str) -> None:
        """Put a value into a cell; None leaves it blank."""
        if value is None:
            return
        if value in ERROR_NAMES:
            self.errors[place] = str(value)
            return
        self.rows.setdefault(place[0], {})[place[1]] = value
        if font:
            self.fonts[place] = font

    def end_table(self) -> None:
        """Go below all that the table's cells span."""
        self._row = max([self._row, *self._taken.values()])
        self._taken = {}


class _Page(HTMLParser):
    """Walks a page; text between tables stands in the first column, as Excel puts it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[WebSheet] = []
        self._title = ""
        self._depth = 0  # of tables in one another: the inner one is text of the outer's cell
        self._unseen = 0
        self._place: Place | None = None
        self._number = ""
        self._font = ""
        self._text: list[str] = []
        self._cells = 0

    @property
    def _sheet(self) -> WebSheet:
        if not self.sheets:
            self.sheets.append(WebSheet(""))
        return self.sheets[-1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        # A page that does not close its head is in sight from its body on.
        self._unseen = 0 if tag in {"body", "table"} else self._unseen + (tag in _UNSEEN)
        if tag == "table":
            self._start_table()
        elif tag == "tr" and self._depth == 1:
            self._end_cell()
            self._sheet.start_row()
        elif tag in {"td", "th"} and self._depth == 1:
            self._start_cell(found)
        elif tag == "font" and found.get("face"):
            self._font = found["face"]
        elif tag == "br" and self._place:
            self._text.append("\n")
        elif tag in _BLOCKS and not self._place:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag == "table" and self._depth:
            self._end_table()
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._end_cell()
        elif tag in _TITLES and not self._depth:
            self._title = _SHEET_WORD.sub("", " ".join("".join(self._text).split()))
            self._text = []
        elif tag in _BLOCKS and not self._place:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen and (self._place or not self._depth):
            self._text.append(_BLANKS.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._end_cell()
        self._end_line()

    def _start_table(self) -> None:
        if not self._depth:
            self._end_line()
            if self._title:
                self.sheets.append(WebSheet(self._title))
                self._title = ""
        self._depth += 1

    def _end_table(self) -> None:
        if self._depth == 1:
            self._end_cell()
            self._sheet.end_table()
        self._depth -= 1

    def _start_cell(self, found: Mapping[str, str]) -> None:
        self._end_cell()
        self._cells += 1
        if self._cells > _MAX_CELLS:
            raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{self._cells} cells")
        spans = (_span(found.get("rowspan")), _span(found.get("colspan")))
        self._place = self._sheet.start_cell(*spans)
        self._number, self._font, self._text = _number(found), "", []

    def _end_cell(self) -> None:
        if self._place:
            self._sheet.fill(self._place, self._value(), self._font)
            self._place, self._text = None, []

    def _end_line(self) -> None:
        text = _lines("".join(self._text))
        self._text = []
        if text and not self._depth:
            self._sheet.start_row()
            self._sheet.fill(self._sheet.start_cell(1, 1), text, "")

    def _value(self) -> Raw:
        shown = _lines("".join(self._text))
        # The number behind a day is a count of days, in which the page does not say.
        is_number = self._number and not _DAY.search(shown)
        return tidy(float(self._number) if is_number else shown)


def read_page(data: bytes) -> tuple[WebSheet, ...]:
    """Return the sheets of a page: a table under a heading begins one, others follow below.

    Raises:
        UnreadableError: there is no table, or more cells than any report has.
    """
    page = _Page()
    page.feed(_text(data))
    page.close()
    sheets = [sheet for sheet in page.sheets if sheet.rows or sheet.errors]
    if not sheets or b"<table" not in data.replace(b"\0", b"").lower():
        raise UnreadableError(FailureReason.NOT_WORKBOOK, "html")
    for number, sheet in enumerate(sheets, start=1):
        sheet.name = sheet.name or f"Sheet{number}"
    return tuple(sheets)


def by_web_page(data: bytes) -> tuple[RawSheet, ...]:
    """Return the sheets of a page as every reader hands them over."""
    return tuple(
        RawSheet(sheet.name, hidden=False, rows=sheet.rows, errors=sheet.errors)
        for sheet in read_page(data)
    )


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    named = _CHARSET.search(data, 0, _HEAD_BYTES)
    for charset in ("utf-8-sig", named[1].decode() if named else "cp1258"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _span(text: str | None) -> int:
    is_number = text is not None and text.isascii() and text.isdigit() and len(text) <= len("16384")
    return max(1, int(text)) if text and is_number else 1


def _number(found: Mapping[str, str]) -> str:
    """Return the number behind what is shown: Excel and LibreOffice keep it in an attribute."""
    shown = found.get("x:num", found.get("sdval", ""))
    return shown if _NUMBER.fullmatch(shown) else ""


def _lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
