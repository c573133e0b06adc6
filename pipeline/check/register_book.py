"""Turn the register's workbook into the register, or into the reasons why it cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.cell import Kind
from pipeline.check import cells
from pipeline.check.checked import Draft
from pipeline.check.draft import MODELS
from pipeline.check.sender import Sender
from pipeline.finding import Severity
from pipeline.register import Register
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.finding import Finding
    from pipeline.read.book import Book, BookRow, Table
    from schemas.column import Row

FORM_CODE: Final = "DM"
NEEDED: Final = ("projects", "units", "assignments")
"""Without these there is nobody to report and nothing to report on."""


def check_register(book: Book) -> tuple[Register, tuple[Finding, ...], tuple[str, ...]]:
    """Read the register's rows out of its book.

    Returns:
        The register; findings that do not stop it; and, where it cannot be used, the reasons, as
        the officer reads them.
    """
    models = MODELS[FORM_CODE]
    sender = Sender(book.path)
    tables: dict[str, tuple[Row, ...]] = {}
    findings: list[Finding] = []
    for table in book.tables:
        rows, found = _rows(table, models[table.name], sender)
        tables[table.name] = rows
        findings.extend(found)
    reasons = (*_blocking(findings), *_lacking(tables, models))
    notes = tuple(each for each in findings if each.rule.severity is not Severity.BLOCK)
    return Register.of(tables), notes, reasons


def _rows(
    table: Table, model: type[Row], sender: Sender
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    rows: list[Row] = []
    findings: list[Finding] = []
    for source in table.rows:
        draft = _draft(table, source, model)
        if draft is None:
            continue
        found = tuple(_check(draft, sender))
        findings.extend(found)
        if not any(each.rule.severity is Severity.BLOCK for each in found):
            values = {name: draft.values.get(name) for name in model.model_fields}
            rows.append(model.model_validate(values))
    return tuple(rows), tuple(findings)


def _draft(table: Table, source: BookRow, model: type[Row]) -> Draft | None:
    if all(entry.kind is Kind.BLANK for entry in source.cells.values()):
        return None
    return Draft(table, source, model, cells.understood(source.cells, columns(model), {}))


def _check(draft: Draft, sender: Sender) -> Iterator[Finding]:
    yield from cells.check_doubts(draft, sender)
    yield from cells.check_bounds(draft, sender)
    for name, info in draft.model.model_fields.items():
        entry = draft.located(name)
        if not info.is_required() or draft.values.get(name) is not None:
            continue
        if entry is None or entry.reading.doubt is None:
            yield sender.of_cell(catalogue.NO_KEY, draft, name)


def _blocking(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.rule.severity is Severity.BLOCK:
            yield f"{finding.place}: {finding.message}"


def _lacking(tables: dict[str, tuple[Row, ...]], models: dict[str, type[Row]]) -> Iterator[str]:
    for name in NEEDED:
        if not tables.get(name):
            yield f"Trang “{models[name].sheet.title}” không có dòng nào."
