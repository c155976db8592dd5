# Two commands do everything on a fresh machine: `make demo` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
UV_VERSION := 0.13.9
RUN := $(VENV)/bin
export UV_PROJECT_ENVIRONMENT := $(VENV)

.PHONY: demo test test-fast lint quality sound truth drafts planting matching soak bench scale catalogue samples template schema rules system clean help

help:
	@echo "make demo | test | test-fast | lint | quality [CORPUS=folder] | sound [CORPUS=folder] | truth [CORPUS=folder] | drafts [CORPUS=folder] | planting [CORPUS=folder] | matching | soak | bench | scale | catalogue [CORPUS=folder] | samples | template | schema | rules | system | clean"

# uv goes into the project's own environment, then rebuilds the rest from the lock file.
$(VENV)/.uv-$(UV_VERSION):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is not: set PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: sudo apt-get install python3-venv"; exit 1; }
	$(RUN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

$(VENV)/.run: $(VENV)/.uv-$(UV_VERSION) pyproject.toml uv.lock
	$(RUN)/uv sync --quiet --locked --inexact --compile-bytecode --no-default-groups --group tool
	@touch $@

$(VENV)/.dev: $(VENV)/.uv-$(UV_VERSION) pyproject.toml uv.lock
	$(RUN)/uv sync --quiet --locked --compile-bytecode
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run
	$(RUN)/kehoach demo

# What the tests need from the system: LibreOffice and fonts (by apt-get where that is allowed).
system:
	@bash tools/system.sh

test: $(VENV)/.dev system lint
	$(RUN)/pytest -n 2 --cov --cov-report=term --cov-report=

test-fast: $(VENV)/.dev lint
	$(RUN)/pytest -n 2 -m "not slow"

lint: $(VENV)/.dev
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports --no-logo

quality: $(VENV)/.dev
	$(RUN)/python -m bench.quality $(if $(CORPUS),"$(CORPUS)",corpus/samples) $(QUALITY_FLAGS)

sound: $(VENV)/.dev
	$(RUN)/python -m bench.soundness $(if $(CORPUS),"$(CORPUS)")

truth: $(VENV)/.dev
	$(RUN)/python -m bench.truth $(if $(CORPUS),"$(CORPUS)") $(QUALITY_FLAGS)

drafts: $(VENV)/.dev
	$(RUN)/python -m bench.drafts $(if $(CORPUS),"$(CORPUS)") $(QUALITY_FLAGS)

planting: $(VENV)/.dev
	$(RUN)/python -m bench.planting $(if $(CORPUS),"$(CORPUS)") $(QUALITY_FLAGS)

matching: $(VENV)/.dev
	$(RUN)/python -m bench.matching $(QUALITY_FLAGS)

soak: $(VENV)/.dev
	$(RUN)/python -m bench.soak

bench: $(VENV)/.dev
	$(RUN)/python -m bench.speed
	$(RUN)/python -m bench.reading
	$(RUN)/python -m bench.checking
	$(RUN)/python -m bench.runs
	$(RUN)/python -m bench.throughput

scale: $(VENV)/.dev
	$(RUN)/python -m bench.scale

catalogue: $(VENV)/.dev
	$(RUN)/python -m bench.catalogue $(if $(CORPUS),--corpus "$(CORPUS)")

samples: $(VENV)/.dev
	$(RUN)/python -m corpus.samples.build

template: $(VENV)/.dev
	$(RUN)/python -m templates.build

schema: $(VENV)/.dev
	$(RUN)/kehoach schema -o schemas/plan.schema.json

rules: $(VENV)/.dev
	$(RUN)/python -m check.rule_pages

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist demo
