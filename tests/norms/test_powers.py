"""Work that a level does not do: what each entry takes hold of, when, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.entry import load
from norms.powers import Power, beyond_power, powers
from norms.wording import beyond

BEFORE = date(2024, 3, 1)
NOW = date(2026, 11, 20)
POWERS = load("powers.toml", "power", Power)

CAUGHT = [
    ("commune", NOW, "Mở rộng hợp tác quốc tế về du lịch", "foreign-affairs"),
    ("commune", NOW, "Phối hợp với Bộ đội Biên phòng", "border-forces"),
    ("commune", NOW, "Rà soát, xây dựng cơ chế, chính sách hỗ trợ", "legislation"),
    ("commune", BEFORE, "Giao chỉ tiêu biên chế năm 2024", "staffing"),
    ("district", BEFORE, "Quyết định giao biên chế cho các trường", "staffing"),
    ("commune", NOW, "Thực hiện tinh giản biên chế", "streamlining"),
    ("commune", NOW, "Xét nâng ngạch công chức", "ranks"),
    ("commune", NOW, "Tuyển dụng công chức năm 2026", "recruitment"),
    ("commune", BEFORE, "Thanh tra chuyên ngành y tế", "inspectorate-before"),
    ("commune", NOW, "Thành lập Đoàn thanh tra", "inspectorate-now"),
    ("commune", BEFORE, "Đánh giá, xếp loại viên chức", "own-public-employees"),
    ("commune", NOW, "Xếp hạng chuyển đổi số các xã", "rank-communes"),
    ("commune", NOW, "Tập huấn nghiệp vụ cho cán bộ, công chức cấp xã", "train-communes"),
    ("commune", NOW, "Hướng dẫn, đôn đốc UBND các xã thực hiện", "guide-communes"),
    ("commune", NOW, "Kiểm tra việc thực hiện tại các xã", "check-communes"),
    ("commune", NOW, "Phân bổ kinh phí cho các xã", "allocate-to-communes"),
    ("commune", NOW, "Tham mưu trình nghị quyết của HĐND tỉnh", "provincial-resolution"),
    ("district", BEFORE, "Xây dựng Nghị quyết của Hội đồng nhân dân tỉnh", "provincial-resolution"),
    ("commune", NOW, "Nâng cấp Trung tâm dữ liệu tỉnh", "provincial-data-centre"),
    ("commune", NOW, "Điều chỉnh quy hoạch tỉnh", "provincial-planning"),
    ("commune", NOW, "Xây dựng bảng giá đất", "land-prices"),
    ("commune", NOW, "Xúc tiến đầu tư nước ngoài", "foreign-investment"),
    ("commune", NOW, "Đẩy mạnh cổ phần hóa", "state-enterprises"),
    ("commune", NOW, "Kiến nghị Chính phủ sửa đổi nghị định", "to-the-government"),
    ("district", BEFORE, "Xếp hạng cải cách hành chính các huyện", "rank-districts"),
    ("district", BEFORE, "Phân bổ kinh phí cho các huyện", "allocate-to-districts"),
    ("other", NOW, "Ban hành văn bản quy phạm pháp luật", "department-decisions"),
    ("other", NOW, "Giao chỉ tiêu cho các xã, phường: phân bổ dự toán cho các xã", "department-quotas"),
    ("other", NOW, "Tặng Bằng khen cho các tập thể", "department-awards"),
]

LEFT_ALONE = [
    ("commune", NOW, "Tuyên truyền chính sách, pháp luật đến Nhân dân"),
    ("commune", NOW, "Kết nối với Trung tâm dữ liệu tỉnh"),
    ("commune", NOW, "Thực hiện Nghị quyết của HĐND tỉnh về phí, lệ phí"),
    ("commune", NOW, "Kiểm tra công vụ tại các thôn"),
    ("commune", NOW, "Đánh giá, xếp loại viên chức"),  # since 07/2025 a commune has its own
    ("commune", NOW, "Tự chấm điểm Chỉ số cải cách hành chính của xã"),
    ("commune", NOW, "Cử công chức dự tập huấn"),
    ("commune", NOW, "Hướng dẫn người dân nộp hồ sơ trực tuyến"),
    ("commune", NOW, "Tặng Giấy khen của Chủ tịch UBND xã"),
    ("commune", BEFORE, "Phối hợp với Thanh tra huyện"),
    ("district", BEFORE, "Kiểm tra UBND các xã, thị trấn"),
    ("district", NOW, "Phân bổ kinh phí cho các huyện"),
    ("province", NOW, "Nâng cấp Trung tâm dữ liệu tỉnh"),
    ("other", NOW, "Tặng Giấy khen của Giám đốc Sở"),
    ("central", NOW, "hợp tác quốc tế"),
]


@pytest.mark.parametrize(("level", "day", "text", "id"), CAUGHT)
def test_what_a_level_does_not_do(level: str, day: date, text: str, id: str) -> None:
    assert id in {entry.id for entry in powers(level, day) if entry.compiled.search(text)}
    found = beyond_power(text, level, day)
    assert found is not None
    assert found[1] in text


@pytest.mark.parametrize(("level", "day", "text"), LEFT_ALONE)
def test_what_is_a_level_s_own(level: str, day: date, text: str) -> None:
    assert beyond_power(text, level, day) is None


def test_every_entry_is_tried() -> None:
    untried = {entry.id for entry in POWERS} - {id for *_, id in CAUGHT}
    assert untried <= {
        "programme-owner", "departments-of-others", "organisation-before", "foreign-affairs-district",
        "legislation-district", "department-investment",
    }  # fmt: skip


def test_what_drops_comes_before_what_asks() -> None:
    text = "Tinh giản biên chế; phân bổ kinh phí cho các xã"
    found = beyond_power(text, "commune", NOW)
    assert found is not None
    assert (found[0].id, found[0].action) == ("allocate-to-communes", "drop")
    assert {entry.action for entry in powers("commune", NOW, "ask")} == {"ask"}


def test_the_rewriter_s_question_rests_on_the_same_entries() -> None:
    assert beyond("commune", NOW) == powers("commune", NOW)


def test_general_knowledge_is_never_an_error() -> None:
    assert not any(entry.verified for entry in POWERS)
    assert all(entry.what.strip() and not entry.what.endswith(".") for entry in POWERS)


@given(st.text(), st.sampled_from(["commune", "district", "other"]))
def test_any_text_can_be_asked(text: str, level: str) -> None:
    found = beyond_power(text, level, NOW)
    assert found is None or found[1] in text
