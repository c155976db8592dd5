"""The clocks on the pipeline's stages: they change nothing, and they find the stages."""

from __future__ import annotations

import kehoach
from bench.speed import ratio_lines, sample_lines
from bench.stages import HEADER, REST, TREE, plan_with_times
from corpus.shipped import COMMUNE, DISTRICT, sample
from extract import pipeline


def test_the_clocks_change_nothing() -> None:
    document = kehoach.read(sample(f"{COMMUNE}.txt"))
    before = dict(vars(pipeline))
    plan, seconds = plan_with_times(document)
    assert dict(vars(pipeline)) == before
    assert plan == kehoach.extract(document)
    assert {TREE, HEADER, REST, "citations", "sections", "targets", "deadlines", "responsibilities"} <= set(seconds)
    assert all(value >= 0 for value in seconds.values())


def test_the_figures_have_a_line_for_each_stage() -> None:
    lines = sample_lines(sample(f"{COMMUNE}.txt"), repeats=1)
    assert any(line.strip().startswith("read the file") for line in lines)
    assert any(line.strip().startswith("file → Plan") and "characters/s" in line for line in lines)
    assert "ratio" in ratio_lines(sample(f"{DISTRICT}.pdf"), repeats=1)[0]
