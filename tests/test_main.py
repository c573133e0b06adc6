"""The command line answers in Vietnamese: help where nothing is asked, the word that is off."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.__main__ import app, main

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {"report", "check", "forms", "close", "mail", "send", "pdf", "start", "templates"}


def answer(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["pipeline", *words])
    code = main()
    said = capsys.readouterr()
    return code, " ".join(said.out.split()), " ".join(said.err.split())


def test_without_a_command_the_help_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = answer([], monkeypatch, capsys)
    assert (code, err) == (0, "")
    assert "Tổng hợp tiến độ các dự án quan trọng tỉnh Lạng Sơn" in out
    assert "report" in out


def test_the_help_of_the_program_is_vietnamese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = answer(["--help"], monkeypatch, capsys)
    assert out.startswith("Cách dùng: python -m pipeline [TÙY_CHỌN] LỆNH … Tổng hợp tiến độ")
    assert "│ --help -h Hiện hướng dẫn này rồi thoát. │" in out
    assert {each.callback.__name__ for each in app.registered_commands if each.callback} == COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_every_command_is_vietnamese(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = answer([name, "-h"], monkeypatch, capsys)
    assert out.startswith(f"Cách dùng: python -m pipeline {name} [TÙY_CHỌN]")
    assert "-h Hiện hướng dẫn này rồi thoát. │" in out
    assert not re.search("usage|show|exit|options|required|<(bool|str|path|int)", out.lower())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["check"], "TỆP"),
        (["report", "--as-of", "hôm nay"], "--as-of"),
        (["report", "--khong-co"], "--khong-co"),
        (["close"], "--period"),
    ],
)
def test_the_word_that_is_off_is_named_as_it_is_typed(
    words: list[str],
    named: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = f"Tham số “{named}” thiếu hoặc chưa đúng. Xem cách dùng: python -m pipeline --help"
    assert answer(words, monkeypatch, capsys) == (2, "", said)


def test_a_folder_is_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026-Q3").mkdir()
    code, out, err = answer(["check", "2026-Q3"], monkeypatch, capsys)
    assert (code, out) == (2, "")
    told = "Là thư mục, không phải tệp: 2026-Q3."
    assert err == f"{told} Ghi tên từng tệp; cả thư mục inbox thì «make report»."
