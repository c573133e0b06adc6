"""The blank forms that the project ships are those that the declarations give."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.forms import template, write_templates
from schemas import FORMS

SHIPPED = Path(__file__).parents[1] / "templates" / "bieu-mau"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("code", FORMS)
def test_the_shipped_form_is_up_to_date(code: str) -> None:
    # Compared part by part: how well a part is compressed depends on the machine's zlib.
    shipped = parts((SHIPPED / f"{code}.xlsx").read_bytes())
    present = parts(template(code))
    stale = {name for name in shipped | present if shipped.get(name) != present.get(name)}
    assert not stale, "run: make templates"


def test_no_form_is_shipped_that_does_not_exist() -> None:
    assert {path.stem for path in SHIPPED.iterdir()} == set(FORMS)


def test_templates_are_written_below_the_folder(tmp_path: Path) -> None:
    written = write_templates(tmp_path)
    assert written == tuple(tmp_path / "bieu-mau" / f"{code}.xlsx" for code in FORMS)
    assert written[0].read_bytes() == template("DM")
