"""The forms of a verb and back, from the data in conjugation.toml. The engine knows no language.

A model names what is cut off the infinitive and what takes its place, so every form of a verb is what is left of
it plus a suffix of its model. Suffixes are worked out and checked once, when the data is read: inverting a whole
lexicon is then nothing but joining strings. The format is explained at the top of the data file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from typing import NoReturn, TypeAlias

import msgspec

from selon.errors import PackError
from selon.lang.tables import folder

FILE = "conjugation.toml"

Suffixes: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
Readings: TypeAlias = tuple[tuple[str, str], ...]


class _Set(msgspec.Struct, frozen=True):
    stems: dict[str, str]
    tenses: dict[str, str]


class _Model(msgspec.Struct, frozen=True):
    name: str
    endings: tuple[str, ...]
    verbs: tuple[str, ...]
    cut: str | None
    uses: tuple[str, ...]
    stems: dict[str, str]
    tenses: dict[str, str]


class Rule(msgspec.Struct, frozen=True):
    """`cut` letters go, each suffix with its features comes."""

    cut: int
    suffixes: Suffixes


class Conjugator:
    """Conjugates by the rules of one language. Unknown infinitives have no forms at all."""

    def __init__(self, *, verbs: dict[str, Rule], endings: dict[str, Rule]) -> None:
        self._verbs = verbs
        self._endings = endings

    def _rule(self, lemma: str) -> Rule | None:
        rule = self._verbs.get(lemma)
        for start in range(len(lemma)):
            if rule is not None:
                break
            rule = self._endings.get(lemma[start:])
        return rule

    def forms(self, lemma: str) -> dict[str, frozenset[str]]:
        """Every simple form of an infinitive → its features ("inf", "ger", "pp.fs", "pres.3p"...)."""
        rule = self._rule(lemma)
        if rule is None:
            return {}
        base = lemma[: len(lemma) - rule.cut]
        return {base + suffix: frozenset(features) for suffix, features in rule.suffixes}

    def invert(self, lemmas: Iterable[str]) -> dict[str, Readings]:
        """Form → its readings as (lemma, feature), sorted."""
        readings: dict[str, Readings] = {}
        for lemma in sorted(set(lemmas)):  # lemmas and features come in order: joined readings stay sorted
            rule = self._rule(lemma)
            if rule is None:
                continue
            base = lemma[: len(lemma) - rule.cut]
            for suffix, features in rule.suffixes:
                form = base + suffix
                found = tuple([(lemma, feature) for feature in features])
                readings[form] = readings[form] + found if form in readings else found
        return readings


@lru_cache(maxsize=8)
def conjugator(lang: str) -> Conjugator:
    """The conjugator of a language (ISO 639-1). Raises PackError with file and line."""
    where = folder(lang).joinpath(FILE)
    if not where.is_file():
        return Conjugator(verbs={}, endings={})  # the tagger's lemmas are all there is
    return read(where.read_text(encoding="utf-8"))


def read(text: str) -> Conjugator:
    """Build a conjugator from the text of a data file, checking all of it."""
    return _Reader(text).conjugator()


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"{FILE}: {error}", hint="see the head of the file") from error
        for section in data.keys() - {"persons", "letters", "set", "model"}:
            self.fail(
                section, "", f"unknown section {section!r}", hint="[persons] [letters] [set.…] [model.…]"
            )
        self.persons: dict[str, list[str]] = {
            t: p.split() or [""] for t, p in data.get("persons", {}).items()
        }
        self.letters: dict[str, list[str]] = {k: v.split() for k, v in data.get("letters", {}).items()}
        self.sets = {name: self.read_set(name, raw) for name, raw in data.get("set", {}).items()}
        self.models: dict[str, _Model] = {}
        for name, raw in data.get("model", {}).items():
            self.models[name] = self.read_model(name, raw)

    def fail(self, section: str, key: str, message: str, *, hint: str) -> NoReturn:
        """tomllib keeps no lines: find the header, then the key under it."""
        line = 1
        for number, content in enumerate(self.lines, 1):
            if content.replace('"', "").strip() == f"[{section}]":
                line = number
                break
        for number, content in enumerate(self.lines[line:], line + 1):
            if content.startswith("["):
                break
            if key and re.match(rf"{re.escape(key)}\s*=", content):
                line = number
                break
        raise PackError(f"{FILE}:{line}: {message}", hint=hint)

    def texts(self, section: str, key: str, raw: object) -> dict[str, str]:
        if not isinstance(raw, dict) or not all(isinstance(v, str) for v in raw.values()):
            self.fail(section, key, "a table of texts is needed here", hint='like { sg = "i", pl = "iss" }')
        return dict(raw)

    def names(self, section: str, key: str, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(v, str) and v for v in raw):
            self.fail(section, key, f"{key} is not a list of words", hint='like ["tenir", "venir"]')
        return tuple(raw)

    def tenses(self, section: str, raw: dict[str, object]) -> dict[str, str]:
        """The rows of cells of a set or a model: known tenses, as many cells as there are persons."""
        for tense, row in raw.items():
            if tense not in self.persons:
                known = " ".join(self.persons)
                self.fail(section, tense, f"unknown tense or field {tense!r}", hint=f"the tenses are {known}")
            if not isinstance(row, str):
                self.fail(section, tense, f"{tense} is not a text", hint="cells stand in one text")
            if row != "-" and len(row.split()) != len(self.persons[tense]):
                wanted = f"one for each of {self.persons[tense]}"
                self.fail(section, tense, f"{tense} has {len(row.split())} cells", hint=wanted)
        return {tense: str(row) for tense, row in raw.items()}

    def read_set(self, name: str, raw: dict[str, object]) -> _Set:
        section = f"set.{name}"
        stems = self.texts(section, "stems", raw.get("stems", {}))
        return _Set(stems, self.tenses(section, {k: v for k, v in raw.items() if k != "stems"}))

    def read_model(self, name: str, raw: dict[str, object]) -> _Model:
        section = f"model.{name}"
        fields = {"endings", "verbs", "cut", "uses", "stems", "like"}
        endings = self.names(section, "endings", raw.get("endings", []))
        verbs = self.names(section, "verbs", raw.get("verbs", []))
        if not endings and not verbs:
            self.fail(section, "", "no verb follows this model", hint="give it endings or verbs")
        uses = self.names(section, "uses", raw.get("uses", []))
        stems = self.texts(section, "stems", raw.get("stems", {}))
        tenses = self.tenses(section, {k: v for k, v in raw.items() if k not in fields})
        cut = raw.get("cut")
        if cut is not None and not isinstance(cut, str):
            self.fail(section, "cut", "cut is not a text", hint='like cut = "enir"')
        if "like" in raw:
            parent = self.models.get(str(raw["like"]))
            if parent is None:
                self.fail(
                    section, "like", f"no model {raw['like']!r} above", hint="a model comes before its copies"
                )
            uses, cut = uses or parent.uses, parent.cut if cut is None else cut
            stems, tenses = parent.stems | stems, parent.tenses | tenses
        for used in uses:
            if used not in self.sets:
                self.fail(section, "uses", f"unknown set {used!r}", hint="one of " + " ".join(self.sets))
        return _Model(name, endings, verbs, cut, uses, stems, tenses)

    def conjugator(self) -> Conjugator:
        verbs: dict[str, Rule] = {}
        endings: dict[str, Rule] = {}
        groups: dict[str, Rule] = {}
        for model in self.models.values():
            suffixes = self.suffixes(model)
            for ending in model.endings:
                letters = [capital for capital in self.letters if capital in ending]
                if len(letters) > 1:
                    self.fail(
                        f"model.{model.name}",
                        "endings",
                        f"{ending} has two letter groups",
                        hint="one at most",
                    )
                if not letters:
                    self.claim(endings, ending, model, suffixes, kind="endings")
                for capital in letters:
                    for found in self.letters[capital]:
                        put = {suffix.replace(capital, found): feats for suffix, feats in suffixes.items()}
                        self.claim(groups, ending.replace(capital, found), model, put, kind="endings")
            for verb in model.verbs:
                self.claim(verbs, verb, model, suffixes, kind="verbs")
        return Conjugator(verbs=verbs, endings=groups | endings)  # an ending written out beats a letter group

    def claim(
        self, table: dict[str, Rule], word: str, model: _Model, suffixes: dict[str, list[str]], *, kind: str
    ) -> None:
        section = f"model.{model.name}"
        cut = model.cut
        if cut is None:
            if kind == "verbs" and len(model.endings) != 1:
                self.fail(section, kind, f"what is cut off {word!r}?", hint='say it: cut = "…"')
            cut = model.endings[0] if kind == "verbs" else word
        if not word.endswith(cut):
            self.fail(
                section, kind, f"{word!r} does not end in {cut!r}", hint="the cut part ends the infinitive"
            )
        if word in table:
            self.fail(section, kind, f"{word!r} belongs to two models", hint="keep one")
        forms = {suffix: list(features) for suffix, features in suffixes.items()}
        forms.setdefault(cut, []).append("inf")
        table[word] = Rule(len(cut), tuple((s, tuple(sorted(set(feats)))) for s, feats in forms.items()))

    def suffixes(self, model: _Model) -> dict[str, list[str]]:
        """Suffix → features, with letter groups still as capitals."""
        section = f"model.{model.name}"
        tenses: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for used in model.uses:
            tenses |= self.sets[used].tenses
            defaults |= self.sets[used].stems
        tenses |= model.tenses

        def cell(text: str, tense: str, seen: tuple[str, ...] = ()) -> list[str]:
            stem, plus, ending = text.partition("+")
            if not plus and not seen:
                return [text]
            if stem in model.stems:
                return [part + ending for part in model.stems[stem].split("/")]
            if stem not in defaults or stem in seen:
                self.fail(section, "stems", f"{tense} asks for a stem {stem!r}", hint=f'add {stem} = "…"')
            return [part + ending for part in cell(defaults[stem], tense, (*seen, stem))]

        found: dict[str, list[str]] = {}
        for tense, row in tenses.items():
            cells = [] if row == "-" else row.split()
            for person, choice in zip(self.persons[tense], cells, strict=False):
                for text in choice.split("/"):
                    if text != "-":
                        for suffix in cell(text, tense):
                            found.setdefault(suffix, []).append(f"{tense}.{person}" if person else tense)
        return found
