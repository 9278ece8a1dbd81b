"""The noun that a number counts: right behind it, or behind the adjectives where the language puts them first."""

from __future__ import annotations

import msgspec

from selon.measures.numbers_amount import Amount, Words
from selon.measures.numbers_nouns import Nouns, phrase_at, unit_of
from selon.measures.times_tokens import Tokens

LONGEST_RUN = 6  # words between a number and its noun


class Noun(msgspec.Struct, frozen=True):
    """Tokens [first, last) are the counted noun."""

    first: int
    last: int


def head_of(tokens: Tokens, amount: Amount, table: Words, nouns: Nouns, lang: str) -> Noun | None:
    """The head noun behind the amount, what joins it to the number left out."""
    words, at, end = tokens.words, amount.last, len(tokens.words)
    part = phrase_at(nouns.partitive, words, at) if not amount.wants else None
    if part is not None:
        at += part[0]
    elif at < end and words[at] in table.of and (amount.wants or amount.exact is None or amount.exact >= 1e6):
        at += 1 + (words[at + 1 : at + 2] == ("'",))
    if nouns.adjectives_first:
        return _behind_adjectives(tokens, at, nouns, lang)
    return _right_behind(tokens, at, amount, nouns, lang)


def _right_behind(tokens: Tokens, at: int, amount: Amount, nouns: Nouns, lang: str) -> Noun | None:
    words, end = tokens.words, len(tokens.words)
    passed: int | None = None
    while at < end and words[at] in nouns.between:
        if words[at] in nouns.stands and passed is None:
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


def _plural(word: str, nouns: Nouns) -> bool:
    return word in nouns.plurals or (word.endswith(nouns.plural_endings) and not word.endswith(nouns.not_plural))


def _is_name(tokens: Tokens, at: int) -> bool:
    shown = tokens.surface(at)
    return shown[0].isupper() and not tokens.text.isupper()


def _run(tokens: Tokens, at: int, nouns: Nouns) -> list[int]:
    """Words that may stand between a number and the end of its noun group, hyphens left out."""
    found: list[int] = []
    words, end = tokens.words, len(tokens.words)
    while at < end and len(found) < LONGEST_RUN:
        if words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1) and found:
            # F-16 jets, Iranian-made drones
            at += 2 if at + 2 < end and (words[at + 1].isdigit() or words[at + 1] in nouns.not_nouns) else 1
            continue
        if found and words[at].isdigit() and _is_name(tokens, found[-1]) and at + 1 < end and words[at + 1][0].isalpha():
            at += 1  # Challenger 2 tanks
            while at + 1 < end and tokens.glued(at):  # Iskander 9M723 missiles
                at += 1
            continue
        if found and words[at] in nouns.adjective_joins and _joins(tokens, at, nouns):
            at += 1
            continue
        if not words[at][0].isalpha() or words[at] in nouns.not_nouns:
            break
        if words[at + 1 : at + 2] == ("'",):  # soldiers' families: the owner is not counted
            break
        found.append(at)
        at += 1
    return found


def _joins(tokens: Tokens, at: int, nouns: Nouns) -> bool:
    """ "ten Ukrainian and Russian prisoners": one group; "three Palestinians and ..." is not."""
    names = at + 1 < len(tokens.words) and _is_name(tokens, at - 1) and _is_name(tokens, at + 1)
    return names and not _plural(tokens.words[at - 1], nouns)


def _behind_adjectives(tokens: Tokens, at: int, nouns: Nouns, lang: str) -> Noun | None:
    """ "twelve heavily armed men", "two police officers", "three Palestinians", "400 others"."""
    best: int | None = None
    listed = False
    for k in _run(tokens, at, nouns):
        word = tokens.words[k]
        if phrase_at(nouns.skip, tokens.words, k) is not None:
            return Noun(best if best is not None else k, (best if best is not None else k) + 1)
        unit = unit_of(word, lang) is not None
        if listed and not (unit or _plural(word, nouns)):
            break
        if _plural(word, nouns) and (unit or not _is_name(tokens, k)):
            behind = tokens.words[k + 1] if k + 1 < len(tokens.words) else ""
            qualifies = _plural(behind, nouns) and unit_of(behind, lang) is not None  # personnel carriers
            return Noun(k + qualifies, k + 1 + qualifies)
        if word in nouns.stands:
            best = k
        elif unit:
            best, listed = k, True
        elif _is_name(tokens, k):
            best = k
        elif best is not None and _plural(tokens.words[best], nouns):
            break  # three Palestinians shot dead
    if best is None or (
        not listed and not _plural(tokens.words[best], nouns) and tokens.words[best] not in nouns.stands
    ):
        return None
    return Noun(best, best + 1)


def single_head(tokens: Tokens, amount: Amount, nouns: Nouns, lang: str) -> Noun | None:
    """ "a Russian soldier was killed" counts one; "a soldier's family", "a prisoner swap" do not."""
    words = tokens.words
    at = amount.last
    part = phrase_at(nouns.partitive, words, at)
    if part is not None:
        return _behind_adjectives(tokens, at + part[0], nouns, lang)
    run = _run(tokens, at, nouns)
    # "one killed", "an injured soldier"; in "an attack killed" the participle counts nobody
    hits = [k for k in run if words[k] in nouns.one_of or (k == at and words[k] in nouns.one_behind)]
    if not hits:
        return None
    last = hits[0]
    while last + 1 in hits:
        last += 1
    after = words[last + 1] if last + 1 < len(words) else ""
    if after == "'" or (after == "-" and tokens.glued(last + 1)):
        return None
    ends = last + 1 not in run or after.endswith(nouns.after_one) or _is_name(tokens, last + 1)
    return Noun(last, last + 1) if ends else None
