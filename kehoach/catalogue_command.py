"""`kehoach catalogue …`: filling, listing, copying, checking and giving out a catalogue; and where the commands find it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kehoach.output import NotWritten, emit, message
from schemas.errors import KehoachError, UnreadableInput, WrongUse
from schemas.plan import Plan
from schemas.texts import say

if TYPE_CHECKING:
    from check.rule import Checked
    from corpus.catalogue.entry import Entry
    from corpus.catalogue.export import Kind, Table
    from corpus.catalogue.store import Catalogue

_KINDS: dict[str, Kind] = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


def place(asked: str | None) -> str:
    """Where the catalogue is: as asked, else the one in the folder that one stands in."""
    return asked or str(Path.cwd())


def opened(asked: str | None, create: bool = False, writes: bool = False) -> Catalogue:
    """The catalogue that is asked for, open; says so where an older one was migrated. Raises KehoachError."""
    from corpus.catalogue.store import Catalogue

    made = Catalogue.open(place(asked), create, writes)
    if made.moved is not None:
        message(say("catalogue.migrated", file=made.place.shown, copy=made.moved))
    return made


def stored_plans(asked: str) -> Iterator[tuple[str, Plan]]:
    """Every plan of a catalogue with its path. Raises WrongUse for an empty one."""
    with opened(asked) as catalogue:
        yield from _plans_of(catalogue)


def _plans_of(catalogue: Catalogue) -> Iterator[tuple[str, Plan]]:
    if not catalogue.count():
        raise WrongUse("catalogue.empty", file=catalogue.place.shown)
    yield from catalogue.plans()


def stored_rows(asked: str, until: ExitStack) -> list[Checked]:
    """The plans of a catalogue as the checks take them: held in part, read whole when they are looked at; the catalogue stays
    open `until` then. Raises WrongUse for an empty one.
    """
    from check.stored import stored

    catalogue = until.enter_context(opened(asked))
    return [stored(path, plan, partial(catalogue.plan, path)) for path, plan in _plans_of(catalogue)]


def files_or_catalogue(files: list[Path] | None, catalogue: str | None, command: str, form: bool) -> list[Path]:
    """The files of a command that also takes a catalogue. Raises WrongUse for neither, and for a form's check of a catalogue."""
    if catalogue is not None and form:
        raise WrongUse("catalogue.no_form")
    if not files and catalogue is None:
        raise WrongUse("cli.usage_missing", what=say("help.file_word"), command=f"kehoach {command}")
    return files or []


def add(files: list[Path], asked: str | None) -> None:
    """Read files and take them in; one that can't be read is taken in as failed, and the rest goes on."""
    counts = {"new": 0, "changed": 0, "same": 0}
    failed = 0
    with opened(asked, create=True) as catalogue:
        catalogue.commit()
        for file in dict.fromkeys(files):
            entry, problem = _entry(file)
            if problem is not None:
                failed += 1
                message(str(problem))
            if entry is not None:
                counts[catalogue.write(entry)] += 1
                catalogue.commit()
        plans = catalogue.count()
    message(say("catalogue.added", file=catalogue.place.shown, **counts, plans=plans))
    if failed:
        from kehoach.extract_command import SomeFailed

        raise SomeFailed("cli.some_failed", failed=failed, files=len(set(files)))


def _entry(file: Path) -> tuple[Entry | None, KehoachError | None]:
    """A file ready to be taken in, and what was wrong with it; no entry where there is no file."""
    from corpus.catalogue.entry import FileFacts, prepared
    from extract.pipeline import extract_plan
    from extract.reading.assemble import file_hash
    from extract.reading.files import read
    from kehoach.plan_input import read_plan

    path = file.as_posix()
    try:
        stat = file.stat()
        if file.suffix.lower() == ".json":
            plan = read_plan(file)
            source = plan.source
            text = _text_beside(file)
            digest = source.sha256 if source else file_hash(file)
            pages, kind = (source.pages, source.kind) if source else (None, None)
        else:
            document = read(file)
            plan, text, digest = extract_plan(document), document.text, document.sha256
            pages, kind = len(document.pages) or None, document.kind
    except UnreadableInput as problem:
        if not file.is_file() or not os.access(file, os.R_OK):
            return None, problem
        facts = FileFacts(
            path, file_hash(file), file.stat().st_size, file.stat().st_mtime, None, "failed", str(problem)
        )
        return prepared(facts), problem
    except OSError:
        return None, UnreadableInput("read.missing", file=file)
    return prepared(FileFacts(path, digest, stat.st_size, stat.st_mtime, pages, kind=kind), plan, text), None


def _text_beside(file: Path) -> str | None:
    """The text that `kehoach convert` wrote beside a Plan."""
    beside = file.with_suffix(".txt")
    return beside.read_text(encoding="utf-8").removesuffix("\n") if beside.is_file() else None


def list_files(format: str, history: bool, asked: str | None, out: Path | None) -> None:
    """The files of a catalogue, each with its newest version, or with all of them."""
    from corpus.catalogue.export import rows

    with opened(asked) as catalogue, catalogue.connection() as connection:
        found = list(rows(connection, "files"))
        codes = {row["path"]: row for row in rows(connection, "plans")}
    newest = {row["path"]: row for row in found}
    shown = found if history else list(newest.values())
    if format == "json":
        emit(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", out)
        return
    if shown:
        emit("".join(_file_line(row, codes.get(row["path"])) for row in shown), out)
    message(say("catalogue.holds", files=len(newest), plans=len(codes), file=catalogue.place.shown))


def _file_line(row: dict[str, Any], plan: dict[str, Any] | None) -> str:
    status = say(f"catalogue.status_{row['status']}")
    about = row["reason"] or (", ".join(filter(None, (plan["code"], plan["issuer"], plan["title"]))) if plan else "")
    return say("catalogue.line", path=row["path"], number=row["number"], status=status, about=about) + "\n"


def backup(to: Path, asked: str | None) -> None:
    """A whole copy of a catalogue."""
    from corpus.catalogue.upkeep import kept_copy

    with opened(asked) as catalogue:
        kept_copy(catalogue.place, to)
    message(say("cli.written", path=to))


def delete(paths: list[str], asked: str | None) -> None:
    """Leave files out, with their history."""
    with opened(asked, writes=True) as catalogue:
        count = catalogue.delete(paths)
    message(say("catalogue.deleted", count=count, file=catalogue.place.shown))


def check(asked: str | None) -> int:
    """Say what does not fit together. The exit code: 1 where anything is."""
    from corpus.catalogue.upkeep import faults

    with opened(asked) as catalogue, catalogue.connection() as connection:
        found = faults(connection)
        plans = catalogue.count()
    if found:
        emit("".join(f"{line}\n" for line in found), None)
        return 1
    message(say("catalogue.sound", file=catalogue.place.shown, plans=plans))
    return 0


def export(table: Table, format: Kind | None, asked: str | None, out: Path | None) -> None:
    """Give a table out, to a file (written whole) or as text to the screen."""
    from corpus.catalogue.export import as_text
    from kehoach.spreadsheet_output import guarded

    ending = _KINDS.get(out.suffix.lower()) if out is not None else None
    kind = format or ending or "csv"
    if format and ending and format != ending:
        raise WrongUse("tree.wrong_ending", path=out, format=format)
    if out is None and kind == "parquet":
        raise WrongUse("catalogue.parquet_out")
    with opened(asked) as catalogue, catalogue.connection() as connection:
        if out is not None:
            count = _write_table(connection, table, kind, out)
            message(say("catalogue.exported", path=out, count=count))
        elif kind != "parquet":
            emit(as_text(connection, table, kind, guarded), None)


def _write_table(connection: Any, table: Table, kind: Literal["csv", "jsonl", "parquet"], out: Path) -> int:
    from corpus.catalogue.export import parquet, write_csv, write_jsonl
    from corpus.writing import written_whole
    from kehoach.spreadsheet_output import guarded

    try:
        with written_whole(out) as part:
            if kind == "parquet":
                return parquet(connection, table, part)
            # the mark at the beginning tells spreadsheets that the file is UTF-8
            coding = "utf-8-sig" if kind == "csv" else "utf-8"
            with part.open("w", encoding=coding, newline="") as stream:
                return (
                    write_csv(connection, table, stream, guarded)
                    if kind == "csv"
                    else write_jsonl(connection, table, stream)
                )
    except OSError as problem:
        raise NotWritten("cli.not_written", path=out, problem=problem.strerror or problem) from problem
