"""The report's charts: what is drawn, how it is captioned, and that its bytes never change."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.report_charts import charts
from pipeline.publish.report_matter import Matter
from tests.drawn import Drawn
from tests.measured import BILLION, dataset, measures, project
from tests.registers import register

WORK = {"progress_base_vnd": 100 * BILLION, "done_rate": 0.4, "capital_group": "NSNN"}
MONTHS = [
    {"project_code": "NS-01", "month": "2026-02", "planned_rate": 0.3, "planned_payment_vnd": 9},
    {
        "project_code": "NS-01",
        "month": "2026-03",
        "planned_rate": 0.5,
        "planned_payment_vnd": 20 * BILLION,
        "done_rate": 0.4,
        "paid_vnd": 15 * BILLION,
    },
]


def matter(*projects: dict[str, Any], months: list[dict[str, Any]] | None = None) -> Matter:
    frames = measures(projects=projects, months=months or [])
    return Matter.of(frames, dataset(), register())


def test_three_charts_are_drawn_with_their_captions() -> None:
    late = project("NS-01", **WORK, slip_approved_days=45)
    drawn = charts(matter(late, project("NS-02"), months=MONTHS))
    assert [(each["ten"], each["ghi_chu"]) for each in drawn] == [
        (
            "Khối lượng thực hiện lũy kế so với kế hoạch được duyệt",
            [
                (
                    "Tính theo tỷ trọng giá trị hợp đồng, dự toán các gói thầu của 01/02 dự án có"
                    " đủ kế hoạch khối lượng và số liệu thực hiện; số thực hiện tại ngày số liệu"
                    " của kỳ báo cáo."
                )
            ],
        ),
        (
            "Giải ngân vốn ngân sách nhà nước lũy kế theo tháng năm 2026",
            [
                (
                    "Lũy kế từ khi thực hiện dự án của 01 dự án có đủ kế hoạch giải ngân và số"
                    " liệu giải ngân; số đã giải ngân của kỳ này tính đến hết ngày 14/3/2026."
                )
            ],
        ),
        (
            "Số ngày chậm mốc hoàn thành thi công so với kế hoạch được duyệt",
            ["Chỉ gồm các dự án chậm; dự án chưa đủ số liệu không thể hiện."],
        ),
    ]


def test_what_nobody_knows_is_not_drawn() -> None:
    assert charts(matter(project("NS-01", slip_approved_days=-3))) == []


def drawn(place: int, *projects: dict[str, Any]) -> Drawn:
    """Return the chart at a place among those of some projects and of NS-01's months."""
    return Drawn(charts(matter(*projects, months=MONTHS))[place]["anh"].xml)


def late(*days: int, **more: Any) -> list[Drawn]:  # noqa: ANN401 - any field of a project
    rows = [project(f"NS-{at:02}", slip_approved_days=each) | more for at, each in enumerate(days)]
    return [Drawn(each["anh"].xml) for each in charts(matter(*rows))]


def test_work_is_that_of_the_measures() -> None:
    chart = drawn(0, project("NS-01", **WORK))
    assert chart.series == ["Kế hoạch được duyệt", "Thực hiện"]
    assert chart.names == ["02/2026", "03/2026"]
    assert [chart.values(0), chart.values(1)] == [[0.3, 0.5], [None, 0.4]]


def test_the_last_known_work_is_said() -> None:
    assert drawn(0, project("NS-01", **WORK)).said(1) == {1: "40,00%"}


def test_work_ends_at_the_whole_unless_more_was_done() -> None:
    top = "//c:valAx/c:scaling/c:max/@val"
    assert drawn(0, project("NS-01", **WORK)).found(top) == ["1"]
    over = {**MONTHS[1], "done_rate": 1.2}
    found = charts(matter(project("NS-01", **WORK), months=[MONTHS[0], over]))
    assert Drawn(found[0]["anh"].xml).found(top) == []


def test_payments_are_those_of_the_measures_in_billions() -> None:
    chart = drawn(1, project("NS-01", **WORK))
    assert chart.series == ["Kế hoạch đến cuối tháng", "Đã giải ngân"]
    assert [chart.values(0), chart.values(1)] == [[9 / BILLION, 20], [None, 15]]
    assert chart.said(1) == {1: "15,0"}


def test_years_of_months_are_slanted_and_some_are_not_written() -> None:
    months = [
        {**MONTHS[1], "month": f"{year}-{month:02}", "planned_rate": (year - 2020) / 10}
        for year in range(2021, 2024)
        for month in range(1, 13)
    ]
    chart = Drawn(charts(matter(project("NS-01", **WORK), months=months))[0]["anh"].xml)
    assert chart.found("//c:tickLblSkip/@val") == [str(36 // 18)]
    assert chart.found("//c:catAx/c:txPr/a:bodyPr/@rot") == ["-2700000"]


def test_projects_are_drawn_from_the_latest_on() -> None:
    (chart,) = late(45, 1_200, -3, 90)
    assert chart.names == ["Dự án NS-01", "Dự án NS-03", "Dự án NS-00"]
    assert chart.values(0) == [1_200, 90, 45]
    assert chart.found("//c:scaling/c:max/@val") == []


def test_few_days_are_marked_one_by_one() -> None:
    assert [late(days)[0].found("//c:majorUnit/@val") for days in (9, 10)] == [["1"], []]


def test_more_projects_than_a_page_holds_go_on_in_another_chart_of_the_same_scale() -> None:
    rows = [project(f"NS-{at:02}", slip_approved_days=at) for at in range(1, 25)]
    found = charts(matter(*rows))
    assert [each["ten"] for each in found] == [
        "Số ngày chậm mốc hoàn thành thi công so với kế hoạch được duyệt",
        "Số ngày chậm mốc hoàn thành thi công so với kế hoạch được duyệt (tiếp theo)",
    ]
    pages = [Drawn(each["anh"].xml) for each in found]
    assert [page.values(0) for page in pages] == [
        [float(days) for days in range(24, 12, -1)],
        [float(days) for days in range(12, 0, -1)],
    ]
    assert [page.found("//c:scaling/c:max/@val") for page in pages] == [["24"], ["24"]]


def test_a_long_name_loses_its_middle() -> None:
    (chart,) = late(5, name="Trường " + "và phổ thông " * 10 + "xã Mẫu Sơn")
    (name,) = chart.names
    assert name == "Trường và phổ thông và phổ … thông và phổ thông xã Mẫu Sơn"


def test_capitals_take_more_room() -> None:
    (chart,) = late(5, name="KHU ĐÔ THỊ " + "PHÍA TÂY " * 10 + "KỲ LỪA")
    assert chart.names == ["KHU ĐÔ THỊ PHÍA TÂY … TÂY PHÍA TÂY KỲ LỪA"]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_name_makes_a_chart_that_opens(name: str) -> None:
    (chart,) = late(5, name=name)
    assert chart.values(0) == [5]


@pytest.mark.parametrize("name", ["A & B", "<c:v>", '"x"', "=1+1", "{{ 7*7 }}", "đ" * 300])
def test_a_hostile_name_is_text_in_the_chart_and_in_its_workbook(name: str) -> None:
    (found,) = charts(matter(project("NS-01", slip_approved_days=45, name=name)))
    (shown,) = Drawn(found["anh"].xml).names
    assert shown == (name if len(name) < 64 else f"{'đ' * 32} … {'đ' * 32}")
    cell = openpyxl.load_workbook(io.BytesIO(found["anh"].book)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (shown, "s")


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    (chart,) = late(5, name="Đường\ufffe A\ud800")
    assert chart.names == ["Đường A"]


def test_workbooks_hold_the_figures_of_their_charts() -> None:
    known = matter(project("NS-01", **WORK, slip_approved_days=45), months=MONTHS)
    for each in charts(known):
        chart = Drawn(each["anh"].xml)
        rows = [[*chart.names]] + [chart.values(at) for at in range(len(chart.series))]
        sheet = openpyxl.load_workbook(io.BytesIO(each["anh"].book)).worksheets[0]
        columns = list(sheet.iter_cols(min_row=2, values_only=True))
        assert [list(column) for column in columns] == rows


def test_a_chart_has_the_same_bytes_every_time() -> None:
    known = matter(project("NS-01", **WORK, slip_approved_days=45), months=MONTHS)
    assert charts(known) == charts(known)


def test_a_chart_tells_its_name_to_those_who_cannot_see_it() -> None:
    (found,) = charts(matter(project("NS-01", slip_approved_days=45)))
    assert found["anh"].told == found["ten"]
