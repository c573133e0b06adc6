"""Hundreds of bad files beside good returns: each has its fate, and no figure changes."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.check.failures import FAILURES
from pipeline.intake.names import printable
from pipeline.publish.parquet import from_parquet
from tests.books import with_parts
from tests.hostile import hostile
from tests.hostile.names import lay_what_is_no_file
from tests.inboxes import command, record, small, tree

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

AGREED = ("dataset/findings.parquet", "dataset/returns.parquet")
"""What a bad file may change: the findings and the account of files, never a figure."""
PERIOD = "2026-Q3"
DEATHS = {"F08", "F09", "F10"}
"""Too slow, too large, or the end of the process that read it."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The same good returns reported alone, and among all the bad files."""
    return Runs(tmp_path_factory.mktemp("hostile"))


class Runs:
    """Both runs, and what was laid in the inbox in between."""

    def __init__(self, folder: Path) -> None:
        self.inbox = small(folder, ("_KBNN_", "_X-05977_"))
        self.alone = _files(self.inbox, folder / "alone")[1]
        self.good = {path.relative_to(self.inbox).as_posix() for path in self._all()}
        self.names = [odd.name for odd in hostile() if self._lay(odd.name, odd.data)]
        self.no_files = lay_what_is_no_file(self.inbox)
        self.done, self.among = _files(self.inbox, folder / "among")
        self.told = {each["path"]: each for each in record(self.among)["inputs"]}

    def _all(self) -> list[Path]:
        return [path for path in self.inbox.rglob("*") if path.is_file()]

    def _lay(self, name: bytes, data: bytes) -> bool:
        path = self.inbox / os.fsdecode(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError:  # not every file system takes every name
            return False
        return True


def _files(inbox: Path, outbox: Path) -> tuple[CompletedProcess[str], dict[str, bytes]]:
    places = ("--inbox", str(inbox), "--outbox", str(outbox))
    done = command("report", "--quick", "--period", PERIOD, *places)
    return done, tree(outbox / PERIOD)


def test_a_good_return_with_a_cell_in_the_last_corner_is_used_and_told(tmp_path: Path) -> None:
    inbox = small(tmp_path, ("_KBNN_",))
    _, before = _files(inbox, tmp_path / "before")
    (path,) = (inbox / "minh-hoa" / PERIOD).glob("*_KBNN_*")
    _with_corner(path)
    _, after = _files(inbox, tmp_path / "after")
    tables = [
        name
        for name in before
        if name.startswith("dataset/") and name not in AGREED and "cells" not in name
    ]
    assert [name for name in tables if _rows(before[name]) != _rows(after[name])] == []
    told = {each["path"]: each for each in record(after)["inputs"]}[
        path.relative_to(inbox).as_posix()
    ]
    assert (told["fate"], "F21" in told["findings"]) == ("used", True)
    findings = [row for row in _rows(after["dataset/findings.parquet"]) if row["code"] == "F21"]
    assert [(row["cell"], row["entered"]) for row in findings] == [("XFD1048576", "5")]
    with zipfile.ZipFile(io.BytesIO(after[f"tong-hop_{PERIOD}.xlsx"])) as book:
        assert b"XFD1048576" in book.read("xl/sharedStrings.xml")


def _with_corner(path: Path) -> None:
    name = "xl/worksheets/sheet3.xml"
    corner = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(name).decode().replace("</sheetData>", corner)
    path.write_bytes(with_parts(path.read_bytes(), {name: xml}))


def _rows(parquet: bytes) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in row.items() if name != "return_id"}
        for row in from_parquet(parquet).rows
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="lays links and pipes")
def test_the_run_ends_well_and_without_a_traceback(runs: Runs) -> None:
    assert (runs.done.returncode, runs.done.stderr) == (0, "")
    assert "Traceback" not in runs.done.stdout
    assert len(runs.names) > 500


def test_good_returns_come_out_unchanged(runs: Runs) -> None:
    figures = [name for name in runs.alone if name.startswith("dataset/") and name not in AGREED]
    assert len(figures) >= 20
    assert [name for name in figures if runs.alone[name] != runs.among[name]] == []
    before = {each["path"]: each for each in record(runs.alone)["inputs"]}
    assert {path: runs.told[path] for path in runs.good} == before


def test_every_file_has_its_fate(runs: Runs) -> None:
    shown = {printable(name.decode("utf-8", "backslashreplace")) for name in runs.names}
    told = set(runs.told) | {path for each in runs.told.values() for path in each["copies"]}
    assert shown | runs.good | set(runs.no_files) <= told
    fates = {each["fate"] for path, each in runs.told.items() if path not in runs.good}
    assert fates == {"refused", "container", "stray"}


def test_what_is_no_file_is_a_stray_and_is_not_followed(runs: Runs) -> None:
    assert [runs.told[path]["why"] for path in runs.no_files] == [["not-regular"]] * 6
    assert not any(path.startswith(("vong/", "thu-muc.xlsx/")) for path in runs.told)


def test_every_refusal_says_why_and_no_process_dies(runs: Runs) -> None:
    refused = {
        path: set(each["why"]) for path, each in runs.told.items() if each["fate"] == "refused"
    }
    assert [path for path, why in refused.items() if not why] == []
    assert {path: why for path, why in refused.items() if why & DEATHS} == {}
    known = {rule.code for rule in FAILURES.values()} | {"G01", "G02", "G03"}
    assert set().union(*refused.values()) <= known
