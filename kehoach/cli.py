"""The command line: one thin function a command; what they do lives in the modules that they call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from kehoach.catalogue_cli import CatalogueAt, add_commands
from kehoach.norms_cli import Norms, NormsNamed
from kehoach.norms_cli import app as norms_app
from schemas.errors import WrongUse
from schemas.texts import say

app = typer.Typer(
    name="kehoach", help=say("help.app"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]}, rich_markup_mode=None,
)  # fmt: skip

template = typer.Typer(
    help=say("help.template"), no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
app.add_typer(template, name="template")

Files = Annotated[list[Path], typer.Argument(metavar=say("help.file_word"), help=say("help.files"), show_default=False)]
FilesOrNone = Annotated[
    list[Path] | None, typer.Argument(metavar=say("help.file_word"), help=say("help.files"), show_default=False)
]
Out = Annotated[Path | None, typer.Option("-o", "--out", help=say("help.out"), show_default=False)]


def _version(asked: bool) -> None:
    if asked:
        from kehoach import __version__

        typer.echo(f"kehoach {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help=say("help.version"), callback=_version, is_eager=True)
    ] = False,
    norms: NormsNamed = None,
) -> None:
    pass


app.add_typer(norms_app, name="norms")
add_commands(app)


@app.command(help=say("help.extract"))
def extract(
    files: Files,
    out: Out = None,
    format: Annotated[Literal["json", "jsonl"], typer.Option(help=say("help.format"))] = "json",
    norms: Norms = None,
) -> None:
    from kehoach.extract_command import run

    run(files, out, format)


@app.command(help=say("help.text"))
def text(
    file: Annotated[Path, typer.Argument(metavar=say("help.file_word"), help=say("help.file"), show_default=False)],
    out: Out = None,
) -> None:
    from extract.reading.files import read  # not by the API, whose models cost as much as the reading of three pages
    from kehoach.output import emit, keep_apart

    keep_apart(out, file)
    emit(read(file).text + "\n", out)


@app.command(help=say("help.draft"))
def draft(
    superior: Annotated[
        Path, typer.Argument(metavar=say("help.file_word"), help=say("help.superior_file"), show_default=False)
    ],
    name: Annotated[str | None, typer.Option("--for", help=say("help.for"), show_default=False)] = None,
    unit: Annotated[Path | None, typer.Option("--unit", help=say("help.unit"), show_default=False)] = None,
    out: Out = None,
    day: Annotated[str | None, typer.Option("--date", help=say("help.date"), show_default=False)] = None,
    trace: Annotated[Path | None, typer.Option("--trace", help=say("help.trace"), show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.draft_json"))] = False,
    like: Annotated[Path | None, typer.Option("--like", help=say("help.like"), show_default=False)] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help=say("help.own_template"), show_default=False)
    ] = None,
    update: Annotated[Path | None, typer.Option("--update", help=say("help.update"), show_default=False)] = None,
    decision: Annotated[Path | None, typer.Option("--decision", help=say("help.decision"), show_default=False)] = None,
    letter: Annotated[Path | None, typer.Option("--letter", help=say("help.letter"), show_default=False)] = None,
    clean: Annotated[bool, typer.Option("--clean", help=say("help.draft_clean"))] = False,
    norms: Norms = None,
) -> None:
    from kehoach.draft_command import Asked, run

    asked = Asked(
        like=like,
        update=update,
        template=template,
        trace=trace,
        decision=decision,
        letter=letter,
        as_json=as_json,
        clean=clean,
    )
    run(superior, name, unit, out, day, asked)


_PROFILE = Path("unit").with_suffix(".toml")
unit_app = typer.Typer(help=say("help.unit_app"), no_args_is_help=True, rich_markup_mode=None)
app.add_typer(unit_app, name="unit")


@unit_app.command("new", help=say("help.unit_new"))
def unit_new(
    out: Annotated[Path, typer.Option("-o", "--out", help=say("help.unit_out"))] = _PROFILE,
    force: Annotated[bool, typer.Option("--force", help=say("help.force"))] = False,
) -> None:
    from kehoach.unit_command import new

    new(out, force)


@unit_app.command("show", help=say("help.unit_show"))
def unit_show(
    profile: Annotated[
        Path | None, typer.Argument(metavar="UNIT.toml", help=say("help.unit"), show_default=False)
    ] = None,
    name: Annotated[str | None, typer.Option("--for", help=say("help.for"), show_default=False)] = None,
    day: Annotated[str | None, typer.Option("--date", help=say("help.date"), show_default=False)] = None,
    out: Out = None,
    norms: Norms = None,
) -> None:
    from kehoach.unit_command import show

    show(profile, name, day, out)


@app.command(help=say("help.check"))
def check(
    files: FilesOrNone = None,
    superior: Annotated[Path | None, typer.Option("--superior", help=say("help.superior"), show_default=False)] = None,
    format: Annotated[
        Literal["text", "json", "sarif", "md", "html", "xlsx", "docx"] | None,
        typer.Option(help=say("help.check_format"), show_default=False),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "advice"] | None,
        typer.Option("--fail-on", help=say("help.fail_on"), show_default=False),
    ] = None,
    select: Annotated[list[str] | None, typer.Option("--select", help=say("help.select"), show_default=False)] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help=say("help.ignore"), show_default=False)] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help=say("help.baseline"), show_default=False)] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", help=say("help.write_baseline"), show_default=False)
    ] = None,
    form: Annotated[bool, typer.Option("--form", help=say("help.form"))] = False,
    final: Annotated[bool, typer.Option("--final", help=say("help.final"))] = False,
    is_draft: Annotated[bool, typer.Option("--draft", help=say("help.is_draft"))] = False,
    catalogue: CatalogueAt = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help=say("help.check_out"), show_default=False)] = None,
    norms: Norms = None,
) -> None:
    from kehoach.catalogue_command import files_or_catalogue

    files = files_or_catalogue(files, catalogue, "check", form or final)
    if form + final + (superior is not None and (form or final)) > 1:
        raise WrongUse("cli.form_or_final")
    if form or final:
        from kehoach.form_command import plain_format, run_final, run_form

        shown = plain_format(format, {"--ignore": ignore, "--baseline": baseline, "--write-baseline": write_baseline})
        weight = fail_on or "advice"
        done = run_form(files, shown, weight, select, is_draft, out) if form else run_final(files, shown, out)
        raise typer.Exit(done)
    from kehoach.check_command import run
    from kehoach.check_settings import Asked

    asked = Asked(select or (), ignore or (), fail_on, format, baseline, out)
    raise typer.Exit(run(files, superior, asked, out, write_baseline, catalogue))


@app.command(help=say("help.compare"))
def compare(
    superior: Annotated[
        Path, typer.Argument(metavar=say("help.superior_word"), help=say("help.superior_file"), show_default=False)
    ],
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar=say("help.file_word"), help=say("help.compare_files"), show_default=False),
    ] = None,
    roster: Annotated[Path | None, typer.Option("--roster", help=say("help.roster"), show_default=False)] = None,
    letter: Annotated[Path | None, typer.Option("--letter", help=say("help.reminder"), show_default=False)] = None,
    unit: Annotated[Path | None, typer.Option("--unit", help=say("help.compare_unit"), show_default=False)] = None,
    format: Annotated[
        Literal["table", "json", "xlsx", "html", "md", "docx"] | None,
        typer.Option(help=say("help.compare_format"), show_default=False),
    ] = None,
    out: Out = None,
    norms: Norms = None,
) -> None:
    from kehoach.compare_command import Asked, run

    raise typer.Exit(run(superior, files or [], Asked(roster, letter, unit), format, out))


@app.command(help=say("help.calendar"))
def calendar(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar=say("help.file_word"), help=say("help.calendar_files"), show_default=False),
    ] = None,
    who: Annotated[str | None, typer.Option("--who", help=say("help.who"), show_default=False)] = None,
    name: Annotated[str | None, typer.Option("--for", help=say("help.calendar_for"), show_default=False)] = None,
    unit: Annotated[Path | None, typer.Option("--unit", help=say("help.calendar_unit"), show_default=False)] = None,
    start: Annotated[str | None, typer.Option("--from", help=say("help.from"), show_default=False)] = None,
    end: Annotated[str | None, typer.Option("--to", help=say("help.to"), show_default=False)] = None,
    format: Annotated[
        Literal["table", "ics", "xlsx", "json"] | None,
        typer.Option(help=say("help.calendar_format"), show_default=False),
    ] = None,
    catalogue: CatalogueAt = None,
    out: Out = None,
    norms: Norms = None,
) -> None:
    from kehoach.calendar_command import Wanted, run
    from kehoach.catalogue_command import files_or_catalogue

    papers = files_or_catalogue(files, catalogue, "calendar", False)
    run(papers, Wanted(who, name, unit, start, end), format, out, catalogue)


Docx = Annotated[Path, typer.Argument(metavar=say("help.file_word"), help=say("help.docx_file"), show_default=False)]
DocxOut = Annotated[Path, typer.Option("-o", "--out", help=say("help.docx_out"), show_default=False)]


@app.command(help=say("help.clean"))
def clean(file: Docx, out: DocxOut) -> None:
    from kehoach.form_command import run_clean

    run_clean(file, out)


@app.command("convert-form", help=say("help.convert_form"))
def convert_form(file: Docx, out: DocxOut) -> None:
    from kehoach.form_command import run_convert_form

    run_convert_form(file, out)


@app.command(help=say("help.convert"))
def convert(
    places: Annotated[
        list[str], typer.Argument(metavar=say("help.place_word"), help=say("help.places"), show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", help=say("help.convert_out"), show_default=False)],
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help=say("help.workers"), show_default=False)
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", help=say("help.include"), show_default=False)
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help=say("help.exclude"), show_default=False)
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help=say("help.since"), show_default=False)] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help=say("help.limit"), show_default=False)] = None,
    retry: Annotated[
        Literal["failed", "timeout", "out_of_memory"] | None,
        typer.Option("--retry", help=say("help.retry"), show_default=False),
    ] = None,
    verify: Annotated[bool, typer.Option("--verify", help=say("help.verify"), show_default=False)] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.dry_run"), show_default=False)] = False,
    pdfa: Annotated[bool, typer.Option("--pdfa", help=say("help.pdfa"), show_default=False)] = False,
    timeout: Annotated[float, typer.Option("--timeout", min=1, help=say("help.timeout"))] = 600,
    memory: Annotated[int, typer.Option("--memory", min=256, help=say("help.memory"))] = 2048,
    engine: Annotated[Literal["local", "dask"], typer.Option(help=say("help.engine"))] = "local",
    scheduler: Annotated[str | None, typer.Option(help=say("help.scheduler"), show_default=False)] = None,
    norms: Norms = None,
) -> None:
    from corpus.convert import Options
    from corpus.inputs import Filter
    from corpus.manifest import FAILED
    from corpus.pool import Limits
    from kehoach.convert_command import run, scheduler_of
    from kehoach.days import day_of

    changed = day_of(since) if since is not None else None
    chosen = Filter(tuple(include or ()), tuple(exclude or ()), changed, limit)
    limits = Limits(timeout, memory)
    again = frozenset(FAILED if retry == "failed" else () if retry is None else (retry,))
    options = Options(workers, limits, chosen, verify, again, dry_run, scheduler_of(engine, scheduler), pdfa)
    raise typer.Exit(run(places, out, options))


@app.command(help=say("help.demo"))
def demo(out: Annotated[Path, typer.Option("--out", help=say("help.demo_out"))] = Path("demo")) -> None:
    from kehoach.demo import run

    run(out)


@app.command(help=say("help.explain"))
def explain(
    rule: Annotated[str, typer.Argument(metavar=say("help.rule_word"), help=say("help.rule"), show_default=False)],
) -> None:
    from kehoach.check_command import explain_rule
    from kehoach.output import emit

    emit(explain_rule(rule), None)


@app.command(help=say("help.schema"))
def schema(out: Out = None) -> None:
    from kehoach.api import schema as plan_schema
    from kehoach.output import emit

    emit(plan_schema(), out)


@template.command(name="check", help=say("help.template_check"))
def template_check(
    files: Annotated[
        list[Path], typer.Argument(metavar=say("help.file_word"), help=say("help.template_files"), show_default=False)
    ],
) -> None:
    from kehoach.template_command import check_files

    raise typer.Exit(check_files(files))


@template.command(name="copy", help=say("help.template_copy"))
def template_copy(
    name: Annotated[
        str, typer.Argument(metavar=say("help.template_name_word"), help=say("help.template_name"), show_default=False)
    ],
    out: Out = None,
) -> None:
    from kehoach.template_command import copy

    copy(name, out)
