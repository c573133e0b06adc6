"""The account of all returns: what became of each, and where its fields stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.cell import column_letter
from pipeline.merge.counting import arrival_order, group_of, is_eligible
from pipeline.merge.dataset import MODELS
from pipeline.merge.places import key_code
from pipeline.register_duties import YEARLY_PLAN
from schemas.column import Layout

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pipeline.check.checked import CheckedBook
    from pipeline.merge.counting import Group
    from pipeline.merge.scope import Scope


def account(
    books: Iterable[CheckedBook],
    counting: Mapping[Group, CheckedBook],
    speaking: Collection[str],
    scope: Scope,
) -> list[dict[str, Any]]:
    """Return one row a return, with its fate.

    Args:
        books: every return.
        counting: the return that counts for each unit, form and period.
        speaking: the ids of those that say or confirm something for the period.
        scope: the period and the day.
    """
    ordered = sorted(books, key=lambda book: (group_of(book), arrival_order(book)))
    return [_row(book, counting, speaking, scope) for book in ordered]


def locate(books: Iterable[CheckedBook]) -> Iterator[tuple[Any, ...]]:
    """Yield where fields stand, in the order of `CELLS`.

    That is a table's columns; of a card or a line its cells, row by row.
    """
    known = {book.identity.return_id: book for book in books}
    for return_id in sorted(known):
        book = known[return_id]
        for table in book.columns:
            named = return_id, table, book.titles.get(table)
            yield from ((*named, *place) for place in _places(book, table))


def _places(book: CheckedBook, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield field, row, column letter, the cell's row and the row's key."""
    rows = book.rows.get(table, ())
    is_card = table in MODELS and MODELS[table].sheet.layout is Layout.CARD
    if is_card or any(row.places for row in rows):
        for row in rows:
            key = key_code(row.key)
            for name, cell in row.places.items():
                yield name, row.row, column_letter(cell.column), cell.row + 1, key
    else:
        for name, letter in book.columns[table].items():
            yield name, None, letter, None, None


def _row(
    book: CheckedBook,
    counting: Mapping[Group, CheckedBook],
    speaking: Collection[str],
    scope: Scope,
) -> dict[str, Any]:
    identity, cover = book.identity, book.identity.cover
    fate, superseded_by = _fate(book, counting, speaking, scope)
    own = scope.period if identity.return_id in speaking else identity.period
    return {
        "return_id": identity.return_id,
        "path": book.path,
        "sha256": book.sha256,
        "unit_code": identity.unit_code,
        "form_code": identity.form_code,
        "form_version": identity.form_version,
        "period": identity.period.code,
        "adhoc": identity.adhoc,
        "revision": cover.revision,
        "received_on": identity.received_on,
        "submitted_on": cover.submitted_on.last if cover.submitted_on else None,
        "data_date": identity.data_date,
        "nil": book.nil,
        "fate": fate,
        "superseded_by": superseded_by,
        "used_for": own.code if fate == "used" else None,
    }


def _fate(
    book: CheckedBook,
    counting: Mapping[Group, CheckedBook],
    speaking: Collection[str],
    scope: Scope,
) -> tuple[str, str | None]:
    if book.refused:
        return "refused", None
    if not scope.has_arrived(book) or not is_eligible(book, scope):
        return "not_counted", None
    winner = counting[group_of(book)]
    earlier_plan = book.identity.form_code == YEARLY_PLAN and book.identity.return_id in speaking
    if winner is book or (earlier_plan and winner.sha256 != book.sha256):
        return "used", None
    return "superseded", winner.identity.return_id
