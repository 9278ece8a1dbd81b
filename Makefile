# Two commands set everything up by themselves: `make demo` and `make test`. Without make, the lines below them are plain
# shell; tools/setup.sh makes .venv once and does nothing while the requirements have not changed.
#
#   make test PYTHON=python3.13 PYTEST_ARGS="-k times -x"

.POSIX:
SHELL = /bin/sh
PYTEST_ARGS =
BIN = .venv/bin

.PHONY: help setup demo test lint types imports tree check bench lock build clean

help:
	@echo "make demo      read the three example reports and print what they claim"
	@echo "make test      run all tests (PYTEST_ARGS=...)"
	@echo "make check     tests, lint, types, import rules, tree"
	@echo "make lint      ruff"
	@echo "make types     mypy --strict"
	@echo "make imports   the rules of the house: who may import whom"
	@echo "make tree      no download address, machine path, secret or YAML in the tree"
	@echo "make bench     words per second beside the bare parser, start-up times, memory"
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
	$(BIN)/mypy --strict src/selon

imports: setup
	$(BIN)/lint-imports

tree: setup
	$(BIN)/python tools/check_tree.py

check: lint types imports tree test

bench: setup
	@$(BIN)/python tools/bench.py

lock:
	@PYTHON="$(PYTHON)" sh tools/lock.sh

build: setup
	$(BIN)/python -m build --no-isolation

clean:
	rm -rf .venv build dist src/selon.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
