"""What the command line says of its own words, where the library would speak English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer.exceptions import TyperException


def name_panels() -> None:
    """Give the help its Vietnamese headings; what draws it takes as long to import as a check."""
    import typer.rich_utils as panels  # noqa: PLC0415

    panels.OPTIONS_PANEL_TITLE = "Tùy chọn"
    panels.ARGUMENTS_PANEL_TITLE = "Tham số"
    panels.COMMANDS_PANEL_TITLE = "Lệnh"
    panels.REQUIRED_LONG_STRING = "[bắt buộc]"


def misuse_said(misused: TyperException) -> str:
    """Say in Vietnamese which word of the command is off; the library speaks English."""
    named = getattr(misused, "option_name", None) or getattr(misused, "param_hint", None)
    typed = getattr(getattr(misused, "param", None), "opts", None)
    word = named or (typed[0] if typed else None)
    said = f"Tham số “{word}” thiếu hoặc chưa đúng." if word else "Lệnh chưa đúng."
    return f"{said} Xem cách dùng: python -m pipeline --help"
