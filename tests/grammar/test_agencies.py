"""Names of agencies: written out, completed with the document's own areas, joint lists cut (GUIDELINE; RULES.md E)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.agencies import Areas, body_name, complete, expand, find_areas, same_body, split_bodies, starts_body

AREAS = Areas({"tỉnh": "tỉnh Hòa Giang", "huyện": "huyện Phú Lâm", "xã": "xã Tân Lộc"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("HĐND và UBND huyện", "Hội đồng nhân dân và Ủy ban nhân dân huyện"),
        ("UBMTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("MTTQ xã", "Mặt trận Tổ quốc xã"),
        ("UBND TP. Hòa Giang", "Ủy ban nhân dân thành phố Hòa Giang"),
        ("UBND TP Hòa Giang", "Ủy ban nhân dân thành phố Hòa Giang"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở KHCN", "Sở Khoa học và Công nghệ"),
        ("Sở KH-CN", "Sở Khoa học và Công nghệ"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Phòng VHTT", "Phòng Văn hóa và Thông tin"),
        ("Sở VH&TT", "Sở Văn hóa và Thể thao"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VH, TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch"),
        ("VP. HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("VP. UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("LĐLĐ huyện", "Liên đoàn Lao động huyện"),
        ("Trung tâm VH-TT&TT", "Trung tâm VH-TT&TT"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_abbreviations_are_written_out(text: str, expected: str) -> None:
    assert expand(text) == expected


COMPLETED = [
    ("UBND huyện", "Ủy ban nhân dân huyện Phú Lâm"),
    ("UBND Tỉnh", "Ủy ban nhân dân tỉnh Hòa Giang"),
    ("Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã Tân Lộc"),
    ("Văn phòng HĐND và UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Phú Lâm"),
    ("Thanh tra huyện", "Thanh tra huyện Phú Lâm"),
    ("Công an xã", "Công an xã Tân Lộc"),
    ("các phòng, ban huyện", "các phòng, ban huyện Phú Lâm"),
    ("Đội Quản lý thị trường huyện", "Đội Quản lý thị trường huyện Phú Lâm"),
    ("Chi hội Nông dân xã", "Chi hội Nông dân xã Tân Lộc"),
    ("Ban Chỉ đạo huyện về chuyển đổi số", "Ban Chỉ đạo huyện Phú Lâm về chuyển đổi số"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã và các hội", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Lộc và các hội"),
]

AS_PRINTED = [
    "Tỉnh đoàn",
    "Huyện đoàn",
    "Xã đoàn",
    "Xã đội",
    "Phòng Nội vụ",
    "Sở Nội vụ",
    "Ban Dân vận Thành ủy",
    "Thường trực Huyện ủy",
    "Ban Tổ chức Tỉnh ủy",
    "Bảo hiểm xã hội",
    "Phòng Văn hóa - Xã hội",
    "các tổ chức chính trị - xã hội",
    "Sở Lao động - Thương binh và Xã hội",
    "Ủy ban nhân dân các xã, thị trấn",
    "Ủy ban nhân dân các huyện, thành phố",
    "Ủy ban nhân dân cấp huyện",
    "các cơ quan, đơn vị cấp xã",
    "Ủy ban nhân dân huyện An Bình",
    "Ủy ban nhân dân xã An Bình",
    "Ủy ban nhân dân thị xã",
    "Ủy ban nhân dân thành phố",
    "Ban Chỉ huy Quân sự",
]


@pytest.mark.parametrize(("text", "expected"), COMPLETED)
def test_a_bare_area_word_gets_its_name(text: str, expected: str) -> None:
    assert complete(text, AREAS) == expected


@pytest.mark.parametrize("text", AS_PRINTED)
def test_what_stays_as_printed(text: str) -> None:
    assert complete(text, AREAS) == text


def test_no_name_is_guessed() -> None:
    assert complete("UBND huyện", Areas()) == "Ủy ban nhân dân huyện"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phòng Nội vụ;", "Phòng Nội vụ"),
        ("- công an xã", "Công an xã Tân Lộc"),
        ("người sử dụng lao động;", "Người sử dụng lao động"),
        ("cơ quan thường trực", "Cơ quan thường trực"),
        ("văn phòng Đảng ủy", "Văn phòng Đảng ủy"),
        ("các chi hội.", "các chi hội"),
        ("các cơ quan, đơn vị, địa phương.", "các cơ quan, đơn vị, địa phương"),
        ("UBND xã:", "Ủy ban nhân dân xã Tân Lộc"),
    ],
)
def test_body_name(text: str, expected: str) -> None:
    assert body_name(text, AREAS) == expected


ONE_BODY = [
    "các cơ quan, đơn vị và địa phương",
    "thủ trưởng các cơ quan, đơn vị và địa phương",
    "lãnh đạo các cơ quan, đơn vị và địa phương",
    "các tổ chức, đoàn thể và doanh nghiệp",
    "Tỉnh đoàn",
    "Chi hội Cựu chiến binh thôn Đông",
    "Hợp tác xã Dịch vụ và Nông nghiệp Tân Lộc",
    "Cục Tin học, Bộ Tài chính",
    "các cơ quan, đơn vị, địa phương",
    "các sở, ban, ngành tỉnh",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Nông nghiệp và Môi trường",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Trung tâm Văn hóa, Thể thao và Truyền thanh",
    "Văn phòng HĐND và UBND xã",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Phú Lâm",
    "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    "Báo và Đài Phát thanh, Truyền hình",
    "Báo và Phát thanh, Truyền hình Hòa Giang",
    "UBND các xã, phường, đặc khu",
    "Thủ trưởng các cơ quan, ban, ngành",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "công chức Địa chính - nông nghiệp - xây dựng và môi trường",
    "Hội đồng Thi đua - Khen thưởng xã",
]

SPLIT = [
    ("Phòng Nội vụ và đơn vị liên quan", ["Phòng Nội vụ", "đơn vị liên quan"]),
    ("các sở, ngành và đơn vị liên quan", ["các sở, ngành", "đơn vị liên quan"]),
    ("Công an huyện và lực lượng dân quân", ["Công an huyện", "lực lượng dân quân"]),
    ("UBND các xã và cộng đồng dân cư", ["UBND các xã", "cộng đồng dân cư"]),
    ("Phòng Giáo dục và Đào tạo và nhà trường", ["Phòng Giáo dục và Đào tạo", "nhà trường"]),
    ("Chi hội Nông dân, Chi hội Phụ nữ", ["Chi hội Nông dân", "Chi hội Phụ nữ"]),
    ("Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh", ["Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"]),
    ("Huyện đoàn và Liên đoàn Lao động huyện", ["Huyện đoàn", "Liên đoàn Lao động huyện"]),
    (
        "Chi cục Thuế, Hạt Kiểm lâm, Đồn Biên phòng Tân Lộc",
        ["Chi cục Thuế", "Hạt Kiểm lâm", "Đồn Biên phòng Tân Lộc"],
    ),
    ("Thường trực HĐND xã, Hợp tác xã Tân Lộc", ["Thường trực HĐND xã", "Hợp tác xã Tân Lộc"]),
    ("các thôn; các chi hội; cán bộ khuyến nông", ["các thôn", "các chi hội", "cán bộ khuyến nông"]),
    ("Giám đốc các sở, ngành, Chủ tịch UBND các phường", ["Giám đốc các sở, ngành", "Chủ tịch UBND các phường"]),
    (
        "Lãnh đạo các ngành, đoàn thể xã, các Cơ quan Trung ương ở Hòa Giang",
        ["Lãnh đạo các ngành, đoàn thể xã", "Lãnh đạo các Cơ quan Trung ương ở Hòa Giang"],
    ),
    ("Sở Nội vụ, Sở Tài chính và Văn phòng UBND tỉnh", ["Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh"]),
    (
        "Sở Nông nghiệp và Môi trường, Sở Giáo dục và Đào tạo",
        ["Sở Nông nghiệp và Môi trường", "Sở Giáo dục và Đào tạo"],
    ),
    ("Phòng Văn hóa - Xã hội; Công an xã; Trạm Y tế", ["Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế"]),
    ("phòng Nội vụ, phòng Tư pháp", ["phòng Nội vụ", "phòng Tư pháp"]),
    ("phòng Nội vụ và phòng Tư pháp", ["phòng Nội vụ", "phòng Tư pháp"]),
    (
        "công chức Tài chính - kế toán, công chức Văn phòng - thống kê",
        ["công chức Tài chính - kế toán", "công chức Văn phòng - thống kê"],
    ),
    (
        "Trung tâm Phục vụ hành chính công và Văn phòng HĐND và UBND xã",
        ["Trung tâm Phục vụ hành chính công", "Văn phòng HĐND và UBND xã"],
    ),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các tổ chức chính trị - xã hội"],
    ),
    ("Hội Nông dân, Hội Cựu chiến binh, Đoàn Thanh niên", ["Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên"]),
    (
        "các phòng, ban, ngành huyện; UBND các xã, thị trấn",
        ["các phòng, ban, ngành huyện", "UBND các xã, thị trấn"],
    ),
    ("Công an huyện, Ban Chỉ huy quân sự huyện", ["Công an huyện", "Ban Chỉ huy quân sự huyện"]),
    ("Ban Tổ chức Tỉnh ủy và Sở Nội vụ", ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ"]),
    ("Sở Tài chính (đầu mối, tổng hợp), Sở Nội vụ", ["Sở Tài chính (đầu mối, tổng hợp)", "Sở Nội vụ"]),
]


@pytest.mark.parametrize("text", ONE_BODY)
def test_one_body_stays_whole(text: str) -> None:
    assert split_bodies(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_a_joint_list_is_cut_into_bodies(text: str, expected: list[str]) -> None:
    assert split_bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Nội vụ chủ trì",
        "phòng Nội vụ chủ trì",
        "Sở Tài chính",
        "UBND các xã, phường",
        "các cơ quan, đơn vị",
        "Thủ trưởng các cơ quan",
        "Chủ tịch UBND xã",
        "Trung tâm Phục vụ hành chính công",
        "Công an xã",
        "Ban Chỉ đạo xã",
        "Bộ phận Một cửa",
        "công chức Văn phòng - thống kê",
        "Đảng ủy xã Tân Lộc",
        "Chi hội Nông dân thôn",
        "Chi đoàn Công an",
        "Tỉnh đoàn Hòa Giang",
        "Hợp tác xã Tân Lộc",
        "Đội Quản lý thị trường",
        "Thường trực Đảng ủy",
        "Cảnh sát khu vực",
        "lãnh đạo các phòng",
        "trưởng thôn Đông",
        "người đứng đầu cơ quan",
        "đoàn kiểm tra liên ngành",
        "tổ giúp việc Ban Chỉ đạo",
        "chính quyền các thôn",
        "các chi hội",
        "mỗi khu phố",
    ],
)
def test_what_begins_with_a_body(text: str) -> None:
    assert starts_body(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch kiểm tra",
        "Tổ chức hội nghị tổng kết",
        "Báo cáo kết quả thực hiện",
        "Đoàn kết nội bộ",
        "Bộ máy tinh gọn",
        "Bộ tiêu chí đánh giá",
        "Bộ chỉ số theo dõi",
        "Hội nghị sơ kết",
        "Hội thi tìm hiểu pháp luật",
        "Phòng, chống tham nhũng, tiêu cực",
        "Phòng chống thiên tai",
        "Sở hữu trí tuệ",
        "Vụ việc phát sinh",
        "Ngành nghề nông thôn",
        "Tăng cường công tác",
        "Mục đích, yêu cầu",
        "100% cán bộ",
        "phòng, chống dịch",
        "phòng cháy, chữa cháy",
        "phòng dịch sốt xuất huyết",
        "sở hữu trí tuệ",
        "đài thọ kinh phí",
        "người dân",
        "tổ chức hội thi",
        "đoàn kết các dân tộc",
        "",
    ],
)
def test_what_does_not_begin_with_a_body(text: str) -> None:
    assert not starts_body(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND huyện Phú Lâm, tỉnh Hòa Giang", [("huyện", "Phú Lâm"), ("tỉnh", "Hòa Giang")]),
        ("xã Tân Lộc và xã An Bình", [("xã", "Tân Lộc"), ("xã", "An Bình")]),
        ("Thành phố Hồ Chí Minh", [("thành phố", "Hồ Chí Minh")]),
        ("tỉnh Bà Rịa - Vũng Tàu", [("tỉnh", "Bà Rịa - Vũng Tàu")]),
        ("thị xã Tân Châu", [("thị xã", "Tân Châu")]),
        ("Quận 1", [("quận", "1")]),
        ("Phường Điện Biên Phủ", [("phường", "Điện Biên Phủ")]),
        ("đặc khu Phú Quý", [("đặc khu", "Phú Quý")]),
        ("xã Ea H'leo", [("xã", "Ea H'leo")]),
        ("tổ chức chính trị - xã hội", []),
        ("các xã đạt chuẩn", []),
        ("các xã ở vùng sâu", []),
        ("trên địa bàn xã ổn định", []),
        ("Huyện ủy Phú Lâm", []),
        ("cấp huyện", []),
    ],
)
def test_named_areas(text: str, expected: list[tuple[str, str]]) -> None:
    assert find_areas(text) == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ủy ban nhân dân tỉnh Hòa Giang", "Uỷ ban Nhân dân tỉnh Hoà Giang", True),
        ("Phòng Nội vụ", "phòng  Nội vụ", True),
        ("Phòng Nội vụ", "Sở Nội vụ", False),
    ],
)
def test_same_body(left: str, right: str, same: bool) -> None:
    assert same_body(left, right) is same


PIECES = (
    "UBND", "xã", "huyện", "tỉnh", "thị xã", "Tân Lộc", "các", "Phòng Nội vụ", "Sở", ",", ";", "và", "(", ")", "Thủ trưởng",
    "Văn phòng HĐND", "TP.", "ủy", "cấp", "phường", "ban", "-",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
BODIES = st.sampled_from(
    ["Sở Nội vụ", "Phòng Tư pháp", "UBND xã An Bình", "Công an huyện", "Trung tâm Y tế", "Đài Truyền thanh"]
)


@given(st.lists(BODIES, min_size=1, max_size=6))
def test_a_list_of_bodies_is_cut_where_it_was_joined(names: list[str]) -> None:
    assert split_bodies(", ".join(names)) == names
    assert split_bodies("; ".join(names)) == names


@given(TEXTS)
def test_nothing_raises_and_no_piece_is_empty(text: str) -> None:
    assert all(piece.strip() for piece in split_bodies(text))
    assert split_bodies(text) == split_bodies(text)
    assert isinstance(starts_body(text), bool)
    find_areas(text)
    body_name(text, AREAS)


@given(TEXTS)
def test_completing_twice_changes_nothing_more(text: str) -> None:
    once = complete(text, AREAS)
    assert complete(once, AREAS) == once
    assert expand(expand(text)) == expand(text)
