"""Where a catalogue is: a file, a folder that holds one, or a database by URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.errors import WrongUse

NAME = Path("catalogue").with_suffix(".sqlite").name
_SCHEMES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Place:
    """A catalogue's URL for SQLAlchemy, its name in messages (without a password), and its file where it is one."""

    url: str
    shown: str
    file: Path | None = None


def place_of(target: str | Path) -> Place:
    """The place that a path, a folder or a URL names. Raises WrongUse for a URL of another kind of database."""
    text = str(target)
    if "://" not in text:
        path = Path(text)
        file = path / NAME if path.is_dir() else path
        return Place(f"sqlite:///{file}", str(file), file)
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text)
    except ArgumentError as problem:
        raise WrongUse("catalogue.bad_url", url=text.split("://")[0] + "://…") from problem
    kind = url.get_backend_name()
    if kind == "postgres":
        kind = "postgresql"
    if kind not in _SCHEMES:
        raise WrongUse("catalogue.bad_url", url=url.render_as_string(hide_password=True))
    if kind == "sqlite":
        return place_of(url.database or "")
    url = url.set(drivername="postgresql+psycopg")
    return Place(url.render_as_string(hide_password=False), url.render_as_string(hide_password=True))
