"""Examples of the rules about what the same unit said before."""

from __future__ import annotations

from schemas.metadata import METADATA_SHEET
from schemas.register import Assignment
from tests.examples.drawn import DATES, MOBILISED, MONEY, WORK, issued
from tests.examples.exhibit import Example, alone, instead
from tests.registers import register
from tests.returns import PORTFOLIO, Sent

DUTY = Assignment(unit_code="BQLGT", form_code="CDT", project_code="PPP-01", frequency="quy")
WITH_PARTNER = register(*PORTFOLIO, DUTY)
FIRST = Sent({"Tiến độ": WORK})
LITTLE = Sent({"Tiến độ": instead(WORK, "380000", "380")})
MANY = {"Tiến độ": WORK, "Giải ngân": MONEY}
OTHERWISE = {**MANY, "Tiến độ": instead(WORK, "02 mũi", "03 mũi")}
ADVICE = (
    " Số lũy kế không giảm: kiểm tra lại số và đơn vị tính. Nếu số kỳ trước sai thì ghi lý do ở"
    " cột Ghi chú hoặc trong văn bản gửi kèm."
)


def again(old: str, new: str) -> Sent:
    """Return the next quarter's return with one thing changed."""
    return Sent({"Tiến độ": instead(WORK, old, new)}, period="2026-Q2")


def dates(line: str, period: str) -> Sent:
    """Return a return with one milestone."""
    return Sent({"Mốc": f"{DATES.partition(chr(10))[0]}\nNS-01 | M08 | {line}"}, period=period)


def mobilised(spent: str, this_year: str, period: str) -> Sent:
    """Return a return with what an investor spent."""
    return Sent({"Huy động vốn": MOBILISED.format(spent, this_year)}, period=period)


HISTORY = (
    Example(
        "H01",
        "Tiến độ!C2 H01 “Thực hiện lũy kế” là 390.000 triệu đồng, nhỏ hơn số Quý I/2026 (400.000"
        f" triệu đồng).{ADVICE}",
        alone(FIRST, again("400000", "390000")),
        alone(FIRST, again("400000", "410000")),
    ),
    Example(
        "H02",
        "H02 Toàn bộ nội dung giống hệt báo cáo Quý I/2026. Cập nhật số liệu kỳ này; nếu không có"
        " gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên Bìa.",
        alone(Sent(MANY), Sent(MANY, period="2026-Q2")),
        alone(
            Sent(MANY),
            Sent({**MANY, "Tiến độ": instead(WORK, "bổ sung 02", "bổ sung 03")}, period="2026-Q2"),
        ),
    ),
    Example(
        "H03",
        "Bìa!B3 H03 Tệp được gửi cho đơn vị để báo cáo Quý IV/2025, nay dùng để báo cáo Quý I/2026."
        " Kỳ sau dùng biểu mẫu gửi cho kỳ đó để có số kỳ trước và danh sách đúng.",
        alone(
            Sent(
                {"Tiến độ": WORK, METADATA_SHEET: issued("CDT", "BQLGT", period="2025-Q4")},
            )
        ),
        alone(Sent({"Tiến độ": WORK, METADATA_SHEET: issued("CDT", "BQLGT")})),
    ),
    Example(
        "H04",
        "Tiến độ!D2 H04 “Nghiệm thu lũy kế” là 385.000 triệu đồng, gấp khoảng 1.000 lần số Quý"
        " I/2026 (380 triệu đồng). Kiểm tra đơn vị tính: triệu đồng.",
        alone(LITTLE, again("380000", "385000")),
        alone(LITTLE, again("380000", "3850")),
    ),
    Example(
        "H07",
        "Tiến độ!C2 H07 “Thực hiện lũy kế” ghi 410.000.000 triệu đồng, gấp"
        " khoảng 1.000 lần số Quý I/2026 (400.000 triệu đồng) và vượt hơn 10 lần giá trị hợp đồng"
        " (820.000 triệu đồng); có thể đã ghi theo nghìn đồng nên dòng này không được"
        " dùng. Ghi lại theo triệu đồng.",
        alone(FIRST, again("400000", "410000000")),
        alone(FIRST, again("400000", "410000")),
    ),
    Example(
        "H08",
        "Tiến độ!D2 H08 “Nghiệm thu lũy kế” ghi 385 triệu đồng, chỉ bằng khoảng 1/1.000 số Quý"
        " I/2026 (380.000 triệu đồng); số lũy kế không thể giảm như vậy, có thể đã ghi theo đơn"
        " vị tính khác nên dòng này không được dùng. Ghi lại theo triệu đồng. Nếu số kỳ trước sai"
        " thì ghi lý do ở cột Ghi chú hoặc trong văn bản gửi kèm.",
        alone(FIRST, again("380000", "385")),
        alone(FIRST, again("380000", "385000")),
    ),
    Example(
        "H05",
        "Mốc!E2 H05 Mốc M08 dự kiến 31/12/2026, muộn hơn dự kiến ở Quý I/2026 (15/09/2026) và kế"
        " hoạch được duyệt; cột Ghi chú để trống. Ghi lý do ở cột Ghi chú.",
        alone(dates("| | 2026-09-15 | |", "2026-Q1"), dates("| | 2026-12-31 | |", "2026-Q2")),
        alone(
            dates("| | 2026-09-15 | |", "2026-Q1"),
            dates("| | 2026-12-31 | | chờ bàn giao 2,1 ha", "2026-Q2"),
        ),
    ),
    Example(
        "H06",
        "Huy động vốn!E2 H06 So với Quý I/2026, “Từ đầu năm” tăng 90.000 triệu đồng nhưng “Lũy kế”"
        " tăng 60.000 triệu đồng. Kiểm tra lại hai số: trong cùng một năm hai số tăng như nhau.",
        alone(
            mobilised("1000000", "210000", "2026-Q1"),
            mobilised("1060000", "300000", "2026-Q2"),
            known=WITH_PARTNER,
        ),
        alone(
            mobilised("1000000", "210000", "2026-Q1"),
            mobilised("1060000", "270000", "2026-Q2"),
            known=WITH_PARTNER,
        ),
    ),
)
