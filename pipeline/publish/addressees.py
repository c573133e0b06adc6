"""To whom a letter goes, as offices write it: communes and departments gathered, others by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.publish.report_matter import Matter

_GATHERED: Final = (
    ("so_nganh", "Sở ", "Các Sở: "),
    ("xa", "UBND xã ", "UBND các xã: "),
    ("phuong", "UBND phường ", "UBND các phường: "),
)
"""Kinds of units that one line names together: their kind, what is left out, how it begins."""


def addressees(codes: Iterable[str], matter: Matter) -> list[str]:
    """Return the lines below Kính gửi; several units of one kind share a line.

    A unit whose name does not begin as those of its kind do (Công an tỉnh) has a line of its own.
    """
    gathered: dict[str, list[str]] = {kind: [] for kind, *_ in _GATHERED}
    alone: list[str] = []
    for code in dict.fromkeys(codes):
        _sort_in(code, matter, gathered, alone)
    lines = {
        kind: _together(gathered[kind], left_out, opening)
        for kind, left_out, opening in _GATHERED
        if gathered[kind]
    }
    return [*_picked(lines, "so_nganh"), *alone, *_picked(lines, "xa"), *_picked(lines, "phuong")]


def _sort_in(code: str, matter: Matter, gathered: dict[str, list[str]], alone: list[str]) -> None:
    unit = matter.register.unit(code, matter.as_of)
    name, kind = matter.unit(code), text(unit.kind if unit else None)
    left_out = next((said for known, said, _ in _GATHERED if known == kind), "")
    if left_out and name.startswith(left_out):
        gathered[kind].append(name)
    else:
        alone.append(name)


def _together(names: list[str], left_out: str, opening: str) -> str:
    if len(names) == 1:
        return names[0]
    return opening + ", ".join(name.removeprefix(left_out) for name in names)


def _picked(lines: dict[str, str], kind: str) -> list[str]:
    return [lines[kind]] if kind in lines else []
