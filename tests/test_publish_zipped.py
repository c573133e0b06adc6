"""Packages have the same bytes whoever wrote them and whenever."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.zipped import packed


def test_members_are_sorted_stamped_alike_and_told_from_no_system() -> None:
    package = packed({"xl/b.xml": b"b", "_rels/.rels": b"r", "[Content_Types].xml": b"t"})
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/b.xml",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type) for entry in entries} == {(0, 8)}


def test_the_type_of_an_open_document_is_first_and_stored() -> None:
    package = packed({"META-INF/manifest.xml": b"m", "mimetype": b"application/x"})
    assert package[30:38] == b"mimetype"
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED


@given(st.dictionaries(st.text("ab/é[].xml", min_size=1), st.binary(max_size=1 << 10)))
def test_the_bytes_are_those_that_the_standard_library_writes(members: dict[str, bytes]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, members[name], compresslevel=6)
    assert packed(members) == target.getvalue()


@pytest.mark.parametrize("size", [1 << 14, 1 << 20])
def test_what_is_packed_can_be_read_again(size: int) -> None:
    members = {"xl/đồ thị.xml": b"a" * size, "xl/b.xml": b"a" * size}
    for _ in range(2):
        with zipfile.ZipFile(io.BytesIO(packed(members))) as archive:
            assert archive.testzip() is None
            assert {name: archive.read(name) for name in archive.namelist()} == members
