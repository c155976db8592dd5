"""What `kehoach check` goes by: the command line, then the table [check] of kehoach.toml in the working directory or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach.toml_input import toml_table
from schemas.errors import WrongUse

FILE = Path("kehoach").with_suffix(".toml")
FORMATS = ("text", "json", "sarif", "md", "html", "xlsx", "docx")
LEVELS = ("error", "warning", "advice")
_TABLE = "check"
_KEYS = ("select", "ignore", "fail_on", "baseline", "format")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says; None or nothing where it says nothing."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str | None = None
    format: str | None = None
    baseline: Path | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check goes by."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    format: str
    baseline: Path | None


def settings(asked: Asked, folder: Path) -> Settings:
    """The settings of a check that is run in `folder`. Raises WrongUse or UnreadableInput for a kehoach.toml that is wrong."""
    file = settings_file(folder)
    kept = _table(file) if file is not None else {}
    baseline = asked.baseline
    if baseline is None and file is not None and "baseline" in kept:
        baseline = file.parent / kept["baseline"]
    return Settings(
        select=tuple(asked.select or kept.get("select", ())),
        ignore=tuple(asked.ignore or kept.get("ignore", ())),
        fail_on=asked.fail_on or kept.get("fail_on", "advice"),
        format=asked.format or _by_name(asked.out) or kept.get("format", "text"),
        baseline=baseline,
    )


def _by_name(out: Path | None) -> str | None:
    """The format that the name of the output says, as in the other commands. Raises WrongUse for a name of another kind of file."""
    ending = out.suffix.lower().removeprefix(".") if out is not None else ""
    if ending in ("", "txt"):
        return None
    if ending not in FORMATS or ending == "text":
        raise WrongUse(
            "report.unknown_ending", path=out, endings=", ".join(f".{name}" for name in ("txt", *FORMATS[1:]))
        )
    return ending


def settings_file(folder: Path) -> Path | None:
    """The kehoach.toml of a folder, or of the nearest one above it."""
    here = folder.resolve()
    return next((place / FILE for place in (here, *here.parents) if (place / FILE).is_file()), None)


def _table(file: Path) -> dict[str, Any]:
    whole = toml_table(file)
    for name in whole:
        if name != _TABLE:
            raise WrongUse("settings.unknown_table", file=file, table=name)
    table = whole.get(_TABLE, {})
    if not isinstance(table, dict):
        raise WrongUse("settings.unknown_table", file=file, table=_TABLE)
    for key, value in table.items():
        if key not in _KEYS:
            raise WrongUse("settings.unknown_key", file=file, name=key, keys=", ".join(_KEYS))
        _check(file, key, value)
    return table


def _check(file: Path, key: str, value: Any) -> None:
    choices = {"fail_on": LEVELS, "format": FORMATS}.get(key)
    if choices is not None and value not in choices:
        raise WrongUse("settings.choice", file=file, name=key, choices=", ".join(choices))
    if key == "baseline" and not (isinstance(value, str) and value):
        raise WrongUse("settings.path", file=file, name=key)
    if key in ("select", "ignore") and not (
        isinstance(value, list) and all(isinstance(row, str) and row for row in value)
    ):
        raise WrongUse("settings.list", file=file, name=key)
