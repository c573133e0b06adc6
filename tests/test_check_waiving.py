"""Waivers take effect where a return is judged and where returns are held against each other."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.check.waiving import WAIVABLE, waived_of
from pipeline.merge import merge
from schemas.period import Period
from schemas.register import Waiver
from tests.examples.drawn import CASH, MONEY, WORK
from tests.registers import register
from tests.returns import PORTFOLIO, Sent, day, judged, lines, told

OWNER = Sent({"Tiến độ": WORK, "Giải ngân": MONEY})
TREASURY = Sent({"Thanh toán": CASH.replace("96500", "96400")}, form="KB")
WHY = "khi có thông báo khác: chờ đối chiếu quý II (Nguyễn Văn A)."


def waiver(rule: str, unit: str | None = "BQLGT", **facts: object) -> Waiver:
    said = {"reason": "chờ đối chiếu quý II.", "decided_by": "Nguyễn Văn A", **facts}
    return Waiver.model_validate({"rule": rule, "unit_code": unit, **said})


def clashes(*waivers: Waiver) -> list[str]:
    """Return what merging says of two units that differ, waivers applied."""
    known = register(*PORTFOLIO, *waivers)
    books, _ = judged(OWNER, TREASURY, known=known)
    _, notes = merge(books, known, Period.parse("2026-Q1"), date(2026, 3, 25))
    return [line.split(" “")[0] for line in lines(waived_of(notes, books, known))]


def test_a_rule_between_two_units_is_waived_for_the_one_that_is_named() -> None:
    assert clashes() == ["Giải ngân!F2 X01", "Thanh toán!F2 X01"]
    assert clashes(waiver("X01")) == [
        f"Giải ngân!F2 D01 Quy tắc X01 được miễn trừ đến {WHY}",
        "Thanh toán!F2 X01",
    ]
    assert clashes(waiver("X01", None)) == [
        f"{cell} D01 Quy tắc X01 được miễn trừ đến {WHY}"
        for cell in ("Giải ngân!F2", "Thanh toán!F2")
    ]


def test_a_waived_row_counts() -> None:
    known = register(*PORTFOLIO, waiver("R03"))
    sent = Sent({"Tiến độ": WORK.replace("NS-01", "PPP-01")})
    assert judged(sent)[0][0].rows == {}
    (row,) = judged(sent, known=known)[0][0].rows["packages"]
    assert row.key == ("PPP-01", "XL-01")
    assert told(sent, known=known) == [f"Tiến độ!A2 D01 Quy tắc R03 được miễn trừ đến {WHY}"]


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [("R01", "| XL-01", "|"), ("R04", "XL-01", "XL-09"), ("C10", "NS-01", "NS-99")],
)
def test_no_waiver_says_what_a_row_is_about(rule: str, old: str, new: str) -> None:
    sent = Sent({"Tiến độ": WORK.replace(old, new)})
    assert told(sent, known=register(*PORTFOLIO, waiver(rule))) == told(sent)
    assert [line.split()[2] for line in told(sent)] == [rule]


def test_a_waiver_that_has_run_out_or_is_anothers_releases_nothing() -> None:
    sent = Sent({"Tiến độ": WORK.replace("380000", "410000")}, arrived_on=date(2026, 3, 16))
    for idle in (
        waiver("R09", until=day("2026-03-15")),
        waiver("R09", "SXD"),
        waiver("R09", period="2025-Q4"),
    ):
        assert [line.split()[2] for line in told(sent, known=register(*PORTFOLIO, idle))] == ["R09"]
    last = waiver("R09", until=day("2026-03-16"))
    assert told(sent, known=register(*PORTFOLIO, last)) == [
        (
            "Tiến độ!D2 D01 Quy tắc R09 được miễn trừ đến hết ngày 16/03/2026: chờ đối chiếu quý II"
            " (Nguyễn Văn A)."
        )
    ]


def test_what_nobody_can_release_is_not_waivable() -> None:
    assert {"G07", "G08", "G18", "C15", "R02", "R03", "H01", "X01"} <= WAIVABLE
    assert WAIVABLE.isdisjoint({"F04", "G03", "R01", "R04", "X02", "D02"})
