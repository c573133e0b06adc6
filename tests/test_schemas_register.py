"""The register's sheets: their titles, their lists and what their models refuse."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from schemas import FORMS, choices, register_choices
from schemas.column import Type, columns
from schemas.register import INVESTMENT_PARTS, REGISTER_SHEETS, CapitalPlan, Project, Unit
from schemas.register_choices import FACT, FORM, TABLE, Fact
from schemas.said import SaidDate
from tests.checked import key_of

if TYPE_CHECKING:
    from schemas.column import Column, Row

COLUMNS = [
    pytest.param(column, id=f"{model.sheet.name}.{name}")
    for model in REGISTER_SHEETS
    for name, column in columns(model).items()
]


def test_the_tabs_stand_in_the_order_of_the_contract() -> None:
    assert [model.sheet.title for model in REGISTER_SHEETS] == [
        "Thông tin chung",
        "Dự án",
        "Gói thầu",
        "Đơn vị",
        "Bí danh",
        "Phân công báo cáo",
        "Thành viên",
        "Phân công theo dõi",
        "Kế hoạch vốn",
        "Mặt bằng",
        "Mốc kế hoạch",
        "Kế hoạch đã duyệt",
        "Lịch báo cáo",
        "Ngưỡng",
        "Mốc so sánh",
        "Nhiệm vụ giao",
        "Kiểm tra thực địa",
        "Căn cứ",
        "Cài đặt văn bản",
        "Điều chỉnh số liệu",
        "Miễn trừ",
        "Đánh giá",
    ]


def test_every_table_has_a_name_of_its_own() -> None:
    names = [model.sheet.name for model in REGISTER_SHEETS]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.isidentifier() for name in names)


@pytest.mark.parametrize("model", REGISTER_SHEETS, ids=lambda model: model.sheet.name)
def test_the_key_names_columns_that_exist(model: type[Row]) -> None:
    assert set(model.sheet.key) <= set(columns(model))


@pytest.mark.parametrize("model", REGISTER_SHEETS, ids=lambda model: model.sheet.name)
def test_no_two_columns_of_a_sheet_read_alike(model: type[Row]) -> None:
    labels = [(column.band, column.label) for column in columns(model).values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("column", COLUMNS)
def test_what_a_column_says_fits_into_a_workbook(column: Column) -> None:
    assert len(column.help) <= 255
    for words in (column.label, column.help, column.band):
        assert unicodedata.is_normalized("NFC", words)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_choice_has_a_list_and_nothing_else_has(column: Column) -> None:
    assert (column.choices is not None) == (column.type is Type.CHOICE)


def test_no_two_lists_bear_one_name() -> None:
    lists = {
        id(value): value.name
        for module in (choices, register_choices)
        for value in vars(module).values()
        if isinstance(value, choices.Choices)
    }
    assert len(set(lists.values())) == len(lists)


def test_every_fact_is_offered_once() -> None:
    assert [item.code for item in FACT.items] == list(Fact)


def test_the_parts_of_the_investment_are_columns_under_its_band() -> None:
    banded = [name for name, column in columns(Project).items() if column.band == "Tổng mức đầu tư"]
    assert banded == ["total_investment_vnd", *INVESTMENT_PARTS]


def test_a_reduction_of_capital_is_a_negative_amount() -> None:
    assert columns(CapitalPlan)["amount_vnd"].lower is None


def test_a_unit_is_told_from_its_former_self_by_the_day() -> None:
    renamed = SaidDate.day(SaidDate.month(2026, 1).first)
    assert key_of(Unit(unit_code="BQL", name="Ban cũ", valid_until=renamed)) == ("BQL", None)
    assert key_of(Unit(unit_code="BQL", name="Ban mới", valid_from=renamed)) == ("BQL", renamed)


def test_a_column_that_nobody_declared_is_refused() -> None:
    with pytest.raises(ValidationError):
        Unit.model_validate({"unit_code": "STC", "mood": "tốt"})


def test_the_lists_of_tables_and_forms_are_those_of_the_forms() -> None:
    returned = [form for form in FORMS.values() if form.code != "DM"]
    sheets = {model.sheet.name: model.sheet.title for form in returned for model in form.sheets[1:]}
    assert {item.code: item.label for item in TABLE.items} == sheets
    assert {item.code for item in FORM.items} == {form.code for form in returned}
