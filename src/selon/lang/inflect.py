"""Candidate dictionary forms of a noun or adjective, by the endings that the pack lists. The engine knows no language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from selon.errors import PackError


class Endings(NamedTuple):
    """(ending, what takes its place), in order: of plurals; of variants, tried on the form and on its bare singular."""

    plural: tuple[tuple[str, str], ...] = ()
    variant: tuple[tuple[str, str], ...] = ()


def endings(grammar: Mapping[str, object]) -> Endings:
    """The `[inflection]` section of grammar.toml. Raises PackError where a rule is not written `ending>base`."""
    section = grammar.get("inflection", {})
    if not isinstance(section, dict):
        raise PackError("grammar.toml: [inflection] is not a table", hint='plural = ["s>"]')
    return Endings(plural=_rules(section, "plural"), variant=_rules(section, "variant"))


def _rules(section: Mapping[str, object], name: str) -> tuple[tuple[str, str], ...]:
    rules = section.get(name, [])
    if not isinstance(rules, list) or not all(isinstance(r, str) and r.count(">") == 1 for r in rules):
        raise PackError(f"grammar.toml: inflection.{name} is no list of rules", hint='like ["ies>y", "s>"]')
    return tuple((cut, put) for cut, _, put in (r.partition(">") for r in rules))


@lru_cache(maxsize=100_000)
def stems(form: str, lemma: str, rules: Endings) -> tuple[str, ...]:
    """The form, its lemma, then what each rule makes of it: best first, none twice."""
    found = [form, lemma]
    found += [form[: len(form) - len(cut)] + put for cut, put in rules.plural if form.endswith(cut)]
    bare = next((form[: len(form) - len(cut)] + put for cut, put in rules.plural if cut == "s" and form.endswith(cut)), form)
    for cut, put in rules.variant:
        found += [each[: len(each) - len(cut)] + put for each in (form, bare) if each.endswith(cut)]
    return tuple(s for s in dict.fromkeys(found) if s)
