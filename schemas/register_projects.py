"""The portfolio: its projects with what was approved for them, and their work packages."""

from typing import Annotated, ClassVar, Final

from schemas.choices import CAPITAL_GROUP, PROJECTS, UNITS
from schemas.column import Row, Sheet, choice, code, count, day, money, note, text
from schemas.register_choices import (
    FIELD,
    PHASE,
    PORTFOLIO,
    PROJECT_CLASS,
    DocumentDate,
    DocumentNo,
    ValidFrom,
    ValidUntil,
)
from schemas.said import SaidDate
from schemas.shared import EARLIEST_YEAR, LATEST_YEAR

_INVESTMENT: Final = "Tổng mức đầu tư"
INVESTMENT_PARTS: Final = (
    "central_vnd",
    "oda_vnd",
    "provincial_vnd",
    "programme_vnd",
    "bonds_vnd",
    "ppp_state_vnd",
    "other_state_vnd",
    "equity_vnd",
    "loans_vnd",
    "other_private_vnd",
)
"""The fields of a project that together make its total investment."""
PRIVATE_PARTS: Final = ("equity_vnd", "loans_vnd", "other_private_vnd")
"""Those of them that an investor brings in."""


class Project(Row):
    """One project, as it was approved from one day to another."""

    sheet: ClassVar[Sheet] = Sheet(
        name="projects",
        title="Dự án",
        heading="DANH MỤC DỰ ÁN",
        key=("project_code", "valid_from"),
        spare_rows=20,
        note="Khi quyết định điều chỉnh: ghi ngày kết thúc ở dòng cũ, thêm dòng mới cùng mã.",
    )

    project_code: Annotated[
        str, code("Mã dự án", owed=True, help="Chữ hoa, chữ số và gạch nối, ví dụ: NS-01.")
    ]
    name: Annotated[str | None, text("Tên dự án", owed=True, width=50)] = None
    portfolio: Annotated[str | None, choice("Danh mục", PORTFOLIO, owed=True)] = None
    capital_group: Annotated[
        str | None, choice("Nhóm nguồn vốn", CAPITAL_GROUP, owed=True, width=30)
    ] = None
    project_class: Annotated[str | None, choice("Nhóm dự án", PROJECT_CLASS)] = None
    field: Annotated[str | None, choice("Lĩnh vực", FIELD)] = None
    owner_code: Annotated[str | None, choice("Chủ đầu tư", UNITS, width=34)] = None
    investor: Annotated[
        str | None, text("Nhà đầu tư", help="Tên nhà đầu tư hoặc liên danh.", width=34)
    ] = None
    communes: Annotated[
        str | None,
        text("Xã, phường", help="Mã các xã, phường, cách nhau bằng dấu chấm phẩy.", width=30),
    ] = None
    decision_no: DocumentNo = None
    decision_date: DocumentDate = None
    total_investment_vnd: Annotated[
        int | None,
        money("Tổng số", band=_INVESTMENT, owed=True, help="Bằng tổng các nguồn ghi bên phải."),
    ] = None
    central_vnd: Annotated[int | None, money("NSTW trong nước", band=_INVESTMENT)] = None
    oda_vnd: Annotated[int | None, money("NSTW nước ngoài (ODA)", band=_INVESTMENT)] = None
    provincial_vnd: Annotated[int | None, money("Ngân sách địa phương", band=_INVESTMENT)] = None
    programme_vnd: Annotated[
        int | None, money("Chương trình mục tiêu quốc gia", band=_INVESTMENT)
    ] = None
    bonds_vnd: Annotated[int | None, money("Trái phiếu Chính phủ", band=_INVESTMENT)] = None
    ppp_state_vnd: Annotated[
        int | None, money("Vốn nhà nước trong dự án PPP", band=_INVESTMENT)
    ] = None
    other_state_vnd: Annotated[int | None, money("Vốn nhà nước khác", band=_INVESTMENT)] = None
    equity_vnd: Annotated[int | None, money("Vốn chủ sở hữu của nhà đầu tư", band=_INVESTMENT)] = (
        None
    )
    loans_vnd: Annotated[int | None, money("Vốn vay của nhà đầu tư", band=_INVESTMENT)] = None
    other_private_vnd: Annotated[
        int | None, money("Vốn huy động khác của nhà đầu tư", band=_INVESTMENT)
    ] = None
    phase: Annotated[str | None, choice("Giai đoạn", PHASE)] = None
    new_start_year: Annotated[
        int | None,
        count(
            "Năm khởi công mới",
            "",
            lower=EARLIEST_YEAR,
            upper=LATEST_YEAR,
            help="Ví dụ: 2026.",
            width=12,
        ),
    ] = None
    listed_from: Annotated[
        SaidDate | None,
        day("Vào danh mục từ ngày", help="Để trống: từ khi lập danh mục."),
    ] = None
    listed_until: Annotated[
        SaidDate | None,
        day("Trong danh mục đến hết ngày", help="Để trống: còn trong danh mục."),
    ] = None
    remark: Annotated[str | None, note("Ghi chú")] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class WorkPackage(Row):
    """One work package; its values together are what physical progress is measured against."""

    sheet: ClassVar[Sheet] = Sheet(
        name="work_packages",
        title="Gói thầu",
        heading="DANH MỤC GÓI THẦU, HẠNG MỤC",
        key=("project_code", "package_code", "valid_from"),
        spare_rows=40,
        note="Khi điều chỉnh hợp đồng: ghi ngày kết thúc ở dòng cũ, thêm dòng mới cùng mã.",
    )

    project_code: Annotated[str, choice("Dự án", PROJECTS, owed=True, width=34)]
    package_code: Annotated[
        str, code("Mã gói thầu", owed=True, help="Không trùng trong dự án, ví dụ: XL-01.")
    ]
    name: Annotated[str | None, text("Tên gói thầu, hạng mục", owed=True, width=50)] = None
    estimate_vnd: Annotated[
        int | None,
        money("Giá gói thầu được duyệt", help="Dùng làm mẫu số cho đến khi ký hợp đồng."),
    ] = None
    contract_no: Annotated[str | None, text("Số hợp đồng")] = None
    contract_date: Annotated[
        SaidDate | None, day("Ngày ký hợp đồng", help="Để trống khi chưa ký.")
    ] = None
    contract_value_vnd: Annotated[
        int | None, money("Giá trị hợp đồng", help="Để trống khi chưa ký.")
    ] = None
    contractor: Annotated[
        str | None, text("Nhà thầu", help="Tên nhà thầu hoặc liên danh.", width=34)
    ] = None
    start_date: Annotated[SaidDate | None, day("Ngày khởi công")] = None
    contract_finish_date: Annotated[SaidDate | None, day("Ngày hoàn thành theo hợp đồng")] = None
    remark: Annotated[str | None, note("Ghi chú")] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None
