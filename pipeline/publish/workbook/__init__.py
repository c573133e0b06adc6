"""The consolidated workbook (tong-hop_P.xlsx): what the committee opens, alive and traceable."""

from __future__ import annotations

from pipeline.publish.workbook.book import write_workbook

__all__ = ["write_workbook"]
