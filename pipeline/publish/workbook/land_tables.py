"""Tables of what stands in the way: land, procedures, obstacles; and of tasks and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.clearance import paid_rate
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, difference, fraction
from pipeline.publish.workbook.schema_tables import schema_table
from pipeline.publish.workbook.work_tables import slip
from schemas.choices import OBSTACLE_STATUS, PROCEDURE_STATUS, TASK_STATUS
from schemas.clearance import Clearance
from schemas.obstacles import Obstacle
from schemas.outlook import Outlook
from schemas.procedures import Procedure
from schemas.tasks import Task

if TYPE_CHECKING:
    from pipeline.publish.phrases import Record
    from pipeline.publish.workbook.columns import Scalar

_SITES: Final = ("power", "water", "telecom", "other_utilities")
RANK_BASE: Final = 1_000_000
"""Added to days so that every part of a site has a number above 0 to take the largest of."""


def _both(kind: str, side: str) -> str:
    return f"IF(COUNT({{{kind}_done}},{{{kind}_total}})=2,{{{kind}_{side}}},0)"


def _utilities(side: str) -> str:
    known = "+".join(f"(COUNT({{{kind}_done}},{{{kind}_total}})=2)" for kind in _SITES)
    return f'IF({known}=0,"",{"+".join(_both(kind, side) for kind in _SITES)})'


def _rank(row: Record) -> Scalar:
    slipped = row.get("slip_days")
    return slipped + RANK_BASE if row.get("is_counted") and slipped is not None else 0


def _less(one: float | None, other: float | None) -> Scalar:
    return None if one is None or other is None else one - other


CLEARANCE: Final = schema_table(
    Clearance,
    "GPMB",
    {
        "utilities_total": _utilities("total"),
        "utilities_done": _utilities("done"),
        "slip_days": slip(
            "{planned_finish_date}",
            "{actual_finish_date}",
            "{forecast_finish_date}",
            "{data_date}",
        ),
    },
    (
        MeasureColumn(
            field="slip_rank",
            label="Số để xếp chậm nhất",
            show=Show.WHOLE,
            excel=f'IF(AND({{is_counted}}="Có",ISNUMBER({{slip_days}})),{{slip_days}}+{RANK_BASE},0)',
            compute=_rank,
            doc="Số ngày chậm cộng một triệu, để tìm phần chậm nhất của dự án.",
        ),
        MeasureColumn(
            field="resettle_left",
            label="Hộ chưa bố trí tái định cư",
            show=Show.WHOLE,
            excel=difference("resettle_needed", "resettle_arranged"),
            compute=lambda row: _less(row.get("resettle_needed"), row.get("resettle_arranged")),
            doc="Số hộ phải bố trí trừ số hộ đã bố trí tái định cư.",
        ),
        MeasureColumn(
            field="gpmb_year_rate",
            label="Tỷ lệ giải ngân GPMB trong năm",
            show=Show.SHARE,
            excel=fraction("paid_gpmb_year_vnd", "plan_gpmb_year_vnd"),
            compute=lambda row: (
                paid_rate(row.get("paid_gpmb_year_vnd"), row.get("plan_gpmb_year_vnd")).value
            ),
            doc="Đã giải ngân ÷ kế hoạch vốn GPMB trong năm.",
        ),
    ),
)

_ANSWERED: Final = PROCEDURE_STATUS.label("da_co_ket_qua")
_END: Final = f'IF(ISNUMBER({{done_on}}),{{done_on}},IF({{status}}="{_ANSWERED}",{{data_date}},""))'


def _between(start: str, end: str) -> str:
    return f'IF(AND(ISNUMBER({start}),ISNUMBER({end})),IF({end}>={start},{end}-{start},""),"")'


PROCEDURES: Final = schema_table(
    Procedure,
    "ThuTuc",
    {
        "held_days": _between(
            "{submitted_on}", "IF(ISNUMBER({answered_on}),{answered_on},{data_date})"
        ),
        "allowed_days": _between("{submitted_on}", "{due_on}"),
        "overdue_days": "IF(ISNUMBER({due_on}),MAX(0,IF(ISNUMBER({answered_on}),{answered_on},"
        "NgayTongHop)-{due_on}),0)",
        "overdue": 'IF(AND(NOT(ISNUMBER({answered_on})),{overdue_days}>0),"Có","Không")',
    },
    (
        MeasureColumn(
            field="answered_on",
            label="Ngày coi là có kết quả",
            show=Show.DATE,
            width=12,
            excel=_END,
            compute=lambda row: (
                row.get("done_on")
                or (row.get("data_date") if row.get("status") == "da_co_ket_qua" else None)
            ),
            doc="Ngày có kết quả; đã có kết quả mà thiếu ngày thì ngày số liệu.",
        ),
        MeasureColumn(
            field="agency_name", label="Tên cơ quan", width=30, doc="Cơ quan giải quyết hồ sơ."
        ),
    ),
)

_RESOLVED: Final = OBSTACLE_STATUS.label("da_xu_ly")

OBSTACLES: Final = schema_table(
    Obstacle,
    "VuongMac",
    {
        "is_open": f'IF(AND({{status}}<>"{_RESOLVED}",NOT(ISNUMBER({{resolved_on}}))),'
        '"Có","Không")',
        "overdue": 'IF(AND({is_open}="Có",ISNUMBER({due_date}),N({due_date})<NgayTongHop),'
        '"Có","Không")',
        "days_open": "IF(ISNUMBER({raised_on}),MAX(0,IF(ISNUMBER({resolved_on}),{resolved_on},"
        '{data_date})-{raised_on}),"")',
    },
)

_FINISHED: Final = TASK_STATUS.label("da_hoan_thanh")
_IS_DONE: Final = f'OR({{status}}="{_FINISHED}",ISNUMBER({{finished_on}}))'

TASKS: Final = schema_table(
    Task,
    "NhiemVu",
    {
        "overdue": f"IF(AND(NOT({_IS_DONE}),ISNUMBER({{due_date}}),N({{due_date}})<NgayTongHop),"
        '"Có","Không")',
        "days_late": f'IF(NOT(ISNUMBER({{due_date}})),"",IF({_IS_DONE},'
        'IF(ISNUMBER({finished_on}),MAX(0,{finished_on}-{due_date}),""),'
        "MAX(0,NgayTongHop-{due_date})))",
    },
)
OUTLOOK: Final = schema_table(Outlook, "KetQua")
