"""A title before a name (Foreign Minister Sergei Lavrov, army spokesman John Smith): the title heads the phrase.

Parsers differ in what they make the head. With the title on top, a role phrase has one shape in every language: the
role, and the name that follows it.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import Mention, Token

LONGEST = 5
"""Words of the longest title that is looked up (deputy prime minister for defence)."""
_BEFORE = frozenset({"compound", "amod", "nmod", "det", "nmod:poss", "case", "nummod", "punct"})


def titled(tokens: tuple[Token, ...], pack: Pack, mentions: tuple[Mention, ...] = ()) -> tuple[Token, ...]:
    """Tokens with titles rehung above the names that they stand before; words of one known name stay together."""
    inside = {i for m in mentions for i in range(m.first, m.last + 1) if m.last > m.first}
    head = [t.head for t in tokens]
    dep = [t.dep for t in tokens]
    pos = [t.pos for t in tokens]
    changed = False
    for name in tokens:
        if name.pos != "PROPN" or not any(tokens[c].dep == "compound" for c in name.children):
            continue
        role = _title(tokens, name, pack)
        if role is None or (role in inside and name.i in inside):
            continue
        changed = True
        above = head[name.i]
        head[role], dep[role], pos[role] = (role if above == name.i else above), dep[name.i], "NOUN"
        for c in name.children:
            if c < role or (c > name.i and tokens[c].dep not in {"flat", "compound"}) or tokens[c].dep == "case":
                head[c] = role
        head[name.i], dep[name.i] = role, "flat:name"
    if not changed:
        return tokens
    children: list[list[int]] = [[] for _ in tokens]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    return tuple(
        msgspec.structs.replace(t, head=h, dep=d, pos=p, children=tuple(c))
        for t, h, d, p, c in zip(tokens, head, dep, pos, children, strict=True)
    )


def _title(tokens: tuple[Token, ...], name: Token, pack: Pack) -> int | None:
    """Last token of the title among the name's own words before it, if the rest is a name."""
    own = [c for c in name.children if c < name.i and tokens[c].dep in _BEFORE]
    first = min(own, default=name.i)
    for last in range(name.i - 1, first - 1, -1):
        if last not in own or not all(_in_name(tokens[i], pack) for i in range(last + 1, name.i)):
            continue
        for width in range(min(LONGEST, last - first + 1), 0, -1):
            words = " ".join(t.norm for t in tokens[last - width + 1 : last + 1]).replace(" - ", "-")
            role = pack.roles.get(words)
            if role is not None and role.kind == "person":
                return last
    return None


def _in_name(token: Token, pack: Pack) -> bool:
    return token.text[:1].isupper() or token.norm in pack.words("place.inside")
