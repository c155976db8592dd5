"""`kehoach search`, `tree` and `catalogue …`: one thin function a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from schemas.texts import say

app = typer.Typer(help=say("help.catalogue"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)

_AT = {"metavar": say("help.catalogue_word"), "help": say("help.catalogue_at"), "show_default": False}
At = Annotated[str | None, typer.Option("--catalogue", envvar="KEHOACH_CATALOGUE", show_envvar=False, **_AT)]
"""Where the catalogue is, of a command that needs one."""
CatalogueAt = Annotated[
    str | None,
    typer.Option(
        "--catalogue", metavar=say("help.catalogue_word"), help=say("help.whole_catalogue"), show_default=False
    ),
]
"""The catalogue whose plans a command works on beside files."""
Out = Annotated[Path | None, typer.Option("-o", "--out", help=say("help.out"), show_default=False)]
Paths = Annotated[
    list[str], typer.Argument(metavar=say("help.file_word"), help=say("help.catalogued"), show_default=False)
]
Field = Literal[
    "legal_bases", "references", "objectives", "targets", "subjects", "criteria", "award_quotas", "deadlines",
    "responsibilities", "tasks", "funding",
]  # fmt: skip


def search(
    text: Annotated[str, typer.Argument(metavar=say("help.text_word"), help=say("help.search_text"))] = "",
    issuer: Annotated[str | None, typer.Option("--issuer", help=say("help.search_issuer"), show_default=False)] = None,
    level: Annotated[
        Literal["central", "province", "district", "commune", "other"] | None,
        typer.Option("--level", help=say("help.search_level"), show_default=False),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help=say("help.search_year"), show_default=False)] = None,
    cites: Annotated[str | None, typer.Option("--cites", help=say("help.search_cites"), show_default=False)] = None,
    due: Annotated[str | None, typer.Option("--due-before", help=say("help.search_due"), show_default=False)] = None,
    field: Annotated[Field | None, typer.Option("--field", help=say("help.search_field"), show_default=False)] = None,
    most: Annotated[int, typer.Option("--limit", min=1, max=1000, help=say("help.search_limit"))] = 10,
    format: Annotated[Literal["table", "json"], typer.Option(help=say("help.search_format"))] = "table",
    catalogue: At = None,
    out: Out = None,
) -> None:
    from kehoach.search_command import Conditions, run

    run(text, Conditions(issuer, level, year, cites, due, field), most, format, catalogue, out)


def tree(
    plan: Annotated[str, typer.Argument(metavar=say("help.plan_word"), help=say("help.tree_plan"), show_default=False)],
    depth: Annotated[int, typer.Option("--depth", min=1, max=100, help=say("help.tree_depth"))] = 10,
    format: Annotated[
        Literal["text", "dot", "svg"] | None, typer.Option(help=say("help.tree_format"), show_default=False)
    ] = None,
    catalogue: At = None,
    out: Out = None,
) -> None:
    from kehoach.tree_command import run

    run(plan, depth, format, catalogue, out)


@app.command("add", help=say("help.catalogue_add"))
def add(
    files: Annotated[
        list[Path], typer.Argument(metavar=say("help.file_word"), help=say("help.catalogue_files"), show_default=False)
    ],
    catalogue: At = None,
) -> None:
    from kehoach.catalogue_command import add as add_files

    add_files(files, catalogue)


@app.command("list", help=say("help.catalogue_list"))
def list_(
    format: Annotated[Literal["table", "json"], typer.Option(help=say("help.search_format"))] = "table",
    history: Annotated[bool, typer.Option("--history", help=say("help.catalogue_history"))] = False,
    catalogue: At = None,
    out: Out = None,
) -> None:
    from kehoach.catalogue_command import list_files

    list_files(format, history, catalogue, out)


@app.command("backup", help=say("help.catalogue_backup"))
def backup(
    to: Annotated[
        Path, typer.Argument(metavar=say("help.file_word"), help=say("help.catalogue_to"), show_default=False)
    ],
    catalogue: At = None,
) -> None:
    from kehoach.catalogue_command import backup as copy_catalogue

    copy_catalogue(to, catalogue)


@app.command("delete", help=say("help.catalogue_delete"))
def delete(paths: Paths, catalogue: At = None) -> None:
    from kehoach.catalogue_command import delete as delete_files

    delete_files(paths, catalogue)


@app.command("check", help=say("help.catalogue_check"))
def check(catalogue: At = None) -> None:
    from kehoach.catalogue_command import check as check_catalogue

    raise typer.Exit(check_catalogue(catalogue))


@app.command("export", help=say("help.catalogue_export"))
def export(
    table: Annotated[
        Literal["plans", "items", "citations", "deadlines", "responsibilities", "files"],
        typer.Option("--table", help=say("help.catalogue_table")),
    ] = "plans",
    format: Annotated[
        Literal["csv", "jsonl", "parquet"] | None, typer.Option(help=say("help.catalogue_format"), show_default=False)
    ] = None,
    catalogue: At = None,
    out: Out = None,
) -> None:
    from kehoach.catalogue_command import export as export_table

    export_table(table, format, catalogue, out)


def add_commands(to: typer.Typer) -> None:
    """Put the commands into the program's."""
    to.command(help=say("help.search"))(search)
    to.command(help=say("help.tree"))(tree)
    to.add_typer(app, name="catalogue")
