"""The closing formula, which gives nobody anything."""

from __future__ import annotations

import pytest

from grammar.closings import is_closing


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("Trên đây là Kế hoạch triển khai công tác chuyển đổi số năm 2026.", True),
        ("  Trên đây là nội dung của Kế hoạch.", True),
        ("Trong quá trình thực hiện, nếu có vướng mắc đề nghị phản ánh kịp thời.", True),
        ("Trong quá trình tổ chức triển khai thực hiện có khó khăn", True),
        ("Yêu cầu các phòng, ban nghiêm túc thực hiện.", True),
        ("Yêu cầu các phòng, ban báo cáo trước ngày 10/12.", False),
        ("Trên địa bàn huyện còn 12 hộ nghèo.", False),
        ("Thực hiện nghiêm Kế hoạch này.", False),
        ("", False),
    ],
)
def test_closings(text: str, closing: bool) -> None:
    assert is_closing(text) is closing
