"""A Word document packed by us has the parts that the library would have saved."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from pipeline.publish.docx_package import packed_document
from pipeline.publish.zipped import packed


def test_the_parts_are_those_that_the_library_saves() -> None:
    document = Document()
    document.add_paragraph("Kính gửi: Ban Chỉ đạo")
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert packed_document(document) == packed(members)
