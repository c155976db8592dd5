"""The closing formula of a plan: "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có khó khăn …"."""

from __future__ import annotations

import re

_CLOSING = re.compile(
    r"^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai )*thực hiện|Yêu cầu các .{0,80}nghiêm túc)", re.IGNORECASE
)


def is_closing(text: str) -> bool:
    """Whether a paragraph is the plan's closing formula, which gives nobody anything."""
    return bool(_CLOSING.match(text.lstrip()))
