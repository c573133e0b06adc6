"""Check some files as a report would, with all that the inbox knows, and write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.checking import check_inbox
from pipeline.closing import closed_periods

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.checking import Checked
    from pipeline.finding import Finding
    from pipeline.settings import Settings


def check_files(settings: Settings, files: Sequence[Path]) -> tuple[Finding, ...]:
    """Return the findings of some files, in the order of a report.

    Raises:
        RegisterError: there is no register in the inbox, or it cannot be used.
    """
    closed = {code: each.known_sha256 for code, each in closed_periods(settings.inbox).items()}
    checked = check_inbox(settings, closed, others=files)
    paths = _paths(checked)
    return tuple(each for each in checked.findings if each.place.path in paths)


def _paths(checked: Checked) -> frozenset[str]:
    """Return the paths of the files asked for and of what lies in them, as findings name them."""
    asked = checked.strangers
    wanted = {each.sha256 for each in asked.submissions}
    return frozenset(
        [each.path for each in checked.submissions if each.sha256 in wanted]
        + [each.path for each in asked.containers]
        + [each.path for each in asked.strays]
    )
