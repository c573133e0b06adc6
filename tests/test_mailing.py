"""Drafts of a period, written from what lies in the outbox."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from pipeline import mailing
from pipeline.errors import RegisterError, UsageError
from pipeline.mailing import report_folder, write_mail
from pipeline.publish.mail import HEAVY_BYTES, TOO_HEAVY_BYTES
from pipeline.publish.mail_drafts import Post, drafts
from pipeline.settings import Settings
from schemas.period import Period
from schemas.register import Assignment, Member, Project, Unit
from schemas.register_general import General
from tests.registers import register

TEMPLATES = Path(__file__).parent.parent / "templates"
PERIOD = Period.parse("2026-Q1")
BOOK = register(
    General(fact="co_quan_ban_hanh", value="SỞ TÀI CHÍNH"),
    Unit(unit_code="STC", name="Sở Tài chính"),
    Unit(unit_code="X-1", name="UBND xã Khuất Xá", email="xa1@example.invalid"),
    Unit(unit_code="X-2", name="UBND xã Ba Sơn"),
    Project(project_code="NS-01", name="Đường A"),
    Assignment(unit_code="X-1", form_code="XA", frequency="quy"),
    Member(member_code="TV-01", name="Nguyễn Văn A", email="tv01@example.invalid"),
)
FORM = "LS-BCD_2026Q1_X-1_xa-khuat-xa_XA.xlsx"
FILES = {
    "thanh-vien/TV-01/tom-tat_2026-Q1.docx": b"brief",
    "thanh-vien/TV-01/bao-cao_2026-Q1.docx": b"report",
    "phan-hoi/X-1_2026Q1_XA_can-sua.xlsx": b"marked",
    "phan-hoi/khong-ro_tep_thong-bao.docx": b"notice",
}


def owed(unit: str, state: str, days: int) -> dict[str, Any]:
    due = date(2026, 3, 20)
    row = {"unit_code": unit, "form_code": "XA", "period": "2026-Q1", "due_on": due}
    return row | {"state": state, "days_late": days}


def finding(return_id: str, severity: str) -> dict[str, Any]:
    row = {"return_id": return_id, "unit_code": "X-1", "severity": severity}
    return row | {"sheet": "GPMB", "cell": "D4", "message": "Diện tích âm. Sửa lại."}


def post(**changes: Any) -> Post:  # noqa: ANN401 - the parts are of several types
    facts: dict[str, Any] = {
        "register": BOOK,
        "period": PERIOD,
        "as_of": date(2026, 3, 25),
        "templates": TEMPLATES,
        "files": FILES,
        "forms": {FORM: b"form"},
        "findings": [finding("r1", "chặn"), finding("r1", "cảnh báo"), finding("old", "chặn")],
        "returns": [
            {"return_id": "r1", "unit_code": "X-1", "fate": "used"}
            | {"period": "2026-Q1", "form_code": "XA"},
            {"return_id": "old", "unit_code": "X-1", "fate": "superseded"}
            | {"period": "2026-Q1", "form_code": "XA"},
        ],
        "reporting": [owed("X-1", "missing", 5), owed("X-2", "late", 3), owed("STC", "on_time", 0)],
    }
    return Post(**(facts | changes))


def test_members_units_with_findings_late_units_and_forms_have_their_drafts() -> None:
    made = drafts(post())
    assert [(each.name, each.addresses, [a.name for a in each.attachments]) for each in made] == [
        (
            "thanh-vien_TV-01",
            ("tv01@example.invalid",),
            ["tom-tat_2026-Q1.docx", "bao-cao_2026-Q1.docx"],
        ),
        ("phan-hoi_X-1", ("xa1@example.invalid",), ["X-1_2026Q1_XA_can-sua.xlsx"]),
        ("don-doc_X-1", ("xa1@example.invalid",), [FORM]),
        ("don-doc_X-2", (), []),
        ("bieu-mau_X-1", ("xa1@example.invalid",), [FORM]),
    ]


def test_an_answer_counts_the_findings_of_the_return_that_it_answers() -> None:
    answer = next(each for each in drafts(post()) if each.name == "phan-hoi_X-1")
    assert "Qua kiểm tra có 01 nội dung phải sửa, 01 nội dung cần xem lại;" in answer.text
    assert answer.text.count("GPMB, ô D4: Diện tích âm. Sửa lại.") == 1


def test_a_reminder_says_what_is_missing_or_was_late() -> None:
    texts = {each.name: each.text for each in drafts(post())}
    form = "Báo cáo của UBND xã, phường, Trung tâm Phát triển quỹ đất Quý I/2026"
    assert f"- {form}: chưa gửi, hạn gửi 20/3/2026, quá hạn 05 ngày" in texts["don-doc_X-1"]
    assert "Đề nghị đơn vị gửi ngay báo cáo còn thiếu" in texts["don-doc_X-1"]
    assert f"- {form}: đã gửi, hạn gửi 20/3/2026, chậm 03 ngày" in texts["don-doc_X-2"]
    assert "gửi báo cáo đúng hạn trong các kỳ tiếp theo" in texts["don-doc_X-2"]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(mailing, "_register", lambda _: BOOK)
    return Settings(inbox=tmp_path / "inbox", outbox=tmp_path / "outbox", templates=TEMPLATES)


def lay_forms(settings: Settings, size: int = 4) -> None:
    folder = settings.outbox / "bieu-mau" / PERIOD.code
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FORM).write_bytes(b"x" * size)


def test_drafts_stand_apart_from_the_report(settings: Settings) -> None:
    lay_forms(settings)
    mailed = write_mail(settings, PERIOD)
    assert mailed.folder == settings.outbox / "thu" / "2026-Q1"
    assert mailed.names == ("bieu-mau_X-1.eml",)
    message = message_from_bytes((mailed.folder / "bieu-mau_X-1.eml").read_bytes(), policy=SMTP)
    assert message["Subject"] == "Biểu mẫu báo cáo quý I/2026 – UBND xã Khuất Xá"
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (FORM, b"xxxx")


def test_a_draft_that_somebody_changed_is_kept_aside(settings: Settings) -> None:
    lay_forms(settings)
    draft = write_mail(settings, PERIOD).folder / "bieu-mau_X-1.eml"
    first = draft.read_bytes()
    draft.write_bytes(b"To: x@example.invalid\r\n\r\nsua tay")
    assert write_mail(settings, PERIOD).kept == ("bieu-mau_X-1.eml",)
    assert draft.read_bytes() == first
    aside = settings.outbox / "thu" / "_ban-sua" / "2026-Q1" / "bieu-mau_X-1.eml"
    assert aside.read_bytes().endswith(b"sua tay")


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (HEAVY_BYTES, []),
        (
            HEAVY_BYTES + 100_000,
            [
                (
                    "Thư bieu-mau_X-1 nặng 7,1 MB: một số máy chủ thư chỉ nhận đến 10 MB kể cả phần"
                    " mã hóa. Nên gửi thử, hoặc bớt tệp kèm và gửi qua hệ thống quản lý văn bản."
                )
            ],
        ),
        (
            TOO_HEAVY_BYTES + 200_000,
            [
                (
                    "Thư bieu-mau_X-1 nặng 10,2 MB, vượt 10 MB: nhiều máy chủ thư sẽ từ chối. Mở"
                    " thư, bỏ bớt tệp kèm và gửi tệp đó qua hệ thống quản lý văn bản."
                )
            ],
        ),
    ],
)
def test_a_heavy_mail_is_warned_of(settings: Settings, size: int, said: list[str]) -> None:
    lay_forms(settings, size)
    assert list(write_mail(settings, PERIOD).warnings) == said


def test_without_report_and_forms_there_is_nothing_to_mail(settings: Settings) -> None:
    with pytest.raises(UsageError) as raised:
        write_mail(settings, PERIOD)
    assert raised.value.message == (
        "Chưa có gì để gửi cho kỳ 2026-Q1: chạy «make report PERIOD=2026-Q1» (gửi kết quả) hoặc"
        " «make forms PERIOD=2026-Q1» (gửi biểu mẫu) trước."
    )


def test_without_a_register_nobody_can_be_written_to(tmp_path: Path) -> None:
    settings = Settings(inbox=tmp_path, outbox=tmp_path)
    lay_forms(settings)
    with pytest.raises(RegisterError):
        write_mail(settings, PERIOD)


def test_the_last_amendment_is_what_is_mailed(tmp_path: Path) -> None:
    for name in ("2026-Q1", "2026-Q1_dieu-chinh-2", "2026-Q1_dieu-chinh-10", "2026-Q2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text("{}")
    assert report_folder(tmp_path, PERIOD) == tmp_path / "2026-Q1_dieu-chinh-10"
    assert report_folder(tmp_path, Period.parse("2026-Q3")) is None
