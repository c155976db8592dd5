"""The roster of a level (danh sách đơn vị): a table (CSV, XLSX) with a unit in each line, and what is known of its plan."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from grammar.normalise import fold, nfc, squeeze
from kehoach.own_tables import SHEET_DAY_0, text_lines
from kehoach.spreadsheet import first_sheet
from schemas.errors import UnreadableInput, WrongUse
from schemas.level import Listed
from schemas.texts import say

_COLUMNS = {
    "name": ("tên đơn vị", "đơn vị", "tên", "tên cơ quan", "cơ quan, đơn vị", "cơ quan", "tên cơ quan, đơn vị", "tên xã, phường", "name"),
    "due": ("hạn gửi", "hạn", "thời hạn", "hạn nộp", "thời hạn gửi", "due"),
    "received": ("ngày gửi", "ngày nhận", "ngày nộp", "ngày đến", "received"),
    "file": ("tệp", "tên tệp", "file"),
}  # fmt: skip
"""What offices call the columns; others are left alone."""
_HEAD_WITHIN = 15
"""Lines in which the columns' names must stand: titles may stand above them."""
_NO_UNIT = re.compile(r"tổng|cộng|(?:tổng số|tổng cộng|cộng:)\b.*|[IVX]+\.?|\d+", re.IGNORECASE)
"""Lines of a list that are no unit: totals, numbers of parts."""
_MOST = 2000


def read_roster(path: Path) -> list[Listed]:
    """The units of a roster in its order. A cell that can't be read is a doubt of its unit; a roster without a column of names is
    refused. Raises UnreadableInput and WrongUse.
    """
    if not path.is_file():
        raise UnreadableInput("read.directory" if path.is_dir() else "read.missing", file=path)
    kind = path.suffix.lower()
    if kind not in (".csv", ".tsv", ".txt", ".xlsx"):
        raise WrongUse("roster.not_a_table", file=path)
    lines = first_sheet(path) if kind == ".xlsx" else text_lines(path)
    for number, line in enumerate(lines[:_HEAD_WITHIN]):
        places = _places(line)
        if "name" in places:
            return _listed(lines[number + 1 :], number + 2, places, len(line) == 1, path)
    raise WrongUse("roster.no_names", file=path)


def _places(line: list[str]) -> dict[str, int]:
    """Which column of a head is which."""
    words = [fold(squeeze(nfc(cell))).strip(" :*") for cell in line]
    out: dict[str, int] = {}
    for column, names in _COLUMNS.items():
        place = next((words.index(fold(name)) for name in names if fold(name) in words), None)
        if place is not None:
            out[column] = place
    return out


def _listed(lines: list[list[str]], first: int, places: dict[str, int], only: bool, path: Path) -> list[Listed]:
    out: list[Listed] = []
    for number, line in enumerate(lines, start=first):
        # in a list of nothing but names a comma is part of the name: "xã Tân Lộc, huyện Phú Lâm"
        cells = [", ".join(filter(None, line))] if only else line
        row = {column: squeeze(nfc(cells[place])) if place < len(cells) else "" for column, place in places.items()}
        if not row["name"] or _NO_UNIT.fullmatch(row["name"]):
            continue
        due, doubts = _day(row.get("due", ""), number)
        received, more = _day(row.get("received", ""), number)
        out.append(
            Listed(
                name=row["name"], line=number, due=due, received=received, file=row.get("file") or None, doubts=doubts + more
            )
        )  # fmt: skip
    if not out:
        raise WrongUse("roster.no_units", file=path)
    if len(out) > _MOST:
        raise WrongUse("roster.too_many", file=path, limit=_MOST)
    return out


def _day(cell: str, line: int) -> tuple[date | None, list[str]]:
    """A cell as a day: 29/3/2024, 29.3.2024, 2024-03-29, or a spreadsheet's number; else a doubt."""
    text = re.sub(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$", "", cell)
    if not text:
        return None, []
    if re.fullmatch(r"[1-9]\d{4}(?:\.\d+)?", text):  # a spreadsheet counts days from here
        return SHEET_DAY_0 + timedelta(days=int(float(text))), []
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        return (date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)), []
    except ValueError:
        return None, [say("roster.bad_day", value=cell, line=line)]
