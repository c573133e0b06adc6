"""A zip of ours is a zip to everybody."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.zipwriter import ZipWriter, deflated

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00/\\:"), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=90), st.booleans()), max_size=5))
def test_members_come_back_as_they_went_in(members: dict[str, tuple[bytes, bool]]) -> None:
    written = ZipWriter()
    for name, (content, is_deflated) in members.items():
        written.add(name, content, deflated(content, 6) if is_deflated else None)
    with zipfile.ZipFile(io.BytesIO(written.whole())) as archive:
        assert archive.testzip() is None
        found = [
            (each.filename, archive.read(each), each.compress_type) for each in archive.filelist
        ]
    assert found == [(name, held, 8 if packed else 0) for name, (held, packed) in members.items()]
