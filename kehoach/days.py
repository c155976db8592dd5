"""A day as a user writes it on the command line."""

from __future__ import annotations

import re
from datetime import date

from schemas.errors import WrongUse


def day_of(value: str) -> date:
    """A day written 2025-07-01 or 01/7/2025. Raises WrongUse."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(value.strip())
    except ValueError as problem:
        raise WrongUse("cli.bad_date", value=value) from problem
