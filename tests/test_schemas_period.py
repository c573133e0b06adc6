"""A period is named, parsed, ordered and closed as the calendar and the offices do it."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.period import Period, PeriodKind

PERIODS = st.one_of(
    st.builds(Period.of, st.just(PeriodKind.MONTH), st.integers(2000, 2098), st.integers(1, 12)),
    st.builds(Period.of, st.just(PeriodKind.QUARTER), st.integers(2000, 2098), st.integers(1, 4)),
    st.builds(Period.of, st.just(PeriodKind.HALF), st.integers(2000, 2098), st.integers(1, 2)),
    st.builds(Period.of, st.just(PeriodKind.NINE_MONTHS), st.integers(2000, 2098)),
    st.builds(Period.of, st.just(PeriodKind.YEAR), st.integers(2000, 2098)),
    st.builds(Period.adhoc, st.dates(date(2000, 1, 1), date(2098, 12, 31))),
)


@pytest.mark.parametrize(
    ("code", "start", "last_day", "label"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31), "Tháng 3/2026"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Tháng 12/2026"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "Tháng 2/2028"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "Quý I/2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Quý IV/2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30), "9 tháng đầu năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        ("2026-05-12", date(2026, 5, 12), date(2026, 5, 12), "Đột xuất ngày 12/05/2026"),
    ],
)
def test_code_has_days_and_label(code: str, start: date, last_day: date, label: str) -> None:
    period = Period.parse(code)
    assert (period.start, period.last_day, period.label) == (start, last_day, label)
    assert period.code == str(period) == code


@pytest.mark.parametrize(
    "code",
    ["", "2026-00", "2026-13", "2026-Q5", "2026-q1", "2026-H3", "2026-8M", "26", "1999", "2026-3"],
)
def test_nonsense_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="names no period"):
        Period.parse(code)


def test_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        Period.parse("2026-02-30")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quý I/2026", "2026-Q1"),
        ("QUÝ IV NĂM 2026", "2026-Q4"),
        ("QI/2026", "2026-Q1"),
        ("Q.1/2026", "2026-Q1"),
        ("Q1/2026", "2026-Q1"),
        ("Q1.2026", "2026-Q1"),
        ("Quí 2 - 2026", "2026-Q2"),
        ("quý 1 năm 2026", "2026-Q1"),
        ("Quý Ⅲ/2026", "2026-Q3"),
        ("Quy\u0301 II/2026", "2026-Q2"),
        ("Quý\u00a0II / 2026", "2026-Q2"),
        ("Quý III và 9 tháng đầu năm 2026", "2026-Q3"),
        ("Quý IV và cả năm 2026", "2026-Q4"),
        ("2026-Q1", "2026-Q1"),
        ("2026-q1", "2026-Q1"),
        ("tháng 9/2026", "2026-09"),
        ("Tháng 09 năm 2026", "2026-09"),
        ("T9/2026", "2026-09"),
        ("9/2026", "2026-09"),
        ("09.2026", "2026-09"),
        ("12-2026", "2026-12"),
        ("2026-03", "2026-03"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("6 tháng năm 2026", "2026-H1"),
        ("Sáu tháng cuối năm 2026", "2026-H2"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("9 tháng năm 2026", "2026-9M"),
        ("Năm 2026", "2026"),
        ("cả năm 2026", "2026"),
        ("2026", "2026"),
        ("Đột xuất ngày 12/5/2026", "2026-05-12"),
        ("2026-05-12", "2026-05-12"),
    ],
)
def test_label_is_read_as_people_write_it(text: str, code: str) -> None:
    assert Period.from_label(text).code == code


@pytest.mark.parametrize(
    "text",
    ["", "Quý V/2026", "Quý I", "Tháng 13/2026", "13/2026", "12/05/2026", "Quý/2026", "I/2026"],
)
def test_text_that_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no period"):
        Period.from_label(text)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("2026-Q1", "Quý I/2026"),
        ("2026-Q2", "Quý II và 6 tháng đầu năm 2026"),
        ("2026-Q3", "Quý III và 9 tháng đầu năm 2026"),
        ("2026-Q4", "Quý IV và cả năm 2026"),
        ("2026-03", "Tháng 3/2026"),
        ("2026", "Năm 2026"),
    ],
)
def test_title_names_the_part_of_the_year(code: str, title: str) -> None:
    assert Period.parse(code).long_label == title


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("2026-12", "2027-01"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026-9M", "2027-9M"),
        ("2026", "2027"),
    ],
)
def test_neighbours_are_of_the_same_kind(code: str, following: str) -> None:
    period, after = Period.parse(code), Period.parse(following)
    assert period.next() == after
    assert after.previous() == period


def test_adhoc_period_has_no_neighbours() -> None:
    period = Period.parse("2026-05-12")
    assert (period.previous(), period.next()) == (None, None)


@pytest.mark.parametrize(
    ("code", "cutoff"),
    [
        ("2026-03", date(2026, 3, 14)),
        ("2026-Q1", date(2026, 3, 14)),
        ("2026-9M", date(2026, 9, 14)),
        ("2026", date(2026, 12, 14)),
        ("2026-05-12", date(2026, 5, 12)),
    ],
)
def test_cutoff_is_day_14_of_the_last_month(code: str, cutoff: date) -> None:
    assert Period.parse(code).default_cutoff() == cutoff


def test_longer_period_is_the_later_one_on_equal_ends() -> None:
    codes = ["2026", "2026-09", "2026-9M", "2026-Q3", "2026-10", "2026-09-30"]
    assert [period.code for period in sorted(Period.parse(code) for code in codes)] == [
        "2026-09-30",
        "2026-09",
        "2026-Q3",
        "2026-9M",
        "2026-10",
        "2026",
    ]


def test_period_is_half_open() -> None:
    period = Period.parse("2026-Q1")
    assert date(2026, 1, 1) in period
    assert date(2026, 3, 31) in period
    assert period.stop not in period


@pytest.mark.parametrize(
    ("kind", "start", "stop"),
    [
        (PeriodKind.MONTH, date(2026, 1, 2), date(2026, 2, 2)),
        (PeriodKind.QUARTER, date(2026, 2, 1), date(2026, 5, 1)),
        (PeriodKind.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodKind.NINE_MONTHS, date(2026, 10, 1), date(2027, 7, 1)),
        (PeriodKind.ADHOC, date(2026, 1, 1), date(2026, 1, 3)),
    ],
)
def test_stretch_that_its_kind_cannot_have_is_refused(
    kind: PeriodKind, start: date, stop: date
) -> None:
    with pytest.raises(ValueError, match="is not a period of kind"):
        Period(kind, start, stop)


@given(PERIODS)
def test_period_survives_its_code_its_label_and_pickling(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.from_label(period.label) == period
    assert Period.from_label(period.long_label) == period
    assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301  our own bytes
