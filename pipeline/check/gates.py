"""The gates: whether a return may count at all, and whether it came whole."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from pipeline.cell import Doubt
from pipeline.check.cards import check_card
from pipeline.check.cells import doubt_words, rule_of
from pipeline.check.identity import coded_unit, is_own_name, typed, written_period
from pipeline.check.making import check_making
from pipeline.check.outside import check_map
from pipeline.check.sender import Sender, bounds
from pipeline.rules_cells import is_within
from pipeline.text import key as text_key
from schemas import FORM_VERSION, FORMS
from schemas.column import Type, columns
from schemas.cover import Cover
from schemas.metadata import METADATA_SHEET, METADATA_SINCE
from schemas.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.check.case import Case
    from pipeline.check.checked import Arrival, Context, Identity
    from pipeline.finding import Finding
    from pipeline.read.book import Book, Table
    from schemas.column import Column, Sheet

_OF_THE_FORM: Final = ("form_code", "form_version")

Gate: TypeAlias = "Callable[[Arrival, Identity, Sender, Context], Iterator[Finding]]"

NAMED_BY_ISSUE: Final = ("unit_code", "unit_name", "form_code", "form_version")
"""What the cover must say as issued; another period is another matter (H03)."""


def pass_gates(arrival: Arrival, identity: Identity, context: Context) -> tuple[Finding, ...]:
    """Return what keeps a return out, or was noticed at the gates; a waiver may release it."""
    sender = Sender(arrival.book.path, identity.return_id, identity.unit_code)
    return tuple(finding for gate in GATES for finding in gate(arrival, identity, sender, context))


def check_assigned(
    _arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the unit has been asked for this form."""
    if not context.register.is_assigned(identity.unit_code, identity.form_code):
        unit = context.register.names("units").get(identity.unit_code, identity.unit_code)
        form = FORMS[identity.form_code].name
        yield sender.of_file(catalogue.NOT_ASSIGNED, unit=unit, form=form)


def check_closed(
    arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the period is open, or that the closed period knew this return."""
    known = context.closed.get(identity.period.code)
    if known is not None and arrival.book.sha256 not in known:
        words = {"period": identity.period.label}
        yield sender.of_cover(catalogue.CLOSED_PERIOD, arrival.book, "period", **words)


def check_dated(
    arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the data date stands on the cover, within the period, before the cut-off."""
    period, said = identity.written, identity.cover.data_date
    cutoff = context.register.calendar(period, identity.form_code).cut_off
    before = period.previous()
    if said is None:
        rule, words = catalogue.NO_DATA_DATE, {"cutoff": shown.day(cutoff)}
    elif said.first > period.last_day:
        rule, words = catalogue.DATED_PAST_PERIOD, {"period": period.label}
    elif said.last > cutoff:
        rule, words = catalogue.DATED_PAST_CUTOFF, {"cutoff": shown.day(cutoff)}
    elif before and said.last <= (
        earlier := context.register.calendar(before, identity.form_code).cut_off
    ):
        rule, words = catalogue.DATED_BEFORE_WINDOW, {"cutoff": shown.day(earlier)}
    else:
        return
    shown_date = {"entered": said.label} if said else {}
    yield sender.of_cover(rule, arrival.book, "data_date", **shown_date, **words)


def check_received(
    _arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the return did not come after the next period's cut-off."""
    following = identity.period.next()
    if following is None or identity.received_on is None:
        return
    if identity.received_on > context.register.calendar(following, identity.form_code).cut_off:
        words = {"period": identity.period.label, "received": shown.day(identity.received_on)}
        yield sender.of_file(catalogue.RECEIVED_NEXT_PERIOD, **words)


def check_issued(
    arrival: Arrival, identity: Identity, sender: Sender, _context: Context
) -> Iterator[Finding]:
    """Check that the form is the one issued for this period, in its present version, and whole."""
    book = arrival.book
    issued = book.metadata.period if book.metadata else ""
    if issued and issued != identity.written.code:
        words = {"issued": _label(issued), "period": identity.written.label}
        yield sender.of_cover(catalogue.LAST_FILE_TYPED_OVER, book, "period", **words)
    if identity.form_version < FORM_VERSION:
        words = {"entered": str(identity.form_version), "version": str(FORM_VERSION)}
        yield sender.of_cover(catalogue.OLD_VERSION, book, "form_version", **words)
    if book.metadata is None and _is_our_cover(book):
        yield sender.of_file(catalogue.HIDDEN_SHEET_GONE, sheet=METADATA_SHEET)


def _is_our_cover(book: Book) -> bool:
    """Whether a cover names a form, and a version of it that was issued with a hidden sheet."""
    cells = book.cover.cells if book.cover else {}
    code, version = (cells[name].value if name in cells else None for name in _OF_THE_FORM)
    return code in FORMS and isinstance(version, int) and version >= METADATA_SINCE


def check_cover(
    arrival: Arrival, _identity: Identity, sender: Sender, _context: Context
) -> Iterator[Finding]:
    """Check that every entry of the cover was understood, and can be."""
    book = arrival.book
    for name, entry in (book.cover.cells if book.cover else {}).items():
        column, doubt = columns(Cover)[name], entry.reading.doubt
        is_said = doubt is not Doubt.NOT_AVAILABLE or column.type is not Type.CHOICE
        if doubt is not None and is_said and name != "period":
            words = doubt_words(entry, column)
            yield sender.of_cover(rule_of(doubt, column), book, name, **words)
        elif not is_within(entry.value, column):
            limits = bounds(column)
            yield sender.of_cover(catalogue.OUT_OF_BOUNDS, book, name, bounds=limits)


def check_named(
    arrival: Arrival, identity: Identity, sender: Sender, context: Context
) -> Iterator[Finding]:
    """Check that the cover names unit, form and period as they were issued."""
    book = arrival.book
    if coded_unit(book, context) is None and not is_own_name(arrival, context, identity.unit_code):
        words = {"unit": context.register.names("units")[identity.unit_code]}
        yield sender.of_cover(catalogue.UNIT_BY_ALIAS, book, "unit_name", **words)
    if typed(book, "period") and written_period(book) is None:
        words = {"issued": identity.period.label}
        yield sender.of_cover(catalogue.COVER_DISAGREES, book, "period", **words)
    covers = book.metadata.issued.get(Cover.sheet.name, {}) if book.metadata else {}
    for name, issued in chain.from_iterable(cover.items() for cover in covers.values()):
        said = typed(book, name) if name in NAMED_BY_ISSUE else ""
        if said and text_key(said) != text_key(issued):
            yield sender.of_cover(catalogue.COVER_DISAGREES, book, name, issued=issued)


GATES: Final[tuple[Gate, ...]] = (
    check_assigned,
    check_map,
    check_closed,
    check_dated,
    check_received,
    check_issued,
    check_cover,
    check_named,
    check_making,
)
"""In the order in which they are passed: the first that stops a return silences the rest."""


def check_whole(case: Case) -> Iterator[Finding]:
    """Check that the form's sheets and columns are there, readable, and no others."""
    book, sender = case.book, case.sender
    models = {model.sheet.name: model for model in FORMS[book.form_code].sheets}
    lost = frozenset(map(text_key, book.lost_sheets))
    for title in book.lost_sheets:
        yield sender.of_sheet(catalogue.LOST_SHEET, title)
    for name in book.missing_sheets if case.owes_all else ():
        sheet = models[name].sheet
        if text_key(sheet.title) not in lost and _is_needed(sheet, case):
            yield sender.of_sheet(catalogue.MISSING_SHEET, "", name, sheet=sheet.title)
    for title in book.unknown_sheets:
        yield sender.of_sheet(catalogue.UNKNOWN_SHEET, title)
    for table in book.tables:
        yield from _check_columns(table, columns(models[table.name]), case)


def _is_needed(sheet: Sheet, case: Case) -> bool:
    """Whether the form of this unit has the sheet: it holds a project of the capital group."""
    if not sheet.required or not sheet.capital:
        return sheet.required
    projects = (case.register.project(code, case.cut_off) for code in case.theirs)
    return bool({project.capital_group for project in projects if project} & sheet.capital)


def _check_columns(table: Table, declared: Mapping[str, Column], case: Case) -> Iterator[Finding]:
    version = case.identity.form_version
    part = catalogue.INDICATOR if table.is_card else catalogue.COLUMN
    for name in table.missing:
        column = declared[name]
        if column.since <= version <= (column.until or version):
            words = {"sheet": table.title, "column": column.label, "part": part}
            yield case.sender.of_sheet(catalogue.MISSING_COLUMN, table.title, table.name, **words)
    yield from check_card(table, case)
    for letter, header in table.unknown:
        told = header if table.is_card else f"{header} ({letter})"
        words = {"column": told, "part": part.capitalize()}
        yield case.sender.of_sheet(catalogue.UNKNOWN_COLUMN, table.title, table.name, **words)


def _label(code: str) -> str:
    try:
        return Period.parse(code).label
    except ValueError:
        return code
