"""The rows of the annexes: sums, projects, marks of carried figures."""

from __future__ import annotations

from datetime import date

from pipeline.publish.report_matter import Matter
from pipeline.publish.report_tables import annexes
from tests.measured import BILLION, dataset, group, measures, project
from tests.registers import register


def tables(**frames: list[dict[str, object]]) -> dict[str, list[dict[str, str | bool]]]:
    found = annexes(Matter.of(measures(**frames), dataset(), register()))
    return {name: [row for row in rows if isinstance(row, dict)] for name, rows in found.items()}


def column(rows: list[dict[str, str | bool]], name: str) -> list[str | bool]:
    return [row[name] for row in rows]


def test_total_groups_and_projects_follow_each_other() -> None:
    rows = tables(
        projects=[project("NS-01"), project("NS-02"), project("PPP-01", "B")],
        groups=[
            group("A", 2, total_investment_vnd=3 * BILLION),
            group("B", 1),
            group("", 3, total_investment_vnd=4 * BILLION),
        ],
    )["bieu_01"]
    assert column(rows, "tt") == ["", "A", "1", "2", "B", "1"]
    assert column(rows, "nhom") == [True, True, False, False, True, False]
    assert column(rows, "tong_muc") == ["4.000", "3.000", "", "", "", ""]


def test_a_finished_project_shows_the_day_on_which_it_was() -> None:
    days = {"finish_forecast_date": date(2026, 5, 1), "finish_actual_date": date(2026, 3, 1)}
    rows = tables(projects=[project("NS-01", **days)], groups=[group("A", 1)])["bieu_01"]
    assert rows[-1]["moc_du_kien"] == "01/03/2026"


def test_groups_without_any_figure_are_left_out_whole() -> None:
    found = tables(
        projects=[
            project("NS-01", plan_year_vnd=BILLION),
            project("NS-02", rate_year_reason="base-zero"),
            project("NNS-01", "C", spent_vnd=BILLION),
        ],
        groups=[group("A", 2), group("C", 1), group("", 3)],
    )
    assert column(found["bieu_02a"], "tt") == ["", "A", "1", "2"]
    assert found["bieu_02a"][-1]["ghi_chu"] == "Kế hoạch bằng 0 nên không tính tỷ lệ"
    assert column(found["bieu_02b"], "tt") == ["C", "1"]
    assert column(found["bieu_03"], "ten") == ["Không có."]


def test_carried_figures_are_marked_and_explained_where_they_stand() -> None:
    """A whole row of an earlier period, and a row of which one cell was left blank."""
    given = [project("NS-01", plan_year_vnd=BILLION), project("NS-02", plan_year_vnd=BILLION)]
    frames = measures(
        projects=[*given, project("NNS-01", "C", spent_vnd=BILLION)],
        disbursements=[
            {"project_code": "NS-01", "carried_from": "2025-Q4"},
            {"project_code": "NS-02", "carried_fields": "note@2025-Q4;disbursed_vnd@2025-Q3"},
        ],
    )
    found = annexes(Matter.of(frames, dataset(), register()))
    rows = [row for row in found["bieu_02a"] if isinstance(row, dict)]
    assert [row["ten"] for row in rows[-2:]] == ["Dự án NS-01 (*)", "Dự án NS-02 (*)"]
    assert found["ghi_chu_02a"] == [
        (
            "(*) Trong đó 02 dự án dùng số kỳ trước do chưa có số liệu kỳ này:"
            " Dự án NS-01 (quý IV/2025); Dự án NS-02 (quý III/2025)."
        )
    ]
    assert found["ghi_chu_02b"] == []


def test_land_is_marked_by_its_own_rows_not_by_the_owners() -> None:
    frames = measures(
        projects=[
            project("NNS-01", "C", carried_from="2025-Q4", required_m2=10_000.0),
            project("NNS-02", "C", required_m2=10_000.0),
        ],
        clearance=[
            {"project_code": "NNS-02", "carried_from": "2025-Q4"},
            {"project_code": "NNS-02", "carried_from": "2025-Q3"},
            {"project_code": "NNS-01"},
        ],
    )
    found = annexes(Matter.of(frames, dataset(), register()))
    rows = [row for row in found["bieu_03"] if isinstance(row, dict)]
    assert column(rows, "ten")[-2:] == ["Dự án NNS-01", "Dự án NNS-02 (*)"]
    assert found["ghi_chu_03"] == [
        (
            "(*) Trong đó 01 dự án dùng số kỳ trước do chưa có số liệu kỳ này:"
            " Dự án NNS-02 (quý IV/2025)."
        )
    ]


def test_the_investors_part_of_ppp_is_explained_below_their_annex() -> None:
    own = {"capital_group": "PPP", "spent_vnd": BILLION, "rate_investment": 0.5}
    found = annexes(
        Matter.of(measures(projects=[project("PPP-01", "B", **own)]), dataset(), register())
    )
    assert found["ghi_chu_02b"] == [
        "Tỷ lệ vốn thực hiện của dự án PPP tính trên phần vốn của nhà đầu tư."
    ]


def test_an_unknown_figure_is_blank_and_a_zero_is_zero() -> None:
    known = project(
        "NS-01", required_m2=10_000.0, handed_over_m2=0.0, area_rate=0.0, graves_total=3
    )
    row = tables(projects=[known], groups=[group("A", 1)])["bieu_03"][-1]
    assert [row[name] for name in ("phai_thu_hoi", "ban_giao", "ty_le", "mo_ma", "chi_tra")] == [
        "1",
        "0",
        "0,00",
        "",
        "",
    ]


def test_obstacles_are_numbered_with_days_overdue() -> None:
    row = {
        "project_code": "NS-01",
        "content": "Còn 06 hộ",
        "authority_level": "bo_nganh",
        "due_date": date(2026, 3, 15),
        "overdue": True,
        "is_open": True,
    }
    (found,) = tables(projects=[project("NS-01")], obstacles=[row])["bieu_04"]
    shown = [found[name] for name in ("tt", "ten", "noi_dung", "cap", "han", "qua_han")]
    assert shown == ["1", "Dự án NS-01", "Còn 06 hộ", "Bộ, ngành TW", "15/03/2026", "10"]
