"""Forms hold the sheets, and sheets the fields, that the contract with the offices names."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from schemas import FORM_VERSION, FORMS, columns, fingerprint
from schemas.column import Type
from schemas.cover import Cover
from schemas.disbursements import Disbursement, disbursed_vnd_of
from schemas.milestones import MILESTONES, milestones_of
from schemas.packages import Package, done_rate_of

if TYPE_CHECKING:
    from schemas import Form
    from schemas.choices import Choices

FIELDS = """
cover: unit_code unit_name form_code form_version period data_date report_kind document_no
  document_date revision nil prepared_by phone approved_by submitted_on note
packages: project_code package_code package contractor contract_value_vnd planned_work_vnd
  done_work_vnd accepted_work_vnd done_rate start_date contract_finish_date forecast_finish_date
  workers workers_required machines machines_required materials materials_note verdict delay_cause
  delay_nature delay_party remedy
milestones: project_code milestone_code milestone_name baseline_date approved_date revised_date
  revision_document forecast_date actual_date note
disbursements: project_code source budget_year carry_kind plan_vnd paid_volume_vnd advance_year_vnd
  disbursed_vnd advance_balance_vnd allocated_before_vnd disbursed_before_vnd work_value_vnd
  estimate_next_vnd estimate_year_end_vnd note
mobilised: project_code capital_kind committed_vnd committed_by planned_year_vnd mobilised_vnd
  spent_vnd spent_ytd_vnd clearance_advance_due_vnd clearance_advance_vnd note
needs: project_code purpose need_vnd requested_document source_asked granted_vnd repaid_vnd
procedures: project_code procedure agency submitted_on due_on done_on result_document status
  late_reason
clearance: project_code commune_code section required_m2 handed_over_m2 voluntary_m2 affected
  noticed counted plan_approved published paid handed_over houses_to_move houses_moved
  compensation_approved_vnd compensation_paid_vnd plan_gpmb_year_vnd paid_gpmb_year_vnd
  resettle_needed resettle_arranged graves_total graves_moved power_total power_done water_total
  water_done telecom_total telecom_done other_utilities_total other_utilities_done utility_owner
  spoil_sites_total spoil_sites_done planned_finish_date forecast_finish_date actual_finish_date
  status note
obstacles: obstacle_code project_code kind content raised_on responsible_unit responsible_side
  authority_level proposal report_document reported_on due_date status resolved_on impact_days
assigned_obstacles: obstacle_code content answer status resolved_on
tasks: task_code content source_document due_date status finished_on result late_reason
outlook: project_code done_text ongoing_text next_text next_due lead_unit proposal proposal_to
work_plan: project_code version year opening m01 m02 m03 m04 m05 m06 m07 m08 m09 m10 m11 m12
payment_plan: project_code version year opening m01 m02 m03 m04 m05 m06 m07 m08 m09 m10 m11 m12
milestone_plan: project_code version milestone_code milestone_name planned_date
treasury: project_code source budget_year carry_kind plan_vnd paid_volume_vnd advance_year_vnd
  advance_balance_vnd
"""

MODELS = tuple(dict.fromkeys(model for form in FORMS.values() for model in form.sheets))
REPORTED = tuple(dict.fromkeys(m for f in FORMS.values() if f.code != "DM" for m in f.sheets))
COLUMNS = tuple((model, name, told) for model in MODELS for name, told in columns(model).items())
LISTS = tuple({told.choices.name: told.choices for _, _, told in COLUMNS if told.choices}.values())

each_list = pytest.mark.parametrize("choices", LISTS, ids=lambda choices: choices.name)


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def test_form_is_listed_under_its_code_with_cover_first() -> None:
    assert tuple(FORMS) == ("DM", "KH", "CDT", "XA", "SN", "KB")
    for code, form in FORMS.items():
        assert (form.code, form.version, form.sheets[0]) == (code, FORM_VERSION, Cover)


def test_form_holds_its_sheets_in_the_order_of_its_tabs() -> None:
    assert {form.code: [model.sheet.title for model in form.sheets[1:]] for form in _reports()} == {
        "KH": ["Kế hoạch khối lượng", "Kế hoạch giải ngân", "Mốc kế hoạch"],
        "CDT": [
            "Tiến độ",
            "Mốc",
            "Giải ngân",
            "Huy động vốn",
            "Nhu cầu vốn",
            "Thủ tục",
            "Vướng mắc",
            "Nhiệm vụ",
            "Kết quả và kế hoạch",
        ],
        "XA": ["GPMB", "Vướng mắc", "Nhiệm vụ", "Kết quả và kế hoạch"],
        "SN": ["Thủ tục", "Vướng mắc được giao", "Nhiệm vụ", "Kết quả và kế hoạch"],
        "KB": ["Thanh toán"],
    }


def _reports() -> list[Form]:
    return [form for form in FORMS.values() if form.code != "DM"]


def test_every_field_of_the_contract_exists_in_its_order() -> None:
    told = re.findall(r"^(\w+): ((?:.|\n  )+)$", FIELDS, flags=re.MULTILINE)
    contract = {sheet: names.split() for sheet, names in told}
    assert {model.sheet.name: list(columns(model)) for model in REPORTED} == contract


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_sheets_of_a_form_have_titles_of_their_own(form: Form) -> None:
    titles = [name for model in form.sheets for name in (model.sheet.title, *model.sheet.was)]
    assert len({_folded(title) for title in titles}) == len(titles)
    assert max(len(title) for title in titles) <= 31
    assert not [title for title in titles if re.search(r"[\[\]:*?/\\]", title)]


def test_tables_have_names_of_their_own_and_headings_in_capitals() -> None:
    headings = [model.sheet.heading for model in MODELS]
    assert len({model.sheet.name for model in MODELS}) == len(MODELS)
    assert all(headings)
    assert headings == [heading.upper() for heading in headings]


@each_list
def test_list_can_be_a_defined_name(choices: Choices) -> None:
    assert re.fullmatch(r"DM_[A-Za-z]+", choices.name)
    assert bool(choices.items) != bool(choices.source)


@each_list
def test_words_of_a_list_mean_one_item_each(choices: Choices) -> None:
    codes = [item.code for item in choices.items]
    meant = [(item.label, item.code) for item in choices.items]
    meant += [(words, code) for code, words in choices.was]
    assert len({_folded(words) for words, _ in meant}) == len(meant)
    assert len(set(codes)) == len(codes)
    assert {code for _, code in meant} <= set(codes)


def test_lists_of_one_name_are_one_list() -> None:
    named = {(told.choices.name, told.choices) for _, _, told in COLUMNS if told.choices}
    assert len(named) == len(LISTS)


def test_milestones_speak_the_words_of_a_capital_group() -> None:
    words = {
        capital: [item.label for item in milestones_of(capital)[1:3]]
        for capital in ("NSNN", "PPP", "NNS")
    }
    assert words == {
        "NSNN": ["Quyết định đầu tư", "Lựa chọn nhà thầu"],
        "PPP": ["Quyết định đầu tư", "Lựa chọn nhà đầu tư"],
        "NNS": ["Giấy chứng nhận đăng ký đầu tư", "Lựa chọn nhà đầu tư"],
    }


def test_private_project_has_no_settlement() -> None:
    codes = [item.code for item in MILESTONES]
    assert [item.code for item in milestones_of("NNS")] == codes[:9]
    assert [item.code for item in milestones_of("PPP")] == codes


def test_done_rate_is_done_work_over_contract_value() -> None:
    row = {"done_work_vnd": 3_813_000_000_000, "contract_value_vnd": 6_580_000_000_000}
    assert done_rate_of(row) == pytest.approx(3813 / 6580)


@pytest.mark.parametrize(("done", "value"), [(None, 100), (100, None), (100, 0), (None, None)])
def test_done_rate_is_missing_without_a_base(done: int | None, value: int | None) -> None:
    assert done_rate_of({"done_work_vnd": done, "contract_value_vnd": value}) is None


def test_done_rate_of_nothing_done_is_zero() -> None:
    assert done_rate_of({"done_work_vnd": 0, "contract_value_vnd": 100}) == 0


def test_disbursed_is_payments_and_unrecovered_advances() -> None:
    row = {"paid_volume_vnd": 96_500_000_000, "advance_year_vnd": 12_000_000_000}
    assert disbursed_vnd_of(row) == 96_500_000_000 + 12_000_000_000


@pytest.mark.parametrize("known", ["paid_volume_vnd", "advance_year_vnd"])
def test_disbursed_is_missing_when_a_part_is(known: str) -> None:
    assert disbursed_vnd_of({known: 1}) is None


def test_formulas_stand_where_the_contract_says() -> None:
    computed = {
        (model.sheet.name, name)
        for model in REPORTED
        for name, told in columns(model).items()
        if told.formula
    }
    assert computed == {("packages", "done_rate"), ("disbursements", "disbursed_vnd")}


def test_row_without_its_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="package_code"):
        Package(project_code="NS-01")  # type: ignore[call-arg]


def test_cover_keeps_a_field_named_like_its_helper() -> None:
    cover = Cover(unit_code="CDT-01", form_code="CDT", period="2026-Q1", note="số liệu tạm tính")
    assert (cover.period, cover.note) == ("2026-Q1", "số liệu tạm tính")
    assert columns(Cover)["note"].type is Type.NOTE


def test_fingerprint_is_the_same_in_another_process() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import schemas as s; print(s.fingerprint(s.FORMS['CDT']))"],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert told.stdout.strip() == fingerprint(FORMS["CDT"])


def test_forms_have_fingerprints_of_their_own() -> None:
    marks = [fingerprint(form) for form in FORMS.values()]
    assert len(set(marks)) == len(FORMS)
    assert all(re.fullmatch(r"[0-9a-f]{16}", mark) for mark in marks)


@pytest.mark.parametrize(
    "change",
    [{"label": "Giải ngân khác"}, {"owed": True}, {"formula": None}, {"lower": 1}],
    ids=lambda change: next(iter(change)),
)
def test_fingerprint_changes_with_a_fact_of_a_column(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changed_fingerprint(change, monkeypatch) != fingerprint(FORMS["CDT"])


def test_a_form_stays_the_same_when_another_word_for_a_column_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change: dict[str, object] = {"was": ("Đã giải ngân",)}
    assert changed_fingerprint(change, monkeypatch) == fingerprint(FORMS["CDT"])


def changed_fingerprint(change: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> str:
    told = columns(Disbursement)
    other = {**told, "disbursed_vnd": replace(told["disbursed_vnd"], **change)}  # type: ignore[arg-type]
    monkeypatch.setattr(
        "schemas.columns", lambda model: other if model is Disbursement else columns(model)
    )
    return fingerprint.__wrapped__(FORMS["CDT"])


def test_fingerprint_changes_with_a_sheet_or_the_version() -> None:
    form = FORMS["CDT"]
    others = (replace(form, version=3), replace(form, sheets=form.sheets[:-1]))
    assert fingerprint(form) not in map(fingerprint, others)


def test_a_row_does_not_remember_which_fields_were_given() -> None:
    row = Package(project_code="NS-01", package_code="XL-01", workers=12)
    corrected = row.model_copy(update={"workers": 15})
    assert (row.workers, corrected.workers) == (12, 15)
    assert (row.model_fields_set, Package(**vars(row)).model_fields_set) == (set(), set())
