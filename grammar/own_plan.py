"""Whether a duty asks for the subordinate plan itself ("xây dựng kế hoạch thực hiện …"), which the plan discharges by being there."""

from __future__ import annotations

import re

from grammar.normalise import fold

OWN_PLAN = re.compile(
    fold(
        r"(?:xây dựng|ban hành|lập)(?:\s*(?:,|và)?\s*(?:ban hành|triển khai))?\s+(?:các\s+)?(?:kế hoạch|chương trình)\b"
    )
)
"""The words that ask for a plan, in a folded text."""
_YEARLY_PLAN = re.compile(fold(r"(?:kế hoạch|chương trình)[^.;,]{0,60} h[àằ]ng (?:năm|quý|tháng)"))
_SINCE = re.compile(r"(?:ngày|khi|sau khi|từ khi)\s+$", re.IGNORECASE)
_GENERAL = frozenset(
    fold(
        "thực hiện triển khai cụ thể chi tiết phát động phong trào thi đua của cơ quan đơn vị địa phương mình này năm các"
        " hành động tổ chức riêng cấp ngành tại trên địa bàn đăng ký nội dung hoặc và văn bản"
    ).split()
)


def asks_for_a_plan(text: str, title: str = "") -> bool:
    """Whether a duty is to make the subordinate plan itself ("xây dựng và ban hành Kế hoạch …"): not one every year, and
    not a plan about something else than the superior's `title`.
    """
    found = OWN_PLAN.search(fold(text[:160]))
    if found is None or _YEARLY_PLAN.search(fold(text[:160])) or _SINCE.search(text[: found.start()]):
        return False
    about = re.split(r"[,.;:(]|\b(?:gửi|xong|trước|chậm nhất|trong|theo|và|để|báo cáo)\b", text[found.end() :])[0]
    words = [word for word in fold(about).split() if word not in _GENERAL]
    known = set(fold(title).split())
    return not words or not known or sum(word in known for word in words) * 2 >= len(words)


_SENDS = re.compile(
    fold(
        r"\b(?:gửi|nộp)\s+(?:bản\s+)?kế hoạch\b|"
        r"^(?:(?!báo cáo|kết quả|hồ sơ|đăng ký)[^.;])*\bkế hoạch\b(?! này)[^.;]{0,80}\bgửi\s+(?:về|cho|đến)\b"
    )
)


def asks_to_send_a_plan(text: str) -> bool:
    """Whether a duty is to send the subordinate plan upward: "gửi kế hoạch về Phòng Nội vụ", "Kế hoạch … gửi về …"."""
    return _SENDS.search(fold(text)) is not None


_CARRIES_OUT = re.compile(
    fold(
        r"\b(?:tổ chức|triển khai)\b[^.;]{0,25}\bthực hiện\b[^.;,]{0,40}\bkế hoạch\b"
        r"(?:\s+(?:này|nêu trên|có hiệu quả|hiệu quả|đạt|bảo đảm|đảm bảo|đúng|theo|trên địa bàn|tại)\b[^.;]{0,60})?\s*[.;]?\s*$"
    )
)
_LONGEST = 60
"""Syllables above which a duty says more than that the plan is to be carried out."""


def asks_to_carry_out(text: str) -> bool:
    """Whether a duty is no more than to carry out the superior's plan: "theo chức năng, nhiệm vụ, tổ chức thực hiện Kế hoạch này"."""
    return len(text.split()) <= _LONGEST and _CARRIES_OUT.search(fold(text)) is not None


_SENDS_IT = re.compile(fold(r"\b(?:gửi|trình|nộp)\s+(?:bản\s+)?kế hoạch (?:này|nêu trên|của)\b"))


def sends_this_plan(text: str) -> bool:
    """Whether a plan says of itself that it will be sent: "gửi Kế hoạch này về UBND huyện"."""
    return _SENDS_IT.search(fold(text)) is not None
