"""What is searched for is found, whatever its marks and capitals, best first, and shown where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.catalogue import SEARCHES
from corpus.catalogue import upkeep
from corpus.catalogue.query import Filters, Query, parsed
from corpus.catalogue.search import Hit, search
from corpus.catalogue.snippets import snippets
from corpus.catalogue.store import Catalogue
from corpus.catalogue.upkeep import learn_common_pairs
from corpus.catalogue.words import syllables
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE
from grammar.normalise import plain
from tests.conftest import document, plan
from tests.corpus.catalogue.conftest import NAMES, filled

XA, HUYEN, TINH = f"{COMMUNE}.txt", f"{DISTRICT}.docx", f"{PROVINCE}.md"
QUESTIONS = [(row["text"], row["first"]) for row in tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["samples"]]


@pytest.fixture(scope="module")
def catalogue(samples: Path) -> Iterator[Catalogue]:
    with Catalogue.open(samples) as opened:
        yield opened


def stems(hits: list[Hit]) -> list[str]:
    """The files of the hits without their endings, a paper's copies beside it."""
    return [Path(path).stem for hit in hits for path in (hit.path, *hit.copies)]


@pytest.mark.parametrize(("asked", "first"), QUESTIONS)
def test_the_known_answer_comes_first(asked: str, first: str, catalogue: Catalogue) -> None:
    hit = search(catalogue, asked).hits[0]
    assert first in [Path(path).stem for path in (hit.path, *hit.copies)]


def test_there_are_thirty_questions() -> None:
    assert len(QUESTIONS) == 30


def test_the_same_answers_come_first_from_a_server(postgres: str) -> None:
    with filled(postgres) as catalogue:
        first = [(asked, right, stems(search(catalogue, asked).hits[:1])) for asked, right in QUESTIONS]
        assert [(asked, found) for asked, right, found in first if right not in found] == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("chuyển đổi số", Query((), (("chuyen", "doi", "so"),), ("chuyển", "đổi", "số"))),
        ("47/KH-UBND", Query((("47", "kh", "ubnd"),), (), ("47", "kh", "ubnd"))),
        ('thi đua "Khen thưởng"', Query((("khen", "thuong"),), (("thi", "dua"),), ("thi", "đua", "khen", "thưởng"))),
        ("“sốt xuất huyết”", Query((("sot", "xuat", "huyet"),), (), ("sốt", "xuất", "huyết"))),
        ('"chưa đóng', Query((), (("chua", "dong"),), ("chưa", "đóng"))),
        ("… !", Query((), (), ())),
        ("", Query((), (), ())),
    ],
)
def test_how_a_query_is_understood(asked: str, expected: Query) -> None:
    assert parsed(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        '""',
        "a OR b AND NOT c",
        "title:x",
        "*",
        "(",
        "{targets} : x",
        "'; DROP TABLE plan",
        "x\0y",
        "NEAR(a b)",
        "- ^ +",
        "%",
        "a" * 5000,
    ],
)
def test_nothing_typed_is_an_operator(asked: str, catalogue: Catalogue) -> None:
    search(catalogue, asked)
    search(catalogue, asked, Filters(field="targets", issuer=asked))
    assert len(stems(search(catalogue, "", Filters(year=2024)).hits)) > 0


def sentences(name: str) -> list[str]:
    """Some sentences of a sample, from six words on."""
    lines = [line.strip(" -+*#|") for line in document(name).text.split("\n")]
    long = [line for line in lines if len(syllables(line)) >= 6 and '"' not in line and "“" not in line]
    return long[:: max(1, len(long) // 6)]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".pdf")])
def test_every_sentence_is_found_as_a_phrase_in_any_spelling(name: str, catalogue: Catalogue) -> None:
    for line in sentences(name):
        for spelled in (line, plain(line), line.upper()):
            found = search(catalogue, f'"{spelled}"', most=50)
            assert Path(name).stem in stems(found.hits), spelled
            assert all(hit.complete and hit.snippets for hit in found.hits)


@pytest.mark.parametrize("asked", ["hồ sơ trực tuyến", "TAN LOC", '"thi đua, khen thưởng"', "đ", "68/KH-UBND"])
def test_marks_stand_on_the_original_words(asked: str, catalogue: Catalogue) -> None:
    words = set(parsed(asked).words)
    pieces = [piece for hit in search(catalogue, asked).hits for piece in hit.snippets]
    assert pieces
    for piece in pieces:
        assert piece.marks
        for start, end in piece.marks:
            assert set(syllables(piece.text[start:end])) <= words


def test_a_snippet_says_its_page() -> None:
    text = "Mở đầu.\n" * 50 + "Tỷ lệ hồ sơ\ntrực tuyến đạt 70%.\n" + "Kết thúc.\n" * 50
    place = text.index("Tỷ lệ")
    (piece,) = snippets(text, parsed("hồ sơ trực tuyến"), [(0, 1), (place - 20, 2), (place + 100, 3)], 1)
    assert (piece.page, [piece.text[start:end] for start, end in piece.marks]) == (2, ["hồ sơ trực tuyến"])


def test_pages_come_from_the_file(catalogue: Catalogue) -> None:
    hits = search(catalogue, '"danh mục thủ tục hành chính"', Filters(issuer="huyện Phú Lâm")).hits
    assert [hit.path for hit in hits] == [f"{DISTRICT}.pdf"]
    assert hits[0].copies == [HUYEN]
    assert hits[0].snippets[0].page == 7


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(issuer="ubnd xa tan loc", year=2024), [XA]),
        (Filters(issuer="Ủy ban nhân dân tỉnh Hòa Giang"), [TINH]),
        (Filters(cites="68/KH-UBND"), [XA]),
        (Filters(cites="68 / kh-ubnd"), [XA]),
        (Filters(level="commune", year=2024), [XA]),
        (Filters(year=1999), []),
        (Filters(cites="' OR 1=1 --"), []),
        (Filters(issuer="%"), []),
    ],
)
def test_conditions(filters: Filters, expected: list[str], catalogue: Catalogue) -> None:
    assert [hit.path for hit in search(catalogue, "", filters).hits] == expected


def test_due_before_is_before_the_day(catalogue: Catalogue) -> None:
    found = stems(search(catalogue, "", Filters(due_before="2024-04-01"), 50).hits)
    for name in NAMES:
        days = [
            row.when for row in plan(name).deadlines if row.when and len(row.when) == 10 and row.inclusive is not False
        ]
        if any(day < "2024-04-01" for day in days):
            assert Path(name).stem in found


@pytest.mark.parametrize("field", ["targets", "deadlines", "legal_bases", "responsibilities", "references"])
def test_a_field_is_searched_alone(field: str, catalogue: Catalogue) -> None:
    for hit in search(catalogue, "hồ sơ", Filters(field=field), 50).hits:
        assert hit.complete is False or all(
            "ho" in syllables(piece.text) or "so" in syllables(piece.text) for piece in hit.snippets
        )
    found = stems(search(catalogue, "zzz", Filters(field=field)).hits)
    assert found == []


def test_common_words_rank_by_title_then_day(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "FEW", 2)
    with filled(place) as catalogue:
        with catalogue.connection() as connection:
            learn_common_pairs(connection)
            common = connection.execute(text("SELECT pair FROM common_pair")).scalars().all()
        assert "ke_hoach" in common
        found = search(catalogue, "kế hoạch", most=50)
        assert found.general
        assert len(stems(found.hits)) == len(NAMES)
        dates = [hit.date or "" for hit in found.hits if hit.in_title == 1]
        assert dates == sorted(dates, reverse=True)
        titled = [hit.in_title for hit in search(catalogue, "thi đua", most=50).hits]
        assert titled[0] > 0.9
        assert [hit.path for hit in search(catalogue, "kế hoạch", Filters(year=2023), 50).hits] == [
            "kh-so-noi-vu-thanh-tra-2023.txt", "kh-tinh-viec-lam-2023.md"
        ]  # fmt: skip
        assert search(catalogue, '"trên địa bàn"', most=50).hits


def test_as_many_are_given_as_are_asked_for(catalogue: Catalogue) -> None:
    """In any number the first hits are the same, and `more` says whether there are others."""
    whole = search(catalogue, "thi đua", most=100)
    assert not whole.more
    for most in (1, 3, len(whole.hits)):
        found = search(catalogue, "thi đua", most=most)
        assert [hit.path for hit in found.hits] == [hit.path for hit in whole.hits[:most]]
        assert found.more is (most < len(whole.hits))
