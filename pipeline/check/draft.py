"""Turn a book's rows into drafts: values understood, names resolved, keys completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.cell import Kind
from pipeline.check.cells import understood
from pipeline.check.checked import Draft
from pipeline.check.lists import complete_obstacle_code, match_package, resolve
from pipeline.prefill import locked_facts
from schemas import FORMS
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.checked import Identity
    from pipeline.check.past import Last
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding
    from pipeline.read.book import Book, Table
    from pipeline.register import Register
    from schemas.column import Row

MODELS: Final = {
    code: {model.sheet.name: model for model in form.sheets} for code, form in FORMS.items()
}
"""The sheets of each form by table."""


def drafts_of(
    book: Book, identity: Identity, register: Register, last: Last, sender: Sender
) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """Return the rows that hold an entry, ready to be checked, in the form's order."""
    drafts: list[Draft] = []
    findings: list[Finding] = []
    for table in book.tables:
        model = MODELS[identity.form_code][table.name]
        found = tuple(_drafts(table, model))
        for draft in found:
            resolve(draft, register)
            if table.name == "packages":
                match_package(draft, register)
        if table.name == "obstacles":
            findings.extend(_obstacle_codes(found, identity, last, sender))
        for draft in found:
            _settle(draft, identity, register)
        drafts.extend(found)
    return tuple(drafts), tuple(findings)


def _drafts(table: Table, model: type[Row]) -> Iterator[Draft]:
    for source in table.rows:
        values = {name: entry.value for name, entry in source.cells.items()}
        draft = Draft(table, source, model, values)
        if any(entry.kind is not Kind.BLANK for entry in source.cells.values()):
            yield draft


def _obstacle_codes(
    drafts: tuple[Draft, ...], identity: Identity, last: Last, sender: Sender
) -> Iterator[Finding]:
    candidates = last.of_table("obstacles")
    ordinal = 0
    for draft in drafts:
        if draft.values.get("obstacle_code") or draft.blank:
            continue
        ordinal += 1
        yield from complete_obstacle_code(draft, candidates, identity, ordinal, sender)


def _settle(draft: Draft, identity: Identity, register: Register) -> None:
    """Put the register's present values into locked cells and recompute what is computed."""
    cut_off = register.calendar(identity.period, identity.form_code).cut_off
    facts = locked_facts(register, draft.table.name, draft.key, cut_off)
    keys = {name: draft.values[name] for name in draft.model.sheet.key if name in draft.values}
    declared = columns(draft.model)
    draft.values.update(understood(draft.source.cells, declared, {**facts, **keys}))
