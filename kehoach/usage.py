"""What is wrong with a command line, as one Vietnamese sentence."""

from __future__ import annotations

import re
from typing import Any

import typer

from schemas.texts import say

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The argument parser's own base of every wrong use; Typer shows only this heir of it (it may carry its own Click)."""


_CHOICES = re.compile(r"is not one of (?P<choices>'.*')")  # the parser tells the choices nowhere else


def usage_sentence(problem: Any) -> str:
    """The sentence for a usage error of the argument parser; the help where nothing was asked for."""
    kind = type(problem).__name__
    command = problem.ctx.command_path if problem.ctx else "kehoach"
    if kind == "NoArgsIsHelpError":
        return str(problem.ctx.get_help())
    if kind == "NoSuchOption":
        return say("cli.usage_option", what=problem.option_name, command=command)
    if isinstance(problem, typer.BadParameter):
        listed = _CHOICES.search(problem.message or "")
        if listed:
            choices = ", ".join(re.findall(r"'([^']+)'", listed["choices"]))
            return say("cli.usage_choice", what=_name(problem.param), choices=choices)
        missing = kind == "MissingParameter"
        return say("cli.usage_missing" if missing else "cli.usage_value", what=_name(problem.param), command=command)
    if problem.message.startswith("No such command"):
        return say("cli.usage_command")
    return say("cli.usage", command=command)


def _name(parameter: Any) -> str:
    if parameter is None:
        return "?"
    return str(parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)
