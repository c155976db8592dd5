"""How fast files are read, as ratios within one run: `python -m bench.reading [--repeats N] [--pdf FILE]`. Writes nothing,
unless --record keeps it in docs/quality.md.

Digital pages against pdfplumber's words, bare PDFium and kreuzberg; recognition against bare tesseract on the same pictures
with the same workers, and two workers against one; memory on a thousand pages; a cold start.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from unittest.mock import patch

import kehoach
from bench.copies import DPI, clean_pages, worn
from bench.record import replace_section
from bench.speed import once, words_of
from corpus.shipped import DISTRICT, sample

_TITLE = "Reading: speed"
_MANY = 1000
_COLD = 7


def digital_lines(path: Path, repeats: int) -> list[str]:
    """Whole reading of a digital PDF (text, boxes, fonts, paragraphs) and what others take for less."""
    tasks: dict[str, Callable[[], object]] = {
        "kehoach, whole reading": lambda: kehoach.read(path),
        "pdfplumber, words": lambda: words_of(path),
        "bare PDFium, text": lambda: _bare_text(path),
        "kreuzberg, text": lambda: text_by_kreuzberg(path),
    }
    times = turns(tasks, repeats)
    pages = len(kehoach.read(path).pages)
    ours = times["kehoach, whole reading"]
    out = [f"{path.name} ({pages} pages)"]
    for name, seconds in times.items():
        out.append(f"  {name:<28}{pages / seconds:>9.1f} pages/s{seconds / ours:>9.2f} times kehoach's time")
    return out


def turns(tasks: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """The median time of each task; the tasks take turns, so that what else the machine does falls on all alike."""
    for task in tasks.values():
        task()
    runs = [{name: once(task) for name, task in tasks.items()} for _ in range(repeats)]
    return {name: median(run[name] for run in runs) for name in tasks}


def _bare_text(path: Path) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(path))
    size = 0
    for index in range(len(pdf)):
        page = pdf[index]
        text = page.get_textpage()
        size += len(text.get_text_bounded())
        text.close()
        page.close()
    pdf.close()
    return size


def text_by_kreuzberg(path: Path) -> int:
    from kreuzberg import extract_file_sync

    return len(extract_file_sync(str(path)).content)


def recognition_lines(repeats: int) -> list[str]:
    """Recognition of clean and of worn pages against bare tesseract, and two workers against one."""
    pages = list(clean_pages())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheets = {"clean": pages, "worn": [worn(page, number) for number, page in enumerate(pages)]}
        for kind, pictures in sheets.items():
            pictures[0].save(folder / f"{kind}.tif", save_all=True, append_images=pictures[1:], dpi=(DPI, DPI))
        out = [f"recognition of {len(pages)} pages at {DPI} dpi"]
        for kind, pictures in sheets.items():
            for count in (1, 2):
                with _workers(count):
                    times = turns(
                        {
                            "kehoach": lambda kind=kind: kehoach.read(folder / f"{kind}.tif"),  # type: ignore[misc]
                            "first look alone": lambda kind=kind: _first_look(folder / f"{kind}.tif"),  # type: ignore[misc]
                            "bare tesseract": lambda p=pictures, c=count: bare_tesseract(p, c),  # type: ignore[misc]
                        },
                        repeats,
                    )
                bare = times["bare tesseract"]
                told = ", ".join(f"{name} {seconds:.2f} s ({seconds / bare:.2f})" for name, seconds in times.items())
                out.append(f"  {kind}, {count} worker{'s' if count > 1 else ''}: {told}")
                if count == 1:
                    one = times["kehoach"]
                else:
                    out.append(f"  {kind}: two workers are {one / times['kehoach']:.2f} times as fast as one")
    return out


def _first_look(path: Path) -> object:
    """Reading without the second look at bad places."""
    with patch("extract.reading.second_look.look_again", lambda grey, dpi, words, edges, recognise: words):
        return kehoach.read(path)


@contextmanager
def _workers(count: int) -> Iterator[None]:
    with patch.dict(os.environ, {"KEHOACH_OCR_WORKERS": str(count), "OMP_THREAD_LIMIT": "1"}):
        yield


def bare_tesseract(pictures: Sequence[object], count: int) -> list[str]:
    import pytesseract

    def read(picture: object) -> str:
        return str(pytesseract.image_to_string(picture, lang="vie", config=f"--psm 3 --dpi {DPI}"))

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(read, pictures))


def memory_lines() -> list[str]:
    """The most memory that reading takes on PDFs of different lengths, each in a process of its own."""
    out = ["memory"]
    with tempfile.TemporaryDirectory() as name:
        for pages in (_MANY // 10, _MANY):
            path = Path(name) / f"{pages}.pdf"
            _repeated(sample(f"{DISTRICT}.pdf"), pages, path)
            code = (
                # not getrusage: it counts what the parent held before the program was started
                "import re, sys, kehoach; document = kehoach.read(sys.argv[1]); status = open('/proc/self/status').read(); "
                "print(len(document.pages), int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)"
            )
            done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
            read, megabytes = done.stdout.split()
            out.append(f"  {read} digital pages: {megabytes} MB at most")
    return out


def _repeated(source: Path, pages: int, path: Path) -> None:
    import pypdfium2

    pdf, made = pypdfium2.PdfDocument(str(source)), pypdfium2.PdfDocument.new()
    while len(made) < pages:
        made.import_pages(pdf)
    made.save(str(path))


def cold_lines() -> list[str]:
    """`kehoach text` on three digital pages against the mere import of pdfplumber, each in a process of its own."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "three.pdf"
        pdf, made = pypdfium2.PdfDocument(str(sample(f"{DISTRICT}.pdf"))), pypdfium2.PdfDocument.new()
        made.import_pages(pdf, [0, 1, 2])
        made.save(str(path))
        commands = {
            "kehoach text": [sys.executable, "-m", "kehoach", "text", str(path)],
            "import pdfplumber": [sys.executable, "-c", "import pdfplumber"],
        }
        tasks: dict[str, Callable[[], object]] = {
            name: lambda command=command: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # type: ignore[misc]
            for name, command in commands.items()
        }
        times = turns(tasks, _COLD)
    ratio = times["kehoach text"] / times["import pdfplumber"]
    told = ", ".join(f"{name} {seconds:.3f} s" for name, seconds in times.items())
    return [f"cold start on three digital pages: {told}, ratio {ratio:.2f}"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="runs whose median is taken (after one to warm up)")
    parser.add_argument("--pdf", type=Path, action="append", default=[], help="further digital PDFs to measure on")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/quality.md")
    given = parser.parse_args(arguments)
    repeats = max(1, given.repeats)
    lines: list[str] = []
    for path in (sample(f"{DISTRICT}.pdf"), *given.pdf):
        lines += digital_lines(path, repeats)
    lines += [*recognition_lines(min(repeats, 3)), *memory_lines(), *cold_lines()]
    print("\n".join(lines))
    if given.record:
        told = "`python -m bench.reading --record` (`make bench` prints it), on two cores; ratios are worth more than seconds."
        replace_section(_TITLE, "\n".join([f"## {_TITLE}", "", told, "", "```", *lines, "```", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
