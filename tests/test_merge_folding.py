"""What is carried where a return, a row or a cell is missing, and what is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.merge import merge
from pipeline.merge.standing import budget_closes
from schemas.mobilised import Mobilised
from schemas.outlook import Outlook
from schemas.period import Period
from schemas.register import AssignedTask, Assignment, ClearancePlan, Project, WorkPackage
from schemas.said import SaidDate
from schemas.tasks import Task
from tests.checked import MILLION, Sent, book, clearance, disbursement, obstacle, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook
    from pipeline.frames import Frame
    from schemas.disbursements import Disbursement

AS_OF = date(2026, 3, 25)
REGISTER = register(
    Project(project_code="NS-01"),
    Project(project_code="NS-02", listed_until=SaidDate.day(date(2026, 1, 31))),
    WorkPackage(project_code="NS-01", package_code="XL-01"),
    WorkPackage(project_code="NS-01", package_code="XL-02"),
    WorkPackage(
        project_code="NS-01", package_code="XL-09", valid_until=SaidDate.day(date(2026, 1, 31))
    ),
    WorkPackage(project_code="NS-02", package_code="XL-01"),
    ClearancePlan(project_code="NS-01", commune_code="X-06040", section="tuyen_chinh"),
    ClearancePlan(project_code="NS-01", commune_code="X-06040", section="bo_sung"),
    AssignedTask(task_code="NV-01", unit_code="BQL"),
    AssignedTask(task_code="NV-02", unit_code="BQL", closed_on=SaidDate.day(date(2026, 1, 5))),
    Assignment(unit_code="BQL", form_code="CDT", frequency="quy"),
    Assignment(unit_code="X-06040", form_code="XA", frequency="quy"),
)
Q4 = Sent("BQL", "CDT", "2025-Q4")
Q1 = Sent("BQL", "CDT", "2026-Q1")
OTHER = package("XL-02", done_work_vnd=1)


def table(name: str, *books: CheckedBook, period: str = "2026-Q1") -> Frame:
    return merge(books, REGISTER, Period.parse(period), AS_OF)[0].tables[name]


def test_without_a_return_the_last_rows_are_carried_and_say_so() -> None:
    packages = table("packages", book(Q4, package(done_work_vnd=10, workers=320, verdict="cham")))
    row = packages.rows[0]
    assert (row["done_work_vnd"], row["carried_from"], row["period"]) == (10, "2025-Q4", "2025-Q4")
    assert row["data_date"] == date(2025, 12, 14)
    assert (row["workers"], row["verdict"]) == (None, None)


def test_two_missing_returns_carry_the_same_row() -> None:
    packages = table("packages", book(Sent("BQL", "CDT", "2025-Q3"), package(done_work_vnd=10)))
    assert packages["carried_from"] == ("2025-Q3",)


def test_what_speaks_of_one_period_only_is_not_carried() -> None:
    said = Outlook(project_code="NS-01", done_text="Đã đổ bê tông mố M1")
    assert not table("outlook", book(Q4, said)).rows
    assert len(table("outlook", book(Q1, said))) == 1


def test_a_blank_owed_cell_is_carried_singly() -> None:
    packages = table(
        "packages",
        book(Q4, package(done_work_vnd=10, accepted_work_vnd=7)),
        book(Q1, package(planned_work_vnd=20)),
    )
    row = packages.rows[0]
    assert (row["done_work_vnd"], row["carried_fields"]) == (10, "done_work_vnd@2025-Q4")
    assert set(packages["accepted_work_vnd"]) == {None}, "a blank that nobody owes stays blank"
    assert set(packages["carried_from"]) == {None}


def test_a_cell_blank_twice_names_the_return_that_said_it() -> None:
    packages = table(
        "packages",
        book(Sent("BQL", "CDT", "2025-Q3"), package(done_work_vnd=10)),
        book(Q4, package(planned_work_vnd=15)),
        book(Q1, package(planned_work_vnd=20)),
    )
    assert packages["carried_fields"] == ("done_work_vnd@2025-Q3",)


def test_a_column_that_the_file_lacks_is_carried() -> None:
    lacking = Sent("BQL", "CDT", "2026-Q1", lacking=frozenset({"accepted_work_vnd"}))
    packages = table(
        "packages",
        book(Q4, package(done_work_vnd=10, accepted_work_vnd=7)),
        book(lacking, package(done_work_vnd=12)),
    )
    assert packages["accepted_work_vnd"] == (7,)
    assert packages["carried_fields"] == ("accepted_work_vnd@2025-Q4",)


@pytest.mark.parametrize("section", ["toan_bo", "tuyen_chinh"])
def test_a_part_reported_again_carries_what_its_file_lacks(section: str) -> None:
    before = Sent("X-06040", "XA", "2025-Q4")
    now = Sent("X-06040", "XA", "2026-Q1", lacking=frozenset({"required_m2"}))
    plot = clearance(100.0, section=section, required_m2=130.0, affected=26)
    again = clearance(120.0, section=section)
    merged = table("clearance", book(before, plot), book(now, again))
    assert (merged["required_m2"], merged["affected"]) == ((130.0,), (26,))
    assert merged["carried_fields"] == ("affected@2025-Q4;required_m2@2025-Q4",)


def test_formulas_are_computed_from_carried_cells() -> None:
    february = Sent("BQL", "CDT", "2026-02")
    disbursements = table(
        "disbursements",
        book(february, disbursement(90, 12)),
        book(Q1, disbursement(100, None)),
    )
    assert disbursements["disbursed_vnd"] == ((100 + 12) * MILLION,)
    assert disbursements["carried_fields"] == ("advance_year_vnd@2026-02;disbursed_vnd@2026-02",)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("nam", date(2026, 1, 31)),
        ("ung_truoc", date(2026, 1, 31)),
        ("chuyen_sang", date(2026, 12, 31)),
    ],
)
def test_a_budget_year_closes_by_its_kind_of_plan(kind: str, last: date) -> None:
    assert budget_closes(2025, kind) == last


def test_payments_are_carried_within_their_budget_year_only() -> None:
    disbursements = table(
        "disbursements",
        book(
            Q4,
            disbursement(100, 5, budget_year=2025, advance_balance_vnd=18),
            disbursement(70, 0, budget_year=2025, carry_kind="chuyen_sang"),
        ),
    )
    known = {row["carry_kind"]: row for row in disbursements.rows}
    assert (known["nam"]["disbursed_vnd"], known["nam"]["advance_balance_vnd"]) == (None, 18)
    assert known["chuyen_sang"]["disbursed_vnd"] is not None


def test_a_figure_of_a_calendar_year_is_not_carried_into_the_next() -> None:
    capital = Mobilised(
        project_code="NS-01", capital_kind="vay", mobilised_vnd=30, spent_ytd_vnd=20
    )
    mobilised = table("mobilised", book(Q4, capital))
    assert mobilised["mobilised_vnd"] == (30,)
    assert set(mobilised["spent_ytd_vnd"]) == {None}
    later = table("mobilised", book(Sent("BQL", "CDT", "2026-01"), capital), period="2026-02")
    assert later["spent_ytd_vnd"] == (20,)


def test_a_package_left_out_is_carried_while_the_register_has_it() -> None:
    before = book(Q4, package(done_work_vnd=10), OTHER, package("XL-09", done_work_vnd=9))
    packages = table("packages", before, book(Q1, package(done_work_vnd=12)))
    assert packages["package_code"] == ("XL-01", "XL-02")
    assert packages["carried_from"] == (None, "2025-Q4")


def test_a_budget_year_left_out_is_carried_while_it_is_open() -> None:
    before = book(
        Q4,
        disbursement(100, budget_year=2025),
        disbursement(50, budget_year=2024, carry_kind="chuyen_sang"),
        disbursement(70, budget_year=2025, carry_kind="chuyen_sang"),
    )
    now = book(Q1, disbursement(5))
    disbursements = table("disbursements", before, now)
    years = zip(disbursements["budget_year"], disbursements["carry_kind"], strict=True)
    assert list(years) == [(2025, "chuyen_sang"), (2026, "nam")]


def test_a_sheet_that_the_file_lacks_is_carried_whole() -> None:
    lacking = Sent("BQL", "CDT", "2026-Q1", without=frozenset({"disbursements"}))
    disbursements = table(
        "disbursements",
        book(Q4, disbursement(100, 5, budget_year=2024, advance_balance_vnd=18)),
        book(lacking, OTHER),
    )
    assert disbursements["carried_from"] == ("2025-Q4",)


def test_an_open_obstacle_left_out_is_still_open_and_a_settled_one_is_not_told_again() -> None:
    ended = SaidDate.day(date(2025, 12, 1))
    before = book(
        Q4, obstacle("A-01"), obstacle("A-02", "da_xu_ly", resolved_on=ended), obstacle("A-03")
    )
    obstacles = table("obstacles", before, book(Q1, obstacle("A-03", "da_xu_ly")))
    assert obstacles["obstacle_code"] == ("A-01", "A-03")
    assert obstacles["carried_from"] == ("2025-Q4", None)
    assert obstacles["status"] == ("dang_xu_ly", "da_xu_ly")


def test_what_was_settled_within_the_period_is_still_told() -> None:
    january = book(
        Sent("BQL", "CDT", "2026-01"),
        obstacle("A-01", "da_xu_ly", resolved_on=SaidDate.day(date(2026, 1, 10))),
    )
    obstacles = table("obstacles", january, book(Q1, OTHER))
    assert obstacles["carried_from"] == ("2026-01",)


def test_tasks_are_carried_until_the_register_closes_them() -> None:
    before = book(
        Q4, Task(task_code="NV-01", result="Đang làm"), Task(task_code="NV-02", result="Xong")
    )
    assert table("tasks", before)["task_code"] == ("NV-01",)
    assert table("tasks", before, book(Q1, OTHER))["task_code"] == ("NV-01",)


def test_a_part_of_a_commune_is_not_counted_beside_the_whole() -> None:
    before = Sent("X-06040", "XA", "2025-Q4")
    now = Sent("X-06040", "XA", "2026-Q1")
    main, added = clearance(100.0, section="tuyen_chinh"), clearance(20.0, section="bo_sung")
    merged = table("clearance", book(before, main, added), book(now, clearance(130.0)))
    assert merged["section"] == ("toan_bo",)
    kept = table("clearance", book(before, main, added), book(now, main))
    assert kept["handed_over_m2"] == (20.0, 100.0)
    back = table("clearance", book(before, clearance(130.0)), book(now, main))
    assert back["section"] == ("tuyen_chinh",)


def test_nothing_new_confirms_the_last_rows_as_of_the_new_day() -> None:
    before = book(Q4, package(done_work_vnd=10, workers=320), OTHER)
    nil = book(Sent("BQL", "CDT", "2026-Q1", nil=True))
    packages = table("packages", before, nil)
    assert packages["done_work_vnd"] == (10, 1)
    assert set(packages["carried_from"]) == {None}
    assert set(packages["period"]) == {"2026-Q1"}
    assert set(packages["data_date"]) == {date(2026, 3, 14)}
    assert set(packages["workers"]) == {None}
    assert set(packages["return_id"]) == {before.identity.return_id}, "where the figures stand"
    assert packages["row"] == (5, 6)


def test_nothing_new_beside_a_row_confirms_its_blanks_and_all_other_rows() -> None:
    before = book(Q4, package(done_work_vnd=10, accepted_work_vnd=7), OTHER)
    nil = book(Sent("BQL", "CDT", "2026-Q1", nil=True), package(done_work_vnd=11))
    packages = table("packages", before, nil)
    assert packages["done_work_vnd"] == (11, 1)
    assert packages["accepted_work_vnd"] == (7, None)
    assert packages["carried_fields"] == ("", "")


def test_nothing_new_with_nothing_before_says_nothing() -> None:
    assert not table("packages", book(Sent("BQL", "CDT", "2026-Q1", nil=True))).rows


def test_a_project_that_has_left_the_list_gives_no_rows() -> None:
    before = book(Q4, package(done_work_vnd=10), package("XL-01", "NS-02", done_work_vnd=4))
    assert table("packages", before)["project_code"] == ("NS-01",)
    assert len(table("packages", before, period="2025-Q4")) == 2


def test_rows_are_ordered_by_key_and_name_their_place() -> None:
    packages = table("packages", book(Q1, OTHER, package(done_work_vnd=10)))
    assert packages["package_code"] == ("XL-01", "XL-02")
    assert packages["row"] == (6, 5)
    assert packages["sheet"] == ("Tiến độ",) * 2


def stated(total: int, **facts: int) -> Disbursement:
    """Return payments of which a form of another authority states the sum alone, in triệu đồng."""
    alone = disbursement(None, None, **facts)
    return alone.model_copy(update={"disbursed_vnd": total * MILLION})


def test_a_sum_that_is_stated_alone_stands_and_its_parts_are_not_carried() -> None:
    before = book(Q4, disbursement(90, 10, estimate_next_vnd=7, allocated_before_vnd=5))
    (row,) = table("disbursements", before, book(Q1, stated(150))).rows
    assert (row["disbursed_vnd"], row["paid_volume_vnd"], row["advance_year_vnd"]) == (
        150 * MILLION,
        None,
        None,
    )
    lacking = Sent("BQL", "CDT", "2026-Q1", lacking=frozenset({"allocated_before_vnd"}))
    (row,) = table("disbursements", before, book(lacking, stated(150))).rows
    assert (row["allocated_before_vnd"], row["disbursed_vnd"]) == (5, 150 * MILLION)
    assert row["carried_fields"] == "allocated_before_vnd@2025-Q4"


def test_a_stated_sum_is_carried_with_its_row() -> None:
    (row,) = table("disbursements", book(Q4, stated(150))).rows
    assert (row["disbursed_vnd"], row["carried_from"]) == (150 * MILLION, "2025-Q4")


def test_parts_that_come_after_a_stated_sum_make_their_own() -> None:
    (row,) = table("disbursements", book(Q4, stated(150)), book(Q1, disbursement(160, 5))).rows
    assert row["disbursed_vnd"] == 165 * MILLION
