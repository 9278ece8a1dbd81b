"""A rule of the dossier, laid out for whoever is to decide on it: each claim that it changes, before and after, and what persons hold to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.model import Review, Rule


class SlotChange(msgspec.Struct, frozen=True):
    slot: str
    was: str
    now: str


class RuleChange(msgspec.Struct, frozen=True):
    """One claim that a rule speaks of: what it changes there; `out`: it takes the claim away. `said`: persons' words that hold against it."""

    claim: str
    report: str
    quote: str
    according_to: str
    slots: tuple[SlotChange, ...] = ()
    out: bool = False
    said: tuple[Review, ...] = ()
    outlet: str | None = None
    published: str | None = None
    lang: str | None = None


class PackRow(msgspec.Struct, frozen=True):
    """The rule as a row of the tables that reading uses: for whoever wants it to hold in every dossier. `replaces`: in the place of which."""

    file: str
    header: str
    row: str
    replaces: str = ""


class RuleSheet(msgspec.Struct, frozen=True):
    """A rule, kept or offered, with what it does: `changes` are the first of `changed` claims in `reports` reports, `kept` the first of
    `held` claims that it would change but for a person's word on them."""

    rule: Rule
    words: str
    changed: int = 0
    held: int = 0
    reports: int = 0
    changes: tuple[RuleChange, ...] = ()
    kept: tuple[RuleChange, ...] = ()
    cautions: tuple[str, ...] = ()
    rows: tuple[PackRow, ...] = ()


def rows_text(rows: Sequence[PackRow]) -> str:
    """The rows as a file to paste from: under the name of each table its header, and a comment where a row takes another's place."""
    lines: list[str] = []
    for file in dict.fromkeys(row.file for row in rows):
        mine = [row for row in rows if row.file == file]
        lines += [f"# {file}", mine[0].header]
        for row in mine:
            lines += [*([f"# in the place of {row.replaces}"] if row.replaces else []), row.row]
    return "".join(f"{line}\n" for line in lines)


def rule_words(rule: Rule) -> str:
    """`“Bankova” always means “Ukraine's government” [UKR GOV]`; `fr/verbs#tirer is no ASSAULT but nothing, where the words have “but”`."""
    only = f", where the quoted words have “{rule.only}”" if rule.only else ""
    if rule.kind == "sense":
        return f"{rule.of} does not mean {rule.was} but {rule.value or 'no event at all'}{only}"
    code = f" [{rule.put['code']}]" if rule.put.get("code") else ""
    slot = "the place " if rule.slot == "place" else ""
    return f"{slot}“{' '.join(rule.of.split())}” always means “{rule.value}”{code}{only}"
