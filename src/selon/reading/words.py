"""Word analysis that does not depend on the tagger: verb forms from the pack's conjugator, noun lemmas from its lists."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from selon.lang import Pack, load_pack
from selon.lang.conjugate import conjugator


class Lexicon(msgspec.Struct, frozen=True):
    """`verbs`: form → ((lemma, feature), ...); `nouns`: every noun lemma the pack knows."""

    verbs: dict[str, tuple[tuple[str, str], ...]]
    nouns: frozenset[str]
    aux: dict[str, tuple[str, str]]


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    pack = load_pack(lang)
    lemmas = set(pack.verbs)
    lemmas |= {e for e, rows in pack.embeds.items() if any(r.pos == "verb" for r in rows)}
    lemmas |= {c for c, rows in pack.cues.items() if any(r.kind == "verb" for r in rows)}
    lemmas |= {s.lemma for rows in pack.phrases.values() for s in rows}
    lemmas |= {v for key in ("verb.etre", "verb.copula", "verb.modal", "verb.causative") for v in pack.words(key)}
    lemmas |= {v.removeprefix("se ").split()[0] for v in pack.words("verb.happen") | pack.words("verb.counting")}
    endings = tuple(pack.words("verb.infinitive_endings"))
    verbs = conjugator(lang).invert(v for v in sorted(lemmas) if v.endswith(endings) and " " not in v and v not in pack.words("verb.no_verbs"))
    nouns = frozenset(pack.nouns) | frozenset(pack.classes) | frozenset(pack.roles)
    nouns |= {s.lemma for rows in pack.phrases.values() for s in rows}
    return Lexicon(verbs=verbs, nouns=nouns, aux=_auxiliaries(pack))


def _auxiliaries(pack: Pack) -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    groups = pack.grammar.get("aux", {})
    assert isinstance(groups, dict)
    for name, tenses in groups.items():
        for tense, forms in tenses.items():
            for form in forms:
                table.setdefault(form, (name, tense))
    return table
