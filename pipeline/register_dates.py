"""Which of the register's rows holds on a day, where a fact may have changed.

Stretches include both their ends, as the forms say it: from a day, up to and including a day. A day
said vaguely opens a stretch on its first day and closes it on its last. An empty end is open.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from schemas.said import SaidDate


class Dated(Protocol):
    """A row that holds for a time."""

    @property
    def valid_from(self) -> SaidDate | None:
        """The first day; None: from ever."""

    @property
    def valid_until(self) -> SaidDate | None:
        """The last day; None: still."""


DatedRow = TypeVar("DatedRow", bound=Dated)


def covers(start: SaidDate | None, end: SaidDate | None, day: date) -> bool:
    """Tell whether a day lies in a stretch that includes both its ends."""
    return (start is None or start.first <= day) and (end is None or day <= end.last)


def in_force(row: Dated, on: date | None) -> bool:
    """Tell whether a row holds on a day; without a day every row does."""
    return on is None or covers(row.valid_from, row.valid_until, on)


def latest(rows: Iterable[DatedRow], on: date | None) -> DatedRow | None:
    """Return the row in force that began last; of equals the one that stands last in the sheet.

    So a new row overrides an old one whose end nobody entered. Without a day: the newest row.
    """
    holding = [row for row in rows if in_force(row, on)]
    return max(reversed(holding), key=_beginning, default=None)


def latest_each(
    rows: Iterable[DatedRow], key: Callable[[DatedRow], object], on: date | None
) -> tuple[DatedRow, ...]:
    """Return for each key the row in force, keys in the order in which the sheet names them."""
    groups: dict[object, list[DatedRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    found = (latest(group, on) for group in groups.values())
    return tuple(row for row in found if row is not None)


def _beginning(row: Dated) -> date:
    return row.valid_from.first if row.valid_from else date.min
