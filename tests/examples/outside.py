"""Examples of the rules about other authorities' forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.books import workbook
from tests.examples.exhibit import Example, alone
from tests.outside import FINANCE, FINANCE_TITLE, LAND_TITLE, ROAD, SITE, drawn, finance, land
from tests.returns import Sent

if TYPE_CHECKING:
    from tests.examples.exhibit import Returns

SHEET = "Phụ lục III"


def beside_cover(sheet: str, form: str = "CDT", period: str = "2026-Q1") -> Returns:
    """Return a sheet that was copied into a form of ours."""
    return alone(Sent({SHEET: sheet}, form=form, period=period, whole=False))


def by_itself(sheet: str) -> Returns:
    """Return a file that holds nothing else."""
    return alone(Sent({}, raw=workbook({SHEET: sheet})))


MONEY = beside_cover(finance())
PLOTS = beside_cover(land(), "XA")
UNPLANNED = tuple(column for column in FINANCE if not column.name.startswith("plan"))
TOWN = {**ROAD, "project": "Khu dân cư Mai Pha"}

OUTSIDE = (
    Example(
        "G30",
        "Phụ lục III G30 Trang “Phụ lục III” là biểu 48 cột về thực hiện, giải ngân vốn đầu tư công"
        " của Bộ Tài chính; đã đọc vào “Giải ngân”, “Kết quả và kế hoạch”; các trang khác của biểu"
        " mẫu coi như chưa báo cáo. Muốn báo cáo cả các trang khác thì chép trang này vào tệp biểu"
        " mẫu đã gửi cho đơn vị, điền các trang đó rồi gửi một tệp.",
        by_itself(finance()),
        MONEY,
    ),
    Example(
        "G31",
        "Phụ lục III G31 Trang “Phụ lục III” giống biểu 48 cột về thực hiện, giải ngân vốn đầu tư"
        " công của Bộ Tài chính nhưng không có cột “Kế hoạch năm … – NSTW”. Giữ nguyên tiêu đề cột"
        " của biểu rồi gửi lại, hoặc dùng biểu mẫu đã gửi cho đơn vị.",
        by_itself(drawn(UNPLANNED, ROAD, title=FINANCE_TITLE)),
        MONEY,
    ),
    Example(
        "G32",
        "Phụ lục III G32 Trang “Phụ lục III” là biểu 48 cột về thực hiện, giải ngân vốn đầu tư công"
        " của Bộ Tài chính, chỉ được nhận cho số liệu từ 01/01/2026; số liệu này tính đến"
        " 14/12/2025. Dùng biểu mẫu đã gửi cho đơn vị; nếu biểu còn hiệu lực thì báo Sở Tài chính.",
        beside_cover(finance(title="Quý IV/2025"), period="2025-Q4"),
        MONEY,
    ),
    Example(
        "G33",
        "Phụ lục III!A2 G33 Phía trên bảng ghi đơn vị “BAN QLDA VÔ DANH”, không có trong danh mục"
        " đơn vị (gần nhất: Ban QLDA giao thông). Ghi thêm một dòng “Đơn vị báo cáo: …”"
        " phía trên bảng, đúng tên hiện nay của đơn vị.",
        by_itself(finance(title=FINANCE_TITLE.replace("GIAO THÔNG", "VÔ DANH"))),
        MONEY,
    ),
    Example(
        "G34",
        "G34 Phía trên bảng và trong bảng ghi kỳ báo cáo “(để trống)”, không rõ là kỳ nào. Ghi thêm"
        " một dòng “Kỳ báo cáo: …” phía trên bảng, ví dụ: Quý III/2026.",
        by_itself(finance(title=FINANCE_TITLE.replace(" QUÝ I NĂM 2026", ""))),
        MONEY,
    ),
    Example(
        "G35",
        "Phụ lục III!B10 G35 Không dòng nào của trang “Phụ lục III” nêu đúng mã hoặc tên một dự án"
        " trong danh mục; dòng đầu ghi “Nâng cấp QL4C” (gần nhất: Nâng cấp QL4B). Ghi mã dự án (ví"
        " dụ NS-01) hoặc đúng tên trong danh mục rồi gửi lại.",
        beside_cover(finance({**ROAD, "project": "Nâng cấp QL4C"})),
        MONEY,
    ),
    Example(
        "G36",
        "Phụ lục III!AD8 G36 Có 1 dòng ghi kỳ khác, dòng đầu ghi “02/2026”; các dòng này không được"
        " tính. Chỉ cần gửi các dòng của kỳ báo cáo.",
        beside_cover(land(SITE, {**SITE, "period": "'02/2026"}), "XA"),
        PLOTS,
    ),
    Example(
        "C30",
        "Phụ lục III!AI10 C30 “Giải ngân”: cột tổng là 160.000, các cột theo nguồn vốn cộng được"
        " 150.000 triệu đồng; dùng số theo nguồn vốn. Ghi đủ số theo từng nguồn vốn, cộng lại đúng"
        " bằng cột tổng.",
        beside_cover(finance({**ROAD, "paid": "160000"})),
        MONEY,
    ),
    Example(
        "R30",
        "Phụ lục III!B11 R30 “Khu dân cư Mai Pha” không phải mã hoặc tên dự án nào trong danh mục"
        " nên dòng không được tính. Là dự án của Ban Chỉ đạo thì ghi mã (ví dụ NS-01) hoặc đúng tên"
        " trong danh mục; dự án khác thì không phải sửa.",
        beside_cover(finance(ROAD, TOWN)),
        MONEY,
    ),
    Example(
        "R31",
        "Phụ lục III!E8 R31 “Khuất Xa” không khớp hẳn tên xã, phường nào trong danh mục (gần nhất:"
        " UBND xã Khuất Xá) nên dòng không được tính. Ghi mã hoặc đúng tên trong danh mục.",
        beside_cover(land(SITE, {**SITE, "commune": "Khuất Xa"}, title=LAND_TITLE), "XA"),
        PLOTS,
    ),
)
