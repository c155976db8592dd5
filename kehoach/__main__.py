"""The command's entrance: errors become one Vietnamese sentence and an exit code, never a traceback."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import traceback
from pathlib import Path


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done and clean, 1 findings or failed inputs, 2 wrong use, 3 unreadable input."""
    # start-up makes tens of thousands of objects that stay: collecting among them costs a tenth of a short command
    gc.set_threshold(50_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")
    import typer

    from kehoach.cli import app
    from kehoach.usage import UsageError, usage_sentence
    from schemas.errors import KehoachError
    from schemas.texts import say

    try:
        sys.exit(app(args=arguments, prog_name="kehoach", standalone_mode=False))
    except KehoachError as problem:
        _say(str(problem))
        sys.exit(problem.exit_code)
    except UsageError as problem:
        _say(usage_sentence(problem))
        sys.exit(2)
    except BrokenPipeError:
        # the reader went away (| head): no message, and none at the interpreter's end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (KeyboardInterrupt, typer.Abort):
        _say(say("cli.interrupted"))
        sys.exit(130)
    except Exception as problem:  # noqa: BLE001 - the last line of defence: the traceback goes to a file, not to the user
        handle, name = tempfile.mkstemp(prefix="kehoach-", suffix=".log")
        os.close(handle)
        Path(name).write_text(traceback.format_exc(), encoding="utf-8")
        _say(say("cli.unexpected", kind=type(problem).__name__, log=name))
        sys.exit(1)


def _say(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(message + "\n")


if __name__ == "__main__":
    run()
