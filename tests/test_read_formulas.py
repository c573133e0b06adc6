"""Tests of the quick look for formulas: the same as cell by cell, or none at all."""

from __future__ import annotations

import pytest

from pipeline.read.formulas import Formulas, formulas_of

USUAL = b"""<sheetData><row r="2"><c r="A2" s="1"><v>5</v></c><c r="B2"><f>A2+1</f><v>6</v></c>
<c r="C2"><f t="shared" si="0"/><v>7</v></c></row></sheetData>"""


def cell(xml: str) -> bytes:
    return f'<sheetData><row r="1"><c r="A1">{xml}</c></row></sheetData>'.encode()


def test_formulas_stand_where_they_stand() -> None:
    assert formulas_of(USUAL) == Formulas(frozenset({(1, 1), (1, 2)}), frozenset())


@pytest.mark.parametrize("xml", ["<f>A2</f>", "<f>A2</f><v/>", "<f>A2</f><v></v>", "<f/>"])
def test_a_formula_without_its_value_is_told(xml: str) -> None:
    assert formulas_of(cell(xml)) == Formulas(frozenset({(0, 0)}), frozenset({(0, 0)}))


def test_an_empty_text_is_a_value() -> None:
    text = cell("<f>A2</f><v></v>").replace(b'r="A1"', b'r="A1" t="str"')
    assert formulas_of(text) == Formulas(frozenset({(0, 0)}), frozenset())


@pytest.mark.parametrize(
    "xml",
    [
        cell("<f>A2</f><v>1</v>").replace(b'r="A1"', b'r="A1" t="e"'),
        cell('<f>A2</f><v xml:space="preserve">1</v>'),
        cell("<is/><f>A2</f>"),
        cell("<f>A2</f><v>1</v> "),
    ],
)
def test_what_is_written_in_another_way_is_left_to_the_slow_look(xml: bytes) -> None:
    assert formulas_of(xml) is None


def test_a_sheet_without_formulas_has_none() -> None:
    assert formulas_of(cell("<v>1</v>")) == Formulas(frozenset(), frozenset())
