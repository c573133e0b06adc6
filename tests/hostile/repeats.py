"""OpenDocument sheets in which one short tag stands for a billion cells, or for none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.good import Odd, ods, ods_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def repeats() -> Iterator[Odd]:
    """Yield one sheet after the other."""
    for name, data in _ods().items():
        yield Odd("OpenDocument", f"ods/{name}.ods".encode(), data)


def _ods() -> Mapping[str, bytes]:
    one = ods_row("a", "b")
    value = '<table:table-cell {} office:value-type="float" office:value="1"/>'
    columns, rows = "table:number-columns-repeated", "table:number-rows-repeated"
    return {
        "a value everywhere": ods(
            f'<table:table-row {rows}="1048576">'
            + value.format(f'{columns}="16384"')
            + "</table:table-row>"
        ),
        "more columns than there are": ods(
            "<table:table-row>" + value.format(f'{columns}="99999999"') + "</table:table-row>"
        ),
        "more rows than there are": ods(
            f'<table:table-row {rows}="{2**40}">{value.format("")}</table:table-row>'
        ),
        "a value in the last cell": ods(
            one
            + f'<table:table-row {rows}="1048574"/>'
            + f'<table:table-row><table:table-cell {columns}="16383"/>'
            + value.format("")
            + "</table:table-row>"
        ),
        "blanks to the end": ods(
            one
            + f'<table:table-row {rows}="1048570"><table:table-cell {columns}="16384"/>'
            + "</table:table-row>"
        ),
        "a negative repetition": ods(
            f'<table:table-row {rows}="-5">{value.format("")}</table:table-row>'
        ),
        "rows without cells": ods("<table:table-row/>" * 200_000),
        "tables in tables": ods('<table:table table:name="B">' * 20_000),
        "unclosed": ods("<table:table-row><table:table-cell"),
        "an unknown type": ods(
            '<table:table-row><table:table-cell office:value-type="zz"/></table:table-row>'
        ),
        "a day that is none": ods(
            '<table:table-row><table:table-cell office:value-type="date" '
            'office:date-value="2026-99-99"/></table:table-row>'
        ),
        "a note without end": ods(
            "<table:table-row><table:table-cell><office:annotation>" + "a" * 2_000_000
        ),
        "no table": ods(""),
    }
