"""A report's paragraphs cut for setting: stretches of text, each with the claims that it evokes, the outermost first. Pure.

Triggers may overlap: "agreed to send" and "send 14 Leopard" share a word. A stretch belongs to all claims whose trigger covers it;
it leads to the innermost, and where a trigger ends its number stands, so that each claim has a place to go to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from selon.dossier import MarkedReport, Paragraph


class Piece(msgspec.Struct, frozen=True):
    """Letters of one look. `cue`: it says who speaks. `lit`: it lies in the quote of the claim that is looked at."""

    text: str
    cue: bool = False
    lit: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """Adjacent pieces under the same triggers. `claims` from the outermost trigger to the innermost; `ends` are those that end here.

    `anchored`: it is the place of the claim that it leads to; `anchors`: claims whose place is the number at their end.
    """

    pieces: tuple[Piece, ...]
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    anchored: bool = False
    anchors: tuple[int, ...] = ()

    @property
    def leads_to(self) -> int:
        return self.claims[-1]


class SetParagraph(msgspec.Struct, frozen=True):
    """`claims` are those whose trigger begins in it; `looked_at` whether one of them is the claim that is looked at."""

    stretches: tuple[Stretch, ...]
    claims: tuple[int, ...]
    looked_at: bool = False


def set_paragraphs(marked: MarkedReport, *, chosen: int | None = None) -> tuple[SetParagraph, ...]:
    """`chosen` numbers the claim that is looked at, from 1."""
    lengths = [claim.trigger.end - claim.trigger.start for claim in marked.claims]
    return _with_places([_set(paragraph, lengths, chosen) for paragraph in marked.paragraphs])


def _with_places(paragraphs: Sequence[SetParagraph]) -> tuple[SetParagraph, ...]:
    """Each claim gets one place to go to: the first stretch that leads to it, or its number where none does."""
    leading = {stretch.leads_to for paragraph in paragraphs for stretch in paragraph.stretches if stretch.claims}
    placed: set[int] = set()
    done = []
    for paragraph in paragraphs:
        stretches = []
        for stretch in paragraph.stretches:
            anchored = bool(stretch.claims) and stretch.leads_to not in placed
            anchors = tuple(number for number in stretch.ends if number not in leading and number not in placed)
            placed.update((stretch.leads_to, *anchors) if stretch.claims else ())
            stretches.append(msgspec.structs.replace(stretch, anchored=anchored, anchors=anchors))
        done.append(msgspec.structs.replace(paragraph, stretches=tuple(stretches)))
    return tuple(done)


def unplaced(marked: MarkedReport) -> tuple[int, ...]:
    """Claims whose trigger begins in no paragraph (in the lines above the story)."""
    placed = {number for paragraph in marked.paragraphs for number in paragraph.claims}
    return tuple(number for number in range(1, len(marked.claims) + 1) if number not in placed)


def _set(paragraph: Paragraph, lengths: Sequence[int], chosen: int | None) -> SetParagraph:
    groups: list[tuple[tuple[int, ...], list[Piece]]] = []
    for run in paragraph.runs:
        piece = Piece(run.text, run.cue, chosen in run.quoted)
        if not groups or groups[-1][0] != run.triggers:
            groups.append((run.triggers, [piece]))
        elif _alike(groups[-1][1][-1], piece):
            last = groups[-1][1][-1]
            groups[-1][1][-1] = msgspec.structs.replace(last, text=last.text + piece.text)
        else:
            groups[-1][1].append(piece)
    stretches = []
    for at, (triggers, pieces) in enumerate(groups):
        later: Collection[int] = groups[at + 1][0] if at + 1 < len(groups) else ()
        nested = tuple(sorted(triggers, key=lambda number: (-lengths[number - 1], number)))
        stretches.append(Stretch(tuple(pieces), nested, tuple(number for number in sorted(triggers) if number not in later)))
    return SetParagraph(tuple(stretches), paragraph.claims, chosen in paragraph.claims)


def _alike(one: Piece, other: Piece) -> bool:
    return (one.cue, one.lit) == (other.cue, other.lit)
