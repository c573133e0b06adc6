"""The words of a chart's XML: elements, lines, letters."""

from __future__ import annotations

from pipeline.publish.drawingml import c, number_format, outline, rich


def test_an_element_holds_its_value_and_others() -> None:
    assert c("ser", c("idx", val=0)) == '<c:ser><c:idx val="0"></c:idx></c:ser>'


def test_a_value_is_text() -> None:
    assert c("lang", val='"<&') == '<c:lang val="&quot;&lt;&amp;"></c:lang>'


def test_a_line_without_a_colour_is_not_drawn() -> None:
    assert outline() == "<a:ln><a:noFill/></a:ln>"
    assert '<a:ln w="6350" cap="rnd">' in outline("595959")


def test_words_are_text_in_vietnamese() -> None:
    assert '<a:rPr lang="vi-VN"' in rich("A & <B>")
    assert "<a:t>A &amp; &lt;B&gt;</a:t>" in rich("A & <B>")


def test_a_format_is_the_charts_own() -> None:
    said = '<c:numFmt formatCode="[&lt;1000]0" sourceLinked="0"/>'
    assert number_format("[<1000]0") == said
