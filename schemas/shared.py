"""The columns that name a row on several sheets, so that a project is chosen alike on each."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from schemas.choices import CARRY_KIND, PROJECTS, SOURCE
from schemas.column import Carry, choice, code, count

EARLIEST_YEAR = 2015
LATEST_YEAR = 2035

ProjectCode: TypeAlias = Annotated[
    str,
    choice(
        "Dự án",
        PROJECTS,
        locked=True,
        owed=True,
        carry=Carry.STOCK,
        width=30,
        help="Chọn trong danh sách. Ví dụ: NS-01 – Nâng cấp QL4B.",
        was=("Tên dự án", "Mã dự án"),
    ),
]
FundingSource: TypeAlias = Annotated[
    str,
    choice(
        "Nguồn vốn",
        SOURCE,
        locked=True,
        owed=True,
        carry=Carry.STOCK,
        help="Chọn nguồn vốn; mỗi nguồn một dòng. Ví dụ: NSĐP.",
    ),
]
BudgetYear: TypeAlias = Annotated[
    int,
    count(
        "Năm kế hoạch",
        "",
        locked=True,
        owed=True,
        lower=EARLIEST_YEAR,
        upper=LATEST_YEAR,
        carry=Carry.STOCK,
        width=10,
        help="Năm của kế hoạch vốn, kể cả khi giải ngân trong tháng 01 năm sau. Ví dụ: 2026.",
    ),
]
CarryKind: TypeAlias = Annotated[
    str,
    choice(
        "Loại kế hoạch",
        CARRY_KIND,
        locked=True,
        owed=True,
        carry=Carry.STOCK,
        width=28,
        help="Kế hoạch năm; kế hoạch năm trước được phép chuyển sang; hoặc ứng trước kế hoạch.",
    ),
]
PlanVersion: TypeAlias = Annotated[
    int,
    count(
        "Phiên bản kế hoạch",
        "",
        locked=True,
        owed=True,
        carry=Carry.STOCK,
        width=10,
        help="0 là kế hoạch gốc; mỗi lần đề nghị điều chỉnh thì tăng 1. Ví dụ: 2.",
    ),
]
PlanYear: TypeAlias = Annotated[
    int,
    count(
        "Năm",
        "",
        locked=True,
        owed=True,
        lower=EARLIEST_YEAR,
        upper=LATEST_YEAR,
        carry=Carry.STOCK,
        width=8,
        help="Mỗi năm một dòng, từ năm khởi công đến năm hoàn thành. Ví dụ: 2026.",
    ),
]
MilestoneCode: TypeAlias = Annotated[
    str,
    code(
        "Mã mốc",
        locked=True,
        owed=True,
        width=8,
        help="M01 đến M11; mốc riêng của dự án ghi X01, X02… Ví dụ: M08.",
    ),
]
