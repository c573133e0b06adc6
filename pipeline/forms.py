"""Blank and prefilled forms of every kind, each written from its declaration alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from pipeline.forms_card import write_card
from pipeline.forms_check import write_rules
from pipeline.forms_cover import cover_cells, write_cover, write_status
from pipeline.forms_guide import write_guide
from pipeline.forms_issue import Entry, Issue, Previous
from pipeline.forms_lists import write_lists, write_metadata
from pipeline.forms_sheet import write_sheet
from pipeline.publish.sheetwriter import WorkbookWriter
from schemas import FORMS
from schemas.column import Layout
from schemas.metadata import COVER_SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.forms_issue import Places

__all__ = [
    "Entry",
    "Issue",
    "Previous",
    "template",
    "write_form",
    "write_sheets",
    "write_templates",
]

REGISTER: Final = "DM"
_TEMPLATES: Final = "bieu-mau"
_NO_DAY: Final = date(2026, 1, 1)  # a template is of no day; its bytes must not change with one


def write_form(issue: Issue) -> bytes:
    """Return the workbook: cover, guide, the sheets its unit needs, then the hidden ones."""
    book = WorkbookWriter(issue.as_of, issue.form.name)
    write_sheets(book, issue)
    return book.finished()


def write_sheets(book: WorkbookWriter, issue: Issue) -> Mapping[str, Places]:
    """Write all sheets of a form behind those that a workbook has; return where, by table."""
    cover = book.sheet(COVER_SHEET)
    places = {issue.form.sheets[0].sheet.name: write_cover(cover, issue)}
    write_guide(book, issue)
    plans, printed = {}, {}
    for model in issue.sheets:
        name, sheet = model.sheet.name, book.sheet(model.sheet.title)
        if model.sheet.layout is Layout.CARD:
            places[name], printed[name] = write_card(sheet, model, issue)
        else:
            plan = plans[name] = write_sheet(sheet, model, issue)
            places[name], printed[name] = plan.places, plan.printed
    if issue.form.code != REGISTER:
        write_status(cover, *write_rules(book, issue, places, printed))
    write_lists(book, issue, plans)
    write_metadata(book, issue, cover_cells(issue))
    return places


def template(code: str) -> bytes:
    """Return the blank form of a kind, for anybody."""
    return write_form(Issue(form=FORMS[code], as_of=_NO_DAY))


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Write the blank form of each kind below a folder; return the files."""
    target = folder / _TEMPLATES
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for code in FORMS:
        path = target / f"{code}.xlsx"
        path.write_bytes(template(code))
        written.append(path)
    return tuple(written)
