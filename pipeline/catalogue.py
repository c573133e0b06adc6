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
    "Tệp không có nội dung (0 byte).",
    "Mở lại biểu mẫu gốc, kiểm tra đã lưu rồi gửi lại.",
    "dung lượng tệp bằng 0",
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

# Bìa: the gates; one of them silences all that would follow from it.
UNKNOWN_FORM: Final = Rule(
    "G01",
    BLOCK,
    FILE,
    "Không nhận ra biểu mẫu",
    "Tệp không phải biểu mẫu của Ban Chỉ đạo: không có trang Bìa và không có trang biểu nào khớp.",
    "Dùng đúng biểu mẫu đã gửi cho đơn vị trong kỳ này.",
    "không có trang ẩn, không có Bìa, không trang nào khớp biểu mẫu",
)
REGISTER_REFUSED: Final = Rule(
    "G02",
    BLOCK,
    FILE,
    "Danh mục gửi kèm",
    "Đây là một danh mục (DM); danh mục chỉ do cơ quan thường trực giữ tại inbox/danh-muc.xlsx.",
    "Đề nghị thay đổi danh mục bằng văn bản gửi cơ quan thường trực.",
    "biểu DM ở nơi khác ngoài inbox/danh-muc.xlsx",
)
UNKNOWN_UNIT: Final = Rule(
    "G03",
    BLOCK,
    FILE,
    "Không xác định được đơn vị",
    "Bìa ghi đơn vị “{entered}”, không có trong danh mục đơn vị.",
    "Dùng biểu mẫu đã gửi cho đơn vị; không sửa mã và tên đơn vị trên Bìa.",
    "mã trên Bìa, trang ẩn và bí danh đều không khớp danh mục",
)
NOT_ASSIGNED: Final = Rule(
    "G04",
    BLOCK,
    FILE,
    "Biểu không giao cho đơn vị",
    "Đơn vị {unit} không được phân công báo cáo biểu {form}.",
    "Kiểm tra lại biểu mẫu; nếu đúng, báo Sở Tài chính bổ sung phân công báo cáo.",
    "phân công báo cáo không có cặp đơn vị, biểu này",
)
UNKNOWN_PERIOD: Final = Rule(
    "G05",
    BLOCK,
    FILE,
    "Không xác định được kỳ báo cáo",
    "Kỳ báo cáo ghi “{entered}”, không đọc được.",
    "Ghi kỳ như biểu mẫu đã gửi, ví dụ: Quý III/2026 hoặc 2026-Q3.",
    "kỳ trên Bìa và trang ẩn không đọc được",
)
CLOSED_PERIOD: Final = Rule(
    "G06",
    BLOCK,
    FILE,
    "Kỳ đã chốt",
    "Kỳ {period} đã công bố; có thể dùng nhầm biểu mẫu kỳ trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo; cần sửa số liệu kỳ đã chốt thì gửi văn bản.",
    "kỳ của báo cáo có trong _da-cong-bo và báo cáo đến sau khi chốt",
)
DATED_PAST_PERIOD: Final = Rule(
    "G07",
    BLOCK,
    FILE,
    "Số liệu sau kỳ báo cáo",
    "Số liệu tính đến ngày {entered}, sau ngày cuối của {period}; có thể dùng nhầm biểu mẫu kỳ"
    " trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo, hoặc sửa ngày chốt số liệu trên Bìa.",
    "ngày chốt số liệu sau ngày cuối theo lịch của kỳ",
)
RECEIVED_NEXT_PERIOD: Final = Rule(
    "G08",
    BLOCK,
    FILE,
    "Đến sau ngày chốt kỳ sau",
    "Báo cáo {period} đến ngày {received}, sau ngày chốt số liệu của kỳ sau; có thể dùng nhầm biểu"
    " mẫu kỳ trước.",
    "Dùng biểu mẫu của kỳ đang báo cáo.",
    "ngày đến sau ngày chốt số liệu của kỳ kế tiếp",
)
DATED_PAST_CUTOFF: Final = Rule(
    "G09",
    WARN,
    FILE,
    "Số liệu sau ngày chốt",
    "Số liệu tính đến ngày {entered}, sau ngày chốt {cutoff}; được tính như số liệu ngày chốt.",
    "Kỳ sau chốt số liệu đúng ngày quy định.",
    "ngày chốt số liệu sau ngày chốt của lịch báo cáo, trong kỳ",
)
NO_DATA_DATE: Final = Rule(
    "G10",
    WARN,
    FILE,
    "Thiếu ngày chốt số liệu",
    "Bìa chưa ghi “số liệu tính đến ngày”; tạm tính là ngày chốt {cutoff}.",
    "Ghi ngày chốt số liệu, ví dụ 14/09/2026.",
    "ô để trống hoặc không đọc được",
)
MISSING_SHEET: Final = Rule(
    "G11",
    WARN,
    SHEET,
    "Thiếu trang biểu",
    "Thiếu trang “{sheet}” của biểu mẫu.",
    "Dùng lại biểu mẫu gốc, điền đủ các trang rồi gửi lại.",
    "không trang nào có hàng tiêu đề của trang này",
)
MISSING_COLUMN: Final = Rule(
    "G12",
    WARN,
    SHEET,
    "Thiếu cột",
    "Trang “{sheet}” thiếu cột “{column}”.",
    "Dùng lại biểu mẫu gốc; không xóa cột.",
    "tiêu đề cột không tìm thấy",
)
UNKNOWN_SHEET: Final = Rule(
    "G13",
    NOTE,
    SHEET,
    "Trang thêm vào",
    "Trang này không thuộc biểu mẫu nên không được tổng hợp.",
    "Thông tin cần báo cáo thêm thì ghi vào cột Ghi chú hoặc gửi văn bản kèm theo.",
    "tên và tiêu đề không khớp trang nào của biểu",
)
UNKNOWN_COLUMN: Final = Rule(
    "G14",
    NOTE,
    SHEET,
    "Cột thêm vào",
    "Cột “{column}” không thuộc biểu mẫu nên không được tổng hợp.",
    "Thông tin cần báo cáo thêm thì ghi vào cột Ghi chú.",
    "tiêu đề cột không khớp cột nào của biểu",
)
OLD_VERSION: Final = Rule(
    "G15",
    NOTE,
    FILE,
    "Biểu mẫu phiên bản cũ",
    "Báo cáo dùng biểu mẫu phiên bản {entered}; phiên bản hiện hành là {version}.",
    "Kỳ sau dùng biểu mẫu mới được gửi.",
    "phiên bản trên trang ẩn hoặc Bìa nhỏ hơn phiên bản hiện hành",
)
COVER_DISAGREES: Final = Rule(
    "G16",
    WARN,
    CELL,
    "Bìa khác biểu mẫu đã phát",
    "“{label}” ghi “{entered}”, biểu mẫu đã phát ghi “{issued}”; dùng giá trị đã phát.",
    "Không sửa các ô in sẵn trên Bìa.",
    "ô khóa trên Bìa khác giá trị ở trang ẩn",
)
EQUAL_ORDER: Final = Rule(
    "G17",
    WARN,
    FILE,
    "Hai bản không phân được trước sau",
    "Có hai bản cùng ngày đến, cùng lần gửi nhưng khác nội dung ({other}); tạm dùng bản này.",
    "Ghi rõ lần gửi trên Bìa (2, 3, …) rồi gửi lại bản đúng.",
    "trùng đơn vị, biểu, kỳ, ngày đến, lần gửi, khác mã băm",
)
BLANK_RETURN: Final = Rule(
    "G18",
    BLOCK,
    FILE,
    "Báo cáo trống",
    "Biểu mẫu không có số liệu nào và không đánh dấu “không phát sinh”.",
    "Điền số liệu, hoặc chọn “Có” ở ô Không phát sinh trên Bìa.",
    "mọi trang không có dòng số liệu và nil để trống",
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
    "“{entered}” đọc được hai cách; đã hiểu là {read}, cách kia là {hint}.",
    "Nhập lại dạng số (không phải chữ), kiểm tra dấu chấm và dấu phẩy.",
    "một dấu ngăn cách và đúng ba chữ số sau dấu",
)
OTHER_UNIT: Final = Rule(
    "C04",
    WARN,
    CELL,
    "Ghi đơn vị trong ô",
    "“{entered}” có ghi đơn vị; đã đổi thành {read} {unit}.",
    "Chỉ nhập số theo {unit}.",
    "có chữ nghìn, triệu, tỷ, ha, đồng trong ô",
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
    "“{entered}” trong cột tỷ lệ đọc được hai cách; đã hiểu là {read}.",
    "Nhập kèm dấu %, ví dụ 63,5%.",
    "giá trị từ 1 đến 1,5 trong cột tỷ lệ",
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
    "Ghi “không có số liệu”",
    "“{entered}” được hiểu là chưa có số liệu.",
    "Nhập số; nếu bằng 0 thì nhập 0.",
    "N/A, chưa có, không có số liệu",
)
ERROR_VALUE: Final = Rule(
    "C13",
    BLOCK,
    CELL,
    "Ô báo lỗi công thức",
    "Ô hiện lỗi {entered}.",
    "Xóa công thức và nhập số.",
    "ô có giá trị lỗi của Excel",
)
UNVALUED_FORMULA: Final = Rule(
    "C14",
    BLOCK,
    CELL,
    "Công thức chưa có giá trị",
    "Ô là công thức nhưng tệp không lưu giá trị.",
    "Mở tệp bằng Excel, lưu lại rồi gửi; hoặc nhập số thay công thức.",
    "công thức không có giá trị lưu kèm",
)
BLANK_OWED: Final = Rule(
    "C15",
    WARN,
    CELL,
    "Bỏ trống ô phải điền",
    "“{label}” bỏ trống; tạm dùng số kỳ trước nếu có.",
    "Nhập giá trị; nếu bằng 0 thì nhập 0.",
    "ô phải điền để trống trong dòng có số liệu",
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
    "“{label}” ghi “{entered}”, biểu mẫu đã phát in sẵn “{issued}”; dùng giá trị trong danh mục.",
    "Không sửa ô in sẵn; cần thay đổi thì báo Sở Tài chính cập nhật danh mục.",
    "ô khóa khác giá trị đã phát",
)
FORMULA_DIFFERS: Final = Rule(
    "C18",
    WARN,
    CELL,
    "Số tính khác",
    "“{label}” ghi {entered}, tính lại là {computed}; dùng số tính lại.",
    "Giữ nguyên công thức của biểu mẫu; sửa các ô thành phần nếu sai.",
    "giá trị ô công thức khác giá trị tính lại",
)
FUTURE_DATE: Final = Rule(
    "C19",
    BLOCK,
    CELL,
    "Ngày thực tế ở tương lai",
    "“{label}” ghi {entered}, sau ngày chốt số liệu {data_date}.",
    "Ngày thực tế không được sau ngày chốt; nếu là dự kiến, ghi vào cột dự kiến.",
    "ngày thực tế sau ngày chốt số liệu",
)

# Dòng: entries of a row that do not go together.
NO_KEY: Final = Rule(
    "R01",
    BLOCK,
    ROW,
    "Dòng thiếu khóa",
    "Dòng có số liệu nhưng thiếu “{label}”.",
    "Chọn {label} trong danh sách rồi gửi lại.",
    "ô khóa trống trong dòng có số liệu",
)
DUPLICATE_KEY: Final = Rule(
    "R02",
    BLOCK,
    ROW,
    "Dòng trùng",
    "Dòng trùng khóa với dòng {other}: {key}.",
    "Giữ một dòng cho mỗi {labels}.",
    "hai dòng cùng khóa trong một trang",
)
NOT_THEIRS: Final = Rule(
    "R03",
    BLOCK,
    ROW,
    "Dự án không giao cho đơn vị",
    "Dự án {project} không được giao cho đơn vị báo cáo ở biểu này.",
    "Xóa dòng này; nếu đơn vị đang thực hiện dự án, báo Sở Tài chính bổ sung phân công.",
    "phân công báo cáo không có dự án này cho đơn vị",
)
UNKNOWN_PACKAGE: Final = Rule(
    "R04",
    BLOCK,
    ROW,
    "Gói thầu chưa có trong danh mục",
    "Gói thầu “{entered}” của dự án {project} chưa có trong danh mục nên không được tính.",
    "Báo Sở Tài chính bổ sung gói thầu và giá trị hợp đồng.",
    "mã gói thầu không có trong Gói thầu của danh mục",
)
VERDICT_WITHOUT_CAUSE: Final = Rule(
    "R05",
    WARN,
    ROW,
    "Chậm mà thiếu nguyên nhân",
    "Đánh giá “Chậm tiến độ” nhưng chưa ghi {labels}.",
    "Ghi đủ nguyên nhân, tính chất và biện pháp khắc phục.",
    "đánh giá chậm, thiếu nguyên nhân, tính chất hoặc biện pháp",
)
DATES_OUT_OF_ORDER: Final = Rule(
    "R06",
    WARN,
    ROW,
    "Ngày không theo thứ tự",
    "“{later}” ({later_date}) trước “{earlier}” ({earlier_date}).",
    "Kiểm tra lại hai ngày.",
    "ngày sau trong quy trình lại sớm hơn ngày trước",
)
PAID_ABOVE_PLAN: Final = Rule(
    "R07",
    WARN,
    ROW,
    "Giải ngân vượt kế hoạch",
    "Giải ngân {disbursed} triệu đồng, vượt kế hoạch {plan} triệu đồng của nguồn này.",
    "Kiểm tra lại số; theo quy định giải ngân trong năm không vượt kế hoạch được giao.",
    "giải ngân lớn hơn kế hoạch vốn (NĐ 254/2025/NĐ-CP)",
)
PAID_ABOVE_INVESTMENT: Final = Rule(
    "R08",
    WARN,
    ROW,
    "Vượt tổng mức đầu tư",
    "Lũy kế {amount} triệu đồng, vượt tổng mức đầu tư {total} triệu đồng của dự án.",
    "Kiểm tra lại số và đơn vị tính (triệu đồng).",
    "lũy kế lớn hơn tổng mức đầu tư trong danh mục",
)
PART_ABOVE_WHOLE: Final = Rule(
    "R09",
    WARN,
    ROW,
    "Phần lớn hơn toàn bộ",
    "“{part}” ({part_value}) lớn hơn “{whole}” ({whole_value}).",
    "Kiểm tra lại hai số.",
    "số đã làm lớn hơn tổng số; bước sau lớn hơn bước trước trong quy trình GPMB",
)
REVISED_WITHOUT_DOCUMENT: Final = Rule(
    "R10",
    WARN,
    ROW,
    "Đề nghị lùi mốc không có văn bản",
    "Mốc {milestone} đề nghị điều chỉnh sang {revised} nhưng chưa ghi số văn bản; vẫn tính theo kế"
    " hoạch được duyệt.",
    "Ghi số, ngày văn bản được duyệt; chỉ danh mục mới thay đổi kế hoạch.",
    "có ngày điều chỉnh đề nghị, không có văn bản",
)
HIDDEN_ROW: Final = Rule(
    "R11",
    WARN,
    ROW,
    "Dòng ẩn có số liệu",
    "Dòng này đang bị ẩn nhưng có số liệu; số liệu vẫn được tính.",
    "Bỏ ẩn, bỏ lọc; xóa dòng nếu không dùng.",
    "dòng ẩn hoặc bị lọc có số liệu",
)
SECTIONS_CLASH: Final = Rule(
    "R12",
    BLOCK,
    ROW,
    "Phạm vi chồng nhau",
    "Đã có dòng “toàn bộ” cho {project}, {commune}; không khai thêm “tuyến chính” hoặc “bổ sung”.",
    "Chỉ khai “toàn bộ”, hoặc khai riêng “tuyến chính” và “bổ sung”.",
    "toàn bộ đi cùng tuyến chính hoặc bổ sung",
)
UNMATCHED_ROW: Final = Rule(
    "R13",
    BLOCK,
    ROW,
    "Dòng không mã khớp nhiều dòng cũ",
    "Dòng không có mã và khớp với nhiều dòng đã báo cáo: {candidates}.",
    "Ghi mã của dòng tương ứng.",
    "nhiều hơn một dòng cũ cùng dự án và nội dung",
)

OTHER_COMMUNE: Final = Rule(
    "R14",
    BLOCK,
    ROW,
    "Địa bàn của đơn vị khác",
    "Dòng khai cho {commune}, không phải địa bàn của đơn vị báo cáo.",
    "Chỉ khai địa bàn của đơn vị mình; xóa dòng này.",
    "mã xã của dòng khác mã xã của đơn vị báo cáo",
)

# Lịch sử: against what the same unit said before.
CUMULATIVE_FELL: Final = Rule(
    "H01",
    WARN,
    CELL,
    "Lũy kế giảm",
    "“{label}” lũy kế là {entered}, kỳ {period} là {previous}.",
    "Số lũy kế không giảm; nếu kỳ trước sai, ghi rõ lý do ở cột Ghi chú.",
    "số lũy kế nhỏ hơn số kỳ trước được chấp nhận",
)
COPIED_RETURN: Final = Rule(
    "H02",
    WARN,
    FILE,
    "Giống hệt kỳ trước",
    "Toàn bộ số liệu giống hệt báo cáo kỳ {period}.",
    "Cập nhật số liệu kỳ này; nếu không phát sinh, chọn “Có” ở ô Không phát sinh.",
    "mọi ô số giống kỳ trước, nil để trống",
)
LAST_FILE_TYPED_OVER: Final = Rule(
    "H03",
    NOTE,
    FILE,
    "Dùng lại tệp kỳ trước",
    "Tệp được phát cho kỳ {issued} và ghi đè cho kỳ {period}.",
    "Kỳ sau dùng biểu mẫu được gửi cho kỳ đó để có số kỳ trước và danh sách đúng.",
    "kỳ trên Bìa khác kỳ ở trang ẩn",
)
UNIT_JUMP: Final = Rule(
    "H04",
    WARN,
    CELL,
    "Nghi sai đơn vị tính",
    "“{label}” là {entered}, gấp khoảng {factor} lần kỳ {period} ({previous}).",
    "Kiểm tra đơn vị tính: {unit}.",
    "tỷ lệ với kỳ trước gần 10³, 10⁴ hoặc 10⁶, hoặc nghịch đảo",
)
MILESTONE_MOVED: Final = Rule(
    "H05",
    WARN,
    CELL,
    "Mốc dự kiến thay đổi không giải thích",
    "Mốc {milestone} dự kiến {entered}, kỳ {period} dự kiến {previous}; cột Ghi chú để trống.",
    "Ghi lý do thay đổi ở cột Ghi chú.",
    "ngày dự kiến lùi so với kỳ trước, ghi chú trống",
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
    "Quy tắc {rule} được miễn trừ đến {until}: {reason}.",
    "",
    "có dòng Miễn trừ còn hiệu lực",
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

CATALOGUE: Final[tuple[Rule, ...]] = tuple(
    rule for rule in tuple(globals().values()) if isinstance(rule, Rule)
)
