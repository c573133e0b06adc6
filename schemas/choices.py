"""The lists that people choose from, each item with the code that is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One item: the code that is kept and the words that people read."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """A closed list; each declaration is itself, whatever another one holds.

    Attributes:
        name: the defined name in the workbook (ASCII, no blanks).
        items: in the order in which they are offered; empty where the register fills the list.
        source: the register's sheet that fills the list (``projects``, ``units``, ``packages``,
            ``communes``), or empty.
        coded: whether the code is shown before the words, "NS-01 – Nâng cấp QL4B".
        was: former or usual other words as pairs of code and words; read, never offered.
    """

    name: str
    items: tuple[Choice, ...] = ()
    source: str = ""
    coded: bool = False
    was: tuple[tuple[str, str], ...] = ()

    def shown(self, item: Choice) -> str:
        """Return an item as it stands in the list."""
        return f"{item.code} – {item.label}" if self.coded else item.label

    def label(self, code: str) -> str:
        """Return the words for a code; the code itself where the register fills the list."""
        return next((item.label for item in self.items if item.code == code), code)


def _choices(
    name: str,
    *items: tuple[str, str],
    coded: bool = False,
    was: tuple[tuple[str, str], ...] = (),
) -> Choices:
    return Choices(name, tuple(Choice(*item) for item in items), coded=coded, was=was)


PROJECTS = Choices("DM_DuAn", source="projects", coded=True)
PACKAGES = Choices("DM_GoiThau", source="packages", coded=True)
UNITS = Choices("DM_DonVi", source="units", coded=True)
COMMUNES = Choices("DM_Xa", source="communes", coded=True)

YES = _choices("DM_Co", ("co", "Có"), was=(("co", "x"), ("co", "Không phát sinh")))
REPORT_KIND = _choices("DM_LoaiBaoCao", ("dinh_ky", "Định kỳ"), ("dot_xuat", "Đột xuất"))

VERDICT = _choices(
    "DM_DanhGia",
    ("dap_ung", "Đáp ứng tiến độ"),
    ("cham", "Chậm tiến độ"),
    was=(
        ("dap_ung", "Đáp ứng"),
        ("dap_ung", "Đạt tiến độ"),
        ("dap_ung", "Đảm bảo tiến độ"),
        ("dap_ung", "Đúng tiến độ"),
        ("dap_ung", "Vượt tiến độ"),
        ("cham", "Chậm"),
        ("cham", "Không đáp ứng"),
        ("cham", "Không đáp ứng tiến độ"),
        ("cham", "Chưa đáp ứng tiến độ"),
        ("cham", "Không đạt tiến độ"),
        ("cham", "Chậm so với kế hoạch"),
    ),
)
MATERIALS = _choices("DM_VatLieu", ("du", "Đủ"), ("thieu", "Thiếu"))
DELAY_CAUSE = _choices(
    "DM_NguyenNhan",
    ("9a", "Thủ tục đầu tư"),
    ("9b", "Giải phóng mặt bằng"),
    ("9c", "Năng lực chủ đầu tư, nhà thầu"),
    ("9d", "Bố trí vốn không kịp thời"),
    ("9đ", "Nguyên nhân khác"),
    coded=True,
    was=(("9b", "GPMB"), ("9d", "Bố trí vốn"), ("9đ", "Khác")),
)
DELAY_NATURE = _choices(
    "DM_TinhChat",
    ("chu_quan", "Chủ quan"),
    ("khach_quan", "Khách quan"),
)
DELAY_PARTY = _choices(
    "DM_BenGayCham",
    ("nha_nuoc", "Nhà nước"),
    ("nha_dau_tu", "Nhà đầu tư"),
    ("nha_thau", "Nhà thầu"),
)

CAPITAL_GROUP = _choices(
    "DM_NhomNguon",
    ("NSNN", "Vốn ngân sách nhà nước"),
    ("PPP", "Đối tác công tư"),
    ("NNS", "Vốn ngoài ngân sách"),
    coded=True,
)
SOURCE = _choices(
    "DM_NguonVon",
    ("nstw", "NSTW trong nước"),
    ("oda", "NSTW nước ngoài (ODA)"),
    ("nsdp", "NSĐP"),
    ("ctmtqg", "CTMTQG"),
    ("tpcp", "TPCP"),
    ("nn_ppp", "Vốn nhà nước trong dự án PPP"),
    ("ung_quy", "Ứng Quỹ phát triển đất"),
    ("khac", "Khác"),
    was=(
        ("nstw", "NSTW"),
        ("nstw", "Ngân sách trung ương"),
        ("oda", "ODA"),
        ("nsdp", "Ngân sách địa phương"),
        ("nsdp", "NS tỉnh"),
        ("ctmtqg", "Chương trình mục tiêu quốc gia"),
        ("tpcp", "Trái phiếu Chính phủ"),
        ("nn_ppp", "Vốn NN trong PPP"),
    ),
)
CARRY_KIND = _choices(
    "DM_LoaiKeHoach",
    ("nam", "Kế hoạch năm"),
    ("chuyen_sang", "Kế hoạch năm trước chuyển sang"),
    ("ung_truoc", "Ứng trước kế hoạch"),
    was=(
        ("chuyen_sang", "Kế hoạch kéo dài"),
        ("chuyen_sang", "Kế hoạch năm trước được phép kéo dài"),
        ("ung_truoc", "Ứng trước"),
    ),
)
CAPITAL_KIND = _choices(
    "DM_LoaiVon",
    ("chu_so_huu", "Vốn chủ sở hữu"),
    ("vay", "Vốn vay"),
    ("khac", "Vốn khác"),
    was=(("chu_so_huu", "Vốn CSH nhà đầu tư"), ("khac", "Khác")),
)
PURPOSE = _choices(
    "DM_MucDich",
    ("gpmb", "GPMB"),
    ("thanh_toan", "Thanh toán khối lượng"),
    ("khac", "Khác"),
    was=(("gpmb", "Giải phóng mặt bằng"), ("thanh_toan", "Thanh toán khối lượng hoàn thành")),
)
SOURCE_ASKED = _choices(
    "DM_NguonDeNghi",
    ("bo_sung", "Bổ sung kế hoạch vốn"),
    ("ung_quy", "Ứng Quỹ phát triển đất"),
    ("khac", "Khác"),
    was=(("bo_sung", "Bổ sung"), ("ung_quy", "Ứng Quỹ PTĐ")),
)

PROCEDURE_STATUS = _choices(
    "DM_TrangThaiThuTuc",
    ("chua_nop", "Chưa nộp hồ sơ"),
    ("dang_giai_quyet", "Đang giải quyết"),
    ("bo_sung_ho_so", "Chờ bổ sung hồ sơ"),
    ("da_co_ket_qua", "Đã có kết quả"),
)
TASK_STATUS = _choices(
    "DM_TrangThaiNhiemVu",
    ("chua_thuc_hien", "Chưa thực hiện"),
    ("dang_thuc_hien", "Đang thực hiện"),
    ("da_hoan_thanh", "Đã hoàn thành"),
    was=(("da_hoan_thanh", "Hoàn thành"),),
)

SECTION = _choices(
    "DM_PhanGPMB",
    ("tuyen_chinh", "Tuyến chính"),
    ("bo_sung", "Bổ sung"),
    ("toan_bo", "Toàn bộ"),
    was=(("bo_sung", "Phần bổ sung"), ("toan_bo", "Toàn bộ dự án")),
)
CLEARANCE_STATUS = _choices(
    "DM_TinhTrangGPMB",
    ("chua_trien_khai", "Chưa triển khai"),
    ("dang_trien_khai", "Đang triển khai"),
    ("co_ban", "Cơ bản hoàn thành"),
    ("hoan_thanh", "Đã hoàn thành"),
    was=(("hoan_thanh", "Hoàn thành"),),
)

OBSTACLE_KIND = _choices(
    "DM_LoaiVuongMac",
    ("boi_thuong", "Chính sách bồi thường, giá đất"),
    ("nguon_goc_dat", "Nguồn gốc, đo đạc đất"),
    ("tranh_chap", "Tranh chấp, khiếu nại"),
    ("tai_dinh_cu", "Tái định cư"),
    ("mo_ma", "Mồ mả"),
    ("ha_tang", "Di dời hạ tầng kỹ thuật (điện, nước, viễn thông)"),
    ("phap_ly", "Thủ tục pháp lý (quy hoạch, PCCC, môi trường, rừng)"),
    ("thiet_ke", "Thiết kế, địa chất, điều chỉnh"),
    ("vat_lieu", "Vật liệu, bãi thải"),
    ("nang_luc", "Năng lực nhà thầu"),
    ("von", "Vốn"),
    ("thoi_tiet", "Thời tiết, thiên tai"),
    ("khac", "Khác"),
    was=(
        ("boi_thuong", "Chính sách BT, giá đất"),
        ("nguon_goc_dat", "Nguồn gốc/đo đạc đất"),
        ("ha_tang", "Di dời hạ tầng kỹ thuật"),
        ("phap_ly", "Thủ tục pháp lý"),
        ("thiet_ke", "Thiết kế/địa chất/điều chỉnh"),
    ),
)
OBSTACLE_STATUS = _choices(
    "DM_TrangThaiVuongMac",
    ("cho_xu_ly", "Chờ xử lý"),
    ("dang_xu_ly", "Đang xử lý"),
    ("da_xu_ly", "Đã xử lý"),
    ("chuyen_cap_tren", "Chuyển cấp trên"),
    was=(("cho_xu_ly", "Chưa xử lý"), ("da_xu_ly", "Đã giải quyết")),
)
RESPONSIBLE_SIDE = _choices(
    "DM_PhiaTrachNhiem", ("nha_nuoc", "Nhà nước"), ("nha_dau_tu", "Nhà đầu tư")
)
AUTHORITY_LEVEL = _choices(  # from the lowest level to the highest
    "DM_CapThamQuyen",
    ("xa", "UBND cấp xã"),
    ("so_nganh", "Sở, ngành"),
    ("ubnd_tinh", "UBND tỉnh"),
    ("hdnd_tinh_uy", "HĐND tỉnh, Tỉnh ủy"),
    ("bo_nganh", "Bộ, ngành TW"),
    ("thu_tuong", "Thủ tướng Chính phủ"),
    was=(
        ("hdnd_tinh_uy", "HĐND tỉnh"),
        ("hdnd_tinh_uy", "Tỉnh ủy"),
        ("bo_nganh", "Bộ, ngành Trung ương"),
        ("thu_tuong", "Thủ tướng"),
    ),
)
