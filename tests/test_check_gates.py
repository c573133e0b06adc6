"""Tests of the gates: whose return it is, and whether it counts; one closed gate silences all."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.metadata import METADATA_SHEET
from schemas.register import Calendar, Waiver
from tests.registers import register
from tests.returns import PORTFOLIO, Sent, day, judged, lines, told

WORK = """\
Dự án | Gói thầu, hạng mục | Thực hiện lũy kế | Đánh giá
NS-01 | XL-01 | {} | Đáp ứng tiến độ"""
NO_COVER = dict.fromkeys(
    ("Mã đơn vị", "Mã biểu mẫu", "Kỳ báo cáo", "Số liệu tính đến ngày", "Loại báo cáo")
)
SOUND = {"Tiến độ": WORK.format("400000")}
WRONG = {"Tiến độ": WORK.format("abc")}


def sent(**cover: str | None) -> Sent:
    labels = {key.replace("_", " "): value for key, value in cover.items()}
    return Sent(SOUND, cover=labels)


def issued(unit: str = "BQLGT", period: str = "2026-Q1", version: int = 2, *rows: str) -> str:
    facts = {"form_code": "CDT", "form_version": version, "unit_code": unit, "period": period}
    known = (f"{name} | {value}" for name, value in facts.items())
    return "\n".join((*known, *rows))


def test_a_foreign_workbook_is_no_form() -> None:
    foreign = Sent({"Sheet1": "Họ tên | Điểm\nNguyễn Văn A | 10"}, cover=NO_COVER, whole=False)
    assert told(foreign) == [
        (
            "G01 Tệp không phải biểu mẫu của Ban Chỉ đạo: không có trang Bìa và không trang nào"
            " khớp"
            " biểu mẫu. Dùng đúng biểu mẫu đã gửi cho đơn vị trong kỳ này."
        )
    ]


def test_a_register_sent_in_is_refused() -> None:
    sheets = {"Dự án": "Mã dự án | Tên dự án\nNS-09 | Dự án mới"}
    assert told(Sent(sheets, cover={"Mã biểu mẫu": "DM"}, whole=False)) == [
        (
            "G02 Tệp là biểu Danh mục và phân công (DM), do cơ quan thường trực giữ, không nhận"
            " qua báo"
            " cáo. Gửi biểu mẫu báo cáo của đơn vị; cần thay đổi danh mục thì gửi văn bản cho cơ"
            " quan"
            " thường trực."
        )
    ]


def test_a_unit_that_nobody_knows_is_refused() -> None:
    unknown = sent(Mã_đơn_vị="X-99999", Tên_đơn_vị_báo_cáo="UBND xã Vô Danh")
    assert told(unknown) == [
        (
            "Bìa!B6 G03 Bìa ghi đơn vị “UBND xã Vô Danh”, không có trong danh mục đơn vị."
            " Dùng biểu mẫu đã gửi cho đơn vị; không sửa mã và tên đơn vị trên Bìa."
        )
    ]
    assert judged(unknown)[0] == ()


def test_a_cover_without_a_unit_is_refused() -> None:
    assert told(sent(Mã_đơn_vị=None)) == [
        (
            "G03 Bìa ghi đơn vị “(để trống)”, không có trong danh mục đơn vị."
            " Dùng biểu mẫu đã gửi cho đơn vị; không sửa mã và tên đơn vị trên Bìa."
        )
    ]


@pytest.mark.parametrize("name", ["Ban QLDA giao thông", "BAN QLDA GIAO THÔNG"])
def test_a_unit_is_known_by_its_own_name(name: str) -> None:
    assert told(sent(Mã_đơn_vị=None, Tên_đơn_vị_báo_cáo=name)) == []


def test_a_unit_under_its_former_name_is_known_and_told() -> None:
    sheets = {"Kết quả và kế hoạch": "Dự án | Công việc đang dở dang\nNS-01 | thẩm định"}
    cover = {"Mã đơn vị": None, "Tên đơn vị báo cáo": "Sở Giao thông vận tải"}
    assert told(Sent(sheets, form="SN", cover=cover)) == [
        (
            "Bìa!B5 G20 Đơn vị ghi là “Sở Giao thông vận tải”; đã hiểu là Sở Xây dựng."
            " Ghi tên hiện nay của đơn vị, hoặc dùng biểu mẫu đã gửi cho đơn vị."
        )
    ]


def test_a_former_name_counts_no_longer_than_it_was_kept() -> None:
    sheets = {"Kết quả và kế hoạch": "Dự án | Công việc đang dở dang\nNS-01 | thẩm định"}
    cover = {"Mã đơn vị": None, "Tên đơn vị báo cáo": "Sở Giao thông vận tải"}
    late = Sent(sheets, form="SN", period="2027-Q1", cover=cover)
    assert [line.split()[1] for line in told(late)] == ["G03"]


def test_a_form_that_was_not_asked_of_the_unit_is_refused() -> None:
    assert told(Sent(SOUND, cover={"Mã đơn vị": "KBNN"})) == [
        (
            "G04 Kho bạc Nhà nước Lạng Sơn không được phân công gửi biểu “Báo cáo của chủ đầu tư,"
            " nhà"
            " đầu tư”. Gửi đúng biểu mẫu của đơn vị; nếu biểu này đúng thì báo Sở Tài chính bổ sung"
            " phân công báo cáo."
        )
    ]


def test_a_period_that_cannot_be_read_is_refused() -> None:
    assert told(sent(Kỳ_báo_cáo="kỳ này")) == [
        (
            "Bìa!B3 G05 Bìa ghi kỳ báo cáo “kỳ này”, không rõ là kỳ nào."
            " Ghi kỳ như biểu mẫu đã gửi, ví dụ: Quý III/2026."
        )
    ]


def test_a_closed_period_takes_only_what_it_knew() -> None:
    known = Sent(SOUND)
    closed = {"2026-Q1": frozenset({known.book.sha256})}
    assert told(known, closed=closed) == []
    late = Sent(WRONG)
    assert told(late, closed=closed) == [
        (
            "Bìa!B3 G06 Số liệu Quý I/2026 đã chốt và công bố; có thể đơn vị dùng nhầm biểu mẫu kỳ"
            " trước. Dùng biểu mẫu của kỳ đang báo cáo; cần sửa số liệu của kỳ đã chốt thì gửi văn"
            " bản."
        )
    ]
    (book,) = judged(late, closed=closed)[0]
    assert (book.refused, book.rows) == (True, {})


def test_last_quarters_file_typed_over_is_caught_by_its_data_date() -> None:
    assert told(Sent(WRONG, cover={"Số liệu tính đến ngày": "2026-06-14"})) == [
        (
            "Bìa!B4 G07 Số liệu ghi tính đến 14/06/2026, sau ngày cuối của Quý I/2026; có thể"
            " đơn"
            " vị dùng nhầm biểu mẫu kỳ trước. Dùng biểu mẫu của kỳ đang báo cáo, hoặc sửa ô “Số"
            " liệu"
            " tính đến ngày”."
        )
    ]


def test_last_quarters_file_typed_over_is_caught_by_its_arrival() -> None:
    late = Sent(WRONG, arrived_on=date(2026, 6, 18))
    assert told(late) == [
        (
            "G08 Báo cáo Quý I/2026 nhận được ngày 18/06/2026, sau ngày chốt số liệu của kỳ tiếp"
            " theo;"
            " có thể đơn vị dùng nhầm biểu mẫu kỳ trước. Dùng biểu mẫu của kỳ đang báo cáo."
        )
    ]
    assert told(Sent(SOUND, arrived_on=date(2026, 6, 14))) == []


def test_the_first_closed_gate_silences_the_others() -> None:
    late = Sent(SOUND, cover={"Số liệu tính đến ngày": "2026-06-14"}, arrived_on=date(2026, 6, 18))
    found = told(late, closed={"2026-Q1": frozenset()})
    assert [line.split()[1] for line in found] == ["G06"]


def test_a_data_date_after_the_cut_off_counts_as_the_cut_off() -> None:
    late = sent(Số_liệu_tính_đến_ngày="2026-03-20")
    assert told(late) == [
        (
            "Bìa!B4 G09 Số liệu ghi tính đến 20/03/2026, sau ngày chốt 14/03/2026; được tính"
            " như số"
            " liệu của ngày chốt. Lấy số liệu đến đúng ngày chốt của kỳ."
        )
    ]
    assert judged(late)[0][0].identity.data_date == date(2026, 3, 14)


@pytest.mark.parametrize("said", ["tháng 3/2026", "năm 2026"])
def test_a_vague_data_date_counts_as_the_cut_off(said: str) -> None:
    (book,), _ = judged(sent(Số_liệu_tính_đến_ngày=said))
    assert book.identity.data_date == date(2026, 3, 14)


def test_a_cover_without_a_data_date_counts_as_the_cut_off() -> None:
    assert told(sent(Số_liệu_tính_đến_ngày=None)) == [
        (
            "G10 Chưa ghi “Số liệu tính đến ngày”; tạm coi là ngày chốt 14/03/2026."
            " Ghi ngày chốt số liệu, ví dụ 14/09/2026."
        )
    ]


def test_a_data_date_that_cannot_be_read_is_told_once() -> None:
    unread = sent(Số_liệu_tính_đến_ngày="hôm qua")
    assert told(unread) == [
        (
            "Bìa!B4 C07 “hôm qua” không phải là ngày."
            " Nhập ngày, ví dụ 31/03/2026, hoặc tháng, quý, ví dụ Quý II/2026."
        )
    ]
    assert not judged(unread)[0][0].refused


def test_a_number_of_the_sending_below_one_is_told() -> None:
    assert told(sent(Lần_gửi="-1")) == [
        (
            "Bìa!B6 C16 “Lần gửi” là -1, ngoài giới hạn cho phép (từ 1)."
            " Kiểm tra lại số và đơn vị tính."
        )
    ]


def test_figures_of_the_period_before_keep_their_date_and_are_told() -> None:
    old = sent(Số_liệu_tính_đến_ngày="2025-12-10")
    assert told(old) == [
        (
            "Bìa!B4 G19 Số liệu ghi tính đến 10/12/2025, chưa qua ngày chốt 14/12/2025 của kỳ"
            " trước. Kiểm tra lại kỳ báo cáo và ô “Số liệu tính đến ngày”."
        )
    ]
    assert judged(old)[0][0].identity.data_date == date(2025, 12, 10)


def test_the_calendar_of_the_register_says_what_the_cut_off_is() -> None:
    known = register(*PORTFOLIO, Calendar(period="2026-Q1", cut_off_date=day("2026-03-20")))
    assert told(sent(Số_liệu_tính_đến_ngày="2026-03-20"), known=known) == []


@pytest.mark.parametrize(
    ("cover", "arrived_on", "received_on"),
    [
        ({}, date(2026, 3, 19), date(2026, 3, 19)),
        ({"Ngày văn bản gửi": "2026-03-18"}, None, date(2026, 3, 18)),
        ({"Ngày gửi": "2026-03-17", "Ngày văn bản gửi": "2026-03-16"}, None, date(2026, 3, 16)),
        ({"Ngày gửi": "2026-03-17"}, None, date(2026, 3, 17)),
        ({}, None, None),
    ],
)
def test_a_return_was_received_when_its_mail_or_its_papers_say(
    cover: dict[str, str], arrived_on: date | None, received_on: date | None
) -> None:
    (book,), _ = judged(Sent(SOUND, cover=cover, arrived_on=arrived_on))
    assert book.identity.received_on == received_on


def test_a_form_of_another_period_typed_over_is_used_and_told() -> None:
    typed_over = Sent({**SOUND, METADATA_SHEET: issued(period="2025-Q4")})
    assert told(typed_over) == [
        (
            "Bìa!B3 H03 Tệp được gửi cho đơn vị để báo cáo Quý IV/2025, nay dùng để báo cáo Quý"
            " I/2026."
            " Kỳ sau dùng biểu mẫu gửi cho kỳ đó để có số kỳ trước và danh sách đúng."
        )
    ]
    assert judged(typed_over)[0][0].identity.period.code == "2026-Q1"


def test_a_blank_form_was_issued_for_no_period() -> None:
    assert told(Sent({**SOUND, METADATA_SHEET: issued("", "")})) == []


def test_an_older_form_is_read_and_told() -> None:
    old = Sent({**SOUND, METADATA_SHEET: issued(version=1)})
    assert told(old) == [
        (
            "G15 Báo cáo dùng biểu mẫu phiên bản 1; phiên bản hiện hành là 2. Số liệu vẫn được"
            " dùng."
            " Kỳ sau dùng biểu mẫu mới được gửi."
        )
    ]


@pytest.mark.parametrize("sheets", [SOUND, {**SOUND, METADATA_SHEET: ""}])
def test_a_form_whose_hidden_sheet_is_gone_is_told(sheets: dict[str, str]) -> None:
    assert told(Sent(sheets, cover={"Phiên bản biểu mẫu": "2"})) == [
        (
            "G24 Tệp không còn nội dung trang ẩn “_he_thong” của biểu mẫu nên không đối chiếu được"
            " các ô, các dòng in sẵn với biểu mẫu đã gửi; số liệu in sẵn lấy theo danh mục. Kiểm"
            " tra lại các ô, các dòng in sẵn; kỳ sau điền thẳng vào biểu mẫu đã gửi, không xóa,"
            " không chép sang tệp khác."
        )
    ]


@pytest.mark.parametrize("version", [None, "1"])
def test_only_a_form_that_had_a_hidden_sheet_lacks_it(version: str | None) -> None:
    found = told(Sent(SOUND, cover={"Phiên bản biểu mẫu": version}))
    assert [line for line in found if "G24" in line] == []


def test_an_older_form_does_not_lack_what_it_never_had() -> None:
    old = """\
Dự án | Mốc | Mã mốc | Kế hoạch gốc | Kế hoạch được duyệt | Đề nghị điều chỉnh | Dự kiến | \
Thực tế | Ghi chú
NS-01 | Hoàn thành | M08 | | | 2026-09-30 | Quý III/2026 | |"""
    sheets = {**SOUND, "Mốc": old, METADATA_SHEET: issued(version=1)}
    found = told(Sent(sheets, whole=False))
    assert [line for line in found if line.startswith("Mốc")] == []


@pytest.mark.parametrize(
    ("label", "entered", "row", "line"),
    [
        (
            "Tên đơn vị báo cáo",
            "Ban QLDA tỉnh",
            "cover | key | unit_name\ncover | BQLGT | Ban QLDA giao thông",
            (
                "Bìa!B6 G16 Bìa ghi “Tên đơn vị báo cáo” là “Ban QLDA tỉnh”, biểu mẫu đã gửi ghi"
                " “Ban"
                " QLDA giao thông”; lấy theo biểu mẫu đã gửi. Không sửa các ô in sẵn trên Bìa."
            ),
        ),
        (
            "Mã đơn vị",
            "SXD",
            "cover | key | unit_code\ncover | BQLGT | BQLGT",
            (
                "Bìa!B1 G16 Bìa ghi “Mã đơn vị” là “SXD”, biểu mẫu đã gửi ghi “BQLGT”; lấy theo"
                " biểu"
                " mẫu đã gửi. Không sửa các ô in sẵn trên Bìa."
            ),
        ),
        (
            "Kỳ báo cáo",
            "kỳ này",
            "cover | key | period\ncover | BQLGT | Quý I/2026",
            (
                "Bìa!B3 G16 Bìa ghi “Kỳ báo cáo” là “kỳ này”, biểu mẫu đã gửi ghi “Quý I/2026”; lấy"
                " theo biểu mẫu đã gửi. Không sửa các ô in sẵn trên Bìa."
            ),
        ),
    ],
)
def test_the_cover_counts_as_it_was_issued(label: str, entered: str, row: str, line: str) -> None:
    hidden = issued("BQLGT", "2026-Q1", 2, row)
    changed = Sent({**SOUND, METADATA_SHEET: hidden}, cover={label: entered})
    assert told(changed) == [line]
    (book,), _ = judged(changed)
    assert (book.identity.unit_code, book.identity.period.code) == ("BQLGT", "2026-Q1")


def test_a_missing_sheet_and_a_missing_column_are_told() -> None:
    assert told(Sent(SOUND, whole=False)) == [
        f"G11 Tệp thiếu trang “{title}” của biểu mẫu."
        " Dùng lại biểu mẫu gốc, điền đủ các trang rồi gửi lại."
        for title in ("Mốc", "Giải ngân")
    ] + [
        f"Tiến độ G12 Trang “Tiến độ” thiếu cột “{label}”. Dùng lại biểu mẫu gốc; không xóa cột."
        for label in (
            "Tên gói thầu ngoài danh mục",
            "Nhà thầu",
            "Giá trị hợp đồng",
            "Kế hoạch lũy kế",
            "Nghiệm thu lũy kế",
            "Tỷ lệ thực hiện",
            "Khởi công",
            "Hoàn thành theo hợp đồng",
            "Dự kiến hoàn thành",
            "Nhân lực hiện có",
            "Nhân lực cần có",
            "Máy hiện có",
            "Máy cần có",
            "Vật liệu",
            "Vật liệu thiếu",
            "Nguyên nhân chậm",
            "Tính chất",
            "Bên gây chậm",
            "Giải pháp khắc phục",
        )
    ]


def test_added_sheets_and_columns_are_noticed() -> None:
    header, _, row = SOUND["Tiến độ"].partition("\n")
    added = f"{header} | Cột thêm\n{row} | 5"
    assert told(Sent({"Tiến độ": added, "Nháp": "a | b\n1 | 2"})) == [
        (
            "Tiến độ G14 Cột “Cột thêm (E)” không thuộc biểu mẫu nên không được tổng hợp."
            " Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú."
        ),
        (
            "Nháp G13 Trang này không thuộc biểu mẫu nên không được tổng hợp."
            " Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú hoặc gửi văn bản kèm theo."
        ),
    ]


def waiver(rule: str, until: str | None = None) -> Waiver:
    ended = day(until) if until else None
    return Waiver(rule=rule, unit_code="BQLGT", period="2026-Q1", reason="lũ", until=ended)


def test_a_waiver_releases_a_return_and_says_so() -> None:
    late = Sent(SOUND, arrived_on=date(2026, 6, 18))
    known = register(*PORTFOLIO, waiver("G08", "2026-06-30"))
    assert told(late, known=known) == [
        ("D01 Quy tắc G08 được miễn trừ đến hết ngày 30/06/2026: lũ (không ghi người quyết định).")
    ]
    assert not judged(late, known=known)[0][0].refused


def test_a_waiver_that_ran_out_releases_nothing() -> None:
    late = Sent(SOUND, arrived_on=date(2026, 6, 18))
    known = register(*PORTFOLIO, waiver("G08", "2026-06-17"))
    assert [line.split()[0] for line in told(late, known=known)] == ["G08"]


def test_a_released_return_counts_for_the_period_of_its_figures() -> None:
    late = Sent(SOUND, cover={"Số liệu tính đến ngày": "2026-06-14"}, arrived_on=date(2026, 6, 18))
    books, findings = judged(late, known=register(*PORTFOLIO, waiver("G07")))
    assert [line.split()[0] for line in lines(findings)] == ["Bìa!B4"]
    assert [book.identity.period.code for book in books] == ["2026-Q2"]


def test_a_waiver_of_one_gate_leaves_the_next_one_shut() -> None:
    late = Sent(SOUND, cover={"Số liệu tính đến ngày": "2026-06-14"}, arrived_on=date(2026, 9, 18))
    found = told(late, known=register(*PORTFOLIO, waiver("G07")))
    assert [line.split()[0] for line in found] == ["G08", "Bìa!B4"]


def test_findings_of_what_is_no_return_are_kept() -> None:
    _, findings = judged(Sent(SOUND), sent(Mã_đơn_vị=None), Sent(WRONG, path="khac.xlsx"))
    assert [line.split()[1 if "!" in line else 0] for line in lines(findings)] == [
        "G03",
        "độ!C2",
    ]
