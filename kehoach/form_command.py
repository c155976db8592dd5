"""`kehoach check --form`, `check --final`, `clean` and `convert-form`: what is done with a DOCX as a DOCX."""

from __future__ import annotations

import json
from pathlib import Path

from kehoach.input import file_bytes
from kehoach.output import emit, keep_apart, message, save
from schemas.errors import WrongUse
from schemas.finding import FormFinding
from schemas.texts import say

_WEIGHT = {"advice": 0, "warning": 1, "error": 2}


def plain_format(format: str | None, others: dict[str, object]) -> str:
    """The format of a check of form, text or json. Raises WrongUse for another one and for options (by name, with what was
    given) that only the check of plans has.
    """
    given = next((option for option, value in others.items() if value), None)
    if given is not None:
        raise WrongUse("report.form_options", option=given)
    if format not in (None, "text", "json"):
        raise WrongUse("report.form_format")
    return format or "text"


def run_form(
    files: list[Path], format: str, fail_on: str, select: list[str] | None, draft: bool, out: Path | None
) -> int:
    """Print the findings in the form of each file; 1 where one is as heavy as `fail_on` or heavier."""
    from check.form import check_form
    from check.form.rules import FORM_RULES

    for chosen in select or []:
        if not any(id.startswith(chosen) for id in FORM_RULES):
            raise WrongUse("cli.bad_rule", value=chosen)
    keep_apart(out, *files)
    rows = [
        (str(file), finding)
        for file in dict.fromkeys(files)
        for finding in check_form(file_bytes(file), draft, file)
        if not select or any(finding.rule.startswith(chosen) for chosen in select)
    ]
    if format == "json":
        emit(_json(len(set(files)), rows), out)
    else:
        emit("".join(_line(file, finding) for file, finding in rows), out)
        key = "check.form_summary" if rows else "check.form_clean"
        message(say(key, findings=len(rows), files=len(set(files))))
    return int(any(_WEIGHT[finding.severity] >= _WEIGHT[fail_on] for _, finding in rows))


def run_final(files: list[Path], format: str, out: Path | None) -> int:
    """Say of each file whether it can be signed; 1 where one can't."""
    from check.final import final_findings

    keep_apart(out, *files)
    found = {file: final_findings(file_bytes(file), file) for file in dict.fromkeys(files)}
    rows = [(str(file), finding) for file, findings in found.items() for finding in findings]
    if format == "json":
        emit(_json(len(found), rows), out)
    else:
        emit("".join(_line(file, finding) for file, finding in rows), out)
        for file, findings in found.items():
            message(say("final.left" if findings else "final.clean", file=file, count=len(findings)))
    return int(bool(rows))


def run_clean(file: Path, out: Path) -> None:
    """Write the file without its comments."""
    from kehoach.clean_copy import without_comments

    _docx_name(out)
    keep_apart(out, file)
    save(without_comments(file_bytes(file), file), out)
    message(say("cli.written", path=out))


def run_convert_form(file: Path, out: Path) -> None:
    """Write the file in the decree's form, and say what is left to the person."""
    from check.refit import convert_form

    _docx_name(out)
    keep_apart(out, file)
    changed, left = convert_form(file_bytes(file), file)
    save(changed, out)
    message(say("refit.left" if left else "refit.done", file=file, count=len(left)))
    for sentence in left:
        message(f"- {sentence}")
    message(say("cli.written", path=out))


def _docx_name(out: Path) -> None:
    if out.suffix.lower() != ".docx":
        raise WrongUse("cli.out_not_docx", path=out)


def _line(file: str, finding: FormFinding) -> str:
    others = say("refit.others", count=len(finding.also)) if finding.also else ""
    quote = f"\n    “{finding.where.quote}”{others}" if finding.where.quote else others
    return f"{file}: {finding.rule} {say(f'check.severity_{finding.severity}')} {finding.message}{quote}\n"


def _json(files: int, rows: list[tuple[str, FormFinding]]) -> str:
    made = {"files": files, "findings": [{"file": file, **finding.model_dump()} for file, finding in rows]}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
