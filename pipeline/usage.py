"""What the command line says of its own words, where the library would speak English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup

from pipeline.errors import UsageError
from schemas.period import Period

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter
    from typer.core import TyperOption
    from typer.exceptions import TyperException

OPTIONS: Final = "[TÙY_CHỌN]"
COMMANDS: Final = "LỆNH …"
_HELP: Final = "Hiện hướng dẫn này rồi thoát."
_USAGE: Final = "Cách dùng: "


class Command(TyperCommand):
    """A command that explains itself in Vietnamese."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that shows the help."""
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write how the command is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE)


class Group(TyperGroup):
    """The program itself, which explains itself as its commands do."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option that shows the help."""
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write how the program is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE)


def _in_vietnamese(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help, option.metavar = _HELP, ""
    return option


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
    param = getattr(misused, "param", None)
    typed = [param.metavar] if isinstance(param, TyperArgument) else getattr(param, "opts", None)
    word = named or (typed[0] if typed else None)
    said = f"Tham số “{word}” thiếu hoặc chưa đúng." if word else "Lệnh chưa đúng."
    return f"{said} Xem cách dùng: python -m pipeline --help"


def period_of(code: str) -> Period:
    """Return the period that was typed: 2026-Q3, 2026-08, 2026.

    Raises:
        UsageError: it is none.
    """
    try:
        return Period.from_label(code)
    except ValueError as unread:
        raise UsageError(
            f"“{code}” không phải là kỳ báo cáo. Ví dụ: 2026-Q3, 2026-08, 2026-H1, 2026."
        ) from unread
