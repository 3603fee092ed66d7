# Greenroom: the commands. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
ADDRESS := 127.0.0.1:8000
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
# Only root on Debian may install system packages without asking.
CAN_APT = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null

# Material announces another generator at every start; that is no news here (see CONTRIBUTING).
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site test lint bench lock audit clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

serve: .venv/site.stamp ## set up everything, then serve with live reload on 127.0.0.1:8000
	@echo "Building; then open http://$(ADDRESS)/ (stop with Ctrl-C). Problems are told here and on the page."
	@$(BIN)/mkdocs serve --quiet --dev-addr $(ADDRESS)

site: .venv/site.stamp ## build the site into site/, strict
	$(BIN)/mkdocs build --strict

test: .venv/dev.stamp .venv/browser.stamp .venv/firefox.stamp ## set up everything, run all tests
	$(BIN)/python -m pytest --numprocesses=4 --dist=loadfile --no-loadscope-reorder

lint: .venv/dev.stamp ## style, types, workflows, and the content's own check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet --no-progress --persona pedantic .github
	$(BIN)/python -m macros check

# 10,000 sessions take long: make bench SIZES="1000 10000" ROUNDS=1 OTHERS=
SIZES ?= 10 100 1000
ROUNDS ?= 3
OTHERS ?= ProperDocs Zensical Hugo

bench: .venv/browser.stamp ## measure builds and first visits beside plain Material and others
	@$(BIN)/python tests/bench --sizes "$(SIZES)" --rounds $(ROUNDS) --others "$(OTHERS)"

lock: .venv/dev.stamp ## write both lock files anew from pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --constraint requirements.lock --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --output-file tests/requirements.lock

audit: .venv/bin/python ## ask the public database of flaws about every locked package
	@test -x .venv/audit/bin/pip-audit || { $(BIN)/python -m venv .venv/audit && .venv/audit/bin/python -m pip --disable-pip-version-check --quiet install pip-audit; }
	.venv/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock --requirement tests/requirements.lock

clean: ## remove what the commands made
	rm -rf .venv site

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Greenroom needs Python 3.11 or newer: install python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Greenroom needs Python 3.11 or newer; $$($(PYTHON) --version) was found. Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(CAN_APT) && apt-get update -qq && apt-get install -y -qq python3-venv; } || { echo "Python's venv module is missing: install the package python3-venv, then run this again."; exit 1; }
	@rm -rf .venv
	$(PYTHON) -m venv .venv

.venv/site.stamp: pyproject.toml requirements.lock | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: tests/requirements.lock .venv/site.stamp
	$(PIP) --require-hashes -r tests/requirements.lock
	@touch $@

.venv/browser.stamp: .venv/dev.stamp
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	 || { $(CAN_APT) && apt-get update -qq && apt-get install -y -qq chromium; } \
	 || $(BIN)/python -m playwright install chromium \
	 || { echo "The browser tests need Chromium: install the package chromium, then run this again."; exit 1; }
	@touch $@

.venv/firefox.stamp: .venv/dev.stamp
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null \
	 || { $(CAN_APT) && apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr; } \
	 || echo "No Firefox is installed here: its tests are skipped."
	@touch $@
