"""Examples of the rules about single cells."""

from __future__ import annotations

from datetime import date

from schemas.metadata import METADATA_SHEET
from tests.examples.drawn import (
    CARD,
    CURVE,
    DATES,
    FILES,
    LAND,
    MONEY,
    REGISTER_SHEETS,
    WORK,
    issued,
)
from tests.examples.exhibit import Example, Office, alone, instead
from tests.returns import Sent

SOUND = alone(Sent({"Tiến độ": WORK, "Mốc": DATES, "Giải ngân": MONEY, "Thủ tục": FILES}))


def work(code: str, old: str, new: str, line: str) -> Example:
    """Return the example of an entry of Tiến độ that is typed in another way."""
    broken = alone(Sent({"Tiến độ": instead(WORK, old, new)}))
    return Example(code, f"Tiến độ!{line}", broken, alone(Sent({"Tiến độ": WORK})))


def curve(last: str) -> Sent:
    """Return a plan whose December is typed as given."""
    return Sent({"Kế hoạch khối lượng": CURVE.format(last)}, form="KH", period="2026")


def dates(line: str, arrived_on: date | None = None) -> Sent:
    """Return a return with one milestone."""
    drawing = f"{DATES.partition(chr(10))[0]}\nNS-01 | {line}"
    return Sent({"Tiến độ": WORK, "Mốc": drawing}, arrived_on=arrived_on)


def locked(value: str) -> Sent:
    """Return a return whose task's text was printed, and stands there as given."""
    hidden = issued("XA", "X-06565", "tasks | key | content\ntasks | NV-01 | Bàn giao mặt bằng")
    answers = f"Mã nhiệm vụ | Nội dung nhiệm vụ | Trạng thái\nNV-01 | {value} | Đang thực hiện"
    return Sent({"GPMB": LAND, "Nhiệm vụ": answers, METADATA_SHEET: hidden}, form="XA")


def money(total: str, more: str = "") -> Sent:
    """Return a return whose sum of payments stands there as given."""
    drawing = instead(MONEY, "=F2+G2 -> 108500", total)
    return Sent({"Tiến độ": WORK, "Giải ngân": f"{drawing}{more}"})


CALENDAR = "Kỳ báo cáo | Ngày chốt số liệu\n{} | 2026-03-20"
SECOND = "\nNS-01 | NSTW | 2026 | Kế hoạch năm | 9000 | 500 | 10 | =F3+G3 -> 510 | | |"

AREA = "Diện tích đã bàn giao | m² | | 157000 |"
AREA_AGAIN = AREA.replace("157000", "99000")

CELLS = (
    work(
        "C01",
        "400000",
        "bốn trăm",
        "C2 C01 “bốn trăm” không phải là số. Nhập số theo triệu đồng, ví dụ 3.813.000.",
    ),
    work(
        "C02",
        "400000",
        "4O0000",
        "C2 C02 “4O0000” có chữ cái thay cho chữ số (O thay 0, l thay 1)."
        " Nhập lại bằng chữ số, ví dụ 3.813.000.",
    ),
    work(
        "C03",
        "| 400000 | 380000",
        "| '1.234 | 2",
        "C2 C03 “1.234” đọc được hai cách: đã hiểu là 1.234, cách kia là 1,234."
        " Nhập lại dạng số (không phải chữ), kiểm tra dấu chấm và dấu phẩy.",
    ),
    work(
        "C04",
        "400000",
        "400 tỷ",
        "C2 C04 “400 tỷ” ghi theo đơn vị tính khác; đã đổi thành 400.000 triệu đồng."
        " Chỉ nhập số theo triệu đồng.",
    ),
    work(
        "C05",
        "320",
        "320.5",
        "G2 C05 “320,5” không phải là số nguyên. Nhập số nguyên, ví dụ 320.",
    ),
    Example(
        "C06",
        "Kế hoạch khối lượng!G2 C06 “1” trong cột tỷ lệ đọc được hai cách: đã hiểu là 100%, cách"
        " kia là 1%. Nhập kèm dấu %, ví dụ 63,5%.",
        alone(curve("'1")),
        alone(curve("100%")),
    ),
    work(
        "C07",
        "2024-02-15",
        "sang xuân",
        "E2 C07 “sang xuân” không phải là ngày."
        " Nhập ngày, ví dụ 31/03/2026, hoặc tháng, quý, ví dụ Quý II/2026.",
    ),
    work(
        "C08",
        "2024-02-15",
        "02/15/2024",
        "E2 C08 “02/15/2024” đọc được hai cách; đã hiểu là 15/02/2024."
        " Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 31/03/2026.",
    ),
    work(
        "C09",
        "2024-02-15",
        "2014-02-15",
        "E2 C09 “15/02/2014” có năm ngoài khoảng 2019–2035. Kiểm tra lại năm, ví dụ 31/03/2026.",
    ),
    work(
        "C10",
        "Chậm tiến độ",
        "Đáp ứng tiến bộ",
        "H2 C10 “Đáp ứng tiến bộ” không có trong danh sách (gần nhất: Đáp ứng tiến độ; Chậm tiến"
        " độ). Chọn một mục trong danh sách của ô.",
    ),
    Example(
        "C11",
        "Mốc!B2 C11 “mốc tám” không phải là mã hợp lệ."
        " Mã chỉ gồm chữ in hoa không dấu, chữ số và dấu gạch nối, ví dụ M08.",
        alone(dates("mốc tám | | | | 2026-01-15 |")),
        alone(dates("m08 | | | | 2026-01-15 |")),
    ),
    work(
        "C12",
        "320",
        "chưa có",
        "G2 C12 “chưa có” được hiểu là chưa có số liệu."
        " Có thì ghi vào ô, bằng 0 thì ghi 0; chưa có thì để trống.",
    ),
    work(
        "C13",
        "400000",
        "#REF!",
        "C2 C13 Ô hiện lỗi #REF!. Xóa công thức và nhập trực tiếp giá trị.",
    ),
    work(
        "C14",
        "400000",
        "=100+1",
        "C2 C14 Ô là công thức nhưng tệp không lưu kết quả."
        " Mở tệp bằng Excel, lưu lại rồi gửi; hoặc nhập giá trị thay công thức.",
    ),
    work(
        "C15",
        "400000",
        "",
        "C2 C15 “Thực hiện lũy kế” bỏ trống; tạm dùng số kỳ trước nếu có."
        " Điền vào ô; số bằng 0 thì ghi 0.",
    ),
    work(
        "C16",
        "| 320",
        "| -5",
        "G2 C16 “Nhân lực hiện có” là -5, ngoài giới hạn cho phép (từ 0)."
        " Kiểm tra lại số và đơn vị tính.",
    ),
    Example(
        "C17",
        "Nhiệm vụ!B2 C17 “Nội dung nhiệm vụ” ghi “Bàn giao 100%”, biểu mẫu đã gửi in sẵn “Bàn giao"
        " mặt bằng”; lấy theo danh mục. Không sửa ô in sẵn; cần thay đổi thì báo Sở Tài chính cập"
        " nhật danh mục.",
        alone(locked("Bàn giao 100%")),
        alone(locked("Bàn giao mặt bằng")),
    ),
    Example(
        "C18",
        "Giải ngân!H2 C18 “Giải ngân” ghi 118.500; tính lại từ các ô thành phần: 108.500; dùng số"
        " tính lại. Giữ nguyên công thức của biểu mẫu; nếu số tính lại sai thì sửa các ô thành"
        " phần.",
        alone(money("118500")),
        alone(money("108500")),
    ),
    Example(
        "C19",
        "Mốc!F2 C19 “Thực tế” ghi 20/03/2026, sau ngày 19/03/2026 là ngày gửi báo cáo. Chỉ ghi"
        " ngày đã thực hiện; mới dự kiến thì để trống ô này và ghi ở cột dự kiến (nếu có).",
        alone(dates("M08 | | | | 2026-03-20 |", date(2026, 3, 19))),
        alone(dates("M08 | | | 2026-03-20 | |", date(2026, 3, 19))),
    ),
    Example(
        "C20",
        "Lịch báo cáo!A2: “kỳ này” không phải là kỳ báo cáo."
        " Ghi kỳ, ví dụ Quý III/2026, tháng 3/2026 hoặc 2026-Q3.",
        Office({**REGISTER_SHEETS, "Lịch báo cáo": CALENDAR.format("kỳ này")}),
        Office({**REGISTER_SHEETS, "Lịch báo cáo": CALENDAR.format("Quý I/2026")}),
    ),
    Example(
        "C21",
        "Thủ tục!C2 C21 “Cơ quan giải quyết” ghi “Bộ Xây dựng”, không có trong danh mục nên ô này"
        " chưa được dùng. Chọn một mục trong danh sách của ô; chưa có thì báo Sở Tài chính bổ sung"
        " danh mục.",
        alone(
            Sent({"Tiến độ": WORK, "Thủ tục": instead(FILES, "SXD – Sở Xây dựng", "Bộ Xây dựng")})
        ),
        SOUND,
    ),
    Example(
        "C22",
        "GPMB!D2 C22 “Diện tích đã bàn giao” ghi 0,39 (m²), quá nhỏ so với số lũy kế; có thể là tỷ"
        " lệ hoặc đơn vị tính khác. Ghi số lũy kế theo m², ví dụ 157.000.",
        alone(Sent({"GPMB": instead(LAND, "150000", "0.39")}, form="XA")),
        alone(Sent({"GPMB": LAND}, form="XA")),
    ),
    Example(
        "C23",
        "Mốc!F2 C23 “Thực tế” ghi 18/03/2026, sau ngày chốt số liệu 14/03/2026; vẫn được ghi nhận."
        " Lấy số liệu đến đúng ngày chốt; việc làm sau ngày chốt thì báo cáo ở kỳ sau.",
        alone(dates("M08 | | | | 2026-03-18 |", date(2026, 3, 19))),
        alone(dates("M08 | | | | 2026-03-14 |", date(2026, 3, 19))),
    ),
    Example(
        "C24",
        "Giải ngân!H2 C24 Công thức tính “Giải ngân” đã bị thay bằng số 108.500; số vẫn được tính"
        " lại từ các ô thành phần. Kỳ sau không ghi đè, không dán lên ô có công thức.",
        alone(money("108500", SECOND)),
        alone(money("=F2+G2 -> 108500", SECOND)),
    ),
    work(
        "C25",
        "400000",
        "=300000+100000 -> 400000",
        "C2 C25 “Thực hiện lũy kế” ghi bằng công thức; đã dùng giá trị lưu trong tệp là 400.000."
        " Ghi thẳng giá trị vào ô (Sao chép rồi Dán giá trị), không dùng công thức.",
    ),
    Example(
        "C26",
        "Thủ tục!C2 C26 “Sở Giao thông vận tải” là tên cũ hoặc tên gọi khác; đã hiểu là Sở Xây"
        " dựng. Chọn tên hiện nay trong danh sách của ô.",
        alone(
            Sent(
                {
                    "Tiến độ": WORK,
                    "Thủ tục": instead(FILES, "SXD – Sở Xây dựng", "Sở Giao thông vận tải"),
                }
            )
        ),
        SOUND,
    ),
    Example(
        "C27",
        "Mốc!E2 C27 “Dự kiến” chỉ ghi năm 2026; được tính đến hết ngày 31/12/2026. Ghi ngày, tháng"
        " hoặc quý, ví dụ 30/06/2027, tháng 6/2027, Quý II/2027.",
        alone(dates("M08 | | | 2026 | |")),
        alone(dates("M08 | | | Quý IV/2026 | |")),
    ),
    Example(
        "C28",
        "GPMB!D6 C28 Chỉ tiêu “Diện tích đã bàn giao” đã ghi ở ô D5; “99.000” ở ô này không được"
        " tính. Ghi vào dòng in sẵn, xóa dòng thừa.",
        alone(Sent({"GPMB": instead(CARD, AREA, f"{AREA}\n{AREA_AGAIN}")}, form="XA")),
        alone(Sent({"GPMB": CARD}, form="XA")),
    ),
)
