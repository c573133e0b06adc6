"""The forms of other authorities that are taken in place of ours; the only list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from schemas.outside_clearance import CLEARANCE_REGISTER
from schemas.outside_finance import FINANCE

if TYPE_CHECKING:
    from schemas.outside import OutsideForm

OUTSIDE_FORMS: Final[dict[str, OutsideForm]] = {
    form.code: form for form in (FINANCE, CLEARANCE_REGISTER)
}
