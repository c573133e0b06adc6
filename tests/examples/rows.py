"""Examples of the rules about what the entries of a row, or of a project, say together."""

from __future__ import annotations

import io
import zipfile

from schemas.metadata import METADATA_SHEET
from schemas.register import CapitalPlan
from tests.books import with_parts
from tests.examples.drawn import (
    ANSWERS,
    CASH,
    CURVE,
    DATES,
    LAND,
    MONEY,
    NEEDS,
    TROUBLE,
    WORK,
    issued,
)
from tests.examples.exhibit import Example, alone, instead
from tests.registers import register
from tests.returns import MILLION, PORTFOLIO, Sent, day

OWNER = alone(Sent({"Tiến độ": WORK, "Mốc": DATES, "Giải ngân": MONEY, "Nhu cầu vốn": NEEDS}))
COMMUNE = alone(Sent({"GPMB": LAND}, form="XA"))
TREASURY = alone(Sent({"Thanh toán": CASH}, form="KB"))
LATER_LAND = LAND.replace("150000", "160000")
PARTS = LAND.replace("Toàn bộ", "Tuyến chính")
PLAN = CapitalPlan(
    project_code="NS-01",
    source="nsdp",
    budget_year=2026,
    carry_kind="nam",
    decision_kind="giao_dau_nam",
    level="chi_tiet",
    amount_vnd=250_000 * MILLION,
    decision_no="9/QĐ-UBND",
    decision_date=day("2025-12-20"),
)
PLANNED = register(*PORTFOLIO, PLAN)
BOTH = "NS-01 | XL-02 | 100000 | 90000 | 2024-02-15 | 2026-12-31 | 40 | Đáp ứng tiến độ | | |"


def work(code: str, old: str, new: str, line: str) -> Example:
    """Return the example of a row of Tiến độ with one entry changed."""
    broken = alone(Sent({"Tiến độ": instead(WORK, old, new)}))
    return Example(code, f"Tiến độ!{line}", broken, OWNER)


def money(code: str, old: str, new: str, line: str) -> Example:
    """Return the example of a row of Giải ngân with one entry changed."""
    drawing = instead(instead(MONEY, "=F2+G2 -> 108500", ""), old, new)
    broken = alone(Sent({"Tiến độ": WORK, "Giải ngân": drawing}))
    return Example(code, f"Giải ngân!{line}", broken, OWNER)


def hidden() -> Sent:
    """Return a return one of whose rows is hidden."""
    shown = Sent({"Tiến độ": WORK}).data
    with zipfile.ZipFile(io.BytesIO(shown)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    part = sheet.replace('<row r="2"', '<row r="2" hidden="1"')
    return Sent({}, raw=with_parts(shown, {"xl/worksheets/sheet2.xml": part}))


def troubles(*codes: str, period: str) -> Sent:
    """Return a commune's return with the same obstacle under these codes."""
    head, _, row = TROUBLE.partition("\n")
    land = LAND if period == "2026-Q1" else LATER_LAND
    drawing = "\n".join((head, *(row.format(code) for code in codes)))
    return Sent({"GPMB": land, "Vướng mắc": drawing}, form="XA", period=period)


def tasks(*printed: str) -> Sent:
    """Return a commune's return that answers one task of those printed."""
    rows = ("tasks | key | task_code", *(f"tasks | {code} | {code}" for code in printed))
    sheet = issued("XA", "X-06565", *rows)
    return Sent({"GPMB": LAND, "Nhiệm vụ": ANSWERS, METADATA_SHEET: sheet}, form="XA")


def needs(count: int) -> Sent:
    """Return an owner's return with so many rows below the header of a sheet of five."""
    head, _, row = NEEDS.partition("\n")
    rows = [row, *("" for _ in range(count - 2)), instead(row, "GPMB", "Khác")]
    sheets = {"Tiến độ": WORK, "Nhu cầu vốn": "\n".join((head, *rows))}
    hidden = issued("CDT", "BQLGT", "cover | key | unit_code", "cover | | BQLGT")
    return Sent({**sheets, METADATA_SHEET: hidden})


def ahead(note: str) -> Sent:
    """Return a return in which payment is far ahead of the work."""
    begun = instead(WORK, "| 400000 | 380000", "| 100000 | 90000")
    rest = BOTH.replace("100000 | 90000", "0 | 0")
    paid = instead(instead(MONEY, "210000", "900000"), "330000 |", f"330000 | {note}")
    return Sent({"Tiến độ": f"{begun}\n{rest}", "Giải ngân": paid})


ROWS = (
    work(
        "R01",
        "| XL-01",
        "|",
        "B2 R01 Dòng có số liệu nhưng thiếu “Gói thầu, hạng mục” nên không được tính."
        " Chọn hoặc ghi “Gói thầu, hạng mục” rồi gửi lại.",
    ),
    Example(
        "R02",
        "Tiến độ!A3 R02 Dòng trùng với dòng 2 (NS-01, XL-01) nên không được tính."
        " Gộp vào một dòng, xóa dòng thừa.",
        alone(Sent({"Tiến độ": f"{WORK}\n{BOTH.replace('XL-02', 'XL-01')}"})),
        alone(Sent({"Tiến độ": f"{WORK}\n{BOTH}"})),
    ),
    work(
        "R03",
        "NS-01",
        "PPP-01",
        "A2 R03 Dự án PPP-01 không giao cho đơn vị báo cáo ở biểu này nên dòng không được tính."
        " Xóa dòng này; nếu đơn vị đang thực hiện dự án thì báo Sở Tài chính bổ sung phân công.",
    ),
    work(
        "R04",
        "XL-01",
        "XL-09",
        "B2 R04 Gói thầu “XL-09” của dự án NS-01 chưa có trong danh mục nên chưa được tính."
        " Báo Sở Tài chính bổ sung gói thầu và giá trị hợp đồng.",
    ),
    work(
        "R05",
        "9b | Khách quan | bổ sung 02 mũi",
        "| Khách quan |",
        "H2 R05 Đánh giá “Chậm tiến độ” nhưng chưa ghi “Nguyên nhân chậm”, “Giải pháp khắc phục”."
        " Ghi đủ nguyên nhân, tính chất và giải pháp khắc phục.",
    ),
    work(
        "R06",
        "2026-12-31",
        "2024-01-31",
        "F2 R06 “Hoàn thành theo hợp đồng” (31/01/2024) sớm hơn “Khởi công” (15/02/2024)."
        " Kiểm tra lại hai ngày.",
    ),
    money(
        "R07",
        "| 12000",
        "| 153500.5",
        "H2 R07 Giải ngân 250.000,5 triệu đồng, vượt kế hoạch 250.000 triệu đồng của dòng vốn này."
        " Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được giao.",
    ),
    Example(
        "R08",
        "Nhu cầu vốn!C2 R08 “Nhu cầu” là 2.300.001 triệu đồng, vượt tổng mức đầu tư của dự án"
        " (2.300.000 triệu đồng). Kiểm tra lại số và đơn vị tính (triệu đồng).",
        alone(Sent({"Tiến độ": WORK, "Nhu cầu vốn": instead(NEEDS, "45000", "2300001")})),
        alone(Sent({"Tiến độ": WORK, "Nhu cầu vốn": instead(NEEDS, "45000", "2300000")})),
    ),
    work(
        "R09",
        "380000",
        "410000",
        "D2 R09 “Nghiệm thu lũy kế” (410.000) lớn hơn “Thực hiện lũy kế” (400.000)."
        " Kiểm tra lại hai số.",
    ),
    Example(
        "R10",
        "Mốc!C2 R10 Mốc M08 đề nghị điều chỉnh sang 30/09/2026 nhưng chưa ghi văn bản đề nghị; vẫn"
        " tính theo kế hoạch được duyệt. Ghi số, ngày văn bản đề nghị; kế hoạch chỉ thay đổi khi"
        " được duyệt.",
        alone(Sent({"Tiến độ": WORK, "Mốc": instead(DATES, "45/TTr-BQL", "")})),
        OWNER,
    ),
    Example(
        "R11",
        "Tiến độ!A2 R11 Dòng này đang bị ẩn nhưng có số liệu; số liệu vẫn được dùng."
        " Bỏ ẩn, bỏ lọc; không dùng thì xóa nội dung của dòng.",
        alone(hidden()),
        OWNER,
    ),
    Example(
        "R12",
        "GPMB!C3 R12 Đã có phần “Toàn bộ” của dự án NS-01, UBND xã Khuất Xá; phần “Tuyến chính”"
        " không được tính. Chỉ báo cáo “Toàn bộ”, hoặc báo cáo riêng “Tuyến chính” và “Bổ sung”.",
        alone(Sent({"GPMB": f"{LAND}\n{PARTS.splitlines()[1]}"}, form="XA")),
        alone(
            Sent(
                {"GPMB": f"{PARTS}\n{LAND.splitlines()[1].replace('Toàn bộ', 'Bổ sung')}"},
                form="XA",
            )
        ),
    ),
    Example(
        "R13",
        "Vướng mắc!A2 R13 Dòng chưa có mã và giống nhiều vướng mắc đã báo cáo: VM-01, VM-02."
        " Ghi mã của vướng mắc tương ứng, như trong biểu mẫu đã gửi.",
        alone(troubles("VM-01", "VM-02", period="2026-Q1"), troubles("", period="2026-Q2")),
        alone(troubles("VM-01", "VM-02", period="2026-Q1"), troubles("VM-02", period="2026-Q2")),
    ),
    Example(
        "R14",
        "GPMB!B2 R14 Dòng báo cáo cho UBND xã Lộc Bình, không phải địa bàn của đơn vị, nên không"
        " được tính. Chỉ báo cáo địa bàn của đơn vị mình; xóa dòng này.",
        alone(Sent({"GPMB": instead(LAND, "X-06565", "X-06529")}, form="XA")),
        COMMUNE,
    ),
    Example(
        "R15",
        "Nhiệm vụ R15 Trang “Nhiệm vụ” không còn dòng in sẵn NV-02; tạm dùng số kỳ trước nếu có."
        " Điền lại dòng này như biểu mẫu đã gửi; không xóa dòng in sẵn.",
        alone(tasks("NV-01", "NV-02")),
        alone(tasks("NV-01")),
    ),
    Example(
        "R16",
        "Kế hoạch khối lượng!G2 R16 “Tháng 12” (40%) thấp hơn “Tháng 06” (50%); kế hoạch lũy kế"
        " không được giảm. Ghi số lũy kế từ khởi công đến hết tháng, không ghi số của riêng tháng.",
        alone(Sent({"Kế hoạch khối lượng": CURVE.format("0.4")}, form="KH", period="2026")),
        alone(Sent({"Kế hoạch khối lượng": CURVE.format("0.9")}, form="KH", period="2026")),
    ),
    Example(
        "R17",
        "Mốc!B2 R17 “Mã mốc” ghi X07, không có trong danh mục của dự án NS-01 nên dòng không được"
        " tính. Dùng mã in sẵn trong biểu mẫu; cần bổ sung thì báo Sở Tài chính.",
        alone(Sent({"Tiến độ": WORK, "Mốc": instead(DATES, "M08", "X07")})),
        alone(Sent({"Tiến độ": WORK, "Mốc": instead(DATES, "M08", "X01")})),
    ),
    Example(
        "R18",
        "Nhu cầu vốn!A7 R18 Bảng in sẵn 5 dòng, dòng này nằm ngoài bảng nên không có danh sách"
        " chọn và không tự kiểm tra; số liệu vẫn được dùng. Ghi vào các dòng in sẵn; thiếu dòng"
        " thì báo Sở Tài chính cấp biểu mẫu nhiều dòng hơn.",
        alone(needs(6)),
        alone(needs(5)),
    ),
    Example(
        "R19",
        "Thanh toán!E2 R19 “Kế hoạch vốn đã nhập” là 250.000.000 triệu đồng, gấp khoảng 1.000"
        " lần số trong danh mục (250.000 triệu đồng). Kiểm tra đơn vị tính: triệu đồng.",
        alone(
            Sent({"Thanh toán": instead(CASH, "250000", "250000000")}, form="KB"),
            known=PLANNED,
        ),
        alone(Sent({"Thanh toán": CASH}, form="KB"), known=PLANNED),
    ),
    money(
        "R20",
        "| 330000",
        "| 640000",
        "J2 R20 “Khối lượng thực hiện từ khởi công” là 640.000 triệu đồng, lũy kế giải ngân"
        " 318.500 triệu đồng; cột Ghi chú để trống. Ghi lý do ở cột Ghi chú: chưa nghiệm thu, chưa"
        " đủ hồ sơ, thiếu vốn; nhầm số thì sửa lại.",
    ),
    Example(
        "R21",
        "Giải ngân!H2 R21 Dự án NS-01: lũy kế giải ngân bằng 43,8% tổng mức đầu tư, khối lượng thực"
        " hiện bằng 7,6% giá trị hợp đồng; cột Ghi chú để trống. Ghi lý do chênh lệch ở cột Ghi chú"
        " (chi bồi thường, tạm ứng hợp đồng, …); đây không phải là kết luận có sai sót.",
        alone(ahead("")),
        alone(ahead("đã chi bồi thường 600 tỷ")),
    ),
    work(
        "R22",
        "| 400000 |",
        "| 400000000 |",
        "C2 R22 “Thực hiện lũy kế” ghi 400.000.000 triệu đồng, vượt hơn 10 lần giá trị hợp đồng"
        " (820.000 triệu đồng); có thể đã ghi theo đơn vị tính khác nên dòng này không được dùng."
        " Ghi lại theo triệu đồng.",
    ),
)
