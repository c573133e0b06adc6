"""What calamine cannot see is found, and what it must not see is kept from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cell import Address
from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.read.facts import Merged
from pipeline.read.scan import scan_ooxml, scan_sheet
from tests.books import raw_workbook, with_wrong_checksum, workbook

_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def sheet(data: str, before: str = "", after: str = "") -> bytes:
    return f"<worksheet>{before}<sheetData>{data}</sheetData>{after}</worksheet>".encode()


def failure(data: bytes) -> Failure:
    with pytest.raises(UnreadableError) as raised:
        scan_ooxml(data)
    return raised.value.failure


def test_an_error_cell_keeps_its_name() -> None:
    facts = scan_sheet(sheet('<row r="3"><c r="B3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))
    assert facts.errors == {(2, 1): "#DIV/0!"}
    assert facts.formulas == {(2, 1)}
    assert facts.unvalued == frozenset()


@pytest.mark.parametrize(
    ("cell", "is_unvalued"),
    [
        ('<c r="A1"><f>1+1</f></c>', True),
        ('<c r="A1"><f>1+1</f><v></v></c>', True),
        ('<c r="A1"><f>1+1</f><v/></c>', True),
        ('<c r="A1" t="str"><f>1+1</f></c>', True),
        ('<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>', False),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', False),
        ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', False),
        ('<c r="A1">\n  <f>1+1</f>\n  <v>2</v>\n</c>', False),
    ],
)
def test_a_formula_without_its_value_is_told_from_one_with_it(
    cell: str, *, is_unvalued: bool
) -> None:
    facts = scan_sheet(sheet(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>'))
    assert facts.formulas == {(0, 0)}
    assert facts.unvalued == ({(0, 0)} if is_unvalued else set())


def test_hidden_rows_and_columns_are_found() -> None:
    facts = scan_sheet(
        sheet(
            '<row r="1"/><row r="2" spans="1:2" hidden="1"/><row r="9" hidden="true"/>'
            '<row r="10" hidden="0"/>',
            before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
        )
    )
    assert facts.hidden_rows == {1, 8}
    assert facts.hidden_columns == {1, 2}


def test_merged_ranges_are_found() -> None:
    after = '<mergeCells count="2"><mergeCell ref="B8:C9"/><mergeCell ref="AA1:AB1"/></mergeCells>'
    facts = scan_sheet(sheet("", after=after))
    assert facts.merged == (Merged(7, 1, 8, 2), Merged(0, 26, 0, 27))


def test_cells_without_references_are_counted_on() -> None:
    facts = scan_sheet(
        sheet(
            '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
            '<row r="4" hidden="1"><c r="C4"><v>1</v></c><c><f>1</f></c></row>'
            "<row/><row><c t='e'><v>#REF!</v></c></row>"
        )
    )
    assert facts.errors == {(0, 1): "#N/A", (5, 0): "#REF!"}
    assert facts.unvalued == {(3, 3)}
    assert facts.hidden_rows == {3}


def test_cells_that_never_end_are_passed() -> None:
    """A cell that is not closed has no content; a hundred thousand are passed in one go."""
    xml = sheet('<row><c><v>1</v></c></row><row><c t="e"/>' + "<c>" * 100_000)
    assert scan_sheet(xml).errors == {(1, 0): "#?"}


def test_formulas_of_no_cell_are_passed() -> None:
    xml = sheet("<f>" * 100_000 + '<row r="1"><c r="A1"><f>B1</f></c></row>' + "<f>" * 100_000)
    assert scan_sheet(xml).formulas == {(0, 0)}


def test_a_sheet_with_a_prefix_is_walked() -> None:
    xml = (
        b'<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="e"><x:f>NA()</x:f><x:v>#N/A</x:v>'
        b"</x:c></x:row></x:sheetData></x:worksheet>"
    )
    facts = scan_sheet(xml)
    assert facts.errors == {(0, 0): "#N/A"}
    assert facts.formulas == {(0, 0)}


_CELLS = (
    None,
    "",
    "<v>1</v>",
    "<v></v>",
    "<f>1</f>",
    "<f>1</f><v>2</v>",
    '<f t="array" ref="A1">1</f><v/>',
    "<is><t>x</t></is>",
)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 40), st.integers(0, 40)),
        st.tuples(st.sampled_from(_CELLS), st.sampled_from(("", ' t="e"', ' t="str"'))),
    )
)
def test_the_quick_way_and_the_walk_agree(
    cells: dict[tuple[int, int], tuple[str | None, str]],
) -> None:
    rows = "".join(
        f'<row r="{row + 1}">'
        + "".join(
            f'<c r="{Address(*place)}" s="3"{kind}' + ("/>" if body is None else f">{body}</c>")
            for place, (body, kind) in sorted(cells.items())
            if place[0] == row
        )
        + "</row>"
        for row in sorted({row for row, _ in cells})
    )
    assert scan_sheet(sheet(rows)) == scan_sheet(sheet(rows + '<row hidden="0"/>'))


@pytest.mark.parametrize(
    ("cell", "is_dense"),
    [
        ('<c r="XFD1048576"><v>1</v></c>', False),
        ('<c r="XFD1048576" t="e"><v>#REF!</v></c>', False),
        ('<c r="XFD1048576" t="inlineStr"><is><t/></is></c>', False),
        ('<c r="xfd1048576"><v>1</v></c>', False),
        ('<c r="ZZZZZZZ1"><v>1</v></c>', False),
        ('<c r="A99999999999"><v>1</v></c>', False),
        ('<c r="XFD1048576" s="1"/>', True),
        ('<c r="XFD1048576"><v></v></c>', True),
        ('<c r="A1048576"><v>1</v></c>', True),
        ('<c r="XFD1"><v>1</v></c>', True),
    ],
)
def test_the_box_is_that_of_filled_cells(cell: str, *, is_dense: bool) -> None:
    facts = scan_sheet(sheet(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9">{cell}</row>'))
    assert facts.is_dense is is_dense


def test_too_many_cells_too_far_apart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.scan.MAX_SPARSE_CELLS", 1)
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>' + _FAR)
    assert failure(data) == Failure(FailureReason.TOO_MANY_CELLS, "2 filled cells")


def test_a_ghost_cell_is_kept_from_calamine() -> None:
    assert not scan_ooxml(raw_workbook(_FAR)).for_calamine
    assert scan_ooxml(workbook({"A": "1"})).for_calamine


@pytest.mark.parametrize(
    ("counts", "is_honest"),
    [
        ('count="1" uniqueCount="99999999999999"', False),
        ('count="1" uniqueCount="18446744073709551615"', False),
        ('count="99999999999999" uniqueCount="1"', True),
        ('count="7" uniqueCount="7"', True),
        ("", True),
    ],
)
def test_a_count_of_strings_that_lies_is_kept_from_calamine(
    counts: str, *, is_honest: bool
) -> None:
    strings = f"<sst {counts}><si><t>x</t></si></sst>"
    data = raw_workbook("", parts={"xl/sharedStrings.xml": strings})
    assert scan_ooxml(data).for_calamine is is_honest


def test_a_part_in_utf16_is_kept_from_calamine() -> None:
    data = raw_workbook("", sheet=sheet("").decode().encode("utf-16"))
    assert not scan_ooxml(data).for_calamine


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    part = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode(encoding)
    expected = Failure(FailureReason.DOCTYPE, "xl/worksheets/sheet1.xml")
    assert failure(raw_workbook("", sheet=part)) == expected


@pytest.mark.parametrize(
    "before",
    [
        "",
        '<?xml version="1.0"?>\n',
        "<!-- <x/> -->",
        "<?x <x/> ?>",
        f"<!-- {'-' * 5_000} -->",
        " " * 5_000,
        "<!-- a --><?b?>" * 2_000,
    ],
    ids=["first", "declaration", "comment", "instruction", "long comment", "blanks", "many"],
)
def test_a_document_type_in_a_part_that_nobody_asked_for_is_refused(before: str) -> None:
    data = raw_workbook("", parts={"xl/drawings/drawing1.xml": f"{before}<!DOCTYPE x><x/>"})
    assert failure(data) == Failure(FailureReason.DOCTYPE, "xl/drawings/drawing1.xml")


def test_words_after_the_first_element_are_no_document_type() -> None:
    part = '<?xml version="1.0"?><!-- a --><x><![CDATA[<!DOCTYPE y>]]></x>'
    assert scan_ooxml(raw_workbook("", parts={"xl/drawings/drawing1.xml": part})).for_calamine


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = raw_workbook("", parts={"xl/comments1.xml": b" " * 30_000_000})
    found = failure(data)
    assert found.reason is FailureReason.HOSTILE
    assert found.detail.startswith("30001")


def test_more_than_can_be_parsed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.zipguard.MAX_UNPACKED_BYTES", 10)
    assert failure(raw_workbook("")).reason is FailureReason.HOSTILE


def test_too_many_members_are_refused() -> None:
    data = raw_workbook("", parts={f"xl/media/{number}": "" for number in range(5000)})
    assert failure(data) == Failure(FailureReason.HOSTILE, "5006 members")


def test_a_zip_behind_a_password_is_locked() -> None:
    data = bytearray(raw_workbook(""))
    entry = data.find(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert failure(bytes(data)) == Failure(FailureReason.ENCRYPTED, "zip password")


def test_a_file_cut_short_is_damaged() -> None:
    found = failure(workbook({"A": "1"})[:-100])
    assert found == Failure(FailureReason.DAMAGED, "File is not a zip file")


def test_a_sheet_that_does_not_match_its_checksum_is_broken_alone() -> None:
    data = workbook({"Tốt": "1", "Hỏng": "2"})
    scan = scan_ooxml(with_wrong_checksum(data, "xl/worksheets/sheet2.xml"))
    assert list(scan.sheets) == ["Tốt"]
    assert scan.broken == {
        "Hỏng": "xl/worksheets/sheet2.xml: Bad CRC-32 for file 'xl/worksheets/sheet2.xml'"
    }


def test_a_sheet_is_known_by_its_name_with_entities_resolved() -> None:
    scan = scan_ooxml(workbook({"Thu & chi": "#REF!"}))
    assert scan.sheets["Thu & chi"].errors == {(0, 0): "#REF!"}


def test_days_from_1904_are_told() -> None:
    assert scan_ooxml(raw_workbook("", workbook_attributes='date1904="1"')).date1904
    assert not scan_ooxml(raw_workbook("")).date1904
