"""The report's input: real measures hold every column that the report reads."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from pipeline.measure.measures import measure
from pipeline.merge import merge
from pipeline.publish.report import write_report
from pipeline.publish.report_matter import Matter
from schemas.register import Project, Unit
from tests.measured import AS_OF, PERIOD, columns, dataset, measures, project
from tests.registers import register

TEMPLATE = Path(__file__).parent.parent / "templates" / "report.docx"
BOOK = register(
    Project(project_code="NS-01", name="Đường A", capital_group="NSNN", portfolio="quan_trong"),
    Project(project_code="NNS-01", name="Khu B", capital_group="NNS", investor="Công ty X"),
    Unit(unit_code="BQL", name="Ban Quản lý dự án tỉnh"),
)


def test_measures_hold_every_column_of_the_report() -> None:
    real = measure(merge((), BOOK, PERIOD, AS_OF)[0], BOOK, None)
    for table, names in columns().items():
        assert set(names) <= set(getattr(real, table).plan), table


def test_a_period_without_returns_makes_a_report() -> None:
    found, _ = merge((), BOOK, PERIOD, AS_OF)
    package = write_report(measure(found, BOOK, None), found, BOOK, TEMPLATE)
    said = [each.text for each in Document(io.BytesIO(package)).paragraphs]
    assert "- Đường A: Kỳ này chưa có báo cáo hợp lệ." in said


def test_names_come_from_the_register_else_as_written() -> None:
    rows = [project("NS-01", name="Đường A", owner_code="BQL"), project("NNS-01", "C")]
    matter = Matter.of(measures(projects=rows), dataset(), BOOK)
    assert [matter.project(code) for code in ("NS-01", "NNS-01", "X-9", None)] == [
        "Đường A",
        "Dự án NNS-01",
        "X-9",
        "",
    ]
    assert [matter.unit(code) for code in ("BQL", "Tổ công tác", None)] == [
        "Ban Quản lý dự án tỉnh",
        "Tổ công tác",
        "",
    ]
    assert [matter.owner(row) for row in matter.projects] == [
        "Ban Quản lý dự án tỉnh",
        "Công ty X",
    ]


def test_several_voices_on_one_project_are_told_apart() -> None:
    rows: list[dict[str, object]] = [
        {"project_code": "NS-02", "unit_code": "BQL", "done_text": "Xong mố M1"},
        {"project_code": "NS-01", "unit_code": "BQL", "done_text": "San nền"},
        {"project_code": "NS-01", "unit_code": "XA", "done_text": "Bàn giao 2 ha"},
        {"project_code": "NS-01", "unit_code": "STC", "done_text": None},
    ]
    book = register(
        Unit(unit_code="BQL", name="Ban Quản lý"), Unit(unit_code="XA", name="UBND xã A")
    )
    frames = measures(projects=[project("NS-01"), project("NS-02")], outlook=rows)
    known = Matter.of(frames, dataset(), book)
    assert [(name, row["done_text"]) for name, row in known.outlook("done_text")] == [
        ("Dự án NS-01 (Ban Quản lý)", "San nền"),
        ("Dự án NS-01 (UBND xã A)", "Bàn giao 2 ha"),
        ("Dự án NS-02", "Xong mố M1"),
    ]
