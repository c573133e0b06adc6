"""An inbox of mails and archives gives the figures of the same files laid open."""

from __future__ import annotations

import itertools
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.intake.mail import VIETNAM
from pipeline.intake.names import leading_day
from tests.books import zipped
from tests.inboxes import command, record, report, small
from tests.mails import SENDER, eml, msg

if TYPE_CHECKING:
    from pathlib import Path

AGREED = ("dataset/findings.parquet", "dataset/returns.parquet", "run.json")


@pytest.fixture(scope="module")
def laid_open(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("open"), ("_X-05977_", "_KBNN_"))


@pytest.fixture(scope="module")
def mailed(laid_open: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an inbox in which each return lies in a mail of its day, or in an archive."""
    inbox = tmp_path_factory.mktemp("mailed")
    ways = itertools.cycle(["eml", "msg", "zip"])
    for path in sorted(laid_open.rglob("*.*")):
        if path.name == "danh-muc.xlsx":
            (inbox / path.name).write_bytes(path.read_bytes())
            (inbox / "danh mục.eml").write_bytes(eml({path.name: path.read_bytes()}))
            continue
        (inbox / f"{path.stem}.{(way := next(ways))}").write_bytes(_wrapped(path, way))
    (inbox / "lời nhắn.eml").write_bytes(eml({}))
    (inbox / "ảnh.rar").write_bytes(b"Rar!\x1a\x07\x01\0")
    return inbox


def _wrapped(path: Path, way: str) -> bytes:
    day = leading_day(path.name)
    assert day is not None
    if way == "zip":
        return zipped({path.name: path.read_bytes()})
    sent = datetime.combine(day, time(9, 30), VIETNAM)
    # The mail's day, not the name's, is the day of arrival.
    files = {path.name.partition("_")[2]: path.read_bytes()}
    return eml(files, sent=sent) if way == "eml" else msg(files, sent=sent)


def test_the_figures_are_the_same(laid_open: Path, mailed: Path, tmp_path: Path) -> None:
    files = report(laid_open, tmp_path / "open")
    again = report(mailed, tmp_path / "mailed")
    figures = [name for name in files if name.startswith("dataset/") and name not in AGREED]
    assert figures
    assert [name for name in figures if files[name] != again[name]] == []
    told = {each["path"]: each for each in record(again)["inputs"]}
    assert _fates(told) == _fates({each["path"]: each for each in record(files)["inputs"]})
    _assert_accounted(told)


def _fates(told: dict[str, dict[str, Any]]) -> dict[str, tuple[str, str]]:
    returns = {
        each["return_id"]: (each["fate"], each["arrived_on"])
        for each in told.values()
        if each["return_id"]
    }
    assert returns
    return returns


def _assert_accounted(told: dict[str, dict[str, Any]]) -> None:
    refused = told["danh mục.eml › danh-muc.xlsx"]
    assert (refused["fate"], refused["why"], refused["sender"]) == ("refused", ["G02"], SENDER)
    assert (told["ảnh.rar"]["fate"], told["ảnh.rar"]["why"]) == ("refused", ["F13"])
    assert (told["lời nhắn.eml"]["fate"], told["lời nhắn.eml"]["why"]) == ("refused", ["F22"])
    assert told["danh mục.eml"]["fate"] == "container"


def test_a_mail_is_checked_like_a_return(mailed: Path) -> None:
    mail = mailed / "danh mục.eml"
    done = command("check", "--inbox", str(mailed), "--json", str(mail), str(mailed / "ảnh.rar"))
    assert (done.returncode, done.stderr) == (0, "")
    assert ["G02" in line or "F13" in line for line in done.stdout.splitlines()] == [True, True]
