"""Tests of a package's parts: the same bytes however they are packed, and the same complaints."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.read.package import Package

XML = b"<?xml version='1.0'?><a>" + b"chu " * 2_000 + b"</a>"


def packed(how: int = zipfile.ZIP_DEFLATED, name: str = "xl/a.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as archive:
        archive.writestr(name, XML)
    return data.getvalue()


def failure(data: bytes, name: str = "xl/a.xml") -> Failure:
    with pytest.raises(UnreadableError) as raised:
        Package(data).part(name)
    return raised.value.failure


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_part_is_the_same_however_it_is_packed(how: int) -> None:
    assert Package(packed(how)).part("XL/A.xml") == XML


def test_a_name_beyond_ascii_is_found() -> None:
    assert Package(packed(name="xl/bìa.xml")).part("xl/bìa.xml") == XML


def test_a_part_that_does_not_match_its_checksum_is_damaged() -> None:
    data = packed()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        checksum = archive.getinfo("xl/a.xml").CRC.to_bytes(4, "little")
    spoiled = data.replace(checksum, b"\1\2\3\4")
    assert failure(spoiled) == Failure(
        FailureReason.DAMAGED, "xl/a.xml: Bad CRC-32 for file 'xl/a.xml'"
    )


def test_a_part_of_another_name_than_the_directory_says_is_damaged() -> None:
    spoiled = packed().replace(b"xl/a.xml", b"xl/b.xml", 1)
    assert failure(spoiled) == Failure(
        FailureReason.DAMAGED,
        "xl/a.xml: File name in directory 'xl/a.xml' and header b'xl/b.xml' differ.",
    )


def test_a_part_longer_than_the_directory_says_is_not_unpacked_to_its_end() -> None:
    size = len(XML).to_bytes(4, "little")
    spoiled = packed().replace(size, (100).to_bytes(4, "little"))
    assert failure(spoiled).reason is FailureReason.DAMAGED
