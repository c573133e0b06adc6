"""Every column is declared so that forms, reader, checks and dataset can rely on it."""

from __future__ import annotations

import re
import types
import unicodedata
from typing import TYPE_CHECKING, Union, get_args, get_origin, get_type_hints

import pytest

from schemas import FORM_VERSION, FORMS, columns
from schemas.column import Layout, Type
from schemas.said import SaidDate

if TYPE_CHECKING:
    from schemas import Column, Row

KEPT = {
    Type.TEXT: str,
    Type.NOTE: str,
    Type.CODE: str,
    Type.CHOICE: str,
    Type.PERIOD: str,
    Type.MONEY: int,
    Type.COUNT: int,
    Type.DAYS: int,
    Type.AREA: float,
    Type.SHARE: float,
    Type.NUMBER: float,
    Type.DATE: SaidDate,
}

MODELS = tuple(dict.fromkeys(model for form in FORMS.values() for model in form.sheets))
REPORTED = tuple(dict.fromkeys(m for f in FORMS.values() if f.code != "DM" for m in f.sheets))

each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
each_reported = pytest.mark.parametrize("model", REPORTED, ids=lambda model: model.__name__)


def _annotation(model: type[Row], name: str) -> set[object]:
    hint = get_type_hints(model)[name]
    return set(get_args(hint)) if get_origin(hint) in (Union, types.UnionType) else {hint}


def _place(told: Column) -> str:
    return told.band or told.section


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


@each_model
def test_key_names_columns(model: type[Row]) -> None:
    assert model.sheet.key
    assert set(model.sheet.key) <= set(columns(model))


@each_reported
def test_key_is_never_missing(model: type[Row]) -> None:
    for name in model.sheet.key:
        assert type(None) not in _annotation(model, name)
        assert model.model_fields[name].is_required()


@each_reported
def test_what_is_no_key_may_be_missing(model: type[Row]) -> None:
    firm = {name for name in columns(model) if type(None) not in _annotation(model, name)}
    named_by_its_code = {"project_code"} if model.sheet.name == "obstacles" else set()
    assert firm == {*model.sheet.key} | named_by_its_code


@each_model
def test_labels_are_unique_under_their_band(model: type[Row]) -> None:
    labels = [(_folded(_place(told)), _folded(told.label)) for told in columns(model).values()]
    assert sorted(labels) == sorted(set(labels))


@each_model
def test_former_labels_are_no_other_columns_label(model: type[Row]) -> None:
    alone = [_folded(told.label) for told in columns(model).values() if not _place(told)]
    former = [_folded(label) for told in columns(model).values() for label in told.was]
    assert sorted(alone + former) == sorted({*alone, *former})


@each_model
def test_bands_stand_over_neighbours(model: type[Row]) -> None:
    places = [_place(told) for told in columns(model).values()]
    runs = [place for place, before in zip(places, ["", *places], strict=False) if place != before]
    named = [place for place in runs if place]
    assert len(named) == len(set(named))


@each_model
def test_sections_belong_to_cards_and_bands_to_rows(model: type[Row]) -> None:
    for told in columns(model).values():
        assert not (told.band and model.sheet.layout is not Layout.ROWS)
        assert not (told.section and model.sheet.layout is not Layout.CARD)


@each_model
def test_columns_are_typed_as_they_are_kept(model: type[Row]) -> None:
    kept = {name: _annotation(model, name) - {type(None)} for name in columns(model)}
    assert kept == {name: {KEPT[told.type]} for name, told in columns(model).items()}


@each_model
def test_columns_have_a_list_when_and_only_when_chosen(model: type[Row]) -> None:
    listed = {name for name, told in columns(model).items() if told.choices}
    assert listed == {name for name, told in columns(model).items() if told.type is Type.CHOICE}


@each_model
def test_words_are_composed_and_trimmed(model: type[Row]) -> None:
    for told in columns(model).values():
        words = (told.label, told.unit, told.help, told.band, told.section, *told.was)
        assert told.label
        assert [unicodedata.normalize("NFC", word).strip() for word in words] == list(words)


@each_model
def test_help_fits_an_input_message(model: type[Row]) -> None:
    assert [name for name, told in columns(model).items() if len(told.help) > 255] == []


@each_reported
def test_help_is_given(model: type[Row]) -> None:
    assert [name for name, told in columns(model).items() if not told.help] == []


@each_reported
def test_field_name_ends_in_its_unit(model: type[Row]) -> None:
    units = {"_vnd": "triệu đồng", "_m2": "m²", "_rate": "%", "_days": "ngày"}
    for name, told in columns(model).items():
        for ending, unit in units.items():
            assert not name.endswith(ending) or told.unit == unit


@each_model
def test_life_lies_within_the_versions(model: type[Row]) -> None:
    for told in columns(model).values():
        assert 1 <= told.since <= (told.until or FORM_VERSION) <= FORM_VERSION


@each_model
def test_bounds_leave_room(model: type[Row]) -> None:
    for told in columns(model).values():
        assert told.lower is None or told.upper is None or told.lower < told.upper


@each_model
def test_formulas_name_columns_before_them(model: type[Row]) -> None:
    before: set[str] = set()
    for name, told in columns(model).items():
        named = set(re.findall(r"\{(\w+)\}", told.formula.excel)) if told.formula else set()
        assert named <= before
        assert bool(named) == bool(told.formula)
        before.add(name)


@each_model
def test_fields_are_declared_by_their_types(model: type[Row]) -> None:
    """Text for a type would be compiled anew by every process that reads a return."""
    assert not [said for said in vars(model)["__annotations__"].values() if isinstance(said, str)]
