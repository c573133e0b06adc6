"""The catalogue of findings: every sentence that a return can be answered with, and its code."""

from __future__ import annotations

from typing import Final

from pipeline.finding import Rule, Scope, Severity

BLOCK, WARN, NOTE = Severity.BLOCK, Severity.WARN, Severity.NOTE
FILE, SHEET, ROW, CELL = Scope.FILE, Scope.SHEET, Scope.ROW, Scope.CELL

# Tệp: the file cannot be read, or is not a return.
EMPTY_FILE: Final = Rule(
    "F01",
    BLOCK,
    FILE,
    "Tệp rỗng",
    "Tệp không có nội dung; có thể việc lưu, tải hoặc gửi chưa xong.",
    "Mở lại biểu mẫu gốc, kiểm tra đã lưu rồi gửi lại.",
    "tệp 0 byte, hoặc chỉ toàn byte 0 và khoảng trắng",
)
NOT_WORKBOOK: Final = Rule(
    "F02",
    BLOCK,
    FILE,
    "Không phải tệp bảng tính",
    "Nội dung tệp không phải bảng tính Excel hoặc LibreOffice, dù tên tệp có thể ghi như vậy.",
    "Mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại.",
    "nhận dạng theo nội dung, không theo tên tệp",
)
DAMAGED_FILE: Final = Rule(
    "F03",
    BLOCK,
    FILE,
    "Tệp hỏng",
    "Tệp bị cắt ngắn hoặc hỏng, không mở được.",
    "Mở lại tệp gốc trên máy, lưu lại và gửi lại; không đổi tên phần mở rộng.",
    "cả hai bộ đọc đều không mở được",
)
LOCKED_FILE: Final = Rule(
    "F04",
    BLOCK,
    FILE,
    "Tệp đặt mật khẩu",
    "Tệp có mật khẩu mở nên không đọc được.",
    "Bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu và gửi lại.",
    "gói mã hóa theo chuẩn Office",
)
LARGE_FILE: Final = Rule(
    "F05",
    BLOCK,
    FILE,
    "Tệp quá lớn",
    "Tệp vượt giới hạn 50 MB.",
    "Bỏ hình ảnh, tệp đính kèm ra khỏi bảng tính rồi gửi lại.",
    "dung lượng trên đĩa",
)
SPARSE_FILE: Final = Rule(
    "F06",
    BLOCK,
    FILE,
    "Vùng dữ liệu quá rộng",
    "Bảng tính có ô dữ liệu ở rất xa vùng biểu mẫu nên không đọc được an toàn.",
    "Mở biểu mẫu gốc, nhập lại số liệu vào đúng các ô của biểu rồi gửi lại.",
    "vùng bao các ô có dữ liệu trên 20 triệu ô",
)
UNSAFE_FILE: Final = Rule(
    "F07",
    BLOCK,
    FILE,
    "Tệp không an toàn",
    "Cấu trúc bên trong tệp bất thường nên không được mở.",
    "Mở biểu mẫu gốc, nhập lại số liệu rồi gửi lại; báo bộ phận công nghệ thông tin kiểm tra máy.",
    "gói nén bất thường, khai báo thực thể ngoài, bảng chuỗi khai khống",
)
SLOW_FILE: Final = Rule(
    "F08",
    BLOCK,
    FILE,
    "Đọc tệp quá thời gian",
    "Đọc tệp quá 30 giây mà chưa xong.",
    "Mở biểu mẫu gốc, nhập lại số liệu vào biểu mẫu mới rồi gửi lại.",
    "tiến trình đọc bị dừng sau 30 giây",
)
HEAVY_FILE: Final = Rule(
    "F09",
    BLOCK,
    FILE,
    "Đọc tệp quá bộ nhớ",
    "Đọc tệp cần quá nhiều bộ nhớ.",
    "Mở biểu mẫu gốc, nhập lại số liệu vào biểu mẫu mới rồi gửi lại.",
    "tiến trình đọc vượt 2 GB",
)
CRASHING_FILE: Final = Rule(
    "F10",
    BLOCK,
    FILE,
    "Tệp làm dừng bộ đọc",
    "Tệp làm bộ đọc dừng đột ngột.",
    "Mở tệp bằng Excel, lưu thành một tệp .xlsx mới rồi gửi lại.",
    "tiến trình đọc chết khi đọc tệp này",
)
BLANK_FILE: Final = Rule(
    "F11",
    BLOCK,
    FILE,
    "Bảng tính không có số liệu",
    "Bảng tính mở được nhưng không có ô nào có dữ liệu.",
    "Kiểm tra đã gửi đúng tệp chưa rồi gửi lại.",
    "không có trang tính hoặc không có ô có dữ liệu",
)
LOST_SHEET: Final = Rule(
    "F12",
    WARN,
    SHEET,
    "Trang tính không đọc được",
    "Trang tính này hỏng nên không đọc được; các trang khác vẫn được dùng.",
    "Mở biểu mẫu gốc, nhập lại trang này rồi gửi lại.",
    "một trang hỏng trong tệp còn đọc được",
)
OTHER_ARCHIVE: Final = Rule(
    "F13",
    BLOCK,
    FILE,
    "Gói nén không mở được",
    "Gói nén dạng .rar hoặc .7z không mở được; các tệp bên trong chưa được đọc.",
    "Giải nén rồi gửi riêng từng tệp, hoặc nén lại dạng .zip không đặt mật khẩu.",
    "nhận dạng theo nội dung: RAR, 7z",
)
LOCKED_ARCHIVE: Final = Rule(
    "F14",
    BLOCK,
    FILE,
    "Gói nén đặt mật khẩu",
    "Tệp nằm trong gói nén có mật khẩu nên không lấy ra được.",
    "Gửi riêng từng tệp, hoặc nén lại dạng .zip không đặt mật khẩu.",
    "thành phần của gói .zip được mã hóa",
)
DEEP_ARCHIVE: Final = Rule(
    "F15",
    BLOCK,
    FILE,
    "Lồng quá nhiều lớp",
    "Tệp nằm trong quá nhiều lớp thư và gói nén lồng nhau nên không được mở.",
    "Gửi tệp đính kèm trực tiếp vào thư.",
    "thư và gói nén lồng nhau trên 4 lớp",
)
BARE_MAIL: Final = Rule(
    "F22",
    BLOCK,
    FILE,
    "Thư không có tệp đính kèm",
    "Thư không có tệp đính kèm nên không có báo cáo nào để đọc.",
    "Mở thư xem nội dung: báo cáo ở liên kết tải về thì tải tệp về inbox; không có thì đề nghị"
    " người gửi đính kèm biểu mẫu rồi gửi lại.",
    "thư .eml, .msg không mang tệp nào",
)
MACROS: Final = Rule(
    "F16",
    NOTE,
    FILE,
    "Tệp có macro",
    "Tệp có macro; macro không được chạy, số liệu vẫn được đọc.",
    "Kỳ sau dùng biểu mẫu đã gửi, lưu dạng .xlsx.",
    "có dự án VBA, thư viện Basic hoặc trang macro trong tệp",
)
EXTERNAL_LINKS: Final = Rule(
    "F17",
    NOTE,
    FILE,
    "Tệp có liên kết ngoài",
    "Tệp có liên kết đến tệp hoặc nguồn dữ liệu khác; liên kết không được mở, chỉ dùng giá trị đã"
    " lưu trong tệp.",
    "Kỳ sau dán giá trị (Paste Values) thay cho công thức liên kết.",
    "có liên kết sổ làm việc khác hoặc kết nối dữ liệu trong tệp",
)
EMBEDDED_OBJECTS: Final = Rule(
    "F18",
    NOTE,
    FILE,
    "Tệp có đối tượng nhúng",
    "Tệp có đối tượng nhúng (tài liệu, điều khiển); đối tượng không được mở.",
    "Cần gửi kèm tài liệu thì đính kèm vào thư thành tệp riêng.",
    "có phần nhúng OLE hoặc ActiveX trong tệp",
)
OLD_FONT: Final = Rule(
    "F19",
    NOTE,
    SHEET,
    "Phông chữ cũ",
    "Trang “{sheet}” gõ bằng phông chữ {script}; đã chuyển {count} ô sang Unicode.",
    "Gõ bằng bảng mã Unicode, phông chữ Times New Roman.",
    "phông chữ của ô là .Vn… hoặc VNI-…, hoặc cả trang chỉ đọc được theo bảng mã đó",
)
OTHER_SHEET: Final = Rule(
    "F20",
    BLOCK,
    FILE,
    "Bảng tính lưu ở dạng khác",
    "Tệp là bảng tính nhưng lưu ở dạng riêng của chương trình lập (XML Spreadsheet 2003, trang web"
    " .mht, OpenDocument .fods, Numbers của Apple) nên không đọc được.",
    "Mở tệp bằng chương trình đã lập, chọn Lưu thành (Save As) dạng Excel Workbook (.xlsx), trên"
    " Numbers là Tệp → Xuất ra → Excel, rồi gửi lại.",
    "nhận dạng theo nội dung: thẻ Workbook của Excel 2003, X-Document-Type, OpenDocument không nén,"
    " Index/Document.iwa",
)
FAR_CELL: Final = Rule(
    "F21",
    WARN,
    CELL,
    "Ô rất xa vùng biểu",
    "Ô này ở rất xa vùng biểu mà có nội dung “{entered}”; nội dung này không được tính, các ô"
    " trong biểu vẫn được dùng.",
    "Xóa nội dung ô (bấm Ctrl+End để đến ô cuối), nhập vào đúng ô của biểu.",
    "ô từ dòng 20.001 không thuộc dòng nào của bảng, hoặc từ cột thứ 1.001",
)

# Bìa: the gates; one of them silences all that would follow from it.
UNKNOWN_FORM: Final = Rule(
    "G01",
    BLOCK,
    FILE,
    "Không nhận ra biểu mẫu",
    "Tệp không phải biểu mẫu của Ban Chỉ đạo: không có trang Bìa và không trang nào khớp biểu mẫu.",
    "Dùng đúng biểu mẫu đã gửi cho đơn vị trong kỳ này.",
    "không có trang ẩn, không có Bìa, không trang nào khớp biểu mẫu",
)
REGISTER_REFUSED: Final = Rule(
    "G02",
    BLOCK,
    FILE,
    "Gửi nhầm danh mục",
    "Tệp là biểu Danh mục và phân công (DM), do cơ quan thường trực giữ, không nhận qua báo cáo.",
    "Gửi biểu mẫu báo cáo của đơn vị; cần thay đổi danh mục thì gửi văn bản cho cơ quan thường"
    " trực.",
    "biểu DM ở nơi khác ngoài inbox/danh-muc.xlsx",
)
UNKNOWN_UNIT: Final = Rule(
    "G03",
    BLOCK,
    FILE,
    "Không xác định được đơn vị",
    "Bìa ghi đơn vị “{entered}”, không có trong danh mục đơn vị{hint}.",
    "Dùng biểu mẫu đã gửi cho đơn vị; không sửa mã và tên đơn vị trên Bìa.",
    "mã trên trang ẩn, mã, tên và tên gọi khác trên Bìa đều không khớp danh mục",
)
NOT_ASSIGNED: Final = Rule(
    "G04",
    BLOCK,
    FILE,
    "Biểu không giao cho đơn vị",
    "{unit} không được phân công gửi biểu “{form}”.",
    "Gửi đúng biểu mẫu của đơn vị; nếu biểu này đúng thì báo Sở Tài chính bổ sung phân công báo"
    " cáo.",
    "Phân công báo cáo không có cặp đơn vị, biểu này",
)
UNKNOWN_PERIOD: Final = Rule(
    "G05",
    BLOCK,
    FILE,
    "Không xác định được kỳ báo cáo",
    "Bìa ghi kỳ báo cáo “{entered}”, không rõ là kỳ nào.",
    "Ghi kỳ như biểu mẫu đã gửi, ví dụ: Quý III/2026.",
    "kỳ trên Bìa và trang ẩn không đọc được",
)
CLOSED_PERIOD: Final = Rule(
    "G06",
    BLOCK,
    FILE,
    "Kỳ đã chốt",
    "Số liệu {period} đã chốt và công bố; có thể đơn vị dùng nhầm biểu mẫu kỳ trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo; cần sửa số liệu của kỳ đã chốt thì gửi văn bản.",
    "kỳ của báo cáo đã chốt (có trong _da-cong-bo) và khi chốt chưa có tệp này",
)
DATED_PAST_PERIOD: Final = Rule(
    "G07",
    BLOCK,
    FILE,
    "Số liệu sau kỳ báo cáo",
    "Số liệu ghi tính đến {entered}, sau ngày cuối của {period}; có thể đơn vị dùng nhầm biểu"
    " mẫu kỳ trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo, hoặc sửa ô “Số liệu tính đến ngày”.",
    "ngày chốt số liệu sau ngày cuối theo lịch của kỳ",
)
RECEIVED_NEXT_PERIOD: Final = Rule(
    "G08",
    BLOCK,
    FILE,
    "Đến sau ngày chốt kỳ sau",
    "Báo cáo {period} nhận được ngày {received}, sau ngày chốt số liệu của kỳ tiếp theo; có thể"
    " đơn vị dùng nhầm biểu mẫu kỳ trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo.",
    "ngày đến sau ngày chốt số liệu của kỳ kế tiếp",
)
DATED_PAST_CUTOFF: Final = Rule(
    "G09",
    WARN,
    FILE,
    "Số liệu sau ngày chốt",
    "Số liệu ghi tính đến {entered}, sau ngày chốt {cutoff}; được tính như số liệu của ngày chốt.",
    "Lấy số liệu đến đúng ngày chốt của kỳ.",
    "ngày ghi trên Bìa sau ngày chốt của lịch báo cáo, còn trong kỳ",
)
NO_DATA_DATE: Final = Rule(
    "G10",
    WARN,
    FILE,
    "Thiếu ngày chốt số liệu",
    "Chưa ghi “Số liệu tính đến ngày”; tạm coi là ngày chốt {cutoff}.",
    "Ghi ngày chốt số liệu, ví dụ 14/09/2026.",
    "ô để trống hoặc không đọc được",
)
MISSING_SHEET: Final = Rule(
    "G11",
    WARN,
    SHEET,
    "Thiếu trang biểu",
    "Tệp thiếu trang “{sheet}” của biểu mẫu.",
    "Dùng lại biểu mẫu gốc, điền đủ các trang rồi gửi lại.",
    "không trang nào có hàng tiêu đề của trang này",
)
COLUMN, INDICATOR = "cột", "dòng chỉ tiêu"
"""What a form asks for: a column of a table, a line of a card."""
EMPTY: Final = "(để trống)"
"""Said of a cell where something should stand."""
MISSING_COLUMN: Final = Rule(
    "G12",
    WARN,
    SHEET,
    "Thiếu cột, dòng chỉ tiêu",
    "Trang “{sheet}” thiếu {part} “{column}”.",
    "Dùng lại biểu mẫu gốc; không xóa {part}.",
    "không tìm thấy tiêu đề cột; ở trang có chỉ tiêu theo dòng (GPMB): không phần nào có dòng đó,"
    " hoặc một phần không có cột đó",
)
UNKNOWN_SHEET: Final = Rule(
    "G13",
    NOTE,
    SHEET,
    "Trang thêm vào",
    "Trang này không thuộc biểu mẫu nên không được tổng hợp.",
    "Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú hoặc gửi văn bản kèm theo.",
    "tên và tiêu đề không khớp trang nào của biểu",
)
UNKNOWN_COLUMN: Final = Rule(
    "G14",
    NOTE,
    SHEET,
    "Cột, dòng chỉ tiêu thêm vào",
    "{part} “{column}” không thuộc biểu mẫu nên không được tổng hợp.",
    "Nội dung cần báo cáo thêm thì ghi vào cột Ghi chú.",
    "tiêu đề cột, tên dòng không khớp cột, dòng nào của biểu",
)
OLD_VERSION: Final = Rule(
    "G15",
    NOTE,
    FILE,
    "Biểu mẫu phiên bản cũ",
    "Báo cáo dùng biểu mẫu phiên bản {entered}; phiên bản hiện hành là {version}. Số liệu vẫn"
    " được dùng.",
    "Kỳ sau dùng biểu mẫu mới được gửi.",
    "phiên bản trên trang ẩn hoặc Bìa nhỏ hơn phiên bản hiện hành",
)
COVER_DISAGREES: Final = Rule(
    "G16",
    WARN,
    CELL,
    "Bìa khác biểu mẫu đã gửi",
    "Bìa ghi “{label}” là “{entered}”, biểu mẫu đã gửi ghi “{issued}”; lấy theo biểu mẫu đã gửi.",
    "Không sửa các ô in sẵn trên Bìa.",
    "ô khóa trên Bìa khác giá trị ở trang ẩn (trừ kỳ báo cáo)",
)
EQUAL_ORDER: Final = Rule(
    "G17",
    WARN,
    FILE,
    "Hai bản không phân được trước sau",
    "Có hai bản cùng ngày đến, cùng lần gửi nhưng khác nội dung ({other}); tạm dùng bản này.",
    "Ghi rõ lần gửi trên Bìa (2, 3, …) rồi gửi lại bản đúng.",
    "trùng đơn vị, biểu, kỳ, ngày đến, lần gửi, khác nội dung",
)
BLANK_RETURN: Final = Rule(
    "G18",
    BLOCK,
    FILE,
    "Báo cáo trống",
    "Biểu mẫu chưa điền số liệu nào và Bìa không ghi “Không phát sinh”.",
    "Điền số liệu; nếu kỳ này không có gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên Bìa.",
    "mọi trang chỉ có nội dung in sẵn và ô Không phát sinh để trống",
)
DATED_BEFORE_WINDOW: Final = Rule(
    "G19",
    WARN,
    FILE,
    "Số liệu của kỳ trước",
    "Số liệu ghi tính đến {entered}, chưa qua ngày chốt {cutoff} của kỳ trước.",
    "Kiểm tra lại kỳ báo cáo và ô “Số liệu tính đến ngày”.",
    "ngày ghi trên Bìa không sau ngày chốt của kỳ liền trước",
)
UNIT_BY_ALIAS: Final = Rule(
    "G20",
    WARN,
    FILE,
    "Đơn vị ghi tên cũ hoặc tên gọi khác",
    "Đơn vị ghi là “{entered}”; đã hiểu là {unit}.",
    "Ghi tên hiện nay của đơn vị, hoặc dùng biểu mẫu đã gửi cho đơn vị.",
    "không có mã, tên trên Bìa khớp Bí danh còn hiệu lực",
)
NIL_WITH_FIGURES: Final = Rule(
    "G21",
    WARN,
    FILE,
    "Không phát sinh mà có số liệu mới",
    "Bìa ghi “Không phát sinh” nhưng có {count} số liệu khác kỳ trước; số liệu vẫn được dùng.",
    "Có thay đổi thì bỏ “Có” ở ô “Không phát sinh”; không có thì giữ nguyên số kỳ trước.",
    "ô Không phát sinh ghi Có, có ô số khác số kỳ trước",
)
RENAMED_COLUMN: Final = Rule(
    "G22",
    WARN,
    SHEET,
    "Tiêu đề cột bị sửa",
    "Trang “{sheet}”: tiêu đề cột {letter} ghi là “{entered}”; theo vị trí giữa các cột đã hiểu là"
    " cột “{column}”.",
    "Ghi lại tiêu đề như biểu mẫu đã gửi; không sửa tiêu đề cột.",
    "trang có chỉ tiêu theo dòng (GPMB): thiếu một tiêu đề, đúng chỗ đó chỉ có một tiêu đề lạ hoặc"
    " một ô trống",
)
UNREAD_RETURN: Final = Rule(
    "G23",
    BLOCK,
    FILE,
    "Mất tiêu đề cột số liệu",
    "Trang “{sheet}” không có cột “{column}” nên không đọc được số liệu nào của báo cáo.",
    "Ghi lại tiêu đề cột như biểu mẫu đã gửi rồi gửi lại.",
    "như G18, có trang mất tiêu đề của cột số liệu (GPMB)",
)
HIDDEN_SHEET_GONE: Final = Rule(
    "G24",
    WARN,
    FILE,
    "Mất trang ẩn của biểu mẫu",
    "Tệp không còn nội dung trang ẩn “{sheet}” của biểu mẫu nên không đối chiếu được các ô, các"
    " dòng in sẵn với biểu mẫu đã gửi; số liệu in sẵn lấy theo danh mục.",
    "Kiểm tra lại các ô, các dòng in sẵn; kỳ sau điền thẳng vào biểu mẫu đã gửi, không xóa, không"
    " chép sang tệp khác.",
    "Bìa ghi mã biểu mẫu và phiên bản từ 2, trang ẩn không có hoặc không ghi mã biểu mẫu",
)

# Biểu của cơ quan khác: read by a column map in place of our own form.
OUTSIDE_FORM: Final = Rule(
    "G30",
    NOTE,
    SHEET,
    "Biểu của cơ quan khác",
    "Trang “{sheet}” là {form}; đã đọc vào {sheets}; các trang khác của biểu mẫu coi như chưa báo"
    " cáo.",
    "Muốn báo cáo cả các trang khác thì chép trang này vào tệp biểu mẫu đã gửi cho đơn vị, điền"
    " các trang đó rồi gửi một tệp.",
    "tệp không có Bìa, tiêu đề cột của trang khớp một biểu khai trong schemas/outside_forms.py",
)
OUTSIDE_LACKING: Final = Rule(
    "G31",
    BLOCK,
    FILE,
    "Biểu của cơ quan khác thiếu cột",
    "Trang “{sheet}” giống {form} nhưng không có cột {columns}.",
    "Giữ nguyên tiêu đề cột của biểu rồi gửi lại, hoặc dùng biểu mẫu đã gửi cho đơn vị.",
    "đủ số tiêu đề để nhận ra biểu, thiếu cột bắt buộc",
)
OUTSIDE_EXPIRED: Final = Rule(
    "G32",
    BLOCK,
    FILE,
    "Biểu của cơ quan khác hết hiệu lực",
    "Trang “{sheet}” là {form}, chỉ được nhận cho số liệu {span}; số liệu này tính đến {day}.",
    "Dùng biểu mẫu đã gửi cho đơn vị; nếu biểu còn hiệu lực thì báo Sở Tài chính.",
    "ngày số liệu ngoài thời gian hiệu lực của biểu",
)
OUTSIDE_UNIT: Final = Rule(
    "G33",
    BLOCK,
    FILE,
    "Biểu của cơ quan khác không rõ đơn vị",
    "Phía trên bảng ghi đơn vị “{entered}”, không có trong danh mục đơn vị{hint}.",
    "Ghi thêm một dòng “Đơn vị báo cáo: …” phía trên bảng, đúng tên hiện nay của đơn vị.",
    "dòng đơn vị báo cáo, tên cơ quan ở góc trái, cột đơn vị đều không khớp danh mục",
)
OUTSIDE_PERIOD: Final = Rule(
    "G34",
    BLOCK,
    FILE,
    "Biểu của cơ quan khác không rõ kỳ",
    "Phía trên bảng và trong bảng ghi kỳ báo cáo “{entered}”, không rõ là kỳ nào.",
    "Ghi thêm một dòng “Kỳ báo cáo: …” phía trên bảng, ví dụ: Quý III/2026.",
    "tên biểu, dòng kỳ báo cáo, cột kỳ báo cáo không nêu kỳ",
)
OUTSIDE_STRANGERS: Final = Rule(
    "G35",
    BLOCK,
    FILE,
    "Biểu không có dự án của Ban Chỉ đạo",
    "Không dòng nào của trang “{sheet}” nêu đúng mã hoặc tên một dự án trong danh mục; dòng đầu ghi"
    " “{entered}”{hint}.",
    "Ghi mã dự án (ví dụ NS-01) hoặc đúng tên trong danh mục rồi gửi lại.",
    "biểu của cơ quan khác, không dòng nào khớp dự án của danh mục",
)
OUTSIDE_PERIODS: Final = Rule(
    "G36",
    NOTE,
    SHEET,
    "Dòng của kỳ khác",
    "Có {count} dòng ghi kỳ khác, dòng đầu ghi “{entered}”; các dòng này không được tính.",
    "Chỉ cần gửi các dòng của kỳ báo cáo.",
    "cột kỳ báo cáo của dòng khác kỳ của biểu",
)

# Ô: one entry that cannot be used as it is.
NOT_NUMBER: Final = Rule(
    "C01",
    BLOCK,
    CELL,
    "Không phải số",
    "“{entered}” không phải là số.",
    "Nhập số theo {unit}, ví dụ {example}.",
    "không đọc được thành số",
)
LETTER_FOR_DIGIT: Final = Rule(
    "C02",
    BLOCK,
    CELL,
    "Chữ thay cho chữ số",
    "“{entered}” có chữ cái thay cho chữ số (O thay 0, l thay 1).",
    "Nhập lại bằng chữ số, ví dụ {example}.",
    "chữ O, o, l, I nằm giữa các chữ số",
)
AMBIGUOUS_NUMBER: Final = Rule(
    "C03",
    WARN,
    CELL,
    "Số đọc được hai cách",
    "“{entered}” đọc được hai cách: đã hiểu là {read}, cách kia là {hint}.",
    "Nhập lại dạng số (không phải chữ), kiểm tra dấu chấm và dấu phẩy.",
    "một dấu ngăn cách và đúng ba chữ số sau dấu",
)
OTHER_UNIT: Final = Rule(
    "C04",
    WARN,
    CELL,
    "Ghi đơn vị tính khác",
    "“{entered}” ghi theo đơn vị tính khác; đã đổi thành {read} {unit}.",
    "Chỉ nhập số theo {unit}.",
    "có chữ nghìn, triệu, tỷ, ha, đồng trong ô, hoặc tiêu đề cột ghi đơn vị khác",
)
NOT_WHOLE: Final = Rule(
    "C05",
    BLOCK,
    CELL,
    "Không phải số nguyên",
    "“{entered}” không phải là số nguyên.",
    "Nhập số nguyên, ví dụ {example}.",
    "cột đếm nhận số lẻ",
)
AMBIGUOUS_SHARE: Final = Rule(
    "C06",
    WARN,
    CELL,
    "Tỷ lệ đọc được hai cách",
    "“{entered}” trong cột tỷ lệ đọc được hai cách: đã hiểu là {read}, cách kia là {hint}.",
    "Nhập kèm dấu %, ví dụ 63,5%.",
    "chữ số từ 1 đến 1,5 không có dấu % trong cột tỷ lệ",
)
NOT_DATE: Final = Rule(
    "C07",
    BLOCK,
    CELL,
    "Không phải ngày",
    "“{entered}” không phải là ngày.",
    "Nhập ngày, ví dụ 31/03/2026, hoặc tháng, quý, ví dụ Quý II/2026.",
    "không đọc được thành ngày, tháng, quý",
)
AMBIGUOUS_DATE: Final = Rule(
    "C08",
    WARN,
    CELL,
    "Ngày đọc được hai cách",
    "“{entered}” đọc được hai cách; đã hiểu là {read}.",
    "Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 31/03/2026.",
    "ngày và tháng có thể đảo",
)
DATE_RANGE: Final = Rule(
    "C09",
    BLOCK,
    CELL,
    "Năm ngoài khoảng",
    "“{entered}” có năm ngoài khoảng 2019–2035.",
    "Kiểm tra lại năm, ví dụ 31/03/2026.",
    "năm trước 2019 hoặc sau 2035",
)
NOT_IN_LIST: Final = Rule(
    "C10",
    BLOCK,
    CELL,
    "Không có trong danh sách",
    "“{entered}” không có trong danh sách{hint}.",
    "Chọn một mục trong danh sách của ô.",
    "không khớp mã hoặc tên mục nào",
)
NOT_CODE: Final = Rule(
    "C11",
    BLOCK,
    CELL,
    "Mã không hợp lệ",
    "“{entered}” không phải là mã hợp lệ.",
    "Mã chỉ gồm chữ in hoa không dấu, chữ số và dấu gạch nối, ví dụ {example}.",
    "mã không khớp [A-Z0-9-]+",
)
NOT_AVAILABLE: Final = Rule(
    "C12",
    WARN,
    CELL,
    "Ghi “chưa có số liệu”",
    "“{entered}” được hiểu là chưa có số liệu.",
    "Có thì ghi vào ô, bằng 0 thì ghi 0; chưa có thì để trống.",
    "N/A, chưa có, không có số liệu",
)
ERROR_VALUE: Final = Rule(
    "C13",
    BLOCK,
    CELL,
    "Ô báo lỗi công thức",
    "Ô hiện lỗi {entered}.",
    "Xóa công thức và nhập trực tiếp giá trị.",
    "ô có giá trị lỗi của Excel",
)
UNVALUED_FORMULA: Final = Rule(
    "C14",
    BLOCK,
    CELL,
    "Công thức chưa có giá trị",
    "Ô là công thức nhưng tệp không lưu kết quả.",
    "Mở tệp bằng Excel, lưu lại rồi gửi; hoặc nhập giá trị thay công thức.",
    "công thức không có giá trị lưu kèm",
)
BLANK_OWED: Final = Rule(
    "C15",
    WARN,
    CELL,
    "Bỏ trống ô phải điền",
    "“{label}” bỏ trống; tạm dùng số kỳ trước nếu có.",
    "Điền vào ô; số bằng 0 thì ghi 0.",
    "ô phải điền để trống trong dòng in sẵn hoặc dòng có số liệu",
)
OUT_OF_BOUNDS: Final = Rule(
    "C16",
    BLOCK,
    CELL,
    "Ngoài giới hạn",
    "“{label}” là {entered}, ngoài giới hạn cho phép ({bounds}).",
    "Kiểm tra lại số và đơn vị tính.",
    "nhỏ hơn hoặc lớn hơn giới hạn của cột",
)
LOCKED_CHANGED: Final = Rule(
    "C17",
    WARN,
    CELL,
    "Sửa ô in sẵn",
    "“{label}” ghi “{entered}”, biểu mẫu đã gửi in sẵn “{issued}”; lấy theo danh mục.",
    "Không sửa ô in sẵn; cần thay đổi thì báo Sở Tài chính cập nhật danh mục.",
    "ô khóa khác giá trị đã in",
)
FORMULA_DIFFERS: Final = Rule(
    "C18",
    WARN,
    CELL,
    "Số tự tính bị sửa",
    "“{label}” ghi {entered}; tính lại từ các ô thành phần: {computed}; dùng số tính lại.",
    "Giữ nguyên công thức của biểu mẫu; nếu số tính lại sai thì sửa các ô thành phần.",
    "giá trị ô công thức khác giá trị tính lại quá mức làm tròn",
)
FUTURE_DATE: Final = Rule(
    "C19",
    BLOCK,
    CELL,
    "Ngày thực tế ở tương lai",
    "“{label}” ghi {entered}, sau ngày {day} là ngày gửi báo cáo.",
    "Chỉ ghi ngày đã thực hiện; mới dự kiến thì để trống ô này và ghi ở cột dự kiến (nếu có).",
    "ngày thực tế sau ngày báo cáo đến và sau ngày chốt số liệu",
)
NOT_PERIOD: Final = Rule(
    "C20",
    BLOCK,
    CELL,
    "Không phải kỳ báo cáo",
    "“{entered}” không phải là kỳ báo cáo.",
    "Ghi kỳ, ví dụ Quý III/2026, tháng 3/2026 hoặc 2026-Q3.",
    "không đọc được thành kỳ",
)
UNLISTED: Final = Rule(
    "C21",
    WARN,
    CELL,
    "Chưa có trong danh mục",
    "“{label}” ghi “{entered}”, không có trong danh mục nên ô này chưa được dùng{hint}.",
    "Chọn một mục trong danh sách của ô; chưa có thì báo Sở Tài chính bổ sung danh mục.",
    "nội dung của ô chọn (không phải khóa) không khớp mã, tên trong danh mục",
)
RATIO_FOR_AMOUNT: Final = Rule(
    "C22",
    WARN,
    CELL,
    "Nghi ghi tỷ lệ thay cho số tuyệt đối",
    "“{label}” ghi {entered} ({unit}), quá nhỏ so với số lũy kế; có thể là tỷ lệ hoặc đơn vị tính"
    " khác.",
    "Ghi số lũy kế theo {unit}, ví dụ {example}.",
    "số lũy kế lớn hơn 0 và không quá 1 triệu đồng hoặc 1 m²",
)
PAST_CUTOFF_DATE: Final = Rule(
    "C23",
    WARN,
    CELL,
    "Ngày thực tế sau ngày chốt",
    "“{label}” ghi {entered}, sau ngày chốt số liệu {day}; vẫn được ghi nhận.",
    "Lấy số liệu đến đúng ngày chốt; việc làm sau ngày chốt thì báo cáo ở kỳ sau.",
    "ngày thực tế sau ngày chốt số liệu, không sau ngày báo cáo đến",
)
FORMULA_LOST: Final = Rule(
    "C24",
    NOTE,
    CELL,
    "Mất công thức của biểu mẫu",
    "Công thức tính “{label}” đã bị thay bằng số {entered}; số vẫn được tính lại từ các ô thành"
    " phần.",
    "Kỳ sau không ghi đè, không dán lên ô có công thức.",
    "ô công thức của biểu mẫu chỉ có giá trị, trong khi tệp còn công thức ở ô khác",
)
FORMULA_TYPED: Final = Rule(
    "C25",
    NOTE,
    CELL,
    "Dùng công thức ở ô nhập",
    "“{label}” ghi bằng công thức; đã dùng giá trị lưu trong tệp là {entered}.",
    "Ghi thẳng giá trị vào ô (Sao chép rồi Dán giá trị), không dùng công thức.",
    "ô để nhập có công thức, tệp lưu kèm giá trị",
)
UNIT_BY_OLD_NAME: Final = Rule(
    "C26",
    WARN,
    CELL,
    "Tên cũ của cơ quan, địa bàn",
    "“{entered}” là tên cũ hoặc tên gọi khác; đã hiểu là {read}.",
    "Chọn tên hiện nay trong danh sách của ô.",
    "tên chỉ có trong Bí danh còn hiệu lực của danh mục",
)
YEAR_ALONE: Final = Rule(
    "C27",
    WARN,
    CELL,
    "Ngày chỉ ghi năm",
    "“{label}” chỉ ghi {year}; được tính đến hết ngày {last}.",
    "Ghi ngày, tháng hoặc quý, ví dụ 30/06/2027, tháng 6/2027, Quý II/2027.",
    "ô ghi ngày chỉ có năm",
)
REPEATED_LINE: Final = Rule(
    "C28",
    WARN,
    CELL,
    "Chỉ tiêu ghi hai lần",
    "Chỉ tiêu “{label}” đã ghi ở ô {first}; “{entered}” ở ô này không được tính.",
    "Ghi vào dòng in sẵn, xóa dòng thừa.",
    "trang có chỉ tiêu theo dòng (GPMB): một chỉ tiêu có hai dòng trong một phần, cả hai dòng đều"
    " có số liệu; dòng đầu được dùng",
)
WRONG_TOTAL: Final = Rule(
    "C30",
    WARN,
    CELL,
    "Tổng khác cộng các nguồn vốn",
    "“{label}”: cột tổng là {total}, các cột theo nguồn vốn cộng được {sum} {unit}; dùng số theo"
    " nguồn vốn.",
    "Ghi đủ số theo từng nguồn vốn, cộng lại đúng bằng cột tổng.",
    "biểu của cơ quan khác, cột tổng số lệch trên 1 triệu đồng với các cột theo nguồn",
)

# Dòng: entries of a row that do not go together.
NO_KEY: Final = Rule(
    "R01",
    BLOCK,
    ROW,
    "Dòng thiếu nội dung bắt buộc",
    "Dòng có số liệu nhưng thiếu “{label}” nên không được tính.",
    "Chọn hoặc ghi “{label}” rồi gửi lại.",
    "ô khóa hoặc ô bắt buộc trống trong dòng có số liệu",
)
DUPLICATE_KEY: Final = Rule(
    "R02",
    BLOCK,
    ROW,
    "Dòng trùng",
    "Dòng trùng với dòng {other} ({key}) nên không được tính.",
    "Gộp vào một dòng, xóa dòng thừa.",
    "hai dòng cùng khóa trong một trang; dòng đầu được dùng",
)
NOT_THEIRS: Final = Rule(
    "R03",
    BLOCK,
    ROW,
    "Dự án không giao cho đơn vị",
    "Dự án {project} không giao cho đơn vị báo cáo ở biểu này nên dòng không được tính.",
    "Xóa dòng này; nếu đơn vị đang thực hiện dự án thì báo Sở Tài chính bổ sung phân công.",
    "Phân công báo cáo không có dự án này cho đơn vị, hoặc dự án không còn trong danh mục",
)
UNKNOWN_PACKAGE: Final = Rule(
    "R04",
    BLOCK,
    ROW,
    "Gói thầu chưa có trong danh mục",
    "Gói thầu “{entered}” của dự án {project} chưa có trong danh mục nên chưa được tính.",
    "Báo Sở Tài chính bổ sung gói thầu và giá trị hợp đồng.",
    "mã, tên gói thầu không có trong Gói thầu của danh mục",
)
VERDICT_WITHOUT_CAUSE: Final = Rule(
    "R05",
    WARN,
    ROW,
    "Chậm mà thiếu nguyên nhân",
    "Đánh giá “Chậm tiến độ” nhưng chưa ghi {labels}.",
    "Ghi đủ nguyên nhân, tính chất và giải pháp khắc phục.",
    "đánh giá chậm, thiếu nguyên nhân, tính chất hoặc giải pháp",
)
DATES_OUT_OF_ORDER: Final = Rule(
    "R06",
    WARN,
    ROW,
    "Ngày không theo thứ tự",
    "“{later}” ({later_date}) sớm hơn “{earlier}” ({earlier_date}).",
    "Kiểm tra lại hai ngày.",
    "ngày của bước sau sớm hơn ngày của bước trước",
)
PAID_ABOVE_PLAN: Final = Rule(
    "R07",
    WARN,
    ROW,
    "Giải ngân vượt kế hoạch",
    "Giải ngân {disbursed} triệu đồng, vượt kế hoạch {plan} triệu đồng của dòng vốn này.",
    "Kiểm tra lại hai số; giải ngân không được vượt kế hoạch vốn được giao.",
    "thanh toán và tạm ứng lớn hơn kế hoạch vốn của dòng (NĐ 254/2025/NĐ-CP)",
)
PAID_ABOVE_INVESTMENT: Final = Rule(
    "R08",
    WARN,
    ROW,
    "Vượt tổng mức đầu tư",
    "“{label}” là {amount} triệu đồng, vượt tổng mức đầu tư của dự án ({total} triệu đồng).",
    "Kiểm tra lại số và đơn vị tính (triệu đồng).",
    "số tiền trong dòng lớn hơn tổng mức đầu tư ghi ở danh mục",
)
PART_ABOVE_WHOLE: Final = Rule(
    "R09",
    WARN,
    ROW,
    "Phần lớn hơn toàn bộ",
    "“{part}” ({part_value}) lớn hơn “{whole}” ({whole_value}).",
    "Kiểm tra lại hai số.",
    "số đã làm lớn hơn tổng số; bước sau lớn hơn bước trước trong quy trình giải phóng mặt bằng",
)
REVISED_WITHOUT_DOCUMENT: Final = Rule(
    "R10",
    WARN,
    ROW,
    "Đề nghị điều chỉnh mốc không có văn bản",
    "Mốc {milestone} đề nghị điều chỉnh sang {revised} nhưng chưa ghi văn bản đề nghị; vẫn tính"
    " theo kế hoạch được duyệt.",
    "Ghi số, ngày văn bản đề nghị; kế hoạch chỉ thay đổi khi được duyệt.",
    "có ngày đề nghị điều chỉnh, không có văn bản",
)
HIDDEN_ROW: Final = Rule(
    "R11",
    WARN,
    ROW,
    "Dòng ẩn có số liệu",
    "Dòng này đang bị ẩn nhưng có số liệu; số liệu vẫn được dùng.",
    "Bỏ ẩn, bỏ lọc; không dùng thì xóa nội dung của dòng.",
    "dòng ẩn hoặc bị lọc có số liệu",
)
SECTIONS_CLASH: Final = Rule(
    "R12",
    BLOCK,
    ROW,
    "Phạm vi chồng nhau",
    "Đã có phần “Toàn bộ” của dự án {project}, {commune}; phần “{entered}” không được tính.",
    "Chỉ báo cáo “Toàn bộ”, hoặc báo cáo riêng “Tuyến chính” và “Bổ sung”.",
    "toàn bộ đi cùng tuyến chính hoặc bổ sung",
)
UNMATCHED_ROW: Final = Rule(
    "R13",
    BLOCK,
    ROW,
    "Dòng không mã giống nhiều dòng cũ",
    "Dòng chưa có mã và giống nhiều vướng mắc đã báo cáo: {candidates}.",
    "Ghi mã của vướng mắc tương ứng, như trong biểu mẫu đã gửi.",
    "nhiều hơn một dòng cũ cùng dự án, loại, nội dung và ngày phát sinh",
)

OTHER_COMMUNE: Final = Rule(
    "R14",
    BLOCK,
    ROW,
    "Địa bàn của đơn vị khác",
    "Dòng báo cáo cho {commune}, không phải địa bàn của đơn vị, nên không được tính.",
    "Chỉ báo cáo địa bàn của đơn vị mình; xóa dòng này.",
    "mã xã của dòng khác mã xã của đơn vị báo cáo",
)
ROW_MISSING: Final = Rule(
    "R15",
    WARN,
    SHEET,
    "Thiếu dòng in sẵn",
    "Trang “{sheet}” không còn dòng in sẵn {key}; tạm dùng số kỳ trước nếu có.",
    "Điền lại dòng này như biểu mẫu đã gửi; không xóa dòng in sẵn.",
    "khóa đã in ở trang ẩn không có trong trang",
)
PLAN_FALLS: Final = Rule(
    "R16",
    WARN,
    ROW,
    "Kế hoạch lũy kế giảm",
    "“{label}” ({now}) thấp hơn “{before_label}” ({before}); kế hoạch lũy kế không được giảm.",
    "Ghi số lũy kế từ khởi công đến hết tháng, không ghi số của riêng tháng.",
    "số của tháng nhỏ hơn số của tháng trước trong cùng dòng",
)
NOT_IN_REGISTER: Final = Rule(
    "R17",
    BLOCK,
    ROW,
    "Mã chưa có trong danh mục",
    "“{label}” ghi {entered}, không có trong danh mục {owner} nên dòng không được tính.",
    "Dùng mã in sẵn trong biểu mẫu; cần bổ sung thì báo Sở Tài chính.",
    "mốc không có trong kế hoạch của dự án; nhiệm vụ không giao cho đơn vị",
)
BEYOND_PRINTED: Final = Rule(
    "R18",
    NOTE,
    ROW,
    "Dòng ngoài bảng in sẵn",
    "Bảng in sẵn {count} dòng, dòng này nằm ngoài bảng nên không có danh sách chọn và không tự"
    " kiểm tra; số liệu vẫn được dùng.",
    "Ghi vào các dòng in sẵn; thiếu dòng thì báo Sở Tài chính cấp biểu mẫu nhiều dòng hơn.",
    "số thứ tự của dòng trong bảng lớn hơn số dòng đã in kể cả dòng trống",
)
REGISTER_UNIT_JUMP: Final = Rule(
    "R19",
    WARN,
    CELL,
    "Nghi sai đơn vị tính so với danh mục",
    "“{label}” là {now} {unit}, {change} số trong danh mục ({known} {unit}).",
    "Kiểm tra đơn vị tính: {unit}.",
    "tỷ lệ với kế hoạch vốn trong danh mục gần 1.000, 10.000 hoặc 1.000.000 lần, hoặc nghịch đảo",
)
BEYOND_REASON: Final = Rule(
    "R22",
    BLOCK,
    CELL,
    "Số tiền lớn quá mức",
    "“{label}” ghi {amount} triệu đồng, vượt hơn 10 lần {limit}; có thể đã ghi theo đơn vị tính"
    " khác nên dòng này không được dùng.",
    "Ghi lại theo {unit}.",
    "số tiền vượt hơn 10 lần giá trị hợp đồng hoặc tổng mức đầu tư ghi ở danh mục, kể cả khi chưa"
    " có số kỳ trước để so sánh",
)
WORK_UNPAID: Final = Rule(
    "R20",
    NOTE,
    ROW,
    "Giải ngân chậm so với khối lượng",
    "“{label}” là {work} triệu đồng, lũy kế giải ngân {paid} triệu đồng; cột Ghi chú để trống.",
    "Ghi lý do ở cột Ghi chú: chưa nghiệm thu, chưa đủ hồ sơ, thiếu vốn; nhầm số thì sửa lại.",
    "khối lượng của một nguồn vốn lớn hơn hai lần lũy kế giải ngân và hơn 10 tỷ đồng, ghi chú"
    " trống",
)
PAID_AHEAD: Final = Rule(
    "R21",
    NOTE,
    ROW,
    "Giải ngân nhanh so với khối lượng",
    "Dự án {project}: lũy kế giải ngân bằng {paid} tổng mức đầu tư, khối lượng thực hiện bằng"
    " {done} giá trị hợp đồng; cột Ghi chú để trống.",
    "Ghi lý do chênh lệch ở cột Ghi chú (chi bồi thường, tạm ứng hợp đồng, …); đây không phải là"
    " kết luận có sai sót.",
    "dự án vốn ngân sách: hai tỷ lệ chênh nhau trên 30 điểm %, ghi chú trống",
)
OTHER_PROJECT: Final = Rule(
    "R30",
    NOTE,
    ROW,
    "Dòng của dự án khác",
    "“{entered}” không phải mã hoặc tên dự án nào trong danh mục nên dòng không được tính.",
    "Là dự án của Ban Chỉ đạo thì ghi mã (ví dụ NS-01) hoặc đúng tên trong danh mục; dự án khác"
    " thì không phải sửa.",
    "biểu của cơ quan khác, tên dự án không giống tên nào trong danh mục",
)
NAME_UNCLEAR: Final = Rule(
    "R31",
    BLOCK,
    ROW,
    "Tên gần giống tên trong danh mục",
    "“{entered}” không khớp hẳn {what} nào trong danh mục{hint} nên dòng không được tính.",
    "Ghi mã hoặc đúng tên trong danh mục.",
    "biểu của cơ quan khác, tên dự án gần giống, hoặc tên xã, phường không có trong danh mục",
)

# Lịch sử: against what the same unit said before.
CUMULATIVE_FELL: Final = Rule(
    "H01",
    WARN,
    CELL,
    "Lũy kế giảm",
    "“{label}” là {now} {unit}, nhỏ hơn số {period} ({previous} {unit}).",
    "Số lũy kế không giảm: kiểm tra lại số và đơn vị tính. Nếu số kỳ trước sai thì ghi lý do ở"
    " cột Ghi chú hoặc trong văn bản gửi kèm.",
    "số lũy kế nhỏ hơn số đã dùng của kỳ trước, ghi chú không có nội dung mới",
)
COPIED_RETURN: Final = Rule(
    "H02",
    WARN,
    FILE,
    "Giống hệt kỳ trước",
    "Toàn bộ nội dung giống hệt báo cáo {period}.",
    "Cập nhật số liệu kỳ này; nếu không có gì thay đổi thì chọn “Có” ở ô “Không phát sinh” trên"
    " Bìa.",
    "mọi ô đã điền giống kỳ trước, có ít nhất bốn số, ô Không phát sinh để trống",
)
LAST_FILE_TYPED_OVER: Final = Rule(
    "H03",
    NOTE,
    FILE,
    "Dùng lại tệp kỳ trước",
    "Tệp được gửi cho đơn vị để báo cáo {issued}, nay dùng để báo cáo {period}.",
    "Kỳ sau dùng biểu mẫu gửi cho kỳ đó để có số kỳ trước và danh sách đúng.",
    "kỳ trên Bìa khác kỳ ở trang ẩn",
)
UNIT_JUMP: Final = Rule(
    "H04",
    WARN,
    CELL,
    "Nghi sai đơn vị tính",
    "“{label}” là {now} {unit}, {change} số {period} ({previous} {unit}).",
    "Kiểm tra đơn vị tính: {unit}.",
    "tỷ lệ với số kỳ trước gần 1.000, 10.000 hoặc 1.000.000 lần, hoặc nghịch đảo",
)
WRONG_UNIT: Final = Rule(
    "H07",
    BLOCK,
    CELL,
    "Sai đơn vị tính",
    "“{label}” ghi {now} {unit}, {change} số {period} ({previous} {unit}) và vượt hơn 10 lần"
    " {limit}; {likely} nên dòng này không được dùng.",
    "Ghi lại theo {unit}.",
    "như H04, số tiền còn vượt hơn 10 lần giá trị hợp đồng, kế hoạch vốn hoặc tổng mức đầu tư",
)
CUMULATIVE_SHRUNK: Final = Rule(
    "H08",
    BLOCK,
    CELL,
    "Lũy kế chỉ còn một phần nghìn",
    "“{label}” ghi {now} {unit}, {change} số {period} ({previous} {unit}); số lũy kế không thể"
    " giảm như vậy, có thể đã ghi theo đơn vị tính khác nên dòng này không được dùng.",
    "Ghi lại theo {unit}. Nếu số kỳ trước sai thì ghi lý do ở cột Ghi chú hoặc trong văn bản gửi"
    " kèm.",
    "như H04, số lũy kế giảm còn khoảng 1/1.000, 1/10.000 hoặc 1/1.000.000, ghi chú không có nội"
    " dung mới",
)
MILESTONE_MOVED: Final = Rule(
    "H05",
    WARN,
    CELL,
    "Mốc dự kiến lùi mà chưa nêu lý do",
    "Mốc {milestone} dự kiến {now}, muộn hơn dự kiến ở {period} ({previous}) và kế hoạch được"
    " duyệt; cột Ghi chú để trống.",
    "Ghi lý do ở cột Ghi chú.",
    "ngày dự kiến muộn hơn dự kiến kỳ trước và kế hoạch được duyệt, ghi chú trống, mốc chưa đạt",
)
YEAR_DIFFERS: Final = Rule(
    "H06",
    WARN,
    CELL,
    "Số từ đầu năm không khớp số lũy kế",
    "So với {period}, “{label}” tăng {year} triệu đồng nhưng “{whole}” tăng {all} triệu đồng.",
    "Kiểm tra lại hai số: trong cùng một năm hai số tăng như nhau.",
    "phần tăng thêm của số từ đầu năm khác phần tăng thêm của số lũy kế, kỳ trước cùng năm",
)

# Đối chiếu: where two sources speak of the same fact.
SOURCES_DISAGREE: Final = Rule(
    "X01",
    WARN,
    ROW,
    "Hai nguồn khác nhau",
    "“{label}” của {key}: {unit} báo {entered}, {other_unit} báo {other}; dùng số của {used}.",
    "Hai đơn vị đối chiếu và thống nhất số liệu.",
    "hai đơn vị báo cùng một số, chênh lệch khác 0",
)
SUM_DIFFERS: Final = Rule(
    "X02",
    WARN,
    ROW,
    "Tổng nguồn vốn khác tổng mức đầu tư",
    "Dự án {project}: tổng các nguồn {sum} triệu đồng, tổng mức đầu tư {total} triệu đồng.",
    "Sở Tài chính kiểm tra lại danh mục.",
    "tổng các nguồn trong danh mục khác tổng mức đầu tư",
)
CARRIED_WITHOUT_PLAN: Final = Rule(
    "X03",
    WARN,
    ROW,
    "Vốn kéo dài chưa có kế hoạch",
    "Dự án {project} có thanh toán {amount} triệu đồng vốn năm trước chuyển sang nhưng danh mục"
    " chưa có số kế hoạch được phép; không tính vào tỷ lệ.",
    "Bổ sung quyết định cho phép kéo dài vào Kế hoạch vốn của danh mục.",
    "có thanh toán vốn chuyển sang, danh mục không có kế hoạch",
)

# Danh mục: adjustments, waivers, overrides and the register's own slips.
WAIVED: Final = Rule(
    "D01",
    NOTE,
    FILE,
    "Được miễn trừ",
    "Quy tắc {rule} được miễn trừ đến {until}: {reason} ({by}).",
    "",
    "có dòng Miễn trừ còn hiệu lực",
)
NO_REGISTER_SHEET: Final = Rule(
    "D08",
    WARN,
    SHEET,
    "Danh mục thiếu trang",
    "Danh mục không có trang “{sheet}”; các số liệu lấy từ trang này để trống.",
    "Chép lại trang từ danh mục cũ hoặc từ templates/bieu-mau/DM.xlsx rồi điền.",
    "không trang nào của danh mục có hàng tiêu đề của trang này",
)
WAIVER_EXPIRED: Final = Rule(
    "D02",
    WARN,
    ROW,
    "Miễn trừ hết hiệu lực",
    "Miễn trừ quy tắc {rule} cho {unit} hết hiệu lực ngày {until}.",
    "Gia hạn hoặc xóa dòng trong Miễn trừ của danh mục.",
    "ngày tổng hợp sau ngày hết hiệu lực",
)
ADJUSTED: Final = Rule(
    "D03",
    NOTE,
    CELL,
    "Đã điều chỉnh số liệu",
    "“{label}” của {key}: đơn vị báo {entered}, sử dụng {used}; lý do: {reason} ({by}).",
    "",
    "có dòng Điều chỉnh số liệu khớp",
)
ADJUSTMENT_UNMATCHED: Final = Rule(
    "D04",
    WARN,
    ROW,
    "Điều chỉnh không khớp",
    "Dòng Điều chỉnh số liệu cho {key}, “{label}” không khớp với số nào đã báo cáo.",
    "Kiểm tra khóa, cột và số đã báo cáo trong Điều chỉnh số liệu của danh mục.",
    "không tìm thấy dòng, hoặc số báo cáo đã đổi",
)
UNKNOWN_REFERENCE: Final = Rule(
    "D05",
    WARN,
    ROW,
    "Danh mục: mã không có",
    "“{label}” ghi “{entered}”, không có trong {where}; {effect}.",
    "Sửa lại cho khớp với {where}.",
    "mã tham chiếu trong danh mục không có ở trang tương ứng",
)
UNREADABLE_FACT: Final = Rule(
    "D06",
    WARN,
    ROW,
    "Danh mục: thông tin chung không đọc được",
    "“{fact}” ghi “{entered}”, không đọc được; dùng giá trị mặc định.",
    "Kỳ ghi như Quý III/2026; ngày trong tháng ghi số từ 1 đến 31.",
    "kỳ hoặc ngày trong tháng ở Thông tin chung không đọc được",
)
DATE_LIKE_CODE: Final = Rule(
    "D09",
    BLOCK,
    ROW,
    "Danh mục: mã dự án đọc thành ngày, số",
    "Mã dự án “{entered}” bị Excel tự đổi thành ngày hoặc số khi gõ lại.",
    "Đặt mã khác, có chữ không phải tên tháng, ví dụ NS-01.",
    "mã dự án có dạng ngày tháng hoặc số: 1-2, 3-2026, MAR-01, 1E5",
)
REGISTER_DUPLICATE: Final = Rule(
    "D07",
    WARN,
    ROW,
    "Danh mục: dòng trùng",
    "Dòng trùng với dòng {other} ({key}); hai dòng đều được đọc.",
    "Giữ một dòng; nếu thông tin thay đổi theo thời gian thì ghi ngày áp dụng ở từng dòng.",
    "hai dòng của danh mục cùng khóa",
)

UNEXPLAINED: Final = Rule(
    "D10",
    WARN,
    ROW,
    "Danh mục: quyết định thiếu nội dung",
    "Dòng này có hiệu lực nhưng chưa ghi {labels}.",
    "Ghi rõ ai quyết định, vì sao; đánh giá thì ghi trạng thái hoặc đánh giá tiến độ.",
    "dòng Miễn trừ, Điều chỉnh số liệu, Đánh giá thiếu lý do, người quyết định hoặc nội dung",
)

CATALOGUE: Final[tuple[Rule, ...]] = tuple(
    rule for rule in tuple(globals().values()) if isinstance(rule, Rule)
)
