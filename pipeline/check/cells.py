"""Check every cell of a row: understood, owed, within bounds, as issued, computed right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline import catalogue, shown
from pipeline.cell import FIGURE, TOO_LARGE, Doubt, Kind
from pipeline.check.draft import columns_where, is_computed, is_listed, is_typed
from pipeline.check.sender import CLEARED, bounds
from pipeline.rules_cells import is_ratio, is_within
from pipeline.text import is_same
from schemas.column import MILLION_VND, Type
from schemas.said import Precision, SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.cell import Located, Value
    from pipeline.check.case import Case
    from pipeline.check.draft import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding, Rule
    from schemas.column import Column

CellCheck: TypeAlias = "Callable[[Draft, Case], Iterator[Finding]]"

DOUBTS: Final[Mapping[Doubt, Rule]] = {
    Doubt.NOT_NUMBER: catalogue.NOT_NUMBER,
    Doubt.TOO_LARGE: catalogue.OUT_OF_BOUNDS,
    Doubt.LETTER_FOR_DIGIT: catalogue.LETTER_FOR_DIGIT,
    Doubt.AMBIGUOUS_NUMBER: catalogue.AMBIGUOUS_NUMBER,
    Doubt.OTHER_UNIT: catalogue.OTHER_UNIT,
    Doubt.NOT_WHOLE: catalogue.NOT_WHOLE,
    Doubt.AMBIGUOUS_SHARE: catalogue.AMBIGUOUS_SHARE,
    Doubt.NOT_DATE: catalogue.NOT_DATE,
    Doubt.AMBIGUOUS_DATE: catalogue.AMBIGUOUS_DATE,
    Doubt.DATE_RANGE: catalogue.DATE_RANGE,
    Doubt.NOT_IN_LIST: catalogue.NOT_IN_LIST,
    Doubt.NOT_CODE: catalogue.NOT_CODE,
    Doubt.NOT_AVAILABLE: catalogue.NOT_AVAILABLE,
    Doubt.ERROR_VALUE: catalogue.ERROR_VALUE,
    Doubt.UNVALUED_FORMULA: catalogue.UNVALUED_FORMULA,
}

ROUNDING_VND: Final = MILLION_VND
"""A typed total may differ from its parts by what rounding to triệu đồng loses."""
ROUNDING_SHARE: Final = 0.001
"""A typed rate may differ from the computed one by 0,1 điểm %."""


def check_doubts(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that every entry was understood without reserve.

    What the form computes, what the register gives and what the register lists is judged elsewhere.
    """
    for name, entry in draft.source.cells.items():
        doubt = entry.reading.doubt
        if doubt is None or name in draft.given or _is_whole_share(entry):
            continue
        column = draft.column(name)
        if column.formula or (doubt is Doubt.NOT_IN_LIST and is_listed(column)):
            continue
        yield sender.of_cell(rule_of(doubt, column), draft, name, **doubt_words(entry, column))


def _is_whole_share(entry: Located) -> bool:
    """Whether a share is the number 1: in a cell that shows per cents that is 100 %, not 1 %."""
    is_number = entry.entered.endswith("%")
    return entry.reading.doubt is Doubt.AMBIGUOUS_SHARE and is_number and entry.value == 1


def rule_of(doubt: Doubt, column: Column) -> Rule:
    """Return the rule that a doubt breaks in a column."""
    if doubt is Doubt.NOT_DATE and column.type is Type.PERIOD:
        return catalogue.NOT_PERIOD
    return DOUBTS[doubt]


def doubt_words(entry: Located, column: Column) -> dict[str, str]:
    """Return what was read instead of an entry, what else it could be, and what is too much."""
    return {
        "read": shown.value(entry.value, column),
        "hint": hint_words(entry, column),
        "bounds": f"dưới {shown.value(TOO_LARGE, column)}",
    }


def hint_words(entry: Located, column: Column) -> str:
    """Return the other reading of an entry; of a list the nearest items, in brackets."""
    hint = entry.reading.hint
    if column.type is not Type.CHOICE:
        return hint
    return f" (gần nhất: {hint})" if hint else ""


def check_owed(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no owed cell is blank, unless the unit confirms that nothing has changed."""
    if case.identity.cover.nil is not None:
        return
    for name in columns_where(draft.model, _is_owed):
        entry = draft.located(name)
        if entry is not None and entry.kind is Kind.BLANK:
            yield case.sender.of_cell(catalogue.BLANK_OWED, draft, name)


def _is_owed(column: Column) -> bool:
    return column.owed and not column.locked


def check_bounds(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that every figure lies within its column's bounds."""
    for name, column in columns_where(draft.model, _is_bounded).items():
        entry = draft.located(name)
        if entry is None or is_within(entry.value, column):
            continue
        if name not in draft.given and not draft.column(name).formula:
            yield sender.of_cell(catalogue.OUT_OF_BOUNDS, draft, name, bounds=bounds(column))


def _is_bounded(column: Column) -> bool:
    return column.lower is not None or column.upper is not None


def check_locked(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no prefilled cell differs from what was issued."""
    metadata = case.book.metadata
    if metadata is None or draft.table.outside:
        return
    told = metadata.issued_in(draft.table.name, draft.printed_key)
    for name in columns_where(draft.model, _is_locked) if told else ():
        entry, issued = draft.located(name), told.get(name)
        if entry is None or issued is None or name in draft.model.sheet.key:
            continue
        if not _is_as_issued(draft, name, issued):
            words = {"issued": issued, "entered": entry.entered or CLEARED}
            yield case.sender.of_cell(catalogue.LOCKED_CHANGED, draft, name, **words)


def _is_locked(column: Column) -> bool:
    return column.locked


def _is_as_issued(draft: Draft, name: str, issued: str) -> bool:
    """Compare as text, then by meaning: retyped in other words it is the same still."""
    entered = draft.source.cells[name].entered
    if is_same(entered, issued):
        return True
    sent, column = draft.sent.get(name), draft.column(name)
    if column.choices is not None:
        return sent == issued.partition(" – ")[0]
    return is_same(shown.value(sent, column), issued)


def check_formulas(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that what the form computes is what the cells beside it give."""
    for name, column in columns_where(draft.model, is_computed).items():
        entry = draft.located(name)
        if column.formula is None or entry is None or entry.value is None:
            continue
        if name in draft.table.stated:
            continue
        as_sent, counted = column.formula.compute(draft.sent), draft.values.get(name)
        if not any(_is_same(entry.value, computed, column) for computed in (as_sent, counted)):
            words = shown.value(counted, column) or "chưa đủ số"
            yield case.sender.of_cell(catalogue.FORMULA_DIFFERS, draft, name, computed=words)


def _is_same(entered: Value, computed: Value, column: Column) -> bool:
    if not isinstance(entered, FIGURE) or not isinstance(computed, FIGURE):
        return False
    allowed = ROUNDING_SHARE if column.type is Type.SHARE else ROUNDING_VND
    return abs(entered - computed) <= allowed


def check_formula_typed(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no formula stands where an entry belongs; it may in other authorities' forms."""
    for name, entry in () if draft.table.outside else draft.source.cells.items():
        if entry.formula and entry.kind is Kind.VALUE and is_typed(draft.column(name)):
            yield case.sender.of_cell(catalogue.FORMULA_TYPED, draft, name)


def check_ratios(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no ratio stands where a cumulative amount or area belongs."""
    for name, figure in draft.figures.items():
        column = draft.column(name)
        if is_ratio(figure, column):
            yield case.sender.of_cell(catalogue.RATIO_FOR_AMOUNT, draft, name)


def check_years(draft: Draft, case: Case) -> Iterator[Finding]:
    """Check that no day is said by its year alone: a delay counts from the year's last day."""
    for name, said in draft.entries.items():
        if isinstance(said, SaidDate) and said.precision is Precision.YEAR:
            words = {"year": said.label, "last": shown.day(said.last)}
            yield case.sender.of_cell(catalogue.YEAR_ALONE, draft, name, **words)


CELL_CHECKS: Final[tuple[CellCheck, ...]] = (
    check_owed,
    check_locked,
    check_formulas,
    check_ratios,
    check_formula_typed,
    check_years,
)
"""What is asked of the cells of a report's row, after what is asked of every row."""
