"""The times that a task's cell or labelled line says, as deadlines of that task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.context import Context
from extract.deadline_kind import goes_on, held, row_kind
from extract.doubts import LIKELY, PLAIN, of_names
from extract.task_tables import TableDuty, scheduled
from grammar.normalise import decapitalise
from grammar.time_match import TimeMatch
from grammar.times import find_times
from schemas.plan import Deadline


def row_deadlines(context: Context, duties: Sequence[TableDuty]) -> list[Deadline]:
    """Every deadline of the duties of tables and labelled lines, then of the schedules."""
    return [row for duty in (*duties, *scheduled(context)) for row in _of_row(context, duty)]


_SO_LONG = re.compile(
    r"[<≤]?\s*\d{1,3}\s*(?:ngày|giờ|tuần|tháng)(?:\s+làm việc)?\s*(?:[.;,]|$|sau\b|kể từ\b|từ khi\b)", re.IGNORECASE
)
_TWO_DAYS = re.compile(r"\s*(\d{1,2}/\d{1,2}/\d{4})\s+(\d{1,2}/\d{1,2}/\d{4})\s*")
_SELF_TOLD = re.compile(r"trước|chậm|muộn|đến|trong|từ|hết|thời gian", re.IGNORECASE)


def _of_row(context: Context, row: TableDuty) -> list[Deadline]:
    """The times of a task's cell or line: "Trước ngày 15/3/2026", "Tháng 5/2026", "Quý II, quý III/2026", "2026 - 2029"."""
    if not row.time:
        return []
    time = (
        row.time
        if _SELF_TOLD.search(row.time)
        else f"Trong {row.time.lstrip('<≤ ')} kể từ"
        if _SO_LONG.match(row.time)
        else f"Thời gian: {row.time[0].lower()}{row.time[1:]}"
    )
    year = re.match(
        r"\s*(?:trong\s+)?(?:năm\s+)?(?P<year>\d{4})(?=\s*\.?\s*$|\s+và (?:các|những) năm)", row.time, re.IGNORECASE
    )
    if two := _TWO_DAYS.fullmatch(row.time):
        time = f"Từ {two[1]} đến {two[2]}"  # the two lines of a narrow cell
    if year:
        found, time = [TimeMatch(0, year.end(), year["year"], "by", True)], row.time
    else:
        found = find_times(time, context.year)
    action = decapitalise(row.text.rstrip(" .;"))
    out = []
    for match in found:
        out.append(
            Deadline(
                when=match.when, kind="start" if goes_on(time, match) else row_kind(row.text, match),
                actor=", ".join(context.full_names(row.lead)) or None, action=action,
                text=f"{row.text.rstrip(' .;')}; {row.time}", inclusive=match.inclusive, tentative=match.tentative or None,
                window=match.window, evidence=row.spans + row.time_spans,
                confidence=of_names(row.lead, min(LIKELY if match.bare or held(row.text) else PLAIN, row.confidence)),
            )
        )  # fmt: skip
    return out
