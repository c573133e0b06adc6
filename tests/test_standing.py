"""Cần sửa holds what somebody has still to do, and nothing that is settled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.finding import Finding, Place
from pipeline.merge import merge
from pipeline.standing import standing
from schemas.period import Period
from schemas.register import Assignment, Project, Unit
from tests.checked import Sent, book, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook

REGISTER = register(
    Project(project_code="NS-01", name="Đường", capital_group="NSNN"),
    Unit(unit_code="BQL", name="Ban QLDA", kind="ban_qlda"),
    Assignment(unit_code="BQL", form_code="CDT", project_code="NS-01", frequency="quy"),
)


def left(*books: CheckedBook) -> list[str]:
    dataset, _ = merge(books, REGISTER, Period.parse("2026-Q2"), date(2026, 6, 25))
    paths = [*(each.path for each in books), "la.xlsx"]
    findings = [Finding(catalogue.OLD_VERSION, Place(path)) for path in paths]
    return [each.place.path for each in standing(findings, dataset, date(2026, 3, 25))]


def test_what_was_used_stands_and_what_it_replaced_does_not() -> None:
    first = book(Sent("BQL", "CDT", "2026-Q2"), package(done_work_vnd=1))
    second = book(Sent("BQL", "CDT", "2026-Q2", revision=2), package(done_work_vnd=2))
    assert left(first, second) == [second.path, "la.xlsx"]


def test_an_earlier_period_is_settled() -> None:
    before = book(Sent("BQL", "CDT", "2026-Q1"), package(done_work_vnd=1))
    assert left(before, now := book(Sent("BQL", "CDT", "2026-Q2"), package())) == [
        now.path,
        "la.xlsx",
    ]


def test_what_was_refused_stands_until_the_next_period_is_consolidated() -> None:
    old = book(Sent("BQL", "CDT", "2026-Q1", refused=True))
    new = book(Sent("BQL", "CDT", "2026-Q2", refused=True))
    assert left(old, new) == [new.path, "la.xlsx"]


def test_a_return_of_a_later_period_stands_if_it_came_by_now() -> None:
    early = book(Sent("BQL", "CDT", "2026-Q3", received_on=date(2026, 6, 17)))
    in_time = book(Sent("BQL", "CDT", "2026-Q3", received_on=date(2026, 9, 17)))
    now = book(Sent("BQL", "CDT", "2026-Q2"), package())
    assert left(now, early) == [now.path, early.path, "la.xlsx"]
    assert left(now, in_time) == [now.path, "la.xlsx"]
