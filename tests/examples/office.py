"""Examples of what two sources say differently, and of what the office itself decides."""

from __future__ import annotations

from datetime import date

from schemas.register import Adjustment, Project, Waiver
from tests.examples.drawn import CAPITAL, CASH, MONEY, REGISTER_SHEETS, WORK
from tests.examples.exhibit import Example, Merged, Office, alone, instead
from tests.registers import register
from tests.returns import MILLION, PORTFOLIO, Sent, day

OWNER = Sent({"Tiến độ": WORK, "Giải ngân": MONEY})
TREASURY = Sent({"Thanh toán": CASH}, form="KB")
LATE = Sent({"Tiến độ": WORK}, arrived_on=date(2026, 6, 18))
JUDGED = """\
Dự án | Kỳ báo cáo | Trạng thái | Lý do | Người đánh giá
NS-01 | 2026-Q1 | Xanh"""
WAIVERS = "Mã kiểm tra | Lý do | Người quyết định\n{} | lũ | Nguyễn Văn A"
FACTS = "Thông tin | Nội dung\nNgày chốt số liệu trong tháng | {}"
CARRIED = "NS-01 | NSĐP | 2025 | Kế hoạch năm trước chuyển sang | 900 | 40 | 2 | | | |"


def waiver(until: str) -> Waiver:
    """Return what releases a late return until a day."""
    facts = {"unit_code": "BQLGT", "period": "2026-Q1", "reason": "đường bị lũ cuốn"}
    return Waiver(rule="G08", until=day(until), decided_by="Nguyễn Văn A", **facts)


def adjustment(reported: str) -> Adjustment:
    """Return what the office uses in place of a reported figure."""
    return Adjustment(
        unit_code="BQLGT",
        form_code="CDT",
        period="2026-Q1",
        table="packages",
        row_key="NS-01; XL-01",
        column_label="Thực hiện lũy kế",
        reported=reported,
        used_number=390_000.0,
        reason="biên bản kiểm tra ngày 10/03/2026",
        decided_by="Nguyễn Văn A",
    )


def investment(provincial: int) -> Project:
    """Return a project whose sources are given, in triệu đồng; its total is 2.300.000."""
    return Project(
        project_code="NS-01",
        capital_group="NSNN",
        total_investment_vnd=2_300_000 * MILLION,
        central_vnd=1_500_000 * MILLION,
        provincial_vnd=provincial * MILLION,
    )


def carried(kind: str) -> Sent:
    """Return payments on a plan of last year's as well."""
    row = CARRIED.replace("Kế hoạch năm trước chuyển sang", kind)
    return Sent({"Tiến độ": WORK, "Giải ngân": f"{MONEY}\n{row}"})


def coded(project: str) -> dict[str, str]:
    """Return the register's sheets with another code for their project."""
    return {title: drawing.replace("NS-01", project) for title, drawing in REGISTER_SHEETS.items()}


OFFICE = (
    Example(
        "X01",
        "Thanh toán!F2 X01 “Thanh toán khối lượng hoàn thành” của NS-01, NSĐP, 2026, Kế hoạch năm:"
        " Kho bạc Nhà nước Lạng Sơn báo 96.400, Ban QLDA giao thông báo 96.500; dùng số của Ban"
        " QLDA giao thông. Hai đơn vị đối chiếu và thống nhất số liệu.",
        Merged((OWNER, Sent({"Thanh toán": instead(CASH, "96500", "96400")}, form="KB"))),
        Merged((OWNER, TREASURY)),
    ),
    Example(
        "X02",
        "Dự án X02 Dự án NS-01: tổng các nguồn 2.200.000 triệu đồng, tổng mức đầu tư 2.300.000"
        " triệu đồng. Sở Tài chính kiểm tra lại danh mục.",
        Merged((), register(investment(700_000))),
        Merged((), register(investment(800_000))),
    ),
    Example(
        "X03",
        "Kế hoạch vốn X03 Dự án NS-01 có thanh toán 42 triệu đồng vốn năm trước chuyển sang nhưng"
        " danh mục chưa có số kế hoạch được phép; không tính vào tỷ lệ. Bổ sung quyết định cho"
        " phép kéo dài vào Kế hoạch vốn của danh mục.",
        Merged((carried("Kế hoạch năm trước chuyển sang"),)),
        Merged((carried("Ứng trước kế hoạch"),)),
    ),
    Example(
        "D01",
        "D01 Quy tắc G08 được miễn trừ đến hết ngày 30/06/2026: đường bị lũ cuốn (Nguyễn Văn A).",
        alone(LATE, known=register(*PORTFOLIO, waiver("2026-06-30"))),
        alone(OWNER, known=register(*PORTFOLIO, waiver("2026-06-30"))),
    ),
    Example(
        "D02",
        "Miễn trừ D02 Miễn trừ quy tắc G08 cho Ban QLDA giao thông hết hiệu lực ngày 24/03/2026."
        " Gia hạn hoặc xóa dòng trong Miễn trừ của danh mục.",
        Merged((OWNER,), register(*PORTFOLIO, waiver("2026-03-24"))),
        Merged((OWNER,), register(*PORTFOLIO, waiver("2026-03-25"))),
    ),
    Example(
        "D03",
        "Tiến độ!C2 D03 “Thực hiện lũy kế” của NS-01, XL-01: đơn vị báo 400.000, sử dụng 390.000;"
        " lý do: biên bản kiểm tra ngày 10/03/2026 (Nguyễn Văn A).",
        Merged((OWNER,), register(*PORTFOLIO, adjustment("400.000"))),
        Merged((OWNER,)),
    ),
    Example(
        "D04",
        "Điều chỉnh số liệu D04 Dòng Điều chỉnh số liệu cho NS-01; XL-01, “Thực hiện lũy kế” không"
        " khớp với số nào đã báo cáo. Kiểm tra khóa, cột và số đã báo cáo trong Điều chỉnh số liệu"
        " của danh mục.",
        Merged((OWNER,), register(*PORTFOLIO, adjustment("395.000"))),
        Merged((OWNER,)),
    ),
    Example(
        "D05",
        "Miễn trừ!A2 D05 “Mã kiểm tra” ghi “G99”, không có trong các mã kiểm tra được miễn trừ;"
        " dòng này chưa được dùng. Sửa lại cho khớp với các mã kiểm tra được miễn trừ.",
        Office({**REGISTER_SHEETS, "Miễn trừ": WAIVERS.format("G99")}),
        Office({**REGISTER_SHEETS, "Miễn trừ": WAIVERS.format("G08")}),
    ),
    Example(
        "D06",
        "Thông tin chung!B2 D06 “Ngày chốt số liệu trong tháng” ghi “giữa tháng”, không đọc được;"
        " dùng giá trị mặc định. Kỳ ghi như Quý III/2026; ngày trong tháng ghi số từ 1 đến 31.",
        Office({**REGISTER_SHEETS, "Thông tin chung": FACTS.format("giữa tháng")}),
        Office({**REGISTER_SHEETS, "Thông tin chung": FACTS.format("14")}),
    ),
    Example(
        "D07",
        "Kế hoạch vốn!A3 D07 Dòng trùng với dòng 2 (NS-01, NSĐP, 2026, Kế hoạch năm, Giao đầu năm,"
        " Giao chi tiết); hai dòng đều được đọc. Giữ một dòng; nếu thông tin thay đổi theo thời"
        " gian thì ghi ngày áp dụng ở từng dòng.",
        Office({**REGISTER_SHEETS, "Kế hoạch vốn": f"{CAPITAL}\n{CAPITAL.splitlines()[1]}"}),
        Office({**REGISTER_SHEETS, "Kế hoạch vốn": CAPITAL}),
    ),
    Example(
        "D09",
        "Dự án!A2: Mã dự án “MAR-01” bị Excel tự đổi thành ngày hoặc số khi gõ lại."
        " Đặt mã khác, có chữ không phải tên tháng, ví dụ NS-01.",
        Office(coded("MAR-01")),
        Office(coded("MARA-01")),
    ),
    Example(
        "D08",
        "D08 Danh mục không có trang “Kế hoạch vốn”; các số liệu lấy từ trang này để trống."
        " Chép lại trang từ danh mục cũ hoặc từ templates/bieu-mau/DM.xlsx rồi điền.",
        Office(REGISTER_SHEETS, without="Kế hoạch vốn"),
        Office({**REGISTER_SHEETS, "Kế hoạch vốn": CAPITAL}, without="Kế hoạch vốn"),
    ),
    Example(
        "D10",
        "Đánh giá!A2 D10 Dòng này có hiệu lực nhưng chưa ghi “Lý do”, “Người đánh giá”. Ghi rõ ai"
        " quyết định, vì sao; đánh giá thì ghi trạng thái hoặc đánh giá tiến độ.",
        Office({**REGISTER_SHEETS, "Đánh giá": f"{JUDGED} | |"}),
        Office({**REGISTER_SHEETS, "Đánh giá": f"{JUDGED} | đã tăng ca | Nguyễn Văn A"}),
    ),
)
