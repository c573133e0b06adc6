"""Kiểm tra: a sheet that says, while a form is filled in, which row still needs what."""

from __future__ import annotations

from functools import cached_property, lru_cache
from html import escape
from itertools import chain, compress, repeat
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.cell import column_letter
from pipeline.forms_cover import READY, cover_cells
from pipeline.forms_issue import kept
from pipeline.forms_page import protect, set_paper
from pipeline.forms_pattern import Pattern, Printed
from pipeline.forms_rules import OWN_LINE, Known, OpenFormula, constant, line_formulas, lines
from pipeline.publish.theme import Role, Show, Style, height_for
from pipeline.rules import blocks, sentence
from pipeline.rules_line import Line
from schemas.metadata import CHECK_SHEET, COVER_SHEET
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.forms_issue import Cells, Issue, Places
    from pipeline.publish.sheetwriter import SheetWriter, WorkbookWriter
    from pipeline.rules_line import FormRule

_COLUMNS: Final = (
    ("Trang", 22),
    ("Dòng", 10),
    ("Lỗi", 8),
    ("Cảnh báo", 10),
    ("Nội dung cần xem lại", 110),
)
_SHEET, _ROW, _ERRORS, _WARNINGS, _WORDS, _ENTRIES, _FLAGS = range(7)
_HEADER: Final = 4
_FIRST: Final = _HEADER + 1
_DATA_DATE: Final = f"$F${_HEADER}"
_TITLE: Final = "KIỂM TRA TRƯỚC KHI GỬI"
_NOTE: Final = (
    "Bảng này tự tính trong khi điền. Lỗi làm cho dòng không được tính vào báo cáo tổng hợp; cảnh"
    " báo thì kiểm tra lại, nếu đúng thì giữ nguyên. Bấm vào số dòng để đến dòng đó."
)
_CELL: Final = Style(Role.CELL)
_NUMBER: Final = Style(Role.CELL, Show.WHOLE)
_FLAG: Final = Style(Role.PLAIN, Show.NAME)
_FORMULA_STYLES: Final = (_NUMBER, _NUMBER, _CELL)
"""Of a line's first formulas; those behind them are hidden."""
_NEXT: Final = "\0"  # between formulas; no text has it


class Checked(Struct, frozen=True, eq=False, dict=True):
    """A row with what the rules say of it as it is printed."""

    row: Printed
    line: Line

    @cached_property
    def flags(self) -> tuple[bool, ...]:
        """Whether each rule is broken."""
        return tuple(rule.broken(self.line) for rule in self.row.rules)

    @property
    def broken(self) -> tuple[FormRule, ...]:
        """The rules that are broken."""
        return tuple(compress(self.row.rules, self.flags))

    @property
    def counts(self) -> tuple[int, int]:
        """How many errors and how many warnings."""
        broken = self.broken
        errors = sum(map(blocks, broken))
        return errors, len(broken) - errors

    @property
    def entered(self) -> int:
        """How many cells in which a person types are filled in."""
        return sum(name not in self.line.blank for name in self.row.pattern.entries)

    @property
    def words(self) -> str:
        """What is wrong, a sentence a rule."""
        return "".join(f"{sentence(rule, self.row.model)} " for rule in self.broken)


def write_rules(
    book: WorkbookWriter,
    issue: Issue,
    places: Mapping[str, Places],
    rows: Mapping[str, tuple[Printed, ...]],
) -> tuple[str, str]:
    """Write the sheet behind those that a form has; return what it comes to, formula and words."""
    model = issue.form.sheets[0]
    cover = {name: place for (_, name), place in places[model.sheet.name].items()}
    printed = [Printed(Pattern(model, cover, {}), 0, cover_cells(issue), 0, issued=True)]
    for each in issue.sheets:
        printed += rows[each.sheet.name]
    checked = checked_rows(printed, cover_cells(issue), issue)
    counts = write_check(book.sheet(CHECK_SHEET), checked, places[model.sheet.name], issue)
    return status_formula(), status_words(*counts)


def status_words(errors: int, warnings: int) -> str:
    """Return what the cover says of a form."""
    return f"Còn {errors} lỗi, {warnings} cảnh báo" if errors or warnings else READY


def status_formula() -> str:
    """Return the cover's formula, over the sums of this sheet."""
    errors, warnings = (f"'{CHECK_SHEET}'!${column}$3" for column in "CD")
    told = f'"Còn "&{errors}&" lỗi, "&{warnings}&" cảnh báo"'
    return f'=IF({errors}+{warnings}=0,"{READY}",{told})'


def checked_rows(rows: Sequence[Printed], cover: Cells, issue: Issue) -> tuple[Checked, ...]:
    """Return printed rows with what the rules say of each; rows of one sheet stand together."""
    about = _cover_line(cover, issue)
    by_model: dict[str, list[Printed]] = {}
    for row in rows:
        by_model.setdefault(row.model.sheet.name, []).append(row)
    return tuple(
        Checked(row, line)
        for group in by_model.values()
        for row, line in zip(group, lines(tuple(group), issue, about), strict=True)
    )


def _cover_line(cover: Cells, issue: Issue) -> Line:
    said = kept(cover.get("data_date"))
    last = issue.period.last_day if issue.period else None
    day = said.last if isinstance(said, SaidDate) else None
    is_late = day and last and issue.cut_off and issue.cut_off < day <= last
    return Line(
        values={},
        data_date=issue.cut_off if day is None or is_late else day,
        nil=kept(cover.get("nil")) is not None,
        period_end=last,
        cut_off=issue.cut_off,
    )


def write_check(
    sheet: SheetWriter, checked: Sequence[Checked], cover: Places, issue: Issue
) -> tuple[int, int]:
    """Write the sheet; return how many errors and warnings a form has as it is printed."""
    for at, (_, width) in enumerate(_COLUMNS):
        sheet.raw.set_column(at, at, width)
    widest = max((len(each.row.rules) for each in checked), default=0)
    sheet.raw.set_column(_ENTRIES, _FLAGS + widest, 4, None, {"hidden": True})
    known = _write_known(sheet, cover, issue)
    for at, (label, _) in enumerate(_COLUMNS):
        sheet.text(_HEADER, at, label, Style(Role.HEADER))
    for row, each in enumerate(checked, start=_FIRST):
        _write_line(sheet, row, each, known)
    errors = sum(each.counts[0] for each in checked)
    warnings = sum(each.counts[1] for each in checked)
    _write_heading(sheet, len(checked), errors, warnings)
    sheet.raw.freeze_panes(_FIRST, 0)
    sheet.raw.autofilter(_HEADER, 0, _HEADER + max(len(checked), 1), _WORDS)
    sheet.raw.repeat_rows(_HEADER)
    sheet.raw.print_area(0, 0, _HEADER + max(len(checked), 1), _WORDS)
    sheet.raw.set_landscape()
    sheet.raw.fit_to_pages(1, 0)
    set_paper(sheet, issue)
    protect(sheet, issue)
    return errors, warnings


def _write_heading(sheet: SheetWriter, count: int, errors: int, warnings: int) -> None:
    sheet.merged((0, 0, 0, _WORDS), _TITLE, Style(Role.TITLE))
    sheet.merged((1, 0, 1, _WORDS), _NOTE, Style(Role.NOTE))
    width = sum(width for _, width in _COLUMNS)
    sheet.height(1, height_for(_NOTE, width) + 3)
    sheet.merged((2, _SHEET, 2, _ROW), "Cả biểu mẫu", Style(Role.SECTION))
    last = _FIRST + max(count, 1)
    for at, total in ((_ERRORS, errors), (_WARNINGS, warnings)):
        letter = column_letter(at)
        formula = f"=SUM({letter}{_FIRST + 1}:{letter}{last})"
        sheet.formula(2, at, formula, total, Style(Role.TOTAL, Show.WHOLE))
    written = status_formula().replace(f"'{CHECK_SHEET}'!", "")
    sheet.formula(2, _WORDS, written, status_words(errors, warnings), Style(Role.TOTAL))
    area = (_FIRST, _SHEET, last - 1, _WORDS)
    sheet.colouring((area,), f"=$C{_FIRST + 1}>0", {"bg_color": "#FFC7CE"})
    sheet.colouring((area,), f"=$D{_FIRST + 1}>0", {"bg_color": "#FFE699"})


def _write_known(sheet: SheetWriter, cover: Places, issue: Issue) -> Known:
    """Write the day up to which the figures count into a hidden cell; return what formulas use."""
    said, nil = (f"'{COVER_SHEET}'!{cover[0, name]}" for name in ("data_date", "nil"))
    cut_off, last = constant(issue.cut_off), None
    if issue.period and issue.cut_off:
        last = constant(issue.period.last_day)
        late = f"AND({said}>{cut_off},{said}<={last})"
        formula = f"=IF(ISNUMBER({said}),IF({late},{cut_off},{said}),{cut_off})"
    else:
        formula = f'=IF(ISNUMBER({said}),{said},"")'
    row = _HEADER - 1
    sheet.formula(row, _ENTRIES, formula, None, Style(Role.PLAIN, Show.NOTHING))
    return Known(_DATA_DATE, nil, last or '""', cut_off)


def _write_line(sheet: SheetWriter, line: int, checked: Checked, known: Known) -> None:
    row, title, words = checked.row.row, checked.row.model.sheet.title, checked.words
    first = checked.row.first
    sheet.text(line, _SHEET, title, _CELL)
    sheet.link(line, _ROW, f"'{title}'!{first}", f"{first.row + 1}", Style(Role.LINK))
    written = _formulas(checked.row.pattern, known).at(row, line, str(checked.line.asked).upper())
    flags = map(int, checked.flags)
    values: tuple[int | str, ...] = (*checked.counts, words, checked.entered, *flags)
    styles = chain(_FORMULA_STYLES, repeat(_FLAG))
    cells = zip(written.split(_NEXT), values, styles, strict=False)
    for column, (formula, value, style) in enumerate(cells, _ERRORS):
        sheet.spelled_formula(line, column, formula, value, style)
    sheet.height(line, height_for(words, _COLUMNS[_WORDS][1] - 2))


@lru_cache
def _formulas(pattern: Pattern, known: Known) -> OpenFormula:
    """Return a line's formulas as XML has them, one behind the other; rows alike share them."""
    entries = f"${column_letter(_ENTRIES)}{OWN_LINE}"
    filled, broken = line_formulas(pattern, known, entries)
    flags = {
        f"${column_letter(at)}{OWN_LINE}": rule for at, rule in enumerate(pattern.rules, _FLAGS)
    }
    errors = "+".join(flag for flag, rule in flags.items() if blocks(rule))
    warnings = "+".join(flag for flag, rule in flags.items() if not blocks(rule))
    words = "&".join(
        f'IF({flag}=1,"{sentence(rule, pattern.model)} ","")' for flag, rule in flags.items()
    )
    told = (f"IF({each},1,0)" for each in broken)
    texts = (errors or "0", warnings or "0", words or '""', filled, *told)
    return OpenFormula.of(escape(_NEXT.join(texts), quote=False))
