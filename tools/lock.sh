#!/bin/sh
# Write requirements.txt and requirements-dev.txt from pyproject.toml, requirements-bench.txt from bench/requirements.in:
# every part with the hashes of all its files, for every platform and Python 3.11 or newer. The files name no place to
# download from: each installer knows its own.
#
#   sh tools/lock.sh              keep what is pinned where pyproject.toml still allows it
#   sh tools/lock.sh --upgrade    take the newest versions that pyproject.toml allows
set -eu
cd "$(dirname "$0")/.."

compiler=build/lock
if [ ! -x "$compiler/bin/uv" ]; then
    "${PYTHON:-python3}" -m venv "$compiler"
    "$compiler/bin/python" -m pip install --quiet uv
fi

# --no-config: settings of this machine or user must not find their way into the files.
compile() {
    "$compiler/bin/uv" pip compile --no-config --universal --python-version 3.11 --generate-hashes --quiet \
        --no-header --no-emit-index-url --no-emit-find-links "$@"
}

describe() {
    printf '# %s Written by tools/lock.sh from %s: do not edit.\n' "$1" "${3:-pyproject.toml}" | cat - "$2" > "$2.new"
    mv "$2.new" "$2"
}

compile "$@" --output-file requirements.txt pyproject.toml > /dev/null
compile "$@" --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml > /dev/null
compile "$@" --constraint requirements-dev.txt --output-file requirements-bench.txt bench/requirements.in > /dev/null
describe "What selon needs to run." requirements.txt
describe "What selon needs to run, to be tested and to be built." requirements-dev.txt
describe "The peers that the bench runs beside selon." requirements-bench.txt bench/requirements.in

for file in requirements.txt requirements-dev.txt requirements-bench.txt; do
    if grep -nE '://|--(index|extra|find)|(^| )/' "$file"; then
        echo "$file: these lines name a place of download" >&2
        exit 1
    fi
done
grep -c '==' requirements.txt requirements-dev.txt requirements-bench.txt
