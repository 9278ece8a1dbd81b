"""Reading an amount: digits, number words, quantity nouns, and the hedges around them, as an interval.

The words are the language's (`lang/<xx>/numbers.toml`); the arithmetic is not.
"""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec

from selon.errors import PackError
from selon.lang.tables import folder, read_toml
from selon.measures.times_tokens import Tokens, split

Trie = dict[str, "Trie | float"]
END = ""


class Amount(msgspec.Struct, frozen=True):
    """Tokens [first, last) say a number in [low, high]. `wants`: a preposition leads to the noun."""

    first: int
    last: int
    low: float | None
    high: float | None
    hedge: str = ""
    wants: bool = False
    digits: bool = False
    exact: float | None = None


class Words(msgspec.Struct, frozen=True):
    """numbers.toml as tries keyed by word; hyphens inside number words are optional."""

    small: Trie
    multipliers: dict[str, float]
    half: tuple[tuple[str, ...], ...]
    hedges: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    fixed: dict[str, tuple[tuple[tuple[str, ...], float, float | None], ...]]
    rounded: dict[str, float]
    halves: frozenset[str]
    openers: dict[str, tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]]
    joins: tuple[tuple[str, ...], ...]
    plain: frozenset[str]
    starters: frozenset[str]
    seconds: dict[str, frozenset[str]]  # a starter that is no amount by itself → what may follow it
    of: frozenset[str]
    ones: frozenset[str]
    groups: frozenset[str]  # signs between groups of three digits
    decimals: tuple[str, ...]  # signs before a fraction, the language's own first
    inside: frozenset[str]  # words inside a number: two hundred AND fifty
    halved: tuple[tuple[str, ...], ...]  # HALF A million
    scales: dict[str, float]  # letters glued to digits: 61BN
    coins: dict[str, float]  # the same, only beside a currency or a counted noun: $5M, 1.5M people
    beside_coins: frozenset[str]
    never_alone: frozenset[str]
    data: dict[str, object]

    def list_of(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        return tuple(str(v) for v in value) if isinstance(value, list) else ()


def _table(data: dict[str, object], key: str, lang: str) -> dict[str, object]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise PackError(f"{lang}/numbers.toml: table [{key}] is missing", hint="see docs/language-pack.md")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise PackError(f"{where}: a list of words is wanted", hint='write ["…", "…"]')
    return tuple(value)


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PackError(f"{where}: {value!r} is not a number", hint="write a plain number")
    return float(value)


def _by_first(pairs: list[tuple[tuple[str, ...], str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in pairs:
        found.setdefault(words[0], []).append((words, name))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in found.items()}


@lru_cache(maxsize=8)
def number_words(lang: str) -> Words:
    data = read_toml(folder(lang).joinpath("numbers.toml"))
    file = f"{lang}/numbers.toml"
    small: Trie = {}
    for phrase, value in _table(data, "small", lang).items():
        node = small
        for word in split(phrase):
            if word == "-":
                continue
            below = node.setdefault(word, {})
            assert isinstance(below, dict)
            node = below
        node[END] = _number(value, f"{file} [small] {phrase}")
    hedges = [
        (split(phrase), name)
        for name, phrases in _table(data, "hedges", lang).items()
        for phrase in _strings(phrases, f"{file} [hedges] {name}")
    ]
    after = [
        (split(phrase), name)
        for name, phrases in _table(data, "hedges_after", lang).items()
        for phrase in _strings(phrases, f"{file} [hedges_after] {name}")
    ]
    fixed: dict[str, list[tuple[tuple[str, ...], float, float | None]]] = {}
    for phrase, bounds in _table(data, "vague", lang).items():
        if not isinstance(bounds, list) or not 1 <= len(bounds) <= 2:
            raise PackError(f"{file} [vague] {phrase}: [low] or [low, high]", hint="a missing high is open")
        where = f"{file} [vague] {phrase}"
        high = _number(bounds[1], where) if len(bounds) == 2 else None
        words = split(phrase)
        fixed.setdefault(words[0], []).append((words, _number(bounds[0], where), high))
    ranges = {
        name: tuple(sorted((split(p) for p in _strings(v, f"{file} [ranges] {name}")), key=len, reverse=True))
        for name, v in _table(data, "ranges", lang).items()
    }
    openers: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
    for opening, join in (("between", "and"), ("from", "to")):
        for cut in ranges.get(opening, ()):
            openers.setdefault(cut[0], []).append((cut, ranges.get(join, ())))
    multipliers = {k: _number(v, file) for k, v in _table(data, "multipliers", lang).items()}
    halved = tuple(split(p) for p in _strings(data.get("half_before", []), file))
    plain = frozenset(small) | frozenset(fixed) | frozenset(multipliers) | frozenset(p[0] for p in halved)
    scales, coins = (
        {k: _number(v, file) for k, v in _table(data, name, lang).items()} if name in data else {}
        for name in ("scales", "money_scales")
    )
    signs = _table(data, "signs", lang)
    first_two = [(p[0], p[1:2]) for p, _ in hedges] + [(w, p[1:2]) for w, rows in openers.items() for p, _ in rows]
    seconds: dict[str, frozenset[str]] = {}
    for word in {w for w, _ in first_two} - plain:
        nexts = {n for w, n in first_two if w == word}
        more = plain | frozenset(w for w, _ in first_two) if () in nexts else frozenset()
        seconds[word] = frozenset(n[0] for n in nexts if n) | more
    return Words(
        small=small,
        multipliers=multipliers,
        half=tuple(split(p) for p in _strings(data.get("and_a_half", []), file)),
        hedges=_by_first(hedges),
        after=_by_first(after),
        fixed={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in fixed.items()},
        rounded={k: _number(v, file) for k, v in _table(data, "rounded", lang).items()},
        halves=frozenset(_strings(data.get("half_of", []), file)),
        openers={k: tuple(v) for k, v in openers.items()},
        joins=ranges.get("to", ()) + ranges.get("or", ()),
        plain=plain,
        seconds=seconds,
        starters=plain | frozenset(openers) | frozenset(p[0] for p, _ in hedges),
        of=frozenset(_strings(data.get("of", []), file)),
        ones=frozenset(_strings(data.get("ones", []), file)),
        groups=frozenset(_strings(signs.get("groups", []), f"{file} [signs] groups")),
        decimals=_strings(signs.get("decimals", []), f"{file} [signs] decimals"),
        inside=frozenset(_strings(data.get("inside", []), file)),
        halved=halved,
        scales=scales,
        coins=coins,
        beside_coins=_beside_coins(data) if coins else frozenset(),
        never_alone=frozenset(_strings(data.get("never_alone", []), file)),
        data=data,
    )


def _beside_coins(data: dict[str, object]) -> frozenset[str]:
    """Words that show that the letter behind the digits is "million", not "metre": currencies and counted nouns."""
    currencies, units = data.get("currencies", {}), data.get("units", {})
    assert isinstance(currencies, dict) and isinstance(units, dict)
    listed = {noun for nouns in units.values() for noun in nouns}
    return frozenset({w for c in currencies for w in split(c)} | listed | {f"{n}s" for n in listed})


def starts_with(words: tuple[str, ...], i: int, phrase: tuple[str, ...]) -> bool:
    return words[i : i + len(phrase)] == phrase


def _digits(tokens: Tokens, i: int, table: Words) -> tuple[float, int] | None:
    """3 000, 3.000, 1,2: a group of three digits after one of one to three belongs to it."""
    words = tokens.words
    whole = words[i]
    j = i + 1
    count = len(words)
    if len(whole) <= 3:
        while j < count:
            if words[j].isdigit() and len(words[j]) == 3 and tokens.starts[j] == tokens.ends[j - 1] + 1:
                whole, j = whole + words[j], j + 1
            elif (
                j + 1 < count
                and words[j] in table.groups
                and tokens.glued(j)
                and tokens.glued(j + 1)
                and words[j + 1].isdigit()
                and len(words[j + 1]) == 3
            ):
                whole, j = whole + words[j + 1], j + 2
            else:
                break
    if (
        j + 1 < count
        and words[j] in table.decimals
        and tokens.glued(j)
        and tokens.glued(j + 1)
        and words[j + 1].isdigit()
    ):
        part = words[j + 1]
        if words[j] not in table.groups and part == "000":  # 3,000 as the neighbours write it
            return float(whole + part), j + 2
        scaled = j + 2 < count and words[j + 2] in table.multipliers and words[j] == table.decimals[0]  # 1,089 million
        if scaled or (len(part) <= 2 and not (j + 2 < count and words[j + 2] in ".,/" and tokens.glued(j + 2))):
            return float(f"{whole}.{part}"), j + 2
    try:
        return float(whole), j
    except ValueError:  # a digit of another script that float() does not take, such as ²
        return None


def _small(words: tuple[str, ...], i: int, table: Words) -> tuple[float, int] | None:
    node: Trie = table.small
    best: tuple[float, int] | None = None
    j, count = i, len(words)
    while j < count:
        word = words[j]
        below = node.get(word)
        if not isinstance(below, dict) and word == "-" and j > i and j + 1 < count:
            j += 1
            below = node.get(words[j])
        if not isinstance(below, dict):
            break
        node = below
        j += 1
        value = node.get(END)
        if isinstance(value, float):
            best = (value, j)
    return best


def read_number(tokens: Tokens, i: int, table: Words) -> tuple[float, int, bool] | None:
    """(value, next token, written in digits) of the exact number that begins at token i."""
    words = tokens.words
    count = len(words)
    if i >= count:
        return None
    total = 0.0
    current: float | None = None
    ceiling = math.inf
    digits = False
    j = i
    first = words[i]
    if first[0].isdigit():
        read = _digits(tokens, i, table)
        if read is None:
            return None
        current, j = read
        digits = True
        scale = _scale(tokens, i, j, table)
        if scale is not None:
            return current * scale, j + 1, True
    while j < count:
        halved = _half_behind(words, j, table) if current is not None and current % 100 else 0
        if halved and current is not None:
            current, j = current + 0.5, j + halved
            continue
        if words[j] in table.inside and _goes_on(words, j, table, digits, current, total):
            j += 1
        at = j + 1 if j > i and words[j] == "-" and j + 1 < count else j
        word = words[at]
        multiplier = table.multipliers.get(word)
        if multiplier is not None and multiplier < ceiling:
            if multiplier == 100:
                if digits or (current is not None and current >= 100):
                    break
                current = (current or 1) * 100
            elif multiplier >= 1e6 and current is None:
                break
            else:
                total += (1 if current is None else current) * multiplier
                current, ceiling = None, multiplier
            j = at + 1
            continue
        if digits and total == 0:
            break
        read = _small(words, at, table)
        if read is None or (current is not None and (current % 100 or current == 0)):
            break
        if current is None and total and digits:
            break
        current, j = (current or 0) + read[0], read[1]
    if j == i:
        return None
    if ceiling < math.inf and ceiling >= 1000 and current is None:
        behind = _half_behind(words, j, table)
        if behind:
            total, j = total + ceiling / 2, j + behind
    return total + (current or 0), j, digits


def _half_behind(words: tuple[str, ...], j: int, table: Words) -> int:
    """How many words say "and a half" at token j."""
    return next((len(p) for p in table.half if starts_with(words, j, p)), 0)


def _goes_on(words: tuple[str, ...], j: int, table: Words, digits: bool, current: float | None, total: float) -> bool:
    """The word between "two hundred" and "fifty" belongs to the number."""
    ready = (current is not None and current >= 100 and current % 100 == 0) or (current is None and total > 0)
    following = words[j + 1] if j + 1 < len(words) else ""
    return ready and not digits and following in table.small and following not in table.ones


def _scale(tokens: Tokens, first: int, j: int, table: Words) -> float | None:
    """61bn, $5m, 1.5m people; 500m away is a length."""
    words = tokens.words
    if j >= len(words) or (j + 1 < len(words) and tokens.glued(j + 1) and words[j + 1][0].isalnum()):
        return None
    if not tokens.glued(j):  # 500 M€
        near = j + 1 < len(words) and tokens.glued(j + 1) and words[j + 1] in table.beside_coins
        return table.coins.get(words[j]) if near else None
    if words[j] in table.scales:
        return table.scales[words[j]]
    before = words[first - 1] if tokens.glued(first) else ""
    after = words[j + 1] if j + 1 < len(words) else ""
    return table.coins.get(words[j]) if {before, after} & table.beside_coins else None


def _about(value: float) -> tuple[float, float]:
    """A tenth less or more, in whole numbers inside that stretch, at least one to each side: a dozen is 11 to 13."""
    low, high = math.ceil(round(value * 0.9, 6)), math.floor(round(value * 1.1, 6))
    return float(min(low, math.ceil(value) - 1)), float(max(high, math.floor(value) + 1))


def _hedged(amount: Amount, hedge: str, first: int) -> Amount:
    """A hedge said of an amount: "plus d'une centaine" hedges the hundred, not its rounding."""
    base_low = amount.exact if amount.exact is not None else amount.low
    base_high = amount.exact if amount.exact is not None else amount.high
    low, high = amount.low, amount.high
    if hedge == "min":
        low, high = base_low, None
    elif hedge == "max":
        low, high = None, base_high
    elif hedge == "near":
        low, high = (None if base_low is None else float(math.floor(round(base_low * 0.9, 6)))), base_high
    elif hedge == "about" and amount.exact is not None:
        low, high = _about(amount.exact)
    return msgspec.structs.replace(amount, first=first, low=low, high=high, hedge=hedge)


def plain_amount(tokens: Tokens, i: int, table: Words) -> Amount | None:
    """An amount without hedge: vague words, rounded nouns (une vingtaine), exact numbers."""
    words = tokens.words
    if i >= len(words) or (words[i] not in table.plain and not words[i][0].isdigit()):
        return None
    for phrase, low, high in table.fixed.get(words[i], ()):
        if starts_with(words, i, phrase):
            wants = bool(table.rounded.get(phrase[-1])) or phrase[-1] in table.multipliers
            return Amount(first=i, last=i + len(phrase), low=low, high=high, wants=wants)
    for phrase in table.halved:  # half a million, half a dozen
        j = i + len(phrase)
        unit = words[j] if starts_with(words, i, phrase) and j < len(words) else ""
        size = table.rounded.get(unit, table.multipliers.get(unit))
        if size is not None:
            low, high = _about(size / 2) if unit in table.rounded else (size / 2, size / 2)
            return Amount(first=i, last=j + 1, low=low, high=high, wants=True, exact=size / 2)
    read = read_number(tokens, i, table)
    if read is None:
        return None
    value, j, digits = read
    if j < len(words) and words[j] in table.halves:  # une demi-douzaine, un demi-million
        k = j + 1 + (words[j + 1 : j + 2] == ("-",))
        unit = words[k] if k < len(words) else ""
        size = table.rounded.get(unit, table.multipliers.get(unit))
        if size is not None and size > 1:
            if unit in table.rounded:
                low, high = _about(value * size / 2)
            else:
                low = high = value * size / 2
            exact = value * size / 2
            return Amount(first=i, last=k + 1, low=low, high=high, wants=True, exact=exact)
    if j < len(words) and words[j] in table.rounded and tokens.starts[j] > tokens.ends[j - 1]:
        size = table.rounded[words[j]]
        exact = value * size
        j += 1
        if j + 1 < len(words) and words[j] in table.of and words[j + 1] in table.rounded:
            exact *= table.rounded[words[j + 1]]
            j += 2
        low, high = _about(exact)
        return Amount(first=i, last=j, low=low, high=high, wants=True, exact=exact, digits=digits)
    wants = table.multipliers.get(words[j - 1], table.scales.get(words[j - 1], table.coins.get(words[j - 1], 0))) >= 1e6
    return Amount(first=i, last=j, low=value, high=value, wants=wants, digits=digits, exact=value)


def read_amount(tokens: Tokens, i: int, table: Words) -> Amount | None:
    """The longest amount that begins at token i, hedges and ranges included."""
    words = tokens.words
    if i >= len(words):
        return None
    word = words[i]
    for phrase, name in table.hedges.get(word, ()):
        if starts_with(words, i, phrase):
            inner = read_amount(tokens, i + len(phrase), table)
            hedged = None if inner is None else _hedged(inner, name, i)
            if hedged is not None and not (hedged.low is None and hedged.high is None):  # "up to several" says nothing
                return hedged
    for opener, joins in table.openers.get(word, ()):
        if starts_with(words, i, opener):
            left = plain_amount(tokens, i + len(opener), table)
            ranged = _range(tokens, i, left, table, joins)
            if ranged is not None:
                return ranged
    plain = plain_amount(tokens, i, table)
    return _range(tokens, i, plain, table, table.joins) or plain


def _range(
    tokens: Tokens, first: int, left: Amount | None, table: Words, joins: tuple[tuple[str, ...], ...]
) -> Amount | None:
    """`left`, one of the joins, and a second amount that is larger."""
    if left is None or left.low is None or left.last >= len(tokens.words):
        return None
    for join in joins:
        if not starts_with(tokens.words, left.last, join):
            continue
        right = plain_amount(tokens, left.last + len(join), table)
        if right is None or right.high is None:
            continue
        low = left.low
        # "deux à trois millions": the first number is said in the unit of the second
        last = tokens.words[right.last - 1]
        size = table.multipliers.get(last, 1.0)
        if size >= 1000 and low < 1000 and tokens.words[left.last - 1] not in table.multipliers:
            low *= size
        if low < right.high:
            return Amount(
                first=first,
                last=right.last,
                low=low,
                high=right.high,
                hedge="range",
                wants=right.wants,
                digits=left.digits,
            )
    return None
