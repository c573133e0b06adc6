"""All files of one report: the workbook, the dataset, the documents, the record of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.outbox import RECORD
from pipeline.publish.parquet import findings_frame, to_parquet
from pipeline.publish.record import record_json
from pipeline.publish.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.finding import Finding
    from pipeline.measure.measures import Measures
    from pipeline.merge import Dataset
    from pipeline.publish.record import Record
    from pipeline.register import Register


def files_of(
    measures: Measures,
    dataset: Dataset,
    register: Register,
    findings: tuple[Finding, ...],
    record: Record,
    documents: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the contents of a period's folder by path, run.json last.

    Args:
        measures: what the workbook shows.
        dataset: what the measures were taken of.
        register: the portfolio.
        findings: of the whole run.
        record: what the run says of itself.
        documents: report, letters, packs and answers by path; empty for a quick run.
    """
    name = f"tong-hop_{dataset.period.code}.xlsx"
    files = {
        name: write_workbook(measures, dataset, register, findings),
        **documents,
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
