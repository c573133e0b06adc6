"""Packages have the same bytes whoever wrote them and whenever."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.publish.zipped import packed

MEMBERS = {
    "mimetype": b"application/x",
    "biểu.xml": "biểu".encode() * 5,
    "nothing.xml": b"",
    "short.xml": b"<a/>" * 2**10,
    "long.xml": b"<a/>" * 2**16,
}


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


@pytest.mark.parametrize("name", MEMBERS)
def test_packages_are_those_of_the_standard_library(name: str) -> None:
    target = io.BytesIO()
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    entry.create_system = 0
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, MEMBERS[name], compresslevel=3)
    assert packed({name: MEMBERS[name]}) == target.getvalue()


def test_members_come_back_as_they_went_in() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(MEMBERS))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS
        assert archive.testzip() is None
