"""The line to a mail server: opened over TLS, and what became of each mail handed over it."""

from __future__ import annotations

import select
import smtplib
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pipeline.errors import UsageError
from pipeline.sending_journal import Outcome
from pipeline.sending_settings import STARTTLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.sending_settings import MailServer

_SECONDS: Final = 60
_TAKEN: Final = frozenset({250, 251})  # RFC 5321, 4.2.3
_GO_ON: Final = 354
_GOOD_BYE: Final = 421
_BROKEN: Final = (OSError, smtplib.SMTPException)


class Line:
    """A connection, opened when it is needed and anew after it has broken.

    Args:
        server: where to.
        seconds: how long to wait for an answer.
    """

    def __init__(self, server: MailServer, seconds: float = _SECONDS) -> None:
        self._server = server
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> smtplib.SMTP:
        """Return the connection.

        Raises:
            UsageError: the server cannot be reached, is not whom it says, or does not let us in.
        """
        if self._smtp is None:
            try:
                self._smtp = _connected(self._server, self._seconds)
            except smtplib.SMTPAuthenticationError as refused:
                raise UsageError(
                    f"Máy chủ thư {self._server.host} không chấp nhận tên đăng nhập"
                    f" {self._server.user} hoặc mật khẩu ({_words(refused.smtp_error)})."
                ) from refused
            except _BROKEN as broken:
                raise UsageError(
                    f"Không kết nối được máy chủ thư {self._server.host}:{self._server.port}"
                    f" ({broken}). Kiểm tra mạng, cài đặt rồi chạy lại; thư đã gửi không gửi lại."
                ) from broken
        return self._smtp

    def close(self) -> None:
        """Say good-bye, if there is anybody to hear it."""
        if self._smtp is not None:
            with suppress(*_BROKEN):
                self._smtp.quit()
            self._drop()

    def hand_over(
        self, sender: str, addresses: Sequence[str], data: bytes
    ) -> dict[str, tuple[Outcome, str]]:
        """Hand one mail over to several addresses; return the outcome for each, in their order."""
        smtp = self.open()
        refused: dict[str, tuple[Outcome, str]] = {}
        try:
            _expect(smtp.mail(sender))
            for address in addresses:
                code, said = smtp.rcpt(address)
                if code not in _TAKEN:
                    refused[address] = Outcome.REFUSED, _words(said)
                if code == _GOOD_BYE:
                    raise smtplib.SMTPServerDisconnected(_words(said))
            if len(refused) < len(addresses):
                _put(smtp, data)
        except _BROKEN as broken:
            self._drop()
            return _all(addresses, refused, Outcome.FAILED, str(broken))
        if len(refused) == len(addresses):
            self._begin_anew()
            return refused
        return _all(addresses, refused, *self._answer())

    def _answer(self) -> tuple[Outcome, str]:
        """Return what the server says to a mail that it has whole."""
        try:
            code, said = self.open().getreply()
        except _BROKEN as broken:
            self._drop()
            return Outcome.UNSURE, str(broken)
        if code in _TAKEN:
            return Outcome.SENT, _words(said)
        self._begin_anew()
        return Outcome.REFUSED, _words(said)

    def _begin_anew(self) -> None:
        try:
            _expect(self.open().rset())
        except _BROKEN:
            self._drop()

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


def _connected(server: MailServer, seconds: float) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if server.ca_file:
        trusted.load_verify_locations(server.ca_file)
    if server.security == STARTTLS:
        smtp = smtplib.SMTP(server.host, server.port, timeout=seconds)
        smtp.starttls(context=trusted)
    else:
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=seconds, context=trusted)
    smtp.ehlo_or_helo_if_needed()
    if server.user:
        smtp.login(server.user, server.password)
    return smtp


def _put(smtp: smtplib.SMTP, data: bytes) -> None:
    """Send a mail's text and the dot that ends it; no dot, no mail (RFC 5321, 4.1.1.4).

    Raises:
        SMTPException, OSError: the dot was not sent, so the server has not taken the mail.
    """
    code, said = smtp.docmd("DATA")
    if code != _GO_ON:
        raise smtplib.SMTPDataError(code, said)
    lines = data if data.endswith(b"\r\n") else data + b"\r\n"
    smtp.send(lines.replace(b"\r\n.", b"\r\n.."))
    # Before the dot a server has nothing to say: whatever there is to read is its farewell.
    if smtp.sock is None or select.select([smtp.sock], [], [], 0)[0]:
        raise smtplib.SMTPServerDisconnected("the server hung up half way")
    smtp.send(b".\r\n")


def _expect(answer: tuple[int, bytes]) -> None:
    code, said = answer
    if code not in _TAKEN:
        raise smtplib.SMTPResponseException(code, said)


def _all(
    addresses: Sequence[str],
    refused: dict[str, tuple[Outcome, str]],
    outcome: Outcome,
    said: str,
) -> dict[str, tuple[Outcome, str]]:
    return {each: refused.get(each, (outcome, said)) for each in addresses}


def _words(said: bytes | str) -> str:
    text = said if isinstance(said, str) else said.decode("utf-8", "replace")
    return " ".join(text.split())
