"""What each member is given (thanh-vien/): a brief, an extract, the report they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.brief import TEMPLATE as BRIEF
from pipeline.publish.brief import scope_words, write_brief
from pipeline.publish.extract import write_extract
from pipeline.publish.report import TEMPLATE as REPORT
from pipeline.publish.report import write_part
from pipeline.publish.sight import seen, sights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sight import Sight

FOLDER: Final = "thanh-vien"


def write_packs(matter: Matter, report: bytes, templates: Path) -> Mapping[str, bytes]:
    """Return the files of all members by path.

    Args:
        matter: the whole of the period.
        report: the committee's report; given only to those who may see all.
        templates: the folder of the Word templates.

    Raises:
        TemplateFileError: a template cannot be used.
    """
    made: dict[tuple[object, ...], Mapping[str, bytes]] = {}
    files: dict[str, bytes] = {}
    for sight in sights(matter):
        if sight.view not in made:
            made[sight.view] = dict(_shown(matter, sight, report, templates))
        brief = write_brief(matter, sight, templates / BRIEF)
        theirs = {f"tom-tat_{matter.dataset.period.code}.docx": brief, **made[sight.view]}
        folder = f"{FOLDER}/{sight.member.member_code}"
        files |= {f"{folder}/{name}": content for name, content in theirs.items()}
    return files


def _shown(
    matter: Matter, sight: Sight, report: bytes, templates: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield what is the same for all who see the same."""
    period, scope = matter.dataset.period.code, scope_words(sight)
    theirs = seen(matter, sight)
    if sight.followed:
        yield f"trich-bang_{period}.xlsx", write_extract(theirs, scope)
    if sight.sees_all:
        yield f"bao-cao_{period}.docx", report
    elif sight.followed:
        part = write_part(theirs, templates / REPORT, scope)
        yield f"bao-cao-trich_{period}.docx", part
