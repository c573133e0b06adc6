"""What the rows of a return say together about one project, and when nothing can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline import shown
from schemas.register import Waiver
from tests.examples.drawn import MONEY, WORK
from tests.registers import register
from tests.returns import PORTFOLIO, REGISTER, Sent, told

if TYPE_CHECKING:
    from pipeline.register import Register

HEAD, ROW = MONEY.split("\n")
SECOND = "NS-01 | XL-02 | 0 | 0 | 2024-02-15 | 2026-12-31 | 40 | Đáp ứng tiến độ | | |"


AHEAD = "NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000 | | 900000 | 330000 | "


def paid(*rows: tuple[str, ...], work: str = WORK, known: Register = REGISTER) -> list[str]:
    """Check payments: source, plan, volume, advance, paid before, work, note."""
    lines = (
        f"NS-01 | {source} | 2026 | Kế hoạch năm | {plan} | {volume} | {advance} | | {rest}"
        for source, plan, volume, advance, rest in rows
    )
    return told(Sent({"Tiến độ": work, "Giải ngân": "\n".join((HEAD, *lines))}), known=known)


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
    assert [line.split()[2] for line in lines] == ["R20", "R02"]
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


def test_a_row_entered_twice_counts_as_the_first_one_does() -> None:
    row = ("NSĐP", "250000", "96500", "12000", "900000 | 330000 | ")
    more = WORK.replace("400000 | 380000", "800000 | 90000")
    again = "NS-01 | XL-01 | 10 | 10 | 2024-02-15 | 2026-12-31 | 320 | Đáp ứng tiến độ | | |"
    assert paid(row, work=f"{more}\n{SECOND}\n{again}") == [
        (
            "Tiến độ!A4 R02 Dòng trùng với dòng 2 (NS-01, XL-01) nên không được tính."
            " Gộp vào một dòng, xóa dòng thừa."
        )
    ]
    little = WORK.replace("400000 | 380000", "100000 | 90000")
    again = again.replace("| 10 | 10 |", "| 800000 | 90000 |")
    spent = shown.percent((900_000 + 96_500 + 12_000) / 2_300_000, 1)
    done = shown.percent(100_000 / (820_000 + 500_000), 1)
    assert [line for line in paid(row, work=f"{little}\n{SECOND}\n{again}") if "R21" in line] == [
        (
            "Giải ngân!H2 R21 Dự án NS-01: lũy kế giải ngân bằng"
            f" {spent} tổng mức đầu tư, khối lượng thực hiện bằng {done} giá trị hợp đồng;"
            " cột Ghi chú để trống. Ghi lý do chênh lệch ở cột"
            " Ghi chú (chi bồi thường, tạm ứng hợp đồng, …); đây không phải là kết luận có sai sót."
        )
    ]


def test_a_payment_entered_twice_is_paid_once() -> None:
    row = ("NSĐP", "900000", "600000", "1", "900000 | 900000 | ")
    assert [line.split()[2] for line in paid(row, row)] == ["R02"]


def test_of_a_row_that_may_be_waived_twice_the_last_counts() -> None:
    row = ("NSĐP", "250000", "96500", "12000", "900000 | 330000 | ")
    little = WORK.replace("400000 | 380000", "100000 | 90000")
    again = "NS-01 | XL-01 | 800000 | 90000 | 2024-02-15 | 2026-12-31 | 320 | Đáp ứng tiến độ | | |"
    known = register(*PORTFOLIO, Waiver(rule="R02", reason="hai hợp đồng"))
    found = paid(row, work=f"{little}\n{SECOND}\n{again}", known=known)
    assert [line.split()[2] for line in found] == ["D01"]


def test_a_row_that_cannot_be_used_is_no_part_of_a_sum() -> None:
    """A thousandth of the work that was reported before is no measure of payments."""
    more = WORK.replace("400000 | 380000", "800000 | 90000")
    work = f"{more}\n{SECOND}"
    first = Sent({"Tiến độ": work})
    later = Sent(
        {
            "Tiến độ": work.replace("| 800000 | 90000 |", "| 800 | 90000 |"),
            "Giải ngân": f"{HEAD}\n{AHEAD}",
        },
        period="2026-Q2",
    )
    codes = {line.partition("!")[2].split()[1] for line in told(first, later)}
    assert ("H08" in codes, "R21" in codes) == (True, False)
