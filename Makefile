# Everything that the project does. Set-up is part of each target: a new machine needs Python 3.11+, git and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
AS_OF ?=
EVENTS ?=
AGAINST ?=
DATE := $(if $(AS_OF),--as-of $(AS_OF))

.DEFAULT_GOAL := help
.PHONY: help setup site check test serve lint format schema bench lock browser clean

help:     ## List the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY)  ## Make the virtual environment from the lock file

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name it with make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

site: $(READY)  ## Check the data and make the site in site/ (AS_OF=2025-06-03 for that day)
	$(BIN)/briefing build $(DATE)

check: $(READY)  ## Check the data alone
	$(BIN)/briefing check $(DATE)

serve: $(READY)  ## Show the site at http://localhost:8000 and rebuild as files change
	$(BIN)/briefing serve $(DATE)

browser: $(READY)  ## Make sure that there is a Chromium for the browser tests
	$(BIN)/python tests/browser/install.py

test: $(READY) browser lint  ## Run every check and test
	$(BIN)/pytest -q -n auto --maxprocesses 4 --dist worksteal

lint: $(READY)  ## Style, types and workflows
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary

format: $(READY)  ## Put the code into its style
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --fix --quiet .

schema: $(READY)  ## Write data/schema/*.json from the models
	$(BIN)/briefing schema

bench: $(READY)  ## Measure made-up records (EVENTS=300,3000 AGAINST=hugo,mkdocs)
	$(BIN)/python -m tests.benchmark $(if $(EVENTS),--events $(EVENTS)) $(if $(AGAINST),--against $(AGAINST))

lock:     ## Lock the newest allowed versions, with hashes and without addresses (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml -o requirements.lock --upgrade

clean:    ## Remove what was made, the environment included
	rm -rf build site .venv
