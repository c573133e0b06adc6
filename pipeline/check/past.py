"""What each unit said before, by period: the memory that history checks look into."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from pipeline.register_office import adjusted_field, adjusted_key, adjusted_value
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipeline.check.checked import CheckedBook, CheckedRow, Identity, Key
    from pipeline.register import Register
    from schemas.column import Row
    from schemas.period import Period
    from schemas.register import Adjustment


class Past(NamedTuple):
    """A row that the same unit reported in an earlier period, as it was used."""

    values: Row
    period: Period


class Last(Struct, frozen=True):
    """The rows that a unit last reported on a form, newest first, before a given return."""

    rows: tuple[Mapping[tuple[str, Key], Past], ...] = ()

    def row(self, table: str, key: Key) -> Past | None:
        """Return the newest earlier row of a key."""
        return next((rows[table, key] for rows in self.rows if (table, key) in rows), None)

    def of_table(self, table: str) -> tuple[Past, ...]:
        """Return the newest earlier row of every key of a table."""
        found: dict[Key, Past] = {}
        for rows in self.rows:
            for (name, key), past in rows.items():
                if name == table:
                    found.setdefault(key, past)
        return tuple(found.values())


class History(Struct):
    """Accepted periodic returns by unit and form; a successor takes its predecessor's place."""

    register: Register
    _books: dict[tuple[str, str], dict[str, CheckedBook]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _rows: dict[str, Mapping[tuple[str, Key], Past]] = field(default_factory=dict)

    def before(self, identity: Identity) -> Last:
        """Return what the unit had reported up to an earlier day, for another period."""
        books = self._books[identity.unit_code, identity.form_code].values()
        earlier = [
            book
            for book in books
            if book.identity.period != identity.period
            and book.identity.data_date < identity.data_date
        ]
        newest = sorted(earlier, key=_data_date, reverse=True)
        return Last(tuple(self._rows[book.identity.return_id] for book in newest))

    def remember(self, book: CheckedBook) -> None:
        """Keep a return that may count, unless one that came after it is known already."""
        identity = book.identity
        if book.refused or identity.adhoc:
            return
        known = self._books[identity.unit_code, identity.form_code]
        rival = known.get(identity.period.code)
        if rival is None or rival.arrival_order < book.arrival_order:
            known[identity.period.code] = book
            corrections = self.register.adjustments(*_named(identity))
            self._rows[identity.return_id] = {
                (row.table, row.key): Past(_as_used(row, corrections), identity.period)
                for rows in book.rows.values()
                for row in rows
            }


def _data_date(book: CheckedBook) -> tuple[date, Period]:
    return book.identity.data_date, book.identity.period


def _named(identity: Identity) -> tuple[str, str, Period]:
    return identity.unit_code, identity.form_code, identity.period


def _as_used(row: CheckedRow, corrections: Iterable[Adjustment]) -> Row:
    """Return a row with the officer's corrections: those figures were used, and are continued."""
    model, key = type(row.values), tuple(map(str, row.key))
    used = {
        name: adjusted_value(each, columns(model)[name])
        for each in corrections
        if each.table == row.table and adjusted_key(each) == key
        if (name := adjusted_field(each, model))
    }
    return row.values.model_copy(update=used) if used else row.values
