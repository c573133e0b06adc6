"""What each form is issued with: the unit's own projects, and what was said last time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.forms_issue import Previous, kept
from pipeline.issue import LastRow, issues
from pipeline.issue_rows import is_open
from pipeline.register_plans import CapitalKey
from schemas.choices import Choice
from schemas.period import Period
from schemas.register import ApprovedPlan, Assignment, Project, Unit
from tests.forms_demo import MILLION, Q1, Q4, day, demo_last, demo_register
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.forms_issue import Issue, Key
    from schemas.said import SaidDate


def issued(code: str, period: Period = Q1) -> Issue:
    told = issues(demo_register(), period, demo_last())
    return next(issue for issue in told if issue.form.code == code)


def test_one_form_for_every_return_owed() -> None:
    told = issues(demo_register(), Q1, {})
    assert [(issue.unit_code, issue.form.code) for issue in told] == [
        ("06565", "XA"),
        ("BQL-GT", "CDT"),
        ("KB", "KB"),
        ("SXD", "SN"),
    ]


def test_it_says_to_whom_by_when_and_whom_to_ask() -> None:
    issue = issued("XA")
    assert (issue.unit_name, issue.capital) == ("Xã Khuất Xá", frozenset({"NSNN"}))
    assert (issue.cut_off, issue.due_on) == (date(2026, 3, 14), date(2026, 3, 20))
    assert issue.contact == "Nguyễn Văn A, điện thoại 0205.000.000"
    assert issue.email == "bao-cao@example.invalid"


def test_a_package_has_its_value_and_the_contractor_last_named() -> None:
    first, second, _ = issued("CDT").rows["packages"]
    assert first["package_code"] == Choice("XL-01", "Đoạn Km 3+700 – Km 18")
    assert first["contract_value_vnd"] == 658_000_500_000
    assert first["contractor"] == "Liên danh Công ty A – Công ty B"
    assert "forecast_finish_date" not in first  # what is expected is asked anew
    assert second.get("contract_value_vnd") is None


def test_figures_are_never_repeated_but_shown_beside() -> None:
    issue = issued("CDT")
    assert "done_work_vnd" not in issue.rows["packages"][0]
    key = ("packages", ("NS-01", "XL-01"), "done_work_vnd")
    assert issue.previous[key] == Previous(381_300 * MILLION, Q4)


def test_clearance_money_of_a_year_is_not_shown_in_the_next() -> None:
    fields = {field for table, _, field in issued("XA").previous if table == "clearance"}
    assert {"handed_over_m2", "affected", "status"} == fields


def test_private_capital_has_a_row_for_each_kind() -> None:
    rows = issued("CDT").rows["mobilised"]
    assert [(row["project_code"], row["capital_kind"]) for row in rows] == [
        ("DT-02", "chu_so_huu"),
        ("DT-02", "vay"),
        ("DT-02", "khac"),
    ]


def test_only_a_commune_is_limited_to_its_own_land() -> None:
    centre = register(
        *(row for rows in demo_register().tables.values() for row in rows),
        Unit(unit_code="PTQD", name="Trung tâm Phát triển quỹ đất", kind="quy_dat"),
        Unit(unit_code="06001", name="Phường Tam Thanh", kind="phuong"),
        *(
            Assignment(unit_code=unit, form_code="XA", project_code="NS-01", frequency="quy")
            for unit in ("PTQD", "06001")
        ),
    )
    rows = {
        issue.unit_code: len(issue.rows.get("clearance", ())) for issue in issues(centre, Q1, {})
    }
    assert (rows["06565"], rows["PTQD"], rows["06001"]) == (1, 1, 0)


def test_a_resolved_obstacle_is_not_asked_about_again() -> None:
    key, row = next(iter(demo_last()["obstacles"].items()))
    closed = LastRow({**row.values, "status": "da_xu_ly"}, Q4, row.unit_code)
    told = issues(demo_register(), Q1, {"obstacles": {key: closed}})
    assert [issue.rows.get("obstacles", ()) for issue in told if issue.form.code == "XA"] == [()]


@pytest.mark.parametrize(
    ("form", "agency", "done_on", "expected"),
    [
        ("CDT", "STC", None, 1),
        ("SN", "SXD", None, 1),
        ("SN", "STC", None, 0),
        ("CDT", "SXD", day(2025, 12, 1), 0),
    ],
)
def test_open_procedures_come_back_to_owner_and_agency(
    form: str, agency: str, done_on: SaidDate | None, expected: int
) -> None:
    values: dict[str, Value] = {
        "project_code": "NS-01",
        "procedure": "Thẩm định thiết kế",
        "agency": agency,
        "status": "dang_giai_quyet",
        "done_on": done_on,
    }
    key: Key = ("NS-01", "Thẩm định thiết kế")
    last = {"procedures": {key: LastRow(values, Q4, "BQL-GT")}}
    (issue,) = (each for each in issues(demo_register(), Q1, last) if each.form.code == form)
    rows = issue.rows["procedures"]
    assert len(rows) == expected
    assert all(row["agency"] == agency and "status" not in row for row in rows)


def test_a_plan_is_asked_for_as_the_next_version() -> None:
    told = register(
        Project(project_code="NS-01", capital_group="NSNN"),
        Unit(unit_code="BQL", name="Ban Quản lý dự án"),
        Assignment(unit_code="BQL", form_code="KH", frequency="nam"),
        ApprovedPlan(project_code="NS-01", version=0, in_force_from=day(2025, 1, 1)),
    )
    (issue,) = issues(told, Period.parse("2026"), {})
    assert issue.rows["work_plan"] == ({"project_code": "NS-01", "version": 1, "year": 2026},)
    assert len(issue.rows["milestone_plan"]) == 11
    assert issue.rows["milestone_plan"][5]["milestone_name"] == "Khởi công"


@pytest.mark.parametrize(
    ("kind", "day_", "expected"),
    [
        ("nam", date(2024, 12, 31), False),
        ("nam", date(2025, 1, 1), True),
        ("nam", date(2026, 1, 31), True),
        ("nam", date(2026, 2, 1), False),
        ("chuyen_sang", date(2026, 1, 31), False),
        ("chuyen_sang", date(2026, 2, 1), True),
        ("chuyen_sang", date(2027, 1, 31), True),
        ("chuyen_sang", date(2027, 2, 1), False),
        ("ung_truoc", date(2024, 6, 1), True),
        ("ung_truoc", date(2026, 2, 1), False),
    ],
)
def test_money_of_2025_is_asked_about_while_it_may_be_paid(
    kind: str,
    day_: date,
    expected: bool,  # noqa: FBT001 - a row of the table above
) -> None:
    assert is_open(CapitalKey("NS-01", "nsdp", 2025, kind), day_) is expected


def test_lists_hold_what_concerns_the_unit() -> None:
    issue = issued("XA")
    assert [item.code for item in issue.lists["projects"]] == ["NS-01"]
    assert [item.code for item in issue.lists["communes"]] == ["06565"]
    assert len(issue.lists["units"]) == 4


def test_the_words_of_a_choice_are_not_its_value() -> None:
    assert kept(Choice("XL-01", "Cầu")) == "XL-01"


def test_a_corrected_figure_is_shown_as_it_is_used_with_what_was_reported() -> None:
    row = demo_last()["packages"]["NS-01", "XL-01"]
    reported = {"done_work_vnd": 390_000 * MILLION}
    key: Key = ("NS-01", "XL-01")
    last = {"packages": {key: row._replace(reported=reported)}}
    told = issues(demo_register(), Q1, last)
    issue = next(each for each in told if each.form.code == "CDT")
    assert issue.previous["packages", ("NS-01", "XL-01"), "done_work_vnd"] == Previous(
        381_300 * MILLION,
        Q4,
        "Số cơ quan thường trực sử dụng. Đơn vị đã báo cáo: 390.000 triệu đồng.",
    )
