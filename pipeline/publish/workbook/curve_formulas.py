"""Formulas that read a plan curve off its points: one project's months stand together, in order."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Points(Struct, frozen=True):
    """Where the points of a project's curve are found.

    Attributes:
        table: holds a point a row: the value at the end of a month.
        field: the column of values.
        first: the column of this row with the place of its first point.
        count: the column of this row with the number of its points.
    """

    table: str
    field: str
    first: str
    count: str

    @property
    def values(self) -> str:
        """The whole column of values."""
        return f"{{{self.table}.{self.field}}}"

    @property
    def last(self) -> str:
        """The place of the last point."""
        return f"{{{self.first}}}+{{{self.count}}}-1"

    def value(self, place: str) -> str:
        """Return the value at a place."""
        return f"INDEX({self.values},{place})"

    def day(self, place: str) -> str:
        """Return the month's end at a place."""
        return f"INDEX({{{self.table}.month_end}},{place})"

    def finding_first(self) -> str:
        """Return the formula of the first place; empty for a project without a curve."""
        return f'IFERROR(MATCH({{project_code}},{{{self.table}.project_code}},0),"")'

    def counting(self) -> str:
        """Return the formula of the number of points."""
        mine = f"COUNTIFS({{{self.table}.project_code}},{{project_code}})"
        return f'IF(ISNUMBER({{{self.first}}}),{mine},"")'

    def inside(self, day: str) -> str:
        """Return the value at the end of a day between the first and the last point, linear."""
        first = f"{{{self.first}}}"
        place = f"{first}+{months_between(day, self.day(first))}"
        before, after = self.value(f"{place}-1"), self.value(place)
        between = f"{before}+({after}-{before})*DAY({day})/DAY(EOMONTH({day},0))"
        return f"IF({day}={self.day(first)},{self.value(first)},{between})"

    def is_told(self, day: str) -> str:
        """Return the condition that the curve tells of a day."""
        return f"AND({day}>={self.day(f'{{{self.first}}}')},{day}<={self.day(self.last)})"


def months_between(day: str, start: str) -> str:
    """Return the formula of the months from one day's month to another's."""
    return f"YEAR({day})*12+MONTH({day})-YEAR({start})*12-MONTH({start})"


WORK: Final = Points("DuongKhoiLuong", "planned_rate", "curve_first", "curve_points")
PAYMENTS: Final = Points("DuongGiaiNgan", "planned_payment_vnd", "pay_first", "pay_points")


def planned_share_on(day: str) -> str:
    """Return the formula of the planned share of work at the end of a day, to 0.0001.

    Before a plan that begins at 0 nothing is planned, after one that ends at 100 % all is.
    """
    first, last = WORK.value("{curve_first}"), WORK.value(WORK.last)
    return (
        f'IF(COUNT({{curve_first}},{day})<2,"",'
        f'IF({day}<{WORK.day("{curve_first}")},IF({first}=0,0,""),'
        f'IF({day}>{WORK.day(WORK.last)},IF({last}=1,1,""),ROUND({WORK.inside(day)},4))))'
    )


def paid_by_plan(day: str) -> str:
    """Return the formula of what the payment plan wants paid by the end of a day, since its start.

    Empty outside the months that the plan tells; the day is that of another column of the row.
    """
    known = f"COUNT({{pay_first}},{day})<2"
    return f'IF({known},"",IF({PAYMENTS.is_told(day)},{PAYMENTS.inside(day)},""))'


PLANNED_PAYMENT: Final = (
    "IF(COUNT({pay_due},{pay_opening})=2,IF(YEAR({data_date})>=NamKeHoach,"
    'ROUND({pay_due}-{pay_opening},0),""),"")'
)
"""What should be paid in the budget year by the data date; in January of the next by 31/12."""
