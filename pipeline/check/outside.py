"""Check what only a sheet in another authority's form can get wrong: names, sums, its validity."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline import catalogue, shown
from pipeline.cell import Doubt
from pipeline.check.draft import columns_where, is_listed
from pipeline.check.drafting import MODELS
from pipeline.check.sender import CLEARED
from pipeline.finding import Finding, Place
from pipeline.text import key as text_key
from schemas.column import columns
from schemas.outside_forms import OUTSIDE_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.cell import Located, Value
    from pipeline.check.case import Case
    from pipeline.check.checked import Arrival, Context, Identity
    from pipeline.check.draft import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Rule
    from pipeline.read.book import Book, WrongTotal
    from schemas.outside import OutsideForm

_PROJECT: Final = "project_code"
_WHAT: Final = {"projects": "mã hoặc tên dự án", "communes": "tên xã, phường"}


def stands_alone(book: Book) -> bool:
    """Whether a return is nothing but another authority's form: it has no cover of ours."""
    return book.outside is not None and book.cover_title == book.outside.title


def check_map(
    arrival: Arrival, identity: Identity, sender: Sender, _context: Context
) -> Iterator[Finding]:
    """Check that a sheet in another authority's form has what is needed, in a form still in force.

    Who sends it without a cover of ours is told what was read, and what counts as not reported.
    """
    book, outside = arrival.book, arrival.book.outside
    if outside is None:
        return
    form = OUTSIDE_FORMS[outside.code]
    named = {"sheet": outside.title, "form": form.name}
    if outside.lacking:
        lacking = ", ".join(f"“{label}”" for label in outside.lacking)
        yield sender.of_sheet(catalogue.OUTSIDE_LACKING, outside.title, **named, columns=lacking)
    elif not form.holds_on(identity.data_date):
        words = {"span": _span(form), "day": shown.day(identity.data_date)}
        yield sender.of_sheet(catalogue.OUTSIDE_EXPIRED, outside.title, **named, **words)
    elif stands_alone(book):
        models = MODELS[book.form_code]
        titles = [models[each.name].sheet.title for each in book.tables if each.outside]
        read = ", ".join(f"“{title}”" for title in titles)
        yield sender.of_sheet(catalogue.OUTSIDE_FORM, outside.title, **named, sheets=read)


def _span(form: OutsideForm) -> str:
    start = f"từ {shown.day(form.valid_from)}"
    return f"{start} đến hết {shown.day(form.valid_until)}" if form.valid_until else start


def check_known(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that what a line speaks of is in the register; a project far from any is another's.

    Nothing is taken for what it merely resembles.
    """
    for name, column in columns_where(draft.model, is_listed).items():
        entry = draft.located(name)
        if entry is None or column.choices is None or draft.sent.get(name) is not None:
            continue
        if entry.value is None and entry.reading.doubt is not Doubt.NOT_IN_LIST:
            continue
        source = column.choices.source
        hint = _nearest(entry.entered, case, source)
        if hint or name != _PROJECT:
            words = {"what": _WHAT.get(source, "mục"), "hint": hint}
            yield case.sender.of_cell(catalogue.NAME_UNCLEAR, draft, name, **words)
        elif not _is_heading(draft, case):
            yield case.sender.of_cell(catalogue.OTHER_PROJECT, draft, name)


def _nearest(entered: str, case: Case, source: str) -> str:
    names = {text_key(name): name for name in case.register.names(source).values()}
    near = get_close_matches(text_key(entered), names, n=1)
    return f" (gần nhất: {names[near[0]]})" if near else ""


def _is_heading(draft: Draft, case: Case) -> bool:
    return case.book.outside is not None and draft.source.row in case.book.outside.headings


def check_strangers(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that another authority's form speaks of any project of the register at all."""
    outside = case.book.outside
    are_strange = not any(draft.whole or not draft.table.outside for draft in drafts)
    ordered = sorted(drafts, key=lambda draft: _is_heading(draft, case))
    first = next((entry for draft in ordered if (entry := draft.located(_PROJECT))), None)
    if outside is not None and are_strange and first is not None:
        hint = _nearest(first.entered, case, "projects")
        found = _at(first, catalogue.OUTSIDE_STRANGERS, case, sheet=outside.title, hint=hint)
        yield replace(found, field=_PROJECT)


def check_lines(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that lines speak of the register's projects and of this period, and that sums hold."""
    outside = case.book.outside
    if outside is None:
        return
    if outside.other_period is not None:
        words = {"count": str(outside.passed_over)}
        yield _at(outside.other_period, catalogue.OUTSIDE_PERIODS, case, **words)
    lines = {draft.source.row for draft in drafts if draft.table.outside and _project(draft)}
    read = {table.name for table in case.book.tables if table.outside}
    for wrong in outside.wrong_totals:
        if wrong.entry.address.row in lines and wrong.table in read:
            yield _wrong_total(wrong, case)


def speaks_of_another(draft: Draft) -> bool:
    """Whether a line names a project that is none of the register's; nothing more is asked then."""
    named = draft.located(_PROJECT)
    return named is not None and named.entered != "" and _project(draft) is None


def _project(draft: Draft) -> Value:
    return draft.sent.get(_PROJECT)


def _wrong_total(wrong: WrongTotal, case: Case) -> Finding:
    column = columns(MODELS[case.book.form_code][wrong.table])[wrong.field]
    parts = CLEARED if wrong.sum is None else shown.value(wrong.sum, column)
    total = shown.value(wrong.entry.value, column)
    words = {"label": column.label, "total": total, "sum": parts, "unit": column.unit}
    found = _at(wrong.entry, catalogue.WRONG_TOTAL, case, **words)
    return replace(found, table=wrong.table, field=wrong.field)


def _at(entry: Located, rule: Rule, case: Case, **words: str) -> Finding:
    title = case.book.outside.title if case.book.outside else ""
    place = Place(case.book.path, title, entry.address)
    sender = case.sender
    return Finding(rule, place, entry.entered, words, sender.return_id, sender.unit_code)
