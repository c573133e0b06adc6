"""The page about other authorities' forms is what the maps say."""

from __future__ import annotations

import os
from pathlib import Path

from tests.outside_page import page

PAGE = Path(__file__).parent.parent / "docs" / "bieu-ngoai.md"


def test_the_page_is_what_the_maps_say() -> None:
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run: GOLDEN=write pytest this module"
