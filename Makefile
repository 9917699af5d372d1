# Everything starts here: `make run` for editors, `make test` for engineers.
.DEFAULT_GOAL := help
.PHONY: help setup run dev test check bench bench-memory bench-near format clean

PY := .venv/bin/python

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 22

setup: ## Make .venv and install what translating needs
	@scripts/setup.sh

run: setup ## Translate and build the site in source_texts/
	@$(PY) pipeline.py run

dev:
	@scripts/setup.sh dev

test: dev ## Run the tests
	@$(PY) -m pytest

check: dev ## Formatting, lint, types and tests; warnings are errors
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m pytest

bench: dev ## Speed, as ratios measured side by side in one run
	@$(PY) -m bench.update
	@$(PY) -m bench.extract
	@$(PY) bench/memory.py 100000 100
	@$(PY) -m bench.argos 12

bench-memory: dev ## A memory of 1,000,000 segments; takes some minutes
	@$(PY) bench/memory.py 1000000 100

bench-near: dev ## Near matches beside machine drafts, on Debian's debian-handbook
	@$(PY) -m bench.near

format: dev ## Format the code
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --quiet --fix .

clean: ## Remove what can be made again
	@rm -rf .venv .i18n site preview build *.egg-info .mypy_cache .pytest_cache .ruff_cache
