"""For which period and as of which day returns are merged, and the days that follow from it."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from pipeline.check.checked import CheckedBook
    from pipeline.register import Register
    from schemas.period import Period

_ONE_DAY = timedelta(days=1)


class Scope(Struct, frozen=True):
    """The question that a merge answers: what was known of this period on this day.

    A period's window begins after the cut-off of the period of its kind before it, and ends with
    its own cut-off.

    Attributes:
        as_of: decides only what is overdue or missing.
        received_by: returns that came later are not seen; None sees all. What was known when an
            earlier period was consolidated is asked so.
    """

    register: Register
    period: Period
    as_of: date
    received_by: date | None = None

    def cut_off(self, form: str = "") -> date:
        """Return the last day whose figures count, for a form or for all."""
        return cut_off(self.register, self.period, form)

    def opens_after(self, form: str) -> date:
        """Return the day before the window; an ad hoc period has no window but its own returns."""
        previous = self.period.previous()
        return cut_off(self.register, previous, form) if previous else self.cut_off(form)

    def has_arrived(self, book: CheckedBook) -> bool:
        """Whether a return is seen; one of unknown arrival is."""
        received_on = book.identity.received_on
        return received_on is None or self.received_by is None or received_on <= self.received_by

    def ranks(self, book: CheckedBook) -> date:
        """Return the day at which a return stands among those of its unit and form.

        That is its data date. A periodic return dated before its own period's window comes first
        in that window nevertheless: it was made for this period, and not for the one before.
        """
        identity = book.identity
        previous = None if identity.adhoc else identity.period.previous()
        if previous is None:
            return identity.data_date
        before = cut_off(self.register, previous, identity.form_code)
        return max(identity.data_date, before + _ONE_DAY)

    def in_window(self, book: CheckedBook) -> bool:
        """Whether a return speaks of this period, and not only of an earlier one."""
        if book.identity.period == self.period:
            return True
        return self.ranks(book) > self.opens_after(book.identity.form_code)


@lru_cache(maxsize=8192)
def cut_off(register: Register, period: Period, form: str) -> date:
    """Return the cut-off of a period for a form, looked up once."""
    return register.calendar(period, form).cut_off
