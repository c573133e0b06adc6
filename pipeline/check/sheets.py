"""Check a return as a whole: keys unique, sections whole, not blank, not a copy of the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue
from pipeline.cell import Kind
from pipeline.check.draft import columns_where, is_computed
from pipeline.check.outside import check_lines
from pipeline.check.printed import check_rows_kept, check_within_printed
from pipeline.check.sender import key_words
from schemas.column import Carry, Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.check.case import Case
    from pipeline.check.checked import Key
    from pipeline.check.draft import Draft
    from pipeline.finding import Finding
    from schemas.column import Column

SheetCheck: TypeAlias = "Callable[[tuple[Draft, ...], Case], Iterator[Finding]]"

WHOLE: Final = "toan_bo"
FEW_FIGURES: Final = 3
"""So few figures may well be the same twice."""

ASKED_ANEW: Final = frozenset({"status", "forecast_date", "forecast_finish_date"})
LASTING: Final = frozenset({Type.TEXT, Type.NOTE, Type.CODE, Type.CHOICE, Type.DATE})
FROM_REGISTER: Final = frozenset({"packages", "milestone_plan"})
"""Tables in which the form prints words of the register into open cells."""

MILESTONES_IN_ORDER: Final = (
    ("M01", "M02"),
    ("M02", "M06"),
    ("M06", "M08"),
    ("M08", "M09"),
    ("M09", "M11"),
    ("M10", "M11"),
)
"""Steps of which the first is always reached first; land and contractors may come piecemeal."""


def check_not_blank(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that a return says something: new entries, or "không phát sinh".

    Of a sheet whose figures cannot be read nobody knows whether it was filled in.
    """
    if case.identity.cover.nil is not None or any(_is_touched(each, case) for each in drafts):
        return
    unread = next((table for table in case.book.tables if table.card.lacking), None)
    if unread is None:
        yield case.sender.of_file(catalogue.BLANK_RETURN)
    else:
        words = {"sheet": unread.title, "column": unread.card.lacking[0]}
        yield case.sender.of_file(catalogue.UNREAD_RETURN, **words)


def _is_touched(draft: Draft, case: Case) -> bool:
    """Whether a row holds an entry that the form did not bring along.

    Forms repeat the words and days that last; they never print a figure into an open cell.
    """
    past = case.past(draft.table.name, draft.key)
    for name, value in draft.entries.items():
        if not _is_repeated(name, draft.column(name)):
            return True
        if past is None and draft.table.name not in FROM_REGISTER:
            return True
        if past is not None and value != getattr(past.values, name):
            return True
    return any(entry.reading.doubt for entry in draft.source.cells.values())


def _is_repeated(name: str, column: Column) -> bool:
    is_lasting = column.carry is Carry.STOCK and column.type in LASTING
    return is_lasting and name not in ASKED_ANEW


def check_formulas_kept(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that the form's formulas stand, in a file that has kept formulas at all."""
    computed = [
        (draft, name, entry)
        for draft in drafts
        if not draft.table.outside
        for name in columns_where(draft.model, is_computed)
        if (entry := draft.located(name)) is not None
    ]
    if not any(entry.formula for _, _, entry in computed):
        return
    for draft, name, entry in computed:
        if entry.kind is Kind.VALUE and not entry.formula:
            yield case.sender.of_cell(catalogue.FORMULA_LOST, draft, name)


def check_unique(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that no two rows of a sheet have the same key; the first one stands."""
    seen: dict[tuple[str, Key], int] = {}
    for draft in drafts:
        if draft.blank or not draft.whole:
            continue
        first = seen.setdefault((draft.table.name, draft.key), draft.number)
        if first != draft.number:
            words = {"other": str(first), "key": key_words(draft)}
            name = draft.model.sheet.key[0]
            yield case.sender.of_cell(catalogue.DUPLICATE_KEY, draft, name, **words)


def check_sections(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that "toàn bộ" does not stand beside "tuyến chính" or "bổ sung"."""
    clearance = [
        draft
        for draft in drafts
        if draft.table.name == "clearance" and draft.whole and not draft.blank
    ]
    whole = {draft.key[:2] for draft in clearance if draft.key[2] == WHOLE}
    communes = case.register.names("communes")
    for draft in clearance:
        project, commune, section = draft.key
        if (project, commune) in whole and section != WHOLE:
            words = {"project": project, "commune": communes.get(commune, commune)}
            yield case.sender.of_cell(catalogue.SECTIONS_CLASH, draft, "section", **words)


def check_milestone_order(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that no milestone was reached before one that always comes first."""
    reached = {
        draft.key: (draft, day)
        for draft in drafts
        if draft.table.name == "milestones"
        and isinstance(day := draft.values.get("actual_date"), SaidDate)
    }
    for (project, code), (draft, day) in reached.items():
        for first, second in MILESTONES_IN_ORDER:
            before = reached.get((project, first))
            if code == second and before is not None and day.last < before[1].first:
                yield case.sender.of_cell(
                    catalogue.DATES_OUT_OF_ORDER,
                    draft,
                    "actual_date",
                    later=_milestone_words(draft),
                    earlier=_milestone_words(before[0]),
                    later_date=day.label,
                    earlier_date=before[1].label,
                )


def _milestone_words(draft: Draft) -> str:
    return f"{draft.key[1]} {draft.values.get('milestone_name') or ''}".rstrip()


def check_not_copied(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that not every entry is that of the last period."""
    if case.identity.cover.nil is not None:
        return
    filled = [draft for draft in drafts if draft.entries]
    pasts = [case.past(draft.table.name, draft.key) for draft in filled]
    figures = sum(len(draft.figures) for draft in filled)
    is_copy = all(
        past is not None
        and all(value == getattr(past.values, name) for name, value in draft.entries.items())
        for draft, past in zip(filled, pasts, strict=True)
    )
    if figures > FEW_FIGURES and is_copy:
        newest = max(past.period for past in pasts if past is not None)
        yield case.sender.of_file(catalogue.COPIED_RETURN, period=newest.label)


def check_nil(drafts: tuple[Draft, ...], case: Case) -> Iterator[Finding]:
    """Check that a return which says "không phát sinh" brings no new figure."""
    if case.identity.cover.nil is None:
        return
    new = sum(_new_figures(draft, case) for draft in drafts)
    if new:
        yield case.sender.of_cover(catalogue.NIL_WITH_FIGURES, case.book, "nil", count=str(new))


def _new_figures(draft: Draft, case: Case) -> int:
    past = case.past(draft.table.name, draft.key)
    known = past.values if past else None
    return sum(getattr(known, name, None) != value for name, value in draft.figures.items())


SHEET_CHECKS: Final[tuple[SheetCheck, ...]] = (
    check_lines,
    check_rows_kept,
    check_within_printed,
    check_formulas_kept,
    check_sections,
    check_milestone_order,
    check_not_copied,
    check_nil,
)
"""What is asked of a return that is not blank, of the rows that are entered once."""
