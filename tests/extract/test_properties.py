"""What must hold for every document: nothing lost, spans slice, same input same output, any text gives a Plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from bench.soundness import all_spans, faults, readable
from corpus.shipped import sample
from extract.reading.assemble import Assembler
from schemas.plan import ITEM_FIELDS, Plan
from tests.conftest import SAMPLES, document, plan

EVERY_SAMPLE = [path.name for path in readable(sample("")) if path.name != "README.md"]


@pytest.mark.parametrize("name", EVERY_SAMPLE)
def test_samples_are_sound(name: str) -> None:
    assert faults(document(name), plan(name)) == []


@pytest.mark.parametrize("name", EVERY_SAMPLE)
def test_confidences_are_shares(name: str) -> None:
    made = plan(name)
    rows = [row for field in ITEM_FIELDS for row in getattr(made, field)]
    assert rows
    assert all(0 < row.confidence <= 1 for row in rows)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda made: made.outline.pop(), "lost from the outline"),
        (lambda made: made.outline.append(made.outline[0]), "twice or no block"),
        (lambda made: setattr(made.tasks[0].evidence[0], "quote", "khác"), "does not quote"),
        (lambda made: made.tasks[0].evidence.clear(), "no evidence"),
        (lambda made: made.responsibilities[0].task_evidence[0].clear(), "no evidence"),
        (lambda made: setattr(made.header, "title", "Khác"), "other bytes"),
    ],
)
def test_a_fault_is_seen(change: Callable[[Plan], object], fault: str) -> None:
    made = plan(SAMPLES[0]).model_copy(deep=True)
    change(made)
    assert any(fault in line for line in faults(document(SAMPLES[0]), made))


def test_boxes_lie_on_their_pages() -> None:
    source = document(SAMPLES[1])
    pages = {page.number: page for page in source.pages}
    seen = 0
    for span in all_spans(plan(SAMPLES[1])):
        if span.bbox is None or span.page is None:
            continue
        seen += 1
        left, top, right, bottom = span.bbox
        assert 0 <= left < right <= pages[span.page].width + 1
        assert 0 <= top < bottom <= pages[span.page].height + 1
    assert seen > 200


_LINES = st.sampled_from(
    [
        "KẾ HOẠCH", "Số: 12/KH-UBND", "I. MỤC ĐÍCH", "1. Mục tiêu", "a) Đối với tập thể:", "- Đạt 90% trở lên;", "+ 05 cá nhân",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "II. TỔ CHỨC THỰC HIỆN", "Phòng Nội vụ chủ trì, phối hợp với",
        "trước ngày 31/02/2024", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "Phụ lục", "Trên đây là Kế hoạch.", "|", "12/5/", "()“",
        "Xã Tân Lộc, ngày tháng năm 2024", "Giao UBND các xã, thị trấn báo cáo hằng quý, 6 tháng.", "10 tập thể (trong đó xã: 04 tập thể",
    ]
)  # fmt: skip
_ANY = st.text(alphabet=st.characters(), max_size=60)  # control characters and lone halves too: PDF layers hold them


@given(st.lists(st.one_of(_LINES, _ANY), min_size=1, max_size=25))
def test_any_text_gives_a_sound_plan(lines: list[str]) -> None:
    assembler = Assembler()
    for line in lines:
        assembler.add(line)
    if not assembler.empty:
        source = assembler.finish("x.txt", "0" * 64, "text")
        assert faults(source, kehoach.extract(source)) == []
