"""The register's core: facts, projects, units, packages, each as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.register import investment_split_vnd, private_capital_vnd
from schemas.period import Period
from schemas.register import Alias, General, Project, Unit, WorkPackage
from schemas.register_choices import Fact
from schemas.said import SaidDate
from tests.registers import register

BILLION = 10**9


def day(year: int, month: int, number: int) -> SaidDate:
    return SaidDate.day(date(year, month, number))


def test_a_fact_of_the_document_comes_before_the_one_for_all() -> None:
    kept = register(
        General(fact=Fact.SYMBOL, value="STC"),
        General(fact=Fact.SYMBOL, document_kind="bao_cao", value="BC-STC"),
    )
    assert kept.fact(Fact.SYMBOL, "bao_cao") == "BC-STC"
    assert kept.fact(Fact.SYMBOL, "don_doc") == "STC"
    assert kept.fact(Fact.PLACE) is None


def test_a_new_signatory_signs_from_their_first_day() -> None:
    kept = register(
        General(fact=Fact.SIGNATORY_NAME, value="Nguyễn Văn A", valid_until=day(2026, 3, 31)),
        General(fact=Fact.SIGNATORY_NAME, value="Trần Thị B", valid_from=day(2026, 4, 1)),
    )
    assert kept.fact(Fact.SIGNATORY_NAME, on=date(2026, 3, 31)) == "Nguyễn Văn A"
    assert kept.fact(Fact.SIGNATORY_NAME, on=date(2026, 4, 1)) == "Trần Thị B"
    assert kept.fact(Fact.SIGNATORY_NAME) == "Trần Thị B"


def test_a_new_row_overrides_an_old_one_whose_end_nobody_entered() -> None:
    kept = register(
        General(fact=Fact.PLACE, value="Lạng Sơn", valid_from=day(2026, 1, 1)),
        General(fact=Fact.PLACE, value="Kỳ Lừa"),
    )
    assert kept.fact(Fact.PLACE, on=date(2026, 2, 1)) == "Lạng Sơn"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Có", True), ("co", True), ("x", True), (None, False), ("Không", False)],
)
def test_the_register_says_when_its_figures_are_made_up(value: str | None, expected: bool) -> None:  # noqa: FBT001 - a row of the table above
    assert register(General(fact=Fact.DEMONSTRATION, value=value)).demonstration is expected


def test_the_current_period_may_be_said_as_people_say_it() -> None:
    kept = register(General(fact=Fact.CURRENT_PERIOD, value="Quý I/2026"))
    assert kept.current_period == Period.parse("2026-Q1")


def test_no_current_period_where_none_is_said_or_understood() -> None:
    assert register().current_period is None
    assert register(General(fact=Fact.CURRENT_PERIOD, value="sắp tới")).current_period is None


def test_facts_that_cannot_be_read_are_named() -> None:
    wrong = General(fact=Fact.CURRENT_PERIOD, value="sắp tới")
    late = General(fact=Fact.DUE_DAY, value="cuối tháng")
    good = General(fact=Fact.CUT_OFF_DAY, value="14")
    free = General(fact=Fact.PLACE, value="Lạng Sơn")
    assert register(wrong, late, good, free).unreadable_facts() == (wrong, late)


def test_a_project_keeps_for_each_day_what_was_approved_then() -> None:
    kept = register(
        Project(project_code="PPP-01", total_investment_vnd=11_024 * BILLION),
        Project(
            project_code="PPP-01",
            total_investment_vnd=11_808 * BILLION,
            valid_from=SaidDate.month(2026, 2),
        ),
    )
    before, after = kept.project("PPP-01", date(2026, 1, 31)), kept.project("PPP-01")
    assert before
    assert before.total_investment_vnd == 11_024 * BILLION
    assert after
    assert after.total_investment_vnd == 11_808 * BILLION
    assert after == kept.project("PPP-01", date(2026, 2, 1))
    assert kept.project("PPP-02") is None


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2025, 12, 31), ["NS-01"]),
        (date(2026, 1, 1), ["NS-01", "NS-02"]),
        (date(2026, 6, 30), ["NS-01", "NS-02"]),
        (date(2026, 7, 1), ["NS-01"]),
    ],
)
def test_a_project_is_listed_on_its_first_and_on_its_last_day(on: date, codes: list[str]) -> None:
    kept = register(
        Project(project_code="NS-01"),
        Project(
            project_code="NS-02",
            listed_from=day(2026, 1, 1),
            listed_until=SaidDate.quarter(2026, 2),
        ),
    )
    assert [project.project_code for project in kept.projects_on(on)] == codes


def test_the_communes_of_a_project_are_a_list() -> None:
    kept = register(Project(project_code="NS-01", communes="X-06040; x-06001,X-06019"))
    assert kept.communes_of("NS-01", date(2026, 1, 1)) == ("X-06040", "X-06001", "X-06019")
    assert kept.communes_of("NS-09", date(2026, 1, 1)) == ()


def test_the_investment_splits_into_its_sources() -> None:
    project = Project(project_code="PPP-01", central_vnd=3_500 * BILLION, equity_vnd=2 * BILLION)
    assert investment_split_vnd(project) == (3_500 + 2) * BILLION
    assert private_capital_vnd(project) == 2 * BILLION
    assert investment_split_vnd(Project(project_code="PPP-01")) is None
    assert private_capital_vnd(Project(project_code="PPP-01", central_vnd=BILLION)) is None


YEAR = SaidDate.year(2026)
UNITS = (
    Unit(unit_code="X-06040", name="UBND xã Thất Khê"),
    Unit(unit_code="X-06325", name="UBND xã Bắc Sơn"),
    Unit(unit_code="X-06001", name="UBND xã Tân Thành"),
    Unit(unit_code="BQL-01", name="Ban QLDA khu vực 1", valid_until=day(2025, 12, 31)),
    Unit(unit_code="BQL-01", name="Ban QLDA Lạng Sơn", short_name="BQL LS", valid_from=YEAR),
    Alias(alias="UBND thị trấn Thất Khê", unit_code="X-06040", valid_until=day(2025, 6, 30)),
    Alias(alias="Ban QLDA khu vực 1", unit_code="BQL-01", valid_until=day(2026, 6, 30)),
    Alias(alias="Tân Thanh", unit_code="X-06325"),
    Alias(alias="Ban hai nhà", unit_code="X-06040"),
    Alias(alias="Ban hai nhà", unit_code="X-06325"),
)  # fmt: skip


POLICE = Unit(unit_code="CAT", name="Công an tỉnh")
TREASURY = Unit(unit_code="KBNN", name="Kho bạc Nhà nước Lạng Sơn")
OFFICE = Unit(unit_code="UBNDT", name="UBND tỉnh Lạng Sơn", short_name="UBND tỉnh")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CÔNG AN TỈNH LẠNG SƠN", "CAT"),
        ("Cong an tinh Lang Son", "CAT"),
        ("Kho bạc Nhà nước", "KBNN"),
        ("Kho bạc Nhà nước tỉnh Lạng Sơn", "KBNN"),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "UBNDT"),
        ("Công an", None),
        ("Công an Lạng Sơn", None),
        ("Công an tỉnh Cao Bằng", None),
        ("Kho bạc Nhà nước khu vực Lạng Sơn", None),
        ("Lạng Sơn", None),
    ],
)
def test_the_province_may_be_named_after_a_unit_or_not(name: str, code: str | None) -> None:
    assert register(POLICE, TREASURY, OFFICE).resolve_unit(name, date(2026, 3, 14)) == code


def test_two_units_that_differ_by_the_province_alone_are_kept_apart() -> None:
    ours = Unit(unit_code="A", name="Viễn thông Lạng Sơn")
    kept = register(ours, Unit(unit_code="B", name="Viễn thông"))
    assert kept.resolve_unit("Viễn thông", date(2026, 3, 14)) == "B"
    assert kept.resolve_unit("Viễn thông tỉnh Lạng Sơn", date(2026, 3, 14)) is None


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("x-06040", date(2026, 3, 14), "X-06040"),
        ("Xã Thất Khê", date(2026, 3, 14), "X-06040"),
        ("uỷ ban nhân dân xã Thất Khê", date(2026, 3, 14), "X-06040"),
        ("UBND xa That Khe", date(2026, 3, 14), "X-06040"),
        ("BQL LS", date(2026, 3, 14), "BQL-01"),
        ("Ban QLDA khu vực 1", date(2025, 3, 14), "BQL-01"),
        ("Ban QLDA khu vực 1", date(2026, 3, 14), "BQL-01"),
        ("Ban QLDA khu vực 1", date(2026, 7, 1), None),
        ("Ba Sơn", date(2026, 3, 14), None),
        ("Tân Thành", date(2026, 3, 14), "X-06001"),
        ("Tan Thanh", date(2026, 3, 14), None),
        ("Ban hai nhà", date(2026, 3, 14), None),
        ("", date(2026, 3, 14), None),
    ],
)
def test_a_unit_is_known_by_its_names_of_the_day(name: str, on: date, code: str | None) -> None:
    assert register(*UNITS).resolve_unit(name, on) == code


def test_the_units_of_a_day_stand_once_each() -> None:
    units = register(*UNITS).units_on(date(2026, 3, 14))
    assert [unit.name for unit in units] == [
        "UBND xã Thất Khê",
        "UBND xã Bắc Sơn",
        "UBND xã Tân Thành",
        "Ban QLDA Lạng Sơn",
    ]


SIGNED = WorkPackage(
    project_code="NS-01",
    package_code="XL-01",
    estimate_vnd=120 * BILLION,
    contract_value_vnd=110 * BILLION,
    contract_date=day(2026, 2, 1),
)


@pytest.mark.parametrize(
    ("on", "base_vnd"), [(date(2026, 1, 31), 120 * BILLION), (date(2026, 2, 1), 110 * BILLION)]
)
def test_the_base_takes_the_contract_once_it_is_signed(on: date, base_vnd: int) -> None:
    assert register(SIGNED).progress_base_vnd("NS-01", on) == base_vnd


def test_the_base_adds_the_packages_of_the_project() -> None:
    other = WorkPackage(project_code="NS-01", package_code="XL-02", contract_value_vnd=40 * BILLION)
    foreign = WorkPackage(project_code="NS-02", package_code="XL-01", estimate_vnd=7 * BILLION)
    kept = register(SIGNED, other, foreign)
    assert kept.progress_base_vnd("NS-01", date(2026, 3, 14)) == (110 + 40) * BILLION


def test_a_contract_that_was_adjusted_counts_from_its_day() -> None:
    more = SIGNED.model_copy(
        update={"contract_value_vnd": 115 * BILLION, "valid_from": day(2026, 5, 1)}
    )
    kept = register(SIGNED, more)
    assert kept.progress_base_vnd("NS-01", date(2026, 4, 30)) == 110 * BILLION
    assert kept.progress_base_vnd("NS-01", date(2026, 5, 1)) == 115 * BILLION


def test_the_base_is_unknown_where_a_package_has_no_value() -> None:
    bare = WorkPackage(project_code="NS-01", package_code="XL-02")
    assert register(SIGNED, bare).progress_base_vnd("NS-01", date(2026, 3, 14)) is None
    assert register().progress_base_vnd("NS-01", date(2026, 3, 14)) is None
