"""Why a measure has no value; an empty cell always carries one of these."""

from __future__ import annotations

from enum import StrEnum


class Empty(StrEnum):
    """The reason that stands where a number cannot; its words are in ``words.EMPTY_WORDS``."""

    BASE_UNKNOWN = "base-unknown"
    BASE_ZERO = "base-zero"
    AMOUNT_UNKNOWN = "amount-unknown"
    NO_FULL_CURVE = "no-full-curve"
    PLAN_FALLS = "plan-falls"
    NOTHING_DUE = "nothing-due"
    NO_WORK_DONE = "no-work-done"
    BEFORE_START = "before-start"
    TOO_FAR = "too-far"
    NO_PLAN_DATE = "no-plan-date"
    NOT_YET_DUE = "not-yet-due"
    SETTLED = "settled"
    PRIVATE_CAPITAL = "private-capital"
    ADVANCE = "advance"
    SPLIT_UNKNOWN = "split-unknown"
