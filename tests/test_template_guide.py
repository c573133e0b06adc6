"""The guide to the templates is up to date, and every field that a template names is in it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from pipeline.publish.mail_text import KINDS, template_name
from tests.template_guide import PAGE, fields_of_templates, page

TEMPLATES = Path(__file__).parent.parent / "templates"
NAMED = re.compile(
    r"\{\{\s*([a-z_0-9]+)|\{%\w*\s+for\s+\w+\s+in\s+([a-z_0-9]+)|\{%\w*\s+if\s+([a-z_0-9]+)"
)
LOOPS = {"loop", "dong", "doan", "noi", "van_ban", "cap", "hinh", "phan", "tep", "khoi"}


def named(text: str) -> set[str]:
    """Return the fields that a template names at its outermost level."""
    return {name for found in NAMED.findall(text) for name in found if name} - LOOPS - {"5"}


def test_the_guide_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.template_guide"


@pytest.mark.parametrize("name", ["report.docx", "letter.docx", "brief.docx"])
def test_every_field_of_a_document_is_in_the_guide(name: str) -> None:
    with zipfile.ZipFile(TEMPLATES / name) as members:
        parts = (members.read(part).decode() for part in members.namelist() if "word/" in part)
        text = re.sub(r"<[^>]+>", "", "".join(parts))
    assert named(text) - set(fields_of_templates()[name]) == set()
    assert f"(`{name}`)" in page()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_mail_is_in_the_guide(kind: str) -> None:
    text = (TEMPLATES / template_name(kind)).read_text(encoding="utf-8")
    assert named(text) - set(fields_of_templates()["mail"]) == set()
    assert template_name(kind) in page()
