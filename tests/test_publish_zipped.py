"""Packages have the same bytes whoever wrote them and whenever."""

from __future__ import annotations

import io
import zipfile

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
