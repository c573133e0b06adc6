"""Rows that hold for a time: which one holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.register_dates import covers, in_force, latest, latest_each
from schemas.said import SaidDate


@dataclass(frozen=True)
class Held:
    """A row of any sheet."""

    name: str
    valid_from: SaidDate | None = None
    valid_until: SaidDate | None = None


DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(0, 400))
@settings(max_examples=50)
def test_a_stretch_includes_both_its_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    start, end = SaidDate.day(first), SaidDate.day(last)
    assert covers(start, end, first)
    assert covers(start, end, last)
    assert not covers(start, end, first - timedelta(days=1))
    assert not covers(start, end, last + timedelta(days=1))


def test_a_month_opens_on_its_first_day_and_closes_on_its_last() -> None:
    march = SaidDate.month(2026, 3)
    assert covers(march, march, date(2026, 3, 1))
    assert covers(march, march, date(2026, 3, 31))
    assert not covers(march, march, date(2026, 4, 1))


def test_an_open_row_holds_on_every_day_and_every_row_without_one() -> None:
    assert in_force(Held("mở"), date(2019, 1, 1))
    assert in_force(Held("hết", valid_until=SaidDate.year(2019)), None)


def test_of_two_rows_in_force_the_one_that_began_last_holds() -> None:
    old, new = Held("cũ"), Held("mới", valid_from=SaidDate.month(2026, 2))
    assert latest([new, old], date(2026, 2, 1)) == new
    assert latest([new, old], date(2026, 1, 31)) == old
    assert latest([], date(2026, 1, 31)) is None


def test_of_two_rows_that_began_together_the_lower_one_holds() -> None:
    upper, lower = Held("trên"), Held("dưới")
    assert latest([upper, lower], date(2026, 1, 1)) == lower


def test_keys_keep_the_order_in_which_the_sheet_names_them() -> None:
    later = Held("b", valid_from=SaidDate.year(2026))
    rows = [Held("b"), Held("a"), later, Held("c", valid_from=SaidDate.year(2027))]
    found = latest_each(rows, lambda row: row.name, date(2026, 5, 1))
    assert found == (later, Held("a"))
