"""What the members and the units are sent: the report, letters, and each member's pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.letters import write_letters
from pipeline.publish.members import write_packs
from pipeline.publish.report import TEMPLATE, write_whole
from pipeline.publish.report_matter import Matter

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.finding import Finding
    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.register import Register


def documents_of(
    measures: Measures,
    dataset: Dataset,
    register: Register,
    findings: tuple[Finding, ...],
    templates: Path,
) -> dict[str, bytes]:
    """Return the documents of a period by path; each is rendered once.

    Raises:
        TemplateFileError: a template cannot be used; the message says what to mend.
    """
    matter = Matter.of(measures, dataset, register)
    report = write_whole(matter, templates / TEMPLATE)
    return {
        f"bao-cao_{dataset.period.code}.docx": report,
        **write_letters(matter, findings, templates),
        **write_packs(matter, report, templates),
    }
