"""The series behind the charts: plans by month, what was done and paid at the data dates."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline.measure.months import days_in_month, month_number, month_of
from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.cells import put, put_formula
from pipeline.publish.workbook.columns import EVERY_NUMBER, spelled
from pipeline.publish.workbook.page import A4, head, set_print

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Scalar, Table
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.page import Page

TITLE: Final = "SỐ LIỆU CỦA CÁC BIỂU ĐỒ"
NOTE: Final = (
    "Đường kế hoạch cộng các dự án có kế hoạch được duyệt. Thực hiện chỉ có tại ngày số liệu kỳ "
    "này và kỳ trước; dự án chưa có kế hoạch không vào hai đường. Kỳ trước là số liệu, không phải "
    "công thức."
)
HEADERS: Final = (
    "Cuối tháng",
    "Khối lượng kế hoạch",
    "Khối lượng thực hiện",
    "",
    "Cuối tháng",
    "Giải ngân kế hoạch",
    "Giải ngân, thực hiện vốn",
)
_WIDTHS: Final = (12, 16, 16, 4, 12, 18, 18)
_WORK, _PAY = 0, 4
_HAS_CURVE: Final = f"{{DuAn.curve_first}},{EVERY_NUMBER}"
_HAS_PLAN: Final = f"{{DuAn.pay_first}},{EVERY_NUMBER}"
_BASES: Final = f"SUMIFS({{DuAn.progress_base_vnd}},{_HAS_CURVE})"
_DONE_NOW: Final = (
    f"IF({_BASES}>0,SUMIFS({{DuAn.done_work_vnd}},{_HAS_CURVE},{{DuAn.progress_base_vnd}},"
    f'{EVERY_NUMBER})/{_BASES},"")'
)
_PAID_NOW: Final = f"SUMIFS({{DuAn.used_year_vnd}},{_HAS_PLAN})"


class Series(Struct, frozen=True):
    """Where a chart finds its months and values: sheet, rows, columns of months, plan and actual.

    Attributes:
        known: the last row of the actual series.
    """

    sheet: str
    first: int
    last: int
    known: int
    column: int


class Charts(Struct, frozen=True):
    """The two series of months; None where no plan is known."""

    work: Series | None
    payments: Series | None


def write_chart_data(
    sheet: SheetWriter,
    page: Page,
    filled: Mapping[str, Filled],
    matter: Matter,
    tables: Mapping[str, Table],
) -> Charts:
    """Write both series of months beside each other."""
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    top = head(sheet, page, TITLE, _WIDTHS, (NOTE,))
    for at, text in enumerate(HEADERS):
        if text:
            sheet.text(top, at, text, Style(Role.HEADER))
    sheet.height(top, 36)
    known = _known(matter, filled["DuAn"].rows)
    writer = _SeriesWriter(sheet, top + 1, tables, matter)
    charts = Charts(writer.work(filled, known), writer.payments(filled, known))
    set_print(sheet, page, (top, top), A4)
    return charts


class _Known(Struct, frozen=True):
    """What was known at the data dates of this period and of the one before."""

    done: float | None
    done_before: float | None
    paid: float | None
    paid_before: float | None


class _SeriesWriter(Struct, frozen=True):
    sheet: SheetWriter
    first: int
    tables: Mapping[str, Table]
    matter: Matter

    def work(self, filled: Mapping[str, Filled], known: _Known) -> Series | None:
        """Write the portfolio's S-curve, from the first month of any plan to the last."""
        points = filled["DuongKhoiLuong"].rows
        if not points:
            return None
        base = sum(
            row["progress_base_vnd"] or 0
            for row in filled["DuAn"].rows
            if row["curve_first"] is not None
        )
        days = _month_ends(
            min(row["month_end"] for row in points), max(row["month_end"] for row in points)
        )
        curve = _Added.of(points)
        for row, day in enumerate(days, self.first):
            added = curve.until(day)
            rate = added / base if base else None
            formula = (
                f"IF({_BASES}>0,SUMIFS({{DuongKhoiLuong.added_vnd}},{{DuongKhoiLuong.month_end}},"
                f'"<="&A{row + 1})/{_BASES},"")'
            )
            self._month(row, _WORK, day, (formula, rate, Show.SHARE))
        actual = (known.done_before, known.done, _DONE_NOW, Show.SHARE)
        return self._actual(_WORK, days, actual)

    def payments(self, filled: Mapping[str, Filled], known: _Known) -> Series | None:
        """Write the payments of the budget year, cumulative from its start."""
        points, year = filled["DuongGiaiNgan"].rows, self.matter.year
        if not points:
            return None
        eve = date(year - 1, 12, 31)
        days = _month_ends(eve, date(year, 12, 31))
        curve = _Added.of(points)
        before = curve.until(eve)
        for row, day in enumerate(days, self.first):
            formula = (
                "SUMIFS({DuongGiaiNgan.added_vnd},{DuongGiaiNgan.month_end},"
                f'">"&DATE(NamKeHoach-1,12,31),{{DuongGiaiNgan.month_end}},"<="&E{row + 1})'
            )
            amount = curve.until(day) - before
            self._month(row, _PAY, day, (formula, amount, Show.BILLION))
        actual = (known.paid_before, known.paid, _PAID_NOW, Show.BILLION)
        return self._actual(_PAY, days, actual)

    def _month(self, row: int, column: int, day: date, plan: tuple[str, Scalar, Show]) -> None:
        formula, value, show = plan
        put(self.sheet, row, column, day, Style(Role.CELL, Show.DATE))
        spelled_out = spelled(formula, self.tables)
        put_formula(self.sheet, row, column + 1, spelled_out, value, Style(Role.CELL, show))

    def _actual(
        self, column: int, days: Sequence[date], actual: tuple[Scalar, Scalar, str, Show]
    ) -> Series:
        """Write the actual figures into their months; all other cells stay empty."""
        before, now, formula, show = actual
        period = self.matter.dataset.period.previous()
        earlier = self.matter.register.calendar(period).cut_off if period else None
        style = Style(Role.CELL, show)
        rows = {(day.year, day.month): row for row, day in enumerate(days, self.first)}
        at = rows.get((earlier.year, earlier.month)) if earlier else None
        if at is not None and before is not None:
            put(self.sheet, at, column + 2, before, style)
        cutoff = self.matter.cutoff
        last = rows.get((cutoff.year, cutoff.month), self.first + len(days) - 1)
        put_formula(self.sheet, last, column + 2, spelled(formula, self.tables), now, style)
        return Series(self.sheet.name, self.first, self.first + len(days) - 1, last, column)


def _month_ends(first: date, last: date) -> list[date]:
    numbers = range(month_number(first.year, first.month), month_number(last.year, last.month) + 1)
    return [date(*month_of(number), days_in_month(number)) for number in numbers]


class _Added(NamedTuple):
    """What is added to a curve, in the order of the days."""

    days: Sequence[date]
    amounts: Sequence[float]

    @classmethod
    def of(cls, points: Sequence[Record]) -> _Added:
        found = [
            (row["month_end"], float(row["added_vnd"]))
            for row in points
            if row["added_vnd"] is not None
        ]
        found.sort()
        return cls([day for day, _ in found], [amount for _, amount in found])

    def until(self, day: date) -> float:
        """Return the curve on a day."""
        # Python adds floats up in other ways since 3.12; the exact sum is the same everywhere.
        return fsum(self.amounts[: bisect_right(self.days, day)])


def _known(matter: Matter, projects: Sequence[Record]) -> _Known:
    curved = [row for row in projects if row["curve_first"] is not None]
    bases = {row["project_code"]: row["progress_base_vnd"] for row in curved}
    base = sum(value or 0 for value in bases.values())
    done = sum(row["done_work_vnd"] or 0 for row in curved if row["progress_base_vnd"] is not None)
    planned = [row for row in projects if row["pay_first"] is not None]
    earlier = _earlier(matter, projects)
    done_before = [
        earlier[code]["done_rate"] * value
        for code, value in bases.items()
        if value and code in earlier and earlier[code]["done_rate"] is not None
    ]
    return _Known(
        done / base if base else None,
        fsum(done_before) / base if base and done_before else None,
        sum(row["used_year_vnd"] or 0 for row in planned),
        _paid_before(planned, earlier, matter.year),
    )


def _earlier(matter: Matter, projects: Sequence[Record]) -> dict[str, Record]:
    """Return the figures of the data date before, by project."""
    now = {row["project_code"]: row["data_date"] for row in projects}
    return {
        row["project_code"]: row
        for row in matter.measures.months.rows
        if row["data_date"] is not None and row["data_date"] != now[row["project_code"]]
    }


def _paid_before(
    projects: Sequence[Record], earlier: Mapping[str, Record], year: int
) -> float | None:
    """Return what was paid in the year by the data date before: what is paid by now − the rest."""
    found = []
    for row in projects:
        before = earlier.get(row["project_code"])
        if before is None or before["data_date"].year != year:
            continue
        parts = (row["used_year_vnd"], row["used_total_vnd"], before["paid_vnd"])
        if None not in parts:
            found.append(parts[0] - (parts[1] - parts[2]))
    return sum(found) if found else None
