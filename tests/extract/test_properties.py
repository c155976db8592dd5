"""What must hold for every document: nothing lost, spans slice, same input same output, any text gives a Plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from extract.reading.assemble import Assembler
from schemas.document import Document
from schemas.plan import ITEM_FIELDS, OutlineNode, Plan
from schemas.span import Span
from tests.conftest import SAMPLES, document, plan


def outline_spans(nodes: list[OutlineNode]) -> Iterator[Span]:
    """Every span of a tree, in order."""
    for node in nodes:
        yield from node.spans
        yield from outline_spans(node.children)


def all_spans(made: Plan) -> Iterator[Span]:
    """Every span of a Plan."""
    yield from outline_spans(made.outline)
    for spans in made.header_evidence.values():
        yield from spans
    for field in ITEM_FIELDS:
        for row in getattr(made, field):
            yield from row.evidence
    for duty in made.responsibilities:
        for spans in duty.task_evidence:
            yield from spans
    yield from (item.span for item in made.review if item.span)


def assert_sound(source: Document, made: Plan) -> None:
    """Every block stands in the outline exactly once, and every span is the slice that it quotes."""
    covered = sorted((span.start, span.end) for span in outline_spans(made.outline))
    assert covered == sorted((block.start, block.end) for block in source.blocks)
    for span in all_spans(made):
        assert source.text[span.start : span.end] == span.quote != ""
    assert Plan.model_validate_json(made.to_json()) == made


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_sound(name: str) -> None:
    assert_sound(document(name), plan(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_same_input_same_bytes(name: str) -> None:
    assert kehoach.extract(document(name)).to_json() == plan(name).to_json()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_item_has_evidence_and_tasks_are_parallel(name: str) -> None:
    made = plan(name)
    for field in ITEM_FIELDS:
        for row in getattr(made, field):
            assert row.evidence, f"{field}: {row}"
            assert 0 < row.confidence <= 1
    for duty in made.responsibilities:
        assert len(duty.tasks) == len(duty.task_evidence)
        assert all(duty.task_evidence)


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
        assert_sound(source, kehoach.extract(source))
