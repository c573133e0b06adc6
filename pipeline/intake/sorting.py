"""Tell returns from their companions, from containers, and from what is none of these."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.intake.content import COMPANIONS, CONTAINERS, WORKBOOKS
from pipeline.intake.submission import (
    Companion,
    Container,
    Intake,
    Stray,
    StrayReason,
    Submission,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Item: TypeAlias = Submission | Companion | Container | Stray

_WORKBOOK_NAMES: Final = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".ods", ".ots", ".et"}
)


def sorted_out(file: Submission) -> Item:
    """Return what a file is; one that only claims by its name to be a workbook is a submission.

    So its sender hears why it cannot be read.
    """
    claims = PurePosixPath(file.path).suffix.lower() in _WORKBOOK_NAMES
    if file.content in WORKBOOKS or claims:
        return file
    if file.content in COMPANIONS:
        return Companion(file.path, file.sha256, file.content)
    if file.content in CONTAINERS:
        said = (file.sender, file.arrived_on)
        return Container(file.path, file.sha256, file.content, *said, source=file.source)
    return Stray(file.path, StrayReason.NOT_A_RETURN, file.content)


def gathered(register: Submission | None, items: Iterable[Item]) -> Intake:
    """Return items in their order, each content once."""
    found = sorted(items, key=lambda item: item.path)
    return Intake(
        register,
        each_once(item for item in found if isinstance(item, Submission)),
        tuple(item for item in found if isinstance(item, Companion)),
        tuple(item for item in found if isinstance(item, Stray)),
        tuple(item for item in found if isinstance(item, Container)),
    )


def each_once(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Keep the earliest of equal files; the names of the others go with it."""
    by_content: dict[str, list[Submission]] = {}
    for submission in submissions:
        by_content.setdefault(submission.sha256, []).append(submission)
    kept = (_first(same) for same in by_content.values())
    return tuple(sorted(kept, key=lambda one: (one.path, one.sha256)))


def _first(same: list[Submission]) -> Submission:
    first, *others = sorted(same, key=lambda one: (one.arrived_on or date.max, one.path))
    copies = (*first.copies, *(path for other in others for path in (other.path, *other.copies)))
    return replace(first, copies=copies)
