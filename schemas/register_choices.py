"""The lists and the recurring columns that only the register needs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from schemas.choices import Choice, Choices
from schemas.column import day, text
from schemas.said import SaidDate


class Fact(StrEnum):
    """A fact of the sheet Thông tin chung, by its kept code."""

    PARENT_AGENCY = "co_quan_chu_quan"
    AGENCY = "co_quan_ban_hanh"
    SYMBOL = "ky_hieu"
    PLACE = "dia_danh"
    AUTHORITY_LINE = "quyen_han"
    SIGNATORY_TITLE = "chuc_vu"
    SIGNATORY_NAME = "nguoi_ky"
    ADDRESSEES = "kinh_gui"
    RECIPIENTS = "noi_nhan"
    CONTACT = "lien_he"
    EMAIL = "thu_dien_tu"
    YEAR = "nam"
    CURRENT_PERIOD = "ky_dang_tong_hop"
    CUT_OFF_DAY = "ngay_chot"
    DUE_DAY = "ngay_nop"
    CONSOLIDATION_DAY = "ngay_tong_hop"
    DEMONSTRATION = "minh_hoa"


FACT = Choices(
    "DM_ThongTin",
    (
        Choice(Fact.PARENT_AGENCY, "Cơ quan chủ quản"),
        Choice(Fact.AGENCY, "Cơ quan ban hành"),
        Choice(Fact.SYMBOL, "Ký hiệu văn bản"),
        Choice(Fact.PLACE, "Địa danh"),
        Choice(Fact.AUTHORITY_LINE, "Quyền hạn của người ký"),
        Choice(Fact.SIGNATORY_TITLE, "Chức vụ của người ký"),
        Choice(Fact.SIGNATORY_NAME, "Họ và tên người ký"),
        Choice(Fact.ADDRESSEES, "Kính gửi"),
        Choice(Fact.RECIPIENTS, "Nơi nhận"),
        Choice(Fact.CONTACT, "Đầu mối hướng dẫn, giải đáp"),
        Choice(Fact.EMAIL, "Thư điện tử nhận báo cáo"),
        Choice(Fact.YEAR, "Năm"),
        Choice(Fact.CURRENT_PERIOD, "Kỳ đang tổng hợp"),
        Choice(Fact.CUT_OFF_DAY, "Ngày chốt số liệu trong tháng"),
        Choice(Fact.DUE_DAY, "Ngày phải gửi báo cáo trong tháng"),
        Choice(Fact.CONSOLIDATION_DAY, "Ngày tổng hợp trong tháng"),
        Choice(Fact.DEMONSTRATION, "Số liệu minh họa"),
    ),
)


def _choices(name: str, *items: tuple[str, str], coded: bool = False) -> Choices:
    return Choices(name, tuple(Choice(*item) for item in items), coded=coded)


DOCUMENT_KIND = _choices(
    "DM_LoaiVanBan",
    ("bao_cao", "Báo cáo tổng hợp"),
    ("yeu_cau", "Công văn yêu cầu báo cáo"),
    ("don_doc", "Công văn đôn đốc gửi báo cáo"),
    ("tien_do", "Công văn đôn đốc tiến độ"),
    ("bo_sung", "Công văn yêu cầu bổ sung, chỉnh sửa báo cáo"),
    ("phan_hoi", "Phiếu phản hồi kết quả kiểm tra"),
    ("thu", "Thư điện tử"),
)
LETTER_MANNER = _choices(
    "DM_CachLapVanBan",
    ("chung", "Một văn bản chung cho các đơn vị"),
    ("rieng", "Mỗi đơn vị một văn bản"),
    ("khong", "Không lập"),
)
FORM = _choices(
    "DM_BieuMau",
    ("KH", "Kế hoạch tiến độ"),
    ("CDT", "Báo cáo của chủ đầu tư, nhà đầu tư"),
    ("XA", "Báo cáo của UBND xã, phường, Trung tâm Phát triển quỹ đất"),
    ("SN", "Báo cáo của sở, ngành, đơn vị"),
    ("KB", "Xác nhận thanh toán của Kho bạc Nhà nước"),
    coded=True,
)
TABLE = _choices(
    "DM_Bang",
    ("packages", "Tiến độ"),
    ("milestones", "Mốc"),
    ("disbursements", "Giải ngân"),
    ("mobilised", "Huy động vốn"),
    ("needs", "Nhu cầu vốn"),
    ("procedures", "Thủ tục"),
    ("clearance", "GPMB"),
    ("obstacles", "Vướng mắc"),
    ("assigned_obstacles", "Vướng mắc được giao"),
    ("tasks", "Nhiệm vụ"),
    ("outlook", "Kết quả và kế hoạch"),
    ("work_plan", "Kế hoạch khối lượng"),
    ("payment_plan", "Kế hoạch giải ngân"),
    ("milestone_plan", "Mốc kế hoạch"),
    ("treasury", "Thanh toán"),
)
PORTFOLIO = _choices(
    "DM_NhomDanhMuc",
    ("quan_trong", "Dự án quan trọng"),
    ("noi_tru", "Trường phổ thông nội trú biên giới"),
    ("khac", "Danh mục khác"),
)
PROJECT_CLASS = _choices(
    "DM_NhomDuAn",
    ("QTQG", "Quan trọng quốc gia"),
    ("A", "Nhóm A"),
    ("B", "Nhóm B"),
    ("C", "Nhóm C"),
)
FIELD = _choices(
    "DM_LinhVuc",
    ("giao_thong", "Giao thông"),
    ("cua_khau", "Hạ tầng cửa khẩu, thương mại"),
    ("cong_nghiep", "Khu, cụm công nghiệp"),
    ("do_thi", "Khu đô thị, khu dân cư, nhà ở"),
    ("giao_duc", "Giáo dục và đào tạo"),
    ("y_te", "Y tế"),
    ("van_hoa", "Văn hóa, thể thao, du lịch"),
    ("thuy_loi", "Nông nghiệp, thủy lợi, phòng chống thiên tai"),
    ("khac", "Lĩnh vực khác"),
)
PHASE = _choices(
    "DM_GiaiDoan",
    ("chuan_bi", "Chuẩn bị dự án"),
    ("thuc_hien", "Thực hiện dự án"),
    ("ket_thuc", "Kết thúc xây dựng"),
)
UNIT_KIND = _choices(
    "DM_LoaiDonVi",
    ("xa", "Xã"),
    ("phuong", "Phường"),
    ("so_nganh", "Sở, ban, ngành"),
    ("ban_qlda", "Ban quản lý dự án"),
    ("nha_dau_tu", "Nhà đầu tư, doanh nghiệp dự án"),
    ("quy_dat", "Trung tâm Phát triển quỹ đất"),
    ("kho_bac", "Kho bạc Nhà nước"),
    ("ha_tang", "Đơn vị quản lý hạ tầng kỹ thuật"),
    ("khac", "Đơn vị khác"),
)
FREQUENCY = _choices(
    "DM_DinhKy",
    ("thang", "Hằng tháng"),
    ("quy", "Hằng quý"),
    ("sau_thang", "6 tháng"),
    ("chin_thang", "9 tháng"),
    ("nam", "Hằng năm"),
)
SIGHT = _choices(
    "DM_PhamViXem",
    ("toan_bo", "Toàn bộ danh mục"),
    ("theo_doi", "Dự án, lĩnh vực được phân công"),
    ("don_vi", "Dự án của đơn vị mình"),
)
DECISION_KIND = _choices(
    "DM_LoaiQuyetDinh",
    ("giao_dau_nam", "Giao đầu năm"),
    ("bo_sung", "Bổ sung"),
    ("dieu_chinh", "Điều chỉnh"),
)
LEVEL = _choices(
    "DM_CapGiao",
    ("ttg", "Thủ tướng Chính phủ giao"),
    ("tinh", "HĐND, UBND tỉnh giao"),
    ("chi_tiet", "Giao chi tiết"),
)
PART = _choices(
    "DM_TieuChi",
    ("spi", "Chỉ số tiến độ theo thời gian SPI(t)"),
    ("moc", "Số ngày chậm mốc"),
    ("khoi_luong", "Khối lượng so với kế hoạch (điểm %)"),
    ("giai_ngan", "Giải ngân so với mốc so sánh (điểm %)"),
    ("mat_bang", "Số ngày chậm giải phóng mặt bằng"),
    ("vuong_mac", "Số vướng mắc quá hạn"),
    ("danh_gia_ngay", "Đánh giá chậm tiến độ: số ngày"),
    ("danh_gia_diem", "Đánh giá chậm tiến độ: điểm % thấp hơn kế hoạch"),
)
COUNTED = _choices("DM_CoTinh", ("co", "Có tính"), ("khong", "Không tính"))
BENCHMARK_KIND = _choices(
    "DM_LoaiMoc",
    ("ca_nuoc", "Bình quân cả nước"),
    ("toan_tinh", "Bình quân toàn tỉnh"),
    ("muc_tieu", "Mục tiêu được giao"),
)
BASE = _choices(
    "DM_MauSo",
    ("ttg", "Kế hoạch Thủ tướng Chính phủ giao"),
    ("tinh", "Kế hoạch HĐND, UBND tỉnh giao"),
    ("chi_tiet", "Kế hoạch giao chi tiết"),
    ("tong", "Tổng kế hoạch, gồm cả vốn năm trước chuyển sang"),
)
STATUS = _choices(
    "DM_TrangThaiMau",
    ("xanh", "Xanh – đúng tiến độ"),
    ("vang", "Vàng – có nguy cơ chậm"),
    ("do", "Đỏ – chậm tiến độ"),
    ("xam", "Xám – chưa đủ số liệu"),
)

ValidFrom: TypeAlias = Annotated[
    SaidDate | None,
    day("Áp dụng từ ngày", help="Ngày đầu tiên áp dụng. Để trống: từ trước đến nay."),
]
ValidUntil: TypeAlias = Annotated[
    SaidDate | None,
    day("Áp dụng đến hết ngày", help="Ngày cuối cùng áp dụng. Để trống: còn áp dụng."),
]
DocumentNo: TypeAlias = Annotated[
    str | None, text("Số, ký hiệu văn bản", help="Ví dụ: 123/QĐ-UBND.", width=20)
]
DocumentDate: TypeAlias = Annotated[
    SaidDate | None, day("Ngày văn bản", help="Ngày ký, ví dụ: 31/03/2026.")
]
