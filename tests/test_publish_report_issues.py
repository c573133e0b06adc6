"""What the report says of obstacles, of what comes next, and asks of whom."""

from __future__ import annotations

from datetime import date

from pipeline.publish import report_issues
from pipeline.publish.report_matter import Matter
from schemas.register import Unit
from tests.measured import dataset, measures, project
from tests.registers import register

STUCK = {
    "project_code": "NS-01",
    "content": "Còn 06 hộ chưa nhận tiền.",
    "raised_on": date(2025, 11, 30),
    "raised_on_first": date(2025, 11, 1),
    "responsible_unit": "06040",
    "authority_level": "ubnd_tinh",
    "proposal": "Phê duyệt giá đất.",
    "due_date": date(2026, 3, 15),
    "is_open": True,
    "escalated": True,
    "overdue": True,
}


def matter(**tables: list[dict[str, object]]) -> Matter:
    book = register(Unit(unit_code="06040", name="UBND xã Khuất Xá"))
    frames = measures(projects=[project("NS-01")], **tables)
    return Matter.of(frames, dataset(), book)


def test_open_obstacles_are_counted() -> None:
    done = STUCK | {"is_open": False}
    known = matter(obstacles=[STUCK, STUCK | {"overdue": False, "escalated": False}, done])
    assert report_issues.summary(known) == [
        (
            "Đến ngày 25/3/2026, còn 02 khó khăn, vướng mắc chưa được giải quyết; trong đó 01"
            " vướng mắc"
            " đã quá hạn xử lý, 01 vướng mắc vượt thẩm quyền của đơn vị báo cáo."
        )
    ]


def test_nothing_overdue_is_not_counted_as_zero() -> None:
    known = matter(obstacles=[STUCK | {"overdue": False, "escalated": False}])
    assert report_issues.summary(known) == [
        "Đến ngày 25/3/2026, còn 01 khó khăn, vướng mắc chưa được giải quyết."
    ]


def test_obstacles_stand_by_level_with_proposal_and_due_date() -> None:
    low = STUCK | {"authority_level": None, "content": "Chưa có bãi thải", "overdue": False}
    assert report_issues.obstacles(matter(obstacles=[low, STUCK])) == [
        {
            "ten": "Thuộc thẩm quyền của Ủy ban nhân dân tỉnh",
            "noi_dung": [
                (
                    "- Dự án NS-01: Còn 06 hộ chưa nhận tiền; phát sinh từ tháng 11/2025."
                    " Đề xuất: Phê duyệt giá đất. Đơn vị chịu trách nhiệm: UBND xã Khuất Xá;"
                    " hạn xử lý: 15/3/2026; quá hạn 10 ngày."
                )
            ],
        },
        {
            "ten": "Chưa xác định cấp có thẩm quyền",
            "noi_dung": [
                (
                    "- Dự án NS-01: Chưa có bãi thải; phát sinh từ tháng 11/2025."
                    " Đề xuất: Phê duyệt giá đất. Đơn vị chịu trách nhiệm: UBND xã Khuất Xá;"
                    " hạn xử lý: 15/3/2026."
                )
            ],
        },
    ]


def test_next_tasks_name_who_leads_and_by_when() -> None:
    row = {
        "project_code": "NS-01",
        "next_text": "Bàn giao 3,2 ha còn lại.",
        "lead_unit": "06040",
        "next_due": date(2026, 6, 30),
        "next_due_first": date(2026, 4, 1),
    }
    assert report_issues.next_tasks(matter(outlook=[row])) == [
        (
            "- Dự án NS-01: Bàn giao 3,2 ha còn lại; đơn vị chủ trì: UBND xã Khuất Xá;"
            " thời hạn: quý II/2026."
        )
    ]


def test_proposals_are_gathered_by_level_and_said_once() -> None:
    asked: dict[str, object] = {
        "project_code": "NS-01",
        "proposal": "Phê duyệt giá đất",
        "proposal_to": "ubnd_tinh",
    }
    assert report_issues.proposals(matter(outlook=[asked], obstacles=[STUCK])) == [
        {
            "ten": "Đối với Ủy ban nhân dân tỉnh",
            "noi_dung": ["- Dự án NS-01: Phê duyệt giá đất."],
        }
    ]


def test_a_demand_that_another_says_in_full_is_not_printed_beside_it() -> None:
    """The owner's words, and those of its obstacle to the same level."""
    asked: dict[str, object] = {
        "project_code": "NS-01",
        "proposal": "Đề nghị phê duyệt giá đất",
        "proposal_to": "ubnd_tinh",
    }
    fuller = STUCK | {"proposal": "UBND tỉnh phê duyệt giá đất; tổ chức đối thoại."}
    other = asked | {"proposal": "Đề nghị ứng Quỹ phát triển đất 120 tỷ đồng"}
    assert report_issues.proposals(matter(outlook=[asked, other], obstacles=[fuller])) == [
        {
            "ten": "Đối với Ủy ban nhân dân tỉnh",
            "noi_dung": [
                (
                    "- Dự án NS-01: Đề nghị ứng Quỹ phát triển đất 120 tỷ đồng. UBND tỉnh phê"
                    " duyệt giá đất; tổ chức đối thoại."
                )
            ],
        }
    ]


def test_an_obstacle_within_the_units_own_authority_is_no_proposal() -> None:
    known = matter(obstacles=[STUCK | {"escalated": False, "authority_level": "xa"}])
    assert report_issues.proposals(known) == []
