"""A draft brought up to date: what people wrote stays as it is, what changed above comes in and is said."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

import kehoach
from corpus.shipped import sample
from generate.origin import embedded, origin_of
from generate.update import Updated, is_edited, origin_of_file, update
from kehoach.clean_copy import without_comments
from schemas.draft import Draft
from schemas.errors import UnreadableInput, WrongUse
from tests.conftest import need

NAME = "kh-tinh-hoa-giang-2025.md"
TODAY = date(2025, 12, 1)

Change = Callable[..., Updated]


def made_from(text: str, folder: Path, unit: str = "UBND xã Tân Lộc") -> Draft:
    path = folder / "cap-tren.md"
    path.write_text(text, encoding="utf-8")
    return kehoach.draft(kehoach.extract(path), unit, today=TODAY)


TEXT = sample(NAME).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return kehoach.render(made_from(TEXT, tmp_path_factory.mktemp("first")))


@pytest.fixture
def again(first: bytes, tmp_path: Path) -> Change:
    """Edit the first draft by hand, change the superior's text, lay the new draft over."""

    def _again(by_hand: Callable[[Any], None] | None = None, *changes: tuple[str, str]) -> Updated:
        document = docx.Document(io.BytesIO(first))
        if by_hand is not None:
            by_hand(document)
        held = io.BytesIO()
        document.save(held)
        text = TEXT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return update(held.getvalue(), "du-thao.docx", made_from(text, tmp_path))

    return _again


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def line(document: Any, words: str) -> Any:
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def test_nothing_changed_nothing_is_said(again: Change, first: bytes) -> None:
    done = again()
    assert (done.changes, done.kept) == ([], 0)
    assert lines(done.data) == lines(first)
    assert comments(done.data) == comments(first)


LATER = ("trước ngày 31/5/2026", "trước ngày 31/7/2026")
HIGHER = ("Tối thiểu 98% hồ sơ", "Tối thiểu 99% hồ sơ")
ADDED = (
    "4. Mức độ hài lòng",
    "4. 100% công chức tại Trung tâm có tài khoản hỗ trợ người dân.\n\n5. Mức độ hài lòng",
)
GONE = (
    "- Không để gián đoạn việc tiếp nhận hồ sơ trong quá trình sắp xếp, nâng cấp Trung tâm.\n\n",
    "",
)


def test_a_line_that_changed_above_is_rewritten_and_says_what_it_was(again: Change) -> None:
    done = again(None, HIGHER)
    assert any("99% hồ sơ" in text for text in lines(done.data))
    assert not any("98% hồ sơ" in text for text in lines(done.data))
    assert any("lần soạn trước" in text and "98% hồ sơ" in text for text in comments(done.data))
    assert len(done.changes) == 1 and done.changes[0].startswith("Sửa: ")


def test_a_line_that_a_person_changed_stays_and_both_are_shown(again: Change) -> None:
    def by_hand(document: Any) -> None:
        line(document, "98% hồ sơ").runs[0].text = "1. Tối thiểu 98,5% hồ sơ của xã được giải quyết đúng hạn."

    done = again(by_hand, HIGHER)
    assert "1. Tối thiểu 98,5% hồ sơ của xã được giải quyết đúng hạn." in lines(done.data)
    assert any("giữ nguyên" in text and "99% hồ sơ" in text for text in comments(done.data))
    assert done.kept == 1


def test_new_lines_come_at_their_place_and_move_the_numbers(again: Change) -> None:
    done = again(None, ADDED)
    texts = lines(done.data)
    place = next(number for number, text in enumerate(texts) if "tài khoản hỗ trợ" in text)
    assert texts[place].startswith("4. ")
    assert texts[place + 1].startswith("5. ") and "hài lòng" in texts[place + 1]
    before = docx.Document(io.BytesIO(done.data)).paragraphs[place - 1]
    after = docx.Document(io.BytesIO(done.data)).paragraphs[place]
    assert before.style is not None and after.style is not None and before.style.name == after.style.name


def test_what_is_no_longer_above_goes_unless_a_person_wrote_in_it(again: Change) -> None:
    words = "gián đoạn việc tiếp nhận"
    assert not any(words in text for text in lines(again(None, GONE).data))

    def by_hand(document: Any) -> None:
        paragraph = line(document, words)
        paragraph.runs[0].text = paragraph.text + " Giao công chức trực."

    kept = again(by_hand, GONE)
    assert any("Giao công chức trực" in text for text in lines(kept.data))
    assert any("không còn nội dung này" in text for text in comments(kept.data))


def test_a_line_that_a_person_commented_is_not_taken_out(again: Change) -> None:
    def by_hand(document: Any) -> None:
        document.add_comment(line(document, "gián đoạn việc tiếp nhận").runs, text="Hỏi lại lãnh đạo", author="Bình")

    done = again(by_hand, GONE)
    assert any("gián đoạn việc tiếp nhận" in text for text in lines(done.data))
    assert "Hỏi lại lãnh đạo" in comments(done.data)


def test_what_people_put_in_and_took_out_stays_so(again: Change) -> None:
    def by_hand(document: Any) -> None:
        line(document, "98% hồ sơ").insert_paragraph_before("Ý riêng của xã về chỉ tiêu năm nay.")
        gone = line(document, "tác phong, kỹ năng")._p
        gone.getparent().remove(gone)

    done = again(by_hand, LATER)
    assert "Ý riêng của xã về chỉ tiêu năm nay." in lines(done.data)
    assert not any("tác phong, kỹ năng" in text for text in lines(done.data))


def test_twice_is_once(again: Change, tmp_path: Path) -> None:
    done = again(None, HIGHER, ADDED, GONE)
    new = TEXT.replace(*HIGHER).replace(*ADDED).replace(*GONE)
    twice = update(done.data, "du-thao.docx", made_from(new, tmp_path))
    assert twice.changes == []
    assert lines(twice.data) == lines(done.data)


def test_an_updated_draft_has_the_form_and_the_words_of_a_new_one(again: Change, tmp_path: Path) -> None:
    done = again(None, HIGHER, ADDED, GONE)
    new = made_from(TEXT.replace(*HIGHER).replace(*ADDED).replace(*GONE), tmp_path)
    assert lines(done.data) == lines(kehoach.render(new))
    assert origin_of_file(done.data, "du-thao.docx") == origin_of(new)


@pytest.mark.slow
def test_a_draft_that_libreoffice_saved_is_still_known(first: bytes, tmp_path: Path) -> None:
    need("soffice")
    (tmp_path / "du-thao.docx").write_bytes(first)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path / "saved"), str(tmp_path / "du-thao.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    saved = (tmp_path / "saved" / "du-thao.docx").read_bytes()
    done = update(saved, "du-thao.docx", made_from(TEXT.replace(*HIGHER), tmp_path))
    assert len(done.changes) == 1
    assert any("99% hồ sơ" in text for text in lines(done.data))


def test_whose_it_is(first: bytes, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Tân Lộc"):
        update(first, "du-thao.docx", made_from(TEXT, tmp_path, "UBND phường Bến Gỗ"))


def test_what_is_no_earlier_draft_is_refused(first: bytes, tmp_path: Path) -> None:
    draft = made_from(TEXT, tmp_path)
    with pytest.raises(WrongUse, match="dấu vết"):
        update(sample("kh-huyen-phu-lam-2024.docx").read_bytes(), "khac.docx", draft)
    with pytest.raises(WrongUse, match="dấu vết"):
        update(without_comments(first), "sach.docx", draft)
    with pytest.raises(UnreadableInput):
        update(b"PK\x03\x04 hong", "hong.docx", draft)
    with pytest.raises(UnreadableInput):
        update(b"%PDF-1.4", "ban-in.docx", draft)


def test_another_plan_is_no_later_form_of_the_first(first: bytes) -> None:
    other = kehoach.draft(kehoach.extract(sample("kh-tinh-chuyen-doi-so-2026.md")), "UBND xã Tân Lộc", today=TODAY)
    with pytest.raises(WrongUse, match="được soạn từ"):
        update(first, "du-thao.docx", other)


def test_who_edited_is_known(first: bytes) -> None:
    assert not is_edited(first, "du-thao.docx")
    document = docx.Document(io.BytesIO(first))
    line(document, "98% hồ sơ").runs[0].text = "1. Tối thiểu 97% hồ sơ."
    held = io.BytesIO()
    document.save(held)
    assert is_edited(held.getvalue(), "du-thao.docx")


def test_tracked_changes_are_refused(again: Change) -> None:
    from docx.oxml.parser import OxmlElement

    def by_hand(document: Any) -> None:
        paragraph = line(document, "98% hồ sơ")._p
        inserted = OxmlElement("w:ins")
        paragraph.append(inserted)

    with pytest.raises(WrongUse, match="Track Changes"):
        again(by_hand)


def test_a_clean_copy_keeps_only_what_it_rests_on(first: bytes) -> None:
    origin = embedded(docx.Document(io.BytesIO(without_comments(first))))
    assert origin is not None
    assert origin.lines == [] and origin.superior_sha256 is not None
