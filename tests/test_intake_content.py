"""A file is what its bytes are, whatever it is called."""

from __future__ import annotations

import struct

import pytest

from pipeline.intake.content import Content, content_of
from tests.books import compound, workbook, zipped

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ODP = b"application/vnd.oasis.opendocument.presentation"
_ODT = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"", Content.EMPTY),
        (b"\0" * 4096, Content.EMPTY),
        (b"\r\n ", Content.EMPTY),
        (workbook({"A": "1"}), Content.XLSX),
        (workbook({"A": "1"})[:900], Content.XLSX),
        (zipped({"[Content_Types].xml": "", "XL\\Workbook.xml": ""}), Content.XLSX),
        (zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""}), Content.XLSB),
        (zipped({"mimetype": _ODS, "content.xml": ""}), Content.ODS),
        (zipped({"mimetype": _ODT, "content.xml": ""}), Content.WORD),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), Content.WORD),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), Content.SLIDES),
        (zipped({"[Content_Types].xml": "", "visio/document.xml": ""}), Content.UNKNOWN),
        (zipped({"mimetype": "application/epub+zip", "a.html": ""}), Content.UNKNOWN),
        (zipped({"mimetype": _ODP, "content.xml": ""}), Content.SLIDES),
        (zipped({"a.xlsx": workbook({"A": "1"})}), Content.ZIP),
        (b"PK\x03\x04 cut short", Content.ZIP),
        (compound("Workbook"), Content.XLS),
        (compound("Book"), Content.XLS),
        (compound("EncryptionInfo", "EncryptedPackage"), Content.LOCKED),
        (compound("WordDocument"), Content.WORD),
        (compound("Workbook", "WordDocument"), Content.XLS),
        (compound("__properties_version1.0", "Workbook"), Content.MSG),
        (compound("Something"), Content.COMPOUND),
        (b"%PDF-1.7", Content.PDF),
        (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
        (b"\0\0\0\x18ftypheic", Content.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Content.PICTURE),
        (b"Rar!\x1a\x07\x01\0", Content.RAR),
        (b"7z\xbc\xaf\x27\x1c\0\x04", Content.SEVEN_ZIP),
        (b"\x78\x9f\x3e\x22\0", Content.TNEF),
        (b"{\\rtf1", Content.WORD),
        (b"Received: x\r\n by y\r\nMIME-Version: 1.0\r\n\r\n", Content.EML),
        (b"From - Tue Apr 14\nFrom: x\nDate: y\nMessage-ID: z\n\n", Content.EML),
        (b"\xef\xbb\xbf<html><body>", Content.HTML),
        (b'<?xml version="1.0"?>\n<html>', Content.HTML),
        (b'<?xml version="1.0"?><Workbook>', Content.XML),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            Content.OTHER_SHEET,
        ),
        (b'<?xml version="1.0"?><office:document office:mimetype="' + _ODS, Content.OTHER_SHEET),
        (
            b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: text/html\r\n",
            Content.OTHER_SHEET,
        ),
        (zipped({"Index/Document.iwa": "", "preview.jpg": ""}), Content.OTHER_SHEET),
        ("Mã;Tên\n".encode(), Content.TEXT),
        ("Mã\tTên\n".encode("utf-16"), Content.TEXT),
        (b"MZ\x90\0\x03\0", Content.UNKNOWN),
    ],
)
def test_content_is_told_by_the_bytes(data: bytes, content: Content) -> None:
    assert content_of(data) is content


def test_the_name_of_a_stream_in_running_text_is_no_stream() -> None:
    text = "Workbook\0".encode("utf-16-le")
    assert content_of(compound("WordDocument") + b"\0" + text) is Content.WORD
    assert content_of(compound("Something") + b"\0" + text) is Content.COMPOUND


def test_a_directory_without_end_is_not_walked_to_tell_what_a_file_is() -> None:
    """Fifty thousand entries and one, all for one member of no bytes."""
    entries = b"PK\x01\x02".ljust(46, b"\0") * 50_001
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 50_001, 50_001, len(entries), 30, 0)
    assert content_of(b"PK\x03\x04".ljust(30, b"\0") + entries + end) is Content.ZIP
