"""A finding: what is wrong in a return, where, and what its sender should do; never raised."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.cell import Address


class Severity(StrEnum):
    """How much a finding weighs; the value is the word that people read."""

    BLOCK = "chặn"
    WARN = "cảnh báo"
    NOTE = "lưu ý"


class Scope(StrEnum):
    """What a blocking finding leaves out of the dataset."""

    FILE = "file"
    SHEET = "sheet"
    ROW = "row"
    CELL = "cell"


REPEATED: Final = "lặp lại"
"""What is said of a finding that its sender was told before."""
OFFICE: Final = "cơ quan thường trực"
NO_REASON: Final = "không ghi lý do"
NOBODY: Final = "không ghi người quyết định"
"""What is said of a decision of the office's that does not say why, or whose it is."""


class Rule(Struct, frozen=True):
    """One entry of the catalogue.

    Attributes:
        code: a letter for the kind (F tệp, G bìa, C ô, R dòng, H lịch sử, X đối chiếu, D danh mục)
            and two digits; never used again for another rule.
        severity: chặn leaves out what `scope` says; cảnh báo and lưu ý leave out nothing.
        scope: what the finding is about.
        title: a few words for headings.
        sentence: what was entered and what was expected, with slots in braces.
        fix: what to do, with an example where that helps.
        recognised: how the rule is recognised, for the documentation.
    """

    code: str
    severity: Severity
    scope: Scope
    title: str
    sentence: str
    fix: str
    recognised: str

    @property
    def slots(self) -> frozenset[str]:
        """The names that the sentence and the fix need."""
        parts = Formatter().parse(self.sentence + self.fix)
        return frozenset(name for _, name, _, _ in parts if name)


class Place(Struct, frozen=True):
    """Where a finding points: a file, and as much of sheet and cell as is known."""

    path: str
    sheet: str = ""
    cell: Address | None = None

    def __str__(self) -> str:
        """Write the place as a person would find it: ``Tiến độ!D14``."""
        if not self.sheet:
            return self.path
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


class Finding(Struct, frozen=True):
    """One complaint about one place.

    Attributes:
        rule: the catalogue's entry.
        place: the file, sheet and cell.
        entered: the entry as it was typed; empty where the place is not a cell.
        words: the values of the sentence's slots, already as people read them.
        return_id: the return that it is about; empty for a file that is none.
        unit_code: the unit to which the answer goes; empty where unknown.
        table: the dataset's table of the row, for ordering and grouping.
        field: the column's field, where the place is one cell.
        repeated: its sender has been told so before, and nothing has changed at this place.
    """

    rule: Rule
    place: Place
    entered: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    return_id: str = ""
    unit_code: str = ""
    table: str = ""
    field: str = ""
    repeated: bool = False

    @property
    def message(self) -> str:
        """The whole answer: what was entered, what is expected, what to do."""
        slots = {"entered": self.entered, **self.words}
        said = self.rule.sentence.format(**slots)
        return f"{said} {self.rule.fix.format(**slots)}" if self.rule.fix else said

    @property
    def order(self) -> tuple[str, str, str, int, int, str]:
        """Sort key: unit, file, sheet, row, column, rule."""
        cell = self.place.cell
        row, column = (cell.row, cell.column) if cell else (-1, -1)
        return self.unit_code, self.place.path, self.place.sheet, row, column, self.rule.code


def by_file(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return findings by the path of the file that they are about, in their order."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.place.path].append(finding)
    return {path: tuple(each) for path, each in found.items()}
