"""Numbers that count something: soldiers, dead, drones, money. Data: lang/<xx>/numbers.toml.

Measures, shares, ages, dates, votes and numbers of order are no quantities.
"""

from __future__ import annotations

import re

import msgspec

from selon.measures.numbers_amount import Amount, Words, number_words, plain_amount, read_amount, starts_with
from selon.measures.numbers_nouns import Nouns, nouns_of, phrase_at, unit_of
from selon.measures.times_tokens import Tokens, tokenize
from selon.model.reading import Quantity

__all__ = ["find_quantities", "unit_of"]

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Noun(msgspec.Struct, frozen=True):
    """Tokens [first, last) are the counted noun."""

    first: int
    last: int


def find_quantities(text: str, lang: str, offset: int = 0) -> tuple[Quantity, ...]:
    """All quantities of a paragraph, in order and without overlap; `offset` is added to every offset."""
    tokens = tokenize(text)
    words = number_words(lang)
    nouns = nouns_of(lang)
    found: list[Quantity] = []
    i = 0
    end = len(tokens.words)
    while i < end:
        word = tokens.words[i]
        if word not in words.starters and not word[0].isdigit():
            i += 1
            continue
        amount = read_amount(tokens, i, words)
        if amount is None:
            i += 1
            continue
        if amount.hedge == "range" and _is_change(tokens, i, nouns):
            # "réduit de 8 350 à 4 500": two figures
            first = plain_amount(tokens, i if amount.digits and tokens.words[i][0].isdigit() else i + 1, words)
            if first is None:
                i += 1
                continue
            amount = first
        quantity, i = _judge(tokens, amount, words, nouns, lang, offset)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _is_change(tokens: Tokens, i: int, nouns: Nouns) -> bool:
    return any(w in nouns.changes for w in tokens.words[max(0, i - 3) : i])


def _first_number(tokens: Tokens, amount: Amount) -> int:
    return next((k for k in range(amount.first, amount.last) if tokens.words[k][0].isdigit()), amount.first)


def _is_name_or_code(tokens: Tokens, amount: Amount, nouns: Nouns) -> bool:
    """article 5, F-16, M23, 06 12 34 56 78, 14h30, 1er, 24/02, G7."""
    words, first = tokens.words, _first_number(tokens, amount)
    last = amount.last
    if amount.digits or words[first][0].isdigit():
        before = words[first - 1] if first else ""
        if tokens.glued(first) and (before in "-–/_#.,:" or before[-1].isalnum()) and first == amount.first:
            return True
        if last < len(words) and tokens.glued(last):
            after = words[last]
            if after in "/:-–_" or (after[0].isalpha() and after not in ("m", "k")):
                return after not in "-–" or (last + 1 < len(words) and tokens.glued(last + 1))
            if after in ".," and last + 1 < len(words) and tokens.glued(last + 1) and words[last + 1][0].isdigit():
                return True
        if last < len(words) and words[last].isdigit() and len(words[last]) == 2 and len(words[last - 1]) == 2:
            return True
        if before == "+" or (first and len(words[first - 1]) == 2 and words[first - 1].isdigit()):
            return True
    before = words[amount.first - 1] if amount.first else ""
    return before in nouns.labels or (before in ".°" and amount.first > 1 and words[amount.first - 2] in nouns.labels)


def _judge(
    tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, lang: str, offset: int
) -> tuple[Quantity | None, int]:
    """The quantity an amount is, if it is one, and the token to go on from."""
    words = tokens.words
    at = amount.last
    if _is_name_or_code(tokens, amount, nouns):
        return None, at
    money = _money(tokens, amount, table, nouns)
    if money is not None:
        code, coin = money
        return _make(tokens, amount, table, coin, code, offset), max(at, coin.last)
    skipped = phrase_at(nouns.skip, words, at)
    if skipped is not None:
        behind = at + skipped[0]
        return None, behind + 2 if _is_share(tokens, behind, nouns, table) else behind
    big = amount.wants or words[at - 1] in table.multipliers
    if big and at + 1 < len(words) and words[at] in table.of:
        behind = at + 1 + (words[at + 1] == "'")
        if phrase_at(nouns.skip, words, behind) is not None:
            return None, behind
    noun = _noun(tokens, amount, table, nouns, lang)
    if noun is not None and phrase_at(nouns.skip, words, noun.first) is not None:
        return None, at + 1
    if _is_share(tokens, noun.last if noun else at, nouns, table):
        return None, (noun.last if noun else at) + 2
    if _is_date_part(tokens, amount, nouns):
        return None, at
    if amount.exact == 1 and words[at - 1] in table.ones and not amount.hedge.startswith("range"):
        return _one(tokens, amount, table, nouns, noun, lang, offset)
    if noun is None and not _may_stand_alone(tokens, amount, table, nouns):
        return None, at
    return _make(tokens, amount, table, noun, None, offset), (noun.last if noun else at)


def _one(
    tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, noun: Noun | None, lang: str, offset: int
) -> tuple[Quantity | None, int]:
    """ "un mort" counts, "un accord" does not; "un de ses passagers" counts."""
    before = tokens.words[amount.first - 1] if amount.first else ""
    if noun is None or before == "'" or before == "-":
        return None, amount.last
    form = "".join(tokens.words[noun.first : noun.last])
    part = phrase_at(nouns.partitive, tokens.words, amount.last) is not None
    if form in nouns.one_of or (part and unit_of(form, lang) not in (None, "equipment", "money")):
        return _make(tokens, amount, table, noun, None, offset), noun.last
    return None, amount.last


def _money(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns) -> tuple[str, Noun] | None:
    words, at = tokens.words, amount.last
    before = amount.first - 1
    if before >= 0 and tokens.glued(amount.first) and words[before] in nouns.currencies:
        return nouns.currencies[words[before]][0][1], Noun(before, before + 1)
    if at < len(words) and words[at] == "m" and at + 1 < len(words) and words[at + 1] in nouns.currencies:
        at += 1
    elif at < len(words) and words[at] in table.of:
        at += 1 + (words[at + 1 : at + 2] == ("'",))
    hit = phrase_at(nouns.currencies, words, at)
    return None if hit is None else (hit[1], Noun(at, at + hit[0]))


def _noun(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, lang: str) -> Noun | None:
    """The head noun right behind the amount, adjectives that may stand before it left out."""
    words, at, end = tokens.words, amount.last, len(tokens.words)
    part = phrase_at(nouns.partitive, words, at) if not amount.wants else None
    if part is not None:
        at += part[0]
    elif at < end and words[at] in table.of and (amount.wants or amount.exact is None or amount.exact >= 1e6):
        at += 1 + (words[at + 1 : at + 2] == ("'",))
    passed: int | None = None
    while at < end and words[at] in nouns.between:
        if words[at] in ("autre", "autres") and passed is None:
            passed = at
        following = at + 1 + (words[at + 1 : at + 2] == ("-",))
        if following >= end or not _nounlike(tokens, following, amount, nouns, lang):
            return Noun(at, at + 1)
        at = following
    if at < end and _nounlike(tokens, at, amount, nouns, lang):
        last = at + 1
        while last + 1 < end and words[last] == "-" and tokens.glued(last) and tokens.glued(last + 1):
            last += 2
        return Noun(at, last)
    return Noun(passed, passed + 1) if passed is not None else None


def _nounlike(tokens: Tokens, at: int, amount: Amount, nouns: Nouns, lang: str) -> bool:
    word = tokens.words[at]
    compound = "".join(tokens.words[at : at + 3])
    if "-" in compound and tokens.glued(at + 1) and tokens.glued(at + 2) and unit_of(compound, lang) is not None:
        return True  # sous-marins
    if not word[0].isalpha() or word in nouns.not_nouns or (len(word) < 2):
        return False
    if at + 1 < len(tokens.words) and tokens.words[at + 1] == "'" and len(word) < 3:
        return False
    if word in nouns.between or unit_of(word, lang) is not None:
        return True
    single = amount.exact == 1
    return single or word.endswith(nouns.plural_endings) or tokens.surface(at)[0].isupper()


def _is_share(tokens: Tokens, at: int, nouns: Nouns, table: Words) -> bool:
    """ "six déplacés sur dix", "13 contre 2": a proportion or a score."""
    words = tokens.words
    if at + 1 >= len(words) or words[at] not in nouns.shares:
        return False
    after = words[at + 1]
    return after[0].isdigit() or (after in table.small and after not in table.ones)


def _is_date_part(tokens: Tokens, amount: Amount, nouns: Nouns) -> bool:
    """ "les 3 et 4 mars", "du 3 au 7 mars": the first number of a date."""
    if not amount.digits or (amount.exact or 99) > 31:
        return False
    words, at = tokens.words, amount.last
    for k in range(at, min(at + 4, len(words))):
        if words[k].isdigit():
            follows = phrase_at(nouns.skip, words, k + 1)
            between = words[at:k]
            return follows is not None and all(w in nouns.not_nouns or not w.isalpha() for w in between)
        if words[k] not in nouns.not_nouns and words[k].isalpha():
            return False
    return False


def _may_stand_alone(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns) -> bool:
    """Without a noun: a hedge, a large figure, digits in running text; never a year or a bare "deux"."""
    words, first, at = tokens.words, amount.first, amount.last
    if amount.first in range(len(words)) and words[first] in table.fixed and len(words[first:at]) == 1:
        return False  # plusieurs, quelques
    if words[first] in table.ones and amount.hedge == "" and amount.exact == 1:
        return False
    if amount.hedge and amount.exact is None:
        return True
    before = words[first - 1] if first else ""
    if amount.digits and at - first == 1 and not amount.hedge:
        if _YEAR.fullmatch(words[first]):
            return False
        if first and tokens.surface(first - 1)[0].isupper():
            return False  # Ouaga 2000, France 24
        # "les 27", "M. Untel, 46"
        return (amount.exact or 0) >= 130 or (before not in ("-", "'", "(", ",") and before not in nouns.before_digits)
    if amount.digits:
        return True
    if amount.low is not None and amount.low >= 10 and (amount.wants or amount.hedge):
        return True
    if before in nouns.before_bare:
        return False
    return bool(amount.hedge) or phrase_at(nouns.after_bare, words, at) is not None


def _make(tokens: Tokens, amount: Amount, table: Words, noun: Noun | None, money: str | None, offset: int) -> Quantity:
    low, high, last, first = amount.low, amount.high, amount.last, amount.first
    if noun is not None and noun.first < first:  # $500
        first = noun.first
    for at in dict.fromkeys((amount.last, noun.last if noun else amount.last)):
        if at >= len(tokens.words) or amount.hedge:
            continue
        for phrase, name in table.after.get(tokens.words[at], ()):
            if not starts_with(tokens.words, at, phrase):
                continue
            # "12 morts au moins 30 blessés": what is followed by a number hedges that
            beyond = at + len(phrase)
            if beyond < len(tokens.words) and (
                tokens.words[beyond][0].isdigit() or tokens.words[beyond] in table.small
            ):
                continue
            exact = amount.exact
            if exact is not None:
                low, high = {
                    "min": (exact, None),
                    "max": (None, exact),
                    "about": (float(int(exact * 0.9)), float(-int(-exact * 1.1 // 1))),
                }[name]
                last = beyond
            break
    start, end = tokens.starts[first], tokens.ends[last - 1]
    spelled = tokens.text[tokens.starts[noun.first] : tokens.ends[noun.last - 1]] if noun else ""
    return Quantity(
        start=start + offset,
        end=end + offset,
        text=tokens.text[start:end],
        low=low,
        high=high,
        noun=spelled,
        noun_start=tokens.starts[noun.first] + offset if noun else None,
        noun_end=tokens.ends[noun.last - 1] + offset if noun else None,
        money=money,
    )
