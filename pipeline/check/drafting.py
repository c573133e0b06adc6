"""Turn a book's rows into drafts: names resolved, keys completed, the register's values put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import Kind
from pipeline.check.draft import Draft, columns_where, is_computed
from pipeline.check.lists import matched_package, resolved
from pipeline.check.obstacles import coded
from pipeline.check.sharing import shared
from pipeline.prefill import locked_facts
from schemas import FORMS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from datetime import date

    from pipeline.check.case import Case
    from pipeline.finding import Finding
    from pipeline.read.book import Table
    from pipeline.register import Register
    from schemas.column import Row

MODELS: Final = {
    code: {model.sheet.name: model for model in form.sheets} for code, form in FORMS.items()
}
"""The sheets of each form by table."""


def drafts_of(case: Case) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """Return the rows that hold an entry, ready to be checked, in the form's order."""
    drafts: list[Draft] = []
    findings: tuple[Finding, ...] = ()
    for table in case.book.tables:
        model = MODELS[case.identity.form_code][table.name]
        found = tuple(_drafted(table, model, case.register, case.cut_off))
        if table.name == "obstacles":
            found, findings = coded(found, case)
        drafts.extend(_settled(draft, case) for draft in found)
    return tuple(drafts), findings


def _drafted(table: Table, model: type[Row], register: Register, on: date) -> Iterator[Draft]:
    for draft in raw_drafts(table, model):
        sent = resolved(draft, register, on)
        if table.name == "packages":
            sent = matched_package(sent, register)
        yield draft.saying(sent, sent)


def raw_drafts(table: Table, model: type[Row]) -> Iterator[Draft]:
    """Yield the rows of a table that are not blank, as they were read."""
    for source in table.rows:
        if any(entry.kind is not Kind.BLANK for entry in source.cells.values()):
            read = {name: shared(entry.reading.value) for name, entry in source.cells.items()}
            yield Draft(table, source, model, read, read)


def _settled(draft: Draft, case: Case) -> Draft:
    """Put the register's present values into locked cells and recompute what is computed."""
    facts = locked_facts(case.register, draft.table.name, draft.key, case.cut_off)
    values = computed({**draft.sent, **facts}, draft.model, draft.table.stated)
    return draft.saying(draft.sent, values, frozenset(facts))


def computed(
    values: Mapping[str, Any], model: type[Row], stated: Container[str] = ()
) -> dict[str, Any]:
    """Return a row's values with those recomputed that the form computes itself.

    What another authority's form states without its parts stays as stated.
    """
    known = dict(values)
    for name, column in columns_where(model, is_computed).items():
        if column.formula is not None and name not in stated:
            known[name] = column.formula.compute(known)
    return known
