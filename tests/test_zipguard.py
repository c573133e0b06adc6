"""What a good zip never does is refused before anything is unpacked."""

from __future__ import annotations

import zipfile

import pytest

from pipeline import zipguard
from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.zipguard import check_directory, check_sizes, is_locked


def member(name: str, start: int = 0, packed: int = 10, unpacked: int = 10) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.header_offset, info.compress_size, info.file_size = start, packed, unpacked
    return info


def test_members_side_by_side_are_good() -> None:
    check_directory([member("b", 41), member("a", 0)])


def test_members_over_one_another_are_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        check_directory([member("a", 0), member("b", 39)])
    assert refused.value.failure == Failure(FailureReason.HOSTILE, "a overlaps b")


@pytest.mark.parametrize("name", ["../a", "b/../a", r"..\a", "b/.."])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        check_directory([member(name)])
    assert refused.value.failure == Failure(FailureReason.HOSTILE, f"path {name}")


def test_dots_within_a_name_lead_nowhere() -> None:
    check_directory([member("a..b/..c/d..")])


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipguard, "MAX_MEMBERS", 1)
    with pytest.raises(UnreadableError) as refused:
        check_directory([member("a", 0), member("b", 100)])
    assert refused.value.failure == Failure(FailureReason.HOSTILE, "2 members")


def test_a_good_size_out_of_next_to_nothing_is_refused() -> None:
    check_sizes([member("a", packed=100_000, unpacked=20_000_000)])
    with pytest.raises(UnreadableError) as refused:
        check_sizes([member("a", packed=100_000, unpacked=20_000_001)])
    assert refused.value.failure == Failure(FailureReason.HOSTILE, "20000001 bytes out of 100000")


def test_a_locked_member_is_told_by_its_flag() -> None:
    info = member("a")
    assert not is_locked(info)
    info.flag_bits |= 1
    assert is_locked(info)
