"""Status, verdict and ranks as formulas over a project's measures and the thresholds."""

from __future__ import annotations

from typing import Final

from pipeline.measure.status import (
    HIGHER_IS_BETTER,
    Colour,
    Part,
)
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, ordinal
from pipeline.publish.workbook.measured import STATUS_WORDS
from schemas.choices import CLEARANCE_STATUS, VERDICT
from schemas.register_choices import PART

THRESHOLDS: Final = Table(
    name="Nguong",
    title="Ngưỡng",
    heading="NGƯỠNG ĐÁNH GIÁ TRẠNG THÁI VÀ THAM SỐ TÍNH TOÁN",
    note="Sửa số ở đây thì trạng thái, đánh giá ở các biểu thay đổi theo. Đạt giới hạn xanh là "
    "xanh; còn trong giới hạn vàng là vàng; ngoài giới hạn vàng là đỏ.",
    source="Danh mục: Ngưỡng",
    columns=(
        ordinal(),
        MeasureColumn(
            field="key",
            label="Khóa",
            width=18,
            excel='{capital_group}&"|"&{part}',
            compute=lambda row: f"{row['capital_group']}|{row['part']}",
            doc="Nhóm nguồn vốn và tiêu chí, để các công thức tìm ngưỡng.",
        ),
        MeasureColumn(
            field="capital_group", label="Nhóm nguồn vốn", width=10, doc="NSNN, PPP hoặc NNS."
        ),
        MeasureColumn(
            field="part", label="Mã tiêu chí", show=Show.CODE, width=16, doc="Mã trong danh mục."
        ),
        MeasureColumn(field="part_name", label="Tiêu chí", width=52, doc="Tên tiêu chí."),
        MeasureColumn(field="counted", label="Tính vào trạng thái", width=12, doc="Có hoặc Không."),
        MeasureColumn(
            field="green_limit",
            label="Giới hạn xanh",
            show=Show.EXACT,
            width=11,
            doc="Đạt là xanh.",
        ),
        MeasureColumn(
            field="amber_limit",
            label="Giới hạn vàng",
            show=Show.EXACT,
            width=11,
            doc="Đạt là vàng.",
        ),
    ),
)

_HAIR: Final = "0.00005"  # as in `measure.status`: 0.95 worked out as 0.9499999999 is still 0.95

VALUES: Final = {
    Part.SPI: "{spi_t}",
    Part.MILESTONE: "{slip_approved_days}",
    Part.WORK: "ROUND({progress_gap_rate}*100,2)",
    Part.PAYMENT: "ROUND({benchmark_gap_rate}*100,2)",
    Part.CLEARANCE: "{clearance_slip_days}",
    Part.OBSTACLES: "{obstacles_overdue}",
}
_KNOWN: Final = {
    Part.WORK: "{progress_gap_rate}",
    Part.PAYMENT: "{benchmark_gap_rate}",
}
PART_LABELS: Final = {item.code: item.label for item in PART.items}


def limit(part: str, field: str) -> str:
    """Return the formula of a threshold of the project's capital group."""
    key = f'{{capital_group}}&"|{part}"'
    return f"INDEX({{Nguong.{field}}},MATCH({key},{{Nguong.key}},0))"


def _level(part: Part) -> str:
    value = VALUES[part]
    green, amber = limit(part, "green_limit"), limit(part, "amber_limit")
    sign, hair = (">=", "-") if part in HIGHER_IS_BETTER else ("<=", "+")
    at_best = '""' if part is Part.OBSTACLES else "0"
    return (
        f"IF({value}{sign}{green}{hair}{_HAIR},{at_best},IF({value}{sign}{amber}{hair}{_HAIR},1,2))"
    )


def _part_column(part: Part) -> MeasureColumn:
    nothing_due = 'IF(ISNUMBER({es_point}),0,"")' if part is Part.SPI else '""'
    known = _KNOWN.get(part, VALUES[part])
    judged = f"IF(ISNUMBER({known}),{_level(part)},{nothing_due})"
    return MeasureColumn(
        field=f"part_{part}",
        label=f"Mức {_SHORT[part]}",
        show=Show.NAME,
        width=9,
        excel=f'IF({limit(part, "counted")}<>"Có","",{judged})',
        doc=f"{PART_LABELS[part]}: 0 xanh, 1 vàng, 2 đỏ; trống: không tính hoặc chưa rõ.",
    )


_SHORT: Final = {
    Part.SPI: "SPI(t)",
    Part.MILESTONE: "mốc",
    Part.WORK: "khối lượng",
    Part.PAYMENT: "giải ngân",
    Part.CLEARANCE: "mặt bằng",
    Part.OBSTACLES: "vướng mắc",
}

PARTS: Final = tuple(_part_column(part) for part in VALUES)
_ALL: Final = ",".join(f"{{{column.field}}}" for column in PARTS)


def _colours() -> str:
    red, amber, green = (
        STATUS_WORDS[colour] for colour in (Colour.RED, Colour.AMBER, Colour.GREEN)
    )
    return f'IF(MAX({_ALL})=2,"{red}",IF(MAX({_ALL})=1,"{amber}","{green}"))'


_GREY: Final = STATUS_WORDS[Colour.GREY]
_OF_SITE: Final = (
    'COUNTIFS({GPMB.project_code},{project_code},{GPMB.is_counted},"Có",{GPMB.status},"%s")'
)
_NONE, _SOME, _MOST, _ALL_DONE = (_OF_SITE % item.label for item in CLEARANCE_STATUS.items)
_TOLD: Final = f"({_NONE}+{_SOME}+{_MOST}+{_ALL_DONE})"
_IS_BEHIND: Final = (
    f"OR({{late_milestones}}>0,AND(ISNUMBER({{progress_gap_rate}}),"
    f"ROUND(N({{progress_gap_rate}})*100,2)<-ABS({limit('danh_gia_diem', 'green_limit')})))"
)


def _open(*conditions: str) -> str:
    told = ",".join(('{VuongMac.project_code},{project_code},{VuongMac.is_open},"Có"', *conditions))
    return f"COUNTIFS({told})"


FORMULAS: Final = {
    "clearance_status": f'IF({_TOLD}=0,"",'
    f'IF({_ALL_DONE}={_TOLD},"{CLEARANCE_STATUS.items[3].label}",'
    f'IF({_ALL_DONE}+{_MOST}={_TOLD},"{CLEARANCE_STATUS.items[2].label}",'
    f'IF({_NONE}={_TOLD},"{CLEARANCE_STATUS.items[0].label}",'
    f'"{CLEARANCE_STATUS.items[1].label}"))))',
    "obstacles_open": _open(),
    "obstacles_escalated": _open('{VuongMac.escalated},"Có"'),
    "obstacles_overdue": _open('{VuongMac.overdue},"Có"'),
    "status_by_rule": f'IF(OR({{has_report}}<>"Có",COUNT({_ALL})=0),"{_GREY}",{_colours()})',
    "status": 'IF({status_set}<>"",{status_set},{status_by_rule})',
    "verdict": 'IF({verdict_set}<>"",{verdict_set},IF(OR({has_report}<>"Có",'
    "NOT(ISNUMBER({data_date})),AND({judged_milestones}=0,NOT(ISNUMBER({progress_gap_rate})))),"
    f'"",IF({_IS_BEHIND},"{VERDICT.label("cham")}","{VERDICT.label("dap_ung")}")))',
    "verdict_differs": 'IF(OR({verdict}="",{reported_verdict}=""),"Không",'
    'IF({verdict}<>{reported_verdict},"Có","Không"))',
}

_JUDGED: Final = "COUNTIFS({Moc.project_code},{project_code},{Moc.judged_days},%s)"
RULING: Final = (
    MeasureColumn(
        field="status_set",
        label="Trạng thái do cơ quan thường trực đặt",
        width=14,
        words=STATUS_WORDS,
        doc="Theo sheet Đánh giá của danh mục; thay trạng thái tính.",
    ),
    MeasureColumn(
        field="verdict_set",
        label="Đánh giá do cơ quan thường trực đặt",
        width=14,
        words={item.code: item.label for item in VERDICT.items},
        doc="Theo sheet Đánh giá của danh mục; thay đánh giá tính được.",
    ),
    MeasureColumn(
        field="judged_milestones",
        label="Số mốc được xét",
        show=Show.NAME,
        width=9,
        excel=_JUDGED % '">-1E+300"',
        doc="Mốc chưa đạt hoặc đạt trong kỳ.",
    ),
    MeasureColumn(
        field="late_milestones",
        label="Số mốc chậm quá mức",
        show=Show.NAME,
        width=9,
        excel=_JUDGED % f'">"&{limit("danh_gia_ngay", "green_limit")}',
        doc="Số mốc được xét chậm quá số ngày cho phép.",
    ),
)
