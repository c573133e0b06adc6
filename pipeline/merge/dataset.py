"""The dataset: one frame a sheet with the rows in force, and how they came to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.frames import DAY, FLAG, TEXT, WHOLE
from schemas import FORMS
from schemas.column import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.frames import Frame
    from schemas.column import Row
    from schemas.period import Period

REGISTER_FORM: Final = "DM"

MODELS: Final[Mapping[str, type[Row]]] = {
    model.sheet.name: model
    for code, form in FORMS.items()
    if code != REGISTER_FORM
    for model in form.sheets
    if model.sheet.layout is not Layout.COVER
}
"""Every report sheet by the name of its table, in the order of the forms."""

RETURNS: Final = {
    "return_id": TEXT,
    "path": TEXT,
    "sha256": TEXT,
    "unit_code": TEXT,
    "form_code": TEXT,
    "form_version": WHOLE,
    "period": TEXT,
    "adhoc": FLAG,
    "revision": WHOLE,
    "received_on": DAY,
    "submitted_on": DAY,
    "data_date": DAY,
    "nil": FLAG,
    "fate": TEXT,
    "superseded_by": TEXT,
    "used_for": TEXT,
}
REPORTING: Final = {
    "unit_code": TEXT,
    "form_code": TEXT,
    "period": TEXT,
    "due_on": DAY,
    "received_on": DAY,
    "state": TEXT,
    "days_late": WHOLE,
    "rounds": WHOLE,
    "return_id": TEXT,
}
CELLS: Final = {
    "return_id": TEXT,
    "sheet": TEXT,
    "sheet_title": TEXT,
    "field": TEXT,
    "row": WHOLE,
    "column": TEXT,
    "cell_row": WHOLE,
    "key": TEXT,
}
CLASHES: Final = {
    "table": TEXT,
    "key": TEXT,
    "field": TEXT,
    "unit_code": TEXT,
    "value": TEXT,
    "other_unit_code": TEXT,
    "other_value": TEXT,
    "used_unit_code": TEXT,
    "rule": TEXT,
}
ADJUSTMENTS: Final = {
    "table": TEXT,
    "key": TEXT,
    "field": TEXT,
    "unit_code": TEXT,
    "period": TEXT,
    "reported": TEXT,
    "used": TEXT,
    "reason": TEXT,
    "by": TEXT,
    "on": DAY,
    "matched": FLAG,
}


class Dataset(Struct, frozen=True, eq=False):
    """What is known for a period, as of a day.

    Attributes:
        cutoff: the day up to which the period's figures count.
        tables: the rows in force by table, unique by their sheet's key; every table is there.
        returns: every return that could be identified, of every period, and its fate: used,
            superseded (by which), refused, or not counted (too late, or of another time).
        reporting: the returns owed: on_time, late, missing, refused, not_due.
        cells: where each return's fields stand, so that a figure is found in its file: the column's
            letter for every row of a table; for a card, and for a line of another authority's form
            out of which several rows were made, a line a field, `row` and `key` naming the table's
            row and `cell_row` the sheet's row in which the field stands.
        clashes: what two units say differently, whose figure is used and by which rule; values as
            people read them.
        adjustments: the officer's corrections, and whether each found its figure.
    """

    period: Period
    as_of: date
    cutoff: date
    tables: Mapping[str, Frame]
    returns: Frame
    reporting: Frame
    cells: Frame
    clashes: Frame
    adjustments: Frame
