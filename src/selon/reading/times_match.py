"""Finding time expressions: the longest match of the grammar at every word, its relation, its time of day."""

from __future__ import annotations

import msgspec

from selon.model.reading import TimeMention
from selon.reading.numbers_amount import Words, number_words, read_amount
from selon.reading.times_grammar import Grammar, Node, Rule, Value, grammar
from selon.reading.times_tokens import Tokens, tokenize

Bindings = tuple[tuple[str, Value], ...]
DAYLIKE = frozenset({"day", "deictic", "story"})
_CLOSERS = frozenset(".,;:!?)\"»…–—")


class Match(msgspec.Struct, frozen=True):
    """Tokens [first, last) are the expression; the search goes on from `beyond`."""

    first: int
    last: int
    beyond: int
    rule: Rule
    spec: dict[str, Value]


def find_times(text: str, lang: str, offset: int = 0) -> tuple[TimeMention, ...]:
    """All time expressions of a paragraph, in order and without overlap; `offset` is added to every offset."""
    tokens = tokenize(text)
    matches = _scan(tokens, grammar(lang), number_words(lang))
    return tuple(
        TimeMention(
            start=tokens.starts[m.first] + offset,
            end=tokens.ends[m.last - 1] + offset,
            text=tokens.text[tokens.starts[m.first] : tokens.ends[m.last - 1]],
            kind=m.rule.kind,
            spec=m.spec,
            rule=f"{lang}/times#{m.rule.id}",
        )
        for m in matches
    )


def _scan(tokens: Tokens, rules: Grammar, numbers: Words) -> list[Match]:
    found: list[Match] = []
    i, end = 0, len(tokens.words)
    while i < end:
        match = _longest(tokens, i, rules, numbers)
        if match is None:
            i += 1
            continue
        i = max(match.beyond, i + 1)
        if match.rule.kind == "none":
            continue
        floor = found[-1].last if found else 0
        match = _with_relation(tokens, match, rules, floor)
        if found and (joined := _joined(tokens, found[-1], match, rules)) is not None:
            found[-1] = joined
        else:
            found.append(match)
    return found


def _longest(tokens: Tokens, i: int, rules: Grammar, numbers: Words) -> Match | None:
    words = tokens.words
    root = rules.root
    word = words[i]
    if word not in root.words and word not in rules.members and not word[0].isdigit():
        if word not in numbers.small and word not in numbers.hedges and word not in numbers.fixed:
            return None
    best: tuple[int, int, int, int, Bindings] | None = None  # end, -rule, first, last, bindings
    stack: list[tuple[Node, int, tuple[int, ...], Bindings]] = [(root, i, (), ())]
    end = len(words)
    while stack:
        node, at, path, bound = stack.pop()
        for number, left, right in node.accepts:
            rank = (at, -number)
            if best is not None and rank <= best[:2]:
                continue
            first = path[left]
            last = path[right] if right < len(path) else at
            if _accepted(tokens, rules, rules.rules[number], first, last, at, bound):
                best = (at, -number, first, last, bound)
        if at >= end:
            continue
        here = (*path, at)
        word = words[at]
        following = node.words.get(word)
        if following is not None:
            stack.append((following, at + 1, here, bound))
        for (name, key), child in node.classes.items():
            for stop, values in _members(tokens, at, name, key, rules, numbers):
                stack.append((child, stop, here, bound + values))
    if best is None:
        return None
    rule = rules.rules[-best[1]]
    return Match(first=best[2], last=best[3], beyond=max(best[3], i + 1), rule=rule, spec={**rule.spec, **dict(best[4])})


def _members(
    tokens: Tokens, at: int, name: str, key: str, rules: Grammar, numbers: Words
) -> list[tuple[int, Bindings]]:
    """Where a member of the class that begins at token `at` ends, and what it says."""
    word = tokens.words[at]
    if name == "n":
        return _amount(tokens, at, key, numbers)
    bounds = rules.numerals.get(name)
    if bounds is not None:
        if not word.isdecimal() or not bounds[2] <= len(word) <= bounds[3]:
            return []
        value = int(word)
        ok = bounds[0] <= value <= bounds[1]
        return [(at + 1, ((key, value),) if key else ())] if ok else []
    found: list[tuple[int, Bindings]] = []
    for member, rest, said in rules.members.get(word, ()):
        stop = at + 1 + len(rest)
        if member == name and tokens.words[at + 1 : stop] == rest:
            found.append((stop, ((key, said),) if key else ()))
    return found


def _amount(tokens: Tokens, at: int, key: str, numbers: Words) -> list[tuple[int, Bindings]]:
    word = tokens.words[at]
    if not (word[0].isdigit() or word in numbers.small or word in numbers.hedges or word in numbers.fixed):
        return []
    amount = read_amount(tokens, at, numbers)
    if amount is None or (tokens.glued(amount.last) and amount.last < len(tokens.words) and amount.digits
                          and tokens.words[amount.last] in "/-"):  # fmt: skip
        return []
    stop = amount.last
    if amount.wants and tokens.words[stop : stop + 1] and tokens.words[stop] in numbers.of:
        stop += 1 + (tokens.words[stop + 1 : stop + 2] == ("'",))
    if not key:
        return [(stop, ())]
    return [(stop, (("low", amount.low), ("high", amount.high), ("hedge", amount.hedge or None)))]


def _accepted(
    tokens: Tokens, rules: Grammar, rule: Rule, first: int, last: int, at: int, bound: Bindings
) -> bool:
    words = tokens.words
    # "14-Juillet", "Vendredi-Saint": a name, not a date
    if at < len(words) and words[at] in "-_" and tokens.glued(at) and at + 1 < len(words) and tokens.glued(at + 1):
        if not words[at - 1].isdigit() or words[at + 1].isalpha():
            return False
    if words[first][0].isalnum() and tokens.glued(first) and words[first - 1] in "-–_/":
        return False
    if words[first].isdigit() and tokens.glued(first) and words[first - 1] in ".,":
        return False
    if rule.units and not any(k == "unit" and v in rule.units for k, v in bound) and any(k == "unit" for k, _ in bound):
        return False
    if rule.glued:
        digits = next(k for k in range(first, last) if words[k].isdigit())
        if not all(tokens.glued(k) for k in range(digits + 1, last)):
            return False
    if rule.lower and not _lower(tokens, rules, rule.lower, first, last):
        return False
    if rule.followed and at < len(words) and words[at][0].isalnum() and words[at] not in rules.followers:
        return False
    if rule.bare and at < len(words) and words[at] not in _CLOSERS:
        return False
    return not rule.needs or _relation(tokens, first, rules) is not None


def _lower(tokens: Tokens, rules: Grammar, name: str, first: int, last: int) -> bool:
    """Mars is a planet and a god, mars a month; in a line of capitals everything may be a month."""
    for k in range(first, last):
        if any(member == name for member, _, _ in rules.members.get(tokens.words[k], ())):
            shown = tokens.surface(k)
            if shown[0].isupper() and not (shown.isupper() and len(shown) > 1) and not tokens.opens_sentence(k):
                return False
    return True


def _relation(tokens: Tokens, first: int, rules: Grammar) -> tuple[str, int] | None:
    """(relation, its first token) if a relation phrase ends right before token `first`."""
    if first == 0:
        return None
    for phrase, name in rules.relations.get(tokens.words[first - 1], ()):
        start = first - len(phrase)
        if start >= 0 and tokens.words[start:first] == phrase:
            return name, start
    return None


def _with_relation(tokens: Tokens, match: Match, rules: Grammar, floor: int) -> Match:
    found = _relation(tokens, match.first, rules)
    if found is None or found[1] < floor or "rel" in match.spec or match.rule.kind in ("relative", "recurring", "vague"):
        return match
    if match.rule.kind == "length" or (match.rule.kind == "clock" and found[0] == "around"):
        return match
    return msgspec.structs.replace(match, first=found[1], spec={**match.spec, "rel": found[0]})


def _joined(tokens: Tokens, left: Match, right: Match, rules: Grammar) -> Match | None:
    """A time of day sticks to the day beside it: "vendredi à 5 heures", "à l'aube, mercredi"."""
    gap = tokens.words[left.last : right.first]
    if len(gap) > 1 or (gap and gap[0] not in rules.glue_signs):
        return None
    day, clock = (left, right) if right.rule.kind == "clock" else (right, left)
    if clock.rule.kind != "clock" or day.rule.kind not in DAYLIKE:
        return None
    if day is right and gap and gap[0] != ",":
        return None
    if "rel" in clock.spec and day is right or day.spec.get("unit", "day") not in ("day", "night"):
        return None
    spec = {**clock.spec, **day.spec}
    return msgspec.structs.replace(day, first=left.first, last=right.last, beyond=right.beyond, spec=spec)
