"""A chart's part read back: its figures and words as an office would draw them."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import parse_xml

SPACES: Final = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Drawn:
    """What a chart shows before its workbook is opened."""

    def __init__(self, part: bytes) -> None:
        self.root: Any = parse_xml(part)

    def found(self, path: str) -> list[str]:
        """Return the texts or attributes that a path leads to."""
        return [str(each) for each in self.root.xpath(path, namespaces=SPACES)]

    @property
    def series(self) -> list[str]:
        """The names of the series."""
        return self.found("//c:ser/c:tx//c:v/text()")

    @property
    def names(self) -> list[str]:
        """What stands along the axis of the first series."""
        return self.found("//c:ser[1]/c:cat//c:v/text()")

    def values(self, series: int) -> list[float | None]:
        """Return a series' figures, counted from 0; None where it has none."""
        kept = f"//c:ser[{series + 1}]/c:val//c:numCache"
        places = map(int, self.found(f"{kept}/c:pt/@idx"))
        known = dict(zip(places, map(float, self.found(f"{kept}/c:pt/c:v/text()")), strict=True))
        (count,) = self.found(f"{kept}/c:ptCount/@val")
        return [known.get(place) for place in range(int(count))]

    def said(self, series: int) -> dict[int, str]:
        """Return the words beside single values by their places."""
        label = f"//c:ser[{series + 1}]/c:dLbls/c:dLbl"
        places = map(int, self.found(f"{label}/c:idx/@val"))
        return dict(zip(places, self.found(f"{label}//a:t/text()"), strict=True))
