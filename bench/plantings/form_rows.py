"""Faults of form in the body, below it and in appendices (Decree 30/2020, Annex I)."""

from __future__ import annotations

from typing import Any

from bench.plantings.form_parts import (
    ARCHIVE,
    BASIS,
    CLAUSE,
    LABEL,
    LINK,
    POINT,
    POST,
    RECIPIENT,
    RECIPIENTS,
    SECTION,
    SIGNED,
    TYPE,
)
from bench.plantings.form_row import Change, added, breaks, look, paragraph, removed, set_out, worded
from bench.plantings.paper import Paper, said, say


def appendix_title(text: str | None, **looks: Any) -> Change:
    """Something else about the line behind an appendix's label."""

    def change(paper: Paper) -> bool:
        rows = paper.body
        label = paragraph(paper, LABEL)
        if label is None or label not in rows:
            return False
        title = rows[rows.index(label) + 1]
        if text == "small":
            say(title, said(title).capitalize())
        return look(f"{said(title)[:20]}", **looks)(paper) if looks else True

    return change


breaks(
    "CC-01",
    worded(BASIS, r" số [\w/-]*\d[\w/-]+", ""),
    worded(BASIS, r" số [\w/-]*\d[\w/-]+", "", 1),
    added(BASIS, "Căn cứ Quyết định của Bộ Nội vụ về công tác văn thư;"),
)
breaks(
    "CC-02",
    added(BASIS, "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;"),
    added(BASIS, "Căn cứ Luật Dân quân tự vệ số 48/2019/QH14;"),
)
breaks("CC-03", look(BASIS, italic=False), look(BASIS, bold=True), look(BASIS, size=12))
breaks(
    "CC-04", worded(BASIS, r";?$", "."), worded(BASIS, r";$", ""), worded(BASIS, r";$", "; Căn cứ tình hình thực tế;")
)
breaks(
    "VD-05",
    worded(POINT, r"\.?$", " theo Khoản 3 Điều 5 của Quy chế.", 2),
    worded(POINT, r"\.?$", " theo điểm b khoản 1 điều 7 Nghị định.", 4),
    worded(POINT, r"\.?$", " theo Điểm c khoản 2 Điều 9 Thông tư.", 3),
)
breaks("ND-01", look(POINT, 3, size=12), look(POINT, 5, size=15), look(POINT, 1, size=13))
breaks("ND-02", set_out(POINT, "jc", 2, val="left"), set_out(POINT, "jc", 4, val="center"))
breaks(
    "ND-03",
    set_out(POINT, "ind", 3, firstLine="0"),
    set_out(POINT, "ind", 1, firstLine="1701"),
    set_out(POINT, "ind", 2, left="1418", firstLine="0"),
)
breaks(
    "ND-04", set_out(POINT, "spacing", 2, before="0", after="0"), set_out(POINT, "spacing", 4, before="40", after="0")
)
breaks(
    "ND-05",
    set_out(POINT, "spacing", 1, line="600", lineRule="auto"),
    set_out(POINT, "spacing", 3, line="180", lineRule="exact"),
)
breaks("ND-06", look(POINT, 2, italic=True), look(POINT, 5, italic=True))
_PART = ("Chương II", "TỔ CHỨC THỰC HIỆN")
for _part in (_PART, ("Phần III", "GIẢI PHÁP CHỦ YẾU")):
    breaks(
        "PC-01", (added(SECTION, *_part, number=1), set_out(_part[0], "jc", val="center"), look(_part[0], bold=False))
    )
    breaks(
        "PC-02",
        (
            added(SECTION, *_part, number=1),
            set_out(_part[0], "jc", val="center"),
            look(_part[0], bold=True),
            set_out(f"{_part[1]}$", "jc", val="center"),
            look(f"{_part[1]}$", bold=False),
        ),
    )
breaks("MU-01", added(POINT, "Mục 2", number=2), added(POINT, "Tiểu mục 1", number=1))
breaks(
    "MU-02",
    look(SECTION, 1, bold=False),
    look(SECTION, 0, italic=True),
    worded(SECTION, r"(?<=\. ).+", "Mục đích và yêu cầu"),
    look(SECTION, 1, size=12),
)
breaks("KH-01", look(CLAUSE, 1, bold=False), look(CLAUSE, 0, italic=True), look(CLAUSE, 1, size=12))
breaks(
    "KH-02",
    (
        added(
            CLAUSE,
            "9. Các cơ quan, đơn vị chủ động bố trí nguồn lực, bảo đảm hoàn thành đúng tiến độ nội dung được phân công.",
        ),
        look(r"9\. Các cơ quan", bold=True),
    ),
)
breaks(
    "DI-01",
    worded(r"b\) ", r"^b\)", "b."),
    worded(r"b\) ", r"^b\)", "c)"),
    worded(r"a\) ", r"^a\)", "a/"),
    worded(r"b\) ", r"^b\)", "b-"),
)
breaks(
    "DE-01",
    added(POINT, "Điều 2. Trách nhiệm của người đứng đầu", number=2),
    added(POINT, "Điều 5. Kinh phí bảo đảm", number=1),
)
breaks("HD-01", added(POINT, "IV.", number=1), added(POINT, "II. ", number=3), added(POINT, "Chương I", number=1))
_END = r".{30}.*\./\.$"
breaks("KT-01", worded(_END, r"\./\.$", ".", -1), worded(_END, r"\./\.$", "", -1), worded(_END, r"\./\.$", "/.", -1))
breaks(
    "KY-01",
    worded(SIGNED, r"TM\.", "T/M"),
    worded(SIGNED, r"TM\. ", "TM."),
    worded(SIGNED, r"TM\.", "TM"),
    worded(SIGNED, r"TM\.", "Tm."),
)
breaks("KY-02", look(SIGNED, bold=False), look(POST, size=12), look(POST, bold=False), look(POST, italic=True))
breaks("KY-04", removed(SIGNED), worded(SIGNED, r"TM\. ", ""))
breaks("KY-05", worded(POST, "^CHỦ TỊCH", "PHÓ CHỦ TỊCH"), (worded(POST, "^CHỦ TỊCH", "PHÓ CHỦ TỊCH"), removed(SIGNED)))
breaks(
    "NN-01",
    look(RECIPIENTS, italic=False),
    look(RECIPIENTS, bold=False),
    worded(RECIPIENTS, ".+", "NƠI NHẬN:"),
    look(RECIPIENTS, size=14),
)
breaks(
    "NN-02",
    look(RECIPIENT, size=13),
    worded(RECIPIENT, ";$", "."),
    worded(RECIPIENT, "^- ", "+ "),
    worded(RECIPIENT, ";$", ""),
)
breaks(
    "NN-03",
    worded(ARCHIVE, r"\.$", ""),
    worded(ARCHIVE, "Lưu: ", "Lưu "),
    removed(ARCHIVE),
    worded(ARCHIVE, r"\.$", ";"),
)
breaks(
    "NN-05",
    worded(RECIPIENT, "^- .+", "- Như trên;"),
    added(TYPE, "Kính gửi: Trưởng các thôn."),
    worded(RECIPIENT, "^- .+", "- Như kính gửi;"),
)
breaks(
    "PL-02",
    (added(LINK, "Phụ lục", "BIỂU MẪU BÁO CÁO"), set_out("Phụ lục$", "jc", 1, val="center")),
    (
        added(LINK, "PHỤ LỤC", "PHÂN CÔNG"),
        set_out("PHỤ LỤC$", "jc", val="center"),
    ),
    (added(LINK, "Phụ lục 2", "DANH SÁCH TỔ GIÚP VIỆC"), set_out("Phụ lục 2$", "jc", val="center")),
    (
        worded(LABEL, "$", " A"),
        added(LINK, "Phụ lục B", "TIẾN ĐỘ THỰC HIỆN"),
        set_out("Phụ lục B$", "jc", val="center"),
    ),
)
breaks(
    "PL-03",
    worded(LABEL, ".+", "PHỤ LỤC"),
    look(LABEL, size=12),
    look(LABEL, italic=True),
    set_out(LABEL, "jc", val="left"),
)
breaks("PL-05", look(LINK, italic=False), removed(LINK), worded(LINK, r"^\((.+)\)$", r"\1"), look(LINK, bold=True))
breaks(
    "KY-03",
    worded("name:", "^", "ThS. "),
    worded("name:", "^", "TS. "),
    look("name:", bold=False),
    look("name:", size=12),
    look("name:", italic=True),
    worded("name:", "^", "BS.CKII "),
    draft=False,
)
breaks(
    "PL-04",
    appendix_title(None, bold=False),
    appendix_title("small"),
    appendix_title(None, italic=True),
    appendix_title(None, size=11),
)


def unpointed(paper: Paper) -> bool:
    """An appendix that nothing in the body points to."""
    if paragraph(paper, LABEL) is None:
        return False
    for element in paper.body:
        if "hụ lục" in said(element) and not said(element).startswith(("Phụ lục", "PHỤ LỤC", "(")):
            say(
                element,
                said(element)
                .replace("Phụ lục kèm theo Kế hoạch này", "bảng")
                .replace("Phụ lục kèm theo", "bảng")
                .replace("Phụ lục", "Bảng")
                .replace("phụ lục", "bảng"),
            )
    return True


def unpointed_cut(paper: Paper) -> bool:
    """An appendix whose pointer in the body was struck out with its sentence."""
    found = [p for p in paper.body if "hụ lục" in said(p) and not said(p).startswith(("Phụ lục", "PHỤ LỤC", "("))]
    if paragraph(paper, LABEL) is None:
        return False
    for element in found:
        say(element, "1. Các nhiệm vụ thực hiện theo phân công của người đứng đầu.")
    return True


def unpointed_other(paper: Paper) -> bool:
    """An appendix in a plan that speaks only of another document's."""
    return unpointed_cut(paper) and added(
        POINT, "- Thực hiện theo Phụ lục kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh.", number=2
    )(paper)


breaks("PL-01", unpointed, unpointed_cut, unpointed_other)
