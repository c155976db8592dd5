"""Faults of the page and the letterhead (Decree 30/2020, Annex I)."""

from __future__ import annotations

import unicodedata

from bench.plantings.form_parts import (
    CLAUSE,
    COMMITTEE,
    DATE,
    ISSUED,
    MOTTO,
    NATION,
    NUMBER,
    OFFICE,
    PARENT,
    POINT,
    RECIPIENT,
    TITLE,
    TYPE,
)
from bench.plantings.form_row import (
    breaks,
    letters,
    look,
    number_look,
    number_place,
    page,
    paragraph,
    removed,
    ruled,
    set_out,
    typed,
    unruled,
    unset,
    worded,
)
from bench.plantings.paper import Paper, said, say


def decomposed(paper: Paper) -> bool:
    """A paragraph's letters taken apart."""
    element = paragraph(paper, POINT, 2)
    if element is not None:
        say(element, unicodedata.normalize("NFD", said(element)))
    return element is not None


breaks(
    "PG-01",
    page(0, "pgSz", w="12240", h="20160"),
    page(0, "pgSz", w="8391", h="11906"),
    page(0, "pgSz", w="10319", h="14571"),
)
breaks("PG-02", page(0, "pgSz", w="16838", h="11906", orient="landscape"), page(0, "pgSz", w="16840", h="11907"))
breaks("PG-03", page(0, "pgMar", top="567"), page(0, "pgMar", top="1985"), page(0, "pgMar", bottom="567"))
breaks("PG-04", page(0, "pgMar", left="1134"), page(0, "pgMar", left="2552"))
breaks("PG-05", page(0, "pgMar", right="567"), page(0, "pgMar", right="1701"))
breaks(
    "PG-06",
    letters(POINT, "rFonts", 3, ascii="Calibri", hAnsi="Calibri"),
    letters(RECIPIENT, "rFonts", ascii="Tahoma", hAnsi="Tahoma"),
    letters(CLAUSE, "rFonts", 2, ascii="Cambria", hAnsi="Cambria"),
)
breaks(
    "PG-07",
    letters(POINT, "rFonts", 1, ascii=".VnTimeH", hAnsi=".VnTimeH"),
    letters(POINT, "rFonts", 4, ascii="VNI-Times", hAnsi="VNI-Times"),
    decomposed,
)
breaks(
    "PG-08",
    letters(POINT, "color", 2, val="FF0000"),
    letters(RECIPIENT, "color", val="0563C1"),
    letters(TYPE, "color", val="C00000"),
)
breaks("PG-09", page(0, "pgNumType", fmt="upperRoman"), page(0, "pgNumType", start="2"))
breaks("PG-10", number_look(size=11), number_look(italic=True), number_look(size=16))
breaks("PG-11", number_place("left"), number_place("right"), unset(0, "headerReference"))
breaks("PG-12", unset(0, "titlePg"))
breaks(
    "PG-13",
    unset(1, "pgNumType"),
    page(1, "pgNumType", start="6"),
    page(1, "pgNumType", start="3"),
    page(1, "pgNumType", start="2"),
)
breaks(
    "QH-01",
    worded(NATION, "VIỆT NAM", "VIỆT-NAM"),
    worded(NATION, "CHỦ NGHĨA ", "CHỦ NGHĨA-"),
    worded(NATION, "VIỆT NAM", "VN"),
)
breaks("QH-02", look(NATION, size=15), look(NATION, italic=True), look(NATION, bold=False))
breaks(
    "TN-01",
    worded(MOTTO, "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh Phúc"),
    worded(MOTTO, " - Tự do - ", " -Tự do- "),
    worded(MOTTO, " - Tự do - ", " — Tự do — "),
    worded(MOTTO, "phúc", "phúc."),
)
breaks("TN-02", look(MOTTO, size=12), look(MOTTO, bold=False), set_out(MOTTO, "jc", val="right"))
breaks("TN-03", unruled(1), ruled(1, "2200", "2200"), typed(1, "_________"))
breaks("CQ-01", removed(PARENT), worded(PARENT, ".+", " "))
breaks("CQ-02", look(PARENT, size=15), look(PARENT, italic=True), look(PARENT, size=11))
breaks("CQ-03", look(ISSUED, size=15), look(ISSUED, italic=True), look(ISSUED, size=11))
breaks("CQ-04", unruled(0), ruled(0, "0", "0"), typed(0, "_________"))
breaks(
    "CQ-05",
    (look(COMMITTEE, bold=False),),
    look(r"(?:HUYỆN|XÃ|PHƯỜNG|QUẬN|TỈNH|THỊ TRẤN|ĐẶC KHU|THÀNH PHỐ) ", bold=False),
)
breaks(
    "CQ-06",
    (removed(PARENT), worded(OFFICE, "^", "UBND XÃ AN HÒA - ")),
    (removed(PARENT), worded(OFFICE, "^", "ỦY BAN NHÂN DÂN XÃ ")),
)
breaks("SO-01", worded(NUMBER, "^Số:", "SỐ:"), look(NUMBER, size=12), look(NUMBER, size=14.5))
breaks("SO-02", worded(NUMBER, r"Số: ?\w+/", "Số: 7/"), worded(NUMBER, r"Số: ?\w+/", "Số: IX/"), draft=False)
breaks(
    "SO-03",
    worded(NUMBER, r"/(?=[A-Z])", " / "),
    worded(NUMBER, "-", " – "),
    worded(NUMBER, "/KH-", "/KH."),
    worded(NUMBER, "KH-", "KH- "),
)
breaks(
    "SO-04",
    (worded(NUMBER, "/KH-", "/CV-"), worded(TYPE, ".+", "V/v triển khai nhiệm vụ năm nay")),
    (worded(NUMBER, "/KH-", "/"), worded(TYPE, ".+", "Về việc báo cáo số liệu")),
)
breaks("SO-05", set_out(NUMBER, "jc", val="right"), look(NUMBER, bold=True), look(NUMBER, italic=True))
breaks("SO-06", worded(NUMBER, "/KH-", "/TB-"), worded(NUMBER, "/KH-", "/QĐ-"))
breaks(
    "DD-01",
    (look(COMMITTEE), worded(DATE, r"^[^,]+", "Bình Minh")),
    (look(COMMITTEE), worded(DATE, r"^[^,]+", "Hà Nội")),
)
breaks(
    "DD-02",
    worded(DATE, ", ngày", " ngày"),
    worded(DATE, r"ngày.*", "05/3/2024"),
    worded(DATE, r"ngày (\d+) tháng (\d+)", r"ngày \1/\2"),
    worded(DATE, ", ngày", "; ngày"),
)
breaks(
    "DD-03",
    worded(DATE, r"ngày \d+", "ngày 6"),
    worded(DATE, r"tháng \d+", "tháng 04"),
    worded(DATE, r"tháng \d+", "tháng 1"),
)
breaks("DD-04", look(DATE, italic=False), look(DATE, size=12), look(DATE, bold=True))
breaks("TL-01", look(TYPE, size=12), look(TYPE, bold=False), set_out(TYPE, "jc", val="left"), look(TYPE, italic=True))
breaks("TY-01", look(TITLE, bold=False), look(TITLE, italic=True), look(TITLE, size=12), look(TITLE, capitals=True))
breaks("TY-02", unruled(2), ruled(2, "4300", "4300"), typed(2, "_________"))
