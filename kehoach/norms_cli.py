"""`kehoach norms …` and the option --norms: one thin function a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from schemas.texts import say

app = typer.Typer(help=say("help.norms"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def _use(folder: Path | None) -> Path | None:
    if folder is not None:
        from kehoach.norms_command import use

        use(folder)
    return folder


def _name_only(folder: Path | None) -> Path | None:
    if folder is not None:
        from kehoach.norms_command import name_only

        name_only(folder)
    return folder


_SHOWN = {"metavar": say("help.place_word"), "help": say("help.norms_folder"), "show_default": False}
Norms = Annotated[Path | None, typer.Option("--norms", callback=_use, **_SHOWN)]
"""The option behind a command: the folder is laid over the norms before the command runs."""
NormsNamed = Annotated[Path | None, typer.Option("--norms", callback=_name_only, **_SHOWN)]
"""The option before a command: the folder is laid over when the norms are first asked."""


@app.command(name="list", help=say("help.norms_list"))
def list_(
    table: Annotated[
        str | None, typer.Argument(metavar=say("help.table_word"), help=say("help.norms_table"), show_default=False)
    ] = None,
    day: Annotated[str | None, typer.Option("--date", help=say("help.norms_date"), show_default=False)] = None,
    unverified: Annotated[bool, typer.Option("--unverified", help=say("help.norms_unverified"))] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help=say("help.check_format"))] = "text",
    norms: Norms = None,
) -> None:
    from kehoach.days import day_of
    from kehoach.norms_command import list_norms

    list_norms(table, day_of(day) if day else None, unverified, format)


@app.command(name="check", help=say("help.norms_check"))
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar=say("help.place_word"), help=say("help.norms_folder"), show_default=False),
    ] = None,
    norms: NormsNamed = None,
) -> None:
    from kehoach.norms_command import check as check_norms

    raise typer.Exit(check_norms(folder))


@app.command(name="import", help=say("help.norms_import"))
def import_(
    file: Annotated[
        Path, typer.Argument(metavar=say("help.file_word"), help=say("help.norms_file"), show_default=False)
    ],
    table: Annotated[str | None, typer.Option("--table", help=say("help.norms_into"), show_default=False)] = None,
    norms: NormsNamed = None,
) -> None:
    from kehoach.norms_command import take_in

    take_in(file, norms, table)
