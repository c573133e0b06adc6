"""Which return counts, rule by rule of the forms' own words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.merge import merge
from schemas.period import Period
from schemas.plan import WorkPlan
from schemas.register import Assignment, Project, WorkPackage
from tests.checked import MILLION, UNKNOWN, Sent, book, package
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.check.checked import CheckedBook
    from pipeline.frames import Frame
    from pipeline.merge import Dataset

Q1 = Period.parse("2026-Q1")
AS_OF = date(2026, 3, 25)
REGISTER = register(
    Project(project_code="NS-01"),
    WorkPackage(project_code="NS-01", package_code="XL-01"),
    WorkPackage(project_code="NS-01", package_code="XL-02"),
    Assignment(unit_code="BQL", form_code="CDT", project_code="NS-01", frequency="quy"),
    Assignment(unit_code="BQL", form_code="KH", project_code="NS-01", frequency="nam"),
)


def sent(period: str, done: int | None, /, **facts: Any) -> CheckedBook:  # noqa: ANN401 - as Sent
    """Return a return of BQL with the work done of XL-01, in triệu đồng."""
    value = None if done is None else done * MILLION
    return book(Sent("BQL", "CDT", period, **facts), package(done_work_vnd=value))


def merged(
    *books: CheckedBook, period: Period = Q1, as_of: date = AS_OF, received_by: date | None = None
) -> Dataset:
    return merge(books, REGISTER, period, as_of, received_by)[0]


def done(dataset: Dataset) -> list[int]:
    return [value // MILLION for value in dataset.tables["packages"]["done_work_vnd"]]


def fates(dataset: Dataset) -> list[tuple[str, str]]:
    returns = dataset.returns
    return list(zip(returns["path"], returns["fate"], strict=True))


def test_the_return_received_last_counts() -> None:
    early = sent("2026-Q1", 10, received_on=date(2026, 3, 18), revision=2)
    late = sent("2026-Q1", 20, received_on=date(2026, 3, 19), revision=1)
    dataset = merged(late, early)
    assert done(dataset) == [20]
    returns = {row["path"]: (row["fate"], row["superseded_by"]) for row in dataset.returns.rows}
    assert returns == {
        early.path: ("superseded", late.identity.return_id),
        late.path: ("used", None),
    }


def test_on_one_day_the_higher_revision_counts() -> None:
    assert done(merged(sent("2026-Q1", 20, revision=2), sent("2026-Q1", 10))) == [20]


def test_of_one_revision_the_one_submitted_last_counts() -> None:
    first = sent("2026-Q1", 10, submitted_on=date(2026, 3, 17))
    second = sent("2026-Q1", 20, submitted_on=date(2026, 3, 18))
    assert done(merged(second, first)) == [20]


def test_of_equal_order_the_greater_hash_counts_and_it_is_said() -> None:
    books = [sent("2026-Q1", 10, name="một"), sent("2026-Q1", 20, name="hai")]
    (first, _), (last, expected) = sorted(
        zip(books, [10, 20], strict=True), key=lambda each: each[0].sha256
    )
    dataset, findings = merge(books, REGISTER, Q1, AS_OF)
    assert done(dataset) == [expected]
    assert [(each.rule.code, each.place.path) for each in findings] == [("G17", last.path)]
    assert findings[0].message == (
        f"Có hai bản cùng ngày đến, cùng lần gửi nhưng khác nội dung ({first.path}); tạm dùng bản"
        " này. Ghi rõ lần gửi trên Bìa (2, 3, …) rồi gửi lại bản đúng."
    )


def test_copies_of_one_file_are_no_finding() -> None:
    one = sent("2026-Q1", 10)
    dataset, findings = merge([one, one], REGISTER, Q1, AS_OF)
    assert (done(dataset), findings) == ([10], ())


def test_a_refused_return_replaces_nothing() -> None:
    good = sent("2026-Q1", 10)
    bad = sent("2026-Q1", 20, received_on=date(2026, 3, 20), refused=True)
    dataset = merged(good, bad)
    assert done(dataset) == [10]
    assert fates(dataset) == [(good.path, "used"), (bad.path, "refused")]


def test_a_return_received_after_the_day_is_not_seen() -> None:
    late = sent("2026-Q1", 20, received_on=date(2026, 3, 26))
    dataset = merged(sent("2026-Q1", 10), late, received_by=date(2026, 3, 25))
    assert done(dataset) == [10]
    assert fates(dataset)[1] == (late.path, "not_counted")


def test_a_return_that_came_after_the_report_was_made_counts_in_the_next_run() -> None:
    late = sent("2026-Q1", 20, received_on=date(2026, 3, 26))
    dataset = merged(sent("2026-Q1", 10), late, as_of=date(2026, 3, 25))
    assert done(dataset) == [20]


def test_a_return_of_unknown_arrival_counts_but_comes_first() -> None:
    unknown = sent("2026-Q1", 10, received_on=UNKNOWN)
    assert done(merged(unknown)) == [10]
    assert done(merged(unknown, sent("2026-Q1", 20))) == [20]


def test_a_periodic_return_replaces_the_whole_earlier_one() -> None:
    both = book(
        Sent("BQL", "CDT", "2026-Q1"),
        package("XL-01", done_work_vnd=10),
        package("XL-02", done_work_vnd=5),
    )
    second = book(Sent("BQL", "CDT", "2026-Q1", revision=2), package("XL-01", done_work_vnd=12))
    packages = merged(both, second).tables["packages"]
    assert packages["package_code"] == ("XL-01",)


def test_a_quarter_takes_the_latest_data_date_of_any_kind() -> None:
    dataset = merged(sent("2026-02", 20), sent("2026-Q1", 10, data_date=date(2026, 1, 31)))
    assert done(dataset) == [20]
    assert dataset.tables["packages"]["period"] == ("2026-02",)
    assert not any(dataset.tables["packages"]["carried_from"])


def test_on_a_tie_the_quarter_comes_before_its_month() -> None:
    assert done(merged(sent("2026-Q1", 10), sent("2026-03", 20))) == [10]


def test_on_a_tie_a_month_takes_its_own_return() -> None:
    books = sent("2026-Q1", 10), sent("2026-03", 20)
    assert done(merged(*books, period=Period.parse("2026-03"))) == [20]


def test_figures_after_the_cut_off_belong_to_the_next_period() -> None:
    books = sent("2026-02", 10), sent("2026-03", 20, data_date=date(2026, 3, 15))
    assert done(merged(*books)) == [10]


def test_a_return_of_a_later_period_is_not_counted() -> None:
    early = sent("2026-Q2", 20, data_date=date(2026, 3, 10), received_on=date(2026, 3, 20))
    dataset = merged(sent("2026-Q1", 10, data_date=date(2026, 3, 1)), early)
    assert done(dataset) == [10]
    assert dict(fates(dataset))[early.path] == "not_counted"


def test_a_return_dated_before_its_window_still_stands_for_its_period() -> None:
    stale = sent("2026-Q1", 30, data_date=date(2025, 11, 30))
    packages = merged(sent("2025-Q4", 20), stale).tables["packages"]
    assert packages["done_work_vnd"] == (30 * MILLION,)
    assert packages["data_date"] == (date(2025, 11, 30),)
    assert not any(packages["carried_from"])


def test_a_later_ad_hoc_return_overlays_its_keys_and_erases_nothing() -> None:
    periodic = book(
        Sent("BQL", "CDT", "2026-Q1", data_date=date(2026, 2, 28)),
        package("XL-01", done_work_vnd=10, workers=320),
        package("XL-02", done_work_vnd=5),
    )
    adhoc = book(Sent("BQL", "CDT", "2026-03-10", adhoc=True), package("XL-01", done_work_vnd=12))
    packages = merged(periodic, adhoc).tables["packages"]
    assert packages["package_code"] == ("XL-01", "XL-02")
    assert packages["done_work_vnd"] == (12, 5)
    assert packages["period"] == ("2026-03-10", "2026-Q1")
    assert packages["workers"][0] == 320
    assert packages["carried_fields"] == ("workers@2026-Q1", "")


def test_an_ad_hoc_return_dated_no_later_changes_nothing() -> None:
    adhoc = sent("2026-03-14", 99, adhoc=True)
    assert done(merged(sent("2026-Q1", 10), adhoc)) == [10]


def test_an_ad_hoc_return_for_a_period_does_not_replace_the_periodic_one() -> None:
    adhoc = sent("2026-Q1", 99, adhoc=True, received_on=date(2026, 3, 24))
    dataset = merged(sent("2026-Q1", 10), adhoc)
    assert done(dataset) == [10]


def test_plans_add_up_and_the_latest_holds_for_each_key() -> None:
    def plan(version: int, opening: float) -> WorkPlan:
        return WorkPlan(project_code="NS-01", version=version, year=2026, opening=opening)

    first = book(Sent("BQL", "KH", "2026", date(2026, 1, 14), date(2026, 1, 19)), plan(0, 0.1))
    second = book(Sent("BQL", "KH", "2026", date(2026, 1, 14), date(2026, 2, 19)), plan(1, 0.2))
    mended = book(Sent("BQL", "KH", "2026", date(2026, 1, 14), date(2026, 3, 19)), plan(1, 0.3))
    dataset = merged(mended, second, first)
    plans = dataset.tables["work_plan"]
    assert list(zip(plans["version"], plans["opening"], strict=True)) == [(0, 0.1), (1, 0.3)]
    assert not any(plans["carried_from"])
    assert dataset.returns["fate"] == ("used", "superseded", "used")


def test_used_for_names_the_period_that_a_return_counted_for() -> None:
    dataset = merged(sent("2025-Q4", 5), sent("2026-02", 8), sent("2026-Q1", 10))
    returns = dataset.returns
    assert list(zip(returns["period"], returns["used_for"], strict=True)) == [
        ("2025-Q4", "2025-Q4"),
        ("2026-02", "2026-02"),
        ("2026-Q1", "2026-Q1"),
    ]


def test_every_column_of_a_return_is_found_again() -> None:
    one = sent("2026-Q1", 10)
    cells = merged(one).cells
    (found,) = cells.where("sheet", {"packages"}).where("field", {"done_work_vnd"}).rows
    assert tuple(found.values()) == (
        *(one.identity.return_id, "packages", "Tiến độ", "done_work_vnd"),
        *(None, "G", None, None),
    )


BOOKS = (
    sent("2025-Q4", 5),
    sent("2026-01", None),
    sent("2026-02", 8, received_on=date(2026, 2, 20)),
    sent("2026-02", 9, received_on=date(2026, 2, 21)),
    sent("2026-Q1", None, received_on=date(2026, 3, 16)),
    sent("2026-Q1", 10, received_on=date(2026, 3, 19), refused=True),
    sent("2026-03-10", 11, adhoc=True, received_on=date(2026, 3, 11)),
    sent("2026-Q1", 12, received_on=date(2026, 3, 24), nil=True),
)


def frames(dataset: Dataset) -> dict[str, Frame]:
    return {
        **dataset.tables,
        "returns": dataset.returns,
        "reporting": dataset.reporting,
        "cells": dataset.cells,
        "clashes": dataset.clashes,
        "adjustments": dataset.adjustments,
    }


@settings(max_examples=25, deadline=None)
@given(books=st.permutations(BOOKS))
def test_the_order_in_which_returns_are_given_does_not_matter(books: list[CheckedBook]) -> None:
    expected, found = frames(merged(*BOOKS)), frames(merged(*books))
    for name, table in expected.items():
        assert table.values == found[name].values


@settings(max_examples=20, deadline=None)
@given(day=st.dates(date(2026, 2, 18), date(2026, 3, 26)))
def test_an_earlier_day_is_as_if_later_returns_had_not_come(day: date) -> None:
    there = [each for each in BOOKS if (each.identity.received_on or day) <= day]
    seen = frames(merged(*BOOKS, as_of=day, received_by=day))
    known = frames(merged(*there, as_of=day, received_by=day))
    for name in known.keys() - {"returns", "cells"}:
        assert known[name].values == seen[name].values
