"""A superior's sentences as the unit would write them; what is quoted or cited is never touched."""

from __future__ import annotations

from datetime import date

import pytest

import kehoach
from generate.doubts import doubts
from generate.localise import Localiser
from generate.setting import Setting
from generate.units import unit_from_name
from schemas.plan import Plan
from tests.conftest import plan

BEFORE = date(2024, 3, 8)


@pytest.fixture
def localiser(district: Plan) -> Localiser:
    return Localiser(Setting(district, unit_from_name("UBND xã Tân Lộc"), BEFORE))


@pytest.mark.parametrize(
    ("text", "expected", "verb"),
    [
        ("Việc bình xét phải công khai.", "Việc bình xét phải công khai.", "kept"),
        ("Triển khai trên địa bàn huyện Phú Lâm.", "Triển khai trên địa bàn xã Tân Lộc.", "localised"),
        ("Nâng chỉ số của huyện.", "Nâng chỉ số của xã.", "localised"),
        (
            "Tạo khí thế trong cán bộ, công chức, viên chức các cơ quan hành chính nhà nước các cấp.",
            "Tạo khí thế trong cán bộ, công chức, người hoạt động không chuyên trách xã.",
            "localised",
        ),
        ("Mặt trận Tổ quốc Việt Nam các cấp giám sát.", "Mặt trận Tổ quốc Việt Nam xã giám sát.", "localised"),
        ("Tăng cường thanh tra, kiểm tra công vụ.", "Tăng cường kiểm tra công vụ.", "narrowed"),
        ("UBND các xã, thị trấn niêm yết thủ tục.", "UBND xã niêm yết thủ tục.", "transposed"),
        # what only the communes have is the commune's, not its hamlets'; a rule begins with a whole word
        ("Nâng cấp Trạm Y tế các xã, thị trấn.", "Nâng cấp Trạm Y tế xã.", "transposed"),
        (
            "Mua máy quét cho Bộ phận Một cửa của các xã, thị trấn.",
            "Mua máy quét cho Bộ phận Một cửa xã.",
            "transposed",
        ),
        ("Sửa chữa trụ sở các xã, thị trấn.", "Sửa chữa trụ sở xã.", "transposed"),
        ("Lát vỉa hè trước công sở các xã, thị trấn.", "Lát vỉa hè trước công sở xã.", "transposed"),
        ("Số hóa hồ sơ lưu giữ tại cấp huyện, cấp xã.", "Số hóa hồ sơ lưu giữ tại cấp xã.", "narrowed"),
        ("Phối hợp giữa cấp huyện và cấp xã.", "Phối hợp giữa cấp huyện và cấp xã.", "kept"),
        # hamlets draw up no budgets; a capital in the middle of a sentence is not carried over
        (
            "Hướng dẫn các xã, thị trấn lập dự toán mua sắm.",
            "Hướng dẫn các bộ phận, đơn vị thuộc UBND xã lập dự toán mua sắm.",
            "localised",
        ),
        (
            "Bố trí trong dự toán năm 2024 của các cơ quan, đơn vị, địa phương.",
            "Bố trí trong dự toán năm 2024 của các bộ phận, đơn vị thuộc UBND xã.",
            "localised",
        ),
        (
            "Phối hợp với Các cơ quan, đơn vị, địa phương rà soát.",
            "Phối hợp với các bộ phận, ban, ngành xã và các thôn rà soát.",
            "localised",
        ),
        ("Cấp huyện", "Cấp xã", "localised"),
        # the superior's appendix is cited as the superior's; another document's stays what it is
        (
            "Chấm điểm theo thang điểm (chi tiết theo Phụ lục đính kèm);",
            "Chấm điểm theo thang điểm (chi tiết theo Phụ lục kèm theo Kế hoạch số 68/KH-UBND của UBND huyện Phú Lâm);",
            "localised",
        ),
        (
            "Đạt các mức tại Phụ lục II kèm theo Kế hoạch này.",
            "Đạt các mức tại Phụ lục II kèm theo Kế hoạch số 68/KH-UBND của UBND huyện Phú Lâm.",
            "localised",
        ),
        (
            "Trình bày theo Phụ lục kèm theo Nghị định số 30/2020/NĐ-CP.",
            "Trình bày theo Phụ lục kèm theo Nghị định số 30/2020/NĐ-CP.",
            "kept",
        ),
        (
            "Phong trào “Huyện Phú Lâm chung sức” của huyện.",
            "Phong trào “Huyện Phú Lâm chung sức” của huyện.",
            "kept",
        ),
        (
            "Thực hiện Chỉ thị số 9-CT/HU ngày 02/01/2024 của Huyện ủy về nâng chất lượng của huyện Phú Lâm.",
            "Thực hiện Chỉ thị số 9-CT/HU ngày 02/01/2024 của Huyện ủy về nâng chất lượng của huyện Phú Lâm.",
            "kept",
        ),
    ],
)
def test_localise(localiser: Localiser, text: str, expected: str, verb: str) -> None:
    done = localiser.localise(text)
    assert (done.text, done.verb) == (expected, verb)
    assert done.verb == "kept" or done.reasons


def test_a_superior_that_is_addressed_stays(localiser: Localiser) -> None:
    text = "Báo cáo UBND huyện (qua Phòng Nội vụ) kết quả trên địa bàn huyện."
    assert (
        localiser.localise(text, upward=True).text == "Báo cáo UBND huyện (qua Phòng Nội vụ) kết quả trên địa bàn xã."
    )
    assert localiser.localise(text).text.startswith("Báo cáo UBND xã")


def test_offices_become_their_counterparts(localiser: Localiser) -> None:
    done = localiser.localise("Phối hợp với Phòng Tư pháp huyện kiểm tra.", transpose=True)
    assert done.text == "Phối hợp với công chức Tư pháp - hộ tịch kiểm tra."
    assert done.norms == ["cc-tpht"]


def test_later_mentions_of_a_basis_are_short(localiser: Localiser) -> None:
    basis = localiser.plan.legal_bases[-1]
    text = f"Thực hiện Kế hoạch số {basis.code} ngày 19 tháng 02 năm 2024 của UBND tỉnh Hòa Giang về {basis.subject} có hiệu quả."
    assert localiser.localise(text).text == f"Thực hiện Kế hoạch số {basis.code} có hiệu quả."


def test_since_july_2025_the_commune_has_rooms() -> None:
    after = Localiser(
        Setting(plan("kh-tinh-hoa-giang-2025.md"), unit_from_name("UBND phường Bến Gỗ"), date(2025, 12, 1))
    )
    done = after.localise("Giao các sở, ban, ngành và Sở Nội vụ tổng hợp.", transpose=True)
    assert done.text == "Giao các phòng, cơ quan, đơn vị thuộc UBND phường và Phòng Văn hóa - Xã hội tổng hợp."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thẩm định các cơ sở nông nghiệp sạch.", "Thẩm định các cơ sở nông nghiệp sạch."),
        (
            "Triển khai Đề án Đô thị thông minh huyện Phú Lâm đến năm 2025.",
            "Triển khai Đề án Đô thị thông minh huyện Phú Lâm đến năm 2025.",
        ),
        ("Giao Công an huyện tuần tra.", "Giao Công an xã tuần tra."),
    ],
)
def test_names_that_only_look_like_offices_and_names_that_stay(localiser: Localiser, text: str, expected: str) -> None:
    assert localiser.localise(text, transpose=True).text == expected


def test_what_remains_of_the_superior_is_noticed(localiser: Localiser) -> None:
    assert localiser.above_remains("Các sở, ban, ngành phối hợp")
    assert not localiser.above_remains("Các bộ phận, ban, ngành xã phối hợp")
    assert not localiser.above_remains("Phong trào “Toàn huyện chung sức”")
    assert localiser.beyond_us("Tăng cường hợp tác quốc tế") == "hợp tác quốc tế"
    assert localiser.beyond_us("Chương trình “Hợp tác quốc tế”") is None


@pytest.mark.parametrize(
    ("name", "ours", "others"),
    [
        ("Ủy ban nhân dân các xã, thị trấn", True, False),
        ("Ủy ban nhân dân xã Tân Lộc", True, False),
        ("Ủy ban nhân dân xã Bình An", False, True),
        ("Công an thị trấn Phú Lâm", False, True),
        ("Ủy ban nhân dân các xã, thị trấn huyện Phú Lâm", True, False),
        ("Ủy ban nhân dân các xã Bình An, Tân Lộc", True, False),
    ],
)
def test_a_body_of_another_area_is_not_us(localiser: Localiser, name: str, ours: bool, others: bool) -> None:
    assert localiser.setting.means_us(name) is ours
    assert localiser.setting.names_another(name) is others


def test_a_text_that_points_to_a_table_is_asked_about(localiser: Localiser) -> None:
    for text, expected in (
        ("Ngoài các chỉ tiêu tại bảng trên, phấn đấu đạt thêm.", ["table_named"]),
        ("Lập bảng trên cơ sở số liệu của ngành.", []),
        ("Treo bảng thông báo.", []),
    ):
        assert [one.topic for one in doubts(localiser, text, text)] == expected


def test_of_a_work_of_several_offices_ours_is_asked_about() -> None:
    drafted = kehoach.draft(plan("kh-tinh-chuyen-doi-so-2026.md"), "Sở Y tế", today=date(2026, 11, 22))
    asked = [clause.question or "" for clause in drafted.clauses if clause.text.startswith("Đơn vị chủ trì: Sở Y tế")]
    assert any("phần “bệnh án điện tử”" in text for text in asked)
