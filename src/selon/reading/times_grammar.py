"""The time grammar of a language, compiled once: patterns of times.toml become a trie over words and classes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

import msgspec

from selon.errors import PackError
from selon.lang.tables import folder, read_toml
from selon.reading.times_tokens import split

Value = str | int | float | bool | None
KINDS = frozenset(
    "none recurring day month monthhalf monthweek year decade season quarter semester deictic ago window vague "
    "story relative clock length".split()
)
KEYS = frozenset(
    "id kind spec patterns examples counter units glued lower followed bare needs note".split()
)
RELATIONS = frozenset("since from until before after by around".split())
_PIECE = re.compile(r"\\.|[()\[\]|~^]|\{[^}]*\}|[^\s()\[\]|~^{}\\]+")


class Rule(msgspec.Struct, frozen=True):
    id: str
    kind: str
    spec: dict[str, Value]
    units: frozenset[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    glued: bool = False
    lower: str = ""
    followed: bool = False
    bare: bool = False
    needs: bool = False


class Node:
    """One state: what may follow (a word, a member of a class), and which rules end here.

    An accept is (rule number, items left of the span, items up to its end).
    """

    __slots__ = ("words", "classes", "accepts")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.classes: dict[tuple[str, str], Node] = {}
        self.accepts: list[tuple[int, int, int]] = []


class Grammar(msgspec.Struct, frozen=True):
    """`members[word]` lists (class, further words, value) for every class member that begins with the word."""

    root: Node
    rules: tuple[Rule, ...]
    members: dict[str, tuple[tuple[str, tuple[str, ...], Value], ...]]
    numerals: dict[str, tuple[int, int, int, int]]
    relations: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    followers: frozenset[str]
    glue_signs: frozenset[str]


Item = str | tuple[str, str]
Sequence = tuple[Item, ...]


def _expand(pattern: str, where: str) -> list[Sequence]:
    """All flat sequences of a pattern; markers ~ and ^ stay in as items."""
    pieces = [m.group() for m in _PIECE.finditer(pattern)]
    at = 0

    def fail(what: str) -> PackError:
        return PackError(f"{where}: {what} in {pattern!r}", hint="patterns: word (a|b) [c] {class:name} ~ ^")

    def choice(closing: str) -> list[Sequence]:
        nonlocal at
        found = sequence(closing)
        while at < len(pieces) and pieces[at] == "|":
            at += 1
            found += sequence(closing)
        return found

    def sequence(closing: str) -> list[Sequence]:
        nonlocal at
        parts: list[list[Sequence]] = []
        while at < len(pieces) and pieces[at] not in ("|", closing):
            piece = pieces[at]
            at += 1
            if piece in "([":
                inner = choice(")" if piece == "(" else "]")
                if at >= len(pieces):
                    raise fail("a bracket is not closed")
                at += 1
                parts.append([*inner, ()] if piece == "[" else inner)
            elif piece in ")]":
                raise fail("a bracket is closed that was not opened")
            elif piece[0] == "{":
                name, _, key = piece[1:-1].partition(":")
                parts.append([((name, key if ":" in piece else name),)])
            elif piece in "~^":
                parts.append([(piece,)])
            else:
                parts.append([split(piece.lstrip("\\"))])
        return [tuple(item for part in chosen for item in part) for chosen in product(*parts)]

    result = choice("")
    if at < len(pieces):
        raise fail("a bracket is closed that was not opened")
    return result


def _insert(root: Node, items: Sequence, rule: int, classes: frozenset[str], where: str) -> None:
    left, right, count = 0, -1, 0
    node = root
    for item in items:
        if item == "~":
            left = count
            continue
        if item == "^":
            right = count
            continue
        count += 1
        if isinstance(item, str):
            node = node.words.setdefault(item, Node())
            continue
        if item[0] not in classes:
            raise PackError(f"{where}: no class {{{item[0]}}}", hint="add it under [classes] or [numerals]")
        node = node.classes.setdefault(item, Node())
    if not count:
        return
    accept = (rule, left, count if right < 0 else right)
    if accept not in node.accepts:
        node.accepts.append(accept)


def _section(data: dict[str, object], key: str, file: str) -> dict[str, object]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise PackError(f"{file}: [{key}] must be a table", hint="see docs/language-pack.md")
    return value


def _rule(row: dict[str, object], file: str) -> Rule:
    name = str(row.get("id", "?"))
    unknown = set(row) - KEYS
    if unknown or row.get("kind") not in KINDS or not row.get("patterns") or not row.get("examples"):
        raise PackError(
            f"{file} rule {name}: unknown keys {sorted(unknown)}, unknown kind, or patterns or examples missing",
            hint=f"kinds are {' '.join(sorted(KINDS))}",
        )
    spec = row.get("spec", {})
    units, examples, counter = (row.get(k, []) for k in ("units", "examples", "counter"))
    assert isinstance(spec, dict) and isinstance(units, list)
    assert isinstance(examples, list) and isinstance(counter, list)
    return Rule(
        id=name,
        kind=str(row["kind"]),
        spec=spec,
        units=frozenset(units),
        examples=tuple(examples),
        counter=tuple(counter),
        glued=bool(row.get("glued")),
        lower=str(row.get("lower", "")),
        followed=bool(row.get("followed")),
        bare=bool(row.get("bare")),
        needs=bool(row.get("needs")),
    )


@lru_cache(maxsize=8)
def grammar(lang: str) -> Grammar:
    data = read_toml(folder(lang).joinpath("times.toml"))
    file = f"{lang}/times.toml"
    members: dict[str, list[tuple[str, tuple[str, ...], Value]]] = {}
    classes = _section(data, "classes", file)
    for name, table in classes.items():
        if not isinstance(table, dict):
            raise PackError(f"{file}: [classes.{name}] must be a table", hint="word = value")
        for phrase, value in table.items():
            words = split(phrase)
            members.setdefault(words[0], []).append((name, words[1:], value))
    numerals: dict[str, tuple[int, int, int, int]] = {}
    for name, bounds in _section(data, "numerals", file).items():
        if not isinstance(bounds, list) or len(bounds) != 4:
            raise PackError(f"{file}: [numerals] {name}", hint="[lowest, highest, fewest digits, most digits]")
        numerals[name] = (bounds[0], bounds[1], bounds[2], bounds[3])
    known = frozenset(classes) | frozenset(numerals) | {"n"}
    rows = data.get("rule", [])
    if not isinstance(rows, list):
        raise PackError(f"{file}: rules are [[rule]]", hint="see docs/language-pack.md")
    rules: list[Rule] = []
    root = Node()
    for row in rows:
        rule = _rule(row, file)
        if any(rule.id == other.id for other in rules):
            raise PackError(f"{file}: two rules are named {rule.id}", hint="ids are unique")
        rules.append(rule)
        for pattern in row["patterns"]:
            for items in _expand(pattern, f"{file} rule {rule.id}"):
                _insert(root, items, len(rules) - 1, known, f"{file} rule {rule.id}")
    relations: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in _section(data, "relation", file).items():
        if name not in RELATIONS or not isinstance(phrases, list):
            raise PackError(f"{file}: [relation] {name}", hint=f"relations are {' '.join(sorted(RELATIONS))}")
        for phrase in phrases:
            words = split(phrase)
            relations.setdefault(words[-1], []).append((words, name))
    followers = _section(data, "followers", file).get("words", [])
    glue = _section(data, "glue", file).get("signs", [])
    assert isinstance(followers, list) and isinstance(glue, list)
    return Grammar(
        root=root,
        rules=tuple(rules),
        members={k: tuple(v) for k, v in members.items()},
        numerals=numerals,
        relations={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in relations.items()},
        followers=frozenset(followers),
        glue_signs=frozenset(glue),
    )
