"""All files of one report: workbook, documents, dataset, and the record of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.letters import write_letters
from pipeline.publish.members import write_packs
from pipeline.publish.outbox import RECORD
from pipeline.publish.parquet import findings_frame, to_parquet
from pipeline.publish.record import record_json
from pipeline.publish.report import TEMPLATE, write_whole
from pipeline.publish.report_matter import Matter
from pipeline.publish.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.finding import Finding
    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.publish.record import Record
    from pipeline.register import Register


def files_of(  # noqa: PLR0913, PLR0917 - a period's folder is made of so many things
    measures: Measures,
    dataset: Dataset,
    register: Register,
    findings: tuple[Finding, ...],
    record: Record,
    templates: Path,
    answers: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the contents of a period's folder by path, run.json last.

    Args:
        measures: what the workbook and the report show.
        dataset: what the measures were taken of.
        register: the portfolio.
        findings: of the whole run.
        record: what the run says of itself.
        templates: the folder of the Word templates.
        answers: what goes back to the senders, by path.
    """
    code, matter = dataset.period.code, Matter.of(measures, dataset, register)
    report = write_whole(matter, templates / TEMPLATE)
    files = {
        f"tong-hop_{code}.xlsx": write_workbook(measures, dataset, register, findings),
        f"bao-cao_{code}.docx": report,
        **write_letters(matter, findings, templates),
        **write_packs(matter, report, templates),
        **answers,
        **_dataset(measures, dataset, findings),
    }
    return {**files, RECORD: record_json(record, files)}


def _dataset(
    measures: Measures, dataset: Dataset, findings: tuple[Finding, ...]
) -> Mapping[str, bytes]:
    frames = {
        **dataset.tables,
        "returns": dataset.returns,
        "reporting": dataset.reporting,
        "cells": dataset.cells,
        "clashes": dataset.clashes,
        "adjustments": dataset.adjustments,
        "measures_projects": measures.projects,
        "findings": findings_frame(findings),
    }
    return {f"dataset/{name}.parquet": to_parquet(frame) for name, frame in frames.items()}
