"""A rule of the dossier as rows of the tables that reading uses, to be pasted into the pack: `file`, its header, the row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from selon.knowledge import Entry, Knowledge
from selon.lang import available
from selon.lang.pack import NOUN_COLUMNS, PHRASE_COLUMNS, VERB_COLUMNS, phrase_parts
from selon.lang.tables import folder, read_csv
from selon.measures.names import folded
from selon.model import Claim, Rule
from selon.views.ruling import PackRow

_COLUMNS = {"verbs": VERB_COLUMNS, "nouns": NOUN_COLUMNS, "phrases": PHRASE_COLUMNS}
_NAMES = ("name", "forms", "own", "source")
_GOVERNMENTS = ("forms", "name", "code", "note", "source")
_ORGANISATIONS = ("name", "forms", "code", "kind", "note", "source")
# What an organisation of a sector is called in organisations.csv; any other stands there without a kind of its own.
_KINDS = {
    "MIL": "military", "REB": "armed_group", "UAF": "armed_group", "MED": "media", "NGO": "ngo", "IGO": "igo", "COP": "police", "BUS": "company",
}  # fmt: skip


def pack_rows(rule: Rule, read: Claim, *, know: Knowledge) -> tuple[PackRow, ...]:
    """None where the tables have no place for it: a reading without a row, a name that they do not know and nobody coded."""
    return tuple(dict.fromkeys(_sense_rows(rule, read) if rule.kind == "sense" else _name_rows(rule, know)))


def _name_rows(rule: Rule, know: Knowledge) -> Iterator[PackRow]:
    written, name = " ".join(rule.of.split()), rule.put["name"]
    entry = _entry(rule, know)
    if entry is not None:
        yield _set(f"names_{know.lang}.csv", _NAMES, (entry.name, written, "", _source(rule)))
        return
    code = str(rule.put.get("code") or "")
    if rule.slot == "place" or not code or folded(written) == folded(name):
        return
    forms, note = f"{name}|{written}", rule.why
    if code.endswith(" GOV"):
        yield _set("governments.csv", _GOVERNMENTS, (forms, name, code, note, _source(rule)))
    else:
        yield _set("organisations.csv", _ORGANISATIONS, (name, forms, code, _KINDS.get(code.split(" ")[-1], ""), note, _source(rule)))


def _entry(rule: Rule, know: Knowledge) -> Entry | None:
    """What the tables know by the name that is meant."""
    wanted = ("place", "country") if rule.slot == "place" else ("person", "government", "organisation", "armed_group", "media", "country", "grouping")
    known = [each for each in know.names(str(rule.put["name"])) if each.kind in wanted]
    return min(known, key=lambda each: wanted.index(each.kind), default=None)


def _sense_rows(rule: Rule, read: Claim) -> Iterator[PackRow]:
    lang, _, place = rule.of.partition("/")
    table, _, key = place.partition("#")
    columns = _COLUMNS.get(table)
    if columns is None or lang not in available():
        return
    word, _, line = key.partition(":")
    for number, row in read_csv(folder(lang).joinpath(f"{table}.csv"), columns):
        same = f"{row['type']} {row['mode']}".strip() == rule.was
        if same and word in _first(row[columns[0]]) and (not line or int(line) == number):
            yield from _changed(rule, row, f"{table}.csv", number, read)


def _changed(rule: Rule, row: dict[str, str], file: str, number: int, read: Claim) -> Iterator[PackRow]:
    """The row with another type, in its place; with none, beside it, where what is no event goes first; with words that must follow, a
    phrase, which goes before the word alone. Other conditions on the words are beyond the pack."""
    kind, _, mode = rule.value.partition(" ")
    said = " ".join(read.quote.exact.split())
    note = "; ".join(filter(None, (rule.why, f"not {rule.was}", _source(rule))))
    changed = {**row, "type": kind or "NONE", "mode": mode, "example": said if kind else "", "counter": "" if kind else said, "note": note}
    if not kind:
        changed["contexts"] = ""
    if not rule.only:
        made = _set(file, tuple(row), (changed[each] for each in row))
        yield msgspec.structs.replace(made, replaces=f"{file}:{number}" if kind else "")
    elif "lemma" in row and _follow(rule.only, read):
        phrase = {**changed, "phrase": f"{row['lemma']} {rule.only}", "subj": "", "obj": "", "comp": ""}
        yield _set("phrases.csv", PHRASE_COLUMNS, (phrase[each] for each in PHRASE_COLUMNS))


def _follow(words: str, read: Claim) -> bool:
    """Whether the words stand behind those that evoke the event."""
    behind = read.quote.exact[max(read.trigger.end - read.quote.start, 0) :]
    return re.search(rf"(?<!\w){re.escape(folded(words))}(?!\w)", folded(behind)) is not None


def _first(cell: str) -> tuple[str, ...]:
    text = cell.removeprefix("se ").removeprefix("s'").removeprefix("s’").strip()
    return phrase_parts(text)[0]


def _source(rule: Rule) -> str:
    return f"{rule.by} {rule.at[:10]}" if rule.at else rule.by or "hand"


def _set(file: str, columns: tuple[str, ...], cells: Iterable[str]) -> PackRow:
    return PackRow(file, ",".join(columns), _line(cells))


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(list(cells))
    return written.getvalue()
