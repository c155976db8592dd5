"""What is given out is what is there, in every format, and no spreadsheet takes a text for a formula."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any, get_args

import pyarrow.parquet
import pytest

from corpus.catalogue.entry import FileFacts
from corpus.catalogue.export import Table, as_text, parquet, rows
from corpus.catalogue.store import Catalogue
from corpus.shipped import COMMUNE
from kehoach.spreadsheet_output import guarded
from schemas.errors import WrongUse
from tests.conftest import plan
from tests.corpus.catalogue.conftest import NAMES, filled

TABLES = get_args(Table)


def cell(value: Any) -> str:
    """A value as CSV holds it."""
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
    return "" if shown is None else str(guarded(shown))


@pytest.mark.parametrize("table", TABLES)
def test_every_format_holds_the_rows(table: Table, samples: Path, tmp_path: Path) -> None:
    with Catalogue.open(samples) as catalogue, catalogue.connection() as connection:
        held = list(rows(connection, table))
        assert held
        lines = as_text(connection, table, "jsonl", guarded).splitlines()
        assert [json.loads(line) for line in lines] == held
        read = list(csv.DictReader(io.StringIO(as_text(connection, table, "csv", guarded), newline="")))
        assert read == [{name: cell(value) for name, value in row.items()} for row in held]
        path = tmp_path / "bang.parquet"
        assert parquet(connection, table, path) == len(held)
        columns = pyarrow.parquet.read_table(path).to_pylist()
        plain = [
            {name: json.dumps(v, ensure_ascii=False) if isinstance(v, dict | list) else v for name, v in row.items()}
            for row in held
        ]
        assert columns == plain


def test_a_server_gives_the_same_rows(postgres: str, samples: Path) -> None:
    with filled(postgres) as one, Catalogue.open(samples) as two, one.connection() as server, two.connection() as file:
        for table in TABLES:
            left = [{name: value for name, value in row.items() if name != "added"} for row in rows(server, table)]
            right = [{name: value for name, value in row.items() if name != "added"} for row in rows(file, table)]
            assert sorted(map(str, left)) == sorted(map(str, right))


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-1", "@x", "\tx"])
def test_no_cell_begins_a_formula(title: str, tmp_path: Path) -> None:
    header = plan(f"{COMMUNE}.txt").header.model_copy(update={"title": title, "issuer": title})
    made = plan(f"{COMMUNE}.txt").model_copy(update={"header": header})
    with Catalogue.open(tmp_path, create=True) as catalogue:
        catalogue.add(FileFacts(f"{title}.txt", "0" * 64), made)
        with catalogue.connection() as connection:
            for row in csv.reader(io.StringIO(as_text(connection, "plans", "csv", guarded), newline="")):
                assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row)


def test_without_pyarrow_a_sentence_says_what_to_install(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with (
        Catalogue.open(samples) as catalogue,
        catalogue.connection() as connection,
        pytest.raises(WrongUse, match="pyarrow"),
    ):
        parquet(connection, "plans", tmp_path / "x.parquet")


def test_files_hold_every_version(samples: Path) -> None:
    with Catalogue.open(samples) as catalogue, catalogue.connection() as connection:
        assert sorted(row["path"] for row in rows(connection, "files")) == sorted(NAMES)
