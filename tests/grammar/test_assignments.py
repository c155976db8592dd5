"""Who is given what (GUIDELINE "responsibilities"; the verbs of RULES.md E7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.assignments import cooperating, directed, is_front, named_bodies, parse_assignment

ASSIGNED = [
    (
        "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Trạm Y tế và Công an xã tham mưu tổng kết.",
        ["Phòng Văn hóa - Xã hội"],
        ["Trạm Y tế", "Công an xã"],
        "lead",
        "chủ trì",
    ),
    (
        "Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan triển khai Kế hoạch.",
        ["Phòng Nội vụ"],
        ["các đơn vị liên quan"],
        "lead",
        "chủ trì",
    ),
    ("Giao Phòng Kinh tế cân đối, bố trí kinh phí.", ["Phòng Kinh tế"], [], "assign", "cân đối"),
    ("Công an xã có trách nhiệm kiểm tra.", ["Công an xã"], [], "assign", "có trách nhiệm"),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã phối hợp tuyên truyền.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"],
        [],
        "request",
        "phối hợp",
    ),
    (
        "Đề nghị Hội Nông dân, Hội Cựu chiến binh vận động hội viên tham gia.",
        ["Hội Nông dân", "Hội Cựu chiến binh"],
        [],
        "request",
        "vận động",
    ),
    (
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện.",
        ["Thủ trưởng các cơ quan, đơn vị"],
        [],
        "assign",
        "nghiêm túc",
    ),
    (
        "Sở Nội vụ là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.",
        ["Sở Nội vụ"],
        [],
        "lead",
        "là cơ quan thường trực",
    ),
    (
        "Sở Nội vụ, Sở Tài chính và Văn phòng UBND tỉnh theo dõi việc thực hiện.",
        ["Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh"],
        [],
        "assign",
        "theo dõi",
    ),
    (
        "Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng kế hoạch cụ thể.",
        ["các cơ quan, đơn vị"],
        [],
        "assign",
        "xây dựng",
    ),
    (
        "Trung tâm Phục vụ hành chính công công khai kết quả hằng tháng.",
        ["Trung tâm Phục vụ hành chính công"],
        [],
        "assign",
        "công khai",
    ),
    ("công chức Văn phòng - thống kê tổng hợp báo cáo.", ["công chức Văn phòng - thống kê"], [], "assign", "tổng hợp"),
]

# a verb that belongs to a name does not end it
NAMES_WITH_VERBS = [
    (
        "Trên cơ sở đề xuất của các cơ quan, đơn vị được giao và ý kiến của Sở Nội vụ, Sở Tài chính cân đối kinh phí.",
        ["Sở Tài chính"],
        "cân đối kinh phí.",
    ),
    ("Ban An toàn giao thông tỉnh theo dõi chung.", ["Ban An toàn giao thông tỉnh"], "theo dõi chung."),
    ("Trung tâm Dịch vụ tổng hợp xã tổng hợp số liệu.", ["Trung tâm Dịch vụ tổng hợp xã"], "tổng hợp số liệu."),
    ("Tổ xây dựng kế hoạch lựa chọn nhà thầu lập hồ sơ.", ["Tổ xây dựng kế hoạch lựa chọn nhà thầu"], "lập hồ sơ."),
    ("Vụ Vật liệu xây dựng soạn thảo quy chuẩn.", ["Vụ Vật liệu xây dựng"], "soạn thảo quy chuẩn."),
    ("Ban Quản lý dự án đầu tư xây dựng huyện lập dự án.", ["Ban Quản lý dự án đầu tư xây dựng huyện"], "lập dự án."),
    ("Chánh Thanh tra Sở trưng tập cán bộ.", ["Chánh Thanh tra Sở"], "trưng tập cán bộ."),
    ("Các cơ sở đào tạo đại học mở ngành mới.", ["Các cơ sở đào tạo đại học"], "mở ngành mới."),
    ("Mỗi tổ chức đăng ký một việc.", ["Mỗi tổ chức"], "đăng ký một việc."),
    ("UBND các xã dựng lán tạm.", ["UBND các xã"], "dựng lán tạm."),
    ("Công an huyện, Viettel Hòa Giang kiểm tra.", ["Công an huyện", "Viettel Hòa Giang"], "kiểm tra."),
    (
        "Chủ tịch UBND các xã Nậm Cắn, Trường Sơn chịu trách nhiệm.",
        ["Chủ tịch UBND các xã Nậm Cắn, Trường Sơn"],
        "chịu trách nhiệm.",
    ),
    (
        "UBND các xã Nậm Cắn, Trường Sơn, Hội Nông dân huyện vận động.",
        ["UBND các xã Nậm Cắn, Trường Sơn", "Hội Nông dân huyện"],
        "vận động.",
    ),
    ("Ủy ban bầu cử xã công bố danh sách.", ["Ủy ban bầu cử xã"], "công bố"),
    ("Đồng chí Trưởng ban xây dựng Đảng: Phụ trách chung.", ["Đồng chí Trưởng ban xây dựng Đảng"], "Phụ trách"),
    ("Đồng chí Lê Văn An, Phó Chủ tịch UBND xã kiểm tra.", ["Đồng chí Lê Văn An, Phó Chủ tịch UBND xã"], "kiểm tra"),
    ("Chuyên viên phụ trách tổng hợp lập biên bản.", ["Chuyên viên phụ trách tổng hợp"], "lập biên bản"),
    ("Trưởng ban công tác Mặt trận thôn, để thống nhất thì gặp các hộ.", ["Trưởng ban công tác Mặt trận thôn"], "để"),
    ("Sau khi có kết quả, Phòng Y tế thông báo cho các xã.", ["Phòng Y tế"], "thông báo"),
    ("Phòng Y tế lấy mẫu nước sinh hoạt.", ["Phòng Y tế"], "lấy mẫu"),
    ("Ban Tổ chức trao giải cho các đội.", ["Ban Tổ chức"], "trao giải"),
    ("Văn phòng nhận hồ sơ đến hết tháng 6.", ["Văn phòng"], "nhận hồ sơ"),
    ("Phòng Tài chính chi trả phụ cấp.", ["Phòng Tài chính"], "chi trả"),
    ("Đài Truyền thanh thông tin kịp thời.", ["Đài Truyền thanh"], "thông tin"),
    ("Người sử dụng lao động phải huấn luyện cho công nhân.", ["Người sử dụng lao động"], "phải"),
    ("Các tổ chức cung cấp dịch vụ mạng tổ chức trực kỹ thuật.", ["Các tổ chức cung cấp dịch vụ mạng"], "tổ chức trực"),
    ("Cơ quan quản lý nhà nước về chợ rà soát danh mục.", ["Cơ quan quản lý nhà nước về chợ"], "rà soát"),
    ("Doanh nghiệp sử dụng lao động báo cáo hằng quý.", ["Doanh nghiệp sử dụng lao động"], "báo cáo"),
    ("Lực lượng dân quân tuần tra ban đêm.", ["Lực lượng dân quân"], "tuần tra"),
    ("Chính quyền các thôn vận động người dân.", ["Chính quyền các thôn"], "vận động"),
    ("Các tổ chức tín dụng giải ngân vốn vay.", ["Các tổ chức tín dụng"], "giải ngân"),
    ("Ban Tổ chức giữ trật tự khi chấm thi.", ["Ban Tổ chức"], "giữ"),
    ("Tổ thư ký soạn thảo biên bản.", ["Tổ thư ký"], "soạn thảo"),
    ("Hội đồng kết luận về kết quả chấm.", ["Hội đồng"], "kết luận"),
    ("Ban Giám khảo công bố kết quả trước ngày 20/11/2026.", ["Ban Giám khảo"], "công bố"),
    ("SỞ NỘI VỤ: Tham mưu sơ kết.", ["Sở Nội vụ"], "Tham mưu"),
    (
        "Tổ kiểm tra đột xuất báo cáo kết quả cho Chủ tịch UBND xã.",
        ["Tổ kiểm tra đột xuất"],
        "báo cáo",
    ),
    (
        "Đoàn giám sát liên ngành lập biên bản khi phát hiện sai phạm.",
        ["Đoàn giám sát liên ngành"],
        "lập biên bản",
    ),
    ("Đội quản lý trật tự đô thị tuần tra các tuyến phố.", ["Đội quản lý trật tự đô thị"], "tuần tra"),
    ("Bộ phận tiếp nhận hồ sơ cập nhật kết quả lên hệ thống.", ["Bộ phận tiếp nhận hồ sơ"], "cập nhật"),
    (
        "Hằng năm, các tổ chức cung cấp dịch vụ viễn thông bảo đảm đường truyền.",
        ["các tổ chức cung cấp dịch vụ viễn thông"],
        "bảo đảm",
    ),
    (
        "Các đơn vị sử dụng ngân sách lập dự toán trình cấp có thẩm quyền.",
        ["Các đơn vị sử dụng ngân sách"],
        "lập dự toán",
    ),
    (
        "Yêu cầu người sử dụng lao động phải trang bị đủ phương tiện bảo hộ.",
        ["người sử dụng lao động"],
        "phải",
    ),
    ("người sử dụng lao động cần lập hồ sơ theo dõi sức khỏe.", ["người sử dụng lao động"], "cần"),
    ("Công chức phụ trách văn hóa tham mưu kế hoạch lễ hội.", ["Công chức phụ trách văn hóa"], "tham mưu"),
]

SEVERAL_BODIES = [
    (
        "Phòng Nội vụ; Phòng Tư pháp; Thanh tra huyện rà soát quy chế.",
        ["Phòng Nội vụ", "Phòng Tư pháp", "Thanh tra huyện"],
        "rà soát",
    ),
    ("Sở Tài chính; các sở, ngành cân đối nguồn vốn.", ["Sở Tài chính", "các sở, ngành"], "cân đối"),
    ("Chi hội Phụ nữ thôn vận động hội viên phân loại rác.", ["Chi hội Phụ nữ thôn"], "vận động"),
    ("Trưởng thôn niêm yết danh sách tại nhà văn hóa.", ["Trưởng thôn"], "niêm yết"),
    (
        "Lãnh đạo Văn phòng HĐND và UBND huyện phân công người trực.",
        ["Lãnh đạo Văn phòng HĐND và UBND huyện"],
        "phân công",
    ),
    ("Hằng năm, các nhà trường đăng ký mô hình mới.", ["các nhà trường"], "đăng ký"),
]

HEADINGS = [
    ("SỞ TÀI CHÍNH, SỞ Y TẾ", ["Sở Tài chính", "Sở Y tế"], "assign"),
    ("UBND CÁC XÃ, PHƯỜNG", ["UBND các xã, phường"], "assign"),
    ("ĐỀ NGHỊ ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"], "request"),
    ("Phòng Nội vụ; Phòng Tư pháp:", ["Phòng Nội vụ", "Phòng Tư pháp"], "assign"),
    ("Tổ kiểm tra liên ngành", ["Tổ kiểm tra liên ngành"], "assign"),
    ("Công an huyện (cơ quan đầu mối)", ["Công an huyện"], "lead"),
    ("Mời Liên đoàn Lao động huyện", ["Liên đoàn Lao động huyện"], "request"),
    ("Phòng Nội vụ:", ["Phòng Nội vụ"], "assign"),
    ("Phòng Văn hóa - Xã hội (cơ quan thường trực)", ["Phòng Văn hóa - Xã hội"], "lead"),
    (
        "Giám đốc các sở, ngành, Chủ tịch UBND các phường",
        ["Giám đốc các sở, ngành", "Chủ tịch UBND các phường"],
        "assign",
    ),
    ("Đề nghị Đảng ủy xã Tân Lộc", ["Đảng ủy xã Tân Lộc"], "request"),
]

NO_BODY = [
    "Căn cứ nhiệm vụ được giao, chỉ đạo các đơn vị, các trường trực thuộc triển khai.",
    "Theo hướng dẫn của Trung ương, Bộ, ngành, phối hợp với các xã rà soát.",
    "Phòng cháy và chữa cháy được tổ chức thường xuyên.",
    "Phòng dịch tổ chức ngay từ đầu năm.",
    "Ban Giám khảo múa minh họa trước ngày 20/11/2026; Hội đồng họp sau.",
    "TỔ CHỨC THỰC HIỆN",
    "BÁO CÁO KẾT QUẢ",
    "Tổ chức hội nghị tổng kết phong trào.",
    "Ban hành kế hoạch kiểm tra.",
    "Tăng cường công tác tuyên truyền.",
    "Báo cáo kết quả về UBND huyện.",
    "Phòng, chống tham nhũng, tiêu cực.",
    "Bộ tiêu chí đánh giá được xây dựng hằng năm.",
    "Hội thi được tổ chức trong tháng 9.",
    "Năm 2026, UBND xã Tân Lộc phát động phong trào.",
    "1. Mục đích",
    "Phòng ngừa, ngăn chặn tội phạm.",
    "Người dân được hưởng lợi từ Đề án.",
    "Sở hữu công nghiệp được bảo vệ.",
    "Đẩy mạnh vận động người sử dụng lao động.",
    "",
]


@pytest.mark.parametrize(("text", "bodies", "together", "role", "task"), ASSIGNED)
def test_bodies_role_and_task(text: str, bodies: list[str], together: list[str], role: str, task: str) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert list(found.bodies) == bodies
    assert list(found.cooperating) == together
    assert found.role == role
    assert text[found.task_start :].startswith(task)
    assert not found.whole


@pytest.mark.parametrize(("text", "bodies", "task"), NAMES_WITH_VERBS + SEVERAL_BODIES)
def test_where_the_names_end(text: str, bodies: list[str], task: str) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert (list(found.bodies), found.role, found.whole) == (bodies, "assign", False)
    assert text[found.task_start :].startswith(task)


@pytest.mark.parametrize(("text", "bodies", "role"), HEADINGS)
def test_a_heading_names_bodies_and_nothing_else(text: str, bodies: list[str], role: str) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert (list(found.bodies), found.role, found.whole) == (bodies, role, True)


@pytest.mark.parametrize("text", NO_BODY)
def test_what_gives_nobody_anything(text: str) -> None:
    assert parse_assignment(text) is None


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("Giao Phòng Kinh tế rà soát.", True),
        ("Đề nghị Hội Nông dân vận động.", True),
        ("Phòng Kinh tế rà soát.", False),
    ],
)
def test_whether_an_order_was_said(text: str, ordered: bool) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert found.ordered is ordered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phối hợp với Công an xã kiểm tra", ["Công an xã"]),
        ("Phối hợp chặt chẽ với Trạm Y tế trong việc tuyên truyền", ["Trạm Y tế"]),
        (
            "phối hợp với Sở Tài chính, Sở Nội vụ và UBND các xã, phường thẩm định hồ sơ",
            ["Sở Tài chính", "Sở Nội vụ", "UBND các xã, phường"],
        ),
        ("phối hợp với các cơ quan, đơn vị liên quan để rà soát", ["các cơ quan, đơn vị liên quan"]),
        ("phối hợp với các thôn, tổ dân phố vận động Nhân dân", ["các thôn, tổ dân phố"]),
        ("phối hợp với Trạm Y tế phun thuốc; phối hợp với Công an xã tuần tra", ["Trạm Y tế", "Công an xã"]),
        ("phối hợp với Phòng Tư pháp tuyên truyền, phối hợp Phòng Tư pháp tập huấn", ["Phòng Tư pháp"]),
        ("Phối hợp Phòng Nội vụ thẩm định; phối hợp với các xã rà soát", ["Phòng Nội vụ", "các xã"]),
        ("phối hợp với lực lượng dân quân tuần tra ban đêm", ["lực lượng dân quân"]),
        (
            "phối hợp với các tổ chức cung cấp dịch vụ bưu chính tiếp nhận hồ sơ",
            ["các tổ chức cung cấp dịch vụ bưu chính"],
        ),
        (
            "phối hợp với Sở Nội vụ và các đơn vị liên quan hoàn thành trước tháng 9",
            ["Sở Nội vụ", "các đơn vị liên quan"],
        ),
        ("phối hợp cùng Hội Nông dân huyện nhằm nhân rộng mô hình", ["Hội Nông dân huyện"]),
        ("phối hợp với UBND các xã xong trước ngày 15/8", ["UBND các xã"]),
        ("phối hợp với cấp trên kiểm tra", ["cấp trên"]),
        ("phối hợp với Tổ kiểm tra liên ngành xử lý vi phạm", ["Tổ kiểm tra liên ngành"]),
        ("phối hợp chặt chẽ với cộng đồng dân cư để giữ gìn cảnh quan", ["cộng đồng dân cư"]),
        ("chủ trì, Kho bạc Nhà nước huyện phối hợp", ["Kho bạc Nhà nước huyện"]),
        ("chủ trì; Công an xã, Trạm Y tế phối hợp thực hiện", ["Công an xã", "Trạm Y tế"]),
        ("phối hợp với các Viện nghiên cứu, phát triển công nghệ mới", ["các Viện nghiên cứu"]),
        ("tăng cường sự phối hợp với nhau", []),
        ("phối hợp tuyên truyền trong Nhân dân", []),
        ("xây dựng cơ chế phối hợp giữa các ngành", []),
        ("thực hiện quy chế phối hợp", []),
        ("rà soát văn bản", []),
        ("", []),
    ],
)
def test_cooperating(text: str, expected: list[str]) -> None:
    assert cooperating(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ đạo UBND các xã, thị trấn thực hiện:", ["UBND các xã, thị trấn"]),
        ("Chỉ đạo, hướng dẫn các phòng, ban triển khai các việc sau:", ["các phòng, ban"]),
        ("Hướng dẫn, kiểm tra các trường học tổ chức:", ["các trường học"]),
        ("Đôn đốc Phòng Tư pháp, Kho bạc Nhà nước huyện rà soát:", ["Phòng Tư pháp", "Kho bạc Nhà nước huyện"]),
        ("Chỉ đạo và đôn đốc Công an các xã (qua Công an huyện) thực hiện:", ["Công an các xã"]),
        ("Lãnh đạo các cơ quan, đơn vị quán triệt:", ["các cơ quan, đơn vị"]),
        ("Chỉ đạo UBND các xã thực hiện.", []),
        ("Chỉ đạo thực hiện các nội dung sau:", []),
        ("Hướng dẫn chi tiết tại Phụ lục:", []),
        ("Phối hợp với UBND các xã thực hiện:", []),
        ("", []),
    ],
)
def test_bodies_that_a_lead_in_directs(text: str, expected: list[str]) -> None:
    assert list(directed(text)) == expected


@pytest.mark.parametrize(
    ("text", "bodies", "together", "role"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"], [], "assign"),
        ("Sở Nội vụ; Sở Tài chính.", ["Sở Nội vụ", "Sở Tài chính"], [], "assign"),
        ("Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp", ["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead"),
        ("Các sở, ngành theo chức năng", ["Các sở, ngành"], [], "assign"),
        ("UBND các xã, thị trấn", ["UBND các xã, thị trấn"], [], "assign"),
        ("Trưởng các thôn", ["Trưởng các thôn"], [], "assign"),
        ("Đoàn Thanh niên và Hội Phụ nữ", ["Đoàn Thanh niên", "Hội Phụ nữ"], [], "assign"),
        ("Kế toán trưởng", ["Kế toán trưởng"], [], "assign"),
    ],
)
def test_what_a_cell_or_a_label_names(text: str, bodies: list[str], together: list[str], role: str) -> None:
    found = named_bodies(text)
    assert found is not None
    assert (list(found.bodies), list(found.cooperating), found.role) == (bodies, together, role)


@pytest.mark.parametrize("text", ["", " ", ".", ";"])
def test_an_empty_cell_names_nobody(text: str) -> None:
    assert named_bodies(text) is None


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Lộc", True),
        ("các tổ chức chính trị - xã hội", True),
        ("các đoàn thể", True),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", True),
        ("Đoàn TNCS Hồ Chí Minh xã", True),
        ("Hội Liên hiệp Phụ nữ huyện", True),
        ("Hội Nông dân xã", True),
        ("Hội Cựu chiến binh xã", True),
        ("Hội Chữ thập đỏ huyện", True),
        ("Hội Người cao tuổi xã", True),
        ("Liên đoàn Lao động tỉnh", True),
        ("Đảng uỷ xã Tân Lộc", True),
        ("Ban Tuyên giáo Huyện ủy", True),
        ("Hội đồng nhân dân xã", False),
        ("Hội đồng Thi đua - Khen thưởng xã", False),
        ("Ủy ban nhân dân xã", False),
        ("Phòng Văn hóa - Xã hội", False),
        ("Đoàn kiểm tra của Sở Nội vụ", False),
        ("", False),
    ],
)
def test_whom_a_plan_asks_and_never_orders(name: str, front: bool) -> None:
    assert is_front(name) is front


PIECES = (
    "Giao", "Đề nghị", "Phòng Nội vụ", "các cơ quan", ",", ":", ";", ".", "(", ")", "chủ trì", "phối hợp", "với", "Sở Tài chính",
    "và", "UBND xã", "tổ chức", "thực hiện", "cơ quan thường trực", "Căn cứ",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(TEXTS)
def test_nothing_raises_and_the_task_is_in_the_text(text: str) -> None:
    found = parse_assignment(text)
    assert parse_assignment(text) == found
    assert all(name.strip() for name in cooperating(text))
    assert all(name.strip() for name in directed(text))
    named_bodies(text)
    assert isinstance(is_front(text), bool)
    if found is not None:
        assert 0 < found.task_start <= len(text)
        assert found.bodies
        assert all(name.strip() for name in found.bodies)
