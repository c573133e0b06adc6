"""How the counts of GPMB are declared: what there is in all, and what is done of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from schemas.column import Carry, area, count, day, money

if TYPE_CHECKING:
    from schemas.column import Column, Facts

LAND: Final = "Diện tích"
HOUSEHOLDS: Final = "Hộ gia đình, tổ chức"
MONEY: Final = "Kinh phí"
RESETTLING: Final = "Tái định cư"
GRAVES: Final = "Mồ mả"
UTILITIES: Final = "Hạ tầng kỹ thuật"
SPOIL: Final = "Bãi đổ thải"
SCHEDULE: Final = "Tiến độ"


def total(label: str, unit: str, section: str, /, **facts: Unpack[Facts]) -> Column:
    """Declare how many things there are to be dealt with."""
    told = f"Tổng số {unit}; không có thì ghi 0. Ví dụ: 40."
    usual: Facts = {"section": section, "carry": Carry.STOCK, "help": told}
    return count(label, unit, **(usual | facts))


def done(label: str, unit: str, section: str, /, **facts: Unpack[Facts]) -> Column:
    """Declare how many of them have been dealt with so far."""
    told = f"Số {unit} đã xong, lũy kế đến ngày chốt số liệu. Ví dụ: 25."
    usual: Facts = {"cumulative": True, "help": told}
    return total(label, unit, section, **(usual | facts))


def land(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare an area of the site."""
    own: Facts = {"section": LAND, "carry": Carry.STOCK}
    return area(label, **(facts | own))


def households(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare how many households and organisations have come through a step."""
    return done(label, "hộ, tổ chức", HOUSEHOLDS, **facts)


def spent(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare compensation since the start."""
    own: Facts = {"section": MONEY, "cumulative": True, "carry": Carry.STOCK}
    return money(label, **(facts | own))


def in_year(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare clearance money of the current budget year."""
    own: Facts = {"section": MONEY, "carry": Carry.YEAR}
    return money(label, **(facts | own))


def to_move(what: str) -> Column:
    """Declare at how many places utilities have to be moved."""
    return total(f"{what}: phải di dời", "vị trí", UTILITIES)


def moved(what: str) -> Column:
    """Declare at how many places they have been moved."""
    return done(f"{what}: đã di dời", "vị trí", UTILITIES)


def finish(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare the day on which the site is, was or should be free."""
    own: Facts = {"section": SCHEDULE, "carry": Carry.STOCK}
    return day(label, **(facts | own))
