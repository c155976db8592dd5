"""Whether a DOCX can be signed: what must be settled first is found wherever it stands."""

from __future__ import annotations

import pytest

import kehoach
from check.final import final_findings
from check.refit.edit import made
from check.word.package import Package, W
from corpus.shipped import DISTRICT, DRAFT_UNIT, sample
from schemas.errors import UnreadableInput
from tests.check.docx_changes import Change, changed, run_property, tracked, twin, words
from tests.check.foreign import Look, document

BASE = sample(f"{DISTRICT}.docx").read_bytes()
ITEM = "b) Tối thiểu 90%"


def kinds(data: bytes) -> set[str]:
    """The names of what was found."""
    return {row.name for row in final_findings(data)}


def in_header(text: str) -> Change:
    """Words in the header."""

    def change(package: Package) -> None:
        for name in package.related("header"):
            run = made("r")
            run.append(made("t"))
            run[0].text = text
            package.root(name).find(W + "p").append(run)
            package.change(name)

    return change


def old_format(package: Package) -> None:
    """A tracked change of formatting."""
    properties = next(package.body.iter(W + "rPr"))
    change = made("rPrChange", id="7", author="A")
    change.append(made("rPr"))
    properties.append(change)
    package.change(package.main)


def test_a_plan_with_nothing_left_can_be_signed() -> None:
    assert final_findings(BASE) == []


def test_the_project_s_draft_cannot_yet() -> None:
    made_draft = kehoach.draft(kehoach.extract(sample(f"{DISTRICT}.docx")), DRAFT_UNIT)
    assert kinds(kehoach.render(made_draft)) == {"cho-trong", "ghi-chu", "ho-ten-nguoi-ky"}


@pytest.mark.parametrize(
    "text",
    [
        "đạt […] phần trăm", "đạt [...] phần trăm", "đạt [ … ]", "số ……… tập thể", "số .......... tập thể", "đạt … phần trăm",
        "ngày … tháng", "họ tên: ______", "gồm . . . . hộ", "còn ....ngày",
    ],
)  # fmt: skip
def test_blanks(text: str) -> None:
    assert kinds(changed(BASE, words("Tối thiểu 90%", text))) == {"cho-trong"}


@pytest.mark.parametrize(
    "text", ["các xóm, tổ, …", "kinh phí, nhân lực,... được bố trí", "v.v...", "từ 1.1. đến 1.2.", "A…B"]
)
def test_what_only_looks_like_a_blank(text: str) -> None:
    assert kinds(changed(BASE, words("Tối thiểu 90%", text))) == set()


def test_the_number_and_the_day_may_be_blank() -> None:
    data = changed(BASE, words("Số: 68", "Số: ......"), words("ngày 08 tháng 3", "ngày …… tháng ……"))
    assert kinds(data) == set()


def test_a_form_behind_the_signature_may_have_dots_but_no_brackets() -> None:
    assert kinds(changed(BASE, words("Rà soát, niêm yết", "Rà soát ............"))) == set()
    assert kinds(changed(BASE, words("Rà soát, niêm yết", "Rà soát […]"))) == {"cho-trong"}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (tracked(ITEM), "theo-doi-thay-doi"),
        (old_format, "theo-doi-thay-doi"),
        (words("Tối thiểu", "{{ muc }} tối thiểu"), "the-mau"),
        (words("Tối thiểu", "{% if a %} tối thiểu"), "the-mau"),
        (run_property(ITEM, "highlight", val="yellow"), "to-nen"),
        (run_property("Rà soát, niêm yết", "highlight", val="green"), "to-nen"),
        (twin(ITEM, "[…]"), "cho-trong"),
        (in_header("[…]"), "cho-trong"),
        (in_header("{{ tieu_de }}"), "the-mau"),
    ],
)
def test_what_must_be_settled(change: Change, kind: str) -> None:
    assert kinds(changed(BASE, change)) == {kind}


def test_comments_and_tracked_changes_of_others() -> None:
    assert {"ghi-chu", "theo-doi-thay-doi"} <= kinds(document(Look(extras=True)))


def test_a_highlight_that_is_none_is_no_finding() -> None:
    assert kinds(changed(BASE, run_property(ITEM, "highlight", val="none"))) == set()


def test_what_is_no_docx_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        final_findings(b"x")
