"""What the workbooks hold: facts only; here, which sheets each form is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final

from schemas.clearance import Clearance
from schemas.column import Column, Row, columns
from schemas.cover import Cover
from schemas.disbursements import Disbursement
from schemas.milestones import Milestone
from schemas.mobilised import Mobilised
from schemas.needs import Need
from schemas.obstacles import AssignedObstacle, Obstacle
from schemas.outlook import Outlook
from schemas.packages import Package
from schemas.plan import MilestonePlan, PaymentPlan, WorkPlan
from schemas.procedures import Procedure
from schemas.register import REGISTER_SHEETS
from schemas.tasks import Task
from schemas.treasury import Treasury

__all__ = ["FORMS", "FORM_VERSION", "Column", "Form", "Row", "columns", "fingerprint"]

FORM_VERSION: Final = 2
"""The version of the forms that are issued now; older ones are read by the same columns."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of workbook.

    Attributes:
        code: as files and metadata name it.
        name: as people name it.
        returned_by: who fills it in, in words.
        version: of the form as issued now.
        sheets: in the order of its tabs, the cover first.
    """

    code: str
    name: str
    returned_by: str
    version: int
    sheets: tuple[type[Row], ...]


def _form(code: str, name: str, returned_by: str, *sheets: type[Row]) -> Form:
    return Form(code, name, returned_by, FORM_VERSION, (Cover, *sheets))


_OWNERS = "chủ đầu tư, nhà đầu tư, Ban QLDA"

FORMS: Final[dict[str, Form]] = {
    form.code: form
    for form in (
        _form("DM", "Danh mục và phân công", "Sở Tài chính", *REGISTER_SHEETS),
        _form("KH", "Kế hoạch tiến độ", _OWNERS, WorkPlan, PaymentPlan, MilestonePlan),
        _form(
            "CDT",
            "Báo cáo của chủ đầu tư, nhà đầu tư",
            _OWNERS,
            Package,
            Milestone,
            Disbursement,
            Mobilised,
            Need,
            Procedure,
            Obstacle,
            Task,
            Outlook,
        ),
        _form(
            "XA",
            "Báo cáo của UBND xã, phường; Trung tâm Phát triển quỹ đất",
            "UBND xã, phường; Trung tâm Phát triển quỹ đất",
            Clearance,
            Obstacle,
            Task,
            Outlook,
        ),
        _form(
            "SN",
            "Báo cáo của sở, ngành, đơn vị",
            "sở, ngành, Công an tỉnh, đơn vị quản lý hạ tầng kỹ thuật",
            Procedure,
            AssignedObstacle,
            Task,
            Outlook,
        ),
        _form("KB", "Xác nhận thanh toán", "Kho bạc Nhà nước", Treasury),
    )
}


_READ_ONLY: Final = "was"
_SIMPLE: Final = (str, int, float)


@cache
def fingerprint(form: Form) -> str:
    """Return 16 hexadecimal digits that change with any declared fact that a form shows.

    The same declaration gives the same digits in every process and Python version; of a formula
    only its Excel text counts, as a function has no value of its own. Other words that the reader
    knows are no part of a form: it stays the same when one is learnt.
    """
    facts = [[_plain(model.sheet), _plain(columns(model))] for model in form.sheets]
    told = json.dumps([form.code, form.version, facts], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a declaration holds values of many types
    if value is None or isinstance(value, _SIMPLE):
        return value
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _shown(value.__class__)}
    if isinstance(value, Mapping):
        return [[name, _plain(item)] for name, item in value.items()]
    if isinstance(value, AbstractSet):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return None if callable(value) else value


@cache
def _shown(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any of the declarations
    return tuple(item.name for item in fields(kind) if item.name != _READ_ONLY)
