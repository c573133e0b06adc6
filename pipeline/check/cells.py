"""Check every cell of a row: understood, owed, within bounds, as issued, computed right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue, shown
from pipeline.cell import Doubt, Kind
from pipeline.check.sender import bounds
from pipeline.text import key as text_key
from schemas.column import MILLION_VND, Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Located, Value
    from pipeline.check.checked import Draft
    from pipeline.check.sender import Sender
    from pipeline.finding import Finding, Rule
    from pipeline.read.book import Metadata
    from schemas.column import Column

DOUBTS: Final[Mapping[Doubt, Rule]] = {
    Doubt.NOT_NUMBER: catalogue.NOT_NUMBER,
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
    """Check that every entry was understood without reserve."""
    for name, entry in draft.source.cells.items():
        doubt = entry.reading.doubt
        if doubt is None or draft.column(name).formula:
            continue
        yield sender.of_cell(DOUBTS[doubt], draft, name, **_doubt_words(entry, draft.column(name)))


def _doubt_words(entry: Located, column: Column) -> dict[str, str]:
    hint = entry.reading.hint
    if column.type is Type.CHOICE:
        hint = f" (gần nhất: {hint})" if hint else ""
    return {"read": shown.value(entry.value, column), "hint": hint}


def check_owed(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that no owed cell is blank."""
    for name, column in columns(draft.model).items():
        entry = draft.located(name)
        if column.owed and not column.locked and entry is not None and entry.kind is Kind.BLANK:
            yield sender.of_cell(catalogue.BLANK_OWED, draft, name)


def check_bounds(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that every figure lies within its column's bounds."""
    for name, column in columns(draft.model).items():
        entry = draft.located(name)
        if entry is None or not isinstance(entry.value, int | float):
            continue
        if not _within(entry.value, column):
            yield sender.of_cell(catalogue.OUT_OF_BOUNDS, draft, name, bounds=bounds(column))


def _within(figure: float, column: Column) -> bool:
    low = column.lower is None or figure >= column.lower
    return low and (column.upper is None or figure <= column.upper)


def check_locked(draft: Draft, sender: Sender, metadata: Metadata | None) -> Iterator[Finding]:
    """Check that no prefilled cell differs from what was issued."""
    if metadata is None:
        return
    key = "|".join(str(part) for part in draft.key)
    for name, column in columns(draft.model).items():
        entry = draft.located(name)
        issued = metadata.issued.get((draft.table.name, key, name))
        if not column.locked or entry is None or issued is None:
            continue
        if text_key(entry.entered) != text_key(issued):
            yield sender.of_cell(catalogue.LOCKED_CHANGED, draft, name, issued=issued)


def check_formulas(draft: Draft, sender: Sender) -> Iterator[Finding]:
    """Check that what the form computes is what its inputs give."""
    for name, column in columns(draft.model).items():
        entry = draft.located(name)
        if column.formula is None or entry is None or entry.value is None:
            continue
        computed = draft.values.get(name)
        if computed is None or not _same(entry.value, computed, column):
            words = shown.value(computed, column) or "chưa đủ số"
            yield sender.of_cell(catalogue.FORMULA_DIFFERS, draft, name, computed=words)


def _same(entered: Value, computed: Value, column: Column) -> bool:
    if not isinstance(entered, int | float) or not isinstance(computed, int | float):
        return entered == computed
    allowed = ROUNDING_SHARE if column.type is Type.SHARE else ROUNDING_VND
    return abs(entered - computed) <= allowed


def understood(
    source: Mapping[str, Located],
    declared: Mapping[str, Column],
    facts: Mapping[str, Value],
) -> dict[str, Value]:
    """Return a row's values: as read, locked ones as the register has them, totals recomputed."""
    read = {name: entry.value for name, entry in source.items() if name in declared}
    values: dict[str, Value] = {**read, **facts}
    for name, column in declared.items():
        if column.formula is not None:
            values[name] = column.formula.compute(values)
    return values
