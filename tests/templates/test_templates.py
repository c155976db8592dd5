"""The shipped templates: the drawn ones, without a fault, their styles can be changed, their tags are given."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from generate.accompanying import decision_context, letter_context, render_decision, render_letter
from generate.marks import Marks
from generate.render import context, render
from schemas.draft import Draft
from schemas.errors import WrongUse
from templates import template_bytes
from templates.build import DRAWN, drawn_bytes
from templates.lint import kind_of_file, lint
from templates.measure import rule_length, width
from templates.tags import SHAPES, Kind, Shape, listed
from tests.templates.drafts import committee, office

FOLDER = Path(__file__).parents[2] / "templates"
KINDS: list[Kind] = ["ke_hoach", "quyet_dinh", "cong_van"]
CONTEXTS: dict[Kind, Callable[[Draft, Marks], dict[str, Any]]] = {
    "ke_hoach": context,
    "quyet_dinh": decision_context,
    "cong_van": letter_context,
}
RENDERED: dict[Kind, Callable[..., bytes]] = {
    "ke_hoach": render,
    "quyet_dinh": render_decision,
    "cong_van": render_letter,
}


def changed(kind: Kind, change: Callable[[Any], object]) -> bytes:
    """A shipped template as an office changed it."""
    document = docx.Document(io.BytesIO(template_bytes(kind)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_is_the_drawn_one_and_fits(path: Path) -> None:
    assert path.stem in DRAWN
    assert path.read_bytes() == drawn_bytes(path.stem)
    assert kind_of_file(path.read_bytes()) == path.stem
    assert lint(path.read_bytes()) == []


def shape_of(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: shape_of(below) for name, below in value.items()}
    return [shape_of(value[0])] if isinstance(value, list) else None


def same(given: Any, known: Shape) -> bool:
    if isinstance(known, Mapping):
        return isinstance(given, dict) and given.keys() == known.keys() and all(same(given[n], known[n]) for n in known)
    return same(given[0], known[0]) if isinstance(known, list) and isinstance(given, list) else given is known


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "draft", [committee(appendices=1), office().model_copy(update={"appendices": committee(1).appendices})]
)
def test_the_known_tags_are_those_that_rendering_gives(kind: Kind, draft: Draft) -> None:
    assert same(shape_of(CONTEXTS[kind](draft, Marks())), SHAPES[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_names_every_tag(kind: Kind) -> None:
    guide = (FOLDER.parent / "docs" / "mau-van-ban.md").read_text(encoding="utf-8")
    assert [path for path in listed(kind) if f"`{path}`" not in guide] == []


@pytest.mark.parametrize("kind", KINDS)
def test_styles_have_vietnamese_names_and_nothing_else_is_in_the_gallery(kind: Kind) -> None:
    styles = docx.Document(io.BytesIO(template_bytes(kind))).styles
    others = {style.name for style in styles if not style.name.startswith("KH ")}
    assert others == {
        "Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "annotation text",
        "annotation reference",
    }  # fmt: skip
    assert all(style.style_id.isascii() for style in styles)


def test_an_office_that_changes_a_style_changes_its_drafts() -> None:
    def smaller(document: Any) -> None:
        document.styles["KH Nội dung"].font.size = Pt(13)
        document.styles["KH Căn cứ"].font.italic = False

    made = docx.Document(io.BytesIO(render(committee(), changed("ke_hoach", smaller))))
    basis = next(p for p in made.paragraphs if p.text.startswith("Căn cứ"))
    assert basis.style is not None
    assert basis.style.font.italic is False
    assert made.styles["KH Nội dung"].font.size == Pt(13)


def test_an_office_may_type_its_own_letterhead_and_words() -> None:
    def own(document: Any) -> None:
        for paragraph in document.tables[0].cell(0, 0).paragraphs:
            if "{%p" in paragraph.text:
                paragraph._p.getparent().remove(paragraph._p)
            elif paragraph.text == "{{ name }}":
                paragraph.runs[0].text = "{{ unit.short_name|upper }}"
            elif "parent_line" in paragraph.text:
                paragraph.runs[0].text = "TỈNH HÒA GIANG"

    head = docx.Document(io.BytesIO(render(committee(), changed("ke_hoach", own)))).tables[0].cell(0, 0).text
    assert head.split("\n")[:2] == ["TỈNH HÒA GIANG", "UBND XÃ TÂN LỘC"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_with_an_unknown_tag_gives_no_draft(kind: Kind) -> None:
    template = changed(kind, lambda document: document.add_paragraph("{{ header.titel }}"))
    with pytest.raises(WrongUse, match=r"header\.titel") as caught:
        RENDERED[kind](committee(), template)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)


def test_a_template_that_leaves_out_rows_gives_no_draft_of_a_plan_that_has_them() -> None:
    def without_table(document: Any) -> None:
        table = document.tables[1 + 1]._tbl
        table.getparent().remove(table)

    template = changed("ke_hoach", without_table)
    assert [finding.severity for finding in lint(template)] == ["warning"]
    assert render(committee(), template)
    with pytest.raises(WrongUse, match="Luân chuyển sách đợt 1"):
        render(committee(appendices=1), template)


def test_a_template_that_prints_some_clauses_only_gives_no_draft() -> None:
    def only_bases(document: Any) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text == "{%p else %}":
                paragraph.runs[0].text = "{%p elif c.kind == 'closing' %}"

    with pytest.raises(WrongUse, match="UBND xã Tân Lộc ban hành"):
        render(committee(), changed("ke_hoach", only_bases))


def test_a_template_that_compares_what_cannot_be_compared_gives_no_draft() -> None:
    template = changed("ke_hoach", lambda document: document.add_paragraph("{% if header.year > 'x' %}A{% endif %}"))
    with pytest.raises(WrongUse, match="kehoach template check"):
        render(committee(), template)


@pytest.mark.parametrize(
    ("text", "size", "millimetres"),
    [("ỦY BAN NHÂN DÂN", 13, 43.0), ("XÃ TÂN LỘC", 13, 28.5), ("Phát động phong trào thi đua năm 2025", 13, 77.9)],
)
def test_widths_are_those_of_the_font(text: str, size: float, millimetres: float) -> None:
    assert width(text, size) == pytest.approx(millimetres, rel=0.03)


@pytest.mark.parametrize("text", ["XÃ AN", "Thi đua năm 2026", "Phát triển văn hóa đọc " * 12])
def test_a_rule_is_a_third_to_a_half_of_its_line(text: str) -> None:
    line = min(width(text, 14), 160)
    assert line / 3 <= rule_length(text, 14, 160) <= line / 2
