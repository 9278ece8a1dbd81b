"""Which rows of embed.csv fit a word, and what governs a verb: by the surface where the parse hangs it elsewhere."""

from __future__ import annotations

from functools import lru_cache

from selon.claims.view import View
from selon.lang import Embed, load_pack
from selon.lang.conjugate import conjugator
from selon.model import VerbGroup

NONFINITE = frozenset({"inf", "infpast", "part", "partpast"})
INFINITIVES = frozenset({"inf", "infpast"})
_INF = frozenset({"inf", "de", "à"})
_QUE = frozenset({"que"})
_REACH = 14
"""Tokens between an infinitive and what governs it: complements and times may stand between."""


def finite(group: VerbGroup) -> bool:
    return group.tense not in NONFINITE


def infinitive(view: View, group: VerbGroup) -> bool:
    """Infinitives, those without a mark too (let them march), and gerunds that a preposition governs (for fear of being arrested)."""
    if group.tense in INFINITIVES:
        return True
    if group.tense == "pres" and group.relation in {"ccomp", "xcomp"} and group.first == group.head and not group.mark:
        return view.tokens[group.head].morph.get("VerbForm") == "Inf"
    return group.tense == "part" and bool(set(group.mark.split()) & view.pack.words("clause.gerund_as_infinitive"))


def rows(view: View, i: int, pos: str) -> list[Embed]:
    """Rows of a token that its following words meet, phrases of several words first."""
    found = []
    for lemma in _lemmas(view, i, pos):
        for row in view.pack.embeds.get(lemma, ()):
            if row.pos == pos and (len(row.words) == 1 or rest_follows(view, i, row.words[1:])):
                found.append(row)
    if pos == "verb" and i in view.groups:
        found = _being(view, view.groups[i]) + [r for r in found if not _loose(view, i, r)]
    return found


def _loose(view: View, i: int, row: Embed) -> bool:
    """`is in a position to` is no `is to`: the preposition of such a row follows its verb, adverbs and negations apart."""
    if len(row.words) != 2 or row.words[0] not in view.pack.words("verb.being") or row.words[1] not in view.pack.table("prep"):
        return False
    j = i + 1
    while j < len(view.tokens) and view.tokens[j].pos in {"ADV", "PART"} and view.tokens[j].norm != row.words[1]:
        j += 1
    return j >= len(view.tokens) or not _preposition(view, row.words[1], view.tokens[j].norm)


def _lemmas(view: View, i: int, pos: str) -> list[str]:
    token = view.tokens[i]
    if pos != "verb" or i not in view.groups:
        text, j = token.norm, i + 1
        while j < min(len(view.tokens), i + 4) and view.tokens[j].norm.startswith("-"):
            text, j = text + view.tokens[j].norm, j + 1  # dit-on, semble-t-il
        return [*token.stems[:6], *([text] if text != token.norm else [])]
    group = view.groups[i]
    return [group.lemma]


def _being(view: View, group: VerbGroup) -> list[Embed]:
    """`est chargé de`, `est tenu de`: rows that begin with être, for a passive or a predicate."""
    head = view.tokens[group.head]
    if not (group.copula or group.passive):
        if not _with_being(view, group):
            return []
        # is going to: the form itself, as the verb's other forms are no such phrase
        rows_ = (r for le in view.pack.words("verb.being") for r in view.pack.embeds.get(le, ()))
        return [r for r in rows_ if r.pos == "verb" and r.words[1:] == (head.norm,) and head.norm != head.lemma]
    names = head.stems
    return [
        r for lemma in view.pack.words("verb.being") for r in view.pack.embeds.get(lemma, ())
        if r.pos == "verb" and len(r.words) > 1 and any(r.words[-1] == n or r.words[1:] == (n,) for n in names) and _between(view, group, r)
    ]  # fmt: skip


def _with_being(view: View, group: VerbGroup) -> bool:
    being = view.pack.words("verb.being")
    return any(view.tokens[i].lemma in being for i in range(group.first, group.head))


def _between(view: View, group: VerbGroup, row: Embed) -> bool:
    """The middle words of a row (être la cible) stand in the group."""
    inside = {w for i in range(group.first, max(group.last, group.head) + 1) for w in (view.tokens[i].norm, view.tokens[i].lemma)}
    return all(w in inside for w in row.words[1:-1])


def rest_follows(view: View, i: int, words: tuple[str, ...]) -> bool:
    j = i + 1
    for word in words:
        for k in range(j, min(j + 4, len(view.tokens))):
            token = view.tokens[k]
            if word in token.stems or _preposition(view, word, token.norm):
                j = k + 1
                break
        else:
            return False
    return True


def adjacent(view: View, i: int, words: tuple[str, ...]) -> bool:
    stretch = view.tokens[i : i + len(words)]
    return len(stretch) == len(words) and all(
        w in (t.norm, t.lemma) or _preposition(view, w, t.norm)
        for w, t in zip(words, stretch, strict=True)
    )


def pattern(view: View, child: int, parent: int) -> frozenset[str]:
    """How a child hangs on its governor: que, inf, part for a clause; obj, de, à for a noun, by its preposition."""
    group = view.groups.get(child)
    if group is not None:
        if infinitive(view, group):
            return _INF
        return frozenset({"part"}) if group.tense in NONFINITE else _QUE
    phrase = view.phrases.get(child)
    above = view.groups.get(parent)
    if above is not None:
        if child in above.objects:
            return frozenset({"obj"})
        if child in above.subjects:
            return frozenset({"subj"})
        return _by_preposition(view, phrase.prep, ("de", "à", "sur", "contre", "pour")) if phrase else frozenset()
    found = _by_preposition(view, phrase.prep, ("de", "à", "par", "sur", "pour")) if phrase else frozenset()
    return found | {"obj"} if found else found


_PATTERNS = {"de": "of", "à": "to", "sur": "on", "contre": "against", "pour": "for", "par": "by"}
"""Names of patterns in embed.csv → the case of grammar.toml whose prepositions they stand for."""


def _by_preposition(view: View, prep: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(n for n in names if prep in view.pack.words(f"case.{_PATTERNS[n]}"))


def _preposition(view: View, word: str, norm: str) -> bool:
    """A preposition of a row in any of its forms (du, aux)."""
    table = view.pack.table("prep")
    return word in table and table.get(norm) == table[word]


def named(view: View, row: Embed, child: int) -> bool:
    """`warned about an invasion`: the row's last word is the preposition of what hangs on it, which is then its object."""
    phrase = view.phrases.get(child)
    table = view.pack.table("prep")
    return (
        phrase is not None and child not in view.groups and len(row.words) > 1 and bool(phrase.prep)
        and table.get(row.words[-1]) == phrase.prep and "obj" in row.patterns
    )  # fmt: skip


def fits(row: Embed, patterns: frozenset[str], group: VerbGroup | None) -> bool:
    """Whether a row takes a child with these patterns; verbs without object (la trêve expire) take it as their subject."""
    if "subj" in patterns:
        bare = group is not None and (not group.objects or len(row.words) > 1)
        return "obj" in row.patterns and row.control == "none" and bare and not (group is not None and group.passive)
    if "pour" in patterns:
        return "à" in row.patterns  # plaide pour une trêve, the appeal for a truce
    if patterns & {"sur", "contre"}:
        return "de" in row.patterns and row.pos == "verb"
    return bool(row.patterns & patterns)


def lacking(view: View, noun: int) -> bool:
    """`We have no evidence that …`, `n'a pas la preuve que …`: neither told nor denied."""
    cues = {c.kind for le in view.tokens[noun].stems for c in view.pack.cues.get(le, ()) if c.stance == "confirm"}
    if "noun" not in cues or noun not in view.phrases:
        return False
    group = view.governor(noun)
    return view.phrases[noun].negated or (group is not None and group.negated and noun in group.objects)


def governor(view: View, group: VerbGroup) -> int | None:
    """Token that governs an infinitive or a que-clause, read from the words left of it; None: ask the parser."""
    if infinitive(view, group):
        twin = _twin(view, group)
        return governor(view, twin) if twin is not None else _left(view, group.first - 1, _INF)
    if finite(group) and group.antecedent is None:
        opened = _complementizer(view, group)
        if opened is not None:
            return _left(view, opened - 1, _QUE)
    return None


def _twin(view: View, group: VerbGroup) -> VerbGroup | None:
    """`à épargner les civils et à laisser passer`: the infinitive before the conjunction shares what governs it."""
    prepositions = view.pack.words("clause.clitic_marks")
    i = group.first - 1
    if i > 0 and view.tokens[i].norm in prepositions:
        i -= 1
    if i <= 0 or view.tokens[i].pos != "CCONJ":
        return None
    for j in range(i - 1, max(-1, i - _REACH), -1):
        other = view.group_at.get(j)
        if other is not None:
            return other if infinitive(view, other) else None
    return None


def _complementizer(view: View, group: VerbGroup) -> int | None:
    que = view.pack.words("negation.restrict")
    sent = view.sentence(group.head)
    for i in range(group.first - 1, max(sent.first, group.first - _REACH) - 1, -1):
        if view.tokens[i].norm in que:
            return i
        if i in view.group_at or view.tokens[i].norm in {";", ":", '"'}:
            return None
    return None


def _left(view: View, start: int, patterns: frozenset[str]) -> int | None:
    """The nearest word to the left that has a row for such a clause; a verb without one ends the search."""
    if start < 0:
        return None
    sent = view.tokens[start].sent
    for i in range(start, max(-1, start - _REACH), -1):
        token = view.tokens[i]
        if token.sent != sent or token.norm in {";", ":", '"'}:
            return None
        group = view.group_at.get(i)
        if group is not None:
            if takes(view, group.head, patterns):
                return group.head
            if group.tense == "partpast" and group.antecedent is not None:
                continue
            return None
        if token.pos in {"NOUN", "ADJ", "ADV", "PROPN"} and _word_takes(view, i, patterns):
            return i
    return None


def takes(view: View, head: int, patterns: frozenset[str]) -> bool:
    group = view.groups[head]
    kinds = ("verb", "adj", "noun") if predicate(group) else ("verb",)
    return any(
        fits(r, patterns, group) and (pos != "verb" or r.reflexive == group.reflexive or r.words[0] in view.pack.words("verb.being"))
        for pos in kinds for r in rows(view, head, pos)
    )  # fmt: skip


def predicate(group: VerbGroup) -> bool:
    """Groups whose head may be an adjective of the tables (est prêt, est déterminé, résolu à)."""
    return group.copula or group.passive or group.tense == "partpast"


def _word_takes(view: View, i: int, patterns: frozenset[str]) -> bool:
    return any(fits(r, patterns, None) for pos in ("noun", "adj") for r in rows(view, i, pos)) or bool(untagged(view, i, patterns))


def untagged(view: View, i: int, patterns: frozenset[str]) -> list[Embed]:
    """Rows of a verb form that the tagger took for a noun (Doha tâche d'obtenir …, L'Iran compte livrer …)."""
    if i in view.group_at or not view.tokens[i].text[:1].islower():
        return []
    before = view.tokens[i - 1] if i else None
    if before is None or before.pos in {"DET", "ADP", "ADJ", "NUM"}:
        return []
    lemmas = {le for le, f in _forms(view.pack.lang).get(view.tokens[i].norm, ()) if f.endswith(("3s", "3p")) and not f.startswith("subj")}
    return [r for le in sorted(lemmas) for r in view.pack.embeds.get(le, ()) if r.pos == "verb" and r.patterns & patterns and not r.reflexive]


@lru_cache(maxsize=8)
def _forms(lang: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Forms of the verbs of embed.csv."""
    table = load_pack(lang).embeds
    endings = tuple(load_pack(lang).words("verb.infinitive_endings"))
    return conjugator(lang).invert(v for v in sorted(table) if v.endswith(endings) and any(r.pos == "verb" for r in table[v]))


def conjunctions(view: View, group: VerbGroup) -> list[tuple[int, Embed]]:
    """Conjunctions that open the group's clause, the longest first: between the previous verb and this one."""
    sent = view.sentence(group.head)
    usual = "inf" if infinitive(view, group) else "que"
    found: list[tuple[int, Embed]] = []
    for i in range(group.first - 1, max(sent.first, group.first - _REACH) - 1, -1):
        for row in view.pack.embeds.get(view.tokens[i].norm, ()):
            wanted = "que" if row.lemma in group.mark.split() else usual  # lest the army bomb the town
            if row.pos != "conj" or wanted not in row.patterns:
                continue
            met = len(row.words) == 1 or (adjacent(view, i, row.words) if wanted == "inf" else rest_follows(view, i, row.words[1:]))
            if met and (wanted == "que" or i + len(row.words) == _clitics(view, group)):
                found.append((i, row))
        if i in view.groups and i != group.head and view.tokens[i].pos in {"VERB", "AUX"}:
            break
    return sorted(found, key=lambda r: -len(r[1].words))[:1]


def _clitics(view: View, group: VerbGroup) -> int:
    """Where an infinitive begins: `ne`, `pas` and pronouns before it are its own."""
    i = group.first
    while i and view.tokens[i - 1].norm in view.pack.words("negation.ne") | view.pack.words("negation.second"):
        i -= 1
    return i
