"""Examples of the rules about the cover and the form as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from schemas.metadata import METADATA_SHEET
from tests.books import with_wrong_checksum
from tests.examples.drawn import CARD, DATES, MONEY, WORK, issued
from tests.examples.exhibit import Example, Merged, Returns, alone
from tests.returns import Sent

SHEETS = {"Tiến độ": WORK, "Mốc": DATES, "Giải ngân": MONEY}
SOUND = alone(Sent(SHEETS))
NO_COVER = dict.fromkeys(
    ("Mã đơn vị", "Mã biểu mẫu", "Kỳ báo cáo", "Số liệu tính đến ngày", "Loại báo cáo")
)
NIL = {"Không phát sinh": "Có"}
TEXTS = {"Kết quả và kế hoạch": "Dự án | Công việc đang dở dang\nNS-01 | thẩm định"}
FORMER = {"Mã đơn vị": None, "Tên đơn vị báo cáo": "Sở Giao thông vận tải"}
NOTICED = " Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú"
NAMED = "cover | key | unit_name\ncover | BQLGT | Ban QLDA giao thông"


def covered(*, arrived_on: date | None = None, **cover: str | None) -> Sent:
    """Return a sound return with something else on its cover."""
    labels = {label.replace("_", " "): value for label, value in cover.items()}
    return Sent(SHEETS, cover=labels, arrived_on=arrived_on)


def hidden(*rows: str, period: str = "2026-Q1", version: int = 2, **cover: str) -> Sent:
    """Return a sound return on a form that was issued so."""
    sheet = issued("CDT", "BQLGT", *rows, period=period, version=version)
    labels = {label.replace("_", " "): value for label, value in cover.items()}
    return Sent({**SHEETS, METADATA_SHEET: sheet}, cover=labels)


def lost() -> Sent:
    """Return a return one of whose sheets is damaged."""
    raw = with_wrong_checksum(Sent(SHEETS).data, "xl/worksheets/sheet4.xml")
    return Sent({}, raw=raw)


COVERED = {"Phiên bản biểu mẫu": "2"}


def card(columns: str) -> Sent:
    """Return a card whose figures stand under these headers."""
    drawing = CARD.replace("Kỳ trước | Kỳ này", columns)
    return Sent({"GPMB": drawing}, form="XA")


OTHER = Sent({"Tiến độ": WORK}, path="2026-Q1/a.xlsx")
LAST = Sent(SHEETS, arrived_on=date(2026, 3, 16), path="2026-Q1/b.xlsx")

GATES = (
    Example(
        "F12",
        "Giải ngân F12 Trang tính này hỏng nên không đọc được; các trang khác vẫn được dùng."
        " Mở biểu mẫu gốc, nhập lại trang này rồi gửi lại.",
        alone(lost()),
        SOUND,
    ),
    Example(
        "G01",
        "G01 Tệp không phải biểu mẫu của Ban Chỉ đạo: không có trang Bìa và không trang nào khớp"
        " biểu mẫu. Dùng đúng biểu mẫu đã gửi cho đơn vị trong kỳ này.",
        alone(Sent({"Sheet1": "Họ tên | Điểm\nNguyễn Văn A | 10"}, cover=NO_COVER, whole=False)),
        SOUND,
    ),
    Example(
        "G02",
        "G02 Tệp là biểu Danh mục và phân công (DM), do cơ quan thường trực giữ, không nhận qua"
        " báo cáo. Gửi biểu mẫu báo cáo của đơn vị; cần thay đổi danh mục thì gửi văn bản cho cơ"
        " quan thường trực.",
        alone(
            Sent(
                {"Dự án": "Mã dự án | Tên dự án\nNS-09 | Dự án mới"},
                cover={"Mã biểu mẫu": "DM"},
                whole=False,
            )
        ),
        SOUND,
    ),
    Example(
        "G03",
        "Bìa!B6 G03 Bìa ghi đơn vị “UBND xã Vô Danh”, không có trong danh mục đơn vị."
        " Dùng biểu mẫu đã gửi cho đơn vị; không sửa mã và tên đơn vị trên Bìa.",
        alone(covered(Mã_đơn_vị="X-99999", Tên_đơn_vị_báo_cáo="UBND xã Vô Danh")),
        alone(covered(Mã_đơn_vị=None, Tên_đơn_vị_báo_cáo="Ban QLDA giao thông")),
    ),
    Example(
        "G04",
        "G04 Kho bạc Nhà nước Lạng Sơn không được phân công gửi biểu “Báo cáo của chủ đầu tư, nhà"
        " đầu tư”. Gửi đúng biểu mẫu của đơn vị; nếu biểu này đúng thì báo Sở Tài chính bổ sung"
        " phân công báo cáo.",
        alone(covered(Mã_đơn_vị="KBNN")),
        SOUND,
    ),
    Example(
        "G05",
        "Bìa!B3 G05 Bìa ghi kỳ báo cáo “kỳ này”, không rõ là kỳ nào."
        " Ghi kỳ như biểu mẫu đã gửi, ví dụ: Quý III/2026.",
        alone(covered(Kỳ_báo_cáo="kỳ này")),
        alone(covered(Kỳ_báo_cáo="quí 1 năm 2026")),
    ),
    Example(
        "G06",
        "Bìa!B3 G06 Số liệu Quý I/2026 đã chốt và công bố; có thể đơn vị dùng nhầm biểu mẫu kỳ"
        " trước. Dùng biểu mẫu của kỳ đang báo cáo; cần sửa số liệu của kỳ đã chốt thì gửi văn"
        " bản.",
        Returns((Sent(SHEETS),), closed={"2026-Q1": frozenset()}),
        Returns((Sent(SHEETS),), closed={"2026-Q1": frozenset({Sent(SHEETS).book.sha256})}),
    ),
    Example(
        "G07",
        "Bìa!B4 G07 Số liệu ghi tính đến 14/06/2026, sau ngày cuối của Quý I/2026; có thể đơn"
        " vị dùng nhầm biểu mẫu kỳ trước. Dùng biểu mẫu của kỳ đang báo cáo, hoặc sửa ô “Số liệu"
        " tính đến ngày”.",
        alone(covered(Số_liệu_tính_đến_ngày="2026-06-14")),
        SOUND,
    ),
    Example(
        "G08",
        "G08 Báo cáo Quý I/2026 nhận được ngày 18/06/2026, sau ngày chốt số liệu của kỳ tiếp theo;"
        " có thể đơn vị dùng nhầm biểu mẫu kỳ trước. Dùng biểu mẫu của kỳ đang báo cáo.",
        alone(covered(arrived_on=date(2026, 6, 18))),
        alone(covered(arrived_on=date(2026, 6, 14))),
    ),
    Example(
        "G09",
        "Bìa!B4 G09 Số liệu ghi tính đến 20/03/2026, sau ngày chốt 14/03/2026; được tính như"
        " số liệu của ngày chốt. Lấy số liệu đến đúng ngày chốt của kỳ.",
        alone(covered(Số_liệu_tính_đến_ngày="2026-03-20")),
        alone(covered(Số_liệu_tính_đến_ngày="2026-03-14")),
    ),
    Example(
        "G10",
        "G10 Chưa ghi “Số liệu tính đến ngày”; tạm coi là ngày chốt 14/03/2026."
        " Ghi ngày chốt số liệu, ví dụ 14/09/2026.",
        alone(covered(Số_liệu_tính_đến_ngày=None)),
        SOUND,
    ),
    Example(
        "G11",
        "G11 Tệp thiếu trang “Mốc” của biểu mẫu."
        " Dùng lại biểu mẫu gốc, điền đủ các trang rồi gửi lại.",
        alone(Sent({"Tiến độ": WORK}, lacking=frozenset({"Mốc"}))),
        SOUND,
    ),
    Example(
        "G12",
        "Mốc G12 Trang “Mốc” thiếu cột “Dự kiến”. Dùng lại biểu mẫu gốc; không xóa cột.",
        alone(Sent({"Tiến độ": WORK}, lacking=frozenset({"Mốc!Dự kiến"}))),
        SOUND,
    ),
    Example(
        "G13",
        "Nháp G13 Trang này không thuộc biểu mẫu nên không được tổng hợp."
        f"{NOTICED} hoặc gửi văn bản kèm theo.",
        alone(Sent({**SHEETS, "Nháp": "a | b\n1 | 2"})),
        SOUND,
    ),
    Example(
        "G14",
        f"Mốc G14 Cột “Cột thêm (H)” không thuộc biểu mẫu nên không được tổng hợp.{NOTICED}.",
        alone(Sent({**SHEETS, "Mốc": DATES.replace("Ghi chú", "Ghi chú | Cột thêm")})),
        SOUND,
    ),
    Example(
        "G15",
        "G15 Báo cáo dùng biểu mẫu phiên bản 1; phiên bản hiện hành là 2. Số liệu vẫn được dùng."
        " Kỳ sau dùng biểu mẫu mới được gửi.",
        alone(hidden(version=1)),
        alone(hidden(version=2)),
    ),
    Example(
        "G16",
        "Bìa!B6 G16 Bìa ghi “Tên đơn vị báo cáo” là “Ban QLDA tỉnh”, biểu mẫu đã gửi ghi “Ban QLDA"
        " giao thông”; lấy theo biểu mẫu đã gửi. Không sửa các ô in sẵn trên Bìa.",
        alone(hidden(NAMED, Tên_đơn_vị_báo_cáo="Ban QLDA tỉnh")),
        alone(hidden(NAMED, Tên_đơn_vị_báo_cáo="Ban QLDA  giao thông")),
    ),
    Example(
        "G17",
        "G17 Có hai bản cùng ngày đến, cùng lần gửi nhưng khác nội dung (2026-Q1/a.xlsx); tạm dùng"
        " bản này. Ghi rõ lần gửi trên Bìa (2, 3, …) rồi gửi lại bản đúng.",
        Merged((replace(OTHER, arrived_on=date(2026, 3, 16)), LAST)),
        Merged((replace(OTHER, arrived_on=date(2026, 3, 15)), LAST)),
    ),
    Example(
        "G18",
        "G18 Biểu mẫu chưa điền số liệu nào và Bìa không ghi “Không phát sinh”. Điền số liệu; nếu"
        " kỳ này không có gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên Bìa.",
        alone(Sent({"Tiến độ": "Dự án | Gói thầu, hạng mục\nNS-01 | XL-01"})),
        alone(Sent({"Tiến độ": "Dự án | Gói thầu, hạng mục\nNS-01 | XL-01"}, cover=NIL)),
    ),
    Example(
        "G19",
        "Bìa!B4 G19 Số liệu ghi tính đến 10/12/2025, chưa qua ngày chốt 14/12/2025 của kỳ"
        " trước. Kiểm tra lại kỳ báo cáo và ô “Số liệu tính đến ngày”.",
        alone(Sent({"Tiến độ": WORK}, cover={"Số liệu tính đến ngày": "2025-12-10"})),
        alone(Sent({"Tiến độ": WORK}, cover={"Số liệu tính đến ngày": "2025-12-15"})),
    ),
    Example(
        "G20",
        "Bìa!B5 G20 Đơn vị ghi là “Sở Giao thông vận tải”; đã hiểu là Sở Xây dựng."
        " Ghi tên hiện nay của đơn vị, hoặc dùng biểu mẫu đã gửi cho đơn vị.",
        alone(Sent(TEXTS, form="SN", cover=FORMER)),
        alone(Sent(TEXTS, form="SN", cover={**FORMER, "Tên đơn vị báo cáo": "Sở Xây dựng"})),
    ),
    Example(
        "G21",
        "Bìa!B6 G21 Bìa ghi “Không phát sinh” nhưng có 1 số liệu khác kỳ trước; số liệu vẫn"
        " được dùng. Có thay đổi thì bỏ “Có” ở ô “Không phát sinh”; không có thì giữ nguyên số kỳ"
        " trước.",
        alone(
            Sent({"Tiến độ": WORK}),
            Sent({"Tiến độ": WORK.replace("400000", "410000")}, period="2026-Q2", cover=NIL),
        ),
        alone(Sent({"Tiến độ": WORK}), Sent({"Tiến độ": WORK}, period="2026-Q2", cover=NIL)),
    ),
    Example(
        "G22",
        "GPMB G22 Trang “GPMB”: tiêu đề cột D ghi là “Quý này”; theo vị trí giữa các cột đã hiểu là"
        " cột “Kỳ này”. Ghi lại tiêu đề như biểu mẫu đã gửi; không sửa tiêu đề cột.",
        alone(card("Kỳ trước | Quý này")),
        alone(card("Kỳ trước | Kỳ này")),
    ),
    Example(
        "G23",
        "G23 Trang “GPMB” không có cột “Kỳ này” nên không đọc được số liệu nào của báo cáo."
        " Ghi lại tiêu đề cột như biểu mẫu đã gửi rồi gửi lại.",
        alone(card("Quý I | Quý II")),
        alone(card("Kỳ trước | Kỳ này")),
    ),
    Example(
        "G24",
        "G24 Tệp không còn nội dung trang ẩn “_he_thong” của biểu mẫu nên không đối chiếu được các"
        " ô, các dòng in sẵn với biểu mẫu đã gửi; số liệu in sẵn lấy theo danh mục. Kiểm tra lại"
        " các ô, các dòng in sẵn; kỳ sau điền thẳng vào biểu mẫu đã gửi, không xóa, không chép sang"
        " tệp khác.",
        alone(Sent(SHEETS, cover=COVERED)),
        alone(hidden(Phiên_bản_biểu_mẫu="2")),
    ),
)
