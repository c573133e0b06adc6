"""What holds for every report: agencies and signatories, letters, legal bases, the calendar."""

from typing import Annotated, ClassVar

from schemas.column import Row, Sheet, choice, count, day, note, period
from schemas.register_choices import (
    DOCUMENT_KIND,
    FACT,
    FORM,
    LETTER_MANNER,
    ValidFrom,
    ValidUntil,
)
from schemas.said import SaidDate


class General(Row):
    """One fact of the standing agency, for one kind of document or for all."""

    sheet: ClassVar[Sheet] = Sheet(
        name="general",
        title="Thông tin chung",
        heading="THÔNG TIN CHUNG",
        key=("fact", "document_kind", "valid_from"),
        spare_rows=10,
        note="Mỗi dòng một thông tin. Nội dung thay đổi: ghi ngày kết thúc và thêm dòng mới.",
    )

    fact: Annotated[str, choice("Thông tin", FACT, owed=True, width=30)]
    document_kind: Annotated[
        str | None,
        choice("Loại văn bản", DOCUMENT_KIND, help="Để trống: dùng cho mọi văn bản.", width=30),
    ] = None
    value: Annotated[
        str | None,
        note(
            "Nội dung",
            help="Nơi nhận: mỗi dòng một nơi. Kỳ: ví dụ 2026-Q1. Ngày trong tháng: ví dụ 14."
            " Số liệu minh họa: ghi Có hoặc để trống.",
            width=60,
        ),
    ] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class DocumentSetting(Row):
    """Which documents are made, and whether for all units together or for each."""

    sheet: ClassVar[Sheet] = Sheet(
        name="document_settings",
        title="Cài đặt văn bản",
        heading="CÀI ĐẶT VĂN BẢN",
        key=("document_kind", "valid_from"),
        spare_rows=5,
    )

    document_kind: Annotated[str, choice("Loại văn bản", DOCUMENT_KIND, owed=True, width=34)]
    manner: Annotated[str | None, choice("Cách lập", LETTER_MANNER, owed=True, width=34)] = None
    subject: Annotated[
        str | None, note("Trích yếu", help="Ví dụ: về việc gửi báo cáo tiến độ các dự án.")
    ] = None
    remark: Annotated[str | None, note("Ghi chú")] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class LegalBasis(Row):
    """A text that documents cite, for as long as it is in force."""

    sheet: ClassVar[Sheet] = Sheet(
        name="legal_bases",
        title="Căn cứ",
        heading="CĂN CỨ PHÁP LÝ",
        key=("citation", "document_kind", "valid_from"),
        spare_rows=10,
        note="Ghi theo thứ tự viện dẫn. Văn bản hết hiệu lực: ghi ngày cuối cùng còn hiệu lực.",
    )

    citation: Annotated[
        str,
        note(
            "Căn cứ",
            owed=True,
            help="Ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, nội dung; không ghi chữ Căn cứ.",
            width=80,
        ),
    ]
    document_kind: Annotated[
        str | None,
        choice("Loại văn bản", DOCUMENT_KIND, help="Để trống: dùng cho mọi văn bản.", width=30),
    ] = None
    ordinal: Annotated[int | None, count("Thứ tự", "", help="Thứ tự viện dẫn: 1, 2, 3.")] = None
    valid_from: ValidFrom = None
    valid_until: ValidUntil = None


class Calendar(Row):
    """The days of one period that differ from the defaults, and the ad hoc periods."""

    sheet: ClassVar[Sheet] = Sheet(
        name="calendar",
        title="Lịch báo cáo",
        heading="LỊCH BÁO CÁO",
        key=("period", "form_code"),
        spare_rows=20,
        note="Kỳ không ghi ở đây theo ngày chung: chốt ngày 14, gửi ngày 20, tổng hợp ngày 25"
        " của tháng cuối kỳ (kế hoạch năm: của tháng 01).",
    )

    period: Annotated[
        str, period("Kỳ báo cáo", owed=True, help="Ví dụ: 2026-Q1, 2026-03, 2026-05-12 (đột xuất).")
    ]
    form_code: Annotated[
        str | None, choice("Biểu mẫu", FORM, help="Để trống: mọi biểu mẫu của kỳ.", width=34)
    ] = None
    cut_off_date: Annotated[
        SaidDate | None, day("Ngày chốt số liệu", help="Số liệu tính đến hết ngày này.")
    ] = None
    due_date: Annotated[
        SaidDate | None, day("Hạn gửi báo cáo", help="Gửi sau ngày này là chậm.")
    ] = None
    consolidation_date: Annotated[
        SaidDate | None, day("Ngày tổng hợp", help="Ngày lập báo cáo chung.")
    ] = None
    remark: Annotated[str | None, note("Ghi chú")] = None
