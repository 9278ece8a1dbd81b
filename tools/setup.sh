#!/bin/sh
# Make .venv with the locked requirements and selon itself, once: nothing is done while they have not changed.
#
#   sh tools/setup.sh
#   PYTHON=python3.13 sh tools/setup.sh      with this Python
set -eu
cd "$(dirname "$0")/.."

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; }

fail() {
    printf 'selon: %s\n' "$1" >&2
    printf '  → %s\n' "$2" >&2
    exit 1
}

python=
if [ -n "${PYTHON:-}" ]; then
    fits "$PYTHON" || fail "PYTHON=$PYTHON is not Python 3.11 or newer ($("$PYTHON" --version 2>&1 | head -n 1))" \
        "name another: make setup PYTHON=python3.12"
    python=$PYTHON
else
    for candidate in python3 python python3.14 python3.13 python3.12 python3.11; do
        if fits "$candidate"; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail "no Python 3.11 or newer was found (python3 is: $(python3 --version 2>&1 | head -n 1))" \
        "install one, then: make setup PYTHON=/path/to/python3"
fi

# What the environment was made from: the requirements, the package's description, the place (a moved .venv is broken)
# and the Python.
state=$({ cat requirements-dev.txt pyproject.toml tools/setup.sh; pwd; "$python" --version; } | cksum)
stamp=.venv/selon-setup
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ]; then
    exit 0
fi

echo "selon: making .venv with $("$python" --version) (once; it takes a minute or two)"
rm -f "$stamp"
"$python" -m venv --clear .venv ||
    fail "$python cannot make a virtual environment" "install its venv module (Debian, Ubuntu: apt install python3-venv)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$state" > "$stamp"
