"""Own entries as TOML text: what is written is read back, and what a file says beside them stays."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.writing import laid_into, toml_rows, toml_value

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
ROWS = st.lists(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES).flatmap(
        lambda row: st.sampled_from("uvwxyz").map(lambda id: {"id": id, **row})
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row["id"],
)


@given(ROWS)
def test_rows_are_read_back(rows: list[dict[str, object]]) -> None:
    assert tomllib.loads(toml_rows("bang", rows)) == {"bang": rows}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Thôn “Đông”", '"Thôn “Đông”"'),
        ('a"b\\c\nd', '"a\\"b\\\\c\\nd"'),
        (True, "true"),
        (3, "3"),
        (Decimal("0.15"), "0.15"),
        (date(2025, 7, 1), "2025-07-01"),
        (["a", "b"], '["a", "b"]'),
        ({"code": "1", "date": date(2025, 1, 2)}, '{ code = "1", date = 2025-01-02 }'),
    ],
)
def test_values(value: object, text: str) -> None:
    assert toml_value(value) == text
    assert tomllib.loads(f"a = {text}")


@given(ROWS, ROWS)
def test_rows_laid_into_rows_replace_those_of_their_ids(
    old: list[dict[str, object]], new: list[dict[str, object]]
) -> None:
    made = tomllib.loads(laid_into(toml_rows("bang", old) + toml_rows("khac", old), "bang", new))
    ids = {row["id"] for row in new}
    assert made["bang"] == [row for row in old if row["id"] not in ids] + new
    assert made["khac"] == old


def test_comments_stay() -> None:
    text = '# của xã\n[[bang]]\nid = "a" # một\nx = 1\n\n# hai\n[[bang]]\nid = "b"\nx = 2\n'
    made = laid_into(text, "bang", [{"id": "a", "x": 3}])
    assert "# của xã" in made
    assert "\n# hai\n[[bang]]" in made
    assert tomllib.loads(made) == {"bang": [{"id": "b", "x": 2}, {"id": "a", "x": 3}]}
    assert laid_into(made, "bang", [{"id": "a", "x": 3}]) == made


def test_text_over_several_lines_is_not_cut() -> None:
    text = '[[bang]]\nid = "a"\nx = """\n[[bang]]\nid = "b"\n"""\n'
    made = tomllib.loads(laid_into(text, "bang", [{"id": "b", "x": "mới"}]))
    assert made == {"bang": [{"id": "a", "x": '[[bang]]\nid = "b"\n'}, {"id": "b", "x": "mới"}]}


def test_an_empty_file() -> None:
    assert laid_into("", "bang", [{"id": "a"}]) == '[[bang]]\nid = "a"\n'
