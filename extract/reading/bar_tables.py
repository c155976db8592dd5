"""Tables in plain text: rows whose cells bars or tabs part ("1 | Rà soát | Phòng Nội vụ"), and those that a website printed with
each bar on a line of its own, where a row ends where two bars follow each other.

    |
    TT
    |
    Nhiệm vụ
    |
    |
    1
    |
    …

Letterheads and signatures are printed so too; only what has at least three columns is a table here.
"""

from __future__ import annotations

import re

from grammar.numbering import parse_marker

_LEAST_COLUMNS = 3
_BREAK = "<br>"


_PARTED = (re.compile(r"\s+\|\s+"), re.compile(r"[ ]*\t[\t ]*"))


def with_rows(text: str) -> str:
    """The text with every such table as rows of Markdown (`| a | b |`); the paragraphs of a cell are parted by <br>."""
    return "\n".join(_bounded(_with_lone_bars(text.split("\n"))))


def _bounded(lines: list[str]) -> list[str]:
    """The lines with bars around the rows of tables that have none: two lines or more with as many cells, three or more."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        parted = next((mark for mark in _PARTED if len(_cells(lines[at], mark)) >= _LEAST_COLUMNS), None)
        end = at + 1
        while parted and end < len(lines) and len(_cells(lines[end], parted)) == len(_cells(lines[at], parted)):
            end += 1
        if parted and end - at >= 2:
            out += ["", *(f"| {' | '.join(_cells(line, parted))} |" for line in lines[at:end]), ""]
        else:
            out += lines[at:end]
        at = end
    return out


def _cells(line: str, mark: re.Pattern[str]) -> list[str]:
    text = line.strip(" ")
    return [] if text.startswith("|") or text.endswith("|") else [cell.strip() for cell in mark.split(text)]


def _with_lone_bars(lines: list[str]) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(lines):
        end, rows = _table(lines, at) if lines[at].strip() == "|" else (at + 1, [])
        if sum(len(row) >= _LEAST_COLUMNS for row in rows) >= 2:
            out += ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
        else:
            out += lines[at:end]
        at = end
    return out


def _table(lines: list[str], start: int) -> tuple[int, list[list[str]]]:
    """The table that begins with the bar at `start`: the line behind it and its rows of cells."""
    rows: list[list[str]] = [[]]
    at = start + 1
    while True:
        cell: list[str] = []
        while at < len(lines) and lines[at].strip() != "|":
            cell.append(lines[at].strip())
            at += 1
        if at == len(lines):
            closed = len(rows) > 1 and not any(cell)
            return (at, [row for row in rows if row]) if closed else (start + 1, [])  # no closing bar: no table
        rows[-1].append(_joined(cell))
        at += 1
        if at < len(lines) and lines[at].strip() == "|":
            rows.append([])
            at += 1
            continue
        if _ends(lines, at):
            return at, [row for row in rows if row]


def _ends(lines: list[str], at: int) -> bool:
    """Whether behind a bar there is a blank line and then no bar: a cell that is empty is followed by its bar."""
    if at >= len(lines):
        return True
    if lines[at].strip():
        return False
    return next((line.strip() != "|" for line in lines[at:] if line.strip()), True)


def _joined(lines: list[str]) -> str:
    """The lines of a cell, wrapped ones joined; a bar inside a cell can't be told from a column and becomes a slash."""
    text = ""
    for index, line in enumerate(lines):
        line = re.sub(r"\s*\|\s*", " / ", line)
        if not line or re.fullmatch(r"-{3,}", line):
            continue
        begun = not text or not lines[index - 1] or parse_marker(line) is not None
        text += (_BREAK if text and begun else " " if text else "") + line
    return text
