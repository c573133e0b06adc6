"""Read what stands above the table of an outside form: whose it is, for which period and day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline.cell import Address, Located, Reading
from pipeline.read.cover import cover_labels, labelled
from pipeline.read.dates import read_date
from pipeline.read.entries import readers
from pipeline.read.labels import said_units, unit_beside
from pipeline.text import clean, key, plain_key
from schemas.cover import Cover
from schemas.period import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Raw
    from pipeline.read.grid import Grid
    from schemas.outside import OutsideForm

_DAY: Final = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_DATED: Final = re.compile(rf"ngày\s+(?:{_DAY})", re.IGNORECASE)
_UP_TO: Final = re.compile(rf"đến\s+(?:hết\s+)?ngày\s+(?P<day>{_DAY})", re.IGNORECASE)
_LONGEST_LINE: Final = 400  # characters; more is an instruction
_LONGEST_PERIOD: Final = 9  # words: "quý III và 9 tháng đầu năm 2026"
# Of keys without marks: what stands in a letterhead or a title and names no unit.
_NO_UNIT: Final = re.compile(
    r"cong hoa xa hoi\b|doc lap\b|mau\b|bieu\b|phu luc\b|so (?:\d\S*|bc|cv|tb)\b|bao cao\b"
    r"|tinh hinh\b|tong hop\b|bang\b|danh muc\b|ke hoach\b|don vi tinh\b|dvt\b|kem theo\b"
    r"|(?:.{2,30} )?ngay\b|ky\b|so lieu\b|thang\b|quy [ivx\d]|nam \d|tien do\b|thuc hien\b"
    r"|giai ngan\b|theo doi\b|thong ke\b|cap nhat\b|ket qua\b|(?:cac )?du an\b"
)
_UNIT_LABEL: Final = "unit_name"


def read_heading(grid: Grid, form: OutsideForm, top: int) -> dict[str, Located]:
    """Return what the lines above a table say, by field of the cover.

    A label with its value goes before a phrase in a title ("… THÁNG 9 NĂM 2026") and before the
    letterhead, whose last line names the unit itself and the lines above it the one it is under.
    """
    lines = ((row, _without_units(grid.rows[row])) for row in grid.rows if row < top)
    above = {row: cells for row, cells in lines if cells}
    labels = {**cover_labels(), **{key(label): name for name, label in form.heading}}
    found = labelled(replace(grid, rows=above), labels)
    period = found.get("period")
    if period is None or period.value is None:
        found |= _period(above)
    found |= {name: cell for name, cell in _up_to(above).items() if name not in found}
    if "unit_code" not in found and _UNIT_LABEL not in found:
        found |= _letterhead(above)
    return found


def _without_units(cells: Mapping[int, Raw]) -> dict[int, Raw]:
    """Leave out "Đơn vị: Triệu đồng", in one cell or two, which names nobody."""
    pairs = {at: unit_beside(cells, at) for at in cells}
    units = {cell for pair in pairs.items() if pair[1] is not None for cell in pair}
    return {
        at: raw
        for at, raw in cells.items()
        if at not in units and not (isinstance(raw, str) and said_units(raw))
    }


def _texts(rows: Mapping[int, Mapping[int, object]]) -> Iterator[tuple[Address, str]]:
    for row, cells in rows.items():
        for column, raw in cells.items():
            if isinstance(raw, str) and len(raw) <= _LONGEST_LINE:
                yield Address(row, column), clean(raw)


def _period(rows: Mapping[int, Mapping[int, object]]) -> dict[str, Located]:
    """Return the longest phrase that names a period; dates of letters and figures are left out."""
    phrases = [
        (len(phrase), address, phrase)
        for address, text in _texts(rows)
        for phrase in _phrases(_DATED.sub(" ; ", text).split())
    ]
    if not phrases:
        return {}
    _, address, phrase = max(phrases, key=lambda each: each[0])
    reading = Reading(Period.from_label(phrase).code)
    return {"period": Located(address, phrase, reading)}


def _phrases(words: list[str]) -> Iterator[str]:
    for start in range(len(words)):
        for stop in range(start + 1, min(start + _LONGEST_PERIOD, len(words)) + 1):
            phrase = " ".join(words[start:stop]).strip("().,;:")
            try:
                period = Period.from_label(phrase)
            except ValueError:
                continue
            # A year alone is the plan's as often as the report's.
            if period.kind is not PeriodKind.YEAR or plain_key(phrase).startswith("ca "):
                yield phrase


def _up_to(rows: Mapping[int, Mapping[int, object]]) -> dict[str, Located]:
    for address, text in _texts(rows):
        match = _UP_TO.search(text)
        if match:
            return {"data_date": Located(address, match["day"], read_date(match["day"]))}
    return {}


def _letterhead(rows: Mapping[int, Mapping[int, object]]) -> dict[str, Located]:
    """Return the last line on the left that could be a unit's name."""
    left = min((min(cells) for cells in rows.values()), default=0)
    lines = [
        (address, line)
        for address, text in _texts(rows)
        if address.column == left
        for line in text.split("\n")
        if line.strip() and not _NO_UNIT.match(plain_key(line))
    ]
    if not lines:
        return {}
    address, line = lines[-1]
    reading = readers(Cover)[_UNIT_LABEL](line)
    return {_UNIT_LABEL: Located(address, line.strip(), reading)}
