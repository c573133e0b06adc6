"""Which returns were sent, when and in what shape: what was owed, and the table of exceptions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from schemas.period import Period, PeriodKind
from tests.portfolio.moment import said
from tests.portfolio.register import register
from tests.portfolio.text import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

PERIODS: Final = (
    "2026",
    "2026-Q1",
    "2026-Q2",
    *("2026-07", "2026-08", "2026-09", "2026-Q3"),
)
_FIRST_DAY, _DAYS = 16, 4
"""Returns come from the 16th to the 19th of the month."""
_EVERY: Final = "*"
_SHAPES: Final = ("phien-ban-1", "doi-cot", "ods", "xlsm")


@dataclass(frozen=True, slots=True)
class Sent:
    """One file that a unit sent.

    Attributes:
        period: that its figures are of.
        issued_for: the period whose form was typed in.
        says: the period that the cover names.
        received_on: as the file's name tells.
        revision: 1, or 2 for a corrected one.
        events: of which sending the table of events tells; 0 for none.
        shape: how the file differs from the form as issued; empty for not at all.
        name: given by the unit; empty for the form's own with the day before it.
        companion: the name of a scanned letter beside it.
        nil: the cover says that nothing has changed.
        only: the one project that it is about; empty for all.
    """

    unit_code: str
    form_code: str
    period: Period
    issued_for: Period
    says: Period
    received_on: date
    revision: int = 1
    events: int = 1
    shape: str = ""
    name: str = ""
    companion: str = ""
    nil: bool = False
    only: str = ""

    @property
    def adhoc(self) -> bool:
        """Whether it was sent outside the calendar."""
        return self.period.kind is PeriodKind.ADHOC

    @property
    def data_date(self) -> date:
        """The day up to which its figures count."""
        return register().calendar(self.period, self.form_code).cut_off

    @property
    def folder(self) -> str:
        """The folder into which the officer put it."""
        if self.period.kind is PeriodKind.YEAR:
            return f"{self.period.code}-KH"
        return f"{self.period.year}-Q{(self.data_date.month - 1) // 3 + 1}"


def sent() -> tuple[Sent, ...]:
    """Return all files that came, by the end of their figures, then unit and form."""
    owed = tuple(each for code in PERIODS for each in _owed(Period.parse(code)))
    adhoc = tuple(_adhoc(line) for line in _exceptions("dot-xuat"))
    every = [part for each in (*owed, *adhoc) for part in _as_happened(each)]
    return tuple(sorted(every, key=_order))


def _order(each: Sent) -> tuple[date, Period, str, str, int]:
    return each.data_date, each.period, each.unit_code, each.form_code, each.revision


def _owed(period: Period) -> Iterator[Sent]:
    for number, owed in enumerate(register().owed(period)):
        month = owed.deadlines.cut_off.replace(day=_FIRST_DAY)
        came = month + timedelta(days=number % _DAYS)
        yield Sent(owed.unit_code, owed.form_code, period, period, period, came)


def _adhoc(line: Mapping[str, str]) -> Sent:
    period = Period.parse(line["Kỳ"])
    came, project = line["Trị"].split("; ")
    usual = Sent(line["Đơn vị"], line["Biểu"], period, period, period, _day(came))
    return replace(usual, only=project)


def _exceptions(kind: str) -> Iterator[Mapping[str, str]]:
    return (line for line in table("so-lieu/ngoai-le") if line["Việc"] == kind)


def _as_happened(usual: Sent) -> Iterable[Sent]:
    """Return what really came instead of a usual return: nothing, itself changed, or two."""
    happened = {
        line["Việc"]: line.get("Trị", "")
        for line in table("so-lieu/ngoai-le")
        if (line["Đơn vị"], line["Biểu"]) == (usual.unit_code, usual.form_code)
        and line["Kỳ"] in {usual.period.code, _EVERY}
    }
    if "thieu" in happened:
        return ()
    changed = _changed(usual, happened)
    if "gui-lai" not in happened:
        return (changed,)
    again = replace(changed, received_on=_day(happened["gui-lai"]), revision=2, events=2)
    return (changed, again)


def _changed(usual: Sent, happened: Mapping[str, str]) -> Sent:
    changed = replace(
        usual,
        shape=next((shape for shape in _SHAPES if shape in happened), ""),
        name=happened.get("ten", ""),
        companion=happened.get("kem-pdf", ""),
        nil="khong-phat-sinh" in happened,
    )
    if "muon" in happened:
        changed = replace(changed, received_on=_day(happened["muon"]))
    if "nham" in happened:
        other = Period.parse(happened["nham"])
        changed = replace(changed, issued_for=other, says=other)
    if "ghi-de" in happened:
        changed = replace(changed, issued_for=Period.parse(happened["ghi-de"]))
    return changed


def _day(text: str) -> date:
    found = said(text)
    if found is None:
        raise ValueError(f"{text!r} is no day")
    return found.last
