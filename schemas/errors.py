"""Errors that a person caused or can mend: each carries one Vietnamese sentence, never a traceback."""

from __future__ import annotations

from schemas.texts import say


class KehoachError(Exception):
    """An error for people. `exit_code`: 1 failed inputs, 2 wrong use, 3 an input that can't be read."""

    exit_code = 1

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(say(key, **values))

    def __reduce__(self) -> tuple[object, ...]:
        # worker processes send errors home by pickling
        return _rebuild, (type(self), self.key, self.values)


def _rebuild(kind: type[KehoachError], key: str, values: dict[str, object]) -> KehoachError:
    return kind(key, **values)


class WrongUse(KehoachError):
    """The command or the profile says something impossible."""

    exit_code = 2


class UnreadableInput(KehoachError):
    """A file that is missing, broken, locked, too large or no document."""

    exit_code = 3
