"""Figures set level by level: the part for the superior's own bodies is not ours, and is never printed as ours."""

from __future__ import annotations

from datetime import date

import pytest

from generate.goals import aim
from generate.levels_apart import left_for_us, shares_of_theirs
from generate.localise import Localiser
from generate.setting import Setting
from generate.source import Source
from generate.units import unit_from_name
from schemas.plan import Plan


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Tỷ lệ văn bản ký số của các phòng, ban cấp huyện đạt 95%; tỷ lệ văn bản ký số của UBND các xã, thị trấn đạt 85%.",
            ["tỷ lệ văn bản ký số của UBND các xã, thị trấn đạt 85%."],
        ),
        (
            "Họp trực tuyến ở cấp xã đạt 40%; ở cấp huyện đạt 60%; giảm 10% chi phí hội nghị.",
            ["Họp trực tuyến ở cấp xã đạt 40%", "giảm 10% chi phí hội nghị."],
        ),
        # what is left would lean on what goes: the whole is kept as the superior says it
        ("Tỷ lệ ký số của cơ quan cấp huyện đạt 95%; cấp xã đạt 85%.", None),
        # for one level alone, or for both at once
        ("Tỷ lệ ký số của cơ quan cấp huyện đạt 95%; giảm 10% chi phí.", None),
        ("Tỷ lệ ký số của cơ quan cấp huyện, cấp xã đạt 95%; của UBND các xã đạt 90%.", None),
    ],
)
def test_left_for_us(text: str, left: list[str] | None) -> None:
    assert left_for_us(text, "commune", "huyện") == left


@pytest.mark.parametrize(
    ("text", "level", "word", "shares"),
    [
        ("Ít nhất 95% văn bản của các cơ quan cấp huyện được ký số.", "commune", "huyện", ["95"]),
        ("Tối thiểu 97,5% hồ sơ của các sở, ngành thuộc UBND tỉnh đúng hạn.", "district", "tỉnh", ["97,5"]),
        ("100% phòng, ban cấp huyện họp không giấy.", "commune", "huyện", []),
        ("Ít nhất 95% văn bản của cơ quan cấp huyện, cấp xã được ký số.", "commune", "huyện", []),
        ("Ít nhất 95% hộ dân có nước sạch.", "commune", "huyện", []),
    ],
)
def test_shares_of_theirs(text: str, level: str, word: str, shares: list[str]) -> None:
    assert [text[start:end] for start, end in shares_of_theirs(text, level, word)] == shares


def test_a_share_of_the_superiors_own_bodies_is_blank_with_a_question(district: Plan) -> None:
    unit = unit_from_name("UBND xã Tân Lộc")
    localiser = Localiser(Setting(district, unit, date(2024, 3, 8)))
    text = "Ít nhất 95% văn bản của các cơ quan, đơn vị cấp huyện được ký số."
    found = aim(district, localiser, Source(text, None, False, [], claims={"targets": [0]}))
    assert found is not None
    assert found.text == "Ít nhất […]% văn bản của các cơ quan, đơn vị cấp xã được ký số."
    assert found.decision.verb == "contributed"
    assert [one.topic for one in found.asks] == ["theirs"]
