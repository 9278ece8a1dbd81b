"""Finding time expressions: the longest match of the grammar at every word, its relation, its time of day."""

from __future__ import annotations

import msgspec

from selon.measures.numbers_amount import Words, number_words, read_amount
from selon.measures.times_grammar import Grammar, Node, Rule, Value, grammar
from selon.measures.times_tokens import Tokens, tokenize
from selon.model.reading import TimeMention

Bindings = tuple[tuple[str, Value], ...]
Amounts = dict[int, tuple[int, Bindings] | None]  # by token: read once, asked for by several states
UNRELATED = frozenset({"relative", "recurring", "vague", "length"})
SPANNED = frozenset({"day", "month", "year", "season", "quarter", "decade", "deictic"})
DAYLIKE = frozenset({"day", "deictic", "story"})
_CLOSERS = frozenset('.,;:!?)"»…–—')


class Match(msgspec.Struct, frozen=True):
    """Tokens [first, last) are the expression; the search goes on from `beyond`."""

    first: int
    last: int
    beyond: int
    rule: Rule
    spec: dict[str, Value]


def find_times(text: str, lang: str, offset: int = 0) -> tuple[TimeMention, ...]:
    """All time expressions of a paragraph, in order, without overlap; `offset` is added to every offset."""
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
    amounts: Amounts = {}
    words, openings = tokens.words, rules.openings
    i, end = 0, len(tokens.words)
    while i < end:
        word = words[i]
        if word.isdigit():
            pass  # always worth a try
        elif word in openings:
            seconds = openings[word]
            if seconds is not None:
                following = words[i + 1] if i + 1 < end else ""
                if following not in seconds and not following.isdigit():
                    i += 1
                    continue
        else:
            i += 1
            continue
        match = _longest(tokens, i, rules, numbers, amounts)
        if match is None:
            i += 1
            continue
        i = max(match.beyond, i + 1)
        if match.rule.kind == "none":
            continue
        floor = found[-1].last if found else 0
        match = _with_relation(tokens, match, rules, floor)
        if found and (joined := _joined(tokens, found[-1], match, rules) or _spanned(tokens, found[-1], match, rules)):
            found[-1] = joined
        else:
            found.append(match)
    return found


def _longest(tokens: Tokens, i: int, rules: Grammar, numbers: Words, amounts: Amounts) -> Match | None:
    words = tokens.words
    root = rules.root
    best: tuple[int, int, int, int, Bindings] | None = None  # end, -rule, first, last, bindings
    stack: list[tuple[Node, int, tuple[int, ...], Bindings]] = [(root, i, (), ())]
    end = len(words)
    while stack:
        node, at, path, bound = stack.pop()
        for number, left, right in node.accepts:
            if best is not None and (at, -number) <= best[:2]:
                continue
            first = path[left]
            last = path[right] if right < len(path) else at
            if _accepted(tokens, rules, rules.rules[number], first, last, at, bound):
                best = (at, -number, first, last, bound)
        for binding, child in node.binds.items():
            stack.append((child, at, path, (*bound, binding)))
        if at >= end:
            continue
        here = (*path, at)
        word = words[at]
        following = node.words.get(word)
        if following is not None:
            stack.append((following, at + 1, here, bound))
        if node.classes:
            for name, said in rules.members.get(word, ()):
                below = node.classes.get(name)
                if below is not None:
                    for key, child in below.items():
                        stack.append((child, at + 1, here, (*bound, (key, said)) if key else bound))
        if node.numerals and word[0].isdigit():
            for (name, key), child in node.numerals.items():
                read = _numeral(tokens, at, name, rules)
                if read is not None:
                    stack.append((child, read[1], here, (*bound, (key, read[0])) if key else bound))
        if node.amounts and (word in numbers.starters or word[0].isdigit()):
            if at not in amounts:
                amounts[at] = _amount(tokens, at, numbers)
            found = amounts[at]
            if found is not None:
                for key, child in node.amounts.items():
                    stack.append((child, found[0], here, bound + found[1] if key else bound))
    if best is None:
        return None
    rule = rules.rules[-best[1]]
    spec = {**rule.spec, **dict(best[4])}
    return Match(first=best[2], last=best[3], beyond=max(best[3], i + 1), rule=rule, spec=spec)


def _numeral(tokens: Tokens, at: int, name: str, rules: Grammar) -> tuple[int, int] | None:
    """(value, next token) of a plain numeral within the bounds of its class."""
    word = tokens.words[at]
    lowest, highest, fewest, most = rules.numerals[name]
    if not word.isdecimal() or not fewest <= len(word) <= most or not lowest <= int(word) <= highest:
        return None
    stop = at + 1
    if (
        tokens.glued(stop)
        and tokens.words[stop] == ","
        and tokens.glued(stop + 1)
        and tokens.words[stop + 1].isdecimal()
    ):
        return None  # jeudi 1,089 million de personnes
    if tokens.glued(stop) and tokens.words[stop] in rules.suffixes.get(name, ()):
        stop += 1
    return int(word), stop


def _amount(tokens: Tokens, at: int, numbers: Words) -> tuple[int, Bindings] | None:
    """(next token, low, high and hedge) of an amount, its "de" included."""
    amount = read_amount(tokens, at, numbers)
    if amount is None:
        return None
    stop = amount.last
    if amount.digits and tokens.glued(stop) and tokens.words[stop] in "/-":
        return None
    if amount.wants and tokens.words[stop : stop + 1] and tokens.words[stop] in numbers.of:
        stop += 1 + (tokens.words[stop + 1 : stop + 2] == ("'",))
    return stop, (("low", amount.low), ("high", amount.high), ("hedge", amount.hedge or None))


def _accepted(tokens: Tokens, rules: Grammar, rule: Rule, first: int, last: int, at: int, bound: Bindings) -> bool:
    words = tokens.words
    # "14-Juillet", "Vendredi-Saint": a name, not a date
    hyphen = at + 1 < len(words) and words[at] in "-_" and tokens.glued(at) and tokens.glued(at + 1)
    if hyphen and (not words[at - 1].isdigit() or words[at + 1].isalpha() or rule.kind == "year"):
        return False
    if words[first][0].isalnum() and tokens.glued(first) and words[first - 1] in "-–_/":
        return False
    if words[first].isdigit() and tokens.glued(first) and words[first - 1] in ".,":
        return False
    if rule.units and any(k == "unit" and v not in rule.units for k, v in bound):
        return False
    if rule.glued:
        digits = next(k for k in range(first, last) if words[k].isdigit())
        if not all(tokens.glued(k) for k in range(digits + 1, last)):
            return False
    if rule.lower and not _lower(tokens, rules, rule.lower, first, last):
        return False
    if rules.dotted and words[at - 1] == "." and words[at - 2] not in rules.dotted:
        return False
    if rules.shy and any(
        w in rules.shy and tokens.surface(k)[0].islower() for k, w in enumerate(words[first:at], first)
    ):
        return False  # "the 12 may decide"
    if rule.followed and at < len(words) and words[at][0].isalnum() and words[at] not in rules.followers:
        return False
    if rule.bare and at < len(words) and words[at] not in _CLOSERS:
        return False
    return not rule.needs or _relation(tokens, first, rules) is not None


def _lower(tokens: Tokens, rules: Grammar, name: str, first: int, last: int) -> bool:
    """Mars is a planet and a god, mars a month; in a line of capitals everything may be a month."""
    for k in range(first, last):
        if any(member == name for member, _ in rules.members.get(tokens.words[k], ())):
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
    if found is None or found[1] < floor or "rel" in match.spec or match.rule.kind in UNRELATED:
        return match
    if match.rule.kind == "clock" and found[0] == "around":
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
    if ("rel" in clock.spec and day is right) or day.spec.get("unit", "day") not in ("day", "night"):
        return None
    spec = {**clock.spec, **day.spec}
    return msgspec.structs.replace(day, first=left.first, last=right.last, beyond=right.beyond, spec=spec)


def _spanned(tokens: Tokens, left: Match, right: Match, rules: Grammar) -> Match | None:
    """ "between 2015 and 5 May 2018": what no rule reads as one, as its ends are of different kinds."""
    ends = (left, right)
    if any(m.rule.kind not in SPANNED or "join" in m.spec for m in ends):
        return None
    words, first = tokens.words, left.first
    inner, outer = words[left.last : right.first], words[first] if first < left.last else ""
    if outer not in rules.spans and first > 0:
        first, outer = first - 1, words[first - 1]
    between = rules.spans.get(outer)
    if between is None:
        return None
    if not inner:  # the word between is part of the second: "to", "jusqu'au"
        inner = (words[right.first],)
    join = between.get(" ".join(inner))
    if join is None:
        return None
    spec: dict[str, Value] = {"join": join}
    for side, match in zip("ab", ends, strict=True):
        kept = {k: v for k, v in match.spec.items() if k != "rel"}
        spec |= {f"{side}_{k}": v for k, v in kept.items()} | {f"{side}_kind": match.rule.kind}
    rule = msgspec.structs.replace(right.rule, kind="span", id=f"{left.rule.id}+{right.rule.id}")
    return Match(first=first, last=right.last, beyond=right.beyond, rule=rule, spec=spec)
