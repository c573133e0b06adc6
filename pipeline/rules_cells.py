"""Rules about single cells that a form checks itself: owed, bounded, not fallen, keyed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline import catalogue
from pipeline.cell import FIGURE
from pipeline.rules_line import FormRule, figure, is_after, is_open
from schemas.column import Layout, Type, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.cell import Value
    from pipeline.rules_line import Line
    from schemas.column import Column, Row

SMALLEST_SUM: Final = 1
"""No cumulative figure is as small as 1 triệu đồng or 1 m², but a ratio is."""


def is_within(value: Value, column: Column) -> bool:
    """Whether a figure lies within its column's bounds; what is no figure does."""
    if not isinstance(value, FIGURE):
        return True
    low = column.lower is None or value >= column.lower
    return low and (column.upper is None or value <= column.upper)


def is_ratio(value: Value, column: Column) -> bool:
    """Whether a figure is so small that it is a ratio, in a column of cumulative sums."""
    if not isinstance(value, FIGURE):
        return False
    is_sum = column.cumulative and column.type in {Type.MONEY, Type.AREA}
    return is_sum and 0 < value <= SMALLEST_SUM * column.scale


def has_fallen(new: Value, old: Value) -> bool:
    """Whether a figure is smaller than the last accepted one."""
    if isinstance(new, FIGURE) and isinstance(old, FIGURE):
        return new < old
    return False


def owed(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no owed cell is blank, in a row that is printed or holds an entry."""
    for name, column in columns(model).items():
        if column.owed and is_open(column):
            yield FormRule(
                catalogue.BLANK_OWED,
                name,
                (),
                _is_owed(name, model),
                f'AND({{{name}}}="",{{nil}}="",OR({{asked}},{{entries}}>0))',
                f'AND({{{name}}}="",{{entries}}>0)',
            )


def _is_owed(name: str, model: type[Row]) -> Callable[[Line], bool]:
    return lambda line: (
        name in line.blank and not line.nil and (line.asked or _is_touched(line, model))
    )


def _is_touched(line: Line, model: type[Row]) -> bool:
    """Whether something was entered, as the office's COUNTA sees it."""
    declared = columns(model)
    return any(name not in line.blank and is_open(declared[name]) for name in line.values)


def required(model: type[Row]) -> Iterator[FormRule]:
    """Yield: a row with entries says what it is about; a package may be named in words instead."""
    for name, info in model.model_fields.items():
        if info.is_required() and model.sheet.layout is Layout.ROWS and name != "package_code":
            yield FormRule(
                catalogue.NO_KEY,
                name,
                (),
                lambda line, name=name: name in line.blank and _is_touched(line, model),  # type: ignore[misc]
                f'AND({{{name}}}="",{{entries}}>0)',
            )


def bounds(model: type[Row]) -> Iterator[FormRule]:
    """Yield: every figure lies within its column's bounds."""
    for name, column in columns(model).items():
        limits = _limits(column, figure(name, model))
        if limits and is_open(column) and column.choices is None:
            yield FormRule(
                catalogue.OUT_OF_BOUNDS,
                name,
                (),
                lambda line, name=name, column=column: (  # type: ignore[misc]
                    not is_within(line.values.get(name), column)
                ),
                f"IF(ISNUMBER({{{name}}}),OR({limits}),FALSE)",
            )


def _limits(column: Column, cell: str) -> str:
    low = "" if column.lower is None else f"{cell}<{column.lower / column.scale:.15g}"
    high = "" if column.upper is None else f"{cell}>{column.upper / column.scale:.15g}"
    return ",".join(filter(None, (low, high)))


def ratios(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no ratio stands where a cumulative sum belongs."""
    for name, column in columns(model).items():
        if column.cumulative and column.type in {Type.MONEY, Type.AREA} and is_open(column):
            cell = figure(name, model)
            yield FormRule(
                catalogue.RATIO_FOR_AMOUNT,
                name,
                (),
                lambda line, name=name, column=column: (  # type: ignore[misc]
                    is_ratio(line.values.get(name), column)
                ),
                f"IF(ISNUMBER({{{name}}}),AND({cell}>0,{cell}<={SMALLEST_SUM}),FALSE)",
            )


def falling(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no cumulative figure falls, unless the row's note is filled in."""
    noted = "note" in columns(model)
    for name, column in columns(model).items():
        if column.cumulative and is_open(column) and column.type is not Type.DATE:
            now, then = figure(name, model), figure(name, model).replace("}", ":before}")
            unsaid = ',{note}=""' if noted else ""
            yield FormRule(
                catalogue.CUMULATIVE_FELL,
                name,
                ("note",) if noted else (),
                lambda line, name=name: (  # type: ignore[misc]
                    has_fallen(line.values.get(name), line.before.get(name))
                    and not line.values.get("note")
                ),
                f"IF(AND(ISNUMBER({{{name}}}),ISNUMBER({{{name}:before}})),"
                f"AND({now}<{then}{unsaid}),FALSE)",
            )


def repeated(model: type[Row]) -> Iterator[FormRule]:
    """Yield: no row has the key of one above it."""
    key = model.sheet.key
    if model.sheet.layout is not Layout.ROWS or "obstacle_code" in key:
        return
    filled = ",".join(f'{{{name}}}<>""' for name in key)
    # To an office suite an empty cell equals 0.
    same = "*".join(f'({{{name}:above}}={{{name}}})*({{{name}:above}}<>"")' for name in key)
    yield FormRule(
        catalogue.DUPLICATE_KEY,
        key[0],
        key,
        lambda line: line.repeats,
        f"IF(AND({filled}),SUMPRODUCT({same})>1,FALSE)",
    )


def dated(model: type[Row]) -> Iterator[FormRule]:
    """Yield: the cover says up to which day the figures count, and it is one of the period."""
    if model.sheet.layout is Layout.COVER:
        yield FormRule(
            catalogue.NO_DATA_DATE,
            "data_date",
            (),
            lambda line: "data_date" in line.blank,
            '{data_date}=""',
        )
        yield FormRule(
            catalogue.DATED_PAST_PERIOD,
            "data_date",
            (),
            lambda line: is_after(line.values.get("data_date"), line.period_end),
            "IF(ISNUMBER({data_date}),{data_date}>{period_end},FALSE)",
        )
        yield FormRule(
            catalogue.DATED_PAST_CUTOFF,
            "data_date",
            (),
            lambda line: (
                is_after(line.values.get("data_date"), line.cut_off)
                and not is_after(line.values.get("data_date"), line.period_end)
            ),
            "IF(ISNUMBER({data_date}),AND({data_date}>{cut_off},{data_date}<={period_end}),FALSE)",
        )
