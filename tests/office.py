"""What an office suite makes of a file: values worked out again, pages as people print them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytest

_SOFFICE: Final = shutil.which("soffice")
_PDFTOPPM: Final = shutil.which("pdftoppm")
_SECONDS: Final = 180
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""


def recalculated(workbook: bytes, suffix: str = "xlsx") -> bytes:
    """Return a workbook after LibreOffice opened it, worked out every formula, and saved it.

    Args:
        workbook: of any kind that the suite reads.
        suffix: xlsx or ods.
    """
    return _converted(workbook, ".xlsx", suffix)


def as_pdf(document: bytes, suffix: str = ".xlsx") -> bytes:
    """Return a document as the suite prints it."""
    return _converted(document, suffix, "pdf")


def pages_as_png(document: bytes, folder: Path, suffix: str = ".xlsx", dpi: int = 80) -> list[Path]:
    """Write a picture of every printed page; return the files in order."""
    _needed(_PDFTOPPM, "pdftoppm")
    printed = folder / "pages.pdf"
    printed.write_bytes(as_pdf(document, suffix))
    command = [str(_PDFTOPPM), "-png", "-r", str(dpi), str(printed), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - fixed
    return sorted(folder.glob("page*.png"))


def _converted(document: bytes, suffix: str, target: str) -> bytes:
    _needed(_SOFFICE, "LibreOffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(document)
        out = folder / "out"
        command = [
            str(_SOFFICE),
            f"-env:UserInstallation={_profile().as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - fixed
        return (out / f"source.{target}").read_bytes()


@lru_cache(1)
def _profile() -> Path:
    """Return a profile of this process's own, in which every formula is worked out on loading."""
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return folder


def _needed(program: str | None, name: str) -> None:
    if program:
        return
    if os.environ.get("OFFICE_REQUIRED") == "1":
        pytest.fail(f"{name} is required here and not installed")
    pytest.skip(f"{name} is not installed")
