"""The report as Word comments: a copy of each DOCX that was checked, with every finding at the words that it is about."""

from __future__ import annotations

from pathlib import Path

from corpus.inputs import own_name
from kehoach.input import file_bytes
from kehoach.output import keep_apart, message, save
from kehoach.report import Report, beside, mending, quote, severity
from schemas.errors import WrongUse
from schemas.finding import Finding
from schemas.texts import say

AUTHOR, _INITIALS = "kehoach", "KH"


def is_docx(file: str | Path) -> bool:
    """Whether a file's name says that it is a DOCX."""
    return Path(file).suffix.lower() == ".docx"


def targets(files: list[Path], out: Path, inputs: list[Path]) -> dict[Path, Path]:
    """Where the copy of each DOCX goes: the file `out` for one, into the folder `out` for several. Raises WrongUse where there
    is none, where `out` is of the wrong kind, or where a copy would be written over one of the `inputs`.
    """
    wanted = [file for file in files if is_docx(file)]
    if not wanted:
        raise WrongUse("report.no_docx")
    if len(wanted) == 1 and not is_docx(out):
        raise WrongUse("cli.out_not_docx", path=out)
    if len(wanted) > 1 and out.is_file():
        raise WrongUse("report.docx_folder", count=len(wanted), path=out)
    made: dict[Path, Path] = {wanted[0]: out} if len(wanted) == 1 else {}
    if not made:
        taken: set[str] = set()
        made = {file: out / own_name(file.name, taken) for file in wanted}
    for target in made.values():
        keep_apart(target, *inputs)
    return made


def write_comments(report: Report, files: list[Path], texts: dict[str, str], made: dict[Path, Path]) -> None:
    """Write the copies of the `files`; `texts` are the texts of the plans by file, which the findings' offsets point into. Of
    what has no copy it is told how much was found in it.
    """
    found = {plan.file: rows for plan, rows in report.by_plan()}
    for file in (str(plan.file) for plan in report.plans):
        target, rows = made.get(Path(file)), found.get(file, [])
        if target is not None:
            save(commented(file_bytes(Path(file)), file, rows, texts[file]), target)
            message(say("cli.written", path=target))
        elif rows or Path(file) in files:
            message(say("report.not_commented", file=file, count=len(rows)))


def commented(data: bytes, file: str, findings: list[Finding], text: str) -> bytes:
    """The DOCX with a comment for each finding: at its words, or at the title where these are not found in the file. The same
    findings give the same bytes. Raises UnreadableInput for what is no DOCX.
    """
    from check.form.document import Form
    from check.word.comments import Comments
    from check.word.package import Package
    from check.word.places import Places, whole

    package = Package(data, file)
    form = Form(package)
    if not findings or not form.paragraphs:
        return package.packed()
    places, comments = Places(form.paragraphs), Comments(package, AUTHOR, _INITIALS)
    head = form.letterhead
    title = next((line.paragraph for line in (*head.title, head.type) if line is not None), None)
    fallback = whole(title or next((row for row in form.paragraphs if row.text), form.paragraphs[0]))
    for finding in findings:
        span = finding.where.span
        found = places.find(span.quote, text, span.start) if span is not None else None
        comments.add(found or fallback, _lines(finding, located=found is not None))
    return package.packed()


def _lines(finding: Finding, located: bool) -> list[str]:
    lines = [say("report.comment", rule=finding.rule, level=severity(finding), message=finding.message)]
    if not located and quote(finding.where):
        lines.append(say("report.comment_quote", quote=quote(finding.where)))
    lines += [say("report.see", place=beside(place, finding)) for place in finding.related]
    return [*lines, f"{say('explain.mending')}: {mending(finding)}"]
