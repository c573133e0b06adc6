"""The rules that a form checks itself while it is typed in, each declared once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline import rules_cells, rules_rows
from pipeline.finding import Severity
from schemas.column import Layout, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.rules_line import FormRule
    from schemas.column import Row

FAMILIES: Final[tuple[Callable[[type[Row]], Iterator[FormRule]], ...]] = (
    rules_cells.required,
    rules_cells.repeated,
    rules_cells.bounds,
    rules_cells.owed,
    rules_cells.ratios,
    rules_cells.falling,
    rules_rows.actual_days,
    rules_rows.order,
    rules_rows.parts,
    rules_rows.verdict,
    rules_rows.revision,
    rules_rows.paid,
    rules_rows.curve,
)
"""In the order in which a row's sentence tells what is wrong with it."""


@cache
def rules_of(model: type[Row]) -> tuple[FormRule, ...]:
    """Return the rules of a sheet."""
    if model.sheet.layout is Layout.COVER:
        return tuple(rules_cells.dated(model))
    return tuple(rule for family in FAMILIES for rule in family(model))


def sentence(rule: FormRule, model: type[Row]) -> str:
    """Return what the form says while the rule is broken: which cell, and what of it."""
    title = rule.rule.title
    return f"“{columns(model)[rule.field].label}”: {title[:1].lower()}{title[1:]}."


def blocks(rule: FormRule) -> bool:
    """Whether a broken rule leaves the row out of the report."""
    return rule.rule.severity is Severity.BLOCK
