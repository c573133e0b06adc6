"""Turn the register's workbook into the register, or into the reasons why it cannot be used."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipeline import catalogue
from pipeline.check.cells import check_bounds, check_doubts
from pipeline.check.drafting import MODELS, computed, raw_drafts
from pipeline.check.lists import check_required, resolved
from pipeline.check.references import check_references, names_nothing
from pipeline.check.sender import Sender, key_words
from pipeline.finding import Severity
from pipeline.register import Register
from schemas.register import General, Project, Unit, WorkPackage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.check.draft import Draft
    from pipeline.finding import Finding
    from pipeline.read.book import Book
    from schemas.column import Row

FORM_CODE: Final = "DM"
NEEDED: Final = ("projects", "units", "assignments")
"""Without these there is nobody to report and nothing to report on."""
NAMING: Final = frozenset(model.sheet.name for model in (Project, Unit, WorkPackage))
"""The sheets to which others refer, by code or by name."""


class _Line(NamedTuple):
    """One row of the register and where it stands."""

    draft: Draft
    row: Row


def check_register(book: Book) -> tuple[Register, tuple[Finding, ...], tuple[str, ...]]:
    """Read the register's rows out of its book.

    What cannot be understood stops the report, as its author is at hand to mend it. What says
    nothing, such as a reference to a project that is not there, is left out and told.

    Returns:
        The register; findings that do not stop it; and, where it cannot be used, the reasons, as
        the officer reads them.
    """
    sender = Sender(book.path)
    named = _register(filter(None, map(_line, _drafts(book, NAMING))))
    drafts = tuple(_resolved(draft, named) for draft in _drafts(book, frozenset(MODELS[FORM_CODE])))
    lines = tuple(filter(None, map(_line, drafts)))
    register = _register(lines)
    findings = [finding for draft in drafts for finding in _check(draft, named, sender)]
    findings.extend(_check_facts(lines, register, sender))
    findings.extend(_check_unique(lines, sender))
    reasons = (*_lost(book), *_blocking(findings), *_lacking(register))
    findings.extend(_check_sheets(book, sender))
    notes = tuple(each for each in findings if each.rule.severity is not Severity.BLOCK)
    return register, notes, reasons


def _drafts(book: Book, names: frozenset[str]) -> Iterator[Draft]:
    for table in book.tables:
        if table.name in names:
            yield from raw_drafts(table, MODELS[FORM_CODE][table.name])


def _resolved(draft: Draft, named: Register) -> Draft:
    sent = resolved(draft, named, date.max)
    return draft.saying(sent, computed(sent, draft.model))


def _line(draft: Draft) -> _Line | None:
    if not draft.whole or names_nothing(draft):
        return None
    values: dict[str, Any] = {name: draft.values.get(name) for name in draft.model.model_fields}
    return _Line(draft, draft.model.model_validate(values))


def _register(lines: Iterable[_Line]) -> Register:
    tables: dict[str, list[Row]] = {}
    for line in lines:
        tables.setdefault(line.row.sheet.name, []).append(line.row)
    return Register.of(tables)


def _check(draft: Draft, named: Register, sender: Sender) -> Iterator[Finding]:
    yield from check_doubts(draft, sender)
    yield from check_bounds(draft, sender)
    yield from check_required(draft, sender)
    yield from check_references(draft, named, sender)


def _check_sheets(book: Book, sender: Sender) -> Iterator[Finding]:
    """Check that every sheet of the register is there: what is on it would be missed in silence."""
    for name in book.missing_sheets:
        if name not in NEEDED:
            title = MODELS[FORM_CODE][name].sheet.title
            yield sender.of_sheet(catalogue.NO_REGISTER_SHEET, "", name, sheet=title)


def _check_facts(lines: Iterable[_Line], register: Register, sender: Sender) -> Iterator[Finding]:
    """Check that periods and days among the general facts can be read."""
    unreadable = register.unreadable_facts()
    for draft, row in lines:
        if isinstance(row, General) and row in unreadable:
            choices = draft.column("fact").choices
            words = {"fact": choices.label(row.fact) if choices else row.fact}
            yield sender.of_cell(catalogue.UNREADABLE_FACT, draft, "value", **words)


def _check_unique(lines: Iterable[_Line], sender: Sender) -> Iterator[Finding]:
    """Check that no two rows of a sheet have the same key."""
    seen: dict[tuple[Any, ...], int] = {}
    for draft, row in lines:
        first = seen.setdefault((row.sheet.name, *draft.key), draft.number)
        if first != draft.number:
            words = {"other": str(first), "key": key_words(draft)}
            yield sender.of_cell(catalogue.REGISTER_DUPLICATE, draft, row.sheet.key[0], **words)


def _lost(book: Book) -> Iterator[str]:
    for title in book.lost_sheets:
        yield f"Trang “{title}” hỏng, không đọc được. Lấy lại bản lưu trước của danh mục."


def _blocking(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.rule.severity is Severity.BLOCK:
            yield f"{finding.place}: {finding.message}"


def _lacking(register: Register) -> Iterator[str]:
    """Name the first sheet without which there is no report; what follows from it is not told."""
    for name in NEEDED:
        if not register.tables.get(name):
            title = MODELS[FORM_CODE][name].sheet.title
            yield f"Trang “{title}” không có dòng nào dùng được."
            return
