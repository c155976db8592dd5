"""Offices of each level and their counterparts (RULES.md E3 to E6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.offices import (
    Office,
    all_bodies,
    all_offices,
    counterpart,
    find_body,
    find_office,
    office_for,
    offices,
    only_asked,
)

BEFORE = date(2024, 3, 1)
LAST_OLD = date(2025, 6, 30)
NOW = date(2026, 11, 20)

# RULES.md E6: domain, level, day, kind of commune, office
TABLE = [
    ("emulation", "province", BEFORE, None, "Sở Nội vụ"),
    ("emulation", "district", BEFORE, None, "Phòng Nội vụ"),
    ("emulation", "commune", BEFORE, "xã", "công chức Văn phòng - thống kê"),
    ("emulation", "province", NOW, None, "Sở Nội vụ"),
    ("emulation", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("admin-reform", "district", BEFORE, None, "Phòng Nội vụ"),
    ("admin-reform", "commune", NOW, "phường", "Phòng Văn hóa - Xã hội"),
    ("home-affairs", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("procedures", "province", BEFORE, None, "Văn phòng Ủy ban nhân dân tỉnh"),
    ("procedures", "district", BEFORE, None, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ("procedures", "commune", BEFORE, "xã", "công chức Văn phòng - thống kê"),
    ("procedures", "commune", NOW, "xã", "Trung tâm Phục vụ hành chính công"),
    ("one-stop", "commune", BEFORE, "xã", "Bộ phận Tiếp nhận và Trả kết quả"),
    ("one-stop", "commune", NOW, "xã", "Trung tâm Phục vụ hành chính công"),
    ("justice", "province", NOW, None, "Sở Tư pháp"),
    ("justice", "district", BEFORE, None, "Phòng Tư pháp"),
    ("justice", "commune", BEFORE, "xã", "công chức Tư pháp - hộ tịch"),
    ("justice", "commune", NOW, "xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ("finance", "province", NOW, None, "Sở Tài chính"),
    ("finance", "district", BEFORE, None, "Phòng Tài chính - Kế hoạch"),
    ("finance", "commune", BEFORE, "xã", "công chức Tài chính - kế toán"),
    ("finance", "commune", NOW, "xã", "Phòng Kinh tế"),
    ("finance", "commune", NOW, "đặc khu", "Phòng Kinh tế"),
    ("finance", "commune", NOW, "phường", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("planning", "province", BEFORE, None, "Sở Kế hoạch và Đầu tư"),
    ("planning", "province", NOW, None, "Sở Tài chính"),
    ("digital", "province", BEFORE, None, "Sở Thông tin và Truyền thông"),
    ("digital", "district", BEFORE, None, "Phòng Văn hóa và Thông tin"),
    ("digital", "commune", BEFORE, "xã", "công chức Văn hóa - xã hội"),
    ("digital", "province", NOW, None, "Sở Khoa học và Công nghệ"),
    ("digital", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("culture", "province", NOW, None, "Sở Văn hóa, Thể thao và Du lịch"),
    ("culture", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("broadcast", "district", BEFORE, None, "Trung tâm Văn hóa, Thể thao và Truyền thanh"),
    ("land-environment", "province", BEFORE, None, "Sở Tài nguyên và Môi trường"),
    ("land-environment", "district", BEFORE, None, "Phòng Tài nguyên và Môi trường"),
    ("land-environment", "commune", BEFORE, "xã", "công chức Địa chính - nông nghiệp - xây dựng và môi trường"),
    ("land-environment", "commune", BEFORE, "phường", "công chức Địa chính - xây dựng - đô thị và môi trường"),
    ("land-environment", "province", NOW, None, "Sở Nông nghiệp và Môi trường"),
    ("land-environment", "commune", NOW, "phường", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("agriculture", "province", NOW, None, "Sở Nông nghiệp và Môi trường"),
    ("agriculture", "commune", NOW, "xã", "Phòng Kinh tế"),
    ("transport", "province", BEFORE, None, "Sở Giao thông vận tải"),
    ("transport", "province", NOW, None, "Sở Xây dựng"),
    ("construction", "commune", NOW, "xã", "Phòng Kinh tế"),
    ("industry-trade", "province", NOW, None, "Sở Công Thương"),
    ("labour-social", "province", BEFORE, None, "Sở Lao động - Thương binh và Xã hội"),
    ("labour-social", "district", BEFORE, None, "Phòng Lao động - Thương binh và Xã hội"),
    ("labour-social", "province", NOW, None, "Sở Nội vụ"),
    ("labour-social", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("poverty", "province", NOW, None, "Sở Nông nghiệp và Môi trường"),
    ("poverty", "commune", NOW, "xã", "Phòng Kinh tế"),
    ("education", "province", NOW, None, "Sở Giáo dục và Đào tạo"),
    ("education", "district", BEFORE, None, "Phòng Giáo dục và Đào tạo"),
    ("education", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("health", "district", BEFORE, None, "Phòng Y tế"),
    ("health", "commune", BEFORE, "xã", "Trạm Y tế"),
    ("health", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
    ("inspection", "province", NOW, None, "Thanh tra tỉnh"),
    ("inspection", "district", BEFORE, None, "Thanh tra huyện"),
    ("inspection", "commune", NOW, "xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ("ethnic-religion", "province", BEFORE, None, "Ban Dân tộc"),
    ("ethnic-religion", "province", NOW, None, "Sở Dân tộc và Tôn giáo"),
    ("police", "commune", NOW, "xã", "Công an"),
    ("front", "commune", NOW, "xã", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
]


@pytest.mark.parametrize(("domain", "level", "day", "area", "name"), TABLE)
def test_who_looks_after_a_field(domain: str, level: str, day: date, area: str | None, name: str) -> None:
    found = office_for(domain, level, day, area)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("name", "level", "to", "day", "area", "expected"),
    [
        ("Phòng Nội vụ", "district", "commune", BEFORE, "xã", "công chức Văn phòng - thống kê"),
        ("Sở Nội vụ", "province", "district", BEFORE, None, "Phòng Nội vụ"),
        ("Sở Nội vụ", "province", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
        ("Sở Tài chính", "province", "commune", NOW, "xã", "Phòng Kinh tế"),
        ("Sở Tài chính", "province", "commune", NOW, "phường", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Sở Tư pháp", "province", "commune", NOW, "xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Phòng Tài chính - Kế hoạch", "district", "commune", BEFORE, "xã", "công chức Tài chính - kế toán"),
        ("Sở Khoa học và Công nghệ", "province", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
        ("Công an", "any", "commune", NOW, "xã", "Công an"),
    ],
)
def test_the_counterpart_on_another_level(
    name: str, level: str, to: str, day: date, area: str | None, expected: str
) -> None:
    office = find_office(name, day, None if level == "any" else level)
    assert office is not None
    found = counterpart(office, to, day, area)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    ("name", "day", "level", "expected"),
    [
        ("phòng nội vụ", BEFORE, None, "Phòng Nội vụ"),
        ("Phòng Nội vụ", NOW, None, None),
        ("Sở Thông tin và Truyền thông", NOW, None, None),
        ("Sở Thông tin và Truyền thông", LAST_OLD, None, "Sở Thông tin và Truyền thông"),
        ("Văn phòng HĐND và UBND", BEFORE, "district", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Văn phòng HĐND và UBND", NOW, "commune", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Bộ phận Một cửa", BEFORE, None, "Bộ phận Tiếp nhận và Trả kết quả"),
        ("Mặt trận Tổ quốc", NOW, "commune", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Phòng Văn hoá - Xã hội", NOW, None, "Phòng Văn hóa - Xã hội"),
        ("Sở Văn hoá, Thể thao và Du lịch", NOW, None, "Sở Văn hóa, Thể thao và Du lịch"),
        ("Phòng Dân ca", BEFORE, None, None),
        ("", NOW, None, None),
    ],
)
def test_an_office_by_its_name(name: str, day: date, level: str | None, expected: str | None) -> None:
    found = find_office(name, day, level)
    assert (found.name if found else None) == expected


def test_the_rooms_of_a_commune_now() -> None:
    names = {office.name for office in offices("commune", NOW, "xã") if office.kind == "office"}
    assert names == {"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"}


def test_the_posts_of_a_commune_before() -> None:
    names = {office.name for office in offices("commune", BEFORE, "xã") if office.kind == "post"}
    assert names == {
        "công chức Văn phòng - thống kê",
        "công chức Tài chính - kế toán",
        "công chức Tư pháp - hộ tịch",
        "công chức Văn hóa - xã hội",
        "công chức Địa chính - nông nghiệp - xây dựng và môi trường",
        "Chỉ huy trưởng Ban Chỉ huy quân sự",
    }


def test_no_district_office_is_left_in_july_2025() -> None:
    assert offices("district", date(2025, 7, 1)) == ()
    assert offices("district", LAST_OLD)


def test_every_office_has_its_own_id_a_field_and_a_source() -> None:
    entries = all_offices()
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.domains and entry.source for entry in entries)


@given(
    st.sampled_from(all_offices()),
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    st.sampled_from(["province", "district", "commune"]),
)
def test_what_is_found_is_in_force(entry: Office, day: date, level: str) -> None:
    found = counterpart(entry, level, day)
    assert found is None or (found.level in (level, "any") and found.holds(day))
    named = find_office(entry.name.upper(), day)
    assert named is None or named.holds(day)


@given(st.text())
def test_any_name_can_be_asked(name: str) -> None:
    found = office_for(name, "commune", NOW)
    assert found is None or name in found.domains
    find_office(name, NOW)


SPRING = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("domain", "level", "day", "area", "name"),
    [
        ("finance", "commune", NOW, "đặc khu", "Phòng Kinh tế"),
        ("finance", "commune", NOW, "đặc khu Phú Quý", "Phòng Kinh tế"),
        ("finance", "commune", NOW, "đặc khu Phú Quốc", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("finance", "commune", NOW, "phường An Phú", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("new-countryside", "commune", NOW, "đặc khu Phú Quốc", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("broadcast", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
        ("public-service", "commune", NOW, "xã", "Trung tâm Dịch vụ công"),
        ("clinic", "commune", BEFORE, "xã", "Trạm Y tế"),
        ("clinic", "commune", NOW, "xã", "Trạm Y tế"),
        ("schools", "commune", NOW, "xã", "Trường Tiểu học"),
        ("one-stop", "district", BEFORE, None, "Bộ phận Tiếp nhận và Trả kết quả"),
        ("one-stop", "province", NOW, None, "Trung tâm Phục vụ hành chính công tỉnh"),
        ("poverty", "province", BEFORE, None, "Sở Lao động - Thương binh và Xã hội"),
        ("poverty", "province", NOW, None, "Sở Nông nghiệp và Môi trường"),
        ("social-protection", "province", NOW, None, "Sở Y tế"),
        ("vocational", "province", NOW, None, "Sở Giáo dục và Đào tạo"),
        ("tourism", "commune", NOW, "xã", "Phòng Văn hóa - Xã hội"),
        ("labour-social", "district", BEFORE, None, "Phòng Lao động - Thương binh và Xã hội"),
    ],
)
def test_fields_of_special_places_and_of_merged_offices(
    domain: str, level: str, day: date, area: str | None, name: str
) -> None:
    found = office_for(domain, level, day, area)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Phòng Nông nghiệp và Môi trường", SPRING, True),
        ("Phòng Nông nghiệp và Môi trường", BEFORE, False),
        ("Phòng Văn hóa, Khoa học và Thông tin", SPRING, True),
        ("Phòng Văn hóa, Khoa học và Thông tin", NOW, False),
        ("Sở Nông nghiệp và Môi trường", SPRING, True),
        ("Sở Nông nghiệp và Môi trường", BEFORE, False),
        ("Phòng Dân tộc", BEFORE, True),
        ("Phòng Dân tộc", NOW, False),
        ("Ban Thi đua - Khen thưởng", BEFORE, True),
        ("Ban Thi đua - Khen thưởng", NOW, False),
    ],
)
def test_offices_of_a_short_time(name: str, day: date, found: bool) -> None:
    assert (find_office(name, day) is not None) is found


def test_what_differs_between_provinces_is_to_be_asked() -> None:
    spring = [entry for entry in all_offices() if entry.since == date(2025, 3, 1)]
    assert spring
    assert all(entry.ask and not entry.verified for entry in spring)


@pytest.mark.parametrize(
    ("name", "day", "kind"),
    [
        ("Bảo hiểm xã hội huyện Phú Lâm", BEFORE, "agency"),
        ("Thuế cơ sở 5", NOW, "agency"),
        ("Chi cục Thuế huyện Phú Lâm", BEFORE, "agency"),
        ("Kho bạc Nhà nước", NOW, "agency"),
        ("Ngân hàng Chính sách xã hội", NOW, "agency"),
        ("Ngân hàng Nhà nước", NOW, "agency"),
        ("Bưu điện huyện Phú Lâm", BEFORE, "agency"),
        ("Điện lực Phú Lâm", NOW, "agency"),
        ("Viễn thông Hòa Giang", NOW, "agency"),
        ("Toà án nhân dân huyện", BEFORE, "agency"),
        ("Viện kiểm sát nhân dân khu vực 1", NOW, "agency"),
        ("Chi cục Thi hành án dân sự huyện", BEFORE, "agency"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", NOW, "union"),
        ("Hội Liên hiệp Phụ nữ xã Tân Lộc", NOW, "union"),
        ("Hội Nông dân", NOW, "union"),
        ("Hội Cựu chiến binh", NOW, "union"),
        ("Liên đoàn Lao động huyện", BEFORE, "union"),
        ("Hội Chữ thập đỏ", NOW, "union"),
        ("Huyện ủy", BEFORE, "party"),
        ("Huyện uỷ", NOW, None),
        ("Ban Tuyên giáo Huyện ủy", BEFORE, "party"),
        ("Ban Dân vận Tỉnh ủy", BEFORE, "party"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", NOW, "party"),
        ("Đảng ủy xã Tân Lộc", NOW, "party"),
        ("Sở Nội vụ", NOW, None),
        ("Thuế", BEFORE, None),
        ("", NOW, None),
    ],
)
def test_bodies_beside_the_offices(name: str, day: date, kind: str | None) -> None:
    found = find_body(name, day)
    assert (found.kind if found else None) == kind
    assert only_asked(name, day) is (kind is not None)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Lộc", True),
        ("các tổ chức chính trị - xã hội", True),
        ("Công an xã", False),
        ("Phòng Văn hóa - Xã hội", False),
        ("Trạm Y tế", False),
    ],
)
def test_who_is_asked_and_who_is_told(name: str, asked: bool) -> None:
    assert only_asked(name, NOW) is asked


def test_bodies_are_no_offices_to_extraction_and_drafting() -> None:
    assert not {entry.id for entry in all_bodies()} & {entry.id for entry in all_offices()}
    assert {entry.kind for entry in all_bodies()} == {"agency", "union", "party"}
    assert find_office("Bảo hiểm xã hội", NOW) is None
