"""Issue the forms of a period, filled in with what each unit last reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.checking import check_inbox, last_rows
from pipeline.closing import closed_periods
from pipeline.errors import OutboxError, UsageError
from pipeline.forms_send import FOLDER, write_forms

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.checking import Checked
    from pipeline.finding import Finding
    from pipeline.settings import Settings
    from schemas.period import Period


class Issued(Struct, frozen=True):
    """What was written: how many forms of a period, where, and what the register is told."""

    period: Period
    folder: Path
    count: int
    notes: tuple[Finding, ...]


def issue_forms(settings: Settings, period: Period, out: Path | None) -> Issued:
    """Write a form for each return owed for a period, and the list of what goes to whom.

    Raises:
        RegisterError: there is no register, or it cannot be used.
        UsageError: nobody owes a return for this period.
        OutboxError: the folder cannot be written.
    """
    closed = {code: each.known_sha256 for code, each in closed_periods(settings.inbox).items()}
    checked = check_inbox(settings, closed)
    if not checked.register.owed(period):
        raise UsageError(
            f"Danh mục không phân công đơn vị nào báo cáo {period.label}."
            " Kiểm tra trang Phân công báo cáo và Lịch báo cáo."
        )
    target = out or settings.outbox
    folder = target / FOLDER / period.code
    try:
        written = write_forms(checked.register, period, last_rows(checked, period), target)
    except OSError as refused:
        raise OutboxError(f"Không ghi được biểu mẫu vào {folder}: {refused}.") from refused
    return Issued(period, folder, len(written), _of_register(checked))


def _of_register(checked: Checked) -> tuple[Finding, ...]:
    """Return what is wrong in the register itself: forms are made from it."""
    kept = checked.intake.register
    return tuple(each for each in checked.findings if kept and each.place.path == kept.path)
