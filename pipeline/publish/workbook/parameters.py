"""The days and years that formulas speak of by name, on the sheet of thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.cells import put
from pipeline.publish.workbook.content import judged_window

if TYPE_CHECKING:
    from datetime import date

    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter

_LABEL_COLUMN: Final = 4
_VALUE_COLUMN: Final = 6


class Parameter(NamedTuple):
    """A value with the name by which formulas call it."""

    name: str
    label: str
    value: date | int


def parameters_of(matter: Matter) -> tuple[Parameter, ...]:
    """Return the parameters of a report."""
    first, last = judged_window(matter)
    return (
        Parameter("NamKeHoach", "Năm kế hoạch vốn", matter.year),
        Parameter("NgayChot", "Ngày chốt số liệu của kỳ", matter.cutoff),
        Parameter("NgayTongHop", "Ngày tổng hợp, để xét quá hạn", matter.as_of),
        Parameter("KyTuNgay", "Mốc đạt trong kỳ: từ ngày", first),
        Parameter("KyDenNgay", "Mốc đạt trong kỳ: đến hết ngày", last),
    )


def write_parameters(sheet: SheetWriter, top: int, matter: Matter) -> None:
    """Write the parameters below the thresholds and give each cell its name."""
    header = Style(Role.HEADER)
    sheet.merged((top, _LABEL_COLUMN, top, _VALUE_COLUMN - 1), "Tham số", header)
    sheet.text(top, _VALUE_COLUMN, "Giá trị", header)
    for row, parameter in enumerate(parameters_of(matter), top + 1):
        area = (row, _LABEL_COLUMN, row, _VALUE_COLUMN - 1)
        sheet.merged(area, f"{parameter.label} ({parameter.name})", Style(Role.CELL))
        show = Show.NAME if isinstance(parameter.value, int) else Show.DATE
        put(sheet, row, _VALUE_COLUMN, parameter.value, Style(Role.CELL, show))
        cell = f"='{sheet.name}'!$G${row + 1}"
        sheet.owner.define(parameter.name, cell)
