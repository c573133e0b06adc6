"""Begin a year: the demonstration set aside whole, and an empty register ready to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.checking import read_register
from pipeline.errors import OutboxError, RegisterError, UsageError
from pipeline.forms import Issue, write_form
from pipeline.intake.walk import REGISTER_NAME, take_in
from pipeline.register_names import COMMUNE_KINDS
from schemas import FORMS
from schemas.choices import Choice
from schemas.period import Period, PeriodKind
from schemas.register import Calendar, General, LegalBasis, Threshold, Unit
from schemas.register_choices import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.cell import Value
    from pipeline.register import Register
    from pipeline.settings import Settings
    from schemas.column import Row

ASIDE: Final = "_minh-hoa"
_NOT_KEPT: Final = frozenset(
    {Fact.SIGNATORY_NAME, Fact.CONTACT, Fact.EMAIL, Fact.CURRENT_PERIOD, Fact.DEMONSTRATION}
)
_PRIVATE: Final = frozenset({"email", "contact", "phone"})
_QUARTERS: Final = (1, 2, 3, 4)
_VISIBLE: Final = ".gitkeep"


def start_year(settings: Settings, year: int) -> tuple[str, ...]:
    """Set the demonstration aside and lay an empty register for a year.

    What is no invention is kept in it: the communes with their codes, the agency's names, the
    legal bases and the limits of lateness.

    Returns:
        What was done, line by line.

    Raises:
        UsageError: the inbox holds real returns.
        OutboxError: a file could not be moved or written.
    """
    register = _demonstration(settings)
    aside = settings.inbox / ASIDE, settings.outbox / ASIDE
    try:
        moved = sum(
            _set_aside(folder, to)
            for folder, to in zip((settings.inbox, settings.outbox), aside, strict=True)
        )
        settings.inbox.mkdir(parents=True, exist_ok=True)
        (settings.inbox / REGISTER_NAME).write_bytes(_empty_register(register, year))
    except OSError as refused:
        raise OutboxError(
            f"Không chuyển được tệp: {refused}. Đóng các tệp đang mở rồi chạy lại lệnh."
        ) from refused
    return tuple(_told(settings, year, moved))


def _demonstration(settings: Settings) -> Register | None:
    """Return the demonstration's register; None where the inbox is empty.

    Raises:
        UsageError: what lies in the inbox is not the demonstration.
    """
    intake = take_in(settings.inbox) if settings.inbox.is_dir() else None
    if intake is None or not (intake.register or intake.submissions or intake.containers):
        return None
    real = UsageError(
        f"{settings.inbox} đang có số liệu thật; lệnh này chỉ cất số liệu minh họa, không làm gì."
        " Muốn bắt đầu năm mới: chuyển inbox và outbox sang nơi khác, để trống inbox rồi chạy lại."
    )
    if intake.register is None:
        raise real
    try:
        register = read_register(intake.register, settings)
    except RegisterError:
        raise real from None
    if not register.demonstration:
        raise real
    return register


def _set_aside(folder: Path, target: Path) -> int:
    """Move everything in a folder, closed periods included; return how many entries."""
    if not folder.is_dir():
        return 0
    entries = [each for each in sorted(folder.iterdir()) if each.name not in {ASIDE, _VISIBLE}]
    for entry in entries:
        target.mkdir(exist_ok=True)
        entry.rename(target / entry.name)
    return len(entries)


def _empty_register(register: Register | None, year: int) -> bytes:
    first = Period.of(PeriodKind.YEAR, year)
    rows: dict[str, tuple[dict[str, Value], ...]] = {
        General.sheet.name: tuple(_general(register, year)),
        Calendar.sheet.name: tuple(_calendar(year)),
    }
    if register is not None:
        rows[Unit.sheet.name] = tuple(
            _public(unit) for unit in register.rows(Unit) if unit.kind in COMMUNE_KINDS
        )
        for model in (LegalBasis, Threshold):
            rows[model.sheet.name] = tuple(_values(row) for row in register.rows(model))
    communes = rows.get(Unit.sheet.name, ())
    named = tuple(Choice(str(row["unit_code"]), str(row["name"])) for row in communes)
    return write_form(
        Issue(
            form=FORMS["DM"],
            as_of=first.start,
            rows=rows,
            lists={"units": named, "communes": named},
        )
    )


def _general(register: Register | None, year: int) -> Iterator[dict[str, Value]]:
    yield {"fact": Fact.YEAR.value, "value": str(year)}
    for row in register.rows(General) if register else ():
        if row.fact not in _NOT_KEPT and row.fact != Fact.YEAR:
            yield _values(row)


def _calendar(year: int) -> Iterator[dict[str, Value]]:
    for number in _QUARTERS:
        yield {"period": Period.of(PeriodKind.QUARTER, year, number).code}


def _public(unit: Unit) -> dict[str, Value]:
    return {name: value for name, value in _values(unit).items() if name not in _PRIVATE}


def _values(row: Row) -> dict[str, Value]:
    return {name: getattr(row, name) for name in type(row).model_fields}


def _told(settings: Settings, year: int, moved: int) -> Iterator[str]:
    if moved:
        yield f"Đã cất số liệu minh họa vào thư mục {ASIDE} của inbox và outbox."
    yield f"Đã tạo danh mục trống năm {year}: {settings.inbox / REGISTER_NAME}"
    yield "Tiếp theo: mở danh mục, điền các trang Dự án, Đơn vị, Phân công báo cáo và kế hoạch;"
    yield f"sau đó chạy «make forms PERIOD={year}» để viết biểu kế hoạch năm,"
    yield f"«make forms PERIOD={year}-Q1» để viết biểu báo cáo Quý I/{year}."
