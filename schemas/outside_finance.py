"""The finance ministry's 48 columns on work and payments of public investment, as a column map."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from schemas.outside import REPORT_YEAR, Given, OutsideForm, fills, passes, totals

if TYPE_CHECKING:
    from schemas.outside import OutsideColumn

_SOURCES: Final = (
    (
        "nstw",
        (
            *("NSTW", "Vốn NSTW", "NSTW trong nước", "Vốn NSTW trong nước", "Vốn trong nước"),
            *("Ngân sách trung ương", "Vốn ngân sách trung ương", "NS TW", "NS trung ương"),
        ),
    ),
    ("oda", ("Vốn nước ngoài", "Vốn nước ngoài (ODA)", "ODA", "Vốn ODA", "NSTW nước ngoài (ODA)")),
    (
        "nsdp",
        (
            *("NSĐP", "Vốn NSĐP", "Ngân sách địa phương", "Vốn ngân sách địa phương"),
            *("NS tỉnh", "Ngân sách tỉnh", "Vốn ngân sách tỉnh", "NS ĐP", "NS địa phương"),
        ),
    ),
    ("ctmtqg", ("CTMTQG", "Vốn CTMTQG", "Chương trình mục tiêu quốc gia")),
    ("tpcp", ("TPCP", "Vốn TPCP", "Trái phiếu Chính phủ", "Vốn trái phiếu Chính phủ")),
    ("khac", ("Vốn khác", "Khác", "Nguồn khác", "Nguồn vốn khác")),
)
_EVERY_SOURCE: Final = tuple(label for _, labels in _SOURCES for label in labels)

_INVESTMENT: Final = ("Quyết định đầu tư", "Quyết định đầu tư …", "TMĐT", "Tổng mức đầu tư")
_ALLOCATED: Final = ("Lũy kế vốn đã bố trí …", "Lũy kế bố trí vốn …")
_DISBURSED_BEFORE: Final = ("Lũy kế giải ngân đến hết …", "Lũy kế vốn đã giải ngân …")
_EXTENDED: Final = (
    "KHV năm trước …",
    "Kế hoạch vốn năm trước …",
    "… được phép kéo dài",
    "… kéo dài …",
)
_PLAN: Final = ("Kế hoạch năm …", "Kế hoạch vốn năm …", "KHV năm …")
_WORK: Final = ("Khối lượng thực hiện …", "Giá trị khối lượng thực hiện …")
_MONTH: Final = ("Giải ngân tháng …", "Giải ngân trong tháng …", "Giải ngân quý …")
_YEAR: Final = ("Lũy kế giải ngân từ đầu năm …", "Giải ngân lũy kế từ đầu năm …")
_RATE: Final = ("Tỷ lệ …",)
_SUM: Final = ("Tổng số", "Số tiền", "Tổng", "Tổng cộng", "Tổng số (tất cả các nguồn vốn)")


def _by_source(field: str, under: tuple[str, ...], *, year: bool = False) -> list[OutsideColumn]:
    return [
        fills(
            field,
            *labels,
            under=under,
            table="disbursements",
            key=(("source", source),),
            year=year,
        )
        for source, labels in _SOURCES
    ]


FINANCE: Final = OutsideForm(
    code="BTC-48",
    name="biểu 48 cột về thực hiện, giải ngân vốn đầu tư công của Bộ Tài chính",
    form="CDT",
    tables=("disbursements", "outlook"),
    valid_from=date(2026, 1, 1),
    columns=(
        passes("STT", "TT", "Số TT"),
        fills("project_code", "Danh mục dự án", "Tên dự án", "Dự án", "Mã dự án"),
        passes("Địa điểm XD", "Địa điểm xây dựng", "Địa điểm", "Mã số dự án"),
        passes("Số QĐ …", "Số quyết định …", "Số, ngày …", under=_INVESTMENT),
        passes(*_SUM, "Trong đó: vốn NSNN", "Vốn NSNN", under=_INVESTMENT),
        passes(*_SUM, under=_DISBURSED_BEFORE),
        passes("Riêng năm …", "Trong đó …", "Vốn NSNN", "NSNN", under=_DISBURSED_BEFORE),
        passes(*_SUM, "Vốn ĐTPT", "Vốn đầu tư phát triển", *_EVERY_SOURCE, under=_EXTENDED),
        passes(*_SUM, "Riêng tháng …", "Trong đó …", under=_WORK),
        passes(*_SUM, *_EVERY_SOURCE, under=_MONTH),
        passes(*_EVERY_SOURCE, under=_RATE),
        passes("Tỷ lệ …"),
        totals("allocated_before_vnd", *_SUM, under=_ALLOCATED, table="disbursements"),
        *_by_source("allocated_before_vnd", _ALLOCATED),
        passes(*_SUM, "Riêng năm …", "Trong đó …", "NSNN", under=_ALLOCATED),
        totals("plan_vnd", *_SUM, under=_PLAN, table="disbursements", year=True),
        *_by_source("plan_vnd", _PLAN, year=True),
        totals("disbursed_vnd", *_SUM, under=_YEAR, table="disbursements"),
        *_by_source("disbursed_vnd", _YEAR),
        fills("done_text", "Công việc chủ yếu đã hoàn thành …", table="outlook"),
        fills("ongoing_text", "Công việc … dở dang …", "Đang dở dang …", table="outlook"),
        fills("next_text", "Kế hoạch … tháng còn lại …", "Kế hoạch … tới", table="outlook"),
        fills("note", "Ghi chú", table="disbursements"),
    ),
    needed=("project_code", "plan_vnd", "disbursed_vnd"),
    fewest=20,
    given=(
        Given("disbursements", "carry_kind", "nam"),
        Given("disbursements", "budget_year", REPORT_YEAR),
    ),
    heading=(("unit_name", "Chủ đầu tư"), ("unit_name", "Đơn vị"), ("unit_name", "Tên đơn vị")),
    source="Phụ lục III, 48 cột, chế độ báo cáo vốn đầu tư công của Bộ Tài chính",
)
