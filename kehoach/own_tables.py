"""An office's own table (CSV, XLSX or TOML) as rows of the norms: columns by their English or Vietnamese names."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kehoach.spreadsheet import first_sheet
from norms.entry import Row
from norms.overlay import read_toml
from norms.spelling import fold
from norms.tables import TABLES, Table, find_tables
from schemas.errors import UnreadableInput, WrongUse
from schemas.texts import say

SHEET_DAY_0 = date(1899, 12, 30)
_MOST_BYTES = 5_000_000
_COLUMNS = {
    "mã": "id", "tên": "name", "tên gọi": "name", "tên đơn vị": "name", "tên cơ quan": "name", "loại": "kind",
    "tỉnh": "province", "tỉnh, thành phố": "province", "huyện": "district", "xã": "commune", "cấp": "level",
    "lĩnh vực": "domains", "tên khác": "aliases", "loại xã": "areas", "người đứng đầu": "head", "nhập vào": "merged_into",
    "từ ngày": "from", "đến ngày": "until", "nguồn": "source", "độ chắc": "confidence", "hỏi lại": "ask", "bỏ": "remove",
    "ký hiệu": "symbol", "viết tắt": "short", "tên đầy đủ": "full", "số, ký hiệu": "code",
}  # fmt: skip
"""What an office calls the columns, and the keys that they are."""
_TRUE = frozenset(map(fold, ("x", "có", "true", "1", "đúng")))
_FALSE = frozenset(map(fold, ("không", "false", "0", "sai")))
_PLACES = ("name", "commune", "province", "district", "short", "symbol", "code", "award", "recipient")
"""What an id is made of where a list has none."""


def read_tables(path: Path, name: str | None) -> list[tuple[Table, list[Row]]]:
    """The rows of a file by table. `name` says which table a CSV is; else its name or its columns must say it.

    Raises UnreadableInput and WrongUse.
    """
    kind = path.suffix.lower()
    if not path.is_file():
        raise UnreadableInput("read.directory" if path.is_dir() else "read.missing", file=path)
    if kind == ".toml":
        return _from_toml(path, name)
    if kind in (".xls", ".ods"):
        raise WrongUse("norms.spreadsheet", file=path)
    if kind not in (".csv", ".tsv", ".txt", ".xlsx"):
        raise WrongUse("norms.not_a_table", file=path)
    header, lines = _parted(first_sheet(path) if kind == ".xlsx" else text_lines(path), path)
    keys = [_key(cell) for cell in header]
    table = _table(path, name, keys)
    return [(table, [_row(table, dict(zip(keys, line, strict=False)), path) for line in lines])]


def _from_toml(path: Path, name: str | None) -> list[tuple[Table, list[Row]]]:
    data, flaw = read_toml(path)
    if flaw is not None:
        raise flaw.error()
    out: list[tuple[Table, list[Row]]] = []
    for key, held in data.items():
        table = next((row for row in TABLES if row.name == key), None)
        if table is None or not isinstance(held, list) or not all(isinstance(row, dict) for row in held):
            raise WrongUse("norms.unknown_table", file=path, table=key, tables=_all_names())
        if name is None or table in find_tables(name):
            out.append((table, held))
    return out


def _all_names() -> str:
    return ", ".join(table.name for table in TABLES)


def _parted(lines: list[list[str]], path: Path) -> tuple[list[str], list[list[str]]]:
    """The line of the columns' names, and the lines below it that hold anything."""
    full = [line for line in lines if any(line)]
    if len(full) < 2:
        raise WrongUse("norms.no_rows", file=path)
    return full[0], full[1:]


def text_lines(path: Path) -> list[list[str]]:
    """The lines of a table of text: UTF-8 or UTF-16, parted by commas, semicolons or tabs."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise WrongUse("norms.too_large", file=path, limit=_MOST_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableInput("read.encoding", file=path) from problem
    # a title may stand above the line of the columns' names
    first = next((line for line in text.split("\n", 15)[:15] if any(sign in line for sign in ",;\t")), "")
    parted_by = max(",;\t", key=first.count)
    try:
        return [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text), delimiter=parted_by)]
    except csv.Error as problem:
        raise WrongUse("norms.not_a_table", file=path) from problem


def _key(cell: str) -> str:
    words = re.sub(r"\s+", " ", cell.strip())
    return next((key for column, key in _COLUMNS.items() if fold(column) == fold(words)), words.lower())


def _table(path: Path, name: str | None, keys: list[str]) -> Table:
    if name is not None:
        named = find_tables(name)
        if len(named) != 1:
            raise WrongUse("norms.no_table", value=name, tables=_all_names())
        return named[0]
    by_name = find_tables(path.stem.lower())
    if len(by_name) == 1:
        return by_name[0]
    # the table that has all the columns, and of whose own needs the columns leave none out
    fitting = [table for table in TABLES if set(keys) <= {*table.keys(), "remove"} and _needs(table) <= set(keys)]
    if len(fitting) != 1:
        raise WrongUse("norms.which_table", file=path, tables=_all_names())
    return fitting[0]


def _needs(table: Table) -> set[str]:
    fields = table.kind.model_fields
    return {name for name, field in fields.items() if field.is_required()} - {"id", "source", "confidence"}


def _row(table: Table, cells: dict[str, str], path: Path) -> Row:
    """A line's cells as a row: lists parted by semicolons, dates also as 01/7/2025; what every entry needs is filled in."""
    row: Row = {}
    for key, cell in cells.items():
        if cell:
            row[key] = _value(table, key, cell)
    if row.get("remove") is True:
        return {key: row[key] for key in ("id", "remove") if key in row}
    row.pop("remove", None)
    if "id" not in row:
        row = {"id": _slug(" ".join(str(row[key]) for key in _PLACES if key in row)), **row}
    row.setdefault("source", say("norms.import_source", file=path.name))
    row.setdefault("confidence", "M")
    return row


def _value(table: Table, key: str, cell: str) -> Any:
    if key in ("from", "until", "doubtful_from"):
        if re.fullmatch(r"[1-9]\d{4}", cell):  # a spreadsheet counts days from here
            return SHEET_DAY_0 + timedelta(days=int(cell))
        found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", cell)
        try:
            return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(cell)
        except ValueError:
            return cell  # the check of the row names it
    if key in ("ask", "remove"):
        return True if fold(cell) in _TRUE else False if fold(cell) in _FALSE else cell
    field = table.kind.model_fields.get(key)
    if field is not None and str(field.annotation).startswith("tuple"):
        return [part.strip() for part in cell.split(";") if part.strip()]
    if field is not None and field.annotation is int and re.fullmatch(r"\d[\d.]*", cell):
        return int(cell.replace(".", ""))
    return cell


def _slug(text: str) -> str:
    """A name as an id: "Thôn Đông" → "thon-dong"."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:100]
