"""Excel's built-in password opens what nobody locked; another one stays its owner's."""

from __future__ import annotations

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from pipeline.failure import Failure, FailureReason
from pipeline.read.grid import Workbook, read_grids
from pipeline.read.unlock import unlocked
from tests.books import compound, workbook

BOOK = workbook({"Bìa": "Mã đơn vị | 06565"})


def locked(password: str) -> bytes:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(BOOK)).encrypt(password, target)
    return target.getvalue()


def test_the_built_in_password_opens() -> None:
    data = locked("VelvetSweatshop")
    assert unlocked(data) == BOOK
    found = read_grids(data)
    assert isinstance(found, Workbook)
    assert found.grids[0].rows == {0: {0: "Mã đơn vị", 1: 6565}}


def test_another_password_is_another_matter() -> None:
    assert read_grids(locked("khac")) == Failure(FailureReason.ENCRYPTED, "locked")


@pytest.mark.parametrize("data", [b"", BOOK, compound("EncryptedPackage")])
def test_what_is_not_locked_or_broken_is_not_opened(data: bytes) -> None:
    assert unlocked(data) is None
