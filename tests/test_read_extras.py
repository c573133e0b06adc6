"""Macros, links and embedded objects are seen by name, and nothing else is."""

from __future__ import annotations

import pytest

from pipeline.read.book import Extra
from pipeline.read.extras import extras_of_ods, extras_of_package, extras_of_xls
from tests.books import compound


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        ("xl/vbaproject.bin", {Extra.MACROS}),
        ("xl/macrosheets/sheet1.xml", {Extra.MACROS}),
        ("xl/externallinks/externallink1.xml", {Extra.LINKS}),
        ("xl/connections.xml", {Extra.LINKS}),
        ("xl/embeddings/oleobject1.bin", {Extra.OBJECTS}),
        ("xl/activex/activex1.xml", {Extra.OBJECTS}),
        ("xl/externallinks/_rels/externallink1.xml.rels", set()),
        ("xl/charts/chart1.xml", set()),
        ("xl/media/image1.png", set()),
        ("xl/worksheets/sheet1.xml", set()),
    ],
)
def test_a_package_tells_by_the_names_of_its_parts(name: str, extras: set[Extra]) -> None:
    assert extras_of_package([name]) == extras


def manifest(kind: str, path: str) -> bytes:
    media = f'manifest:media-type="application/vnd.{kind}"'
    return f'<manifest:file-entry {media} manifest:full-path="{path}"/>'.encode()


@pytest.mark.parametrize(
    ("names", "listed", "content", "extras"),
    [
        ({"basic/standard/module1.xml"}, b"", b"", {Extra.MACROS}),
        ({"scripts/python/a.py"}, b"", b"", {Extra.MACROS}),
        ((), b"", b"<table:table-source xlink:href='a.ods'/>", {Extra.LINKS}),
        ((), manifest("oasis.opendocument.text", "Object 1/"), b"", {Extra.OBJECTS}),
        ((), manifest("sun.star.oleobject", "Object 2"), b"", {Extra.OBJECTS}),
        ((), manifest("oasis.opendocument.chart", "Object 1/"), b"", set()),
        ({"content.xml"}, manifest("x", "ObjectReplacements/Object 1"), b"<office:body>", set()),
    ],
)
def test_an_ods_tells_by_its_manifest_and_content(
    names: set[str], listed: bytes, content: bytes, extras: set[Extra]
) -> None:
    assert extras_of_ods(names, listed, content) == extras


def test_an_xls_tells_by_its_directory_and_the_books_it_names() -> None:
    other, own, addin = b"\1\0\x05\0\0a.xls", b"\1\0\1\4", b"\1\0\1\x3a"
    assert extras_of_xls(compound("Workbook"), [own, addin]) == set()
    assert extras_of_xls(compound("Workbook"), [other]) == {Extra.LINKS}
    assert extras_of_xls(compound("Workbook", "_VBA_PROJECT_CUR"), []) == {Extra.MACROS}
    assert extras_of_xls(compound("Workbook", "MBD0001F2A3"), []) == {Extra.OBJECTS}
