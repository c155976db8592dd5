"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_USER = "nobody"  # the server refuses to run as root


def _program(name: str) -> str | None:
    """A program of PostgreSQL: Debian keeps the server's own beside each other, apart from the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(name)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a database in a fresh server, which ends with the block. Skips where there is no PostgreSQL."""
    initdb, control = _program("initdb"), _program("pg_ctl")
    root = os.name == "posix" and os.getuid() == 0
    switch = ["setpriv", f"--reuid={_USER}", "--regid=nogroup", "--clear-groups"] if root else []
    if initdb is None or control is None or (root and shutil.which("setpriv") is None):
        if os.environ.get("KEHOACH_REQUIRE_ALL") == "1":
            pytest.fail("PostgreSQL is missing, and KEHOACH_REQUIRE_ALL=1 allows no skip")
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="kehoach-pg-"))
    data = folder / "data"
    if root:
        shutil.chown(folder, _USER)

    def call(*command: str) -> None:
        done = subprocess.run([*switch, *command], capture_output=True, text=True, timeout=120, check=False, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        call(initdb, "-D", str(data), "-U", "kehoach", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        call(control, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://kehoach@/postgres?host={folder}"
        finally:
            call(control, "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
