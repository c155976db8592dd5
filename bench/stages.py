"""How long each stage of the extraction takes, measured from outside while the pipeline runs as it always does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FunctionType
from typing import Any
from unittest.mock import patch

from extract import pipeline
from extract.header import HeaderReader
from schemas.document import Document
from schemas.plan import Plan

TREE = "paragraphs, zones, tree"
HEADER = "header"
REST = "the rest"
_TREE_STEPS = frozenset(["paragraphs", "find_zones", "build_tree", "assign_roles"])
_GROUPS = {
    "legal_bases": "citations",
    "references": "citations",
    "objectives": "sections",
    "subjects": "sections",
    "criteria": "sections",
    "funding": "sections",
    "tasks": "sections",
    "is_prose": "sections",
    "prose_tasks": "sections",
}


def stage_of(step: str) -> str:
    """The stage that a step of the pipeline belongs to, by the name of its function; a step of its own is its own stage."""
    return TREE if step in _TREE_STEPS else _GROUPS.get(step, step)


def forget() -> None:
    """Empty what the grammars remember of texts, so that a document measured twice is as new the second time."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("grammar.", "extract.")):
            for function in vars(module).values():
                if hasattr(function, "cache_parameters") and function.cache_parameters()["maxsize"] is not None:
                    function.cache_clear()


def plan_with_times(document: Document) -> tuple[Plan, dict[str, float]]:
    """The Plan of a document, and the seconds of each stage; REST is what no stage accounts for."""
    seconds: dict[str, float] = {}
    forget()
    with _clocks(seconds):
        start = time.perf_counter()
        plan = pipeline.extract_plan(document)
        whole = time.perf_counter() - start
    return plan, {**seconds, REST: max(0.0, whole - sum(seconds.values()))}


@contextmanager
def _clocks(seconds: dict[str, float]) -> Iterator[None]:
    """While it lasts, the functions that the pipeline imports add their time to `seconds` under their stage."""
    steps = {
        name: step
        for name, step in vars(pipeline).items()
        if isinstance(step, FunctionType)
        and step.__module__ != pipeline.__name__
        and step.__module__.startswith("extract.")
    }
    with ExitStack() as stack:
        for name, step in steps.items():
            stack.enter_context(patch.object(pipeline, name, _clock(step, stage_of(name), seconds)))
        stack.enter_context(patch.object(HeaderReader, "read", _clock(HeaderReader.read, HEADER, seconds)))
        yield


def _clock(step: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return step(*given, **named)
        finally:
            seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start

    return run
