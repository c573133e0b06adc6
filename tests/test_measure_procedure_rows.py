"""Files that lie with agencies, and projects in use that await their settlement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.measure.empty import Empty
from schemas.procedures import Procedure
from tests.measuring import BUDGET, PRIVATE, WORK, measured, milestone, on, row_of, said

if TYPE_CHECKING:
    from schemas.column import Row


def file(name: str = "Thẩm định", **facts: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - any column
    usual: dict[str, Any] = {
        "agency": "STC",
        "submitted_on": on(2026, 1, 12),
        "due_on": on(2026, 2, 11),
    }
    return said(Procedure(project_code=BUDGET, procedure=name, **(usual | facts)))


def test_an_open_file_is_held_until_the_data_date_and_overdue_as_of_the_report() -> None:
    found = row_of(measured(file()).procedures, procedure="Thẩm định")
    assert found["held_days"] == (date(2026, 3, 14) - date(2026, 1, 12)).days
    assert found["allowed_days"] == (date(2026, 2, 11) - date(2026, 1, 12)).days
    assert found["overdue_days"] == (date(2026, 3, 25) - date(2026, 2, 11)).days
    assert found["overdue"] is True


def test_an_answered_file_is_not_overdue_however_late_it_was() -> None:
    found = row_of(measured(file(done_on=on(2026, 2, 20))).procedures, procedure="Thẩm định")
    assert (found["held_days"], found["overdue_days"], found["overdue"]) == (39, 9, False)


def test_an_answer_without_a_day_was_there_by_the_data_date() -> None:
    found = row_of(measured(file(status="da_co_ket_qua")).procedures, procedure="Thẩm định")
    assert (found["overdue"], found["overdue_days"]) == (False, 31)


def test_a_file_without_days_is_neither_held_nor_overdue() -> None:
    found = row_of(measured(file(submitted_on=None, due_on=None)).procedures, procedure="Thẩm định")
    assert (found["held_days"], found["allowed_days"], found["overdue"]) == (None, None, False)


def test_agencies_are_measured_by_sums_of_days() -> None:
    rows = file(), file("Cấp phép", done_on=on(2026, 1, 22)), file("Khác", agency=None)
    (found,) = measured(*rows).agencies.rows
    assert (found["agency"], found["files"], found["open_files"], found["overdue_files"]) == (
        "STC",
        2,
        1,
        1,
    )
    assert (found["held_days"], found["allowed_days"]) == (61 + 10, 30 + 30)
    assert found["held_rate"] == 71 / 60


def test_a_project_in_use_awaits_its_settlement() -> None:
    used = said(milestone("M09", actual_date=on(2025, 12, 4)))
    found = row_of(measured(*WORK, used).settlements, project_code=BUDGET)
    assert (found["m09_date"], found["m10_date"], found["awaits"]) == (
        date(2025, 12, 4),
        None,
        "M10",
    )
    assert found["days_since"] == (date(2026, 3, 14) - date(2025, 12, 4)).days


def test_a_settled_project_waits_no_longer() -> None:
    dates = {"M09": on(2025, 6, 1), "M10": on(2025, 9, 1), "M11": on(2025, 12, 1)}
    rows = [said(milestone(code, actual_date=day)) for code, day in dates.items()]
    found = row_of(measured(*WORK, *rows).settlements, project_code=BUDGET)
    assert (found["days_since"], found["reason"]) == (None, Empty.SETTLED)


def test_private_capital_and_projects_not_in_use_settle_nothing() -> None:
    private = said(milestone("M09", project_code=PRIVATE, actual_date=on(2025, 12, 4)))
    assert measured(*WORK, private).settlements.rows == ()
