# Everything that the project does. Set-up is part of each target: a new machine needs Python 3.11+, git and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTABLE := $(VENV)/.ready-for-tests
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade pyproject.toml
PIP_INSTALL := install --quiet --disable-pip-version-check
AS_OF ?=
EVENTS ?=
AGAINST ?=
DATA ?=
TO ?=
DRY ?=
PUBLISH ?=
BASE ?=
FORMAT ?=
KEEP ?=
define LOOK

Look at the changed pages: `gh run download $(GITHUB_RUN_ID) --name changed-pages --dir changed && python3 -m http.server --directory changed`, then http://localhost:8000/changed.html
endef
export LOOK
DATE := $(if $(AS_OF),--as-of $(AS_OF))

.DEFAULT_GOAL := help
.PHONY: help setup test-setup site check test publish release serve lint format schema urls diff addresses findings intake bench tip live watch lock browser proof clean

help:     ## List the targets
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## Make the virtual environment from the lock file

# A new environment is made beside the old one, which goes on working if the new one cannot be made.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name it with make PYTHON=python3.12" >&2; exit 2; }
	@mkdir -p $(VENV)-all
	@new=$$(mktemp -d $(VENV)-all/XXXXXX) && { \
	  $(PYTHON) -m venv $$new && \
	  $$new/bin/pip $(PIP_INSTALL) --require-hashes -r requirements.lock && \
	  $$new/bin/pip $(PIP_INSTALL) --no-deps --no-build-isolation -e . && \
	  touch $$new/.ready && { [ -L $(VENV) ] || rm -rf $(VENV); } && ln -sfn $$new $(VENV) ; } || \
	  { rm -rf $$new; echo "The environment could not be made; the old one, if any, is as it was." >&2; exit 2; }
	@find $(VENV)-all -mindepth 1 -maxdepth 1 ! -name "$$(basename $$(readlink $(VENV)))" -exec rm -rf {} +

$(TESTABLE): $(READY) requirements-test.lock
	$(BIN)/pip $(PIP_INSTALL) --require-hashes -r requirements-test.lock
	@touch $@

test-setup: $(TESTABLE)  ## Add what the tests need to it

site: $(if $(DATA),$(TESTABLE),$(READY))  ## Check the data and make the site in site/ (AS_OF=2025-06-03 for that day, DATA=1 for Parquet too, PUBLISH=1 refuses placeholders)
	$(BIN)/briefing build $(DATE) $(if $(DATA),--parquet) $(if $(PUBLISH),--publish)

check: $(READY)  ## Check the data alone, as a proposal is checked: warnings fail too (BASE=origin/main for what was lost since)
	$(BIN)/briefing check --strict $(DATE) $(if $(BASE),--base $(BASE)) $(if $(FORMAT),--format $(FORMAT))

diff: $(READY)  ## Say what readers will see of a proposal (BASE=origin/main; KEEP=folder for its changed pages, after make site)
	@$(if $(GITHUB_STEP_SUMMARY),exec >> "$(GITHUB_STEP_SUMMARY)";) \
	$(BIN)/briefing diff $(or $(BASE),origin/main) $(DATE) $(if $(GITHUB_STEP_SUMMARY),--format markdown) $(if $(KEEP),--keep "$(KEEP)") || \
	  { echo "What readers will see could not be told; the log says why."; exit 1; }
	@$(if $(and $(GITHUB_STEP_SUMMARY),$(KEEP)),[ ! -f "$(KEEP)/changed.html" ] || echo "$$LOOK" >> "$(GITHUB_STEP_SUMMARY)")

publish:  ## Send site/ to object storage by rclone (TO=remote:bucket/path, DRY=1 to see what would travel)
	@command -v rclone >/dev/null || PATH="$(BIN):$$PATH" command -v rclone >/dev/null || { echo "rclone is needed: see https://rclone.org/install" >&2; exit 2; }
	@[ -n "$(TO)" ] || { echo "Where to? Name it with make publish TO=remote:bucket/path" >&2; exit 2; }
	@[ -f site/build.json ] || { echo "There is no site to publish; make it with make site" >&2; exit 2; }
	PATH="$(BIN):$$PATH" rclone sync --checksum --delete-after $(if $(DRY),--dry-run) --stats-one-line --stats 0 -v site/ "$(TO)"

release: $(READY)  ## Make a frozen edition in build/releases/ (AS_OF=2026-11-27 for that day, AGAINST=… an earlier edition)
	$(BIN)/briefing release $(DATE) $(if $(AGAINST),--against $(AGAINST))

serve: $(READY)  ## Show the site at http://localhost:8000 and rebuild as files change
	$(BIN)/briefing serve $(DATE)

browser: $(TESTABLE)  ## Make sure that there is a Chromium for the browser tests
	$(BIN)/python tests/browser/install.py

test: $(TESTABLE) browser lint  ## Run every check and test
	$(BIN)/pytest -q -n auto --maxprocesses 4 --dist worksteal

proof: $(TESTABLE) browser  ## Run the tests that take long: random edits, kills (every night and before a release)
	$(BIN)/pytest -q -n auto --maxprocesses 4 --dist worksteal -m proof

lint: $(TESTABLE)  ## Style, types and workflows
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary

format: $(TESTABLE)  ## Put the code into its style
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --fix --quiet .

schema: $(READY)  ## Write data/schema/*.json from the models
	$(BIN)/briefing schema

tip:      ## Fail where this commit is not the newest of main (before a deployment)
	@[ "$$(git ls-remote origin refs/heads/main | cut -f 1)" = "$$(git rev-parse HEAD)" ] || \
	  { echo "main has moved on, so this commit is not deployed: the run of the newest one does it" >&2; exit 1; }

live: $(READY) $(if $(DATA),$(TESTABLE))  ## Compare the site at BRIEFING_SITE_URL with the one of this commit (after a deployment)
	$(BIN)/briefing live --tries 20 $(if $(DATA),--parquet)

OLD := The live site is older than 36 hours
HELP := See the runs of the workflow Publish. GitHub stops schedules after 60 days without activity: then enable it again on its page.

watch: $(READY)  ## Open an issue where the site at BRIEFING_SITE_URL is older than 36 hours (needs gh)
	@$(BIN)/briefing live --hours 36 || { \
	  [ "$$(gh issue list --search '"$(OLD)" in:title' --json number --jq length)" != 0 ] || \
	  gh issue create --title "$(OLD)" --body "$(HELP)"; exit 1; }

# PUSH is where to send the list (the publishing workflow sets it).
PUSH ?=

urls: $(READY)  ## Add the addresses of the present site to data/urls.lock (on main alone)
	$(BIN)/briefing urls $(DATE)
	@$(if $(PUSH),git add data/urls.lock && { git diff --cached --quiet || \
	  { git -c user.name=briefing -c user.email=briefing@users.noreply.github.com commit --quiet -m "chore: addresses of the published site" && \
	  git push --quiet $(PUSH) HEAD:main; }; })

# Keeps one open issue with a label: makes it where there is none, otherwise puts the text of build/LABEL.md into it.
one_issue = gh label create $(1) --force >/dev/null && \
  number=$$(gh issue list --label $(1) --state open --json number --jq '.[0].number // empty') && \
  if [ -n "$$number" ]; then gh issue edit "$$number" --body-file build/$(1).md; \
  else gh issue create --title $(2) --label $(1) --body-file build/$(1).md; fi

addresses: $(READY)  ## List the addresses of all sources in build/addresses.txt, for lychee
	@mkdir -p build
	$(BIN)/briefing due --addresses > build/addresses.txt

findings: $(READY)  ## Keep what is due in one issue on GitHub (needs gh; build/links.json is what lychee found)
	@mkdir -p build
	$(BIN)/briefing due --format markdown $(if $(wildcard build/links.json),--links build/links.json) > build/findings.md
	@$(call one_issue,findings,"What the record needs")

intake: $(TESTABLE)  ## Keep what public feeds announce and the record may lack in one issue on GitHub (needs gh)
	@mkdir -p build
	$(BIN)/briefing intake --format markdown > build/intake.md
	@$(call one_issue,intake,"Candidates for the record")

bench: $(TESTABLE)  ## Measure made-up records (EVENTS=300,3000 AGAINST=hugo,mkdocs)
	$(BIN)/python -m tests.benchmark $(if $(EVENTS),--events $(EVENTS)) $(if $(AGAINST),--against $(AGAINST))

lock:     ## Lock the newest allowed versions, with hashes and without addresses (needs uv)
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --extra data --extra intake --group build --group test -o requirements-test.lock

clean:    ## Remove what was made, the environment included
	rm -rf build site $(VENV) $(VENV)-all
