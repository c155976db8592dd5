"""The form of a DOCX after Decree 30/2020/NĐ-CP, Annex I: one rule, one small function; the measures are in norms/data/form.toml."""

from __future__ import annotations

from pathlib import Path

from schemas.finding import FormFinding


def check_form(data: bytes, draft: bool = False, file: str | Path = "DOCX") -> list[FormFinding]:
    """Every finding in a DOCX's form, errors first, then in the order of the text.

    `draft`: a number, day or month that is left blank is no finding. `file` names the document in messages. Raises
    UnreadableInput for what is no DOCX, is broken, or unpacks too far.
    """
    from check.form.engine import findings
    from check.word.package import Package

    return findings(Package(data, file), draft)
