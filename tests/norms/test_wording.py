"""Rewriting rules for a lower level: what each of them takes hold of, when, and what it must leave alone (RULES.md E5, E7)."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.entry import load
from norms.wording import Wording, beyond, wordings

BEFORE = date(2024, 3, 1)
NOW = date(2026, 11, 20)
RULES = {rule.id: rule for rule in load("wording.toml", "rule", Wording)}
FIELDS = {"area", "unit", "hamlet", "hamlets", "sup", "groups"}
VALUES = {name: name for name in FIELDS} | {
    "area": "xã Tân Lộc",
    "unit": "UBND xã",
    "hamlet": "thôn",
    "hamlets": "các thôn",
}


def rewritten(rule: str, text: str) -> str:
    """A text after one rule, in the commune of Tân Lộc."""
    return RULES[rule].compiled.sub(RULES[rule].replacement.format(**VALUES), text)


ROWS = [
    (
        "staff-before-2025-short",
        "Tập huấn cho cán bộ, công chức, viên chức trong năm",
        "Tập huấn cho cán bộ, công chức, người hoạt động không chuyên trách trong năm",
    ),
    (
        "staff-before-2025-employees",
        "đào tạo công chức, viên chức và người lao động",
        "đào tạo công chức, người hoạt động không chuyên trách",
    ),
    (
        "party-committees",
        "Phát huy vai trò lãnh đạo, chỉ đạo của cấp ủy đảng và chính quyền các cấp",
        "Phát huy vai trò lãnh đạo của Đảng ủy, chỉ đạo, điều hành của UBND xã",
    ),
    ("authorities-all-levels", "trách nhiệm của chính quyền các cấp", "trách nhiệm của UBND xã"),
    ("front-all-levels", "Mặt trận Tổ quốc các cấp tham gia", "Mặt trận Tổ quốc Việt Nam xã Tân Lộc tham gia"),
    ("heads-of-bodies", "trách nhiệm của người đứng đầu cơ quan, đơn vị", "trách nhiệm của Chủ tịch UBND xã"),
    (
        "bodies-and-localities",
        "Yêu cầu các cơ quan, đơn vị, địa phương đăng ký",
        "Yêu cầu các bộ phận, ban, ngành xã Tân Lộc và các thôn đăng ký",
    ),
    (
        "bodies-and-localities-now",
        "Yêu cầu các cơ quan, đơn vị, địa phương đăng ký",
        "Yêu cầu các phòng, cơ quan, đơn vị thuộc UBND xã và các thôn đăng ký",
    ),
    ("departments-now", "Các sở, ban, ngành tỉnh thực hiện", "các phòng, cơ quan, đơn vị thuộc UBND xã thực hiện"),
    ("departments-before", "các phòng, ban, ngành huyện thực hiện", "các bộ phận, ban, ngành xã Tân Lộc thực hiện"),
    ("communes-are-us", "UBND các xã, phường, đặc khu đăng ký", "UBND xã đăng ký"),
    ("communes-are-us", "UBND các xã, thị trấn đăng ký", "UBND xã đăng ký"),
    ("the-communes", "tại các xã, phường, thị trấn", "tại các thôn"),
    ("from-superior-to-grassroots", "đồng bộ từ tỉnh đến cơ sở", "đồng bộ trên địa bàn xã Tân Lộc"),
    ("inspection-dropped", "Tăng cường thanh tra, kiểm tra công vụ", "Tăng cường kiểm tra công vụ"),
    ("whole-political-system", "trong cả hệ thống chính trị", "trong hệ thống chính trị xã Tân Lộc"),
    ("start-becomes-respond", "Đẩy mạnh phong trào thi đua ", "Hưởng ứng phong trào thi đua "),
    ("streamlining-narrowed", "Tinh giản biên chế gắn với cơ cấu lại đội ngũ cán bộ", "Xây dựng đội ngũ cán bộ"),
    ("steering-committee", "Tham mưu Ban Chỉ đạo tỉnh ban hành", "Tham mưu Chủ tịch UBND xã ban hành"),
    (
        "exchange-with-other-communes",
        "Học tập kinh nghiệm ở các địa phương ngoài tỉnh",
        "Học tập kinh nghiệm với các đơn vị cấp xã khác",
    ),
    (
        "exchange-with-other-communes",
        "Trao đổi kinh nghiệm với các cơ quan, đơn vị, địa phương",
        "Trao đổi kinh nghiệm với các đơn vị cấp xã khác",
    ),
    ("own-score", "Chấm điểm cải cách của các cơ quan, đơn vị, địa phương.", "Chấm điểm cải cách của UBND xã."),
    ("chair-rewards", "trình UBND huyện xem xét, khen thưởng", "trình Chủ tịch UBND xã xem xét, khen thưởng"),
]

LEFT_ALONE = [
    ("exchange-with-other-communes", "Chia sẻ với các địa phương"),
    ("own-score", "trách nhiệm của các cơ quan, đơn vị, địa phương trong việc rà soát"),
    ("chair-rewards", "trình UBND huyện phê duyệt dự toán"),
    ("inspection-dropped", "Thanh tra tỉnh theo dõi"),
    ("inspection-dropped", "kiểm tra công vụ"),
    ("the-communes", "UBND xã, phường, thị trấn"),
    ("start-becomes-respond", "Đẩy mạnh phong trào thi đua xây dựng nông thôn mới"),
    ("steering-committee", "Kiện toàn Ban Chỉ đạo tỉnh"),
    ("state-bodies-all-levels", "Trung tâm Phục vụ hành chính công"),
    ("heads-of-bodies", "người đứng đầu gia đình"),
    ("communes-are-us", "UBND xã An Bình"),
    ("authorities-all-levels", "chính quyền số"),
    ("departments-now", "Sở Nội vụ"),
]


@pytest.mark.parametrize(("rule", "text", "expected"), ROWS)
def test_what_a_rule_writes(rule: str, text: str, expected: str) -> None:
    assert rewritten(rule, text) == expected


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE)
def test_what_a_rule_leaves_alone(rule: str, text: str) -> None:
    assert rewritten(rule, text) == text


@pytest.mark.parametrize(
    ("above", "level", "day", "has", "has_not"),
    [
        ("district", "commune", BEFORE, "departments-before", "departments-now"),
        ("province", "commune", NOW, "departments-now", "departments-before"),
        ("province", "commune", NOW, "bodies-and-localities-now", "staff-before-2025"),
        ("province", "commune", date(2025, 6, 30), "staff-before-2025", "bodies-and-localities-now"),
    ],
)
def test_which_rules_hold_when(above: str, level: str, day: date, has: str, has_not: str) -> None:
    ids = [rule.id for rule in wordings(above, level, day)]
    assert has in ids
    assert has_not not in ids


@pytest.mark.parametrize(
    ("above", "level"), [("commune", "province"), ("commune", "commune"), ("central", "commune"), ("", "")]
)
def test_no_rule_where_nothing_is_passed_down(above: str, level: str) -> None:
    assert wordings(above, level, NOW) == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_is_sound(rule: Wording) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(rule.replacement) if name is not None}
    assert names <= FIELDS
    assert rule.pattern in rule.compiled.pattern
    assert not rule.compiled.fullmatch("")
    assert not rule.verified  # practice, never more sure than M
    assert rule.reason.strip()
    assert rule.source.strip()


def test_ids_are_unique() -> None:
    assert len(RULES) == len(load("wording.toml", "rule", Wording))


@given(st.text())
def test_no_rule_raises_on_any_text(text: str) -> None:
    for rule in RULES:
        rewritten(rule, text)


@pytest.mark.parametrize(
    ("text", "level", "found"),
    [
        ("Mở rộng hợp tác quốc tế về phòng, chống ma túy", "commune", "hợp tác quốc tế"),
        ("Phối hợp với Bộ đội Biên phòng tuần tra", "commune", "Bộ đội Biên phòng"),
        ("ban hành các cơ chế, chính sách đặc thù", "commune", "ban hành các cơ chế, chính sách"),
        ("Tuyên truyền chính sách, pháp luật đến nhân dân", "commune", None),
        ("Mở rộng hợp tác quốc tế về phòng, chống ma túy", "province", None),
    ],
)
def test_what_a_level_does_not_do(text: str, level: str, found: str | None) -> None:
    hits = [match.group() for rule in beyond(level, NOW) if (match := rule.compiled.search(text))]
    assert hits == ([found] if found else [])
