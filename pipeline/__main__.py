"""The command line: report, check, forms, mail, send, pdf, close, start, templates."""

from __future__ import annotations

import sys
from datetime import datetime  # noqa: TC003 (typer reads the annotations)
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer.exceptions import TyperException

from pipeline.errors import OperatorError, UsageError
from pipeline.memory import OF_A_RUN, collect_no_more, seldom_collect
from pipeline.settings import KEPT, ROOT, Settings
from pipeline.usage import COMMANDS, OPTIONS, Command, Group, misuse_said, name_panels, period_of

app = typer.Typer(
    cls=Group,
    options_metavar=OPTIONS,
    subcommand_metavar=COMMANDS,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)
command = partial(app.command, cls=Command, options_metavar=OPTIONS)

_folder = partial(typer.Option, metavar="THƯ_MỤC", show_default=False)
_flag = partial(typer.Option, metavar="")

Inbox = Annotated[Path, _folder(help="Thư mục nhận báo cáo.")]
Outbox = Annotated[Path, _folder(help="Thư mục kết quả.")]
PeriodCode = Annotated[
    str, typer.Option("--period", metavar="KỲ", help="Kỳ báo cáo: 2026-Q3, 2026-08, 2026.")
]
_INBOX, _OUTBOX = ROOT / "inbox", ROOT / "outbox"
_CONSOLE = Console()
_ERRORS = Console(stderr=True)


@app.callback(invoke_without_command=True)
def choose(context: typer.Context) -> None:
    """Tổng hợp tiến độ các dự án quan trọng tỉnh Lạng Sơn: inbox/ vào, outbox/ ra."""
    if context.invoked_subcommand is None:
        context.get_help()


@command()
def report(
    inbox: Inbox = _INBOX,
    outbox: Outbox = _OUTBOX,
    period: PeriodCode = "",
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d", "%d/%m/%Y"],
            metavar="NGÀY",
            help="Ngày tổng hợp, ví dụ 2026-09-25 hoặc 25/09/2026.",
        ),
    ] = None,
    *,
    quick: Annotated[
        bool, _flag("--quick", help="Chỉ viết bảng tổng hợp và bộ số liệu, không văn bản.")
    ] = False,
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ĐỊA_CHỈ",
            help="Đọc trên cụm máy Dask có sẵn, ví dụ tcp://10.0.0.5:8786.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Đọc báo cáo trong inbox, kiểm tra, tổng hợp và viết kết quả vào outbox."""
    settings = Settings(
        inbox=inbox,
        outbox=outbox,
        period=period_of(period) if period else None,
        as_of=as_of.date() if as_of else None,
        quick=quick,
        kept=outbox / KEPT,
        scheduler=scheduler,
    )
    _refuse_nested(inbox, outbox)
    # The libraries of each command are heavy; help and refusals should not wait for them.
    from pipeline.reading import have_readers  # noqa: PLC0415

    have_readers()
    from pipeline.run import report as run_report  # noqa: PLC0415
    from pipeline.telling import progress, tell_outcome  # noqa: PLC0415

    with progress(_ERRORS) as on_done:
        outcome = run_report(settings, on_done)
    tell_outcome(_CONSOLE, outcome)


@command()
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP", help="Các tệp báo cáo cần kiểm tra.")
    ],
    inbox: Inbox = _INBOX,
    *,
    as_json: Annotated[bool, _flag("--json", help="Mỗi phát hiện một dòng JSON.")] = False,
) -> None:
    """Kiểm tra báo cáo của đơn vị như khi tổng hợp, viết bản đánh dấu chỗ sai bên cạnh tệp."""
    from pipeline.reading import have_readers  # noqa: PLC0415

    have_readers()
    from pipeline.single import check_files  # noqa: PLC0415
    from pipeline.telling import line_of, tell_answer  # noqa: PLC0415

    folders = [str(path) for path in files if path.is_dir()]
    if folders:
        raise UsageError(
            f"Là thư mục, không phải tệp: {', '.join(folders)}."
            " Ghi tên từng tệp; cả thư mục inbox thì «make report»."
        )
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise UsageError(f"Không tìm thấy tệp: {', '.join(missing)}. Kiểm tra lại đường dẫn.")
    answer = check_files(Settings(inbox=inbox, kept=_OUTBOX / KEPT), files)
    if as_json:
        for finding in (*(answer.register or ()), *answer.findings):
            sys.stdout.write(f"{line_of(finding)}\n")
    else:
        tell_answer(_CONSOLE, answer)


@command()
def forms(
    period: PeriodCode,
    inbox: Inbox = _INBOX,
    outbox: Outbox = _OUTBOX,
    out: Annotated[
        Path | None, _folder(help="Thư mục ghi biểu mẫu; mặc định outbox/bieu-mau.")
    ] = None,
) -> None:
    """Viết biểu mẫu điền sẵn cho từng đơn vị phải báo cáo trong kỳ."""
    from pipeline.issuing import issue_forms  # noqa: PLC0415
    from pipeline.telling import tell_forms  # noqa: PLC0415

    written = issue_forms(Settings(inbox=inbox, outbox=outbox), period_of(period), out)
    tell_forms(_CONSOLE, written)


@command()
def close(period: PeriodCode, inbox: Inbox = _INBOX, outbox: Outbox = _OUTBOX) -> None:
    """Chốt một kỳ đã gửi: lưu kết quả vào inbox/_da-cong-bo để kỳ sau so sánh."""
    from pipeline.closing import close as close_period  # noqa: PLC0415
    from pipeline.telling import tell_closed  # noqa: PLC0415

    tell_closed(_CONSOLE, period, close_period(inbox, outbox, period_of(period)))


@command()
def mail(period: PeriodCode, inbox: Inbox = _INBOX, outbox: Outbox = _OUTBOX) -> None:
    """Viết thư nháp (.eml) của một kỳ: gửi thành viên, trả lời đơn vị, đôn đốc, phát biểu mẫu."""
    from pipeline.mailing import write_mail  # noqa: PLC0415
    from pipeline.telling_mail import tell_drafts  # noqa: PLC0415

    tell_drafts(_CONSOLE, write_mail(Settings(inbox=inbox, outbox=outbox), period_of(period)))


@command()
def send(
    period: PeriodCode,
    outbox: Outbox = _OUTBOX,
    *,
    yes: Annotated[bool, _flag("--yes", help="Gửi ngay, không hỏi lại.")] = False,
    again: Annotated[bool, _flag("--again", help="Gửi cả thư chưa rõ kết quả.")] = False,
) -> None:
    """Gửi thư nháp của một kỳ qua máy chủ thư; hỏi trước khi gửi, không gửi trùng."""
    from pipeline.posting import post  # noqa: PLC0415

    post(_CONSOLE, outbox, period_of(period), asks=not yes, with_unsure=again)


@command()
def pdf(period: PeriodCode, outbox: Outbox = _OUTBOX) -> None:
    """In báo cáo và bảng tổng hợp của một kỳ ra PDF bằng LibreOffice."""
    from pipeline.printing import print_period  # noqa: PLC0415

    for path in print_period(outbox, period_of(period)):
        _CONSOLE.print(str(path), highlight=False, soft_wrap=True)


@command()
def start(
    year: Annotated[
        int | None, typer.Option(min=2020, max=2100, metavar="NĂM", help="Năm, ví dụ 2027.")
    ] = None,
    inbox: Inbox = _INBOX,
    outbox: Outbox = _OUTBOX,
) -> None:
    """Cất số liệu minh họa và đặt một danh mục trống, sẵn sàng điền."""
    from pipeline.starting import start_year  # noqa: PLC0415

    if year is None:
        raise UsageError("Ghi thêm năm bắt đầu dùng, ví dụ: make start YEAR=2027.")
    for line in start_year(Settings(inbox=inbox, outbox=outbox), year):
        _CONSOLE.print(line, highlight=False, soft_wrap=True)


@command()
def templates() -> None:
    """Viết lại các biểu mẫu trống trong templates/bieu-mau."""
    from pipeline.forms import write_templates  # noqa: PLC0415

    for path in write_templates(ROOT / "templates"):
        _CONSOLE.print(str(path), highlight=False)


def _refuse_nested(inbox: Path, outbox: Path) -> None:
    """Keep the outputs out of the inbox, where the next run would take them for returns."""
    if outbox.resolve().is_relative_to(inbox.resolve()):
        raise UsageError(
            f"Thư mục kết quả {outbox} nằm trong thư mục nhận báo cáo {inbox}."
            " Chọn một thư mục khác."
        )


def main() -> int:
    """Run a command; return its exit code: 0 done, 2 wrong usage, 3 nothing usable, 4 no outbox."""
    seldom_collect(OF_A_RUN)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal of another script still gets an answer
            stream.reconfigure(errors="replace")
    if not {*sys.argv[1:]}.isdisjoint({"--help", "-h"}) or not sys.argv[1:]:
        name_panels()
    try:
        code = app(standalone_mode=False, prog_name="python -m pipeline")
    except TyperException as misused:
        _ERRORS.print(misuse_said(misused), highlight=False, markup=False)
        return UsageError.exit_code
    except OperatorError as refused:
        _ERRORS.print(refused.message, highlight=False, markup=False, soft_wrap=True)
        return refused.exit_code
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    exit_code = main()
    collect_no_more()
    sys.exit(exit_code)
