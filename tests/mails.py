"""Mails that tests write down: .eml as mail programs save it, .msg as Outlook does."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Storage: TypeAlias = "Mapping[str, bytes | Storage]"

SENDER: Final = "Nguyễn Văn A <a@example.invalid>"
SENT: Final = datetime(2026, 4, 14, 20, 30, tzinfo=UTC)
"""In Vietnam this is half past three in the morning of 15/04/2026."""

_SECTOR, _MINI, _CUT_OFF = 512, 64, 4096
_FREE, _END, _FAT_MARK, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


def eml(files: Mapping[str, bytes | EmailMessage], *, sent: datetime | None = SENT) -> bytes:
    """Write a mail with files; a mail among them is forwarded as an attachment."""
    return bytes(message(files, sent=sent))


def message(
    files: Mapping[str, bytes | EmailMessage], *, sent: datetime | None = SENT
) -> EmailMessage:
    mail = EmailMessage(policy.SMTP)
    mail["From"], mail["Subject"] = SENDER, "Báo cáo"
    if sent:
        mail["Date"] = sent
    mail.set_content("Kính gửi Ban Chỉ đạo", cte="base64")
    for name, content in files.items():
        if isinstance(content, EmailMessage):
            mail.add_attachment(content, filename=name)
        else:
            mail.add_attachment(content, "application", "octet-stream", filename=name)
    return mail


def msg(files: Mapping[str, bytes | Storage], *, sent: datetime | None = SENT) -> bytes:
    """Write a mail of Outlook's with files; one that `msg_storage` made is forwarded."""
    return compound_file(msg_storage(files, sent=sent, head=32))


def msg_storage(
    files: Mapping[str, bytes | Storage], *, sent: datetime | None = SENT, head: int = 24
) -> Storage:
    texts = {0x0C1A: "Nguyễn Văn A", 0x5D01: "a@example.invalid", 0x0037: "Báo cáo"}
    times = {0x0039: sent} if sent else {}
    attachments = {
        f"__attach_version1.0_#{number:08X}": _attachment(name, content)
        for number, (name, content) in enumerate(files.items())
    }
    return {**_properties(head, texts, times), **attachments}


def _attachment(name: str, content: bytes | Storage) -> Storage:
    properties = _properties(8, {0x3707: name}, {}, binary=isinstance(content, bytes))
    kind = "0102" if isinstance(content, bytes) else "000D"
    return {**properties, f"__substg1.0_3701{kind}": content}


def _properties(
    head: int, texts: Mapping[int, str], times: Mapping[int, datetime], *, binary: bool = False
) -> dict[str, bytes]:
    entries = [struct.pack("<HHIQ", 0x001F, pid, 6, 0) for pid in texts]
    entries += [
        struct.pack("<HHIQ", 0x0040, pid, 6, int((moment - _EPOCH).total_seconds() * 10**7))
        for pid, moment in times.items()
    ]
    entries += [struct.pack("<HHIQ", 0x0102, 0x3701, 6, 0)] if binary else []
    streams = {
        f"__substg1.0_{pid:04X}001F": text.encode("utf-16-le") for pid, text in texts.items()
    }
    return {"__properties_version1.0": bytes(head) + b"".join(entries), **streams}


def tnef(files: Mapping[str, bytes], *, sent: datetime | None = SENT) -> bytes:
    """Write a winmail.dat: long names as Outlook writes them, short ones in a code page."""
    parts = [struct.pack("<IH", 0x223E9F78, 1)]
    if sent:
        parts.append(_tnef_part(0x00038005, struct.pack("<7H", *sent.timetuple()[:6], 0)))
    for name, content in files.items():
        short = name.encode("ascii", "replace") + b"\0"
        wide = name.encode("utf-16-le") + b"\0\0"
        said = struct.pack("<IHHIHHII", 2, 3, 0x0E21, 0, 0x001F, 0x3707, 1, len(wide))
        parts += [
            _tnef_part(0x00069002, bytes(14)),
            _tnef_part(0x00018010, short),
            _tnef_part(0x0006800F, content),
            _tnef_part(0x00069005, said + wide.ljust(len(wide) + -len(wide) % 4, b"\0")),
        ]
    return b"".join(parts)


def _tnef_part(kind: int, body: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(body)) + body + struct.pack("<H", sum(body) & 0xFFFF)


class _Entry:
    def __init__(self, name: str, kind: int, content: bytes = b"") -> None:
        self.name, self.kind, self.content = name, kind, content
        self.child = self.right = _NONE
        self.start, self.size = _END, len(content)

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        head = struct.pack("<64sHBB", name, len(name), self.kind, 1)
        links = struct.pack("<III", _NONE, self.right, self.child)
        return head + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


def compound_file(root: Storage) -> bytes:
    """Write an OLE container ([MS-CFB], version 3) of storages and streams."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, root)
    small = [entry for entry in entries if entry.kind == 2 and len(entry.content) < _CUT_OFF]
    large = [entry for entry in entries if entry.kind == 2 and len(entry.content) >= _CUT_OFF]
    mini_table, mini_stream = _chained(small, _MINI)
    entries[0].content, entries[0].size = mini_stream, len(mini_stream)
    table, body = _chained([*large, entries[0]], _SECTOR)
    mini_fat = struct.pack(f"<{len(mini_table)}I", *mini_table)
    minis = _more(table, mini_fat)
    directory = b"".join(entry.packed() for entry in entries)
    directories = _more(table, directory)
    body += _padded(mini_fat, b"\xff") + _padded(directory, b"\0")
    fats = 1
    while fats * _SECTOR // 4 < len(table) + fats:
        fats += 1
    first_fat = len(table)
    table += [_FAT_MARK] * fats
    table += [_FREE] * (-len(table) % (_SECTOR // 4))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fats,
        directories,
        0,
        _CUT_OFF,
        minis if mini_fat else _END,
        -(-len(mini_fat) // _SECTOR),
        _END,
        0,
    )
    difat = [first_fat + number for number in range(fats)] + [_FREE] * (109 - fats)
    head += struct.pack("<109I", *difat)
    return head + body + struct.pack(f"<{len(table)}I", *table)


def _add(entries: list[_Entry], parent: int, storage: Storage) -> None:
    previous: _Entry | None = None
    for name, content in storage.items():
        is_stream = isinstance(content, bytes)
        entry = _Entry(name, 2, content) if isinstance(content, bytes) else _Entry(name, 1)
        number = len(entries)
        entries.append(entry)
        if previous is None:
            entries[parent].child = number
        else:
            previous.right = number
        previous = entry
        if not is_stream:
            _add(entries, number, content)  # type: ignore[arg-type] # no stream, so a storage


def _chained(entries: list[_Entry], sector: int) -> tuple[list[int], bytes]:
    """Lay streams side by side; return the table of their sectors, and the sectors."""
    table: list[int] = []
    body = b""
    for entry in entries:
        if entry.content:
            entry.start = len(table)
            count = -(-len(entry.content) // sector)
            table += [entry.start + number + 1 for number in range(count - 1)] + [_END]
            body += entry.content.ljust(count * sector, b"\0")
    return table, body


def _more(table: list[int], content: bytes) -> int:
    start, count = len(table), -(-len(content) // _SECTOR)
    table += [start + number + 1 for number in range(count - 1)] + [_END] * bool(count)
    return start


def _padded(content: bytes, filler: bytes) -> bytes:
    return content.ljust(-(-len(content) // _SECTOR) * _SECTOR, filler)
