"""Every pair of columns that the rules compare is told where it is broken, and only so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.check.sheets import MILESTONES_IN_ORDER
from pipeline.rules_rows import ACTUAL_DAYS, IN_ORDER, MAY_FOLLOW_CUT_OFF, PART_OF
from schemas import FORMS
from schemas.column import Type, columns
from schemas.milestones import MILESTONES
from schemas.register import Assignment
from tests.registers import register
from tests.returns import PORTFOLIO, Sent, told

if TYPE_CHECKING:
    from schemas.column import Row

MODELS = {
    model.sheet.name: (code, model)
    for code in ("SN", "KH", "KB", "CDT", "XA")
    for model in FORMS[code].sheets
}
KEYS = {
    "project_code": "NS-01",
    "package_code": "XL-01",
    "milestone_code": "M08",
    "capital_kind": "Vốn vay",
    "purpose": "GPMB",
    "procedure": "Thẩm định thiết kế",
    "commune_code": "X-06565",
    "section": "Toàn bộ",
    "obstacle_code": "VM-01",
    "task_code": "NV-01",
}
KNOWN = register(
    *PORTFOLIO, Assignment(unit_code="SXD", form_code="SN", project_code="NS-01", frequency="quy")
)
ARRIVED = date(2026, 3, 19)
NOT_YET = (
    "sau ngày 19/03/2026 là ngày gửi báo cáo. Chỉ ghi ngày đã thực hiện; mới dự kiến thì để trống"
    " ô này và ghi ở cột dự kiến (nếu có)."
)
LATE = (
    "sau ngày chốt số liệu 14/03/2026; vẫn được ghi nhận. Lấy số liệu đến đúng ngày chốt; việc làm"
    " sau ngày chốt thì báo cáo ở kỳ sau."
)
TWO_DAYS = "Kiểm tra lại hai ngày."
PAIRS = [(table, *pair) for table, pairs in PART_OF.items() for pair in pairs]
DAYS = [(table, *pair) for table, pairs in IN_ORDER.items() for pair in pairs]
ACTUAL = [(table, name) for table, names in ACTUAL_DAYS.items() for name in names]


def model_of(table: str) -> tuple[str, type[Row]]:
    return MODELS[table]


def found(table: str, code: str, **entries: str) -> list[str]:
    """Return what a rule says of one row that holds these entries."""
    form, model = model_of(table)
    declared = columns(model)
    said = {**{name: KEYS[name] for name in declared if name in KEYS}, **entries}
    if "verdict" in declared:
        said["verdict"] = "Đáp ứng tiến độ"  # what the form repeats is no entry
    drawing = [" | ".join(declared[name].label for name in said), " | ".join(said.values())]
    sent = Sent({model.sheet.title: "\n".join(drawing)}, form=form, arrived_on=ARRIVED)
    return [line for line in told(sent, known=KNOWN) if f" {code} " in line]


def label(table: str, name: str) -> str:
    return columns(model_of(table)[1])[name].label


def place(table: str, name: str, entries: tuple[str, ...]) -> str:
    """Return the cell of an entry: the columns stand in the order of their writing."""
    model = model_of(table)[1]
    known = [each for each in columns(model) if each in KEYS]
    order = [*known, *(each for each in entries if each not in known)]
    return f"{model.sheet.title}!{chr(ord('A') + order.index(name))}2"


@pytest.mark.parametrize(("table", "part", "whole"), PAIRS)
def test_a_part_is_no_larger_than_its_whole(table: str, part: str, whole: str) -> None:
    is_sum = columns(model_of(table)[1])[part].type is not Type.COUNT
    more, all_of_it = ("70", "60") if is_sum else ("7", "6")
    # The register gives what a contract is worth, and how much land is to be cleared.
    given = {"contract_value_vnd": ("820.001", "820.000"), "required_m2": ("381.001", "381.000")}
    more, all_of_it = given.get(whole, (more, all_of_it))
    bare = (more.replace(".", ""), all_of_it.replace(".", ""))
    assert found(table, "R09", **{part: bare[0], whole: bare[1]}) == [
        (
            f"{place(table, part, (part, whole))} R09 “{label(table, part)}” ({more}) lớn hơn"
            f" “{label(table, whole)}” ({all_of_it}). Kiểm tra lại hai số."
        )
    ]
    assert found(table, "R09", **{part: bare[1], whole: bare[1]}) == []


@pytest.mark.parametrize(("table", "earlier", "later"), DAYS)
def test_a_later_step_is_not_dated_before_an_earlier_one(
    table: str, earlier: str, later: str
) -> None:
    at = place(table, later, (earlier, later))
    first, second = label(table, earlier), label(table, later)
    assert found(table, "R06", **{earlier: "2026-02-02", later: "2026-02-01"}) == [
        f"{at} R06 “{second}” (01/02/2026) sớm hơn “{first}” (02/02/2026). {TWO_DAYS}"
    ]
    assert found(table, "R06", **{earlier: "2026-02-02", later: "2026-02-02"}) == []


@pytest.mark.parametrize(("table", "name"), ACTUAL)
def test_what_has_happened_lies_not_in_the_future(table: str, name: str) -> None:
    begun = {"done_work_vnd": "400"} if name == "start_date" else {}
    start = f"{place(table, name, (name, *begun))} {{}} “{label(table, name)}” ghi"
    assert found(table, "C19", **{name: "2026-03-20"}, **begun) == [
        f"{start.format('C19')} 20/03/2026, {NOT_YET}"
    ]
    told_late = [] if name in MAY_FOLLOW_CUT_OFF else [f"{start.format('C23')} 19/03/2026, {LATE}"]
    assert found(table, "C23", **{name: "2026-03-19"}, **begun) == told_late
    assert found(table, "C19", **{name: "2026-03-14"}, **begun) == []


def named(code: str) -> str:
    return f"“{code} {next(item.label for item in MILESTONES if item.code == code)}”"


@pytest.mark.parametrize(("first", "second"), MILESTONES_IN_ORDER)
def test_a_milestone_is_not_reached_before_one_that_always_comes_first(
    first: str, second: str
) -> None:
    drawing = f"Dự án | Mã mốc | Thực tế\nNS-01 | {second} | {{}}\nNS-01 | {first} | 2026-02-02"
    line = (
        f"Mốc!C2 R06 {named(second)} (01/02/2026) sớm hơn {named(first)} (02/02/2026). {TWO_DAYS}"
    )
    for reached, lines in (("2026-02-01", [line]), ("2026-02-02", [])):
        found_here = told(Sent({"Mốc": drawing.format(reached)}))
        assert [each for each in found_here if each.startswith("Mốc!C2 R06 ")] == lines
