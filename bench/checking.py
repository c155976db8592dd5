"""How fast plans are checked: `python -m bench.checking [--repeats N] [--plans N]`. Prints figures; `--check` fails where a bar is missed.

The form of each sample DOCX once it is opened, and whole levels of stored Plans under their superiors.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from statistics import median

import kehoach
from bench.drafts import Pair, drafted, pairs, superior
from bench.quality import SAMPLES
from check.coverage import forget
from check.engine import check_plans
from check.form.engine import findings
from check.rule import Checked
from check.word.package import Package
from schemas.plan import Plan

FORM_MS, LEVEL_SECONDS, STRAIGHT = 30.0, 20.0, 1.3
"""Bars: milliseconds a document, seconds for 1,000 plans, and how much dearer a plan may be among 1,000 than among 200."""
_STEPS = ("district → commune", "city → ward", "province → commune")
_SUPERIORS = 5


def form_ms(repeats: int) -> dict[str, float]:
    """The median milliseconds of the rules of form on each sample DOCX, once it is opened."""
    out = {}
    for path in sorted(SAMPLES.glob("*.docx")):
        data, runs = path.read_bytes(), []
        for _ in range(repeats + 1):
            package = Package(data)
            package.root(package.main)
            start = time.process_time()
            findings(package)
            runs.append(time.process_time() - start)
        out[path.name] = median(runs[1:]) * 1000
    return out


def level(plans: int) -> list[Checked]:
    """Superior plans, and so many subordinate ones, drafts under other names."""
    chosen: list[Pair] = [pair for pair in pairs() if pair.step in _STEPS and superior(pair.path).header.number][
        :_SUPERIORS
    ]
    out = [Checked(pair.path.name, superior(pair.path)) for pair in chosen]
    for at, pair in enumerate(chosen):
        stored = kehoach.derived_plan(drafted(pair), superior(pair.path)).to_json()
        for number in range(at, plans, len(chosen)):
            plan = Plan.model_validate_json(stored.replace(pair.unit, f"{pair.unit} {number}"))
            out.append(Checked(f"{pair.path.stem}-{number}.json", plan))
    return out


def level_seconds(plans: int) -> float:
    """The seconds that every rule takes over so many stored Plans and their superiors; nothing is remembered."""
    rows = level(plans)
    forget()
    start = time.process_time()
    check_plans(rows)
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.checking", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7, help="runs whose median is taken")
    parser.add_argument("--plans", type=int, default=1000, help="plans of the largest level")
    parser.add_argument("--check", action="store_true", help="fail where a bar is missed")
    chosen = parser.parse_args(arguments)
    form = form_ms(max(1, chosen.repeats))
    for name, took in form.items():
        print(f"{name:<48}{took:>8.1f} ms of form")
    level_seconds(_SUPERIORS)
    few, many = max(_SUPERIORS, chosen.plans // 5), max(_SUPERIORS, chosen.plans)
    small, large = level_seconds(few), level_seconds(many)
    print(f"{few} plans under {_SUPERIORS} superiors: {small:.2f} s; {many}: {large:.2f} s")
    dearer = (large / many) / (small / few)
    print(f"a plan among {many} takes {dearer:.2f} times what it takes among {few}")
    missed = max(form.values()) > FORM_MS or large > LEVEL_SECONDS * many / 1000 or dearer > STRAIGHT
    return int(chosen.check and missed)


if __name__ == "__main__":
    sys.exit(main())
