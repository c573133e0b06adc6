"""The rows of a form's sheets before they are written: where their cells stand, what is in them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.cell import Address
from pipeline.forms_issue import key_of_cells
from pipeline.rules import rules_of
from pipeline.rules_line import open_fields
from schemas.period import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.forms_issue import Cells, Issue
    from pipeline.rules_line import FormRule
    from schemas.column import Row

_ONLY_IF_USED: Final = "mobilised"
"""The table of which a printed row is asked for only once something was reported in it."""


class Pattern(Struct, frozen=True, eq=False, dict=True):
    """Where the cells of rows alike stand, counted from the first line of each row.

    Attributes:
        model: the sheet.
        cells: where each field stands.
        before: where the last accepted values stand.
        top: the first row of the table, from 0.
    """

    model: type[Row]
    cells: Mapping[str, Address]
    before: Mapping[str, Address]
    top: int = 0

    @cached_property
    def rules(self) -> tuple[FormRule, ...]:
        """The rules whose cells all stand on the form."""
        return tuple(filter(self._fits, rules_of(self.model)))

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The fields in which a person types."""
        return tuple(name for name in open_fields(self.model) if name in self.cells)

    def _fits(self, rule: FormRule) -> bool:
        has_cells = {rule.field, *rule.needs} <= self.cells.keys()
        return has_cells and (":before}" not in rule.excel or rule.field in self.before)


@lru_cache
def pattern_of(
    model: type[Row],
    cells: tuple[tuple[str, Address], ...],
    before: tuple[tuple[str, Address], ...],
    top: int = 0,
) -> Pattern:
    """Return the pattern of rows; the rows of a sheet share one, and so do forms alike."""
    return Pattern(model, dict(cells), dict(before), top)


class Printed(Struct, frozen=True):
    """One row of a form, filled or spare.

    Attributes:
        pattern: how its cells stand.
        row: its first line, from 0.
        contents: what it is printed with.
        number: of the row on its sheet, from 0.
        issued: it is no spare row.
    """

    pattern: Pattern
    row: int
    contents: Cells
    number: int
    issued: bool

    @property
    def model(self) -> type[Row]:
        """The sheet."""
        return self.pattern.model

    @property
    def rules(self) -> tuple[FormRule, ...]:
        """What is asked of the row."""
        return self.pattern.rules

    @property
    def first(self) -> Address:
        """The first of its cells."""
        down, column = min(self.pattern.cells.values())
        return Address(self.row + down, column)

    def cell(self, name: str) -> Address:
        """Return where a field stands."""
        down, column = self.pattern.cells[name]
        return Address(self.row + down, column)

    def asked(self, issue: Issue) -> bool:
        """Whether the row is to be filled in."""
        if not self.issued or (issue.period and issue.period.kind is PeriodKind.ADHOC):
            return False
        table = self.model.sheet.name
        if table != _ONLY_IF_USED:
            return True
        key = key_of_cells(self.model, self.contents)
        return any(place[:2] == (table, key) for place in issue.previous)
