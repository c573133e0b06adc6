"""Tests of what the entries of one row say together."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from tests.books import with_parts
from tests.returns import Sent, judged, told

WORK = """\
Dự án | Gói thầu, hạng mục | Thực hiện lũy kế | Nghiệm thu lũy kế | Khởi công | \
Hoàn thành theo hợp đồng | Dự kiến hoàn thành | Đánh giá | Nguyên nhân chậm | Tính chất | \
Giải pháp khắc phục
NS-01 | XL-01 | 400000 | 380000 | 2024-02-15 | 2026-12-31 | Quý I/2027 | Chậm tiến độ | 9b | \
Khách quan | bổ sung 02 mũi"""
DATES = """\
Dự án | Mã mốc | Đề nghị điều chỉnh | Văn bản đề nghị | Dự kiến | Thực tế
NS-01 | M02 | | | | 2023-05-10
NS-01 | M06 | | | | 2024-02-15
NS-01 | M08 | 2026-09-30 | 45/TTr-BQL | Quý III/2026 |"""
MONEY = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn được giao | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000"""
CASH = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn đã nhập | \
Thanh toán khối lượng hoàn thành | Tạm ứng trong năm chưa thu hồi
NS-01 | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500 | 12000"""
NEEDS = (
    "Dự án | Mục đích | Nhu cầu | Đã được cấp, ứng | Đã hoàn ứng\nNS-01 | GPMB | 45000 | 9000 | "
)
LAND = """\
Dự án | Xã, phường | Phần dự án | Diện tích phải thu hồi | Diện tích đã bàn giao | \
Trong đó: dân bàn giao trước | Bị ảnh hưởng | Đã kiểm đếm | Đã phê duyệt phương án | \
Đã công khai phương án | Đã nhận tiền | Tình trạng | Hoàn thành thực tế
NS-01 | X-06565 | Toàn bộ | 381000 | 157000 | 12500 | 122 | 110 | 95 | 100 | 80 | \
Đang triển khai |"""
TROUBLE = """\
Dự án | Loại vướng mắc | Nội dung | Ngày phát sinh | Ngày xử lý xong | Trạng thái | Ngày
NS-01 | Tái định cư | 06 hộ chưa nhận tiền | 2026-02-10 | 2026-03-01 | Đã xử lý | 2026-02-12"""
CURVE = """\
Dự án | Phiên bản kế hoạch | Năm | Lũy kế đến 31/12 năm trước | Tháng 01 | Tháng 06 | Tháng 12
NS-01 | 0 | 2026 | 0 | 0.1 | 0.5 | 0.9"""
NEEDED = "Kiểm tra lại hai số."


def project(title: str, drawing: str, arrived_on: date | None = None) -> Sent:
    work = {"Tiến độ": WORK} if title != "Tiến độ" else {}
    return Sent({**work, title: drawing}, arrived_on=arrived_on)


def test_sound_rows_are_not_complained_of() -> None:
    sheets = {"Tiến độ": WORK, "Mốc": DATES, "Giải ngân": MONEY, "Nhu cầu vốn": f"{NEEDS}8000"}
    assert told(Sent(sheets)) == []
    assert told(Sent({"GPMB": LAND, "Vướng mắc": TROUBLE}, form="XA")) == []
    assert told(Sent({"Thanh toán": CASH}, form="KB")) == []
    assert told(Sent({"Kế hoạch khối lượng": CURVE}, form="KH", period="2026")) == []


def test_a_verdict_of_delay_names_cause_nature_and_remedy() -> None:
    drawing = WORK.replace("9b | Khách quan | bổ sung 02 mũi", "| Khách quan |")
    assert told(Sent({"Tiến độ": drawing})) == [
        (
            "Tiến độ!H2 R05 Đánh giá “Chậm tiến độ” nhưng chưa ghi “Nguyên nhân chậm”, “Giải pháp"
            " khắc"
            " phục”. Ghi đủ nguyên nhân, tính chất và giải pháp khắc phục."
        )
    ]


@pytest.mark.parametrize(
    ("title", "drawing", "line"),
    [
        (
            "Tiến độ",
            WORK.replace("2026-12-31", "2024-01-31"),
            (
                "Tiến độ!F2 R06 “Hoàn thành theo hợp đồng” (31/01/2024) sớm hơn “Khởi công”"
                " (15/02/2024). Kiểm tra lại hai ngày."
            ),
        ),
        (
            "Tiến độ",
            WORK.replace("| 380000", "| 410000"),
            (
                "Tiến độ!D2 R09 “Nghiệm thu lũy kế” (410.000) lớn hơn “Thực hiện lũy kế” (400.000)."
                " Kiểm tra lại hai số."
            ),
        ),
        (
            "Tiến độ",
            WORK.replace("| 400000", "| 820001"),
            (
                "Tiến độ!C2 R09 “Thực hiện lũy kế” (820.001) lớn hơn “Giá trị hợp đồng” (820.000)."
                " Kiểm tra lại hai số."
            ),
        ),
        (
            "Mốc",
            DATES.replace("45/TTr-BQL", ""),
            (
                "Mốc!C4 R10 Mốc M08 đề nghị điều chỉnh sang 30/09/2026 nhưng chưa ghi văn bản đề"
                " nghị;"
                " vẫn tính theo kế hoạch được duyệt. Ghi số, ngày văn bản đề nghị; kế hoạch chỉ"
                " thay"
                " đổi khi được duyệt."
            ),
        ),
        (
            "Mốc",
            DATES.replace("| 2024-02-15", "| 2023-04-30"),
            (
                "Mốc!F3 R06 “M06 Khởi công” (30/04/2023) sớm hơn “M02 Quyết định đầu tư”"
                " (10/05/2023)."
                " Kiểm tra lại hai ngày."
            ),
        ),
        (
            "Giải ngân",
            MONEY.replace("| 12000", "| 153500.5"),
            (
                "Giải ngân!H2 R07 Giải ngân 250.000,5 triệu đồng, vượt kế hoạch 250.000 triệu đồng"
                " của"
                " dòng vốn này. Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được"
                " giao."
            ),
        ),
        (
            "Nhu cầu vốn",
            f"{NEEDS}9500",
            (
                "Nhu cầu vốn!E2 R09 “Đã hoàn ứng” (9.500) lớn hơn “Đã được cấp, ứng” (9.000)."
                " Kiểm tra lại hai số."
            ),
        ),
        (
            "Nhu cầu vốn",
            NEEDS.replace("45000", "2300001") + "8000",
            (
                "Nhu cầu vốn!C2 R08 “Nhu cầu” là 2.300.001 triệu đồng, vượt tổng mức đầu tư của dự"
                " án"
                " (2.300.000 triệu đồng). Kiểm tra lại số và đơn vị tính (triệu đồng)."
            ),
        ),
    ],
)
def test_an_owners_row_that_contradicts_itself_is_told(title: str, drawing: str, line: str) -> None:
    assert told(project(title, drawing)) == [line]


@pytest.mark.parametrize(
    ("title", "drawing", "place", "amount", "limit"),
    [
        (
            "Tiến độ",
            WORK.replace("| 400000 |", "| 8200001 |"),
            "Tiến độ!C2 R22 “Thực hiện lũy kế” ghi 8.200.001",
            8_200_001,
            "giá trị hợp đồng (820.000 triệu đồng)",
        ),
        (
            "Nhu cầu vốn",
            NEEDS.replace("45000", "23000001") + "8000",
            "Nhu cầu vốn!C2 R22 “Nhu cầu” ghi 23.000.001",
            23_000_001,
            "tổng mức đầu tư (2.300.000 triệu đồng)",
        ),
    ],
)
def test_an_amount_ten_times_what_it_is_part_of_is_not_used_even_the_first_time(
    title: str, drawing: str, place: str, amount: int, limit: str
) -> None:
    sent = project(title, drawing)
    assert [line for line in told(sent) if " R22 " in line] == [
        (
            f"{place} triệu đồng, vượt hơn 10 lần {limit}; có thể đã ghi theo đơn vị tính khác nên"
            " dòng này không được dùng. Ghi lại theo triệu đồng."
        )
    ]
    (book,), _ = judged(sent)
    assert ("packages" if title == "Tiến độ" else "needs") not in book.rows
    just_within = drawing.replace(str(amount), str(amount - 1))
    assert not any(" R22 " in line for line in told(project(title, just_within)))


@pytest.mark.parametrize("plan", ["", "250000"])
def test_payments_up_to_the_plan_or_on_an_unknown_plan_do_not_exceed_it(plan: str) -> None:
    drawing = MONEY.replace("250000 | 96500 | 12000", f"{plan} | 238000 | 12000")
    assert "R07" not in " ".join(told(project("Giải ngân", drawing)))


def test_payments_on_a_plan_of_nothing_exceed_it() -> None:
    drawing = CASH.replace("| 250000", "| 0")
    assert told(Sent({"Thanh toán": drawing}, form="KB")) == [
        (
            "Thanh toán!F2 R07 Giải ngân 108.500 triệu đồng, vượt kế hoạch 0 triệu đồng của dòng"
            " vốn"
            " này. Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được giao."
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "| 157000",
            "| 381500.5",
            (
                "E2 R09 “Diện tích đã bàn giao” (381.500,5) lớn hơn “Diện tích phải thu hồi”"
                " (381.000)."
            ),
        ),
        (
            "| 12500",
            "| 157001",
            (
                "F2 R09 “Trong đó: dân bàn giao trước” (157.001) lớn hơn “Diện tích đã bàn giao”"
                " (157.000)."
            ),
        ),
        (
            "| 110 |",
            "| 123 |",
            "H2 R09 “Đã kiểm đếm” (123) lớn hơn “Bị ảnh hưởng” (122).",
        ),
        (
            "| 95 |",
            "| 111 |",
            "I2 R09 “Đã phê duyệt phương án” (111) lớn hơn “Đã kiểm đếm” (110).",
        ),
        (
            "| 80 |",
            "| 96 |",
            "K2 R09 “Đã nhận tiền” (96) lớn hơn “Đã phê duyệt phương án” (95).",
        ),
    ],
)
def test_the_funnel_of_clearance_does_not_widen(old: str, new: str, line: str) -> None:
    assert told(Sent({"GPMB": LAND.replace(old, new)}, form="XA")) == [f"GPMB!{line} {NEEDED}"]


def test_a_day_after_the_report_is_no_actual_day() -> None:
    sent = project("Mốc", f"{DATES} 2026-03-20", arrived_on=date(2026, 3, 19))
    assert told(sent) == [
        (
            "Mốc!F4 C19 “Thực tế” ghi 20/03/2026, sau ngày 19/03/2026 là ngày gửi báo cáo."
            " Chỉ ghi ngày đã thực hiện; mới dự kiến thì để trống ô này và ghi ở cột dự kiến (nếu"
            " có)."
        )
    ]
    assert ("NS-01", "M08") not in {row.key for row in judged(sent)[0][0].rows["milestones"]}


def test_a_day_between_cut_off_and_report_is_taken_and_told() -> None:
    sent = project("Mốc", f"{DATES} 2026-03-18", arrived_on=date(2026, 3, 19))
    assert told(sent) == [
        (
            "Mốc!F4 C23 “Thực tế” ghi 18/03/2026, sau ngày chốt số liệu 14/03/2026; vẫn được ghi"
            " nhận."
            " Lấy số liệu đến đúng ngày chốt; việc làm sau ngày chốt thì báo cáo ở kỳ sau."
        )
    ]
    assert ("NS-01", "M08") in {row.key for row in judged(sent)[0][0].rows["milestones"]}


def test_a_vague_actual_day_counts_from_its_first() -> None:
    assert told(project("Mốc", f"{DATES} tháng 3/2026")) == []


def test_a_package_that_has_not_begun_names_the_day_on_which_it_will() -> None:
    drawing = WORK.replace("400000 | 380000 | 2024-02-15", "0 | 0 | 2026-05-20")
    assert told(Sent({"Tiến độ": drawing})) == []
    begun = WORK.replace("2024-02-15", "2026-05-20")
    assert [line.split()[2] for line in told(Sent({"Tiến độ": begun}))] == ["C19"]


def test_an_obstacle_may_be_told_as_soon_as_it_arises() -> None:
    drawing = TROUBLE.replace("2026-02-10 | 2026-03-01 | Đã xử lý | 2026-02-12", "").rstrip("| ")
    rest = " | 2026-03-17 | | Đang xử lý | 2026-03-18"
    sheets = {"GPMB": LAND, "Vướng mắc": drawing + rest}
    assert told(Sent(sheets, form="XA", arrived_on=date(2026, 3, 19))) == []


def test_an_obstacle_is_not_resolved_before_it_was_raised() -> None:
    sheets = {"GPMB": LAND, "Vướng mắc": TROUBLE.replace("2026-03-01", "2026-01-31")}
    assert told(Sent(sheets, form="XA")) == [
        (
            "Vướng mắc!E2 R06 “Ngày xử lý xong” (31/01/2026) sớm hơn “Ngày phát sinh” (10/02/2026)."
            " Kiểm tra lại hai ngày."
        )
    ]


def test_a_plan_that_falls_is_told_where_it_falls() -> None:
    drawing = CURVE.replace("0.5 | 0.9", "0.5 | 0.4")
    assert told(Sent({"Kế hoạch khối lượng": drawing}, form="KH", period="2026")) == [
        (
            "Kế hoạch khối lượng!G2 R16 “Tháng 12” (40%) thấp hơn “Tháng 06” (50%); kế hoạch lũy kế"
            " không được giảm. Ghi số lũy kế từ khởi công đến hết tháng, không ghi số của riêng"
            " tháng."
        )
    ]


def test_a_hidden_row_counts_and_is_told() -> None:
    shown = Sent({"Tiến độ": WORK}).data
    with zipfile.ZipFile(io.BytesIO(shown)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    hidden = sheet.replace('<row r="2"', '<row r="2" hidden="1"')
    raw = with_parts(shown, {"xl/worksheets/sheet2.xml": hidden})
    assert told(Sent({}, raw=raw)) == [
        (
            "Tiến độ!A2 R11 Dòng này đang bị ẩn nhưng có số liệu; số liệu vẫn được dùng."
            " Bỏ ẩn, bỏ lọc; không dùng thì xóa nội dung của dòng."
        )
    ]
