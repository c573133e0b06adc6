"""Open the mails and archives of an inbox, each in a worker, and take in what lies in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pipeline.failure import Failure, FailureReason
from pipeline.intake.content import CONTAINERS, MAILS
from pipeline.intake.names import WITHIN, nearest_day, printable
from pipeline.intake.sorting import gathered, sorted_out
from pipeline.intake.submission import Container, Stray, StrayReason, Submission
from pipeline.intake.unpack import look_inside
from pipeline.worker import run_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.intake.sorting import Item
    from pipeline.intake.submission import Intake
    from pipeline.intake.unpack import Found

_REASONS: Final = {FailureReason.TOO_LARGE: StrayReason.TOO_LARGE}


def open_containers(intake: Intake, workers: int) -> Intake:
    """Return an intake with all that its containers hold, as if it lay beside them.

    A mail's day is the day of arrival of what it brings; its sender decides nothing. A container
    that cannot be opened says why.
    """
    sources = [str(container.source) for container in intake.containers]
    opened = run_all(look_inside, sources, workers=workers)
    items: list[Item] = [*intake.submissions, *intake.companions, *intake.strays]
    for container, listing in zip(intake.containers, opened, strict=True):
        if isinstance(listing, Failure):
            items.append(replace(container, failure=listing.reason))
        else:
            items.extend(_items(container, listing))
    return gathered(intake.register, items)


def _items(container: Container, listing: tuple[Found, ...]) -> Iterator[Item]:
    paths = _paths(container, listing)
    for found in listing:
        path = paths[found.inside]
        arrived_on = found.sent_on or nearest_day(path)
        if not found.inside:
            is_bare = found.content in MAILS and len(listing) == 1
            yield replace(
                container,
                sender=printable(found.sender),
                arrived_on=arrived_on,
                failure=FailureReason.NO_ATTACHMENT if is_bare else None,
            )
        elif found.failure and found.content not in CONTAINERS:
            reason = _REASONS.get(found.failure, StrayReason.UNOPENED)
            yield Stray(path, reason, failure=found.failure)
        else:
            item = sorted_out(_submission(container, found, path))
            yield replace(item, failure=found.failure) if isinstance(item, Container) else item


def _paths(container: Container, listing: tuple[Found, ...]) -> dict[tuple[int, ...], str]:
    """Return the path of each file by its numbers; files of one name are told apart."""
    paths: dict[tuple[int, ...], str] = {(): container.path}
    for found in listing:
        if found.inside:
            parent = paths[found.inside[:-1]]
            path = f"{parent}{WITHIN}{printable(found.names[-1])}"
            paths[found.inside] = _free(path, set(paths.values()))
    return paths


def _free(path: str, taken: set[str]) -> str:
    shape = PurePosixPath(path)
    others = (str(shape.with_stem(f"{shape.stem} ({number})")) for number in count(2))
    return next(each for each in chain([path], others) if each not in taken)


def _submission(container: Container, found: Found, path: str) -> Submission:
    return Submission(
        path,
        found.sha256,
        found.size_bytes,
        found.content,
        found.sent_on or nearest_day(path),
        sender=printable(found.sender),
        inside=found.inside,
        source=container.source,
    )
