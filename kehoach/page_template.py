"""The pages (HTML) that results are shown on, as templates: whatever a plan says is text in them, never markup."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def template_of(name: str, last_line: bool = True) -> Any:
    """The template of a page in kehoach/pages (jinja2), escaping, an undefined name an error; `last_line` says whether its last
    line is ended.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=last_line,
    )
    return environment.from_string(files("kehoach").joinpath("pages").joinpath(name).read_text(encoding="utf-8"))
