"""kehoach: reads the administrative plans of Vietnam's local governments, drafts and checks the plans that follow from them.

The public API; everything heavy is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kehoach.api import (
        Calendar,
        Draft,
        KehoachError,
        Matrix,
        Plan,
        Unit,
        calendar,
        check,
        compare,
        derived_plan,
        draft,
        extract,
        read,
        render,
        schema,
        search,
    )  # fmt: skip

__version__ = "0.1.0"
__all__ = [
    "Calendar",
    "Draft",
    "KehoachError",
    "Matrix",
    "Plan",
    "Unit",
    "__version__",
    "calendar",
    "check",
    "compare",
    "derived_plan",
    "draft",
    "extract",
    "read",
    "render",
    "schema",
    "search",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from kehoach import api

        return getattr(api, name)
    raise AttributeError(f"module 'kehoach' has no attribute '{name}'")
