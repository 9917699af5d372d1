# Everything starts here: `make run` for editors, `make test` for engineers.
.DEFAULT_GOAL := help
.PHONY: help setup run dev test test-long test-newest test-oldest lint check lock bench bench-hostile bench-memory bench-near format clean

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
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal

test-long: dev ## Run the tests that take minutes: runs killed and saved beside, 300 times each
	@$(PY) -m pytest -m long

test-newest: dev ## Run the tests on the newest releases that pyproject.toml allows
	@scripts/range.sh newest

test-oldest: dev ## Run the tests on the oldest releases that pyproject.toml allows
	@scripts/range.sh oldest

lint: dev ## Formatting, lint and types
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary

check: lint test ## Formatting, lint, types and tests; warnings are errors

lock: ## Make the lock files anew, with the newest releases
	@scripts/lock.sh

bench: dev ## Speed beside the peers: the table and the plot of docs/speed.md
	@scripts/peers.sh
	@$(PY) -m bench.peers
	@$(PY) -m bench.changes
	@$(PY) -m bench.update
	@$(PY) -m bench.extract
	@$(PY) bench/memory.py 100000 100
	@$(PY) -m bench.processes 1000
	@$(PY) -m bench.clusters
	@$(PY) -m bench.argos 12
	@$(PY) -m bench.drafting

SHARE ?= 1
bench-hostile: dev ## Inputs that are far too large, and their halves; an hour or two (SHARE=0.1: minutes)
	@$(PY) -m bench.hostile $(SHARE)

bench-memory: dev ## A memory of 1,000,000 segments; takes some minutes
	@$(PY) bench/memory.py 1000000 100

bench-near: dev ## Near matches beside machine drafts, on Debian's debian-handbook
	@$(PY) -m bench.near

format: dev ## Format the code
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --quiet --fix .

clean: ## Remove what can be made again
	@rm -rf .venv .venv-* .bench .programs .i18n site preview build *.egg-info .mypy_cache .pytest_cache .ruff_cache
