"""Pages whose pictures must be recognised, several at a time, handed on in the order of the document."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from extract.reading.paged import PrintedPage
from extract.reading.printed import PrintedWord

_SAME = 0.6  # of the words
if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Task = PrintedPage | tuple[PrintedPage, Any, float]
"""A page that is read, or one with its picture (Pillow) and the picture's resolution (dots an inch)."""


def workers() -> int:
    """How many pages are recognised at a time: the cores this process may use (KEHOACH_OCR_WORKERS says otherwise)."""
    wanted = os.environ.get("KEHOACH_OCR_WORKERS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return min(int(wanted), 64)
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


slot: Callable[[], AbstractContextManager[None]] = nullcontext
"""Held while a page is recognised: workers that share the cores of a machine put theirs here."""


class Recogniser:
    """Recognises pages in threads (tesseract runs as a process of its own for each). `missing`: there is no tesseract;
    `failed`: how many pages it gave up on.
    """

    def __init__(self) -> None:
        self.missing = False
        self.failed = 0

    def in_order(self, tasks: Iterable[Task]) -> Iterator[PrintedPage]:
        """The pages in their order; at most two for each worker are held."""
        count = workers()
        waiting: deque[Future[PrintedPage] | PrintedPage] = deque()
        pool: ThreadPoolExecutor | None = None
        try:
            for task in tasks:
                if isinstance(task, PrintedPage):
                    waiting.append(task)
                else:
                    if pool is None:
                        from concurrent.futures import ThreadPoolExecutor  # threads only where a page needs them

                        pool = ThreadPoolExecutor(count)
                    waiting.append(pool.submit(self._recognise, *task))
                while waiting and (
                    isinstance(waiting[0], PrintedPage) or waiting[0].done() or len(waiting) > 2 * count
                ):
                    yield _ready(waiting.popleft())
            while waiting:
                yield _ready(waiting.popleft())
        finally:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _recognise(self, printed: PrintedPage, picture: Any, dpi: float) -> PrintedPage:
        from extract.reading.handwriting import blank_handwriting
        from extract.reading.layout import rows_of
        from extract.reading.ocr import NoRecogniser, recognise
        from extract.reading.repairs import repair

        try:
            with slot():
                found = recognise(picture, dpi)
        except NoRecogniser:
            self.missing = True
            return printed
        except TimeoutError:
            self.failed += 1
            return printed
        page = replace(
            printed.page, width=found.width, height=found.height, layer="ocr" if found.words else "none",
            turned=found.turned, confidence=found.confidence, skew=found.skew,
        )  # fmt: skip
        if _same_words(printed.layer, found.words):
            # a text without a mark (English, or typed so) looks broken and is not: what was printed is better than a reading
            return replace(
                printed, page=replace(printed.page, layer="text", found="good"), words=[*printed.layer, *printed.words]
            )
        words, asides = repair(found.words), printed.asides
        if not printed.words:  # nothing was stamped into the letterhead: what stands there was printed or written
            rows, written = blank_handwriting(rows_of(words), page.number, page.height)
            words, asides = [word for row in rows for word in row], [*asides, *written]
        return replace(printed, page=page, words=[*words, *printed.words], edges=found.edges, asides=asides)


def _same_words(layer: list[PrintedWord], recognised: list[PrintedWord]) -> bool:
    """Whether a text layer says what the picture shows: most of its words were recognised too."""
    if not layer:
        return False
    seen = Counter(word.text for word in recognised)
    return sum((Counter(word.text for word in layer) & seen).values()) > _SAME * len(layer)


def _ready(page: Future[PrintedPage] | PrintedPage) -> PrintedPage:
    return page if isinstance(page, PrintedPage) else page.result()
