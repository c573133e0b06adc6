"""Obstacles and tasks: open or not, beyond whose authority, overdue as of the report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from schemas.obstacles import AssignedObstacle, Obstacle
from schemas.register import AssignedTask
from schemas.tasks import Task
from tests.measuring import BUDGET, WORK, measured, on, project, row_of, said

if TYPE_CHECKING:
    from schemas.column import Row
    from schemas.said import SaidDate


def obstacle(
    code: str = "VM-1",
    unit: str = "BAN",
    **facts: Any,  # noqa: ANN401 - any column
) -> tuple[Row, dict[str, Any]]:
    usual: dict[str, Any] = {"status": "dang_xu_ly", "raised_on": on(2026, 1, 14)}
    row = Obstacle(obstacle_code=code, project_code=BUDGET, **(usual | facts))
    return said(row, unit_code=unit)


def assigned(**facts: Any) -> AssignedTask:  # noqa: ANN401 - any column
    usual: dict[str, Any] = {"task_code": "NV-1", "unit_code": "BAN", "due_date": on(2026, 3, 20)}
    return AssignedTask(**(usual | facts))


def task(**facts: Any) -> tuple[Row, dict[str, Any]]:  # noqa: ANN401 - any column
    return said(Task(task_code="NV-1", **facts))


def found_obstacle(*rows: tuple[Row, dict[str, Any]]) -> dict[str, Any]:
    return row_of(measured(*rows).obstacles, obstacle_code="VM-1")


def found_task(*rows: tuple[Row, dict[str, Any]], **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - any column
    return row_of(measured(*rows, facts=[assigned(**facts)]).tasks, task_code="NV-1")


@pytest.mark.parametrize(
    ("unit", "level", "escalated"),
    [
        ("X-06565", "xa", False),
        ("X-06565", "so_nganh", True),
        ("STC", "so_nganh", False),
        ("STC", "ubnd_tinh", True),
        ("BAN", "xa", False),
        ("BAN", "thu_tuong", True),
        ("BAN", None, False),
    ],
)
def test_an_obstacle_above_the_reporters_own_level_is_escalated(
    unit: str, level: str | None, *, escalated: bool
) -> None:
    assert found_obstacle(obstacle(unit=unit, authority_level=level))["escalated"] is escalated


def test_what_was_passed_on_is_escalated_and_what_is_resolved_is_not() -> None:
    assert found_obstacle(obstacle(status="chuyen_cap_tren"))["escalated"] is True
    solved = obstacle(authority_level="thu_tuong", status="da_xu_ly", resolved_on=on(2026, 3, 1))
    assert found_obstacle(solved)["escalated"] is False


@pytest.mark.parametrize(
    ("due", "overdue"), [(on(2026, 3, 24), True), (on(2026, 3, 25), False), (None, False)]
)
def test_an_open_obstacle_is_overdue_once_its_day_has_passed(
    due: SaidDate | None, *, overdue: bool
) -> None:
    assert found_obstacle(obstacle(due_date=due))["overdue"] is overdue


def test_an_obstacle_is_open_until_the_data_date_or_until_it_was_resolved() -> None:
    assert found_obstacle(obstacle())["days_open"] == (date(2026, 3, 14) - date(2026, 1, 14)).days
    solved = found_obstacle(obstacle(status="da_xu_ly", resolved_on=on(2026, 2, 14)))
    assert (solved["is_open"], solved["days_open"]) == (False, 31)
    assert found_obstacle(obstacle(raised_on=None))["days_open"] is None


def test_the_answer_of_the_responsible_unit_stands_beside_the_obstacle() -> None:
    answer = AssignedObstacle(
        obstacle_code="VM-1", answer="Đã trình", status="da_xu_ly", resolved_on=on(2026, 3, 10)
    )
    found = found_obstacle(obstacle(), said(answer, unit_code="STC", form_code="SN"))
    assert (found["answer"], found["answer_unit_code"], found["is_open"]) == (
        "Đã trình",
        "STC",
        True,
    )
    assert found["answer_resolved_on"] == date(2026, 3, 10)


def test_a_project_counts_what_is_open() -> None:
    rows = (
        obstacle("VM-1", due_date=on(2026, 3, 1), authority_level="ubnd_tinh"),
        obstacle("VM-2"),
        obstacle("VM-3", status="da_xu_ly", due_date=on(2026, 3, 1)),
    )
    found = project(BUDGET, measured(*WORK, *rows))
    counts = found["obstacles_open"], found["obstacles_escalated"], found["obstacles_overdue"]
    assert counts == (2, 1, 1)


def test_a_task_that_nobody_answers_is_overdue_by_the_registers_day() -> None:
    found = found_task()
    assert (found["status"], found["overdue"], found["days_late"]) == (None, True, 5)


def test_a_task_done_late_is_late_and_no_longer_overdue() -> None:
    found = found_task(task(status="da_hoan_thanh", finished_on=on(2026, 3, 22)))
    assert (found["overdue"], found["days_late"]) == (False, 2)


def test_a_task_done_on_an_unknown_day_is_late_by_an_unknown_number() -> None:
    found = found_task(task(status="da_hoan_thanh"))
    assert (found["overdue"], found["days_late"]) == (False, None)


def test_a_standing_task_is_never_overdue() -> None:
    found = found_task(task(status="dang_thuc_hien"), due_date=None)
    assert (found["overdue"], found["days_late"]) == (False, None)


@pytest.mark.parametrize(
    "facts", [{"closed_on": on(2026, 3, 14)}, {"assigned_on": on(2026, 3, 15)}]
)
def test_tasks_of_another_time_are_not_listed(facts: dict[str, SaidDate]) -> None:
    assert measured(facts=[assigned(**facts)]).tasks.rows == ()
