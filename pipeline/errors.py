"""Exceptions for the officer who runs the pipeline; each says what to do.

OperatorError            exit 3 unless said otherwise
├── RegisterError        no register, or one that cannot be used
├── NothingToReportError no return that could be used, or no period to report on
├── UsageError           exit 2: a period, a file or an option that makes no sense
└── OutboxError          exit 4: the outbox cannot be written
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import date


class OperatorError(Exception):
    """Không thực hiện được."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str | None = None) -> None:
        self.message = message or self.__doc__ or ""
        super().__init__(self.message)


class RegisterError(OperatorError):
    """Không đọc được danh mục (inbox/danh-muc.xlsx)."""

    @classmethod
    def missing(cls, path: str) -> RegisterError:
        """Say that there is no register where it should be."""
        return cls(
            f"Không tìm thấy danh mục {path}. Chép tệp danh-muc.xlsx vào thư mục inbox, hoặc chạy"
            " «make start YEAR=2027» để tạo một danh mục trống."
        )

    @classmethod
    def broken(cls, path: str, reasons: tuple[str, ...]) -> RegisterError:
        """Say why the register cannot be used."""
        listed = "\n".join(f"  - {reason}" for reason in reasons)
        return cls(
            f"Danh mục {path} chưa dùng được:\n{listed}\n"
            "Mở tệp, sửa các ô nêu trên, lưu lại rồi chạy lại lệnh."
        )


class NothingToReportError(OperatorError):
    """Chưa có báo cáo nào dùng được trong inbox."""

    @classmethod
    def of(cls, period: str) -> NothingToReportError:
        """Say that there is nothing to report on for a period."""
        return cls(f"Chưa có báo cáo nào dùng được cho {period}. Kiểm tra lại kỳ đã ghi.")


class UsageError(OperatorError):
    """Lệnh chưa đúng."""

    exit_code = 2

    @classmethod
    def too_early(cls, day: date, period: str) -> UsageError:
        """Say that a day of consolidation lies before its period."""
        return cls(
            f"Ngày tổng hợp {day:%d/%m/%Y} ở trước {period}. Ghi lại ngày tổng hợp, hoặc bỏ tham số"
            " “--as-of” (AS_OF) để lấy ngày trong Lịch báo cáo."
        )


class OutboxError(OperatorError):
    """Không ghi được kết quả vào outbox."""

    exit_code = 4
