"""Earned schedule in the office's own functions: INDEX and MATCH over the months of the plan."""

from __future__ import annotations

from typing import Final

from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn
from pipeline.publish.workbook.curve_formulas import (
    PAYMENTS,
    WORK,
    months_between,
    paid_by_plan,
    planned_share_on,
)

_ZERO: Final = "{zero_point}"  # the place of time 0: the last point at which nothing is planned
_SLICE: Final = f"{WORK.value(_ZERO)}:{WORK.value(_ZERO + '+{pd_months}')}"
_PLACE: Final = "{es_point}"  # MATCH's place of EV among PV0, PV1, …: C + 1
_EV: Final = "MAX(0,MIN(1,{ev_rate}))"
_BELOW: Final = WORK.value(f"{_ZERO}+{_PLACE}-1")
_ABOVE: Final = WORK.value(f"{_ZERO}+{_PLACE}")
_PLATEAU: Final = f"MIN(MAX({{at_months}},MATCH({_EV},{_SLICE},0)-1),{_PLACE}-1)"
_BETWEEN: Final = f"{_PLACE}-1+({_EV}-{_BELOW})/({_ABOVE}-{_BELOW})"
_FIRST: Final = "{curve_first}"
_FALLS: Final = (
    f"SUMPRODUCT(--({WORK.value(_FIRST + '+1')}:{WORK.value(WORK.last)}"
    f"<{WORK.value(_FIRST)}:{WORK.value(WORK.last + '-1')}))"
)
_MINE: Final = "{DuongKhoiLuong.project_code},{project_code}"
_ZEROS: Final = f"COUNTIFS({_MINE},{WORK.values},0)"
_END: Final = "{clock_end}"
_AT: Final = "{at_months}"
_ZERO_DAY: Final = WORK.day(_ZERO)
_TIME: Final = f"{months_between(_END, _ZERO_DAY)}-1+DAY({_END})/DAY(EOMONTH({_END},0))"
_IEAC: Final = "{ieac_months}"
_HAS_FINISHED: Final = (
    "OR(AND(ISNUMBER({finish_actual_date}),N({finish_actual_date})<={data_date}),"
    "AND(NOT(ISNUMBER({finish_actual_date})),N({ev_rate})>=1,ISNUMBER({full_since_date})))"
)


def _helper(field: str, label: str, excel: str, doc: str, show: Show = Show.NAME) -> MeasureColumn:
    return MeasureColumn(field=field, label=label, show=show, excel=excel, doc=doc, width=11)


HELPERS: Final = (
    _helper(
        "curve_first",
        "Đường KL dòng đầu",
        WORK.finding_first(),
        "Dòng đầu của dự án trong bảng DuongKhoiLuong.",
    ),
    _helper("curve_points", "Đường KL số điểm", WORK.counting(), "Số điểm của đường khối lượng."),
    _helper(
        "pay_first",
        "Đường GN dòng đầu",
        PAYMENTS.finding_first(),
        "Dòng đầu của dự án trong bảng DuongGiaiNgan.",
    ),
    _helper("pay_points", "Đường GN số điểm", PAYMENTS.counting(), "Số điểm của đường giải ngân."),
    _helper(
        "pay_until",
        "Đường GN tính đến ngày",
        'IF(ISNUMBER({data_date}),MIN({data_date},DATE(NamKeHoach,12,31)),"")',
        "Ngày số liệu, nhưng không sau 31/12 của năm kế hoạch.",
        Show.DATE,
    ),
    _helper(
        "pay_due",
        "Đường GN đến ngày tính",
        paid_by_plan("{pay_until}"),
        "Kế hoạch giải ngân lũy kế từ khởi công đến ngày tính.",
        Show.MILLION,
    ),
    _helper(
        "pay_from",
        "Đường GN tính từ hết ngày",
        "DATE(NamKeHoach-1,12,31)",
        "31/12 của năm trước năm kế hoạch.",
        Show.DATE,
    ),
    _helper(
        "pay_opening",
        "Đường GN đến hết năm trước",
        paid_by_plan("{pay_from}"),
        "Kế hoạch giải ngân lũy kế từ khởi công đến hết năm trước.",
        Show.MILLION,
    ),
    _helper(
        "zero_point",
        "Đường KL điểm gốc",
        f"IF(ISNUMBER({_FIRST}),IF(N({{curve_points}})>1,IF(AND({WORK.value(_FIRST)}=0,"
        f'{WORK.value(WORK.last)}=1,{_FALLS}=0),{_FIRST}+{_ZEROS}-1,""),""),"")',
        "Điểm cuối cùng mà kế hoạch còn bằng 0; trống khi đường kế hoạch chưa đủ từ 0 đến 100% "
        "hoặc có tháng giảm.",
    ),
    _helper(
        "pd_months",
        "PD số tháng kế hoạch",
        f'IF(ISNUMBER({_ZERO}),COUNTIFS({_MINE},{WORK.values},"<1")-{_ZEROS}+1,"")',
        "Từ đầu tháng đầu tiên có khối lượng đến khi kế hoạch đạt 100%.",
    ),
    _helper(
        "ev_rate",
        "EV tỷ lệ thực hiện làm tròn",
        'IF(ISNUMBER({done_rate}),ROUND({done_rate},4),"")',
        "Tỷ lệ khối lượng thực hiện, làm tròn đến 0,01%.",
        Show.SHARE,
    ),
    _helper(
        "clock_end",
        "Ngày dừng tính thời gian",
        'IF(NOT(ISNUMBER({data_date})),"",IF(ISNUMBER({finish_actual_date}),'
        "MIN({data_date},{finish_actual_date}),IF(AND(N({ev_rate})>=1,ISNUMBER({full_since_date})),"
        "MIN({data_date},{full_since_date}),{data_date})))",
        "Ngày số liệu; đã xong thì ngày hoàn thành thi công hoặc ngày số liệu đầu tiên đạt 100%.",
        Show.DATE,
    ),
    _helper(
        "pv_rate",
        "PV kế hoạch tại ngày dừng",
        f'IF(ISNUMBER({_ZERO}),{planned_share_on(_END)},"")',
        "Tỷ lệ khối lượng theo kế hoạch tại ngày dừng tính thời gian.",
        Show.SHARE,
    ),
    _helper(
        "es_point",
        "Vị trí EV trên đường KL",
        f'IF(COUNT({_ZERO},{{ev_rate}},{_END})=3,MATCH({_EV},{_SLICE},1),"")',
        "Vị trí của EV giữa các điểm của đường kế hoạch, tính từ điểm gốc.",
    ),
)
"""What the formulas of earned schedule stand on, in their order."""

IEAC: Final = _helper(
    "ieac_months",
    "IEAC số tháng dự báo",
    'IF(N({spi_t})>0,{pd_months}/{spi_t},"")',
    "Thời gian theo kế hoạch chia SPI(t).",
    Show.DECIMAL,
)

FORMULAS: Final = {
    "at_months": f'IF(ISNUMBER({_PLACE}),IF(AND({{ev_rate}}<=0,{_TIME}<=0),"",{_TIME}),"")',
    "es_months": f'IF(ISNUMBER({_AT}),IF({_BELOW}={_EV},{_PLATEAU},{_BETWEEN}),"")',
    "sv_t_months": f'IF(ISNUMBER({_AT}),{{es_months}}-{_AT},"")',
    "slippage_days": f'IF(ISNUMBER({_AT}),ROUND(({_AT}-{{es_months}})*365.25/12,0),"")',
    "spi": f'IF(AND(ISNUMBER({_AT}),N({{pv_rate}})>0),{{ev_rate}}/{{pv_rate}},"")',
    "spi_t": f'IF(N({_AT})>0,{{es_months}}/{_AT},"")',
    "es_finish_date": f'IF(NOT(ISNUMBER({_AT})),"",IF({_HAS_FINISHED},{_END},'
    f"IF(ISNUMBER({_IEAC}),IFERROR(EOMONTH({_ZERO_DAY},INT({_IEAC}))"
    f'+ROUND(({_IEAC}-INT({_IEAC}))*DAY(EOMONTH({_ZERO_DAY},INT({_IEAC})+1)),0),""),"")))',
    "tspi": f"IF(ISNUMBER({_AT}),IF({_AT}<{{pd_months}},"
    f'({{pd_months}}-{{es_months}})/({{pd_months}}-{_AT}),""),"")',
}
"""The formulas of earned schedule by measure; what they mean is told with the measures."""
