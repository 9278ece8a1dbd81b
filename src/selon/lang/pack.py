"""A language pack as frozen tables, checked when it is loaded. Format: docs/language-pack.md."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources

import msgspec

from selon.errors import PackError
from selon.lang.inflect import Endings, endings
from selon.lang.tables import alternatives, folder, read_csv, read_toml

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT NONE".split()
)
STANCES = frozenset(
    "say confirm deny announce promise threaten warn demand accuse justify decline".split()
)
STATUSES = frozenset(
    "happened ongoing planned requested threatened feared possible hypothetical".split()
)
VERB_COLUMNS = tuple("lemma type mode contexts frame subj obj comp example counter note".split())
NOUN_COLUMNS = tuple("lemma type mode contexts frame adj comp weak example counter note".split())
PHRASE_COLUMNS = tuple("phrase type mode contexts frame subj obj comp example counter note".split())
CUE_COLUMNS = tuple("lemma kind stance pattern content example counter note".split())
EMBED_COLUMNS = tuple(
    "lemma pos pattern status polarity certainty control mode example counter note".split()
)
CLASS_COLUMNS = ("lemma", "class", "note")
ROLE_COLUMNS = ("lemma", "sector", "kind", "country", "note")


class Condition(msgspec.Struct, frozen=True):
    """`a|b` one of these classes, `=mot` this lemma, `!a` none of them, `*` anything that is there."""

    any_of: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    not_lemmas: frozenset[str] = frozenset()
    present: bool = False

    @property
    def empty(self) -> bool:
        return not (self.any_of or self.none_of or self.lemmas or self.not_lemmas or self.present)


class Sense(msgspec.Struct, frozen=True):
    """One row of verbs.csv, nouns.csv or phrases.csv. `parts` are the later words of a phrase."""

    rule: str
    kind: str
    lemma: str
    reflexive: bool
    parts: tuple[tuple[str, ...], ...]
    type: str
    mode: str
    contexts: tuple[str, ...]
    frame: str
    subj: Condition
    obj: Condition
    comp: tuple[tuple[str, Condition, bool], ...]
    adj: Condition
    weak: bool
    example: str
    counter: str

    @property
    def strictness(self) -> int:
        """More conditions first; among equals, NONE first, so that an exception beats its rule."""
        conditions = [self.subj, self.obj, self.adj]
        positive = sum(bool(c.any_of or c.lemmas) * 4 + c.present * 2 for c in conditions)
        negative = sum(bool(c.none_of or c.not_lemmas) for c in conditions)
        comps = sum(4 if wanted else 1 for _, _, wanted in self.comp[:1])
        return 10 * len(self.parts) + positive + negative + comps + (1 if self.type == "NONE" else 0)


class Cue(msgspec.Struct, frozen=True):
    rule: str
    lemma: str
    reflexive: bool
    kind: str
    stance: str
    patterns: frozenset[str]
    content: str
    words: tuple[str, ...]


class Embed(msgspec.Struct, frozen=True):
    rule: str
    lemma: str
    reflexive: bool
    pos: str
    patterns: frozenset[str]
    status: str | None
    flip: bool
    certainty: str | None
    control: str
    aspect: bool
    words: tuple[str, ...]


class Role(msgspec.Struct, frozen=True):
    sector: str
    kind: str
    own: bool


class Frame(msgspec.Struct, frozen=True):
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


_NONE: frozenset[str] = frozenset()


class Pack(msgspec.Struct, frozen=True):
    """Everything a language brings. Indexed by first lemma for speed."""

    lang: str
    settings: dict[str, object]
    grammar: dict[str, object]
    frames: dict[str, Frame]
    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[Sense, ...]]
    cues: dict[str, tuple[Cue, ...]]
    embeds: dict[str, tuple[Embed, ...]]
    classes: dict[str, frozenset[str]]
    roles: dict[str, Role]
    forms: dict[str, tuple[str, str]]
    lists: dict[str, frozenset[str]]
    endings: Endings

    def words(self, key: str) -> frozenset[str]:
        """A word list of grammar.toml, `section.name`; empty where the pack has none."""
        return self.lists.get(key, _NONE)

    def text(self, key: str) -> str:
        """A single string of grammar.toml, `section.name`; a pattern that never matches where it is missing."""
        section, name = key.split(".")
        table = self.grammar.get(section, {})
        return str(table.get(name, r"(?!)")) if isinstance(table, dict) else r"(?!)"

    def table(self, key: str) -> dict[str, str]:
        value = self.grammar.get(key, {})
        return value if isinstance(value, dict) else {}

    def senses(self) -> list[Sense]:
        return [s for table in (self.verbs, self.nouns, self.phrases) for row in table.values() for s in row]


def available() -> tuple[str, ...]:
    root = resources.files("selon.lang")
    return tuple(sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("pack.toml").is_file()))


@lru_cache(maxsize=16)
def settings(lang: str) -> dict[str, object]:
    """The pack.toml of a language; empty where there is no pack. Cheap: nothing else is read."""
    return read_toml(folder(lang).joinpath("pack.toml")) if lang in available() else {}


def condition(cell: str) -> Condition:
    if cell == "*":
        return Condition(present=True)
    negative = cell.startswith("!")
    parts = [p.lstrip("!") for p in alternatives(cell)]
    lemmas = frozenset(p[1:] for p in parts if p.startswith("="))
    classes = frozenset(p for p in parts if p and not p.startswith("=") and p != "*")
    if negative:
        return Condition(none_of=classes, not_lemmas=lemmas)
    return Condition(any_of=classes, lemmas=lemmas)


def complements(cell: str) -> tuple[tuple[str, Condition, bool], ...]:
    """`à:aid|contre:*` → (preposition, condition, wanted) triples; from a `!` on, all that follows must not be there."""
    found: list[tuple[str, Condition, bool]] = []
    wanted = True
    for part in alternatives(cell):
        wanted = wanted and not part.startswith("!")
        prep, colon, rest = part.lstrip("!").partition(":")
        if not colon:
            if found:  # `à:aid|money`: further classes of the last preposition
                last, cond, want = found[-1]
                found[-1] = (
                    last,
                    Condition(
                        any_of=cond.any_of | ({prep} if not prep.startswith("=") else set()),
                        lemmas=cond.lemmas | ({prep[1:]} if prep.startswith("=") else set()),
                    ),
                    want,
                )
                continue
            rest = "*"
        found.append((prep.strip(), condition(rest or "*"), wanted))
    return tuple(found)


def _split_reflexive(lemma: str) -> tuple[str, bool]:
    for clitic in ("se ", "s'", "s’"):
        if lemma.startswith(clitic):
            return lemma[len(clitic) :].strip(), True
    return lemma, False


_PART = re.compile(r"\(([^)]*)\)|<([^>]*)>|(\S+)")


def phrase_parts(phrase: str) -> list[tuple[str, ...]]:
    """`mener (attaque|raid)` → [("mener",), ("attaque", "raid")]; classes stay as `<troops>`."""
    text = phrase.replace("’", "'").replace("'", "' ")
    parts: list[tuple[str, ...]] = []
    for group, klass, word in _PART.findall(text):
        if group:
            parts.append(tuple(a.strip() for a in group.replace("' ", "'").split("|") if a.strip()))
        elif klass:
            parts.append(tuple(f"<{k.strip()}>" for k in klass.split("|")))
        else:
            parts.append((word,))
    return parts


def _sense(file: str, line: int, row: dict[str, str], frames: dict[str, Frame]) -> list[Sense]:
    where = f"{file}:{line}"
    if row["type"] not in TYPES:
        raise PackError(f"{where}: unknown type {row['type']!r}", hint="one of " + " ".join(sorted(TYPES)))
    kind = {"verbs.csv": "verb", "nouns.csv": "noun", "phrases.csv": "phrase"}[file]
    text = row.get("lemma") or row.get("phrase") or ""
    if not text:
        raise PackError(f"{where}: no lemma", hint="the first cell names the word")
    text, reflexive = _split_reflexive(text)
    parts = phrase_parts(text)
    frame = row["frame"]
    if row["type"] != "NONE" and not any(f"{k}.{frame}" in frames for k in ("verb", "noun")):
        raise PackError(f"{where}: unknown frame {frame!r}", hint="frames are listed in frames.toml")
    senses = []
    for first in parts[0]:
        senses.append(
            Sense(
                rule=f"{file.removesuffix('.csv')}#{first}" + (f":{line}" if kind == "phrase" else ""),
                kind=kind,
                lemma=first,
                reflexive=reflexive,
                parts=tuple(parts[1:]),
                type=row["type"],
                mode=row["mode"],
                contexts=alternatives(row["contexts"]),
                frame=frame,
                subj=condition(row.get("subj", "")),
                obj=condition(row.get("obj", "")),
                comp=complements(row["comp"]),
                adj=condition(row.get("adj", "")),
                weak=row.get("weak", "0") == "1",
                example=row["example"],
                counter=row["counter"],
            )
        )
    return senses


def _frames(lang: str) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for kind, table in read_toml(folder(lang).joinpath("frames.toml")).items():
        assert isinstance(table, dict)
        for name, slots in table.items():
            frames[f"{kind}.{name}"] = Frame(tuple(slots["actor"]), tuple(slots["recipient"]))
    return frames


def _senses(lang: str, file: str, columns: tuple[str, ...], frames: dict[str, Frame]) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = defaultdict(list)
    for line, row in read_csv(folder(lang).joinpath(file), columns):
        for sense in _sense(file, line, row, frames):
            table[sense.lemma].append(sense)
    return {
        lemma: tuple(sorted(rows, key=lambda s: -s.strictness)) for lemma, rows in table.items()
    }


def _cues(lang: str) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = defaultdict(list)
    for line, row in read_csv(folder(lang).joinpath("cues.csv"), CUE_COLUMNS):
        if row["stance"] not in STANCES:
            raise PackError(f"cues.csv:{line}: unknown stance {row['stance']!r}", hint=" ".join(sorted(STANCES)))
        lemma, reflexive = _split_reflexive(row["lemma"].replace("’", "'"))
        words = tuple(w for part in phrase_parts(lemma) for w in part[:1])
        table[words[0]].append(
            Cue(
                rule=f"cues#{lemma}",
                lemma=lemma,
                reflexive=reflexive,
                kind=row["kind"],
                stance=row["stance"],
                patterns=frozenset(alternatives(row["pattern"])),
                content=row["content"] or "say",
                words=words,
            )
        )
    return {k: tuple(sorted(v, key=lambda c: -len(c.words))) for k, v in table.items()}


def _embeds(lang: str) -> dict[str, tuple[Embed, ...]]:
    table: dict[str, list[Embed]] = defaultdict(list)
    for line, row in read_csv(folder(lang).joinpath("embed.csv"), EMBED_COLUMNS):
        if row["status"] and row["status"] not in STATUSES:
            raise PackError(f"embed.csv:{line}: unknown status {row['status']!r}", hint=" ".join(sorted(STATUSES)))
        lemma, reflexive = _split_reflexive(row["lemma"].replace("’", "'"))
        words = tuple(w for part in phrase_parts(lemma) for w in part[:1])
        table[words[0]].append(
            Embed(
                rule=f"embed#{lemma}",
                lemma=lemma,
                reflexive=reflexive,
                pos=row["pos"],
                patterns=frozenset(alternatives(row["pattern"])),
                status=row["status"] or None,
                flip=row["polarity"] == "-",
                certainty=row["certainty"] or None,
                control=row["control"] or "none",
                aspect=row["mode"] == "aspect",
                words=words,
            )
        )
    return {k: tuple(sorted(v, key=lambda e: -len(e.words))) for k, v in table.items()}


def _lists(grammar: dict[str, object]) -> dict[str, frozenset[str]]:
    return {
        f"{section}.{name}": frozenset(value)
        for section, table in grammar.items() if isinstance(table, dict)
        for name, value in table.items() if isinstance(value, list)
    }  # fmt: skip


@lru_cache(maxsize=8)
def load_pack(lang: str) -> Pack:
    """Load and check the pack of a language (ISO 639-1). Raises PackError with file and line."""
    if lang not in available():
        raise PackError(f"no language pack {lang!r}", hint="there are: " + ", ".join(available()))
    base = folder(lang)
    frames = _frames(lang)
    classes: dict[str, set[str]] = defaultdict(set)
    for _, row in read_csv(base.joinpath("classes.csv"), CLASS_COLUMNS):
        classes[row["lemma"]].update(alternatives(row["class"]))
    roles: dict[str, Role] = {}
    for _, row in read_csv(base.joinpath("roles.csv"), ROLE_COLUMNS):
        roles[row["lemma"]] = Role(row["sector"], row["kind"], row["country"] == "own")
    forms: dict[str, tuple[str, str]] = {}
    for _, row in read_csv(base.joinpath("forms.csv"), ("form", "lemma", "pos", "note")):
        forms[row["form"]] = (row["lemma"], row["pos"])
    grammar = read_toml(base.joinpath("grammar.toml"))
    return Pack(
        lang=lang,
        settings=settings(lang),
        grammar=grammar,
        frames=frames,
        verbs=_senses(lang, "verbs.csv", VERB_COLUMNS, frames),
        nouns=_senses(lang, "nouns.csv", NOUN_COLUMNS, frames),
        phrases=_senses(lang, "phrases.csv", PHRASE_COLUMNS, frames),
        cues=_cues(lang),
        embeds=_embeds(lang),
        classes={k: frozenset(v) for k, v in classes.items()},
        roles=roles,
        forms=forms,
        lists=_lists(grammar),
        endings=endings(grammar),
    )
