"""What a sender was told before, and has not changed, is told as repeated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline import catalogue
from pipeline.cell import Address
from pipeline.closing import ClosedPeriod
from pipeline.finding import Finding, Place
from pipeline.repeating import with_repeats
from schemas.period import Period
from tests.checked import Sent, book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

    from pipeline.check.checked import CheckedBook

FIRST = book(Sent("X-06565", "XA", "2026-Q3", received_on=date(2026, 9, 16)))
SECOND = book(Sent("X-06565", "XA", "2026-Q3", received_on=date(2026, 9, 22), revision=2))


def blank(of: CheckedBook, row: int, field: str = "affected") -> Finding:
    place = Place(of.path, "GPMB", Address(row, 3))
    return Finding(
        catalogue.BLANK_OWED,
        place,
        return_id=of.identity.return_id,
        unit_code=of.identity.unit_code,
        table="clearance",
        field=field,
    )


def test_what_stands_unchanged_in_the_next_round_is_repeated() -> None:
    before, same, new = blank(FIRST, 7), blank(SECOND, 7), blank(SECOND, 9)
    marked = with_repeats((before, same, new), (FIRST, SECOND), {})
    assert [finding.repeated for finding in marked] == [False, True, False]


def test_another_entry_at_the_same_cell_is_not_the_same() -> None:
    before = replace(blank(FIRST, 7), rule=catalogue.NOT_NUMBER, entered="x")
    now = replace(blank(SECOND, 7), rule=catalogue.NOT_NUMBER, entered="y")
    assert [each.repeated for each in with_repeats((before, now), (FIRST, SECOND), {})] == [
        False,
        False,
    ]


def test_what_was_told_in_the_last_closed_period_is_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = {
        "unit_code": "X-06565",
        "form_code": "XA",
        "code": "C15",
        "table": "clearance",
        "field": "affected",
        "cell": "D8",
        "entered": "",
    }

    def told(closed: ClosedPeriod) -> Iterator[Mapping[str, str]]:
        yield line if closed.period.code == "2026-Q2" else {**line, "cell": "D10"}

    monkeypatch.setattr(ClosedPeriod, "told", told)
    closed = {
        code: ClosedPeriod(Period.parse(code), 0, None, {})  # type: ignore[arg-type]
        for code in ("2026-Q1", "2026-Q2")
    }
    marked = with_repeats((blank(FIRST, 7), blank(FIRST, 9)), (FIRST,), closed)
    assert [finding.repeated for finding in marked] == [True, False]
