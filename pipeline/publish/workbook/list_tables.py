"""Tables of agencies, settlements, returns, changes and clashes: what the smaller sheets show."""

from __future__ import annotations

from typing import Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import EVERY_NUMBER, MeasureColumn, Table, ordinal
from pipeline.publish.workbook.measured import measured


def _plain(
    field: str, label: str, width: float, doc: str = "", show: Show = Show.TEXT
) -> MeasureColumn:
    return MeasureColumn(field=field, label=label, width=width, doc=doc, show=show)


_OF_AGENCY: Final = "{ThuTuc.agency},{agency}"
_BOTH_KNOWN: Final = f"{{ThuTuc.held_days}},{EVERY_NUMBER},{{ThuTuc.allowed_days}},{EVERY_NUMBER}"


def _days(field: str) -> str:
    known = f"{_OF_AGENCY},{_BOTH_KNOWN}"
    return f'IF(COUNTIFS({known})=0,"",SUMIFS({{ThuTuc.{field}}},{known}))'


AGENCIES: Final = Table(
    name="CoQuan",
    title="Cơ quan giải quyết",
    heading="THỜI GIAN GIẢI QUYẾT THỦ TỤC THEO CƠ QUAN",
    note="Tính từ bảng ThuTuc; hồ sơ chưa ghi cơ quan giải quyết không có ở đây.",
    source="Bảng ThuTuc",
    columns=(
        ordinal(),
        *{
            **measured(
                "agencies",
                {
                    "files": f"COUNTIFS({_OF_AGENCY})",
                    "open_files": f"COUNTIFS({_OF_AGENCY})"
                    f"-COUNTIFS({_OF_AGENCY},{{ThuTuc.answered_on}},{EVERY_NUMBER})",
                    "overdue_files": f'COUNTIFS({_OF_AGENCY},{{ThuTuc.overdue}},"Có")',
                    "held_days": _days("held_days"),
                    "allowed_days": _days("allowed_days"),
                },
            ),
            "agency_name": _plain("agency_name", "Tên cơ quan", 34, "Theo danh mục đơn vị."),
        }.values(),
    ),
)


def _reached(code: str) -> str:
    found = f'INDEX({{Moc.actual_date}},MATCH({{project_code}}&"|{code}",{{Moc.key}},0))'
    return f'IFERROR(IF(ISNUMBER({found}),{found},""),"")'


_DAY: Final = "INDEX({DuAn.decided_by},MATCH({project_code},{DuAn.project_code},0))"

SETTLEMENTS: Final = Table(
    name="QuyetToan",
    title="Quyết toán",
    heading="DỰ ÁN ĐÃ ĐƯA VÀO SỬ DỤNG VÀ TÌNH HÌNH QUYẾT TOÁN",
    note="Dự án có vốn nhà nước đã đạt một trong các mốc M09, M10, M11.",
    source="Bảng Moc",
    columns=(
        ordinal(),
        *measured(
            "settlements",
            {
                "m09_date": _reached("M09"),
                "m10_date": _reached("M10"),
                "m11_date": _reached("M11"),
                "days_since": f'IF(OR(ISNUMBER({{m11_date}}),NOT(ISNUMBER({{m09_date}}))),"",'
                f'IF({{m09_date}}>{_DAY},"",{_DAY}-{{m09_date}}))',
                "awaits": 'IF(ISNUMBER({days_since}),IF(ISNUMBER({m10_date}),"M11","M10"),"")',
            },
        ).values(),
    ),
)

STATE_WORDS: Final = {
    "on_time": "Đúng hạn",
    "late": "Chậm",
    "missing": "Chưa gửi",
    "refused": "Không được chấp nhận",
    "not_due": "Chưa đến hạn",
}
DUTIES: Final = Table(
    name="NopBaoCao",
    title="Nộp báo cáo",
    heading="TÌNH HÌNH NỘP BÁO CÁO CỦA CÁC ĐƠN VỊ",
    source="Danh mục: Phân công báo cáo; các báo cáo nhận được",
    columns=(
        ordinal(),
        _plain("unit_name", "Tên đơn vị", 30, "Đơn vị phải gửi báo cáo."),
        _plain("unit_code", "Đơn vị", 11, "Mã đơn vị.", Show.CODE),
        _plain("form_code", "Biểu mẫu", 9, "Mã biểu mẫu."),
        _plain("period", "Kỳ", 13, "Kỳ của báo cáo phải gửi."),
        _plain("due_on", "Hạn gửi", 12, "Ngày cuối cùng còn đúng hạn.", Show.DATE),
        _plain("received_on", "Ngày nhận", 12, "Ngày nhận báo cáo dùng được.", Show.DATE),
        MeasureColumn(
            field="state",
            label="Tình hình",
            width=20,
            words=STATE_WORDS,
            doc="Đúng hạn, chậm, chưa gửi, không được chấp nhận, chưa đến hạn.",
        ),
        _plain("days_late", "Số ngày chậm", 9, "Từ hạn gửi.", Show.WHOLE),
        _plain("rounds", "Số lần gửi", 8, "Kể cả các lần đính chính.", Show.WHOLE),
    ),
)


def _in_state(state: str) -> str:
    return (
        "COUNTIFS({NopBaoCao.unit_code},{unit_code},{NopBaoCao.state},"
        f'"{STATE_WORDS[state]}")'
    )


DISCIPLINE: Final = Table(
    name="KyLuat",
    title="Kỷ luật báo cáo",
    heading="KỶ LUẬT BÁO CÁO THEO ĐƠN VỊ",
    source="Bảng NopBaoCao",
    columns=(
        ordinal(),
        *{
            "unit_name": _plain("unit_name", "Tên đơn vị", 30, "Theo danh mục đơn vị."),
            **measured(
                "reporting",
                {
                    "owed": "COUNTIFS({NopBaoCao.unit_code},{unit_code})",
                    **{state: _in_state(state) for state in STATE_WORDS},
                    "corrected": "COUNTIFS({NopBaoCao.unit_code},{unit_code},"
                    '{NopBaoCao.rounds},">1")',
                    "days_late": "SUMPRODUCT(MAX(({NopBaoCao.unit_code}={unit_code})"
                    "*{NopBaoCao.days_late}))",
                    "discipline_rate": 'IF({owed}>{not_due},{on_time}/({owed}-{not_due}),"")',
                },
            ),
        }.values(),
    ),
)

FATE_WORDS: Final = {
    "used": "Đang dùng",
    "superseded": "Đã có bản thay thế",
    "refused": "Không dùng được",
    "not_counted": "Không tính cho kỳ này",
}
RETURNS: Final = Table(
    name="BaoCaoNhan",
    title="Báo cáo nhận được",
    heading="CÁC BÁO CÁO NHẬN ĐƯỢC VÀ VIỆC SỬ DỤNG",
    note="Mỗi tệp báo cáo một dòng, của mọi kỳ; tệp được thay bằng bản gửi sau thì ghi bản thay.",
    source="Hộp thư đến",
    columns=(
        ordinal(),
        _plain("path", "Tệp", 60, "Tệp trong hộp thư đến."),
        _plain("unit_name", "Đơn vị", 28, "Đơn vị gửi."),
        _plain("form_code", "Biểu mẫu", 9, "Mã biểu mẫu."),
        _plain("period", "Kỳ", 13, "Kỳ ghi trên bìa."),
        _plain("revision", "Lần gửi", 8, "Theo bìa.", Show.WHOLE),
        _plain("received_on", "Ngày nhận", 12, "Ngày của thư hoặc của tên tệp.", Show.DATE),
        _plain("data_date", "Số liệu đến ngày", 12, "Theo bìa.", Show.DATE),
        MeasureColumn(
            field="fate",
            label="Việc sử dụng",
            width=20,
            words=FATE_WORDS,
            doc="Báo cáo được dùng, được thay thế, không dùng được hay không tính.",
        ),
        _plain("used_for", "Dùng cho kỳ", 13, "Kỳ mà báo cáo được dùng."),
        _plain("replaced_by", "Tệp thay thế", 60, "Bản gửi sau thay cho tệp này."),
        _plain("sha256", "Dấu vân tay tệp", 24, "SHA-256 của nội dung tệp."),
    ),
)

KIND_WORDS: Final = {
    "figure": "Số liệu",
    "date": "Thời gian",
    "status": "Trạng thái",
    "restatement": "Điều chỉnh giảm số lũy kế đã công bố",
}
CHANGES: Final = Table(
    name="ThayDoi",
    title="Thay đổi",
    heading="NỘI DUNG THAY ĐỔI SO VỚI KỲ TRƯỚC",
    source="Số liệu kỳ này và kỳ trước",
    columns=(
        ordinal(),
        _plain("project_name", "Tên dự án", 56, "Dự án có thay đổi."),
        _plain("project_code", "Mã dự án", 10, "Mã dự án.", Show.CODE),
        MeasureColumn(
            field="kind",
            label="Loại thay đổi",
            width=17,
            words=KIND_WORDS,
            doc="Số liệu, thời gian, trạng thái, hoặc số lũy kế giảm so với kỳ trước.",
        ),
        _plain("what", "Nội dung", 40, "Bảng và cột."),
        _plain("row_name", "Dòng", 44, "Khóa của dòng trong bảng."),
        _plain("old_said", "Kỳ trước", 20, "Giá trị của kỳ trước."),
        _plain("new_said", "Kỳ này", 20, "Giá trị của kỳ này."),
        _plain("difference", "Tăng giảm", 20, "Kỳ này trừ kỳ trước."),
        _plain("reporter", "Đơn vị báo cáo", 50, "Đơn vị đã báo cáo giá trị kỳ này."),
    ),
)
ADJUSTMENTS: Final = Table(
    name="DieuChinh",
    title="Điều chỉnh",
    heading="SỐ LIỆU DO CƠ QUAN THƯỜNG TRỰC ĐIỀU CHỈNH",
    source="Danh mục: Điều chỉnh số liệu",
    columns=(
        ordinal(),
        _plain("what", "Nội dung", 36, "Bảng và cột."),
        _plain("key", "Dòng", 10, "Khóa của dòng trong bảng."),
        _plain("unit_name", "Đơn vị", 17, "Đơn vị báo cáo."),
        _plain("reported", "Số báo cáo", 34, "Như đơn vị đã báo cáo."),
        _plain("used", "Số dùng", 26, "Số cơ quan thường trực dùng thay."),
        _plain("period", "Kỳ", 18, "Kỳ của báo cáo được điều chỉnh."),
        _plain("on", "Ngày điều chỉnh", 18, "Theo danh mục.", Show.DATE),
        _plain("by", "Người điều chỉnh", 16, "Theo danh mục."),
        _plain("reason", "Lý do", 26, "Theo danh mục.", Show.LINES),
        _plain("matched", "Đã áp dụng", 10, "Không: không tìm thấy ô cần điều chỉnh."),
    ),
)
CLASHES: Final = Table(
    name="SoLieuKhacNhau",
    title="Số liệu khác nhau",
    heading="SỐ LIỆU HAI ĐƠN VỊ BÁO CÁO KHÁC NHAU",
    source="Các báo cáo nhận được",
    columns=(
        ordinal(),
        _plain("what", "Nội dung", 36, "Bảng và cột."),
        _plain("key", "Dòng", 30, "Khóa của dòng trong bảng."),
        _plain("unit_name", "Đơn vị thứ nhất", 26, "Đơn vị báo cáo."),
        _plain("value", "Số thứ nhất", 16, "Số của đơn vị thứ nhất."),
        _plain("other_name", "Đơn vị thứ hai", 26, "Đơn vị báo cáo khác."),
        _plain("other_value", "Số thứ hai", 16, "Số của đơn vị thứ hai."),
        _plain("used_name", "Lấy số của", 26, "Đơn vị có số được dùng; trống: không số nào."),
        _plain("rule_said", "Theo quy tắc", 40, "Vì sao lấy số đó."),
        _plain("difference", "Chênh lệch", 14, "Số thứ nhất trừ số thứ hai; trống: không phải số."),
    ),
)
