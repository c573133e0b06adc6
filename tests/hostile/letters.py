"""Mails and archives that were spoiled on the way, or never meant to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.books import zipped
from tests.hostile.good import Odd, form
from tests.mails import eml, message, msg, msg_storage, tnef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import EmailMessage

    from tests.mails import Storage


def letters() -> Iterator[Odd]:
    """Yield mails, mails of Outlook's, archives."""
    kinds = (
        ("mail", "eml", _mails()),
        ("Outlook mail", "msg", _outlook()),
        ("archive", "zip", _archives()),
    )
    for kind, suffix, found in kinds:
        for name, data in found.items():
            yield Odd(kind, f"thu/{name}.{suffix}".encode(), data)


def _mails() -> Mapping[str, bytes]:
    head = (
        b"From: a@example.invalid\r\nMIME-Version: 1.0\r\nDate: Tue, 14 Apr 2026 20:30:00 +0000\r\n"
    )
    parts = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    sheet = b'--x\r\nContent-Type: application/octet-stream; name="a.xlsx"\r\n'
    return {
        "a part without end": head + parts + sheet + b"\r\nabc",
        "no part": head + parts + b"--x--",
        "parts in parts": head
        + (b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 500),
        "many parts": head + parts + (sheet + b"\r\n\r\n") * 6_000 + b"--x--",
        "base64 that is none": head
        + parts
        + sheet
        + b"Content-Transfer-Encoding: base64\r\n\r\n!!%%=",
        "an encoding that is none": head
        + parts
        + sheet
        + b"Content-Transfer-Encoding: zz\r\n\r\na",
        "a charset that is none": head
        + b"Subject: =?zz?B?//8=?=\r\nContent-Type: text/html; charset=zz\r\n\r\n\xff",
        "a name that is none": head
        + parts
        + b"--x\r\nContent-Type: application/x; name==?utf-8?B?!!?=\r\n\r\na",
        "a name with a way out": eml({"../../a.xlsx": form()}),
        "a long header": head + b"X-A: " + b"a" * 2_000_000 + b"\r\n\r\n",
        "many headers": head + b"Received: x\r\n" * 100_000 + b"\r\n",
        "a day in no year": b"MIME-Version: 1.0\r\nDate: 99 Xyz 99999 99:99 +9999\r\n\r\n",
        "mails in mails": _forwarded(30),
        "a mail cut short": eml({"a.xlsx": form()})[:-5_000],
        "a link for a file": head
        + parts
        + b"--x\r\nContent-Type: message/external-body; access-type=URL\r\n\r\n",
        "an empty mail within": head + parts + b"--x\r\nContent-Type: message/rfc822\r\n\r\n--x--",
    }


def _forwarded(levels: int) -> bytes:
    mail: EmailMessage = message({"a.xlsx": form()})
    for level in range(levels):
        mail = message({f"thư {level}": mail})
    return bytes(mail)


def _outlook() -> Mapping[str, bytes]:
    within: Storage = msg_storage({"a.xlsx": form()})
    for _ in range(10):
        within = msg_storage({"thư": within})
    return {
        "mails in mails": msg({"thư": within}),
        "a file without bytes": msg({"a.xlsx": b""}),
        "a name with a way out": msg({"..\\..\\a.xlsx": form()}),
        "many files": msg({f"{number}.xlsx": bytes([number]) for number in range(40)}),
        "no file": msg({}),
        "winmail in winmail": msg({"winmail.dat": tnef({"winmail.dat": tnef({"a.xlsx": form()})})}),
    }


def _archives() -> Mapping[str, bytes]:
    data = zipped({"a.xlsx": form()})
    for _ in range(8):
        data = zipped({"a.zip": data})
    return {
        "archives in archives": data,
        "many files": zipped({f"{number}.xlsx": f"PK{number}" for number in range(60)}),
        "too many files": zipped({f"{number}.txt": "" for number in range(5_001)}),
        "names in no encoding": zipped({"a\\b\\..c.xlsx": form(), "x\n\u202ey.xlsx": b"a"}),
        "nothing": zipped({"a/": ""}),
        "a mail cut short": zipped({"a.eml": eml({"a.xlsx": form()})[:900]}),
        "a program": zipped({"a.exe": b"MZ" + bytes(99), "a.lnk": b"L\0\0\0"}),
    }
