"""Numbers that count something: soldiers, dead, drones, money. Data: lang/<xx>/numbers.toml.

Measures, shares, ages, dates, votes and numbers of order are no quantities.
"""

from __future__ import annotations

import re

import msgspec

from selon.measures.numbers_amount import Amount, Words, number_words, plain_amount, read_amount, starts_with
from selon.measures.numbers_heads import Noun, head_of, single_head
from selon.measures.numbers_nouns import Nouns, nouns_of, phrase_at, unit_of
from selon.measures.times_tokens import Tokens, tokenize
from selon.model.reading import Quantity

__all__ = ["find_quantities", "unit_of"]

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


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
            while i < end and tokens.starts[i] + offset < quantity.end:  # a hedge behind the number is used up
                i += 1
    return tuple(found)


def _is_change(tokens: Tokens, i: int, nouns: Nouns) -> bool:
    return any(w in nouns.changes for w in tokens.words[max(0, i - 3) : i])


def _first_number(tokens: Tokens, amount: Amount) -> int:
    return next((k for k in range(amount.first, amount.last) if tokens.words[k][0].isdigit()), amount.first)


def _is_name_or_code(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns) -> bool:
    """article 5, F-16, M23, 06 12 34 56 78, 14h30, 1er, 24/02, G7."""
    words, first = tokens.words, _first_number(tokens, amount)
    last = amount.last
    if amount.digits or words[first][0].isdigit():
        before = words[first - 1] if first else ""
        if tokens.glued(first) and (before in "-–/_#.,:" or before[-1].isalnum()) and first == amount.first:
            return True
        if last < len(words) and tokens.glued(last):
            after = words[last]
            if after in "/:-–_" or (after[0].isalpha() and after not in table.coins):
                return after not in "-–" or (last + 1 < len(words) and tokens.glued(last + 1))
            if after in ".," and last + 1 < len(words) and tokens.glued(last + 1) and words[last + 1][0].isdigit():
                return True
        if last < len(words) and words[last].isdigit() and len(words[last]) == 2 and len(words[last - 1]) == 2:
            return True
    elif _in_compound(tokens, last):
        return True  # three-day
    if amount.digits or words[first][0].isdigit():
        before = words[first - 1] if first else ""
        if before == "+" or (first and len(words[first - 1]) == 2 and words[first - 1].isdigit()):
            return True
    before = words[amount.first - 1] if amount.first else ""
    return before in nouns.labels or (before in ".°" and amount.first > 1 and words[amount.first - 2] in nouns.labels)


def _is_plain_year(tokens: Tokens, amount: Amount, nouns: Nouns) -> bool:
    """ "the 2022 elections": where thousands are written with a sign, four digits without one are a year."""
    alone = amount.digits and not amount.hedge and amount.last - amount.first == 1
    return nouns.plain_years and alone and _YEAR.fullmatch(tokens.words[amount.first]) is not None


def _in_compound(tokens: Tokens, at: int) -> bool:
    """A hyphen and a word are glued to the number before token `at`."""
    words = tokens.words
    return (
        at + 1 < len(words)
        and words[at] == "-"
        and tokens.glued(at)
        and tokens.glued(at + 1)
        and words[at + 1].isalpha()
    )


def _judge(
    tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, lang: str, offset: int
) -> tuple[Quantity | None, int]:
    """The quantity an amount is, if it is one, and the token to go on from."""
    words = tokens.words
    at = amount.last
    if _is_name_or_code(tokens, amount, table, nouns) or _is_plain_year(tokens, amount, nouns):
        return None, at
    money = _money(tokens, amount, table, nouns)
    if money is not None:
        code, coin = money
        return _make(tokens, amount, table, coin, code, offset), max(at, coin.last)
    skipped = phrase_at(nouns.skip, words, at)
    if skipped is None and at < len(words) and words[at] in nouns.skip_names and tokens.surface(at)[0].isupper():
        return None, at + 1  # 5 May
    if skipped is not None:
        behind = at + skipped[0]
        return None, behind + 2 if _is_share(tokens, behind, nouns, table) else behind
    big = amount.wants or words[at - 1] in table.multipliers
    if big and at + 1 < len(words) and words[at] in table.of:
        behind = at + 1 + (words[at + 1] == "'")
        if phrase_at(nouns.skip, words, behind) is not None:
            return None, behind
    total = _total(tokens, amount, table, nouns, lang)
    if total is not None:
        return _make(tokens, amount, table, total, None, offset), total.last
    noun = head_of(tokens, amount, table, nouns, lang)
    behind = _hedge_behind(tokens, at, table) if noun is None else 0
    if behind and nouns.adjectives_first:  # "12 or more people"
        noun = head_of(tokens, msgspec.structs.replace(amount, last=at + behind), table, nouns, lang)
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


def _total(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, lang: str) -> Noun | None:
    """ "12 of more than 20 missiles", "douze des 20 missiles": the noun of the whole, whose own number counts nothing more."""
    words, at = tokens.words, amount.last
    if amount.low is None or (amount.exact == 1 and words[at - 1] in table.ones) or amount.wants:
        return None
    part = phrase_at(nouns.partitive, words, at)
    share = phrase_at(nouns.shares, words, at)
    join = part or share or ((1, "") if at < len(words) and words[at] in table.of else None)
    whole = read_amount(tokens, at + join[0], table) if join is not None else None
    if whole is None or whole.low is None or whole.low < amount.low or (whole.exact == 1 and not whole.digits):
        return None
    if share is not None and part is None and (whole.low <= 10 or whole.low % 100 == 0):
        return None  # nine out of ten: a proportion
    noun = head_of(tokens, whole, table, nouns, lang)
    form = "".join(words[noun.first : noun.last]) if noun is not None else ""
    return noun if form and unit_of(form, lang) is not None else None


def _hedge_behind(tokens: Tokens, at: int, table: Words) -> int:
    """How many words right behind the number hedge it."""
    words = tokens.words
    rows = table.after.get(words[at], ()) if at < len(words) else ()
    return next((len(p) for p, _ in rows if starts_with(words, at, p)), 0)


def _one(
    tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, noun: Noun | None, lang: str, offset: int
) -> tuple[Quantity | None, int]:
    """ "un mort" counts, "un accord" does not; "un de ses passagers" counts."""
    before = tokens.words[amount.first - 1] if amount.first else ""
    if nouns.adjectives_first and amount.first + 1 == amount.last:
        noun = single_head(tokens, amount, nouns, lang)
    if noun is None or before == "'" or before == "-":
        return None, amount.last
    form = "".join(tokens.words[noun.first : noun.last])
    part = phrase_at(nouns.partitive, tokens.words, amount.last) is not None
    if form in nouns.one_of | nouns.one_behind or (part and unit_of(form, lang) not in (None, "equipment", "money")):
        return _make(tokens, amount, table, noun, None, offset), noun.last
    return None, amount.last


def _money(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns) -> tuple[str, Noun] | None:
    words, at = tokens.words, amount.last
    before = amount.first - 1
    if before >= 0 and (tokens.glued(amount.first) or nouns.currency_codes.get(words[before]) == words[before].upper()):
        for start in range(max(0, before - 2), before + 1):  # US$500, USD 500
            sign = phrase_at(nouns.currencies, words, start)
            if sign is not None and start + sign[0] == before + 1:
                return sign[1], Noun(start, before + 1)
    if at < len(words) and words[at] in table.of:
        at += 1 + (words[at + 1 : at + 2] == ("'",))
    hit = phrase_at(nouns.currencies, words, at)
    return None if hit is None else (hit[1], Noun(at, at + hit[0]))


def _is_share(tokens: Tokens, at: int, nouns: Nouns, table: Words) -> bool:
    """ "six déplacés sur dix", "13 contre 2": a proportion or a score."""
    words = tokens.words
    join = phrase_at(nouns.shares, words, at)
    if join is None or at + join[0] >= len(words):
        return False
    after = words[at + join[0]]
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
    if at - first == 1 and words[first] in table.never_alone:
        return False
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
        if (amount.exact or 0) >= 130:
            return True
        if before == ",":  # of those, 36 were shot down
            return phrase_at(nouns.after_bare, words, at) is not None
        valued = before in nouns.valuing and any(w in nouns.valued for w in words[max(0, first - 12) : first])
        return valued or (before not in ("-", "'", "(") and before not in nouns.before_digits)
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
