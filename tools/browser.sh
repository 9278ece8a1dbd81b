#!/bin/sh
# The browser that the tests of the page are run in: the system's own Chromium, installed where there is none.
#
#   sh tools/browser.sh       needs Debian or Ubuntu, and root where it is not installed yet
set -eu
for name in "${SELON_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" > /dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
if ! command -v apt-get > /dev/null 2>&1; then
    echo "selon: no Chromium here, and no apt-get to install it" >&2
    echo "  → install Chromium and name it: SELON_CHROMIUM=/path/to/chromium" >&2
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium > /dev/null
command -v chromium
