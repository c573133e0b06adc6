"""Find out whose return a book is: unit, form, period, and the days that count."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.check.checked import Identity
from pipeline.check.outside import stands_alone
from pipeline.check.sender import CLEARED, Sender
from pipeline.text import unit_key, unit_keys
from schemas import FORM_VERSION, FORMS
from schemas.cover import Cover
from schemas.period import Period
from schemas.said import SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.check.checked import Arrival, Context
    from pipeline.finding import Finding
    from pipeline.read.book import Book

REGISTER_FORM: Final = "DM"
COVER_FORMS: Final = frozenset(FORMS) - {REGISTER_FORM}


def identify(arrival: Arrival, context: Context) -> Identity | Finding:
    """Return whose return this is, or why that cannot be told."""
    book, sender = arrival.book, Sender(arrival.book.path)
    if book.form_code == REGISTER_FORM:
        return sender.of_file(catalogue.REGISTER_REFUSED)
    if book.form_code not in COVER_FORMS:
        return sender.of_file(catalogue.UNKNOWN_FORM)
    unit_code = _unit(arrival, context)
    is_ours = not stands_alone(book)
    if unit_code is None:
        name = "unit_name" if typed(book, "unit_name") else "unit_code"
        rule = catalogue.UNKNOWN_UNIT if is_ours else catalogue.OUTSIDE_UNIT
        hint = _nearest_unit(typed(book, name), arrival, context)
        return sender.of_cover(rule, book, name, hint=hint)
    period = period_of(book)
    if period is None:
        sender = Sender(book.path, unit_code=unit_code)
        words = {"entered": typed(book, "period") or CLEARED}
        rule = catalogue.UNKNOWN_PERIOD if is_ours else catalogue.OUTSIDE_PERIOD
        return sender.of_cover(rule, book, "period", **words)
    return _identity(arrival, context, unit_code, period)


def _unit(arrival: Arrival, context: Context) -> str | None:
    """Return the unit: as issued, else by the cover's code, else by a name or dated alias."""
    code = coded_unit(arrival.book, context)
    name = typed(arrival.book, "unit_name")
    return code or (context.register.resolve_unit(name, named_on(arrival)) if name else None)


def _nearest_unit(entered: str, arrival: Arrival, context: Context) -> str:
    """Return in brackets the unit whose name of the day is most like a text; nothing if none is."""
    units = context.register.units_on(named_on(arrival))
    names = {
        unit_key(label): unit.name
        for unit in units
        for label in (unit.short_name, unit.name)
        if label
    }
    near = get_close_matches(unit_key(entered), names, n=1)
    return f" (gần nhất: {names[near[0]]})" if near else ""


def coded_unit(book: Book, context: Context) -> str | None:
    """Return the unit by its code, as issued or else as the cover has it."""
    issued = book.metadata.unit_code if book.metadata else ""
    codes = (issued, typed(book, "unit_code").upper())
    return next((code for code in codes if code and context.register.unit(code)), None)


def named_on(arrival: Arrival) -> date:
    """Return the day on which a unit's name must hold: of arrival, else of the figures."""
    dated = _value(arrival.book, "data_date")
    figures = dated.last if isinstance(dated, SaidDate) else date.max
    return arrival.arrived_on or figures


def is_own_name(arrival: Arrival, context: Context, unit_code: str) -> bool:
    """Whether the cover calls the unit as the register does, short or in full.

    The province's name may stand after it, or be left out.
    """
    unit = context.register.unit(unit_code, named_on(arrival))
    said = unit_keys(typed(arrival.book, "unit_name"))
    names = (unit.name, unit.short_name) if unit else ()
    return not {spelling for name in names if name for spelling in unit_keys(name)}.isdisjoint(said)


def period_of(book: Book) -> Period | None:
    """Return the period as it stands on the cover, else as issued."""
    issued = book.metadata.period if book.metadata else ""
    return written_period(book) or _parsed(issued)


def written_period(book: Book) -> Period | None:
    """Return the period that the cover itself names."""
    said = _value(book, "period")
    return _parsed(str(said)) if said else None


def _parsed(said: str) -> Period | None:
    try:
        return Period.from_label(said)
    except ValueError:
        return None


def _identity(arrival: Arrival, context: Context, unit_code: str, period: Period) -> Identity:
    book = arrival.book
    version = book.metadata.form_version if book.metadata else _value(book, "form_version")
    entries = book.cover.cells if book.cover else {}
    written = {name: entry.value for name, entry in entries.items()}
    sure = {"unit_code": unit_code, "form_code": book.form_code, "period": period.code}
    cover = Cover.model_validate({**written, **sure})
    received_on = _received_on(arrival, cover)
    said, period = period, _released(cover, period, received_on, context)
    return Identity(
        return_id=f"{unit_code}-{book.form_code}-{period.code}-{book.sha256[:8]}",
        unit_code=unit_code,
        form_code=book.form_code,
        form_version=version if isinstance(version, int) and version > 0 else FORM_VERSION,
        period=period,
        written=said,
        data_date=_data_date(cover, period, context),
        received_on=received_on,
        cover=cover,
    )


def _released(cover: Cover, period: Period, received_on: date | None, context: Context) -> Period:
    """Return the period of the figures where a waiver releases a form of an earlier period."""
    said = cover.data_date
    if said is None or said.first <= period.last_day:
        return period
    rule, day = catalogue.DATED_PAST_PERIOD.code, received_on or said.last
    if context.register.waiver(rule, cover.unit_code, period, day) is None:
        return period
    later: Period | None = period
    while later is not None and later.last_day < said.first:
        later = later.next()
    return later or period


def _data_date(cover: Cover, period: Period, context: Context) -> date:
    """Return the day up to which the figures count.

    After the cut-off but within the period's calendar end it counts as the cut-off; before the
    window, or after the period's end (where a waiver released it), it keeps its own date.
    """
    cut_off = context.register.calendar(period, cover.form_code).cut_off
    said = cover.data_date
    if said is None:
        return cut_off
    return said.last if said.first > period.last_day else min(said.last, cut_off)


def _received_on(arrival: Arrival, cover: Cover) -> date | None:
    if arrival.arrived_on is not None:
        return arrival.arrived_on
    said = cover.document_date or cover.submitted_on
    return said.last if said else None


def typed(book: Book, name: str) -> str:
    """Return what was typed into a cell of the cover."""
    entry = book.cover.cells.get(name) if book.cover else None
    return entry.entered.strip() if entry else ""


def _value(book: Book, name: str) -> Value:
    entry = book.cover.cells.get(name) if book.cover else None
    return entry.value if entry else None
