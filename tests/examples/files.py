"""Examples of the rules about files: what cannot be read, and what is told of one that can."""

from __future__ import annotations

import io
import os
import time
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.check.failures import unreadable
from pipeline.checking import check_inbox
from pipeline.failure import Failure
from pipeline.settings import Settings
from pipeline.worker import Limits, run_all
from tests.books import compound, raw_workbook, with_parts, workbook, zipped
from tests.examples.drawn import REGISTER_SHEETS, WORK
from tests.examples.exhibit import Example, instead
from tests.mails import eml
from tests.returns import Sent, lines

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = "Dự án | Mã gói thầu | Tên gói thầu\nNS-01 | XL-01 | Xây lắp Km18 – Km45"
SOUND = Sent({"Tiến độ": WORK}).data
SHEET = "xl/worksheets/sheet2.xml"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table")
)
BRIEF = Limits(seconds=1.0, address_space_bytes=512 << 20)


@dataclass(frozen=True)
class Inbox:
    """Files that lie in one inbox together, with a register."""

    files: dict[str, bytes]

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        """The findings by the name of the file that lies in the inbox."""
        with TemporaryDirectory() as folder:
            inbox = Path(folder)
            for name, data in {"danh-muc.xlsx": REGISTER, **self.files}.items():
                (inbox / name).write_bytes(data)
            found = check_inbox(Settings(inbox=inbox, workers=1), {}).findings
        told: dict[str, list[str]] = {name: [] for name in self.files}
        for finding in found:
            told.setdefault(finding.place.path.partition(" › ")[0], []).extend(lines([finding]))
        return told


@dataclass(frozen=True)
class Laid:
    """One file of an inbox."""

    inbox: Inbox
    name: str

    def told(self) -> list[str]:
        """Return what is told of it."""
        return self.inbox.lines[self.name]


@dataclass(frozen=True)
class Worked:
    """A file that is read by a worker which does this with it: no file is known that does."""

    read: Callable[[str], str]

    def told(self) -> list[str]:
        """Return what is told of it."""
        (result,) = run_all(self.read, ["a.xlsx"], workers=1, limits=BRIEF)
        return lines([unreadable("a.xlsx", result)]) if isinstance(result, Failure) else []


def reads(path: str) -> str:
    """Read as every worker should."""
    return path


def sleeps(path: str) -> str:
    """Read without end."""
    time.sleep(60)
    return path


def eats(path: str) -> str:
    """Read more than a worker may hold."""
    return path * (1 << 30)


def dies(_path: str) -> str:
    """End with the process."""
    os.abort()


def locked_zip() -> bytes:
    """Return a zip whose member is locked."""
    data = bytearray(zipped({"a.xlsx": SOUND}))
    data[data.find(b"PK\1\2") + 8] |= 1
    return bytes(data)


def nested(depth: int) -> bytes:
    """Return a return in so many zips, one in the other."""
    data, name = SOUND, "a.xlsx"
    for _ in range(depth):
        data, name = zipped({name: data}), "a.zip"
    return data


def old_font() -> bytes:
    """Return a return in an old font, of which one cell is in its script."""
    data = Sent({"Tiến độ": instead(WORK, "bổ sung 02 mũi", "bæ sung 02 mòi")}).data
    styles = member(data, "xl/styles.xml").replace("Calibri", ".VnTime")
    sheet = member(data, SHEET).replace('<c r="K2"', '<c r="K2" s="1"')
    return with_parts(data, {"xl/styles.xml": styles, SHEET: sheet})


def far() -> bytes:
    """Return a return in which something was typed in the last cell of a sheet."""
    name = "xl/worksheets/sheet3.xml"
    slip = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
    return with_parts(SOUND, {name: member(SOUND, name).replace("</sheetData>", slip)})


def endless() -> bytes:
    """Return a workbook in which one value fills a whole sheet."""
    cell = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
        ' table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    content = (
        f"<office:document-content {NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{cell}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {"mimetype": kind, "META-INF/manifest.xml": "<manifest/>", "content.xml": content}
    )


def member(data: bytes, name: str) -> str:
    """Return one part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


REGISTER = workbook({**REGISTER_SHEETS, "Gói thầu": PACKAGES})
INBOX = Inbox(
    {
        "f00.xlsx": SOUND,
        "f01.xlsx": b"",
        "f02.xlsx": b"Bao cao quy I\n" * 9,
        "f03.xlsx": SOUND[:-99],
        "f04.xlsx": compound("EncryptedPackage"),
        "f05.xlsx": b"P" * 50_000_001,
        "f06.ods": endless(),
        "f07.xlsx": raw_workbook("", sheet="<!DOCTYPE x><x/>"),
        "f11.xlsx": workbook({"A": ""}),
        "f22.eml": eml({}),
        "f13.rar": b"Rar!\x1a\x07\x01\0",
        "f14.zip": locked_zip(),
        "f15.zip": nested(6),
        "g15.zip": nested(2),
        "f16.xlsm": with_parts(SOUND, {"xl/vbaProject.bin": b"1"}),
        "f17.xlsx": with_parts(SOUND, {"xl/externalLinks/externalLink1.xml": "<x/>"}),
        "f18.xlsx": with_parts(SOUND, {"xl/embeddings/oleObject1.bin": b"1"}),
        "f19.xlsx": old_font(),
        "f20.xml": b'<?xml version="1.0"?><Workbook '
        b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "f21.xlsx": far(),
    }
)
REOPEN = "Mở biểu mẫu gốc, nhập lại số liệu"


def laid(code: str, name: str, line: str, kept: str = "f00.xlsx") -> Example:
    """Return the example of a file in the inbox."""
    return Example(code, line, Laid(INBOX, name), Laid(INBOX, kept))


def worked(code: str, read: Callable[[str], str], line: str) -> Example:
    """Return the example of a file that harms its worker."""
    return Example(code, line, Worked(read), Worked(reads))


FILES = (
    laid(
        "F01",
        "f01.xlsx",
        "F01 Tệp không có nội dung; có thể việc lưu, tải hoặc gửi chưa xong."
        " Mở lại biểu mẫu gốc, kiểm tra đã lưu rồi gửi lại.",
    ),
    laid(
        "F02",
        "f02.xlsx",
        "F02 Nội dung tệp không phải bảng tính Excel hoặc LibreOffice, dù tên tệp có thể ghi như"
        " vậy. Mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại.",
    ),
    laid(
        "F03",
        "f03.xlsx",
        "F03 Tệp bị cắt ngắn hoặc hỏng, không mở được."
        " Mở lại tệp gốc trên máy, lưu lại và gửi lại; không đổi tên phần mở rộng.",
    ),
    laid(
        "F04",
        "f04.xlsx",
        "F04 Tệp có mật khẩu mở nên không đọc được."
        " Bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu và gửi lại.",
    ),
    laid(
        "F05",
        "f05.xlsx",
        "F05 Tệp vượt giới hạn 50 MB. Bỏ hình ảnh, tệp đính kèm ra khỏi bảng tính rồi gửi lại.",
    ),
    laid(
        "F06",
        "f06.ods",
        "F06 Bảng tính có ô dữ liệu ở rất xa vùng biểu mẫu nên không đọc được an toàn."
        f" {REOPEN} vào đúng các ô của biểu rồi gửi lại.",
    ),
    laid(
        "F07",
        "f07.xlsx",
        "F07 Cấu trúc bên trong tệp bất thường nên không được mở."
        f" {REOPEN} rồi gửi lại; báo bộ phận công nghệ thông tin kiểm tra máy.",
    ),
    worked(
        "F08",
        sleeps,
        f"F08 Đọc tệp quá 30 giây mà chưa xong. {REOPEN} vào biểu mẫu mới rồi gửi lại.",
    ),
    worked(
        "F09",
        eats,
        f"F09 Đọc tệp cần quá nhiều bộ nhớ. {REOPEN} vào biểu mẫu mới rồi gửi lại.",
    ),
    worked(
        "F10",
        dies,
        "F10 Tệp làm bộ đọc dừng đột ngột."
        " Mở tệp bằng Excel, lưu thành một tệp .xlsx mới rồi gửi lại.",
    ),
    laid(
        "F11",
        "f11.xlsx",
        "F11 Bảng tính mở được nhưng không có ô nào có dữ liệu."
        " Kiểm tra đã gửi đúng tệp chưa rồi gửi lại.",
    ),
    laid(
        "F13",
        "f13.rar",
        "F13 Gói nén dạng .rar hoặc .7z không mở được; các tệp bên trong chưa được đọc."
        " Giải nén rồi gửi riêng từng tệp, hoặc nén lại dạng .zip không đặt mật khẩu.",
        "g15.zip",
    ),
    laid(
        "F22",
        "f22.eml",
        "F22 Thư không có tệp đính kèm nên không có báo cáo nào để đọc. Mở thư xem nội dung: báo"
        " cáo ở liên kết tải về thì tải tệp về inbox; không có thì đề nghị người gửi đính kèm biểu"
        " mẫu rồi gửi lại.",
        "g15.zip",
    ),
    laid(
        "F14",
        "f14.zip",
        "F14 Tệp nằm trong gói nén có mật khẩu nên không lấy ra được."
        " Gửi riêng từng tệp, hoặc nén lại dạng .zip không đặt mật khẩu.",
        "g15.zip",
    ),
    laid(
        "F15",
        "f15.zip",
        "F15 Tệp nằm trong quá nhiều lớp thư và gói nén lồng nhau nên không được mở."
        " Gửi tệp đính kèm trực tiếp vào thư.",
        "g15.zip",
    ),
    laid(
        "F16",
        "f16.xlsm",
        "F16 Tệp có macro; macro không được chạy, số liệu vẫn được đọc."
        " Kỳ sau dùng biểu mẫu đã gửi, lưu dạng .xlsx.",
    ),
    laid(
        "F17",
        "f17.xlsx",
        "F17 Tệp có liên kết đến tệp hoặc nguồn dữ liệu khác; liên kết không được mở, chỉ dùng giá"
        " trị đã lưu trong tệp. Kỳ sau dán giá trị (Paste Values) thay cho công thức liên kết.",
    ),
    laid(
        "F18",
        "f18.xlsx",
        "F18 Tệp có đối tượng nhúng (tài liệu, điều khiển); đối tượng không được mở."
        " Cần gửi kèm tài liệu thì đính kèm vào thư thành tệp riêng.",
    ),
    laid(
        "F19",
        "f19.xlsx",
        "Tiến độ F19 Trang “Tiến độ” gõ bằng phông chữ TCVN3 (ABC); đã chuyển 1 ô sang Unicode."
        " Gõ bằng bảng mã Unicode, phông chữ Times New Roman.",
    ),
    laid(
        "F20",
        "f20.xml",
        "F20 Tệp là bảng tính nhưng lưu ở dạng riêng của chương trình lập (XML Spreadsheet 2003,"
        " trang web .mht, OpenDocument .fods, Numbers của Apple) nên không đọc được. Mở tệp bằng"
        " chương trình đã lập, chọn Lưu thành (Save As) dạng Excel Workbook (.xlsx), trên Numbers"
        " là Tệp → Xuất ra → Excel, rồi gửi lại.",
    ),
    laid(
        "F21",
        "f21.xlsx",
        "Mốc!XFD1048576 F21 Ô này ở rất xa vùng biểu mà có nội dung “5”; nội dung này không được"
        " tính, các ô trong biểu vẫn được dùng. Xóa nội dung ô (bấm Ctrl+End để đến ô cuối), nhập"
        " vào đúng ô của biểu.",
    ),
)
