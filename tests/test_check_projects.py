"""What the rows of a return say together about one project, and when nothing can be said."""

from __future__ import annotations

import pytest

from tests.examples.drawn import MONEY, WORK
from tests.returns import Sent, told

HEAD, ROW = MONEY.split("\n")
SECOND = "NS-01 | XL-02 | 0 | 0 | 2024-02-15 | 2026-12-31 | 40 | Đáp ứng tiến độ | | |"


def paid(*rows: tuple[str, ...], work: str = WORK) -> list[str]:
    """Check payments: source, plan, volume, advance, paid before, work, note."""
    lines = (
        f"NS-01 | {source} | 2026 | Kế hoạch năm | {plan} | {volume} | {advance} | | {rest}"
        for source, plan, volume, advance, rest in rows
    )
    return told(Sent({"Tiến độ": work, "Giải ngân": "\n".join((HEAD, *lines))}))


def test_all_that_was_paid_is_told_where_most_was() -> None:
    first = ("NSĐP", "900000", "100000", "0", "1200000 | 1250000 | ")
    second = ("NSTW", "900000", "500000", "500001", " | 900000 | ")
    assert paid(first, second) == [
        (
            "Giải ngân!H3 R07 Giải ngân 1.000.001 triệu đồng, vượt kế hoạch 900.000 triệu đồng của"
            " dòng vốn này. Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được giao."
        )
    ]
    second = ("NSTW", "1100000", "500000", "500001", " | 900000 | ")
    assert paid(first, second) == [
        (
            "Giải ngân!H3 R08 “Lũy kế giải ngân từ khởi công” là 2.300.001 triệu đồng, vượt tổng"
            " mức đầu tư của dự án (2.300.000 triệu đồng). Kiểm tra lại số và đơn vị tính (triệu"
            " đồng)."
        )
    ]
    second = ("NSTW", "1100000", "500000", "500000", " | 900000 | ")
    assert [line for line in paid(first, second) if " R08 " in line] == []


@pytest.mark.parametrize(
    "rest",
    [
        "100000 | 410000 | chưa nghiệm thu đợt 3",  # said why
        " | 410000 | ",  # nobody knows what was paid before
        "200000 | 410000 | ",  # no more than half of it waits
    ],
)
def test_work_that_waits_for_payment_need_not_always_say_why(rest: str) -> None:
    assert paid(("NSĐP", "250000", "9000", "500", rest)) == []


def test_a_little_work_may_wait() -> None:
    row = ("NSĐP", "250000", "1000", "0", "1000 | 12000 | ")
    assert paid(row) == []
    assert [line.split()[2] for line in paid((*row[:4], "1000 | 12000.5 | "))] == ["R20"]


def test_payments_of_one_source_count_together() -> None:
    again = ("NSĐP", "250000", "200000", "0", " | | ")
    lines = paid(("NSĐP", "250000", "9000", "500", "100000 | 410000 | "), again)
    assert [line.split()[2] for line in lines] == ["R02"]
    carried = "NS-01 | NSĐP | 2025 | Kế hoạch năm trước chuyển sang | 250000 | 200000 | 0 | | | |"
    row = "NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 9000 | 500 | | 100000 | 410000 |"
    drawing = f"{HEAD}\n{row}\n{carried}"
    assert told(Sent({"Tiến độ": WORK, "Giải ngân": drawing})) == []


def test_work_of_which_a_part_is_unknown_is_no_measure_of_payments() -> None:
    row = ("NSĐP", "250000", "96500", "12000", "900000 | 330000 | ")
    little = WORK.replace("400000 | 380000", "100000 | 90000")
    assert paid(row, work=little) == []
    assert [line.split()[2] for line in paid(row, work=f"{little}\n{SECOND}")] == ["R21"]
    more = WORK.replace("400000 | 380000", "800000 | 90000")
    assert paid(row, work=f"{more}\n{SECOND}") == []
