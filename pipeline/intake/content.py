"""What a file is, told by its bytes: an extension is a habit, not evidence."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENTRY_BYTES = 128


class Content(StrEnum):
    """The sorts of files that come back by mail."""

    EMPTY = "empty"
    XLSX = "xlsx"  # .xlsm and templates too
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    LOCKED = "locked"  # an Office file behind a password; which kind cannot be seen
    COMPOUND = "compound"  # an OLE container whose directory is lost or names nothing known
    WORD = "word"
    SLIDES = "slides"
    PDF = "pdf"
    PICTURE = "picture"
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    TNEF = "tnef"  # winmail.dat: what Outlook wraps attachments in for other Outlooks
    OTHER_SHEET = "other-sheet"  # a workbook in a form of its program's own: Numbers, XML of 2003
    EML = "eml"
    MSG = "msg"
    HTML = "html"  # a web page saved as .xls, as many portals do
    XML = "xml"
    TEXT = "text"
    UNKNOWN = "unknown"


WORKBOOKS = frozenset(
    {Content.XLSX, Content.XLSB, Content.XLS, Content.ODS, Content.LOCKED, Content.OTHER_SHEET}
)
COMPANIONS = frozenset({Content.WORD, Content.SLIDES, Content.PDF, Content.PICTURE})
MAILS = frozenset({Content.EML, Content.MSG})
OTHER_ARCHIVES = frozenset({Content.RAR, Content.SEVEN_ZIP})
CONTAINERS = frozenset({Content.ZIP, Content.TNEF}) | MAILS | OTHER_ARCHIVES

_STARTS = (
    (b"%PDF-", Content.PDF),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"\x89PNG\r\n", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"Rar!\x1a\x07", Content.RAR),
    (b"7z\xbc\xaf\x27\x1c", Content.SEVEN_ZIP),
    (b"\x78\x9f\x3e\x22", Content.TNEF),
    (b"{\\rtf", Content.WORD),
)
_DECLARED = (
    (b"opendocument.spreadsheet", Content.ODS),
    (b"opendocument.text", Content.WORD),
    (b"opendocument.presentation", Content.SLIDES),
)
_FOLDERS = (("xl", Content.XLSX), ("word", Content.WORD), ("ppt", Content.SLIDES))
_OLE_STREAMS = (
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
    ("EncryptedPackage", Content.LOCKED),
    ("WordDocument", Content.WORD),
    ("PowerPoint Document", Content.SLIDES),
    ("__properties_version1.0", Content.MSG),
)
_OTHER_SHEET_XML = (b"urn:schemas-microsoft-com:office:spreadsheet", b"opendocument.spreadsheet")
_NUMBERS = {"index.zip", "index/document.iwa"}
_WEB_ARCHIVE = re.compile(rb"(?im)^x-document-type: *workbook")
_MAIL_HEADERS = re.compile(rb"(?im)\A(?:From [^\n]*\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_MARK = re.compile(rb"(?im)^(?:mime-version|message-id|received):")
_HEAD_BYTES = 8192
_MAX_ENTRIES = 50_000  # of a zip whose directory is read here, outside the workers
_MIME_BYTES = 99
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, KeyError, EOFError, zlib.error)


def content_of(data: bytes) -> Content:
    """Tell what a whole file is.

    A zip whose directory is lost (a mail cut short) is still told by the names inside it. Nothing
    but blanks and null bytes, as a broken download leaves, is empty.
    """
    if not data.strip(b"\0 \t\r\n"):
        return Content.EMPTY
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data[4:12] in {b"ftypheic", b"ftypmif1"} or (data[:4], data[8:12]) == (b"RIFF", b"WEBP"):
        return Content.PICTURE
    return next((kind for start, kind in _STARTS if data.startswith(start)), None) or _written(data)


def _zipped(data: bytes) -> Content:
    if data.count(b"PK\x01\x02") > _MAX_ENTRIES:
        return _half_zipped(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            declared = _declared(archive) if "mimetype" in names else b""
    except _BROKEN:
        return _half_zipped(data)
    return _package(names, declared)


def _declared(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as member:
        return member.read(_MIME_BYTES)


def _half_zipped(data: bytes) -> Content:
    names = {name for name in (b"xl/", b"word/") if name in data}
    return _package(
        {name.decode() for name in names} | {"[content_types].xml"} if names else set(),
        b"opendocument.spreadsheet" if b"opendocument.spreadsheet" in data[:200] else b"",
    )


def _package(names: set[str], declared: bytes) -> Content:
    if declared:
        kinds = (kind for mark, kind in _DECLARED if mark in declared)
        return next(kinds, Content.UNKNOWN)
    if "[content_types].xml" not in names:
        return Content.OTHER_SHEET if names & _NUMBERS else Content.ZIP
    if "xl/workbook.bin" in names:
        return Content.XLSB
    folders = {name.partition("/")[0] for name in names if "/" in name}
    return next((kind for folder, kind in _FOLDERS if folder in folders), Content.UNKNOWN)


def _compound(data: bytes) -> Content:
    places = ((_entry(data, name), content) for name, content in _OLE_STREAMS)
    # A document embedded in another stands later in the directory than its host's own stream.
    found = [(place, content) for place, content in places if place >= 0]
    return min(found)[1] if found else Content.COMPOUND


def _entry(data: bytes, name: str) -> int:
    """Return where a directory entry of that name stands, -1 where there is none."""
    wanted = f"{name}\0".encode("utf-16-le")
    place = data.find(wanted)
    while place >= 0 and place % _OLE_ENTRY_BYTES:
        place = data.find(wanted, place + 1)
    return place


def _written(data: bytes) -> Content:
    head = _plain_head(data)
    lowered = head.lower()
    is_page = lowered.startswith(b"<") and not lowered.startswith(b"<?xml") and b"<table" in lowered
    if is_page or lowered.startswith((b"<html", b"<!doctype html", b"<head", b"<meta")):
        return Content.HTML
    if lowered.startswith(b"<?xml"):
        return _marked_up(lowered)
    if _MAIL_HEADERS.match(head) and _MAIL_MARK.search(head):
        return Content.OTHER_SHEET if _WEB_ARCHIVE.search(head) else Content.EML
    return Content.UNKNOWN if b"\0" in head else Content.TEXT


def _marked_up(head: bytes) -> Content:
    if b"<html" in head:
        return Content.HTML
    return Content.OTHER_SHEET if any(mark in head for mark in _OTHER_SHEET_XML) else Content.XML


def _plain_head(data: bytes) -> bytes:
    head = data[:_HEAD_BYTES]
    if _is_utf16(data):
        return head.decode("utf-16", "replace").encode().lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _is_utf16(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))
