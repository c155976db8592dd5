"""Who rests on whom, and how that is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from check.pairing import pairs
from check.rule import Checked
from corpus.catalogue.drawing import as_dot, as_svg, as_text
from corpus.catalogue.entry import FileFacts
from corpus.catalogue.graph import Tree, tree
from corpus.catalogue.store import Catalogue
from corpus.shipped import COMMUNE, DISTRICT
from schemas.errors import WrongUse
from schemas.plan import Header, LegalBasis, Level, Plan
from tests.conftest import plan
from tests.corpus.catalogue.conftest import NAMES, entry, filled

XA, HUYEN = f"{COMMUNE}.txt", f"{DISTRICT}.docx"


@pytest.fixture(scope="module")
def catalogue(samples: Path) -> Iterator[Catalogue]:
    with Catalogue.open(samples) as opened:
        yield opened


def paths(made: Tree, keys: list[str]) -> list[str | None]:
    return [made.nodes[key].path for key in keys]


def test_a_plan_stands_between_its_bases_and_its_followers(catalogue: Catalogue) -> None:
    below = tree(catalogue, XA)
    (over,) = below.bases(below.root)
    assert below.nodes[over].path == HUYEN
    assert {"27/CT-TTg", "41/KH-UBND"} <= {below.nodes[key].code for key in below.bases(over)}
    above = tree(catalogue, "68/KH-UBND")
    assert paths(above, above.followers(above.root)) == [XA]
    assert above.nodes[above.root].path == HUYEN


def test_the_tree_says_what_the_checks_between_plans_say(catalogue: Catalogue) -> None:
    """Every pair that `check` compares is an edge of the lower plan's tree."""
    rows = [Checked(name, plan(name)) for name in NAMES]
    assert pairs(rows)
    for over, under in pairs(rows):
        made = tree(catalogue, under.file)
        held = {made.nodes[key].code for key in made.bases(made.root)}
        assert f"{over.plan.header.number}/{over.plan.header.symbol}" in held


@pytest.mark.parametrize("name", ["khong-co", "99999/KH-UBND", "%"])
def test_an_unknown_plan_is_told(name: str, catalogue: Catalogue) -> None:
    with pytest.raises(WrongUse, match="không có kế hoạch"):
        tree(catalogue, name)


def test_a_number_that_several_plans_bear_is_told(tmp_path: Path) -> None:
    with filled(tmp_path, (XA,)) as catalogue:
        header = plan(XA).header.model_copy(update={"issuer": "Ủy ban nhân dân xã Khác"})
        catalogue.add(FileFacts("khac.txt", "1" * 64), plan(XA).model_copy(update={"header": header}))
        with pytest.raises(WrongUse, match="có thể là 2 tệp"):
            tree(catalogue, "15/KH-UBND")
        assert tree(catalogue, "khac.txt").root


@pytest.mark.parametrize(
    ("day", "issuer", "level", "bases"),
    [
        ("2024-03-01", "Ủy ban nhân dân huyện B", "district", 1),
        ("2024-04-01", "Ủy ban nhân dân huyện B", "district", 0),  # later than the plan that cites the number
        ("2024-03-01", "Ủy ban nhân dân xã C", "commune", 0),  # a sister's plan with the same number
        ("2024-03-01", "Ủy ban nhân dân xã D", "commune", 1),  # its own earlier plan
    ],
)
def test_a_number_alone_means_no_later_and_no_lower_plan(
    day: str, issuer: str, level: Level, bases: int, tmp_path: Path
) -> None:
    head = {"doc_type": "kế hoạch", "symbol": "KH-UBND"}
    over = Plan(header=Header(issuer=issuer, level=level, number="7", date=day, **head))
    cited = [LegalBasis(kind="kế hoạch", code="7/KH-UBND", relation="căn cứ")]
    under = Plan(
        header=Header(issuer="Ủy ban nhân dân xã D", level="commune", number="8", date="2024-03-20", **head),
        legal_bases=cited,
    )
    with Catalogue.open(tmp_path, create=True) as catalogue:
        catalogue.add(FileFacts("tren.txt", "1" * 64), over)
        catalogue.add(FileFacts("duoi.txt", "2" * 64), under)
        made = tree(catalogue, "duoi.txt")
        assert sum(made.nodes[key].path == "tren.txt" for key in made.bases(made.root)) == bases
        above = tree(catalogue, "tren.txt")
        assert len(above.followers(above.root)) == bases


def _plan(number: int, *cited: int) -> Plan:
    return Plan(
        header=Header(
            issuer="Ủy ban nhân dân huyện A", level="district", doc_type="kế hoạch", number=str(number), symbol="KH-UBND",
            date="2024-01-01", title=f"Việc {number}",
        ),
        legal_bases=[LegalBasis(kind="kế hoạch", code=f"{one}/KH-UBND", relation="căn cứ") for one in cited],
    )  # fmt: skip


def chained(place: Path, rows: dict[int, tuple[int, ...]]) -> Catalogue:
    made = Catalogue.open(place, create=True)
    for number, cited in rows.items():
        made.add(FileFacts(f"{number}.txt", f"{number:064}"), _plan(number, *cited), f"Kế hoạch {number}")
    return made


def test_a_ring_of_citations_ends(tmp_path: Path) -> None:
    with chained(tmp_path, {1: (2,), 2: (3,), 3: (1,)}) as catalogue:
        made = tree(catalogue, "1.txt")
        assert len(made.nodes) == 3
        assert "đã nêu" in as_text(made)
        assert as_svg(made).count("<rect") == 3


@pytest.mark.parametrize(("depth", "most", "held", "cut"), [(1, 500, 3, False), (2, 500, 5, False), (10, 4, 4, True)])
def test_depth_and_size_are_bounded(depth: int, most: int, held: int, cut: bool, tmp_path: Path) -> None:
    with chained(tmp_path, {number: (number + 1,) for number in range(1, 8)}) as catalogue:
        made = tree(catalogue, "4.txt", depth, most)
        assert (len(made.nodes), made.cut) == (held, cut)


def test_drawings_are_well_formed_whatever_the_titles_hold(tmp_path: Path) -> None:
    with filled(tmp_path, (HUYEN,)) as catalogue:
        other = entry(XA)
        row = {**other.row, "title": 'a <b> & "c" \\ ]]> --> {x}'}
        catalogue.write(replace(other, row=row))
        made = tree(catalogue, XA)
        root = ElementTree.fromstring(as_svg(made))
        assert len(root.findall(".//{*}rect")) == len(made.nodes)
        assert len(root.findall("{*}path")) == len(made.edges)
        dot = as_dot(made)
        assert len(re.findall(r"n\d+ -> n\d+;", dot)) == len(made.edges)
        assert '\\"c\\" \\\\' in dot
        assert as_text(made).count("\n") >= len(made.nodes)
