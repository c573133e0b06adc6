"""Print the report and the workbook of a period as PDF, where an office suite is on the machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import OutboxError, UsageError
from pipeline.mailing import report_folder

if TYPE_CHECKING:
    from schemas.period import Period

FOLDER: Final = "pdf"
_PRINTED: Final = ("bao-cao_*.docx", "tong-hop_*.xlsx")
_SECONDS: Final = 300
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop>
  </item>
</oor:items>
"""
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


def print_period(outbox: Path, period: Period) -> tuple[Path, ...]:
    """Write the PDFs of a period below outbox/pdf; return them.

    They lie apart from the report's folder, which holds only what a run makes anew to the byte.

    Raises:
        UsageError: there is no report of this period, or no LibreOffice on this machine.
        OutboxError: a file could not be printed.
    """
    report = report_folder(outbox, period)
    if report is None:
        raise UsageError(
            f"Chưa có kết quả của kỳ {period.code}. Chạy «make report PERIOD={period.code}» trước."
        )
    office = _office()
    target = outbox / FOLDER / report.name
    sources = [path for pattern in _PRINTED for path in sorted(report.glob(pattern))]
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as profile:
            _settle(Path(profile))
            _convert(office, sources, target, Path(profile))
    except (OSError, subprocess.SubprocessError) as failed:
        raise OutboxError(
            f"LibreOffice không in được ra {target}: {failed}. Đóng LibreOffice, các tệp PDF đang"
            " mở rồi chạy lại lệnh; hoặc mở tệp bằng Word, Excel và chọn Lưu thành PDF."
        ) from failed
    return _printed(sources, target)


def _office() -> str:
    places = (shutil.which("soffice"), shutil.which("libreoffice"), *_USUAL_PLACES)
    found = next((place for place in places if place and Path(place).is_file()), None)
    if found is None:
        raise UsageError(
            "Máy này chưa có LibreOffice nên chưa in ra PDF được. Cài LibreOffice"
            " (libreoffice.org), hoặc mở tệp bằng Word, Excel và chọn Lưu thành PDF."
        )
    return found


def _settle(profile: Path) -> None:
    """Tell the office that it prints for Vietnam, whatever the machine speaks: 1.234,5."""
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _convert(office: str, sources: list[Path], target: Path, profile: Path) -> None:
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(target)),
        *(str(source) for source in sources),
    ]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0
    subprocess.run(  # noqa: S603 - the office found on this machine, our own files
        command, check=True, capture_output=True, timeout=_SECONDS, creationflags=flags
    )


def _printed(sources: list[Path], target: Path) -> tuple[Path, ...]:
    made = [target / f"{source.stem}.pdf" for source in sources]
    missing = [path.name for path in made if not path.is_file()]
    if missing:
        raise OutboxError(
            f"LibreOffice không tạo được {', '.join(missing)}. Mở tệp gốc bằng Word, Excel và chọn"
            " Lưu thành PDF."
        )
    return tuple(made)
