"""Deadlines, owed returns and prevailing figures, over small registers."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.register_duties import Deadlines, day_of_month
from schemas.period import Period
from schemas.register import Assignment, Calendar, General, Project
from schemas.register_choices import Fact
from schemas.said import SaidDate
from tests.registers import register

Q1 = Period.parse("2026-Q1")


PROJECTS = (
    Project(project_code="NS-01"),
    Project(project_code="NS-02", listed_from=SaidDate.day(date(2026, 3, 15))),
    Project(project_code="NS-03"),
)


@pytest.mark.parametrize(
    ("period", "form", "month"),
    [
        ("2026-Q1", "", date(2026, 3, 1)),
        ("2026-02", "", date(2026, 2, 1)),
        ("2026", "CDT", date(2026, 12, 1)),
        ("2026", "KH", date(2026, 1, 1)),
    ],
)
def test_without_a_row_the_days_are_14_20_and_25(period: str, form: str, month: date) -> None:
    days = register().calendar(Period.parse(period), form)
    assert days == Deadlines(month.replace(day=14), month.replace(day=20), month.replace(day=25))


def test_an_ad_hoc_report_has_all_on_its_day() -> None:
    asked = date(2026, 5, 12)
    assert register().calendar(Period.adhoc(asked)) == Deadlines(asked, asked, asked)


def test_the_office_may_change_the_usual_days() -> None:
    kept = register(
        General(fact=Fact.CUT_OFF_DAY, value="31"), General(fact=Fact.DUE_DAY, value="muộn")
    )
    days = kept.calendar(Period.parse("2026-02"))
    assert days == Deadlines(date(2026, 2, 28), date(2026, 2, 20), date(2026, 2, 25))


def test_the_row_for_a_form_comes_before_the_one_for_all() -> None:
    kept = register(
        Calendar(
            period="2026-Q1",
            cut_off_date=SaidDate.day(date(2026, 3, 10)),
            due_date=SaidDate.day(date(2026, 3, 18)),
        ),
        Calendar(period="2026-Q1", form_code="KB", due_date=SaidDate.day(date(2026, 3, 22))),
    )
    assert kept.calendar(Q1, "KB") == Deadlines(
        date(2026, 3, 10), date(2026, 3, 22), date(2026, 3, 25)
    )
    assert kept.calendar(Q1, "XA").due == date(2026, 3, 18)


def test_each_owes_the_periods_of_its_own_frequency() -> None:
    kept = register(
        *PROJECTS,
        Assignment(unit_code="BQL", form_code="CDT", project_code="NS-01", frequency="quy"),
        Assignment(unit_code="BQL", form_code="KH", project_code="NS-01", frequency="nam"),
        Assignment(unit_code="X-06040", form_code="XA", project_code="NS-01", frequency="thang"),
    )
    due = {
        code: [(owed.unit_code, owed.form_code) for owed in kept.owed(Period.parse(code))]
        for code in ("2026-Q1", "2026-03", "2026", "2026-H1")
    }
    assert due == {
        "2026-Q1": [("BQL", "CDT")],
        "2026-03": [("X-06040", "XA")],
        "2026": [("BQL", "KH")],
        "2026-H1": [],
    }


def test_a_blank_project_means_all_that_are_listed_on_the_cut_off_day() -> None:
    kept = register(*PROJECTS, Assignment(unit_code="KBNN", form_code="KB", frequency="quy"))
    (owed,) = kept.owed(Q1)
    assert owed.project_codes == ("NS-01", "NS-03")
    assert owed.deadlines.due == date(2026, 3, 20)
    assert kept.projects_of("KBNN", "KB", Period.parse("2026-Q2")) == ("NS-01", "NS-02", "NS-03")


def test_an_assignment_that_ended_owes_nothing() -> None:
    ended = Assignment(
        unit_code="KBNN", form_code="KB", frequency="quy", valid_until=SaidDate.year(2025)
    )
    assert register(*PROJECTS, ended).owed(Q1) == ()


def test_nothing_is_owed_on_a_project_that_is_not_listed() -> None:
    early = Assignment(unit_code="BQL", form_code="CDT", project_code="NS-02", frequency="quy")
    assert register(*PROJECTS, early).owed(Q1) == ()


def test_an_ad_hoc_period_is_owed_on_the_forms_that_the_calendar_names() -> None:
    asked = Period.adhoc(date(2026, 5, 12))
    duties = (
        Assignment(unit_code="BQL", form_code="CDT", project_code="NS-01", frequency="quy"),
        Assignment(unit_code="X-06040", form_code="XA", project_code="NS-01", frequency="thang"),
    )
    assert register(*PROJECTS, *duties).owed(asked) == ()
    named = register(*PROJECTS, *duties, Calendar(period="2026-05-12", form_code="XA"))
    assert [owed.unit_code for owed in named.owed(asked)] == ["X-06040"]
    all_forms = register(*PROJECTS, *duties, Calendar(period="2026-05-12"))
    assert [owed.unit_code for owed in all_forms.owed(asked)] == ["BQL", "X-06040"]


def test_the_project_s_own_row_says_whose_figure_prevails() -> None:
    kept = register(
        Assignment(unit_code="KBNN", form_code="KB", frequency="quy", prevails="co"),
        Assignment(unit_code="KBNN", form_code="KB", project_code="NS-01", frequency="quy"),
    )
    on = date(2026, 3, 14)
    assert not kept.prevails("KBNN", "KB", "NS-01", on)
    assert kept.prevails("KBNN", "KB", "NS-03", on)
    assert not kept.prevails("BQL", "CDT", "NS-03", on)


@pytest.mark.parametrize(
    ("said", "expected"), [("14", 14), (" 1 ", 1), ("0", None), ("32", None), ("cuối", None)]
)
def test_a_day_of_the_month_is_a_number_of_a_calendar(said: str, expected: int | None) -> None:
    assert day_of_month(said) == expected
