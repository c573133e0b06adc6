"""Excel's built-in password opens what nobody locked; another one stays its owner's."""

from __future__ import annotations

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from pipeline.failure import Failure, FailureReason
from pipeline.read.grid import Workbook, read_grids
from pipeline.read.unlock import unlocked
from tests.books import compound, workbook
from tests.locked_books import biff8

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


def test_the_built_in_password_opens_an_xls_of_excel_97() -> None:
    texts = {(0, 0): "Mã đơn vị", (0, 1): "06565", (1, 0): "Ghi chú dài " * 99}
    found, plain = read_grids(biff8(texts, "VelvetSweatshop")), read_grids(biff8(texts))
    assert isinstance(found, Workbook)
    assert isinstance(plain, Workbook)
    assert found.grids == plain.grids
    assert found.grids[0].rows == {0: {0: "Mã đơn vị", 1: "06565"}, 1: {0: texts[1, 0]}}


def test_another_password_of_an_xls_is_another_matter() -> None:
    found = read_grids(biff8({(0, 0): "a"}, "khac"))
    assert found == Failure(FailureReason.ENCRYPTED, "FILEPASS")


def test_another_password_is_another_matter() -> None:
    assert read_grids(locked("khac")) == Failure(FailureReason.ENCRYPTED, "locked")


@pytest.mark.parametrize("data", [b"", BOOK, compound("EncryptedPackage")])
def test_what_is_not_locked_or_broken_is_not_opened(data: bytes) -> None:
    assert unlocked(data) is None
