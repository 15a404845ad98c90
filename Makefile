# make demo       set up, then the main job on the case that ships inside
# make test       set up, then the tests of everyday work: some minutes
# make test-all   set up, then every test that must always pass
# make nightly    every test, with other examples than last night
# make soak       the same laws on many more examples, and what takes too long for every change
# make check      lint, types, layers and docs
# make coverage   the tests again, with the branches they reach
# make bench      set up, then the measurements
# make clean      remove what the targets above made, environments excepted
#
# The environment is made once, and again when pyproject.toml changes.
# Another interpreter gets an environment of its own: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
GROUP ?= dev
WORKERS ?= auto
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# An environment that `uv run` made has no pip yet.
WITH_PIP = $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --default-pip

for_use := $(VENV)/.installed
for_work := $(VENV)/.installed-$(GROUP)

.DEFAULT_GOAL := help
.PHONY: help demo test test-all nightly soak check lint types layers docs coverage bench clean

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' $(firstword $(MAKEFILE_LIST))

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
	  "loancomplaint needs Python 3.11 or later, $(PYTHON) is " + sys.version.split()[0] + ": make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(for_use): pyproject.toml | $(BIN)/python
	@$(WITH_PIP)
	$(PIP) install --editable '.[cli]'
	@touch $@

# Dependency groups need a pip that reads them.
$(for_work): pyproject.toml | $(BIN)/python
	@$(WITH_PIP)
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --editable '.[cli,testing]' --group $(GROUP)
	@touch $(for_use) $@

demo: $(for_use)
	$(BIN)/loancomplaint demo

test: $(for_work)
	$(BIN)/python -m pytest -q -n $(WORKERS) -m 'not soak and not slow'

test-all: $(for_work)
	$(BIN)/python -m pytest -q -n $(WORKERS)

nightly: $(for_work)
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -q -n $(WORKERS)

soak: $(for_work)
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -q -n $(WORKERS) -m 'soak or hypothesis'

check: lint types layers docs

lint: $(for_work)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(for_work)
	$(BIN)/mypy

layers: $(for_work)
	$(BIN)/lint-imports --no-cache

docs: $(for_work)
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --nitpicky --quiet --fresh-env -d docs/_build/doctrees docs docs/_build/html

coverage: $(for_work)
	$(BIN)/python -m pytest -q -n $(WORKERS) --cov --cov-report=term

bench: $(for_work)
	@for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

clean:
	rm -rf build dist docs/_build loancomplaint-demo htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
