"""spaCy's English labels (ClearNLP) as Universal Dependencies: the one place that knows of them.

After the bridge a preposition is the `case` of its noun, a predicate heads its copula, and a gerund behind a preposition
hangs on the verb above with the preposition as its mark; so the rooms behind never know which scheme the parser spoke.
Labels: https://github.com/clir/clearnlp-guidelines; https://universaldependencies.org/u/dep/.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.model import Token

SCHEME = "clearnlp"

_RENAMED = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "npadvmod": "obl:mod", "poss": "nmod:poss", "predet": "det",
    "preconj": "cc", "quantmod": "advmod", "oprd": "xcomp", "intj": "discourse", "meta": "dep", "acomp": "xcomp", "attr": "xcomp",
}  # fmt: skip
_ENTITIES = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC",
    "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
"""OntoNotes names of entities → the four of WikiNER, which the French model has. Dates and numbers are read elsewhere."""
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_CLAUSAL = frozenset({"VERB", "AUX"})


class _Tree:
    """Heads and labels under change."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.head = [t.head for t in tokens]
        self.dep = [t.dep for t in tokens]
        self.pos = [t.pos for t in tokens]

    def children(self, i: int) -> Iterator[int]:
        return (c for c, h in enumerate(self.head) if h == i and c != i)

    def hang(self, i: int, head: int, dep: str) -> None:
        self.head[i], self.dep[i] = head, dep

    def done(self) -> tuple[Token, ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, h in enumerate(self.head):
            if h != i:
                children[h].append(i)
        return tuple(
            msgspec.structs.replace(t, head=h, dep=d, pos=p, children=tuple(c), ent=_ENTITIES.get(t.ent, ""))
            for t, h, d, p, c in zip(self.tokens, self.head, self.dep, self.pos, children, strict=True)
        )


def universal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Tokens of a ClearNLP parse, relabelled and rehung. Words, offsets and morphology stay as they are."""
    tree = _Tree(tokens)
    for i in range(len(tokens) - 1, -1, -1):  # inner prepositions (from inside the city) before outer ones
        if tree.dep[i] in _PREPOSITIONS and tree.pos[i] not in _NOMINAL:
            _preposition(tree, i)
    for i, token in enumerate(tokens):
        if token.lemma == "be" and tree.pos[i] in _CLAUSAL and tree.dep[i] not in {"aux", "auxpass"}:
            _copula(tree, i)
    for i, token in enumerate(tokens):
        if tree.dep[i] == "aux" and token.pos == "PART":
            tree.dep[i] = "mark"  # to attack
        if tree.dep[i] == "poss" and token.morph.get("Poss") == "Yes":
            tree.dep[i], tree.pos[i] = "det", "DET"  # its, their: a determiner, as in other languages
        tree.dep[i] = _RENAMED.get(tree.dep[i], tree.dep[i])
    return tree.done()


def _preposition(tree: _Tree, i: int) -> None:
    """The noun takes its preposition's place, the preposition becomes its case."""
    above = tree.head[i]
    below = list(tree.children(i))
    noun = next((c for c in below if tree.dep[c] == "pobj"), None)
    clause = next((c for c in below if tree.dep[c] == "pcomp"), None)
    inner = next((c for c in below if tree.dep[c] in {"obl", "nmod"}), None)  # its own object was lifted already
    if clause is not None and noun is None:
        nominal = tree.pos[above] in _NOMINAL
        tree.hang(clause, above, "acl" if nominal else "advcl")
        tree.hang(i, clause, "mark")
        _pass_on(tree, i, below, clause)
        return
    noun = noun if noun is not None else inner
    if noun is None:
        tree.dep[i] = "compound:prt" if tree.pos[i] in {"ADP", "PART"} else "advmod"
        return
    label = "nmod" if tree.pos[above] in _NOMINAL else "obl:agent" if tree.dep[i] == "agent" else "obl"
    tree.hang(noun, above, label)
    tree.hang(i, noun, "case")
    _pass_on(tree, i, below, noun)


def _pass_on(tree: _Tree, i: int, below: list[int], to: int) -> None:
    """What hung on the preposition (just outside, in and around) hangs on what it brings."""
    for c in below:
        if c != to:
            tree.hang(c, to, "case" if tree.dep[c] in {"conj", "prep", "pcomp", "case"} else tree.dep[c])
            if tree.dep[c] == "case" and tree.pos[c] in _NOMINAL:
                tree.dep[c] = "nmod"


def _copula(tree: _Tree, i: int) -> None:
    """`is ready`, `was a threat`: the predicate heads the clause; `there were clashes`: what there is is the verb's object."""
    below = list(tree.children(i))
    predicate = next((c for c in below if tree.dep[c] in {"attr", "acomp"}), None)
    if predicate is None:
        return
    if any(tree.dep[c] == "expl" and tree.tokens[c].norm == "there" for c in below):
        tree.dep[predicate] = "obj"
        tree.pos[i] = "VERB"
        return
    above, label = tree.head[i], tree.dep[i]
    tree.hang(predicate, predicate if above == i else above, label)
    for c in below:
        if c != predicate:
            tree.head[c] = predicate
    tree.hang(i, predicate, "cop")
