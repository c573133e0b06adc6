"""Check that the rows which the form printed are there still, named as they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import catalogue
from pipeline.cell import Kind
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
    here = {(draft.table.name, draft.printed_key) for draft in drafts}
    # Another authority's form has its own lines; what it leaves out is not reported. Of a card
    # that cannot be read its header is told.
    own = (table for table in case.book.tables if not (table.outside or table.card.lacking))
    titles = {table.name: table.title for table in own}
    nameless = [draft for draft in drafts if not draft.whole]
    for table, keys in metadata.issued.items():
        missing = (key for key in keys if (table, key) not in here)
        for key in missing if table in titles and table != "mobilised" else ():
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
    told = metadata.issued_in(table, key) if metadata else {}
    names = MODELS[case.identity.form_code][table].sheet.key
    return ", ".join(filter(None, map(told.get, names))) or key.replace("|", ", ")


def check_within_printed(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that no row stands below those that were printed, empty ones included.

    The first row of a table that holds anything is taken for its first printed one. What was
    printed stays so, however far down it was pushed.
    """
    if case.book.metadata is None or not case.book.metadata.issued:
        return
    printed = case.book.metadata.issued
    for table in case.book.tables:
        sheet, keys = MODELS[case.identity.form_code][table.name].sheet, printed.get(table.name, ())
        count = len(keys) + sheet.spare_rows
        if sheet.layout is not Layout.ROWS or not table.rows or not count:
            continue
        end = min(row.row for row in table.rows) + count
        below = (draft for draft in drafts if draft.table is table and draft.source.row >= end)
        for draft in below:
            if draft.printed_key not in keys and not draft.blank:
                words = {"count": str(count)}
                yield case.sender.of_cell(catalogue.BEYOND_PRINTED, draft, sheet.key[0], **words)
