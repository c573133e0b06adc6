"""The command that sends: it shows the list and asks, and without a server says what to do."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from pipeline import posting
from pipeline.errors import UsageError
from pipeline.posting import post
from pipeline.sending_settings import mail_server
from pipeline.settings import ROOT
from tests.mail_server import SECRET, Office, serving
from tests.test_sending import PERIOD, lay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.sending_settings import MailServer

FILE = "host = 'mail.example.invalid'\nuser = 'duan@example.invalid'\n"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def server(office: Office, tmp_path: Path) -> Iterator[MailServer]:
    with serving(office, tmp_path) as found:
        yield found


class Clerk(Console):
    """A console at which somebody answers."""

    answer = ""

    def input(self, prompt: Any = "", **_options: Any) -> str:  # noqa: ANN401 - as the library has it
        """Show the question; return the answer."""
        self.print(prompt)
        return self.answer


def told(outbox: Path, answer: str = "", *, asks: bool = True) -> str:
    """Return what the officer reads after this answer."""
    shown = io.StringIO()
    clerk = Clerk(file=shown, width=200)
    clerk.answer = answer
    post(clerk, outbox, PERIOD, asks=asks, with_unsure=False)
    return shown.getvalue()


def test_nothing_is_sent_without_a_yes(
    tmp_path: Path, office: Office, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "mail_server", lambda: server)
    lay(tmp_path, "a")
    said = told(tmp_path, "")
    assert "a.eml" in said
    assert "a@example.invalid" in said
    assert "Gửi 1 thư trên?" in said
    assert said.rstrip().endswith("Chưa gửi thư nào.")
    assert office.received == []


def test_after_a_yes_all_is_sent_and_then_nothing_is_left(
    tmp_path: Path, office: Office, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "mail_server", lambda: server)
    lay(tmp_path, "a")
    said = told(tmp_path, "có")
    assert "đã gửi a@example.invalid: a.eml" in said
    assert "Đã gửi 1 thư." in said
    assert SECRET not in said
    assert office.addresses == ["a@example.invalid"]
    assert "Không còn thư nào phải gửi." in told(tmp_path, asks=False)


def test_without_a_server_it_says_how_drafts_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "mail_server", lambda: None)
    lay(tmp_path, "a")
    said = told(tmp_path)
    assert said.startswith("Chưa cài đặt máy chủ thư, nên chưa gửi tự động được. Gửi bằng tay: mở")
    assert str(tmp_path / "thu" / "2026-Q1") in said


def test_settings_come_from_a_file_and_the_environment_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "smtp.toml"
    path.write_text(FILE, encoding="utf-8")
    found = mail_server(
        {"SMTP_SETTINGS": str(path), "SMTP_PASSWORD": SECRET, "SMTP_SECURITY": "tls"}
    )
    assert found is not None
    assert (found.host, found.port, found.security) == ("mail.example.invalid", 465, "tls")
    assert (found.user, found.sender, found.password) == (
        *("duan@example.invalid",) * 2,
        SECRET,
    )
    assert SECRET not in repr(found)


def test_without_settings_there_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sending_settings.USUAL_FILE", Path("/nowhere/smtp.toml"))
    assert mail_server({}) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SMTP_SECURITY": "none"}, "SMTP: «security» là 'none'; chỉ dùng starttls hoặc tls"),
        ({"SMTP_PORT": "5x"}, "SMTP: «port» là '5x'; phải là một số, ví dụ 587."),
        ({"SMTP_SENDER": "A\r\nBcc: x"}, "SMTP: «sender» là 'A\\r\\nBcc: x'; phải là một địa chỉ"),
        ({"SMTP_SETTINGS": "/nowhere/x.toml"}, "Không tìm thấy tệp cài đặt máy chủ thư"),
    ],
)
def test_settings_without_sense_are_named(changes: dict[str, str], said: str) -> None:
    usual = {"SMTP_HOST": "mail.example.invalid", "SMTP_USER": "duan@example.invalid"}
    with pytest.raises(UsageError) as raised:
        mail_server(usual | {"SMTP_PASSWORD": SECRET} | changes)
    assert raised.value.message.startswith(said)


def test_a_password_in_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "smtp.toml"
    path.write_text(f"{FILE}password = 'x'\n", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        mail_server({"SMTP_SETTINGS": str(path)})
    assert raised.value.message.startswith(f"Tệp {path} ghi mật khẩu. Xóa dòng đó, đổi mật khẩu;")


def test_settings_inside_the_project_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        mail_server({"SMTP_SETTINGS": str(ROOT / "pyproject.toml")})
    assert "nằm trong thư mục dự án" in raised.value.message
    assert tmp_path.exists()


def test_a_password_that_nobody_kept_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sending_settings._kept_password", lambda *_: None)
    with pytest.raises(UsageError) as raised:
        mail_server({"SMTP_HOST": "mail.example.invalid", "SMTP_USER": "duan@example.invalid"})
    assert raised.value.message == (
        "Chưa có mật khẩu của duan@example.invalid tại mail.example.invalid. Đặt biến môi trường"
        " SMTP_PASSWORD, hoặc cất vào kho khóa của máy: python -m keyring set mail.example.invalid"
        " duan@example.invalid"
    )
