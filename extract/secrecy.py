"""Whether a document is marked secret: MẬT, TỐI MẬT or TUYỆT MẬT, stamped or printed in its head (Luật Bảo vệ bí mật nhà nước
2018, Điều 8; Nghị định 26/2020/NĐ-CP, Điều 2).
"""

from __future__ import annotations

import re

from schemas.document import Document

_MARK = re.compile(r"(?:Độ mật\s*:\s*)?(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)")
_HEAD = 1500
"""Characters at the beginning of a text in which the mark stands: the letterhead and the title."""


def secrecy(document: Document) -> str | None:
    """The mark as it is printed, else None. A line of its own counts, or what was stamped onto a page; a word in a text does not."""
    lines = [line for line in document.text[:_HEAD].splitlines() if line.strip()]
    for text in (*lines, *(aside.text for aside in document.asides)):
        found = _MARK.fullmatch(text.strip())
        if found:
            return found["mark"]
    return None
