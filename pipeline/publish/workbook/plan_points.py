"""The points of the plan curves as one table, and where each project's stand in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.measure.curve import Curve as MeasuredCurve
from pipeline.measure.curve import planned_rate
from pipeline.measure.months import month_number
from pipeline.measure.rounding import shown_share
from pipeline.publish.theme import Show
from pipeline.publish.workbook.columns import MeasureColumn, Table, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pipeline.publish.phrases import Record

_SOURCE: Final = "Biểu KH; danh mục: Kế hoạch đã duyệt"
_PREVIOUS: Final = (
    "IF({{stt}}=1,0,IF(INDEX({{{0}.project_code}},{{stt}}-1)={{project_code}},"
    "INDEX({{{0}.{1}}},{{stt}}-1),0))"
)

_NAMING: Final = (
    ordinal(),
    MeasureColumn(field="project_code", label="Dự án", show=Show.CODE, width=10, doc="Mã dự án."),
    MeasureColumn(
        field="month_end", label="Cuối tháng", show=Show.DATE, width=12, doc="Ngày cuối tháng."
    ),
)
WORK_POINTS: Final = Table(
    name="DuongKhoiLuong",
    title="Đường khối lượng",
    heading="ĐƯỜNG KẾ HOẠCH KHỐI LƯỢNG ĐANG ÁP DỤNG",
    note="Lũy kế đến cuối từng tháng; dòng đầu của mỗi dự án là lúc bắt đầu. Không sắp xếp lại bảng"
    " này: các công thức cần các tháng của một dự án đứng liền nhau.",
    source=_SOURCE,
    columns=(
        *_NAMING,
        MeasureColumn(
            field="planned_rate",
            label="Kế hoạch lũy kế",
            show=Show.SHARE,
            unit="%",
            width=12,
            doc="Tỷ lệ khối lượng lũy kế từ khởi công theo kế hoạch.",
        ),
        MeasureColumn(
            field="added_vnd",
            label="Khối lượng tăng trong tháng",
            show=Show.MILLION,
            unit="triệu đồng",
            width=16,
            excel="IFERROR(({planned_rate}-"
            + _PREVIOUS.format("DuongKhoiLuong", "planned_rate")
            + ")*"
            'INDEX({DuAn.progress_base_vnd},MATCH({project_code},{DuAn.project_code},0)),"")',
            doc="Phần kế hoạch của tháng nhân giá trị các gói thầu; để vẽ đường của cả danh mục.",
        ),
    ),
)

PAYMENT_POINTS: Final = Table(
    name="DuongGiaiNgan",
    title="Đường giải ngân",
    heading="ĐƯỜNG KẾ HOẠCH GIẢI NGÂN, THỰC HIỆN VỐN ĐANG ÁP DỤNG",
    note=WORK_POINTS.note,
    source=_SOURCE,
    columns=(
        *_NAMING,
        MeasureColumn(
            field="planned_payment_vnd",
            label="Kế hoạch lũy kế",
            show=Show.MILLION,
            unit="triệu đồng",
            width=14,
            doc="Giải ngân, thực hiện vốn lũy kế từ khởi công theo kế hoạch.",
        ),
        MeasureColumn(
            field="added_vnd",
            label="Kế hoạch tăng trong tháng",
            show=Show.MILLION,
            unit="triệu đồng",
            width=16,
            excel="{planned_payment_vnd}-"
            + _PREVIOUS.format("DuongGiaiNgan", "planned_payment_vnd"),
            doc="Kế hoạch của tháng trừ tháng trước; để vẽ đường của cả danh mục.",
        ),
    ),
)


class Curve(Struct, frozen=True):
    """A project's points in the table.

    Attributes:
        first: the place of its first row, from 1.
        days: the ends of its months, the day before the first month at the head.
        rates: planned at the end of each of these days.
    """

    first: int
    days: tuple[date, ...]
    rates: tuple[float, ...]

    @property
    def zero_point(self) -> int | None:
        """The place of time 0; None unless the plan goes from 0 to 100 % and never falls."""
        is_full = self.rates[0] == 0 and self.rates[-1] == 1
        falls = any(after < before for before, after in pairwise(self.rates))
        return self.first + self.rates.count(0) - 1 if is_full and not falls else None

    @property
    def planned_months(self) -> int:
        """The months from time 0 to the first point at 100 %."""
        return sum(rate < 1 for rate in self.rates) - self.rates.count(0) + 1

    @property
    def measured(self) -> MeasuredCurve:
        """The same as the measures know it."""
        start, ends = self.days[0], self.rates[1:]
        number = month_number(start.year, start.month) + 1
        return MeasuredCurve(number, self.rates[0], ends, (False,) * len(ends))

    def planned_on(self, day: date | None) -> float | None:
        """Return the share that is planned at the end of a day."""
        return planned_rate(self.measured, day) if day and self.rates[1:] else None

    def at(self, day: date | None) -> float | None:
        """Return the value at the end of a day; None outside the months told."""
        return self.measured.at(day) if day else None

    def place_of(self, ev: float) -> int:
        """Return the last place from time 0, counted from 1, where no more than EV is planned."""
        start = self.rates.count(0) - 1
        values = self.rates[start : start + self.planned_months + 1]
        return bisect_right(values, min(max(ev, 0.0), 1.0))


def curves_of(points: Sequence[Record], field: str) -> Mapping[str, Curve]:
    """Return each project's curve; the points of one project stand together."""
    found: dict[str, list[tuple[int, Record]]] = {}
    for place, point in enumerate(points, 1):
        found.setdefault(point["project_code"], []).append((place, point))
    return {
        code: Curve(
            rows[0][0],
            tuple(row["month_end"] for _, row in rows),
            tuple(row[field] for _, row in rows),
        )
        for code, rows in found.items()
    }


def with_steps(
    points: Iterable[Record], field: str, weights: Mapping[str, int | None] | None = None
) -> list[Record]:
    """Return points with what each adds to the one before it, weighed by project where asked.

    Args:
        points: a project's together, oldest first.
        field: the cumulative value.
        weights: what 1 is worth of each project, in đồng; unknown: the step is unknown.
    """
    made: list[Record] = []
    for point in points:
        code = point["project_code"]
        before = made[-1][field] if made and made[-1]["project_code"] == code else 0
        weight = 1 if weights is None else weights.get(code)
        step = None if weight is None else (point[field] - before) * weight
        made.append({**point, "added_vnd": step})
    return made


def helpers(project: Record, curve: Curve | None) -> Record:
    """Return what a project's formulas of earned schedule stand on."""
    done, data_date = project.get("done_rate"), project.get("data_date")
    ev = None if done is None else shown_share(done)
    zero = curve.zero_point if curve else None
    is_measured = curve is not None and zero is not None and ev is not None and data_date
    return {
        "curve_first": curve.first if curve else None,
        "curve_points": len(curve.days) if curve else None,
        "zero_point": zero,
        "pd_months": curve.planned_months if curve and zero is not None else None,
        "clock_end": (end := _clock_end(project, ev)),
        "pv_rate": curve.planned_on(end) if curve and zero is not None else None,
        "ev_rate": ev,
        "es_point": curve.place_of(ev or 0.0) if curve and is_measured else None,
    }


def _clock_end(project: Record, ev: float | None) -> date | None:
    data_date, finished = project.get("data_date"), project.get("finish_actual_date")
    since = project.get("full_since_date") if ev is not None and ev >= 1 else None
    stops = [day for day in (data_date, finished or since) if day]
    return min(stops) if data_date else None
