"""The annexes of the report: the rows of Biểu 01 to 04 as the template prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pipeline import shown
from pipeline.measure.empty import Empty
from pipeline.measure.words import EMPTY_WORDS
from pipeline.publish import report_words as words
from pipeline.publish.phrases import (
    NONE,
    counted,
    joined,
    million,
    percent_number,
    period_said,
    said_day,
    text,
    whole,
)
from pipeline.publish.report_issues import obstructed, open_obstacles, overdue_days
from schemas.choices import AUTHORITY_LEVEL, CLEARANCE_STATUS, VERDICT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter

Line: TypeAlias = "dict[str, str | bool]"
Columns: TypeAlias = "Mapping[str, tuple[str, Callable[[Any], str]]]"


_LEVEL: Final = percent_number(0)


def _hectares(area_m2: float) -> str:
    return shown.hectares(area_m2)


def _signed(rate: float) -> str:
    written = percent_number(rate)
    return f"+{written}" if rate > 0 and written != _LEVEL else written


_SOURCES: Final = {
    "01": ("packages", "milestones"),
    "02a": ("disbursements",),
    "02b": ("mobilised",),
    "03": ("clearance",),
}
"""The tables whose rows an annex shows, which tell of which period its figures are."""

_WITHOUT_TOTAL: Final = frozenset({"02b"})  # the investment of all projects is not the investors'

PROGRESS: Final[Columns] = {
    "tong_muc": ("total_investment_vnd", million),
    "gia_tri": ("progress_base_vnd", million),
    "thuc_hien": ("done_work_vnd", million),
    "ty_le": ("done_rate", percent_number),
    "ke_hoach": ("planned_rate", percent_number),
    "chenh_lech": ("progress_gap_rate", _signed),
    "moc_duyet": ("finish_approved_date", shown.day),
    "cham": ("slip_approved_days", whole),
    "danh_gia": ("verdict", VERDICT.label),
}
DISBURSEMENT: Final[Columns] = {
    "ke_hoach_nam": ("plan_year_vnd", million),
    "giai_ngan_nam": ("paid_year_vnd", million),
    "ty_le_nam": ("rate_year", percent_number),
    "ke_hoach_tinh": ("plan_year_province_vnd", million),
    "ty_le_tinh": ("rate_year_province", percent_number),
    "ke_hoach_tong": ("plan_all_vnd", million),
    "giai_ngan_tong": ("paid_all_vnd", million),
    "ty_le_tong": ("rate_all", percent_number),
    "uoc": ("estimate_year_end_vnd", million),
}
INVESTORS: Final[Columns] = {
    "tong_muc": ("total_investment_vnd", million),
    "thuc_hien": ("spent_vnd", million),
    "ty_le": ("rate_investment", percent_number),
    "ke_hoach_nam": ("planned_year_vnd", million),
    "thuc_hien_nam": ("spent_ytd_vnd", million),
    "ty_le_nam": ("rate_private_year", percent_number),
}
CLEARANCE: Final[Columns] = {
    "phai_thu_hoi": ("required_m2", _hectares),
    "ban_giao": ("handed_over_m2", _hectares),
    "ty_le": ("area_rate", percent_number),
    "duoc_duyet": ("compensation_approved_vnd", million),
    "chi_tra": ("compensation_paid_vnd", million),
    "ty_le_chi_tra": ("compensation_rate", percent_number),
    "ho_anh_huong": ("households_affected", whole),
    "ho_ban_giao": ("households_handed_over", whole),
    "cham": ("clearance_slip_days", whole),
    "tinh_trang": ("clearance_status", CLEARANCE_STATUS.label),
}


def annexes(matter: Matter) -> dict[str, list[Line] | list[str]]:
    """Return the rows of every annex and the notes below it, by the template's field."""
    return {
        **_annex(matter, "01", lambda row: _progress(row, matter), ("project_code",)),
        **_annex(matter, "02a", _disbursement, ("plan_year_vnd", "paid_year_vnd", "plan_all_vnd")),
        **_investors(matter),
        **_annex(matter, "03", _clearance, ("required_m2", "compensation_approved_vnd")),
        "bieu_04": _obstacles(matter),
        "ghi_chu_04": [],
    }


def _annex(
    matter: Matter,
    code: str,
    cells: Callable[[Record], Line],
    needed: tuple[str, ...],
) -> dict[str, list[Line] | list[str]]:
    """Return a table of sums and projects by group, and its note on carried figures.

    A group in which nothing is known of any project is left out whole; else each of its projects
    has a row, so that the rows add up to the group's sums.

    Args:
        matter: the report's input.
        code: of the table.
        cells: what stands in a row's columns.
        needed: the columns of which one has to be known.
    """
    old = matter.old(*_SOURCES[code])
    groups = [
        (group, sums, projects)
        for group, sums, projects in matter.groups()
        if any(row[field] is not None for row in projects for field in needed)
    ]
    listed = [row for _, _, projects in groups for row in projects]
    lines = [line for group in groups for line in _group_lines(group, cells, old)]
    if len(listed) == len(matter.projects) or code not in _WITHOUT_TOTAL:
        lines = [cells(matter.total) | _heading("", words.TOTAL), *lines]
    nothing = [cells({}) | {"nhom": False, "tt": "", "ten": NONE}]
    return {f"bieu_{code}": lines if listed else nothing, f"ghi_chu_{code}": _notes(listed, old)}


def _group_lines(
    group: tuple[str, Record, tuple[Record, ...]],
    cells: Callable[[Record], Line],
    old: Mapping[str, str],
) -> Iterator[Line]:
    code, sums, projects = group
    yield cells(sums) | _heading(code, words.GROUPS[code])
    for place, row in enumerate(projects, 1):
        yield cells(row) | {"nhom": False, "tt": str(place), "ten": _name(row, old)}


def _heading(code: str, name: str) -> Line:
    return {"nhom": True, "tt": code, "ten": name}


def _cells(row: Record, columns: Columns) -> Line:
    return {
        field: "" if row.get(name) is None else written(row[name])
        for field, (name, written) in columns.items()
    }


def _progress(row: Record, matter: Matter) -> Line:
    finish = "finish_actual_date" if row.get("finish_actual_date") else "finish_forecast_date"
    until = row.get(finish)
    return _cells(row, PROGRESS) | {
        "chu_dau_tu": matter.short_unit(row.get("owner_code")),
        "moc_du_kien": shown.day(until) if until else "",
    }


def _investors(matter: Matter) -> dict[str, list[Line] | list[str]]:
    needed = ("spent_vnd", "spent_ytd_vnd")
    annex = _annex(matter, "02b", lambda row: _investor(row, matter), needed)
    is_shared = any(
        row["capital_group"] == "PPP" and row["rate_investment"] is not None
        for row in matter.projects
    )
    notes = annex["ghi_chu_02b"]
    return annex | {"ghi_chu_02b": [*notes, words.INVESTORS_PART] if is_shared else notes}


def _disbursement(row: Record) -> Line:
    reasons = dict.fromkeys(row.get(name) for name in ("rate_year_reason", "rate_all_reason"))
    told = [EMPTY_WORDS[Empty(reason)] for reason in reasons if reason]
    return _cells(row, DISBURSEMENT) | {"ghi_chu": joined(told).capitalize()}


def _investor(row: Record, matter: Matter) -> Line:
    return _cells(row, INVESTORS) | {"chu_dau_tu": matter.short_unit(row.get("owner_code"))}


def _clearance(row: Record) -> Line:
    moved = {
        field: f"{whole(row[done])}/{whole(row[needed])}"
        if row.get(needed) and row.get(done) is not None
        else ""
        for field, (done, needed, _) in zip(
            ("nha_o", "mo_ma", "ha_tang"), words.MOVED_THINGS, strict=True
        )
    }
    return _cells(row, CLEARANCE) | moved


def _obstacles(matter: Matter) -> list[Line]:
    rows = [_obstacle(place, row, matter) for place, row in enumerate(open_obstacles(matter), 1)]
    return rows or [_obstacle(None, {}, matter)]


def _obstacle(place: int | None, row: Record, matter: Matter) -> Line:
    late = overdue_days(row, matter) if row else None
    return {
        "nhom": False,
        "tt": str(place or ""),
        "ten": obstructed(row, matter) if row else NONE,
        "noi_dung": text(row.get("content")),
        "cap": AUTHORITY_LEVEL.label(row.get("authority_level") or ""),
        "don_vi": matter.unit(row.get("responsible_unit")),
        "han": said_day(row, "due_date", shown.day),
        "qua_han": whole(late) if late else "",
        "de_xuat": text(row.get("proposal")),
    }


def _name(row: Record, old: Mapping[str, str]) -> str:
    return text(row["name"]) + (words.CARRIED_MARK if old.get(row["project_code"]) else "")


def _notes(rows: Iterable[Record], old: Mapping[str, str]) -> list[str]:
    names = [
        f"{text(row['name'])} ({period_said(period)})"
        for row in rows
        if (period := old.get(row["project_code"]))
    ]
    return [words.CARRIED_ROWS.format(counted(len(names)), joined(names))] if names else []
