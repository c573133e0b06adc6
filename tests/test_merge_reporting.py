"""Who owed a return and whether it came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.merge import merge
from schemas.period import Period
from schemas.register import Assignment, Calendar, Project
from tests.checked import UNKNOWN, Sent, book, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook

DUE = date(2026, 3, 20)


def duty(unit: str, form: str, frequency: str) -> Assignment:
    return Assignment(unit_code=unit, form_code=form, frequency=frequency)


REGISTER = register(Project(project_code="NS-01"), duty("BQL", "CDT", "quy"))


def reported(*books: CheckedBook, as_of: date = date(2026, 3, 25)) -> list[dict[str, Any]]:
    return [*merge(books, REGISTER, Period.parse("2026-Q1"), as_of)[0].reporting.rows]


def sent(day: int | None = 19, **facts: Any) -> CheckedBook:  # noqa: ANN401 - as Sent
    received_on = UNKNOWN if day is None else date(2026, 3, day)
    return book(Sent("BQL", "CDT", "2026-Q1", received_on=received_on, **facts), package())


def test_a_wrong_form_refused_is_the_answer_of_the_period_of_its_figures() -> None:
    day, dated = date(2026, 3, 19), date(2026, 3, 14)
    wrong = Sent("BQL", "CDT", "2025-Q4", received_on=day, data_date=dated, refused=True)
    (row,) = reported(book(wrong))
    assert (row["state"], row["rounds"]) == ("refused", 1)


def test_a_row_says_all_of_a_return_owed() -> None:
    came = sent(22)
    assert reported(came) == [
        {
            "unit_code": "BQL",
            "form_code": "CDT",
            "period": "2026-Q1",
            "due_on": DUE,
            "received_on": date(2026, 3, 22),
            "state": "late",
            "days_late": (date(2026, 3, 22) - DUE).days,
            "rounds": 1,
            "return_id": came.identity.return_id,
        }
    ]


@pytest.mark.parametrize(
    ("books", "as_of", "state", "days_late", "rounds"),
    [
        ([sent(20)], 25, "on_time", 0, 1),
        ([sent(None)], 25, "on_time", 0, 1),
        ([sent(18), sent(24, revision=2)], 25, "on_time", 0, 2),
        ([sent(18, refused=True), sent(23)], 25, "late", 23 - 20, 2),
        ([sent(18, refused=True)], 25, "refused", 25 - 20, 1),
        ([sent(26)], 25, "late", 26 - 20, 1),
        ([sent(18, adhoc=True)], 25, "missing", 25 - 20, 0),
        ([], 20, "not_due", 0, 0),
    ],
)
def test_the_first_usable_file_decides(
    books: list[CheckedBook], as_of: int, state: str, days_late: int, rounds: int
) -> None:
    (row,) = reported(*books, as_of=date(2026, 3, as_of))
    assert (row["state"], row["days_late"], row["rounds"]) == (state, days_late, rounds)


def test_a_quarter_lists_the_months_and_the_plan_that_fall_due_in_it() -> None:
    duties = duty("BQL", "KH", "nam"), duty("X-06040", "XA", "thang"), duty("BQL", "SN", "nam")
    rows = register(Project(project_code="NS-01"), duty("BQL", "CDT", "quy"), *duties)
    reporting = merge((), rows, Period.parse("2026-Q1"), date(2026, 2, 25))[0].reporting
    owed = zip(reporting["form_code"], reporting["period"], reporting["state"], strict=True)
    assert list(owed) == [
        ("CDT", "2026-Q1", "not_due"),
        ("KH", "2026", "missing"),
        ("XA", "2026-01", "missing"),
        ("XA", "2026-02", "missing"),
        ("XA", "2026-03", "not_due"),
    ]


def test_an_ad_hoc_period_is_answered_by_an_ad_hoc_return() -> None:
    asked = Calendar(period="2026-03-10", form_code="CDT")
    rows = register(Project(project_code="NS-01"), duty("BQL", "CDT", "quy"), asked)
    came = book(
        Sent("BQL", "CDT", "2026-03-10", received_on=date(2026, 3, 10), adhoc=True), package()
    )
    dataset, _ = merge([came], rows, Period.parse("2026-03-10"), date(2026, 3, 25))
    assert dataset.reporting["period"] == ("2026-03-10",)
    assert dataset.reporting["state"] == ("on_time",)
    assert not any(dataset.tables["packages"]["carried_from"])
