# `make` alone lists what there is. Nothing has to be installed beforehand but Python 3.11 or newer, with venv.

PYTHON ?= python3
BASE ?= main
BIN := .venv/bin

# Material and MkDocs each announce that MkDocs 2 will be another program. We pin MkDocs 1 and know.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help site test serve browser lighthouse properdocs standards lint style types contracts format bench mutants fuzz \
	package elsewhere outward diff lock clean environment

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s%s\n", $$1, $$2 }' Makefile

# Where there is npm, it brings what the page "Check your app" runs in a browser; without it that page does without.
site: environment $(if $(shell command -v npm),tools/pyodide/node_modules/installed) ## Run every spec and build the documentation site (site/index.html)
	@$(BIN)/python tools/site.py

tools/pyodide/node_modules/installed: tools/pyodide/package-lock.json
	-@npm --prefix $(<D) ci --silent --ignore-scripts && touch $@

test: environment ## Run all tests, and require 100 % branch coverage of the core
	@mkdir -p build/coverage && $(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto features tests
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

serve: environment ## Show the site at http://127.0.0.1:8000; what you save shows up by itself
	@$(BIN)/python tools/serve.py

browser: environment ## Look at the built site with Chromium (after make site)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal tests/browser

lighthouse: tools/lighthouse/node_modules/installed ## Put one page of each kind to Lighthouse (after make site; needs Node 18)
	node tools/lighthouse/audit.mjs

# What npm installs from a lock: Lighthouse, and cucumber-js for the bench.
tools/%/node_modules/installed: tools/%/package-lock.json
	npm --prefix $(<D) ci --silent
	@touch $@

properdocs: build/properdocs/venv/installed ## Build the site with ProperDocs too: the same pages (after make site)
	@$(<D)/bin/python tools/properdocs.py

standards: environment build/allure/venv/installed tools/cucumber/node_modules/installed ## Hold a run against Cucumber's kit, its report, and Allure (needs Node 18)
	@build/allure/venv/bin/pip install --quiet --quiet --no-index --no-build-isolation --no-deps --editable .
	$(BIN)/python -m pytest tests/standards

lint: style types contracts ## Check style, types, and who may import whom

style: environment
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: environment
	@mkdir -p build/named && ln -sfn ../../steps build/named/callkit_restrictions_steps
	$(BIN)/mypy

contracts: environment
	$(BIN)/lint-imports --no-logo --cache-dir build/importlinter

format: environment ## Put the sources into the form that make lint asks for
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

bench: environment build/bench/venv/installed $(if $(shell command -v npm),tools/bench/cucumber/node_modules/installed)
bench: ## Measure what a scenario costs, beside behave, cucumber-js and empty tests (or ARGUMENTS="specs --quick")
	@$(BIN)/python tools/bench $(ARGUMENTS)

mutants: build/mutation/venv/installed ## Change one detail at a time: do the tests notice? (hours; or ARGUMENTS="--minutes 15")
	@$(<D)/bin/python tools/mutants.py $(ARGUMENTS)

fuzz: build/fuzz/venv/installed ## Look for input that breaks a reader (20 minutes; or ARGUMENTS="--minutes 1 --only check")
	@$(<D)/bin/python tools/fuzz.py $(ARGUMENTS)

# Environments beside .venv: the locked packages, and the group of that name from pyproject.toml on top of them.
build/%/venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install --quiet --upgrade pip  # the first that knows --group is 25.1
	$(@D)/bin/pip install --quiet --require-hashes --requirement requirements.lock
	$(@D)/bin/pip install --quiet --group $*
	@touch $@

package: environment ## Build the package (build/wheel) and check that nothing is missing in it
	@$(BIN)/python tools/package.py

elsewhere: ## Use the wheel as a stranger would, in an empty environment (after make package)
	@$(BIN)/python tools/elsewhere.py

outward: build/packaging/venv/installed ## Check what other people's machines read: metadata, workflows, hooks (after make package)
	$(<D)/bin/twine check --strict build/wheel/*
	$(<D)/bin/check-wheel-contents build/wheel/*.whl
	$(<D)/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml examples/*/.github/workflows/*.yml
	$(<D)/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(<D)/bin/pre-commit validate-manifest .pre-commit-hooks.yaml
	$(<D)/bin/zizmor --offline --quiet .github/workflows action.yml examples

diff: environment ## Show which generated pages read differently at BASE (BASE=main; ARGUMENTS="--format markdown")
	@$(BIN)/python tools/diff.py $(ARGUMENTS) -- "$(BASE)"

lock: ## Choose the newest packages again (requirements.lock; needs the network)
	@$(PYTHON) tools/lock.py

clean: ## Remove everything that make made, the environment too
	rm -rf .venv build site
	git clean -fdXq docs tools

environment:
	@$(PYTHON) tools/environment.py
