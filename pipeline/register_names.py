"""What the register's lists offer: the codes that people choose from, with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.register_dates import in_force
from pipeline.register_memory import once
from schemas.register import Assignment, Project, Unit, WorkPackage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.register import Register

COMMUNE_KINDS = frozenset({"xa", "phuong"})


@once
def names(register: Register, source: str) -> Mapping[str, str]:
    """Return the names by code of a list that the register fills, newest name first found.

    Args:
        register: the portfolio.
        source: ``projects``, ``units``, ``packages`` or ``communes``, as in `Choices.source`.
    """
    rows = {
        "projects": [(row.project_code, row.name) for row in register.rows(Project)],
        "packages": [(row.package_code, row.name) for row in register.rows(WorkPackage)],
        "units": [(row.unit_code, row.name) for row in register.rows(Unit)],
        "communes": [
            (row.unit_code, row.name) for row in register.rows(Unit) if row.kind in COMMUNE_KINDS
        ],
    }[source]
    return {code: name or code for code, name in rows}


def is_assigned(register: Register, unit: str, form: str) -> bool:
    """Tell whether a unit has ever been asked for a form."""
    return bool(register.where(Assignment, unit_code=unit, form_code=form))


@once
def reportable(register: Register, unit: str, form: str, on: date) -> frozenset[str]:
    """Return the projects that a unit may report on a form on a day."""
    wanted = {
        row.project_code
        for row in register.where(Assignment, unit_code=unit, form_code=form)
        if in_force(row, on)
    }
    listed = register.places_on(on).keys()
    return frozenset(listed if None in wanted else listed & wanted)
