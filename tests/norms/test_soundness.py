"""The shipped norms are sound, and what is unsound is found."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.awards import BaseSalary
from norms.chains import chain_flaws
from norms.entry import shipped
from norms.powers import powers
from norms.soundness import check_norms
from norms.tables import FILES, TABLES, Table, find_tables
from tests.norms.own import Folder, folder

__all__ = ["folder"]


def test_the_shipped_norms_are_sound() -> None:
    assert [str(flaw) for flaw in check_norms()] == []


@pytest.mark.parametrize("file", FILES)
def test_every_table_of_a_file_is_known(file: str) -> None:
    assert set(shipped(file)) <= {table.name for table in TABLES if table.file == file}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_entry_of_a_table_has_a_source_and_an_id(table: Table) -> None:
    entries = table.entries()
    assert all(entry.source.strip() for entry in entries)
    assert len({entry.id for entry in entries}) == len(entries)
    assert entries or table.name == "settlement", "an office's own hamlets are its own"


def test_tables_are_found_by_their_name_or_their_file() -> None:
    assert [table.name for table in find_tables("office")] == ["office"]
    assert [table.name for table in find_tables("offices")] == ["office", "body"]
    assert [table.name for table in find_tables("offices.toml")] == ["office", "body"]
    assert find_tables("khong-co") == ()
    assert len({table.name for table in TABLES}) == len(TABLES)


SOURCE = 'source = "nguồn"\nconfidence = "M"\n'


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "places",
            '[[province]]\nid = "a"\nname = "Thử"\nkind = "tỉnh"\nuntil = 2025-06-30\nmerged_into = "Không Có"\n',
            "không có nơi nào tên “Không Có”",
        ),
        (
            "places",  # it was merged itself on that very day
            '[[province]]\nid = "a"\nname = "Thử"\nkind = "tỉnh"\nuntil = 2025-06-30\nmerged_into = "Nam Định"\n',
            "không có nơi nào tên “Nam Định”",
        ),
        ("places", '[[province]]\nid = "a"\nname = "Thử"\nkind = "tỉnh"\nmerged_into = "Huế"\n', "sai ở “until”"),
        ("places", '[[commune]]\nid = "a"\nname = "Thử"\nkind = "xã"\nprovince = "Nam Định"\n', "sai ở “province”"),
        (
            "places",
            '[[commune]]\nid = "a"\nname = "Thử"\nkind = "xã"\nprovince = "Nam Định"\nuntil = 2025-06-30\nmerged_into = "B"\n',
            "không có nơi nào tên “B”",
        ),
        ("awards", '[[multiple]]\nid = "a"\naward = "khong"\nrecipient = "individual"\nmultiple = 1\n', "mã “khong”"),
        (
            "awards",
            '[[multiple]]\nid = "a"\naward = "giay-khen-xa"\nrecipient = "individual"\nmultiple = 1\n',
            "trùng thời gian",
        ),
        (
            "offices",
            '[[office]]\nid = "a"\nname = "Sở Thử"\nlevel = "province"\nkind = "office"\ndomains = ["thử"]\n',
            "lĩnh vực “thử” không có nơi tương ứng ở xã",
        ),
        (
            "repealed",
            '[[document]]\nid = "a"\ncode = "91/2017/NĐ-CP"\nname = "Thử"\n',
            "mã này đã có ở một mục khác",
        ),
    ],
)
def test_what_is_unsound_is_found(folder: Folder, file: str, text: str, told: str) -> None:
    flaws = [str(flaw) for flaw in check_norms(folder(**{file: text + SOURCE}))]
    assert flaws
    assert any(told in flaw for flaw in flaws)


def salary(id: str, since: str | None, until: str | None) -> BaseSalary:
    row = {"id": id, "amount": 1, "from": since, "until": until, "source": "x", "confidence": "H"}
    return BaseSalary.model_validate(row)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([(None, "2020-01-01"), ("2020-01-02", None)], []),
        ([("2020-01-02", None), (None, "2020-01-01")], []),
        ([(None, "2020-01-01"), ("2020-01-03", None)], ["không nối liền"]),
        ([(None, "2020-01-02"), ("2020-01-02", None)], ["trùng thời gian"]),
        ([(None, None), ("2020-01-02", None)], ["trùng thời gian"]),
        ([(None, "2020-01-01")], ["những ngày sau đó"]),
        ([], ["những ngày sau đó"]),
    ],
)
def test_chains(rows: list[tuple[str | None, str | None]], told: list[str]) -> None:
    entries = [salary(str(index), *row) for index, row in enumerate(rows)]
    found = [str(flaw) for flaw in chain_flaws("a.toml", "b", entries)]
    assert len(found) == len(told)
    assert all(part in flaw for part, flaw in zip(told, found, strict=True))


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.sampled_from(["commune", "district", "other", "province", ""]))
def test_every_power_can_be_asked_on_any_day(day: date, level: str) -> None:
    for entry in powers(level, day):
        assert level in entry.level
        assert entry.holds(day)
        assert re.compile(entry.pattern).pattern == entry.pattern
        assert not entry.compiled.search("")
