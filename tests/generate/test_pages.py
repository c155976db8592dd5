"""The pages as LibreOffice prints them: each word that has an approved place (pages.toml) stands there."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from generate.accompanying import render_decision, render_letter
from generate.render import render
from templates.lint import lint
from tests.conftest import need
from tests.templates.drafts import committee, office

PLACES = tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))
DOCUMENTS = {
    "plan": lambda: render(committee(appendices=2, rows=25, filling=20)),
    "office": lambda: render(office()),
    "decision": lambda: render_decision(committee()),
    "letter": lambda: render_letter(committee()),
}
Pages = dict[str, Any]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    need("soffice")
    folder = tmp_path_factory.mktemp("pages")
    for name, make in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(make())
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    files = [str(folder / f"{name}.docx") for name in DOCUMENTS]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    opened = {name: pdfplumber.open(folder / f"{name}.pdf") for name in DOCUMENTS}
    yield {name: pdf.pages for name, pdf in opened.items()}
    for pdf in opened.values():
        pdf.close()


def find(page: Any, phrase: str) -> tuple[float, float, float, float]:
    """The box of a phrase whose words stand on one line: left, right, top, bottom of its letters, in points."""
    words = page.extract_words(use_text_flow=False, extra_attrs=["size"])
    wanted = phrase.split()
    for start in range(len(words)):
        run = words[start : start + len(wanted)]
        on_one_line = max(word["bottom"] for word in run) - min(word["bottom"] for word in run) < 2
        if [word["text"] for word in run] == wanted and on_one_line:
            return run[0]["x0"], run[-1]["x1"], min(word["top"] for word in run), max(word["bottom"] for word in run)
    raise AssertionError(f"“{phrase}” is not on one line of page {page.page_number}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "place", PLACES["place"], ids=lambda place: f"{place['document']}-{place['page']}-{place['words'][:20]}"
)
def test_a_word_stands_where_it_is_approved(printed: Pages, place: dict[str, Any]) -> None:
    left, right, top, _ = find(printed[place["document"]][place["page"] - 1], place["words"])
    tolerance = PLACES["tolerance"]
    assert left == pytest.approx(place["left"], abs=tolerance)
    assert right == pytest.approx(place["right"], abs=tolerance)
    if "top" in place:
        assert top == pytest.approx(place["top"], abs=tolerance)


@pytest.mark.slow
def test_templates_that_another_program_saved_still_fit(tmp_path: Path) -> None:
    """LibreOffice parts runs, renames styles' ids and writes every part anew, as any editor may."""
    need("soffice")
    folder = Path(__file__).parents[2] / "templates"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    draft = committee(appendices=1)
    for name, make in {"ke_hoach": render, "quyet_dinh": render_decision, "cong_van": render_letter}.items():
        saved = (tmp_path / f"{name}.docx").read_bytes()
        assert lint(saved) == []
        assert make(draft, saved)


@pytest.mark.slow
def test_number_and_date_stand_on_one_baseline(printed: Pages) -> None:
    for name in DOCUMENTS:
        page = printed[name][0]
        assert find(page, "Số:")[3] == pytest.approx(find(page, "Tân Lộc, ngày")[3], abs=0.2)


@pytest.mark.slow
def test_titles_and_page_numbers_are_centred(printed: Pages) -> None:
    page = printed["plan"][0]
    middle = 30 + 160 / 2  # millimetres from the left edge
    titles = [line for line in page.extract_text_lines() if line["text"].startswith(("KẾ HOẠCH", "Phát triển"))]
    assert len(titles) == 2
    for line in titles:
        assert (line["x0"] + line["x1"]) / 2 * 25.4 / 72 == pytest.approx(middle, abs=1)
    left, right, top, _ = find(printed["plan"][1], "2")
    assert (left + right) / 2 * 25.4 / 72 == pytest.approx(middle, abs=1)
    assert top < 20 / 25.4 * 72  # in the top margin


@pytest.mark.slow
def test_pages_are_numbered_from_the_second_and_anew_in_each_appendix(printed: Pages) -> None:
    in_margin = [page.crop((0, 0, page.width, 50)).extract_text().strip() for page in printed["plan"]]
    starts = [number for number, page in enumerate(printed["plan"]) if "Phụ lục" in page.extract_text().splitlines()[0]]
    assert len(starts) == 2
    assert in_margin == [
        "" if position == 0 else str(position + 1)
        for first, end in zip([0, *starts], [*starts, len(in_margin)], strict=True)
        for position in range(end - first)
    ]


@pytest.mark.slow
def test_the_signature_stays_with_the_last_paragraph(printed: Pages) -> None:
    page = next(page for page in printed["plan"] if "Nơi nhận:" in page.extract_text())
    assert find(page, "Trên đây là Kế hoạch đọc sách")[2] < find(page, "Nơi nhận:")[2]
    assert find(page, "Nơi nhận:")[3] == pytest.approx(find(page, "TM. ỦY BAN NHÂN DÂN")[3], abs=3)
    assert find(page, "TM. ỦY BAN NHÂN DÂN")[0] > page.width / 2
    assert find(page, "- Lưu: VT.")[2] > find(page, "CHỦ TỊCH")[2]


@pytest.mark.slow
def test_there_is_room_to_sign(printed: Pages) -> None:
    page = printed["office"][-1]
    room = find(page, "Lê Thị Mẫu")[2] - find(page, "PHÓ TRƯỞNG PHÒNG")[3]
    assert 60 < room < 100  # points: a signature and a third of a seal


@pytest.mark.slow
def test_the_head_of_a_task_table_repeats_and_its_columns_stay_in_the_margins(printed: Pages) -> None:
    tables = [page for page in printed["plan"] if "Chủ trì" in page.extract_text()]
    assert len(tables) >= 3
    for page in tables:
        edges = [line["x0"] for line in page.lines + page.rects] + [line["x1"] for line in page.lines + page.rects]
        assert min(edges) * 25.4 / 72 == pytest.approx(30, abs=0.6)
        assert max(edges) * 25.4 / 72 == pytest.approx(190, abs=0.6)


@pytest.mark.slow
def test_rules_are_a_third_to_a_half_of_the_line_above(printed: Pages) -> None:
    """Annex I, II.2b and II.5b; the rule under Tiêu ngữ is as long as the line (II.1b)."""
    page = printed["plan"][0]
    for phrase, low, high in (("XÃ TÂN LỘC", 1 / 3, 1 / 2), ("Độc lập - Tự do - Hạnh phúc", 0.97, 1.03)):
        left, right, _, bottom = find(page, phrase)
        length = next(
            line["x1"] - line["x0"]
            for line in page.lines
            if 0 < line["top"] - bottom < 12 and line["x0"] < (left + right) / 2 < line["x1"]
        )
        assert low <= length / (right - left) <= high
