"""Short names that a document gives itself."""

from __future__ import annotations

import pytest

from grammar.short_forms import find_short_forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phòng cháy và chữa cháy (PCCC) ở cơ sở", {"PCCC": "phòng cháy và chữa cháy"}),
        ("kinh tế tập thể, hợp tác xã (KTTT, HTX)", {"KTTT": "kinh tế tập thể", "HTX": "hợp tác xã"}),
        ("Hợp tác xã (HTX) và các hợp tác xã (HTX)", {"HTX": "Hợp tác xã"}),
        ("chuyển đổi số (CĐS), chính đốn sở (CĐS)", {}),
        ("theo mẫu (ABC)", {}),
        ("Tổ công tác triển khai Đề án cấp xã (gọi tắt là Tổ công tác cấp xã)", {"Tổ công tác cấp xã": "Tổ công tác triển khai Đề án cấp xã"}),
    ],
)  # fmt: skip
def test_short_names_and_what_they_stand_for(text: str, expected: dict[str, str]) -> None:
    assert find_short_forms(text) == expected
