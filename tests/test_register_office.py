"""Limits, comparisons, waivers and corrections that the standing agency keeps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.register_office import Limits, adjusted_field, adjusted_key, adjusted_value
from schemas.choices import YES
from schemas.column import area, choice, count, day, money, note, share
from schemas.period import Period
from schemas.register import (
    Adjustment,
    AssignedTask,
    Benchmark,
    DocumentSetting,
    LegalBasis,
    Override,
    Project,
    Threshold,
    Waiver,
    WorkPackage,
)
from schemas.register_choices import PART
from schemas.said import SaidDate
from tests.registers import register

if TYPE_CHECKING:
    from pipeline.cell import Value
    from schemas.column import Column

Q1 = Period.parse("2026-Q1")
TODAY = date(2026, 3, 14)


def test_a_group_s_own_limits_come_before_those_for_all() -> None:
    kept = register(
        Threshold(part="moc", green_limit=10, amber_limit=30),
        Threshold(part="moc", capital_group="PPP", green_limit=20),
    )
    assert kept.threshold("NSNN", "moc") == Limits(10, 30, counted=True)
    assert kept.threshold("PPP", "moc") == Limits(20, 60, counted=True)


def test_a_private_project_has_no_disbursement_part_unless_the_register_says_so() -> None:
    assert register().threshold("NNS", "giai_ngan") == Limits(0, -10, counted=False)
    assert register().threshold("NSNN", "giai_ngan") == Limits(0, -10, counted=True)
    said = Threshold(part="giai_ngan", capital_group="NNS", counted="co")
    assert register(said).threshold("NNS", "giai_ngan") == Limits(0, -10, counted=True)


def test_a_part_can_be_left_out() -> None:
    kept = register(Threshold(part="spi", counted="khong"))
    assert kept.threshold("NSNN", "spi") == Limits(0.95, 0.85, counted=False)


@pytest.mark.parametrize("part", [item.code for item in PART.items])
def test_every_part_has_limits_by_default(part: str) -> None:
    assert isinstance(register().threshold("NSNN", part), Limits)


def rate(kind: str, on: date, value: float) -> Benchmark:
    return Benchmark(kind=kind, base="ttg", budget_year=2026, on_date=SaidDate.day(on), rate=value)


JANUARY, MARCH = rate("ca_nuoc", date(2026, 1, 31), 0.02), rate("ca_nuoc", date(2026, 3, 15), 0.09)


def test_the_average_is_the_latest_published_by_the_day() -> None:
    kept = register(MARCH, JANUARY)
    assert kept.benchmark("ca_nuoc", "ttg", 2026, date(2026, 1, 30)) is None
    assert kept.benchmark("ca_nuoc", "ttg", 2026, TODAY) == JANUARY
    assert kept.benchmark("ca_nuoc", "ttg", 2026, date(2026, 3, 15)) == MARCH
    assert kept.benchmark("toan_tinh", "ttg", 2026, TODAY) is None


def test_the_target_is_the_next_one_to_reach() -> None:
    half, year = rate("muc_tieu", date(2026, 6, 30), 0.4), rate("muc_tieu", date(2027, 1, 31), 1.0)
    kept = register(year, half)
    assert kept.target("ttg", 2026, TODAY) == half
    assert kept.target("ttg", 2026, date(2026, 7, 1)) == year
    assert kept.target("ttg", 2026, date(2027, 2, 1)) is None


def test_bases_are_cited_while_in_force_and_in_their_order() -> None:
    law = LegalBasis(citation="Luật Đầu tư công", ordinal=1)
    old = LegalBasis(citation="Nghị định cũ", ordinal=2, valid_until=SaidDate.month(2026, 1))
    new = LegalBasis(citation="Nghị định mới", ordinal=2, valid_from=SaidDate.month(2026, 2))
    letter = LegalBasis(citation="Công văn", document_kind="don_doc")
    kept = register(letter, new, old, law)
    assert kept.legal_bases("bao_cao", TODAY) == (law, new)
    assert kept.legal_bases("don_doc", date(2026, 1, 31)) == (law, old, letter)


def test_the_office_says_how_a_document_is_made() -> None:
    setting = DocumentSetting(document_kind="don_doc", manner="rieng")
    assert register(setting).document_setting("don_doc", TODAY) == setting
    assert register(setting).document_setting("bao_cao", TODAY) is None


def test_a_task_is_answered_for_from_its_assignment_until_it_is_closed() -> None:
    task = AssignedTask(
        task_code="NV-1",
        unit_code="STC",
        assigned_on=SaidDate.day(date(2026, 3, 1)),
        closed_on=SaidDate.day(date(2026, 4, 1)),
    )
    kept = register(task, AssignedTask(task_code="NV-2", unit_code="SXD"))
    assert kept.tasks_of("STC", date(2026, 2, 28)) == ()
    assert kept.tasks_of("STC", date(2026, 3, 31)) == (task,)
    assert kept.tasks_of("STC", date(2026, 4, 1)) == ()


def test_a_waiver_releases_one_unit_for_one_period_until_its_last_day() -> None:
    row = Waiver(
        rule="G03", unit_code="STC", period="2026-Q1", until=SaidDate.day(date(2026, 3, 31))
    )
    kept = register(row)
    assert kept.waiver("G03", "STC", Q1, date(2026, 3, 31)) == row
    assert kept.waiver("G03", "STC", Q1, date(2026, 4, 1)) is None
    assert kept.waiver("G03", "SXD", Q1, TODAY) is None
    assert kept.waiver("G04", "STC", Q1, TODAY) is None
    assert kept.waiver("G03", "STC", Period.parse("2026-Q2"), TODAY) is None


def test_a_waiver_without_unit_and_period_releases_all() -> None:
    row = Waiver(rule="C05")
    assert register(row).waiver("C05", "STC", Q1, TODAY) == row


def test_an_override_is_that_of_the_project_and_the_period() -> None:
    row = Override(project_code="NS-01", period="2026-Q1", status="vang")
    assert register(row).override("NS-01", Q1) == row
    assert register(row).override("NS-01", Period.parse("2026-Q2")) is None


def correction(**used: object) -> Adjustment:
    facts = {
        "unit_code": "BQL",
        "form_code": "CDT",
        "period": "2026-Q1",
        "table": "packages",
        "row_key": "NS-01; XL-01",
        "column_label": "Thực hiện lũy kế",
    }
    return Adjustment.model_validate(facts | used)


def test_corrections_are_found_by_return() -> None:
    row = correction()
    kept = register(row)
    assert kept.adjustments("BQL", "CDT", Q1) == (row,)
    assert kept.adjustments("BQL", "KH", Q1) == ()


def test_the_corrected_row_is_named_by_its_codes() -> None:
    assert adjusted_key(correction()) == ("NS-01", "XL-01")


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Giá trị hợp đồng", "contract_value_vnd"),
        ("giá trị hợp đồng ", "contract_value_vnd"),
        ("contract_value_vnd", "contract_value_vnd"),
        ("Cột lạ", None),
    ],
)
def test_the_corrected_column_is_named_as_printed(label: str, field: str | None) -> None:
    assert adjusted_field(correction(column_label=label), WorkPackage) == field


def test_a_band_tells_columns_of_one_label_apart() -> None:
    named = correction(column_label="Tổng mức đầu tư: Tổng số")
    assert adjusted_field(named, Project) == "total_investment_vnd"


@pytest.mark.parametrize(
    ("column", "used", "value"),
    [
        (money("Tiền"), {"used_number": -1.5}, -1_500_000),
        (count("Hộ", "hộ"), {"used_number": 12.0}, 12),
        (area("Đất"), {"used_number": 12.5}, 12.5),
        (share("Tỷ lệ"), {"used_number": 63.5}, 63.5 / 100),
        (note("Nội dung"), {"used_text": "đã xong"}, "đã xong"),
        (choice("Có", YES), {"used_text": "co"}, "co"),
        (day("Ngày"), {"used_date": SaidDate.month(2026, 3)}, SaidDate.month(2026, 3)),
        (money("Tiền"), {}, None),
    ],
)
def test_the_corrected_value_is_kept_as_the_column_keeps_it(
    column: Column, used: dict[str, object], value: Value
) -> None:
    assert adjusted_value(correction(**used), column) == value
