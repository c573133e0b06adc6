"""The writing library's sheet, less what it does twice or asks of every cell."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape, unescape
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import ERROR_NAMES, column_letter
from pipeline.publish.quick_rules import (
    PlainFormulas,
    condition_spelled,
    ranges_written,
    validation_spelled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.publish.quick_rules import Area

LONGEST_TEXT: Final = 32_767
"""UTF-16 units that a cell may hold."""

_BEYOND: Final = -1  # the library's code for a cell beyond the sheet's edge
_OVERLAPS: Final = -2
_POINTS_A_PIXEL: Final = 0.75
_BLOCK: Final = 16  # rows that tell their columns together
_TOGETHER: Final = 256  # rows that are written together
_LONG: Final = 10**15  # from here on an office keeps no more digits
_SHARED: Final = ' t="s"'
_FORMULA: Final = "><f>"
_VALUE: Final = re.compile(r"<v>(.*)</v>", re.DOTALL)


class _Indices(dict[Any, str]):
    """How cells name their looks; the library works out the number of each when it first comes."""

    def __missing__(self, look: Any) -> str:  # noqa: ANN401 - the library has no types
        self[look] = f' s="{look._get_xf_index()}"' if look else ""  # noqa: SLF001 - the library's own
        return self[look]


class QuickSheet(PlainFormulas):
    """A sheet that keeps and writes the cells that we write in a third of the library's time.

    Every cell of ours is a text, a number, a formula, a truth or blank: the library asks of each
    what else it could be. A cell is kept as its look and the XML that follows the look's number.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, str] = {}

    def keep_height(self, row: int, points: float) -> int:
        """Keep the height of a row in whole pixels; charts and comments ask for it as well."""
        if self._check_dimensions(row, 0, ignore_col=True):
            return _BEYOND
        pixels = int(points / _POINTS_A_PIXEL + 0.5)
        is_usual = pixels == self.default_row_height
        self._heights[row] = (
            "" if is_usual else f' ht="{pixels * _POINTS_A_PIXEL:.16g}" customHeight="1"'
        )
        self.row_sizes[row] = [pixels, False]
        return 0

    def keep(self, row: int, column: int, look: object, written: str = "/>") -> int:
        """Keep a cell; return the library's code."""
        if not (0 <= row < self.xls_rowmax and 0 <= column < self.xls_colmax):
            return _BEYOND
        self.table[row][column] = look, written
        return 0

    def keep_text(self, row: int, column: int, text: str, look: object) -> int:
        """Keep a text; one that may be beyond the format's limit is measured by the library."""
        if len(text) > LONGEST_TEXT // 2:
            return self._write_string(row, column, text, look)
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - the library's own
        return self.keep(row, column, look, f' t="s"><v>{index}</v></c>')

    def keep_number(self, row: int, column: int, number: float, look: object) -> int:
        """Keep a number, with the digits that an office keeps."""
        return self.keep(row, column, look, f"><v>{digits_of(number)}</v></c>")

    def keep_truth(self, row: int, column: int, truth: bool, look: object) -> int:  # noqa: FBT001 - a cell's content
        """Keep a TRUE or a FALSE."""
        return self.keep(row, column, look, f' t="b"><v>{truth:d}</v></c>')

    def keep_formula(
        self, row: int, column: int, formula: str, value: float | str, look: object
    ) -> int:
        """Keep a formula, spelled as XML has it, with the value that it has."""
        kind = ""
        if isinstance(value, str):
            kind = ' t="e"' if value in ERROR_NAMES else ' t="str"' if value else ""
            value = value and escape(value, quote=False)
        written = f"{kind}><f>{formula}</f><v>{value}</v></c>"
        return self.keep(row, column, look, written)

    def keep_merge(self, area: Area, look: object) -> int:
        """Keep a range as one cell; return the library's code, another over what is taken."""
        top, left, bottom, right = area
        places = list(product(range(top, bottom + 1), range(left, right + 1)))
        taken = (self.merged_cells, self.table_cells)
        if not all(cells.keys().isdisjoint(places) for cells in taken):
            return _OVERLAPS
        self.merged_cells.update(dict.fromkeys(places, area))
        self.merge.append(area)
        return min(self.keep(row, column, look) for row, column in places)

    def _write_string(self, row: int, col: int, string: str, cell_format: object = None) -> int:
        """Keep what the library writes itself: links, heads of tables, texts that are too long."""
        code = int(super()._write_string(row, col, string, cell_format))
        if code != _BEYOND:
            kept = self.table[row][col]
            self.keep(row, col, kept.format, f' t="s"><v>{kept.string}</v></c>')
        return code

    def _get_range_data(self, top: int, left: int, bottom: int, right: int) -> list[Any]:
        """Return what the cells of a range hold, for the charts that show them."""
        places = product(range(top, bottom + 1), range(left, right + 1))
        return [self._held(*place) for place in places]

    def _held(self, row: int, column: int) -> str | None:
        _, written = self.table.get(row, {}).get(column, (None, ""))
        found = _VALUE.search(written)
        if found is None:
            return "" if written else None
        if written.startswith(_SHARED):
            return str(self.str_table._get_shared_string(int(found[1])))  # noqa: SLF001 - the library's own
        return unescape(found[1]) if _FORMULA in written else found[1].lower()

    def keep_validation(self, areas: Sequence[Area], said: Mapping[str, Any]) -> int:
        """Keep what the cells of ranges check while typed in; return the library's code."""
        spelled = validation_spelled(**said)
        if not spelled or any(map(self._is_beyond, areas)):
            return -1
        self.validations.append(ranges_written(areas).join(spelled))
        return 0

    def keep_condition(self, areas: Sequence[Area], formula: str, look: Any) -> int:  # noqa: ANN401 - as above
        """Keep the look that the cells of ranges take on while a formula holds; return the code."""
        if any(map(self._is_beyond, areas)):
            return -1
        index = look._get_dxf_index()  # noqa: SLF001 - the library's own
        spelled = condition_spelled(formula, index, self.dxf_priority)
        self.cond_formats.setdefault(ranges_written(areas), []).append(spelled)
        self.dxf_priority += 1
        return 0

    def _is_beyond(self, area: Area) -> bool:
        """Whether a range goes over the sheet's edge; it does not extend the box of the cells."""
        _, _, bottom, right = area
        return min(area) < 0 or bottom >= self.xls_rowmax or right >= self.xls_colmax

    def _write_data_validation(self, spelled: str) -> None:
        self.fh.write(spelled)

    def _write_conditional_formatting(self, place: str, spelled: list[str]) -> None:
        self.fh.write(
            f'<conditionalFormatting sqref="{place}">{"".join(spelled)}</conditionalFormatting>'
        )

    def _write_dimension(self) -> None:
        """Write the box of the cells; it is not measured cell by cell."""
        columns = set[int]().union(*self.table.values())
        if columns:
            self._check_dimensions(min(self.table), min(columns))
            self._check_dimensions(max(self.table), max(columns))
        super()._write_dimension()

    def _write_rows(self) -> None:
        """Write the rows and forget them; the library asks for each cell of the box three times."""
        self._calculate_spans()
        rows = self._rows_written()
        while together := "".join(islice(rows, _TOGETHER)):
            self.fh.write(together)

    def _rows_written(self) -> Iterator[str]:
        indices = _Indices()
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            cells, height = self.table.pop(row, None), self._heights.get(row)
            if not cells and height is None and row not in self.comments:
                continue
            span = self.row_spans.get(row // _BLOCK, "")
            tag = f'<row r="{row + 1}"{span}{height or ""}'
            yield f"{tag}>{_row_written(row + 1, cells, indices)}</row>" if cells else f"{tag}/>"

    def _calculate_spans(self) -> None:
        columns: defaultdict[int, set[int]] = defaultdict(set)
        for row, cells in chain(self.table.items(), self.comments.items()):
            columns[row // _BLOCK].update(cells)
        self.row_spans = {
            block: f' spans="{min(found) + 1}:{max(found) + 1}"'
            for block, found in columns.items()
            if found
        }


def digits_of(number: float) -> str:
    """Return a number as a file has it; a whole one, as most are, takes a third of the time."""
    whole = int(number)
    is_short = whole == number and -_LONG < whole < _LONG
    return str(whole) if is_short else f"{number:.16G}"


def _row_written(
    row: int, cells: Mapping[int, tuple[object, str]], indices: Mapping[object, str]
) -> str:
    return "".join(
        [
            f'<c r="{column_letter(at)}{row}"{indices[look]}{written}'
            for at, (look, written) in sorted(cells.items())
        ]
    )
