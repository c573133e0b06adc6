"""Which period is reported on when nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import NothingToReportError
from pipeline.merge import choose_period
from schemas.register import Assignment, Calendar, General, Project
from schemas.register_choices import Fact
from tests.checked import Sent, book, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook
    from schemas.column import Row

UNITS = ("A", "B", "C")
DUTIES: tuple[Row, ...] = (
    Project(project_code="NS-01"),
    *(
        Assignment(unit_code=unit, form_code="CDT", frequency=each)
        for unit in UNITS
        for each in ("quy", "thang")
    ),
    *(Assignment(unit_code=unit, form_code="KH", frequency="nam") for unit in UNITS),
)
CALENDAR = tuple(
    Calendar(period=code)
    for code in ("2025-Q4", "2026-02", "2026-03", "2026-Q1", "2026", "2026-03-20")
)


def sent(units: str, period: str, form: str = "CDT", *, refused: bool = False) -> list[CheckedBook]:
    return [book(Sent(unit, form, period, refused=refused), package()) for unit in units]


def chosen(books: list[CheckedBook], *rows: Row) -> tuple[str, str]:
    period, reason = choose_period(books, register(*DUTIES, *(rows or CALENDAR)))
    return period.code, reason


def test_the_register_says() -> None:
    said = General(fact=Fact.CURRENT_PERIOD, value="Quý I/2026")
    assert chosen([], said) == ("2026-Q1", "theo “Kỳ đang tổng hợp” của danh mục")


def test_the_latest_period_with_half_of_its_returns() -> None:
    books = sent("ABC", "2025-Q4") + sent("AB", "2026-02") + sent("A", "2026-Q1")
    assert chosen(books) == (
        "2026-02",
        "kỳ gần nhất của Lịch báo cáo đã nhận được ít nhất một nửa số báo cáo phải gửi (2/3)",
    )


def test_on_equal_ends_the_quarter() -> None:
    assert chosen(sent("ABC", "2026-03") + sent("AB", "2026-Q1"))[0] == "2026-Q1"


def test_refused_returns_are_no_half() -> None:
    books = sent("ABC", "2025-Q4") + sent("AB", "2026-Q1", refused=True)
    assert chosen(books)[0] == "2025-Q4"


def test_plans_of_the_year_and_ad_hoc_returns_make_no_period() -> None:
    books = sent("AB", "2025-Q4") + sent("ABC", "2026-03-20")
    plans = [book(Sent(unit, "KH", "2026")) for unit in "ABC"]
    assert chosen(books + plans)[0] == "2025-Q4"


def test_without_half_of_any_the_latest_of_which_something_came() -> None:
    assert chosen(sent("A", "2025-Q4")) == (
        "2025-Q4",
        "chưa kỳ nào nhận đủ một nửa số báo cáo phải gửi; lấy kỳ gần nhất đã có báo cáo (1/3)",
    )


def test_without_a_calendar_the_periods_that_came() -> None:
    nothing = General(fact=Fact.CURRENT_PERIOD, value="")
    assert chosen(sent("ABC", "2025-Q3"), nothing)[0] == "2025-Q3"


def test_without_any_return_there_is_nothing_to_report() -> None:
    with pytest.raises(NothingToReportError):
        chosen(sent("ABC", "2026-Q1", refused=True))
