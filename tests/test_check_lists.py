"""Tests of what was chosen from the register's lists: names for codes, and what is not theirs."""

from __future__ import annotations

import pytest

from schemas.register import Alias, AssignedTask, Project
from tests.registers import register
from tests.returns import PORTFOLIO, Sent, day, judged, told

WORK = """\
Dự án | Gói thầu, hạng mục | Tên gói thầu ngoài danh mục | Thực hiện lũy kế | Đánh giá
NS-01 | XL-01 | | 400000 | Đáp ứng tiến độ"""
LAND = """\
Dự án | Xã, phường | Phần dự án | Diện tích đã bàn giao | Bị ảnh hưởng | Tình trạng
NS-01 | X-06565 | Toàn bộ | 150000 | 100 | Đang triển khai"""
FILES = """\
Dự án | Thủ tục | Cơ quan giải quyết | Trạng thái
NS-01 | Thẩm định thiết kế | SXD – Sở Xây dựng | Đang giải quyết"""
DATES = "Dự án | Mã mốc | Thực tế\nNS-01 | {} | 2026-02-10"
ANSWERS = "Mã nhiệm vụ | Trạng thái\n{} | Đang thực hiện"


def work(old: str, new: str) -> Sent:
    assert old in WORK
    return Sent({"Tiến độ": WORK.replace(old, new)})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NS-01 |", "ns-01 |"),
        ("NS-01 |", "NS-01 – Nâng cấp QL4B |"),
        ("NS-01 |", "nâng cấp ql 4b |"),
        ("XL-01", "XL01"),
        ("XL-01", "Xây lắp Km18 - Km45"),
        ("XL-01 | |", "| Xây lắp km 18 – km 45 |"),
    ],
)
def test_a_project_and_a_package_are_found_by_code_or_name(old: str, new: str) -> None:
    sent = work(old, new)
    assert told(sent) == []
    assert [row.key for row in judged(sent)[0][0].rows["packages"]] == [("NS-01", "XL-01")]


@pytest.mark.parametrize("name", ["SXD", "Sở Xây dựng", "sở xd", "So Xay dung"])
def test_a_unit_is_found_by_its_names(name: str) -> None:
    sent = Sent({"Tiến độ": WORK, "Thủ tục": FILES.replace("SXD – Sở Xây dựng", name)})
    assert told(sent) == []
    assert judged(sent)[0][0].rows["procedures"][0].values.model_dump()["agency"] == "SXD"


def test_a_unit_under_its_former_name_is_found_and_told() -> None:
    former = FILES.replace("SXD – Sở Xây dựng", "Sở Giao thông vận tải")
    sent = Sent({"Tiến độ": WORK, "Thủ tục": former})
    assert told(sent) == [
        (
            "Thủ tục!C2 C26 “Sở Giao thông vận tải” là tên cũ hoặc tên gọi khác; đã hiểu là Sở Xây"
            " dựng. Chọn tên hiện nay trong danh sách của ô."
        )
    ]
    assert judged(sent)[0][0].rows["procedures"][0].values.model_dump()["agency"] == "SXD"


def test_a_commune_under_its_former_name_is_found_and_told() -> None:
    former = Alias(alias="UBND xã Tú Đoạn", unit_code="X-06565")
    sent = Sent({"GPMB": LAND.replace("X-06565", "UBND xã Tú Đoạn")}, form="XA")
    assert [line.split()[1] for line in told(sent, known=register(*PORTFOLIO, former))] == ["C26"]


def test_a_unit_that_is_not_listed_loses_its_cell_and_not_its_row() -> None:
    sent = Sent({"Tiến độ": WORK, "Thủ tục": FILES.replace("SXD – Sở Xây dựng", "Bộ Xây dựng")})
    assert told(sent) == [
        (
            "Thủ tục!C2 C21 “Cơ quan giải quyết” ghi “Bộ Xây dựng”, không có trong danh mục nên ô"
            " này"
            " chưa được dùng. Chọn một mục trong danh sách của ô; chưa có thì báo Sở Tài chính bổ"
            " sung"
            " danh mục."
        )
    ]
    (row,) = judged(sent)[0][0].rows["procedures"]
    assert row.values.model_dump()["agency"] is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "NS-01 |",
            "Đường vành đai |",
            "A2 C10 “Đường vành đai” không có trong danh sách. Chọn một mục trong danh sách của ô.",
        ),
        (
            "NS-01 |",
            "NS-09 |",
            "A2 C10 “NS-09” không có trong danh sách. Chọn một mục trong danh sách của ô.",
        ),
        (
            "NS-01 |",
            "|",
            (
                "A2 R01 Dòng có số liệu nhưng thiếu “Dự án” nên không được tính."
                " Chọn hoặc ghi “Dự án” rồi gửi lại."
            ),
        ),
        (
            "NS-01 |",
            "PPP-01 |",
            (
                "A2 R03 Dự án PPP-01 không giao cho đơn vị báo cáo ở biểu này nên dòng không được"
                " tính."
                " Xóa dòng này; nếu đơn vị đang thực hiện dự án thì báo Sở Tài chính bổ sung phân"
                " công."
            ),
        ),
        (
            "XL-01",
            "XL-09",
            (
                "B2 R04 Gói thầu “XL-09” của dự án NS-01 chưa có trong danh mục nên chưa được tính."
                " Báo Sở Tài chính bổ sung gói thầu và giá trị hợp đồng."
            ),
        ),
        (
            "XL-01 | |",
            "| Gói số 05 – Cầu |",
            (
                "C2 R04 Gói thầu “Gói số 05 – Cầu” của dự án NS-01 chưa có trong danh mục nên chưa"
                " được"
                " tính. Báo Sở Tài chính bổ sung gói thầu và giá trị hợp đồng."
            ),
        ),
        (
            "XL-01",
            "",
            (
                "B2 R01 Dòng có số liệu nhưng thiếu “Gói thầu, hạng mục” nên không được tính."
                " Chọn hoặc ghi “Gói thầu, hạng mục” rồi gửi lại."
            ),
        ),
    ],
)
def test_a_row_that_cannot_be_theirs_is_told_once_and_left_out(
    old: str, new: str, line: str
) -> None:
    sent = work(old, new)
    assert told(sent) == [f"Tiến độ!{line}"]
    assert judged(sent)[0][0].rows == {}


def test_a_package_of_an_unknown_project_is_not_asked_for() -> None:
    assert len(told(work("NS-01 | XL-01", "NS-09 | XL-09"))) == 1


def test_a_row_that_is_not_theirs_still_tells_what_cannot_be_read() -> None:
    sent = Sent({"Tiến độ": f"{WORK}\nPPP-01 | XL-01 | | abc | Đáp ứng tiến độ"})
    assert [line.split()[1:3] for line in told(sent)] == [["độ!A3", "R03"], ["độ!D3", "C01"]]


def test_a_commune_reports_its_own_land_alone() -> None:
    sent = Sent({"GPMB": LAND.replace("X-06565", "X-06529")}, form="XA")
    assert told(sent) == [
        (
            "GPMB!B2 R14 Dòng báo cáo cho UBND xã Lộc Bình, không phải địa bàn của đơn vị, nên"
            " không"
            " được tính. Chỉ báo cáo địa bàn của đơn vị mình; xóa dòng này."
        )
    ]


def test_the_land_centre_reports_for_communes() -> None:
    drawing = f"{LAND}\nNS-01 | X-06529 | Toàn bộ | 9000 | 12 | Đang triển khai"
    sent = Sent({"GPMB": drawing}, form="XA", cover={"Mã đơn vị": "TTPTQD"})
    assert told(sent) == []
    assert len(judged(sent)[0][0].rows["clearance"]) == 2


def test_a_project_that_left_the_portfolio_is_no_longer_theirs() -> None:
    left = Project(project_code="NS-01", capital_group="NSNN", listed_until=day("2026-02-28"))
    others = [row for row in PORTFOLIO if getattr(row, "name", "") != "Nâng cấp QL4B"]
    lines = told(work("NS-01", "NS-01"), known=register(left, *others))
    assert [line.split()[2] for line in lines] == ["R03"]


@pytest.mark.parametrize("code", ["M01", "M11", "X01"])
def test_a_milestone_of_all_projects_or_of_its_own_plan_is_known(code: str) -> None:
    assert told(Sent({"Tiến độ": WORK, "Mốc": DATES.format(code)})) == []


def test_a_milestone_that_nobody_planned_is_left_out() -> None:
    assert told(Sent({"Tiến độ": WORK, "Mốc": DATES.format("X07")})) == [
        (
            "Mốc!B2 R17 “Mã mốc” ghi X07, không có trong danh mục của dự án NS-01 nên dòng không"
            " được"
            " tính. Dùng mã in sẵn trong biểu mẫu; cần bổ sung thì báo Sở Tài chính."
        )
    ]


def test_a_task_of_others_is_left_out() -> None:
    other = AssignedTask(task_code="NV-02", unit_code="SXD")
    known = register(*PORTFOLIO, other)
    sent = Sent({"GPMB": LAND, "Nhiệm vụ": ANSWERS.format("NV-02")}, form="XA")
    assert told(sent, known=known) == [
        (
            "Nhiệm vụ!A2 R17 “Mã nhiệm vụ” ghi NV-02, không có trong danh mục nhiệm vụ giao cho"
            " đơn vị"
            " nên dòng không được tính. Dùng mã in sẵn trong biểu mẫu; cần bổ sung thì báo Sở Tài"
            " chính."
        )
    ]


def test_a_task_that_was_closed_meanwhile_may_be_answered() -> None:
    closed = AssignedTask(task_code="NV-02", unit_code="X-06565", closed_on=day("2026-03-01"))
    sent = Sent({"GPMB": LAND, "Nhiệm vụ": ANSWERS.format("NV-02")}, form="XA")
    assert told(sent, known=register(*PORTFOLIO, closed)) == []


def test_a_key_that_is_said_to_be_unknown_is_missing() -> None:
    sent = Sent({"Tiến độ": WORK, "Thủ tục": FILES.replace("Thẩm định thiết kế", "")})
    assert [line.split()[2] for line in told(sent)] == ["R01"]
