"""The hidden sheets of a form: the lists behind its defined names, and what was issued to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.cell import column_letter
from pipeline.forms_cells import issued_text
from pipeline.forms_issue import is_given, key_of_cells, shown_columns
from pipeline.publish.theme import Role, Style
from schemas import columns, fingerprint
from schemas.metadata import (
    ISSUED_KEY,
    LISTS_SHEET,
    METADATA_FIELDS,
    METADATA_SHEET,
    joined_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.forms_issue import Cells, Issue
    from pipeline.forms_plan import Plan
    from pipeline.publish.sheetwriter import SheetWriter, WorkbookWriter
    from schemas.choices import Choices
    from schemas.column import Row

_PLAIN: Final = Style(Role.PLAIN)
_REGISTER_LISTS: Final[dict[str, tuple[str, str, str]]] = {
    "projects": ("projects", "project_code", "name"),
    "packages": ("work_packages", "package_code", "name"),
    "units": ("units", "unit_code", "name"),
    "communes": ("units", "unit_code", "name"),
}
"""In the register itself: the table, and its fields of codes and words, that fill a list."""


def write_lists(book: WorkbookWriter, issue: Issue, plans: Mapping[str, Plan]) -> None:
    """Write each list once and give it its name; in the register, lists follow its own sheets."""
    sheet = book.sheet(LISTS_SHEET)
    for at, choices in enumerate(_lists_of(issue)):
        sheet.text(0, at, choices.name, _PLAIN)
        source = _REGISTER_LISTS.get(choices.source)
        if source and source[0] in plans:
            _write_live(book, sheet, (at, choices), plans[source[0]], source)
        else:
            _write_fixed(book, sheet, at, choices, issue)
    sheet.raw.protect()
    sheet.raw.hide()


def _lists_of(issue: Issue) -> tuple[Choices, ...]:
    models = (issue.form.sheets[0], *issue.sheets)
    used = (
        column.choices
        for model in models
        for column in shown_columns(model, issue.form.version).values()
        if column.choices is not None
    )
    return tuple({choices.name: choices for choices in used}.values())


def _write_fixed(
    book: WorkbookWriter, sheet: SheetWriter, at: int, choices: Choices, issue: Issue
) -> None:
    offered = issue.lists.get(choices.source, ()) if choices.source else choices.items
    items = tuple(dict.fromkeys(choices.shown(item) for item in offered))
    for number, item in enumerate(items, start=1):
        sheet.text(number, at, item, _PLAIN)
    letter = _column(at)
    book.define(choices.name, f"={LISTS_SHEET}!{letter}$2:{letter}${max(len(items), 1) + 1}")


def _write_live(
    book: WorkbookWriter,
    sheet: SheetWriter,
    target: tuple[int, Choices],
    plan: Plan,
    source: tuple[str, str, str],
) -> None:
    at, choices = target
    letters = {slot.name: slot.letter for slot in plan.slots}
    title = f"'{plan.model.sheet.title}'"
    code, words = (f"{title}!${letters[name]}" for name in source[1:])
    for number, row in enumerate(range(plan.first + 1, plan.last + 2), start=1):
        cells = plan.rows[number - 1] if number <= len(plan.rows) else {}
        shown = f"{cells[source[1]]} – {cells.get(source[2]) or ''}" if cells else ""
        formula = f'=IF({code}{row}="","",{code}{row}&" – "&{words}{row})'
        sheet.formula(number, at, formula, shown, _PLAIN)
    filled = f"COUNTA({code}${plan.first + 1}:${letters[source[1]]}${plan.last + 1})"
    start = f"{LISTS_SHEET}!{_column(at)}$1"
    book.define(choices.name, f"=OFFSET({start},1,0,MAX(1,{filled}),1)")


def _column(at: int) -> str:
    return f"${column_letter(at)}"


def write_metadata(book: WorkbookWriter, issue: Issue, cover: Cells) -> None:
    """Write what the form is, to whom it was issued, and every value that it was issued with."""
    sheet = book.sheet(METADATA_SHEET)
    facts = {
        "form_code": issue.form.code,
        "form_version": str(issue.form.version),
        "unit_code": issue.unit_code,
        "period": issue.period.code if issue.period else "",
        "fingerprint": fingerprint(issue.form),
    }
    rows = [(name, facts[name]) for name in METADATA_FIELDS]
    for row, line in enumerate((*rows, *_issued(issue, cover))):
        for at, text in enumerate(line):
            if text:
                sheet.text(row, at, text, _PLAIN)
    sheet.raw.protect()
    sheet.raw.hide()


def _issued(issue: Issue, cover: Cells) -> Iterator[tuple[str, ...]]:
    yield from _issued_of(issue.form.sheets[0], (cover,), issue)
    for model in issue.sheets:
        yield from _issued_of(model, issue.rows_of(model), issue)


def _issued_of(
    model: type[Row], rows: tuple[Cells, ...], issue: Issue
) -> Iterator[tuple[str, ...]]:
    told = [dict(_texts(model, cells, issue)) for cells in rows]
    names = [name for name in columns(model) if any(name in texts for texts in told)]
    if names:
        yield model.sheet.name, ISSUED_KEY, *names
    for cells, texts in zip(rows, told, strict=True):
        if texts:
            key = joined_key(key_of_cells(model, cells))
            yield model.sheet.name, key, *(texts.get(name, "") for name in names)


def _texts(model: type[Row], cells: Cells, issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield what a row was issued with, by field; an open cell only what the issue notes of it."""
    parts = key_of_cells(model, cells)
    for name, column in shown_columns(model, issue.form.version).items():
        if is_given(column, name, cells, issue):
            content = cells.get(name)
        else:
            content = issue.issued.get((model.sheet.name, parts, name))
        if content is not None:
            yield name, issued_text(content, column, issue)
