"""The outline: what stands below what, and every block of the document exactly once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from bench.soundness import faults
from extract.reading.assemble import Assembler
from schemas.plan import OutlineNode
from tests.extract.test_fields import HEAD, TAIL

Write = Callable[..., Path]


def drawn(nodes: Iterable[OutlineNode], depth: int = 0) -> list[str]:
    """A tree as lines: "#" before a heading, a step of two spaces for each level, the marker before the words."""
    out = []
    for node in nodes:
        words = node.title or node.text or f"<{node.kind}>"
        mark = "# " if node.kind == "heading" else ""
        out.append("  " * depth + mark + (f"{node.marker} " if node.marker else "") + words)
        out += drawn(node.children, depth + 1)
    return out


BODIES = [
    (
        "a star after dashes",
        "I. NỘI DUNG\n1. Kiểm tra\n- Xem sổ;\n- Xem kho.\n* Lưu ý:\n- Không báo trước.\n",
        ["# I NỘI DUNG", "  # 1 Kiểm tra", "    - Xem sổ;", "    - Xem kho.", "    * Lưu ý:", "      - Không báo trước."],
    ),
    (
        "a section that lost its number",
        "I. MỤC ĐÍCH, YÊU CẦU\nMục đích\n- Làm tốt hơn.\n2. Yêu cầu\n- Đúng luật.\n",
        ["# I MỤC ĐÍCH, YÊU CẦU", "  # Mục đích", "    - Làm tốt hơn.", "  # 2 Yêu cầu", "    - Đúng luật."],
    ),
    (
        "dashes below a plus, two of them",
        "I. NỘI DUNG\n+ Nhóm một:\n- Mở lớp bơi;\n- Dọn kênh.\n+ Nhóm hai:\n- Trồng cây.\n",
        ["# I NỘI DUNG", "  + Nhóm một:", "    - Mở lớp bơi;", "    - Dọn kênh.", "  + Nhóm hai:", "    - Trồng cây."],
    ),
    (
        "a part's title on the next line",
        "Phần I\nMỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n- Làm tốt hơn.\n",
        ["# Phần I MỤC ĐÍCH, YÊU CẦU", "  # 1 Mục đích", "    - Làm tốt hơn."],
    ),
    (
        "a chapter's title on the next line",
        "Chương II\nNỘI DUNG\n\n1. Tuyên truyền\n- Treo băng rôn.\n",
        ["# Chương II NỘI DUNG", "  # 1 Tuyên truyền", "    - Treo băng rôn."],
    ),
    (
        "plus below dash",
        "I. NỘI DUNG\n- Nhóm việc thứ nhất:\n+ Mở lớp bơi;\n+ Dọn kênh.\n- Nhóm việc thứ hai:\n+ Trồng cây.\n",
        [
            "# I NỘI DUNG",
            "  - Nhóm việc thứ nhất:", "    + Mở lớp bơi;", "    + Dọn kênh.",
            "  - Nhóm việc thứ hai:", "    + Trồng cây.",
        ],
    ),
    (
        "dash below plus",
        "I. NỘI DUNG\n+ Nhóm việc thứ nhất:\n- Mở lớp bơi.\n+ Nhóm việc thứ hai:\n- Trồng cây.\n",
        [
            "# I NỘI DUNG",
            "  + Nhóm việc thứ nhất:", "    - Mở lớp bơi.",
            "  + Nhóm việc thứ hai:", "    - Trồng cây.",
        ],
    ),
    (
        "bullets below dash",
        "I. NỘI DUNG\n- Nhóm việc thứ nhất:\n• Mở lớp bơi;\n• Dọn kênh.\n- Trồng cây.\n",
        ["# I NỘI DUNG", "  - Nhóm việc thứ nhất:", "    • Mở lớp bơi;", "    • Dọn kênh.", "  - Trồng cây."],
    ),
    (
        "unmarked text below a lead-in",
        "I. NỘI DUNG\n- Nhóm 1:\nXã Tân Lộc, xã An Bình.\n- Nhóm 2:\nXã Phú Thọ, xã Phú An.\n",
        ["# I NỘI DUNG", "  - Nhóm 1:", "    Xã Tân Lộc, xã An Bình.", "  - Nhóm 2:", "    Xã Phú Thọ, xã Phú An."],
    ),
    (
        "unmarked text behind a closed bullet",
        "I. NỘI DUNG\n- Mở lớp bơi.\nCác xã tự chọn địa điểm.\n",
        ["# I NỘI DUNG", "  - Mở lớp bơi.", "  Các xã tự chọn địa điểm."],
    ),
    (
        "numbers, letters and dashes",
        "II. NHIỆM VỤ\n1. Tuyên truyền\na) Trong nhà trường\n- Nói chuyện dưới cờ.\nb) Ở thôn\n- Phát loa.\n2. Kiểm tra\n- Mỗi quý một lần.\n",
        [
            "# II NHIỆM VỤ",
            "  # 1 Tuyên truyền", "    # a Trong nhà trường", "      - Nói chuyện dưới cờ.", "    # b Ở thôn", "      - Phát loa.",
            "  # 2 Kiểm tra", "    - Mỗi quý một lần.",
        ],
    ),
    (
        "arabic numbers with a dash",
        "I. MỤC ĐÍCH\n1- Nâng cao ý thức\n- Làm tốt hơn.\n2- Giữ gìn cảnh quan\n- Không xả rác.\n",
        ["# I MỤC ĐÍCH", "  # 1 Nâng cao ý thức", "    - Làm tốt hơn.", "  # 2 Giữ gìn cảnh quan", "    - Không xả rác."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "expected"), BODIES)
def test_what_stands_below_what(write: Write, what: str, body: str, expected: list[str]) -> None:
    source = kehoach.read(write(HEAD + body + TAIL))
    made = kehoach.extract(source)
    lines = drawn(made.outline)
    first = lines.index(expected[0])
    assert lines[first : first + len(expected)] == expected, what
    assert faults(source, made) == []


SIGNED = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "I. NỘI DUNG\n- Trồng cây.\nII. BÁO CÁO\nCác thôn báo cáo trước ngày 05 hằng tháng./.\n",
            ["# I NỘI DUNG", "  - Trồng cây.", "# II BÁO CÁO", "  Các thôn báo cáo trước ngày 05 hằng tháng./."],
        ),
        (
            "I. NỘI DUNG\n1. Trồng cây.\nYêu cầu các thôn thực hiện./.\n",
            ["# I NỘI DUNG", "  1 Trồng cây.", "Yêu cầu các thôn thực hiện./."],
        ),
    ],
)
def test_the_last_words_belong_to_a_heading_only_where_it_has_nothing_else(
    write: Write, body: str, expected: list[str]
) -> None:
    lines = drawn(kehoach.extract(write(HEAD + body + SIGNED)).outline)
    first = lines.index(expected[0])
    assert lines[first : first + len(expected)] == expected


def test_a_table_stands_under_the_title_not_under_the_brackets_below_it(write: Write) -> None:
    annex = "\nPhụ lục\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 68/KH-UBND)\n\n| TT | Nhiệm vụ |\n| 1 | Trồng cây |\n"
    lines = drawn(kehoach.extract(write(HEAD + "I. NỘI DUNG\n- Trồng cây./.\n" + SIGNED + annex)).outline)
    first = next(index for index, line in enumerate(lines) if "Phụ lục" in line)
    assert [line.strip() for line in lines[first + 1 : first + 3]] == ["(Kèm theo Kế hoạch số 68/KH-UBND)", "<table>"]
    assert lines[first + 1].index("(") == lines[first + 2].index("<")


def saved(tmp_path: Path, lines: list[tuple[str, bool]]) -> Path:
    """A DOCX of the shared head and of lines, bold or not."""
    made = docx.Document()
    for text in HEAD.strip().split("\n"):
        if text:
            made.add_paragraph(text)
    for text, bold in lines:
        made.add_paragraph().add_run(text).bold = bold
    path = tmp_path / "a.docx"
    made.save(str(path))
    return path


DOCX: list[tuple[str, list[tuple[str, bool]], list[str]]] = [
    (
        "a bold line heads what follows",
        [("I. NỘI DUNG", True), ("Về tuyên truyền", True), ("- Treo băng rôn.", False), ("Về kiểm tra", True), ("- Mỗi quý một lần.", False)],
        ["# I NỘI DUNG", "  # Về tuyên truyền", "    - Treo băng rôn.", "  # Về kiểm tra", "    - Mỗi quý một lần."],
    ),
    (
        "a bold line over plain text",
        [("I. NỘI DUNG", True), ("Về tuyên truyền", True), ("Các thôn phát loa mỗi tuần.", False)],
        ["# I NỘI DUNG", "  # Về tuyên truyền", "    Các thôn phát loa mỗi tuần."],
    ),
    (
        "a bold line below a number",
        [("I. NỘI DUNG", True), ("1. Tuyên truyền", True), ("Trong nhà trường", True), ("- Nói chuyện dưới cờ.", False)],
        ["# I NỘI DUNG", "  # 1 Tuyên truyền", "    # Trong nhà trường", "      - Nói chuyện dưới cờ."],
    ),
    (
        "a bold sentence is no heading",
        [("I. NỘI DUNG", True), ("Mọi người dân cùng làm.", True), ("- Treo băng rôn.", False)],
        ["# I NỘI DUNG", "  Mọi người dân cùng làm.", "  - Treo băng rôn."],
    ),
    (
        "two bold lines, then text",
        [("I. NỘI DUNG", True), ("Một dòng đậm", True), ("Dòng đậm thứ hai", True), ("- Treo băng rôn.", False)],
        ["# I NỘI DUNG", "  Một dòng đậm", "  # Dòng đậm thứ hai", "    - Treo băng rôn."],
    ),
    (
        "a part's title in the next paragraph",
        [("Phần I", True), ("Mục đích, yêu cầu", True), ("- Làm tốt hơn.", False)],
        ["# Phần I Mục đích, yêu cầu", "  - Làm tốt hơn."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "lines", "expected"), DOCX)
def test_bold_lines_of_a_docx(tmp_path: Path, what: str, lines: list[tuple[str, bool]], expected: list[str]) -> None:
    source = kehoach.read(saved(tmp_path, lines))
    made = kehoach.extract(source)
    found = drawn(made.outline)
    first = found.index(expected[0])
    assert found[first:] == expected, what
    assert faults(source, made) == []


def test_a_title_on_its_own_line_has_both_lines_as_evidence(write: Write) -> None:
    made = kehoach.extract(write(HEAD + "Phần I\nMỤC ĐÍCH\n\n- Làm tốt hơn.\n" + TAIL))
    (part,) = [node for node in made.outline if node.marker == "Phần I"]
    assert (part.kind, part.title, [span.quote for span in part.spans]) == (
        "heading",
        "MỤC ĐÍCH",
        ["Phần I", "MỤC ĐÍCH"],
    )
    assert [row.text for row in made.objectives] == ["Làm tốt hơn."]


_LINES = st.sampled_from([line for _, body, _ in BODIES for line in body.split("\n") if line])


@given(st.lists(st.tuples(_LINES, st.booleans()), min_size=1, max_size=20))
def test_every_block_stands_in_the_outline_once(lines: list[tuple[str, bool]]) -> None:
    assembler = Assembler()
    for text in (*HEAD.split("\n"), *TAIL.split("\n")[:1]):
        if text:
            assembler.add(text)
    for text, bold in lines:
        assembler.add(text, bold=bold)
    source = assembler.finish("x.txt", "0" * 64, "text")
    assert faults(source, kehoach.extract(source)) == []
