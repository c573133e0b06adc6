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
    return {
        f"{FOLDER}/{sight.member.member_code}/{name}": content
        for sight in sights(matter)
        for name, content in _pack(matter, sight, report, templates)
    }


def _pack(
    matter: Matter, sight: Sight, report: bytes, templates: Path
) -> Iterator[tuple[str, bytes]]:
    period = matter.dataset.period.code
    yield f"tom-tat_{period}.docx", write_brief(matter, sight, templates / BRIEF)
    theirs = seen(matter, sight)
    if sight.followed:
        yield f"trich-bang_{period}.xlsx", write_extract(theirs, scope_words(sight))
    if sight.sees_all:
        yield f"bao-cao_{period}.docx", report
    elif sight.followed:
        yield (
            f"bao-cao-trich_{period}.docx",
            write_part(theirs, templates / REPORT, scope_words(sight)),
        )
