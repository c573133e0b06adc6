"""Check some files as a report would, and write the marked copy of each beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.checking import check_some, last_rows
from pipeline.closing import closed_periods
from pipeline.errors import OutboxError
from pipeline.finding import by_file
from pipeline.repeating import with_repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.checking import Checked
    from pipeline.finding import Finding
    from pipeline.intake.submission import Intake
    from pipeline.settings import Settings

SUFFIX: Final = "_can-sua.xlsx"


class Answer(Struct, frozen=True):
    """What was found in some files.

    Attributes:
        findings: in the order of a report.
        copies: the marked copies that were written.
        read: how many files were read as returns, those in mails and archives among them.
        register: what was found in the register; None where it was not among the files.
    """

    findings: tuple[Finding, ...]
    copies: tuple[Path, ...]
    read: int
    register: tuple[Finding, ...] | None = None


def check_files(settings: Settings, files: Sequence[Path]) -> Answer:
    """Check some files and write the marked copy of each return that has findings beside it.

    A file in a mail or an archive is checked; its copy comes with the next report.

    Raises:
        RegisterError: there is no register in the inbox, or it cannot be used.
        OutboxError: a copy cannot be written.
    """
    closed = closed_periods(settings.inbox)
    known = {code: each.known_sha256 for code, each in closed.items()}
    checked, asked = check_some(settings, known, files)
    paths = _paths(checked, asked)
    found = with_repeats(checked.findings, checked.books, closed)
    told = tuple(each for each in found if each.place.path in paths)
    copies = []
    for path, copy in _copies(checked, by_file(told), asked):
        target = path.with_name(f"{path.stem}{SUFFIX}")
        try:
            target.write_bytes(copy)
        except OSError as refused:
            raise OutboxError(f"Không ghi được {target}: {refused.strerror}.") from refused
        copies.append(target)
    register, read = checked.intake.register, len(asked.submissions)
    laid_open = {each.sha256 for each in asked.submissions if not each.inside}
    if register is None or register.sha256 not in laid_open:
        return Answer(told, tuple(copies), read)
    own = tuple(each for each in found if each.place.path == register.path)
    return Answer(told, tuple(copies), read - 1, own)


def _paths(checked: Checked, asked: Intake) -> frozenset[str]:
    """Return the paths of the files asked for and of what lies in them, as findings name them."""
    wanted = {each.sha256 for each in asked.submissions}
    return frozenset(
        [each.path for each in checked.submissions if each.sha256 in wanted]
        + [each.path for each in asked.containers]
        + [each.path for each in asked.strays]
    )


def _copies(
    checked: Checked, found: Mapping[str, tuple[Finding, ...]], asked: Intake
) -> Iterator[tuple[Path, bytes]]:
    """Yield the files that can be answered by a marked copy, each with its copy."""
    # What writes forms is heavy to import, and most files that are checked have no findings.
    from pipeline.publish.marking import marked_copy  # noqa: PLC0415
    from pipeline.publish.refill_cells import Return  # noqa: PLC0415

    sources = {each.sha256: each.source for each in asked.submissions if not each.inside}
    read = {arrival.book.path: arrival.book for arrival in checked.arrivals}
    for book in checked.books:
        if book.path in found and book.sha256 in sources:
            sent = Return(read[book.path], book.identity, found[book.path])
            last = last_rows(checked, book.identity.period)
            yield sources[book.sha256], marked_copy(sent, checked.register, last)
