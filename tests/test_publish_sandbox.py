"""Tests of the sandbox: what a template part is compiled to is kept for the next run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import TemplateSyntaxError, UndefinedError

from pipeline.publish.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PART = "<w:p>{{ <b/>ten }}</w:p>"


@pytest.fixture(autouse=True)
def _keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class Freeing:
    """Rids a part of Word's marks, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, part: str) -> str:
        """Return the part without marks."""
        self.times += 1
        return part.replace("<b/>", "")


def rendered(kept: Path, free: Freeing, part: str = PART) -> Iterator[str]:
    """Render a part twice in a new sandbox."""
    sandbox = Sandbox(kept)
    for name in ("Kè bờ sông", "A & B"):
        yield sandbox.freed(part, free).render(ten=name)


SAID = ["<w:p>Kè bờ sông</w:p>", "<w:p>A &amp; B</w:p>"]


def test_a_part_is_compiled_once_for_all_runs(tmp_path: Path) -> None:
    free = Freeing()
    assert [*rendered(tmp_path, free)] == SAID
    assert [*rendered(tmp_path, free)] == SAID
    assert free.times == 1


def test_a_part_that_staff_changed_is_compiled_anew(tmp_path: Path) -> None:
    free = Freeing()
    assert [*rendered(tmp_path, free)] == SAID
    changed = [*rendered(tmp_path, free, PART.replace("<w:p>", "<w:p>Dự án: "))]
    assert changed == [each.replace("<w:p>", "<w:p>Dự án: ") for each in SAID]
    assert free.times == 1 + 1


@pytest.mark.parametrize(
    "damaged",
    [
        lambda kept: kept[:-40],
        lambda kept: kept[:61],
        lambda kept: kept[:20],
        lambda _: b"",
        lambda kept: kept[:200] + bytes(byte ^ 0x5A for byte in kept[200:240]) + kept[240:],
    ],
)
def test_what_is_damaged_is_compiled_anew(
    tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    free = Freeing()
    assert [*rendered(tmp_path, free)] == SAID
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damaged(kept.read_bytes()))
    assert [*rendered(tmp_path, free)] == SAID
    assert free.times == 1 + 1
    assert [*rendered(tmp_path, free)] == SAID
    assert free.times == 1 + 1


def test_where_nothing_can_be_kept_all_is_compiled(tmp_path: Path) -> None:
    free = Freeing()
    absent = tmp_path / "absent"
    assert [*rendered(absent, free)] == [*rendered(absent, free)] == SAID
    assert free.times == 1 + 1
    assert not absent.exists()
    absent.write_bytes(b"a file stands where the folder would")
    assert [*rendered(absent, free)] == SAID


def test_python_told_to_keep_no_bytecode_keeps_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [*rendered(tmp_path, Freeing())] == SAID
    assert [*tmp_path.iterdir()] == []


def test_a_kept_part_is_as_strict_as_a_new_one(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(UndefinedError, match=r"^ten$"):
            Sandbox(tmp_path).freed(PART, Freeing()).render()
        with pytest.raises(TemplateSyntaxError):
            Sandbox(tmp_path).freed("{% if %}", Freeing())
