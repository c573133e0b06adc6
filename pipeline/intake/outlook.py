"""Open a mail as Outlook saves it (.msg), forwarded mails and their files included."""

from __future__ import annotations

import io
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from oxmsg import Message
from oxmsg.domain import constants
from oxmsg.properties import Properties

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.contents import Contents, Member
from pipeline.intake.mail import day_in_vietnam, said

if TYPE_CHECKING:
    from datetime import date

    from oxmsg.storage import Storage

# Where properties begin in their stream ([MS-OXMSG] 2.4.1): a mail on its own has a longer head.
_MAIL_HEAD, _INNER_MAIL_HEAD, _ATTACHMENT_HEAD = 32, 24, 8
_INNER_MAIL: Final = "__substg1.0_3701000D"
_DISPLAY_NAME: Final = 0x3001
_NAMES: Final = (
    constants.PID_ATTACH_LONG_FILENAME,
    constants.PID_ATTACH_FILENAME,
    _DISPLAY_NAME,
)


def read_msg(data: bytes) -> Contents:
    """Return what a mail brings; a file that is only a link to a cloud is empty.

    Raises:
        UnreadableError: it is damaged.
    """
    try:
        # The mail within a mail is reached through storages alone.
        storage = Message.load(io.BytesIO(data))._storage  # noqa: SLF001 (see above)
        return _contents(cast("Storage", storage), _MAIL_HEAD)
    except (MemoryError, RecursionError):
        raise
    except Exception as broken:
        # The library raises whatever a damaged container makes it stumble over.
        detail = f"{type(broken).__name__}: {broken}"
        raise UnreadableError(FailureReason.DAMAGED, detail) from broken


def _contents(storage: Storage, head: int) -> Contents:
    properties = Properties(storage, properties_header_offset=head)
    attachments = enumerate(storage.iter_attachment_storages(), start=1)
    members = tuple(_member(number, attachment) for number, attachment in attachments)
    return Contents(members, _sender(properties), _sent_on(properties))


def _sent_on(properties: Properties) -> date | None:
    for pid in (constants.PID_CLIENT_SUBMIT_TIME, constants.PID_MESSAGE_DELIVERY_TIME):
        moment = properties.date_prop_value(pid)
        if isinstance(moment, datetime):
            return day_in_vietnam(moment)
    return None


def _sender(properties: Properties) -> str:
    name = properties.str_prop_value(constants.PID_SENDER_NAME) or ""
    smtp = properties.str_prop_value(constants.PID_SENDER_SMTP_ADDRESS)
    address = smtp or properties.str_prop_value(constants.PID_SENDER_EMAIL_ADDRESS) or ""
    # An Exchange server's own address (/O=…/CN=…) says nothing to people.
    return said(f"{name} <{address}>" if "@" in address and address != name else name or address)


def _member(number: int, storage: Storage) -> Member:
    properties = Properties(storage, properties_header_offset=_ATTACHMENT_HEAD)
    names = (properties.str_prop_value(pid) for pid in _NAMES)
    name = said(next(filter(None, names), "")).replace("\\", "/").strip("/")
    inner = next((each for each in storage.storages if each.name == _INNER_MAIL), None)
    if inner is not None:
        mail = _contents(inner, _INNER_MAIL_HEAD)
        return Member(f"{name or f'thư kèm {number}'}.msg", bytes, mail)
    read = partial(_data, properties)
    return Member(name or f"tệp {number}", read)


def _data(properties: Properties) -> bytes:
    try:
        return properties.binary_prop_value(constants.PID_ATTACH_DATA_BINARY) or b""
    except KeyError as lost:
        raise UnreadableError(FailureReason.DAMAGED, f"no stream {lost}") from lost
