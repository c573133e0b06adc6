"""The report's pictures: what is drawn, how it is captioned, and that its bytes never change."""

from __future__ import annotations

from typing import Any

from pipeline.publish.report_matter import Matter
from pipeline.publish.report_pictures import pictures
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


def test_three_pictures_are_drawn_with_their_captions() -> None:
    late = project("NS-01", **WORK, slip_approved_days=45)
    drawn = pictures(matter(late, project("NS-02"), months=MONTHS))
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
    assert pictures(matter(project("NS-01", slip_approved_days=-3))) == []


def test_a_picture_has_the_same_bytes_every_time_and_tells_no_program() -> None:
    known = matter(project("NS-01", slip_approved_days=45, name="Đường <A> & $B$ " + "x" * 300))
    first, second = (pictures(known)[0]["anh"].png for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")
    assert b"tEXt" not in first
