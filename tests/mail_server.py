"""A real mail server on loopback for tests: TLS, a login, addresses it refuses, lines it breaks."""

from __future__ import annotations

import contextlib
import gc
import socket
import ssl
import threading
import warnings
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTP
from typing import TYPE_CHECKING, Any, Final

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from pipeline.sending_settings import MailServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

USER, SECRET = "duan", "mat-khau-thu"
UNKNOWN: Final = "khong-co@example.invalid"


@dataclass(slots=True)
class Office:
    """What the server has received, and how it misbehaves.

    Attributes:
        received: the mails that it took over: receivers and bytes.
        refused: addresses that it does not know.
        breaks_at: ordinals of mails (from 1) after which it cuts the line without an answer.
    """

    received: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    refused: frozenset[str] = frozenset({UNKNOWN})
    breaks_at: frozenset[int] = frozenset()
    seen: int = 0

    async def handle_RCPT(  # noqa: N802 - the library's name and arguments
        self,
        _server: Any,  # noqa: ANN401 - untyped
        _session: Any,  # noqa: ANN401 - untyped
        envelope: Any,  # noqa: ANN401 - untyped
        address: str,
        _options: Any,  # noqa: ANN401 - untyped
    ) -> str:
        """Take an address, or refuse it."""
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 - as above
        """Take a mail over, and answer unless the line is to be cut."""
        self.seen += 1
        self.received.append((tuple(envelope.rcpt_tos), envelope.content))
        if self.seen in self.breaks_at:
            server.transport.abort()
        return "250 OK"

    @property
    def addresses(self) -> list[str]:
        """Every address that a mail was taken over for, sorted."""
        return sorted(address for receivers, _ in self.received for address in receivers)

    @property
    def subjects(self) -> list[str]:
        """The subjects of the mails taken over, sorted."""
        return sorted(
            str(message_from_bytes(data, policy=SMTP)["Subject"]) for _, data in self.received
        )


@contextlib.contextmanager
def serving(office: Office, folder: Path) -> Iterator[MailServer]:
    """Run a server over STARTTLS with a login; yield how it is reached."""
    authority = trustme.CA()
    context = _server_context(authority)
    controller = Controller(
        office,
        hostname="127.0.0.1",
        port=_free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=_authenticated,
        data_size_limit=50_000_000,
    )
    trusted = folder / "ca.pem"
    authority.cert_pem.write_to_path(trusted)
    controller.start()
    try:
        yield MailServer(
            host="localhost",
            port=controller.port,
            security="starttls",
            user=USER,
            sender="duan@example.invalid",
            sender_name="Sở Tài chính",
            ca_file=str(trusted),
            password=SECRET,
        )
    finally:
        controller.stop()
        del controller
        with warnings.catch_warnings():
            # A client that hangs up during the handshake leaves a socket behind.
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@contextlib.contextmanager
def cut_after(server: MailServer, sent_bytes: int) -> Iterator[int]:
    """Stand between client and server, and cut the first line after so many bytes; yield a port."""
    listener = socket.create_server(("127.0.0.1", 0))
    closing = threading.Event()
    thread = threading.Thread(target=_relay_all, args=(listener, server.port, sent_bytes, closing))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        closing.set()
        with contextlib.suppress(OSError):
            socket.create_connection(listener.getsockname(), timeout=1).close()
        thread.join(5)
        listener.close()


def _relay_all(
    listener: socket.socket, port: int, sent_bytes: int, closing: threading.Event
) -> None:
    left: int | None = sent_bytes
    while not closing.is_set():
        client, _ = listener.accept()
        if closing.is_set():
            client.close()
            return
        with client, socket.create_connection(("127.0.0.1", port)) as server:
            back = threading.Thread(target=_relay, args=(server, client, None))
            back.start()
            _relay(client, server, left)
            left = None
            for line in (client, server):
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
            back.join(5)


def _relay(source: socket.socket, target: socket.socket, left: int | None) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(4096):
            if left is not None:
                left -= len(data)
                if left < 0:
                    return
            target.sendall(data)


def _authenticated(*found: Any) -> AuthResult:  # noqa: ANN401 - as the library calls it
    login = found[-1]
    right = LoginPassword(USER.encode(), SECRET.encode())
    return AuthResult(success=login == right, handled=False)


def _server_context(authority: trustme.CA) -> Any:  # noqa: ANN401 - ssl's type is enough

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
