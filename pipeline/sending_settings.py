"""The mail server's settings: from the environment, or a file that lies outside the project."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import UsageError
from pipeline.publish.mail import addresses_in
from pipeline.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = "SMTP_SETTINGS"
PASSWORD: Final = "SMTP_PASSWORD"  # noqa: S105 - the name of a variable
USUAL_FILE: Final = Path("~/.config/lang-son-progress/smtp.toml")
NAMES: Final = ("host", "port", "security", "user", "sender", "sender_name", "ca_file")
"""What may be set: in the file by these names, in the environment as SMTP_HOST and so on."""

STARTTLS: Final = "starttls"
TLS: Final = "tls"
_PORTS: Final = {STARTTLS: 587, TLS: 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server to hand mails to; always over TLS.

    Attributes:
        host, port: where it listens.
        security: starttls, or tls from the first byte.
        user: to log in as; empty: without logging in.
        password: never written anywhere, not shown when this is printed.
        sender: the address that mails come from.
        sender_name: in words; may be empty.
        ca_file: further certificates to trust, such as an office's own; may be empty.
    """

    host: str
    port: int
    security: str
    user: str
    sender: str
    sender_name: str = ""
    ca_file: str = ""
    password: str = field(default="", repr=False)


def mail_server(environment: Mapping[str, str] = os.environ) -> MailServer | None:
    """Return the server that is set; None where none is.

    Raises:
        UsageError: the settings make no sense, or hold what must not be written.
    """
    said = _from_file(environment) | {
        name: environment[f"SMTP_{name.upper()}"]
        for name in NAMES
        if environment.get(f"SMTP_{name.upper()}")
    }
    if not said.get("host"):
        return None
    security = said.get("security", STARTTLS).lower()
    if security not in _PORTS:
        raise UsageError(
            f"SMTP: «security» là {security!r}; chỉ dùng {STARTTLS} hoặc {TLS} (luôn mã hóa)."
        )
    user = said.get("user", "")
    return MailServer(
        host=said["host"],
        port=_port(said.get("port", ""), _PORTS[security]),
        security=security,
        user=user,
        sender=_sender(said.get("sender", "") or user),
        sender_name=said.get("sender_name", ""),
        ca_file=said.get("ca_file", ""),
        password=_password(environment, said["host"], user),
    )


def _from_file(environment: Mapping[str, str]) -> dict[str, str]:
    named = environment.get(FILE, "")
    path = Path(named or USUAL_FILE).expanduser().resolve()
    if not path.is_file():
        if named:
            raise UsageError(f"Không tìm thấy tệp cài đặt máy chủ thư {path} ({FILE}).")
        return {}
    if path.is_relative_to(ROOT):
        raise UsageError(
            f"Tệp cài đặt máy chủ thư {path} nằm trong thư mục dự án. Chuyển ra ngoài, ví dụ"
            f" {USUAL_FILE}, để không bị chép, gửi kèm theo dự án."
        )
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unread:
        raise UsageError(f"Không đọc được tệp cài đặt máy chủ thư {path}: {unread}.") from unread
    if "password" in said:
        raise UsageError(
            f"Tệp {path} ghi mật khẩu. Xóa dòng đó, đổi mật khẩu; đặt mật khẩu trong biến môi"
            f" trường {PASSWORD} hoặc kho khóa của máy: python -m keyring set {said.get('host')}"
            f" {said.get('user')}"
        )
    return {name: str(said[name]) for name in NAMES if name in said}


def _port(said: str, usual: int) -> int:
    if not said:
        return usual
    if not said.isascii() or not said.isdigit():
        raise UsageError(f"SMTP: «port» là {said!r}; phải là một số, ví dụ {usual}.")
    return int(said)


def _sender(said: str) -> str:
    found = addresses_in(said)
    if len(found) != 1:
        raise UsageError(
            f"SMTP: «sender» là {said!r}; phải là một địa chỉ thư, ví dụ duan@stc.example.invalid."
        )
    return found[0]


def _password(environment: Mapping[str, str], host: str, user: str) -> str:
    if not user:
        return ""
    if environment.get(PASSWORD):
        return environment[PASSWORD]
    found = _kept_password(host, user)
    if found is None:
        raise UsageError(
            f"Chưa có mật khẩu của {user} tại {host}. Đặt biến môi trường {PASSWORD}, hoặc cất vào"
            f" kho khóa của máy: python -m keyring set {host} {user}"
        )
    return found


def _kept_password(host: str, user: str) -> str | None:
    # Only who sends with a login needs it, and it searches the machine for key stores.
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(host, user)
    except KeyringError:
        return None
