"""What the officer reads in the terminal: progress, the closing table, findings."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.table import Table

from pipeline.closing import has_report
from pipeline.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.progress import Progress

    from pipeline.finding import Finding
    from pipeline.issuing import Issued
    from pipeline.publish.record import Gone
    from pipeline.reading import Errand
    from pipeline.run import Outcome
    from pipeline.single import Answer

FATES: Final = {
    "used": "Báo cáo được dùng",
    "superseded": "Được thay bằng bản gửi sau",
    "not_counted": "Không tính vào kỳ này",
    "refused": "Không dùng được",
    "container": "Thư, tệp nén đã mở",
    "companion": "Văn bản, hình ảnh kèm theo",
    "stray": "Tệp khác, không đọc",
}
_MOST_GONE: Final = 20
_WITHOUT_DOCUMENTS: Final = (
    "Chú ý: lần tổng hợp cuối chạy nhanh (QUICK=1) nên kỳ được chốt không kèm báo cáo, công văn."
    " Muốn lưu cả văn bản đã gửi, chạy «make report», rồi chốt bản điều chỉnh."
)
_COLOURS: Final = {Severity.BLOCK: "red", Severity.WARN: "yellow", Severity.NOTE: "cyan"}


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Errand, int], None]]:
    """Show how far the reading has come and how long it will take; nothing but in a terminal."""
    if not console.is_terminal:
        yield lambda _errand, _all_of_them: None
        return
    with _bar(console) as bar:
        task = bar.add_task("", total=None)

        def on_done(_errand: Errand, all_of_them: int) -> None:
            bar.update(task, advance=1, total=all_of_them)

        yield on_done


def _bar(console: Console) -> Progress:
    from rich import progress as bars  # noqa: PLC0415 (slow to import, seen in a terminal alone)

    columns = (
        bars.TextColumn("Đọc báo cáo"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("còn khoảng"),
        bars.TimeRemainingColumn(),
    )
    return bars.Progress(*columns, console=console, transient=True)


def tell_outcome(console: Console, outcome: Outcome) -> None:
    """Print what was used and what was not, where the outputs are, what to do next."""
    record = outcome.record
    console.print(f"[bold]{record.period.label}[/] ({record.reason})", highlight=False)
    console.print(
        f"Tổng hợp đến ngày {record.as_of:%d/%m/%Y}; so sánh với: {record.compared_with}.",
        highlight=False,
    )
    console.print(_closing_table(outcome))
    if record.demonstration:
        console.print("[bold]SỐ LIỆU MINH HỌA[/]: danh mục và báo cáo là ví dụ.")
    _tell_gone(console, record.gone)
    for name in outcome.kept:
        console.print(f"Tệp đã bị sửa, giữ lại trong _ban-sua: {escape(name)}", highlight=False)
    console.print(f"Kết quả: {escape(str(outcome.folder))}", highlight=False, soft_wrap=True)
    console.print(_next(outcome), highlight=False)


def _tell_gone(console: Console, gone: Sequence[Gone]) -> None:
    """Name what earlier reports rest on and nobody can look up in the inbox any more."""
    if gone:
        console.print(
            f"[yellow]{len(gone)} báo cáo đã dùng không còn trong inbox[/];"
            " chép lại vào inbox, tên tệp nào cũng được:",
            highlight=False,
        )
    for each in gone[:_MOST_GONE]:
        said = f"  - {escape(each.path)} (đã dùng khi chốt {each.period.label})"
        console.print(said, highlight=False, soft_wrap=True)
    if len(gone) > _MOST_GONE:
        more = len(gone) - _MOST_GONE
        console.print(f"  … và {more} tệp khác, xem mục gone trong run.json.", highlight=False)


def _closing_table(outcome: Outcome) -> Table:
    table = Table(show_header=False)
    table.add_column("fate")
    table.add_column("count", justify="right")
    for fate, words in FATES.items():
        table.add_row(words, str(outcome.record.counts.get(fate, 0)))
    states = Counter(outcome.dataset.reporting["state"])
    table.add_row("Báo cáo còn thiếu", str(states.get("missing", 0)), style="bold")
    table.add_row("Báo cáo nộp chậm", str(states.get("late", 0)))
    return table


def _next(outcome: Outcome) -> str:
    code = outcome.record.period.code
    opened = f"Tiếp theo: mở tong-hop_{code}.xlsx, xem trang Cần sửa và Nộp báo cáo;"
    if not has_report(outcome.folder):
        return f"{opened} cần văn bản thì chạy «make report» (không có QUICK=1)."
    return f"{opened} xem bao-cao_{code}.docx; gửi đi rồi chốt kỳ bằng «make close PERIOD={code}»."


def line_of(finding: Finding) -> str:
    """Return a finding as one line of JSON, for other programs."""
    said = {
        "file": finding.place.path,
        "sheet": finding.place.sheet,
        "cell": str(finding.place.cell or ""),
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "entered": finding.entered,
        "message": finding.message,
    }
    return json.dumps(said, ensure_ascii=False)


def tell_findings(console: Console, findings: Sequence[Finding], *, read: int = 1) -> None:
    """Print findings with their places; of nothing that was read, that it says nothing."""
    if not findings and not read:
        console.print("Trong tệp không có báo cáo nào để kiểm tra.")
        return
    if not findings:
        console.print("[green]Không có phát hiện nào: báo cáo dùng được.[/]")
        return
    table = Table("Ô", "Mức", "Nội dung", show_lines=True)
    for finding in findings:
        severity = finding.rule.severity
        table.add_row(
            escape(str(finding.place)),
            f"[{_COLOURS[severity]}]{severity.value}[/]",
            escape(f"{finding.rule.code}. {finding.message}"),
        )
    console.print(table)


def tell_answer(console: Console, answer: Answer) -> None:
    """Print what was found in the files that were asked about, the register before the returns."""
    if answer.register is not None:
        _tell_register(console, answer.register)
    if answer.register is None or answer.read or answer.findings:
        tell_findings(console, answer.findings, read=answer.read)
    for path in answer.copies:
        told = f"Bản đánh dấu chỗ cần sửa, để gửi lại đơn vị: {escape(str(path))}"
        console.print(told, highlight=False, soft_wrap=True)


def _tell_register(console: Console, findings: Sequence[Finding]) -> None:
    """Say to its keeper that a file is the register, and what is to be looked at in it."""
    console.print(
        "Đây là danh mục (biểu DM), do cơ quan thường trực giữ và sửa; không phải báo cáo của đơn"
        " vị.",
        soft_wrap=True,
    )
    if not findings:
        console.print("[green]Không có phát hiện nào: danh mục dùng được.[/]")
        return
    console.print("Danh mục dùng được, còn chỗ cần xem lại:")
    tell_findings(console, findings)


def tell_closed(console: Console, period: str, folder: Path) -> None:
    """Print where a closed period is kept, and that no document is, after a quick run."""
    said = [f"Đã chốt kỳ {period}: {escape(str(folder))}"]
    said += [] if has_report(folder) else [_WITHOUT_DOCUMENTS]
    console.print("\n".join(said), highlight=False, soft_wrap=True)


def tell_forms(console: Console, issued: Issued) -> None:
    """Print how many forms were written, and where the list of what goes to whom is."""
    console.print(
        f"Đã viết {issued.count} biểu mẫu kỳ {issued.period.label}: {escape(str(issued.folder))}",
        highlight=False,
        soft_wrap=True,
    )
    console.print("Danh sách gửi: danh-sach-gui.xlsx trong cùng thư mục.", highlight=False)
    if issued.notes:
        console.print("Biểu mẫu lập theo danh mục; danh mục còn chỗ cần xem lại:", highlight=False)
        tell_findings(console, issued.notes)
