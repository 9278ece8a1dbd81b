"""The time grammar of a language, compiled once: its patterns become a trie of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import msgspec

from selon.errors import PackError
from selon.lang.tables import folder, read_toml
from selon.measures.numbers_amount import number_words
from selon.measures.times_tokens import split

Value = str | int | float | bool | None
# `kind` says how a mention is resolved; see selon.measures.times_resolve
KINDS = frozenset(
    "none recurring day weekof "
    "month monthhalf monthweek year decade century season quarter semester deictic ago window "
    "vague story relative clock length".split()
)
KEYS = frozenset("id kind spec patterns examples counter units glued lower followed bare needs note".split())
RELATIONS = frozenset("since from until before after by around".split())
AMOUNT = "n"  # the class of any amount, hedges included: see numbers.toml
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
    """One state: what may follow (a word, a class, a numeral, an amount), and which rules end here.

    An accept is (rule number, items left of the span, items up to its end).
    """

    __slots__ = ("accepts", "amounts", "binds", "classes", "numerals", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.classes: dict[str, dict[str, Node]] = {}
        self.numerals: dict[tuple[str, str], Node] = {}
        self.amounts: dict[str, Node] = {}
        self.binds: dict[tuple[str, Value], Node] = {}
        self.accepts: list[tuple[int, int, int]] = []


class Bind(msgspec.Struct, frozen=True):
    """In a sequence: the words before it were a member of a class and say `value` under `key`."""

    key: str
    value: Value


class Grammar(msgspec.Struct, frozen=True):
    """`members[word]` lists (class, value) for every class the word alone is a member of."""

    root: Node
    rules: tuple[Rule, ...]
    members: dict[str, tuple[tuple[str, Value], ...]]
    numerals: dict[str, tuple[int, int, int, int]]
    suffixes: dict[str, frozenset[str]]
    relations: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    openings: dict[str, frozenset[str] | None]
    followers: frozenset[str]
    glue_signs: frozenset[str]
    shy: frozenset[str]
    dotted: frozenset[str]  # abbreviations: behind any other word a full stop ends the sentence
    spans: dict[str, dict[str, str]]  # word before the first expression → word between both → join


Item = str | tuple[str, str]
Member = tuple[tuple[str, ...], Value]
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


def _spell(items: Sequence, phrases: dict[str, list[Member]]) -> Iterator[tuple[Item | Bind, ...]]:
    """Members of several words are spelled out, so that the trie shares their beginnings with other words."""
    options: list[list[tuple[Item | Bind, ...]]] = []
    for item in items:
        ways: list[tuple[Item | Bind, ...]] = [(item,)]
        if isinstance(item, tuple):
            name, key = item
            ways += [(*words, Bind(key, value)) for words, value in phrases.get(name, ())]
        options.append(ways)
    for chosen in product(*options):
        yield tuple(item for part in chosen for item in part)


def _insert(
    root: Node, items: tuple[Item | Bind, ...], rule: int, classes: frozenset[str], numerals: frozenset[str]
) -> None:
    left, right, count = 0, -1, 0
    node = root
    for item in items:
        if isinstance(item, Bind):
            if item.key:
                node = node.binds.setdefault((item.key, item.value), Node())
            continue
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
        name, key = item
        if name == AMOUNT:
            node = node.amounts.setdefault(key, Node())
        elif name in numerals:
            node = node.numerals.setdefault(item, Node())
        elif name in classes:
            node = node.classes.setdefault(name, {}).setdefault(key, Node())
        else:
            raise KeyError(name)
    accept = (rule, left, count if right < 0 else right)
    if count and accept not in node.accepts:
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
            f"{file} rule {name}: unknown keys {sorted(unknown)}, or kind, patterns or examples wrong",
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


Members = dict[str, list[tuple[str, Value]]]


def _after(node: Node, members: Members, amounts: frozenset[str]) -> frozenset[str] | None:
    """Words that can follow in a state; None if the expression may be over there."""
    if node.accepts or node.binds:
        return None
    found = set(node.words) | {w for w, rows in members.items() if any(name in node.classes for name, _ in rows)}
    return frozenset(found | amounts if node.amounts else found)


def _openings(
    root: Node, members: Members, amounts: frozenset[str], followers: dict[str, frozenset[str]]
) -> dict[str, frozenset[str] | None]:
    """First words, each with the second words that make trying worth while; numerals always do."""
    openings: dict[str, frozenset[str] | None] = {w: _after(n, members, amounts) for w, n in root.words.items()}
    for word, rows in members.items():
        if any(name in root.classes for name, _ in rows):
            openings[word] = None
    if root.amounts:
        for word in amounts:
            second = openings.get(word, frozenset())
            more = followers.get(word)
            openings[word] = None if second is None or more is None else second | more
    return openings


@lru_cache(maxsize=8)
def grammar(lang: str) -> Grammar:
    data = read_toml(folder(lang).joinpath("times.toml"))
    file = f"{lang}/times.toml"
    members: Members = {}
    phrases: dict[str, list[Member]] = {}
    classes = _section(data, "classes", file)
    for name, table in classes.items():
        if not isinstance(table, dict):
            raise PackError(f"{file}: [classes.{name}] must be a table", hint="word = value")
        for phrase, value in table.items():
            words = split(phrase)
            if len(words) == 1:
                members.setdefault(words[0], []).append((name, value))
            else:
                phrases.setdefault(name, []).append((words, value))
    numerals: dict[str, tuple[int, int, int, int]] = {}
    for name, bounds in _section(data, "numerals", file).items():
        if not isinstance(bounds, list) or len(bounds) != 4:
            raise PackError(f"{file}: [numerals] {name}", hint="[lowest, highest, fewest digits, most digits]")
        numerals[name] = (bounds[0], bounds[1], bounds[2], bounds[3])
    suffixes = _section(data, "numeral_suffixes", file)
    names, counted = frozenset(classes), frozenset(numerals)
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
                try:
                    for spelled in _spell(items, phrases):
                        _insert(root, spelled, len(rules) - 1, names, counted)
                except KeyError as error:
                    raise PackError(
                        f"{file} rule {rule.id}: no class {{{error.args[0]}}}",
                        hint="see [classes] and [numerals]",
                    ) from error
    relations: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, listed in _section(data, "relation", file).items():
        if name not in RELATIONS or not isinstance(listed, list):
            raise PackError(f"{file}: [relation] {name}", hint=f"relations are {' '.join(sorted(RELATIONS))}")
        for phrase in listed:
            words = split(phrase)
            relations.setdefault(words[-1], []).append((words, name))
    numbers = number_words(lang)
    after = _section(data, "followers", file).get("words", [])
    glue = _section(data, "glue", file).get("signs", [])
    shy = _section(data, "shy", file).get("words", [])
    dotted = _section(data, "dotted", file).get("words", [])
    assert isinstance(after, list) and isinstance(glue, list) and isinstance(shy, list) and isinstance(dotted, list)
    return Grammar(
        root=root,
        rules=tuple(rules),
        members={k: tuple(v) for k, v in members.items()},
        numerals=numerals,
        suffixes={k: frozenset(v) for k, v in suffixes.items() if isinstance(v, list)},
        relations={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in relations.items()},
        openings=_openings(root, members, numbers.starters, numbers.seconds),
        followers=frozenset(after),
        glue_signs=frozenset(glue),
        shy=frozenset(shy),
        dotted=frozenset(dotted),
        spans={
            str(row[0]): {str(word): name for word in row[1:]}
            for name, listed in _section(data, "spans", file).items()
            for row in (listed if isinstance(listed, list) else ())
        },
    )
