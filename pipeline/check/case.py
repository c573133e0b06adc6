"""One return under examination, with all that its checks may look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.check.sender import Sender

if TYPE_CHECKING:
    from datetime import date

    from pipeline.check.checked import Identity, Key
    from pipeline.check.past import Last, Past
    from pipeline.read.book import Book
    from pipeline.register import Register


class Case(Struct, frozen=True):
    """A return that passed the gates.

    Attributes:
        last: what the same unit said before.
        cut_off: the day whose facts of the register hold.
        theirs: the projects that the unit may report on this form.
    """

    book: Book
    identity: Identity
    register: Register
    last: Last
    sender: Sender
    cut_off: date
    theirs: frozenset[str]

    @classmethod
    def of(cls, book: Book, identity: Identity, register: Register, last: Last) -> Case:
        """Return the case of a return, its deadlines and projects looked up once."""
        unit, form = identity.unit_code, identity.form_code
        cut_off = register.calendar(identity.period, form).cut_off
        theirs = register.reportable(unit, form, cut_off)
        sender = Sender(book.path, identity.return_id, unit)
        return cls(book, identity, register, last, sender, cut_off, theirs)

    @property
    def arrived(self) -> date:
        """The day after which nothing in the return can have happened."""
        return max(self.identity.data_date, self.identity.received_on or self.identity.data_date)

    @property
    def owes_all(self) -> bool:
        """Whether every printed row is to be filled in: not on demand, nor where nothing is new."""
        return self.identity.cover.nil is None and not self.identity.adhoc

    def asks(self, table: str, key: Key) -> bool:
        """Whether a printed row is to be filled in; a kind of capital only once it was used."""
        return self.owes_all and (table != "mobilised" or self.past(table, key) is not None)

    def past(self, table: str, key: Key) -> Past | None:
        """Return what the unit last said on a key."""
        return self.last.row(table, key)
