# Two commands set everything up by themselves: `make demo` and `make test`. Without make, the lines below them are plain
# shell; tools/setup.sh makes .venv once and does nothing while the requirements have not changed.
#
#   make test PYTHON=python3.13 PYTEST_ARGS="-k times -x"
#   make bench-quality DATA="../shared/data more/sets" BENCH_ARGS="--only pud --md"

.POSIX:
SHELL = /bin/sh
PYTEST_ARGS =
DATA =
BENCH_ARGS =
BIN = .venv/bin

.PHONY: help setup setup-bench demo test lint types imports tree check bench bench-events bench-pages bench-quality card lock build clean

help:
	@echo "make demo      read the three example reports and print what they claim"
	@echo "make test      run all tests (PYTEST_ARGS=...)"
	@echo "make check     tests, lint, types, import rules, tree"
	@echo "make lint      ruff"
	@echo "make types     mypy --strict"
	@echo "make imports   the rules of the house: who may import whom"
	@echo "make tree      no download address, machine path, secret or YAML in the tree"
	@echo "make bench     words per second beside the bare parser, start-up times, memory"
	@echo "make bench-events   what one more report costs, and the questions, as a dossier grows (BENCH_ARGS=\"--reports 10000\")"
	@echo "make bench-pages    how long each page takes (BENCH_ARGS=\"--reports 2000\")"
	@echo "make bench-quality DATA=FOLDER   how right the reading is on every set there, beside peers (bench/README.md)"
	@echo "make card      measure this version's gold anew for selon card"
	@echo "make setup     only make .venv (PYTHON=python3.12 to choose)"
	@echo "make lock      pin the requirements anew from pyproject.toml"
	@echo "make build     a wheel and a source archive in dist/"
	@echo "make clean     remove .venv and everything that was made"

setup:
	@PYTHON="$(PYTHON)" sh tools/setup.sh

demo: setup
	@sh tools/demo.sh

test: setup
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy --strict src/selon bench

imports: setup
	$(BIN)/lint-imports

tree: setup
	$(BIN)/python tools/check_tree.py

check: lint types imports tree test

bench: setup
	@$(BIN)/python tools/bench.py

# 100,000 reports take about an hour; BENCH_ARGS="--reports 10000" some minutes.
bench-events: setup
	@$(BIN)/python tools/bench_events.py $(BENCH_ARGS)

bench-pages: setup
	@$(BIN)/python tools/bench_pages.py $(BENCH_ARGS)

# Peers are optional: without them the table has ours alone. HeidelTime also wants a Java runtime.
setup-bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt

bench-quality: setup
	@$(BIN)/python -m bench tests/gold $(DATA) --pages build/bench $(BENCH_ARGS)

card: setup
	@$(BIN)/python tools/make_card.py

lock:
	@PYTHON="$(PYTHON)" sh tools/lock.sh

build: setup
	$(BIN)/python -m build --no-isolation

clean:
	rm -rf .venv build dist src/selon.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
