"""Who takes part: the units and their former names, who reports what, who watches over what."""

from typing import Annotated, ClassVar

from schemas.choices import PROJECTS, UNITS, YES
from schemas.column import Row, Sheet, choice, code, note, text
from schemas.register_choices import (
    FIELD,
    FORM,
    FREQUENCY,
    SIGHT,
    UNIT_KIND,
    ValidFrom,
    ValidUntil,
)


class Unit(Row):
    """A unit that reports, owns, decides or is asked; a commune bears its official code."""

    sheet: ClassVar[Sheet] = Sheet(
        name="units",
        title="Đơn vị",
        heading="DANH MỤC ĐƠN VỊ",
        key=("unit_code", "valid_from"),
        spare_rows=20,
        note="Đơn vị đổi tên: ghi ngày kết thúc ở dòng cũ, thêm dòng mới cùng mã;"
        " tên cũ còn dùng thì ghi vào Bí danh.",
    )

    unit_code: Annotated[
        str,
        code(
            "Mã đơn vị",
            owed=True,
            help="Ví dụ: STC; xã, phường: X-06040 (mã hành chính).",
        ),
    ]
    name: Annotated[str | None, text("Tên đơn vị", owed=True, help="Tên chính thức.", width=44)] = (
        None
    )
    short_name: Annotated[str | None, text("Tên viết tắt", help="Ví dụ: Sở TC.")] = None
    kind: Annotated[str | None, choice("Loại đơn vị", UNIT_KIND, owed=True, width=30)] = None
    parent_code: Annotated[str | None, choice("Đơn vị cấp trên trực tiếp", UNITS, width=30)] = None
    email: Annotated[str | None, text("Thư điện tử", help="Nơi nhận biểu mẫu, phản hồi.")] = None
    contact: Annotated[str | None, text("Người liên hệ")] = None
    phone: Annotated[str | None, text("Điện thoại", width=16)] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Alias(Row):
    """Another name by which a unit was or is called."""

    sheet: ClassVar[Sheet] = Sheet(
        name="aliases",
        title="Bí danh",
        heading="TÊN CŨ, TÊN GỌI KHÁC CỦA ĐƠN VỊ",
        key=("alias", "unit_code", "valid_from"),
        spare_rows=30,
    )

    alias: Annotated[
        str, text("Tên gọi", owed=True, help="Tên cũ hoặc cách gọi thường gặp.", width=44)
    ]
    unit_code: Annotated[str, choice("Đơn vị", UNITS, owed=True, width=44)]
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Assignment(Row):
    """One duty to report: a unit, a form, a project or all, how often."""

    sheet: ClassVar[Sheet] = Sheet(
        name="assignments",
        title="Phân công báo cáo",
        heading="PHÂN CÔNG BÁO CÁO",
        key=("unit_code", "form_code", "project_code", "frequency", "valid_from"),
        spare_rows=40,
        note="Đơn vị báo cáo mọi dự án trong danh mục: để trống cột Dự án.",
    )

    unit_code: Annotated[str, choice("Đơn vị báo cáo", UNITS, owed=True, width=44)]
    form_code: Annotated[str, choice("Biểu mẫu", FORM, owed=True, width=40)]
    project_code: Annotated[
        str | None,
        choice("Dự án", PROJECTS, help="Để trống: mọi dự án trong danh mục.", width=40),
    ] = None
    frequency: Annotated[str, choice("Định kỳ", FREQUENCY, owed=True)]
    prevails: Annotated[
        str | None,
        choice(
            "Số liệu được lấy",
            YES,
            help="Chọn Có nếu lấy số của đơn vị này khi hai đơn vị cùng báo cáo một nội dung.",
        ),
    ] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Member(Row):
    """A member of the committee or of its staff, and what they may see."""

    sheet: ClassVar[Sheet] = Sheet(
        name="members",
        title="Thành viên",
        heading="THÀNH VIÊN BAN CHỈ ĐẠO, TỔ GIÚP VIỆC",
        key=("member_code", "valid_from"),
        spare_rows=20,
    )

    member_code: Annotated[str, code("Mã thành viên", owed=True, help="Ví dụ: TV-01.")]
    name: Annotated[str | None, text("Họ và tên", owed=True, width=30)] = None
    position: Annotated[str | None, text("Chức vụ", width=34)] = None
    role: Annotated[
        str | None, text("Vai trò trong Ban Chỉ đạo", help="Ví dụ: Phó Trưởng ban.", width=30)
    ] = None
    unit_code: Annotated[str | None, choice("Đơn vị", UNITS, width=34)] = None
    email: Annotated[str | None, text("Thư điện tử")] = None
    phone: Annotated[str | None, text("Điện thoại", width=16)] = None
    sees: Annotated[str | None, choice("Phạm vi xem", SIGHT, owed=True, width=34)] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Follow(Row):
    """What a member watches over: one project, or a whole field."""

    sheet: ClassVar[Sheet] = Sheet(
        name="follows",
        title="Phân công theo dõi",
        heading="PHÂN CÔNG THEO DÕI",
        key=("member_code", "project_code", "field", "valid_from"),
        spare_rows=30,
        note="Ghi một dự án hoặc một lĩnh vực ở mỗi dòng.",
    )

    member_code: Annotated[str, code("Mã thành viên", owed=True)]
    project_code: Annotated[str | None, choice("Dự án", PROJECTS, width=40)] = None
    field: Annotated[str | None, choice("Lĩnh vực", FIELD, width=34)] = None
    remark: Annotated[str | None, note("Ghi chú")] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None
