"""The report as one page (HTML) that needs no other file, and as a table (XLSX)."""

from __future__ import annotations

from kehoach.page_template import template_of
from kehoach.report import Report, beside, heading, mending, page, quote, severity
from kehoach.spreadsheet_output import Cell, Sheet, guarded, xlsx
from schemas.texts import say

_WORDS = ("title", "page_head", "level", "rule", "message", "quote", "beside", "plan", "nothing")


def html(report: Report) -> str:
    """A page to read, to print and to send; whatever the plans say is text in it, never markup."""
    return str(
        template_of("check-page.html").render(
            t=_words(), report=report, heading=heading, severity=severity, page=page, quote=quote, beside=beside,
            mending=mending, say=say,
        )
    )  # fmt: skip


def spreadsheet(report: Report) -> bytes:
    """A table of one row for each finding; no cell is a formula. The same report gives the same bytes."""
    words = _words()
    head: list[Cell] = [
        words["plan"], words["page_head"], words["level"], words["rule"], words["message"], words["quote"], words["beside"],
        words["mending"],
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            heading(plan), page(finding.where) or "", severity(finding), finding.rule, finding.message, quote(finding.where),
            "\n".join(beside(place, finding) for place in finding.related), mending(finding),
        ]
        for plan, found in report.by_plan()
        for finding in found
    ]  # fmt: skip
    table = [[guarded(cell) for cell in row] for row in [head, *rows]]
    unread: list[list[Cell]] = [[guarded(row.file), guarded(row.problem)] for row in report.unread]
    sheets = [Sheet(words["findings"], table)]
    if unread:
        sheets.append(Sheet(words["unread_head"], [[words["plan"], words["message"]], *unread]))
    return xlsx(sheets)


def _words() -> dict[str, str]:
    out = {name: say(f"report.{name}") for name in (*_WORDS, "findings", "unread_head")}
    return {**out, "mending": say("explain.mending")}
