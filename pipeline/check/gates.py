"""The gates: whose return this is, for which form and period, and whether it may count at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from pipeline.check.checked import Identity
from pipeline.check.sender import Sender
from schemas import FORM_VERSION, FORMS
from schemas.column import columns
from schemas.cover import Cover
from schemas.period import Period
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pipeline.cell import Value
    from pipeline.check.checked import Arrival, Context
    from pipeline.finding import Finding
    from pipeline.read.book import Book, Table
    from schemas.column import Column, Sheet

REGISTER_FORM: Final = "DM"
COVER_FORMS: Final = frozenset(FORMS) - {REGISTER_FORM}


def identify(arrival: Arrival, context: Context) -> tuple[Identity | None, tuple[Finding, ...]]:
    """Find out whose return this is; None where a gate cannot be passed without knowing.

    The findings of a return that is identified may still block it; a waiver may release those.
    """
    book, sender = arrival.book, Sender(arrival.book.path)
    if book.form_code == REGISTER_FORM:
        return None, (sender.of_file(catalogue.REGISTER_REFUSED),)
    if book.form_code not in COVER_FORMS:
        return None, (sender.of_file(catalogue.UNKNOWN_FORM),)
    unit_code = _unit(arrival, context)
    if unit_code is None:
        named = _typed(book, "unit_name") or _typed(book, "unit_code")
        return None, (sender.of_file(catalogue.UNKNOWN_UNIT, entered=named),)
    period = _period(book)
    if period is None:
        named = _typed(book, "period")
        complaint = Sender(book.path, unit_code=unit_code)
        return None, (complaint.of_file(catalogue.UNKNOWN_PERIOD, entered=named),)
    identity = _identity(arrival, context, unit_code, period)
    sender = Sender(book.path, identity.return_id, unit_code)
    return identity, tuple(_gates(arrival, identity, sender, context))


def _unit(arrival: Arrival, context: Context) -> str | None:
    """Return the unit: as issued, else by the cover's code, else by a name or dated alias."""
    book, register = arrival.book, context.register
    issued = book.metadata.unit_code if book.metadata else ""
    for said in (issued, _typed(book, "unit_code")):
        if said and register.unit(said) is not None:
            return said
    name = _typed(book, "unit_name")
    dated = _value(book, "data_date")
    figures = dated.last if isinstance(dated, SaidDate) else date.max
    return register.resolve_unit(name, arrival.arrived_on or figures) if name else None


def _period(book: Book) -> Period | None:
    """Return the period as it stands on the cover, else as issued."""
    issued = book.metadata.period if book.metadata else ""
    for said in (_value(book, "period"), _typed(book, "period"), issued):
        if not said:
            continue
        try:
            return Period.from_label(str(said))
        except ValueError:
            continue
    return None


def _identity(arrival: Arrival, context: Context, unit_code: str, period: Period) -> Identity:
    book = arrival.book
    version = book.metadata.form_version if book.metadata else _value(book, "form_version")
    written = {
        name: located.value
        for name, located in (book.cover.cells if book.cover else {}).items()
        if name in Cover.model_fields
    }
    sure = {"unit_code": unit_code, "form_code": book.form_code, "period": period.code}
    cover = Cover.model_validate({**written, **sure})
    return Identity(
        return_id=f"{unit_code}-{book.form_code}-{period.code}-{book.sha256[:8]}",
        unit_code=unit_code,
        form_code=book.form_code,
        form_version=version if isinstance(version, int) else FORM_VERSION,
        period=period,
        data_date=_data_date(cover, period, context),
        received_on=_received_on(arrival, cover),
        cover=cover,
    )


def _data_date(cover: Cover, period: Period, context: Context) -> date:
    """Return the day up to which the figures count.

    After the cut-off but within the period's calendar end it counts as the cut-off; before the
    window, or after the period's end (where a waiver released it), it keeps its own date.
    """
    cutoff = context.register.calendar(period, cover.form_code).cut_off
    if cover.data_date is None:
        return cutoff
    said = cover.data_date.last
    return cutoff if cutoff < said <= period.last_day else said


def _received_on(arrival: Arrival, cover: Cover) -> date | None:
    if arrival.arrived_on is not None:
        return arrival.arrived_on
    said = cover.document_date or cover.submitted_on
    return said.last if said else None


def _gates(
    arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    yield from _check_assigned(identity, sender, context)
    yield from _check_closed(arrival, identity, sender, context)
    yield from _check_dated(identity, sender, context)
    yield from _check_received(identity, sender, context)
    yield from _check_issued(arrival.book, identity, sender)
    yield from _check_whole(arrival.book, identity, sender, context)


def _check_assigned(identity: Identity, sender: Sender, context: Context) -> Iterator[Finding]:
    """Check that the unit has been asked for this form."""
    if not context.register.is_assigned(identity.unit_code, identity.form_code):
        unit = context.register.names("units").get(identity.unit_code, identity.unit_code)
        form = FORMS[identity.form_code].name
        yield sender.of_file(catalogue.NOT_ASSIGNED, unit=unit, form=form)


def _check_closed(
    arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the period is open, or that the closed period knew this return."""
    known = context.closed.get(identity.period.code)
    if known is not None and arrival.book.sha256 not in known:
        yield sender.of_file(catalogue.CLOSED_PERIOD, period=identity.period.label)


def _check_dated(identity: Identity, sender: Sender, context: Context) -> Iterator[Finding]:
    """Check that the data date stands on the cover and within the period."""
    period, said = identity.period, identity.cover.data_date
    cutoff = context.register.calendar(period, identity.form_code).cut_off
    words = {"cutoff": shown.day(cutoff), "period": period.label}
    if said is None:
        yield sender.of_file(catalogue.NO_DATA_DATE, **words)
    elif said.first > period.last_day:
        yield sender.of_file(catalogue.DATED_PAST_PERIOD, entered=said.label, **words)
    elif said.last > cutoff:
        yield sender.of_file(catalogue.DATED_PAST_CUTOFF, entered=said.label, **words)


def _check_received(identity: Identity, sender: Sender, context: Context) -> Iterator[Finding]:
    """Check that the return did not come after the next period's cut-off."""
    following = identity.period.next()
    if following is None or identity.received_on is None:
        return
    if identity.received_on > context.register.calendar(following, identity.form_code).cut_off:
        words = {"period": identity.period.label, "received": shown.day(identity.received_on)}
        yield sender.of_file(catalogue.RECEIVED_NEXT_PERIOD, **words)


def _check_issued(book: Book, identity: Identity, sender: Sender) -> Iterator[Finding]:
    """Check that the form is the one issued for this period, in its present version."""
    if book.metadata and book.metadata.period != identity.period.code:
        words = {"issued": _label(book.metadata.period), "period": identity.period.label}
        yield sender.of_file(catalogue.LAST_FILE_TYPED_OVER, **words)
    if identity.form_version < FORM_VERSION:
        words = {"version": str(FORM_VERSION)}
        yield sender.of_file(catalogue.OLD_VERSION, entered=str(identity.form_version), **words)


def _check_whole(
    book: Book, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the form's sheets and columns are there, and no others."""
    models = {model.sheet.name: model for model in FORMS[book.form_code].sheets}
    for name in book.missing_sheets:
        if _needs(models[name].sheet, identity, context):
            title = models[name].sheet.title
            yield sender.of_sheet(catalogue.MISSING_SHEET, "", name, sheet=title)
    for title in book.unknown_sheets:
        yield sender.of_sheet(catalogue.UNKNOWN_SHEET, title)
    for table in book.tables:
        yield from _check_columns(table, columns(models[table.name]), identity, sender)


def _needs(sheet: Sheet, identity: Identity, context: Context) -> bool:
    """Whether the form of this unit has the sheet: it holds a project of the capital group."""
    if not sheet.required or not sheet.capital:
        return sheet.required
    register, form = context.register, identity.form_code
    cut_off = register.calendar(identity.period, form).cut_off
    projects = register.reportable(identity.unit_code, form, cut_off)
    groups = {project.capital_group for code in projects if (project := register.project(code))}
    return bool(groups & sheet.capital)


def _check_columns(
    table: Table, declared: Mapping[str, Column], identity: Identity, sender: Sender
) -> Iterator[Finding]:
    for name in table.missing:
        column = declared[name]
        if column.since <= identity.form_version <= (column.until or identity.form_version):
            words = {"sheet": table.title, "column": column.label}
            yield sender.of_sheet(catalogue.MISSING_COLUMN, table.title, table.name, **words)
    for letter, header in table.unknown:
        words = {"column": f"{header} ({letter})"}
        yield sender.of_sheet(catalogue.UNKNOWN_COLUMN, table.title, table.name, **words)


def _typed(book: Book, name: str) -> str:
    entry = book.cover.cells.get(name) if book.cover else None
    return entry.entered.strip() if entry else ""


def _value(book: Book, name: str) -> Value:
    entry = book.cover.cells.get(name) if book.cover else None
    return entry.value if entry else None


def _label(code: str) -> str:
    try:
        return Period.parse(code).label
    except ValueError:
        return code
