"""`kehoach template check` and `copy`, and an office's own template for `kehoach draft`."""

from __future__ import annotations

from pathlib import Path

from kehoach.input import file_bytes
from kehoach.output import emit, message, save
from schemas.errors import WrongUse
from schemas.texts import say
from templates import template_bytes
from templates.tags import SHAPES, Kind


def check_files(files: list[Path]) -> int:
    """Print what is wrong with each template, and give the exit code: 1 where one can't be filled."""
    from templates.lint import kind_of_file, lint

    wrong = False
    for file in files:
        data = file_bytes(file)
        findings = lint(data)
        for finding in findings:
            severity = say(f"check.severity_{finding.severity}")
            emit(say("template.finding", file=file, severity=severity, sentence=finding.sentence) + "\n", None)
        wrong = wrong or any(finding.severity == "error" for finding in findings)
        if not findings:
            message(say("template.fits", file=file, kind=say(f"template.kind_{kind_of_file(data)}")))
    return int(wrong)


def copy(name: str, out: Path | None) -> None:
    """Write a shipped template, to be changed in Word. Raises WrongUse for an unknown name."""
    if name not in SHAPES:
        raise WrongUse("template.unknown", name=name, names=", ".join(SHAPES))
    target = out or Path(f"{name}.docx")
    if target.exists():  # it may be one that was changed
        raise WrongUse("template.exists", path=target)
    save(template_bytes(name), target)
    message(say("cli.written", path=target))


def fitting_template(file: Path, kind: Kind) -> bytes:
    """An office's template for a kind of document, checked. Raises UnreadableInput, or WrongUse (first fault)."""
    from templates.lint import kind_of_file, lint

    data = file_bytes(file)
    found = kind_of_file(data)
    if found not in (None, kind):
        names = {"found": say(f"template.kind_{found}"), "wanted": say(f"template.kind_{kind}")}
        raise WrongUse("template.other_kind", file=file, **names)
    wrong = next((finding for finding in lint(data, kind) if finding.severity == "error"), None)
    if wrong is not None:
        raise WrongUse("template.unfit_file", file=file, problem=wrong.sentence)
    return data
