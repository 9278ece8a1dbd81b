#!/bin/sh
# The main job on the six reports that come with selon, three in French and three in English: add them to a dossier, see the
# same events told in both languages, list claims in order of time, look at one report. Then a situation of 48 reports, in a
# dossier of its own: its events, the voices of the most disputed one, a contradiction, and who took from whom.
#
#   sh tools/setup.sh && sh tools/demo.sh      (or: make demo)
set -eu
cd "$(dirname "$0")/.."

selon=.venv/bin/selon
dossier=build/demo.db
reports=src/selon/examples/niger-2023
whole=build/demo-situation.db
situation=src/selon/examples/ukraine-2023-01

if [ ! -x "$selon" ]; then
    echo "selon: there is no .venv yet" >&2
    echo "  → sh tools/setup.sh" >&2
    exit 1
fi
mkdir -p build
rm -f "$dossier" "$dossier-wal" "$dossier-shm" "$whole" "$whole-wal" "$whole-shm"

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

six=$dossier
dossier=$whole
title "48 reports in both languages on three weeks, by nine made-up outlets: about half a minute to read"
printf '\n$ selon --db %s add %s\n\n' "$dossier" "$situation"
"$selon" --db "$dossier" add "$situation" 2>&1 > /dev/null | tail -n 1

title "Each event once: told by how many reports, going back to how many independent origins; ⚡ where voices contradict each other"
run events --limit 6 --table

# The event with most points in dispute, and the first of them; ids follow from the texts and the rules.
disputed=$("$selon" --db "$dossier" contra --kind true --fields event --nl 2> /dev/null |
    sed 's/.*"event": *"\([^"]*\)".*/\1/' | awk '{ n[$1]++; if (n[$1] > most) { most = n[$1]; event = $1 } } END { print event }')
point=$("$selon" --db "$dossier" contra "$disputed" --kind true --fields id --nl 2> /dev/null |
    sed -n '1s/.*"id": *"\([^"]*\)".*/\1/p')
title "One event: what is said of it slot by slot, who disputes what, and every voice in its own words under its origin"
run show "$disputed" --table

title "One contradiction: both sides in their words, and no winner"
run contra "$point" --table

title "Who has it from whom: the family tree of its reports, with the reason for every edge"
run trace "$disputed" --table

dossier=$six
denied=$(first id --polarity - --lang en || true)
claim=$(first id)
title "Next"
cat << END

  .venv/bin/selon --db $dossier why ${denied:-$claim}
  .venv/bin/selon --db $dossier claims                                   (all of them)
  .venv/bin/selon --db $dossier claims --actor NER --since 2023-08 --lang en
  .venv/bin/selon --db $dossier search ambassade
  .venv/bin/selon --db $dossier verify

  .venv/bin/selon --db $whole contra                       (every contradiction; then those that only seem so)
  .venv/bin/selon --db $whole figures $disputed
  .venv/bin/selon --db $whole position Moscow              (what it said over time, with its shifts)
  .venv/bin/selon --db $whole ledger Minsk                 (what it announced, and what came of it)
  .venv/bin/selon --db $whole new --since 2023-01-24       (what is new, apart from repetition)
  .venv/bin/selon --db $whole events --as-of 2023-01-08    (as it stood that day)
  .venv/bin/selon --db $whole without agency-a             (what falls if it is wrong)
  .venv/bin/selon --db $whole report $disputed             (one page on it, every sentence cited)

  .venv/bin/selon read - --published 2023-08-07        (paste a French or English report, then Ctrl-D)
  .venv/bin/selon --help

And to look at the situation instead of typing, in a browser on this computer:

  .venv/bin/selon --db $whole serve
END
