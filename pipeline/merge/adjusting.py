"""Điều chỉnh số liệu: the officer's corrections, laid upon the figures that they name."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline import catalogue, shown
from pipeline.cell import FIGURE
from pipeline.finding import NO_REASON, NOBODY, Finding, Place
from pipeline.merge.dataset import MODELS
from pipeline.merge.places import REGISTER_PATH, key_code, key_words, of_cell
from pipeline.register_office import adjusted_field, adjusted_key, adjusted_value
from pipeline.text import plain_key
from schemas.column import Type, columns
from schemas.period import Period
from schemas.register import Adjustment
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.cell import Value
    from pipeline.check.checked import CheckedBook, CheckedRow, Key
    from pipeline.merge.scope import Scope
    from pipeline.merge.standing import Standing
    from pipeline.register import Register
    from schemas.column import Column


class Correction(Struct, frozen=True):
    """One row of the register and the figures that it was found to correct.

    Attributes:
        field: the corrected field; None where no column of the sheet bears the name.
        found: the return and the row's key, with the value reported there.
    """

    row: Adjustment
    field: str | None
    found: tuple[tuple[str, Key, Value], ...]

    @property
    def used(self) -> Value:
        """The value to use, as the column keeps it."""
        return adjusted_value(self.row, self.column) if self.column else None

    @property
    def column(self) -> Column | None:
        """The declaration of the corrected column."""
        return columns(MODELS[self.row.table])[self.field] if self.field else None


class Corrections(Struct, frozen=True):
    """All corrections of the returns that count."""

    every: tuple[Correction, ...]
    values: Mapping[tuple[str, str, Key], Mapping[str, Value]]

    def used(self, return_id: str, table: str, key: Key) -> Mapping[str, Value]:
        """Return the values to use in a row, by field."""
        return self.values.get((return_id, table, key), {})

    def rows(self) -> list[dict[str, Any]]:
        """Return the frame's rows, in the register's order."""
        return [_frame_row(each) for each in self.every]


def correct(books: Iterable[CheckedBook], scope: Scope) -> Corrections:
    """Find the figures that the register corrects, among the returns up to the period.

    A correction of a later period's return is none of this report's. One whose reported figure is
    no longer the reported one is not applied.
    """
    returns: dict[tuple[str, str, str], list[CheckedBook]] = defaultdict(list)
    for book in books:
        identity = book.identity
        returns[identity.unit_code, identity.form_code, identity.period.code].append(book)
    ended = {
        code
        for code in {row.period for row in scope.register.rows(Adjustment)}
        if _has_ended(code, scope)
    }
    every = tuple(
        _correction(row, returns.get((row.unit_code, row.form_code, row.period), ()))
        for row in scope.register.rows(Adjustment)
        if row.period in ended or (row.unit_code, row.form_code, row.period) in returns
    )
    values: dict[tuple[str, str, Key], dict[str, Value]] = defaultdict(dict)
    for each in every:
        for return_id, key, _ in each.found:
            values[return_id, each.row.table, key][str(each.field)] = each.used
    return Corrections(every, values)


def tell(
    corrections: Corrections, standings: Iterable[Standing], register: Register
) -> Iterator[Finding]:
    """Say which figures in force are the officer's, and which corrections found none."""
    rows = {
        (each.home.identity.return_id, each.table, each.key): each
        for each in standings
        if each.adjusted
    }
    for each in corrections.every:
        if not each.found:
            yield _unmatched(each)
        for return_id, key, reported in each.found:
            standing = rows.get((return_id, each.row.table, key))
            if standing is not None and each.field in standing.adjusted:
                yield _adjusted(each, standing, reported, register)


def _has_ended(code: str, scope: Scope) -> bool:
    return Period.parse(code).stop <= scope.period.stop


def _correction(row: Adjustment, books: Iterable[CheckedBook]) -> Correction:
    model = MODELS[row.table]
    field = adjusted_field(row, model)
    if field is None or field in model.sheet.key:
        return Correction(row, None, ())
    wanted = adjusted_key(row)
    found = tuple(
        (book.identity.return_id, each.key, value)
        for book in books
        for each in book.rows.get(row.table, ())
        if _names(each.key, wanted, row.table)
        for value in _reported(each, field, row.reported)
    )
    return Correction(row, field, found)


def _names(key: Key, wanted: tuple[str, ...], table: str) -> bool:
    """Whether the parts of a key were written by the officer, as codes or in words."""
    model = MODELS[table]
    declared = [columns(model)[name] for name in model.sheet.key]
    return len(key) == len(wanted) and all(
        plain_key(said) in _spellings(part, column)
        for part, said, column in zip(key, wanted, declared, strict=True)
    )


def _reported(row: CheckedRow, field: str, said: str | None) -> Iterator[Value]:
    """Give the value that is reported, if it is the one that the officer saw; blank: any."""
    value = getattr(row.values, field)
    sent = row.reported.get(field, value)
    column = columns(type(row.values))[field]
    seen = plain_key(said or "")
    if not seen or seen in _spellings(value, column) | _spellings(sent, column):
        yield sent


def _spellings(value: Value, column: Column) -> set[str]:
    """Return the ways in which an officer may write a value, for comparison."""
    if value is None:
        return set()
    written = {shown.value(value, column), str(value)}
    if isinstance(value, str) and column.choices:
        written.add(f"{value} – {column.choices.label(value)}")
    if isinstance(value, SaidDate) and value.first == value.last:
        day = value.last
        written |= {day.isoformat(), f"{day.day}/{day.month}/{day.year}"}
    if isinstance(value, FIGURE):
        written |= set(_numerals(value, column))
    return {plain_key(text) for text in written}


def _numerals(value: float, column: Column) -> Iterator[str]:
    typed = Decimal(repr(value)) / column.scale
    if column.type is Type.SHARE:
        typed *= 100
    plain = f"{typed.normalize():f}"
    grouped = f"{typed.normalize():,f}"
    swapped = grouped.translate(str.maketrans(",.", ".,"))
    sign = "%" if column.type is Type.SHARE else ""
    for text in (plain, plain.replace(".", ","), grouped, swapped):
        yield text
        yield f"{text}{sign}"
        yield f"{text} {sign}"


def _adjusted(each: Correction, standing: Standing, reported: Value, register: Register) -> Finding:
    column = columns(MODELS[standing.table])[str(each.field)]
    words = {
        "label": column.label,
        "key": key_words(register, standing.table, standing.key),
        "used": shown.value(each.used, column),
        "reason": (each.row.reason or NO_REASON).rstrip(". "),
        "by": each.row.decided_by or NOBODY,
    }
    entered = shown.value(reported, column)
    return of_cell(catalogue.ADJUSTED, standing, str(each.field), entered=entered, **words)


def _unmatched(each: Correction) -> Finding:
    words = {"key": each.row.row_key, "label": each.row.column_label}
    place = Place(REGISTER_PATH, Adjustment.sheet.title)
    return Finding(catalogue.ADJUSTMENT_UNMATCHED, place, words=words)


def _frame_row(each: Correction) -> dict[str, Any]:
    row, column = each.row, each.column
    said = shown.value(each.found[0][2], column) if each.found and column else row.reported
    return {
        "table": row.table,
        "key": key_code(each.found[0][1]) if each.found else row.row_key,
        "field": each.field,
        "unit_code": row.unit_code,
        "period": row.period,
        "reported": said,
        "used": shown.value(each.used, column) if column else None,
        "reason": row.reason,
        "by": row.decided_by,
        "on": row.decided_on.last if row.decided_on else None,
        "matched": bool(each.found),
    }
