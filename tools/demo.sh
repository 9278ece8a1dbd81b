#!/bin/sh
# The main job on the six reports that come with selon, three in French and three in English: add them to a dossier, see the
# same events told in both languages, list claims in order of time, look at one report.
#
#   sh tools/setup.sh && sh tools/demo.sh      (or: make demo)
set -eu
cd "$(dirname "$0")/.."

selon=.venv/bin/selon
dossier=build/demo.db
reports=src/selon/examples/niger-2023

if [ ! -x "$selon" ]; then
    echo "selon: there is no .venv yet" >&2
    echo "  → sh tools/setup.sh" >&2
    exit 1
fi
mkdir -p build
rm -f "$dossier" "$dossier-wal" "$dossier-shm"

run() {
    printf '\n$ selon --db %s' "$dossier"
    printf ' %s' "$@"
    printf '\n\n'
    "$selon" --db "$dossier" "$@"
}

# One field of the first claim that fits, for the commands below: ids follow from the texts and the rules.
first() {
    field=$1
    shift
    "$selon" --db "$dossier" claims --limit 1 --fields "$field" "$@" 2> /dev/null | cut -f 1
}

title() { printf '\n━━ %s\n' "$1"; }

title "Six reports about Niger in the summer of 2023, written for selon, three in French and three in English, into one dossier"
run add "$reports" --table

title "The same events told in French (fr) and in English (en), side by side: the language stands in the line below each title"
run claims --type PROTEST --table

title "Who is said to have done what to whom, where and when, and according to whom: the last days, in both languages"
run timeline --since 2023-08-06 --table

report=$(first report --lang fr)
title "One report, its claims marked in its own words"
run show "$report" --table

denied=$(first id --polarity - --lang en || true)
claim=$(first id)
title "Next"
cat << END

  .venv/bin/selon --db $dossier why ${denied:-$claim}
  .venv/bin/selon --db $dossier claims                                   (all of them)
  .venv/bin/selon --db $dossier claims --actor NER --since 2023-08 --lang en
  .venv/bin/selon --db $dossier search ambassade
  .venv/bin/selon --db $dossier verify
  .venv/bin/selon read - --published 2023-08-07        (paste a French or English report, then Ctrl-D)
  .venv/bin/selon --help
END
