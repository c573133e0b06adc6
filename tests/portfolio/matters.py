"""What is reported in words: procedures, obstacles with their answers, tasks, results and plans."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from schemas.obstacles import Obstacle
from schemas.said import SaidDate
from schemas.tasks import Task
from tests.portfolio.moment import QUARTERS, choice, said
from tests.portfolio.text import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.forms_issue import Cells
    from tests.portfolio.moment import Moment

_QUARTER_NAMES: Final = ("Quý I", "Quý II", "Quý III", "Quý IV")
_ANSWERS: Final = {
    "cho_xu_ly": "Đã tiếp nhận, đang xem xét.",
    "dang_xu_ly": "Đang phối hợp với đơn vị nêu vướng mắc để xử lý.",
    "chuyen_cap_tren": "Vượt thẩm quyền, đã báo cáo cấp trên.",
    "da_xu_ly": "Đã xử lý xong.",
}


def fill_procedure(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what is typed of a procedure, as it stands on the day."""
    line = next(
        each
        for each in table("so-lieu/thu-tuc")
        if (each["Dự án"], each["Thủ tục"]) == (cells["project_code"], cells["procedure"])
    )
    due, done = said(line["Hạn"]), moment.reached(said(line["Có kết quả"]))
    is_late = due is not None and (done.last if done else moment.day) > due.last
    return {
        "agency": line["Cơ quan"],
        "submitted_on": said(line["Ngày nộp"]),
        "due_on": due,
        "done_on": done,
        "result_document": line["Văn bản kết quả"] if done else None,
        "status": "da_co_ket_qua" if done else "dang_giai_quyet",
        "late_reason": (line.get("Lý do chậm") or None) if is_late else None,
    }


def new_procedures(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the procedures that a unit reports for the first time; a department only its own."""
    known = moment.last.get("procedures", {})
    for line in table("so-lieu/thu-tuc"):
        begun = moment.reached(said(line["Ngày nộp"])) is not None
        own = moment.form_code != "SN" or line["Cơ quan"] == moment.unit_code
        key = (line["Dự án"], line["Thủ tục"])
        if key[0] in moment.project_codes and begun and own and key not in known:
            yield dict(zip(("project_code", "procedure"), key, strict=True))


@cache
def _obstacles() -> tuple[Mapping[str, str], ...]:
    return table("so-lieu/vuong-mac")


def _obstacle(cells: Cells) -> Mapping[str, str]:
    """Return the line of an obstacle by its words, before which a department sees the project."""
    wanted = str(cells["content"])
    return next(line for line in _obstacles() if wanted.endswith(line["Nội dung"]))


def fill_obstacle(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what a unit types of an obstacle that it raised."""
    line = _obstacle(cells)
    reported = moment.reached(said(line["Ngày báo cáo"]))
    status = _status(moment, line)
    return {
        "kind": line["Loại"],
        "content": line["Nội dung"],
        "raised_on": said(line["Phát sinh"]),
        "responsible_unit": line["Chịu trách nhiệm"],
        "responsible_side": choice(line["Phía"], Obstacle, "responsible_side"),
        "authority_level": line["Cấp"],
        "proposal": line["Đề xuất"],
        "report_document": line["Văn bản"] or None if reported else None,
        "reported_on": reported,
        "due_date": said(line["Hạn"]),
        "status": status,
        "resolved_on": said(line["Xử lý xong"]) if status == "da_xu_ly" else None,
        "impact_days": int(line["Số ngày"]),
    }


def _status(moment: Moment, line: Mapping[str, str]) -> str:
    """Return the state of an obstacle; in a month before it is resolved it is still open."""
    told = moment.told(line)
    resolved = said(line["Xử lý xong"])
    if told == "da_xu_ly" and resolved is not None and moment.reached(resolved) is None:
        return "dang_xu_ly"
    return told


def new_obstacles(moment: Moment) -> Iterator[dict[str, Any]]:
    """Yield the obstacles that a unit raises for the first time; they have no code yet."""
    seen = {str(row.values.get("content")) for row in moment.last.get("obstacles", {}).values()}
    for line in _obstacles():
        own = (line["Đơn vị"], line["Biểu"]) == (moment.unit_code, moment.form_code)
        begun = moment.reached(said(line["Phát sinh"])) is not None
        if own and begun and moment.told(line) and line["Nội dung"] not in seen:
            yield {"project_code": line["Dự án"], "content": line["Nội dung"]}


def fill_answer(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what a unit answers to an obstacle that it has to resolve."""
    line = _obstacle(cells)
    status = _status(moment, line)
    return {
        "answer": _ANSWERS[status],
        "status": status,
        "resolved_on": said(line["Xử lý xong"]) if status == "da_xu_ly" else None,
    }


def fill_task(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return what a unit answers to a task."""
    line = next(
        each for each in table("so-lieu/nhiem-vu") if each["Mã nhiệm vụ"] == cells["task_code"]
    )
    status = choice(moment.told(line), Task, "status")
    finished = moment.reached(said(line["Ngày hoàn thành"]))
    if status == "da_hoan_thanh" and finished is None:
        status = "dang_thuc_hien"
    due = cells.get("due_date")
    is_late = isinstance(due, SaidDate) and (finished.last if finished else moment.day) > due.last
    return {
        "status": status,
        "finished_on": finished if status == "da_hoan_thanh" else None,
        "result": line["Kết quả"] or None if status != "chua_thuc_hien" else None,
        "late_reason": (line.get("Lý do chậm") or None) if is_late else None,
    }


def fill_outlook(moment: Moment, cells: Cells) -> dict[str, Any]:
    """Return a project's period in words; only owners are asked for them here."""
    if moment.form_code != "CDT":
        return {}
    line = next(each for each in table("so-lieu/ket-qua") if each["Dự án"] == cells["project_code"])
    now, following = (_QUARTER_NAMES[moment.quarter + step] for step in (0, 1))
    is_last = moment.quarter == len(QUARTERS) - 1
    planned = line[following] or None
    return {
        "done_text": line[now] or None,
        "next_text": planned,
        "next_due": SaidDate.quarter(2026, moment.quarter + 2) if planned else None,
        "lead_unit": moment.unit_code if planned else None,
        "proposal": (line.get("Kiến nghị") or None) if is_last else None,
        "proposal_to": (line.get("Cấp") or None) if is_last else None,
    }
