"""What is taken in is there, once; what is left out is gone; older catalogues are migrated, and others refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, update

from corpus.catalogue.engine import connected
from corpus.catalogue.entry import FileFacts, item_texts, page_at, prepared, text_of, unpacked
from corpus.catalogue.index import Asked, index_of
from corpus.catalogue.migrate import HEAD, upgrade
from corpus.catalogue.models import (
    Base,
    CitationRow,
    DeadlineRow,
    File,
    Item,
    PlanRow,
    ResponsibilityRow,
    Setting,
    Version,
)
from corpus.catalogue.place import place_of
from corpus.catalogue.search import search
from corpus.catalogue.store import Catalogue
from corpus.catalogue.upkeep import faults
from corpus.catalogue.words import columns, paired, syllables
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE
from schemas.errors import KehoachError, UnreadableInput, WrongUse
from schemas.plan import ITEM_FIELDS, Plan
from tests.conftest import document, plan
from tests.corpus.catalogue.conftest import NAMES, entry, filled

XA, HUYEN, TINH = f"{COMMUNE}.txt", f"{DISTRICT}.docx", f"{PROVINCE}.md"
TABLES = (File, Version, PlanRow, Item, CitationRow, DeadlineRow, ResponsibilityRow)


def counts(catalogue: Catalogue) -> dict[str, int]:
    with catalogue.connection() as connection:
        return {
            model.__tablename__: connection.execute(select(func.count()).select_from(model)).scalar_one()
            for model in TABLES
        }


def test_what_is_added_is_there(place: str) -> None:
    with filled(place) as catalogue:
        assert [path for path, _ in catalogue.plans()] == sorted(NAMES)
        assert dict(catalogue.plans())[XA] == plan(XA)
        held = counts(catalogue)
        plans = [plan(name) for name in NAMES]
        assert held["item"] == sum(len(getattr(one, name)) for one in plans for name in ITEM_FIELDS)
        assert held["deadline"] == sum(len(one.deadlines) for one in plans)
        assert held["citation"] == sum(len(one.legal_bases) + len(one.references) for one in plans)
        assert held["responsibility"] == sum(
            len(row.agencies) + len(row.cooperating) for one in plans for row in one.responsibilities
        )


def test_adding_twice_changes_nothing(place: str) -> None:
    with filled(place, (XA, HUYEN)) as catalogue:
        before = counts(catalogue)
        assert [catalogue.write(entry(name)) for name in (XA, HUYEN)] == ["same", "same"]
        assert counts(catalogue) == before
        assert catalogue.write(entry(TINH)) == "new"


def test_another_version_at_a_path_keeps_the_history(place: str) -> None:
    with filled(place, (XA,)) as catalogue:
        other = entry(HUYEN)
        assert catalogue.write(replace(other, facts=replace(other.facts, path=XA))) == "changed"
        assert [(path, one.header.issuer) for path, one in catalogue.plans()] == [(XA, plan(HUYEN).header.issuer)]
        failed = prepared(FileFacts(XA, "0" * 64, status="failed", reason="Tệp rỗng."))
        assert catalogue.write(failed) == "changed"
        assert list(catalogue.plans()) == []
        assert search(catalogue, "tân lộc").hits == []
        with catalogue.connection() as connection:
            versions = connection.execute(select(Version.number, Version.status).order_by(Version.number)).all()
        assert [tuple(row) for row in versions] == [(1, "ok"), (2, "ok"), (3, "failed")]


def test_deleting_leaves_nothing_behind(place: str) -> None:
    with filled(place, (XA, HUYEN)) as catalogue:
        assert catalogue.delete([XA, HUYEN]) == 2
        assert set(counts(catalogue).values()) == {0}
        with catalogue.connection() as connection:
            assert index_of(connection).ranked(Asked((), ("thi_dua", "tan_loc")), None, 10) == []
            assert index_of(connection).titled(Asked((), ("ke_hoach",)), ("xa",), None, 10) == []
            assert index_of(connection).count_pairs(1) == []
        assert catalogue.write(entry(XA)) == "new"
        assert [hit.path for hit in search(catalogue, "tân lộc").hits] == [XA]


def test_deleting_a_folder_takes_what_is_below_it(place: str) -> None:
    made = [
        replace(entry(XA), facts=replace(entry(XA).facts, path=path)) for path in ("a/1.txt", "a/b/2.txt", "ab.txt")
    ]
    with Catalogue.open(place, create=True) as catalogue:
        for one in made:
            catalogue.write(one)
        with pytest.raises(WrongUse, match="không có tệp"):
            catalogue.delete(["a", "c"])
        assert catalogue.delete(["a/"]) == 2
        assert [path for path, _ in catalogue.plans()] == ["ab.txt"]


def test_what_a_broken_block_began_is_not_kept(place: str) -> None:
    with filled(place, (XA,)):
        pass
    with pytest.raises(ZeroDivisionError), Catalogue.open(place, writes=True) as catalogue:
        catalogue.write(entry(HUYEN))
        raise ZeroDivisionError
    with Catalogue.open(place) as catalogue:
        assert [path for path, _ in catalogue.plans()] == [XA]


def test_the_migrations_make_the_models_tables(place: str) -> None:
    with Catalogue.open(place, create=True) as catalogue, catalogue.connection() as connection:
        known = set(Base.metadata.tables)
        differences = [
            row
            for row in compare_metadata(MigrationContext.configure(connection), Base.metadata)
            if row[0] not in ("remove_table", "remove_index") or row[1].name in known
        ]
        assert differences == []


def test_an_older_catalogue_is_migrated_and_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with filled(path, (XA, HUYEN)):
        pass
    old = tmp_path / "cu.sqlite"
    engine = connected(place_of(old), writes=True)
    with engine.begin() as connection:
        upgrade(connection, "0001")
    engine.dispose()
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS other", (str(path),))
        for model in TABLES:
            connection.execute(f"INSERT INTO {model.__tablename__} SELECT * FROM other.{model.__tablename__}")
        connection.commit()
    with Catalogue.open(old, writes=True) as catalogue:
        assert catalogue.moved == tmp_path / "cu.sqlite.0001.bak"
        assert [hit.path for hit in search(catalogue, "xã tân lộc").hits][:1] == [XA]
    with closing(sqlite3.connect(tmp_path / "cu.sqlite.0001.bak")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT count(*) FROM plan").fetchone() == (2,)
    with Catalogue.open(old) as catalogue:
        assert catalogue.moved is None


def _text(path: Path) -> None:
    path.write_text("đây không phải cơ sở dữ liệu " * 100, encoding="utf-8")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")


def _newer(path: Path) -> None:
    with filled(path, ()):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "said"),
    [(_text, "đã hỏng"), (_foreign, "chương trình khác"), (_newer, "mới hơn"), (lambda path: None, "Chưa có danh mục")],
)
def test_what_is_no_catalogue_is_refused_with_a_sentence(make: object, said: str, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    assert callable(make)
    make(path)
    with pytest.raises(UnreadableInput, match=said):
        Catalogue.open(path)


@pytest.mark.parametrize("url", ["mysql://a:b@c/d", "postgresql+nothing://", "://"])
def test_other_databases_are_refused_without_their_password(url: str) -> None:
    with pytest.raises(KehoachError) as problem:
        Catalogue.open(url)
    assert ":b@" not in str(problem.value)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Không nối được"):
        Catalogue.open(f"postgresql://ai:mat-khau@/x?host={tmp_path}")


@pytest.mark.parametrize("name", [XA, HUYEN, f"{DISTRICT}.pdf", TINH])
def test_a_text_put_together_from_the_plan_holds_its_places(name: str) -> None:
    made, whole = text_of(plan(name)), document(name).text
    for row in plan(name).tasks:
        for span in row.evidence:
            assert made[span.start : span.end] == span.quote
    assert set(syllables(made)) <= set(syllables(whole))
    assert len(syllables(made)) > 0.8 * len(syllables(whole))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (500, 4)])
def test_the_page_of_an_offset(offset: int, page: int) -> None:
    assert page_at([(3, 1), (10, 2), (100, 4)], offset) == page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cải cách\nhành chính", "cai_cach cach_hanh hanh_chinh chinh_"),
        ("47/KH-UBND", "47_kh kh_ubnd ubnd_"),
        ("Đ", "d_"),
        ("… _ –", ""),
    ],
)
def test_a_text_as_pairs(text: str, expected: str) -> None:
    assert paired(text) == expected


def test_head_is_the_newest_migration() -> None:
    folder = Path(__file__).parents[3] / "corpus" / "catalogue" / "migrations" / "versions"
    assert sorted(path.stem for path in folder.glob("r*.py"))[-1].startswith(f"r{HEAD}_")


@pytest.mark.parametrize("name", NAMES)
def test_the_index_of_a_stored_plan_is_the_one_that_was_put_in(name: str) -> None:
    """A plan is taken out of the index by its words: they must be the same when they are made again."""
    made = entry(name)
    stored = Plan.model_validate_json(unpacked(made.plan))
    assert columns(stored, unpacked(made.text), item_texts(stored)) == made.words


def test_an_index_of_another_making_is_filled_anew(tmp_path: Path) -> None:
    with filled(tmp_path, (XA, HUYEN)) as catalogue, catalogue.connection() as connection:
        index_of(connection).clear()
        connection.execute(update(Setting).values(value="0"))
    with Catalogue.open(tmp_path) as catalogue, catalogue.connection() as connection:
        assert len(faults(connection)) == 3
    with Catalogue.open(tmp_path, writes=True) as catalogue, catalogue.connection() as connection:
        assert faults(connection) == []
        assert [hit.path for hit in search(catalogue, "xã tân lộc").hits][:1] == [XA]
