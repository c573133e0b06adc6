"""Check that the rows which the form printed are there still, named as they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.cell import Kind
from pipeline.check.cells import issued_key
from pipeline.check.drafting import MODELS
from schemas.column import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding


def check_rows_kept(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that no printed row is gone from a form of this period.

    Of a row whose printed name was typed over the cell is told, and nothing more.
    """
    metadata = case.book.metadata
    if metadata is None or metadata.period != case.identity.period.code or not case.owes_all:
        return
    here = {(draft.table.name, issued_key(draft)) for draft in drafts}
    # Another authority's form has its own lines; what it leaves out is not reported.
    titles = {table.name: table.title for table in case.book.tables if not table.outside}
    printed = dict.fromkeys((table, key) for table, key, _ in metadata.issued)
    nameless = [draft for draft in drafts if not draft.whole]
    for table, key in printed:
        if table in titles and (table, key) not in here and table != "mobilised":
            over = next((draft for draft in nameless if _is_over(draft, table, key)), None)
            if over is not None:
                nameless.remove(over)
                continue
            words = {"sheet": titles[table], "key": _printed_words(case, table, key)}
            yield case.sender.of_sheet(catalogue.ROW_MISSING, titles[table], table, **words)


def _is_over(draft: Draft, table: str, key: str) -> bool:
    """Whether a row is a printed one whose name was typed over, which its own cell is told."""
    names = draft.model.sheet.key
    return draft.table.name == table and all(
        _is_typed_over(draft, name) or printed == str(draft.values.get(name) or "")
        for name, printed in zip(names, key.split("|"), strict=False)
    )


def _is_typed_over(draft: Draft, name: str) -> bool:
    entry = draft.located(name)
    return entry is not None and entry.kind is Kind.VALUE and draft.values.get(name) is None


def _printed_words(case: Case, table: str, key: str) -> str:
    """Return what named a row that is gone, as it was printed."""
    metadata = case.book.metadata
    told = (
        metadata.issued.get((table, key, name), "") if metadata else ""
        for name in MODELS[case.identity.form_code][table].sheet.key
    )
    return ", ".join(filter(None, told)) or key.replace("|", ", ")


def check_within_printed(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that no row stands below those that were printed, empty ones included.

    The first row of a table that holds anything is taken for its first printed one. What was
    printed stays so, however far down it was pushed.
    """
    metadata = case.book.metadata
    for table in case.book.tables if metadata else ():
        model = MODELS[case.identity.form_code][table.name]
        if metadata is None or model.sheet.layout is not Layout.ROWS or not table.rows:
            continue
        keys = {key for name, key, _ in metadata.issued if name == table.name}
        printed = len(keys) + model.sheet.spare_rows
        end = min(row.row for row in table.rows) + printed
        for draft in drafts:
            is_below = draft.table is table and draft.source.row >= end
            is_added = issued_key(draft) not in keys
            if printed and is_below and is_added and not draft.blank:
                name, words = model.sheet.key[0], {"count": str(printed)}
                yield case.sender.of_cell(catalogue.BEYOND_PRINTED, draft, name, **words)
