"""What a file is besides its cells is told, and costs its sender nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pipeline.cell import Address
from pipeline.check.checked import Arrival
from pipeline.check.making import EXTRAS, check_making
from pipeline.check.sender import Sender
from pipeline.finding import Severity
from pipeline.read.book import Book, Decoded, Extra, FarCell

if TYPE_CHECKING:
    from pipeline.finding import Finding


def found(**facts: Any) -> list[Finding]:  # noqa: ANN401 (fields of a book)
    book = Book("a.xls", "5ha", "CDT", None, None, "", (), **facts)
    nobody = cast("Any", None)
    return list(check_making(Arrival(book), nobody, Sender("a.xls"), nobody))


def test_a_plain_workbook_gives_nothing() -> None:
    assert found() == []


def test_what_is_not_run_is_told() -> None:
    assert [finding.message for finding in found(extras=tuple(Extra))] == [
        (
            "Tệp có macro; macro không được chạy, số liệu vẫn được đọc. Kỳ sau dùng biểu mẫu đã"
            " gửi, lưu dạng .xlsx."
        ),
        (
            "Tệp có liên kết đến tệp hoặc nguồn dữ liệu khác; liên kết không được mở, chỉ dùng giá"
            " trị đã lưu trong tệp. Kỳ sau dán giá trị (Paste Values) thay cho công thức liên kết."
        ),
        (
            "Tệp có đối tượng nhúng (tài liệu, điều khiển); đối tượng không được mở. Cần gửi kèm"
            " tài liệu thì đính kèm vào thư thành tệp riêng."
        ),
    ]


def test_an_old_font_is_told_for_each_sheet() -> None:
    findings = found(decoded=(Decoded("Mốc", "VNI", 3), Decoded("Bìa", "TCVN3 (ABC)", 1)))
    assert [str(finding.place) for finding in findings] == ["Mốc", "Bìa"]
    assert findings[0].message == (
        "Trang “Mốc” gõ bằng phông chữ VNI; đã chuyển 3 ô sang Unicode."
        " Gõ bằng bảng mã Unicode, phông chữ Times New Roman."
    )


def test_a_cell_far_from_the_form_is_told_at_its_place() -> None:
    (finding,) = found(far=(FarCell("Mốc", Address(1_048_575, 16_383), "5"),))
    assert (str(finding.place), finding.rule.severity) == ("Mốc!XFD1048576", Severity.WARN)
    assert finding.message == (
        "Ô này ở rất xa vùng biểu mà có nội dung “5”; nội dung này không được tính, các ô trong"
        " biểu vẫn được dùng. Xóa nội dung ô (bấm Ctrl+End để đến ô cuối), nhập vào đúng ô của"
        " biểu."
    )


def test_none_of_it_weighs() -> None:
    findings = found(extras=tuple(Extra), decoded=(Decoded("Mốc", "VNI", 3),))
    assert {finding.rule.severity for finding in findings} == {Severity.NOTE}
    assert set(EXTRAS) == set(Extra)
