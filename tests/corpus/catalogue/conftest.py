"""The samples, made ready once, and catalogues of both databases that hold them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus.catalogue.entry import Entry, FileFacts, prepared
from corpus.catalogue.store import Catalogue
from corpus.shipped import sample
from tests.conftest import document, plan
from tests.corpus.catalogue.server import server

NAMES = tuple(
    path.name
    for path in sorted(sample("").iterdir())
    if path.name.startswith("kh-") and not path.name.endswith((".gold.json", ".outline.txt"))
)


@cache
def entry(name: str) -> Entry:
    """A sample ready to be written, under its name."""
    data = sample(name).read_bytes()
    facts = FileFacts(name, hashlib.sha256(data).hexdigest(), len(data), 0.0, len(document(name).pages) or None)
    return prepared(facts, plan(name), document(name).text)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server's database."""
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a catalogue, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "catalogue.sqlite")
    url = str(request.getfixturevalue("postgres"))
    with create_engine(url.replace("postgresql:", "postgresql+psycopg:")).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    return url


def filled(place: str | Path, names: tuple[str, ...] = NAMES) -> Catalogue:
    """A catalogue with samples, open for writing."""
    made = Catalogue.open(place, create=True)
    for name in names:
        made.write(entry(name))
    made.commit()
    return made


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue file with every sample; not to be changed."""
    path = tmp_path_factory.mktemp("danh-muc") / "catalogue.sqlite"
    with filled(path):
        return path
