"""`kehoach compare`: a superior plan beside one subordinate plan, or beside those of a whole level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from kehoach.api import compare
from kehoach.copies import told_copies
from kehoach.output import emit, keep_apart, message, save
from kehoach.plan_input import read_plan
from schemas.errors import UnreadableInput, WrongUse
from schemas.level import Level, UnreadFile
from schemas.matrix import Matrix
from schemas.plan import Plan
from schemas.texts import say

Format = Literal["table", "json", "xlsx", "html", "md", "docx"]
_ENDINGS: dict[str, Format] = {
    ".txt": "table", ".json": "json", ".xlsx": "xlsx", ".html": "html", ".md": "md", ".docx": "docx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: the roster of the level, the reminder letter to write and whose profile signs it."""

    roster: Path | None = None
    letter: Path | None = None
    profile: Path | None = None


def run(superior: Path, files: list[Path], asked: Asked, format: Format | None, out: Path | None) -> int:
    """Compare and write. The exit code: 3 where one of several files can't be read (the others are compared), else 0.

    Raises WrongUse, and UnreadableInput for the superior, the roster or the only subordinate.
    """
    files = list(dict.fromkeys(files))
    kind = _format(format, out)
    _check_use(superior, files, asked, kind)
    keep_apart(out, superior, *files, asked.roster, asked.profile, asked.letter)
    keep_apart(asked.letter, superior, *files, asked.roster, asked.profile)
    if len(files) == 1 and asked.roster is None:
        matrix = _pair(superior, files[0])
        _write_matrix(matrix, kind, out)
        _tell(matrix)
        return 0
    from kehoach.roster import read_roster

    listed = read_roster(asked.roster) if asked.roster is not None else None
    above = read_plan(superior)
    plans, unread = _read(superior, above, files)
    if files and not plans and listed is None:
        raise UnreadableInput("compare.none_read", files=len(files))
    from check.level import level
    from check.rule import Checked

    made = level(Checked(_names([superior])[superior], above), [Checked(*plan) for plan in plans], listed, unread)
    if asked.letter is not None:
        _write_letter(made, above, asked, asked.letter)
    _write_level(made, kind, out)
    for row in unread:
        message(row.problem)
    if unread:
        message(say("cli.some_failed", failed=len(unread), files=len(files)))
    return UnreadableInput.exit_code if unread else 0


def _format(format: Format | None, out: Path | None) -> Format:
    """The format asked for, or that of the output's ending. Raises WrongUse where the two differ or neither says it."""
    ending = _ENDINGS.get(out.suffix.lower()) if out is not None else None
    if out is not None and ending is None:
        raise WrongUse("compare.unknown_ending", path=out, endings=", ".join(_ENDINGS))
    kind = format or ending or "table"
    if out is not None and ending != kind:
        wanted = next(suffix for suffix, name in _ENDINGS.items() if name == kind)
        raise WrongUse("compare.wrong_ending", path=out, endings=wanted, format=kind)
    if out is None and kind in ("xlsx", "docx"):
        raise WrongUse("compare.needs_out", format=kind)
    return kind


def _check_use(superior: Path, files: list[Path], asked: Asked, kind: Format) -> None:
    """Refuse what can't be done before minutes are spent on reading."""
    if not files and asked.roster is None:
        raise WrongUse("compare.no_files")
    if len(files) == 1 and asked.roster is None:
        if files[0].resolve() == superior.resolve():
            raise WrongUse("compare.same_plan", path=superior)
        if kind == "docx":
            raise WrongUse("compare.docx_of_level")
    if asked.letter is not None and asked.roster is None:
        raise WrongUse("compare.letter_needs_roster")
    if asked.letter is not None and asked.letter.suffix.lower() != ".docx":
        raise WrongUse("cli.out_not_docx", path=asked.letter)
    if asked.profile is not None and asked.letter is None:
        raise WrongUse("compare.unit_for_letter")


def _pair(superior: Path, file: Path) -> Matrix:
    above, below = read_plan(superior), read_plan(file)
    if _is_copy(above, below):
        raise WrongUse("compare.same_plan", path=file)
    names = _names([superior, file])
    return compare((names[superior], above), (names[file], below))


def _is_copy(one: Plan, other: Plan) -> bool:
    """Whether both were read from the same bytes."""
    return one.source is not None and other.source is not None and one.source.sha256 == other.source.sha256


def _names(files: list[Path]) -> dict[Path, str]:
    """What files are called in a report: their names, or as they were given where two share one."""
    names = [file.name for file in files]
    return {file: file.name if names.count(file.name) == 1 else str(file) for file in files}


def _read(superior: Path, above: Plan, files: list[Path]) -> tuple[list[tuple[str, Plan]], list[UnreadFile]]:
    """The plans that can be read with their files' names, without copies of the superior, and what can't be."""
    plans: list[tuple[str, Plan]] = []
    unread: list[UnreadFile] = []
    names = _names(files)
    for file in files:
        try:
            plan = read_plan(file)
        except UnreadableInput as problem:
            unread.append(UnreadFile(file=names[file], problem=str(problem)))
            continue
        if file.resolve() == superior.resolve() or _is_copy(above, plan):
            message(say("compare.left_superior", file=file))
        else:
            plans.append((names[file], plan))
    from check.rule import Checked

    twins = told_copies([Checked(_names([superior])[superior], above), *(Checked(*row) for row in plans)])
    return [row for at, row in enumerate(plans, start=1) if at not in twins], unread


def _write_matrix(matrix: Matrix, kind: Format, out: Path | None) -> None:
    if kind == "json":
        emit(matrix.to_json(), out)
    elif kind == "table":
        from kehoach.compare_text import matrix_text
        from kehoach.terminal import width

        emit(matrix_text(matrix, width(out)), out)
    else:
        from kehoach.compare_output import write_sheaf
        from kehoach.compare_tables import matrix_sheaf

        write_sheaf(matrix_sheaf(matrix), kind, out)


def _write_level(made: Level, kind: Format, out: Path | None) -> None:
    if kind == "json":
        emit(made.to_json(), out)
    elif kind == "table":
        from kehoach.compare_text import level_text
        from kehoach.terminal import width

        emit(level_text(made, width(out)), out)
    elif kind == "docx" and out is not None:
        from kehoach.level_document import level_document

        save(level_document(made), out)
        message(say("cli.written", path=out))
    else:
        from kehoach.compare_output import write_sheaf
        from kehoach.level_tables import level_sheaf

        write_sheaf(level_sheaf(made), kind, out)
    if out is not None:
        from kehoach.level_tables import counts

        message(counts(made))


def _tell(matrix: Matrix) -> None:
    """The counts, and what is doubtful about the two plans: a file alone does not show them at once."""
    states = ("answered", "partly", "missing", "unclear")
    count = {state: sum(row.state == state for row in matrix.rows) for state in states}
    message(say("compare.summary", rows=len(matrix.rows), own=len(matrix.own), **count))


def _write_letter(made: Level, above: Plan, asked: Asked, path: Path) -> None:
    """The reminder to the units of the roster that have not sent; none where all have. Raises WrongUse."""
    from check.unit_names import written_out
    from generate.reminder import Missing, render_reminder
    from kehoach.profile import read_profile

    missing = [Missing(written_out(row.name), row.due) for row in made.units if row.status == "missing"]
    if not missing:
        message(say("compare.no_letter"))
        return
    unit = read_profile(asked.profile, above.day(), above) if asked.profile is not None else None
    save(render_reminder(above, unit, missing, made.asked("missing"), date.today()), path)
    message(say("compare.letter_written", path=path, units=len(missing)))
