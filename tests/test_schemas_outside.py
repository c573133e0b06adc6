"""Every map of another authority's form fits our own forms, so that a new one needs no code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from schemas import FORMS, columns
from schemas.column import Type
from schemas.cover import Cover
from schemas.outside import REPORT_YEAR
from schemas.outside_forms import OUTSIDE_FORMS
from tests.outside import FINANCE, LAND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.column import Column, Row
    from schemas.outside import OutsideColumn, OutsideForm

every_form = pytest.mark.parametrize("form", OUTSIDE_FORMS.values(), ids=lambda form: form.code)


def models(form: OutsideForm) -> dict[str, type[Row]]:
    own = {model.sheet.name: model for model in FORMS[form.form].sheets[1:]}
    return {name: own[name] for name in form.tables}


def facts_of(form: OutsideForm, column: OutsideColumn, field: str) -> list[Column]:
    """Return what is declared of a field in the tables that a column fills."""
    tables = [column.table] if column.table else form.tables
    return [
        columns(models(form)[name])[field]
        for name in tables
        if field in columns(models(form)[name])
    ]


def told(form: OutsideForm, table: str) -> Iterator[str]:
    """Yield the fields of a table that a form tells."""
    for column in form.columns:
        if column.field and column.table in {"", table}:
            yield from (column.field, *(name for name, _ in column.key))
    yield from (given.field for given in form.given if given.table == table)


@every_form
def test_it_stands_for_a_form_of_ours(form: OutsideForm) -> None:
    assert form.form in FORMS
    assert len(models(form)) == len(form.tables)
    assert form.name[0].islower()


@every_form
def test_its_fields_are_fields_of_ours(form: OutsideForm) -> None:
    for column in form.columns:
        if column.field:
            assert facts_of(form, column, column.field), column
        if column.instead:
            assert facts_of(form, column, column.instead.field), column
            (decides,) = facts_of(form, column, column.instead.when)
            assert decides.choices
            assert column.instead.has in {item.code for item in decides.choices.items}
        assert not column.cover or column.cover in columns(Cover), column


@every_form
def test_what_it_means_without_saying_so_is_in_our_lists(form: OutsideForm) -> None:
    constants = [(each.table, each.field, each.value) for each in form.given]
    for column in form.columns:
        constants += [(column.table, name, value) for name, value in column.key]
        constants += [(form.tables[0], column.field, column.blank)] if column.blank else []
    for table, field, value in constants:
        fact = columns(models(form)[table])[field]
        if value == REPORT_YEAR:
            assert fact.type is Type.COUNT
        else:
            assert fact.choices
            assert value in {item.code for item in fact.choices.items}


@every_form
def test_it_tells_the_whole_key_of_every_table(form: OutsideForm) -> None:
    for name, model in models(form).items():
        assert set(model.sheet.key) <= set(told(form, name))


@every_form
def test_what_is_needed_can_be_found(form: OutsideForm) -> None:
    entered = {column.field for column in form.columns if not column.total}
    assert set(form.needed) <= entered
    assert "project_code" in form.needed
    assert 1 < form.fewest < len(form.columns)


@every_form
def test_a_total_is_the_sum_of_something(form: OutsideForm) -> None:
    for total in (column for column in form.columns if column.total):
        parts = [c for c in form.columns if not c.total and c.field == total.field]
        assert total.table
        assert {part.table for part in parts} == {total.table}


@every_form
def test_it_holds_from_its_first_day_to_its_last(form: OutsideForm) -> None:
    assert form.holds_on(form.valid_from)
    assert not form.holds_on(date.fromordinal(form.valid_from.toordinal() - 1))
    assert form.valid_until is None or form.holds_on(form.valid_until)


def test_the_printed_forms_have_their_columns() -> None:
    assert (len(FINANCE), len(LAND)) == (48, 31)
