"""What the officer reads in the terminal about mails: drafts, what would be sent, what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.table import Table

from pipeline.sending_journal import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from pipeline.mailing import Mailed
    from pipeline.sending import Parcel, Plan
    from pipeline.sending_journal import Entry
    from pipeline.sending_settings import MailServer

OUTCOMES: Final = {
    Outcome.BEGUN: "chưa rõ kết quả",
    Outcome.SENT: "đã gửi",
    Outcome.REFUSED: "máy chủ từ chối",
    Outcome.FAILED: "chưa gửi được",
    Outcome.UNSURE: "chưa rõ kết quả",
}
BY_HAND: Final = (
    "Chưa cài đặt máy chủ thư, nên chưa gửi tự động được. Gửi bằng tay: mở từng tệp .eml trong {}"
    " bằng Outlook (bấm đúp; thư mở ở dạng đang soạn), xem lại, bấm Gửi. Chương trình thư không mở"
    " được .eml ở dạng đang soạn: tạo thư mới, chép nội dung, kèm các tệp nêu trong thư.\n"
    "Muốn gửi tự động: đặt biến môi trường SMTP_HOST, SMTP_USER, SMTP_SENDER, hoặc ghi host, user,"
    " sender vào tệp ~/.config/lang-son-progress/smtp.toml; mật khẩu đặt ở biến SMTP_PASSWORD hoặc"
    " kho khóa của máy."
)


def tell_drafts(console: Console, mailed: Mailed) -> None:
    """Print how many drafts there are, what to beware of, what to do next."""
    for warning in mailed.warnings:
        console.print(f"[yellow]Lưu ý:[/] {escape(warning)}", highlight=False, soft_wrap=True)
    for name in mailed.kept:
        console.print(f"Thư đã bị sửa, giữ lại trong _ban-sua: {escape(name)}", highlight=False)
    console.print(
        f"Đã viết {len(mailed.names)} thư nháp: {escape(str(mailed.folder))}",
        highlight=False,
        soft_wrap=True,
    )
    period = mailed.folder.name
    console.print(
        f"Tiếp theo: mở xem thư bằng Outlook rồi gửi, hoặc «make send PERIOD={period}».",
        highlight=False,
    )


def tell_by_hand(console: Console, folder: Path) -> None:
    """Print how drafts are sent without a server."""
    console.print(escape(BY_HAND.format(folder)), highlight=False, soft_wrap=True)


def tell_plan(console: Console, plan: Plan, server: MailServer, *, with_unsure: bool) -> None:
    """Print the list of what would be sent, and of what would not, and why."""
    console.print(
        f"Máy chủ {escape(server.host)}:{server.port}, gửi từ {escape(server.sender)}.",
        highlight=False,
    )
    if plan.done:
        console.print(f"Đã gửi từ trước, không gửi lại: {len(plan.done)} thư.", highlight=False)
    for name in plan.unaddressed:
        console.print(f"Chưa có địa chỉ, không gửi: {escape(name)}", highlight=False)
    sent = (*plan.pending, *(plan.unsure if with_unsure else ()))
    if sent:
        console.print(_listed(sent))
    if plan.unsure and not with_unsure:
        console.print(
            f"[yellow]{len(plan.unsure)} thư chưa rõ đã đến hay chưa[/] (đường truyền đứt sau khi"
            " trao thư), không tự gửi lại. Hỏi nơi nhận; nếu chưa nhận được, chạy lại với"
            " AGAIN=co:",
            highlight=False,
        )
        console.print(_listed(plan.unsure))


def tell_entry(console: Console, entry: Entry) -> None:
    """Print how one address fared."""
    colour = "green" if entry.outcome is Outcome.SENT else "red"
    why = "" if entry.outcome is Outcome.SENT or not entry.said else f" ({entry.said})"
    console.print(
        f"[{colour}]{OUTCOMES[entry.outcome]}[/] {escape(f'{entry.address}: {entry.draft}{why}')}",
        highlight=False,
        soft_wrap=True,
    )


def tell_sent(console: Console, entries: Sequence[Entry], journal: Path) -> None:
    """Print the sum of a run, and where it is written down."""
    sent = sum(entry.outcome is Outcome.SENT for entry in entries)
    rest = len(entries) - sent
    console.print(f"Đã gửi {sent} thư." + (f" Chưa gửi được: {rest}." if rest else ""))
    if rest:
        console.print("Chạy lại lệnh để gửi phần còn lại; thư đã gửi không gửi lần nữa.")
    console.print(f"Nhật ký: {escape(str(journal))}", highlight=False, soft_wrap=True)


def _listed(parcels: Sequence[Parcel]) -> Table:
    table = Table("Thư", "Gửi đến", "Tiêu đề", "Lần trước")
    for parcel in parcels:
        outcome, _, said = parcel.before.partition(" ")
        before = f"{OUTCOMES[Outcome(outcome)]} {said}".strip() if outcome else ""
        table.add_row(
            escape(parcel.box.name),
            escape(", ".join(parcel.addresses)),
            escape(parcel.box.subject),
            escape(before),
        )
    return table
