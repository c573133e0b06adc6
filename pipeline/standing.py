"""Leave out of a report the findings that nobody has to act on any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.finding import Finding
    from pipeline.merge import Dataset


def standing(
    findings: Iterable[Finding], dataset: Dataset, since: date | None
) -> tuple[Finding, ...]:
    """Return the findings that stand: of returns used for the period, or refused since the last.

    What a later return replaced, and what was used for an earlier period, is settled. A return that
    came by now and names a later period keeps its own: the period on it may be the mistake. Files
    that are no return of anybody, and the register, keep theirs.

    Args:
        findings: of the whole run.
        dataset: what became of each return.
        since: the day on which the preceding period was consolidated; None where there is none.
    """
    returns = dataset.returns
    span = (since, dataset.as_of)
    columns = (returns[name] for name in ("path", "fate", "used_for", "received_on"))
    settled = {
        path
        for path, fate, used_for, received_on in zip(*columns, strict=True)
        if not _stands(fate, used_for == dataset.period.code, received_on, span)
    }
    return tuple(finding for finding in findings if finding.place.path not in settled)


def _stands(
    fate: str,
    is_used: bool,  # noqa: FBT001 (read off a frame)
    received_on: date | None,
    span: tuple[date | None, date],
) -> bool:
    since, as_of = span
    is_new = since is None or received_on is None or received_on > since
    if fate == "refused":
        return is_new
    if fate == "not_counted":
        return is_new and received_on is not None and received_on <= as_of
    return fate == "used" and is_used
